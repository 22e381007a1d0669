"""What `plancheck run --store` survives: the tables after each fault are compared, byte for byte, with those of a quiet run.

    python benchmarks/faults_scale.py [--documents 400] [--kills 100] [--scratch DIR] [--only NAME ...]

kills       workers killed at random moments (SIGKILL), until there have been `--kills`
broken-off  the run itself killed at random moments and taken up again, ten times
poison      a document that ends any process reading it: put aside after its tries, everything else as ever
disk        a disk that is full in the middle (a small file system of its own): the run says so; taken up with room
corruption  a part with changed bytes, one cut short, one deleted: found by checksum, made again
scheduler   a Dask scheduler killed and started again in the middle, its workers with it
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent))

from plancheck.cluster import Died, Done, LocalWorkers
from plancheck.scale import run as running
from plancheck.scale.run import CorpusRun, run_corpus
from plancheck.scale.tasks import ReadTask, read_batch
from plancheck.store.views import export_rows
from scale import make_corpus, snapshot

TABLES = ("quantities", "statements", "claims")
COMMAND = "from plancheck.cli import main; main()"


def contents(store: Path, scratch: Path) -> dict[str, bytes]:
    """Return the rows that count of each table, exact and sorted."""
    for table in TABLES:
        export_rows(store, table, scratch / f"{table}.csv")
    return {table: (scratch / f"{table}.csv").read_bytes() for table in TABLES}


def workers_of(pid: int) -> list[psutil.Process]:
    """Return the processes that do a run's work: not its fork server."""
    try:
        return [child for child in psutil.Process(pid).children(recursive=True) if child.ppid() != pid]
    except psutil.Error:
        return []


class Killer:
    """Kills a worker at random moments while a run goes on."""

    def __init__(self, *, most: int, pause: tuple[float, float], seed: int = 1) -> None:
        self.killed = 0
        self._most, self._pause, self._random = most, pause, random.Random(seed)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._kill, daemon=True)
        self._thread.start()

    def _kill(self) -> None:
        while not self._over.wait(self._random.uniform(*self._pause)) and self.killed < self._most:
            found = workers_of(os.getpid())
            if found:
                try:
                    self._random.choice(found).send_signal(signal.SIGKILL)
                    self.killed += 1
                except psutil.Error:
                    continue

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


