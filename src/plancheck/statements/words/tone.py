"""Whether a stretch of text looks back or ahead, by the words and the kinds of figures in it.

Chinese verbs carry no tense: 新建公路100公里 stands alike in a review and in a list of tasks. What decides is the company:
了, 已, 比上年, ranks and amounts to the second decimal stand in reviews; 力争, 确保, 左右, 牵头单位 in plans. Each such word has votes
(``tone_words.csv``, half nats of log odds, as in a naive Bayes classifier with presence features); the votes of the words
around a figure are added up, each word once, less the farther away it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import exp
from typing import NamedTuple

from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_views
from plancheck.statements.words.beside_words import branch_of
from plancheck.vocabulary import ToneWord, Vocabulary

REACH = 700  # characters on either side that are heard
FADES = 120.0  # characters over which a vote loses all but 1/e of its weight
_LEAST = 8.0  # stretches that even a short text counts as, for it to say little
MOST_PRIOR = 2.0  # votes of the whole text
# characters of a text that are heard for it, and how many of them have one vote each
_HEARD = 8000
_PER = 100.0
_CELL = 1024  # characters searched at a time

# Figures speak too: who counts prints decimals; who plans rounds, or names the year to reach.
_FIGURES: tuple[tuple[str, str, int], ...] = (
    ("hundredths", r"(?<![0-9.])[0-9]+\.[0-9]{2,}(?![0-9.])", 3),
    ("tenths", r"(?<![0-9.])[0-9]+\.[0-9](?![0-9.])", 1),
    ("a count with a rest", r"[0-9]余|[0-9]多[万亿个家户人项]", 3),
    ("growth as a clause", r"，(?:同比)?(?:增长|下降)(?=[0-9])", 2),
    ("predicate of a result", "<<goes_how>><<goes_forward>>(?=[。，；])", 2),
    ("up to a year", r"(?<![截提增加降高升少大展整])[到至]\s?(?:20[0-9]{2}\s?年|[“”\"'][^”\"']{2,3}[”\"']末)", -4),
)  # fmt: skip
_CLASSES = ("goes_how", "goes_forward")  # of words in these shapes
_FIGURES_BEGIN = "0123456789，到至"


class Vote(NamedTuple):
    """A word that was heard."""

    at: int
    word: str
    votes: int


class ToneWords:
    """The words of ``tone_words.csv`` and the kinds of figures as one pattern.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = ToneWords(load_vocabulary())
    >>> [vote.word for vote in words.find("全年完成了投资12.35亿元，比上年增长8.1%", 0, 30)]
    ['全年', '了', 'hundredths', '比上年', 'tenths']
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        def pattern(word: ToneWord) -> str:
            return branch_of(word.word, vocabulary, not_before=word.not_before, not_after=word.not_after)

        words = sorted(vocabulary.tone_words, key=lambda word: len(word.word), reverse=True)
        written = make_views((word.word for word in words), vocabulary=vocabulary)
        self._votes = dict(zip(written, (word.votes for word in words), strict=True))
        shapes = [shape for _, shape, _ in _FIGURES]
        for name in _CLASSES:
            any_word = f"(?:{any_of(vocabulary.words_of(name))})"
            shapes = [shape.replace(f"<<{name}>>", any_word) for shape in shapes]
        figures = [f"(?P<f{index}>{shape})" for index, shape in enumerate(shapes)]
        # nearly every character begins none of them: told by one look instead of one for each word
        begins = {word[0] for word in (*written, *vocabulary.words_of("goes_how"))} | set(_FIGURES_BEGIN)
        opening = re.escape("".join(sorted(begins)))
        self._pattern = re.compile(f"(?=[{opening}])(?:{'|'.join([*figures, *map(pattern, words)])})")

    def find(self, view: str, start: int, end: int) -> list[Vote]:
        """Return what speaks in a span, in order."""
        found = []
        for match in self._pattern.finditer(view, start, end):
            if match.lastgroup:
                name, _, votes = _FIGURES[int(match.lastgroup[1:])]
                found.append(Vote(match.start(), name, votes))
            else:
                found.append(Vote(match.start(), match[0], self._votes[match[0]]))
        return found


@dataclass(slots=True)
class Tone:
    """The tone of one text, heard piece by piece where it is asked for."""

    view: str
    words: ToneWords
    _cells: dict[int, list[Vote]] = field(default_factory=dict)
    _prior: float | None = None

    def _cell(self, number: int) -> list[Vote]:
        if number not in self._cells:
            self._cells[number] = self.words.find(self.view, number * _CELL, (number + 1) * _CELL)
        return self._cells[number]

    def at(self, start: int, end: int, *, first: int = 0, last: int | None = None) -> float:
        """Return the votes around a span: above zero what has been, below zero what is aimed at.

        Parameters
        ----------
        start, end : int
            Offsets of a sentence in the view; its own words weigh fully.
        first, last : int, optional
            Bounds of the part of the document that is heard.
        """
        low = max(first, start - REACH)
        high = min(len(self.view) if last is None else last, end + REACH)
        nearest: dict[str, tuple[int, int]] = {}
        for number in range(low // _CELL, max(low, high - 1) // _CELL + 1):
            for at, word, votes in self._cell(number):
                if not low <= at < high:
                    continue
                away = start - at if at < start else max(0, at - end)
                if word not in nearest or away < nearest[word][0]:
                    nearest[word] = away, votes
        return sum(votes * exp(-away / FADES) for away, votes in nearest.values())

    def sum(self, start: int, end: int) -> int:
        """Return the votes of all words in a span, each as often as it is said."""
        return sum(vote.votes for vote in self.words.find(self.view, start, end))

    @property
    def prior(self) -> float:
        """What the text as a whole speaks for, before any of its places: at most `MOST_PRIOR` votes either way."""
        if self._prior is None:
            end = min(len(self.view), _HEARD)
            votes = sum(vote.votes for vote in self.words.find(self.view, 0, end))
            even = votes / max(_LEAST, end / _PER)  # what stands near a figure is heard there, not again here
            self._prior = max(-MOST_PRIOR, min(MOST_PRIOR, even))
        return self._prior
