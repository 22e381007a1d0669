"""Sums: parts and their total, known by convention or named in the sentence, and shares that fill 100 %."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import HUNDRED, Figure, Years, is_percentage, same_moment, same_unit
from plancheck.claims.index import Index, Sentence
from plancheck.claims.phrases import split_share
from plancheck.claims.relation import Relation, Relations, Term, total
from plancheck.schema import LOWER_BOUNDS

_OF_WHICH = re.compile(r"其中|包括|分别")
_MOST_PARTS = 12
_SAID_OF_A_TOTAL = ("growth", "growth_per_year", "share", "change")  # may stand between a total and 其中
_HUNDRED_SHARES = 3  # two shares add to 100 % too easily; three or more do so only as a breakdown


def find_sums(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add totals with their parts, and breakdowns of 100 %.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    breakdowns = _complete_breakdowns(conventions)
    for sentence in index.sentences:
        for figure in sentence.figures:
            if figure.statement.measure == "level":
                _parts_by_convention(figure, sentence, index, relations, conventions)
        if sentence.opened is not None:
            _parts_by_convention(sentence.opened, sentence, index, relations, conventions)
        # after the sums known by convention: those say whether the parts are complete
        _parts_named_in_sentence(sentence, relations)
        _parts_of_opened_total(sentence, relations)
        _shares_of_hundred(sentence, relations)
        _complementary_shares(sentence, index, relations, breakdowns)
    _breakdowns_of_columns(index, relations)


def _kin(first: Figure, second: Figure) -> bool:
    a, b = first.statement, second.statement
    return (
        same_unit(a.unit, b.unit)
        and a.measure == b.measure
        and a.status == b.status
        and (
            first.years == second.years
            or (
                first.years is not None
                and second.years is not None
                and same_moment(first.years, second.years)
            )
        )
    )


def _meets(parts: Sequence[Figure], whole: Figure) -> bool:
    """Return whether parts add to the whole within their printed precision."""
    low = sum(f.statement.value - f.statement.place / 2 for f in parts)
    high = sum(f.statement.value + f.statement.place / 2 for f in parts)
    s = whole.statement
    return low <= s.value + s.place / 2 and high >= s.value - s.place / 2


def _parts_named_in_sentence(sentence: Sentence, relations: Relations) -> None:
    """A figure, 其中, and figures of the same unit: a sum when they fill it; nothing is asserted when they leave something."""
    figures = sentence.figures
    if len(figures) < 3 or not _OF_WHICH.search(sentence.text):
        return
    for i, whole in enumerate(figures):
        if (
            whole.statement.measure not in ("level", "change")
            or is_percentage(whole)
            or i + 2 >= len(figures)
        ):
            continue
        between = sentence.between(whole, figures[i + 1])
        if between is None or not _OF_WHICH.search(between):
            # a growth rate may stand between the total and 其中
            if figures[i + 1].statement.measure not in _SAID_OF_A_TOTAL or i + 3 >= len(figures):
                continue
            between = sentence.between(figures[i + 1], figures[i + 2])
            if between is None or not _OF_WHICH.search(between):
                continue
        parts = [
            f
            for f in figures[i + 1 :]
            if f.sound and whole.sound and _kin(f, whole) and not _included(f, sentence, after=whole.at)
        ][:_MOST_PARTS]
        for count in range(2, len(parts) + 1):
            if _meets(parts[:count], whole):
                terms = (*(Term(f, "part") for f in parts[:count]), Term(whole, "total"))
                relations.add(Relation("sum", terms, count, total, whole.statement.unit, firm=False))
                break


_INCLUDES = re.compile(r"[（(](?:其中|包含|包括|含)[^）)]*$")


def _included(figure: Figure, sentence: Sentence, *, after: int) -> bool:
    """Return whether a figure stands in brackets as a part of the part before them: 水电3.2亿千瓦（含抽水蓄能0.23亿千瓦）.

    Brackets directly behind the total, whose figures begin `after` it, take the total itself apart.
    """
    opened = _INCLUDES.search(sentence.text[: figure.at]) if figure.at >= 0 else None
    return opened is not None and any(after < f.at < opened.start() for f in sentence.figures)


def _parts_of_opened_total(sentence: Sentence, relations: Relations) -> None:
    """A sentence that begins with 其中 takes apart the total of the sentence before it: a sum when its parts fill that."""
    whole = sentence.opened
    if whole is None or not whole.sound:
        return
    parts = [
        f for f in sentence.figures if f.sound and _kin(f, whole) and not _included(f, sentence, after=-1)
    ]
    parts = parts[:_MOST_PARTS]
    for count in range(2, len(parts) + 1):
        if _meets(parts[:count], whole):
            terms = (*(Term(f, "part") for f in parts[:count]), Term(whole, "total"))
            relations.add(Relation("sum", terms, count, total, whole.statement.unit, firm=False))
            return


_LISTED = re.compile(r"^(?:[、,，:：∶/和与及]|以及)?$")
_RATIO_SIGN = re.compile(r"^[:：∶]$")


def _runs(sentence: Sentence) -> list[list[Figure]]:
    """Return the runs of shares that follow each other with nothing between them but list or ratio signs."""
    runs: list[list[Figure]] = []
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.statement.measure != "share" or not figure.sound:
            last = None
            continue
        between = sentence.between(last, figure) if last is not None else None
        if last is not None and between is not None and _LISTED.match(between) and last.years == figure.years:
            runs[-1].append(figure)
        else:
            runs.append([figure])
        last = figure
    return runs


def _shares_of_hundred(sentence: Sentence, relations: Relations) -> None:
    """Three or more shares that fill 100 %: listed one after the other, or all of one sentence and period.

    Shares in the form of a ratio (2.0:56.4:41.6) are a complete breakdown by that form, whether they fill 100 % or not.
    """
    if len(sentence.figures) < _HUNDRED_SHARES:
        return
    groups = _runs(sentence)
    by_years: dict[Years | None, list[Figure]] = {}
    for f in sentence.figures:
        if f.statement.measure == "share" and f.sound:
            by_years.setdefault(f.years, []).append(f)
    for shares in (*groups, *by_years.values()):
        if not _HUNDRED_SHARES <= len(shares) <= _MOST_PARTS:
            continue
        if any(f.statement.qualifier != "exact" for f in shares):
            continue
        pairs = itertools.pairwise(shares)
        ratio = all(_RATIO_SIGN.match(sentence.between(a, b) or "") for a, b in pairs)
        fills = sum(f.statement.low for f in shares) <= HUNDRED <= sum(f.statement.high for f in shares)
        if ratio or fills:
            terms = tuple(Term(f, "share") for f in shares)
            relations.add(Relation("sum", terms, None, total, "%", firm=ratio, constant=HUNDRED))
            _amounts_of_hundred(shares, relations)


def _breakdowns_of_columns(index: Index, relations: Relations) -> None:
    """Rows of a table below its row of 100 %: each run of rows that fills 100 % is a breakdown of the total.

    By town and country, by sex, by age: one after the other, told apart only by where the sum reaches 100.
    """
    if not index.totals:
        return
    shares = relations.shares_by_whole()
    for totals in index.totals.values():
        for hundred, whole in {whole.key: (hundred, whole) for hundred, whole in totals}.values():
            below = (f for f in shares.get(whole.key, ()) if f.statement.start > hundred.statement.start)
            rows = sorted(below, key=lambda f: f.statement.start)
            run: list[Figure] = []
            for share in rows:
                run.append(share)
                low, high = (sum(getattr(f.statement, end) for f in run) for end in ("low", "high"))
                if low <= HUNDRED <= high and len(run) > 1:
                    terms = tuple(Term(f, "share") for f in run)
                    relations.add(Relation("sum", terms, None, total, "%", firm=False, constant=HUNDRED))
                    _amounts_of_hundred(run, relations)
                    run = []
                elif low > HUNDRED:
                    run = []


def _amounts_of_hundred(shares: Sequence[Figure], relations: Relations) -> None:
    """Where shares fill 100 %, the amounts they are of fill the whole: three areas of a city and its output."""
    wholes: set[tuple[str, int]] = set()
    terms: list[Term] = []
    total_of: Term | None = None
    for share in shares:
        relation = relations.share_at(share.key)
        if relation is None:
            return
        part, whole = relation.terms[0], relation.terms[1]
        wholes.add(whole.figure.key)
        terms.append(Term(part.figure, "part"))
        total_of = Term(whole.figure, "total")
    if len(wholes) == 1 and total_of is not None:
        unit = total_of.figure.statement.unit
        relations.add(Relation("sum", (*terms, total_of), len(terms), total, unit, firm=False))


def _complete_breakdowns(conventions: Conventions) -> list[tuple[str, list[str]]]:
    """Return the concepts that make up another by convention and leave nothing over: the first, and the others."""
    rows = [row for row in conventions.members("sum_of") if row.applies_to.isascii()]
    complete = [row for row in rows if conventions.text("sum_is_complete", row.applies_to) == "yes"]
    parts = [row.value.split("+") for row in complete]
    return [(names[0], names[1:]) for names in parts]


def _complementary_shares(
    sentence: Sentence, index: Index, relations: Relations, breakdowns: Sequence[tuple[str, list[str]]]
) -> None:
    """Shares of one whole whose parts make it up by convention (农村网民, 城镇网民) add to 100 %."""
    shares = [f for f in sentence.figures if f.concept and f.years is not None and _is_plain_share(f)]
    if not shares:
        return
    for first, others in breakdowns:
        for share in shares:
            if share.concept != first or share.years is None:
                continue
            whole = split_share(share.statement.indicator).whole
            found = [share]
            for name in others:
                near = index.find(
                    "share",
                    [f"c:{name}"],
                    share.statement.region,
                    share.years,
                    near=share,
                    unit="%",
                    scoped=False,
                )
                found += [
                    f
                    for f in near
                    if _is_plain_share(f) and split_share(f.statement.indicator).whole == whole
                ][:1]
            own = all(f.statement.document == share.statement.document and _kin(f, share) for f in found)
            if whole and own and len(found) == 1 + len(others):
                terms = tuple(Term(f, "share") for f in sorted(found, key=lambda f: f.statement.start))
                relations.add(Relation("sum", terms, None, total, "%", firm=False, constant=HUNDRED))


def _is_plain_share(figure: Figure) -> bool:
    s = figure.statement
    return s.measure == "share" and s.qualifier == "exact" and figure.sound


def _find(thing: str, figure: Figure, sentence: Sentence, index: Index, *, concept: bool) -> Figure | None:
    years = figure.years
    if years is None:
        return None
    for f in sentence.figures:
        same = f.concept == thing if concept else f.phrase == thing
        if same and _kin(f, figure) and f.statement.region == figure.statement.region:
            return f
    key = f"c:{thing}" if concept else f"p:{thing}"
    for f in index.find(
        "level", [key], figure.statement.region, years, near=figure, unit=figure.statement.unit, scoped=False
    ):
        if _kin(f, figure) and f.statement.document == figure.statement.document:
            return f
    return None


def _parts_by_convention(
    figure: Figure, sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    if "sum_of" not in figure.conventions or figure.years is None:
        return
    for row in conventions.sums_of(figure.concept, figure.phrase):
        concept = row.applies_to.isascii()
        if concept:
            names = row.value.split("+")
        else:
            names = [figure.phrase.replace(row.applies_to, part) for part in row.value.split("+")]
        parts = [_find(name, figure, sentence, index, concept=concept) for name in names]
        if None in parts and not concept:
            parts = [_ending(part, figure, sentence) for part in row.value.split("+")]
        if None in parts:
            continue
        found = [p for p in parts if p is not None]
        complete = conventions.text("sum_is_complete", row.applies_to) == "yes"
        terms = (*(Term(p, "part") for p in found), Term(figure, "total"))
        floors = all(t.figure.statement.qualifier in LOWER_BOUNDS for t in terms)
        if figure.statement.qualifier in LOWER_BOUNDS and not floors:
            continue  # 突破3万亿元、达到3.6万亿元: the parts add to the figure, not to the mark it passed
        parameters = (*(("floors",) if floors else ()), *(() if complete else ("part_of_total",)))
        known = all(f in sentence.figures or index.is_unique(f) for f in found)
        firm = known and all(t.figure.statement.certainty != "low" for t in terms)
        relations.add(
            Relation(
                "sum",
                terms,
                len(found),
                total,
                figure.statement.unit,
                at_most=not complete,
                firm=firm,
                parameters=parameters,
            )
        )


def _ending(word: str, figure: Figure, sentence: Sentence) -> Figure | None:
    """Return a figure of the sentence whose own name is the bare part (出口, 进口) after the total."""
    for f in sentence.figures:
        if (
            f.statement.start > figure.statement.start
            and _kin(f, figure)
            and re.fullmatch(f"(?:其中)?{word}(?:额|总额|总值)?", f.phrase)
        ):
            return f
    return None