def kills(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Kill workers at random, over as many runs as it takes."""
    total = died = rounds = 0
    store = scratch / "killed"
    while total < options.kills:
        shutil.rmtree(store, ignore_errors=True)
        rounds += 1
        killer = Killer(most=options.kills - total, pause=(0.05, 0.8), seed=rounds)
        run = run_corpus(str(corpus), store=store, workers=LocalWorkers(2))
        killer.stop()
        total, died = total + killer.killed, died + run.died
        quarantined = len(run.failures)
        if quarantined:
            return store, f"{quarantined} innocent documents put aside"
    return store, f"{total} workers killed in {rounds} runs, {died} tasks done again"


def broken_off(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Kill the run itself, and everything below it."""
    store, draw = scratch / "broken", random.Random(2)
    command = [
        sys.executable,
        "-c",
        COMMAND,
        "run",
        "--corpus",
        str(corpus),
        "--store",
        str(store),
        "--workers",
        "2",
    ]
    for _ in range(10):
        process = subprocess.Popen(
            command, env=options.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(draw.uniform(0.8, 1.5 + options.documents / 100))
        below = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.kill()
        for child in below:
            with_suppressed(child.kill)
        process.wait()
    subprocess.run(command, env=options.environment, check=True, stdout=subprocess.DEVNULL)
    return store, "10 runs killed, the 11th ended"


def with_suppressed(act: Callable[[], Any]) -> None:
    """Do something to a process that may be gone."""
    try:
        act()
    except psutil.Error:
        return


def read_or_die(task: ReadTask) -> object:
    """Read a batch; at the document called poison, end the process."""
    if any("poison" in item.document for item in task.documents):
        os._exit(7)
    return read_batch(task)


class Poisoned(LocalWorkers):
    def run(self, function: Any, tasks: Any) -> Iterator[Done[Any, Any] | Died[Any]]:
        return super().run(read_or_die if function is read_batch else function, tasks)


def poison(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Add documents that end any process reading them."""
    poisoned = scratch / "poisoned"
    shutil.copytree(corpus, poisoned)
    for number in range(3):
        (poisoned / f"poison{number}.txt").write_text("到2015年，交易额达到5亿元。", encoding="utf-8")
    store = scratch / "store-poisoned"
    run = run_corpus(str(poisoned), store=store, workers=Poisoned(2))
    names = ", ".join(failure.what for failure in run.failures)
    return store, f"put aside: {names}; {run.died} workers died"


def disk(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Fill the disk in the middle of a run."""
    store = scratch / "full"
    store.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={max(1, options.documents // 200)}m", "tmpfs", str(store)], check=False, capture_output=True)  # fmt: skip
    if mount.returncode:
        return store, "not tried: no right to mount a small file system"
    try:
        met = ""
        try:
            run_corpus(str(corpus), store=store, workers=LocalWorkers(2))
        except OSError as error:
            met = str(error)
        if not met:
            return store, "not tried: the disk was large enough"
        subprocess.run(["mount", "-o", "remount,size=1g", str(store)], check=True)
        run = run_corpus(str(corpus), store=store, workers=LocalWorkers(2))
        kept = scratch / "full-kept"
        shutil.copytree(store, kept)
        return kept, f"met {met!r}; {run.unchanged} documents were kept, {run.read} read with room"
    finally:
        subprocess.run(["umount", str(store)], check=False)


def corruption(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Change, cut and delete parts on disk."""
    store = scratch / "corrupted"
    run_corpus(str(corpus), store=store, workers=LocalWorkers(2))
    draw = random.Random(3)
    changed, cut = draw.sample(sorted((store / "statements").rglob("*.parquet")), 2)
    deleted = draw.choice(sorted((store / "claims").rglob("*.parquet")))
    data = bytearray(changed.read_bytes())
    data[len(data) // 2] ^= 0xFF
    changed.write_bytes(data)
    cut.write_bytes(cut.read_bytes()[:-100])
    deleted.unlink()
    run = run_corpus(str(corpus), store=store, workers=LocalWorkers(2))
    return (
        store,
        f"{len(run.notes)} damaged parts found, {run.read} documents read and {run.checked} checked again",
    )


def scheduler(corpus: Path, scratch: Path, options: argparse.Namespace) -> tuple[Path, str]:
    """Kill a Dask scheduler and its workers in the middle, and start others at the same address."""
    address, store = "tcp://127.0.0.1:18786", scratch / "scheduler"

    def start() -> list[subprocess.Popen[bytes]]:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return [
            subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"], env=options.environment, **quiet),  # type: ignore[call-overload]
            subprocess.Popen([sys.executable, "-m", "distributed.cli.dask_worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard"], env=options.environment, **quiet),  # type: ignore[call-overload]
        ]  # fmt: skip

    def stop(processes: list[subprocess.Popen[bytes]]) -> None:
        for process in processes:
            below = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
            process.kill()
            for child in below:
                with_suppressed(child.kill)
            process.wait()

    processes = start()
    command = [sys.executable, "-c", COMMAND, "run", "--corpus", str(corpus), "--store", str(store), "--scheduler", address]  # fmt: skip
    run = subprocess.Popen(command, env=options.environment, stdout=subprocess.PIPE, text=True)
    restarts = 0
    try:
        until = time.monotonic() + 600
        while restarts < 2 and run.poll() is None and time.monotonic() < until:
            # in the middle: some batches have landed since the last start, not all
            landed = len(list((store / "landed").glob("q-*"))) if (store / "landed").is_dir() else 0
            if landed > 2 * restarts + 1:
                stop(processes)
                time.sleep(1)
                processes = start()
                restarts += 1
            time.sleep(0.1)
        out, _ = run.communicate(timeout=600)
    finally:
        run.kill()
        stop(processes)
    return (
        store,
        f"scheduler and workers restarted {restarts} times; {out.splitlines()[0] if out else 'no answer'}",
    )


FAULTS = {"kills": kills, "broken-off": broken_off, "poison": poison, "disk": disk, "corruption": corruption, "scheduler": scheduler}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument(
        "--scratch", type=Path, help="where a folder for the runs is made, and removed at the end"
    )
    parser.add_argument("--only", nargs="*", choices=list(FAULTS), default=list(FAULTS))
    options = parser.parse_args()
    if options.scratch is not None:
        options.scratch.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(
        prefix="plancheck-faults-", dir=options.scratch, ignore_cleanup_errors=True
    ) as scratch:
        options.scratch = Path(scratch)
        sys.exit(1 if meet(options) else 0)


def meet(options: argparse.Namespace) -> int:
    """Let runs meet the faults; return after how many the tables were different."""
    options.environment = snapshot(options.scratch)
    running.BATCH = 16  # more tasks, so that more of them are met by a fault
    make_corpus(options.scratch / "corpus", range(options.documents), places=max(3, options.documents // 36))
    corpus = options.scratch / "corpus" / "text"
    quiet = options.scratch / "quiet"
    run: CorpusRun = run_corpus(str(corpus), store=quiet, workers=LocalWorkers(2))
    expected = contents(quiet, options.scratch)
    print(
        f"{run.documents} documents, {run.statements:,} statements, {run.claims:,} claims in the quiet run",
        flush=True,
    )
    failed = 0
    for name in options.only:
        began = time.perf_counter()
        store, told = FAULTS[name](corpus, options.scratch, options)
        if told.startswith("not tried"):
            print(f"{name:<11} {told}", flush=True)
            continue
        found = contents(store, options.scratch)
        different = [table for table in TABLES if found[table] != expected[table]]
        failed += bool(different)
        verdict = f"DIFFERENT: {', '.join(different)}" if different else "tables equal byte for byte"
        print(f"{name:<11} {verdict}; {told} ({time.perf_counter() - began:.0f} s)", flush=True)
    return failed


if __name__ == "__main__":
    main()
