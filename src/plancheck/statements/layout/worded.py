"""Tables of one row a line whose cells blanks part, where cells of values may be words (高于GDP增长) and groups stand beside some rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import BlankHeads
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, words_between
from plancheck.statements.layout.heads import NUMBERED_NAME, TITLE_START, role_of_head
from plancheck.statements.layout.lines import Line
from plancheck.statements.layout.spaced import SpacedTables
from plancheck.statements.words.written import UNIT_AT_END

_LEAST_ROWS = 3
_LONGEST_HEADS, _LONGEST_ROW = 120, 240  # characters of a line
_MOST_WORDS = 24  # of a line
_MOST_IN_CELL = 6  # words of one cell
_LONGEST_GROUP = 12  # characters of the word for a group of rows
_LINES_BEHIND = 5  # lines behind the last row that are looked at
_BREAKS = 2  # line ends between two rows, at most
_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")
_NUMBERED = re.compile("([0-9]{1,2})[.．、](?![0-9])")
_FOOT = re.compile(r"[-—]?\s?[0-9]{1,4}\s?[-—]?|第\s?[0-9]{1,4}\s?页")
_NEVER = 1000.0
_DEAREST = 9.0  # what a row may cost: two cells of words, one more word in each, and a name without its group


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column holds: the role of its head, and for names whether it is the one of the rows themselves."""

    head: str
    role: str
    last_name: bool = False


