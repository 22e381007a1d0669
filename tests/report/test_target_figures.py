"""Figures of targets and refits draw the rows they are given, and their captions count those rows."""

from __future__ import annotations

from types import SimpleNamespace

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from plancheck.report.drawn import outcome_over_aim
from plancheck.report.figures import comparable_claims, plot_claims, plot_series
from plancheck.report.target_figures import (
    caption_ratios,
    caption_refits,
    caption_reliability,
    plot_ratios,
    plot_refits,
    plot_reliability,
    refits_with_outcome,
    targets_with_ratio,
)
from plancheck.targets.scoreboard import Scoreboard, reliability_bins

mpl.use("agg")


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def targets() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "document": ["甲", "乙", "丙", "丁"],
            "start": [1, 2, 3, 4],
            "ratio": [2.0, 0.5, float("nan"), -1.0],
            "outcome": ["met", "missed", "open", "met"],
            "vintage": ["2012-03-27", "2016-12-24", "2012-01-01", "2012-01-01"],
        }
    )


def refits() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "concept": ["internet.users"] * 3,
            "date": ["2010", "2005", "2005"],
            "year": [2015, 2010, 2010],
            "model": ["pooled", "pooled", "logistic"],
            "forecast": [2.0, 1.0, float("nan")],
            "outcome": [4.0, 1.0, 1.0],
            "knowledge": ["hindsight"] * 3,
        }
    )


def test_ratios_leave_out_what_has_none_and_begin_with_the_most_ambitious() -> None:
    rows = targets_with_ratio(targets())
    assert rows["document"].tolist() == ["乙", "甲"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_target_is_a_mark_at_its_ratio(lang: str) -> None:
    rows = targets_with_ratio(targets())
    ax = plot_ratios(rows, names=list(rows["document"]), lang=lang)  # type: ignore[arg-type]
    marks = sorted(float(x) for line in ax.lines if line.get_linestyle() == "None" for x in line.get_xdata())
    assert marks == [0.5, 2.0]
    caption = caption_ratios(rows, lang=lang)  # type: ignore[arg-type]
    assert "n = 2" in caption
    assert "2012-03-27" in caption
    assert "2016-12-24" in caption


def test_refits_show_outcome_over_forecast() -> None:
    rows = refits_with_outcome(refits())
    ax = plot_refits(rows, lang="en")
    marks = [float(x) for line in ax.lines if line.get_linestyle() == "None" for x in line.get_xdata()]
    assert marks == [1.0, 2.0]
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "internet.users 2005 → 2010",
        "internet.users 2010 → 2015",
    ]
    assert "2005, 2010" in caption_refits(rows, lang="en")
    assert "n = 2" in caption_refits(rows, lang="zh")


def test_reliability_draws_the_bins_that_have_targets() -> None:
    bins = reliability_bins([(0.1, True), (0.15, False), (0.9, True)])
    empty: dict = dict.fromkeys(Scoreboard.__dataclass_fields__)
    board = Scoreboard(**{**empty, "scored": 3, "brier": 0.31, "brier_reference": 0.22, "reliability": bins})
    ax = plot_reliability(board, lang="en")
    assert [text.get_text() for text in ax.texts] == ["n = 2", "n = 1"]
    assert "n = 3" in caption_reliability(board, lang="en")
    assert "0.31" in caption_reliability(board, lang="zh")


def test_the_figure_of_a_target_stands_where_no_value_lies() -> None:
    years = range(2010, 2018)
    points = pd.DataFrame(
        {
            "period": [str(year) for year in years], "vintage": "2018", "value": [1e9 * 1.2**i for i in range(8)],
            "basis": "office", "grade": "A",
        }
    ).assign(low=lambda frame: frame["value"], high=lambda frame: frame["value"])  # fmt: skip
    aims = pd.DataFrame(
        {"period": ["2013", "2016", "2030"], "figure": "", "unit": "CNY", "low": [1e9, 5e9, 9e9], "high": [1e9, 5e9, 9e9]}
    ).assign(printed=lambda frame: frame["low"])  # fmt: skip
    ax = plot_series(points, targets=aims, unit="CNY", lang="en")
    sides = {text.get_text(): text.get_va() for text in ax.texts if "billion" in text.get_text()}
    assert {name: sides[name] for name in ("1 billion yuan", "5 billion yuan", "9 billion yuan")} == {
        "1 billion yuan": "top", "5 billion yuan": "bottom", "9 billion yuan": "top",
    }  # fmt: skip


