"""Contributions to growth: 拉动经济增长4.8个百分点 is a part's pull, 贡献率59.2% its share of the growth of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import Figure, same_moment
from plancheck.claims.index import Index, Sentence
from plancheck.claims.phrases import growth_subject, normalise_phrase
from plancheck.claims.relation import (
    Implied,
    Relation,
    Relations,
    Term,
    are_certain,
    share_of,
    total,
    whole_of,
)
from plancheck.documents.regions import WHOLE_AREA

_PULL = re.compile(
    rf"(?:共同|分别|合计)?(?:向上|正向|向下)?拉动(?:了)?(?:{WHOLE_AREA})?(?P<whole>[^，。；,;、0-9]*)"
)
_CONTRIBUTION = re.compile(r"对(?P<whole>[^，。；,;、0-9]*?)(?:的)?贡献率?")
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True)
class _Said:
    """A pull or a contribution: its figure, and what it is of."""

    figure: Figure
    part: str
    whole: str


def find_contributions(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add contributions with the pull and the growth they are the quotient of, and pulls that make up the growth.

    Contribution = pull / growth of the whole; the pulls of all parts add to that growth. Both follow from how NBS
    defines the two (rows ``growth_whole`` of conventions.csv say which growth the words 经济增长 mean).

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    for sentence in index.sentences:
        if "拉动" not in sentence.text and "贡献" not in sentence.text:
            continue
        pulls = _said(sentence, _PULL, ("points_change", "change", "level"), "pp")
        shares = _said(sentence, _CONTRIBUTION, ("share",), "%")
        _pulls_fill_growth(pulls, sentence, index, relations, conventions)
        for share, pull in _pairs(shares, pulls):
            _relate(share, pull, sentence, index, relations, conventions)


def _said(sentence: Sentence, pattern: re.Pattern[str], measures: tuple[str, ...], unit: str) -> list[_Said]:
    """Return the figures that the words of `pattern` lead to, in their order; a list shares the words before it."""
    found: list[_Said] = []
    last: _Said | None = None
    for figure in sentence.figures:
        s = figure.statement
        led = sentence.before(figure)
        if s.measure not in measures or s.unit != unit:
            last = None
            continue
        named = list(pattern.finditer(led)) or list(pattern.finditer("".join(s.indicator.split())))
        if named and not (last is not None and re.fullmatch(r"[、和及与]|以及", led)):
            part = "".join(s.indicator.split())
            part = re.split(r"拉动|对|(?:合计|分别)", part)[0]
            last = _Said(figure, normalise_phrase(part, s.region), _thing(named[-1]["whole"], s.region))
            found.append(last)
        elif last is not None and re.fullmatch(r"[、和及与]|以及", led):
            part = re.split(r"拉动|对", "".join(s.indicator.split()))[0]
            last = _Said(figure, normalise_phrase(part, s.region), last.whole)
            found.append(last)
        else:
            last = None
    return found


def _thing(words: str, region: str) -> str:
    return normalise_phrase(growth_subject(re.sub(r"(?:为|达|达到|约)$", "", words)), region)


def _pairs(shares: Sequence[_Said], pulls: Sequence[_Said]) -> list[tuple[_Said, _Said]]:
    """Return each contribution with the pull of the same part: by name, else two lists of one length by their order."""
    if len(shares) == len(pulls):
        return list(zip(shares, pulls, strict=True))
    return [(share, pull) for share in shares for pull in pulls if share.part and share.part == pull.part]


def _growth(
    whole: str, figure: Figure, sentence: Sentence, index: Index, conventions: Conventions
) -> Figure | None:
    """Return the stated growth of the whole."""
    s, years = figure.statement, figure.years
    if years is None:
        return None
    concept = conventions.text("growth_whole", whole) or conventions.names.concept_named(whole)
    things = [*([f"c:{concept}"] if concept else []), f"p:{whole}"]
    found = [
        f
        for f in sentence.figures
        if f.statement.measure == "growth"
        and f.years is not None
        and same_moment(f.years, years)
        and f.statement.region == s.region
        and (f.concept == concept if concept else f.phrase == whole)
    ]
    found = found or index.find("rate", things, s.region, years, near=figure, unit="%", status=s.status)
    own = [f for f in found if f.statement.measure == "growth" and f.statement.document == s.document]
    return own[0] if own else None


def _pulls_fill_growth(
    pulls: Sequence[_Said], sentence: Sentence, index: Index, relations: Relations, conventions: Conventions
) -> None:
    """Two and more pulls on one growth that fill it are its parts; where they leave something, nothing is asserted."""
    wholes = {pull.whole for pull in pulls}
    if not 2 <= len(pulls) <= _MOST_PARTS or len(wholes) != 1:
        return
    growth = _growth(next(iter(wholes)), pulls[0].figure, sentence, index, conventions)
    if growth is None or not all(p.figure.sound for p in pulls) or not growth.sound:
        return
    low = sum(p.figure.statement.low for p in pulls)
    high = sum(p.figure.statement.high for p in pulls)
    if low <= growth.statement.high and growth.statement.low <= high:
        terms = (*(Term(p.figure, "part") for p in pulls), Term(growth, "total"))
        relations.add(Relation("sum", terms, len(pulls), total, "%", firm=False))


def _relate(
    share: _Said,
    pull: _Said,
    sentence: Sentence,
    index: Index,
    relations: Relations,
    conventions: Conventions,
) -> None:
    whole = share.whole or pull.whole
    if share.figure.years != pull.figure.years:
        return
    growth = _growth(whole, share.figure, sentence, index, conventions)
    s = share.figure.statement
    if growth is None:
        concept = conventions.text("growth_whole", whole) or conventions.names.concept_named(whole)
        implied = Implied("rate", whole, concept, s.region, s.period)
        pair = (Term(pull.figure, "part"), Term(share.figure, "share"))
        relations.add(Relation("share", pair, None, whole_of, "%", implied=implied))
        return
    terms = (Term(pull.figure, "part"), Term(growth, "whole"), Term(share.figure, "share"))
    # both are worked out from figures finer than those printed, but each of them is rounded as printed
    firm = are_certain(terms) and share.part == pull.part
    relations.add(Relation("share", terms, 2, share_of, "%", firm=firm))
