"""Goods, land and people that are named alone: 原煤14亿吨 is how much is produced, 耕地81公顷 how large it is, 常住5万人 how many live there."""

from __future__ import annotations

import re

from plancheck.statements.context.reading import Reading
from plancheck.statements.words.lexicon import Lexicon

LOOKED_BACK = 160  # characters before the figure in which the text tells what is done with the goods
_MOVES = ("growth", "growth_per_year", "multiple", "growth_multiple")
_STATED = frozenset(("level", "change", *_MOVES))
_PRODUCED = (
    "总产|产量|增产|减产|丰收|生产(?=有|稳|形势|得到|较|发展|增长|保持|情况)|(?P<other><<goods_done>>)"
)
# 主要工业产品中：大米16万吨，毛巾120万条: whatever is named is made
PRODUCTS = re.compile("主要(?:工业|工农业|农业|农|牧业|畜|乡镇企业)?产品(?:产量)?(?:中|有|为)?[:：，]")
_LONGEST_PRODUCT = 6  # characters
_PRODUCT = re.compile("(?:(?![栏均占产出有])[\u4e00-\u9fff]){2,6}(?<![量额值率数积重])")
_PRODUCES = "生产"
_WHERE_THEY_LIVE = ("常住", "户籍", "暂住")


def said_in_full(name: str, reading: Reading, view: str, lexicon: Lexicon, *, before: str) -> str:
    """Return a name with what is measured of the goods or the land that it names alone.

    Parameters
    ----------
    name : str
        What the figure is of.
    reading : Reading
    view : str
    lexicon : Lexicon
    before : str
        What the sentence named before it: 肉类交售量8万吨，奶类3万吨 goes on with what is sold.

    Returns
    -------
    str
        The name with 产量 or 面积 behind it, or the name as it is where it names more than goods, or where the text speaks of
        what else is done with them (进口, 储备).
    """
    figure, measure = reading.figure, reading.measure
    if (figure.counter == "人" or measure in _MOVES) and name.endswith(_WHERE_THEY_LIVE):
        return f"{name}人口"  # 户籍人口180万人，常住440万人
    if name.startswith(lexicon.words["grown"]) and figure.unit in lexicon.sets["area_unit"]:
        verb = next(word for word in lexicon.words["grown"] if name.startswith(word))
        crop = name[len(verb) :].removeprefix("了")
        return f"{crop}{verb}面积" if crop in lexicon.goods else name  # 种植小麦9万亩
    area = lexicon.own_area.at_start(name)
    thing = name[len(area[0]) :].removeprefix("的") if area is not None else name
    if thing.startswith(_PRODUCES) and (
        measure in _MOVES or (measure in _STATED and figure.unit in lexicon.sets["goods_unit"])
    ):
        made = thing.removeprefix(_PRODUCES).removeprefix("了")
        return f"{made}产量" if made in lexicon.goods else name  # 生产棉花9万吨
    if thing in lexicon.land:
        return f"{name}面积" if figure.unit in lexicon.sets["area_unit"] else name
    if measure not in _STATED:
        return name
    if thing not in lexicon.goods:
        return f"{name}产量" if _is_product(thing, reading, view) else name
    weighed = figure.unit in lexicon.sets["goods_unit"] and measure not in _MOVES
    if not weighed and measure not in _MOVES and figure.kind not in ("count", "physical"):
        return name
    start = max(0, figure.outer_start - LOOKED_BACK)
    said = [found["other"] for found in lexicon.pattern(_PRODUCED).finditer(view, start, figure.outer_start)]
    another = before.endswith("量") and not before.endswith("产量")
    produced = said[-1] is None if said else weighed and not another
    produced = produced or (not said and _is_product(thing, reading, view))
    return f"{name}产量" if produced else name


def _is_product(thing: str, reading: Reading, view: str) -> bool:
    """Whether a thing is named in a sentence that lists the main products: it is how much of it was made."""
    if not 1 < len(thing) <= _LONGEST_PRODUCT or reading.figure.kind not in ("count", "physical", "percent"):
        return False
    start, edge = reading.sentence[0], reading.figure.outer_start
    if view.find("产品", start, edge) < 0:
        return False
    return _PRODUCT.fullmatch(thing) is not None and PRODUCTS.search(view, start, edge) is not None
