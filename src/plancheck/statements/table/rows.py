"""What a row says about all its values, and its name without numbers and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from plancheck.statements.cells.text import AMONG
from plancheck.statements.cells.units import CellUnit
from plancheck.statements.table.times import CellTime

NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}[.、．](?![0-9])|（[0-9一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳#*＊·•★☆]|--?|—+)+"
)
SHORT_NAME = 2
# parts of a population behind the first of them, which 其中 stands before
OF_PEOPLE = re.compile(
    "(?:城镇|乡村|农村|农业|非农业|男性?|女性?)(?:人口)?|[0-9]{1,2}(?:周?岁)?[-~至][0-9]{1,3}周?岁|[0-9]{1,3}周?岁(?:及以上|以上|及以下|以下)"
)
_SUM = re.compile("(?<=..)(?:总计|合计|小计)$")
_NAME_BRACKETS = re.compile(
    r"（[^（）]{1,30}(?:-|~|至)[^（）]{1,30}）|（[^（）]*）$|（{1,2}[^（）]{1,16}（[^（）]{1,4}）{1,2}$|〔[^〔〕]*〕|\[[^\[\]]*\]|（(?:%|‰)）"
)
# the name again in a second language: 客运量总计（万人）TotalPassengerTraffic
_TRANSLATED = re.compile("(?<=[一-鿿）])[#(（]?[A-Z][a-z][A-Za-z,.'’&()（）%/-]{2,}$")
_SCOPE = re.compile("(?:（[^（）]*）)+$")
_FOOTNOTE = re.compile(
    r"(?<=[\u4e00-\u9fff])[1-9](?=[\u4e00-\u9fff]{2})(?![年月日岁周个项家级期类条次届大位代五])|(?<=[\u4e00-\u9fff])(?:[0-9]{1,2}|[①-⑳])$"
)


def without_sum(name: str) -> str:
    """Return a row's bare name without the word that says it sums up those below it.

    Examples
    --------
    >>> without_sum("货运量总计（万吨）"), without_sum("合计")
    ('货运量', '合计')
    """
    return _SUM.sub("", bare_name(name))


def is_among(name: str) -> bool:
    """Whether a row's name says that it is a part of a row above: 其中 or # stands before it.

    Examples
    --------
    >>> [is_among(name) for name in ("其中：林业", "2.其中林业", "#林业", "林业")]
    [True, True, True, False]
    """
    return AMONG.match(name) is not None or AMONG.match(NUMBERING.sub("", name)) is not None


@dataclass(slots=True)
class Row:
    """What a row says about all its values."""

    texts: list[str]
    sentence: tuple[int, int]
    group: str = ""
    region: str = ""
    unit: CellUnit | None = None
    unit_written: str = ""  # as its cell has it: 亿吨/万标箱
    # of a value with its own name and unit (城市≥20%), for the others without one
    shared: CellUnit | None = None
    span: CellTime | None = None
    year: CellTime | None = None
    part: str = ""  # the part of a year that its name is: 上半年, of the year that a column's head names
    status: str = ""  # a row of a year may say whether it was aimed at (2025年目标)
    # what a row that names no thing measures of those of its columns: 增长（%） below the years
    measure: str = ""
    names: dict[int, str] = field(default_factory=dict)
    sums: bool = False  # whether it sums up the rows of its group, or of the table
    parted: bool = False  # whether its name is one of a part, behind that of what it is a part of
    # whether it is a part of its owner: 其中 stands before it, or before the part above it
    among: bool = False
    owner: str = ""  # the name of the last row above that is no part
    adds_to: bool = False  # whether it is an industry below a row that tells the product of all: 第一产业
    same_unit: bool = False  # whether its unit is that of its owner
    # whether it is one of the kinds that its owner's unit holds for: 铁路 under 客运量总计（万人）
    kind_of_owner: bool = False
    repeated: bool = False  # whether a row under another group has the same name
    gains: frozenset[Decimal] = frozenset()  # what is aimed at less what was reached
    reached: Decimal | None = None  # what was observed: of a state then, not of something done over years
    based: bool = False  # whether a value of it is of a year before the plan
    sure: bool = True  # False where a value could stand under several heads
    placed: bool = True  # False where nothing tells under which


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """Return a row's name without its number, 其中, its unit in brackets and footnote marks.

    Examples
    --------
    >>> bare_name("1.其中：城镇居民人均可支配收入（元）"), bare_name("地表水质量3达到或好于Ⅲ类水体比例（%）")
    ('城镇居民人均可支配收入', '地表水质量达到或好于Ⅲ类水体比例')
    """
    text = AMONG.sub("", NUMBERING.sub("", name))
    text = _TRANSLATED.sub("", text)
    text = _NAME_BRACKETS.sub("", text)
    if text.endswith("/"):  # 某工程（含护岸）/（处）
        text = _NAME_BRACKETS.sub("", text[:-1])
    text = _FOOTNOTE.sub("", text)
    return text.strip("：:、，* ")


@lru_cache(maxsize=4096)
def measured_name(name: str) -> str:
    """Return a row's bare name without what brackets behind it say of how much of it is meant, as its last words tell the measure.

    Examples
    --------
    >>> measured_name("地区生产总值年均增速（按可比价格）（%）"), measured_name("单位产值能耗降低（比2020年）（%）")
    ('地区生产总值年均增速', '单位产值能耗降低')
    """
    return _SCOPE.sub("", bare_name(name))
