"""The times that a text names, in their order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from plancheck.asked_first import begins_with
from plancheck.documents.dates import plan_years
from plancheck.statements.times.counted import HAS_NOW, relative_times
from plancheck.statements.times.last_months import last_months
from plancheck.statements.times.named_terms import named_terms
from plancheck.statements.times.nth_years import nth_years
from plancheck.statements.times.pattern import time_places
from plancheck.statements.times.periods import LOOKS_BACK, TimeExpression
from plancheck.statements.times.readings import NO_DURATION, small_number, time_of, year_alone
from plancheck.statements.times.reference import Reference
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import Vocabulary

# 2005年可比价 dates the prices, 2018年平均汇率 the rate of exchange
_PRICES = re.compile(
    r"\s*+年?的?(?:可比价|不变价|不变价格|可比价格|价格?计算|价(?=[为计，）])|(?:平均|年?末|年?底)?汇率)"
)
_OPENS_PRICES = frozenset("年的可不价平末底汇")
begins_with(_PRICES, _OPENS_PRICES, blank=True)
# 增幅创近五年新高, “七五”以来增速最快, 分别为35年来、20年来首次: the years a record is counted in are not the figure's
_RECORD = "以?来?(?:[、和及]近?[0-9一二三四五六七八九十]{1,3}年以?来?)?的?[^，。；：0-9]{0,6}<<record>>"
# 建国以来最大的洪水: of one event; 建国以来的经验: of what was learnt
_UNHEARD_OF = "的|[^，。；：0-9]{0,8}(?:<<unheard_of>>|<<record>>)"
# 五年来，特别是党的十八大以来: some of the years that are told of
_OF_YEARS_TOLD = re.compile(r"(?:年来|以来|期间|时期|间)[，,]\s?(?:特别|尤其)是[^，。；、0-9]{0,4}$")
_LONGEST_LEAD = 13  # characters that it can match
# 结束了自2015年以来连续负增长的局面: how long what is over had lasted
_ENDED = "<<ends_course>>了?[自从]?$"
_ENDED_WITHIN = 6  # characters before such years in which that is told
# 扭转1-7月下降的趋势, 扭转了上半年增幅回落的状况
_MONTHS_PAST = frozenset(
    (
        *(f"year:01-{month:02d}" for month in range(2, 12)),
        "year:上半年",
        "year:前三季度",
        "year:一季度",
        "year:二季度",
        "year:三季度",
    )
)
_LATER = ("plan", "point")  # kinds of a time that something now is done for
# 为“十四五”发展打下基础: done now, for then
# 毕业三年内的学生, 项目建成后五年内: counted from what happened to those meant, and no years of the text
_SINCE_EVENT = "<<begins_count>>(?:之?后|未满|不满|不足|不超过|不到|的|前|近)?$"
_EVENT_WITHIN = 10  # characters before such years in which the event is told
PAVES = "[^，。；：0-9]{0,40}?<<paves_way>>[^，。；：0-9]{0,12}<<paved>>"
# 人均标准不低于上年度消费支出的60%: whose spending it is, and no time of the standard
# characters before a year in which the word stands that a share is held against an amount with
_HELD_WITHIN = 16
_HELD_AGAINST = re.compile("(?:[不低高]于|不少于|[不超]过|占|相当于|[按照])[^，。；0-9]{0,8}$")
_OF_AN_AMOUNT = re.compile(r"\s*度?[\u4e00-\u9fff]{2,30}的\s*[0-9.]{1,6}\s*[%倍]")
_LEARNT = re.compile("，?(?:本报)?记者")
_POINTS_BACK = 400  # characters between years and 这八年 that points at them
_PEAK = re.compile("的(?:历史)?(?:同期)?(?:最[高低好大]|高峰|峰值|低谷|高点|低点)")
_COMES_NEAR, _NEAR_WITHIN = (
    re.compile("(?:追|追平|逼近|接近|超过?|突破|刷新|打破|回到|恢复到?|跌破|不及)了?$"),
    4,
)
_IS_CALLED = re.compile("(?:时期|期间|这五年)?[，,]?(?:不仅|也|既|无疑|正)?是[^。；\n]*$")
_ENDS_CLAUSE, _CALLED_WITHIN = frozenset("，。；！"), 100
_FROM = ("从", "自", "由")
# 由2005年的5亿元增加到2010的13亿元: 年 was left out, and what is of 2010 follows
# (it begins with a character, which is looked for many times as fast as a place between two)
_BEHIND_YEAR_ALONE = re.compile(r"的(?<=[由从到至](?:19|20)[0-9]{2}的)(?=\s?[0-9])")
_SAYS_WHICH = re.compile("[内中间]?（(?:即|由|从|指)?")
_TO = re.compile(r"(?:起|份)?\s{0,4}(?:至|到|-{1,2}|~|—{1,2}|–)\s{0,4}")


def find_times(view: str, *, reference: Reference, vocabulary: Vocabulary) -> list[TimeExpression]:
    """Return the time expressions of a view in their order.

    Parameters
    ----------
    view : str
    reference : Reference
        The document's own years, from which 去年 and 今后五年 are counted.
    vocabulary : Vocabulary

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reference = Reference(own=2020, observed=2019, target=2025, plan_first=2021, plan_last=2025)
    >>> times = find_times("2015年4亿元，去年5亿元，“十四五”末9亿元", reference=reference, vocabulary=load_vocabulary())
    >>> [time.period for time in times]
    ['2015', '2019', '2025']
    """
    return _TimeFinder(view, reference, vocabulary).find()


class _TimeFinder:
    """Finds the times of one view."""

    def __init__(self, view: str, reference: Reference, vocabulary: Vocabulary) -> None:
        self.view, self.reference, self.vocabulary = view, reference, vocabulary
        self.lexicon = lexicon_of(vocabulary)
        pattern = self.lexicon.pattern
        self.record, self.unheard_of, self.paves = pattern(_RECORD), pattern(_UNHEARD_OF), pattern(PAVES)
        self.since_event, self.ended = pattern(_SINCE_EVENT), pattern(_ENDED)

    def find(self) -> list[TimeExpression]:
        """Return the times in their order; one that is written with its years goes before one that is counted from others."""
        out = self._written()
        relative = self._relative(out)
        if relative:
            taken = [(time.start, time.end) for time in out]
            relative = [time for time in relative if not self._goes_on_with_a_year(time, out)]
            out += [
                time
                for time in relative
                if self._dates_what_is_told(time)
                and not any(start < time.end and time.start < end for start, end in _near(taken, time.start))
            ]
            out.sort(key=lambda time: time.start)
        return out

    def _written(self) -> list[TimeExpression]:
        """Dates, years, spans and plans, and numbers of years."""
        view, out = self.view, list[TimeExpression]()
        plan: tuple[int, int] | None = None  # the plan last named by its number
        for at, match in time_places(view):
            if match is None:
                read = year_alone(view, at)
            else:
                if match["nthplan"]:
                    plan = plan_years(small_number(match["nth"]))
                if plan is not None and (first_years := _first_years(match, plan)):
                    out.append(TimeExpression(at, match.end(), first_years, "span"))
                    continue
                if _is_told_again(match, out):
                    continue
                known = self.reference.observed
                read = _pointed_at(match, out, known=known) or time_of(
                    match, self.reference, view, self.lexicon
                )
                if match["coming"]:
                    read = _of_plan_named(match, out) or read
            if read is None:
                continue
            if read.kind.startswith("month:") and _LEARNT.match(view, read.end):
                continue  # 11月16日，记者从省农委获悉
            if out and (joined := _joined(out[-1], read, view)) is not None:
                out[-1] = joined
            elif not self._dates_something_else(read):
                out.append(read)
        return out

    def _dates_something_else(self, time: TimeExpression) -> bool:
        """Whether years are those of a record, of prices, of what is over or what is prepared, and no figure's."""
        view = self.view
        if _dates_prices(view, time.end) or _is_of_a_peak(view, time):
            return True
        if time.kind in _LATER:
            return _is_done_for(view, time.start) and self.paves.match(view, time.end) is not None
        looks_back = time.kind in LOOKS_BACK
        if looks_back and self.record.match(view, time.end) is not None:
            return True
        if looks_back or time.kind in _MONTHS_PAST:
            lead = max(0, time.start - _ENDED_WITHIN)
            if self.ended.search(view, lead, time.start) is not None:
                return True
        return (
            time.kind == "review"
            and view[time.end - 1] == "内"
            and self.since_event.search(view, max(0, time.start - _EVENT_WITHIN), time.start) is not None
        )

    def _relative(self, written: list[TimeExpression]) -> list[TimeExpression]:
        """Times in words: 去年, 近期, 第三年, 当月."""
        terms = list(named_terms(self.view, self.lexicon))
        named = {time.start for time in terms}  # 近期 of a plan that says which years it is, and not now
        words = relative_times(self.view, reference=self.reference, vocabulary=self.vocabulary)
        return [
            *terms,
            *(time for time in words if time.start not in named),
            *nth_years(self.view, reference=self.reference),
            *_years_without_their_word(self.view),
            *last_months(self.view, times=written, words=self.lexicon.dating),
        ]

    def _goes_on_with_a_year(self, time: TimeExpression, written: list[TimeExpression]) -> bool:
        """Whether 现有 tells what there was at a year that the sentence names before it: 截至2015年末，现有渔港80座."""
        if time.kind != "now" or not self.view.startswith(HAS_NOW, time.start):
            return False
        before = bisect_left(written, time.start, key=_start_of) - 1
        return before >= 0 and self.view.find("。", written[before].end, time.start) < 0

    def _dates_what_is_told(self, time: TimeExpression) -> bool:
        """Whether a time in words is that of what is told, not of prices, of what a share is held against or of one event."""
        if _dates_prices(self.view, time.end) or _is_of_what_is_held_against(self.view, time):
            return False
        return time.kind != "since" or not (
            self.unheard_of.match(self.view, time.end) is not None or _is_of_years_told(self.view, time.start)
        )


