"""Figures against others: 比目标3000亿元超过1070亿元, 比上期高出52%, 增加9%，即363亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.quantities.figure import Figure
from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import Context, Reading

_EXCEEDS = re.compile("(超过|超出|超额|超|高出|高|多出|多|增加|少|低|减少)了?")
SAYS = re.compile("实现|分别|达|为(?!主)|是|有(?!效|机|色|限|关)")
_EXCESS = frozenset(("超过", "超出", "高出", "多出", "超"))
_OF_EACH = "均都"
_OTHER = re.compile("(?<![占对环百无之])比(?![重例率值])[^，。；]{2,24}$")
_IN_THE_DOING = re.compile("(?:在[^，。；]{2,8}中)?")  # 在执行中争取达到5%
_RESTATES = re.compile("即|也就是|亦即|折合|合")

# a bound behind a figure that 高出 stands before: 高出20个百分点以上


class Comparer:
    """Reads what a figure says of another one beside it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        words = context.lexicon.words
        self._moves = tuple(word for word in (*words["rise"], *words["fall"]) if word not in _EXCESS)

    def take_bound(self, reading: Reading, text: str) -> tuple[Figure, str]:
        """比上期投资总和高出52%: the bound word is the verb, and the figure is as exact as a bound word behind it says.

        Behind another verb it bounds: 比上期增加超过52%, 同比增长均超过52%.
        """
        figure = reading.figure
        view = self.context.view
        bound = view[figure.outer_start : figure.start].strip()
        if bound in _EXCESS and _OTHER.search(text) and not text.rstrip(_OF_EACH).endswith(self._moves):
            behind = "".join(view[figure.end : figure.outer_end].split())
            qualifier, opens = self.context.lexicon.bounds_behind.get(behind, ("exact", "none"))
            figure = replace(figure, qualifier=qualifier, opens=opens, outer_start=figure.start)
            reading.figure, text = figure, text + "高出"
        return figure, text

    def restate(self, reading: Reading, phrase: Phrase, readings: Sequence[Reading]) -> None:
        """增加9%，即363亿元: the same change as an amount. 其中B 20家 after 新增A 50家: a part of the change."""
        before = readings[-1] if readings else None
        if before is None or before.leftover:
            return
        if reading.measure == "share" and before.measure == "change" and _RESTATES.fullmatch(phrase.text):
            reading.measure = "growth"  # 增产220万吨，即7.8%
            reading.value = -abs(reading.value) if before.value < 0 else reading.value
            return
        if reading.measure == "share" and self._is_aimed_higher(phrase, before):
            reading.measure = before.measure
            reading.value = -abs(reading.value) if before.value < 0 else reading.value
            return
        if reading.measure != "level":
            return
        if reading.figure.kind in ("percent", "points", "multiple"):
            return
        if self._exceeds(reading, before):
            return
        if _RESTATES.fullmatch(phrase.text) and before.measure == "growth":
            reading.measure = "change"
            reading.value = -abs(reading.value) if before.value < 0 else reading.value
            return
        lead = self.context.view[max(0, phrase.start - 1) : phrase.start + 4]
        same = (before.figure.unit, before.figure.kind) == (reading.figure.unit, reading.figure.kind)
        part = "其中" in lead and same and abs(reading.value) <= abs(before.value)
        if part and before.measure == "change" and not phrase.tokens and not SAYS.search(phrase.text):
            reading.measure = "change"
            reading.value = -abs(reading.value) if before.value < 0 else reading.value

    def _is_aimed_higher(self, phrase: Phrase, before: Reading) -> bool:
        """Whether a percentage is the rate before it, aimed at once more: 增长8%以上，力争达到10%; not 覆盖率提高8%，力争达到40%."""
        if before.measure not in GROWTH_MEASURES:
            return False
        if _IN_THE_DOING.fullmatch(phrase.rest) is None:
            return False
        lexicon = self.context.lexicon
        aimed = lexicon.dating.target.search(phrase.text) is not None
        return aimed and lexicon.share_nouns.at_end(before.indicator) is None

    def _exceeds(self, reading: Reading, before: Reading) -> bool:
        """比目标3000亿元超过1070亿元: by how much, not more than."""
        view, figure = self.context.view, reading.figure
        between = view[before.figure.outer_end : figure.start]
        found = _EXCEEDS.fullmatch(between)
        if found is None:
            return False
        lead = re.split("[，。；：]", view[before.begin : before.figure.outer_start])[-1]
        if not lead.startswith(("比", "较")):
            return False
        reading.figure = replace(figure, qualifier="exact", opens="none", outer_start=figure.start)
        reading.measure, reading.against = "change", found[1] + lead[1:]
        if found[1] in ("少", "低", "减少"):
            reading.value = -abs(reading.value)
        return True
