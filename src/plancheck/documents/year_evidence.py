"""The years that a text names and what each is named for: a fact, a goal, a base, the year of a bulletin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from plancheck.asked_first import begins_with, ends_with, holds, lies_within
from plancheck.documents.characters import places_of
from plancheck.documents.dates import DATE, iso_date, plain_number, valid_date
from plancheck.documents.origin.words import load_origin_words
from plancheck.documents.republic_years import REPUBLIC_YEAR, common_year, counts_from_1912

ROLES = (
    "fact",
    "opening",
    "goal",
    "span",
    "bulletin",
    "base",
    "since",
    "day",
    "review",
    "planned",
    "term",
    "session",
    "meeting",
    "file name",
)
LONGEST = 60_000  # characters read: what comes later only repeats it
GOAL_BEFORE = re.compile(r"(?<![截])[到至]\s?$")
BASE_BEFORE = re.compile(r"[比较同与]\s?$")
# 比历史上最好的1984年: what kind of year it is compared with
_BASE_OF_A_KIND = re.compile(r"[比较][^，。；：、\n0-9]{2,10}的\s?$")


# Patterns that are looked for in a whole text begin with a set of characters: only those are tried.
_YEAR = r"(?:[12１２一二](?:(?:(?<=1)9|(?<=2)0)[0-9]{2}|(?<=[１２])[０-９]{3}|(?<=[一二])[〇○零九][〇○零一二三四五六七八九]{2}))"
_IN_MONTH = re.compile(r"[^年]{4}\s?年\s?[0-9一二三四五六七八九十]{1,2}\s?月")
_MONTH_ALONE = re.compile(r"[ 　]?[0-9０-９一二三四五六七八九十]{1,2}[ 　]?月[ 　]*[）)]?[ 　]*(?:\n|$)")
# the end of the century in which most papers that say so were written
_CENTURY, _BY_CENTURY = 2000, re.compile("本世纪末")
_REPUBLIC = re.compile(REPUBLIC_YEAR)
_DAY = re.compile(r"\s?[0-9０-９一二三四五六七八九十]{1,2}\s?月\s?[0-9０-９一二三四五六七八九十]{1,3}\s?日")
_OTHER_YEAR = re.compile(r"[１２][０-９]{3}|[一二][〇○零九][〇○零一二三四五六七八九]{2}")
_ENDS_OTHER_YEAR = frozenset("０１２３４５６７８９〇○零一二三四五六七八九")
_LONGEST_BEFORE = 8  # characters from 政府 to the year of its term
# with one before it a year is the end of a longer number
_DIGITS = frozenset("0123456789０１２３４５６７８９")
# 由2000年的66%提高到2005年的83%: the later end of what is compared, no goal
_PAIRED = re.compile(r"[由从自较比][^，。；]{2,}[到至]\s?$|[增提升降减加长高低少小展大调][整]?[到至]\s?$")
_GOAL_BEHIND = re.compile(
    r"\s?(?:(?:年?[底末]|[0-9]{1,2}\s?月(?:底|末)?)前|前(?!\s?[0-9三]|后|列|夕)|内(?!容)|远景|愿景)"
)
# 2020年是“十三五”收官之年: said in it, or of it when it is over
_OPENS_YEAR = re.compile(r"\s?是[^。；\n]{2,70}?(?:之年|关键年|元年|关键一年|重要一年)")
_SPAN_BEGIN = re.compile(rf"\s?(?:[~～—\-–－]{{1,2}}|至|到)\s?{_YEAR}")
_SPAN_END = re.compile(r"[0-9]{4}\s?年?\s?(?:[~～—\-–－]{1,2}|至|到)\s?$")  # 1996~2010年
# characters before a year that are looked at: all that each pattern asks for, and a line's end
_LONGEST_SPAN_END, _LONGEST_BESIDE, _LONGEST_TO_GOAL = 12, 3, 4
_LONGEST_KIND = 14
_LONGEST_TITLE = 36  # characters behind a year in a title
_TIMES_BEFORE, _TIMES_BEHIND = re.compile(r"[是为]\s?$"), re.compile(r"[^，。；]{0,40}倍")
_BASE_BEHIND = re.compile(r"\s?(?:年?[底末]?(?:的)?(?:为基|可比价|不变价|价格|基础上|相比|水平))")
_SINCE_BEFORE, _SINCE_BEHIND = re.compile(r"[从由自]\s?$"), re.compile(r"\s?(?:以来|起|以后|以前|之前)")
_NAMED = re.compile(r"《[^》\n]{0,60}$")
holds(_NAMED, "《")
# 2015年度人才资源统计: the year that statistics are of
_SURVEYED = re.compile("度[^，。；\n]{0,12}?(?:统计|调查|普查|监测|核算)")
# 2009年工作的简要回顾: what a report's heading goes on with behind the year that it looks back on
REVIEWED = (
    "(?:政府|全年|度|主要)*(?:工作)?(?:的)?(?:主要工作)?(?:情况)?的?(?:简要|简单|主要|基本)?(?:回顾|总结)"
)
_REVIEW = re.compile(
    rf"(?P<year>{_YEAR})\s?年(?:的)?(?:[和及与][“\"][^”\"]{{2,3}}[”\"](?:时期|期间)?的?)?{REVIEWED}"
)
holds(_REVIEW, ("回顾", "总结"))
# “十一五”工作回顾和2010年工作情况: the year that a review ends with
_REVIEWED_TOO = re.compile(
    rf"回顾[和与及暨](?P<year>{_YEAR})\s?年的?(?:主要|政府)*(?:工作|计划)?(?:完成|执行)?情况"
)
_TO_BE_DONE = re.compile(rf"(?:做好|抓好|搞好)(?P<year>{_YEAR})\s?年的?(?:各项|政府|重点|经济社会发展)*工作")
holds(_TO_BE_DONE, "好")
_JUST_OVER = re.compile(rf"过去的\s?(?P<year>{_YEAR})\s?年")  # 刚刚过去的2008年
holds(_JUST_OVER, ("过去的",))
_WORK_PLANNED = rf"(?P<year>{_YEAR})\s?年(?:的)?(?:(?:政府|重点|主要|度)*(?:工作|目标)(?:主要)?(?:安排|任务|重点|目标|要点|总体要求|部署|打算)"
_PLANNED = re.compile(rf"{_WORK_PLANNED}|[^。；\n]{{0,24}}?预期目标(?!任务?完成|完成))")
# for a text that names no 预期目标: most look at 24 characters less
_ONLY_WORK_PLANNED = re.compile(f"{_WORK_PLANNED})")
# 2018年：实干笃行 … 2019年：开创新局, each on a line of its own: the year told of and the year planned
_HEADS_A_PART = re.compile(
    rf"^[ \t　]*(?P<year>{_YEAR})\s?年[：:—　 ]\s?[\u4e00-\u9fff、，]{{3,24}}[ \t\r　]*$", re.MULTILINE
)
# 本届政府2003年1月就职，五年任期即将结束
_TERM = re.compile(
    rf"(?:政府|人大)[^。；\n]{{0,6}}(?P<year>{_YEAR})\s?年[^。；\n]{{0,8}}(?:就职|组成|成立|选举产生|任期)"
)
holds(_TERM, ("政府", "人大"))
# 十届全国人大一次会议, 全国政协九届四次会议: the congress of the nation is elected every fifth year and meets in each
_SESSION = re.compile("届(?P<of_nation>全国(?:人大|人民代表大会|政协|委员会))?第?(?P<session>[一二三四五])次")
_NTH = re.compile("(?P<nation>全国(?:政协|人大)第?)?第?(?P<nth>十[一二三四五六]|[六七八九十])$")
_NTH_WITHIN = 7
_EIGHTH, _FIRST_OF_EIGHTH, _TERM_YEARS = 8, 1993, 5
# 2020年全国某业工作会议: held as the year before ends or soon after, on what is to be done in its own
_WORK_MEETING = re.compile(r"\s?度?[^，。；：、0-9\n]{0,16}工作(?:电视电话|视频)?(?:会议|会(?!议))(?!精神)")
_MEETING_WITHIN = 20  # characters behind the year
# what can stand behind the 年 of a year that heads a review, or a plan of work
_OPENS_REVIEW, _OPENS_PLANNED = frozenset("的和及与政全度主工情简基回总"), frozenset("的政重主度工目")
begins_with(_REVIEW, _OPENS_REVIEW, beside=r"\s?年")
begins_with(_ONLY_WORK_PLANNED, _OPENS_PLANNED, beside=r"\s?年")
_BEFORE_A_HEAD = frozenset(("", "\n", " ", "\t", "　"))
LEAD = 600  # characters in which news says what it tells of
# 以2020年11月1日零时为标准时点, 普查标准时点为2018年12月31日: the day at which a census or survey counts
_COUNT_TIME = re.compile(
    r"(?:标准|普查|调查|登记|统计|汇总|清查)\s?(?:时点|标准时间)|标准时间|时刻为标准"
    r"|(?:调查|统计)(?:的?数据)?的?\s?截止(?:日期|时间|日)"
)
_DAY_BEFORE = re.compile(r"(?:[零0〇○]|24|二十四)?\s?(?:时|点)?\s?(?:作?为|是)[^，。；：\n0-9]{0,8}$")
_DAY_BEHIND = re.compile(r"\s?[（(]?(?:定?为|是|[:：]|即)?\s?$")
_NO_RANGE = re.compile(r"\s?(?:[零0〇○]|24|二十四)?\s?(?:时|点)?\s?(?![-—~～至到])")
_NEAR = 40  # characters between the word and the day
# what can stand right before or behind a year that is more than a fact, blanks apart
_JOINS_YEARS, _COMPARES, _EQUALS = frozenset("~～—-–－至到"), frozenset("比较同与"), frozenset("是为")
_OF_A_KIND = frozenset("的")
_BEGINS_YEARS, _REACHES = frozenset("从由自"), frozenset("到至")
CLOSES_LEAD = _JOINS_YEARS | _COMPARES | _EQUALS | _BEGINS_YEARS | _OF_A_KIND
OPENS_ROLE = frozenset(
    "度~～—-–－至到年底末的为可不价基相水以起之前内远愿是0123456789０１２３４５６７８９一二三四五六七八九十"
)
# of OPENS_ROLE those of each pattern
_OPENS_BASE, _OPENS_SINCE = frozenset("年底末的为可不价基相水"), frozenset("以起之")
_OPENS_GOAL = frozenset("年底末前内远愿0123456789")
_OPENS_DAY = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十")
for _before, _asked, _length in (
    (_SPAN_END, _JOINS_YEARS, _LONGEST_SPAN_END),
    (BASE_BEFORE, _COMPARES, _LONGEST_BESIDE),
    (_TIMES_BEFORE, _EQUALS, _LONGEST_BESIDE),
    (_SINCE_BEFORE, _BEGINS_YEARS, _LONGEST_BESIDE),
    (GOAL_BEFORE, _REACHES, _LONGEST_TO_GOAL),
):
    ends_with(_before, _asked & CLOSES_LEAD, blank=True)
    lies_within(_before, _length)
for _behind, _asked in (
    (_SURVEYED, frozenset("度")),
    (_SPAN_BEGIN, _JOINS_YEARS),
    (_BASE_BEHIND, _OPENS_BASE),
    (_SINCE_BEHIND, _OPENS_SINCE),
    (_GOAL_BEHIND, _OPENS_GOAL),
    (_DAY, _OPENS_DAY),
    (_OPENS_YEAR, frozenset("是")),
):
    begins_with(_behind, _asked & OPENS_ROLE, blank=True)


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that a text names and what it is there: one of `ROLES`."""

    year: int
    role: str
    at: int


