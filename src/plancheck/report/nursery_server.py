"""The server of forked kernels: one thread, the report's libraries loaded, a child for every kernel asked for.

Design rules: the server has one thread when it forks (a lock held by another thread would stay locked in the child for
ever), so nothing that starts threads is loaded; the child starts as `ipykernel` does, with ``--matplotlib=inline``, because a
backend fixed in the server would lose figures silently; a kernel lives no longer than the connection that asked for it,
and the server no longer than its owner, even when the owner is killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.report.limits import adopt_orphans, end_orphans, limit_memory_as_told

LONGEST_REQUEST = 1 << 20  # bytes; an environment and a command are far shorter
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
    "yaml",
    "plancheck.report.sheets",
    "plancheck.report.figures",
    "plancheck.report.findings",
    "plancheck.report.fans",
    "plancheck.growth.forecast",
)


class NurseryError(PlancheckError):
    """The server of forked kernels cannot start or answer; the stock kernel does the same, slower."""


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
    if "pandas" in sys.modules:
        # What pandas chooses when it is imported inside a kernel; here it was imported before there was one.
        sys.modules["pandas"].set_option("display.max_columns", 20)
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
    adopt_orphans()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(path)
    listener.listen(64)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    _Nursery(listener).run()


def _warm_up() -> None:
    """Do once what every report does first: read the words, the templates, the font; draw one small figure."""
    from plancheck.report.axes import use_chinese_font
    from plancheck.report.display import environment, style_probe
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
            end_orphans()

    def _accept(self) -> None:
        connection, _ = self.listener.accept()
        connection.settimeout(5)
        try:
            request = json.loads(read_line(connection))
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
            limit_memory_as_told()
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
                break
            child = self.children.pop(pid, None)
            if child is not None:
                self.selector.unregister(child.connection)
                with contextlib.suppress(OSError):
                    child.connection.sendall(
                        json.dumps({"exit": os.waitstatus_to_exitcode(status)}).encode() + b"\n"
                    )
                child.connection.close()
        end_orphans(self.children)

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


def read_line(connection: socket.socket) -> str:
    """Return one line from a connection; ValueError when it ends before, or is overlong."""
    data = b""
    while not data.endswith(b"\n"):
        part = connection.recv(65536)
        if not part or len(data) > LONGEST_REQUEST:
            raise ValueError("no whole request")
        data += part
    return data.decode("utf-8")
