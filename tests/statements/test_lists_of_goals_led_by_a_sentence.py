"""Lists of goals that a whole sentence leads to, behind what the years before brought: …制定了“十三五”主要目标。 over its items."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

REVIEW = "“十二五”期间，全区水利事业发展很快，取得了成绩。\n\n——治理水土流失面积3450万亩。\n\n"
GOALS = "\n\n——水利投入达到1500亿元。\n\n——新增供水能力20亿立方米。\n"


@pytest.mark.parametrize(
    "lead",
    [
        "为了发展水利事业，水利厅制定了“十三五”主要目标。",
        "我们提出了“十三五”时期的奋斗目标。",
        "水利厅制定了“十三五”主要任务：",
        "“十三五”主要目标如下：",
    ],
)
def test_items_are_goals_of_the_years_that_the_sentence_names(lead: str) -> None:
    text = REVIEW + lead + GOALS

    rows = [
        (row.figure, row.status, row.period)
        for row in extract(Document("d", text, origin=Origin())).statements
    ]

    assert rows == [
        ("3450万亩", "observed", "2011/2015"),
        ("1500亿元", "target", "2020"),
        ("20亿立方米", "target", "2016/2020"),
    ]


def test_goals_that_were_met_head_no_list() -> None:
    text = REVIEW + "顺利完成了“十二五”主要目标。" + GOALS

    rows = [(row.status, row.period) for row in extract(Document("d", text, origin=Origin())).statements]

    assert rows == [("observed", "2011/2015"), ("observed", "2015"), ("observed", "2011/2015")]


def test_tasks_that_were_done_lead_to_what_was_reached() -> None:
    text = "2010年政府工作报告\n\n过去一年，我们较好地完成了全年的目标任务。\n\n——经济总量达到90亿元。\n\n——财政收入达到9亿元。\n"
    report = Document("report", text, origin=Origin(date="2010-01", kind="report", region="青川市"))

    assert [row.status for row in extract(report).statements] == ["observed", "observed"]
