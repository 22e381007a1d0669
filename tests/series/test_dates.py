import pytest

from plancheck.series.dates import known_by, last_day, whole_year


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2012", "2012-12-31"),
        ("2012-02", "2012-02-29"),
        ("2011-02", "2011-02-28"),
        ("2012-03-27", "2012-03-27"),
        ("", ""),
    ],
)
def test_last_day_is_the_latest_the_date_can_mean(date, day):
    assert last_day(date) == day


@pytest.mark.parametrize(
    "date", ["12", "2012-13", "2012-00", "2012-02-30", "2012-03-00", "2012/03", "März 2012"]
)
def test_no_date_is_refused(date):
    with pytest.raises(ValueError, match="expected"):
        last_day(date)


def test_a_year_alone_is_known_from_its_end():
    assert not known_by("2012", date="2012-03-27")
    assert known_by("2012", date="2013-01")
    assert known_by("2012-03-27", date="2012-03-27")


@pytest.mark.parametrize(
    ("period", "stock", "year"),
    [
        ("2010", False, "2010"),
        ("2010-12", True, "2010"),
        ("2010-12-31", True, "2010"),
        ("2010-12", False, ""),
        ("2010-06", True, ""),
        ("2010-01/2010-12", False, "2010"),
        ("2015-01/2015-06", False, ""),
        ("2006/2010", True, ""),
        ("", True, ""),
    ],
)
def test_only_whole_years_stand_for_a_year(period, stock, year):
    assert whole_year(period, stock=stock) == year
