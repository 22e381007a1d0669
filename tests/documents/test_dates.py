"""Five-year plans and spans of years in every writing."""

from __future__ import annotations

import pytest

from plancheck.documents.dates import find_plan_periods, find_year_spans


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("“一五”计划", (1953, 1957)),
        ("第二个五年计划", (1958, 1962)),
        ("“九五”计划", (1996, 2000)),
        ("“十五”计划", (2001, 2005)),
        ("“十五五”规划", (2026, 2030)),
        ("十三五发展规划", (2016, 2020)),
        ('"十二五"规划', (2011, 2015)),
        ("第十四个五年规划", (2021, 2025)),
    ],
)
def test_five_year_plans(words: str, years: tuple[int, int]) -> None:
    (period,) = find_plan_periods(words)
    assert (period.first, period.last) == years


@pytest.mark.parametrize("words", ["第十五届", "二十五周年", "百分之九十五", "一五一十", "十五个重点行业"])
def test_fifteens_that_are_no_plan(words: str) -> None:
    assert find_plan_periods(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "2021—2025年",
        "2021-2025",
        "2021～2025年",
        "2021至2025年",
        "二〇二一—二〇二五年",
        "2021年到2025年",
        "2021-25年",
        "２０２１－２０２５年",
    ],
)
def test_a_span_of_years_is_read_in_every_writing(words: str) -> None:
    (span,) = find_year_spans(words)
    assert (span.first, span.last) == (2021, 2025)
