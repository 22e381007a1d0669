"""Bound words that stand apart from their figure: before the whole of a share, or before what is done."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import Reading
from plancheck.statements.words.lexicon import Lexicon

_BOUNDS = {
    "不低于": ("at_least", "upper"), "不少于": ("at_least", "upper"), "不超过": ("at_most", "lower"), "不高于": ("at_most", "lower"),
    "超过": ("more_than", "upper"), "高于": ("more_than", "upper"), "低于": ("less_than", "lower"), "不足": ("less_than", "lower"),
    "不到": ("less_than", "lower"), "不及": ("less_than", "lower"), "接近": ("nearly", "lower"),
    "约为": ("approx", "both"), "约是": ("approx", "both"), "约相当于": ("approx", "both"),
}  # fmt: skip
_BOUND_OF_WHOLE = re.compile(
    f"({'|'.join(_BOUNDS)})[^，。；]{{2,34}}的$|(不到|不足|超过|接近)[全本我][国省市区县州镇乡村球]$"
)
# 约为平日的3倍; the year that is counted from is no longer among the words: 约为2010年的8倍, 接近上年的3倍
_BOUND_OF_TIMES = re.compile("(约(?:是|为|相当于)|接近|超过|不到|不足|不及)(?:(?:[^，。；]{2,34})?的)?$")
# 节约, 预约, 签约 are words of their own
_ROUGHLY_DOES = re.compile("(?<![节制条契预签合解公相邀特失违履婚])大?约(?=[\u4e00-\u9fff]{3,14}$)")
# 不少于40台锅炉和500台电梯: the bound goes for the next of the same list too
_NEXT_COUNTED = re.compile("[^，。；：、（）0-9]{1,14}(?:和|及|以及|与|、)\\s?")
_HELD_TO = ("不", "至")  # what a bound that goes for a list begins with: 不少于, 不超过, 至少
_WHOLE_ENDS = frozenset("的国省市区县州镇乡村球")
_LEAST_VERB = 2  # characters of a deed that a bound word stands before


def bound_of_whole(reading: Reading, phrase: Phrase) -> None:
    """不低于居用地总量的70%, 约为2010年的8倍: the bound word stands before the whole."""
    if reading.figure.kind == "multiple":
        times = _BOUND_OF_TIMES.search(phrase.text)
        if times is not None:
            qualifier, opens = _BOUNDS[times[1]]
            reading.figure = replace(reading.figure, qualifier=qualifier, opens=opens)
            reading.steps.append(f"bound word {times[1]!r} before what is multiplied")
        return
    if reading.figure.kind != "percent" or phrase.text[-1:] not in _WHOLE_ENDS:
        return
    match = _BOUND_OF_WHOLE.search(phrase.text)
    if match is None:
        return
    qualifier, opens = _BOUNDS[match[1] or match[2]]
    reading.figure = replace(reading.figure, qualifier=qualifier, opens=opens)
    reading.steps.append(f"bound word {match[1] or match[2]!r} before the whole")


def bound_of_deed(reading: Reading, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """各类燃料总计约替代原煤3万吨: the bound word stands before what is done, and is no part of the thing."""
    found = _ROUGHLY_DOES.search(phrase.rest) if "约" in phrase.rest else None
    if found is None:
        return phrase
    done = lexicon.act.at_start(phrase.rest[found.end() :])
    if done is None or len(done[0]) < _LEAST_VERB:
        return phrase
    reading.figure = replace(reading.figure, qualifier="approx", opens="both")
    reading.steps.append("bound word '约' before the deed")
    return replace(phrase, rest=phrase.rest[: found.start()] + phrase.rest[found.end() :])


def carry_bound(reading: Reading, before: Reading | None, view: str) -> None:
    """不少于40台锅炉和500台电梯: the bound before the first of a list of like counts goes for the next."""
    if before is None or before.figure.qualifier not in ("at_least", "at_most"):
        return
    figure, first = reading.figure, before.figure
    if (
        figure.qualifier != "exact"
        or figure.kind != "count"
        or first.kind != "count"
        or figure.role
        or first.role
    ):
        return
    if figure.counter != first.counter or first.outer_end > first.end or before.measure == "threshold":
        return
    if first.outer_start < first.start and not view.startswith(_HELD_TO, first.outer_start):
        return  # 突破3家甲和5家乙; one that has its bound from the figure before it hands it on
    if _NEXT_COUNTED.fullmatch(view, first.end, figure.outer_start) is None:
        return
    reading.figure = replace(figure, qualifier=first.qualifier, opens=first.opens)
    reading.steps.append("bound word before the first of the list")
