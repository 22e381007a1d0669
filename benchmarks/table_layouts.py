"""Tables of our own in many layouts, with the statements their cells make: row accuracy for each content and layout.

    table_layouts.py [--tables N] [--seed N] [--errors N] [--content NAME ...] [--layout NAME ...]

A *content* is what a table says (targets with base, target and growth columns; a bulletin; places by indicators; projects …), a
*layout* is how it reached the reader (cells of html, docx or pdf; markup in a text; one cell on a line, with or without
the empty ones; tabs, bars, blanks; glued). Names, units, years, heads and marks are drawn at random. Every figure of a
table is written only once, so that a statement is found by its figure.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from plancheck.documents.document import Document, Origin
from plancheck.documents.read import read_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

ROOT = Path(__file__).resolve().parents[1]
SCALES = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8, "万亿": Decimal(10) ** 12}
FIELDS = ("value", "unit", "qualifier", "measure", "status", "region", "period", "indicator")
CORE = ("value", "unit", "measure", "status", "period")

# name, unit as written, unit, smallest, largest, decimals; the kind of thing: level, share, flow (done over years), fall (in percent)
LEVELS = (
    ("数字经济增加值", "亿元", "CNY", 40, 9000, 1),
    ("规模以上工业总产值", "亿元", "CNY", 60, 9000, 0),
    ("居民人均可支配收入", "元", "CNY", 18000, 69000, 0),
    ("快递业务量", "亿件", "件", 2, 90, 2),
    ("粮食综合生产能力", "万吨", "t", 20, 900, 1),
    ("高速公路通车里程", "公里", "km", 150, 9000, 0),
    ("中小学在校学生数", "万人", "人", 11, 99, 2),
    ("每千人口执业医师数", "人", "人", 2, 6, 2),
    ("科技型中小企业数", "家", "家", 40, 9000, 0),
    ("公共图书馆藏书量", "万册", "册", 12, 900, 1),
    ("天然气供气量", "亿立方米", "m3", 1, 90, 2),
    ("森林蓄积量", "万立方米", "m3", 100, 9000, 0),
    ("汽车保有量", "万辆", "辆", 10, 99, 1),
    ("高标准农田面积", "万亩", "亩", 20, 900, 0),
    ("进出口总额", "亿美元", "USD", 10, 900, 1),
    ("海洋捕捞产量", "吨", "t", 1000, 90000, 0),
    ("5G基站数", "万个", "个", 1, 9, 2),
)
SHARES = (
    "常住人口城镇化率", "森林覆盖率", "城市生活垃圾回收利用率", "高中阶段教育毛入学率", "服务业增加值占比", "行政村通硬化路比例",
    "公共交通机动化出行分担率", "农产品加工转化率", "空气质量优良天数比率", "政务服务事项网上可办率", "数字经济核心产业增加值占地区生产总值比重",
)  # fmt: skip
FALLS = (
    "单位地区生产总值能源消耗降低",
    "万元工业增加值用水量下降",
    "氨氮排放总量减少",
    "单位产值二氧化碳排放降低",
)
FLOWS = (
    ("新增城镇就业", "万人", "人", 10, 99, 1),
    ("新建改建农村公路", "公里", "km", 100, 4000, 0),
    ("改造老旧小区", "个", "个", 10, 400, 0),
    ("治理水土流失面积", "平方公里", "km2", 100, 4000, 0),
)
GROUPS = ("经济发展", "创新驱动", "民生福祉", "绿色生态", "安全保障", "一、综合实力", "二、基础能力")
COUNTIES = ("清原县", "沙河市", "古田县", "雨山区", "赤城县", "新民市", "望江县", "南溪区")
SCALE = re.compile(r"(万亿|亿|万)?(.+)")
PLAN, BULLETIN, REPORT = "plan", "statistics", "report"


@dataclass(frozen=True)
class Truth:
    """A row the extractor should make."""

    figure: str
    value: Decimal
    unit: str
    measure: str
    status: str
    indicator: str
    region: str
    period: str
    qualifier: str = "exact"


@dataclass(frozen=True)
class Box:
    """A cell of a table with what it covers."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass
class Table:
    """A table: the lines above it, its cells, what they say, and a sentence before and after it."""

    origin: Origin
    caption: list[str]
    boxes: list[Box] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)
    before: str = ""
    after: str = ""
    glueable: bool = False
    blankable: bool = True  # its rows can be told apart in lines of cells parted by blanks
    stackable: bool = True

    @property
    def size(self) -> tuple[int, int]:
        return max(b.row + b.rows for b in self.boxes), max(b.column + b.columns for b in self.boxes)

    def matrix(self) -> list[list[str]]:
        """The words of each cell at its first place, elsewhere empty."""
        rows, columns = self.size
        out = [[""] * columns for _ in range(rows)]
        for box in self.boxes:
            out[box.row][box.column] = box.text
        return out


