"""Columns whose head says how the one before moved, whose thing is a line of accounts, whose row is a part: in words of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def rows(text: str) -> list[Statement]:
    origin = Origin(date="2024", region="江州市", kind="report")
    return list(extract(Document("table", text, origin=origin)).statements)


def test_points_of_a_head_without_a_thing_are_of_the_rate_before_it() -> None:
    text = "表4 城镇化\n\n| 地区 | 户籍人口（万人） | 城镇化率（%） | 比上年提高（百分点） |\n|---|---|---|---|\n| 东港区 | 82.41 | 78.6 | 1.1 |\n"
    found = {row.figure: (row.indicator, row.measure) for row in rows(text)}
    assert found["78.6"] == ("城镇化率", "share")
    assert found["1.1"] == ("城镇化率", "points_change")


def test_points_of_a_head_that_falls_are_negative() -> None:
    text = "表4 就业\n\n| 地区 | 失业率（%） | 比上年 下降（百分点） |\n|---|---|---|\n| 东港区 | 3.6 | 0.2 |\n| 西港区 | 3.1 | 0.3 |\n"
    found = {row.figure: (row.measure, f"{row.value:f}") for row in rows(text)}
    assert found["0.2"] == ("points_change", "-0.2")


def test_more_people_than_last_year_is_no_rate_of_the_column_before() -> None:
    text = "表4 人口\n\n| 地区 | 城镇化率（%） | 人口比上年增加（万人） |\n|---|---|---|\n| 东港区 | 78.6 | 1.1 |\n"
    assert {row.figure: row.measure for row in rows(text)}["1.1"] != "points_change"


def test_value_added_is_an_amount_and_of_the_trade_in_the_title() -> None:
    text = "表4 工业\n\n| 地区 | 增加值（亿元） | 比上年增长（%） |\n|---|---|---|\n| 东港区 | 82.41 | 7.6 |\n| 西港区 | 96.07 | 3.2 |\n"
    found = {row.figure: (row.indicator, row.measure) for row in rows(text)}
    assert found["82.41"] == ("工业增加值", "level")
    assert found["7.6"] == ("工业增加值", "growth")


def test_what_is_added_stays_a_change() -> None:
    text = "表4 住房\n\n| 地区 | 新增套数（套） |\n|---|---|\n| 东港区 | 82 |\n| 西港区 | 96 |\n"
    assert {row.measure for row in rows(text)} == {"change"}


def test_a_line_of_accounts_is_no_plan() -> None:
    text = "表1 各区主要指标\n\n| 地区 | 地区生产总值（亿元） | 一般公共预算收入（亿元） |\n|---|---|---|\n| 东港区 | 82.41 | 7.6 |\n| 西港区 | 96.07 | 3.2 |\n"
    assert {row.status for row in rows(text)} == {"observed"}
    planned = "表1 收支\n\n| 科目 | 2024年决算数（万元） | 2025年预算数（万元） |\n|---|---|---|\n| 税收收入 | 82 | 76 |\n| 其他收入 | 96 | 32 |\n"
    assert {row.figure: row.status for row in rows(planned)}["76"] == "target"


def test_parts_of_prices_in_towns_and_in_the_country() -> None:
    text = "表1　2013年居民消费价格比上年涨跌幅度\n\n指标            全市      城市      农村\n居民消费价格    2.6       2.5       2.9\n  其中：食品      4.4       4.3       4.7\n  居住            3.0       3.2       2.1\n"
    found = {row.figure: row.indicator for row in rows(text)}
    assert found["2.5"] == "居民消费价格城市"
    assert found["4.3"] == "居民消费价格食品城市"
    assert found["2.1"] == "居住居民消费价格农村"


@pytest.mark.parametrize("head", ["年均增长或[累计]", "年均增长 / [累计]", "年均增长（累计）"])
def test_a_head_with_two_kinds_of_values_adds_nothing_to_the_name(head: str) -> None:
    text = (
        f"| 指标 | 2020年 | 2025年 | {head} |\n|---|---|---|---|\n| 茶叶产量（万吨） | 40 | 44 | 1.9 |\n"
        "| 绿化覆盖率（%） | 60 | 65.4 | [5.4] |\n"
    )
    plan = Origin(date="2021-03", first_year=2021, last_year=2025, region="柳河市", kind="plan")
    found = extract(Document(id="table", text=text, origin=plan)).statements
    assert [s.indicator for s in found] == ["茶叶产量"] * 3 + ["绿化覆盖率"] * 3


def test_a_head_for_what_is_to_be_done_adds_nothing_to_the_name() -> None:
    text = "专栏：“十四五”修缮任务\n  项目    任务量\n  渠道修缮    50万米\n  泵站更新    300台\n  水窖新建    2万口\n"
    plan = Origin(date="2021-03", first_year=2021, last_year=2025, region="柳河市", kind="plan")
    found = extract(Document(id="table", text=text, origin=plan)).statements
    assert [s.indicator for s in found] == ["渠道修缮", "泵站更新", "水窖新建"]


def test_things_counted_in_a_unit_of_their_own_need_no_title() -> None:
    text = "表4 供水设施分县发展目标\n\n| 地区 | 取水泵站（座） | 消火栓（个） | 计划投资（万元） |\n|---|---|---|---|\n| 东港区 | 82 | 640 | 310 |\n| 西港区 | 96 | 705 | 420 |\n"
    found = {row.figure: row.indicator for row in rows(text)}
    assert found["705"] == "消火栓"
    assert (found["96"], found["420"]) == ("取水泵站", "计划投资")


def test_a_cell_that_says_the_thing_of_its_row_again_names_its_figures_alone() -> None:
    text = "表4 发展目标\n\n| 指标 | 单位 | 2030年目标 |\n|---|---|---|\n| 新增上市（挂牌）企业数 | 家 | 新增上市企业7家、<br>新增挂牌企业不少于35家 |\n| 研发机构总数 | 家 | 累计20家 |\n"
    found = {row.figure: row.indicator for row in rows(text)}
    assert (found["7家"], found["35家"]) == ("新增上市企业", "新增挂牌企业")
