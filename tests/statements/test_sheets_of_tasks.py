"""Sheets of tasks: cells that hold sentences, columns that are years, amounts that alone fill a cell."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.times.task_sheets import TaskSheets

PLAN = Origin(date="2031-02", kind="plan", first_year=2031, last_year=2033, region="柳河市")
YEARS = ("2031年任务", "2032年安排", "2033年安排")


def said(cells: list[str], origin: Origin = PLAN, *, between: str = "\n\n") -> list[tuple[str, str]]:
    text = "柳河市果园提升行动方案\n\n" + between.join(cells) + "\n"
    return [(s.figure, s.period) for s in extract(Document("one", text, origin=origin)).statements]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_sentence_in_a_cell_is_for_the_year_of_its_column(between: str) -> None:
    found = said(
        ["事项", *YEARS, "承办", "（1）", "修建渠道40公里。", "修建渠道50公里。", "修建渠道60公里。", "水务站", "（2）", "栽果树300株。", "栽果树400株。", "栽果树500株。", "林务站"],
        between=between,
    )  # fmt: skip
    assert found == [
        ("40公里", "2031"), ("50公里", "2032"), ("60公里", "2033"),
        ("300株", "2031"), ("400株", "2032"), ("500株", "2033"),
    ]  # fmt: skip


def test_the_task_itself_is_for_all_years_where_its_head_names_them() -> None:
    row = ["（1）修建渠道150公里。", "修建渠道40公里。", "修建渠道50公里。", "修建渠道60公里。", "水务站"]
    assert said(["主要事项（2031-2033）", *YEARS, "承办", *row])[0] == ("150公里", "2031/2033")
    assert said(["主要事项", *YEARS, "承办", *row])[0] == ("150公里", "2033")


def test_amounts_that_fill_cells_are_of_what_the_row_tells_of() -> None:
    text = "\n\n".join(
        ["主要事项（2031-2033）", *YEARS, "承办", "（1）改造凉亭90座。", "20座", "30座", "40座", "园林站"]
    )
    found = extract(Document("one", f"行动方案\n\n{text}\n", origin=PLAN)).statements
    assert [(s.figure, s.indicator, s.period) for s in found] == [
        ("90座", "改造凉亭", "2031/2033"),
        ("20座", "改造凉亭", "2031"),
        ("30座", "改造凉亭", "2032"),
        ("40座", "改造凉亭", "2033"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        # a cell was lost: nobody can say which
        [*YEARS, "（1）", "修建渠道40公里。", "修建渠道50公里。", "水务站"],
        # the years do not follow each other
        ["2031年任务", "2033年安排", "（1）", "修建渠道40公里。", "修建渠道50公里。", "水务站"],
        # one head is no sheet
        ["2031年任务", "（1）", "修建渠道40公里。", "水务站"],
    ],
)
def test_no_column_is_guessed(cells: list[str]) -> None:
    view = "\n".join(cells)
    heads = [
        TimeExpression(view.index(cell), view.index(cell) + 5, cell[:4], "point")
        for cell in cells
        if cell in (*YEARS,)
    ]
    assert TaskSheets(view, heads).cell_at(view.index("40公里")) is None


def test_years_in_sentences_are_no_heads() -> None:
    view = "2031年，修建渠道40公里。\n2032年，修建渠道50公里。\n（1）\n栽树30株。\n栽树50株。"
    heads = [TimeExpression(0, 5, "2031", "point"), TimeExpression(16, 21, "2032", "point")]
    assert not TaskSheets(view, heads)


def test_a_sheet_whose_cells_hold_sentences_is_read_as_text() -> None:
    rows = ["三", "改善果园水利", "11", "扩大滴灌，新增滴灌果园5500亩，以上级核定的为准", "全年", "农技站、水务站、林务站、财务站、供销站、机管站、邮政站、气象站、园艺站", "12", "加强果园巡查，力争渠道完好率不低于91%", "全年", "18", "2031年新栽果树中良种占比不低于62%。", "年内", "农技站", "19", "推广机械，机采比例35%以上。", "全年", "农技站", "29", "完成河东园等9个果园改造", "年内", "31", "推进道路硬化，完成2条示范园道", "年内", "林务站"]  # fmt: skip
    text = "2031年柳河市果园工作安排\n\n附件\n\n2031年果园工作任务分工表\n\n" + "\n\n".join(
        ["序号", "任务", "具体工作", "进度", "承办单位", *rows]
    )
    found = {s.figure for s in extract(Document("one", text + "\n", origin=PLAN)).statements}
    assert {"5500亩", "91%", "62%", "35%"} <= found
    assert not found & {"11", "12", "29", "31"}
