"""The period a figure is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancheck.statements.bases import AIM_BEHIND, CHANGES, LONG, Bases, year_before_goal
from plancheck.statements.frames import Frames
from plancheck.statements.from_to import FromTo, pair_before
from plancheck.statements.outline import Place
from plancheck.statements.periods import TimeExpression, in_brackets
from plancheck.statements.reading import Context, Reading
from plancheck.statements.spans import SpanReader
from plancheck.statements.status import StatusJudge
from plancheck.statements.undated import Undated

_SET_OFF = re.compile(r"\s*年?[，,]")  # 1956年比1950年，甲增加一倍，乙增加两倍
_AT_ITS_START = re.compile("年初|当初")
# 2010年第六次全国人口普查的: a count of its own
_ITS_FIGURE = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}次[^，。；0-9]{0,16}[查源])?\s*的?\s*[约近超]?\s*"
)
_OF_OTHERS = re.compile("(?:[是为]|相当于)[^，。；]{0,16}(?:平均|水平|全[国省市球]|世界)[^，。；]{0,6}的?$")
_FROM = re.compile(r"[从由自]")
_GAP = re.compile("[高低快慢优好]于|高出|领先")
_DONE = re.compile(r"\s*(?:[新增扩改再]建|新增|净增|建成|累计|完成|淘汰|关停)")
_OPENING = 6  # characters before a year that still opens its sentence
_TILL_NOW = ("近", "最近", "过去")  # 近两年再下降10%: those years, whatever plan is named before
_PER_YEAR, _COMPARES = re.compile("平均每年|年均"), re.compile("[比较超]")


_ONLY_ITS_END = ("the plan's last year", "period from heading")


@dataclass(slots=True)
class _Dating:
    """One figure while it is dated.

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
    period, why : str
        As found so far, and the reason.
    chosen : TimeExpression or None
        The time that dated it.
    undated : bool
        Whether it is the earlier end of a pair and has no year of its own.
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
    period: str = ""
    why: str = ""
    chosen: TimeExpression | None = None
    undated: bool = False


def _changed_before(this: _Dating) -> Reading | None:
    """甲100万，比2012年增加20万；乙50万，增加10万: the change before a change, over the level between them."""
    readings, index = this.readings, this.index
    if (
        index > 1
        and this.reading.measure in ("change", "points_change")
        and readings[index - 1].measure in ("level", "share")
        and readings[index - 2].measure == this.reading.measure
    ):
        return readings[index - 2]
    return readings[index - 1] if index else None


