"""Tables of html residue in a text."""

from __future__ import annotations

import re

from plancheck.documents.document import Cell, TextTable

_TABLE_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]{0,1000})>", re.IGNORECASE)
_SPAN = {
    name: re.compile(rf"\b{name}\s*=\s*[\"']?([0-9]{{1,3}})", re.IGNORECASE)
    for name in ("rowspan", "colspan")
}


def tables_in_markup(text: str) -> list[TextTable]:
    """Return the tables of html residue in a text; of tables in tables the inner ones.

    Examples
    --------
    >>> tables = tables_in_markup("<table><tr><th>指标</th><th>2020年</th></tr><tr><td>户数</td><td>5</td></tr></table>")
    >>> [(c.row, c.column) for c in tables[0].cells]
    [(0, 0), (0, 1), (1, 0), (1, 1)]
    """
    if "<" not in text or ("<t" not in text and "<T" not in text):
        return []
    tables: list[TextTable] = []
    cells: list[Cell] = []
    begin = row = column = -1
    taken: dict[int, int] = {}
    opened: tuple[int, int, int] | None = None

    def close_cell(at: int) -> None:
        nonlocal opened, column
        if opened is not None:
            cells.append(Cell(opened[0], at, row, column, opened[1], opened[2]))
            for covered in range(column, column + opened[2]):
                if opened[1] > 1:
                    taken[covered] = row + opened[1]
            column += opened[2]
            opened = None

    for tag in _TABLE_TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if name == "table":
            close_cell(tag.start())
            if closing and begin >= 0 and cells:
                tables.append(TextTable(begin, tag.start(), tuple(cells)))
            begin = -1 if closing else tag.end()
            cells, row, column, taken = [], -1, 0, {}
        elif begin < 0:
            continue
        elif name == "tr":
            close_cell(tag.start())
            if not closing:
                row, column = row + 1, 0
        else:
            close_cell(tag.start())
            if not closing and row >= 0:
                while taken.get(column, 0) > row:
                    column += 1
                spans = [
                    match[1] if (match := _SPAN[kind].search(tag[3])) else "1"
                    for kind in ("rowspan", "colspan")
                ]
                opened = (tag.end(), min(max(1, int(spans[0])), 200), min(max(1, int(spans[1])), 60))
    return tables
