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
        self._last: dict[str, frozenset[str]] = {}  # what the words of two characters and more end with
        self._lengths: dict[str, tuple[int, ...]] = {}
        for name, words in vocabulary.table_words.items():
            written = [_BLANKS.sub("", word) for word in make_views(words, vocabulary=vocabulary)]
            self.classes[name] = frozenset(written)
            long = sorted((word for word in written if len(word) > 1), key=len, reverse=True)
            self.endings[name] = Suffixes((word, name) for word in long)
            self.inside[name] = re.compile(any_of(long))
            self._last[name] = frozenset(word[-1] for word in long)
            self._lengths[name] = tuple(sorted(set(map(len, long))))
        self.pattern = WordPatterns({name: tuple(words) for name, words in self.classes.items()})

    def is_word(self, text: str, *names: str) -> bool:
        """Whether a text is, as a whole, a word of one of the classes."""
        return any(name in self.classes and text in self.classes[name] for name in names)

    def ends(self, text: str, *names: str) -> bool:
        """Whether a text is or ends with a word of one of the classes."""
        if self.is_word(text, *names):
            return True
        last = text[-1:]
        for name in names:
            if name in self.classes and last in self._last[name]:
                words = self.classes[name]
                for length in self._lengths[name]:
                    if text[-length:] in words:
                        return True
        return False

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
