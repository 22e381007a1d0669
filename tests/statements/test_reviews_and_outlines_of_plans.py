"""Reports that look back on five years and outlines of plans: what is of all the years, what a clause before names, texts of no known year."""

from __future__ import annotations

import pytest

from plancheck.documents.document import Document, Origin
from plancheck.statements.extract import extract

HEAD = "白河市政府工作报告\n——2026年1月20日在白河市第九届人民代表大会第五次会议上\n\n一、2025年工作回顾\n\n"
OF_REPORTS = [
    # what three parts are the shares of, named in the clause before
    (
        "装备制造业增加值增长8%，三次产业结构进一步优化，调整为9.2∶40.3∶50.5。",
        "40.3",
        {"indicator": "第二产业占三次产业（地区生产总值）的比重", "measure": "share"},
    ),
    # a scale without a number behind a verb of adding
    ("新建煤矿投产，新增百万吨产能。", "百万吨", {"value": 1000000, "measure": "change", "indicator": "产能"}),
    # so often, or so much, in each of the years told of
    ("这五年是变化最大的五年。我们3次调高救助标准。", "3次", {"period": "2021/2025"}),
    ("五年来，市级一般性支出连续5年压减比例超过5%。", "5%", {"period": "2021/2025"}),
    (
        "过去五年，我们依法行政。提请市人大常委会审议议案12件，制定规章8件。",
        "12件",
        {"period": "2021/2025"},
    ),
    ("五年来，有效应对12次台风，获评国家工匠3人。", "3人", {"period": "2021/2025"}),
    # by how much each year, whatever the noun behind
    ("社员人数以每年6%的量递增。", "6%", {"measure": "growth_per_year"}),
    ("药材产值以每年12%的速度递增。", "12%", {"measure": "growth_per_year"}),
    ("基础养老金调增18%。", "18%", {"measure": "growth", "indicator": "基础养老金"}),
    ("最低工资调减3%。", "3%", {"value": -3, "indicator": "最低工资"}),
    # 和 as part of a word joins nothing
    ("建成90个美丽乡村、60个和美乡村。", "60个", {"indicator": "建成和美乡村"}),
    ("打造30个和谐社区。", "30个", {"indicator": "和谐社区数量"}),
    # people who move are not those newly employed in towns
    ("城镇新增就业8万人、农村劳动力转移就业6万人。", "6万人", {"indicator": "农村劳动力转移就业"}),
    # of a list each item has its own head, or the word that ends like another
    (
        "进口货值、入境游客、免税品销售额分别增长3%、4%和5%。",
        "4%",
        {"indicator": "入境游客"},
    ),
    ("地表水、近岸海域水质优良比例分别达95%、98%。", "95%", {"indicator": "地表水水质优良比例"}),
    ("惠民工程、健身工程分别惠及300万、200万人次。", "300万", {"indicator": "惠民工程惠及"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), OF_REPORTS)
def test_figures_of_reports_that_look_back(text: str, figure: str, expected: dict[str, object]) -> None:
    rows = {row.figure: row for row in extract(Document("d", f"{HEAD}{text}\n")).statements}
    assert {part: getattr(rows[figure], part) for part in expected} == expected


def test_years_in_a_row_date_a_rank() -> None:
    found = extract(Document("d", f"{HEAD}全市经济增长速度连续4年居全省前六，投资增长7%。\n"))
    assert [row.figure for row in found.statements] == ["7%"]


@pytest.mark.parametrize("against", ["比上年", "较去年", "较上年度"])
def test_growth_over_the_year_before_in_a_text_of_no_known_year(against: str) -> None:
    rows = {
        row.figure: row
        for row in extract(Document("d", f"全县财政收入3亿元，{against}增长9.4%。")).statements
    }
    assert (rows["9.4%"].measure, rows["9.4%"].indicator) == ("growth", "财政收入")


def test_years_that_a_text_of_no_known_year_has_named_are_those_it_counts_from() -> None:
    text = "“十一五”时期，水利总投入约70亿元。\n五年来，新建堤防180公里，新增库容9亿立方米。\n"
    rows = {row.figure: row for row in extract(Document("d", text)).statements}
    assert [rows[figure].period for figure in ("70亿元", "180公里", "9亿立方米")] == ["2006/2010"] * 3
    text = "2001年至2005年，全省加快发展。主要目标是：五年年均经济增长速度为9%，五年累计投资73亿元。\n"
    rows = {row.figure: row for row in extract(Document("d", text)).statements}
    assert [rows[figure].period for figure in ("9%", "73亿元")] == ["2001/2005"] * 2


def test_prices_of_a_year_date_nothing() -> None:
    text = "到2010年，生产总值达到75亿元（按1995年价为115亿元）。"
    assert {row.period for row in extract(Document("d", text)).statements} == {"2010"}


def test_births_less_deaths_are_named_as_a_rate_of_growth_in_a_table() -> None:
    text = (
        "2015年主要指标\n| 指标 | 单位 | 数值 | 增速（%） |\n| --- | --- | --- | --- |\n"
        "| 生产总值 | 亿元 | 53.8 | 9.2 |\n| 人口自然增长率 | % | 4.18 | 6.9 |\n"
    )
    rows = {row.figure: row for row in extract(Document("d", text)).statements}
    assert (rows["4.18"].measure, rows["4.18"].indicator) == ("growth", "人口自然增长率")
    assert rows["6.9"].indicator == "人口自然增长率"


OF_BASES = [
    # a year that only tells on what something grows dates nothing behind it
    (
        "到2030年，耕地在2025年50万亩的基础上增加9万亩。",
        "9万亩",
        {"period": "2025/2030", "indicator": "耕地面积"},
    ),
    ("在2020年5亿元的基础上，力争到2030年税收增长80%。", "80%", {"period": "2020/2030", "indicator": "税收"}),
    # what things are like is no rise, and what they stand out among is not their place
    ("技术领先的3家企业落户园区。", "3家", {"measure": "level"}),
    # which villages are meant, for all of which something comes true
    ("实现30户以上自然寨通硬化路。", "30户", {"measure": "threshold"}),
    ("实现20户以上自然村通公路。", "20户", {"measure": "threshold"}),
    # how often something was done that itself moves an amount
    ("人均预期寿命提高到75岁，4次提高居民养老金。", "4次", {"indicator": "提高居民养老金"}),
    (
        "一、二、三产比例调整为15∶51∶34。",
        "15",
        {"indicator": "第一产业占三次产业（地区生产总值）的比重"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), OF_BASES)
def test_figures_beside_what_they_grow_from_or_are_like(
    text: str, figure: str, expected: dict[str, object]
) -> None:
    rows = {row.figure: row for row in extract(Document("d", f"{HEAD}{text}\n")).statements}
    assert {part: getattr(rows[figure], part) for part in expected} == expected


def test_an_aim_for_the_year_ahead_tells_what_it_grows_from() -> None:
    text = "2026年，乡镇企业产值要在2025年1284万元的基础上增长10%以上。"
    rows = extract(Document("d", text, origin=Origin(date="2026-01-31", region="白河市"))).statements
    row = rows[-1]
    assert (row.figure, row.period, row.status, row.indicator) == ("10%", "2026", "target", "乡镇企业产值")


def test_what_a_work_stands_out_among_is_not_its_place() -> None:
    text = "全国规模最大、总投资近9亿元的风电基地开工。"
    (row,) = extract(Document("d", text, origin=Origin(date="2026-01-20", region="白河市"))).statements
    assert row.region == "白河市"


def test_the_years_since_a_congress_are_some_of_those_told() -> None:
    head = HEAD.replace("2026", "2016").replace("2025年工作", "过去五年工作")
    text = "五年来，特别是党的十八大以来，全市迈上新台阶。生产总值由2010年的77亿元增加到2015年的161亿元。社会消费品零售总额由12亿元提高到30亿元。"
    rows = extract(Document("d", f"{head}{text}\n")).statements
    assert [row.period for row in rows] == ["2010", "2015"] * 2
