"""Indicators of the vocabulary: their concept by name, and their English name for English sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.claims.conventions import load_conventions
from plancheck.claims.phrases import normalise_phrase, split_share
from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.statements.statement import Statement
from plancheck.vocabulary_files import Row, read_rows

_SHORTEST = 4  # characters of a normalised name below which it may mean many things
_KEPT = 4096  # names remembered: those of one place come together
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
            if telling and not load_conventions().is_generic(normalised):
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


_OWN_AREA = re.compile(r"^(?:全国|全省|全市|全区|全县|全州|全旗|我国|我省|我市|我区|我县)")


def own_name(statement: Statement) -> str:
    """Return the indicator as the document writes it, on one line, without the place that stands before it anyway."""
    return _own_name(statement.indicator, statement.region)


@lru_cache(maxsize=_KEPT)
def _own_name(indicator: str, region: str) -> str:
    words = "".join(indicator.split())
    shorter = _OWN_AREA.sub("", words).removeprefix(region)
    return shorter or words


def english_name(statement: Statement, *, concept: str = "") -> str:
    """Return the indicator in English where its concept is known, else the document's own words in quotes.

    Parameters
    ----------
    statement : Statement
    concept : str
        What its name says, where the statement has no concept of its own.
    """
    s = statement
    return _english_name(s.concept or concept, s.measure, s.of, s.indicator, s.region)


@lru_cache(maxsize=_KEPT)
def _english_name(concept: str, measure: str, of: str, indicator: str, region: str) -> str:
    english = _english()
    name = english.get(concept, "")
    if not name:
        return f"“{_own_name(indicator, region)}”"
    if measure == "share":
        whole = english.get(of.rpartition(":")[2], "") or english_phrase(split_share(indicator).whole)
        return f"{name} as a share of {whole}" if whole else f"{name}, share"
    if measure in ("growth", "growth_per_year"):
        return f"growth of {name}"
    if measure in ("multiple", "growth_multiple"):
        return f"{'multiple' if measure == 'multiple' else 'increase'} of {name}"
    if measure in ("change", "points_change"):
        return f"change of {name}"
    return name


def english_phrase(phrase: str) -> str:
    """Return the English name of an indicator phrase, the phrase in quotes when it names no concept, "" for none.

    Examples
    --------
    >>> english_phrase("社会消费品零售总额"), english_phrase("某项指标")
    ('total retail sales of consumer goods', '“某项指标”')
    """
    words = "".join(phrase.split())
    if not words:
        return ""
    concept = load_conventions().text("whole_named", words) or concept_named(normalise_phrase(words))
    return _english().get(concept, "") or f"“{words}”"


def english_concept(concept: str, phrase: str) -> str:
    """Return a concept's English name, else that of the phrase."""
    return _english().get(concept, "") or english_phrase(phrase)