@lru_cache(maxsize=2)  # asked by who looks for years and by who looks for what is said of them
def year_marks(text: str) -> tuple[int, ...]:
    """Return where 年 stands in a text."""
    return tuple(places_of(text, "年"))


def _years_named(text: str) -> list[tuple[int, int]]:
    """Return where years stand, and the end of the 年 behind each, a blank between allowed: 2015年, ２０１５ 年, 二〇一五年."""
    found = []
    republic = counts_from_1912(text)
    for mark in year_marks(text):
        last = mark - 1
        if last > 3 and text[last].isspace():
            last -= 1
        start = last - 3
        if start < 0:
            continue
        digit = text[last]
        if "0" <= digit <= "9":
            if text[start : start + 2] in ("20", "19") and "0" <= text[start + 2] <= "9":
                found.append((start, mark + 1))
            elif republic:
                found += [(year.start(), mark + 1) for year in _REPUBLIC.finditer(text, start + 1, mark + 1)]
        elif digit in _ENDS_OTHER_YEAR and _OTHER_YEAR.match(text, start) is not None:
            found.append((start, mark + 1))
    return found


@lru_cache(maxsize=2)  # asked twice of a plan without a date
def find_evidence(text: str) -> tuple[YearEvidence, ...]:
    r"""Return every year a text names with what it is named for.

    Examples
    --------
    >>> [(found.year, found.role) for found in find_evidence("2010年产值比2005年翻一番，到2015年达到3万亿元。")]
    [(2010, 'fact'), (2005, 'base'), (2015, 'goal')]
    >>> [(found.year, found.role) for found in find_evidence("一、2013年工作回顾\n2012年以来，投资由2010年的1亿元增至2013年的2亿元")]
    [(2013, 'review'), (2012, 'since'), (2010, 'since'), (2013, 'fact')]
    """
    # The years are looked for once: what can begin with one is tried where they stand, which spares two looks through the text.
    years = _years_named(text)
    named = [start for start, _ in years]
    opening = [text[end : end + 1] for _, end in years]
    told: list[tuple[str, re.Match[str]]] = []
    reviewed = [start for start, opens in zip(named, opening, strict=True) if opens in _OPENS_REVIEW]
    told += [("review", match) for match in _each_at(_REVIEW, text, reviewed)]
    told += [("review", match) for match in _each_at(_JUST_OVER, text, _just_over(text, named))]
    beside = [start - 3 for start in named if text[max(0, start - 3) : start - 1] == "回顾"]
    told += [("review", match) for match in _each_at(_REVIEWED_TOO, text, beside)]
    if "预期目标" in text:
        aimed = [start for start in named if text[start - 1 : start] not in _REACHES]  # not 到2015年
        told += [("planned", match) for match in _each_at(_PLANNED, text, aimed)]
    else:
        planned = [start for start, opens in zip(named, opening, strict=True) if opens in _OPENS_PLANNED]
        told += [("planned", match) for match in _each_at(_ONLY_WORK_PLANNED, text, planned)]
    done = [at - 2 for at in named if at >= 2 and text[at - 1] == "好"]
    told += [("planned", match) for match in _each_at(_TO_BE_DONE, text, done)]
    told += [("term", match) for match in _each_at(_TERM, text, _bodies_before(text, named))]
    found: list[YearEvidence] = []
    taken: set[int] = set()
    for role, match in told:
        year = plain_number(match["year"])
        if year is not None:
            found.append(YearEvidence(year, role, match.start("year")))
            taken.add(match.start("year"))
    for one in _heads_of_parts(text, named):
        found.append(one)
        taken.add(one.at)
    for start, end in years:
        if start in taken or text[start - 1 : start] in _DIGITS:
            continue
        year = _year_at(text, start, end)
        if year is None or not 1900 <= year <= 2100:
            continue
        role = _role(text, start, end)
        if role:
            found.append(YearEvidence(year, role, start))
    found += _sessions(text)
    if "本世纪末" in text and all(one.year <= _CENTURY for one in found):
        found += [YearEvidence(_CENTURY, "goal", match.start()) for match in _BY_CENTURY.finditer(text)]
    return tuple(sorted(found, key=lambda one: one.at))


