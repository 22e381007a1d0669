"""Tables of many contents in many layouts say the same: every row of a table drawn at random is found whole."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]


def load_layouts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("table_layouts", ROOT / "benchmarks" / "table_layouts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["table_layouts"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


tables = load_layouts()
# Every cell keeps its place in these; the others lose empty cells or where one cell ends.
EXACT = ("markup", "tabs", "bars", "rows in bars")
FLAT = ("blanks", "cell a line", "heads wrap", "blank lines", "bar at ends")
FILES = ("html", "docx", "pdf, ruled")


def read(content: str, layout: str, seed: int) -> tuple[object, list[str], str]:
    rng = random.Random(f"{seed}/{content}")
    table = tables.CONTENTS[content](rng)
    document = tables.LAYOUTS[layout](table, rng)
    if document is None:
        return tables.Score(), [], ""
    return *tables.score_document(table, document), document.text


@settings(max_examples=60)
@given(st.sampled_from(sorted(tables.CONTENTS)), st.sampled_from(EXACT), st.integers(0, 10**6))
def test_every_row_of_a_table_that_kept_its_cells(content: str, layout: str, seed: int) -> None:
    _score, errors, text = read(content, layout, seed)
    assert not errors, text


@settings(max_examples=60)
@given(st.sampled_from(sorted(tables.CONTENTS)), st.sampled_from(FLAT), st.integers(0, 10**6))
def test_nearly_every_row_of_a_table_whose_cells_follow_each_other(
    content: str, layout: str, seed: int
) -> None:
    score, errors, text = read(content, layout, seed)
    assert len(errors) * 3 <= score.rows, text  # a lost cell leaves open under which head the others stood


@pytest.mark.parametrize("layout", FILES)
@pytest.mark.parametrize("content", sorted(tables.CONTENTS))
def test_tables_of_files(content: str, layout: str) -> None:
    _score, errors, text = read(content, layout, 1)
    assert not errors, text


def test_offsets_of_cells_are_true() -> None:
    rng = random.Random(3)
    for content, make in tables.CONTENTS.items():
        document = tables.LAYOUTS["tabs"](make(rng), rng)
        statements = tables.extract(document).statements
        assert statements, content
        for statement in statements:
            assert document.text[statement.start : statement.end] == statement.figure, content
