"""Cells of web pages and Word files that hold several values on lines of their own, and numbers that stand raised."""

from __future__ import annotations

import io

import docx
import pytest

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.docx import read_docx
from plancheck.documents.html import read_html
from plancheck.documents.limits import Limits
from plancheck.statements.extract import extract

PLAN = Origin(kind="plan", date="2021-03", first_year=2021, last_year=2025, region="柳河市")
ROWS = [
    ["指标", "2020年（基期）", "2025年"],
    ["渔业产值（亿元）\n渔港数（座）", "62\n4", "70\n≥6"],
    ["养殖水面\n（公顷）", "620", "700\n以上"],
]
TOLD = [
    ("62", "渔业产值", "2020"),
    ("4", "渔港数", "2020"),
    ("70", "渔业产值", "2025"),
    ("6", "渔港数", "2025"),
    ("620", "养殖水面", "2020"),
    ("700", "养殖水面", "2025"),
]


def as_page(rows: list[list[str]], line: str) -> Content:
    """A page whose cells have their lines in paragraphs or parted by breaks."""
    parts = {"p": "<p>{}</p>", "div": "<div> {} </div>", "br": "{}<br/>"}[line]
    cells = (
        "".join("<td>" + "".join(map(parts.format, cell.split("\n"))) + "</td>" for cell in row)
        for row in rows
    )
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<html><body><p>一、目标</p><table>{table}</table><p>二、措施</p></body></html>"
    return read_html(page.encode(), where="page.html")


def as_word(rows: list[list[str]]) -> Content:
    source = docx.Document()
    table = source.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            first, *others = cell.split("\n")
            table.cell(i, j).text = first
            for line in others:
                table.cell(i, j).add_paragraph(line)
    stream = io.BytesIO()
    source.save(stream)
    return read_docx(stream.getvalue(), where="plan.docx", limits=Limits())


def told(content: Content) -> list[tuple[str, str, str]]:
    document = Document("table", content.text, origin=PLAN, tables=content.tables, skipped=content.skipped)
    statements = extract(document).statements
    for statement in statements:
        assert content.text[statement.start : statement.end] == statement.figure
    return [(s.figure, s.indicator, s.period) for s in statements]


@pytest.mark.parametrize("line", ["p", "div", "br"])
def test_values_on_lines_of_their_own_in_a_page(line: str) -> None:
    assert sorted(told(as_page(ROWS, line))) == sorted(TOLD)


def test_values_in_paragraphs_of_their_own_in_a_word_file() -> None:
    assert sorted(told(as_word(ROWS))) == sorted(TOLD)


def test_words_that_a_narrow_column_wraps_are_one_text() -> None:
    content = as_page([["指标\n名称", "2020年\n（基期）"], ["渔业\n产值", "62\n以上"]], "br")
    assert content.text == "一、目标\n指标名称\t2020年（基期）\n渔业产值\t62以上\n二、措施\n"


def test_words_behind_an_element_stand_behind_what_is_in_it() -> None:
    page = "<html><body><p>一、目标</p><table><tr><td>年<b>均<i>增</i>长</b>率</td><td>7</td></tr></table></body></html>"
    assert read_html(page.encode(), where="page.html").text == "一、目标\n年均增长率\t7\n"


def test_raised_numbers_of_a_page_are_marks_or_powers() -> None:
    page = (
        "<html><body><p>一、渔业产值62亿元<sup>1</sup>，水面620hm<sup>2</sup>，鱼苗3×10<sup>8</sup>尾。</p><table>"
        "<tr><td>指标</td><td>2020年</td></tr><tr><td>渔业产值<sup>[1]</sup>（亿元）</td><td>62<sup>2</sup></td></tr>"
        "<tr><td>水面（km<sup>2</sup>）</td><td>6.2</td></tr></table></body></html>"
    )
    content = read_html(page.encode(), where="page.html")
    assert "620hm²，鱼苗3×10⁸尾" in content.text
    assert "水面（km²）" in content.text
    marks = [content.text[start:end] for start, end, _ in content.skipped]
    assert marks == ["1", "[1]", "2"]
    assert [row[:2] for row in told(content)][-2:] == [("62", "渔业产值"), ("6.2", "水面")]


def test_raised_words_and_numbers_alone_are_kept() -> None:
    page = "<html><body><p>第1<sup>st</sup>期</p><table><tr><td><sup>5</sup></td><td>座</td></tr></table></body></html>"
    content = read_html(page.encode(), where="page.html")
    assert content.text == "第1st期\n5\t座\n"
    assert not content.skipped