class Numbers:
    """Figures of a table, none twice."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.used: set[str] = set()

    def draw(self, low: float, high: float, decimals: int) -> str:
        for _ in range(1000):
            value = Decimal(self.rng.randint(int(low * 10**decimals), int(high * 10**decimals))).scaleb(
                -decimals
            )
            text = f"{value:f}"
            if 1900 <= value <= 2100 and "." not in text:
                continue
            if text not in self.used:
                self.used.add(text)
                return text
        raise RuntimeError("no figure left")

    def near(self, figure: str, decimals: int, *, most: float) -> str:
        """A figure of the size of another, as aims are of the size of what is reached; below `most`."""
        size = float(figure)
        return self.draw(size * 0.9, min(size * 2.2, most), decimals)


def base_value(text: str, written: str) -> Decimal:
    scale = SCALE.fullmatch(written)
    return Decimal(text) * SCALES.get(scale[1] or "", Decimal(1)) if scale else Decimal(text)


# --- contents -------------------------------------------------------------------------------------------------------


def plan_origin(rng: random.Random) -> Origin:
    first = rng.choice((2006, 2011, 2016, 2021))
    return Origin(
        kind=PLAN,
        date=f"{first}-{rng.choice(('03', '06', '11'))}",
        first_year=first,
        last_year=first + 4,
        region=rng.choice(COUNTIES),
    )


def bulletin_origin(rng: random.Random) -> Origin:
    year = rng.randint(2006, 2023)
    return Origin(
        kind=BULLETIN, date=f"{year + 1}-03", first_year=year, last_year=year, region=rng.choice(COUNTIES)
    )


def pick_rows(
    rng: random.Random, count: int, *, flows: bool = True
) -> list[tuple[str, str, str, str, float, float, int]]:
    """Rows of a table: kind, name, unit written, unit, smallest, largest, decimals."""
    pool = [("level", *row) for row in rng.sample(LEVELS, min(len(LEVELS), count))]
    pool += [("share", name, "%", "%", 20, 99, rng.choice((0, 1, 1, 2))) for name in rng.sample(SHARES, 4)]
    if flows:
        pool += [("flow", *row) for row in rng.sample(FLOWS, 2)]
        pool += [("fall", name, "%", "%", 2, 30, 1) for name in rng.sample(FALLS, 1)]
    rng.shuffle(pool)
    return pool[:count]


def goals(rng: random.Random, *, mid: bool = False) -> Table:
    """Targets of a plan: base, target (and a year between), growth or sum over the plan, kind of target."""
    origin = plan_origin(rng)
    first, last = origin.first_year, origin.last_year
    base = first - 1
    numbers = Numbers(rng)
    span = f"{first}/{last}"
    plan = {2006: "十一五", 2011: "十二五", 2016: "十三五", 2021: "十四五"}[first]
    table = Table(
        origin,
        [
            rng.choice(
                (
                    f"专栏1 “{plan}”主要发展目标",
                    f"表1 “{plan}”时期经济社会发展主要指标",
                    f"附表：{last}年主要目标",
                    "主要指标表",
                )
            )
        ],
    )
    unit_column = rng.random() < 0.4
    index = rng.choice(("none", "none", "column", "number"))
    bare = rng.random() < 0.2
    year = (
        (lambda y, words: str(y))
        if bare
        else (lambda y, words: rng.choice((f"{y}年", f"{y}年", f"{y}年{words}", f"{words}（{y}年）")))
    )
    growth = rng.choice(("none", "rate", "rate", "both", "both"))
    attribute = rng.random() < 0.7
    heads = [rng.choice(("指标", "指标名称", "项目", "主要指标"))]
    if index == "column":
        heads.insert(0, "序号")
    if unit_column:
        heads.append(rng.choice(("单位", "计量单位")))
    style = rng.random()
    words = ("基期值", "目标值") if style < 0.4 else ("现状", "规划目标") if style < 0.7 else ("实际", "目标")
    heads.append(year(base, words[0]))
    years = [base]
    if mid:
        heads.append(year(first + 1, words[1]))
        years.append(first + 1)
    heads.append(year(last, words[1]))
    years.append(last)
    if growth == "rate":
        heads.append(rng.choice(("年均增长（%）", "年均增速（%）", "年均增长率（%）", "年均增长%")))
    elif growth == "both":
        heads.append(
            rng.choice(("年均增速（%）[累计]", "年均增长/[累计]", "年均增长（%）〔累计〕", "年均/〔累计〕"))
        )
    if attribute:
        heads.append(rng.choice(("属性", "指标属性", "类型")))
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    opening, closing = rng.choice(("[]", "〔〕"))
    nothing = rng.choice(("—", "-", "—", "--"))
    groups = rng.random() < 0.5
    row = 1
    for number, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(4, 10), flows=growth == "both"), start=1
    ):
        if groups and (number == 1 or rng.random() < 0.3):
            table.boxes.append(Box(row, 0, GROUPS[number % len(GROUPS)], 1, len(heads)))
            row += 1
        cells: list[str] = [str(number)] if index == "column" else []
        label = f"{number}.{name}" if index == "number" else name
        cells.append(label if unit_column else f"{label}（{written}）")
        if unit_column:
            cells.append(written)
        measure = "level" if kind in ("level", "flow") else "share"
        reached = 0.0
        if kind in ("flow", "fall"):
            cells += [nothing] * len(years)
        else:
            figure = ""
            for at in years:
                most = 99.9 if kind == "share" else float("inf")
                figure = (
                    numbers.near(figure, decimals, most=most)
                    if figure
                    else numbers.draw(low, high * 0.9, decimals)
                )
                bound = rng.choice(("", "", "", "", ">", "≥", "<")) if at != base else ""
                qualifier = {"": "exact", ">": "more_than", "≥": "at_least", "<": "less_than"}[bound]
                after = ""
                if at != base and not bound and rng.random() < 0.1:
                    after, qualifier = rng.choice(
                        (("左右", "approx"), ("以上", "at_least"), ("以内", "at_most"))
                    )
                reached = float(figure) if at == base else reached
                cells.append(bound + figure + after)
                value = base_value(figure, written)
                table.truths.append(
                    Truth(
                        figure,
                        value,
                        unit,
                        measure,
                        "target" if at > base else "observed",
                        name,
                        origin.region,
                        str(at),
                        qualifier,
                    )
                )
        if growth != "none":
            yearly = kind == "level" and (growth == "rate" or rng.random() < 0.7)
            # what is added over the years is less than what there was
            most = 29.9 if yearly or kind != "level" else min(29.9, 0.8 * reached)
            figure = numbers.draw(0.1, most, 1)
            value = Decimal(figure)
            if yearly:
                cells.append(figure)
                table.truths.append(
                    Truth(figure, value, "%", "growth_per_year", "target", name, origin.region, span)
                )
            elif growth == "both":
                cells.append(opening + figure + closing)
                value = base_value(figure, written)
                measure = {
                    "level": "change",
                    "flow": "change" if name.startswith("新增") else "level",
                    "share": "points_change",
                    "fall": "growth",
                }[kind]
                table.truths.append(
                    Truth(
                        figure,
                        -value if kind == "fall" else value,
                        "pp" if kind == "share" else unit,
                        measure,
                        "target",
                        name,
                        origin.region,
                        span,
                    )
                )
            else:
                cells.append(nothing)
        if attribute:
            cells.append(rng.choice(("预期性", "约束性")))
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells) if cell]
        row += 1
    table.after = f"到{last}年，建成社区公园37个。"
    table.truths.append(
        Truth("37个", Decimal(37), "个", "level", "target", "社区公园", origin.region, str(last))
    )
    table.glueable = (
        growth == "both"
        and index == "number"
        and not unit_column
        and not mid
        and not bare
        and all("（" not in h or "%" in h for h in heads[1:])
    )
    return table


def goals_through(rng: random.Random) -> Table:
    """Targets with a year between base and end."""
    return goals(rng, mid=True)


def completion(rng: random.Random) -> Table:
    """A plan's review: aimed at and reached under heads over two columns each."""
    origin = plan_origin(rng)
    first, base = origin.first_year, origin.first_year - 1
    span = f"{first - 5}/{base}"
    numbers = Numbers(rng)
    plan = {2006: "十五", 2011: "十一五", 2016: "十二五", 2021: "十三五"}[first]
    table = Table(origin, [f"表2 “{plan}”规划主要指标完成情况"])
    over = rng.choice((("规划目标", "实现情况"), ("规划目标", "完成情况"), ("目标", "实际完成")))
    under = [f"{base}年", rng.choice(("年均增长（%）", "年均增速（%）"))]
    unit_column = rng.random() < 0.4
    heads = ["指标"] + (["单位"] if unit_column else [])
    table.boxes += [Box(0, i, head, rows=2) for i, head in enumerate(heads)]
    begin = len(heads)
    for number, head in enumerate(over):
        table.boxes.append(Box(0, begin + 2 * number, head, columns=2))
        table.boxes += [Box(1, begin + 2 * number + i, name) for i, name in enumerate(under)]
    row = 2
    for kind, name, written, unit, low, high, decimals in pick_rows(rng, rng.randint(4, 9), flows=False):
        table.boxes.append(Box(row, 0, name if unit_column else f"{name}（{written}）"))
        if unit_column:
            table.boxes.append(Box(row, 1, written))
        for number, status in enumerate(("target", "observed")):
            figure = numbers.draw(low, high, decimals)
            measure = "level" if kind == "level" else "share"
            table.boxes.append(Box(row, begin + 2 * number, figure))
            table.truths.append(
                Truth(
                    figure, base_value(figure, written), unit, measure, status, name, origin.region, str(base)
                )
            )
            if kind == "share":
                table.boxes.append(Box(row, begin + 2 * number + 1, "—"))
                continue
            figure = numbers.draw(0.1, 29.9, 1)
            table.boxes.append(Box(row, begin + 2 * number + 1, figure))
            table.truths.append(
                Truth(figure, Decimal(figure), "%", "growth_per_year", status, name, origin.region, span)
            )
        row += 1
    table.after = f"到{origin.last_year}年，建成社区公园37个。"
    table.truths.append(
        Truth("37个", Decimal(37), "个", "level", "target", "社区公园", origin.region, str(origin.last_year))
    )
    table.blankable = False
    return table


