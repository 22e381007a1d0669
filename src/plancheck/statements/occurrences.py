"""Where some words stand in a text: looked for once, asked for by every figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache


class Occurrences:
    """The spans of some words in a text.

    Parameters
    ----------
    view : str
    words : tuple of str

    Examples
    --------
    >>> named = Occurrences("湖南提出，实施行动", ("提出", "表示"))
    >>> named.within(0, 4), named.within(0, 3), named.within(3, 9)
    (True, False, False)
    """

    def __init__(self, view: str, words: tuple[str, ...]) -> None:
        opens, by_first = _looked_for(words)
        self._starts = [found.start() for found in opens.finditer(view)]
        self._ends = []  # of the shortest word that begins there
        for start in self._starts:
            for word in by_first[view[start]]:
                if view.startswith(word, start):
                    self._ends.append(start + len(word))
                    break

    def within(self, start: int, end: int) -> bool:
        """Whether one of the words stands between two offsets."""
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._ends[first] <= end

    def begin_within(self, start: int, end: int) -> bool:
        """Whether one of the words begins between two offsets: where none does, no pattern of them matches there.

        Examples
        --------
        >>> named = Occurrences("湖南提出，实施行动", ("提出", "表示"))
        >>> named.begin_within(0, 3), named.begin_within(3, 9)
        (True, False)
        """
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end


@lru_cache(maxsize=64)
def _looked_for(words: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """One expression for where the words begin, read past their first character only; by that, the words, the shortest first."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len):
        by_first.setdefault(word[0], []).append(word)
    rest = (
        f"(?<={re.escape(first)})(?={'|'.join(re.escape(word[1:]) for word in found)})"
        for first, found in by_first.items()
    )
    opens = "".join(map(re.escape, by_first))
    return re.compile(f"[{opens}](?:{'|'.join(rest)})" if words else "(?!)"), by_first
