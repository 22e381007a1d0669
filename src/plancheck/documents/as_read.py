"""A document without what its layout put into its sentences: blanks beside figures, tags and marks of emphasis or escape, line ends of a page.

The same words print in many layouts. What reads the sentences sees one of them, and the offsets lead back to the text as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from plancheck.documents.characters import places_of
from plancheck.documents.document import Document, Section, TextTable
from plancheck.documents.flow import OffsetMap, continues
from plancheck.documents.joined_lines import joints
from plancheck.documents.lines import (
    ESCAPED_BREAK,
    Line,
    Span,
    display_width,
    merge_spans,
    split_lines,
    wrapped_width,
)
from plancheck.documents.torn_words import torn_words

_HAN = "\u4e00-\u9fff"
_DIGIT = "0-9０-９%％"
_BLANK = "[ \u00a0\u2002\u2003\u2009]"
# a blank between a figure and the words beside it: 增长 8.5 %, 达到 123 亿元
_BESIDE = re.compile(
    rf"{_BLANK}(?:(?<=[{_HAN}，。；（、].)(?<!第.)(?=(?:\*\*|<[a-z]{{1,6}}>)?[0-9０-９])|(?:(?<=[{_DIGIT}].)|(?<=[{_DIGIT}]\*\*.))(?=[{_HAN}，。；、）%％]))"
)
# 2024 年 1 月 23 日, in any line
_OF_DATE = re.compile(
    rf"(?<![0-9][ ])(?<![0-9])(?:19|20)[0-9]{{2}}(?P<a>{_BLANK}?)年(?P<b>{_BLANK}?)[0-9]{{1,2}}(?P<c>{_BLANK}?)月"
    rf"(?:(?P<d>{_BLANK}?)[0-9]{{1,2}}(?P<e>{_BLANK}?)日)?"
)
# a blank inside a year or a unit: 20 11年, 201 1年, 8平方公 里
_TORN = re.compile(
    rf"{_BLANK}(?:(?<![0-9.,-](?:19|20).)(?<=19.|20.)(?=[0-9]{{2}}{_BLANK}?年)"
    rf"|(?<![0-9.,-](?:19|20)[0-9].)(?<=(?:19|20)[0-9].)(?=[0-9]{_BLANK}?年)"
    rf"|(?<![0-9.,-][12].)(?:(?<=1.)(?=9[0-9]{{2}}{_BLANK}?年)|(?<=2.)(?=0[0-9]{{2}}{_BLANK}?年))"
    rf"|(?=[里米顷时斤])(?:(?<=[0-9万亿 ]公.)|(?<=[0-9万亿 ]千瓦.)|(?<=[0-9万亿 ][平立]方.)|(?<=[0-9万亿 ]平方公.)))"
)
_BEFORE_LINE_END = re.compile(r"(?<=[^\s]) {1,2}(?=\n[^\n])")
_TOUCHING = re.compile(rf"(?<=[{_HAN}])(?=[0-9０-９])|(?<=[0-9０-９%％])(?=[{_HAN}])")
# not the comma of 10，212万吨
_SENTENCE = re.compile("[。；]|，(?!(?<=[0-9０-９]，)[0-9０-９]{3}(?![0-9０-９]))|,(?![0-9]{3})")
_BESIDE_TORN = 40  # characters on either side of a torn word that tell a sentence from a row
_LEAST = 2  # blanks beside figures of a line, before they are taken for its layout
# A full line is nearly as wide as the page; of a hundred lines that are wider at most five are no line of the page.
_FULL, _WIDER, _FEW = 0.85, 1.2, 20
_LINES_A_SENTENCE = 6
_SHORT = 200_000  # characters of a text of which many are kept
_FEW_BOUNDS = 4
# "> " before a quoted line, "- " before an item that is a sentence, where a line before it has come to its end
_QUOTED = re.compile(r"^>[ ](?=[^ ])", re.MULTILINE)
_ITEM_MARK = re.compile(r"(?:(?<=[。；：！\n]\n)|(?<=[。；：！\n]\r\n))[-*+] (?=[^\n|]{20,400}[。；])")
_EMPHASIS = re.compile(r"\*\*+")
# \[16\], \*, 1\.: what escapes a mark in Markdown; an escaped bar parts no cells, and stays what it is
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{}~])")
_GOES_ON = re.compile(
    f"[{_HAN}，、0-9.%％（）]"
)  # beside a line end of a record, where a sentence runs over it
_INLINE_TAG = re.compile(
    r"</?(?:span|font|b|strong|em|i|u|a|big|small|ins|mark|o:p|st1:[a-z]{1,20})(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_COLUMNS = re.compile(
    r"[^\s][ \t\u3000]{2,}[^\s].{0,200}[^\s][ \t\u3000]{2,}[^\s]|[\t|]|[0-9%][ ]+[0-9]+(?:\.[0-9]+)?[ ]+[0-9]"
)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
# 二〇二五年, 一九九八至二〇〇二年
_ONES = "零〇○一二三四五六七八九"
_HAN_YEAR = re.compile(  # begins with characters, so that only they are looked for
    rf"[一二](?<![{_ONES}十百千万亿点分之].)(?:(?<=一)九|(?<=二)[〇零○])[{_ONES}]{{2}}(?=年|[-~—－～至到](?:二[〇零○]|一九)[{_ONES}]{{2}}年)"
)
_HAN_YEAR_OPENS = ("一九", "二〇", "二零", "二○")  # such a year holds one of these pairs
_HAN_DIGITS = {ord(one): str(max(0, at - 2)) for at, one in enumerate(_ONES)}
_ALPHANUMERIC = re.compile("[A-Za-z]")


def with_plain_digits(text: str) -> str:
    """Return a text with full-width digits and Latin letters, and years in Chinese characters, as the keyboard has them.

    The text returned is as long.

    Examples
    --------
    >>> with_plain_digits("２０１９年３月，ＧＤＰ增长"), with_plain_digits("一九九八至二〇〇二年，一九个村")
    ('2019年3月，GDP增长', '1998至2002年，一九个村')
    """
    if _FULL_WIDTH.search(text) is not None:
        text = text.translate(_NARROW)
    return with_years_in_digits(text)


def with_years_in_digits(text: str) -> str:
    """Return a text with its years in Chinese characters, one for each digit, in digits.

    Examples
    --------
    >>> with_years_in_digits("二○二五年，二〇个村")
    '2025年，二〇个村'
    """
    # one character is looked for ten times as fast as two, and the second of each pair is rare
    begins = [
        at - 1 for pair in _HAN_YEAR_OPENS for at in places_of(text, pair[1]) if text[at - 1 : at] == pair[0]
    ]
    if not begins:
        return text
    parts, done = [], 0
    for begin in sorted(begins):
        year = _HAN_YEAR.match(text, begin) if begin >= done else None
        if year is not None:
            parts += [text[done:begin], year[0].translate(_HAN_DIGITS)]
            done = year.end()
    return "".join([*parts, text[done:]]) if parts else text


def with_plain_titles(document: Document) -> Document:
    """Return a document whose title and headings have plain digits; itself where they have."""
    words = {document.origin.title}  # headings stand in the paths of all below them
    for one in document.sections:
        words.add(one.title)
        words.update(one.path)
    together = "\n".join(words)
    if with_plain_digits(together) == together:
        return document
    title = with_plain_digits(document.origin.title)
    sections = tuple(
        replace(one, title=with_plain_digits(one.title), path=tuple(map(with_plain_digits, one.path)))
        for one in document.sections
    )
    return replace(document, origin=replace(document.origin, title=title), sections=sections)


def without_layout(document: Document) -> tuple[Document, OffsetMap] | None:
    """Return a document without what its layout put into its sentences, and where each character stands in the text as it is.

    Tables keep their blanks and line ends.

    Returns
    -------
    tuple of Document and OffsetMap, or None
        None where nothing is to be left out.

    Examples
    --------
    >>> told = without_layout(Document("x", "2019 年，产值达到 **12** 亿元，增长 <b>8</b>.5 %。"))
    >>> told[0].text, told[1].span(10, 14)
    ('2019年，产值达到12亿元，增长8.5%。', (14, 21))
    """
    known = _cuts if len(document.text) <= _SHORT else _cuts_of_long
    cuts = known(document.text, document.skipped, document.tables)
    return _cut(document, cuts) if cuts else None


def _find_cuts(text: str, skipped: tuple[Span, ...], tables: tuple[TextTable, ...]) -> tuple[Span, ...]:
    """Return what is left out of a text: in order, without overlap."""
    cuts: list[Span] = []
    if "**" in text:
        cuts += [(found.start(), found.end(), "") for found in _EMPHASIS.finditer(text)]
    if "\\" in text:
        cuts += _escapes(text)
        cuts += [
            (found.start(), found.end(), "")
            for found in ESCAPED_BREAK.finditer(text)
            if _GOES_ON.match(text, found.start() - 1) and _GOES_ON.match(text, found.end())
        ]
    if "\n> " in text:
        quoted = [(found.start(), found.end(), "") for found in _QUOTED.finditer(text)]
        # > 85 in a cell is a bound
        if sum(text[end].isdigit() for _, end, _ in quoted) * _FEW_BOUNDS < len(quoted):
            cuts += quoted
    if "\n- " in text or "\n* " in text or "\n+ " in text:
        cuts += [(found.start(), found.end(), "") for found in _ITEM_MARK.finditer(text)]
    if "</" in text:
        cuts += [(found.start(), found.end(), "") for found in _INLINE_TAG.finditer(text)]
    if _BESIDE.search(text) is not None:
        cuts += _blanks(text)
    cuts += [(at, at + 1, "") for at in joints(text)]
    cuts += _torn_years_and_units(text)
    cuts += torn_words(text)
    if " \n" in text:
        cuts += _blanks_at_line_ends(text)
    cuts += _line_ends(text, skipped) or _page_ends(text, skipped)
    if tables:
        edges = sorted((table.start, table.end) for table in tables)
        cuts = [cut for cut in cuts if not _within(edges, cut[0])]
    return tuple(merge_spans(cuts)) if cuts else ()


# Asked for the head of a text, and again when it is read: in a run after all texts of a batch were asked for their heads.
# What is kept holds the text, so that only few long ones are.
_cuts = lru_cache(maxsize=32)(_find_cuts)
_cuts_of_long = lru_cache(maxsize=2)(_find_cuts)


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether an offset lies in one of the spans, which are in order and apart."""
    index = bisect_left(spans, (at + 1, 0)) - 1
    return index >= 0 and at < spans[index][1]


