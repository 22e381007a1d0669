"""The year a text was written in, told by the years it names: for excerpts and pages whose head gives none.

Every year that a text names is evidence for when it was written: nobody reports facts of later years, sets goals for years
that are over, or counts growth from a base that is yet to come. All of it is collected, each possible year is given the votes
of what speaks for and against it, and the year with most votes is taken; the reasons are kept for ``plancheck explain``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from plancheck.documents.characters import places_of
from plancheck.documents.dates import FIVE_YEAR_PLANS, NAME_YEAR
from plancheck.documents.year_evidence import (
    BASE_BEFORE,
    GOAL_BEFORE,
    LONGEST,
    YearEvidence,
    find_evidence,
    year_marks,
)
from plancheck.paths import vocabulary_folder
from plancheck.vocabulary import load_votes
from plancheck.vocabulary_files import read_rows

# Most patterns begin with one character that they all hold (年, 五), and are tried where it stands.
_OVER_YEARS = re.compile(
    "年(?:(?<=[三四五]年)(?:来|间|共|累计)|"
    + "|".join(
        f"(?<={lead}[三四五]年)"
        for lead in ("[这近]", "[这近]的", "过去", "过去的", "本届政府", "本届政府的")
    )
    + ")"
)
_PLAN = re.compile(
    r"五(?=[”\"’])(?:(?<=[“\"‘](?P<nth>十[一二三四五六七])五)|(?<=[“\"‘](?P<plan>[七八九十])五))"
    r"[”\"’](?P<tail>时期末|规划末|期末|末|时期|期间|以来|开局|收官|规划|计划)?"
)
# 十二五时期, without the marks
_BARE_PLAN = re.compile(
    "五(?:(?<=(?P<nth>十[一二三四五六七])五)|(?<=[^一二三四五六七八九十](?P<plan>十)五))(?P<tail>时期末|规划末|期末|时期|期间|以来|规划)"
)
# 今年是“十四五”的收官之年; “十二五”开局之年，…
_TURN_OF_PLAN = re.compile(
    '五[”"’]?(?:规划|计划|时期)?的?(?:(?P<first>开局|起步|开篇|第一|首)|收官|最后一|决胜)之?年'
    '|五[”"’]?(?:规划|计划|时期)?(?P<ends>(?:即将|将要?|就要|行将)(?:迎来|圆满)?(?:收官|结束|过去))'
)
_NUMBER_OF_PLAN = re.compile('(?P<lead>[^。；，\n]{0,24}?)[“"‘]?(?P<nth>十[一二三四五六七]?|[七八九])$')
_THIS_YEAR = re.compile("(?:今年|本年|(?P<next>明年))(?:又|也|正|既|将)?(?:是|为|作为|系)")
_NUMBER_WITHIN = 30
_CLOSING_QUOTES = frozenset('”"’')
# “七五”计划期间，全市发展的总目标是：, behind the closing quotation mark
_AIMS_OF_PLAN = re.compile(
    '[”"’](?:时期|期间|规划|计划)+[^。；]{0,30}?(?:目标|任务)(?:[是为：:]|[和与、](?:主要)?(?:目标|指标)\n)'
)
_ONE_YEAR_PAST = re.compile("年(?:(?<=过去一年)|(?<=过去的一年)|(?<=一年)(?=来))")
# words of those who report on their own work and plan the next
_LIKE_A_REPORT = re.compile(
    "各位代表|政府工作|工作报告|预期目标|今年(?:的)?(?:主要)?(?:工作|目标|任务)|我们|一年来|过去的?一年|五年来|本届政府"
)
# told within the year: 前8个月, 1-8月
_MONTHS_OF_YEAR = re.compile("[前1][-—～至]?[0-9二三四五六七八九]{1,2}个?月$")
_BEFORE_MONTHS, _LONGEST_MONTHS = frozenset("0123456789二三四五六七八九个"), 6
_NAME_PLAN = re.compile(r"(?<![0-9])([0-9]{1,2})(?:th|fyp)")  # plan_transport_11th, miit-12fyp
# 2014年6月底前: when a task is due
_DUE_BY = re.compile(r"(?:19|20)[0-9]{2}\s?年\s?(?:[0-9]{1,2}\s?月)?(?:底|末)前")
_COUNTS = {"三": 3, "四": 4, "五": 5}
_NUMBERS = {3: "three", 4: "four", 5: "five"}
_PLANS = dict(enumerate(FIVE_YEAR_PLANS.values(), 1))

_OPENS_TURN = frozenset('”"’规计时的开起第首收最决即将要就行')  # behind the 五 of _TURN_OF_PLAN
_COUNTED_YEARS = frozenset("去今明")  # before 年
# 新华社北京1月20日电: wired in the first weeks of a year
_WIRED_EARLY = re.compile("[12一二](?<![0-9十].)\\s?月\\s?[0-9一二三四五六七八九十]{1,3}\\s?日\\s?[电讯]")
_DATELINE_WITHIN = 600  # characters

LEAST = 1.2  # votes below which no year is taken: the file name's alone is enough
MOST = 3  # mentions that count: a year named often is no surer than one named three times


@lru_cache(maxsize=1)
def _to_be_done() -> re.Pattern[str]:
    rows = read_rows("dating_words", folders=(vocabulary_folder(),))
    return re.compile("|".join(re.escape(row["word"]) for row in rows if row["says"] == "to_do"))


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
    rival : int or None
        The next best year, where less than one fact told parts it from the one taken.
    """

    own: int | None = None
    observed: int | None = None
    target: int | None = None
    plan: tuple[int, int] | None = None
    votes: float = 0.0
    reasons: tuple[str, ...] = ()
    rival: int | None = None


