"""Sentences of our own, one phenomenon each: what a figure measures, for when, and whether it is a fact or an aim."""

from __future__ import annotations

import copy
import pickle

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import Extraction, extract
from plancheck.statements.statement import Statement

PLAN = Origin(
    title="物流业发展规划", date="2016-08", first_year=2016, last_year=2020, region="海南省", kind="plan"
)
REPORT = Origin(
    title="政府工作报告", date="2024-01-20", first_year=2023, last_year=2024, region="云溪县", kind="report"
)


def read(text: str, *, origin: Origin = REPORT) -> Extraction:
    return extract(Document("d", text, origin=origin))


def rows(text: str, *, origin: Origin = REPORT) -> list[Statement]:
    return list(read(text, origin=origin).statements)


def one(text: str, *, origin: Origin = REPORT) -> Statement:
    (row,) = rows(text, origin=origin)
    return row


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("全县生产总值达到52.3亿元。", "level", 5_230_000_000),
        ("全县生产总值增长6.1%。", "growth", 6.1),
        ("全县生产总值　同比　增长　６．１％。", "growth", 6.1),
        ("五年来，粮食产量年均增长2.4%。", "growth_per_year", 2.4),
        ("单位产值能耗下降3.5%。", "growth", -3.5),
        ("空气优良天数比例提高1.2个百分点。", "points_change", 1.2),
        ("城镇登记失业率下降0.3个百分点。", "points_change", -0.3),
        ("森林覆盖率达到61.5%。", "share", 61.5),
        ("服务业增加值占生产总值的比重提高到47%。", "share", 47),
        ("城镇新增就业3200人。", "change", 3200),
        ("二氧化硫排放量减少1.4万吨。", "change", -14_000),
        ("新建农村公路120公里。", "level", 120),
        ("网上零售额翻了一番。", "multiple", 2),
        ("网上零售额是2018年的3倍。", "multiple", 3),
        ("网上零售额增长2.5倍。", "growth_multiple", 2.5),
        ("培育年产值过十亿元的企业。", "threshold", 1_000_000_000),
        ("人口自然增长率为3.2‰。", "growth", 3.2),
        ("全县减少贫困人口2500人。", "change", -2500),
        ("提升系统调节能力90万千瓦。", "change", 900_000),
        ("实现3000人以上的城镇新增就业。", "change", 3000),
        ("将居民消费价格涨幅设为3%左右。", "growth", 3),
        ("全县收入五年平均增长9%。", "growth_per_year", 9),
        ("形成90万吨以上的产能储备。", "level", 900_000),
        ("到2030年，累计完成40万平方米以上厂房更新。", "level", 400_000),
        ("完成 不少于300公里水管改造任务。", "level", 300),
        ("更新3吨以下叉车。", "threshold", 3),
        ("实施30蒸吨以上锅炉改造。", "threshold", 30),
        ("完成“全年新增2万个车位”的目标。", "change", 20_000),
        ("按照“ 全县新增120个站点 ”任务推进。", "change", 120),
        ("每年新建不少于300公里非机动车道。", "level", 300),
    ],
)
def test_verb_and_unit_decide_the_measure(text: str, measure: str, value: float) -> None:
    row = one(text)
    assert (row.measure, float(row.value)) == (measure, value)


