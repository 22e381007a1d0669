"""Tables of a yearbook in lines: a line of years, then rows of a name, often in two languages, and a value for each year."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, words_between
from plancheck.statements.layout.lines import Line, is_marked
from plancheck.statements.layout.lost_cells import WIDE, LostCells, Spacing
from plancheck.statements.layout.row_names import RowNames
from plancheck.statements.layout.year_heads import (
    YearColumn,
    columns_of,
    is_line_of_years,
    is_more_heads,
    without_translation,
    words_of,
)
from plancheck.statements.words.written import DIGIT, ENDS_SENTENCE, HAN

_LEAST_ROWS = 2  # with a value in every column
_MOST_LINES = 400
_HEAD_LINES = 4  # below the line of years
_LONGEST_LINE = 240  # characters, most of which may be blanks
_LONGEST_NAME = 30  # characters without blanks and without a second language
_MOST_HEADINGS = 4  # one below the other
_MOST_UNREAD = 2  # lines in a row of a second language alone
_VALUE = re.compile(r"[-+−－]?[0-9][0-9,]*(?:\.[0-9]+)?|[-—–…]{1,4}")
_AND_YEAR = " ?年?[ \u3000]{1,40}(?:19|20)[0-9]{2}"
# a set of digits first: only they are tried
_THREE_YEARS = re.compile(f"[12](?:(?<=1)9|(?<=2)0)[0-9]{{2}}{_AND_YEAR}{_AND_YEAR}")
_YEARS_APART = tuple((blank, re.compile(f"{blank}(?=19|20)")) for blank in " \u3000")
# years alone, or behind the head of names in two languages
_FIRST_YEAR = re.compile(
    "(?:[\u4e00-\u9fff \u3000]{1,12}[A-Z][A-Za-z]{2,11}[ \u3000]{1,40})?(?:19|20)[0-9]{2} ?年?[ \u3000]"
)
_BRACKETS = re.compile(r"[（(][^（）()]{0,20}[）)]")


@dataclass(slots=True)
class _Row:
    """The name and the values of a line; one without values heads the rows below it."""

    line: Line
    name: GridCell | None
    values: list[GridCell]


class YearsOver(LayoutReader):
    """Reads tables of lines whose heads are years."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.lost, self.names = LostCells(view), RowNames(view)
        # years behind blanks are rarer than years
        blanks = any(blank in view and apart.search(view) is not None for blank, apart in _YEARS_APART)
        self._asked = blanks and _THREE_YEARS.search(view) is not None

    def find(self, lines: list[Line]) -> list[Grid]:
        """Return the tables whose line of years has no head over the names, or one in two languages.

        Other readers are not asked for them first: a title above such a line may look like one of heads.
        """
        found: list[Grid] = []
        stop = 0
        for index, line in enumerate(lines if self._asked else ()):
            if index < stop or _FIRST_YEAR.match(self.view, line.start, line.end) is None:
                continue
            table = self.read(lines, index)
            if table is not None:
                found.append(table[0])
                stop = table[1]
        return found

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose line of years is the one of an index, and the line after it.

        A row with fewer values than there are columns is left out where nothing tells under which they stand.
        """
        line = lines[index]
        if not self._asked or line.end - line.start > _LONGEST_LINE or is_marked(self.view, line):
            return None
        text = self.view[line.start : line.end]
        if _THREE_YEARS.search(text) is None:
            return None
        words = words_of(text)
        if not is_line_of_years(words, self.reader):
            return None
        heads = [words]
        begin = index + 1
        while begin < min(len(lines), index + 1 + _HEAD_LINES):
            line = lines[begin]
            below = words_of(self.view[line.start : line.end])
            if not is_more_heads(below, self.reader):
                break
            heads.append(below)
            begin += 1
        columns = columns_of(heads, self.reader)
        if columns is None:
            return None
        rows, stop = self._rows(lines, begin, len(columns))
        body = self._laid(rows, columns)
        if body is None:
            return None
        caption = self.caption_of(lines, index)
        heads_told = ("指标", *(column.head for column in columns))
        return Grid(lines[index].start, lines[stop - 1].end, caption, heads_told, tuple(body)), stop

    # --- rows -----------------------------------------------------------------------------------------------------

    def _rows(self, lines: list[Line], begin: int, width: int) -> tuple[list[_Row], int]:
        """The lines of rows and of headings from a line on, and the line after the last row."""
        rows: list[_Row] = []
        stop, unread, last = begin, 0, 0
        for at in range(begin, min(len(lines), begin + _MOST_LINES)):
            line = lines[at]
            if line.end - line.start > _LONGEST_LINE or is_marked(self.view, line):
                break
            if ENDS_SENTENCE.search(self.view, line.start, line.end) is not None:
                break
            name, values = self._values(line)
            told = self.text(name.start, name.end) if name is not None else ""
            if len(values) > width or len(told) > _LONGEST_NAME:
                break
            if not values and not HAN.search(told):
                unread += 1
                if unread > _MOST_UNREAD:
                    break
                continue
            unread = 0
            if not values and (DIGIT.search(_BRACKETS.sub("", told)) or told[-1] in "，：:,"):
                break
            rows.append(_Row(line, name, values))
            if values:
                stop, last = at + 1, len(rows)
            elif len(rows) - last > _MOST_HEADINGS:
                break
        return rows[:last], stop

    def _values(self, line: Line) -> tuple[GridCell | None, list[GridCell]]:
        """The name of a line without its translation, and the values that the line ends in."""
        words = words_between(self.view, line.start, line.end)
        cut = len(words)
        while cut and _VALUE.fullmatch(self.view, words[cut - 1].start, words[cut - 1].end):
            cut -= 1
        if cut == 0:
            return None, words
        begin = words[0].start
        named = without_translation(self.view[begin : words[cut - 1].end])
        name = GridCell(begin, begin + len(named)) if named else None
        return name, words[cut:]

    # --- table ----------------------------------------------------------------------------------------------------

    def _laid(self, rows: Sequence[_Row], columns: Sequence[YearColumn]) -> list[GridRow] | None:
        """The rows with their values in columns; None where too few have a value in each."""
        whole = [row for row in rows if len(row.values) == len(columns)]
        if len(whole) < _LEAST_ROWS or any(row.name is None for row in whole):
            return None
        spacing = self._spacing(rows, whole)
        names = self.names.read([row.name for row in rows], [bool(row.values) for row in rows])
        out: list[GridRow] = []
        for row, name in zip(rows, names, strict=True):
            if not name.text:
                continue  # a heading, or a row whose name was lost
            blanks = self._blanks_before(row), self._blanks_behind(row.line)
            values = self.lost.lay(row.values, columns, spacing, blanks)
            if values is not None:
                out.append(GridRow((row.name, *values), name.group, told=(name.text,)))
        return out

    def _spacing(self, rows: Sequence[_Row], whole: Sequence[_Row]) -> Spacing:
        """What blanks between the values tell of lost cells."""
        gaps = [b.start - a.end for row in whole for a, b in itertools.pairwise(row.values)]
        trailing = any(self._blanks_behind(row.line) for row in rows)
        valued = [row for row in rows if row.values]
        leading = max(map(self._blanks_before, whole)) < WIDE
        wide = any(self._blanks_before(row) >= WIDE for row in valued) or any(
            b.start - a.end >= WIDE for row in rows for a, b in itertools.pairwise(row.values)
        )
        return Spacing(tight=max(gaps) <= 1 and (wide or trailing), leading=leading, trailing=trailing)

    def _blanks_before(self, row: _Row) -> int:
        """How many blanks stand before the first value of a row."""
        first = row.values[0].start
        words = self.view[row.line.start : first]
        return len(words) - len(words.rstrip())

    def _blanks_behind(self, line: Line) -> int:
        """How many blanks stand behind the last word of a line."""
        end = self.view.find("\n", line.end)
        return (len(self.view) if end < 0 else end) - line.end
