"""Documents and statistics joined by definition, year and date of publication."""

import pytest

from plancheck.errors import SeriesError
from plancheck.paths import series_folder
from plancheck.schema import SERIES
from plancheck.series.assemble import (
    assemble_series,
    concept_kinds,
    document_dates,
    joined_unit,
    leave_out_reason,
    with_whole,
)
from plancheck.series.points import find_conflicts
from plancheck.tables import table_csv
from series.support import make_statement


def test_a_statement_joins_the_series_of_its_default_definition(write_series):
    folder = write_series([{"period": "2009", "value": "3800000000000", "figure": "3.8万亿元"}])
    statement = make_statement("4.5万亿元", "4.5E12", start=422)
    points = assemble_series([statement], series_folder=folder, dates={"plan": "2012-03-27"})
    assert [(p.period, p.basis, p.grade, p.vintage, p.source) for p in points] == [
        ("2009", "mofcom", "B", "2011-07-29", "row-0"),
        ("2010", "mofcom", "document", "2012-03-27", "plan:422"),
    ]


def test_a_vintage_hides_what_came_later(write_series):
    folder = write_series([{"vintage": "2013"}])
    assert assemble_series([], series_folder=folder, vintage="2012") == []
    assert len(assemble_series([], series_folder=folder, vintage="2013")) == 1


def test_a_document_without_date_follows_its_latest_observed_year():
    rows = [make_statement("1亿元", "1E8", period="2009"), make_statement("1亿元", "1E8", period="2006/2010")]
    rows.append(make_statement("9亿元", "9E8", period="2015", status="target"))
    assert document_dates(rows) == {"plan": "2011"}
    assert document_dates(rows, {"plan": "2010-06"}) == {"plan": "2010-06"}
    assert document_dates(rows, {"plan": ""}) == {"plan": "2011"}
    assert document_dates(rows, {"plan": "二〇一一年"}) == {"plan": "2011"}


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"measure": "multiple", "unit": "x"}, "measure multiple"),
        ({"measure": "growth", "unit": "%", "period": "2006/2010"}, "no whole year"),
        ({"concept": ""}, "no concept"),
        ({"period": ""}, "no period"),
        ({"period": "2001/2005"}, "no whole year"),
        ({"period": "2010-12"}, "no whole year"),
    ],
)
def test_what_is_no_point_says_why(columns, reason):
    assert reason in leave_out_reason(make_statement("4.5万亿元", "4.5E12", **columns), stock=False)


def test_december_is_the_year_of_a_stock():
    netizens = make_statement(
        "4.57亿", "4.57E8", place="1E6", concept="internet.users", unit="", period="2010-12", start=7
    )
    points = assemble_series([netizens], series_folder=series_folder(), dates={"plan": "2011"})
    mine = next(p for p in points if p.source == "plan:7")
    assert (mine.period, mine.unit, mine.basis) == ("2010", "人", "cnnic")


def test_growth_of_a_year_is_a_point_of_its_own(write_series):
    growth = make_statement("12.5%", 12.5, unit="%", measure="growth", place="0.1")
    (point,) = assemble_series([growth], series_folder=write_series())
    assert (point.measure, point.unit, point.period) == ("growth", "%", "2010")


def test_a_share_without_a_whole_gets_the_vocabularys():
    rate = make_statement(
        "34.3%", 34.3, unit="%", measure="share", concept="internet.users", place="0.1", start=9
    )
    points = assemble_series([rate], series_folder=series_folder(), dates={"plan": "2012"})
    mine = next(p for p in points if p.source == "plan:9")
    assert mine.of == "population"
    assert any(p.key == mine.key and p.grade == "B" for p in points)


@pytest.mark.parametrize(
    ("concept", "region", "words", "whole"),
    [
        ("ecommerce.retail", "全国", "社会消费品零售总额", "retail_sales"),
        ("ecommerce.retail", "全国", "", "retail_sales"),
        ("ecommerce.retail", "全国", "retail_sales", "retail_sales"),
        ("enterprise.online_purchases", "全国", "采购总额", "enterprise.purchases"),
        ("ecommerce.turnover", "上海市", "全国", "全国:ecommerce.turnover"),
        ("ecommerce.turnover.b2b", "上海市", "全市电子商务交易总额", "ecommerce.turnover"),
        ("ecommerce.retail", "全国", "某种不知名的总额", "某种不知名的总额"),
        ("", "全国", "社会消费品零售总额", "社会消费品零售总额"),
    ],
)
def test_a_shares_whole_is_read_as_a_concept(concept, region, words, whole):
    statement = make_statement("9%", 9, unit="%", measure="share", concept=concept, region=region, of=words)
    assert with_whole(statement, concept_kinds()).of == whole


def test_only_shares_have_a_whole():
    assert with_whole(make_statement("9万亿元", "9E12"), concept_kinds()).of == ""


def test_targets_are_no_points():
    target = make_statement("18万亿元", "18E12", status="target")
    assert leave_out_reason(target, stock=False) == "a target"


@pytest.mark.parametrize(
    ("unit", "usual", "joined"),
    [("", "人", "人"), ("户", "人", "人"), ("USD", "CNY", "USD"), ("CNY", "人", "CNY"), ("家", "CNY", "家")],
)
def test_counters_join_and_money_does_not(unit, usual, joined):
    assert joined_unit(make_statement("1", 1, unit=unit), usual) == joined


def test_breaks_are_marked_on_the_year_they_begin(write_series):
    folder = write_series([{"period": "2014"}, {"period": "2015"}], breaks=[{}])
    assert [(p.period, p.break_) for p in assemble_series([], series_folder=folder)] == [
        ("2014", ""),
        ("2015", "survey"),
    ]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(SeriesError, match="no"):
        assemble_series([], series_folder=tmp_path / "none")


def test_the_studys_series_pass_their_schema_and_keep_known_conflicts():
    points = assemble_series([], series_folder=series_folder())
    assert table_csv(SERIES, points).count("\n") == len(points) + 1
    text = "\n".join(conflict.text for conflict in find_conflicts(points))
    assert "8.02 trillion" in text
    assert "45842.0" in text  # before the first economic census
