"""Deeds told one after another with their amounts, the thing behind the last or before the first: 新建15个、提升10个农贸市场."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read


def named(text: str) -> list[tuple[str, str]]:
    return [(row.figure, row.indicator) for row in read(text, CITY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建15个、提升10个农贸市场。", [("15个", "新建农贸市场"), ("10个", "提升农贸市场")]),
        (
            "到2030年，全市新建 15 个、改造10个和提升6个社区服务中心。",
            [("15 个", "新建社区服务中心"), ("10个", "改造社区服务中心"), ("6个", "提升社区服务中心")],
        ),
        ("改建8公里、新建12公里城市道路。", [("8公里", "改建城市道路"), ("12公里", "新建城市道路")]),
        ("新增3条、优化12条公交线路。", [("3条", "公交线路"), ("12条", "优化公交线路")]),
        ("签约30个、开工20个重大项目。", [("30个", "签约重大项目"), ("20个", "开工重大项目")]),
        # the thing stands before the first, or behind the first deed
        ("新建幼儿园12所、改建8所。", [("12所", "新建幼儿园"), ("8所", "改建幼儿园")]),
        ("停车场改造15处、扩建10处。", [("15处", "停车场改造"), ("10处", "停车场扩建")]),
    ],
)
def test_each_deed_has_the_thing_of_the_row(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each has its own thing
        ("新建15所学校、改造12所医院。", [("15所", "新建学校"), ("12所", "改造医院")]),
        ("新建泵站15座、水闸12座。", [("15座", "新建泵站"), ("12座", "新建水闸")]),
        # other units: no row
        ("新建学校15所、改造校舍12公里。", [("15所", "新建学校"), ("12公里", "改造校舍")]),
    ],
)
def test_what_has_its_own_thing_keeps_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("签约项目签约30个。", "exact"), ("项目约30个。", "approx"), ("签约约30个项目。", "approx")],
)
def test_to_sign_is_no_bound(text: str, qualifier: str) -> None:
    assert [row.qualifier for row in read(text, CITY)] == [qualifier]


def test_whose_state_is_bettered_stays_so() -> None:
    (row,) = read("改善30万名农村居民饮水条件。", CITY)
    assert row.indicator == "改善饮水条件的农村居民"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "建成2台66万千瓦、1台 100万千瓦超超临界机组。",
            [
                ("2台", "建成66万千瓦超超临界机组"),
                ("66万千瓦", "超超临界机组"),
                ("1台", "建成100万千瓦超超临界机组"),
                ("100万千瓦", "超超临界机组"),
            ],
        ),
        ("新建2座5万吨级、4座3000吨级泊位。", [("2座", "新建5万吨级泊位"), ("4座", "新建3000吨级泊位")]),
        # each with its own thing, and things without a size
        ("购置3台风机、2台变压器。", [("3台", "购置风机"), ("2台", "购置变压器")]),
    ],
)
def test_counts_with_their_sizes_have_the_thing_of_the_row(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(text) == expected
