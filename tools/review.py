"""Do an outside reviewer's work: a clean clone, a fresh environment, everything computed again, one page of differences.

    python tools/review.py [--corpus DIR] [--workers N] [--page FILE]

Uses nothing but the standard library and git. What is reviewed is the last commit, not what lies uncommitted in the folder.
Exit code 0 when every cell and every table came out as committed, 1 when not.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHOWN_MOST = 40  # differences shown of a table, or failing cells; the rest is counted
WIDTH_MOST = 160  # characters shown of a value
# Where a figure stands, and in whose words, differs between a digest and the published text by nature, and so does what
# quotes it. Figures, values, units, measures, concepts, places, periods and verdicts must not.
PLACES = frozenset(
    (
        "indicator", "sensitivity", "outcome_definitions", "base_rate_reason", "of",
        "start", "end", "section", "sentence", "source", "page", "claim", "operands", "actual_source", "base_source",
        "past_windows", "reasons", "certainty", "targets", "implied", "consistency_reason", "outcome_reason", "text_zh",
        "text_en", "publisher", "title", "reason", "reading", "format", "characters",
    )
)  # fmt: skip
_BLANKS = re.compile(r"(\s|\\[nrf])+")  # a line break is written \\n in the csv
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Difference:
    """One value that came out otherwise; a row that is new or gone has no column."""

    row: str
    column: str
    committed: str
    computed: str


@dataclass(frozen=True)
class TableReview:
    """One table: its hash committed and computed, and what differs."""

    name: str
    rows: int
    committed: str
    computed: str
    differences: tuple[Difference, ...]
    compared_by: str = "every byte"

    @property
    def same(self) -> bool:
        """Whether the table came out as committed."""
        return not self.differences if self.compared_by != "every byte" else self.committed == self.computed


@dataclass(frozen=True)
class FailedCell:
    """One notebook cell whose output differs, or that did not run."""

    name: str
    text: str


@dataclass
class Review:
    """Everything found; printed and written as one page."""

    commit: str
    source: str
    python: str
    seconds: dict[str, float] = field(default_factory=dict)
    cells: int = 0
    failed: list[FailedCell] = field(default_factory=list)
    tables: list[TableReview] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    uncommitted: int = 0

    @property
    def clean(self) -> bool:
        """Whether everything came out as committed."""
        return not (self.failed or self.troubles) and self.cells > 0 and all(t.same for t in self.tables)

    def page(self) -> str:
        """Return the summary as Markdown."""
        same = sum(table.same for table in self.tables)
        lines = [
            f"# Review: {'everything came out as committed' if self.clean else 'DIFFERENCES FOUND'}",
            "",
            f"- commit {self.commit}, {self.python}, fresh environment from the hashed locks",
            *(
                [f"- **{self.uncommitted} changed files are not committed and were not reviewed**"]
                if self.uncommitted
                else []
            ),
            f"- read from {self.source}",
            f"- notebook cells compared: {self.cells}, as committed: {self.cells - len(self.failed)}, otherwise: {len(self.failed)}",
            f"- tables computed: {len(self.tables)}, as committed: {same}, otherwise: {len(self.tables) - same}",
            "- seconds: " + ", ".join(f"{what} {seconds:.0f}" for what, seconds in self.seconds.items()),
            *(f"- **{trouble}**" for trouble in self.troubles),
            "",
            "| table | rows | committed sha256 | computed sha256 | compared by | same |",
            "|---|---|---|---|---|---|",
            *(
                f"| {t.name} | {t.rows} | {t.committed[:12]} | {t.computed[:12]} | {t.compared_by} | {'yes' if t.same else 'NO'} |"
                for t in self.tables
            ),
        ]
        for table in self.tables:
            lines += _differences_section(table)
        for failed in self.failed[:SHOWN_MOST]:
            lines += ["", f"## {failed.name}", "", "```", failed.text, "```"]
        if len(self.failed) > SHOWN_MOST:
            lines += ["", f"... and {len(self.failed) - SHOWN_MOST} more cells"]
        return "\n".join(lines) + "\n"


def _differences_section(table: TableReview) -> Iterator[str]:
    if table.same:
        return
    yield from (
        "",
        f"## {table.name}.csv",
        "",
        "| row | column | committed | computed |",
        "|---|---|---|---|",
    )
    for one in table.differences[:SHOWN_MOST]:
        yield (
            "| "
            + " | ".join(_cell(text) for text in (one.row, one.column, one.committed, one.computed))
            + " |"
        )
    if len(table.differences) > SHOWN_MOST:
        yield f"\n... and {len(table.differences) - SHOWN_MOST} more"
    if not table.differences:
        yield "\nthe rows are the same; their order or the bytes differ"


def _cell(text: str) -> str:
    short = text if len(text) <= WIDTH_MOST else text[: WIDTH_MOST - 1] + "…"
    return short.replace("|", "\\|").replace("\n", " ")


def compare_tables(committed: Path, computed: Path, *, by_place: bool = True) -> Iterator[TableReview]:
    """Compare every csv of two folders.

    Parameters
    ----------
    committed, computed : Path
    by_place : bool
        Compare byte by byte, rows matched by their key. False, for tables from published texts: compare the rows
        without the columns that say or quote where a figure stands, in any order.
    """
    names = sorted({path.name for folder in (committed, computed) for path in folder.glob("*.csv")})
    for name in names:
        old, new = (folder / name for folder in (committed, computed))
        header, rows = _read(new if new.is_file() else old)
        if by_place:
            found = tuple(_by_key(old, new))
            how = "every byte"
        else:
            kept = [column for column in header if column not in PLACES]
            found = tuple(_by_content(old, new, kept))
            how = f"{len(kept)} of {len(header)} columns, without places and wording"
        yield TableReview(name.removesuffix(".csv"), len(rows), _hash(old), _hash(new), found, how)


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    if not path.is_file():
        return [], []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        return list(reader.fieldnames or ()), list(reader)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"


def _by_key(old: Path, new: Path) -> Iterator[Difference]:
    (old_header, old_rows), (new_header, new_rows) = _read(old), _read(new)
    if old_header != new_header:
        yield Difference(
            "(header)", "", ", ".join(old_header) or "no file", ", ".join(new_header) or "no file"
        )
    shared = [column for column in old_header if column in new_header]
    key = _shortest_key(shared, old_rows, new_rows)
    before, after = ({_name(row, key): row for row in rows} for rows in (old_rows, new_rows))
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield Difference(name, "", "a row", "no row")
        elif name not in before:
            yield Difference(name, "", "no row", "a row")
        else:
            for column in shared:
                if before[name][column] != after[name][column]:
                    yield Difference(name, column, before[name][column], after[name][column])


def _name(row: dict[str, str], key: Sequence[str]) -> str:
    return ", ".join(row[column] for column in key)


def _shortest_key(columns: Sequence[str], *tables: Sequence[dict[str, str]]) -> list[str]:
    """Return the fewest leading columns that name each row of every table."""
    for width in range(1, len(columns) + 1):
        key = list(columns[:width])
        if all(len({_name(row, key) for row in rows}) == len(rows) for rows in tables):
            return key
    return list(columns)


def _by_content(old: Path, new: Path, columns: Sequence[str]) -> Iterator[Difference]:
    before, after = (Counter(_contents(_read(path)[1], columns)) for path in (old, new))
    gone, come = sorted((before - after).elements()), sorted((after - before).elements())
    for row in gone:
        twin = max(come, key=lambda other: _alike(row, other), default=None)
        if twin is None or 2 * _alike(row, twin) <= len(columns):
            yield Difference(", ".join(filter(None, row)), "", "a row", "no such row")
            continue
        come.remove(twin)
        name = ", ".join([cell for cell, other in zip(row, twin, strict=True) if cell and cell == other][:5])
        for column, committed, computed in zip(columns, row, twin, strict=True):
            if committed != computed:
                yield Difference(name, column, committed, computed)
    for row in come:
        yield Difference(", ".join(filter(None, row)), "", "no such row", "a row")


def _contents(rows: Sequence[dict[str, str]], columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each row's cells; blanks and line breaks inside a figure belong to the page, not to the figure."""
    for row in rows:
        yield tuple(_BLANKS.sub("", row.get(column, "")) for column in columns)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def read_cells(junit: Path) -> tuple[int, list[FailedCell]]:
    """Return how many cells nbval compared, and those that failed with what it says of them."""
    count, failed = 0, []
    for case in ET.parse(junit).getroot().iter("testcase"):
        count += 1
        for kind in ("failure", "error"):
            if (found := case.find(kind)) is not None:
                name = f"{case.get('classname', '')} {case.get('name', '')}".strip()
                failed.append(
                    FailedCell(name, _COLOURS.sub("", found.text or found.get("message", "")).strip())
                )
    return count, failed


