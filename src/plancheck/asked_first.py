"""What a text is asked for before a pattern is tried on it, declared beside the pattern.

Most texts hold nothing that a pattern matches, and one character is found ten times as fast as a pattern is tried. What is
asked for has to stand in all that the pattern matches: where it does not, matches are lost without a word. So each module
declares what it relies on, and one test takes the patterns of `DECLARED` apart and sees that it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Where = Literal["inside", "first", "last", "within"]


@dataclass(frozen=True, slots=True)
class Declared:
    """What holds for every match of a pattern.

    Parameters
    ----------
    pattern : re.Pattern or str
        Compiled, or a template with classes of words (``<<goal>>``), as `WordPatterns` takes.
    where : {"inside", "first", "last", "within"}
        Whether one of the words stands inside it, it begins or ends with one of the characters, or it is no longer than so
        many characters with those that it looks at.
    words : frozenset of str
        Words; ``<<goal>>`` for those of a class.
    blank : bool
        Whether a blank may stand there too, which is asked for apart.
    beside : str
        What of the pattern's source was seen before: it is asked what begins behind it, or ends before it.
    length : int
        The most characters of a match that lies within what is looked at.
    """

    pattern: re.Pattern[str] | str
    where: Where
    words: frozenset[str] = frozenset()
    blank: bool = False
    beside: str = ""
    length: int = 0


DECLARED: list[Declared] = []


def holds(pattern: re.Pattern[str] | str, words: Iterable[str]) -> None:
    """Declare that every match of a pattern holds one of some words.

    Examples
    --------
    >>> before = len(DECLARED)
    >>> holds(re.compile("(?:目标|任务)(?:为|是)"), ("目标", "任务"))
    >>> DECLARED.pop().where, len(DECLARED) == before
    ('inside', True)
    """
    DECLARED.append(Declared(pattern, "inside", frozenset(words)))


def begins_with(
    pattern: re.Pattern[str] | str, characters: Iterable[str], *, blank: bool = False, beside: str = ""
) -> None:
    """Declare that every match of a pattern begins with one of some characters (`Declared` for the others)."""
    DECLARED.append(Declared(pattern, "first", frozenset(characters), blank, beside))


def ends_with(
    pattern: re.Pattern[str] | str, characters: Iterable[str], *, blank: bool = False, beside: str = ""
) -> None:
    """Declare that every match of a pattern ends with one of some characters (`Declared` for the others)."""
    DECLARED.append(Declared(pattern, "last", frozenset(characters), blank, beside))


def lies_within(pattern: re.Pattern[str], length: int) -> None:
    """Declare that a match lies within so many characters, with a line end behind it and the character it looks at before it."""
    DECLARED.append(Declared(pattern, "within", length=length))
