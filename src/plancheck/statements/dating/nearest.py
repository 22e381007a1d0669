"""The time that stands nearest to a figure and dates it, and the years of a part where it tells of all of them."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.situation import Situation
from plancheck.statements.dating.spans import SpanReader
from plancheck.statements.times.periods import TimeExpression, last_of_years
from plancheck.statements.times.readings import small_number
from plancheck.statements.words.written import DIGIT

_DONE = re.compile(r"\s*(?:[新增扩改再]建|新增|净增|建成|累计|完成|淘汰|关停)")
_ADDED = re.compile(r"\s*(?:新增|净增|增加)")
_OPENING = 6  # characters before a year that still opens its sentence
# 产量连续三年超过100万吨, 优良率连续5年稳定在90%: so much in each of them
_RUNNING = re.compile(
    r"连续\s{0,2}(?P<years>[2-9]|1[0-9]|[两二三四五六七八九十]|十[一二三四五六七八九])\s{0,2}年[^，。；：、0-9]{0,10}?(?:稳定|保持|维持|站稳|超过?|突破|达到?|高于|低于|不低于|位于)?[在于到]?$"
)
_WHOLE_YEARS = (len("2021"), len("2021/2025"))
_LONGEST_RUN = 24  # characters that tell of it
_EACH_IS = re.compile("年均(?:达到?|为|超过?|约|近)?$")  # 办展7000场，年均近1500场
_ON_AVERAGE = re.compile(r"\s?[，、（]\s?(?:年均|平均每年)(?:达到?|为|超过?|约|近)?\s?[0-9]")
# 2020年产量9.5万吨，上年为9万吨: told to be set beside the year just named
_SET_BESIDE = re.compile(r"上(?:一?年|年度)(?:[末底]|同期)?\s?(?:则|仅|只)?(?:为|是|有)")
_TILL_NOW = ("近", "最近", "过去")  # 近两年再下降10%: those years, whatever plan is named before


class Nearest:
    """Chooses among the times named before a figure."""

    def __init__(self, context: Context, spans: SpanReader) -> None:
        self.context, self._spans = context, spans

    def of(self, this: Situation) -> TimeExpression | None:
        """Return the time that dates a figure by standing near it; None where none does."""
        clause, long = this.clause, this.long
        named = [time for time in this.named if not self.context.is_had_by_then(time)]
        while named and named[-1].end < clause and (self._is_set_beside(named[-1]) or self._began(named)):
            named = named[:-1]  # 产量9万吨，上年为8万吨，出口1万吨: of the year told of
        if not named:
            return None
        last = named[-1]
        if last.kind == "review" and any((time.last_year or 0) > (last.last_year or 0) for time in named):
            # 到2010年…，五年年均节能率4.4%: the years up to the goal
            last = max(named, key=lambda time: time.last_year or 0)
        if last.relative and len(last.period) == 4:
            # 不低于上年度收入的60% after 到2015年: a relative year inside the thing does not date it
            # 至2025年，在建及近期开工项目16处，包括…5处: nor in the clauses that go on from it
            # 由1978年的63%升到今年的70%
            reached = self.context.view[last.start - 1 : last.start] in (
                "到",
                "至",
            )
            goal = (
                None if reached else next((time for time in reversed(named[:-1]) if not time.relative), None)
            )
            if goal is not None and last.start > self._begin_of_clause(last, clause) + 4:
                last = goal
            else:
                last = self._set_beside(last, goal)
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
        if self._is_goal_of_sentence(this.reading, named[0], last):
            return named[0]
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

    def _is_goal_of_sentence(self, reading: Reading, first: TimeExpression, last: TimeExpression) -> bool:
        """Whether a sentence that opens with a goal's year goes on with it behind a part told of an earlier plan.

        到2020年，…，“十二五”期间完成河道治理；用水总量控制在6700亿立方米: that of 2020.
        """
        goal = len(first.period) == len("2020") and self.context.is_ahead(first)
        if not goal or last.kind != "plan" or first.start - reading.sentence[0] > _OPENING:
            return False
        if (last.last_year or 9999) >= (first.last_year or 0):
            return False
        view = self.context.view
        return view[first.start - 1] in "到至" and view.find("；", last.end, reading.figure.outer_start) >= 0

    def _is_set_beside(self, time: TimeExpression) -> bool:
        """Whether a year is only named to be set beside the one told of: 上年为9万吨."""
        return time.relative and _SET_BESIDE.match(self.context.view, time.start) is not None

    def _began(self, named: list[TimeExpression]) -> bool:
        """Whether the last time is where a change told of a later one began: “十二五”期间，系数由“十一五”时期的1.1降到0.9，节能3亿吨."""
        if len(named) < 2 or self.context.view[named[-1].start - 1] not in "由从":
            return False
        if "/" in named[-1].period and named[-1].kind != "plan":
            return False  # 从1921年到1928年: its years themselves
        return (named[-2].first_year or 0) > (named[-1].last_year or 9999)

    def _set_beside(self, last: TimeExpression, named: TimeExpression | None) -> TimeExpression:
        """Return the time of 上年 where it is the year before the one told of, not before the document's own.

        2020年产量9.5万吨，上年为9万吨 in a report of 2021 is of 2019, and so is 全年产量9.5万吨，上年为9万吨.
        """
        view, reference = self.context.view, self.context.reference
        known = reference.observed or reference.own or 0
        if not view.startswith("上", last.start):
            return last
        beside = _SET_BESIDE.match(view, last.start) is not None
        year = last.period
        if named is not None:
            told = len(named.period) == len("2020") and (
                named.period == year or (beside and int(named.period) < known)
            )
            return replace(last, period=str(int(named.period) - 1)) if told else last
        if beside and reference.report and year == str(reference.observed):
            return replace(last, period=str(int(year) - 1))
        return last

    def _begin_of_clause(self, time: TimeExpression, clause: int) -> int:
        """Return where the clause or bracket of a time begins."""
        if self.context.view.startswith(("（", "("), time.start - 1):
            return time.start
        if time.start >= clause:
            return clause
        view = self.context.view
        return max(view.rfind(mark, 0, time.start) for mark in "，。；：\n") + 1

    def anchored(self, time: TimeExpression, named: list[TimeExpression]) -> TimeExpression:
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

    def of_the_part(self, time: TimeExpression, reading: Reading, clause: int) -> TimeExpression:
        """从2007年的甲增加到2012年的乙，新增学校343所 in a part on those five years: what is done behind is of all of them."""
        plan = self._plan_added_to(time, reading, clause)
        if plan is not None:
            return replace(time, period=plan.period, kind="plan")
        frame = self.context.memory.frame
        within = (
            frame is not None
            and frame.kind == "review"
            and reading.measure in ("level", "change")
            and not reading.role
            and (
                _DONE.match(self.context.view, clause, reading.figure.outer_start) is not None
                or self._spans.is_gathered(reading)
                or self._spans.is_finished(reading)
            )
            and time.period == frame.period[5:]
            and time.start < clause
            and (reading.sentence[0] + _OPENING < time.start or self._is_summed_up(time, reading, clause))
        )
        return frame if within and frame is not None else time

    def _is_summed_up(self, time: TimeExpression, reading: Reading, clause: int) -> bool:
        """Whether an amount is summed up in a part of its own of a sentence that a year opens: 2016年产值9亿元；累计完成投资80亿元."""
        view, edge = self.context.view, reading.figure.outer_start
        return view.find("；", time.end, clause) >= 0 and view.find("累计", clause, edge) >= 0

    def _plan_added_to(self, time: TimeExpression, reading: Reading, clause: int) -> TimeExpression | None:
        """Return the plan ahead whose goals are told where something is added behind an amount of its last year: 2025年达到61个，新增15个."""
        if reading.measure != "change" or time.start >= clause or len(time.period) != len("2025"):
            return None
        if _ADDED.match(self.context.view, clause, reading.figure.outer_start) is None:
            return None
        if DIGIT.search(self.context.view, time.end, clause) is None:
            return None  # 在“十五五”末，新增15个: the year is told of nothing before
        known = self.context.reference.observed or self.context.reference.own
        named = [*self.context.times_in(reading.sentence[0], time.start)]
        before = self.context.memory.span or self.context.memory.frame
        plan = next((one for one in named if one.kind == "plan"), before)
        if plan is None or plan.kind != "plan" or known is None or (plan.last_year or 0) <= known:
            return None
        return plan if plan.period[5:] == time.period else None

    def of_running_years(self, reading: Reading, period: str) -> str:
        """Return the years one after another that a figure is told of, where a text says so: 产量连续三年超过100万吨."""
        if reading.measure not in ("level", "share", "growth") or len(period) not in _WHOLE_YEARS:
            return period
        view, edge = self.context.view, reading.figure.start
        run = _RUNNING.search(view, max(reading.sentence[0], edge - _LONGEST_RUN), edge)
        last = last_of_years(period)
        return f"{last - small_number(run['years']) + 1}/{last}" if run is not None else period

    def _is_mean(self, reading: Reading) -> bool:
        """Whether 年均 stands right before an amount: what each year had on average."""
        view, edge = self.context.view, reading.figure.start
        return _EACH_IS.search(view, max(reading.begin, edge - _LONGEST_RUN), edge) is not None

    def of_sum(self, reading: Reading, period: str) -> str:
        """Return a part's years for what is added up behind a pair that ends with them: 由90万吨减到40万吨，累计少采200万吨."""
        part = self.context.memory.part or self.context.memory.frame
        if (
            not period
            or part is None
            or part.period[5:] != period
            or reading.measure not in ("level", "change")
        ):
            return period
        return part.period if self._spans.is_gathered(reading) else period

    def _has_mean(self, reading: Reading) -> bool:
        """Whether what each year had on average is told behind a sum: 新创作剧目7000台，年均1400台."""
        return _ON_AVERAGE.match(self.context.view, reading.figure.outer_end) is not None

    def of_all_years(self, reading: Reading, period: str) -> str:
        """Return the years a part looks back on for what is told of all of them beside its last year or its base.

        从2020年的甲提高到乙，丙累计提升24% in a part on 2021 to 2025; 从2020年的甲增长至乙，年均增速5.5%: a plan's rates are of its years.
        """
        part = self.context.memory.part or self.context.memory.frame
        if part is None or len(part.period) != len("2021/2025"):
            return period
        first, last = part.period.split("/")
        if (
            reading.measure == "level"
            and period == last
            and (self._is_mean(reading) or self._has_mean(reading))
        ):
            return part.period
        if reading.measure not in GROWTH_MEASURES:
            return period
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
