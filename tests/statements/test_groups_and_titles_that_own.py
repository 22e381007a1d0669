"""Which group, title or column beside a value owns its name in a table, and which says nothing of it."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def names(text: str) -> dict[str, str]:
    rows = extract(Document("x", text, origin=Origin(date="2020-03", region="清河县"))).statements
    return {row.figure: row.indicator for row in rows}


def _beside(group: str, name: str) -> str:
    return f"| 类别 | 指标 | 2015年 | 2019年 |\n| --- | --- | --- | --- |\n| {group} | {name} | 120 | 350 |\n| 公路 | 公路里程（公里） | 90 | 95 |\n"


@pytest.mark.parametrize(
    ("group", "name", "told"),
    [
        ("农村沼气", "产气量（万立方米）", "农村沼气产气量"),
        ("能源总量", "总产能（万吨）", "总产能"),
        ("产业发展", "销售收入（亿元）", "销售收入"),
        ("人口与就业", "迁入率（‰）", "迁入率"),
        ("农村沼气", "森林蓄积量（万立方米）", "森林蓄积量"),
    ],
)
def test_a_group_owns_a_head_that_names_no_thing(group: str, name: str, told: str) -> None:
    assert names(_beside(group, name))["350"] == told


def test_a_title_of_aims_owns_no_column() -> None:
    text = "表2 充电设施分区域发展目标\n\n| 地区 | 换电站(座) | 充电桩(根) |\n| --- | --- | --- |\n| 白石镇 | 70 | 2600 |\n| 柳林镇 | 90 | 1060 |\n"
    assert names(text)["2600"] == "充电桩"


def test_the_title_of_a_list_of_works_owns_their_sum() -> None:
    text = "茶园改造重大项目表\n\n| 项目名称 | 建设面积（公顷） |\n| --- | --- |\n| 项目合计（2项） | 438.3 |\n| 白石镇茶园 | 238.1 |\n| 柳林镇茶园 | 200.2 |\n"
    assert names(text)["438.3"] == "茶园改造重大项目建设面积"


def test_an_industry_behind_the_product_of_all_is_what_it_adds() -> None:
    text = "表3 各镇主要经济指标\n\n| 镇 | 地区生产总值（亿元） | 第一产业（亿元） | 工业（亿元） |\n| --- | --- | --- | --- |\n| 白石镇 | 34 | 12 | 9 |\n| 柳林镇 | 45 | 13 | 8 |\n"
    told = names(text)
    assert (told["34"], told["12"], told["9"]) == ("地区生产总值", "第一产业增加值", "工业增加值")


def test_an_industry_without_a_product_beside_it_is_only_itself() -> None:
    text = "表3 各镇从业人员\n\n| 镇 | 总数（人） | 第一产业（人） |\n| --- | --- | --- |\n| 白石镇 | 3400 | 1200 |\n| 柳林镇 | 4500 | 1300 |\n"
    assert "增加值" not in names(text)["1200"]
