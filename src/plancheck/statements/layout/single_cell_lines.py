"""Lines that each hold one cell of a table: where they run, and the cells they make with the empty ones between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import GridCell
from plancheck.statements.layout.heads import NUMBERED_NAME
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import LONG_CELL, Line, is_marked

CELL_LENGTH = 26
_AFTER_SENTENCE = 10  # lines after a sentence in a cell among which the next value of its table stands
_NEAR_LONG_CELL = 4  # lines beside a cell of several sentences among which a figure of its row stands
_ALONE = 0.2  # of the lines close to each other that may hold all of a cell where cells have several lines
_OPEN, _CLOSE = "（〔", "）〕"


class SingleCellLines(LayoutReader):
    """Finds lines with one cell each, and puts cells together whose words go on over lines."""

    def __init__(self, view: str, reader: CellReader, cells: LineCells) -> None:
        super().__init__(view, reader)
        self.cells = cells

    def runs(self, lines: list[Line]) -> dict[int, int]:
        """Return the runs of short lines with figures alone on a line: first line to the line after the last."""
        view = self.view
        short = [
            line.end - line.start <= CELL_LENGTH
            and view[line.end - 1] not in "。；！？，"
            and "。" not in view[line.start : line.end]
            and not is_marked(view, line)
            and self.cells.row_of_blanks(line) is None
            for line in lines
        ]
        runs: dict[int, int] = {}
        index = 0
        while index < len(lines):
            if not short[index]:
                index += 1
                continue
            stop, last, misses = index, index, 0
            while stop < len(lines) and misses <= 1:
                if short[stop]:
                    misses, last = 0, stop
                else:
                    misses += 1
                    if view[lines[stop].end - 1] == "。" and not self._values_follow(lines, stop + 1):
                        break  # text after the table, not a cell that holds a sentence
                    if (
                        lines[stop].end - lines[stop].start > LONG_CELL or view[lines[stop].end - 1] in "；："
                    ) and not self._stands_among_cells(lines, stop, short):
                        break
                stop += 1
            numbers = sum(
                1
                for line in lines[index : last + 1]
                if line.end - line.start <= 14 and self.reader.kind(self.text(line.start, line.end)) in "NyD"
            )
            if last - index >= 3 and numbers >= 1 and numbers * 12 >= last - index:
                runs[index] = last + 1
            index = last + 1
        return runs

    def _values_follow(self, lines: list[Line], begin: int) -> bool:
        """Whether a figure stands alone on one of the lines soon after a sentence, before two more sentences."""
        sentences = 0
        for line in lines[begin : begin + _AFTER_SENTENCE]:
            sentences += self.view[line.end - 1] in "。；"
            if sentences > 1:
                return False
            if line.end - line.start <= 14 and self.reader.kind(self.text(line.start, line.end)) in "NyD":
                return True
        return False

    def _stands_among_cells(self, lines: list[Line], at: int, short: Sequence[bool]) -> bool:
        """Whether a line of any length is a cell: few lines before and behind it figures stand alone, with short lines between."""
        for step in (-1, 1):
            for i in range(at + step, at + step * (_NEAR_LONG_CELL + 1), step):
                if not (0 <= i < len(lines) and short[i]):
                    return False
                line = lines[i]
                if self.reader.kind(self.text(line.start, line.end)) == "N":
                    break
            else:
                return False
        return True

    def cells_of(self, run: list[Line]) -> list[GridCell | None]:
        """Return the cells in order, None for an empty one: more blank lines than between two filled cells."""
        gaps = Counter(line.breaks for line in run[1:])
        usual = gaps.most_common(1)[0][0] if gaps else 1
        least = min(gaps, default=1)
        usual = usual if usual <= 2 * least else least
        wrapped = usual >= 2 and self._wraps(run, usual)
        tokens: list[GridCell | None] = []
        for number, line in enumerate(run):
            if (number and usual >= 2) or (number and line.breaks > usual):
                tokens += [None] * min(40, max(0, round(line.breaks / usual) - 1))
            close = wrapped and number > 0 and line.breaks < usual and not self._begins_heads(line)
            if tokens and tokens[-1] is not None and (close or self._goes_on(tokens[-1], line)):
                tokens[-1] = GridCell(tokens[-1].start, line.end)
            else:
                tokens.append(GridCell(line.start, line.end))
        return tokens

    def _begins_heads(self, line: Line) -> bool:
        """Whether a line is the first head of a table, which may stand right below its title."""
        return self.words.is_word(self.text(line.start, line.end), "index", "name", "place", "year_row")

    def _wraps(self, run: list[Line], usual: int) -> bool:
        """Whether lines closer to each other than usual are of one cell: few of them are a value, a unit or an attribute alone."""
        close = [i for i in range(1, len(run)) if run[i].breaks < usual]
        alone = sum(
            self.reader.kind(self.text(run[j].start, run[j].end)) in "NDPU" for i in close for j in (i - 1, i)
        )
        return alone <= _ALONE * 2 * len(close)

    def _goes_on(self, cell: GridCell, line: Line) -> bool:
        """Whether a bracket opened in a cell is closed by the next line."""
        before = self.view[cell.start : cell.end]
        if self._is_torn_unit(before, self.view[line.start : line.end]):
            return True
        if before[-1] == "、" and len(before) < LONG_CELL:
            return self.reader.kind(self.text(line.start, line.end)) == "T"  # a list goes on
        opened = sum(before.count(mark) for mark in _OPEN) - sum(before.count(mark) for mark in _CLOSE)
        if opened <= 0 or len(before) > 80:
            return False
        after = self.view[line.start : line.end]
        return any(mark in after for mark in _CLOSE) and self.reader.kind(re.sub(r"\s", "", after)) != "N"

    def _is_torn_unit(self, before: str, after: str) -> bool:
        """Whether a line is the bracket that belongs to the words of the line before: 年均增长 and （%）."""
        if not (after[0] in "（〔[" and after[-1] in "）〕]") or len(after) > 14 or len(before) > 80:
            return False
        if NUMBERED_NAME.match(after):
            return False  # （1）农林牧渔业产值（亿元）
        inner = re.sub(r"\s", "", after)
        words = re.sub(r"\s", "", before)
        if self.reader.kind(inner) == "N" or not words or words[-1] in "）〕]":
            return False
        # 〔五年累计〕 after a year is a head of its own, （%） or （目标） belongs to it
        goes = "TYy" if after[0] == "（" else "T"
        return self.reader.kind(words) in goes and not self.words.is_word(words, "index", "unit", "note")
