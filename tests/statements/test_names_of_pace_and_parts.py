"""Names behind a pace that is held against another, of parts in tables, and without what only opens or closes a clause."""

from __future__ import annotations

import pytest
from invented_plans import COUNTY

from plancheck.documents.content import Content
from plancheck.documents.document import Document
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract


def names(text: str, head: str = "二、主要任务") -> list[str]:
    document = make_document(Content(f"{head}\n{text}"), id="d", origin=COUNTY)
    return [row.indicator for row in extract(document).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工业总产值增速与全省保持同步、力争快于全省，突破200亿元。", ["工业总产值"]),
        ("工业总产值年均增速 与全省 保持同步，\n突破 200 亿元。", ["工业总产值"]),
        ("税收收入增幅与经济发展相适应，站稳20亿元台阶，惠及全县。", ["税收收入"]),
        # the pace itself is what the figure gives
        ("工业总产值与全省保持同步，突破200亿元。", ["工业总产值与全省"]),
    ],
)
def test_an_amount_is_of_the_thing_whose_pace_is_held_against_another(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据初步测算，节约用肥3万吨。", "节约用肥"),
        ("经测算 ，节约用肥 3 万吨。", "节约用肥"),
        ("2020年，用肥3万吨，经计算2018—2020年年均增长6%。", "用肥"),
        ("对于区内大棚整体利用率低于50%的，不再扩建。", "区内大棚整体利用率"),
        ("水库建成后年均供水量3万立方米。", "年均供水量"),
        ("现状仍有约三分之一的灌渠未达到防渗标准。", "未达到防渗标准的灌渠比例"),
        ("现状灌渠长度300公里。", "现状灌渠长度"),
        ("茶叶连年丰收，产量连续三年超过9万吨。", "茶叶产量"),
        ("茶叶产量 连续 三年超过 9 万吨。", "茶叶产量"),
    ],
)
def test_what_opens_a_clause_or_says_how_long_is_no_name(text: str, expected: str) -> None:
    name = names(text, "一、发展基础")[-1]
    assert name.endswith(expected)
    assert not name.startswith("对于")


def test_the_country_has_what_is_counted() -> None:
    assert names("我国有900多万名茶农。", "一、发展基础") == ["茶农"]
    assert names("我国有 900 多万茶农，分布在南方。", "一、发展基础") == ["茶农"]
    assert names("全县国有企业90家。", "一、发展基础") == ["国有企业数量"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人均藏书量、人均书屋面积分别约为全省平均水平的70%和60%。", ["人均藏书量", "人均书屋面积"]),
        ("人均藏书量、人均书屋面积 分别为 全省平均水平的 70% 和 60% ，差距较大。", ["人均藏书量", "人均书屋面积"]),
        # a mean that is a thing's own
        ("书屋、茶室平均面积分别为70平方米和60平方米。", ["书屋平均面积", "茶室平均面积"]),
    ],
)  # fmt: skip
def test_what_two_things_are_held_against_is_no_part_of_their_names(text: str, expected: list[str]) -> None:
    assert names(text, "一、发展基础") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("林木覆盖率达到20%，林木蓄积量达到9万立方米；2030年覆盖率23%，到2040年稳定在26%。", "林木覆盖率"),
        ("林木覆盖率达到 20% ，林木蓄积量达到 9 万立方米；2030年覆盖率 23% ，到2040年保持在 26% 。", "林木覆盖率"),
        # a share of its own
        ("良种覆盖率达到20%，到2040年农机使用率稳定在26%。", "农机使用率"),
    ],
)  # fmt: skip
def test_a_share_that_stays_is_the_one_spoken_of(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


TABLE = """专栏1 主要指标
指标\t单位\t2020年\t2025年
能源生产总量\t万吨标准煤\t21\t29
其中：煤炭\t万吨\t23\t32
中等教育在学总规模\t万人\t23\t30
其中：普通高中\t万人\t15\t20
发电装机规模\t万千瓦\t41\t46
其中：水电\t万千瓦\t11\t16
房屋施工面积\t万平方米\t71\t72
其中：住宅\t万平方米\t61\t62
旅游总收入\t亿元\t8\t9
其中：门票收入\t亿元\t3\t4
"""


@pytest.mark.parametrize("text", [TABLE, TABLE.replace("其中：", "其中： ")])
def test_a_part_in_a_table_takes_the_head_of_its_whole(text: str) -> None:
    found = {row.indicator for row in extract(Document(id="table", text=text, origin=COUNTY)).statements}
    assert {"能源煤炭生产总量", "中等教育普通高中在学总规模", "发电水电装机规模"} <= found
    # 住宅面积 would not say that it is under construction; what has a head of its own keeps it
    assert "房屋施工面积住宅" in found
    assert "门票收入" in found
