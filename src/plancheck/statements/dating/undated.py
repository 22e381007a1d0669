"""The period of a figure beside which no time stands, or only part of one: of its context, its part, its document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.documents.dates import plan_years
from plancheck.quantities.numerals import read_chinese
from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.bases import CHANGES, Bases
from plancheck.statements.dating.spans import AMONG, SpanReader
from plancheck.statements.dating.status import StatusJudge
from plancheck.statements.times.periods import TimeExpression, part_of_year

_PLAN_NAMED = re.compile('[“"‘](二?十[一二三四五六七八]?五|[一二三四五六七八九]五)[”"’]')
# 刚刚过去的2017年，…; 1.规模扩大。2015年，…
_JUST_OVER = re.compile(
    r"(?:[^，。；0-9]{0,3}(?:[0-9]{1,2}[.．、])?[^，。；0-9]{2,16}。)?(?:(?:刚刚|即将)?过去的)?"
)
_OPENS = 6  # characters in which a sentence begins with 其中
_HEADED = 28  # characters of a paragraph before its year: a mark, a heading of one clause
# 以8%的速度增长
_AT_A_PACE = re.compile("的(?:平均|增长)?(?:速度|增速)(?:[持连]续|稳定|较快)?(?:增长|递增|发展|推进)?")
# of years together it is what each of them has
_MEAN = re.compile(
    "平均增|(?<![去今明前当上同])年增(?![长加])|每年(?:平均)?(?:递增|增长|增加|提高|上升|递减|下降|减少)"
)
_RATE = re.compile("增速|增幅|增长率|增长速度")
_EACH_IS = re.compile("年均(?:达到?|为|超过?|约)?$")
_BOX_OF_WORK = "^<<box_opens>>.*<<box_of_work>>"
_LEADS = re.compile("[^。：:；\\n]{0,60}[：:]")
_TERM_NAMED = re.compile("[五5]年(?!规划|计划|[级期制一以])|规划期|计划期")
# 年均新增, 年均培训, 平均每年有; 年均浓度 is that of a year
_EACH_IS_TO = re.compile(
    "(?:年均|平均每年[^，。；、0-9]{0,12})(?:[新增培开举引完建净选组]\\w{1,8})?(?:达到?|为|约|近|超过?|不少于)?$"
)
_ALL_YEAR_FORESEEN = re.compile("(?<!今年)全年预计|预计全年")
# 高于全市年均增速3个百分点, 年均递减1.5个百分点
_MEAN_RATE = re.compile("年均(?:增[长速幅]|递增|递减|提高|提升|下降|降低)")
_EACH = re.compile("平均增|年均|平均每年")
_MOVES = re.compile("(?:提高|延长|降低|下降|缩短|增加|减少)[^，。；]{0,3}$")
_YEARS_OF_A_PLAN = 3  # fewer are those of a yearly plan or a budget
_FIVE_YEARS = 5
_DEED = 24  # characters before a figure in which the clause says what is done
_REACHES = re.compile("[达到至]|能力|率|规模")
_ADDS = re.compile("每年[^，。；]{0,6}(?:(?<!创)新|引[进入]|吸引)")
_FOR_EACH = re.compile("每(?![年月日天次季周])[\u4e00-\u9fff]|[人户亩生]均")
_PAID = "<<paid_noun>>|缴费|缴纳|征收|保险费|标准"
_RAISED = re.compile("[提升调增降减][高到至加]|达到|超过")
_SAID_BEHIND = 12  # characters behind what is paid in which it is said what for
_BY_RATE = re.compile("按照?(?:[^，。；]{0,16}的)?(?:不低于|不超过|最高|统一)?$")
_RATE_OF = re.compile(
    "以?[上内]?的(?:税率|费率|征收率|比例|标准)|(?:足额|依法)?(?:[征计缴](?:收|征|纳|存)|提取|计提)"
)
_LOOKED_BACK = "回顾"
_BEHIND_HEAD_NOUN = 6  # characters that may stand behind it: 分析, 依然突出
_NAMED_BEFORE = 400  # characters before a rate in which the years of a plan are named
# 我国已建成…, 累计建成…; not 已有规划
_STANDS_BY_NOW = re.compile("累计|已经?[建开形投接拥达有完实]|现有")
_EACH_YEAR = 60  # characters of a list over which 每年 holds


class Undated:
    """Decides the years of figures without a time of their own."""

    def __init__(self, context: Context, bases: Bases, spans: SpanReader, status: StatusJudge) -> None:
        self.context, self._bases, self._spans, self._status = context, bases, spans, status
        # the headings last asked about, and whether they stand over what words mean
        self._path: tuple[str, ...] = ()
        self._below_glossary = False

    def context_time(
        self, place: Place, *, sentence: int, edge: int, long: bool, yearly: bool = False
    ) -> tuple[TimeExpression | None, str]:
        """Return the time that an earlier sentence, the section or the heading has set, and which of them it was.

        Parameters
        ----------
        place : Place
        sentence : int
            Where the figure's sentence begins.
        edge : int
            Where the figure begins.
        long : bool
            Whether the figure runs over several years.
        yearly : bool
            Whether it is a growth rate.
        """
        memory = self.context.memory
        frame = memory.frame
        if self.tells_what_stands(place) or self._is_glossary(place):
            return self._set_since(place)
        if long and memory.span is not None:
            return memory.span, "period of an earlier sentence"
        if long and frame is not None and "/" in frame.period:
            return frame, "period of the section"
        if memory.goal is not None and self._told_before_goal(place):
            # 到2020年 at the head of a paragraph of goals
            return memory.goal, "period of an earlier sentence"
        point, span = memory.point, self._span_in_force(place, sentence)
        if point is not None and self._is_over_by_now(point, place, sentence, edge):
            now = str(self.context.reference.now)
            return TimeExpression(point.end, point.end, now, "now", True), "the document's own year"
        if frame is not None and point is not None and not yearly and self._only_closes(frame, point):
            return frame, "period of the section"
        if point is not None and span is not None:
            return (point if point.start > span.start else span), "period of an earlier sentence"
        if point is not None or span is not None:
            return point or span, "period of an earlier sentence"
        return self._time_over(place)

    def _told_before_goal(self, place: Place) -> bool:
        """Whether the year told last, where goals are told, is one that the document looks back on."""
        point, reference = self.context.memory.point, self.context.reference
        known = reference.observed or reference.own
        if point is None or not known or place.status != "target":
            return False
        return (point.last_year or 0) <= known

    def _is_over_by_now(self, point: TimeExpression, place: Place, sentence: int, edge: int) -> bool:
        """Whether a year before the last reported on was told of one thing, and a later sentence tells what there is: 2020年底，…。我国已建成…."""
        known = self.context.reference.observed
        if place.status == "target" or known is None or not sentence > point.end:
            return False
        if len(point.period) != len("2020") or (point.last_year or known) >= known:
            return False
        if _STANDS_BY_NOW.search(self.context.view, sentence, edge) is None:
            return False
        # not 具体来看，累计认定9家, 1-3月累计完成9亿元
        return not self._goes_on(sentence) and not self.context.times_in(sentence, edge)

    def _span_in_force(self, place: Place, sentence: int) -> TimeExpression | None:
        """Return the years of an earlier sentence; not the plan's own where an aim of the next is for their end."""
        span = self.context.memory.span
        if span is None or span.kind != "plan" or place.status != "target" or not self._is_own_plan(span):
            return span
        # “十三五”期间，每年新增2万个。布设海外仓50个
        return span if self._goes_on(sentence) else None

    def _only_closes(self, frame: TimeExpression, point: TimeExpression) -> bool:
        """Whether a year that an earlier sentence told is the last of the section's years, and no scene of its own."""
        if "/" not in frame.period or point.period != frame.period[-4:]:
            return False
        return point.kind != "year:全年" and not self._sets_scene(point)

    def _time_over(self, place: Place) -> tuple[TimeExpression | None, str]:
        """Return the time of the section, else of the heading, else of the whole text; the plan's own years tell nothing."""
        memory = self.context.memory
        frame, heading = memory.frame, place.frame
        if frame is not None and not self._is_own_plan(frame):
            return frame, "period of the section"
        heads = heading is not None and (frame is None or frame.start < heading.start)
        if heading is not None and heads and not self._is_own_plan(heading):
            return heading, "period from heading"
        if memory.lead is not None and place.status != "target":
            return memory.lead, "period of the section"
        return None, ""

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence tells the parts of what the one before told: 其中，…; 在集体单位投资中，…."""
        view = self.context.view
        if self.context.memory.open_list.whole or view[sentence : sentence + _OPENS].lstrip().startswith(
            ("其中", "具体")
        ):
            return True
        return view.startswith("在", sentence) and AMONG.match(view, sentence) is not None

    def tells_what_stands(self, place: Place) -> bool:
        """Whether a plan's heading is for what stands when it is made, not for what the last one brought: 第二节 突出短板."""
        if not self.context.reference.own or not self.context.plan or place.status == "target":
            return False
        if not place.path or not self._ends_in_standing(place.path[-1]):
            return False
        # （三）存在问题 below 一、“十三五”发展回顾 is told of those years
        return place.frame is None or not any(_LOOKED_BACK in title for title in place.path[:-1])

    def _is_glossary(self, place: Place) -> bool:
        """Whether a text stands below 名词解释."""
        if place.path is not self._path:
            self._path = place.path
            self._below_glossary = any(map(self.context.lexicon.dating.glossary.search, place.path))
        return self._below_glossary

    def _says_what_words_mean(self, reading: Reading, place: Place) -> bool:
        """Whether it stands below 名词解释: in a report, or as a bound that a word of a plan has by its meaning."""
        if not self.context.reference.own or (self.context.plan and reading.measure != "threshold"):
            return False
        return self._is_glossary(place)

    def _ends_in_standing(self, title: str) -> bool:
        """Whether the head noun of a heading is what stands: 突出短板, 形势分析; not 在多重挑战中实现目标."""
        found = list(self.context.lexicon.dating.standing.finditer(title))
        if not found:
            return False
        rest = title[found[-1].end() :]
        return len(rest) <= _BEHIND_HEAD_NOUN and not rest.startswith(("中", "下", "，", "面前"))

    def _set_since(self, place: Place) -> tuple[TimeExpression | None, str]:
        """Return the time that a sentence below a heading opens with: 2015年，…; not …，2015年进口8万吨."""
        memory, view = self.context.memory, self.context.view
        for time in (memory.point, memory.span):
            opens = time is not None and time.start > place.start and view[time.end : time.end + 1] in "，,"
            if (
                time is not None
                and opens
                and view[max(0, time.start - _HEADED) : time.start].rstrip()[-1:] in "。："
            ):
                return time, "period of an earlier sentence"
        if memory.frame is not None and memory.frame.start > place.start:
            return memory.frame, "period of the section"
        return None, ""

    def _sets_scene(self, time: TimeExpression) -> bool:
        """Whether a year stands before all that a paragraph tells: 2011年，我区…; not 2011年实现产值…."""
        view = self.context.view
        lead = view[max(0, time.start - _HEADED) : time.start].rpartition("\n")
        opens = bool(lead[1]) and _JUST_OVER.fullmatch(lead[2].strip()) is not None
        return opens and view[time.end : time.end + 1] in ("，", ",")

    def _is_own_plan(self, time: TimeExpression) -> bool:
        """Whether a heading only repeats the plan's own years: an undated target is for its last year."""
        reference = self.context.reference
        return self.context.plan and time.period == f"{reference.plan_first}/{reference.plan_last}"

    def default(self, reading: Reading, place: Place) -> tuple[str, str]:
        """Return the document's own year, or the plan's for what is aimed at, and why it is that."""
        reference = self.context.reference
        target = self._status.leans(reading, place) == "target"
        year = reference.target if target else (reference.observed or reference.own)
        review = place.status == "observed" and place.sure
        closes = place.status != "target" and self._foresees_year_that_closes(reading)
        foreseen = self.context.plan and self._is_foreseen_beside(reading)
        if target and (closes or review) and (reference.report or foreseen) and reference.observed:
            year = reference.observed  # 预计全年能耗下降4% in a review: of the year that it looks back on
        if (
            not target
            and reference.own
            and self.context.lexicon.dating.meeting.search(self.context.view, *reading.sentence)
        ):
            year = reference.own  # 应到代表738人: of the meeting at which a report is given
        if reference.own and self._is_term_in_force(reading):
            year = reference.own
        if self.tells_what_stands(place) or self._says_what_words_mean(reading, place):
            target, year, reading.now = False, reference.own, True
        elif self._stands_since_its_beginning(reading, place):
            target, year, reading.now = False, reference.observed or reference.own, True
        ruled = target and reference.own and self._is_standing_rule(reading)
        if self.context.told and reference.why:
            reading.steps.append(
                f"the text's own year {reference.own or 'unknown'}: {'; '.join(reference.why)}"
            )
        if year is None:
            return "", "no year known"
        self.context.doubt(reading, goal=target and not ruled)
        if ruled:
            return str(reference.own), "the document's own year"
        gathered = reading.measure in ("level", "change", "growth") and self._spans.is_gathered(reading)
        gathered = gathered or (target and self._adds_every_year(reading))
        if target and (
            reading.measure == "growth" or self._is_told_of_own_plan(place) or self._names_the_term(reading)
        ):
            gathered = gathered or self._is_of_all_the_plan(reading)
        gathered = gathered or (target and self._is_each_year_on_average(reading))
        gathered = gathered or (target and self._is_work_of_box(reading, place))
        if review and not target and self._is_of_the_plan_before(reading):
            return (
                f"{(reference.plan_first or 0) - _FIVE_YEARS}/{(reference.plan_first or 0) - 1}",
                "the plan's years",
            )
        if target and reference.plan_first and (reading.measure == "growth_per_year" or gathered):
            return f"{reference.plan_first}/{reference.plan_last}", "the plan's years"
        return str(year), (
            "the plan's last year" if target and self.context.plan else "the document's own year"
        )

    def _stands_since_its_beginning(self, reading: Reading, place: Place) -> bool:
        """Whether a paragraph tells what there is of something whose beginning, or where it lies, it told: 学院始建于1958年，占地800亩。有教师520人."""
        memory, view = self.context.memory, self.context.view
        if reading.measure not in ("level", "share", "threshold") or place.status == "target":
            return False
        (start, _), edge = reading.sentence, reading.figure.outer_start
        says = self.context.lexicon.dating
        begun = memory.origin == memory.block or any(
            map(self._bases.tells_origin, self.context.times_in(start, edge))
        )
        begun = begun or says.described.search(view, start, edge) is not None
        return begun and says.target.search(view, start, edge) is None

    def _is_of_the_plan_before(self, reading: Reading) -> bool:
        """Whether the review of a five-year plan tells what its years brought together, or each of them: 投资累计完成32亿元, 就业率年均达94%."""
        reference = self.context.reference
        if (
            not self.context.plan
            or (reference.plan_last or 0) - (reference.plan_first or 0) + 1 != _FIVE_YEARS
        ):
            return False
        words = self.context.view[reading.begin : reading.figure.outer_start]
        if reading.measure == "level" and reading.figure.kind == "money":
            return self._spans.is_gathered(reading)
        return reading.measure in ("level", "share") and _EACH_IS.search(words) is not None

    def _foresees_year_that_closes(self, reading: Reading) -> bool:
        """Whether a sentence tells what all of the year is expected to bring: 全年预计实现税收9亿元, said as it closes."""
        view, edge = self.context.view, reading.figure.outer_start
        return _ALL_YEAR_FORESEEN.search(view, reading.sentence[0], edge) is not None

    def _is_foreseen_beside(self, reading: Reading) -> bool:
        """Whether the words that lead to a figure say that it is expected: 优良率预计控制在82%左右."""
        view, edge = self.context.view, reading.figure.outer_start
        return self.context.lexicon.dating.forecast.search(view, reading.begin, edge) is not None

    def _is_told_of_own_plan(self, place: Place) -> bool:
        """Whether a heading or the sentence that leads to a list names the plan's years: “十二五”时期的主要目标是：."""
        frame = self.context.memory.frame
        if frame is not None and (place.frame is None or frame.start > place.frame.start):
            # “十四五”期间，新建90座。 in a part before tells of nothing here
            here = frame.start >= place.start or _LEADS.match(self.context.view, frame.end) is not None
            return here and self._is_own_plan(frame)
        return place.frame is not None and self._is_own_plan(place.frame)

    def _names_the_term(self, reading: Reading) -> bool:
        """Whether a sentence itself names the years it is told of: 通过五年努力，…，新增就业40万人."""
        view, edge = self.context.view, reading.figure.start
        return _TERM_NAMED.search(view, reading.sentence[0], edge) is not None

    def _is_work_of_box(self, reading: Reading, place: Place) -> bool:
        """Whether it is work that a box shares out over the plan that its title names: 专栏“十二五”时期重点工程任务指标."""
        title = place.path[-1] if place.path else ""
        if reading.measure != "level" or reading.figure.kind == "percent" or reading.role:
            return False
        lexicon = self.context.lexicon
        if place.frame is None or not title.startswith(lexicon.words["box_opens"]):
            return False
        if lexicon.pattern(_BOX_OF_WORK).search(title) is None:
            return False
        words = self.context.view[reading.begin : reading.figure.start]
        states = lexicon.stock.search(words) is not None
        return place.frame.start >= place.start and self._is_own_plan(place.frame) and not states

    def _is_each_year_on_average(self, reading: Reading) -> bool:
        """Whether it is what each year of a five-year plan is to have on average: 年均新增就业9万人, 演出活动年均80场."""
        reference = self.context.reference
        if (reference.plan_last or 0) - (reference.plan_first or 0) + 1 < _FIVE_YEARS or reading.role:
            return False
        words = self.context.view[reading.begin : reading.figure.start]
        if reading.measure == "points_change":
            return _MEAN_RATE.search(words) is not None
        return reading.measure in ("level", "change") and _EACH_IS_TO.search(words) is not None

    def _is_of_all_the_plan(self, reading: Reading) -> bool:
        """Whether it is how far something is to move over the years of a plan: 单位能耗降低13.5%，人均预期寿命提高1岁; not 新增50公里."""
        reference = self.context.reference
        years = (reference.plan_last or 0) - (reference.plan_first or 0) + 1
        if years < _YEARS_OF_A_PLAN or self._spans.is_against_peak(reading):
            return False
        if years >= _FIVE_YEARS and self._is_added_up(reading):
            return True
        if reading.measure == "change":
            return _MOVES.search(self.context.view, reading.begin, reading.figure.outer_start) is not None
        return (
            reading.measure in ("growth", "points_change") and reading.figure.unit != "‰" and not reading.role
        )

    def _is_added_up(self, reading: Reading) -> bool:
        """Whether it is how many people a five-year plan is to reach in all: 城镇新增就业4500万人, 解决30万户居民用水."""
        view, edge = self.context.view, reading.figure.outer_start
        if reading.measure == "change":
            return reading.figure.counter in self.context.lexicon.sets["counts_people"]
        if reading.measure != "level" or reading.role or reading.figure.kind == "percent":
            return False
        words = view[max(reading.begin, edge - _DEED) : edge]
        done = None
        for found in self.context.lexicon.dating.done_by_plan.finditer(words):
            done = found
        return done is not None and _REACHES.search(words, done.end()) is None

    def _is_term_in_force(self, reading: Reading) -> bool:
        """Whether it is how long a paper holds, from its own year on: 自发布之日起施行，有效期5年."""
        return reading.figure.kind == "time" and self.context.view.endswith(
            self.context.lexicon.words["in_force"], reading.sentence[0], reading.figure.outer_start
        )

    def _is_standing_rule(self, reading: Reading) -> bool:
        """Whether guidance bounds what shall be so from now on: 培训时间应不少于90学时, 班额不得超过50人; not 应建成90所."""
        figure = reading.figure
        if (
            not self.context.guidance
            or reading.role
            or reading.measure not in ("level", "share", "threshold")
        ):
            return False
        if self._is_rate_of_rule(reading):
            return True
        bounded = figure.qualifier in ("at_least", "at_most") or reading.measure == "threshold"
        if not bounded:
            return False
        ruled = self.context.lexicon.dating.ruled
        return ruled.search(self.context.view, reading.sentence[0], figure.start) is not None

    def _is_rate_of_rule(self, reading: Reading) -> bool:
        """Whether it is what each is paid or charged by a rule: 按每人每年30元给予补贴, 按3%的税率征收; not 提高到每人每年90元."""
        view, figure = self.context.view, reading.figure
        words = view[reading.begin : figure.start]
        if figure.kind == "percent":
            return _BY_RATE.search(words) is not None and _RATE_OF.match(view, figure.end) is not None
        if figure.kind != "money" or _RAISED.search(words) is not None:
            return False
        said = view[reading.sentence[0] : figure.outer_end + _SAID_BEHIND]
        paid = self.context.lexicon.pattern(_PAID)
        return _FOR_EACH.search(words) is not None and paid.search(said) is not None

    def is_aimed_at_end(self, reading: Reading, time: TimeExpression) -> bool:
        """Whether a section's years ahead are for what they bring by their end: 今后五年…。森林覆盖率提高2个百分点."""
        known = self.context.reference.observed or self.context.reference.own
        return (
            known is not None
            and not time.coming
            and len(time.period) == len("2016/2020")
            and (time.first_year or 0) > known
            and (reading.measure == "level" or reading.measure in CHANGES)
            and not self._spans.is_gathered(reading)
            and not self.is_every_year(reading)
            and _EACH.search(self.context.view, reading.begin, reading.figure.outer_start) is None
        )

    def is_every_year(self, reading: Reading) -> bool:
        """Whether a clause or list tells what each year of a plan brings: 每年新引进35万人，举办活动500场."""
        view, edge = self.context.view, reading.figure.outer_start
        at = view.rfind("每年", max(reading.sentence[0], edge - _EACH_YEAR), edge)
        if at < 0 or view[at + len("每年") : edge].lstrip().startswith("每"):
            return False  # 每年每亩补助160元，新增造林400公顷: how much of a thing each year
        return reading.measure in ("level", "change") and "；" not in view[at:edge]

    def _adds_every_year(self, reading: Reading) -> bool:
        """Whether each year of a plan adds so many: 每年新引进35万人, 再就业7千人; what each only has (每年资助7万人) is a state of its last."""
        if not self.is_every_year(reading):
            return False
        view, edge = self.context.view, reading.figure.outer_start
        at = view.rfind("每年", max(reading.sentence[0], edge - _EACH_YEAR), edge)
        if reading.measure == "change" or _ADDS.match(view, at) is not None:
            return True
        return self.context.lexicon.dating.done_by_plan.search(view, at, edge) is not None

    def complete(self, time: TimeExpression, period: str, place: Place) -> str:
        """Give 6月底, 上半年, 全年 the year of their context."""
        reference = self.context.reference
        target = place.status == "target"
        own = reference.target if target else reference.observed or reference.own
        if time.kind == "year:全年":
            if reference.part is not None and reference.own is not None:
                return str(reference.own)  # beside its first months
            if period[4:5] == "-" and period[:4] == period.rpartition("/")[2][:4]:
                return period[:4]  # 上半年回落。…全年增长7%: of all the year, whatever months were told of
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

    def year_before_target(self, year: str) -> str:
        """Return the year that a change up to a year of goals is counted from; empty where none is known."""
        reference = self.context.reference
        if reference.plan_first and year == str(reference.plan_last):
            return str(reference.plan_first - 1)
        base = reference.observed if reference.report else (reference.own - 1 if reference.own else None)
        return str(base) if base and int(year) > base else ""

    def widen(self, reading: Reading, place: Place) -> None:
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
        memory = self.context.memory
        for span in (memory.span, memory.frame, place.frame, *self._years_of_heading(place)):
            if span is not None and "/" in span.period and span.last_year == int(year):
                reading.period = span.period
                return
        if reference.plan_first and year == str(reference.plan_last):
            reading.period = f"{reference.plan_first}/{year}"
        elif named_before := self._span_named_before(reading):
            reading.period = named_before
        elif self.context.plan and not reference.plan_first and int(year) - (reference.observed or 9999) > 1:
            # from the last year told to that of the goals
            reading.period = f"{(reference.observed or 0) + 1}/{year}"
        elif (self.context.plan or int(year) > (reference.observed or 9999)) and int(year) % 5 == 0:
            reading.period = f"{int(year) - 4}/{year}"

    def _span_named_before(self, reading: Reading) -> str:
        """Return the years named before that end with a reading's: 《三年行动计划（2021—2023年）》…到2023年，年均增长9%; empty where none do."""
        edge = reading.figure.outer_start
        for time in reversed(self.context.times_in(max(0, edge - _NAMED_BEFORE), edge)):
            years = time.kind == "span" and not time.relative and len(time.period) == len("2021/2023")
            if years and time.period.endswith(reading.period) and time.years >= _YEARS_OF_A_PLAN:
                return time.period
        return ""

    def _years_of_heading(self, place: Place) -> list[TimeExpression]:
        """Return the times that a heading names: the rates a year below 2016年和过去五年工作回顾 are those of the five years."""
        if not place.path or place.status != "observed":
            return []
        end = self.context.view.find("\n", place.start)
        return self.context.times_in(place.start, end if end >= 0 else len(self.context.view))

    def year_of_rates(self, readings: Sequence[Reading], index: int) -> str:
        """总收入9亿元，增长12%，比重提高1个百分点: a change told beside rates of one year is of that year."""
        if self._spans.is_gathered(readings[index]):
            return ""
        rates = [one.period for one in readings[:index] if one.measure == "growth"]
        return rates[-1] if rates and len(rates[-1]) == 4 else ""

    def is_yearly_rate(self, reading: Reading, clause: int) -> bool:
        """Whether a rate over several years is that of each: 五年平均增长9%, 今后五年增速保持在7%左右; not 累计增幅."""
        view, edge = self.context.view, reading.figure.outer_start
        if _MEAN.search(view, clause, edge):
            return True
        years = int(reading.period[5:]) - int(reading.period[:4])
        return (
            years > 1
            and not self._spans.is_gathered(reading)
            and (
                _RATE.search(view, clause, edge) is not None
                or _AT_A_PACE.match(view, reading.figure.outer_end) is not None
            )
        )
