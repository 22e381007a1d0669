"""The text as it reads: torn lines joined, page feet and markup gone, every character with its offset.

Sentences are searched in this logical text and reported at the offsets of the document's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, overload

from plancheck.documents.document import Document
from plancheck.documents.headings import find_heading
from plancheck.documents.lines import (
    BLOCK_TAG,
    Line,
    Span,
    display_width,
    ends_sentence,
    entity_text,
    split_lines,
    wrapped_width,
)
from plancheck.documents.torn_lines import TORN

_INNER_MARK = re.compile(r"[，。；、！？]")
_NOTES = re.compile("[（(]?(?:备?注|资料来源) ?[:：]")  # below a table
_ITEM = re.compile(r"[\s　]*(?:[◇◆●○■□★☆▪▶►※·•➢✓]|[—\-–]{2}|[*+-]\s|\|)")
_OPEN_NUMBER = re.compile(r"[0-9０-９]$")
# A number with its words before it and its unit on the next line: the cells of a table have one or the other.
_TORN_NUMBER = re.compile(r"[\u4e00-\u9fff]{3}[\s　]*[0-9０-９][0-9０-９.．,，]*$")
_UNIT_BEGINS = re.compile(r"[万亿千百元%％个人家户件项公亩吨米倍年月日]")
_ALPHANUMERIC = re.compile(r"[A-Za-z0-9０-９.．]")
_BEGINS_PARAGRAPH = re.compile("<(?:p|li|h[1-6])[\\s>]|\u3000\u3000$", re.IGNORECASE)  # between two lines
_OPEN_SENTENCE_LENGTH = 12  # a shorter line without a mark is a cell, a label or a heading without number


class OffsetMap(Sequence[int]):
    """Offsets in the document for every character of the logical text.

    Kept in pieces (one per join), not per character: a 100 MB text costs no more than its number of lines.
    ``offsets[i]`` is where character `i` stands; ``offsets[len(text)]`` is the end of the document's text.
    """

    __slots__ = ("_document_starts", "_length", "_logical_starts", "_widths")

    def __init__(self, pieces: list[tuple[int, int, int]], *, length: int, end: int) -> None:
        # A piece is (logical start, document start, width): width 0 for text that runs one to one, else the
        # characters of the document that one logical character (a separator or entity) stands for.
        self._logical_starts = [piece[0] for piece in pieces] + [length]
        self._document_starts = [piece[1] for piece in pieces] + [end]
        self._widths = [piece[2] for piece in pieces] + [0]
        self._length = length

    def __len__(self) -> int:
        return self._length + 1

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if not 0 <= index <= self._length:
            raise IndexError(f"logical offset {index} outside 0..{self._length}")
        piece = bisect_right(self._logical_starts, index) - 1
        return self._document_starts[piece] + index - self._logical_starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the document's span for the logical span ``start:end``; what was left out inside is inside."""
        if end <= start:
            return self[start], self[start]
        piece = bisect_right(self._logical_starts, end - 1) - 1
        last = self._document_starts[piece] + end - 1 - self._logical_starts[piece]
        return self[start], last + (self._widths[piece] or 1)


class LogicalText(NamedTuple):
    """The logical text and the offsets of its characters in the document."""

    text: str
    offsets: OffsetMap


def logical_text(document: Document, *, keep_lines: bool = False) -> LogicalText:
    r"""Return the text as it reads, with the document's offset for every character.

    Left out: the document's skipped spans (contents pages, page numbers, running titles, markup, footnote marks),
    blank lines, blanks at the ends of lines. Joined: a line that stops inside a sentence with the line that goes
    on, across page feet and blank lines. Not joined: headings, list items, cells of tables one per line.

    The rule of joining has two parts. A line that is as wide as the text's lines are (hard-wrapped text, where
    most lines share one width) joins the next unless a sentence ends there and the next line is indented or a
    heading or item. Elsewhere a line joins the next only when it is an open sentence (it has a mark inside and
    none at its end) and the next one goes on (it has a mark too, or is a unit for the number that ends the first).

    Parameters
    ----------
    document : Document
    keep_lines : bool
        Leave out skipped spans only, join nothing.

    Returns
    -------
    text : str
        Paragraphs parted by ``\n``. Between Latin letters or digits of joined lines one blank stands.
    offsets : OffsetMap
        ``offsets[i]`` for one character, ``offsets.span(start, end)`` for a figure: `document.text` at that span
        begins and ends with the figure's own characters and holds whatever tears it apart.

    Examples
    --------
    >>> torn = Document("x", "网络零售额达到2046\n\f- 7 -\n亿元，占比为4%。", skipped=((13, 19, "page number"),))
    >>> text, offsets = logical_text(torn)
    >>> text
    '网络零售额达到2046亿元，占比为4%。'
    >>> torn.text[slice(*offsets.span(7, 13))]
    '2046\n\x0c- 7 -\n亿元'
    """
    text = document.text
    skipped = list(document.skipped)
    markup = [span for span in skipped if span[2] in ("tag", "script", "comment", "entity", TORN)]
    lines = _visible_lines(text, split_lines(text, markup=markup), skipped)
    tables = [(table.start, table.end) for table in document.tables]
    heads = {section.start: section.body for section in document.sections}
    width = None if keep_lines else wrapped_width(text, [line for line, _ in lines])
    return _join(text, lines, heads=heads, tables=tables, width=width, keep_lines=keep_lines)


