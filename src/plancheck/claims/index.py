"""Figures by sentence and by what they measure, so that each relation finds its operands without searching all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice, pairwise

from plancheck.claims.beside import bound_in_front, divided, glued_cells, method_before
from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.claims.figures import (
    Figure,
    Years,
    is_percentage,
    make_figure,
    same_moment,
    same_scope,
    same_unit,
    year_is_assumed,
)
from plancheck.claims.naming import thing_keys
from plancheck.claims.phrases import normalise_phrase, split_share
from plancheck.claims.place_told import names_its_place, place_is_told, unplaced_documents
from plancheck.claims.spelling import simplified_once, with_simplified_words
from plancheck.intervals import Interval
from plancheck.statements.statement import Statement

# 3562亿元，比上年增长8%; 5800亿元，是前五年投入的1.7倍: nothing between the two figures but the comparison
_COMPARES = re.compile(
    r"^(?:人民币)?[，,、]?(?:扣除[^，,。；]{1,12}[，,])?"
    r"(?:(?:同比|环比|(?:比|较)[^，,。；、]{1,10}|年均|平均每年|每年)?(?:实际|名义|分别|又|仅|净|约|近)*"
    r"(?:增长|增加|增幅|提高|提升|上升|上涨|下降|减少|下跌|回落|降低|减|增|降)(?:了|约|近|幅度?)?"
    r"|(?:约|大约)?(?:比|较|是|为|相当于|达到?)[^，,。；]{1,24}(?:的|约|近)?)$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The figures of one sentence or table row, in their order.

    Parameters
    ----------
    document, text : str
    figures : tuple of Figure
    opened : Figure or None
        The total that a sentence beginning with 其中 takes apart: the amount that the sentence before it led with.
    """

    document: str
    text: str
    figures: tuple[Figure, ...]
    opened: Figure | None = None

    def between(self, first: Figure, second: Figure) -> str | None:
        """Return the text between two figures, spaces dropped; None when the sentence does not show it."""
        if first.at < 0 or second.at < 0:
            return None
        return "".join(self.text[first.at + len(first.statement.figure) : second.at].split())

    def runs_on(self, first: Figure, second: Figure) -> bool:
        """Return whether the second figure says of the first how it compares, directly behind it."""
        between = self.between(first, second)
        return between is not None and _COMPARES.match(between) is not None

    def before(self, figure: Figure) -> str:
        """Return the text before a figure back to the figure before it."""
        if figure.at < 0:
            return ""
        start = 0
        for other in self.figures:
            if 0 <= other.at < figure.at:
                start = max(start, other.at + len(other.statement.figure))
        return "".join(self.text[start : figure.at].split())


_TAKES_APART = "其中"
_NEXT = 400  # characters between two sentences' figures up to which the second still speaks of the first


def _leading_amount(sentence: Sentence) -> Figure | None:
    levels = (f for f in sentence.figures if f.statement.measure == "level" and not is_percentage(f))
    return next(levels, sentence.opened)


def _taken_apart(sentence: Sentence, before: Sentence | None, conventions: Conventions) -> Sentence:
    """Give a sentence that begins with 其中 the total it takes apart, and its figures that total as their scope.

    Parts that make up the total by convention (the three industries of GDP) are not narrowed by it: elsewhere they carry
    the same name.
    """
    whole = divided(sentence.text)
    if whole:
        scope = normalise_phrase(whole, sentence.figures[0].statement.region)
        return replace(sentence, figures=tuple(replace(f, within=scope) for f in sentence.figures))
    if before is None or not sentence.text.lstrip().startswith(_TAKES_APART):
        return sentence
    if before.document != sentence.document:
        return sentence
    if sentence.figures[0].statement.start - before.figures[-1].statement.start > _NEXT:
        return sentence
    total = _leading_amount(before)
    if total is None:
        return sentence
    scope = total.concept or total.phrase
    complete = [part for part in conventions.text("sum_of", scope).split("+") if part]
    figures = tuple(f if f.concept in complete else replace(f, within=scope) for f in sentence.figures)
    return Sentence(sentence.document, sentence.text, figures, total)


def _places(text: str, group: Sequence[Statement]) -> list[int]:
    """Return each figure's offset within the sentence: one shift that fits all, else left to right."""
    first = group[0]
    position = text.find(first.figure)
    if len(group) == 1:
        return [position]
    while position >= 0:
        shift = position - first.start
        for s in group:
            if not text.startswith(s.figure, s.start + shift):
                break
        else:
            return [s.start + shift for s in group]
        position = text.find(first.figure, position + 1)
    places, cursor = [], 0
    for s in group:
        at = text.find(s.figure, cursor)
        places.append(at)
        cursor = at + len(s.figure) if at >= 0 else cursor
    return places


