"""Rows that say nothing without their group or whole, aims in words between others, rows whose cells hold line ends."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
AIMS = (
    "专栏3 “十四五”茶乡养老主要指标\n\n指标 2025年目标值\n\n1.茶乡养老床位数 达到3600张以上\n\n2.护理型床位占比 达到58%\n\n"
    "3.茶乡医养班招生人数 明显增加\n\n4.每千名老人配备茶艺社工数 保持2人以上\n\n5.村级食堂 每个村（社区）至少1个\n\n6.老人茶疗覆盖率 达到72%左右\n"
)


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    found = extract(make_document(Content(PLAN + text), id="table")).statements
    return [(s.indicator, f"{s.value.normalize():f}", s.unit, s.qualifier, s.period) for s in found]


def test_a_numbered_row_that_aims_in_words_does_not_end_the_table():
    found = read(AIMS)
    assert [row[1:] for row in found] == [
        ("3600", "张", "at_least", "2025"),
        ("58", "%", "exact", "2025"),
        ("2", "人", "at_least", "2025"),
        ("1", "个", "at_least", "2025"),
        ("72", "%", "approx", "2025"),
    ]
    assert [row[0] for row in found][:3] == ["茶乡养老床位数", "护理型床位占比", "每千名老人配备茶艺社工数"]
    assert found[3][0].startswith("村级食堂")


def test_wider_blanks_in_the_rows_change_nothing():
    assert read(AIMS.replace("数 ", "数　　").replace("率 ", "率   ")) == read(AIMS)


def test_a_row_in_words_that_is_not_the_next_ends_the_table():
    lone = AIMS.replace("3.茶乡医养班", "7.茶乡医养班")
    assert [row[1] for row in read(lone)][:2] == ["3600", "58"]
    assert not any("医养班" in row[0] for row in read(lone)[:2])


@pytest.mark.parametrize("name", ["在校生", "巩固率"])
def test_a_name_that_every_group_could_have_stands_behind_its_group(name):
    unit = "%" if name == "巩固率" else "人"
    table = f"指标\t单位\t2020年\t2025年\n茶艺教育\n{name}\t{unit}\t81\t93\n茶学教材种数\t种\t3\t4\n茶校\t所\t1\t2\n"
    assert [row[0] for row in read(table)][:4:2] == [f"茶艺教育{name}", "茶学教材种数"]


def test_the_same_in_two_columns_of_names():
    table = "类别\t指标\t单位\t2020年\t2025年\n茶艺教育\t在校生\t人\t81\t93\n茶馆\t数量\t家\t3\t4\n茶路\t茶路里程\t公里\t1\t2\n"
    assert [row[0] for row in read(table)][::2] == ["茶艺教育在校生", "茶馆数量", "茶路里程"]


def test_a_word_for_chapters_of_a_plan_is_no_part_of_names_that_say_enough():
    table = "指标\t单位\t2020年\t2025年\n茶业发展\n茶叶产量\t吨\t81\t93\n茶园覆盖率\t%\t31\t33\n生态茶乡\n茶山植被盖度\t%\t31\t40\n"
    assert [row[0] for row in read(table)][::2] == ["茶叶产量", "茶园覆盖率", "茶山植被盖度"]


def test_parts_in_another_scale_of_the_unit_are_parts_as_well():
    table = (
        "指标\t单位\t2020年\t2025年\n茶厂装机规模\t亿千瓦\t1.2\t1.4\n其中：水轮机\t亿千瓦\t0.7\t0.8\n风轮机\t万千瓦\t62\t90\n太阳能灶\t万千瓦\t3\t6\n"
        "茶厂用电量\t亿千瓦时\t4\t5\n"
    )
    assert [row[0] for row in read(table)][2::2] == [
        "茶厂水轮机装机规模",
        "茶厂风轮机装机规模",
        "茶厂太阳能灶装机规模",
        "茶厂用电量",
    ]


def test_a_row_in_another_unit_behind_a_part_is_none():
    table = "指标\t单位\t2020年\t2025年\n水电发电量\t亿千瓦时\t12\t14\n其中：茶溪站\t亿千瓦时\t7\t8\n茶饼\t吨\t62\t90\n茶砖\t吨\t3\t6\n"
    assert [row[0] for row in read(table)][4::2] == ["茶饼", "茶砖"]


def test_a_whole_and_its_first_part_may_stand_on_one_line():
    table = "指标\t单位\t2020年\t2025年\n茶类消费结构其中：绿茶\t%\t69\t64\n红茶\t%\t17\t18\n茶馆入座率\t%\t31\t40\n"
    assert [row[0] for row in read(table)][::2] == ["茶类消费结构绿茶", "茶类消费结构红茶", "茶馆入座率"]


def test_those_reached_by_a_deed_are_part_of_it():
    table = "指标\t单位\t2020年\t2025年\n开展制茶技能培训\t人次\t2700\t7500\n其中：返乡青年\t人次\t900\t3000\n茶厂用工\t人\t310\t400\n"
    assert [row[0] for row in read(table)][2] == "开展制茶技能培训返乡青年"


TORN = (
    "表2 茶业指标\n类别\t指标\t2020年\n基期值\t2025年\n目标值\t年均增速\n[累计]\t属性要求\n"
    "产出\t茶叶产量（万吨）\t3.7\t4.9\t[1.2]\t预期性\n\t茶油产量（万吨）\t1.6\t2.1\t5.6%\t预期性\n生态\t茶山林草覆盖度（%）\t61\t66\t[5]\t约束性\n"
)


def test_cells_that_hold_line_ends_belong_to_one_row():
    assert [row[:3] + row[4:] for row in read(TORN)][:5] == [
        ("茶叶产量", "37000", "t", "2020"),
        ("茶叶产量", "49000", "t", "2025"),
        ("茶叶产量", "12000", "t", "2021/2025"),
        ("茶油产量", "16000", "t", "2020"),
        ("茶油产量", "21000", "t", "2025"),
    ]


def test_whole_rows_read_as_the_torn_ones_do_and_headings_between_them_stay_alone():
    whole = TORN.replace("年\n基", "年基").replace("年\n目", "年目").replace("速\n[", "速[")
    assert read(whole) == read(TORN)
    assert read(whole.replace("生态\t", "生态\n\t").replace("产出\t", "产出\n\t")) == read(whole)


def test_a_thing_beside_a_kind_that_says_what_is_measured():
    found = read(
        "| 类别 | 指标 | 2015年 | 2020年 |\n| --- | --- | --- | --- |\n"
        "| 主要电源装机规模 | 水电（万千瓦） | 398 | 408 |\n| 主要电源装机规模 | 潮汐发电（万千瓦） | 12 | 15 |\n"
        "| 码头吞吐量 | 外贸（万吨） | 30 | 47 |\n"
        # a head of all that a part tells adds nothing, nor does one where the row says what is measured
        "| 电力总量 | 全社会最大负荷（万千瓦） | 535 | 690 |\n| 主要污染物排放 | 村级污水处理率（%） | 61 | 83 |\n"
    )
    assert list(dict.fromkeys(row[0] for row in found)) == [
        "水电装机规模",
        "潮汐发电装机规模",
        "外贸吞吐量",
        "全社会最大负荷",
        "村级污水处理率",
    ]
