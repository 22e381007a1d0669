"""Which part of a named span a figure is for: all of it for what was done over the years, its end for what there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.periods import TimeExpression
from plancheck.statements.reading import Context, Reading

_CHANGES = ("growth_per_year", "multiple", "growth_multiple", "change", "points_change", "growth")


class SpanReader:
    """Decides between a span of years and its last year."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def part_of(self, reading: Reading, time: TimeExpression, clause: int) -> str:
        """The part of a named time that a figure is for: all of a span for what gathers, its end for a state."""
        if "/" not in time.period or "-" in time.period:
            return time.period
        view, says = self.context.view, self.context.lexicon.dating
        edge = reading.figure.outer_start
        words = view[max(clause, reading.begin, edge - 30) : edge]
        kept = says.kept.search(words) is not None
        if reading.measure == "growth" and reading.figure.unit == "‰" and not kept:
            return time.period.rpartition("/")[2]  # a natural growth rate is that of a year
        if kept and reading.measure == "level":
            return time.period  # 稳定在: all the while
        if reading.measure in _CHANGES:
            return time.period
        last = time.period.rpartition("/")[2]
        if reading.measure == "share":
            return time.period if (time.kind == "span" and not time.relative) or kept else last
        if (
            time.kind in ("review", "plan")
            and time.start >= reading.sentence[0]
            and reading.figure.kind == "money"
            and says.spent.search(words)
        ):
            return time.period  # 五年间资金达480亿元 is spent over the years
        if time.ahead and reading.measure == "level" and time.start >= clause and not self._is_state(words):
            return (
                time.period
            )  # 支出五年达到2万亿元: a duration beside an amount is what it was added up over
        near = time.end <= edge and edge - time.end < 60 and reading.begin <= clause
        if time.kind == "so far" and not says.gathered.search(words):
            return last
        if says.gathered.search(view[time.start : edge] if near else words):
            return time.period
        if time.kind == "span" and not self._is_state(words):
            return time.period
        return time.period if self._is_flow(words, reading) else last

    def is_gathered(self, reading: Reading) -> bool:
        """Whether words before a figure say that it is added up over years: 累计转移劳动力4000万人."""
        words = self.context.view[reading.begin : reading.figure.outer_start]
        return self.context.lexicon.dating.gathered.search(words[-30:]) is not None

    def goes_with(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        time: TimeExpression,
        period: str,
        clause: int,
    ) -> str:
        """其中用于甲的资金, 复线4603公里: parts of what was gathered over a span are of that span."""
        if index == 0 or "/" not in time.period or reading.measure not in ("level", "threshold"):
            return period
        before = readings[index - 1]
        gap = self.context.view[before.figure.outer_end : reading.figure.outer_start]
        listed = len(gap) < 24 and not re.search("[，；。：]", gap) and not self._is_state(gap)
        if (
            listed
            and before.measure == "level"
            and before.period in (time.period, time.period.rpartition("/")[2])
        ):
            return before.period  # 拥有甲1470家、乙74家: things of one list
        words = self.context.view[max(clause, reading.begin) : reading.figure.outer_start]
        if period == time.period:
            return period
        follows = before.period == time.period and before.measure in ("level", "change", "threshold")
        return (
            time.period
            if follows and not self._is_state(words) and before.figure.kind == reading.figure.kind
            else period
        )

    def _is_state(self, words: str) -> bool:
        return next(self.context.lexicon.stock.finditer(words), None) is not None

    def _is_flow(self, words: str, reading: Reading) -> bool:
        lexicon = self.context.lexicon
        stock = total = -1
        for match in lexicon.stock.finditer(words):
            stock = match.end()
        for match in lexicon.total.finditer(words):
            total = match.end()
        if total < 0 and lexicon.total.match(reading.indicator):
            total = 0
        if total < 0 and stock < 0:
            # 打通25条, 整治73条: done over the years, where no word says how much there is
            done = lexicon.act.at_start(reading.indicator)
            return done is not None and done[0] not in lexicon.dating.state
        return total >= 0 and total >= stock
