"""Which indicator of the vocabulary a phrase names."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.quantities.view import make_view
from plancheck.statements.reading import Reading
from plancheck.vocabulary import Vocabulary

_AREA = re.compile(
    r"^(?:全国|我国|全省|全市|全区|本市|我省|我市|全县|全社会|全球|世界|中国|各地|其中|年度?|累计|全)"
)
_LOOSE = re.compile(r"[的“”\"'（）()·、\s]")


class ConceptMatcher:
    """Names of indicators, found whole or at the end of a phrase."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names: dict[str, str] = {}
        for concept in vocabulary.concepts:
            for name in concept.names:
                self.names.setdefault(_LOOSE.sub("", make_view(name, vocabulary=vocabulary)), concept.concept)
        self.lengths = sorted({len(name) for name in self.names}, reverse=True)

    def match(self, reading: Reading) -> str:
        """Return the concept a reading's indicator names, or nothing."""
        return self.find(reading.indicator)

    def find(self, phrase: str) -> str:
        """Return the concept of a phrase: the whole phrase without its area, else its longest ending that is a name.

        An ending counts only where what stands before it does not narrow the thing: a place or a year.
        """
        plain = _LOOSE.sub("", phrase)
        while True:
            found = self.names.get(plain)
            if found is not None:
                return found
            shorter = _AREA.sub("", plain, count=1)
            if shorter == plain:
                return ""
            plain = shorter


@lru_cache(maxsize=8)
def concepts_of(vocabulary: Vocabulary) -> ConceptMatcher:
    """Return the concept matcher of a vocabulary; built once."""
    return ConceptMatcher(vocabulary)