def _start_of(time: TimeExpression) -> int:
    return time.start


def _first_years(match: re.Match[str], plan: tuple[int, int]) -> str:
    """Return the first years of the plan last named by its number: 前三年; empty for other times."""
    if not match["review"] or match["review"][0] != "前" or not match["rn"]:
        return ""
    years = small_number(match["rn"])
    return f"{plan[0]}/{plan[0] + years - 1}" if years < plan[1] - plan[0] + 1 else ""


def _is_of_years_told(view: str, start: int) -> bool:
    """Whether only some of the years told are pointed out: 五年来，特别是党的十八大以来."""
    lead = view[max(0, start - _LONGEST_LEAD) : start]
    return "是" in lead and _OF_YEARS_TOLD.search(lead) is not None


def _is_told_again(match: re.Match[str], before: list[TimeExpression]) -> bool:
    """Whether a number of years only says how many those before it are: 从1978年到1985年八年间, 1966年到1976年的十一年中."""
    if not match["review"] or not match["rn2"] or not before:
        return False
    last = before[-1]
    beside = match.string[last.end : match.start()] in ("", "的", "这", "，")
    told = small_number(match["rn2"])
    # from 1952 to 1956 are five years counted, and four from the first to the last
    return beside and last.kind == "span" and told in (last.years, last.years - 1)


