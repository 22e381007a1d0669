"""What the runner knows of its runs: one SQLite file beside the site, written by the runner alone.

A notebook cannot say that its kernel was killed; the runner that waited for it can.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plancheck.errors import PlancheckError
from plancheck.progress import warn

HIDDEN = ".plancheck"  # below the site's folder; never served

# of the tables below; a file of another version is begun anew, so that its reports are made once more
VERSION = 2

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
  run INTEGER PRIMARY KEY, name TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, pid INTEGER NOT NULL,
  made INTEGER, unchanged INTEGER, failed INTEGER, seconds REAL
);
CREATE TABLE IF NOT EXISTS attempts (
  run INTEGER NOT NULL REFERENCES runs, report TEXT NOT NULL, attempt INTEGER NOT NULL, started TEXT NOT NULL,
  finished TEXT, status TEXT NOT NULL, seconds REAL, error TEXT, PRIMARY KEY (run, report, attempt)
);
CREATE TABLE IF NOT EXISTS pages (
  report TEXT PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, run INTEGER NOT NULL, made TEXT NOT NULL,
  facts TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS failures (report TEXT PRIMARY KEY, run INTEGER NOT NULL, error TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS prints (report TEXT PRIMARY KEY, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS snapshots (tables TEXT PRIMARY KEY, digest TEXT NOT NULL, run INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS seen (
  tables TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (tables, name, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changes (
  run INTEGER NOT NULL REFERENCES runs, number INTEGER NOT NULL, name TEXT NOT NULL, change TEXT NOT NULL,
  key TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY (run, number)
);
CREATE TABLE IF NOT EXISTS schedules (
  name TEXT PRIMARY KEY, cron TEXT NOT NULL, timezone TEXT NOT NULL, missed TEXT NOT NULL, arguments TEXT NOT NULL,
  added TEXT NOT NULL, last_due TEXT, last_ended TEXT, last_exit INTEGER
);
"""


class SiteBusyError(PlancheckError):
    """Another run holds the site's folder."""

    exit_code = 4


class StatusError(PlancheckError):
    """The status file cannot be read or written: a full disk, a read-only folder."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the last good page of a report was made from, and what it was.

    Parameters
    ----------
    key : str
        Hash of everything that went in.
    digest : str
        Hash of the page.
    run : int
    facts : mapping
        What the page says about itself to the index.
    """

    key: str
    digest: str
    run: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the tables of a run and those of the run before.

    Parameters
    ----------
    table : str
    change : str
        ``new``, ``gone`` or ``changed``.
    key : str
        Key of the row.
    before, after : mapping
        The watched columns; empty on the side where there is no row.
    """

    table: str
    change: str
    key: str
    before: Mapping[str, str]
    after: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of reports."""

    run: int
    name: str
    started: str
    finished: str
    made: int
    unchanged: int
    failed: int
    seconds: float
    changes: int


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _opened(path: Path) -> sqlite3.Connection:
    """Return the open file; one that is damaged or of another version is put aside and begun anew."""
    for last in (False, True):
        base = sqlite3.connect(path, timeout=30, isolation_level=None)
        try:
            version = int(base.execute("PRAGMA user_version").fetchone()[0])
            empty = not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if version == VERSION or empty:
                base.executescript(_SCHEMA + f"PRAGMA user_version = {VERSION};")
                return base
        except sqlite3.DatabaseError as error:
            # a busy or full file is no damaged one
            if last or isinstance(error, sqlite3.OperationalError):
                base.close()
                raise
        base.close()
        aside = path.with_suffix(".old")
        path.replace(aside)
        warn(
            f"{path}: expected a status file of this version, met another or a damaged one; put aside as {aside.name} and begun "
            "anew: every report is made once more, schedules have to be added again"
        )
    raise sqlite3.DatabaseError("a new file is not empty")


