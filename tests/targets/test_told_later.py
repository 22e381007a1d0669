"""Next year's report says what came of this year's aims: of things without a concept by their words, of what a year added."""

import pytest

from series.support import make_point, make_statement

DATES = {"report-2021": "2021-01-20", "report-2022": "2022-01-20", "report-2023": "2023-01-20"}
DEALS = {"concept": "", "indicator": "技术合同成交额", "unit": "CNY", "place": "1E8"}
FIRMS = {"concept": "enterprises.high_tech", "indicator": "新增高新技术企业", "unit": "家"}


def aim(figure, value, **columns):
    columns = {"document": "report-2021", "period": "2021", "start": 90, **columns}
    return make_statement(figure, value, status="target", **columns)


def told(figure, value, **columns):
    columns = {"document": "report-2022", "period": "2021", "start": 5, **columns}
    return make_statement(figure, value, **columns)


def outcome(judge, *rows):
    row = judge(list(rows), [make_point("1", "2022")], dates=DATES)
    return row.outcome, row.outcome_source


@pytest.mark.parametrize(("came", "verdict"), [("130E8", "met"), ("110E8", "missed")])
def test_a_level_of_a_thing_without_a_concept_is_told_by_the_next_report(judge, came, verdict):
    assert outcome(judge, aim("120亿元", "120E8", **DEALS), told("亿元", came, **DEALS)) == (
        verdict,
        "report-2022:5",
    )


@pytest.mark.parametrize(
    "columns",
    [
        {"indicator": "技术合同数"},
        {"region": "别市"},
        {"period": "2020"},
        {"unit": "USD"},
        {"measure": "growth"},
        {"document": "report-2021"},  # its own figures are no outcome
        {"certainty": "low"},
    ],
)
def test_what_is_told_of_another_thing_place_or_year_is_no_outcome(judge, columns):
    came = told("130亿元", "130E8", **{**DEALS, **columns})
    assert outcome(judge, aim("120亿元", "120E8", **DEALS), came)[0] == "undetermined"


@pytest.mark.parametrize("base", ["", "2020"])
def test_growth_told_of_the_year_counts_from_the_year_before_said_or_not(judge, base):
    rate = {**DEALS, "unit": "%", "measure": "growth", "place": 1}
    wanted = aim("10%", 10, qualifier="at_least", **rate)
    assert outcome(judge, wanted, told("28%", 28, base_period=base, **rate))[0] == "met"


@pytest.mark.parametrize(
    ("came", "year", "verdict"),
    [("130E8", "2022", "met"), ("110E8", "2022", "undetermined"), ("130E8", "2020", "undetermined")],
)
def test_a_level_reached_before_its_year_is_met_already(judge, came, year, verdict):
    wanted = aim("120亿元", "120E8", **{**DEALS, "period": "2025"})
    early = told("亿元", came, document="report-2023", **{**DEALS, "period": year})
    row = judge([wanted, early], [make_point("1", "2026")], dates=DATES)
    assert row.outcome == verdict
    assert ("already" in row.outcome_reason) == (verdict == "met")


def test_two_values_in_one_report_tell_nothing(judge):
    rows = [told("130亿元", "130E8", **DEALS), told("140亿元", "140E8", start=40, **DEALS)]
    assert outcome(judge, aim("120亿元", "120E8", **DEALS), *rows)[0] == "undetermined"


def test_the_latest_report_is_believed(judge):
    rows = [told("110亿元", "110E8", **DEALS), told("125亿元", "125E8", document="report-2023", **DEALS)]
    assert outcome(judge, aim("120亿元", "120E8", **DEALS), *rows) == ("met", "report-2023:5")


@pytest.mark.parametrize(("came", "verdict"), [("116E8", "met"), ("111E8", "missed")])
def test_growth_of_a_thing_without_a_concept_is_worked_out_from_both_levels(judge, came, verdict):
    base = told("100亿元", "100E8", document="report-2021", period="2020", **DEALS)
    wanted = aim("15%", 15, **{**DEALS, "unit": "%", "measure": "growth", "place": 1})
    assert outcome(judge, wanted, base, told("亿元", came, **DEALS)) == (verdict, "report-2022:5")


def test_growth_at_constant_prices_is_not(judge):
    added = {**DEALS, "indicator": "竹编业增加值"}
    base = told("100亿元", "100E8", document="report-2021", period="2020", **added)
    wanted = aim("15%", 15, **{**added, "unit": "%", "measure": "growth", "place": 1})
    assert outcome(judge, wanted, base, told("116亿元", "116E8", **added))[0] == "undetermined"


@pytest.mark.parametrize(
    ("name", "measure", "verdict"),
    [
        ("新增高新技术企业", "change", "met"),
        ("新认定高新技术企业", "level", "met"),  # coded as a level, and no stock of firms
        ("净增高新技术企业", "change", "undetermined"),
    ],
)
def test_what_a_year_added_is_held_against_what_it_was_to_add(judge, name, measure, verdict):
    stock = told(
        "2499家", 2499, document="report-2021", period="2020", **{**FIRMS, "indicator": "高新技术企业"}
    )
    wanted = aim("300家", 300, **{**FIRMS, "measure": "change"})
    came = told("400家", 400, **{**FIRMS, "indicator": name, "measure": measure})
    assert outcome(judge, wanted, stock, came)[0] == verdict


