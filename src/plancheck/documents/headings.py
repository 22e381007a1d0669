"""What a heading looks like: the numbering styles of Chinese official texts, in their order of rank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plancheck.asked_first import begins_with, holds
from plancheck.documents.origin.words import load_origin_words

_IDEOGRAPHS = "〇零一二三四五六七八九十百"
_DIGITS = "0-9０-９"

# Rank by the order official texts use (GB/T 9704-2012, 7.3.3: 一、 / （一） / 1. / （1）), with parts, chapters and
# sections above it; a smaller number holds a larger one.
RANKS = {
    "part": 1, "chapter": 2, "section": 3, "named": 4, "ideograph": 4, "paren": 5, "arabic": 6, "decimal": 6,
    "bracket": 9, "circled": 10, "markdown": 11, "box": 12, "table": 13,
}  # fmt: skip

# a longer first sentence is the text itself; official headings stay within two lines of 28
LONGEST_TITLE = 60
LONGEST_COLON_TITLE = 20
_UNITS = "万亿元年月日个倍公平立吨千百户人件项家座条米岁小天分标"
_NUMBERED = rf"""
      (?P<part>第[{_IDEOGRAPHS}{_DIGITS}]{{1,4}}\s?(?:部分|篇|[编編]|卷))
    | (?P<chapter>第\s?[{_IDEOGRAPHS}{_DIGITS}]{{1,4}}\s?章)
    | (?P<section>第\s?[{_IDEOGRAPHS}{_DIGITS}]{{1,4}}\s?[节節])
    | (?P<box>[专專][栏欄]\s?(?:[{_DIGITS}]{{1,3}}(?:[-－—][{_DIGITS}]{{1,2}})?|[{_IDEOGRAPHS}]{{1,4}}|(?=[：:])))
    | (?P<table>[附]?[表图]\s?[{_DIGITS}{_IDEOGRAPHS}]{{1,3}}(?:[-－—.．][{_DIGITS}]{{1,2}})?(?=[\s：:.．、　]|$|[^\W\d年月日号面格中内]))
    | (?P<ideograph>[{_IDEOGRAPHS}]{{1,4}}\s?[、．](?![{_IDEOGRAPHS}]{{1,2}}(?:、|季度|月|线|级|类|产业|次|批|期)))
    | (?P<paren>[（(]\s?[{_IDEOGRAPHS}]{{1,4}}\s?[)）]|[㈠-㈩])
    | (?P<bracket>[（(]\s?[{_DIGITS}]{{1,2}}\s?[)）]|[{_DIGITS}]{{1,2}}[)）])
    | (?P<circled>[①-⑳])
    | (?P<decimal>[{_DIGITS}]{{1,2}}(?:[.．][{_DIGITS}]{{1,2}}){{1,3}}[.．、]?(?=[\s　]+[^\W\d_])
        |[1-9]{{1,2}}(?:[.][1-9][0-9]?){{2,3}}(?=[\u4e00-\u9fff]{{2}})
        |[1-9][.][1-9][0-9]?(?=(?![{_UNITS}])[\u4e00-\u9fff]{{4,20}}\s*$))
    | (?P<arabic>[{_DIGITS}]{{1,2}}\s?[、．.](?![{_DIGITS}\s]*[{_DIGITS}](?:[%％.．,，、]|[万亿元年月日个倍])))
