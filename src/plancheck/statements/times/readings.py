"""Which years and months a time expression names, in a text of its own year and plan."""

from __future__ import annotations

import re

from plancheck.documents.dates import plan_years
from plancheck.documents.republic_years import common_year
from plancheck.quantities.numerals import DIGITS, read_chinese
from plancheck.statements.times.pattern import MONTH, YEAR_LENGTH
from plancheck.statements.times.periods import TimeExpression, is_five_year_plan
from plancheck.statements.times.reference import QUARTERS, Reference
from plancheck.statements.words.lexicon import Lexicon

# “十四五”发展目标, “十四五”发展成就: of its years; “十四五”发展规划 is a paper
_DEVELOPED_IN = re.compile(
    "发展(?:的)?(?:主要|预期|总体|基本|取得)*(?:目标|成就|成果|成效|情况|基础|回顾|历程)"
)
_PLANNED_MONEY = re.compile("(?:规划|计划)的?总?投资")  # “十二五”规划总投资: that of its years
_NAMES_A_PLAN = re.compile("[\u4e00-\u9fff]{1,10}?(?:规划|方案|纲要)(?!目标|任务|期|实施)")
_WELL_BEGUN = re.compile("的?(?:良好|顺利|精彩|首年)?(?:开局|起步|开门红|开新局|开好[头局]|起好步|开篇)")
NO_DURATION = ("提", ".", "．", "第", "每")  # 每五年, 第三年: no years of the text
# the day on which a report was given dates nothing it tells
_OF_MEETING = re.compile(
    "在[^。；，\\n]{2,40}(?:会议|大会|全会)上|，?[^。；\\n0-9]{0,60}?(?:会议?|委员会|大会)(?:上?作|听取|审议)了?[^。；\\n0-9]{2,50}?报告"
)
_CITES = re.compile("(?:落实|贯彻|根据|按照|依据|依照)[^，。；]{0,4}$")
_CITE_ENDS, _CITED_WITHIN = frozenset("实彻据照"), 8  # last characters of those words; as far before a year
_CITED = re.compile(
    "[^，。；0-9]{0,8}(?:中央|国务院|省|市|部|委|会议|政府)[^，。；]{0,50}?的(?:部署|要求|决定|精神|意见|规划|安排|通知)"
)
_REMARKED = "(?:（[^）]{1,12}）)?"
_BOUNDS_THINGS = re.compile(
    f"[0-9年月日\\s]{{4,16}}{_REMARKED}[底末]?[以之]?[前后]{_REMARKED}[^，。；、：0-9]{{2,10}}的"
)
# 通过五年的努力，力争达到: years to come, whatever the part tells of
_STRIVES_FOR = re.compile("(?:左右)?的?(?:不懈|共同|艰苦)?(?:努力|奋斗|时间)，?(?:力争|争取|确保|力求)")
_BACKWARD = re.compile("过去|近|最近|这|前|来|本届")
# behind a plan's number: which of the plan's years are meant
_AT_ITS_START = ("开局之年", "初", "初期")
_IS_REVIEWED = re.compile("评[估价]|检查|调整|考核|报告")
_AT_ITS_END = ("收官之年", "规划期末", "计划期末", "时期末", "期末", "末期", "末")


def _year(written: str) -> int:
    if written.isdigit():
        return int(written)
    return int("".join(character if character == "0" else str(DIGITS[character]) for character in written))


# 98年底, ’98年: no duration; 95年 alone is one unless it opens a clause or something is held against it
_MARKS_YEAR = re.compile(
    "\\s{0,4}年?(?:度(?!假)|底(?![蕴子气])|末|初(?![心衷])|[上下]半年|\\s?[0-9]{1,2}\\s?月)"
)
_OPENS_YEAR = re.compile("(?:^|[，。；：、（“\\s~比较从自到至与同于在以为由-])$")
_LASTS = "\\s{0,4}年(?:的?<<behind_duration>>|左右|以|多|余|[后前之未不仍无有长如])"
_APOSTROPHES = ("’", "‘", "'")
_REMEMBERED = 15  # years back for which a text writes two digits


