"""Tables whose lines a page's text keeps in place: each cell stands under its head, so that empty ones show as room."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import BlankHeads
from plancheck.statements.layout.column_places import ColumnPlaces, find_column_places
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.heads import TITLE_START, role_of_head
from plancheck.statements.layout.lines import Line
from plancheck.statements.words.written import ENDS_SENTENCE

_CELL = re.compile(r"\S+(?: \S+)*")  # two blanks part cells, one may stand inside
_LONGEST = 160  # characters of a line of cells
_MOST_BREAKS = 3  # line ends between two rows
_LONGEST_GROUP = 20
_OF_WORDS = ("text", "note", "span", "date")  # what columns hold that begin with words rather than values
_LEAST_VALUES = 2  # columns of values
_LEAST_LINES = 4


@dataclass(slots=True)
class _Row:
    """A line taken apart: the name, what stands behind it, the heading of the group above it."""

    name: GridCell
    behind: list[GridCell]
    group: GridCell | None


class PlacedTables(LayoutReader):
    """Reads tables of lines in place, some of whose cells are empty; others are left to the readers of other layouts."""

    def __init__(self, view: str, reader: CellReader, heads: BlankHeads) -> None:
        super().__init__(view, reader)
        self.heads = heads
        self._asked = "   " in view

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose heads stand in a line, and the line after it; None where no row has an empty cell."""
        if not self._asked or index + _LEAST_LINES > len(lines):
            return None
        heads = self._heads(lines[index])
        if heads is None:
            return None
        texts = [plain(self.view, cell) for cell in heads]
        units = self.units_below(lines, index + 1)
        told = role_of_head(texts[1], self.reader) in _OF_WORDS
        rows, stop = self._rows(lines, index + 1 + len(units), told=told)
        width = len(texts) - 1
        whole = [row.behind for row in rows if len(row.behind) == width]
        if all(len(row.behind) == width for row in rows) or any(len(row.behind) > width for row in rows):
            return None
        places = find_column_places(self.view, whole)
        if places is None:
            return None
        body = [self._laid(row, texts, places) for row in rows]
        caption = self.caption_of(lines, index, units)
        return Grid(lines[index].start, lines[stop - 1].end, caption, tuple(texts), tuple(body)), stop

    def _cells(self, line: Line) -> list[GridCell]:
        return [
            GridCell(cell.start(), cell.end()) for cell in _CELL.finditer(self.view, line.start, line.end)
        ]

    def _heads(self, line: Line) -> list[GridCell] | None:
        """The head of the names and those behind it; None where a line has no such heads."""
        if (
            line.end - line.start > _LONGEST
            or ENDS_SENTENCE.search(self.view, line.start, line.end) is not None
        ):
            return None
        cells = self.heads.joined(self._cells(line))
        if len(cells) <= _LEAST_VALUES:
            return None
        texts = [plain(self.view, cell) for cell in cells]
        if any(self.reader.kind(text) in "ND" for text in texts) or TITLE_START.match(texts[0]):
            return None
        roles = [role_of_head(text, self.reader) for text in texts]
        named = next((i for i in range(len(roles) - 1, -1, -1) if roles[i] in ("name", "place")), None)
        if named is None or any(role not in ("index", "name", "place") for role in roles[:named]):
            return None
        known = sum(map(self.is_head, texts[named:]))
        values = sum(role == "value" for role in roles[named:])
        return cells[named:] if values >= _LEAST_VALUES and 2 * known >= len(texts[named:]) else None

    def _rows(self, lines: list[Line], begin: int, *, told: bool) -> tuple[list[_Row], int]:
        """The rows below the heads and the line after the last; none where a line is neither a row nor a group's heading.

        `told` says that the column behind the names holds words.
        """
        rows: list[_Row] = []
        group: GridCell | None = None
        stop = begin
        for at in range(begin, len(lines)):
            line = lines[at]
            text = self.view[line.start : line.end]
            if line.breaks > _MOST_BREAKS or len(text) > _LONGEST or ENDS_SENTENCE.search(text) is not None:
                break
            cells = self._cells(line)
            if len(cells) == 1:
                if len(text) > _LONGEST_GROUP or self.reader.kind(self.text(line.start, line.end)) != "T":
                    break
                group = cells[0]
                continue
            row = self._row(cells, group, told=told)
            if row is None:
                return [], begin
            group = row.group
            rows.append(row)
            stop = at + 1
        return rows, stop

    def _row(self, cells: list[GridCell], group: GridCell | None, *, told: bool) -> _Row | None:
        """A line's name and the cells behind it; before the name may stand a number and the heading of its group."""
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        if kinds[0] in "Ny" and len(cells) > 2 and kinds[1] == "T":
            cells, kinds = cells[1:], kinds[1:]
        words = next((i for i, kind in enumerate(kinds) if kind != "T"), len(kinds))
        if words == 0 or "N" not in kinds[words:]:
            return None
        if told:
            return _Row(cells[0], cells[1:], group)
        if words > 2:
            return None
        if words == 2:
            group = cells[0]
        return _Row(cells[words - 1], cells[words:], group)

    def _laid(self, row: _Row, heads: Sequence[str], places: ColumnPlaces) -> GridRow:
        """A row with each cell in the column that it stands in; one out of place by what its cells hold."""
        laid = places.lay(row.behind)
        if laid is not None:
            return GridRow((row.name, *laid), row.group)
        cells, sure = align([row.name, *row.behind], heads, self.view, self.reader)
        return GridRow(cells, row.group, sure)
