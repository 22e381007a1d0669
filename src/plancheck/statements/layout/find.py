"""Find the tables of a view, whatever way they were written.

Read are cells that a format gives (html, docx, pdf, and html residue in a text); rows that each have a number and an attribute
(约束性) however their lines are torn; lines whose cells are parted by tabs, bars or blanks, or stand in the columns of a page; list
items and lines whose words have blanks within them; lines that hold one cell each; names and the values of their rows on lines by
turns; several rows on one line, and whole tables on one; lines whose cells are parted by commas or semicolons; lines whose cells are glued together. Lines of years over rows in two languages, rows
of years under heads of two lines, and cells each closed by a bar that go on over lines are read first. A table that lost its borders is put
together again from the order of its cells, the blank lines of empty ones, the numbering of rows and the kinds of what the cells hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plancheck.documents.document import TextTable
from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.attributed import AttributedTables
from plancheck.statements.layout.bars import BarTables
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import LONGEST_HEADS
from plancheck.statements.layout.closed_cells import ClosedCells
from plancheck.statements.layout.commas import LONGEST_CELLS, CommaTables
from plancheck.statements.layout.flowed import FlowedTables
from plancheck.statements.layout.glued import GluedTables
from plancheck.statements.layout.grid import Grid, plain
from plancheck.statements.layout.lines import CAPTION, Line, caption_above, inside_spans, lines_of
from plancheck.statements.layout.matrix import grid_of_table
from plancheck.statements.layout.named import NAME_LENGTH, NamedLines
from plancheck.statements.layout.parted import PartedTables
from plancheck.statements.layout.placed import PlacedTables
from plancheck.statements.layout.run_on import RunOnTables
from plancheck.statements.layout.single_cell_lines import SingleCellLines
from plancheck.statements.layout.spaced import SpacedTables
from plancheck.statements.layout.stacked import StackedTables
from plancheck.statements.layout.streams import StreamTables
from plancheck.statements.layout.torn_names import TornNames
from plancheck.statements.layout.worded import WordedTables
from plancheck.statements.layout.years_down import YearsDown
from plancheck.statements.layout.years_over import YearsOver

_NAME_BETWEEN = 16  # characters between two parts of a table: a place, a unit, (续)
_LEAST_LINES = 3  # a table inside a run of short lines has a head and so many rows
_LINES_OF_PAGE = 120  # behind which heads that stand again are those of another table
_HEAD_END = 2  # characters at the end of a head
_CELLS_BELOW, _LONGEST_VALUE = 12, 14  # cells of a head and the next row; characters of a value
_ABOVE = 600  # characters before a table in which its title is looked for; markup may fill most of them


class GridFinder(LayoutReader):
    """Finds the tables of one view."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.parted = PartedTables(view, reader)
        self.bars = BarTables(view, reader, self.parted.marked)
        self.commas = CommaTables(view, self.parted.marked)
        self.attributed = AttributedTables(view, reader)
        self.glued = GluedTables(view, reader, self.parted.heads)
        self.spaced = SpacedTables(view, reader, self.parted.heads)
        self.worded = WordedTables(view, reader, self.parted.heads, self.spaced)
        self.placed = PlacedTables(view, reader, self.parted.heads)
        self.flowed = FlowedTables(view, reader, self.worded, self.placed)
        self.single = SingleCellLines(view, reader, self.parted.cells)
        self.stacked = StackedTables(view, reader, self.single, self.parted.marked)
        self.run_on = RunOnTables(view, reader, self.spaced, self.stacked, self.attributed)
        self.named = NamedLines(view, reader, self.parted.cells)
        self.torn = TornNames(view, reader, self.parted.cells)
        self.streams = StreamTables(view, self.stacked.regular)
        self.years_over = YearsOver(view, reader)
        self.years_down = YearsDown(view, reader)
        self.closed = ClosedCells(view, reader)
        # no cell is parted by a mark, and no heads are glued together
        self._has_bars, self._has_wide_blanks = "|" in view, "\u3000" in view
        self._is_plain = not self._has_bars and "\t" not in view and not self.glued.any_heads

    def find(self, tables: Iterable[TextTable] = ()) -> list[Grid]:
        """Return the grids of a view in order: those of the format's tables, and those in its lines."""
        grids: list[Grid] = []
        taken: list[tuple[int, int]] = []
        for table in [*tables, *self.bars.read()]:
            taken.append((table.start, table.end))
            grid = grid_of_table(
                table, self.view, reader=self.reader, caption=self._caption_before(table.start)
            )
            if grid is not None:
                grids.append(grid)
        for grid in self.closed.read():
            if not any(start < grid.end and grid.start < end for start, end in taken):
                grids.append(grid)
                taken.append((grid.start, grid.end))
        taken.sort()
        begins = [start for start, _ in taken]
        lines = lines_of(self.view)
        if taken:
            lines = [line for line in lines if not inside_spans(taken, begins, line.start)]
        for reader in (self.attributed.read, self.years_over.find, self.years_down.find):
            boards = reader(lines)
            if boards:
                grids += boards
                taken = [(grid.start, grid.end) for grid in boards]
                lines = [
                    line
                    for line in lines
                    if not inside_spans(taken, [start for start, _ in taken], line.start)
                ]
        index = 0
        cells = self.single.runs(lines)
        while index < len(lines):
            found = self._read_at(lines, index)
            if found is None and index in cells:
                stop = self._before_rows(lines, index, cells[index])
                grids += self.stacked.read(lines[index:stop], index, lines)
                index = stop
                continue
            if found is not None:
                lines, found = self._over_pages(lines, index, found)
                grids.append(found[0])
                index = max(found[1], index + 1)
            else:
                index += 1
        grids.sort(key=lambda grid: grid.start)
        return [self._unfold(grid) for grid in self._with_titles(grids)]

    def _holds_blank(self, line: Line) -> bool:
        """Whether blanks may part the cells of a line: in most lines of a text there are none."""
        view, start, end = self.view, line.start, line.end
        return view.find(" ", start, end) >= 0 or (
            self._has_wide_blanks and view.find("\u3000", start, end) >= 0
        )

    def _is_closed(self, line: Line) -> bool:
        """Whether a line is all of a cell with nothing but a bar behind it."""
        behind = self.view.find("\n", line.end)
        return "|" in self.view[line.end : behind if behind >= 0 else len(self.view)]

    def _is_cell(self, lines: list[Line], index: int) -> bool:
        """Whether a line is all of a cell, closed by a bar, and one of the next holds a value that a bar closes."""
        return (self._has_bars and self._is_closed(lines[index])) and any(
            self._is_closed(line) and self.reader.kind(self.text(line.start, line.end)) == "N"
            for line in lines[index + 1 : index + 1 + _CELLS_BELOW]
            if line.end - line.start <= _LONGEST_VALUE
        )

    def _read_at(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """The table that begins in a line; readers of cells parted by blanks are asked where it holds one."""
        line = lines[index]
        if self._is_cell(lines, index):
            return None
        if not self._holds_blank(line):
            # most lines of most texts: only those readers are asked that read lines as long
            if self._is_plain:
                size = line.end - line.start
                return (
                    self.flowed.read(lines, index)
                    or (self.named.read(lines, index) if size <= NAME_LENGTH else None)
                    or (self.parted.read(lines, index) if size <= LONGEST_HEADS else None)
                    or (self.commas.read(lines, index) if size <= LONGEST_CELLS else None)
                )
            return (
                self.glued.read(lines, index)
                or self.flowed.read(lines, index)
                or self.streams.read(lines, index)
                or self.named.read(lines, index)
                or self.parted.read(lines, index)
                or self.commas.read(lines, index)
            )
        return (
            self.worded.read(lines, index)
            or self.spaced.read(lines, index)
            or self.run_on.read(lines, index)
            or self.glued.read(lines, index)
            or self.placed.read(lines, index)
            or self.flowed.read(lines, index)
            or self.streams.read(lines, index)
            or self.named.read(lines, index)
            or self.torn.read(lines, index)
            or self.parted.read(lines, index)
            or self.commas.read(lines, index)
            or self.years_over.read(lines, index)
        )

    def _over_pages(
        self, lines: list[Line], index: int, found: tuple[Grid, int]
    ) -> tuple[list[Line], tuple[Grid, int]]:
        """The lines without the heads that stand again behind a table, at the top of a page, and the table with the rows under them."""
        grid, stop = found
        again = next((i for i in range(stop, stop + 2) if self._same_line(lines, index, i)), 0)
        if not again:
            return lines, found
        size = 1
        while self._same_line(lines, index + size, again + size):
            size += 1
        told = self.text(lines[again].start, lines[again + size - 1].end)
        if not all(head[-_HEAD_END:] in told for head in grid.heads):
            return lines, found  # less than the heads stands again
        joined = lines[:stop]
        at = last = again
        while at < len(lines) and at < last + _LINES_OF_PAGE:
            if all(self._same_line(lines, index + i, at + i) for i in range(size)):
                at = last = at + size
            else:
                joined.append(lines[at])
                at += 1
        whole = self._read_at(joined, index)
        if whole is None or whole[0].heads != grid.heads or len(whole[0].rows) <= len(grid.rows):
            return lines, found
        behind = [line for line in lines[again:] if line.start >= whole[0].end]
        return [*joined[: whole[1]], *behind], whole

    def _same_line(self, lines: list[Line], index: int, other: int) -> bool:
        """Whether two lines hold the same words."""
        if other >= len(lines):
            return False
        first, second = lines[index], lines[other]
        return self.text(first.start, first.end) == self.text(second.start, second.end)

    def _before_rows(self, lines: list[Line], index: int, stop: int) -> int:
        """Where a run of lines with one cell each ends: before a table inside it whose rows stand on lines of their own."""
        for at in range(index + 1, stop):
            if self._is_cell(lines, at):
                continue
            found = (
                self.worded.read(lines, at)
                or self.spaced.read(lines, at)
                or self.named.read(lines, at)
                or self.torn.read(lines, at)
                or self.parted.read(lines, at)
            )
            if found is not None and found[1] - at > _LEAST_LINES:
                return at
        return stop

    def _with_titles(self, grids: list[Grid]) -> list[Grid]:
        """Give a table that goes on under the same heads, with no more than a name between, the title of the one before."""
        out: list[Grid] = []
        for grid in grids:
            before = out[-1] if out else None
            if before is not None and grid.caption and grid.start - before.end < _ABOVE:
                grid = replace(grid, caption=self._title_behind(before, grid))
            if (
                before is not None
                and before.heads == grid.heads
                and before.caption
                and len(before.caption) <= _ABOVE
                and not any(
                    CAPTION.match(line) for line in grid.caption.split("\n") if line[:1] in "附表专图"
                )
                and len(self.text(before.end, grid.start)) <= _NAME_BETWEEN
            ):
                grid = replace(grid, caption=f"{before.caption}\n{grid.caption}".strip())
            elif before is not None and not grid.caption and not self.text(before.end, grid.start).strip("|"):
                grid = replace(grid, caption=before.caption)  # the next part of a form under one title
            out.append(grid)
        return out

    def _title_behind(self, before: Grid, grid: Grid) -> str:
        """The title of a table without the lines above it that are rows of the table before, as where a page ends between."""
        between = self.text(before.end, grid.end)
        return "\n".join(line for line in grid.caption.split("\n") if "".join(line.split()) in between)

    def _unfold(self, grid: Grid) -> Grid:
        """Put the parts of a table that go on side by side under the same heads below each other."""
        heads = grid.heads
        for parts in (2, 3, 4):
            width, rest = divmod(len(heads), parts)
            if rest or width < 2:
                continue
            halves = ("",) * parts
            if parts == 2 and heads[1:width] == heads[width + 1 :] and self._are_halves(grid, width):
                halves = (heads[0], heads[width])
                heads = ("项目", *heads[1:width]) * parts  # 收入 and 支出, each with its columns
            if heads != heads[:width] * parts:
                continue
            if not self.words.ends(heads[0], "name", "place", "year_row", "index"):
                continue
            rows = tuple(
                replace(row, cells=cells, told=row.told if part == 0 else (), half=halves[part])
                for part in range(parts)
                for row in grid.rows
                if any(cells := row.cells[part * width : (part + 1) * width])
            )
            return replace(grid, heads=heads[:width], rows=rows)
        return grid

    def _are_halves(self, grid: Grid, width: int) -> bool:
        """Whether both halves of a table begin with names, under heads of their own that name no times or kinds of values."""
        for column in (0, width):
            head = grid.heads[column]
            if not head or self.words.ends(head, "index", "unit", "target", "observed", "growth", "note"):
                return False
            kinds = [self.reader.kind(plain(self.view, row.cells[column])) for row in grid.rows]
            if sum(kind == "T" for kind in kinds) * 2 <= sum(kind != "E" for kind in kinds):
                return False
        return grid.heads[0] != grid.heads[width]

    def _caption_before(self, start: int) -> str:
        above = self.view[max(0, start - _ABOVE) : start].split("\n")
        lines = [line.strip() for line in above[1 if start > _ABOVE else 0 :] if line.strip()]
        return caption_above(lines[-4:])
