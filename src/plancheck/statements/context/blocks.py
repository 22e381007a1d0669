"""The blocks of lines that are read as one text, and where a paragraph ends that a page only wraps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from plancheck.asked_first import begins_with
from plancheck.documents.lines import ESCAPED_BREAK, display_width, lines_in, lost_line_ends
from plancheck.statements.words.lexicon import Lexicon


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Block:
    """A run of lines that is read as one text."""

    start: int
    end: int


_ENDS = "。！？：；…:"
_NO_WIDER = 1.25  # times as wide is the next line of the same page at most
_LONGEST_VALUE = 24  # characters of a line
WIDER = 2  # a page breaks no line that is followed by one twice as long
_DATE_ENDS = ("日", "年", "号", "会议上）")  # of lines that hold the date, number or meeting of a paper
_OPENS_BLOCK = re.compile(
    r"[ ]*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|第[一二三四五六七八九十百0-9]{1,3}[章节编条]|[0-9]{1,2}[.、．](?![0-9])|[◇■●◆★▲·•①②③④⑤⑥⑦⑧⑨⑩]|--|#|\||- |注：|专栏|表 ?[0-9]|图 ?[0-9])"
)
# what a page writes above its text
_PAGE_LINE = re.compile(
    "(?:发布|成文|公开|发文|更新|信息)(?:时间|日期|机构)?[:：]|(?:来源|作者|浏览|点击|字号|阅读)(?:次数)?[:：]"
)
_NUMBERED = re.compile(
    "[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,3}[章节]"
)
# a page of figures in large print: 地区生产总值⏎4800亿元⏎增长5.6%
_LABEL = re.compile("[\u4e00-\u9fff（）“”、]{3,20}(?<![元年月日报表目录])")
_VALUE = re.compile(
    r"(?:达到?|约|超过?|突破)?[0-9][0-9,.]{0,14}\s?[余多]?(?:[万亿]{1,2}[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,2}|%)"
)
_OPENS_VALUE = frozenset("达约超突0123456789")
begins_with(_VALUE, _OPENS_VALUE)
_MOVES = re.compile(r"(?:同比|比上年|较上年)?(?:增长|下降|提高|上升|减少)[0-9][0-9.]{0,6}\s?(?:%|个百分点)")
_DIGIT = re.compile("[0-9０-９²³①-⑨⑴-⑼⒈-⒐❶-❾]")
_LEADS_TO = ("value", "rise_to", "fall_to")  # classes of words that a figure follows


# the end of a paragraph of a page that is written on one line; what follows it is text on that line
_PARAGRAPH_END = re.compile(
    r"(?:</(?:p|h[1-6]|li|div)\s?>|(?<=[。；：])[ \t]{0,4}<br\s?/?>)(?=[ \t\u3000]{0,40}(?:<[^<>\n]{1,200}>[ \t\u3000]{0,40}){0,6}[^\s<])",
    re.IGNORECASE,
)


def with_paragraphs(view: str, text: str) -> str:
    r"""Return a view in which the paragraphs of a page that stand on one line have lines of their own.

    Examples
    --------
    >>> with_paragraphs("   甲。       乙。    ", "<p>甲。</p><p>乙。</p>")
    '   甲。\n      乙。    '
    """
    marked = "<" in text and ("</" in text or "<br" in text)
    breaks = [found.start() for found in _PARAGRAPH_END.finditer(text)] if marked else []
    if "\\" in text:
        breaks += [found.start() for found in ESCAPED_BREAK.finditer(text)]
    # where nothing stands between, the mark before gives way, not the number of the heading that follows
    breaks += [start if end > start else start - 1 for start, end in lost_line_ends(text) if end]
    parts, done = [], 0
    for at in sorted(breaks):
        parts += [view[done:at], "\n"]
        done = at + 1
    return "".join([*parts, view[done:]]) if parts else view


def find_blocks(view: str, lexicon: Lexicon) -> list[Block]:
    """Return the blocks of a view: paragraphs with their torn lines joined.

    A line goes on in the next one when it is long enough to have been broken by the page and does not end a sentence.
    """
    lines: list[tuple[int, int]] = []
    sizes: list[int] = []
    at = 0
    for line in lines_in(view):
        size = len(line.strip())
        if size:
            start = at if size == len(line) else at + len(line) - len(line.lstrip())
            lines.append((start, start + size))
            sizes.append(size)
        at += len(line) + 1
    width = _typical_width(sizes)
    blocks: list[Block] = []
    torn = not _one_sentence_a_line(view, sizes)
    labelled = -1  # the last line that a label above it says what it is
    for index, (start, end) in enumerate(lines):
        if blocks and _is_labelled(view, lines, index, labelled):
            labelled = index
            blocks[-1] = Block(blocks[-1].start, end)
            continue
        if blocks and torn:
            previous_start, previous_end = lines[index - 1]
            size = sizes[index - 1]
            last = view[previous_end - 1]
            if (
                # as most lines of a page do not
                (last not in _ENDS or _ratio_goes_on(view, previous_end, start))
                and (size >= 17 or (size >= 4 and _breaks_off(view, lines[index - 1], lines[index], lexicon)))
                and (
                    size >= width
                    or not _blank_between(view, previous_end, start)
                    or _wraps_over_blank(view, previous_start, previous_end, start, end)
                )
                and not _OPENS_BLOCK.match(view, start, min(end, start + 12))
                and (last not in "”）" or size >= 30)
                and not _is_bracketed(view, previous_start, previous_end)
                and not _is_bracketed(view, start, end)
                and not (size < 40 and _looks_like_heading(view, previous_start, previous_end))
                and not (size < 80 and _PAGE_LINE.search(view, previous_start, previous_end))
                and not (WIDER * size <= sizes[index] and _heads_a_text(view[previous_start:previous_end]))
            ):
                blocks[-1] = Block(blocks[-1].start, end)
                continue
        blocks.append(Block(start, end))
    return blocks


def _is_labelled(view: str, lines: list[tuple[int, int]], index: int, labelled: int) -> bool:
    """Whether a line is the value of the label on the line before it, or says how far the value on that line moved."""
    start, end = lines[index]
    if end - start > _LONGEST_VALUE:
        return False
    if labelled == index - 1:
        return _MOVES.fullmatch(view, start, end) is not None
    if view[start] not in _OPENS_VALUE or _VALUE.fullmatch(view, start, end) is None:
        return False
    if _LABEL.fullmatch(view, *lines[index - 1]) is None:
        return False
    # where values stand above their labels none is taken for the next one's
    return index < 2 or labelled == index - 2 or _VALUE.fullmatch(view, *lines[index - 2]) is None


def _is_bracketed(view: str, start: int, end: int) -> bool:
    """Whether a line is a title in brackets: 【体育产业总规模超过70亿元】."""
    return view[start] in "【〔" and view[end - 1] in "】〕"


def _ratio_goes_on(view: str, end: int, start: int) -> bool:
    """Whether a line stops within a ratio: 12.6:53.3:⏎34.1."""
    return view[end - 1] in ":：" and view[end - 2 : end - 1].isdigit() and view[start].isdigit()


def _one_sentence_a_line(view: str, sizes: list[int]) -> bool:
    """Whether each line is a sentence, its full stop left out: there are no stops, and the lines are of no one width."""
    if view.count("。") * 20 > len(sizes):
        return False
    wider = sum(size >= 17 and WIDER * size <= after for size, after in pairwise(sizes))
    return wider * 20 >= len(sizes) > 20


def _typical_width(sizes: list[int]) -> int:
    """Return how long a line must be to have been broken by the page where blank lines stand between all lines."""
    return max(30, min(40, sorted(sizes)[len(sizes) * 3 // 4] * 4 // 5)) if sizes else 0


def _blank_between(view: str, end: int, start: int) -> bool:
    return view.count("\n", end, start) > 1


def _wraps_over_blank(view: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether a line stops inside a sentence and the next, no wider one goes on, an empty line between them as between all lines of a page."""
    inside, after = view[start:end], view[next_start:next_end]
    if not any(mark in inside for mark in "，、") or not any(mark in after for mark in "，。；"):
        return False
    width, next_width = display_width(inside), display_width(after)
    if next_width > _NO_WIDER * width:
        return False
    return inside[-1] in "，、" or after[-1] in "。；" or next_width * _NO_WIDER >= width


