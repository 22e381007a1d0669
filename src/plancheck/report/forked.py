"""Kernels by fork, for Jupyter: a process and a provisioner that ask the server of `nursery_server` for a kernel.

Most of a report's time is the import of pandas and matplotlib. The server (the *nursery*) pays for it once. A kernel
forked from it is a process of its own, so no state passes from report to report. The kernelspec `plancheck-forked` selects
it; papermill, nbclient and nbval need to know nothing about it. Where there is no fork the stock kernel stays.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from plancheck.report.nursery import connect, socket_path
from plancheck.report.nursery_server import NurseryError, read_line

STOCK_KERNEL = "plancheck"
FORKED_KERNEL = "plancheck-forked"
JUPYTER_FOLDER = Path(__file__).parent / "jupyter"
PROVISIONERS = {
    STOCK_KERNEL: "plancheck.report.private_sockets:PrivateSocketProvisioner",
    FORKED_KERNEL: "plancheck.report.forked:ForkedProvisioner",
}


class ForkedProcess:
    """A kernel forked by the nursery, with the interface of `subprocess.Popen` that provisioners use."""

    stdin = stdout = stderr = None

    def __init__(self, command: Sequence[str], *, cwd: str | None, env: dict[str, str], path: str) -> None:
        self._connection = connect(path)
        request = json.dumps({"command": list(command), "cwd": cwd, "env": env})
        self._connection.sendall(request.encode() + b"\n")
        self._connection.settimeout(30)
        try:
            self.pid = int(json.loads(read_line(self._connection))["pid"])
        except (OSError, ValueError, KeyError) as error:
            raise NurseryError(
                "a process id from the nursery", met=str(error) or "nothing", where=path
            ) from error
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, None while the kernel runs."""
        return self._look(0.0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the kernel and return its exit code.

        Raises
        ------
        subprocess.TimeoutExpired
        """
        code = self._look(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return code

    def _look(self, timeout: float | None) -> int | None:
        if self.returncode is None:
            self._connection.settimeout(timeout)
            try:
                line = self._connection.recv(4096)
                # an empty line: the nursery is gone, and its children with it
                self.returncode = int(json.loads(line)["exit"]) if line else -signal.SIGKILL
            except (TimeoutError, BlockingIOError):
                return None
            except (OSError, ValueError, KeyError):
                self.returncode = -signal.SIGKILL
            self._connection.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


def _provisioner_class() -> type[Any]:
    from plancheck.report.private_sockets import PrivateSocketProvisioner

    class ForkedProvisioner(PrivateSocketProvisioner):
        """Kernel provisioner that forks instead of starting an interpreter; all else is its parent's."""

        async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
            """Fork a kernel for the connection file in `cmd`."""
            env = {str(k): str(v) for k, v in (kwargs.get("env") or os.environ).items()}
            process: Any = ForkedProcess(cmd, cwd=kwargs.get("cwd"), env=env, path=socket_path())
            self.process = process
            self.pid = self.pgid = process.pid  # the child leads a group of its own
            self.cwd = kwargs.get("cwd")
            return self.connection_info

    return ForkedProvisioner


def __getattr__(name: str) -> Any:
    # jupyter_client is loaded only by those who start kernels, not by the server
    if name == "ForkedProvisioner":
        return _provisioner_class()
    raise AttributeError(name)


def register() -> None:
    """Make the kernelspecs and their provisioners known to Jupyter in this process and those it starts.

    The entry points of the installed package do the same for others; here nothing has to be installed.
    """
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    found = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    if str(JUPYTER_FOLDER) not in found:
        os.environ["JUPYTER_PATH"] = os.pathsep.join([str(JUPYTER_FOLDER), *(one for one in found if one)])
    factory = KernelProvisionerFactory.instance()
    group = "jupyter_client.kernel_provisioners"
    for kernel, value in PROVISIONERS.items():
        factory.provisioners.setdefault(kernel, EntryPoint(kernel, value, group))
