"""Figures: each takes a tidy table and ``ax=None`` and returns the Axes. The only place that knows matplotlib."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import PlancheckError
from plancheck.report.amounts import Lang, format_value
from plancheck.report.words import Words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Okabe and Ito's colours, told apart by readers with any colour vision; every meaning also has a marker of its own.
COLOURS = {
    "statistics": "#0072B2",
    "document": "#009E73",
    "target": "#D55E00",
    "break": "#666666",
    "stated": "#E69F00",
}
VERDICT_COLOURS = {"consistent": "#0072B2", "inconsistent": "#D55E00", "unverifiable": "#999999"}


@cache
def font_file() -> Path:
    """Return the Noto Sans SC file (OFL 1.1) that the `zhplot` package carries.

    The package is located, not imported: importing it changes matplotlib's settings.

    Raises
    ------
    PlancheckError
        When the package is not installed.
    """
    spec = find_spec("zhplot")
    if spec is None or spec.origin is None:
        raise PlancheckError(
            "the font file of the package zhplot", met="no such package", do="install requirements.lock"
        )
    return Path(spec.origin).parent / "fonts" / "NotoSansSC-Regular.ttf"


def use_chinese_font() -> None:
    """Make matplotlib draw Chinese labels with Noto Sans SC, and hash svg ids without randomness."""
    import matplotlib as mpl
    from matplotlib import font_manager

    path = font_file()
    if not any(entry.fname == str(path) for entry in font_manager.fontManager.ttflist):
        font_manager.fontManager.addfont(path)
    mpl.rcParams.update(
        {
            "font.family": ["Noto Sans SC", "DejaVu Sans"],
            "axes.unicode_minus": False,
            "svg.hashsalt": "plancheck",
            "figure.dpi": 110,
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )


def _axes(ax: Axes | None, *, height: float = 3.6, width: float = 7.2) -> Axes:
    use_chinese_font()
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def plot_series(
    points: pd.DataFrame,
    *,
    targets: pd.DataFrame | None = None,
    breaks: tuple[int, ...] = (),
    unit: str,
    lang: Lang = "zh",
    log: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw yearly values with the range each can stand for, by definition, with targets and breaks.

    Parameters
    ----------
    points : DataFrame
        Columns ``period, value, low, high, basis, grade`` of the series table, one concept and region.
    targets : DataFrame, optional
        Columns ``period, low, high`` of the targets table.
    breaks : tuple of int
        Years from which the definition differs.
    unit : str
        Base unit of the values.
    log : bool
        Logarithmic axis: equal growth is an equal slope.
    """
    words = Words.of(lang)
    ax = _axes(ax)
    shapes = "osD^vP*X"
    frame = points.assign(year=points["period"].str[:4].astype(int)).sort_values("year")
    for i, (basis, group) in enumerate(frame.groupby("basis", sort=True)):
        kind = "document" if (group["grade"] == "document").all() else "statistics"
        low = (group["value"] - group["low"]).clip(lower=0)
        high = (group["high"] - group["value"]).clip(lower=0)
        finite = low.map(_finite) & high.map(_finite)
        ax.errorbar(
            group["year"], group["value"],
            yerr=[low.where(finite, 0), high.where(finite, 0)],
            fmt=shapes[i % len(shapes)], color=COLOURS[kind], mfc="white" if kind == "document" else COLOURS[kind],
            ms=5, lw=1, label=f"{words['of_plan' if kind == 'document' else 'of_statistics']} {basis}".strip(),
        )  # fmt: skip
    if targets is not None and len(targets):
        known = targets[targets["period"].str.match(r"^\d{4}$") & targets["low"].map(_finite)]
        ax.scatter(
            known["period"].astype(int),
            known["low"],
            marker="^",
            s=60,
            color=COLOURS["target"],
            label=words["target"],
            zorder=3,
        )
    for year in breaks:
        ax.axvline(
            year - 0.5,
            ls="--",
            lw=1,
            color=COLOURS["break"],
            label=words["break"] if year == breaks[0] else None,
        )
    if log:
        ax.set_yscale("log")
    _amount_axis(ax.yaxis, unit, lang)
    _year_axis(ax.xaxis)
    ax.set_xlabel(words["year"])
    ax.legend(frameon=False, fontsize=8)
    return ax


