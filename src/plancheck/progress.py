"""Progress on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

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
    with _bar() as bar:
        yield from bar.track(items, total=total, description=what)


def tell(what: object) -> None:
    """Print one line on stderr where a person watches.

    Examples
    --------
    >>> tell("report made")
    """
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)  # noqa: T201 (this is the one place that talks on the way)


def warn(what: str) -> None:
    """Print one line on stderr, whoever reads it; nothing for an empty one.

    Examples
    --------
    >>> warn("")
    """
    if what:
        print(what, file=sys.stderr, flush=True)  # noqa: T201 (as in tell)


@contextmanager
def count(total: int, *, what: str) -> Iterator[Callable[[], None]]:
    """Yield a function to call as each of `total` things is done; a bar on stderr where a person watches.

    For things that end in an order of their own; `track` is for those taken one after the other.

    Examples
    --------
    >>> with count(2, what="reports") as step:
    ...     step()
    """
    if not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    with _bar() as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
