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
