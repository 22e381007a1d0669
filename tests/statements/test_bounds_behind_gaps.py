"""A gap with a bound word behind it, a change with one before it, years behind words of their own, watt-hours: in our own words."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> dict[str, Statement]:
    origin = Origin(date="2018", region="江州市", kind="report")
    return {row.figure: row for row in extract(Document("gap", text, origin=origin)).statements}


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        ("渔船上座率为61%，比湖州高出15个百分点以上。", "15个百分点", "at_least"),
        ("渔船上座率为61%，去年比湖州高出 15 个百分点左右。", "15 个百分点", "approx"),
        ("渔船上座率为61%，比湖州高出近15个百分点。", "15个百分点", "nearly"),
        ("渔船上座率为61%，比湖州高出15个百分点。", "15个百分点", "exact"),
        ("渔业产值比上一年增加超31亿元。", "31亿元", "more_than"),
        ("渔业产值比前些年的总和高出31%。", "31%", "exact"),
    ],
)
def test_a_gap_keeps_the_bound_that_is_not_its_verb(text: str, figure: str, qualifier: str) -> None:
    assert rows(text)[figure].qualifier == qualifier


@pytest.mark.parametrize("told", ["比改行前的1998年", "比历史最好的 1998 年", "比1998年"])
def test_a_year_behind_words_of_its_own_is_counted_from_and_dates_nothing_after_it(told: str) -> None:
    found = rows(f"2017年，渔业产值{told}增长2.4倍，船员工资由3100元提高到6900元。税收达到5亿元。")
    assert found["2.4倍"].period == "1998/2017"
    assert found["6900元"].period == found["5亿元"].period == "2017"


def test_a_weight_at_the_end_of_a_word_is_no_comparison() -> None:
    found = rows("渔业占比重较大的2017年，产值达到9亿元。")
    assert found["9亿元"].period == "2017"


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("电池每节存电50瓦时。", "50瓦时", "瓦时"),
        ("这种电池的能量密度达到260瓦时/公斤，行业领先。", "260瓦时/公斤", "瓦时/公斤"),
        ("存电成本为 0.8 元/瓦时。", "0.8 元/瓦时", "CNY/瓦时"),
        ("灯泡功率为50瓦。", "50瓦", "瓦"),
    ],
)
def test_watt_hours_are_no_watts(text: str, figure: str, unit: str) -> None:
    assert rows(text)[figure].unit == unit
