"""Forked kernels behave as stock kernels do: figures, text, errors, deaths; and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from small_template import write_template

from plancheck.report.forked import FORKED_KERNEL, STOCK_KERNEL
from plancheck.report.nursery import Nursery, can_fork, connect
from plancheck.report.nursery_server import NurseryError
from plancheck.report.render import ReportError, render_report
from plancheck.report.site import templates_folder

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="this system does not fork kernels"),
    pytest.mark.usefixtures("nursery"),
]

CELLS = (
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",  # shown by the inline backend, not by our own figures
    "import os, random, numpy\nprint(type(display).__name__, os.getcwd() != '', numpy.__name__)",
    "{'甲': [1.5, None]}",
)


def outputs(path: Path) -> list[Any]:
    return [output for cell in nbformat.read(path, as_version=4).cells for output in cell.get("outputs", [])]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_forked_kernel_gives_what_a_stock_kernel_gives(tables: Path, tmp_path: Path) -> None:
    source = nbformat.read(templates_folder() / "plan.ipynb", as_version=4)
    own = len(source.cells)
    source.cells += [nbformat.v4.new_code_cell(cell, id=f"added-{i}") for i, cell in enumerate(CELLS)]
    nbformat.write(source, tmp_path / "plan.ipynb")
    parameters = {"plan": "tea-plan", "lang": "zh", "tables": str(tables)}
    cells = {}
    for kernel in (STOCK_KERNEL, FORKED_KERNEL):
        made = render_report(
            tmp_path / "plan.ipynb", parameters=parameters, out=tmp_path / kernel / "page.html", kernel=kernel
        )
        cells[kernel] = nbformat.read(made.notebook, as_version=4).cells
    stock, forked = cells[STOCK_KERNEL], cells[FORKED_KERNEL]
    assert stock[: own + 1] == forked[: own + 1]  # one more: the injected parameters; texts and images alike
    assert (
        sum("image/png" in o.get("data", {}) for cell in forked[: own + 1] for o in cell.get("outputs", []))
        > 2
    )
    for one, other in zip(stock[own + 1 :], forked[own + 1 :], strict=True):
        assert [o.get("text") or sorted(o["data"]) for o in one.outputs] == [
            o.get("text") or sorted(o["data"]) for o in other.outputs
        ]
    assert ["image/png" in o.get("data", {}) for o in forked[own + 1].outputs] == [True]


def test_nothing_passes_from_one_kernel_to_the_next(tmp_path: Path) -> None:
    first = write_template(tmp_path / "first.ipynb", "import pandas\npandas.left_behind = 1\nleft = 2")
    second = write_template(
        tmp_path / "second.ipynb", "import pandas\nhasattr(pandas, 'left_behind'), 'left' in globals()"
    )
    render_report(first, parameters={}, out=tmp_path / "first.html", kernel=FORKED_KERNEL)
    made = render_report(second, parameters={}, out=tmp_path / "second.html", kernel=FORKED_KERNEL)
    assert outputs(made.notebook)[-1]["data"]["text/plain"] == "(False, False)"


def test_each_kernel_has_random_numbers_of_its_own(tmp_path: Path) -> None:
    source = write_template(
        tmp_path / "random.ipynb", "import numpy, random\n(numpy.random.rand(), random.random())"
    )
    found = set()
    for number in range(2):
        made = render_report(source, parameters={}, out=tmp_path / f"{number}.html", kernel=FORKED_KERNEL)
        found.add(outputs(made.notebook)[-1]["data"]["text/plain"])
    assert len(found) == 2


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "a kernel that lives"),
        ("import time; time.sleep(60)", "still running after 2 s"),
    ],
)
def test_a_report_that_raises_dies_or_hangs_is_a_named_error_and_leaves_no_page(
    cell: str, message: str, tmp_path: Path
) -> None:
    source = write_template(tmp_path / "bad.ipynb", cell)
    with pytest.raises(ReportError, match=message):
        render_report(
            source, parameters={}, out=tmp_path / "out" / "page.html", kernel=FORKED_KERNEL, timeout=2
        )
    assert list(tmp_path.rglob("page*")) == []


def test_wide_tables_are_printed_as_in_a_stock_kernel(tmp_path: Path) -> None:
    cell = "import pandas as pd\nprint(pd.get_option('display.max_columns'))"
    source, shown = write_template(tmp_path / "wide.ipynb", cell), []
    for kernel in (STOCK_KERNEL, FORKED_KERNEL):
        render_report(source, parameters={}, out=tmp_path / kernel / "page.html", kernel=kernel)
        made = nbformat.read(tmp_path / kernel / "page.ipynb", as_version=4)
        shown.append([o["text"] for c in made.cells for o in c.get("outputs", ()) if "text" in o])
    assert shown[0] == shown[1]
    assert shown[0]


def test_a_kernel_ends_when_its_owner_is_gone(nursery: Nursery) -> None:
    connection = connect(nursery.path)
    request = b'{"command": ["python", "-f", "/nonexistent/%d.json"], "cwd": null, "env": {}}\n' % os.getpid()
    connection.sendall(request)
    import json

    pid = json.loads(connection.recv(100))["pid"]
    connection.close()
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def test_the_server_ends_with_its_owner_even_when_that_is_killed() -> None:
    code = (
        "import time; from plancheck.report.nursery import Nursery\n"
        "nursery = Nursery(modules=()); nursery.start(); nursery.wait(); print(nursery._process.pid, flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    server = int(owner.stdout.readline())
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    owner.stdout.close()
    deadline = time.monotonic() + 10
    while alive(server) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(server)


def test_a_server_that_is_gone_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(NurseryError, match="use the kernel plancheck"):
        connect(str(tmp_path / "none" / "kernels"))
