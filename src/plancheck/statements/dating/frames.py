"""The years that headings and opening sentences set for what follows them."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.asked_first import holds
from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Memory
from plancheck.statements.dating.bases import Bases
from plancheck.statements.dating.situation import doubled_within
from plancheck.statements.dating.status import StatusJudge
from plancheck.statements.times.periods import TimeExpression, in_brackets, part_of_year
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.written import DATES, DIGIT

_ITEM = re.compile(r"\s*(?:[0-9]{1,2}[.、．）](?![0-9])|（[0-9一二三四五六七八九十]{1,3}）|[①-⑳]|[-—●■◆·])")
_GOALS_OF = re.compile("”?(?:时期|期间)?的?[^，。；：:]{0,8}(?:目标|指标|任务)(?:是|为|如下)?[。：:]\\s*$")
# who tells it: 统计局表示，1-9月…
_SAID = "<<tells_it>>[，：]?(?:[今去本上]年)?$"
_STAMPED = "[0-9]{1,2}[：:][0-9]{2}|<<page_label>>"  # behind the day of a page
_DONE_TO_IT = re.compile("(?:扭转|改变|克服|延续|[好高快低慢优]于|了)$")  # 扭转了上半年下滑的势头
_LOOKED_AT = re.compile("从[^，。]{2,16}看，")  # 从空气质量来看，一季度，…
holds(_LOOKED_AT, "看")
_LEAD = 300  # characters at the head of a text that tell what all of it is of
_PARTED = re.compile("分(?:季度|月|年度)|其中")
# 2023年政府工作报告, 1959年9月11日人民日报: when a report is given, or a paper printed
_OF_A_REPORT = re.compile(
    "[市县区镇乡]?政府工作报告|(?:[0-9]{1,2}[：:][0-9]{2})?[\u4e00-\u9fff]{2,4}[日晚早晨时商]报(?![道告名到])"
)
holds(_OF_A_REPORT, "报")
_LONGEST_REPORT = 11  # characters up to 报
_NOTES = ("注：", "注:", "*注")  # a table's note dates nothing after it
_TERM = 5  # years of a plan and of a government
_PARTS = "，。；：、！（"
_TO_CLAUSE_END = re.compile("[^，。；：、！）\n]{2,}")
_OPENING = 6  # characters before a time that still opens its sentence
_OPENS_BLOCK = 8  # and its block
_TURNS_WITHIN = 24  # characters of an address before it: 各位代表！, 这里还要指出的是，
_ENDS_RISE = "到至的"  # 由90座增加到目前的100座
_KIND_OF_YEAR = re.compile("是[^。；，]{0,40}(?:之年|关键年|元年|一年)")
_UP_TO = re.compile("(?<!截)[到至]$")
_BESIDE = re.compile("[\u4e00-\u9fff]{0,12}[和及与]")
_FROM = frozenset("从由自")
_OWN_SUBJECT = 5  # characters before a time that are a subject, which its sentence tells of
# what a month ends with that is told of as a whole, or as it ends
_MONTH, _MONTH_OR_ITS_END = "月份", "月份底末"
_ALL_YEAR = "year:全年"
_NEXT_POINT = re.compile("[。；]\\s?[二三四五六七八九十]是")
_ANY_POINT = re.compile("[一二三四五六七八九十]是")
_POINT, _LONGEST_POINT = 2, 600  # characters of 二是, and of a point before a year that it tells of
# 谢谢这位记者的提问, 感谢您的问题: who answers tells of other years than who spoke before
_ANSWERS = re.compile(
    "(?:好的?[，。]|非常)?[谢感]谢(?:这位|您|你|[^，。]{0,6}记者)[^，。]{0,8}(?:提问|问题|关注|[。，])"
)
_LONGEST_LED = 60  # characters at the end of a block that tell what the lines below it are


class Frames:
    """Notes the years that a text sets for the sentences after them, in the context's memory."""

    def __init__(self, context: Context, bases: Bases, status: StatusJudge) -> None:
        self.context = context
        self._bases = bases
        self._status = status
        # the heading entered last, and what it set in which memory
        self._entered: Place | None = None
        self._memory: Memory | None = None
        self._frame: TimeExpression | None = None
        self._part: TimeExpression | None = None

    def set_frame(self, start: int, end: int, *, alone: bool = False) -> None:
        """A block that opens with years (五年来, 2025年…) sets them for the blocks after it, until the next great heading.

        `alone` says that it holds no figure: 到2020年, … at its head then dates the goals of the blocks after it.
        """
        context, memory = self.context, self.context.memory
        self._status.note(start, end)
        if _ANSWERS.match(context.view, start) is not None:
            memory.frame = memory.part = memory.point = memory.span = None
        # 上年同期 dates what is compared and nothing else
        times = [
            time
            for time in context.times_in(start, end)
            if not context.view.endswith("同期", time.start, time.end)
        ]
        if not times:
            return
        self._set_part_of_year(start, times)
        if context.view.startswith(_NOTES, start, end) or (
            alone and _is_title(context.view[start:end], context.lexicon)
        ):
            return
        beside = self._year_beside_plan(times, start)
        if beside is not None:
            memory.frame = beside
            return
        settled = start
        for time in times:
            if time.start < settled:
                continue
            before = len(context.view[start : time.start].strip(" -*，。！：、"))
            opens = before <= _OPENS_BLOCK
            if self._is_year_just_over(time, start) or self._is_years_to_come(time, before, end, alone=alone):
                memory.frame, memory.part = time, None
                return
            if self._frames_nothing(time, start):
                continue
            if alone and self._leads_to_goals(time, end):
                memory.frame, memory.part = time, None
                return
            goal = alone and context.plan and context.is_ahead(time)
            if goal and opens and _UP_TO.search(context.view[start : time.start]):
                memory.frame = time
                return
            if not alone and (self._lies_in_review(time) or self._is_shorter_review(time)):
                continue
            if self._frames_what_follows(time, opens=opens):
                memory.frame = time
                if alone and opens:  # 2005年和“十五”发展回顾: the first of them, until its sentence ends
                    stop = context.view.find("。", time.end, end)
                    settled = stop if stop >= 0 else end

    def _is_years_to_come(self, time: TimeExpression, before: int, end: int, *, alone: bool) -> bool:
        """Whether a block turns to the years to come: 今后五年的主要目标是：; 建屋量未来五年达18万个 tells of itself alone.

        `before` counts the characters of the block before the time.
        """
        if not time.coming:
            return False
        if before <= _OPENS_BLOCK and (alone or (before < _OWN_SUBJECT and self.context.kind != "other")):
            return True
        return alone and self._leads_to_goals(time, end)

    def _frames_nothing(self, time: TimeExpression, start: int) -> bool:
        """Whether a time at the head of a block dates no more than what it stands beside."""
        return (
            not time.period
            or time.kind in ("span", "now")
            or self._bases.is_base(time)
            or self._is_a_plan_ahead(time)
            or (time.kind == "plan" and time.ahead and self._is_how_long(time))
            or self._is_total(time)
            or self._is_of_a_report(time)
            or self._is_beside_a_figure(time, start)
        )

    def _frames_what_follows(self, time: TimeExpression, *, opens: bool) -> bool:
        """Whether a time is the years looked back on, or those that a block of a plan or report opens with."""
        reference = self.context.reference
        recent = time.kind == "review" and (reference.observed or 0) - (time.first_year or 0) <= _TERM
        if recent and (opens or reference.report):
            return True
        years = (str(reference.observed), str(reference.target))
        return opens and (time.kind == "plan" or (reference.report and time.period in years))

    def _leads_to_goals(self, time: TimeExpression, end: int) -> bool:
        """Whether a sentence leads to a list of what the years of the text's own plan are to bring: …，“十一五”时期的主要目标是：."""
        reference = self.context.reference
        if time.kind == "plan" and self._names_goals_of(time, end):
            return True
        own = time.period == f"{reference.plan_first}/{reference.plan_last}"
        if not self.context.plan or not own or not self.context.view.endswith(("：", ":"), 0, end):
            return False
        return self.context.is_ahead(time)

    def _names_goals_of(self, time: TimeExpression, end: int) -> bool:
        """Whether a list of a later plan's goals follows the years told of: …，制定了“十三五”主要目标。 over its items."""
        frame, view = self.context.memory.frame, self.context.view
        if frame is None or (frame.last_year or 0) >= (time.first_year or 0):
            return False
        goals = _GOALS_OF.match(view, time.end, end)
        return goals is not None and (goals[0][-1] != "。" or _ITEM.match(view, end) is not None)

    def _led_by_goals(self, begin: int, last: int, end: int) -> bool:
        """Whether the years in force are those of the goals that a sentence names last, and a list follows it."""
        frame, view = self.context.memory.frame, self.context.view
        if frame is None or not begin <= frame.start < last or frame.kind != "plan":
            return False
        return _GOALS_OF.match(view, frame.end, end) is not None and _ITEM.match(view, end) is not None

    def _year_beside_plan(self, times: list[TimeExpression], start: int) -> TimeExpression | None:
        """The year that a report plans where a heading names it after a plan: “十五五”时期主要目标和2026年重点工作."""
        if not self.context.reference.report or len(times) < 2 or times[0].start - start > _OPENING:
            return None
        plan, year = times[0], times[1]
        if (
            plan.kind != "plan"
            or not self.context.is_ahead(plan)
            or year.period != str(self.context.reference.target)
        ):
            return None
        return year if _BESIDE.fullmatch(self.context.view, plan.end, year.start) is not None else None

    def enter(self, place: Place) -> None:
        """Forget the years of the part before when a new great heading begins."""
        memory = self.context.memory
        if place is self._entered and memory is self._memory and memory.frame is self._frame:
            memory.part = self._part  # most blocks stand under the heading of the one before
            return
        if memory.top != place.top:
            memory.top = place.top
            memory.frame, memory.base = place.frame, None
            memory.aims = memory.aims and place.status != "observed"
            memory.led_by = ""
        if place.status == "target" and place.sure and self._is_left_behind(place):
            # 三、主要目标 below what 一、发展基础 of the same chapter has told of “十二五”时期
            memory.frame = place.frame
        memory.looks_back = place.status == "observed" and place.sure
        if (
            memory.looks_back
            and place.frame is not None
            and memory.frame is not None
            and place.frame.start > memory.frame.start
            and self.context.is_ahead(memory.frame)
            and not self.context.is_ahead(place.frame)
        ):
            memory.frame = place.frame  # （一）“十一五”取得的成就 below 一、“十二五”发展面临的形势
        turned = (
            place.frame is not None
            and memory.frame is not None
            and memory.frame.start > place.frame.start
            and self._is_year_just_over(memory.frame, max(0, memory.frame.start - _TURNS_WITHIN))
        )
        memory.part = place.frame if memory.looks_back and not turned else None
        memory.told_year = self._told_year(place)
        memory.looks_ahead = (place.status == "target" and (place.sure or self.context.plan)) or (
            self.context.plan and not place.status
        )
        self._entered, self._memory = place, memory
        self._frame, self._part = memory.frame, memory.part

    def _is_left_behind(self, place: Place) -> bool:
        """Whether the years in force were set before a heading of goals and lie in the past."""
        frame = self.context.memory.frame
        return frame is not None and frame.start < place.start and not self.context.is_ahead(frame)

    def _told_year(self, place: Place) -> str:
        """Return the year that a report's heading looks back on, where it is the one before the report's own."""
        reference, frame = self.context.reference, place.frame
        told = frame.period if frame is not None and place.status == "observed" and reference.report else ""
        return told if reference.own is not None and told == str(reference.own - 1) else ""

    def close(self, start: int, end: int) -> None:
        """Note what a block that ends with a colon says of the lines listed after it: 预计全年完成：, 主要预期目标是：."""
        view, memory = self.context.view, self.context.memory
        begin, last = max(start, end - _LONGEST_LED), end
        while last > begin and view[last - 1].isspace():
            last -= 1
        closes = view[last - 1] if last > begin else ""
        if closes in (":", "："):
            memory.led_by = re.split("[。；]", view[begin:last])[-1]
        elif closes == "。" and self._led_by_goals(begin, last, end):
            memory.led_by = re.split("[。；]", view[begin : last - 1])[
                -1
            ]  # 提出了“十三五”主要目标。 over a list
        elif closes == "。" and not (memory.led_by and _ITEM.match(view, start, end)):
            memory.led_by = ""  # the items of a list that a colon opened go on: 主要目标是：1.经济增长。…

    def open_point(self, block: int, start: int, end: int) -> None:
        """Forget the year that one point of a block tells of where the next point begins: 一是…。2013年，…。二是….

        Parameters
        ----------
        block : int
            Where the block begins.
        start, end : int
            Where what was not yet read begins, and the sentence that is read next.
        """
        memory, view = self.context.memory, self.context.view
        point, base = memory.point, memory.base
        if point is None or point.start < block or (base is not None and base.start >= block):
            return  # 2015年与2010年相比，…。二是…: all of the block is held against the base
        begin = max(start - 1, point.end)
        if view.find("是", begin, end + _POINT) < 0 or _NEXT_POINT.search(view, begin, end + _POINT) is None:
            return
        # 2013年，一是…；二是… are both of the year
        if _ANY_POINT.search(view, max(block, point.start - _LONGEST_POINT), point.start) is not None:
            memory.point = None

    def note(self, start: int, end: int, times: list[TimeExpression]) -> None:
        """Note the times of a sentence that was read, and what it announces."""
        memory = self.context.memory
        self._status.note(start, end)
        if self.context.lexicon.dating.described.search(self.context.view, start, end) is not None:
            memory.origin = memory.block
        if not times:
            return
        furthest = 0  # asked for beside years looked back on only
        for time in times:
            if time.kind == "review":
                furthest = max([one.last_year or 0 for one in times])
                break
        for time in times:
            opens = time.start - start <= 4
            if self._bases.tells_origin(time):
                memory.origin = memory.block
                continue
            if (
                not self.context.plan
                and not self._is_total(time)
                and time.kind == "review"
                and (time.last_year or 0) >= furthest
                and opens
            ):
                memory.frame = time  # 五年的工作主要体现在…: a sentence that opens with the years
            if self._sets_nothing(time, start, furthest):
                continue
            if opens and self._is_all_of_last_year(time):
                memory.point = TimeExpression(
                    time.start, time.end, str(self.context.reference.observed), _ALL_YEAR
                )
            if time.period and self._bases.is_base(time) and self._bases.stays_beyond(time, start):
                self._keep_base(time)
            if self._is_of_its_sentence(time, start, end):
                if self._ends_earlier_year(time, start):
                    memory.point = None
                continue
            if len(time.period) == 4 and self._is_one_of_many(time, start):
                if memory.point is not None and memory.point.period < time.period:
                    # what is told next is of the part's years, no longer of an earlier one
                    memory.point = None
                continue
            lead = self.context.view[max(start, time.start - 2) : time.start]
            if not _FROM.isdisjoint(lead) and ("/" not in time.period or _is_part_of_year(time)):
                continue  # 由2015年的66%提高到…: the earlier end dates nothing else
            known = self.context.reference.observed or self.context.reference.own
            if lead.endswith(("到", "至")) and known and (time.last_year or 0) > known:
                memory.goal = time
            if self._is_in_passing(time, start):
                if time.kind == "now":
                    self._note_now(time, start, end, opens=opens)
                continue
            if "/" in time.period and not _is_part_of_year(time):
                memory.span, memory.point = time, None
            else:
                memory.point = self._year_of(time, end)
        self._note_part_of_year(start, times)

    def _sets_nothing(self, time: TimeExpression, start: int, furthest: int) -> bool:
        """Whether a time is a goal beyond, how long something takes or an aside: it dates nothing but its own figure."""
        if self._is_a_plan_ahead(time) or self._is_goal_in_review(time):
            return True
        if self._is_of_a_report(time):
            return True
        if time.kind == "review" and (time.last_year or 0) < furthest:
            return True  # 到2010年…，五年…: the years up to the goal, no review
        if self._is_total(time) or self._is_set_against(time) or doubled_within(self.context.view, time):
            return True
        if self._is_beside_a_figure(time, start):
            return True
        if time.ahead and self._is_how_long(time):
            return True  # 三年安排450亿元: how long that one takes
        # 近两年 in a part on five years
        return self._bases.is_aside(time, start) or (time.kind == "review" and self._is_shorter_review(time))

    def _is_of_a_report(self, time: TimeExpression) -> bool:
        """Whether a time only says when a report is given or a paper printed: 2023年政府工作报告一、2022年工作回顾."""
        view, end = self.context.view, time.end
        return view.find("报", end, end + _LONGEST_REPORT) >= 0 and _OF_A_REPORT.match(view, end) is not None

    def _is_all_of_last_year(self, time: TimeExpression) -> bool:
        """Whether a report's sentence turns from years looked back on to the last of them: 全年新增就业9万人。培训2万人."""
        frame, reference = self.context.memory.frame, self.context.reference
        return (
            time.kind == _ALL_YEAR
            and frame is not None
            and reference.report
            and self.context.memory.looks_back
            and frame.period[4:5] == "/"
            and frame.period[5:] == str(reference.observed)
        )

    def _is_total(self, time: TimeExpression) -> bool:
        """Whether years are those of a sum, which dates its own sentence: 近三年累计，能耗下降10%; five may be the part's own."""
        if time.kind != "review" or time.years >= _TERM:
            return False
        view, gathered = self.context.view, self.context.lexicon.dating.gathered
        # 三年累计 is one time
        return (
            gathered.search(view, time.start, time.end) is not None
            or gathered.match(view, time.end) is not None
        )

    def _is_beside_a_figure(self, time: TimeExpression, start: int) -> bool:
        """Whether years only date a change of what the sentence has told a figure of: 覆盖率达到66%，近三年提升21个百分点."""
        if time.kind != "review" or time.years >= _TERM:
            return False
        view = self.context.view
        start = max(start, view.rfind("。", start, time.start) + 1)
        opens = time.start - start <= _OPENING
        return not opens and DIGIT.search(view, start, time.start) is not None

    def _is_set_against(self, time: TimeExpression) -> bool:
        """Whether years since then are only what a state is set against: 结束了自2031年以来连续下滑的局面, 创2031年以来新高."""
        view = self.context.view
        if not view.endswith("来", time.start, time.end) or "/" not in time.period:
            return False
        before = view[max(0, time.start - 4) : time.start].rstrip("自从 ")
        if not before or before[-1] in _PARTS or before[-1].isspace():
            return False  # 2031年以来，…: it opens a clause
        behind = _TO_CLAUSE_END.match(view, time.end)
        return behind is not None and DIGIT.search(behind[0]) is None

    def _keep_base(self, time: TimeExpression) -> None:
        """Keep what the sentences that follow count from: a report on the years since then is framed by them."""
        memory, reference = self.context.memory, self.context.reference
        memory.base = time
        known, first = reference.observed or reference.own, (time.last_year or 0) + 1
        if known and not self.context.plan and 2 <= known - first <= 5:
            memory.frame = TimeExpression(time.start, time.end, f"{first}/{known}", "review")

    def _is_of_its_sentence(self, time: TimeExpression, start: int, end: int) -> bool:
        """Whether a time belongs to its own sentence: 2020年到2025年, what is counted from, what brackets hold."""
        if not time.period or self._bases.is_base(time) or self._is_a_plan_ahead(time):
            return True
        if (
            time.kind == "span"
            and not _is_part_of_year(time)
            and not self._opens_with_past_years(time, start)
        ):
            return True
        if "/" in time.period:
            return False
        return in_brackets(self.context.view, time, end) or self._bases.passes(time, start)

    def _ends_earlier_year(self, time: TimeExpression, start: int) -> bool:
        """Whether a year named without a figure is later than the one in force: 2021年产值9亿元，2022年园区开园。企业有300家."""
        point = self.context.memory.point
        if point is None or len(time.period) != len(point.period) or len(time.period) != len("2022"):
            return False
        return point.period < time.period and self._bases.passes(time, start)

    def _is_in_passing(self, time: TimeExpression, start: int) -> bool:
        """Whether a time is named in passing, among years that go on."""
        frame = self.context.memory.frame
        opens = time.start - start <= _OPENING or self._is_told(start, time.start)
        inside = time.kind == "plan" and frame is not None and not opens
        if time.kind == "plan" and not opens and self._is_a_later_plan(time):
            return True  # 其余转到“十六五”期间建设 in the plan before
        if inside and frame is not None and (frame.coming or not self.context.is_ahead(time)):
            return True  # “十一五”期间下降20%，…
        if self.context.memory.looks_ahead and self._bases.tells_which(time):
            return True
        if self._is_of_an_earlier_year(time, opens=opens):
            return True
        if self._is_far_goal(time):
            return True  # 力争“十一五”期末达到1000亿元 among the tasks of 2008
        if self.context.plan and time.start - start > _OPENING and self._is_deadline(time):
            return True  # 确保2022年底前投产: of what it is set for
        if frame is not None and frame.coming and (time.last_year or 0) > (frame.last_year or 0):
            return True  # 力争在2020年前翻一番 among the goals of 2013 to 2017
        # 目前, 2022年7月 inside a sentence: of its own sentence
        return time.kind == "now" or (
            len(time.period) > len("2021") and self._is_named_in_passing(time, start)
        )

    def _ends_forecast(self, time: TimeExpression) -> bool:
        """Whether 目前 leads back from a year that an earlier sentence looked ahead to: 预计2023年…。目前，…."""
        point, known = self.context.memory.point, self.context.reference.own
        return point is not None and known is not None and (point.last_year or 0) > known

    def _note_now(self, time: TimeExpression, start: int, end: int, *, opens: bool) -> None:
        """Let 目前 hold for the sentences behind its own where it tells what there is, or end what was foreseen."""
        if self._stays_now(time, start, end):
            self.context.memory.point = time
        elif opens and self._ends_forecast(time):
            self.context.memory.point = None

    def _stays_now(self, time: TimeExpression, start: int, end: int) -> bool:
        """Whether 目前 stands before what there is: 目前全区有车站7座，…。换乘站2座: the sentences behind it tell of now as well."""
        view = self.context.view
        if self.context.memory.looks_ahead or self.context.is_had_by_then(time):
            return False
        if view[time.start - 1] in _ENDS_RISE:
            return False
        start = max(start, view.rfind("：", start, time.start))  # 110千伏电网：目前有车站7座
        told_before = DIGIT.search(view, start, time.start) is not None
        return not told_before and DIGIT.search(view, time.end, end) is not None

    def _is_a_later_plan(self, time: TimeExpression) -> bool:
        """Whether a plan is the one after that a plan's own text is about."""
        last = self.context.reference.plan_last
        return self.context.plan and last is not None and (time.first_year or 0) > last

    def _is_of_an_earlier_year(self, time: TimeExpression, *, opens: bool) -> bool:
        """Whether what is told of one year names an earlier one beside it: 其中2014年投产的企业产值3亿元 in the statistics of 2015."""
        reference, frame = self.context.reference, self.context.memory.frame
        known = reference.observed
        if known is None or len(time.period) != len("2014") or (time.last_year or known) >= known:
            return False
        if frame is not None and frame.period != str(known):
            return False
        if self.context.kind == "statistics":
            return reference.plan_first is None or reference.plan_first == reference.plan_last
        return not opens and reference.report

    def _year_of(self, time: TimeExpression, end: int) -> TimeExpression:
        """Return the year of a month or day that holds for its own sentence: 截至7月底，甲达5万个。乙1000家….

        Where all is not told of years, one that opens a paragraph holds for all of it, one before 其中 for what it is part
        of, and a text on part of a year goes on telling of that part.
        """
        if not _is_day_or_month(time):
            return time
        memory, reference, view = self.context.memory, self.context.reference, self.context.view
        stays = reference.part is not None or any(
            one is not None and "-" in one.period for one in (memory.frame, memory.lead)
        )
        stays = stays or time.start - view.rfind("\n", 0, time.start) - 1 <= _OPENING
        stays = stays or view.startswith("其中", end) or DIGIT.search(view, time.end, end) is None
        if stays and not self.context.yearly:
            return time
        return replace(time, period=time.period[:4])

    def _note_part_of_year(self, start: int, times: list[TimeExpression]) -> None:
        """前三季度 at the head of a sentence holds for those after it, in what is told of a year: 分产业看，第一产业….

        Reports of governments speak of 上半年 in passing.
        """
        found = self._leading_part(times, _MONTH_OR_ITS_END)
        if found is None:
            return
        first, period = found
        if self._opens_sentence(first, start) and not _PARTED.search(self.context.view, start, first.start):
            self.context.memory.point = TimeExpression(first.start, first.end, period, "point")

    def _leading_part(
        self, times: list[TimeExpression], ends: str = _MONTH
    ) -> tuple[TimeExpression, str] | None:
        """The part of a year that a sentence begins with, and its months: 1-9月, 今年上半年, 去年1-11月.

        A month is one where it ends with one of `ends`.
        """
        reference = self.context.reference
        year = reference.observed or reference.own
        one_year = reference.plan_first == reference.plan_last
        if not times or (self.context.plan and not one_year) or year is None:
            return None
        if (
            len(times) > 1
            and times[0].kind.startswith("month:")
            and self.context.view[times[0].end - 1] == "日"
        ):
            times = times[1:]  # 记者在4月28日的发布会上获悉，今年一季度，…
        first = times[0]
        if first.relative and len(first.period) == 4 and len(times) > 1 and times[1].start <= first.end + 1:
            year, first = int(first.period), times[1]
        passing = (self.context.kind == "report" and reference.part is None) or self.context.plan
        if passing and not first.kind.startswith("year:01-"):
            return None  # reports of governments speak of 上半年 in passing, of 1-10月 where all they tell is of it
        months = part_of_year(first) if not first.period else None
        if months == ("01", "12"):
            return first, str(year)
        if first.kind.startswith("month:") and not first.period and self.context.view[first.end - 1] in ends:
            return first, f"{year}-{first.kind[6:]}"  # 6月份，…; 6月5日 is a day
        return (first, f"{year}-{months[0]}/{year}-{months[1]}") if months is not None else None

    def _is_told(self, start: int, end: int) -> bool:
        """Whether the words of a part of the view say who tells what follows: 据统计，."""
        return self.context.lexicon.pattern(_SAID).search(self.context.view, start, end) is not None

    def _opens_sentence(self, time: TimeExpression, start: int) -> bool:
        """Whether a time opens a sentence, or stands before all that is told in it: 据统计，今年上半年，…."""
        view = self.context.view
        return time.start - start <= 6 or (
            (view[time.end : time.end + 1] == "，" or self._is_told(start, time.start))
            and DIGIT.search(DATES.sub("", view[start : time.start])) is None
        )

    def _set_part_of_year(self, start: int, times: list[TimeExpression]) -> None:
        """1-9月份 at the head of a text or part of statistics holds for all of it."""
        found = self._leading_part(times)
        opens = (
            self.context.view[start : (found[0] if found is not None else times[0]).start] if times else ""
        )
        opens = opens.rpartition("\n")[2]
        words = (_LOOKED_AT.sub("", opens) if "看" in opens else opens).strip(" -*，。！：、")
        said = (
            found is not None
            and self.context.lexicon.pattern(_SAID).search(opens) is not None
            and self._opens_sentence(found[0], start)
        )
        if (
            found is not None
            and self.context.kind not in ("report", "plan")
            and (said or len(DATES.sub("", words)) <= 8)
            and _DONE_TO_IT.search(words) is None
            and ("/" in found[1] or len(found[1]) == len("2021") or start < _LEAD)
        ):
            self.context.memory.frame = TimeExpression(found[0].start, found[0].end, found[1], "point")
        elif (
            found is None
            and times
            and start < _LEAD
            and "-" in times[0].period
            and words in ("", "截至", "截止")
            and not self.context.reference.day
            and (words or not self._is_date_line(times[0]))
        ):
            year = self.context.reference.observed or self.context.reference.own
            if self.context.kind in ("statistics", "other") and times[0].period[:4] == str(year):
                self.context.memory.lead = times[0]  # 截至2023年第二季度末: what the whole text tells of

    def _is_date_line(self, time: TimeExpression) -> bool:
        """Whether a day fills its line, or its hour or a paper's name follows: when a text was made public, not what it tells of."""
        view = self.context.view
        if self._is_of_a_report(time):
            return True
        end = view.find("\n", time.end)
        rest = view[time.end : end if end >= 0 else len(view)].strip(" 　）)")
        return rest == "" or self.context.lexicon.pattern(_STAMPED).match(rest) is not None

    def _is_goal_in_review(self, time: TimeExpression) -> bool:
        """Whether a part that looks back names a far year in passing: 提出到2020年的行动目标."""
        latest = max(self.context.reference.observed or 0, self.context.reference.own or 0)
        return self.context.memory.looks_back and 0 < latest < (time.last_year or 0) - 1

    def _is_named_in_passing(self, time: TimeExpression, start: int) -> bool:
        """Whether a month or a day stands inside a sentence of a plan or report: it dates nothing behind it."""
        told = self.context.yearly or self.context.kind == "plan"
        return told and _is_day_or_month(time) and time.start - start > _OPENING

    def _is_deadline(self, time: TimeExpression) -> bool:
        """Whether a year is the one by which a thing is to be done: 2022年底前."""
        return (
            len(time.period) == 4 and self.context.is_ahead(time) and self.context.view[time.end - 1] == "前"
        )

    def _is_far_goal(self, time: TimeExpression) -> bool:
        """Whether a later year is named in a paragraph on the tasks of one year that it does not open."""
        frame, reference = self.context.memory.frame, self.context.reference
        if frame is None or not reference.report or frame.period != str(reference.target):
            return False
        lead = self.context.view[max(0, time.start - 12) : time.start].rpartition("\n")
        opens = bool(lead[1]) and len(lead[2].strip()) <= 1
        return (time.last_year or 0) > int(frame.period) and not opens

    def _is_one_of_many(self, time: TimeExpression, start: int) -> bool:
        """Whether a year is told of in a part on several: 投资五年累计300亿元，并于2024年突破80亿元; or only what kind of year it is."""
        memory = self.context.memory
        view = self.context.view
        kind_of_year = _KIND_OF_YEAR.match(view, time.end) is not None or (
            view[time.start - 1] == "是" and view.startswith("之年", time.end - 2)
        )
        part = memory.frame if kind_of_year else memory.part
        if part is None or len(part.period) != len("2021/2025"):
            return False
        if kind_of_year:
            return part.kind == "review" and part.last_year == time.last_year
        told, last = time.last_year or 9999, part.last_year or 0
        if self.context.plan and told < last and not view.startswith(("，", ","), time.end):
            return True  # 2024年产量达9万吨 in the review of 2021 to 2025: the year of that figure
        begin = start
        if view.startswith(("，", ","), time.end):  # of sentences without figures, its own: …。2013年，…
            begin = max(start, view.rfind("。", start, time.start) + 1)
        return time.start - begin > _OPENING and told <= last

    def _is_year_just_over(self, time: TimeExpression, start: int) -> bool:
        """Whether a report turns from several years to the last: 各位代表！刚刚过去的2025年，…; 一年来，…."""
        view, reference = self.context.view, self.context.reference
        known = reference.observed or reference.own
        if not reference.report or len(time.period) != 4 or time.period != str(known):
            return False
        if time.start - start > _TURNS_WITHIN:
            return False
        says = self.context.lexicon.dating
        over = says.just_over.search(view, start, time.start)
        if over is not None and over.end() == time.start:
            return True
        return says.year_past.match(view, time.start) is not None

    def _lies_in_review(self, time: TimeExpression) -> bool:
        """Whether a year is one of those a part looks back on: 2007年，产值… in a part on five years dates its sentence only."""
        frame = self.context.memory.frame
        return (
            frame is not None
            and frame.kind == "review"
            and "/" not in time.period
            and (frame.first_year or 0) <= (time.first_year or 0) <= (frame.last_year or 0)
        )

    def _opens_with_past_years(self, time: TimeExpression, start: int) -> bool:
        """Whether a sentence opens with years that are over and tells what they brought: 2021-2025年，…."""
        known = self.context.reference.observed or self.context.reference.own or 0
        first, last = time.first_year or 0, time.last_year or 0
        frame = self.context.memory.frame
        if frame is not None and "/" in frame.period:
            return False  # the part looks back on years of its own
        return time.start - start <= 1 and len(time.period) == len("2021/2025") and first + 2 <= last <= known

    def _is_shorter_review(self, time: TimeExpression) -> bool:
        """Whether the years looked back on are some of those that the part looks back on."""
        frame = self.context.memory.frame
        return (
            frame is not None
            and frame.kind == "review"
            and self.context.view.startswith(("近", "最近"), time.start)
            and (frame.first_year or 0) < (time.first_year or 0)
            and frame.last_year == time.last_year
        )

    def _is_how_long(self, time: TimeExpression) -> bool:
        """Whether a number of years belongs to its own figure, and is no term or plan that a part tells of."""
        first, last = time.first_year or 0, time.last_year or 0
        reference = self.context.reference
        if last - first != _TERM - 1:
            return True
        return time.kind == "plan" and (first, last) != (reference.plan_first, reference.plan_last)

    def _is_a_plan_ahead(self, time: TimeExpression) -> bool:
        """Whether a plan that is named where a text looks back dates nothing there: “十二五”实现良好开局."""
        return self.context.memory.looks_back and time.kind == "plan" and self.context.is_ahead(time)


def _is_part_of_year(time: TimeExpression) -> bool:
    """Whether a time is some months of one year: 2023年上半年."""
    return len(time.period) == len("2023-01/2023-06") and time.period[:4] == time.period[8:12]


def _is_day_or_month(time: TimeExpression) -> bool:
    return "-" in time.period and "/" not in time.period


def _is_title(words: str, lexicon: Lexicon) -> bool:
    """Whether a block is a document's title: 2026年政府工作报告 dates nothing that follows."""
    return len(words) <= 40 and words.rstrip().endswith(lexicon.words["paper"])
