"""An amount less another by definition, a goal passed, a stock after the year's additions, an index."""

from __future__ import annotations

from decimal import Decimal

import pytest
from build import claims_of, only, statement

from plancheck.statements.statement import Statement


def rates(birth: str, death: str, natural: str, *, prefix: str = "") -> list[Statement]:
    text = f"{prefix}出生率{birth}，死亡率{death}，{prefix}自然增长率{natural}"
    names = (f"{prefix}出生率", "死亡率", f"{prefix}自然增长率")
    kinds = ("share", "share", "growth")
    return [
        statement(text, figure, indicator=name, unit="‰", measure=kind, value=Decimal(figure[:-1]))
        for figure, name, kind in zip((birth, death, natural), names, kinds, strict=True)
    ]


@pytest.mark.parametrize(
    ("birth", "death", "natural", "verdict"),
    [
        ("8.78‰", "5.14‰", "3.63‰", "consistent"),  # three roundings
        ("5.98‰", "8.09‰", "-2.11‰", "consistent"),  # more deaths than births
        ("8.78‰", "5.14‰", "3.36‰", "inconsistent"),
        ("8.78‰", "5.14‰", "36.4‰", "inconsistent"),
    ],
)
@pytest.mark.parametrize("prefix", ["", "人口", "全市人口"])
def test_natural_increase_is_births_less_deaths(
    birth: str, death: str, natural: str, verdict: str, prefix: str
) -> None:
    assert only(claims_of(*rates(birth, death, natural, prefix=prefix), kind="difference")).verdict == verdict


def test_counts_of_births_and_deaths_too() -> None:
    text = "出生人口4292人，死亡人口2515人，自然增长人口1777人"
    rows = [
        statement(text, f, indicator=n, unit="人")
        for f, n in (("4292人", "出生人口"), ("2515人", "死亡人口"), ("1777人", "自然增长人口"))
    ]
    assert only(claims_of(*rows, kind="difference")).verdict == "consistent"


def test_rates_of_two_years_are_not_subtracted() -> None:
    rows = rates("8.78‰", "5.14‰", "3.36‰")
    other = statement(rows[1].sentence, "5.14‰", indicator="死亡率", unit="‰", measure="share", period="2009", value=Decimal("5.14"))  # fmt: skip
    assert claims_of(rows[0], other, rows[2], kind="difference") == []


def passed(reached: str, goal: str, by: str, *, word: str = "超过", aim: str = "计划目标") -> list[Statement]:
    text = f"财政收入达到{reached}，比{aim}{goal}{word}{by}"
    return [
        statement(text, reached, indicator="财政收入"),
        statement(text, goal, indicator=f"{aim}财政收入", status="target"),
        statement(text, by, indicator="财政收入", measure="change"),
    ]


@pytest.mark.parametrize(
    ("reached", "goal", "by", "word", "verdict"),
    [
        ("425.7亿元", "275亿元", "150.7亿元", "超过", "consistent"),
        ("425.7亿元", "275亿元", "150.7亿元", "超额", "consistent"),
        ("425.7亿元", "275亿元", "150.7亿元", "多完成", "consistent"),
        ("275亿元", "425.7亿元", "150.7亿元", "短收", "consistent"),
        ("425.7亿元", "275亿元", "105.7亿元", "超过", "inconsistent"),
        ("425.7亿元", "275亿元", "15.07亿元", "超过", "inconsistent"),
    ],
)
def test_what_passes_a_goal_is_the_difference_to_it(
    reached: str, goal: str, by: str, word: str, verdict: str
) -> None:
    assert only(claims_of(*passed(reached, goal, by, word=word), kind="difference")).verdict == verdict


def test_a_goal_passed_is_no_change_over_the_year() -> None:
    last_year = statement(
        "2009年财政收入300.0亿元", "300.0亿元", indicator="财政收入", period="2009", offset=200
    )
    assert (
        only(claims_of(last_year, *passed("425.7亿元", "275亿元", "150.7亿元"), kind="difference")).verdict
        == "consistent"
    )


def stations(stock: str, new: str, before: str = "") -> list[Statement]:
    text = f"新建基站{new}，累计建成{stock}"
    rows = [
        statement(text, new, indicator="新建基站", unit="个"),
        statement(text, stock, indicator="累计建成基站", unit="个"),
    ]
    if before:
        rows.append(
            statement(f"累计建成基站{before}", before, indicator="累计建成基站", unit="个", period="2009", offset=300)
        )  # fmt: skip
    return rows


@pytest.mark.parametrize(
    ("stock", "new", "before", "verdict"),
    [("5.6万个", "1.2万个", "4.4万个", "consistent"), ("5.6万个", "1.2万个", "3.9万个", "unverifiable")],
)
def test_a_stock_is_last_years_and_the_additions(stock: str, new: str, before: str, verdict: str) -> None:
    assert only(claims_of(*stations(stock, new, before), kind="difference")).verdict == verdict


def test_a_stock_without_last_years_implies_it() -> None:
    claim = only(claims_of(*stations("5.6万个", "1.2万个"), kind="difference"))
    assert (claim.verdict, claim.implied.partition(":")[0]) == ("unverifiable", "base")
    assert claim.computed_low == Decimal(43000)


def index(level: str, by: str) -> list[Statement]:
    text = f"居民消费价格指数{level}，上涨{by}"
    return [
        statement(text, level, indicator="居民消费价格指数", unit="%", measure="share"),
        statement(text, by, indicator="居民消费价格指数", unit="pp", measure="points_change"),
    ]


@pytest.mark.parametrize(
    ("level", "by", "verdict"),
    [("102.9%", "2.9个百分点", "consistent"), ("102.9%", "9.2个百分点", "inconsistent")],
)
def test_a_price_index_stands_at_a_hundred_and_its_change(level: str, by: str, verdict: str) -> None:
    assert only(claims_of(*index(level, by), kind="difference")).verdict == verdict


def test_the_change_of_a_structure_is_that_of_the_same_part() -> None:
    text = "三次产业结构自2000年的24.2∶35.0∶40.8调整到2005年的18.9∶47.4∶33.7，二产上升12.4个百分点"
    rows = [
        statement(
            text, figure, indicator=f"{name}占三次产业结构的比重", measure="share", unit="%", period=period
        )
        for period, figures in (("2000", ("24.2", "35.0", "40.8")), ("2005", ("18.9", "47.4", "33.7")))
        for name, figure in zip(("第一产业", "第二产业", "第三产业"), figures, strict=True)
    ]
    rows.append(
        statement(
            text, "12.4个百分点", indicator="二产", measure="points_change", unit="pp", period="2001/2005"
        )
    )
    claim = only(claims_of(*rows, kind="difference"))
    assert claim.verdict == "consistent"
    assert [part.partition(":")[2] for part in claim.operands.split(" ; ")] == [
        "47.4",
        "35.0",
        "12.4个百分点",
    ]


def test_what_each_of_several_years_adds_is_no_level_that_a_change_led_to() -> None:
    text = "新增城镇就业15万人，年均3万人"
    added = statement(
        text,
        "15万人",
        indicator="新增城镇就业",
        unit="人",
        measure="change",
        value=Decimal(150_000),
        period="2025",
    )
    yearly = statement(
        text, "3万人", indicator="新增城镇就业", unit="人", value=Decimal(30_000), period="2021/2025"
    )
    assert not claims_of(added, yearly, kind="difference")
