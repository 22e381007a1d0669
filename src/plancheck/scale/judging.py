"""Series and targets at scale, place by place; a place is judged again when its documents have changed."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plancheck.cluster import Died, Workers
from plancheck.errors import PlancheckError
from plancheck.progress import count
from plancheck.scale.reading import read_places
from plancheck.scale.tasks import JudgeTask, judge_batch
from plancheck.scale.version import JUDGING, code_version
from plancheck.store.manifest import Record
from plancheck.store.parts import pack
from plancheck.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

TASK_STATEMENTS = 1_000  # of one task: some seconds of work; small places are judged together
TRIES = 4


def judge_places(store: Store, workers: Workers, *, models: tuple[str, ...], as_of: str = "") -> int:
    """Assemble the series and judge the targets of every place whose documents changed; return how many places.

    Parameters
    ----------
    store : Store
    workers : Workers
    models : tuple of str
        Growth models asked for the probabilities.
    as_of : str
        Day of knowledge of the outcomes; the latest date of a document when empty.
    """
    manifest = store.manifest
    members: dict[str, list[Record]] = {}
    homes: dict[str, str] = {}
    day = as_of
    for record in manifest.records("part IS NOT NULL"):
        members.setdefault(record.place, []).append(record)
        homes[record.place] = record.home.partition("/")[0]
        day = as_of or max(day, record.date)
    # A later document elsewhere moves the default day, yet not what a place's own documents say: only a day that was
    # asked for is part of what a place was judged from.
    common = "\0".join([code_version(JUDGING), as_of, *models])
    before = manifest.place_signatures()
    signatures = {
        place: hashlib.sha256(
            "\0".join([common, *(f"{r.document}={r.sha256}" for r in found)]).encode()
        ).hexdigest()
        for place, found in members.items()
    }
    todo = {place for place, signature in signatures.items() if before.get(place, ("", None))[0] != signature}
    with manifest.changing():
        manifest.remove_places(before.keys() - signatures.keys())
    again: deque[JudgeTask] = deque()
    deaths: dict[int, int] = {}

    def made_of(home: str, tables: dict[str, pa.Table]) -> JudgeTask:
        import pyarrow as pa

        found = [record for place in tables for record in members[place]]
        return JudgeTask(
            store.new_part(), home, tuple(tables), pack(pa.concat_tables(list(tables.values()))),
            {r.document: r.date for r in found}, {r.document: r.issuer or r.document for r in found}, day, models,
        )  # fmt: skip

    def fresh() -> Iterator[JudgeTask]:
        by_home: dict[str, dict[str, list[Record]]] = {}
        for place in todo:
            by_home.setdefault(homes[place], {})[place] = members[place]
        for home, wanted in sorted(by_home.items()):
            waiting: dict[str, pa.Table] = {}
            rows = 0
            for place, table in read_places(store, wanted):
                waiting[place] = table
                rows += table.num_rows
                if rows >= TASK_STATEMENTS:
                    yield made_of(home, waiting)
                    waiting, rows = {}, 0
            if waiting:
                yield made_of(home, waiting)

    class _Tasks:
        def __init__(self) -> None:
            self._fresh = fresh()

        def __iter__(self) -> Iterator[JudgeTask]:
            return self

        def __next__(self) -> JudgeTask:
            return again.popleft() if again else next(self._fresh)

    with count(len(todo), what="places judged") as counted:
        for outcome in workers.run(judge_batch, _Tasks()):
            task = outcome.task
            if isinstance(outcome, Died):
                deaths[task.part] = deaths.get(task.part, 0) + 1
                if deaths[task.part] >= TRIES:
                    met = f"a process that died {TRIES} times judging them ({outcome.how})"
                    raise PlancheckError("targets", met=met, where=", ".join(task.places))
                again.append(task)
                continue
            store.keep_places(
                task.part,
                task.home,
                {place: signatures[place] for place in task.places},
                outcome.result.tables,
            )
            for _ in task.places:
                counted()
    return len(todo)
