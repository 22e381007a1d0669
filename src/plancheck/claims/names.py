"""Indicators of the vocabulary: their concept by name, and their English name for English sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.claims.phrases import is_generic, normalise_phrase
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.statements.statement import Statement
from plancheck.vocabulary import Row, read_rows

_SHORTEST = 4  # characters of a normalised name below which it may mean many things
_ACRONYM = re.compile(r"[a-z]{3,}")  # GDP, CPI: short, and yet of one meaning


def _rows() -> list[Row]:
    try:
        return read_rows("indicators", folders=(vocabulary_folder(),))
    except VocabularyError:
        return []  # a broken vocabulary is reported by the stage that needs it; names fall back to the text's words


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    return {row["concept"]: row["name_en"] for row in _rows()}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Return concepts by normalised name; a name of two concepts is left out."""
    found: dict[str, set[str]] = {}
    for row in _rows():
        for name in (row["name_zh"], *row["aliases"].split("|")):
            normalised = normalise_phrase(name.strip())
            telling = len(normalised) >= _SHORTEST or _ACRONYM.fullmatch(normalised)
            if telling and not is_generic(normalised):
                found.setdefault(normalised, set()).add(row["concept"])
    return {name: next(iter(concepts)) for name, concepts in found.items() if len(concepts) == 1}


def concept_named(normalised: str) -> str:
    """Return the concept that a normalised phrase names outright, or an empty string.

    Examples
    --------
    >>> concept_named(normalise_phrase("网络零售交易额"))
    'ecommerce.retail'
    """
    return _by_name().get(normalised, "")


def english_name(statement: Statement) -> str:
    """Return the indicator in English where its concept is known, else as the document writes it."""
    words = "".join(statement.indicator.split())
    name = _english().get(statement.concept, "")
    if not name:
        return words
    if statement.measure == "share":
        of = _english().get(statement.of.rpartition(":")[2], "")
        return f"{name} as a share of {of}" if of else f"{name}, share"
    return name


def english_concept(concept: str, phrase: str) -> str:
    """Return a concept's English name, else the phrase."""
    return _english().get(concept, "") or "".join(phrase.split())
