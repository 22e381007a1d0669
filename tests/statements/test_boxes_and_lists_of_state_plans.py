"""Columns of how much changes, gathered shares, listed things and their heads in plans of ministries; in words of our own."""

from __future__ import annotations

import pytest

from plancheck.statements.statement import Statement
from statements.invented_plans import COUNTY, read

_BOX = (
    "表1 节能指标\n\n指标\t单位\t2020年\t2025年\t变化幅度/变化率\n"
    "砖窑每块砖耗煤\t克标煤/千瓦时\t41\t38\t-3\n"
    "渡轮线损率\t%\t7.2\t6.8\t-0.4\n"
    "磨坊单位耗能\t千克标准煤/吨\t9.5\t8.7\t[-8%]\n"
)


def one(text: str) -> Statement:
    found = read(text, COUNTY)
    assert len(found) == 1, found
    return found[0]


def names(text: str) -> list[str]:
    return [row.indicator for row in read(text, COUNTY)]


def test_a_column_of_changes_is_in_the_unit_of_the_row_and_rates_stand_in_brackets() -> None:
    found = {row.figure: row for row in read(_BOX, COUNTY)}
    assert (found["-3"].measure, found["-3"].unit) == ("change", "克标准煤/千瓦时")
    assert (found["-0.4"].measure, found["-0.4"].unit) == ("points_change", "pp")
    rate = found["-8%"]
    assert (rate.measure, rate.value, rate.period) == ("growth", -8, "2021/2025")
    assert rate.indicator == found["9.5"].indicator == "磨坊单位耗能"


def test_what_is_gathered_of_a_share_with_its_own_percent_sign_are_points() -> None:
    box = "表2 主要指标\n\n指标\t2020年\t2025年\t年均增速\n林地覆盖率\t31%\t34%\t[3%]\n木材产量（万吨）\t10\t12\t3.7%\n"
    found = {row.figure: row for row in read(box, COUNTY)}
    gathered = found["3%"]
    assert (gathered.measure, gathered.unit, gathered.period) == ("points_change", "pp", "2021/2025")
    assert found["3.7%"].measure == "growth_per_year"


def test_a_mean_of_those_who_are_new_is_no_change() -> None:
    box = (
        "表3 主要指标\n\n指标\t单位\t2020年\t2025年\n新增学徒平均受训年限\t年\t2.4\t3.5\n新增渡口\t个\t4\t6\n"
    )
    found = {row.figure: row for row in read(box, COUNTY)}
    assert (found["3.5"].measure, found["6"].measure) == ("level", "change")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("牛犊、羊羔和家禽死亡率分别降至3%、5%和6%。", ["牛犊死亡率", "羊羔死亡率", "家禽死亡率"]),
        (
            "铁粉、砂石、灰渣削减能力分别为4万吨、2万吨、3万吨。",
            ["铁粉削减能力", "砂石削减能力", "灰渣削减能力"],
        ),
        ("渡口客、货运量分别达到24万人和18万吨。", ["渡口客运量", "渡口货运量"]),
        ("旅客、货物周转量分别达到13亿人公里和11亿吨公里。", ["旅客周转量", "货物周转量"]),
        ("大型客车、货车每百公里油耗分别为21升和30升。", ["大型客车每百公里油耗", "货车每百公里油耗"]),
        ("医务人员500人，其中药师40人；床位800张。", ["医务人员", "药师", "床位"]),
    ],
)
def test_each_item_of_a_list_has_what_is_measured_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  8. 5岁以下儿童龋齿率控制在10%。", "5岁以下儿童龋齿率"),
        ("  8．5岁以下儿童龋齿率控制在10%。", "5岁以下儿童龋齿率"),
        ("乡镇卫生院床位数一般以30张左右为宜。", "乡镇卫生院床位数"),
        ("新建城区、新建街区按照人均用地不少于0.2平方米的标准规划建设公厕。", "人均用地"),
    ],
)
def test_a_thing_is_named_without_what_only_leads_to_it(text: str, expected: str) -> None:
    assert one(text).indicator == expected


def test_a_base_that_is_taken_is_no_part_of_the_thing() -> None:
    row = one("到2025年，溺水死亡率以2020年数据为基数下降20%。")
    assert (row.indicator, row.measure, row.value) == ("溺水死亡率", "growth", -20)
    assert (row.period, row.status) == ("2020/2025", "target")


def test_where_a_change_began_dates_nothing_behind_it() -> None:
    rows = read("“十三五”期间，耗能系数由“十二五”时期的1.1降到0.9，节约煤炭3万吨。", COUNTY)
    assert [row.period for row in rows] == ["2011/2015", "2016/2020", "2016/2020"]


def test_many_hours_are_counted_and_date_nothing() -> None:
    assert (one("飞机作业小时8.4万小时。").value, one("飞机作业小时8.4万小时。").unit) == (84000, "h")


def test_a_ratio_behind_the_year_it_comes_to_is_a_ratio_like_the_first() -> None:
    rows = read("贫富收入比由2015年的2.4∶1缩小到2020年的2.1∶1。", COUNTY)
    assert [(row.figure, row.measure, row.period) for row in rows] == [
        ("2.4∶1", "level", "2015"),
        ("2.1∶1", "level", "2020"),
    ]