class Status:
    """The status file of one site.

    Parameters
    ----------
    out : Path
        Folder of the site.

    Raises
    ------
    StatusError
        When the file cannot be written.
    """

    def __init__(self, out: Path) -> None:
        folder = out / HIDDEN
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "status.sqlite"
        with self._told():
            self._base = _opened(self._path)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StatusError(
                "a status file that can be written", met=str(error), where=f"{HIDDEN}/status.sqlite",
                do="see that the site's folder has space and may be written",
            ) from error  # fmt: skip

    def _do(self, statement: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        with self._told():
            return self._base.execute(statement, values)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several changes in one step: all of them are kept or none."""
        self._do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise
        self._do("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    # -- runs ---------------------------------------------------------------------------------------------------

    def start_run(self, name: str) -> int:
        """Record that a run began; attempts of earlier runs that never ended are marked as interrupted."""
        with self.together():
            self._do("UPDATE attempts SET status = 'interrupted' WHERE status = 'running'")
            row = self._do(
                "INSERT INTO runs (name, started, pid) VALUES (?, ?, ?)", (name, now(), os.getpid())
            )
        return int(row.lastrowid or 0)

    def end_run(self, run: int, *, made: int, unchanged: int, failed: int, seconds: float) -> None:
        """Record how a run ended."""
        self._do(
            "UPDATE runs SET finished = ?, made = ?, unchanged = ?, failed = ?, seconds = ? WHERE run = ?",
            (now(), made, unchanged, failed, round(seconds, 3), run),
        )

    def runs(self, *, limit: int = 50) -> list[Run]:
        """Return the newest runs, newest first; one without an end was interrupted or still goes on."""
        rows = self._do(
            "SELECT run, name, started, coalesce(finished, ''), coalesce(made, 0), coalesce(unchanged, 0),"
            " coalesce(failed, 0), coalesce(seconds, 0), (SELECT count(*) FROM changes WHERE changes.run = runs.run)"
            " FROM runs ORDER BY run DESC LIMIT ?",
            (limit,),
        )
        return [Run(*row) for row in rows]

    def start_attempt(self, run: int, report: str, attempt: int) -> None:
        """Record that a report was begun."""
        self._do(
            "INSERT INTO attempts (run, report, attempt, started, status) VALUES (?, ?, ?, ?, 'running')",
            (run, report, attempt, now()),
        )

    def end_attempt(
        self, run: int, report: str, attempt: int, *, status: str, seconds: float, error: str = ""
    ) -> None:
        """Record how an attempt ended."""
        self._do(
            "UPDATE attempts SET finished = ?, status = ?, seconds = ?, error = ?"
            " WHERE run = ? AND report = ? AND attempt = ?",
            (now(), status, round(seconds, 3), error, run, report, attempt),
        )

    # -- pages --------------------------------------------------------------------------------------------------

    def page(self, report: str) -> Page | None:
        """Return what the last good page of a report was made from."""
        row = self._do("SELECT key, digest, run, facts FROM pages WHERE report = ?", (report,)).fetchone()
        return Page(row[0], row[1], row[2], json.loads(row[3])) if row else None

    def pages(self) -> dict[str, Page]:
        """Return every good page by its report."""
        rows = self._do("SELECT report, key, digest, run, facts FROM pages ORDER BY report")
        return {
            str(name): Page(key, digest, run, json.loads(facts)) for name, key, digest, run, facts in rows
        }

    def keep_page(self, report: str, page: Page) -> None:
        """Record a good page, and that its report has not failed."""
        facts = json.dumps(dict(page.facts), ensure_ascii=False, sort_keys=True)
        with self.together():
            self._do(
                "INSERT OR REPLACE INTO pages (report, key, digest, run, made, facts) VALUES (?, ?, ?, ?, ?, ?)",
                (report, page.key, page.digest, page.run, now(), facts),
            )
            self._do("DELETE FROM failures WHERE report = ?", (report,))

    def forget_page(self, report: str) -> None:
        """Forget a page that is gone."""
        self._do("DELETE FROM pages WHERE report = ?", (report,))

    def keep_failure(self, report: str, run: int, error: str) -> None:
        """Record that a report failed and why; its last good page, if there is one, is stale."""
        self._do(
            "INSERT OR REPLACE INTO failures (report, run, error) VALUES (?, ?, ?)", (report, run, error)
        )

    def failures(self) -> dict[str, str]:
        """Return why each report failed that has not been made since."""
        return dict(self._do("SELECT report, error FROM failures ORDER BY report").fetchall())

    def printed(self, report: str) -> str:
        """Return the digest of the page that the report's PDF was printed from; empty when there is none."""
        row = self._do("SELECT digest FROM prints WHERE report = ?", (report,)).fetchone()
        return str(row[0]) if row else ""

    def keep_print(self, report: str, digest: str) -> None:
        """Record which page the report's PDF was printed from."""
        self._do("INSERT OR REPLACE INTO prints (report, digest) VALUES (?, ?)", (report, digest))

    # -- what changed -------------------------------------------------------------------------------------------

    def snapshot_digest(self, tables: str) -> str:
        """Return the hash of the tables last seen; empty when none were."""
        row = self._do("SELECT digest FROM snapshots WHERE tables = ?", (tables,)).fetchone()
        return str(row[0]) if row else ""

    def seen(self, tables: str, name: str) -> dict[str, dict[str, str]]:
        """Return the rows of a table as last seen, by key."""
        rows = self._do("SELECT key, row FROM seen WHERE tables = ? AND name = ?", (tables, name))
        return {str(key): json.loads(row) for key, row in rows}

    def keep_snapshot(
        self, tables: str, digest: str, rows: Mapping[str, Mapping[str, Mapping[str, str]]], *, run: int,
        changes: Sequence[Change],
    ) -> None:  # fmt: skip
        """Record the rows seen and what changed since they were last seen, in one step."""

        def text(row: Mapping[str, str]) -> str:
            return json.dumps(dict(row), ensure_ascii=False, sort_keys=True)

        with self.together():
            self._do("DELETE FROM seen WHERE tables = ?", (tables,))
            with self._told():
                self._base.executemany(
                    "INSERT INTO seen (tables, name, key, row) VALUES (?, ?, ?, ?)",
                    (
                        (tables, name, key, text(row))
                        for name, found in rows.items()
                        for key, row in found.items()
                    ),
                )
                self._base.executemany(
                    "INSERT INTO changes (run, number, name, change, key, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        (run, n, one.table, one.change, one.key, text(one.before), text(one.after))
                        for n, one in enumerate(changes)
                    ),
                )
            self._do(
                "INSERT OR REPLACE INTO snapshots (tables, digest, run) VALUES (?, ?, ?)",
                (tables, digest, run),
            )

    def changes(self, run: int) -> list[Change]:
        """Return what a run found changed."""
        rows = self._do(
            "SELECT name, change, key, before, after FROM changes WHERE run = ? ORDER BY number", (run,)
        )
        return [Change(a, b, c, json.loads(d), json.loads(e)) for a, b, c, d, e in rows]

    # -- schedules ----------------------------------------------------------------------------------------------

    def keep_schedule(self, content: tuple[str, str, str, str, str, str]) -> None:
        """Keep (name, cron, timezone, missed, arguments, added); what is known of its runs stays."""
        self._do(
            "INSERT INTO schedules (name, cron, timezone, missed, arguments, added) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, timezone = excluded.timezone,"
            " missed = excluded.missed, arguments = excluded.arguments, added = excluded.added",
            content,
        )

    def forget_schedule(self, name: str) -> None:
        """Forget a schedule."""
        self._do("DELETE FROM schedules WHERE name = ?", (name,))

    def end_schedule(self, name: str, *, due: str, ended: str, code: int) -> None:
        """Record how a scheduled run ended."""
        self._do(
            "UPDATE schedules SET last_due = ?, last_ended = ?, last_exit = ? WHERE name = ?",
            (due, ended, code, name),
        )

    def schedules(self) -> list[tuple[Any, ...]]:
        """Return every schedule by name, with how its last run ended."""
        return self._do("SELECT * FROM schedules ORDER BY name").fetchall()


