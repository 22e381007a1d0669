"""The times before a figure, sorted: those that may date it, those that it is counted from, those that lack a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.bases import CHANGES, LONG, Bases
from plancheck.statements.times.periods import TimeExpression, in_brackets

_SET_OFF = re.compile(r"\s*年?[，,]")  # 1956年比1950年，甲增加一倍，乙增加两倍
_OF_OTHERS = re.compile("(?:[是为]|相当于)[^，。；]{0,16}(?:平均|水平|全[国省市球]|世界)[^，。；]{0,6}的?$")
_OF_ANOTHER = re.compile("(?:[是为]|达到?|相当于)(?:了)?[^，。；年期前上去今五原0-9]{2,16}的$")
_MARKS = "，。；：、,\n \u3000"
_TOOK = re.compile("(?:内|间)?(?:就|又|将)?(?:翻|增长|递增|提高|下降)")
_DOUBLED = re.compile("(?:内|间|就|又|里)*(?:实现)?翻")
_INSIDE = ("，", "、", ",")
_LONGEST_TITLE = 48  # characters of a title before and behind its years
_PER_YEAR = re.compile("平均每年|年均")
_EACH_YEAR = ("年均", "平均每年", "年平均", "平均")


@dataclass(slots=True)
class Situation:
    """One figure while it is dated: the times before it, and what was found so far.

    Parameters
    ----------
    reading : Reading
    readings : sequence of Reading
        Those of its sentence.
    index : int
        Which of them it is.
    place : Place
    clause : int
        Where its clause begins.
    words : str
        Those of the clause before it.
    before, bases, named : list of TimeExpression
        The times before it: all, those that it is counted from, those that may date it.
    incomplete : TimeExpression or None
        年底, 上半年: a time that needs a year.
    long : bool
        Whether it runs over several years.
    yearly : bool
        Whether it is told for each of them.
    period, why : str
        As found so far, and the reason.
    chosen : TimeExpression or None
        The time that dated it.
    undated : bool
        Whether it is the earlier end of a pair and has no year of its own.
    base : str
        The year of the earlier end of the pair that it goes with; empty where it goes with none.
    """

    reading: Reading
    readings: Sequence[Reading]
    index: int
    place: Place
    clause: int
    words: str
    before: list[TimeExpression]
    bases: list[TimeExpression]
    named: list[TimeExpression]
    incomplete: TimeExpression | None
    long: bool
    yearly: bool
    period: str = ""
    why: str = ""
    chosen: TimeExpression | None = None
    undated: bool = False
    base: str = ""


class Situations:
    """Sorts the times before figures."""

    def __init__(self, context: Context, bases: Bases) -> None:
        self.context, self._bases = context, bases
        self._titled, self._remarked = "》" in context.view, "）" in context.view

    def of(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        times: list[TimeExpression],
        place: Place,
        clause: int,
    ) -> Situation:
        """Sort the times before a figure into those that date it and those that it is counted from."""
        context, edge = self.context, reading.figure.outer_start
        before = [time for time in times if time.end <= edge + 1]
        bases: list[TimeExpression] = []
        named: list[TimeExpression] = []
        for time in before:
            if not self._bases.is_base(time):
                named.append(time)
            elif (
                time.start >= clause - 1 or self._bases.stays(time) or _SET_OFF.match(context.view, time.end)
            ):
                bases.append(time)
        incomplete: TimeExpression | None = None
        if named:
            named = self._that_date(named, reading, place, clause)
            for time in named:
                if not time.period:
                    incomplete = time  # the last of them
            if incomplete is not None:
                named = [time for time in named if time.period]
        words = context.view[clause:edge]
        yearly = reading.measure in ("change", "points_change") and _PER_YEAR.search(words) is not None
        long = reading.measure in LONG or yearly
        yearly = yearly or reading.measure == "growth_per_year"
        if reading.measure == "multiple" and (_OF_OTHERS.search(words) or _OF_ANOTHER.search(words)):
            # 是全国平均水平的1.5倍, 达到在校生的2倍: against others, not against an earlier year
            long = False
        if reading.figure.written == "toone":
            long = False  # 加工业产值与农业产值之比达到2.2:1 is a state of two things
        return Situation(
            reading, readings, index, place, clause, words, before, bases, named, incomplete, long, yearly
        )

    def _that_date(
        self, named: list[TimeExpression], reading: Reading, place: Place, clause: int
    ) -> list[TimeExpression]:
        """Return the times before a figure without those that are of something else than what is told."""
        view, edge = self.context.view, reading.figure.outer_start
        named = [time for time in named if not self._is_origin(time, reading, clause)]
        if self._titled:
            named = [time for time in named if not _is_in_title(view, time, edge)]
        if self._remarked:
            named = [time for time in named if not in_brackets(view, time, edge)]
        named = [time for time in named if time.start >= clause - 1 or not self._passes(time, reading, place)]
        if reading.measure not in CHANGES and not reading.role:
            named = [time for time in named if not self._is_of_a_rate(time, clause)]
        if len(named) > 1:
            named = [time for time in named if not self._is_of_another_end(time, named, clause)]
        if len(named) > 1:
            named = [time for time in named if not self._is_how_long(time, clause)] or named
        if reading.measure == "growth":
            named = [time for time in named if time.start >= clause - 1 or not doubled_within(view, time)]
        if place.status == "target":
            named = [time for time in named if not self._bases.tells_which(time)]
        return named

    def _is_origin(self, time: TimeExpression, reading: Reading, clause: int) -> bool:
        """Whether a state is told behind the year in which something was founded or raised: 2006年升级为国家级园区，有企业90家; not 完成产值9亿元."""
        if time.start >= clause - 1 or reading.measure not in ("level", "share", "threshold"):
            return False
        if not self._bases.tells_origin(time):
            return False
        words = self.context.view[clause : reading.figure.outer_start]
        done = self.context.lexicon.act.at_start(words)
        return done is None or done[0] in self.context.lexicon.dating.state

    def _is_how_long(self, time: TimeExpression, clause: int) -> bool:
        """Whether years only tell how long something took in a clause before: 2016年，甲10亿元，五年翻一番；乙20亿元: 乙 is of 2016."""
        if time.kind != "review" or time.start >= clause - 1:
            return False
        view = self.context.view
        return view[time.start - 1] not in _MARKS and _TOOK.match(view, time.end) is not None

    def _is_of_a_rate(self, time: TimeExpression, clause: int) -> bool:
        """Whether years are those of a rate in a clause before, and of nothing behind it: 2016年，甲10亿元，五年年均增长8%；乙20亿元."""
        if time.kind != "review" and not time.ahead:
            return False
        return time.start < clause - 1 and self.context.view.startswith(_EACH_YEAR, time.end)

    def _passes(self, time: TimeExpression, reading: Reading, place: Place) -> bool:
        """Whether a time dates only a clause before, where the part tells of years of its own."""
        if "/" in time.period:
            return self._bases.is_aside(time, reading.sentence[0])
        memory = self.context.memory
        dated = memory.frame is not None or memory.span is not None or place.frame is not None
        return (dated or not self.context.plan) and self._bases.passes(time, reading.sentence[0])

    def _is_of_another_end(self, time: TimeExpression, named: list[TimeExpression], clause: int) -> bool:
        """Whether a year is that of the earlier end in a clause before: 2011年，甲由2007年的3调整为5；乙9亿元: 乙 is of 2011."""
        view = self.context.view
        if time.start >= clause - 1 or "/" in time.period or time is named[0] or not time.period:
            return False
        return view[time.end : time.end + 1] == "的" and view[time.start - 1] in "从由"


def doubled_within(view: str, time: TimeExpression) -> bool:
    """Whether years inside a sentence are those in which something was doubled: 投资9亿元，五年内翻了一番，增长35%."""
    inside = view[time.start - 1 : time.start] in _INSIDE
    return (
        inside and (time.kind == "review" or time.ahead != "") and _DOUBLED.match(view, time.end) is not None
    )


def _is_in_title(view: str, time: TimeExpression, edge: int) -> bool:
    """Whether years stand within the name of a paper: 落实《技能提升方案（2019—2021年）》, 取自《关于2018年1-5月收支的通报》."""
    closed = view.find("》", time.end, min(edge, time.end + _LONGEST_TITLE))
    if closed < 0:
        return False
    opened = view.rfind("《", max(0, time.start - _LONGEST_TITLE), time.start)
    return opened >= 0 and "》" not in view[opened : time.start] and "《" not in view[time.end : closed]
