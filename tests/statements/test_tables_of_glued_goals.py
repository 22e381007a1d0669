"""Glued rows that end in their attribute; names that groups tell apart; words like places that are none; years of notes; falls over periods."""

from __future__ import annotations

import pytest
from invented_plans import table_rows

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

HEAD = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n专栏2 “十四五”时期主要指标\n"
GLUED = (
    "类别指标2020年2025年年均/累计属性富裕云溪1.茶叶加工产值增长（%）4.1—高于全县平均预期性2.户用光伏入户率（%）60.6*65—预期性"
    "3.每万人口茶艺师数（人）6.312—预期性4.饮水安全村占比（%）9195—约束性宜居云溪5.溪水清澈天数比率（%）8787.5—约束性"
    "6.古树挂牌率（%）83.485—预期性7.竹林管护投入增长（%）——＞6、争取更快预期性8.单位产值用水降低（%）——〔13.5〕约束性\n"
    "注：带*的为2019年数据。\n"
)
SCHOOLS = "指标\t单位\t2020年\t2025年\n小学\n在读人数\t人\t812\t930\n入学率\t%\t91.2\t95\n夜校\n在读人数\t人\t64\t88\n"


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    return table_rows(HEAD + text)


def test_digits_are_parted_by_the_number_of_columns_and_the_nearness_of_values():
    assert read(GLUED) == [
        ("茶叶加工产值", "4.1", "%", "growth", "2020"),
        ("户用光伏入户率", "60.6", "%", "share", "2019"),
        ("户用光伏入户率", "65", "%", "share", "2025"),
        ("每万人口茶艺师数", "6.3", "人", "level", "2020"),
        ("每万人口茶艺师数", "12", "人", "level", "2025"),
        ("饮水安全村占比", "91", "%", "share", "2020"),
        ("饮水安全村占比", "95", "%", "share", "2025"),
        ("溪水清澈天数比率", "87", "%", "share", "2020"),
        ("溪水清澈天数比率", "87.5", "%", "share", "2025"),
        ("古树挂牌率", "83.4", "%", "share", "2020"),
        ("古树挂牌率", "85", "%", "share", "2025"),
        ("竹林管护投入", "6", "%", "growth_per_year", "2021/2025"),
        ("单位产值用水", "-13.5", "%", "growth", "2021/2025"),
    ]


def test_digits_that_two_ways_part_alike_are_no_values():
    text = GLUED.replace("9195—", "11111—")
    assert [row for row in read(text) if row[0] == "饮水安全村占比"] == []
    assert len(read(text)) == len(read(GLUED)) - 2


def test_the_same_rows_on_lines_of_their_own_say_the_same():
    lines = GLUED.replace("约束性", "约束性\n").replace("预期性", "预期性\n").replace("属性", "属性\n")
    assert read(lines.replace("\n\n", "\n")) == read(GLUED)


def test_a_group_tells_rows_of_one_name_apart_and_those_that_say_nothing_alone():
    assert [row[0] for row in read(SCHOOLS)] == ["小学在读人数"] * 2 + ["小学入学率"] * 2 + [
        "夜校在读人数"
    ] * 2


def test_a_word_like_a_place_among_other_names_is_no_place():
    text = "指标\t2020年\t2025年\n茶园（亩）\t310\t420\n示范县（个）\t12\t17\n书屋（个）\t75\t91\n"
    found = extract(make_document(Content(HEAD + text), id="table")).statements
    assert {s.region for s in found} == {"云溪县"}
    assert [s.indicator for s in found][2:4] == ["示范县", "示范县"]


@pytest.mark.parametrize(
    ("note", "period"),
    [
        ("注：带*的为2019年数据。", "2019"),
        ("注：*为2018年数据。", "2018"),
        ("注：*为预计数，2019年另行公布数据。", "2020"),
        ("注：数据来自各乡。", "2020"),
    ],
)
def test_the_year_of_a_note_is_that_of_the_values_with_its_mark(note, period):
    text = "指标\t2020年\t2025年\n古树挂牌率（%）\t83.4*\t85\n入学率（%）\t91.2\t95\n"
    found = [row[4] for row in read(text + note + "\n")]
    assert found == [period, "2025", "2020", "2025"]


def test_a_circled_number_beside_a_value_has_the_year_of_its_note():
    text = "指标\t2020年\t2025年\n古树挂牌率（%）\t83.4②\t85\n入学率（%）\t91.2\t95\n注：①按户籍人口计算。②为2017年数据。\n"
    assert [row[1] + " " + row[4] for row in read(text)][:2] == ["83.4 2017", "85 2025"]


def test_a_fall_named_over_periods_runs_over_their_years():
    text = "指标\t用电降低率（%）“十三五”时期\t用电降低率（%）“十四五”时期\n茶厂\t7.2\t9\n竹器厂\t6.4\t8\n"
    assert read(text)[:2] == [
        ("茶厂用电", "-7.2", "%", "growth", "2016/2020"),
        ("茶厂用电", "-9", "%", "growth", "2021/2025"),
    ]


def test_a_dash_that_was_read_as_the_numeral_is_an_empty_cell():
    text = "指标 |\n2020年 |\n2025年 |\n年均增长(%) |\n茶叶产能(亿吨) |\n一 |\n>6.5 |\n一 |\n茶园面积(万亩) |\n8 |\n10.5 |\n5.6 |\n竹园面积(万亩) |\n9 |\n11.5 |\n5 |\n"
    assert read(text)[0] == ("茶叶产能", "650000000", "t", "level", "2025")
