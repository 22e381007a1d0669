"""Things counted for what is done with them: 选择50个保护区开展行动, 对56个城市实施控制, 解决300万人口的用电问题."""

from __future__ import annotations

import re

from plancheck.statements.context.things import LEADS_ON, split_predicate
from plancheck.statements.words.lexicon import Lexicon

LONGEST_DEED = 24
LONGEST_THING = 16
_TO = re.compile(
    "(?:^|确定|决定|计划|先后|分别|累计|已经?|共)(?P<to>对|将|把|向|给|在|为(?=[^，。；]{3,}的$))(?P<which>[^，。；]{0,30}?)(?P<clause>的|等)?$"
)
_THEIR = re.compile("^(?P<whom>[^，。；的、]{3,12})的(?P<what>[^，。；的]{2,16})$")
# 企业以及金融机构, 服务的支持情况: what is counted comes first
_FIRST = re.compile("(?<=.{4})(?:以及|的).*$")
SHORT_KIND = 4  # 沿海, 特困: what tells the things apart in so few characters stays before them
# not 提升6个社区服务中心: those are counted themselves
_FOR_WHOM = "^(?P<whom>[^，。；的]{0,12}<<beneficiary>>)的?(?P<what>[^，。；]{2,16})(?<!中心|平台|基地)(?<![站室点所院馆园场])$"


def name_treated(text: str, right: str, *, lexicon: Lexicon) -> str:
    """Return the things counted with what is done with them, or nothing where the words do not say so.

    Parameters
    ----------
    text : str
        Words before the figure.
    right : str
        Words after it.
    lexicon : Lexicon

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> name_treated("对沿海", "城市实施总氮控制", lexicon=lexicon_of(load_vocabulary()))
    '实施总氮控制的沿海城市'
    >>> name_treated("解决", "农村人口的饮水困难", lexicon=lexicon_of(load_vocabulary()))
    '解决饮水困难的农村人口'
    >>> name_treated("建设", "农村公路", lexicon=lexicon_of(load_vocabulary()))
    ''
    """
    betters = lexicon.betters.at_end(text.removesuffix("了"))
    if betters is not None:
        found = lexicon.pattern(_FOR_WHOM).match(right) or _THEIR.match(right)
        if found is not None:
            return f"{betters[0]}{found['what']}的{found['whom']}"
    to = _TO.search(text)
    helps = lexicon.pivot.at_start(text)
    which = text[len(helps[0]) :] if helps is not None and len(text) - len(helps[0]) <= SHORT_KIND else None
    if to is None and which is None and lexicon.pivot.at_end(text) is None:
        return ""
    noun, does = split_predicate(right.removeprefix("的"), lexicon)
    noun = _FIRST.sub("", noun.rpartition("的")[2] if noun.startswith(lexicon.words["tells_kind"]) else noun)
    if not 2 <= len(noun) <= LONGEST_THING or not 3 <= len(does) <= LONGEST_DEED or does.endswith(LEADS_ON):
        return ""
    if does.endswith(("上", "中", "下")):
        return ""  # 把重心放在66个项目的实施上: where, and nothing is done to them
    kind = (
        to["which"]
        if to is not None and not to["clause"] and len(to["which"]) <= SHORT_KIND
        else (which or "")
    )
    return f"{does.rstrip('的')}的{kind}{noun}"
