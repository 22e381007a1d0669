"""Tables of early bulletins: heads without one of names, heads that wrap, one year in percent of another, one column of rises."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def read(text: str) -> list[tuple[str, str, Decimal, str, str]]:
    found = extract(Document("table", text, origin=Origin(region="云溪县", date="1990-03-01"))).statements
    return [(one.figure, one.indicator, one.value, one.measure, one.period) for one in found]


@pytest.mark.parametrize(
    ("heads", "measure", "period"),
    [
        ("      1989年      为1988年％", "multiple", "1988/1989"),
        ("1989年 1989年为1988年％", "multiple", "1988/1989"),
        ("      1989年      比1988年    增长％", "growth", "1989"),
        ("      1989年     1989年比\n               1988年增长%", "growth", "1989"),
        ("产品   1989年     1989年比\n               1988年增长%", "growth", "1989"),
        ("产品   1989年     89年比88年增减%", "growth", "1989"),
    ],
)
def test_a_year_is_set_against_another(heads: str, measure: str, period: str) -> None:
    """However the second head is torn or told, each row has an amount and what it is beside the year before."""
    found = read(
        f"主要茶产品产量如下：\n{heads}\n茶叶    41，205吨    107．3\n菜油      318．6吨    94．8\n桑茶       27．4吨    102．5\n"
    )
    amounts, rates = found[::2], found[1::2]
    assert [(one[1], one[4]) for one in amounts] == [
        ("茶叶产量", "1989"),
        ("菜油产量", "1989"),
        ("桑茶产量", "1989"),
    ]
    assert [(one[1], one[3], one[4]) for one in rates] == [
        (name, measure, period) for name in ("茶叶产量", "菜油产量", "桑茶产量")
    ]
    assert [one[2] for one in rates] == [Decimal("107.3"), Decimal("94.8"), Decimal("102.5")]


def test_names_parted_by_blanks_before_units() -> None:
    """粮　食 is one name also where its unit stands between it and the value."""
    found = read(
        "“七五”计划主要指标\n       单位    1985年    1990年    平均每年增长％\n茶　叶   万担   41.5   52.6   4.9\n菜　油   万担   3.1   3.8   4.2\n"
    )
    assert [(one[0], one[1]) for one in found] == [
        *((figure, "茶叶") for figure in ("41.5", "52.6", "4.9")),
        *((figure, "菜油") for figure in ("3.1", "3.8", "4.2")),
    ]
    assert {one[3] for one in found[2::3]} == {"growth_per_year"}


@pytest.mark.parametrize(
    "above",
    [
        "各类茶价变动如下：\n          1989年比1988年上涨％",
        "1989年各类茶价比1988年上涨的幅度如下：\n          上涨％",
        "1989年各类茶价比1988年上涨（％）：",
    ],
)
def test_one_column_of_rises(above: str) -> None:
    """A rise in percent heads names with one value each, on a line of its own or at the end of the title."""
    found = read(f"{above}\n绿茶    12．7\n红茶     3．2\n花茶    -2．1\n")
    assert [(one[0], one[2], one[3], one[4]) for one in found] == [
        ("12．7", Decimal("12.7"), "growth", "1989"),
        ("3．2", Decimal("3.2"), "growth", "1989"),
        ("-2．1", Decimal("-2.1"), "growth", "1989"),
    ]


def test_a_title_over_other_values_is_none_of_rises() -> None:
    """Where the rows are no names with one plain number, a line that ends in a percentage of growth heads nothing."""
    found = read("1989年茶价比1988年上涨（％）：\n绿茶一等  12．7  3．1\n红茶  3．2\n")
    assert all(one[3] != "growth" or one[0] != "3．1" for one in found)


def test_numbered_names_below_the_heading_of_their_group() -> None:
    """One cell on a line: （1） begins a name of its own and is no bracket of the line above."""
    found = read(
        "茶业主要指标\n指标\n1990年\n1995年\n年均增速\n属性\n生产\n（1）茶叶产值（万元）\n931\n1200\n5.2%\n预期性\n销售\n（2）茶叶销量（担）\n722\n810\n2.3%\n预期性\n"
    )
    assert [one[1] for one in found] == ["茶叶产值"] * 3 + ["茶叶销量"] * 3


def test_a_note_below_a_table_leaves_its_last_row() -> None:
    """A row that ends in words and the note below it are two lines."""
    found = read(
        "专栏1 茶业主要指标\n指标 1990年 1995年 年均增长（%） 属性\n茶园面积（万亩） 612 608 -0.1 约束性\n茶农人数（人） 912 938 0.6 约束性\n"
        "茶场污水排放减少（%） — — [10] 约束性\n注：带[ ]的为五年累计数。\n"
    )
    assert [one[0] for one in found] == ["612", "608", "-0.1", "912", "938", "0.6", "10"]
