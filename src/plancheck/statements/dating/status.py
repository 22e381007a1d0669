"""Whether a figure is reported or aimed at: its year against the document's, then words, then headings."""

from __future__ import annotations

import re
from math import exp

from plancheck.asked_first import begins_with, ends_with, holds
from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Reading, Told
from plancheck.statements.times.periods import last_of_years
from plancheck.statements.words.said_words import SaidWords
from plancheck.statements.words.written import DATES
from plancheck.vocabulary import load_votes

_IS_TO = re.compile("将(?:要|会|可|能)?(?:比|达|等于|超过|突破|完成|实现|增|减|提高|上升|下降|降)")
_CAN_BE = re.compile(
    "(?:以上|左右|以内)?可(?:以|望|能)?(?:按计划|按期|提前|如期|基本)*(?:达|完成|实现|超过|建成|投产|生产)"
)
_AND_BELOW = re.compile("预计[^。；）]{0,6}下同")
_EXPECTED = re.compile("预计(?!未)")  # 预计2023年…, said of a year past: a forecast
holds(_EXPECTED, ("预计",))
# 比计划目标3000亿元超过…: the aim itself
_AIM_ITSELF = re.compile(
    r"(?:目标|计划数|任务数|(?<!公共)预算|预算限额|预期值?|规划值)[为是：]?\s*$|原(?:来|先)?(?:设想|计划|预计|预期|定)的?\s*$"
)
_LONGEST_PLANNED = 14  # characters from 原 to a figure that it tells of
_WAS_PLANNED = re.compile("(?<![比较超达成过])原(?:来|先)?(?:定|计划|规划|设想)[^，。；、：的0-9]{0,8}$")
_WAS_SET = re.compile("(?:制定|确定|设定|下达|规定|提出)的[^，。；、：的0-9]{0,6}$")
# 去年的报告提出，涨幅要降到9%左右，实际降到5%: what was asked for then; where it was to fall from is told
_LAST_YEAR_ASKED = re.compile(
    "(?:[去上前]年|年初)[^，。；]{0,16}(?:提出|要求|确定|规定)，?[^，。；]{0,16}(?<![重主必需])要[^，。；]{0,24}$"
)
_LONGEST_ASKED = 80  # characters from the year to the figure
_AN_AIM_ITSELF = re.compile(r"\s?(?:目标|任务|指标|要求)")
_LONGEST_COUNTED = 12  # characters of the name of what there is
_MOVED = ("growth", "growth_per_year", "change", "points_change")
_ENDS_AIM = "标数算额期值为是：的想划计定"
ends_with(_AIM_ITSELF, _ENDS_AIM, blank=True)
_OF_THE_AIM = re.compile(
    "(?:完成|占|超|超过|超出|高于|低于|快于|慢于|塌)[^，。；]{0,10}(?:目标|任务|计划|预算|进度|指标)(?:任务|进度|数){0,2}的?$"
)
_STRIVES = re.compile("(?:确保|力争|争取|力求)[^，。；]{0,8}$")  # 力争完成计划的80%
# 超额完成考核目标2.7个百分点: by how much, not the aim
_BEYOND = re.compile(
    "(?:超|高于|低于|快于|慢于|优于|好于|塌)[^，。；]{0,12}(?:目标|任务|计划|进度|指标)(?:进度|任务|数){0,2}$"
)
_LONGEST_BEHIND = 24  # characters
_COMPARED = re.compile(r"\s*[比较同]")
_GOES_ON_LISTING, _LISTED = ("、", "和", "及", "与"), re.compile(r"(?:[0-9.]{1,8}%[、和及与])+$")
_BEHIND = re.compile(f"[^，。；、：\\n0-9]{{0,{_LONGEST_BEHIND}}}")  # what is said of the things counted
# 提前完成目标, 围绕建成强市这一目标: an aim that was met or worked for
_MET = re.compile(
    "(?:(?:完成|实现|超|塌|高于|低于|达到)[^，。；]{0,20}|(?:围绕|紧扣|瞄准|锚定|对照)[^，。；]{0,24}?)(?:目标|任务)(?:任务)?"
)
# 覆盖率达到90%，超额完成目标: the amount is told of
_WENT = "(?:<<as_was_planned>>|<<how_it_was_done>>)"
_MET_BEHIND = (
    f"(?:以上|左右|以内)?，(?:可|已|均|都|也)*(?:经)?(?={_WENT})(?:提前[^，。；]{{0,6}}?)?{_WENT}{{0,3}}"
    "(?:完成|实现|达到)了?[^，。；将]{0,16}(?:目标|任务|指标|计划|规划)"
)
# 10项目标进展好于预期, 12项指标已达到要求: how many of the aims fared so
_FARED = re.compile(
    "(?:[^，。；、：0-9]{0,10}(?:目标|指标))?[^，。；、：0-9将]{0,8}(?:好于|快于|优于|符合|滞后|已[达实完]|提前[实完])"
)
_AN_AIM = re.compile("目标|指标")
_THE_AIM = re.compile(
    "(?:[和、及][^，。；%]{2,24}%)?(?:以上|以下|左右|以内)?的(?:(?P<of>规划|计划)|既定|预期|预定|约束性|预期性|(?P<yearly>年度|当年|全年))?(?:目标|要求|任务|指标)"
)
# 完成任务数80亿元的91%, 占年度目标3000亩的60%
_AIM_WHOSE_SHARE = re.compile(r"(?:任务|目标|计划|预算)(?:任务)?[数额]?\s*$")
_ITS_SHARE = re.compile(r"\s*(?:任务量|目标)?的\s*[0-9.]+\s*%")
_OPENS_AIM = "和、及以左的任目"  # what either of the two begins with, or a blank
begins_with(_THE_AIM, _OPENS_AIM, blank=True)
begins_with(_ITS_SHARE, _OPENS_AIM, blank=True)
_OPENS_ANY_AIM = f"{_OPENS_AIM}指要"  # and an aim itself
begins_with(_AN_AIM_ITSELF, _OPENS_ANY_AIM, blank=True)