class WordedTables(LayoutReader):
    """Reads tables whose rows are lines parted by blanks, each cell in its column also where it holds words."""

    def __init__(self, view: str, reader: CellReader, heads: BlankHeads, spaced: SpacedTables) -> None:
        super().__init__(view, reader)
        self.heads, self.spaced = heads, spaced

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose heads stand in a line, and the line after it; None unless all lines below are rows."""
        best: tuple[Grid, int] | None = None
        for columns in self._columns(lines[index]):
            found = self._read(lines, index, columns)
            if found is not None and (best is None or len(found[0].rows) > len(best[0].rows)):
                best = found
        return best

    def _read(self, lines: list[Line], index: int, columns: Sequence[_Column]) -> tuple[Grid, int] | None:
        """The table of the columns that a line of heads may name."""
        rows: list[list[GridCell | None]] = []
        groups: list[GridCell | None] = []
        group: GridCell | None = None
        named = sum(column.role in ("name", "place") for column in columns)
        stop = at = index + 1
        while at < len(lines) and lines[at].breaks <= _BREAKS:
            row = self._row(lines[at], columns)
            if row is None and rows and self._is_next(lines[at], lines[stop - 1]):
                row = self._row(lines[at], columns, in_words=True)
            if row is not None:
                rows.append(row)
                groups.append(group)
                stop = at + 1
            elif not self._between_pages(lines, at, index):
                follows = at + 1 < len(lines) and self._row(lines[at + 1], columns) is not None
                if named > 1 or not self.heads.heads_group(lines, at, follows):
                    break
                group = GridCell(lines[at].start, lines[at].end)
            at += 1
        figures = [
            sum(cell is not None and self.reader.kind(plain(self.view, cell)) == "N" for cell in row)
            for row in rows
        ]
        if sum(map(bool, figures)) < _LEAST_ROWS or self._goes_on(lines, stop):
            return None
        names = tuple(column.head for column in columns)
        out = []
        for row, over in zip(rows, groups, strict=True):
            cells, sure = self._laid(row, columns)
            out.append(GridRow(cells, over, sure))
        grid = Grid(lines[index].start, lines[stop - 1].end, self.caption_of(lines, index), names, tuple(out))
        return grid, stop

    def _is_next(self, line: Line, before: Line) -> bool:
        """Whether two lines begin with a number and the next one: rows of a table though one of them aims at no figure."""
        numbers = [_NUMBERED.match(self.view, part.start, part.end) for part in (before, line)]
        first, second = (int(number[1]) if number is not None else 0 for number in numbers)
        return 0 < first == second - 1

    def _goes_on(self, lines: list[Line], stop: int) -> bool:
        """Whether a line soon behind the last row ends in figures too: the table is of another layout, its rows are torn."""
        for line in lines[stop : stop + _LINES_BEHIND]:
            if (
                line.breaks > _BREAKS
                or line.end - line.start > _LONGEST_ROW
                or self.view[line.end - 1] in "。；"
            ):
                return False
            if TITLE_START.match(self.view, line.start):
                return False  # the next table
            kinds = [self.reader.kind(text) for text in self.view[line.start : line.end].split()]
            while kinds and kinds[-1] == "P":
                kinds.pop()
            if len(kinds) > 1 and kinds[-1] in "NDU" and "N" in kinds:
                return True
        return False

    # --- heads ----------------------------------------------------------------------------------------------------

    def _columns(self, line: Line) -> list[list[_Column]]:
        """The columns that a line of heads may name: of numbers, names, units, then of values and remarks.

        A head in square brackets is one of its own (〔五年累计〕) or goes on with the one before it.
        """
        if line.end - line.start > _LONGEST_HEADS or self.view.find(" ", line.start, line.end) < 0:
            return []
        if any(self.view.find(mark, line.start, line.end) >= 0 for mark in "|\t。，；"):
            return []
        words = words_between(self.view, line.start, line.end)
        if not 2 <= len(words) <= _MOST_WORDS or TITLE_START.match(self.view, line.start):
            return []
        texts = [plain(self.view, cell) for cell in self.heads.joined(self.spaced.joined(words))]
        readings: list[list[str]] = []
        for joins in ("（", "（〔["):
            heads: list[str] = []
            for text in texts:
                if heads and (text[0] in joins or heads[-1].count("（") > heads[-1].count("）")):
                    heads[-1] += text
                else:
                    heads.append(text)
            if heads not in readings:
                readings.append(heads)
        return [columns for heads in readings if (columns := self._columns_of(heads))]

    def _columns_of(self, heads: Sequence[str]) -> list[_Column]:
        """The columns that some texts head; none where they are no heads of a table."""
        if len(heads) < 2 or not all(self.is_head(head) or self.is_plain_head(head) for head in heads):
            return []
        roles = [role_of_head(head, self.reader) for head in heads]
        last = max((i for i, role in enumerate(roles) if role in ("name", "place")), default=-1)
        if last < 0 or last > 2 or "value" not in roles or roles.index("value") < last:
            return []
        if any(role not in ("index", "name", "place", "unit", "note", "value", "text") for role in roles):
            return []
        return [
            _Column(head, role, i == last) for i, (head, role) in enumerate(zip(heads, roles, strict=True))
        ]

    # --- rows -----------------------------------------------------------------------------------------------------

    def _between_pages(self, lines: list[Line], at: int, head: int) -> bool:
        """Whether a line is the number of a page inside a table, or the heads again."""
        line = lines[at]
        if at + 1 >= len(lines):
            return False
        text = self.text(line.start, line.end)
        return _FOOT.fullmatch(text) is not None or text == self.text(lines[head].start, lines[head].end)

    def _row(
        self, line: Line, columns: Sequence[_Column], *, in_words: bool = False
    ) -> list[GridCell | None] | None:
        """The cells of a line under the heads, in the order that costs least; None where it is no row.

        `in_words` says that all its aims may be words (明显增长).
        """
        view = self.view
        if line.end - line.start > _LONGEST_ROW or view.find(" ", line.start, line.end) < 0:
            return None
        if any(view.find(mark, line.start, line.end) >= 0 for mark in "|\t。；"):
            return None
        words = words_between(view, line.start, line.end)
        count, width = len(words), len(columns)
        if not 2 <= count <= _MOST_WORDS:
            return None
        best = [[_NEVER] * (width + 1) for _ in range(count + 1)]
        cut = [[0] * (width + 1) for _ in range(count + 1)]
        best[0][0] = 0.0
        for column in range(1, width + 1):
            for end in range(count + 1):
                for begin in range(max(0, end - _MOST_IN_CELL), end + 1):
                    if best[begin][column - 1] >= _NEVER:
                        continue
                    cost = best[begin][column - 1] + self._cost(words[begin:end], columns[column - 1])
                    if cost < best[end][column]:
                        best[end][column], cut[end][column] = cost, begin
        if best[count][width] > _DEAREST:
            return None
        cells: list[GridCell | None] = [None] * width
        end = count
        for column in range(width, 0, -1):
            begin = cut[end][column]
            if end > begin:
                cells[column - 1] = GridCell(words[begin].start, words[end - 1].end)
            end = begin
        values = [cell for cell, column in zip(cells, columns, strict=True) if column.role == "value"]
        told = [cell for cell in values if cell is not None and self.reader.kind(plain(view, cell)) in "NDy"]
        worded = in_words and any(cell is not None for cell in values)
        # a row of words alone is prose, one of marks for nothing has no figure
        return cells if told or worded else None

    def _cost(self, words: Sequence[GridCell], column: _Column) -> float:
        """How unlikely it is that some words of a line are one cell of a column."""
        text = "".join(self.view[word.start : word.end] for word in words)
        more = float(len(words) - 1)
        kind = self.reader.kind(text)
        if column.role == "value":
            if not words:
                return 4.0
            if kind in "NDyY":
                return more if len(words) > 1 else 0.0
            return 2.5 + more if kind == "T" and not self._has_unit_at_end(text) else _NEVER
        if column.role in ("note", "text"):
            if not words:
                return 3.0
            return more if kind == "P" else 2.0 + more / 2 if kind in "TU" else _NEVER
        if column.role == "unit":
            if not words:
                return 2.0
            if kind in "UD" and (len(words) == 1 or all(word.end - word.start == 1 for word in words)):
                return 0.0
            return 2.0 if kind == "T" and len(words) == 1 and len(text) <= 8 else _NEVER
        if column.role == "index":
            if not words:
                return 2.0
            return 0.0 if len(words) == 1 and text.rstrip(".、").isdigit() else _NEVER
        if column.last_name:
            return self._cost_of_name(words, text)
        if not words:
            return 0.5
        whole = len(text) > _LONGEST_GROUP or NUMBERED_NAME.match(text) or self._has_unit_at_end(text)
        return _NEVER if kind != "T" or len(words) > 1 else 4.0 if whole else 0.0

    def _cost_of_name(self, words: Sequence[GridCell], text: str) -> float:
        """How unlikely it is that some words are the name of a row: one word, with its unit in brackets at its end."""
        if not words or _LETTER.search(text) is None:
            return _NEVER
        pieces = [self.view[word.start : word.end] for word in words]
        cost = float(len(words) - 1)
        cost += 4.0 * sum(self._has_unit_at_end(piece) for piece in pieces[:-1])
        cost += 6.0 * sum(self.reader.kind(piece) in "NDP" for piece in pieces[1:])
        return cost + (6.0 if self.reader.kind(pieces[0]) == "P" else 0.0)

    def _has_unit_at_end(self, text: str) -> bool:
        unit = UNIT_AT_END.search(text)
        return unit is not None and self.reader.unit(unit[1]) is not None

    def _laid(
        self, row: Sequence[GridCell | None], columns: Sequence[_Column]
    ) -> tuple[tuple[GridCell | None, ...], bool]:
        """The cells of a row in their columns, and whether that is sure: values of a row that lost some go where they fit."""
        if all(cell is not None for cell, column in zip(row, columns, strict=True) if column.role == "value"):
            return tuple(row), True
        filled = [cell for cell in row if cell is not None]
        return align(filled, [column.head for column in columns], self.view, self.reader)
