"""Figures: each takes a tidy table and ``ax=None`` and returns the Axes. The only place that knows matplotlib."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, scale_of
from plancheck.errors import PlancheckError
from plancheck.report.amounts import format_value
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
    "outcome": "#CC79A7",
}
SERIES_COLOURS = ("#0072B2", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000", "#8C6D31", "#7570B3")
VERDICT_COLOURS = {"consistent": "#0072B2", "inconsistent": "#D55E00", "unverifiable": "#999999"}
OUTCOME_MARKS = {
    "met": ("#0072B2", "o"),
    "missed": ("#D55E00", "X"),
    "undetermined": ("#666666", "D"),
    "open": ("#009E73", "s"),
}


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
            "text.parse_math": False,  # a name of a document with dollar signs is a name, not a formula
            "svg.hashsalt": "plancheck",
            "figure.dpi": 110,
            "font.size": 9,
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )


def new_axes(ax: Axes | None, *, height: float = 3.6, width: float = 7.2, labels: bool = False) -> Axes:
    """Return `ax`, or new axes; only long row labels are worth the second drawing that fitting them costs."""
    use_chinese_font()
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    canvas, ax = plt.subplots(figsize=(width, height), layout="constrained" if labels else None)
    if not labels:
        canvas.subplots_adjust(left=0.075, right=0.985, top=0.93, bottom=0.09)
    return ax


def close_figure(canvas: Any) -> None:
    """Close a figure, so that the inline backend does not show it a second time and its memory is freed."""
    import matplotlib.pyplot as plt

    plt.close(canvas)


def draw_probe() -> Axes:
    """Draw a figure with Chinese labels and an axis of amounts: what a first figure loads, loaded."""
    ax = new_axes(None, width=1, height=1)
    ax.plot([2010, 2015], [1e12, 2e12])
    ax.set_yscale("log")
    _amount_axis(ax, "CNY", "zh")
    return ax


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
        What the legend calls each definition.
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
        group = frame[frame["basis"] == basis]
        stated = group["grade"] == "document"
        colour, shape = SERIES_COLOURS[i % len(SERIES_COLOURS)], "osDvP*Xp"[i % 8]
        newest = group.drop_duplicates("year", keep="last")
        label = (names or {}).get(str(basis), str(basis)) or words["of_plan"]
        full = group.index.isin(newest.index)
        for known, alpha in ((full, 1.0), (~full, 0.35)):
            for filled in (True, False):
                part = group[known & (stated != filled)]
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
    if targets is not None:
        _mark_targets(ax, targets, unit=unit, lang=lang)
    for i, year in enumerate(breaks):
        ax.axvline(
            year - 0.5, ls="--", lw=1, color=COLOURS["break"], label=words["break"] if i == 0 else None
        )
    if log and (frame["value"] > 0).all() and unit != "%":
        _log_axis(ax)
    _amount_axis(ax, unit, lang)
    _year_axis(ax.xaxis)
    ax.grid(axis="y", lw=0.4, alpha=0.4)
    ax.legend(frameon=False, fontsize=8)
    return ax


def _mark_targets(ax: Axes, targets: pd.DataFrame, *, unit: str, lang: Lang) -> None:
    words = Words.of(lang)
    known = targets[targets["period"].str.match(r"^(\d{4}/)?\d{4}$")]
    marked: set[tuple[int, float]] = set()
    for row in known.itertuples():
        aim = printed_aim(row)
        if aim is None:
            continue
        year, value = int(row.period[-4:]), aim
        if (year, value) in marked:
            continue
        label = words["target"] if not marked else None
        marked.add((year, value))
        ax.plot(year, value, "^", ms=8, color=COLOURS["target"], zorder=4, label=label)
        text = format_value(value, unit, lang=lang, digits=3)
        ax.annotate(
            text, (year, value), xytext=(0, -13), textcoords="offset points", fontsize=8, ha="center", color=COLOURS["target"]
        )  # fmt: skip


def comparable_claims(claims: pd.DataFrame, *, limit: int = 24) -> pd.DataFrame:
    """Return the claims whose computed and stated intervals can be drawn side by side, in their order."""
    ends = ["computed_low", "computed_high", "stated_low", "stated_high"]
    known = claims[ends].notna().all(axis=1)
    # an open stated side is drawn as an arrow; without any finite end on either side there is nothing to draw
    near = claims[["computed_low", "computed_high"]].map(_finite).any(axis=1)
    middles = (_middle(row.stated_low, row.stated_high) for row in claims.itertuples())
    usable = [bool(ok) and bool(middle) for ok, middle in zip(known & near, middles, strict=True)]
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
    edge = 5.0
    spans = []
    for claim in claims.itertuples():
        middle = _middle(claim.stated_low, claim.stated_high) or 1.0
        pairs = ((claim.stated_low, claim.stated_high), (claim.computed_low, claim.computed_high))
        percents = [[100 * (end / middle - 1) * (1 if middle > 0 else -1) for end in pair] for pair in pairs]
        edge = max(edge, *(1.6 * abs(p) for pair in percents for p in pair if _finite(p)))
        spans.append(percents)
    for row, (percents, verdict) in enumerate(zip(spans, claims["verdict"], strict=True)):
        stated, computed = ([min(max(end, -edge), edge) for end in pair] for pair in percents)
        ax.plot(stated, [row, row], color=COLOURS["stated"], lw=8, alpha=0.5, solid_capstyle="butt")
        ax.plot(computed, [row, row], color=VERDICT_COLOURS[verdict], lw=2, marker="|", ms=10, mew=2)
    _rows_axis(ax, names)
    ax.axvline(0, lw=0.8, color=COLOURS["break"])
    ax.set_xscale("symlog", linthresh=1)
    ax.set_xlim(-edge, edge)
    _percent_ticks(ax, edge)
    ax.set_xlabel(words["margin_axis"], loc="right")
    handles = [
        ax.plot([], [], color=COLOURS["stated"], lw=8, alpha=0.5)[0],
        *(
            ax.plot([], [], color=VERDICT_COLOURS[v], lw=2, marker="|", ms=10, mew=2)[0]
            for v in ("consistent", "inconsistent")
        ),
    ]
    texts = [
        words["stated_interval"],
        *(f"{words['computed_interval']} ({words['verdict.' + v]})" for v in ("consistent", "inconsistent")),
    ]
    _legend_above(ax, handles, texts)
    return ax


def _legend_above(ax: Axes, handles: list[Any], texts: list[str]) -> None:
    ax.legend(
        handles, texts, frameon=False, fontsize=8, ncols=len(texts), loc="lower right", bbox_to_anchor=(1, 1),
        borderaxespad=0.2,
    )  # fmt: skip


def _percent_ticks(ax: Axes, edge: float) -> None:
    steps = [step for step in (1, 10, 100, 1000, 10000) if step <= edge]
    ticks = [-step for step in reversed(steps)] + [0] + steps
    ax.set_xticks(ticks, [f"{tick:+d}" if tick else "0" for tick in ticks])
    ax.minorticks_off()


def assessable_targets(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with a finite required growth."""
    return targets[targets["required_low_pct"].map(_finite)].reset_index(drop=True)


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
        rows = targets[targets[low].map(_finite)]
        top = rows[high].where(rows[high].map(_finite), rows[low])
        offset = -0.12 if key == "required" else 0.12
        ax.hlines(rows.index + offset, rows[low], top, color=colour, lw=2)
        ax.plot(
            (rows[low] + top) / 2, rows.index + offset, shape, color=colour, ms=6, label=words[key], ls="none"
        )
    _rows_axis(ax, names)
    ax.axvline(0, lw=0.8, color=COLOURS["break"])
    ax.set_xlabel(words["growth_axis"], loc="right")
    _legend_above(ax, *map(list, ax.get_legend_handles_labels()))
    return ax