Counts = dict[int, int]  # how often each year is named
_NONE: Counts = {}


@dataclass(slots=True)
class _Mentions:
    """All evidence of a text, counted."""

    evidence: Sequence[YearEvidence]
    by_role: dict[str, Counts] = field(default_factory=dict)  # of the roles met
    plans: dict[tuple[int, int], int] = field(default_factory=dict)  # and how often each is named
    durations: set[int] = field(default_factory=set)
    plans_with_aims: set[tuple[int, int]] = field(default_factory=set)
    named_plan: tuple[int, int] | None = None
    speaks_of_both: bool = False  # of the last year and of this one
    says: frozenset[str] = frozenset()  # 去, 今, 明 of 去年, 今年, 明年
    wired_early: bool = False  # as news of the first weeks of a year

    def of(self, role: str) -> Counts:
        """How often each year is named for something; only to be read."""
        return self.by_role.get(role, _NONE)

    def note(self, role: str, year: int) -> None:
        """Count a year that is named for something."""
        counts = self.by_role.setdefault(role, {})
        counts[year] = counts.get(year, 0) + 1


def _most_named(years: Counts) -> int:
    """The year named most often; of several the first met."""
    return max(years, key=lambda year: years[year])


def _both(one: Counts, other: Counts) -> Counts:
    """How often each year is named for either of two things."""
    return {year: one.get(year, 0) + other.get(year, 0) for year in (*one, *other)}


def _is_ahead(year: int, told: Iterable[int], *, looks_back: bool) -> bool:
    """Whether a year that ends a span lies beyond all that a text tells of: 2021年到2035年."""
    others = [other for other in told if other != year]
    return bool(others) and (not looks_back or year > max(others) + 3)


