"""The gold: offsets that are true, closed sets that are kept, claims whose operands are coded statements."""

import csv
import itertools
import re
from decimal import Decimal
from pathlib import Path

import pytest

from plancheck.schema import CLAIM_KINDS, CLAIM_VERDICTS, MEASURES, QUALIFIERS, STATUSES
from plancheck.tables import unescape_text

DATA = Path(__file__).resolve().parents[2] / "data"
PERIOD = re.compile(r"|\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


STATEMENTS = read_rows(DATA / "gold" / "statements.csv")
CLAIMS = read_rows(DATA / "gold" / "claims.csv")
CONCEPTS = {row["concept"] for row in read_rows(DATA / "vocabulary" / "indicators.csv")}


def describe(row: dict[str, str]) -> str:
    return f"{row['document']}:{row['start']}:{row['figure']}"


@pytest.mark.parametrize("row", STATEMENTS, ids=describe)
def test_statement_is_coded_at_its_figure(row: dict[str, str]) -> None:
    text = (DATA / "documents" / row["document"] / "digest.md").read_text(encoding="utf-8")
    assert text[int(row["start"]) : int(row["end"])] == unescape_text(row["figure"])
    assert row["measure"] in MEASURES
    assert row["status"] in STATUSES
    assert row["qualifier"] in QUALIFIERS
    assert PERIOD.fullmatch(row["period"])
    assert row["concept"] in CONCEPTS
    assert row["of"].split(":")[-1] in CONCEPTS | {""}
    assert (row["of"] != "") == (row["measure"] == "share")
    assert Decimal(row["value"]).is_finite()
    if row["measure"] in ("share", "growth", "growth_per_year"):
        assert row["unit"] == "%"


def test_statements_are_in_order_and_do_not_overlap() -> None:
    for before, after in itertools.pairwise(STATEMENTS):
        if before["document"] == after["document"]:
            assert int(before["end"]) <= int(after["start"]), describe(after)


@pytest.mark.parametrize(
    "row", CLAIMS, ids=lambda row: f"{row['document']}:{row['kind']}:{row['operands'][:30]}"
)
def test_claim_goes_in_with_coded_figures(row: dict[str, str]) -> None:
    coded = {(s["document"], s["start"], s["figure"]) for s in STATEMENTS}
    for operand in row["operands"].split(" ; "):
        document, start, figure = re.fullmatch(r"(?:([^#\s]+)#)?(\d+):(.+)", operand).groups()
        assert (document or row["document"], start, figure) in coded
    assert row["kind"] in CLAIM_KINDS
    assert row["verdict"] in CLAIM_VERDICTS
    assert re.fullmatch(r"|\[[\d.e+]+, ([\d.e+]+|inf)\]", row["computed"])
    if row["verdict"] == "unverifiable":
        assert row["note"], "an unverifiable claim says what is missing"
