"""Series and the growth models fitted to them: figures and tables, with the provenance of every value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from plancheck.report.amounts import format_interval, format_value
from plancheck.report.blocks import Blocks
from plancheck.report.charts import Chart, yearly
from plancheck.report.display import Block, Figure, figure_of, render_block

if TYPE_CHECKING:
    import pandas as pd

from plancheck.amounts import one_line, say_percent
from plancheck.report.sentences import capital, say_period


class SeriesBlocks(Blocks):
    """Blocks made from the series in scope."""

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
        caption = capital(self.words.say("caption.series", indicator=name, region=place))
        if ax.get_yscale() == "log":
            caption += self.words["caption.log_axis"]
        if breaks:
            changes = dict.fromkeys(
                self.words.say("change_in", year=year, change=text) for year, text in breaks
            )
            caption += self.words.say("caption.breaks", changes=self.words["reading_join"].join(changes))
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

    def _series_sources(self, points: pd.DataFrame) -> str:
        return self.words.say("source_of", names=self._publishers(points.itertuples()))

    def series_table(self) -> Block:
        """Return every value of the charted series with its publisher and page: the figures' provenance.

        Nothing where no series is charted, which `series_figures` has said.
        """
        import pandas as pd

        words = self.words
        if not self.charts:
            return Block("", "")
        frame = pd.concat([chart.select(self.points) for chart in self.charts], ignore_index=True)
        rows = list(frame.itertuples())
        data = {
            words["basis"]: [self.labels.basis(row.basis, lang=self.lang) for row in rows],
            words["period"]: [say_period(period, lang=self.lang, bare=True) for period in frame["period"]],
            words["figure"]: [one_line(figure) for figure in frame["figure"]],
            words["value"]: [format_value(row.value, row.unit, lang=self.lang, digits=6) for row in rows],
            words["vintage"]: list(frame["vintage"]),
            words["grade"]: [words.get(f"grade.{grade}", grade) for grade in frame["grade"]],
            words["provenance"]: [
                " · ".join(part for part in (self.publisher(row), row.title, row.page or row.source) if part)
                for row in rows
            ],
        }
        groups = [self._group_name(Chart.of_row(row)) for row in rows]
        return self._table("series", data, folded=True, groups=groups)

    def _group_name(self, chart: Chart) -> str:
        region = self.labels.region(chart.region, lang=self.lang)
        return capital(self.words.say("thing_at", thing=self._chart_name(chart), region=region))

    def growth_table(self) -> Block:
        """Return the growth models fitted to the series in scope."""
        words, frame = self.words, self.growth
        chosen = not self.names_subject(frame)  # a plan's: those drawn, without what could not be fitted
        if chosen:
            keep = [Chart.of_row(row) in self.charts for row in frame.itertuples()]
            frame = frame[keep].reset_index(drop=True)
        if frame.empty:
            return self._nothing("no_growth")
        refused = frame["growth_pct"].isna()
        if chosen and not refused.all():
            frame = frame[~refused].reset_index(drop=True)
        rows = list(frame.itertuples())
        units = {Chart.of_row(point): str(point.unit) for point in self.points.itertuples()}
        data = {
            words["model"]: [words.get(f"model.{row.model}", row.model) for row in rows],
            words["growth_pct"]: [_rate(row) for row in rows],
            words["backtest"]: [_number(row.backtest_mase) for row in rows],
            words["forecast"]: [self._forecast(row, units.get(Chart.of_row(row), "")) for row in rows],
            words["reading"]: [self.reasons.say(reason) for reason in frame["reason"]],
        }
        groups = [
            words.say(
                "group_of", name=self._group_name(Chart.of_row(row)), first=row.first, last=row.last, n=row.n,
                basis=self.labels.basis(row.basis, lang=self.lang),
            )
            for row in rows
        ]  # fmt: skip
        return self._table("growth", data, folded=True, groups=groups)

    def _forecast(self, row: Any, unit: str) -> str:
        if row.forecast != row.forecast or row.horizon != row.horizon:
            return "–"
        year = int(row.last) + int(row.horizon)
        value = format_value(row.forecast, unit, lang=self.lang, digits=3)
        bands = [
            f"{level}%: {format_interval(getattr(row, f'low_{level}'), getattr(row, f'high_{level}'), unit, lang=self.lang, digits=3)}"
            for level in self.shown_levels
            if getattr(row, f"low_{level}") == getattr(row, f"low_{level}")
        ]
        return f"{year}: {value}" + (f" [{'; '.join(bands)}]" if bands else "")


def _rate(row: Any) -> str:
    if row.growth_pct != row.growth_pct:
        return "–"
    rate = say_percent(row.growth_pct)
    if row.growth_low_pct != row.growth_low_pct or row.growth_high_pct != row.growth_high_pct:
        return rate
    low, high = (say_percent(end).removesuffix("%") for end in (row.growth_low_pct, row.growth_high_pct))
    return f"{rate} [{low}, {high}]"


def _number(value: float) -> str:
    return f"{value:.2f}" if value == value else "–"
