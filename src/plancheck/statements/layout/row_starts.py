"""Where rows begin among cells on a line each: at their numbers, their years, or the words after the values of the row before."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.heads import (
    NUMBERED_NAME,
)
from plancheck.statements.words.written import YEAR

_LEAST_BEFORE_JUMP = 3  # rows alike before one whose number leaves some out
_LONGEST_NUMBER = 3  # digits
_WORDS_FIRST = re.compile("[\u4e00-\u9fff]{3}")  # at the beginning of a name that ends in an amount
_DIGITS = "一二三四五六七八九"
_HAN_NUMBERS = (*_DIGITS, "十", *(f"十{digit}" for digit in _DIGITS), "二十")


class RowStarts(LayoutReader):
    """Finds the starts of rows."""

    def find(self, texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
        """Return the cells that rows begin with, by what the first head says of them; none where no row is found.

        Parameters
        ----------
        texts, kinds : sequence of str
            The cells, from the first head on, and the kind of each (`CellReader.kind`).
        """
        if self.words.is_word(texts[0], "index"):
            starts = self._numbered_rows(texts, kinds)
            if not starts:
                return []
            starts = self._with_totals(texts, _with_jumps(texts, kinds, starts))
            return self._rows_among_heads(texts, kinds, starts[0]) + starts
        if self.words.is_word(texts[0], "year_row"):
            years = [i for i in range(2, len(texts)) if kinds[i] in "yY"]
            # a year behind another head is itself a head
            return [i for i in years if kinds[i - 1] not in "T" or not self.is_head(texts[i - 1])] or years
        return self._yearly_rows(texts, kinds) or self._named_rows(texts, kinds)

    def _rows_among_heads(self, texts: Sequence[str], kinds: Sequence[str], first: int) -> list[int]:
        """Starts of the rows without numbers that stand between the heads and the first numbered row: a total, a part's own sum."""
        found = [
            i - 1 - next((n for n in range(3) if texts[i - 1 - n]), 0)
            for i in range(3, first)
            if kinds[i] == "N" and any(texts[max(0, i - 3) : i])
        ]
        starts = [i for i in found if kinds[i] == "T" and not self.is_plain_head(texts[i])]
        return starts if len(starts) == len(found) and starts[:1] >= [2] else []

    def _numbered_rows(self, texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
        """Starts of the rows that are numbered 1, 2, 3 …; a value that happens to be the next number is none.

        Numbers may go on from any first one (a table's second page) and begin again at 1 under a new heading.
        """
        starts: list[int] = []
        expected: int | None = None
        below = 1  # the next number of a part of a row: （1）, （2） under 1
        for i in range(1, len(texts)):
            if expected is not None and texts[i] in (f"（{below}）", "（1）"):
                part = next((j for j in range(i + 1, min(len(texts), i + 3)) if texts[j]), None)
                if part is not None and kinds[part] in "TU" and i - starts[-1] >= 2:
                    starts.append(i)
                    below = int(texts[i].strip("（）")) + 1
                    continue
            number = _row_number(texts[i])
            if number is None:
                continue
            following = next((j for j in range(i + 1, min(len(texts), i + 3)) if texts[j]), None)
            named = following is not None and self._is_row_name(texts, kinds, i, following)
            if not named or (starts and i - starts[-1] < 2):
                continue
            if expected is None:
                if i >= 2:
                    starts.append(i)
                    expected = number + 1
            elif number == expected or (
                number == 1
                and i - starts[-1] >= _usual_gap(starts)
                and (expected > 2 or (expected == 2 and kinds[i - 1] in "TE"))
            ):
                starts.append(i)
                expected = number + 1
        return starts

    def _is_row_name(self, texts: Sequence[str], kinds: Sequence[str], number: int, at: int) -> bool:
        """Whether a cell behind a number is the name of its row: words, also such as end in an amount, no sum of the rows before."""
        if kinds[at] == "N" and at == number + 1:
            words = _WORDS_FIRST.match(texts[at]) is not None
            return words and "".join(kinds[at + 1 : at + 2]) in ("T", "P")
        if kinds[at] not in "TU":
            return False
        # else the row of sums below a value
        return at == number + 1 or not self.words.is_word(texts[at], "total")

    def _with_totals(self, texts: Sequence[str], starts: Sequence[int]) -> list[int]:
        """Add the rows that sum up, which carry no number."""
        out = list(starts)
        for i in range(starts[0] + 3, len(texts)):
            if self.words.is_word(texts[i], "total"):
                begin = i - 1 if not texts[i - 1] else i
                if all(abs(begin - start) > 2 or start > i for start in out):
                    out.append(begin)
        return sorted(out)

    def _named_rows(self, texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
        """Starts of rows without numbers: words after the values or the remark of the row before."""
        first = next(
            (
                i
                for i in range(1, len(texts))
                if kinds[i] in "ND" or (kinds[i] == "y" and not self._among_years(texts, i))
            ),
            None,
        )
        if first is None:
            return []
        heads = [i for i in range(first) if self.is_plain_head(texts[i])]
        begin = heads[-1] + 1 if heads else first
        words = self._words_before_values(kinds, first)
        if words and first - begin > words + 1 and "P" not in kinds:
            begin = first - words
        elif begin >= first or first - begin > 4:
            begin = first
            while begin > 1 and kinds[begin - 1] in "TU" and not self.is_head(texts[begin - 1]):
                begin -= 1
            if begin == first:
                begin = max(1, first - 1)
        notes = sum(1 for text in texts[:begin] if self.words.ends(text, "note"))
        starts = [begin]
        valued = False
        for i in range(begin, len(texts)):
            if kinds[i] in "NDy":
                valued = True
            elif kinds[i] == "T" and valued and any(kind != "E" for kind in kinds[i + 1 :]):
                follows = kinds[i + 1]
                if not NUMBERED_NAME.match(texts[i]):
                    if follows == "P" and kinds[i - 1] in "NDyT":
                        continue  # an aim in words (基本建立) among the values
                    if notes and kinds[i - 1] in "NDy" and follows == "T" and "P" not in kinds:
                        continue  # a remark after the values
                starts.append(i)
                valued = False
        return starts

    @staticmethod
    def _words_before_values(kinds: Sequence[str], first: int) -> int:
        """How many cells of words usually stand before the values of a row, counted after the first row; 0 for none."""
        runs: Counter[int] = Counter()
        words, valued = 0, False
        for kind in kinds[first:]:
            if kind in "NDy":
                if words and valued:
                    runs[words] += 1
                words, valued = 0, True
            elif kind in "TU":
                words += 1
        return runs.most_common(1)[0][0] if runs else 0

    @staticmethod
    def _among_years(texts: Sequence[str], at: int) -> bool:
        """Whether four digits stand among the years of a head: beside another year one apart or more."""
        near = [texts[i] for i in (at - 1, at + 1) if 0 <= i < len(texts)]
        return (
            any(
                YEAR.match(text) and text[:4] != texts[at][:4] and abs(int(text[:4]) - int(texts[at])) <= 20
                for text in near
            )
            or at <= 2
        )

    def _yearly_rows(self, texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
        """Starts of rows that are years under heads that are things: years as far apart as there are heads."""
        years = [i for i in range(2, len(texts)) if self.is_year(texts[i])]
        if len(years) < 2:
            return []
        size = years[1] - years[0]
        if years[0] not in (size, 2 * size) or any(b - a != size for a, b in itertools.pairwise(years)):
            return []
        if not self.words.is_word(texts[0], "name", "year_row", "place") or size < 2:
            return []
        values = [kind for at in years for kind in kinds[at + 1 : at + size]]
        return years if values and all(kind in "NDEy" for kind in values) and "N" in values else []


def _with_jumps(texts: Sequence[str], kinds: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Add the rows behind the last one whose numbers leave some out: 4 and then 12, each as many cells as the rows before."""
    out = list(starts)
    sizes = {after - before for before, after in itertools.pairwise(out)}
    if len(out) < _LEAST_BEFORE_JUMP or len(sizes) != 1:
        return out
    size = sizes.pop()
    while (at := out[-1] + size) + 1 < len(texts):
        number, last = texts[at], texts[out[-1]]
        if not (number.isdecimal() and last.isdecimal() and len(number) <= _LONGEST_NUMBER):
            break
        if kinds[at + 1] != "T" or int(number) <= int(last):
            break
        out.append(at)
    return out


def _usual_gap(starts: Sequence[int]) -> int:
    """The usual number of cells from one row to the next."""
    gaps = Counter(after - before for before, after in itertools.pairwise(starts))
    return gaps.most_common(1)[0][0] if gaps else 1


def _row_number(text: str) -> int | None:
    bare = text.rstrip(".、．")
    if bare.isdigit() and 1 <= len(bare) <= 3:
        return int(bare)
    if 1 <= len(bare) <= 2 and bare in _HAN_NUMBERS:
        return _HAN_NUMBERS.index(bare) + 1
    return None
