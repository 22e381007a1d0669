"""从…到…: the years of both ends where they are named before the pair, or as years of a plan."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def periods(text: str) -> list[tuple[str, str]]:
    origin = Origin(title="节水消息", date="2011-09-27", kind="other", first_year=2006, last_year=2010)
    return [(row.figure, row.period) for row in extract(Document("x", text, origin=origin)).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year compared is that of the later end, whatever years the part tells of
        (
            "“十一五”期间，累计节水6亿吨。\n2010年与2005年相比，单耗由37克降到33克。",
            [("6亿吨", "2006/2010"), ("37克", "2005"), ("33克", "2010")],
        ),
        (
            "“十一五”期间，累计节水6亿吨。\n2009年同2005年相比 ，滴灌比例由 29.5% 提高到 84.3% ；漏损率由9%降到7%。",
            [("6亿吨", "2006/2010"), ("29.5%", "2005"), ("84.3%", "2009"), ("9%", "2005"), ("7%", "2009")],
        ),
        # where none is compared, the years of the part end with it
        (
            "“十一五”期间，与2005年相比，单耗由37克降到33克。",
            [("37克", "2005"), ("33克", "2010")],
        ),
        # years of plans are those of the ends themselves
        (
            "“十一五”期间，用水弹性系数由“十五”时期的1.04下降到0.59。",
            [("1.04", "2001/2005"), ("0.59", "2006/2010")],
        ),
        (
            "“十一五”期间，渗漏点由“十五”的 972个减少到194个。",
            [("972个", "2001/2005"), ("194个", "2006/2010")],
        ),
        # the end of a plan is a year
        ("“十一五”期间，渗漏点由“十五”末的972个减少到194个。", [("972个", "2005"), ("194个", "2010")]),
    ],
)
def test_years_of_both_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


REPORT = Origin(title="政府工作报告", date="2024-09-23", kind="report", first_year=2023, last_year=2024)


def told(text: str) -> list[tuple[str, str, str]]:
    rows = extract(Document("x", text, origin=REPORT)).statements
    return [(row.figure, row.status, row.period) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the later end is of the year that stands between its verb and its figure
        (
            "滴灌比例由2018年的63.5%上升到去年的70%左右。",
            [("63.5%", "observed", "2018"), ("70%", "observed", "2023")],
        ),
        ("水价从2019年的3元提高到目前的4元。", [("3元", "observed", "2019"), ("4元", "observed", "2024")]),
        (
            "缺口从2022年的17亿元、2023年的12亿元，预计降低到今年的3亿元。",
            [("17亿元", "observed", "2022"), ("12亿元", "observed", "2023"), ("3亿元", "target", "2024")],
        ),
        (
            "滴灌比例由2018年的28.8%上升为42.3%。",
            [("28.8%", "observed", "2018"), ("42.3%", "observed", "2023")],
        ),
        # a year inside the thing dates nothing
        ("到2026年，补助不低于上年度收入的60%。", [("60%", "target", "2026")]),
    ],
)
def test_the_later_end_has_its_own_year(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a report of September tells what the months before it have brought
        ("今年上半年已有供水站310个。", ("observed", "2024-01/2024-06")),
        ("今年上半年，新建供水站310个。", ("observed", "2024-01/2024-06")),
        ("2024年的供水站比2021年增长了三倍。", ("observed", "2021/2024")),
        # of months to come, and where an aim is told, it plans
        ("今年四季度，新建供水站310个。", ("target", "2024-10/2024-12")),
        ("今年供水站将增加到310个。", ("target", "2024")),
    ],
)
def test_a_report_in_the_course_of_its_year(text: str, expected: tuple[str, str]) -> None:
    assert told(text)[0][1:] == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("救灾经费，从2010年到2013年共有8亿元。", "2010/2013"),
        ("救灾经费从2010年至2013年合计近 8亿元。", "2010/2013"),
        ("2010年到2013年，水库水面达到8亿平方米。", "2013"),  # what there is by the end
    ],
)
def test_money_of_all_years_named(text: str, period: str) -> None:
    assert told(text)[0][2] == period


def test_what_was_first_thought_of_is_an_aim() -> None:
    assert told("共投资92亿元，比原来设想的60亿元多出一半。")[1][1] == "target"
    assert told("共投资92亿元，比原有的60亿元多出一半。")[1][1] == "observed"
