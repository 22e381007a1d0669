"""A value of a table with all that stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.statements.cells.values import CellValue
from plancheck.statements.context.outline import Place
from plancheck.statements.table.column_heads import Column
from plancheck.statements.table.rows import Row
from plancheck.statements.table.titles import Title


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class ValueContext:
    """A value and what says what it is.

    Parameters
    ----------
    value : CellValue
    column : Column
        The one it stands in, with what its neighbours and the value's own remark say for it.
    row : Row
    name : str
        The name in its row that it is of: the nearest on its left.
    title : Title
        What the lines above the table say.
    place : Place
        Where in the document the table stands.
    side : str
        收入 or 支出 where that is the head over the names on its left: the side of an account it is on.
    """

    value: CellValue
    column: Column
    row: Row
    name: str
    title: Title
    place: Place
    side: str = ""

    @property
    def gathered(self) -> bool:
        """Whether the value is gathered over the plan's years: in square brackets, or under 累计."""
        return self.value.bracketed or self.column.gathered
