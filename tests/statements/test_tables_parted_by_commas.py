"""Tables in lines whose cells are parted by commas or semicolons, and sentences that are none."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

PLAN = Origin(kind="plan", date="2021-03", first_year=2021, last_year=2025, region="柳河市")
GOALS = """专栏1 农村发展主要指标
指标,单位,2020年,2025年,年均增长（%）,属性
粮食综合产能,万吨,41.5,44,1.2,约束性
灌溉面积,万亩,62,≥85,[23],约束性
综合机械化率,%,68,75,—,预期性
"""
TOLD = [
    ("41.5", "t", "level", "observed", "2020"),
    ("44", "t", "level", "target", "2025"),
    ("1.2", "%", "growth_per_year", "target", "2021/2025"),
    ("62", "亩", "level", "observed", "2020"),
    ("85", "亩", "level", "target", "2025"),
    ("23", "亩", "change", "target", "2021/2025"),
    ("68", "%", "share", "observed", "2020"),
    ("75", "%", "share", "target", "2025"),
]


def read(text: str) -> list[Statement]:
    """Extract a text and see that each offset is true."""
    statements = extract(Document("table", text, origin=PLAN)).statements
    for statement in statements:
        assert text[statement.start : statement.end] == statement.figure
    return list(statements)


def told(statements: list[Statement]) -> list[tuple[str, ...]]:
    return [(s.figure, s.unit, s.measure, s.status, s.period) for s in statements]


@pytest.mark.parametrize("mark", [",", "，", ";", "；", ", ", " ，", ",\u3000"])
def test_cells_parted_by_marks(mark: str) -> None:
    assert told(read(GOALS.replace(",", mark))) == TOLD


def test_inside_a_text() -> None:
    text = f"一、目标\n到2025年，农业更强。\n\n{GOALS}\n二、措施\n县里要抓好落实，分年推进，按季通报。\n"
    assert told(read(text)) == TOLD


def test_lines_that_end_as_items_of_a_list_do() -> None:
    text = (
        GOALS.replace("性\n粮", "性；\n粮")
        .replace("约束性\n", "约束性；\n")
        .replace("预期性\n", "预期性。\n")
    )
    assert told(read(text)) == TOLD


def test_numbers_with_thousands_between_chinese_commas_and_between_quotation_marks() -> None:
    rows = "县区，2019年产值（万元），2020年产值（万元）\n青山县，1,234，1,310\n白水县，2,050，2,177\n"
    expected = [
        ("1,234", "青山县", "2019"),
        ("1,310", "青山县", "2020"),
        ("2,050", "白水县", "2019"),
        ("2,177", "白水县", "2020"),
    ]
    assert [(s.figure, s.region, s.period) for s in read(rows)] == expected
    quoted = '县区,2019年产值（万元）,2020年产值（万元）\n青山县,"1,234","1,310"\n白水县,"2,050","2,177"\n'
    assert [(s.figure, s.region, s.period) for s in read(quoted)] == expected


def test_heads_that_no_list_knows_over_bare_figures() -> None:
    text = "单位：万亩\n任务,全市,青山县,白水县\n新建梯田,12.5,4.2,8.3\n改造坡地,6,2.4,3.6\n"
    assert [(s.figure, s.region, s.unit) for s in read(text)] == [
        ("12.5", "柳河市", "亩"),
        ("4.2", "青山县", "亩"),
        ("8.3", "白水县", "亩"),
        ("6", "柳河市", "亩"),
        ("2.4", "青山县", "亩"),
        ("3.6", "白水县", "亩"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，农业稳步发展，粮食增产\n夏粮产量12万吨，单产410公斤，增长2.1%\n秋粮产量29万吨，单产455公斤，增长1.8%\n",
        "指标，单位，年度目标都已分解\n青山县新建梯田4.2万亩，改造坡地2.4万亩，栽树30万株。\n白水县新建梯田8.3万亩，改造坡地3.6万亩，栽树45万株。\n",
        "指标,单位,2020年\n粮食综合产能,万吨,41.5\n",
    ],
    ids=["sentences on lines", "sentences below words of heads", "one row alone"],
)
def test_sentences_and_single_rows_are_no_table(text: str) -> None:
    assert not any("row and column heads" in s.reasons for s in read(text))
