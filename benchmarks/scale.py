"""How `plancheck run --store` scales: generated corpora of growing size, with known truth.

    python benchmarks/scale.py [--sizes 100,1000,10000,100000] [--scratch DIR] [--workers 2] [--speedup 1000] [--add 100]

For each size: a first run, a run with nothing changed, a run after `--add` documents more; documents a second, seconds of
each step, the highest resident memory of every worker and of the run itself, the store's size, and what share of the
generated figures was extracted with their value, measure, status, region and period. Then the first run with one worker
against two, and what 10⁶ documents would take if the largest size's rates hold.

Every place has 36 reports of 10 KB, so that larger corpora have more places, not larger ones. The code is copied first:
an edit while the benchmark runs changes nothing. Results are kept in DIR/results.json; a size that is there is not run
again (`--again` runs it).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent))

from synthetic import generate_document

ROOT = Path(__file__).resolve().parents[1]
REPORTS_A_PLACE = 36
GOALS = {"rate": 300.0, "speedup": 1.8, "linear": 0.10, "memory": 0.10, "rerun_s": 5.0, "added": 0.02}


def snapshot(scratch: Path) -> dict[str, str]:
    """Copy the package and the study's data; return the environment that uses them."""
    copy = scratch / "code"
    if not copy.is_dir():
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("vocabulary", "documents", "series", "corrections"):
            shutil.copytree(ROOT / "data" / name, copy / "data" / name)
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(copy / "src")], check=False)
    return os.environ | {
        "PYTHONPATH": str(copy / "src"),
        "PLANCHECK_STUDY": str(copy),
        "OPENBLAS_NUM_THREADS": "1",
    }


def _write(numbers: range, folder: str, places: int) -> list[str]:
    lines = []
    for number in numbers:
        document = generate_document(number, places=places)
        Path(folder, f"{document.id}.txt").write_text(document.text, encoding="utf-8", newline="")
        lines += [
            f"{r.document},{r.start},{r.end},{r.value:f},{r.unit},{r.measure},{r.status},{r.region},{r.period}\n"
            for r in document.rows
        ]
    return lines


def write_documents(folder: Path, first: int, last: int, *, places: int) -> None:
    """Write documents `first` to `last` of a corpus, and what they state beside them."""
    text = folder / "text"
    text.mkdir(parents=True, exist_ok=True)
    gold = folder / "gold.csv"
    if not gold.exists():
        gold.write_text("document,start,end,value,unit,measure,status,region,period\n", encoding="utf-8")
    step = 1000
    with ProcessPoolExecutor(2) as pool, gold.open("a", encoding="utf-8") as handle:
        starts = range(first, last, step)
        parts = pool.map(_write, [range(s, min(s + step, last)) for s in starts], [str(text)] * len(starts), [places] * len(starts))  # fmt: skip
        for lines in parts:
            handle.writelines(lines)


