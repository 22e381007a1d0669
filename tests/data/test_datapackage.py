"""The data package: generated from the schemas, complete, and true of the files it describes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from plancheck.datapackage.__main__ import main
from plancheck.datapackage.descriptor import (
    DESCRIBED,
    build_datapackage,
    describe_field,
    format_datapackage,
    write_datapackage,
)
from plancheck.errors import TableError
from plancheck.schema import TABLES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "data" / "datapackage.json"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A copy of the small hand-kept files, to be spoilt."""
    for part in ("vocabulary", "documents", "gold"):
        shutil.copytree(ROOT / "data" / part, tmp_path / "data" / part)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def list_errors(study: Path) -> list[str]:
    report = validate(str(write_datapackage(study)))
    return [error.type for task in report.tasks for error in task.errors]


def without_absent_tables(descriptor: dict[str, Any]) -> dict[str, Any]:
    """The tables are written by a run: where they are not there yet, only the rest can be compared and validated."""
    if all((ROOT / "data" / "tables" / f"{name}.csv").is_file() for name in TABLES):
        return descriptor
    kept = [resource for resource in descriptor["resources"] if resource["name"] not in TABLES]
    return {**descriptor, "resources": kept}


def read_package() -> dict[str, Any]:
    return without_absent_tables(json.loads(PACKAGE.read_text(encoding="utf-8")))


def test_the_committed_descriptor_is_the_generated_one() -> None:
    generated = without_absent_tables(build_datapackage(ROOT))
    assert format_datapackage(read_package()) == format_datapackage(generated), (
        "run python -m plancheck.datapackage"
    )


def test_every_file_is_as_described() -> None:
    report = Package(read_package(), basepath=str(ROOT / "data")).validate()
    errors = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    assert [*(error.message for error in report.errors), *errors] == []


def test_it_describes_everything_there_is() -> None:
    resources = read_package()["resources"]
    paths = {p for r in resources for p in ([r["path"]] if isinstance(r["path"], str) else r["path"])}
    data = ROOT / "data"
    there = {p.relative_to(data).as_posix() for p in data.rglob("*") if p.suffix in (".csv", ".yml")}
    elsewhere = ("raw/", "corrections/", "tables/")
    assert {path for path in there if not path.startswith(elsewhere)} <= paths
    assert {f"documents/{p.parent.name}/digest.md" for p in data.glob("documents/*/digest.md")} <= paths
    tables = {f"tables/{name}.csv" for name in TABLES}
    assert tables <= paths or not tables <= there


def test_every_table_of_the_schema_has_a_place() -> None:
    assert {f"tables/{name}.csv" for name in TABLES} <= {described.pattern for described in DESCRIBED}


def test_open_intervals_are_patterned_strings() -> None:
    field = describe_field(TABLES["statements"].column("low"))
    assert field["type"] == "string"
    assert "Infinity" in field["constraints"]["pattern"]
    assert describe_field(TABLES["statements"].column("value"))["type"] == "number"


def test_a_sound_study_validates(study: Path) -> None:
    assert list_errors(study) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("vocabulary/indicators.csv", ",flow,ecommerce.turnover,", ",river,ecommerce.turnover,", "constraint-error"),
        ("vocabulary/indicators.csv", ",flow,ecommerce.turnover,", ",flow,no.such.concept,", "foreign-key"),
        ("gold/statements.csv", "ecommerce.retail,", "ecommerce.retial,", "foreign-key"),
        ("gold/statements.csv", "1623亿元,162300000000,", "1623亿元,many,", "type-error"),
        ("gold/claims.csv", ",consistent,", ",,", "constraint-error"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_found(study: Path, file: str, old: str, new: str, error: str) -> None:
    spoil(study / "data" / file, old, new)
    assert list_errors(study) == [error]


def test_an_undescribed_file_or_column_is_named(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extra = study / "data" / "vocabulary" / "moods.csv"
    extra.write_text("word,reason\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"moods\.csv"):
        build_datapackage(study)
    extra.unlink()
    spoil(study / "data" / "vocabulary" / "units.csv", "written,unit", "written,unite")
    with pytest.raises(TableError, match=r"units\.csv:1"):
        build_datapackage(study)
    monkeypatch.setenv("PLANCHECK_STUDY", str(study))
    assert main() == 1
    assert not (study / "data" / "datapackage.json").exists()