@pytest.mark.parametrize("text", ["按照“5分钟消防”的要求。", "实施“净增10万岗位”计划。"])
def test_a_quoted_name_of_no_goal_is_left_out(text: str) -> None:
    said = rows(text + "全县建成公园7座。")
    assert [row.figure for row in said] == ["7座"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "网购、外卖和打车用户规模分别为8.1万、6.2万和5万。",
            [("网购用户规模", 81_000), ("外卖用户规模", 62_000), ("打车用户规模", 50_000)],
        ),
        (
            "城镇和农村居民人均收入分别增长4.8%、7.1%。",
            [("城镇居民人均收入", 4.8), ("农村居民人均收入", 7.1)],
        ),
        (
            "线上采购和线上销售占采购和销售总额的比重分别超过40%和30%。",
            [("线上采购占采购总额的比重", 40), ("线上销售占销售总额的比重", 30)],
        ),
        ("一二三产增加值分别增长3%、6%、5%。", [("一产增加值", 3), ("二产增加值", 6), ("三产增加值", 5)]),
    ],
)
def test_items_of_a_list_share_their_head(text: str, expected: list[tuple[str, float]]) -> None:
    found = rows(text)
    assert [float(row.value) for row in found] == [value for _, value in expected]
    for row, (indicator, _) in zip(found, expected, strict=True):
        assert set(indicator) <= set(row.indicator)


def test_a_bound_word_of_a_list_holds_for_all_its_items() -> None:
    assert [row.qualifier for row in rows("采购和销售上网率分别超过50%和20%。")] == ["more_than", "more_than"]
    assert [row.qualifier for row in rows("省外、境外游客分别增长10%、35%以上。")] == ["at_least", "at_least"]


def test_a_subject_left_out_is_carried_over() -> None:
    found = rows("2023年网络零售用户规模达1.6万人，交易额达到5.1亿元，占社会消费品零售总额比重达到3.3%。")
    assert [row.indicator for row in found] == [
        "网络零售用户规模", "网络零售交易额", "网络零售交易额占社会消费品零售总额的比重",
    ]  # fmt: skip
    assert found[2].of == "社会消费品零售总额"
    assert found[2].sureness.startswith("figure:")
    assert "subject carried over" in found[2].reasons


def test_a_second_list_shares_the_heads_of_the_first() -> None:
    found = rows("网购、外卖和打车使用率分别为35%、31%和30%，用户规模分别达到8.1万人、6.2万人和5万人。")
    assert [row.indicator for row in found[3:]] == ["网购用户规模", "外卖用户规模", "打车用户规模"]


@pytest.mark.parametrize("verb", ["翻两番", "同比翻一番", "增长近三成"])
def test_verb_and_figure_of_the_clause_before_are_no_part_of_the_subject(verb: str) -> None:
    assert rows(f"全县物流业营业收入{verb}，突破30亿元。")[-1].indicator == "物流业营业收入"


def test_from_one_year_to_another_each_end_has_its_year() -> None:
    first, second, rate = rows("旅游收入由2018年的12亿元增加到2023年的20亿元，年均增长10.8%。")
    assert [(row.indicator, row.period) for row in (first, second)] == [
        ("旅游收入", "2018"),
        ("旅游收入", "2023"),
    ]
    assert (rate.measure, rate.period) == ("growth_per_year", "2018/2023")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("到2020年，货运量达到3亿吨。", "2020"),
        ("截至2015年6月底，货运量达到3亿吨。", "2015-06"),
        ("截至2015年6月30日，货运量达到3亿吨。", "2015-06-30"),
        ("“十二五”期间，货运量年均增长8%。", "2011/2015"),
        ("“十二五”末，货运量达到3亿吨。", "2015"),
        ("“十三五”期间建成仓库200座。", "2016/2020"),
        ("2011－2015年，货运量年均增长8%。", "2011/2015"),
        ("2015年货运量比2010年增长40%。", "2010/2015"),
        ("二〇一四年货运量达到3亿吨。", "2014"),
        ("规划期末，货运量达到3亿吨。", "2020"),
    ],
)
def test_named_times_become_periods(text: str, period: str) -> None:
    assert one(text, origin=PLAN).period == period


