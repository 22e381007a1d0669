"""Heads of columns in lines whose cells are parted by blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, plain
from plancheck.statements.layout.head_groups import groups_of_heads, unlike_groups
from plancheck.statements.layout.heads import (
    HALF_COMPARED,
    HEAD_CLASSES,
    TITLE_START,
    goes_on_with_year,
    is_unit_row,
)
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import Line
from plancheck.statements.layout.ragged import RaggedHeads
from plancheck.statements.words.written import BRACKETS, YEAR

# characters of a line of heads, and of one whose column of names has none
LONGEST_HEADS, LONGEST_UNNAMED = 120, 60
_LOOKED_AT = 12  # rows from which the heads over several columns are told
_LEAST_NAMED, _MEASURES = 3, 2  # names over rows of measures, and those rows
_LEAST_RAGGED = 3  # two lines of heads and two rows
_MARKS = frozenset("，。；：！？")
# of one column: 上涨%, 1990年比1989年上涨%; also what a title ends with that heads it
_RISE = re.compile(
    r"(?:(?:(?:19|20)?[0-9]{2}年)?[比较](?:(?:19|20)?[0-9]{2}年|上年|去年))?"
    r"(?:上涨|上升|涨跌|升降|增长|增减|提高|下降)(?:的?幅度)?(?:%|（%）)(?=[:：]?$)"
)
_LEAST_ALONE = 3  # rows with one value each
CAPTION_LIST = re.compile(r"表（([^（）]{4,60}、[^（）]{1,40})）")


class BlankHeads(LayoutReader):
    """Finds the heads over rows whose cells are parted by blanks."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells) -> None:
        super().__init__(view, reader)
        self.cells, self.ragged = cells, RaggedHeads(view, reader)

    def of_line(self, line: Line) -> list[GridCell] | None:
        """Heads on one line: those that a caption lists, or words of heads parted by blanks."""
        view = self.view
        text = view[line.start : line.end]
        if len(text) > 90 or "。" in text or "，" in text:
            return None
        listed = CAPTION_LIST.search(text)
        if listed is not None:
            return self._of_caption(line.start + listed.start(1), listed[1])
        if " " not in text or TITLE_START.match(text):
            return None
        cells = self.joined([cell for cell in self.cells.split(line) if cell is not None])
        if len(cells) < 2 or any(self.reader.kind(plain(view, cell)) in "ND" for cell in cells):
            return None
        known = sum(1 for cell in cells if self.is_head(plain(view, cell)))
        whole = known >= max(1, len(cells) // 2) and self.reader.kind(plain(view, cells[0])) not in "Yy"
        return cells if whole else None

    def _of_caption(self, at: int, listed: str) -> list[GridCell] | None:
        """The heads that a caption lists between 、, one of them a year."""
        cells = []
        for piece in listed.split("、"):
            cells.append(GridCell(at, at + len(piece)))
            at += len(piece) + 1
        dated = any(YEAR.match(plain(self.view, cell)) for cell in cells)
        return cells if len(cells) >= 2 and dated else None

    def joined(self, cells: list[GridCell]) -> list[GridCell]:
        """Join what blanks tore: a year and its 年, words of two characters each."""
        view = self.view
        for i in range(len(cells) - 1, 0, -1):
            year, after = cells[i - 1], cells[i]
            if goes_on_with_year(view[year.start : year.end], view[after.start : after.end]):
                cells[i - 1 : i + 1] = [GridCell(year.start, after.end)]  # 2020 年目标值
        if len(cells) > 3 and len(cells) % 2 == 0 and all(cell.end - cell.start == 1 for cell in cells):
            pairs = zip(cells[::2], cells[1::2], strict=True)
            cells = [GridCell(first.start, second.end) for first, second in pairs]  # 指 标 单 位 数 量
        for i in range(len(cells) - 1, 0, -1):
            half, rest = plain(view, cells[i - 1]), plain(view, cells[i])
            if HALF_COMPARED.fullmatch(half) and self.is_head(half + rest):
                cells[i - 1 : i + 1] = [GridCell(cells[i - 1].start, cells[i].end)]  # 比1981年 增长%
        for i in range(len(cells) - 1, 0, -1):
            first, second = cells[i - 1], cells[i]
            torn = first.end - first.start == second.end - second.start == 1
            if torn and self.words.is_word(view[first.start] + view[second.start], *HEAD_CLASSES):
                cells[i - 1 : i + 1] = [GridCell(first.start, second.end)]  # 指  标 2020年 2025年
        return cells

    def over_figures(self, lines: list[Line], index: int) -> list[GridCell] | None:
        """Heads that none of the words of heads tells: words parted by blanks over a row with a figure for each of them."""
        line = lines[index]
        text = self.view[line.start : line.end]
        if len(text) > LONGEST_HEADS or " " not in text or not _MARKS.isdisjoint(text):
            return None
        cells = self.cells.pieces(line)
        if len(cells) < 2 or not self.is_head(plain(self.view, cells[0])):
            return None
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        if any(kind in "ND" for kind in kinds) or kinds[0] in "Yy":
            return None
        names = [plain(self.view, cell) for cell in cells]
        after = index + 1
        if after < len(lines) and is_unit_row(
            [plain(self.view, cell) for cell in self.cells.pieces(lines[after])], self.reader
        ):
            after += 1
        return cells if after < len(lines) and self.cells.whole_row(lines[after], names) else None

    def without_name(self, lines: list[Line], index: int) -> list[str] | None:
        """Heads of values only, over rows that begin with a name: 1994年 比上年增长% over 粮食 44450万吨 -2.5."""
        if index + 2 >= len(lines) or lines[index].end - lines[index].start > LONGEST_UNNAMED:
            return None
        if not self._may_head(self.cells.first(lines[index])):
            return None  # nearly all lines: they need not be taken apart
        heads = [plain(self.view, cell) for cell in self.joined(self.cells.pieces(lines[index]))]
        united = bool(heads) and self.words.is_word(heads[0], "unit")
        known = sum(map(self.is_head, heads))
        if len(heads) < 2 or known < (len(heads) / 2 if united else len(heads)):
            return None
        whole = 0
        for line in lines[index + 1 : index + (1 + _LOOKED_AT if united else 3)]:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in self.cells.pieces(line)]
            fits = len(kinds) == len(heads) + 1 and kinds[0] == "T"
            fits = fits and (not united or kinds[1] == "U")
            fits = fits and all(kind in "ND" for kind in kinds[1 + united :])
            whole += fits
            if not fits and not (united and kinds[:2] == ["T", "U"]):
                return None
        return ["指标", *heads] if whole > 1 else None

    def of_one_value(self, lines: list[Line], index: int) -> list[str] | None:
        """Heads over a name and one value each, where a line is a rise in percent or a title that ends with one: 比上年上涨%."""
        line = lines[index]
        if line.end - line.start > LONGEST_UNNAMED:
            return None
        told = _RISE.search(self.text(line.start, line.end))
        if told is None:
            return None
        for below in lines[index + 1 : index + 1 + _LEAST_ALONE]:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in self.cells.pieces(below)]
            if kinds != ["T", "N"] or not self.view[below.end - 1].isdigit():
                return None
        return ["指标", told[0]] if index + _LEAST_ALONE < len(lines) else None

    def over_measures(self, lines: list[Line], index: int) -> list[list[GridCell]] | None:
        """Names over rows that say what is measured of each (一等 二等 三等 over 数量 9 5 3 and 百分比 53% 29% 18%), and these rows."""
        said: list[str] = []
        for line in lines[index + 1 : index + 1 + _MEASURES]:
            said.append(self.cells.first(line))
            if not self.words.is_word(said[-1], "share", "growth", "in_group"):
                return None
        if len(said) < _MEASURES or not any(self.words.is_word(text, "share") for text in said):
            return None
        names = self.cells.pieces(lines[index])
        if len(names) < _LEAST_NAMED or any(
            self.reader.kind(plain(self.view, cell)) != "T" for cell in names
        ):
            return None
        rows = [self.cells.pieces(line) for line in lines[index + 1 : index + 1 + _MEASURES]]
        for row in rows:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in row]
            if len(row) != len(names) + 1 or any(kind not in "ND" for kind in kinds[1:]):
                return None
        return [names, *rows]

    def _may_head(self, text: str) -> bool:
        """Whether heads of values may begin with a word: a head itself, or that of the units."""
        return self.is_head(text) or self.words.is_word(text, "unit")

    def with_units(self, names: Sequence[str], line: Line) -> list[str] | None:
        """Return the heads with the units of the line under them; None where that is no line of units."""
        units = [plain(self.view, cell) for cell in self.cells.pieces(line)]
        if len(units) != len(names) or not is_unit_row(units, self.reader):
            return None
        return [names[0], *(f"{name}（{unit}）" for name, unit in zip(names[1:], units[1:], strict=True))]

    def two_lines_of_heads(self, lines: list[Line], index: int) -> list[str] | None:
        """Heads on two lines, the last of the first line each over as many of the second, over a row of that width."""
        if index + 2 >= len(lines) or any(
            line.end - line.start > LONGEST_HEADS for line in lines[index : index + 2]
        ):
            return None
        rows: list[list[str]] = []
        for line in lines[index : index + 2]:
            text = self.view[line.start : line.end]
            if (" " not in text and not rows) or not _MARKS.isdisjoint(text):
                return None
            rows.append([plain(self.view, cell) for cell in self.cells.pieces(line)])
        first, second = rows
        if len(second) == 1:
            compared = HALF_COMPARED.fullmatch(first[-1]) is not None
            return self._wrapped(first, second[0], lines[index + 2]) if compared else None
        below = all(
            self.is_head(text) or self.words.is_word(BRACKETS.sub("", text), "link", "in_group")
            for text in second
        )
        if not below or any(self.reader.kind(text) in "ND" for text in first):
            return None
        width = len(self.cells.pieces(lines[index + 2]))
        over = len(first) + len(second) - width
        if 1 < over < len(first) and len(second) != over and len(second) % over:
            grouped = [
                heads for heads in groups_of_heads([*first, *second], self.words) if len(heads) == width
            ]
            unlike = unlike_groups([*first, *second], width, reader=self.reader, upper=len(first))
            grouped += [unlike] if unlike is not None else []
            return next((heads for heads in grouped if self.cells.whole_row(lines[index + 2], heads)), None)
        if not 1 <= over < len(first) or len(second) % over or len(second) == over:
            return None
        size = len(second) // over
        kept = first[: len(first) - over]
        spread = [first[len(kept) + i // size] + head for i, head in enumerate(second)]
        names = [*kept, *spread]
        return names if self.cells.whole_row(lines[index + 2], names) else None

    def _wrapped(self, first: Sequence[str], rest: str, below: Line) -> list[str] | None:
        """Heads whose last goes on in the next line: 1986年 1986年比 over 1985年增长%, with or without one of names."""
        heads = [*first[:-1], first[-1] + rest]
        if not all(map(self.is_head, heads)):
            return None
        return next(
            (names for names in (heads, ["指标", *heads]) if self.cells.whole_row(below, names) is not None),
            None,
        )

    def ragged_lines(self, lines: list[Line], index: int) -> list[str] | None:
        """Heads on two lines that no word of heads tells, some of the first over all of the second, over rows of figures."""
        if index + 3 >= len(lines) or any(
            line.end - line.start > LONGEST_HEADS for line in lines[index : index + 2]
        ):
            return None
        rows: list[list[GridCell | None]] = []
        for line in lines[index : index + 2]:
            text = self.view[line.start : line.end]
            if " " not in text or not _MARKS.isdisjoint(text):
                return None
            rows.append(list(self.cells.pieces(line)))
        if not self.words.ends(plain(self.view, rows[0][0]), "name", "place", "index", "year_row"):
            return None
        for line in lines[index + 2 : index + 2 + _LOOKED_AT]:
            row = self.cells.row_of_blanks(line)
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

    def heads_group(self, lines: list[Line], at: int, follows: bool) -> bool:
        """Whether a line inside a table is the heading of a group of rows: short words, a row after it."""
        line = lines[at]
        text = self.view[line.start : line.end]
        if not follows or line.breaks > 2 or len(text) > 20 or ":" in text or not _MARKS.isdisjoint(text):
            return False
        if TITLE_START.match(text) or (text[0].isdigit() and text[-1] == "%"):
            return False  # the title of the next table, the end of a head that wraps
        return self.reader.kind(self.text(line.start, line.end)) == "T" and self.of_line(line) is None
