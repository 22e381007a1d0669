"""Aims that news restate beside what was reached: 增长9%，高于6%以上的预期目标."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plancheck.statements.context.clause import CARRIED
from plancheck.statements.context.reading import Reading
from plancheck.statements.words.lexicon import Lexicon

_LONGEST_GAP, _LONGEST_BEHIND = 24, 16  # characters between the two figures, and of what is said of the aim
_HELD_AGAINST = (
    "(?:左右|以上|以内)?[，,](?:[但且也均仍都已又]|分别|继续|<<far_or_little>>)*<<held_to_aim>>了?"
    "(?P<of>[^，。；、：0-9]{0,12})$"
)
# 低于此前预测的4.7%: what was foreseen, named before its figure
_FORESEEN = "<<foreseen>>[值数]?的?$"
# an aim by the kind of its name: not 高于6%的增速
_THE_AIM = "(?:左右|上下|以上|以下|以内)?的?(?:[全本当]年|<<aim_kind>>)*<<aim_noun>>"


def read_aims_met(readings: Sequence[Reading], view: str, lexicon: Lexicon) -> None:
    """Read a figure that one before it is held against as the aim for the same thing in its year, measured alike.

    Parameters
    ----------
    readings : sequence of Reading
        Those of one sentence, named and dated.
    view : str
        The text.
    lexicon : Lexicon
    """
    for reached, aim in pairwise(readings):
        if (
            reached.leftover
            or aim.leftover
            or reached.figure.unit != aim.figure.unit
            or not reached.indicator
        ):
            continue
        start, end = aim.figure.start, aim.figure.end
        if start - reached.figure.end > _LONGEST_GAP:
            continue
        held = lexicon.pattern(_HELD_AGAINST).match(view, reached.figure.end, start)
        if held is None:
            continue
        foreseen = lexicon.pattern(_FORESEEN).search(held["of"]) is not None
        if not foreseen and lexicon.pattern(_THE_AIM).match(view, end, end + _LONGEST_BEHIND) is None:
            continue
        behind = next((word for word in lexicon.bounds_behind if view.startswith(word, end)), "")
        qualifier, opens = lexicon.bounds_behind.get(behind, ("exact", "none"))
        aim.figure = replace(aim.figure, qualifier=qualifier, opens=opens)
        aim.measure = reached.measure
        aim.value = abs(aim.value) if reached.value >= 0 else -abs(aim.value)
        aim.indicator, aim.region, aim.of = reached.indicator, reached.region, reached.of
        aim.status = "target"
        aim.period = reached.period[:4] if "-" in reached.period else reached.period
        aim.reasons["indicator"] = CARRIED
