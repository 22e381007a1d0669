"""Say what became of a command, and end with its exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import typer


class Run(Protocol):
    """What a stage made: a text a person can read, and what failed."""

    @property
    def failures(self) -> Sequence[object]:
        """What could not be done, one entry each."""
        ...

    def summary(self) -> str:
        """What was done, in words; empty where there is nothing to say."""
        ...


def finish(failures: Iterable[object]) -> None:
    """Name what failed and end with exit code 1; nothing failed: go on."""
    failed = list(failures)
    for failure in failed:
        typer.echo(f"failed: {failure}", err=True)
    if failed:
        raise typer.Exit(1)


def show(run: Run) -> None:
    """Print what a stage made, then end as `finish` does."""
    if text := run.summary():
        typer.echo(text)
    finish(run.failures)
