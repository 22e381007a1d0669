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
# （二）蔬菜。, 3.职业教育 on a line of its own: short, and of one thing
_FIELD = re.compile(
    "[\\s■◇●◆★•·#*—-]{0,8}(?:--|——|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．]|[①-⑩])\\s?[\\s*]{0,4}"
    "(?P<thing>[\u4e00-\u9fff]{2,8}?)(?:(?:发展|建设|需求|供需|运行|基本)*(?:现状|情况|概况))?[\\s*]{0,4}(?:。|：|\n|$)"
)
_ABOUT = ("关于", "对于", "有关")
_JOINED = re.compile("[和与及、]")
# 大力发展光伏发电, 加快农村公路建设: a headline that calls for more of a thing
_CALLED_FOR = "(?:<<manner>>|重点)*<<calls_for>>+(?P<thing>[\u4e00-\u9fff]{2,14}?)(?:(?<=..)<<calls_for>>|(?<=..)(?:推广)?应用|(?<=..)生产)?"
WORKS = "(?:<<title_work>>|<<named_thing>>|管道|干线|支线|段)$"
_ENDS = "(?:<<aspect>>|<<goes_forward>>|<<fares>>|<<no_item>>|<<ends_no_owner>>|[市县省区年月日号率中里看为是有的了])$"
_NUMBERED = re.compile("(?:^|(?<=[。；：]))\\s*(?=[（(]?[0-9]{1,2}[）)、.．](?![0-9])|[①-⑩])")


def last_item(text: str, start: int, lexicon: Lexicon) -> str | None:
    """Return what the last numbered item in a text is about that begins before an offset; None where none begins there."""
    begins = [found.end() for found in _NUMBERED.finditer(text) if found.start() <= start]
    return item_of(text[begins[-1] : begins[-1] + REACH], lexicon) if begins else None


def item_of(text: str, lexicon: Lexicon) -> str:
    """Return the thing that an item is about by the words before its mark, or nothing where they name none.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> item_of("2．东河流域治理：造林34万公顷", words), item_of("主要目标：造林34万公顷", words)
    ('东河流域治理', '')
    """
    found = _ITEM.match(text)
    if found is None:
        return ""
    thing = found["thing"]
    bulleted = found["number"] or found["bullet"].strip()
    if found["mark"] == "。" and not (bulleted and lexicon.pattern(WORKS).search(thing)):
        return ""  # ——东河大桥。全长9公里: works alone are told so
    return thing if _is_thing(thing, lexicon) else ""


def field_of(heading: str, lexicon: Lexicon) -> str:
    """Return the thing that all below a numbered heading is of, or nothing where it tells more or names none.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> field_of("（二）蔬菜。产量9万吨", words), field_of("3.职业教育", words), field_of("一、发展目标", words)
    ('蔬菜', '职业教育', '')
    """
    found = _FIELD.match(heading)
    return _one_thing(found["thing"], lexicon) if found is not None else ""


def thing_called_for(headline: str, lexicon: Lexicon) -> str:
    """Return the thing that a short sentence calls to further, or nothing where it calls for an aim or names none.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> words = lexicon_of(load_vocabulary())
    >>> thing_called_for("大力发展光伏发电", words), thing_called_for("加快优化产业结构", words)
    ('光伏发电', '')
    """
    found = lexicon.pattern(_CALLED_FOR).fullmatch(headline)
    return _one_thing(found["thing"], lexicon) if found is not None else ""


def _one_thing(thing: str, lexicon: Lexicon) -> str:
    """Return a thing that is one and not what is measured of one (产量, 水和电 are neither), or nothing."""
    if lexicon.heads.at_end(thing) is not None or _JOINED.search(thing) is not None:
        return ""
    return thing if _is_thing(thing, lexicon) else ""


def _is_thing(thing: str, lexicon: Lexicon) -> bool:
    """Whether the words of a head name a thing that figures can be of, not an aim, a place or what is done."""
    if lexicon.act.at_start(thing) is not None or strip_promotion(thing, lexicon) != thing:
        return False  # 完善体系：…: what is to be done
    if thing.startswith(_ABOUT) or thing in lexicon.sets["no_item"]:
        return False
    said = lexicon.predicate.search(thing, 1) or lexicon.subject_end.search(thing)
    return said is None and lexicon.pattern(_ENDS).search(thing) is None
