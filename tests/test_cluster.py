"""Workers: every task is answered, and one whose process dies costs no other."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from multiprocessing import forkserver
from pathlib import Path

import pytest

from plancheck.cluster import DaskWorkers, Died, Done, Here, LocalWorkers, prepare_workers, workers_for
from plancheck.errors import UsageError


def double(number: int) -> int:
    return 2 * number


def parent_of(_: int) -> int:
    return os.getppid()


def die_once(task: tuple[int, str]) -> int:
    """Kill the own process the first time a task is done."""
    number, folder = task
    mark = Path(folder) / str(number)
    if number % 5 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number: int) -> int:
    raise ValueError(f"task {number}")


def test_each_task_is_answered_once() -> None:
    for workers in (Here(), LocalWorkers(2)):
        with workers:
            answers = [
                outcome.result
                for outcome in workers.run(double, iter(range(50)))
                if isinstance(outcome, Done)
            ]
        assert sorted(answers) == [2 * number for number in range(50)]


@pytest.mark.skipif(os.name != "posix", reason="there is no fork server")
def test_workers_come_from_what_was_prepared_for_them() -> None:
    prepare_workers()
    prepared = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    with LocalWorkers(1) as workers:
        (outcome,) = workers.run(parent_of, [0])
    assert isinstance(outcome, Done)
    assert outcome.result == prepared


def test_a_death_costs_its_own_task_alone(tmp_path: Path) -> None:
    with LocalWorkers(2) as workers:
        outcomes = list(workers.run(die_once, [(number, str(tmp_path)) for number in range(30)]))
    kinds = Counter(type(outcome).__name__ for outcome in outcomes)
    died = [outcome for outcome in outcomes if isinstance(outcome, Died)]
    assert (kinds["Done"], kinds["Died"]) == (24, 6)
    assert {outcome.task[0] % 5 for outcome in died} == {0}
    assert all("signal 9" in outcome.how for outcome in died)


def answer_half(number: int) -> bytes:
    """Be killed in the middle of a long answer."""
    threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(200_000_000)


def test_a_death_in_the_middle_of_an_answer() -> None:
    with LocalWorkers(1) as workers:
        (outcome,) = workers.run(answer_half, [1])
        assert isinstance(outcome, Died)
        (outcome,) = workers.run(double, [1])
        assert isinstance(outcome, Done)


def meet(task: tuple[str, str]) -> bool:
    """Wait for a file, or make it."""
    path, role = task
    if role == "make":
        Path(path).touch()
    until = time.monotonic() + 60
    while role == "wait" and not Path(path).exists() and time.monotonic() < until:
        time.sleep(0.01)
    return Path(path).exists()


def test_no_task_waits_behind_another_while_a_process_has_nothing_to_do(tmp_path: Path) -> None:
    """Whatever waits behind the first would make what the first waits for."""
    path = str(tmp_path / "mark")
    roles = ["wait", "nothing", "make", "nothing"]
    with LocalWorkers(2) as workers:
        outcomes = list(workers.run(meet, [(path, role) for role in roles]))
    assert [outcome.result for outcome in outcomes if outcome.task[1] == "wait"] == [True]  # type: ignore[union-attr]


def test_workers_can_be_entered_again() -> None:
    workers = LocalWorkers(2)
    for _ in range(2):
        with workers:
            answers = [
                outcome.result for outcome in workers.run(double, [1, 2, 3]) if isinstance(outcome, Done)
            ]
        assert sorted(answers) == [2, 4, 6]


def test_a_task_without_end_is_ended() -> None:
    with LocalWorkers(1, timeout_s=5) as workers:
        # of a module that is loaded already: on a busy machine loading this one takes longer than that
        first, second = workers.run(time.sleep, [300.0, 0.0])
    assert isinstance(first, Died)
    assert "no answer in time" in first.how
    assert isinstance(second, Done)


def refuse(number: int) -> int:
    raise UsageError("a number", met=str(number), where="here", do="leave it")


def test_an_error_of_ours_arrives_whole() -> None:
    with (
        LocalWorkers(1) as workers,
        pytest.raises(UsageError, match="here: expected a number, met 3; leave it"),
    ):
        list(workers.run(refuse, [3]))


def test_what_a_task_raises_ends_the_run() -> None:
    with LocalWorkers(1) as workers, pytest.raises(ValueError, match="task 3"):
        list(workers.run(fail, [3]))


def test_a_number_of_workers_below_one_is_refused() -> None:
    with pytest.raises(UsageError):
        workers_for(size=-1)


def test_a_dask_cluster_gives_the_same_answers(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with DaskWorkers("local", size=1, processes=False) as workers:
        outcomes = list(workers.run(double, range(20)))
    assert sorted(outcome.result for outcome in outcomes if isinstance(outcome, Done)) == [
        2 * n for n in range(20)
    ]


@pytest.mark.skipif(os.name != "posix", reason="signals of a terminal")
def test_ctrl_c_is_told_by_no_worker(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for number in range(40):
        text = "".join(f"{year}年，本县茶叶产量为{year}吨，增长{number}.5%。\n" for year in range(1990, 2024))
        (tmp_path / "corpus" / f"report{number}.txt").write_text(text * 20, encoding="utf-8")
    for number, delay in enumerate((0.0, 0.6, 1.5)):
        store = tmp_path / f"store{number}"
        run = subprocess.Popen(
            [sys.executable, "-m", "plancheck", "run", "--store", store.name, "--corpus", "corpus"],
            cwd=tmp_path, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        while (
            run.poll() is None and not store.exists()
        ):  # its own imports are done, the workers are on their way
            time.sleep(0.02)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(timeout=delay)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=60)[1]
        assert told == b""
        assert run.returncode in (0, 128 + signal.SIGINT, -signal.SIGINT)
