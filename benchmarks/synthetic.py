"""Documents generated in our own words, with the statements they hold: known truth of any size.

    python benchmarks/synthetic.py --documents 1000 --out FOLDER [--kilobytes 10] [--seed 1] [--places 2800]

Every place has its yearly figures, which its reports of several years repeat, so that documents agree with each other as
those of one place do. A report has about one figure in 90 characters (86 in the work reports read for the benchmarks).
Writes FOLDER/text/<id>.txt and FOLDER/gold.csv (columns of data/gold/statements.csv). The same seed gives the same
bytes on any machine. The sentences are varied in order, phrasing, units and bound words, but they are ours: recall
here says that nothing is lost at scale, not that any document is read.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

FIRST = "青临永安和宁武石平昌兴怀丰泰清长新东西南北广德福嘉金高云龙阳"  # of the names of places
SECOND = "河泽泰远顺陕定泉塘乐隆安源宁城川江岭台山水林原桥口溪田湾港集"
COUNTIES = ("青河", "临泽", "永泰", "安远", "和顺", "宁陕", "武定", "石泉", "平塘", "昌乐", "兴隆", "怀安")
LEVELS = (  # name, scale, unit written, unit, smallest, largest, decimals
    ("地区生产总值", "亿", "元", "CNY", 20, 900, 1),
    ("一般公共预算收入", "亿", "元", "CNY", 2, 90, 2),
    ("社会消费品零售总额", "亿", "元", "CNY", 10, 400, 1),
    ("固定资产投资", "亿", "元", "CNY", 10, 500, 1),
    ("进出口总额", "亿", "美元", "USD", 1, 80, 2),
    ("粮食产量", "万", "吨", "t", 5, 90, 1),
    ("接待游客", "万", "人次", "人次", 20, 900, 1),
    ("常住人口", "万", "人", "人", 10, 99, 1),
    ("高新技术企业", "", "家", "家", 10, 400, 0),
    ("森林面积", "万", "亩", "亩", 10, 300, 1),
    ("公路通车里程", "", "公里", "km", 300, 4000, 0),
    ("城镇居民人均可支配收入", "", "元", "CNY", 18000, 62000, 0),
)
SHARES = (
    "常住人口城镇化率",
    "森林覆盖率",
    "互联网普及率",
    "养老保险参保率",
    "污水集中处理率",
    "义务教育巩固率",
)
FIRST_YEAR, YEARS = 2006, 19
SCALES = {"": Decimal(1), "万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}
FILLERS = (
    "我们坚持稳字当头、稳中求进，各项工作取得新的成效。",
    "营商环境持续改善，干部作风明显好转。",
    "基层治理不断加强，群众的获得感继续增强。",
    "重点领域改革有序推进，创新活力得到释放。",
    "城乡面貌焕然一新，生态环境质量持续向好。",
)


@dataclass(frozen=True)
class Row:
    document: str
    start: int
    end: int
    figure: str
    value: Decimal
    unit: str
    qualifier: str
    measure: str
    status: str
    indicator: str
    region: str
    period: str


@dataclass(frozen=True)
class SyntheticDocument:
    id: str
    text: str
    rows: tuple[Row, ...]


class _Writer:
    def __init__(self, document: str, region: str, seed: int) -> None:
        self.document, self.region, self.seed = document, region, seed
        self.parts: list[str] = []
        self.length = 0
        self.rows: list[Row] = []

    def say(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def state(
        self,
        figure: str,
        value: Decimal,
        unit: str,
        *,
        measure: str,
        status: str,
        indicator: str,
        period: str,
        qualifier: str = "exact",
    ) -> None:
        start = self.length
        self.say(figure)
        self.rows.append(Row(self.document, start, self.length, figure, value, unit, qualifier, measure, status,
                             indicator, self.region, period))  # fmt: skip


def place_of(number: int, places: int) -> str:
    """Return the name of a place: one of `COUNTIES`, or of 900 names put together, with a character before them when there are more."""
    number %= places
    if places <= len(COUNTIES):
        return COUNTIES[number]
    name = FIRST[number % 30] + SECOND[number // 30 % 30]
    # other characters would make cities of some: 西 and 安远 begin as 西安 does
    return ("", "上", "下", "前", "后")[number // 900 % 5] + name


@lru_cache(maxsize=100_000)
def _path(place: str, name: str, seed: int) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the level of an indicator in a place and its growth in percent, for each year from `FIRST_YEAR`."""
    _, _, _, _, low, high, decimals = next(level for level in LEVELS if level[0] == name)
    rng = random.Random(f"{seed}/{place}/{name}")
    level = rng.uniform(low, high / 6)
    values = []
    for _ in range(YEARS):
        rate = Decimal(rng.randint(20, 140)).scaleb(-1) * (-1 if rng.random() < 0.1 else 1)
        level *= 1 + float(rate) / 100
        values.append((Decimal(round(level * 10**decimals)).scaleb(-decimals), rate))
    return tuple(values)


def _amount(rng: random.Random, low: int, high: int, decimals: int) -> Decimal:
    return Decimal(rng.randint(low * 10**decimals, high * 10**decimals)).scaleb(-decimals)


