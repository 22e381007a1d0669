"""The cells of one line: parted by bars, tabs or blanks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell, plain, trim
from plancheck.statements.layout.heads import WANTS, role_of_head
from plancheck.statements.layout.lines import Line
from plancheck.statements.words.written import HAN

# blanks between empty brackets part no cells, nor do those of a day in figures: 规划目标[ ], 2012 年 6 月底
_PIECE = re.compile(
    r"(?:19|20)[0-9]{2} 年 ?(?:1[0-2]|[1-9]) ?月[末底]?(?!\S)|(?:[^\s\[〔]+|[\[〔] {1,4}[\]〕]|[\[〔])+"
)
_LONGEST_SPACED = 3  # characters of a name that blanks part
_MARKS = frozenset("，。；！？")


class LineCells(LayoutReader):
    """Takes lines apart into cells.

    One line may be asked for up to eight times, as one of heads, of units or a row: its cells are kept.
    """

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self._known: dict[tuple[int, int], tuple[GridCell, ...]] = {}  # cells by the span of their line

    def split(self, line: Line) -> list[GridCell | None]:
        """The cells between bars, between tabs, or between blanks; None for an empty one."""
        view = self.view
        text = view[line.start : line.end]
        if text.count("|") >= 2:
            begin = line.start + (1 if text[0] == "|" else 0)
            return self._between("|", begin, view[begin : line.end - (1 if text[-1] == "|" else 0)])
        if "\t" in text:
            at = view.rfind("\n", 0, line.start) + 1  # tabs before the first word are empty cells
            text = view[at : line.end].lstrip(" \f\r")
            return self._between("\t", line.end - len(text), text)
        return [
            GridCell(line.start + word.start(), line.start + word.end()) for word in _PIECE.finditer(text)
        ]

    def _between(self, mark: str, at: int, text: str) -> list[GridCell | None]:
        cells: list[GridCell | None] = []
        for piece in text.split(mark):
            cells.append(trim(self.view, at, at + len(piece)))
            at += len(piece) + 1
        return cells

    def pieces(self, line: Line) -> list[GridCell]:
        """The cells of a line; asked for up to eight times, as a line may be one of heads, of units or a row."""
        span = line.start, line.end
        known = self._known.get(span)
        if known is None:
            cells = self._with_name([cell for cell in self.split(line) if cell is not None])
            cells = self._with_units(cells)
            known = self._known[span] = tuple(cells)
        return list(known)

    def _with_name(self, cells: list[GridCell]) -> list[GridCell]:
        """Join the characters of a name that blanks part, where a value or its unit follows them: 棉 花 447 18.1."""
        view, size = self.view, 0
        while (
            size < len(cells)
            and cells[size].end - cells[size].start == 1
            and view[cells[size].start] >= "\u4e00"
        ):
            size += 1
        if not 2 <= size <= _LONGEST_SPACED or size == len(cells):
            return cells
        behind = cells[size]
        # 粮 食 亿公斤 4650: a unit, and the value behind it
        united = size + 1 < len(cells) and self.reader.kind(plain(view, behind)) == "U"
        if not view[cells[size + united].start].isdigit():
            return cells
        return [GridCell(cells[0].start, cells[size - 1].end), *cells[size:]]

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

    def first(self, line: Line) -> str:
        """The first of the pieces of a line, without blanks; empty where there is none."""
        text = self.view[line.start : line.end]
        if text.count("|") >= 2 or "\t" in text:
            pieces = self.pieces(line)
            return plain(self.view, pieces[0]) if pieces else ""
        word = _PIECE.match(text)
        return "".join(word[0].split()) if word is not None else ""

    def row_of_blanks(self, line: Line) -> list[GridCell] | None:
        """The cells of a line parted by blanks: number, name, unit, then values and marks to its end."""
        view = self.view
        if line.end - line.start > 120 or " " not in view[line.start : line.end]:
            return None
        if not _MARKS.isdisjoint(view[line.start : line.end]):
            return None
        parts = self.pieces(line)
        if len(parts) == 2 and self._is_bound(parts[0]):
            return None  # 大于 100 is one cell
        kinds = [self.reader.kind(plain(view, part)) for part in parts]
        if len(parts) >= 3 and kinds[0] == "N" and HAN.search(plain(view, parts[0])):
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

    def whole_row(self, line: Line, names: Sequence[str]) -> list[GridCell] | None:
        """The cells of a line parted by blanks that has one of the right kind for each head."""
        text = self.view[line.start : line.end]
        if " " not in text or len(text) > 160 or not _MARKS.isdisjoint(text):
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