def _whole_year(match: re.Match[str], name: str, reference: Reference, lexicon: Lexicon) -> int:
    """The year of a group: 2016; 105 of the republic where the text counts so; 09 and 一九 of this century, 98 of the last."""
    year = _year(match[name])
    if year >= 1000:
        return year
    if not match[name].isdigit() or match[name][0] == "0":
        return year + (1900 if year >= 80 else 2000)
    counted = common_year(match.string, match.start(name), match.end(name))
    if counted is not None or year > 99:
        return counted or 0
    return year + 1900 if _is_of_last_century(match, name, reference, lexicon) else 0


def _is_of_last_century(match: re.Match[str], name: str, reference: Reference, lexicon: Lexicon) -> bool:
    """Whether two digits before 年 are a year of the twentieth century, and no number of years."""
    text, (start, end) = match.string, match.span(name)
    if text[start - 1 : start] in _APOSTROPHES or _MARKS_YEAR.match(text, end) is not None:
        return True
    since = (reference.own or 0) - 1900 - int(match[name])
    if not -_REMEMBERED <= since <= _REMEMBERED or _OPENS_YEAR.search(text, max(0, start - 1), start) is None:
        return False
    return match["date"] is None or lexicon.pattern(_LASTS).match(text, end) is None


def small_number(written: str) -> int:
    """Return the number of years, months or plans that a text writes: 5, 五, 十二."""
    if written == "元":
        return 1  # 元月
    return int(written) if written.isdigit() else int(read_chinese(written).value)


def year_alone(view: str, at: int) -> TimeExpression | None:
    """Return the time that a year alone (`is_year_alone`) names; None where it only tells what is cited."""
    end = at + YEAR_LENGTH
    lead = view[max(0, at - _CITED_WITHIN) : at]
    if not _CITE_ENDS.isdisjoint(lead) and _CITES.search(lead) and _CITED.match(view, end, end + 60):
        return None
    return TimeExpression(at, end, view[at : at + 4], "point")


def time_of(match: re.Match[str], reference: Reference, view: str, lexicon: Lexicon) -> TimeExpression | None:
    """Return the time that a match of `TIME` names; None where it dates nothing."""
    start, end = match.span()
    if match["fiscals"] or match["fiscal"]:
        return _fiscal_years(match, start, end)
    if match["span"] or match["twoyears"]:
        return _from_year_to_year(match, start, end, reference, lexicon)
    if match["listed"]:
        return TimeExpression(start, end, match["ly"], "point")  # 2025、2030年: the first of them
    if match["date"]:
        return (
            None
            if match["d"] and _OF_MEETING.match(view, end)
            else _date(match, start, end, reference, lexicon)
        )
    if match["plan"]:
        return _plan(match, start, end, reference, view, lexicon)
    if match["nthplan"]:
        return _nth_plan(match, start, end)
    if match["century"]:
        own = reference.own
        return TimeExpression(start, end, str(own + -own % 100), "point") if own is not None else None
    if match["ago"]:
        years = small_number(match["an"])
        told = reference.observed or reference.own
        return TimeExpression(start, end, str(told - years), "point", True) if told is not None else None
    if match["review"]:
        return _review(match, start, end, reference, view)
    if match["lastyear"]:
        told = reference.observed
        return TimeExpression(start, end, str(told), "point", True) if told is not None else None
    if match["coming"]:
        return _coming(match, start, end, reference)
    if match["monthlist"]:  # 7、8、9三个月: the months together; each figure of a list is given its own
        first, last = int(match["firstmonth"]), int(match["lastmonth"])
        return TimeExpression(start, end, "", f"year:{first:02d}-{last:02d}") if first < last else None
    if match["month"]:
        month = re.match(MONTH, match["month"])
        return TimeExpression(start, end, "", f"month:{small_number(month.group()):02d}") if month else None
    if match["months"]:
        last = small_number(match["mn"] or match["mto"] or match["mhan"])
        return TimeExpression(start, end, "", f"year:01-{last:02d}")
    part = match["yearpart"].removeprefix("到").removeprefix("截至").removeprefix("至").removeprefix("第")
    if "季" in part:
        part = _quarter(part.removesuffix("末")) + ("末" if part.endswith("末") else "")
    return TimeExpression(start, end, "", f"year:{part}")


def _fiscal_years(match: re.Match[str], start: int, end: int) -> TimeExpression | None:
    """The years of 2026-27年度 and 2026-27年度起的五年, or from the first of two such to the last; None where they do not rise."""
    if match["fiscals"]:
        first, last = int(match["fa"]), int(match["fb"]) // 100 * 100 + int(match["fc"])
    else:
        first = _year(match["f1"])
        last = first // 100 * 100 + _year(match["f2"])
        if match["fyears"]:
            last += small_number(match["fyears"]) - 1
    return TimeExpression(start, end, f"{first}/{last}", "span") if first < last else None


