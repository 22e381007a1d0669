"""Lay the cells of a row that lost some under the heads they fit."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.grid import GridCell, plain, trimmed
from plancheck.statements.layout.heads import WANTS, role_of_head
from plancheck.statements.words.written import BRACKETS

_IMPOSSIBLE = -10_000
_DROPPED = 9  # what a cell costs that is laid under no head
# columns in which a row of totals has no number
_NOT_SUMMED = ("text", "span", "date", "note", "name", "place")
_MOST_COLUMNS = 12  # value columns up to which every way of laying a row's values is compared
_UNLIKE = 20  # how many times greater one level of a row is than another before they are hardly of one thing


def align(
    row: Sequence[GridCell | None], heads: Sequence[str], view: str, reader: CellReader
) -> tuple[tuple[GridCell | None, ...], bool]:
    """Lay the cells of a row under its heads: in order, each where its kind fits best.

    A row as long as the heads is taken as it is unless its values stand under words; a shorter one lost empty cells.

    Returns
    -------
    cells : tuple of GridCell or None
    sure : bool
        False where a value could stand under several heads.
    """
    width = len(heads)
    cells = tuple(trimmed(row))
    if len(cells) == width:
        return cells, True
    roles = [role_of_head(head, reader) for head in heads]
    if len(cells) < width and any(cell is None for cell in cells):
        kept = (*cells, *[None] * (width - len(cells)))
        if all(
            cell is None or reader.kind(plain(view, cell)) in WANTS.get(role, "NDyT")
            for cell, role in zip(kept, roles, strict=True)
        ):
            return kept, True
    filled = _FilledCells([cell for cell in cells if cell is not None], heads, roles, view, reader)
    summed = filled.summed_by_unit()
    if summed is not None:
        return summed, True
    laid = filled.laid_in_order()
    sure = filled.is_sure(laid)
    return laid if sure else _lay_by_kind(laid, heads, roles, view, reader), sure


class _FilledCells:
    """The filled cells of a row, and how well each fits under each head."""

    def __init__(
        self,
        cells: Sequence[GridCell],
        heads: Sequence[str],
        roles: Sequence[str],
        view: str,
        reader: CellReader,
    ) -> None:
        self.cells, self.heads, self.roles, self.words = cells, heads, roles, reader.words
        self.reader = reader
        self.kinds = [reader.kind(plain(view, cell)) for cell in cells]
        self.sums = bool(cells) and self.words.is_word(plain(view, cells[0]), "total")
        self.bracketed = [view[cell.start] in "〔[" for cell in cells]
        self.in_percent = [view[cell.end - 1] == "%" for cell in cells]

    def summed_by_unit(self) -> tuple[GridCell | None, ...] | None:
        """A row of sums whose values stand under the heads with a unit of their own: what each row counts by its own has no sum."""
        if not self.sums or "unit" not in self.roles or "U" in self.kinds:
            return None
        room = [i for i, role in enumerate(self.roles) if role == "value"]
        united = [i for i in room if next(self.reader.units_in(self.heads[i]), None) is not None]
        values = [cell for cell, kind in zip(self.cells, self.kinds, strict=True) if kind in "NDy"]
        if len(united) == len(room) or len(values) != len(united) or len(self.cells) != len(values) + 1:
            return None
        laid: list[GridCell | None] = [None] * len(self.heads)
        laid[next((i for i, role in enumerate(self.roles) if role == "name"), 0)] = self.cells[0]
        for i, cell in zip(united, values, strict=True):
            laid[i] = cell
        return tuple(laid)

    def laid_in_order(self) -> tuple[GridCell | None, ...]:
        """The cells in their order under the heads they fit best; one that fits under none is dropped."""
        width, count = len(self.heads), len(self.cells)
        # best[i][c]: the first i cells laid under the first c heads
        best = [[0] * (width + 1)] + [[_IMPOSSIBLE] * (width + 1) for _ in range(count)]
        for i in range(1, count + 1):
            for column in range(1, width + 1):
                skip = best[i][column - 1]
                lay = best[i - 1][column - 1] + self._fits(i - 1, column - 1)
                drop = best[i - 1][column] - _DROPPED
                best[i][column] = max(skip, lay, drop)
        laid: list[GridCell | None] = [None] * width
        i, column = count, width
        while i > 0 and column > 0:
            if best[i][column] == best[i][column - 1] and best[i][column] != _IMPOSSIBLE:
                column -= 1
            elif best[i][column] == best[i - 1][column - 1] + self._fits(i - 1, column - 1):
                laid[column - 1] = self.cells[i - 1]
                i, column = i - 1, column - 1
            else:
                i -= 1
        return tuple(laid)

    def _fits(self, i: int, column: int) -> int:
        """How well a cell fits under a head; less than nothing where it is of another kind."""
        role, head = self.roles[column], self.heads[column]
        score = 6 if self.kinds[i] in WANTS.get(role, "NDy") else -8
        if self.sums and role in _NOT_SUMMED and self.kinds[i] == "N":
            score = -8  # 合计 has values where the rows above it have them
        if role == "value" and self.bracketed[i]:
            score += 2 if "计" in head or "[" in head or "〔" in head else self._is_rate(head)
        if role == "value" and self.in_percent[i]:
            score += 1 if self.words.ends(head, "growth", "growth_per_year", "share") else 0
        return score

    def _is_rate(self, head: str) -> bool:
        """Whether a head is of growth: what is gathered over the years stands in brackets under it."""
        return self.words.ends(BRACKETS.sub("", head).rstrip("%‰"), "growth_per_year", "growth")

    def is_sure(self, laid: Sequence[GridCell | None]) -> bool:
        """Whether no value could stand under another head: there is one for each, or brackets and percents tell where."""
        numbered = sum(
            1 for role, cell in zip(self.roles, laid, strict=True) if role == "index" and cell is not None
        )
        values = [i for i, kind in enumerate(self.kinds) if kind in "NDy"]
        told = sum(1 for i in values if self.bracketed[i] or self.in_percent[i])
        room = sum(1 for role in self.roles if role == "value")
        count = len(values) - numbered
        return count <= told or count >= room or room == 1


def _lay_by_kind(
    laid: Sequence[GridCell | None], heads: Sequence[str], roles: Sequence[str], view: str, reader: CellReader
) -> tuple[GridCell | None, ...]:
    """Lay the values of a row that lost cells under the heads they fit: rates under yearly growth, levels under years.

    A row in percent seldom has a yearly growth; a growth is below 100; the levels of a row are of like size. Where
    nothing decides, columns fill from the left.
    """
    room = [i for i, role in enumerate(roles) if role == "value"]
    values = [cell for i in room if (cell := laid[i]) is not None]
    if len(room) > _MOST_COLUMNS or not values:
        return tuple(laid)
    others = [plain(view, cell) for i, cell in enumerate(laid) if i not in room and cell is not None]
    units = [unit for text in others if reader.kind(text) == "U" and (unit := reader.unit(text)) is not None]
    units += [unit for text in others for unit in reader.units_in(text)]
    in_percent = bool(units) and units[0].kind == "percent"
    read = [reader.value(view, cell.start, cell.end) for cell in values]
    decimals = [value.numbers[-1].numeral.decimals if value is not None else 0 for value in read]
    sizes = [abs(value.numbers[-1].numeral.value) if value is not None else None for value in read]
    yearly = [
        reader.words.ends(
            BRACKETS.sub("", heads[i]).rstrip("%‰"), "growth_per_year", "growth", "change", "cumulative"
        )
        for i in room
    ]

    def score(columns: Sequence[int]) -> int:
        points, levels = 0, []
        for number, column in enumerate(columns):
            value, size = read[number], sizes[number]
            if value is None or size is None:
                continue
            rate = not in_percent and value.unit is not None and value.unit.kind == "percent"
            if yearly[column]:
                points += 4 if rate or value.bracketed else 0
                points -= 4 * (size >= 100) + 4 * (in_percent and not value.bracketed)
                points += 2 * (decimals[number] == 1 and not any(decimals[:number]) and number > 0)
            else:
                points += 1 - 5 * (rate or value.bracketed)
                # what is reached is said exactly, what is aimed at with a bound: ≥5 stands under the later year
                points -= 3 * (value.qualifier != "exact" and column == 0 and len(room) > 1)
                levels.append(size)
        if levels and not in_percent and max(levels) > _UNLIKE * min(levels):
            points -= 3
        return points

    best = max(itertools.combinations(range(len(room)), len(values)), key=score)  # the first of equals
    out = list(laid)
    for i in room:
        out[i] = None
    for cell, column in zip(values, best, strict=True):
        out[room[column]] = cell
    return tuple(out)
