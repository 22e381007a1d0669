"""Small versions of benchmarks/faults_reports.py: bad templates, a killed runner, a full disk; each followed by a good run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_study import write_small_study

from plancheck.report.batch import BatchOptions, run_batch
from plancheck.report.limits import limit_memory
from plancheck.report.nursery import SOCKET_VARIABLE, Nursery
from plancheck.report.sets import report_job
from plancheck.report.site import templates_folder
from plancheck.report.status import HIDDEN, Status

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="process limits and /proc are Linux's")


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with templates of its own, cut down to the header."""
    templates = templates_folder()
    root = tmp_path / "study"
    write_small_study(root / "data")
    shutil.copytree(templates.parent, root / "reports", ignore=shutil.ignore_patterns("rendered"))
    for path in (root / "reports" / "templates").glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][:2]
        path.write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setenv("PLANCHECK_STUDY", str(root))
    return root


def spoil(study: Path, kind: str, code: str) -> None:
    path = study / "reports" / "templates" / f"{kind}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
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


@LINUX
def test_bad_templates_fail_by_themselves_and_the_rest_is_made(
    study: Path, nursery: Nursery, tmp_path: Path
) -> None:
    tables, site = study / "data" / "tables", tmp_path / "site"
    spoil(study, "plan", "hoard = []\nwhile True:\n    hoard.append(bytearray(100_000_000))")
    spoil(study, "indicator", "import time; time.sleep(1000)")
    spoil(study, "region", "raise ValueError('甲')")
    jobs = [
        report_job(kind, {"lang": "zh"} | ({kind: subject} if subject else {}), tables=tables)
        for kind, subject in (
            ("plan", "tea-plan"),
            ("indicator", "tea.turnover"),
            ("region", "全国"),
            ("overview", ""),
        )
    ]
    options = BatchOptions(timeout=45, retries=0, memory_mb=1500)
    errors = {o.report.kind: o.error for o in run_batch(jobs, out=site, tables=tables, options=options)}
    assert "MemoryError" in errors["plan"]
    assert "45 s" in errors["indicator"]
    assert "ValueError: 甲" in errors["region"]
    assert errors["overview"] == ""
    assert (site / "zh" / "overview.html").is_file()
    assert not (site / "zh" / "plan").exists() or not list((site / "zh" / "plan").iterdir())
    status = Status(site)
    assert set(status.failures()) == {str(job.report) for job in jobs[:3]}
    status.close()


@LINUX
def test_a_killed_run_is_taken_up_where_it_ended(study: Path, nursery: Nursery, tmp_path: Path) -> None:
    site = tmp_path / "site"
    environment = {**os.environ, SOCKET_VARIABLE: nursery.path, "PLANCHECK_STUDY": str(study)}
    command = [sys.executable, "-m", "plancheck", "report", "--out", str(site), "--workers", "1"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    # os.walk and not rglob, which fails where a folder of the run's scratch goes while it looks
    while (
        not any(name.endswith(".html") for _, _, names in os.walk(site) for name in names)
        and process.poll() is None
        and time.monotonic() < deadline
    ):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    status = Status(site)
    finished = set(status.pages())
    status.close()
    done = subprocess.run(
        [*command, "--log", "json"], env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert finished <= {line["report"] for line in lines if line["event"] == "unchanged"}
    assert len(list(site.glob("*/**/*.ipynb"))) == 6
    assert not (site / HIDDEN / "scratch").exists()


@LINUX
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_an_index_and_no_worker(
    study: Path, nursery: Nursery, tmp_path: Path, how: signal.Signals
) -> None:
    asleep = tmp_path / "asleep"
    spoil(study, "plan", f"import pathlib, time; pathlib.Path({str(asleep)!r}).touch(); time.sleep(1000)")
    site = tmp_path / "site"
    environment = {
        **os.environ,
        SOCKET_VARIABLE: nursery.path,
        "PLANCHECK_STUDY": str(study),
        "PLANCHECK_TEST_MARK": str(tmp_path),
    }
    command = [sys.executable, "-m", "plancheck", "report", "--out", str(site), "--retries", "0"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not asleep.is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(how)
    code = process.wait(60)
    if how == signal.SIGTERM:  # the other way nothing can be done in the end
        assert code == 128 + signal.SIGTERM
        assert (site / "index.html").is_file()
    mark = f"PLANCHECK_TEST_MARK={tmp_path}".encode()

    def left() -> list[str]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes() and folder.name != str(process.pid):
                    found.append((folder / "cmdline").read_text())
            except OSError:
                continue
        return found

    while left() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left() == []


@LINUX
def test_a_full_disk_is_said_in_one_line(study: Path, tmp_path: Path) -> None:
    import resource

    environment = {**os.environ, "PLANCHECK_STUDY": str(study)}
    command = [
        sys.executable,
        "-m",
        "plancheck",
        "report",
        "--overview",
        "--lang",
        "zh",
        "--out",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("plancheck: ")


@LINUX
def test_memory_is_limited_in_the_process_that_asks(tmp_path: Path) -> None:
    code = "from plancheck.report.limits import limit_memory; limit_memory(200)\ntry:\n    bytearray(400_000_000)\nexcept MemoryError:\n    print('limited')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "limited\n"
    limit_memory(0)  # no limit asked for: nothing changes here
