"""Tables in lines whose rows are years, under heads of several lines: amounts of a whole and its parts, and the parts again in percent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, words_between
from plancheck.statements.layout.lines import Line, is_marked
from plancheck.statements.layout.lost_cells import WIDE
from plancheck.statements.layout.year_heads import words_of
from plancheck.statements.words.written import HAN, WORD

_LEAST_ROWS = 3
_LEAST_VALUES = 4  # columns; with fewer there are no two groups of heads
_LEAST_AGAIN = 2  # heads in a row that come again under another group
_MOST_LINES = 400
_MOST_BELOW = 2  # lines of heads below the one that heads the years
_LONGEST_LINE = 240
_ROUNDING = 0.2  # percent that a share may be off what is reckoned from the amounts
_MOSTLY = 0.8  # of the rows whose shares are what is reckoned
_ROW = re.compile(r"(?:19|20)[0-9]{2}年?(?=\s)")
_VALUE = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_UNIT = re.compile(r"[（(]([^（）()]{1,12})[）)]?$")
_LATIN = re.compile("(?<=[ \u3000])[A-Z][a-z]{2}")  # a second language beside the first
_PER_HEAD = "人均"


@dataclass(frozen=True, slots=True)
class _Head:
    """A head of values: its words and its unit, empty where it has none."""

    text: str
    unit: str


class YearsDown(LayoutReader):
    """Reads tables of lines whose rows are years, where heads come again under a second group."""

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)

    def find(self, lines: list[Line]) -> list[Grid]:
        """Return the tables; one whose shares are not what its amounts make is none."""
        found: list[Grid] = []
        stop = 0
        for index in range(1, len(lines)):
            if index < stop or not self._heads_years(lines[index]):
                continue
            table = self._table(lines, index)
            if table is not None:
                found.append(table[0])
                stop = table[1]
        return found

    def _heads_years(self, line: Line) -> bool:
        """Whether a line begins with the head of a column of years."""
        if (
            self.view[line.start] != "年"
            or line.end - line.start > _LONGEST_LINE
            or is_marked(self.view, line)
        ):
            return False
        words = words_of(self.view[line.start : line.end])
        return len(words) > _LEAST_AGAIN and self.words.is_word(words[0], "year_row")

    def _table(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        begin = next(
            (
                at
                for at in range(index + 1, min(len(lines), index + 2 + _MOST_BELOW))
                if _ROW.match(self.view, lines[at].start, lines[at].end)
            ),
            None,
        )
        if begin is None:
            return None
        rows, stop = self._rows(lines, begin)
        if len(rows) < _LEAST_ROWS:
            return None
        width = len(rows[0]) - 1
        below = [word for line in lines[index + 1 : begin] for word in self._words(line)]
        single = self._single_heads(lines[index], below, width)
        leaves = self._leaves(lines[index], below, width) if single is None else None
        groups = [_head(word) for word in self._words(lines[index - 1])]
        heads = single if leaves is None else self._heads(leaves, groups, rows)
        if heads is None:
            return None
        first = index if single is not None else index - 1
        caption = self.caption_of(lines, first)
        body = tuple(GridRow(tuple(row)) for row in rows)
        told = ("年份", *(f"{head.text}（{head.unit}）" if head.unit else head.text for head in heads))
        return Grid(lines[first].start, lines[stop - 1].end, caption, told, body), stop

    def _words(self, line: Line) -> list[str]:
        """The words of a line of heads; a unit that stands alone is one."""
        return [
            word
            for word in words_of(self.view[line.start : line.end])
            if HAN.search(word) or _UNIT.fullmatch(word)
        ]

    def _rows(self, lines: list[Line], begin: int) -> tuple[list[list[GridCell]], int]:
        """The rows of a year and as many values as the first has, and the line after the last."""
        rows: list[list[GridCell]] = []
        stop = begin
        for at in range(begin, min(len(lines), begin + _MOST_LINES)):
            line = lines[at]
            cells = words_between(self.view, line.start, line.end)
            if _ROW.match(self.view, line.start, line.end) is None or any(
                _VALUE.fullmatch(self.view, cell.start, cell.end) is None for cell in cells[1:]
            ):
                break
            if len(cells) <= _LEAST_VALUES or (rows and len(cells) > len(rows[0])):
                return [], begin
            if not rows or len(cells) == len(rows[0]):
                rows.append(cells)  # of one with fewer nothing tells which are lost
            stop = at + 1
        return rows, stop

    # --- heads ----------------------------------------------------------------------------------------------------

    def _leaves(self, line: Line, below: Sequence[str], width: int) -> list[_Head] | None:
        """The heads above the values, those of the lines below in the wide blanks between the others; None where they fit none."""
        words = self._joined(
            [
                GridCell(word.start(), word.end())
                for word in WORD.finditer(self.view, line.start, line.end)
                if HAN.search(word.group())
            ]
        )[1:]
        texts = [_head(self.text(word.start, word.end)) for word in words]
        under = [word for word in below if not _UNIT.fullmatch(word)]
        gaps = [i + 1 for i in range(len(words) - 1) if words[i + 1].start - words[i].end >= WIDE]
        if under and len(gaps) != len(under):
            return None
        for gap, word in reversed(list(zip(gaps, under, strict=False))):
            texts.insert(gap, _head(word))
        units = [word[1:-1] for word in below if _UNIT.fullmatch(word)]
        if len(texts) != width or len(units) > 1 or (units and below[-1][1:-1] != units[0]):
            return None
        return [*texts[:-1], _Head(texts[-1].text, units[0])] if units else texts

    def _single_heads(self, line: Line, below: Sequence[str], width: int) -> list[_Head] | None:
        """One head for each value on one line, in two languages or with a unit for each below; None where others read it."""
        words = self._words(line)[1:]
        if len(words) != width or len(set(words)) < width:
            return None
        if below and len(below) == width and all(_UNIT.fullmatch(word) for word in below):
            return [_Head(_head(word).text, unit[1:-1]) for word, unit in zip(words, below, strict=True)]
        translated = _LATIN.search(self.view, line.start, line.end) is not None
        return [_head(word) for word in words] if translated and not below else None

    @staticmethod
    def _joined(words: Sequence[GridCell]) -> list[GridCell]:
        """Words with those of one character put together: 年 份, 合 计."""
        out: list[GridCell] = []
        alone = False  # whether the last word is of one character
        for word in words:
            single = word.end - word.start == 1
            if single and alone:
                out[-1] = GridCell(out[-1].start, word.end)
            else:
                out.append(word)
            alone = single and not alone
        return out

    def _heads(
        self, leaves: Sequence[_Head], groups: Sequence[_Head], rows: Sequence[Sequence[GridCell]]
    ) -> list[_Head] | None:
        """The heads of values with the group of each: a whole and its parts, then the parts again as shares of it."""
        if len(groups) != 2 or not groups[0].unit or not self.words.is_word(groups[1].text, "share"):
            return None
        names = [leaf.text for leaf in leaves]
        start, size = _again(names)
        whole = next((i for i, name in enumerate(names) if self.words.is_word(name, "total")), None)
        if size < _LEAST_AGAIN or whole is None or whole >= start:
            return None
        first = names.index(names[start])
        shares = [(first + i, start + i) for i in range(size)]
        if not self._are_shares(rows, whole, shares):
            return None
        thing, out = groups[0].text, list[_Head]()
        for i, leaf in enumerate(leaves):
            if i < start:
                named = thing if i == whole else leaf.text + thing
                out.append(_Head(named, leaf.unit or groups[0].unit))
            elif i < start + size:
                out.append(_Head(f"{leaf.text}占{thing}的比重", "%"))
            elif not leaf.unit:
                return None
            else:
                again = (
                    leaf.text == thing and groups[0].unit.endswith(leaf.unit) and leaf.unit != groups[0].unit
                )
                out.append(_Head((_PER_HEAD if again else "") + leaf.text, leaf.unit))  # 元 beside 万元
        return out

    def _are_shares(
        self, rows: Sequence[Sequence[GridCell]], whole: int, shares: Sequence[tuple[int, int]]
    ) -> bool:
        """Whether the values of most rows are those of the parts in percent of the whole."""
        fitting = 0
        for row in rows:
            values = [
                float(self.view[cell.start : cell.end].replace(",", "").replace("，", "")) for cell in row[1:]
            ]
            total = values[whole]
            fitting += total > 0 and all(
                abs(values[share] - 100 * values[part] / total) <= _ROUNDING for part, share in shares
            )
        return fitting >= _MOSTLY * len(rows)


def _head(word: str) -> _Head:
    """A head and the unit behind it; its closing bracket may be lost."""
    unit = _UNIT.search(word)
    return _Head(word[: unit.start()], unit[1]) if unit is not None else _Head(word, "")


def _again(names: Sequence[str]) -> tuple[int, int]:
    """Where the longest run of names begins that came before in the same order, and how long it is."""
    best = (len(names), 0)
    for start in range(1, len(names)):
        for first in range(start):
            size = 0
            while (
                start + size < len(names)
                and first + size < start
                and names[first + size] == names[start + size]
            ):
                size += 1
            if size > best[1]:
                best = (start, size)
    return best
