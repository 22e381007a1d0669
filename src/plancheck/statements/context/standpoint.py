"""Where a document stands in time, decided once for all of it: the years that undated facts and goals belong to, and what it is.

Three questions are asked of the whole text: the year its undated facts belong to, the year its undated goals are for, and
whether it tells what has been or what is aimed at. What speaks for an answer is a `Sign`: the title and the date, the headings,
the years named in the text with the file name, the goals named, the tone of its verbs. Some are taken, in their order: the
later are nearer to the text and outweigh those before them, as a site may carry a document on any day. Those that are not
taken are heard all the same: where one names another year, the years of the document are disputed (`Standpoint.disputed`), and
whatever rests on them says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from plancheck.documents.dates import find_plan_periods
from plancheck.documents.document import Document
from plancheck.documents.origin.years import years_below_title
from plancheck.documents.plan_body import NO_YEARS
from plancheck.documents.year_evidence import count_day, facts_of_years, find_evidence, statistics_year
from plancheck.documents.years import TextYears, estimate_years, main_goal
from plancheck.statements.times.reference import Reference, months_of
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.tone import Tone

SURE = 2.0  # votes, those of one fact told, by which a year must lead to outweigh the plan that a text names
CENSUS_LAG = 6  # years in which the results of a census are told
NEWS_LAG = 2  # years by which a survey may be made public after the year it is of
_REVIEWS_PART = r"(?P<part>上半年|前三季度|[一二三]季度|1\s?[-—－至到~]\s?[0-9]{1,2}\s?月份?)<<report_matter>>{0,6}<<reviewed>>"
_REVIEWS_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\s?年[^0-9“”]{0,12}回顾")
_YEARS_NAMED = re.compile(
    '五[”"』」]?(?:规划|计划|时期|期间|发展|[^，。]{0,24}(?:规划|方案|计划|纲要))|(?:19|20)[0-9]{2}'
)
_TITLE_GOAL = re.compile(
    "(?:到|至|面向|迈向)(?P<to>20[0-9]{2})年?(?![0-9—-])|(?P<before>20[0-9]{2})年?[底末]?[以之]?前"
)
_FIVE_YEAR_PLAN = re.compile("五(?:年|[”\"'」])|[0-9]{4}年?[—－至~-]+[0-9]{4}")
_OF_THE_PEAK = "<<peak_plan>>"
PEAK_YEAR = 2030  # by which it is to peak all over the country, as its action plan of 2021 has it
_QUOTED_NAME = re.compile('[“"「][^”"」五]{0,20}[”"」]')
_GUIDANCE = "(?!.*(?:规划|纲要)).*<<guidance_paper>>.*"  # 关于印发规划的通知 is of a plan
_TELL_OF_PAST = ("report", "statistics")
_LATE = 2  # years after its first in which a plan is made public
_FIVE_YEARS = 5
_CARRIED_LATE = 2  # years behind what it reports on after which a site may carry a report
_FIRST_MONTHS = ("01", "02")  # in which what was written as a year ended is put up
_SUMMARY = re.compile("总结")
_SUMMARY_AND_PLAN = re.compile(
    "(?P<told>(?:19|20)[0-9]{2})年[^，。；0-9]{0,8}总结[和及暨与](?P<planned>(?:19|20)[0-9]{2})年[^，。；0-9]{0,8}(?:思路|计划|打算|要点|安排|谋划)"
)
_HEAD_OF_TEXT = 60  # characters in which a text without a title names itself
_FIRST_MONTHS_OF_YEAR = re.compile(
    r"今年(?:以来)?，?(?:的?前(?P<first>三季度|[一二三四五六七八九十0-9]{1,2}个月)|1\s?月?份?\s?[-—－–至到~]{1,2}\s?(?P<until>[0-9]{1,2})\s?月)"
)
# 年 first: one character is looked for ten times as fast as a set of them
_UP_TO_MONTH = re.compile("年(?<=[到至]([12][0-9]{3})年)[0-9]{1,2}月")
_OPENS_WITH_YEAR = re.compile("^\\s*[12][0-9]{3}\\s?年[末底]?[，、]", re.MULTILINE)
_AS_IT_ENDED = re.compile(r"[^年]{4}\s?年\s?[底末]")
_OF_THIS_YEAR = re.compile("今年|本年|[上下]半年|季度|月份")
_YEAR_TOLD = re.compile("年(?:(?<=([12][0-9]{3})年)|(?<=([12][0-9]{3})\\s年))(?!\\s?[0-9]{1,2}\\s?月)")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of where a text stands.

    Parameters
    ----------
    of : str
        What it was seen in: the title, the date, a heading, the years named, the goals named, the file name.
    facts, goals : int or None
        The year that undated facts and undated goals belong to by it; None where it says nothing of them.
    says : str
        What was seen, in words.
    taken : bool
        Whether the document counts from its years; those of the others are only heard.
    """

    of: str
    facts: int | None
    goals: int | None
    says: str
    taken: bool = True

    def __str__(self) -> str:
        votes = [f"{what} of {year}" for what, year in (("facts", self.facts), ("goals", self.goals)) if year]
        return f"{self.of}: {self.says}" + (f" → {', '.join(votes)}" if votes else "")


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The decision about a whole text.

    Parameters
    ----------
    reference : Reference
        The years it counts from.
    tone : Tone
        Whether it looks back or ahead, by its words.
    signs : tuple of Sign
        What was seen: those taken, in their order (the last one on a question decided it), then those only heard.
    dated : bool
        Whether the origin gives its year.
    yearly : bool
        Whether it is a report to an assembly, which tells of years: a month dates only its own sentence.
    plan : bool
        Whether it lays down a plan.
    guidance : bool
        Whether its title is that of an opinion, measures or a programme of action, whose rules stand from the day they are issued.
    """

    reference: Reference
    tone: Tone
    signs: tuple[Sign, ...]
    dated: bool
    yearly: bool
    plan: bool
    guidance: bool = False

    @property
    def disputed_facts(self) -> frozenset[int]:
        """The years that undated facts belong to by one sign or another; empty where the signs agree."""
        said = {sign.facts for sign in self.signs if sign.facts and not sign.taken}
        return frozenset({*said, self.facts}) if said - {self.facts} else frozenset()

    @property
    def disputed_goals(self) -> frozenset[int]:
        """The years that undated goals are for by one sign or another; empty where the signs agree."""
        said = {sign.goals for sign in self.signs if sign.goals and not sign.taken}
        return (
            frozenset({*said, self.reference.target or 0}) if said - {self.reference.target} else frozenset()
        )

    @property
    def facts(self) -> int:
        """The year that undated facts belong to; 0 where none is known."""
        return self.reference.observed or self.reference.own or 0

    def lines(self) -> list[str]:
        """Return the decision and its signs in words, as ``plancheck explain`` prints them."""
        told = [
            f"facts of {self.facts or 'no year known'}",
            f"goals of {self.reference.target or 'no year known'}",
        ]
        said = [f"the text as a whole: {', '.join(told)}"]
        said += [f"  {sign}{'' if sign.taken else ' (heard, not taken)'}" for sign in self.signs]
        for what, years in (("facts", self.disputed_facts), ("goals", self.disputed_goals)):
            if years:
                said.append(
                    f"  the signs disagree on the year of {what}: {', '.join(map(str, sorted(years)))}"
                )
        return said


def standpoint_of(document: Document, view: str, lexicon: Lexicon) -> Standpoint:
    """Decide where a document stands in time.

    Parameters
    ----------
    document : Document
    view : str
        Its text as `plancheck.quantities.view.make_view` reads it.
    lexicon : Lexicon

    Examples
    --------
    >>> from plancheck.documents.document import Origin
    >>> from plancheck.quantities.view import make_view
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words, origin = load_vocabulary(), Origin(date="2021-07", kind="plan", first_year=2021, last_year=2025)
    >>> plan = Document("plan", "“十三五”期间新建泊位20个，2020年吞吐量达3亿吨。到2025年达到4亿吨。", origin=origin)
    >>> found = standpoint_of(plan, make_view(plan.text, vocabulary=words), lexicon_of(words))
    >>> found.reference.observed, found.reference.target
    (2020, 2025)
    >>> for sign in found.signs:
    ...     print(sign)
    title and date: plan of 2021-07 → facts of 2021, goals of 2025
    years named: tells of the year before the plan → facts of 2020
    """
    origin = document.origin
    tone = Tone(view, lexicon.tone)
    month = origin.date[:7] if len(origin.date) >= len("2024-09") else ""
    weighed = _Weighed(document, view, lexicon, tone, replace(Reference.of(origin), month=month))
    weighed.look()
    weighed.hear()
    reference = weighed.reference
    return Standpoint(
        reference, tone, tuple(weighed.signs), dated=origin.year is not None,
        yearly=origin.kind == "report" or origin.title.endswith(lexicon.words["to_assembly"]),
        plan=origin.kind == "plan" or (not origin.year and reference.plan_first is not None),
        guidance=origin.kind == "plan" and lexicon.pattern(_GUIDANCE).fullmatch(origin.title) is not None,
    )  # fmt: skip


@dataclass(slots=True)
class _Weighed:
    """The signs of one document as they are weighed, and the years decided so far."""

    document: Document
    view: str
    lexicon: Lexicon
    tone: Tone
    reference: Reference
    signs: list[Sign] = field(default_factory=list)
    _named: TextYears | None = None

    @property
    def named(self) -> TextYears:
        """What all years named in the text speak for, whatever its head says."""
        if self._named is None:
            origin = self.document.origin
            # the tone of a whole text takes a tenth of the time of reading it: only a text without a head is asked for it
            looks_back = origin.kind in _TELL_OF_PAST if origin.year is not None else self.tone.prior > 0
            self._named = estimate_years(
                self.view, name=self.document.id, kind=origin.kind, looks_back=looks_back
            )
        return self._named

    def look(self) -> None:
        """Weigh all signs, each nearer to the text than those before."""
        kind = self.document.origin.kind
        self._head_or_whole_text()
        if kind in ("plan", "other"):
            self._year_before_its_own_told()
        if kind == "plan":
            self._look_back_of_plan()
            self._goals_of_plan()
            self._years_of_plan_named()
        elif kind in ("statistics", "other"):
            self._day_of_count()
        if kind in ("report", "other"):
            self._written_as_its_year_ended()
        if kind == "report" and self.reference.part is None:
            self._review_of_part_of_year()
            self._review_of_heading()

    def hear(self) -> None:
        """Note what speaks for other years than those taken: the years named against the head, or a rival nearly as strong."""
        named, reference = self.named, self.reference
        facts = reference.observed or reference.own
        headed = self.document.origin.year is not None
        heard = None if self._compared(named.observed) else named.observed
        goals = named.target if (named.target or 0) > (facts or 0) else None
        if self.document.origin.kind == "report" or reference.report:
            # a report's undated goals are for the year that it plans, whatever later ones it names
            goals = None
        if headed and (heard not in (None, facts) or goals not in (None, reference.target)):
            says = "; ".join(named.reasons) or "none that tells"
            self.signs.append(Sign("years named", heard, goals, says, taken=False))
        plan = named.plan or (0, 0)
        if not headed and named.rival is not None and {named.rival, facts} != {plan[0] - 1, plan[0]}:
            says = f"nearly as much speaks for {named.rival}"
            self.signs.append(Sign("years named", named.rival, None, says, taken=False))

    def _compared(self, year: int | None) -> bool:
        """Whether a plan's first years and the one before them were weighed against each other already."""
        first, own = self.reference.plan_first, self.reference.own
        plan = self.document.origin.kind == "plan" and self.reference.observed == (first or 0) - 1
        return plan and first is not None and year is not None and first <= year <= (own or first)

    def _take(self, reference: Reference, of: str, says: str) -> None:
        """Take the years that a sign speaks for."""
        before, self.reference = self.reference, reference
        facts = reference.observed or reference.own
        goals = reference.target
        first = not self.signs
        self.signs.append(
            Sign(
                of,
                facts if first or facts != (before.observed or before.own) else None,
                goals if first or goals != before.target else None,
                says,
            )
        )

    def _head_or_whole_text(self) -> None:
        """Take the years of the title and the date; of all that the text names where they give none."""
        origin, reference = self.document.origin, self.reference
        name, kind = self.document.id, origin.kind
        if not reference.known:
            years = self.named
            estimated = Reference.estimated(years, name=name, kind=kind)
            return self._take(estimated, "years named", "; ".join(years.reasons) or "none that tells")
        self._take(
            reference,
            "title and date",
            f"{kind} of {origin.date or f'{origin.first_year}/{origin.last_year}'}",
        )
        if kind == "plan" and not origin.date and reference.plan_first:
            self._latest_year_told()
        elif kind == "other":
            self._news()
            self._one_year_told()
            self._year_planned_by_title()
        return None

    def _latest_year_told(self) -> None:
        """A plan without a date is of the latest year that it tells of, if that is one of its own years."""
        years = estimate_years(self.view, name=self.document.id, kind="plan")
        reference = self.reference
        first, last = reference.plan_first, reference.plan_last
        if last is not None and self._is_of_the_plan_after(years, last):
            begins, ends = years.plan or (last + 1, years.target)
            later = replace(
                reference,
                own=years.own,
                observed=years.observed,
                target=ends,
                plan_first=begins,
                plan_last=ends,
            )
            return self._take(later, "years named", "; ".join(years.reasons))
        if (
            years.own is None
            or first is None
            or last is None
            or not first <= years.own < last
            or years.votes <= 0
            or _shares_out_years(self.view, first, last)
        ):
            return None
        own = replace(reference, own=years.own, observed=years.observed, why=years.reasons)
        return self._take(own, "years named", "; ".join(years.reasons))

    def _is_of_the_plan_after(self, years: TextYears, last: int) -> bool:
        """Whether a plan whose title page names no years tells of the last year of the one it names and aims beyond it."""
        return (
            not _YEARS_NAMED.search(self.document.origin.title)
            and years_below_title(self.view) == NO_YEARS
            and years.votes >= SURE
            and (years.observed or 0) >= last
            and (years.target or 0) > last
        )

    def _news(self) -> None:
        """News of a bulletin or survey tells of the year that it is of (《2010年…公报》显示); news of a plan, of its goals."""
        reference, own = self.reference, self.reference.own
        if own is None:
            return
        goal = main_goal(self.view, mostly=True, after=own)
        told = (one.year for one in facts_of_years(self.view)) if reference.report else ()
        if goal is not None and goal > own and all(year > own for year in told):
            reference = replace(reference, target=goal)
            self._take(reference, "goals named", f"most are for {goal}")
        of = statistics_year(self.view)
        if of is not None and 0 < own - of <= NEWS_LAG:
            says = f"tells of the statistics of {of}"
            self._take(replace(reference, observed=of, why=(says,)), "years named", says)

    def _one_year_told(self) -> None:
        """A description on a page of a later day is of the one year that opens it and is named once (2000年，全县耕地30万亩)."""
        own, told = self.reference.own, _years_told(self.view)
        if own is None or self.reference.observed != own or self.reference.report or len(told) != 1:
            return
        year = told[0]
        if year < own and _OPENS_WITH_YEAR.search(self.view) is not None:
            says = f"the one year that it tells of is {year}"
            self._take(replace(self.reference, observed=year, why=(says,)), "years named", says)

    def _year_before_its_own_told(self) -> None:
        """A paper that tells how things stood as the year before its own ended, and of nothing later, goes on with that.

        截至2015年底，铁路达12万公里。…内河航道12.7万公里, in a white paper of 2016: both are counted as of then.
        """
        reference, own = self.reference, self.reference.own
        if own is None or reference.observed != own or reference.report or reference.plan_first is not None:
            return
        facts = facts_of_years(self.view)
        ended = any(one.year == own - 1 and _AS_IT_ENDED.match(self.view, one.at) for one in facts)
        if not ended or max(one.year for one in facts) >= own or _OF_THIS_YEAR.search(self.view) is not None:
            return
        says = f"tells how things stood as {own - 1} ended, and of nothing later"
        self._take(replace(reference, observed=own - 1, why=(says,)), "years named", says)

    def _year_planned_by_title(self) -> None:
        """A paper whose title names the year after its own last plans that one: 2008年秋播及2009年结构调整目标, of November 2008."""
        own = self.reference.own
        if own is None or self.reference.target != own:
            return
        named = _years_told(self.document.origin.title)
        if named and named[-1] == own + 1 == max(named) and not self.reference.report:
            self._take(
                replace(self.reference, target=own + 1), "title", f"names {own + 1} as the year planned"
            )

    def _day_of_count(self) -> None:
        """A census tells of the day at which it counted (以2020年11月1日零时为标准时点), on whatever day it is made public."""
        day, own = count_day(self.view), self.reference.own
        if day and (own is None or 0 <= own - int(day[:4]) <= CENSUS_LAG):
            reference = replace(self.reference, observed=int(day[:4]), day=day, own=own or int(day[:4]))
            self._take(reference, "day of the count", f"counts as of {day}")

    def _written_as_its_year_ended(self) -> None:
        """What is put up in January may be written in December: its 今年 is the year before, where its own words tell so.

        今年1—11月 is told before it is over by the date; a summary of work that speaks of 明年, or names no year of the date, looks
        back on the year before it. So does one without a date whose title names both years: 2020年工作总结和2021年工作思路.
        """
        date, own = self.document.origin.date, self.reference.own
        undated = not date and own is not None and self._is_summary_of_year_before(own)
        if own is None or not (undated or (date[5:7] in _FIRST_MONTHS and date[:4] == str(own))):
            return
        says = ""
        if undated:
            says = f"a summary of {own - 1} and what is planned for {own}"
        elif _tells_of_months_after(self.view, int(date[5:7])):
            says = "tells of months of this year that end after its date"
        elif (
            _SUMMARY.search(self.document.origin.title)
            and "今年" in self.view
            and ("明年" in self.view or own not in _years_told(self.view))
        ):
            says = "a summary of the year that is this one"
        if says:
            reference = replace(
                self.reference, own=own - 1, observed=own - 1, target=own, report=True, month=f"{own - 1}-12"
            )
            self._take(reference, "words", says)

    def _is_summary_of_year_before(self, own: int) -> bool:
        """Whether a text is headed as a summary of the last year and a plan of its own, and calls the last year 今年, or not 去年."""
        head = self.document.origin.title or self.view[:_HEAD_OF_TEXT]
        years = [(int(found["told"]), int(found["planned"])) for found in _SUMMARY_AND_PLAN.finditer(head)]
        return (own - 1, own) in years and ("今年" in self.view or "去年" not in self.view)

    def _look_back_of_plan(self) -> None:
        if _looks_back_before_plan(self.reference, self.view, self.lexicon):
            before = (self.reference.plan_first or 0) - 1
            self._take(
                replace(self.reference, observed=before), "years named", "tells of the year before the plan"
            )

    def _goals_of_plan(self) -> None:
        """A plan whose title names no years is for the year that most of its goals are for, or a later one of nearly as many.

        A title may name that year itself (2030年前达峰行动方案) or be that of a plan for the peak of carbon dioxide. A programme's name says nothing of it: 创建“中国制造2025”示范城市.
        """
        reference, title = self.reference, self.document.origin.title
        by_then = None if _FIVE_YEAR_PLAN.search(title) else _TITLE_GOAL.search(title)
        if by_then is not None:
            year = int(by_then["to"] or by_then["before"])
            return self._take(replace(reference, target=year), "title", f"names {year} as its goal")
        named = _YEARS_NAMED.search(_QUOTED_NAME.sub("", title)) is not None
        if named or years_below_title(self.view) != NO_YEARS:
            return None
        if self.lexicon.pattern(_OF_THE_PEAK).search(title) is not None:
            reference = replace(reference, target=PEAK_YEAR)
            return self._take(reference, "title", f"how carbon dioxide peaks by {PEAK_YEAR}")
        goal = main_goal(self.view, after=reference.own, plan_last=reference.plan_last)
        if (
            goal is None
            or goal < (reference.own or 0)
            or (reference.plan_last is not None and goal <= reference.plan_last)
        ):
            return None
        return self._take(replace(reference, target=goal), "goals named", f"most are for {goal}")

    def _years_of_plan_named(self) -> None:
        """A plan whose title names no years is for those of the five-year plan that it goes on with.

        It looks back on the five-year plan before, is made in the next one and aims at its last year.
        """
        reference = self.reference
        own, goal = reference.own, reference.target
        if reference.plan_first is not None or own is None or goal is None:
            return
        first = goal - _FIVE_YEARS + 1
        named = {(period.first, period.last) for period in find_plan_periods(self.view)}
        if not first <= own <= goal or not named.issuperset(
            {(first, goal), (first - _FIVE_YEARS, first - 1)}
        ):
            return
        says = f"looks back on the plan up to {first - 1} and aims at {goal}"
        self._take(replace(reference, plan_first=first, plan_last=goal), "plans named", says)
        self._look_back_of_plan()

    def _review_of_part_of_year(self) -> None:
        """A report given in the middle of a year looks back on its first months: 一、上半年工作回顾, and on no year before."""
        own = self.reference.own
        for section in self.document.sections:
            if section.level > 1 or own is None:
                continue
            if str(own - 1) in section.title:
                return
            told = self.lexicon.pattern(_REVIEWS_PART).search(section.title)
            if told is not None:
                reference = replace(self.reference, observed=own, target=own, part=months_of(told["part"]))
                self._take(reference, "headings", f"looks back on {told['part']}")
                return

    def _review_of_heading(self) -> None:
        """A report whose heads name one year reviewed, before its own, looks back on that one, on whatever day a site carries it."""
        reference = self.reference
        if reference.own is None or reference.observed is None or reference.part is not None:
            return
        titles = (_REVIEWS_YEAR.search(one.title) for one in self.document.sections)
        years = {int(found["year"]) for found in titles if found}
        year = min(years, default=0)
        if len(years) == 1 and reference.observed - _CARRIED_LATE <= year < reference.observed:
            reference = replace(reference, own=year + 1, observed=year, target=year + 1)
            self._take(reference, "headings", f"look back on {reference.observed}")


