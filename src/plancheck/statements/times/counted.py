"""Times counted from a document's own year, by words of the vocabulary: 去年, 规划期末, 目前."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.asked_first import begins_with
from plancheck.documents.dates import plain_number
from plancheck.quantities.any_of import any_of
from plancheck.quantities.view import make_views
from plancheck.statements.times.pattern import DAY, MONTH
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.times.reference import Reference
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.statements.words.said_words import said_words
from plancheck.vocabulary import Vocabulary

_SPEAKS = re.compile("，?[我请由]")
_NUMERALS = tuple("0123456789一两二三四五六七八九十")
_YEARS = ("今年", "去年", "上年", "本年", "明年", "前年")
# 今年8月, 去年十一月十一日; not 今年1-8月, 今年1月至8月
_MONTH = re.compile(
    rf"\s?(?P<m>{MONTH})\s?月(?:份|\s?(?P<d>{DAY})\s?日)?[底末初]?(?!\s?(?:[-~—至到以起]|[0-9]))"
)
_OPENS_MONTH = frozenset("0123456789元一二三四五六七八九十")
begins_with(_MONTH, _OPENS_MONTH, blank=True)
_NO_YEAR_BEGINS = "(?!(?<=今)年)"  # 截至今年6月底 holds 至今 by chance
_CARRIED_FORWARD = re.compile("结转|结余|滚存")
_OPENS_CARRIED = frozenset("结滚")
begins_with(_CARRIED_FORWARD, _OPENS_CARRIED)
_PARTS_OF_WORDS = ("本年", "当前", "年内")
# 现有车站9座, 现已开通线路9条; not 改造现有电厂, 实现已通电
HAS_NOW = ("现有", "现共", "现拥", "现已")
_SO_MUCH = re.compile("[^，。；：、（0-9的一二两三四五六七八九十百千]{0,12}[0-9一二两三四五六七八九十百千]")
# it opens its clause, or a place or a body has it
_MAY_HAVE = frozenset("，。；：！？、”）国省市区县镇乡村州家校院团局我")
_ENDS_OTHER_WORD = ("以", "适", "周")  # 以上年, 适当前, 周年内


def relative_times(view: str, *, reference: Reference, vocabulary: Vocabulary) -> list[TimeExpression]:
    """Return the times of a view that words like 去年 name, in their order; none for a year that is not known."""
    words, found, end = _relative_words(vocabulary), list[TimeExpression](), 0
    for at in said_words(view, lexicon_of(vocabulary)).counted.starts:
        match = words.match(view, at) if at >= end else None
        if match is not None:
            end = match.end()
            time = _relative(match, vocabulary.period_words[match.group()], reference)
            if time is not None:
                found.append(time)
    return found


@lru_cache(maxsize=8)
def _relative_words(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = make_views(vocabulary.period_words, vocabulary=vocabulary)
    return re.compile(f"(?:{any_of(words)}){_NO_YEAR_BEGINS}")


def _year_of(cell: str, reference: Reference) -> int | None:
    """The year that a row of the vocabulary means, against that of a document."""
    if cell == "none":
        return None  # 项目前期 holds 目前 by chance
    if cell == "plan_first":
        return reference.plan_first
    if cell == "plan_last":
        return reference.plan_last
    if cell == "document":
        return reference.own
    if cell == "told":
        return reference.observed or reference.own
    if len(cell) == len("1949") and cell.isdigit():
        return int(cell)
    return None if reference.own is None else reference.own + int(cell)


def _names_no_time(word: str, view: str, start: int, end: int) -> bool:
    """Whether the characters beside a word show that it is part of another, or tells how long or of what kind."""
    if word.startswith("上年"):
        if word == "上年" and view.startswith("均", end):
            return True  # 基础上年均增长7%
        if view[end : end + 1] in _OPENS_CARRIED and _CARRIED_FORWARD.match(view, end):
            return True  # 上年结转77亿元: what kind of money it is
    elif word == "现在":
        return _SPEAKS.match(view, end) is not None  # 现在，我代表市人民政府报告工作
    elif word.startswith(HAS_NOW):
        lead = view[start - 1 : start]
        opens = lead == "" or lead.isspace() or lead in _MAY_HAVE
        return not opens or _SO_MUCH.match(view, end) is None
    elif not word.startswith(_PARTS_OF_WORDS):
        return False
    before = view[start - 1 : start]
    if before in _ENDS_OTHER_WORD:
        return True
    return word == "年内" and before in _NUMERALS  # 在去年一年内, 两年内: how long


def _relative(match: re.Match[str], years: tuple[str, str], reference: Reference) -> TimeExpression | None:
    word = match.group()
    start, end, view = match.start(), match.end(), match.string
    if _names_no_time(word, view, start, end):
        return None
    if reference.part is not None and word.endswith("同期") and reference.own is not None:
        return TimeExpression(start, end, reference.part_of(reference.own - 1), "span", True)
    if reference.part is not None and word == "今年以来" and reference.own is not None:
        return TimeExpression(start, end, reference.part_of(reference.own), "span", True)
    first, last = _year_of(years[0], reference), _year_of(years[1], reference)
    if first is None or last is None or first > last:
        return None
    following = view[end : end + 1]
    may_date = word in _YEARS and (following in _OPENS_MONTH or following.isspace())
    dated = _MONTH.match(view, end) if may_date and first == last else None
    if dated is not None:
        month, day = (plain_number(dated[name]) if dated[name] else None for name in ("m", "d"))
        period = f"{first}-{month:02d}" + (f"-{day:02d}" if day else "")
        return TimeExpression(start, dated.end(), period, "point", True)
    kind = (
        "now"
        if years == ("document", "document") and word not in ("今年", "本年", "本年度", "年内", "今年以来")
        else ""
    )
    return TimeExpression(
        start,
        end,
        str(first) if first == last else f"{first}/{last}",
        kind or ("point" if first == last else "since" if years[1] == "told" else "plan"),
        not (years[0].isdigit() and years[1].isdigit()),
    )
