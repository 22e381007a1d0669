"""Lines of a text by offset, and the markup that a text file may still carry."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.documents.characters import matches_at
from plancheck.documents.origin.words import load_origin_words

Span = tuple[int, int, str]
_SHORT = 200_000  # characters of a text of which the lines are kept
SITE_MARK = "mark of a site"  # why a span is skipped: see `plancheck.documents.furniture.mark_spans`

# A tag begins with a letter, "/" or "!" and has no angle bracket inside, so `PM2.5<35且>20` is none. The bound
# on the length keeps a lone "<" from reaching far.
_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9:+-]*(?=[\s/>])[^<>]{0,5000}|![^<>]{0,5000}|U\+[0-9A-F]{4,6})>")
_AUTOLINK = re.compile(r"<(?:https?|ftp)://[^<>\s]{1,2000}>")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_OPENS_MARKUP = re.compile(r"<(?=[A-Za-z/!])|&(?=[A-Za-z#])")
_RAW_ELEMENT = re.compile(r"<(script|style|noscript|textarea)\b", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|head|header|hr|html|"
    r"li|main|nav|ol|option|p|pre|section|select|table|tbody|td|tfoot|th|thead|title|tr|ul)\b[^<>]{0,5000}>",
    re.IGNORECASE,
)
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6“”‘’—…·]+"
)
_SENTENCE_ENDS, _CLOSE_BEHIND = tuple("。！？!?；;：:…"), '”’」』）)》"'
# branches that begin with their character: only those are looked for
_BREAK = re.compile("\r\n|\n|\r|\f|\u2028|\u2029|\x85")
_OTHER_BREAKS = ("\r", "\f", "\u2028", "\u2029", "\x85")

# the line ends of a text as records and programs write them: \\r\\n, \\n, \\n" + "
ESCAPED_BREAK = re.compile(r"(?:\\r\\n|\\[nr](?![a-z]))(?:[\"']\s{0,4}\+\s{0,80}[\"'])?")

_INDENT = "\u3000\u3000"
_INDENT_INSIDE = re.compile("(?<=[^\\s])\u3000{2,8}(?=[^\\s<])")


# 请各位代表提出意见。一、2003年工作的回顾, at the end of a line
@lru_cache(maxsize=1)
def _heading_behind() -> re.Pattern[str]:
    told = load_origin_words().any_of("banner")
    return re.compile(rf"。(?=[一二三四五六七八九十]{{1,2}}、[^。，；：、\n]{{2,30}}{told}[ \t　]*\r?\n)")


# …制定本规划。 第一章 现实基础 “十三五”时期…, …制定本规划。一、基本情况(一)概况…: a heading within a long line
_HEADING_INSIDE = re.compile(
    "[。！；：”》）)](?P<gap>[ \u3000\xa0]{0,3})(?:第[一二三四五六七八九十]{1,3}[章篇节節][ \u3000]?|[一二三四五六七八九十]{1,2}、)"
    "[^，。；：、,;:\\s（(0-9]{2,24}(?P<after>[ \u3000\xa0]{1,3}(?=\\S)|(?=[（(][一1][）)]))"
)
# without one no heading stands right behind a sentence
# (第 and 、 first: one character is looked for ten times as fast as a set of them)
_ENDS, _GAP, _NUMBER = "[。！；：”》）)]", "[ \u3000\xa0]", "[一二三四五六七八九十]"
_CHAPTER = re.compile(
    f"第(?:{'|'.join(f'(?<={_ENDS}{_GAP * gap}第)' for gap in range(4))}){_NUMBER}{{1,3}}[章篇节節]"
)
_COUNTED = re.compile(
    f"、(?<={_NUMBER}、)(?:"
    + "|".join(f"(?<={_ENDS}{_GAP * gap}{_NUMBER * size}、)" for size in (1, 2) for gap in range(4))
    + ")"
)
_PARAGRAPH_INSIDE = re.compile("[。；：！]\u3000{2}(?=[^\\s<])")
# a line that holds a text, one that may hold two paragraphs, and how many of these must be seen to end inside lines
_LONG_LINE, _SHORT_LINE, _FEWEST = 300, 60, 3
_LONGEST_LINE = 400  # characters of a line of a hard-wrapped text
# by how much a line is wider than those of a hard-wrapped text, and the share of such lines that it may hold
_WIDER, _WIDER_LINES = 1.5, 0.2


@dataclass(slots=True)  # by the thousand, and never changed
class Line:
    """One line: ``text[start:end]`` is its content, ``text[end:stop]`` its line end (empty for the last)."""

    start: int
    end: int
    stop: int


def entity_text(entity: str) -> str:
    """Return the character an entity stands for, or the entity where it stands for none.

    Examples
    --------
    >>> entity_text("&ldquo;")
    '“'
    """
    return html.unescape(entity)


def markup_spans(text: str) -> list[Span]:
    """Return the spans of html residue in a text: comments, script and style elements, tags, entities.

    The text stays as it is; offsets of everything else are those of the file.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int, str)
        In order, without overlap. The reason is ``script``, ``comment``, ``tag`` or ``entity``.

    Examples
    --------
    >>> markup_spans("<p>交易额3.8万亿元&nbsp;</p>")
    [(0, 3, 'tag'), (12, 18, 'entity'), (18, 22, 'tag')]
    """
    if "<" not in text and "&" not in text:
        return []
    spans: list[Span] = []
    position = 0
    lowered = text.lower() if _RAW_ELEMENT.search(text) else ""
    unclosed: set[str] = set()  # an element never closed is looked for once only, so the scan stays linear
    for found in _OPENS_MARKUP.finditer(text):
        start = found.start()
        if start < position:
            continue
        if text.startswith("<!--", start):
            end = text.find("-->", start + 4) if "<!--" not in unclosed else -1
            if end < 0:
                unclosed.add("<!--")
                continue
            spans.append((start, end + 3, "comment"))
        elif text[start] == "&":
            entity = _ENTITY.match(text, start)
            if not entity or entity_text(entity.group()) == entity.group():
                continue
            spans.append((start, entity.end(), "entity"))
        else:
            tag = _TAG.match(text, start) or _AUTOLINK.match(text, start)
            if not tag:
                continue
            end, reason = tag.end(), "tag"
            raw = _RAW_ELEMENT.match(text, start)
            name = raw.group(1).lower() if raw else ""
            if name and name not in unclosed and not tag.group().endswith("/>"):
                close = lowered.find(f"</{name}", end)
                if close < 0:
                    unclosed.add(name)
                else:
                    after = text.find(">", close)
                    end, reason = (len(text) if after < 0 else after + 1), "script"
            spans.append((start, end, reason))
        position = spans[-1][1]
    return spans


@lru_cache(maxsize=2)  # asked three times of each text, and once of its head between
def lost_line_ends(text: str) -> tuple[tuple[int, int], ...]:
    r"""Return what stands where the line ends of a text were lost: indents inside lines, a full stop before a numbered heading.

    Examples
    --------
    >>> lost_line_ends("第一章\u3000\u3000总则"), lost_line_ends("甲。\u3000\u3000" * 200 + "乙。")[:2]
    ((), ((2, 4), (6, 8)))
    >>> lost_line_ends("请予审议。一、2003年工作的回顾\n2003年不平凡。")
    ((4, 5),)
    >>> lost_line_ends("制定本规划。 一、现实基础 交易活跃。" + "交易活跃。" * 60)
    ((6, 7), (13, 14))
    """
    numbered = _has_numbered(text)
    if not numbered and _INDENT not in text:
        return ()
    glued = [(found.start(), found.end()) for found in _heading_behind().finditer(text)]
    lines = text.split("\n")
    if max(map(len, lines)) < _LONG_LINE:
        return tuple(glued)
    if numbered:
        glued += _headings_inside(lines)
    return tuple(sorted({*glued, *(_indents_inside(lines) if _INDENT in text else ())}))


def lines_in(text: str) -> list[str]:
    """Return the lines of a text, which are not to be changed: those of its view are asked for by up to three readers."""
    return _lines_in(text) if len(text) <= _SHORT else text.split("\n")


@lru_cache(maxsize=1)
def _lines_in(text: str) -> list[str]:
    return text.split("\n")


def _has_numbered(text: str) -> bool:
    """Whether the number of a heading stands right behind a sentence."""
    return matches_at(_CHAPTER, text, "第") or _COUNTED.search(text) is not None


def _headings_inside(lines: list[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in lines:
        if len(line) >= _LONG_LINE:
            for heading in _HEADING_INSIDE.finditer(line):
                found += [
                    (at + begin, at + end) for begin, end in (heading.span("gap"), heading.span("after"))
                ]
        at += len(line) + 1
    return found


def _indents_inside(lines: list[str]) -> list[tuple[int, int]]:
    ends = sum(len(_PARAGRAPH_INSIDE.findall(line)) for line in lines if len(line) >= _LONG_LINE)
    if ends < _FEWEST:
        return []
    found, at = [], 0
    for line in lines:
        if len(line) >= _SHORT_LINE:
            found += [(at + match.start(), at + match.end()) for match in _INDENT_INSIDE.finditer(line)]
        at += len(line) + 1
    return found


def split_lines(text: str, *, markup: list[Span] | None = None) -> list[Line]:
    r"""Split at line ends, form feeds and, where there is markup, at the tags that begin or end a block.

    Examples
    --------
    >>> split_lines("一、现状\r\n交易额")
    [Line(start=0, end=4, stop=6), Line(start=6, end=9, stop=9)]
    """
    breaks = _breaks(text)
    if lost := lost_line_ends(text):
        breaks = sorted([*breaks, *lost])
    if markup:
        # A break inside a tag or script is no line end of the text.
        breaks = _outside(breaks, markup)
        breaks += [
            (start, end) for start, end, reason in markup if reason == "tag" and BLOCK_TAG.match(text, start)
        ]
        breaks += [(start, end) for start, end, reason in markup if reason == "script"]
        if marks := {end: start for start, end, reason in markup if reason == SITE_MARK}:
            breaks = [(marks.get(start, start), stop) for start, stop in breaks]
        breaks.sort()
    lines = []
    position = 0
    for start, stop in breaks:
        lines.append(Line(position, start, stop))
        position = stop
    if position < len(text):
        lines.append(Line(position, len(text), len(text)))
    return lines


def _breaks(text: str) -> list[tuple[int, int]]:
    """Return the line ends and form feeds; most texts have line feeds only, which are found without a pattern."""
    if any(other in text for other in _OTHER_BREAKS):
        return [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    breaks, at = [], text.find("\n")
    while at >= 0:
        breaks.append((at, at + 1))
        at = text.find("\n", at + 1)
    return breaks


def _outside(breaks: list[tuple[int, int]], spans: list[Span]) -> list[tuple[int, int]]:
    kept = []
    index = 0
    for start, stop in breaks:
        while index < len(spans) and spans[index][1] <= start:
            index += 1
        if index == len(spans) or spans[index][0] > start:
            kept.append((start, stop))
    return kept


def merge_spans(spans: list[Span]) -> list[Span]:
    """Return the spans in order without overlap; where two overlap, the earlier one's reason stays."""
    merged: list[Span] = []
    for start, end, reason in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            if end > merged[-1][1]:
                merged.append((merged[-1][1], end, reason))
        elif end > start:
            merged.append((start, end, reason))
    return merged


