"""Hostile documents through everything: text, names and parameters are shown and never run, nothing is read or written outside."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from plancheck.cli.entry import app
from plancheck.report.layout import ReportId, safe_name
from plancheck.report.nursery import Nursery
from plancheck.report.serve import find_page, site_headers
from plancheck.report.site import page_path

SCRIPT = "<script>alert(1)</script>"
TEXT = f"""# {SCRIPT}计划

一、目标<img src=x onerror=alert(2)>

到2015年，=cmd|' /C calc'!A0电子商务交易额超过18万亿元。2010年{SCRIPT}网络零售额5131亿元，{{{{7*7}}}}占社会消费品零售总额的3.3%。
+SUM(A1:A9)快递业务量23.4亿件，@import url(//evil.example/x)网民规模4.57亿人，-2+3用户1.53亿人。javascript:alert(3)企业2.5万家。
"""
NAMES = (
    "=cmd|' &C calc'!A0",
    "<img src=x onerror=alert(4)>",
    "..%2f..%2fetc%2fpasswd",
    "-rf",
    ".hidden",
    "a" * 200,
    "长" * 70,
    "con\u202etxt.exe",
    "tab\there",
)


class Parsed(HTMLParser):
    """What a browser would make of a page: its elements, their event handlers and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or (
                name in ("href", "src", "action")
                and re.match(r"(javascript|vbscript|https?:|//|data:text)", address)
            ):
                self.bad.append(f"<{tag} {name}={value!r}>")
        if tag in ("iframe", "object", "embed", "base", "link"):
            self.bad.append(f"<{tag}>")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for number, name in enumerate(NAMES):
        (folder / f"{name}.txt").write_text(TEXT.replace("5131", f"51{number}1"), encoding="utf-8")
    (folder / "page.html").write_text(
        f"<html><head><title>{SCRIPT}</title><base href=//evil.example></head><body>{TEXT}<iframe src=//evil.example></iframe></body></html>",
        encoding="utf-8",
    )
    secret = folder.parent / "secret.txt"
    secret.write_text("机密：2015年秘密预算999亿元。", encoding="utf-8")
    (folder / "linked.txt").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    return folder


def call(*words: str, codes: tuple[int, ...] = (0, 1)) -> str:
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code in codes, done.output + repr(done.exception)
    return done.output


def check_page(text: str) -> None:
    assert SCRIPT not in re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
    assert Parsed(text).bad == []
    assert "49占" not in text  # nothing evaluates what a document says


@pytest.fixture(scope="module")
def tables(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the hostile documents, a study of its own with claims, series, fits and verdicts."""
    folder = tmp_path_factory.mktemp("study") / "data" / "tables"
    call("check", str(corpus), "--out", str(folder))
    call("fit", "--tables", str(folder))
    call("assess", "--tables", str(folder))
    return folder


def test_a_check_page_is_escaped(corpus: Path, tmp_path: Path) -> None:
    call("check", str(corpus), "--out", str(tmp_path), "--format", "html")
    pages = list(tmp_path.glob("*.html"))
    assert pages
    for page in pages:
        check_page(page.read_text(encoding="utf-8"))


def test_a_workbook_holds_texts_and_no_formula(tables: Path, tmp_path: Path) -> None:
    import openpyxl

    call("export", "--to", "xlsx", "--out", str(tmp_path / "study.xlsx"), "--tables", str(tables))
    book = openpyxl.load_workbook(tmp_path / "study.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("=cmd" in str(cell.value) for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_reports_of_hostile_documents_are_whole_and_harmless(
    tables: Path, nursery: Nursery | None, tmp_path: Path
) -> None:
    from plancheck.report.batch import BatchOptions, run_batch
    from plancheck.report.parameters import Known
    from plancheck.report.serve import SERVED
    from plancheck.report.sets import report_job

    plans = Known.of_tables(tables).plans
    plan = next(plan for plan in plans if plan.startswith("长"))
    jobs = [
        report_job("overview", {"lang": "zh"}, tables=tables),
        report_job("plan", {"plan": plan, "lang": "en"}, tables=tables),
    ]
    site = tmp_path / "site"
    outcomes = run_batch(jobs, out=site, tables=tables, options=BatchOptions(retries=0, timeout=240))
    assert [str(o) for o in outcomes if o.status == "failed"] == []
    for page in site.rglob("*.html"):
        check_page(page.read_text(encoding="utf-8"))
    for notebook in site.rglob("*.ipynb"):
        text = notebook.read_text(encoding="utf-8")
        json.loads(text)
        held = [
            value
            for name, value in os.environ.items()
            if re.search("TOKEN|PASSWORD|SECRET|KEY", name) and len(value) > 7
        ]
        assert not [value for value in held if value in text]
    assert {
        path.suffix for path in site.rglob("*") if path.is_file() and ".plancheck" not in path.parts
    } <= set(SERVED)


@pytest.mark.parametrize("name", [*NAMES, "../../x", "/etc/passwd", "a/b", "\0", "CON:"])
def test_no_subject_leaves_the_site(name: str, tmp_path: Path) -> None:
    path = page_path(tmp_path, ReportId("zh", "plan", name))
    assert path.parent == tmp_path / "zh" / "plan"
    assert path.resolve().is_relative_to(tmp_path.resolve())
    assert len(path.name.encode()) < 200
    assert safe_name(name) != ""


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--plan", "../../etc/passwd"),
        ("report", "--plan", SCRIPT),
        ("report", "--set", "../parameters/study"),
        ("report", "--lang", "zh/../en"),
        ("report", "--vintage", "2015; rm -rf /"),
        ("report", "--corpus", "/no/such"),
        ("schedule", "add", "../x", "--cron", "0 0 * * *"),
    ],
)  # fmt: skip
def test_hostile_parameters_are_refused_before_anything_starts(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    done: Any = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "site")])
    assert done.exit_code != 0
    assert done.exception is not None
    assert not (tmp_path / "site" / "zh").exists()


def test_the_site_serves_itself_alone_and_forbids_the_rest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / ".plancheck").mkdir(parents=True)
    (site / ".plancheck" / "status.sqlite").write_text("x")
    (site / "index.html").write_text("x")
    (tmp_path / "secret.html").write_text("x")
    (site / "link.html").symlink_to(tmp_path / "secret.html")
    (site / "deep").symlink_to("/")
    for address in (
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/link.html",
        "/.plancheck/status.sqlite",
        "/deep/etc/passwd",
        "/index.html%00",
        "//etc/passwd",
        "/x\\y.html",
    ):
        assert find_page(site, address) is None, address
    assert find_page(site, "/index.html?x#y") == (site / "index.html").resolve()
    policy = site_headers()["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
