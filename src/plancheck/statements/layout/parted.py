"""Tables in lines whose cells are parted by tabs, bars or blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.documents.document import Cell
from plancheck.statements.cell_text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, leading_empty, plain, trim, trimmed
from plancheck.statements.layout.heads import TITLE_START, WANTS, YEAR, is_unit_row, role_of_head
from plancheck.statements.layout.lines import LONG_CELL, Line, is_marked
from plancheck.statements.layout.matrix import LARGEST, grid_of_matrix
from plancheck.statements.layout.merged import with_corner, with_merged_cells
from plancheck.statements.layout.ragged import RaggedHeads

_UNIT_LINE = re.compile(r"[（(]?单 ?位[:：/]")
_MONTH = re.compile(r"[01]?[0-9]月(?:底|末)?")
_COLUMN_LINES = 120
_LONGEST_HEADS, _LONGEST_UNNAMED = (
    120,
    60,
)  # characters of a line of heads, and of one whose column of names has none
_MERGED_LENGTH = 12
_LOOKED_AT = 12  # rows from which the heads over several columns are told
_LEAST_RAGGED = 3  # two lines of heads and two rows
_CAPTION_LIST = re.compile(r"表（([^（）]{4,60}、[^（）]{1,40})）")
_YEARLY = ("年均", "年平均", "年增", "年度", "年递增")


class PartedTables(LayoutReader):
    """Reads tables in lines whose cells are parted by tabs, bars or blanks."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.ragged = RaggedHeads(view, reader)
        self._marked = "|" in view or "\t" in view
        self._known: dict[tuple[int, int], tuple[GridCell, ...]] = {}  # cells by the span of their line

    def read(self, lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table that begins at a line, and the line after it."""
        view = self.view
        first = view[lines[index].start : lines[index].end]
        marked = self._marked and (first.count("|") >= 2 or "\t" in first or self._is_label(lines, index))
        if not marked and (
            (
                " " not in first
                and index + 1 < len(lines)
                and not ("、" in first and self._may_be_heads(first))
            )
            or len(first) > _LONGEST_HEADS
            or (len(first) > _LONGEST_UNNAMED and ("，" in first or "。" in first))
        ):
            return None  # a sentence: most lines of a text
        return self._read_marked(lines, index) if marked else self._read_blanks(lines, index)

    @staticmethod
    def _may_be_heads(text: str) -> bool:
        """Whether a line without a plain blank could hold heads: of a caption's list, or parted by blanks of another kind."""
        return _CAPTION_LIST.search(text) is not None or len(text.split()) > 1

    def _read_marked(self, lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table of cells parted by tabs or bars that begins at a line, and the line after it."""
        view = self.view
        stop = self._end_of_marked(lines, index)
        if stop - index < 2:
            return None
        rows: list[list[GridCell | None]] = []
        for line in lines[index:stop]:
            if is_marked(view, line):
                row: list[GridCell | None] = list(self._split(line))
            else:
                end = view.find("|", line.start, line.end) if view[line.end - 1] == "|" else line.end
                row = [trim(view, line.start, end)]
            if not all(cell is None or not plain(view, cell).strip("-:=") for cell in row):
                rows.append(row)
        return self._grid_of_rows(self.whole_rows(rows), lines, index, stop)

    def whole_rows(self, rows: list[list[GridCell | None]]) -> list[list[GridCell | None]]:
        """Rows of cells with the empty ones that they lost, without columns that are empty in all of them."""
        view = self.view
        rows = self._with_labels(rows)
        most = max((len(trimmed(row)) for row in rows), default=0)
        rows = [row[:most] for row in rows]  # bars at the end of all lines are no columns
        titles = next((i for i, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        body = with_corner(rows[titles:], view, self.reader)
        rows = [*rows[:titles], *with_merged_cells(body, view, self.reader)]
        lead = min((leading_empty(row) for row in rows if len(row) > 1), default=0)
        rows = [row[lead:] if len(row) > 1 else row for row in rows]
        return rows

    def _is_title(self, line: Line) -> bool:
        """Whether a line of bars holds one cell, the title of a table: 表2 各县产量."""
        cells = self._cells_of(line)
        return len(cells) == 1 and TITLE_START.match(self.view, cells[0].start, cells[0].end) is not None

    def _end_of_marked(self, lines: Sequence[Line], index: int) -> int:
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
            if not is_marked(self.view, lines[stop]) and not self._is_label(lines, stop):
                follows = stop + 1 < len(lines) and is_marked(self.view, lines[stop + 1])
                if stop == index or not self.heads_group(lines, stop, follows):
                    break
                if self._begins_table(lines[stop + 1]):
                    break  # the line between is the title of the next table
            stop += 1
        return stop

    def _read_blanks(self, lines: Sequence[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table of cells parted by blanks that begins at a line, and the line after it."""
        view = self.view
        heads = self._head_of_blanks(lines[index]) or self._head_by_row(lines, index)
        two = self._two_lines_of_heads(lines, index) or self._ragged_lines(lines, index)
        united = heads is not None and self.words.is_word(plain(view, heads[0]), "unit")
        unnamed = (
            self._heads_without_name(lines, index) if united or (heads is None and two is None) else None
        )
        if two is None and heads is None and unnamed is None:
            return None
        names = unnamed or two or [plain(view, cell) for cell in heads or ()]
        begin = index + (1 if two is None else 2)
        while begin < len(lines) and begin <= index + 2 and _UNIT_LINE.match(view, lines[begin].start):
            begin += 1
        if (
            two is None
            and begin < len(lines)
            and (with_units := self._heads_with_units(names, lines[begin])) is not None
        ):
            names, begin = with_units, begin + 1
        body, groups, merged, stop = self._body_of_blanks(lines, begin, names)
        if not body:
            return self._columns_under(lines, index, stop, heads) if heads is not None else None
        if _CAPTION_LIST.search(view, lines[index].start, lines[index].end):
            names = ["指标", *names]
        width = len(names)
        laid = [align(row, names, view, self.reader) for row in body]
        rows = [GridRow(cells, group, sure) for (cells, sure), group in zip(laid, groups, strict=True)]
        if not all(any(cell is not None for cell in row.cells) for row in rows) or width < 2:
            return None
        for at, cell in reversed(merged):
            rows.insert(at, GridRow((*[None] * (width - 1), cell)))
        caption = self.caption_of(lines, index)
        return Grid(lines[index].start, lines[stop - 1].end, caption, tuple(names), tuple(rows)), stop

    def _heads_with_units(self, names: Sequence[str], line: Line) -> list[str] | None:
        """Return the heads with the units of the line under them; None where that is no line of units."""
        units = [plain(self.view, cell) for cell in self.pieces(line)]
        if len(units) != len(names) or not is_unit_row(units, self.reader):
            return None
        return [names[0], *(f"{name}（{unit}）" for name, unit in zip(names[1:], units[1:], strict=True))]

    def _body_of_blanks(
        self, lines: Sequence[Line], begin: int, names: Sequence[str]
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
            row = self._whole_row(lines[stop], names) or self.row_of_blanks(lines[stop])
            if row is not None:
                body.append(row)
                groups.append(group)
            elif self._is_merged_value(lines, stop, len(names)):
                merged.append((len(body), GridCell(lines[stop].start, lines[stop].end)))
            else:
                # 一、综合 and below it 1.行政区划: a group in a group
                follows = any(
                    self._whole_row(line, names) or self.row_of_blanks(line)
                    for line in lines[stop + 1 : stop + 3]
                )
                if not self.heads_group(lines, stop, follows):
                    break
                group = GridCell(lines[stop].start, lines[stop].end)
            stop += 1
        return body, groups, merged, stop

    def _is_merged_value(self, lines: Sequence[Line], at: int, width: int) -> bool:
        """Whether a figure alone on its line stands in the last column for the rows around it, which lack one."""
        if at + 1 >= len(lines) or lines[at].end - lines[at].start > _MERGED_LENGTH:
            return False
        if self.reader.kind(self.text(lines[at].start, lines[at].end)) != "N":
            return False
        beside = self.row_of_blanks(lines[at - 1]), self.row_of_blanks(lines[at + 1])
        return all(row is not None and len(row) == width - 1 for row in beside)

    def _is_label(self, lines: Sequence[Line], index: int) -> bool:
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
        return [cell for cell in self._split(line) if cell is not None]

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

    def _split(self, line: Line) -> list[GridCell | None]:
        view = self.view
        text = view[line.start : line.end]
        if text.count("|") >= 2:
            pattern = r"[^|]*"
            begin = line.start + (1 if text[0] == "|" else 0)
            end = line.end - (1 if text[-1] == "|" else 0)
            cells: list[GridCell | None] = []
            at = begin
            for piece in view[begin:end].split("|"):
                cells.append(trim(view, at, at + len(piece)))
                at += len(piece) + 1
            return cells
        pattern = r"[^\t]*" if "\t" in text else r"\S+"
        if "\t" in text:
            at = view.rfind("\n", 0, line.start) + 1  # tabs before the first word are empty cells
            text = view[at : line.end].lstrip(" \f\r")
            at = line.end - len(text)
            cells = []
            for piece in text.split("\t"):
                cells.append(trim(view, at, at + len(piece)))
                at += len(piece) + 1
            return cells
        return [
            GridCell(line.start + match.start(), line.start + match.end())
            for match in re.finditer(pattern, text)
        ]

    def pieces(self, line: Line) -> list[GridCell]:
        """The cells of a line; asked for up to eight times, as a line may be one of heads, of units or a row."""
        span = line.start, line.end
        known = self._known.get(span)
        if known is None:
            cells = self._with_units([cell for cell in self._split(line) if cell is not None])
            known = self._known[span] = tuple(cells)
        return list(known)

    def _with_units(self, cells: list[GridCell]) -> list[GridCell]:
        """Join a value and its unit, which a blank parts, where another value or nothing follows: 44450 万吨 -2.5."""
        if len(cells) < 3:
            return cells  # before a value stands a name
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        out: list[GridCell] = []
        for i, cell in enumerate(cells):
            value = bool(out) and i > 1 and kinds[i - 1] in "Ny" and self.view[cells[i - 1].end - 1].isdigit()
            if kinds[i] == "U" and value and (i + 1 == len(cells) or kinds[i + 1] in "ND"):
                out[-1] = GridCell(out[-1].start, cell.end)
            else:
                out.append(cell)
        return out

    def _grid_of_rows(
        self, rows: list[list[GridCell | None]], lines: Sequence[Line], index: int, stop: int
    ) -> tuple[Grid, int] | None:
        matrix = self.matrix_of(rows)
        if matrix is None:
            return None
        owner, cells, written = matrix
        start, end = lines[index].start, lines[stop - 1].end
        grid = grid_of_matrix(
            owner, cells, written, self.view, self.reader, start, end, self.caption_of(lines, index)
        )
        return (grid, stop) if grid is not None else None

    def matrix_of(
        self, rows: list[list[GridCell | None]]
    ) -> tuple[list[list[int]], list[GridCell | None], list[Cell]] | None:
        """The cell that owns each place, the cells, and where each stands; heads over several columns own all of them."""
        laid = self.ragged.lay(rows)
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
        for number in range(min(2, len(rows) - 1)):
            above, below = rows[number], rows[number + 1]
            texts = [plain(self.view, cell) for cell in below]
            heads = [text for text in texts if text]
            first = leading_empty(below)
            if not first or not heads or not all(self.is_head(text) for text in heads):
                return
            last = -1
            for column in range(first, len(owner[number])):
                if column < len(above) and above[column] is not None:
                    last = column
                elif last >= 0 and column < len(texts) and texts[column]:
                    cell = owner[number][column] = owner[number][last]
                    written[cell] = replace(written[cell], column_span=column - last + 1)

    def row_of_blanks(self, line: Line) -> list[GridCell] | None:
        """The cells of a line parted by blanks: number, name, unit, then values and marks to its end."""
        view = self.view
        if line.end - line.start > 120 or " " not in view[line.start : line.end]:
            return None
        if any(mark in "，。；！？" for mark in view[line.start : line.end]):
            return None
        parts = self.pieces(line)
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

    def _whole_row(self, line: Line, names: Sequence[str]) -> list[GridCell] | None:
        """The cells of a line parted by blanks that has one of the right kind for each head."""
        text = self.view[line.start : line.end]
        if " " not in text or len(text) > 160 or any(mark in "，。；！？" for mark in text):
            return None
        cells = self.pieces(line)
        if len(cells) != len(names):
            return None
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        roles = [role_of_head(name, self.reader) for name in names]
        if roles[0] in ("value", "place"):
            roles[0] = "name"
        fits = all(
            kind in WANTS.get(role, "NDy") or (role == "name" and kind in "TYyU")
            for kind, role in zip(kinds, roles, strict=True)
        )
        return cells if fits and "N" in kinds[1:] else None

    def _head_of_blanks(self, line: Line) -> list[GridCell] | None:
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
            return cells if len(cells) >= 2 and any(YEAR.match(plain(view, cell)) for cell in cells) else None
        if " " not in text or TITLE_START.match(text):
            return None
        cells = [cell for cell in self._split(line) if cell is not None]
        for i in range(len(cells) - 1, 0, -1):
            year, rest = cells[i - 1], cells[i]
            own = view[rest.start] == "年" and not view.startswith(_YEARLY, rest.start)  # 2020  年均增长
            if own and YEAR.fullmatch(view, year.start, year.end):
                cells[i - 1 : i + 1] = [GridCell(year.start, rest.end)]  # 2020 年目标值
        if len(cells) > 3 and len(cells) % 2 == 0 and all(cell.end - cell.start == 1 for cell in cells):
            pairs = zip(cells[::2], cells[1::2], strict=True)
            cells = [GridCell(first.start, second.end) for first, second in pairs]  # 指 标 单 位 数 量
        if len(cells) < 2 or any(self.reader.kind(plain(view, cell)) in "ND" for cell in cells):
            return None
        known = sum(1 for cell in cells if self.is_head(plain(view, cell)))
        return (
            cells
            if known >= max(1, len(cells) // 2) and self.reader.kind(plain(view, cells[0])) not in "Yy"
            else None
        )

    def _head_by_row(self, lines: Sequence[Line], index: int) -> list[GridCell] | None:
        """Heads that none of the words of heads tells: words parted by blanks over a row with a figure for each of them."""
        line = lines[index]
        text = self.view[line.start : line.end]
        if len(text) > _LONGEST_HEADS or " " not in text or any(mark in "，。；：！？" for mark in text):
            return None
        cells = self.pieces(line)
        if len(cells) < 2 or not self.is_head(plain(self.view, cells[0])):
            return None
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        if any(kind in "ND" for kind in kinds) or kinds[0] in "Yy":
            return None
        names = [plain(self.view, cell) for cell in cells]
        after = index + 1
        if after < len(lines) and is_unit_row(
            [plain(self.view, cell) for cell in self.pieces(lines[after])], self.reader
        ):
            after += 1
        return cells if after < len(lines) and self._whole_row(lines[after], names) else None

    def _heads_without_name(self, lines: Sequence[Line], index: int) -> list[str] | None:
        """Heads of values only, over rows that begin with a name: 1994年 比上年增长% over 粮食 44450万吨 -2.5."""
        if index + 2 >= len(lines) or lines[index].end - lines[index].start > _LONGEST_UNNAMED:
            return None
        heads = [plain(self.view, cell) for cell in self.pieces(lines[index])]
        united = bool(heads) and self.words.is_word(heads[0], "unit")
        known = sum(map(self.is_head, heads))
        if len(heads) < 2 or known < (len(heads) / 2 if united else len(heads)):
            return None
        whole = 0
        for line in lines[index + 1 : index + (1 + _LOOKED_AT if united else 3)]:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in self.pieces(line)]
            fits = len(kinds) == len(heads) + 1 and kinds[0] == "T"
            fits = fits and (not united or kinds[1] == "U")
            fits = fits and all(kind in "ND" for kind in kinds[1 + united :])
            whole += fits
            if not fits and not (united and kinds[:2] == ["T", "U"]):
                return None
        return ["指标", *heads] if whole > 1 else None

    def _two_lines_of_heads(self, lines: Sequence[Line], index: int) -> list[str] | None:
        """Heads on two lines, the last of the first line each over as many of the second, over a row of that width."""
        if index + 2 >= len(lines) or any(
            line.end - line.start > _LONGEST_HEADS for line in lines[index : index + 2]
        ):
            return None
        rows = []
        for line in lines[index : index + 2]:
            text = self.view[line.start : line.end]
            if " " not in text or any(mark in "，。；：！？" for mark in text):
                return None
            rows.append([plain(self.view, cell) for cell in self.pieces(line)])
        first, second = rows
        if not all(self.is_head(text) for text in second) or any(self.reader.kind(t) in "ND" for t in first):
            return None
        over = len(first) + len(second) - len(self.pieces(lines[index + 2]))
        if not 1 <= over < len(first) or len(second) % over or len(second) == over:
            return None
        size = len(second) // over
        kept = first[: len(first) - over]
        spread = [first[len(kept) + i // size] + head for i, head in enumerate(second)]
        names = [*kept, *spread]
        return names if self._whole_row(lines[index + 2], names) else None

    def _ragged_lines(self, lines: Sequence[Line], index: int) -> list[str] | None:
        """Heads on two lines that no word of heads tells, some of the first over all of the second, over rows of figures."""
        if index + 3 >= len(lines) or any(
            line.end - line.start > _LONGEST_HEADS for line in lines[index : index + 2]
        ):
            return None
        rows: list[list[GridCell | None]] = []
        for line in lines[index : index + 2]:
            text = self.view[line.start : line.end]
            if " " not in text or any(mark in "，。；：！？" for mark in text):
                return None
            rows.append(list(self.pieces(line)))
        if not self.words.ends(plain(self.view, rows[0][0]), "name", "place", "index", "year_row"):
            return None
        for line in lines[index + 2 : index + 2 + _LOOKED_AT]:
            row = self.row_of_blanks(line)
            if row is None:
                break
            rows.append(list(row))
        laid = self.ragged.lay(rows) if len(rows) > _LEAST_RAGGED else None
        if laid is None or not laid.spans:
            return None
        names: list[str] = []
        over = ""
        for above, below in zip(laid.rows[0], laid.rows[1], strict=True):
            over = plain(self.view, above) if above is not None else over
            names.append(over + plain(self.view, below))
        return names

    def heads_group(self, lines: Sequence[Line], at: int, follows: bool) -> bool:
        """Whether a line inside a table is the heading of a group of rows: short words, a row after it."""
        line = lines[at]
        text = self.view[line.start : line.end]
        if not follows or line.breaks > 2 or len(text) > 20 or any(mark in "，。；：:！？" for mark in text):
            return False
        if TITLE_START.match(text):
            return False  # the title of the next table
        return self.reader.kind(self.text(line.start, line.end)) == "T" and self._head_of_blanks(line) is None

    def _columns_under(
        self, lines: Sequence[Line], index: int, begin: int, heads: Sequence[GridCell]
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