def _with_parts(figures: list[Figure]) -> list[Figure]:
    """Give a share whose phrase names its whole only (在零售总额中所占比重) the amount before it as its part."""
    if len(figures) < 2:
        return figures
    found: list[Figure] = []
    level: Figure | None = None
    for figure in figures:
        s = figure.statement
        nameless = s.measure == "share" and not split_share(s.indicator).part
        if nameless and level is not None:
            things = thing_keys(level.phrase, level.concept, generic=figure.generic)
            figure = replace(figure, phrase=level.phrase, concept=level.concept, things=things)
        elif s.measure == "level" and not is_percentage(figure):
            level = figure
        found.append(figure)
    return found


_RANGE_SIGN = re.compile(r"^[%％]?(?:[-—–−~～〜－]{1,2}|至|到)$")


def _with_ranges(sentence: Sentence) -> Sentence:
    """Give both numbers of a range (8%-10%) the values between them: a rate of 8 to 10 % is one operand."""
    if len(sentence.figures) < 2 or not any(
        f.statement.qualifier == "at_least" for f in sentence.figures[:-1]
    ):
        return sentence
    figures = list(sentence.figures)
    for i, (first, second) in enumerate(pairwise(figures)):
        a, b = first.statement, second.statement
        ends = a.qualifier == "at_least" and b.qualifier == "at_most" and a.value < b.value
        if ends and (a.measure, a.status) == (b.measure, b.status) and first.sound and second.sound:
            between = sentence.between(first, second)
            if between is not None and _RANGE_SIGN.match(between):
                span = Interval(a.value, b.value)
                figures[i] = replace(first, span=span)
                figures[i + 1] = replace(second, span=span, opened_by=figures[i])
    return replace(sentence, figures=tuple(figures))


_SHARE_COLUMN = re.compile(r"(?:的)?(?:比重|占比|构成|比例)$")
_LISTED = re.compile(r"^(?:[、，,:：∶/和与及]|以及)?$")
_LEAST_SHARES = 3
_ALL = Decimal(100)


def _with_balanced(sentence: Sentence) -> Sentence:
    """Mark listed shares that make exactly 100 % as printed (6.9:40.1:53.0): their last digits may be adjusted."""
    if len(sentence.figures) < _LEAST_SHARES:
        return sentence
    if sum([f.statement.measure == "share" for f in sentence.figures]) < _LEAST_SHARES:
        return sentence
    figures = list(sentence.figures)
    run: list[int] = []

    def close() -> None:
        if len(run) >= _LEAST_SHARES and sum(figures[i].statement.value for i in run) == _ALL:
            for i in run:
                figures[i] = replace(figures[i], balanced=True)
        run.clear()

    for i, figure in enumerate(figures):
        listed = (
            figure.statement.measure == "share" and figure.sound and figure.statement.qualifier == "exact"
        )
        between = sentence.between(figures[i - 1], figure) if run else ""
        if run and (
            not listed
            or between is None
            or not _LISTED.match(between)
            or figure.years != figures[run[-1]].years
        ):
            close()
        if listed:
            run.append(i)
    close()
    return replace(sentence, figures=tuple(figures))