def ends_sentence(words: str) -> bool:
    """Return whether a sentence, or what a colon leads to, ends with some words.

    Examples
    --------
    >>> ends_sentence("他说：“达到3亿元。”"), ends_sentence("。达到3亿元")
    (True, False)
    """
    return words.removesuffix("\n").rstrip(_CLOSE_BEHIND).endswith(_SENTENCE_ENDS)


def display_width(words: str) -> int:
    """Return the width in columns: Chinese characters and marks count two."""
    return len(words) + sum(map(len, _WIDE.findall(words)))


def wrapped_width(text: str, lines: list[Line]) -> int | None:
    r"""Return the width in columns at which a text is hard-wrapped, None for one paragraph per line.

    Hard-wrapped: among the lines that stop inside a sentence, most have about the same width, and no line is
    much wider.

    Examples
    --------
    >>> sample = "电子商务交易额从二〇一一年的六万亿元增至二〇一五\n年的二十一万亿元，年均增长超过百分之三十五，网络\n零售额从七千多亿元猛增至近四万亿元，其中实物商品\n为三万多亿元。"
    >>> wrapped_width(sample, split_lines(sample))
    48
    """
    if any(line.end - line.start > _LONGEST_LINE for line in lines):
        return None
    long: list[str] = []
    open_widths: list[int] = []
    for line in lines:
        length = line.end - line.start
        if length >= 10:
            content = text[line.start : line.end]
            long.append(content)
            if length <= 200 and not ends_sentence(content):
                open_widths.append(display_width(content))
    if len(open_widths) < 3:
        return None
    open_widths.sort()
    top = open_widths[int(0.9 * (len(open_widths) - 1))]
    near = sum(1 for w in open_widths if 0.85 * top <= w <= 1.15 * top)
    if not 30 <= top <= 160 or near < max(3, 0.5 * len(open_widths)):
        return None
    wider = sum(1 for content in long if display_width(content) > _WIDER * top)
    # headings of one width between paragraphs of one line each
    return None if wider > _WIDER_LINES * len(long) else top