PART = {"unit": "%", "measure": "share", "of": "gdp", "place": "0.1"}
FARMS = {"concept": "primary.value_added", "indicator": "第一产业占三次产业结构的比重", **PART}


@pytest.mark.parametrize(("came", "verdict"), [("4.5", "missed"), ("2.9", "met")])
def test_a_composition_wants_less_of_what_it_lets_shrink(judge, came, verdict):
    base = told("4.9%", "4.9", document="report-2021", period="2020", **FARMS)
    rows = [aim("3%", "3.0", **FARMS), base, told(f"{came}%", came, **FARMS)]
    row = judge(rows, None, dates=DATES, definitions=())
    assert row.outcome == verdict


def test_a_part_of_a_composition_without_an_earlier_value_has_no_direction(judge):
    row = judge([aim("3%", "3.0", **FARMS), told("4.5%", "4.5", **FARMS)], None, dates=DATES, definitions=())
    assert (row.outcome, row.outcome_reason.split(":")[0]) == (
        "undetermined",
        "a part of a composition without an earlier value",
    )


@pytest.mark.parametrize(("year", "verdict"), [("2006", "met"), ("2016", "undetermined")])
def test_growth_was_taken_from_levels_before_it_was_published_on_a_comparable_basis(judge, year, verdict):
    sales = {"concept": "retail_sales", "indicator": "社会消费品零售总额"}
    before = str(int(year) - 1)
    rows = [
        told("760亿元", "760E8", document="report-2021", period=before, **sales),
        aim("12%", 12, period=year, unit="%", measure="growth", **sales),
        told("882亿元", "882E8", period=year, **sales),
    ]
    assert judge(rows, None, dates=DATES, definitions=()).outcome == verdict


@pytest.mark.parametrize(
    ("word", "reason"), [("预计", "a first estimate of a year that was over, no goal"), ("力争", "")]
)
def test_an_estimate_of_the_year_that_was_over_is_no_goal(judge, word, reason):
    wanted = aim("120亿元", "120E8", period="2020", sentence=f"{word}全年成交120亿元", **DEALS)
    rows = [wanted, told("130亿元", "130E8", period="2020", **DEALS)]
    row = judge(rows, [make_point("1", "2022")], dates={**DATES, "report-2021": "2021-01-20"})
    assert (row.outcome_reason if reason else row.outcome) == (reason or "met")


def test_no_level_follows_from_growth_at_constant_prices(judge):
    made = {"concept": "gdp", "indicator": "地区生产总值"}
    wanted = aim("2900亿元", "2900E8", period="2021", place="1E8", **made)
    after = {"document": "report-2023", "period": "2022", **made}
    rows = [
        told("3158亿元", "3158E8", place="1E8", **after),
        told("11.7%", "11.7", start=30, **{**after, "unit": "%", "measure": "growth"}),
    ]
    assert judge([wanted, *rows], None, dates=DATES, definitions=()).outcome == "undetermined"


@pytest.mark.parametrize(("qualifier", "verdict"), [("at_most", "undetermined"), ("at_least", "met")])
def test_a_ceiling_is_not_met_before_its_year(judge, qualifier, verdict):
    rate = {
        "concept": "unemployment.registered",
        "indicator": "城镇登记失业率",
        "unit": "%",
        "measure": "share",
    }
    known = [told(f"{value}%", value, period=period, document=document, **rate)
             for value, period, document in (("3.1", "2020", "report-2021"), ("4.2", "2021", "report-2022"))]  # fmt: skip
    wanted = aim("4%", 4, period="2025", qualifier=qualifier, **rate)
    early = told("2.9%", "2.9", period="2022", document="report-2023", **rate)
    row = judge([wanted, *known, early], None, dates=DATES, definitions=(), as_of="2026-06-01")
    assert row.outcome == verdict


def test_what_a_list_says_is_new_is_not_held_against_all_there_are(judge):
    firms = {"concept": "", "indicator": "市级绿色工厂数量", "unit": "家"}
    head = {"sentence": "力争新增省级绿色工厂40家以上，市级绿色工厂超过200家。"}
    wanted = aim("200家", 200, qualifier="more_than", **firms, **head)
    came = told("1300家", 1300, sentence="市级绿色工厂新增200家，总数达到1300家。", **firms)
    assert outcome(judge, wanted, came)[0] == "undetermined"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("地方财政收入", "met"), ("市一般预算收入", "met"), ("财政收入", "met"), ("财政总收入", "undetermined")],
)
def test_of_two_totals_of_one_concept_the_one_aimed_at_decides(judge, name, verdict):
    revenue = {"concept": "budget.revenue", "unit": "CNY", "place": "1E8"}
    wanted = aim("100亿元", "100E8", qualifier="at_least", indicator="地方财政收入", **revenue)
    came = told("120亿元", "120E8", indicator=name, **revenue)
    points = [
        make_point(
            "120E8",
            "2021",
            place="1E8",
            concept="budget.revenue",
            basis="unstated",
            source="report-2022:5",
            grade="document",
            vintage="2022-01-20",
        ),
        make_point("1", "2022"),
    ]
    assert judge([wanted, came], points, dates=DATES).outcome == verdict
