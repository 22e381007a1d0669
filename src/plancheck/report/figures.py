"""Figures: each takes a tidy table and ``ax=None`` and returns the Axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang
from plancheck.report.amounts import format_value
from plancheck.report.axes import (
    COLOURS,
    OUTCOME_MARKS,
    SERIES_COLOURS,
    VERDICT_COLOURS,
    keep_in_sight,
    label_amounts,
    label_rows,
    new_axes,
    put_legend_above,
    set_log_axis,
    set_percent_ticks,
    set_whole_years,
)
from plancheck.report.drawn import is_finite, outcome_over_aim, printed_aim, stated_figure
from plancheck.report.words import Words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# a wider band leaves the figure at its upper edge: it would press all else to the ground
_WORTH_SHOWING = 1.5
# of claims: at least so many percent on either side of the stated figure, and so much room around the widest interval
_LEAST_EDGE, _ROOM = 5.0, 1.6
_STATED: dict[str, Any] = {"color": COLOURS["stated"], "lw": 8, "alpha": 0.5}
_COMPUTED: dict[str, Any] = {"lw": 2, "marker": "|", "ms": 10, "mew": 2}
_SHAPES = "osDvP*Xp"  # of definitions, beside their colours


def plot_series(
    points: pd.DataFrame,
    *,
    targets: pd.DataFrame | None = None,
    breaks: tuple[int, ...] = (),
    names: Mapping[str, str] | None = None,
    unit: str,
    lang: Lang = "zh",
    log: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw yearly values with the range each can stand for, by definition, with targets and breaks.

    Of a value published more than once the newest is drawn full, the earlier ones faint. Values of one definition
    are joined by a line, which stops at a break.

    Parameters
    ----------
    points : DataFrame
        Columns ``period, vintage, value, low, high, basis, grade`` of the series table, one concept and region.
    targets : DataFrame, optional
        Columns ``period, low, high`` of the targets table.
    breaks : tuple of int
        Years from which the definition differs.
    names : mapping, optional
        What the legend calls each definition; when not given, what the reports call it.
    unit : str
        Base unit of the values.
    lang : {"zh", "en"}
    log : bool
        Logarithmic axis: equal growth is an equal slope.
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    ax = new_axes(ax)
    frame = points.assign(year=points["period"].map(_decimal_year)).sort_values(["year", "vintage"])
    # the definition with most values first: its colour and marker are then the same in most figures
    order = frame["basis"].value_counts(sort=True).index
    for i, basis in enumerate(order):
        _draw_definition(
            ax, frame[frame["basis"] == basis], breaks=breaks,
            colour=SERIES_COLOURS[i % len(SERIES_COLOURS)], shape=_SHAPES[i % len(_SHAPES)],
            label=(names or {}).get(str(basis), words.get(f"basis.{basis}", str(basis))) or words["of_plan"],
        )  # fmt: skip
    if targets is not None:
        _mark_targets(ax, targets, points=frame, unit=unit, lang=lang)
    for i, year in enumerate(breaks):
        ax.axvline(
            year - 0.5, ls="--", lw=1, color=COLOURS["break"], label=words["break"] if i == 0 else None
        )
    if log and (frame["value"] > 0).all() and unit != "%":
        set_log_axis(ax)
    label_amounts(ax, unit, lang)
    set_whole_years(ax.xaxis)
    ax.grid(axis="y", lw=0.4, alpha=0.4)
    ax.legend(frameon=False, fontsize=8)
    return ax


def _draw_definition(
    ax: Axes, points: pd.DataFrame, *, breaks: Sequence[int], colour: str, shape: str, label: str
) -> None:
    """Draw the values of one definition: the newest of a year full, what a plan states hollow, joined up to a break."""
    stated = points["grade"] == "document"
    newest = points.drop_duplicates("year", keep="last")
    full = points.index.isin(newest.index)
    for known, alpha in ((full, 1.0), (~full, 0.35)):
        for filled in (True, False):
            part = points[known & (stated != filled)]
            if part.empty:
                continue
            ax.errorbar(
                part["year"], part["value"], yerr=_bars(part), fmt=shape, color=colour, ms=5, lw=1, alpha=alpha,
                mfc=colour if filled else "white",
            )  # fmt: skip
    segment = newest["year"].map(lambda year: sum(year >= b for b in breaks))
    for _, run in newest.groupby(segment):
        ax.plot(run["year"], run["value"], color=colour, lw=1, alpha=0.6)
    ax.plot([], [], shape, color=colour, mfc="white" if stated.all() else colour, ms=5, label=label)


def _mark_targets(ax: Axes, targets: pd.DataFrame, *, points: pd.DataFrame, unit: str, lang: Lang) -> None:
    """Mark targets with their figures, each on the side of its mark where no value lies; what runs behind it leaves it free."""
    from matplotlib.patheffects import withStroke

    words = Words.of(lang)
    known = targets[targets["period"].str.match(r"^(\d{4}/)?\d{4}$")]
    aims = {
        (int(row.period[-4:]), aim): None
        for row in known.itertuples()
        if (aim := printed_aim(row)) is not None
    }
    for order, (year, value) in enumerate(aims):
        label = words["target"] if not order else None
        ax.plot(year, value, "^", ms=8, color=COLOURS["target"], zorder=4, label=label)
        text = format_value(value, unit, lang=lang, digits=3)
        near = points[(points["year"] - year).abs() <= 1]
        above = len(near) > 0 and float(near["value"].median()) <= value
        others = [other for at, other in aims if at == year and other != value]
        if others:  # of two aims of one year the figure of the lower one stands below it
            above = value > min(others)
        ax.annotate(
            text, (year, value), xytext=(0, 6 if above else -6), textcoords="offset points", fontsize=8, ha="center",
            va="bottom" if above else "top", color=COLOURS["target"], zorder=5,
            path_effects=[withStroke(linewidth=3, foreground="white")],
        )  # fmt: skip


def comparable_claims(claims: pd.DataFrame, *, limit: int = 24) -> pd.DataFrame:
    """Return the claims whose computed and stated intervals can be drawn side by side, in their order."""
    ends = ["computed_low", "computed_high", "stated_low", "stated_high"]
    known = claims[ends].notna().all(axis=1)
    # an open stated side is drawn as an arrow; without any finite end on either side there is nothing to draw
    near = claims[["computed_low", "computed_high"]].map(is_finite).any(axis=1)
    figures = (stated_figure(row) for row in claims.itertuples())
    usable = [bool(ok) and bool(figure) for ok, figure in zip(known & near, figures, strict=True)]
    return claims[usable].head(limit).reset_index(drop=True)


def plot_claims(
    claims: pd.DataFrame, *, names: Sequence[str], lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw computed against stated intervals, both as percent distance from the stated figure.

    Parameters
    ----------
    claims : DataFrame
        Rows that `comparable_claims` returned.
    names : sequence of str
        One label a row.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    ax = new_axes(ax, height=1.0 + 0.44 * max(len(claims), 1), labels=True)
    spans = [_percents(claim) for claim in claims.itertuples()]
    ends = [abs(end) for pairs in spans for pair in pairs for end in pair if is_finite(end)]
    edge = max(_LEAST_EDGE, _ROOM * max(ends, default=0.0))
    for row, (pairs, verdict) in enumerate(zip(spans, claims["verdict"], strict=True)):
        stated, computed = ([min(max(end, -edge), edge) for end in pair] for pair in pairs)
        ax.plot(stated, [row, row], solid_capstyle="butt", **_STATED)
        ax.plot(computed, [row, row], color=VERDICT_COLOURS[verdict], **_COMPUTED)
    label_rows(ax, names)
    ax.axvline(0, lw=0.8, color=COLOURS["break"])
    ax.set_xscale("symlog", linthresh=1)
    ax.set_xlim(-edge, edge)
    set_percent_ticks(ax, edge)
    ax.set_xlabel(words["margin_axis"], loc="right")
    verdicts = ("consistent", "inconsistent")
    handles = [ax.plot([], [], **_STATED)[0]]
    handles += [ax.plot([], [], color=VERDICT_COLOURS[v], **_COMPUTED)[0] for v in verdicts]
    texts = [words["stated_interval"]]
    texts += [f"{words['computed_interval']} ({words['verdict.' + v]})" for v in verdicts]
    put_legend_above(ax, handles, texts)
    return ax


def _percents(claim: Any) -> list[list[float]]:
    """Return the ends of the stated and of the computed interval as percent distance from the stated figure."""
    figure = stated_figure(claim) or 1.0
    pairs = ((claim.stated_low, claim.stated_high), (claim.computed_low, claim.computed_high))
    return [[100 * (end / figure - 1) * (1 if figure > 0 else -1) for end in pair] for pair in pairs]


def assessable_targets(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with a finite required growth."""
    return targets[targets["required_low_pct"].map(is_finite)].reset_index(drop=True)


