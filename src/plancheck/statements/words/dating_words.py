"""The words of ``dating_words.csv`` as patterns: what says that a figure is aimed at, reported, added up, kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancheck.quantities.view import make_view, make_views
from plancheck.statements.words.beside_words import branch_of
from plancheck.vocabulary import DATING_CLASSES, DatingWord, Vocabulary


class DatingWords:
    """One pattern for each class of `plancheck.vocabulary.DATING_CLASSES`.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = DatingWords(load_vocabulary())
    >>> [bool(words.target.search(phrase)) for phrase in ("力争达到", "计划生育率", "将突破", "将近")]
    [True, False, True, False]
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        patterns = {
            name: _pattern((word for word in vocabulary.dating_words if word.says == name), vocabulary)
            for name in DATING_CLASSES
        }
        self.target, self.forecast, self.observed = (
            patterns[name] for name in ("target", "forecast", "observed")
        )
        self.forecast_words, self.announced_words, self.last_month_words = (
            tuple(
                make_view(word.word, vocabulary=vocabulary)
                for word in vocabulary.dating_words
                if word.says == name
            )
            for name in ("forecast", "announced", "last_month")
        )
        # each word that a time is counted from the document's year by opens with one: 去年, 规划期末
        counted = make_views(vocabulary.period_words, vocabulary=vocabulary)
        self.period_openings = tuple(dict.fromkeys(word[:2] for word in counted))
        self.gathered, self.kept, self.spent = (patterns[name] for name in ("gathered", "kept", "spent"))
        self.announced, self.intended = patterns["announced"], patterns["intended"]
        self.finished, self.balance = patterns["finished"], patterns["balance"]
        self.founded, self.granted = patterns["founded"], patterns["granted"]
        self.described, self.meeting = patterns["described"], patterns["meeting"]
        self.year_on_year = patterns["year_on_year"]
        self.standing, self.set_up, self.served = patterns["standing"], patterns["set_up"], patterns["served"]
        self.glossary = patterns["glossary"]
        self.done_by_plan, self.ruled = patterns["done_by_plan"], patterns["ruled"]
        self.just_over, self.year_past = patterns["just_over"], patterns["year_past"]
        self.five_years_past = patterns["five_years_past"]
        self.last_month = patterns["last_month"]
        self.state = frozenset(
            make_view(word.word, vocabulary=vocabulary)
            for word in vocabulary.dating_words
            if word.says == "state"
        )


def _pattern(words: Iterable[DatingWord], vocabulary: Vocabulary) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: len(word.word), reverse=True)
    parts = [
        branch_of(word.word, vocabulary, not_before=word.not_before, not_after=word.not_after)
        for word in longest_first
    ]
    return re.compile("|".join(parts) or "(?!)")
