"""A table as a grid: cells by their offsets in the view, under the heads of their columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plancheck.statements.words.written import WORD


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class GridCell:
    """A cell's text by its offsets in the view."""

    start: int
    end: int


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class GridRow:
    """A row: one cell or None for each column, and the heading in the table it stands under."""

    cells: tuple[GridCell | None, ...]
    group: GridCell | None = None
    sure: bool = True  # False where empty cells were lost and a value could stand under several heads
    told: tuple[str, ...] = ()  # texts of the first cells where a page tore them into pieces that stand apart
    placed: bool = True  # False where nothing tells under which heads its values stand
    half: str = ""  # the head over its name where it stood beside another: 收入 or 支出


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Parameters
    ----------
    start, end : int
        Span of the heads and rows in the view.
    caption : str
        The lines above it: number and title, unit.
    heads : tuple of str
        One for each column, the heads above it joined, without blanks.
    rows : tuple of GridRow
    """

    start: int
    end: int
    caption: str
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]


def plain(view: str, cell: GridCell | None) -> str:
    """Return a cell's text without blanks."""
    return "".join(view[cell.start : cell.end].split()) if cell is not None else ""


def trim(view: str, start: int, end: int) -> GridCell | None:
    """Return the cell of a span without the blanks at its ends; None where nothing is left."""
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return GridCell(start, end) if end > start else None


def words_between(view: str, start: int, end: int) -> list[GridCell]:
    """Return a cell for each word of a span that blanks part."""
    return [GridCell(word.start(), word.end()) for word in WORD.finditer(view, start, end)]


def trimmed(row: Sequence[GridCell | None]) -> Sequence[GridCell | None]:
    """Return a row without its empty cells at the end."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def leading_empty(row: Sequence[GridCell | None]) -> int:
    """Return how many empty cells a row begins with."""
    return next((i for i, cell in enumerate(row) if cell is not None), len(row))


def mask(view: str, grids: Iterable[Grid]) -> str:
    """Return a view whose tables are blank but for a full stop, so that no sentence goes on across one."""
    parts, at = [], 0
    for grid in sorted(grids, key=lambda grid: grid.start):
        if grid.start < at or grid.end - grid.start < 3:
            continue
        size = grid.end - grid.start
        parts += [view[at : grid.start], "\n。\n", " " * (size - 3)]
        at = grid.end
    return "".join([*parts, view[at:]])
