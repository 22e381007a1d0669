"""Time expressions: where they stand and which ISO-like period they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from plancheck.quantities.numerals import DIGITS, read_chinese
from plancheck.quantities.view import make_view
from plancheck.statements.reference import PARTS_OF_YEAR, QUARTERS, Reference
from plancheck.vocabulary import Vocabulary

_HAN_YEAR = "[一二][零〇九八一○0]?[零〇一二三四五六七八九○0]{2,3}"  # 二00六: zeros of another script
_YEAR = rf"(?:(?:18|19|20|21)[0-9]{{2}}|{_HAN_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PLAN = r"(?:二?十[一二三四五六七八]?|[一二三四五六七八九])五"
_PLAN_TAIL = "(?:规划期末|规划?的?最后一年|计划的最后一年|收官之年|开局之年|计划期末|时期末|期间|时期|规划期间|规划期|计划期间|计划时期|计划|以来|期末|末期|末|初期|初|前[一二两三四]年|后[一二两三四]年|期)"
_COUNT = r"(?:[0-9]{1,2}|[一两二三四五六七八九十]{1,3})"
# Blanks may stand inside a date of a paged text: "2024 年 12\n月".
_S = r"\s{0,4}"
_FOOT = r"\s{0,24}"  # and a page foot that was taken out
_Q = r"\s{0,8}"  # a quotation mark written as an entity leaves blanks


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class TimeExpression:
    """A time named in the text.

    Parameters
    ----------
    start, end : int
        Span in the view.
    period : str
        ``2010``, ``2010-12``, ``2011-06-30`` or a span ``2006/2010``; empty while it depends on the context.
    kind : str
        ``point``, ``span``, ``plan`` (a plan's years), ``review`` (五年来), ``month`` (needs a year), ``year`` (年底, needs one).
    relative : bool
        Whether it was counted from the document's own year.
    ahead : str
        The years that 五年内 or a bare 五年 means where the text looks ahead; empty for 近五年, 五年来.
    """

    start: int
    end: int
    period: str
    kind: str
    relative: bool = False
    ahead: str = ""

    @property
    def first_year(self) -> int | None:
        """The first year it names."""
        return int(self.period[:4]) if self.period else None

    @property
    def last_year(self) -> int | None:
        """The last year it names."""
        return int(self.period.rpartition("/")[2][:4]) if self.period else None

    @property
    def years(self) -> int:
        """How many years it spans; 0 where it is not dated."""
        return (self.last_year or 0) - (self.first_year or 0) + 1 if self.period else 0

    @property
    def coming(self) -> bool:
        """Whether it is 今后五年, 未来三年: years to come, counted from the document's own."""
        return self.kind == "span" and self.relative


_BEGINS_TIME = "0-9一二三四五六七八九十“\"'‘第过近最这前本在未今接下到至截全上"
_NUMERALS = "一二三四五六七八九十"
# What a time can begin with, by the characters behind it: nearly all numbers and words that begin alike are told from one here.
_OPENS_TIME = re.compile(
    f"[{_BEGINS_TIME}年](?:"
    r"(?<=[0-9])(?=[0-9]{0,3}[\s年月底初末/~至到—-])"
    rf"|(?<=[{_NUMERALS}])(?=[零〇○0两\s年月至季{_NUMERALS}])"
    rf"|(?<=[“\"‘第])(?=[\s{_NUMERALS}])"
    rf"|(?<=[近这前])(?=[0-9两三\s{_NUMERALS}])"
    rf"|(?<=[到至])(?=[年全上下前第{_NUMERALS}])"
    "|(?<=年)(?=[底末内])|(?<=过)(?=去)|(?<=最)(?=近)|(?<=本)(?=[届世])|(?<=在)(?=过)|(?<=未)(?=来)"
    "|(?<=今)(?=后)|(?<=接)(?=下)|(?<=下)(?=[一步半])|(?<=截)(?=至)|(?<=全)(?=年)|(?<=上)(?=[半年]))"
)
TIME = re.compile(
    f"(?=[{_BEGINS_TIME}]|年[底末内])(?:"
    rf"(?P<fiscal>(?P<f1>(?:19|20)[0-9]{{2}}|二[零〇][零〇一二三四五六七八九]{{2}}){_S}(?:-{{1,2}}|至|/){_S}(?P<f2>[0-9]{{2}}|[零〇一二三四五六七八九]{{2}}){_S}(?:财政)?年度?)"
    rf"|(?P<span>(?P<y1>{_YEAR}){_S}年?(?:{_S}底|初|末)?{_S}(?:-{{1,2}}|~|至|到|—){_S}(?P<y2>{_YEAR}){_S}年(?!度?前)(?:(?P<spantail>间|期间|末|底)|{_S}(?P<spanmonth>{_MONTH}){_S}月份?[底末]?)?)"
    rf"|(?P<date>(?P<y>{_YEAR}){_FOOT}年度?(?:{_S}(?P<m>{_MONTH}){_S}月(?:份|{_S}(?P<d>{_DAY}){_S}日)?(?P<mtail>底|末|初|中旬|上旬|下旬|以来)?"
    rf"|{_S}(?P<m1>{_MONTH}){_S}(?:-|至|到|~){_S}(?P<m2>{_MONTH}){_S}月份?|(?P<half>上半年|下半年)|(?P<quarter>前三季度|[一二三四]季度|第[一二三四]季度)(?P<qend>末)?"
    r"|(?P<tail>年底前|年底|年末|底前|末前|底|末|初|前|以来|起|以后|之前|以前|期间|全年)?))"
    rf"|(?P<plan>[“\"‘]{_Q}(?P<planname>{_PLAN}){_Q}[”\"’](?:{_Q}(?P<plantail>{_PLAN_TAIL}))?|[“\"‘]?(?P<barename>{_PLAN})[”\"’]?(?P<baretail>{_PLAN_TAIL}))"
    rf"|(?P<nthplan>第(?P<nth>二?十?[一二三四五六七八九十])个五年(?P<nthword>规划|计划)?(?P<nthtail>期间|时期|期末|的?最后一年|合计|共)?)"
    r"|(?P<century>本世纪末)"
    rf"|(?P<ago>(?<=[比较是为])(?P<an>[三四五十]|1?[0-9]){_S}年前)"
    rf"|(?P<review>(?:过去|近|最近|这|(?<!学)前|本届政府|在?过去的)(?P<rn>{_COUNT}){_S}(?:个)?年(?:来|间|里)?|(?P<rn2>{_COUNT}){_S}年(?:来|间|内|里|累计|共(?!同)|合计|(?=全国|全省|全市|全社会|累计|翻|平均|年均|增加|增量|分别增|新增|建成|完成))|(?<=[，。；：\s])(?P<rn3>[三四五])年(?=[\u4e00-\u9fff])(?!计划|期|级|制|规划|以|内|前|后|来|间|里|共|累|合)|(?P<rn5>(?<![0-9〇零一二三四五六七八九十])(?:[3-9]|[三四五六七八九十]))年(?=达|增长|提高|下降|减少|投入|安排|发放|解决|转移|改造|培训|支出)|(?P<onceyears>[一二三四五]年来|(?<=的)五年(?=[。；！])|(?<=预计)[三四五]年)|(?P<rn4>[三四五345])年的(?=工作|发展|奋斗|历程|实践|努力|财政)|(?P<term>本届政府(?:任期(?!的?(?:第|首|最后|开局))|工作回顾|组建以来|成立以来|五年来?)))"
    r"|(?P<lastyear>一年来(?!的?[0-9]))"
    rf"|(?P<coming>(?:未来|今后|下一?步|接下来){_S}(?P<cn>{_COUNT}){_S}(?:个)?年(?:内|间)?)"
    rf"|(?P<month>(?<![0-9年]){_MONTH}{_S}月(?:份)?(?:底|末|{_DAY}{_S}日)?(?=[，,、止，为我全的]))"
    rf"|(?P<months>(?<![0-9.])(?:前{_S}(?P<mn>十一|[二三四五六七八九十]|1[01]|[2-9]){_S}个月|1{_S}(?:-{{1,2}}|至|到|~|—){_S}(?P<mto>1[0-2]|[2-9]){_S}月份?|一至(?P<mhan>十一|[二三四五六七八九十])月份?))"
    r"|(?P<yearpart>(?:到|至|截至)?(?:年底前|年底|年末|全年|上半年末?|下半年|年内|前三季度末?|第?[一二三四]季度末?|上年末))"
    ")"
)
_REMARK = 40  # characters of a remark in brackets


def in_brackets(view: str, time: TimeExpression, edge: int) -> bool:
    """Whether a time stands in a remark that is closed before an offset: 支出（扣除2022年的资金外）增长3%.

    Examples
    --------
    >>> view = "支出（扣除2022年的资金外）增长3%"
    >>> in_brackets(view, TimeExpression(5, 10, "2022", "point"), len(view))
    True
    """
    opened = view.rfind("（", max(0, time.start - _REMARK), time.start)
    if opened < 0 or view.find("）", opened, time.start) >= 0:
        return False
    return view.find("）", time.end, min(edge, time.end + _REMARK)) >= 0


def part_of_year(time: TimeExpression) -> tuple[str, str] | None:
    """Return the first and last month of 上半年, 前三季度, 1-9月; None for other times.

    Examples
    --------
    >>> part_of_year(TimeExpression(0, 4, "", "year:01-09")), part_of_year(TimeExpression(0, 2, "", "year:年底"))
    (('01', '09'), None)
    """
    name = time.kind.removeprefix("year:").removesuffix("末")
    if name[:2].isdigit() and len(name) == 5:
        return name[:2], name[3:]
    return PARTS_OF_YEAR.get(name)


def _year(written: str) -> int:
    if written.isdigit():
        return int(written)
    return int("".join(character if character == "0" else str(DIGITS[character]) for character in written))


def _small(written: str) -> int:
    return int(written) if written.isdigit() else int(read_chinese(written).value)


def plan_years(number: int) -> tuple[int, int]:
    """Return the years of the n-th five-year plan.

    Examples
    --------
    >>> plan_years(12), plan_years(1)
    ((2011, 2015), (1953, 1957))
    """
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return first, first + 4


@lru_cache(maxsize=8)
def _relative_words(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = sorted(
        (make_view(word, vocabulary=vocabulary) for word in vocabulary.period_words), key=len, reverse=True
    )
    return re.compile("|".join(map(re.escape, words))) if words else re.compile(r"(?!)")


_TRIGGER = re.compile("[年五月季纪][年五月季纪]*")  # a set first: only its characters are tried
# longest time expression before and after its 年, 五, 月 or 季
_REACH_BEFORE, _REACH_AFTER = 20, 60


def _time_matches(view: str) -> Iterator[re.Match[str]]:
    """Matches of `TIME`, tried only around the characters that every time expression holds one of."""
    at = 0
    for trigger in _TRIGGER.finditer(view):
        place = trigger.end() - 1
        if place < at:
            continue
        begin = max(at, trigger.start() - _REACH_BEFORE, place - _REACH_AFTER)
        # tried where one can begin: to search for it tries every character, and takes half as long again
        for opening in _OPENS_TIME.finditer(view, begin, place + 2):  # with what follows the last
            start = opening.start()
            match = TIME.match(view, start, place + _REACH_AFTER) if at <= start <= place else None
            if match is not None:
                yield match
                at = match.end()
                if at > place:
                    break


# 增幅创近五年新高, “七五”以来增速最快: the years a record is counted in are not the figure's
_PRICES = re.compile(
    r"\s*年?的?(?:可比价|不变价|不变价格|可比价格|价格计算)"
)  # 2005年可比价 dates the prices
_LOOKS_BACK = ("review", "since", "so far")
_RECORD = re.compile(r"以?来?的?[^，。；：0-9]{0,6}(?:新高|新低|之最|最[高低大小多少快慢好])")


def find_times(view: str, *, reference: Reference, vocabulary: Vocabulary) -> list[TimeExpression]:
    """Return the time expressions of a view in their order."""
    out: list[TimeExpression] = []
    plan: tuple[int, int] | None = None  # the plan last named by its number: 前三年 are its first three years
    for match in _time_matches(view):
        if match["nthplan"]:
            plan = plan_years(_small(match["nth"]))
        if (
            match["review"]
            and plan is not None
            and match["review"][0] == "前"
            and match["rn"]
            and _small(match["rn"]) < 5
        ):
            out.append(
                TimeExpression(
                    match.start(), match.end(), f"{plan[0]}/{plan[0] + _small(match['rn']) - 1}", "span"
                )
            )
            continue
        read = _resolve(match, reference, view)
        if read is not None and out and (joined := _joined(out[-1], read, view)) is not None:
            out[-1] = joined
            continue
        if read is not None and not (
            (read.kind in _LOOKS_BACK and _RECORD.match(view, read.end)) or _PRICES.match(view, read.end)
        ):
            out.append(read)
    relative = [
        _relative(match, vocabulary.period_words[match.group()], reference)
        for match in _relative_words(vocabulary).finditer(view)
    ]
    if relative:
        taken = [(time.start, time.end) for time in out]
        for time in relative:
            if time is not None and not any(
                start < time.end and time.start < end for start, end in _near(taken, time.start)
            ):
                out.append(time)
        out.sort(key=lambda time: time.start)
    return out


_TO = re.compile(r"(?:起|份)?\s{0,4}(?:至|到|-{1,2}|~|—{1,2}|–)\s{0,4}")


def _joined(first: TimeExpression, second: TimeExpression, view: str) -> TimeExpression | None:
    """Two times that are one: “十四五”和“十五五”期间, 2021年7月至2022年6月, 2020年1月至6月."""
    if first.kind == "plan":
        return _joined_plans(first, second, view)
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


def _near(spans: list[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    from bisect import bisect_left

    index = bisect_left(spans, (at, at))
    return spans[max(0, index - 1) : index + 1]


def _relative(match: re.Match[str], years: tuple[str, str], reference: Reference) -> TimeExpression | None:
    def year(cell: str) -> int | None:
        if cell == "none":
            return None  # 项目前期 holds 目前 by chance
        if cell == "plan_first":
            return reference.plan_first
        if cell == "plan_last":
            return reference.plan_last
        if cell == "document":
            return reference.own
        return None if reference.own is None else reference.own + int(cell)

    word = match.group()
    if word == "现在" and _SPEAKS.match(match.string, match.end()):
        return None  # 现在，我代表市人民政府报告工作
    if word == "上年" and match.string.startswith("均", match.end()):
        return None  # 基础上年均增长7%
    if word.startswith("上年") and _CARRIED_FORWARD.match(match.string, match.end()):
        return None  # 上年结转77亿元: what kind of money it is
    if word.startswith(("上年", "本年", "当前", "年内")) and match.string[
        match.start() - 1 : match.start()
    ] in tuple("以适周"):
        return None
    if reference.part is not None and word.endswith("同期") and reference.own is not None:
        return TimeExpression(match.start(), match.end(), reference.part_of(reference.own - 1), "span", True)
    if reference.part is not None and word == "今年以来" and reference.own is not None:
        return TimeExpression(match.start(), match.end(), reference.part_of(reference.own), "span", True)
    first, last = year(years[0]), year(years[1])
    if first is None or last is None:
        return None
    kind = (
        "now"
        if years == ("document", "document") and word not in ("今年", "本年", "本年度", "年内", "今年以来")
        else ""
    )
    return TimeExpression(
        match.start(),
        match.end(),
        str(first) if first == last else f"{first}/{last}",
        kind or ("point" if first == last else "plan"),
        True,
    )


def _resolve(match: re.Match[str], reference: Reference, view: str) -> TimeExpression | None:
    start, end = match.span()
    if match["fiscal"]:
        first = _year(match["f1"])
        last = first // 100 * 100 + _year(match["f2"])
        return TimeExpression(start, end, f"{first}/{last}", "span") if first < last else None
    if match["span"]:
        first, last = _year(match["y1"]), _year(match["y2"])
        if not 1800 <= first < last <= 2200:
            return None
        in_month = f"-{_small(match['spanmonth']):02d}" if match["spanmonth"] else ""
        return TimeExpression(start, end, f"{first}/{last}{in_month}", "span")
    if match["date"]:
        return None if match["d"] and _OF_MEETING.match(view, end) else _date(match, start, end, reference)
    if match["plan"]:
        return _plan(match, start, end, reference, view)
    if match["nthplan"]:
        return _nth_plan(match, start, end)
    if match["century"]:
        own = reference.own
        return TimeExpression(start, end, str(own + -own % 100), "point") if own is not None else None
    if match["ago"]:
        years = _small(match["an"])
        told = reference.observed or reference.own
        return TimeExpression(start, end, str(told - years), "point", True) if told is not None else None
    if match["review"]:
        return _review(match, start, end, reference, view)
    if match["lastyear"]:
        told = reference.observed
        return TimeExpression(start, end, str(told), "point", True) if told is not None else None
    if match["coming"]:
        return _coming(match, start, end, reference)
    if match["month"]:
        month = re.match(_MONTH, match["month"])
        return TimeExpression(start, end, "", f"month:{_small(month.group()):02d}") if month else None
    if match["months"]:
        last = _small(match["mn"] or match["mto"] or match["mhan"])
        return TimeExpression(start, end, "", f"year:01-{last:02d}")
    part = match["yearpart"].removeprefix("到").removeprefix("截至").removeprefix("至").removeprefix("第")
    return TimeExpression(start, end, "", f"year:{part}")


# “十四五”发展目标, “十四五”发展成就: of its years; “十四五”发展规划 is a paper
_DEVELOPED_IN = re.compile(
    "发展(?:的)?(?:主要|预期|总体|基本|取得)*(?:目标|成就|成果|成效|情况|基础|回顾|历程)"
)
_PLANNED_MONEY = re.compile("(?:规划|计划)的?总?投资")  # “十二五”规划总投资: that of its years
_NAMES_A_PLAN = re.compile("[\u4e00-\u9fff]{1,10}?(?:规划|方案|纲要)(?!目标|任务|期|实施)")
_WELL_BEGUN = re.compile("的?(?:良好|顺利|精彩|首年)?(?:开局|起步|开门红|开新局|开好[头局]|起好步|开篇)")
_NO_DURATION = ("提", ".", "．")
_OF_MEETING = re.compile(
    "在[^。；，\\n]{2,40}(?:会议|大会|全会)上"
)  # the day on which a report was given dates nothing it tells
_CITES = re.compile("(?:落实|贯彻|根据|按照|依据|依照)[^，。；]{0,4}$")
_CITED = re.compile(
    "[^，。；0-9]{0,8}(?:中央|国务院|省|市|部|委|会议|政府)[^，。；]{0,50}?的(?:部署|要求|决定|精神|意见|规划|安排|通知)"
)
_REMARKED = "(?:（[^）]{1,12}）)?"
_BOUNDS_THINGS = re.compile(
    f"[0-9年月日\\s]{{4,16}}{_REMARKED}[底末]?[以之]?[前后]{_REMARKED}[^，。；、：0-9]{{2,10}}的"
)
_SPEAKS = re.compile("，?[我请由]")
_CARRIED_FORWARD = re.compile("结转|结余|滚存")
_BACKWARD = re.compile("过去|近|最近|这|前|来|本届")


def _years_ahead(years: int, reference: Reference) -> str:
    """The years that so many years mean where a text looks ahead: the plan's own, or those from the year that it plans."""
    if reference.plan_first is not None and reference.plan_last == reference.plan_first + years - 1:
        return f"{reference.plan_first}/{reference.plan_last}"
    known = reference.observed or reference.own
    return f"{known + 1}/{known + years}" if known is not None else ""


def _nth_plan(match: re.Match[str], start: int, end: int) -> TimeExpression | None:
    """第十二个五年规划期间: the years of the plan, or its last."""
    first, last = plan_years(_small(match["nth"]))
    tail = match["nthtail"] or ""
    if "末" in tail or "最后" in tail:
        return TimeExpression(start, end, str(last), "point")
    if not tail and match["nthword"]:
        return None  # 第一个五年计划 as the name of the plan itself
    return TimeExpression(start, end, f"{first}/{last}", "plan")


def _review(
    match: re.Match[str], start: int, end: int, reference: Reference, view: str
) -> TimeExpression | None:
    """过去五年, 五年来: the years up to the last that is reported on."""
    written = (
        match["rn"]
        or match["rn2"]
        or match["rn3"]
        or match["rn4"]
        or match["rn5"]
        or (match["onceyears"] or "")[:1]
    )
    written = written or "五"  # a government's term
    years = _small(written)
    until = reference.observed
    if years == 1 and until is not None and match["review"].startswith(("过去", "在过去")):
        return TimeExpression(start, end, str(until), "point", True)
    if until is None or not 2 <= years <= 99 or view[start - 1 : start] in _NO_DURATION:
        return None  # 提前6年 is earlier by six years, PM2.5年均浓度 names a substance
    ahead = "" if _BACKWARD.search(match["review"]) else _years_ahead(years, reference)
    return TimeExpression(start, end, f"{until - years + 1}/{until}", "review", True, ahead)


def _coming(match: re.Match[str], start: int, end: int, reference: Reference) -> TimeExpression | None:
    """今后五年: the years after the last that is reported on, or those of the plan."""
    years = _small(match["cn"])
    # said of a report's first year to come: 今后五年 begins in it
    first = (reference.observed or reference.own or 0) + 1
    if years == 5 and reference.plan_first is not None and reference.plan_last == reference.plan_first + 4:
        first = reference.plan_first
    elif years == 5 and reference.own and reference.own % 5 == 1:
        first = reference.own  # said in the first year of a plan: its years
    return (
        TimeExpression(start, end, f"{first}/{first + years - 1}", "span", True)
        if reference.own and years > 1
        else None
    )


def _date(match: re.Match[str], start: int, end: int, reference: Reference) -> TimeExpression | None:
    year = _year(match["y"])
    if not 1800 <= year <= 2200:
        return None
    if year <= (reference.own or 0) and _BOUNDS_THINGS.match(match.string, start, start + 48):
        return None  # 2018年4月30日前注册登记的车: which things are meant, in a text of later years
    if _CITES.search(match.string, max(0, start - 8), start) and _CITED.match(match.string, end, end + 60):
        return None  # 落实2007年中央关于…的部署: what is cited
    if match["m"]:
        month = f"{year}-{_small(match['m']):02d}"
        if match["d"]:
            month += f"-{_small(match['d']):02d}"
        return TimeExpression(start, end, month, "point")
    if match["m1"] and (_small(match["m1"]), _small(match["m2"])) == (1, 12):
        return TimeExpression(start, end, str(year), "point")
    if match["m1"]:
        return TimeExpression(
            start, end, f"{year}-{_small(match['m1']):02d}/{year}-{_small(match['m2']):02d}", "span"
        )
    if match["half"]:
        months = ("01", "06") if match["half"] == "上半年" else ("07", "12")
        if match.string.startswith(("截至", "截止"), start - 2):
            return TimeExpression(start, end, f"{year}-{months[1]}", "point")
        return TimeExpression(start, end, f"{year}-{months[0]}/{year}-{months[1]}", "span")
    if match["quarter"]:
        months = QUARTERS[match["quarter"].removeprefix("第")]
        if match["qend"]:
            return TimeExpression(start, end, f"{year}-{months[1]}", "point")
        return TimeExpression(start, end, f"{year}-{months[0]}/{year}-{months[1]}", "span")
    tail = match["tail"] or ""
    if match.string.startswith(("以前", "之前"), end):
        return None
    if tail in ("以前", "之前"):
        return None  # 2000年以前发布的 describes the thing
    if tail in ("起", "以来") and reference.observed and year < reference.observed:
        return TimeExpression(start, end, f"{year}/{reference.observed}", "since")
    return TimeExpression(start, end, str(year), "point")


def _plan(
    match: re.Match[str], start: int, end: int, reference: Reference, view: str
) -> TimeExpression | None:
    name = (match["planname"] or match["barename"])[:-1]
    number = int(read_chinese(name).value) if name else 0
    tail = match["plantail"] or match["baretail"] or ""
    quoted = match["plan"][:1] in '“"‘'
    if not quoted and (
        not tail
        or (number < 5 and tail in ("期", "初", "末"))
        or view[start - 1 : start] in "百千二三四五六七八九"
    ):
        return None
    if tail in ("计划",) or not 1 <= number <= 20:
        return None
    if (
        view[end : end + 2]
        in ("规划", "计划", "纲要", "发展", "生态", "国民", "电子", "专项", "重大", "科技", "现代", "综合")
        and not tail
        and _DEVELOPED_IN.match(view, end) is None
        and _PLANNED_MONEY.match(view, end) is None
    ):
        return None
    if not tail and _NAMES_A_PLAN.match(view, end):
        return None  # 制定“十五五”村庄发展规划: the name of a paper
    first, last = plan_years(number)
    if _WELL_BEGUN.match(view, end) and tail in ("", "时期", "期间"):
        return None  # 实现了“十一五”时期的良好开局: the year is told elsewhere
    if tail in ("开局之年",):
        return TimeExpression(start, end, str(first), "point")
    if tail.endswith("最后一年") or tail == "收官之年":
        return TimeExpression(start, end, str(last), "point")
    if tail in ("规划期末", "计划期末", "时期末", "期末", "末期", "末"):
        return TimeExpression(start, end, str(last), "point")
    if tail in ("初", "初期"):
        return TimeExpression(start, end, str(first), "point")
    if tail[:1] in ("前", "后") and tail:
        years = _small(tail[1])
        span = (first, first + years - 1) if tail[0] == "前" else (last - years + 1, last)
        return TimeExpression(start, end, f"{span[0]}/{span[1]}", "span")
    if tail == "以来" and reference.observed and first <= reference.observed:
        if first == reference.observed:
            return TimeExpression(start, end, str(first), "point")
        return TimeExpression(start, end, f"{first}/{reference.observed}", "so far")
    if first == last:
        return TimeExpression(start, end, str(last), "point")
    return TimeExpression(start, end, f"{first}/{last}", "plan")
