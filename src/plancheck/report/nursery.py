"""The owner's side of forked kernels: starts the server, says where it is, ends it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from plancheck.report.nursery_server import NurseryError

USE_STOCK = "use the kernel plancheck"
SOCKET_VARIABLE = "PLANCHECK_NURSERY"
# pandas loads Arrow where it is installed, whose allocator would start a thread of its own.
QUIET_ALLOCATOR = {"JE_ARROW_MALLOC_CONF": "background_thread:false", "ARROW_DEFAULT_MEMORY_POOL": "system"}


def can_fork() -> bool:
    """Return whether this system can fork kernels (Linux; elsewhere libraries may not survive a fork)."""
    return hasattr(os, "fork") and sys.platform == "linux"


@dataclass
class Nursery:
    """A running server of forked kernels, owned by this process.

    Use it as a context: inside, every kernel of the kernelspec `plancheck-forked`, of this process and of processes started
    by it, is forked from the one server.

    Examples
    --------
    >>> with Nursery() as nursery:  # doctest: +SKIP
    ...     render_report(template, parameters=..., out=..., kernel=FORKED_KERNEL)
    """

    tables: Path | None = None
    modules: Sequence[str] | None = None
    _folder: Path | None = field(default=None, repr=False)
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)
    _before: str | None = field(default=None, repr=False)

    @property
    def path(self) -> str:
        """The socket's path."""
        return str((self._folder or Path()) / "kernels")

    @property
    def pid(self) -> int:
        """The server's process id; 0 when it does not run."""
        return self._process.pid if self._process is not None else 0

    def __enter__(self) -> Nursery:
        self.start()
        self._before = os.environ.get(SOCKET_VARIABLE)
        os.environ[SOCKET_VARIABLE] = self.path
        return self

    def start(self) -> None:
        """Start the server; it is not waited for: `connect` does that.

        Raises
        ------
        NurseryError
            Where processes cannot be forked.
        """
        if not can_fork():
            raise NurseryError("a system that forks", met=sys.platform, do=USE_STOCK)
        # mode 0700: nobody else may ask for kernels
        self._folder = Path(tempfile.mkdtemp(prefix="plancheck-"))
        code = (
            "import sys; from plancheck.report.nursery_server import serve; "
            f"serve(sys.argv[1], tables=sys.argv[2], modules={None if self.modules is None else list(self.modules)!r})"
        )
        self._process = subprocess.Popen(  # noqa: S603 our own interpreter and code
            [sys.executable, "-c", code, self.path, str(self.tables or "")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg", **QUIET_ALLOCATOR},
        )  # fmt: skip

    def wait(self) -> None:
        """Wait until the server answers.

        Raises
        ------
        NurseryError
            When it ended before it was ready.
        """
        process = self._process
        if process is None or process.stdout is None or process.stdout.readline() != "ready\n":
            raise NurseryError("the server of forked kernels to start", met="its end", do=USE_STOCK)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self._before is None:
            os.environ.pop(SOCKET_VARIABLE, None)
        else:
            os.environ[SOCKET_VARIABLE] = self._before

    def stop(self) -> None:
        """End the server and with it every kernel it forked."""
        process, self._process = self._process, None
        if process is not None:
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


_own: Nursery | None = None


def socket_path() -> str:
    """Return the nursery to ask: the one named in the environment, else one of this process's own, started now."""
    global _own
    named = os.environ.get(SOCKET_VARIABLE)
    if named:
        return named
    if _own is None:
        import atexit

        _own = Nursery()
        _own.start()
        atexit.register(_own.stop)
    return _own.path


def connect(path: str, *, patience: float = 60) -> socket.socket:
    """Return a connection to the nursery at `path`, waiting until it has loaded its libraries.

    Raises
    ------
    NurseryError
        When it does not answer in `patience` seconds.
    """
    started = time.monotonic()
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(path)
        except (FileNotFoundError, ConnectionRefusedError) as error:
            connection.close()
            # a socket that exists and refuses belongs to a server that has ended
            limit = 1.0 if isinstance(error, ConnectionRefusedError) else patience
            if time.monotonic() - started > limit or not Path(path).parent.is_dir():
                raise NurseryError(
                    "a server of forked kernels", met="no answer", where=path, do=USE_STOCK
                ) from None
            time.sleep(0.05)
        else:
            return connection
