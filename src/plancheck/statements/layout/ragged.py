"""Heads that lost their place: rows of heads shorter than the rows under them, where nothing says which columns they stand over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, plain, trimmed
from plancheck.statements.layout.heads import is_timed

_LEAST_ROWS = 2  # rows of one width under the heads
_LEAST_UNDER = 2  # heads under one that has a column of its own
_THREE = 3  # rows of heads, of which nothing tells which stand over which
_ALIKE = 2  # characters that a head over others has in common with one of them
_AMONG = ("#", "其中")  # before a part of a part
_SUMS = 0.7  # of the rows whose last column of a part sums up the others; a slip of the pen is forgiven


@dataclass(frozen=True, slots=True)
class LaidHeads:
    """Rows of a table with their heads in their columns.

    Parameters
    ----------
    rows : list of list of GridCell or None
    spans : tuple of (row, column, size)
        The heads that stand over several columns.
    unplaced : frozenset of int
        The rows of values under heads that nothing lays, or that lack cells where the heads lost their empty ones.
    """

    rows: list[list[GridCell | None]]
    spans: tuple[tuple[int, int, int], ...] = ()
    unplaced: frozenset[int] = frozenset()


class RaggedHeads(LayoutReader):
    """Lays the heads of a table whose first rows have fewer cells than those with its values."""

    def lay(self, rows: Sequence[Sequence[GridCell | None]]) -> LaidHeads | None:
        """Return the rows with each head over its column; None where the heads are as many as the columns, or too few to tell.

        One row of heads that lacks the first is shifted over the values. Of two rows, some heads of the first stand over all of
        the second: which ones is told by a column that sums up its part, by a word for what is planned or words that both share,
        else it is the last. One that has a column of its own before them holds in it what they come to. Rows of one cell above
        the heads are titles.
        """
        titles = next((i for i, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        laid = self._lay(rows[titles:])
        if laid is None or not titles:
            return laid
        return LaidHeads(
            [*map(list, rows[:titles]), *laid.rows],
            tuple((row + titles, column, size) for row, column, size in laid.spans),
            frozenset(row + titles for row in laid.unplaced),
        )

    def _lay(self, rows: Sequence[Sequence[GridCell | None]]) -> LaidHeads | None:
        """The rows from the heads on with each head over its column."""
        kinds = [[self.reader.kind(plain(self.view, cell)) for cell in row] for row in rows]
        first = next((i for i, row in enumerate(kinds) if "N" in row[1:]), len(rows))
        widths = Counter(
            len(row) for row, kind in zip(rows[first:], kinds[first:], strict=True) if "N" in kind
        )
        if first not in (1, 2, _THREE) or not widths:
            return None
        width, count = widths.most_common(1)[0]
        heads = [list(trimmed(row)) for row in rows[:first]]
        if count < _LEAST_ROWS or any(cell is None for row in heads for cell in row):
            return None
        body = [row for row in rows[first:] if len(row) == width]
        named = {
            "y" if kind[0] == "Y" else kind[0]
            for row, kind in zip(rows[first:], kinds[first:], strict=True)
            if len(row) == width
        }
        if first == _THREE:
            worded = all(kind[0] in "TE" for kind in kinds[first:] if "N" in kind)
            if not worded or any(len(row) >= width for row in heads):
                return None
            return LaidHeads(list(map(list, rows)), unplaced=frozenset(range(first, len(rows))))
        if named != {"T"} and (named != {"y"} or first == 1):
            return None
        if first == 1:
            lacks = len(heads[0]) == width - 1 and not self._names(heads[0][0])
            return LaidHeads([[None, *heads[0]], *map(list, rows[1:])]) if lacks and width > 2 else None
        upper, lower = heads
        widest = max(width for width, count in widths.items() if count >= _LEAST_ROWS)
        if self._names(upper[0]):
            own = self._under_own_total(upper, lower, rows[2:], widest)
            if own is not None:
                return own
        over = len(upper) + len(lower) - width
        if not 1 <= over < len(upper) or len(lower) % over or len(lower) // over < 2 or len(lower) >= width:
            return None
        size = len(lower) // over
        begin = self._first_over(upper, lower, over, body)
        above: list[GridCell | None] = []
        below: list[GridCell | None] = []
        spans = []
        for number, cell in enumerate(upper):
            if begin <= number < begin + over:
                at = (number - begin) * size
                spans.append((0, len(above), size))
                above += [cell, *[None] * (size - 1)]
                below += lower[at : at + size]
            else:
                above.append(cell)
                below.append(None)
        lost = _that_lost_cells(rows[2:], width)
        return LaidHeads([above, below, *map(list, rows[2:])], tuple(spans), lost)

    def _under_own_total(
        self,
        upper: Sequence[GridCell | None],
        lower: Sequence[GridCell | None],
        body: Sequence[Sequence[GridCell | None]],
        width: int,
    ) -> LaidHeads | None:
        """The heads of which one has a column of its own and behind it those of its parts: 铁路 | 公路 over 国营铁路 | 地方铁路.

        It is the only one whose column holds the sum of theirs, or never less than it and words that each of them has too. All
        heads behind it may have no values. Rows that lack cells lost the empty ones as the heads did.
        """
        size, lacking = len(lower), len(upper) + len(lower) - width
        names = [plain(self.view, cell) for cell in upper]
        under = [plain(self.view, cell) for cell in lower]
        if not 0 <= lacking < len(upper) - 1 or size < _LEAST_UNDER:
            return None
        if any(self.reader.kind(text) != "T" for text in under):
            return None
        parts = [i for i, text in enumerate(under, start=1) if not text.startswith(_AMONG)]
        values = [[self._number(cell) for cell in row] for row in body if len(trimmed(row)) == width]
        fitting = []
        for at in range(1, width - size):
            sums = [
                (total, sum((value for i in parts if (value := row[at + i])), Decimal(0)))
                for row in values
                if (total := row[at]) is not None
            ]
            if not sums:
                continue  # units
            equal = sum(total == summed for total, summed in sums)
            named = not lacking and all(names[at][-_ALIKE:] in text for text in under)
            if equal >= _SUMS * len(sums) or (named and all(total >= summed for total, summed in sums)):
                fitting.append(at)
        if len(fitting) != 1 or (lacking and fitting[0] != len(upper) - 1 - lacking):
            every = frozenset(range(2, len(body) + 2))
            return (
                None if lacking else LaidHeads([list(upper), list(lower), *map(list, body)], unplaced=every)
            )
        at = fitting[0]
        blank: list[GridCell | None] = [None] * size
        above = [*upper[: at + 1], *blank, *upper[at + 1 :]]
        below = [*[None] * (at + 1), *lower, *[None] * (len(upper) - at - 1)]
        lost = _that_lost_cells(body, width)
        return LaidHeads([above, below, *map(list, body)], ((0, at, size + 1),), lost)

    def under_one(
        self, heads: Sequence[GridCell | None], rows: Sequence[Sequence[GridCell | None]]
    ) -> list[str] | None:
        """The heads of two rows written one behind the other where one of the upper stands over all the lower, told by a total.

        年份, 产值, 人数 and then 合计, 工业, 农业: 产值 where its 合计 is the sum of the two columns behind it. None where no
        total says so.
        """
        texts = [plain(self.view, cell) for cell in heads]
        for at in range(2, len(texts) - 2):
            if not self.words.is_word(texts[at].partition("（")[0], "total"):
                continue
            lower = texts[at:]
            begin = next((i for i in range(1, at) if self._is_summed(lower, i, rows)), 0)
            if begin:
                return [*texts[:begin], *(texts[begin] + head for head in lower), *texts[begin + 1 : at]]
        return None

    def _names(self, cell: GridCell | None) -> bool:
        return self.words.ends(plain(self.view, cell), "name", "place", "year_row", "index", "unit")

    def _first_over(
        self,
        upper: Sequence[GridCell | None],
        lower: Sequence[GridCell | None],
        over: int,
        body: Sequence[Sequence[GridCell | None]],
    ) -> int:
        """The first of the heads that stand over others."""
        texts = [plain(self.view, cell) for cell in upper]
        under = [plain(self.view, cell) for cell in lower]

        def score(begin: int) -> tuple[int, int, int]:
            part = texts[begin : begin + over]
            named = any(self.words.ends(text, "name", "place", "index", "unit", "note") for text in part)
            alike = sum(self._is_alike(text, head) for text in part for head in under)
            timed = all(map(is_timed, under)) and any(map(is_timed, part))
            summed = over == 1 and self._is_summed(under, begin, body)
            aimed = sum(self.words.ends(text.partition("（")[0], "target") for text in part)
            return (-1 if named or timed else 0) + (2 if summed else 0), alike + _ALIKE * aimed, begin

        return max(range(1, len(upper) - over + 1), key=score)

    @staticmethod
    def _is_alike(head: str, below: str) -> bool:
        return any(head[i : i + _ALIKE] in below.partition("（")[0] for i in range(len(head) - _ALIKE + 1))

    def _is_summed(self, under: Sequence[str], begin: int, body: Sequence[Sequence[GridCell | None]]) -> bool:
        """Whether the column of a total holds the sum of the others of its part, were it to begin in a column."""
        totals = [i for i in (0, len(under) - 1) if self.words.is_word(under[i].partition("（")[0], "total")]
        if not totals or len(under) < 3:
            return False
        right = read = 0
        for row in body:
            values = [self._number(cell) for cell in row[begin : begin + len(under)]]
            if len(values) < len(under) or values[totals[0]] is None:
                continue
            read += 1
            parts = [
                value for i, value in enumerate(values) if i != totals[0] and not under[i].startswith(_AMONG)
            ]
            others = sum((value for value in parts if value), Decimal(0))
            right += others == values[totals[0]]
        return read > 0 and right >= _SUMS * read

    def _number(self, cell: GridCell | None) -> Decimal | None:
        value = self.reader.value(self.view, cell.start, cell.end) if cell is not None else None
        return value.numbers[0].numeral.value if value is not None and value.numbers else None


def _that_lost_cells(body: Sequence[Sequence[GridCell | None]], width: int) -> frozenset[int]:
    """The rows below two of heads that are shorter than others, where no row kept an empty cell between two values."""
    rows = [trimmed(row) for row in body]
    if any(None in row for row in rows):
        return frozenset()
    return frozenset(i + 2 for i, row in enumerate(rows) if 1 < len(row) < width)