@lru_cache(maxsize=2)  # asked up to four times of a plan; what comes back is never changed
def _said(text: str) -> _Mentions:
    """All evidence of a text alone."""
    mentions = _Mentions(find_evidence(text))
    for one in mentions.evidence:
        mentions.note(one.role, one.year)
    for at in places_of(text, "五"):
        turn = _turn_of_plan(text, at) if text[at + 1 : at + 2] in _OPENS_TURN else None
        if turn is not None:
            mentions.note("this year" if turn[1] else "turn of plan", turn[0])
        quoted = text[at + 1 : at + 2] in _CLOSING_QUOTES
        match = (_PLAN if quoted else _BARE_PLAN).match(text, at)
        if match is None:
            continue
        named = match["nth"] or match["plan"]
        plan = FIVE_YEAR_PLANS[named]
        begins = at - len(named) - 1
        lead = text[max(0, begins - 3) : begins]
        at_its_end = "末" in (match["tail"] or "")
        if at_its_end and BASE_BEFORE.search(lead):
            mentions.note("base", plan[1])  # 比“十一五”末降低20%
            continue
        mentions.plans[plan] = mentions.plans.get(plan, 0) + 1
        if _AIMS_OF_PLAN.match(text, at + 1) is not None:
            mentions.plans_with_aims.add(plan)
        if at_its_end and GOAL_BEFORE.search(lead):
            mentions.note("goal", plan[1])
    ahead = past = False
    said: set[str] = set()
    for at in year_marks(text):
        before = text[at - 1 : at]
        if before in _COUNTED_YEARS:
            said.add(before)
        if before in _COUNTS:
            if _OVER_YEARS.match(text, at) is not None:
                mentions.durations.add(_COUNTS[before])
        elif before == "今":
            ahead = ahead or (
                not text.startswith("以来", at + 1)
                and _to_be_done().search(text, at + 1, at + 41) is not None
            )
        elif not past:
            past = before in ("去", "上") or (before == "一" and _ONE_YEAR_PAST.match(text, at) is not None)
    mentions.says = frozenset(said)
    head = text[:_DATELINE_WITHIN]
    mentions.wired_early = ("电" in head or "讯" in head) and _WIRED_EARLY.search(head) is not None
    mentions.speaks_of_both = (ahead or past) and not _tells_of_part_of_year(text)
    return mentions


def _turn_of_plan(text: str, at: int) -> tuple[int, bool] | None:
    """The first or last year of a plan that a text calls its turn at 五, and whether it calls it 今年; None where another year is called so."""
    turn = _TURN_OF_PLAN.match(text, at)
    number = _NUMBER_OF_PLAN.search(text, max(0, at - _NUMBER_WITHIN), at) if turn is not None else None
    if turn is None or number is None:
        return None
    lead = number["lead"].lstrip()
    if turn["ends"]:
        return FIVE_YEAR_PLANS[number["nth"]][1], True
    said = _THIS_YEAR.match(lead)
    if lead and said is None:
        return None
    year = FIVE_YEAR_PLANS[number["nth"]][0 if turn["first"] else 1]
    return year - (said is not None and said["next"] is not None), said is not None


def _tells_of_part_of_year(text: str) -> bool:
    """Whether a text tells of 上半年, 前三季度, 一季度 or the first months of a year."""
    if any(text[at - 2 : at] == "上半" for at in year_marks(text)):
        return True
    for at in places_of(text, "季"):
        if text[at + 1 : at + 2] == "度" and (text[at - 1 : at] == "一" or text[at - 2 : at] == "前三"):
            return True
    return any(
        text[at - 1 : at] in _BEFORE_MONTHS
        and _MONTHS_OF_YEAR.search(text, max(0, at - _LONGEST_MONTHS), at + 1) is not None
        for at in places_of(text, "月")
    )


