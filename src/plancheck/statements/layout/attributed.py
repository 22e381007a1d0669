"""Tables of main indicators: numbered rows that say of each indicator whether it binds (约束性) or is expected (预期性).

Every five-year plan has one, and a page tears it in many ways: a cell on a line, a row on a line, names and heads over two
lines, the word for a group between rows, the heads again on the next page. What is left in each of them is the order of the
cells, the numbering of the rows and the attribute that each row has; these alone put the table together again.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.attributed_rows import (
    LONGEST_ATTRIBUTE_HEAD,
    MOSTLY,
    AttributedRow,
    AttributedRows,
)
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.statements.layout.heads import fit_heads, goes_on_with_year, is_timed
from plancheck.statements.layout.lines import CAPTION, Line, is_marked
from plancheck.statements.layout.torn_rows import Piece, in_rows
from plancheck.statements.words.written import HAN, WORD

_LEAST_ROWS = 3  # fewer attributes are words of a text
_LONGEST_ROW = 40  # pieces between two attributes; more are no row
_MOST_PAGES = 20  # on which the heads of one table stand again
_HEAD_LINES = 14  # lines in which a head of a cell on a line may stand
_LONGEST_TORN = 10  # characters of a line of a head that no list has
_LONGEST_HEAD = 40  # characters of a line of heads
_LONGEST_UNIT = 8  # characters of a unit on two lines
_NUMBER_HEAD = "序号"


class AttributedTables(LayoutReader):
    """Reads tables whose rows each have an attribute."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.rows = AttributedRows(view, reader)
        self.attributes = reader.words.inside["note_value"]
        self._has_tabs = "\t" in view

    def read(self, lines: list[Line]) -> list[Grid]:
        """Return the tables among the lines whose every row is whole; others are left to the readers of other layouts."""
        if not any(self._heads_attributes(line) for line in lines):
            return []  # no line of most texts: then no attribute need be looked for
        found = [match.start() for match in self.attributes.finditer(self.view)]
        if len(found) < _LEAST_ROWS:
            return []
        grids: list[Grid] = []
        tried: set[int] = set()  # first lines under heads that were no table's
        at = 0
        for number, line in enumerate(lines):
            if number < at:
                continue
            first = bisect_left(found, line.start)
            if first == len(found) or found[first] >= line.end:
                continue
            if is_marked(self.view, line):
                continue
            head = self._head(lines, number)
            if head is None or head[2] in tried:
                continue
            tried.add(head[2])
            table = self._table_under(lines, *head)
            if table is not None:
                grids.append(table)
                at = next((i for i in range(number, len(lines)) if lines[i].start >= table.end), len(lines))
        return grids

    def _table_under(self, lines: list[Line], first: int, heads: list[str], begin: int) -> Grid | None:
        """The table of heads that begin in a line, its rows from another on."""
        united = self._unit_of(heads) >= 0
        pieces = in_rows(
            self._with_whole_units(list(self._pieces(lines, begin))),
            grouped=self._is_grouped(lines[first]),
            united=united,
            is_head=self.rows.is_attribute_head,
        )
        starts, size = self.rows.starts(pieces, behind=self.rows.is_attribute_head(heads[-1]))
        chunks = [pieces[a:b] for a, b in itertools.pairwise([*starts, size])]
        if not chunks:
            return None
        chunks[-1] = [chunks[-1][0], *self.rows.without_foot(chunks[-1][1:])]
        heads, category = self._without_category(heads)
        if 0 <= self._attribute_of(heads) < len(heads) - 1 and self.rows.has_remarks(chunks):
            heads = heads[: self._attribute_of(heads) + 1]
            chunks = [self.rows.without_remarks(chunk) for chunk in chunks]
        rows = self.rows.read(chunks, behind=self.rows.is_attribute_head(heads[-1]), category=category)
        has_unit = self._unit_of(heads) >= 0
        unit_first = has_unit and self._unit_of(heads) < self._attribute_of(heads)
        laid = [self.rows.values(row, has_unit, unit_first=unit_first) for row in rows]
        counts = Counter(
            len(values)
            for _unit, values in laid
            if any(piece.kind == "N" for piece in values) and not any(piece.kind == "T" for piece in values)
        )
        if len(rows) < _LEAST_ROWS or not counts:
            return None
        width, agreed = counts.most_common(1)[0]
        if agreed < MOSTLY * counts.total():
            return None
        names = self._fit(heads, 3 + has_unit + width)
        if names is None:
            return None
        body = self._body(rows, laid, names, width, has_unit)
        end = max(row.end for row in rows)
        return Grid(lines[first].start, end, self.caption_of(lines, first), tuple(names), tuple(body))

    def _heads_attributes(self, line: Line) -> bool:
        """Whether a cell of a line heads attributes (属性); what is longer than such a head and holds no blank is no cell."""
        view, start, end = self.view, line.start, line.end
        if end - start > LONGEST_ATTRIBUTE_HEAD:
            tab = self._has_tabs and view.find("\t", start, end) >= 0
            if not tab and view.find(" ", start, end) < 0:
                return False
        return any(map(self.rows.is_attribute_head, self._texts(line)))

    # --- heads ----------------------------------------------------------------------------------------------------

    def _head(self, lines: list[Line], number: int) -> tuple[int, list[str], int] | None:
        """First line of the heads above an attribute, the heads from that of the numbers on, and the line after them."""
        for last in range(number, max(-1, number - _HEAD_LINES), -1):
            texts = self._texts(lines[last])
            if not any(self.rows.is_attribute_head(text) for text in texts):
                if last < number and self.view[lines[last].end - 1] in "。；：":
                    return None
                continue
            heads = list(texts)
            first = last
            while not any(self._heads_row(text) for text in heads):
                first -= 1
                if first < 0 or last - first > _HEAD_LINES:
                    return None
                text = self.view[lines[first].start : lines[first].end]
                if len(text) > _LONGEST_HEAD or text[-1] in "。；：":
                    return None
                if CAPTION.match(text) and text[0] in "附表专图":
                    return None
                heads[:0] = self._texts(lines[first])
                if self._is_torn(heads, self._texts(lines[first - 1]) if first else []):
                    heads[:2] = ["".join(heads[:2])]
            while first and not self.words.is_word(heads[0], "index"):
                above = self._texts(lines[first - 1])
                if len(above) != 1 or not self._heads_row(above[0]):
                    break
                first -= 1
                heads.insert(0, above[0])
            begin = last + 1
            while begin < number and begin - last < _HEAD_LINES:
                below = self._texts(lines[begin])
                if not all(map(self._heads_value, below)):
                    break
                heads += below
                begin += 1
            more = self._heads_below(lines, begin, number)
            heads += more
            begin += len(more)
            at = next((i for i, text in enumerate(heads) if self.words.is_word(text, "index")), None)
            if at is not None:
                return first, heads[at:], begin
            at = max(i for i, text in enumerate(heads) if self._heads_row(text))
            return first, [_NUMBER_HEAD, *heads[at:]], begin
        return None

    def _heads_below(self, lines: list[Line], begin: int, number: int) -> list[str]:
        """Heads of a cell on a line that others stand before which no list has: 松江区, “十四五”, 现状 down to the number of the first row."""
        texts: list[str] = []
        for line in lines[begin : min(number, begin + _HEAD_LINES)]:
            found = self._texts(line)
            kind = self.reader.kind(found[0]) if len(found) == 1 else ""
            if kind == "N":
                break
            if kind not in ("T", "Y") or len(found[0]) > _LONGEST_TORN:
                return []
            texts += found
        else:
            return []
        heads = [i for i, text in enumerate(texts) if self._heads_value(text)]
        plain = [i for i in heads if self.is_plain_head(texts[i]) or self.words.is_word(texts[i], "link")]
        return texts[: plain[-1] + 1] if plain else []

    def _is_torn(self, heads: Sequence[str], above: Sequence[str]) -> bool:
        """Whether two lines are one head of attributes (指标 and 属性): the head of a value stands above them, so 指标 heads no names."""
        if len(heads) != 2 or not self.rows.is_attribute_head("".join(heads)) or len(above) != 1:
            return False
        return self.is_head(above[0]) and not self.words.is_word(above[0], "index", "name", "unit", "note")

    def _heads_row(self, text: str) -> bool:
        """Whether a text heads the numbers or the names of rows."""
        return self.words.is_word(text, "index", "name") and not self.rows.is_attribute_head(text)

    def _is_grouped(self, line: Line) -> bool:
        """Whether a head stands before that of the numbers: 类别 序号 指标."""
        texts = self._texts(line)
        return any(self.words.is_word(text, "index") for text in texts[1:])

    def _heads_value(self, text: str) -> bool:
        """Whether a text under a line of heads is one more of them: 现状, （2025年）, 指标值."""
        return self.is_head(text) or self.is_plain_head(text) or self.words.is_word(text, "link")

    def _fit(self, heads: Sequence[str], width: int) -> list[str] | None:
        """One head for each column; None where the pieces cannot be joined to so many."""
        names = fit_heads(heads, width, reader=self.reader, forced=False)
        at = self._attribute_of(names)
        if at < 0:
            return None
        if len(names) == width + 1 and at + 1 < len(names) - 1:
            # a head over those of the values: “十五五”目标 over 2030年 and 年均[累计]
            over = names.pop(at + 1)
            names[at + 1 :] = [head if is_timed(head) else over + head for head in names[at + 1 :]]
        return names if len(names) == width else None

    # --- rows -----------------------------------------------------------------------------------------------------

    def _texts(self, line: Line) -> list[str]:
        """The pieces of a line of heads as texts; single characters beside each other are one word (指 标), as is a year with its 年 (2025 年)."""
        texts: list[str] = []
        single = False
        for text in self.view[line.start : line.end].split():
            if (len(text) == 1 and single and HAN.match(text)) or (
                texts and goes_on_with_year(texts[-1], text)
            ):
                texts[-1] += text
                single = False
            else:
                texts.append(text)
                single = len(text) == 1
        return texts

    def _line_pieces(self, lines: list[Line], number: int) -> list[Piece]:
        """The pieces of a line."""
        line = lines[number]
        return [
            Piece(
                line.start + match.start(),
                line.start + match.end(),
                number,
                match.group(),
                self.reader.kind(match.group()),
            )
            for match in WORD.finditer(self.view[line.start : line.end])
        ]

    def _pieces(self, lines: list[Line], begin: int) -> Iterator[Piece]:
        """The pieces below the heads, up to a sentence or to more of them without an attribute than a row has."""
        since = pages = 0
        held: Piece | None = None
        for number in range(begin, len(lines)):
            line = lines[number]
            if is_marked(self.view, line) or "。" in self.view[line.start : line.end]:
                break
            pieces = self._line_pieces(lines, number)
            since = 0 if any(piece.kind == "P" for piece in pieces) else since + len(pieces)
            pages += any(self.rows.is_attribute_head(piece.text) for piece in pieces)
            if since > _LONGEST_ROW or pages > _MOST_PAGES:
                break
            for piece in pieces:
                if held is not None:  # 人/ and 亿元 below it
                    text = held.text + piece.text
                    piece = Piece(held.start, piece.end, number, text, self.reader.kind(text))
                    held = None
                if piece.text.endswith("/") and len(piece.text) > 1:
                    held = piece
                else:
                    yield piece
        if held is not None:
            yield held

    def _with_whole_units(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces with units put together that go on on the line below: 万平 and 方米."""
        whole: list[Piece] = []
        for piece in pieces:
            before = whole[-1] if whole else None
            if (
                before is not None
                and before.kind == piece.kind == "T"
                and len(before.text) + len(piece.text) <= _LONGEST_UNIT
                and self.view[before.end : piece.start] == "\n"
                and self.reader.unit(before.text + piece.text) is not None
            ):
                whole[-1] = Piece(before.start, piece.end, piece.line, before.text + piece.text, "U")
            else:
                whole.append(piece)
        return whole

    def _attribute_of(self, heads: Sequence[str]) -> int:
        """Which head is that of the attributes; -1 for none."""
        return next((i for i, head in enumerate(heads) if self.rows.is_attribute_head(head)), -1)

    def _unit_of(self, heads: Sequence[str]) -> int:
        """Which head is that of the units; -1 for none."""
        return next((i for i, head in enumerate(heads) if self.words.is_word(head, "unit")), -1)

    def _without_category(self, heads: list[str]) -> tuple[list[str], bool]:
        """The heads without one for groups of rows between those of numbers and names; whether there was one."""
        following = heads[2 : self._attribute_of(heads)] if len(heads) > 2 else []
        named = bool(following) and (
            self.words.is_word(following[0], "name") and not self.rows.is_attribute_head(following[0])
        )
        return ([heads[0], *heads[2:]], True) if named else (heads, False)

    def _body(
        self,
        rows: Sequence[AttributedRow],
        laid: Sequence[tuple[Piece | None, list[Piece]]],
        heads: Sequence[str],
        width: int,
        has_unit: bool,
    ) -> list[GridRow]:
        """The rows laid under the heads."""
        body: list[GridRow] = []
        attribute = self._attribute_of(heads)
        shared: Piece | None = None  # the unit of a row, which its parts have too
        for row, (unit, found) in zip(rows, laid, strict=True):
            values = _in_cells(self._without_next_group(found, row.attribute), width)
            cells = [_cell(row.number), GridCell(row.name[0].start, row.name[-1].end)]
            if has_unit:
                shared = unit if unit is not None or row.number is not None else shared
                cells.append(_cell(shared))
            cells += map(_cell, values)
            cells.insert(attribute, _cell(row.attribute))
            number = row.number.text if row.number is not None else ""
            scattered = any(after.start < before.end for before, after in itertools.pairwise(row.name))
            scattered = scattered or (row.number is not None and row.name[0].start < row.number.start)
            scattered = scattered or any(
                row.name[0].start < piece.start < row.name[-1].end for piece in row.rest
            )
            words = row.owner + "".join(piece.text for piece in row.name)
            told = (number, words) if row.owner or scattered else ()
            lacking = width - len(values)
            if lacking > 0 and values and row.attribute is not None:
                empty = min(self._empty_before(values[0], row.attribute), lacking)
                cells[-len(values) : -len(values)] = [None] * empty
            if len(cells) == len(heads):
                body.append(GridRow(tuple(cells), told=told))
            else:
                aligned, sure = align(cells, heads, self.view, self.reader)
                body.append(GridRow(aligned, sure=sure, told=told))
        return body

    def _empty_before(self, value: Piece, attribute: Piece) -> int:
        """How many empty cells stand between an attribute and the first value behind it, where each line has one cell."""
        return self._empty_lines(attribute, value) if self._begins_line(attribute) else 0

    def _without_next_group(self, values: Sequence[Piece], attribute: Piece | None) -> Sequence[Piece]:
        """The values of a row without the word for the next group of rows, which an empty line parts from them."""
        if attribute is None or len(values) < 2 or values[-1].kind != "T" or values[-2].kind not in "NDT":
            return values
        parted = self._begins_line(attribute) and self._empty_lines(values[-2], values[-1]) > 0
        return values[:-1] if parted else values

    def _begins_line(self, piece: Piece) -> bool:
        """Whether a piece stands at the head of a line under one that is not empty."""
        return self.view[max(0, piece.start - 2) : piece.start].count("\n") == 1

    def _empty_lines(self, before: Piece, after: Piece) -> int:
        """How many empty lines stand between two pieces."""
        return max(0, self.view.count("\n", before.end, after.start) - 1)


def _in_cells(pieces: Sequence[Piece], width: int) -> list[Piece]:
    """The values of a row, those of one cell joined where there are more than columns."""
    values = list(pieces)
    if len(values) <= width:
        return values
    if all(piece.kind in "ND" for piece in values[:width]) and all(
        piece.kind == "T" for piece in values[width:]
    ):
        return values[:width]  # behind them stands the word for the next group of rows
    size, odd = divmod(len(values), width)
    if not odd and all(_in_one_cell(*pair) for pair in itertools.pairwise(values)):
        return [_joined(values[i * size : (i + 1) * size]) for i in range(width)]
    while len(values) > width:  # an aim in words over several lines, or values with a name each
        i = next((i for i in range(1, len(values)) if _in_one_cell(*values[i - 1 : i + 1])), 0)
        if not i:
            break
        values[i - 1 : i + 1] = [_joined(values[i - 1 : i + 1])]
    return values


def _joined(pieces: Sequence[Piece]) -> Piece:
    first, last = pieces[0], pieces[-1]
    return Piece(first.start, last.end, last.line, "".join(piece.text for piece in pieces), last.kind)


def _in_one_cell(before: Piece, after: Piece) -> bool:
    """Whether two pieces are of one cell: both words, or both values with a name of their own (设区市≥25)."""
    if before.kind == after.kind == "N":
        return bool(HAN.match(before.text) and HAN.match(after.text))
    return before.kind == after.kind == "T"


def _cell(piece: Piece | None) -> GridCell | None:
    return GridCell(piece.start, piece.end) if piece is not None else None
