"""Figures in large print: a label on a line, its value on the next, how far it moved on the one after."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

HEAD = "清河县2020年主要指标\n\n"


def names(text: str) -> list[tuple[str, str]]:
    found = extract(Document("x", HEAD + text, origin=Origin(date="2021-02", region="清河县"))).statements
    return [("".join(row.figure.split()), row.indicator) for row in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("地区生产总值\n480亿元\n增长5.6%", [("480亿元", "地区生产总值"), ("5.6%", "地区生产总值")]),
        (
            "地区生产总值\n\n480亿元\n\n增长5.6%\n\n出口总值\n\n约12亿元",
            [("480亿元", "地区生产总值"), ("5.6%", "地区生产总值"), ("12亿元", "出口总值")],
        ),
        (
            "地区生产总值\r\n480亿元\r\n\r\n同比增长5.6%",
            [("480亿元", "地区生产总值"), ("5.6%", "地区生产总值")],
        ),
        ("城镇登记失业率\n3.1%", [("3.1%", "城镇登记失业率")]),
        # the label below: none is taken for the next one's
        ("480亿元\n地区生产总值\n12亿元\n出口总值", []),
        # a sentence, and a unit of a table, are no labels
        ("全年各项工作稳步推进。\n480亿元", []),
        ("单位：亿元\n480亿元", []),
    ],
)
def test_a_label_names_the_value_below_it(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found
