"""The whole that a share is of: named beside it, in the column of its table, opened by 其中, or implied by its part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import Figure, Years, is_percentage, same_moment
from plancheck.claims.index import Index, Sentence
from plancheck.claims.phrases import SharePhrase, normalise_phrase
from plancheck.claims.relation import (
    Implied,
)

_TAKES_PLACE = re.compile(r"占|比重|比例|份额")  # a share of a total; 普及率 is of those who could
_OF_WHICH = re.compile(r"其中|当中|里面|包括|含")
_PLACES = {"全国": "全国", "全球": "全球", "世界": "全球"}
_COLUMN_REACH = 3000  # characters over which a table's rows stand below the one of its total


def find_wholes(
    share: Figure,
    part: Figure | None,
    phrase: SharePhrase,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]]:
    """Return the figures that can be the whole of a share, and whether each is told by name."""
    s = share.statement
    done = _planned(share, part, sentence, index, conventions, year)
    if done is not None:
        return done
    if part is None:
        among = count_among(share, sentence)
        if among is not None:
            return [(among, False)]
    own = index.own_region.get(s.document, s.region)
    if not _is_known_place(phrase.place, s.region) and not _is_known_place(phrase.place, own):
        return []
    region, concept, words = _whole_identity(share, phrase, conventions)
    if phrase.place and phrase.place not in _PLACES and not s.region.endswith(phrase.place[-1]):
        region = own  # 渝东北翼…占全市: of the document's own city
    unit = part.statement.unit if part else None
    things = []
    if concept:
        things.append(f"c:{concept}")
    normalised = normalise_phrase(words, region) if words else ""
    if normalised and not conventions.is_generic(normalised):
        # 常住人口占总人口: part and whole of one concept are told apart by their names
        one_concept = part is not None and bool(concept) and part.concept == concept
        things.insert(0 if one_concept else len(things), f"p:{normalised}")
    if not words and not concept and (phrase.place or s.of in _PLACES) and part is not None:
        things += part.things  # 占全国比重: the same thing, elsewhere
    found: list[tuple[Figure, bool]] = []
    for f in index.find("level", things, region, year, near=share, unit=unit, status=s.status):
        if f is part or is_percentage(f):
            continue
        here = f.statement.document == s.document
        sure = bool(concept and f.concept == concept) or (here and f.phrase == normalised)
        found.append((f, sure))
    if found:
        return found
    return _not_by_name(share, part, phrase, normalised, sentence, index, conventions, year)


def _not_by_name(
    share: Figure,
    part: Figure | None,
    phrase: SharePhrase,
    name: str,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]]:
    """Return the whole that no figure has the name of: said in short, in the sentence before, in its column, or larger beside."""
    beside = part if part is not None and part in sentence.figures else None
    generic = not name or conventions.is_generic(name)
    whole = _named_in_short(share, part, name, sentence) if generic else None
    if whole is None and generic and beside is not None:
        whole = _opened_by(share, beside, sentence)
    if whole is not None:
        # 其中开发区投资2亿元，占全市的60 %: of the city's, which what 其中 opens need not be
        return [(whole, not phrase.place)]
    opened = sentence.opened
    if beside is not None and opened is not None and not phrase.place:
        # 预算收入2860亿元。其中，税收收入1959亿元，占地方收入的68.5 %: the total of the sentence before, under a like name
        like = generic or opened.phrase.endswith(name[-2:])
        kin = (
            opened.statement.status == share.statement.status and at_same_time(opened, year) and opened.sound
        )
        if (
            like
            and kin
            and _comparable_units(opened, beside)
            and opened.statement.value > beside.statement.value
        ):
            return [(opened, False)]
    column = _whole_of_column(share, part, phrase, index)
    if column:
        return column
    larger = _larger_count(share, beside, sentence) if beside is not None and not name else None
    return [(larger, False)] if larger is not None else []


def _named_in_short(share: Figure, part: Figure | None, name: str, sentence: Sentence) -> Figure | None:
    """Return the whole named in short that stands before 其中: 交易额1623亿元，其中B2B占交易总额的91.6 %."""
    for f in _before_of_which(share, share, sentence):
        if f is part or not f.phrase.endswith(name):
            continue
        if part is None or (part not in sentence.figures and _comparable_units(f, part)):
            return f
    return None


def _opened_by(share: Figure, part: Figure, sentence: Sentence) -> Figure | None:
    """Return the whole that 其中 opens: 256个县，其中贫困县103个，占比40.2 %."""
    return next((f for f in _before_of_which(share, part, sentence) if _comparable_units(f, part)), None)


def _before_of_which(share: Figure, opened: Figure, sentence: Sentence) -> Iterator[Figure]:
    """Yield the levels that stand before 其中 and the figure it opens, the nearest first."""
    for f in reversed(sentence.figures):
        if f.statement.start >= opened.statement.start or f.statement.measure != "level":
            continue
        between = sentence.between(f, opened)
        if between is not None and _OF_WHICH.search(between) and f.statement.status == share.statement.status:
            yield f


def _larger_count(share: Figure, part: Figure, sentence: Sentence) -> Figure | None:
    """Return the larger count of the same kind before a part, without 其中 only likely its whole: 在256个县推开，贫困县有103个，占比40.2 %."""
    for f in reversed(sentence.figures):
        larger = (
            f.statement.start < part.statement.start and f.sound and f.statement.value > part.statement.value
        )
        status = share.statement.status
        kin = f.statement.measure == "level" and f.statement.status == status and f.years == part.years
        if larger and kin and f.statement.unit and _comparable_units(f, part):
            return f
    return None


def _whole_of_column(
    share: Figure, part: Figure | None, phrase: SharePhrase, index: Index
) -> list[tuple[Figure, bool]]:
    """Return the amount in the row of a table whose share is 100 %: 全市常住人口 3213.34 100.00, 男性 1623.17 50.51."""
    if part is None or phrase.whole or phrase.place or not _TAKES_PLACE.search(share.statement.indicator):
        return []
    s = share.statement
    totals = index.totals.get(s.document, ())
    position = bisect_left(totals, s.start, key=lambda pair: pair[0].statement.start)
    for hundred, whole in reversed(totals[max(0, position - 2) : position]):
        t = whole.statement
        near = s.start - hundred.statement.start <= _COLUMN_REACH
        kin = t.unit == part.statement.unit and t.region == s.region and t.status == s.status
        if (
            near
            and kin
            and whole is not part
            and whole.years == part.years
            and t.value > part.statement.value
        ):
            return [(whole, False)]
    return []


def _is_known_place(place: str, region: str) -> bool:
    """Return whether it is known which place 全省 or 全市 means: the document's own, when that is one.

    A county's share of 全市 is of the city above it, whose name the sentence does not give.
    """
    return not place or place in _PLACES or region.endswith(place[-1])


def _planned(
    share: Figure,
    part: Figure | None,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]] | None:
    """Return the plan's figure that a rate of completion (完成率) is of; None when the share is none."""
    if "rate_of" not in share.conventions:
        return None
    indicator = share.statement.indicator
    rates = [row.applies_to for row in conventions.members("rate_of") if row.value == "目标"]
    rate = next((word for word in rates if indicator.endswith(word)), None)
    if rate is None:
        return None
    if part is None:
        return []
    stem = normalise_phrase(indicator.removesuffix(rate), share.statement.region)
    unit = part.statement.unit
    near = [
        f
        for f in sentence.figures
        if f is not part
        and f.phrase == stem
        and f.statement.unit == unit
        and f.statement.measure in ("level", "change")
    ]
    near += index.find(
        "level", [f"p:{stem}"], share.statement.region, year, near=share, unit=unit, status="target"
    )
    return [(f, True) for f in near if f.statement.status == "target" and f.years == year][:1]


