"""The phenomena: one sentence each, figures where they are said to be, closed sets kept, wording our own."""

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from plancheck.schema import MEASURES, QUALIFIERS, STATUSES
from plancheck.tables import unescape_text

PATH = Path(__file__).resolve().parents[2] / "data" / "gold" / "phenomena.csv"
with PATH.open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))
EXPECTED = [row for row in ROWS if row["expect"] == "figure"]
NOTHING = [row for row in ROWS if row["expect"] == "none"]
POINT = r"\d{4}(-\d\d(-\d\d)?)?"


def test_there_are_many_phenomena_and_sentences_without_statements() -> None:
    assert len({row["phenomenon"] for row in ROWS}) >= 30
    assert len({row["id"] for row in ROWS}) >= 75
    assert len(NOTHING) >= 20
    assert {row["split"] for row in ROWS} == {"tune"}
    assert {row["kind"] for row in ROWS} == {"plan", "report", "statistics"}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['id']}:{row['start']}")
def test_row_is_coded_at_its_figure(row: dict[str, str]) -> None:
    sentence = unescape_text(row["sentence"])
    assert sentence[int(row["start"]) : int(row["end"])] == unescape_text(row["figure"])
    assert row["measure"] in MEASURES
    assert row["status"] in STATUSES
    assert row["qualifier"] in QUALIFIERS
    assert re.fullmatch(rf"{POINT}(/{POINT})?", row["period"])
    assert row["indicator"]
    assert row["region"]
    assert Decimal(row["value"]).is_finite()
    assert (row["unit"] == "pp") == (row["measure"] == "points_change")
    assert int(row["first_year"]) <= int(row["last_year"])


@pytest.mark.parametrize("row", NOTHING, ids=lambda row: row["id"])
def test_a_sentence_with_nothing_to_find_has_one_empty_row(row: dict[str, str]) -> None:
    assert sum(other["id"] == row["id"] for other in ROWS) == 1
    assert row["figure"] == row["value"] == row["start"] == ""


def test_rows_of_a_sentence_are_in_order_and_do_not_overlap() -> None:
    ends: dict[str, int] = defaultdict(int)
    for row in EXPECTED:
        assert int(row["start"]) >= ends[row["id"]], row["id"]
        ends[row["id"]] = int(row["end"])


@pytest.mark.published
def test_no_sentence_is_taken_from_a_published_text(corpus: Path) -> None:
    def bare(text: str) -> str:
        return re.sub(r"[\W_]", "", text)

    folders = [corpus, corpus.parent / f"{corpus.name}-more"]
    texts = [bare(p.read_bytes().decode("utf-8", errors="replace")) for f in folders for p in f.glob("*.txt")]
    runs = {text[i : i + 24] for text in texts for i in range(len(text) - 23)}
    for row in ROWS:
        ours = bare(unescape_text(row["sentence"]))
        assert not any(ours[i : i + 24] in runs for i in range(len(ours) - 23)), row["id"]
