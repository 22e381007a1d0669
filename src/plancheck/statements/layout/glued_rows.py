"""Rows of glued cells that each end in an attribute (约束性), a cell for each head of values: figures parted by how many there must be."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, GridRow, trim

_NUMBER = re.compile(r"(?<![0-9.])[0-9]{1,2}[.．、](?![0-9])")
_UNIT = re.compile(r"（([^（）]{1,16})）")
_CELL = re.compile(
    r"(?P<dash>[-—])|(?P<bracket>[〔\[][^〔〕\[\]]{1,16}[〕\]])|(?P<digits>[0-9][0-9.]*)(?P<star>[*＊])?|(?P<bound>[><≥≤])|(?P<words>[^-—0-9><≥≤〔\[]+)"
)
_PLAIN = re.compile(r"(?:[1-9][0-9]*|0)(?:\.[0-9]{1,3})?")
_LEAST_ROWS = 3
_MOSTLY = 0.7  # of the rows have their unit in brackets behind the name and a cell for each head
_MOST_DIGITS = 20
_UNLIKE = 0.9  # what parting digits may cost
_CLEARLY = 0.15  # how much dearer the next best way must be
_WHOLE = 100  # percent


class GluedRows(LayoutReader):
    """Reads rows of glued cells that end in their attribute."""

    def read(self, spans: Sequence[tuple[int, int]], count: int) -> list[GridRow]:
        """Return the rows of some spans of the view, `count` values each; nothing where they are not whole."""
        rows: list[GridRow] = []
        whole = 0
        for start, end in spans:
            at = start
            for attribute in self.words.inside["attribute"].finditer(self.view, start, end):
                row = self._row(at, attribute.start(), count)
                at = attribute.end()
                if row is None:
                    return []  # a part of a row above, whose unit that one has
                whole += all(cell is not None for cell in row.cells)
                rows.append(row)
        return rows if whole >= max(_LEAST_ROWS, _MOSTLY * len(rows)) else []

    def _row(self, start: int, end: int, count: int) -> GridRow | None:
        """The row of a span: a group, a number, the name with its unit, the values; None where no unit tells its name's end."""
        opens = next(
            (
                match.end()
                for match in reversed(list(_UNIT.finditer(self.view, start, end)))
                if self.reader.unit(match[1]) is not None
            ),
            -1,
        )
        if opens < 0 or "\u4e00" <= self.view[opens] <= "\u9fff":
            return None
        numbered = list(_NUMBER.finditer(self.view, start, opens))
        name = trim(self.view, numbered[-1].end() if numbered else start, opens)
        values = self._values(opens, end, count, in_percent=self.view[opens - 2] == "%")
        cells: list[GridCell | None] = [*values] if values is not None else [None] * count
        return GridRow((name, *cells))

    def _values(self, start: int, end: int, count: int, *, in_percent: bool) -> list[GridCell] | None:
        """The cells of a span, so many; None where digits can be parted in no way that is clearly best."""
        cells: list[tuple[GridCell, bool]] = []  # and whether digits alone, which may be several values
        for match in _CELL.finditer(self.view, start, end):
            cell = trim(self.view, match.start(), match.end())
            if cell is None:
                continue
            before = cells[-1][0] if cells else None
            bound = before is not None and self.view[before.end - 1] in "><≥≤"
            text = match.group().strip()
            goes_on = match["words"] is not None and before is not None and not self._is_apart(before, text)
            if before is not None and (bound or goes_on):
                cells[-1] = (GridCell(before.start, cell.end), False)
            else:
                cells.append((cell, match["digits"] is not None and match["star"] is None))
        lacking = count - len(cells)
        if lacking < 0:
            return None
        if lacking == 0:
            return [cell for cell, _digits in cells]
        digits = [i for i, (_cell, alone) in enumerate(cells) if alone]
        if len(digits) != 1:
            return None
        at = digits[0]
        parted = self._parted(cells[at][0], lacking + 1, in_percent=in_percent)
        if parted is None:
            return None
        return [*(cell for cell, _ in cells[:at]), *parted, *(cell for cell, _ in cells[at + 1 :])]

    def _is_apart(self, before: GridCell, words: str) -> bool:
        """Whether words behind a cell are one of their own: behind a mark for nothing, or no bound, comma or remark of a value."""
        if self.view[before.end - 1] in "-—〕]":
            return True
        if words[0] in "、，,；（" or self.reader.grammar.bound_after(words, 0) is not None:
            return False
        return self.view[before.end - 1].isdigit() or self.view[before.end - 1] in "*＊"

    def _parted(self, cell: GridCell, parts: int, *, in_percent: bool) -> list[GridCell] | None:
        """The cell of some digits as so many numbers of like size and decimals; None where two ways do nearly as well."""
        digits = self.view[cell.start : cell.end]
        if len(digits) > _MOST_DIGITS or parts > 3:
            return None
        ways: list[tuple[float, tuple[int, ...]]] = []
        for cuts in itertools.combinations(range(1, len(digits)), parts - 1):
            edges = (0, *cuts, len(digits))
            numbers = [digits[a:b] for a, b in itertools.pairwise(edges)]
            if all(_PLAIN.fullmatch(number) and float(number) for number in numbers):
                ways.append((_cost(numbers, in_percent=in_percent), edges))
        ways.sort()
        if not ways or ways[0][0] > _UNLIKE or (len(ways) > 1 and ways[1][0] - ways[0][0] < _CLEARLY):
            return None
        return [GridCell(cell.start + a, cell.start + b) for a, b in itertools.pairwise(ways[0][1])]


def _cost(numbers: Sequence[str], *, in_percent: bool) -> float:
    """How unlike values of one thing some numbers are."""
    sizes = [float(number) for number in numbers]
    decimals = [len(number.partition(".")[2]) for number in numbers]
    cost = 1 - min(sizes) / max(sizes) + 0.3 * (max(decimals) - min(decimals)) + 0.1 * max(decimals)
    return cost + (1.0 if in_percent and max(sizes) > _WHOLE else 0.0)