def _pointed_at(
    match: re.Match[str], before: list[TimeExpression], *, known: int | None
) -> TimeExpression | None:
    """从1978年到1985年八年间，…。这八年，…: the years just named, where they are as many.

    So is 五年来 in a text of no known year, or one of the year right after them: 2003年—2007年的工作, told in March 2008.
    """
    written = match["rn"] or match["rn2"] or match["rn3"] or (match["onceyears"] or "")[:1]
    if not match["review"] or not written:
        return None
    if before and (called := _called(match, before[-1], small_number(written))) is not None:
        return called
    if not (match["rn"] and match["review"].startswith("这")):
        if match.string[match.start() - 1 : match.start()] in NO_DURATION:
            return None
        if match.string.startswith("提前", match.start() - 2):
            return None
        if known is not None:
            years = small_number(written)
            told = (time for time in reversed(before) if time.kind == "span" and time.years == years)
            just_over = next((time for time in told if time.last_year == known - 1), None)
            return replace(just_over, start=match.start(), end=match.end()) if just_over is not None else None
    years = small_number(written)
    for time in reversed(before):
        if match.start() - time.end > _POINTS_BACK:
            return None
        if time.kind == "span" and not time.relative and len(time.period) == len("1978/1985"):
            return replace(time, start=match.start(), end=match.end()) if time.years == years else None
        if known is None and time.kind == "plan" and not time.relative and time.years == years:
            return replace(time, start=match.start(), end=match.end())  # “十一五”时期，…。五年来，…
    return None


def _called(match: re.Match[str], named: TimeExpression, years: int) -> TimeExpression | None:
    """“十二五”是水利发展最快、群众受益最多的五年: the years named before, of which a sentence says what they were."""
    text, start = match.string, match.start()
    if text[start - 1 : start] != "的" or named.relative or named.years != years:
        return None
    if text[match.end() : match.end() + 1] not in _ENDS_CLAUSE or start - named.end > _CALLED_WITHIN:
        return None
    if _IS_CALLED.match(text, named.end, start) is None:
        return None
    return replace(named, start=start, end=match.end(), kind="review")