def bulletin(rng: random.Random) -> Table:
    """A bulletin's table: amount and growth of one year."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表3 {year}年主要指标完成情况及其增长速度"])
    unit_column = rng.random() < 0.6
    heads = [rng.choice(("指标", "指标名称", "项目"))] + (["单位"] if unit_column else [])
    heads += [
        rng.choice(("绝对数", "全年", f"{year}年", "指标值", "完成数")),
        rng.choice(("比上年增长（%）", "同比增长%", "增速（%）", "比上年±%", "增长（%）")),
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(4, 10), flows=False), start=1
    ):
        cells = [name if unit_column else f"{name}（{written}）"] + ([written] if unit_column else [])
        figure = numbers.draw(low, high, decimals)
        table.truths.append(
            Truth(
                figure,
                base_value(figure, written),
                unit,
                "level" if kind == "level" else "share",
                "observed",
                name,
                origin.region,
                year,
            )
        )
        cells.append(figure)
        if kind == "level":
            figure = numbers.draw(0.1, 29.9, 1)
            sign = rng.choice(("", "", "", "-"))
            cells.append(sign + figure)
            table.truths.append(
                Truth(
                    sign + figure,
                    Decimal(sign + figure),
                    "%",
                    "growth",
                    "observed",
                    name,
                    origin.region,
                    year,
                )
            )
        else:
            cells.append("—")
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    table.after = "全年接待游客412.53万人次。"
    table.truths.append(
        Truth("412.53万人次", Decimal(4125300), "人次", "level", "observed", "接待游客", origin.region, year)
    )
    return table


def places(rng: random.Random) -> Table:
    """Places by indicators, with growth columns: a yearbook's table."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表4 {year}年各地区主要经济指标"])
    things = rng.sample(LEVELS, rng.randint(2, 4))
    growth = rng.random() < 0.5
    heads = [rng.choice(("地区", "县区", "市县", "县（市、区）", "城市"))]
    for name, written, *_ in things:
        heads.append(f"{name}（{written}）")
        if growth:
            heads.append(rng.choice(("增长（%）", "比上年增长（%）", "增速（%）")))
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    rows = rng.sample(COUNTIES, rng.randint(3, 6))
    total = rng.choice(("", "全市", "合计"))
    for row, place in enumerate([total] * bool(total) + rows, start=1):
        cells = [place]
        region = origin.region if place == total else place
        for name, written, unit, low, high, decimals in things:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(figure, base_value(figure, written), unit, "level", "observed", name, region, year)
            )
            if growth:
                figure = numbers.draw(0.1, 29.9, 1)
                cells.append(figure)
                table.truths.append(
                    Truth(figure, Decimal(figure), "%", "growth", "observed", name, region, year)
                )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def across_places(rng: random.Random) -> Table:
    """Indicators by places: a column for each place."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表5 {year}年分县区主要指标"])
    columns = rng.sample(COUNTIES, rng.randint(2, 4))
    unit_column = rng.random() < 0.5
    heads = ["指标"] + (["单位"] if unit_column else []) + columns
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(3, 7), flows=False), start=1
    ):
        cells = [name if unit_column else f"{name}（{written}）"] + ([written] if unit_column else [])
        for place in columns:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level" if kind == "level" else "share",
                    "observed",
                    name,
                    place,
                    year,
                )
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def years(rng: random.Random) -> Table:
    """Years by indicators: a row for each year, units in the heads."""
    origin = bulletin_origin(rng)
    numbers = Numbers(rng)
    table = Table(origin, ["表6 历年主要指标"])
    things = rng.sample(LEVELS, rng.randint(2, 4))
    heads = [rng.choice(("年份", "年度"))] + [f"{name}（{written}）" for name, written, *_ in things]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    last = origin.last_year
    mark = rng.choice(("", "年"))
    for row, at in enumerate(range(last - rng.randint(3, 6), last + 1), start=1):
        cells = [f"{at}{mark}"]
        for name, written, unit, low, high, decimals in things:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level",
                    "observed",
                    name,
                    origin.region,
                    str(at),
                )
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def across_years(rng: random.Random) -> Table:
    """Indicators by years: a column for each year; a unit column, units in the names, or one unit line."""
    origin = bulletin_origin(rng)
    numbers = Numbers(rng)
    way = rng.choice(("column", "name", "line"))
    table = Table(origin, ["表7 主要年份基本情况"])
    last = origin.last_year
    columns = list(range(last - rng.randint(2, 4), last + 1))
    mark = rng.choice(("", "年"))
    things = pick_rows(rng, rng.randint(3, 7), flows=False)
    if way == "line":
        table.caption.append("单位：万元")
        names = rng.sample(
            ("农业总产值", "一般公共预算支出", "税收收入", "工业增加值", "社会消费品零售额", "住户存款余额"),
            rng.randint(3, 5),
        )
        things = [("level", name, "万元", "CNY", 1000, 90000, 0) for name in names]
    heads = ["指标"] + (["单位"] if way == "column" else []) + [f"{at}{mark}" for at in columns]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(things, start=1):
        cells = [f"{name}（{written}）" if way == "name" else name] + ([written] if way == "column" else [])
        for at in columns:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level" if kind == "level" else "share",
                    "observed",
                    name,
                    origin.region,
                    str(at),
                )
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def transposed(rng: random.Random) -> Table:
    """Targets turned: indicators head the columns, the years are the rows."""
    origin = plan_origin(rng)
    numbers = Numbers(rng)
    table = Table(origin, ["表8 主要目标"])
    base, last = origin.first_year - 1, origin.last_year
    things = pick_rows(rng, rng.randint(2, 4), flows=False)
    unit_row = rng.random() < 0.4
    heads = ["指标"] + [name if unit_row else f"{name}（{written}）" for _, name, written, *_ in things]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    if unit_row:
        table.boxes += [Box(1, i, words) for i, words in enumerate(["单位", *(thing[2] for thing in things)])]
    suffix = rng.choice((("", ""), ("现状", "目标"), ("实际", "规划")))
    for row, at in enumerate((base, last)):
        row += 2 if unit_row else 1
        cells = [f"{at}年{suffix[row == (3 if unit_row else 2)]}"]
        for kind, name, written, unit, low, high, decimals in things:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(Truth(figure, base_value(figure, written), unit, "level" if kind == "level" else "share",
                                      "target" if at > base else "observed", name, origin.region, str(at)))  # fmt: skip
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def projects(rng: random.Random) -> Table:
    """Projects of a plan with place, years and investment."""
    origin = plan_origin(rng)
    numbers = Numbers(rng)
    plan = {2006: "十一五", 2011: "十二五", 2016: "十三五", 2021: "十四五"}[origin.first_year]
    table = Table(origin, [f"附表1 “{plan}”重点项目"])
    written = rng.choice(("万元", "亿元"))
    heads = ["序号", "项目名称", "建设地点", "建设年限", f"总投资（{written}）", f"“{plan}”投资（{written}）"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    names = (
        "城北污水处理厂扩建工程",
        "高铁新区路网工程",
        "县医院综合楼",
        "冷链物流中心",
        "智慧水务平台",
        "文化馆新馆",
        "滨河公园二期",
    )
    chosen = rng.sample(names, rng.randint(3, 6))
    for row, name in enumerate(chosen, start=1):
        first = rng.randint(origin.first_year, origin.first_year + 2)
        last = rng.randint(first + 1, origin.last_year)
        place = rng.choice(COUNTIES)
        cells = [str(row), name, place, f"{first}-{last}"]
        whole = numbers.draw(2000, 90000, 0) if written == "万元" else numbers.draw(1, 90, 2)
        part = numbers.draw(2000, 90000, 0) if written == "万元" else numbers.draw(1, 90, 2)
        cells += [whole, part]
        table.truths.append(
            Truth(
                whole,
                base_value(whole, written),
                "CNY",
                "level",
                "target",
                name + "总投资",
                place,
                f"{first}/{last}",
            )
        )
        table.truths.append(
            Truth(
                part,
                base_value(part, written),
                "CNY",
                "level",
                "target",
                f"{name}“{plan}”投资",
                place,
                f"{origin.first_year}/{origin.last_year}",
            )
        )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def budget(rng: random.Random) -> Table:
    """A budget table: planned, done, done in percent of planned."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"{year}年一般公共预算收支执行情况表", "单位：万元"])
    heads = [
        rng.choice(("项目", "科目")),
        rng.choice(("预算数", "年初预算数")),
        rng.choice(("执行数", "完成数", "决算数")),
        rng.choice(("完成预算（%）", "完成预算%")),
        "比上年增长（%）",
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    names = (
        "税收收入",
        "非税收入",
        "增值税",
        "企业所得税",
        "教育支出",
        "农林水支出",
        "卫生健康支出",
        "住房保障支出",
    )
    for row, name in enumerate(rng.sample(names, rng.randint(3, 7)), start=1):
        cells = [name]
        for status in ("target", "observed"):
            figure = numbers.draw(1000, 90000, 0)
            cells.append(figure)
            table.truths.append(
                Truth(figure, base_value(figure, "万元"), "CNY", "level", status, name, origin.region, year)
            )
        for measure, low, high in (("share", 81, 119), ("growth", 0.1, 39)):
            figure = numbers.draw(low, high, 1)
            cells.append(figure)
            said = f"{name}完成预算的比例" if measure == "share" else name
            table.truths.append(
                Truth(figure, Decimal(figure), "%", measure, "observed", said, origin.region, year)
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def structure(rng: random.Random) -> Table:
    """Amounts and their shares of a whole, rows 其中 under a total."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表9 {year}年从业人员构成"])
    heads = [
        "指标",
        rng.choice(("年末数（万人）", "人数（万人）")),
        rng.choice(("比重（%）", "占比（%）", "构成（%）")),
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    names = [
        "全市从业人员",
        "其中：城镇从业人员",
        "乡村从业人员",
        "第一产业从业人员",
        "第二产业从业人员",
        "第三产业从业人员",
    ]
    for row, name in enumerate(names, start=1):
        level, share = numbers.draw(5, 99, 2), numbers.draw(5, 99, 1)
        bare = name.removeprefix("其中：").removeprefix("全市")
        table.truths.append(
            Truth(level, base_value(level, "万人"), "人", "level", "observed", bare, origin.region, year)
        )
        table.truths.append(Truth(share, Decimal(share), "%", "share", "observed", bare, origin.region, year))
        table.boxes += [Box(row, i, cell) for i, cell in enumerate((name, level, share))]
    return table


def grouped(rng: random.Random) -> Table:
    """Targets whose groups stand in a first column that covers several rows."""
    origin = plan_origin(rng)
    base, last = origin.first_year - 1, origin.last_year
    numbers = Numbers(rng)
    table = Table(origin, ["表10 主要目标"])
    heads = [
        rng.choice(("类别", "领域", "一级指标")),
        rng.choice(("指标", "具体指标", "二级指标")),
        "单位",
        f"{base}年",
        f"{last}年",
        "属性",
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    row = 1
    rest = pick_rows(rng, rng.randint(5, 10), flows=False)
    for group in rng.sample(GROUPS[:5], 4):
        size = rng.randint(1, 3)
        part, rest = rest[:size], rest[size:]
        if not part:
            break
        table.boxes.append(Box(row, 0, group, rows=len(part)))
        for kind, name, written, unit, low, high, decimals in part:
            cells = [name, written]
            for at in (base, last):
                figure = numbers.draw(low, high, decimals)
                cells.append(figure)
                table.truths.append(Truth(figure, base_value(figure, written), unit, "level" if kind == "level" else "share",
                                          "target" if at > base else "observed", name, origin.region, str(at)))  # fmt: skip
            cells.append(rng.choice(("预期性", "约束性")))
            table.boxes += [Box(row, i + 1, cell) for i, cell in enumerate(cells)]
            row += 1
    return table


def timetable(rng: random.Random) -> Table:
    """A development timetable: three years, cells with a remark, bounds in words, groups, parts under 其中, empty cells."""
    origin = plan_origin(rng)
    base, last = origin.first_year - 1, origin.last_year
    columns = [base, origin.first_year + 2, last]
    numbers = Numbers(rng)
    table = Table(origin, ["表11 发展目标与时间表"])
    table.boxes += [
        Box(0, i, head) for i, head in enumerate(["指标", "单位", *(f"{at}年" for at in columns)])
    ]
    row = 1
    nothing = rng.choice(("—", "——", ""))
    for number, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(5, 9), flows=False), start=1
    ):
        if rng.random() < 0.3:
            table.boxes.append(Box(row, 0, f"{number}.{GROUPS[number % 5]}水平", columns=5))
            row += 1
        table.boxes += [Box(row, 0, name), Box(row, 1, written)]
        kept = rng.choice(((0, 1, 2), (0, 1, 2), (1, 2), (0, 1)))
        for i, at in enumerate(columns):
            if i not in kept:
                table.boxes.append(Box(row, 2 + i, nothing))
                continue
            figure = numbers.draw(low, high, decimals)
            bound, qualifier = (
                rng.choice(
                    (
                        ("", "exact"),
                        ("", "exact"),
                        ("大于", "more_than"),
                        ("＞", "more_than"),
                        ("超过", "more_than"),
                    )
                )
                if at != base
                else ("", "exact")
            )
            remark = (
                rng.choice(("（试点）", "（部分地区）", "（预计）"))
                if rng.random() < 0.15 and kind == "level"
                else ""
            )
            status = "target" if at > base or remark == "（预计）" else "observed"
            table.boxes.append(Box(row, 2 + i, bound + figure + remark))
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level" if kind == "level" else "share",
                    status,
                    name,
                    origin.region,
                    str(at),
                    qualifier,
                )
            )
        row += 1
    table.blankable = nothing != ""
    table.stackable = True
    table.after = f"到{last}年，建成社区公园37个。"
    table.truths.append(
        Truth("37个", Decimal(37), "个", "level", "target", "社区公园", origin.region, str(last))
    )
    return table


def allotment(rng: random.Random) -> Table:
    """A task parted among places: a year and a number of things for each."""
    origin = plan_origin(rng)
    numbers = Numbers(rng)
    name, written, unit, low, high, decimals = rng.choice(
        (
            ("充电桩", "个", "个", 20, 900, 0),
            ("绿道", "公里", "km", 20, 900, 1),
            ("污水管网", "公里", "km", 10, 400, 1),
        )
    )
    table = Table(origin, [f"附表2 {name}建设任务分解表"])
    columns = list(range(origin.first_year, origin.first_year + rng.randint(2, 4)))
    heads = ["序号", "县区", *(f"{at}年（{written}）" for at in columns)]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, place in enumerate(rng.sample(COUNTIES, rng.randint(3, 6)), start=1):
        cells = [str(row), place]
        for at in columns:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(figure, base_value(figure, written), unit, "level", "target", name, place, str(at))
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def halves(rng: random.Random) -> Table:
    """Two narrow tables side by side under the same heads: a yearbook saves paper."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表12 {year}年基本情况"])
    heads = ["指标", "单位", f"{year}年"] * 2
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    things = pick_rows(rng, 2 * rng.randint(2, 4), flows=False)
    for at, (kind, name, written, unit, low, high, decimals) in enumerate(things):
        row, column = at // 2 + 1, 3 * (at % 2)
        figure = numbers.draw(low, high, decimals)
        table.boxes += [Box(row, column, name), Box(row, column + 1, written), Box(row, column + 2, figure)]
        table.truths.append(
            Truth(
                figure,
                base_value(figure, written),
                unit,
                "level" if kind == "level" else "share",
                "observed",
                name,
                origin.region,
                year,
            )
        )
    return table