"""
_SPACED_NAMED = re.compile(r"^(?:前|序|引|导|结|摘|目|附)[\s　]{1,6}(?:言|语|要|录|錄|件|表)[\s　]*[：:]?$")
# 2009年工作回顾, 今后五年的奋斗目标: a line of its own without a number, above the numbered headings behind it
_BANNER_YEARS = r"(?:(?:19|20)[0-9]{2}\s?年度?|[一二][〇○零九][〇○零一二三四五六七八九]{2}年|[过過]去的?[一三五5]年|(?:今[后後]|未[来來])的?[一三五5]年|本[届屆]政府|[“\"]?十[一二三四五六]?五[”\"]?(?:[时時]期|期[间間]|(?=[^。；，：:\n]{0,16}(?:回[顾顧]|工作[总總][结結]|目[标標]|任[务務]))))"
_NO_BANNER = re.compile(r"(?:19|20)[0-9]{2}.*(?:19|20)[0-9]{2}|月|报告|規劃|報告|规划")  # the title of a text
_LONGEST_BANNER = 30
# what the first character of a line rules out for nearly all of them
_OPENS_NUMBERED = (
    "第专專附表图（(" + _IDEOGRAPHS + "0123456789０１２３４５６７８９"
    + "".join(map(chr, [*range(ord("㈠"), ord("㈩") + 1), *range(ord("①"), ord("⑳") + 1)]))
)  # fmt: skip
_OPENS_BANNER = frozenset('12一二过過今未本“"十')
_OPENS_SPACED = frozenset("前序引导结摘目附")
begins_with(_SPACED_NAMED, _OPENS_SPACED)
_PREFIX = re.compile(r"[\s　#*>＊◆●■★\ufeff]*")
_SENTENCE_END = re.compile(r"[。！？!?]")
_COLON = re.compile(r"[：:]")
# A first sentence with a measured figure is a statement set as a list item, not a heading over others.
_FIGURE = re.compile(
    rf"[{_DIGITS}][{_DIGITS}.．,，]*\s*(?:[%％]|[万亿]|元|个百分点|倍|公里|平方|吨|户|人(?!大))"
)
_BOX_BODY = re.compile(
    r"指[\s　]*标|序[\s　]*号|单[\s　]*位|[（(][一二三四五六七八九十1-9][)）]|(?:19|20)\d\d年|[：:◆●■—]"
)
_LIST_END = re.compile(r"[；;，,、]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found on one line.

    Parameters
    ----------
    start : int
        Offset of its line's first character.
    body : int
        Offset after the heading: the rest of the line when the heading stands before its text.
    style : str
        A key of `RANKS`.
    number : str
        The marker as printed.
    title : str
        Marker and words, without markup, spaces collapsed, without the closing mark.
    depth : int
        Parts of a decimal number (``1.2.3``: 3); 1 otherwise.
    alone : bool
        The heading fills its line.
    """

    start: int
    body: int
    style: str
    number: str
    title: str
    depth: int = 1
    alone: bool = True

    @property
    def rank(self) -> int:
        """Return the rank among all styles; smaller holds larger."""
        return RANKS[self.style] + (self.depth - 1 if self.style == "decimal" else 0)

    @property
    def key(self) -> str:
        """Return the title without spaces and marks, to compare a contents entry with its heading."""
        return re.sub(r"[\s　*#.．·…。、：:（）()]", "", self.title)


_LEADERS = re.compile(r"[\s　]*[.．…·•]{3,}[\s　.．…·•]*[-－—]?\s*\d{0,4}\s*[-－—]?\s*$")
holds(_LEADERS, ".．…·•")
_MARKS = re.compile(r"[*#＊]+|<[^<>]*>")
holds(_MARKS, "*#＊<")
_IN_LEADERS, _IN_MARKS = re.compile("[.．…·•]"), re.compile("[*#＊<]")  # nothing to take out without them


