"""Names whose owner, doer or predicate stands apart from them: in the clause before, behind a count, in a list."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.context.items import split_items
from plancheck.statements.extract import extract
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary


def names(text: str) -> list[str]:
    """Return the names of the figures of a text, in order."""
    report = Document("report", text, origin=Origin(date="2019", kind="report"))
    return [row.indicator for row in extract(report).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陶瓷行业景气回升，实现利润18亿元。", ["陶瓷行业利润"]),
        ("玩具行业增速小幅回落，实现销售产值 31 亿元，同比增长4%。", ["玩具行业销售产值"] * 2),
        ("钟表行业占全市比重持续下降，完成投资6亿元。", ["钟表行业投资"]),
        ("玩具行业增速放缓，投资15亿元。", ["玩具行业投资"]),
        ("制伞业的销售产值增长8%，内销产值增长14%。", ["制伞业的销售产值", "制伞业内销产值"]),
        ("玩具行业产值增长9%，但仍高于全行业3个百分点。", ["玩具行业产值", "玩具行业产值增速高于全行业"]),
        ("玩具行业产值增长9%，增速低于去年同期2个百分点。", ["玩具行业产值", "玩具行业产值增速低于去年同期"]),
    ],
)
def test_a_trade_named_in_the_clause_before_owns_what_it_achieves(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政将安排7亿元，比上年增加1亿元，支持乡村医疗。", "市财政安排支持乡村医疗的资金"),
        ("市财政安排 7亿元 资金，重点支持村道养护。", "市财政安排支持村道养护的资金"),
        ("市财政安排7亿元，比上年增加1亿元。", "市财政安排"),
        ("农业厅预计茶叶交易额将达到7亿元。", "茶叶交易额"),
        ("用三年时间将护理补助标准提高到90元。", "护理补助标准"),
        ("用三年时间表说明进度，护理补助标准提高到90元。", "护理补助标准"),
        ("植树造林面积7万亩，退牧还草3万亩。", "植树造林面积"),
    ],
)
def test_who_pays_and_foresees_and_how_long_it_takes(text: str, expected: str) -> None:
    assert names(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16个县（市）与外省药厂签订供货协议。", "与外省药厂签订供货协议的县数量"),
        ("16个县与外省药厂相邻。", "县与外省药厂相邻数量"),
        ("90%以上的许可事项和60%的便民事项可通过手机和大厅实现网上办理。", "实现网上办理的许可事项比例"),
        ("全市20%的居民小区达标。", "达标的居民小区比例"),
        ("全市20%的达标企业迁入园区。", "达标企业迁入园区"),
        ("31%的县域水质未达标。", "水质未达标的县域比例"),
        ("12%的灌区不达标。", "不达标的灌区比例"),
        ("900多万茶农直接受益。", "受益茶农"),
        ("五千户的集体渔场已经变为股份渔场。", "变为股份渔场的集体渔场"),
        ("外方帮助设计和安装的共有26个项目。", "外方帮助设计和安装的项目数量"),
    ],
)
def test_what_is_said_of_the_things_counted_tells_which(text: str, expected: str) -> None:
    assert names(text)[0] == expected


def test_the_second_of_two_shares_is_told_like_the_first() -> None:
    found = names("90%以上的许可事项和60%的便民事项可通过手机和大厅实现网上办理。")
    assert found == ["实现网上办理的许可事项比例", "实现网上办理的便民事项比例"]


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("全国除尘、脱硝机组容量", ["全国除尘机组容量", "全国脱硝机组容量"]),
        ("全市花生和油菜播种面积", ["全市花生播种面积", "全市油菜播种面积"]),
        ("全市公路、铁路里程", ["全市公路里程", "全市铁路里程"]),
        ("二氧化硫和化学需氧量排放总量", ["二氧化硫排放总量", "化学需氧量排放总量"]),
        ("接待境外游客、过夜游客人次", ["接待境外游客人次", "过夜游客人次"]),
    ],
)
def test_a_place_before_a_list_is_no_part_of_its_first_item(head: str, items: list[str]) -> None:
    assert split_items(head, 2, lexicon_of(load_vocabulary())) == items


def test_two_years_before_one_thing_are_no_part_of_its_name() -> None:
    assert names("2013和2014年的茶叶成交额分别为4亿元和6亿元。") == ["茶叶成交额"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规模以上制伞工业完成增加值18亿元。", "规模以上制伞工业增加值"),
        ("全市制伞企业 实现 利润 1.8 亿元，同比增长4%。", "制伞企业利润"),
        ("去年，制伞行业全年共实现销售收入18亿元。", "制伞行业销售收入"),
        ("制伞产业园项目完成投资18亿元。", "制伞产业园项目完成投资"),
        ("制伞业完成改造18户。", "制伞业完成改造"),
    ],
)
def test_that_it_was_made_says_nothing_beside_who_earned_it(text: str, expected: str) -> None:
    assert names(text)[0] == expected


@pytest.mark.parametrize("line", ["一般公共预算收入", "一般债务余额"])
def test_the_own_area_stands_before_no_line_of_the_budget(line: str) -> None:
    assert names(f"全市{line}18亿元，增长4%。")[0] == line
