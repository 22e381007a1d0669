"""Where a text says who proposes, expects or announces something, names river basins, moves a time or counts it from its own year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.occurrences import Occurrences, occurrences_of


@dataclass(slots=True)
class SaidWords:
    """Words that figures and sentences are asked for one by one, looked for in one go.

    Parameters
    ----------
    proposed : Occurrences
        Words of those who set aims: 提出, 要求.
    expected : Occurrences
        Words of a forecast, and 预计 in any sense.
    announced : Occurrences
        Words that announce what is to be done.
    basins : Occurrences
        Class words of river basins.
    moved : Occurrences
        Words that move a time by the span behind them: 提前.
    counted : Occurrences
        What the words open with that count a time from the document's own year: 去年, 规划期末.
    """

    proposed: Occurrences
    expected: Occurrences
    announced: Occurrences
    basins: Occurrences
    moved: Occurrences
    counted: Occurrences


@lru_cache(maxsize=1)  # asked by who looks for times and by who reads the sentences after that
def said_words(view: str, lexicon: Lexicon) -> SaidWords:
    """Return where the words stand in a view."""
    dating = lexicon.dating
    proposed, expected, announced, basins, moved, counted = occurrences_of(
        view,
        lexicon.words["aim_said"],
        (*dating.forecast_words, "预计"),
        dating.announced_words,
        lexicon.words["river_basin"],
        lexicon.words["moved_in_time"],
        dating.period_openings,
    )
    return SaidWords(proposed, expected, announced, basins, moved, counted)