def test_growth_against_a_month_spans_both_months_and_against_last_year_is_the_year() -> None:
    assert one("2023年12月用户规模较2022年12月增长80万人。").period == "2022-12/2023-12"
    assert one("2023年货运量比2022年增长4%。").period == "2023"
    assert one("2023年货运量比2019年增长4%。").period == "2019/2023"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("一、2023年工作回顾\n新建公路30公里。", "observed"),
        ("二、2024年工作安排\n新建公路30公里。", "target"),
        ("二、2024年主要目标\n生产总值增长6%左右。", "target"),
        ("生产总值增长6%，预计2024年达到60亿元。", "target"),
        ("力争全年完成投资80亿元。", "target"),
        ("去年完成投资80亿元。", "observed"),
    ],
)
def test_year_words_and_headings_decide_between_fact_and_aim(text: str, status: str) -> None:
    assert rows(text)[-1].status == status


def test_a_target_without_a_year_is_for_the_plans_last() -> None:
    row = one("第二章 主要目标\n标准托盘使用率提高到40%。", origin=PLAN)
    assert (row.status, row.period) == ("target", "2020")
    assert "the plan's last year" in row.reasons


def test_region_is_named_carried_over_or_the_documents_own() -> None:
    assert one("2015年，全球集装箱吞吐量达到6.9亿箱。", origin=PLAN).region == "全球"
    assert one("全省集装箱吞吐量达到690万箱。", origin=PLAN).region == "海南省"
    assert one("集装箱吞吐量达到690万箱。", origin=PLAN).region == "海南省"
    assert one("交易额占全国的10%。", origin=PLAN).region == "海南省"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("出台17项行动。", "policy"), ("实施“三个80%”工程。", "quoted"), ("制定36条政策措施。", "policy"),
        ("经过近20年的努力，成效显著。", "dates"), ("落实《3000万亩绿化方案》。", "title"),
    ],
)  # fmt: skip
def test_figures_that_are_no_statements_are_kept_with_the_reason(text: str, reason: str) -> None:
    result = read(text)
    assert result.statements == ()
    assert all(reason in quantity.reason for quantity in result.quantities)


def test_a_threshold_does_not_hide_the_count_it_describes() -> None:
    count, bound = rows("培育30家以上年收入过亿元的物流企业。", origin=PLAN)
    assert (count.measure, count.qualifier, bound.measure, bound.qualifier) == (
        "level",
        "at_least",
        "threshold",
        "more_than",
    )
    assert "物流企业" in count.indicator
    assert bound.indicator == "物流企业年收入"


def test_a_torn_paragraph_is_read_as_one() -> None:
    text = "“十二五”期间，全省网络零售额从75亿元猛增到388\n\n亿元，其中实物商品网络零售额为324亿元，占比达\n10.8%。"
    found = rows(text, origin=PLAN)
    assert [row.figure for row in found] == ["75亿元", "388\n\n亿元", "324亿元", "10.8%"]
    assert found[1].period == "2015"


def test_traditional_text_keeps_its_characters_and_gives_the_same_values() -> None:
    simplified = one("2015年，全省网络零售额达到四百二十亿元。", origin=PLAN)
    traditional = one("2015年，全省網絡零售額達到四百二十億元。", origin=PLAN)
    assert traditional.indicator == "網絡零售額"
    assert (traditional.value, traditional.period, traditional.concept) == (
        simplified.value,
        simplified.period,
        simplified.concept,
    )


def test_extraction_prints_what_was_found_and_left_over() -> None:
    result = read("新建公路30公里。出台17项行动。")
    assert repr(result) == "Extraction('d': 2 figures, 1 statement, 1 left over)"
    assert [quantity.figure for quantity in result.left_over] == ["17项"]


@pytest.mark.parametrize("things", ["龙头企业", "5G龙头企业", "  3D 打印企业"])
def test_a_threshold_may_be_of_things_whose_name_begins_with_a_digit(things: str) -> None:
    count, bound = rows(f"培育7家营收过百亿元的{things}。", origin=PLAN)
    assert (count.measure, bound.measure) == ("level", "threshold")


def test_what_was_extracted_can_be_pickled_and_copied() -> None:
    found = extract(Document("d", "2010年网民达4.57亿人，占总人口的34.3%。"))
    assert pickle.loads(pickle.dumps(found)) == found
    assert copy.deepcopy(found.statements) == found.statements
