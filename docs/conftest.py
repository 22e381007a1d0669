"""Run every code block of the guides: Python blocks as doctests, console blocks as commands with their output."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path
from typing import Any

import yaml
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent


def _steps(block: str) -> list[tuple[str, str]]:
    """Return each command of a console block with the output printed below it."""
    parts = re.split(r"^\$ ", block, flags=re.M)
    pairs = (part.partition("\n") for part in parts if part.strip())
    return [(command, shown) for command, _, shown in pairs]


def _agrees(shown: str, met: str) -> bool:
    """Whether output is as shown; a ``...`` stands for anything, also for nothing."""
    pattern = ".*".join(re.escape(part.strip("\n")) for part in shown.strip().split("..."))
    return re.fullmatch(rf"\s*{pattern}\s*", met.strip(), flags=re.S) is not None


def _run(command: str, folder: Path) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PLANCHECK_ROOT": str(ROOT),
        "COLUMNS": "200",
    }
    if command.startswith("make "):
        # that the target exists and can be planned; a whole set-up is no unit test
        command, folder = command.replace("make ", "make --dry-run ", 1) + " >/dev/null", ROOT
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return done.stdout


class ConsoleParser(CodeBlockParser):
    """Console blocks: lines after ``$`` are run, the lines below are what they print."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Run the block's commands one after the other and compare."""
        for command, shown in _steps(example.parsed):
            met = _run(command, Path.cwd())
            if not _agrees(shown, met):
                return f"$ {command}\nexpected:\n{shown}\nmet:\n{met}"
        return None


class ParameterSetParser(CodeBlockParser):
    """YAML blocks: a parameter set that the report runner accepts."""

    language = "yaml"

    def evaluate(self, example: Example) -> str | None:
        """Read the block as a parameter set of the study."""
        content = yaml.safe_load(example.parsed)
        known = [
            yaml.safe_load(p.read_text(encoding="utf-8")) for p in (ROOT / "reports/parameters").glob("*.yml")
        ]
        return None if content in known else "no set in reports/parameters has this content"


def _enter(namespace: dict[str, Any]) -> None:
    """Each page has a fresh folder with the examples, as a reader would."""
    import tempfile

    import pandas as pd

    pd.set_option("display.width", 200, "display.max_columns", 20, "display.unicode.east_asian_width", False)
    folder = Path(tempfile.mkdtemp(prefix="guide-"))
    shutil.copytree(DOCS / "examples", folder, dirs_exist_ok=True)
    namespace["_before"], namespace["_folder"] = Path.cwd(), folder
    os.chdir(folder)


def _leave(namespace: dict[str, Any]) -> None:
    os.chdir(namespace["_before"])
    shutil.rmtree(namespace["_folder"], ignore_errors=True)


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE),
        ConsoleParser(),
        ParameterSetParser(),
    ],
    patterns=["*.md"],
    excludes=["reference/generated/*"],
    path=str(DOCS),
    setup=_enter,
    teardown=_leave,
).pytest()