def _collect(text: str, name: str, *, looks_back: bool = False) -> _Mentions:
    """All evidence of a text and its file name."""
    said = _said(text)
    goals, facts, ends = said.of("goal"), said.of("fact"), said.of("span")
    named = [int(written) for written in NAME_YEAR.findall(name)]
    named = [
        year for year in named
        if year in facts or not (year in goals or (year in ends and _is_ahead(year, (*facts, *ends), looks_back=looks_back)))
    ]  # fmt: skip
    if named and max(named) - min(named) >= 2:
        named = []  # plan_2015_2020 names a plan's years, not its own
    mentions = replace(
        said, by_role={**said.by_role, "file name": {year: named.count(year) for year in named}}
    )
    numbered = _NAME_PLAN.search(name)
    if numbered and (years := _PLANS.get(int(numbered[1]))):
        mentions.named_plan = years
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
        Whether its words tell of what has been (`plancheck.statements.words.tone`): such a text reports up to the latest year it names.

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
    TextYears(own=None, observed=None, target=None, plan=None, votes=0.0, reasons=(), rival=None)
    """
    text = text[:LONGEST]
    mentions = _collect(text, name, looks_back=looks_back)
    report = kind == "report" or (
        kind != "statistics"
        and looks_back
        and mentions.speaks_of_both
        and _LIKE_A_REPORT.search(text) is not None
    )
    mentions = _with_aims(mentions)
    plan = _own_plan(mentions, looks_back=looks_back)
    candidates = _candidates(mentions, plan)
    if not candidates:
        goals = mentions.of("goal")
        return TextYears(target=_most_named(goals) if goals else None)
    ahead = _both(mentions.of("goal"), mentions.of("span"))
    scored = {year: _votes(year, mentions, plan, looks_back=looks_back, report=report) for year in candidates}
    ranked = sorted(scored, key=lambda year: (_added(scored[year]), year), reverse=True)
    observed = ranked[0]
    best = _added(scored[observed])
    if best < LEAST:
        if plan is not None:
            return TextYears(plan[0] - 1, plan[0] - 1, plan[1], plan)
        return TextYears(target=_most_named(ahead)) if ahead else TextYears()
    margin = best - _added(scored[ranked[1]]) if len(ranked) > 1 else best
    reasons = tuple(
        reason for votes, reason in sorted(scored[observed], key=lambda one: -one[0]) if votes > 0
    )
    own = _own_year(observed, mentions, plan=plan, report=report)
    goals = {year: count for year, count in ahead.items() if year > observed}
    target = own if own > observed else observed + 1 if observed + 1 in mentions.of("meeting") else None
    if plan is not None:
        target = plan[1]
    elif not goals and not looks_back and max(mentions.of("fact"), default=0) > own:
        target = max(mentions.of("fact"))  # the last column of a table of goals
    elif goals and (target is None or sum(goals.values()) > 1):
        target = _most_named(goals)
    rival = ranked[1] if len(ranked) > 1 and margin < load_votes("year")["fact"] else None
    return TextYears(own, observed, target or own, plan, margin, reasons, rival)


NEARLY_AS_MANY = 0.6  # of the goals of the year that most are for, those of a later one
OF_ONE_TASK = 0.5  # what a task's own deadline says of the year that all of a plan is for
NEXT_STEP = 5  # years from one step of a plan to the next


def _added(votes: Iterable[tuple[float, str]]) -> float:
    """What speaks for and against a year, added up."""
    return sum((each for each, _ in votes), 0.0)


def main_goal(
    text: str, *, mostly: bool = False, after: int | None = None, plan_last: int | None = None
) -> int | None:
    """Return the year that most of a text's goals are for (到2020年), for a plan whose title names no years.

    `mostly` asks that the text speaks of goals at least as often as of facts: news of a plan, not news that mentions one.
    `after` is the year that the text was written in: what was to be reached by then is no goal of it where later ones are named.
    `plan_last` is the last year of the plan that the text belongs to: it stands where as many goals are for it as for any other.

    Examples
    --------
    >>> main_goal("到2015年达到50%，到2020年达到70%，到2020年建成8个中心。"), main_goal("2014年增长8%。")
    (2020, None)

    A later year that nearly as many goals are for is the one that the plan runs to.

    >>> main_goal("到2025年达到50%，到2025年达到6%，到2025年建成8个，到2027年达到70%，到2027年达到8%。")
    2027
    >>> main_goal("到2022年达到50%。到2025年达到70%。展望到2035年，达到90%。", after=2020)
    2025
    >>> main_goal("到2025年达到50%。到2030年达到70%。", after=2022, plan_last=2025)
    2025
    >>> main_goal("到2020年达到50%。到2025年达到70%。2018—2020年安排6亿元。", after=2018)
    2020

    Years told behind the one that it was written in are those of goals too.

    >>> main_goal("2007年，入园率达到80%。2010年，入园率达到90%。", after=2005)
    2010
    """
    mentions = _collect(text[:LONGEST], "")
    goals, facts = mentions.of("goal"), mentions.of("fact")
    if after is not None:  # 2007年，入园率达到96%, in a guidance of 2005
        ahead = {year: count for year, count in facts.items() if year > after}
        if sum(ahead.values()) > 1:
            facts = {year: count for year, count in facts.items() if year <= after}
            goals = {year: goals.get(year, 0) + ahead.get(year, 0) for year in (*goals, *ahead)}
    if not goals and after is not None and not mostly:
        # 从2019年到2021年，完成…: the end of the years that its only goals are for
        goals = {year: count for year, count in mentions.of("span").items() if year > after}
    if not goals or (mostly and sum(goals.values()) < sum(facts.values())):
        return None
    weights = _weighed_goals(text[:LONGEST], goals, after=after)
    # 到2020年…。到2025年…。2018—2020年安排60亿元: the years that money and work end with
    if max(weights.values()) <= 1:
        for year in mentions.of("span"):
            if year in weights:
                weights[year] += 1
    most = max(weights.values())
    if plan_last is not None and weights.get(plan_last) == most:
        return plan_last
    main = next(year for year, weight in weights.items() if weight == most)
    if most <= 1:  # 到2022年…。到2025年…: the second step of one plan, not a vision far beyond it
        return max(year for year, weight in weights.items() if year <= main + NEXT_STEP and weight == most)
    enough = max(2.0, most * NEARLY_AS_MANY)
    return max((year for year, weight in weights.items() if weight >= enough), default=main)


def _weighed_goals(text: str, goals: Counts, *, after: int | None) -> dict[int, float]:
    """Return how much speaks for each year of goals; less for one that only single tasks are due by (2014年底前完成)."""
    ahead = {year: count for year, count in goals.items() if year > (after or 0)} or goals
    weights = {year: float(count) for year, count in ahead.items()}
    for one in _said(text).evidence:
        if one.role == "goal" and one.year in weights and _DUE_BY.match(text, one.at):
            weights[one.year] -= 1 - OF_ONE_TASK
    return weights


def _own_plan(mentions: _Mentions, *, looks_back: bool) -> tuple[int, int] | None:
    """Return the plan a text lays down: one whose years its goals are for, or the only years that it speaks of."""
    goals, facts = mentions.of("goal"), mentions.of("fact")
    latest, named = max([*facts, *mentions.of("file name")], default=0), mentions.named_plan
    if named is not None and latest < named[1] and (not goals or named[0] <= _most_named(goals)):
        return named
    for years in sorted(mentions.plans, key=lambda years: -mentions.plans[years]):
        if max(facts, default=0) > years[0] + 1 or latest >= years[1]:
            continue
        if years[1] in goals or (not looks_back and not facts and not mentions.of("span")):
            return years
    return None


def _with_aims(mentions: _Mentions) -> _Mentions:
    """Take what seems told of a plan's last year for its goals, where its aims are named and no other year is told of.

    “七五”计划的目标是：1990年总产值达到40亿元，比1985年增长50%。
    """
    facts = mentions.of("fact")
    years = next((years for years in mentions.plans_with_aims if set(facts) == {years[1]}), None)
    if years is None or max(mentions.of("base"), default=0) >= years[0]:
        return mentions
    goals = _both(mentions.of("goal"), facts)
    return replace(mentions, by_role={**mentions.by_role, "goal": goals, "fact": {}})


def _candidates(mentions: _Mentions, plan: tuple[int, int] | None) -> set[int]:
    found = (
        set(mentions.of("bulletin"))
        | set(mentions.of("fact"))
        | set(mentions.of("review"))
        | set(mentions.of("span"))
    )
    found |= {year - 1 for role in ("planned", "meeting") for year in mentions.of(role)}
    found |= {year + 4 for year in mentions.of("term")}
    found |= {year + years for year in mentions.of("base") for years in mentions.durations}
    for year in mentions.of("file name"):
        found |= {year, year - 1}
    if plan is not None:
        found.add(plan[0] - 1)
    if not found:
        found |= {years[1] for years in mentions.plans} | set(mentions.of("since"))
        found |= {year + after for year in mentions.of("base") for after in (0, 1)}
        found |= {year - 1 for year in mentions.of("day")}
    for role in ("this year", "turn of plan"):
        found |= {year - over for year in mentions.of(role) for over in (0, 1)}
    met = max(mentions.of("session"), default=None)
    return found if met is None or found else {met, met - 1}


def _votes(
    year: int, mentions: _Mentions, plan: tuple[int, int] | None, *, looks_back: bool, report: bool
) -> list[tuple[float, str]]:
    """What speaks for and against a year as the last one that a text reports on."""
    weigh = load_votes("year")
    return [
        *_votes_of_what_is_told(year, mentions, weigh, looks_back=looks_back),
        *_votes_of_spans(year, mentions, plan, weigh, looks_back=looks_back),
        *_votes_of_name_and_day(year, mentions, weigh, looks_back=looks_back, report=report),
    ]


def _votes_of_what_is_told(
    year: int, mentions: _Mentions, weigh: Mapping[str, float], *, looks_back: bool
) -> list[tuple[float, str]]:
    """What headings, facts and goals of this year and of others say of it."""
    votes: list[tuple[float, str]] = []

    def say(each: float, counts: Iterable[int], reason: str) -> None:
        total = sum(min(count, MOST) for count in counts)
        if total:
            votes.append((each * min(total, MOST), reason))

    facts, bases, goals = mentions.of("fact"), mentions.of("base"), mentions.of("goal")
    if year in mentions.of("review"):
        votes.append((weigh["heading"], f"a heading looks back on {year}"))
    if year in mentions.of("bulletin"):
        votes.append((weigh["bulletin"], f"tells of the statistics of {year}"))
    if year + 1 in mentions.of("planned"):
        votes.append((weigh["heading"], f"a heading plans {year + 1}"))
    if year + 1 in mentions.of("meeting"):
        votes.append((weigh["meeting"], f"a meeting on the work of {year + 1}"))
    met = max(mentions.of("session"), default=0)
    if met and year < met - 1:
        votes.append((weigh["before the session"], f"the congress met in {met}"))
    elif met in (year, year + 1):
        votes.append((weigh["session"] / (1 + (met == year)), f"the congress met in {met}"))
    for role, votes_of in (("this year", weigh["heading"]), ("turn of plan", weigh["fact"] / 2)):
        if year in mentions.of(role) or year + 1 in mentions.of(role):
            votes.append((votes_of, "names the year of a plan that it is written in"))
    if year - 4 in mentions.of("term"):
        votes.append((weigh["term"], f"a government in office since {year - 4}"))
    say(weigh["fact"], [facts.get(year, 0)], f"tells of {year}")
    known = max(mentions.of("file name"), default=9999)  # years beyond the file name's are columns of goals
    later = weigh["later fact"] if looks_back else weigh["later fact"] / 3
    told_later = [count for other, count in facts.items() if year < other <= known]
    say(later, told_later, "tells of later years")
    counted_from = [count for other, count in bases.items() if other > year]
    say(weigh["later base"], counted_from, "counts from later years")
    gone = [count for other, count in goals.items() if other < year]
    say(weigh["goal of a year before"], gone, "has goals for years before")
    say(weigh["goal of this year"], [goals.get(year, 0)], "has goals for this year")
    if year in mentions.of("opening") or year + 1 in mentions.of("opening"):
        votes.append((weigh["fact"] / 2, "speaks of what kind of year it is"))
    return votes


def _votes_of_spans(
    year: int,
    mentions: _Mentions,
    plan: tuple[int, int] | None,
    weigh: Mapping[str, float],
    *,
    looks_back: bool,
) -> list[tuple[float, str]]:
    """What spans of years and five-year plans that a text names say of a year."""
    votes: list[tuple[float, str]] = []
    if year in mentions.of("span"):
        votes.append((weigh["fact"] / 2, f"tells of years up to {year}"))
    for years in mentions.durations:
        if year - years in mentions.of("base") or year - years + 1 in mentions.of("since"):
            votes.append((weigh["duration"], f"{_NUMBERS[years]} years since {year - years}"))
    if any(first - 1 <= year <= last for first, last in mentions.plans):
        votes.append((weigh["plan"] / 2, "lies in the years of a plan that it names"))
    over = max((last for _, last in mentions.plans), default=None)
    tells_of_none = not mentions.of("fact") and not mentions.of("goal") and not mentions.of("span")
    if looks_back and over == year and tells_of_none:
        votes.append((weigh["plan"], f"looks back on the years of a plan up to {year}"))
    if tells_of_none and year - 1 == max(mentions.of("base"), default=0):
        votes.append((weigh["plan"], f"counts from {year - 1} alone"))
    if plan is not None and year in (plan[0] - 1, plan[0]):
        votes.append((weigh["plan"], f"a plan for {plan[0]} to {plan[1]}"))
    return votes


def _votes_of_name_and_day(
    year: int, mentions: _Mentions, weigh: Mapping[str, float], *, looks_back: bool, report: bool
) -> list[tuple[float, str]]:
    """What the years in the file name say of a year, and a day that a report names."""
    votes: list[tuple[float, str]] = []
    named = mentions.of("file name")
    half = weigh["file name"] / 2
    if year in named:
        votes.append((half if report else weigh["file name"], f"{year} in the file name"))
    if year + 1 in named:
        votes.append((weigh["file name"] if looks_back or report else half, f"{year + 1} in the file name"))
    if named and year > max(named):
        votes.append((weigh["later than the file name"], f"later than {max(named)} in the file name"))
    if year + 1 in mentions.of("day") and report:
        votes.append((weigh["day"], f"names a day of {year + 1}"))
    return votes


def _own_year(observed: int, mentions: _Mentions, *, plan: tuple[int, int] | None, report: bool) -> int:
    """Return the year a text was written in: that of its facts, or the next where it speaks of the last year and of this."""
    after, says = observed + 1, mentions.says
    for year in (after, observed):
        if year in mentions.of("this year") or (year == after and year in mentions.of("turn of plan")):
            return year
    if after in mentions.of("meeting") and "明" in says and "去" not in says:
        return observed  # held in December, on the work of the year to come
    if after in mentions.of("meeting") and "去" in says:
        return after
    if (
        observed in mentions.of("review")
        or after in mentions.of("planned")
        or after in mentions.of("session")
    ):
        return after
    named = mentions.of("file name")
    if observed in mentions.of("bulletin") and mentions.speaks_of_both:
        return after  # news of a bulletin: 去年完成…
    if after in named and observed not in named:
        return after
    if observed in named or plan is not None:
        return observed
    over = mentions.wired_early or ("今" not in says and any(last == observed for _, last in mentions.plans))
    # “八五”期间，…。去年，…: the last year of a plan that is over
    return after if report or ("去" in says and over) else observed
