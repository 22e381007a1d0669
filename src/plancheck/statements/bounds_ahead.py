"""Bound words that stand apart from their figure: before the whole of a share, or before what is done."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.statements.lexicon import Lexicon
from plancheck.statements.phrases import Phrase
from plancheck.statements.reading import Reading

_BOUNDS = {
    "不低于": ("at_least", "upper"), "不少于": ("at_least", "upper"), "不超过": ("at_most", "lower"), "不高于": ("at_most", "lower"),
    "超过": ("more_than", "upper"), "高于": ("more_than", "upper"), "低于": ("less_than", "lower"), "不足": ("less_than", "lower"),
    "不到": ("less_than", "lower"), "接近": ("nearly", "lower"),
}  # fmt: skip
_BOUND_OF_WHOLE = re.compile(
    f"({'|'.join(_BOUNDS)})[^，。；]{{2,34}}的$|(不到|不足|超过|接近)[全本我][国省市区县州镇乡村球]$"
)
_BOUND_OF_TIMES = re.compile("(?:大约|约)(?:是|为|相当于)(?:[^，。；]{2,34})?的$")  # 约为平日的3倍
# 节约, 预约, 签约 are words of their own
_ROUGHLY_DOES = re.compile("(?<![节制条契预签合解公相邀特失违履婚])大?约(?=[\u4e00-\u9fff]{3,14}$)")
_WHOLE_ENDS = frozenset("的国省市区县州镇乡村球")
_LEAST_VERB = 2  # characters of a deed that a bound word stands before


def bound_of_whole(reading: Reading, phrase: Phrase) -> None:
    """不低于居用地总量的70%: the bound word stands before the whole."""
    if reading.figure.kind == "multiple" and _BOUND_OF_TIMES.search(phrase.text) is not None:
        reading.figure = replace(reading.figure, qualifier="approx", opens="both")
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