def plot_required_growth(
    targets: pd.DataFrame, *, names: Sequence[str], lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw the growth each target asks for against the growth known when it was set.

    Parameters
    ----------
    targets : DataFrame
        Rows that `assessable_targets` returned.
    names : sequence of str
        One label a row.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    ax = new_axes(ax, height=1.0 + 0.46 * max(len(targets), 1), labels=True)
    for low, high, shape, colour, key in (
        ("required_low_pct", "required_high_pct", "o", COLOURS["target"], "required"),
        ("past_low_pct", "past_high_pct", "s", COLOURS["statistics"], "past"),
    ):
        rows = targets[targets[low].map(is_finite)]
        top = rows[high].where(rows[high].map(is_finite), rows[low])
        offset = -0.12 if key == "required" else 0.12
        ax.hlines(rows.index + offset, rows[low], top, color=colour, lw=2)
        ax.plot(
            (rows[low] + top) / 2, rows.index + offset, shape, color=colour, ms=6, label=words[key], ls="none"
        )
    label_rows(ax, names)
    ax.axvline(0, lw=0.8, color=COLOURS["break"])
    ax.set_xlabel(words["growth_axis"], loc="right")
    put_legend_above(ax, *map(list, ax.get_legend_handles_labels()))
    return ax


def targets_with_outcome(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with an outcome and a figure other than zero to set it against."""
    usable = [outcome_over_aim(row) is not None for row in targets.itertuples()]
    return targets[usable].reset_index(drop=True)


def plot_outcomes(
    targets: pd.DataFrame, *, names: Sequence[str], lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw what came as a multiple of the figure aimed at.

    Parameters
    ----------
    targets : DataFrame
        Rows that `targets_with_outcome` returned.
    names : sequence of str
        One label a row.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    ax = new_axes(ax, height=1.0 + 0.46 * max(len(targets), 1), labels=True)
    for row, target in enumerate(targets.itertuples()):
        ends = outcome_over_aim(target) or (1.0, 1.0)
        colour, shape = OUTCOME_MARKS[target.outcome]
        ax.plot(ends, [row, row], color=colour, lw=2)
        ax.plot(sum(ends) / 2, row, shape, color=colour, ms=8)
        ax.annotate(
            f"{sum(ends) / 2:.2f}", (max(ends), row), xytext=(8, -3), textcoords="offset points", fontsize=8
        )
    label_rows(ax, names)
    ax.axvline(1, lw=1, color=COLOURS["target"])
    ax.margins(x=0.12)
    ax.set_xlabel(words["outcome_axis"], loc="right")
    present = [v for v in OUTCOME_MARKS if (targets["outcome"] == v).any()]
    handles = [ax.plot([], [], OUTCOME_MARKS[v][1], color=OUTCOME_MARKS[v][0], ms=8)[0] for v in present]
    put_legend_above(ax, handles, [words[f"outcome.{v}"] for v in present])
    return ax


def plot_forecast(
    history: pd.DataFrame,
    forecast: pd.DataFrame,
    *,
    unit: str,
    targets: Sequence[tuple[int, float]] = (),
    outcome: tuple[int, float] | None = None,
    levels: Sequence[int] = (80, 95),
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
    unit : str
        Base unit of the values.
    targets : sequence of (year, value)
    outcome : (year, value), optional
    levels : sequence of int
        Bands drawn, in percent.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    ax = new_axes(ax)
    years = [int(str(period)[:4]) for period in history["period"]]
    ax.plot(years, history["value"], "o-", color=COLOURS["statistics"], ms=4, label=words["of_statistics"])
    _draw_fan(ax, forecast, start=(years[-1], float(history["value"].iloc[-1])), levels=levels, words=words)
    marks: dict[str, Any] = {"color": COLOURS["target"], "ms": 9, "zorder": 4, "ls": "none"}
    for i, target in enumerate(targets):
        ax.plot(*target, "^", label=None if i else words["target"], **marks)
    if outcome is not None:
        came = {**marks, "color": COLOURS["outcome"], "ms": 6}
        ax.plot(*outcome, "D", label=words["outcome.value"], **came)
    shown = [*history["value"], *forecast["value"], *forecast["low_80"], *forecast["high_80"]]
    shown += [value for _, value in (*targets, *([outcome] if outcome else []))]
    widest = float(forecast[f"high_{max(levels)}"].max())
    if widest <= _WORTH_SHOWING * max(shown):
        shown.append(widest)
    keep_in_sight(ax, [float(value) for value in shown])
    ax.grid(axis="y", lw=0.4, alpha=0.4)
    label_amounts(ax, unit, lang)
    set_whole_years(ax.xaxis)
    ax.legend(frameon=False, fontsize=8)
    return ax


def _draw_fan(
    ax: Axes, forecast: pd.DataFrame, *, start: tuple[int, float], levels: Sequence[int], words: Words
) -> None:
    """Draw a forecast and its bands, the widest first; the fan opens at the last value known."""
    year, value = start
    ahead = [year, *(int(str(period)[:4]) for period in forecast["period"])]
    for level in sorted(levels, reverse=True):
        ax.fill_between(
            ahead, [value, *forecast[f"low_{level}"]], [value, *forecast[f"high_{level}"]],
            color=COLOURS["document"], alpha=0.15 if level == 95 else 0.3, lw=0, label=words.say("band", level=level),
        )  # fmt: skip
    ax.plot(ahead, [value, *forecast["value"]], "--", color=COLOURS["document"], label=words["forecast"])


def _bars(points: pd.DataFrame) -> list[list[float]]:
    """Return matplotlib's error bars; an open side has no bar."""
    low = [v - e if is_finite(e) else 0.0 for v, e in zip(points["value"], points["low"], strict=True)]
    high = [e - v if is_finite(e) else 0.0 for v, e in zip(points["value"], points["high"], strict=True)]
    return [[max(one, 0.0) for one in low], [max(one, 0.0) for one in high]]


def _decimal_year(period: str) -> float:
    """Return where a period stands on the time axis: a year at its number, the end of a month within the year."""
    year = int(period[:4])
    month = period[5:7]
    return year + (int(month) - 12) / 12 if month.isdigit() and len(period) <= 10 else float(year)
