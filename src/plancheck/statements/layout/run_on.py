"""Tables run onto one line: heads, then name, unit and values of each row behind each other, blanks between them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.attributed import AttributedTables
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, words_between
from plancheck.statements.layout.lines import Line, is_marked
from plancheck.statements.layout.single_cell_lines import CELL_LENGTH
from plancheck.statements.layout.spaced import SpacedTables
from plancheck.statements.layout.stacked import StackedTables
from plancheck.statements.words.written import ENDS_SENTENCE, HAN

_SHORTEST, _LONGEST = 60, 20_000  # characters of a line that holds a whole table
_LEAST_ROWS = 3
_LEAST_CELLS, _LEAST_HEADS = 6, 2  # values of a table whose cells stand in order, and known heads before them
_LEAST_VALUES = 2  # of a row without a unit; words and single numbers by turns are a text
_MOST_VALUES = 12
_MOSTLY = 0.8  # of the rows that have as many values as there are heads for them
_MOST_WORDS = 8  # of a name
_LONGEST_CAPTION = 60  # characters before the heads on their line
_FIRST = ("index", "name", "place", "year_row")  # what the first head of a table is of


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands between blanks on a line, in order: the spans, their texts without blanks, and the kind of each."""

    cells: Sequence[GridCell]
    texts: Sequence[str]
    kinds: Sequence[str]


class RunOnTables(LayoutReader):
    """Reads tables whose rows all stand on one line."""

    def __init__(
        self,
        view: str,
        reader: CellReader,
        spaced: SpacedTables,
        stacked: StackedTables,
        attributed: AttributedTables,
    ) -> None:
        super().__init__(view, reader)
        self.spaced, self.stacked, self.attributed = spaced, stacked, attributed

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table that a line holds, and the line after it; None unless most rows are as long as the heads ask for."""
        line = lines[index]
        if not _SHORTEST <= line.end - line.start <= _LONGEST or is_marked(self.view, line):
            return None
        text = self.view[line.start : line.end]
        if " " not in text or len(text.split()) < 2 * _LEAST_ROWS:
            return None  # heads, and a name and a value for each row
        cells = self.spaced.joined(words_between(self.view, line.start, line.end))
        texts = [plain(self.view, cell) for cell in cells]
        kinds = [self.reader.kind(text) for text in texts]
        words = _Words(cells, texts, kinds)
        return self._in_runs(lines, index, words) or self._in_order(lines, index, words)

    def _in_order(self, lines: list[Line], index: int, words: _Words) -> tuple[Grid, int] | None:
        """The table whose cells blanks part as line ends do elsewhere: heads, then rows of a number, names, a unit, values and notes."""
        cells, texts = words.cells, words.texts
        first = next((i for i in range(len(texts)) if self._begins_heads(texts, i)), len(texts))
        values = [i for i, kind in enumerate(words.kinds) if kind in "ND" and i > first]
        if len(values) < _LEAST_CELLS or sum(map(self.is_head, texts[first : values[0]])) < _LEAST_HEADS:
            return None
        begin, end = cells[first].start, cells[values[-1]].end
        if ENDS_SENTENCE.search(self.view, begin, end) is not None:
            return None
        stop, last = values[-1] + 1, values[0] - first  # behind the last value may stand years and notes
        while stop < min(len(texts), values[-1] + last) and len(texts[stop]) <= CELL_LENGTH:
            if ENDS_SENTENCE.search(texts[stop]) is not None:
                break
            stop += 1
        own = "".join(texts[:first]) if begin - lines[index].start <= _LONGEST_CAPTION else ""
        caption = f"{self.caption_of(lines, index)}\n{own}".strip()
        grids = self.attributed.read([Line(cell.start, cell.end, 1) for cell in cells[first:stop]])
        if grids and grids[0].start <= cells[first + 1].start:  # 类别 may stand before the first head
            return replace(grids[0], caption=caption), index + 1
        grids = self.stacked.read_cells(list(cells[first:stop]), caption)
        if len(grids) != 1 or len(grids[0].rows) < _LEAST_ROWS or not all(row.sure for row in grids[0].rows):
            return None
        return grids[0], index + 1

    def _begins_heads(self, texts: Sequence[str], at: int) -> bool:
        """Whether a text is a head of numbers, names or years, or ends like one and stands before two heads."""
        if self.words.is_word(texts[at], *_FIRST):
            return True
        return self.words.ends(texts[at], *_FIRST) and all(map(self.is_head, texts[at + 1 : at + 3]))

    def _in_runs(self, lines: list[Line], index: int, words: _Words) -> tuple[Grid, int] | None:
        """The table of names that blanks may part, each before as many values as the heads ask for."""
        line, cells, texts, kinds = lines[index], words.cells, words.texts, words.kinds
        first = next((i for i, text in enumerate(texts) if self.words.is_word(text, "name")), None)
        if first is None:
            return None
        runs = _runs_of_values(kinds, first)
        if len(runs) < _LEAST_ROWS:
            return None
        values, often = Counter(stop - start for start, stop in runs).most_common(1)[0]
        united = self.words.is_word(texts[first + 1], "unit")
        if often < _MOSTLY * len(runs) or not (united or values >= _LEAST_VALUES) or values > _MOST_VALUES:
            return None
        begin = first + 1 + united + values
        heads = texts[first:begin]
        if begin >= runs[0][0] or not self._are_heads(heads, texts[begin]):
            return None
        rows: list[GridRow] = []
        for start, stop in runs:
            row = self._row(cells[begin:start], kinds[begin:start], united=united)
            if row is None:
                break  # what stands behind the table
            if stop - start == values:
                rows.append(GridRow((*row, *cells[start:stop])))
            begin = stop
        if len(rows) < _LEAST_ROWS or len(rows) < _MOSTLY * len(runs):
            return None
        own = "".join(texts[:first]) if cells[first].start - line.start <= _LONGEST_CAPTION else ""
        caption = f"{self.caption_of(lines, index)}\n{own}".strip()
        end = max(cell.end for cell in rows[-1].cells if cell is not None)
        return Grid(cells[first].start, end, caption, tuple(heads), tuple(rows)), index + 1

    def _are_heads(self, heads: Sequence[str], following: str) -> bool:
        """Whether some words head the columns of values, and the word behind them does not."""
        known = sum(self.is_head_below(head) or self.words.is_word(head, "link") for head in heads[1:])
        return 2 * known > len(heads) - 1 and not self.is_plain_head(following)

    def _row(
        self, cells: Sequence[GridCell], kinds: Sequence[str], *, united: bool
    ) -> tuple[GridCell | None, ...] | None:
        """The name and the unit of a row; None where the words before its values are no name."""
        unit: GridCell | None = None
        if united and len(cells) > 1 and kinds[-1] == "U":
            unit = cells[-1]
            cells = cells[:-1]
        if not cells or len(cells) > _MOST_WORDS:
            return None
        name = GridCell(cells[0].start, cells[-1].end)
        named = HAN.search(self.view, name.start, name.end) is not None
        if not named or ENDS_SENTENCE.search(self.view, name.start, name.end) is not None:
            return None
        return (name, unit) if united else (name,)


def _runs_of_values(kinds: Sequence[str], begin: int) -> list[tuple[int, int]]:
    """The first and the last but one of the cells of each run of values from a cell on."""
    runs: list[tuple[int, int]] = []
    at = begin
    while at < len(kinds):
        stop = at
        while stop < len(kinds) and kinds[stop] in "NDy":
            stop += 1
        if stop > at and at > begin:
            runs.append((at, stop))
        at = max(stop, at + 1)
    return runs