def _visible_lines(text: str, lines: list[Line], skipped: list[Span]) -> list[tuple[Line, list[Span]]]:
    """Return the lines with something visible, trimmed, with the skipped spans inside each."""
    kept = []
    index = 0
    for line in lines:
        while index < len(skipped) and skipped[index][1] <= line.start:
            index += 1
        inside = []
        at = index
        while at < len(skipped) and skipped[at][0] < line.end:
            if skipped[at][1] > line.start:
                inside.append(skipped[at])
            at += 1
        start, end = line.start, line.end
        while True:
            while start < end and text[start].isspace():
                start += 1
            if inside and inside[0][0] <= start and inside[0][2] != "entity":
                start = max(start, inside.pop(0)[1])
                continue
            break
        while True:
            while end > start and text[end - 1].isspace():
                end -= 1
            if inside and inside[-1][1] >= end and inside[-1][2] != "entity" and inside[-1][0] >= start:
                end = inside.pop()[0]
                continue
            break
        if start < end:
            kept.append((Line(start, end, line.stop), inside))
    return kept


def _join(
    text: str,
    lines: list[tuple[Line, list[Span]]],
    *,
    heads: dict[int, int],
    tables: list[tuple[int, int]],
    width: int | None,
    keep_lines: bool,
) -> LogicalText:
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    table = 0
    previous: Line | None = None
    joined_head = False
    for line, inside in lines:
        while table < len(tables) and tables[table][1] <= line.start:
            table += 1
        in_table = table < len(tables) and tables[table][0] <= line.start
        is_head = _section_at(heads, text, line) is not None
        if previous is not None:
            join = (
                not keep_lines
                and not in_table
                and not is_head
                and not joined_head
                and continues(text, previous, line, width=width)
            )
            glue = "\n"
            if join:
                both = _ALPHANUMERIC.match(text[previous.end - 1]) and _ALPHANUMERIC.match(text[line.start])
                glue = " " if both else ""
            if glue:
                parts.append(glue)
                pieces.append((length, previous.end, max(1, line.start - previous.end)))
                length += 1
        at = line.start
        for start, end, reason in [*inside, (line.end, line.end, "")]:
            start, end = max(start, at), min(max(end, at), line.end)
            if start > at:
                parts.append(text[at:start])
                pieces.append((length, at, 0))
                length += start - at
            if reason == "entity":
                character = entity_text(text[start:end])
                if len(character) == 1:
                    parts.append(" " if character == "\xa0" else character)
                    pieces.append((length, start, end - start))
                    length += 1
            elif reason == "tag" and BLOCK_TAG.match(text, start) and parts and parts[-1] != "\n":
                parts.append("\n")
                pieces.append((length, start, end - start))
                length += 1
            at = max(at, end)
        body = _section_at(heads, text, line)
        joined_head = in_table or (body is not None and body >= line.end)
        previous = line
    return LogicalText("".join(parts), OffsetMap(pieces, length=length, end=len(text)))


def _section_at(heads: dict[int, int], text: str, line: Line) -> int | None:
    """Return where the body of the section begins whose heading is on this line, None without a heading."""
    start = line.start
    if start in heads:
        return heads[start]
    # A section starts at its line's first character, the visible line after its blanks.
    for back in range(1, 40):
        if start - back < 0 or text[start - back] in "\n\r\f>":
            return None
        if start - back in heads:
            return heads[start - back]
        if not text[start - back].isspace():
            return None
    return None


def continues(text: str, first: Line, second: Line, *, width: int | None) -> bool:
    """Return whether the sentence of the first line goes on in the second."""
    before = text[max(first.start, first.end - 400) : first.end]
    after = text[second.start : min(second.end, second.start + 400)]
    if _ITEM.match(after) or _NOTES.match(after):
        return False
    gap = text[first.end : second.start]
    if width is not None:
        own_width = display_width(before) if first.end - first.start <= 200 else 0
        if own_width >= 0.85 * width:
            if not ends_sentence(before):
                return (
                    find_heading(text, second.start, second.end) is None
                    or _OPEN_NUMBER.search(before) is not None
                )
            # A full line that ends with a semicolon goes on; one that ends with a full stop ends no sentence open.
            indented = re.search(r"[\n\r\f](?:[ \t]{2,}|　+)$", gap)
            return (
                before.endswith(("；", ";"))
                and not indented
                and find_heading(text, second.start, second.end) is None
            )
    if ends_sentence(before):
        return False
    if find_heading(text, second.start, second.end) is not None and not _OPEN_NUMBER.search(before):
        return False
    if _TORN_NUMBER.search(before) and _UNIT_BEGINS.match(after):
        return True
    if len(before) < _OPEN_SENTENCE_LENGTH or _INNER_MARK.search(before) is None:
        return False
    if before.endswith(("，", "、", ",")):
        return True
    return _INNER_MARK.search(after) is not None and _BEGINS_PARAGRAPH.search(gap) is None