def clean_title(words: str) -> str:
    """Return a heading's words without markdown marks, dot leaders, page number and closing mark.

    Examples
    --------
    >>> clean_title("**（一）发展现状。**")
    '（一）发展现状'
    >>> clean_title("二、主要任务 ……… 12")
    '二、主要任务'
    """
    if _IN_LEADERS.search(words) is not None:
        words = _LEADERS.sub("", words)
    if _IN_MARKS.search(words) is not None:
        words = _MARKS.sub("", words)
    return " ".join(words.split()).rstrip("。：:.!！").strip()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What headings begin with, and lines that are headings without a number; of the words of the vocabulary."""

    marker: re.Pattern[str]
    opens_marker: frozenset[str]
    banner: re.Pattern[str]
    title_before_text: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    words = load_origin_words()
    named = (
        rf"(?P<named>{words.any_of('named_heading')}\s?[{_DIGITS}{_IDEOGRAPHS}]{{0,3}}(?=[：:\s　]*$|[：:]))"
    )
    told = rf"[^。；，：:\n]{{0,20}}{words.any_of('banner')}|[：:]\s?[\u4e00-\u9fff、，]{{4,20}}"
    found = _Patterns(
        re.compile(f"{_NUMBERED}|{named}", re.VERBOSE),
        frozenset(_OPENS_NUMBERED).union(word[0] for word in words.of("named_heading")),
        re.compile(rf"{_BANNER_YEARS}(?:{told})(?:[\s　]*|[A-Za-z]{{3}})"),
        re.compile(
            # 一、经济发展的评价 在完成目标之后，全市…: a line end that became a blank parts the title from its text
            r"[^\s，,。；：、（）0-9]{6,24}(?P<gap>[ \u3000]+)[^\s，,。；：、]{4,}[^，,。；：]*[，,]"
            # （一）“十一五”取得的成就“十一五”时期，全县…: one that was lost
            rf"|[^\s，,。；：]{{4,30}}?{words.any_of('heading_noun')}"
            '(?P<none>)(?=[“"](?:二?十)?[一二三四五六七八九]?五[”"](?:时期|期间|以来)[，,]|近年来|五年来)'
        ),
    )
    begins_with(found.marker, found.opens_marker)
    begins_with(found.banner, _OPENS_BANNER)
    return found


def find_heading(text: str, start: int, end: int) -> Heading | None:
    """Return the heading that the line ``text[start:end]`` is or begins with, or None.

    Parameters
    ----------
    text : str
    start, end : int
        A line without its line end.

    Returns
    -------
    Heading or None
        A heading may fill its line or stand before the text as its first sentence.

    Examples
    --------
    >>> find_heading("（一）发展现状。2010年交易额达4.5万亿元。", 0, 24).title
    '（一）发展现状'
    >>> find_heading("1.73亿人使用网络购物。", 0, 12)
    """
    begin = start
    if start < end and not "\u4e00" <= text[start] <= "\u9fff":
        begin = _PREFIX.match(text, start, end).end()  # type: ignore[union-attr]  # the pattern matches emptiness
    if begin >= end:
        return None
    patterns = _patterns()
    marker = patterns.marker.match(text, begin, end) if text[begin] in patterns.opens_marker else None
    if marker is None:
        return _without_number(text, start, begin, end)
    style = marker.lastgroup or ""
    rest_start = marker.end()
    depth = 1 + len(re.findall(r"[.．]", marker.group().rstrip(".．、"))) if style == "decimal" else 1
    where = _title_end(text, rest_start, end, style)
    if where is None:
        return None
    title_end, body, alone = where
    words = text[rest_start:title_end].strip(" 　*\t\xa0")
    if not words and style not in ("part", "chapter", "section", "named", "box"):
        return None
    if not _is_title(words, style=style, alone=alone, ends=text[rest_start:end]):
        return None
    return Heading(start, body, style, marker.group(), clean_title(text[begin:title_end]), depth, alone)


def _without_number(text: str, start: int, begin: int, end: int) -> Heading | None:
    """Return the heading that a line without a number is: over years, 前 言 in spaced characters, or marked in markdown.

    Its words stand from `begin` to `end`, marks before them from `start`.
    """
    words, marks, opens = text[begin:end], text[start:begin], text[begin]
    if "*" in marks:
        words = words.rstrip(" 　*＊")  # **2021年主要工作**
    banner = opens in _OPENS_BANNER and len(words) <= _LONGEST_BANNER
    if banner and _patterns().banner.fullmatch(words) and not _NO_BANNER.search(words):
        return Heading(start, end, "part", "", clean_title(words))
    if opens in _OPENS_SPACED and len(words) <= 12 and _SPACED_NAMED.match(words):
        return Heading(start, end, "named", "", clean_title(re.sub(r"[\s　]", "", words)))
    if "#" in marks and 0 < end - begin <= 2 * LONGEST_TITLE:
        return Heading(start, end, "markdown", "", clean_title(words))
    return None


def _title_end(text: str, begin: int, end: int, style: str) -> tuple[int, int, bool] | None:
    """Return where the title behind a number ends, where the text behind it begins, and whether it fills its line; None for no title."""
    rest = text[begin : min(end, begin + 400)]
    stop = _SENTENCE_END.search(rest)
    title_end, body, alone = end, end, True
    if stop and rest[stop.end() :].strip(" 　*\t\xa0"):
        title_end = begin + stop.start()
        body, alone = begin + stop.end(), False
    elif stop:
        title_end = begin + stop.start()
    if style == "box" and title_end - begin > LONGEST_TITLE:
        # A box glued into one line: its title ends where its table or list begins.
        inner = _BOX_BODY.search(rest)
        title_end = begin + (inner.start() if inner else min(len(rest), LONGEST_TITLE // 2))
        body, alone = title_end, False
    if stop and style in ("ideograph", "paren"):
        parted = _patterns().title_before_text.match(text, begin, title_end)
        if parted is not None:
            gap = "gap" if parted["gap"] is not None else "none"
            (title_end, body), alone = parted.span(gap), False
    colon = _COLON.search(rest)
    short = colon is not None and colon.start() <= LONGEST_COLON_TITLE
    if title_end - begin > LONGEST_TITLE or (not alone and style == "table"):
        if colon is None or not short or style == "table":
            return None
        return begin + colon.start(), begin + colon.end(), False
    # A whole statement behind a short title and a colon: the title heads it.
    states = alone and stop is not None and style not in ("box", "table", "named")
    if (
        states
        and stop is not None
        and colon is not None
        and short
        and "，" in rest[colon.end() : stop.start()]
    ):
        return begin + colon.start(), begin + colon.end(), False
    return title_end, body, alone


def _is_title(words: str, *, style: str, alone: bool, ends: str) -> bool:
    if style in ("part", "chapter", "section", "named", "box"):
        return not re.match(r"\s*[，,、；;的和至]", words)
    if _LIST_END.search(ends):
        return False
    if style == "table":
        return not re.match(r"\s*[，,、；;。所的可中明显]", words)
    if not re.search(r"[^\W\d_]", words):
        return False
    return not (_FIGURE.search(words) and (not alone or "，" in words))
