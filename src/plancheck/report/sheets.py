"""What a report is about: the rows of the tables in its scope, as known at its date, and the blocks made from them.

A template's cells call these methods and show what they return; a template computes nothing itself.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancheck.amounts import EXACT_DIGITS, one_line
from plancheck.errors import UsageError
from plancheck.paths import documents_folder
from plancheck.report.blocks import VERDICT_SIGNS
from plancheck.report.claim_blocks import ClaimBlocks
from plancheck.report.display import Block, render_block
from plancheck.report.known import as_known
from plancheck.report.labels import DocumentLabel, Labels
from plancheck.report.sentences import capital, say_period
from plancheck.report.series_blocks import SeriesBlocks
from plancheck.report.target_blocks import TargetBlocks
from plancheck.report.words import Words
from plancheck.study import Study

# The sections of each template in their order, for the table of contents.
SECTIONS = {
    "plan": ("claims", "targets", "series", "growth", "figures", "method", "reproduce"),
    "indicator": ("series", "growth", "targets", "claims", "figures", "method", "reproduce"),
    "region": ("targets", "claims", "series", "growth", "figures", "method", "reproduce"),
    "overview": ("documents", "claims", "targets", "series", "growth", "method", "reproduce"),
}


class Sheet(ClaimBlocks, TargetBlocks, SeriesBlocks):
    """One report: its scope and the blocks that a template shows."""

    def header(self) -> Block:
        """Return title, issuer, dates and the counts at a glance, with the facts that the site's index needs."""
        words = self.words
        # a document without a title goes by its id, which is written as its file is
        title = self.title if self.title == self.subject else capital(self.title)
        label = self.labels.document(self.subject, lang=self.lang) if self.kind == "plan" else None
        about = self._about(label)
        verdicts, outcomes = self._counts("claims", "verdict"), self._counts("targets", "outcome")
        figures, claims, targets = len(self.statements), len(self.claims), len(self.targets)
        tiles = [
            (figures, words.say("tile.figures", n=figures), ""),
            (claims, words.say("tile.claims", n=claims), words.say("tile.claims_more", **verdicts)),
            (targets, words.say("tile.targets", n=targets), words.say("tile.targets_more", **outcomes)),
        ]
        kicker = words[f"kicker.{self.kind}"]
        contents = [("findings", words["findings"])]
        contents += [(name, words[name]) for name in SECTIONS[self.kind]]
        html = render_block(
            "header", kicker=kicker, title=title, about=about, tiles=tiles, contents=contents, words=words
        )
        lines = [kicker, self.title, *(f"{key}: {value}" for key, value in about)]
        lines += [f"{n} {name} {more}".rstrip() for n, name, more in tiles]
        return Block(html, "\n".join(lines), self._facts(label, {**verdicts, **outcomes}))

    def _about(self, label: DocumentLabel | None) -> list[tuple[str, str]]:
        """What stands under the title, each with its name: who issued a plan and when, and what the report was made from."""
        words = self.words
        about: list[tuple[str, str]] = []
        if label is not None:
            parts = (
                ("issuer", label.issuer),
                ("number", label.number),
                ("date", label.date),
                ("plan_years", label.years),
                ("place", self.labels.region(label.region, lang=self.lang)),
            )
            about += [(words[key], value) for key, value in parts if value]
        about.append((words["data_date"], self.data_date or "–"))
        if self.vintage:
            about.append((words["as_of"], self.vintage))
        elif self.judged_at:
            about.append((words["judged_at"], self.judged_at))
        if self.corpus:
            about.append((words["corpus"], self.corpus))
        kinds = [words[f"source.{kind}"] for kind in sorted(set(self.statements["source"]))]
        about.append((words["read_from"], words["list_join"].join(kinds) or "–"))
        return about

    def _facts(self, label: DocumentLabel | None, counts: dict[str, int]) -> dict[str, Any]:
        """What the site's index lists a report by."""
        from plancheck.report.findings import find_findings

        rows = list(self.statements.itertuples())
        concepts = {
            row.concept: self.labels.concept(row.concept, lang=self.lang) for row in rows if row.concept
        }
        return {
            "kind": self.kind,
            "subject": self.subject,
            "lang": self.lang,
            "title": self.title,
            "date": label.date if label else "",
            "order": label.sort_key if label else "",
            "data_date": self.data_date,
            "vintage": self.vintage,
            "counts": {"figures": len(self.statements), "claims": len(self.claims), "targets": len(self.targets)}
            | counts,
            "findings": [finding.facts() for finding in find_findings(self)],
            "entries": self._entries(),
            "indicators": sorted(concepts.items()),
            "regions": sorted({(row.region, self.region(row)) for row in rows}),
        }  # fmt: skip

    def _counts(self, table: str, column: str) -> dict[str, int]:
        frame = getattr(self, table)
        closed = {
            "verdict": ("consistent", "inconsistent", "unverifiable"),
            "outcome": ("met", "missed", "undetermined", "open"),
        }
        counts = frame[column].value_counts()
        return {verdict: int(counts.get(verdict, 0)) for verdict in closed[column]}

    def _entries(self) -> list[dict[str, str]]:
        """What the site's search finds: each target with its verdicts, and its line in this report."""
        return [
            {
                "name": self.indicator(row), "concept": row.concept, "region": self.region(row),
                "period": say_period(row.period, lang=self.lang, bare=True), "figure": self.stated_figure(row), "consistency": row.consistency, "outcome": row.outcome,
                "document": row.document, "anchor": f"target-{row.start}" if self.kind == "plan" else "",
            }
            for row in self.targets.itertuples()
        ]  # fmt: skip

    def findings(self) -> Block:
        """Return the key findings: one sentence each, the contradictions at the top, the long rest folded."""
        from plancheck.report.findings import OPEN_SHOWN, find_findings

        found = find_findings(self)
        shown = OPEN_SHOWN if len(found) > OPEN_SHOWN + 2 else len(found)  # nobody unfolds two lines
        html = render_block(
            "findings", title=self.words["findings"], shown=found[:shown], folded=found[shown:], signs=VERDICT_SIGNS,
            more=self.words.say("finding.more_findings", n=len(found) - shown), words=self.words,
        )  # fmt: skip
        return Block(html, "\n".join(f"{VERDICT_SIGNS.get(f.verdict, '·')} {f.text}" for f in found))

    def figures_table(self) -> Block:
        """Return every figure in scope with the range it can stand for and where it stands."""
        words, frame = self.words, self.statements
        if frame.empty:
            return self._nothing("no_figures")
        rows = list(frame.itertuples())
        data = {
            words["figure"]: [one_line(figure) for figure in frame["figure"]],
            words["interval"]: self._intervals(frame, "low", "high", digits=EXACT_DIGITS),
            words["indicator"]: [self.indicator(row) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["period"]: [say_period(period, lang=self.lang, bare=True) for period in frame["period"]],
            words["measure"]: [words[f"measure.{measure}"] for measure in frame["measure"]],
            words["status"]: [words[f"status.{status}"] for status in frame["status"]],
            words["provenance"]: [self.place(row) for row in rows],
        }
        anchors = [self.anchor(row.document, row.start) for row in rows]
        return self._table("figures", data, folded=True, anchors=anchors)

    def plans_table(self) -> Block:
        """Return one line per document: its figures, relations and targets, with a link to its report."""
        words = self.words
        rows = []
        for document in self.documents:
            claims = self.claims[self.claims["document"] == document]["verdict"].value_counts()
            targets = self.targets[self.targets["document"] == document]["outcome"].value_counts()
            label = self.labels.document(document, lang=self.lang)
            rows.append(
                {
                    "href": f"plan/{document}.html",
                    "title": label.name,
                    "about": " · ".join(part for part in (label.issuer, label.date) if part),
                    "figures": int((self.statements["document"] == document).sum()),
                    "claims": [int(claims.get(v, 0)) for v in ("consistent", "inconsistent", "unverifiable")],
                    "targets": [int(targets.get(v, 0)) for v in ("met", "missed", "undetermined", "open")],
                }
            )
        html = render_block("plans", words=words, rows=rows, caption=words["caption.plans"])
        text = "\n".join(f"{r['title']}\t{r['figures']}\t{r['claims']}\t{r['targets']}" for r in rows)
        return Block(html, text)

    def method(self) -> Block:
        """Return how the verdicts are reached and what they cannot say, formulas as MathML."""
        paragraphs = [self.words[f"method.{i}"] for i in range(1, 6)]
        if (self.statements["source"] == "digest").any():
            paragraphs.append(self.words["method.digest"])
        if self.lang == "en" and any("“" in self.indicator(row) for row in self.statements.itertuples()):
            paragraphs.append(self.words["method.own_words"])
        html = render_block("method", title=self.words["method"], paragraphs=paragraphs, words=self.words)
        return Block(html, "\n".join([self.words["method"], *paragraphs]))

    def reproduce(self) -> Block:
        """Return the command that makes this report again from the same tables."""
        # of documents that the study does not have nobody but their owner knows where they lie
        own = any(not (documents_folder() / one).is_dir() for one in set(self.study.statements["document"]))
        parts = [
            "plancheck report",
            *([f"--{self.kind} {self.subject}"] if self.subject else [f"--{self.kind}"]),
        ]
        if self.within:
            parts.append(f"--region {self.within}")
        parts.append(f"--lang {self.lang}")
        if self.vintage:
            parts.append(f"--vintage {self.vintage}")
        if self.horizon:
            parts.append(f"--horizon {self.horizon}")
        if self.levels:
            parts.append(f"--levels {','.join(map(str, self.levels))}")
        if self.corpus:
            parts.append(f"--corpus {self.corpus}")
        if self.models:
            parts.append(f"--models {','.join(self.models)}")
        if not self.series:
            parts.append("--no-series")
        tables = f" --tables {shlex.quote(self.study.folder.name)}" if own else ""
        run = [
            f"plancheck run {self.words['own_documents']}{tables} --no-report"
            if own
            else "plancheck run --no-report"
        ]
        if self.judged_at and not self.vintage:
            run.append(f"--as-of {self.judged_at}")
        commands = [" ".join(run), " ".join(parts) + tables]
        title = self.words["reproduce"]
        html = render_block("reproduce", title=title, text=self.words["reproduce.text"], commands=commands)
        return Block(html, "\n".join([title, self.words["reproduce.text"], *commands]))


@dataclass(frozen=True)
class View:
    """How a report looks at its subject: the parameters that every template has beside its subject.

    Parameters
    ----------
    lang : {"zh", "en"}
    vintage : str
        Only what was known on this date; empty: everything.
    horizon : int
        Years the growth models look ahead; 0: those of the table.
    models : sequence of str
        Growth models shown; empty: all.
    levels : sequence of float
        Interval levels shown; empty: 0.8 and 0.95.
    corpus : str
        Folder of the published texts that the documents were read from; empty: whatever the tables were made from.
    series : bool
        Show actual statistics.
    """

    lang: str
    vintage: str = ""
    horizon: int = 0
    models: Sequence[str] = ()
    levels: Sequence[float] = ()
    corpus: str = ""
    series: bool = True

    def __post_init__(self) -> None:
        """Take what papermill's ``-p vintage 2013 -p levels 0.8 -p models pooled`` gives: a number, one for a list."""
        given: dict[str, object] = {"vintage": self.vintage, "models": self.models, "levels": self.levels}
        if isinstance(given["vintage"], int):
            object.__setattr__(self, "vintage", str(self.vintage))
        for name in ("models", "levels"):
            if isinstance(given[name], str | float):
                object.__setattr__(self, name, (given[name],))


def _sheet(
    kind: str, subject: str, known: Sequence[str], *, study: Study, view: View, within: str = ""
) -> Sheet:
    if kind != "overview" and subject not in known:
        from plancheck.suggest import suggestion

        raise UsageError(f"a known {kind}", met=repr(subject), do=suggestion(subject, known))
    if view.corpus and "published" not in set(study.statements["source"]):
        raise UsageError(
            "tables read from the corpus", met="tables read from digests", where="corpus",
            do="make the report with `plancheck report --corpus DIR`, which reads it first",
        )  # fmt: skip
    labels = Labels.load(study.folder)
    dates = {label.id: label.date for label in labels.documents.values()}
    then = as_known(study, vintage=view.vintage, dates=dates)
    return Sheet(
        then, labels, Words.of(view.lang).lang, kind, subject, view.vintage, tuple(view.models), view.series, within,
        view.horizon, tuple(view.levels), Path(view.corpus).name,
    )  # fmt: skip


def plan_sheet(plan: str, *, study: Study, view: View) -> Sheet:
    """Return the sheet of one plan.

    Raises
    ------
    UsageError
        When no statement comes from a document of that id.
    """
    return _sheet("plan", plan, sorted(set(study.statements["document"])), study=study, view=view)


def indicator_sheet(indicator: str, *, study: Study, view: View, region: str = "") -> Sheet:
    """Return the sheet of one concept across documents and years; of one place where `region` names it."""
    known = sorted({*study.statements["concept"], *study.series["concept"]} - {""})
    return _sheet("indicator", indicator, known, study=study, view=view, within=region)


def region_sheet(region: str, *, study: Study, view: View) -> Sheet:
    """Return the sheet of one place across documents, indicators and years."""
    known = sorted({*study.statements["region"], *study.series["region"]})
    return _sheet("region", region, known, study=study, view=view)


def overview_sheet(*, study: Study, view: View) -> Sheet:
    """Return the sheet over all plans."""
    return _sheet("overview", "", (), study=study, view=view)
