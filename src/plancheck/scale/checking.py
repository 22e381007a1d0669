"""Claims at scale: each document is checked with the documents of its own place that speak of the same years.

What is compared with what follows from the documents alone, never from the order in which they came: a store that grew
document by document holds the claims of one made at once.
"""

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
from plancheck.scale.tasks import UNASKED_BY_CHECKS, CheckTask, Group, check_batch
from plancheck.scale.version import CHECKING, code_version
from plancheck.store.manifest import Record
from plancheck.store.parts import AREA, pack, rows_where, unpack
from plancheck.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

# documents of one place compared with each other; more are parted in two by their ids' hashes
MOST_TOGETHER = 512
_NUMBERED = "\0"  # between a place and the number of one of its groups
TASK_STATEMENTS = 1_250  # of one task: what 36 reports of one place hold, and what a worker holds at a time
# of one of the last tasks: they get smaller, so that none waits long for another's last
_LEAST_STATEMENTS = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """Documents checked, their claims, those across documents among them, workers that died."""

    documents: int = 0
    claims: int = 0
    across: int = 0
    died: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is checked of a place: groups, each with the documents whose claims are wanted and all it is made of."""

    place: str
    groups: tuple[tuple[frozenset[str], frozenset[str]], ...]  # (wanted, together)
    records: tuple[Record, ...]  # of every document whose statements are needed


def check_places(
    store: Store, workers: Workers, *, vocabulary: Path | None = None, retry: bool = False
) -> Checked:
    """Make the claims of every document that changed, and of those that can be compared with it.

    A place whose documents end the process checking them is given up, and tried again when one of them changes, or with
    `retry`.
    """
    version = code_version(CHECKING, vocabulary=vocabulary)
    manifest = store.manifest
    if manifest.get("checked by") != version:
        with manifest.changing():
            manifest.forget_claims()
            manifest.put("checked by", version)
    places = manifest.unchecked_places()
    again = {place for _, place in manifest.given_up("claims")}
    if again := again if retry else again.intersection(places):
        with manifest.changing():
            manifest.forget_claims(again)
            manifest.take_up("claims", again)
        places = manifest.unchecked_places()
    if not places:
        return Checked()
    gone, halved = manifest.gone(), manifest.halved()
    plans: dict[str, list[Plan]] = {}
    for place in places:
        records = list(manifest.records("place = ? AND part IS NOT NULL", (place,)))
        plan = plan_place(place, records, gone=gone.get(place, 0), halved_before=halved.get(place, 0))
        if plan.groups:
            plans.setdefault(records[0].home.partition("/")[0], []).append(plan)
    done = _check(store, workers, plans, vocabulary)
    with manifest.changing():
        manifest.forget_gone(places)
        for planned in plans.values():
            for plan in planned:
                if (
                    times := _halvings(sum(len(together) for _, together in plan.groups))
                ) or plan.place in halved:
                    manifest.put_halved(plan.place, times)
    return done


def plan_place(place: str, records: list[Record], *, gone: int = 0, halved_before: int = 0) -> Plan:
    """Return which documents of a place are checked anew, and together with which.

    Parameters
    ----------
    place : str
    records : list of Record
        Its documents.
    gone : int
        Years that documents spoke of that are there no more.
    halved_before : int
        How often its documents had been parted in two when they were last checked.

    Notes
    -----
    A document is checked anew when it has no claims yet, or when a year that it can be compared with is one that a new or
    removed document speaks of; with it go the documents that speak of the years it can be compared with.
    """
    times = _halvings(len(records))
    if times != halved_before:
        gone = -1  # other companions for everybody
    shelves: dict[int, list[Record]] = {}
    for record in records:
        shelves.setdefault(_shelf(record.document, times), []).append(record)
    groups = []
    for _, shelf in sorted(shelves.items()):
        touched = gone
        for record in shelf:
            if record.claims_part is None:
                touched |= int(record.held, 16)
        wanted = [r for r in shelf if r.claims_part is None or int(r.sought, 16) & touched or touched == -1]
        if not wanted:
            continue
        sought = 0
        for record in wanted:
            sought |= int(record.sought, 16)
        names = frozenset(record.document for record in wanted)
        together = names.union(record.document for record in shelf if int(record.held, 16) & sought)
        groups.append((names, together))
    needed = frozenset().union(*(together for _, together in groups))
    return Plan(place, tuple(groups), tuple(record for record in records if record.document in needed))


def _halvings(documents: int) -> int:
    times = 0
    while documents > MOST_TOGETHER << times:
        times += 1
    return times


def _shelf(document: str, times: int) -> int:
    if not times:
        return 0
    return int.from_bytes(hashlib.sha256(document.encode()).digest()[:4]) >> (32 - times)


def _check(store: Store, workers: Workers, plans: dict[str, list[Plan]], vocabulary: Path | None) -> Checked:
    folder = str(vocabulary) if vocabulary else ""
    total = sum(len(wanted) for planned in plans.values() for plan in planned for wanted, _ in plan.groups)
    documents = claims = across = 0
    outcomes = Retried(
        workers,
        check_batch,
        _tasks(store, plans, folder, workers=workers.size),
        parted=lambda task: _parted(store, task),
    )
    with count(total, what="documents checked") as counted:
        for outcome in outcomes:
            task = outcome.task
            focus = sorted(document for group in task.groups for document in group.focus)
            for _ in focus:
                counted()
            if isinstance(outcome, GivenUp):
                _give_up(store, task, focus, outcome.why)
                continue
            store.keep_claims(task.part, task.home, focus, outcome.result.claims, outcome.result.rows)
            documents += len(focus)
            claims += outcome.result.rows
            across += outcome.result.across
    return Checked(documents, claims, across, outcomes.died)


def _give_up(store: Store, task: CheckTask, focus: list[str], why: str) -> None:
    places = sorted({_place_of(group) for group in task.groups})
    reason = f"expected its claims, met {why}"
    for place in places:
        tell(f"{place}: {reason}")
    store.give_up_claims(task.part, task.home, focus, places, reason)


def _parted(store: Store, task: CheckTask) -> list[CheckTask]:
    """Return two tasks with half of a task's places each, none of a task of one."""
    table = unpack(task.statements)
    parts = []
    for groups in halves(task.groups):
        rows = rows_where(table, AREA, [group.place for group in groups])
        parts.append(replace(task, part=store.new_part(), groups=tuple(groups), statements=pack(rows)))
    return parts


