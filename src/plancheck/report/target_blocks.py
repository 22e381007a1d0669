"""Targets against growth so far and against what came: figures, fans, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancheck.report.amounts import format_interval, format_value
from plancheck.report.blocks import Blocks
from plancheck.report.display import Block, Figure, figure_of, render_block

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.report.fans import Fan
from plancheck.amounts import say_percent
from plancheck.report.names import say_name
from plancheck.report.sentences import capital, say_period


class TargetBlocks(Blocks):
    """Blocks made from the targets in scope."""

    def growth_figure(self) -> Figure | Block:
        """Return the growth each target asks for against the growth known when it was set."""
        from plancheck.report.figures import assessable_targets, plot_required_growth

        drawn = assessable_targets(self.targets)
        if drawn.empty:
            return self._nothing("no_required")
        steepest = drawn.loc[drawn["required_low_pct"].idxmax()]
        return figure_of(
            plot_required_growth(drawn, names=[self.target_name(row, lines=True) for row in drawn.itertuples()], lang=self.lang),
            name="figure-required",
            caption=self.words["caption.growth"],
            alt=self.words.say(
                "alt.growth", drawn=len(drawn), name=self.target_name(steepest), required=say_percent(steepest.required_low_pct)
            ),
            source=self._source_note(),
        )  # fmt: skip

    def outcomes_figure(self) -> Figure | Block:
        """Return what came as a multiple of what was aimed at, on one scale for all units."""
        from plancheck.report.figures import plot_outcomes, targets_with_outcome

        drawn = targets_with_outcome(self.targets)
        if drawn.empty:
            return self._nothing("no_outcomes")
        counts = drawn["outcome"].value_counts()
        return figure_of(
            plot_outcomes(drawn, names=[self.target_name(row, lines=True) for row in drawn.itertuples()], lang=self.lang),
            name="figure-outcomes",
            caption=self.words["caption.outcomes"],
            alt=self.words.say(
                "alt.outcomes", drawn=len(drawn), met=int(counts.get("met", 0)), missed=int(counts.get("missed", 0)),
                undetermined=int(counts.get("undetermined", 0)),
            ),
            source=self._outcome_sources(drawn),
        )  # fmt: skip

    def _outcome_sources(self, frame: pd.DataFrame) -> str:
        sources = dict.fromkeys(
            self._outcome_source(row.outcome_source, short=True) for row in frame.itertuples()
        )
        return self.words.say(
            "source_of", names=self.words["reading_join"].join(filter(None, sources)) or "–"
        )

    def _outcome_source(self, source: str, *, short: bool = False) -> str:
        """Return publisher, title and page of an outcome, the publisher in the reader's language; `short`: no address."""
        publisher, _, rest = source.partition(", ")
        if short:
            rest = re.split(r",? ?https?://", rest)[0]
        join = "，" if self.lang == "zh" else ", "
        return join.join(part for part in (say_name(publisher, lang=self.lang), rest) if part)

    def targets_table(self) -> Block:
        """Return the targets: what each asks for, growth so far, the forecast's probability, the two verdicts."""
        words, frame = self.words, self.targets
        if frame.empty:
            return self._nothing("no_targets")
        rows = list(frame.itertuples())
        data = {
            words["indicator"]: [self.indicator(row) for row in rows],
            words["region"]: [self.region(row) for row in rows],
            words["period"]: [say_period(period, lang=self.lang, bare=True) for period in frame["period"]],
            words["target"]: [self.stated_figure(row) for row in rows],
            words["required"]: self._percentages(frame, "required"),
            words["past"]: self._percentages(frame, "past"),
            words["probability"]: [say_percent(100 * p, digits=0) for p in frame["probability"]],
            words["consistency"]: [self._sign("consistency", verdict) for verdict in frame["consistency"]],
            words["outcome.value"]: [self.outcome_value(row) for row in rows],
            words["outcome"]: [self._sign("outcome", verdict) for verdict in frame["outcome"]],
            words["provenance"]: [self.place(row) for row in rows],
        }
        anchors = [f"target-{row.start}" for row in rows] if self.kind == "plan" else ()
        return self._table("targets", data, anchors=anchors)

    def reasons_table(self) -> Block:
        """Return what each verdict on a target rests on: parameters, other readings, definitions, sources."""
        words, frame = self.words, self.targets
        if frame.empty:
            return self._nothing("no_targets")
        rows = list(frame.itertuples())
        data = {
            words["target"]: [self.target_name(row) for row in rows],
            words["consistency_reason"]: [self.reasons.say(row.consistency_reason) for row in rows],
            words["sensitivity"]: [self.reasons.say(row.sensitivity) for row in rows],
            words["outcome_reason"]: [
                self.reasons.say(
                    "; ".join(part for part in (row.outcome_reason, row.outcome_definitions) if part)
                )
                for row in rows
            ],
            words["source"]: [self._outcome_source(row.outcome_source) for row in rows],
        }
        return self._table("reasons", data, folded=True)

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
            words["explanation"]: [self.reasons.say(reason) for reason in frame["reason"]],
        }
        return self._table("implied", data)

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
            outcome=None if outcome is None else (fan.year, outcome), lang=self.lang, levels=self.shown_levels,
        )  # fmt: skip

        def say(value: float) -> str:
            return format_value(value, unit, lang=self.lang, digits=3)

        about = {
            "indicator": self._chart_name(fan.chart), "region": self.labels.region(fan.chart.region, lang=self.lang),
            "date": fan.date, "n": len(segment.points), "first": segment.years[0], "last": segment.years[-1],
            "model": self.words.get(f"model.{fan.model}", fan.model), "year": fan.year, "value": say(last["value"]),
            "band_80": format_interval(last["low_80"], last["high_80"], unit, lang=self.lang, digits=3),
            "band_95": format_interval(last["low_95"], last["high_95"], unit, lang=self.lang, digits=3),
            "aims": self.words["list_join"].join(map(say, fan.aims)), "outcome": "–" if outcome is None else say(outcome),
        }  # fmt: skip
        return figure_of(
            ax,
            name=f"fan-{fan.chart.anchor}-{fan.date}-{fan.year}",
            caption=capital(self.words.say("caption.fan", **about)),
            alt=self.words.say("alt.fan", **about),
            source=self.words.say("source_of", names=self._publishers(segment.points)),
        )
