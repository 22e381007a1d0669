"""Conventions are rows: each with its reason and source, checked when read."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.claims.conventions import COLUMNS, load_conventions, read_conventions
from plancheck.errors import VocabularyError

HEAD = ",".join(COLUMNS) + "\n"


def test_every_convention_says_why_and_who_says_so() -> None:
    rows = load_conventions().rows.values()
    assert len(rows) > 30
    assert all(row.reason and row.source for row in rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "columns"),
        ("convention,value\n", "columns"),
        (HEAD + "cut_off,figure,yes,,habit\n", "a value in every column"),
        (HEAD + "cut_off,figure,yes,why,who\ncut_off,figure,no,why,who\n", "one row for each"),
        (HEAD + "open_side,operand,much,why,who\n", "a number of 0 or more"),
        (HEAD + "open_side,operand,-1,why,who\n", "a number of 0 or more"),
        (HEAD + "open_side,operand,NaN,why,who\n", "a number of 0 or more"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "conventions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=message) as caught:
        read_conventions(path)
    assert "conventions.csv:" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="no file"):
        read_conventions(tmp_path / "none.csv")


def test_a_users_own_rows_replace_ours(tmp_path: Path) -> None:
    (tmp_path / "conventions.csv").write_text(
        HEAD + "cut_off,figure,no,we round,our office\n", encoding="utf-8"
    )
    own = load_conventions(tmp_path)
    assert own.cut_off is False
    assert len(own.rows) == len(load_conventions().rows)


def test_a_users_folder_without_conventions_changes_nothing(tmp_path: Path) -> None:
    assert load_conventions(tmp_path).rows == load_conventions().rows
