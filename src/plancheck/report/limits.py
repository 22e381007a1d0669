"""Limits of the processes that make reports: memory, and that none outlives the run."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Container
from pathlib import Path

MEMORY_VARIABLE = "PLANCHECK_KERNEL_MB"


def limit_memory(megabytes: int) -> None:
    """Let this process and those it starts take at most so much memory for data; 0 or a system without limits: no change.

    Libraries and pages shared with the server of kernels before the fork count too; address space that is only reserved
    does not.
    """
    if megabytes <= 0:
        return
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes * 1024 * 1024
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))


def limit_memory_as_told() -> None:
    """Take the limit from the environment, where the runner has put it."""
    told = os.environ.get(MEMORY_VARIABLE, "")
    if told.isdigit():
        limit_memory(int(told))


def end_with_run() -> None:
    """End this worker when the run that asked for it ends, however that ends.

    The system does it for a parent that dies (Linux). But the parent of a worker is the server that forks it, which lives
    on as long as one of its workers does; so the worker waits for the end of the run itself.
    """
    _control(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, linux/prctl.h
    run = multiprocessing.parent_process()
    if run is None:
        return

    def wait() -> None:
        run.join()
        os._exit(1)

    threading.Thread(target=wait, name="end of the run", daemon=True).start()


def adopt_orphans() -> None:
    """Become the parent of processes that those below leave behind, so that they can be found and ended (Linux)."""
    _control(36, 1)  # PR_SET_CHILD_SUBREAPER


def end_orphans(known: Container[int] = ()) -> None:
    """Kill the children of this process that it does not know, and theirs: what a template started and left."""
    with contextlib.suppress(OSError):
        for _ in range(100):  # their children become ours as they end
            listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            unknown = [int(pid) for pid in listed if int(pid) not in known]
            if not unknown:
                return
            for pid in unknown:
                with contextlib.suppress(ProcessLookupError, ChildProcessError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)


def _control(option: int, value: int) -> None:
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
