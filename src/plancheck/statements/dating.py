"""The period a figure is for, and the base it is counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.quantities.numerals import read_chinese
from plancheck.statements.outline import Place
from plancheck.statements.periods import TimeExpression, part_of_year, plan_years
from plancheck.statements.reading import Context, Reading
from plancheck.statements.spans import SpanReader
from plancheck.statements.status import StatusJudge, last_year

_BASE_BEFORE = re.compile(r"(?:比|较|同比|与|相比于|相对于|对比|(?<!共|合)同)\s*$")
_BASE_AFTER = re.compile(r"\s*(?:的)?(?:相比|基础上|为基期|为基数)")
_MULTIPLE_AFTER = re.compile(
    r"[^，。；]{0,24}?的\s{0,2}(?:[0-9一二两三四五六七八九十.点\n]{1,9}[、和与及])*[0-9一二两三四五六七八九十.点\n]{1,9}\s?倍"
)
_SINCE = re.compile(r"(?:年?的?[^，。；、0-9]{0,8})?(?:相比|作比较|比较|对比)")
_ITEM = re.compile(r"\s*(?:[0-9]{1,2}[.、．）](?![0-9])|（[0-9一二三四五六七八九十]{1,3}）|[①-⑳]|[-—●■◆·])")
_FOUNDED = re.compile(r"(?:正式|挂牌)?(?:成立|设立|建立|组建|创办|创建|建州|建市|奠基|开业|落户)")
_REACHED = re.compile("(?:实现|完成|超出|超过|达到|比|较)了?$")
_AIM_BEHIND = re.compile("[^，。；]{0,24}?(?:规划|预期|计划)?(?:目标|任务|指标)")
_MEETING = re.compile("应到|实到|列席|出席(?:了)?(?:会议|大会)|(?:代表|委员)出席")
_DATES = re.compile("[0-9]{1,4}[年月日]")
_LEAD = 300  # characters at the head of a text that tell what all of it is of
_REMARK = 40  # characters of a remark in brackets
_PARTED = re.compile("分(?:季度|月|年度)|其中")
_YEAR_ON_YEAR = re.compile("同比|比上年|比去年|较上年|较去年")
_SET_OFF = re.compile(r"\s*年?[，,]")  # 1956年比1950年，甲增加一倍，乙增加两倍
_PLAN_NAMED = re.compile('[“"‘](二?十[一二三四五六七八]?五|[一二三四五六七八九]五)[”"’]')
_ITS_FIGURE = re.compile(r"\s*的\s*[约近超]?\s*")
_LONG = frozenset({"growth_per_year", "multiple", "growth_multiple"})
_CHANGES = _LONG | {"growth", "change", "points_change"}
_NOTES = ("注：", "注:", "*注")  # a table's note dates nothing after it
_TITLE_NOUNS = ("报告", "公报", "规划", "纲要", "方案", "意见", "通知")
_UP_TO = re.compile("(?<!截)[到至]$")
_FROM = re.compile(r"[从由自]")


class Dater:
    """Decides periods and status."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._status = StatusJudge(context)
        self._spans = SpanReader(context)
        self._before: Reading | None = None
        self._bases: dict[tuple[int, int], bool] = {}  # asked five times of each time

    # --- what the text sets for later sentences --------------------------------------------------------------------

    def is_base(self, time: TimeExpression) -> bool:
        """Whether a time is the earlier end of a comparison: 比2013年, 较上年, 是1997年的2.3倍."""
        known = self._bases.get((time.start, time.end))
        if known is None:
            known = self._bases[time.start, time.end] = self._judge_base(time)
        return known

    def _judge_base(self, time: TimeExpression) -> bool:
        view = self.context.view
        lead = view[max(0, time.start - 4) : time.start]
        if _BASE_BEFORE.search(lead):
            return True
        if re.search(r"(?:接近|超过|达到|完成)了?$", lead) and view[time.end : time.end + 1] in "的所":
            return True  # 接近了五年计划最后一年的指标
        if re.search(r"于\s*$", lead) and _FOUNDED.match(view, time.end):
            return True  # 于1956年7月23日成立，总面积…
        if _REACHED.search(lead) and _AIM_BEHIND.match(view, time.end):
            return True  # 基本实现2020年1.8亿人的规划目标
        if _MULTIPLE_AFTER.match(view, time.end, min(len(view), time.end + 40)):
            return bool(re.search(r"[为是]\s*$", lead)) or view[time.end : time.end + 1] == "的"
        return bool(_BASE_AFTER.match(view, time.end))

    def _is_ahead(self, time: TimeExpression) -> bool:
        known = self.context.reference.observed or self.context.reference.own
        return known is not None and (time.last_year or 0) > known

    def _stays(self, time: TimeExpression) -> bool:
        """Whether a base holds for the clauses after its own: 与2010年相比，…, 以2005年为基数，…."""
        view = self.context.view
        return bool(_SINCE.match(view, time.end) or _BASE_AFTER.match(view, time.end))

    def set_frame(self, start: int, end: int, *, alone: bool = False) -> None:
        """A block that opens with years (五年来, 2025年…) sets them for the blocks after it, until the next great heading.

        `alone` says that it holds no figure: 到2020年, … at its head then dates the goals of the blocks after it.
        """
        context, reference = self.context, self.context.reference
        self._status.note(start, end)
        self._set_part_of_year(start, context.times_in(start, end))
        if context.view.startswith(_NOTES, start, end) or (alone and _is_title(context.view[start:end])):
            return
        for time in context.times_in(start, end):
            if not time.period or time.kind == "span" or self.is_base(time) or self._is_a_plan_ahead(time):
                continue
            opens = len(context.view[start : time.start].strip(" -*，。！：、")) <= 8
            goal = alone and context.plan and self._is_ahead(time)
            if goal and opens and _UP_TO.search(context.view[start : time.start]):
                context.memory.frame = time
                return
            years = (str(reference.observed), str(reference.target))
            recent = time.kind == "review" and (reference.observed or 0) - (time.first_year or 0) < 6
            if not alone and self._lies_in_review(time):
                continue
            if (recent and (opens or reference.report)) or (
                opens and (time.kind == "plan" or (reference.report and time.period in years))
            ):
                context.memory.frame = time

    def enter(self, place: Place) -> None:
        """Forget the years of the part before when a new great heading begins."""
        memory = self.context.memory
        if memory.top != place.top:
            memory.top = place.top
            memory.frame = place.frame
            memory.aims = memory.aims and not place.status
            memory.led_by = ""
        memory.looks_back = place.status == "observed" and place.sure
        memory.told_year = self._told_year(place)
        memory.looks_ahead = (place.status == "target" and (place.sure or self.context.plan)) or (
            self.context.plan and not place.status
        )

    def _told_year(self, place: Place) -> str:
        """Return the year that a report's heading looks back on, where it is the one before the report's own."""
        reference, frame = self.context.reference, place.frame
        told = frame.period if frame is not None and place.status == "observed" and reference.report else ""
        return told if reference.own is not None and told == str(reference.own - 1) else ""

    def close(self, start: int, end: int) -> None:
        """Note what a block that ends with a colon says of the lines listed after it: 预计全年完成：, 主要预期目标是：."""
        view, memory = self.context.view, self.context.memory
        words = view[max(start, end - 60) : end].rstrip()
        if words.endswith((":", "：")):
            memory.led_by = re.split("[。；]", words)[-1]
        elif words.endswith("。") and not (memory.led_by and _ITEM.match(view, start, end)):
            memory.led_by = ""  # the items of a list that a colon opened go on: 主要目标是：1.经济增长。…

    def _lies_in_review(self, time: TimeExpression) -> bool:
        """Whether a year is one of those a part looks back on: 2007年，产值… in a part on five years dates its sentence only."""
        frame = self.context.memory.frame
        return (
            frame is not None
            and frame.kind == "review"
            and "/" not in time.period
            and (frame.first_year or 0) <= (time.first_year or 0) <= (frame.last_year or 0)
        )

    def _is_a_plan_ahead(self, time: TimeExpression) -> bool:
        """Whether a plan that is named where a text looks back dates nothing there: “十二五”实现良好开局."""
        return self.context.memory.looks_back and time.kind == "plan" and self._is_ahead(time)

    def note(self, start: int, end: int) -> None:
        """Note the times of a sentence that was read, and what it announces."""
        memory = self.context.memory
        self._status.note(start, end)
        times = self.context.times_in(start, end)
        furthest = max((time.last_year or 0 for time in times), default=0)
        report = not self.context.plan
        for time in times:
            if (
                report
                and time.kind == "review"
                and (time.last_year or 0) >= furthest
                and time.start - start <= 4
            ):
                memory.frame = time  # 五年的工作主要体现在…: a sentence that opens with the years
            if self._is_a_plan_ahead(time):
                continue
            if time.kind == "review" and (time.last_year or 0) < furthest:
                continue  # 到2010年…，五年…: the years up to the goal, no review
            if time.period and self.is_base(time) and self._stays(time):
                memory.base = time
                known = self.context.reference.observed or self.context.reference.own
                first = (time.last_year or 0) + 1
                if known and not self.context.plan and 2 <= known - first <= 5:
                    memory.frame = TimeExpression(time.start, time.end, f"{first}/{known}", "review")
            if not time.period or self.is_base(time) or time.kind == "span" or self._is_a_plan_ahead(time):
                continue  # 2020年到2025年 belongs to its own sentence
            if "/" not in time.period and self._in_brackets(time, end):
                continue
            lead = self.context.view[max(start, time.start - 2) : time.start]
            if _FROM.search(lead) and "/" not in time.period:
                continue  # 由2015年的66%提高到…: the earlier end dates nothing else
            known = self.context.reference.observed or self.context.reference.own
            if lead.endswith(("到", "至")) and known and (time.last_year or 0) > known:
                memory.goal = time
            if "/" in time.period:
                memory.span, memory.point = time, None
            else:
                memory.point = time
        self._note_part_of_year(start, times)

    def _note_part_of_year(self, start: int, times: Sequence[TimeExpression]) -> None:
        """前三季度 at the head of a sentence holds for those after it, in what is told of a year: 分产业看，第一产业….

        Reports of governments speak of 上半年 in passing.
        """
        found = self._leading_part(times)
        if found is None:
            return
        first, period = found
        if self._opens_sentence(first, start) and not _PARTED.search(self.context.view, start, first.start):
            self.context.memory.point = TimeExpression(first.start, first.end, period, "point")

    def _leading_part(self, times: Sequence[TimeExpression]) -> tuple[TimeExpression, str] | None:
        """The part of a year that a sentence begins with, and its months: 1-9月, 今年上半年, 去年1-11月."""
        reference = self.context.reference
        year = reference.observed or reference.own
        if not times or self.context.kind == "report" or self.context.plan or year is None:
            return None
        first = times[0]
        if first.relative and len(first.period) == 4 and len(times) > 1 and times[1].start <= first.end + 1:
            year, first = int(first.period), times[1]
        months = part_of_year(first) if not first.period else None
        return (first, f"{year}-{months[0]}/{year}-{months[1]}") if months is not None else None

    def _opens_sentence(self, time: TimeExpression, start: int) -> bool:
        """Whether a time opens a sentence, or stands before all that is told in it: 据统计，今年上半年，…."""
        view = self.context.view
        return time.start - start <= 6 or (
            view[time.end : time.end + 1] == "，"
            and re.search("[0-9]", _DATES.sub("", view[start : time.start])) is None
        )

    def _set_part_of_year(self, start: int, times: Sequence[TimeExpression]) -> None:
        """1-9月份 at the head of a text or part of statistics holds for all of it."""
        found = self._leading_part(times)
        opens = (
            self.context.view[start : (found[0] if found is not None else times[0]).start] if times else ""
        )
        words = opens.strip(" -*，。！：、")
        if found is not None and len(_DATES.sub("", words)) <= 8:
            self.context.memory.frame = TimeExpression(found[0].start, found[0].end, found[1], "point")
        elif (
            found is None
            and times
            and start < _LEAD
            and "-" in times[0].period
            and words in ("", "截至", "截止")
        ):
            year = self.context.reference.observed or self.context.reference.own
            if self.context.kind in ("statistics", "other") and times[0].period[:4] == str(year):
                self.context.memory.lead = times[0]  # 截至2023年第二季度末: what the whole text tells of

    # --- one figure -----------------------------------------------------------------------------------------------

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
        context = self.context
        self._before = readings[index - 1] if index else None
        edge = reading.figure.outer_start
        before = [time for time in times if time.end <= edge + 1]
        bases = [
            time for time in before
            if self.is_base(time) and (time.start >= clause - 1 or self._stays(time) or _SET_OFF.match(context.view, time.end))
        ]  # fmt: skip
        named = [time for time in before if not self.is_base(time)]
        plain = [time for time in named if not self._in_brackets(time, edge)]
        named = plain or named
        incomplete = next((time for time in reversed(named) if not time.period), None)
        named = [time for time in named if time.period]
        long = reading.measure in _LONG or (
            reading.measure in ("change", "points_change")
            and bool(re.search("平均每年|年均", context.view[clause:edge]))
        )
        period, why, chosen = "", "", None
        if context.view[clause:edge].lstrip().startswith("即") and index > 0 and readings[index - 1].period:
            reading.period, reading.base_period = readings[index - 1].period, readings[index - 1].base_period
            return
        if reading.measure == "share" and context.lexicon.dating.kept.search(context.view[clause:edge]):
            pair = _pair_before(readings, index)
            period = f"{pair[0]}/{pair[1]}" if pair else ""
        if reading.role:
            period = self._pair_period(reading, readings, index, named, place)
        elif (
            before
            and reading.measure not in _CHANGES
            and self.is_base(before[-1])
            and (
                _ITS_FIGURE.fullmatch(context.view, before[-1].end, edge)
                or (before[-1].end >= edge - 1 and _AIM_BEHIND.match(context.view, before[-1].end))
            )
        ):
            reading.period = before[-1].period  # 比2010年的392万千瓦增长70%: the base year's own figure
            return
        if reading.role == "to" and index:
            lead = readings[index - 1].figure.outer_start
            named = [
                time
                for time in named
                if time.end > lead
                or not _FROM.search(context.view[max(clause, time.start - 12) : time.start])
            ]
        over_pair = reading.figure.written == "fold" or "年前" in context.view[clause:edge]
        if not period and long and (reading.measure != "multiple" or over_pair):
            pair = _pair_before(readings, index, told=over_pair or reading.measure == "growth_per_year")
            if pair is not None:
                period, why = f"{pair[0]}/{pair[1]}", "years of the from-to pair"
        if not period and reading.measure == "change" and not reading.role and not reading.against:
            compared = re.search("[比较超]", context.view[clause:edge])
            period = "" if compared else self._over_pair(readings, index)
        if not reading.role and not period:
            named, period = self._after_a_pair(readings, index, named)
        if not period:
            chosen = self._nearest(named, clause, long=long)
            if chosen is None:
                chosen, why = self._context_time(place, long=long, yearly=reading.measure == "growth")
            else:
                chosen = self._anchored(chosen, named)
                if context.told:
                    reading.steps.append(
                        f"time {context.view[chosen.start : chosen.end].strip()!r} = {chosen.period}"
                    )
            if chosen is None:
                period, why = self._default(reading, place)
            else:
                period = self._spans.part_of(reading, chosen, clause)
                period = self._spans.goes_with(reading, readings, index, chosen, period, clause)
        if (
            incomplete is not None
            and (chosen is None or chosen.start < incomplete.start)
            and not reading.role
        ):
            period = self._complete(incomplete, period, place) or period
        if (
            reading.measure == "growth"
            and period[4:5] == "/"
            and _YEAR_ON_YEAR.search(context.view, clause, edge)
        ):
            period = period.rpartition("/")[
                2
            ]  # 同比增长12.4% is over one year, whatever years a part looks back on
        self._set_base(reading, bases, period, clause)
        if reading.measure == "growth" and not reading.base_period:
            reading.base_period = _year_before_goal(named)
        reading.period = self._spanned(reading, period)
        reading.now = chosen is not None and chosen.kind == "now"
        reading.review = chosen is not None and chosen.kind == "review"
        if why:
            reading.reasons.setdefault("period", why)
        undated = reading.measure == "growth_multiple" and why in (
            "the plan's last year",
            "period from heading",
        )
        if (reading.figure.written == "fold" or undated) and len(reading.period) == 4:
            base = self._year_before_target(reading.period)
            reading.period = f"{base}/{reading.period}" if base else reading.period
        if (
            reading.measure == "growth"
            and "/" in reading.period
            and re.search("平均增(?:速|长率)|平均增长速度", context.view[clause:edge])
        ):
            reading.measure = "growth_per_year"
        if reading.measure == "growth_per_year" and len(reading.period) == 4:
            self._widen(reading, place)

    def _after_a_pair(
        self, readings: Sequence[Reading], index: int, named: list[TimeExpression]
    ) -> tuple[list[TimeExpression], str]:
        """由2000年的甲增加到乙，比计划多丙: the earlier end's year dates nothing behind the pair, the later end's does."""
        pair = next((at for at in range(index - 1, -1, -1) if readings[at].role == "from"), None)
        if pair is None:
            return named, ""
        edge, view = readings[pair].figure.outer_start, self.context.view
        kept = [
            time
            for time in named
            if "/" in time.period
            or time.end > edge
            or not _FROM.search(view[max(0, time.start - 2) : time.start])
        ]
        if len(kept) == len(named) or (kept and kept[-1].start > edge):
            return kept, ""
        later = readings[pair + 1] if pair + 1 < index else None
        return kept, later.period if later is not None and later.role == "to" and not kept else ""

    def _nearest(self, named: Sequence[TimeExpression], clause: int, *, long: bool) -> TimeExpression | None:
        if not named:
            return None
        last = named[-1]
        if last.kind == "review" and any((time.last_year or 0) > (last.last_year or 0) for time in named):
            # 到2010年…，五年年均节能率4.4%: the years up to the goal
            last = max(named, key=lambda time: time.last_year or 0)
        if last.relative and len(last.period) == 4:
            # 不低于上年度收入的60% after 到2015年: a relative year inside the thing does not date it
            goal = next((time for time in reversed(named[:-1]) if not time.relative), None)
            if goal is not None and last.start > clause + 4:
                last = goal
        if long:
            spans = [time for time in named if "/" in time.period]
            if spans and (last is spans[-1] or last.start < clause):
                return spans[-1]
        # 五年翻了一番 after 2006年至2010年 means those years, not the five before the document
        if (
            last.kind == "review"
            and len(named) > 1
            and "/" in named[-2].period
            and named[-2].kind != "review"
        ):
            return named[-2]
        return last

    def _over_pair(self, readings: Sequence[Reading], index: int) -> str:
        """由2005年的甲减少到2010年的乙，需要削减丙: over the years that the pair names."""
        end = next((at for at in range(index - 1, 0, -1) if readings[at].role == "to"), None)
        if end is None or self.context.times_in(
            readings[end].figure.outer_end, readings[index].figure.outer_start
        ):
            return ""
        first, last = readings[end - 1], readings[end]
        same = readings[index].figure.unit == last.figure.unit
        pair = _pair_before(readings, index, told=True) if same and first.role == "from" else None
        return f"{pair[0]}/{pair[1]}" if pair is not None else ""

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
        past = self.context.memory.span
        if past is not None and past.kind == "plan" and years == 5 and (past.last_year or 9999) <= known:
            return TimeExpression(time.start, time.end, past.period, "review", True)
        return time

    def _context_time(
        self, place: Place, *, long: bool, yearly: bool = False
    ) -> tuple[TimeExpression | None, str]:
        memory = self.context.memory
        frame = memory.frame
        if long and memory.span is not None:
            return memory.span, "period of an earlier sentence"
        if long and frame is not None and "/" in frame.period:
            return frame, "period of the section"
        point, span = memory.point, memory.span
        known = self.context.reference.observed or self.context.reference.own
        if (
            memory.goal is not None
            and place.status == "target"
            and point is not None
            and known
            and (point.last_year or 0) <= known
        ):
            return (
                memory.goal,
                "period of an earlier sentence",
            )  # 到2020年 at the head of a paragraph of goals
        if (
            point is not None
            and not yearly
            and not self._sets_scene(point)
            and frame is not None
            and "/" in frame.period
            and point.period[:4] == frame.period[-4:]
        ):
            return frame, "period of the section"
        if point is not None and span is not None:
            return (point if point.start > span.start else span), "period of an earlier sentence"
        if point is not None or span is not None:
            return point or span, "period of an earlier sentence"
        if frame is not None and not self._is_own_plan(frame):
            return frame, "period of the section"
        if place.frame is not None and not self._is_own_plan(place.frame):
            return place.frame, "period from heading"
        if memory.lead is not None:
            return memory.lead, "period of the section"
        return None, ""

    def _in_brackets(self, time: TimeExpression, edge: int) -> bool:
        """Whether a time stands in a remark that is closed before an offset: 支出（扣除2022年的资金外）增长3%."""
        view = self.context.view
        opened = view.rfind("（", max(0, time.start - _REMARK), time.start)
        if opened < 0 or view.find("）", opened, time.start) >= 0:
            return False
        return view.find("）", time.end, min(edge, time.end + _REMARK)) >= 0

    def _sets_scene(self, time: TimeExpression) -> bool:
        """Whether a year stands before all that a paragraph tells: 2011年，我区…; not 2011年实现产值…."""
        view = self.context.view
        lead = view[max(0, time.start - 12) : time.start].rpartition("\n")
        return bool(lead[1]) and not lead[2].strip() and view[time.end : time.end + 1] in ("，", ",")

    def _is_own_plan(self, time: TimeExpression) -> bool:
        """Whether a heading only repeats the plan's own years: an undated target is for its last year."""
        reference = self.context.reference
        return self.context.plan and time.period == f"{reference.plan_first}/{reference.plan_last}"

    def _default(self, reading: Reading, place: Place) -> tuple[str, str]:
        reference = self.context.reference
        target = self._status.leans(reading, place) == "target"
        year = reference.target if target else (reference.observed or reference.own)
        if not target and reference.own and _MEETING.search(self.context.view, *reading.sentence):
            year = reference.own  # 应到代表738人: of the meeting at which a report is given
        if self.context.told and reference.why:
            reading.steps.append(
                f"the text's own year {reference.own or 'unknown'}: {'; '.join(reference.why)}"
            )
        if year is None:
            return "", "no year known"
        gathered = reading.measure in ("level", "change") and self._spans.is_gathered(reading)
        if target and reference.plan_first and (reading.measure == "growth_per_year" or gathered):
            return f"{reference.plan_first}/{reference.plan_last}", "the plan's years"
        return str(
            year
        ), "the plan's last year" if target and self.context.plan else "the document's own year"

    def _complete(self, time: TimeExpression, period: str, place: Place) -> str:
        """Give 6月底, 上半年, 全年 the year of their context."""
        reference = self.context.reference
        target = place.status == "target"
        own = reference.target if target else reference.observed or reference.own
        if time.kind == "year:全年":
            if len(period) == 4 or reference.report is False:
                return period
            return str(own) if own else period
        year = period.rpartition("/")[2][:4] or (str(own) if own else "")
        if not year:
            return ""
        if time.kind.startswith("month:"):
            return f"{year}-{time.kind[6:]}"
        part = time.kind[5:]
        months = part_of_year(time)
        if months is not None:
            return f"{year}-{months[1]}" if part.endswith("末") else f"{year}-{months[0]}/{year}-{months[1]}"
        return year if part in ("年底", "年末", "年底前") and "/" in period else period

    # --- from-to pairs --------------------------------------------------------------------------------------------

    def _pair_period(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        named: Sequence[TimeExpression],
        place: Place,
    ) -> str:
        """The year of one end of 从2010年的甲增加到2015年的乙; years left out are those of the pair before."""
        context, memory = self.context, self.context.memory
        first, second = (
            (reading, readings[index + 1]) if reading.role == "from" else (readings[index - 1], reading)
        )
        start = first.sentence[0]
        for mark in "，；。":
            start = max(start, context.view.rfind(mark, first.sentence[0], first.figure.outer_start) + 1)
        opening = [
            time
            for time in context.times_in(start, first.figure.outer_start)
            if time.period and "/" not in time.period
        ]
        opening = [time for time in opening if _FROM.search(context.view[start : time.start])]
        closing = [
            time
            for time in context.times_in(first.figure.outer_end, second.figure.outer_start)
            if time.period
        ]
        if opening and closing:
            memory.pair = (opening[-1].period, closing[-1].period)
            return memory.pair[0 if reading.role == "from" else 1]
        if reading.role == "to" and closing:
            return closing[-1].period
        since = next(
            (
                time
                for time in reversed(context.times_in(first.sentence[0], start))
                if time.period and self.is_base(time) and self._stays(time)
            ),
            None,
        )
        if since is None and memory.base is not None and not opening and not closing:
            since = memory.base  # 以2005年为基数 of an earlier clause or sentence
        if reading.role == "from" and since is not None and not opening:
            return since.period.rpartition("/")[2]  # 与2016年相比，从147条增至263条
        start_of = next((time for time in reversed(named) if time.kind == "since"), None)
        if reading.role == "from" and start_of is not None and not opening:
            return start_of.period.partition("/")[0]  # 2011年以来由52%降为31%
        if reading.role == "from" and opening:
            return self._year_before(opening[-1], place)
        span = (
            next((time for time in reversed(named) if "/" in time.period and time.kind != "since"), None)
            or memory.span
        )
        if span is None and memory.frame is not None and "/" in memory.frame.period:
            span = memory.frame
        if memory.pair is not None and (span is None or _inside(memory.pair, span.period)):
            reading.reasons["period"] = "years of the from-to pair before"
            return memory.pair[0 if reading.role == "from" else 1]
        if span is not None:
            first_year, last_year = span.period.split("/")
            if len(first_year) == 4:
                base = str(int(first_year) - 1) if span.kind in ("plan", "review", "so far") else first_year
                reading.reasons["period"] = "base year before the span"
                return base if reading.role == "from" else last_year
        if reading.role == "from" and context.plan and context.reference.own:
            return ""
        return ""

    def judge_status(self, reading: Reading, place: Place) -> None:
        """Set whether a reading is reported or aimed at."""
        self._status.judge(reading, place)

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

    # --- bases ----------------------------------------------------------------------------------------------------

    def _set_base(self, reading: Reading, bases: Sequence[TimeExpression], period: str, clause: int) -> None:
        if reading.measure not in _CHANGES or reading.figure.written == "toone":
            return  # 2.16:1 is a state of two things
        words = self.context.view[clause : reading.figure.outer_start]
        base = self.context.memory.base
        if bases and bases[-1].period:
            reading.base_period = bases[-1].period
        elif self._same_base(reading, words, period, clause):
            pass
        elif (
            base is not None
            and period
            and not re.search("同比|上年|去年", words)
            and period[-4:] > base.period[-4:]
            and (
                reading.measure in ("growth_per_year", "growth_multiple")
                or (reading.measure in ("change", "points_change") and not re.search("新增|累计|新建", words))
            )
        ):
            reading.base_period = base.period  # 与2015年相比 at the head of a paragraph holds for all of it
        elif len(period) == 4 and re.search("上年|去年|同比|上一年", words):
            reading.base_period = str(int(period) - 1)

    def _same_base(self, reading: Reading, words: str, period: str, clause: int) -> bool:
        """甲比2013年下降x，乙下降y: the base holds for the next thing of the sentence too."""
        before = self._before
        if before is None or not before.base_period or re.search("[比较同]", words):
            return False
        undated = not self.context.times_in(clause, reading.figure.outer_start)
        long = undated and reading.measure == "growth_per_year" and before.measure in _CHANGES
        if before.measure != reading.measure and not (
            long and _years_between(before.base_period, period) > 1
        ):
            return False  # 比2002年增长63.4%，年均增长10.3%
        over_years = undated and _years_between(before.base_period, before.period) > 1
        carried = reading.reasons.get("indicator", "").startswith("subject carried") or "分别" in words
        if not carried and not (over_years and reading.measure == "growth"):
            return False  # 较2020年末增长30%；其中足球场地增长20%
        reading.base_period = before.base_period
        return True

    def _spanned(self, reading: Reading, period: str) -> str:
        base = reading.base_period
        if not period or not base:
            return period
        if "/" in base:  # 较“十二五”下降24.8%: five years against five
            years = last_year(base)
            return (
                f"{years + 1}/{years + 5}"
                if years and len(base) == 9 and period == str(years + 5)
                else period
            )
        last = period.rpartition("/")[2]
        if len(base) == 4 and len(last) == 4:
            if int(last) - int(base) == 1 and reading.measure not in ("multiple", "growth_multiple"):
                return last
            return f"{base}/{last}" if int(last) > int(base) else period
        if len(base) >= 7 and len(last) >= 7 and base < last:
            return f"{base}/{last}"
        return last if len(base) == 4 and len(last) >= 7 and "/" not in period else period

    def _year_before_target(self, year: str) -> str:
        reference = self.context.reference
        if reference.plan_first and year == str(reference.plan_last):
            return str(reference.plan_first - 1)
        base = reference.observed if reference.report else (reference.own - 1 if reference.own else None)
        return str(base) if base and int(year) > base else ""

    def _widen(self, reading: Reading, place: Place) -> None:
        """A rate per year that only names the last year runs over the plan's years."""
        reference = self.context.reference
        year = reading.period
        named = _PLAN_NAMED.findall(
            self.context.view, max(0, reading.begin - 300), reading.figure.outer_start
        )
        years = plan_years(int(read_chinese(named[-1][:-1]).value)) if named and named[-1] != "五" else (0, 0)
        if years[1] == int(year):
            reading.period = f"{years[0]}/{years[1]}"  # 完成了“十一五”规划的任务。年均增长12%
            return
        for span in (self.context.memory.span, self.context.memory.frame, place.frame):
            if span is not None and "/" in span.period and span.last_year == int(year):
                reading.period = span.period
                return
        if reference.plan_first and year == str(reference.plan_last):
            reading.period = f"{reference.plan_first}/{year}"
        elif (self.context.plan or int(year) > (reference.observed or 9999)) and int(year) % 5 == 0:
            reading.period = f"{int(year) - 4}/{year}"


