"""`make review`: what it says of tables and cells that came out otherwise."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("review_tool", ROOT / "tools" / "review.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["review_tool"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["review_tool"]


@pytest.fixture
def folders(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "series.csv").write_text(
            "concept,period,value\na,2010,1\na,2011,2\nb,2010,3\n", encoding="utf-8"
        )
    return old, new


def test_equal_tables_have_no_differences(tool, folders):
    (table,) = tool.compare_tables(*folders)
    assert table.same
    assert (table.rows, table.differences) == (3, ())


def test_a_changed_number_is_shown_with_old_and_new_value(tool, folders):
    (folders[1] / "series.csv").write_text(
        "concept,period,value\na,2010,1\na,2011,2.5\nc,2010,3\n", encoding="utf-8"
    )
    (table,) = tool.compare_tables(*folders)
    assert not table.same
    assert table.differences == (
        tool.Difference("a, 2011", "value", "2", "2.5"),
        tool.Difference("b, 2010", "", "a row", "no row"),
        tool.Difference("c, 2010", "", "no row", "a row"),
    )


def test_the_same_rows_in_other_bytes_are_not_the_same_table(tool, folders):
    (folders[1] / "series.csv").write_text(
        "concept,period,value\nb,2010,3\na,2010,1\na,2011,2\n", encoding="utf-8"
    )
    (table,) = tool.compare_tables(*folders)
    assert not table.same
    assert table.differences == ()


def test_a_table_that_was_not_made_or_has_other_columns_is_told(tool, folders):
    (folders[1] / "series.csv").write_text(
        "concept,period,amount\na,2010,1\na,2011,2\nb,2010,3\n", encoding="utf-8"
    )
    (folders[0] / "growth.csv").write_text("concept\na\n", encoding="utf-8")
    growth, series = tool.compare_tables(*folders)
    assert growth.computed == "no file"
    assert [d.column for d in growth.differences] == ["", ""]
    assert series.differences[0].row == "(header)"


def test_published_texts_are_compared_without_places_and_wording(tool, folders):
    old, new = folders
    for folder, start, figure in ((old, "5", "3亿元"), (new, "77", "3 \\n\\n亿元")):
        (folder / "series.csv").unlink()
        (folder / "statements.csv").write_text(
            f"document,start,figure,value,unit\np,{start},{figure},3,CNY\np,9{start},4亿元,4,CNY\n",
            encoding="utf-8",
        )
    (table,) = tool.compare_tables(old, new, by_place=False)
    assert table.same
    text = (new / "statements.csv").read_text(encoding="utf-8")
    (new / "statements.csv").write_text(
        text.replace("4亿元,4", "4亿元,5") + "q,1,一半,50,%\n", encoding="utf-8"
    )
    (table,) = tool.compare_tables(old, new, by_place=False)
    assert not table.same
    assert table.differences == (
        tool.Difference("p, 4亿元, CNY", "value", "4", "5"),
        tool.Difference("q, 一半, 50, %", "", "no such row", "a row"),
    )


def test_failing_cells_are_read_with_what_nbval_says(tool, tmp_path):
    junit = tmp_path / "cells.xml"
    junit.write_text(
        "<testsuites><testsuite><testcase classname='n/1.ipynb' name='Cell 0'/>"
        "<testcase classname='n/1.ipynb' name='Cell 1'><failure message='x'>reference: 3\ntest: 4</failure></testcase>"
        "</testsuite></testsuites>",
        encoding="utf-8",
    )
    assert tool.read_cells(junit) == (2, [tool.FailedCell("n/1.ipynb Cell 1", "reference: 3\ntest: 4")])


def test_the_page_says_at_the_top_whether_anything_differs(tool, folders):
    found = tool.Review(
        "abc", "the digests", "Python 3.11", cells=3, tables=list(tool.compare_tables(*folders))
    )
    assert found.clean
    assert found.page().startswith("# Review: everything came out as committed\n")
    found.failed.append(tool.FailedCell("Cell 1", "reference: 3\ntest: 4"))
    assert not found.clean
    page = found.page()
    assert page.startswith("# Review: DIFFERENCES FOUND\n")
    assert "as committed: 2, otherwise: 1" in page
    assert "reference: 3\ntest: 4" in page


def test_no_cells_compared_is_not_clean(tool, folders):
    assert not tool.Review("abc", "the digests", "3.11", tables=list(tool.compare_tables(*folders))).clean


def test_files_that_are_not_committed_are_named_as_not_reviewed(tool):
    review = tool.Review("abc", "the digests", "Python 3.12")
    assert "not committed" not in review.page()
    review.uncommitted = 3
    assert "3 changed files are not committed and were not reviewed" in review.page()