def _year_at(text: str, start: int, end: int) -> int | None:
    """The year between two offsets, the second that behind its 年."""
    digits = text[start : end - 1].rstrip()
    if len(digits) == len("105") or len(digits) == len("98"):
        return common_year(text, start, start + len(digits))
    return plain_number(text[start : start + 4])


def _just_over(text: str, named: Iterable[int]) -> list[int]:
    """Return where 过去的 stands before one of the years."""
    found = []
    for start in named:
        end = start - 1 if text[start - 1 : start].isspace() else start
        if end > 2 and text[end - 3 : end] == "过去的":
            found.append(end - 3)
    return found


def _bodies_before(text: str, named: Iterable[int]) -> list[int]:
    """Return where a government or congress is named close before one of the years."""
    found: set[int] = set()
    for at in named:
        for body in ("政府", "人大"):
            begin = text.rfind(body, max(0, at - _LONGEST_BEFORE), at)
            while begin >= 0:
                found.add(begin)
                begin = text.rfind(body, max(0, at - _LONGEST_BEFORE), begin)
    return sorted(found)


def _heads_of_parts(text: str, named: Iterable[int]) -> list[YearEvidence]:
    """Return the two years in a row that head the parts of a report: the one it looks back on and the one it plans."""
    heads = []
    for start in named:
        if text[start - 1 : start] not in _BEFORE_A_HEAD:
            continue
        match = _HEADS_A_PART.match(text, text.rfind("\n", 0, start) + 1)
        if match is not None and (year := plain_number(match["year"])) is not None:
            heads.append((year, match.start("year")))
    if len(heads) != 2 or heads[1][0] != heads[0][0] + 1:
        return []
    (first, at), (second, later) = heads
    return [YearEvidence(first, "review", at), YearEvidence(second, "planned", later)]


