"""Reports on cron expressions: plancheck schedule add, list, remove, run."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from plancheck.cli.options import Site

if TYPE_CHECKING:
    from plancheck.report.schedule import Schedule

app = typer.Typer(
    help="Reports on cron expressions: add, list, remove, run.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("add")
def add_schedule(
    name: Annotated[str, typer.Argument(help="What the schedule is called; one of that name is replaced.")],
    cron: Annotated[str, typer.Option("--cron", help="minute hour day month weekday, as cron reads them.")],
    arguments: Annotated[
        list[str] | None, typer.Argument(help="After --: options of `plancheck report`.")
    ] = None,
    timezone: Annotated[str, typer.Option("--timezone", help="IANA name, such as Asia/Shanghai.")] = "UTC",
    missed: Annotated[
        Literal["run", "skip"],
        typer.Option(
            "--missed", help="A run that fell due while no scheduler ran: once at its start, or not."
        ),
    ] = "run",
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--documents",
            exists=True,
            help="A document, or a folder that may grow, read anew before each report; again for another. "
            "Without: the tables at hand.",
        ),
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="With --documents: judge outcomes with what was published up to this date; the word today is the day of "
            "each run, in the schedule's time zone (default: the newest publication at hand).",
        ),
    ] = "",
    out: Site = None,
) -> None:
    """Keep reports on a cron expression.

    They are made from the tables at hand, or from documents read anew each time.
    """
    from plancheck.paths import site_folder
    from plancheck.report.schedule import Schedule, Schedules

    _check_arguments(arguments or ())
    schedules = Schedules(out or site_folder())
    read = tuple(str(path.resolve()) for path in documents or ())
    schedules.add(Schedule(name, cron, timezone, missed, tuple(arguments or ()), read, as_of))
    typer.echo(_schedule_line(schedules.get(name)))


def _check_arguments(arguments: Sequence[str]) -> None:
    """See now that `plancheck report` takes the options, and not when the schedule is due; a wrong one ends with exit code 2."""
    from plancheck.cli.reports import report

    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command("report")(report)
    typer.main.get_command(alone).make_context("plancheck report", list(arguments))


@app.command("list")
def list_schedules(out: Site = None) -> None:
    """List the schedules: when each is due, how its last run ended."""
    from plancheck.paths import site_folder
    from plancheck.report.schedule import Schedules

    folder = out or site_folder()
    known = Schedules(folder).all()
    for one in known:
        typer.echo(_schedule_line(one))
    if not known:
        typer.echo(f"no schedules in {folder}; plancheck schedule add makes one", err=True)


@app.command("remove")
def remove_schedule(
    name: Annotated[str, typer.Argument(help="What the schedule is called.")], out: Site = None
) -> None:
    """Forget a schedule."""
    from plancheck.paths import site_folder
    from plancheck.report.schedule import Schedules

    Schedules(out or site_folder()).remove(name)


@app.command("run")
def run_schedules(
    now: Annotated[str, typer.Option("--now", help="Run this schedule's command once, and end.")] = "",
    out: Site = None,
    logs: Annotated[
        Literal["none", "text", "json"], typer.Option("--log", help="Log lines on standard error.")
    ] = "text",
) -> None:
    """Run the schedules until the process is asked to end."""
    from plancheck.paths import site_folder
    from plancheck.report.batch import ending_in_order
    from plancheck.report.logs import write_log
    from plancheck.report.schedule import Schedules, run_now, run_scheduler

    write_log(logs)
    site = out or site_folder()
    if now:
        raise typer.Exit(run_now(Schedules(site), now))
    with ending_in_order(), contextlib.suppress(KeyboardInterrupt):
        run_scheduler(site)


def _schedule_line(one: Schedule) -> str:
    from datetime import UTC, datetime

    due = one.next_due(datetime.now(UTC))
    last = f"last ended {one.last_ended} with exit code {one.last_exit}" if one.last_ended else "not run yet"
    day = ("--as-of", one.as_of) if one.as_of else ()
    read = f"{shlex.join(('plancheck', 'run', *one.documents, *day))}, then " if one.documents else ""
    command = read + shlex.join(("plancheck", "report", *one.arguments))
    when = due.isoformat(timespec="minutes") if due else "never"
    return f"{one.name}: {one.cron} {one.timezone} ({one.missed} when missed), next {when}; {last}; {command}"
