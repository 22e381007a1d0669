"""What is cut is a fall whoever cuts it, what a tax is charged at a share, how many more are taken in a change."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

PLAN = "云溪县茶业发展“十四五”规划\n\n2021年4月\n\n"


def read(text: str) -> list[tuple[str, str, str]]:
    found = extract(make_document(Content(PLAN + text + "\n"), id="plan")).statements
    return [(f"{s.value.normalize():f}", s.unit, s.measure) for s in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("调减“陡坡地”老茶园面积6100亩以上。", "-6100"),
        ("到2025年，夏茶产量再调减320吨。", "-320"),
        ("茶园面积  调减  410  亩。", "-410"),
    ],
)
def test_what_is_taken_back_is_a_fall(text, value):
    assert [(row[0], row[2]) for row in read(text)] == [(value, "change")]


def test_what_it_is_taken_back_to_is_an_amount():
    assert [(row[0], row[2]) for row in read("到2025年，夏茶产量调减到320吨。")] == [("320", "level")]


def test_costs_fall_whoever_lowers_them():
    assert read("云上茶链降低茶企采购成本5%至8%，茶农应用率提高到78%。") == [
        ("-5", "%", "growth"),
        ("-8", "%", "growth"),
        ("78", "%", "share"),
    ]
    assert read("县茶库减少仓储费用 12% 以上。") == [("-12", "%", "growth")]


@pytest.mark.parametrize(
    "text", ["降低成本的茶企占5%。", "采购成本占产值的5%。", "降低税费后，物流费用为产值的5%。"]
)
def test_a_share_beside_words_of_costs_stays_one(text):
    assert read(text) == [("5", "%", "share")]


def test_a_tax_charged_at_a_part_is_no_fall():
    assert read("茶仓用地的城镇土地使用税减按50%计征。") == [("50", "%", "share")]
    assert read("茶仓用地的城镇土地使用税减少50%。") == [("-50", "%", "growth")]


def test_how_many_more_are_taken_in_is_a_change_of_what_was_named():
    found = extract(
        make_document(Content(PLAN + "2020年，茶校招生670人，比上年扩招近90人。\n"), id="plan")
    ).statements
    assert [(f"{s.value:f}", s.measure, s.indicator) for s in found] == [
        ("670", "level", "茶校招生"),
        ("90", "change", "茶校招生"),
    ]
