"""Tables as grids: rows of cells by offset under the heads of their columns, whatever way a table was written.

Five ways are read: cells that a format gives (html, docx, pdf, and html residue in a text), lines whose cells are parted by
tabs, bars or blanks, lines that hold one cell each, and lines whose cells are glued together. A table that lost its borders
is put together again from the order of its cells, the blank lines of empty ones, the numbering of rows and the kinds of what
the cells hold.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plancheck.documents.document import Cell, TextTable
from plancheck.statements.cell_text import CellReader

CELL_LENGTH = 26
LONG_CELL = 160
_LARGEST = 200_000
_AFTER_SENTENCE = 10  # lines after a sentence in a cell among which the next value of its table stands
_BARRED_LINES = 4  # fewer lines with a bar at the end are no table
_ABOVE = 600  # characters before a table in which its title is looked for; markup may fill most of them
_CAPTION = re.compile(
    r"[ ]*(?:附?表|附件|专栏|图) ?[0-9一二三四五六七八九十]{0,3}(?:-[0-9]{1,2})?[:：、.．]?[ ]*"
)
_TITLE_START = re.compile(r"(?:附?表|专栏|图|附件) ?[0-9一二三四五六七八九十]")
_UNIT_LINE = re.compile(r"[（(]?单 ?位[:：/]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ID = re.compile(r"[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)]?[.、．]?")
_OPEN, _CLOSE = "（〔", "）〕"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's text by its offsets in the view."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: one cell or None for each column, and the heading in the table it stands under."""

    cells: tuple[GridCell | None, ...]
    group: GridCell | None = None
    sure: bool = True  # False where empty cells were lost and a value could stand under several heads


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Parameters
    ----------
    start, end : int
        Span of the heads and rows in the view.
    caption : str
        The lines above it: number and title, unit.
    heads : tuple of str
        One for each column, the heads above it joined, without blanks.
    rows : tuple of GridRow
    """

    start: int
    end: int
    caption: str
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]


def plain(view: str, cell: GridCell | None) -> str:
    """Return a cell's text without blanks."""
    return re.sub(r"\s+", "", view[cell.start : cell.end]) if cell is not None else ""


# --- cells that the format gives ------------------------------------------------------------------------------------


def grid_of_table(table: TextTable, view: str, *, reader: CellReader, caption: str = "") -> Grid | None:
    """Return the grid of a table whose cells the format gives; None for a frame around text."""
    if not table.cells:
        return None
    width = max(cell.column + cell.column_span for cell in table.cells)
    height = max(cell.row + cell.row_span for cell in table.cells)
    if width < 2 or width * height > _LARGEST:
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
    return _grid_of_matrix(owner, cells, table.cells, view, reader, table.start, table.end, caption)


def _grid_of_matrix(
    owner: list[list[int]], cells: Sequence[GridCell | None], written: Sequence[Cell], view: str, reader: CellReader,
    start: int, end: int, caption: str,
) -> Grid | None:  # fmt: skip
    height, width = len(owner), len(owner[0])
    texts = [plain(view, cell) for cell in cells]
    kinds = [reader.kind(text) for text in texts]

    def row_of(row: int) -> list[int]:
        return [number for number in dict.fromkeys(owner[row]) if number >= 0 and texts[number]]

    begin = 0
    while begin < height and len(row_of(begin)) <= 1:
        caption += "".join("\n" + texts[number] for number in row_of(begin))
        begin += 1
    if begin >= height:
        return None
    stop = begin
    reach = begin + 1
    while stop < height and stop < begin + 4:
        filled = row_of(stop)
        if stop > begin and _is_unit_row([texts[number] for number in filled], reader):
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
        heads.append(_joined_head(parts, reader))
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


def _is_unit_row(texts: Sequence[str], reader: CellReader) -> bool:
    """Whether a row gives the units of the columns: 单位 and then nothing but units."""
    return (
        len(texts) >= 2
        and reader.words.is_word(texts[0], "unit")
        and all(reader.kind(text) in "UD" for text in texts[1:])
    )


def _joined_head(parts: Sequence[str], reader: CellReader) -> str:
    """The heads above a column as one; a unit under a name stands in brackets as it does beside one."""
    if (
        len(parts) >= 2
        and reader.kind(parts[-1]) == "U"
        and not reader.words.is_word(parts[-2], "index", "unit")
    ):
        return "".join(parts[:-1]) + f"（{parts[-1].strip('（）')}）"
    return "".join(parts)


def kinds_are_row(filled: Sequence[int], kinds: Sequence[str]) -> bool:
    """Whether the cells of a row look like a row of values: a name and then mostly numbers or marks for nothing."""
    last = [kinds[number] for number in filled[1:]]
    return (
        bool(last)
        and last.count("D") + last.count("N") > 0
        and last.count("D") + last.count("N") >= len(last) / 2
    )


_TABLE_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]{0,1000})>", re.IGNORECASE)
_SPAN = {
    name: re.compile(rf"\b{name}\s*=\s*[\"']?([0-9]{{1,3}})", re.IGNORECASE)
    for name in ("rowspan", "colspan")
}


def tables_in_markup(text: str) -> list[TextTable]:
    """Return the tables of html residue in a text; of tables in tables the inner ones.

    Examples
    --------
    >>> tables = tables_in_markup("<table><tr><th>指标</th><th>2020年</th></tr><tr><td>户数</td><td>5</td></tr></table>")
    >>> [(c.row, c.column) for c in tables[0].cells]
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    if "<t" not in text and "<T" not in text:
        return []
    tables: list[TextTable] = []
    cells: list[Cell] = []
    begin = row = column = -1
    taken: dict[int, int] = {}
    opened: tuple[int, int, int] | None = None

    def close_cell(at: int) -> None:
        nonlocal opened, column
        if opened is not None:
            cells.append(Cell(opened[0], at, row, column, opened[1], opened[2]))
            for covered in range(column, column + opened[2]):
                if opened[1] > 1:
                    taken[covered] = row + opened[1]
            column += opened[2]
            opened = None

    for tag in _TABLE_TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if name == "table":
            close_cell(tag.start())
            if closing and begin >= 0 and cells:
                tables.append(TextTable(begin, tag.start(), tuple(cells)))
            begin = -1 if closing else tag.end()
            cells, row, column, taken = [], -1, 0, {}
        elif begin < 0:
            continue
        elif name == "tr":
            close_cell(tag.start())
            if not closing:
                row, column = row + 1, 0
        else:
            close_cell(tag.start())
            if not closing and row >= 0:
                while taken.get(column, 0) > row:
                    column += 1
                spans = [
                    match[1] if (match := _SPAN[kind].search(tag[3])) else "1"
                    for kind in ("rowspan", "colspan")
                ]
                opened = (tag.end(), min(max(1, int(spans[0])), 200), min(max(1, int(spans[1])), 60))
    return tables


# --- lines ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    breaks: int  # line ends between this line and the one before


def _lines_of(view: str) -> list[_Line]:
    """The filled lines of a view; a bar at the end of a line that holds one cell is no part of the cell."""
    lines: list[_Line] = []
    at, breaks = 0, 0
    written = view.split("\n")
    barred = _single_cells(written) if "|" in view else frozenset()
    for number, line in enumerate(written):
        stripped = line.strip()
        if number in barred:
            stripped = stripped.strip("| ")  # a bar alone is an empty cell, as an empty line is
        if stripped:
            lead = line.index(stripped)
            lines.append(_Line(at + lead, at + lead + len(stripped), breaks))
            breaks = 0
        breaks += 1
        at += len(line) + 1
    return lines


def _single_cells(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines with bars at their ends only, among lines of the same kind: a table with one cell on a line."""
    single: list[int] = []
    run: list[int] = []
    whole = True  # no line of the run has a bar between two cells
    for number, line in enumerate([*lines, ""]):
        text = line.strip()
        if not text and number < len(lines):
            continue
        if "|" in text:
            run.append(number)
            whole = whole and "|" not in text.strip("| ") and "\t" not in line.strip()
            continue
        if whole and len(run) >= _BARRED_LINES:
            single += run
        run, whole = [], True
    return frozenset(single)