@pytest.mark.parametrize(("widest", "in_sight"), [(14.0, True), (40.0, False)])
def test_a_band_that_is_hardly_wider_than_all_else_is_shown_to_its_end(widest: float, in_sight: bool) -> None:
    from plancheck.report.figures import plot_forecast

    history = pd.DataFrame({"period": [2018, 2019, 2020], "value": [6.0, 7.0, 8.0]})
    ends: dict[str, float] = {"value": 9.0, "low_80": 7.0, "high_80": 11.0, "low_95": 6.0, "high_95": widest}
    ax = plot_forecast(history, pd.DataFrame([{"period": 2021, **ends}]), unit="个", lang="en")
    assert (float(ax.get_ylim()[1]) > widest) is in_sight


def test_a_rate_that_came_is_set_against_the_rate_aimed_at_not_against_a_level() -> None:
    row = {
        "measure": "growth", "figure": "6.5%", "unit": "%", "low": 6.45, "high": float("inf"), "asked_low": 4e11, "asked_high": 4e11,
        "outcome_low": 6.55, "outcome_high": 6.65, "outcome": "met",
        "outcome_reason": "grew 6.5% to 6.7% a year by the published rates, against 6.45%",
    }  # fmt: skip
    low, high = outcome_over_aim(SimpleNamespace(**row))
    assert 1 < low < high < 1.002
    level = row | {
        "outcome_low": 4.1e11,
        "outcome_high": 4.1e11,
        "outcome_reason": "4100亿元 in 2023 (published)",
    }
    assert outcome_over_aim(SimpleNamespace(**level)) == pytest.approx((1.025, 1.025))
    assert outcome_over_aim(SimpleNamespace(**row | {"outcome_low": float("nan")})) is None


def test_a_floor_is_drawn_from_the_figure_it_is_printed_with() -> None:
    """18 trillion beside "more than 18 trillion" is no distance away, though the floor's interval begins at 17.5."""
    claims = pd.DataFrame(
        {
            "stated": ["18万亿元", "14%"],
            "unit": ["CNY", "%"],
            "stated_low": [17.5e12, -14.5],
            "stated_high": [float("inf"), -13.5],
            "computed_low": [17.6e12, -14.0],
            "computed_high": [18.4e12, -13.3],
            "verdict": ["consistent", "consistent"],
        }
    )
    ax = plot_claims(comparable_claims(claims), names=["甲", "乙"], lang="en")
    drawn = [[round(float(end), 1) for end in line.get_xdata()] for line in ax.lines[:4]]
    assert drawn[0][0] == -2.8
    assert drawn[1:] == [[-2.2, 2.2], [-3.6, 3.6], [0.0, 5.0]]


def test_figures_of_two_aims_of_one_year_stand_on_their_outer_sides() -> None:
    """A report's aim just below the plan's: its figure above it would hide the other's mark."""
    points = pd.DataFrame({"period": ["2023", "2024"], "value": [1.9e8, 2.3e8], "basis": "unstated"})
    points = points.assign(low=points["value"], high=points["value"], vintage="2025", grade="document")
    aims = pd.DataFrame(
        {"period": ["2025", "2025"], "figure": ["2.8亿件", "3亿件"], "unit": "件", "low": [2.75e8, 2.5e8]}
    ).assign(high=float("inf"))
    ax = plot_series(points, names={}, unit="件", lang="zh", targets=aims)
    sides = {text.get_text(): text.get_va() for text in ax.texts}
    assert (sides["2.8亿件"], sides["3亿件"]) == ("top", "bottom")


def test_a_series_without_names_is_called_what_the_reports_call_it() -> None:
    points = pd.DataFrame(
        {
            "period": ["2020", "2025"], "vintage": ["2021-03", "2026-01"], "value": [71.9, 74.6], "low": [71.85, 74.55],
            "high": [71.95, 74.65], "basis": ["unstated", "unstated"], "grade": ["document", "document"],
        }
    )  # fmt: skip
    axes = plot_series(points, unit="%", lang="en")
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["definition not stated"]
