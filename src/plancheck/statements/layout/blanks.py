"""Tables in lines whose cells are parted by blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import CAPTION_LIST, BlankHeads
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.heads import role_of_head
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import LONG_CELL, Line

_MONTH = re.compile(r"[01]?[0-9]月(?:底|末)?")
_COLUMN_LINES = 120
_MERGED_LENGTH = 12
_MOST_NAMES = 3  # columns that may hold words before the values
_NAME_HEAD = "指标"
_MARKS_OF_PROSE = frozenset("，。；")


class BlankTables(LayoutReader):
    """Reads tables whose cells are parted by blanks."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells, heads: BlankHeads) -> None:
        super().__init__(view, reader)
        self.cells, self.heads = cells, heads

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table of cells parted by blanks that begins at a line, and the line after it."""
        view = self.view
        heads = self.heads.of_line(lines[index]) or self.heads.over_figures(lines, index)
        two = self.heads.two_lines_of_heads(lines, index) or self.heads.ragged_lines(lines, index)
        united = heads is not None and self.words.is_word(plain(view, heads[0]), "unit")
        unnamed = self.heads.without_name(lines, index) if united or (heads is None and two is None) else None
        alone = self.heads.of_one_value(lines, index) if two is None and heads is None else None
        unnamed = unnamed or alone
        if two is None and heads is None and unnamed is None:
            return self._turned(lines, index)
        names = unnamed or two or [plain(view, cell) for cell in heads or ()]
        begin = index + (1 if two is None else 2)
        units = self.units_below(lines, begin)
        begin += len(units)
        if (
            two is None
            and begin < len(lines)
            and (with_units := self.heads.with_units(names, lines[begin])) is not None
        ):
            names, begin = with_units, begin + 1
        body, groups, merged, stop = self._body_of(lines, begin, names)
        if not body:
            return self._columns_under(lines, index, stop, heads) if heads is not None else None
        if CAPTION_LIST.search(view, lines[index].start, lines[index].end):
            names = ["指标", *names]
        width = len(names)
        longer = sum(len(row) > width for row in body)
        if self.words.is_word(names[0], "year_row") and 2 * longer > len(body):
            return None  # values of heads on other lines would stand under the wrong ones
        fitted = self._with_names(names, body)
        laid = [align(row, fitted, view, self.reader) for row in body]
        rows = [GridRow(cells, group, sure) for (cells, sure), group in zip(laid, groups, strict=True)]
        if not all(any(cell is not None for cell in row.cells) for row in rows) or width < 2:
            return None
        for at, cell in reversed(merged):
            rows.insert(at, GridRow((*[None] * (width - 1), cell)))
        titled = alone is not None and self.text(lines[index].start, lines[index].end) != alone[-1]
        caption = self.caption_of(lines, index + titled, units)
        return Grid(lines[index].start, lines[stop - 1].end, caption, tuple(names), tuple(rows)), stop

    def _turned(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """A table whose rows are what is measured and whose columns are the things: each thing as a row."""
        laid = self.heads.over_measures(lines, index)
        if laid is None:
            return None
        names, *measures = laid
        rows = tuple(
            GridRow((name, *(values[at] for values in measures))) for at, name in enumerate(names, start=1)
        )
        heads = (_NAME_HEAD, *(plain(self.view, values[0]) for values in measures))
        stop = index + len(laid)
        caption = self.caption_of(lines, index)
        # the unit of a sentence above is not the table's
        caption = caption if _MARKS_OF_PROSE.isdisjoint(caption) else ""
        return Grid(lines[index].start, lines[stop - 1].end, caption, heads, rows), stop

    def _with_names(self, heads: Sequence[str], body: Sequence[Sequence[GridCell]]) -> list[str]:
        """The heads, that of names in place of each under which whole rows hold words: 任务 over 道路改造."""
        whole = [row for row in body if len(row) == len(heads)]
        if not whole or len(whole) == len(body):
            return list(heads)
        fitted = list(heads)
        for i in range(min(_MOST_NAMES, len(heads))):
            kinds = {self.reader.kind(plain(self.view, row[i])) for row in whole}
            if kinds == {"T"} and role_of_head(heads[i], self.reader) == "value":
                fitted[i] = _NAME_HEAD
        return fitted

    def _body_of(
        self, lines: list[Line], begin: int, names: Sequence[str]
    ) -> tuple[list[list[GridCell]], list[GridCell | None], list[tuple[int, GridCell]], int]:
        """Return the rows under a head, the group of each, and the line after the last.

        Between them: values of a last column that stand for several rows, each with the row it stands before.
        """
        body: list[list[GridCell]] = []
        groups: list[GridCell | None] = []
        merged: list[tuple[int, GridCell]] = []
        group: GridCell | None = None
        stop = begin
        while stop < len(lines):
            row = self.cells.whole_row(lines[stop], names) or self.cells.row_of_blanks(lines[stop])
            if row is not None:
                body.append(row)
                groups.append(group)
            elif self._is_merged_value(lines, stop, len(names)):
                merged.append((len(body), GridCell(lines[stop].start, lines[stop].end)))
            else:
                # 一、综合 and below it 1.行政区划: a group in a group
                follows = any(
                    self.cells.whole_row(line, names) or self.cells.row_of_blanks(line)
                    for line in lines[stop + 1 : stop + 3]
                )
                if not self.heads.heads_group(lines, stop, follows):
                    break
                group = GridCell(lines[stop].start, lines[stop].end)
            stop += 1
        return body, groups, merged, stop

    def _is_merged_value(self, lines: list[Line], at: int, width: int) -> bool:
        """Whether a figure alone on its line stands in the last column for the rows around it, which lack one."""
        if at + 1 >= len(lines) or lines[at].end - lines[at].start > _MERGED_LENGTH:
            return False
        if self.reader.kind(self.text(lines[at].start, lines[at].end)) != "N":
            return False
        beside = self.cells.row_of_blanks(lines[at - 1]), self.cells.row_of_blanks(lines[at + 1])
        return all(row is not None and len(row) == width - 1 for row in beside)

    def _columns_under(
        self, lines: list[Line], index: int, begin: int, heads: Sequence[GridCell]
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
            kinds.append(self.reader.kind(self.text(line.start, line.end)))
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
            caption = self.caption_of(lines, index)
            return Grid(
                lines[index].start, cells[first + run - 1].end, caption, tuple(names), rows
            ), begin + first + run
        return None
