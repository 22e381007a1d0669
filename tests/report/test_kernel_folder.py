"""A kernel works in a folder of its own; the runner's folder is out of its way."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from small_template import write_template

from plancheck.report.forked import FORKED_KERNEL, STOCK_KERNEL
from plancheck.report.kernel_folder import kernel_folder
from plancheck.report.nursery import Nursery, can_fork
from plancheck.report.render import render_report
from plancheck.study import load_study

KERNELS = [
    STOCK_KERNEL,
    pytest.param(FORKED_KERNEL, marks=pytest.mark.skipif(not can_fork(), reason="no forked kernels here")),
]
SAY = """
import json, os
from plancheck.paths import started_in, study_root
print(json.dumps([os.getcwd(), os.listdir(), str(started_in()), str(study_root())]))
"""
# It deletes where it stands, but refuses unless that lies below the test's own folder.
DELETE = """
import pathlib, shutil
here, own = pathlib.Path.cwd().resolve(), pathlib.Path({own!r}).resolve()
if own not in here.parents or not (own / "mine").is_file():
    raise RuntimeError(f"refused to delete {{here}}")
shutil.rmtree(here)
print("deleted")
"""


def printed(notebook: Path) -> str:
    cells = nbformat.read(notebook, as_version=4).cells
    return "".join(output["text"] for output in cells[-1].outputs)


@pytest.mark.parametrize("kernel", KERNELS)
@pytest.mark.parametrize("scratch", [None, "scratch"])
def test_a_kernel_starts_in_an_empty_folder_of_its_own(
    kernel: str, scratch: str | None, nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started-here"
    for name in ("vocabulary", "documents"):
        (started / "data" / name).mkdir(parents=True)
    monkeypatch.chdir(started)
    monkeypatch.delenv("PLANCHECK_STUDY", raising=False)
    below = tmp_path / scratch if scratch else None
    made = render_report(
        write_template(tmp_path / "say.ipynb", SAY),
        parameters={},
        out=tmp_path / "out.html",
        kernel=kernel,
        scratch=below,
    )
    folder, held, start, root = json.loads(printed(made.notebook))
    assert Path(folder) != started
    assert started not in Path(folder).parents
    assert below is None or below in Path(folder).parents
    assert held == []
    assert (start, root) == (str(started), str(started))  # it still finds the study it was started in
    assert not Path(folder).exists()
    assert below is None or list(below.iterdir()) == []
    assert str(started) not in made.html.read_text(encoding="utf-8")


@pytest.mark.parametrize("kernel", KERNELS)
def test_a_template_that_deletes_where_it_stands_deletes_nothing_of_ours(
    kernel: str, nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    started = tmp_path / "started-here"
    for folder in (own, started):
        folder.mkdir()
        (folder / "mine").touch()
    monkeypatch.chdir(started)
    source = write_template(tmp_path / "delete.ipynb", DELETE.format(own=str(own)))
    made = render_report(source, parameters={}, out=own / "site" / "out.html", kernel=kernel, scratch=own)
    assert printed(made.notebook) == "deleted\n"
    assert (started / "mine").is_file()
    assert sorted(path.name for path in own.iterdir()) == ["mine", "site"]
    assert made.html.is_file()


def test_paths_of_the_command_line_start_where_the_run_was_started(
    tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tables.parent)
    with kernel_folder() as folder:
        monkeypatch.chdir(folder)
        assert load_study("tables").folder == tables
        monkeypatch.chdir(tables.parent)
