"""Tables with one cell on a line that lost no cell: every row has what each head asks for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.statements.layout.head_groups import groups_of_heads
from plancheck.statements.layout.heads import (
    PART_OF_YEAR_HEAD,
    is_timed,
    is_unit_row,
    join_heads,
    role_of_head,
)
from plancheck.statements.layout.ragged import RaggedHeads
from plancheck.statements.words.written import YEAR

_UNIT_WORD = 6  # longest word in a column of units that is taken for one though no list has it
_LEAST_JOIN = 3  # how well the lines of one head must go together
_LEAST_BEFORE_LAST = 3  # rows before one whose last cell was lost
_LEAST_WIDE = 4  # columns of a table with a total and its parts, beside what heads them
_LEAST_ROWS = 2  # fewer rows show no regular order of cells
_WANTS_STRICTLY = {
    "index": "N",
    "unit": "UDE",
    "note": "PTDE",
    "text": "TDE",
    "name": "T",
    "place": "T",
    "span": "YyNDE",
    "date": "YyTNDE",
    "year_row": "Yy",
    "rank": "NDE",
}
_LEAST_OVER_PAGE = 3  # rows above the number of a page
_LONGEST_PAGE = 3  # its digits
MOST_HEADS = 24  # columns of a table with one cell on a line


class RegularTables(LayoutReader):
    """Reads tables with one cell on a line, none of them lost."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.ragged = RaggedHeads(view, reader)

    def read(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], kinds: Sequence[str], caption: str
    ) -> Grid | None:
        """A table that lost no cell: after as many heads as it has columns, every row has what each head asks for.

        A heading of a group may stand between rows, and a group named in a first column (merged over its rows) may be left
        out of the rows after its first. Nothing is returned unless all figures of the run find their place.
        """
        possible = itertools.chain(
            self._heads_over_total(tokens, texts, kinds),
            self._possible_heads(texts, kinds),
            self._wrapped_heads(texts, kinds),
        )
        for heads, begin in possible:
            roles = [role_of_head(head, self.reader) for head in heads]
            words = kinds[begin + 1 : begin + 2] == ["T"] and not self.is_head(heads[1])
            if len(roles) > 3 and roles[1] == "value" and words:
                roles[1] = "name"  # a second column of words under a head that no list has
            roles = [
                "value"
                if i and role in ("place", "name") and kinds[begin + i : begin + i + 1] == ["N"]
                else role
                for i, role in enumerate(roles)
            ]
            if "value" not in roles:
                continue
            least = 1 if roles[1:].count("value") > 1 and self.is_plain_head(heads[0]) else _LEAST_ROWS
            found = _RegularRows(tokens, texts, kinds, roles, begin)
            rows = found.rows
            if len(rows) < least or self._leaves_values(texts, kinds, found):
                continue
            if self._goes_with_heads(texts[begin]) and self._begins_with(rows[0], tokens[begin], roles):
                continue
            if found.units:
                heads = [heads[0], "单位", *heads[1:]]
                rows = [
                    replace(row, cells=(row.cells[0], found.units.get(number), *row.cells[1:]))
                    for number, row in enumerate(rows)
                ]
            first = next(token for token in tokens if token is not None)
            end = max(cell.end for row in rows for cell in row.cells if cell is not None)
            return Grid(first.start, end, caption, tuple(heads), tuple(rows))
        return None

    @staticmethod
    def _leaves_values(texts: Sequence[str], kinds: Sequence[str], found: _RegularRows) -> bool:
        """Whether figures stand behind the last row; the number of the page below several rows is none of them."""
        end = found.end
        rest = kinds[end:]
        if rest == ["N"] and len(found.rows) >= _LEAST_OVER_PAGE and found.size > 2:
            return not (texts[end].isdecimal() and len(texts[end]) <= _LONGEST_PAGE)
        return any(kind in "NDP" for kind in rest)

    def _possible_heads(
        self, texts: Sequence[str], kinds: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Yield what the first cells could be as heads, and where the rows would begin then.

        They are one line of heads, perhaps with a line of units under it, or heads over several columns each and those
        columns' own.
        """
        for size in range(2, min(MOST_HEADS, len(texts) - 1)):
            if not all(texts[:size]) or any(kind in "NDP" for kind in kinds[:size]):
                return
            units = texts[size : 2 * size]
            if is_unit_row(units, self.reader) and len(units) == size:
                named = (f"{head}（{unit}）" for head, unit in zip(texts[1:size], units[1:], strict=True))
                yield [texts[0], *named], 2 * size
            else:
                yield texts[:size], size
                if size > 3 and self.words.is_word(texts[size - 1], "note"):
                    yield texts[: size - 1], size  # 备注 over no cell that is filled
                if size > 3 and all(self.words.ends(text, "name") for text in texts[:2]):
                    yield [texts[1], *texts[2:size]], size  # the two halves of a diagonal head
            yield from ((heads, size) for heads in self._spread_heads(texts[:size]))

    def _heads_over_total(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], kinds: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Yield the heads one of which stands over a total and its parts, and where the rows begin, told by their sums."""
        first = next((i for i, kind in enumerate(kinds) if kind in "ND"), 0)
        size, width = first - 1, first - 2
        if width < _LEAST_WIDE or size > MOST_HEADS or not all(texts[:first]):
            return
        if not any(self.words.is_word(text.partition("（")[0], "total") for text in texts[2:size]):
            return
        rows = [tokens[at : at + width] for at in range(size, len(tokens) - width + 1, width)]
        heads = self.ragged.under_one(tokens[:size], rows)
        if heads is not None:
            yield heads, size

    def _wrapped_heads(
        self, texts: Sequence[str], kinds: Sequence[str]
    ) -> Iterator[tuple[Sequence[str], int]]:
        """Yield the heads of columns that wrap over lines of their own: 本年本月止, 累计到达, 比上年同期, 累计（±%）."""
        first = next((i for i, kind in enumerate(kinds) if kind in "ND"), 0)
        for names in (1, 2):
            begin = first - names
            if begin < 4 or begin > MOST_HEADS or not all(texts[:begin]) or "P" in kinds[:begin]:
                continue
            for width in range(begin - 1, names, -1):
                heads = join_heads(texts[:begin], width, self.reader, least=_LEAST_JOIN)
                if len(heads) > width:
                    break
                yield heads, begin

    def _spread_heads(self, header: Sequence[str]) -> Iterator[list[str]]:
        """Yield the ways in which some of the heads stand over as many of the last ones each."""
        for over in (1, 2, 3):
            for under in range(2, (len(header) - 2) // over + 1):
                begin = len(header) - over * under
                blocks = [header[begin + i * under :][:under] for i in range(over)]
                if any(block != blocks[0] for block in blocks) or not all(map(self.is_head_below, blocks[0])):
                    continue
                if over == 1 and (
                    not all(YEAR.match(head) for head in blocks[0]) or YEAR.match(header[begin - 1])
                ):
                    continue
                for at in range(begin - over, 0, -1):
                    names = header[at : at + over]
                    if not any(
                        is_timed(name) or self.words.is_word(name, "index", "unit", "name", "note", "place")
                        for name in names
                    ):
                        spread = [name + head for name in names for head in blocks[0]]
                        yield [*header[:at], *spread, *header[at + over : begin]]
        yield from groups_of_heads(header, self.words)

    @staticmethod
    def _begins_with(row: GridRow, cell: GridCell | None, roles: Sequence[str]) -> bool:
        """Whether a cell is the heading above a row, or the first of its two names."""
        if row.group is not None and row.group is cell:
            return True
        return roles[1] == "name" and row.cells[0] is cell and row.cells[1] is not None

    def _goes_with_heads(self, text: str) -> bool:
        """Whether words right after the heads are one of them, not the first group or row: they name a year or a unit too."""
        named = self.is_plain_head(text) or PART_OF_YEAR_HEAD.fullmatch(text) is not None
        return named or next(self.reader.units_in(text), None) is not None


class _RegularRows:
    """The rows under some heads, each with what every head asks for, and the cells after the last of them.

    Parameters
    ----------
    tokens, texts, kinds : sequences of one length
        The cells of the table in order, their texts without blanks and what they are.
    roles : sequence of str
        What the heads say that the columns hold.
    begin : int
        The first cell behind the heads.
    """

    def __init__(
        self,
        tokens: Sequence[GridCell | None],
        texts: Sequence[str],
        kinds: Sequence[str],
        roles: Sequence[str],
        begin: int,
    ) -> None:
        self.tokens, self.texts, self.kinds, self.roles = tokens, texts, kinds, roles
        self.size = len(roles)
        self.wants = [_WANTS_STRICTLY.get(role, "NDEy") for role in roles]
        if roles[0] != "index":
            self.wants[0] = "TYy"
        self.named_twice = self.size > 2 and all(role in ("name", "place") for role in roles[:2])
        self.rows: list[GridRow] = []
        self.units: dict[int, GridCell] = {}  # of rows whose unit stands on a row of its own below them
        self.end = self._read(begin)

    def _read(self, at: int) -> int:
        """Read the rows from a cell on, and return the first cell that is of none."""
        kinds, size = self.kinds, self.size
        in_column = "unit" in self.roles
        group: GridCell | None = None
        while at < len(kinds):
            if self._fits(at):
                cells = self.tokens[at : at + size]
                self.rows.append(GridRow((*cells, *[None] * (size - len(cells))), group))
                at += size
            elif self.rows and not in_column and kinds[at] == "U" and set(kinds[at + 1 : at + size]) == {"E"}:
                if (unit := self.tokens[at]) is not None:
                    self.units[len(self.rows) - 1] = unit
                at += size
            elif (
                in_column and kinds[at : at + 3] == ["T", "U", "E"] and self._fits(self._after_empty(at + 2))
            ):
                at = self._after_empty(at + 2)  # a row without values
            elif self._goes_on(at):
                self.rows.append(GridRow((None, *self.tokens[at : at + size - 1]), group))
                at += size - 1
            elif kinds[at] == "T" and self._begins_row(self._after_empty(at + 1)):
                group = self.tokens[at]
                at = self._after_empty(at + 1)
            elif kinds[at] == "E" and self._after_empty(at) < len(kinds):
                # what is left of a line for a group, or a mark at the end of a row
                at = self._after_empty(at)
            else:
                break
        return at

    def _begins_row(self, at: int) -> bool:
        return self._fits(at) or self._goes_on(at)

    def _goes_on(self, at: int) -> bool:
        """Whether a row begins with its second name, the first being that of the row before."""
        return self.named_twice and bool(self.rows) and self._fits(at, first=1)

    def _fits(self, at: int, *, first: int = 0) -> bool:
        """Whether the next cells are what the heads from the first one on ask for; a later row may have lost its last."""
        part = self.kinds[at : at + self.size - first]
        lost = len(part) == self.size - 1 > 3 and first == 0 and len(self.rows) >= _LEAST_BEFORE_LAST
        if "N" not in part[1:] or not (lost or len(part) == self.size - first):
            return False
        return all(
            kind in want or (role == "unit" and kind == "T" and len(text) <= _UNIT_WORD)
            for kind, want, role, text in zip(
                part, self.wants[first:], self.roles[first:], self.texts[at:], strict=False
            )
        )

    def _after_empty(self, at: int) -> int:
        while at < len(self.kinds) and self.kinds[at] == "E":
            at += 1
        return at