def _of_plan_named(match: re.Match[str], before: list[TimeExpression]) -> TimeExpression | None:
    """《农田建设规划（2021—2030年）》…今后十年: the years just named, where they are as many."""
    years = small_number(match["cn"])
    for time in reversed(before):
        if match.start() - time.end > _POINTS_BACK:
            return None
        if time.kind == "span" and not time.relative and time.years == years:
            return TimeExpression(match.start(), match.end(), time.period, "span", relative=True)
    return None


def _is_done_for(view: str, at: int) -> bool:
    """Whether 为 or 为到 leads to a time: 为“十四五”发展打下基础."""
    return view[max(0, at - 3) : at].rstrip().removesuffix("到").endswith("为")


def _dates_prices(view: str, at: int) -> bool:
    """Whether prices of a year are told behind it: 按2005年可比价计算."""
    opens = view[at : at + 1]
    return (opens in _OPENS_PRICES or opens.isspace()) and _PRICES.match(view, at) is not None


def _is_of_a_peak(view: str, time: TimeExpression) -> bool:
    """Whether a year is that of a peak that what is told comes near to or passes: 直追2008年的最高水平."""
    if time.kind != "point" or not view.startswith("的", time.end):
        return False
    return (
        _PEAK.match(view, time.end) is not None
        and _COMES_NEAR.search(view, max(0, time.start - _NEAR_WITHIN), time.start) is not None
    )


def _is_of_what_is_held_against(view: str, time: TimeExpression) -> bool:
    """Whether a relative year only tells of which year the amount is that a share or a multiple is held against."""
    if _OF_AN_AMOUNT.match(view, time.end) is None:
        return False
    return _HELD_AGAINST.search(view, max(0, time.start - _HELD_WITHIN), time.start) is not None


def _joined(first: TimeExpression, second: TimeExpression, view: str) -> TimeExpression | None:
    """Two times that are one: “十四五”和“十五五”期间, 2021年7月至2022年6月, 2020年1月至6月, 从2016年到“十四五”末, 未来五年（2023—2027年）."""
    if (
        first.relative
        and second.kind == "span"
        and not second.relative
        and _SAYS_WHICH.fullmatch(view, first.end, second.start) is not None
        and view[second.end : second.end + 1] == "）"
    ):
        return TimeExpression(first.start, second.end + 1, second.period, "span")
    if first.kind == "plan":
        return _joined_plans(first, second, view)
    years = first.kind == second.kind == "point" and len(first.period) == len(second.period) == len("2016")
    if years and first.period < second.period and view[max(0, first.start - 1) : first.start] in _FROM:
        if _TO.fullmatch(view, first.end, second.start) is None:
            return None
        return TimeExpression(first.start, second.end, f"{first.period}/{second.period}", "span")
    begins = first.kind == "point" and not first.relative and first.period[4:5] == "-"
    if not begins or "/" in first.period or _TO.fullmatch(view, first.end, second.start) is None:
        return None
    ends = f"{first.period[:4]}-{second.kind[6:]}" if second.kind.startswith("month:") else second.period
    opens = first.period[: len(ends)]  # 1月15日至3月20日: in months
    if second.kind not in ("point", f"month:{ends[5:]}") or len(ends) != len(opens) or ends <= opens:
        return None
    return TimeExpression(first.start, second.end, f"{opens}/{ends}", "span")


def _joined_plans(first: TimeExpression, second: TimeExpression, view: str) -> TimeExpression | None:
    """“十四五”和“十五五”期间: the years of both plans."""
    if first.kind != "plan" or second.kind != "plan" or first.relative or second.relative:
        return None
    between, tail = view[first.end : second.start].strip(), view[second.start : second.end]
    consecutive = (first.last_year or 0) + 1 == second.first_year
    if not consecutive or between not in ("和", "、", "与", "及") or not tail.endswith(("期间", "时期")):
        return None
    return TimeExpression(first.start, second.end, f"{first.first_year}/{second.last_year}", "plan")


def _years_without_their_word(view: str) -> Iterator[TimeExpression]:
    """增加到2010的13亿元: a year that only its place tells to be one."""
    for match in _BEHIND_YEAR_ALONE.finditer(view):
        start = match.start() - len("2010")
        yield TimeExpression(start, match.start(), view[start : match.start()], "point")


def _near(spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    index = bisect_left(spans, (at, at))
    return spans[max(0, index - 1) : index + 1]
