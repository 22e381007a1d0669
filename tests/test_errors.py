"""How errors show themselves."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

from IPython.core.interactiveshell import InteractiveShell


def test_a_notebook_shows_one_readable_line_before_the_traceback():
    shell = InteractiveShell()
    shell.colors = "nocolor"
    told = io.StringIO()
    with redirect_stdout(told), redirect_stderr(told):
        shell.run_cell("from plancheck import load_study\nload_study('no such folder')")
    lines = told.getvalue().strip().splitlines()
    assert lines[0] == (
        "MissingTablesError: expected a folder with tables, met no such folder; run 'plancheck run' or name another folder"
    )
    assert any("Traceback" in line for line in lines[1:])
