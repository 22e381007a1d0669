"""Tasks whose process died come again before those not tried yet, a few times at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from plancheck.cluster import Died
from plancheck.errors import PlancheckError

TRIES = 4


class _Numbered(Protocol):
    @property
    def part(self) -> int: ...


T = TypeVar("T", bound=_Numbered)


class Retried(Generic[T]):
    """An iterator over tasks that takes back those whose process died.

    Parameters
    ----------
    fresh : iterator of tasks
        Not tried yet; each has its number as ``part``.
    what : str
        What the tasks make, for the error.
    """

    def __init__(self, fresh: Iterator[T], *, what: str) -> None:
        self._fresh = fresh
        self._what = what
        self._again: deque[T] = deque()
        self._deaths: dict[int, int] = {}

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return self._again.popleft() if self._again else next(self._fresh)

    def take_back(self, died: Died[T], *, places: Iterable[str]) -> None:
        """Put a task in again.

        Raises
        ------
        PlancheckError
            When its process has died `TRIES` times; names the places.
        """
        task = died.task
        self._deaths[task.part] = self._deaths.get(task.part, 0) + 1
        if self._deaths[task.part] >= TRIES:
            met = f"a process that died {TRIES} times making them ({died.how})"
            raise PlancheckError(self._what, met=met, where=", ".join(places))
        self._again.append(task)
