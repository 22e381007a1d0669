"""Tables in lines whose cells are parted by tabs or bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plancheck.documents.document import Cell
from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import BlankHeads
from plancheck.statements.layout.grid import Grid, GridCell, leading_empty, plain, trim, trimmed
from plancheck.statements.layout.heads import TITLE_START
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import LONG_CELL, Line, is_marked
from plancheck.statements.layout.matrix import LARGEST, grid_of_matrix
from plancheck.statements.layout.merged import with_corner, with_merged_cells
from plancheck.statements.layout.ragged import LaidHeads, RaggedHeads

_LEAST_TABS = 2  # in a row some of whose cells hold line ends
_LEAST_INDENT = 2  # blanks before the bar of a line
_LEAST_UNDER_RULES = 2  # rows
_THREE = 3  # rows of heads


class MarkedTables(LayoutReader):
    """Reads tables whose cells are parted by tabs or bars."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells, heads: BlankHeads) -> None:
        super().__init__(view, reader)
        self.cells, self.heads, self.ragged = cells, heads, RaggedHeads(view, reader)

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table of cells parted by tabs or bars that begins at a line, and the line after it."""
        view = self.view
        stop = self._end_of(lines, index)
        if stop - index < 2:
            return None
        rows: list[list[GridCell | None]] = []
        rules: list[int] = []  # how many rows stand above each line that is drawn from border to border
        bare = [view[line.start] != "|" for line in lines[index:stop] if is_marked(view, line)]
        opened, mostly = any(bare), sum(bare) * 2 > len(bare)
        whole, stop = self._rows_over_lines(lines, index, stop)
        for line in whole or lines[index:stop]:
            if is_marked(view, line):
                row: list[GridCell | None] = list(self.cells.split(line))
                if opened and (self._is_indented_bar(line) or (mostly and view[line.start] == "|")):
                    row.insert(0, None)
            else:
                end = view.find("|", line.start, line.end) if view[line.end - 1] == "|" else line.end
                row = [trim(view, line.start, end)]
            if not all(cell is None or not plain(view, cell).strip("-:=") for cell in row):
                rows.append(row)
            elif not rules or rules[-1] < len(rows):
                rules.append(len(rows))
        if rules[:1] == [0] and len(rules) > 1 and rules[1] > 1:
            found = self._grid_under_rules(rows, rules[1], lines, index, stop)
            if found is not None:
                return found
        return self._grid_of_rows(self.whole_rows(rows), lines, index, stop)

    def _rows_over_lines(self, lines: list[Line], index: int, stop: int) -> tuple[list[Line], int]:
        """The rows of a table of tabs some of whose cells hold line ends, and the line after the last; none where no row is torn.

        Lines that lack tabs are one row where they have as many together as whole rows: 2020年 and under it 目标值.
        """
        view = self.view
        tabs = [view.count("\t", view.rfind("\n", 0, line.start) + 1, line.end) for line in lines[index:stop]]
        usual = max(tabs)
        if usual < _LEAST_TABS or tabs.count(usual) < _LEAST_UNDER_RULES or min(tabs) == usual:
            return [], stop
        rows: list[Line] = []
        torn = False
        at = index
        while at < stop:
            begin, count = at, tabs[at - index]
            while count < usual and at + 1 < stop and tabs[at + 1 - index] < usual:
                if count + tabs[at + 1 - index] > usual:
                    break
                at += 1
                count += tabs[at - index]
            if 0 < count < usual:
                return [], stop
            torn = torn or at > begin
            rows.append(Line(lines[begin].start, lines[at].end, lines[begin].breaks))
            at += 1
        return (rows if torn else []), stop

    def _is_indented_bar(self, line: Line) -> bool:
        """Whether blanks as wide as a cell stand before the bar that a line begins with: its first cell is empty."""
        if self.view[line.start] != "|":
            return False
        begin = self.view.rfind("\n", 0, line.start) + 1
        return line.start - begin >= _LEAST_INDENT

    def _grid_under_rules(
        self, rows: list[list[GridCell | None]], heads: int, lines: list[Line], index: int, stop: int
    ) -> tuple[Grid, int] | None:
        """The table whose heads stand on several lines between two drawn from border to border; None where a row lacks cells."""
        width = max(map(len, rows))
        # an empty cell at the end of a line leaves no more than its bar
        rows = [[*row, None] if len(row) == width - 1 else row for row in rows]
        if any(len(row) != width for row in rows) or len(rows) - heads < _LEAST_UNDER_RULES:
            return None
        if any(self._holds_value(row) for row in rows[:heads]):
            return None
        cells = [cell for row in rows for cell in row]
        owner = [list(range(i * width, (i + 1) * width)) for i in range(len(rows))]
        written = [
            Cell(cell.start if cell else 0, cell.end if cell else 0, *divmod(number, width))
            for number, cell in enumerate(cells)
        ]
        grid = grid_of_matrix(
            owner, cells, written, self.view, self.reader, lines[index].start, lines[stop - 1].end,
            self.caption_of(lines, index), heads=heads,
        )  # fmt: skip
        return (grid, stop) if grid is not None else None

    def whole_rows(self, rows: list[list[GridCell | None]]) -> list[list[GridCell | None]]:
        """Rows of cells with the empty ones that they lost, without columns that are empty in all of them."""
        view = self.view
        rows = self._with_labels(rows)
        most = max((len(trimmed(row)) for row in rows), default=0)
        rows = [row[:most] for row in rows]  # bars at the end of all lines are no columns
        titles = next((i for i, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        body = with_corner(self._without_repeats(rows[titles:]), view, self.reader)
        rows = [*rows[:titles], *with_merged_cells(body, view, self.reader)]
        rows = self._with_values_under_heads(rows)
        lead = min((leading_empty(row) for row in rows if len(row) > 1), default=0)
        return [row[lead:] if len(row) > 1 else row for row in rows]

    def _without_repeats(self, rows: list[list[GridCell | None]]) -> list[list[GridCell | None]]:
        """Two rows of heads that say a merged cell again in each of its places, with it in the first alone: 产值 | 产值 over 工业 | 农业."""
        if len(rows) <= _THREE or any(self._holds_value(row[1:]) for row in rows[:2]):
            return rows
        upper, lower = ([plain(self.view, cell) for cell in row] for row in rows[:2])
        again = [i for i in range(1, len(upper)) if upper[i] and upper[i] == upper[i - 1]]
        if not again or len(upper) != len(lower) or not all(lower[i] != lower[i - 1] for i in again):
            return rows
        if not lower[0] or lower[0] != upper[0]:
            return rows
        above = [None if i in again else cell for i, cell in enumerate(rows[0])]
        below = [None if told == upper[i] else rows[1][i] for i, told in enumerate(lower)]
        return [above, below, *rows[2:]]

    def _with_values_under_heads(self, rows: list[list[GridCell | None]]) -> list[list[GridCell | None]]:
        """Rows without columns that hold nothing, and values that stand one column behind their head put under it."""
        first = next((i for i, row in enumerate(rows) if self._holds_value(row[1:])), 0)
        width = max(map(len, rows), default=0)
        if not first or width < 3:
            return rows
        headed = [any(len(row) > i and row[i] is not None for row in rows[:first]) for i in range(width)]
        filled = [any(len(row) > i and row[i] is not None for row in rows[first:]) for i in range(width)]
        empty = [
            i
            for i in range(1, width - 1)
            if headed[i] and not filled[i] and filled[i + 1] and not headed[i + 1]
        ]
        bare = [i for i in range(1, width) if not headed[i] and not filled[i]]
        if not empty and not bare:
            return rows
        gone = frozenset([*(i + 1 for i in empty), *bare])
        out: list[list[GridCell | None]] = []
        for number, row in enumerate(rows):
            laid = [*row, *[None] * (width - len(row))] if len(row) > 1 else list(row)
            if number >= first and len(laid) > 1:
                for i in empty:
                    laid[i] = laid[i + 1]
            out.append([cell for i, cell in enumerate(laid) if i not in gone])
        return out

    def _holds_value(self, cells: Sequence[GridCell | None]) -> bool:
        return any(cell is not None and self.reader.kind(plain(self.view, cell)) == "N" for cell in cells)

    def _is_title(self, line: Line) -> bool:
        """Whether a line of bars holds one cell, the title of a table: 表2 各县产量."""
        cells = self._cells_of(line)
        return len(cells) == 1 and TITLE_START.match(self.view, cells[0].start, cells[0].end) is not None

    def _end_of(self, lines: list[Line], index: int) -> int:
        """Return the line after the last of a table of tabs or bars."""
        stop = index
        while stop < len(lines) and lines[stop].breaks <= (3 if stop > index else 99):
            if stop > index + 2 and self._begins_again(lines[index], lines[stop]):
                break
            if stop > index + 1 and self._is_title(lines[stop]):
                break
            if (
                stop > index + 1
                and lines[stop].breaks > lines[stop - 1].breaks
                and self._begins_table(lines[stop])
            ):
                break
            if not is_marked(self.view, lines[stop]) and not self.is_label(lines, stop):
                follows = stop + 1 < len(lines) and is_marked(self.view, lines[stop + 1])
                if stop == index or not self.heads.heads_group(lines, stop, follows):
                    break
                if self._begins_table(lines[stop + 1]):
                    break  # the line between is the title of the next table
            stop += 1
        return stop

    def is_label(self, lines: list[Line], index: int) -> bool:
        """Whether a line is one cell with a bar behind it over a line of cells: what the row under it holds."""
        line = lines[index]
        if self.view[line.end - 1] != "|" or line.end - line.start > LONG_CELL or index + 1 >= len(lines):
            return False
        return is_marked(self.view, lines[index + 1]) and not is_marked(self.view, line)

    def _begins_again(self, head: Line, line: Line) -> bool:
        """Whether a line begins with the first cell of a table's head and holds no figure: the next part of a table in parts."""
        if self.view[line.start : line.start + 2] != self.view[head.start : head.start + 2]:
            return False
        first, cells = self._cells_of(head), self._cells_of(line)
        if not first or not cells or plain(self.view, first[0]) != plain(self.view, cells[0]):
            return False
        return all(self.reader.kind(plain(self.view, cell)) == "T" for cell in cells)

    def _begins_table(self, line: Line) -> bool:
        """Whether a line of cells without figures begins with a word that heads names or numbers."""
        cells = self._cells_of(line)
        if len(cells) < 2 or not self.words.is_word(plain(self.view, cells[0]), "index", "name", "place"):
            return False
        return all(self.reader.kind(plain(self.view, cell)) in "TUyY" for cell in cells)

    def _cells_of(self, line: Line) -> list[GridCell]:
        if not is_marked(self.view, line):
            cell = trim(self.view, line.start, line.end - (self.view[line.end - 1] == "|"))
            return [cell] if cell is not None else []
        return [cell for cell in self.cells.split(line) if cell is not None]

    def _with_labels(self, rows: list[list[GridCell | None]]) -> list[list[GridCell | None]]:
        """Put a label that stands on a line of its own before the row under it, where all such rows lack their first cell.

        Of a table whose rows are kinds of values (指标 on one line and the names under it, 目标值 and the values under it).
        """
        alone = [
            i
            for i, row in enumerate(rows)
            if sum(cell is not None for cell in row) == 1 and row[0] is not None
        ]
        if len(alone) < 2 or any(i + 1 >= len(rows) or i + 1 in alone for i in alone):
            return rows
        if not self.words.ends(plain(self.view, rows[alone[0]][0]), "name", "index", "place"):
            return rows
        texts = {plain(self.view, rows[i][0]) for i in alone}
        if alone[0] != 0 or len(texts) < 2:
            return rows
        labelled = frozenset(i + 1 for i in alone)
        return [
            [rows[i - 1][0], *row] if i in labelled else row for i, row in enumerate(rows) if i not in alone
        ]

    def _grid_of_rows(
        self, rows: list[list[GridCell | None]], lines: list[Line], index: int, stop: int
    ) -> tuple[Grid, int] | None:
        laid = self.ragged.lay(rows)
        matrix = self._matrix(rows, laid)
        if matrix is None:
            return None
        owner, cells, written = matrix
        start, end = lines[index].start, lines[stop - 1].end
        grid = grid_of_matrix(
            owner, cells, written, self.view, self.reader, start, end, self.caption_of(lines, index)
        )
        if grid is None:
            return None
        if laid is not None and laid.unplaced:
            names = [laid.rows[number][0] for number in laid.unplaced]
            rows_of = (replace(row, placed=row.cells[0] not in names) for row in grid.rows)
            grid = replace(grid, rows=tuple(rows_of))
        return grid, stop

    def matrix_of(
        self, rows: list[list[GridCell | None]]
    ) -> tuple[list[list[int]], list[GridCell | None], list[Cell]] | None:
        """The cell that owns each place, the cells, and where each stands; heads over several columns own all of them."""
        return self._matrix(rows, self.ragged.lay(rows))

    def _matrix(
        self, rows: list[list[GridCell | None]], laid: LaidHeads | None
    ) -> tuple[list[list[int]], list[GridCell | None], list[Cell]] | None:
        rows = laid.rows if laid is not None else rows
        width = max((len(row) for row in rows), default=0)
        if width < 2 or len(rows) < 2 or width * len(rows) > LARGEST:
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
        if laid is not None:
            for number, column, size in laid.spans:
                wide = owner[number][column]
                owner[number][column : column + size] = [wide] * size
                written[wide] = replace(written[wide], column_span=size)
        else:
            self._widen_heads(rows, owner, written)
        return owner, cells, written

    def _widen_heads(
        self, rows: Sequence[Sequence[GridCell | None]], owner: list[list[int]], written: list[Cell]
    ) -> None:
        """Give a head the empty cells to its right under which the next line has heads: it stands over several columns."""
        if self._has_three_rows(rows):
            self._widen_three(rows, owner, written)
            return
        for number in range(min(2, len(rows) - 1)):
            above, below = rows[number], rows[number + 1]
            texts = [plain(self.view, cell) for cell in below]
            heads = [text for text in texts if text]
            first = leading_empty(below)
            if not first and number == 0 and self._stands_over(above, texts):
                first = leading_empty(above)
            if not first or not heads:
                return
            if not self._head_columns(above, texts, first) and not self._over_values(rows, number + 1):
                return
            last = -1
            for column in range(first, len(owner[number])):
                if column < len(above) and above[column] is not None:
                    last = column
                elif last >= 0 and column < len(texts) and texts[column]:
                    cell = owner[number][column] = owner[number][last]
                    written[cell] = replace(written[cell], column_span=column - last + 1)

    def _has_three_rows(self, rows: Sequence[Sequence[GridCell | None]]) -> bool:
        """Whether three rows of heads stand above the values: no value in them, no name in the second and third, no column bare."""
        if len(rows) <= _THREE or any(len(row) < 2 for row in rows[: _THREE + 1]):
            return False
        heads = rows[:_THREE]
        if not self._holds_value(rows[_THREE][1:]) or any(self._holds_value(row) for row in heads):
            return False
        named = [row[0] is not None for row in (*heads, rows[_THREE])]
        width = max(map(len, heads))
        covered = all(any(len(row) > i and row[i] is not None for row in heads) for i in range(width))
        return named == [True, False, False, True] and covered and width == len(rows[_THREE])

    @staticmethod
    def _widen_three(
        rows: Sequence[Sequence[GridCell | None]], owner: list[list[int]], written: list[Cell]
    ) -> None:
        """Give a head in the upper two of three rows the empty cells to its right that have a head below and none above."""
        for number in range(_THREE - 1):
            last = -1
            for column in range(len(owner[number])):
                held = [column < len(row) and row[column] is not None for row in rows[:_THREE]]
                if held[number]:
                    last = column
                elif any(held[:number]):
                    last = -1
                elif last >= 0 and any(held[number + 1 :]):
                    cell = owner[number][column] = owner[number][last]
                    written[cell] = replace(written[cell], column_span=column - last + 1)

    def _over_values(self, rows: Sequence[Sequence[GridCell | None]], number: int) -> bool:
        """Whether a row without a name or a value fills what the heads above leave open, and values stand in each of its places below."""
        above, row = rows[number - 1], rows[number]
        filled = [i for i, cell in enumerate(row) if cell is not None]
        if number + 1 >= len(rows) or number > 1 or len(filled) < _LEAST_UNDER_RULES:
            return False
        if any(self.reader.kind(plain(self.view, row[i])) not in "TU" for i in filled):
            return False
        width = max(len(above), len(row))
        open_ = [i for i in range(width) if i >= len(above) or above[i] is None]
        below = [rows[number + 1][i] if i < len(rows[number + 1]) else None for i in filled]
        return (
            bool(open_)
            and set(open_) <= set(filled)
            and all(self.reader.kind(plain(self.view, cell)) in "ND" for cell in below)
        )

    def _stands_over(self, above: Sequence[GridCell | None], texts: Sequence[str]) -> bool:
        """Whether heads stand over the columns of values of a line that heads the names too: 2016年 over 指标 | 单位 | 总量 | 增长."""
        first = leading_empty(above)
        if not first or not all(texts) or len(trimmed(above)) > len(texts):
            return False
        over = [plain(self.view, cell) for cell in above[first:] if cell is not None]
        named = self.words.is_word(texts[0], "index", "name", "place")
        return (
            named and all(self.reader.kind(text) in "TUyY" for text in texts) and all(map(self.is_head, over))
        )

    def _head_columns(self, above: Sequence[GridCell | None], texts: Sequence[str], first: int) -> bool:
        """Whether texts head columns: words of heads, or one such word beside others that fill the room under the heads above."""
        heads = [text for text in texts if text]
        if all(self.is_head(text) for text in heads):
            return True
        under = all((cell is None) == bool(text) for cell, text in zip(above[:first], texts, strict=False))
        filled = all(texts[first:])
        if any(self.reader.kind(text) not in "TUyY" for text in heads):
            return False
        if under and filled:
            return any(self.is_head(text) and self.reader.kind(text) in "TU" for text in heads)
        # 宗数 and 面积 below one head, 2024年 and 2025年 below another, a head over both rows between them
        width = max(len(texts), len(above))
        held = [i < len(above) and above[i] is not None for i in range(width)]
        told = [i < len(texts) and bool(texts[i]) for i in range(width)]
        whole = all(a or b for a, b in zip(held, told, strict=True))
        over = sum(told[i] and not held[i] for i in range(first, width))
        return whole and over > 0 and sum(map(self.is_head, heads)) * 2 >= len(heads)
