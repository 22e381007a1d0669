"""PDF by the system's Chromium: whole, on A4, printed once; and what is said where there is no browser."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from small_study import Made

from plancheck.report.batch import BatchOptions, run_batch
from plancheck.report.pdf import CHROMIUM_NAMES, PdfError, print_pages
from plancheck.report.sets import report_job

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: pdf)")

NEEDS_CHROMIUM = pytest.mark.skipif(
    not any(map(shutil.which, CHROMIUM_NAMES)),
    reason="no Chromium on this system (Debian: apt-get install chromium)",
)


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_a_page_is_printed_whole_with_its_folded_tables(made: Made, tmp_path: Path) -> None:
    import pypdfium2

    target = tmp_path / "page.pdf"
    assert list(print_pages([(made.out / "zh" / "plan" / "tea-plan-2.html", target, "茶叶 <b>")])) == [target]
    document = pypdfium2.PdfDocument(target)
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (596, 843) or (round(width), round(height)) == (595, 842)  # A4
    texts = [page.get_textpage().get_text_range() for page in document]
    # the table of all figures is folded on the page and open in print
    assert "900亿元" in texts[-1] + texts[-2]
    assert "茶叶 <b>" in texts[0]
    assert f"1 / {len(document)}" in texts[0]
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_it_prints_where_an_event_loop_runs_already_as_in_a_notebook(tmp_path: Path) -> None:
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text("<!DOCTYPE html><title>茶叶</title><p>900亿元</p>", encoding="utf-8")

    async def cell() -> list[Path]:
        return list(print_pages([(page, pdf, "茶叶")]))

    assert asyncio.run(cell()) == [pdf]
    assert pdf.read_bytes().startswith(b"%PDF")


def test_without_a_browser_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PdfError, match="apt-get install chromium"):
        list(print_pages([]))
    monkeypatch.setenv("PLANCHECK_CHROMIUM", "/no/such/browser")
    with pytest.raises(PdfError, match="/no/such/browser"):
        list(print_pages([]))


@pytest.mark.browser
@NEEDS_CHROMIUM
def test_a_batch_prints_what_it_made_once(made: Made, tmp_path: Path) -> None:
    """A page that is as it was is not printed again; one that is missing is."""
    out = tmp_path / "site"
    shutil.copytree(made.out, out)
    job = report_job("plan", {"plan": "tea-plan-2", "lang": "zh"}, tables=made.tables)
    options = BatchOptions(pdf=True, retries=0)
    assert run_batch([job], out=out, tables=made.tables, options=options)[0].status != "failed"
    pdf = out / "zh" / "plan" / "tea-plan-2.pdf"
    first = pdf.stat().st_ino
    run_batch([job], out=out, tables=made.tables, options=options)
    assert pdf.stat().st_ino == first
    assert 'href="zh/plan/tea-plan-2.pdf"' in (out / "index.html").read_text(encoding="utf-8")
    pdf.unlink()
    run_batch([job], out=out, tables=made.tables, options=options)
    assert pdf.is_file()
