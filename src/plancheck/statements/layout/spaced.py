"""Tables in lines or list items whose cells are parted by blanks and whose words have blanks within them: 指 标 单 位, 卷 烟 亿支 12.5 3.2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import BlankHeads
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, words_between
from plancheck.statements.layout.heads import YEAR_HEAD
from plancheck.statements.layout.lines import CAPTION, Line, without_item_marks
from plancheck.statements.layout.ragged import RaggedHeads
from plancheck.statements.words.written import DIGIT

_ITEM = re.compile(r"(?:\*\*)?[-+•·●▪◦*] {1,4}(?=\S)")
_SPACED = re.compile(r"(?<!\S)[\u4e00-\u9fff][ \u3000]{1,12}[\u4e00-\u9fff](?!\S)")
# the same looked for in a whole text: by the end of a line, by the blank
_HAS_ITEM = re.compile(r"\n[ \u3000]{0,8}(?:\*\*)?[-+•·●▪◦*] ")
# each kind of blank by itself: one character is looked for ten times as fast as a set of them
_HAS_SPACED = tuple(
    re.compile(
        rf"{blank}(?<=[\u4e00-\u9fff]{blank})(?<!\S[\u4e00-\u9fff]{blank})[ \u3000]{{0,11}}[\u4e00-\u9fff](?!\S)"
    )
    for blank in " \u3000"
)
_VALUE = re.compile(r"[-+−－]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?|-{1,3}|[—─–…]{1,4}|/")
_PER_PARTS = ("%", "‰")
_LONGEST_VALUE = 14  # characters: ≥1284.5万人次
_LETTER = re.compile("[\u4e00-\u9fffA-Za-z]")
_PARTS_CLAUSES = re.compile("[。；，！？]")
_LONGEST = 140  # characters of a line of cells
_LONGEST_MARK = 12  # characters of the mark of an item and the blanks beside it
_LEAST_ROWS = 2
_LEAST_NARROW = 3  # rows of a table with one column of values and none of units
_MOST_WORDS = 24  # of a line of heads
_MOSTLY = 0.6  # of the rows that have as many values as there are heads for them
_BREAKS = 2  # line ends between two rows


def _has_spaced(text: str) -> bool:
    """Whether a text holds a word whose characters blanks part, or the beginning of one."""
    return any(spaced.search(text) is not None for spaced in _HAS_SPACED)


@dataclass(slots=True)
class _Row:
    """The words before the values of a row and the values behind them."""

    words: list[GridCell]
    values: list[GridCell]
    note: GridCell | None = None  # 约束性 behind the values
    group: GridCell | None = None


class SpacedTables(LayoutReader):
    """Reads tables of list items, and of lines whose words have blanks within them."""

    def __init__(self, view: str, reader: CellReader, heads: BlankHeads) -> None:
        super().__init__(view, reader)
        self.heads, self.ragged = heads, RaggedHeads(view, reader)
        self._asked = " " in view and (
            _HAS_ITEM.search("\n" + view[:_LONGEST_MARK]) is not None
            or _HAS_ITEM.search(view) is not None
            or _has_spaced(view)
        )

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose first line of heads is the one of an index, and the line after it."""
        if not self._asked or index + _LEAST_ROWS >= len(lines):
            return None
        line = lines[index]
        if line.end - line.start > _LONGEST:
            return None
        item = _ITEM.match(self.view, line.start, line.end) is not None
        if not item and _SPACED.search(self.view, line.start, line.end) is None:
            return None
        first = self._words(line, item)
        if first is None or not self._may_head(first):
            return None
        units = self.units_below(lines, index + 1)
        begin = index + 1 + len(units)
        second: list[GridCell] | None = None
        if begin < len(lines) and self._row(lines[begin], item) is None:
            second = self._words(lines[begin], item)
            if second is None or not self._may_head(second):
                return None
            begin += 1
        rows, stop = self._rows(lines, begin, item)
        caption = self.caption_of(lines, index, units)
        return self._grid(lines, index, stop, caption, first, second, rows)

    # --- lines ----------------------------------------------------------------------------------------------------

    def _words(self, line: Line, item: bool) -> list[GridCell] | None:
        """The words of a line without the mark of an item and bold marks; None where it is no item among items, or a sentence."""
        if line.end - line.start > _LONGEST or self.view.find("\t", line.start, line.end) >= 0:
            return None  # tabs say where each cell ends
        mark = _ITEM.match(self.view, line.start, line.end)
        if (mark is not None) != item:
            return None
        begin, end = (mark.end() if mark is not None else line.start), line.end
        while end - begin > 2 and self.view.endswith("**", begin, end):
            end -= 2
        while end - begin > 2 and self.view.startswith("**", begin):
            begin += 2
        if _PARTS_CLAUSES.search(self.view, begin, end) is not None:
            return None
        return words_between(self.view, begin, end)

    def _may_head(self, words: Sequence[GridCell]) -> bool:
        """Whether words hold no value: those of a line of heads, not of a title or of the unit."""
        if not 2 <= len(words) <= _MOST_WORDS:
            return False
        texts = [self.view[word.start : word.end] for word in words]
        if CAPTION.match(texts[0]) and texts[0][:1] in "附表专图":
            return False
        return not any(
            self._is_value(word) and not YEAR_HEAD.fullmatch(text)
            for word, text in zip(words, texts, strict=True)
        )

    def _row(self, line: Line, item: bool) -> _Row | None:
        """The words and values of a line that ends in values; None for any other line."""
        words = self._words(line, item)
        if words is None or len(words) < 2:
            return None
        note: GridCell | None = None
        if len(words) > 2 and self.reader.kind(plain(self.view, words[-1])) == "P":
            note = words.pop()
        cut = len(words)
        while cut and self._is_value(words[cut - 1]):
            cut -= 1
        if cut == 0 and YEAR_HEAD.fullmatch(self.view, words[0].start, words[0].end):
            cut = 1  # a row of a year
        elif cut == 0 or not any(_LETTER.search(self.view, word.start, word.end) for word in words[:cut]):
            return None
        return _Row(words[:cut], words[cut:], note) if cut < len(words) else None

    def _is_value(self, word: GridCell) -> bool:
        """Whether a word is a figure, with its bound, bracket or unit, or a mark for nothing."""
        if _VALUE.fullmatch(self.view, word.start, word.end) is not None:
            return True
        if word.end - word.start > _LONGEST_VALUE or DIGIT.search(self.view, word.start, word.end) is None:
            return False
        return self.reader.kind(self.view[word.start : word.end]) == "N"

    def _rows(self, lines: list[Line], begin: int, item: bool) -> tuple[list[_Row], int]:
        """The rows from a line on, and the line after the last; a short line between two is the heading of a group."""
        rows: list[_Row] = []
        group: GridCell | None = None
        stop = begin
        while stop < len(lines) and (stop == begin or lines[stop].breaks <= _BREAKS):
            row = self._row(lines[stop], item)
            if row is None:
                follows = stop + 1 < len(lines) and self._row(lines[stop + 1], item) is not None
                words = self._words(lines[stop], item)
                if not words or not self.heads.heads_group(lines, stop, follows) or self._begins_table(words):
                    break
                group = GridCell(words[0].start, words[-1].end)
            else:
                row.group = group
                rows.append(row)
            stop += 1
        return rows, stop

    def _begins_table(self, words: Sequence[GridCell]) -> bool:
        """Whether words are heads that begin with one of names: the next table without a title."""
        cells = self.joined(words)
        return len(cells) > 1 and self.words.ends(plain(self.view, cells[0]), "name", "place", "index")

    # --- heads ----------------------------------------------------------------------------------------------------

    def joined(self, words: Sequence[GridCell]) -> list[GridCell]:
        """Words with those of one character each put together, by twos where more than three follow each other."""
        out: list[GridCell] = []
        run: list[GridCell] = []
        for word in [*words, None]:
            if (
                word is not None
                and word.end - word.start == 1
                and "\u4e00" <= self.view[word.start] <= "\u9fff"
            ):
                run.append(word)
                continue
            size = len(run) if len(run) == 3 else 2
            for at in range(0, len(run), size):
                part = run[at : at + size]
                out.append(GridCell(part[0].start, part[-1].end))
            run = []
            if word is not None:
                out.append(word)
        return out

    def _fitted(self, words: Sequence[GridCell], width: int) -> list[GridCell] | None:
        """Words put together so that there is one head for each column, the way that makes most of them heads."""
        cells = self.joined(words)
        if len(cells) == width and not (len(cells) > 1 and self._is_unit(cells[1:2])):
            return cells
        count = len(words)
        if count < width:
            return None
        least = -1000
        best = [[least] * (width + 1) for _ in range(count + 1)]
        cut = [[0] * (width + 1) for _ in range(count + 1)]
        best[0][0] = 0
        for end in range(1, count + 1):
            for heads in range(1, min(width, end) + 1):
                for begin in range(max(heads - 1, end - 8), end):
                    if best[begin][heads - 1] == least:
                        continue
                    score = best[begin][heads - 1] + self._likely(words[begin:end])
                    if score > best[end][heads]:
                        best[end][heads], cut[end][heads] = score, begin
        if best[count][width] < width:
            return None
        found: list[GridCell] = []
        end, heads = count, width
        while heads:
            begin = cut[end][heads]
            found.append(GridCell(words[begin].start, words[end - 1].end))
            end, heads = begin, heads - 1
        return found[::-1]

    def _likely(self, words: Sequence[GridCell]) -> int:
        """How likely some words are one head."""
        text = "".join(self.view[word.start : word.end] for word in words)
        told = self.is_head(text) or next(self.reader.units_in(text), None) is not None
        if told or self._is_unit(words):
            # words of more than one character each are hardly parts of one head: 亿立方米 %
            return 3 if len(words) == 1 or all(word.end - word.start == 1 for word in words) else 2
        if len(words) == 1:
            return -6 if len(text) == 1 else 1
        if all(word.end - word.start == 1 for word in words):
            return 1
        whole = any(self.is_plain_head(self.view[word.start : word.end]) for word in words)
        return -5 if whole else 1 - len(words)

    # --- tables ---------------------------------------------------------------------------------------------------

    def _grid(
        self,
        lines: list[Line],
        index: int,
        stop: int,
        caption: str,
        first: Sequence[GridCell],
        second: Sequence[GridCell] | None,
        rows: Sequence[_Row],
    ) -> tuple[Grid, int] | None:
        told = "".join(self.text(word.start, word.end) for word in (*first, *(second or ())))
        below = second is not None and self.words.is_word(plain(self.view, self.joined(second)[0]), "unit")
        united = "单位" in told and not below  # a line of units below the heads is no column of them
        counts = Counter(len(row.values) - self._lacks_unit(row, united) for row in rows)
        if len(rows) < (_LEAST_ROWS if united or max(counts, default=0) > 1 else _LEAST_NARROW):
            return None
        size, often = counts.most_common(1)[0]
        if size < 1 or often < _MOSTLY * len(rows):
            return None
        numbered = self.words.is_word(plain(self.view, self.joined(first)[0]), "index")
        noted = sum(row.note is not None for row in rows) >= _MOSTLY * len(rows)
        width = numbered + 1 + united + size + noted
        laid = [[*self._cells(row, united, numbered, size), *([row.note] if noted else [])] for row in rows]
        whole = [row for row in laid if len(row) == width]
        heads = self._heads(first, second, width, whole)
        if heads is None or not self._names_rows(heads, lines, index, len(rows)):
            return None
        out: list[GridRow] = []
        for cells, row in zip(laid, rows, strict=True):
            if len(cells) > width:
                continue
            placed, sure = align(cells, heads, self.view, self.reader)
            if any(cell is not None for cell in placed):
                out.append(GridRow(placed, row.group, sure))
        return Grid(lines[index].start, lines[stop - 1].end, caption, tuple(heads), tuple(out)), stop

    @staticmethod
    def _lacks_unit(row: _Row, united: bool) -> int:
        """1 where the first of a row's marks for nothing may stand in the column of units."""
        return 0 if not united or len(row.words) > 1 or not row.values else 1

    def _cells(self, row: _Row, united: bool, numbered: bool, size: int) -> list[GridCell | None]:
        """The cells of a row: its number, its name, its unit, its values."""
        words, values = list(row.words), list(row.values)
        cells: list[GridCell | None] = []
        if numbered and len(words) > 1:
            cells.append(words.pop(0))
        elif numbered:
            cells.append(None)
        if not united:
            return [*cells, GridCell(words[0].start, words[-1].end), *values]
        unit: GridCell | None = None
        if len(values) == size + 1:
            unit = values.pop(0)
        else:
            for taken in (2, 1):
                part = words[-taken:]
                short = taken == 1 or all(word.end - word.start <= 2 for word in part)
                if len(words) > taken and short and self._is_unit(part):
                    unit = GridCell(part[0].start, part[-1].end)
                    words = words[:-taken]
                    break
            else:
                if len(words) > 1 and words[-1].end - words[-1].start > 1:
                    unit = words.pop()
        return [*cells, GridCell(words[0].start, words[-1].end), unit, *values]

    def _is_unit(self, words: Sequence[GridCell]) -> bool:
        text = "".join(plain(self.view, word) for word in words)
        return text in _PER_PARTS or self.reader.kind(text) == "U"

    def _heads(
        self,
        first: Sequence[GridCell],
        second: Sequence[GridCell] | None,
        width: int,
        rows: Sequence[Sequence[GridCell | None]],
    ) -> list[str] | None:
        """One head for each column: of one line, of a line that wraps, or of two lines whose first stands over the second."""
        view = self.view
        if second is None:
            cells = self._fitted(first, width)
            if cells is not None:
                return [plain(view, cell) for cell in cells]
            cells = self.joined(first)
            values = len(cells) == width - 1 and not self.words.ends(plain(view, cells[0]), "name", "place")
            return ["指标", *(plain(view, cell) for cell in cells)] if values else None
        upper, lower = self.joined(first), self.joined(second)
        if self.words.is_word(plain(view, lower[0]), "unit"):
            return self._with_units(first, second, width)
        if len(upper) + len(lower) == width:
            return [plain(view, cell) for cell in (*upper, *lower)]
        laid = self.ragged.lay([upper, lower, *rows])
        if laid is None or not laid.spans:
            cells = self._fitted([*first, *second], width)
            return [plain(view, cell) for cell in cells] if cells is not None else None
        heads: list[str] = []
        over = ""
        for above, below in zip(laid.rows[0], laid.rows[1], strict=True):
            over = plain(view, above) if above is not None else over
            heads.append(over + plain(view, below))
        return heads

    def _with_units(
        self, first: Sequence[GridCell], second: Sequence[GridCell], width: int
    ) -> list[str] | None:
        """Heads with the units of the line under them; None where not every head has one."""
        names, units = self._fitted(first, width), self._fitted(second, width)
        if names is None or units is None or not all(self._is_unit([cell]) for cell in units[1:]):
            return None
        view = self.view
        told = [f"{plain(view, n)}（{plain(view, u)}）" for n, u in zip(names[1:], units[1:], strict=True)]
        return [plain(view, names[0]), *told]

    def _names_rows(self, heads: Sequence[str], lines: list[Line], index: int, rows: int) -> bool:
        """Whether the heads are those of a table: the first one of names, or a numbered title above and enough rows."""
        if self.words.ends(heads[0], "name", "place", "year_row", "index"):
            return True
        if rows < _LEAST_NARROW:
            return False
        above = (
            without_item_marks(self.view[line.start : line.end]) for line in lines[max(0, index - 2) : index]
        )
        return any(CAPTION.match(text) is not None and text[:1] in "附表专图" for text in above)