def _whole_identity(share: Figure, phrase: SharePhrase, conventions: Conventions) -> tuple[str, str, str]:
    """Return region, concept and phrase of the whole."""
    s = share.statement
    region = _PLACES.get(phrase.place, s.region)
    of = s.of
    if of in _PLACES:
        region, of = _PLACES[of], ""
    if of == phrase.place:
        of = ""  # 占全市: of the same thing there
    if ":" in of:
        place, _, of = of.partition(":")
        region = place or region
    concept = of if re.fullmatch(r"[a-z0-9_.]+", of) else ""
    words = phrase.whole or ("" if concept else of)
    names = conventions.names
    concept = concept or names.wholes.get(words, "") or names.concept_named(normalise_phrase(words, region))
    if not words and not concept and not phrase.place and _TAKES_PLACE.search(s.indicator):
        # 城镇网民6.07亿，占比达73.3%: the whole is what the part makes up with its kin
        concept = conventions.total_of.get(share.concept, "")
    if not words and not concept and "rate_of" in share.conventions:
        for row in conventions.members("rate_of"):
            if phrase.part.endswith(row.applies_to) and row.value != "人口":
                words = row.value
    return region, concept, words


def implied_whole(
    share: Figure, phrase: SharePhrase, kind: str, year: Years, *, conventions: Conventions
) -> Implied:
    """Return what the whole must be where only the share and its part are stated."""
    s = share.statement
    concept = s.of.rpartition(":")[2]
    concept = concept if re.fullmatch(r"[a-z0-9_.]+", concept) else ""
    concept = concept or conventions.names.concept_named(normalise_phrase(phrase.whole, s.region))
    region = _PLACES.get(phrase.place, s.of.partition(":")[0] if ":" in s.of else s.region)
    words = phrase.whole or (phrase.part if phrase.place else "") or ("人口" if kind == "penetration" else "")
    place = phrase.place
    if kind == "penetration" and not concept:
        concept = "population"
    return Implied(
        "population" if kind == "penetration" else "whole",
        f"{place}{words}" if place and not words.startswith(place) else words,
        concept, region, years_text(year),
    )  # fmt: skip


def count_among(share: Figure, sentence: Sentence) -> Figure | None:
    """Return the whole of 1940个断面中，某类占66 %: the count directly before, closed by 中."""
    for f in reversed(sentence.figures):
        if f.statement.start < share.statement.start and f.statement.measure == "level":
            between = sentence.between(f, share) or ""
            return f if re.match(r"^[^，。；,;]{0,16}中[，,]?", between) and not is_percentage(f) else None
    return None


def at_same_time(figure: Figure, years: Years) -> bool:
    """Whether a figure is of the same time as a share."""
    return figure.years is not None and same_moment(figure.years, years)


def _comparable_units(first: Figure, second: Figure) -> bool:
    a, b = first.statement.unit, second.statement.unit
    # 256个县 and 103个: the counter is one, whatever noun follows it
    return a == b or bool(a and b and not is_percentage(first) and a[0] == b[0] and not a.isascii())


def years_text(years: Years) -> str:
    """Return years as they are written in a reason."""
    return str(years.first) + years.part if years.single else f"{years.first}/{years.last}"
