"""Tables with one cell on a line and bars that close the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from plancheck.documents.document import Cell, TextTable
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, plain
from plancheck.statements.layout.lines import single_cells
from plancheck.statements.layout.regular import MOST_HEADS

_CLOSED = re.compile(r"\|\s*\|[\s|]*$")  # two bars: the end of a row
_LEAST_CLOSED = 3  # fewer rows that end in two bars are no table of that kind


class BarTables(LayoutReader):
    """Reads tables whose rows are closed by bars."""

    def read(self) -> list[TextTable]:
        """Tables with one cell on a line and a bar behind each, two or more bars behind the last cell of a row.

        A row that lacks cells stands under one that is merged over both: it is laid where its kinds fit.
        """
        if "|" not in self.view:
            return []
        written = self.view.split("\n")
        barred = single_cells(written)
        tables: list[TextTable] = []
        rows: list[list[GridCell | None]] = [[]]
        closings = at = 0
        last = -2
        for number, line in enumerate([*written, ""]):
            if number in barred or (rows != [[]] and not line.strip() and number < len(written)):
                text = line.strip()
                words = text.strip("| ")
                first = not rows[-1]
                if words:
                    begin = at + line.index(words)
                    rows[-1].append(GridCell(begin, begin + len(words)))
                elif text and not first:
                    rows[-1].append(None)
                if _CLOSED.search(text) and rows[-1]:
                    rows.append([])
                    closings += len(rows[-2]) > 1
                last = number
            elif last >= 0 and rows != [[]]:
                if closings >= _LEAST_CLOSED and (table := self._table_of_rows(rows)) is not None:
                    tables.append(table)
                rows, closings, last = [[]], 0, -2
            at += len(line) + 1
        return tables

    def _table_of_rows(self, rows: Sequence[Sequence[GridCell | None]]) -> TextTable | None:
        """A table of rows some of which lack cells: those merged with the row above."""
        first = next((i for i, row in enumerate(rows) if len(row) > 1), len(rows))
        body = [row for row in rows[first:] if any(cell is not None for cell in row)]
        if len(body) < _LEAST_CLOSED:
            return None
        # most rows may stand under a merged cell; a head that is shorter than most has heads under it
        width = max(len(body[0]), Counter(map(len, body)).most_common(1)[0][0])
        if width < 2 or width > MOST_HEADS or sum(1 for row in body if len(row) == width) < 2:
            return None
        kinds = [[self.reader.kind(plain(self.view, cell)) for cell in row] for row in body]
        usual = [
            Counter(row[column] for row in kinds[1:] if len(row) == width).most_common(1)[0][0]
            for column in range(width)
        ]
        cells: list[Cell] = []
        above: dict[int, int] = {}  # column to the number of the cell that stands there
        over = len(body[0]) + len(body[1]) - width  # heads of the first row over several of the second
        size, rest = divmod(len(body[1]), over) if 0 < over < len(body[0]) < width else (0, 0)
        if size > 1 and not rest:
            for i, cell in enumerate(body[0]):
                at, spanned = (
                    (i, 1) if i < width - len(body[1]) else (width - size * (len(body[0]) - i), size)
                )
                if cell is not None:
                    above[at] = len(cells)
                    cells.append(Cell(cell.start, cell.end, 0, at, column_span=spanned))
        for number, (row, kind) in enumerate(zip(body, kinds, strict=True)):
            if number == 0 and cells:
                continue
            lacking = width - len(row)
            front = 0
            if len(row) > 1 and lacking > 0:
                front = max(
                    range(lacking + 1),
                    key=lambda f: (sum(a == b for a, b in zip(kind, usual[f:], strict=False)), f),
                )
                for column in range(front):
                    if column in above:
                        owner = cells[above[column]]
                        cells[above[column]] = replace(owner, row_span=number - owner.row + 1)
            for column, cell in enumerate(row[:width], start=front):
                if cell is not None:
                    above[column] = len(cells)
                    cells.append(Cell(cell.start, cell.end, number, column))
        start = min(cell.start for cell in cells)
        return TextTable(start, max(cell.end for cell in cells), tuple(cells))
