"""A target of a thing without a concept is counted from what its own document states."""

import pytest

from series.support import make_statement

TREES = {"concept": "", "indicator": "古树名木数量", "unit": "株"}


def _told(figure, value, period, **columns):
    return make_statement(figure, value, period=period, **{**TREES, "place": 1, **columns})


def _aim(figure, value, **columns):
    columns = {**TREES, "place": 1, "start": 90, **columns}
    return make_statement(figure, value, period="2025", status="target", **columns)


def test_the_documents_own_base_gives_the_growth_asked(judge):
    row = judge([_told("200株", 200, "2020", start=10), _aim("300株", 300)])
    assert row.base_period == "2020"
    assert row.required_low_pct == pytest.approx(100 * ((299.5 / 200.5) ** 0.2 - 1))
    assert row.consistency == "not assessable"
    assert "only the document's own figures" in row.consistency_reason
    assert (row.outcome, row.outcome_reason) == ("undetermined", "the vocabulary has no concept for it")


@pytest.mark.parametrize(("aim", "verdict"), [(300, "below trend"), (400, "on trend"), (800, "above trend")])
def test_it_is_held_against_the_documents_own_past(judge, aim, verdict):
    told = [_told("100株", 100, "2015", start=10), _told("200株", 200, "2020", start=20)]
    assert judge([*told, _aim(f"{aim}株", aim)]).consistency == verdict


def test_a_stated_rate_is_past_growth_too(judge):
    rate = _told("10%", 10, "2016/2020", start=10, measure="growth_per_year", unit="%", indicator="古树名木")
    row = judge([rate, _told("200株", 200, "2020", start=20), _aim("800株", 800)])
    assert (row.past_window, row.consistency) == ("2015-2020", "above trend")


@pytest.mark.parametrize(
    "told",
    [
        {"document": "another"},
        {"region": "别市"},
        {"unit": "亩"},
        {"indicator": "行道树数量"},
        {"qualifier": "more_than"},
        {"period": "2025"},
    ],
)
def test_what_is_another_thing_is_no_base(judge, told):
    columns = {"period": "2020", "start": 10, **told}
    row = judge([_told("200株", 200, columns.pop("period"), **columns), _aim("300株", 300)])
    assert row.base_period == ""
    assert row.required_low_pct is None


def test_a_general_name_is_no_thing(judge):
    row = judge(
        [_told("200株", 200, "2020", start=10, indicator="总额"), _aim("300株", 300, indicator="总额")]
    )
    assert row.base_period == ""
