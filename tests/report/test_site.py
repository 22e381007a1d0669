"""The whole site: every report in both languages, figures, links, cache, failures, history."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest
from small_study import HOSTILE, Made

from plancheck.report.batch import BatchOptions, run_batch
from plancheck.report.findings import find_findings
from plancheck.report.layout import ReportId
from plancheck.report.render import to_html
from plancheck.report.sets import report_job
from plancheck.report.sheets import View, overview_sheet
from plancheck.report.site import ReportJob, page_path
from plancheck.report.site_pages import STALE_BEGIN, STALE_END
from plancheck.report.status import HIDDEN, SiteBusyError, Status, site_lock
from plancheck.study import Study

pytestmark = pytest.mark.usefixtures("nursery")  # the reports made below share one server of kernels


class Page(HTMLParser):
    """Tags of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def pages(made: Made) -> dict[str, Page]:
    return {
        str(outcome.report): Page(page_path(made.out, outcome.report).read_text(encoding="utf-8"))
        for outcome in made.site.outcomes
    }


def test_every_plan_and_the_overview_are_made_in_both_languages(made: Made) -> None:
    assert [str(o) for o in made.site.failures] == []
    assert sorted(str(o.report) for o in made.site.outcomes) == [
        "en/overview", "en/plan/tea-plan", "en/plan/tea-plan-2", "zh/overview", "zh/plan/tea-plan", "zh/plan/tea-plan-2",
    ]  # fmt: skip
    assert made.site.index.is_file()


def test_every_report_has_figures_with_alt_text_and_captions(made: Made) -> None:
    for name, page in pages(made).items():
        images = page.all("img")
        assert images, name
        for image in images:
            assert str(image["src"]).startswith("data:image/png;base64,iVBOR"), name
            assert len(str(image["alt"])) > 10, name
        assert len(page.all("figcaption")) >= len(images), name


def test_every_executed_notebook_holds_png_outputs_and_no_error(made: Made) -> None:
    for outcome in made.site.outcomes:
        notebook = json.loads(
            page_path(made.out, outcome.report).with_suffix(".ipynb").read_text(encoding="utf-8")
        )
        outputs = [o for cell in notebook["cells"] for o in cell.get("outputs", [])]
        assert any("image/png" in o.get("data", {}) for o in outputs), outcome
        assert not [o for o in outputs if o["output_type"] == "error"], outcome


def test_a_page_asks_for_nothing_from_outside_and_runs_no_script(made: Made) -> None:
    for name, page in pages(made).items():
        assert page.all("script") == [], name
        assert page.all("link") == [], name
        policies = [
            m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
        ]
        assert ["default-src 'none'" in str(policy) for policy in policies] == [True], name
        assert not [a["href"] for a in page.all("a") if str(a["href"]).startswith(("http:", "//"))], name


def test_links_between_pages_lead_to_pages(made: Made) -> None:
    for path in made.out.rglob("*.html"):
        for link in Page(path.read_text(encoding="utf-8")).all("a"):
            href = str(link["href"])
            place, _, anchor = href.partition("#")
            goal = (path.parent / place).resolve() if place else path
            assert goal.is_file(), f"{path.name}: {href}"
            if anchor:
                assert f'id="{anchor}"' in goal.read_text(encoding="utf-8"), f"{path.name}: {href}"


def test_findings_begin_with_the_contradiction_and_name_outcomes(made: Made) -> None:
    text = (made.out / "zh" / "overview.html").read_text(encoding="utf-8")
    findings = re.findall(r'<li class="([a-z-]+)">', text)
    assert findings[0] == "inconsistent"
    assert findings.index("missed") < findings.index("met") < findings.index("consistent")


def test_an_unchanged_set_is_not_made_again_and_a_changed_table_is(made: Made, tmp_path: Path) -> None:
    out, data = tmp_path / "site", tmp_path / "data"
    shutil.copytree(made.out, out)
    shutil.copytree(made.tables.parent, data)
    jobs = [
        ReportJob(
            ReportId("en", "plan", "tea-plan"), {"plan": "tea-plan", "lang": "en", "tables": str(made.tables)}
        )
    ]
    unchanged = run_batch(jobs, out=out, tables=made.tables)
    assert [o.status for o in unchanged] == ["unchanged"]
    moved = data / "tables" / "targets.csv"
    moved.write_text(moved.read_text(encoding="utf-8").replace("公报, 页 3", "公报, 页 7"), encoding="utf-8")
    jobs = [ReportJob(jobs[0].report, {**jobs[0].parameters, "tables": str(data / "tables")})]
    assert [o.status for o in run_batch(jobs, out=out, tables=data / "tables")] == ["made"]
    page = page_path(out, jobs[0].report).read_text(encoding="utf-8")
    assert "公报, 页 7" in re.sub(r"</?span[^>]*>", "", page)


