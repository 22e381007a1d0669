"""A fan chart stands on what was known when the target was set, on one definition, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.report.fans import find_fans
from plancheck.report.sheets import Sheet, View, indicator_sheet, plan_sheet
from plancheck.study import Study


@pytest.fixture(scope="module")
def sheet(tables: Path) -> Sheet:
    return plan_sheet("tea-plan", study=Study(tables), view=View("en"))


def test_only_what_was_published_by_then_is_history(sheet: Sheet) -> None:
    fans = {fan.chart.region: fan for fan in sheet.fans}
    assert set(fans) == {"全国", "上海市"}
    for fan in fans.values():
        assert fan.segment.years == (2008, 2009, 2010)
        assert list(fan.forecast["period"]) == [2011, 2012, 2013, 2014, 2015]
    assert fans["全国"].aims == (2e10,)
    assert fans["全国"].outcome == 2.15e10


def test_bands_contain_each_other(sheet: Sheet) -> None:
    assert sheet.fans
    for fan in sheet.fans:
        frame = fan.forecast
        ordered = frame[["low_95", "low_80", "value", "high_80", "high_95"]].to_numpy()
        assert (ordered[:, 1:] >= ordered[:, :-1]).all()


def test_a_break_known_then_leaves_too_few_values(tables: Path) -> None:
    later = plan_sheet("tea-plan-2", study=Study(tables), view=View("en"))
    assert later.fans == ()  # of 2014 and after only one value was known in January 2016
    assert "none is forecast" in next(iter(later.fan_figures())).text  # type: ignore[union-attr]


def test_without_a_third_value_there_is_no_fan(sheet: Sheet) -> None:
    series = sheet.study.series
    short = series[series["period"] != "2009"]
    assert list(find_fans(sheet.targets, series=short, data=sheet.study.folder.parent)) == []


def test_the_figure_says_what_it_stands_on(tables: Path) -> None:
    figures = list(indicator_sheet("tea.turnover", study=Study(tables), view=View("en")).fan_figures())
    captions = [figure.caption for figure in figures]  # type: ignore[union-attr]
    assert len(captions) == 2
    for figure in figures:
        assert "n=3 (2008–2010" in figure.caption  # type: ignore[union-attr]
        assert "pooled" in figure.caption  # type: ignore[union-attr]
        assert "2011-03-01" in figure.caption  # type: ignore[union-attr]
        assert "样例局" in figure.source  # type: ignore[union-attr]
        assert figure.png.startswith(b"\x89PNG")  # type: ignore[union-attr]
