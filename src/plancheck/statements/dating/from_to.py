"""The years of 从2010年的甲增加到2015年的乙: of both ends, of the change between them, of what is told behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.bases import CHANGES, TOLD_AGAIN, Bases
from plancheck.statements.times.periods import TimeExpression, after_base
from plancheck.statements.words.written import FROM

# 已经有44万人，即增加一倍多
_SHOWS = re.compile(
    r"[\u4e00-\u9fff]?\s*[，、（(]\s?[即也共净就便]?(?:[增减][^，。；、0-9同比]{1,3}?|[提升降]高?|下降|上升|缩[小短]|扩大)(?:了|近|超过?|约)*\s?"
)
_ITS = re.compile(r"(?:时期|期间|平均|年均|[的约近]|\s)*")  # “十五”时期的平均1.04
PAIR_BEFORE = "years of the from-to pair before"
_NAMED = (None, PAIR_BEFORE)  # years of a pair that are told: by itself, or by the pair that it follows


class FromTo:
    """Dates the ends of from-to pairs, and what goes with them."""

    def __init__(self, context: Context, bases: Bases) -> None:
        self.context = context
        self._bases = bases

    def period_of(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        named: list[TimeExpression],
        place: Place,
    ) -> str:
        """The year of one end of 从2010年的甲增加到2015年的乙; years left out are those of the pair before."""
        context, memory = self.context, self.context.memory
        first, second = _first_of_each(readings, index)
        start = first.sentence[0]
        for mark in "，；。":
            start = max(start, context.view.rfind(mark, first.sentence[0], first.figure.outer_start) + 1)
        before = [time for time in context.times_in(start, first.figure.outer_start) if time.period]
        if before and "/" in before[-1].period and self._begins_pair(before[-1], first):
            # 由“十五”时期的1.04下降到0.59 in what is told of the years after: both ends are of all their years
            if reading.role == "from":
                return before[-1].period
            later = [time.period for time in named if time.kind != "since" and "/" in time.period]
            told = next((period for period in reversed(later) if period > before[-1].period), "")
            return told or self._years_after(before[-1], place)
        opening = [time for time in before if "/" not in time.period]
        opening = [time for time in opening if FROM.search(context.view[start : time.start])]
        closing = [
            time
            for time in context.times_in(first.figure.outer_end, second.figure.outer_start)
            if time.period
        ]
        if opening and closing:
            memory.pair = (opening[-1].period, closing[-1].period)
            reading.now = reading.role == "to" and closing[-1].kind == "now"
            return memory.pair[0 if reading.role == "from" else 1]
        if reading.role == "to" and closing:
            reading.now = closing[-1].kind == "now"  # 提高到目前的4元
            return closing[-1].period
        compared = self._by_base(reading, named, start, ends=bool(opening or closing), opened=bool(opening))
        if compared:
            return compared
        if reading.role == "from" and opening:
            return self._year_before(opening[-1], place)
        counted = self._counted_before(readings, index, named) if not opening and not closing else ""
        if reading.role == "from" and counted:
            return counted
        pair = pair_before(readings, index - (reading.role == "to"), told=True)
        if pair is not None and not opening:  # 甲由2005年的5增加到8；其中乙由2增加到3
            reading.reasons["period"] = PAIR_BEFORE
            return pair[0 if reading.role == "from" else 1]
        return self._by_span(reading, named, place, opened=bool(opening))

    def _years_after(self, years: TimeExpression, place: Place) -> str:
        """Return the years that the part tells of where they begin when those of the earlier end are over; empty where they do not."""
        for span in (self.context.memory.frame, self.context.memory.span, place.frame):
            if span is not None and "/" in span.period and span.first_year == (years.last_year or 0) + 1:
                return span.period
        reference = self.context.reference
        planned = place.status != "observed" and reference.plan_first == (years.last_year or 0) + 1
        return f"{reference.plan_first}/{reference.plan_last}" if planned and reference.plan_last else ""

    def _by_base(
        self, reading: Reading, named: list[TimeExpression], start: int, *, ends: bool, opened: bool
    ) -> str:
        """The year of an end of 2010年与2005年相比，由29%提高到84%, or of 2011年以来由52%降为31%; empty where nothing is counted from.

        `ends` and `opened` say whether the pair names a year at one of its ends, and at its first; its clause begins at `start`.
        """
        context = self.context
        begins = reading.sentence[0]
        since = next(
            (
                time
                for time in reversed(context.times_in(begins, start))
                if time.period and self._bases.is_base(time) and self._bases.stays(time)
            ),
            None,
        )
        if reading.role == "to":
            years = [time.period for time in named if len(time.period) == len("2010")]
            later = since is not None and years and years[-1] > since.period[-4:]
            return years[-1] if later else ""  # the year that is compared
        over = any("/" in time.period and time.kind != "since" for time in named)
        if since is None and not ends and not over:
            since = self._bases.in_force()  # 以2005年为基数 of an earlier clause or sentence
        if since is not None and not opened:
            return since.period.rpartition("/")[2]  # 与2016年相比，从147条增至263条
        start_of = next((time for time in reversed(named) if time.kind == "since"), None)
        if start_of is not None and not opened:
            return start_of.period.partition("/")[0]  # 2011年以来由52%降为31%
        return ""

    def _counted_before(self, readings: Sequence[Reading], index: int, named: list[TimeExpression]) -> str:
        """The year that a change told just before counts from: 2018年…，比2012年减少8239万人，发生率由甲下降到乙."""
        told = readings[index - 1] if index else None
        if told is None or told.measure not in CHANGES or len(told.base_period) != len("2012"):
            return ""
        between = self.context.view[told.figure.outer_end : readings[index].figure.outer_start]
        if "。" in between or "；" in between or any(time.start > told.figure.start for time in named):
            return ""
        return told.base_period if told.period == f"{told.base_period}/{told.period[-4:]}" else ""

    def _is_told_of_the_past(self, pair: tuple[str, str] | None) -> bool:
        known = self.context.reference.observed or self.context.reference.own
        return pair is not None and known is not None and int(pair[1][:4]) <= known

    def _by_span(self, reading: Reading, named: list[TimeExpression], place: Place, *, opened: bool) -> str:
        """The year of an end whose years are those of the pair before, or of the years that the part tells of."""
        memory = self.context.memory
        span = (
            next((time for time in reversed(named) if "/" in time.period and time.kind != "since"), None)
            or memory.span
        )
        if span is None and memory.frame is not None and "/" in memory.frame.period:
            span = memory.frame
        if place.status == "target" and self._is_told_of_the_past(memory.pair):
            memory.pair = None  # a pair that a review told of dates no goal
        if memory.pair is not None and not opened and (span is None or _inside(memory.pair, span.period)):
            reading.reasons["period"] = PAIR_BEFORE
            return memory.pair[0 if reading.role == "from" else 1]
        if span is None or (span not in named and self._is_of_a_year_within(span)):
            return ""
        first_year, last_year = span.period.split("/")
        if len(first_year) != len("2010"):
            return ""
        base = str(int(first_year) - 1) if span.kind in ("plan", "review", "so far") else first_year
        reading.reasons["period"] = "base year before the span"
        return base if reading.role == "from" else last_year

    def _is_of_a_year_within(self, span: TimeExpression) -> bool:
        """Whether an earlier sentence told of one year of a part's before the last: 2013年，…。学费由4千元调整为5千元."""
        point = self.context.memory.point
        if point is None or point.start < span.start or len(point.period) != len("2013"):
            return False
        return span.period[:4] <= point.period < span.period[-4:]

    def _begins_pair(self, time: TimeExpression, first: Reading) -> bool:
        """Whether years lead to the earlier end of a pair: 由“十五”时期的1.04."""
        view = self.context.view
        leads = FROM.search(view, max(0, time.start - 2), time.start) is not None
        return leads and _ITS.fullmatch(view, time.end, first.figure.outer_start) is not None

    def base_of(self, period: str) -> str:
        """The year of the earlier end where only the later one is dated: the year before it, or before the plan that aims at it."""
        if not period or "/" in period:
            return period
        reference, year = self.context.reference, int(period[:4])
        known = reference.observed or reference.own
        if self.context.plan and known and year > known:
            return str(reference.plan_first - 1 if reference.plan_first else known)
        return str(year - 1)

    def _year_before(self, time: TimeExpression, place: Place) -> str:
        """上年 in a report's review is the year before the one it reports on, not before its own."""
        reference = self.context.reference
        if (
            reference.report
            and time.relative
            and self.context.view[time.start] == "上"
            and place.status != "target"
            and time.period == str(reference.observed)
        ):
            return str(int(time.period) - 1)
        return time.period

    def behind(
        self, readings: Sequence[Reading], index: int, named: list[TimeExpression]
    ) -> tuple[list[TimeExpression], str]:
        """由2000年的甲增加到乙，比计划多丙: the earlier end's year dates nothing behind the pair, the later end's does."""
        pair = index - 1
        while pair >= 0 and readings[pair].role != "from":
            pair -= 1
        if pair < 0:
            return named, ""
        edge, view = readings[pair].figure.outer_start, self.context.view
        kept = [
            time
            for time in named
            if "/" in time.period
            or time.end > edge
            or not FROM.search(view[max(0, time.start - 2) : time.start])
        ]
        if len(kept) == len(named) or (kept and kept[-1].start > edge):
            return kept, ""
        later = readings[pair + 1] if pair + 1 < index else None
        return kept, later.period if later is not None and later.role == "to" and not kept else ""

    def between(self, readings: Sequence[Reading], index: int) -> str:
        """由2005年的甲减少到2010年的乙，需要削减丙: over the years that the pair names."""
        end = next((at for at in range(index - 1, 0, -1) if readings[at].role == "to"), None)
        if end is None or self.context.times_in(
            readings[end].figure.outer_end, readings[index].figure.outer_start
        ):
            return ""
        first, last = readings[end - 1], readings[end]
        same = readings[index].figure.unit == last.figure.unit
        added = self.context.view.find("累计", last.figure.outer_end, readings[index].figure.start) >= 0
        pair = pair_before(readings, index, told=True) if (same or added) and first.role == "from" else None
        if pair is None:
            return ""
        if added:
            return after_base(f"{pair[0]}/{pair[1]}")  # 累计新增丁: of the years that the pair leads through
        readings[index].base_period = pair[0]
        return f"{pair[0]}/{pair[1]}"

    def told_again(self, readings: Sequence[Reading], index: int) -> str:
        """从2005年的甲下降到2009年的乙，下降了33%, 提高2个百分点: the change that the pair shows, over its years."""
        before = readings[index - 1] if index > 1 else None
        if before is None or before.role != "to":
            return ""
        between = self.context.view[before.figure.outer_end : readings[index].figure.outer_start]
        if not TOLD_AGAIN.fullmatch(between):
            return ""
        first, last = readings[index - 2].period[:4], before.period[:4]
        if not first or not last or first >= last:
            return ""
        span = self.context.memory.span
        named = readings[index - 2].reasons.get("period") in _NAMED
        if not named and (span is None or span.period != f"{first}/{last}"):
            return ""  # 2011年至2015年，…从甲增加到乙，增长9%: of the very years that were told
        readings[index].base_period = first
        return last if int(last) - int(first) == 1 else f"{first}/{last}"

    def each_year(self, readings: Sequence[Reading], index: int) -> str:
        """比2015年增加12亿吨，平均每年增加3亿吨: what each of those years added."""
        before, reading = readings[index - 1], readings[index]
        if not index or not before.base_period or "/" not in before.period or before.measure not in CHANGES:
            return ""
        between = self.context.view[before.figure.outer_end : reading.figure.outer_start]
        if "年" not in between or TOLD_AGAIN.fullmatch(between) is None:
            return ""
        reading.base_period = before.base_period
        return after_base(before.period)

    def shown(self, readings: Sequence[Reading], index: int) -> str:
        """1952年有19万人，1957年已有44万人，增加1.3倍: the change that two amounts of their own years show, over those years."""
        if index < 2:
            return ""
        first, last, reading = readings[index - 2], readings[index - 1], readings[index]
        if first.role or last.role or first.measure != last.measure or first.figure.unit != last.figure.unit:
            return ""
        if first.measure not in ("level", "share") or reading.against:
            return ""
        years = len(first.period) == len(last.period) == len("1952") and first.period < last.period
        if not years or first.reasons.get("period") or last.reasons.get("period"):
            return ""
        if not _SHOWS.fullmatch(self.context.view, last.figure.outer_end, reading.figure.outer_start):
            return ""
        reading.base_period = first.period
        return last.period if int(last.period) - int(first.period) == 1 else f"{first.period}/{last.period}"


def pair_before(readings: Sequence[Reading], index: int, *, told: bool = False) -> tuple[str, str] | None:
    """The years of the from-to pair earlier in the sentence that a growth rate goes with; `told` where only years that are named do."""
    for at in range(index - 1, 0, -1):
        if readings[at].role == "to" and readings[at - 1].role != "to":
            if told and readings[at - 1].reasons.get("period") == "base year before the span":
                return None
            first, last = readings[at - 1].period, readings[at].period
            return (first, last) if first and last and first[:4] < last[:4] else None
    return None


def _first_of_each(readings: Sequence[Reading], index: int) -> tuple[Reading, Reading]:
    """Return the first figure of each end, where an end may be several: 由“十二五”时期的2:54:44调整至3:49:48."""
    later = index
    while later and readings[later - 1].role == "to" and readings[later].role == "to":
        later -= 1
    while readings[later].role == "from":
        later += 1
    earlier = later - 1
    while earlier and readings[earlier - 1].role == "from":
        earlier -= 1
    return readings[earlier], readings[later]


def _inside(pair: tuple[str, str], span: str) -> bool:
    first, last = span.split("/")
    return int(first[:4]) - 1 <= int(pair[0][:4]) and int(pair[1][:4]) <= int(last[:4])
