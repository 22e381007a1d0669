"""The guides build without a warning, ask nothing of the network, and explain every verdict there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plancheck.schema import CLAIM_VERDICTS, CONSISTENCY_VERDICTS, OUTCOME_VERDICTS, TABLES

LOADED = re.compile(
    r"""<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)=["']((?:https?:)?//[^"']+)"""
)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", folder / "doctrees", root / "docs", folder / "site"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_no_page_loads_anything_from_elsewhere(site):
    pages = sorted(site.rglob("*.html"))
    asked = [
        (page.name, address) for page in pages for address in LOADED.findall(page.read_text(encoding="utf-8"))
    ]
    assert len(pages) > 12
    assert asked == []


def test_formulas_are_drawn_by_the_browser_itself(site):
    text = (site / "explanation" / "verdicts.html").read_text(encoding="utf-8")
    assert "<math" in text
    assert "mathjax.js" not in text.lower()


@pytest.mark.parametrize("verdict", [*CLAIM_VERDICTS, *CONSISTENCY_VERDICTS, *OUTCOME_VERDICTS])
def test_every_verdict_is_explained(root, verdict):
    text = (root / "docs" / "explanation" / "verdicts.md").read_text(encoding="utf-8")
    assert f"\n{verdict}\n: " in text


def test_the_reference_has_every_table_command_and_public_name(site, root):
    import plancheck

    tables = (site / "reference" / "generated" / "tables.html").read_text(encoding="utf-8")
    assert [name for name in TABLES if f">{name}<" not in tables] == []
    commands = (site / "reference" / "generated" / "commands.html").read_text(encoding="utf-8")
    assert "plancheck documents fetch" in commands
    api = (root / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    assert [name for name in plancheck.__all__ if not re.search(rf":: {name}$", api, flags=re.M)] == []