def _tells_of_months_after(view: str, month: int) -> bool:
    """Whether a text tells of the first months of 今年 up to one that lies behind a month."""
    for found in _FIRST_MONTHS_OF_YEAR.finditer(view):
        if found["until"] is None or month < int(found["until"]):
            return True
    return False


def _years_told(text: str) -> list[int]:
    """The years that a text names without a month, in order."""
    return [int(beside or apart) for beside, apart in _YEAR_TOLD.findall(text)]


def _shares_out_years(view: str, first: int, last: int) -> bool:
    """Whether a plan names each of its years: it shares its goals out among them, and tells of none (2016年50万，2017年66万，…)."""
    told = {found.year for found in find_evidence(view) if found.role == "fact"}
    return told.issuperset(range(first, last + 1))


def _looks_back_before_plan(reference: Reference, view: str, lexicon: Lexicon) -> bool:
    """Whether a plan made public after it began still tells of the year before its first, as the review of the last plan does."""
    first, observed = reference.plan_first, reference.observed
    if first is None or observed is None or not first <= observed <= first + _LATE:
        return False
    years = range(first, observed + 1)
    if any(int(written) in years for written in _UP_TO_MONTH.findall(view)):
        return False  # 到2011年6月底: it tells of its own years
    # 2026年5月 is the day of a meeting or of the plan itself
    told = sum(year in years for year in _years_told(view))
    before = _times_told(view, str(first - 1))
    five_years = reference.plan_last == first + _FIVE_YEARS - 1 and observed <= first + 1
    if before != told or not five_years:
        return before > told
    # a five-year plan that tells of the plan before, or is made public in its second year and names none, starts from the
    # last year of that; one that never speaks of it, and of its own years as often, tells of what stands by then
    return (told == 0 and observed > first) or _tells_of_years(view, first - 1, lexicon)


def _times_told(view: str, year: str) -> int:
    """How often a text names a year: 2010年, 2010 年."""
    times, at = 0, view.find(year)
    while at >= 0:
        at += len(year)
        behind = view[at : at + 2]
        times += behind[:1] == "年" or (behind[1:] == "年" and behind[0].isspace())
        at = view.find(year, at)
    return times


def _tells_of_years(view: str, last: int, lexicon: Lexicon) -> bool:
    """Whether a text names the five-year plan that ended with a year, or tells of the years since it began."""
    return lexicon.dating.five_years_past.search(view) is not None or any(
        period.last == last for period in find_plan_periods(view)
    )