def _from_year_to_year(
    match: re.Match[str], start: int, end: int, reference: Reference, lexicon: Lexicon
) -> TimeExpression | None:
    """The years of 2016—2020年, or of 2019和2020两年; of two years apart the last."""
    if match["twoyears"]:
        first = _whole_year(match, "ty1", reference, lexicon)
        last = _whole_year(match, "ty2", reference, lexicon)
        if last == first + 1:
            return TimeExpression(start, end, f"{first}/{last}", "span")
        return TimeExpression(start, end, str(last), "point")
    first = _whole_year(match, "y1", reference, lexicon)
    last = _whole_year(match, "y2", reference, lexicon)
    if not 1800 <= first < last <= 2200:
        return None
    in_month = f"-{small_number(match['spanmonth']):02d}" if match["spanmonth"] else ""
    return TimeExpression(start, end, f"{first}/{last}{in_month}", "span")


def _quarter(written: str) -> str:
    """A quarter as the mainland writes it: 第三季 as 三季度, 首三季 as 前三季度."""
    return written.removeprefix("第").replace("首", "前").removesuffix("度") + "度"


def _years_ahead(years: int, reference: Reference) -> str:
    """The years that so many years mean where a text looks ahead: the plan's own, or those from the year that it plans."""
    if reference.plan_first is not None and reference.plan_last == reference.plan_first + years - 1:
        return f"{reference.plan_first}/{reference.plan_last}"
    known, own = reference.observed or reference.own, reference.own
    if own is not None and reference.plan_first is None and reference.target == own + years - 1 > own:
        return f"{own}/{reference.target}"  # 三年改造300家 in a paper of 2018 whose goals are for 2020
    return f"{known + 1}/{known + years}" if known is not None else ""


def _nth_plan(match: re.Match[str], start: int, end: int) -> TimeExpression | None:
    """第十二个五年规划期间: the years of the plan, or its last."""
    first, last = plan_years(small_number(match["nth"]))
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
        or match["rn6"]
        or (match["onceyears"] or "")[:1]
    )
    written = written or "五"  # a government's term
    years = small_number(written)
    until = reference.observed
    past = match["review"].startswith(("过去", "在过去")) or match["review"] == "一年来"
    if years == 1 and until is not None and past:
        return TimeExpression(start, end, str(until), "point", True)
    if (
        until is None
        or not 2 <= years <= 99
        or view[start - 1 : start] in NO_DURATION
        or view.startswith("提前", start - 2)
    ):
        return None  # 提前6年 is earlier by six years, PM2.5年均浓度 names a substance, 第三年 is one of them, 每五年 any five
    ahead = "" if _BACKWARD.search(match["review"]) else _years_ahead(years, reference)
    if ahead and _STRIVES_FOR.match(view, end) is not None:
        return TimeExpression(start, end, ahead, "plan", True, ahead)
    if (
        past
        and until == reference.own
        and not reference.report
        and is_five_year_plan(until - years, until - 1)
    ):
        until -= 1  # 过去五年, said in the first year of a plan: the years of the one before
    return TimeExpression(start, end, f"{until - years + 1}/{until}", "review", True, ahead)


def _coming(match: re.Match[str], start: int, end: int, reference: Reference) -> TimeExpression | None:
    """今后五年: the years after the last that is reported on, or those of the plan."""
    years = small_number(match["cn"])
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


_FROM = ("自", "从")
# 自2018年10月1日上线以来, 自2003年在甲、乙等8省区实施以来
_SINCE_A_DEED = re.compile("[^，。；、0-9]{2,12}以来|[^，。；]{2,40}?(?:实施|启动|开展|试点|运行|施行)以来")


