"""The words of tables (``table_words.csv``) in the shape their readers need."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_views
from plancheck.statements.words.lexicon import Suffixes, WordPatterns
from plancheck.vocabulary import Vocabulary

_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class _Class:
    """The words of one class, what those of two characters and more end with, and how long these are."""

    words: frozenset[str]
    last: frozenset[str]
    lengths: list[int]

    def end(self, text: str) -> bool:
        """Whether a text ends with one of the longer words."""
        for length in self.lengths:  # noqa: SIM110 - a loop costs a third of any()
            if text[-length:] in self.words:
                return True
        return False


class TableWords:
    """The words of tables, looked up as a whole, at an end, or anywhere in a head."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.classes: dict[str, frozenset[str]] = {}
        self.endings: dict[str, Suffixes] = {}
        self.inside: dict[str, re.Pattern[str]] = {}
        self._classes: dict[str, _Class] = {}
        for name, words in vocabulary.table_words.items():
            written = [_BLANKS.sub("", word) for word in make_views(words, vocabulary=vocabulary)]
            self.classes[name] = frozenset(written)
            long = sorted((word for word in written if len(word) > 1), key=len, reverse=True)
            self.endings[name] = Suffixes((word, name) for word in long)
            self.inside[name] = re.compile(any_of(long))
            last, lengths = frozenset(word[-1] for word in long), sorted(set(map(len, long)))
            self._classes[name] = _Class(self.classes[name], last, lengths)
        self.pattern = WordPatterns({name: tuple(words) for name, words in self.classes.items()})

    def is_word(self, text: str, *names: str) -> bool:
        """Whether a text is, as a whole, a word of one of the classes."""
        for name in names:  # heads are asked for by up to seventeen of them
            found = self._classes.get(name)
            if found is not None and text in found.words:
                return True
        return False

    def ends(self, text: str, *names: str) -> bool:
        """Whether a text is or ends with a word of one of the classes."""
        last = text[-1:]
        for name in names:
            found = self._classes.get(name)
            if found is not None and (text in found.words or (last in found.last and found.end(text))):
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
