"""The claim graph of a plan: figures as nodes, relations as edges, laid out from operand to the figure that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plancheck.amounts import Lang
from plancheck.claims.graph import Edge
from plancheck.report.axes import VERDICT_COLOURS, new_axes
from plancheck.report.words import Words, cut_at_word

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LONGEST_LABEL = 18  # characters of a line in a node
# inches: as many columns as can be read stand on the page before a graph is cut off by its edge
WIDEST_COLUMN, NARROWEST_COLUMN, PAGE_WIDTH = 3.0, 2.1, 10.6
SHOWN_EDGES = 60  # more cross each other beyond reading; the table has all
# Told apart without colour too: the line's form and the sign at its middle.
EDGE_FORMS = {
    "consistent": ("-", "✓", 1.3),
    "inconsistent": ("--", "✗", 2.2),
    "unverifiable": (":", "?", 1.3),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node is drawn: column from left to right, row from top to bottom."""

    column: int
    row: float


def lay_out(edges: Sequence[Edge]) -> dict[str, Place]:
    """Return a place for every node of the edges: what follows stands to the right of what it follows from.

    Connected figures stand together, one group below the other; within a column in the order of the edges.

    Examples
    --------
    >>> places = lay_out([Edge("c", "a", "s", "part", "sum", "consistent", 0.0), Edge("c", "b", "s", "part", "sum", "consistent", 0.0)])
    >>> places["a"].column, places["s"].column, places["s"].row
    (0, 1, 0.5)
    """
    groups: dict[str, set[str]] = {}
    for edge in edges:
        joined = groups.get(edge.source, {edge.source}) | groups.get(edge.target, {edge.target})
        for node in joined:
            groups[node] = joined
    columns = dict.fromkeys(groups, 0)
    for _ in range(len(groups)):  # a cycle (two figures that each follow from the other) ends with the rounds
        moved = False
        for edge in edges:
            if columns[edge.target] <= columns[edge.source] < len(groups):
                columns[edge.target] = columns[edge.source] + 1
                moved = True
        if not moved:
            break
    places: dict[str, Place] = {}
    top = 0.0
    for group in {id(group): group for group in groups.values()}.values():
        members = [node for node in groups if node in group]
        by_column: dict[int, list[str]] = {}
        for node in members:
            by_column.setdefault(columns[node], []).append(node)
        height = max(len(nodes) for nodes in by_column.values())
        for column, nodes in enumerate(by_column[key] for key in sorted(by_column)):
            step = height / len(nodes)
            for i, node in enumerate(nodes):
                places[node] = Place(column, top + step * (i + 0.5) - 0.5)
        top += height
    return places


def plot_claim_graph(
    edges: Sequence[Edge], *, labels: Mapping[str, str], lang: Lang = "zh", ax: Axes | None = None
) -> Axes:
    """Draw the graph of claims.

    Parameters
    ----------
    edges : sequence of Edge
        From `plancheck.claims.graph.claim_graph`; verdicts are told apart by colour, line and sign.
    labels : mapping of str to str
        What stands in each node.
    lang : {"zh", "en"}
    ax : Axes, optional
        Axes to draw on; new ones when None.
    """
    words = Words.of(lang)
    places = lay_out(edges)
    columns = 1 + max((place.column for place in places.values()), default=0)
    rows = 1 + max((place.row for place in places.values()), default=0)
    wide = columns * min(WIDEST_COLUMN, max(PAGE_WIDTH / columns, NARROWEST_COLUMN))
    ax = new_axes(ax, width=max(7.2, wide), height=max(1.8, 0.8 + 0.62 * rows))
    boxes = {
        node: ax.text(
            place.column, place.row, labels.get(node, node), fontsize=7.5, ha="center", va="center", zorder=4,
            bbox={"boxstyle": "round,pad=0.3", "fc": "#f6f8fa", "ec": "#57606a", "lw": 0.8, "ls": "--" if node.endswith("?") else "-"},
        ).get_bbox_patch()
        for node, place in places.items()
    }  # fmt: skip
    for edge in edges:
        start, end = places[edge.source], places[edge.target]
        line, sign, width = EDGE_FORMS[edge.verdict]
        ax.annotate(
            "", xy=(end.column, end.row), xytext=(start.column, start.row), zorder=5,
            arrowprops={
                "arrowstyle": "-|>", "linestyle": line, "color": VERDICT_COLOURS[edge.verdict], "lw": width,
                "connectionstyle": f"arc3,rad={0.35 if start.column == end.column else 0.0}",
                "patchA": boxes[edge.source], "patchB": boxes[edge.target], "shrinkA": 1, "shrinkB": 2,
            },
        )  # fmt: skip
        middle = (start.column + 0.55 * (end.column - start.column), start.row + 0.55 * (end.row - start.row))
        ax.text(
            *middle, sign, color=VERDICT_COLOURS[edge.verdict], fontsize=9, ha="center", va="center",
            bbox={"boxstyle": "circle,pad=0.1", "fc": "white", "ec": "none"}, zorder=6,
        )  # fmt: skip
    ax.set_xlim(-0.5, columns - 0.5)
    ax.set_ylim(rows - 0.5, -0.9)
    ax.axis("off")
    ax.set_position((0.01, 0.01, 0.98, 0.97))
    present = [verdict for verdict in EDGE_FORMS if any(edge.verdict == verdict for edge in edges)]
    handles = [
        ax.plot([], [], EDGE_FORMS[v][0], color=VERDICT_COLOURS[v], lw=EDGE_FORMS[v][2])[0] for v in present
    ]
    texts = [f"{EDGE_FORMS[v][1]} {words[f'verdict.{v}']}" for v in present]
    ax.legend(
        handles,
        texts,
        frameon=False,
        fontsize=8,
        ncols=3,
        loc="upper left",
        bbox_to_anchor=(0, 1.02),
        borderaxespad=0,
    )
    return ax


def shorten_line(text: str) -> str:
    """Return a node's line at most `LONGEST_LABEL` wide characters long; Latin letters count half."""
    width = 0.0
    for length, character in enumerate(text):
        width += 1.0 if ord(character) > 0x2E80 else 0.5
        if width > LONGEST_LABEL:
            return cut_at_word(text, length)
    return text