def _level(writer: _Writer, rng: random.Random, year: int) -> None:
    name, scale, written, unit, *_ = rng.choice(LEVELS)
    amount, rate = _path(writer.region, name, writer.seed)[year - FIRST_YEAR]
    writer.say(rng.choice(("", f"{year}年，", "全年")) + name + rng.choice(("达到", "达", "完成", "为")))
    writer.state(f"{amount}{scale}{written}", amount * SCALES[scale], unit, measure="level", status="observed",
                 indicator=name, period=str(year))  # fmt: skip
    if rng.random() < 0.6:
        fall, rate = rate < 0, abs(rate)
        writer.say("，" + rng.choice(("比上年", "同比")) + ("下降" if fall else "增长"))
        writer.state(f"{rate}%", -rate if fall else rate, "%", measure="growth", status="observed", indicator=name,
                     period=str(year))  # fmt: skip
    writer.say("。")


def _share(writer: _Writer, rng: random.Random, year: int) -> None:
    name, share, points = rng.choice(SHARES), _amount(rng, 30, 98, 1), _amount(rng, 1, 4, 1)
    writer.say(name + rng.choice(("达到", "达", "为")))
    writer.state(
        f"{share}%", share, "%", measure="share", status="observed", indicator=name, period=str(year)
    )
    if rng.random() < 0.5:
        writer.say("，比上年提高")
        writer.state(f"{points}个百分点", points, "pp", measure="points_change", status="observed", indicator=name,
                     period=str(year))  # fmt: skip
    writer.say("。")


def _target(writer: _Writer, rng: random.Random, year: int) -> None:
    name, scale, written, unit, *_, decimals = rng.choice(LEVELS)
    level, _ = _path(writer.region, name, writer.seed)[year - 1 - FIRST_YEAR]
    amount = round(level * Decimal(rng.randint(102, 114)) / 100, decimals)
    verb, qualifier = rng.choice((("达到", "exact"), ("超过", "more_than"), ("突破", "more_than")))
    writer.say(f"到{year}年，{name}{verb}")
    writer.state(f"{amount}{scale}{written}", amount * SCALES[scale], unit, measure="level", status="target", indicator=name,
                 period=str(year), qualifier=qualifier)  # fmt: skip
    writer.say("。")


def generate_document(
    number: int, *, kilobytes: float = 10, seed: int = 1, places: int = len(COUNTIES)
) -> SyntheticDocument:
    """Return document `number` of the corpus of `seed`, about `kilobytes` of UTF-8: places in turn, then the next year."""
    rng = random.Random(f"{seed}/{number}")
    county = place_of(number, places)
    year = FIRST_YEAR + number // places % YEARS
    writer = _Writer(f"county{number:07d}", f"{county}县", seed)
    writer.say(
        f"政府工作报告\n——{year + 1}年1月15日在{county}县第十八届人民代表大会第三次会议上\n{county}县县长\n\n"
    )
    writer.say(f"一、{year}年工作回顾\n")
    size = kilobytes * 1000 / 3  # a Chinese character is three bytes
    while writer.length < size * 0.75:
        for _ in range(rng.randint(2, 5)):
            rng.choice((_level, _level, _share))(writer, rng, year)
            for _ in range(rng.randint(4, 7)):  # about one figure in 90 characters, as in real work reports
                writer.say(rng.choice(FILLERS))
        writer.say("\n")
    writer.say(f"二、{year + 1}年主要目标\n")
    while writer.length < size:
        _target(writer, rng, year + 1)
        for _ in range(rng.randint(2, 5)):
            writer.say(rng.choice(FILLERS))
        writer.say("\n" if rng.random() < 0.3 else "")
    writer.say("\n")
    return SyntheticDocument(writer.document, "".join(writer.parts), tuple(writer.rows))


def generate_corpus(
    documents: int, *, kilobytes: float = 10, seed: int = 1, places: int = len(COUNTIES)
) -> Iterator[SyntheticDocument]:
    """Yield `documents` documents, one at a time."""
    for number in range(documents):
        yield generate_document(number, kilobytes=kilobytes, seed=seed, places=places)


def write_corpus(
    folder: Path, *, documents: int, kilobytes: float = 10, seed: int = 1, places: int = len(COUNTIES)
) -> None:
    """Write the texts and the gold table."""
    (folder / "text").mkdir(parents=True, exist_ok=True)
    with (folder / "gold.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(Row.__dataclass_fields__)
        for document in generate_corpus(documents, kilobytes=kilobytes, seed=seed, places=places):
            (folder / "text" / f"{document.id}.txt").write_text(document.text, encoding="utf-8", newline="")
            for row in document.rows:
                cells = [getattr(row, name) for name in Row.__dataclass_fields__]
                writer.writerow([f"{cell:f}" if isinstance(cell, Decimal) else cell for cell in cells])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--kilobytes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--places", type=int, default=len(COUNTIES))
    options = parser.parse_args()
    write_corpus(
        options.out,
        documents=options.documents,
        kilobytes=options.kilobytes,
        seed=options.seed,
        places=options.places,
    )


if __name__ == "__main__":
    main()
