"""Tables in lines whose cells are parted by commas or semicolons: 指标，单位，2020年 over 粮食产量，万吨，41."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, plain, trim
from plancheck.statements.layout.lines import Line
from plancheck.statements.layout.marked import MarkedTables
from plancheck.statements.layout.matrix import grid_of_matrix
from plancheck.statements.words.written import HAN

# A view keeps the comma between two digits: it parts cells where that gives every line as many, else it is of a number.
_CELLS = tuple(re.compile(rf'"[^"\n]*"(?=[{marks}]|$)|[^{marks}\n]*') for marks in ("，,", "，", "；"))
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
LONGEST_CELLS = 240  # characters of a line of cells
_LONGEST_HEAD = 24
_MOST_BREAKS = 2  # line ends between two rows
_MOST_HEAD_ROWS = 3


class CommaTables(LayoutReader):
    """Reads tables whose cells are parted by commas or semicolons."""

    def __init__(self, view: str, marked: MarkedTables) -> None:
        super().__init__(view, marked.reader)
        self.marked = marked

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose heads stand in a line, and the line after it; None where lines are no rows of as many cells."""
        if index + _LEAST_ROWS >= len(lines) or self.view[lines[index].end - 1] == "。":
            return None
        if not self._may_part(lines[index]) or not self._may_part(lines[index + 1]):
            return None  # the line below the heads has as many cells
        best: tuple[list[list[GridCell | None]], int] = ([], index)
        for cells in _CELLS:
            heads = self._split(lines[index], cells)
            if len(heads) < _LEAST_COLUMNS or not self._are_heads(heads):
                continue
            if len(self._split(lines[index + 1], cells)) == len(heads):
                found = self._rows(lines, index, cells, len(heads))
                best = max(best, found, key=lambda rows: rows[1])
        rows, stop = best
        matrix = self.marked.matrix_of(self.marked.whole_rows(rows)) if rows else None
        if matrix is None:
            return None
        start, end = lines[index].start, lines[stop - 1].end
        caption = self.caption_of(lines, index)
        grid = grid_of_matrix(*matrix, self.view, self.reader, start, end, caption)
        return (grid, stop) if grid is not None else None

    def _may_part(self, line: Line) -> bool:
        view, start, end = self.view, line.start, line.end
        return end - start <= LONGEST_CELLS and (
            view.count("，", start, end) >= _LEAST_COLUMNS - 1
            or view.count(",", start, end) >= _LEAST_COLUMNS - 1
            or view.count("；", start, end) >= _LEAST_COLUMNS - 1
        )

    def _split(self, line: Line, pattern: re.Pattern[str]) -> list[GridCell | None]:
        """The cells of a line, without the quotation marks around one and the mark that ends an item of a list."""
        end = line.end - (self.view[line.end - 1] in ("。" if pattern is _CELLS[-1] else "。；"))
        cells: list[GridCell | None] = []
        at = line.start
        while at <= end:
            found = pattern.match(self.view, at, end)
            stop = found.end() if found is not None else end
            quoted = stop - at > 1 and self.view[at] == self.view[stop - 1] == '"'
            cells.append(trim(self.view, at + quoted, stop - quoted))
            at = stop + 1
        return cells

    def _are_heads(self, heads: Sequence[GridCell | None]) -> bool:
        """Whether cells may head columns: short words, the first of them too."""
        texts = [plain(self.view, cell) for cell in heads]
        if not texts[0] or any(len(text) > _LONGEST_HEAD for text in texts):
            return False  # as most lines of a text that have commas
        return self.reader.kind(texts[0]) == "T" and all(
            self.reader.kind(text) not in "NDP" for text in texts
        )

    def _are_known(self, heads: Sequence[GridCell | None]) -> bool:
        """Whether the first of some heads is that of names, and half of the others are known or have a unit."""
        texts = [plain(self.view, cell) for cell in heads]
        if not self.words.ends(texts[0], "index", "name", "place", "year_row"):
            return False
        filled = [text for text in texts[1:] if text]
        united = [next(self.reader.units_in(text), None) is not None for text in filled]
        known = sum(unit or self.is_head(text) for text, unit in zip(filled, united, strict=True))
        return 2 * known >= len(filled) > 0

    def _holds_values(self, row: Sequence[GridCell | None], *, most: bool) -> bool:
        """Whether a row holds a figure without words before it behind its name; `most` asks for half of its cells."""
        texts = [plain(self.view, cell) for cell in row[1:]]
        bare = [text for text in texts if text and HAN.match(text) is None]
        figures = sum(self.reader.kind(text) in "NDy" for text in bare)
        if not any(self.reader.kind(text) == "N" for text in bare):
            return False
        return not most or 2 * figures >= sum(map(bool, texts))

    def _rows(
        self, lines: list[Line], index: int, pattern: re.Pattern[str], width: int
    ) -> tuple[list[list[GridCell | None]], int]:
        """The lines of a table as rows of cells, its heads first, and the line after the last; none where too few hold values."""
        rows: list[list[GridCell | None]] = []
        unknown = not self._are_known(self._split(lines[index], pattern))
        valued = 0
        stop = index
        while stop < len(lines) and lines[stop].end - lines[stop].start <= LONGEST_CELLS:
            if stop > index and lines[stop].breaks > _MOST_BREAKS:
                break
            row = self._split(lines[stop], pattern)
            holds = self._holds_values(row, most=unknown)
            if len(row) != width or not (holds or stop - index < _MOST_HEAD_ROWS or valued):
                break
            valued += holds
            rows.append(row)
            stop += 1
        return (rows, stop) if valued >= _LEAST_ROWS and 2 * valued >= len(rows) - 1 else ([], index)