# 主要预期目标是：生产总值…；投资…: all of the sentence is aimed at
_AIMS_ARE = re.compile(r"(?:目标|任务|预期)(?![^：:]{0,4}(?:完成|情况|进展))[^，。；]{0,4}[：:]")
holds(_AIMS_ARE, "：:")


# 2007年预计达到1.2万亿元，财政收入累计完成7156亿元，…: a clause with a subject of its own is no part of the forecast
_NEW_SUBJECT = re.compile("(?![比较同增减下上提降占年分实达可按])[^0-9]{4,}[0-9]")
# 预计全年税收3亿元；1-9月投资已完成8亿元，占目标的64%: what has been done by then, and what follows it
_DONE_SO_FAR = re.compile(
    "[，；](?:[^，；。]*已经?(?:完成|达|实现|到位|建成)|[^，；。0-9]*(?:[0-9]+-)?[0-9]{1,2}月[份底末]?累计)"
)
# what a government promises its people to do within the year
_GOOD_DEEDS = "实事"
_TO_BE_DONE = re.compile("(?:将|要|计划|继续)[^。；0-9]{0,16}(?:办好|办理|实施|抓好|推进|做好)[^。；]{0,24}$")
_SENTENCE_HEAD = re.compile(
    r"[\s，。；：、（）—-]*(?:[经据到至]|初步|有关|部门|统计|[测核估]算|年[底末]|[我本全][省市县区州年镇乡旗盟村]|[上去今]年|\s)*"
)
# （一）指标完成情况 预计1-6月…: a heading on the line of its text
_PARTED_BY_BLANK = re.compile(r"[^\s，、；：（]\s+$")
_ITS_SUBJECT = re.compile("(?![0-9]{4}年)(?:实现|完成|[^，。；0-9达为超突增])[^，。；]*[0-9]")  # 预计甲增长9%
_DATED_ANEW = re.compile("[0-9]{4}年(?!底|末|将|预计)[^0-9，]{4,}")
_OPENS_WITH_NOW = re.compile(r"\s*(?:截[至止])?(?:目前|当前)(?!和|及|与|至|到|起)")
_THERE_ARE = re.compile("[\\s，。；、：]*(?:[全我本][国省市区县州乡镇])(?:现|共|约|已|大约)*有")
_OF_NO_CLAUSE = (
    "the document's own year",
    "period of the section",
)  # years that no word beside a figure tells
_COUNTRY = ("我国", "全国")  # what it has is told: 我国约有
# whatever heading stands above it
_HAPPENED = re.compile("已经?[减增建达完有解实覆累投降升改形超突][\u4e00-\u9fff]{0,6}$")
_ASSUMED = frozenset({"the document's own year", "the plan's last year", "the plan's years", "no year known"})
CONTINUES_PAST_HEADING = 2.0  # where a heading stands between
# votes of what was last told for certain, and the characters over which they fade
CONTINUES = 5.0
CARRIES = 400.0
LEAD = 300  # characters before a figure in which its sentence's words are looked for
NEAR = 200  # of a long sentence, the characters around the figure that count as its own words