def _each_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern at some offsets in order; none begins inside the one before it."""
    done = 0
    for start in starts:
        match = pattern.match(text, start) if start >= done else None
        if match is not None:
            yield match
            done = match.end()


def _sessions(text: str) -> Iterator[YearEvidence]:
    """The years of the sessions of the nation's congress that a text names."""
    for at in places_of(text, "届") if "全国" in text else ():
        match = _SESSION.match(text, at)
        number = _NTH.search(text, max(0, at - _NTH_WITHIN), at) if match is not None else None
        if match is None or number is None or not (match["of_nation"] or number["nation"]):
            continue
        nth, session = plain_number(number["nth"]), plain_number(match["session"])
        if nth is not None and session is not None:
            elected = _FIRST_OF_EIGHTH + (nth - _EIGHTH) * _TERM_YEARS
            yield YearEvidence(elected + session - 1, "session", at)


def _is_of_bulletin(text: str, end: int) -> bool:
    """Whether a title tells by what stands behind its year that it is of statistics: 《2010年交通统计公报》."""
    title = text[end : end + _LONGEST_TITLE].partition("\n")[0].partition("》")[0].partition("《")[0]
    told = load_origin_words().words["told_of_year"]
    # … stands for any words between two parts of one
    return any(word in title or ("…" in word and all(map(title.count, word.split("…")))) for word in told)


