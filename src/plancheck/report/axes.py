"""What all figures share: colours and marks, the Chinese font, axes of amounts, years and rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plancheck.amounts import Lang, scale_of
from plancheck.fonts import font_file
from plancheck.report.amounts import format_value

if TYPE_CHECKING:
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
    label_amounts(ax, "CNY", "zh")
    return ax


def put_legend_above(ax: Axes, handles: list[Any], texts: list[str]) -> None:
    """Put a legend of one line above the axes, at the right."""
    ax.legend(
        handles, texts, frameon=False, fontsize=8, ncols=len(texts), loc="lower right", bbox_to_anchor=(1, 1),
        borderaxespad=0.2,
    )  # fmt: skip


def label_rows(ax: Axes, names: Sequence[str]) -> None:
    """Label one row each from the top, with half a row free above and below."""
    ax.set_yticks(range(len(names)), list(names))
    ax.set_ylim(len(names) - 0.5, -0.5)


def set_whole_years(axis: Any) -> None:
    """Let an axis name whole years only."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


def set_log_axis(ax: Axes) -> None:
    """Set a logarithmic axis that names 1, 2 and 5 of each decade, or the decades alone where there are many."""
    from matplotlib.ticker import LogLocator, NullLocator

    ax.set_yscale("log")
    low, high = ax.get_ylim()
    many = high / low > 10**2.5
    ax.yaxis.set_major_locator(LogLocator(subs=(1.0,) if many else (1.0, 2.0, 5.0)))
    ax.yaxis.set_minor_locator(NullLocator())


def set_percent_ticks(ax: Axes, edge: float) -> None:
    """Write the powers of ten up to `edge` percent, with their signs, on a level axis."""
    steps = [step for step in (1, 10, 100, 1000, 10000) if step <= edge]
    ticks = [-step for step in reversed(steps)] + [0] + steps
    ax.set_xticks(ticks, [f"{tick:+d}" if tick else "0" for tick in ticks])
    ax.minorticks_off()


def keep_in_sight(ax: Axes, values: Sequence[float]) -> None:
    """Keep all `values` in sight, zero too; a wider band may leave the figure at its upper edge."""
    top = max(values)
    ax.set_ylim(min(0.0, *values), top * 1.12 if top > 0 else None)


def label_amounts(ax: Axes, unit: str, lang: Lang) -> None:
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
    ((1000000000000, '万亿元'), (1000000000000, 'trillion yuan'), (1, '%'))
    """
    power = scale_of(middle, unit, lang=lang)[0]
    said = format_value(10**power, unit, lang=lang)
    return 10**power, " ".join(said.replace("1", "", 1).split())
