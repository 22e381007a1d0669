"""Whose an amount is that 预计 stands before, and what a sum is invested in, told behind it."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

ORIGIN = Origin(date="2016-03", region="清河县")


def names(text: str) -> list[str]:
    return [row.indicator for row in extract(Document("x", text, origin=ORIGIN)).statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("纺织企业预计实现产值9亿元。", "纺织企业产值"),
        ("纺织产业集群预计全年完成营业收入9亿元。", "纺织产业集群完成营业收入"),
        # who foresees it is no owner, nor is an amount
        ("县统计局预计完成产值9亿元。", "完成产值"),
        ("全县预计实现财政收入9亿元。", "财政收入"),
        ("固定资产投资预计完成9亿元。", "固定资产投资"),
    ],
)
def test_what_is_foreseen_stays_with_those_who_achieve_it(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("未来5年湖南省将斥资90亿元兴建水库工程。", "水库工程投资"),
        ("未来5年湖南省规划投资90亿元发展水利事业。", "水利事业投资"),
        ("湖南省未来5年投90亿元用于公路建设。", "公路建设投资"),
        ("县财政投入90亿元，修建农村公路。", "农村公路投入"),
    ],
)
def test_a_sum_invested_is_named_by_what_it_is_for(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"), [("五年中共审理案件90件。", "审理案件"), ("三年中共建成公路90公里。", "建成公路")]
)
def test_in_all_behind_so_many_years_is_no_part_of_the_thing(text: str, name: str) -> None:
    assert names(text)[0].removeprefix("共") == name


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("新开工亿元以上项目90个。", "新开工项目投资额"),
        ("引进3000万元以上项目90个。", "引进项目投资额"),
        ("全县亿元以上项目90个。", "项目投资额"),
    ],
)
def test_a_bound_on_projects_is_of_those_something_is_done_with(text: str, bound: str) -> None:
    assert names(text)[0] == bound


def test_a_deed_with_its_thing_behind_takes_no_head_from_the_clause_before() -> None:
    found = names("输电能力达到43万千瓦，能够满足约33万千瓦高峰用电需求。")
    assert found == ["输电能力", "满足高峰用电需求"]


def test_bounds_on_what_is_taken_away_and_built_no_more_are_told_apart() -> None:
    text = "全县基本淘汰10蒸吨/小时以下燃煤锅炉，不再新建35蒸吨/小时以下的燃煤锅炉。"
    assert names(text) == ["基本淘汰的燃煤锅炉容量", "不再新建的燃煤锅炉容量"]


def test_a_bound_on_what_is_made_over_is_of_the_things_alone() -> None:
    assert names("推动65蒸吨/小时以上燃煤锅炉超低排放改造。") == ["燃煤锅炉超低排放改造容量"]
