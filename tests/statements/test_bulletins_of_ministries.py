"""Bulletins and news of ministries: lists of what was done of a year's tasks, bases told by their own figures, parts of a year."""

from __future__ import annotations

from plancheck.documents.document import Document, Origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

BULLETIN = Origin(kind="statistics", region="柳河市", first_year=2019, last_year=2019)


def _rows(text: str, origin: Origin | None = BULLETIN) -> tuple[Statement, ...]:
    return extract(Document("news", text, origin=origin or recognise_origin(text))).statements


def _measures(text: str) -> list[tuple[str, str, str]]:
    return [(row.figure, row.measure, row.period) for row in _rows(text)]


def test_shares_done_of_a_years_tasks_go_to_the_things_before_them() -> None:
    rows = _rows(
        "2019年，全市茶园新开垦26万亩、改造15万亩，茶农补贴发放2万户，分别完成年度目标任务122%、141%、194%。"
    )
    assert [row.indicator for row in rows[3:]] == [
        "茶园新开垦完成年度目标任务的比例",
        "茶园改造完成年度目标任务的比例",
        "茶农补贴发放完成年度目标任务的比例",
    ]
    assert {row.status for row in rows[3:]} == {"observed"}


def test_more_than_a_base_by_so_much() -> None:
    assert _measures("2019年人均支出15000元，比2010年的8000元多7000元。") == [
        ("15000元", "level", "2019"),
        ("8000元", "level", "2010"),
        ("7000元", "change", "2010/2019"),
    ]
    rows = _rows("2019年茶馆比上年的30所多5所。")
    assert [(row.indicator, row.qualifier, row.measure) for row in rows] == [
        ("茶馆", "exact", "level"),
        ("茶馆", "exact", "change"),
    ]


def test_the_rate_that_a_rate_is_compared_with() -> None:
    assert _measures("2019年茶产量增长率为1.5%，较2018年的0.7%上升0.8个百分点。") == [
        ("1.5%", "growth", "2019"),
        ("0.7%", "growth", "2018"),
        ("0.8个百分点", "points_change", "2019"),
    ]


def test_a_percentage_in_brackets_behind_a_change() -> None:
    rows = _rows("2019年茶农20万人，比上年减少2万人（9.1%），其中女性5万人（25%）。")
    assert [(str(row.value), row.measure) for row in rows if "%" in row.figure] == [
        ("-9.1", "growth"),
        ("25", "share"),
    ]


def test_fell_to_this_years_share() -> None:
    rows = _rows("恩格尔系数从2010年的43.5%降到本年度的32.6%。")
    assert [(str(row.value), row.measure, row.period) for row in rows] == [
        ("43.5", "share", "2010"),
        ("32.6", "share", "2019"),
    ]


def test_a_mean_rise_over_years() -> None:
    assert (
        _measures("2019年茶农收入1.9万元，比2014年增加7000元，五年平均递增10%。")[-1][1] == "growth_per_year"
    )


def test_pupils_are_not_of_those_taken_in() -> None:
    rows = _rows("2019年茶艺学校招生17万人，在校生50万人，毕业生16万人。")
    assert [row.indicator for row in rows] == ["茶艺学校招生", "茶艺学校在校生", "茶艺学校毕业生"]


def test_a_quarter_said_once_holds_for_the_paragraphs_of_news() -> None:
    news = Origin(date="2024-04", kind="other", region="全国")
    rows = _rows(
        "记者在4月28日的发布会上获悉，今年一季度，茶园水质持续改善。\n从空气来看，一季度，优良天数比例为80%。\n"
        "从水质来看，优良断面比例为90%。\n",
        news,
    )
    assert [row.period for row in rows] == ["2024-01/2024-03", "2024-01/2024-03"]


def test_a_report_on_the_year_so_far_tells_of_its_own_months() -> None:
    head = "柳河市关于今年以来预算执行情况的报告\n（2024年9月10日在市第三届人大常委会第九次会议上）\n"
    rows = _rows(f"{head}1—7月，茶叶税收入13亿元，下降2%。茶具税收入5亿元。", None)
    assert {row.period for row in rows} == {"2024-01/2024-07"}


def test_part_of_a_year_whose_course_was_turned_dates_nothing() -> None:
    rows = _rows("2019年，茶市扭转了上半年增幅回落的状况。全年茶叶销售额50亿元，增长8%。")
    assert {row.period for row in rows} == {"2019"}


def test_a_share_of_all_water_used() -> None:
    rows = _rows(
        "2019年，茶园用水总量60亿立方米。其中，灌溉用水8亿立方米，占用水总量的14%。新建道路占用茶园5亩。"
    )
    assert rows[2].indicator.endswith("占用水总量的比重")
    assert rows[3].indicator.endswith("占用茶园")


def test_income_of_each_level_under_a_head() -> None:
    rows = _rows("分级次收入情况：市本级完成39亿元，增长10%；四城区完成18亿元，增长9%。")
    assert [row.indicator for row in rows] == ["市本级收入", "市本级收入", "四城区收入", "四城区收入"]


def test_how_a_budget_was_changed_is_no_thing() -> None:
    rows = _rows("2019年茶业基金收入预算为11亿元，执行中按程序调整为12亿元，实际完成13亿元。")
    assert [row.indicator for row in rows] == ["茶业基金收入预算"] * 3


def test_a_caption_run_together_with_a_sentence() -> None:
    rows = _rows("图2 2015-2019年茶价涨跌 单位:% 全年茶叶销售额22万元，增长9%。")
    assert {row.indicator for row in rows} == {"茶叶销售额"}


def test_units_and_decimals_torn_by_lines() -> None:
    rows = _rows(
        "2019年茶叶出口额达到145亿美元，比上年末增加51亿美\n元。其中茶具价格比上年上升百分之十点\n一；茶叶销量稳定。"
    )
    assert [(str(row.value), row.unit) for row in rows[1:]] == [("5100000000", "USD"), ("10.1", "%")]


def test_what_is_told_in_a_field_is_of_it() -> None:
    rows = _rows("在茶具业方面，2019年的营业收入为50亿元。\n在采茶人员方面，2019年底计6万人。")
    assert [row.indicator for row in rows] == ["茶具业营业收入", "采茶人员"]


def test_items_that_hold_an_and_of_their_own() -> None:
    rows = _rows("2019年，采茶和制茶业、茶馆和茶楼业及茶具业增加值分别增长5%、6%和7%。")
    assert [row.indicator for row in rows] == ["采茶和制茶业增加值", "茶馆和茶楼业增加值", "茶具业增加值"]
