"""Names that need an owner said clauses before, kinds said once for a list, and bounds that stand before what is done."""

from __future__ import annotations

import pytest
from invented_plans import statements


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("杂技剧团12个，观众人数34万人，门票收入5600万元。", "34万人", "杂技剧团观众人数"),
        ("杂技剧团12个，观众人数34万人，门票收入5600万元。", "5600万元", "杂技剧团门票收入"),
        ("去年 杂技剧团 12 个， 门票收入 5600 万元。", "5600 万元", "杂技剧团门票收入"),
        ("玩具制造企业超70家，营收规模达31亿元。", "31亿元", "玩具制造企业营收规模"),
        ("建成5个种子产业园区，入园企业达到260家。", "260家", "种子产业园区入园企业数量"),
        ("山火当日扑灭率97%，受害面积控制在3万亩以内。", "3万亩", "山火受害面积"),
        ("全市18家纺织企业中有11家完成重组，增长面61%。", "61%", "纺织企业增长面"),
        ("门票收入5600万元。", "5600万元", "门票收入"),
        ("贷款余额增长4%；门票收入5600万元。", "5600万元", "门票收入"),
    ],
)
def test_what_needs_an_owner_takes_the_one_said_before(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("认定市级茶业示范园区4家、示范合作社27家。", "认定市级茶业示范合作社"),
        ("今年认定市级茶业示范园区 4 家和 示范合作社27家。", "认定市级茶业示范合作社"),
        ("认定市级茶业示范园区4个、示范合作社27家。", "认定示范合作社"),
        ("认定茶业园区4家、专业合作社27家。", "认定专业合作社"),
        ("认定市级茶业示范园区4家，示范合作社27家。", "示范合作社数量"),
    ],
)
def test_what_stands_before_a_shared_word_is_said_once(text: str, name: str) -> None:
    assert statements(text)["27家"].indicator == name


def test_a_size_is_of_what_the_clause_before_sets_up() -> None:
    found = statements("涉农贷款余额增长7%，设立果业发展基金，总规模6亿元。")
    assert found["6亿元"].indicator == "果业发展基金总规模"
    found = statements("涉农贷款余额增长7%，结构不断优化，总规模6亿元。")
    assert found["6亿元"].indicator != "结构总规模"


def test_what_was_brought_about_ends_at_a_semicolon() -> None:
    text = "发放旺农贷款8亿元，惠及农户610户、合作社45家；纳税大户22家，比上年增加3家。"
    found = statements(text)
    assert found["45家"].indicator == "旺农贷款惠及合作社数量"
    assert found["22家"].indicator == "纳税大户"


def test_another_thing_behind_a_semicolon_is_no_kind_of_what_was_counted() -> None:
    found = statements("登记古桥980处，其中新登记210处；水利风景区17处，古渡口9处。")
    assert "古桥" not in found["17处"].indicator
    assert "古桥" not in found["9处"].indicator


def test_a_site_whose_name_begins_like_a_deed_is_built_too() -> None:
    assert statements("新建鸟类公园4处、保护区13处。")["13处"].indicator == "新建保护区"
    assert statements("新建鸟类公园4处、保护古树13处。")["13处"].indicator == "保护古树"


@pytest.mark.parametrize(
    ("text", "qualifier", "name"),
    [
        ("各类小水电总计约替代原煤42万吨。", "approx", "小水电总计替代原煤"),
        ("截至2024年底， 各类小水电 总计 约替代原煤42万吨。", "approx", "小水电总计替代原煤"),
        ("各类小水电总计节约原煤42万吨。", "exact", "小水电总计节约原煤"),
        ("签约原煤42万吨。", "exact", "签约原煤"),
    ],
)
def test_roughly_may_stand_before_what_is_done(text: str, qualifier: str, name: str) -> None:
    found = statements(text)["42万吨"]
    assert (found.qualifier, found.indicator.removeprefix("各类")) == (qualifier, name)


@pytest.mark.parametrize(
    ("text", "figure", "measure", "value"),
    [
        ("提高护林员补助标准12%。", "12%", "growth", 12),
        ("同时， 再降低渡船票单价 8%。", "8%", "growth", -8),
        ("护林员补助标准占工资的12%。", "12%", "share", 12),
        ("护林员补助标准提高到工资的12%。", "12%", "share", 12),
        ("养老服务队年均提供服务增长6%。", "6%", "growth_per_year", 6),
        ("颗粒物年均浓度下降6%。", "6%", "growth", -6),
        ("渔业增加值年平均现价增长速度高于9%。", "9%", "growth_per_year", 9),
    ],
)
def test_a_percentage_by_which_something_moves(text: str, figure: str, measure: str, value: int) -> None:
    found = statements(text)[figure]
    assert (found.measure, found.value) == (measure, value)


def test_when_a_ratio_was_so_is_no_part_of_its_name() -> None:
    found = statements("户籍人口性别比由2010年第六次全国人口普查的104.3下降为102.9。")
    assert found["104.3"].indicator == found["102.9"].indicator == "户籍人口性别比"
    assert found["104.3"].period == "2010"


def test_in_what_prices_is_no_part_of_a_name() -> None:
    found = statements("渔业总产值按不变价格计算翻两番。")
    assert found["翻两番"].indicator == "渔业总产值"


def test_people_helped_out_of_poverty_are_counted_without_their_place() -> None:
    found = statements("全县脱贫208户。")
    assert found["208户"].indicator == "脱贫户数"
    assert statements("全县脱贫村208户。")["208户"].indicator != "脱贫户数"


@pytest.mark.parametrize(
    ("text", "figure", "qualifier"),
    [
        ("每村至少带动渔民46户。", "46户", "at_least"),
        ("苗圃项目，至少带动46户渔民。", "46户", "at_least"),
        ("苗圃项目 大约 吸纳46人。", "46人", "approx"),
        ("苗圃项目带动46户渔民。", "46户", "exact"),
        ("苗圃大约46亩，带动51户渔民。", "51户", "exact"),
    ],
)
def test_a_bound_stands_before_what_is_done(text: str, figure: str, qualifier: str) -> None:
    assert statements(text)[figure].qualifier == qualifier
