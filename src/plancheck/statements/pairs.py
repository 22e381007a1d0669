"""Pairs of figures: from one to another, with the lists beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.reading import UNNAMED, Context, Reading

JOIN = re.compile(r"[\s、，和及与或至到以~-]{0,6}(?:以及|其中)?(?:人均|户均)?(?:每[年月日天季])?")
_PAIR_YEARS = re.compile(
    r"(?:(?:18|19|20)[0-9]{2}|[一二][八九零〇○][零〇○一二三四五六七八九]{2})(?:年(?:底|末)?的?|的)|“?十.五”?(?:时期|期间)?期?末?的?"
    r"|第[一二三四五六七八九十]{1,3}个五年(?:计划|规划)(?:时期|期间|期末)?的?"
    r"|(?:[今去上前明]年|目前|现在|当前|如今)[底末]?(?:预计)?的?"
    r"|(?:年[底末中初]|[上下]半年|[一二三四]季度末?|[0-9]{1,2}月份?[底末]?)的?"
)
_FROM = re.compile("[从由](?!业|于)")
_LONGEST_BETWEEN = 40  # characters between two figures of a pair
_LEAD = 50  # characters of the words that lead to the first


class PairReader:
    """Marks the base and the end of 从…提高到…."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def pair(self, readings: Sequence[Reading]) -> None:
        """Mark the base and the end of 从…提高到…, and let the end take over the name."""
        for at, (first, second) in enumerate(pairwise(readings)):
            lead = self._leads_from(first, second)
            if not lead:
                continue
            link = self._link_between(first, second)
            if link is None:
                continue
            if first.figure.role in ("part2", "part3") and second.figure.role == "part1":
                _pair_ratios(readings, at)  # 由6:4调整为5.5:4.5
            elif link[1] in ("rise_to", "fall_to") or link[0] in ("到", "至", "变"):
                self._pair_two(readings, at, lead)

    def _leads_from(self, first: Reading, second: Reading) -> str:
        """Return the words that lead to the first of two figures where 从 or 由 in their clause makes it a beginning; else empty."""
        view = self.context.view
        between = view[first.figure.outer_end : second.figure.outer_start]
        if len(between) > _LONGEST_BETWEEN or "。" in between or "；" in between:
            return ""
        lead = view[max(first.sentence[0], first.figure.outer_start - _LEAD) : first.figure.outer_start]
        if ("从" not in lead and "由" not in lead) or first.role == "to":
            return ""  # 由50元提高到100元，其中补助增加到80元: the second pair has no beginning
        return lead if _FROM.search(re.split("[，。；]", lead)[-1]) is not None else ""

    def _link_between(self, first: Reading, second: Reading) -> tuple[str, str] | None:
        """Return the word that leads from one figure to the next, and its class; None where it leads to no end."""
        between = self.context.view[first.figure.outer_end : second.figure.outer_start]
        found = self.context.lexicon.tail.at_end(_PAIR_YEARS.sub("", "".join(between.split())))
        if found is None or found[0] in ("由", "从"):
            return None
        return found if found[1] in ("rise_to", "fall_to", "value", "adverb") else None

    def _pair_two(self, readings: Sequence[Reading], at: int, lead: str) -> None:
        """Make a figure and the next one the beginning and the end of a pair."""
        first, second = readings[at], readings[at + 1]
        first.role, second.role = "from", "to"
        if at and first.figure.role == "high" and readings[at - 1].figure.role == "low":
            readings[at - 1].like = first  # 由3000—4000元下降到2000元: the range as a whole
        if second.figure.role == "low" and at + 2 < len(readings):
            readings[at + 2].like = second
        # each end of two lists has the name of its own beginning
        listed = self._pair_lists(readings, at)
        if not listed and second.figure.kind in (first.figure.kind, "none"):
            second.indicator, second.of, second.region = first.indicator, first.of, first.region
            if second.leftover == UNNAMED and first.indicator:
                second.leftover = ""  # 比重由2015年的1.6%提高到2020年的2.1%: named by where it began
        if first.measure in GROWTH_MEASURES and first.figure.kind == second.figure.kind:
            second.measure = first.measure  # 投资增速由27.5%降至24.1%: rates of growth, both
            falls = second.figure.value < 0 or self._tells_a_fall(lead)
            second.value = -abs(second.value) if falls else abs(second.value)
        else:
            _take_as_states(first)
            _take_as_states(second)
        first.steps.append("base of a from-to pair")
        second.steps.append("end of a from-to pair")

    def _tells_a_fall(self, lead: str) -> bool:
        """Whether both ends are falls: 降幅由14%收窄到11%; not 由下降5%提高到8%."""
        *_, begins = _FROM.finditer(lead)
        return self.context.lexicon.fall_nouns.at_end(lead[: begins.start()].rstrip()) is not None

    def _pair_lists(self, readings: Sequence[Reading], at: int) -> bool:
        """Whether lists are paired: 从甲年的a、b提高到乙年的c、d: what stands in a list with one end is of the same year."""
        view = self.context.view
        step = 1
        while at - step >= 0 and at + 1 + step < len(readings):
            before, after = readings[at - step], readings[at + 1 + step]
            left = view[before.figure.outer_end : readings[at - step + 1].figure.outer_start]
            right = view[readings[at + step].figure.outer_end : after.figure.outer_start]
            if len(left) > 4 or len(right) > 4 or not (JOIN.fullmatch(left) and JOIN.fullmatch(right)):
                break
            before.like, after.like = readings[at], readings[at + 1]
            for reading in (before, after):
                if reading.measure == "change":
                    reading.measure, reading.value = "level", abs(reading.value)
            step += 1
        for offset in range(step if step > 1 else 0):
            source, target = readings[at - step + 1 + offset], readings[at + 1 + offset]
            target.indicator, target.of, target.region = source.indicator, source.of, source.region
        return step > 1


def _pair_ratios(readings: Sequence[Reading], last: int) -> None:
    """Pair the parts of a ratio, of which the last is at `last`, with those of the ratio behind it."""
    size = int(readings[last].figure.role[-1])
    for begin in range(last - size + 1, last + 1):
        if begin >= 0 and begin + size < len(readings):
            readings[begin].role = "from"
            readings[begin + size].role = "to"


def _take_as_states(reading: Reading) -> None:
    """Take what seems a change for the state before or after it: 由5%提高到8%."""
    moves = ("growth", "growth_per_year", "change", "threshold")
    if reading.measure in moves and reading.figure.kind != "points":
        reading.measure = "share" if reading.figure.kind == "percent" else "level"
        reading.value = abs(reading.value)
