"""Parameters are refused before a kernel starts, with the nearest known name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plancheck.errors import PlancheckError, UsageError
from plancheck.report.layout import KINDS, SUBJECTS
from plancheck.report.parameters import Known, check_parameters, read_parameters
from plancheck.report.sheets import SECTIONS
from plancheck.report.site import templates_folder
from plancheck.report.words import LANGUAGES, Words
from plancheck.schema import TABLES

PLAN = templates_folder() / "plan.ipynb"
KNOWN = Known(
    plans=("tea-plan", "tea-plan-2"), models=("cagr",), regions=("上海市",), indicators=("tea.turnover",)
)


@pytest.mark.parametrize("template", sorted(templates_folder().glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_template_declares_typed_documented_parameters(template: Path) -> None:
    declared = read_parameters(template)
    assert "lang" in declared
    assert all(parameter.about for parameter in declared.values())
    assert check_parameters({}, template=template) == {name: p.default for name, p in declared.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_has_all_that_its_sheet_asks_for(kind: str) -> None:
    assert kind in read_parameters(templates_folder() / f"{kind}.ipynb") or kind not in SUBJECTS
    assert SUBJECTS.get(kind, "document") in {column.name for column in TABLES["statements"].columns}
    for lang in LANGUAGES:
        words = Words.of(lang)
        assert words[f"kicker.{kind}"]
        assert [words[section] for section in SECTIONS[kind]]


def test_no_template_is_of_a_kind_that_the_site_does_not_know() -> None:
    assert {path.stem for path in templates_folder().glob("*.ipynb")} == set(KINDS) == set(SECTIONS)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"paln": "tea-plan"}, "did you mean 'plan'"),
        ({"plan": "tea-paln"}, "did you mean 'tea-plan'"),
        ({"lang": "de"}, "zh, en"),
        ({"plan": "../../etc/passwd"}, "without path parts"),
        ({"plan": "a\nb"}, "control characters"),
        ({"plan": "茶" * 300}, "at most 200"),
        ({"plan": 5}, "str in plan"),
        ({"vintage": "2015-13"}, "a date like"),
        ({"vintage": "soon"}, "a date like"),
        ({"models": ["cagr", "spline"]}, "a known model"),
        ({"models": "spline"}, "a known model"),
        ({"series": "perhaps"}, "bool in series"),
        ({"horizon": "31"}, "0 to 30 years"),
        ({"horizon": "-1"}, "0 to 30 years"),
        ({"horizon": "many"}, "int in horizon"),
        ({"levels": "0.8,0.9"}, "0.8 and 0.95"),
        ({"levels": "wide"}, "0.8 and 0.95"),
        ({"corpus": "/no/such/folder"}, "a folder of published texts"),
        ({"tables": "/no/such/folder"}, "a folder with tables"),
        ({"horzion": 5}, "did you mean 'horizon'"),
    ],
)
def test_a_wrong_parameter_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_parameters(given, template=PLAN, known=KNOWN)


def test_text_from_a_command_line_is_read_as_the_declared_type() -> None:
    values = check_parameters(
        {"plan": "tea-plan", "models": "cagr, cagr", "series": "off"}, template=PLAN, known=KNOWN
    )
    assert values["models"] == ["cagr", "cagr"]
    assert values["series"] is False


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([], "one cell tagged parameters"),
        (["a: str = 'x'", "b: str = 'y'"], "one cell tagged parameters"),
        (["a = 1"], "one line `name: type = value"),
        (["a: set = 1"], "a type of str"),
        (["a: str = f()"], "a literal value"),
    ],
)
def test_a_template_that_declares_badly_is_named(cells: list[str], message: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ipynb"
    notebook = {
        "cells": [
            {"cell_type": "code", "source": [one], "metadata": {"tags": ["parameters"]}} for one in cells
        ]
    }
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(PlancheckError, match=message):
        read_parameters(path)


def test_a_file_that_is_no_notebook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.ipynb"
    path.write_text("[1", encoding="utf-8")
    with pytest.raises(PlancheckError, match="a notebook"):
        read_parameters(path)


def test_horizon_and_levels_from_a_command_line_are_numbers() -> None:
    values = check_parameters(
        {"plan": "tea-plan", "horizon": "8", "levels": "0.8, 0.95"}, template=PLAN, known=KNOWN
    )
    assert (values["horizon"], values["levels"]) == (8, [0.8, 0.95])


@pytest.mark.parametrize("name", ["网络零售额", "全国网络零售额", "Online retail sales"])
def test_an_indicator_called_by_its_name_is_told_its_id(name: str) -> None:
    known = Known(indicators=("ecommerce.retail", "tea.turnover"))
    with pytest.raises(UsageError, match=r"its id is 'ecommerce\.retail'"):
        check_parameters({"indicator": name}, template=templates_folder() / "indicator.ipynb", known=known)


def test_an_indicator_that_the_tables_do_not_have_is_no_id_to_give() -> None:
    known = Known(indicators=("tea.turnover",))
    with pytest.raises(UsageError, match=r"choose one of tea\.turnover"):
        check_parameters(
            {"indicator": "网络零售额"}, template=templates_folder() / "indicator.ipynb", known=known
        )
