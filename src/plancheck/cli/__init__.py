"""The command line: a module for each group of commands, one function a command, each calling one function of the stages.

Exit codes: 0 all done, 1 a document, series or report failed (the rest is done and named), 2 wrong use, such
as a folder without the tables asked for; `plancheck report` has 3 for what `--fail-on` names and 4 for a site another
run is writing; 130 after Ctrl-C. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130  # what shells say of a command that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> None:
    """Put the command line together and run it, as `plancheck.cli.entry.run` says.

    Loaded here and not above, so that Ctrl-C while the modules load is no traceback either.
    """
    try:
        from plancheck.cli.entry import run
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    run(arguments)
