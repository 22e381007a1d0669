"""Progress on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def track(items: Iterable[T], *, total: int | None = None, what: str) -> Iterator[T]:
    """Yield `items`; a bar on stderr counts them where a person watches.

    Parameters
    ----------
    items : iterable
    total : int, optional
        How many there are; a count without an end is shown when unknown.
    what : str
        What is counted.

    Examples
    --------
    >>> list(track([1, 2], what="documents"))
    [1, 2]
    """
    if not sys.stderr.isatty() or (total is not None and total < 2):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=total, description=what)