def ranked(rng: random.Random) -> Table:
    """Places with an amount, its place in the order, its growth and the order of that."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    name, written, unit, low, high, decimals = rng.choice(LEVELS)
    table = Table(origin, [f"{year}年各县区{name}"])
    heads = ["县区", f"{name}（{written}）", "位次", "增速（%）", "位次"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    chosen = rng.sample(COUNTIES, rng.randint(3, 6))
    orders = [rng.sample(range(1, len(chosen) + 1), len(chosen)) for _ in range(2)]
    for row, place in enumerate(chosen, start=1):
        level = numbers.draw(max(low, 20), max(high, 90), max(decimals, 1))
        rate = numbers.draw(10.1, 29.9, 1)
        table.truths.append(
            Truth(level, base_value(level, written), unit, "level", "observed", name, place, year)
        )
        table.truths.append(Truth(rate, Decimal(rate), "%", "growth", "observed", name, place, year))
        cells = (place, level, str(orders[0][row - 1]), rate, str(orders[1][row - 1]))
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def near_and_far(rng: random.Random) -> Table:
    """A standing state, a near and a far aim, with or without the years in the heads."""
    first = rng.choice((2016, 2021))
    origin = Origin(
        kind=PLAN, date=f"{first}-08", first_year=first, last_year=first + 4, region=rng.choice(COUNTIES)
    )
    base, last, far = first - 1, first + 4, rng.choice((2030, 2035))
    numbers = Numbers(rng)
    table = Table(origin, ["表13 规划指标表"])
    heads = rng.choice(
        (
            [f"现状（{base}年）", f"近期（{last}年）", f"远期（{far}年）"],
            [f"{base}年现状值", f"{last}年规划值", f"{far}年规划值"],
            [f"基期年（{base}年）", f"目标年（{last}年）", f"远景（{far}年）"],
        )
    )
    table.boxes += [Box(0, i, head) for i, head in enumerate(["指标", "单位", *heads])]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(4, 8), flows=False), start=1
    ):
        cells = [name, written]
        for at in (base, last, far):
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(figure, base_value(figure, written), unit, "level" if kind == "level" else "share",
                      "target" if at > base else "observed", name, origin.region, str(at))
            )  # fmt: skip
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def no_years(rng: random.Random) -> Table:
    """A plan's table whose heads say 现状 and 目标 and leave the years to the reader."""
    origin = plan_origin(rng)
    base, last = origin.first_year - 1, origin.last_year
    numbers = Numbers(rng)
    table = Table(origin, ["表14 主要指标"])
    heads = ["指标", *rng.choice((("现状值", "目标值"), ("现状", "规划目标"), ("基期值", "目标值"))), "属性"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(4, 8), flows=False), start=1
    ):
        cells = [f"{name}（{written}）"]
        for at in (base, last):
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(figure, base_value(figure, written), unit, "level" if kind == "level" else "share",
                      "target" if at > base else "observed", name, origin.region, str(at))
            )  # fmt: skip
        cells.append(rng.choice(("预期性", "约束性")))
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    return table


def sums(rng: random.Random) -> Table:
    """A review whose shares give what was gained over five years in brackets, on both sides."""
    origin = plan_origin(rng)
    base = origin.first_year - 1
    span = f"{base - 4}/{base}"
    numbers = Numbers(rng)
    plan = {2006: "十五", 2011: "十一五", 2016: "十二五", 2021: "十三五"}[origin.first_year]
    table = Table(origin, [f"专栏2 “{plan}”主要指标完成情况"])
    table.boxes.append(Box(0, 0, "指标", rows=2))
    for number, over in enumerate(("规划目标", "完成情况")):
        table.boxes.append(Box(0, 1 + 2 * number, over, columns=2))
        table.boxes += [Box(1, 1 + 2 * number, f"{base}年"), Box(1, 2 + 2 * number, "年均增长（%）〔累计〕")]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(4, 8), flows=False), start=2
    ):
        table.boxes.append(Box(row, 0, f"{name}（{written}）"))
        for number, status in enumerate(("target", "observed")):
            figure = numbers.draw(low, high, decimals)
            table.boxes.append(Box(row, 1 + 2 * number, figure))
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level" if kind == "level" else "share",
                    status,
                    name,
                    origin.region,
                    str(base),
                )
            )
            figure = numbers.draw(0.1, 29.9, 1)
            bracketed = kind == "share"
            table.boxes.append(Box(row, 2 + 2 * number, f"〔{figure}〕" if bracketed else figure))
            table.truths.append(
                Truth(figure, Decimal(figure), "pp" if bracketed else "%", "points_change" if bracketed else "growth_per_year", status,
                      name, origin.region, span)
            )  # fmt: skip
    table.blankable = False
    return table


