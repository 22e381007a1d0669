"""Plans tell what has been before what is aimed at, and share years out in lists: texts of our own, one rule each."""

from __future__ import annotations

import pytest
from invented_plans import CITY, read

from plancheck.documents.document import Document, Origin
from plancheck.quantities.find import find_figures
from plancheck.quantities.view import make_view
from plancheck.statements.context.opening_chapters import looking_back
from plancheck.statements.context.outline import Place
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement
from plancheck.statements.times.periods import TimeExpression
from plancheck.vocabulary import load_vocabulary


def rows(text: str) -> list[Statement]:
    return read(text, CITY)


def told(text: str) -> list[tuple[str, str, str]]:
    return [(row.figure, row.status, row.period) for row in rows(text)]


REVIEW = """一、夯实发展根基

（一）提升城区能级

五年来，老码头片区面貌焕然一新。经济实力持续提升，全区商贸营收突破700亿元，税收收入年均增长6.4%，五年累计引进项目320个。现有科技企业151家，较“十三五”末增长2倍。

二、发展目标

（一）主要目标

到2030年，商贸营收突破900亿元。持续做强产业，税收收入站稳80亿元。
"""


def test_a_first_chapter_that_looks_back_is_a_review_though_a_verb_heads_it() -> None:
    assert told(REVIEW) == [
        ("700亿元", "observed", "2025"),
        ("6.4%", "observed", "2021/2025"),
        ("320个", "observed", "2021/2025"),
        ("151家", "observed", "2025"),
        ("2倍", "observed", "2020/2025"),
        ("900亿元", "target", "2030"),
        ("80亿元", "target", "2030"),
    ]


def test_a_first_chapter_without_years_past_stays_one_of_aims() -> None:
    tasks = REVIEW.replace("五年来，", "").replace("五年累计", "").replace("，较“十三五”末增长2倍", "")
    tasks = tasks.replace("现有", "")  # what there is is told wherever it stands
    assert {status for _, status, _ in told(tasks)} == {"target"}


def test_a_first_chapter_that_names_years_past_and_speaks_of_what_is_to_be_done_stays_one_of_aims() -> None:
    places = [
        Place(("夯实根基",), "target", None, 0, 0, 90, sure=False),
        Place(("夯实根基", "提升能级"), "target", None, 20, 0, 90, sure=False),
        Place(("发展目标",), "target", None, 90, 90, 150),
        Place(("夯实治理",), "target", None, 150, 150, 200, sure=False),
    ]
    past = [
        TimeExpression(30, 33, "2021/2025", "review", True),
        TimeExpression(160, 163, "2021/2025", "review", True),
    ]
    found = looking_back(places, past, known=2025, sounds=lambda start, end: 3.0)
    assert {at: (place.status, place.sure) for at, place in found.items()} == {
        0: ("observed", True),
        20: ("observed", True),
    }
    assert looking_back(places, past, known=2025, sounds=lambda start, end: -3.0) == {}
    assert looking_back(places, past[1:], known=2025, sounds=lambda start, end: 3.0) == {}
    assert looking_back(places[:2], past, known=2025, sounds=lambda start, end: 3.0) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "2027、2030年，水厂日供水能力分别达到12、18万吨。",
        "2027 、 2030 年水厂日供水能力分别达到12、18万吨左右。",
        "2027年、2030年水厂日供水能力力争达到12、18万吨。",
        "为实现2027年、2030年水厂日供水能力分别达到12、18万吨的目标，加快建设。",
    ],
)
def test_years_listed_are_shared_out_among_as_many_figures(sentence: str) -> None:
    found = [(row.value, row.period) for row in rows(f"二、发展目标\n\n{sentence}\n")]
    assert found == [(120000, "2027"), (180000, "2030")]


