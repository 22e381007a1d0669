"""Tables with one cell on a line and bars that close the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plancheck.documents.document import Cell, TextTable
from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, plain
from plancheck.statements.layout.lines import single_cells
from plancheck.statements.layout.marked import MarkedTables
from plancheck.statements.layout.regular import MOST_HEADS

_CLOSED = re.compile(r"\|\s*\|[\s|]*$")  # two bars: the end of a row
_MOST_ROWS = 400  # numbers beyond are years
_LEAST_BARS = 12  # on lines of their own, for a table of such lines
_CELL_LINES = 8  # at most, of one cell
_LEAST_CLOSED = 3  # fewer rows that end in two bars are no table of that kind


class BarTables(LayoutReader):
    """Reads tables whose rows are closed by bars."""

    def __init__(self, view: str, reader: CellReader, marked: MarkedTables) -> None:
        super().__init__(view, reader)
        self.marked = marked

    def read(self) -> list[TextTable]:
        """Tables with one cell on a line and a bar behind each, two or more bars behind the last cell of a row.

        A row that lacks cells stands under one that is merged over both: it is laid where its kinds fit.
        """
        if "|" not in self.view:
            return []
        written = self.view.split("\n")
        apart = self._bars_on_lines(written)
        if apart:
            return apart
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

    def _bars_on_lines(self, written: Sequence[str]) -> list[TextTable]:
        """Tables whose bars stand on lines of their own: one behind each cell, and as many behind a row as it lacks cells and one more."""
        alone = [set(line.strip()) == {"|"} for line in written]
        if sum(alone) < _LEAST_BARS:
            return []
        tables: list[TextTable] = []
        rows: list[list[GridCell]] = []
        row: list[GridCell] = []
        cell: GridCell | None = None
        at = lines = 0  # lines of the cell
        closed = True  # whether a bar stands behind the last cell
        for number, line in enumerate([*written, ""]):
            text = line.strip()
            if number < len(written) and alone[number]:
                if cell is not None:
                    row.append(cell)
                    cell, lines = None, 0
                    if len(text) > 1:  # the bar of the cell and those of the row on one line
                        rows.append(row)
                        row = []
                elif row:
                    rows.append(row)
                    row = []
                closed = True
            elif (
                text
                and number < len(written)
                and "|" not in text
                and (closed or not row or lines < _CELL_LINES)
            ):
                begin = at + line.index(text)
                first = not rows and not row  # what stands above the first cell is the title
                cell = GridCell(cell.start if cell is not None and not first else begin, begin + len(text))
                lines, closed = lines + 1, False
            elif text or number == len(written):
                rows += [row] if row else []
                tables += self._table_of_lines(rows)
                rows, row, cell, lines = [], [], None, 0
            at += len(line) + 1
        return tables

    def _table_of_lines(self, rows: Sequence[Sequence[GridCell]]) -> list[TextTable]:
        """The tables of rows of cells without the empty ones: each begins with a row of heads, its title and a note below it left out."""
        out: list[TextTable] = []
        rows = [row[1:] if plain(self.view, row[0]).startswith("注") else row for row in rows if row]
        wide = [i for i, row in enumerate(rows) if len(row) > 1]
        # a head again behind rows of values begins a table, and so does a row behind a title
        starts = wide[:1] + [i for i in wide[1:] if self._heads(rows[i]) and self._has_value(rows[i - 1])]
        for start, stop in pairwise([*starts, len(rows)]):
            body = rows[start:stop]
            width = max((len(row) for row in body), default=0)
            if sum(len(row) > 1 for row in body) < _LEAST_CLOSED or width > MOST_HEADS:
                continue
            cells: list[list[GridCell | None]] = []
            for row in body:
                cells += self._rows_in_row(row)
            if self._is_numbered(cells):
                # a page begins with the heads again, but for that of the numbers
                cells[0] = [
                    None,
                    *cells[0],
                ]
            width = max(map(len, cells))
            padded = [[*row, *[None] * (width - len(row))] for row in cells]
            matrix = self.marked.matrix_of(self.marked.whole_rows(padded))
            if matrix is not None:
                out.append(_table_of(*matrix))
        return out

    def _has_value(self, row: Sequence[GridCell]) -> bool:
        return any(self._is_value(cell) for cell in row)

    def _is_numbered(self, rows: Sequence[Sequence[GridCell | None]]) -> bool:
        """Whether the rows under heads that do not begin with that of numbers are numbered one by one."""
        if self.words.is_word(plain(self.view, rows[0][0]), "index"):
            return False
        texts = [plain(self.view, row[0]) for row in rows[1:] if row[0] is not None]
        numbers = [int(text) for text in texts if text.isdecimal()]
        in_order = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        return len(numbers) > 2 and in_order and numbers[-1] < _MOST_ROWS

    def _heads(self, row: Sequence[GridCell]) -> bool:
        """Whether a row begins with the head of numbers, names or places and holds no value."""
        texts = [plain(self.view, cell) for cell in row]
        return self.words.ends(texts[0], "index", "name", "place", "year_row") and not any(
            self.reader.kind(text) in "ND" for text in texts
        )

    def _rows_in_row(self, row: Sequence[GridCell]) -> list[list[GridCell | None]]:
        """The rows of a row whose name and values have as many lines each: a thing and below it parts of it, each with its value."""
        lines = [self._lines(cell) for cell in row]
        values = [i for i, cell in enumerate(row) if all(self._is_value(line) for line in lines[i])]
        size = max((len(lines[i]) for i in values), default=1)
        named = next((i for i in range(len(row)) if i not in values), None)
        if size < 2 or named is None or len(lines[named]) != size:
            return [list(row)]
        several = [i for i in values if len(lines[i]) == size]
        if any(i not in several and i > named for i in values):
            return [list(row)]
        out: list[list[GridCell | None]] = []
        for number in range(size):
            out.append(
                [
                    lines[i][number] if i == named or i in several else cell if number == 0 else None
                    for i, cell in enumerate(row)
                ]
            )
        return out

    def _lines(self, cell: GridCell) -> list[GridCell]:
        found: list[GridCell] = []
        at = cell.start
        for line in self.view[cell.start : cell.end].split("\n"):
            text = line.strip()
            if text:
                begin = at + line.index(text)
                found.append(GridCell(begin, begin + len(text)))
            at += len(line) + 1
        return found

    def _is_value(self, cell: GridCell) -> bool:
        return self.reader.kind(plain(self.view, cell)) in "NDy"

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


def _table_of(
    owner: Sequence[Sequence[int]], cells: Sequence[GridCell | None], written: Sequence[Cell]
) -> TextTable:
    """The table of a matrix: each cell with the columns that it owns."""
    found: list[Cell] = []
    for row in owner:
        for number in dict.fromkeys(row):
            cell, place = cells[number], written[number]
            if cell is not None:
                found.append(
                    Cell(cell.start, cell.end, place.row, place.column, column_span=row.count(number))
                )
    return TextTable(min(cell.start for cell in found), max(cell.end for cell in found), tuple(found))
