"""Faults of report runs: kills at random points, full and read-only disks, clock jumps, two runs at once, bad templates.

    python benchmarks/faults_reports.py --kills 200 --seed 1
    python benchmarks/faults_reports.py --kills 0            # the other faults alone

After every fault it is asserted that each page and notebook in the site is whole, that what the broken run finished is not
made again, that a rerun completes with every page of the current tables, and that no process and no draft is left behind.
The small study of the tests is used, with templates cut down to header, findings and one figure, so that the runner's
own work is a large part of the time in which a kill can fall. Full disk: a tmpfs of a few megabytes where this process
may mount one, else a limit on file size, said in the output. Clock: libfaketime where it is installed, else not run.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "report"))

from small_study import write_small_study  # noqa: E402

from plancheck.report.nursery import SOCKET_VARIABLE, Nursery  # noqa: E402

MARK = "PLANCHECK_FAULTS"
REPORTS = (
    "zh/overview",
    "en/overview",
    "zh/plan/tea-plan",
    "en/plan/tea-plan",
    "zh/plan/tea-plan-2",
    "en/plan/tea-plan-2",
)
PLANCHECK = [sys.executable, "-m", "plancheck"]


class Lab:
    """A study of its own with a site, and a mark by which all its processes are known."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "study"
        self.site = folder / "site"
        self.mark = f"{os.getpid()}-{folder.name}"
        write_small_study(self.root / "data")
        shutil.copytree(ROOT / "reports", self.root / "reports", ignore=shutil.ignore_patterns("rendered"))
        for path in (self.root / "reports" / "templates").glob("*.ipynb"):
            self._cut(path)
        self.version = 0
        self.server = 0  # process id of a server of kernels outside, whose kernels do not carry the mark

    @staticmethod
    def _cut(path: Path) -> None:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [c for c in notebook["cells"] if c["cell_type"] == "code"][:2]
        cells.append(
            {**cells[1], "id": "shown", "source": ["display(sheet.findings(), sheet.claims_figure())"]}
        )
        path.write_text(json.dumps(notebook | {"cells": cells}), encoding="utf-8")

    def add_template(self, name: str, code: str) -> None:
        """Put a line of code into the template of plans, before it shows anything."""
        path = self.root / "reports" / "templates" / "plan.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] = [c for c in notebook["cells"] if c.get("id") != "fault"]
        if code:
            cell = {
                "cell_type": "code",
                "id": "fault",
                "metadata": {},
                "execution_count": None,
                "outputs": [],
                "source": [code],
            }
            notebook["cells"].insert(1, cell)
        path.write_text(json.dumps(notebook), encoding="utf-8")

    def change(self) -> None:
        """Change the tables, so that every report has to be made."""
        self.version += 1
        path = self.root / "data" / "tables" / "targets.csv"
        text = path.read_text(encoding="utf-8")
        old = f"版本{self.version - 1:04d}" if self.version > 1 else "局, 公报, 页 3"
        path.write_text(text.replace(old, f"版本{self.version:04d}"), encoding="utf-8")

    def start(
        self, *more: str, site: Path | None = None, wrap: tuple[str, ...] = (), **options: Any
    ) -> subprocess.Popen[str]:
        """Start `plancheck report` on the study."""
        environment = {
            **os.environ,
            "PLANCHECK_STUDY": str(self.root),
            MARK: self.mark,
            "OPENBLAS_NUM_THREADS": "1",
        }
        command = [*wrap, *PLANCHECK, "report", "--out", str(site or self.site), "--log", "json", *more]
        return subprocess.Popen(
            command,
            env=environment,
            cwd=self.root,
            text=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            **options,
        )

    def run(self, *more: str, **options: Any) -> tuple[int, list[dict[str, Any]], str]:
        """Run to the end; return the exit code, the log lines and what else was said."""
        process = self.start(*more, **options)
        _, said = process.communicate(timeout=600)
        lines, rest = [], []
        for line in said.splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                rest.append(line)
        return process.returncode, lines, "\n".join(rest)

    def processes(self) -> dict[int, str]:
        """Return the processes of this lab by id, with what they are."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
                own = f"{MARK}={self.mark}".encode() in (folder / "environ").read_bytes().split(b"\0")
                if own or int(parent) == self.server > 0:
                    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                    if state != "Z":
                        found[int(folder.name)] = command
        return found

    def wait_for_quiet(self, seconds: float = 30) -> None:
        """Wait until no process of the lab is left; one that stays is an error."""
        deadline = time.monotonic() + seconds
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.1)
        left = self.processes()
        assert not left, f"processes left behind: {left}"

    def check_whole(self, site: Path | None = None) -> None:
        """Assert that every file of the site that a reader can meet is whole."""
        site = site or self.site
        for path in site.rglob("*"):
            if any(part.startswith(".") for part in path.relative_to(site).parts) or not path.is_file():
                continue
            if path.suffix == ".html":
                assert path.read_text(encoding="utf-8").rstrip().endswith("</html>"), path
            elif path.suffix in (".ipynb", ".json"):
                json.loads(path.read_text(encoding="utf-8"))

    def last_run(self) -> int:
        """Return the number of the last run that was recorded."""
        with contextlib.closing(sqlite3.connect(self.site / ".plancheck" / "status.sqlite")) as base:
            return int(base.execute("SELECT coalesce(max(run), 0) FROM runs").fetchone()[0])

    def finished(self, site: Path | None = None, *, after: int = 0) -> set[str]:
        """Return the reports recorded as made by the last run, if that is a later one than run `after`."""
        path = (site or self.site) / ".plancheck" / "status.sqlite"
        if not path.is_file():
            return set()
        with contextlib.closing(sqlite3.connect(path)) as base:
            try:
                rows = base.execute(
                    "SELECT report FROM pages WHERE run = (SELECT max(run) FROM runs) AND run > ?", (after,)
                ).fetchall()
            except sqlite3.Error:
                return set()
        return {row[0] for row in rows}

    def rerun(self, *, kept: set[str], site: Path | None = None) -> None:
        """Assert that a rerun completes, makes nothing again that was finished, and leaves the site whole and clean."""
        site = site or self.site
        code, lines, said = self.run(site=site)
        assert code == 0, (code, said, lines[-3:])
        events = {
            line["report"]: line["event"]
            for line in lines
            if "report" in line and line["event"] in ("made", "unchanged")
        }
        assert set(events) == set(REPORTS), events
        again = {name for name in kept if events[name] != "unchanged"}
        assert not again, f"finished and made again: {again}"
        self.check_whole(site)
        for name in REPORTS:
            notebook = (site / f"{name}.ipynb").read_text(encoding="utf-8")
            assert "content" in notebook or "cells" in notebook, name
        self.wait_for_quiet()
        scratch = site / ".plancheck" / "scratch"
        assert not scratch.exists() or not list(scratch.iterdir()), list(scratch.iterdir())
        drafts = [
            p
            for p in site.rglob(".*")
            if p.name.startswith((".report.", ".index", ".overview", ".reports.json."))
        ]
        assert not drafts, drafts


def kill_at_random(lab: Lab, chance: random.Random, *, longest: float) -> str:
    """Kill the runner, a worker, a kernel or the server of kernels at a random moment of a run; return what was killed."""
    lab.change()
    before = lab.last_run()
    process = lab.start("--retries", str(chance.choice([0, 1])), "--backoff", "0.1")
    time.sleep(chance.uniform(0.05, longest))
    if process.poll() is not None:
        what = "nothing: the run had ended"
    else:
        others = [pid for pid in lab.processes() if pid != process.pid]
        victim = process.pid if not others or chance.random() < 0.5 else chance.choice(others)
        what = "runner" if victim == process.pid else "worker, kernel or server"
        with contextlib.suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
    process.communicate(timeout=300)
    lab.wait_for_quiet()
    lab.check_whole()
    lab.rerun(kept=lab.finished(after=before))
    return what


def fill_disk(lab: Lab) -> str:
    """Run on a disk that is too small at different points, then give it room."""
    place = lab.site.parent / "small"
    place.mkdir(exist_ok=True)
    full = []
    for kilobytes in (40, 120, 250, 400, 600):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)], capture_output=True).returncode == 0  # fmt: skip
        site = place / "site"
        limit = (lambda: None) if mounted else _limit_files(kilobytes * 64)
        try:
            code, _, said = lab.run("--retries", "0", site=site, preexec_fn=limit)
            full += [kilobytes] * (code == 1)
            assert code in (0, 1), (code, said)  # 0: what was made fitted
            assert "Traceback" not in said, said
            lab.check_whole(site)
            kept = lab.finished(site)
            if mounted:
                subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)
            lab.rerun(kept=kept, site=site)
        finally:
            if mounted:
                subprocess.run(["umount", "-l", str(place)], check=True)
            else:
                shutil.rmtree(site, ignore_errors=True)
    return (
        "tmpfs of 40, 120, 250, 400, 600 kB, of them full: " + ", ".join(map(str, full))
        if mounted
        else "RLIMIT_FSIZE instead of a small disk (no mount here)"
    )


def _limit_files(size: int) -> Callable[[], None]:
    import resource

    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def read_only(lab: Lab) -> str:
    """Run on a site that may not be written: refused, and what is there stays."""
    lab.rerun(kept=set())
    before = {p: p.read_bytes() for p in lab.site.rglob("*.html")}
    lab.change()
    place = lab.site.parent / "readonly"
    place.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "--bind", str(lab.site), str(place)], capture_output=True)
    if done.returncode:
        return "not run: no mount here"
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(place)], check=True)
        code, _, said = lab.run(site=place)
        assert code in (1, 2), code
        assert "Traceback" not in said, said
        assert len(said.strip().splitlines()) == 1, said
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
    assert {p: p.read_bytes() for p in lab.site.rglob("*.html")} == before
    lab.rerun(kept=set())
    return f"exit code {code}: {said.strip()[-120:]}"


def jump_clock(lab: Lab) -> str:
    """Run years ahead, then years back, then now: nothing is made again that did not change, changes are made."""
    if shutil.which("faketime") is None:
        return "not run: faketime is not installed"
    lab.rerun(kept=set())
    for when in ("+5y", "-10y"):
        code, lines, said = lab.run(wrap=("faketime", "-f", when))
        assert code == 0, (code, said)
        made = [line["report"] for line in lines if line["event"] == "made"]
        assert made == [], (when, made)
        lab.change()
        code, lines, said = lab.run(wrap=("faketime", "-f", when))
        assert code == 0, (code, said)
        assert sum(line["event"] == "made" for line in lines) == len(REPORTS), lines
        lab.rerun(kept=set(REPORTS))
    return "five years ahead, ten years back, now"


def two_at_once(lab: Lab) -> str:
    """Start two runs together: one makes all, the other exits with code 4 or, told to wait, finds all unchanged."""
    for wait in ("0", "300"):
        lab.change()
        processes = [lab.start("--wait", wait) for _ in range(2)]
        codes = sorted((p.communicate(timeout=600), p.returncode)[1] for p in processes)
        assert codes == ([0, 4] if wait == "0" else [0, 0]), codes
        lab.rerun(kept=set(REPORTS))
    return "exit codes 0 and 4; 0 and 0 with --wait"


BAD = {
    "raises": "raise ValueError('甲')",
    "ends its kernel": "import os; os._exit(3)",
    "hangs": "import time; time.sleep(10_000)",
    "hangs in C, deaf to signals": "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM]); time.sleep(10_000)",
    "allocates without bound": "hoard = []\nwhile True:\n    hoard.append(bytearray(50_000_000))",
    "starts a process that stays": "import subprocess; subprocess.Popen(['sleep', '10000']); raise ValueError('left')",
    "deletes the drafts": "remove(SITE / '.plancheck' / 'scratch')",
    "deletes where it stands": "remove(pathlib.Path.cwd())",
    "deletes its language's folder": "remove(SITE / lang)",
    "deletes the whole site": "remove(SITE)",
}


# What deletes refuses anything that does not lie below the folder of this benchmark, which carries a file by this name.
OWN = "folder-of-the-faults-benchmark"
REMOVE = f"""
import pathlib, shutil
def remove(folder):
    folder = folder.resolve()
    if not any((one / {OWN!r}).is_file() for one in folder.parents):
        raise RuntimeError(f"refused to delete {{folder}}")
    shutil.rmtree(folder, ignore_errors=True)
