"""The grid of cells whose rows and columns are known."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.documents.document import Cell, TextTable
from plancheck.statements.cell_text import CellReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.heads import is_unit_row, joined_head

LARGEST = 200_000
_HAN = re.compile("[\u4e00-\u9fff]")
# also in a second language
_UNIT_LINE = re.compile(r"（?单位[:：/][^ ]{1,12}(?: [（A-Za-z][^\u4e00-\u9fff]*)?$")


def grid_of_table(table: TextTable, view: str, *, reader: CellReader, caption: str = "") -> Grid | None:
    """Return the grid of a table whose cells the format gives; None for a frame around text."""
    if not table.cells:
        return None
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


def grid_of_matrix(
    owner: list[list[int]], cells: Sequence[GridCell | None], written: Sequence[Cell], view: str, reader: CellReader,
    start: int, end: int, caption: str,
) -> Grid | None:  # fmt: skip
    """Return the grid of cells by the number of the cell that owns each place; None for a frame around text."""
    height, width = len(owner), len(owner[0])
    texts = [plain(view, cell) for cell in cells]
    kinds = [reader.kind(text) for text in texts]

    def row_of(row: int) -> list[int]:
        return [number for number in dict.fromkeys(owner[row]) if number >= 0 and texts[number]]

    begin = 0
    while begin < height and (
        len(row_of(begin)) <= 1 or _UNIT_LINE.match(" ".join(texts[number] for number in row_of(begin)))
    ):
        caption += "".join("\n" + texts[number] for number in row_of(begin) if _HAN.search(texts[number]))
        begin += 1
    if begin >= height:
        return None
    stop = begin
    reach = begin + 1
    while stop < height and stop < begin + 4:
        filled = row_of(stop)
        if stop > begin and len(filled) == 1 and written[filled[0]].column_span == width:
            break  # the name of the first group of rows
        if stop > begin and is_unit_row([texts[number] for number in filled], reader):
            stop += 1
            reach = stop
            continue
        if any(kinds[number] == "N" for number in filled if owner[stop][0] != number) or kinds_are_row(
            filled, kinds
        ):
            break
        if stop >= reach and (stop > begin or len(filled) <= 1):
            break
        reach = max([reach, *(stop + written[number].row_span for number in filled)])
        if any(written[number].column_span > 1 for number in filled):
            reach = max(reach, stop + 2)
        stop += 1
    heads = []
    for column in range(width):
        parts: list[str] = []
        for number in dict.fromkeys(owner[row][column] for row in range(begin, stop)):
            if number >= 0 and texts[number] and texts[number] not in parts:
                parts.append(texts[number])
        heads.append(joined_head(parts, reader))
    if stop == height:
        return None
    rows: list[GridRow] = []
    group: GridCell | None = None
    for row in range(stop, height):
        filled = row_of(row)
        if len(filled) == 1 and kinds[filled[0]] == "T":
            group = cells[filled[0]]
            continue
        out: list[GridCell | None] = []
        for column in range(width):
            number = owner[row][column]
            doubled = number >= 0 and (
                (column > 0 and owner[row][column - 1] == number)
                or (row > stop and owner[row - 1][column] == number and kinds[number] == "N")
            )
            out.append(cells[number] if number >= 0 and not doubled else None)
        rows.append(GridRow(tuple(out), group))
    return Grid(start, end, caption.strip(), tuple(heads), tuple(rows))


def kinds_are_row(filled: Sequence[int], kinds: Sequence[str]) -> bool:
    """Whether the cells of a row look like a row of values: a name and then mostly numbers or marks for nothing."""
    last = [kinds[number] for number in filled[1:]]
    return (
        bool(last)
        and last.count("D") + last.count("N") > 0
        and last.count("D") + last.count("N") >= len(last) / 2
    )
