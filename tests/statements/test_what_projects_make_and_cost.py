"""What projects cost and make in one phrase, rates of exchange, and things of one character."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

ORIGIN = Origin(date="2020-03", region="清河县")


def rows(text: str) -> dict[str, Statement]:
    return {
        "".join(row.figure.split()): row for row in extract(Document("x", text, origin=ORIGIN)).statements
    }


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("总投资20亿元的年产100万吨水泥项目落户。", "20亿元", "水泥项目总投资"),
        ("2019年，总投资20亿元的年产100万吨水泥项目落户，产值5亿元。", "20亿元", "水泥项目总投资"),
        ("总投资20亿元 的 年产 100 万吨水泥项目 落户。", "20亿元", "水泥项目总投资"),
        ("总投资20亿元的年产100万吨水泥项目落户。", "100万吨", "水泥年产能"),
        ("总投资20亿元的占地300亩的物流园开工。", "20亿元", "物流园总投资"),
        ("总投资20亿元的水泥项目落户。", "20亿元", "水泥项目总投资"),
        ("年产30万台发动机的生产线投产。", "30万台", "发动机年产能"),
        ("建成日处理10万吨的污水处理厂。", "10万吨", "污水处理厂日处理能力"),
        ("总投资20亿元的水泥产业，年产100万吨。", "20亿元", "水泥产业总投资"),
        ("红石集团100万吨水泥项目投产。", "100万吨", "红石集团水泥项目产能"),
        ("建成红石集团100万吨水泥、白河化工5万吨磷肥二期等项目。", "100万吨", "红石集团水泥项目产能"),
        ("建成红石集团100万吨水泥、白河化工5万吨磷肥二期等项目。", "5万吨", "白河化工磷肥二期项目产能"),
        ("年产100万吨矿泉水等一批项目落户。", "100万吨", "矿泉水年产能"),
        # bought, and made by no project
        ("收购100万吨粮食，支持加工项目9个。", "100万吨", "收购粮食"),
    ],
)
def test_an_amount_is_of_the_project_behind_its_size(text: str, figure: str, name: str) -> None:
    assert rows(text)[figure].indicator == name


@pytest.mark.parametrize(
    ("text", "period"), [("新上年产5万吨铝箔项目2个。", "2020"), ("水泥上年产值5万吨。", "2019")]
)
def test_what_is_newly_made_a_year_is_not_of_the_last_year(text: str, period: str) -> None:
    assert rows(text)["5万吨"].period == period


@pytest.mark.parametrize(
    "text",
    [
        "按1欧元=7.8元计算，完成投资3亿欧元。",
        "全年按 1欧元= 7.8元 计算，完成投资3亿欧元，增长5%。",
        "按1欧元兑7.8元人民币计算，完成投资3亿欧元。",
    ],
)
def test_a_rate_of_exchange_is_read_and_names_nothing_else(text: str) -> None:
    found = rows(text)
    assert (found["7.8元"].value, found["7.8元"].indicator) == (Decimal("7.8"), "欧元兑人民币汇率")
    assert found["3亿欧元"].indicator == "完成投资"


def test_what_an_equals_sign_opens_elsewhere_is_no_amount() -> None:
    assert rows("得分=12分，面积=12平方米。") == {}


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("今年新增30辆车。", "30辆", "新增车"),
        ("今年新增 30 辆 车，投放客车9辆。", "30辆", "新增车"),
        ("今年新增2家上市企业。", "2家", "上市企业"),
        ("就业人数新增120人。", "120人", "就业人数"),
    ],
)
def test_a_thing_of_one_character_is_counted(text: str, figure: str, name: str) -> None:
    assert rows(text)[figure].indicator == name


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("全县累计新增就业12万人。", "12万人", "新增就业"),
        ("累计新增就业12万人。", "12万人", "新增就业"),
        ("全县累计新增 就业 12 万人，增长3%。", "12万人", "新增就业"),
        ("全县累计投放单车12万辆。", "12万辆", "累计投放单车"),
    ],
)
def test_a_change_is_named_without_the_word_that_adds_it_up(text: str, figure: str, name: str) -> None:
    assert rows(text)[figure].indicator == name
