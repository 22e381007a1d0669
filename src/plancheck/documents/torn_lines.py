"""Line ends around figures that are no ends of lines: what was set in another font came out of its page on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plancheck.documents.headings import find_heading
from plancheck.documents.lines import Line, Span, ends_sentence
from plancheck.vocabulary import Vocabulary, load_vocabulary

TORN = "torn line"  # why such a span is skipped
_LEAST = 3  # line ends that are surely none, before others of the text are taken for such
_LONGEST_PIECE = 20
_BLANKS = " \t\r\u3000\xa0\u200b\ufeff"
_PIECE = re.compile(
    r"[+-]?[0-9０-９A-Za-z][0-9０-９A-Za-z.．,%％‰+~～/&·∶:–—-]{0,19}|[–—-]{1,2}|[“”‘’（）《》]"
)
_HAS_FIGURE = re.compile(r"[0-9０-９]")
_CLOSES = "，。、；！？）”’》"  # no line begins with one of them
_MARK = re.compile(r"[，。；]|、(?=.)")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH, _DAY = re.compile(r"1[0-2]|0?[1-9]"), re.compile(r"[12][0-9]|3[01]|0?[1-9]")
_WHOLE = re.compile(r"[0-9０-９]{1,4}")
# What follows a number in a sentence beside units and bound words: scales, what makes an ordinal or a date of it, a range.
_BEHIND_NUMBER = "[十百千]?[万亿]|[时级月号]|世纪|分之|以来|[—–~～至到]"
_SIGN = re.compile(
    r"\n[ \t\r\u3000\xa0]{0,12}[0-9０-９][^\n]{0,20}\n\s{0,12}(?:[^\n]{1,6}\n\s{0,12})?[，。、；）]"
)


def torn_line_spans(text: str, lines: list[Line]) -> list[Span]:
    r"""Return the line ends, with the blanks around them, that tear a figure out of its sentence.

    A page that sets figures in a font of their own may come out with a line end before and after each. Such line
    ends are known by what follows: no line begins with a comma or a full stop, and none that holds a sentence begins with
    a unit. Where a text has a few of them, those before figures whose sentence goes on behind them are of the same kind.
    Tables with one cell on a line have no such lines, so nothing of them is joined.

    Parameters
    ----------
    text : str
    lines : list of Line
        Its lines in order.

    Returns
    -------
    list of (int, int, str)
        In order, without overlap.

    Examples
    --------
    >>> from plancheck.documents.lines import split_lines
    >>> torn = "茶叶产量\n3.2\n万吨，增长\n4\n%\n，羊毛产量\n5\n吨。\n二、目标"
    >>> [(a, b) for a, b, _ in torn_line_spans(torn, split_lines(torn))]
    [(4, 5), (8, 9), (14, 15), (16, 17), (18, 19), (24, 25), (26, 27)]
    >>> stacked = "茶叶产量\n3.2\n万吨\n羊毛产量\n5\n吨\n"
    >>> torn_line_spans(stacked, split_lines(stacked))
    []
    """
    if _SIGN.search(text) is None:
        return []
    filled = [(start, end) for line in lines for start, end in [_trimmed(text, line)] if start < end]
    words = [text[start:end] if end - start <= _LONGEST_PIECE else "" for start, end in filled]
    pieces = [bool(word) and _PIECE.fullmatch(word) is not None for word in words]
    torn = _surely(text, filled, words, pieces)
    # a figure, or the unit on the line behind it, before a comma or full stop
    if sum(torn) < _LEAST or not any(
        torn[at]
        and (pieces[at] or (at > 0 and pieces[at - 1] and torn[at - 1]))
        and text[filled[at + 1][0]] in _CLOSES
        for at in range(len(filled) - 1)
    ):
        return []
    _in_sentences(text, filled, pieces, torn)
    return [(filled[at][1], filled[at + 1][0], TORN) for at in range(len(filled) - 1) if torn[at]]


def _trimmed(text: str, line: Line) -> tuple[int, int]:
    start, end = line.start, line.end
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return start, end


def _surely(text: str, filled: list[tuple[int, int]], words: list[str], pieces: list[bool]) -> list[bool]:
    """Tell for each line whether what follows shows that it goes on; from the end, as what follows may go on itself."""
    torn = [False] * len(filled)
    for at in range(len(filled) - 2, -1, -1):
        end = filled[at][1]
        next_start, next_end = filled[at + 1]
        follows = torn[at + 1]
        if text[next_start] in _CLOSES:
            torn[at] = text[end - 1] not in "。；！？" or text[next_start] in "”’）"
        elif pieces[at] and _HAS_FIGURE.search(words[at]) is not None:
            torn[at] = _unit_follows(text, words[at], next_start, next_end, follows=follows)
        elif pieces[at + 1] and follows:
            torn[at] = _is_open(text, filled, at, next_year=_YEAR.fullmatch(words[at + 1]) is not None)
    return torn


def _unit_follows(text: str, figure: str, start: int, end: int, *, follows: bool) -> bool:
    """Whether a line begins with what a figure is counted in and is no cell: it holds a mark, or goes on itself."""
    if text[start] in "年月日":
        part = {"年": _YEAR, "月": _MONTH, "日": _DAY}[text[start]]
        if part.fullmatch(figure) is not None and (end == start + 1 or text[start] != "年"):
            return True
        if _WHOLE.fullmatch(figure) is None:
            return False
    if _goes_on(load_vocabulary()).match(text, start, end) is None:
        return False
    return follows or _MARK.search(text, start, end) is not None


@lru_cache(maxsize=4)
def _goes_on(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what follows a number in a sentence; 人均收入, 年末人口 begin the name of the next row instead."""
    goes_on_as_word: dict[str, list[str]] = {}  # 个: 人, 体 (个人, 个体)
    for word, unit in vocabulary.figure_words["no_unit"]:
        goes_on_as_word.setdefault(unit, []).append(word)
    units = (
        re.escape(unit) + (f"(?!{_one_of(goes_on_as_word[unit])})" if unit in goes_on_as_word else "")
        for unit in sorted(vocabulary.units, key=len, reverse=True)
        if unit == "%" or not unit[0].isascii()  # a line of Latin letters may be a name
    )
    bounds = (word.word for word in vocabulary.bound_words if word.side == "after")
    names = _one_of(vocabulary.figure_words_of("row_name"))
    return re.compile(f"(?!{names})(?:{'|'.join(units)}|{_one_of(bounds)}|{_BEHIND_NUMBER})")


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, a longer one before what it begins with."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _is_open(text: str, filled: list[tuple[int, int]], at: int, *, next_year: bool) -> bool:
    """Whether the text of a line goes on behind it: it ends no sentence and is no heading."""
    start, end = filled[at]
    if ends_sentence(text[max(start, end - 8) : end]) and text[end - 1] not in "：:":
        return False
    if find_heading(text, start, end) is not None:
        return False
    # a year begins the text under a heading without a number
    begins = at == 0 or text[filled[at - 1][1] - 1] in "。！？：；"
    return not (next_year and begins and _MARK.search(text, start, end) is None)


def _in_sentences(text: str, filled: list[tuple[int, int]], pieces: list[bool], torn: list[bool]) -> None:
    """Join the figures and names that stand between two parts of one sentence: 开展 24365 校园招聘."""
    for at in range(1, len(filled) - 1):
        if not pieces[at] or torn[at]:
            continue
        goes_on = torn[at + 1] or _MARK.search(text, *filled[at + 1]) is not None
        begun = (at >= 2 and torn[at - 2]) or _MARK.search(text, *filled[at - 1]) is not None
        if (
            goes_on
            and begun
            and _is_open(text, filled, at - 1, next_year=False)
            and find_heading(text, *filled[at + 1]) is None
        ):
            torn[at - 1] = torn[at] = True
