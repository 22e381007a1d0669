"""How claims scale: seconds and memory for growing numbers of statements, with the exponent of growth.

    python benchmarks/claims.py [--sizes 12500,25000,50000,100000]

Statements are made up: plans of many cities and the country, each stating levels, shares, growth, multiples, repeats and
sums under indicators drawn from a list, so that look-ups hit and miss as in real plans. The last, hardest case puts every
statement into one document about one indicator.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
from decimal import Decimal

from plancheck.claims.check import check
from plancheck.statements.statement import Statement

NOUNS = (
    "电子商务",
    "网络零售",
    "快递",
    "软件",
    "旅游",
    "物流",
    "汽车",
    "钢铁",
    "粮食",
    "教育",
    "医疗",
    "文化",
    "会展",
    "金融",
    "建筑",
    "能源",
)
KINDS = (
    "交易额",
    "销售收入",
    "产量",
    "投资额",
    "用户规模",
    "企业数量",
    "出口额",
    "进口额",
    "进出口总额",
    "利润总额",
)


def statement(document: str, start: int, sentence: str, **given: object) -> Statement:
    values: dict[str, object] = {
        "end": start + 6, "section": "", "figure": "1234亿元", "value": Decimal(123400000000), "unit": "CNY",
        "qualifier": "exact", "place": Decimal(100000000), "measure": "level", "status": "observed", "indicator": "交易额",
        "concept": "", "region": "全国", "period": "2010", "base_period": "", "of": "", "basis": "", "source": "published",
        "certainty": "high", "reasons": "", "page": None,
    }  # fmt: skip
    values |= given
    value, place = values["value"], values["place"]
    assert isinstance(value, Decimal)
    assert isinstance(place, Decimal)
    return Statement(
        document=document, start=start, sentence=sentence, low=value - place / 2, high=value + place / 2, **values  # type: ignore[arg-type]
    )  # fmt: skip


def made_up(count: int, *, seed: int = 1) -> list[Statement]:
    """Return `count` statements in documents of about 100."""
    draw = random.Random(seed)
    rows: list[Statement] = []
    number = 0
    while len(rows) < count:
        document = f"plan-{number}"
        region = "全国" if number % 200 == 0 else f"城市{number // 5}市"  # five plans a city
        year = 2000 + draw.randrange(25)
        offset = 0
        for _ in range(20):
            noun = draw.choice(NOUNS) + draw.choice(KINDS)
            base = draw.randrange(1000, 9999)
            rate = draw.randrange(5, 30)
            end = round(base * (1 + rate / 100))
            share = draw.randrange(5, 95)
            sentence = f"{year}年{noun}达到{end}亿元，占全国{noun}的{share}%，比上年增长{rate}%，{year - 1}年为{base}亿元"
            common = {"region": region}
            rows.append(
                statement(
                    document,
                    offset,
                    sentence,
                    figure=f"{end}亿元",
                    value=Decimal(end) * 10**8,
                    indicator=noun,
                    period=str(year),
                    **common,
                )
            )
            rows.append(
                statement(
                    document,
                    offset + 15,
                    sentence,
                    figure=f"{share}%",
                    value=Decimal(share),
                    unit="%",
                    place=Decimal(1),
                    measure="share",
                    indicator=f"{noun}占全国{noun}的比重",
                    period=str(year),
                    **common,
                )
            )
            rows.append(
                statement(
                    document,
                    offset + 25,
                    sentence,
                    figure=f"{rate}%",
                    value=Decimal(rate),
                    unit="%",
                    place=Decimal(1),
                    measure="growth",
                    indicator=noun,
                    period=str(year),
                    **common,
                )
            )
            rows.append(
                statement(
                    document,
                    offset + 35,
                    sentence,
                    figure=f"{base}亿元",
                    value=Decimal(base) * 10**8,
                    indicator=noun,
                    period=str(year - 1),
                    **common,
                )
            )
            if draw.random() < 0.5:
                rows.append(
                    statement(
                        document,
                        offset + 60,
                        f"{noun}{end}亿元",
                        figure=f"{end}亿元",
                        value=Decimal(end) * 10**8,
                        indicator=noun,
                        period=str(year),
                        **common,
                    )
                )
            offset += 100
        number += 1
    return rows[:count]


def one_indicator(count: int) -> list[Statement]:
    """Return the hardest case: one document, one indicator, one year, every value different."""
    return [
        statement("plan", 20 * i, f"交易额{i}", value=Decimal(10**11 + i * 10**8), indicator="电子商务交易额")
        for i in range(count)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="12500,25000,50000,100000")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    for name, make in (("plans", made_up), ("one indicator", one_indicator)):
        points = []
        for size in sizes:
            rows = make(size)
            begin = time.process_time()
            claims = check(rows)
            seconds = time.process_time() - begin
            points.append((math.log(size), math.log(seconds)))
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{name:<14} {size:>8,} statements {len(claims):>8,} claims {seconds:7.2f} s  peak {peak:6,.0f} MB",
                flush=True,
            )
        mean_x = sum(x for x, _ in points) / len(points)
        mean_y = sum(y for _, y in points) / len(points)
        slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum(
            (x - mean_x) ** 2 for x, _ in points
        )
        print(f"{name:<14} growth exponent {slope:.2f} (1 is linear)")


if __name__ == "__main__":
    main()
