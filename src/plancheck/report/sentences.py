"""Rows of the tables as sentences: names, periods and amounts in the reader's language, each figure with its place.

The tables keep every figure as printed; a sentence names a thing once and says only what differs between its figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, is_fall_in_words, with_its_unit, with_minus
from plancheck.claims.conventions import load_conventions
from plancheck.documents.regions import OWN_AREA_FIRST
from plancheck.report.amounts import format_value
from plancheck.report.words import Words

if TYPE_CHECKING:
    from plancheck.report.scope import Scope

FALLING = ("growth", "growth_per_year", "change", "points_change")
RELATIVE = ("growth", "growth_per_year", "multiple", "growth_multiple", "change", "points_change")


def say_period(period: str, *, lang: Lang, bare: bool = False) -> str:
    """Return a period of the tables as a reader writes it; `bare`, for a column of periods: years without 年.

    Examples
    --------
    >>> say_period("2010", lang="zh"), say_period("2006/2010", lang="zh"), say_period("2011-06-30", lang="zh")
    ('2010年', '2006—2010年', '2011年6月30日')
    >>> say_period("2006/2010", lang="en"), say_period("2011-06", lang="en"), say_period("", lang="en")
    ('2006–2010', 'June 2011', '')
    >>> say_period("2006/2010", lang="zh", bare=True)
    '2006–2010'
    """
    if bare and all(len(year) == 4 for year in period.split("/")):
        return period.replace("/", "–")
    if "/" in period:
        first, _, last = period.partition("/")
        if len(first) == len(last) == 4:
            return f"{first}—{last}年" if lang == "zh" else f"{first}–{last}"
        return (
            f"{say_period(first, lang=lang)}{'至' if lang == 'zh' else ' to '}{say_period(last, lang=lang)}"
        )
    parts = period.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return period
    numbers = [str(int(part)) for part in parts]
    if lang == "zh":
        return "".join(number + unit for number, unit in zip(numbers, "年月日", strict=False))
    import calendar

    month = calendar.month_name[int(numbers[1])] if len(numbers) > 1 and 1 <= int(numbers[1]) <= 12 else ""
    return " ".join(part for part in (*numbers[2:], month, numbers[0]) if part)


def say_figure(row: Any, *, lang: Lang) -> str:
    """Return a figure with its bound word: as printed in Chinese (a bare number with its unit), as an amount in English.

    Parameters
    ----------
    row : row of the statements table
        Columns ``figure, value, unit, qualifier, measure``.
    lang : {"zh", "en"}
    """
    words = Words.of(lang)
    figure = "".join(str(row.figure).split())
    value = getattr(row, "value", None)
    value = float("nan") if value is None else value
    falls = row.measure in FALLING and is_fall_in_words(figure, value)
    if falls:
        value = -value  # the word says it
    if lang == "en":
        figure = _english_figure(row, figure, value)
        # a figure that no number stands for keeps its printed form and needs no bound word
        if not figure.replace("−", "-").isascii():
            return figure
    elif value == value:
        figure = with_minus(with_its_unit(figure, value=value, unit=row.unit))
    text = words.say(f"bound.{row.qualifier}", figure=figure)
    if falls:
        return words.say(f"fall.{row.measure}", figure=text)
    if row.measure not in RELATIVE or (row.measure == "change" and _says_change(row)):
        return text
    return words.say(f"figure.{row.measure}", figure=text)


def _says_change(row: Any) -> bool:
    """Return whether the thing's name says itself that its figure is a change (城镇新增就业)."""
    return str(getattr(row, "indicator", "")).endswith(load_conventions().names.change_endings)


def _english_figure(row: Any, printed: str, value: float) -> str:
    if value != value:
        return printed
    if row.unit == "x" and not any(c.isdigit() for c in printed):
        return Words.of("en").get(f"times.{float(value):g}", format_value(value, row.unit, lang="en"))
    return format_value(value, row.unit, lang="en", digits=10)


def thing(scope: Scope, row: Any) -> str:
    """Return what a row is about, in the reader's language: a share with its whole, no place in it."""
    lang = scope.lang
    if lang == "zh":
        own = "".join(str(row.indicator).split()) or scope.labels.concept(row.concept, lang=lang)
        called = OWN_AREA_FIRST.match(own)
        for place in (row.region, row.region.rstrip("省市区"), called[0] if called is not None else ""):
            if place and own.startswith(place) and len(own) > len(place) + 1:
                own = own[len(place) :].removeprefix("的")
                break
        return own.replace("额要占", "额占")
    name = scope.indicator(row)
    if row.measure != "share":
        return name
    if not row.concept and name.isascii():
        return name  # a gloss says of what it is a share
    whole = scope.labels.own_words(row.of, lang=lang)
    if not whole:
        return scope.words.say("share_alone", part=name)
    return scope.words.say("share_of", part=name, whole=whole)


def say_thing(scope: Scope, row: Any) -> str:
    """Return place and thing: 上海市电子商务交易额; e-commerce turnover, Shanghai."""
    return scope.words.say("thing_at", thing=thing(scope, row), region=scope.region(row))


def say_operand(scope: Scope, row: Any, *, beside: Any) -> str:
    """Return one operand of a relation: what differs from the figure it is set beside, and the figure."""
    words, lang = scope.words, scope.lang
    parts = []
    if row.period != beside.period:
        parts.append(say_period(row.period, lang=lang))
    if row.region != beside.region:
        parts.append(scope.region(row))
    relative = row.measure in RELATIVE and (row.concept or row.indicator) == (
        beside.concept or beside.indicator
    )
    if not relative and thing(scope, row) != thing(scope, beside):
        parts.append(thing(scope, row))
        return words["operand_join"].join(parts) + words["operand_of"] + say_figure(row, lang=lang)
    return words["operand_join"].join([*parts, say_figure(row, lang=lang)])


def capital(text: str) -> str:
    """Return `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def join(words: Words, parts: Iterable[str]) -> str:
    """Return the parts as a list in words, each once."""
    return words["list_join"].join(dict.fromkeys(part for part in parts if part))


def enumerated(words: Words, parts: Iterable[str]) -> str:
    """Return the parts as a list in words that ends with “and”, each once.

    Examples
    --------
    >>> enumerated(Words.of("en"), ["a doubling", "500", "9%", "500"]), enumerated(Words.of("zh"), ["翻一番", "500", "9%"])
    ('a doubling, 500 and 9%', '翻一番、500、9%')
    """
    *first, last = dict.fromkeys(part for part in parts if part) or [""]
    return words["aims_join"].join(part for part in (words["list_join"].join(first), last) if part)