def _role(text: str, start: int, end: int) -> str:
    lead = text[max(0, start - 40) : start]
    if "《" in lead and _NAMED.search(lead):
        return "bulletin" if _is_of_bulletin(text, end) else ""
    # Most years have neither before nor behind them what any of the patterns needs there.
    last, opens = lead.rstrip()[-1:], text[end : end + 2].lstrip()[:1]
    if text.find("工作", end, end + _MEETING_WITHIN) >= 0 and _WORK_MEETING.match(text, end) is not None:
        return "meeting"
    if last not in CLOSES_LEAD and opens not in OPENS_ROLE:
        return "fact"
    if opens == "度" and _SURVEYED.match(text, end):
        return "bulletin"
    beside = lead[-_LONGEST_BESIDE:]
    if last in _JOINS_YEARS and _SPAN_END.search(lead[-_LONGEST_SPAN_END:]):
        return "span"
    if opens in _JOINS_YEARS and _SPAN_BEGIN.match(text, end):
        return "since"
    if (last in _COMPARES and BASE_BEFORE.search(beside)) or (
        opens in _OPENS_BASE and _BASE_BEHIND.match(text, end)
    ):
        return "base"
    if last in _OF_A_KIND and _BASE_OF_A_KIND.search(lead[-_LONGEST_KIND:]):
        return "base"
    if last in _EQUALS and _TIMES_BEFORE.search(beside) and _TIMES_BEHIND.match(text, end):
        return "base"
    if (last in _BEGINS_YEARS and _SINCE_BEFORE.search(beside)) or (
        opens in _OPENS_SINCE and _SINCE_BEHIND.match(text, end)
    ):
        return "since"
    if (opens in _OPENS_GOAL and _GOAL_BEHIND.match(text, end)) or (
        last in _REACHES and GOAL_BEFORE.search(lead[-_LONGEST_TO_GOAL:]) and not _is_paired(lead)
    ):
        return "goal"
    if opens in _OPENS_DAY and (_DAY.match(text, end) or _is_month_of_issue(text, start, end)):
        return "day"
    kind = _OPENS_YEAR.match(text, end) if opens == "是" else None
    if kind is None:
        return "fact"
    return "review" if text.startswith("。一年来", kind.end()) else "opening"  # 2004年是…之年。一年来，…


