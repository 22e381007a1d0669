"""The year a text was written in, told by the years it names: for excerpts and pages whose head gives none.

Every year that a text names is evidence for when it was written: nobody reports facts of later years, sets goals for years
that are over, or counts growth from a base that is yet to come. All of it is collected, each possible year is given the votes
of what speaks for and against it, and the year with most votes is taken; the reasons are kept for ``plancheck explain``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from plancheck.documents.dates import FIVE_YEAR_PLANS, plain_number
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary import load_votes
from plancheck.vocabulary_files import read_rows

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
    "file name",
)

# Patterns that are looked for in a whole text begin with a set of characters: only those are tried.
_YEAR = r"(?:[12１２一二](?:(?:(?<=1)9|(?<=2)0)[0-9]{2}|(?<=[１２])[０-９]{3}|(?<=[一二])[〇○零九][〇○零一二三四五六七八九]{2}))"
_DAY = re.compile(r"\s?[0-9０-９一二三四五六七八九十]{1,2}\s?月\s?[0-9０-９一二三四五六七八九十]{1,3}\s?日")
_YEAR_NAMED = re.compile(rf"{_YEAR}\s?年")
_MENTION = re.compile(rf"(?P<year>{_YEAR})(?<![0-9０-９]....)\s?年")
_GOAL_BEFORE = re.compile(r"(?<![截])[到至]\s?$")
# 由2000年的66%提高到2005年的83%: the later end of what is compared, no goal
_PAIRED = re.compile(r"[由从自较比][^，。；]{2,}[到至]\s?$|[增提升降减加长高低少小展大调][整]?[到至]\s?$")
_GOAL_BEHIND = re.compile(
    r"\s?(?:(?:年?[底末]|[0-9]{1,2}\s?月(?:底|末)?)前|前(?!\s?[0-9三]|后|列|夕)|内(?!容)|远景|愿景)"
)
# 2020年是“十三五”收官之年: said in it, or of it when it is over
_OPENS_YEAR = re.compile(r"\s?是[^。；\n]{2,70}?(?:之年|关键年|元年|关键一年|重要一年)")
_SPAN_BEGIN = re.compile(rf"\s?(?:[~～—\-–－]{{1,2}}|至|到)\s?{_YEAR}")
_SPAN_END = re.compile(r"[0-9]{4}\s?年?\s?(?:[~～—\-–－]{1,2}|至|到)\s?$")  # 1996~2010年
_BASE_BEFORE = re.compile(r"[比较同与]\s?$")
_TIMES_BEFORE, _TIMES_BEHIND = re.compile(r"[是为]\s?$"), re.compile(r"[^，。；]{0,40}倍")
_BASE_BEHIND = re.compile(r"\s?(?:年?[底末]?(?:的)?(?:为基|可比价|不变价|价格|基础上|相比|水平))")
_SINCE_BEFORE, _SINCE_BEHIND = re.compile(r"[从由自]\s?$"), re.compile(r"\s?(?:以来|起|以后|以前|之前)")
_NAMED = re.compile(r"《[^》\n]{0,60}$")
# 《2010年交通统计公报》, 2015年度人才资源统计: the year that statistics are of
_BULLETIN_BEHIND = re.compile("[^《》\n]{0,30}?(?:公报|统计|年鉴|蓝皮书|白皮书|监测报告|调查报告|发展报告)")
_SURVEYED = re.compile("度[^，。；\n]{0,12}?(?:统计|调查|普查|监测|核算)")
_REVIEW = re.compile(
    rf"(?P<year>{_YEAR})\s?年(?:的)?(?:[和及与][“\"][^”\"]{{2,3}}[”\"](?:时期|期间)?的?)?(?:政府|全年|度|主要)*(?:工作)?(?:的)?(?:主要工作)?(?:情况)?(?:回顾|总结)"
)
_TO_BE_DONE = re.compile(rf"(?:做好|抓好|搞好)(?P<year>{_YEAR})\s?年的?(?:各项|政府|重点|经济社会发展)*工作")
_JUST_OVER = re.compile(rf"过去的\s?(?P<year>{_YEAR})\s?年")  # 刚刚过去的2008年
_PLANNED = re.compile(
    rf"(?P<year>{_YEAR})\s?年(?:的)?(?:(?:政府|重点|主要|度)*(?:工作|目标)(?:主要)?(?:安排|任务|重点|目标|要点|总体要求|部署|打算)|[^。；\n]{{0,24}}?预期目标(?!任务?完成|完成))"
)
# 2018年：实干笃行 … 2019年：开创新局, each on a line of its own: the year told of and the year planned
_HEADS_A_PART = re.compile(
    rf"^[ \t　]*(?P<year>{_YEAR})\s?年[：:—　 ]\s?[\u4e00-\u9fff、，]{{3,24}}[ \t\r　]*$", re.MULTILINE
)
# 本届政府2003年1月就职，五年任期即将结束
_TERM = re.compile(
    rf"(?:政府|人大)[^。；\n]{{0,6}}(?P<year>{_YEAR})\s?年[^。；\n]{{0,8}}(?:就职|组成|成立|选举产生|任期)"
)
_OVER_YEARS = re.compile(
    r"(?P<m>[过这近本三四五])(?:(?:(?<=过)去|(?<=[这近])|(?<=本)届政府)的?(?P<n>[三四五])年|(?<=[三四五])年(?:来|间|共|累计))"
)
_PLAN = re.compile(
    r"[“\"‘](?P<plan>十[一二三四五六七]?|[七八九])五[”\"’](?P<tail>时期末|规划末|期末|末|时期|期间|以来|开局|收官|规划|计划)?"
)
_THIS_YEAR = re.compile("今年(?!以来)")
_LAST_YEAR = re.compile("去年|上年|过去一年|一年来|过去的一年")
# words of those who report on their own work and plan the next
_LIKE_A_REPORT = re.compile(
    "各位代表|政府工作|工作报告|预期目标|今年(?:的)?(?:主要)?(?:工作|目标|任务)|我们|一年来|过去的?一年|五年来|本届政府"
)
# told within the year: 上半年, 前三季度, 一季度, 前8个月, 1-8月
_PART_OF_YEAR = re.compile(
    r"[上前一1](?:(?<=上)半年|(?<=前)三季度|(?<=一)季度|(?<=[前1])[-—～至]?[0-9二三四五六七八九]{1,2}个?月)"
)
_NAME_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_NAME_PLAN = re.compile(r"(?<![0-9])([0-9]{1,2})(?:th|fyp)")  # plan_transport_11th, miit-12fyp
_COUNTS = {"三": 3, "四": 4, "五": 5}
_NUMBERS = {3: "three", 4: "four", 5: "five"}
_PLANS = dict(enumerate(FIVE_YEAR_PLANS.values(), 1))
LONGEST = 60_000  # characters read: what comes later only repeats it

LEAD = 600  # characters in which news says what it tells of
LEAST = 1.2  # votes below which no year is taken: the file name's alone is enough
MOST = 3  # mentions that count: a year named often is no surer than one named three times


@lru_cache(maxsize=1)
def _to_be_done() -> re.Pattern[str]:
    rows = read_rows("dating_words", folders=(vocabulary_folder(),))
    return re.compile("|".join(re.escape(row["word"]) for row in rows if row["says"] == "to_do"))


@dataclass(frozen=True, slots=True)
class YearEvidence:
    """A year that a text names and what it is there: one of `ROLES`."""

    year: int
    role: str
    at: int


@dataclass(frozen=True, slots=True)
class TextYears:
    """The years a text counts from.

    Parameters
    ----------
    own : int or None
        The year it was written in.
    observed : int or None
        The last year it reports on.
    target : int or None
        The year its goals are for.
    plan : (int, int) or None
        The years of the five-year plan it lays down.
    votes : float
        Votes of the year taken less those of the next best one: how sure it is.
    reasons : tuple of str
        What spoke for it.
    """

    own: int | None = None
    observed: int | None = None
    target: int | None = None
    plan: tuple[int, int] | None = None
    votes: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class _Mentions:
    """All evidence of a text, counted."""

    by_role: dict[str, Counter[int]] = field(default_factory=lambda: {role: Counter() for role in ROLES})
    plans: Counter[tuple[int, int]] = field(default_factory=Counter)
    durations: set[int] = field(default_factory=set)
    named_plan: tuple[int, int] | None = None
    speaks_of_both: bool = False  # of the last year and of this one

    def of(self, role: str) -> Counter[int]:
        return self.by_role[role]


def find_evidence(text: str) -> list[YearEvidence]:
    r"""Return every year a text names with what it is named for.

    Examples
    --------
    >>> [(found.year, found.role) for found in find_evidence("2010年产值比2005年翻一番，到2015年达到3万亿元。")]
    [(2010, 'fact'), (2005, 'base'), (2015, 'goal')]
    >>> [(found.year, found.role) for found in find_evidence("一、2013年工作回顾\n2012年以来，投资由2010年的1亿元增至2013年的2亿元")]
    [(2013, 'review'), (2012, 'since'), (2010, 'since'), (2013, 'fact')]
    """
    # The years are looked for once: what can begin with one is tried where they stand, which spares two looks through the text.
    named = [match.start() for match in _YEAR_NAMED.finditer(text)]
    told = [("review", match) for match in _each_at(_REVIEW, text, named)]
    told += [("review", match) for match in _JUST_OVER.finditer(text)]
    told += [("planned", match) for match in _each_at(_PLANNED, text, named)]
    told += [("planned", match) for match in _TO_BE_DONE.finditer(text)]
    told += [("term", match) for match in _TERM.finditer(text)]
    found: list[YearEvidence] = []
    taken: set[int] = set()
    for role, match in told:
        year = plain_number(match["year"])
        if year is not None:
            found.append(YearEvidence(year, role, match.start("year")))
            taken.add(match.start("year"))
    for one in _heads_of_parts(text):
        found.append(one)
        taken.add(one.at)
    for match in _each_at(_MENTION, text, named):
        year = plain_number(match["year"])
        if year is None or match.start() in taken or not 1900 <= year <= 2100:
            continue
        role = _role(text, match.start(), match.end())
        if role:
            found.append(YearEvidence(year, role, match.start()))
    return sorted(found, key=lambda one: one.at)


def _heads_of_parts(text: str) -> list[YearEvidence]:
    """Return the two years in a row that head the parts of a report: the one it looks back on and the one it plans."""
    heads = [
        (year, match.start("year"))
        for match in _HEADS_A_PART.finditer(text)
        if (year := plain_number(match["year"])) is not None
    ]
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


def _role(text: str, start: int, end: int) -> str:
    lead = text[max(0, start - 40) : start]
    if _NAMED.search(lead):
        return "bulletin" if _BULLETIN_BEHIND.match(text, end) else ""
    if _SURVEYED.match(text, end):
        return "bulletin"
    if _SPAN_END.search(lead):
        return "span"
    if _SPAN_BEGIN.match(text, end):
        return "since"
    if _BASE_BEFORE.search(lead) or _BASE_BEHIND.match(text, end):
        return "base"
    if _TIMES_BEFORE.search(lead) and _TIMES_BEHIND.match(text, end):
        return "base"
    if _SINCE_BEFORE.search(lead) or _SINCE_BEHIND.match(text, end):
        return "since"
    if _GOAL_BEHIND.match(text, end) or (_GOAL_BEFORE.search(lead) and not _PAIRED.search(lead)):
        return "goal"
    if _DAY.match(text, end):
        return "day"
    return "opening" if _OPENS_YEAR.match(text, end) else "fact"


def _is_ahead(year: int, told: Counter[int], *, looks_back: bool) -> bool:
    """Whether a year that ends a span lies beyond all that a text tells of: 2021年到2035年."""
    others = [other for other in told if other != year]
    return bool(others) and (not looks_back or year > max(others) + 3)


def _collect(text: str, name: str, *, looks_back: bool = False) -> _Mentions:
    mentions = _Mentions()
    for one in find_evidence(text):
        mentions.of(one.role)[one.year] += 1
    for match in _PLAN.finditer(text):
        plan = FIVE_YEAR_PLANS[match["plan"]]
        lead = text[max(0, match.start() - 3) : match.start()]
        at_its_end = "末" in (match["tail"] or "")
        if at_its_end and _BASE_BEFORE.search(lead):
            mentions.of("base")[plan[1]] += 1  # 比“十一五”末降低20%
            continue
        mentions.plans[plan] += 1
        if at_its_end and _GOAL_BEFORE.search(lead):
            mentions.of("goal")[plan[1]] += 1
    for match in _OVER_YEARS.finditer(text):
        mentions.durations.add(_COUNTS[match["n"] or match["m"]])
    goals, facts = mentions.of("goal"), mentions.of("fact")
    named = [int(written) for written in _NAME_YEAR.findall(name)]
    ends = mentions.of("span")
    named = [
        year for year in named
        if facts[year] or not (goals[year] or (ends[year] and _is_ahead(year, facts | ends, looks_back=looks_back)))
    ]  # fmt: skip
    if not named or max(named) - min(named) < 2:  # plan_2015_2020 names a plan's years, not its own
        mentions.of("file name").update(named)
    numbered = _NAME_PLAN.search(name)
    if numbered and (years := plan_years(int(numbered[1]))):
        mentions.named_plan = years
    ahead = any(
        _to_be_done().search(text, match.end(), match.end() + 40) for match in _THIS_YEAR.finditer(text)
    )
    both = ahead or _LAST_YEAR.search(text) is not None
    mentions.speaks_of_both = both and _PART_OF_YEAR.search(text) is None
    return mentions


def estimate_years(text: str, *, name: str = "", kind: str = "other", looks_back: bool = False) -> TextYears:
    """Return the years a text counts from, told by the years it names.

    Parameters
    ----------
    text : str
    name : str
        File name, whose year is weak evidence.
    kind : {"plan", "report", "statistics", "other"}
        What the text is: a report is given in the year after the one it reports on, statistics are of the year they tell of.
    looks_back : bool
        Whether its words tell of what has been (`plancheck.statements.tone`): such a text reports up to the latest year it names.

    Returns
    -------
    TextYears
        All None where nothing names a year.

    Examples
    --------
    >>> text = "五年来，生产总值比2006年翻一番，达到300亿元。今年要增长10%，确保完成投资80亿元。"
    >>> found = estimate_years(text, looks_back=True)
    >>> found.own, found.observed, found.target
    (2012, 2011, 2012)
    >>> found.reasons
    ('five years since 2006',)
    >>> found = estimate_years("“十二五”期间投资2650亿元，到2015年普及率达到80%。")
    >>> found.own, found.target, found.plan
    (2010, 2015, (2011, 2015))
    >>> estimate_years("过去一年，工业增长9%。")
    TextYears(own=None, observed=None, target=None, plan=None, votes=0.0, reasons=())
    """
    text = text[:LONGEST]
    mentions = _collect(text, name, looks_back=looks_back)
    report = kind == "report" or (
        kind != "statistics"
        and looks_back
        and mentions.speaks_of_both
        and _LIKE_A_REPORT.search(text) is not None
    )
    plan = _own_plan(mentions, looks_back=looks_back)
    candidates = _candidates(mentions, plan)
    if not candidates:
        goals = mentions.of("goal")
        return TextYears(target=goals.most_common(1)[0][0] if goals else None)
    ahead = mentions.of("goal") + mentions.of("span")
    scored = {year: _votes(year, mentions, plan, looks_back=looks_back, report=report) for year in candidates}
    ranked = sorted(scored, key=lambda year: (_added(scored[year]), year), reverse=True)
    observed = ranked[0]
    best = _added(scored[observed])
    if best < LEAST:
        if plan is not None:
            return TextYears(plan[0] - 1, plan[0] - 1, plan[1], plan)
        return TextYears(target=max(ahead, key=lambda year: ahead[year])) if ahead else TextYears()
    margin = best - _added(scored[ranked[1]]) if len(ranked) > 1 else best
    reasons = tuple(
        reason for votes, reason in sorted(scored[observed], key=lambda one: -one[0]) if votes > 0
    )
    own = _own_year(observed, mentions, plan=plan, report=report)
    goals = Counter({year: count for year, count in ahead.items() if year > observed})
    target = own if own > observed else None
    if plan is not None:
        target = plan[1]
    elif not goals and not looks_back and max(mentions.of("fact"), default=0) > own:
        target = max(mentions.of("fact"))  # the last column of a table of goals
    elif goals and (target is None or sum(goals.values()) > 1):
        target = goals.most_common(1)[0][0]
    return TextYears(own, observed, target or own, plan, margin, reasons)


NEARLY_AS_MANY = 0.6  # of the goals of the year that most are for, those of a later one


def _added(votes: Iterable[tuple[float, str]]) -> float:
    """What speaks for and against a year, added up."""
    return sum((each for each, _ in votes), 0.0)


def main_goal(text: str, *, mostly: bool = False) -> int | None:
    """Return the year that most of a text's goals are for (到2020年), for a plan whose title names no years.

    `mostly` asks that the text speaks of goals at least as often as of facts: news of a plan, not news that mentions one.

    Examples
    --------
    >>> main_goal("到2015年达到50%，到2020年达到70%，到2020年建成8个中心。"), main_goal("2014年增长8%。")
    (2020, None)

    A later year that nearly as many goals are for is the one that the plan runs to.

    >>> main_goal("到2025年达到50%，到2025年达到6%，到2025年建成8个，到2027年达到70%，到2027年达到8%。")
    2027
    """
    mentions = _collect(text[:LONGEST], "")
    goals = mentions.of("goal")
    if not goals or (mostly and sum(goals.values()) < sum(mentions.of("fact").values())):
        return None
    main, most = goals.most_common(1)[0]
    enough = max(2.0, most * NEARLY_AS_MANY)
    return max((year for year, count in goals.items() if count >= enough), default=main) if most > 1 else main


def statistics_year(text: str) -> int | None:
    """Return the year of the bulletin or survey that news tells of.

    Examples
    --------
    >>> statistics_year("人力资源部发布《2010年人才发展统计公报》。"), statistics_year("2010年增长8%。")
    (2010, None)
    """
    named = [one.year for one in find_evidence(text[:LEAD]) if one.role == "bulletin"]
    return max(named, default=None)


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
    told = len(re.findall(rf"{year}\s?年[^。；\n]{{0,24}}?(?:实现|完成|达到|突破|预计|共|累计)", text))
    planned = len(
        re.findall(
            rf"{year}\s?年[^。；\n]{{0,24}}?(?:目标|预期|[将要](?!求)|力争|确保|计划|安排|工作思路|任务)",
            text,
        )
    )
    return told > planned


def plan_years(number: int) -> tuple[int, int] | None:
    """Return the years of the n-th five-year plan.

    Examples
    --------
    >>> plan_years(12), plan_years(99)
    ((2011, 2015), None)
    """
    return _PLANS.get(number)


def _own_plan(mentions: _Mentions, *, looks_back: bool) -> tuple[int, int] | None:
    """Return the plan a text lays down: one whose years its goals are for, or the only years that it speaks of."""
    goals, facts = mentions.of("goal"), mentions.of("fact")
    latest, named = max([*facts, *mentions.of("file name")], default=0), mentions.named_plan
    if named is not None and latest < named[1] and (not goals or named[0] <= goals.most_common(1)[0][0]):
        return named
    for years, _ in mentions.plans.most_common():
        if max(facts, default=0) > years[0] + 1 or latest >= years[1]:
            continue
        if goals[years[1]] or (not looks_back and not facts and not mentions.of("span")):
            return years
    return None


def _candidates(mentions: _Mentions, plan: tuple[int, int] | None) -> set[int]:
    found = (
        set(mentions.of("bulletin"))
        | set(mentions.of("fact"))
        | set(mentions.of("review"))
        | set(mentions.of("span"))
    )
    found |= {year - 1 for year in mentions.of("planned")} | {year + 4 for year in mentions.of("term")}
    found |= {year + years for year in mentions.of("base") for years in mentions.durations}
    for year in mentions.of("file name"):
        found |= {year, year - 1}
    if plan is not None:
        found.add(plan[0] - 1)
    if not found:
        found |= {years[1] for years in mentions.plans} | set(mentions.of("base")) | set(mentions.of("since"))
        found |= {year - 1 for year in mentions.of("day")}
    return found


def _votes(
    year: int, mentions: _Mentions, plan: tuple[int, int] | None, *, looks_back: bool, report: bool
) -> list[tuple[float, str]]:
    """What speaks for and against a year as the last one that a text reports on."""
    votes: list[tuple[float, str]] = []
    weigh = load_votes("year")

    def say(each: float, counts: Iterable[int], reason: str) -> None:
        total = sum(min(count, MOST) for count in counts)
        if total:
            votes.append((each * min(total, MOST), reason))

    facts, bases, goals = mentions.of("fact"), mentions.of("base"), mentions.of("goal")
    if mentions.of("review")[year]:
        votes.append((weigh["heading"], f"a heading looks back on {year}"))
    if mentions.of("bulletin")[year]:
        votes.append((weigh["bulletin"], f"tells of the statistics of {year}"))
    if mentions.of("planned")[year + 1]:
        votes.append((weigh["heading"], f"a heading plans {year + 1}"))
    if mentions.of("term")[year - 4]:
        votes.append((weigh["term"], f"a government in office since {year - 4}"))
    if facts[year]:
        say(weigh["fact"], [facts[year]], f"tells of {year}")
    named = mentions.of("file name")
    known = max(named, default=9999)  # years beyond the file name's are columns of goals
    later = weigh["later fact"] if looks_back else weigh["later fact"] / 3
    say(later, [count for other, count in facts.items() if year < other <= known], "tells of later years")
    say(
        weigh["later base"],
        [count for other, count in bases.items() if other > year],
        "counts from later years",
    )
    say(
        weigh["goal of a year before"],
        [count for other, count in goals.items() if other < year],
        "has goals for years before",
    )
    say(weigh["goal of this year"], [goals[year]], "has goals for this year")
    if mentions.of("opening")[year] or mentions.of("opening")[year + 1]:
        votes.append((weigh["fact"] / 2, "speaks of what kind of year it is"))
    if mentions.of("span")[year]:
        votes.append((weigh["fact"] / 2, f"tells of years up to {year}"))
    for years in mentions.durations:
        if bases[year - years] or mentions.of("since")[year - years + 1]:
            votes.append((weigh["duration"], f"{_NUMBERS[years]} years since {year - years}"))
    if any(first - 1 <= year <= last for first, last in mentions.plans):
        votes.append((weigh["plan"] / 2, "lies in the years of a plan that it names"))
    if plan is not None and year in (plan[0] - 1, plan[0]):
        votes.append((weigh["plan"], f"a plan for {plan[0]} to {plan[1]}"))
    if named[year]:
        votes.append((weigh["file name"] / 2 if report else weigh["file name"], f"{year} in the file name"))
    if named[year + 1]:
        votes.append(
            (
                weigh["file name"] if looks_back or report else weigh["file name"] / 2,
                f"{year + 1} in the file name",
            )
        )
    if named and year > max(named):
        votes.append((weigh["later than the file name"], f"later than {max(named)} in the file name"))
    days = mentions.of("day")
    if days[year + 1] and report:
        votes.append((weigh["day"], f"names a day of {year + 1}"))
    return votes


def _own_year(observed: int, mentions: _Mentions, *, plan: tuple[int, int] | None, report: bool) -> int:
    """Return the year a text was written in: that of its facts, or the next where it speaks of the last year and of this."""
    if mentions.of("review")[observed] or mentions.of("planned")[observed + 1]:
        return observed + 1
    named = mentions.of("file name")
    if mentions.of("bulletin")[observed] and mentions.speaks_of_both:
        return observed + 1  # news of a bulletin: 去年完成…
    if named[observed + 1] and not named[observed]:
        return observed + 1
    if named[observed] or plan is not None:
        return observed
    return observed + 1 if report else observed