def _date(
    match: re.Match[str], start: int, end: int, reference: Reference, lexicon: Lexicon
) -> TimeExpression | None:
    year = _whole_year(match, "y", reference, lexicon)
    if not 1800 <= year <= 2200:
        return None
    if match.string[start - 1 : start] in _APOSTROPHES and end - start < YEAR_LENGTH:
        start -= 1  # ’97年
    if year <= (reference.own or 0) and _BOUNDS_THINGS.match(match.string, start, start + 48):
        return None  # 2018年4月30日前注册登记的车: which things are meant, in a text of later years
    if _CITES.search(match.string, max(0, start - _CITED_WITHIN), start) and _CITED.match(
        match.string, end, end + 60
    ):
        return None  # 落实2007年中央关于…的部署: what is cited
    if match.string[max(0, start - 2) : start].rstrip().endswith(_FROM) and year < (reference.observed or 0):
        since = _SINCE_A_DEED.match(match.string, end)
        if since is not None:
            return TimeExpression(start, since.end(), f"{year}/{reference.observed}", "so far")
    if match["m"]:
        month = f"{year}-{small_number(match['m']):02d}"
        if match["d"]:
            month += f"-{small_number(match['d']):02d}"
        return TimeExpression(start, end, month, "point")
    if match["m1"] and (small_number(match["m1"]), small_number(match["m2"])) == (1, 12):
        return TimeExpression(start, end, str(year), "point")
    if match["m1"]:
        return TimeExpression(
            start,
            end,
            f"{year}-{small_number(match['m1']):02d}/{year}-{small_number(match['m2']):02d}",
            "span",
        )
    if match["half"]:
        months = ("01", "06") if match["half"] == "上半年" else ("07", "12")
        if match.string.startswith(("截至", "截止"), start - 2):
            return TimeExpression(start, end, f"{year}-{months[1]}", "point")
        return TimeExpression(start, end, f"{year}-{months[0]}/{year}-{months[1]}", "span")
    if match["quarter"]:
        months = QUARTERS[_quarter(match["quarter"])]
        if match["qend"]:
            return TimeExpression(start, end, f"{year}-{months[1]}", "point")
        return TimeExpression(start, end, f"{year}-{months[0]}/{year}-{months[1]}", "span")
    tail = match["tail"] or ""
    if match.string.startswith(("以前", "之前"), end):
        return None
    if tail in ("以前", "之前"):
        return None  # 2000年以前发布的 describes the thing
    if tail in ("起", "以来", "至今") and reference.observed and year < reference.observed:
        return TimeExpression(start, end, f"{year}/{reference.observed}", "since")
    return TimeExpression(start, end, str(year), "point")


def _plan(
    match: re.Match[str], start: int, end: int, reference: Reference, view: str, lexicon: Lexicon
) -> TimeExpression | None:
    name = "".join((match["planname"] or match["barename"])[:-1].split())
    number = int(read_chinese(name).value) if name else 0
    tail = match["plantail"] or match["baretail"] or ""
    quoted = match["plan"][:1] in '“"‘'
    if not quoted and (
        not tail
        or (number < 5 and tail in ("期", "初", "末"))
        or view[start - 1 : start] in "百千二三四五六七八九"
    ):
        return None
    if tail == "计划" or not 1 <= number <= 20:
        return None
    if (
        not tail
        and view.startswith(lexicon.words["opens_plan_title"], end)
        and _DEVELOPED_IN.match(view, end) is None
        and _PLANNED_MONEY.match(view, end) is None
    ):
        return None
    if not tail and _NAMES_A_PLAN.match(view, end):
        return None  # 制定“十五五”村庄发展规划: the name of a paper
    first, last = plan_years(number)
    if _WELL_BEGUN.match(view, end) and tail in ("", "时期", "期间"):
        return None  # 实现了“十一五”时期的良好开局: the year is told elsewhere
    if tail in _AT_ITS_START:
        return TimeExpression(start, end, str(first), "point")
    if tail.endswith("最后一年") or tail in _AT_ITS_END:
        return TimeExpression(start, end, str(last), "point")
    if tail == "中期":
        if _IS_REVIEWED.match(view, end):
            return None  # “十二五”中期评估: what is done about it
        return TimeExpression(start, end, str(first + (last - first) // 2), "point")
    if tail[:1] in ("前", "后") and tail:
        years = small_number(tail[1])
        span = (first, first + years - 1) if tail[0] == "前" else (last - years + 1, last)
        return TimeExpression(start, end, f"{span[0]}/{span[1]}", "span")
    if tail == "以来" and reference.observed and first <= reference.observed:
        if first == reference.observed:
            return TimeExpression(start, end, str(first), "point")
        return TimeExpression(start, end, f"{first}/{reference.now}", "so far")
    if first == last:
        return TimeExpression(start, end, str(last), "point")
    return TimeExpression(start, end, f"{first}/{last}", "plan")
