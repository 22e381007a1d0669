"""What ends processes is found and given up; what is ended by others comes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest

from plancheck.cluster import Died, Done, Here
from plancheck.errors import PlancheckError
from plancheck.retried import MOST_DEATHS, MOST_IN_A_ROW, TRIES, GivenUp, Retried, halves

Batch = tuple[str, ...]


class Dying(Here):
    """Workers that die with a task as often as `dies` says, told the batch and how often it was tried before."""

    def __init__(self, dies: Callable[[Batch, int], bool], *, own: bool = False) -> None:
        self.tried: Counter[Batch] = Counter()
        self._dies = dies
        self._own = own

    def run(self, function, tasks: Iterable[Batch]) -> Iterator[Done[Batch, Batch] | Died[Batch]]:  # type: ignore[no-untyped-def,override]
        for task in tasks:
            self.tried[task] += 1
            if self._dies(task, self.tried[task] - 1):
                yield Died(task, "signal 9", self._own)
            else:
                yield Done(task, function(task))


def same(task: Batch) -> Batch:
    return task


def outcomes(
    dies: Callable[[Batch, int], bool], batches: list[Batch], *, own: bool = False
) -> tuple[list[str], list[GivenUp[Batch]], Dying, int]:
    """Return the items that came through, what was given up, the workers and how many of them died."""
    workers = Dying(dies, own=own)
    retried = Retried(workers, same, iter(batches), parted=lambda task: list(halves(task)))
    came: list[str] = []
    given_up = []
    for outcome in retried:
        if isinstance(outcome, GivenUp):
            given_up.append(outcome)
        else:
            came += outcome.result
    return sorted(came), given_up, workers, retried.died


def items(count: int) -> list[str]:
    return [f"{number:03}" for number in range(count)]


def batches_of(names: list[str], size: int) -> list[Batch]:
    return [tuple(names[at : at + size]) for at in range(0, len(names), size)]


def test_a_batch_that_died_comes_again_in_halves() -> None:
    came, given_up, workers, died = outcomes(lambda task, before: len(task) > 1, batches_of(items(8), 4))
    assert came == items(8)
    assert not given_up
    assert died == 6
    assert workers.tried["000", "001"] == 1


def test_what_ends_every_process_is_given_up_alone() -> None:
    names = items(400)
    came, given_up, workers, died = outcomes(lambda task, before: "013" in task, batches_of(names, 8))
    assert [outcome.task for outcome in given_up] == [("013",)]
    assert given_up[0].why == f"a process that died {TRIES} times (signal 9)"
    assert came == [name for name in names if name != "013"]
    assert workers.tried["013",] == TRIES
    assert died == TRIES + 3  # of eight, of four, of two


def test_deaths_tell_nothing_while_nothing_else_comes_through() -> None:
    """The same task in the end, when there is no other: its death may be anybody's, and twice as many are asked for."""
    _, given_up, workers, _ = outcomes(lambda task, before: "a" in task, [("b",), ("a",)])
    assert [outcome.task for outcome in given_up] == [("a",)]
    assert TRIES < workers.tried["a",] <= 2 * TRIES


def test_a_crash_tells_also_where_nothing_else_comes_through() -> None:
    _, given_up, workers, _ = outcomes(lambda task, before: "a" in task, [("a",)], own=True)
    assert [outcome.task for outcome in given_up] == [("a",)]
    assert workers.tried["a",] == TRIES


@pytest.mark.parametrize("deaths", [1, TRIES - 1])
def test_a_task_whose_process_died_a_few_times_comes_through(deaths: int) -> None:
    names = items(30)
    came, given_up, _, died = outcomes(
        lambda task, before: before < deaths and task == ("004",), batches_of(names, 1)
    )
    assert (came, given_up, died) == (names, [], deaths)


def test_a_killer_of_many_is_no_fault_of_the_longest_task() -> None:
    """Every second task dies three times, one far more often: more is asked of it than where it died alone."""
    names = items(200)
    longest = 3 * TRIES

    def dies(task: Batch, before: int) -> bool:
        return before < (longest if task == ("100",) else 3 * (int(task[0]) % 2))

    came, given_up, _, died = outcomes(dies, batches_of(names, 1))
    assert (came, given_up) == (names, [])
    assert died == 3 * 100 + longest
    _, given_up, _, _ = outcomes(
        lambda task, before: task == ("100",) and dies(task, before), batches_of(names, 1)
    )
    assert [outcome.task for outcome in given_up] == [("100",)]


def test_a_task_dies_a_bounded_number_of_times_whatever_another_outlived() -> None:
    names = items(400)
    _, given_up, workers, _ = outcomes(
        lambda task, before: task == ("100",) or (task == ("000",) and before < TRIES - 1),
        batches_of(names, 1),
    )
    assert [outcome.task for outcome in given_up] == [("100",)]
    assert workers.tried["100",] == MOST_DEATHS


def test_where_every_process_dies_nothing_is_given_up_and_the_run_ends() -> None:
    with pytest.raises(
        PlancheckError, match=f"processes that live, met {MOST_IN_A_ROW} in a row .*signal 9.*run again"
    ):
        outcomes(lambda task, before: True, batches_of(items(640), 64))
    seen: list[object] = []
    fresh = iter(batches_of(items(640), 64))
    retried = Retried(Dying(lambda task, before: True), same, fresh, parted=lambda task: list(halves(task)))
    with pytest.raises(PlancheckError):
        seen.extend(retried)
    assert not seen
    assert retried.died == MOST_IN_A_ROW


def test_what_died_comes_in_turn_with_what_was_not_tried_yet() -> None:
    asked: list[Batch] = []

    def dies(task: Batch, before: int) -> bool:
        asked.append(task)
        return "a" in task and before < 3

    outcomes(dies, [(name,) for name in "abcdef"])
    assert "".join(name for (name,) in asked) == "abacadaef"
