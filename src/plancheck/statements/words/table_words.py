"""The words of tables (``table_words.csv``) in the shape their readers need."""

from __future__ import annotations

import re

from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_views
from plancheck.statements.words.lexicon import Suffixes, WordPatterns
from plancheck.vocabulary import Vocabulary

_BLANKS = re.compile(r"\s+")


class TableWords:
    """The words of tables, looked up as a whole, at an end, or anywhere in a head."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes: dict[str, frozenset[str]] = {}
        self.endings: dict[str, Suffixes] = {}
        self.inside: dict[str, re.Pattern[str]] = {}
        self._several: dict[tuple[str, ...], tuple[frozenset[str], Suffixes]] = {}
        for name, words in vocabulary.table_words.items():
            written = [_BLANKS.sub("", word) for word in make_views(words, vocabulary=vocabulary)]
            self.classes[name] = frozenset(written)
            long = sorted((word for word in written if len(word) > 1), key=len, reverse=True)
            self.endings[name] = Suffixes((word, name) for word in long)
            self.inside[name] = re.compile(any_of(long))
        self.pattern = WordPatterns({name: tuple(words) for name, words in self.classes.items()})

    def is_word(self, text: str, *names: str) -> bool:
        """Whether a text is, as a whole, a word of one of the classes."""
        return text in self._together(names)[0]

    def ends(self, text: str, *names: str) -> bool:
        """Whether a text is or ends with a word of one of the classes."""
        words, endings = self._together(names)
        return text in words or endings.at_end(text) is not None

    def _together(self, names: tuple[str, ...]) -> tuple[frozenset[str], Suffixes]:
        """The words of some classes as one; heads are asked for by up to seventeen of them."""
        known = self._several.get(names)
        if known is None:
            words = frozenset(word for name in names for word in self.classes.get(name, ()))
            endings = Suffixes(
                found for name in names if name in self.endings for found in self.endings[name].found.values()
            )
            known = self._several[names] = words, endings
        return known

    def last(self, text: str, name: str) -> int:
        """Return where the last word of a class in a text ends, -1 for none."""
        at = -1
        for match in self.inside[name].finditer(text):
            at = match.end()
        return at

    def without(self, text: str, *names: str) -> str:
        """Return a text without the words of some classes."""
        for name in names:
            text = self.inside[name].sub("", text)
        return text
