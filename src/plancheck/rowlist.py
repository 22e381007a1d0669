"""Rows of one table as a list: it counts itself, shows itself as a table in a notebook and becomes a frame."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, TypeVar

from plancheck.amounts import count_of
from plancheck.htmltable import html_table
from plancheck.schema import Table
from plancheck.tables import rows_frame

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class RowList(list[T]):
    """A list of rows of one table; what a kind of rows shows is said by its subclass.

    Attributes
    ----------
    table : Table
    called : str
        What one row is called when rows are counted.
    verdict, verdicts : str, tuple of str
        The column by which they are counted, and its values in the order told.
    header, footer : tuple of str, str
        Of the table shown.
    """

    table: ClassVar[Table]
    called: ClassVar[str]
    verdict: ClassVar[str]
    verdicts: ClassVar[tuple[str, ...]]
    header: ClassVar[tuple[str, ...]]
    footer: ClassVar[str] = ""

    def cells(self, row: T) -> tuple[object, ...]:
        """Return what is shown of a row, one cell for each name of `header`."""
        raise NotImplementedError

    def hint(self, row: T) -> str:
        """Return what is shown when the pointer rests on a row."""
        raise NotImplementedError

    def __repr__(self) -> str:
        counts = Counter(getattr(row, self.verdict) for row in self)
        said = ", ".join(f"{counts[verdict]} {verdict}" for verdict in self.verdicts)
        return f"{type(self).__name__}({count_of(len(self), self.called)}: {said})"

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as the table, one row each."""
        return rows_frame(self.table, self)

    def _repr_html_(self) -> str:
        return html_table(
            self.header,
            [self.cells(row) for row in self],
            caption=repr(self),
            hints=[self.hint(row) for row in self],
            footer=self.footer,
        )
