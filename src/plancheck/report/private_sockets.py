"""Kernels that are spoken to through sockets in a folder of their own instead of TCP ports.

Jupyter chooses a kernel's five ports before the kernel starts, and lets go of them until it has; meanwhile another process
may be given one of them, and the kernel dies of it ("Kernel died before replying to kernel_info"). Rare, but a run of many
reports or notebooks starts many kernels at a time. A folder that nobody else may enter has no such race, and nobody else on
the machine can reach the kernel. The kernelspecs `plancheck` and `plancheck-forked` name this provisioner; JupyterLab,
papermill, nbclient and nbval need to know nothing about it.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

# What `sockaddr_un` holds on the narrowest systems we know (macOS; Linux has 108), its final zero counted.
LONGEST_PATH = 104
_SOCKETS = "-5"  # what Jupyter adds to the name: a number for each of its five channels


class PrivateSocketProvisioner(LocalProvisioner):
    """Kernel provisioner of local processes whose channels are sockets in a folder of mode 0700, removed with the kernel.

    Where the system has no such sockets, the folder for temporary files lies too deep for them, or the manager was told to
    use another transport or address, the kernel gets ports as ever.
    """

    _sockets: Path | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Choose the sockets, then prepare the launch as the local provisioner does."""
        manager = self.parent
        if self._sockets is None and manager is not None and _is_free_to_choose(manager):
            self._sockets = _short_folder()
            if self._sockets is not None:
                manager.transport, manager.ip = "ipc", str(self._sockets / "k")
                manager.cache_ports = False
        return await super().pre_launch(**kwargs)

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sockets unless the kernel is started again, at the same sockets."""
        await super().cleanup(restart)
        if self._sockets is not None and not restart:
            shutil.rmtree(self._sockets, ignore_errors=True)
            self._sockets = None


def _is_free_to_choose(manager: Any) -> bool:
    chosen = (
        any(manager.ports)
        or manager.transport != "tcp"
        or manager.ip not in ("127.0.0.1", "localhost", "::1")
    )
    return hasattr(socket, "AF_UNIX") and os.name == "posix" and not chosen


def _short_folder() -> Path | None:
    folder = Path(tempfile.mkdtemp(prefix="plancheck-"))
    if len(os.fsencode(folder / f"k{_SOCKETS}")) < LONGEST_PATH:
        return folder
    folder.rmdir()
    return None
