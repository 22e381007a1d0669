"""The tables in the repository are what `plancheck run` makes; where numbers changed since a release, CHANGELOG says so."""

from __future__ import annotations

import csv
import math
import re
import subprocess
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pytest

from plancheck.pipeline import run_study
from plancheck.schema import TABLES

HEADING = "### Numbers that changed"
# fitted and forecast numbers: their last digit kept depends on the processor's arithmetic where it is rounded at its edge
MODELLED = {
    "growth": None,
    "targets": {"forecast", "probability", "base_rate", "pit", "forecast_error_pct"},
}
DIGITS = 1e-4
NUMBER = re.compile(r"[\d.]+(?:e[+-]?\d+)?")


@pytest.fixture(scope="module")
def committed(root: Path) -> Path:
    folder = root / "data" / "tables"
    if not folder.is_dir():
        pytest.skip("data/tables is not there: run 'plancheck run --no-report'")
    return folder


@pytest.fixture(scope="module")
def computed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, no_texts = tmp_path_factory.mktemp("tables"), tmp_path_factory.mktemp("no-texts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANCHECK_STUDY", str(root))
        # the digests, also where published texts lie in data/raw
        study = run_study(tables=folder, corpus=no_texts)
    assert study.failures == ()
    return folder


def test_the_same_tables_are_there(committed, computed):
    names = [sorted(path.name for path in folder.glob("*.csv")) for folder in (committed, computed)]
    assert names[0] == names[1]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def same_cell(name: str, column: str, old: str, new: str) -> bool:
    if old == new:
        return True
    modelled = MODELLED.get(name, set())
    if modelled is not None and column not in modelled:
        return False
    # `parameters` holds several numbers, each behind its name
    if NUMBER.sub("#", old) != NUMBER.sub("#", new):
        return False
    pairs = zip(NUMBER.findall(old), NUMBER.findall(new), strict=True)
    return all(
        math.isclose(float(one), float(other), rel_tol=DIGITS, abs_tol=last_digit(one))
        for one, other in pairs
    )


def last_digit(number: str) -> float:
    """What one of the last digit written is worth, and the rounding of binary numbers with it."""
    return 1.001 * 10.0 ** Decimal(number).as_tuple().exponent


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_a_run_makes(name, committed, computed):
    tables = [rows_of(folder / f"{name}.csv") for folder in (committed, computed)]
    differing = [
        f"{number}, {column}: committed {old.get(column)}, computed {new.get(column)}"
        for number, (old, new) in enumerate(zip_longest(*tables, fillvalue={}), 2)
        for column in old.keys() | new.keys()
        if not same_cell(name, column, old.get(column, ""), new.get(column, ""))
    ]
    shown = "\n".join(differing[:5])
    assert not differing, f"{len(differing)} cells of {name} differ; 'make tables' writes them anew\n{shown}"


@pytest.mark.parametrize(
    ("name", "column", "old", "new", "same"),
    [
        ("growth", "forecast", "89314993.85", "89314993.95", True),
        ("growth", "forecast", "89314993", "89414993", False),
        ("growth", "model", "bass", "logistic", False),
        ("growth", "parameters", "capacity=55.9912 (se 378)", "capacity=55.9911 (se 378)", True),
        ("growth", "parameters", "rate=0.3819 (se 0.215)", "rate=0.3820 (se 0.216)", True),
        ("growth", "parameters", "rate=0.3819 (se 0.215)", "rate=0.3821 (se 0.215)", False),
        ("growth", "parameters", "capacity=56 (se 378)", "capacity=56 (se 380)", False),
        ("targets", "probability", "0.8168257364498726", "0.8168257364498728", True),
        ("targets", "required_low_pct", "15.900000001", "15.900000002", False),
        ("statements", "value", "1.0", "1.00", False),
    ],
)
def test_only_modelled_numbers_may_differ_in_their_last_digits(name, column, old, new, same):
    assert same_cell(name, column, old, new) == same


def changed_numbers(changelog: str) -> str:
    """Everything that stands under a heading "Numbers that changed"."""
    parts = re.findall(rf"^{HEADING}$(.*?)(?=^#|\Z)", changelog, flags=re.M | re.S)
    return "\n".join(part.strip() for part in parts)


def git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def unexplained_tables(root: Path, release: str) -> list[str]:
    """Tables that differ from the release's while "Numbers that changed" says what it said then."""
    changed = (git(root, "diff", "--name-only", release, "--", "data/tables") or "").splitlines()
    then = changed_numbers(git(root, "show", f"{release}:CHANGELOG.md") or "")
    now = changed_numbers((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    return changed if now == then else []


def test_numbers_changed_since_the_last_release_are_named_in_the_changelog(root, committed):
    release = git(root, "describe", "--tags", "--abbrev=0")
    if not release:
        pytest.skip("no release is tagged yet, or this is no git checkout")
    assert unexplained_tables(root, release) == [], (
        f"say under '{HEADING}' what changed since {release} and why"
    )


def test_a_changed_number_without_an_entry_is_noticed(tmp_path):
    def commit(value: str, entry: str) -> None:
        (tmp_path / "data" / "tables" / "series.csv").write_text(f"value\n{value}\n", encoding="utf-8")
        text = f"# Changelog\n\n## 1\n\n{HEADING}\n\n{entry}\n\n### Fixed\n\nnothing of that\n"
        (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--no-gpg-sign", "-m", "x")

    (tmp_path / "data" / "tables").mkdir(parents=True)
    if git(tmp_path, "init", "-q") is None:
        pytest.skip("git is not installed")
    commit("1", "None yet.")
    git(tmp_path, "tag", "v1")
    assert git(tmp_path, "describe", "--tags", "--abbrev=0") == "v1"
    commit("2", "None yet.")
    assert unexplained_tables(tmp_path, "v1") == ["data/tables/series.csv"]
    commit("2", "series: 1 became 2, a misprint.")
    assert unexplained_tables(tmp_path, "v1") == []
    commit("1", "None yet.")
    assert unexplained_tables(tmp_path, "v1") == []
