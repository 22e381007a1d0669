"""Amounts per head: an amount over the population, each stated in its own place."""

from __future__ import annotations

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import Figure, is_percentage
from plancheck.claims.index import Index
from plancheck.claims.phrases import normalise_phrase
from plancheck.claims.relation import Relation, Relations, Term, quotient


def find_ratios(index: Index, relations: Relations, *, conventions: Conventions) -> None:
    """Add amounts per head (rows ``ratio_of`` of conventions.csv) whose amount and population are stated.

    Such a relation is never firm: the published value divides by the average population of the year, or by the households
    surveyed, and seldom by the year-end population that a document states beside it.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    conventions : Conventions
    """
    rows = [(row.applies_to, row.value.split("|")) for row in conventions.members("ratio_of")]
    for sentence in index.sentences:
        for figure in sentence.figures:
            if figure.statement.measure != "level" or is_percentage(figure):
                continue
            for word, wholes in rows:
                if word in figure.statement.indicator:
                    _relate(figure, word, wholes, index, relations)


def _relate(figure: Figure, word: str, wholes: list[str], index: Index, relations: Relations) -> None:
    s = figure.statement
    if figure.years is None:
        return
    amount_phrase = normalise_phrase(s.indicator.replace(word, ""), s.region)
    amounts = index.find(
        "level", [f"p:{amount_phrase}"], s.region, figure.years, near=figure, unit=s.unit, status=s.status
    )
    people = index.find(
        "level",
        [f"p:{normalise_phrase(w)}" for w in wholes],
        s.region,
        figure.years,
        near=figure,
        status=s.status,
    )
    if amounts and people and people[0].statement.unit in ("人", ""):
        terms = (Term(amounts[0], "part"), Term(people[0], "whole"), Term(figure, "share"))
        relations.add(Relation("ratio", terms, 2, quotient, s.unit, firm=False))
