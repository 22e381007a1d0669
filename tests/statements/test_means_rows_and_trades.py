"""Shares of what a part of one thing sustains, amounts set apart by blanks at the end of a line, the industries of one trade."""

from __future__ import annotations

import pytest

from plancheck.documents.content import Content
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

COUNTY = "云溪县国民经济和社会发展第十四个五年规划纲要\n\n2021年3月2日\n\n"


def names(text: str, head: str = COUNTY) -> list[str]:
    return [s.indicator for s in extract(make_document(Content(head + text), id="means")).statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "东片以19%的溪水供养全县46%的茶园和三分之二的渔户。\n",
            ["溪水占全县的比重", "茶园占全县的比重", "渔户占全县的比重"],
        ),
        (
            "我们的茶业，以不到世界7%的坡地，产出了世界五分之一的红茶。\n",
            ["坡地占世界的比重", "红茶占世界的比重"],
        ),
        ("以约 2% 的坡地\n贡献了近八成的茶叶收入。\n", ["坡地占比", "贡献的茶叶收入占比"]),
    ],
)
def test_what_sustains_and_what_is_sustained_are_shares_of_one_whole(text, wanted):
    assert names(text) == wanted


def test_a_share_that_only_stands_behind_以_sustains_nothing():
    assert not any("占比" in name and "茶园" in name for name in names("以19%的增速带动茶园面积增加46%。\n"))


def test_a_line_of_a_name_and_an_amount_is_named_by_the_words_before_the_blanks():
    lines = "渔事任务\n  修补渔网    完成渔网与鱼篓修补360万件\n  低水位处配用长篙    50万根\n  盲渔（含新手）摇橹训练　　50万名\n  供应斗笠    500万顶\n"
    found = names(lines)
    assert "长篙" in found[1]
    assert "摇橹训练" in found[2]
    assert "斗笠" in found[3]
    assert not any("摇橹" in name for name in found[:2])


def test_a_line_that_a_page_broke_goes_on_with_what_it_counts():
    assert "茶亭" in names("全县共修缮50座\n茶亭，供路人歇脚。\n")[0]


def test_the_industries_of_a_plan_of_one_trade_are_of_that_trade():
    told = "第一、二、三产业结构由64∶27∶9变为51∶43∶6。\n"
    assert names(told, "漆器业发展“十四五”和中长期规划\n\n2021年3月2日\n\n")[0] == "漆器业第一产业占比"
    assert "漆器" not in names(told)[0]


def test_parts_of_the_country_listed_with_an_amount_each_have_what_was_told_before():
    found = extract(
        make_document(
            Content(
                COUNTY + "东部地区完成茶叶收入6.6亿元，同比增长14%，中部和西部地区分别完成3亿元和2亿元。\n"
            ),
            id="parts",
        )
    ).statements
    assert [(s.indicator, s.region) for s in found[2:]] == [
        ("茶叶收入", "中部地区"),
        ("茶叶收入", "西部地区"),
    ]


def test_counts_of_one_thing_in_two_units_keep_its_name():
    assert names("建成茶亭20座，搬迁渔户1500户、6200人。\n")[1:] == ["搬迁渔户", "搬迁渔户"]
