"""Tables of goals whose rows a page's text lets flow: blanks between cells, names and units torn over the lines around."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.statements.layout.lines import LONG_CELL, Line, is_marked
from plancheck.statements.layout.placed import PlacedTables
from plancheck.statements.layout.worded import WordedTables
from plancheck.statements.words.written import HAN, WORD, YEAR

_LEAST_ROWS = 3
_LEAST_WIDEST = 2  # rows that have a value in every column
_FARTHEST = 6  # lines between two rows that belong to pieces of them
_HEAD_LINES = 6
_MOST_PAGES = 20  # on which the heads of one table stand again
_LONGEST_HEAD = 60  # characters of a line of heads
_WHOLE_NAME = re.compile("[0-9]{1,2}[.．、][^（）]{2,}（[^（）]{1,12}）")
_TITLE_OF_GOALS = re.compile("主要(?:预期)?(?:目标|指标)|指标体系|发展指标")


@dataclass(slots=True)
class _Anchor:
    """The line that holds a row's kind of goal and its values, with what of its name and unit stands there."""

    line: int
    names: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    values: list[GridCell] = field(default_factory=list)
    note: GridCell | None = None
    start: int = 0


class FlowedTables(LayoutReader):
    """Reads tables of goals whose rows are told by 约束性 or 预期性, where cells are torn over several lines."""

    def __init__(self, view: str, reader: CellReader, worded: WordedTables, placed: PlacedTables) -> None:
        super().__init__(view, reader)
        self.worded, self.placed = worded, placed

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose head begins in a line, and the line after it; nothing where no cell is torn."""
        line = lines[index]
        if self.view.find("标", line.start, min(line.end, line.start + 60)) < 0 or not self._heads_goals(
            line
        ):
            return None
        below = range(index + 1, min(len(lines), index + _HEAD_LINES + 1))
        if any(
            self.worded.read(lines, at) is not None or self.placed.read(lines, at) is not None for at in below
        ):
            return None  # each row stands whole on its line, below its titles
        anchors: list[_Anchor] = []
        at = index + 1
        last = index
        pages = 0
        while at < len(lines) and at - last <= _FARTHEST + (0 if anchors else _HEAD_LINES):
            anchor = self._anchor(lines, at)
            if anchor is not None:
                anchors.append(anchor)
                last = at
            elif self.view[lines[at].end - 1] == "。" or lines[at].end - lines[at].start > LONG_CELL:
                break
            pages += self._names_columns(self.view[lines[at].start : lines[at].end][:_LONGEST_HEAD])
            if pages > _MOST_PAGES:
                break
            at += 1
        pieces = sum(b.line - a.line - 1 for a, b in itertools.pairwise(anchors))
        torn = pieces or any(not anchor.names for anchor in anchors)
        if len(anchors) < _LEAST_ROWS or not torn:
            return None
        if sum(1 for anchor in anchors if is_marked(self.view, lines[anchor.line])) * 2 > len(anchors):
            return None  # bars or tabs say where each cell ends
        head_end, heads = self._heads(lines, index, anchors)
        if not heads:
            return None
        stop = self._join(lines, anchors, head_end)
        rows = []
        for anchor in anchors:
            if not anchor.values or len(anchor.values) > len(heads):
                continue
            name = "".join(anchor.names)
            unit = "".join(anchor.units)
            values, sure = align(anchor.values, heads, self.view, self.reader)
            rows.append(GridRow((None, None, anchor.note, *values), sure=sure, told=(name, unit)))
        if len(rows) < _LEAST_ROWS:
            return None
        caption = self.caption_of(lines, index)
        own = self.view[lines[index].start : lines[index].end]
        if index < head_end and not self._names_columns(own):
            caption = f"{caption}\n{own}".strip()
        end = lines[stop - 1].end
        return Grid(lines[index].start, end, caption, ("指标", "单位", "属性", *heads), tuple(rows)), stop

    def _heads_goals(self, line: Line) -> bool:
        """Whether a line names the columns of a table of goals, or is its title."""
        text = self.text(line.start, min(line.end, line.start + 60))
        if len(text) > 40 or text[-1:] in "。；，":
            return False
        return self._names_columns(text) or _TITLE_OF_GOALS.search(text) is not None

    @staticmethod
    def _names_columns(text: str) -> bool:
        bare = "".join(text.split())
        return "指标" in bare and ("属性" in bare or "单位" in bare)

    def _tokens(self, line: Line) -> list[GridCell]:
        return [
            GridCell(line.start + match.start(), line.start + match.end())
            for match in WORD.finditer(self.view[line.start : line.end])
        ]

    def _anchor(self, lines: list[Line], at: int) -> _Anchor | None:
        """The row whose kind of goal stands in a line, where values or marks stand beside it."""
        line = lines[at]
        if line.end - line.start > LONG_CELL:
            return None
        tokens = self._tokens(line)
        texts = [self.view[token.start : token.end] for token in tokens]
        note = next((i for i, text in enumerate(texts) if self.words.is_word(text, "note_value")), None)
        if note is None:
            return None
        anchor = _Anchor(at, note=tokens[note], start=line.start)
        begin = 0
        if texts[0].rstrip(".、").isdigit() and len(texts[0]) <= 3:
            begin = 1
        elif (
            note > 2 and texts[1].isdigit() and len(texts[1]) <= 2 and self.reader.kind(texts[2]) not in "ND"
        ):
            begin = 2  # the group of rows stands before the number
        for i in range(begin, len(tokens)):
            if i == note:
                continue
            if i > note or self.reader.kind(texts[i]) in "ND":
                anchor.values.append(tokens[i])  # an aim in words keeps its column
            elif texts[i] == "/":
                continue
            elif self._is_unit(texts[i], named=bool(anchor.names), last=i + 1 == note):
                anchor.units.append(texts[i])
            else:
                anchor.names.append(texts[i])
        return anchor if anchor.values else None

    def _is_unit(self, text: str, *, named: bool, last: bool) -> bool:
        if self.reader.kind(text) == "U" or text in ("%", "‰"):
            return named or last
        return named and last and _is_torn_unit(text)

    def _heads(self, lines: list[Line], index: int, anchors: Sequence[_Anchor]) -> tuple[int, list[str]]:
        """The line after the heads, and the heads of the values."""
        count = _width([len(anchor.values) for anchor in anchors])
        best: tuple[int, list[str]] = (index, [])
        for at in range(index, min(anchors[0].line, index + _HEAD_LINES)):
            texts = [
                text
                for token in self._tokens(lines[at])
                if not self.words.is_word(
                    text := self.view[token.start : token.end], "index", "unit", "name", "note"
                )
                and text not in ("序", "号", "指", "标", "单", "位", "属", "性")
            ]
            timed = [text for text in texts if self.is_head(text) or YEAR.match(text)]
            if timed:
                best = (at + 1, timed[-count:] if len(timed) >= count else best[1])
        return (best[0], best[1]) if len(best[1]) == count else (best[0], [])

    def _join(self, lines: list[Line], anchors: Sequence[_Anchor], head_end: int) -> int:
        """Give each row the pieces on the lines around it, as many above as below; return the line after the table."""
        free = list(range(head_end, anchors[0].line))
        stop = anchors[-1].line + 1
        for number, anchor in enumerate(anchors):
            above = free if (number and not self._is_whole(anchor)) or not anchor.names else []
            following = anchors[number + 1].line if number + 1 < len(anchors) else len(lines)
            below = list(range(anchor.line + 1, min(anchor.line + 1 + len(above), following)))
            if number + 1 == len(anchors):
                stop = max(stop, anchor.line + 1 + len(below))
            self._fill(anchor, [lines[i] for i in above], [lines[i] for i in below])
            free = list(range(anchor.line + 1 + len(below), following))
        return stop

    @staticmethod
    def _is_whole(anchor: _Anchor) -> bool:
        """Whether a name begins with its number and ends with its unit: a word above it heads a group."""
        return bool(anchor.names) and _WHOLE_NAME.fullmatch("".join(anchor.names)) is not None

    def _fill(self, anchor: _Anchor, above: list[Line], below: list[Line]) -> None:
        before, after = [self._pieces(line) for line in above], [self._pieces(line) for line in below]
        single = [pieces[0] for pieces in (*before, *after) if len(pieces) == 1]
        if anchor.names and len(single) == len(before) + len(after) and single:
            unit = "".join([*(p[0] for p in before), *anchor.units, *(p[0] for p in after)])
            if self.reader.unit(unit) is not None and (not anchor.units or before or after):
                anchor.units = [unit]
                return
        for pieces in reversed(before):
            anchor.names.insert(0, pieces[0])
            anchor.units[:0] = [piece for piece in pieces[1:] if _is_torn_unit(piece)]
        for pieces in after:
            anchor.names.append(pieces[0])
            anchor.units += [piece for piece in pieces[1:] if _is_torn_unit(piece)]

    def _pieces(self, line: Line) -> list[str]:
        return self.view[line.start : line.end].split() or [""]


def _width(counts: Sequence[int]) -> int:
    """The columns of values: the most that several rows have; others lost empty cells, or hold a piece too many."""
    often = Counter(counts)
    enough = max(_LEAST_WIDEST, len(counts) // 4)
    return max((count for count in often if often[count] >= enough), default=often.most_common(1)[0][0])


def _is_torn_unit(text: str) -> bool:
    """Whether a short piece without figures can be half of a unit: 万平, 人/亿."""
    return len(text) <= 4 and not any(character.isdigit() for character in text) and bool(HAN.search(text))