def _in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements by document and place, of several at one place the last; most come in that order."""
    rows = list(statements)
    for first, second in pairwise(rows):
        if first.document == second.document:
            if first.start < second.start or (first.start == second.start and first.end < second.end):
                continue
        elif first.document < second.document:
            continue
        unique = {(s.document, s.start, s.end): s for s in rows}
        return [unique[place] for place in sorted(unique)]
    return rows


def make_sentences(
    statements: Iterable[Statement], *, conventions: Conventions | None = None
) -> list[Sentence]:
    """Group statements by the sentence they stand in.

    Parameters
    ----------
    statements : iterable of Statement
        Any order; rows with the same document and offsets count once.
    conventions : Conventions, optional
        Which parts make up a total by definition; the vocabulary's by default.
    """
    rules = conventions or load_conventions()
    ordered = _in_order(statements)
    glued = glued_cells(ordered)
    sentences: list[Sentence] = []
    group: list[Statement] = []

    def close() -> None:
        if group:
            text = group[0].sentence
            places = _places(text, group) if text else [-1] * len(group)
            simple = simplified_once(text)
            figures = []
            for number, s in enumerate(group):
                read = with_simplified_words(s, sentence=simple)
                figure = make_figure(read, conventions=rules, at=places[number])
                figure.bound = bound_in_front(simple, figure.at, read.indicator)
                figure.method = method_before(simple, figure.at)
                figure.glued = figure.key in glued
                figures.append(figure)
            sentence = Sentence(group[0].document, simple, tuple(_with_parts(figures)))
            if len(figures) > 1:
                sentence = _with_balanced(_with_ranges(sentence))
            before = sentences[-1] if sentences else None
            sentences.append(_taken_apart(sentence, before, rules))
            group.clear()

    for s in ordered:
        if group:
            last = group[-1]
            together = (
                s.document == last.document
                and s.sentence == last.sentence != ""
                # the same words again further down (a table's head, a slogan) are another sentence
                and s.start - group[0].start <= len(s.sentence)
            )
            if not together:
                close()
        group.append(s)
    close()
    return sentences


_PER_YEAR = re.compile(r"每年|年均|逐年|一年")


def is_per_year(change: Figure, sentence: Sentence) -> bool:
    """Return whether a change is that of each year of its span (平均每年增加38亿元), not of the whole."""
    near = (change.statement.indicator, sentence.before(change)[-8:])
    return any(_PER_YEAR.search(words) is not None for words in near)


Shelf = dict[str, list[Figure]]  # figures of one thing, place and period, by document, in text order


@dataclass(slots=True)
class Index:
    """All figures of a run, found by what they measure, where and when.

    Memory is linear in the figures; every look-up is a few dictionary reads and one bisection.
    """

    sentences: list[Sentence]
    conventions: Conventions
    by_thing: dict[tuple[str, str, str, int, int], Shelf] = field(default_factory=dict)
    own_region: dict[str, str] = field(default_factory=dict)
    totals: dict[str, list[tuple[Figure, Figure]]] = field(default_factory=dict)
    by_ending: dict[tuple[bool, str, int, str, str], list[Figure]] = field(default_factory=dict)

    def find(
        self, kind: str, things: Sequence[str], region: str, years: Years, *, near: Figure, unit: str | None = None,
        status: str | None = None, scoped: bool = True,
    ) -> list[Figure]:  # fmt: skip
        """Return figures of a thing in a place and period: the nearest of `near`'s document, else one per document.

        Parameters
        ----------
        kind : {"level", "share", "rate", "change"}
        things : sequence of str
            Keys such as `Figure.things`, the surest first; the first that finds something decides.
        region : str
        years : Years
        near : Figure
            The figure of the claim; one of its own document goes before others.
        unit, status : str, optional
            Demanded unit and status.
        scoped : bool
            Whether figures with the same narrowing words as `near` go first; not for a part of it, which has its own.
        """
        for thing in things:
            shelf = self.by_thing.get((kind, thing, region, years.first, years.last))
            if not shelf:
                continue
            own = self._nearest(shelf.get(near.statement.document, []), near, years, unit, status, scoped)
            if own is not None:
                return [own]
            if thing.startswith("g:") or not names_its_place(region):
                continue
            found = []
            for document, figures in islice(shelf.items(), MOST_TRIED):
                if document != near.statement.document:
                    nearest = self._nearest(figures, near, years, unit, status, scoped)
                    if nearest is not None:
                        found.append(nearest)
                if len(found) == MOST_DOCUMENTS:
                    break
            if found:
                return found
        return []

    def sentence_of(self, figure: Figure) -> Sentence:
        """Return the sentence that a figure of this index stands in."""
        return self.sentences[figure.sentence]

    def targets_for(self, figure: Figure) -> list[Figure]:
        """Return targets set for what a figure measures, in its place and period."""
        kind, years, s = _KINDS.get(figure.statement.measure), figure.years, figure.statement
        if kind is None or years is None:
            return []
        found: list[Figure] = []
        for thing in figure.things:
            shelf = self.by_thing.get((kind, thing, s.region, years.first, years.last), {})
            for figures in islice(shelf.values(), MOST_TRIED):
                found += [f for f in figures[:MOST_TRIED] if f.statement.status == "target" and f.sound]
        return [f for f in found if same_unit(f.statement.unit, s.unit)]

    def is_unique(self, figure: Figure) -> bool:
        """Return whether a figure's document states one value only for its thing, place and period.

        Where it states two (rows of a table, two scopes under one name), which one a relation means is not sure.
        """
        kind, years, s = _KINDS.get(figure.statement.measure), figure.years, figure.statement
        if kind is None or years is None:
            return True
        for thing in figure.things:
            shelf = self.by_thing.get((kind, thing, s.region, years.first, years.last), {})
            for other in islice(shelf.get(s.document, ()), MOST_TRIED):
                t = other.statement
                comparable = same_unit(t.unit, s.unit) and t.status == s.status and same_scope(other, figure)
                comparable = comparable and other.within == figure.within
                if comparable and other.sound and (t.low > s.high or t.high < s.low):
                    return False
        return True

    def _nearest(
        self,
        figures: list[Figure],
        near: Figure,
        years: Years,
        unit: str | None,
        status: str | None,
        scoped: bool,
    ) -> Figure | None:
        window = figures
        if len(figures) > _BESIDE:
            position = bisect_left(figures, near.statement.start, key=lambda f: f.statement.start)
            window = figures[max(0, position - _BESIDE) : position + _BESIDE]
        fitting = [
            f
            for f in window
            if f is not near
            and f.years is not None
            and same_moment(f.years, years)
            and (unit is None or same_unit(f.statement.unit, unit))
            and (status is None or f.statement.status == status)
        ]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return min(
            fitting,
            key=lambda f: (
                f.statement.status != near.statement.status,
                f.phrase != near.phrase,  # of one concept's figures the one of its own name
                f.statement.qualifier
                != "exact",  # 突破2万亿元、达到23562亿元: the figure, not the mark it passed
                f.within != near.within,
                scoped and not same_scope(f, near),
                abs(f.statement.start - near.statement.start),
            ),
        )


ENDING = 3  # characters at the end of a name, by which figures of a year are found that have a like one
_BESIDE = 8  # figures of one thing before and behind the place of another that are looked at
MOST_TRIED = 32  # and looked for in this many, so that a figure all documents carry stays cheap
MOST_DOCUMENTS = 3  # a share of a whole that many documents state is checked against this many of them


def things_sought(figure: Figure) -> tuple[str, ...]:
    """Return the keys under which another figure of the same thing may stand, the surest first.

    The last ones are general names at the end of its own: a sentence that has named e-commerce goes on with 交易总额. They are
    looked up in the figure's own document only, and never make a relation firm.
    """
    return figure.things + figure.endings


_KINDS = {
    "level": "level", "share": "share", "growth": "rate", "growth_per_year": "rate", "multiple": "rate",
    "growth_multiple": "rate", "change": "change", "points_change": "change",
}  # fmt: skip


def make_index(statements: Iterable[Statement], *, conventions: Conventions | None = None) -> Index:
    """Return the index of all figures."""
    rules = conventions or load_conventions()
    index = Index(make_sentences(statements, conventions=rules), rules)
    by_thing = index.by_thing
    regions: dict[str, Counter[str]] = defaultdict(Counter)
    several = len({sentence.document for sentence in index.sentences}) > 1
    for number, sentence in enumerate(index.sentences):
        named = regions[sentence.document]
        for figure in sentence.figures:
            figure.sentence = number
            s, years = figure.statement, figure.years
            named[s.region] += 1
            kind = _KINDS.get(s.measure)
            if kind is None or years is None:
                continue
            for thing in figure.things:
                shelf = by_thing.setdefault((kind, thing, s.region, years.first, years.last), {})
                shelf.setdefault(s.document, []).append(figure)
            if several and kind in ("level", "share") and years.single and s.status == "observed":
                ending = figure.phrase[-ENDING:]
                key = (is_percentage(figure), s.region, years.last, s.unit, ending)
                index.by_ending.setdefault(key, []).append(figure)
    for sentence in index.sentences:
        for share in sentence.figures:
            if (
                share.statement.measure == "share"
                and share.statement.value == _ALL
                and share.years is not None
            ):
                stem = normalise_phrase(
                    _SHARE_COLUMN.sub("", share.statement.indicator), share.statement.region
                )
                found = index.find("level", [f"p:{stem}"], share.statement.region, share.years, near=share)
                own = [f for f in found if f.statement.document == sentence.document]
                if own:
                    index.totals.setdefault(sentence.document, []).append((share, own[0]))
    last_told = _last_years_told(index.sentences)
    unplaced = unplaced_documents(f.statement for sentence in index.sentences for f in sentence.figures)
    for sentence in index.sentences:
        for figure in sentence.figures:
            s = figure.statement
            figure.assumed = year_is_assumed(s) or not place_is_told(s, unplaced)
            if s.status == "target" and figure.years is not None:
                over = figure.years.last <= last_told.get(s.document, 0)
                figure.estimate = over and any(word in s.sentence for word in rules.estimate_words)
    # the place most figures of a document are of is the one its 全市 or 全省 means
    index.own_region = {document: found.most_common(1)[0][0] for document, found in regions.items()}
    return index


def _last_years_told(sentences: Iterable[Sentence]) -> dict[str, int]:
    """Return the last year that each document tells facts of."""
    last: dict[str, int] = {}
    for sentence in sentences:
        for figure in sentence.figures:
            if figure.statement.status == "observed" and figure.years is not None:
                last[sentence.document] = max(last.get(sentence.document, 0), figure.years.last)
    return last
