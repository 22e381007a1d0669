"""A judged target as one sentence, in Chinese and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from plancheck.amounts import (
    Lang,
    format_amount,
    format_period,
    is_fall_in_words,
    one_line,
    printed_figure,
    with_its_unit,
    with_minus,
)
from plancheck.claims.names import IndicatorNames
from plancheck.documents.regions import WHOLE_AREA
from plancheck.intervals import Interval
from plancheck.place_names import place_name_en
from plancheck.schema import GROWTH_MEASURES, LOWER_BOUNDS, UPPER_BOUNDS
from plancheck.series.points import SeriesPoint
from plancheck.targets.goal import Goal
from plancheck.targets.outcome import TOLD_OF_SPAN, Outcome, Reached
from plancheck.targets.past import PastGrowth
from plancheck.targets.percent import as_fraction, percent_range, rate_unit, say_pace

_ZH = {
    "below trend": "低于趋势", "on trend": "符合趋势", "above trend": "高于趋势", "not assessable": "无法评估",
    "met": "已达到", "missed": "未达到", "undetermined": "无法判定", "open": "未到期",
    "more_than": "超过", "at_least": "不低于", "at_most": "不超过", "less_than": "低于", "approx": "约", "nearly": "接近", "exact": "",
}  # fmt: skip
_NAMED_AREA = re.compile(f"{WHOLE_AREA}|全球")
_GROWTH_ZH = {
    "growth": "增长",
    "growth_per_year": "年均增长",
    "change": "变化",
    "points_change": "变化",
    "growth_multiple": "增长",
}
_GROWTH_EN = {
    "growth": "growth of ", "growth_per_year": "yearly growth of ", "change": "change of ", "points_change": "change of ",
    "growth_multiple": "growth of ",
}  # fmt: skip
# what only words beside a figure tell to fall is told so, with its bound as printed: 下降13.5%以上 is at least 13.5%
_FALL_ZH = {"growth": "下降", "growth_per_year": "年均下降", "change": "减少", "points_change": "降低"}
_FALL_EN = {
    "growth": "fall of ", "growth_per_year": "yearly fall of ", "change": "fall of ", "points_change": "fall of ",
}  # fmt: skip


def _base(point: SeriesPoint, *, lang: Lang) -> str:
    """Return a base as a document prints it, or a statistic in the language of the sentence."""
    if point.grade != "document":
        return amount(point.value, point.unit, lang=lang)
    if lang == "zh":
        return _ZH[point.qualifier] + with_its_unit(
            one_line(point.figure), value=point.value, unit=point.unit
        )
    return printed_figure(
        point.figure, point.qualifier, value=Decimal(str(point.value)), unit=point.unit, lang=lang
    )


def _subject(goal: Goal) -> str:
    """Return place and thing, the place only where the thing does not name one."""
    s = goal.statement
    thing = s.indicator or s.concept
    named = _NAMED_AREA.match(thing) or thing.startswith((s.region, s.region.rstrip("省市区")))
    return thing if named else f"{s.region}{thing}"


def _falls(goal: Goal) -> bool:
    s = goal.statement
    return s.measure in _FALL_ZH and is_fall_in_words(s.figure, s.value)


def _growth_words(goal: Goal, names: IndicatorNames, words: Mapping[str, str]) -> Mapping[str, str]:
    """Return what stands before a figure by its measure; nothing before the change of a thing whose name says change (新增就业)."""
    return {} if goal.statement.indicator.endswith(names.change_endings) else words


def _when(goal: Goal, *, lang: Lang) -> str:
    """Return the years that growth is asked for, or the year by which all else is."""
    if goal.year is None:
        return ""
    if goal.statement.measure in GROWTH_MEASURES:
        period = format_period(goal.statement.period, lang=lang)
        return period if lang == "zh" else f" in {period}"
    return f"{goal.year}年" if lang == "zh" else f" by {goal.year}"


def _years(goal: Goal, base: SeriesPoint | None) -> int | None:
    """Return how many years the required growth runs; None where that is not known."""
    first = base.year if base is not None else goal.base_year
    return goal.year - first if goal.year is not None and first is not None else None


def _pace(goal: Goal, required: Interval, *, lang: Lang) -> str:
    """Return the growth that is asked for; where the figure itself is a rate, the least that is printed as it."""
    s = goal.statement
    unit = rate_unit(s.unit)
    if goal.direction < 0 and s.measure in GROWTH_MEASURES and required.high > 0:
        most = percent_range(required, lang=lang, unit=unit)
        return f"增长不超过{most}" if lang == "zh" else f"at most {most}"
    rounded = s.qualifier not in (*LOWER_BOUNDS, *UPPER_BOUNDS) and s.measure in GROWTH_MEASURES
    if not rounded or goal.year is None or goal.direction < 0 or required.low != required.high:
        return say_pace(required, lang=lang, unit=unit)
    if s.measure == "growth" and goal.year - (goal.base_year or goal.year) > 1:
        return say_pace(required, lang=lang, unit=unit)
    least = f"{format((required.low / as_fraction(Decimal(1), unit)).normalize(), 'f')}{unit}"
    return (
        f"增长{least}以上（取整为{one_line(s.figure)}）"
        if lang == "zh"
        else f"at least {least} (which rounds to {one_line(s.figure)})"
    )


def describe_zh(
    goal: Goal,
    *,
    base: SeriesPoint | None,
    required: Interval | None,
    main: PastGrowth | None,
    consistency: str,
    outcome: Outcome,
    names: IndicatorNames,
) -> str:
    """Return the finding as one Chinese sentence."""
    s, falls = goal.statement, _falls(goal)
    words, value = (_FALL_ZH, -s.value) if falls else (_growth_words(goal, names, _GROWTH_ZH), s.value)
    figure = with_minus(with_its_unit(one_line(s.figure), value=value, unit=s.unit))
    parts = [
        f"{_when(goal, lang='zh')}{_subject(goal)}目标{words.get(s.measure, '')}{_ZH[s.qualifier]}{figure}"
    ]
    if required is not None:
        start = f"以{base.year}年{_base(base, lang='zh')}为基数，" if base else ""
        yearly = "" if _years(goal, base) == 1 else "年均"
        parts.append(f"{start}需{yearly}{_pace(goal, required, lang='zh')}")
    if main is not None:
        span = f"{main.first}至{main.last}年年均" if main.years > 1 else f"{main.last}年"
        parts.append(f"{span}{say_pace(main.rate, lang='zh', unit=main.unit)}")
    parts.append(_ZH[consistency])
    result = f"结果{_ZH[outcome.verdict]}"
    if outcome.reached is not None:
        how = "推算" if outcome.reached.how.startswith("worked out") else "实际"
        when = _reached_when(goal, outcome.reached, lang="zh")
        came = f"{when}{how}{_came(outcome, outcome.reached.unit, lang='zh')}"
        result += f"（{came}{_suspicion(outcome, lang='zh')}）"
    parts.append(result)
    return "，".join(parts) + "。"


YEARS_OF_LIFE = (
    " of age"  # behind "81 years" in the reasons of the tables; sentences for readers leave it out
)
_DIGITS = 5  # significant digits shown; the exact value stays in the table


def amount(value: Decimal | float, unit: str, *, lang: Lang) -> str:
    """Return a value in base units with a scale word and its unit, five significant digits at most.

    Examples
    --------
    >>> amount(Decimal("425280000000"), "CNY", lang="zh"), amount(Decimal("37.2E12"), "CNY", lang="en")
    ('4252.8亿元', '37.2 trillion yuan')
    """
    said = format_amount(Decimal(str(value)), unit, lang=lang, digits=_DIGITS)
    # reasons are put into Chinese by their words: years of life are 岁, years of time are 年
    return f"{said}{YEARS_OF_LIFE}" if lang == "en" and unit == "岁" else said


def amount_range(interval: Interval, unit: str, *, lang: Lang) -> str:
    """Return an interval as one amount where both ends round to it, as a bound where one side is open."""
    low, high = (amount(end, unit, lang=lang) for end in (interval.low, interval.high))
    if interval.high.is_infinite():
        return f"超过{low}" if lang == "zh" else f"more than {low}"
    if interval.low.is_infinite():
        return f"低于{high}" if lang == "zh" else f"less than {high}"
    return low if low == high else (f"{low}至{high}" if lang == "zh" else f"{low} to {high}")


def _reached_when(goal: Goal, reached: Reached, *, lang: Lang) -> str:
    if reached.how == TOLD_OF_SPAN:
        return format_period(goal.statement.period, lang=lang)
    return f"{reached.year}年" if lang == "zh" else str(reached.year)


def _came(outcome: Outcome, unit: str, *, lang: Lang) -> str:
    reached = outcome.reached
    if reached is None:
        return ""
    if reached.how == TOLD_OF_SPAN and unit == "%" and reached.interval.high < 0:
        fall = amount(-(reached.value or 0), unit, lang=lang)
        return f"下降{fall}" if lang == "zh" else f"a fall of {fall}"
    if reached.value is not None and reached.firm:
        return amount(reached.value, unit, lang=lang)
    return amount_range(reached.interval, unit, lang=lang)


def _suspicion(outcome: Outcome, *, lang: Lang) -> str:
    """Return the years in which the statistics may have changed their definition, where the verdict crosses them."""
    if not outcome.suspected:
        return ""
    years = list(map(str, outcome.suspected))
    if lang == "zh":
        return f"，{'、'.join(years)}年口径疑有变化"
    return f"; a change of definition is suspected in {' and '.join(years)}"


def _subject_en(goal: Goal, names: IndicatorNames) -> str:
    """Return the thing aimed at in English: by its concept, else the document's own words in quotes."""
    s = goal.statement
    name = names.english_concept(s.concept, s.indicator)
    return f"{name}, share" if s.measure == "share" and s.concept else name


