"""The command line: a module for each group of commands, one function a command, each calling one function of the stages.

Exit codes: 0 all done, 1 a document, series or report failed (the rest is done and named), 2 wrong use, such
as a folder without the tables asked for; `plancheck report` has 3 for what `--fail-on` names and 4 for a site another
run is writing. Nothing heavy is imported before a command needs it.
"""

from plancheck.cli.entry import app, main

__all__ = ["app", "main"]