def _tasks(
    store: Store, plans: dict[str, list[Plan]], vocabulary: str, *, workers: int
) -> Iterator[CheckTask]:
    """Yield the tasks of each province, its statements read from the store as they are needed."""
    left = sum(r.statements for planned in plans.values() for plan in planned for r in plan.records)
    for home, planned in sorted(plans.items()):
        of_place = {plan.place: plan for plan in planned}
        waiting: list[tuple[Group, pa.Table]] = []
        rows = 0
        for place, table in read_places(
            store, {plan.place: plan.records for plan in planned}, without=UNASKED_BY_CHECKS
        ):
            plan = of_place[place]
            for number, (wanted, together) in enumerate(plan.groups):
                if len(plan.groups) == 1:
                    name, part = place, table
                else:  # groups of one place must not be mixed up in a task: each gets a name of its own
                    name = f"{place}{_NUMBERED}{number}"
                    part = _named(rows_where(table, "document", together), name)
                waiting.append((Group(name, wanted), part))
                rows += part.num_rows
                if rows >= min(TASK_STATEMENTS, max(_LEAST_STATEMENTS, left // (2 * workers))):
                    left -= rows
                    yield _task(store, home, waiting, vocabulary)
                    waiting, rows = [], 0
        left -= rows
        if waiting:
            yield _task(store, home, waiting, vocabulary)


def _task(store: Store, home: str, waiting: list[tuple[Group, pa.Table]], vocabulary: str) -> CheckTask:
    import pyarrow as pa

    groups = tuple(group for group, _ in waiting)
    statements = pa.concat_tables([table for _, table in waiting])
    return CheckTask(store.new_part(), home, groups, pack(statements), vocabulary)


def _named(table: pa.Table, name: str) -> pa.Table:
    import pyarrow as pa

    names = pa.repeat(pa.scalar(name, pa.string()), table.num_rows)
    return table.drop_columns([AREA]).append_column(AREA, names)


def _place_of(group: Group) -> str:
    return group.place.partition(_NUMBERED)[0]
