"""Options and folders that every part of the tests shares."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine; benchmarks/fuzz.py explores. No deadline: machines differ in speed.
settings.register_profile("plancheck", deadline=None, derandomize=True)
settings.load_profile("plancheck")

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--corpus",
        default=str(ROOT.parent / "shared" / "corpus"),
        help="folder with the published texts (<id>.txt); tests that need them are skipped without it",
    )


def pytest_configure() -> None:
    """Say in one line why tests of files with Chinese names would fail one by one."""
    if sys.getfilesystemencoding() != "utf-8":
        raise pytest.UsageError(
            "expected a system that names files in UTF-8, as tests write files with Chinese names, met "
            f"{sys.getfilesystemencoding()}; set PYTHONUTF8=1"
        )


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Path:
    """The folder of published texts; skips the test where it is not at hand."""
    folder = Path(request.config.getoption("--corpus"))
    if not any(folder.glob("*.txt")):
        pytest.skip(f"the published texts are not at hand: no *.txt in {folder} (give --corpus DIR)")
    return folder
