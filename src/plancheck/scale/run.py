"""The whole way for any number of documents: list, read what changed, settle, check what that touches, judge if asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

from plancheck.amounts import count_of
from plancheck.cluster import Died, Done, Workers, check_timeout, cores, workers_for
from plancheck.inputs import Failure
from plancheck.progress import count, tell
from plancheck.retried import GivenUp, Retried, halves
from plancheck.runs import short_path, sql_command
from plancheck.scale.checking import check_places
from plancheck.scale.judging import Judged, judge_places
from plancheck.scale.listing import Listed, list_documents
from plancheck.scale.tasks import ReadTask, read_batch
from plancheck.scale.version import CHECKING, code_version
from plancheck.series.dates import last_day, require_date
from plancheck.store.manifest import Record
from plancheck.store.parts import load_arrow
from plancheck.store.store import Store, is_store

T = TypeVar("T")
R = TypeVar("R")

BATCH = 64  # documents a task: half a second of work, so that a death costs little and the answer is worth its way
_ROUNDS_LEFT = 2  # tasks that what is left makes for each worker: they get smaller, so that none waits long for another's last
_LEAST_BATCH = 8


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """What a run over a corpus did.

    Parameters
    ----------
    store : Path
    documents : int
        In the corpus.
    read, unchanged, removed : int
        Documents read anew, left as they were, gone since the last run.
    checked, claims, across : int
        Documents checked, and the claims made for them, those across documents among them.
    judged : int
        Places whose targets were judged.
    quantities, statements : int
        In the store.
    died : int
        Workers that ended without an answer.
    steps : tuple of (str, float)
        Seconds each step took.
    notes : tuple of str
        What else a person should know.
    failures : tuple of Failure
    as_of : str
        The day of knowledge that was asked for; empty where each place has that of its newest publication.
    """

    store: Path
    documents: int
    read: int
    unchanged: int
    removed: int
    checked: int
    claims: int
    across: int
    judged: int
    quantities: int
    statements: int
    died: int
    steps: tuple[tuple[str, float], ...]
    notes: tuple[str, ...]
    failures: tuple[Failure, ...]
    as_of: str = ""

    def summary(self) -> str:
        """Return what a person wants to know first."""
        lines = [
            f"{count_of(self.documents, 'document')}: {self.read:,} read, {self.unchanged:,} unchanged, "
            f"{self.removed:,} removed",
            f"  {self.quantities:,} quantities, {self.statements:,} statements in the store",
            f"  {count_of(self.checked, 'document')} checked, each with those of its place: {count_of(self.claims, 'claim')}, "
            f"{self.across:,} of them across documents",
        ]
        if self.judged:
            day = f", outcomes as known at {self.as_of}" if self.as_of else ""
            lines.append(f"  targets of {count_of(self.judged, 'place')} judged{day}")
        if self.died:
            lines.append(
                f"  {count_of(self.died, 'worker')} died and {'was' if self.died == 1 else 'were'} replaced"
            )
        lines += [f"  {note}" for note in self.notes]
        lines.append("  " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.steps))
        lines.append(f"store in {short_path(self.store)}; {sql_command(self.store, option='--store')}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """How a run goes about it.

    Parameters
    ----------
    workers : int
        Processes of this machine; 0: as many as it has cores.
    scheduler : str
        Address of a Dask scheduler instead, ``local`` for one of this run's own.
    verify : bool
        Hash every document and every part, instead of trusting size and time of change.
    retry : bool
        Try again what ended the processes reading, checking or judging it before, and what could not be read.
    targets : bool
        Judge targets too.
    models : tuple of str
        Growth models asked for their probabilities.
    as_of : str
        Day of knowledge of their outcomes; the newest publication at hand when empty.
    timeout_s : float
        Longest time for one batch.
    vocabulary : Path or None
        A user's own vocabulary folder.
    """

    workers: int = 0
    scheduler: str = ""
    verify: bool = False
    retry: bool = False
    targets: bool = False
    models: tuple[str, ...] = ("pooled",)
    as_of: str = ""
    timeout_s: float = 600.0
    vocabulary: Path | None = None


def run_corpus(
    address: str, *, store: Path, options: CorpusOptions | None = None, workers: Workers | None = None
) -> CorpusRun:
    """Bring a store up to date with the documents at an address.

    What is unchanged (document, code, vocabulary) is left alone. A run that is broken off is taken up by the next.

    Parameters
    ----------
    address : str
        A folder, or a URL for fsspec.
    store : Path
    options : CorpusOptions, optional
    workers : Workers, optional
        Instead of those the options ask for; they are entered and left by this run.

    Raises
    ------
    UsageError
        When there is no such folder, no time or no date is given, or a growth model that targets are to be judged by is unknown.
    """
    chosen = options or CorpusOptions()
    check_timeout(chosen.timeout_s)
    require_date(chosen.as_of, where="--as-of")
    if chosen.targets:
        from plancheck.growth.forecast import check_models

        check_models(chosen.models)
    pool = _Lazily(
        workers or workers_for(scheduler=chosen.scheduler, size=chosen.workers, timeout_s=chosen.timeout_s)
    )
    with pool:
        if not is_store(store):
            pool.start()  # while the documents are listed: all of them will be read
        return _bring_up_to_date(address, store, chosen, pool)


def _bring_up_to_date(address: str, store: Path, chosen: CorpusOptions, pool: _Lazily) -> CorpusRun:
    clock = _Clock()
    notes: list[str] = []
    listed = {item.document: item for item in list_documents(address)}
    clock.step("list")
    with Store(store, threads=min(pool.size, cores())) as opened:  # no more of the machine than was asked for
        condition = opened.examine(by_content=chosen.verify, told=notes.append)
        clock.step("examine")
        version = code_version(vocabulary=chosen.vocabulary)
        todo, known, removed, unchanged = _compare(opened, listed, version, chosen)
        with opened.manifest.changing():
            opened.manifest.remove(removed)
        clock.step("compare")
        read, same, died = _read(opened, pool, todo, known, version, chosen) if todo else (0, 0, 0)
        unchanged += same
        clock.step("read")
        opened.settle()
        clock.step("settle")
        checked = check_places(opened, pool, vocabulary=chosen.vocabulary, retry=chosen.retry)
        clock.step("check")
        judged = Judged()
        if chosen.targets:
            judged = judge_places(
                opened, pool, models=chosen.models, as_of=chosen.as_of, vocabulary=chosen.vocabulary, retry=chosen.retry
            )  # fmt: skip
            clock.step("judge")
        pool.close()
        opened.compact()
        clock.step("compact")
        if condition.swept:
            notes.append(f"{count_of(condition.swept, 'file')} of a run that was broken off removed")
        failures = [
            Failure(
                record.document,
                record.reason if record.status == "failed" else f"{record.status}: {record.reason}",
            )
            for record in opened.manifest.records("status <> 'read'")
        ]
        failures += [Failure(place, why) for (_, place), why in opened.manifest.given_up().items()]
        quantities, statements = opened.manifest.sums()
        return CorpusRun(
            store, len(listed), read, unchanged, len(removed), checked.documents, checked.claims, checked.across, judged.places,
            quantities, statements, died + checked.died + judged.died, clock.steps, tuple(notes), tuple(failures),
            last_day(chosen.as_of),
        )  # fmt: skip


class _Clock:
    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._steps: list[tuple[str, float]] = []

    def step(self, name: str) -> None:
        now = time.perf_counter()
        self._steps.append((name, now - self._last))
        self._last = now

    @property
    def steps(self) -> tuple[tuple[str, float], ...]:
        return tuple(self._steps)


class _Lazily:
    """Workers that are started when the first task comes, or before: a run with nothing to do starts none."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._entered = False
        self.size = workers.size

    def start(self) -> None:
        if not self._entered:
            self._workers.__enter__()
            self._entered = True

    def run(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R] | Died[T]]:
        self.start()
        return self._workers.run(function, tasks)

    def close(self) -> None:
        if self._entered:
            self._entered = False
            self._workers.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _compare(
    store: Store, listed: dict[str, Listed], version: str, options: CorpusOptions
) -> tuple[list[Listed], dict[str, str], list[str], int]:
    """Return what is to be read, the known hashes of what may be the same, what is gone, and how many are untouched."""
    stamps = store.manifest.stamps()
    todo: list[Listed] = []
    known: dict[str, str] = {}
    unchanged = 0
    for document, item in listed.items():
        entry = stamps.get(document)
        if entry is None:
            todo.append(item)
            continue
        address, stamp, size, read_by, status, sha256, has_rows = entry
        current = read_by == version and (has_rows if status == "read" else not options.retry)
        untouched = (address, stamp, size) == (item.address, item.stamp, item.size) and item.stamp != ""
        if current and untouched and not options.verify:
            unchanged += 1
            continue
        if current and item.origin == "":
            known[document] = sha256
        todo.append(item)
    return todo, known, sorted(stamps.keys() - listed.keys()), unchanged


