"""The command line: a module for each group of commands, one function a command, each calling one function of the stages.

Exit codes: 0 all done, 1 a document, series or report failed (the rest is done and named), 2 wrong use, such
as a folder without the tables asked for; `plancheck report` has 3 for what `--fail-on` names and 4 for a site another
run is writing; 130 after Ctrl-C. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_READING = ("extract", "check", "explain", "run")  # commands that need the patterns of reading
_MOST_PATTERNS = 6_000  # kept for them: four times what one asks for; those of earlier code go
INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> None:
    """Put the command line together and run it, as `plancheck.cli.entry.run` says.

    Loaded here and not above, so that Ctrl-C while the modules load is no traceback either.
    """
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if _reads(given):
            from plancheck.kept_patterns import kept_patterns, patterns_file

            with kept_patterns(patterns_file("patterns-of-commands"), most=_MOST_PATTERNS):
                _run(arguments, given)
        else:
            _run(arguments, given)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _reads(arguments: Sequence[str]) -> bool:
    """Whether a command reads documents in this process."""
    return (
        bool(arguments)
        and arguments[0] in _READING
        and not any(one.partition("=")[0] in ("--store", "--help") for one in arguments)
    )


def _run(arguments: Sequence[str] | None, given: Sequence[str]) -> None:
    if _fills_store(given):
        from plancheck.cluster import prepare_workers

        prepare_workers()  # they load for as long as it takes to put the command line together and to list documents
    from plancheck.cli.entry import run

    run(arguments)


def _fills_store(arguments: Sequence[str]) -> bool:
    """Whether a command will surely ask for workers of this machine: a run into a store that is not there yet."""
    if "run" not in arguments[:1] or any(a.partition("=")[0] in ("--scheduler", "--help") for a in arguments):
        return False
    for option, value in zip(arguments, (*arguments[1:], ""), strict=True):
        name, given, joined = option.partition("=")
        if name == "--store":
            return not Path(joined if given else value).exists()
    return False
