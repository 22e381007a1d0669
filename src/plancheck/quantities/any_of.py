"""Words as branches of a pattern, and the pairs of characters that they open with."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    r"""Return the branches of a pattern for some words, the longest first; a pattern that never matches for none.

    Words that begin alike share a branch: at each place of a text a few first characters are tried, and not every word.

    Examples
    --------
    >>> any_of(["去年", "上年", "上年度"]), any_of(["+"]), any_of([])
    ('上(?:年度|年)|去年', '\\+', '(?!)')
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    rests: dict[str, list[str]] = {}
    for word in longest_first:
        rests.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = [
        re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")
        for first, rest in rests.items()
    ]
    return "|".join(branches) or "(?!)"


def opening_pairs(words: Iterable[str]) -> str:
    """Return a pattern of the first character of some words of two characters or more, where a second one of any follows.

    A text is looked through with it faster than with the words: hardly any of their first characters stands before such a
    second one by chance. It matches nothing where there are no words.

    Examples
    --------
    >>> opening_pairs(["去年", "上年", "上半年"])
    '[上去](?=[半年])'
    """
    pairs = [word[:2] for word in words]
    if not pairs:
        return "(?!)"
    first, second = (re.escape("".join(sorted({pair[at] for pair in pairs}))) for at in (0, 1))
    return f"[{first}](?=[{second}])"
