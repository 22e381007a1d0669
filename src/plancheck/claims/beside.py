"""What a sentence says of a figure beside its name: a bound in front of what is counted, a method, cells glued together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from plancheck.statements.statement import Statement

_CLAUSE_ENDS = re.compile("[，,；;。：:、（(]")
# 千万元, 500万元, 110千伏, 60岁: an amount; a year, a date and a rank are none
_AMOUNT = re.compile(
    r"(?P<amount>(?:[0-9]+(?:[.．][0-9]+)?|[一二三四五六七八九十百千万亿两]+)[十百千万亿]*"
    r"(?:元|美元|亩|公顷|吨|公里|千米|平方米|千瓦|兆瓦|千伏|人|岁|张|户|级|强|床))(?:及|或)?(?:以上|以下|以内)?的?"
)
_LEADS_OVER = re.compile(r"(?:已|共|又|约|近|达到?|为|有)+$")
_METHOD = re.compile(
    r"(?:根据|按照|按|依据|采用|运用|用)(?P<method>[^，,。；;：:]{1,16}?(?:法(?![人律治院规定庭制])|模型|方案|情景|情形|体制))"
)
# 地方收入按构成分：…: what follows takes apart what is named in front
_DIVIDES = re.compile(
    r"^[\s　]*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）).、．])?(?P<whole>[\u4e00-\u9fff]{2,16}?)按[\u4e00-\u9fff]{1,10}?(?:划分|分类|分|看)[，,：:]"
)


def bound_in_front(sentence: str, at: int, indicator: str) -> str:
    """Return the amount in front of the words that name a figure, which narrows them though its name does not have it.

    Examples
    --------
    >>> bound_in_front("开工千万元投资项目11个", 9, "开工投资项目")
    '千万元'
    >>> bound_in_front("税收由12亿元增加到15亿元", 9, "税收")
    ''
    """
    if at <= 0:
        return ""
    clause = _CLAUSE_ENDS.split(sentence[:at])[-1]
    found = ""
    for match in _AMOUNT.finditer(clause):
        name = _LEADS_OVER.sub("", "".join(clause[match.end() :].split()))
        if len(name) > 1 and indicator.endswith(name) and match["amount"] not in indicator:
            found = match["amount"]
    return found


def method_before(sentence: str, at: int) -> str:
    """Return the method, model or scenario that a sentence names before a figure; empty for none.

    Examples
    --------
    >>> method_before("根据趋势外推法，2030年用电量达到21亿千瓦时", 19)
    '趋势外推法'
    """
    found = ""
    for match in _METHOD.finditer(sentence[: max(at, 0)]):
        found = match["method"]
    return found


def divided(sentence: str) -> str:
    """Return what a sentence takes apart by its opening words (地方收入按构成分：); empty for none."""
    match = _DIVIDES.match(sentence)
    return match["whole"] if match is not None else ""


def glued_cells(ordered: Sequence[Statement]) -> frozenset[tuple[str, int]]:
    """Return the document and offset of figures that touch another of the same unit and period (70%80%90%).

    They are cells of several columns, printed without what parts them, under one time: which column is of which year, and
    where one row ends, is not told.
    """
    found: set[tuple[str, int]] = set()
    for first, second in pairwise(ordered):
        if (
            first.end == second.start
            and first.document == second.document
            and (first.unit, first.period) == (second.unit, second.period)
        ):
            found.update(((first.document, first.start), (second.document, second.start)))
    return frozenset(found)