def _escapes(text: str) -> list[Span]:
    """Return the marks that escape others; of two together the first escapes the second."""
    cuts: list[Span] = []
    for found in _ESCAPE.finditer(text):
        if not cuts or cuts[-1][1] != found.start():
            cuts.append((found.start(), found.end(), ""))
    return cuts


def _blanks(text: str) -> list[Span]:
    """Return the blanks beside figures of lines that hold sentences and have them beside most of their figures."""
    cuts: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if " " in line or "\u00a0" in line:
            found = [match.span() for match in _BESIDE.finditer(line)]
            if (
                len(found) >= _LEAST
                and _SENTENCE.search(line) is not None
                and _COLUMNS.search(line) is None
                and len(found) >= sum(1 for _ in _TOUCHING.finditer(line))
            ):
                cuts += [(at + start, at + end, "") for start, end in found]
            else:
                cuts += [
                    (at + start, at + end, "")
                    for date in _OF_DATE.finditer(line)
                    for start, end in map(date.span, "abcde")
                    if start < end
                ]
        at += len(line) + 1
    return cuts


def _torn_years_and_units(text: str) -> list[Span]:
    """Return the blanks inside years and units of lines that hold sentences: 20 11年, 8平方公 里.

    What is torn shows it by itself, wherever it stands. `joints` finds blanks inside any words, but only where a line of the
    page ended: a word alone does not tell 天然气消 费量 from two words.
    """
    cuts: list[Span] = []
    for found in _TORN.finditer(text):
        first = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _BESIDE_TORN)
        said = text[first : found.end() + _BESIDE_TORN].partition("\n")[0]
        if _SENTENCE.search(said) is not None and _COLUMNS.search(said) is None:
            cuts.append((*found.span(), ""))
    return cuts


