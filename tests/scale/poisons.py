"""Tasks that end the process doing them, in a module of its own: whoever does them loads nothing else."""

from __future__ import annotations

import os
import signal

from plancheck.scale.tasks import CheckTask, JudgeTask, ReadTask, check_batch, judge_batch, read_batch


def read_or_die(task: ReadTask) -> object:
    """Read a batch as ever, in a process that ends at once at a document called poison."""
    if any("poison" in item.document for item in task.documents):
        os._exit(7)
    return read_batch(task)


def check_or_die(task: CheckTask) -> object:
    """Check as ever, in a process that is killed at once where the county of Linze is checked."""
    if any(group.place.startswith("临泽") for group in task.groups):
        os.kill(os.getpid(), signal.SIGKILL)
    return check_batch(task)


def judge_or_die(task: JudgeTask) -> object:
    """Judge as ever, in a process that ends at once where the county of Linze is judged."""
    if "临泽县" in task.places:
        os._exit(7)
    return judge_batch(task)