def test_a_page_changed_by_hand_is_made_again_byte_for_byte(made: Made, tmp_path: Path) -> None:
    out = tmp_path / "site"
    shutil.copytree(made.out, out)
    job = ReportJob(
        ReportId("en", "plan", "tea-plan"), {"plan": "tea-plan", "lang": "en", "tables": str(made.tables)}
    )
    path = page_path(out, job.report)
    good, notebook = path.read_bytes(), path.with_suffix(".ipynb").read_bytes()
    path.write_bytes(good + b"<!-- -->")
    assert [o.status for o in run_batch([job], out=out, tables=made.tables)] == ["made"]
    assert path.read_bytes() == good
    assert path.with_suffix(".ipynb").read_bytes() == notebook


def test_a_failing_report_leaves_the_last_good_page_and_is_named(made: Made, tmp_path: Path) -> None:
    out, data = tmp_path / "site", tmp_path / "data"
    shutil.copytree(made.out, out)
    shutil.copytree(made.tables.parent, data)
    tables = data / "tables"
    claims = tables / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace("inconsistent", "broken"), encoding="utf-8")
    before = (out / "en" / "overview.html").read_bytes()
    job = report_job("overview", {"lang": "en"}, tables=tables)
    outcomes = run_batch([job], out=out, tables=tables, options=BatchOptions(retries=0))
    assert [o.status for o in outcomes] == ["failed"]
    stale = (out / "en" / "overview.html").read_text(encoding="utf-8")
    assert STALE_BEGIN in stale
    assert re.sub(f"{STALE_BEGIN}.*{STALE_END}\n", "", stale).encode() == before
    index = (out / "en" / "index.html").read_text(encoding="utf-8")
    assert 'role="alert"' in index
    assert "en/overview" in index
    status = Status(out)
    run = status.runs(limit=1)[0].run
    status.close()
    with closing(sqlite3.connect(out / HIDDEN / "status.sqlite")) as base:
        attempts = base.execute("SELECT report, status FROM attempts WHERE run = ?", (run,)).fetchall()
    assert attempts == [("en/overview", "failed")]


def test_hostile_texts_are_shown_and_never_markup(made: Made) -> None:
    for path in made.out.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text, path
        if path.stem not in ("changes", "history"):
            assert "&lt;script&gt;" in text, path
    facts = json.loads((made.out / "reports.json").read_text(encoding="utf-8"))
    assert facts["zh/plan/tea-plan"]["title"] == HOSTILE


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with site_lock(tmp_path), pytest.raises(SiteBusyError, match="process id"), site_lock(tmp_path):
        pass
    with site_lock(tmp_path):
        pass


def test_an_output_of_another_kind_than_ours_is_escaped() -> None:
    import nbformat

    notebook = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_code_cell(
                "", outputs=[nbformat.v4.new_output("execute_result", data={"text/plain": "<b>1 & 2</b>"})]
            )
        ]
    )
    html = to_html(notebook, title="<b>", lang="en")
    assert "&lt;b&gt;1 &amp; 2&lt;/b&gt;" in html
    assert "<title>&lt;b&gt;" in html


def test_a_contradiction_says_how_far_apart_and_targets_imply_in_the_readers_words(tables: Path) -> None:
    study = Study(tables)
    for lang, apart, implied in (
        ("zh", "两者相差45.0%", "上海市茶叶交易额超过500亿元与"),
        ("en", "they are 45.0% apart", "Taken together, more than 50 billion yuan (tea turnover, Shanghai)"),
    ):
        texts = [f.text for f in find_findings(overview_sheet(study=study, view=View(lang)))]
        assert apart in texts[0]
        assert [implied in text for text in texts].index(True) < 4


def test_a_floor_is_set_against_what_is_computed_as_printed(tables: Path) -> None:
    study = Study(tables)
    claims = study.claims.copy()
    claims.loc[claims["kind"] == "multiple", ["computed_low", "computed_high"]] = [2.5e10, 4e10]
    vars(study)["claims"] = claims
    texts = [f.text for f in find_findings(overview_sheet(study=study, view=View("en")))]
    assert [t for t in texts if "floor is" in t and "20.0–50.0% below" in t]
