"""Names where a verb or a plan's word alone stands before the figure, and of whom a head is told: texts of our own."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read, read_chapters

from plancheck.documents.document import Origin
from plancheck.statements.statement import Statement


def rows(goals: str, origin: Origin = CITY) -> list[Statement]:
    return read_chapters(goals=goals, origin=origin)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2026年至2028年计划新增约300个林间车位。", ["林间车位"]),
        ("解决好 26 万 山区居民饮水问题。", ["山区居民"]),
        ("剩余9.3万山区居民全部搬迁。", ["山区居民"]),
        ("计划投资总额达到30亿元。", ["计划投资总额"]),
        ("剩余劳力达到9.3万人。", ["剩余劳力"]),
        ("茶叶产值稳中有增，站稳200亿元台阶。", ["茶叶产值"]),
        ("茶叶产值达159亿元，连跨4个百亿元台阶，年均增长14%。", ["茶叶产值", "茶叶产值"]),
        ("出动渔船46艘次、救生员259人次。", ["渔船", "出动救生员"]),
    ],
)
def test_a_verb_alone_is_no_thing(sentence: str, names: list[str]) -> None:
    found = [row.indicator for row in rows(sentence)]
    assert len(found) == len(names)
    assert all(name in told and "计划数" not in told for name, told in zip(names, found, strict=True))
    assert not {"计划", "剩余", "解决好", "站稳"} & set(found)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("渔民普遍加入渔船互助保险，参保率达到90%以上。", "渔船互助保险"),
        ("农村信用社各项贷款余额168亿元，存贷比达56%。", "信用社"),
        ("手工作坊发展到14万户、从业人数59万人。", "手工作坊"),
        ("手工作坊发展到14万户。从业人数59万人。", "从业人数"),
    ],
)
def test_a_head_that_says_too_little_is_told_of_whom_the_sentence_names(sentence: str, name: str) -> None:
    assert name in rows(sentence)[-1].indicator


@pytest.mark.parametrize(
    ("title", "goal"),
    [
        ("柳河市造纸行业碳达峰实施方案", "2030"),
        ("柳河市造纸行业碳达峰实施方案（2022—2025年）", "2025"),
        ("柳河市造纸行业绿色发展实施方案", "2025"),
    ],
)
def test_a_plan_for_the_peak_of_carbon_dioxide_is_for_the_year_of_the_peak(title: str, goal: str) -> None:
    years = {"first_year": 2022, "last_year": 2025} if "2022" in title else {}
    origin = Origin(date="2022-08-01", kind="plan", region="柳河市", title=title, **years)
    text = "一、主要目标\n\n到2025年，用纸回收率达到30%。到2025年，能耗更低。\n\n到2030年，用纸回收率达到50%。\n\n二、主要任务\n\n新建厂房屋顶装光伏的比例不低于40%。\n"
    assert read(text, origin)[-1].period == goal


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        ("到2030年，京津冀及周边地区煤炭消费量下降10%。", "京津冀及周边地区"),
        ("到2030年，京津冀地区煤炭消费量下降10%。", "京津冀"),
    ],
)
def test_a_region_with_what_lies_around_it_is_a_region_of_its_own(sentence: str, region: str) -> None:
    nation = Origin(date="2026-02-03", kind="plan", first_year=2026, last_year=2030, region="全国")
    assert [row.region for row in rows(sentence, nation)] == [region]
