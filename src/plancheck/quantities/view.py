"""The text as the grammar reads it: one character for one character, so that every offset stays true.

Full-width forms become half-width, traditional characters simplified ones, markup and skipped spans blanks. Nothing is
inserted or removed: ``len(view) == len(text)``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial

from plancheck.documents.as_read import with_years_in_digits
from plancheck.documents.characters import HAS_TONES, TONED, characters_met, matches_at, places_of, read_as
from plancheck.documents.lines import ESCAPED_BREAK
from plancheck.documents.torn_lines import TORN
from plancheck.vocabulary import Vocabulary

# Full-width comma and full stop's ideographic kin stay: they are punctuation of the sentence, not of a number.
_KEPT = "，。、；：？！（）〔〕【】《》“”‘’…"
_DASHES = "‐‑‒–—―−－﹣─━ー═"
_TILDES = "～〜∼˜"
# Of a table drawn with characters, what is no dash parts cells: │, and ┬ or ┼ where its lines meet.
_FRAMES = "".join(chr(code) for code in range(0x2500, 0x2580) if chr(code) not in _DASHES)


@lru_cache(maxsize=8)
def _table(vocabulary: Vocabulary) -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEPT:
            table[code] = chr(code - 0xFEE0)
    table.update({ord(one): read for one, read in vocabulary.characters.items() if len(one) == 1})
    table.update(dict.fromkeys(map(ord, _DASHES), "-"))
    table.update(dict.fromkeys(map(ord, _TILDES), "~"))
    table.update(dict.fromkeys(map(ord, _FRAMES), "|"))
    table.update(
        {0x3000: " ", 0xA0: " ", 0x200B: " ", 0xFEFF: " ", 0x2002: " ", 0x2003: " ", 0x2009: " ", 0x202F: " "}
    )
    table.update(
        {
            ord("﹕"): ":",
            ord("︰"): ":",
            ord("﹪"): "%",
            ord("℅"): "%",
            ord("٪"): "%",
            ord("％"): "%",
            ord("．"): ".",
            ord("﹒"): ".",
            ord("﹑"): "、",
        }
    )
    table.update(
        {ord("\r"): " ", ord("\f"): " ", ord("\v"): " ", ord("\x85"): " ", 0x2028: "\n", 0x2029: "\n", 0: " "}
    )
    table.update(
        {
            ord("("): "（",
            ord(")"): "）",
            ord("【"): "〔",
            ord("】"): "〕",
            ord("［"): "〔",
            ord("］"): "〕",
            ord("﹝"): "〔",
            ord("﹞"): "〕",
        }
    )
    table.update(
        {ord(";"): "；", ord("?"): "？", ord("!"): "！", ord("﹐"): "，", ord("「"): "“", ord("」"): "”"}
    )
    return table


@lru_cache(maxsize=8)
def _reader(vocabulary: Vocabulary) -> tuple[dict[str, str], re.Pattern[str]]:
    """The table by character, and what is looked for in one go: its characters, and those that garbled words are told by."""
    table = {chr(code): read for code, read in _table(vocabulary).items()}
    return table, re.compile(f"[{re.escape(''.join(table))}{_ODDEST}]")


@lru_cache(maxsize=8)
def words_read_otherwise(vocabulary: Vocabulary) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the words that are read as others as long, with those, and the pattern of any of them."""
    table = {written: read for written, read in vocabulary.characters.items() if len(written) > 1}
    longest = sorted(map(re.escape, table), key=len, reverse=True)
    return table, re.compile("|".join(longest) or "(?!)")


@lru_cache(maxsize=8)
def _parts_of_words(vocabulary: Vocabulary) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """Pairs of characters of which each such word holds one, the words that hold it, and how far in."""
    words = words_read_otherwise(vocabulary)[0]
    return tuple(
        [
            (pair, tuple([(word, word.index(pair)) for word in words if pair in word]))
            for pair in _pairs_of(words)
        ]
    )


