"""Which rows of the tables a report is about, as known at its date, and what its reader calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, one_line
from plancheck.report.amounts import format_reading
from plancheck.report.charts import Chart, charts_of
from plancheck.report.dates import last_day
from plancheck.report.drawn import came_as_rate
from plancheck.report.known import KnownStudy, series_point
from plancheck.report.labels import Labels
from plancheck.report.layout import SUBJECTS
from plancheck.report.names import say_name
from plancheck.report.reason_names import ReasonNames
from plancheck.report.sentences import say_figure, say_period, thing
from plancheck.report.words import Words, shorten
from plancheck.study import Study

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.report.fans import Fan

VERDICT_ORDER = {"inconsistent": 0, "consistent": 1, "unverifiable": 2}


@dataclass(frozen=True)
class Scope:
    """The scope of one report: what it is about, and how far back and how wide it looks.

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
    horizon : int
        Years the growth models look ahead; 0 for those of the table.
    levels : tuple of float
        Interval levels shown; empty for 0.8 and 0.95.
    corpus : str
        Name of the corpus the documents were read from, to be shown; empty for none.
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
    horizon: int = 0
    levels: tuple[float, ...] = ()
    corpus: str = ""

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
        return self._placed(self._of_subject(frame)).reset_index(drop=True)

    def names_subject(self, frame: pd.DataFrame) -> bool:
        """Return whether the rows of a table say by themselves which of them are of the subject."""
        return SUBJECTS.get(self.kind, "") in frame.columns

    def _of_subject(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame[SUBJECTS[self.kind]] == self.subject] if self.names_subject(frame) else frame

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
        if self.subject and not self.names_subject(frame):
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
        """Rows of the targets table in scope; with a vintage as judged then. ``printed`` is the value as its document has it."""
        frame = self._scoped(self.study.targets)
        rows = (self.statement_at(row.document, row.start) for row in frame.itertuples())
        printed = [float("nan") if row is None else float(row.value) for row in rows]
        return frame.assign(printed=printed)

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
        refit = self.horizon or isinstance(self.study, KnownStudy)
        frame = self._known(self._refitted if refit else self.study.growth, "vintage")
        if self.models:
            frame = frame[frame["model"].isin(self.models)]
        return self._placed(self._of_subject(frame)).reset_index(drop=True)

    @cached_property
    def _refitted(self) -> pd.DataFrame:
        """The growth models fitted anew to the series in scope, with the horizon asked for."""
        from plancheck.growth.table import HORIZON, fit_table
        from plancheck.schema import TABLES
        from plancheck.series.segments import study_segments
        from plancheck.tables import rows_frame

        frame = self.study.series
        if self.names_subject(frame):
            frame = self._of_subject(frame)
        else:
            shown = set(self.charts)
            frame = frame[[Chart.of_row(row) in shown for row in frame.itertuples()]]
        segments = study_segments([series_point(row) for row in frame.to_dict("records")])
        return rows_frame(TABLES["growth"], fit_table(segments, horizon=self.horizon or HORIZON))

    @property
    def shown_levels(self) -> tuple[int, ...]:
        """The interval levels shown, in percent."""
        return tuple(sorted(round(100 * level) for level in self.levels)) or (80, 95)

    @cached_property
    def implied(self) -> pd.DataFrame:
        """Rows of the implied table in scope; without rows where the study has no such table."""
        frame = self.study.implied
        if self.kind == "overview" or frame.empty:
            return frame
        if not self.names_subject(frame):  # a plan's are those of its targets
            own = [
                any(t.rpartition(":")[0] == self.subject for t in ts.split(" ; ")) for ts in frame["targets"]
            ]
            frame = frame[own]
        return self._placed(self._of_subject(frame)).reset_index(drop=True)

    @cached_property
    def fans(self) -> tuple[Fan, ...]:
        """The forecasts that could have been made when the targets in scope were set, where three values were known."""
        from plancheck.report.fans import find_fans

        series = self.study.series if self.series else self.points
        data = self.study.folder.parent
        return tuple(find_fans(self.targets.reset_index(drop=True), series=series, data=data))

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
    def judged_at(self) -> str:
        """The day at which the outcomes of the targets in scope are known; empty without targets."""
        return str(max(self.targets["as_of"], default=""))

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The series drawn: those that targets speak of first; in the overview those alone."""
        stated = self.statements[self.statements["measure"].isin(["level", "share"])]
        if self.kind == "overview":
            stated = stated[stated["status"] == "target"]
        return charts_of(stated, self.points)

    @cached_property
    def _level_units(self) -> dict[str, str]:
        levels = self.study.series[self.study.series["measure"] == "level"]
        return dict(zip(levels["concept"], levels["unit"], strict=True))

    def outcome_value(self, row: Any) -> str:
        """Return the outcome in its own unit: that of the level where a growth or a multiple was judged by it."""
        if row.outcome_low != row.outcome_low:
            return "–"
        own = row.measure in ("level", "share") or came_as_rate(row)
        unit = row.unit if own else self._level_units.get(row.concept, "")
        return format_reading(row.outcome_low, row.outcome_high, unit, lang=self.lang)

    @cached_property
    def _statements_at(self) -> dict[tuple[str, int], Any]:
        return {(row.document, int(row.start)): row for row in self.study.statements.itertuples(index=False)}

    def statement_at(self, document: str, start: int) -> Any | None:
        """Return the row of the statements table at a place; None where there is none."""
        return self._statements_at.get((document, int(start)))

    @cached_property
    def _sections(self) -> dict[tuple[str, int], str]:
        frame = self.study.statements
        last = (section.split(" > ")[-1] for section in frame["section"])
        return dict(
            zip(zip(frame["document"], (int(s) for s in frame["start"]), strict=True), last, strict=True)
        )

    def _breaks(self, points: pd.DataFrame) -> list[tuple[int, str]]:
        """Return (year, change) of the breaks on the points; a break without a description is named by its id."""
        found = {
            (int(point.period[:4]), one.strip())
            for point in points.rename(columns={"break": "breaks"}).itertuples()
            for one in point.breaks.split(";")
            if one.strip()
        }
        labels = self.labels.breaks
        changes = ((year, labels[one].change if one in labels else one) for year, one in sorted(found))
        return [(year, say_name(change, lang=self.lang)) for year, change in changes]

    def _targets_of(self, chart: Chart) -> pd.DataFrame:
        return chart.select(self.targets)

    # -- names --------------------------------------------------------------------------------------------------

    @cached_property
    def title(self) -> str:
        """What the report is called."""
        if self.kind == "plan":
            return self.labels.document(self.subject, lang=self.lang).name
        if self.kind == "indicator":
            name = self.labels.concept(self.subject, lang=self.lang)
            place = self.labels.region(self.within, lang=self.lang)
            return self.words.say("indicator_within", indicator=name, region=place) if self.within else name
        if self.kind == "region":
            return self.labels.region(self.subject, lang=self.lang)
        return self.subject or self.words["overview"]

    @cached_property
    def reasons(self) -> ReasonNames:
        """What says the reasons of the tables in the report's language."""
        return ReasonNames(self.study, self.labels, lang=self.lang)

    def indicator(self, row: Any) -> str:
        """Return the name of a row's indicator: in English the concept's, else the document's own words in quotes."""
        if self.lang == "en" and row.concept in self.labels.concepts:
            return self.labels.concept(row.concept, lang=self.lang)
        return self.labels.own_words(str(row.indicator) or row.concept, lang=self.lang)

    def document_name(self, document: str) -> str:
        """Return what a document is called where it is cited: in Chinese in the marks of a title."""
        label = self.labels.document(document, lang=self.lang)
        return self.words.say("quoted", name=label.name) if label.title else label.name

    def region(self, row: Any) -> str:
        """Return the name of a row's region."""
        return self.labels.region(row.region, lang=self.lang)

    def place(self, row: Any) -> str:
        """Return where a row of statements or targets stands: section and offset, the document where several are."""
        where = f"{row.document}:{row.start}" if self.kind != "plan" else str(row.start)
        section = self._sections.get((row.document, int(row.start)), "")
        return f"{section} · {where}" if section else where

    def _chart_name(self, chart: Chart) -> str:
        name = self.labels.concept(chart.concept, lang=self.lang)
        if chart.measure == "share":
            whole = self.labels.concept(chart.of, lang=self.lang) if chart.of else self.words["whole"]
            return self.words.say("share_of", part=name, whole=whole)
        return name

    def publisher(self, point: Any) -> str:
        """Return who published a point of a series: the document that states it, else its publisher."""
        if point.grade == "document":
            return self.document_name(point.source.rpartition(":")[0])
        return say_name(str(point.publisher), lang=self.lang)

    def _publishers(self, points: Iterable[Any]) -> str:
        """Return who published the points, each once, those too that published one together with others."""
        join = self.words["reading_join"]
        names = (one for point in points for one in self.publisher(point).split(join))
        return join.join(dict.fromkeys(names))

    def target_name(self, row: Any, *, lines: bool = False) -> str:
        """Return a target in one line, or in two for an axis: place and thing, then period and figure."""
        stated = self.statement_at(row.document, row.start)
        name, region = thing(self, row if stated is None else stated), self.region(row)
        figure = one_line(row.figure) if stated is None else say_figure(stated, lang=self.lang)
        period = say_period(row.period, lang=self.lang)
        if lines:
            first = self.words.say(
                "thing_at", thing=shorten(name, 34 if self.lang == "en" else 20), region=region
            )
            return first + "\n" + self.words.say("target_line", period=period, figure=figure)
        return self.words.say("target_name", region=region, indicator=name, period=period, figure=figure)

    def anchor(self, document: str, start: int) -> str:
        """Return the id of a figure's line in the table of figures."""
        return f"figure-{document}-{start}"

    def link(self, document: str, start: int) -> str:
        """Return where a reader of this report finds a figure's line; empty where no page is sure to have it."""
        if self.statement_at(document, start) is None:
            return ""
        here = "" if self.kind != "overview" else f"plan/{document}.html"
        own = self.kind == "overview" or (document, int(start)) in self._own_places
        return f"{here}#{self.anchor(document, start)}" if own else ""

    @cached_property
    def _own_places(self) -> frozenset[tuple[str, int]]:
        return frozenset((row.document, int(row.start)) for row in self.statements.itertuples())


def operand_places(claim: Any) -> set[str]:
    """Return the operands of a claim as ``document#start``."""
    found = set()
    for operand in claim.operands.split(" ; "):
        place = operand.partition(":")[0].strip()
        found.add(place if "#" in place else f"{claim.document}#{place}")
    return found
