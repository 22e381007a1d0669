"""Years since an event, up to the last that a text tells of: 2012年至今, 改革开放以来, 过去十年; and what was done in them."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read

from plancheck.documents.document import Origin
from plancheck.statements.statement import Statement

REPORT = Origin(date="2021-01-15", first_year=2020, last_year=2021, region="柳河市", kind="report")


def periods(rows: list[Statement]) -> list[str]:
    return [row.period for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012年至今，全市累计引进项目430个，产值达到86亿元。", ["2012/2020", "2020"]),
        ("自 2012 年至今，累计造林 32万亩。", ["2012/2020"]),
        ("改革开放以来，生产总值年均增长11.2%，2020年达到2310亿元。", ["1978/2020", "2020"]),
        (
            "党的十八大以来，累计脱贫21万人，生产总值年均增长8.6%，公路里程达到8600公里。",
            ["2012/2020", "2012/2020", "2020"],
        ),
        ("加入世贸组织以来，出口年均增长12%。", ["2001/2020"]),
    ],
)
def test_what_was_done_since_is_of_all_the_years(text: str, expected: list[str]) -> None:
    assert periods(read(text, REPORT)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "总结改革开放以来的经验，建成学校12所。",  # which experience
        "实际利用外资56亿美元，超过改革开放以来的总和。",
        "2020年至今，累计办理业务3.2万件。",  # the year itself
        "二十二大以来，建成学校12所。",  # no event that is known
        "二十大以来，建成学校12所。",  # it lies ahead of the text
    ],
)
def test_what_only_names_the_event_is_of_the_year(text: str) -> None:
    assert periods(read(text, REPORT)) == ["2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016年以来，发放贷款达26亿元。", "2016/2020"),
        ("五年来，引进项目达430个。", "2016/2020"),
        ("2016年以来，查处案件达 3600件。", "2016/2020"),
        ("2016年以来，工业企业达360家。", "2020"),
        ("2016年以来，发放率达98%。", "2020"),
        ("2016年以来，培训中心达到36个。", "2020"),
    ],
)
def test_a_deed_adds_up_and_a_state_is_of_the_end(text: str, expected: str) -> None:
    assert periods(read(text, REPORT)) == [expected]


def test_ten_years_past_end_before_the_plan() -> None:
    rows = read("过去十年，用水总量年均下降0.8%，单位产值用水量累计下降43%。", CITY)
    assert periods(rows) == ["2016/2025", "2016/2025"]
