"""The grid of cells whose rows and columns are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.documents.document import Cell, TextTable
from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, trim
from plancheck.statements.layout.heads import HEAD_CLASSES, is_unit_row, joined_head
from plancheck.statements.layout.lines import UNIT_MARK
from plancheck.statements.words.written import HAN

LARGEST = 200_000
_MOST_HEAD_ROWS = 4
_LEAST_BELOW = 2  # heads in a row under another
# also in a second language
_UNIT_ALONE = re.compile(rf"{UNIT_MARK}[^ ]{{1,12}}(?: [（A-Za-z][^\u4e00-\u9fff]*)?$")


def grid_of_table(table: TextTable, view: str, *, reader: CellReader, caption: str = "") -> Grid | None:
    """Return the grid of a table whose cells the format gives; None for a frame around text."""
    if not table.cells:
        return None
    table = _with_rows_apart(table, view, reader)
    width = max(cell.column + cell.column_span for cell in table.cells)
    height = max(cell.row + cell.row_span for cell in table.cells)
    if width < 2 or width * height > LARGEST:
        return None
    owner: list[list[int]] = [[-1] * width for _ in range(height)]
    cells: list[GridCell | None] = []
    for number, cell in enumerate(table.cells):
        words = view[cell.start : cell.end]
        start = cell.start + len(words) - len(words.lstrip())
        end = cell.start + len(words.rstrip())
        cells.append(GridCell(start, end) if end > start else None)
        for row in range(cell.row, min(height, cell.row + cell.row_span)):
            for column in range(cell.column, min(width, cell.column + cell.column_span)):
                owner[row][column] = number
    return grid_of_matrix(owner, cells, table.cells, view, reader, table.start, table.end, caption)


def _with_rows_apart(table: TextTable, view: str, reader: CellReader) -> TextTable:
    """A table with each row as several whose name and values have as many lines each: two things in a cell, below each its value."""
    if all(view.find("\n", cell.start, cell.end) < 0 for cell in table.cells):
        return table
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    added: dict[int, int] = {}  # by the number of a row, the rows that it is more than one
    torn: dict[Cell, list[GridCell]] = {}
    for number, row in by_row.items():
        lines = {cell: _lines_of(cell, view) for cell in row}
        valued = [
            cell
            for cell in row
            if len(lines[cell]) > 1 and all(reader.kind(plain(view, line)) in "NDy" for line in lines[cell])
        ]
        sizes = {len(lines[cell]) for cell in valued}
        named = next((cell for cell in row if cell not in valued and len(lines[cell]) in sizes), None)
        if len(sizes) != 1 or named is None or any(cell.row_span > 1 for cell in (named, *valued)):
            continue
        added[number] = sizes.pop() - 1
        torn.update({cell: lines[cell] for cell in row if len(lines[cell]) == added[number] + 1})
    if not added:
        return table
    out: list[Cell] = []
    for cell in table.cells:
        begin = cell.row + sum(more for number, more in added.items() if number < cell.row)
        span = cell.row_span + sum(added.get(cell.row + i, 0) for i in range(cell.row_span))
        if cell in torn:
            for i, line in enumerate(torn[cell]):
                out.append(Cell(line.start, line.end, begin + i, cell.column, 1, cell.column_span))
        else:
            out.append(Cell(cell.start, cell.end, begin, cell.column, span, cell.column_span))
    return TextTable(table.start, table.end, tuple(out))


def _lines_of(cell: Cell, view: str) -> list[GridCell]:
    """The filled lines of a cell."""
    found: list[GridCell] = []
    at = cell.start
    for line in view[cell.start : cell.end].split("\n"):
        part = trim(view, at, at + len(line))
        if part is not None:
            found.append(part)
        at += len(line) + 1
    return found


def grid_of_matrix(
    owner: list[list[int]], cells: Sequence[GridCell | None], written: Sequence[Cell], view: str, reader: CellReader,
    start: int, end: int, caption: str, *, heads: int = 0,
) -> Grid | None:  # fmt: skip
    """Return the grid of cells by the number of the cell that owns each place; None for a frame around text.

    `heads` is how many rows of heads there are where that is known, 0 where their cells have to tell.
    """
    matrix = _Matrix(owner, cells, written, view, reader)
    begin = 0 if heads else matrix.end_of_title()
    if begin == matrix.height:
        return None
    stop = heads or matrix.end_of_heads(begin)
    if stop == matrix.height:
        return None
    lines = [caption, *matrix.title_lines(begin)]
    return Grid(start, end, "\n".join(lines).strip(), matrix.heads(begin, stop), matrix.rows(stop))


class _Matrix:
    """The places of a table, each by the number of the cell that owns it; a cell may own several."""

    def __init__(
        self,
        owner: list[list[int]],
        cells: Sequence[GridCell | None],
        written: Sequence[Cell],
        view: str,
        reader: CellReader,
    ) -> None:
        self.owner, self.cells, self.written, self.reader = owner, cells, written, reader
        self.height, self.width = len(owner), len(owner[0])
        self.texts = [plain(view, cell) for cell in cells]
        self.kinds = [reader.kind(text) for text in self.texts]

    def end_of_title(self) -> int:
        """The first row below those that hold the title or the unit of all values, not heads."""
        row = 0
        while row < self.height:
            texts = self._texts_of(row)
            if len(texts) > 1 and not _UNIT_ALONE.match(" ".join(texts)):
                break
            row += 1
        return row

    def title_lines(self, end: int) -> list[str]:
        """The Chinese texts of the rows before the heads."""
        return [text for row in range(end) for text in self._texts_of(row) if HAN.search(text)]

    def end_of_heads(self, begin: int) -> int:
        """The first row below the heads: as far down as heads over several columns or rows reach, and the units under them."""
        stop, reach = begin, begin + 1
        while stop < self.height and stop < begin + _MOST_HEAD_ROWS:
            filled = self._filled(stop)
            if stop > begin and len(filled) == 1 and self.written[filled[0]].column_span == self.width:
                break  # the name of the first group of rows
            if stop > begin and is_unit_row(self._texts_of(stop), self.reader):
                stop += 1
                reach = stop
                continue
            if stop > begin and self._goes_on_with_heads(stop):
                stop += 1
                reach = max(reach, stop)
                continue
            if self._holds_values(stop) or (stop >= reach and (stop > begin or len(filled) <= 1)):
                break
            reach = max([reach, *(stop + self.written[number].row_span for number in filled)])
            if any(self.written[number].column_span > 1 for number in filled):
                reach = max(reach, stop + 2)
            stop += 1
        return stop

    def _goes_on_with_heads(self, row: int) -> bool:
        """Whether a row holds nothing but words of heads and has no name: 基期值, 目标值 and [累计] under years and a rate."""
        filled = self._filled(row)
        if len(filled) < _LEAST_BELOW or self.texts[self.owner[row][0]]:
            return False
        bare = [self.texts[number].strip("（）()[]〔〕") for number in filled]
        return all(self.reader.words.is_word(text, *HEAD_CLASSES, "link", "estimate") for text in bare)

    def heads(self, begin: int, stop: int) -> tuple[str, ...]:
        """One head for each column: the texts above it, each once."""
        heads = []
        for column in range(self.width):
            owners = [self.owner[row][column] for row in range(begin, stop)]
            texts = dict.fromkeys(self.texts[number] for number in owners if number >= 0)
            said: list[str] = []
            for text in filter(None, texts):
                if said and text.endswith(said[-1]):
                    said.pop()  # 铁路 over 国家铁路
                said.append(text)
            heads.append(joined_head(said, self.reader))
        return tuple(heads)

    def rows(self, begin: int) -> tuple[GridRow, ...]:
        """The rows below the heads; words alone in a row name the group of the rows after it."""
        rows: list[GridRow] = []
        group: GridCell | None = None
        for row in range(begin, self.height):
            filled = self._filled(row)
            if len(filled) == 1 and self.kinds[filled[0]] == "T":
                group = self.cells[filled[0]]
                continue
            cells = tuple(self._cell_at(row, column, begin) for column in range(self.width))
            rows.append(GridRow(cells, group))
        return tuple(rows)

    def _filled(self, row: int) -> list[int]:
        return [number for number in dict.fromkeys(self.owner[row]) if number >= 0 and self.texts[number]]

    def _texts_of(self, row: int) -> list[str]:
        return [self.texts[number] for number in self._filled(row)]

    def _holds_values(self, row: int) -> bool:
        """Whether a row is one of values: a number stands behind its first column, or it looks like a name and its values."""
        filled, first = self._filled(row), self.owner[row][0]
        return any(self.kinds[number] == "N" for number in filled if number != first) or kinds_are_row(
            filled, self.kinds
        )

    def _cell_at(self, row: int, column: int, begin: int) -> GridCell | None:
        """The cell of a place; a cell over several columns stands in its first, a number over several rows in its first."""
        number = self.owner[row][column]
        if number < 0 or (column > 0 and self.owner[row][column - 1] == number):
            return None
        if row > begin and self.owner[row - 1][column] == number and self.kinds[number] == "N":
            return None
        return self.cells[number]


def kinds_are_row(filled: Sequence[int], kinds: Sequence[str]) -> bool:
    """Whether the cells of a row look like a row of values: a name and then mostly numbers or marks for nothing."""
    last = [kinds[number] for number in filled[1:]]
    return (
        bool(last)
        and last.count("D") + last.count("N") > 0
        and last.count("D") + last.count("N") >= len(last) / 2
    )
