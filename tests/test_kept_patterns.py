"""Compiled patterns are kept and taken again, and are the patterns that `re` itself makes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

from plancheck import kept_patterns as kept
from plancheck.kept_patterns import kept_patterns

WRITTEN = (
    (r"(?P<year>[12]\d{3})年(?:(?P<month>\d{1,2})月)?", 0),
    (r"(?<!亿)吨|千(?=米)|[一-鿿]{2,4}(?:县|区)", 0),
    (r"(?i)gdp|^\s*(a)(b)?\2$", re.MULTILINE | re.ASCII),
    (r"(?P<year>[12]\d{3})年(?:(?P<month>\d{1,2})月)?", re.DOTALL),
)
TEXT = "1998年6月，某某县GDP达3亿吨、5千米，2003年另计。ab"


def _said(pattern: re.Pattern[str]) -> object:
    return (
        pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex),
        [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in pattern.finditer(TEXT)],
    )  # fmt: skip


def _compiled() -> list[re.Pattern[str]]:
    re.purge()
    return [re.compile(pattern, flags) for pattern, flags in WRITTEN]


@pytest.fixture(autouse=True)
def _byte_code_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_patterns_taken_from_the_file_are_those_that_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cache" / "patterns"
    expected = [_said(pattern) for pattern in _compiled()]
    with kept_patterns(file):
        assert [_said(pattern) for pattern in _compiled()] == expected
    assert [path.name for path in file.parent.iterdir()] == ["patterns"]

    def none_is_compiled(*_: object) -> None:
        raise AssertionError("a pattern that was kept is compiled")

    monkeypatch.setattr(kept, "_compile", none_is_compiled)
    with kept_patterns(file):
        assert [_said(pattern) for pattern in _compiled()] == expected
        assert re.compile(rb"\d+").findall(b"12 ab 3") == [b"12", b"3"]  # bytes go their own way


def test_what_is_no_longer_asked_for_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    with kept_patterns(file):
        _compiled()
    large = file.stat().st_size
    with kept_patterns(file):
        re.purge()
        re.compile("某某(?:县|市)")
    assert 0 < file.stat().st_size < large


@pytest.mark.parametrize("change", ["cut", "changed", "empty"])
def test_a_damaged_file_is_as_none(tmp_path: Path, change: str) -> None:
    file = tmp_path / "patterns"
    expected = [_said(pattern) for pattern in _compiled()]
    with kept_patterns(file):
        _compiled()
    whole = file.read_bytes()
    middle = len(whole) // 2
    damaged = {
        "cut": whole[:middle],
        "changed": whole[:middle] + b"\0\xff" + whole[middle + 2 :],
        "empty": b"",
    }
    file.write_bytes(damaged[change])
    with kept_patterns(file):
        assert [_said(pattern) for pattern in _compiled()] == expected
    assert file.read_bytes() == whole


def test_nothing_is_written_where_byte_code_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with kept_patterns(tmp_path / "patterns"):
        _compiled()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with kept_patterns(tmp_path / "file" / "patterns"):
        assert _compiled()[0].search(TEXT)


def test_patterns_are_compiled_as_ever_afterwards(tmp_path: Path) -> None:
    before = _compiler.compile
    with pytest.raises(re.error, match="unterminated"), kept_patterns(tmp_path / "patterns"):
        re.compile("(某某")
    assert _compiler.compile is before


@pytest.mark.parametrize("lacks", ["the module", "its functions", "its code"])
def test_an_interpreter_made_otherwise_keeps_none(lacks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(*_: object) -> None:
        raise TypeError("another signature")

    before = _compiler.compile
    if lacks == "the module":
        monkeypatch.setattr(kept, "_sre", None)
    elif lacks == "its functions":
        monkeypatch.setattr(kept, "_made_of", other)
    else:
        monkeypatch.setattr(kept, "_compile", other)
    assert kept.patterns_file() is None
    with kept_patterns():
        assert _compiler.compile is before
        assert _compiled()[0].search(TEXT)


def test_what_other_commands_ask_for_stays_up_to_a_number(tmp_path: Path) -> None:
    file = tmp_path / "patterns"
    with kept_patterns(file, most=1000):
        _compiled()
    first = file.stat().st_size
    with kept_patterns(file, most=1000):
        re.purge()
        re.compile("某某(?:县|市)")
    both = file.stat().st_size
    assert both > first
    with kept_patterns(file, most=1):
        re.purge()
        re.compile("某某(?:乡|镇)")
    assert file.stat().st_size < first


def test_what_is_asked_before_an_exit_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "patterns"

    def ends() -> None:
        with kept_patterns(file):
            _compiled()
            sys.exit(1)

    with pytest.raises(SystemExit):
        ends()
    assert file.exists()


def test_commands_that_read_keep_their_patterns(tmp_path: Path) -> None:
    text = tmp_path / "plan.txt"
    text.write_text("到2025年，茶叶产量达到12万吨。", encoding="utf-8")
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "plancheck", "explain", str(text), "13"]
    said = [
        subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said[0] == said[1] != ""
    assert len(list((tmp_path / "cache").rglob("patterns-of-commands.*"))) == 1