def _year_before_goal(named: Sequence[TimeExpression]) -> str:
    """到2015年…，五年增长34.3%: growth over the years up to a goal is counted from the year before them."""
    over = next((time.ahead for time in reversed(named) if time.ahead), "")
    first, _, goal = over.partition("/")
    return str(int(first) - 1) if over and any(time.period == goal for time in named) else ""


def _years_between(first: str, period: str) -> int:
    last = last_year(period)
    return last - int(first[:4]) if last is not None else 0


def _is_title(words: str) -> bool:
    """Whether a block is a document's title: 2026年政府工作报告 dates nothing that follows."""
    return len(words) <= 40 and words.rstrip().endswith(_TITLE_NOUNS)


def _inside(pair: tuple[str, str], span: str) -> bool:
    first, last = span.split("/")
    return int(first[:4]) - 1 <= int(pair[0][:4]) and int(pair[1][:4]) <= int(last[:4])


def _pair_before(readings: Sequence[Reading], index: int, *, told: bool = False) -> tuple[str, str] | None:
    """The years of the from-to pair earlier in the sentence that a growth rate goes with; `told` where only years that are named do."""
    for at in range(index - 1, 0, -1):
        if readings[at].role == "to":
            if told and readings[at - 1].reasons.get("period") == "base year before the span":
                return None
            first, last = readings[at - 1].period, readings[at].period
            return (first, last) if first and last and first[:4] < last[:4] else None
    return None
