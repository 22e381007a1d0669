"""Surveys: answers listed below a question, a label before a colon, tables of measures by names; what bulletins tell beside them."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

SURVEY = Origin(date="2019-10", kind="other", region="全国")
BY_MONTHS = "1-8月，茶企批发收入478亿元，同比增长2%，{words}，在茶业收入中占45%。"


def told(text: str, origin: Origin = SURVEY) -> dict[str, tuple[str, str, str]]:
    found = extract(Document("survey", text, origin=origin)).statements
    return {s.figure: (s.indicator, s.measure, s.period) for s in found}


def names(text: str) -> dict[str, str]:
    return {figure: name for figure, (name, _, _) in told(text).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1．茶客的性别：男：62%　女：38%\n", {"62%": "男性茶客占比", "38%": "女性茶客占比"}),
        ("茶客性别结构：男性62%，女性38%。", {"62%": "男性茶客占比", "38%": "女性茶客占比"}),
        (
            "3．茶客的学历：\n　　初中 ：12%\n　　初中以下：7%\n　　职高：81%\n",
            {"12%": "初中学历茶客占比", "7%": "初中以下学历茶客占比", "81%": "职高学历茶客占比"},
        ),
        (
            "2．茶客的年龄分布（多选）：18岁以下占12%，18—30岁占88%。",
            {"12%": "18岁以下茶客占比", "88%": "18-30岁茶客占比"},
        ),
    ],
)
def test_answers_are_named_by_their_question(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_places_that_answer_are_where() -> None:
    found = extract(
        Document("survey", "4．茶客的地域分布：\n　　北京　　21.2%\n　　福建　　11.8%\n", origin=SURVEY)
    )
    assert [(s.figure, s.region) for s in found.statements] == [("21.2%", "北京市"), ("11.8%", "福建省")]


@pytest.mark.parametrize(
    "text",
    ["茶客的性别：男62%。茶园面积占38%。", "茶客的口味：绿茶：38%。", "茶园情况：坡地：38%。"],
)
def test_what_stands_below_no_such_question(text: str) -> None:
    assert not names(text).get("38%", "").endswith("客占比")


def test_a_duration_behind_its_label_is_told() -> None:
    assert names("1．茶客平均每周喝茶时间：17小时\n") == {"17小时": "茶客平均每周喝茶时间"}
    assert names("1．茶客平均每周喝茶时间： 17 小时\n") == {"17 小时": "茶客平均每周喝茶时间"}
    assert names("茶馆通知：3天后开园。") == {}


TURNED = """各等茶馆
        一等馆      二等馆      三等馆      四等馆
{first}      58      214      79      163
{second}    11.3%    41.6%    15.4%    31.7%
"""


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_a_table_whose_rows_are_what_is_measured(blank: str) -> None:
    found = told(TURNED.format(first="数量", second="百分比").replace(" ", blank))
    assert found["214"][:2] == ("二等馆数量", "level")
    assert found["15.4%"][1] == "share"
    assert found["15.4%"][0].startswith("三等馆")
    assert len(found) == 8


def test_rows_of_things_are_not_turned() -> None:
    found = told(TURNED.format(first="绿茶", second="红茶"))
    assert not any(name.startswith("二等馆绿茶") for name, _, _ in found.values())


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("扭转1-7月连续下降的趋势", "2019-01/2019-08"),
        ("扭转了前7个月下降的势头", "2019-01/2019-08"),
        ("其中1-7月收入401亿元", "2019-01/2019-07"),
    ],
)
def test_months_that_only_say_how_long_what_is_over_had_lasted(words: str, period: str) -> None:
    assert told(BY_MONTHS.format(words=words))["45%"][2] == period


def test_the_end_of_a_month_goes_on_in_the_parts() -> None:
    found = told("1-8月，茶业收入9亿元。截至8月底，茶客总数达15亿户。其中，绿茶客为12亿户，占茶客的78%。")
    assert [found[figure][2] for figure in ("9亿元", "15亿户", "12亿户", "78%")] == [
        "2019-01/2019-08",
        "2019-08",
        "2019-08",
        "2019-08",
    ]


@pytest.mark.parametrize("lead", ["主要工业产品中：", "主要产品产量中，", "主要工业产品中： "])
def test_among_which_products_is_no_part_of_the_first(lead: str) -> None:
    assert names(f"{lead}发电量58亿千瓦时，原煤320万吨。")["58亿千瓦时"] == "发电量"
    assert names("主要农产品中绿色产品占30%。")["30%"] != "绿色产品"


@pytest.mark.parametrize("bound", ["超过1亿件", "1亿件以上", "突破 1 亿件"])
def test_a_bound_on_what_is_counted_tells_which_firms(bound: str) -> None:
    found = {
        s.measure: s.indicator
        for s in extract(Document("x", f"年运茶量{bound}的品牌茶企达到7家。", origin=SURVEY)).statements
    }
    assert set(found) == {"threshold", "level"}
    alone = told("今年茶企运茶量超过1亿件。")
    assert alone["1亿件"][1] == "level"


def test_what_came_together_behind_a_pair_is_of_its_years() -> None:
    pair = "茶农由2005年的16万人增加到2010年的54万人，"
    assert told(f"{pair}累计新增岗位38万个。")["38万个"][2] == "2006/2010"
    assert told(f"{pair}新增岗位38万个。")["38万个"][2] == "2010"


def test_the_next_part_behind_其中_has_the_unit_that_its_cell_lost() -> None:
    table = (
        "项目                单位      2008年     2009年\n"
        "年末茶农            万人      320.5      322.8\n"
        "  其中：坡地茶农    万人      120.1      125.2\n"
        "      平地和水边茶农          20.1       25.2\n"
        "茶叶销售均价        元        5200       5800\n"
    )
    found = extract(Document("x", table, origin=SURVEY)).statements
    assert {f"{s.value:f}" for s in found if "水边" in s.indicator} == {"201000.0", "252000.0"}


def test_the_word_that_a_plan_in_a_title_leaves_is_no_thing() -> None:
    table = "“十一五”时期茶叶寄递情况\n年份   业务量（亿件）  收入（亿元）\n2006   10.6   22.1\n2007   12.0   13.2\n2008   15.1   16.4\n"
    assert {name[:2] for name in names(table).values()}.isdisjoint({"时期", "期茶"})
