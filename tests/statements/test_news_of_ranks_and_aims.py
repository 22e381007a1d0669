"""News of months and quarters: aims restated beside what was reached, ranks of places, months listed, headlines."""

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement


def told(text: str, date: str = "2031-10-20") -> list[Statement]:
    return extract(Document("news", text, origin=Origin(date=date, region="全国"))).statements


def test_what_is_reached_is_held_against_an_aim_for_the_year():
    reached, aim = told("前三季度，全国茶叶产值同比增长9.8%，高于6%以上的预期目标。")
    assert (reached.status, reached.period) == ("observed", "2031-01/2031-09")
    assert (aim.measure, aim.status, aim.qualifier, aim.period) == ("growth", "target", "at_least", "2031")
    assert aim.indicator == reached.indicator


@pytest.mark.parametrize(
    ("text", "measure", "qualifier"),
    [
        ("前三季度，登记失业率为5.2%，低于全年5.5%左右的预期目标。", "share", "approx"),
        ("前三季度，居民消费价格上涨0.6%，低于3%左右的预期目标。", "growth", "approx"),
        ("上半年完成投资80亿元，低于100亿元的计划目标。", "level", "exact"),
    ],
)
def test_an_aim_held_against_is_measured_like_what_was_reached(text, measure, qualifier):
    aim = told(text)[1]
    assert (aim.measure, aim.qualifier, aim.status) == (measure, qualifier, "target")
    assert aim.value > 0


def test_a_rate_compared_with_one_that_is_no_aim_is_reported():
    assert told("前三季度，茶叶产值增长9%，高于6%的全国增速。")[1].status == "observed"


def test_a_goal_quoted_as_a_clause_is_an_aim():
    assert told("茶叶产值增长2%，与报告中“全年茶叶产值增长5.5%”的预期目标仍有差距。")[-1].status == "target"


@pytest.mark.parametrize("months", ["7月、8月和9月", "7、8、9三个月", "7、8、9月份"])
def test_months_listed_before_as_many_figures_have_one_each(months):
    found = told(f"{months}，登记失业率分别为5.1%、5.2%和4.9%。")
    assert [one.period for one in found] == ["2031-07", "2031-08", "2031-09"]


def test_quarters_listed_before_as_many_figures_have_one_each():
    found = told("前三季度茶叶产值5亿元。二、三季度茶叶产值分别增长4%、5%。")
    assert [one.period for one in found[1:]] == ["2031-04/2031-06", "2031-07/2031-09"]


def test_figures_of_other_things_keep_the_time_of_all_months_listed():
    found = told("7、8月，茶叶产值分别增长4%、5%，棉花产值增长6%。")
    assert [one.period for one in found] == ["2031-07", "2031-08", "2031-07/2031-08"]


def test_two_months_counted_are_no_weight():
    assert [one.figure for one in told("特别是9、10两个月，日均投放分别达14万辆、15万辆。")] == [
        "14万辆",
        "15万辆",
    ]


@pytest.mark.parametrize("months", ["1月至9月", "1-9月", "一至九月", "2031年1月至9月", "2031年1月—9月"])
def test_months_written_from_one_to_the_other_are_a_span(months):
    assert told(f"{months}，茶叶产值增长7%。")[0].period == "2031-01/2031-09"


def test_places_of_a_list_have_the_amount_in_the_bracket_behind_them():
    found = told("上半年生产总值9000亿元。广东（500亿元）、江苏（400亿元）和浙江（300亿元）居前三位。")
    assert [(one.indicator, one.region) for one in found[1:]] == [
        ("生产总值", "广东省"),
        ("生产总值", "江苏省"),
        ("生产总值", "浙江省"),
    ]


def test_a_rate_in_brackets_behind_a_place_is_growth_where_the_sentence_speaks_of_rates():
    found = told("从茶叶产值增速看，前两位是江西（6.9%）、福建（6.7%）。")
    assert [(one.measure, one.region) for one in found] == [("growth", "江西省"), ("growth", "福建省")]


