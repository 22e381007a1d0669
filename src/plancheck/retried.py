"""Tasks whose process died are done again, apart and among others, until they come through or are known to be the cause.

One rule for whatever runs on workers. A batch is parted in two when its process dies, so that what ends processes is soon
alone. A task that cannot be parted is given up when it has died often enough while others came through: what kills
processes at random kills those of others too, and the more of them came through only after deaths, the more are asked of
everyone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plancheck.cluster import Died, Done, Workers
from plancheck.errors import PlancheckError

T = TypeVar("T")
R = TypeVar("R")

TRIES = 8  # deaths that tell against a task, after which it is given up; as many more for each that another one outlived
MOST_DEATHS = 64  # of one task, whatever they tell
MOST_IN_A_ROW = 128  # deaths between two answers, whatever died


@dataclass(frozen=True, slots=True)
class GivenUp(Generic[T]):
    """A task that was given up, and why: ``a process that died 8 times (signal 9)``."""

    task: T
    why: str


@dataclass(slots=True)
class _Suspect(Generic[T]):
    """A task that cannot be parted and whose process died: how often, and how many of these deaths tell against it."""

    task: T
    deaths: int = 0
    telling: int = 0
    others: int = 0  # that had come through when it last died


class Retried(Generic[T, R]):
    """Does tasks on workers until each has come through or is given up.

    A death tells against a task when another task came through since its last one, or when no other process can have
    caused it (a crash, an exit, no answer in time). A task is given up after `TRIES` of these, or twice as many deaths in
    all, and that once more for each death that another task of these had outlived; after `MOST_DEATHS` in any case. So it
    ends: after `MOST_DEATHS` deaths of each task at most.

    Parameters
    ----------
    workers : Workers
    function : callable
        Of one task.
    fresh : iterator of tasks
        Asked for more when a worker is free. Tasks are told apart as objects.
    parted : callable
        Returns the smaller tasks that make up a task, none where it cannot be parted.

    Attributes
    ----------
    died : int
        Processes that died so far.
    """

    def __init__(
        self,
        workers: Workers,
        function: Callable[[T], R],
        fresh: Iterator[T],
        *,
        parted: Callable[[T], Sequence[T]] = lambda _: (),
    ) -> None:
        self.died = 0
        self._workers = workers
        self._function = function
        self._parted = parted
        self._tasks = _Tasks(fresh)
        self._suspects: dict[int, _Suspect[T]] = {}
        self._came = 0
        self._outlived = 0  # deaths that a task had behind it when it came through, at most
        self._in_a_row = 0

    def __iter__(self) -> Iterator[Done[T, R] | GivenUp[T]]:
        """Yield each task that came through with its result, and each that is given up, in any order.

        Raises
        ------
        PlancheckError
            When `MOST_IN_A_ROW` processes have died without an answer between them: no task can be the cause.
        """
        for outcome in self._workers.run(self._function, self._tasks):
            if isinstance(outcome, Done):
                self._came += 1
                self._in_a_row = 0
                suspect = self._suspects.pop(id(outcome.task), None)
                if suspect is not None:
                    self._outlived = max(self._outlived, suspect.deaths)
                yield outcome
                continue
            self.died += 1
            self._in_a_row += 1
            if self._in_a_row >= MOST_IN_A_ROW:
                met = f"{MOST_IN_A_ROW} in a row that died without an answer (the last: {outcome.how})"
                raise PlancheckError("processes that live", met=met, do=_ADVICE)
            if parts := self._parted(outcome.task):
                self._tasks.take_back(parts)
            elif why := self._blamed(outcome):
                yield GivenUp(outcome.task, why)
            else:
                self._tasks.take_back([outcome.task])

    def _blamed(self, died: Died[T]) -> str:
        """Return why a task is given up after one more death; empty where it is not."""
        suspect = self._suspects.setdefault(id(died.task), _Suspect(died.task))
        suspect.deaths += 1
        suspect.telling += died.own or self._came > suspect.others
        suspect.others = self._came
        enough = TRIES * (1 + self._outlived)
        if suspect.telling < enough and suspect.deaths < min(2 * enough, MOST_DEATHS):
            return ""
        del self._suspects[id(died.task)]
        return f"a process that died {suspect.deaths} times ({died.how})"


_ADVICE = "see what ends them (memory, an operator) and run again: what was finished is kept"


class _Tasks(Generic[T]):
    """Tasks to hand out: those whose process died in turn with those not tried yet, so that others come through meanwhile."""

    def __init__(self, fresh: Iterator[T]) -> None:
        self._fresh = fresh
        self._again: deque[T] = deque()
        self._due = False

    def take_back(self, tasks: Iterable[T]) -> None:
        self._again.extend(tasks)
        self._due = False

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        if not (self._again and self._due):
            for task in self._fresh:
                self._due = True
                return task
        if not self._again:
            raise StopIteration
        self._due = False
        return self._again.popleft()


def halves(items: Sequence[T]) -> tuple[Sequence[T], ...]:
    """Return a sequence in two, none of one item.

    Examples
    --------
    >>> halves("abc"), halves("a")
    (('a', 'bc'), ())
    """
    middle = len(items) // 2
    return (items[:middle], items[middle:]) if middle else ()
