"""Tables of a page's text whose rows end in as many values as there are heads of years, with names torn over the lines around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.column_places import ColumnPlaces, find_column_places
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import Line, is_marked
from plancheck.statements.words.written import YEAR

_LEAST_ROWS = 3
_LEAST_VALUES = 2  # a line that ends in one figure may be any line
_MOST_PIECES = 4  # lines between two rows that hold pieces of their names
_MOST_LINES = 400  # of one table
_MORE_HEADS = 4  # lines under the line of heads that may hold more of them
_UNIT_LENGTH = 10
_LONGEST_HEAD, _LONGEST_LINE = 60, 80
_GROUP = 4  # characters of the word for a group of rows, in a narrow column beside the names
_YEAR_APART = re.compile(r"((?:19|20)[0-9]{2}) 年(?!均|增|度?[增变])")
_NUMBERED = re.compile(r"[0-9]{1,2}[.、．](?![0-9])|其中[:：]?")
_PAGE_FOOT = re.compile(r"[-—–][-—–\s]*[0-9]{1,4}[-—–\s]*")
_HEADING = re.compile(
    "[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|注[:：]|说明[:：]|第[一二三四五六七八九十]+[章节]"
)


@dataclass(slots=True)
class _Row:
    """The line that holds a row's values, with what of its name and unit stands there."""

    line: int
    name: str
    unit: str
    values: list[GridCell | None]
    start: int
    above: list[str] = field(default_factory=list)
    short: str = ""  # a word of two characters: the name where no line around holds one, else of a group


