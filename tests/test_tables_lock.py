"""Two commands on one folder of tables: the second leaves it alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plancheck.cli import main
from plancheck.errors import UsageError
from plancheck.tables_lock import TablesBusyError, hold_tables

HELD = "import sys; from pathlib import Path; from plancheck.tables_lock import hold_tables\nwith hold_tables(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
PLAN = "临江市发展规划\n2021年3月\n2020年，全市粮食产量120万吨。到2025年，粮食产量达到130万吨。\n"


@pytest.mark.parametrize(
    "words",
    [
        ["run", "{plan}", "--no-report", "--tables", "{tables}"],
        ["extract", "{plan}", "--out", "{tables}"],
        ["check", "{plan}", "--out", "{tables}"],
        ["fit", "--tables", "{tables}"],
        ["assess", "--tables", "{tables}"],
    ],
)
def test_a_second_command_leaves_with_code_4_and_touches_nothing(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, tables = tmp_path / "plan.txt", tmp_path / "tables"
    plan.write_text(PLAN, encoding="utf-8")
    tables.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tables)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(SystemExit) as ended:
            main([word.format(plan=plan, tables=tables) for word in words])
        assert first.stdin is not None
        first.stdin.close()
    assert ended.value.code == 4
    assert list(tables.iterdir()) == []
    said = capsys.readouterr().err
    assert "another plancheck at work" in said
    assert "name another folder" in said


def test_a_folder_is_free_again_when_a_command_was_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(TablesBusyError), hold_tables(tmp_path):
            pass
        first.kill()
        first.wait()
    with hold_tables(tmp_path):
        pass


def test_folders_that_nothing_came_into_are_taken_away_again(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with hold_tables(folder):
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []
    with hold_tables(folder):
        (folder / "claims.csv").write_text("claim\n", encoding="utf-8")
    assert (folder / "claims.csv").is_file()


def test_a_file_is_no_folder_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "tables"
    path.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="a file of that name"), hold_tables(path):
        pass
