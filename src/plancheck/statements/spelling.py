"""How a document writes what was read in a view of simplified characters: names and units are given back as it has them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from plancheck.documents.characters import characters_met, places_of
from plancheck.quantities.view import any_replaced, may_hold_words_read_otherwise, words_read_otherwise
from plancheck.vocabulary import Vocabulary

MIXED_CHARACTERS = 3  # a simplified text has one or two variant characters; a traditional one has many


@dataclass(frozen=True, slots=True)
class Spelling:
    """The characters and words that a document writes otherwise than its view.

    Parameters
    ----------
    characters : dict of int to str
        Code point of the view to the document's own character: of a traditional text.
    words : tuple of (str, str)
        Word of the view and the one that it stands for: 经济成长 where 经济增长 was read.
    """

    characters: dict[int, str]
    words: tuple[tuple[str, str], ...]

    def restore(self, indicator: str, unit: str, of: str) -> tuple[str, str, str]:
        """Return the parts of a statement that repeat words of its text, as the document writes them."""
        for read, written in self.words:
            indicator, of = indicator.replace(read, written), of.replace(read, written)
        if not self.characters:
            return indicator, unit, of
        return (
            indicator.translate(self.characters),
            unit.translate(self.characters),
            of.translate(self.characters),
        )


def spelling_of(text: str, vocabulary: Vocabulary) -> Spelling:
    """Return how a text writes what its view writes otherwise.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> spelling_of("電商業務額達五億元，較上年增長兩成", load_vocabulary()).restore("电商业务额", "CNY", "")[0]
    '電商業務額'
    """
    characters = _characters_as_written(text, vocabulary)
    return Spelling(characters, _words_as_written(text, characters, vocabulary))


def _words_as_written(
    text: str, written: dict[int, str], vocabulary: Vocabulary
) -> tuple[tuple[str, str], ...]:
    """Words of the view, each with the one of this document that it stands for: 经济成长 where 经济增长 was read."""
    if not written and not may_hold_words_read_otherwise(text, vocabulary):
        return ()  # as most texts in simplified characters
    words, any_word = words_read_otherwise(vocabulary)
    if not written:
        met = set(any_word.findall(text))
        words = {word: read for word, read in words.items() if word in met}
    return tuple(
        (read, word)
        for word, read in words.items()
        if word.translate(written) in text and read.translate(written) not in text
    )


def _characters_as_written(text: str, vocabulary: Vocabulary) -> dict[int, str]:
    """Characters of the view as this document writes them: a traditional document keeps its characters in the indicator."""
    # traditional and variant characters, of which few are met
    present = characters_met(text, any_replaced(vocabulary)) & vocabulary.characters.keys()
    if sum(vocabulary.characters[character] >= "\u4e00" for character in present) < MIXED_CHARACTERS:
        return {}
    written = len(places_of(text, "".join(present)))
    # added up only as far as it takes: the first simplified one is mostly met more often than all others
    read = accumulate(text.count(vocabulary.characters[character]) for character in present)
    if any(written < met for met in read):
        return {}
    table: dict[int, str] = {}
    # 發 and 髮 are both 发: what the text writes more often, so that every run writes the same
    for traditional in sorted(present, key=lambda character: (-text.count(character), character)):
        simplified = vocabulary.characters[traditional]
        if simplified >= "\u4e00" and text.count(traditional) > 2 * text.count(simplified):
            table.setdefault(ord(simplified), traditional)
    return table if len(table) >= MIXED_CHARACTERS else {}
