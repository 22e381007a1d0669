"""One command at a time on a folder of tables: two would leave tables of which some are of the one and some of the other."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from plancheck.errors import PlancheckError
from plancheck.tables import require_writable


class TablesBusyError(PlancheckError):
    """Another command is writing tables of the same folder."""

    exit_code = 4


@contextlib.contextmanager
def hold_tables(folder: Path | None) -> Iterator[None]:
    """Hold a folder of tables for one command; the system lets go of it with the process, however that ends.

    The folder itself is locked, so that no file of ours stands among the tables. One that is not there yet is made, and taken
    away again where nothing came of the command.

    Parameters
    ----------
    folder : Path or None
        None where a command writes no tables.

    Raises
    ------
    UsageError
        When it cannot be written.
    TablesBusyError
        When another command holds it.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with hold_tables(folder), hold_tables(folder):
    ...     pass
    Traceback (most recent call last):
    ...
    plancheck.tables_lock.TablesBusyError: ...
    """
    if folder is None:
        yield
        return
    require_writable(folder)
    import fcntl

    made = [one for one in (folder.absolute(), *folder.absolute().parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TablesBusyError(
                "tables that no other command is writing", met="another plancheck at work on them", where=str(folder),
                do="wait until it has ended, or name another folder",
            ) from None  # fmt: skip
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # they hold tables, as they should
                for one in made:
                    one.rmdir()
    finally:
        os.close(handle)
