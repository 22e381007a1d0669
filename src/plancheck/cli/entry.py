"""The commands put together, and the way in: errors become one line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn, TextIO

import typer

from plancheck.cli import INTERRUPTED, documents, reports, schedules, study, tables, texts
from plancheck.errors import PlancheckError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (  # in the order of the help page
    study.run, tables.sql, texts.extract, texts.check, texts.explain, study.fit, study.assess, study.forecast,
    tables.export, reports.report, reports.serve,
):  # fmt: skip
    app.command()(command)
app.add_typer(documents.app, name="documents")
app.add_typer(schedules.app, name="schedule")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"plancheck {version('plancheck')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Figures of Chinese plan documents: extracted, checked against each other, forecast and judged."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error is one line and its exit code, never a traceback.

    Parameters
    ----------
    arguments : sequence of str, optional
        Instead of those of the process. ``PLANCHECK_TRACEBACK=1`` shows where an error came from.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese still gets every line
    printed = sys.stdout
    try:
        app(args=arguments, prog_name="plancheck")
    except SystemExit:
        if sys.stdout is printed:
            raise
        # typer met the closed pipe, put another stream in its place and calls it a failure
        _end_quietly(printed)
    except BrokenPipeError:
        _end_quietly(printed)
    except KeyboardInterrupt:  # while the command line itself is put together; later the library says it so
        sys.exit(INTERRUPTED)
    except Exception as error:
        if os.environ.get("PLANCHECK_TRACEBACK"):
            raise
        typer.echo(f"plancheck: {_one_line(error)}", err=True)
        sys.exit(error.exit_code if isinstance(error, PlancheckError) else 1)


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _end_quietly(printed: TextIO) -> NoReturn:
    """End with exit code 0, as the reader of the pipe (`| head`) has seen enough; nothing is flushed into it at exit."""
    sys.stdout = printed
    os.dup2(os.open(os.devnull, os.O_WRONLY), printed.fileno())
    sys.exit(0)


def _one_line(error: Exception) -> str:
    if isinstance(error, PlancheckError):
        return str(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        room = (
            "; make room and run the same again: every file that is there is whole"
            if error.errno in _NO_ROOM
            else ""
        )
        return f"{place}expected to read or write, met {error.strerror or error}{room}"
    if isinstance(error, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        return (
            "expected a system that can name files in Chinese, met one whose names are "
            f"{sys.getfilesystemencoding()}; set PYTHONUTF8=1"
        )
    return f"met {type(error).__name__}: {error}; please report it (PLANCHECK_TRACEBACK=1 shows where)"
