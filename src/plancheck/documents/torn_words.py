"""Words beside a figure that a blank or the end of a line tears: 下 降8%, 9.5%左⏎右, 3克标 准煤.

A unit and a bound behind a number, a bound and a verb of change before one show by the number that they are one word, also in a text
too short to tell how wide its lines are (`plancheck.documents.joined_lines`, `plancheck.documents.as_read`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from plancheck.documents.lines import Span
from plancheck.vocabulary import Vocabulary, load_vocabulary

_HAN = "\u4e00-\u9fff"
_BLANK = "[ \u00a0\u3000\f]"
_GAP = re.compile(rf"(?<=[{_HAN}/])(?:{_BLANK}{{1,2}}\n?|\n){_BLANK}{{0,2}}(?=[{_HAN}/])")
_NUMBER_BEFORE = re.compile(rf"[0-9０-９]{_BLANK}?[多余]?[十百千]?[万亿]?$")
_FIGURE_BEFORE = re.compile(rf"[0-9０-９]{_BLANK}?[^，。；、：\s]{{0,5}}$")
_FIGURE_BEHIND = re.compile(rf"(?:[了到至约近达]|超过)?{_BLANK}?[0-9０-９]")
_LONGEST = 12  # characters of a number's end with its unit
_SENTENCE = re.compile("[，。；]")
_NEAR = 40  # characters on either side that tell a sentence from a row
_COLUMNS = re.compile(r"[\t|]|[^\s][ \u3000]{2,}[^\s]")

_Parts = tuple[str, str, re.Pattern[str], bool]  # of a word, and the figure that stands before it or behind


def torn_words(text: str) -> Iterator[Span]:
    r"""Yield the blanks and line ends in sentences that stand inside a word beside a figure.

    Examples
    --------
    >>> told = "茶园广，漏损率下 降3%左\n右，茶园 增至5万亩。"
    >>> [told[start - 1 : end + 1] for start, end, _ in torn_words(told)]
    ['下 降', '左\n右']
    """
    words = _words_by_tear(load_vocabulary())
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        for head, rest, figure, before in words.get(text[start - 1] + text[end], ()):
            if not (text.endswith(head, 0, start) and text.startswith(rest, end)):
                continue
            begin = start - len(head)
            found = (
                figure.search(text, max(0, begin - _LONGEST), begin)
                if before
                else figure.match(text, end + len(rest))
            )
            if found is not None and _in_sentence(text, start, end):
                yield start, end, ""
                break


@lru_cache(maxsize=4)
def _words_by_tear(vocabulary: Vocabulary) -> dict[str, list[_Parts]]:
    """Return the words in two parts, by the characters on either side of the tear."""
    behind = [word.word for word in vocabulary.bound_words if word.side == "after"]
    ahead = [word.word for word in vocabulary.bound_words if word.side == "before"]
    ahead += [word for name in ("rise", "fall", "rise_to", "fall_to") for word in vocabulary.words_of(name)]
    found: dict[str, list[_Parts]] = {}
    for words, figure, before in (
        (list(vocabulary.units), _NUMBER_BEFORE, True),
        (behind, _FIGURE_BEFORE, True),
        (ahead, _FIGURE_BEHIND, False),
    ):
        for word in words:
            for at in range(1, len(word)):
                found.setdefault(word[at - 1 : at + 1], []).append((word[:at], word[at:], figure, before))
    return found


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Whether a mark of a sentence stands near on the lines that a tear parts, and they are no rows."""
    first = text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start]
    second = text[end : end + _NEAR].partition("\n")[0]
    return any(_SENTENCE.search(line) is not None for line in (first, second)) and not any(
        _COLUMNS.search(line) is not None for line in (first, second)
    )
