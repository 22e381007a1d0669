"""Measures that say nothing of their thing: whose they are a heading, the plan's title, the whole before 其中 or the deed before tells."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

COUNTY = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
TRADE = "“十四五”漆器制造业\n发展规划\n\n云溪县经济局\n\n2021年3月2日\n\n"


def names(text: str, head: str = COUNTY) -> list[str]:
    return [s.indicator for s in extract(make_document(Content(head + text), id="owners")).statements]


def test_measures_of_one_thing_told_one_after_another_have_the_same_owner():
    found = names("完成茶亭维修养护33万处，覆盖人口3亿人，总投资约2300亿元。\n")
    assert found == ["茶亭维修养护", "茶亭维修养护覆盖人口", "茶亭维修养护总投资"]


@pytest.mark.parametrize("blank", ["", " ", "　"])
def test_what_each_reader_has_is_of_the_library(blank):
    assert (
        names(f"茶书馆总藏量{blank}6亿册，人均藏书{blank}0.5册，总流通{blank}3亿人次。\n")[2]
        == "茶书馆总流通"
    )


def test_a_measure_with_its_own_thing_takes_no_owner():
    assert names("完成茶亭维修养护33万处，茶园覆盖面积3万亩。\n")[1] == "茶园覆盖面积"


@pytest.mark.parametrize("heading", ["（一）漆器制造业。", "（一）漆器制造业\n\n", "(一) 漆器制造业。"])
def test_a_numbered_heading_that_names_a_trade_owns_its_output(heading):
    found = names(f"{heading}2025年实现工业总产值26亿元，销售收入15亿元；出口额10亿美元。\n")
    assert found[0] == "漆器制造业工业总产值"
    assert found[2] == "漆器制造业出口额"


def test_a_heading_that_says_how_a_trade_fares_owns_nothing():
    assert names("（一）地方工业支撑作用突出。\n2025年实现工业增加值26亿元。\n") == ["工业增加值"]


def test_a_plan_of_one_trade_owns_what_has_no_owner():
    told = (
        "规模效益快速增长。业务收入从2015年的4.3亿元增长到2020年的8.2亿元。出口额47亿美元，从业人数7万人。\n"
    )
    found = names(told, TRADE)
    assert found[:2] == ["漆器制造业业务收入"] * 2
    assert found[3] == "漆器制造业从业人数"
    assert names(told)[0] == "业务收入"


def test_a_headline_that_names_a_thing_still_owns_its_measures():
    assert (
        names("渔具业蓬勃发展。业务收入从2015年的4亿元增长到2020年的8亿元。\n", TRADE)[0] == "渔具业业务收入"
    )


def test_the_share_of_a_part_is_told_of_its_whole_and_what_follows_is_of_the_whole():
    found = names("书画团年演出90万场，其中乡村演出占比不低于64%，演出收入每年平均增长12%。\n")
    assert found[1] == "乡村演出占书画团年演出的比重"
    assert found[2] == "书画团年演出收入"


def test_a_share_behind_a_share_names_no_whole():
    assert names("茶叶自给率达到90%，其中红茶品种占比60%。\n")[1] == "红茶品种占比"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("退耕工程完成造林1820公顷，涉及3200万茶农、1.2亿渔民。\n", ["退耕工程涉及茶农", "退耕工程涉及渔民"]),
        ("全县有83万多茶农，涉及2.6万家庭。\n", ["茶农涉及家庭"]),
        ("对65个茶馆开展茶艺评价，涉及资金21.7亿元。\n", ["茶艺评价涉及资金"]),
    ],
)
def test_what_is_touched_is_told_with_what_touches_it(text, wanted):
    assert names(text)[1:] == wanted


def test_what_a_thing_saves_each_year_is_not_of_what_it_brings_about():
    assert names("推广节能灯3400万台，直接拉动消费700亿元，年节电100亿千瓦时。\n")[2] == "节能灯年节电"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025年建成茶镇高可靠性示范区，供电可靠率不低于99.9%。", "茶镇高可靠性示范区供电可靠率"),
        ("对云溪河茶镇段进行综合整治，防洪标准提高到50年一遇。", "云溪河茶镇段防洪标准"),
        ("新建绿地地下空间应优先用于停车，开发比例不超过40%。", "新建绿地地下空间开发比例"),
        ("建成8个漆树生产示范基地，机械化率达到60%。", "漆树生产示范基地机械化率"),
        ("熟漆精制每公斤耗电约60千瓦时，成本高达40元。", "熟漆精制每公斤成本"),
    ],
)
def test_what_works_have_is_of_what_the_clause_before_builds_treats_or_counts(text, name):
    assert names(text + "\n")[-1] == name


@pytest.mark.parametrize(
    "text",
    [
        "大力推进茶镇建设，森林覆盖率达到45%。",  # of the place
        "用户年均停电时间不超过2小时，供电可靠率达到99.9%。",  # neither is of the other
        "系统治理中小河流3741条，新增供水能力3亿立方米。",  # one deed beside another
    ],
)
def test_what_a_place_has_and_what_is_done_beside_take_no_owner(text):
    assert names(text + "\n")[-1] in ("森林覆盖率", "供电可靠率", "新增供水能力")


def test_how_a_part_is_sold_is_told_of_the_thing_before():
    found = names("2025年全县消费熟漆132万吨，其中批发21万吨，零售110万吨。\n")
    assert [name.removeprefix("全县") for name in found] == ["消费熟漆", "熟漆批发", "熟漆零售"]


def test_parts_of_an_amount_take_what_the_amount_is_of():
    found = names("在110万吨零售量中，红漆82万吨、黑漆27万吨。\n")
    assert found == ["零售量", "红漆零售量", "黑漆零售量"]


def test_a_thing_that_is_measured_keeps_its_head_in_its_parts():
    assert names("全县发电量90亿千瓦时，其中外送40亿千瓦时。\n")[-1] == "外送发电量"


def test_a_stretch_is_of_the_line_told_before():
    found = names("漆县大通道北起茶镇，南至漆镇，全长165公里，其中云溪段长140公里，漆镇段25公里。\n")
    assert found == ["漆县大通道全长", "漆县大通道云溪段", "漆县大通道漆镇段"]
    found = names("云溪高速公路是贯穿全县的主干线，北起茶镇，南至漆镇，其中茶镇段主线长89公里。\n")
    assert found == ["云溪高速公路茶镇段主线"]