def _breaks_off(view: str, at: tuple[int, int], after: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a short line stops in the middle of a sentence: a narrow column, not a title above a text."""
    line, following = view[at[0] : at[1]], view[after[0] : after[1]]
    if following[0].isdigit():
        last = lexicon.tail.at_end(line)
        if last is not None and last[1] in _LEADS_TO:
            return True  # 三次产业结构比为⏎8.2:53.9:37.9
    if line[-1] in "”）》%":
        return False
    titled = line.endswith(_DATE_ENDS) or line.endswith(lexicon.words["title_end"])
    inside = "，" in line or (not titled and _DIGIT.search(line) is not None)
    return inside and _goes_on(following)


def _goes_on(line: str) -> bool:
    """Whether a line reads like the middle or the end of a sentence."""
    return "，" in line or line[-1] in "。；" or (len(line) >= 5 and _DIGIT.search(line, 1) is not None)


def _heads_a_text(line: str) -> bool:
    """Whether a line is a numbered heading of two clauses: （一）精准扶贫，脱贫成效显著."""
    return _NUMBERED.match(line) is not None and "。" not in line and not any(map(str.isdigit, line))


def _looks_like_heading(view: str, start: int, end: int) -> bool:
    return (
        _OPENS_BLOCK.match(view, start, end) is not None
        and "，" not in view[start:end]
        and "。" not in view[start:end]
        and view[start] not in "◇■●◆★▲·•-"
    )
