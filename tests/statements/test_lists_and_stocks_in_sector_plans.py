"""Lists whose last item alone has the head, and what there is already, in the sentences of plans of one sector."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "光伏、风电、生物质发电装机分别达到32万千瓦、18万千瓦和2万千瓦。",
            ["光伏装机", "风电装机", "生物质发电装机"],
        ),
        (
            "化学需氧量、氨氮、氮氧化物重点工程减排量分别达到1.2万吨、 0.1万吨、1.5万吨。",
            ["化学需氧量减排量", "氨氮减排量", "氮氧化物重点工程减排量"],
        ),
        # whole names, and heads that hold no deed
        ("原煤产量、发电量分别达到8万吨和9亿千瓦时。", ["原煤产量", "发电量"]),
        ("化学需氧量、氨氮排放量分别达到8万吨和1万吨。", ["化学需氧量排放量", "氨氮排放量"]),
        ("水稻、小麦和棉花产量分别达到8万吨、6万吨和1万吨。", ["水稻产量", "小麦产量", "棉花产量"]),
    ],
)
def test_the_head_of_the_last_is_that_of_all(text: str, expected: list[str]) -> None:
    assert [row.indicator for row in read(text, CITY)] == expected


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("全市现有文物保护单位36处，省级96处。", ["observed", "observed"]),
        ("到2030年，全市现有36家企业全部完成改造。", ["target"]),
        ("到2030年，在现有基础上新增床位1200张。", ["target"]),
    ],
)
def test_what_there_is_is_told_not_aimed_at(text: str, statuses: list[str]) -> None:
    assert [row.status for row in read(text, CITY)] == statuses


@pytest.mark.parametrize("plans", ["规划2030年达到", "规划到2030年达到", "计划2030年达到", "远期达到"])
def test_that_it_is_planned_names_no_thing(plans: str) -> None:
    rows = read(f"自来水普及率2025年为62%，{plans}80%。", CITY)
    assert [row.indicator for row in rows] == ["自来水普及率", "自来水普及率"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("水库坝高86米。", "水库坝高"),
        ("隧道净高5米。", "隧道净高"),
        ("隧洞长12公里。", "隧洞"),
        ("单价比上年高86元。", "单价"),
    ],
)
def test_how_high_a_thing_is(text: str, name: str) -> None:
    (row,) = read(text, CITY)
    assert row.indicator == name


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("累计完成投资86亿元，其中水利投资32亿元、水保投资 12亿元。", ["2026/2030"] * 3),
        ("累计完成投资86亿元，财政收入达到300亿元。", ["2026/2030", "2030"]),
        ("总投资86亿元，其中水利投资32亿元。", ["2030", "2030"]),
    ],
)
def test_parts_of_what_a_plan_gathers_are_of_its_years(text: str, periods: list[str]) -> None:
    assert [row.period for row in read(f"二、发展目标\n\n{text}\n", CITY)] == periods
