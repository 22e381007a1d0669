"""Rows of a page read line by line: the pieces of a name of several lines stand above and below the line of its number."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from plancheck.statements.words.written import HAN

_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、|.*[（(][0-9]{1,2}项[）)]$")
_SHORT_GROUP = re.compile("[\u4e00-\u9fff]{1,4}")  # a line of the word for a group of rows in a narrow column
_LEAST_ROWS = 3
_MOSTLY = 0.8  # of the attributes that stand on the line of their row's number
_LONGEST_NUMBER = 3


@dataclass(slots=True)
class Piece:
    """A piece between blanks."""

    start: int
    end: int
    line: int
    text: str
    kind: str


@dataclass(slots=True)
class _TornRow:
    """The line of a row's number, with the pieces of its name above and below; a line without a number is all ``rest``."""

    number: list[Piece]
    name: list[Piece]
    rest: list[Piece]
    above: list[Piece] = field(default_factory=list)
    below: list[Piece] = field(default_factory=list)

    def pieces(self) -> list[Piece]:
        return [*self.number, *self.above, *self.name, *self.below, *self.rest]


def in_rows(
    pieces: Sequence[Piece], *, grouped: bool, united: bool, is_head: Callable[[str], bool]
) -> list[Piece]:
    """Return the pieces of a table row by row: each number, its whole name, what stands behind it.

    As many lines of a name stand above the line of its number as below. Pieces whose rows are not torn this way are
    returned as they are.

    Parameters
    ----------
    pieces : sequence of Piece
        In the order of the lines.
    grouped : bool
        Whether a column before the numbers has words for groups of rows.
    united : bool
        Whether there is a column of units.
    is_head : callable
        Whether a text is a head of the table, which may stand again on a next page.
    """
    lines = [
        [piece for piece in line if not _GROUP.match(piece.text)]
        for _, line in itertools.groupby(pieces, key=lambda piece: piece.line)
    ]
    numbered: list[_TornRow | None] = []
    expected: int | None = None
    for line in lines:
        row = _numbered_row(line, expected, grouped=grouped, united=united)
        expected = int(row.number[0].text) + 1 if row is not None else expected
        numbered.append(row)
    found = [row for row in numbered if row is not None]
    attributes = sum(piece.kind == "P" for piece in pieces)
    if len(found) < max(_LEAST_ROWS, _MOSTLY * attributes) or all(row.name for row in found):
        return list(pieces)
    rows: list[_TornRow] = []
    free: list[Piece] = []
    wanted = 0  # lines of the last name that still stand below its number
    for line, row in zip(lines, numbered, strict=True):
        if row is not None:
            whole = bool(row.name) and _is_closed(row.name)
            row.above = [] if whole else free
            wanted = 0 if whole else max(len(free), 0 if row.name else 1)
            rows.append(row)
            free = []
        elif rows and line and any(piece.kind in "NP" for piece in line) and HAN.search(line[0].text):
            rows.append(_TornRow([], [], line))  # a part of the row above
            wanted, free = 0, []
        else:
            words = _words(line, grouped=grouped, is_head=is_head)
            if words and wanted:
                rows[-1].below += words
                wanted -= 1
            else:
                free += words
    return list(itertools.chain.from_iterable(row.pieces() for row in rows))


def _numbered_row(
    line: Sequence[Piece], expected: int | None, *, grouped: bool, united: bool
) -> _TornRow | None:
    """The row of a line that has the next number and an attribute; None for other lines."""
    if not any(piece.kind == "P" for piece in line):
        return None
    for at in range(2 if grouped else 1):
        if at + 1 >= len(line):
            break
        text = line[at].text
        if (
            not text.isdecimal()
            or len(text) > _LONGEST_NUMBER
            or (expected is not None and int(text) != expected)
        ):
            continue
        end = at + 1
        if end + 1 < len(line) and line[end].kind == "N" and HAN.match(line[end + 1].text):
            end += 2  # 3 岁以下 as the beginning of a name
        while (
            end < len(line)
            and _is_word(line[end])
            and not (united and end > at + 1 and line[end].kind == "U")
        ):
            end += 1
        name = list(line[at + 1 : end])
        if united and len(name) == 1 and name[0].kind == "U":
            name, end = [], at + 1
        return _TornRow([line[at]], name, list(line[end:]))
    return None


def _is_word(piece: Piece) -> bool:
    return piece.kind in "TU" and piece.text[0] not in "<>≤≥["


def _is_closed(name: Sequence[Piece]) -> bool:
    """Whether a name ends with its unit in brackets and lacks no beginning."""
    text = "".join(piece.text for piece in name)
    return text.endswith("）") and text.count("（") == text.count("）")


def _words(line: Sequence[Piece], *, grouped: bool, is_head: Callable[[str], bool]) -> list[Piece]:
    """The pieces of a line that may be of a name: without the word for a group of rows, heads and the foot of a page."""
    if any(is_head(piece.text) for piece in line):
        return []
    words = list(line)
    if grouped and words and _SHORT_GROUP.fullmatch(words[0].text):
        words = words[1:]
    if any(piece.kind in "NDyY" for piece in words):
        return []
    return words
