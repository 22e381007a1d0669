"""Reports on a cron expression, for shops without a scheduler of their own: APScheduler around `plancheck run` and `plancheck report`.

Each due run is a process of its own, so that nothing piles up in the scheduler; schedules and how their runs ended are kept
in the site's status file.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from plancheck.errors import PlancheckError, UsageError
from plancheck.report.scheduled_run import end_running, run_once
from plancheck.report.status import HIDDEN, Status, file_lock
from plancheck.series.dates import day_meant, require_date
from plancheck.suggest import suggestion

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

log = logging.getLogger("plancheck.schedule")

Missed = Literal["run", "skip"]
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_SECONDS = 10  # how often a running scheduler looks for schedules added, changed or removed


class ScheduleError(PlancheckError):
    """Schedules cannot be run here."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """One command on a cron expression.

    Parameters
    ----------
    name : str
    cron : str
        Five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday, as in cron).
    timezone : str
        IANA name.
    missed : {"run", "skip"}
        What becomes of runs that fell due while no scheduler ran: made up for once at its start, or left out.
    arguments : tuple of str
        Of `plancheck report`.
    documents : tuple of str
        Documents and folders that are read anew before each report; none for the tables at hand.
    as_of : str
        Day at which the outcomes of the documents' targets are known; ``today`` for the day of each run in the schedule's
        time zone, empty for the newest publication at hand.
    added : str
        Moment it was added; empty for one that is not kept yet.
    last_due, last_ended : str
        Moment the last run was due, and when it ended; empty before the first.
    last_exit : int or None
    """

    name: str
    cron: str
    timezone: str = "UTC"
    missed: Missed = "run"
    arguments: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    as_of: str = ""
    added: str = ""
    last_due: str = ""
    last_ended: str = ""
    last_exit: int | None = None

    def trigger(self) -> CronTrigger:
        """Return the trigger of the expression.

        Raises
        ------
        UsageError
            When the expression or the time zone is wrong.
        """
        return make_trigger(self.cron, timezone=self.timezone)

    def next_due(self, after: datetime) -> datetime | None:
        """Return the first moment due after another; None when there is none."""
        found: datetime | None = self.trigger().get_next_fire_time(after, after)
        return found


def make_trigger(cron: str, *, timezone: str) -> CronTrigger:
    """Return the APScheduler trigger of a cron expression, read as cron reads it.

    Numbers of weekdays are cron's (0 and 7 Sunday), not APScheduler's (0 Monday). Day of month and day of week both
    restricted mean either of them to cron and both of them to APScheduler; that is refused.

    Raises
    ------
    UsageError
    """
    if find_spec("apscheduler") is None:
        raise ScheduleError(
            "APScheduler for schedules",
            met="no such package",
            do="install the extra in the checkout: .venv/bin/python -m pip install -e '.[schedule]'",
        )
    from zoneinfo import ZoneInfo

    from apscheduler.triggers.cron import CronTrigger

    fields = cron.split()
    if len(fields) != 5:
        raise UsageError("five fields: minute hour day month weekday", met=repr(cron), where="--cron")
    minute, hour, day, month, weekday = fields
    if day != "*" and weekday != "*":
        raise UsageError(
            "day of month or day of week, not both",
            met=repr(cron),
            where="--cron",
            do="add two schedules instead",
        )
    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError("a time zone like Asia/Shanghai", met=repr(timezone), where="--timezone") from error
    try:
        return CronTrigger(
            minute=minute,
            hour=hour,
            day=day,
            month=month.lower(),
            day_of_week=_weekdays(weekday),
            timezone=zone,
        )
    except (ValueError, TypeError) as error:
        raise UsageError("a cron expression", met=f"{cron!r} ({error})", where="--cron") from error


def _weekdays(field: str) -> str:
    """Return cron's day-of-week field with names for numbers; a range over Sunday is written out.

    Examples
    --------
    >>> _weekdays("1-5"), _weekdays("0"), _weekdays("5-7"), _weekdays("*"), _weekdays("mon,3")
    ('mon-fri', 'sun', 'fri-sun', '*', 'mon,wed')
    >>> _weekdays("0-2")
    'sun,mon,tue'
    """
    parts = []
    for part in field.lower().split(","):
        numbers = re.fullmatch(r"([0-7])-([0-7])", part)
        if numbers and int(numbers[1]) == 0 and int(numbers[2]) > 0:
            parts += [_DAYS[n] for n in range(int(numbers[2]) + 1)]
            continue
        parts.append(re.sub(r"(?<!/)\b[0-7]\b", lambda m: _DAYS[int(m[0])], part))
    return ",".join(dict.fromkeys(parts))


class Schedules:
    """The schedules of one site.

    Parameters
    ----------
    out : Path
        Folder of the site.
    """

    def __init__(self, out: Path) -> None:
        self.out = out

    @contextmanager
    def _status(self) -> Iterator[Status]:
        status = Status(self.out)
        try:
            yield status
        finally:
            status.close()

    def add(self, schedule: Schedule) -> None:
        """Keep a schedule; one of the same name is replaced.

        Raises
        ------
        UsageError
            When the expression, the time zone or the name is wrong.
        """
        if not re.fullmatch(r"[\w.-]{1,60}", schedule.name):
            raise UsageError("a name of letters, digits, dots, dashes", met=repr(schedule.name))
        if schedule.missed not in ("run", "skip"):
            raise UsageError("run or skip", met=repr(schedule.missed), where="--missed")
        if schedule.documents and any(word.split("=")[0] == "--tables" for word in schedule.arguments):
            raise UsageError(
                "documents that are read anew, or --tables of a folder at hand",
                met="both",
                where="--documents",
            )
        if schedule.as_of and not schedule.documents:
            raise UsageError(
                "documents whose targets are judged by that day",
                met="none",
                where="--as-of",
                do="add --documents; tables at hand keep the day they were made with",
            )
        require_date(day_meant(schedule.as_of), where="--as-of")
        if schedule.next_due(datetime.now(UTC)) is None:
            raise UsageError("an expression that comes about", met=repr(schedule.cron), where="--cron")
        with self._status() as status:
            status.keep_schedule(_content(schedule))

    def remove(self, name: str) -> None:
        """Forget a schedule.

        Raises
        ------
        UsageError
            When there is none of that name.
        """
        self.get(name)
        with self._status() as status:
            status.forget_schedule(name)

    def all(self) -> list[Schedule]:
        """Return the schedules by name."""
        with self._status() as status:
            return [_schedule(content) for content in status.schedules()]

    def get(self, name: str) -> Schedule:
        """Return one schedule.

        Raises
        ------
        UsageError
            When there is none of that name.
        """
        found = {one.name: one for one in self.all()}
        if name not in found:
            raise UsageError("a schedule", met=repr(name), do=suggestion(name, found))
        return found[name]

    def ran(self, name: str, *, due: datetime, code: int) -> None:
        """Record that the run due at a moment has ended."""
        with self._status() as status:
            ended = datetime.now(UTC).isoformat(timespec="seconds")
            status.end_schedule(
                name, due=due.astimezone(UTC).isoformat(timespec="seconds"), ended=ended, code=code
            )


def _content(one: Schedule) -> tuple[str, str, str, str, str, str]:
    added = one.added or datetime.now(UTC).isoformat(timespec="seconds")
    steps = {"documents": one.documents, "as_of": one.as_of, "report": one.arguments}
    return one.name, one.cron, one.timezone, one.missed, json.dumps(steps), added


def _schedule(row: Sequence[Any]) -> Schedule:
    name, cron, timezone, missed, arguments, added, due, ended, code = row
    steps = json.loads(arguments)
    if isinstance(steps, list):  # as kept before schedules could read documents
        steps = {"documents": (), "report": steps}
    return Schedule(
        name, cron, timezone, missed, tuple(steps["report"]), tuple(steps["documents"]),
        steps.get("as_of", ""),  # not in what was kept before schedules knew a day
        added, due or "", ended or "", code,
    )  # fmt: skip


def run_now(schedules: Schedules, name: str, *, due: datetime | None = None) -> int:
    """Do what one schedule is for, to its end, and return the exit code; see `plancheck.report.scheduled_run.run_once`."""
    schedule = schedules.get(name)
    log.info("schedule started", extra={"schedule": name})
    code = run_once(schedule, schedules.out)
    schedules.ran(name, due=due or datetime.now(UTC), code=code)
    log.log(
        logging.INFO if code == 0 else logging.WARNING,
        "schedule ended",
        extra={"schedule": name, "exit": code},
    )
    return code


def missed_due(schedule: Schedule, *, now: datetime) -> datetime | None:
    """Return the last moment a schedule fell due and was not run; None where none was, or it is to be left out."""
    if schedule.missed == "skip":
        return None
    last = datetime.fromisoformat(schedule.last_due or schedule.added)
    due, found = schedule.next_due(last), None
    while due is not None and due <= now:
        if due > last:
            found = due
        due = schedule.trigger().get_next_fire_time(due, due.fromtimestamp(due.timestamp() + 1, due.tzinfo))
    return found


def run_scheduler(out: Path) -> None:
    """Run the site's schedules until the process is asked to end; runs missed since the last one are made up for once.

    Raises
    ------
    SiteBusyError
        When another scheduler runs for this site.
    """
    schedules = Schedules(out)
    make_trigger("0 0 * * *", timezone="UTC")  # says what is missing before anything else is done
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.blocking import BlockingScheduler

    with file_lock(out / HIDDEN / "scheduler.lock", what="scheduler"):
        # one at a time: the site has one lock, and a run that is late is made up for by the next
        scheduler = BlockingScheduler(
            executors={"default": ThreadPoolExecutor(1), "look": ThreadPoolExecutor(1)}, timezone=UTC
        )
        known: dict[str, Schedule] = {}

        def fire(name: str) -> None:
            run_now(schedules, name)

        def look() -> None:
            current = {one.name: one for one in schedules.all()}
            for name in known.keys() - current.keys():
                scheduler.remove_job(name)
                del known[name]
            for name, one in current.items():
                if name in known and _content(known[name]) == _content(one):
                    continue
                known[name] = one
                scheduler.add_job(
                    fire, one.trigger(), args=[name], id=name, replace_existing=True, coalesce=True,
                    misfire_grace_time=None if one.missed == "run" else 60, max_instances=1,
                )  # fmt: skip
                if missed_due(one, now=datetime.now(UTC)) is not None:
                    scheduler.add_job(fire, args=[name], id=f"{name} (missed)", replace_existing=True)

        look()
        scheduler.add_job(look, "interval", seconds=LOOK_SECONDS, id=" look", executor="look")
        log.info("scheduler started", extra={"schedules": len(known)})
        try:
            scheduler.start()
        finally:
            end_running()
            log.info("scheduler ended")
