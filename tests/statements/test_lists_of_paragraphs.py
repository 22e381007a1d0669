"""Lists whose items are paragraphs or clauses: each item takes its whole's head and years (其中：, 分配如下：, 在甲投资中，)."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

PLAN = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"
DEALT = (
    "为办好茶乡，五年内全县用于茶乡建设的支出总数为76.4亿元（其中县里拨款70亿元，乡里自筹6.4亿元），分配如下：\n\n"
    "渔业部门为31.2亿元，占40.8%；\n\n书画、歌舞和杂技部门为6.1亿元，占8%；\n\n其他支出为1.8亿元，占2.4%。\n\n茶叶品种达到45个。\n"
)
PARTS = "2010年国民生产总值达到900亿元，比2005年增长44%。其中：\n\n第一产业，2010年达到200亿元，比2005年增长9%。\n\n第二产业，2010年达到300亿元。\n\n（二）茶事\n\n第三产业从业者5万人。\n"


def rows(text: str) -> list[tuple[str, str, str]]:
    return [
        (s.indicator, s.figure, s.period)
        for s in extract(make_document(Content(PLAN + text), id="lists")).statements
    ]


def test_each_paragraph_of_a_list_has_the_head_and_the_years_of_its_whole():
    found = rows(DEALT)
    assert found[0] == ("用于茶乡建设的支出总数", "76.4亿元", "2021/2025")
    assert found[3:9] == [
        ("渔业部门支出总数", "31.2亿元", "2021/2025"),
        ("渔业部门支出总数占支出总数的比重", "40.8%", "2021/2025"),
        ("书画、歌舞和杂技部门支出总数", "6.1亿元", "2021/2025"),
        ("书画、歌舞和杂技部门支出总数占支出总数的比重", "8%", "2021/2025"),
        ("其他支出", "1.8亿元", "2021/2025"),
        ("其他支出占支出总数的比重", "2.4%", "2021/2025"),
    ]


def test_blank_lines_and_blanks_at_its_paragraphs_change_nothing():
    spaced = (
        DEALT.replace("\n\n书画", "\n\n\n　　书画")
        .replace("\n\n其他", "\n　　其他")
        .replace("如下：", "如下： ")
    )
    assert rows(spaced) == rows(DEALT)


def test_what_stands_behind_a_list_is_no_part_of_it():
    name, _, period = rows(DEALT)[9]
    assert "支出" not in name
    assert period == "2025"


def test_industries_below_their_output_are_parts_of_it():
    found = [name for name, _, _ in rows(PARTS)]
    assert found[2:5] == ["第一产业国民生产总值", "第一产业国民生产总值", "第二产业国民生产总值"]
    assert "国民生产总值" not in found[5]  # below another heading


def test_items_of_a_list_that_tell_no_parts_keep_their_own_names():
    found = rows("今后五年的主要任务如下：\n\n新建茶亭30座；\n\n茶园面积达到9万亩。\n")
    assert [name for name, _, _ in found] == ["新建茶亭", "茶园面积"]


@pytest.mark.parametrize("between", ["\n\n", ""])
def test_parts_told_among_a_whole_have_its_owner_and_its_years(between):
    found = rows(
        f"五年集体单位固定资产投资900亿元。{between}在集体单位固定资产投资中，新址建设投资500亿元；老址翻修投资276亿元。\n"
    )
    assert found[1:] == [
        ("集体单位新址建设投资", "500亿元", "2021/2025"),
        ("集体单位老址翻修投资", "276亿元", "2021/2025"),
    ]


def test_a_line_of_an_account_has_no_owner_by_what_it_is_among():
    found = rows("2020年，全县地方预算收入90亿元。在地方预算收入中，契税收入5亿元。\n")
    assert found[1][0] == "契税收入"


@pytest.mark.parametrize("total", ["投资总规模为", "投资总额计划为", "拨款合计"])
def test_what_is_spent_in_all_over_years_ahead_is_of_all_of_them(total):
    assert rows(f"五年内，茶乡建设{total}13亿元。\n")[0][2] == "2021/2025"


def test_what_there_is_in_all_by_the_end_of_years_is_of_the_last():
    assert rows("五年内，茶乡企业总数达到130家。\n")[0][2] == "2025"


def test_parts_of_an_investment_keep_its_head():
    found = rows("茶乡建设投资规模约120亿元，其中公路约100亿元，水路7亿元。\n")
    assert [name for name, _, _ in found] == ["茶乡建设投资规模", "公路投资规模", "水路投资规模"]
