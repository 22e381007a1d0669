"""What an amount of before is held against: with what was added since, it makes the level that the text has told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from plancheck.statements.context.clause import CARRIED
from plancheck.statements.context.reading import Context, Reading

_AGAINST = re.compile(r"[，、；（）：。\s]*(?:分别)?[比较]")
_LONGEST_LEAD = 60  # characters of the clause before an amount
_LONGEST_MOVE = 8  # characters between the two amounts: 略有增加
_KEPT = 12  # levels of a block of text that are looked back on


class SetAgainst:
    """Names amounts of before by the level that they make with what is told to have been added."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._counts = context.lexicon.words["account_count"]
        self._levels: list[Reading] = []  # of the block so far
        self._block = -1

    def settle(self, readings: Sequence[Reading]) -> None:
        """收入430亿元，其中专项收入40亿元，比报告数420亿元增加10亿元: 420 and 10 make 430, so they are of the income.

        Parameters
        ----------
        readings : sequence of Reading
            Those of one sentence, in their order.
        """
        if self._block != self.context.memory.block:
            self._block, self._levels = self.context.memory.block, []
        for at, (before, added) in enumerate(pairwise(readings)):
            if added.measure == "change" and before.measure == "level" and self._is_against(before, added):
                whole = self._level_of(before, added, readings[:at])
                if whole is not None:
                    self._name(before, added, readings[at + 2 :], whole.indicator)
        self._levels += [one for one in readings if one.measure == "level" and one.indicator]
        del self._levels[:-_KEPT]

    def _is_against(self, before: Reading, added: Reading) -> bool:
        """Whether 比 leads to the one amount and words of moving, and no more, to the other."""
        view = self.context.view
        if before.figure.unit != added.figure.unit or before.leftover or added.leftover:
            return False
        between = view[before.figure.outer_end : added.figure.outer_start]
        if len(between) > _LONGEST_MOVE or "，" in between:
            return False
        edge = before.figure.outer_start
        begin = max(view.rfind(mark, max(0, edge - _LONGEST_LEAD), edge) + 1 for mark in "，；。：\n")
        return _AGAINST.match(view, begin, edge) is not None

    def _level_of(self, before: Reading, added: Reading, told: Sequence[Reading]) -> Reading | None:
        """Return the last level told that the two amounts make."""
        made = before.value + added.value
        for level in chain(reversed(told), reversed(self._levels)):
            if level.measure != "level" or level.figure.unit != before.figure.unit or not level.indicator:
                continue
            rounded = max(level.figure.place, before.figure.place, added.figure.place)
            if abs(level.value - made) <= rounded:
                return level
        return None

    def _name(self, before: Reading, added: Reading, behind: Sequence[Reading], name: str) -> None:
        """Name the two amounts, and the rates behind them that had their name, by the level that they make."""
        edge = before.figure.outer_start
        words = self.context.view[max(0, edge - _LONGEST_LEAD) : edge].rstrip()
        if words.endswith("）"):
            words = words[: words.rfind("（")]  # 比大会报告数（以下简称“报告数”）
        count = max((word for word in self._counts if words.endswith(word)), key=len, default="")
        wrong = added.indicator
        if wrong == name or name in before.indicator:
            return  # 比规划目标35亿元: of the same thing already
        before.indicator, added.indicator = name + count, name
        for reading in (before, added):
            reading.reasons["indicator"] = CARRIED
            if self.context.told:
                reading.steps.append(f"with the amount beside it, it makes the {name} told before")
        for reading in behind:
            if reading.indicator == wrong and reading.measure != "level":
                reading.indicator = name
