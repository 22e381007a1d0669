"""Aims of an earlier report, what there is in a part of aims, numbers in the names of lists, and how such things are named."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REPORT = (
    "在县第五届代表大会上的政府工作报告\n一、1999年工作回顾\n1999年，全县生产总值9亿元。\n二、2000年的任务\n"
)


def statements(text: str, *, date: str = "2000-02-01") -> dict[str, Statement]:
    return {one.figure: one for one in extract(Document("d", text, origin=Origin(date=date))).statements}


def test_what_last_years_report_asked_for_is_an_aim_and_where_it_was_to_fall_from_is_none() -> None:
    told = statements(
        "去年的报告提出，物价涨幅要从12.5%降到8%左右，经过各乡镇的共同努力，实际降到5.4%，低于预定目标。"
    )
    assert [told[figure].status for figure in ("12.5%", "8%", "5.4%")] == ["observed", "target", "observed"]
    # by what the fall was brought about is no thing, and the rate of prices is no price
    assert {one.indicator for one in told.values()} == {"物价涨幅"}


def test_only_what_was_asked_for_is_an_aim() -> None:
    assert statements("去年的报告提出建水库，全县建成水库9座。")["9座"].status == "observed"


@pytest.mark.parametrize("verb", ["扩大到", "增加到", "发展到"])
def test_what_a_number_is_to_grow_to_this_year_is_an_aim(verb: str) -> None:
    told = statements(f"去年渔业合作社试点17家，今年要{verb}40家。")
    assert (told["17家"].status, told["40家"].status) == ("observed", "target")


def test_what_there_is_stays_observed_in_a_part_of_aims() -> None:
    text = (
        f"{REPORT}第三，放活小渔场。全县共有3万多家小渔场，多数由乡镇管理。全县有9个渔村整体搬迁，建设新港。"
    )
    told = statements(text)
    assert told["3万多家"].status == "observed"
    assert told["9个"].status == "target"  # something is to be done with them


@pytest.mark.parametrize(
    "text",
    [
        "“十三五”规划75项重大工程项目有序推进。",
        "全面落实“十三五”规划《纲要》75项重大工程，抓好接续。",
        "75项重大港口工程累计开工31项。",
    ],
)
def test_a_number_in_the_name_of_a_list_is_no_statement(text: str) -> None:
    assert "75项" not in statements(text)


def test_what_of_the_list_is_begun_is_told() -> None:
    assert statements("75项重大港口工程累计开工31项。")["31项"].indicator == "重大港口工程开工"


def test_works_behind_what_they_cost_and_a_range_are_no_points_of_policy() -> None:
    told = statements("年内实施总投资27亿元的45项渔港重点工程。每个镇选择2—3个重点领域。")
    assert (told["45项"].indicator, told["45项"].value) == ("渔港重点工程数量", 45)
    assert (told["2"].qualifier, told["3个"].qualifier) == ("at_least", "at_most")
    assert "3个" not in statements("今年抓好3个重点领域。")


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        # the whole is told before
        (
            "在新开工港口投资总额中，西部地区占全省的37%。",
            "37%",
            "西部地区占全省新开工港口投资总额的比重",
        ),
        ("在五大行业中，渔业占全省的37%。", "37%", "渔业占全省的比重"),
        # what things are taken as, and how they go together
        ("形成以4支渔业基金为龙头、12家乡镇基金协调发展的投资基金体系。", "4支", "渔业基金数量"),
        ("形成以4支渔业基金为龙头、12家乡镇基金协调发展的投资基金体系。", "12家", "乡镇基金数量"),
        ("形成以6家渔场为骨干的产业带。", "6家", "渔场"),
        # a bound without 元 on what works cost
        ("全县计划引进15个以上过亿项目。", "亿", "项目投资额"),
        ("引进15个以上过亿项目。", "15个", "引进过亿项目"),
        # rates of the whole economy, and an aim that stands before one
        ("全县固定资产投资调控目标为23亿元，投资率为31%。", "31%", "投资率"),
        ("房价涨幅为3%，茶叶产量增幅为4%。", "3%", "房价涨幅"),
        ("房价涨幅为3%，茶叶产量增幅为4%。", "4%", "茶叶产量"),
    ],
)
def test_names(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator == name


def test_a_rate_of_growth_stays_one_behind_the_name_of_its_aim() -> None:
    told = statements("经济增长速度的调控目标定为9%。")["9%"]
    assert (told.measure, told.indicator) == ("growth", "经济增长速度")
