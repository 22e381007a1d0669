"""Where the columns of a table stand on a page, told by the rows that have a cell in each of them."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from statistics import median

from plancheck.statements.layout.grid import GridCell

_LEAST_WHOLE = 2  # rows with a cell in every column
_BETWEEN = 3  # a cell farther than a third of the least distance of two columns stands in none
_MOSTLY = 0.8  # of those that stand where the columns do


class ColumnPlaces:
    """The middle of each column, in characters of a line of which a Chinese one takes two."""

    def __init__(self, view: str, centres: Sequence[float]) -> None:
        self.view, self.centres = view, centres

    def columns(self, cells: Sequence[GridCell]) -> list[int] | None:
        """Return the column nearest to each cell; None where two cells would stand in one, or in another order."""
        columns = []
        for cell in cells:
            at = centre(self.view, cell)
            columns.append(min(range(len(self.centres)), key=lambda column: abs(self.centres[column] - at)))
        ordered = all(before < after for before, after in itertools.pairwise(columns))
        return columns if ordered else None

    def stand(self, cells: Sequence[GridCell]) -> bool:
        """Return whether each cell stands in a column rather than between two of them."""
        apart = min((b - a for a, b in itertools.pairwise(self.centres)), default=0.0)
        return all(
            min(abs(middle - centre(self.view, cell)) for middle in self.centres) <= apart / _BETWEEN
            for cell in cells
        )

    def lay(self, cells: Sequence[GridCell]) -> list[GridCell | None] | None:
        """Return the cells of a row with None for each empty one; None where `columns` gives none."""
        columns = self.columns(cells)
        if columns is None:
            return None
        laid: list[GridCell | None] = [None] * len(self.centres)
        for cell, column in zip(cells, columns, strict=True):
            laid[column] = cell
        return laid


def find_column_places(view: str, whole: Sequence[Sequence[GridCell]]) -> ColumnPlaces | None:
    """Return the places of the columns of rows that have a cell in each; None where lines do not keep their cells in place.

    Parameters
    ----------
    view : str
        The text, with the blanks that a page's lines have.
    whole : sequence of sequence of GridCell
        Rows of one length.
    """
    if len(whole) < _LEAST_WHOLE:
        return None
    width = len(whole[0])
    places = ColumnPlaces(
        view, [median(centre(view, row[column]) for row in whole) for column in range(width)]
    )
    in_place = sum(places.columns(row) == list(range(width)) for row in whole)
    return places if in_place >= _MOSTLY * len(whole) else None


def centre(view: str, cell: GridCell) -> float:
    """Return the middle of a cell on its line, in characters of which a Chinese one takes two."""
    begin = view.rfind("\n", 0, cell.start) + 1
    return _wide(view[begin : cell.start]) + _wide(view[cell.start : cell.end]) / 2


def _wide(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)
