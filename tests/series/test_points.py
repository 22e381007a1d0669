"""Which of several published values stands for its year, and what becomes of the others."""

from dataclasses import replace

import pytest

from plancheck.intervals import INF
from plancheck.series.points import as_known_at, choose_points, find_conflicts, rank_points, single_spaced
from series.support import make_point


def _chosen(points):
    return [point.source for point in choose_points(points) if point.chosen]


def test_a_figure_stands_before_a_bound():
    bound = make_point("10E12", source="bound", qualifier="more_than", grade="A", high=INF)
    assert _chosen([bound, make_point("10.2E12", source="figure")]) == ["figure"]


@pytest.mark.parametrize(("better", "worse"), [("A", "B"), ("B", "document"), ("document", "P")])
def test_of_two_values_that_of_the_better_grade_is_chosen(better, worse):
    points = [
        make_point("1E12", source="worse", grade=worse, vintage="2019"),
        make_point("2E12", source="better", grade=better, vintage="2011"),
    ]
    assert _chosen(points) == ["better"]


def test_the_later_publication_replaces_the_earlier():
    early = make_point("206.5E8", "2015", source="early", vintage="2016-01-05")
    late = make_point("206.7E8", "2015", source="late", vintage="2021-10-27")
    assert _chosen([late, early]) == ["late"]
    assert [p.source for p in as_known_at([late, early], "2018") if p.chosen] == ["early"]


def test_a_value_repeated_later_is_the_later_one():
    rounded = make_point("83.5E9", "2020", source="rounded", vintage="2021-08-25")
    final = make_point("83.36E9", "2020", source="final", vintage="2021-01-19", reprints="2025-08-06")
    assert _chosen([rounded, final]) == ["final"]
    assert [p.source for p in as_known_at([rounded, final], "2022") if p.chosen] == ["rounded"]


def test_more_digits_of_the_same_number_are_preferred():
    rounded = make_point("10.63E12", "2019", source="rounded", grade="A", vintage="2020-07-02")
    exact = make_point("106324E8", "2019", place="1E8", source="exact", grade="B", vintage="2020-01-17")
    points = choose_points([rounded, exact])
    assert _chosen(points) == ["exact"]
    assert "can be the same number" in next(p.reason for p in points if p.source == "rounded")


def test_disagreement_is_kept_with_its_reason_and_never_averaged():
    points = choose_points(
        [
            make_point("5131E8", source="miit:1", grade="document", vintage="2012-03-27", place="1E8"),
            make_point("5231E8", source="mofcom:2", grade="document", vintage="2011", place="1E8"),
        ]
    )
    assert {float(p.value) for p in points} == {5131e8, 5231e8}
    (conflict,) = find_conflicts(points)
    assert conflict.chosen.source == "miit:1"
    assert "5231E8" in conflict.text
    assert "disagrees" in next(p.reason for p in points if not p.chosen)


def test_different_definitions_units_and_years_never_compete():
    points = choose_points(
        [
            make_point("1E12"),
            make_point("1E12", "2011"),
            make_point("2E12", basis="cecrc"),
            make_point("3E12", unit="USD"),
            make_point("12", measure="share", of="gdp", unit="%"),
        ]
    )
    assert all(point.chosen for point in points)
    assert find_conflicts(points) == []


def test_nothing_published_later_is_known():
    assert as_known_at([make_point("1E12", vintage="2011-07-29")], "2011-07-28") == []


def test_ranking_does_not_depend_on_order():
    points = [make_point(f"{n}E12", source=f"s{n}", vintage="2011") for n in (3, 1, 2)]
    assert [p.source for p in rank_points(points)] == [p.source for p in rank_points(points[::-1])]


def test_a_torn_figure_is_shown_on_one_line():
    assert single_spaced("3.88\n\n万亿元") == "3.88 万亿元"


@pytest.mark.parametrize(("grade", "printed"), [("document", "86.4亿元"), ("A", "86.4")])
def test_a_documents_cell_is_printed_with_its_unit(grade, printed):
    point = replace(make_point("8.64E9", grade=grade), figure="86.4")
    assert point.printed == printed
