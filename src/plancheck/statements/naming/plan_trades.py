"""The trade that a whole plan is about, by its title: what it measures without an owner is that trade's."""

from __future__ import annotations

import re

from plancheck.documents.characters import places_of
from plancheck.statements.words.lexicon import Lexicon

_HEAD = 500  # characters in which a title stands, with the heads of a file before it
_PLAN = re.compile("规划|计划|纲要|行动方案")
# what stands behind the trade, up to the name of the plan
_BEHIND = (
    "(?:[“（][^”）]{2,14}[”）](?:时期|期间)?|时期|第?[一二三四五六七八九十]{1,2}个?五年)*(?:<<plan_manner>>|与|和)*(?:发展)?"
    "(?:[“（][^”）]{2,14}[”）](?:时期|期间)?|第?[一二三四五六七八九十]{1,2}个?五年)*(?:[和及与]?中?长期|总体)?(?:规划|计划|纲要|行动方案)"
)
_TITLE = (
    "(?<![\u4e00-\u9fff])(?:[^，。；：]{0,12}?(?:关于)?印发)?(?:附件[0-9一二三四五]?)?(?:时期|期间)?(?:国家|全国)?(?P<trade>[\u4e00-\u9fff]{1,13}?业(?<!农业)(?<!<<no_trade>>))"
    + _BEHIND
)


def trade_of(view: str, lexicon: Lexicon) -> str:
    r"""Return the trade that the title of a plan names; empty where the plan is of no one trade.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> trade_of("“十四五”漆器制造业\n  发展规划\n", words), trade_of("云溪县国民经济发展规划", words)
    ('漆器制造业', '')
    """
    head = "".join(view[:_HEAD].split())
    if "业" not in head or _PLAN.search(head) is None:
        return ""
    behind = lexicon.pattern(_BEHIND)
    if not any(behind.match(head, at + 1) for at in places_of(head, "业")):
        return ""  # the title is looked for at every character
    found = lexicon.pattern(_TITLE).search(head)
    return found["trade"] if found is not None else ""
