"""Rates and changes by what they are counted from: a plan's base, the amounts they stand between, the year before; and the years of a title."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = Origin(date="2021-01-15", first_year=2020, last_year=2021, region="柳河市", kind="report")
PLAN = Origin(date="1991-04", first_year=1991, last_year=1995, region="柳河市", kind="plan")
OPINION = Origin(title="柳河市培育示范村实施意见", date="2019-05-08", region="柳河市", kind="plan")


def rows(text: str, *, origin: Origin = REPORT) -> list[Statement]:
    return list(extract(make_document(Content(text), id="d", origin=origin)).statements)


def periods(text: str, *, origin: Origin = REPORT) -> list[str]:
    return [row.period for row in rows(text, origin=origin)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a rate told for each year is of the years of the plan that the base ends before
        ("1995年货运量达到90万吨，比1990年增长25%，平均每年增长4.6%。", "1991/1995"),
        ("按照安排，1995 年货运量达到 90 万吨，比 1990 年增长 25%，平均每年递增 4.6%。", "1991/1995"),
        ("1995年货运量比1990年增加18万吨，平均每年增加3.6万吨。", "1991/1995"),
        ("到1995年，货运量比1990年增长25%，\n平均每年增长4.6%，快于客运。", "1991/1995"),
        # what is not told for each year is counted from the base itself
        ("1995年货运量达到90万吨，比1990年增长25%。", "1990/1995"),
        ("1995年货运量达到90万吨，比1990年增长1.2倍。", "1990/1995"),
        # years that are no five-year plan's
        ("1995年货运量达到90万吨，比1989年增长30%，平均每年增长4.5%。", "1989/1995"),
    ],
)
def test_a_rate_of_each_year_is_of_the_years_of_a_plan(text: str, expected: str) -> None:
    assert periods(text, origin=PLAN)[-1] == expected


def test_a_rate_between_two_named_ends_keeps_both() -> None:
    text = "游客由2015年的120万人次增加到2020年的160万人次，年均增长5.9%。"
    assert periods(text) == ["2015", "2020", "2015/2020"]


def test_the_base_of_a_rate_stays_the_year_before_the_plan() -> None:
    rate = rows("1995年货运量达到90万吨，比1990年增长25%，平均每年增长4.6%。", origin=PLAN)[-1]
    assert (rate.measure, rate.base_period) == ("growth_per_year", "1990")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012年有藏书19万册，2017年有44万册，增加一倍多。", "2012/2017"),
        ("我市图书馆，2012年有藏书19万册，2017年已经有44万册，即增加一倍多。", "2012/2017"),
        ("2012 年有藏书 19 万册， 2017 年有 44 万册， 增加 25 万册。", "2012/2017"),
        ("2012年有藏书19万册，2017年有44万册，增长131%。", "2012/2017"),
        # one year later it is that year's growth
        ("2016年有藏书40万册，2017年有44万册，增长10%。", "2017"),
        # told against another time than the first amount's
        ("2012年有藏书19万册，2017年有44万册，同比增长3%。", "2017"),
        # amounts of two things
        ("2012年有藏书19万册，2017年有读者4万人，增加1万人。", "2017"),
    ],
)
def test_a_change_that_two_amounts_show(text: str, expected: str) -> None:
    assert periods(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "产值由2015年的30亿元增加到2020年的36亿元，增长20%；税收由5亿元增加到6亿元，增长21%。",
            ["2015", "2020", "2015/2020", "2015", "2020", "2015/2020"],
        ),
        (
            "五年来，产值由2015年的 30 亿元增加到2020年的 36 亿元，增长 20%；税收由 5 亿元增加到 6 亿元，增长了 21%。",
            ["2015", "2020", "2015/2020", "2015", "2020", "2015/2020"],
        ),
    ],
)
def test_pairs_behind_a_dated_pair_show_their_change_over_its_years(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年茶叶产量比2018年增长一倍。", "2019"),
        ("全市2019年茶叶、桑蚕产量 都比 2018 年 增长 1.2 倍。", "2019"),
        ("2019年茶叶销量同比翻了一番。", "2019"),
        # over more than a year both ends count
        ("2019年茶叶产量比2016年增长一倍。", "2016/2019"),
    ],
)
def test_a_multiple_over_one_year_is_of_that_year(text: str, expected: str) -> None:
    assert periods(text) == [expected]


@pytest.mark.parametrize(
    "review", ["**“十三五”时期及2020年工作回顾**", "** “十三五”时期及 2020 年工作回顾 **"]
)
def test_changes_from_the_year_before_are_of_one_year_in_a_part_on_five(review: str) -> None:
    text = f"各位代表：\n\n{review}\n\n**三、民生不断改善**\n\n参保人数达到52万人，较上年净增3万人，净增率较上年提高0.4个百分点。"
    assert [(row.period, row.status) for row in rows(text)] == [("2020", "observed")] * 3


def test_changes_of_a_part_on_five_years_are_of_all_of_them() -> None:
    text = "各位代表：\n\n**“十三五”时期工作回顾**\n\n**三、民生不断改善**\n\n新增参保人数16万人。"
    assert periods(text) == ["2016/2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年跨过两个百亿元台阶，财政收入、支出分别突破20亿元和80亿元。", ["2020", "2020"]),
        ("五年来，新建学校 3 所，财政支出突破 80 亿元。", ["2016/2020", "2020"]),
        # nothing stands between the years and what was spent over them
        ("五年来，财政支出突破800亿元。", ["2016/2020"]),
        ("五年来，用于教育的支出达到90亿元。", ["2016/2020"]),
    ],
)
def test_spending_that_passes_a_mark(text: str, expected: list[str]) -> None:
    assert periods(text)[-len(expected) :] == expected


NOTICE = "柳河市2018年冬种及2019年农业生产目标的通知"


@pytest.mark.parametrize("title", [NOTICE, "关于做好2019年农业生产的通知", "2018年冬种及 2019年农业生产目标"])
def test_the_year_that_a_title_plans(title: str) -> None:
    origin = Origin(title=title, date="2018-11-14", region="柳河市", kind="other")
    lead = "为做好今年冬种，及早谋划明年农业生产，现就2018年冬种及2019年农业生产目标提出如下意见："
    text = f"{lead}\n一、目标任务\n1.种植小麦30万亩。\n2.全年新增果园2万亩。\n"
    assert [(row.period, row.status) for row in rows(text, origin=origin)] == [("2019", "target")] * 2


@pytest.mark.parametrize(
    "title", ["关于2018年冬种的通知", "关于到2019年消除土坯房的通知", "关于做好2018年冬种的通知", ""]
)
def test_titles_that_plan_no_later_year(title: str) -> None:
    origin = Origin(title=title, date="2018-11-14", region="柳河市", kind="other")
    text = "一、目标任务\n1.种植小麦30万亩。\n"
    expected = "2019" if "到2019年" in title else "2018"
    assert periods(text, origin=origin) == [expected]


@pytest.mark.parametrize("years", ["从2019年到2021年", "从 2019 年至 2021 年"])
def test_the_end_of_the_only_years_that_a_paper_names(years: str) -> None:
    text = f"一、总体目标\n认定示范村200个左右。\n二、实施步骤\n{years}，完成60个示范村的认定。\n三、保障\n评选带头人300名。\n"
    assert periods(text, origin=OPINION) == ["2021", "2019/2021", "2021"]


def test_goals_named_go_before_the_years_of_a_task() -> None:
    text = "一、总体目标\n认定示范村200个左右，到2025年达到500个，到2025年覆盖全部乡镇。\n二、步骤\n从2019年到2021年，完成60个。\n三、保障\n评选带头人300名。\n"
    assert periods(text, origin=OPINION)[-1] == "2025"


AHEAD = Origin(date="2021-03", first_year=2021, last_year=2025, region="柳河市", kind="plan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the years of a plan, not their end, are named for what is aimed at
        ("“十四五”时期，全市茶叶产量达到9万吨，合格率达到98%。", ["2021/2025"] * 2),
        ("全市提出，“十四五”期间，茶叶、桑蚕产量分别达到 9 万吨和 3 万吨。", ["2021/2025"] * 2),
        # its end
        ("到“十四五”末，全市茶叶产量达到9万吨。", ["2025"]),
        ("“十四五”时期，新增茶园3万亩，茶叶产量提高到9万吨。", ["2021/2025", "2025"]),
        ("“十四五”期间，茶叶产值年均增长9%，达到12亿元。", ["2021/2025", "2025"]),
        # years that are over
        ("“十三五”时期，茶叶产量达到8万吨。", ["2020"]),
    ],
)
def test_aims_of_the_years_of_a_plan(text: str, expected: list[str]) -> None:
    assert periods(text, origin=AHEAD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”期间铁路建设的目标是：\n\n2025年里程达到880公里，新增90公里。", ["2025", "2021/2025"]),
        (
            "“十四五”期间交通建设的目标是： 铁路：2025年里程达到 880 公里， 新增 90 公里。港口：2025年泊位达61个，新增15个。",
            ["2025", "2021/2025", "2025", "2021/2025"],
        ),
        # a year of its own, and a year before the last
        ("“十四五”期间铁路建设的目标是：2025年里程达到880公里，2025年新增20公里。", ["2025", "2025"]),
        ("“十四五”期间铁路建设的目标是：2023年里程达到830公里，新增40公里。", ["2023", "2023"]),
    ],
)
def test_what_a_plan_adds_behind_an_amount_of_its_end(text: str, expected: list[str]) -> None:
    assert periods(text, origin=AHEAD) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("职业学校培训人次达到在校生规模的2倍以上。", "2025"),
        ("实现职业学校 培训人次 达到 在校生规模的 2 倍。", "2025"),
        ("落实《技能方案（2019—2021年）》，培训人次达到在校生规模的2倍。", "2025"),
        ("培训人次翻一番。", "2020/2025"),
        ("培训人次达到2018年的2倍。", "2018/2025"),
    ],
)
def test_a_multiple_of_another_amount_is_of_one_year(text: str, expected: str) -> None:
    assert periods(text, origin=AHEAD)[-1] == expected


def test_what_came_to_its_end_behind_a_pair_is_of_all_years_of_a_part() -> None:
    text = (
        "五年来，我们兴办教育。入学率从2015年的41%提升至2020年的52%，3所学校搬迁全面完成，在校生保持6万人。"
    )
    assert periods(text)[:3] == ["2015", "2020", "2016/2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合作社在去年八月已经发展到1000个。", "2020-08"),
        ("去年11月11日，当日销售额逼近10亿元。", "2020-11-11"),
        ("截至 去年 10 月底，全市有合作社 1000 个。", "2020-10"),
        # from month to month, and since one: no single month
        ("去年1-8月，出口6亿元。", "2020-01/2020-08"),
        ("去年8月以来，出口6亿元。", "2020"),
        ("去年8个月出口6亿元。", "2020"),
    ],
)
def test_a_month_of_a_year_counted_from_the_texts_own(text: str, expected: str) -> None:
    assert periods(text)[-1] == expected


SURVEY = Origin(title="网络出行调查报告", date="2017-01", region="全国", kind="statistics")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2016年12月，网约车用户1.6亿人，比2016年上半年增加4600万人。", "2016-06/2016-12"),
        ("截至 2016 年 12 月，网约车用户 1.6 亿人，比 2016 年上半年增长 38%。", "2016-06/2016-12"),
        # half against half
        ("2016年上半年，网约车完成订单6亿单，比2015年上半年增长38%。", "2016-01/2016-06"),
    ],
)
def test_a_change_from_the_end_of_a_half(text: str, expected: str) -> None:
    assert periods(text, origin=SURVEY)[-1] == expected
