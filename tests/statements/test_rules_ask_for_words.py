"""A rule of naming that asks for words finds no name where they are missing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.context.clause import Clause, Name
from plancheck.statements.extract import extract
from plancheck.statements.naming import namer as naming
from plancheck.statements.naming import rules
from plancheck.statements.naming.namer import Namer
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import load_vocabulary

GOLD = Path(__file__).parents[2] / "data" / "gold"
GROUPS = (naming.FIRST, naming.PLACED, naming.NO_SUBJECT, naming.WITH_SUBJECT, naming.PLAIN)
ASKING = {rule.find.__qualname__ for group in GROUPS for rule in group.rules if rule.asks is not None}


def sentences() -> list[str]:
    found: list[str] = []
    for path in sorted(GOLD.rglob("phenomena.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["sentence"] for row in csv.DictReader(file)]
    return found


def test_rules_that_ask_find_nothing_where_they_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: list[str] = []
    left_out: set[str] = set()

    def first_of(self: Namer, group: rules.Rules, clause: Clause) -> Name | None:
        lexicon, reading = self.context.lexicon, clause.reading
        found = None
        for rule in group.rules:
            if found is not None or not rule.fits(reading.figure.kind, reading.measure, clause.has):
                continue
            left = rule.asks is None or rule.asks(clause.bare, clause.phrase.text, lexicon)
            name = rule.find(self._readers[rule.of], clause)
            if name is not None and name.text:
                found = name
                if not left:
                    wrong.append(f"{rule.find.__qualname__}: {clause.phrase.text}")
            if not left:
                left_out.add(rule.find.__qualname__)
        return found

    monkeypatch.setattr(Namer, "_first_of", first_of)
    origin = Origin(date="2012", kind="plan", region="青川市", first_year=2011, last_year=2015)
    told = sentences()
    for first in range(0, len(told), 20):  # side by side, as some rules go on with the sentence before
        extract(Document(f"own{first}", "".join(told[first : first + 20]), origin=origin))
    assert not wrong
    assert left_out == ASKING, "each rule that asks is left out somewhere"


@pytest.mark.parametrize(
    ("name", "bare", "text"),
    [
        ("Deeds.effect", "消费", "拉动消费"),
        ("Deeds.paid_for", "县财政安排", "县财政安排"),
        ("BudgetLines.paid_to", "每亩补贴", "每亩补贴"),
        ("LeftOut.holder", "设床位", "设床位"),
        ("LeftOut.owner_before", "增加值", "增加值达到"),
        ("LeftOut.rate_of_deed", "电气化比例", "电气化比例达到"),
        ("Counted.per_head", "每千人口", "每千人口"),
        ("Counted.more_per_head", "年人均提高", "年人均提高"),
    ],
)
def test_words_that_a_rule_asks_for(name: str, bare: str, text: str) -> None:
    asked = [rule.asks for group in GROUPS for rule in group.rules if rule.find.__qualname__ == name]
    lexicon = lexicon_of(load_vocabulary())
    assert asked
    assert all(asks is not None and asks(bare, text, lexicon) for asks in asked)
    assert not any(asks is not None and asks("大米", "大米达到", lexicon) for asks in asked)