def describe_en(
    goal: Goal,
    *,
    base: SeriesPoint | None,
    required: Interval | None,
    main: PastGrowth | None,
    consistency: str,
    outcome: Outcome,
    names: IndicatorNames,
) -> str:
    """Return the finding as one English sentence."""
    s = goal.statement
    words, value = (_FALL_EN, -s.value) if _falls(goal) else (_growth_words(goal, names, _GROWTH_EN), s.value)
    parts = [
        f"{_subject_en(goal, names)} ({place_name_en(s.region)}){_when(goal, lang='en')}: {words.get(s.measure, '')}"
        + printed_figure(s.figure, s.qualifier, value=value, unit=s.unit, lang="en")
    ]
    if required is not None:
        start = f" from {_base(base, lang='en')} in {base.year}" if base else ""
        pace = "" if _years(goal, base) == 1 else " a year"
        parts.append(f"asks {_pace(goal, required, lang='en')}{pace}{start}")
    if main is not None:
        a_year = f"a year were seen from {main.first} to {main.last}" if main.years > 1 else f"in {main.last}"
        if main.rate.high < 0:
            a_year = a_year.replace("were", "was")
        parts.append(f"{say_pace(main.rate, lang='en', unit=main.unit)} {a_year}")
    parts.append(consistency)
    result = f"outcome {outcome.verdict}"
    if outcome.reached is not None:
        when = _reached_when(goal, outcome.reached, lang="en")
        came = f"{_came(outcome, outcome.reached.unit, lang='en')} in {when}"
        result += f" ({came}{_suspicion(outcome, lang='en')})"
    parts.append(result)
    return "; ".join(parts).replace(YEARS_OF_LIFE, "") + "."
