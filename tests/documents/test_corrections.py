"""Declared corrections: made where they find what they expect, named where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.documents.corrections import Correction, apply_corrections, read_correction_file
from plancheck.documents.document import Document
from plancheck.errors import DocumentError

TEXT = "2010年交易额达4.5万忆元，零售额达5131忆元，快递量达5131忆件。"


def test_a_correction_moves_no_offset() -> None:
    correction = Correction("x", "达4.5万忆元", "4.5万亿元", "a slip of the copy")
    corrected = apply_corrections(Document("x", TEXT), (correction,))
    assert corrected.failures == ()
    assert len(corrected.document.text) == len(TEXT)
    assert corrected.document.text[8:] == "4.5万亿元 " + TEXT[15:]
    assert "a slip of the copy" in corrected.document.notes[0]


@pytest.mark.parametrize(
    ("correction", "met"),
    [
        (Correction("x", "四万亿元", "4万亿元", "r", where="c.yml:1"), "nowhere"),
        (Correction("x", "5131忆", "5131亿", "r", where="c.yml:1"), "and"),
        (Correction("x", "5131忆", "5131亿", "r", at=3, where="c.yml:1"), "0年交易额"),
    ],
)
def test_an_expectation_not_met_is_an_error_row_and_changes_nothing(correction: Correction, met: str) -> None:
    corrected = apply_corrections(Document("x", TEXT), (correction,))
    assert corrected.document.text == TEXT
    (failure,) = corrected.failures
    assert met in str(failure)
    assert str(failure).startswith("c.yml:1")


def test_the_offset_says_which_of_two_is_meant() -> None:
    at = TEXT.rindex("5131忆")
    corrected = apply_corrections(Document("x", TEXT), (Correction("x", "5131忆", "5131亿", "r", at=at),))
    assert corrected.document.text == TEXT[:at] + "5131亿" + TEXT[at + 5 :]


def test_two_corrections_of_one_place_do_not_both_count() -> None:
    twice = (Correction("x", "万忆元", "万亿元", "r"), Correction("x", "4.5万忆", "4.5万亿", "r"))
    assert len(apply_corrections(Document("x", TEXT), twice).failures) == 1


def test_corrections_of_other_documents_are_left_alone() -> None:
    corrected = apply_corrections(Document("y", TEXT), (Correction("x", "nothing", "n", "r"),))
    assert (corrected.document.text, corrected.failures) == (TEXT, ())


def test_corrections_are_read_from_yml(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(
        "- expect: 万忆元\n  read: 万亿元\n  reason: a slip\n  at: 12\n", encoding="utf-8"
    )
    (correction,) = read_correction_file(tmp_path / "plan.yml")
    assert (correction.document, correction.expect, correction.read, correction.at) == (
        "plan",
        "万忆元",
        "万亿元",
        12,
    )


@pytest.mark.parametrize(
    ("text", "line", "met"),
    [
        ("- expect: a\n  read: b\n", 1, "none"),
        ("- expect: a\n  raed: b\n  reason: r\n", 2, "raed"),
        ("- expect: a\n  read: abc\n  reason: r\n", 1, "3 characters for 1"),
        ("- expect: a\n  read: a\n  reason: r\n", 1, "the same"),
        ("- expect: ab\n  read: a\n  reason: r\n  at: x\n", 1, "'x'"),
        ("expect: a\n", 1, "something else"),
        ("- [a\n", 2, "expected"),
    ],
)
def test_a_wrong_declaration_is_named_with_its_line(tmp_path: Path, text: str, line: int, met: str) -> None:
    (tmp_path / "plan.yml").write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        read_correction_file(tmp_path / "plan.yml")
    assert f"plan.yml:{line}" in str(raised.value)
    assert met in str(raised.value)
