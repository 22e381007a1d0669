"""Tables with one cell on a line that kept their empty cells: of heads over several columns, of names merged over several rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell
from plancheck.statements.layout.marked import MarkedTables
from plancheck.statements.layout.matrix import grid_of_matrix

_HEAD_ROWS = (2, 3)
_LEAST_ROWS = 2
_LEAST_COLUMNS = 3
_MOST_COLUMNS = 24
_OF_VALUES = "NDEyUP"
_OF_WORDS = "TUEyYPD"


class WholeMatrix(LayoutReader):
    """Reads tables with one cell on a line in which an empty line stands for each empty cell, so that all rows are as wide."""

    def __init__(self, view: str, marked: MarkedTables) -> None:
        super().__init__(view, marked.reader)
        self.marked = marked

    def read(self, tokens: Sequence[GridCell | None], kinds: Sequence[str], caption: str) -> Grid | None:
        """Return the table; None where no width makes rows of heads above rows of values of all its cells.

        Parameters
        ----------
        tokens, kinds : sequence
            The cells, None for an empty one, and the kind of each; the first is the first head.
        caption : str
            The lines above.
        """
        if "E" not in kinds:
            return None
        first = next((i for i, kind in enumerate(kinds) if kind == "N"), 0)
        rows_of_heads = _HEAD_ROWS if "E" in kinds[:first] else (1,)
        for count, width in itertools.product(rows_of_heads, range(_LEAST_COLUMNS, _MOST_COLUMNS + 1)):
            begin = count * width
            if not begin <= first < begin + width or not self._are_heads(kinds[:begin], width):
                continue
            end = self._end_of_rows(kinds, begin, width)
            if (end - begin) // width < _LEAST_ROWS or "N" in kinds[end:]:
                continue
            rows = [list(tokens[at : at + width]) for at in range(0, end, width)]
            matrix = self.marked.matrix_of(rows)
            if matrix is None:
                continue
            filled = [token for token in tokens[:end] if token is not None]
            return grid_of_matrix(
                *matrix, self.view, self.reader, filled[0].start, filled[-1].end, caption, heads=count
            )
        return None

    @staticmethod
    def _are_heads(kinds: Sequence[str], width: int) -> bool:
        """Whether rows of cells head every column: one alone all of them, of several the last those under a head over several."""
        rows = [kinds[at : at + width] for at in range(0, len(kinds), width)]
        if any(kind not in "TUyYE" for kind in kinds):
            return False
        if len(rows) == 1:
            return "E" not in rows[0]
        merged = rows[0][0] != "E" and rows[-1][0] == "E" and "E" in rows[0]
        return merged and all(any(row[column] != "E" for row in rows) for column in range(width))

    @staticmethod
    def _end_of_rows(kinds: Sequence[str], begin: int, width: int) -> int:
        """The cell behind the last row of a width that holds words and values in the columns where the first row has them."""
        first = kinds[begin : begin + width]
        wants = [_OF_VALUES if kind in "NDEy" else _OF_WORDS for kind in first]
        wants[0] += "E"  # a number of a row, or a name merged over several
        at = begin
        while at + width <= len(kinds):
            row = kinds[at : at + width]
            named = any(kind in "TyY" for kind in row)
            if not named or "N" not in row[1:] or any(k not in w for k, w in zip(row, wants, strict=True)):
                break
            at += width
        return at
