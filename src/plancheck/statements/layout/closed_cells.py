"""Tables with a bar behind each cell, also behind empty ones, whose cells may go on over several lines: so many cells to a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.heads import joined_head
from plancheck.statements.layout.lines import caption_above
from plancheck.statements.layout.row_names import RowNames
from plancheck.statements.words.written import ENDS_SENTENCE, HAN

_LEAST_CELLS = 24  # of a table of this kind
_MOST_COLUMNS = 24
_LEAST_ROWS = 3  # with a value in every column of values
_LEAST_VALUES = 2  # columns
_MOST_PIECES = 4  # lines of one cell
_LONGEST_PIECE = 60  # characters of one line


@dataclass(slots=True)
class _Stretch:
    """Cells that each end in a bar, one after the other."""

    cells: list[GridCell | None]
    wrapped: bool = False  # whether one goes on over several lines, be it with no more than its bar


class ClosedCells(LayoutReader):
    """Reads tables whose cells are each closed by a bar."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.names = RowNames(view)

    def read(self) -> list[Grid]:
        """Return the tables some of whose cells go on over several lines; others are left to the readers of single lines."""
        if "|" not in self.view:
            return []
        found: list[Grid] = []
        for stretch in self._stretches():
            if stretch.wrapped and len(stretch.cells) >= _LEAST_CELLS:
                grid = self._table(stretch.cells)
                if grid is not None:
                    found.append(grid)
        return found

    def _stretches(self) -> Iterator[_Stretch]:
        """Yield the runs of lines that end in a bar or go on in one that does."""
        stretch = _Stretch([])
        begin = end = last = -1  # of the cell that no bar has closed, and the start of its last line
        pieces = at = 0
        for line in self.view.split("\n"):
            text = line.strip()
            closes = text.endswith("|")
            words = text[:-1].rstrip() if closes else text
            if (
                "|" in words
                or len(words) > _LONGEST_PIECE
                or ENDS_SENTENCE.search(words)
                or pieces > _MOST_PIECES
            ):
                yield stretch
                stretch, begin, pieces = _Stretch([]), -1, 0
                at += len(line) + 1
                continue
            if words:
                start = at + line.index(words)
                begin = start if begin < 0 else begin
                last = start
                end = start + len(words)
                pieces += 1
            if closes:
                if not stretch.cells and pieces > 1 and self._names_rows(last, end):
                    # the title: no bar stands before the first cell
                    stretch.cells.append(GridCell(begin, last))
                    begin = last
                stretch.cells.append(GridCell(begin, end) if begin >= 0 else None)
                stretch.wrapped = stretch.wrapped or pieces > 1 or (pieces == 1 and not words)
                begin, pieces = -1, 0
            at += len(line) + 1
        yield stretch

    def _names_rows(self, start: int, end: int) -> bool:
        """Whether a span holds the head of the names of rows."""
        return self.words.is_word(self.text(start, end), "name", "place")

    def _table(self, cells: Sequence[GridCell | None]) -> Grid | None:
        """The table whose heads begin with the first cell that heads names, of the only width whose rows hold what they should."""
        texts = [plain(self.view, cell) for cell in cells]
        begin = next(
            (i for i, cell in enumerate(cells) if cell and self._names_rows(cell.start, cell.end)), None
        )
        if begin is None:
            return None
        above = [text for text in texts[:begin] if HAN.search(text)]
        kinds = [self.reader.kind(text) for text in texts[begin:]]
        heads = self._heads_over_parts(texts[begin:], kinds)
        if heads:
            first = kinds.index("N") - 1
            width, values = len(heads), list(range(1, len(heads)))
            if not self._are_rows(kinds[first:], width, values):
                return None
            return self._grid(cells[begin:], first, heads, values, above)
        fitting = [
            (width, values)
            for width in range(_LEAST_VALUES + 1, _MOST_COLUMNS + 1)
            if (values := self._values(texts[begin:], kinds, width))
        ]
        if len(fitting) != 1:
            return None
        width, values = fitting[0]
        return self._grid(cells[begin:], width, texts[begin : begin + width], values, above)

    def _heads_over_parts(self, texts: Sequence[str], kinds: Sequence[str]) -> list[str]:
        """One head for each column where those of a first row stand over the same few of a second each; none where they do not.

        城市, 茶业产值, 种茶 and then （亿元）, 增长%, （亿元）, 增长%.
        """
        count = kinds.index("N") - 2 if "N" in kinds else 0  # heads but for that of the names
        for size in range(2, count // 2 + 1):
            over, rest = divmod(count, size + 1)
            upper, lower = texts[1 : 1 + over], texts[1 + over : 1 + count]
            if rest or over < _LEAST_VALUES or not all(upper) or list(lower) != list(lower[:size]) * over:
                continue
            if all(self.reader.kind(text) == "U" or self.is_head(text) for text in lower[:size]):
                pairs = [(head, below) for head in upper for below in lower[:size]]
                return [texts[0], *(joined_head(pair, self.reader) for pair in pairs)]
        return []

    def _values(self, texts: Sequence[str], kinds: Sequence[str], width: int) -> list[int]:
        """The columns of values where cells in rows of a width are heads, names and values in their places; none where they are not."""
        if len(kinds) < (_LEAST_ROWS + 1) * width:
            return []
        values = [column for column in range(1, width) if "N" in kinds[column + width :: width]]
        heads = [texts[column] for column in values]
        if len(values) < _LEAST_VALUES or values != list(range(values[0], width)) or not all(heads):
            return []
        if not all(self.is_head(head) for head in heads) or any(
            kinds[column] == "N" for column in range(values[0])
        ):
            return []
        if any(HAN.search(text) for column in range(1, values[0]) for text in texts[column::width]):
            return []  # units, or names of parts: no second language
        return values if self._are_rows(kinds[width:], width, values) else []

    @staticmethod
    def _are_rows(kinds: Sequence[str], width: int, values: Sequence[int]) -> bool:
        """Whether rows of a width hold values in the columns of values alone, and some in all of them."""
        whole = 0
        for at in range(0, len(kinds), width):
            row = kinds[at : at + width]
            if any(kind not in "NDEy" for kind in row[values[0] :]) or any(
                kind in "ND" for kind in row[: values[0]]
            ):
                return False
            whole += len(row) == width and all(row[column] in "Ny" for column in values)
        return whole >= _LEAST_ROWS

    def _grid(
        self,
        cells: Sequence[GridCell | None],
        first: int,
        heads: Sequence[str],
        values: Sequence[int],
        above: Sequence[str],
    ) -> Grid:
        """The table of cells the first so many of which are heads."""
        width = len(heads)
        padded = [*cells[first:], *[None] * (-(len(cells) - first) % width)]
        rows = [padded[at : at + width] for at in range(0, len(padded), width)]
        named = self.names.read(
            [row[0] for row in rows], [any(row[column] is not None for column in values) for row in rows]
        )
        body = tuple(
            GridRow((row[0], *(row[column] for column in values)), name.group, told=(name.text,))
            for row, name in zip(rows, named, strict=True)
            if name.text
        )
        filled = [cell for cell in cells if cell is not None]
        caption = caption_above(above[-2:])
        told = ("指标", *(heads[column] for column in values))
        return Grid(filled[0].start, filled[-1].end, caption, told, body)