class GridFinder:
    """Finds the tables of one view."""

    def __init__(self, view: str, reader: CellReader) -> None:
        self.view, self.reader = view, reader
        self.words = reader.words

    def find(self, tables: Iterable[TextTable] = ()) -> list[Grid]:
        """Return the grids of a view in order: those of the format's tables, and those in its lines."""
        grids: list[Grid] = []
        taken: list[tuple[int, int]] = []
        for table in [*tables, *self._rows_closed_by_bars()]:
            taken.append((table.start, table.end))
            grid = grid_of_table(
                table, self.view, reader=self.reader, caption=self._caption_before(table.start)
            )
            if grid is not None:
                grids.append(grid)
        taken.sort()
        begins = [start for start, _ in taken]
        lines = [line for line in _lines_of(self.view) if not _inside(taken, begins, line.start)]
        index = 0
        cells = self._cell_runs(lines)
        while index < len(lines):
            found = self._glued(lines, index) or self._parted(lines, index)
            if found is None and index in cells:
                stop = cells[index]
                grids += self._stacked(lines[index:stop], index, lines)
                index = stop
                continue
            if found is not None:
                grids.append(found[0])
                index = max(found[1], index + 1)
            else:
                index += 1
        grids.sort(key=lambda grid: grid.start)
        return [self._unfold(grid) for grid in grids]

    # --- rows over several lines, closed by bars ------------------------------------------------------------------

    def _rows_closed_by_bars(self) -> list[TextTable]:
        """Tables with one cell on a line and a bar behind each, two or more bars behind the last cell of a row.

        A row that lacks cells stands under one that is merged over both: it is laid where its kinds fit.
        """
        if "|" not in self.view:
            return []
        written = self.view.split("\n")
        barred = _single_cells(written)
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
        if width < 2 or width > _MOST_HEADS or sum(1 for row in body if len(row) == width) < 2:
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

    def _unfold(self, grid: Grid) -> Grid:
        """Put the parts of a table that go on side by side under the same heads below each other."""
        heads = grid.heads
        for parts in (2, 3, 4):
            width, rest = divmod(len(heads), parts)
            if rest or width < 2 or heads != heads[:width] * parts:
                continue
            if not self.words.ends(heads[0], "name", "place", "year_row", "index"):
                continue
            rows = tuple(
                GridRow(cells, row.group, row.sure)
                for part in range(parts)
                for row in grid.rows
                if any(cells := row.cells[part * width : (part + 1) * width])
            )
            return replace(grid, heads=heads[:width], rows=rows)
        return grid

    def _text(self, start: int, end: int) -> str:
        return re.sub(r"\s+", "", self.view[start:end])

    def _caption_before(self, start: int) -> str:
        above = self.view[max(0, start - _ABOVE) : start].split("\n")
        lines = [line.strip() for line in above[1 if start > _ABOVE else 0 :] if line.strip()]
        return _caption(lines[-4:])

    def _caption_of(self, lines: Sequence[_Line], index: int) -> str:
        return _caption(
            [
                self.view[line.start : min(line.end, line.start + 90)]
                for line in lines[max(0, index - 3) : index]
            ]
        )

    # --- cells parted by tabs, bars or blanks ---------------------------------------------------------------------

    def _split(self, line: _Line) -> list[GridCell | None]:
        view = self.view
        text = view[line.start : line.end]
        if text.count("|") >= 2:
            pattern = r"[^|]*"
            begin = line.start + (1 if text[0] == "|" else 0)
            end = line.end - (1 if text[-1] == "|" else 0)
            cells: list[GridCell | None] = []
            at = begin
            for piece in view[begin:end].split("|"):
                cells.append(_trim(view, at, at + len(piece)))
                at += len(piece) + 1
            return cells
        pattern = r"[^\t]*" if "\t" in text else r"\S+"
        if "\t" in text:
            at = view.rfind("\n", 0, line.start) + 1  # tabs before the first word are empty cells
            text = view[at : line.end].lstrip(" \f\r")
            at = line.end - len(text)
            cells = []
            for piece in text.split("\t"):
                cells.append(_trim(view, at, at + len(piece)))
                at += len(piece) + 1
            return cells
        return [
            GridCell(line.start + match.start(), line.start + match.end())
            for match in re.finditer(pattern, text)
        ]

    def _row_of_blanks(self, line: _Line) -> list[GridCell] | None:
        """The cells of a line parted by blanks: number, name, unit, then values and marks to its end."""
        view = self.view
        if line.end - line.start > 120 or " " not in view[line.start : line.end]:
            return None
        if any(mark in "，。；！？" for mark in view[line.start : line.end]):
            return None
        parts = [cell for cell in self._split(line) if cell is not None]
        if len(parts) == 2 and self._is_bound(parts[0]):
            return None  # 大于 100 is one cell
        kinds = [self.reader.kind(plain(view, part)) for part in parts]
        if len(parts) >= 3 and kinds[0] == "N" and re.search("[\u4e00-\u9fff]", plain(view, parts[0])):
            kinds[0] = "T"  # 15-64岁 as the name of a row
        first = next((i for i in range(1, len(parts)) if kinds[i] in "NDy" and kinds[i - 1] not in "N"), None)
        if first is None or (first == 1 and kinds[0] == "N"):
            return None
        if kinds[0] == "N" and first == 1:
            return None
        tail = kinds[first:]
        while tail and tail[-1] in "TPU":
            tail = tail[:-1]
        if not tail or any(kind not in "NDyYP" for kind in tail) or not any(kind in "Ny" for kind in tail):
            return None
        begin = 1 if kinds[0] == "N" and first > 1 else 0
        unit = first - 1 if first - 1 > begin and kinds[first - 1] == "U" else first
        row = parts[:begin]
        if unit > begin:
            row.append(GridCell(parts[begin].start, parts[unit - 1].end))
            if not re.search("[\u4e00-\u9fffA-Za-z]", plain(view, row[-1])) and kinds[begin] not in "yY":
                return None
        return [*row, *parts[unit:]]

    def _is_bound(self, cell: GridCell) -> bool:
        found = self.reader.grammar.bound_before(self.view, cell.end)
        return found is not None and found[0] == cell.start

    def _parted(self, lines: Sequence[_Line], index: int) -> tuple[Grid, int] | None:
        view = self.view
        first = view[lines[index].start : lines[index].end]
        marked = first.count("|") >= 2 or "\t" in first
        if not marked and " " not in first and index + 1 < len(lines) and "、" not in first:
            return None
        if marked:
            stop = index
            while (
                stop < len(lines)
                and lines[stop].breaks <= (3 if stop > index else 99)
                and (
                    _is_marked(view, lines[stop])
                    or (
                        stop > index
                        and self._heads_group(
                            lines, stop, _is_marked(view, lines[stop + 1]) if stop + 1 < len(lines) else False
                        )
                    )
                )
            ):
                stop += 1
            if stop - index < 2:
                return None
            rows: list[list[GridCell | None]] = [
                self._split(line) if _is_marked(view, line) else [GridCell(line.start, line.end)]
                for line in lines[index:stop]
            ]
            rows = [
                row
                for row in rows
                if not all(cell is None or not plain(view, cell).strip("-:=") for cell in row)
            ]
            lead = min((_leading_empty(row) for row in rows if len(row) > 1), default=0)
            rows = [row[lead:] if len(row) > 1 else row for row in rows]
            return self._grid_of_rows(rows, lines, index, stop)
        heads = self._head_of_blanks(lines[index]) or self._head_by_row(lines, index)
        two = self._two_lines_of_heads(lines, index)
        if two is None and heads is None:
            return None
        names = two if two is not None else [plain(view, cell) for cell in heads or ()]
        stop = index + (1 if two is None else 2)
        while stop < len(lines) and stop <= index + 2 and _UNIT_LINE.match(view, lines[stop].start):
            stop += 1
        if two is None and stop < len(lines):
            units = self._pieces(lines[stop])
            texts = [plain(view, cell) for cell in units]
            if len(units) == len(names) and _is_unit_row(texts, self.reader):
                names = [
                    names[0],
                    *(f"{name}（{unit}）" for name, unit in zip(names[1:], texts[1:], strict=True)),
                ]
                stop += 1
        body: list[list[GridCell]] = []
        groups: list[GridCell | None] = []
        group: GridCell | None = None
        while stop < len(lines):
            row = self._whole_row(lines[stop], names) or self._row_of_blanks(lines[stop])
            if row is None:
                follows = stop + 1 < len(lines) and self._row_of_blanks(lines[stop + 1]) is not None
                if not self._heads_group(lines, stop, follows):
                    break
                group = GridCell(lines[stop].start, lines[stop].end)
            else:
                body.append(row)
                groups.append(group)
            stop += 1
        if not body:
            return self._columns_under(lines, index, stop, heads) if heads is not None else None
        if _CAPTION_LIST.search(first):
            names = ["指标", *names]
        width = len(names)
        laid = [align(row, names, view, self.reader) for row in body]
        rows_out = [GridRow(cells, group, sure) for (cells, sure), group in zip(laid, groups, strict=True)]
        if not all(any(cell is not None for cell in row.cells) for row in rows_out) or width < 2:
            return None
        return Grid(
            lines[index].start,
            lines[stop - 1].end,
            self._caption_of(lines, index),
            tuple(names),
            tuple(rows_out),
        ), stop

    def _pieces(self, line: _Line) -> list[GridCell]:
        return [cell for cell in self._split(line) if cell is not None]

    def _whole_row(self, line: _Line, names: Sequence[str]) -> list[GridCell] | None:
        """The cells of a line parted by blanks that has one of the right kind for each head."""
        text = self.view[line.start : line.end]
        if " " not in text or len(text) > 160 or any(mark in "，。；！？" for mark in text):
            return None
        cells = self._pieces(line)
        if len(cells) != len(names):
            return None
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        roles = [role_of_head(name, self.reader) for name in names]
        if roles[0] in ("value", "place"):
            roles[0] = "name"
        fits = all(
            kind in _WANTS.get(role, "NDy") or (role == "name" and kind in "TYyU")
            for kind, role in zip(kinds, roles, strict=True)
        )
        return cells if fits and "N" in kinds[1:] else None

    def _head_by_row(self, lines: Sequence[_Line], index: int) -> list[GridCell] | None:
        """Heads that none of the words of heads tells: words parted by blanks over a row with a figure for each of them."""
        line = lines[index]
        text = self.view[line.start : line.end]
        if len(text) > 120 or " " not in text or any(mark in "，。；：！？" for mark in text):
            return None
        cells = self._pieces(line)
        if len(cells) < 2 or not self.is_head(plain(self.view, cells[0])):
            return None
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        if any(kind in "ND" for kind in kinds) or kinds[0] in "Yy":
            return None
        names = [plain(self.view, cell) for cell in cells]
        after = index + 1
        if after < len(lines) and _is_unit_row(
            [plain(self.view, cell) for cell in self._pieces(lines[after])], self.reader
        ):
            after += 1
        return cells if after < len(lines) and self._whole_row(lines[after], names) else None

    def _two_lines_of_heads(self, lines: Sequence[_Line], index: int) -> list[str] | None:
        """Heads on two lines, the last of the first line each over as many of the second, over a row of that width."""
        if index + 2 >= len(lines) or any(line.end - line.start > 120 for line in lines[index : index + 2]):
            return None
        rows = []
        for line in lines[index : index + 2]:
            text = self.view[line.start : line.end]
            if " " not in text or any(mark in "，。；：！？" for mark in text):
                return None
            rows.append([plain(self.view, cell) for cell in self._pieces(line)])
        first, second = rows
        if not all(self.is_head(text) for text in second) or any(self.reader.kind(t) in "ND" for t in first):
            return None
        over = len(first) + len(second) - len(self._pieces(lines[index + 2]))
        if not 1 <= over < len(first) or len(second) % over or len(second) == over:
            return None
        size = len(second) // over
        kept = first[: len(first) - over]
        spread = [first[len(kept) + i // size] + head for i, head in enumerate(second)]
        names = [*kept, *spread]
        return names if self._whole_row(lines[index + 2], names) else None

    def _heads_group(self, lines: Sequence[_Line], at: int, follows: bool) -> bool:
        """Whether a line inside a table is the heading of a group of rows: short words, a row after it."""
        line = lines[at]
        text = self.view[line.start : line.end]
        if not follows or line.breaks > 2 or len(text) > 20 or any(mark in "，。；：:！？" for mark in text):
            return False
        return (
            self.reader.kind(self._text(line.start, line.end)) == "T" and self._head_of_blanks(line) is None
        )

    def _columns_under(
        self, lines: Sequence[_Line], index: int, begin: int, heads: Sequence[GridCell]
    ) -> tuple[Grid, int] | None:
        """A table whose head is one line and whose columns a page printed one after the other: names, units, values."""
        view = self.view
        names: list[str] = []
        for cell in heads:
            text = plain(view, cell)
            if names and _MONTH.fullmatch(text) and names[-1].endswith("年"):
                names[-1] += text
            else:
                names.append(text)
        cells: list[GridCell] = []
        kinds: list[str] = []
        for line in lines[begin : begin + _COLUMN_LINES]:
            if line.end - line.start > LONG_CELL // 2 or view[line.end - 1] in "。；，":
                break
            cells.append(GridCell(line.start, line.end))
            kinds.append(self.reader.kind(self._text(line.start, line.end)))
            if len(kinds) > 1 and kinds[-2] in "NDy" and kinds[-1] not in "NDy":
                break
        first = next((i for i, kind in enumerate(kinds) if kind in "NDy"), len(kinds))
        run = next((i for i in range(first, len(kinds)) if kinds[i] not in "NDy"), len(kinds)) - first
        for values in range(1, len(names)):
            size, rest = divmod(run, values)
            if rest or size < 2 or first != size * (len(names) - values):
                continue
            rows = tuple(
                GridRow(tuple(cells[size * column + number] for column in range(len(names))))
                for number in range(size)
            )
            caption = self._caption_of(lines, index)
            return Grid(
                lines[index].start, cells[first + run - 1].end, caption, tuple(names), rows
            ), begin + first + run
        return None

    def _head_of_blanks(self, line: _Line) -> list[GridCell] | None:
        view = self.view
        text = view[line.start : line.end]
        if len(text) > 90 or "。" in text or "，" in text:
            return None
        listed = _CAPTION_LIST.search(text)
        if listed is not None:
            at = line.start + listed.start(1)
            cells = []
            for piece in listed[1].split("、"):
                cells.append(GridCell(at, at + len(piece)))
                at += len(piece) + 1
            return (
                cells if len(cells) >= 2 and any(_YEAR.match(plain(view, cell)) for cell in cells) else None
            )
        if " " not in text or _TITLE_START.match(text):
            return None
        cells = [cell for cell in self._split(line) if cell is not None]
        if len(cells) < 2 or any(self.reader.kind(plain(view, cell)) in "ND" for cell in cells):
            return None
        known = sum(1 for cell in cells if self.is_head(plain(view, cell)))
        return (
            cells
            if known >= max(1, len(cells) // 2) and self.reader.kind(plain(view, cells[0])) not in "Yy"
            else None
        )

    def is_plain_head(self, text: str) -> bool:
        """Whether a text is a head beyond doubt: a word of heads or a year and nothing else."""
        bare = _BRACKETS.sub("", text).rstrip("%‰/")
        return (
            self.words.is_word(bare, *_HEAD_CLASSES)
            or bool(_YEAR_HEAD.fullmatch(bare))
            or (not bare and bool(text))
        )

    def is_head(self, text: str) -> bool:
        """Whether a text is one that heads columns: 指标名称, 2025年目标, 比上年增长%, 单位."""
        if (
            not text
            or len(text) > 24
            or text[-1] in "。；，"
            or _NUMBERED_NAME.match(text)
            or _TITLE_START.match(text)
        ):
            return False
        if self.words.is_word(text, *_HEAD_CLASSES):
            return True
        bare = _BRACKETS.sub("", text).rstrip("%‰")
        if self.words.ends(bare, *_HEAD_CLASSES) and len(bare) <= 16:
            return True
        return bool(_YEAR_HEAD.fullmatch(bare)) or (
            bare.startswith(("“十", "十")) and "五" in bare and len(bare) <= 14
        )

    def _grid_of_rows(
        self, rows: list[list[GridCell | None]], lines: Sequence[_Line], index: int, stop: int
    ) -> tuple[Grid, int] | None:
        width = max((len(row) for row in rows), default=0)
        if width < 2 or len(rows) < 2 or width * len(rows) > _LARGEST:
            return None
        cells: list[GridCell | None] = []
        written: list[Cell] = []
        owner: list[list[int]] = []
        for number, row in enumerate(rows):
            line = []
            for column in range(width):
                cell = row[column] if column < len(row) else None
                line.append(len(cells))
                written.append(Cell(cell.start if cell else 0, cell.end if cell else 0, number, column))
                cells.append(cell)
            owner.append(line)
        self._widen_heads(rows, owner, written)
        start, end = lines[index].start, lines[stop - 1].end
        grid = _grid_of_matrix(
            owner, cells, written, self.view, self.reader, start, end, self._caption_of(lines, index)
        )
        return (grid, stop) if grid is not None else None

    def _widen_heads(
        self, rows: Sequence[Sequence[GridCell | None]], owner: list[list[int]], written: list[Cell]
    ) -> None:
        """Give a head the empty cells to its right under which the next line has heads: it stands over several columns."""
        for number in range(min(2, len(rows) - 1)):
            above, below = rows[number], rows[number + 1]
            texts = [plain(self.view, cell) for cell in below]
            heads = [text for text in texts if text]
            first = _leading_empty(below)
            if not first or not heads or not all(self.is_head(text) for text in heads):
                return
            last = -1
            for column in range(first, len(owner[number])):
                if column < len(above) and above[column] is not None:
                    last = column
                elif last >= 0 and column < len(texts) and texts[column]:
                    cell = owner[number][column] = owner[number][last]
                    written[cell] = replace(written[cell], column_span=column - last + 1)

    # --- cells glued together -------------------------------------------------------------------------------------

    def _glued(self, lines: Sequence[_Line], index: int) -> tuple[Grid, int] | None:
        line = lines[index]
        match = _GLUED_HEAD.search(self.view, line.start, min(line.end, line.start + 200))
        if match is None or match.group() == "指标属性" or _is_marked(self.view, line):
            return None
        heads = [re.sub(r"\s+", "", piece.group()) for piece in _GLUED_PIECE.finditer(match["heads"])]
        if len(heads) < 2 and not (heads and match.end() == line.end):
            return None
        heads = [re.sub("(?<=[〕\\]])[0-9]$", "", head) for head in heads]
        stop = index + 1
        spans = [(match.end(), line.end)] if match.end() < line.end else []
        while stop < len(lines):
            if self._glued_line(lines[stop]):
                spans.append((lines[stop].start, lines[stop].end))
            elif not (
                stop + 1 < len(lines)
                and self._glued_line(lines[stop + 1])
                and self._heads_group(lines, stop, follows=True)
            ):
                break  # anything but the heading of a group between two rows
            stop += 1
        values = [head for head in heads if not self.words.ends(head, "note", "unit", "name")]
        rows = [
            row
            for start, end in spans
            for row in self._glued_rows(
                start,
                end,
                len(values),
                bool(values and "计" in values[-1]),
                rated=bool(values) and re.search("年均|增速|增长", values[-1]) is not None,
            )
        ]
        if not rows:
            return None
        own = self.view[line.start : match.start()].strip()
        caption = self._caption_of(lines, index) + ("\n" + own if own else "")
        return Grid(
            match.start(), max(end for _, end in spans), caption, ("指标", *values), tuple(rows)
        ), stop

    def _glued_line(self, line: _Line) -> bool:
        text = self.view[line.start : line.end]
        if (
            len(text) > 400
            or text[-1] in "。；"
            or (_CAPTION.match(text) and text.startswith(("专栏", "表", "附")))
        ):
            return False
        return (
            bool(_GLUED_RUN.search(text))
            and ("（" in text or "-" in text or "〔" in text)
            and not text.startswith("注")
        )

    def _glued_rows(self, start: int, end: int, count: int, gathered: bool, *, rated: bool) -> list[GridRow]:
        """Rows of glued cells: a name, its unit in brackets, then values up to the next name."""
        view, rows = self.view, []
        group: GridCell | None = None
        at = start
        for match in _GLUED_RUN.finditer(view, start, end):
            if match.start() < at:
                continue
            before = view[match.start() - 1 : match.start()]
            after = view[match.end() : match.end() + 3]
            marked = match.group()[0] in "-—>≥<≤〔["
            ends = match.end() == end or after in self.words.classes["note_value"]
            opens = view.rfind("（", at, match.start())
            units = (
                before == "）"
                and opens >= 0
                and self.reader.unit(view[opens + 1 : match.start() - 1]) is not None
            )
            ends = ends or _DASH_BRACKET.search(match.group()) is not None
            if not (units or marked or ends) or (match.group().strip("-—") == "" and not (units or ends)):
                continue
            name = _trim(view, at, match.start())
            group_here, name = self._leading_group(name)
            if group_here is not None:
                group = group_here
            values = self._glued_values(match.start(), match.end(), count, gathered=gathered, rated=rated)
            if units and group_here is None:
                group = None  # a row with its own unit stands under no heading with one
            if name is not None and len(plain(view, name)) >= 2:
                rows.append(GridRow((name, *values, *([None] * (count - len(values))))[: count + 1], group))
            at = match.end()
            if after in self.words.classes["note_value"]:
                at += 3
        return rows

    def _leading_group(self, name: GridCell | None) -> tuple[GridCell | None, GridCell | None]:
        """Part 污染物减少（%）氨氮 into the heading of several rows and the name of the first."""
        if name is None:
            return None, None
        text = self.view[name.start : name.end]
        numbered = list(re.finditer(r"(?<![0-9])[0-9]{1,2}[.．、](?![0-9])", text))
        start = name.start + (numbered[-1].end() if numbered else 0)
        for match in re.finditer("）", self.view[start : name.end - 1]):
            opening = self.view.rfind("（", start, start + match.start())
            if (
                opening > start
                and self.reader.unit(self.view[opening + 1 : start + match.start()]) is not None
            ):
                return GridCell(start, start + match.end()), _trim(self.view, start + match.end(), name.end)
        return None, _trim(self.view, start, name.end)

    def _glued_values(
        self, start: int, end: int, count: int, *, gathered: bool, rated: bool
    ) -> list[GridCell | None]:
        pieces = [
            GridCell(match.start(), match.end()) for match in _GLUED_VALUE.finditer(self.view, start, end)
        ]
        dashes = sum(max(0, piece.end - piece.start - 1) for piece in pieces if self.view[piece.start] == "-")
        first = self.view[pieces[0].start : pieces[0].end]
        if (
            len(pieces) + dashes > count
            and len(first) == 1
            and first.isdigit()
            and len(pieces) > 1
            and self.view[start - 1] != "）"
        ):
            pieces = pieces[1:]  # the mark of a footnote on the name
        for number, piece in reversed(list(enumerate(pieces))):
            if self.view[piece.start] == "-" and len(pieces) < count:
                size = min(piece.end - piece.start, count - len(pieces) + 1)
                pieces[number : number + 1] = [
                    GridCell(piece.start + i, piece.start + i + 1) for i in range(size)
                ]
        if rated and count >= 3 and len(pieces) < count and self.view[pieces[-1].start] not in "〔[-—":
            with_rate = _part_levels_and_rate(self.view, pieces[:-1], pieces[-1], count - len(pieces))
            if with_rate is not None:
                return [*pieces[:-1], *with_rate]
        last = self.view[pieces[-1].start]
        bounded = any(not self.view[piece.end - 1].isdigit() for piece in pieces[:-1])
        wanted = count - 1 if gathered and last.isdigit() and not (rated and bounded) else count
        whole = 0  # pieces before it are not parted again
        while len(pieces) < wanted and whole < len(pieces):
            parted = _part_digits(self.view, pieces[whole])
            if parted is not None:
                pieces[whole : whole + 1] = parted
                whole += 1
            whole += 1
        cells: list[GridCell | None] = [piece for piece in pieces if piece.end > piece.start]
        bracketed = [piece for piece in pieces if self.view[piece.start] in "〔["]
        if gathered and len(cells) < count and bracketed and cells[-1] is bracketed[-1]:
            cells = [*cells[:-1], *([None] * (count - len(cells))), cells[-1]]
        return cells[:count]

    # --- one cell on a line ---------------------------------------------------------------------------------------

    def _cell_runs(self, lines: Sequence[_Line]) -> dict[int, int]:
        """Runs of short lines with figures alone on a line: first line to the line after the last."""
        view = self.view
        short = [
            line.end - line.start <= CELL_LENGTH
            and view[line.end - 1] not in "。；！？，"
            and "。" not in view[line.start : line.end]
            and not _is_marked(view, line)
            and self._row_of_blanks(line) is None
            for line in lines
        ]
        runs: dict[int, int] = {}
        index = 0
        while index < len(lines):
            if not short[index]:
                index += 1
                continue
            stop, last, misses = index, index, 0
            while stop < len(lines) and misses <= 1:
                if short[stop]:
                    misses, last = 0, stop
                else:
                    misses += 1
                    if view[lines[stop].end - 1] == "。" and not self._values_follow(lines, stop + 1):
                        break  # text after the table, not a cell that holds a sentence
                    if lines[stop].end - lines[stop].start > LONG_CELL or view[lines[stop].end - 1] in "；：":
                        break
                stop += 1
            numbers = sum(
                1
                for line in lines[index : last + 1]
                if line.end - line.start <= 14 and self.reader.kind(self._text(line.start, line.end)) in "NyD"
            )
            if last - index >= 3 and numbers >= 1 and numbers * 12 >= last - index:
                runs[index] = last + 1
            index = last + 1
        return runs

    def _values_follow(self, lines: Sequence[_Line], begin: int) -> bool:
        """Whether a figure stands alone on one of the lines soon after a sentence, before two more sentences."""
        sentences = 0
        for line in lines[begin : begin + _AFTER_SENTENCE]:
            sentences += self.view[line.end - 1] in "。；"
            if sentences > 1:
                return False
            if line.end - line.start <= 14 and self.reader.kind(self._text(line.start, line.end)) in "NyD":
                return True
        return False

    def _stacked(self, run: Sequence[_Line], index: int, lines: Sequence[_Line]) -> list[Grid]:
        tokens = self._tokens(run)
        texts = [plain(self.view, token) for token in tokens]
        grids: list[Grid] = []
        above = self._caption_of(lines, index)
        starts = self._head_starts(texts)
        for number, head in enumerate(starts):
            stop = starts[number + 1] if number + 1 < len(starts) else len(tokens)
            if number + 1 < len(starts):
                while stop > head + 1 and (
                    not texts[stop - 1] or (_CAPTION.match(texts[stop - 1]) and len(texts[stop - 1]) > 3)
                ):
                    stop -= 1  # the next table's title
            leading = self._leading(texts, head)
            caption = _caption(([above] if number == 0 and not leading else []) + leading)
            found = self._stack_grid(tokens[head:stop], texts[head:stop], caption)
            if found is not None:
                grids.append(found)
        if not grids:
            columns = self._columns_first(tokens, texts, above)
            if columns is not None:
                grids.append(columns)
        return grids

    def _leading(self, texts: Sequence[str], head: int) -> list[str]:
        """The lines before a head that belong to its table: from the last caption on, or the line right above it."""
        near = [text for text in texts[max(0, head - 8) : head] if text]
        for i in range(len(near) - 1, -1, -1):
            if self.reader.kind(near[i]) in "NDP":
                near = near[i + 1 :]
                break
            if _CAPTION.match(near[i]) and near[i][0] in "附表专图":
                return near[i:]
        return near[-2:] if head <= 4 else near[-1:]

    def _tokens(self, run: Sequence[_Line]) -> list[GridCell | None]:
        """The cells in order, None for an empty one: more blank lines than between two filled cells."""
        gaps = Counter(line.breaks for line in run[1:])
        usual = gaps.most_common(1)[0][0] if gaps else 1
        least = min(gaps, default=1)
        usual = usual if usual <= 2 * least else least
        tokens: list[GridCell | None] = []
        for number, line in enumerate(run):
            if (number and usual >= 2) or (number and line.breaks > usual):
                tokens += [None] * min(40, max(0, round(line.breaks / usual) - 1))
            if tokens and tokens[-1] is not None and self._goes_on(tokens[-1], line):
                tokens[-1] = GridCell(tokens[-1].start, line.end)
            else:
                tokens.append(GridCell(line.start, line.end))
        return tokens

    def _goes_on(self, cell: GridCell, line: _Line) -> bool:
        """Whether a bracket opened in a cell is closed by the next line."""
        before = self.view[cell.start : cell.end]
        if self._is_torn_unit(before, self.view[line.start : line.end]):
            return True
        opened = sum(before.count(mark) for mark in _OPEN) - sum(before.count(mark) for mark in _CLOSE)
        if opened <= 0 or len(before) > 80:
            return False
        after = self.view[line.start : line.end]
        return any(mark in after for mark in _CLOSE) and self.reader.kind(re.sub(r"\s", "", after)) != "N"

    def _is_torn_unit(self, before: str, after: str) -> bool:
        """Whether a line is the bracket that belongs to the words of the line before: 年均增长 and （%）."""
        if not (after[0] in "（〔[" and after[-1] in "）〕]") or len(after) > 14 or len(before) > 80:
            return False
        inner = re.sub(r"\s", "", after)
        words = re.sub(r"\s", "", before)
        if self.reader.kind(inner) == "N" or not words or words[-1] in "）〕]":
            return False
        # 〔五年累计〕 after a year is a head of its own, （%） or （目标） belongs to it
        goes = "TYy" if after[0] == "（" else "T"
        return self.reader.kind(words) in goes and not self.words.is_word(words, "index", "unit", "note")

    def _head_starts(self, texts: Sequence[str]) -> list[int]:
        """Where heads begin: 序号, or the first word that heads a column before others do."""
        numbered = [i for i, text in enumerate(texts) if self.words.is_word(text, "index")]
        if numbered:
            return numbered
        starts: list[int] = []
        body = False
        for i, text in enumerate(texts):
            kind = self.reader.kind(text)
            if kind in "ND":
                body = True
            elif (
                (body or not starts)
                and self.words.is_word(text, "name", "place", "year_row")
                and any(
                    self.is_head(later) or next(self.reader.units_in(later), None) is not None
                    for later in texts[i + 1 : i + 5]
                )
            ):
                starts.append(i)
                body = False
        if not starts:
            first = next((i for i, text in enumerate(texts) if self.is_head(text)), None)
            starts = [first] if first is not None else []
        return starts

    def _stack_grid(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], caption: str
    ) -> Grid | None:
        kinds = [self.reader.kind(text) for text in texts]
        regular = self._regular_grid(tokens, texts, kinds, caption)
        if regular is not None:
            return regular
        numbered = self.words.is_word(texts[0], "index")
        by_year = self.words.is_word(texts[0], "year_row")
        if numbered:
            starts = _numbered_rows(texts, kinds)
        elif by_year:
            starts = [
                i
                for i in range(2, len(texts))
                if (kinds[i] in "yY" and kinds[i - 1] not in "T")
                or (kinds[i] in "yY" and i >= 2 and not self.is_head(texts[i - 1]))
            ]
            starts = starts if starts else [i for i in range(2, len(texts)) if kinds[i] in "yY"]
        else:
            starts = self._yearly_rows(texts, kinds) or self._named_rows(texts, kinds)
        if numbered and starts:
            starts = self._with_totals(texts, starts)
        if not starts:
            return None
        above = list(texts[: starts[0]])
        while above and not above[-1]:
            above.pop()
        header = [text for text in above if text]
        if not numbered and not by_year and len(header) < 2:
            return None
        while len(header) > 2 and len(self._without_unit(header[-1])) > 12 and not self.is_head(header[-1]):
            header.pop()  # the heading of the first group of rows
            above = [*above[: len(above) - 1 - above[::-1].index(header[-1])], header[-1]]
        with_units = self._with_unit_row(header)
        if with_units is not None:
            header = above = with_units
        spread = spread_heads(header, reader=self.reader)
        header = spread or merge_head_rows(above, reader=self.reader) or header
        rows = [list(tokens[a:b]) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]
        if rows:
            rows[-1] = self._without_foot(rows[-1], rows[:-1])
        width = len(header) if spread else self._width(rows, header, numbered=numbered)
        heads = fit_heads(header, width, reader=self.reader)
        out: list[GridRow] = []
        group: GridCell | None = None
        for row in rows:
            for part in _chunks(row, width, self.view, self.reader):
                leading, part = self._group_of(part, heads) if not numbered else (None, part)
                group = leading or group
                laid, sure = align(part, heads, self.view, self.reader)
                out.append(GridRow(laid, group, sure))
        filled = [token for token in tokens if token is not None]
        last = max(
            (cell.end for row in out for cell in row.cells if cell is not None), default=filled[-1].end
        )
        return Grid(filled[0].start, last, caption, tuple(heads), tuple(out))

    def _regular_grid(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], kinds: Sequence[str], caption: str
    ) -> Grid | None:
        """A table that lost no cell: after as many heads as it has columns, every row has what each head asks for.

        A heading of a group may stand between rows, and a group named in a first column (merged over its rows) may be left
        out of the rows after its first. Nothing is returned unless all figures of the run find their place.
        """
        for heads, begin in self._possible_heads(texts, kinds):
            roles = [role_of_head(head, self.reader) for head in heads]
            if "value" not in roles:
                continue
            rows = self._regular_rows(tokens, texts, kinds, roles, begin)
            if rows is None or (
                rows[0].group is not None
                and rows[0].group is tokens[begin]
                and self._goes_with_heads(texts[begin])
            ):
                continue
            first = next(token for token in tokens if token is not None)
            end = max(cell.end for row in rows for cell in row.cells if cell is not None)
            return Grid(first.start, end, caption, tuple(heads), tuple(rows))
        return None

    def _possible_heads(
        self, texts: Sequence[str], kinds: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Yield what the first cells could be as heads, and where the rows would begin then.

        They are one line of heads, perhaps with a line of units under it, or heads over several columns each and those
        columns' own.
        """
        for size in range(2, min(_MOST_HEADS, len(texts) - 1)):
            if not all(texts[:size]) or any(kind in "NDP" for kind in kinds[:size]):
                return
            units = texts[size : 2 * size]
            if _is_unit_row(units, self.reader) and len(units) == size:
                named = (f"{head}（{unit}）" for head, unit in zip(texts[1:size], units[1:], strict=True))
                yield [texts[0], *named], 2 * size
            else:
                yield texts[:size], size
            yield from ((heads, size) for heads in self._spread_heads(texts[:size]))

    def _spread_heads(self, header: Sequence[str]) -> Iterator[list[str]]:
        """Yield the ways in which some of the heads stand over as many of the last ones each."""
        for over in (1, 2, 3):
            for under in range(2, (len(header) - 2) // over + 1):
                begin = len(header) - over * under
                blocks = [header[begin + i * under :][:under] for i in range(over)]
                if any(block != blocks[0] for block in blocks) or not all(map(self.is_head, blocks[0])):
                    continue
                if over == 1 and (
                    not all(_YEAR.match(head) for head in blocks[0]) or _YEAR.match(header[begin - 1])
                ):
                    continue
                for at in range(begin - over, 0, -1):
                    names = header[at : at + over]
                    if not any(
                        _is_timed(name) or self.words.is_word(name, "index", "unit", "name", "note", "place")
                        for name in names
                    ):
                        spread = [name + head for name in names for head in blocks[0]]
                        yield [*header[:at], *spread, *header[at + over : begin]]

    def _goes_with_heads(self, text: str) -> bool:
        """Whether words right after the heads are one of them, not the first group or row: they name a year or a unit too."""
        return self.is_plain_head(text) or next(self.reader.units_in(text), None) is not None

    @staticmethod
    def _regular_rows(
        tokens: Sequence[GridCell | None],
        texts: Sequence[str],
        kinds: Sequence[str],
        roles: Sequence[str],
        begin: int,
    ) -> list[GridRow] | None:
        size = len(roles)
        wants = [_WANTS_STRICTLY.get(role, "NDEy") for role in roles]
        if roles[0] != "index":
            wants[0] = "TYy"

        def fits(at: int, first: int) -> bool:
            part = kinds[at : at + size - first]
            return (
                len(part) == size - first
                and "N" in part[1:]
                and all(
                    kind in want or (role == "unit" and kind == "T" and len(text) <= _UNIT_WORD)
                    for kind, want, role, text in zip(
                        part, wants[first:], roles[first:], texts[at:], strict=False
                    )
                )
            )

        def after_empty(at: int) -> int:
            while at < len(kinds) and kinds[at] == "E":
                at += 1
            return at

        named = 1 if size > 2 and all(role in ("name", "place") for role in roles[:2]) else 0
        rows: list[GridRow] = []
        group: GridCell | None = None
        at = begin
        while at < len(kinds):
            if fits(at, 0):
                rows.append(GridRow(tuple(tokens[at : at + size]), group))
                at += size
            elif named and rows and fits(at, 1):
                rows.append(GridRow((None, *tokens[at : at + size - 1]), group))
                at += size - 1
            elif kinds[at] == "T" and (
                fits(after_empty(at + 1), 0) or (named and rows and fits(after_empty(at + 1), 1))
            ):
                group = tokens[at]
                at = after_empty(at + 1)
            elif kinds[at] == "E" and after_empty(at) < len(kinds):
                at = after_empty(at)  # what is left of a line for a group, or a mark at the end of a row
            else:
                break
        if len(rows) < _LEAST_ROWS or any(kind in "NDP" for kind in kinds[at:]):
            return None
        return rows

    def _with_unit_row(self, header: Sequence[str]) -> list[str] | None:
        """Heads whose second half is 单位 and a unit for each of them; None where it is not."""
        half, odd = divmod(len(header), 2)
        if odd or half < 2 or not _is_unit_row(header[half:], self.reader):
            return None
        return [
            header[0],
            *(f"{name}（{unit}）" for name, unit in zip(header[1:half], header[half + 1 :], strict=True)),
        ]

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

    def is_year(self, text: str) -> bool:
        """Whether a text is a year and at most a word for what is aimed at or reported: 2025年目标."""
        match = _YEAR_ONLY.fullmatch(text)
        return match is not None and (not match[1] or self.words.is_word(match[1], "target", "observed"))

    def _without_unit(self, head: str) -> str:
        """A head without the unit in brackets at its end."""
        at = head.rfind("（")
        return head[:at] if at > 0 and head.endswith("）") and self.reader.unit(head[at + 1 : -1]) else head

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
                if kinds[i] in "ND" or (kinds[i] == "y" and not self._among_years(texts, kinds, i))
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
            elif kinds[i] == "T" and valued:
                follows = kinds[i + 1] if i + 1 < len(kinds) else "E"
                if not _NUMBERED_NAME.match(texts[i]):
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
    def _among_years(texts: Sequence[str], kinds: Sequence[str], at: int) -> bool:
        """Whether four digits stand among the years of a head: beside another year one apart or more."""
        near = [texts[i] for i in (at - 1, at + 1) if 0 <= i < len(texts)]
        return (
            any(
                _YEAR.match(text) and text[:4] != texts[at][:4] and abs(int(text[:4]) - int(texts[at])) <= 20
                for text in near
            )
            or at <= 2
        )

    def _without_foot(
        self, row: list[GridCell | None], others: Sequence[Sequence[GridCell | None]]
    ) -> list[GridCell | None]:
        """Cut the text after a table off its last row: all that goes beyond the longest row."""
        longest = max((len(_trimmed(other)) for other in others), default=0)
        for i, cell in enumerate(row):
            text = plain(self.view, cell)
            if (
                i
                and text
                and (
                    text.startswith(
                        ("注：", "注:", "备注", "说明：", "资料来源", "数据来源", "（一）", "（二）", "专栏")
                    )
                    or (_CAPTION.match(text) and text[0] in "表附图" and len(text) > 4)
                )
            ):
                return row[:i]
        if longest and len(row) > longest:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in row]
            last = max((i for i, kind in enumerate(kinds[:longest]) if kind in "NDP"), default=longest - 1)
            while last + 1 < len(kinds) and kinds[last + 1] in "NDP" and last + 1 < longest + 2:
                last += 1
            return row[: max(last + 1, 1)]
        return row

    def _width(
        self, rows: Sequence[Sequence[GridCell | None]], header: Sequence[str], *, numbered: bool
    ) -> int:
        lengths = Counter(len(_trimmed(row)) for row in (rows[:-1] if len(rows) > 2 else rows))
        common = lengths.most_common(1)[0][0]
        known = len(header)
        if len(rows) <= 2:
            return max(2, min(common, known) if known >= 2 else common)
        if numbered:
            whole = any(cell is None for row in rows for cell in _trimmed(row))
            return max(common if whole or common <= known else known, 2)
        if any(len(_trimmed(row)) == known for row in rows):
            return max(2, known)
        joined = len(_join_heads(header, 1, self.reader, least=3))
        if joined == common + 1 and len(rows) > 1 and _head_over(header, self.reader) is not None:
            return common
        return max(2, joined if joined >= common - 1 else common)

    def _group_of(
        self, row: list[GridCell | None], heads: Sequence[str]
    ) -> tuple[GridCell | None, list[GridCell | None]]:
        """Take the heading of a group off a row that begins with more words than its heads have columns for."""
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in row]
        words = next((i for i, kind in enumerate(kinds) if kind not in "T"), len(kinds))
        room = next(
            (
                i
                for i, head in enumerate(heads)
                if self.words.is_word(head, "unit")
                or not self.words.ends(head, "name", "place", "index", "year_row")
            ),
            1,
        )
        if words <= max(1, room):
            return None, row
        first, second = plain(self.view, row[words - 2]), plain(self.view, row[words - 1])
        if (
            second.startswith(("（", "）", "比", "率", "占"))
            or (len(second) <= 3 and not second.startswith(("GDP", "其中")))
            or len(first) >= 14
        ):
            before, after = row[words - 2], row[words - 1]
            if before is not None and after is not None:
                return None, [*row[: words - 2], GridCell(before.start, after.end), *row[words:]]
        return row[words - 2], row[words - 1 :]

    def _columns_first(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], caption: str
    ) -> Grid | None:
        """A small table that a page printed column by column: names, then units, then values."""
        cells = [token for token in tokens if token is not None]
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        size = len(cells)
        values = 0
        while values < size and kinds[size - 1 - values] in "NDy":
            values += 1
        if values < 3 or size < 2 * values + 1:
            return None
        has_units = size >= 3 * values and all(
            kind == "U" for kind in kinds[size - 2 * values : size - values]
        )
        start = size - (3 if has_units else 2) * values
        if any(kind != "T" for kind in kinds[start : start + values]):
            return None
        head = [plain(self.view, cell) for cell in cells[:start]]
        rows = []
        for i in range(values):
            unit = cells[size - 2 * values + i] if has_units else None
            rows.append(GridRow((cells[start + i], unit, cells[size - values + i])))
        last = head[-1] if head and self.is_head(head[-1]) else ""
        return Grid(
            cells[0].start,
            cells[-1].end,
            "\n".join([caption, *head]).strip(),
            ("指标", "单位", last),
            tuple(rows),
        )


# --- parts ----------------------------------------------------------------------------------------------------------

_HEAD_CLASSES = (
    "index", "unit", "name", "place", "year_row", "span", "date", "note", "content", "rank", "target", "observed", "growth_per_year",
    "growth", "fall", "share", "cumulative",
)  # fmt: skip
_YEAR_HEAD = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:[0-9]{1,2}月)?(?:底|末|度)?(?:--?|~|至)?(?:(?:19|20)?[0-9]{2,4}年?)?[\u4e00-\u9fff]{0,8}[0-9]?"
)
_YEAR_ONLY = re.compile(r"(?:19|20)[0-9]{2}年?(?:底|末)?[（]?([\u4e00-\u9fff]{0,5})[）]?")
_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]")
_NUMBERED_NAME = re.compile(r"(?:[0-9]{1,2}[.、．](?![0-9])|（[0-9一二三四五六七八九十]{1,2}）|其中[:：])")
_MONTH = re.compile(r"[01]?[0-9]月(?:底|末)?")
_COLUMN_LINES = 120
_CAPTION_LIST = re.compile(r"表（([^（）]{4,60}、[^（）]{1,40})）")
_GLUED_PIECE = re.compile(
    r"指\s{0,4}标(?:名称|属性)?|项\s{0,4}目(?:名称)?|(?:“?十[一二三四五]五”?)?(?:19|20)[0-9]{2}年(?:(?:现状|目标|规划|基数|基期|实际|完成|预期|达到)值?){0,2}(?:（[^（）]{1,8}）)?"
    r"|(?:年均|平均|五年|同比|比上年)?(?:增速|增长率|增长|累计增长)?(?:（%）|%)?[〔\[]五?年?累计数?值?[〕\]][0-9]?|(?:年均|平均|年)(?:增速|增长率|增长)(?:（%）|%)?|指标属性|属\s{0,4}性|单\s{0,4}位|五?年?累计数?|类型|备注"
)
_GLUED_HEAD = re.compile(
    rf"(?P<heads>(?:指\s{{0,4}}标(?:名称)?|项\s{{0,4}}目(?:名称)?)(?:{_GLUED_PIECE.pattern}){{1,9}})"
)
_GLUED_VALUE = re.compile(
    r"[〔\[][-+]?[><≥≤]?[0-9][0-9.,]*%?[〕\]](?:左右|以上|以下|以内)?"
    r"|[><≥≤]?[0-9]++(?:[.,][0-9]++)*+(?![.、．][\u4e00-\u9fff])%?(?:左右|以上|以下|以内)?|-{1,4}|—{1,3}"
)
_DASH_BRACKET = re.compile(r"[-—][〔\[]")
_GLUED_RUN = re.compile(rf"(?:(?:{_GLUED_VALUE.pattern})\s?){{1,9}}")


def _inside(spans: Sequence[tuple[int, int]], starts: Sequence[int], at: int) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < spans[index][1]


def _trim(view: str, start: int, end: int) -> GridCell | None:
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return GridCell(start, end) if end > start else None


def _leading_empty(row: Sequence[GridCell | None]) -> int:
    return next((i for i, cell in enumerate(row) if cell is not None), len(row))


def _is_marked(view: str, line: _Line) -> bool:
    text = view[line.start : line.end]
    return text.count("|") >= 2 or "\t" in text


def _caption(lines: Sequence[str]) -> str:
    """The title and the unit line among the lines above a table: short ones, nearest last, up to a sentence."""
    kept: list[str] = []
    for line in reversed(lines):
        text = line.strip("| \t\r\f")
        if not text:
            continue
        if len(text) > 60 or text.endswith(("。", "；", "，")):
            break
        kept.append(text)
        if _CAPTION.match(text) and text[:1] in "附表专图":
            break
    return "\n".join(reversed(kept))


def _trimmed(row: Sequence[GridCell | None]) -> Sequence[GridCell | None]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _numbered_rows(texts: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """Starts of the rows that are numbered 1, 2, 3 …; a value that happens to be the next number is none.

    Numbers may go on from any first one (a table's second page) and begin again at 1 under a new heading.
    """
    starts: list[int] = []
    expected: int | None = None
    for i in range(1, len(texts)):
        number = _row_number(texts[i])
        if number is None:
            continue
        following = next((j for j in range(i + 1, min(len(texts), i + 3)) if texts[j]), None)
        named = following is not None and kinds[following] in "TU"
        if not named or (starts and i - starts[-1] < 2):
            continue
        if expected is None:
            if i >= 2:
                starts.append(i)
                expected = number + 1
        elif number == expected or (number == 1 and expected > 2 and i - starts[-1] >= _usual_gap(starts)):
            starts.append(i)
            expected = number + 1
    return starts


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


_HAN_NUMBERS = (
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "十一",
    "十二",
    "十三",
    "十四",
    "十五",
    "十六",
    "十七",
    "十八",
    "十九",
    "二十",
)


def merge_head_rows(above: Sequence[str], *, reader: CellReader) -> list[str] | None:
    """Merge the two rows of a head whose first row has one head over several; None where there is one row.

    The empty cells before the second row stand under the heads that go down over both rows.

    Examples
    --------
    >>> from plancheck.statements.cell_text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> merge_head_rows(["序号", "地市", "计划（处）", "", "", "2021年", "2022年"], reader=reader)
    ['序号', '地市', '计划（处）2021年', '计划（处）2022年']
    """
    first_gap = next((i for i, text in enumerate(above) if not text), None)
    if first_gap is None:
        return None
    second = next((i for i in range(first_gap, len(above)) if above[i]), None)
    if second is None or any(not text for text in above[second:]):
        return None
    upper = _join_heads(above[:first_gap], 1, reader, least=4)
    lower = _join_heads(above[second:], 1, reader, least=4)
    empty = second - first_gap
    if empty < 1 or len(upper) != empty + 1 or len(lower) < 2:
        return None
    group = upper[-1]

    def named(head: str) -> str:
        alone = _YEAR.match(head) or head.startswith("“十") or reader.words.is_word(head, *_HEAD_CLASSES)
        return group + head if alone else head

    return [*upper[:-1], *(named(head) for head in lower)]


def _join_heads(header: Sequence[str], width: int, reader: CellReader, *, least: int = 1) -> list[str]:
    heads = list(header)
    while len(heads) > width:
        scores = [(_join_score(heads[i - 1], heads[i], reader), i) for i in range(1, len(heads))]
        score, at = max(scores, key=lambda pair: (pair[0], -pair[1]))
        if score < least:
            break
        heads[at - 1 : at + 1] = [heads[at - 1] + heads[at]]
    return heads


def fit_heads(header: Sequence[str], width: int, *, reader: CellReader, forced: bool = True) -> list[str]:
    """Join the lines of a table's head until there is one head for each column.

    Examples
    --------
    >>> from plancheck.statements.cell_text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> fit_heads(["序号", "项目类别", "单位", "“十三五”完成", "情况", "总投资", "（万元）"], 5, reader=reader)
    ['序号', '项目类别', '单位', '“十三五”完成情况', '总投资（万元）']
    """
    heads = _join_heads(header, width, reader)
    if forced and len(heads) > width:
        # a head over several columns stands before theirs: it goes in front of each that has a time
        over = _head_over(heads, reader) if len(heads) == width + 1 else None
        if over is not None:
            name = heads.pop(over)
            heads = [name + head if i >= over and _is_timed(head) else head for i, head in enumerate(heads)]
        else:
            keep = max(1, width - 1)
            heads = [heads[0], *heads[-keep:]] if width > 1 else heads[:width]
    if forced and len(heads) < width:
        # one head over several columns of names (城市及分区): the last names stand under it too
        words = [i for i, head in enumerate(heads) if reader.words.ends(head, "name", "place")]
        at = words[0] if words else 0
        heads = heads[: at + 1] + [heads[at]] * (width - len(heads)) + heads[at + 1 :]
    return heads


def _is_timed(head: str) -> bool:
    return bool(_YEAR.match(head)) or head.startswith(("“十", "十"))


def _head_over(heads: Sequence[str], reader: CellReader) -> int | None:
    """The head without a time that stands before two with one: 改造任务 over 2021年 and 2022年."""
    for i in range(len(heads) - 2, 0, -1):
        pair = _is_timed(heads[i + 1]) and (i + 2 >= len(heads) or _is_timed(heads[i + 2]))
        named = reader.words.ends(heads[i], "index", "unit", "name", "place", "note")
        if pair and not named and not _is_timed(heads[i]):
            return i
    return None


def _join_score(before: str, after: str, reader: CellReader) -> int:
    if after.startswith(("（", "〔", "[")) or before.count("（") > before.count("）"):
        return 6
    if reader.words.is_word(before, "index", "unit", "note", "name", "place") or reader.words.is_word(
        after, "index", "unit", "name", "place"
    ):
        return 0
    if reader.words.is_word(after, "link"):
        return 5
    timed = bool(re.fullmatch("“?十.五”?(?:期间|时期|规划)?|(?:19|20)[0-9]{2}年?", before))
    if before.startswith("“十") and reader.words.is_word(after, "target", "observed"):
        return 4
    apart = ("note", "growth", "growth_per_year", "cumulative", "share", "fall", "date", "span", "rank")
    if (
        timed
        and not re.match("(?:19|20)[0-9]{2}|“?十.五", after)
        and not reader.words.ends(_BRACKETS.sub("", after).rstrip("/%"), *apart)
    ):
        return 3
    if len(after) <= 2 and not reader.words.is_word(after, *_HEAD_CLASSES):
        return 2
    return 0


def _chunks(
    row: Sequence[GridCell | None], width: int, view: str, reader: CellReader
) -> list[list[GridCell | None]]:
    """Part a row of several lines (values again after empty cells) and join cells that wrap."""
    cells = list(_trimmed(row))
    chunks = []
    while (
        len(cells) > width + 1
        and any(cell is None for cell in cells[width:])
        and reader.kind(plain(view, cells[-1])) in "NDy"
    ):
        head, rest = cells[:width], cells[width:]
        if reader.kind(plain(view, head[-1])) not in "NDyEP" or all(cell is None for cell in rest):
            break
        chunks.append(head)
        cells = rest
    kinds = [reader.kind(plain(view, cell)) for cell in cells]
    while len(cells) > width:
        named = next(
            (
                i
                for i in range(len(cells) - 1, 0, -1)
                if kinds[i] == "N" == kinds[i - 1]
                and _is_named(view, cells[i])
                and _is_named(view, cells[i - 1])
            ),
            None,
        )
        wrapped = next(
            (i for i in range(2, len(cells)) if kinds[i] in "TU" and kinds[i - 1] == "T" and kinds[i] == "T"),
            None,
        )
        at = named or wrapped
        if at is None:
            break
        before, after = cells[at - 1], cells[at]
        if before is None or after is None:
            break
        cells[at - 1 : at + 1] = [GridCell(before.start, after.end)]
        kinds.pop(at)
    return [*chunks, cells]


def _is_named(view: str, cell: GridCell | None) -> bool:
    return cell is not None and "\u4e00" <= view[cell.start] <= "\u9fff"


_WANTS = {
    "index": "Ny",
    "unit": "U",
    "note": "PT",
    "text": "TN",
    "value": "NDy",
    "name": "T",
    "place": "T",
    "span": "YyN",
    "date": "YyTN",
    "year_row": "Yy",
}


def role_of_head(head: str, reader: CellReader) -> str:
    """Return what a head alone says its column holds; ``value`` where it says nothing else."""
    words = reader.words
    bare = re.sub(r"（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]|[0-9]$", "", head).rstrip("%‰")
    for role in ("index", "unit", "rank", "span", "date"):
        if (
            words.is_word(head, role)
            or words.is_word(bare, role)
            or (role in ("rank", "span", "date") and words.ends(bare, role))
        ):
            return role
    if words.is_word(bare, "year_row"):
        return "year_row"
    if words.ends(bare, "note"):
        return "note"
    if words.ends(bare, "content"):
        return "text"
    if words.ends(bare, "place") and not words.ends(bare, "target", "observed"):
        return "place"
    if words.is_word(head, "place"):
        return "place"
    if words.ends(bare, "name") and not _YEAR.match(bare):
        return "name"
    return "value"


def align(
    row: Sequence[GridCell | None], heads: Sequence[str], view: str, reader: CellReader
) -> tuple[tuple[GridCell | None, ...], bool]:
    """Lay the cells of a row under its heads: in order, each where its kind fits best.

    A row as long as the heads is taken as it is unless its values stand under words; a shorter one lost empty cells.

    Returns
    -------
    cells : tuple of GridCell or None
    sure : bool
        False where a value could stand under several heads.
    """
    width = len(heads)
    cells = list(_trimmed(row))
    if len(cells) == width:
        return tuple(cells), True
    roles = [role_of_head(head, reader) for head in heads]
    if any(cell is None for cell in cells) and len(cells) < width:
        laid = cells + [None] * (width - len(cells))
        if all(
            cell is None or reader.kind(plain(view, cell)) in _WANTS.get(role, "NDyT")
            for cell, role in zip(laid, roles, strict=True)
        ):
            return tuple(laid), True
    filled = [cell for cell in cells if cell is not None]
    kinds = [reader.kind(plain(view, cell)) for cell in filled]
    brackets = [view[cell.start] in "〔[" for cell in filled]
    percents = [view[cell.end - 1] == "%" for cell in filled]

    def fits(i: int, column: int) -> int:
        role, kind, head = roles[column], kinds[i], heads[column]
        score = 6 if kind in _WANTS.get(role, "NDy") else -8
        if role == "value" and brackets[i]:
            score += 2 if "计" in head or "[" in head or "〔" in head else 0
        if role == "value" and percents[i]:
            score += 1 if reader.words.ends(head, "growth", "growth_per_year", "share") else 0
        return score

    # best[i][c]: the first i cells laid under the first c heads
    count = len(filled)
    least = -10_000
    best = [[0] * (width + 1)] + [[least] * (width + 1) for _ in range(count)]
    for i in range(1, count + 1):
        for column in range(1, width + 1):
            skip = best[i][column - 1]
            lay = best[i - 1][column - 1] + fits(i - 1, column - 1)
            drop = best[i - 1][column] - 9
            best[i][column] = max(skip, lay, drop)
    out: list[GridCell | None] = [None] * width
    i, column = count, width
    while i > 0 and column > 0:
        if best[i][column] == best[i][column - 1] and best[i][column] != least:
            column -= 1
        elif best[i][column] == best[i - 1][column - 1] + fits(i - 1, column - 1):
            out[column - 1] = filled[i - 1]
            i, column = i - 1, column - 1
        else:
            i -= 1
    values = sum(1 for kind in kinds if kind in "NDy")
    room = sum(1 for role in roles if role == "value")
    told = sum(1 for i, kind in enumerate(kinds) if kind in "NDy" and (brackets[i] or percents[i]))
    sure = values - told <= 0 or values >= room or room == 1
    return tuple(out) if sure else _lay_by_kind(out, heads, roles, view, reader), sure


_MOST_HEADS = 24  # columns of a table with one cell on a line
_UNIT_WORD = 6  # longest word in a column of units that is taken for one though no list has it
_LEAST_ROWS = 2  # fewer rows show no regular order of cells
_WANTS_STRICTLY = {
    "index": "N",
    "unit": "UDE",
    "note": "PTDE",
    "text": "TDE",
    "name": "T",
    "place": "T",
    "span": "YyNDE",
    "date": "YyTNDE",
    "year_row": "Yy",
    "rank": "NDE",
}

_CLOSED = re.compile(r"\|\s*\|[\s|]*$")  # two bars: the end of a row
_LEAST_CLOSED = 3  # fewer rows that end in two bars are no table of that kind
_MOST_COLUMNS = 12  # value columns up to which every way of laying a row's values is compared
_UNLIKE = 20  # how many times greater one level of a row is than another before they are hardly of one thing


def _lay_by_kind(
    laid: Sequence[GridCell | None], heads: Sequence[str], roles: Sequence[str], view: str, reader: CellReader
) -> tuple[GridCell | None, ...]:
    """Lay the values of a row that lost cells under the heads they fit: rates under yearly growth, levels under years.

    A row in percent seldom has a yearly growth; a growth is below 100; the levels of a row are of like size. Where
    nothing decides, columns fill from the left.
    """
    room = [i for i, role in enumerate(roles) if role == "value"]
    values = [cell for i in room if (cell := laid[i]) is not None]
    if len(room) > _MOST_COLUMNS or not values:
        return tuple(laid)
    others = [plain(view, cell) for i, cell in enumerate(laid) if i not in room and cell is not None]
    units = [unit for text in others if reader.kind(text) == "U" and (unit := reader.unit(text)) is not None]
    units += [unit for text in others for unit in reader.units_in(text)]
    in_percent = bool(units) and units[0].kind == "percent"
    read = [reader.value(view, cell.start, cell.end) for cell in values]
    decimals = [value.numbers[-1].numeral.decimals if value is not None else 0 for value in read]
    sizes = [abs(value.numbers[-1].numeral.value) if value is not None else None for value in read]
    yearly = [
        reader.words.ends(_BRACKETS.sub("", heads[i]).rstrip("%‰"), "growth_per_year", "growth", "cumulative")
        for i in room
    ]

    def score(columns: Sequence[int]) -> int:
        points, levels = 0, []
        for number, column in enumerate(columns):
            value, size = read[number], sizes[number]
            if value is None or size is None:
                continue
            rate = not in_percent and value.unit is not None and value.unit.kind == "percent"
            if yearly[column]:
                points += 4 if rate or value.bracketed else 0
                points -= 4 * (size >= 100) + 4 * (in_percent and not value.bracketed)
                points += 2 * (decimals[number] == 1 and not any(decimals[:number]) and number > 0)
            else:
                points += 1 - 5 * (rate or value.bracketed)
                # what is reached is said exactly, what is aimed at with a bound: ≥5 stands under the later year
                points -= 3 * (value.qualifier != "exact" and column == 0 and len(room) > 1)
                levels.append(size)
        if levels and not in_percent and max(levels) > _UNLIKE * min(levels):
            points -= 3
        return points

    best = max(itertools.combinations(range(len(room)), len(values)), key=score)  # the first of equals
    out = list(laid)
    for i in room:
        out[i] = None
    for cell, column in zip(values, best, strict=True):
        out[room[column]] = cell
    return tuple(out)


def spread_heads(header: Sequence[str], *, reader: CellReader) -> list[str] | None:
    """Put heads over several columns before each head under them; None where no heads come again.

    Examples
    --------
    >>> from plancheck.statements.cell_text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> spread_heads(["指标", "规划目标", "实际完成", "2015年", "年均增长", "2015年", "年均增长"], reader=reader)
    ['指标', '规划目标2015年', '规划目标年均增长', '实际完成2015年', '实际完成年均增长']
    """
    size = len(header)
    for count, under in itertools.product((2, 3), (2, 3, 4)):
        begin = size - count * (under + 1)
        if begin < 1:
            continue
        rows = [list(header[begin + count + i * under :][:under]) for i in range(count)]
        over = list(header[begin : begin + count])
        if any(row != rows[0] for row in rows):
            blocks = [list(header[begin + i * (under + 1) :][: under + 1]) for i in range(count)]
            over, rows = [block[0] for block in blocks], [block[1:] for block in blocks]
        if any(row != rows[0] for row in rows) or len(set(over)) < count or len(set(rows[0])) < under:
            continue
        if any(reader.words.is_word(head, "index", "unit", "name", "note") for head in over):
            continue
        return [*header[:begin], *(o + head for o, row in zip(over, rows, strict=True) for head in row)]
    return None


def _part_levels_and_rate(
    view: str, before: Sequence[GridCell], piece: GridCell, levels: int
) -> list[GridCell] | None:
    """Part amounts and a yearly growth printed without a blank between them: 180.4432.32.8 is 180.4, 432.3 and 2.8.

    The amounts, also those parted before, should be of like size and have as many decimals each, the growth one;
    nothing is returned where two amounts alone would do as well.
    """
    begin = piece.start + (view[piece.start] in "><≥≤")
    match = _GLUED_DIGITS.match(view, begin, piece.end)
    if match is None or match.end() != piece.end or piece.end - begin > _LONGEST_GLUED:
        return None
    told = [re.sub("[^0-9.]", "", view[cell.start : cell.end]) for cell in before]
    if not all(_PLAIN.fullmatch(text) for text in told):
        return None
    digits = match.group()
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in itertools.combinations(range(1, len(digits)), levels):
        edges = (0, *cuts, len(digits))
        parts = [digits[a:b] for a, b in itertools.pairwise(edges)]
        if all(_PLAIN.fullmatch(part) for part in parts):
            cost = _cost_of_parts([*told, *parts[:-1]], parts[-1])
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, edges)
    if best is None:
        return None
    pair = _part_digits(view, piece) if not before else None
    if pair is not None:
        first, second = (view[cell.start : cell.end] for cell in pair)
        same = len(first.partition(".")[2]) == len(second.partition(".")[2])
        if same and 1 - min(float(first), float(second)) / max(float(first), float(second)) <= best[0]:
            return None
    edges = best[1]
    cells = [GridCell(begin + a, begin + b) for a, b in itertools.pairwise(edges)]
    return [GridCell(piece.start, cells[0].end), *cells[1:]]


def _cost_of_parts(amounts: Sequence[str], rate: str) -> float | None:
    """How unlike amounts of one thing and its growth some numbers are; None where they cannot be."""
    decimals = [len(amount.partition(".")[2]) for amount in amounts]
    sizes = [float(amount) for amount in amounts]
    after_point = len(rate.partition(".")[2])
    if float(rate) >= _LARGEST_RATE or after_point > 2 or not min(sizes):
        return None
    cost = 1 - min(sizes) / max(sizes) + 0.3 * (max(decimals) - min(decimals)) + 0.1 * max(decimals)
    return cost + 0.25 * (after_point != 1) + float(rate) / _LARGEST_RATE


_GLUED_DIGITS = re.compile(r"[0-9][0-9.]*")
_LONGEST_GLUED = 30  # digits of a row's values without a blank
_LARGEST_RATE = 50  # percent a year; a greater growth is hardly planned


def _part_digits(view: str, piece: GridCell) -> list[GridCell] | None:
    """Part two numbers printed without a blank between them: 70.570 is 70.5 and 70, 45.246.8 is 45.2 and 46.8.

    The parts should be of like size; a footnote digit may stand between them.
    """
    match = re.match(r"[0-9][0-9.,]*", view[piece.start : piece.end])
    if match is None:
        return None
    digits = match.group()
    options = []
    for at in range(1, len(digits)):
        for mark in (0, 1):
            first, second = digits[:at], digits[at + mark :]
            if not (_PLAIN.fullmatch(first) and _PLAIN.fullmatch(second)) or (
                mark and not digits[at].isdigit()
            ):
                continue
            one, two = float(first.replace(",", "")), float(second.replace(",", ""))
            if not one or not two:
                continue
            decimals = len(first.partition(".")[2])
            cost = (
                abs(one - two) / max(one, two)
                + 0.25 * mark
                + 0.3 * (max(0, decimals - 1) if len(second.partition(".")[2]) != decimals else 0)
                + (0.2 if "." in digits and not decimals else 0)
            )
            cost += 0.4 if max(one, two) > 100 and "." in digits and min(one, two) < 100 else 0
            options.append((cost, at, mark))
    if not options:
        return None
    cost, at, mark = min(options)
    if cost > 0.95:
        return None
    start = piece.start
    return [GridCell(start, start + at), GridCell(start + at + mark, piece.end)]


_PLAIN = re.compile(r"(?:[1-9][0-9]*|0)(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def mask(view: str, grids: Iterable[Grid]) -> str:
    """Return a view whose tables are blank but for a full stop, so that no sentence goes on across one."""
    parts, at = [], 0
    for grid in sorted(grids, key=lambda grid: grid.start):
        if grid.start < at or grid.end - grid.start < 3:
            continue
        size = grid.end - grid.start
        parts += [view[at : grid.start], "\n。\n", " " * (size - 3)]
        at = grid.end
    return "".join([*parts, view[at:]])


def with_caption(grid: Grid, caption: str) -> Grid:
    """Return a grid under another caption."""
    return replace(grid, caption=caption)
