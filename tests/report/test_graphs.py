"""The claim graph: every figure once, what follows to the right, verdicts told apart without colour."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.claims.graph import Edge
from plancheck.report.graphs import EDGE_FORMS, lay_out, plot_claim_graph, shorten_line
from plancheck.report.sheets import View, plan_sheet
from plancheck.study import Study


def edge(source: str, target: str, verdict: str = "consistent") -> Edge:
    return Edge(f"{source}{target}", source, target, "part", "sum", verdict, 0.0)


def test_places_are_distinct_and_follow_the_arrows() -> None:
    edges = [edge("a", "c"), edge("b", "c"), edge("c", "d"), edge("x", "y")]
    places = lay_out(edges)
    assert len({(p.column, p.row) for p in places.values()}) == len(places) == 6
    assert all(places[e.source].column < places[e.target].column for e in edges)
    assert min(places["x"].row, places["y"].row) > max(places[n].row for n in "abcd")


def test_a_cycle_and_a_loop_end() -> None:
    assert set(lay_out([edge("a", "b"), edge("b", "a"), edge("c", "c")])) == {"a", "b", "c"}
    assert lay_out([]) == {}


def test_lines_and_signs_differ_by_verdict() -> None:
    assert (
        len({form[0] for form in EDGE_FORMS.values()}) == len({form[1] for form in EDGE_FORMS.values()}) == 3
    )
    ax = plot_claim_graph(
        [edge("a", "b", verdict) for verdict in EDGE_FORMS], labels={"a": "甲", "b": "乙"}, lang="en"
    )
    texts = [text.get_text() for text in ax.texts]
    assert {"甲", "乙", "✓", "✗", "?"} <= set(texts)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "✓ consistent",
        "✗ inconsistent",
        "? unverifiable",
    ]


@pytest.mark.parametrize(
    ("text", "whole"), [("网络零售", True), ("a" * 36, True), ("网" * 19, False), ("a" * 37, False)]
)
def test_long_lines_are_cut(text: str, whole: bool) -> None:
    assert (shorten_line(text) == text) is whole


def test_a_long_line_ends_with_a_whole_word() -> None:
    assert (
        shorten_line("wholesale turnover of tea and of coffee grown") == "wholesale turnover of tea and of…"
    )
    assert shorten_line("茶叶与咖啡批发 turnover of the wholesale trade") == "茶叶与咖啡批发 turnover of the…"


def test_a_plans_graph_names_the_figures_and_what_is_implied(tables: Path) -> None:
    figure = plan_sheet("tea-plan", study=Study(tables), view=View("en")).claims_graph()
    assert "1 relation consistent" in figure.alt  # type: ignore[union-attr]
    assert figure.png.startswith(b"\x89PNG")  # type: ignore[union-attr]


def test_a_drawing_wider_than_the_column_keeps_its_size_and_scrolls() -> None:
    """Five columns of nodes pressed into a column of text are too small to be read."""
    from importlib.resources import files

    pages = files("plancheck.report").joinpath("pages")
    template = pages.joinpath("report", "index.html.j2").read_text(encoding="utf-8")
    style = pages.joinpath("report.css").read_text(encoding="utf-8")
    assert 'class="wide" width="{{ about[\'width\'] }}"' in template
    assert "img:not(.wide){width:100%}" in style
    assert ".drawing{overflow-x:auto}" in style.partition("@media")[2].partition("@media (max-width")[0]
