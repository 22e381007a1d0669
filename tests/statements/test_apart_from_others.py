"""By how much things differ from those of others, what is done held against its aim, parts that own their shares."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

_ORIGIN = Origin(date="2021-02-20", region="青溪市")


def _rows(sentence: str) -> list[tuple[str, int, str, str, str]]:
    found = extract(Document("text", sentence, origin=_ORIGIN)).statements
    return [(s.figure, int(s.value), s.measure, s.status, s.indicator) for s in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "茶农收入达到38560元，高于全国平均水平1200元。",
            ("1200元", 1200, "change", "observed", "茶农收入高于全国平均水平"),
        ),
        (
            "去年茶农收入38560元，分别低于全省 860 元，比上年增长3%。",
            ("860 元", -860, "change", "observed", "茶农收入低于全省"),
        ),
        (
            "茶叶亩产５２０公斤，比全市平均高４５公斤。",
            ("４５公斤", 45, "change", "observed", "茶叶亩产高于全市平均"),
        ),
        # against the year before, and what is bounded
        ("茶农收入38560元，比上年增加1200元。", ("1200元", 1200, "change", "observed", "茶农收入")),
        ("茶农收入38560元，茶价高于1200元。", ("1200元", 1200, "level", "observed", "茶价")),
    ],
)
def test_amounts_apart(sentence: str, expected: tuple[str, int, str, str, str]) -> None:
    assert _rows(sentence)[1] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("茶园扩大到3万亩，完成年度目标的113%。", "observed"),
        ("新增茶园3万亩、果园2万亩，分别完成 全年任务的 105%和120%。", "observed"),
        ("茶厂税收３亿元，完成目标任务的１０６％。", "observed"),
        ("力争完成目标的80%。", "target"),
    ],
)
def test_what_is_held_against_its_aim_was_done(sentence: str, status: str) -> None:
    assert {row[3] for row in _rows(sentence)} == {status}


@pytest.mark.parametrize("mark", ["，", "；", "， "])
def test_each_part_owns_its_share(mark: str) -> None:
    names = [row[4] for row in _rows(f"茶农486人，其中男性248人，占51%{mark}女性238人，占49%。")]
    assert [name[:2] for name in names] == ["茶农", "男性", "男性", "女性", "女性"]
