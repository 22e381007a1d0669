"""What local plans tell of long before, and the lists that a line with years leads to: texts of our own."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract


def periods(text: str) -> list[tuple[str, str, str]]:
    document = make_document(Content(f"柳河市“十三五”发展规划（2016-2020年）\n{text}"), id="plan")
    return [(row.figure, row.period, row.status) for row in extract(document).statements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "柳河学校始建于1958年，占地面积800亩。有教师520人。",
            [("800亩", "2015", "observed"), ("520人", "2015", "observed")],
        ),
        ("园区设立于1992年，规划面积4.6平方公里。", [("4.6平方公里", "2015", "observed")]),
        ("柳河水库建于1958年，灌溉面积12万亩。", [("12万亩", "2015", "observed")]),
        (
            "园区1995年经省政府批准设立，规划面积4平方公里。2006年升级为国家级园区，现有企业210户。",
            [("4平方公里", "2015", "observed"), ("210户", "2015", "observed")],
        ),
        ("柳河湖景区2009年被评为国家4A级景区，景区面积12平方公里。", [("12平方公里", "2015", "observed")]),
        # what was done is of the year named, and so is what the year of the facts brought
        ("园区1995年批准设立，完成投资3亿元。", [("3亿元", "1995", "observed")]),
        ("园区1995年有企业60家。", [("60家", "1995", "observed")]),
        ("园区2015年升级为国家级园区，有企业210户。", [("210户", "2015", "observed")]),
    ],
)
def test_the_year_of_a_beginning_does_not_date_what_stands(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert periods(text) == found


def test_years_before_a_colon_are_those_of_the_list_under_it() -> None:
    text = (
        "“十二五”期间完成的工作主要有：\n1、新建公路300公里\n2、公路总里程达到3900公里\n"
        "到2018年，全市将实现：\n1、新建公路200公里\n2、公路总里程达到4100公里\n"
    )
    assert periods(text) == [
        ("300公里", "2011/2015", "observed"),
        ("3900公里", "2015", "observed"),
        ("200公里", "2018", "target"),
        ("4100公里", "2018", "target"),
    ]