def falls(rng: random.Random) -> Table:
    """Falls over a plan under the heading of a group: 主要污染物排放总量减少（%）, then the short names."""
    origin = plan_origin(rng)
    numbers = Numbers(rng)
    span = f"{origin.first_year}/{origin.last_year}"
    table = Table(origin, ["专栏3 资源环境指标"])
    heads = ["指标", f"{origin.first_year - 1}年", f"{origin.last_year}年", "〔五年累计〕", "属性"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    row = 1
    for name in ("森林覆盖率", "地表水质量优良比例"):
        base, aim, points = numbers.draw(40, 60, 1), numbers.draw(61, 90, 1), numbers.draw(1, 9, 2)
        cells = [f"{name}（%）", base, aim, f"〔{points}〕", "约束性"]
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
        table.truths += [
            Truth(
                base, Decimal(base), "%", "share", "observed", name, origin.region, str(origin.first_year - 1)
            ),
            Truth(aim, Decimal(aim), "%", "share", "target", name, origin.region, str(origin.last_year)),
            Truth(points, Decimal(points), "pp", "points_change", "target", name, origin.region, span),
        ]
        row += 1
    group = rng.choice(("主要污染物排放总量减少（%）", "主要污染物排放量下降（%）"))
    table.boxes.append(Box(row, 0, group, columns=5))
    for name in rng.sample(("化学需氧量", "氨氮", "二氧化硫", "氮氧化物", "挥发性有机物"), 4):
        row += 1
        figure = numbers.draw(2, 30, 1)
        table.boxes += [
            Box(row, i, cell) for i, cell in enumerate((name, "—", "—", f"〔{figure}〕", "约束性"))
        ]
        table.truths.append(
            Truth(figure, -Decimal(figure), "%", "growth", "target", f"{name}排放总量", origin.region, span)
        )
    return table


def written_out(rng: random.Random) -> Table:
    """Figures with their unit in the cell, thousands parted by commas, percent signs and signs."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表15 {year}年主要经济指标"])
    heads = [
        "指标",
        rng.choice(("数值", "绝对量", f"{year}年")),
        rng.choice(("同比增长", "比上年增长", "增速")),
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (name, written, unit, low, high, decimals) in enumerate(
        rng.sample(LEVELS, rng.randint(4, 8)), start=1
    ):
        figure = numbers.draw(low, high, decimals)
        whole, dot, part = figure.partition(".")
        figure = f"{int(whole):,}{dot}{part}"
        rate = ("-" if rng.random() < 0.3 else "") + numbers.draw(0.1, 29.9, 1)
        table.boxes += [Box(row, 0, name), Box(row, 1, figure + written), Box(row, 2, rate + "%")]
        table.truths.append(
            Truth(
                figure + written,
                base_value(figure.replace(",", ""), written),
                unit,
                "level",
                "observed",
                name,
                origin.region,
                year,
            )
        )
        table.truths.append(
            Truth(rate + "%", Decimal(rate), "%", "growth", "observed", name, origin.region, year)
        )
    return table


def months(rng: random.Random) -> Table:
    """A month's report: this month, since January, growth of each."""
    year, month = rng.randint(2012, 2024), rng.randint(3, 11)
    origin = Origin(
        kind=BULLETIN,
        date=f"{year}-{month + 1:02d}",
        first_year=year,
        last_year=year,
        region=rng.choice(COUNTIES),
    )
    numbers = Numbers(rng)
    table = Table(origin, [f"{year}年1-{month}月主要经济指标"])
    heads = ["指标", "单位", f"1-{month}月累计", "同比增长（%）"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    for row, (name, written, unit, low, high, decimals) in enumerate(
        rng.sample(LEVELS, rng.randint(4, 7)), start=1
    ):
        figure, rate = numbers.draw(low, high, decimals), numbers.draw(0.1, 29.9, 1)
        table.boxes += [Box(row, i, cell) for i, cell in enumerate((name, written, figure, rate))]
        for text, value, what, measure in (
            (figure, base_value(figure, written), unit, "level"),
            (rate, Decimal(rate), "%", "growth"),
        ):
            table.truths.append(
                Truth(
                    text,
                    value,
                    what,
                    measure,
                    "observed",
                    name,
                    origin.region,
                    f"{year}-01/{year}-{month:02d}",
                )
            )
    return table


def yearly_targets(rng: random.Random) -> Table:
    """A plan's table with a column for every year of the plan, what is due in each."""
    origin = plan_origin(rng)
    numbers = Numbers(rng)
    table = Table(origin, ["附表3 年度目标分解表"])
    columns = list(range(origin.first_year, origin.last_year + 1))
    table.boxes += [Box(0, 0, "指标", rows=2), Box(0, 1, "单位", rows=2), Box(0, 2, "年度目标", columns=5)]
    table.boxes += [Box(1, 2 + i, f"{at}年") for i, at in enumerate(columns)]
    for row, (kind, name, written, unit, low, high, decimals) in enumerate(
        pick_rows(rng, rng.randint(3, 6), flows=False), start=2
    ):
        cells = [name, written]
        for at in columns:
            figure = numbers.draw(low, high, decimals)
            cells.append(figure)
            table.truths.append(
                Truth(
                    figure,
                    base_value(figure, written),
                    unit,
                    "level" if kind == "level" else "share",
                    "target",
                    name,
                    origin.region,
                    str(at),
                )
            )
        table.boxes += [Box(row, i, cell) for i, cell in enumerate(cells)]
    table.blankable = False
    return table


def three_levels(rng: random.Random) -> Table:
    """Indicators of three orders, the first two covering several rows."""
    origin = plan_origin(rng)
    base, last = origin.first_year - 1, origin.last_year
    numbers = Numbers(rng)
    table = Table(origin, ["附表 指标体系"])
    heads = ["序号", "一级指标", "二级指标", "三级指标", "单位", f"{base}年现状值", f"{last}年目标值"]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    row = 1
    rest = pick_rows(rng, rng.randint(5, 9), flows=False)
    for number, group in enumerate(rng.sample(("数字基础", "产业发展", "公共服务", "城乡建设"), 3)):
        part, rest = rest[: 1 + number], rest[1 + number :]
        if not part:
            break
        table.boxes += [Box(row, 1, group, rows=len(part)), Box(row, 2, f"{group}水平", rows=len(part))]
        for kind, name, written, unit, low, high, decimals in part:
            cells = [name, written]
            for at in (base, last):
                figure = numbers.draw(low, high, decimals)
                cells.append(figure)
                table.truths.append(
                    Truth(figure, base_value(figure, written), unit, "level" if kind == "level" else "share",
                          "target" if at > base else "observed", name, origin.region, str(at))
                )  # fmt: skip
            table.boxes.append(Box(row, 0, str(row)))
            table.boxes += [Box(row, i + 3, cell) for i, cell in enumerate(cells)]
            row += 1
    table.blankable = False
    return table


LONG_NAMES = (
    ("规模以上数字经济核心产业企业营业收入占规模以上企业营业收入比重", "%", "%", "share", 5, 60, 1),
    ("每万人口高价值发明专利拥有量", "件", "件", "level", 10, 90, 1),
    ("单位地区生产总值建设用地使用面积", "平方米/万元", "m2/万元", "level", 5, 30, 2),
    ("货物和服务贸易进出口总额占全省份额", "%", "%", "share", 2, 60, 1),
    ("养老机构护理型床位占比", "%", "%", "share", 40, 90, 0),
    ("3岁以下婴幼儿入托率", "%", "%", "share", 6, 40, 1),
    ("人均预期寿命", "岁", "岁", "level", 77, 86, 2),
    ("细颗粒物（PM2.5）年均浓度", "微克/立方米", "微克/立方米", "level", 20, 50, 0),
    ("轨道交通站点800米半径范围内人口和岗位覆盖率", "%", "%", "share", 10, 60, 2),
    ("能源综合生产能力", "万吨标准煤", "吨标准煤", "level", 100, 9000, 0),
    ("可再生能源电力装机容量", "万千瓦", "千瓦", "level", 100, 9000, 0),
    ("劳动年龄人口平均受教育年限", "年", "年", "level", 10, 14, 1),
)
GROWING = ("地区生产总值", "规上生产性服务业营业收入", "全社会研发经费投入", "全体居民人均可支配收入")
PARTED = (
    (
        "每千人口拥有医护人员数",
        (("执业（助理）医师数", "人", "人", 2, 6, 2), ("注册护士数", "人", "人", 2, 7, 2)),
    ),
    ("食品药品安全", (("食品安全抽检合格率", "%", "%", 90, 99, 2), ("药品抽检合格率", "%", "%", 90, 99, 2))),
)
AIMS_IN_WORDS = ("完成省定目标", "完成上级下达任务", "与经济增长同步", "基本稳定", "保持稳定")
CLASSES = ("创新驱动", "协调发展", "绿色低碳", "开放合作", "民生共享", "安全稳定")


def indicators(rng: random.Random) -> Table:
    """The main indicators of a five-year plan: numbered rows in groups, aims with bounds and in words, foreseen and gathered values."""
    first = rng.choice((2016, 2021, 2026))
    base, last = first - 1, first + 4
    origin = Origin(
        kind=PLAN,
        date=f"{first}-{rng.choice(('02', '03'))}",
        first_year=first,
        last_year=last,
        region=rng.choice(COUNTIES),
    )
    plan = {2016: "十三五", 2021: "十四五", 2026: "十五五"}[first]
    numbers, span = Numbers(rng), f"{first}/{last}"
    table = Table(
        origin,
        [
            rng.choice(
                (
                    f"专栏1 “{plan}”时期经济社会发展主要指标",
                    f"表1 “{plan}”主要指标",
                    f"“{plan}”时期{origin.region}经济社会发展主要指标",
                )
            )
        ],
    )
    grouping = rng.choice(("column", "column", "rows", "none"))
    unit_column = rng.random() < 0.3
    has_base = rng.random() < 0.8
    gathers = rng.random() < 0.4
    in_front = rng.random() < 0.25
    base_head = rng.choice((f"{base}年", f"{base}年", f"{base}年预计", f"{base}年基期值"))
    aim_head = (
        rng.choice((f"{last}年目标", f"{last}年", f"{last}年目标值"))
        if has_base
        else rng.choice((f"{last}年目标", f"{last}年目标值"))
    )
    heads = (["类别"] if grouping == "column" else []) + ["序号", rng.choice(("指标", "指标名称"))]
    heads += ["单位"] if unit_column else []
    values = ([base_head] if has_base else []) + [aim_head] + (["年均/[累计]"] if gathers else [])
    heads += ["属性", *values] if in_front else [*values, "属性"]
    opening, closing = rng.choice(("[]", "〔〕", "【】"))
    nothing = rng.choice(("—", "-"))
    foreseen = base_head.endswith("预计")
    rows: list[tuple[str, str, str, str, tuple[str, str, str], list[str], list[Truth]]] = []

    def bounded(figure: str, *, aim: bool) -> tuple[str, str]:
        bound = rng.choice(("", "", "", ">", "≥", "<", "≤", "＞", "左右", "以上", "以内")) if aim else ""
        qualifier = {"": "exact", ">": "more_than", "＞": "more_than", "≥": "at_least", "<": "less_than", "≤": "at_most",
                     "左右": "approx", "以上": "at_least", "以内": "at_most"}[bound]  # fmt: skip
        return (figure + bound if len(bound) == 2 else bound + figure), qualifier

    def a_row(
        kind: str, name: str, written: str, unit: str, low: float, high: float, decimals: int, owner: str = ""
    ) -> None:
        said = owner + name if owner and owner[:2] != name[:2] else name
        texts: list[str] = []
        truths: list[Truth] = []
        figure = numbers.draw(low, max(low * 1.05, high * 0.9), decimals)
        measure = {"share": "share", "fall": "growth", "growing": "growth_per_year"}.get(kind, "level")
        if has_base:
            if kind in ("fall", "gathered") or rng.random() < 0.1:
                texts.append(nothing)
            else:
                star = "" if foreseen or rng.random() < 0.8 else rng.choice("*∗＊")
                texts.append(figure + star)
                status = "target" if star or foreseen else "observed"
                truths.append(
                    Truth(
                        figure,
                        base_value(figure, written),
                        unit,
                        measure,
                        status,
                        said,
                        origin.region,
                        str(base),
                    )
                )
        aim = numbers.near(figure, decimals, most=99.9 if written == "%" else float("inf"))
        summed = kind == "gathered" or (kind == "fall" and rng.random() < 0.5)
        if summed:
            value = base_value(aim, written)
            text = opening + aim + closing
            texts += [nothing, text] if gathers else [text]
            truths.append(
                Truth(
                    aim,
                    -value if kind == "fall" else value,
                    unit,
                    "growth" if kind == "fall" else "change",
                    "target",
                    said,
                    origin.region,
                    span,
                )
            )
        elif rng.random() < 0.15 and kind != "level":
            texts += [rng.choice(AIMS_IN_WORDS)] + ([nothing] if gathers else [])
        elif kind == "growing" and gathers:
            text, qualifier = bounded(aim, aim=True)
            texts += [nothing, text]
            truths.append(
                Truth(aim, Decimal(aim), "%", measure, "target", said, origin.region, span, qualifier)
            )
        else:
            text, qualifier = bounded(aim, aim=True)
            texts += [text] + ([nothing] if gathers else [])
            value, period = base_value(aim, written), span if kind in ("growing", "fall") else str(last)
            truths.append(
                Truth(
                    aim,
                    -value if kind == "fall" else value,
                    unit,
                    measure,
                    "target",
                    said,
                    origin.region,
                    period,
                    qualifier,
                )
            )
        label = name if unit_column else f"{name}（{written}）"
        rows.append((kind, owner, label, written, ("", "", ""), texts, truths))

    pool: list[tuple[str, ...] | tuple] = [
        (row[3], row[0], row[1], row[2], *row[4:]) for row in rng.sample(LONG_NAMES, 4)
    ]
    pool += [("level", *row) for row in rng.sample(LEVELS, 3)]
    pool += [
        ("growing", name + rng.choice(("年均增速", "年均增长", "年均增长率")), "%", "%", 2, 9, 1)
        for name in rng.sample(GROWING, 2)
    ]
    pool += [("fall", name, "%", "%", 2, 30, 1) for name in rng.sample(FALLS, 1)]
    pool += [("gathered", "城镇新增就业人数", "万人", "人", 10, 99, 1)]
    rng.shuffle(pool)
    for row in pool:
        a_row(*row)
    parted_at = -1
    if rng.random() < 0.6:
        owner, parts = rng.choice(PARTED)
        parted_at = len(rows)
        for name, written, unit, low, high, decimals in parts:
            a_row("share" if written == "%" else "level", name, written, unit, low, high, decimals, owner)
        if gathers or unit_column:
            rows[parted_at:] = []
            parted_at = -1
    counts = []
    left = len(rows) - (1 if parted_at >= 0 else 0)  # a group takes both parts of its last row
    while left:
        count = min(left, rng.randint(2, 5))
        counts.append(count)
        left -= count
    counts[-1] = len(rows) - sum(counts[:-1])
    begins = {sum(counts[:i]): (CLASSES[i % len(CLASSES)], counts[i]) for i in range(len(counts))}
    shift = 1 if grouping == "column" else 0
    split = parted_at >= 0  # the name of the row that parts belong to has a column of its own
    columns: list[tuple[str, int]] = [
        (head, 2 if split and head in ("指标", "指标名称") else 1) for head in heads
    ]
    at = 0
    for head, wide in columns:
        table.boxes.append(Box(0, at, head, 1, wide))
        at += wide
    width = at
    row_at = 1
    number = 0
    for i, (_kind, owner, label, written, _, texts, truths) in enumerate(rows):
        if i in begins and grouping == "rows":
            name, count = begins[i]
            table.boxes.append(
                Box(row_at, 0, f"{'一二三四五六'[list(begins).index(i)]}、{name}（{count}项）", 1, width)
            )
            row_at += 1
        if i in begins and grouping == "column":
            name, count = begins[i]
            table.boxes.append(Box(row_at, 0, f"{name}（{count}项）", count))
        own = not owner or i == parted_at
        number += own
        part_rows = 2 if owner else 1
        if own:
            table.boxes.append(Box(row_at, shift, str(number), part_rows))
        if owner:
            if own:
                table.boxes.append(Box(row_at, shift + 1, owner, part_rows))
            table.boxes.append(Box(row_at, shift + 2, label))
        else:
            table.boxes.append(Box(row_at, shift + 1, label, 1, 2 if split else 1))
        at = shift + (3 if split else 2)
        cells = (
            ([written] if unit_column else [])
            + ([rng.choice(("预期性", "约束性"))] if in_front else [])
            + texts
        )
        cells += [] if in_front else [rng.choice(("预期性", "约束性"))]
        table.boxes += [Box(row_at, at + k, cell) for k, cell in enumerate(cells) if cell]
        table.truths += truths
        row_at += 1
    table.after = f"注：{opening}{closing}内为五年累计数，带*为预计数。\n到{last}年，建成社区公园37个。"
    table.truths.append(
        Truth("37个", Decimal(37), "个", "level", "target", "社区公园", origin.region, str(last))
    )
    return table


def quarters(rng: random.Random) -> Table:
    """Quarters of two years by rates, the year before the first quarter of each only."""
    origin = bulletin_origin(rng)
    last = origin.last_year or 2020
    numbers = Numbers(rng)
    name = rng.choice([row[0] for row in LEVELS])
    table = Table(origin, [f"表5 {name}分季度增长速度"])
    heads = [
        rng.choice(("时间", "季度", "时期")),
        f"{name}环比增长速度（%）",
        f"{name}同比增长速度（%）",
    ]
    table.boxes += [Box(0, i, head) for i, head in enumerate(heads)]
    written = rng.choice(("{}季度", "第{}季度"))
    digits = rng.choice(("1234", "一二三四"))
    row = 0
    for year in (last - 1, last):
        for quarter in range(1, 5):
            row += 1
            told = written.format(digits[quarter - 1])
            table.boxes.append(Box(row, 0, f"{year}年{told}" if quarter == 1 else told))
            period = f"{year}-{3 * quarter - 2:02d}/{year}-{3 * quarter:02d}"
            for column, against in ((1, "环比"), (2, "同比")):
                figure = numbers.draw(0.1, 19.9, 1)
                table.boxes.append(Box(row, column, figure))
                rate = f"{name}{against}增长速度"
                table.truths.append(
                    Truth(figure, Decimal(figure), "%", "growth", "observed", rate, origin.region, period)
                )
    return table


def parts(rng: random.Random) -> Table:
    """Things with their units in brackets and below each some parts of it, the first behind a mark."""
    origin = bulletin_origin(rng)
    year = str(origin.last_year)
    numbers = Numbers(rng)
    table = Table(origin, [f"表6 {year}年主要指标"])
    table.boxes += [Box(0, i, head) for i, head in enumerate(("指标", "绝对数", "比上年增长（%）"))]
    row = 0
    for name, written, unit, low, high, decimals in rng.sample(LEVELS, rng.randint(2, 4)):
        mark = rng.choice(("其中：", "#", "# "))
        shown = (
            [f"{name}（{written}）", f"{mark}城镇", "乡村"]
            if rng.random() < 0.7
            else [f"{name}（{written}）"]
        )
        for number, label in enumerate(shown):
            row += 1
            figure, rate = numbers.draw(low, high, decimals), numbers.draw(0.1, 29.9, 1)
            table.boxes += [Box(row, i, cell) for i, cell in enumerate((label, figure, rate))]
            thing = name + ("", "城镇", "乡村")[number]
            table.truths += [
                Truth(
                    figure, base_value(figure, written), unit, "level", "observed", thing, origin.region, year
                ),
                Truth(rate, Decimal(rate), "%", "growth", "observed", thing, origin.region, year),
            ]
    return table


CONTENTS: dict[str, Callable[[random.Random], Table]] = {
    "goals": goals, "goals with a year between": goals_through, "groups in a column": grouped, "aimed at and reached": completion, "timetable": timetable,
    "transposed goals": transposed, "bulletin": bulletin, "places by indicators": places, "indicators by places": across_places,
    "years by indicators": years, "indicators by years": across_years, "projects": projects, "task by places": allotment, "budget": budget,
    "structure": structure, "two halves": halves, "ranked places": ranked, "near and far": near_and_far, "heads without years": no_years,
    "sums in brackets": sums, "falls in a group": falls, "units in the cells": written_out, "months": months, "a column a year": yearly_targets,
    "three orders": three_levels, "main indicators": indicators, "quarters": quarters, "parts of things": parts,
}  # fmt: skip


# --- layouts --------------------------------------------------------------------------------------------------------


def order(table: Table) -> Iterator[Box]:
    """The cells as a format's flow has them: row by row."""
    return iter(sorted(table.boxes, key=lambda box: (box.row, box.column)))


def framed(table: Table, body: str) -> str:
    """A text around the table: a paragraph before, the caption, a paragraph after."""
    return "\n".join(
        [
            "各地区、各部门要加强协调，健全机制，形成合力，确保各项任务落到实处。",
            *table.caption,
            body,
            table.after or "各项任务要按时完成。",
            "",
        ]
    )


def words_of(table: Table, body: str, _rng: random.Random) -> Document:
    return Document("table", framed(table, body), origin=table.origin)


def one_on_a_line(table: Table, rng: random.Random) -> Document:
    return words_of(table, "\n".join(box.text for box in order(table) if box.text), rng)


def wrapped_heads(table: Table, rng: random.Random) -> Document:
    """One cell on a line, long heads and names torn at a bracket."""
    parts = []
    for box in order(table):
        if box.text:
            torn = (
                re.fullmatch(r"(.{3,}?)(（[^（）]*）)", box.text)
                if box.row == 0 or len(box.text) > 12
                else None
            )
            parts += [torn[1], torn[2]] if torn else [box.text]
    return words_of(table, "\n".join(parts), rng)


def blank_lines(table: Table, rng: random.Random) -> Document:
    """One cell on a line, a blank line between, empty cells as more blank lines."""
    rows = table.matrix()
    covered = {
        (r, c)
        for box in table.boxes
        for r in range(box.row, box.row + box.rows)
        for c in range(box.column, box.column + box.columns)
    } - {(b.row, b.column) for b in table.boxes}
    cells = [cell for r, row in enumerate(rows) for c, cell in enumerate(row) if (r, c) not in covered]
    return words_of(table, "\n\n".join(cells), rng)


def cells_of_lines(table: Table, rng: random.Random) -> Document:
    """A blank line between cells, and the lines that a narrow column broke a cell into right below each other."""
    size = rng.choice((8, 10, 14))
    cells = []
    for box in order(table):
        whole = box.text.isascii() or len(box.text) <= size
        pieces = [box.text] if whole else [box.text[i : i + size] for i in range(0, len(box.text), size)]
        cells.append("\n".join(pieces))
    return words_of(table, "\n\n".join(cell for cell in cells if cell), rng)


def bars_at_ends(table: Table, rng: random.Random) -> Document:
    """One cell on a line with a bar at its end; an empty cell is a bar alone."""
    return words_of(table, "\n".join(f"{box.text} |" if box.text else "|" for box in order(table)), rng)


def closed_by_bars(table: Table, rng: random.Random) -> Document:
    """One cell on a line with a bar behind it, two behind the last of a row and one more for each cell merged from above."""
    columns = table.size[1]
    lines = ["|"]
    for row in range(table.size[0]):
        cells = sorted((box.column, box.text) for box in table.boxes if box.row == row)
        # cells of rows above that reach into this one
        merged = sum(box.columns for box in table.boxes if box.row < row < box.row + box.rows)
        width = sum(box.columns for box in table.boxes if box.row == row) + merged
        texts = dict(cells)
        taken = {
            column
            for box in table.boxes
            if box.row < row < box.row + box.rows or (box.row == row and box.columns > 1)
            for column in range(box.column + (box.row == row), box.column + box.columns)
        }
        shown = [texts.get(column, "") for column in range(columns) if column not in taken]
        lines += [f"{text} |" if text else "|" for text in shown[:-1]]
        lines += [(f"{shown[-1]} | |" if shown[-1] else "| |") + "|" * max(0, merged + columns - width), "|"]
    return words_of(table, "\n".join(lines[:-1]), rng)


def tabs(table: Table, rng: random.Random) -> Document:
    return words_of(table, "\n".join("\t".join(row).rstrip() for row in table.matrix()), rng)


def bars(table: Table, rng: random.Random) -> Document:
    rows = table.matrix()
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return words_of(table, "\n" + "\n".join(lines) + "\n", rng)


def commas(table: Table, rng: random.Random) -> Document:
    """Rows as a file of comma-separated values has them, in Chinese commas or semicolons as well; cells with a comma in quotation marks."""
    mark = rng.choice((",", "，", ";", "；"))
    rows = [[f'"{cell}"' if mark in cell else cell for cell in row] for row in table.matrix()]
    return words_of(table, "\n".join(mark.join(row) for row in rows), rng)


def empty_lines(table: Table, rng: random.Random) -> Document:
    """One cell on a line, an empty line for each empty cell, also for those that a merged cell reaches over."""
    return words_of(table, "\n".join(cell for row in table.matrix() for cell in row), rng)


def short_rows(table: Table, rng: random.Random) -> Document:
    """Bars behind the cells that a row has; one more for each empty, wide or merged cell, all of them at its end."""
    columns = table.size[1]
    lines = []
    for row in range(table.size[0]):
        texts = [box.text for box in order(table) if box.row == row and box.text]
        lines.append(" | ".join(texts) + " |" + (" " + "|" * (columns - len(texts))).rstrip())
    return words_of(table, "\n".join(lines), rng)


def bars_on_lines(table: Table, rng: random.Random) -> Document:
    """A bar on a line of its own behind each cell, and behind a row as many as it lacks cells and one more."""
    columns = table.size[1]
    lines = []
    for row in range(table.size[0]):
        texts = [box.text for box in order(table) if box.row == row and box.text]
        for text in texts:
            lines += [text, "|"]
        lines.append("|" * (columns - len(texts) + 1))
    return words_of(table, "\n".join(lines), rng)


def blanks(table: Table, rng: random.Random) -> Document | None:
    if not table.blankable or any(box.rows > 1 for box in table.boxes):
        return None
    gap = rng.choice((" ", "  ", "    ", "\u3000"))
    return words_of(table, "\n".join(gap.join(cell for cell in row if cell) for row in table.matrix()), rng)


def one_blank(table: Table, rng: random.Random) -> Document | None:
    """A row a line, one blank between cells; what is merged over rows stands on the first of them, a dash where a value is missing."""
    if any(box.columns > 1 or (box.rows > 1 and box.column > 0) for box in table.boxes):
        return None
    taken = {(row, box.column) for box in table.boxes for row in range(box.row + 1, box.row + box.rows)}
    lines = [
        " ".join(cell or "—" for column, cell in enumerate(row) if (number, column) not in taken)
        for number, row in enumerate(table.matrix())
    ]
    return words_of(table, "\n".join(lines), rng)


def torn_by_blanks(text: str, rng: random.Random) -> str:
    """Words of two characters with a blank between them, as pages set them to fill a column."""
    return (
        text[0] + " " + text[1] if re.fullmatch("[\u4e00-\u9fff]{2}", text) and rng.random() < 0.7 else text
    )


def spaced_words(table: Table, rng: random.Random) -> Document | None:
    """Cells parted by one blank, words of two characters torn by another."""
    if not table.blankable or any(box.rows > 1 or box.columns > 1 for box in table.boxes):
        return None
    rows = [" ".join(torn_by_blanks(cell, rng) for cell in row if cell) for row in table.matrix()]
    return words_of(table, "\n".join(rows), rng)


def list_items(table: Table, rng: random.Random) -> Document | None:
    """Rows as the items of a list, words of two characters torn by a blank; the title at times an item too."""
    if not table.blankable or any(box.rows > 1 or box.columns > 1 for box in table.boxes):
        return None
    mark = rng.choice(("- ", "- ", "* "))
    rows = [
        mark + " ".join(torn_by_blanks(cell, rng) for cell in row if cell)
        for row in table.matrix()
        if any(row)
    ]
    title = rng.random() < 0.5
    caption = [f"{mark}**{line}**" for line in table.caption] if title else table.caption
    table = Table(table.origin, caption, table.boxes, table.truths, after=table.after)
    return words_of(table, "\n" + "\n".join(rows) + "\n", rng)


def wide_bars(table: Table, rng: random.Random) -> Document | None:
    """Bars, and behind each column of figures an empty one, in which the figures of the last stand at times."""
    if any(box.rows > 1 or box.columns > 1 for box in table.boxes):
        return None
    rows = table.matrix()
    columns = len(rows[0])
    figures = [
        i
        for i in range(1, columns)
        if all(re.match(r"[-—≥≤0-9〔]", row[i]) or not row[i] for row in rows[1:])
    ]
    shifted = rng.random() < 0.4 and bool(figures) and figures[-1] == columns - 1
    lines = []
    for number, row in enumerate(rows):
        cells: list[str] = []
        for i, cell in enumerate(row):
            behind = shifted and i == columns - 1 and number > 0
            cells += ["", cell] if behind else [cell, ""] if i in figures else [cell]
        lines.append("| " + " | ".join(cells) + " |")
    lines.insert(1, "|" + " --- |" * (len(rows[0]) + len(figures)))
    return words_of(table, "\n" + "\n".join(lines) + "\n", rng)


def no_head_of_names(table: Table, rng: random.Random) -> Document | None:
    """One cell on a line with a bar behind it, an empty cell over the names; only names and figures."""
    rows = table.matrix()
    plain = all(row[0] and all(re.match(r"-?[0-9]", cell) for cell in row[1:]) for row in rows[1:])
    if not plain or any(box.rows > 1 or box.columns > 1 for box in table.boxes) or len(rows) < 4:
        return None
    cells = [cell for row in ([*rows[0][1:], ""], *rows[1:]) for cell in row]
    body = "||\n" + "\n".join(f"{cell} |" if cell else "|" for cell in cells)
    return words_of(table, body, rng)


def glued(table: Table, rng: random.Random) -> Document | None:
    if not table.glueable:
        return None
    text = table.caption[-1] + "".join(box.text for box in order(table))
    table = Table(table.origin, table.caption[:-1], table.boxes, table.truths, after=table.after)
    return words_of(table, text, rng)


def glued_rows(table: Table, rng: random.Random) -> Document | None:
    if not table.glueable:
        return None
    return words_of(table, "\n".join("".join(row) for row in table.matrix()), rng)


def lines_of_cell(text: str, size: int) -> list[str]:
    """The lines of a cell of a page: a unit in brackets and a year stay whole where they can."""
    lines = [text[i : i + size] for i in range(0, len(text), size)]
    return lines or [""]


def laid_on_page(table: Table, rng: random.Random) -> list[tuple[float, float, int, str]]:
    """Lines of cells as a page has them: where they stand down and across, the number of their cell, the text."""
    rows, columns = table.size
    widest = rng.choice((12, 14, 18))  # characters of a line of a name
    heights = [1] * rows
    torn: dict[int, list[str]] = {}
    boxes = list(order(table))
    for number, box in enumerate(boxes):
        named = "（" in box.text or len(box.text) > 6
        wide = 40 if box.columns >= columns else widest if named else 7
        if box.column == 0 and box.rows > 1:
            name, _, rest = box.text.partition("（")
            torn[number] = [*lines_of_cell(name, 2), "（" + rest] if rest else lines_of_cell(name, 2)
        else:
            torn[number] = lines_of_cell(box.text, wide) if not box.text.isascii() else [box.text]
        if box.rows == 1:
            heights[box.row] = max(heights[box.row], len(torn[number]))
    tops = [0.0]
    for height in heights:
        tops.append(tops[-1] + height)
    out = []
    for number, box in enumerate(boxes):
        middle = (tops[box.row] + tops[box.row + box.rows]) / 2
        for i, text in enumerate(torn[number]):
            out.append((middle + i - (len(torn[number]) - 1) / 2, float(box.column), number, text))
    return out


def _broken(table: Table, lines: list[str], rng: random.Random, heads: list[str]) -> str:
    """Lines of a table on two pages: the page's number, and the heads again."""
    if len(lines) < 10 or rng.random() < 0.5:
        return "\n".join(lines)
    ends = [i for i, line in enumerate(lines) if line.endswith(("预期性", "约束性"))] or [len(lines) // 2]
    at = ends[len(ends) // 2] + 1
    return "\n".join([*lines[:at], f"— {rng.randint(9, 60)} —", *heads, *lines[at:]])


def _lines_of(pieces: Iterable[tuple[float, str]]) -> list[str]:
    """Texts that follow each other on one height as one line, a blank between them."""
    return [" ".join(text for _down, text in line) for _height, line in groupby(pieces, key=itemgetter(0))]


def torn_cell_by_cell(table: Table, rng: random.Random) -> Document:
    """The text of a page in the order of its cells: cells on one height stand on one line, a cell of two lines tears its row."""
    lines = _lines_of((down, text) for down, _across, _number, text in laid_on_page(table, rng))
    heads = [" ".join(box.text for box in order(table) if box.row == 0)]
    return words_of(table, _broken(table, lines, rng, heads), rng)


def torn_line_by_line(table: Table, rng: random.Random) -> Document:
    """The text of a page line by line from above: a name of two lines stands around the line of its values."""
    pieces = sorted((down, across, text) for down, across, _number, text in laid_on_page(table, rng))
    lines = _lines_of((down, text) for down, _across, text in pieces)
    heads = [" ".join(box.text for box in order(table) if box.row == 0)]
    return words_of(table, _broken(table, lines, rng, heads), rng)


def wide_blanks(table: Table, rng: random.Random) -> Document | None:
    """A row a line, four blanks for each border passed, so that an empty cell makes eight."""
    if (
        any(box.columns > 1 and box.columns < table.size[1] for box in table.boxes if box.row == 0)
        and table.size[0] < 4
    ):
        return None
    return words_of(table, "\n".join((" " * 4).join(row).rstrip() for row in table.matrix()), rng)


def markup_of(table: Table) -> str:
    rows = []
    for number in range(table.size[0]):
        cells = []
        for box in order(table):
            if box.row == number:
                spans = f' rowspan="{box.rows}"' * (box.rows > 1) + f' colspan="{box.columns}"' * (
                    box.columns > 1
                )
                cells.append(f"<td{spans}>{box.text.replace('<', '&lt;').replace('>', '&gt;')}</td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "\n".join(rows) + "</table>"


def markup(table: Table, rng: random.Random) -> Document:
    """Html residue in a text."""
    return words_of(table, markup_of(table), rng)


def through_file(name: str, data: bytes, origin: Origin) -> Document:
    from dataclasses import replace

    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return replace(read_document(path), origin=origin)


def html_file(table: Table, rng: random.Random) -> Document:
    before, after = framed(table, "\0").replace("\n", "</p><p>").split("\0")
    page = f"<html><head><meta charset='utf-8'><title>表</title></head><body><div class='content'><p>{before}</p>{markup_of(table)}<p>{after}</p></div></body></html>"
    return through_file("table.html", page.encode(), table.origin)


def docx_file(table: Table, rng: random.Random) -> Document:
    import docx

    file = docx.Document()
    before, after = framed(table, "\0").split("\0")
    for line in before.strip().split("\n"):
        file.add_paragraph(line)
    rows, columns = table.size
    made = file.add_table(rows=rows, cols=columns)
    for box in order(table):
        cell = made.cell(box.row, box.column)
        if box.rows > 1 or box.columns > 1:
            cell = cell.merge(made.cell(box.row + box.rows - 1, box.column + box.columns - 1))
        cell.text = box.text
    file.add_paragraph(after.strip())
    stream = io.BytesIO()
    file.save(stream)
    return through_file("table.docx", stream.getvalue(), table.origin)


def _pdf_maker() -> object:
    if "pdf_maker" not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            "pdf_maker", ROOT / "tests" / "documents" / "pdf_maker.py"
        )
        if spec is None or spec.loader is None:
            raise FileNotFoundError("tests/documents/pdf_maker.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["pdf_maker"] = module
        spec.loader.exec_module(module)
    return sys.modules["pdf_maker"]


def _pdf(table: Table, *, ruled: bool) -> Document | None:
    maker = _pdf_maker()
    rows, columns = table.size
    size, height, left = 8, 20, 40
    widths = [
        max((len(b.text) for b in table.boxes if b.column == c and b.columns == 1), default=2) * size + 10
        for c in range(columns)
    ]
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    if edges[-1] > 580 or rows > 30:
        return None
    page = maker.PdfPage()  # type: ignore[attr-defined]
    before, after = framed(table, "\0").split("\0")
    y = 800
    for line in before.strip().split("\n"):
        page.write(line, x=left, y=y, size=10)
        y -= 18
    top = y
    for box in order(table):
        page.write(box.text, x=edges[box.column] + 3, y=top - box.row * height - 14, size=size)
        if ruled:
            x0, x1 = edges[box.column], edges[box.column + box.columns]
            y0, y1 = top - box.row * height, top - (box.row + box.rows) * height
            page.rule(x0, y0, x1, y0).rule(x0, y1, x1, y1).rule(x0, y0, x0, y1).rule(x1, y0, x1, y1)
    page.write(after.strip(), x=left, y=top - rows * height - 30, size=10)
    return through_file("table.pdf", maker.make_pdf(page), table.origin)  # type: ignore[attr-defined]


def pdf_ruled(table: Table, rng: random.Random) -> Document | None:
    return _pdf(table, ruled=True)


def pdf_plain(table: Table, rng: random.Random) -> Document | None:
    return _pdf(table, ruled=False)


LAYOUTS: dict[str, Callable[[Table, random.Random], Document | None]] = {
    "html": html_file, "docx": docx_file, "pdf, ruled": pdf_ruled, "pdf, no rules": pdf_plain, "markup": markup, "tabs": tabs, "bars": bars, "commas": commas, "empty lines": empty_lines, "short rows": short_rows, "bars on lines": bars_on_lines,
    "blanks": blanks, "one blank": one_blank, "cell a line": one_on_a_line, "heads wrap": wrapped_heads, "blank lines": blank_lines, "cells of lines": cells_of_lines, "bar at ends": bars_at_ends, "rows in bars": closed_by_bars,
    "torn cell by cell": torn_cell_by_cell, "torn line by line": torn_line_by_line, "wide blanks": wide_blanks,
    "glued": glued, "glued rows": glued_rows, "list items": list_items, "spaced words": spaced_words, "wide bars": wide_bars, "no head": no_head_of_names,
}  # fmt: skip


# --- scores ---------------------------------------------------------------------------------------------------------


def alike(first: str, second: str) -> bool:
    """Whether two indicators share most of their characters (pairs), as the gold's scorer has it."""
    a, b = (re.sub(r"[\s“”的（）()·、，]", "", text) for text in (first, second))
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    characters = iter(long)
    if len(short) >= 4 and all(c in characters for c in short) and len(short) >= 0.5 * len(long):
        return True
    pairs_a, pairs_b = (Counter(text[i : i + 2] for i in range(len(text) - 1)) for text in (a, b))
    total = sum(pairs_a.values()) + sum(pairs_b.values())
    return total > 0 and 2 * sum((pairs_a & pairs_b).values()) / total >= 0.6


def wrong_fields(truth: Truth, found: Statement) -> list[str]:
    return [
        name
        for name in FIELDS
        if not (
            alike(truth.indicator, found.indicator)
            if name == "indicator"
            else getattr(truth, name) == getattr(found, name)
        )
    ]


@dataclass
class Score:
    rows: int = 0
    found: int = 0
    invented: int = 0
    core: int = 0
    whole: int = 0

    def add(self, other: Score) -> None:
        for name in ("rows", "found", "invented", "core", "whole"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def score_document(table: Table, document: Document) -> tuple[Score, list[str]]:
    """Compare what is found in a document with what its table says."""
    statements = {s.figure.replace("－", "-"): s for s in extract(document).statements}
    score, errors = Score(rows=len(table.truths)), []
    for truth in table.truths:
        found = statements.pop(truth.figure, None) or statements.pop(truth.figure + truth.unit, None)
        if found is None:
            errors.append(f"missed {truth.figure} {truth.indicator} {truth.period}")
            continue
        score.found += 1
        wrong = wrong_fields(truth, found)
        score.core += not set(wrong) & set(CORE)
        score.whole += not wrong
        if wrong:
            errors.append(
                f"{truth.figure} "
                + "; ".join(f"{name} {getattr(found, name)} for {getattr(truth, name)}" for name in wrong)
            )
    score.invented = len(statements)
    errors += [f"invented {s.figure} {s.indicator}" for s in statements.values()]
    return score, errors


def write_texts(folder: Path) -> Path:
    """Write one table of each content in each layout as a text of its own, and return the folder."""
    folder.mkdir(parents=True)
    for content, make in CONTENTS.items():
        for layout, write in LAYOUTS.items():
            rng = random.Random(f"1/{content}/0")
            document = write(make(rng), rng)
            if document is not None:
                name = re.sub("[^a-z]+", "-", f"{content} {layout}".lower())
                (folder / f"{name}.txt").write_text(document.text, encoding="utf-8")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=30, help="tables of each content")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=0, help="how many wrong tables to print")
    parser.add_argument("--content", nargs="*")
    parser.add_argument("--layout", nargs="*")
    args = parser.parse_args()
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    shown = 0
    for content, make in CONTENTS.items():
        if args.content and content not in args.content:
            continue
        for number in range(args.tables):
            for layout, write in LAYOUTS.items():
                if args.layout and layout not in args.layout:
                    continue
                rng = random.Random(f"{args.seed}/{content}/{number}")
                table = make(rng)
                document = write(table, rng)
                if document is None:
                    continue
                score, errors = score_document(table, document)
                scores[content, layout].add(score)
                if errors and shown < args.errors:
                    shown += 1
                    print(
                        f"--- {content} / {layout} / {number} {table.origin.kind} {table.origin.date} {table.origin.region}\n{document.text}"
                    )
                    print("\n".join(errors) + "\n")
    print("whole rows right of all rows, in %; found and core rows at the end\n")
    layouts = [layout for layout in LAYOUTS if not args.layout or layout in args.layout]
    contents = [content for content in CONTENTS if not args.content or content in args.content]
    print(f"{'':<27}" + "".join(f"{layout[:11]:>12}" for layout in layouts) + f"{'all':>8}")
    total = Score()
    by_layout: dict[str, Score] = defaultdict(Score)
    for content in contents:
        row, line = Score(), f"{content:<27}"
        for layout in layouts:
            score = scores.get((content, layout))
            line += f"{100 * score.whole / score.rows:>12.1f}" if score and score.rows else f"{'':>12}"
            if score:
                row.add(score)
                by_layout[layout].add(score)
        total.add(row)
        print(line + f"{100 * row.whole / max(1, row.rows):>8.1f}")
    for name in ("whole", "core", "found"):
        print(f"{name:<27}" + "".join(f"{100 * getattr(by_layout[layout], name) / max(1, by_layout[layout].rows):>12.1f}" for layout in layouts)
              + f"{100 * getattr(total, name) / max(1, total.rows):>8.1f}")  # fmt: skip
    print(f"rows {total.rows:,}, found {total.found:,}, figures found that are none {total.invented:,}")


if __name__ == "__main__":
    main()
