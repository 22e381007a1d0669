"""Figures of many targets and of refits, each with a caption that names n, model, vintage and source.

A caption is worked out from the very rows that are drawn, so that it cannot go stale beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, log10
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang
from plancheck.report.axes import COLOURS, OUTCOME_MARKS, SERIES_COLOURS, new_axes

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from plancheck.targets.scoreboard import Scoreboard

# Eurostat's thresholds of the ratio of growth seen to growth required (Open SDG, progress methodology)
ON_TRACK, MODERATE = 0.95, 0.60
MODEL_MARKS = {
    "pooled": ("o", "#009E73"), "adoption": ("X", "#332288"), "damped_trend": ("s", "#56B4E9"), "exponential": ("^", "#D55E00"), "logistic": ("v", "#0072B2"),
    "gompertz": ("D", "#CC79A7"), "bass": ("P", "#E69F00"),
}  # fmt: skip
_WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "met": "已达到", "missed": "未达到", "undetermined": "无法判定", "open": "未到期",
        "ratio": "以往增速 / 所需增速（对数轴）", "all_seen": "1：所需即所见", "low": "0.6", "forecast_p": "预测概率",
        "share": "实际达到的比例", "perfect": "完全校准", "error": "实际 / 预测（对数轴）", "came": "1：与预测一致", "none": "没有可画的数据",
        "ratio_caption": "图：各目标提出时已知的以往增速与所需增速之比（n = {n}；右侧要求低于所见）。竖线为欧盟统计局的 0.95 与 0.60 两条界限。各目标按其文件发布日（{first} 至 {last}）已公布的数字计算。资料来源：targets 表。",
        "reliability_caption": "图：校准的预测给出的达到概率与实际达到的比例（n = {n} 个已判定且有概率的目标，竖线为 Wilson 95% 区间；Brier 分 {brier}，始终按达到比例预报为 {reference}）。概率按各目标提出时已公布的数字计算。资料来源：targets 表。",
        "refit_caption": "图：{dates} 各年所知数字拟合后对五年后的预测，实际值与预测值之比（n = {n} 个有结果的预测；模型：{models}）。{knowledge}资料来源：data/series。",
        "hindsight": "当时的版本不齐，用今天所知的截至当年的数字（修订使拟合显得更好）。", "published": "只用当时已公布的数字。",
    },
    "en": {
        "met": "met", "missed": "missed", "undetermined": "undetermined", "open": "open",
        "ratio": "growth seen / growth required (logarithmic)", "all_seen": "1: asks what was seen", "low": "0.6",
        "forecast_p": "forecast probability", "share": "share that was met", "perfect": "perfectly calibrated",
        "error": "outcome / forecast (logarithmic)", "came": "1: as forecast", "none": "nothing to draw",
        "ratio_caption": "Figure: growth seen over growth required, as known when each target was set (n = {n}; to the right of 1 a target asks for less than was seen). Vertical lines: Eurostat's thresholds .95 and .60. Vintages: the documents' dates, {first} to {last}. Source: targets table.",
        "reliability_caption": "Figure: the calibrated forecast's probability of reaching a target and the share that was met (n = {n} decided targets with a probability; bars are Wilson's 95 % intervals; Brier score {brier}, always forecasting the share met {reference}). Vintages: values published by each document's date. Source: targets table.",
        "refit_caption": "Figure: outcome over forecast, five years ahead, of fits to what was known at {dates} (n = {n} forecasts with an outcome; models: {models}). {knowledge} Source: data/series.",
        "hindsight": "Today's values of the years up to each date, because the vintages of the time are not at hand (revisions flatter the fits).",
        "published": "Values published by each date only.",
    },
}  # fmt: skip


def targets_with_ratio(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with a positive ratio of past to required growth, the most ambitious first."""
    known = targets[targets["ratio"].map(lambda value: value == value and isfinite(value) and value > 0)]
    return known.sort_values(["ratio", "document", "start"], ignore_index=True)