def _blanks_at_line_ends(text: str) -> list[Span]:
    """Return the blanks at the ends of lines of sentences: a line that goes on below does so without them."""
    cuts: list[Span] = []
    for found in _BEFORE_LINE_END.finditer(text):
        line = text[max(text.rfind("\n", 0, found.start()) + 1, found.start() - _BESIDE_TORN) : found.start()]
        below = text[found.end() + 1 : found.end() + 1 + _BESIDE_TORN].partition("\n")[0]
        said = f"{line}\n{below}"
        if _SENTENCE.search(said) is not None and _COLUMNS.search(said) is None:
            cuts.append((*found.span(), ""))
    return cuts


def _line_ends(text: str, skipped: tuple[Span, ...]) -> list[Span]:
    """Return the line ends of a hard-wrapped text at which a sentence goes on, with the page feet between."""
    feet = {start for start, _, reason in skipped if reason in ("page number", "running title")}
    if "。" not in text:
        return []  # a table
    lines = [line for line in split_lines(text) if not _is_blank(text, line) and line.start not in feet]
    width = wrapped_width(text, lines)
    if width is None:
        return []
    cuts: list[Span] = []
    lines = [_trimmed(text, line) for line in lines]
    widths = [display_width(text[line.start : line.end]) for line in lines]
    full = sum(_FULL * width <= one <= _WIDER * width for one in widths)
    if text.count("。") * _LINES_A_SENTENCE < full:
        return []  # most lines are rows of tables
    if sum(one > _WIDER * width for one in widths) * _FEW > full:
        return []  # a text with a paragraph a line, some of which are of one length
    for first, second, own in zip(lines, lines[1:], widths, strict=False):
        if (
            _FULL * width <= own <= _WIDER * width
            and (
                _SENTENCE.search(text, first.start, first.end)
                or _SENTENCE.search(text, second.start, second.end)
            )
            and continues(text, first, second, width=width)
            and _COLUMNS.search(text, first.start, first.end) is None
            and _COLUMNS.search(text, second.start, second.end) is None
            and not (_ALPHANUMERIC.match(text, first.end - 1) and _ALPHANUMERIC.match(text, second.start))
        ):
            cuts.append((first.end, second.start, ""))
    return cuts


