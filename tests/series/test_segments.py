"""No segment spans a change of definition; what does not cut is named."""

import pytest

from plancheck.paths import series_folder
from plancheck.series.assemble import assemble_series
from plancheck.series.points import as_known_at, choose_points
from plancheck.series.segments import (
    cut_segments,
    official_segments,
    study_segments,
    yearly_points,
)
from plancheck.series.sources import Break, Definition, read_breaks, read_definitions
from series.support import make_point

SURVEY = Break(
    "survey",
    "ecommerce.turnover",
    "全国",
    "mofcom",
    "",
    2015,
    "break",
    True,
    "2016",
    "",
    "new survey",
    "office",
    "said so",
)
SUSPECTED = Break(
    "jump",
    "ecommerce.turnover",
    "全国",
    "mofcom",
    "",
    2012,
    "suspected break",
    False,
    "2013",
    "",
    "",
    "",
    "growth",
)
CENSUS = Break(
    "census",
    "ecommerce.turnover",
    "全国",
    "mofcom",
    "",
    2012,
    "vintage revision",
    True,
    "2013",
    "2015",
    "",
    "",
    "census",
)
OLD = Definition("ecommerce.turnover", "全国", "mofcom", 2000, 2013, "", "", "first")
NEW = Definition("ecommerce.turnover", "全国", "nbs", 2014, None, "mofcom", "", "second")


def _points(years=range(2010, 2018), **columns):
    return choose_points([make_point(f"{year - 2000}E11", str(year), **columns) for year in years])


def test_a_break_cuts_where_the_new_definition_begins():
    first, second = cut_segments(_points(), [SURVEY])
    assert (first.years[-1], second.years[0]) == (2014, 2015)
    assert (first.ends_at, second.starts_at) == ("survey", "survey")


def test_a_break_cuts_even_when_its_year_has_no_value():
    first, second = cut_segments(_points([2013, 2014, 2016, 2017]), [SURVEY])
    assert (first.years, second.years) == ((2013, 2014), (2016, 2017))


def test_a_suspected_break_is_crossed_and_named():
    (segment,) = cut_segments(_points(range(2010, 2015)), [SUSPECTED])
    assert segment.crossed == ("jump",)


@pytest.mark.parametrize(("date", "segments"), [("2012", 1), ("2013", 2), ("2014-06", 2), ("2016", 1)])
def test_a_census_cuts_only_until_the_back_years_are_republished(date, segments):
    assert len(cut_segments(_points(range(2010, 2015)), [CENSUS], date=date)) == segments


def test_bounds_and_parts_of_years_stay_out():
    points = choose_points(
        [
            make_point("1E12", "2010"),
            make_point("2E12", "2011", qualifier="more_than"),
            make_point("1E12", "2012-06"),
        ]
    )
    assert [p.period for p in yearly_points(points)] == ["2010"]
    assert [p.period for p in yearly_points(points, firm=False)] == ["2010", "2011"]


def test_the_official_series_passes_to_a_definition_that_continues_it():
    points = _points(range(2010, 2014)) + _points(range(2013, 2016), basis="nbs")
    (segment,) = official_segments(points, [], [OLD, NEW], concept="ecommerce.turnover", region="全国")
    assert segment.years == (2010, 2011, 2012, 2013, 2014, 2015)
    assert [p.basis for p in segment.points] == ["mofcom"] * 4 + ["nbs"] * 2


def test_the_official_series_is_cut_where_the_next_definition_is_another():
    other = Definition("ecommerce.turnover", "全国", "nbs", 2014, None, "", "", "second")
    points = _points(range(2012, 2014)) + _points(range(2014, 2016), basis="nbs")
    first, second = official_segments(points, [], [OLD, other], concept="ecommerce.turnover", region="全国")
    assert (first.years, second.years, second.starts_at) == ((2012, 2013), (2014, 2015), "mofcom to nbs")


def test_private_figures_are_not_official():
    points = _points([2012], basis="cecrc")
    assert official_segments(points, [], [OLD, NEW], concept="ecommerce.turnover", region="全国") == []


def test_no_points_no_segments():
    assert cut_segments([], [SURVEY]) == []


def test_until_keeps_earlier_years_and_forgets_the_later_end():
    first, _ = cut_segments(_points(), [SURVEY])
    shorter = first.until(2012)
    assert (shorter.years, shorter.ends_at) == ((2010, 2011, 2012), "")
    assert first.until(2014).ends_at == "survey"


@pytest.fixture(scope="module")
def own():
    folder = series_folder()
    return assemble_series([], series_folder=folder), read_breaks(folder), read_definitions(folder)


def test_no_study_segment_crosses_a_cutting_break(own):
    points, breaks, _ = own
    cutting = [row for row in breaks if row.cuts and row.kind == "break"]
    segments = study_segments(points)
    assert len(segments) > 30
    for segment in segments:
        for row in cutting:
            if (row.concept, row.region, row.basis) == (segment.concept, segment.region, segment.basis):
                assert not segment.years[0] < row.period <= segment.years[-1], segment.name


def test_the_studys_turnover_is_three_segments(own):
    points, breaks, definitions = own
    segments = official_segments(points, breaks, definitions, concept="ecommerce.turnover", region="全国")
    assert [(s.years[0], s.years[-1]) for s in segments] == [(2004, 2005), (2008, 2014), (2015, 2022)]


def test_the_studys_retail_sales_as_known_in_2008_stop_at_the_census(own):
    points, breaks, definitions = own
    then = as_known_at(points, "2008")
    segments = official_segments(
        then, breaks, definitions, concept="retail_sales", region="全国", date="2008"
    )
    assert [(s.years[0], s.years[-1]) for s in segments] == [(1997, 2003), (2005, 2005)]


def test_study_segments_of_several_dates_say_their_date(own):
    points, _, _ = own
    dates = {segment.vintage for segment in study_segments(points, dates=("2010", "2015"))}
    assert dates == {"2010", "2015"}