class StatusJudge:
    """Decides the status of readings."""

    def __init__(self, context: Context, said: SaidWords) -> None:
        self.context = context
        # nearly no text says so, and every sentence of one would be asked
        self._and_below = "下同" in context.view
        self._forecasts = said.expected  # asked three times of each figure
        self._announced = said.announced  # asked of every sentence

    def leans(self, reading: Reading, place: Place) -> str:
        """Return what words and headings say about a figure whose year decides nothing; else what its document is."""
        return self._says(reading, place) or self._sounds(reading, place)

    def _sounds(self, reading: Reading, place: Place) -> str:
        """Return what the words around a figure speak for, weighed with the document, the heading and the year."""
        context, (start, end), near = self.context, reading.sentence, reading.figure.outer_start
        news = context.kind == "other" and any("statistics" in reason for reason in context.reference.why)
        says = ["plan" if context.plan else "statistics" if news else context.kind]
        if place.status:
            says.append(f"heading of {place.status}")
        if context.memory.aims:
            says.append("announced")
        lead = context.view[max(start, near - LEAD) : near]
        observed = context.lexicon.dating.observed
        if not reading.against and observed.search(lead):
            says.append("reported earlier in the sentence")
        elif observed.search(context.view, reading.figure.outer_end, min(end, near + NEAR)):
            says.append("reported later in the sentence")
        reference = context.reference
        known, last = reference.observed or reference.own, last_year(reading.period)
        if last and known and not context.whole:
            if last > known:
                goal = re.search(rf"到\s?{last}\s?年", lead) is not None
                says.append("year that is a goal" if goal else "year after the facts")
            elif "period" not in reading.reasons and last < (reference.target or 0):
                says.append("year before the goals")
        around = context.tone.at(
            max(start, near - NEAR), min(end, near + NEAR), first=max(0, place.top), last=place.end
        )
        # what speaks where neither words beside the figure, a head noun above it nor its year decide
        weigh = load_votes("status")
        votes = sum(weigh[name] for name in says) + context.tone.prior + around + self._goes_on(near, place)
        if context.told:
            reading.steps.append(f"{'、'.join(says)} and the words around it: {votes:+.1f} votes")
        return "observed" if votes >= 0 else "target"

    def _goes_on(self, near: int, place: Place) -> float:
        """Votes of what was told just before in the same part, where its year or its words decided it: texts go on as they began."""
        told = self.context.memory.told
        if told is None:
            return 0.0
        votes = CONTINUES if told.at >= place.top else CONTINUES_PAST_HEADING
        return votes * exp((told.at - near) / CARRIES) * (1 if told.status == "observed" else -1)

    def _says(self, reading: Reading, place: Place) -> str:
        """Return what words, headings and announcements say; empty where they say nothing."""
        if self._and_below and not reading.of_base and self._is_told_below(reading):
            return "target"
        says = self.context.lexicon.dating
        lead = self._lead(reading, place)
        clause = lead[max(lead.rfind("，"), lead.rfind("。"), lead.rfind("；")) + 1 :]
        if clause.endswith(_GOES_ON_LISTING):
            clause = _LISTED.sub("", clause)  # 分别完成年度任务122%、141%: both of what was done
        lead = self.context.memory.led_by + lead
        if reading.against:
            clause = lead = ""  # 比计划目标超过1070亿元: the aim is what it is compared with
        if self._is_forecast(reading, lead) and not re.search("未来|今后", lead):
            return "target"
        if ("：" in lead or ":" in lead) and _AIMS_ARE.search(lead):
            return "target"
        of_aim = _OF_THE_AIM.search(clause)
        if of_aim is not None and _STRIVES.search(clause, 0, of_aim.start()) is None:
            return "observed"  # 完成年度目标任务的50.1%
        if (says.target.search(clause) and not self._fared(reading)) or (
            not place.status
            and says.target.search(_MET.sub("", lead)[-80:])
            and not says.observed.search(clause)
        ):
            return "target"
        if self._is_aimed_behind(reading):
            return "target"
        if self._fared(reading) or self._is_met_behind(reading):
            return "observed"
        if self.context.reference.observed is None and _OPENS_WITH_NOW.match(lead):
            return "observed"  # 目前，…突破2亿元, in a text whose year is not known
        if place.status != "target" and clause.endswith(_COUNTRY) and self._has(reading):
            return "observed"
        happened = place.status != "target" or _HAPPENED.search(clause) is not None
        if happened and says.observed.search(clause):
            return "observed"
        if place.status and (place.sure or (self.context.whole and not self.context.plan)):
            return place.status
        return ""

    def _has(self, reading: Reading) -> bool:
        """Whether the bound word of a figure says what there is: 我国约有6000万人."""
        bound = self.context.view[reading.figure.outer_start : reading.figure.start]
        return "有" in bound

    def _counts_what_there_is(self, reading: Reading) -> bool:
        """Whether a clause of no year tells how many of a thing a place has, and nothing that is to be done with them: 全省有12万家小企业，…."""
        view, lexicon, edge = self.context.view, self.context.lexicon, reading.figure.outer_start
        if reading.figure.kind != "count" or reading.reasons.get("period") not in _OF_NO_CLAUSE:
            return False
        begin = max(view.rfind(mark, reading.sentence[0], edge) + 1 for mark in "，；：。")
        if _THERE_ARE.fullmatch(view, max(begin, reading.sentence[0]), reading.figure.start) is None:
            return False
        behind = _BEHIND.match(view, reading.figure.outer_end)
        if behind is None or not 2 <= len(behind[0]) <= _LONGEST_COUNTED:
            return False
        return lexicon.predicate.search(behind[0]) is None and lexicon.act.at_end(behind[0]) is None

    def note(self, start: int, end: int) -> None:
        """Note a sentence that announces what is to be done: 报告明确，今年将继续办好十件实事 stands over all that follows."""
        view, says, memory = self.context.view, self.context.lexicon.dating, self.context.memory
        at = view.rfind(_GOOD_DEEDS, start, end) if self.context.reference.report else -1
        if at >= 0 and _TO_BE_DONE.search(view, start, at) is not None:
            memory.aims = True  # 今年，我市将办好十件实事: the list that follows
            return
        says_so = self._announced.begin_within(start, end)
        announced = says.announced.search(view, start, end) if says_so else None
        if announced is None and (not memory.aims or says.observed.search(view, start, end) is None):
            return  # nothing announced, and nothing to take back
        stop = view.find("。", announced.end(), end) if announced is not None else -1
        own = self.context.reference.own
        past = any(
            time.last_year is not None and own is not None and time.last_year < own
            for time in self.context.times_in(start, stop if stop >= 0 else end)
        )
        if past:
            return
        if announced is not None and says.intended.search(view, announced.end(), stop if stop >= 0 else end):
            memory.aims = True
        elif says.observed.search(view, start, end):
            memory.aims = False

    def _lead(self, reading: Reading, place: Place) -> str:
        """The words of a sentence before a figure, without a heading that no full stop parts from it."""
        view, edge = self.context.view, reading.figure.outer_start
        start = max(reading.sentence[0], edge - LEAD)
        if reading.sentence[0] <= place.start < edge:
            start = max(start, view.find("\n", place.start, edge) + 1)
        return view[start:edge]

    def _expected(self, reading: Reading, place: Place) -> bool:
        if self._and_below and self._is_told_below(reading):
            return True
        lead = self.context.memory.led_by + self._lead(reading, place)
        if self.context.reference.report and self._will_be(reading, lead):
            return True
        if self._is_forecast(reading, lead, past=True) or self._is_aimed_behind(reading):
            return True
        if reading.against or reading.figure.kind == "percent":
            return False  # 占调整预算105%: not what was planned
        said = lead.rstrip()[-1:]
        aims = said != "" and said in _ENDS_AIM and _AIM_ITSELF.search(lead) is not None
        return aims and _BEYOND.search(lead) is None

    def _is_told_below(self, reading: Reading) -> bool:
        """Whether its sentence says of it that it and what is below it are forecasts: 产值90亿元，增长6%（预计数，下同）；税收9亿元.

        下同 is asked of one sentence: it never says where 下 ends, and reports go on with what was counted.
        """
        view, edge = self.context.view, reading.figure.end
        remark = _AND_BELOW.search(view, *reading.sentence)
        return remark is not None and (remark.start() < edge or view.find("；", edge, remark.start()) < 0)

    def _is_told_at_its_end(self) -> bool:
        """Whether news is of the last month of its year: 到2015年底，种植面积达到3万亩, said in December, is told."""
        return self.context.kind == "other" and self.context.reference.month.endswith("-12")

    def _goes_on_late(self, reading: Reading) -> bool:
        """Whether it is told beside a figure of the same time that is reported: 今年上半年已有商店3万个，社员9万人."""
        told = self._told_beside(reading)
        if told is None or told.status != "observed":
            return False
        view, edge = self.context.view, reading.figure.outer_start
        return self.context.lexicon.dating.target.search(view, told.at, edge) is None

    def _told_beside(self, reading: Reading) -> Told | None:
        """Return what was last told for certain, where it is of the same sentence and time."""
        told = self.context.memory.told
        beside = told is not None and told.period == reading.period and told.at >= reading.sentence[0]
        return told if beside else None

    def _moves_what_is_planned(self, reading: Reading) -> bool:
        """Whether it tells how far an amount planned just before moves: 今年计划投资15亿元，比上年增长25%."""
        told = self._told_beside(reading)
        if told is None or told.status != "target" or reading.measure not in _MOVED:
            return False
        view, edge = self.context.view, reading.figure.outer_start
        return _COMPARED.match(view, view.rfind("，", told.at, edge) + 1, edge) is not None

    def _is_foreseen(self, reading: Reading) -> bool:
        """Whether a word right before a figure says that it is a forecast: 预计的3%."""
        edge = reading.figure.outer_start
        return self.context.lexicon.dating.forecast.search(self.context.view, edge - 4, edge) is not None

    def _is_told_late(self, reading: Reading) -> bool:
        """Whether a text tells what its own year, beyond the last it reports on, has brought: 截至5月底, 今年上半年已有, of months gone by."""
        lead = self.context.view[reading.sentence[0] : reading.figure.outer_start]
        if re.search("截[至止]", lead):
            return True
        says = self.context.lexicon.dating
        clause = re.split("[，。；]", lead)[-1]
        if says.target.search(clause) or self._is_forecast(reading, lead) or self._is_aimed_behind(reading):
            return False
        return self._is_month_gone_by(reading) or says.observed.search(clause) is not None

    def _will_be(self, reading: Reading, lead: str) -> bool:
        """Whether a report of the end of a year tells what that year is yet to bring: 将比上年增长3%, 可达到8000万平方米."""
        reference, view, edge = self.context.reference, self.context.view, reading.figure.outer_end
        if reference.own != reference.observed or last_year(reading.period) != reference.own:
            return False
        clause = re.split("[，。；]", lead)[-1]
        behind = _BEHIND.match(view, edge)
        return (
            _IS_TO.search(clause) is not None
            or _CAN_BE.search(clause) is not None
            or (behind is not None and _CAN_BE.match(behind[0]) is not None)
        )

    def _is_aimed_behind(self, reading: Reading) -> bool:
        """Whether the clause goes on with what is to become of the things counted: 2个县有望摘帽."""
        if not self._forecasts.begin_within(
            reading.figure.outer_end, reading.figure.outer_end + _LONGEST_BEHIND
        ):
            return False
        behind = _BEHIND.match(self.context.view, reading.figure.outer_end)
        return (
            behind is not None
            and not reading.against
            and self.context.lexicon.dating.forecast.search(behind[0]) is not None
        )

    def _is_met_behind(self, reading: Reading) -> bool:
        """Whether an aim is said to be met behind its figure: 覆盖率达到90%，超额完成目标."""
        context = self.context
        return context.lexicon.pattern(_MET_BEHIND).match(context.view, reading.figure.outer_end) is not None

    def _fared(self, reading: Reading) -> bool:
        """Whether it counts the aims that are met, or behind: 20项主要指标中，16项符合预期."""
        view, at = self.context.view, reading.figure.outer_end
        if reading.figure.kind != "count" or (fared := _FARED.match(view, at)) is None:
            return False
        return _AN_AIM.search(view, reading.sentence[0], fared.end()) is not None

    def _is_forecast(self, reading: Reading, lead: str, *, past: bool = False) -> bool:
        """Whether 预计 speaks of a figure: of all that a sentence lists after it, of its own clause where figures stand before it."""
        near = reading.figure.outer_start
        if not self.context.memory.led_by and not self._forecasts.begin_within(near - LEAD, near):
            return False  # no word of a forecast stands in the lead
        forecast = self.context.lexicon.dating.forecast
        if forecast.search(lead) is None and not (past and _EXPECTED.search(lead)):
            return False
        found = [*forecast.finditer(lead), *(_EXPECTED.finditer(lead) if past else ())]
        # 据预计，2020年产量达到…: over all that it opens
        if any(map(_DATED_ANEW.match, lead[found[-1].end() :].lstrip("，：").split("，")[1:])):
            return False  # 预计产值年均增长11%，2005年财政收入达到9亿元: what is told of a year by itself
        before, after = DATES.sub("", lead[: found[-1].start()]), lead[found[-1].end() :]
        if _DONE_SO_FAR.search(after):
            return False
        if _SENTENCE_HEAD.fullmatch(before) or _PARTED_BY_BLANK.search(before):
            return True  # at the head of a sentence it stands over all that follows
        if re.search("[0-9]", before) is None:
            # 甲预计达6亿元；乙…: over its own part; …，预计甲达6亿元；乙…: over all that follows
            opens = _SENTENCE_HEAD.fullmatch(re.split("[，：:；]", before)[-1]) is not None
            over_all = opens and _ITS_SUBJECT.match(after) is not None
            return over_all or "；" not in after or "以下简称" in after
        if re.search("[0-9]", before.rpartition("；")[2]) is None and "；" not in after:
            return True  # …；预计收入15亿元，下降15%，支出8亿元: all of its part of the sentence
        goes_on = reading.reasons.get("indicator", "").startswith("subject carried") or "分别" in after
        clauses = f"{after}0".split("，")[1:]  # with the figure, before which the lead ends
        goes_on = goes_on and not any(map(_NEW_SUBJECT.match, clauses))
        return re.search("[；]" if goes_on else "[，；]", after) is None

    def _is_what_was_planned(self, reading: Reading) -> bool:
        """Whether a figure is what a plan asked for, told where it was reached: 超过计划规定增长3%的要求."""
        view, edge = self.context.view, reading.figure.outer_end
        first = reading.figure.outer_start
        at = view.find("原", max(reading.sentence[0], first - _LONGEST_PLANNED), first)
        if at >= 0 and _WAS_PLANNED.search(view, at, first) is not None:
            return True  # 原定增长9%，今年就可超过
        begin = max(reading.sentence[0], first - _LONGEST_ASKED)
        asked = reading.role != "from" and view.find("要", begin, first) >= 0
        if asked and _LAST_YEAR_ASKED.search(view, begin, first) is not None:
            return True
        opens = view[edge : edge + 1]
        if opens not in _OPENS_ANY_AIM and not opens.isspace():
            return False
        if _AN_AIM_ITSELF.match(view, edge) and _WAS_SET.search(
            view, max(reading.sentence[0], first - _LONGEST_PLANNED), first
        ):
            return True  # 完成“十四五”初制定的13%目标
        if opens not in _OPENS_AIM and not opens.isspace():
            return False
        if view.find("的", edge, edge + 48) < 0:
            return False
        aim = _THE_AIM.match(view, edge, edge + 48)
        if _ITS_SHARE.match(view, edge) and _AIM_WHOSE_SHARE.search(
            view, reading.sentence[0], reading.figure.outer_start
        ):
            reading.period = reading.period[:4]  # an aim is one for the year
            return True
        if aim is None:
            return False
        if aim["of"] or (aim["yearly"] and reading.measure in _MOVED):
            return True  # 实现2020年1.8亿人、16%的规划目标
        clause = max(view.rfind(mark, reading.sentence[0], reading.figure.outer_start) for mark in "，；。：")
        set_by = self.context.lexicon.pattern("<<sets_goal>>")
        return set_by.search(view, max(clause, reading.sentence[0]), reading.figure.outer_start) is not None

    def judge(self, reading: Reading, place: Place) -> None:
        """Set whether a reading is reported or aimed at: its year against the document's, then words and headings."""
        reference = self.context.reference
        known = reference.observed or reference.own
        last = last_year(reading.period)
        if self._is_what_was_planned(reading):
            reading.status = "target"
        elif last is None or known is None:
            reading.status = self.leans(reading, place)
            reading.reasons["status"] = "from heading" if place.status else "no date"
        else:
            reading.status = self._by_years(reading, place, last, known)
        disputed = self.context.facts
        between = disputed and last is not None and min(disputed) < last <= max(disputed)
        if between and self._says(reading, place) != reading.status:
            # what words or a heading say of it stands whichever of the years is the text's own
            self.context.doubt(reading)
        certain = last is not None and known is not None and reading.reasons.get("period") not in _ASSUMED
        if certain and reading.role != "from":  # where a rise begins says nothing of where it ends
            self.context.memory.told = Told(reading.figure.start, reading.status, reading.period)
        if self.context.told:
            reading.steps.append(
                f"status {reading.status}: period {reading.period or 'unknown'}, document of {reference.own or 'unknown year'}, "
                f"heading says {place.status or 'nothing'}"
            )

    def _by_years(self, reading: Reading, place: Place, last: int, known: int) -> str:
        """The status by a reading's last year against the last that its document knows of, then by words and headings."""
        reference = self.context.reference
        if reading.review:  # 近五年累计增长45%: what has been
            return "target" if self._expected(reading, place) else "observed"
        if reading.of_base and last <= known:
            return "observed"  # 预测粮食5亿吨，比1995年的4.65亿吨增加: what there was
        if reading.role == "from" and last <= (reference.own or known):
            # 由目前的40%提高到60%: where a rise begins, unless that is foreseen too (由今年预计的3%)
            return "target" if self._is_foreseen(reading) else "observed"
        if reference.plan_first and last == reference.plan_first - 1 == known:
            # the year right before a plan: what it starts from, unless it says that it expects it
            return "target" if self._expected(reading, place) else "observed"
        if reading.now:
            told = place.status != "target" or self._stands_now(reading)
            if told and self._is_carried(reading) and self._expected(reading, place):
                return "target"  # 目前成本为30元。…有望降到8元
            return "observed" if told else self.leans(reading, place)
        if last == known + 1 and self._counts_what_there_is(reading):
            return "observed"
        if last > known:
            return self._ahead(reading, place, last, known)
        if last < known:
            return "observed"
        looks_back_on = reference.own or 0
        if reference.own is not None and reference.report:
            looks_back_on = max(reference.own, reference.target or 0)
        if last < looks_back_on:
            # the year a report looks back on: reported, unless it says that it expects it
            return "target" if self._expected(reading, place) else "observed"
        if self._is_month_gone_by(reading) and place.status == "target":
            # 扩大有效投资: a head over what the months of a text have brought
            return "target" if self._expected(reading, place) else "observed"
        if self._is_told_at_its_end() or self._is_month_gone_by(reading):
            return self._says(reading, place) or "observed"
        if self._moves_what_is_planned(reading):
            return "target"  # 将完成275亿件，同比增长34%
        return self.leans(reading, place)

    def _is_month_gone_by(self, reading: Reading) -> bool:
        """Whether a figure is of a month, or a day of one, before that in which its text was issued."""
        end = reading.period.rpartition("/")[2]
        return len(end) >= len("2024-06") and end[:7] < self.context.reference.month

    def _is_carried(self, reading: Reading) -> bool:
        """Whether a sentence before, and none of its own words, says that a figure is of now."""
        return reading.reasons.get("period") == "period of an earlier sentence"

    def _stands_now(self, reading: Reading) -> bool:
        """Whether a sentence of a task only tells what there is: 目前实有车辆43辆, not 目前…，将增加到60辆."""
        view, edge = self.context.view, reading.figure.outer_start
        now = [time for time in self.context.times_in(reading.sentence[0], edge) if time.kind == "now"]
        if not now:
            return False
        words = view[now[-1].end : edge]
        return "将" not in words and self.context.lexicon.dating.target.search(words) is None

    def _ahead(self, reading: Reading, place: Place, last: int, known: int) -> str:
        """The status of a reading whose last year lies behind the last that its document knows of."""
        reference = self.context.reference
        many = reference.plan_first != reference.plan_last
        if place.status == "observed" and not reference.dated and many and last == reference.plan_first:
            return "observed"  # an undated plan of several years may report on its own first
        if place.status == "observed" and self.context.plan and last < (reference.own or 0):
            # a plan of 2011 to 2015 that was issued in 2013 looks back on 2011 too
            aimed = self._expected(reading, place) or self._says(reading, place) == "target"
            return "target" if aimed else "observed"
        begun = "/" in reading.period and int(reading.period[:4]) <= known
        if begun and reading.measure != "growth_per_year" and not reading.base_period:
            # a span that has begun: what words and headings say, or the goal named just before
            goal = self.context.memory.goal
            aimed = goal is not None and goal.last_year == last and not reference.report
            return self._says(reading, place) or ("target" if aimed else self.leans(reading, place))
        late = last == known + 1 and place.status != "target" and not self._moves_what_is_planned(reading)
        if late and (self._is_told_late(reading) or self._goes_on_late(reading)):
            return "observed"
        return "target" if self.context.whole else self.leans(reading, place)


def last_year(period: str) -> int | None:
    """Return the last year of a period, None where it is unknown.

    Examples
    --------
    >>> last_year("2006/2010"), last_year("2011-06-30"), last_year("")
    (2010, 2011, None)
    """
    return last_of_years(period) if period else None
