"""Where the values of a row stand that has fewer than there are columns of years, and lost its empty cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancheck.statements.layout.grid import GridCell
from plancheck.statements.layout.year_heads import YearColumn

WIDE = 3  # blanks between two values with an empty cell between them, where one parts all others
_MOST_WAYS = 4000


@dataclass(frozen=True, slots=True)
class Spacing:
    """What the blanks of a table tell of its empty cells.

    Parameters
    ----------
    tight : bool
        Whether one blank parts the values of rows that have all of them, so that more stand for an empty cell.
    leading : bool
        Whether less than that parts the names of such rows from their values, so that more stand for the first cells.
    trailing : bool
        Whether some lines keep blanks behind their last word, so that a line without them lacks none of its last cells.
    """

    tight: bool
    leading: bool
    trailing: bool


class LostCells:
    """Lays the values of rows."""

    def __init__(self, view: str) -> None:
        self.view = view

    def lay(
        self,
        values: Sequence[GridCell],
        columns: Sequence[YearColumn],
        spacing: Spacing,
        blanks: tuple[int, int],
    ) -> list[GridCell | None] | None:
        """Return the values with None for each empty cell; None where they could stand in several ways.

        Parameters
        ----------
        values : sequence of GridCell
            At most as many as there are columns.
        columns : sequence of YearColumn
            An index or a rate has a value where the amounts that it is reckoned from have, and else none.
        spacing : Spacing
        blanks : tuple of int
            How many stand before the first value and behind the last.
        """
        if len(values) == len(columns):
            return list(values)
        if not spacing.tight:
            return None
        before_first, behind_last = blanks
        runs = [1]
        for before, after in itertools.pairwise(values):
            if after.start - before.end >= WIDE:
                runs.append(1)
            else:
                runs[-1] += 1
        ways = []
        for number, way in enumerate(_ways(runs, len(columns))):
            if number > _MOST_WAYS:
                return None
            if spacing.leading and (way[0] == 0) == (before_first >= WIDE):
                continue
            if spacing.trailing and (way[-1] == len(columns) - 1) == (behind_last > 0):
                continue
            if _fits(frozenset(way), columns):
                ways.append(way)
        if len(ways) != 1:
            return None
        laid: list[GridCell | None] = [None] * len(columns)
        for column, value in zip(ways[0], values, strict=True):
            laid[column] = value
        return laid


def _ways(runs: Sequence[int], width: int, begin: int = 0) -> Iterator[list[int]]:
    """Yield the columns of values in runs without an empty cell inside them and with one at least between two."""
    if not runs:
        yield []
        return
    rest = sum(runs[1:]) + len(runs) - 1
    for at in range(begin, width - rest - runs[0] + 1):
        here = list(range(at, at + runs[0]))
        for behind in _ways(runs[1:], width, at + runs[0] + 1):
            yield here + behind


def _fits(filled: frozenset[int], columns: Sequence[YearColumn]) -> bool:
    """Whether each index and rate is there where the amounts it is reckoned from are, and only there."""
    amounts = {column.years[0]: i in filled for i, column in enumerate(columns) if not column.reckoned}
    for i, column in enumerate(columns):
        if column.reckoned and (i in filled) != all(amounts.get(year, True) for year in column.years):
            return False
    return True
