"""The filled lines of a view, and what the lines above a table say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.documents.lines import lines_in

LONG_CELL = 160  # characters of a cell that holds a sentence or two
_ITEM_MARKS = "-+*#•·●▪◦>"
_BARRED_LINES = 4  # fewer lines with a bar at the end are no table
CAPTION = re.compile(
    r"[ ]*(?:附?表|附件|专栏|图) ?[0-9一二三四五六七八九十]{0,3}(?:-[0-9]{1,2})?[:：、.．]?[ ]*"
)
UNIT_WORD = "(?:计量|金额|货币)?单 ?位"
UNIT_MARK = rf"[（(]?{UNIT_WORD}[:：/]"  # what a line begins with that gives the unit of a table
UNIT_LINE = re.compile(UNIT_MARK)
_BARS_APART = 4  # lines, at least, from one bar alone to the next
_RULE = re.compile(r"[-_=+]{3,}(?:[ \t]+[-_=+]{3,})*")  # drawn above and below heads
_DRAWN = frozenset("-_=+")
_SHORTEST_RULE = 6  # characters; a cell for nothing has fewer strokes
_WIDE_BLANK = re.compile("[ \u3000]{3,}")
_DAY = re.compile(r"[（(]?(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[)）]?")


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Line:
    """A filled line by its offsets in the view."""

    start: int
    end: int
    breaks: int  # line ends between this line and the one before


def lines_of(view: str) -> list[Line]:
    """The filled lines of a view without rules drawn between them; a bar at the end of a line that holds one cell is no part of the cell."""
    lines: list[Line] = []
    at, breaks = 0, 0
    written = lines_in(view)
    has_bars = "|" in view
    barred = single_cells(written) if has_bars else frozenset()
    # a bar alone after each row; where one stands after each cell the readers of such tables need them
    few_alone = has_bars and _BARS_APART * sum(line.strip() == "|" for line in written) < len(written)
    for number, line in enumerate(written):
        stripped = line.strip()
        if number in barred or (stripped == "|" and few_alone):
            stripped = stripped.strip("| ")  # a bar alone is an empty cell, as an empty line is
        size = len(stripped)
        if size:
            if size >= _SHORTEST_RULE and stripped[0] in _DRAWN and _RULE.fullmatch(stripped) is not None:
                at += len(line) + 1
                continue
            start = at if size == len(line) else at + line.index(stripped)
            ends = _end_of_prose(stripped) if has_bars else 0
            if ends:  # a text that goes over into a table without a line end
                lines.append(Line(start, start + ends, breaks))
                rest = stripped[ends:].lstrip()
                start, size, breaks = start + size - len(rest), len(rest), 1
            lines.append(Line(start, start + size, breaks))
            breaks = 0
        breaks += 1
        at += len(line) + 1
    return lines


def _end_of_prose(line: str) -> int:
    """Where the sentences end that stand before the first bar of a line; 0 where none do."""
    bar = line.find("|")
    end = line.rfind("。", 0, bar) + 1 if bar > LONG_CELL else 0
    return end if line[end:].strip() else 0


def single_cells(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines with bars at their ends only, among lines of the same kind: a table with one cell on a line."""
    single: list[int] = []
    run: list[int] = []
    whole = True  # no line of the run has a bar between two cells
    for number, line in enumerate([*lines, ""]):
        text = line.strip()
        if not text and number < len(lines):
            continue
        if "|" in text:
            run.append(number)
            whole = whole and "|" not in text.strip("| ") and "\t" not in line.strip()
            continue
        if whole and len(run) >= _BARRED_LINES:
            single += run
        run, whole = [], True
    return frozenset(single)


def inside_spans(spans: Sequence[tuple[int, int]], starts: Sequence[int], at: int) -> bool:
    """Whether an offset lies in one of some spans in order, whose starts are given too."""
    index = bisect_right(starts, at) - 1
    return index >= 0 and at < spans[index][1]


def is_marked(view: str, line: Line) -> bool:
    """Whether the cells of a line are parted by bars or tabs."""
    text = view[line.start : line.end]
    return text.count("|") >= 2 or "\t" in text


def gives_unit(view: str, line: Line) -> bool:
    """Whether a line, which may be an item of a list, gives the unit of a table: 单位：万元."""
    return UNIT_LINE.match(without_item_marks(view[line.start : line.end])) is not None


def without_item_marks(line: str) -> str:
    """A line without the mark of a list's item, of a heading or of bold words around it.

    Examples
    --------
    >>> [without_item_marks(line) for line in ("- **表2 用水量**", "**表2 用水量**", "## 表2", "-2.5")]
    ['表2 用水量', '表2 用水量', '表2', '-2.5']
    """
    text = line.strip("| \t\r\f")
    if text[:1] in _ITEM_MARKS and text.lstrip(_ITEM_MARKS)[:1] == " ":
        text = text.lstrip(_ITEM_MARKS).lstrip()
    return text.strip("*").strip() if "**" in text else text


def caption_above(lines: Sequence[str]) -> str:
    """The title and the unit line among the lines above a table: short ones, nearest last, up to a sentence."""
    kept: list[str] = []
    for line in reversed(lines):
        text = _WIDE_BLANK.sub("  ", without_item_marks(line))  # the unit stands at the other end of the line
        if not text:
            continue
        if len(text) > 60 or "|" in text or text.endswith(("。", "；", "，")) or _DAY.fullmatch(text):
            break  # a sentence, or the day a text was issued on
        kept.append(text)
        if CAPTION.match(text) and text[:1] in "附表专图":
            break
    return "\n".join(reversed(kept))
