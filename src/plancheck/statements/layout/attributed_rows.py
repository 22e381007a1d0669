"""The rows of tables of main indicators: from number to number, their names, values and attributes, and the parts of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import AMONG
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.torn_rows import Piece
from plancheck.statements.words.written import HAN, UNIT_AT_END

LONGEST_ATTRIBUTE_HEAD = 6  # characters
MOSTLY = 0.6  # of the rows with figures that have one for each head of a value


_AFTER_NUMBER = ".、．"
_LONGEST_NUMBER = 3  # digits
_LONGEST_JUMP = 15  # rows that an excerpt leaves out together
_LONGEST_GROUP = 6  # characters of a line of the word for a group of rows beside their names
_ALIKE = 2  # characters that the name of a part and of its row begin with when the part's says all


def _number(piece: Piece) -> int:
    return int(piece.text.rstrip(_AFTER_NUMBER))


@dataclass(slots=True)
class AttributedRow:
    """The pieces of a row or of a part of one: its number, its name, what stands behind, its attribute."""

    number: Piece | None
    name: list[Piece]
    rest: list[Piece]
    attribute: Piece | None = None
    owner: str = ""  # the name of the row that it is a part of

    @property
    def end(self) -> int:
        """Where the last of its pieces ends."""
        attribute = [self.attribute] if self.attribute is not None else []
        return max(piece.end for piece in (*self.name, *self.rest, *attribute))


class AttributedRows(LayoutReader):
    """Puts the pieces of rows together."""

    def read(self, chunks: Sequence[Sequence[Piece]], *, behind: bool, category: bool) -> list[AttributedRow]:
        """The rows of the pieces that begin with each number; none unless all that has an attribute is a row or a part of one.

        Parameters
        ----------
        behind : bool
            Whether attributes stand behind the values, not between names and values.
        category : bool
            Whether names may have the word for a group of rows before them.
        """
        rows: list[AttributedRow] = []
        for chunk in chunks:
            parts = self._parts(chunk[1:], chunk[0], behind=behind, category=category)
            if not parts:
                return []
            rows += parts
        return rows

    def has_remarks(self, chunks: Sequence[Sequence[Piece]]) -> bool:
        """Whether words stand behind the attribute of most rows, and the values before it: 完成情况."""
        remarks = 0
        for chunk in chunks:
            at = next((i for i, piece in enumerate(chunk) if piece.kind == "P"), len(chunk))
            valued = any(piece.kind in "ND" for piece in chunk[1:at])
            remarks += valued and at + 1 < len(chunk) and chunk[at + 1].kind == "T"
        return remarks >= MOSTLY * len(chunks)

    def without_remarks(self, chunk: Sequence[Piece]) -> list[Piece]:
        """The pieces of a row, or of its parts, without the words behind the attribute of each."""
        kept: list[Piece] = []
        behind = False
        for piece in chunk:
            if behind and not AMONG.match(piece.text) and not self._has_unit_at_end(piece):
                continue
            behind = piece.kind == "P"
            kept.append(piece)
        return kept

    def starts(self, pieces: Sequence[Piece], *, behind: bool) -> tuple[list[int], int]:
        """The pieces that number rows, and how many pieces belong to the table; `behind` as for `rows`."""
        starts: list[int] = []
        expected: int | None = None
        attributed = True
        heads = 0  # the last heads met again: of the next page, or of the next table
        for i, piece in enumerate(pieces):
            if piece.kind == "P":
                attributed = True
            elif self.is_attribute_head(piece.text):
                heads = i
            elif attributed and self._is_number(pieces, i, expected, behind=behind):
                starts.append(i)
                expected, attributed = int(piece.text.rstrip(_AFTER_NUMBER)) + 1, False
            elif heads and starts and heads > starts[-1] and self._is_number(pieces, i, 1, behind=behind):
                return starts, heads
        return self._starts_with_jumps(pieces, starts, behind=behind) or starts, len(pieces)

    def _starts_with_jumps(
        self, pieces: Sequence[Piece], starts: Sequence[int], *, behind: bool
    ) -> list[int]:
        """The numbers of rows where some rows were left out (10 and then 12): a higher one for each attribute; none where one has none."""
        attributes = [i for i, piece in enumerate(pieces) if piece.kind == "P"]
        if len(starts) >= len(attributes) or not starts:
            return []
        found: list[int] = []
        begin = 0
        for end in attributes:
            numbers = [i for i in range(begin, end - 1) if self._may_number(pieces, i)]
            if not numbers:
                return []
            at = numbers[0 if behind else -1]  # what stands before it are values of the row before
            if found and not 0 < _number(pieces[at]) - _number(pieces[found[-1]]) <= _LONGEST_JUMP:
                return []
            found.append(at)
            begin = end + 1
        return found

    @staticmethod
    def _may_number(pieces: Sequence[Piece], at: int) -> bool:
        """Whether a piece is a number of up to three digits right before a name."""
        text, after = pieces[at].text.rstrip(_AFTER_NUMBER), pieces[at + 1]
        named = after.kind == "T" and HAN.search(after.text) is not None
        return text.isdecimal() and len(text) <= _LONGEST_NUMBER and named and not AMONG.match(after.text)

    @staticmethod
    def _is_number(pieces: Sequence[Piece], at: int, expected: int | None, *, behind: bool) -> bool:
        """Whether a piece is the number of a row: the next one, before words."""
        text = pieces[at].text.rstrip(_AFTER_NUMBER)
        if (
            not text.isdecimal()
            or len(text) > _LONGEST_NUMBER
            or (expected is not None and int(text) != expected)
        ):
            return False
        following = pieces[at + 1 : at + 3]
        twice = len(following) == 2 and following[0].text == pieces[at].text and following[1].kind == "T"
        if twice and at and pieces[at - 1].kind == "P" and not behind:
            return False  # the value of the row before, which happens to be the next number
        return any(piece.kind in "TU" and HAN.search(piece.text) for piece in following)

    def without_foot(self, chunk: Sequence[Piece]) -> Sequence[Piece]:
        """The last row without the text after the table."""
        last = max((i for i, piece in enumerate(chunk) if piece.kind == "P"), default=-1)
        end = last + 1
        while end < len(chunk):
            piece = chunk[end]
            goes_on = (
                self._stands_behind(piece.text) or self._is_bound(piece.text) or self._has_unit_at_end(piece)
            )
            goes_on = goes_on or (piece.kind == "U" and end + 1 < len(chunk) and chunk[end + 1].kind in "NDy")
            if piece.kind not in "NDyY" and not goes_on:
                break
            end += 1
        return chunk[:end]

    def _parts(
        self, chunk: Sequence[Piece], number: Piece, *, behind: bool, category: bool
    ) -> list[AttributedRow]:
        """The row of a number, or its parts where several names with values stand under it; none where it is not whole."""
        rows: list[AttributedRow] = []
        row: AttributedRow | None = None
        for i, piece in enumerate(chunk):
            if row is None:
                row = AttributedRow(number if not rows else None, [piece], [])
                continue
            written = "".join(other.text for other in row.name)
            if not row.rest and row.attribute is None:
                whole = written.count("（") <= written.count("）") and piece.text[0] != "（"
                if piece.kind == "P":
                    row.attribute = piece
                elif whole and (
                    (piece.kind in "NDyYU" and HAN.search(written)) or self._has_unit_at_end(row.name[-1])
                ):
                    row.rest.append(piece)
                else:
                    row.name.append(piece)
            elif piece.kind == "P":
                if row.attribute is not None:
                    return []
                row.attribute = piece
            elif piece.kind == "T" and (
                AMONG.match(piece.text) or self._begins_part(piece, row, chunk[i:], behind=behind)
            ):
                rows.append(row)
                row = AttributedRow(None, [piece], [])
            else:
                row.rest.append(piece)
        if row is not None:
            rows.append(row)
        rows = [row for row in rows if not any(self.is_attribute_head(p.text) for p in row.name + row.rest)]
        kept = [row for row in rows if row.number is not None or any(p.kind in "ND" for p in row.rest)]
        if any(row.attribute is not None for row in rows if row not in kept):
            return []
        for row in kept:
            if row.name[0].kind in "DP" or not any(HAN.search(piece.text) for piece in row.name):
                return []  # what a page tore off another row
        if category and kept:
            kept[0].name = self._without_group(kept[0].name)
        if len(kept) > 1 and not any(AMONG.match(row.name[0].text) for row in kept):
            own = kept[0].name
            owner = "".join(piece.text for piece in own[:-1])
            kept[0].name = own[-1:]
            for row in kept:
                row.owner = "" if row.name[0].text[:_ALIKE] == owner[:_ALIKE] else owner
        return kept

    def _without_group(self, name: list[Piece]) -> list[Piece]:
        """The pieces of a name without the word for a group of rows before it, which a page may have torn too."""
        whole = next((i for i, piece in enumerate(name) if self._has_unit_at_end(piece)), None)
        if whole is not None and "（" in name[whole].text and name[whole].text[0] != "（":
            return name[whole:]
        short = next((i for i, piece in enumerate(name) if len(piece.text) > _LONGEST_GROUP), len(name) - 1)
        return name[short:] if short else name[-1:]

    def _begins_part(self, piece: Piece, row: AttributedRow, rest: Sequence[Piece], *, behind: bool) -> bool:
        """Whether words after the values of a row, or of a part of it, are the name of the next part."""
        if not HAN.match(piece.text) or self._stands_behind(piece.text):
            return False
        if self._has_unit_at_end(piece):
            return True
        if behind:
            return row.attribute is not None
        return any(other.kind == "P" for other in rest)

    def _has_unit_at_end(self, piece: Piece) -> bool:
        unit = UNIT_AT_END.search(piece.text)
        return unit is not None and piece.kind not in "ND" and self.reader.unit(unit[1]) is not None

    def values(
        self, row: AttributedRow, has_unit: bool, *, unit_first: bool = False
    ) -> tuple[Piece | None, list[Piece]]:
        """The unit of a row and its values, the pieces of one value joined.

        Parameters
        ----------
        unit_first : bool
            Whether units stand before the attributes: a dash behind the attribute is a value then, the unit was left out.
        """
        rest = list(row.rest)
        unit = None
        if has_unit and rest and rest[0].kind in "UDT":
            attribute = row.attribute
            left_out = unit_first and rest[0].kind == "D" and attribute is not None
            if not (left_out and attribute is not None and attribute.end <= rest[0].start):
                unit = rest.pop(0)
        values: list[Piece] = []
        for piece in rest:
            before = values[-1] if values else None
            if before is not None and self._goes_on(before, piece):
                text = before.text + piece.text
                values[-1] = Piece(before.start, piece.end, piece.line, text, self.reader.kind(text))
                if values[-1].kind not in "NDP":
                    values[-1].kind = "T"
            else:
                values.append(piece)
        return unit, values

    def _goes_on(self, before: Piece, piece: Piece) -> bool:
        """Whether a piece belongs to the value before it: a bound, a unit, a remark, or a number behind words that lead to it."""
        if before.kind == "N":
            if self._stands_behind(piece.text) and not self._is_value(piece.text):
                return True
            if piece.kind == "T" and self.reader.kind(before.text + piece.text) != "N":
                return False  # 23.9 and 完成省定目标 in the cell behind
            return piece.kind in "UT" and piece.line == before.line
        if self._is_bound(before.text):
            return True
        if before.kind != "T":
            return False
        return (piece.line == before.line and piece.kind in "NUT") or (
            piece.kind == "N" and self.reader.leads(before.text)
        )

    def _stands_behind(self, text: str) -> bool:
        """Whether a piece belongs behind a value: a bound word (左右) or a remark in brackets."""
        return text[0] in "（〔[" or self.reader.grammar.bound_after(text, 0) is not None

    def _is_bound(self, text: str) -> bool:
        """Whether a piece is a bound word or sign that stands before its value: >, 不低于."""
        found = self.reader.grammar.bound_before(text, len(text))
        return found is not None and found[0] == 0

    def _is_value(self, text: str) -> bool:
        """Whether brackets hold a value of their own: [125]."""
        return text[0] in "[〔" and self.reader.kind(text) == "N"

    def is_attribute_head(self, text: str) -> bool:
        """Whether a text heads the attributes: 属性, 指标属性."""
        return len(text) <= LONGEST_ATTRIBUTE_HEAD and self.words.is_word(text, "note")
