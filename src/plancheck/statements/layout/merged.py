"""Rows that lost the cells merged with the row above: put back where the kinds of what is left say they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancheck.statements.cell_text import CellReader
from plancheck.statements.layout.grid import GridCell, plain

_SUM = re.compile("(?:合计|总计|共计)$")
_LEAST_SHORT = 2  # one short row is a row without its last cells


def with_merged_cells(
    rows: Sequence[list[GridCell | None]], view: str, reader: CellReader
) -> list[list[GridCell | None]]:
    """Return rows as wide as the heads, an empty cell where one was merged with that above it.

    A table made into text row by row says nothing of a cell that goes down over several rows but in the first of them:
    behind ``1 | 东部 | 北京 | 7461`` stands ``2 | 天津 | 10717``. A row lacks the cells without which the kinds of the
    others (number, words, value) are those of the rows that are whole; where several places would do, the first.
    """
    width = len(rows[0]) if rows else 0
    short = [row for row in rows[1:] if 1 < len(row) < width]
    if width < 3 or len(short) < _LEAST_SHORT or any(len(row) > width for row in rows):
        return list(rows)
    texts = [[plain(view, cell) for cell in row] for row in rows]
    # an amount may look like a year
    kinds = [["N" if (kind := reader.kind(text)) == "y" else kind for text in row] for row in texts]
    whole = [kind for kind in kinds[1:] if len(kind) == width and "N" in kind]
    if not whole:
        return list(rows)
    usual = [Counter(kind[column] for kind in whole).most_common(1)[0][0] for column in range(width)]
    out: list[list[GridCell | None]] = []
    for row, kinds_of, said in zip(rows, kinds, texts, strict=True):
        lacking = width - len(row)
        if lacking <= 0 or len(row) < 2:
            out.append(row)
            continue
        at = max((len(row), *range(len(row))), key=lambda gap: _agreeing(kinds_of, usual, gap, lacking))
        if _agreeing(kinds_of, usual, at, lacking) < len(row):
            at = len(row)
        elif at < len(row) and _SUM.search(said[0]):
            at = 1  # 全省合计 stands over all the columns of names
        out.append([*row[:at], *[None] * lacking, *row[at:]])
    return out


def _agreeing(kinds: Sequence[str], usual: Sequence[str], gap: int, lacking: int) -> int:
    """How many cells have the usual kind of their column where so many are lacking from a place on."""
    laid = [*kinds[:gap], *[""] * lacking, *kinds[gap:]]
    return sum(1 for kind, expected in zip(laid, usual, strict=True) if kind and kind in (expected, "D"))