@contextmanager
def site_lock(out: Path, *, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the site's folder for one run; the lock goes with the process, however it ends.

    Parameters
    ----------
    out : Path
    wait_seconds : float
        How long to wait for another run to end.

    Raises
    ------
    SiteBusyError
        When another run still holds it.
    """
    with file_lock(out / HIDDEN / "lock", what="run", wait_seconds=wait_seconds):
        yield


@contextmanager
def file_lock(path: Path, *, what: str, wait_seconds: float = 0) -> Iterator[None]:
    """Hold a lock file; the system lets go of it with the process, however that ends.

    Raises
    ------
    SiteBusyError
        When another process still holds it after the wait.
    """
    import fcntl
    import time

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as handle:
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    handle.seek(0)
                    holder = handle.read().strip() or "unknown"
                    raise SiteBusyError(
                        f"a site that no other {what} is writing", met=f"a {what} with process id {holder}",
                        where=str(path.parent.parent),
                        do="wait for it, or give --wait SECONDS" if what == "run" else "wait for it, or end it first",
                    ) from None  # fmt: skip
                time.sleep(min(0.2, max(wait_seconds, 0.01)))
        with contextlib.suppress(OSError):  # a full disk: the lock holds without its holder's name
            handle.seek(0)
            handle.truncate()
            handle.write(str(os.getpid()))
            handle.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                handle.truncate(0)
