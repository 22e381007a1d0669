"""How large works are, behind clauses that say which works and where they run."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

ORIGIN = Origin(date="2020-03", region="清河县")


def names(text: str) -> list[str]:
    return [row.indicator for row in extract(Document("x", text, origin=ORIGIN)).statements]


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("东河公路北起白镇，向南经林镇、柳镇，全长90公里，总投资7亿元。", "东河公路"),
        ("东河公路是贯穿全县的主干线，西起白镇，经林镇，终点接柳镇，全长90公里，总投资7亿元。", "东河公路"),
        ("“一纵”是指东河公路，北起白镇，南至柳镇，全长90公里，总投资7亿元。", "东河公路"),
        ("另“一横”是东河大通道，全长90公里，总投资7亿元。", "东河大通道"),
        ("位于白镇的东河大桥，全长90公里，总投资7亿元。", "东河大桥"),
    ],
)
def test_the_work_named_before_its_course_owns_its_sizes(text: str, work: str) -> None:
    assert names(text) == [f"{work}全长", f"{work}总投资"]


def test_the_line_of_a_work_is_kept_in_its_own_size_only() -> None:
    text = "红山管道工程起于白镇，途经林镇，止于柳镇，线路全长90公里，总投资7亿元。"
    assert names(text) == ["红山管道工程线路全长", "红山管道工程总投资"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("清河县位于大江南岸，总面积900平方公里。", "总面积"),
        ("修好水渠，方便群众，全长90公里。", "全长"),
    ],
)
def test_neither_a_place_nor_a_deed_is_a_work(text: str, name: str) -> None:
    assert names(text) == [name]