"""


def bad_templates(lab: Lab) -> Iterator[str]:
    """Run each bad template over a good site, then the good one again."""
    for name, code in BAD.items():
        lab.add_template("plan", "")
        lab.rerun(kept=set())
        lab.add_template("plan", f"{REMOVE}\nSITE = pathlib.Path({str(lab.site)!r})\n{code}")
        lab.change()
        exit_code, lines, said = lab.run("--timeout", "12", "--retries", "0", "--memory", "1500")
        assert exit_code in (0, 1), (name, exit_code, said)
        assert "Traceback" not in said, (name, said)
        lab.wait_for_quiet()
        lab.check_whole()
        errors = sorted({line["error"][:110] for line in lines if line.get("error")})
        assert not any("refused to delete" in error for error in errors), errors
        lab.add_template("plan", "")
        lab.rerun(kept=set())
        yield f"{name}: exit code {exit_code}; {errors[0] if errors else 'made all the same'}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--kills", type=int, default=200, help="runs killed at a random point, each followed by a rerun"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--own-server",
        type=float,
        default=0.25,
        help="part of the runs that start their own server of kernels",
    )
    parser.add_argument("--skip-others", action="store_true")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="plancheck-faults-"))
    chance, killed = random.Random(options.seed), Counter[str]()
    try:
        (folder / OWN).touch()
        lab = Lab(folder)
        started = time.monotonic()
        lab.rerun(kept=set())
        whole = time.monotonic() - started
        print(f"one whole run: {whole:.1f} s, load {os.getloadavg()[0]:.1f}", flush=True)
        if not options.skip_others:
            for name, fault in (("disk full", fill_disk), ("read-only output", read_only), ("clock jump", jump_clock), ("two runs at once", two_at_once)):  # fmt: skip
                print(f"{name}: {fault(lab)}", flush=True)
            for line in bad_templates(lab):
                print(f"template {line}", flush=True)
        with Nursery() as nursery:
            nursery.wait()
            started = time.monotonic()
            os.environ[SOCKET_VARIABLE] = nursery.path
            lab.server = nursery.pid
            lab.change()
            lab.rerun(kept=set())
            short = time.monotonic() - started
            for number in range(options.kills):
                own = chance.random() < options.own_server
                with _environment(SOCKET_VARIABLE, None if own else nursery.path):
                    killed[kill_at_random(lab, chance, longest=whole if own else short)] += 1
                if number % 10 == 9:
                    print(
                        f"{number + 1} kills: {dict(killed)}, {time.monotonic() - started:.0f} s", flush=True
                    )
            os.environ.pop(SOCKET_VARIABLE, None)
        print(f"kills: {sum(killed.values())}, of them {dict(killed)}; after each the site was whole, nothing finished was made again, a rerun completed, no process was left")  # fmt: skip
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _environment(name: str, value: str | None) -> Iterator[None]:
    before = os.environ.get(name)
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before


if __name__ == "__main__":
    main()