def _read(
    store: Store,
    workers: Workers,
    todo: list[Listed],
    known: dict[str, str],
    version: str,
    options: CorpusOptions,
) -> tuple[int, int, int]:
    """Read documents in batches, keep each as it comes.

    Returns
    -------
    int
        Documents read, then those whose content turned out to be what it was, then workers that died.
    """
    folder = str(options.vocabulary) if options.vocabulary else ""

    def task(documents: Sequence[Listed]) -> ReadTask:
        hashes = tuple(known.get(item.document, "") for item in documents)
        return ReadTask(store.new_part(), tuple(documents), hashes, version, folder)

    def ready() -> None:
        """Make ready what this process needs later, while the first rows are made: those that come back are Arrow."""
        load_arrow()
        code_version(CHECKING, vocabulary=options.vocabulary)

    threading.Thread(target=ready, daemon=True).start()
    batches = map(task, _batches(todo, workers.size))
    outcomes = Retried(
        workers, read_batch, batches, parted=lambda died: [task(half) for half in halves(died.documents)]
    )
    read = same = 0
    with count(len(todo), what="documents") as counted:
        for outcome in outcomes:
            for _ in outcome.task.documents:
                counted()
            if isinstance(outcome, GivenUp):
                _put_aside(store, outcome)
                continue
            result = outcome.result
            store.land(outcome.task.part, result.records, result.tables)
            if result.same:
                with store.manifest.changing():
                    store.manifest.restamp((i.address, i.stamp, i.size, i.document) for i in result.same)
            read += len(result.records)
            same += len(result.same)
    return read, same, outcomes.died


def _put_aside(store: Store, outcome: GivenUp[ReadTask]) -> None:
    """Keep that a document ends the process reading it."""
    (item,) = outcome.task.documents
    reason = f"expected a reading, met {outcome.why}"
    tell(f"{item.document}: {reason}")
    record = Record(
        item.document, item.address, item.stamp, item.size, "", outcome.task.version, "quarantined", reason
    )
    store.land(outcome.task.part, [record], {})


def _batches(todo: list[Listed], workers: int) -> Iterator[tuple[Listed, ...]]:
    """Part documents into batches, smaller ones towards the end."""
    parts = _ROUNDS_LEFT * max(1, workers)
    least = max(1, min(_LEAST_BATCH, len(todo) // parts))
    at = 0
    while at < len(todo):
        size = min(BATCH, max(least, (len(todo) - at) // parts))
        yield tuple(todo[at : at + size])
        at += size
