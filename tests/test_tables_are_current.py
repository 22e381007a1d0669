"""The tables in the repository are what `plancheck run` makes; where numbers changed since a release, CHANGELOG says so."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from plancheck.pipeline import run_study
from plancheck.schema import TABLES

HEADING = "### Numbers that changed"


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


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_what_a_run_makes(name, committed, computed):
    lines = [
        (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines() for folder in (committed, computed)
    ]
    differing = [pair for pair in zip(*lines, strict=False) if pair[0] != pair[1]]
    shown = "\n".join(f"committed: {old}\ncomputed:  {new}" for old, new in differing[:5])
    counts = (
        f"{len(differing)} rows of {name} differ, {len(lines[0])} lines committed, {len(lines[1])} computed"
    )
    assert lines[0] == lines[1], f"{counts}; 'make tables' writes them anew\n{shown}"


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