def plot_ratios(
    targets: pd.DataFrame, *, names: Sequence[str], lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw the ratio scoreboard: growth seen over growth required of each target, marked by what came.

    Parameters
    ----------
    targets : DataFrame
        Rows that `targets_with_ratio` returned.
    names : sequence of str
        One label a row, of one line or two.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = _WORDS[lang]
    line = 0.46 if any("\n" in name for name in names) else 0.32
    ax = new_axes(ax, height=1.4 + line * max(len(targets), 1), labels=True)
    ax.axvspan(MODERATE, ON_TRACK, color=COLOURS["stated"], alpha=0.12, lw=0)
    for edge in (MODERATE, ON_TRACK):
        ax.axvline(edge, lw=0.8, ls=":", color=COLOURS["break"])
    ax.axvline(1, lw=0.8, color=COLOURS["break"])
    for verdict, (colour, shape) in OUTCOME_MARKS.items():
        mine = targets.index[targets["outcome"] == verdict]
        if len(mine):
            ax.plot(
                targets.loc[mine, "ratio"], mine, shape, color=colour, ms=7, ls="none", label=words[verdict]
            )
    ax.set_xscale("log")
    _plain_ticks(ax.xaxis, [0.25, 0.5, 0.6, 0.95, 2, 4, 8], near=[0.95, 0.6])
    ax.set_yticks(range(len(targets)), list(names))
    ax.set_ylim(len(targets) - 0.5, -0.5)
    ax.set_xlabel(words["ratio"])
    ax.legend(frameon=False, fontsize=8, ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    return ax


def caption_ratios(targets: pd.DataFrame, *, lang: Lang = "zh") -> str:
    """Return the caption of `plot_ratios`."""
    dates = sorted(str(date) for date in targets["vintage"] if date)
    first, last = (dates[0], dates[-1]) if dates else ("–", "–")
    return _WORDS[lang]["ratio_caption"].format(n=len(targets), first=first, last=last)


def plot_reliability(board: Scoreboard, *, lang: Lang = "zh", ax: Axes | None = None) -> Axes:
    """Draw the share of targets met against the probability forecast, with each bin's number of targets."""
    words = _WORDS[lang]
    ax = new_axes(ax, height=4.2, width=4.6)
    ax.plot([0, 1], [0, 1], lw=0.8, color=COLOURS["break"], label=words["perfect"])
    for one in board.reliability:
        if one.forecast is None or one.met is None or one.met_low is None or one.met_high is None:
            continue
        ax.vlines(one.forecast, one.met_low, one.met_high, color=COLOURS["document"], lw=1.5)
        ax.plot(one.forecast, one.met, "o", color=COLOURS["document"], ms=7)
        ax.annotate(
            f"n = {one.n}", (one.forecast, one.met), xytext=(6, -12), textcoords="offset points", fontsize=8
        )
    ax.set_xlim(-0.03, 1.03)
    ax.set_ylim(-0.03, 1.06)
    ax.set_xlabel(words["forecast_p"])
    ax.set_ylabel(words["share"])
    ax.legend(frameon=False, fontsize=8, loc="lower right")
    canvas = ax.get_figure()
    if canvas is not None:
        canvas.subplots_adjust(left=0.15, bottom=0.13)
    return ax


def caption_reliability(board: Scoreboard, *, lang: Lang = "zh") -> str:
    """Return the caption of `plot_reliability`."""

    def text(value: float | None) -> str:
        return "–" if value is None else f"{value:.2f}"

    return _WORDS[lang]["reliability_caption"].format(
        n=board.scored, brier=text(board.brier), reference=text(board.brier_reference)
    )


def refits_with_outcome(refits: pd.DataFrame) -> pd.DataFrame:
    """Return the refits that have a positive forecast and an outcome, in the order of series and date."""
    known = refits[(refits["forecast"] > 0) & (refits["outcome"] > 0)]
    return known.sort_values(["concept", "date"], kind="stable", ignore_index=True)


def plot_refits(
    refits: pd.DataFrame, *, names: dict[str, str] | None = None, lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw what came over what each model would have said, one row per series and date of knowledge.

    Parameters
    ----------
    refits : DataFrame
        Rows that `refits_with_outcome` returned.
    names : dict, optional
        What to call each concept.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = _WORDS[lang]
    rows = list(dict.fromkeys(zip(refits["concept"], refits["date"], refits["year"], strict=True)))
    ax = new_axes(ax, height=1.5 + 0.42 * max(len(rows), 1), labels=True)
    models = list(dict.fromkeys(refits["model"]))
    for place, model in enumerate(models):
        mine = refits[refits["model"] == model]
        shape, colour = MODEL_MARKS.get(model, ("*", SERIES_COLOURS[place % len(SERIES_COLOURS)]))
        heights: list[float] = [
            rows.index(key) for key in zip(mine["concept"], mine["date"], mine["year"], strict=True)
        ]
        heights = [height + 0.09 * (place - (len(models) - 1) / 2) for height in heights]
        ax.plot(
            mine["outcome"] / mine["forecast"], heights, shape, color=colour, ms=5, ls="none", label=model
        )
    ax.axvline(1, lw=0.8, color=COLOURS["break"])
    ax.set_xscale("log")
    _plain_ticks(ax.xaxis, [0.25, 0.5, 1, 2, 4, 8], near=[1])
    ax.set_yticks(
        range(len(rows)),
        [f"{(names or {}).get(concept, concept)} {date} → {year}" for concept, date, year in rows],
    )
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xlabel(words["error"])
    ax.legend(frameon=False, fontsize=8, ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    return ax


def caption_refits(refits: pd.DataFrame, *, lang: Lang = "zh") -> str:
    """Return the caption of `plot_refits`."""
    words = _WORDS[lang]
    known, dates = list(dict.fromkeys(refits["knowledge"])), sorted(set(refits["date"]))
    return words["refit_caption"].format(
        dates=("、" if lang == "zh" else ", ").join(dates),
        n=len(refits),
        models=", ".join(dict.fromkeys(refits["model"])),
        knowledge=" ".join(words[one] for one in known),
    )


def _plain_ticks(axis: Any, candidates: Sequence[float], *, near: Sequence[float]) -> None:
    """Name ratios as plain numbers; a tick closer than a tenth of a decade to one of `near` gives way to it."""
    kept = [
        tick for tick in candidates if tick in near or all(abs(log10(tick / other)) > 0.1 for other in near)
    ]
    axis.set_major_locator(_fixed(kept))
    axis.set_major_formatter(lambda value, _: f"{value:g}")
    axis.set_minor_locator(_fixed([]))


def _fixed(ticks: Sequence[float]) -> Any:
    from matplotlib.ticker import FixedLocator

    return FixedLocator(list(ticks))
