"""Large pages are asked for a process's own memory, once, and nothing that is computed changes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plancheck.scale import large_pages

MAPS = """\
55d0a0000000-55d0a0a00000 rw-p 00000000 00:00 0                          [heap]
7f1000000000-7f1000100000 rw-p 00000000 00:00 0
7f1000300000-7f1000b00000 rw-p 00000000 00:00 0
7f1002000000-7f1002800000 rw-s 00000000 00:01 9                          /dev/shm/shared
7f1003000000-7f1003800000 rw-p 00200000 fe:00 77                         /usr/lib/libpython3.so
7f1004000000-7f1004800000 ---p 00000000 00:00 0
7ffd30000000-7ffd30800000 rw-p 00000000 00:00 0                          [stack]
"""


def test_only_whole_large_pages_of_memory_of_no_file_are_asked_for() -> None:
    assert large_pages.own_memory(MAPS) == [
        (0x55D0A0000000, 0x55D0A0A00000),
        (0x7F1000400000, 0x7F1000A00000),
    ]


def test_what_the_kernel_does_not_tell_is_left_alone(tmp_path: Path) -> None:
    assert large_pages.ask_for_large_pages(tmp_path / "maps") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_what_is_in_memory_stays_as_it_was() -> None:
    numbers = [str(number) * 3 for number in range(200_000)]
    before = hash(tuple(numbers))
    made = large_pages.ask_for_large_pages()
    assert made % (1 << 21) == 0
    assert hash(tuple(numbers)) == before
    assert numbers[77_777] == "77777" * 3


def test_a_process_asks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(large_pages, "_asked_by", 0)
    monkeypatch.setattr(large_pages, "ask_for_large_pages", lambda: asked.append(os.getpid()))
    large_pages.ask_once()
    large_pages.ask_once()
    assert asked == [os.getpid()]


def test_a_system_that_refuses_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(large_pages, "_asked_by", 0)
    monkeypatch.setattr(large_pages, "ask_for_large_pages", refuse)
    large_pages.ask_once()
    assert large_pages._asked_by == os.getpid()
