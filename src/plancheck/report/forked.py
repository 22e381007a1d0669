"""Kernels by fork: a server that has the report's libraries loaded forks a fresh process for each notebook.

Most of a report's time is the import of pandas and matplotlib. The server (the *nursery*) pays for it once. A kernel
forked from it is a process of its own, so no state passes from report to report. The kernelspec `plancheck-forked` selects
it; papermill, nbclient and nbval need to know nothing about it. Where there is no fork the stock kernel stays.

Design rules: the nursery has one thread when it forks (a lock held by another thread would stay locked in the child for
ever), so nothing that starts threads is loaded; the child starts as `ipykernel` does, with ``--matplotlib=inline``, because a
backend fixed in the server would lose figures silently; a kernel lives no longer than the connection that asked for it,
and the nursery no longer than its owner, even when the owner is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path
from types import TracebackType
from typing import Any

from plancheck.errors import PlancheckError

STOCK_KERNEL = "python3"
FORKED_KERNEL = "plancheck-forked"
USE_STOCK = f"use the kernel {STOCK_KERNEL}"
SOCKET_VARIABLE = "PLANCHECK_NURSERY"
JUPYTER_FOLDER = Path(__file__).parent / "jupyter"
LONGEST_REQUEST = 1 << 20  # bytes; an environment and a command are far shorter
# pandas loads Arrow where it is installed, whose allocator would start a thread of its own.
QUIET_ALLOCATOR = {"JE_ARROW_MALLOC_CONF": "background_thread:false", "ARROW_DEFAULT_MEMORY_POOL": "system"}
# Nothing here may start a thread: no polars, no duckdb, no Arrow compute.
PRELOADED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.magics.execution",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "encodings.idna",
    "matplotlib_inline.backend_inline",
    "psutil",
    "sqlite3",
    "tornado.platform.asyncio",
    "pandas",
    "pandera.pandas",
    "great_tables",
    "jinja2",
    "plancheck.report.sheets",
    "plancheck.report.figures",
    "plancheck.report.findings",
    "plancheck.report.fans",
    "plancheck.growth.forecast",
)


class NurseryError(PlancheckError):
    """The server of forked kernels cannot start or answer; the stock kernel does the same, slower."""


def can_fork() -> bool:
    """Return whether this system can fork kernels (Linux; elsewhere libraries may not survive a fork)."""
    return hasattr(os, "fork") and sys.platform == "linux"


# -- the server ---------------------------------------------------------------------------------------------------


@dataclass
class _Child:
    pid: int
    connection: socket.socket


def serve(path: str, *, modules: Sequence[str] | None = None, tables: str = "") -> None:
    """Load `modules`, listen on the socket `path`, fork a kernel for each request; end when standard input ends.

    Parameters
    ----------
    path : str
        Socket to listen on.
    modules : sequence of str, optional
        What to import before forking; what a report needs when None, and then its words, pages and font are read too.
    tables : str
        Folder of tables to read before forking, so that no report has to; none when empty.

    Raises
    ------
    NurseryError
        When the modules have started threads.
    """
    # A kernel that makes a report has no debugger attached, and loading one would take longer than the rest of its start.
    sys.modules.setdefault("debugpy", None)  # type: ignore[arg-type]
    for name in PRELOADED if modules is None else modules:
        import_module(name)
    if modules is None:
        _warm_up()
    if tables:
        from plancheck.study import preload_study

        preload_study(Path(tables))
    threads = list(Path("/proc/self/task").iterdir())
    if len(threads) != 1:
        raise NurseryError(
            "one thread before forking",
            met=f"{len(threads)} after loading {', '.join(PRELOADED if modules is None else modules)}",
        )
    import gc

    gc.collect()
    gc.freeze()  # the collector would otherwise write to, and so copy, every page shared with the children
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(path)
    listener.listen(64)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    _Nursery(listener).run()


def _warm_up() -> None:
    """Do once what every report does first: read the words, the templates, the font; draw one small figure."""
    from plancheck.report.display import environment, style_probe
    from plancheck.report.figures import use_chinese_font
    from plancheck.report.words import LANGUAGES, Words

    for lang in LANGUAGES:
        Words.of(lang)
    environment().get_template("blocks.html.j2")
    use_chinese_font()
    style_probe()


class _Nursery:
    """The server's loop: one thread, children reaped as they end, all of them gone when it ends."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.children: dict[int, _Child] = {}
        self.selector = selectors.DefaultSelector()
        self.wake, wake = socket.socketpair()
        self.wake.setblocking(False)
        wake.setblocking(False)
        self._wake_writer = wake
        signal.set_wakeup_fd(wake.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the owner, which then ends us
        self.selector.register(listener, selectors.EVENT_READ, "request")
        self.selector.register(self.wake, selectors.EVENT_READ, "child")
        self.selector.register(sys.stdin.fileno(), selectors.EVENT_READ, "owner")

    def run(self) -> None:
        try:
            while True:
                for key, _ in self.selector.select():
                    if key.data == "owner" and not os.read(sys.stdin.fileno(), 1):
                        return
                    if key.data == "request":
                        self._accept()
                    elif key.data == "child":
                        with contextlib.suppress(BlockingIOError):
                            self.wake.recv(4096)
                        self._reap()
                    elif isinstance(key.data, int):
                        self._hung_up(key.data)
        finally:
            for pid in list(self.children):
                self._kill(pid)

    def _accept(self) -> None:
        connection, _ = self.listener.accept()
        connection.settimeout(5)
        try:
            request = json.loads(_read_line(connection))
            command, folder, variables = request["command"], request["cwd"], request["env"]
        except (OSError, ValueError, KeyError, TypeError):
            connection.close()
            return
        pid = os.fork()
        if pid == 0:
            self._become_kernel(connection, command, folder, variables)
        connection.sendall(json.dumps({"pid": pid}).encode() + b"\n")
        connection.setblocking(False)
        self.children[pid] = _Child(pid, connection)
        self.selector.register(connection, selectors.EVENT_READ, pid)

    def _become_kernel(
        self, connection: socket.socket, command: list[str], folder: str | None, variables: dict[str, str]
    ) -> None:
        """Turn the forked process into a kernel; never returns to the server's loop."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.setsid()
            self.selector.close()
            for one in (
                self.listener,
                self.wake,
                self._wake_writer,
                connection,
                *(c.connection for c in self.children.values()),
            ):
                one.close()
            nothing = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(nothing, descriptor)
            os.environ.clear()
            os.environ.update(variables)
            if folder:
                os.chdir(folder)
            _reseed()
            _run_kernel(command)
            status = 0
        except SystemExit as exit_:
            status = exit_.code if isinstance(exit_.code, int) else 1
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(status)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            child = self.children.pop(pid, None)
            if child is not None:
                self.selector.unregister(child.connection)
                with contextlib.suppress(OSError):
                    child.connection.sendall(
                        json.dumps({"exit": os.waitstatus_to_exitcode(status)}).encode() + b"\n"
                    )
                child.connection.close()

    def _hung_up(self, pid: int) -> None:
        """Kill a kernel whose owner has gone; an owner says nothing more on the connection while it lives."""
        child = self.children.get(pid)
        if child is None:
            return
        try:
            gone = not child.connection.recv(64)
        except BlockingIOError:
            return
        except OSError:
            gone = True
        if gone:
            self._kill(pid)

    def _kill(self, pid: int) -> None:
        child = self.children.pop(pid)
        with contextlib.suppress(KeyError, ValueError):
            self.selector.unregister(child.connection)
        child.connection.close()
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(pid, signal.SIGKILL)


def _reseed() -> None:
    """Give the child random numbers of its own; Python's own generator reseeds itself after a fork, numpy's does not."""
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def _run_kernel(command: list[str]) -> None:
    """Run ipykernel on the connection file of a kernelspec's command line."""
    from ipykernel.kernelapp import IPKernelApp

    arguments = command[command.index("-f") :] if "-f" in command else command[1:]
    inline = () if any(a.startswith("--matplotlib") for a in arguments) else ("--matplotlib=inline",)
    IPKernelApp.launch_instance(
        argv=[
            *arguments,
            *inline,
            f"--IPKernelApp.parent_handle={os.getppid()}",
            "--HistoryManager.enabled=False",  # nobody recalls a report's cells; the history file would be shared
        ]
    )


def _read_line(connection: socket.socket) -> str:
    data = b""
    while not data.endswith(b"\n"):
        part = connection.recv(65536)
        if not part or len(data) > LONGEST_REQUEST:
            raise ValueError("no whole request")
        data += part
    return data.decode("utf-8")


# -- the owner's side ---------------------------------------------------------------------------------------------


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
        self._folder = Path(
            tempfile.mkdtemp(prefix="plancheck-")
        )  # mode 0700: nobody else may ask for kernels
        code = (
            "import sys; from plancheck.report.forked import serve; "
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


def _socket_path() -> str:
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


class ForkedProcess:
    """A kernel forked by the nursery, with the interface of `subprocess.Popen` that provisioners use."""

    stdin = stdout = stderr = None

    def __init__(self, command: Sequence[str], *, cwd: str | None, env: dict[str, str], path: str) -> None:
        self._connection = connect(path)
        request = json.dumps({"command": list(command), "cwd": cwd, "env": env})
        self._connection.sendall(request.encode() + b"\n")
        self._connection.settimeout(30)
        try:
            self.pid = int(json.loads(_read_line(self._connection))["pid"])
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
    from jupyter_client.provisioning.local_provisioner import LocalProvisioner

    class ForkedProvisioner(LocalProvisioner):
        """Kernel provisioner that forks instead of starting an interpreter; all else is the local provisioner's."""

        async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
            """Fork a kernel for the connection file in `cmd`."""
            env = {str(k): str(v) for k, v in (kwargs.get("env") or os.environ).items()}
            process: Any = ForkedProcess(cmd, cwd=kwargs.get("cwd"), env=env, path=_socket_path())
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
    """Make the kernelspec and its provisioner known to Jupyter in this process and those it starts.

    The entry point of the installed package does the same for others; here nothing has to be installed.
    """
    from jupyter_client.provisioning.factory import KernelProvisionerFactory

    found = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    if str(JUPYTER_FOLDER) not in found:
        os.environ["JUPYTER_PATH"] = os.pathsep.join([str(JUPYTER_FOLDER), *(one for one in found if one)])
    factory = KernelProvisionerFactory.instance()
    group = "jupyter_client.kernel_provisioners"
    value = "plancheck.report.forked:ForkedProvisioner"
    factory.provisioners.setdefault(FORKED_KERNEL, EntryPoint(FORKED_KERNEL, value, group))