def test_a_rank_is_no_part_of_the_name_of_what_is_ranked():
    found = told("今年一季度，宁波财政收入为617亿元。北京市以1689亿元排名第二位，深圳以1054亿元位居第三。")
    assert [(one.indicator, one.region) for one in found[1:]] == [
        ("财政收入", "北京市"),
        ("财政收入", "深圳市"),
    ]


def test_a_rate_by_which_a_place_ranks_is_growth_of_what_was_told():
    found = told("从财政收入增速看，上海以10.9%的财政收入增速排名第一位。北京紧随其后，以6.6%位居第二位。")
    assert [(one.measure, one.indicator, one.region) for one in found] == [
        ("growth", "财政收入", "上海市"),
        ("growth", "财政收入", "北京市"),
    ]


def test_a_headline_is_no_part_of_the_sentence_under_it():
    text = "去年市场规模扩大。\n差距缩小，茶叶产值位列各地首位\n上半年棉花产值50亿元，同比增长2%。\n"
    assert [one.indicator for one in told(text)] == ["棉花产值", "棉花产值"]


def test_what_a_headline_counts_ends_with_it():
    text = "去年市场规模扩大。\n某地新开工12个茶叶加工项目\n记者从统计局获悉，今年上半年，投资增长3%。\n"
    assert "记者" not in told(text)[0].indicator


def test_a_forecast_that_a_new_one_is_held_against_is_measured_alike():
    new, old = told("预计2031年全球茶叶贸易量将增长3.0%，低于之前预测的4.7%。")
    assert (old.measure, old.indicator, old.status) == ("growth", new.indicator, "target")


def test_what_an_aim_of_a_fiscal_year_is_of_stays_that_year():
    reached, aim = told("2030-31年度茶叶收入5亿元，低于6亿元的预算目标。")
    assert (aim.period, aim.status) == (reached.period, "target")
    assert len(aim.period) == len("2030/2031")


def test_the_end_of_a_month_is_a_time_before_any_word():
    found = told("上半年新增贷款13亿元；6月末茶叶贷款余额22亿元。")
    assert [(one.indicator, one.period) for one in found] == [
        ("新增贷款", "2031-01/2031-06"),
        ("茶叶贷款余额", "2031-06"),
    ]


def test_a_rate_raised_against_the_same_time_is_no_comparison_by_height():
    found = told("上半年茶叶产值50亿元，同比增长1.5%，增速比同期提高0.9个百分点。")
    assert found[-1].indicator == "茶叶产值增速"


def test_parts_of_what_an_office_tells_of_a_quarter_are_of_it():
    found = told("据海关统计，今年一季度茶叶贸易总值9亿元，增长10.7%。其中，出口5亿元，增长13.4%。")
    assert {one.period for one in found} == {"2031-01/2031-03"}


def test_the_last_five_years_are_those_of_the_plan_just_over_in_the_first_year_of_one():
    assert told("过去五年，新增茶园面积310万亩。", "2031-05-03")[0].period == "2026/2030"
    assert told("过去五年，新增茶园面积310万亩。", "2033-05-03")[0].period == "2029/2033"


def test_years_to_come_at_the_head_of_one_line_of_news_are_not_those_of_the_next():
    found = told("长沙：未来五年茶叶产值占比要超45%\n目前，武汉已累计建成茶叶站点334个。\n")
    assert (found[-1].status, found[-1].period) == ("observed", "2031")


def test_the_day_and_hour_of_a_page_date_nothing_that_it_tells():
    text = (
        "某县旅游创业\n2031年12月05日   08：05 来源：某新闻网\n旅游发展良好。\n长假期间，接待游客25万人次。\n"
    )
    assert told(text, "2031-12-05")[-1].period == "2031"


def test_a_title_said_twice_is_no_part_of_the_sentence_under_it():
    title = "茶叶产值达8万亿，当月出口创历史新高\n"
    assert told(f"{title}原标题：{title}棉花利润总额50亿元，同比增长16%。\n")[-1].indicator == "棉花利润总额"