class Watch:
    """The highest resident memory of a process and of each of its workers, looked at five times a second."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.run_mb = 0.0
        self.workers: dict[int, list[float]] = {}
        self._cpu: dict[int, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.2):
            try:
                self.run_mb = max(self.run_mb, self._process.memory_info().rss / 2**20)
                self._cpu[self._process.pid] = sum(self._process.cpu_times()[:2])
                for child in self._process.children(recursive=True):
                    self._cpu[child.pid] = sum(child.cpu_times()[:2])
                    # the fork server and the resource tracker do no work
                    if child.parent().pid != self._process.pid:  # type: ignore[union-attr]
                        self.workers.setdefault(child.pid, []).append(child.memory_info().rss / 2**20)
            except psutil.Error:
                continue

    @property
    def cpu_s(self) -> float:
        """Processor seconds of the run and its workers, as last seen."""
        return sum(self._cpu.values())

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


def run(corpus: Path, store: Path, *, workers: int, environment: dict[str, str]) -> dict[str, Any]:
    """Run the command; return seconds by step and memory."""
    command = [sys.executable, "-m", "plancheck", "run", "--corpus", str(corpus), "--store", str(store), "--workers", str(workers)]  # fmt: skip
    command[1:3] = ["-c", "from plancheck.cli import main; main()"]
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    watch = Watch(process.pid)
    out, errors = process.communicate()
    seconds = time.perf_counter() - began
    watch.stop()
    if process.returncode:
        raise SystemExit(f"the run failed:\n{out}\n{errors[-2000:]}")
    steps = {name: float(value) for name, value in re.findall(r"(\w+) ([\d.]+) s\b", out.splitlines()[-2])}
    peaks = sorted(max(sizes) for sizes in watch.workers.values())
    late = [
        statistics.median(sizes[-max(1, len(sizes) // 5) :])
        for sizes in watch.workers.values()
        if len(sizes) > 5
    ]
    return {"seconds": seconds, "steps": steps, "cpu_s": watch.cpu_s, "run_mb": watch.run_mb, "worker_mb": peaks[-workers:], "late_mb": late, "out": out}  # fmt: skip


def recall(store: Path, gold: Path, environment: dict[str, str]) -> dict[str, float]:
    """Return the share of generated figures found, and of those read right in every part."""
    query = f"""SELECT count(*) AS n, count(s.document) AS found,
                count(*) FILTER (s.value = g.value AND s.unit = g.unit AND s.measure = g.measure AND s.status = g.status
                                 AND s.region = g.region AND s.period = g.period) AS right
                FROM read_csv('{gold}', types = {{'period': 'VARCHAR', 'value': 'DOUBLE', 'unit': 'VARCHAR'}}) g
                LEFT JOIN statements s ON s.document = g.document AND s.start = g.start AND s."end" = g."end" """
    command = [sys.executable, "-c", "from plancheck.cli import main; main()", "sql", query, "--store", str(store), "--format", "csv"]  # fmt: skip
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    n, found, right = map(int, done.stdout.splitlines()[1].split(","))
    return {"figures": n, "found": found / n, "right": right / n}


def size_of(folder: Path) -> float:
    """Return the megabytes of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def measure(size: int, options: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """Measure one size."""
    places = max(3, size // REPORTS_A_PLACE)
    corpus, store = options.scratch / f"corpus-{size}", options.scratch / f"store-{size}"
    shutil.rmtree(store, ignore_errors=True)
    shutil.rmtree(corpus, ignore_errors=True)
    write_documents(corpus, 0, size, places=places)
    load = os.getloadavg()[0]
    first = run(corpus / "text", store, workers=options.workers, environment=environment)
    read = recall(store, corpus / "gold.csv", environment)
    megabytes = size_of(store)
    again = run(corpus / "text", store, workers=options.workers, environment=environment)
    write_documents(corpus, size, size + options.add, places=places)
    added = run(corpus / "text", store, workers=options.workers, environment=environment)
    if not options.keep:
        shutil.rmtree(store)
        shutil.rmtree(corpus)
    return {
        "size": size, "workers": options.workers, "load_before": load, "seconds": first["seconds"], "cpu_s": first["cpu_s"], "rate": size / first["seconds"],
        "read_rate": size / first["steps"]["read"], "steps": first["steps"], "run_mb": first["run_mb"], "worker_mb": first["worker_mb"],
        "late_mb": first["late_mb"], "store_mb": megabytes, "rerun_s": again["seconds"], "add": options.add, "added_s": added["seconds"],
        "added": added["seconds"] / first["seconds"], "added_steps": added["steps"], **read,
    }  # fmt: skip


def show(
    results: dict[str, dict[str, Any]], speedup: dict[str, Any] | None, options: argparse.Namespace
) -> None:
    """Print what was measured beside what was to be reached."""
    rows = sorted(results.values(), key=lambda row: row["size"])
    print(f"{'documents':>10} {'seconds':>9} {'docs/s':>7} {'CPU ms':>7} {'reading':>8} {'worker MB':>11} {'run MB':>7} {'store MB':>9} {'rerun s':>8} {'+' + str(options.add) + ' s':>7} {'of full':>8} {'found':>7} {'right':>7} {'load':>5}")  # fmt: skip
    for r in rows:
        memory = "/".join(f"{mb:.0f}" for mb in r["worker_mb"])
        print(f"{r['size']:>10,} {r['seconds']:>9.1f} {r['rate']:>7.1f} {1000 * r['cpu_s'] / r['size']:>7.1f} {r['read_rate']:>8.1f} {memory:>11} {r['run_mb']:>7.0f} {r['store_mb']:>9.1f} {r['rerun_s']:>8.2f} {r['added_s']:>7.2f} {r['added']:>8.1%} {r['found']:>7.2%} {r['right']:>7.2%} {r['load_before']:>5.1f}")  # fmt: skip
        print("           " + ", ".join(f"{name} {seconds:.1f} s" for name, seconds in r["steps"].items()))
    if not rows:
        return
    last = rows[-1]
    large = [row for row in rows if row["size"] >= 1000]
    print()
    _goal("documents a second, everything", last["rate"], GOALS["rate"], last["rate"] >= GOALS["rate"])
    _goal("documents a second, reading", last["read_rate"], GOALS["rate"], last["read_rate"] >= GOALS["rate"])
    if len(large) > 1:
        spread = max(abs(row["rate"] / last["rate"] - 1) for row in large)
        _goal("rates from 10³ on within", spread, GOALS["linear"], spread <= GOALS["linear"], percent=True)
        peaks = [max(row["worker_mb"]) for row in large if row["worker_mb"]]
        drift = max(peaks) / min(peaks) - 1
        _goal(
            "peak memory of a worker within",
            drift,
            2 * GOALS["memory"],
            drift <= 2 * GOALS["memory"],
            percent=True,
        )
    _goal(
        "rerun with nothing changed, s",
        last["rerun_s"],
        GOALS["rerun_s"],
        last["rerun_s"] <= GOALS["rerun_s"],
    )
    _goal(
        f"{last['add']} more, of the full run",
        last["added"],
        GOALS["added"],
        last["added"] <= GOALS["added"],
        percent=True,
    )
    if speedup:
        _goal(f"two workers against one ({speedup['size']:,} documents)", speedup["ratio"], GOALS["speedup"], speedup["ratio"] >= GOALS["speedup"])  # fmt: skip
    hours = 1e6 / last["rate"] / 3600
    print(
        f"\n10⁶ documents at the rates of {last['size']:,}: {hours:.1f} h on {last['workers']} workers, "
        f"{last['store_mb'] / last['size'] * 1e6 / 1024:.1f} GB of store, {9.7e6 / 1e6:.1f} GB of text, "
        f"rerun {last['rerun_s'] * 1e6 / last['size']:.0f} s; {hours * last['workers'] / 8:.1f} h on 8 cores if they scale as two do"
    )


def _goal(what: str, met: float, goal: float, reached: bool, *, percent: bool = False) -> None:
    form = "{:.1%}" if percent else "{:.1f}"
    print(f"{'met   ' if reached else 'missed'} {what}: {form.format(met)} (goal {form.format(goal)})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--scratch", type=Path, default=Path("/tmp/plancheck-scale"))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--speedup", type=int, default=1000, help="documents of the run with one worker; 0: none"
    )
    parser.add_argument("--add", type=int, default=100)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--keep", action="store_true", help="keep corpora and stores")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    kept = options.scratch / "results.json"
    everything = json.loads(kept.read_text()) if kept.is_file() and not options.again else {}
    if options.again:
        shutil.rmtree(options.scratch / "code", ignore_errors=True)
    environment = snapshot(options.scratch)
    results: dict[str, dict[str, Any]] = everything.get("sizes", {})
    speedup: dict[str, Any] | None = everything.get("speedup")
    for size in map(int, filter(None, options.sizes.split(","))):
        if str(size) not in results:
            results[str(size)] = measure(size, options, environment)
            kept.write_text(json.dumps({"sizes": results, "speedup": speedup}, indent=1))
            print(f"{size:,} documents: {results[str(size)]['rate']:.1f} a second", flush=True)
    if options.speedup and (not speedup or speedup["size"] != options.speedup):
        corpus = options.scratch / "corpus-speedup"
        shutil.rmtree(corpus, ignore_errors=True)
        write_documents(corpus, 0, options.speedup, places=max(3, options.speedup // REPORTS_A_PLACE))
        seconds = {}
        for workers in (1, 2):
            store = options.scratch / "store-speedup"
            shutil.rmtree(store, ignore_errors=True)
            seconds[workers] = run(corpus / "text", store, workers=workers, environment=environment)[
                "seconds"
            ]
        speedup = {"size": options.speedup, "seconds": seconds, "ratio": seconds[1] / seconds[2]}
        kept.write_text(json.dumps({"sizes": results, "speedup": speedup}, indent=1))
    show(results, speedup, options)


if __name__ == "__main__":
    main()
