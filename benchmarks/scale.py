"""How `plancheck run --store` scales: generated corpora of growing size, with known truth.

    python benchmarks/scale.py [--sizes 1000,10000,100000] [--speedup 10000] [--targets 10000] [--add 100] [--workers 2] [--again]
                               [--corpora DIR] [--scratch DIR] [--wheel FILE] [--markdown FILE] [--generate]

For each size: a first run, a run with nothing changed, a run after `--add` documents more; documents a second, processor
time of the run itself and of its workers, seconds of each step, the highest resident memory of every worker and of the run,
the store's size, how many of its files the added documents had written, and what share of the generated figures was extracted
with their value, measure, status, region and period. A run of less than a minute is made three times before the larger sizes and
three times after them, and the median told. Then the first run of `--speedup` documents with one worker and with two, in three rounds, the
first run of `--targets` documents with their targets judged, and what 10⁶ documents would take if the largest size's rates hold. A
size of 10 (`--sizes 10,1000,…`) tells the start-up: seconds are then compared without it too.

Every place has 36 reports of 10 KB, so that larger corpora have more places, not larger ones. Corpora are made before
anything is timed and kept in `--corpora`, where a later run finds them (10⁵: 1.4 GB, two minutes); `--generate` makes them and
ends. The code is copied first: an edit while the benchmark runs changes nothing; `--wheel` measures a wheel (`make
compiled`) instead. A run of `--add` documents that is not timed goes before all others: byte code is written and libraries are in
memory for the first size too. Results are kept in DIR/results.json; a size that is there is not run again (`--again` runs it).
`--markdown` writes the tables of docs/scale.md.
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
import tempfile
import threading
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent))

from synthetic import generate_document

ROOT = Path(__file__).resolve().parents[1]
REPORTS_A_PLACE = 36
LOOK_S = 0.5  # between two looks at the processes; their highest memory is what the kernel remembers
SLICE = 20_000  # documents whose figures are compared at a time
SHORT_S = 60.0  # a run of fewer seconds meets one moment of the machine: it is made several times, and the median told
ROUNDS = 3  # before the larger sizes, and as many after them
START_UP = 10  # documents: a size of no more, if asked for, tells what a run takes before it begins to read
GOALS = {"rate": 300.0, "speedup": 1.8, "linear": 0.10, "memory": 0.10, "rerun_s": 5.0, "added": 0.02}


def snapshot(scratch: Path, wheel: Path | None = None) -> dict[str, str]:
    """Copy the package, or unpack a wheel of it, and the study's data; return the environment that uses them."""
    copy = scratch / "code"
    if not copy.is_dir():
        if wheel is not None:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(copy / "src")
        else:
            shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("vocabulary", "documents", "series", "corrections"):
            shutil.copytree(ROOT / "data" / name, copy / "data" / name)
    # Byte code is kept, as it is wherever files may be written, also that of the packages this interpreter uses.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | {
        "PYTHONPYCACHEPREFIX": str(scratch / "bytecode"),
        # before what an interpreter without the packages is told to find them by
        "PYTHONPATH": os.pathsep.join(filter(None, (str(copy / "src"), os.environ.get("PYTHONPATH")))),
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


def make_corpus(folder: Path, numbers: range, *, places: int) -> Path:
    """Write the documents of these numbers and what they state, unless the folder has them already."""
    gold = folder / "gold.csv"
    if gold.is_file():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    text = folder / "text"
    text.mkdir(parents=True)
    unfinished = folder / "gold.unfinished"
    with ProcessPoolExecutor(2) as pool, unfinished.open("w", encoding="utf-8") as handle:
        handle.write("document,start,end,value,unit,measure,status,region,period\n")
        slices = [numbers[at : at + 1000] for at in range(0, len(numbers), 1000)]
        for lines in pool.map(_write, slices, [str(text)] * len(slices), [places] * len(slices)):
            handle.writelines(lines)
    unfinished.rename(gold)
    return folder


