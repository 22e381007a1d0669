"""What an item of a list is about, where it says so before a mark: 2．东河流域治理：造林34万公顷."""

from __future__ import annotations

import re

from plancheck.statements.context.things import strip_promotion
from plancheck.statements.words.lexicon import Lexicon

REACH = 60  # characters of a paragraph in which its head stands
_ITEM = re.compile(
    "(?P<bullet>[\\s\\-—■◇●◆★•·#*>]{0,8})(?P<number>(?:[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|[①-⑩]|[一二三四五六七八九十]是)\\s?)?[\\s*]{0,4}"
    "(?P<thing>(?=[\u4e00-\u9fff])[^，。；：:→|“”0-9\\s*]{4,24}?)[\\s*]{0,4}(?P<mark>：|:(?![0-9/])|→|——|。)"
)
WORKS = "(?:<<title_work>>|<<named_thing>>|管道|干线|支线|段)$"
_ENDS = "(?:<<goes_forward>>|<<fares>>|<<no_item>>|<<ends_no_owner>>|[市县省区年月日号率中里看为是有的了])$"


def item_of(text: str, lexicon: Lexicon, *, numbered: bool = False) -> str:
    """Return the thing that an item is about by the words before its mark, or nothing where they name none.

    Behind another item in the same paragraph only one with a number of its own is looked for (`numbered`).

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> item_of("2．东河流域治理：造林34万公顷", words), item_of("主要目标：造林34万公顷", words)
    ('东河流域治理', '')
    """
    found = _ITEM.match(text)
    if found is None or (numbered and not found["number"]):
        return ""
    thing = found["thing"]
    bulleted = found["number"] or found["bullet"].strip()
    if found["mark"] == "。" and not (bulleted and lexicon.pattern(WORKS).search(thing)):
        return ""  # ——东河大桥。全长9公里: works alone are told so
    if lexicon.act.at_start(thing) is not None or strip_promotion(thing, lexicon) != thing:
        return ""  # 完善体系：…: what is to be done, and no thing
    said = lexicon.predicate.search(thing, 1) or lexicon.subject_end.search(thing)
    return "" if said is not None or lexicon.pattern(_ENDS).search(thing) is not None else thing
