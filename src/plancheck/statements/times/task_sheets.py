"""Sheets of tasks whose columns are years, with one cell on a line: which year a sentence in a cell is for.

The heads of such a sheet name a year each (2031年工作任务, 2032年工作计划), often after one for all of them together; its rows are
numbered, and tell in sentences what each year is to bring. Names of offices stand before or behind, as many as a row has. What a
cell says is for the year of its column, where as many sentences follow each other in a row as there are years.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.written import HAN, STOPS

_LONGEST_HEAD = 20  # characters of a head that names a year
_LEAST_YEARS = 2
_LONGEST_CELL = 300
_NUMBER = re.compile(
    "[0-9]{1,3}$|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．](?![0-9])"
)
_YEARS = re.compile("(?P<first>[12][0-9]{3})年?[-—－–~至](?P<last>[12][0-9]{3})")
_SAYS = re.compile("[0-9。；]")
_NOTHING = "-—－–/"


@dataclass(slots=True)
class SheetCell:
    """A cell of a sheet that is for a year, or for all years of the sheet.

    Parameters
    ----------
    start, end : int
        Span in the view.
    time : TimeExpression
        That of its column.
    row : int
        Where its row begins.
    """

    start: int
    end: int
    time: TimeExpression
    row: int


class TaskSheets:
    """The cells of a text's sheets of tasks that are for a year by their column.

    Parameters
    ----------
    view : str
    times : sequence of TimeExpression
        Those of the text, in order.

    Examples
    --------
    >>> cells = ["2031年任务", "2032年计划", "1", "修建林道", "养路科", "修建林道30公里。", "修建林道45公里。"]
    >>> view = chr(10).join(cells)
    >>> heads = [TimeExpression(0, 5, "2031", "point"), TimeExpression(8, 13, "2032", "point")]
    >>> TaskSheets(view, heads).cell_at(view.index("45")).time.period
    '2032'
    """

    def __init__(self, view: str, times: list[TimeExpression]) -> None:
        self._cells: list[SheetCell] = []
        self._spans: list[tuple[int, int]] = []
        for heads, end in _heads(view, times):
            if self._cells and end < self._cells[-1].end:
                continue
            cells: list[SheetCell] = []
            for row in _rows(view, end):
                placed = _place(view, row, heads)
                if placed is None:
                    break  # text after the sheet
                cells += placed
            if any(view.endswith(STOPS, 0, cell.end) for cell in cells):  # else a table of values
                self._cells += cells
                self._spans.append((heads[0].start, cells[-1].end))
        self._starts = [cell.start for cell in self._cells]

    def __bool__(self) -> bool:
        return bool(self._cells)

    def holds(self, start: int, end: int) -> bool:
        """Return whether a span lies over part of a sheet."""
        return any(first < end and start < last for first, last in self._spans)

    def cell_at(self, offset: int) -> SheetCell | None:
        """Return the cell in which an offset stands; None where it stands in none that is for a year."""
        index = bisect_right(self._starts, offset) - 1
        return self._cells[index] if index >= 0 and offset < self._cells[index].end else None


def _heads(view: str, times: list[TimeExpression]) -> Iterator[tuple[list[TimeExpression], int]]:
    """Yield the heads of years that stand on lines after each other, after one for all of them if there is one, and where the last ends."""
    index = 0
    while index < len(times):
        heads, at = [times[index]], _end_of_head(view, times[index])
        index += 1
        while at >= 0 and index < len(times) and int(times[index].period[:4] or 0) == _year(heads[-1]) + 1:
            after = _end_of_head(view, times[index])
            if after < 0 or view[at : view.rfind("\n", 0, times[index].start)].strip():
                break
            heads.append(times[index])
            at = after
            index += 1
        if len(heads) >= _LEAST_YEARS:
            whole = _all_years(view, heads)
            yield ([whole, *heads] if whole is not None else heads), at


def _year(time: TimeExpression) -> int:
    return int(time.period[:4])


def _end_of_head(view: str, time: TimeExpression) -> int:
    """Return where the line ends that a year opens as a head: it is short and tells nothing; -1 where it is none."""
    if len(time.period) != len("2031") or (time.start and view[time.start - 1] != "\n"):
        return -1
    end = view.find("\n", time.end)
    if end < 0 or end - time.start > _LONGEST_HEAD or _SAYS.search(view, time.end, end) is not None:
        return -1
    return end


def _all_years(view: str, heads: list[TimeExpression]) -> TimeExpression | None:
    """Return the years of the head before those of single years where it is for all of them: 重点任务（2031-2033）."""
    end = heads[0].start
    while end and view[end - 1].isspace():
        end -= 1
    start = max(view.rfind("\n", 0, end) + 1, end - _LONGEST_HEAD)
    found = _YEARS.search(view, start, end)
    if found is None or (int(found["first"]), int(found["last"])) != (_year(heads[0]), _year(heads[-1])):
        return None
    return TimeExpression(found.start(), found.end(), f"{found['first']}/{found['last']}", "span")


def _lines(view: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the cells from an offset on: lines, or what blank lines part where they part the heads."""
    parting = "\n\n" if view.startswith("\n\n", at) else "\n"
    while at < len(view):
        end = view.find(parting, at)
        end = end if end >= 0 else len(view)
        held = view[at:end]
        if held.strip():
            yield at + len(held) - len(held.lstrip()), end
        at = end + 1


def _rows(view: str, at: int) -> Iterator[list[tuple[int, int]]]:
    """Yield the cells of each numbered row below the heads; what stands before the first number are more heads."""
    row: list[tuple[int, int]] = []
    for start, end in _lines(view, at):
        if end - start > _LONGEST_CELL:
            break  # text after the sheet
        if _NUMBER.match(view, start, end) is not None:
            if row:
                yield row
            row = [(start, end)]
        elif row:
            row.append((start, end))
    if row:
        yield row


def _place(view: str, row: Sequence[tuple[int, int]], heads: list[TimeExpression]) -> list[SheetCell] | None:
    """Return the cells of a row that are for a year: none where they are not as many as the years, None where they are more."""
    whole = heads[0] if "/" in heads[0].period else None
    years = heads[1:] if whole is not None else heads
    number = _NUMBER.match(view, *row[0])
    task = number is not None and _tells(view, number.end(), row[0][1])
    cells = [row[0]] if task else []
    for start, end in row[1:]:
        if _tells(view, start, end) or (cells and view[start:end].strip() in _NOTHING):
            cells.append((start, end))
        elif len(cells) > task:
            break  # offices
    while cells and view[cells[-1][0] : cells[-1][1]].strip() in _NOTHING:
        cells.pop()
    if len(cells) > len(years) + 1:
        return None
    placed: list[SheetCell] = []
    if len(cells) == len(years) + 1:
        if whole is not None:
            placed.append(SheetCell(*cells[0], whole, row[0][0]))
        cells = cells[1:]
    elif len(cells) != len(years) or task:
        return []
    return placed + [SheetCell(*cell, year, row[0][0]) for cell, year in zip(cells, years, strict=True)]


def _tells(view: str, start: int, end: int) -> bool:
    """Whether a cell says something that may hold a figure: a sentence, or an amount."""
    return _SAYS.search(view, start, end) is not None and HAN.search(view, start, end) is not None
