"""Excerpts whose title, office and date were cut away: what the text itself says."""

from __future__ import annotations

import pytest

from plancheck.documents.origin.body import heading_years, is_title, kind_of_body
from plancheck.documents.origin.recognised import recognise_origin


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("网络购物日益普及", True),
        ("某市电子商务发展情况", True),
        ("现在,我代表区人民政府,向大会报告工作", False),
        ("现在，我代表区人民政府，", False),
        ("为落实省委部署，", False),
        ("各位代表:", False),
        ("一、综合", False),
        ("（三）科技与信息化", False),
        ("--服务水平明显提升", False),
        ("| |", False),
        ("'关于某事的意见','52af36c3c539a263','','0'", False),
        ("2013", False),
    ],
)
def test_titles_are_neither_sentences_nor_headings_nor_code(line: str, title: bool) -> None:
    assert is_title(line) is title
    assert (recognise_origin(f"{line}\n本年工业增加值达到12亿元。").title != "") is title


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("一、2013年工作回顾\n二、2014年工作安排", (2013, 2014)),
        ("一、2019年政府工作回顾", (2019, 2020)),
        ("第二部分 2022年重点工作任务", (2021, 2022)),
        ("一、二〇一三年工作回顾", (2013, 2014)),
        ("一、 2013 年工作回顾", (2013, 2014)),
        ("2013年，各项工作扎实推进，目标任务顺利完成。", (None, None)),
        ("一、过去五年工作回顾", (None, None)),
    ],
)
def test_years_of_a_report_from_its_headings(text: str, years: tuple[int | None, int | None]) -> None:
    assert heading_years(text) == years
    origin = recognise_origin(text + "\n全年生产总值达到12亿元。")
    assert (origin.first_year, origin.last_year) == years
    assert (origin.kind == "report") is (years != (None, None))


def test_the_kind_by_how_the_text_goes_on() -> None:
    assert kind_of_body("现在,我代表县人民政府,向大会报告工作,请予审议。") == "report"
    assert kind_of_body("2010年，经济平稳增长。\n一、综合\n初步核算,全年生产总值达150亿元。") == "statistics"
    assert kind_of_body("一、综合\n积极推进综合改革。") == "other"