def may_hold_words_read_otherwise(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text holds a word that is read as another as long: most hold not even part of one, and need no look for the words.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = load_vocabulary()
    >>> may_hold_words_read_otherwise("经济成长3%", words), may_hold_words_read_otherwise("按计划", words)
    (True, False)
    """
    return any(
        at >= before and text.startswith(word, at - before)
        for pair, words in _parts_of_words(vocabulary)
        for at in places_of(text, pair[0])
        if text.startswith(pair, at)
        for word, before in words
    )


def _pairs_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return few pairs of characters of which each word holds one: most texts hold none of them, and need no look for the words."""
    left, pairs = set(words), list[str]()
    while left:
        held = Counter(word[at : at + 2] for word in left for at in range(len(word) - 1))
        pair = max(held, key=lambda one: (held[one], one))
        pairs.append(pair)
        left = {word for word in left if pair not in word}
    return tuple(pairs)


def any_replaced(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return a pattern of any character that a view reads as another or is garbled by."""
    return _reader(vocabulary)[1]


# A tag or an entity; every repeat is bounded, so that a page of "<" costs no more than its length.
_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,1000})?/?|U\+[0-9A-F]{4,5})>")
_ENTITY = re.compile("&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_ELEMENTS = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"), ("<SCRIPT", "</SCRIPT>"))
# Mail is looked for only where there is an @: its pattern is tried at every letter (a page of 15,000 characters: 1.2 ms
# for mail, .02 ms for links).
_LINK, _PLAIN_LINK = r"https?://[!-~]{1,2000}", r"www\.[!-~]{1,2000}"
_LINKS, _PLAIN_LINKS = (
    re.compile(_LINK),
    re.compile(_PLAIN_LINK),
)  # each begins with letters that are found fast
_LINKS_AND_MAIL = re.compile(
    rf"{_LINK}|{_PLAIN_LINK}"
    + r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}\.[A-Za-z.]{2,20}"
)
_COMMA = re.compile(r",(?:(?![0-9]{3}(?![0-9]))|(?<![0-9],))")
# 270·4亿元 and 22·0% are decimals, “5·12” is a day; a full stop between digits is one where a text has it time and again.
_DOTTED = re.compile(
    r"·(?<=[0-9]·)(?:(?<=[:∶][0-9]·)|(?<=[:∶][0-9]{2}·)|(?=[0-9]{1,2}(?:[亿万%‰元倍:∶，；、）]|个百分点)))"
)
_STOPPED = re.compile(r"。(?<=[0-9]。)(?=[0-9]{1,2}(?:[亿万%‰倍:∶]|个百分点))")
# 21，300亿元: thousands parted by the comma of a sentence, as the print shops of older plans had no other. A list has its
# items behind 分别 (分别为120，130万吨); what is counted is no date.
_WIDE_THOUSANDS = re.compile(
    r"[1-9](?<![0-9.,，].)(?:[0-9]?(?:， ?[0-9]{3}(?![0-9])){1,3}|[0-9]{2}， ?[0-9]{3}(?![0-9]))"
    r"(?=(?:\.[0-9]{1,4}(?![0-9]))?[ \n]{0,4}[多余]?[\u4e00-\u9fff%])(?! ?[年月日号时])"
)
_WIDE_COMMA = re.compile("，(?<=[0-9]，)(?= ?[0-9]{3}(?![0-9]))")
_LISTED_ALIKE = re.compile("(?:分别|各自|依次)[^，。；\n]{0,14}$")
# 550万一600万吨, 3.1 一 4.2%: a dash that was read as a numeral when the page was scanned
_DASH_AS_ONE = re.compile(
    "一(?:(?<=[0-9%]一)|(?<=[0-9] 一)|(?<=[0-9][千万亿]一)|(?<=[0-9] [千万亿]一))(?= ?[0-9])"
)
# 防护林体系→造林5万公顷: what the words behind an arrow are of; not 12→15, 目标→建成
_ARROW = re.compile("→(?<=[\u4e00-\u9fff）”]→)(?=[\u4e00-\u9fff]{1,24}[0-9])")
# 11o亿元, 8.O%, 2OO5年: a nought read as a letter when the page was scanned; not H2O, O2O
_COUNTED = r"[ \n]{0,2}(?:[多余]?[十百千]?[万亿]|[%‰元年吨亩倍家户人个]|公里|平方|立方)"
_LETTERS_O = tuple(
    (letter, re.compile(rf"{letter}(?:(?<=[0-9].)|(?<=[0-9]\..))(?=[0-9Oo.]{{0,11}}{_COUNTED})"))
    for letter in "Oo"
)
_NOUGHTS = re.compile(rf"[0-9](?<![A-Za-z0-9.].)[0-9]{{0,5}}(?:\.?[0-9Oo]){{1,6}}(?={_COUNTED})")
# 百分之七·五, 三·二亿元, 三九·七比六〇·三: the point of a number written in Chinese characters; 五·四运动 is a day
_ONES = "零〇○一二三四五六七八九"
_POINTS = "·•・‧∙."
_POINT = f" ?[{_POINTS}] ?"
# each point by itself: a character is looked for ten times as fast as a set of them
_HAS_HAN_POINT = tuple(
    (point, re.compile(rf"{re.escape(point)}(?:(?<=[{_ONES}十百千].)|(?<=[{_ONES}十百千] .))(?= ?[{_ONES}])"))
    for point in _POINTS
)
_HAN_POINT = re.compile(
    rf"(?:分之[{_ONES}十百]{{1,6}}|(?<![{_ONES}十百千万亿点])[{_ONES}十百千]{{1,7}}){_POINT}[{_ONES}]{{1,4}}"
    rf"(?![{_ONES}])"
)
_ANY_POINT = re.compile(_POINT)
_HAN_POINT_ENDS = re.compile(
    rf"[百千]?[万亿]|个百分点|倍|元|吨|公[里斤顷]|平方|立方|亩|市?斤|担|千瓦|比[{_ONES}]"
)
# In a text that writes them so: 三、二七八点三亿斤 has its thousands parted by the comma of a list; 七四一，三亿元 and 百分之五九，五
# have the comma of a sentence for the point.
_HAN_THOUSANDS = re.compile(
    rf"(?<![{_ONES}十百千万亿点、第])[一二三四五六七八九][{_ONES}]{{0,2}}、[{_ONES}]{{3}}(?:点[{_ONES}]{{1,2}})?"
    rf"(?=[百千]?[万亿]|元|吨|公[里斤顷]|亩|[个户人名所座处台])"
)
_HAN_COMMA = re.compile(
    rf"(?:(?<=分之)[{_ONES}]{{2,3}}，[{_ONES}](?=[；。，\n])"
    rf"|(?<![{_ONES}十百千万亿点])[{_ONES}]{{2,4}}，[{_ONES}](?=[百千]?[万亿](?:元|吨|斤|公里|亩)))"
)
# 1 9 9 7 年, 8 .7 平方米: a layout that parts all its digits by blanks
_SPACED_YEAR = re.compile(r" 年(?<=[12] [0-9] [0-9] [0-9] 年)(?<![0-9.][12] [0-9] [0-9] [0-9] 年)")
_APART = r"[0-9](?![0-9])(?: [0-9](?![0-9]))*"
_SPACED_NUMBER = re.compile(rf"(?<![0-9.])(?<![0-9.] ){_APART}(?: ?\. ?{_APART})?")
_QUOTED_DAY = re.compile('[“‘"][0-9]{1,2}$')
# each mark by itself, and that of headings first: one character is looked for ten times as fast as a set of them
# a row of a table, which # says is a part of the one above: # 批发业 13.6 0.5, or with its value on the next line
_VALUES_FOLLOW = (
    r"(?=[^\n0-9]*+[0-9])[^\n]{2,40}?(?:[ ,]{1,20}-?[0-9][0-9.]{0,12}){2,24}[ \r]*$"
    r"|[^\n]{2,40}+(?:\n\r?){1,3} *-?[0-9]{1,9}(?:\.[0-9]{1,3})?[ \r]*$"
)
_MARKDOWN = (
    ("#", re.compile(rf"#(?<=^#)#{{0,5}} (?![^\n|\t]*+[|\t])(?!{_VALUES_FOLLOW})", re.MULTILINE)),
    ("**", re.compile(r"\*\*+")),
    ("__", re.compile(r"__+")),
)
# A line with nothing but a page number between dashes; with the line break before it, so that 21⏎- 6 -⏎% is one figure.
_PAGE_FOOT = re.compile(r"\n[ \t\f\r]*[-—–－─] ?[0-9０-９]{1,4} ?[-—–－─][ \t\r]*(?=\n|$)")
_HAS_FOOT = re.compile(r"\n[ \t\f]*[-—–－─] ?[0-9０-９]")
# 實(shí)現(xiàn)增長(zhǎng): how a character is read, put behind it by pages converted from one script to the other
_READ_ALOUD = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,40}}\([a-zü{TONED}]{{1,6}}\)){{1,40}}[\u4e00-\u9fff]{{0,40}}"
)
_AID = re.compile(rf"\([a-zü{TONED}]{{1,6}}\)")
# 比2⏎010年: the end of a line inside a year, as lines of a fixed length have it
_BREAKS_YEAR = re.compile(r"\n[0-9]{1,3}年")
_TORN_YEAR = re.compile(r"(?<![0-9.])(1|2|1[89]|20|1[89][0-9]|20[0-9])\n([0-9]{1,3})(?=年)")
# 按年增加, 按季轻微下跌: against the year, the quarter or the month before, as Hong Kong and Macau say it; 按年实施 is no change
_AGAINST = re.compile(
    "按(?:(年)|[季月])(?=[大微急]?[增减升跌]|上[升扬]|下[降跌]|回升|扩张|收缩|大幅|轻微|明显|显著|温和|分别|实[质际]|名义)"
)
# 8千5百万美元, 3千5百亿元, 12亿3千5百万: each scale behind a digit of its own, as in 八千五百万, and read so
_MIXED_SCALE = re.compile(r"[千百](?<=[1-9].)(?=[1-9][百十](?![0-9.]))")
_MIXED = re.compile(
    r"(?<![0-9.,])(?:[1-9][0-9]{0,3}亿)?(?:[1-9]千[1-9]百(?:[1-9]十)?|[1-9]千[1-9]十|[1-9]百[1-9]十)(?=[多余几]?[万亿\u4e00-\u9fff])"
)
# _'l"JQ&ÑÁÑFF!›5I@¸@$nC: what is left of words whose font a page does not tell; a name in another tongue has few such letters
_GARBLED = re.compile("(?<![!-~¡-ɏ‘-›])[!-~¡-ɏ‘-›][!-~¡-ɏ‘-› ]{7,400}")
_ODDEST = "¡¢£¤¥¦§¨©ª«¬®¯´¶¸¹º»¼½¾¿†‡‰›"  # Société has letters alone
_ODD, _ANY_ODDEST = re.compile(f"[{_ODDEST}À-ÖØ-öø-ɏ]"), re.compile(f"[{_ODDEST}]")
_FEWEST_ODD, _FEWEST_ODDEST = 4, 2
_HAN_OF_DIGIT = str.maketrans("0123456789", "零一二三四五六七八九")
_BUT_LINE_ENDS = re.compile(r"[^\n]")
_QUOTES = {"&ldquo;": "“", "&rdquo;": "”", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&amp;": "&"}


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    mark = _QUOTES.get(found.lower())
    if mark is not None:
        return mark + " " * (len(found) - 1)
    return _BUT_LINE_ENDS.sub(" ", found) if "\n" in found else " " * len(found)


def _blank_garbled(match: re.Match[str]) -> str:
    """Return blanks for the words, from the first to the last that hold odd characters, where many are; any other run as it was."""
    found = match[0]
    odd = [one.start() for one in _ODD.finditer(found)]
    few = len(odd) < _FEWEST_ODD or len(_ANY_ODDEST.findall(found)) < _FEWEST_ODDEST
    if few:
        return found
    start = found.rfind(" ", 0, odd[0]) + 1
    stop = found.find(" ", odd[-1])
    stop = stop if stop >= 0 else len(found)
    if len(odd) * _FEWEST_ODD < stop - start:
        return found
    return found[:start] + " " * (stop - start) + found[stop:]


_FIRST_NUMERAL = re.compile("[零〇○一二两兩三四五六七八九十百千万萬亿億半翻]")


def _without_aids(match: re.Match[str], vocabulary: Vocabulary) -> str:
    """Draw the characters of a word together and leave the blanks behind it; numbers and units stay where they stand.

    The characters of a unit right behind a number are drawn to its last: of 2.5个(gè)百分点(diǎn) all is the figure.
    """
    found = match.group()
    number = _FIRST_NUMERAL.search(found)
    cut = number.start() if number is not None else len(found)
    if match.start() and match.string[match.start() - 1].isdigit():
        cut = 0
    stays = _AID.sub(lambda aid: " " * len(aid.group()), found[cut:])
    if cut == 0:
        stays = _with_unit_together(stays, vocabulary)
    return _AID.sub("", found[:cut]).ljust(cut) + stays


@lru_cache(maxsize=8)
def _longer_units(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The units of two characters and more, the longest first."""
    return tuple(sorted((unit for unit in vocabulary.units if len(unit) > 1), key=len, reverse=True))


def _with_unit_together(spaced: str, vocabulary: Vocabulary) -> str:
    """Return words between blanks with the characters of the unit that they begin with drawn to its last one."""
    written = [at for at, character in enumerate(spaced) if character != " "]
    words = "".join(spaced[at] for at in written)
    words = read_as(words, _reader(vocabulary)[0], words)
    begin = len(words) - len(words.lstrip("十百千万亿"))
    unit = next((unit for unit in _longer_units(vocabulary) if words.startswith(unit, begin)), "")
    if not unit:
        return spaced
    first, last = written[begin], written[begin + len(unit) - 1]
    return spaced[:first] + unit.rjust(last + 1 - first) + spaced[last + 1 :]


def _has_han_point(view: str) -> bool:
    """Whether a point stands between numerals in Chinese characters."""
    return any(point in view and between.search(view) is not None for point, between in _HAS_HAN_POINT)


def _drawn_together(match: re.Match[str]) -> str:
    """Draw the digits of a number together and leave the blanks behind it."""
    return match[0].replace(" ", "").ljust(len(match[0]))


def _with_thousands(match: re.Match[str]) -> str:
    """Return a number whose thousands a full-width comma parts with commas of numbers; an item of a list as it was."""
    digits = match[0]
    behind = match.string[max(0, match.start() - 18) : match.start()]
    if len(digits.partition("，")[0]) == 3 and _LISTED_ALIKE.search(behind) is not None:
        return digits
    return digits.replace(" ", "").replace("，", ",").ljust(len(digits))


def _with_point(match: re.Match[str]) -> str:
    """Return a number in Chinese characters with its point as a character; what may be a day or a name as it was."""
    written, end = match[0], match.end()
    share = written.startswith("分之")
    behind = match.string[match.start() - 1 : match.start()]
    if share and " " in written:
        return written  # no unit follows: where the number ends would be lost
    if not share and behind != "比" and _HAN_POINT_ENDS.match(match.string, end) is None:
        return written
    return _ANY_POINT.sub("点", written).ljust(len(written))


def _joined_year(match: re.Match[str]) -> str:
    """Return a torn year whole, behind the end of the line."""
    year = match[1] + match[2]
    return f"\n{year}" if len(year) == 4 and "1800" <= year < "2100" else match[0]


def _blank_elements(text: str) -> str:
    for opening, closing in _ELEMENTS:
        start = text.find(opening)
        parts, at = [], 0
        while start >= 0:
            end = text.find(closing, start)
            if end < 0:
                break
            end += len(closing)
            parts += [text[at:start], _BUT_LINE_ENDS.sub(" ", text[start:end])]
            at = end
            start = text.find(opening, at)
        if parts:
            text = "".join([*parts, text[at:]])
    return text


def with_lines(view: str, text: str, *, skipped: Iterable[tuple[int, int, str]]) -> str:
    r"""Return a view in which a skipped span that holds a line end leaves one: rows of a table do not go on across a page foot.

    Examples
    --------
    >>> with_lines("甲 3      乙 4", "甲 3\n- 7 -\n乙 4", skipped=[(3, 9, "page foot")])
    '甲 3\n     乙 4'
    """
    at = []
    for start, end, reason in skipped:
        if reason == TORN:
            continue
        found = text.find("\n", start, end)
        beside = view[start - 1 : start] == "\n" or view[end : end + 1] == "\n"
        if found >= 0 and not beside and view[found] == " ":
            at.append(found)
    if not at:
        return view
    parts, done = [], 0
    for found in sorted(at):
        parts += [view[done:found], "\n"]
        done = found + 1
    return "".join([*parts, view[done:]])


def make_view(
    text: str,
    *,
    vocabulary: Vocabulary,
    skipped: Iterable[tuple[int, int, str]] = (),
    cut_from: str = "",
) -> str:
    """Return `text` as the grammar reads it, of the same length.

    Parameters
    ----------
    text : str
    vocabulary : Vocabulary
        Its ``characters`` say which written character is read as which.
    skipped : iterable of (start, end, reason)
        Spans that carry no statements (contents pages, page feet); they become blanks, their line breaks too, so
        that a figure torn by a page foot is read as one.
    cut_from : str
        The text that this one is what is left of, where it is: which characters that one holds is mostly known.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> make_view("１６２３億元<br>", vocabulary=load_vocabulary())
    '1623亿元    '
    >>> make_view("1 9 9 5 年产钢3 0 ．5 吨", vocabulary=load_vocabulary())
    '1995    年产钢30.5   吨'
    >>> make_view("产值11o亿元，增长8.O%，H2O 5吨", vocabulary=load_vocabulary())
    '产值110亿元，增长8.0%，H2O 5吨'
    >>> make_view("二〇二五年投资3亿元人民币", vocabulary=load_vocabulary())
    '2025年投资3亿元   '
    >>> make_view("¸b8_Jª#¾CoHNºA 9亿吨", vocabulary=load_vocabulary())
    '               9亿吨'
    >>> make_view("實(shí)現(xiàn)產(chǎn)值739億(yì)元", vocabulary=load_vocabulary())
    '实现产值                 739亿    元'
    """
    table, looked_for = _reader(vocabulary)
    # with those of its markup, and of what was cut from it: found for the spelling of the text, and enough for its view
    met = characters_met(cut_from or text, looked_for)
    text = _without_markup(text)
    if "(" in text and HAS_TONES.search(text) is not None:
        text = _READ_ALOUD.sub(partial(_without_aids, vocabulary=vocabulary), text)
    if not met.isdisjoint(_ODDEST):
        text = _GARBLED.sub(_blank_garbled, text)
    view = read_as(text, table, met)
    if may_hold_words_read_otherwise(view, vocabulary):
        variants, any_variant = words_read_otherwise(vocabulary)
        view = any_variant.sub(lambda match: variants[match[0]], view)
    if matches_at(_AGAINST, view, "按"):
        view = _AGAINST.sub(lambda match: "同比" if match[1] else "环比", view)
    if matches_at(_MIXED_SCALE, view, "千百"):
        view = _MIXED.sub(lambda match: match[0].translate(_HAN_OF_DIGIT), view)
    view = with_years_in_digits(view)
    if "元人民币" in view:
        view = view.replace("元人民币", "元   ")
    if _BREAKS_YEAR.search(view) is not None:
        view = _TORN_YEAR.sub(_joined_year, view)
    if "," in view:
        view = _COMMA.sub("，", view)
    if "·" in view:
        dotted = view
        view = _DOTTED.sub(
            lambda m: "·" if _QUOTED_DAY.search(dotted, max(0, m.start() - 3), m.start()) else ".", dotted
        )
    if _WIDE_COMMA.search(view) is not None:
        view = _WIDE_THOUSANDS.sub(_with_thousands, view)
    if any(letter in view and nought.search(view) is not None for letter, nought in _LETTERS_O):
        view = _NOUGHTS.sub(lambda number: number[0].replace("O", "0").replace("o", "0"), view)
    view = _DASH_AS_ONE.sub("-", view)
    if "→" in view:
        view = _ARROW.sub("：", view)
    if _has_han_point(view):
        view = _HAN_POINT.sub(_with_point, view)
        view = _HAN_THOUSANDS.sub(lambda m: "〇" + m[0].replace("、", ""), view)  # 〇三二七八点三亿
        view = _HAN_COMMA.sub(lambda m: m[0].replace("，", "点"), view)
    if len(_STOPPED.findall(view)) > 1:
        view = _STOPPED.sub(".", view)
    if _SPACED_YEAR.search(view) is not None:
        view = _SPACED_NUMBER.sub(_drawn_together, view)
    # an entity was read above: the quotation mark that it stands for tells a plan's name (&ldquo;十二五&rdquo;)
    return _blanked(view, [span for span in skipped if span[2] != "entity" or view.startswith("&", span[0])])


def _without_markup(text: str) -> str:
    """Return a text with blanks for its markup, its addresses and what stands at the foot of its pages."""
    if "<" in text:
        text = _TAG.sub(_blank, _blank_elements(text))
    if "&" in text:
        text = _ENTITY.sub(_blank, text)
    if "\\" in text:
        text = ESCAPED_BREAK.sub(_blank, text)
    # one character is looked for ten times as fast as two
    if "@" in text:
        text = _LINKS_AND_MAIL.sub(_blank, text)
    else:
        if "/" in text and "://" in text:
            text = _LINKS.sub(_blank, text)
        if "w" in text and "www." in text:
            text = _PLAIN_LINKS.sub(_blank, text)
    if ("*" in text and "**" in text) or ("#" in text and ("\n#" in text or text.startswith("#"))):
        for mark, written in _MARKDOWN:
            if mark in text:
                text = written.sub(_blank, text)
    if _HAS_FOOT.search(text) is not None:
        text = _PAGE_FOOT.sub(lambda match: " " * len(match.group()), text)
    return text


def _blanked(view: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return a view with blanks for spans of it, their line breaks too."""
    parts, at = [], 0
    for start, end, _ in sorted(spans):
        if start < at:
            start = at
        if end > start:
            parts += [view[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, view[at:]]) if parts else view


def make_views(words: Iterable[str], *, vocabulary: Vocabulary) -> list[str]:
    """Return words as `make_view` writes each of them alone: in one go, as most of what it takes does not hang on the length.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> make_views(["增長", "３Ｇ用户"], vocabulary=load_vocabulary())
    ['增长', '3G用户']
    """
    alone = list(words)
    if not alone:
        return []
    together = make_view("\n".join(alone), vocabulary=vocabulary).split("\n")
    return (
        together
        if len(together) == len(alone)
        else [make_view(word, vocabulary=vocabulary) for word in alone]
    )