def plot_claims(claims: pd.DataFrame, *, lang: Lang = "zh", ax: Axes | None = None) -> Axes:
    """Draw computed against stated intervals, both as percent distance from the stated middle.

    Parameters
    ----------
    claims : DataFrame
        Rows of the claims table; those without both intervals finite are left out.
    """
    words = Words.of(lang)
    columns = ["computed_low", "computed_high", "stated_low", "stated_high"]
    frame = claims[claims[columns].map(_finite).all(axis=1)].reset_index(drop=True)
    ax = _axes(ax, height=1.2 + 0.32 * max(len(frame), 1))
    for row, claim in enumerate(frame.itertuples()):
        middle = (claim.stated_low + claim.stated_high) / 2
        if middle == 0:
            continue
        stated = [100 * (end / middle - 1) for end in (claim.stated_low, claim.stated_high)]
        computed = [100 * (end / middle - 1) for end in (claim.computed_low, claim.computed_high)]
        colour = VERDICT_COLOURS[claim.verdict]
        ax.plot(stated, [row, row], color=COLOURS["stated"], lw=7, alpha=0.5, solid_capstyle="butt")
        ax.plot(computed, [row, row], color=colour, lw=2.5, marker="|", ms=9)
    labels = [
        f"{words['kind.' + c.kind]}  {c.stated[:18]}  {words['verdict.' + c.verdict]}"
        for c in frame.itertuples()
    ]
    ax.set_yticks(range(len(frame)), labels, fontsize=8)
    ax.invert_yaxis()
    ax.axvline(0, lw=0.8, color=COLOURS["break"])
    ax.set_xscale("symlog", linthresh=1)
    ax.set_xlabel(words["margin_axis"])
    handles = [
        ax.plot([], [], color=COLOURS["stated"], lw=7, alpha=0.5)[0],
        ax.plot([], [], color=VERDICT_COLOURS["consistent"], lw=2.5, marker="|")[0],
    ]
    ax.legend(handles, [words["stated_interval"], words["computed_interval"]], frameon=False, fontsize=8)
    return ax


def plot_required_growth(targets: pd.DataFrame, *, lang: Lang = "zh", ax: Axes | None = None) -> Axes:
    """Draw the growth each target asks for against the growth known when it was set.

    Parameters
    ----------
    targets : DataFrame
        Rows of the targets table; those without required growth are left out.
    """
    words = Words.of(lang)
    frame = targets[targets["required_low_pct"].map(_finite)].reset_index(drop=True)
    ax = _axes(ax, height=1.3 + 0.42 * max(len(frame), 1))
    for low, high, shape, colour, key in (
        ("required_low_pct", "required_high_pct", "o", COLOURS["target"], "required"),
        ("past_low_pct", "past_high_pct", "s", COLOURS["statistics"], "past"),
    ):
        rows = frame[frame[low].map(_finite)]
        top = rows[high].where(rows[high].map(_finite), rows[low])
        offset = -0.12 if key == "required" else 0.12
        ax.hlines(rows.index + offset, rows[low], top, color=colour, lw=2)
        ax.plot(
            (rows[low] + top) / 2, rows.index + offset, shape, color=colour, ms=6, label=words[key], ls="none"
        )
    labels = [f"{t.region} {t.indicator[:14]} {t.period} {t.figure}" for t in frame.itertuples()]
    ax.set_yticks(range(len(frame)), labels, fontsize=8)
    ax.invert_yaxis()
    ax.set_xlabel(words["growth_axis"])
    ax.legend(frameon=False, fontsize=8)
    return ax


def plot_forecast(
    history: pd.DataFrame,
    forecast: pd.DataFrame,
    *,
    unit: str,
    target: tuple[int, float] | None = None,
    outcome: tuple[int, float] | None = None,
    lang: Lang = "zh",
    ax: Axes | None = None,
) -> Axes:
    """Draw a fan chart: history, forecast with its intervals, the target and what came.

    Parameters
    ----------
    history : DataFrame
        Columns ``period`` (year), ``value``.
    forecast : DataFrame
        Columns ``period, value, low_80, high_80, low_95, high_95`` of one model.
    target, outcome : (year, value), optional
    """
    words = Words.of(lang)
    ax = _axes(ax)
    years = [int(str(period)[:4]) for period in history["period"]]
    ax.plot(years, history["value"], "o-", color=COLOURS["statistics"], ms=4, label=words["of_statistics"])
    ahead = [int(str(period)[:4]) for period in forecast["period"]]
    for level, alpha in ((95, 0.15), (80, 0.3)):
        ax.fill_between(
            ahead, forecast[f"low_{level}"], forecast[f"high_{level}"], color=COLOURS["document"], alpha=alpha, lw=0,
            label=words.say("band", level=level),
        )  # fmt: skip
    ax.plot(ahead, forecast["value"], "--", color=COLOURS["document"], label=words["forecast"])
    if target is not None:
        ax.plot(*target, "^", color=COLOURS["target"], ms=9, label=words["target"], zorder=4)
    if outcome is not None:
        ax.plot(*outcome, "D", color="black", ms=6, label=words["outcome.value"], zorder=4)
    _amount_axis(ax.yaxis, unit, lang)
    _year_axis(ax.xaxis)
    ax.legend(frameon=False, fontsize=8)
    return ax


def _finite(value: Any) -> bool:
    number = float(value)
    return number == number and number not in (float("inf"), float("-inf"))


def _year_axis(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


def _amount_axis(axis: Any, unit: str, lang: Lang) -> None:
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axis.set_major_formatter(FuncFormatter(lambda value, _: format_value(value, unit, lang=lang, digits=3)))
    axis.set_minor_formatter(NullFormatter())
