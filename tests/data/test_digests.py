"""The digests: our own words, the plan's figures in the plan's order, an origin that tells which plan."""

import csv
import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "data" / "documents"
IDS = sorted(folder.name for folder in DOCUMENTS.iterdir() if folder.is_dir())
ORIGIN_KEYS = {
    "title_en",
    "issuer_en",
    "id", "title", "issuer", "number", "date", "plan_first_year", "plan_last_year", "region", "kind", "address",
    "sha256", "note",
}  # fmt: skip
LONGEST_RUN = 23  # characters a digest may share with a published text: 24 or more would be its wording


def read_origin(document: str) -> dict[str, object]:
    return yaml.safe_load((DOCUMENTS / document / "origin.yml").read_text(encoding="utf-8"))


def read_digest(document: str) -> str:
    return (DOCUMENTS / document / "digest.md").read_text(encoding="utf-8")


def find_published(corpus: Path, document: str) -> str:
    path = corpus / f"{document}.txt"
    if not path.is_file():
        pytest.skip(f"no published text of {document} in {corpus}")
    return path.read_text(encoding="utf-8")


def bare(text: str) -> str:
    """Letters, Chinese characters and digits only, full-width forms folded."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def shared_runs(text: str, other: str, length: int) -> list[str]:
    ours, theirs = bare(text), bare(other)
    runs = {theirs[i : i + length] for i in range(len(theirs) - length + 1)}
    return [ours[i : i + length] for i in range(len(ours) - length + 1) if ours[i : i + length] in runs]


@pytest.mark.parametrize("document", IDS)
def test_origin_says_which_plan(document: str) -> None:
    origin = read_origin(document)
    assert set(origin) == ORIGIN_KEYS
    assert origin["id"] == document
    assert origin["kind"] == "plan"
    assert origin["plan_last_year"] - origin["plan_first_year"] == 4
    assert re.fullmatch(r"|\d{4}(-\d\d(-\d\d)?)?", origin["date"])
    assert re.fullmatch(r"[0-9a-f]{64}", origin["sha256"])
    if not origin["address"] or not origin["date"]:
        assert origin["note"], "an unknown address or date is explained in the note"


@pytest.mark.parametrize("document", IDS)
def test_digest_stands_under_the_title_and_headings(document: str) -> None:
    lines = read_digest(document).splitlines()
    assert lines[0] == f"# {read_origin(document)['title']}"
    assert all(re.match(r"#{1,4} \S", line) for line in lines if line.startswith("#"))
    assert sum(line.startswith("## ") for line in lines) >= 2


@pytest.mark.published
@pytest.mark.parametrize("document", IDS)
def test_origin_names_the_bytes_of_the_published_text(document: str, corpus: Path) -> None:
    find_published(corpus, document)
    digest = hashlib.sha256((corpus / f"{document}.txt").read_bytes()).hexdigest()
    assert digest == read_origin(document)["sha256"]


def test_shared_runs_sees_through_punctuation_and_width() -> None:
    assert shared_runs("交易额，达 16％。", "交易额达16%", 6) == ["交易额达16"]
    assert shared_runs("交易额为16％", "交易额达16%", 4) == []


@pytest.mark.published
@pytest.mark.parametrize("document", IDS)
def test_no_wording_is_taken_over_from_any_published_text(document: str, corpus: Path) -> None:
    folders = [corpus, corpus.parent / f"{corpus.name}-more"]
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8", errors="replace")
        assert shared_runs(read_digest(document), text, LONGEST_RUN + 1) == [], path.name


@pytest.mark.published
@pytest.mark.parametrize("document", IDS)
def test_every_figure_stands_in_the_plan_in_the_same_order(document: str, corpus: Path) -> None:
    published = re.sub(r"\s", "", find_published(corpus, document))
    with (ROOT / "data" / "gold" / "statements.csv").open(encoding="utf-8", newline="") as handle:
        figures = [row["figure"] for row in csv.DictReader(handle) if row["document"] == document]
    assert figures
    at = 0
    for figure in figures:
        found = published.find(re.sub(r"\s|\\n", "", figure), at)
        assert found >= 0, f"{figure} is not in the plan after offset {at} (white space not counted)"
        at = found + 1