def targets_with_outcome(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets with an outcome and a figure other than zero to set it against."""
    known = targets[["outcome_low", "outcome_high"]].map(_finite).all(axis=1)
    aims = (_aim(row) for row in targets.itertuples())
    usable = [bool(ok) and bool(aim) for ok, aim in zip(known, aims, strict=True)]
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
        aim = _aim(target) or 1.0
        ends = [target.outcome_low / aim, target.outcome_high / aim]
        colour, shape = OUTCOME_MARKS[target.outcome]
        ax.plot(ends, [row, row], color=colour, lw=2)
        ax.plot(sum(ends) / 2, row, shape, color=colour, ms=8)
        ax.annotate(
            f"{sum(ends) / 2:.2f}", (max(ends), row), xytext=(8, -3), textcoords="offset points", fontsize=8
        )
    _rows_axis(ax, names)
    ax.axvline(1, lw=1, color=COLOURS["target"])
    ax.margins(x=0.12)
    ax.set_xlabel(words["outcome_axis"], loc="right")
    present = [v for v in OUTCOME_MARKS if (targets["outcome"] == v).any()]
    handles = [ax.plot([], [], OUTCOME_MARKS[v][1], color=OUTCOME_MARKS[v][0], ms=8)[0] for v in present]
    _legend_above(ax, handles, [words[f"outcome.{v}"] for v in present])
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
    ahead = [years[-1], *(int(str(period)[:4]) for period in forecast["period"])]
    last = float(history["value"].iloc[-1])  # the fan opens at the last value known
    for level, alpha in ((level, {95: 0.15}.get(level, 0.3)) for level in sorted(levels, reverse=True)):
        ax.fill_between(
            ahead, [last, *forecast[f"low_{level}"]], [last, *forecast[f"high_{level}"]], color=COLOURS["document"], alpha=alpha, lw=0,
            label=words.say("band", level=level),
        )  # fmt: skip
    ax.plot(ahead, [last, *forecast["value"]], "--", color=COLOURS["document"], label=words["forecast"])
    for i, target in enumerate(targets):
        ax.plot(
            *target,
            "^",
            color=COLOURS["target"],
            ms=9,
            label=None if i else words["target"],
            zorder=4,
            ls="none",
        )
    if outcome is not None:
        ax.plot(
            *outcome, "D", color=COLOURS["outcome"], ms=6, label=words["outcome.value"], zorder=4, ls="none"
        )
    shown = [*history["value"], *forecast["value"], *forecast["low_80"], *forecast["high_80"]]
    shown += [value for _, value in (*targets, *([outcome] if outcome else []))]
    _within(ax, [float(value) for value in shown])
    ax.grid(axis="y", lw=0.4, alpha=0.4)
    _amount_axis(ax, unit, lang)
    _year_axis(ax.xaxis)
    ax.legend(frameon=False, fontsize=8)
    return ax


def _within(ax: Axes, values: Sequence[float]) -> None:
    """Keep all `values` in sight, zero too; a wider band may leave the figure at its upper edge."""
    top = max(values)
    ax.set_ylim(min(0.0, *values), top * 1.12 if top > 0 else None)


def _middle(low: float, high: float) -> float | None:
    """Return the middle of an interval, its finite end when one side is open, None when it has no finite end."""
    ends = [float(end) for end in (low, high) if _finite(end)]
    return sum(ends) / len(ends) if ends else None


def printed_aim(target: Any) -> float | None:
    """Return the figure of a target as printed, in base units; the middle of its interval where the figure is no number.

    A bound word opens or widens the interval, so that neither its end nor its middle is what was printed: about 10 trillion
    begins at 9.5 trillion as a target, and is 10 trillion.

    Parameters
    ----------
    target : row of the targets table
        Columns ``figure, unit, low, high``; with ``printed``, the value its statement has, the figure is not read again.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> printed_aim(SimpleNamespace(figure="10万亿元", unit="CNY", low=9.5e12, high=float("inf")))
    10000000000000.0
    """
    known = getattr(target, "printed", None)
    if known is not None and known == known:
        return float(known)
    from plancheck.quantities.find import find_quantities

    found = [one for one in find_quantities("".join(str(target.figure).split())) if one.unit == target.unit]
    if len(found) == 1 and found[0].value is not None:
        return float(found[0].value)
    return _middle(target.low, target.high)


def _aim(target: Any) -> float | None:
    """Return the level aimed at: the figure printed, else what a growth or multiple asks of its base."""
    if target.measure in ("level", "share"):
        return printed_aim(target)
    return _middle(target.asked_low, target.asked_high)


def _bars(points: pd.DataFrame) -> list[list[float]]:
    """Return matplotlib's error bars; an open side has no bar."""
    low = [v - e if _finite(e) else 0.0 for v, e in zip(points["value"], points["low"], strict=True)]
    high = [e - v if _finite(e) else 0.0 for v, e in zip(points["value"], points["high"], strict=True)]
    return [[max(one, 0.0) for one in low], [max(one, 0.0) for one in high]]


def _decimal_year(period: str) -> float:
    """Return where a period stands on the time axis: a year at its number, the end of a month within the year."""
    year = int(period[:4])
    month = period[5:7]
    return year + (int(month) - 12) / 12 if month.isdigit() and len(period) <= 10 else float(year)


def _finite(value: Any) -> bool:
    number = float(value)
    return number == number and number not in (float("inf"), float("-inf"))


def _log_axis(ax: Axes) -> None:
    """Set a logarithmic axis that names 1, 2 and 5 of each decade, or the decades alone where there are many."""
    from matplotlib.ticker import LogLocator, NullLocator

    ax.set_yscale("log")
    low, high = ax.get_ylim()
    many = high / low > 10**2.5
    ax.yaxis.set_major_locator(LogLocator(subs=(1.0,) if many else (1.0, 2.0, 5.0)))
    ax.yaxis.set_minor_locator(NullLocator())


def _rows_axis(ax: Axes, names: Sequence[str]) -> None:
    """Label one row each from the top, with half a row free above and below."""
    ax.set_yticks(range(len(names)), list(names))
    ax.set_ylim(len(names) - 0.5, -0.5)


def _year_axis(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


def _amount_axis(ax: Axes, unit: str, lang: Lang) -> None:
    """Write numbers on the upright axis and what they count once above it; the limits must be those of the finished figure."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    low, high = ax.get_ylim()
    middle = (low * high) ** 0.5 if ax.get_yscale() == "log" else high
    scale, name = axis_unit(middle, unit, lang=lang)
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value / scale:,.10g}"))
    ax.yaxis.set_minor_formatter(NullFormatter())
    ax.annotate(
        name, (0, 1), xytext=(-28, 6), xycoords="axes fraction", textcoords="offset points", fontsize=8, annotation_clip=False
    )  # fmt: skip


def axis_unit(middle: float, unit: str, *, lang: Lang) -> tuple[float, str]:
    """Return by what the values of an axis are divided, and what is then counted.

    Parameters
    ----------
    middle : float
        A value of the axis that should read as a plain number.
    unit : str
        Base unit of the values.
    lang : {"zh", "en"}

    Examples
    --------
    >>> axis_unit(4.5e12, "CNY", lang="zh"), axis_unit(4.5e12, "CNY", lang="en"), axis_unit(12.0, "%", lang="en")
    ((1000000000000, '万亿元'), (1000000000000, 'CNY trillion'), (1, '%'))
    """
    power = scale_of(middle, unit, lang=lang)[0]
    said = format_value(10**power, unit, lang=lang)
    return 10**power, " ".join(said.replace("1", "", 1).split())
