"""The progress formulas against the published cases of Statistics Canada, and where no ratio may be given."""

import csv
import math
from pathlib import Path

import pytest

from plancheck.targets.progress import assess_progress, compound_growth, limit_factor, near_target

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "reference" / "statcan_progress_cases.csv").open(encoding="utf-8")
    )
)


def _number(cell):
    return float(cell) if cell else None


def _progress(case):
    return assess_progress(
        _number(case["base_value"]),
        _number(case["current_value"]),
        base_year=_number(case["base_year"]),
        current_year=_number(case["current_year"]),
        direction=int(float(case["direction"])),
        target=_number(case["target"]),
        target_year=_number(case["target_year"]),
        limit=_number(case["limit"]),
    )


def test_all_published_cases_are_there():
    assert len(CASES) == 175
    assert sum(bool(case["target"]) for case in CASES) == 75


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["tag"][:40])
def test_progress_and_its_score_are_those_that_statcan_published(case):
    progress = _progress(case)
    assert progress.ratio == pytest.approx(float(case["progress_value"]), rel=1e-9, abs=1e-9)
    assert progress.status == case["status"]
    assert progress.score == pytest.approx(float(case["score"]), abs=1e-3)


@pytest.mark.parametrize(
    ("ratio", "score", "status"),
    [
        (1.3, 5, "substantial_progress"),
        (0.95, 2.5, "substantial_progress"),
        (0.6, 0, "moderate_progress"),
        (0.5, -0.4167, "limited_progress"),
        (-0.6, -5, "deterioration"),
    ],
)
def test_status_and_score_at_the_thresholds(ratio, score, status):
    required = (200 / 100) ** (1 / 10) - 1
    # a hair inside the class: the current value is itself a rounded power
    current = 100 * (1 + (ratio + 1e-9) * required) ** 4
    progress = assess_progress(
        100, current, base_year=2010, current_year=2014, direction=1, target=200, target_year=2020
    )
    assert progress.status == status
    assert progress.score == pytest.approx(score, abs=1e-3)


def test_a_base_that_rounds_to_the_target_gets_words_instead_of_a_ratio():
    unguarded = assess_progress(
        100.1, 109.7, base_year=2015, current_year=2023, direction=1, target=100, target_year=2030
    )
    assert abs(unguarded.ratio) > 100
    guarded = assess_progress(
        100.1,
        109.7,
        base_year=2015,
        current_year=2023,
        direction=1,
        target=100,
        target_year=2030,
        rounding=0.5,
    )
    assert guarded.ratio is None
    assert guarded.score is None
    assert "already near" in guarded.note
    assert guarded.status == "target_achieved"


def test_equal_base_and_target_never_divide_by_zero():
    progress = assess_progress(
        50, 49, base_year=2015, current_year=2016, direction=1, target=50, target_year=2020
    )
    assert progress.ratio is None
    assert progress.status == "not_available"


def test_change_of_sign_has_no_growth_rate():
    progress = assess_progress(
        -5, 5, base_year=2015, current_year=2020, direction=1, target=10, target_year=2025
    )
    assert progress.status == "not_available"
    assert math.isnan(progress.pace)
    assert "one sign" in progress.note


def test_same_year_twice_has_no_growth_rate():
    assert assess_progress(5, 5, base_year=2015, current_year=2015, direction=1).status == "not_available"


def test_direction_is_one_or_minus_one():
    with pytest.raises(ValueError, match="direction"):
        assess_progress(1, 2, base_year=2010, current_year=2011, direction=0)


def test_compound_growth_counts_years_after_the_base():
    assert compound_growth(100, 100 * 1.16**5, years=5) == pytest.approx(0.16, abs=1e-12)


def test_limit_factor_on_both_sides_of_the_limit():
    assert limit_factor(0.0, 100) == 1
    assert limit_factor(100, 100) == 0
    assert limit_factor(150, 100) == pytest.approx(1 - 0.5**4.44)
    assert limit_factor(200, 100) == limit_factor(5, None) == 1


def test_near_target_includes_the_edge():
    assert near_target(99.5, 100, rounding=0.5)
    assert not near_target(99.4, 100, rounding=0.5)
