"""Blanks where the lines of a page were put together: 天然气消 费量控制在 300 亿千瓦 时.

Who makes one line of a paragraph in a pdf or a mail leaves a blank at each line end, also inside words, units and numbers. They
stand a page's width apart, and are known by that alone. Years and units with a blank inside show it by themselves and are drawn
together in any text (`plancheck.documents.as_read`), also where the page has no width that could be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plancheck.documents.lines import display_width

_HAN = "\u4e00-\u9fff"
# inside words: where none stands so, no lines were put together
_INSIDE = re.compile(f" (?<=[{_HAN}] )(?=[{_HAN}])")
_FEWEST_INSIDE = 3
_SENTENCE = re.compile("[，。；]")
_COLUMNS = re.compile(r"[\t|\u3000]|  ")
# beside a figure: a layout that has blanks there has them everywhere
_BESIDE = re.compile(f"[{_HAN}，、。；] [0-9０-９]|[0-9０-９%％] [{_HAN}]")
_TORN = re.compile(f"[{_HAN}0-9０-９%％] [{_HAN}0-9０-９%％.,，。；、）]|[.] [0-9]")
_LEAST_WIDTH, _MOST_WIDTH = 40, 120  # columns of a line of a page
# of the page's width: as marks begin no line, numbers are not parted, and quotes are narrow on the page
_SHORTER, _LONGER = 0.9, 1.15
_FEWEST_LINES = 4
_NEARLY = 0.9  # of widths that nearly as many lines are near to, the one that most have is the page's
_WIDER = 0.1  # of the runs that are longer than a word, at most

_Run = tuple[int, int]  # where a run of characters without blanks ends, and how wide it is


def joints(text: str) -> list[int]:
    r"""Return the offsets of the blanks within clauses at which lines of a page were put together; none where no text is laid so.

    Examples
    --------
    >>> told = "茶园面积稳步扩大，采摘旺季用工充足，制茶能 力得到提高，县里新开工的茶厂有八家，年 内都将投产并且按期达到原先的设计规模，茶 馆陆续开张。"
    >>> [told[at - 1 : at + 2] for at in joints(told + "\n" + told)[:3]]
    ['能 力', '年 内', '茶 馆']
    """
    if sum(1 for _ in zip(range(_FEWEST_INSIDE), _INSIDE.finditer(text), strict=False)) < _FEWEST_INSIDE:
        return []
    paragraphs = list(_paragraphs(text))
    # a text may have pages that were put together so, and others that were not
    width = _width_of_page([runs for runs in paragraphs if _is_put_together(text, runs)])
    if not width:
        return []
    found: list[int] = []
    for runs in paragraphs:
        found += _joints_of(text, runs, width)
    return found


def _paragraphs(text: str) -> Iterator[list[_Run]]:
    """Yield the runs of characters between the blanks of each long line of sentences."""
    at = 0
    for line in text.split("\n"):
        if len(line) > _LEAST_WIDTH and " " in line and _SENTENCE.search(line) and not _COLUMNS.search(line):
            runs: list[_Run] = []
            end = at
            for part in line.strip().split(" "):
                begin = end if runs else at + line.index(part)
                end = begin + len(part)
                runs.append((end, display_width(part)))
                end += 1
            yield runs
        at += len(line) + 1


def _is_put_together(text: str, runs: list[_Run]) -> bool:
    """Whether a blank between two of the runs of a paragraph stands inside words."""
    return any(_INSIDE.match(text, end) is not None for end, _ in runs[:-1])


def _width_of_page(paragraphs: list[list[_Run]]) -> int:
    """The width that most lines of the page have, 0 where the paragraphs are not made of such lines."""
    widths = Counter(
        width for runs in paragraphs for _, width in runs[:-1] if _LEAST_WIDTH <= width <= _MOST_WIDTH
    )
    if not widths:
        return 0

    near = {page: sum(widths[width] for width in widths if _is_full(width, page)) for page in widths}
    most = _NEARLY * max(near.values())
    page = max(widths, key=lambda width: (near[width] >= most, widths[width], near[width]))
    wider = sum(1 for runs in paragraphs for _, width in runs if width > _LONGER * page)
    return page if near[page] >= _FEWEST_LINES and wider <= _WIDER * near[page] else 0


def _is_full(width: int, page: int) -> bool:
    return _SHORTER * page <= width <= _LONGER * page


def _joints_of(text: str, runs: list[_Run], width: int) -> list[int]:
    """The blanks of a paragraph that stand a line behind its beginning, another such blank, or a blank beside no figure."""
    found: list[int] = []
    begins = [0]  # columns before a line
    columns = 0
    for end, wide in runs[:-1]:
        columns += wide
        full = any(_is_full(columns - begin, width) for begin in begins)
        around = text[end - 1 : end + 2]
        if full and _TORN.fullmatch(around):
            found.append(end)
        columns += 0 if full else 1
        if full or not _BESIDE.fullmatch(around):
            begins = [begin for begin in begins if columns - begin <= _LONGER * width]
            begins.append(columns)
    return found