def corpus_of(size: int, add: int, corpora: Path) -> tuple[Path, Path]:
    """Return the corpus of a size, and the documents that are added to it later."""
    places = max(3, size // REPORTS_A_PLACE)
    corpus = make_corpus(corpora / f"corpus-{size}", range(size), places=places)
    return corpus, make_corpus(corpora / f"corpus-{size}-more", range(size, size + add), places=places)


class Watch:
    """Processor time and highest resident memory of a run and of each of its workers."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.run_mb = 0.0
        self.workers_mb: dict[int, float] = {}
        self.run_cpu_s = 0.0
        self._workers_cpu_s: dict[int, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(LOOK_S):
            try:
                self.run_mb = max(self.run_mb, _highest_mb(self._process.pid))
                self.run_cpu_s = sum(self._process.cpu_times()[:2])
                for child in self._process.children(recursive=True):
                    # the fork server and the resource tracker do no work
                    if child.ppid() != self._process.pid:
                        self._workers_cpu_s[child.pid] = sum(child.cpu_times()[:2])
                        known = self.workers_mb.get(child.pid, 0.0)
                        self.workers_mb[child.pid] = max(known, _highest_mb(child.pid))
            except (psutil.Error, OSError):
                continue

    @property
    def workers_cpu_s(self) -> float:
        """Processor seconds of the workers, as last seen."""
        return sum(self._workers_cpu_s.values())

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


def _highest_mb(pid: int) -> float:
    """Return the highest resident memory a process has had."""
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():  # no Linux: what it has now
        return psutil.Process(pid).memory_info().rss / 2**20
    match = re.search(r"VmHWM:\s*(\d+) kB", status.read_text())
    return int(match[1]) / 1024 if match else 0.0


def run(
    corpus: Path, store: Path, *, workers: int, environment: dict[str, str], targets: bool = False
) -> dict[str, Any]:
    """Run the command; return seconds by step, processor time and memory."""
    command = [sys.executable, "-c", "from plancheck.cli import main; main()", "run", "--corpus", str(corpus / "text"),
               "--store", str(store), "--workers", str(workers), *(["--targets"] if targets else [])]  # fmt: skip
    load = os.getloadavg()[0]
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
    return {
        "seconds": seconds, "steps": steps, "load": load, "run_cpu_s": watch.run_cpu_s, "workers_cpu_s": watch.workers_cpu_s,
        "run_mb": watch.run_mb, "worker_mb": sorted(watch.workers_mb.values())[-workers:], "out": out,
    }  # fmt: skip


def warm_up(corpus: Path, scratch: Path, environment: dict[str, str]) -> None:
    """Run a few documents untimed: byte code is written and libraries are in memory for the first size as for the others."""
    store = scratch / "store-warm"
    shutil.rmtree(store, ignore_errors=True)
    run(corpus, store, workers=2, environment=environment)
    shutil.rmtree(store)


def recall(store: Path, gold: Path, size: int, environment: dict[str, str]) -> dict[str, float]:
    """Return the share of generated figures found, and of those read right in every part."""
    n = found = right = 0
    for at in range(0, size, SLICE):
        these = f"BETWEEN 'county{at:07d}' AND 'county{min(at + SLICE, size) - 1:07d}'"
        query = f"""SELECT count(*) AS n, count(s.document) AS found,
                    count(*) FILTER (s.value = g.value AND s.unit = g.unit AND s.measure = g.measure AND s.status = g.status
                                     AND s.region = g.region AND s.period = g.period) AS right
                    FROM (SELECT * FROM read_csv('{gold}', types = {{'period': 'VARCHAR', 'value': 'DOUBLE', 'unit': 'VARCHAR'}})
                          WHERE document {these}) g
                    LEFT JOIN (SELECT * FROM statements WHERE document {these}) s
                    ON s.document = g.document AND s.start = g.start AND s."end" = g."end" """
        command = [sys.executable, "-c", "from plancheck.cli import main; main()", "sql", query, "--store", str(store), "--format", "csv"]  # fmt: skip
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:  # what was timed is kept all the same
            print(f"the figures could not be compared: {done.stderr[-500:]}", file=sys.stderr)
            return {"figures": 0, "found": 0.0, "right": 0.0}
        n, found, right = (
            a + int(b) for a, b in zip((n, found, right), done.stdout.splitlines()[1].split(","), strict=True)
        )
    return {"figures": n, "found": found / n, "right": right / n}


def files_of(folder: Path) -> dict[str, int]:
    """Return the sizes of a store's part files."""
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*.parquet")}


def first_run(
    corpus: Path, store: Path, options: argparse.Namespace, environment: dict[str, str]
) -> dict[str, Any]:
    """Run a corpus into a new store."""
    shutil.rmtree(store, ignore_errors=True)
    return run(corpus, store, workers=options.workers, environment=environment)


def measure(size: int, options: argparse.Namespace, environment: dict[str, str]) -> dict[str, Any]:
    """Measure one size."""
    corpus, more = corpus_of(size, options.add, options.corpora)
    new = [corpus / "text" / path.name for path in (more / "text").iterdir()]
    for path in new:  # of a run that was broken off
        path.unlink(missing_ok=True)
    store = options.scratch / f"store-{size}"
    for path in (corpus / "text").iterdir():  # one kept from before lies in memory like one just made
        path.read_bytes()
    firsts = [first_run(corpus, store, options, environment)]
    while firsts[0]["seconds"] < SHORT_S and len(firsts) < ROUNDS:
        firsts.append(first_run(corpus, store, options, environment))
    read = recall(store, corpus / "gold.csv", size, environment)
    before = files_of(store)
    megabytes = (sum(before.values()) + sum(p.stat().st_size for p in store.glob("manifest*"))) / 2**20
    again = run(corpus, store, workers=options.workers, environment=environment)
    for path in new:
        shutil.copyfile(more / "text" / path.name, path)
    added = run(corpus, store, workers=options.workers, environment=environment)
    after = files_of(store)
    for path in new:
        path.unlink()
    checked = re.search(r"([\d,]+) documents? checked", added["out"])
    if not options.keep:
        shutil.rmtree(store)
    return {
        "size": size, "workers": options.workers, "first": middle(firsts), "firsts": firsts, "again": again, "add": options.add, "added": added,
        "added_checked": int(checked[1].replace(",", "")) if checked else 0, "files": len(before),
        "files_written": len(after.keys() - before.keys()), "files_gone": len(before.keys() - after.keys()),
        "store_mb": megabytes, **read,
    }  # fmt: skip


def middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the run of median length."""
    return sorted(runs, key=lambda one: float(one["seconds"]))[len(runs) // 2]


def seconds_of_more(row: dict[str, Any], start: dict[str, Any]) -> float:
    """Return the seconds that each document more takes than a run over a few, which is all start-up."""
    return float((row["first"]["seconds"] - start["first"]["seconds"]) / (row["size"] - start["size"]))


def rate(row: dict[str, Any]) -> float:
    """Return the documents a second of a size's first run."""
    return float(row["size"] / row["first"]["seconds"])


def cpu_ms(row: dict[str, Any], run: str = "first") -> float:
    """Return the processor milliseconds of a run, of itself and its workers, over the size's documents."""
    return float((row[run]["run_cpu_s"] + row[run]["workers_cpu_s"]) / row["size"] * 1000)


def spread_of(seconds: list[float]) -> str:
    """Return the shortest and the longest of several runs."""
    return f"{min(seconds):.2f}, {max(seconds):.2f} of {len(seconds)}"


def facts(rows: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return what was measured, a line each, a value for every size."""

    def line(name: str, say: Any) -> tuple[str, list[str]]:
        return name, [say(row) for row in rows]

    add = rows[0]["add"]
    return [
        line("load before", lambda r: f"{r['first']['load']:.1f}"),
        line("seconds, everything", lambda r: f"{r['first']['seconds']:.2f}"),
        line("least and most of how many runs", lambda r: spread_of([one["seconds"] for one in r["firsts"]])),
        line("documents a second", lambda r: f"{rate(r):.1f}"),
        line("processor time a document", lambda r: f"{cpu_ms(r):.1f} ms"),
        line("of it the run's own", lambda r: f"{r['first']['run_cpu_s'] / r['size'] * 1000:.1f} ms"),
        line(
            "seconds of each step",
            lambda r: ", ".join(f"{n} {s:.1f}" for n, s in r["first"]["steps"].items() if s >= 0.05),
        ),
        line(
            "highest memory of each worker",
            lambda r: ", ".join(f"{mb:.0f} MB" for mb in r["first"]["worker_mb"]),
        ),
        line("of the run itself", lambda r: f"{r['first']['run_mb']:.0f} MB"),
        line("store", lambda r: f"{r['store_mb']:.1f} MB in {r['files']:,} files"),
        line(
            "run with nothing changed",
            lambda r: f"{r['again']['seconds']:.1f} s ({r['again']['run_cpu_s']:.1f} s of processor time)",
        ),
        line(
            f"run after {add} documents more",
            lambda r: f"{r['added']['seconds']:.1f} s, {r['added_checked']:,} documents checked",
        ),
        line("share of the first run", lambda r: f"{r['added']['seconds'] / r['first']['seconds']:.1%}"),
        line("the same in processor time", lambda r: f"{cpu_ms(r, 'added') / cpu_ms(r):.1%}"),
        line("files it wrote, took away", lambda r: f"{r['files_written']:,}, {r['files_gone']:,}"),
        line(
            "generated figures found, right in every part",
            lambda r: f"{r['found']:.2%}, {r['right']:.2%} of {r['figures']:,}",
        ),
    ]


def goals(rows: list[dict[str, Any]], speedup: dict[str, Any] | None) -> list[tuple[str, str, str, bool]]:
    """Return each goal: what, as met, as asked for, whether reached."""
    last, large = rows[-1], [row for row in rows if row["size"] >= 1000]
    share = last["added"]["seconds"] / last["first"]["seconds"]
    found = [
        ("documents a second", f"{rate(last):.0f}", "≥ 300", rate(last) >= GOALS["rate"]),
        (
            "run with nothing changed",
            f"{last['again']['seconds']:.1f} s",
            "≤ 5 s",
            last["again"]["seconds"] <= GOALS["rerun_s"],
        ),
        (
            f"{last['add']} more, share of the first run",
            f"{share:.1%}",
            "≤ 2 % at 10⁵",
            share <= GOALS["added"],
        ),
    ]
    if len(large) > 1:
        spread = max(abs(rate(row) / rate(last) - 1) for row in large)
        found.append(("rates from 10³ on within", f"{spread:.1%}", "10 %", spread <= GOALS["linear"]))
        if (start := rows[0])["size"] <= START_UP:
            of_more = [seconds_of_more(row, start) for row in large]
            bend = max(abs(one / of_more[-1] - 1) for one in of_more)
            what = f"seconds a document above those of a run over {start['size']}, from 10³ on within"
            found.append((what, f"{bend:.1%}", "10 %", bend <= GOALS["linear"]))
        peaks = [max(row["first"]["worker_mb"]) for row in large if row["first"]["worker_mb"]]
        middle = (max(peaks) + min(peaks)) / 2
        drift = max(peaks) / middle - 1
        found.append(
            ("highest memory of a worker within", f"± {drift:.1%}", "± 10 %", drift <= GOALS["memory"])
        )
    if speedup:
        what = f"two workers against one, {speedup['size']:,} documents"
        found.append((what, f"{speedup['ratio']:.2f}", "≥ 1.8", speedup["ratio"] >= GOALS["speedup"]))
    return found


def projection(last: dict[str, Any]) -> str:
    """Return what 10⁶ documents would take at the rates of the largest size."""
    hours = 1e6 / rate(last) / 3600
    own = last["first"]["run_cpu_s"] / last["size"]
    most = (last["first"]["run_cpu_s"] + last["first"]["workers_cpu_s"]) / last["size"] / own
    return (
        f"10⁶ documents at the rates of {last['size']:,}: {hours:.1f} h on {last['workers']} workers, "
        f"{last['store_mb'] / last['size'] * 1e6 / 1024:.1f} GB of store, 9.7 GB of text, a run with nothing changed in "
        f"{last['again']['seconds'] * 1e6 / last['size']:.0f} s. The next bottleneck is the run itself, which alone settles rows "
        f"and keeps the store: {own * 1000:.1f} ms a document, {own * 1e6 / 3600:.1f} h, so that more than some {most:.0f} cores gain nothing."
    )


def judging(judged: dict[str, Any]) -> str:
    """Return what judging the targets of a corpus took."""
    first, size = judged["first"], judged["size"]
    return (
        f"With `--targets` (pooled forecast), {size:,} documents: {first['seconds']:.0f} s, {first['steps'].get('judge', 0):.0f} of them "
        f"judging; {cpu_ms(judged):.1f} ms of processor time a document in all; highest memory of each worker "
        f"{', '.join(f'{mb:.0f} MB' for mb in first['worker_mb'])}, of the run itself {first['run_mb']:.0f} MB."
    )


def text(
    results: dict[str, dict[str, Any]], speedup: dict[str, Any] | None, judged: dict[str, Any] | None = None
) -> str:
    """Return everything measured as two tables and a paragraph in Markdown."""
    rows = sorted(results.values(), key=lambda row: row["size"])
    if not rows:
        return ""
    lines = [
        "| | " + " | ".join(f"{row['size']:,} documents" for row in rows) + " |",
        "|---" * (len(rows) + 1) + "|",
    ]
    lines += [f"| {name} | {' | '.join(values)} |" for name, values in facts(rows)]
    lines += ["", "| goal | met | asked for | |", "|---|---|---|---|"]
    lines += [
        f"| {what} | {met} | {asked} | {'reached' if reached else 'missed'} |"
        for what, met, asked, reached in goals(rows, speedup)
    ]
    lines += ["", projection(rows[-1]), ""]
    return "\n".join([*lines, judging(judged), ""] if judged else lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "plancheck-scale"))
    parser.add_argument("--corpora", type=Path, help="generated corpora are kept and found here")
    parser.add_argument("--generate", action="store_true", help="make the corpora and end")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--speedup", type=int, default=10_000, help="documents of the run with one worker; 0: none")  # fmt: skip
    parser.add_argument("--targets", type=int, default=0, help="documents of the run that judges targets; 0: none")  # fmt: skip
    parser.add_argument("--add", type=int, default=100)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--keep", action="store_true", help="keep the stores")
    parser.add_argument("--wheel", type=Path, help="measure this wheel instead of the sources")
    parser.add_argument("--markdown", type=Path, help="write the tables to this file too")
    options = parser.parse_args()
    options.scratch.mkdir(parents=True, exist_ok=True)
    options.corpora = options.corpora or options.scratch / "corpora"
    sizes = [int(size) for size in options.sizes.split(",") if size]
    for size in {*sizes, options.speedup, options.targets} - {0}:
        corpus_of(size, options.add, options.corpora)
    if options.generate:
        return
    kept = options.scratch / "results.json"
    everything = json.loads(kept.read_text()) if kept.is_file() and not options.again else {}
    if options.again:
        shutil.rmtree(options.scratch / "code", ignore_errors=True)
    environment = snapshot(options.scratch, options.wheel)
    results: dict[str, dict[str, Any]] = everything.get("sizes", {})
    speedup: dict[str, Any] | None = everything.get("speedup")
    judged: dict[str, Any] | None = everything.get("judged")

    def keep() -> None:
        kept.write_text(json.dumps({"sizes": results, "speedup": speedup, "judged": judged}, indent=1))
        if options.markdown is not None:
            options.markdown.write_text(text(results, speedup, judged), encoding="utf-8")

    if wanted := {*sizes, options.speedup, options.targets} - {0}:
        warm_up(corpus_of(min(wanted), options.add, options.corpora)[1], options.scratch, environment)
    for size in sizes:
        if str(size) not in results:
            results[str(size)] = measure(size, options, environment)
            keep()
            print(f"{size:,} documents: {rate(results[str(size)]):.1f} a second", flush=True)
    for size in sizes:
        row = results[str(size)]
        if row["firsts"][0]["seconds"] >= SHORT_S or len(row["firsts"]) >= 2 * ROUNDS:
            continue
        # again when the larger sizes are done: the machine may have become another
        corpus, _ = corpus_of(size, options.add, options.corpora)
        store = options.scratch / f"store-{size}-again"
        row["firsts"] += [first_run(corpus, store, options, environment) for _ in range(ROUNDS)]
        row["first"] = middle(row["firsts"])
        shutil.rmtree(store)
        keep()
    if options.speedup and (not speedup or speedup["size"] != options.speedup):
        corpus, _ = corpus_of(options.speedup, options.add, options.corpora)
        store = options.scratch / "store-speedup"
        rounds = []  # one after the other: the machine may become another from one to the next
        for _ in range(ROUNDS):
            seconds = []
            for workers in (1, 2):
                shutil.rmtree(store, ignore_errors=True)
                seconds.append(run(corpus, store, workers=workers, environment=environment)["seconds"])
            rounds.append(seconds)
        shutil.rmtree(store)
        ratio = statistics.median(one / two for one, two in rounds)
        speedup = {"size": options.speedup, "seconds": rounds, "ratio": ratio}
    if options.targets and (not judged or judged["size"] != options.targets):
        corpus, _ = corpus_of(options.targets, options.add, options.corpora)
        store = options.scratch / "store-targets"
        shutil.rmtree(store, ignore_errors=True)
        first = run(corpus, store, workers=options.workers, environment=environment, targets=True)
        shutil.rmtree(store)
        judged = {"size": options.targets, "first": first}
    keep()
    print(text(results, speedup, judged))


if __name__ == "__main__":
    main()
