"""Counts and scores with known answers."""

import math
from dataclasses import dataclass

import pytest

from plancheck.targets.scoreboard import reliability_bins, score_targets, wilson_interval


@dataclass(frozen=True)
class Row:
    outcome: str = "met"
    probability: float | None = None
    consistency: str = "on trend"
    ratio: float | None = None
    acceleration_pp: float | None = None
    outcome_margin_pct: float | None = None
    pit: float | None = None
    forecast_error_pct: float | None = None


def test_brier_and_log_score_by_hand():
    board = score_targets([Row("met", 0.8), Row("missed", 0.4), Row("open", 0.9), Row("met", None)])
    assert board.scored == 2
    assert board.brier == pytest.approx((0.2**2 + 0.4**2) / 2)
    assert board.brier_reference == pytest.approx(0.25)
    assert board.log_score == pytest.approx(-(math.log(0.8) + math.log(0.6)) / 2)
    assert board.met_share == pytest.approx(2 / 3)


def test_a_certain_miss_scores_infinity():
    assert score_targets([Row("met", 0.0)]).log_score == math.inf


def test_undetermined_and_open_are_not_decided():
    board = score_targets([Row("undetermined"), Row("open")])
    assert (board.n, board.decided, board.met_share, board.brier) == (2, 0, None, None)


def test_a_scoreboard_of_no_targets_says_so():
    board = score_targets([])
    assert (board.n, board.median_ratio, board.pit) == (0, None, ())
    assert board.summary() == "0 targets"


def test_a_summary_says_nothing_of_what_was_not_decided_or_scored():
    open_only = score_targets([Row("open"), Row("undetermined", consistency="not assessable")])
    assert open_only.summary().splitlines() == [
        "2 targets: 1 open, 1 undetermined",
        "against growth so far: 1 not assessable, 1 on trend",
    ]
    decided = score_targets([Row("met", 0.8, ratio=2.0, acceleration_pp=-3.0)]).summary()
    assert "met 1.00 of 1 decided (95 %: " in decided
    assert "median past/required growth 2.00, median acceleration asked −3.0 points" in decided
    assert "Brier 0.040 on 1 scored" in decided


def test_medians_leave_out_what_is_missing():
    board = score_targets([Row(ratio=1.0), Row(ratio=3.0), Row(ratio=None), Row(ratio=math.inf)])
    assert board.median_ratio == 2.0


def test_targets_that_turn_growth_have_no_ratio_in_the_median():
    board = score_targets([Row(ratio=2.0, acceleration_pp=-3.0), Row(ratio=-1.5, acceleration_pp=9.0)])
    assert (board.median_ratio, board.turned) == (2.0, 1)
    assert "growth 2.00, median acceleration asked 3.0 points, 1 target where growth would" in board.summary()
    only = score_targets([Row(ratio=-1.5, acceleration_pp=9.0)]).summary()
    assert "past/required" not in only
    assert "median acceleration asked 9.0 points" in only


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    # Brown, Cai and DasGupta (2001): p + z²/2n ± ..., worked out by hand for 0 of 10 and 10 of 10
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)],
)
def test_the_wilson_interval_is_the_one_worked_out_by_hand(successes, n, low, high):
    assert wilson_interval(successes, n) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(("successes", "n"), [(1, 0), (-1, 3), (4, 3)])
def test_the_wilson_interval_refuses_counts_that_cannot_be(successes, n):
    with pytest.raises(ValueError, match="expected"):
        wilson_interval(successes, n)


def test_reliability_bins_hold_both_ends_once():
    bins = reliability_bins([(0.0, False), (0.2, True), (0.2, False), (1.0, True)])
    assert [b.n for b in bins] == [1, 2, 0, 0, 1]
    assert bins[1].met == 0.5
    assert bins[2].met is None
