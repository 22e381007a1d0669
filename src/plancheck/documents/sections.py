"""Sections of a document: its headings by rank, and the spans that carry no statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from plancheck.documents.document import Section
from plancheck.documents.furniture import (
    contents_spans,
    foot_spans,
    footnote_spans,
    front_matter_spans,
    mark_spans,
    visit_spans,
)
from plancheck.documents.headings import LONGEST_TITLE, RANKS, Heading, clean_title, find_heading
from plancheck.documents.lines import Line, Span, markup_spans, merge_spans, split_lines
from plancheck.documents.origin.words import load_origin_words
from plancheck.documents.torn_lines import torn_line_spans

_HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
_DIGITS, _NUMERALS = re.compile(r"[0-9０-９]+"), re.compile(r"[零〇一二三四五六七八九十百]+")
_IDEOGRAPH_VALUES = {c: i for i, c in enumerate("零一二三四五六七八九十")}
_LONGEST_PLAIN = 8  # characters of 主要预期目标 with its indent
_LINE_BELOW, _SENTENCE_BELOW = re.compile(r"\s*\n\s*([^\n|\t]+)"), 16  # characters of a sentence, at least
_TABLE_SENTENCE = 30  # a line this long that ends with a full stop is text again after a table


@lru_cache(maxsize=1024)  # 一、 and （二） stand in every text, and each is asked for three times
def number_value(marker: str) -> int | None:
    """Return the count in a heading's marker, None where it has none.

    Examples
    --------
    >>> number_value("（二十三）"), number_value("第四章"), number_value("１．"), number_value("专栏：")
    (23, 4, 1, None)
    """
    digits = _DIGITS.search(marker)
    if digits:
        return int(digits.group())
    if len(marker) == 1 and "①" <= marker <= "⑳":
        return ord(marker) - ord("①") + 1
    if len(marker) == 1 and "㈠" <= marker <= "㈩":
        return ord(marker) - ord("㈠") + 1
    words = _NUMERALS.search(marker)
    if not words:
        return None
    total = unit = 0
    for character in words.group():
        if character == "百":
            total, unit = total + 100 * (unit or 1), 0
        elif character == "十":
            total, unit = total + 10 * (unit or 1), 0
        else:
            unit = _IDEOGRAPH_VALUES.get(character, 0)
    return total + unit


def find_headings(
    text: str, lines: list[Line], *, skipped: list[Span], marked: Mapping[int, int]
) -> list[Heading]:
    """Return the headings of a text in order, outside the skipped spans."""
    headings: list[Heading] = []
    starts = [start for start, _, _ in skipped]
    latest: dict[str, int] = {}
    notes = False  # inside the numbered notes under a table, whose numbers head nothing
    for line in lines:
        if line.end == line.start:
            continue
        begin = _after_skipped(line.start, line.end, skipped, starts)
        if begin is None or text[begin : line.end].isspace():
            continue
        heading = find_heading(text, begin, line.end)
        if heading is None and starts:
            heading = _html_heading(text, line, begin)
        if heading is None and _between_indents(text, line):
            heading = Heading(begin, line.end, "ideograph", "", clean_title(text[begin : line.end]))
        if heading is None and _heads_sentences(text, line):
            heading = Heading(begin, line.end, "markdown", "", clean_title(text[begin : line.end]))
        if heading is None and marked.get(line.start) and line.end - begin <= 2 * LONGEST_TITLE:
            heading = Heading(begin, line.end, "markdown", "", clean_title(text[begin : line.end]))
        if heading is None or (notes and heading.style in _NOTE_STYLES):
            opened = _opens_notes(text, begin, line.end)
            notes = opened or (notes and heading is not None)
            continue
        notes = False
        if not _goes_on(heading, latest):
            continue
        rank = heading.rank
        latest = {style: value for style, value in latest.items() if RANKS[style] <= rank or style in _LOOSE}
        latest[heading.style] = number_value(heading.number) or 0
        headings.append(heading)
    return headings


_NOTE_STYLES = ("arabic", "bracket", "circled")
_LOOSE = ("arabic", "bracket", "circled")  # may count on through the sections above them
_NOTES = re.compile(r"^[\s　*＊]*(?:注|备注|說明|说明)\s*[：:]|[注][：:]\s*1\s*[.．、]")


def _opens_notes(text: str, begin: int, end: int) -> bool:
    """Whether a line opens notes (注：, 说明：); the pattern is tried where one of its words stands."""
    held = text.find("注", begin, end) >= 0 or (
        text.find("明", begin, end) >= 0
        and (text.find("说明", begin, end) >= 0 or text.find("說明", begin, end) >= 0)
    )
    return held and _NOTES.search(text, begin, end) is not None


def _goes_on(heading: Heading, latest: dict[str, int]) -> bool:
    """Return whether a small number begins or continues a list; 2. without a 1. before it is no heading."""
    value = number_value(heading.number)
    if heading.style not in _LOOSE or value is None or value <= 1:
        return True
    return value - latest.get(heading.style, -9) in (0, 1, 2)


def _after_skipped(start: int, end: int, skipped: list[Span], starts: list[int]) -> int | None:
    """Return the first offset of a line that is not skipped, None where nothing is left of it."""
    index = bisect_right(starts, start) - 1
    while start < end:
        if index >= 0 and skipped[index][0] <= start < skipped[index][1]:
            start = skipped[index][1]
        elif index + 1 < len(skipped) and skipped[index + 1][0] == start:
            start = skipped[index + 1][1]
            index += 1
        else:
            return start
        index = max(index, 0)
        if index + 1 < len(skipped) and skipped[index + 1][0] <= start:
            index += 1
    return None


_INDENT = "\u3000\u3000"
_WORDS_ALONE = re.compile(r"[\u4e00-\u9fff“”、]{5,26}")


def _between_indents(text: str, line: Line) -> bool:
    """Whether words without a stop are a paragraph of their own where line ends were lost: 　　加快工业建设　　按照计划，…."""
    return (
        text.endswith(_INDENT, 0, line.start)
        and text.startswith(_INDENT, line.end)
        and _WORDS_ALONE.fullmatch(text, line.start, line.end) is not None
    )


def _heads_sentences(text: str, line: Line) -> bool:
    """Whether a line says what the sentences below it tell of, as news part a text: 主要目标, above 生产总值增长9%左右，….

    The same words above cells are a head of a table.
    """
    if line.end - line.start > _LONGEST_PLAIN:
        return False
    if text[line.start : line.end].strip(" \u3000") not in load_origin_words().of("plain_heading"):
        return False
    below = _LINE_BELOW.match(text, line.end)
    return below is not None and len(below[1]) >= _SENTENCE_BELOW and ("，" in below[1] or "," in below[1])


def _html_heading(text: str, line: Line, begin: int) -> Heading | None:
    if text[begin - 1 : begin] != ">":
        return None
    before = text[max(0, line.start - 200) : begin]
    tags = list(_HTML_HEADING.finditer(before))
    if not tags or tags[-1].end() != len(before) or line.end - begin > 120:
        return None
    return Heading(begin, line.end, "markdown", "", clean_title(text[begin : line.end]))


def build_sections(text: str, headings: list[Heading], *, lines: list[Line]) -> tuple[Section, ...]:
    """Nest headings into sections.

    A heading closes every section of its own or a smaller rank. A box (专栏) or table lies inside the section
    before it; headings inside a box whose numbering starts anew stay inside it, the outer numbering going on
    closes it.

    Returns
    -------
    tuple of Section
        In order of their start; a section ends where the next of its level or above begins.
    """
    drafts: list[tuple[Heading, int, tuple[str, ...]]] = []
    stack: list[tuple[Heading, int]] = []  # heading and its draft's index
    ends: dict[int, int] = {}
    for heading in headings:
        keep = _kept(stack, heading)
        for _, index in stack[keep:]:
            ends[index] = heading.start
        del stack[keep:]
        path = (*(held.title for held, _ in stack), heading.title)
        drafts.append((heading, len(stack) + 1, path))
        stack.append((heading, len(drafts) - 1))
    sections = []
    table_ends = _table_ends(text, [(h, ends.get(i, len(text))) for i, (h, _, _) in enumerate(drafts)], lines)
    for index, (heading, level, path) in enumerate(drafts):
        end = min(ends.get(index, len(text)), table_ends.get(index, len(text)))
        sections.append(Section(heading.start, end, min(heading.body, end), level, heading.title, path))
    return tuple(sections)


def _kept(stack: list[tuple[Heading, int]], heading: Heading) -> int:
    """Return how many of the open sections, from the outermost, hold the new heading."""
    box: int | None = None
    for at, (held, _) in enumerate(stack):
        if held.style == "box":
            box = at
            break
    if heading.style in ("box", "table"):
        if box is not None and heading.style == "box":
            return box
        return next((i for i, (held, _) in enumerate(stack) if held.style == "table"), len(stack))
    outer = stack if box is None else stack[:box]
    if box is not None and heading.rank > RANK_OF_CHAPTERS:
        value = number_value(heading.number) or 0
        inside = next((i for i in range(box + 1, len(stack)) if stack[i][0].rank >= heading.rank), len(stack))
        begun = inside < len(stack) and stack[inside][0].style == heading.style
        goes_on = begun and number_value(stack[inside][0].number) == value - 1
        outer_goes_on = any(
            held.style == heading.style and number_value(held.number) == value - 1 for held, _ in outer
        )
        if goes_on or (value == 1 and not begun) or (inside > box + 1 and not outer_goes_on):
            return inside
    rank = heading.rank
    for at, (held, _) in enumerate(outer):
        if held.rank >= rank:
            return at
    return len(outer)


RANK_OF_CHAPTERS = 3  # parts, chapters and sections never lie inside a box


def _table_ends(text: str, drafts: list[tuple[Heading, int]], lines: list[Line]) -> dict[int, int]:
    """Return where the text goes on after a table's caption: at the first long sentence."""
    ends = {}
    starts = [line.start for line in lines]
    for index, (heading, end) in enumerate(drafts):
        if heading.style != "table":
            continue
        following = drafts[index + 1][0].start if index + 1 < len(drafts) else end
        at = bisect_right(starts, heading.start)
        while at < len(lines) and lines[at].start < min(end, following):
            line = lines[at]
            content = text[line.start : line.end].strip()
            if (
                len(content) >= _TABLE_SENTENCE
                and content.endswith("。")
                and not re.match(r"[*＊]?(?:注|备注|说明|资料来源|数据来源)", content)
            ):
                ends[index] = line.start
                break
            at += 1
    return ends


