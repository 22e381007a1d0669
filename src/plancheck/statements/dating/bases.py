"""The earlier end of a comparison: which times are bases, and from which one a figure is counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.asked_first import begins_with, ends_with, holds
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.status import last_year
from plancheck.statements.times.periods import LOOKS_BACK, TimeExpression, months_of_year, span_of_years

_BASE_BEFORE = re.compile(
    r"(?:倍于|比|较|同比|与|相比于|相较于|相对于|对比|[高低快慢多少]于|(?<!共|合)同)\s*$"
)
# 比改制前的2012年; not 比重较大的2012年
_WHICH_BASE = re.compile(
    r"(?:比(?![重例率值较如])|较(?![为大小多少高低快慢好强差]))[^，。；：0-9比]{1,12}的\s?$"
)
_LONGEST_WHICH = 16
_ENDS_BASE_BEFORE = "于比较与同"  # the last characters of what stands before a base
ends_with(_BASE_BEFORE, _ENDS_BASE_BEFORE, blank=True)
_RECOVERS_TO = re.compile("恢复[到至]$")
_COMES_TO, _IS = re.compile("(?:接近|超过|达到|完成)了?$"), re.compile(r"(?:[为是]|相当于)\s*$")
_YEAR_ON_YEAR = re.compile("同比|上年|去年")
_YEAR_BEFORE, _COMPARES = re.compile("上年|去年|同比|上一年"), re.compile("[比较同]")
_COMPARES_WITH = re.compile("[比较同于]")  # also 高于, 快于: a gap between two rates
_ADDED = re.compile("新增|累计|新建")
_BASE_AFTER = re.compile(r"\s*+(?:的)?(?:相比|基础上|(?:数据|水平|数值|实际|实绩)?为基[期数准])")
_OPENS_BASE_AFTER = ("的", "相", "基", "为", "数", "水", "实")
begins_with(_BASE_AFTER, _OPENS_BASE_AFTER, blank=True)
_MULTIPLE_AFTER = re.compile(
    r"[^，。；]{0,24}?的\s{0,2}(?:[近约]|大约|将近)?(?:[0-9一二两三四五六七八九十.点\s]{1,9}[、和与及])*[0-9一二两三四五六七八九十.点\s]{1,9}倍"
)
_MORE_OR_LESS = re.compile("[增减降升扩缩涨]|提高|[上下]调")
# 在2018年脱贫摘帽的基础上, 在去年9亿元的基础上
_ON_BASIS = re.compile(
    r"[^，。；0-9%百]{0,16}(?:[0-9][0-9.,]{0,14}\s?[^，。；、0-9]{0,6}?)?(?:的|这一)?基础上"
)
_ON_BASIS_OF_CHANGE = re.compile("[比较][^，。；]{2,30}基础上")
_AS_MUCH_AS = re.compile(r"(?:[是为]|相当于|超过?|高于|多于)\s*$")
_EQUALS = re.compile(r"(?:等于|相当于|[为是]|恢复[到至])\s*$")
_ENDS_EQUALS = frozenset("于为是到至")
ends_with(_EQUALS, _ENDS_EQUALS, blank=True)
_AS_MANY_PERCENT = re.compile(r"的?\s{0,2}(?:[近约]|大约)?(?:百分之|[0-9.]{1,8}\s?%|[一二三四五六七八九]成)")
_SUM_AFTER = re.compile("[^，。；]{0,12}?(?:总和|之和)")
holds(_SUM_AFTER, "和")
_MARKS = "，；。：,"
_PARTS = ("", *_MARKS, "\n")
_MARK = re.compile(f"[{_MARKS}]")
_OF_ITS_YEAR = re.compile("[0-9]{4}年[^，。；0-9]{0,6}(?:增幅|增速|增长率)")  # 尤其是2006年增幅达到
_WHICH = re.compile("[\u4e00-\u9fff]{2,6}的")  # “十四五”批复的
_OPENS = 6  # characters before a time that still opens its sentence
_REST_OF_TIME = 2  # 今年年初
_YEAR_END = re.compile(r"[0-9]{4}\s?年\s?[底末]")
_YEARS, _FIGURE = re.compile("[0-9]{4}年"), re.compile("[0-9]|[一二三四五六七八九十百千万亿]{2,}")
_SINCE = re.compile(r"(?:年?的?[^，。；、0-9]{0,14})?(?:相比|作比较|比较|对比)")
holds(_SINCE, "比")
_LONGEST_SINCE = 19  # characters that it can match
# 与2010年第六次全国人口普查的301万人相比: with its figure
_SINCE_FIGURE = re.compile(
    r"年?[^，。；、0-9]{0,20}的?\s?[0-9][0-9.,]{0,14}[^，。；、0-9]{0,6}(?:相比|作比较|比较|对比|基础上)"
)
holds(_SINCE_FIGURE, ("比", "基础上"))
_LONGEST_WITH_FIGURE = 48
_BUILT_IN = re.compile("[^改扩续承援]建于$|^建于$")  # 大坝建于1958年
_LONGEST_BEGUN = 8  # characters before a time in which 成立于 is looked for
_LONGEST_GRANT = 40  # characters behind a time in which 被评为 is
_LONG_AGO = 2  # years before the last that a text tells of
_GRADE = re.compile("[0-9][A-Z星级]")  # 4A级景区, 5星级 are names
_HOW_FOUNDED = re.compile(r"\s?(?:正式|挂牌|全线|全面|顺利|建成)?\s?")
# 增加14亿人次，增长了34%: the same change told once more
TOLD_AGAIN = re.compile(
    r"\s*[，、（(]\s?(?:(?:年均|平均每年|每年平均|年平均)?[增减升降提缩扩][^，。；、0-9]{1,3}?|(?:年均)?(?:下[降跌]|上[升涨])|年均|占[^，。；、0-9]{2,12}(?:比重|份额|比例)(?:提[高升]|上升|下降|降低))(?:了|近|超过?|约|达到?|为|率|速|幅)*\s?"
)
_MET = re.compile(
    "(?:实现|完成|超出|超过|达到|比|较)了?(?:[^，。；0-9]{0,20}?(?:提出|确定|下达|规定|明确|要求)的?)?[“]?$"
)
_LONGEST_AIM = 32  # characters before the year of an aim in which it is said to be met
AIM_BEHIND = re.compile("[^，。；]{0,24}?(?:规划|预期|计划)?(?:目标|任务|指标)")
holds(AIM_BEHIND, ("目标", "任务", "指标"))
# measures that run over several years, and those that are counted from an earlier time
LONG = frozenset({"growth_per_year", "multiple", "growth_multiple"})
CHANGES = LONG | {"growth", "change", "points_change"}


def _before_its_year(base: TimeExpression, period: str, *, named: bool) -> str:
    """Return a base's time; of 比上年 in a report on that very year, or on one before it, the year before the figure's.

    `named`: the words are 比上年 in a sentence that names its own year: 2020年收入9亿元，比上年增长6%, told in 2018.
    """
    counted = base.relative and len(base.period) == len(period) == len("2020")
    return str(int(period) - 1) if counted and (named or base.period >= period) else base.period


def _part_years_before(reading: Reading, period: str, before: Reading | None) -> str:
    """三季度增长4.9%，两年平均增长4.9%: counted from the same months two years ago, and no rate of whole years."""
    if reading.measure != "growth_per_year" or before is None or before.measure != "growth":
        return ""
    part, years = months_of_year(before.period), span_of_years(period)
    if part is None or years is None or years[1] != part[0]:
        return ""
    year = years[0] - 1
    return f"{year}-{part[1]}/{year}-{part[2]}"


class Bases:
    """Finds the times that a text counts from, and what is counted from them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        # asked five times of each time: where one begins, the end and the answer of the one asked for last
        self._known: dict[int, tuple[int, bool]] = {}
        self._counted = ("", "", -1)  # the base last counted from, the year counted to and the paragraph
        self._yearly = -1  # the paragraph that also counts from the year before

    def is_base(self, time: TimeExpression) -> bool:
        """Whether a time is the earlier end of a comparison: 比2013年, 较上年, 是1997年的2.3倍."""
        known = self._known.get(time.start)
        if known is not None and known[0] == time.end:
            return known[1]
        judged = self._judge_base(time)
        self._known[time.start] = (time.end, judged)
        return judged

    def _judge_base(self, time: TimeExpression) -> bool:
        view = self.context.view
        lead = view[max(0, time.start - 4) : time.start]
        last = lead.rstrip()[-1:]
        if last and last in _ENDS_BASE_BEFORE and _BASE_BEFORE.search(lead):
            return True
        if last == "的" and _WHICH_BASE.search(view, max(0, time.start - _LONGEST_WHICH), time.start):
            return True
        tail = view[time.end : time.end + 40]  # of which a word is asked for before a pattern that holds it
        if tail[:1] in "的所" and _COMES_TO.search(lead):
            return True  # 接近了五年计划最后一年的指标
        if last and last in "到至" and _RECOVERS_TO.search(lead):
            return True  # 恢复到2019年水平
        if last == "在" and _ON_BASIS.match(view, time.end):
            return True  # 在2018年脱贫摘帽的基础上
        if last == "于" and (self._begins(time.end) or self._began(time.start)):
            return True  # 于1956年7月23日成立，总面积…; 成立于1956年，总面积…
        if (
            ("目标" in tail or "任务" in tail or "指标" in tail)
            and AIM_BEHIND.match(view, time.end)
            and _MET.search(view, max(0, time.start - _LONGEST_AIM), time.start)
        ):
            return True  # 基本实现2020年1.8亿人的规划目标; 提前实现了省里提出的2020年收入达到20亿元的目标
        if "和" in tail and _SUM_AFTER.match(view, time.end) and _AS_MUCH_AS.search(lead):
            return True  # 是1950年到2002年53年的总和
        if self.equals(time):
            return True
        if "倍" in tail and _MULTIPLE_AFTER.match(view, time.end, time.end + 40):
            return bool(_IS.search(lead)) or tail[:1] == "的"
        return self._is_base_behind(time.end)

    def _is_base_behind(self, at: int) -> bool:
        """Whether the words behind a time say that something is compared with it: 2010年相比, 2005年为基期."""
        view = self.context.view
        opens = view[at : at + 1]
        return (opens in _OPENS_BASE_AFTER or opens.isspace()) and _BASE_AFTER.match(view, at) is not None

    def equals(self, time: TimeExpression) -> bool:
        """Whether so many percent of a year's amount are told: 等于1953年的101.6%, 恢复到2019年的近六成."""
        view = self.context.view
        lead = view[max(0, time.start - 4) : time.start]
        says = lead.rstrip()[-1:]
        return (
            says in _ENDS_EQUALS
            and _EQUALS.search(lead) is not None
            and _AS_MANY_PERCENT.match(view, time.end) is not None
        )

    def _begins(self, at: int) -> bool:
        how = _HOW_FOUNDED.match(self.context.view, at)
        founded = self.context.lexicon.dating.founded
        return founded.match(self.context.view, how.end() if how is not None else at) is not None

    def _began(self, at: int) -> bool:
        """Whether the words before a time say that something began then: 成立于1956年, 大坝建于1958年."""
        view = self.context.view
        lead = view[max(0, at - _LONGEST_BEGUN) : at].rstrip()
        if _BUILT_IN.search(lead):
            return True
        return any(
            found.end() == len(lead) - 1 for found in self.context.lexicon.dating.founded.finditer(lead)
        )

    def tells_origin(self, time: TimeExpression) -> bool:
        """Whether a time is only that of a beginning long before: 成立于1956年, 2006年升级为国家级园区.

        What follows is told of the text's own year, unless it says what was done.
        """
        known = self.context.reference.observed or self.context.reference.own
        last = time.last_year
        if last is None or (known is not None and last > known - _LONG_AGO) or "/" in time.period:
            return False
        view = self.context.view
        lead = view[max(0, time.start - 4) : time.start].rstrip()
        if lead.endswith("于") and (self._begins(time.end) or self._began(time.start)):
            return True
        clause = _MARK.split(view[time.end : time.end + _LONGEST_GRANT], maxsplit=1)[0]
        granted = self.context.lexicon.dating.granted.search(clause)
        return granted is not None and _FIGURE.search(_GRADE.sub("", clause)) is None

    def passes(self, time: TimeExpression, start: int) -> bool:
        """Whether a time inside a sentence dates only its own clause, which holds no figure: …，2023年获评先进；收入达到9亿元."""
        view = self.context.view
        if time.start - start <= _OPENS or view[time.start - 1] in "到至":
            return False
        known = self.context.reference.observed or self.context.reference.own or 0
        if (time.last_year or 9999) > known and time.kind != "now":
            return False  # a goal holds for what follows
        begin = max(view.rfind(mark, start, time.start) for mark in _MARKS) + 1
        mark = _MARK.search(view, time.end)
        stop = mark.start() if mark is not None else time.end
        sets = view[max(begin, start) : time.start].strip(" 据在于") == "" and view[stop : stop + 1] in "，,"
        if sets or stop - time.end <= _REST_OF_TIME:
            return False  # …说，去年效益提高，利润达到9亿元: set before what follows
        said = _YEARS.sub("", view[max(begin, start) : stop])
        return _FIGURE.search(said) is None

    def tells_which(self, time: TimeExpression) -> bool:
        """Whether a plan that is over only says which things are meant: “十四五”批复的6个基地 among the tasks ahead."""
        known = self.context.reference.observed or self.context.reference.own or 0
        return (
            time.kind == "plan"
            and (time.last_year or 9999) <= known
            and _WHICH.match(self.context.view, time.end) is not None
        )

    def is_aside(self, time: TimeExpression, start: int) -> bool:
        """Whether years looked back on inside a sentence are others than its part's: …，外贸连续8年居全国第一，开行班列1万列."""
        part = self.context.memory.frame or self.context.memory.part
        if part is None or time.kind not in LOOKS_BACK or len(part.period) != len("2021/2025"):
            return False
        view = self.context.view
        if time.period == part.period or time.last_year != part.last_year:
            return False
        if view[max(0, time.start - 2) : time.start] == "连续":
            return True
        opens = time.start - start <= _REST_OF_TIME or view[time.start - 1] == "；"
        return not (opens or view[time.end : time.end + 1] in ("，", "："))

    def stays(self, time: TimeExpression) -> bool:
        """Whether a base holds for the clauses after its own: 与2010年相比，…, 以2005年为基数，…."""
        view = self.context.view
        since = (
            "比" in view[time.end : time.end + _LONGEST_SINCE] and _SINCE.match(view, time.end) is not None
        )
        tail = view[time.end : time.end + _LONGEST_WITH_FIGURE]
        since = since or (
            ("比" in tail or "基础上" in tail) and _SINCE_FIGURE.match(view, time.end) is not None
        )
        if not since and not self._is_base_behind(time.end):
            return False
        return since or _ON_BASIS.match(view, time.end) is None or self._opens_clause(time)

    def _opens_clause(self, time: TimeExpression) -> bool:
        """Whether a base opens its clause: 在2007年的基础上，…; not 产值在2007年的基础上翻一番，…, where it is the change's alone."""
        view = self.context.view
        lead = view[max(0, time.start - _REST_OF_TIME - 1) : time.start].strip()
        return lead[-1:] in _PARTS or lead[:-1][-1:] in _PARTS

    def stays_beyond(self, time: TimeExpression, start: int) -> bool:
        """Whether a base holds for later sentences: one that opens its sentence or is set off; not 浓度与2013年相比下降六成."""
        if not self.stays(time):
            return False
        compared = _SINCE.match(self.context.view, time.end)
        if compared is None:
            # 在2031年比2021年翻一番的基础上又翻一番 counts from it once
            return _ON_BASIS_OF_CHANGE.match(self.context.view, time.end) is None
        if time.start - start <= _OPENS:
            return True
        return self.context.view.startswith(("，", "：", "（下同", "(下同"), compared.end())

    def in_force(self) -> TimeExpression | None:
        """Return the time that the text counts from; none behind a year that a later paragraph tells of.

        …与2010年相比，…。 and below it 2013年，改革学费。学费由4千元调整为5千元.
        """
        base, point, view = self.context.memory.base, self.context.memory.point, self.context.view
        if base is not None and point is not None and len(point.period) == len("2013"):
            return None if view.find("\n", base.end, point.start) >= 0 else base
        return base

    def set_base(
        self,
        reading: Reading,
        bases: list[TimeExpression],
        period: str,
        clause: int,
        before: Reading | None,
    ) -> None:
        """Set the time that a change is counted from; `before` is the figure before it in the sentence."""
        if reading.measure not in CHANGES or reading.figure.written == "toone":
            return  # 2.16:1 is a state of two things
        words = self.context.view[clause : reading.figure.outer_start]
        base = self.in_force()
        if _YEAR_BEFORE.search(words):
            self._yearly = self.context.memory.block
        if bases and bases[-1].period:
            word = self.context.view[bases[-1].start : bases[-1].end]
            named = "period" not in reading.reasons and word.strip() == "上年"
            reading.base_period = _before_its_year(bases[-1], period, named=named)
            self._counted = (reading.base_period, period, self.context.memory.block)
        elif (part := _part_years_before(reading, period, before)) != "":
            reading.base_period = part
        elif self._base_of_paragraph(reading, words, period):
            reading.base_period = self._counted[0]
        elif self._same_base(reading, words, period, clause, before):
            pass
        elif (
            base is not None
            and period
            and not (reading.measure in ("growth_per_year", "change") and self._years_named(reading))
            and not _YEAR_ON_YEAR.search(words)
            and period[-4:] > base.period[-4:]
            and (
                reading.measure in ("growth_per_year", "growth_multiple")
                or (reading.measure in ("change", "points_change") and not _ADDED.search(words))
            )
        ):
            reading.base_period = base.period  # 与2015年相比 at the head of a paragraph holds for all of it
        elif len(period) == 4 and _YEAR_BEFORE.search(words):
            reading.base_period = str(int(period) - 1)

    def _years_named(self, reading: Reading) -> bool:
        """Whether a sentence names the years of a rate: 今后五年年均增长7.5%."""
        times = self.context.times_in(reading.sentence[0], reading.figure.outer_start)
        return any("/" in time.period for time in times)

    def _base_of_paragraph(self, reading: Reading, words: str, period: str) -> bool:
        """2010年，甲9500亿元，比2005年增长86%。乙4000亿元，增长88%: what a paragraph counts from holds in its later sentences."""
        base, year, block = self._counted
        return (
            block == self.context.memory.block != self._yearly
            and period == year
            and len(base) == len(year) == 4
            and int(year) - int(base) > 1
            and reading.measure in ("growth", "change", "points_change", "growth_multiple")
            and _OF_ITS_YEAR.search(words) is None
            and reading.figure.unit != "‰"
            and _MORE_OR_LESS.search(words) is not None
            and _COMPARES_WITH.search(words) is None
            and not _ADDED.search(words)
        )

    def years_of_paragraph(self, year: str) -> str:
        """Return the years after that which a paragraph counts from, up to one of its: 2011年…，均比2007年翻一番。民营经济年均增长9%."""
        base, last, block = self._counted
        told = block == self.context.memory.block and last == year and len(base) == 4
        return f"{int(base) + 1}/{year}" if told and int(year) - int(base) > 1 else year

    def year_of_same_base(self, reading: Reading) -> str:
        """Return the year last counted up to, for a sentence that names no year but counts from the same one.

        2014年毛入园率达到70%，比2009年提高19个百分点。…毛入学率达86%，比2009年提高7个百分点: 2014 too.
        """
        base, year, _ = self._counted
        if len(base) != len("2009") or len(year) != len(base) or self.context.reference.day:
            return ""  # a census counts as of its day
        start, end = reading.sentence
        view = self.context.view
        named = view.find(f"比{base}年", start, end)
        if named < 0 and (named := view.find(f"较{base}年", start, end)) < 0:
            return ""
        others = [time for time in self.context.times_in(start, end) if time.period and time.period != base]
        return "" if others else year

    def _same_base(
        self, reading: Reading, words: str, period: str, clause: int, before: Reading | None
    ) -> bool:
        """甲比2013年下降x，乙下降y: the base holds for the next thing of the sentence too."""
        if before is None or not before.base_period or _COMPARES.search(words):
            return False
        undated = not self.context.times_in(clause, reading.figure.outer_start)
        long = undated and reading.measure == "growth_per_year" and before.measure in CHANGES
        if TOLD_AGAIN.fullmatch(self.context.view, before.figure.outer_end, reading.figure.outer_start):
            reading.base_period = before.base_period  # 比2005年增加14亿人次，增长34%
            return True
        if before.measure != reading.measure and not (
            long and _years_between(before.base_period, period) > 1
        ):
            return False  # 比2002年增长63.4%，年均增长10.3%
        over_years = undated and _years_between(before.base_period, before.period) > 1
        changes = reading.measure == "growth" or (
            reading.measure in ("change", "points_change") and _MORE_OR_LESS.search(words) is not None
        )
        carried = reading.reasons.get("indicator", "").startswith("subject carried") or "分别" in words
        if not carried and not (over_years and changes):
            return False  # 较2020年末增长30%；其中足球场地增长20%
        reading.base_period = before.base_period
        return True

    def spanned(self, reading: Reading, period: str, counted_from: Sequence[TimeExpression] = ()) -> str:
        """Return the span from a base to a period, for what runs over more than a year or between two days that are named."""
        base = reading.base_period
        if not period or not base:
            return period
        if "-" in base and "/" not in period:
            base = base.rpartition("/")[2]  # 比2016年上半年: than at its end
        if "/" in base:  # 较“十二五”下降24.8%: five years against five
            years = last_year(base)
            return (
                f"{years + 1}/{years + 5}"
                if years and len(base) == 9 and period == str(years + 5)
                else period
            )
        last = period.rpartition("/")[2]
        if len(base) == 4 and len(last) == 4:
            if int(last) - int(base) == 1 and (
                reading.measure != "multiple" or not counted_from or counted_from[-1].relative
            ):
                return last
            return f"{base}/{last}" if int(last) > int(base) else period
        if len(base) >= 7 and len(last) >= 7 and base < last:
            return f"{base}/{last}"
        if len(base) != 4 or len(last) < 7:
            return period
        # 截至2022年6月底…，比2012年提升31个百分点: over those years, up to that month
        years = int(last[:4]) - int(base)
        if years > 1 and "/" not in period and last[4:] != "-12":
            return f"{base}/{last}"
        if "/" in period and years <= 1:
            return period
        ends_named = (
            years == 1 and reading.measure in ("change", "points_change") and self._is_year_end(counted_from)
        )
        return f"{base}/{last[:4]}" if years > 1 or ends_named else last

    def _is_year_end(self, counted_from: Sequence[TimeExpression]) -> bool:
        """Whether the end of a year that is named is counted from: 截至2016年12月…，较2015年底增加7550万人."""
        if not counted_from:
            return False
        base = counted_from[-1]
        return _YEAR_END.search(self.context.view, base.start, base.end + _REST_OF_TIME) is not None


def year_before_goal(named: list[TimeExpression]) -> str:
    """到2015年…，五年增长34.3%: growth over the years up to a goal is counted from the year before them."""
    over = next((time.ahead for time in reversed(named) if time.ahead), "")
    first, _, goal = over.partition("/")
    return str(int(first) - 1) if over and any(time.period == goal for time in named) else ""


def _years_between(first: str, period: str) -> int:
    last = last_year(period)
    return last - int(first[:4]) if last is not None else 0