class TornNames(LayoutReader):
    """Reads tables whose names are torn, but not their values."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells) -> None:
        super().__init__(view, reader)
        self.cells = cells

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose heads stand in a line, and the line after it; nothing where no name is torn."""
        heads = self._heads(lines[index])
        if heads is None:
            return None
        begin = index + 1 + self._more_heads(lines, index + 1, heads)
        own = {self.text(line.start, line.end) for line in lines[index:begin]}  # again on the next page
        places = self._places(lines[begin : index + _MOST_LINES], len(heads))
        rows: list[_Row] = []
        pieces: list[tuple[int, str]] = []  # lines without values since the last row
        torn = False
        stop = begin
        for at in range(begin, min(len(lines), index + _MOST_LINES)):
            line = lines[at]
            words = self.view[line.start : line.end]
            if _HEADING.match(words):
                stop = self._close(rows, pieces, stop, parted=True)
                pieces = []
            if len(words) > _LONGEST_LINE or "。" in words or "；" in words or is_marked(self.view, line):
                break
            if _PAGE_FOOT.fullmatch(words) or self.text(line.start, line.end) in own:
                continue
            if _HEADING.match(words):
                if rows and at > rows[-1].line + _MOST_PIECES:
                    break
                continue
            row = self._row(line, at, len(heads), places)
            if row is None:
                pieces.append((at, words))
                if len(pieces) > _MOST_PIECES:
                    break
                continue
            # a line above a row with a name of its own may head a group
            torn = torn or (bool(pieces) and (not row.name or _NUMBERED.match(row.name) is not None))
            self._join(rows[-1] if rows else None, pieces, row)
            rows.append(row)
            pieces = []
            stop = at + 1
        if len(rows) < _LEAST_ROWS or not torn:
            return None
        stop = self._close(rows, pieces, stop)
        named = [row for row in rows if row.name or row.short]
        body = tuple(
            GridRow((None, None, *row.values), told=(row.name or row.short, row.unit)) for row in named
        )
        if len(named) < _LEAST_ROWS:
            return None
        caption = self.caption_of(lines, index)
        return Grid(lines[index].start, lines[stop - 1].end, caption, ("指标", "单位", *heads), body), stop

    @staticmethod
    def _close(
        rows: Sequence[_Row], pieces: Sequence[tuple[int, str]], stop: int, *, parted: bool = False
    ) -> int:
        """Give the last row what stands below it, as many lines as above; the line after them.

        A row whose own line has its number goes on with a line that a heading or a note parts from what follows.
        """
        most = len(rows[-1].above) if rows else 0
        if rows and parted and not most and _NUMBERED.match(rows[-1].name):
            most = 1
        if not 0 < len(pieces) <= most:
            return stop
        rows[-1].name += "".join(_last(words) for _, words in pieces)
        return pieces[-1][0] + 1

    def _heads(self, line: Line) -> list[str] | None:
        """The heads of the values of a line that heads names too; None where it is no line of heads."""
        if line.end - line.start > _LONGEST_HEAD:
            return None
        words = self.view[line.start : line.end]
        if " " not in words or YEAR.search(words) is None:
            return None
        texts = _YEAR_APART.sub(r"\1年", words).split()
        named = [text for text in texts if self.words.is_word(text, "name")]
        if not named or self.reader.kind(texts[-1]) == "N":
            return None
        heads = [text for text in texts if not self.words.is_word(text, "index", "unit", "name", "note")]
        timed = sum(1 for text in heads if self.is_head(text))
        return heads if len(heads) >= _LEAST_VALUES and timed == len(heads) else None

    def _more_heads(self, lines: list[Line], begin: int, heads: list[str]) -> int:
        """Add the heads that a page sets on lines of their own under the others; how many lines they fill."""
        for number, line in enumerate(lines[begin : begin + _MORE_HEADS]):
            text = self.text(line.start, line.end)
            if text[:1] == "（" and text[-1:] == "）" and len(text) <= _UNIT_LENGTH:
                heads[-1] += text
            elif len(text) <= _UNIT_LENGTH and self.is_head(text) and not self.words.is_word(text, "note"):
                heads.append(text)
            else:
                return number
        return min(_MORE_HEADS, len(lines) - begin)

    def _places(self, lines: list[Line], count: int) -> ColumnPlaces | None:
        """Where the columns of values stand, by the lines that end in one for each head."""
        whole: list[list[GridCell]] = []
        for line in lines:
            if line.end - line.start > _LONGEST_LINE or self.view.find("。", line.start, line.end) >= 0:
                break
            begin, cells = self._values(line)
            if len(cells) - begin == count:
                whole.append(cells[begin:])
        return find_column_places(self.view, whole)

    def _values(self, line: Line) -> tuple[int, list[GridCell]]:
        """Where the values begin that a line ends in, and its cells."""
        cells = self.cells.pieces(line)
        begin = len(cells)
        while begin and self.reader.kind(plain(self.view, cells[begin - 1])) in "NDy":
            begin -= 1
        return begin, cells

    def _row(self, line: Line, at: int, count: int, places: ColumnPlaces | None) -> _Row | None:
        """The row whose values end a line; None where it ends in more, or in fewer that keep no place."""
        begin, cells = self._values(line)
        texts = [plain(self.view, cell) for cell in cells]
        kinds = [self.reader.kind(text) for text in texts]
        if "," in "".join(texts) and "，" in "".join(texts):
            return None
        laid: list[GridCell | None] | None = None
        if len(cells) - begin == count:
            laid = [*cells[begin:]]
        elif begin < len(cells) < begin + count and places is not None and places.stand(cells[begin:]):
            laid = places.lay(cells[begin:])
        if laid is None or "N" not in kinds[begin:]:
            return None
        name, unit = texts[:begin], ""
        if name and (self.reader.kind(name[-1]) == "U" or name[-1] in ("%", "‰")):
            unit = name.pop()
        return _Row(at, _without_group(name), unit, laid, line.start, short="".join(name))

    def _join(self, before: _Row | None, pieces: Sequence[tuple[int, str]], row: _Row) -> None:
        """Give the pieces between two rows to the one above or the one below.

        A piece that begins with the number of a row begins the name below. Where the row below has a number of its own,
        all of them belong above; else a name goes on below its values with as many lines as stand above them.
        """
        words = [text for _, text in pieces]
        first = next((i for i, text in enumerate(words) if _numbered(text)), None)
        if first is None:
            first = len(words) if _NUMBERED.match(row.name) else (len(before.above) if before else 0)
        below, above = words[:first], words[first:]
        if before is not None:
            most = len(before.above) if before.above or not _NUMBERED.match(before.name) else len(below)
            before.name += "".join(_last(text) for text in below[:most])
        row.above = list(above)
        row.name = "".join([*map(_without_group_text, above[:1]), *map(_last, above[1:]), row.name])


def _numbered(text: str) -> bool:
    """Whether a line begins the name of a row: with its number, perhaps behind the word for a group."""
    return text.isdigit() or any(_NUMBERED.match(piece) for piece in text.split()[:2])


def _without_group(pieces: Sequence[str]) -> str:
    """The name among the pieces of a line: from its number on, or without the short word for a group before it."""
    numbered = next((i for i, piece in enumerate(pieces[:2]) if _NUMBERED.match(piece)), None)
    if numbered is not None:
        return "".join(pieces[numbered:])
    if len(pieces) > 1 and len(pieces[0]) <= _GROUP:
        return "".join(pieces[1:])
    return "" if len(pieces) == 1 and len(pieces[0]) <= 2 else "".join(pieces)


def _without_group_text(text: str) -> str:
    return _without_group(text.split())


def _last(text: str) -> str:
    """A piece of a name without the piece of a group's word before it."""
    pieces = text.split()
    return pieces[-1] if len(pieces) > 1 and len(pieces[0]) <= _GROUP else "".join(pieces)
