"""Shares and penetration: a part, its whole and the percentage, in one sentence, across sentences, across documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import OPEN, Figure, Years, is_percentage, same_moment, same_scope
from plancheck.claims.index import Index, Sentence, things_of
from plancheck.claims.names import concept_named
from plancheck.claims.phrases import SharePhrase, is_generic, normalise_phrase, similarity, split_share
from plancheck.claims.relation import (
    Alternative,
    Implied,
    Relation,
    Relations,
    Term,
    are_certain,
    part_of,
    share_of,
    share_of_last,
    share_of_sum,
    whole_of,
)

_TAKES_PART = re.compile(
    r"^(?:人民币|元|左右|以上|[（(][^）)]*[）)])*[，,、；;]?(?:约|大约|共)?(?:占|相当于|占比|所占|在[^，。；]{2,24}中?的?(?:占比|比重|比例))"
)
_TAKES_PLACE = re.compile(r"占|比重|比例|份额")  # a share of a total; 普及率 is of those who could
_OF_WHICH = re.compile(r"其中|当中|里面|包括|含")
_PLACES = {"全国": "全国", "全球": "全球", "世界": "全球"}
_TELLING = 4  # characters from which on a name at the end of another tells that the two are one
_LIKE = (
    0.75  # least similarity of a part's phrase to a level's phrase in the same sentence (loose relation only)
)


def find_shares(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add every share with its part and whole, and what follows where one of them is not stated.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    for sentence in index.sentences:
        for share in sentence.figures:
            if share.statement.measure == "share" and share.statement.unit == "%" and share.years is not None:
                _relate(share, sentence, index, relations, conventions)


def _relate(
    share: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    phrase = split_share(share.statement.indicator)
    for year in _years(share):
        parts = _parts(share, phrase, sentence, index, conventions, year)
        parts = [(f, sure) for f, sure in parts if _countable(f, phrase)]
        for part, sure_part in parts:
            when = part.years if part.years is not None and part.years.single else year
            wholes = _wholes(share, part, phrase, sentence, index, conventions, when)
            kind = "penetration" if _is_population(share, phrase, conventions) else "share"
            joined = _joined(part, share, sentence)
            for whole, sure_whole in wholes:
                if len(joined) > 1 and whole not in joined:
                    parts_of_it = tuple(Term(f, "part") for f in joined)
                    together = (*parts_of_it, Term(whole, "whole"), Term(share, "share"))
                    count = len(joined)
                    relations.add(
                        Relation(
                            kind,
                            together,
                            count + 1,
                            share_of_sum,
                            "%",
                            alternatives=(Alternative("last_part", share_of_last),),
                            firm=False,
                        )
                    )
                    continue
                terms = (Term(part, "part"), Term(whole, "whole"), Term(share, "share"))
                known = all(f in sentence.figures or index.is_unique(f) for f in (part, whole))
                firm = sure_part and sure_whole and known and are_certain(terms)
                relations.add(Relation(kind, terms, 2, share_of, "%", firm=firm))
            if not wholes:
                pair = (Term(part, "part"), Term(share, "share"))
                floors = all(t.figure.statement.qualifier in OPEN for t in pair)
                relations.add(
                    Relation(
                        kind,
                        pair,
                        None,
                        whole_of,
                        part.statement.unit,
                        implied=_implied_whole(share, phrase, kind, year),
                        parameters=("floors",) if floors else (),
                    )
                )
        if parts:
            return
    # The part is not stated: a whole and a share ask for it.
    year = _years(share)[0]
    for whole, _ in _wholes(share, None, phrase, sentence, index, conventions, year):
        implied = Implied("part", phrase.part, share.concept, share.statement.region, _text(year))
        relations.add(
            Relation(
                "share",
                (Term(whole, "whole"), Term(share, "share")),
                None,
                part_of,
                whole.statement.unit,
                implied=implied,
            )
        )


def _countable(part: Figure, phrase: SharePhrase) -> bool:
    """Return whether a part can be measured against the whole: 2740个保护区 take 14.8 % of an area, but not as a number."""
    unit = part.statement.unit
    return "面积" not in phrase.whole or unit in _AREA_UNITS or unit in ("", "%")


_AREA_UNITS = ("m2", "km2", "亩", "公顷", "ha", "mu")


def _text(years: Years) -> str:
    return str(years.first) + years.part if years.single else f"{years.first}/{years.last}"


def _years(share: Figure) -> list[Years]:
    """Return the periods at which part and whole can be looked up: a share over a span holds in each of its years."""
    years = share.years
    if years is None:
        return []
    if years.single:
        return [years]
    return [years, *(Years(y, y) for y in range(years.last, max(years.first, years.last - 9) - 1, -1))]


def _is_population(share: Figure, phrase: SharePhrase, conventions: Conventions) -> bool:
    if share.statement.of:
        return share.statement.of in ("population", "人口", "总人口") or "人口" in share.statement.of
    if "人口" in phrase.whole:
        return True
    return any(
        row.value == "人口" and share.statement.indicator.endswith(row.applies_to)
        for row in conventions.members("rate_of")
    )


def _same_time(figure: Figure, years: Years) -> bool:
    return figure.years is not None and same_moment(figure.years, years)


def _overlaps(figure: Figure, years: Years) -> bool:
    own = figure.years
    return own is not None and own.first <= years.last and years.first <= own.last


def _parts(
    share: Figure,
    phrase: SharePhrase,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]]:
    """Return candidate parts, the best one first, each with whether it is surely the one meant."""
    s = share.statement
    wanted = _part_phrases(share, phrase, conventions)
    levels = [
        f
        for f in sentence.figures
        if f.statement.measure == "level" and not is_percentage(f) and f.statement.status == s.status
    ]
    # 达5231亿元，占…的3.3 %: the share follows its part directly
    before = [f for f in levels if f.statement.start < s.start and f.statement.region in (s.region, "")]
    listed = _by_order(share, sentence)
    if listed is not None:
        return [(listed, True)]
    outright = any(f.phrase in wanted and _same_time(f, year) for f in levels)
    if before and _overlaps(before[-1], year) and (before[-1].phrase in wanted or not outright):
        between = sentence.between(before[-1], share)
        if between is not None and _TAKES_PART.match(between) and not re.search(r"[0-9]", between):
            return [(before[-1], True)]
    levels = [f for f in levels if _same_time(f, year)]
    before = [f for f in before if _same_time(f, year)]
    named = [
        f
        for f in levels
        if f.statement.region in (s.region, "")
        and (f.phrase in wanted or (share.concept and f.concept == share.concept))
    ]
    if named:
        best = min(named, key=lambda f: (f.phrase not in wanted, abs(f.statement.start - s.start)))
        return [(best, best.phrase in wanted or same_scope(best, share))]
    things = [
        *([f"c:{share.concept}"] if share.concept else []),
        *(f"p:{p}" for p in wanted if not is_generic(p)),
    ]
    found = index.find("level", things, s.region, year, near=share, status=s.status)
    found = [f for f in found if not is_percentage(f)]
    if found:
        return [(f, f.phrase in wanted or f.phrase.removesuffix("增加值") in wanted) for f in found[:1]]
    # a phrase with words carried over in front still ends with the part's name
    ending = [f for f in levels if any(len(p) >= _TELLING and f.phrase.endswith(p) for p in wanted)]
    if ending:
        return [(ending[0], False)]
    if _among(share, sentence) is not None:
        return []
    # 1940个国控断面Ⅰ类比例66 %: a count whose name the share goes on to narrow is the whole, not the part
    before = [f for f in before if not any(p.startswith(f.phrase) and p != f.phrase for p in wanted)]
    alike = [f for f in before if any(similarity(f.phrase, p) >= _LIKE for p in wanted)]
    return [(alike[-1], False)] if alike else []


_LIST_SIGN = re.compile(r"^(?:[、，,和及与]|以及)?$")


def _by_order(share: Figure, sentence: Sentence) -> Figure | None:
    """Return the amount at the same place of its list: 非农业76013人，农业526758人，分别占12.6%、87.4%."""
    figures = sentence.figures
    shares = [f for f in figures if f.statement.measure == "share"]
    run = [share]
    for f in reversed(shares[: shares.index(share)]):
        if not _LIST_SIGN.match(sentence.between(f, run[0]) or "-"):
            break
        run.insert(0, f)
    for f in shares[shares.index(share) + 1 :]:
        if not _LIST_SIGN.match(sentence.between(run[-1], f) or "-"):
            break
        run.append(f)
    if len(run) < 2 or "分别" not in sentence.before(run[0]):
        return None
    first = figures.index(run[0])
    amounts = figures[max(0, first - len(run)) : first]
    units = {f.statement.unit for f in amounts}
    if len(amounts) < len(run) or len(units) != 1 or any(f.statement.measure != "level" for f in amounts):
        return None
    if is_percentage(amounts[0]):
        return None
    return amounts[run.index(share)]


def _joined(part: Figure, share: Figure, sentence: Sentence) -> list[Figure]:
    """Return the parts that a share directly behind the last of them speaks of together: 光伏27.34万千瓦、生物质5.1万千瓦，占4.84%."""
    figures = sentence.figures
    between = sentence.between(part, share) if part in figures and part.at < share.at else None
    if between is None or not _TAKES_PART.match(between) or _by_order(share, sentence) is not None:
        return [part]
    found = [part]
    for f in reversed(figures[: figures.index(part)]):
        between = sentence.between(f, found[0])
        alike = (
            f.statement.measure == "level"
            and f.statement.unit == part.statement.unit
            and f.years == part.years
        )
        if not alike or between is None or not re.match(r"^[、和及与][^，。；,;]{0,16}$", between):
            break
        found.insert(0, f)
    return found


def _part_phrases(share: Figure, phrase: SharePhrase, conventions: Conventions) -> set[str]:
    region = share.statement.region
    wanted = {share.phrase, normalise_phrase(phrase.part, region)}
    for row in conventions.members("rate_part"):
        if phrase.part.endswith(row.applies_to):
            wanted.add(normalise_phrase(phrase.part.removesuffix(row.applies_to) + row.value, region))
    for row in conventions.members("rate_of"):
        if phrase.part.endswith(row.applies_to):
            stem = phrase.part.removesuffix(row.applies_to)
            wanted |= {
                normalise_phrase(stem + ending, region) for ending in ("", "用户规模", "用户", "用户数")
            }
    return {w for w in wanted if w}


def _wholes(
    share: Figure,
    part: Figure | None,
    phrase: SharePhrase,
    sentence: Sentence,
    index: Index,
    conventions: Conventions,
    year: Years,
) -> list[tuple[Figure, bool]]:
    s = share.statement
    done = _planned(share, part, sentence, index, conventions, year)
    if done is not None:
        return done
    if part is None:
        among = _among(share, sentence)
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
    if normalised and not is_generic(normalised):
        # 常住人口占总人口: part and whole of one concept are told apart by their names
        one_concept = part is not None and bool(concept) and part.concept == concept
        things.insert(0 if one_concept else len(things), f"p:{normalised}")
    if not words and not concept and (phrase.place or s.of in _PLACES) and part is not None:
        things += things_of(part)  # 占全国比重: the same thing, elsewhere
    found: list[tuple[Figure, bool]] = []
    for f in index.find("level", things, region, year, near=share, unit=unit, status=s.status):
        if f is part or is_percentage(f):
            continue
        here = f.statement.document == s.document
        sure = bool(concept and f.concept == concept) or (here and f.phrase == normalised)
        found.append((f, sure))
    if found:
        return found
    generic = not normalised or is_generic(normalised)
    whole = _named_in_short(share, part, normalised, sentence) if generic else None
    if whole is None and generic and part is not None and part in sentence.figures:
        whole = _opened_by(share, part, sentence)
    if whole is not None:
        return [(whole, True)]
    opened = sentence.opened
    if part is not None and part in sentence.figures and opened is not None and not phrase.place:
        # 预算收入2860亿元。其中，税收收入1959亿元，占地方收入的68.5 %: the total of the sentence before, under a like name
        like = generic or opened.phrase.endswith(normalised[-2:])
        kin = opened.statement.status == s.status and _same_time(opened, year) and opened.sound
        if like and kin and _comparable_units(opened, part) and opened.statement.value > part.statement.value:
            return [(opened, False)]
    column = _whole_of_column(share, part, phrase, index)
    if column:
        return column
    if part is not None and part in sentence.figures and not normalised:
        larger = _larger_count(share, part, sentence)
        return [(larger, False)] if larger is not None else []
    return []


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


_COLUMN_REACH = 3000  # characters over which a table's rows stand below the one of its total


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


def _among(share: Figure, sentence: Sentence) -> Figure | None:
    """Return the whole of 1940个断面中，某类占66 %: the count directly before, closed by 中."""
    for f in reversed(sentence.figures):
        if f.statement.start < share.statement.start and f.statement.measure == "level":
            between = sentence.between(f, share) or ""
            return f if re.match(r"^[^，。；,;]{0,16}中[，,]?", between) and not is_percentage(f) else None
    return None


def _comparable_units(first: Figure, second: Figure) -> bool:
    a, b = first.statement.unit, second.statement.unit
    # 256个县 and 103个: the counter is one, whatever noun follows it
    return a == b or bool(a and b and not is_percentage(first) and a[0] == b[0] and not a.isascii())


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
    concept = (
        concept or conventions.text("whole_named", words) or concept_named(normalise_phrase(words, region))
    )
    if not words and not concept and not phrase.place and _TAKES_PLACE.search(s.indicator):
        # 城镇网民6.07亿，占比达73.3%: the whole is what the part makes up with its kin
        concept = next(
            (
                row.applies_to
                for row in conventions.members("sum_of")
                if share.concept in row.value.split("+")
            ),
            "",
        )
    if not words and not concept:
        for row in conventions.members("rate_of"):
            if phrase.part.endswith(row.applies_to) and row.value != "人口":
                words = row.value
    return region, concept, words


def _implied_whole(share: Figure, phrase: SharePhrase, kind: str, year: Years) -> Implied:
    s = share.statement
    concept = s.of.rpartition(":")[2]
    concept = concept if re.fullmatch(r"[a-z0-9_.]+", concept) else ""
    concept = concept or concept_named(normalise_phrase(phrase.whole, s.region))
    region = _PLACES.get(phrase.place, s.of.partition(":")[0] if ":" in s.of else s.region)
    words = phrase.whole or (phrase.part if phrase.place else "") or ("人口" if kind == "penetration" else "")
    place = phrase.place
    if kind == "penetration" and not concept:
        concept = "population"
    return Implied(
        "population" if kind == "penetration" else "whole",
        f"{place}{words}" if place and not words.startswith(place) else words,
        concept, region, _text(year),
    )  # fmt: skip