def _is_month_of_issue(text: str, start: int, end: int) -> bool:
    """Whether a year and month stand alone in a line, or in brackets that do: when a text was issued."""
    if text[max(0, start - 4) : start].rstrip(" 　")[-1:] not in ("", "\n", "（", "("):
        return False
    return _MONTH_ALONE.match(text, end) is not None


def _is_paired(lead: str) -> bool:
    """Whether the words before a year compare: 由2000年的66%提高到; no mark parts them."""
    parted = max(lead.rfind("，"), lead.rfind("。"), lead.rfind("；"))
    return _PAIRED.search(lead, parted + 1) is not None


def facts_of_years(text: str) -> list[YearEvidence]:
    """Return the years that a text tells facts of, without those of which it names a month: when it was made public.

    Examples
    --------
    >>> [found.year for found in facts_of_years("（2012年10月）2011年，产量35亿吨。")]
    [2011]
    """
    return [
        one for one in find_evidence(text) if one.role == "fact" and _IN_MONTH.match(text, one.at) is None
    ]


def statistics_year(text: str) -> int | None:
    """Return the year of the bulletin or survey that news tells of.

    Examples
    --------
    >>> statistics_year("人力资源部发布《2010年人才发展统计公报》。"), statistics_year("2010年增长8%。")
    (2010, None)
    """
    named = [one.year for one in find_evidence(text[:LEAD]) if one.role == "bulletin"]
    return max(named, default=None)


def count_day(text: str) -> str:
    """Return the day at which a census or survey counts what it tells of, ``2020-11-01``; empty where it names none.

    Examples
    --------
    >>> count_day("普查以2020年11月1日零时为标准时点。"), count_day("普查标准时点为2018年12月31日，时期为2018年。")
    ('2020-11-01', '2018-12-31')
    >>> count_day("普查时间为2020年11月1日至12月10日。"), count_day("2021年5月28日公布。")
    ('', '')
    """
    for word in _COUNT_TIME.finditer(text):
        before = [*DATE.finditer(text, max(0, word.start() - _NEAR), word.start())]
        if before and _DAY_BEFORE.search(text[before[-1].end() : word.start()]):
            found = before[-1]
        else:
            behind = DATE.search(text, word.end(), word.end() + _NEAR)
            if behind is None or not _DAY_BEHIND.match(text[word.end() : behind.start()]):
                continue
            if _NO_RANGE.match(text, behind.end()) is None:
                continue
            found = behind
        if found["day"] and (day := valid_date(iso_date(found))):
            return day
    return ""


def goals_are_over(text: str, year: int) -> bool:
    """Return whether a text sets goals (two at least), all for years before a given one, and tells nothing of that year.

    Examples
    --------
    >>> goals_are_over("到2010年达到750亿元，到2010年城镇化率达到45%。", 2015)
    True
    >>> goals_are_over("到2010年达到750亿元，到2010年要达到45%，2014年实现了。", 2015)
    False
    """
    goals = [one.year for one in find_evidence(text[:LONGEST]) if one.role == "goal"]
    facts = [one.year for one in find_evidence(text[:LONGEST]) if one.role in ("fact", "bulletin")]
    return len(goals) >= 2 and max(goals) < year and max(facts, default=0) < year - 1


def looks_back_on(text: str, year: int) -> bool:
    """Return whether a report tells what a year has brought, more often than what is planned for it, and nothing of the year before.

    Examples
    --------
    >>> looks_back_on("2018年全镇实现财政收入2.17亿元。", 2018), looks_back_on("2018年主要预期目标：增长8%。", 2018)
    (True, False)
    """
    found = find_evidence(text[:LONGEST])
    facts = Counter(one.year for one in found if one.role in ("fact", "review"))
    if facts[year - 1] or not facts[year]:
        return False
    if any((one.role, one.year) in (("planned", year), ("opening", year - 1)) for one in found):
        return False  # 三、2018年重点工作: it is the year planned
    if any((one.role, one.year) == ("review", year) for one in found):
        return True
    told = len(re.findall(rf"{year}\s?年[^。；\n]{{0,24}}?(?:实现|完成|达到|突破|预计|共|累计)", text))
    planned = len(
        re.findall(
            rf"{year}\s?年[^。；\n]{{0,24}}?(?:(?<!完成)(?<!年度)(?:目标|计划|任务)|预期|[将要](?!求)|力争|确保|安排|工作思路)",
            text,
        )
    )
    return told > planned
