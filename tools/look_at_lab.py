"""Open notebooks in a running JupyterLab in headless Chromium, run every cell, move a slider, keep a picture of each.

    make lab, with `--IdentityProvider.token='' --LabApp.expose_app_in_browser=True`, then
    python tools/look_at_lab.py --address http://127.0.0.1:8888 --out pictures explore/what_if.ipynb ...

Needs the extra `browser` and a Chromium. Ends with 1 when a cell failed, the console shows an error, or a slider leaves the picture as it was.
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FAILED = '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"]'
BUSY = (
    "() => [...document.querySelectorAll('.jp-InputPrompt')].some(prompt => prompt.textContent.includes('*'))"
)
RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells')"


def look(page: Page, address: str, notebook: str, *, out: Path) -> list[str]:
    """Run one notebook and return what was wrong."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/lab/tree/notebooks/{notebook}?reset")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    page.wait_for_timeout(4_000)
    page.evaluate(RUN_ALL)
    page.wait_for_timeout(3_000)
    for _ in range(120):
        if not page.evaluate(BUSY):
            break
        page.wait_for_timeout(1_000)
    wrong = [f"console: {text[:120]}" for text in told]
    if failures := page.locator(FAILED).count():
        wrong.append(f"{failures} cells failed")
    if page.locator(".noUi-handle").count() and not _moves(page):
        wrong.append("the slider leaves the picture as it was")
    page.screenshot(path=str(out / f"{notebook.replace('/', '_').removesuffix('.ipynb')}.png"))
    return wrong


def _moves(page: Page) -> bool:
    picture = page.locator(".jp-OutputArea img").first
    before = picture.get_attribute("src")
    page.locator(".noUi-handle").first.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(4_000)
    return page.locator(".jp-OutputArea img").first.get_attribute("src") != before


def main() -> None:
    """Look at every notebook named; all that are there to explore from when none is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notebooks", nargs="*", help="below notebooks/")
    parser.add_argument("--address", default="http://127.0.0.1:8888")
    parser.add_argument("--out", type=Path, default=Path("lab-pictures"))
    options = parser.parse_args()
    folder = Path(__file__).resolve().parents[1] / "notebooks"
    named = options.notebooks or sorted(
        str(path.relative_to(folder)) for path in (folder / "explore").glob("*.ipynb")
    )
    options.out.mkdir(parents=True, exist_ok=True)
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for notebook in named:
            page = browser.new_page(viewport={"width": 1300, "height": 1000})
            wrong = look(page, options.address, notebook, out=options.out)
            failed = failed or bool(wrong)
            sys.stdout.write(f"{notebook}: {'; '.join(wrong) or 'every cell ran'}\n")
            page.close()
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
