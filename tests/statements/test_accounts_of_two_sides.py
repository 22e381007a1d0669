"""Accounts of budgets: tables of two sides, what is held against figures given before, lines added to a budget."""

from __future__ import annotations

import pytest

from plancheck import extract
from plancheck.documents.content import Content
from plancheck.documents.document import Origin
from plancheck.documents.read import make_document

ACCOUNTS = Origin(
    title="柳河县2022年财政决算报告",
    date="2023-08-20",
    region="柳河县",
    kind="report",
    first_year=2022,
    last_year=2023,
)


def names(text: str) -> dict[str, str]:
    document = make_document(Content(text), id="d", origin=ACCOUNTS)
    return {row.figure: row.indicator for row in extract(document).statements}


TWO_SIDES = (
    "表1：2022年柳河县一般公共预算收支决算平衡表\n单位：亿元\n收入 | 执行数 | 决算数 | 支出 | 执行数 | 决算数 |\n"
    "总计 | 61 | 62 | 总计 | 63 | 64 |\n一、本级收入 | 21 | 22 | 一、本级支出 | 41 | 42 |\n"
    "契税 | 5 | 6 | 教育 | 11 | 12 |\n二、转移性收入 | 36 | 37 | 二、转移性支出 | 8 | 9 |\n"
)


@pytest.mark.parametrize("blank", [" ", "  "])
def test_sums_and_lines_of_two_sides_are_of_the_budget_of_the_title(blank: str) -> None:
    found = names(TWO_SIDES.replace(" | ", f"{blank}|{blank}"))
    assert found["61"] == "一般公共预算收入总计执行数"
    assert found["62"] == "一般公共预算收入总计决算数"
    assert found["64"] == "一般公共预算支出总计决算数"
    assert found["22"] == "一般公共预算本级收入决算数"
    assert found["11"] == "一般公共预算教育支出执行数"
    assert found["36"] == "一般公共预算转移性收入执行数"
    assert found["5"] == "契税执行数"


def test_one_count_alone_is_not_named_and_one_side_has_no_owner() -> None:
    one = (
        "表2：2022年柳河县基金收支表\n单位：亿元\n项目 | 决算数 |\n契税 | 3 |\n教育 | 4 |\n转移性收入 | 7 |\n"
    )
    found = names(one)
    assert found["3"] == "契税"
    assert found["7"] == "转移性收入"


@pytest.mark.parametrize(
    "against",
    [
        "比报告数42亿元增加2亿元",
        "比县第九届人代会报告数（以下简称“报告数”）42亿元增加2亿元",
        "比报告数 42亿元 增加 2亿元",
    ],
)
def test_what_was_given_before_is_of_the_line_that_it_makes_with_what_was_added(against: str) -> None:
    text = (
        f"2022年，全县转移性收入44亿元，其中专项补助3亿元、均衡性补助9亿元，{against}，比2021年决算数增长8%。"
    )
    found = names(text)
    assert found["42亿元"] == "转移性收入报告数"
    assert found["2亿元"] == "转移性收入"
    assert found["8%"] == "转移性收入"


def test_it_may_stand_in_a_sentence_of_its_own() -> None:
    found = names("2022年，县级库款收入31亿元，其中调入茶山专户2亿元。比报告数30亿元增加1亿元。")
    assert found["30亿元"] == "县级库款收入报告数"
    assert found["1亿元"] == "县级库款收入"


def test_amounts_that_make_no_level_told_keep_their_name() -> None:
    found = names("2022年，全县转移性收入44亿元，其中专项补助3亿元，比报告数1亿元增加2亿元。")
    assert found["2亿元"] == "专项补助"
    assert found["1亿元"] == "专项补助报告数"


@pytest.mark.parametrize("line", ["上年结转", "调入资金", "转移性收入", "上级补助收入"])
def test_what_is_added_to_a_budget_is_named_by_itself_and_the_sum_by_the_budget(line: str) -> None:
    found = names(f"2022年，全县一般公共预算收入21亿元，加上{line}8亿元，收入总计29亿元。")
    assert found["8亿元"] == line
    assert found["29亿元"] == "一般公共预算收入总计"


@pytest.mark.parametrize("line", ["上年结转", "上级补助收入", "上级各项补助"])
def test_what_is_added_to_a_fund_is_named_with_it(line: str) -> None:
    found = names(f"2022年，全县政府性基金预算收入12亿元，加上{line}3亿元，收入总计15亿元。")
    assert found["3亿元"] == f"政府性基金预算{line}"
    assert found["15亿元"] == "政府性基金预算收入总计"


def test_a_fund_owns_its_lines_as_long_as_the_text_names_it() -> None:
    found = names(
        "2022年，全县政府性基金预算收入12亿元。加上级补助4亿元，收入总计16亿元。政府性基金预算调入资金中有7亿元为专户资金。"
        "加上解上级支出3亿元、调出资金2亿元。"
    )
    assert found["3亿元"] == "政府性基金预算上解上级支出"
    assert found["2亿元"] == "政府性基金预算调出资金"


@pytest.mark.parametrize("colon", ["：", ":"])
def test_a_side_of_an_account_before_a_colon_is_no_part_of_the_name(colon: str) -> None:
    found = names(f"收入{colon}2022年全县政府性基金预算收入12亿元，加上上年结余3亿元。")
    assert found == {"12亿元": "政府性基金预算收入", "3亿元": "政府性基金预算上年结余"}


def test_who_collects_a_budgets_income_is_named_with_it() -> None:
    found = names("2022年，全县一般公共预算收入21亿元，其中：税务部门征收16亿元，财政部门征收5亿元。")
    assert found["16亿元"] == "税务部门征收一般公共预算收入"
    assert found["5亿元"] == "财政部门征收一般公共预算收入"
