"""Heads of years over the same parts beside a rate, months parted into 累计 and 当月, rises in the rows' own unit; in words of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> dict[str, Statement]:
    origin = Origin(date="2019", region="江州市", kind="report")
    return {row.figure: row for row in extract(Document("table", text, origin=origin)).statements}


_STACKED = "表3 各类码头的货船\n\n{}\n2018 年\n2017 年\n年增长率\n泊船数量\n（艘）\n停靠率\n泊船数量\n（艘）\n停靠率\n"
_STACKED_ROWS = "河港\n412\n61.5%\n386\n58.2%\n6.7%\n湖港\n233\n44.1%\n241\n45.0%\n-3.3%\n海港\n518\n70.2%\n490\n69.3%\n5.7%\n"


@pytest.mark.parametrize("name", ["码头", "类 型"])
def test_years_over_parts_of_one_cell_a_line_stand_beside_the_rate(name: str) -> None:
    found = rows(_STACKED.format(name) + _STACKED_ROWS)
    assert (found["412"].period, found["386"].period) == ("2018", "2017")
    assert (found["58.2%"].period, found["58.2%"].measure) == ("2017", "share")
    rate = found["6.7%"]
    assert (rate.measure, rate.period, rate.indicator) == ("growth", "2018", found["412"].indicator)


@pytest.mark.parametrize("page", ["", " 27\n", "7\n"])
def test_the_number_of_the_page_below_is_no_value(page: str) -> None:
    found = rows(_STACKED.format("码头") + _STACKED_ROWS + page)
    assert found["518"].period == "2018"
    assert page.strip() not in found


def test_a_value_left_over_is_not_taken_for_the_number_of_a_page() -> None:
    found = rows(_STACKED.format("码头") + _STACKED_ROWS + "27.5\n")
    assert "518" not in found


@pytest.mark.parametrize(
    "heads",
    [
        "                2017 年 6 月    2018 年 6 月    年增长量    年增长率",
        "                2017年6月      2018年6月      增减量     年增长率",
    ],
)
def test_a_day_written_with_blanks_is_one_head_and_a_rise_has_the_unit_of_its_row(heads: str) -> None:
    text = f"表1 港口设备\n{heads}\n吊机（台）      3,410     3,922     512     15.0%\n拖轮（艘）      1,208     1,190     -18     -1.5%\n"
    found = rows(text)
    assert (found["3,410"].period, found["3,922"].period) == ("2017-06", "2018-06")
    assert (found["512"].measure, found["512"].unit, found["512"].period) == ("change", "台", "2018-06")
    assert (found["-18"].measure, f"{found['-18'].value:f}") == ("change", "-18")
    assert (found["15.0%"].measure, found["15.0%"].indicator) == ("growth", found["3,922"].indicator)


def test_yearly_growth_between_years_that_lie_apart_is_still_per_year() -> None:
    text = "表2 产量\n\n| 品种 | 2010年（吨） | 2015年（吨） | 年增长率 |\n|---|---|---|---|\n| 茶叶 | 100 | 161 | 10% |\n| 药材 | 50 | 80.5 | 10% |\n"
    assert rows(text)["161"].period == "2015"
    assert rows(text)["10%"].measure == "growth_per_year"


_MONTH = "港口情况表\n\n指标    单位    2019年5月    比上年同期增长(%)\n                {}    {}    {}    {}\n吞吐量    万吨    812.4    166.1    7.5    -2.4\n集装箱    万箱    93.7    18.2    11.6    9.1\n"


@pytest.mark.parametrize("now", ["当月", "本月"])
def test_a_month_is_parted_into_its_own_and_what_came_together_since_january(now: str) -> None:
    found = rows(_MONTH.format("累计", now, "累计", now))
    assert (found["812.4"].period, found["166.1"].period) == ("2019-01/2019-05", "2019-05")
    assert (found["7.5"].period, found["-2.4"].period) == ("2019-01/2019-05", "2019-05")
    assert found["11.6"].indicator == found["9.1"].indicator == "集装箱"


def test_a_month_without_its_other_part_is_that_month() -> None:
    text = "表4 港口\n\n| 指标 | 2019年5月 | 比上年同期增长（%） |\n|---|---|---|\n| 吞吐量（万吨） | 166.1 | 4.2 |\n| 集装箱（万箱） | 18.2 | 9.1 |\n"
    assert rows(text)["166.1"].period == "2019-05"
