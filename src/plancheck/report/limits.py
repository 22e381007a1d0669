"""Limits of the processes that make reports: memory, and that none outlives the run."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

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


def end_with_parent() -> None:
    """Have the system kill this process when its parent ends, however that ends (Linux)."""
    if sys.platform != "linux":
        return
    import ctypes

    set_parent_death_signal = 1  # PR_SET_PDEATHSIG, linux/prctl.h
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL, 0, 0, 0)