def find_structure(
    text: str, *, markup: bool = True, marked: Mapping[int, int] | None = None
) -> tuple[tuple[Section, ...], tuple[Span, ...]]:
    r"""Return the sections of a text and its skipped spans.

    Parameters
    ----------
    text : str
    markup : bool
        Whether html residue is looked for (not in text that comes from a parsed format).
    marked : mapping of int to int, optional
        Offsets and levels of lines that the format itself marks as headings.

    Returns
    -------
    sections : tuple of Section
    skipped : tuple of (int, int, str)
        What Markdown sets above a text, contents pages, page numbers, running titles, footnote marks, marks of a site, markup, line ends within sentences; in order, without overlap.

    Examples
    --------
    >>> sections, skipped = find_structure("一、现状\n（一）规模。2010年达4.5万亿元。\n- 1 -\n二、目标\n2015年达18万亿元。")
    >>> [(s.level, s.title) for s in sections], skipped[0][2]
    ([(1, '一、现状'), (2, '（一）规模'), (1, '二、目标')], 'page number')
    """
    residue = (
        merge_spans([*front_matter_spans(text), *markup_spans(text), *mark_spans(text)]) if markup else []
    )
    lines = split_lines(text, markup=residue)
    if markup and (torn := torn_line_spans(text, lines)):
        residue = merge_spans([*residue, *torn])
        lines = split_lines(text, markup=residue)
    feet = foot_spans(text, lines)
    skipped = merge_spans(
        [
            *residue,
            *contents_spans(text, lines),
            *feet,
            *footnote_spans(text, lines, feet=feet),
            *visit_spans(text),
        ]
    )
    headings = find_headings(text, lines, skipped=skipped, marked=marked or {})
    return build_sections(text, headings, lines=lines), tuple(skipped)
