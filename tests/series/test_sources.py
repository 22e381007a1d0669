"""Reading data/series: the study's own rows are right, and wrong rows are named with file and line."""

import csv
from decimal import Decimal

import pytest

from plancheck.errors import SeriesError
from plancheck.intervals import INF
from plancheck.paths import series_folder, vocabulary_folder
from plancheck.series.sources import bound_interval, read_breaks, read_definitions, read_observations

OWN = series_folder()


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", "5.5E12", "6.5E12"),
        ("approx", "5E12", "7E12"),
        ("nearly", "5E12", "6E12"),
        ("more_than", "6E12", "Infinity"),
        ("at_least", "6E12", "Infinity"),
        ("at_most", "-Infinity", "6E12"),
        ("less_than", "-Infinity", "6E12"),
    ],
)
def test_bound_words_open_their_side(qualifier, low, high):
    interval = bound_interval(Decimal("6E12"), place=Decimal("1E12"), qualifier=qualifier)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


def test_strict_bounds_leave_the_figure_out():
    assert not bound_interval(Decimal(5), place=Decimal(1), qualifier="more_than").contains(Decimal(5))
    assert bound_interval(Decimal(5), place=Decimal(1), qualifier="at_least").contains(Decimal(5))


def test_a_bound_word_that_is_none_is_named():
    with pytest.raises(SeriesError, match="qualifier"):
        bound_interval(Decimal(5), place=Decimal(1), qualifier="ungefähr")


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"value": "4,5"}, "a number in value"),
        ({"value": "NaN"}, "a finite number"),
        ({"place": "0"}, "positive place"),
        ({"vintage": "spring"}, "a date in vintage"),
        ({"vintage": ""}, "a value in vintage"),
        ({"grade": "C"}, "one of A, B, P, document"),
        ({"measure": "size"}, "in measure"),
        ({"qualifier": "ca"}, "in qualifier"),
        ({"page": ""}, "a value in page"),
    ],
)
def test_a_wrong_cell_is_named_with_file_and_line(write_series, row, named):
    folder = write_series([{}, row])
    with pytest.raises(SeriesError, match=r"theme\.csv:3") as caught:
        read_observations(folder)
    assert named in str(caught.value)


def test_an_id_used_twice_is_refused(write_series):
    with pytest.raises(SeriesError, match="ids used once"):
        read_observations(write_series([{"id": "a"}, {"id": "a"}]))


def test_a_wrong_header_is_named_with_file_and_line(write_series):
    folder = write_series([{}])
    (folder / "theme.csv").write_text("id,value\na,1\n", encoding="utf-8")
    with pytest.raises(SeriesError, match=r"theme\.csv:1.*the columns"):
        read_observations(folder)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(SeriesError, match="no folder"):
        read_observations(tmp_path / "nowhere")


def test_two_default_definitions_of_one_year_are_refused(write_series):
    folder = write_series(definitions=[{}, {"basis": "nbs", "default_from": "2014"}])
    with pytest.raises(SeriesError, match="one default definition per year"):
        read_definitions(folder)


@pytest.mark.parametrize("row", [{"kind": "crack"}, {"cuts": "maybe"}, {"period": "soon"}, {"reason": ""}])
def test_a_wrong_break_is_named_with_file_and_line(write_series, row):
    with pytest.raises(SeriesError, match=r"breaks\.csv:2"):
        read_breaks(write_series(breaks=[row]))


def test_own_rows_carry_what_the_study_promises():
    rows = read_observations(OWN)
    assert len(rows) > 400
    assert {row.grade for row in rows} == {"A", "B", "P"}
    assert all(row.page.startswith("http") and row.title and row.vintage_reason for row in rows)
    for row in rows:
        assert row.interval.low <= row.value <= row.interval.high


def test_own_rows_use_the_vocabulary():
    with (vocabulary_folder() / "indicators.csv").open(encoding="utf-8", newline="") as handle:
        concepts = {row["concept"] for row in csv.DictReader(handle)}
    rows, definitions, breaks = read_observations(OWN), read_definitions(OWN), read_breaks(OWN)
    assert {row.concept for row in (*rows, *definitions, *breaks)} <= concepts
    assert {row.of for row in rows} - {""} <= concepts


def test_every_own_row_follows_a_definition_with_a_reason():
    known = {(d.concept, d.region, d.basis) for d in read_definitions(OWN)}
    assert {(row.concept, row.region, row.basis) for row in read_observations(OWN)} <= known
    assert all((b.concept, b.region, b.basis) in known for b in read_breaks(OWN))


def test_the_survey_change_of_2015_is_a_break_and_the_census_is_a_revision():
    breaks = {row.id: row for row in read_breaks(OWN)}
    survey = breaks["turnover-2015-survey"]
    assert (survey.kind, survey.period, survey.cuts) == ("break", 2015, True)
    census = breaks["retail-sales-census-1"]
    assert census.holds_at("2007-01-01")
    assert not census.holds_at("2010")  # back years republished


def test_growth_of_a_published_year_is_no_level():
    growth = [row for row in read_observations(OWN) if row.measure == "growth"]
    assert growth
    assert all(row.unit == "%" and row.interval.high < INF for row in growth)
