"""Years that date only a change beside a figure, scales that stand for an amount with 余, ranks, deeds that hold their thing."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import Extraction, extract

_ORIGIN = Origin(date="2026-01-27", kind="report", region="青溪市")


def _report(text: str) -> Extraction:
    return extract(
        make_document(Content(f"青溪市2026年政府工作报告\n（2026年1月27日）\n{text}"), id="report")
    )


def _read(text: str) -> Extraction:
    return extract(Document("text", text, origin=_ORIGIN))


@pytest.mark.parametrize("years", ["近3年", "近三年", "近 3 年"])
def test_years_of_a_change_beside_a_figure_date_no_other(years: str) -> None:
    text = (
        "一、2025年工作回顾\n"
        f"新建茶园910亩，覆盖率达到66.25%，{years}提升21个百分点，超过全国平均水平2个百分点。推广良种3874亩、增长23.5%。"
    )
    periods = {s.figure: s.period for s in _report(text).statements}
    assert periods == {
        "910亩": "2025",
        "66.25%": "2025",
        "21个百分点": "2023/2025",
        "2个百分点": "2025",
        "3874亩": "2025",
        "23.5%": "2025",
    }


def test_years_that_open_a_sentence_hold_for_all_of_it() -> None:
    text = "一、2025年工作回顾\n近三年，新建茶园300亩，改造梯田20亩。"
    assert {s.period for s in _report(text).statements} == {"2023/2025"}


@pytest.mark.parametrize(
    ("sentence", "figure", "value", "qualifier"),
    [
        ("带动茶企千余家。", "千余家", 1000, "more_than"),
        ("培训茶农百余人。", "百余人", 100, "more_than"),
        ("全年共服务茶农万多户。", "万多户", 10000, "more_than"),
        ("茶叶合作社不足百个。", "百个", 100, "less_than"),
    ],
)
def test_scales_that_stand_for_an_amount(sentence: str, figure: str, value: int, qualifier: str) -> None:
    rows = [(s.figure, int(s.value), s.qualifier) for s in _read(sentence).statements]
    assert rows == [(figure, value, qualifier)]


@pytest.mark.parametrize("sentence", ["百余年来茶香不断。", "走进千家万户。", "数千余家。"])
def test_scales_that_stand_for_none(sentence: str) -> None:
    assert _read(sentence).statements == ()


@pytest.mark.parametrize(
    "sentence",
    ["茶区在全国的排位由51位上升到36位。", "茶叶质量排名由 38 位升到 20 位。", "位次从第9位提升至６位。"],
)
def test_ranks_are_no_statements(sentence: str) -> None:
    assert _read(sentence).statements == ()


def test_people_who_are_counted_are_no_ranks() -> None:
    assert [s.figure for s in _read("制茶专家由3位增至8位。").statements] == ["3位", "8位"]


def test_a_deed_that_holds_its_thing_takes_no_other() -> None:
    names = [s.indicator for s in _read("开展大规模国土绿化，完成造林205亩，封育188亩。").statements]
    assert names == ["完成造林", "封育"]


def test_what_is_paid_for_what_is_new_is_no_increase() -> None:
    rows = _read("争取节余指标和新增茶园交易资金13亿元。新增茶园13亩。").statements
    assert [row.measure for row in rows] == ["level", "change"]


def test_the_year_before_is_counted_from_the_year_a_sentence_names() -> None:
    text = "2020年，全县计划收入90亿元，比上年增长15%。"
    found = extract(Document("x", text, origin=Origin(date="2019-12-10"))).statements
    assert [(row.figure, row.period, row.status) for row in found] == [
        ("90亿元", "2020", "target"),
        ("15%", "2020", "target"),
    ]
