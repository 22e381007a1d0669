"""Compile the modules that read and check figures to machine code, in a copy of the sources (`make compiled` makes the copy).

    python tools/compile_modules.py FOLDER [--profile PYTHON]

FOLDER/src gets the compiled modules beside its sources. With ``--profile`` the busy ones are compiled with a profile of the
branches they take when documents are read (`profiling`), by the interpreter named: one with what plancheck needs.

The sources are rewritten for mypyc in a copy of their own (`for_compiling`), so that FOLDER/src keeps them as they are: the
code version, and with it the store, is that of the sources. Needs mypy, setuptools and a C compiler.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from for_compiling import rewrite
from mypyc.build import include_dir, mypycify
from profiling import build_with_profile, require_profiles
from side_by_side import build
from unlikely import options as options_of_errors

# What takes the time of reading a text and checking its figures.
COMPILED = (
    "plancheck/quantities/**/*.py",
    "plancheck/statements/**/*.py",
    "plancheck/claims/*.py",
    "plancheck/amounts.py",
    "plancheck/decimals.py",
    "plancheck/intervals.py",
    *(
        f"plancheck/documents/{name}.py"
        for name in (
            "as_read",
            "characters",
            "dates",
            "digests",
            "document",
            "furniture",
            "headings",
            "lines",
            "republic_years",
            "sections",
            "year_evidence",
            "years",
        )
    ),
    "plancheck/documents/origin/*.py",
)
# conventions.py: what is worked out once and kept (`cached_property`) mypyc works out at each look, and claims then take
# twice as long; found.py: a list of our own, which mypyc cannot make; the others are for a page or asked once.
LEFT_PLAIN = {
    f"plancheck/claims/{name}.py" for name in ("coded", "conventions", "found", "graph", "page", "present")
}
ARGUMENTS = ("--config-file=", "--follow-imports=skip", "--ignore-missing-imports")
# One C file for each module: a third of the time that one file of 48 MB takes, and no slower.
OPTIONS = {"opt_level": "1", "debug_level": "0", "multi_file": True, "group_name": "plancheck"}


def compile_modules(folder: Path, profile: str = "") -> list[Path]:
    """Compile the modules of ``folder/src`` and return the compiled files, which are put beside them.

    ``profile`` is the interpreter that reads documents for a profile; empty where none is wanted.
    """
    if profile:
        require_profiles(folder)
    sources, rewritten = folder.resolve() / "src", folder.resolve() / "rewritten"
    shutil.rmtree(rewritten, ignore_errors=True)
    shutil.copytree(sources, rewritten)
    modules = sorted({path for pattern in COMPILED for path in rewritten.glob(pattern)})
    modules = [
        path
        for path in modules
        if path.name != "__init__.py" and path.relative_to(rewritten).as_posix() not in LEFT_PLAIN
    ]
    for path in modules:
        path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")
    # The modules call each other inside one library: what no other may ask for is called directly, and Python's own functions
    # by their addresses, not through a table of jumps.
    apart = options_of_errors(Path(include_dir()), rewritten)
    os.environ["CFLAGS"] = f"{os.environ.get('CFLAGS', '')} -fvisibility=hidden -fno-plt {apart}".strip()
    os.chdir(rewritten)
    extensions = mypycify([*ARGUMENTS, *(str(path.relative_to(rewritten)) for path in modules)], **OPTIONS)
    if profile:
        build_with_profile(extensions, sources, profile, build)
    else:
        build(extensions)
    shutil.rmtree(rewritten / "build")  # holds a second copy of each
    built = [path for path in rewritten.rglob("*") if path.suffix in (".so", ".pyd")]
    for path in built:
        shutil.copy2(path, sources / path.relative_to(rewritten))
    return built


def main() -> None:
    """Compile the modules of the folder named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profile", default="", metavar="PYTHON")
    options = parser.parse_args()
    profile = str(Path(options.profile).absolute()) if options.profile else ""
    built = compile_modules(options.folder, profile)
    spent = os.times()
    seconds = spent.user + spent.system + spent.children_user + spent.children_system
    sys.stdout.write(f"{len(built)} compiled files, {seconds:.0f} s of processor time\n")


if __name__ == "__main__":
    main()