class Dater:
    """Decides periods and status.

    Parameters
    ----------
    context : Context

    Attributes
    ----------
    bases : Bases
    frames : Frames
        What the text sets for later sentences.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.bases = Bases(context)
        self._status = StatusJudge(context)
        self.frames = Frames(context, self.bases, self._status)
        self._spans = SpanReader(context)
        self._undated = Undated(context, self._spans, self._status)
        self._pairs = FromTo(context, self.bases)
        self._rate_years = ""  # the years that a rate a year was last told of

    def date(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        times: Sequence[TimeExpression],
        place: Place,
        clause: int,
    ) -> None:
        """Set period and base period of a reading."""
        this = self._situation(reading, readings, index, times, place, clause)
        if self._is_restated(this) or self._is_of_the_base(this):
            return
        self._by_pair(this)
        if not this.period:
            self._by_nearest(this)
        self._narrow(this)
        self.bases.set_base(reading, this.bases, this.period, clause, _changed_before(this))
        if reading.measure == "growth" and not reading.base_period:
            reading.base_period = year_before_goal(this.named)
        reading.period = self.bases.spanned(reading, this.period, this.bases)
        reading.now = reading.now or (this.chosen is not None and this.chosen.kind == "now")
        reading.review = this.chosen is not None and this.chosen.kind == "review"
        if this.why:
            reading.reasons.setdefault("period", this.why)
        self._run_over_years(this)

    def _situation(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        times: Sequence[TimeExpression],
        place: Place,
        clause: int,
    ) -> _Dating:
        """Sort the times before a figure into those that date it and those that it is counted from."""
        context, edge = self.context, reading.figure.outer_start
        before = [time for time in times if time.end <= edge + 1]
        bases: list[TimeExpression] = []
        named: list[TimeExpression] = []
        for time in before:
            if not self.bases.is_base(time):
                named.append(time)
            elif time.start >= clause - 1 or self.bases.stays(time) or _SET_OFF.match(context.view, time.end):
                bases.append(time)
        incomplete: TimeExpression | None = None
        if named:
            named = [time for time in named if not in_brackets(context.view, time, edge)] or named
            named = [
                time for time in named if time.start >= clause - 1 or not self._passes(time, reading, place)
            ]
            if len(named) > 1:
                named = [time for time in named if not self._is_of_another_end(time, named, clause)]
            if place.status == "target":
                named = [time for time in named if not self.bases.tells_which(time)]
            for time in named:
                if not time.period:
                    incomplete = time  # the last of them
            if incomplete is not None:
                named = [time for time in named if time.period]
        words = context.view[clause:edge]
        long = reading.measure in LONG or (
            reading.measure in ("change", "points_change") and bool(_PER_YEAR.search(words))
        )
        if reading.measure == "multiple" and _OF_OTHERS.search(words):
            long = False  # 是全国平均水平的1.5倍: against others, not against an earlier year
        return _Dating(reading, readings, index, place, clause, words, before, bases, named, incomplete, long)

    def _is_restated(self, this: _Dating) -> bool:
        """增加9%，即363亿元: what is told once more has the years of what it repeats."""
        if not this.words.lstrip().startswith("即") or not this.index:
            return False
        told = this.readings[this.index - 1]
        if told.period:
            this.reading.period, this.reading.base_period = told.period, told.base_period
            if this.reading.measure in ("level", "share"):
                # 增长40%，即达到21万人: what it has come to
                this.reading.period, this.reading.base_period = told.period.rpartition("/")[2], ""
        return bool(told.period)

    def _is_of_the_base(self, this: _Dating) -> bool:
        """比2010年的392万千瓦增长70%, 比2020年402座增加193座: the figure of the year compared with, or the aim named for it."""
        reading, edge = this.reading, this.reading.figure.outer_start
        if reading.role or not this.before or reading.measure in CHANGES:
            return False
        base = this.before[-1]
        if not self.bases.is_base(base):
            return False
        if reading.figure.kind == "percent" and self.bases.equals(base):
            return False  # 等于1953年的102%: told of the year that is set against it
        reading.of_base = _ITS_FIGURE.fullmatch(self.context.view, base.end, edge) is not None
        its = reading.of_base or self._is_aim_of(base, edge)
        if its:
            reading.period = base.period
        return its

    def _by_pair(self, this: _Dating) -> None:
        """Give a figure the years of the 从…到… that it is an end of, goes with, or stands behind."""
        reading, readings, index, words = this.reading, this.readings, this.index, this.words
        if reading.measure == "share" and self.context.lexicon.dating.kept.search(words):
            pair = pair_before(readings, index)
            this.period = f"{pair[0]}/{pair[1]}" if pair else ""
        if reading.role:
            this.period = self._pairs.period_of(reading, readings, index, this.named, this.place)
            this.undated = reading.role == "from" and not this.period
        if reading.role == "to" and index:
            lead = readings[index - 1].figure.outer_start
            this.named = [
                time
                for time in this.named
                if time.end > lead
                or not _FROM.search(self.context.view[self._lead_of(time, this.clause) : time.start])
            ]
        over_pair = reading.figure.written == "fold" or "年前" in words
        if not this.period and this.long and (reading.measure != "multiple" or over_pair):
            pair = pair_before(readings, index, told=True)
            if pair is not None and not self._is_of_plan(reading, readings, index, pair):
                this.period, this.why = f"{pair[0]}/{pair[1]}", "years of the from-to pair"
        if reading.role or this.period:
            return
        if reading.measure == "growth":
            this.period = self._pairs.told_again(readings, index)
        if reading.measure == "change" and not reading.against and not _COMPARES.search(words):
            this.period = self._pairs.between(readings, index)
        if not this.period:
            this.named, this.period = self._pairs.behind(readings, index, this.named)

    @staticmethod
    def _lead_of(time: TimeExpression, clause: int) -> int:
        """Return where the words that lead to a time begin: in the clause where it stands there."""
        return max(clause if clause < time.start else time.start - 2, time.start - 12)

    def _by_nearest(self, this: _Dating) -> None:
        """Give a figure the time named nearest to it, that of its context, or the document's own."""
        reading, place = this.reading, this.place
        known = self.context.reference.observed or self.context.reference.own
        chosen = self._nearest(this)
        if chosen is None:
            chosen, this.why = self._undated.context_time(
                place, long=this.long and not this.bases, yearly=reading.measure == "growth"
            )
            if chosen is not None and self._is_over(chosen, this):
                chosen, this.why = None, ""
                base = this.bases[-1].last_year or 0
                if base == known and max(self.context.reference.target or 0, base + 1) == base + 1:
                    # 比2014年增长9% where 2014 is the last that is told of
                    this.period, this.why = str(base + 1), "the document's own year"
                    return
        else:
            chosen = self._of_the_part(self._anchored(chosen, this.named), reading, this.clause)
            if self.context.told:
                reading.steps.append(
                    f"time {self.context.view[chosen.start : chosen.end].strip()!r} = {chosen.period}"
                )
        this.chosen = chosen
        if chosen is None:
            this.period, this.why = self._undated.default(reading, place)
            return
        if chosen.relative:
            self.context.doubt(reading)
        if chosen.period == self.context.reference.day and (
            reading.measure in CHANGES or reading.figure.kind == "money"
        ):
            # what a census counts is of its day; growth, income and spending are of years
            chosen = replace(chosen, period=chosen.period[:4])
        period = self._spans.part_of(reading, chosen, this.clause)
        if chosen.coming and self._undated.is_every_year(reading):
            period = chosen.period
        if reading.measure == "multiple" and not this.long:
            period = period.rpartition("/")[2]
        period = self._spans.goes_with(reading, this.readings, this.index, chosen, period, this.clause)
        gap = reading.measure == "points_change" and self._is_gap(reading, this.readings, this.index)
        if gap or (this.why == "period of the section" and self._undated.is_aimed_at_end(reading, chosen)):
            period = period.rpartition("/")[2]
        this.period = period

    def _is_over(self, time: TimeExpression, this: _Dating) -> bool:
        """Whether years of the context end before or with that which a change is counted from: 比1957年增长一倍 behind what 1953 to 1957 brought."""
        base = this.bases[-1].last_year if this.bases and this.reading.measure in CHANGES else None
        known = self.context.reference.observed or self.context.reference.own
        return (
            base is not None
            and len(this.bases[-1].period) == len("1957")
            and not this.bases[-1].relative
            and known is not None
            and base <= known
            and (time.last_year or 9999) <= base
        )

    def _narrow(self, this: _Dating) -> None:
        """Complete 年底, 上半年; take of several years the one that a rate, a change beside it or an earlier end is of."""
        reading, incomplete = this.reading, this.incomplete
        nearer = incomplete is not None and (this.chosen is None or this.chosen.start < incomplete.start)
        if incomplete is not None and nearer and not reading.role:
            this.period = self._undated.complete(incomplete, this.period, this.place) or this.period
        if this.why == "period of the section" and reading.measure in ("change", "points_change"):
            this.period = self._undated.year_of_rates(this.readings, this.index) or this.period
        view, edge = self.context.view, reading.figure.outer_start
        if (
            reading.measure == "growth"
            and this.period[4:5] == "/"
            and self.context.lexicon.dating.year_on_year.search(view, this.clause, edge)
        ):
            # 同比增长12.4% is over one year, whatever years a part looks back on
            this.period = this.period.rpartition("/")[2]
        if this.undated and not _AT_ITS_START.search(view, this.clause, edge):
            this.period = self._pairs.base_of(this.period)
            reading.reasons["period"] = "base year before the span"
        if not reading.role:
            this.period = self._of_all_years(reading, this.period)

    def _run_over_years(self, this: _Dating) -> None:
        """Give 翻番, 增长2倍 and rates per year the years that they run over where only the last is named."""
        reading = this.reading
        undated = reading.measure == "growth_multiple" and this.why in _ONLY_ITS_END
        if (reading.figure.written == "fold" or undated) and len(reading.period) == 4:
            base = self._undated.year_before_target(reading.period)
            reading.period = f"{base}/{reading.period}" if base else reading.period
        if (
            reading.measure == "growth"
            and "/" in reading.period
            and len(reading.period) == 9
            and not reading.base_period
            and reading.figure.unit != "‰"
            and self._undated.is_yearly_rate(reading, this.clause)
        ):
            reading.measure = "growth_per_year"
        if reading.measure == "growth_per_year" and len(reading.period) == 4:
            self._undated.widen(reading, this.place)
            if len(reading.period) == 4 and self._rate_years.endswith(reading.period):
                reading.period = (
                    self._rate_years
                )  # 年均增长29.8%。…增加值年均增长1.6%: over the years of the rate before
            elif len(reading.period) == 4:
                reading.period = self.bases.years_of_paragraph(reading.period)
        if reading.measure == "growth_per_year" and len(reading.period) == len("2021/2025"):
            self._rate_years = reading.period

    def _is_aim_of(self, time: TimeExpression, edge: int) -> bool:
        """Whether a figure is the aim that a year was named for: 实现了省里提出的“十一五”末收入达到20亿元的目标."""
        aim = AIM_BEHIND.match(self.context.view, time.end)
        return aim is not None and aim.end() > edge

    def _passes(self, time: TimeExpression, reading: Reading, place: Place) -> bool:
        """Whether a time dates only a clause before, where the part tells of years of its own."""
        if "/" in time.period:
            return self.bases.is_aside(time, reading.sentence[0])
        memory = self.context.memory
        dated = memory.frame is not None or memory.span is not None or place.frame is not None
        return (dated or not self.context.plan) and self.bases.passes(time, reading.sentence[0])

    def _is_of_another_end(self, time: TimeExpression, named: Sequence[TimeExpression], clause: int) -> bool:
        """Whether a year is that of the earlier end in a clause before: 2011年，甲由2007年的3调整为5；乙9亿元: 乙 is of 2011."""
        view = self.context.view
        if time.start >= clause - 1 or "/" in time.period or time is named[0] or not time.period:
            return False
        return view[time.end : time.end + 1] == "的" and view[time.start - 1] in "从由"

    def _nearest(self, this: _Dating) -> TimeExpression | None:
        named, clause, long = this.named, this.clause, this.long
        if not named:
            return None
        last = named[-1]
        if last.kind == "review" and any((time.last_year or 0) > (last.last_year or 0) for time in named):
            # 到2010年…，五年年均节能率4.4%: the years up to the goal
            last = max(named, key=lambda time: time.last_year or 0)
        if last.relative and len(last.period) == 4:
            # 不低于上年度收入的60% after 到2015年: a relative year inside the thing does not date it
            # 至2025年，在建及近期开工项目16处，包括…5处: nor in the clauses that go on from it
            reached = self.context.view[last.start - 1 : last.start] in (
                "到",
                "至",
            )  # 由1978年的63%升到今年的70%
            goal = (
                None if reached else next((time for time in reversed(named[:-1]) if not time.relative), None)
            )
            if goal is not None and last.start > self._begin_of_clause(last, clause) + 4:
                last = goal
        if long:
            spans = [time for time in named if "/" in time.period]
            known = self.context.reference.observed or self.context.reference.own or 9999
            if spans and (spans[-1].last_year or 9999) <= known < (last.last_year or 0):
                return last  # “十五”以来…；到“十一五”末达到65亿元，年均增长10%: on the way to the goal
            if spans and (last is spans[-1] or last.start < clause):
                return spans[-1]
        opening = self._years_of_sentence(this.reading, named[0], last)
        if opening is not None:
            return opening
        # 五年翻了一番 after 2006年至2010年 means those years, not the five before the document
        if (
            last.kind == "review"
            and len(named) > 1
            and "/" in named[-2].period
            and named[-2].kind != "review"
            and not self.context.view.startswith(_TILL_NOW, last.start)
        ):
            return named[-2]
        return last

    def _years_of_sentence(
        self, reading: Reading, first: TimeExpression, last: TimeExpression
    ) -> TimeExpression | None:
        """Return the years that open a sentence where its last year was told of one part only.

        “八五”期间，发电装机新增7500万千瓦，1995年达到2亿千瓦；新增铁路3000公里: the railways are those of all the years.
        """
        if first.kind not in ("plan", "review") or len(first.period) != len("2016/2020") or last.relative:
            return None
        if last.period != first.period[5:] or first.start - reading.sentence[0] > _OPENING:
            return None
        over = self.context.view.find("；", last.end, reading.figure.outer_start) >= 0
        return first if over else None

    def _begin_of_clause(self, time: TimeExpression, clause: int) -> int:
        """Return where the clause of a time begins."""
        if time.start >= clause:
            return clause
        view = self.context.view
        return max(view.rfind(mark, 0, time.start) for mark in "，。；：\n") + 1

    def _anchored(self, time: TimeExpression, named: Sequence[TimeExpression]) -> TimeExpression:
        """五年间 after 2005年 or in a part on the last plan: the years up to then, not those from now."""
        if not time.ahead:
            return time
        known = self.context.reference.observed or self.context.reference.own or 0
        years = int(time.ahead[5:9]) - int(time.ahead[:4]) + 1
        for earlier in reversed(named):
            year = earlier.last_year
            if (
                earlier.start < time.start
                and not earlier.relative
                and len(earlier.period) == 4
                and year == known
            ):
                return TimeExpression(time.start, time.end, f"{year - years + 1}/{year}", "review", True)
        past = self.context.memory.span or self.context.memory.frame
        if (
            past is not None
            and past.kind in ("plan", "review")
            and years == 5
            and (past.last_year or 9999) <= known
        ):
            return replace(time, period=past.period, kind="review", relative=True)
        return time

    def _of_the_part(self, time: TimeExpression, reading: Reading, clause: int) -> TimeExpression:
        """从2007年的甲增加到2012年的乙，新增学校343所 in a part on those five years: what is done behind is of all of them."""
        frame = self.context.memory.frame
        within = (
            frame is not None
            and frame.kind == "review"
            and reading.measure in ("level", "change")
            and not reading.role
            and (
                _DONE.match(self.context.view, clause, reading.figure.outer_start) is not None
                or self._spans.is_gathered(reading)
            )
            and time.period == frame.period[5:]
            and reading.sentence[0] + _OPENING < time.start < clause
        )
        return frame if within and frame is not None else time

    def _of_all_years(self, reading: Reading, period: str) -> str:
        """Return the years a part looks back on for what is told of all of them beside its last year or its base.

        从2020年的甲提高到乙，丙累计提升24% in a part on 2021 to 2025; 从2020年的甲增长至乙，年均增速5.5%: a plan's rates are of its years.
        """
        part = self.context.memory.part or self.context.memory.frame
        if (
            part is None
            or len(part.period) != len("2021/2025")
            or reading.measure not in ("growth", "growth_per_year")
        ):
            return period
        first, last = part.period.split("/")
        if reading.measure == "growth" and period == last and self._spans.is_gathered(reading):
            return part.period
        if (
            reading.measure == "growth_per_year"
            and part.kind == "plan"
            and period == f"{int(first) - 1}/{last}"
        ):
            named = self.context.times_in(reading.sentence[0], reading.figure.outer_start)
            return period if any(time.period == last for time in named) else part.period
        return period

    def _is_of_plan(
        self, reading: Reading, readings: Sequence[Reading], index: int, pair: tuple[str, str]
    ) -> bool:
        """Whether a yearly rate of another thing than the pair's is that of the plan looked back on: its years begin after the pair's."""
        frame = self.context.memory.frame or self.context.memory.span
        of_pair = any(one.role == "to" and one.indicator == reading.indicator for one in readings[:index])
        return (
            reading.measure == "growth_per_year"
            and not of_pair
            and frame is not None
            and frame.kind == "plan"
            and frame.period == f"{int(pair[0][:4]) + 1}/{pair[1]}"
        )

    def _is_gap(self, reading: Reading, readings: Sequence[Reading], index: int) -> bool:
        """Whether it is how far a state lies above another: 入学率达到97%，高于全国4.9个百分点."""
        before = readings[index - 1].measure if index else ""
        words = self.context.view[reading.begin : reading.figure.outer_start]
        return before in ("level", "share") and _GAP.search(words) is not None

    def judge_status(self, reading: Reading, place: Place) -> None:
        """Set whether a reading is reported or aimed at."""
        self._status.judge(reading, place)
