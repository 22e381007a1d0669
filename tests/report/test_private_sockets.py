"""Kernels are spoken to through sockets of their own: no port that another process could take, nothing left behind."""

from __future__ import annotations

import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from plancheck.report.forked import FORKED_KERNEL, STOCK_KERNEL, register
from plancheck.report.nursery import can_fork

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no sockets in folders here")

KERNELS = [
    STOCK_KERNEL,
    pytest.param(FORKED_KERNEL, marks=pytest.mark.skipif(not can_fork(), reason="this system does not fork")),
]


@contextmanager
def kernel(name: str, **traits: str) -> Iterator[KernelManager]:
    register()
    manager = KernelManager(kernel_name=name, **traits)
    manager.start_kernel()
    try:
        yield manager
    finally:
        manager.shutdown_kernel(now=True)


def answer(manager: KernelManager) -> str:
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        told: list[str] = []
        client.execute_interactive(
            "print(6 * 7)",
            timeout=60,
            output_hook=lambda message: told.append(message["content"].get("text", "")),
        )
        return "".join(told).strip()
    finally:
        client.stop_channels()


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pc") as folder:  # short: pytest's own folders may be too deep
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_has_sockets_that_only_its_owner_reaches_and_takes_them_away(
    name: str, temporary: Path
) -> None:
    with kernel(name) as manager:
        folder = Path(manager.ip).parent
        assert manager.transport == "ipc"
        assert folder.parent == temporary
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert answer(manager) == "42"
        assert len([one for one in folder.iterdir() if stat.S_ISSOCK(one.stat().st_mode)]) == 5
    assert not folder.exists()


def test_a_kernel_started_again_answers_at_the_same_sockets(temporary: Path) -> None:
    with kernel(STOCK_KERNEL) as manager:
        before = manager.get_connection_info()
        assert answer(manager) == "42"
        manager.restart_kernel(now=True)
        assert manager.get_connection_info() == before
        assert answer(manager) == "42"


def test_two_kernels_at_a_time_have_folders_of_their_own(temporary: Path) -> None:
    with kernel(STOCK_KERNEL) as one, kernel(STOCK_KERNEL) as other:
        assert one.ip != other.ip
        assert [answer(one), answer(other)] == ["42", "42"]


def test_a_folder_too_deep_for_sockets_leaves_the_kernel_its_ports(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = temporary / ("d" * 100)
    deep.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(deep))
    with kernel(STOCK_KERNEL) as manager:
        assert manager.transport == "tcp"
        assert answer(manager) == "42"
    assert list(deep.iterdir()) == []


def test_a_manager_told_where_to_listen_is_obeyed(temporary: Path) -> None:
    own = str(temporary / "own")
    with kernel(STOCK_KERNEL, transport="ipc", ip=own) as manager:
        assert manager.ip == own
        assert answer(manager) == "42"
        assert sorted(one.name for one in temporary.glob("own-*")) == [
            f"own-{number}" for number in range(1, 6)
        ]
