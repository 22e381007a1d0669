"""A thing without what is no part of it: examples before their class, pronouns, adverbial openings, stray marks."""

from __future__ import annotations

import re

from plancheck.statements.context.phrases import without_start
from plancheck.statements.words.lexicon import Lexicon

LONG_NAME = 24  # more than this with examples in it, and the examples are left out
LONGEST_LISTED = 30  # the same where no action opens it: 锂电池、新能源汽车等绿色产品产量 is of them alone
_EXAMPLES = "^(?P<examples>[^，。；：]{4,}(?:、|和|及|与)[^，。；：]{2,})等(?:[0-9一二三四五六七八九十]+[大个类])?(?P<class>(?!级|额|同|离|待|候|要求|实现|达到|完成|均|都|全部|(?:重点|主要|相关|关键|各)?(?:<<class_of_examples>>|地))[^，。；：等]{4,})$"
_MARKS = re.compile(
    "^(?:[，、。；：…）)】》”\\s·]|--)+(?!$)|^的(?!士)|^了(?!解)|^将(?=累计|新增|新建|建成|完成)|[，、…（(【\\s]+$|……?.*$"
)
_PLACES_TOLD = re.compile(
    "^(?:[\u4e00-\u9fff]{2,5}、)+[\u4e00-\u9fff]{2,5}?等?[一二两三四五六七八九十]{1,2}个?(?:省区市|省市|省区|省|市|区|县|地)(?=[^，。；、的]{4})"
)
# 农业、工业、商业等三个部门生产的总产品: whose all of it is needs no telling
_OF_ALL_PARTS = re.compile(
    "^(?:包括)?(?:[^，。；、的]{2,8}、)+[^，。；、的]{2,12}?(?:[二两三四五六七八九十]|[0-9]{1,2})个?(?:大)?(?:部门|行业|产业)[^，。；、的]{0,6}的(?=.{4})"
)
# 发展目标为：固定用户, 目标→建成示范县: what is said of it stands behind the mark
_TOLD_OF = re.compile("^[^，。；：:→]{0,16}(?:(?:目标|任务|指标)(?:为|是)?[：:]|→)(?=[^，。；]{3,})")
# 规模明显增长7.每千人护士数: the item before, which has no figure, and the next one's number
_NEXT_ITEM = re.compile("[^.]{0,60}[\u4e00-\u9fff][0-9]{1,2}\\.(?=[\u4e00-\u9fff]{3})")
_CODE = re.compile("^[^\u4e00-\u9fff]*[$=;<>]+[^\u4e00-\u9fff]*(?=[\u4e00-\u9fff])")  # $run->text("
_ALREADY = re.compile("^(?:现?已经?|均已?)(?=.{3})")
_POINTED = re.compile(
    "^(?:这|该|此|上述|以上|前述)(?:[一二两三四五六七八九十几][个项类种大方])?[^，。；的]{0,8}的(?=.{2})"
)
_OPENS = frozenset("这该此上以前现已均的了将")
_TITLE = (
    "[\\s\\-—■◇●◆★·•#*]*(?:(?:第?[一二三四五六七八九十0-9]{1,3}[、.．章节]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[①-⑩]|[一二三四五六七八九十]是)\\s*)?"
    "(?P<thing>[^，。；、：\\s和与及0-9]{1,14}?(?:<<title_work>>(?=[。：\\s]|$)|业(?<!<<no_trade>>)(?![务绩态者主链园集扶])))"
)

# 市统计局2服务业增加值: the office that a row of a table ends in, and the next row's number
_GLUED = "[^，。；“”]*<<office_end>>-?[0-9]{1,2}(?![号个家类级期处大小条项户名])(?=[\u4e00-\u9fff]{4})"


def trim(name: str, lexicon: Lexicon) -> str:
    """Return a thing without stray marks, a pronoun that owns it, and a long row of examples before its class.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> trim("新能源、新材料、节能环保、生物医药、高端装备和海洋工程等新兴产业产值", lexicon_of(load_vocabulary()))
    '新兴产业产值'
    >>> trim("该产业的总规模", lexicon_of(load_vocabulary()))
    '总规模'
    """
    name = name.replace("若干", "")  # a number that names no amount
    if name and not name.isalpha() and (glued := lexicon.pattern(_GLUED).match(name)) is not None:
        name = name[glued.end() :]
    if "." in name and (behind := _NEXT_ITEM.match(name)) is not None:
        name = name[behind.end() :]
    if not name[:1].isalnum() and "$" in name:
        name = _CODE.sub("", name)
    if not name or (name.isalnum() and name[0] not in _OPENS and "等" not in name):
        return name  # most things are characters only
    name = _MARKS.sub("", name)
    places = _PLACES_TOLD.match(name)
    if places is not None:
        name = name[places.end() :]
    if "的" in name and "、" in name:
        name = without_start(_OF_ALL_PARTS, name)
    if "→" in name or ":" in name or "：" in name:
        name = without_start(_TOLD_OF, name)
    name = _ALREADY.sub("", _POINTED.sub("", name))
    if len(name) > LONG_NAME and "等" in name:
        name = _without_examples(name, lexicon)
    return name


def paired(name: str) -> str:
    """Return a thing without the half of a bracket or of a quotation that is left of it.

    Examples
    --------
    >>> paired("建成调度中心（可调节能力")
    '可调节能力'
    >>> paired("跨城”快送服务覆盖人口")
    '快送服务覆盖人口'
    """
    if name.isalnum() or (name.count("（") == name.count("）") and name.count("“") == name.count("”")):
        return name
    if name.count("（") > name.count("）"):
        before, _, inside = name.rpartition("（")  # 建成调度中心（可调节能力: what is told of it
        inside = inside.removeprefix("其中")
        name = inside if len(inside) >= 2 else before
    elif name.count("）") > name.count("（"):
        name = name.replace("）", "", 1)
    if name.count("“") > name.count("”"):
        name = name.replace("“", "", 1)
    elif name.count("”") > name.count("“"):
        before, _, after = name.partition("”")  # 跨城”快送服务: the beginning is said elsewhere
        name = after if len(after) >= 4 and "“" not in before else name.replace("”", "", 1)
    return name


def _without_examples(name: str, lexicon: Lexicon) -> str:
    found = lexicon.pattern(_EXAMPLES).match(name)
    if found is None:
        return name
    act = lexicon.act.at_start(name)
    if act is None and len(name) <= LONGEST_LISTED:
        return name
    kept = found["class"]
    return act[0] + kept if act is not None and len(act[0]) < found.start("class") else kept


def title_of(text: str, lexicon: Lexicon) -> str:
    """Return the trade, project or works that a title or the opening sentence of a paragraph is about, or nothing.

    Examples
    --------
    >>> from plancheck.statements.words.lexicon import lexicon_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> title_of("（一）湿地修复工程。五年内总投资", lexicon_of(load_vocabulary()))
    '湿地修复工程'
    >>> title_of("建筑业实力增强。", lexicon_of(load_vocabulary()))
    '建筑业'
    """
    found = lexicon.pattern(_TITLE).match(text)
    return found["thing"] if found is not None else ""
