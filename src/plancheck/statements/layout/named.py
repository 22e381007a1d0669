"""Tables whose rows stand on two lines: a name, and under it the values parted by blanks."""

from __future__ import annotations

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, trim
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import CAPTION, Line

_LEAST_PAIRS = 3  # fewer names with values under them may be chance
_LEAST_VALUES = 2
_MOST_HEADS = 14
NAME_LENGTH = 24


class NamedLines(LayoutReader):
    """Reads tables with the name of a row on one line and its values on the next."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells) -> None:
        super().__init__(view, reader)
        self.cells = cells

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose heads, one on a line, begin at a line, and the line after it.

        There are as many heads as a name and its values make together; a head wrapped over two lines stands without the
        empty line that parts the others.
        """
        if lines[index].end - lines[index].start > NAME_LENGTH:
            return None
        first = self.text(lines[index].start, lines[index].end)
        if not self.words.is_word(first, "name", "place"):
            return None
        begin = next(
            (
                at
                for at in range(index + _LEAST_VALUES + 1, min(len(lines) - 1, index + 2 * _MOST_HEADS))
                if self._values(lines[at + 1]) and self._is_name(lines[at])
            ),
            None,
        )
        if begin is None or not all(self._is_name(line) for line in lines[index:begin]):
            return None
        count = len(self._values(lines[begin + 1]))
        heads = self._heads(lines[index:begin], count + 1)
        if heads is None:
            return None
        rows: list[GridRow] = []
        pairs, at = 0, begin
        while at < len(lines) and lines[at].breaks <= 3:
            if (
                at + 1 < len(lines)
                and self._is_name(lines[at])
                and len(values := self._values(lines[at + 1])) == count
            ):
                rows.append(GridRow((GridCell(lines[at].start, lines[at].end), *values)))
                pairs += 1
                at += 2
                continue
            row = self.cells.row_of_blanks(lines[at])
            if row is None or len(row) != count + 1:
                break
            rows.append(GridRow(tuple(row)))
            at += 1
        if pairs < _LEAST_PAIRS:
            return None
        return Grid(
            lines[index].start, lines[at - 1].end, self.caption_of(lines, index), tuple(heads), tuple(rows)
        ), at

    def _is_name(self, line: Line) -> bool:
        text = self.view[line.start : line.end]
        if (
            len(text) > NAME_LENGTH
            or text[-1] in "。；，："
            or (CAPTION.match(text) and text[0] in "附表专图")
        ):
            return False
        return self.reader.kind(self.text(line.start, line.end)) in "TU"

    def _values(self, line: Line) -> list[GridCell]:
        """The cells of a line that holds nothing but figures and marks for none; empty for any other."""
        text = self.view[line.start : line.end]
        if len(text) > 120 or " " not in text or not (text[0].isascii() or text[0] in "…〔"):
            return []
        cells = []
        at = line.start
        for piece in text.split(" "):
            cell = trim(self.view, at, at + len(piece))
            at += len(piece) + 1
            if cell is not None:
                cells.append(cell)
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        fits = len(cells) >= _LEAST_VALUES and "N" in kinds and all(kind in "NDy" for kind in kinds)
        return cells if fits else []

    def _heads(self, lines: list[Line], count: int) -> list[str] | None:
        """The heads on some lines, wrapped ones joined; None where they are not as many as the columns."""
        single = [self.text(line.start, line.end) for line in lines]
        if len(single) == count:
            return single
        usual = max((line.breaks for line in lines[1:]), default=1)
        heads: list[str] = []
        for line, text in zip(lines, single, strict=True):
            if heads and line.breaks < usual and line is not lines[0]:
                heads[-1] += text
            else:
                heads.append(text)
        return heads if len(heads) == count else None
