"""What a report is about: the rows of the tables in its scope, as known at its date, and the blocks made from them.

A template's cells call these methods and show what they return; a template computes nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plancheck.errors import UsageError
from plancheck.report.amounts import Lang, format_interval, format_value
from plancheck.report.charts import Chart, charts_of, yearly
from plancheck.report.dates import last_day, last_year
from plancheck.report.display import Block, Figure, figure_of, plain_table, render_block, table_block
from plancheck.report.labels import Labels
from plancheck.report.words import Words
from plancheck.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.report.fans import Fan

VERDICT_ORDER = {"inconsistent": 0, "consistent": 1, "unverifiable": 2}
VERDICT_SIGNS = {
    "consistent": "✓", "inconsistent": "✗", "unverifiable": "?",
    "met": "✓", "missed": "✗", "undetermined": "?", "open": "…",
    "above trend": "↑", "on trend": "→", "below trend": "↓", "not assessable": "?",
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The scope of one report.

    Parameters
    ----------
    study : Study
    labels : Labels
    lang : {"zh", "en"}
    kind : {"plan", "indicator", "region", "overview"}
    subject : str
        Document id, concept or region; empty for the overview.
    vintage : str
        ISO date, month or year: rows of later documents and later publications are left out; empty for all.
    models : tuple of str
        Growth models shown; empty for all.
    series : bool
        Whether actual statistics are shown.
    within : str
        The one place an indicator's report is of; empty for every place.
    """

    study: Study
    labels: Labels
    lang: Lang
    kind: str
    subject: str = ""
    vintage: str = ""
    models: tuple[str, ...] = ()
    series: bool = True
    within: str = ""

    @cached_property
    def words(self) -> Words:
        """The words of the report's language."""
        return Words.of(self.lang)

    # -- rows in scope ------------------------------------------------------------------------------------------

    def _known(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        if not self.vintage:
            return frame
        limit = last_day(self.vintage)
        return frame[[bool(date) and last_day(date) <= limit for date in frame[column]]]

    def _scoped(self, frame: pd.DataFrame) -> pd.DataFrame:
        if self.vintage:
            limit = last_day(self.vintage)
            late = {
                label.id
                for label in self.labels.documents.values()
                if label.date and last_day(label.date) > limit
            }
            frame = frame[~frame["document"].isin(late)]
        column = {"plan": "document", "indicator": "concept", "region": "region"}.get(self.kind)
        if column == "document" or (column and column in frame.columns):
            frame = frame[frame[column] == self.subject]
        return self._placed(frame).reset_index(drop=True)

    def _placed(self, frame: pd.DataFrame) -> pd.DataFrame:
        if not self.within or "region" not in frame.columns:
            return frame
        return frame[frame["region"] == self.within]

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Rows of the statements table in scope."""
        return self._scoped(self.study.statements)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Rows of the claims table in scope, inconsistent first, then nearest to the edge.

        A claim belongs to an indicator or a region when one of its operands does.
        """
        frame = self._scoped(self.study.claims)
        if self.kind in ("indicator", "region"):
            own = {f"{s.document}#{s.start}" for s in self.statements.itertuples()}
            frame = frame[[bool(own & operand_places(claim)) for claim in frame.itertuples()]]
        order = frame.assign(
            _verdict=frame["verdict"].map(VERDICT_ORDER), _edge=frame["margin"].abs().fillna(float("inf"))
        )
        return (
            order.sort_values(["_verdict", "_edge", "claim"], kind="stable")
            .drop(columns=["_verdict", "_edge"])
            .reset_index(drop=True)
        )

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Rows of the targets table in scope; with a vintage, outcomes not yet published then are open."""
        frame = self._scoped(self.study.targets)
        if not self.vintage:
            return frame
        series = self._known(self.study.series, "vintage")
        series = series[series["grade"] != "document"]
        known = set(zip(series["concept"], series["region"], series["period"].str[:4], strict=True))
        keys = zip(frame["concept"], frame["region"], frame["period"].map(last_year), strict=True)
        hidden = [key not in known for key in keys]
        frame = frame.copy()
        frame.loc[hidden, "outcome"] = "open"
        frame.loc[hidden, ["outcome_low", "outcome_high"]] = float("nan")
        frame.loc[hidden, "outcome_source"] = ""
        frame.loc[hidden, "outcome_reason"] = self.words.say("open_at", vintage=self.vintage)
        return frame

    @cached_property
    def points(self) -> pd.DataFrame:
        """Rows of the series table known at the vintage; without actual statistics when they are switched off."""
        frame = self._known(self.study.series, "vintage")
        if not self.series:
            frame = frame[frame["grade"] == "document"]
        return frame.reset_index(drop=True)

    @cached_property
    def growth(self) -> pd.DataFrame:
        """Rows of the growth table in scope, of the models asked for."""
        frame = self._known(self.study.growth, "vintage")
        if self.models:
            frame = frame[frame["model"].isin(self.models)]
        if self.kind in ("indicator", "region"):
            frame = frame[frame["concept" if self.kind == "indicator" else "region"] == self.subject]
        return self._placed(frame).reset_index(drop=True)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents in scope, by date."""
        ids = sorted(set(self.statements["document"]))
        return tuple(sorted(ids, key=lambda one: (self.labels.document(one).sort_key, one)))

    @cached_property
    def data_date(self) -> str:
        """The newest publication that went in: of the documents in scope and of the series shown with them."""
        dates = [self.labels.document(one).date for one in self.documents]
        dates += [date for chart in self.charts for date in chart.select(self.points)["vintage"]]
        return max((date for date in dates if date), default=self.vintage)

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The series drawn: those that targets speak of first; in the overview those alone."""
        stated = self.statements[self.statements["measure"].isin(["level", "share"])]
        if self.kind == "overview":
            stated = stated[stated["status"] == "target"]
        return charts_of(stated, self.points)

    # -- names --------------------------------------------------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """What the report is called."""
        if self.kind == "plan":
            return self.labels.document(self.subject).name
        if self.kind == "indicator":
            name = self.labels.concept(self.subject, lang=self.lang)
            place = self.labels.region(self.within, lang=self.lang)
            return self.words.say("indicator_within", indicator=name, region=place) if self.within else name
        if self.kind == "region":
            return self.labels.region(self.subject, lang=self.lang)
        return self.words["overview"]

    def indicator(self, row: Any) -> str:
        """Return the name of a row's indicator: the document's own words in Chinese, the concept's in English."""
        if self.lang == "zh" or not row.concept:
            return str(row.indicator)
        return self.labels.concept(row.concept, lang=self.lang, otherwise=row.indicator)

    def region(self, row: Any) -> str:
        """Return the name of a row's region."""
        return self.labels.region(row.region, lang=self.lang)

    def place(self, row: Any) -> str:
        """Return where a row of statements or targets stands: section and offset, the document where several are."""
        where = f"{row.document}:{row.start}" if self.kind != "plan" else str(row.start)
        section = self._sections.get((row.document, int(row.start)), "")
        return f"{section} · {where}" if section else where

    @cached_property
    def _sections(self) -> dict[tuple[str, int], str]:
        frame = self.study.statements
        last = (section.split(" > ")[-1] for section in frame["section"])
        return dict(
            zip(zip(frame["document"], (int(s) for s in frame["start"]), strict=True), last, strict=True)
        )

    # -- blocks -------------------------------------------------------------------------------------------------

    def header(self) -> Block:
        """Return title, issuer, dates and the counts at a glance, with the facts that the site's index needs."""
        from plancheck.report.findings import find_findings

        words = self.words
        label = self.labels.document(self.subject) if self.kind == "plan" else None
        about: list[tuple[str, str]] = []
        if label is not None:
            parts = (
                ("issuer", label.issuer),
                ("number", label.number),
                ("date", label.date),
                ("plan_years", label.years),
            )
            about += [(words[key], value) for key, value in parts if value]
        about.append((words["data_date"], self.data_date or "–"))
        if self.vintage:
            about.append((words["as_of"], self.vintage))
        kinds = sorted(set(self.statements["source"]))
        about.append(
            (words["read_from"], words["list_join"].join(words[f"source.{kind}"] for kind in kinds) or "–")
        )
        verdicts, outcomes = self._counts("claims", "verdict"), self._counts("targets", "outcome")
        tiles = [
            (len(self.statements), words["tile.figures"], ""),
            (len(self.claims), words["tile.claims"], words.say("tile.claims_more", **verdicts)),
            (len(self.targets), words["tile.targets"], words.say("tile.targets_more", **outcomes)),
        ]
        facts = {
            "kind": self.kind,
            "subject": self.subject,
            "lang": self.lang,
            "title": self.title,
            "date": label.date if label else "",
            "order": label.sort_key if label else "",
            "data_date": self.data_date,
            "vintage": self.vintage,
            "counts": {"figures": len(self.statements), "claims": len(self.claims), "targets": len(self.targets)}
            | verdicts | outcomes,
            "findings": [finding.facts() for finding in find_findings(self)],
            "entries": self._entries(),
        }  # fmt: skip
        kicker = words[f"kicker.{self.kind}"]
        html = render_block("header", kicker=kicker, title=self.title, about=about, tiles=tiles)
        text = "\n".join([kicker, self.title, *(f"{key}: {value}" for key, value in about)])
        return Block(
            html, text + "\n" + "\n".join(f"{n} {name} {more}".rstrip() for n, name, more in tiles), facts
        )

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
                "name": self.indicator(row), "concept": row.concept, "region": self.region(row), "period": row.period,
                "figure": one_line(row.figure), "consistency": row.consistency, "outcome": row.outcome,
                "document": row.document, "anchor": f"target-{row.start}" if self.kind == "plan" else "",
            }
            for row in self.targets.itertuples()
        ]  # fmt: skip

    def findings(self) -> Block:
        """Return the key findings: one sentence each, numbers first, the contradictions at the top."""
        from plancheck.report.findings import find_findings

        found = find_findings(self)
        html = render_block("findings", title=self.words["findings"], findings=found, signs=VERDICT_SIGNS)
        return Block(html, "\n".join(f"{VERDICT_SIGNS.get(f.verdict, '·')} {f.text}" for f in found))

    def section(self, name: str) -> Block:
        """Return the heading of a section with the sentence that says how to read it."""
        title = self.words[name]
        lead = self.words.get(f"lead.{name}", "")
        return Block(render_block("section", name=name, title=title, lead=lead), f"{title}\n{lead}".strip())

    def claims_figure(self) -> Figure | Block:
        """Return the recomputed and the stated interval of each relation that has both."""
        from plancheck.report.figures import comparable_claims, plot_claims

        drawn = comparable_claims(self.claims)
        if drawn.empty:
            return self._nothing("no_drawn_claims")
        counts = {v: int((drawn["verdict"] == v).sum()) for v in ("consistent", "inconsistent")}
        return figure_of(
            plot_claims(
                drawn, names=[self._claim_name(claim) for claim in drawn.itertuples()], lang=self.lang
            ),
            name="figure-claims",
            caption=self.words["caption.claims"],
            alt=self.words.say("alt.claims", drawn=len(drawn), **counts),
            source=self._source_note(),
        )

    def _claim_name(self, claim: Any) -> str:
        return f"{self.words[f'kind.{claim.kind}']} {shorten(one_line(claim.stated), 16)}"

    def claims_table(self) -> Block:
        """Return the relations checked: verdict, recomputed beside stated, the finding as a sentence, reading."""
        words, frame = self.words, self.claims
        if frame.empty:
            return self._nothing("no_claims")
        data = {
            words["verdict"]: [self._sign("verdict", verdict) for verdict in frame["verdict"]],
            words["kind"]: [words[f"kind.{kind}"] for kind in frame["kind"]],
            words["explanation"]: list(frame[f"text_{self.lang}"]),
            words["computed"]: self._intervals(frame, "computed_low", "computed_high"),
            words["stated"]: [one_line(text) or "–" for text in frame["stated"]],
            words["margin"]: [
                f"{100 * margin:+.1f}%" if margin == margin else "–" for margin in frame["margin"]
            ],
            words["reading"]: [
                words["list_join"].join(part for part in (reading, reason) if part)
                for reading, reason in zip(frame["reading"], frame["reason"], strict=True)
            ],
        }
        if self.kind != "plan":
            data[words["document"]] = list(frame["document"])
        return self._table("claims", data)

    def growth_figure(self) -> Figure | Block:
        """Return the growth each target asks for against the growth known when it was set."""
        from plancheck.report.figures import assessable_targets, plot_required_growth

        drawn = assessable_targets(self.targets)
        if drawn.empty:
            return self._nothing("no_required")
        steepest = drawn.loc[drawn["required_low_pct"].idxmax()]
        return figure_of(
            plot_required_growth(drawn, names=[self._target_name(row) for row in drawn.itertuples()], lang=self.lang),
            name="figure-required",
            caption=self.words["caption.growth"],
            alt=self.words.say(
                "alt.growth", drawn=len(drawn), name=self._target_name(steepest), required=f"{steepest.required_low_pct:.1f}%"
            ),
            source=self._source_note(),
        )  # fmt: skip

    def _target_name(self, row: Any) -> str:
        return self.words.say(
            "target_name", region=self.region(row), indicator=shorten(self.indicator(row).removeprefix(self.region(row)), 22), period=row.period,
            figure=one_line(row.figure),
        )  # fmt: skip

    def outcomes_figure(self) -> Figure | Block:
        """Return what came as a multiple of what was aimed at, on one scale for all units."""
        from plancheck.report.figures import plot_outcomes, targets_with_outcome

        drawn = targets_with_outcome(self.targets)
        if drawn.empty:
            return self._nothing("no_outcomes")
        counts = drawn["outcome"].value_counts()
        return figure_of(
            plot_outcomes(drawn, names=[self._target_name(row) for row in drawn.itertuples()], lang=self.lang),
            name="figure-outcomes",
            caption=self.words["caption.outcomes"],
            alt=self.words.say(
                "alt.outcomes", drawn=len(drawn), met=int(counts.get("met", 0)), missed=int(counts.get("missed", 0)),
                undetermined=int(counts.get("undetermined", 0)),
            ),
            source=self._outcome_sources(drawn),
        )  # fmt: skip

    def _outcome_sources(self, frame: pd.DataFrame) -> str:
        sources = sorted({source for source in frame["outcome_source"] if source})
        return self.words["source"] + ": " + (" ; ".join(sources) if sources else "–")

    def targets_table(self) -> Block:
        """Return the targets: what each asks for, growth so far, the forecast's probability, the two verdicts."""
        words, frame = self.words, self.targets
        if frame.empty:
            return self._nothing("no_targets")
        rows = list(frame.itertuples())
        data = {
            words["indicator"]: [self.indicator(row) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["period"]: list(frame["period"]),
            words["target"]: [one_line(figure) for figure in frame["figure"]],
            words["required"]: self._percentages(frame, "required"),
            words["past"]: self._percentages(frame, "past"),
            words["probability"]: [f"{100 * p:.0f}%" if p == p else "–" for p in frame["probability"]],
            words["consistency"]: [self._sign("consistency", verdict) for verdict in frame["consistency"]],
            words["outcome.value"]: [self._outcome(row) for row in rows],
            words["outcome"]: [self._sign("outcome", verdict) for verdict in frame["outcome"]],
            words["provenance"]: [self.place(row) for row in rows],
        }
        return self._table("targets", data)

    @cached_property
    def _level_units(self) -> dict[str, str]:
        levels = self.study.series[self.study.series["measure"] == "level"]
        return dict(zip(levels["concept"], levels["unit"], strict=True))

    def _outcome(self, row: Any) -> str:
        """Return the outcome in its own unit: that of the level where the target is a growth or a multiple."""
        if row.outcome_low != row.outcome_low:
            return "–"
        unit = row.unit if row.measure in ("level", "share") else self._level_units.get(row.concept, "")
        return format_interval(row.outcome_low, row.outcome_high, unit, lang=self.lang)

    def reasons_table(self) -> Block:
        """Return what each verdict on a target rests on: parameters, other readings, definitions, sources."""
        words, frame = self.words, self.targets
        if frame.empty:
            return self._nothing("no_targets")
        rows = list(frame.itertuples())
        data = {
            words["target"]: [self._target_name(row) for row in rows],
            words["consistency_reason"]: [row.consistency_reason for row in rows],
            words["sensitivity"]: [row.sensitivity for row in rows],
            words["outcome_reason"]: [
                "; ".join(part for part in (row.outcome_reason, row.outcome_definitions) if part)
                for row in rows
            ],
            words["source"]: [row.outcome_source for row in rows],
        }
        return self._table("reasons", data, folded=True)

    @cached_property
    def implied(self) -> pd.DataFrame:
        """Rows of the implied table in scope; without rows where the study has no such table."""
        frame = self.study.implied
        if self.kind == "overview" or frame.empty:
            return frame
        if self.kind == "plan":
            own = [
                any(t.rpartition(":")[0] == self.subject for t in ts.split(" ; ")) for ts in frame["targets"]
            ]
        else:
            own = list(frame["concept" if self.kind == "indicator" else "region"] == self.subject)
        return self._placed(frame[own]).reset_index(drop=True)

    def implied_table(self) -> Block:
        """Return what targets set together imply for something that no target names."""
        words, frame = self.words, self.implied
        if frame.empty:
            return self._nothing("no_implied")
        rows = list(frame.itertuples())
        data = {
            words["kind"]: [words.get(f"implied.{row.kind}", row.kind) for row in rows],
            words["indicator"]: [self.labels.concept(row.concept, lang=self.lang) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["period"]: list(frame["period"]),
            words["implied"]: self._intervals(frame, "low", "high"),
            words["before"]: [
                f"{row.base_period}: {text}" if row.base_period else "–"
                for row, text in zip(rows, self._intervals(frame, "base_low", "base_high"), strict=True)
            ],
            words["consistency"]: [self._sign("consistency", verdict) for verdict in frame["consistency"]],
            words["outcome"]: [self._sign("outcome", verdict) for verdict in frame["outcome"]],
            words["explanation"]: list(frame["reason"]),
        }
        return self._table("implied", data)

    def series_figures(self, *, limit: int = 6) -> Iterator[Figure | Block]:
        """Yield one figure per charted concept and region: values, definitions, breaks, targets.

        Parameters
        ----------
        limit : int
            At most so many figures; what is left out is named.
        """
        for chart in self.charts[:limit]:
            yield self._series_figure(chart)
        if not self.charts:
            yield self._nothing("no_series")
        left = [self._chart_name(chart) for chart in self.charts[limit:]]
        if left:
            sentence = self.words.say("left_out", names=self.words["list_join"].join(left))
            yield Block(render_block("sentence", text=sentence), sentence)

    def _chart_name(self, chart: Chart) -> str:
        name = self.labels.concept(chart.concept, lang=self.lang)
        if chart.measure == "share":
            whole = self.labels.concept(chart.of, lang=self.lang) if chart.of else self.words["whole"]
            return self.words.say("share_of", part=name, whole=whole)
        return name

    def _series_figure(self, chart: Chart) -> Figure:
        from plancheck.report.figures import plot_series

        points = yearly(chart.select(self.points))
        unit = str(points["unit"].iloc[0])
        targets = self._targets_of(chart)
        breaks = self._breaks(points)
        ax = plot_series(
            points,
            targets=targets,
            breaks=tuple(sorted({year for year, _ in breaks})),
            names={basis: self.labels.basis(basis, lang=self.lang) for basis in set(points["basis"])},
            unit=unit,
            lang=self.lang,
        )
        name, place = self._chart_name(chart), self.labels.region(chart.region, lang=self.lang)
        chosen = points[points["chosen"].fillna(True).astype(bool)].sort_values(["period", "vintage"])
        newest = (chosen if len(chosen) else points).drop_duplicates("period", keep="last")
        first, last = newest.iloc[0], newest.iloc[-1]
        caption = self.words.say("caption.series", indicator=name, region=place)
        if breaks:
            changes = dict.fromkeys(f"{year}: {change}" for year, change in breaks)
            caption += self.words.say("caption.breaks", changes="; ".join(changes))
        return figure_of(
            ax,
            name=chart.anchor,
            caption=caption,
            alt=self.words.say(
                "alt.series", indicator=name, region=place, n=len(newest), first=first.period, last=last.period,
                first_value=format_value(first.value, unit, lang=self.lang, digits=4),
                last_value=format_value(last.value, unit, lang=self.lang, digits=4), targets=len(targets),
            ),
            source=self._series_sources(points),
        )  # fmt: skip

    @cached_property
    def fans(self) -> tuple[Fan, ...]:
        """The forecasts that could have been made when the targets in scope were set, where three values were known."""
        from plancheck.report.fans import find_fans

        series = self.study.series if self.series else self.points
        data = self.study.folder.parent
        return tuple(find_fans(self.targets.reset_index(drop=True), series=series, data=data))

    def fan_figures(self, *, limit: int = 6) -> Iterator[Figure | Block]:
        """Yield one fan chart per series, date and target year: history as known then, pooled forecast, target, outcome.

        Parameters
        ----------
        limit : int
            At most so many figures; how many are left out is said.
        """
        for fan in self.fans[:limit]:
            yield self._fan_figure(fan)
        if not self.fans:
            yield self._nothing("no_fans")
        if len(self.fans) > limit:
            sentence = self.words.say("fans_left_out", n=len(self.fans) - limit)
            yield Block(render_block("sentence", text=sentence), sentence)

    def _fan_figure(self, fan: Fan) -> Figure:
        import pandas as pd

        from plancheck.report.figures import plot_forecast

        segment, outcome = fan.segment, fan.outcome
        unit, last = segment.key.unit, fan.forecast.iloc[-1]
        history = pd.DataFrame({"period": segment.years, "value": segment.values})
        ax = plot_forecast(
            history, fan.forecast, unit=unit, targets=[(fan.year, aim) for aim in fan.aims],
            outcome=None if outcome is None else (fan.year, outcome), lang=self.lang,
        )  # fmt: skip

        def say(value: float) -> str:
            return format_value(value, unit, lang=self.lang, digits=3)

        about = {
            "indicator": self._chart_name(fan.chart), "region": self.labels.region(fan.chart.region, lang=self.lang),
            "date": fan.date, "n": len(segment.points), "first": segment.years[0], "last": segment.years[-1],
            "model": self.words.get("model.pooled", "pooled"), "year": fan.year, "value": say(last["value"]),
            "band_80": format_interval(last["low_80"], last["high_80"], unit, lang=self.lang, digits=3),
            "band_95": format_interval(last["low_95"], last["high_95"], unit, lang=self.lang, digits=3),
            "aims": self.words["list_join"].join(map(say, fan.aims)), "outcome": "–" if outcome is None else say(outcome),
        }  # fmt: skip
        names = dict.fromkeys(self._publisher(point) for point in segment.points)
        return figure_of(
            ax,
            name=f"fan-{fan.chart.anchor}-{fan.date}-{fan.year}",
            caption=self.words.say("caption.fan", **about),
            alt=self.words.say("alt.fan", **about),
            source=f"{self.words['source']}: " + "; ".join(names),
        )

    def _targets_of(self, chart: Chart) -> pd.DataFrame:
        return chart.select(self.targets)

    def _breaks(self, points: pd.DataFrame) -> list[tuple[int, str]]:
        """Return (year, change) of the breaks on the points; a break without a description is named by its id."""
        found = {
            (int(point.period[:4]), one.strip())
            for point in points.rename(columns={"break": "breaks"}).itertuples()
            for one in point.breaks.split(";")
            if one.strip()
        }
        labels = self.labels.breaks
        return [(year, labels[one].change if one in labels else one) for year, one in sorted(found)]

    def _series_sources(self, points: pd.DataFrame) -> str:
        names = dict.fromkeys(self._publisher(point) for point in points.itertuples())
        return f"{self.words['source']}: " + "; ".join(names)

    def _publisher(self, point: Any) -> str:
        if point.grade == "document":
            return self.labels.document(point.source.rpartition(":")[0]).name
        return str(point.publisher)

    def series_table(self) -> Block:
        """Return every value of the charted series with its publisher and page: the figures' provenance."""
        import pandas as pd

        words = self.words
        if not self.charts:
            return self._nothing("no_series")
        frame = pd.concat([chart.select(self.points) for chart in self.charts], ignore_index=True)
        rows = list(frame.itertuples())
        data = {
            words["indicator"]: [self._chart_name(Chart.of_row(row)) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["basis"]: [self.labels.basis(row.basis, lang=self.lang) for row in rows],
            words["period"]: list(frame["period"]),
            words["figure"]: [one_line(figure) for figure in frame["figure"]],
            words["value"]: [format_value(row.value, row.unit, lang=self.lang, digits=6) for row in rows],
            words["vintage"]: list(frame["vintage"]),
            words["grade"]: [words.get(f"grade.{grade}", grade) for grade in frame["grade"]],
            words["provenance"]: [
                " · ".join(part for part in (self._publisher(row), row.title, row.page or row.source) if part)
                for row in rows
            ],
        }
        return self._table("series", data, folded=True)

    def growth_table(self) -> Block:
        """Return the growth models fitted to the series in scope."""
        words, frame = self.words, self.growth
        if self.kind in ("plan", "overview"):
            keep = [Chart.of_row(row) in self.charts for row in frame.itertuples()]
            frame = frame[keep].reset_index(drop=True)
        if frame.empty:
            return self._nothing("no_growth")
        rows = list(frame.itertuples())
        units = {Chart.of_row(point): str(point.unit) for point in self.points.itertuples()}
        data = {
            words["indicator"]: [self._chart_name(Chart.of_row(row)) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["basis"]: [self.labels.basis(row.basis, lang=self.lang) for row in rows],
            words["model"]: [words.get(f"model.{row.model}", row.model) for row in rows],
            words["years"]: [f"{row.first}–{row.last} (n={row.n})" for row in rows],
            words["growth_pct"]: [_rate(row) for row in rows],
            words["backtest"]: [_number(row.backtest_mase) for row in rows],
            words["forecast"]: [self._forecast(row, units.get(Chart.of_row(row), "")) for row in rows],
            words["reading"]: list(frame["reason"]),
        }
        return self._table("growth", data, folded=self.kind in ("plan", "overview"))

    def _forecast(self, row: Any, unit: str) -> str:
        if row.forecast != row.forecast or row.horizon != row.horizon:
            return "–"
        year = int(row.last) + int(row.horizon)
        value = format_value(row.forecast, unit, lang=self.lang, digits=3)
        if row.low_80 != row.low_80:
            return f"{year}: {value}"
        return f"{year}: {value} [{format_interval(row.low_80, row.high_80, unit, lang=self.lang, digits=3)}]"

    def figures_table(self) -> Block:
        """Return every figure in scope with the range it can stand for and where it stands."""
        words, frame = self.words, self.statements
        if frame.empty:
            return self._nothing("no_figures")
        rows = list(frame.itertuples())
        data = {
            words["figure"]: [one_line(figure) for figure in frame["figure"]],
            words["interval"]: self._intervals(frame, "low", "high"),
            words["indicator"]: list(frame["indicator"]),
            words["region"]: [self.region(row) for row in rows],
            words["period"]: list(frame["period"]),
            words["measure"]: [words[f"measure.{measure}"] for measure in frame["measure"]],
            words["status"]: [words[f"status.{status}"] for status in frame["status"]],
            words["provenance"]: [self.place(row) for row in rows],
        }
        return self._table("figures", data, folded=True)

    def plans_table(self) -> Block:
        """Return one line per document: its figures, relations and targets, with a link to its report."""
        words = self.words
        rows = []
        for document in self.documents:
            claims = self.claims[self.claims["document"] == document]["verdict"].value_counts()
            targets = self.targets[self.targets["document"] == document]["outcome"].value_counts()
            label = self.labels.document(document)
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
        paragraphs = [self.words[f"method.{i}"] for i in range(1, 7)]
        html = render_block("method", title=self.words["method"], paragraphs=paragraphs, words=self.words)
        return Block(html, "\n".join([self.words["method"], *paragraphs]))

    def reproduce(self) -> Block:
        """Return the command that makes this report again from the same tables."""
        parts = [
            "plancheck report",
            *([f"--{self.kind} {self.subject}"] if self.subject else [f"--{self.kind}"]),
        ]
        if self.within:
            parts.append(f"--region {self.within}")
        parts.append(f"--lang {self.lang}")
        if self.vintage:
            parts.append(f"--vintage {self.vintage}")
        if self.models:
            parts.append(f"--models {','.join(self.models)}")
        if not self.series:
            parts.append("--no-series")
        commands = ["plancheck run --no-report", " ".join(parts)]
        title = self.words["reproduce"]
        html = render_block("reproduce", title=title, text=self.words["reproduce.text"], commands=commands)
        return Block(html, "\n".join([title, self.words["reproduce.text"], *commands]))

    # -- shared pieces ------------------------------------------------------------------------------------------

    def _nothing(self, key: str) -> Block:
        return Block(render_block("sentence", text=self.words[key]), self.words[key])

    def _sign(self, family: str, verdict: str) -> str:
        return f"{VERDICT_SIGNS[verdict]} {self.words[f'{family}.{verdict}']}"

    def _intervals(self, frame: pd.DataFrame, low: str, high: str) -> list[str]:
        triples = zip(frame[low], frame[high], frame["unit"], strict=True)
        return [format_interval(a, b, unit, lang=self.lang) if a == a else "–" for a, b, unit in triples]

    def _percentages(self, frame: pd.DataFrame, name: str) -> list[str]:
        pairs = zip(frame[f"{name}_low_pct"], frame[f"{name}_high_pct"], strict=True)
        return [format_interval(a, b, "%", lang=self.lang, digits=3) if a == a else "–" for a, b in pairs]

    def _source_note(self) -> str:
        words = self.words
        names = [self.labels.document(one).name for one in self.documents]
        kinds = sorted(set(self.statements["source"]))
        read = words["list_join"].join(words[f"source.{kind}"] for kind in kinds)
        return f"{words['source']}: {words['list_join'].join(names)} ({read})"

    def _table(self, name: str, data: Mapping[str, Sequence[Any]], *, folded: bool = False) -> Block:
        """Return a table with great-tables; long folded ones by a plain macro, as great-tables sets cell by cell."""
        words = self.words
        caption, note, text = words[f"table.{name}"], self._source_note(), plain_table(data)
        if folded:
            rows = [[str(cell) for cell in row] for row in zip(*data.values(), strict=True)]
            unfold = words.say("unfold", n=len(rows))
            html = render_block(
                "rows", name=name, caption=caption, note=note, columns=list(data), rows=rows, unfold=unfold
            )
            return Block(html, text)
        import pandas as pd
        from great_tables import GT

        frame = pd.DataFrame(
            {column: [str(cell) for cell in cells] for column, cells in data.items()}, dtype=object
        )
        anchored = name == "targets" and self.kind == "plan"
        anchors = [f"target-{start}" for start in self.targets["start"]] if anchored else []
        table = GT(frame, id=f"plancheck-{name}")
        return table_block(table, name=name, caption=caption, note=note, text=text, anchors=anchors)


def _rate(row: Any) -> str:
    if row.growth_pct != row.growth_pct:
        return "–"
    rate = f"{row.growth_pct:.1f}%"
    if row.growth_low_pct != row.growth_low_pct or row.growth_high_pct != row.growth_high_pct:
        return rate
    return f"{rate} [{row.growth_low_pct:.1f}, {row.growth_high_pct:.1f}]"


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else "–"


def operand_places(claim: Any) -> set[str]:
    """Return the operands of a claim as ``document#start``."""
    found = set()
    for operand in claim.operands.split(" ; "):
        place = operand.partition(":")[0].strip()
        found.add(place if "#" in place else f"{claim.document}#{place}")
    return found


def one_line(text: str) -> str:
    r"""Return a figure that a page break tore apart on one line.

    Examples
    --------
    >>> one_line("3.88\n\n万亿元")
    '3.88万亿元'
    """
    return "".join(text.split("\n"))


def shorten(text: str, length: int) -> str:
    """Return at most `length` characters of `text`, an ellipsis last when it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _sheet(kind: str, subject: str, known: Sequence[str], **options: Any) -> Sheet:
    if kind != "overview" and subject not in known:
        from plancheck.report.suggest import suggestion

        raise UsageError(f"a known {kind}", met=repr(subject), do=suggestion(subject, known))
    lang = Words.of(options.pop("lang")).lang
    study = options.pop("study")
    options["models"] = tuple(options.get("models") or ())
    return Sheet(study, Labels.load(study.folder), lang, kind, subject, **options)


def plan_sheet(
    plan: str, *, study: Study, lang: str, vintage: str = "", models: Sequence[str] = (), series: bool = True
) -> Sheet:
    """Return the sheet of one plan.

    Raises
    ------
    UsageError
        When no statement comes from a document of that id.
    """
    known = sorted(set(study.statements["document"]))
    return _sheet("plan", plan, known, study=study, lang=lang, vintage=vintage, models=models, series=series)


def indicator_sheet(
    indicator: str,
    *,
    study: Study,
    lang: str,
    region: str = "",
    vintage: str = "",
    models: Sequence[str] = (),
    series: bool = True,
) -> Sheet:
    """Return the sheet of one concept across documents and years; of one place where `region` names it."""
    known = sorted({*study.statements["concept"], *study.series["concept"]} - {""})
    return _sheet(
        "indicator", indicator, known, study=study, lang=lang, vintage=vintage, models=models, series=series,
        within=region,
    )  # fmt: skip


def region_sheet(
    region: str,
    *,
    study: Study,
    lang: str,
    vintage: str = "",
    models: Sequence[str] = (),
    series: bool = True,
) -> Sheet:
    """Return the sheet of one place across documents, indicators and years."""
    known = sorted({*study.statements["region"], *study.series["region"]})
    return _sheet(
        "region", region, known, study=study, lang=lang, vintage=vintage, models=models, series=series
    )


def overview_sheet(
    *, study: Study, lang: str, vintage: str = "", models: Sequence[str] = (), series: bool = True
) -> Sheet:
    """Return the sheet over all plans."""
    return _sheet("overview", "", (), study=study, lang=lang, vintage=vintage, models=models, series=series)
