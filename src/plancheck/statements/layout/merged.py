"""Rows that lost the cells merged with the row above: put back where the kinds of what is left say they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.grid import GridCell, plain, trimmed
from plancheck.statements.layout.heads import counts_up

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
    short = [row for row in rows[1:] if 1 < len(trimmed(row)) < width]
    begins = [reader.kind(plain(view, row[0])) for row in short]  # with a unit: the name is that above
    few = len(short) < _LEAST_SHORT and "U" not in begins
    if width < 3 or few or any(len(row) > width for row in rows):
        return list(rows)
    texts = [[plain(view, cell) for cell in row] for row in rows]
    # an amount may look like a year
    kinds = [["N" if (kind := reader.kind(text)) == "y" else kind for text in row] for row in texts]
    full = [kind for kind in kinds[1:] if len(kind) == width and "N" in kind]
    whole = [kind for kind in full if kind[-1] != "E"] or full
    if not whole:
        return _at_the_right(rows, kinds, texts, reader)
    usual = [_usual_kind([kind[column] for kind in whole]) for column in range(width)]
    last = [kind[len(trimmed(row)) - 1] for row, kind in zip(rows[1:], kinds[1:], strict=True) if any(row)]
    if any(kind[-1] == "N" for kind in whole) and _usual_kind(last) == "N":
        usual[-1] = "N"  # 完成省定目标 in most of the few rows that are whole
    out: list[list[GridCell | None]] = []
    # heads that lack cells too stand over several columns, as the names below them may do
    wide_heads = len(trimmed(rows[0])) < width
    gaps: Counter[tuple[int, int]] = Counter()  # where rows that lack so many cells lack them
    for row, kinds_of, said in zip(rows, kinds, texts, strict=True):
        filled = list(trimmed(row))
        size = len(filled)
        lacking = width - size
        if lacking <= 0 or size < 2 or not out:
            out.append(row)
            continue
        laid = kinds_of[:size]
        gaps_tried = (size, *range(size - 1, -1, -1)) if wide_heads else (size, *range(size))
        at = max(gaps_tried, key=lambda gap: _agreeing(laid, usual, gap, lacking))
        # empty cells behind may make a row as wide as the others that is whole as it stands
        if at == size or _agreeing(laid, usual, at, lacking) < 0:
            out.append(row)
            continue
        if _SUM.search(said[0]):
            at = 1  # 全省合计 stands over all the columns of names
        gaps[at, lacking] += 1
        out.append([*filled[:at], *[None] * lacking, *filled[at:]])
    heads = list(trimmed(rows[0]))
    lacking = width - len(heads)
    if lacking and (alike := Counter({at: n for (at, size), n in gaps.items() if size == lacking and at})):
        at, times = alike.most_common(1)[0]
        if times > 1 and at < len(heads):
            out[0] = [*heads[:at], *[None] * lacking, *heads[at:]]  # 指标 over two columns of names
    return out


def with_corner(
    rows: Sequence[list[GridCell | None]], view: str, reader: CellReader
) -> Sequence[list[GridCell | None]]:
    """Rows whose heads lost the empty cell over the names of rows: 播种面积 | 产量 over 小麦 | 24.1 | 13.0."""
    heads = list(trimmed(rows[0])) if rows else []
    width = len(heads) + 1
    body = [row for row in rows[1:] if sum(map(bool, row)) > 1]
    if len(heads) < _LEAST_SHORT or len(body) < _LEAST_SHORT or any(cell is None for cell in heads):
        return rows
    first = plain(view, heads[0])
    if counts_up([plain(view, row[0]) for row in body]) and not reader.words.ends(first, "index"):
        # 地区 | 产量 over 1 | 云溪县 | 3.5: nothing heads the numbers of the rows
        lacks = all(len(trimmed(row)) <= width and reader.kind(plain(view, row[1])) == "T" for row in body)
        return (
            [[None, *heads], *rows[1:]] if lacks and any(len(trimmed(row)) == width for row in body) else rows
        )
    if reader.words.ends(first, "index", "name", "place", "year_row", "unit", "note"):
        return rows
    for row in body:
        kinds = [reader.kind(plain(view, cell)) for cell in trimmed(row)]
        if len(kinds) > width or kinds[0] not in "Ty" or any(kind not in "NDEy" for kind in kinds[1:]):
            return rows
    if sum(len(trimmed(row)) == width for row in body) * 2 <= len(body):
        return rows
    return [[None, *heads], *rows[1:]]


def _at_the_right(
    rows: Sequence[list[GridCell | None]],
    kinds: Sequence[Sequence[str]],
    texts: Sequence[Sequence[str]],
    reader: CellReader,
) -> list[list[GridCell | None]]:
    """Rows none of which is whole, laid at the right where the first cells of the longest go down over the rows below it.

    一级指标 | 二级指标 | 三级指标 | 指标值 over 产出 | 数量 | 回收量 | 378万辆 and 质量 | 一致率 | 100%.
    """
    width = len(rows[0])
    sizes = [len(trimmed(row)) for row in rows[1:]]
    last = texts[0][-1]
    valued = sum(
        1 for row, kind in zip(rows[1:], kinds[1:], strict=True) if kind[len(trimmed(row)) - 1] == "N"
    )
    if (
        sizes[0] < max(sizes)
        or min(sizes) < _LEAST_SHORT
        or len(set(sizes)) == 1
        or valued < _LEAST_SHORT
        or any("E" in kind[: len(trimmed(row))] for row, kind in zip(rows, kinds, strict=True))
        or any(kind != "T" for kind in kinds[0])
        or not (reader.words.ends(last, "target", "observed") or reader.words.is_word(last, "link"))
    ):
        return list(rows)
    return [rows[0], *([*[None] * (width - len(filled)), *filled] for filled in map(trimmed, rows[1:]))]


def _usual_kind(kinds: Sequence[str]) -> str:
    """The kind of most cells of a column, ``N`` where most hold a value or a mark for nothing."""
    return Counter("N" if kind in "NDyE" else kind for kind in kinds).most_common(1)[0][0]


def _agreeing(kinds: Sequence[str], usual: Sequence[str], gap: int, lacking: int) -> int:
    """How many cells have the usual kind of their column where so many are lacking from a place on; -1 where one cannot stand in its column."""
    laid = [*kinds[:gap], *[""] * lacking, *kinds[gap:]]
    agreed = 0
    for kind, expected in zip(laid, usual, strict=True):
        if not kind or kind == "E":
            continue
        if kind == expected or (kind == "D" and expected == "N"):
            agreed += 2
        elif kind == "D" or (kind == "T" and expected in "NU"):
            agreed += kind == "D"  # 完成省定目标 among values, a unit that no list has
        else:
            return -1
    return agreed
