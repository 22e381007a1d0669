"""Tables with one cell on a line whose column of names has no head: heads of values, then a name and its values by turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.statements.layout.lines import CAPTION, caption_above

_MOST_VALUES = 8  # columns of values
_LEAST_ROWS = 3  # rows in a run, each a name and its values
_OF_NAMES = ("name", "place", "index", "year_row")
_NAME_HEAD = "指标"
_ROWS = tuple(
    re.compile(
        rf"(?:[TYU]E{{0,2}}[ND](?:E?[NDy]){{{size - 1}}}(?:E{{0,3}}(?!$)|$|(?=T))){{{_LEAST_ROWS},400}}"
        rf"|(?:yE{{0,2}}[ND](?:E?[ND]){{{size - 1}}}(?:E{{0,3}}(?!$)|$|(?=y))){{{_LEAST_ROWS},400}}"
    )
    for size in range(1, _MOST_VALUES + 1)
)
_LEAST_UNKNOWN = 4  # rows under heads that no list has
_LONGEST_UNKNOWN = 20  # characters of such a head
_EMPTY = 3  # empty cells between the heads and the first row


class UnnamedHeads(LayoutReader):
    """Reads tables with one cell on a line and no head over their names."""

    def read(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], kinds: Sequence[str], above: str
    ) -> list[Grid]:
        """Return the tables of a run of lines with one cell each.

        Parameters
        ----------
        tokens, texts, kinds : sequence
            The cells of the run, None for an empty one, their texts without blanks, and the kind of each.
        above : str
            The lines above the run.
        """
        told = "".join(kinds)
        grids: list[Grid] = []
        begin = 0
        while begin < len(tokens):
            first = told.find("N", begin)
            if first < 0:
                break
            found = self._table(tokens, texts, told, begin, first, above if not grids else "")
            if found is None:
                begin = next((i for i in range(first, len(told)) if told[i] not in "NDEy"), len(told))
                continue
            grid, begin = found
            grids.append(grid)
        return grids

    def _table(
        self,
        tokens: Sequence[GridCell | None],
        texts: Sequence[str],
        told: str,
        begin: int,
        first: int,
        above: str,
    ) -> tuple[Grid, int] | None:
        """The table whose first value is the cell `first`, and the cell after its last."""
        at = first - 1
        while at > begin and told[at] == "E":
            at -= 1
        values = "ND" if told[at] == "y" else "NDy"  # rows of years are told from their values by them
        size = next((i for i in range(first, len(told)) if told[i] not in values), len(told)) - first
        if at <= begin or told[at] not in "TYyU" or not 1 <= size <= _MOST_VALUES:
            return None
        heads_end = at
        while heads_end > begin and told[heads_end - 1] == "E" and at - heads_end < _EMPTY:
            heads_end -= 1
        heads_begin = heads_end - size
        if heads_begin < begin or any(kind not in "TYy" for kind in told[heads_begin:heads_end]):
            return None
        heads = texts[heads_begin:heads_end]
        if self._is_named(texts, told, heads_begin, begin, size):
            return None
        match = _ROWS[size - 1].match(told, at)
        if match is None:
            return None
        apart = heads_end < at and size > 1 and (heads_begin == begin or told[heads_begin - 1] == "E")
        many = (match.end() - at) // (size + 1) >= _LEAST_UNKNOWN
        if not self._are_of_values(heads, known=not (apart and many)):
            return None
        rows: list[GridRow] = []
        row: list[GridCell | None] = []
        for number in range(at, match.end()):
            if told[number] == "E":
                continue
            row.append(tokens[number])
            if len(row) == size + 1:
                rows.append(GridRow(tuple(row)))
                row = []
        start, last = tokens[heads_begin], rows[-1].cells[-1]
        if row or start is None or last is None:
            return None
        caption = self._caption(texts, told, heads_begin, begin, above)
        return Grid(start.start, last.end, caption, (_NAME_HEAD, *heads), tuple(rows)), match.end()

    def _are_of_values(self, heads: Sequence[str], *, known: bool) -> bool:
        """Whether texts head columns of values, none over names; each a known head or one that ends in its unit where asked for."""
        if any(
            self.words.is_word(head, "name", "place", "index", "unit", "year_row", "note") for head in heads
        ):
            return False
        if not known:
            return all(len(head) <= _LONGEST_UNKNOWN for head in heads)
        return all(
            self.is_head(head)
            or self.words.is_word(head, "link")
            or next(self.reader.units_in(head), None) is not None
            for head in heads
        )

    def _is_named(self, texts: Sequence[str], told: str, heads_begin: int, begin: int, size: int) -> bool:
        """Whether a head of names or numbers stands before the heads of values, or before those over them."""
        before = heads_begin - 1
        while before >= begin and told[before] == "E":
            before -= 1
        if before < begin or (CAPTION.match(texts[before]) is not None and texts[before][:1] in "附表专图"):
            return False  # the title, which may end in 主要指标
        heads = list(texts[heads_begin : heads_begin + size])
        over = next((n for n in range(2, size // 2 + 1) if heads == heads[: size // n] * n), 0)
        filled = [i for i in range(begin, heads_begin) if told[i] != "E"]
        # heads that come again stand under so many others, behind that of the names
        if over and len(filled) > over and self.words.ends(texts[filled[-1 - over]], *_OF_NAMES):
            return True
        named = self.words.ends(texts[before], *_OF_NAMES, "unit")
        return named or (len(texts[before]) > 1 and self.is_head(texts[before]))

    def _caption(self, texts: Sequence[str], told: str, heads_begin: int, begin: int, above: str) -> str:
        """The title and unit among the cells before the heads, and the lines above the run."""
        lines: list[str] = []
        for number in range(heads_begin - 1, max(begin, heads_begin - 6) - 1, -1):
            if told[number] in "NDP":
                break
            if told[number] != "E":
                lines.append(texts[number])
        reached = heads_begin - 6 <= begin
        return caption_above([*(above.split("\n") if reached else ()), *reversed(lines)])
