"""English names of indicators, for English sentences; the document's own words where the vocabulary has none."""

from __future__ import annotations

from functools import lru_cache

from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.statements.statement import Statement
from plancheck.vocabulary import read_rows


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    try:
        rows = read_rows("indicators", folders=(vocabulary_folder(),))
    except VocabularyError:
        return {}  # a broken vocabulary is reported by the stage that needs it; a name falls back to the text's words
    return {row["concept"]: row["name_en"] for row in rows}


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