def test_years_beside_things_listed_are_not_shared_out() -> None:
    sentence = "2027年和2030年，甲厂供水量、乙厂供水量分别达到12万吨、18万吨。"
    assert len({row.period for row in rows(f"二、发展目标\n\n{sentence}\n")}) == 1


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("达到3、5万吨", [30000, 50000]),
        ("分别为15、20和25万家", [150000, 200000, 250000]),
        ("分别为 1.5 、 2 亿元", [150000000, 200000000]),
        ("分别为3000、5万吨", [3000, 50000]),
        ("分别为3万、5万吨", [30000, 50000]),
        ("分别为15、20家", [15, 20]),
    ],
)
def test_items_of_a_list_share_the_scale_of_the_last(words: str, values: list[int]) -> None:
    vocabulary = load_vocabulary()
    view = make_view(f"产量{words}。", vocabulary=vocabulary)
    assert [figure.value for figure in find_figures(view, vocabulary=vocabulary)] == values


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("城镇新增就业37万人，登记失业率控制在4%以内。", "2026/2030"),
        ("幼儿园学位增加2万个。", "2026/2030"),
        ("新增幼儿园14所。", "2030"),
        ("帮助6万名务工者学会一门手艺。", "2026/2030"),
        ("解决 14 万名山区居民饮水困难。", "2026/2030"),
        ("解决饮水困难的能力达到每日14万吨。", "2030"),
        ("建成口袋公园14座。", "2030"),
        ("到2028年，城镇新增就业37万人。", "2028"),
    ],
)
def test_what_a_five_year_plan_adds_or_does_for_people_is_of_its_years(sentence: str, period: str) -> None:
    lead = "“十五五”时期的主要目标是："
    assert rows(f"二、发展目标\n\n{lead}\n\n{sentence}\n")[0].period == period


@pytest.mark.parametrize("lead", ["", "到2030年，发展的主要目标是：\n\n"])
def test_what_a_plan_adds_or_does_for_people_is_of_its_end_where_no_years_lead_to_it(lead: str) -> None:
    text = f"二、发展目标\n\n{lead}城镇新增就业37万人，帮助6万名务工者学会一门手艺。\n"
    assert [row.period for row in rows(text)] == ["2030", "2030"]


def test_what_a_plan_of_three_years_adds_is_for_its_end() -> None:
    origin = Origin(date="2026-02", kind="plan", first_year=2026, last_year=2028, region="柳河市")
    text = "二、发展目标\n\n城镇新增就业37万人。\n"
    assert [row.period for row in extract(Document("d", text, origin=origin)).statements] == ["2028"]


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("五年来，7个村庄26个院落整治收尾。", ["2021/2025"] * 2),
        ("五年来，3.08万户9.2万山区群众搬迁。", ["2021/2025"] * 2),
        ("五年来，58个村全部出列。", ["2021/2025"]),
        ("五年来，58个村集体收入稳定。", ["2025"]),
        ("五年来成片推进，3个镇和9个村已编制完成方案。", ["2025", "2025"]),
        ("五年新增律所30家、总量近90家。", ["2021/2025", "2025"]),
    ],
)
def test_what_came_to_an_end_over_the_years_is_of_all_of_them(sentence: str, periods: list[str]) -> None:
    text = f"一、发展成效\n\n{sentence}\n\n二、发展目标\n\n到2030年，路网更密。\n"
    assert [row.period for row in rows(text)] == periods


@pytest.mark.parametrize(
    ("sentence", "periods"),
    [
        ("“十五五”时期，建成厂房19万间（套），占新建总数的35%。其中，高层厂房6万间。", ["2026/2030"] * 3),
        ("“十五五”时期，建成厂房19万间。其中，厂房总数达到60万间。", ["2026/2030", "2030"]),
        ("“十五五”时期，建成厂房19万间。厂房入驻企业60家。", ["2026/2030", "2030"]),
        ("“十五五”末，厂房达到19万间。其中，高层厂房6万间。", ["2030", "2030"]),
        ("“十五五”时期，产业规模站稳300亿元。", ["2030"]),
    ],
)
def test_parts_told_in_a_sentence_of_their_own_are_of_the_years_of_the_whole(
    sentence: str, periods: list[str]
) -> None:
    assert [row.period for row in rows(f"二、发展目标\n\n{sentence}\n")] == periods


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("降至3.6吨/万千瓦时左右", "3.6", "吨/万千瓦时"),
        ("降至 0.5 吨/兆瓦时", "0.5", "吨/兆瓦时"),
        ("不超过9千克标准煤/平方米", "9", "千克标准煤/平方米"),
        ("降至3.6吨", "3.6", "t"),
    ],
)
def test_intensities_are_one_figure(words: str, value: str, unit: str) -> None:
    found = rows(f"二、发展目标\n\n到2030年，用电碳排放强度{words}。\n")
    assert [(str(row.value), row.unit, row.period) for row in found] == [(value, unit, "2030")]
