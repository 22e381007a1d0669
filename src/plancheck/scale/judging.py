"""Series and targets at scale, place by place; a place is judged again when its documents have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.cluster import Workers
from plancheck.progress import count, tell
from plancheck.retried import GivenUp, Retried, halves
from plancheck.scale.reading import read_places
from plancheck.scale.tasks import JudgeTask, judge_batch
from plancheck.scale.version import JUDGING, code_version
from plancheck.store.manifest import Manifest, Record
from plancheck.store.parts import AREA, pack, rows_where, unpack
from plancheck.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

TASK_STATEMENTS = 1_000  # of one task: some seconds of work; small places are judged together


@dataclass(frozen=True, slots=True)
class Judged:
    """Places judged, workers that died."""

    places: int = 0
    died: int = 0


@dataclass(frozen=True, slots=True)
class _How:
    """How targets are judged: the growth models asked, the day of knowledge asked for, a user's vocabulary."""

    models: tuple[str, ...]
    as_of: str
    vocabulary: Path | None


def judge_places(
    store: Store,
    workers: Workers,
    *,
    models: tuple[str, ...],
    as_of: str = "",
    vocabulary: Path | None = None,
    retry: bool = False,
) -> Judged:
    """Assemble the series and judge the targets of every place whose documents changed.

    Parameters
    ----------
    store : Store
    workers : Workers
    models : tuple of str
        Growth models asked for the probabilities.
    as_of : str
        Day of knowledge of the outcomes; the newest publication at hand of each place when empty.
    vocabulary : Path, optional
        A user's own vocabulary folder.
    retry : bool
        Judge the places again that were given up, because whatever judged them died.
    """
    manifest = store.manifest
    members = _documents_of_places(manifest)
    how = _How(models, as_of, vocabulary)
    signatures = _signatures(members, how)
    before = manifest.place_signatures()
    todo = {place for place, signature in signatures.items() if before.get(place, ("", None))[0] != signature}
    given_up = {place for _, place in manifest.given_up("targets")}
    todo |= given_up & signatures.keys() if retry else set()
    with manifest.changing():
        manifest.remove_places(before.keys() - signatures.keys())
        manifest.take_up("targets", given_up & todo | given_up - signatures.keys())
    fresh = _tasks(store, {place: members[place] for place in todo}, how)
    outcomes = Retried(workers, judge_batch, fresh, parted=lambda task: _parted(store, task))
    judged = 0
    with count(len(todo), what="places judged") as counted:
        for outcome in outcomes:
            task = outcome.task
            signed = {place: signatures[place] for place in task.places}
            for _ in task.places:
                counted()
            if isinstance(outcome, GivenUp):
                reason = f"expected its targets judged, met {outcome.why}"
                for place in task.places:
                    tell(f"{place}: {reason}")
                store.give_up_targets(signed, reason)
                continue
            store.keep_places(task.part, task.home, signed, outcome.result.tables)
            judged += len(signed)
    return Judged(judged, outcomes.died)


def _parted(store: Store, task: JudgeTask) -> list[JudgeTask]:
    """Return two tasks with half of a task's places each, none of a task of one."""
    table = unpack(task.statements)
    return [
        replace(
            task,
            part=store.new_part(),
            places=tuple(places),
            statements=pack(rows_where(table, AREA, places)),
        )
        for places in halves(task.places)
    ]


def _documents_of_places(manifest: Manifest) -> dict[str, list[Record]]:
    members: dict[str, list[Record]] = {}
    for record in manifest.records("part IS NOT NULL"):
        members.setdefault(record.place, []).append(record)
    return members


def _signatures(members: dict[str, list[Record]], how: _How) -> dict[str, str]:
    """Return what each place is judged from: code, vocabulary, models, its documents.

    A later document elsewhere moves the default day, yet not what a place's own documents say: only a day that was asked
    for is part of it.
    """
    version = code_version(JUDGING, vocabulary=how.vocabulary)
    common = "\0".join([version, how.as_of, *how.models])
    return {
        place: hashlib.sha256(
            "\0".join([common, *(f"{r.document}={r.sha256}" for r in records)]).encode()
        ).hexdigest()
        for place, records in members.items()
    }


def _tasks(store: Store, members: dict[str, list[Record]], how: _How) -> Iterator[JudgeTask]:
    """Yield the tasks of each part of the country, the statements of its places read from the store as they are needed."""
    by_home: dict[str, dict[str, list[Record]]] = {}
    for place, records in members.items():
        by_home.setdefault(records[-1].home.partition("/")[0], {})[place] = records
    for home, wanted in sorted(by_home.items()):
        waiting: dict[str, pa.Table] = {}
        rows = 0
        for place, table in read_places(store, wanted):
            waiting[place] = table
            rows += table.num_rows
            if rows >= TASK_STATEMENTS:
                yield _task(store, home, waiting, wanted, how)
                waiting, rows = {}, 0
        if waiting:
            yield _task(store, home, waiting, wanted, how)


def _task(
    store: Store, home: str, tables: dict[str, pa.Table], members: dict[str, list[Record]], how: _How
) -> JudgeTask:
    import pyarrow as pa

    records = [record for place in tables for record in members[place]]
    return JudgeTask(
        store.new_part(),
        home,
        tuple(tables),
        pack(pa.concat_tables(list(tables.values()))),
        {record.document: record.date for record in records},
        {record.document: record.issuer or record.document for record in records},
        how.as_of,
        how.models,
        str(how.vocabulary or ""),
    )
