"""Hand-coded statements, and the five plans' claims."""

from __future__ import annotations

import csv
import importlib.util
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from plancheck.claims.check import check
from plancheck.claims.coded import printed_bounds, printed_place, read_coded_statements, sentence_around
from plancheck.claims.conventions import load_conventions
from plancheck.errors import TableError
from plancheck.intervals import INF
from plancheck.tables import write_table


@pytest.mark.parametrize(
    ("figure", "value", "place"),
    [
        ("1623亿元", "162300000000", "1E8"),
        ("4.5万亿元", "4500000000000", "1E11"),
        ("3.88\n\n万亿元", "3880000000000", "1E10"),
        ("９１．６％", "91.6", "0.1"),
        ("2500", "2500", "1"),
        ("69,148", "69148", "1"),
        ("一半", "50", "10"),
        ("五百八十三亿元", "58300000000", "1E8"),
        ("27.34万千瓦", "273400", "1E2"),
        ("3千万元", "30000000", "1E7"),
    ],
)
def test_the_last_printed_digit_gives_the_place(figure: str, value: str, place: str) -> None:
    assert printed_place(figure, Decimal(value)) == Decimal(place)


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        ("exact", "4.45", "4.55"),
        ("approx", "4.4", "4.6"),
        ("nearly", "4.4", "4.5"),
        ("at_least", "4.5", str(INF)),
        ("more_than", "4.5", str(INF)),
        ("at_most", str(-INF), "4.5"),
        ("less_than", str(-INF), "4.5"),
    ],
)
def test_bound_words_open_the_interval(qualifier: str, low: str, high: str) -> None:
    found = printed_bounds(
        Decimal("4.5"), place=Decimal("0.1"), qualifier=qualifier, conventions=load_conventions()
    )
    assert found == (Decimal(low), Decimal(high))


def test_the_sentence_runs_over_lines_that_do_not_end() -> None:
    text = "一、现状\n\n网上零售达到\n3.88万亿元，增长快。其后另有一句。\n"
    at = text.index("3.88")
    assert sentence_around(text, at, at + 6) == "网上零售达到\n3.88万亿元，增长快。"


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("measure", "amount", "measure"),
        ("value", "many", "numbers"),
        ("start", "x", "numbers"),
        ("status", "", "status"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(
    tmp_path: Path, root: Path, column: str, value: str, message: str
) -> None:
    with (root / "data" / "gold" / "statements.csv").open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        rows, names = list(reader)[:2], reader.fieldnames or []
    rows[1][column] = value
    path = tmp_path / "coded.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, names)
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(TableError, match=message) as caught:
        read_coded_statements(path)
    assert "coded.csv:3" in str(caught.value)


def test_the_claims_of_the_hand_coded_digests_are_all_read_and_judged_as_coded(root: Path) -> None:
    gold = root / "data" / "gold"
    claims = check(read_coded_statements(gold / "statements.csv"))
    found = {(frozenset(_places(c.document, c.operands)), c.verdict) for c in claims}
    with (gold / "claims.csv").open(encoding="utf-8", newline="") as handle:
        wanted = {
            (frozenset(_places(r["document"], r["operands"])), r["verdict"]) for r in csv.DictReader(handle)
        }
    assert wanted - found == set()
    wrong = {operands for operands, verdict in found if verdict == "inconsistent"}
    assert wrong == {operands for operands, verdict in wanted if verdict == "inconsistent"}


def _places(document: str, operands: str) -> list[str]:
    named = [part.partition(":")[0] for part in operands.split(" ; ")]
    return [name if "#" in name else f"{document}#{name}" for name in named]


@pytest.mark.published
def test_the_five_plans_claims_score_in_full(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = corpus.parent / "gold"
    if not (gold / "score_claims.py").is_file():
        pytest.skip("the scorer of the published plans' claims is not at hand")
    for texts in (None, corpus):
        write_table(
            "claims", check(read_coded_statements(gold / "statements.csv", texts=texts)), folder=tmp_path
        )
        spec = importlib.util.spec_from_file_location("score_claims", gold / "score_claims.py")
        assert spec is not None
        assert spec.loader is not None
        score = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(score)
        arguments = sys.argv
        sys.argv = ["score_claims", str(gold / "claims.csv"), str(tmp_path / "claims.csv"), "--errors", "9"]
        try:
            score.main()
        finally:
            sys.argv = arguments
        report = capsys.readouterr().out
        assert "read 31 (1.000)  verdict right 31 (1.000)" in report, report
        assert "false alarms 0" in report, report
