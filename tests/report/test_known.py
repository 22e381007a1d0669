"""A study as known at a date: nothing published later is in it, and its verdicts are made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancheck.errors import UsageError
from plancheck.report.known import KnownStudy, as_known
from plancheck.report.sheets import View, indicator_sheet, overview_sheet, plan_sheet
from plancheck.study import Study
from plancheck.tables import write_table


def test_a_later_plan_and_later_statistics_are_not_known(tables: Path) -> None:
    sheet = overview_sheet(study=Study(tables), view=View("zh", vintage="2013-06"))
    assert set(sheet.statements["document"]) == {"tea-plan"}
    assert max(sheet.points["vintage"]) <= "2013-06-30"
    assert set(sheet.targets["outcome"]) == {"open"}
    assert not [places for places in sheet.claims["operands"] if "tea-plan-2" in places]


def test_verdicts_are_made_anew_and_not_taken_from_the_tables(tables: Path) -> None:
    now = overview_sheet(study=Study(tables), view=View("zh")).targets
    then = overview_sheet(study=Study(tables), view=View("zh", vintage="2013-06")).targets
    assert "met" in set(now["outcome"])
    assert set(then["consistency_reason"]).isdisjoint(set(now["consistency_reason"]))


@pytest.fixture
def own_tables(tables: Path, tmp_path: Path) -> Path:
    """The small study's tables in a folder that a test may write to: `tables` are those of all tests."""
    return shutil.copytree(tables.parent, tmp_path / "data") / "tables"


def test_a_date_after_everything_only_judges_the_targets_anew(own_tables: Path) -> None:
    study = Study(own_tables)
    assert as_known(study, vintage="", dates={}) is study
    assert isinstance(as_known(study, vintage="2012", dates={}), KnownStudy)
    late = as_known(study, vintage="2030", dates={"tea-plan": "2011-03-01"})
    assert not isinstance(late, KnownStudy)
    assert set(late.targets["as_of"]) == {"2030-12-31"}
    assert "open" in set(study.targets["outcome"])
    assert "open" not in set(late.targets["outcome"])  # every target's year is over by then
    write_table("targets", late.targets.to_dict("records"), folder=own_tables)
    judged = Study(own_tables)
    assert as_known(judged, vintage="2030", dates={"tea-plan": "2011-03-01"}) is judged


def test_a_report_says_at_which_day_its_outcomes_are_known(own_tables: Path) -> None:
    late = as_known(Study(own_tables), vintage="2030", dates={"tea-plan": "2011-03-01"})
    write_table("targets", late.targets.to_dict("records"), folder=own_tables)
    sheet = overview_sheet(study=Study(own_tables), view=View("en"))
    assert "Outcomes as known on: 2030-12-31" in sheet.header().text
    assert "plancheck run DOCUMENTS… --tables tables --no-report --as-of 2030-12-31" in sheet.reproduce().text
    assert "plancheck report --overview --lang en --tables tables" in sheet.reproduce().text
    assert (
        "--as-of"
        not in overview_sheet(study=Study(own_tables), view=View("en", vintage="2013")).reproduce().text
    )


def test_the_horizon_refits_and_the_levels_are_shown(tables: Path) -> None:
    sheet = indicator_sheet("tea.turnover", study=Study(tables), view=View("en", horizon=7, levels=(0.95,)))
    assert set(sheet.growth["horizon"].dropna()) == {7}
    text = sheet.growth_table().text
    assert "95%: " in text
    assert "80%: " not in text


def test_a_corpus_that_the_tables_were_not_read_from_is_refused(tables: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="plancheck report --corpus"):
        plan_sheet("tea-plan", study=Study(tables), view=View("zh", corpus=str(tmp_path)))


def test_a_number_or_one_name_where_papermill_makes_no_text_and_no_list(tables: Path) -> None:
    given = View("en", vintage=2013, models="pooled", levels=0.95)  # type: ignore[arg-type]
    assert given == View("en", vintage="2013", models=("pooled",), levels=(0.95,))
    sheet = overview_sheet(study=Study(tables), view=given)
    assert set(sheet.statements["document"]) == {"tea-plan"}
