"""The site in a real headless Chromium: no request, no console error, no axe violation, search in Chinese, print, phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from small_study import Made

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra: browser)")
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))),
    None,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium on this system (Debian: apt-get install chromium)"
    ),
]

PAGES = (
    "index.html",
    "en/index.html",
    "zh/changes.html",
    "en/history.html",
    "zh/overview.html",
    "en/overview.html",
    "zh/plan/tea-plan.html",
    "en/plan/tea-plan-2.html",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


def open_page(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str], list[str]]:
    """Open a page; return it with the requests it made outside itself and what it wrote to the console."""
    page = browser.new_page(**options)
    requests: list[str] = []
    messages: list[str] = []
    page.on(
        "request",
        lambda r: requests.append(r.url) if not r.url.startswith(("data:", path.as_uri())) else None,
    )
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(path.as_uri())
    return page, requests, messages


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_self_contained_and_accessible(browser: Any, made: Made, name: str, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    page, requests, messages = open_page(browser, made.out / name, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    violations = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in violations] == []
    assert requests == []
    assert messages == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone_and_obeys_its_policy(browser: Any, made: Made, name: str) -> None:
    page, requests, messages = open_page(browser, made.out / name, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("[...document.images].every(one => one.complete && one.naturalWidth > 300)")
    assert (requests, messages) == ([], [])
    page.close()


@pytest.mark.parametrize(
    ("words", "least"), [("茶叶", 3), ("上海 500亿", 1), ("ＴＥＡ", 2), ("没有这样的东西", 0)]
)
def test_search_finds_chinese_offline(browser: Any, made: Made, words: str, least: int) -> None:
    page, _, messages = open_page(browser, made.out / "index.html")
    page.fill("#query", words)
    links = page.locator("#results a")
    assert links.count() >= least
    assert (links.count() == 0) == (least == 0)
    assert page.inner_text("#found")
    assert messages == []
    page.close()


def test_each_target_is_two_clicks_away_and_the_language_switches(browser: Any, made: Made) -> None:
    page, _, _ = open_page(browser, made.out / "index.html")
    page.click("a[href*='#target-']")
    assert page.locator("tr:target").count() == 1
    page.click("nav a[lang=en]")
    assert page.get_attribute("html", "lang") == "en"
    assert re.search(r"/en/plan/tea-plan(-2)?\.html$", page.url.partition("#")[0])
    page.click("nav a >> nth=0")
    assert page.url.endswith("/en/index.html")
    page.close()


def test_kinds_and_targets_can_be_filtered(browser: Any, made: Made) -> None:
    page, _, messages = open_page(browser, made.out / "en" / "index.html")
    page.select_option("#kind", "indicator")
    assert page.locator("#results a").count() >= 1
    page.fill("#query", "no such thing")
    assert page.locator("#results a").count() == 0
    rows = page.locator("#all-targets tbody tr")
    page.select_option("#outcome", "missed")
    assert [row.is_visible() for row in rows.all()].count(True) == 1
    assert page.inner_text("#shown") == "1 found."
    page.select_option("#region", "China")
    assert [row.is_visible() for row in rows.all()].count(True) == 0
    assert messages == []
    page.close()


def test_history_and_changes_are_one_click_away(browser: Any, made: Made) -> None:
    for name in ("history", "changes"):
        page, _, _ = open_page(browser, made.out / "index.html")
        page.click(f"a[href$='{name}.html']")
        assert page.url.endswith(f"/zh/{name}.html")
        page.click("nav a[lang=en]")
        assert page.url.endswith(f"/en/{name}.html")
        page.close()


def test_a_long_list_of_findings_unfolds_by_keyboard(browser: Any, made: Made) -> None:
    page, _, _ = open_page(browser, made.out / "zh" / "overview.html")
    summaries = page.locator("details > summary")
    assert summaries.count() >= 1
    summaries.first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1
    page.close()
