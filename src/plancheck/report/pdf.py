"""Pages as PDF by the Chromium that the system has, driven by playwright (extra: pdf)."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from importlib.util import find_spec
from pathlib import Path

from plancheck.errors import PlancheckError

CHROMIUM_VARIABLE = "PLANCHECK_CHROMIUM"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class PdfError(PlancheckError):
    """PDF cannot be made here; the pages are there all the same."""


def find_chromium() -> str:
    """Return the path of the system's Chromium: ``PLANCHECK_CHROMIUM``, else the first of the usual names.

    Raises
    ------
    PdfError
        When there is none, or playwright is not installed.
    """
    if find_spec("playwright") is None:
        raise PdfError(
            "playwright to print PDF",
            met="no such package",
            do="install the extra in the checkout: .venv/bin/python -m pip install -e '.[pdf]'",
        )
    named = os.environ.get(CHROMIUM_VARIABLE)
    if named and shutil.which(named) is None:
        raise PdfError(
            "an executable in PLANCHECK_CHROMIUM", met=named, do="point it to a Chromium or Chrome"
        )
    found = named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise PdfError(
            "a Chromium on this system to print PDF", met=f"none of {', '.join(CHROMIUM_NAMES)}",
            do="install it (Debian: apt-get install chromium) or set PLANCHECK_CHROMIUM",
        )  # fmt: skip
    return found


def print_pages(pages: Sequence[tuple[Path, Path, str]], *, timeout: float = 120) -> Iterator[Path]:
    """Print pages to A4 PDF with page numbers, each file replaced in one step; one browser for all; yield each as it is done.

    Scripts are off and the browser is offline: a page that asked for anything would be printed without it.

    Parameters
    ----------
    pages : sequence of (page, pdf, foot)
        The page, the file to write, and the line at the foot of each sheet.
    timeout : float
        Seconds one page may take.

    Raises
    ------
    PdfError
        When there is no browser, or it cannot print a page.
    """
    executable = find_chromium()
    if not pages:
        return
    if not _in_a_loop():
        yield from _print(pages, executable=executable, timeout=timeout)
        return
    # a notebook's kernel runs an event loop in this thread, which playwright's plain interface refuses; another has none
    with ThreadPoolExecutor(1) as thread:
        yield from thread.submit(lambda: list(_print(pages, executable=executable, timeout=timeout))).result()


def _in_a_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _print(pages: Sequence[tuple[Path, Path, str]], *, executable: str, timeout: float) -> Iterator[Path]:
    from playwright.sync_api import Error, sync_playwright

    # Chromium refuses its sandbox to root; the pages are our own, without scripts, and it is offline
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    page_file = Path()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=executable, args=arguments, timeout=timeout * 1000
            )
            context = browser.new_context(java_script_enabled=False, offline=True, color_scheme="light")
            for page_file, pdf, foot in pages:
                page = context.new_page()
                page.goto(page_file.resolve().as_uri(), timeout=timeout * 1000)
                handle, name = tempfile.mkstemp(prefix=f".{pdf.name}.", dir=pdf.parent)
                os.close(handle)
                draft = Path(name)
                try:
                    page.pdf(
                        path=draft, format="A4", margin={"top": "16mm", "bottom": "18mm", "left": "15mm", "right": "15mm"}, print_background=True, display_header_footer=True,
                        header_template="<span></span>", footer_template=_foot(foot), outline=True, tagged=True,
                    )  # fmt: skip
                    draft.chmod(0o644)
                    draft.replace(pdf)
                finally:
                    draft.unlink(missing_ok=True)
                page.close()
                yield pdf
            browser.close()
    except Error as error:
        raise PdfError(
            "Chromium to print the page",
            met=str(error).splitlines()[0],
            where=page_file.name,
            do=f"see {executable}",
        ) from error


def _foot(text: str) -> str:
    return (
        '<div style="font:7pt sans-serif;color:#444;width:100%;margin:0 15mm;display:flex;justify-content:space-between">'
        f'<span>{escape(text)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>'
    )
