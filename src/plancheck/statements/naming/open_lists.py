"""Lists whose items are paragraphs: what the paragraph that opens them told is the whole of each (其中：, 分配如下：)."""

from __future__ import annotations

import re

from plancheck.statements.context.reading import Memory, OpenList
from plancheck.statements.context.things import strip_share
from plancheck.statements.dating.spans import AMONG
from plancheck.statements.words.lexicon import Lexicon

_BLANKS = " \u3000\n\r\t"
_LEAD = 40  # characters before an item in which the words that open its list end
# what numbered points begin with; those of one list are numbered alike
_NUMBERED = re.compile("([（(]?)(?:([一二三四五六七八九十]{1,3})|([0-9]{1,2})|[-—•●·])([）)、.．]?)")
# how a numbered heading or a point of another list begins; 第一产业 is an item
_NO_ITEM = re.compile("[（(一二三四五六七八九十0-9—-]|第[一二三四五六七八九十0-9]{1,3}[章节篇部条]")


def goes_on(view: str, start: int) -> str:
    """Return the mark by which a paragraph goes on with the one before: a colon that opens a list, a semicolon in it; empty for none.

    Examples
    --------
    >>> goes_on("投资如下： 公路9亿元；", 6), goes_on("公路9亿元。 铁路2亿元。", 7)
    ('：', '')
    """
    at = start - 1
    while at >= 0 and view[at] in _BLANKS:
        at -= 1
    return view[at] if at >= 0 and view[at] in "：:；;" else ""


def enter(memory: Memory, view: str, start: int, end: int, section: int, lexicon: Lexicon) -> None:
    """Note of which whole a paragraph tells a part, before what the last one spoke of is forgotten.

    Parameters
    ----------
    memory : Memory
        Of the text so far.
    view : str
    start, end : int
        Where the paragraph begins and ends.
    section : int
        Where its section begins: a list ends with it.
    lexicon : Lexicon
    """
    mark = goes_on(view, start)
    if mark in ("：", ":"):
        opens = _opens(view, start, lexicon) and memory.topic != ""
        memory.open_list = OpenList(
            whole=strip_share(memory.topic) if opens else "",
            unit=memory.level_unit,
            period=memory.told.period if memory.told is not None else "",
            section=section,
            numbering=_how_numbered(view, start),
        )
    elif memory.open_list.whole and not (
        _is_next_point(memory, view, start)
        or (section == memory.open_list.section and (mark or _is_item(memory, view, start, end, lexicon)))
    ):
        memory.open_list.whole = ""
    memory.open_list.mark = mark


def _opens(view: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the words that end before an offset open a list of parts."""
    return view[max(0, at - _LEAD) : at].rstrip(_BLANKS + "：:").endswith(lexicon.words["opens_parts"])


def _is_item(memory: Memory, view: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph behind a full stop goes on with a list: its items are all parted so, or it opens the next list of the kind."""
    if _NO_ITEM.match(view, start) is not None:
        return False
    return memory.open_list.mark in ("", "：", ":") or _opens(view, end, lexicon)


def _how_numbered(view: str, start: int) -> str:
    """Return how the point that begins at an offset is numbered: 一、, (1), -; empty where it is not."""
    found = _NUMBERED.match(view, start)
    if found is None:
        return ""
    numeral = "han" if found[2] else "digit" if found[3] else ""
    if numeral and not found[4]:
        return ""  # 三个, 2030年
    return f"{found[1]}{numeral or found[0][:1]}{found[4]}"


def _is_next_point(memory: Memory, view: str, start: int) -> bool:
    """Whether a paragraph is numbered as the first point of the list was (一、公路9亿元。 二、铁路2亿元)."""
    numbering = memory.open_list.numbering
    return numbering != "" and _how_numbered(view, start) == numbering


def tells_parts(memory: Memory, view: str, start: int) -> bool:
    """Return whether a paragraph tells parts of what the one before told: 其中，…; 在集体单位投资中，… behind other investment."""
    if memory.open_list.whole or view.startswith("其中", start):
        return True
    among = AMONG.match(view, start) if view.startswith("在", start) else None
    return among is not None and memory.topic != "" and among[0].endswith(f"{memory.topic[-2:]}中，")
