"""What README.md says of the five plans is what data/tables holds."""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plancheck.cli.entry import app

ROOT = Path(__file__).resolve().parents[1]


@cache
def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def findings() -> str:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, rest = readme.partition("## What it finds in the five plans\n")
    section, _, _ = rest.partition("\n## ")
    return re.sub(r"\s+", " ", section)


def claim(name: str) -> dict[str, str]:
    (row,) = [row for row in table("claims") if row["claim"] == name]
    return row


def target(document: str, figure: str) -> dict[str, str]:
    (row,) = [row for row in table("targets") if (row["document"], row["figure"]) == (document, figure)]
    return row


def test_the_counts_of_relations_and_their_verdicts() -> None:
    verdicts = Counter(row["verdict"] for row in table("claims"))
    said = (
        f"Of the {verdicts.total()} relations it could set up, {verdicts['consistent']} hold, "
        f"{verdicts['unverifiable']} cannot be tested, this one fails."
    )
    assert said in findings()
    assert verdicts["inconsistent"] == 1


def test_the_contradiction() -> None:
    (row,) = [row for row in table("claims") if row["verdict"] == "inconsistent"]
    assert row["kind"] == "repeat"
    figures = re.findall(r":(\d+)亿元", row["operands"])
    billions = [f"{Decimal(figure) / 10:.1f}" for figure in figures]
    assert (
        f"{billions[0]} and as {billions[1]} billion yuan ({figures[0]}亿 and {figures[1]}亿)" in findings()
    )
    shares = [
        statement["figure"]
        for statement in table("statements")
        if statement["concept"] == "ecommerce.retail"
        and (statement["measure"], statement["period"]) == ("share", "2010")
    ]
    assert shares == ["3.3%", "3.3%"]
    assert "both call that 3.3% of retail sales" in findings()


@pytest.mark.parametrize(
    ("name", "low", "high", "words"),
    [
        ("shanghai-11fyp/growth/68+307+296", "340.7", "341.0", "is 340.7 to 341.0 billion in 2010"),
        (
            "shanghai-12fyp/share/128+mofcom-12fyp-draft#186+92",
            "9.3",
            "9.6",
            "is 9.3% to 9.6% by the figures",
        ),
    ],
)
def test_recomputed_figures_are_rounded_outward(name: str, low: str, high: str, words: str) -> None:
    row = claim(name)
    unit = Decimal(10**9) if row["unit"] == "CNY" else Decimal(1)
    tenth = Decimal("0.1")
    assert row["verdict"] == "consistent"
    assert 0 <= Decimal(row["computed_low"]) / unit - Decimal(low) < tenth
    assert 0 <= Decimal(high) - Decimal(row["computed_high"]) / unit < tenth
    assert words in findings()


def test_the_share_stands_at_the_edge() -> None:
    assert claim("shanghai-12fyp/share/128+mofcom-12fyp-draft#186+92")["reading"] == "edge"


def test_the_counts_of_outcomes() -> None:
    outcomes = Counter(row["outcome"] for row in table("targets"))
    said = (
        f"Of {outcomes.total()} targets {outcomes['met']} were met, {outcomes['missed']} missed (40 trillion yuan, and doubling, "
        f"by 2020: 37.2 trillion came), {outcomes['undetermined']} cannot be decided"
    )
    assert said in findings()
    missed = [row for row in table("targets") if row["outcome"] == "missed"]
    assert {row["figure"].replace(" ", "") for row in missed} == {"40万亿元", "翻一番"}
    for row in missed:
        assert Decimal(row["outcome_low"]) <= Decimal("37.2e12") <= Decimal(row["outcome_high"])
    assert all(row["outcome_reason"] for row in table("targets") if row["outcome"] == "undetermined")


def test_the_best_known_target() -> None:
    row = target("miit-12fyp", "18万亿元")
    assert row["outcome"] == "undetermined"
    assert "the definition changed between 2010 and 2015" in row["outcome_reason"]
    assert "18 trillion by 2015 against 21.8 trillion published" in findings()
    assert Decimal(row["outcome_low"]) <= Decimal("21.8e12") <= Decimal(row["outcome_high"])
    required = [f"{Decimal(row[key]):.1f}%" for key in ("required_low_pct", "required_high_pct")]
    past = [f"{Decimal(row[key]):.1f}%" for key in ("past_low_pct", "past_high_pct")]
    assert (
        f"asked for {required[0]} to {required[1]} a year; {past[0]} to {past[1]} had been seen" in findings()
    )


def test_targets_below_past_growth() -> None:
    below = sum(row["consistency"] == "below trend" for row in table("targets"))
    numbers = {7: "Seven", 8: "Eight", 9: "Nine"}
    assert f"{numbers[below]} targets asked for less than past growth" in findings()


def test_the_probabilities_score() -> None:
    decided = [row for row in table("targets") if row["outcome"] in ("met", "missed") and row["probability"]]
    score = sum((float(row["probability"]) - (row["outcome"] == "met")) ** 2 for row in decided) / len(
        decided
    )
    readme = re.sub(r"\s+", " ", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(decided) == 7
    assert f"seven have a probability: Brier score {score:.2f}".replace(" 0.", " .") in readme


def test_the_example_prints_what_it_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```console\n\$ .venv/bin/plancheck (check \S+)\n(.*?)```", readme, flags=re.S)
    words, shown = example[0].split(), [line for line in example[1].splitlines() if line != "..."]
    printed = CliRunner().invoke(app, [words[0], str(ROOT / words[1])]).output.splitlines()
    assert shown
    assert [line for line in shown if line not in printed] == []


def test_netizens_and_payments_are_described_and_not_aimed_at() -> None:
    stated = {(row["concept"], row["period"], row["figure"]) for row in table("statements")}
    assert {("internet.users", "2010", "4.57亿"), ("third_party_payment", "2010", "1.01万亿元")} <= stated
    said = findings()
    assert "internet users (457 million in 2010) and third-party payment (1.01 trillion yuan in 2010)" in said
    assert "set no target for either" in said
    assert not {"internet.users", "third_party_payment"} & {row["concept"] for row in table("targets")}
