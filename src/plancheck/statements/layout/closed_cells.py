"""Tables with a bar behind each cell, also behind empty ones, whose cells may go on over several lines: so many cells to a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancheck.statements.cell_text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.lines import caption_above
from plancheck.statements.layout.row_names import RowNames
from plancheck.statements.written import ENDS_SENTENCE, HAN

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
    wrapped: bool = False  # whether one goes on over several lines


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
        begin = end = -1  # of the cell that no bar has closed
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
                end = start + len(words)
                pieces += 1
            if closes:
                stretch.cells.append(GridCell(begin, end) if begin >= 0 else None)
                stretch.wrapped = stretch.wrapped or pieces > 1
                begin, pieces = -1, 0
            at += len(line) + 1
        yield stretch

    def _table(self, cells: Sequence[GridCell | None]) -> Grid | None:
        """The table whose heads begin with the first cell that heads names, of the only width whose rows hold what they should."""
        texts = [plain(self.view, cell) for cell in cells]
        begin = next((i for i, text in enumerate(texts) if self.words.is_word(text, "name")), None)
        if begin is None:
            return None
        kinds = [self.reader.kind(text) for text in texts[begin:]]
        fitting = [
            (width, values)
            for width in range(_LEAST_VALUES + 1, _MOST_COLUMNS + 1)
            if (values := self._values(texts[begin:], kinds, width))
        ]
        if len(fitting) != 1:
            return None
        width, values = fitting[0]
        padded = [*cells[begin:], *[None] * (-(len(cells) - begin) % width)]
        rows = [padded[at : at + width] for at in range(0, len(padded), width)]
        return self._grid(rows, values, [text for text in texts[:begin] if HAN.search(text)])

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
        whole = 0
        for at in range(width, len(kinds), width):
            row = kinds[at : at + width]
            if any(kind not in "NDEy" for kind in row[values[0] :]) or any(
                kind in "ND" for kind in row[: values[0]]
            ):
                return []
            whole += len(row) == width and all(row[column] in "Ny" for column in values)
        return values if whole >= _LEAST_ROWS else []

    def _grid(
        self, rows: Sequence[Sequence[GridCell | None]], values: Sequence[int], above: Sequence[str]
    ) -> Grid:
        heads = [plain(self.view, rows[0][column]) for column in values]
        named = self.names.read(
            [row[0] for row in rows[1:]],
            [any(row[column] is not None for column in values) for row in rows[1:]],
        )
        body = tuple(
            GridRow((row[0], *(row[column] for column in values)), name.group, told=(name.text,))
            for row, name in zip(rows[1:], named, strict=True)
            if name.text
        )
        filled = [cell for row in rows for cell in row if cell is not None]
        caption = caption_above(above[-2:])
        return Grid(filled[0].start, filled[-1].end, caption, ("指标", *heads), body)