def _run(
    command: Sequence[str | Path], *, where: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=where,
        env=environment,
        text=True,
        capture_output=True,
        check=False,
    )


def _uncommitted() -> int:
    """Return how many files of the checkout differ from its last commit."""
    listed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=no"], cwd=ROOT, text=True, capture_output=True, check=False
    )  # fmt: skip
    return len(listed.stdout.splitlines())


def review(folder: Path, *, corpus: Path | None, workers: int) -> Review:
    """Clone, install, compute and compare inside `folder`, which is empty."""
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("PLANCHECK_", "PYTHON", "VIRTUAL_ENV"))
    }
    environment |= {"OPENBLAS_NUM_THREADS": "1", "UV_PYTHON_DOWNLOADS": "never"}
    clone, venv, computed = folder / "clone", folder / "venv", folder / "tables"
    python = venv / "bin" / "python"
    seconds: dict[str, float] = {}

    def step(what: str, *command: str | Path, needed: bool = True) -> str:
        print(f"{what} ...", flush=True)
        began = time.monotonic()
        done = _run(command, where=clone if clone.is_dir() else folder, environment=environment)
        seconds[what] = seconds.get(what, 0.0) + time.monotonic() - began
        if needed and done.returncode:
            raise SystemExit(f"{what} failed ({' '.join(map(str, command))}):\n{done.stdout}{done.stderr}")
        return (
            "" if done.returncode == 0 else (done.stderr or done.stdout).strip() or f"exit {done.returncode}"
        )

    step("clone", "git", "clone", "--quiet", "--no-hardlinks", ROOT, clone)
    commit = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], cwd=clone, text=True, capture_output=True, check=True
    ).stdout.strip()
    step("environment", sys.executable, "-m", "venv", venv)
    installer: list[str | Path] = [python, "-m", "pip", "install", "--quiet"]
    if not step("environment", python, "-m", "pip", "install", "--quiet", "uv>=0.9", needed=False):
        installer = [venv / "bin" / "uv", "pip", "install", "--quiet", "--python", python]
    step("environment", *installer, "--require-hashes", "-r", "requirements-dev.lock")
    step("environment", *installer, "--no-deps", "-e", ".")
    version = f"Python {sys.version.split()[0]}"
    found = Review(commit, "the digests" if corpus is None else "the published texts", version, seconds)
    found.uncommitted = _uncommitted()
    given = () if corpus is None else ("--corpus", corpus.resolve())
    if trouble := step(
        "tables", venv / "bin" / "plancheck", "run", "--no-report", "--tables", computed, *given, needed=False
    ):
        found.troubles.append(f"plancheck run: {trouble}")
    found.tables += compare_tables(clone / "data" / "tables", computed, by_place=corpus is None)
    junit = folder / "cells.xml"
    step(
        "notebooks", python, "-m", "pytest", "-q", "-n", str(workers), "--dist", "loadfile", "--nbval",
        "--nbval-sanitize-with", "notebooks/sanitize.cfg", "-p", "no:cacheprovider", f"--junitxml={junit}", "notebooks",
        needed=False,
    )  # fmt: skip
    if junit.is_file():
        found.cells, found.failed = read_cells(junit)
    else:
        found.troubles.append("the notebooks could not be re-executed: pytest wrote no result")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Review the last commit, print the page and write it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--corpus", type=Path, help="folder with the published texts to compute the tables from"
    )
    parser.add_argument("--workers", type=int, default=2, help="notebooks re-executed at a time")
    parser.add_argument("--page", type=Path, default=ROOT / "reports" / "rendered" / "review.md")
    given = parser.parse_args(arguments)
    if given.corpus is not None and not any(given.corpus.glob("*.*")):
        parser.error(f"--corpus: expected a folder with texts, met {given.corpus}")
    folder = Path(tempfile.mkdtemp(prefix="plancheck-review-"))
    try:
        found = review(folder, corpus=given.corpus, workers=given.workers)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    page = found.page()
    given.page.parent.mkdir(parents=True, exist_ok=True)
    given.page.write_text(page, encoding="utf-8")
    print(page)
    return 0 if found.clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
