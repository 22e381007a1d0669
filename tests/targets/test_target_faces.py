"""`plancheck assess` and the functions behind it, on a tables folder of one's own."""

import pytest

from plancheck.errors import TableError, UsageError
from plancheck.pipeline import assess_study, fit_study
from plancheck.tables import read_rows, write_table
from series.support import make_statement


@pytest.fixture
def folder(tmp_path):
    rows = [
        make_statement("1623亿元", "1623E8", period="2005", region="上海市"),
        make_statement(
            "3400亿元",
            "3400E8",
            period="2010",
            region="上海市",
            status="target",
            qualifier="more_than",
            start=50,
        ),
    ]
    write_table("statements", rows, folder=tmp_path)
    return tmp_path


def test_targets_of_a_tables_folder_are_judged_and_written(folder):
    assert "1 met" in assess_study(tables=folder).summary()
    (row,) = read_rows("targets", path=folder / "targets.csv")
    assert (row["outcome"], row["vintage"]) == ("met", "2006")  # no date: the year after its latest figure
    assert (folder / "implied.csv").is_file()


def test_outcomes_as_known_at_a_date(folder):
    summary = assess_study(tables=folder, as_of="2008-06").summary()
    assert "1 open" in summary
    assert "outcomes as known at 2008-06-30" in summary
    (row,) = read_rows("targets", path=folder / "targets.csv")
    assert row["as_of"] == "2008-06-30"


def test_a_day_of_knowledge_that_is_no_date_is_named(folder):
    with pytest.raises(UsageError, match="spring"):
        assess_study(tables=folder, as_of="spring")


@pytest.mark.parametrize("step", [assess_study, fit_study])
def test_a_folder_without_a_statements_table_is_named(tmp_path, step):
    with pytest.raises(TableError, match="statements"):
        step(tables=tmp_path)
