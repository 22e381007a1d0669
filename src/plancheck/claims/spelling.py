"""Statements in simplified characters, so that phrases and conventions are compared in one spelling."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plancheck.errors import VocabularyError
from plancheck.paths import vocabulary_folder
from plancheck.statements.statement import Statement
from plancheck.vocabulary_files import read_rows


@lru_cache(maxsize=1)
def _table() -> tuple[dict[int, str], re.Pattern[str] | None]:
    """Return what each character is read as, and a pattern of those characters: a tenth of the time of asking for each."""
    try:
        rows = read_rows("characters", folders=(vocabulary_folder(),))
    except VocabularyError:
        return {}, None  # reported by the stage that needs it; phrases are compared as written
    # one character for one, so that offsets within a sentence stay true
    pairs = {row["written"]: row["read"] for row in rows if len(row["written"]) == len(row["read"]) == 1}
    written = "".join(map(re.escape, sorted(pairs)))
    return {ord(one): read for one, read in pairs.items()}, re.compile(f"[{written}]") if written else None


@lru_cache(maxsize=2048)  # indicators come again and again
def simplified(text: str) -> str:
    """Return a text with traditional and variant characters replaced, of the same length.

    Examples
    --------
    >>> simplified("地區生產總值")
    '地区生产总值'
    """
    return simplified_once(text)


def simplified_once(text: str) -> str:
    """Return `simplified` of a text that does not come again, not remembered."""
    table, written = _table()
    return text.translate(table) if written is not None and written.search(text) else text


def with_simplified_words(statement: Statement, *, sentence: str) -> Statement:
    """Return a statement whose indicator and whole are in simplified characters; the figure stays as printed.

    Parameters
    ----------
    statement : Statement
    sentence : str
        Its sentence, simplified once for all the statements of it.
    """
    indicator = simplified(statement.indicator)
    whole = simplified(statement.of) if statement.of else ""
    if indicator == statement.indicator and whole == statement.of and sentence == statement.sentence:
        return statement
    return replace(statement, indicator=indicator, of=whole, sentence=sentence)
