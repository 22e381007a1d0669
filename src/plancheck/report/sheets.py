"""What a report says, from the tables alone: findings as sentences, tables with source notes, captions.

A template calls these functions and shows what they return; it computes nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plancheck.errors import UsageError
from plancheck.report.amounts import Lang, format_interval, format_value
from plancheck.report.words import Words
from plancheck.study import Study

if TYPE_CHECKING:
    import pandas as pd
    from great_tables import GT


@dataclass(frozen=True)
class Sheet:
    """The tables of one report: a plan's rows, or all rows for the overview.

    Parameters
    ----------
    study : Study
    plan : str
        Document id; empty for the overview.
    lang : {"zh", "en"}
    title : str
        Title of the plan as its origin gives it.
    """

    study: Study
    plan: str
    lang: Lang
    title: str

    @property
    def words(self) -> Words:
        """The words of the report's language."""
        return Words.of(self.lang)

    def _own(self, frame: pd.DataFrame) -> pd.DataFrame:
        return (frame if not self.plan else frame[frame["document"] == self.plan]).reset_index(drop=True)

    @property
    def statements(self) -> pd.DataFrame:
        """Rows of the statements table."""
        return self._own(self.study.statements)

    @property
    def claims(self) -> pd.DataFrame:
        """Rows of the claims table: what the plan asserts, inconsistent first."""
        order = {"inconsistent": 0, "consistent": 1, "unverifiable": 2}
        frame = self._own(self.study.claims)
        return frame.sort_values("verdict", key=lambda column: column.map(order), kind="stable").reset_index(
            drop=True
        )

    @property
    def targets(self) -> pd.DataFrame:
        """Rows of the targets table."""
        return self._own(self.study.targets)

    def findings(self) -> list[str]:
        """Return the key findings, one sentence each, numbers first."""
        words, claims, targets = self.words, self.claims, self.targets
        verdicts = claims["verdict"].value_counts()
        outcomes = targets["outcome"].value_counts()
        trend = targets["consistency"].value_counts()
        sentences = [
            words.say(
                "finding.counts",
                statements=len(self.statements),
                targets=int((self.statements["status"] == "target").sum()),
            ),
            words.say(
                "finding.claims",
                claims=len(claims),
                **{
                    verdict: int(verdicts.get(verdict, 0))
                    for verdict in ("consistent", "inconsistent", "unverifiable")
                },
            ),
        ]
        sentences += list(claims.loc[claims["verdict"] == "inconsistent", f"text_{self.lang}"])
        if len(targets):
            sentences.append(
                words.say(
                    "finding.outcomes",
                    assessed=len(targets),
                    **{
                        verdict: int(outcomes.get(verdict, 0))
                        for verdict in ("met", "missed", "undetermined")
                    },
                )
            )
            sentences.append(
                words.say(
                    "finding.trend",
                    above=int(trend.get("above trend", 0)),
                    on=int(trend.get("on trend", 0)),
                    below=int(trend.get("below trend", 0)),
                    none=int(trend.get("not assessable", 0)),
                )
            )
            sentences += [
                self._outcome_sentence(row)
                for row in targets.itertuples()
                if row.outcome in ("met", "missed")
            ]
        return sentences

    def _outcome_sentence(self, row: Any) -> str:
        return self.words.say(
            "finding.outcome_one",
            region=row.region,
            period=row.period,
            indicator=row.indicator,
            target=row.figure.replace("\n", ""),
            outcome=format_interval(row.outcome_low, row.outcome_high, row.unit, lang=self.lang),
            verdict=self.words[f"outcome.{row.outcome}"],
        )

    def figures_table(self) -> GT:
        """Return the plan's figures with the range each can stand for and where it stands."""
        words, frame = self.words, self.statements
        data = {
            words["figure"]: [figure.replace("\n", "") for figure in frame["figure"]],
            words["interval"]: self._intervals(frame, "low", "high"),
            words["indicator"]: frame["indicator"],
            words["region"]: frame["region"],
            words["period"]: frame["period"],
            words["status"]: [words[f"status.{status}"] for status in frame["status"]],
            words["provenance"]: [
                f"{document}:{start} {section}"
                for document, start, section in zip(
                    frame["document"], frame["start"], frame["section"], strict=True
                )
            ],
        }
        return self._table("figures", data, note=self._source_note())

    def claims_table(self) -> GT:
        """Return the relations checked: computed beside stated, verdict, explanation."""
        words, frame = self.words, self.claims
        data = {
            words["verdict"]: [words[f"verdict.{verdict}"] for verdict in frame["verdict"]],
            words["kind"]: [words[f"kind.{kind}"] for kind in frame["kind"]],
            words["computed"]: self._intervals(frame, "computed_low", "computed_high"),
            words["stated"]: [text.replace("\n", "") for text in frame["stated"]],
            words["explanation"]: frame[f"text_{self.lang}"],
            words["reading"]: frame["reading"],
        }
        return self._table("claims", data, note=self._source_note())

    def targets_table(self) -> GT:
        """Return the targets: what each asks for, growth so far, verdicts and their reasons."""
        words, frame = self.words, self.targets
        data = {
            words["indicator"]: frame["indicator"],
            words["region"]: frame["region"],
            words["period"]: frame["period"],
            words["target"]: [figure.replace("\n", "") for figure in frame["figure"]],
            words["required"]: self._percentages(frame, "required"),
            words["past"]: self._percentages(frame, "past"),
            words["probability"]: [f"{100 * p:.0f}%" if p == p else "–" for p in frame["probability"]],
            words["consistency"]: [words[f"consistency.{verdict}"] for verdict in frame["consistency"]],
            words["outcome.value"]: self._intervals(frame, "outcome_low", "outcome_high"),
            words["outcome"]: [words[f"outcome.{verdict}"] for verdict in frame["outcome"]],
            words["explanation"]: frame["outcome_reason"],
        }
        return self._table("targets", data, note=self._source_note())

    def _intervals(self, frame: pd.DataFrame, low: str, high: str) -> list[str]:
        triples = zip(frame[low], frame[high], frame["unit"], strict=True)
        return [format_interval(a, b, unit, lang=self.lang) for a, b, unit in triples]

    def _percentages(self, frame: pd.DataFrame, name: str) -> list[str]:
        pairs = zip(frame[f"{name}_low_pct"], frame[f"{name}_high_pct"], strict=True)
        return [format_interval(a, b, "%", lang=self.lang, digits=3) if a == a else "–" for a, b in pairs]

    def _source_note(self) -> str:
        words = self.words
        kinds = sorted(set(self.statements["source"]))
        return f"{words['source']}: {self.plan or words['overview']} · " + ", ".join(
            words[f"source.{kind}"] for kind in kinds
        )

    def _table(self, name: str, data: dict[str, Any], *, note: str) -> GT:
        import pandas as pd
        from great_tables import GT

        table = GT(pd.DataFrame(data), id=f"plancheck-{name}")
        return table.tab_source_note(note).tab_options(table_width="100%", table_font_size="13px")

    def series_of_targets(self) -> list[tuple[str, str]]:
        """Return the (concept, region) pairs of the targets that have actual values, in the targets' order."""
        have = set(zip(self.study.series["concept"], self.study.series["region"], strict=True))
        pairs = zip(self.targets["concept"], self.targets["region"], strict=True)
        return [pair for pair in dict.fromkeys(pairs) if pair in have]

    def series_points(self, concept: str, region: str) -> pd.DataFrame:
        """Return the level values of one concept and region."""
        frame = self.study.series
        return frame[(frame["concept"] == concept) & (frame["region"] == region)].reset_index(drop=True)

    def series_caption(self, concept: str, region: str) -> str:
        """Return the caption of a series figure, sources named."""
        points = self.series_points(concept, region)
        names = self.targets.loc[self.targets["concept"] == concept, "indicator"]
        sources = ", ".join(sorted(set(points["basis"]) - {""}))
        return self.words.say("caption.series", indicator=names.iloc[0], region=region, sources=sources)

    def describe(self, value: float, unit: str) -> str:
        """Return a value for running text, four significant digits."""
        return format_value(value, unit, lang=self.lang, digits=4)


def plan_sheet(plan: str, *, study: Study, lang: str, title: str = "") -> Sheet:
    """Return the sheet of one plan.

    Raises
    ------
    UsageError
        When no statement comes from a document of that id.
    """
    known = sorted(set(study.statements["document"]))
    if plan not in known:
        raise UsageError(f"a document of {', '.join(known)}", met=repr(plan), do="choose one of them as plan")
    return Sheet(study, plan, Words.of(lang).lang, title or plan)


def overview_sheet(*, study: Study, lang: str) -> Sheet:
    """Return the sheet over all plans."""
    words = Words.of(lang)
    return Sheet(study, "", words.lang, words["overview"])
