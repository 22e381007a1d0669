"""Columns of how much changes and gathered shares in the boxes of plans; in words of our own."""

from __future__ import annotations

from statements.invented_plans import COUNTY, read

_BOX = (
    "表1 节能指标\n\n指标\t单位\t2020年\t2025年\t变化幅度/变化率\n"
    "砖窑每块砖耗煤\t克标煤/千瓦时\t41\t38\t-3\n"
    "渡轮线损率\t%\t7.2\t6.8\t-0.4\n"
    "磨坊单位耗能\t千克标准煤/吨\t9.5\t8.7\t[-8%]\n"
)


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
