"""What `make compiled PROFILE=1` does besides: the C compiler is told which branches are taken when documents are read.

The modules that take most of the time are compiled twice: first so that they count their branches (`-fprofile-generate`)
while documents are read, then with the counts (`-fprofile-use`). The others are compiled once, as without a profile.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sysconfig
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

READS = Path(__file__).resolve().with_name("read_for_profile.py")
BUSY = "0.98"  # of the time of all modules, by those that are compiled with a profile
COUNTED = ["-O2", "-fprofile-generate"]
USED = ["-O2", "-fprofile-use", "-Wno-error", "-w"]


def build_with_profile(extensions: list[Any], sources: Path, python: str, build: Callable[..., None]) -> None:
    """Build extensions in the current folder with a profile of their first, which holds the code of all.

    Parameters
    ----------
    extensions : list of setuptools.Extension
        As mypyc gives them: a library, and a small module for each that loads it.
    sources : Path
        The folder of the sources as they are: as they are rewritten, only compiled ones run.
    python : str
        The interpreter that reads the documents: one with the packages that plancheck needs.
    build : callable
        `side_by_side.build`.

    Raises
    ------
    SystemExit
        Where reading the documents left no counts.
    """
    library = extensions[0]
    is_busy = among(read_documents(python, sources, "--busy", BUSY).split())
    busy = {source for source in library.sources if is_busy(source)}
    library.extra_link_args = COUNTED
    build(extensions, options_of=lambda source: COUNTED if source in busy else [])
    read_documents(python, Path.cwd())
    if not list(Path("build").rglob("*.gcda")):
        raise SystemExit(
            f"expected counts of branches (*.gcda) in {Path.cwd() / 'build'} after {READS.name}, met none; leave PROFILE=1 out"
        )
    library.extra_link_args = []
    build([library], options_of=lambda _: USED, only=busy.__contains__)


def require_profiles(folder: Path) -> None:
    """Stop, with what to do, where the C compiler (``CC``) cannot count branches as `build_with_profile` needs it."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        Path(scratch, "one.c").write_text("int main(void) { return 0; }\n")
        try:
            for command in (
                [*compiler, *COUNTED, "-c", "one.c"],
                [*compiler, *COUNTED, "one.o", "-o", "one"],
                ["./one"],
            ):
                subprocess.run(command, cwd=scratch, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(_no_profile(compiler, f"it fails ({error})")) from None
        if not Path(scratch, "one.gcda").exists():
            raise SystemExit(_no_profile(compiler, "its programs leave no one.gcda"))


def _no_profile(compiler: list[str], met: str) -> str:
    return (
        f"expected a C compiler with -fprofile-generate and -fprofile-use as gcc has them, met {shlex.join(compiler)}: {met}; "
        "set CC=gcc, or leave PROFILE=1 out"
    )


def among(modules: list[str]) -> Callable[[str], bool]:
    """Whether a C file of the library is that of one of the modules (plancheck.amounts), or of what mypyc's modules all call.

    Examples
    --------
    >>> of_one = among(["plancheck.claims.names"])
    >>> of_one("build/__native_plancheck___claims___names.c"), of_one("build/__native_plancheck___amounts.c")
    (True, False)
    >>> of_one("build/str_ops.c"), of_one("build/__native_plancheck.c")
    (True, False)
    """
    names = {f"__native_{module.replace('.', '___')}" for module in modules}
    return lambda source: (stem := Path(source).stem) in names or not stem.startswith("__native_")


def read_documents(python: str, package: Path, *arguments: str) -> str:
    """Read documents with the modules of a folder; return what it writes."""
    environment = os.environ | {"PYTHONPATH": str(package)}
    environment.pop("PLANCHECK_STUDY", None)  # the vocabulary beside these modules, not another's
    command = [python, str(READS), *arguments]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
