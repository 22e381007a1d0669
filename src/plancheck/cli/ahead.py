"""What is begun before the command line is read: a second's loading for workers that are sure to be needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def new_store(arguments: Sequence[str]) -> Path | None:
    """Return the store that a command will make with processes of this machine; None when it makes none.

    Examples
    --------
    >>> new_store(["run", "--corpus", "plans", "--store", "no such store"])
    PosixPath('no such store')
    >>> new_store(["run", "--store=no such store", "--scheduler", "tcp://host:8786"]), new_store(["run", "plan.txt"])
    (None, None)
    """
    if arguments[:1] != ["run"]:
        return None
    store = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name in ("--scheduler", "--help"):
            return None
        if name == "--store":
            store = value or following
    if not store:
        return None
    from plancheck.store.manifest import FILE

    return None if Path(store, FILE).exists() else Path(store)


def begin_new_store(arguments: Sequence[str]) -> None:
    """Let what workers need be loaded beside the reading of the command line, where all documents will be read."""
    if new_store(arguments) is not None:
        from plancheck.cluster import begin_loading

        begin_loading()
