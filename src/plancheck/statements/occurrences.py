"""Where some words stand in a text: looked for once, asked for by every figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Occurrences:
    """The spans of some words in a text.

    Parameters
    ----------
    view : str
    words : iterable of str

    Examples
    --------
    >>> named = Occurrences("湖南提出，实施行动", ("提出", "表示"))
    >>> named.within(0, 4), named.within(0, 3), named.within(3, 9)
    (True, False, False)
    """

    def __init__(self, view: str, words: Iterable[str]) -> None:
        spans = []
        for word in words:
            at = view.find(word)
            while at >= 0:
                spans.append((at, at + len(word)))
                at = view.find(word, at + 1)
        spans.sort()
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

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
