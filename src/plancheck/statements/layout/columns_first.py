"""Small tables that a page printed column by column: names, then units, then values."""

from __future__ import annotations

from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain


class ColumnsFirst(LayoutReader):
    """Reads tables printed column by column."""

    def read(self, tokens: Sequence[GridCell | None], caption: str) -> Grid | None:
        """Return the table of a run of cells; None unless as many names as values stand in it."""
        cells = [token for token in tokens if token is not None]
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in cells]
        size = len(cells)
        values = 0
        while values < size and kinds[size - 1 - values] in "NDy":
            values += 1
        if values < 3 or size < 2 * values + 1:
            return None
        has_units = size >= 3 * values and all(
            kind == "U" for kind in kinds[size - 2 * values : size - values]
        )
        start = size - (3 if has_units else 2) * values
        if any(kind != "T" for kind in kinds[start : start + values]):
            return None
        head = [plain(self.view, cell) for cell in cells[:start]]
        rows = []
        for i in range(values):
            unit = cells[size - 2 * values + i] if has_units else None
            rows.append(GridRow((cells[start + i], unit, cells[size - values + i])))
        last = head[-1] if head and self.is_head(head[-1]) else ""
        return Grid(
            cells[0].start,
            cells[-1].end,
            "\n".join([caption, *head]).strip(),
            ("指标", "单位", last),
            tuple(rows),
        )
