"""The notebooks keep to the form: short cells, no logic of their own, outputs committed, links that lead somewhere."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
LINES_MOST = 10


def cells(path: Path, kind: str) -> list[dict]:
    return [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestForm:
    def test_cells_are_short_and_define_nothing(self, path):
        for cell in cells(path, "code"):
            source = "".join(cell["source"])
            assert len(source.splitlines()) <= LINES_MOST, source
            assert not re.search(r"^\s*(def|class) ", source, flags=re.M), source

    def test_every_cell_was_run_in_order_without_error_or_warning(self, path):
        code = cells(path, "code")
        assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
        outputs = [output for cell in code for output in cell["outputs"]]
        assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]

    def test_no_path_of_a_machine_is_in_it(self, path):
        assert not re.search(
            r"(?<![\w.:/])/(home|root|tmp|work|Users|var)/", path.read_text(encoding="utf-8")
        )

    def test_ids_of_widgets_follow_from_their_cells(self, path):
        for cell in cells(path, "code"):
            views = [
                o["data"].get("application/vnd.jupyter.widget-view+json")
                for o in cell["outputs"]
                if "data" in o
            ]
            ids = [view["model_id"] for view in views if view is not None]
            numbers = [n for n, o in enumerate(cell["outputs"]) if "model_id" in str(o)]
            assert ids == [uuid5(NAMESPACE_OID, f"{cell['id']}/{n}").hex for n in numbers]

    def test_an_output_that_is_not_compared_says_why(self, path):
        everything = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for cell in everything:
            if "nbval-ignore-output" in cell["metadata"].get("tags", []):
                prose = " ".join("".join(c["source"]) for c in everything if c["cell_type"] == "markdown")
                assert "not compared" in prose

    def test_its_links_lead_to_files(self, path):
        for cell in cells(path, "markdown"):
            for target in re.findall(r"\]\(([^)#]+)\)", "".join(cell["source"])):
                if "://" not in target:
                    assert (path.parent / target).exists(), target


def test_the_start_page_links_every_notebook():
    start = ROOT / "notebooks" / "README.ipynb"
    text = start.read_text(encoding="utf-8")
    for path in NOTEBOOKS:
        if path != start:
            assert f"({path.relative_to(start.parent).as_posix()})" in text


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_figures_in_the_chinese_abstracts_are_those_of_the_tables():
    """A number that is written by hand into the prose goes stale unless something compares it."""
    opening = {path.stem: "".join(cells(path, "markdown")[0]["source"]) for path in NOTEBOOKS}
    targets, statements = rows("targets"), rows("statements")
    aims = sum(row["status"] == "target" for row in statements)
    assert f"共{len(statements)}条陈述，其中目标{aims}条" in opening["3_statements"]
    assert not {"internet.users", "third_party_payment"} & {row["concept"] for row in targets}
    outcomes = Counter(row["outcome"] for row in targets)
    trends = Counter(row["consistency"] for row in targets)
    judged = len(targets) - trends["not assessable"]
    assert (
        f"{len(targets)}个目标中{outcomes['met']}个已达到，{outcomes['missed']}个未达到"
        in opening["7_targets"]
    )
    assert f"{outcomes['undetermined']}个无法判定" in opening["7_targets"]
    assert (
        f"可与以往增速相比的{judged}个中，{trends['below trend']}个所需增速低于以往" in opening["7_targets"]
    )
