"""Heads that say nothing of their thing (交易额, 总投资), and what a thing is without its head, its place or its newness."""

from __future__ import annotations

import re
from functools import lru_cache

from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.things import is_action
from plancheck.statements.words.lexicon import Lexicon

_RETAIL = re.compile("(?:社会)?消费品零售总?额$")  # 城镇社会消费品零售总额, not 城镇总额
_OUTPUT_ONCE = "国民生产总值"  # of whose parts the plans of its time speak by the same name
OUTPUT = ("生产总值", "GDP")
_NUMBERED_INDUSTRY = re.compile("第?[一二三]次?产业?")
_SAYS_HOW = ("直接", "间接")  # 外商直接投资 has no owner 外商直接


@lru_cache(maxsize=KEPT)
def is_bare_head(bare: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a head that says nothing of its thing: 交易额, 年产值, 总投资.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> is_bare_head("总投资", lexicon_of(load_vocabulary())), is_bare_head("粮食产量", lexicon_of(load_vocabulary()))
    (True, False)
    """
    if len(bare) == 3 and bare[-1] == "率":
        return bare not in lexicon.own_thing  # 参合率: of whom?
    found = lexicon.heads.at_end(bare)
    return (
        found is not None
        and bare[: -len(found[0])] in lexicon.of_anything
        and lexicon.own_thing.isdisjoint((bare, found[0]))
    )


_FOR_EACH = re.compile("[户人亩日月年店]均")
_FOR_EACH_ONLY = re.compile("[户人亩日月年店]均(?:年?增加?)?|.*[^一二三四五六]期")


@lru_cache(maxsize=KEPT)
def deed_and_head(bare: str, lexicon: Lexicon) -> tuple[str, str]:
    """整治 and 长度 of 整治长度: what is measured of what is done to a thing that is left out."""
    found = lexicon.heads.at_end(bare)
    if found is None or found[0] not in lexicon.sets["deed_measure"] or bare in lexicon.own_thing:
        return "", bare
    deed = bare[: -len(found[0])]
    plain = (
        1 < len(deed) <= 4
        and not deed.startswith(lexicon.words["deed_with_thing"])
        and is_action(deed, lexicon)
    )
    return (deed, found[0]) if plain else ("", bare)


def without_new(topic: str, lexicon: Lexicon) -> str:
    """Return a thing spoken of without the word that says it is new.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> without_new("新增企业", lexicon_of(load_vocabulary()))
    '企业'
    """
    if topic.startswith("新增") and len(topic) >= 4:
        return topic[2:]  # 新增发电装机: not 新增发
    more = lexicon.new.at_start(topic)
    return topic[len(more[0]) :] if more is not None and len(topic) - len(more[0]) >= 2 else topic


def without_head(topic: str, lexicon: Lexicon) -> str:
    """The owner of a thing that is measured: 光伏发电 of 光伏发电装机容量; a head that names a thing by itself stays."""
    found = lexicon.heads.at_end(topic)
    if found is not None and len(found[0]) > 1 and found[0] not in lexicon.own_thing:
        owner = topic[: -len(found[0])]
        topic = topic if owner.endswith(_SAYS_HOW) else owner.removesuffix("总")  # 总装机容量
    return topic.rstrip("的")


def without_area(thing: str, lexicon: Lexicon) -> str:
    """Return a thing without the kind of area that it begins with: 重点项目 of 全市重点项目."""
    area = lexicon.area.at_start(thing)
    return thing[len(area[0]) :] if area is not None else thing


def is_industry(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of an industry and no more: what it adds to an output is its value added.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> is_industry("批发和零售业", words), is_industry("二产", words), is_industry("重点企业", words)
    (True, True, False)
    """
    if name[-1:] == "业":
        return not name.endswith(lexicon.words["no_trade"])
    return _NUMBERED_INDUSTRY.fullmatch(name) is not None


def head_of_part(whole: str, part: str, lexicon: Lexicon) -> str:
    """Return the head that a part takes from its whole: what an industry adds to an output is its value added.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> head_of_part("全市生产总值", "第二产业", words), head_of_part("肉类总产量", "猪肉", words)
    ('增加值', '总产量')
    """
    if whole.endswith(OUTPUT) and is_industry(part, lexicon):
        return _OUTPUT_ONCE if whole.endswith(_OUTPUT_ONCE) else "增加值"
    if (retail := _RETAIL.search(whole)) is not None:
        return retail[0]
    whole = whole.removesuffix("需求")  # 林业投资需求9亿元，其中中央2亿元
    found = lexicon.heads.at_end(whole)
    if found is None or len(found[0]) < 2:
        return ""
    return "产量" if found[0] == "总产" else found[0]


def joined(owner: str, head: str) -> str:
    """Return an owner and its head as one name.

    Examples
    --------
    >>> joined("光伏发电", "发电量")
    '光伏发电量'
    """
    if (
        len(owner) < 2
        or _FOR_EACH_ONLY.fullmatch(owner)
        or (_FOR_EACH.match(head) and _FOR_EACH.search(owner))
    ):
        return head  # one character says of nothing whose it is, nor does 户均 or 建设期; 户均存款, 亩均产值 are of two
    told = owner.find(head[:2], 2) if head[-1] == "率" and len(head) == 3 else -1
    if told > 0 and len(owner) - told <= 4:
        whose = owner[:told].removeprefix("计划").removesuffix("新")
        # 空气质量优良率 of 空气质量优良天数; 项目开工率 of 计划新开工项目
        return (whose or owner[told + 2 :]) + head
    shared = next((size for size in (3, 2) if owner.endswith(head[:size])), 0)
    if not shared and head[0] == "年":
        owner = owner.removesuffix("年")
    return owner + head[shared:]
