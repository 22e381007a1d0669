"""What the runner knows of its runs: one SQLite file beside the site, written by the runner alone.

A notebook cannot say that its kernel was killed; the runner that waited for it can.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from plancheck.errors import PlancheckError

HIDDEN = ".plancheck"  # below the site's folder; never served

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
  run INTEGER PRIMARY KEY, name TEXT NOT NULL, started TEXT NOT NULL, finished TEXT, pid INTEGER NOT NULL,
  made INTEGER, unchanged INTEGER, failed INTEGER
);
CREATE TABLE IF NOT EXISTS attempts (
  run INTEGER NOT NULL REFERENCES runs, report TEXT NOT NULL, attempt INTEGER NOT NULL, started TEXT NOT NULL,
  finished TEXT, status TEXT NOT NULL, seconds REAL, error TEXT, PRIMARY KEY (run, report, attempt)
);
CREATE TABLE IF NOT EXISTS pages (
  report TEXT PRIMARY KEY, key TEXT NOT NULL, digest TEXT NOT NULL, run INTEGER NOT NULL, made TEXT NOT NULL
);
"""


class SiteBusyError(PlancheckError):
    """Another run holds the site's folder."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the last good page of a report was made from, and what it was."""

    key: str
    digest: str
    run: int


def now() -> str:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Status:
    """The status file of one site.

    Parameters
    ----------
    out : Path
        Folder of the site.
    """

    def __init__(self, out: Path) -> None:
        folder = out / HIDDEN
        folder.mkdir(parents=True, exist_ok=True)
        self._base = sqlite3.connect(folder / "status.sqlite", timeout=30, isolation_level=None)
        self._base.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def start_run(self, name: str) -> int:
        """Record that a run began; attempts of earlier runs that never ended are marked as interrupted."""
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.execute("UPDATE attempts SET status = 'interrupted' WHERE status = 'running'")
            row = self._base.execute(
                "INSERT INTO runs (name, started, pid) VALUES (?, ?, ?)", (name, now(), os.getpid())
            )
        return int(row.lastrowid or 0)

    def end_run(self, run: int, *, made: int, unchanged: int, failed: int) -> None:
        """Record how a run ended."""
        self._base.execute(
            "UPDATE runs SET finished = ?, made = ?, unchanged = ?, failed = ? WHERE run = ?",
            (now(), made, unchanged, failed, run),
        )

    def start_attempt(self, run: int, report: str, attempt: int) -> None:
        """Record that a report was begun."""
        self._base.execute(
            "INSERT INTO attempts (run, report, attempt, started, status) VALUES (?, ?, ?, ?, 'running')",
            (run, report, attempt, now()),
        )

    def end_attempt(
        self, run: int, report: str, attempt: int, *, status: str, seconds: float, error: str = ""
    ) -> None:
        """Record how an attempt ended."""
        self._base.execute(
            "UPDATE attempts SET finished = ?, status = ?, seconds = ?, error = ?"
            " WHERE run = ? AND report = ? AND attempt = ?",
            (now(), status, round(seconds, 3), error, run, report, attempt),
        )

    def page(self, report: str) -> Page | None:
        """Return what the last good page of a report was made from."""
        row = self._base.execute("SELECT key, digest, run FROM pages WHERE report = ?", (report,)).fetchone()
        return Page(*row) if row else None

    def keep_page(self, report: str, page: Page) -> None:
        """Record a good page."""
        self._base.execute(
            "INSERT OR REPLACE INTO pages (report, key, digest, run, made) VALUES (?, ?, ?, ?, ?)",
            (report, page.key, page.digest, page.run, now()),
        )

    def attempts(self, run: int) -> list[tuple[str, int, str, str]]:
        """Return (report, attempt, status, error) of a run, in order."""
        rows = self._base.execute(
            "SELECT report, attempt, status, coalesce(error, '') FROM attempts WHERE run = ? ORDER BY report, attempt",
            (run,),
        )
        return [(str(a), int(b), str(c), str(d)) for a, b, c, d in rows]

    def runs(self, *, limit: int = 50) -> list[dict[str, object]]:
        """Return the newest runs, newest first."""
        cursor = self._base.execute("SELECT * FROM runs ORDER BY run DESC LIMIT ?", (limit,))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]


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
    import fcntl
    import time

    folder = out / HIDDEN
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+", encoding="ascii") as handle:
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
                        "a site that no other run is writing", met=f"a run with process id {holder}", where=str(out),
                        do="wait for it, or give --wait SECONDS",
                    ) from None  # fmt: skip
                time.sleep(min(0.2, max(wait_seconds, 0.01)))
        handle.seek(0)
        handle.truncate()
        handle.write(str(os.getpid()))
        handle.flush()
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                handle.truncate(0)