def _page_ends(text: str, skipped: tuple[Span, ...]) -> list[Span]:
    """Return the ends of pages over which a sentence goes on, with the page feet and running heads there."""
    feet = [span for span in skipped if span[2] in ("page number", "running title")]
    cuts: list[Span] = []
    for start, end in _together(text, feet):
        first = _filled_line(text, start, behind=False)
        second = _filled_line(text, end, behind=True)
        if (
            first is not None
            and second is not None
            and _SENTENCE.search(text, first.start, first.end)
            and continues(text, first, second, width=None)
            and _COLUMNS.search(text, first.start, first.end) is None
            and _COLUMNS.search(text, second.start, second.end) is None
        ):
            cuts.append((first.end, second.start, ""))
    return cuts


def _together(text: str, feet: list[Span]) -> list[tuple[int, int]]:
    """Return where furniture of pages begins and ends that nothing but blanks parts."""
    found: list[tuple[int, int]] = []
    for start, end, _ in feet:
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _filled_line(text: str, at: int, *, behind: bool) -> Line | None:
    """Return the next line with words behind an offset or before it, without the blanks around; None at an end of the text."""
    step = 1 if behind else -1
    place = at if behind else at - 1
    while 0 <= place < len(text) and text[place].isspace():
        place += step
    if not 0 <= place < len(text):
        return None
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return _trimmed(text, Line(start, end if end >= 0 else len(text), len(text)))


def _is_blank(text: str, line: Line) -> bool:
    return text[line.start : line.end].isspace() or line.start == line.end


def _trimmed(text: str, line: Line) -> Line:
    start, end = line.start, line.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Line(start, end, line.stop)


def _cut(document: Document, cuts: Iterable[Span]) -> tuple[Document, OffsetMap]:
    text = document.text
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    begins: list[int] = []  # of each part in the document
    at = length = 0
    for start, end, _ in [*cuts, (len(text), len(text), "")]:
        if start > at:
            parts.append(text[at:start])
            pieces.append((length, at, 0))
            begins.append(at)
            length += start - at
        at = max(at, end)
    offsets = OffsetMap(pieces, length=length, end=len(text))

    def moved(offset: int) -> int:
        """Where an offset of the document stands in the text read; of one that is left out, what follows it."""
        index = bisect_left(begins, offset + 1) - 1
        if index < 0:
            return 0
        begin = pieces[index][0]
        return min(
            begin + offset - begins[index], pieces[index + 1][0] if index + 1 < len(pieces) else length
        )

    read = replace(
        document,
        text="".join(parts),
        sections=tuple(
            Section(moved(one.start), moved(one.end), moved(one.body), one.level, one.title, one.path)
            for one in document.sections
        ),
        pages=tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in document.pages),
        tables=tuple(
            replace(
                one,
                start=moved(one.start),
                end=moved(one.end),
                cells=tuple(
                    replace(cell, start=moved(cell.start), end=moved(cell.end)) for cell in one.cells
                ),
            )
            for one in document.tables
        ),
        skipped=tuple(
            (moved(start), moved(end), reason)
            for start, end, reason in document.skipped
            if moved(start) < moved(end)
        ),
    )
    return read, offsets
