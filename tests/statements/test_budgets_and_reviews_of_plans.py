"""Lines of budgets, counts against the year before, ranks in names, shares in words, and what the review of a plan adds up."""

from __future__ import annotations

import pytest
from invented_plans import CITY_REPORT as REPORT
from invented_plans import statements

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

PLAN = Origin(date="2026-02", kind="plan", region="柳河市", first_year=2026, last_year=2030)


@pytest.mark.parametrize(
    ("text", "figure", "value", "measure", "name"),
    [
        ("录用护士310人，比上年多招21人。", "21人", 21, "change", "录用护士"),
        ("录用护士310人，比上 年少招 21人，在岗900人。", "21人", -21, "change", "录用护士"),
        ("教育支出70亿元，同比减支0.4亿元，下降1%。", "0.4亿元", -40000000, "change", "教育支出"),
        ("送审概算58亿元，核减3亿元。", "3亿元", -300000000, "change", "送审概算"),
        ("招生310人，多招少退，在校生900人。", "310人", 310, "level", "招生"),
    ],
)
def test_more_or_fewer_than_the_year_before_is_a_change(
    text: str, figure: str, value: int, measure: str, name: str
) -> None:
    found = statements(text)[figure]
    assert (found.value, found.measure, found.indicator) == (value, measure, name)


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("彩票基金收入安排30亿元，增长5%；支出安排28亿元。", "30亿元", "彩票基金收入"),
        ("彩票基金收入安排30亿元，增长5%；支出安排28亿元。", "28亿元", "彩票基金支出"),
        ("彩票基金收入 30亿元，支出28亿元，年末滚存结余9亿元。", "9亿元", "彩票基金滚存结余"),
        ("国有资本经营收入安排4亿元，支出安排2亿元。", "2亿元", "国有资本经营支出"),
        ("中央安排资金30亿元，支出合理。", "30亿元", "中央安排资金"),
    ],
)
def test_what_a_budget_sets_is_its_income_or_spending(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator == name


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("行业前40家企业市场占有率提高到27%。", "27%", "行业前40家企业市场占有率"),
        ("全市前20户企业营收占全行业的比重为三成，企业共300家。", "三成", "前20户企业营收占全行业的比重"),
        ("目前40家企业的占有率为27%。", "27%", "企业的占有率"),
        ("改制前40家企业的占有率为27%。", "27%", "企业的占有率"),
    ],
)
def test_the_first_of_many_are_part_of_a_name(text: str, figure: str, name: str) -> None:
    found = statements(text)
    assert found[figure].indicator.endswith(name)
    assert ("40家" in found) == text.startswith(("目前", "改制前"))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "持证率由不足四成提高到70%。",
            [("四成", "less_than", "2023", "持证率"), ("70%", "exact", "2024", "持证率")],
        ),
        ("养蜂农户占比不足 三成。", [("三成", "less_than", "2024", "养蜂农户占比")]),
        (
            "信访投诉率降至百万分之 2.5。",
            [("百万分之 2.5", "exact", "2024", "信访投诉率")],
        ),
        ("贷款费率上限为3%。", [("3%", "at_most", "2024", "贷款费率")]),
        ("贷款费率 下限为 3%，上限由各地定。", [("3%", "at_least", "2024", "贷款费率")]),
        ("费率的上限提高到3%。", [("3%", "exact", "2024", "费率的上限")]),
        ("奖学金每生每年900元。", [("900元", "exact", "2024", "奖学金")]),
    ],
)
def test_bounds_and_shares_in_words(text: str, figures: list[tuple[str, str, str, str]]) -> None:
    found = statements(f"一、2024年工作回顾\n\n{text}\n")
    assert [(s.figure, s.qualifier, s.period, s.indicator) for s in found.values()] == figures


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("路网更密。计划新增约2万个车位。", "2万个", "车位"),
        ("新增总部25家，落户49 家研究所。", "49 家", "落户研究所数量"),
        ("计划安排车位2万个。", "2万个", "安排车位数量"),
    ],
)
def test_a_deed_is_named_by_the_thing_behind_its_figure(text: str, figure: str, name: str) -> None:
    assert statements(text)[figure].indicator.endswith(name)


def test_what_is_brought_to_market_is_an_amount_and_no_size() -> None:
    found = statements(
        "推出8万平方米以上可租住的公寓，房租可享受最长3年的优惠，腾退500平方米以上企业用房9处。"
    )
    assert [(s.figure, s.qualifier, s.measure) for s in found.values()][:2] == [
        ("8万平方米", "at_least", "level"),
        ("3年", "at_most", "level"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # what the same line was given as before is a count of its own; what follows is of the line
        ("交通支出9亿元，比报告数8亿元增加1亿元，增长12%。", ["交通支出", "交通支出报告数", "交通支出", "交通支出"]),
        ("交通支出9亿元，较 年初预算数 8亿元 增加1亿元。", ["交通支出", "交通支出年初预算数", "交通支出"]),
        ("交通支出9亿元，比市人大会议报告数（下称“报告数”）８亿元增加1亿元。", ["交通支出", "交通支出报告数", "交通支出"]),
        # no count of before: a number that stands for itself, a growth over one
        ("粮食产量8万吨，比计划数多1万吨。", ["粮食产量", "粮食产量"]),
        ("交通支出9亿元，比上年决算数增长12%。", ["交通支出", "交通支出"]),
    ],
)  # fmt: skip
def test_a_line_is_held_against_what_it_was_given_as_before(text: str, names: list[str]) -> None:
    found = extract(Document("one", text, origin=REPORT)).statements
    assert [one.indicator for one in found] == names


def test_a_review_adds_up_the_years_of_the_plan_before() -> None:
    text = (
        "柳河市国民经济和社会发展第十五个五年规划纲要\n\n第一章 发展成就\n\n"
        "社会民生投入累计完成910亿元，居民存款突破600亿元，复工率年均达93%，河水年均浓度降到27毫克/升。\n\n"
        "第二章 主要目标\n\n社会民生投入达到950亿元。\n"
    )
    found = statements(text, PLAN)
    assert {figure: s.period for figure, s in found.items()} == {
        "910亿元": "2021/2025",
        "600亿元": "2025",
        "93%": "2021/2025",
        "27毫克/升": "2025",
        "950亿元": "2030",
    }
