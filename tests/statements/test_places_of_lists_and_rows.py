"""Places that a list deals out go on in the next clause; parts of the country; cities in the names of airports: our own words."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract


def placed(text: str, region: str = "全国", kind: str = "report") -> list[tuple[str, str, str]]:
    origin = Origin(date="2020", region=region, kind=kind)
    return [
        (row.figure, row.region, row.indicator)
        for row in extract(Document("p", text, origin=origin)).statements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "上半年，东、中、西部地区罐头收入的比重分别为70%、19%和11%，销量比重分别为66%、21%和13%。",
        "上半年天气转暖，东、中、西部地区罐头收入的比重分别为70%、19%和11%， 销量比重分别为66%、21%和13%。",
    ],
)
def test_the_next_thing_is_told_of_the_places_of_the_list(text: str) -> None:
    found = placed(text)
    assert found[3:] == [
        ("66%", "东部地区", "销量比重"),
        ("21%", "中部地区", "销量比重"),
        ("13%", "西部地区", "销量比重"),
    ]


def test_rates_behind_a_list_of_places_are_of_those_places() -> None:
    found = placed("2020年，东、中、西部地区罐头收入分别完成7亿元、4亿元和2亿元，同比分别增长9%、8%和6%。")
    assert found[3:] == [
        ("9%", "东部地区", "罐头收入"),
        ("8%", "中部地区", "罐头收入"),
        ("6%", "西部地区", "罐头收入"),
    ]


def test_cities_of_a_province_go_on_too() -> None:
    found = placed("2020年，温州和台州罐头收入分别完成7亿元和4亿元，罐头销量分别为90吨和80吨。", "浙江省")
    assert [row[1] for row in found] == ["温州市", "台州市", "温州市", "台州市"]


@pytest.mark.parametrize(
    "then",
    [
        "瓶装、袋装和散装罐头销量分别为9吨、8吨和6吨。",
        "罐头和饮料销量分别为9吨和8吨。",
        "全国罐头销量9吨。",
    ],
)
def test_other_things_listed_behind_are_of_the_whole_country(then: str) -> None:
    found = placed(f"2020年，东、中、西部地区罐头收入分别完成7亿元、4亿元和2亿元，{then}")
    assert {row[1] for row in found[3:]} == {"全国"}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("2020年，中西部渔船登记率达到42%。", "中西部地区"),
        ("2020年，支持中西部 渔村修建晒场700座。", "中西部地区"),
        ("2020年，中西部和东北地区渔船登记率达到42%。", "中西部和东北地区"),
        ("2020年，在东中西部布局晒场7座。", "全国"),
    ],
)
def test_parts_of_the_country_by_their_short_names(text: str, region: str) -> None:
    ((_, place, _),) = placed(text)
    assert place == region


def test_the_west_of_a_province_is_its_own() -> None:
    ((_, place, _),) = placed("2020年，实施中西部渔村改造，修建晒场700座。", "江西省")
    assert place == "江西省"


TABLE = """专栏2 主要指标

序号 指标 2020年 2025年
1 渔船总数（万艘） 32 38
2 中西部和东北地区渔船登记率（%） 21.6 23
3 东部地区渔船登记率（%） 70.5 77
4 东部新城渔船登记率（%） 60.5 67
"""


def test_a_row_of_a_part_of_the_country_is_of_that_part() -> None:
    found = {figure: (place, name) for figure, place, name in placed(TABLE, kind="plan")}
    assert found["23"] == ("中西部和东北地区", "中西部和东北地区渔船登记率")
    assert found["77"][0] == "东部地区"
    assert found["38"][0] == found["67"][0] == "全国"


def test_rows_of_a_province_keep_its_own_area() -> None:
    assert {place for _, place, _ in placed(TABLE, "江西省", "plan")} == {"江西省"}


@pytest.mark.parametrize(
    ("text", "own", "region"),
    [
        ("2020年，宁波舟山港装船42万艘次。", "浙江省", "浙江省"),
        ("2020年风浪较小，昆明 长水机场起降42万架次。", "云南省", "云南省"),
        ("2020年，上海浦东国际机场起降42万架次。", "全国", "全国"),
        ("2020年，宁波新建渔船42万艘。", "浙江省", "宁波市"),
        ("2020年，昆明市支线机场起降42万架次。", "云南省", "昆明市"),
        ("2020年，云南支线机场起降42万架次。", "全国", "云南省"),
        ("2020年，上海浦东国际机场起降42万架次。", "上海市", "上海市"),
    ],
)
def test_a_city_in_the_name_of_a_harbour_or_airport_is_no_place(text: str, own: str, region: str) -> None:
    ((_, place, _),) = placed(text, own)
    assert place == region
