"""The folder a report's kernel works in: one of its own, made for the report and removed after it.

A template is a notebook and may write, or delete, where it stands. It must not stand in the folder that the run was started
in: that is the user's own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plancheck.paths import STARTED_IN_VARIABLE, started_in


@contextmanager
def kernel_folder(below: Path | None = None) -> Iterator[Path]:
    """Give an empty folder for one kernel; the kernels started inside learn by the environment where the run was started.

    Parameters
    ----------
    below : Path, optional
        Where to make it; the system's folder for temporary files when not given.

    Examples
    --------
    >>> with kernel_folder() as folder:
    ...     folder.is_dir(), folder == Path.cwd()
    (True, False)
    >>> folder.exists()
    False
    """
    here = started_in()
    variables = {STARTED_IN_VARIABLE: str(here)}
    if "PYTHONPATH" in os.environ:  # its parts may be relative to where the run was started
        parts = os.environ["PYTHONPATH"].split(os.pathsep)
        variables["PYTHONPATH"] = os.pathsep.join(str(here / part) for part in parts)
    if below is not None:
        below.mkdir(parents=True, exist_ok=True)
    outer = Path(tempfile.mkdtemp(prefix="plancheck-kernel-", dir=below))
    folder = outer / "work"  # so that the folder above it is ours too
    folder.mkdir()
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield folder
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(outer, ignore_errors=True)
