"""Points aimed at, shares of an earlier year, what was opened on a day, and years against the one before, in sentences of our own."""

from __future__ import annotations

import pytest
from invented_plans import COUNTY

from plancheck.documents.content import Content
from plancheck.documents.document import Document, Origin
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement

REVIEW = Origin(
    title="云溪县“十四五”规划实施中期评估报告",
    date="2023-11-20",
    first_year=2021,
    last_year=2025,
    region="云溪县",
    kind="statistics",
)


def rows(text: str, origin: Origin = COUNTY) -> list[Statement]:
    return list(extract(make_document(Content(text), id="d", origin=origin)).statements)


def periods(text: str, origin: Origin = COUNTY) -> list[str]:
    return [row.period for row in rows(text, origin)]


TASKS = "二、主要任务\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TASKS + "健全农资补贴制度，良种补贴比例提高6个百分点。", "2025"),
        (TASKS + "健全农资补贴制度，\n良种补贴比例提高 6 个百分点。", "2025"),
        (TASKS + "良种补贴比例降低6个百分点，农机补贴随之调整。", "2025"),
        # the years are named where the aims begin
        ("二、“十四五”时期主要目标\n良种补贴比例提高6个百分点。", "2021/2025"),
        (TASKS + "通过五年努力，良种补贴比例提高6个百分点。", "2021/2025"),
        # both ends are named, or each year has its own
        (TASKS + "良种补贴比例比2020年提高6个百分点。", "2020/2025"),
        (TASKS + "良种补贴比例年均提高1.5个百分点。", "2021/2025"),
        # a rate is of all the plan's years
        (TASKS + "单位面积用肥量降低12%。", "2021/2025"),
    ],
)
def test_points_that_a_task_aims_at_are_of_the_last_year(text: str, expected: str) -> None:
    assert periods(text)[-1] == expected


PAST = "一、发展基础\n“十三五”期间，全县工业稳步发展。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAST + "园区完成出口交货值6.2亿元，同比增长8%。", "2020"),
        (PAST + "园区完成出口交货值 6.2 亿元，同\n比增长 8%。", "2020"),
        (PAST + "园区完成出口交货值6.2亿元，比上年增长8%，再创新高。", "2020"),
        # nothing is set against the year before
        (PAST + "园区完成技改投资6.2亿元，改造车间40个。", "2016/2020"),
    ],
)
def test_an_amount_that_is_set_against_the_year_before_is_of_one_year(text: str, expected: str) -> None:
    assert periods(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020年，全县接待游客90万人次，恢复到2019年的近七成。", ["2020", "2020"]),
        ("2020年，全县接待游客90万人次，恢复至 2019 年的 68% 。", ["2020", "2020"]),
        ("到2023年，客运恢复到2019年水平，运送旅客不少于50万人次。", ["2023"]),
        # what was recovered to is no year
        ("2019年，客运量恢复到50万人次。", ["2019"]),
    ],
)
def test_what_recovers_to_a_year_is_not_of_that_year(text: str, expected: list[str]) -> None:
    assert periods("一、发展基础\n" + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“云溪通”平台自2018年10月1日上线以来，注册用户达到30万户。", "2020"),
        ("“云溪通”平台自 2018年10月1日 上线以来，\n注册用户达到 30 万户，居全市前列。", "2020"),
        ("“云溪通”平台从2018年上线运行以来，注册用户达到30万户。", "2020"),
        # the day itself
        ("2018年10月1日，注册用户达到30万户。", "2018-10-01"),
        ("“云溪通”平台自2018年10月1日起收费，2019年以来注册用户达到30万户。", "2020"),
    ],
)
def test_what_stands_since_something_was_opened_is_of_the_last_year_told_of(text: str, expected: str) -> None:
    assert periods("一、发展基础\n“十三五”期间，2020年全县产值9亿元。\n" + text)[-1] == expected


def test_a_review_in_the_middle_of_a_plan_is_of_its_own_year() -> None:
    assert periods("今年前三季度，全县产值同比增长7%。", REVIEW) == ["2023-01/2023-09"]
    assert periods("今年 前三季度，经核算，全县产值 同比增长 7% 。", REVIEW) == ["2023-01/2023-09"]
    assert periods("2022年，全县产值9亿元。", REVIEW) == ["2022"]


def cells(text: str) -> dict[str, tuple[str, str, str]]:
    found = extract(Document(id="table", text=text, origin=COUNTY)).statements
    return {row.figure: (f"{float(row.value):.14g}", row.unit, row.measure) for row in found}


TABLE = """表1 “十四五”主要指标

指标\t单位\t2025年目标
三个产业规模\t亿元\t1.3万
入园企业\t家\t1.4万
农村劳力\t万人\t2万
小学学位\t个\t4300
"""


@pytest.mark.parametrize("text", [TABLE, TABLE.replace("1.3万", " 1.3万 ")])
def test_a_value_in_so_many_of_its_unit_is_multiplied(text: str) -> None:
    found = cells(text)
    assert found["1.3万"] == ("1300000000000", "CNY", "level")
    assert found["1.4万"][0] == "14000"
    assert found["2万"][0] == "20000"
    assert found["4300"][0] == "4300"


GAINS = """表1 “十四五”主要指标

指标\t2020年\t2025年\t年均增长（%）
畜禽粪污利用系数\t0.52\t0.58\t〔0.06〕
良种覆盖率（%）\t80\t86\t〔6〕
粮食产量（万吨）\t40\t44\t2
"""


def test_what_a_coefficient_gains_is_no_percentage_under_a_head_of_rates() -> None:
    found = cells(GAINS)
    assert found["0.06"] == ("0.06", "", "change")
    assert found["6"] == ("6", "pp", "points_change")
    assert found["2"] == ("2", "%", "growth_per_year")


def test_the_times_of_a_title_are_no_part_of_its_rows_names() -> None:
    text = "表1 “十三五”时期快件服务发展情况\n年份\t业务量（亿件）\t业务收入（亿元）\n2016\t1.1\t9.2\n2017\t1.2\t9.9\n"
    names = {row.indicator for row in extract(Document(id="table", text=text, origin=COUNTY)).statements}
    assert names
    assert not any("时期" in name for name in names)


_DONE = "一、“十三五”取得的成绩\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a year that a sentence without figures opens with is that of the next
        ("一是规范票价。2018年，公交票价改由县定价。票价调整为2元。", ["2018"]),
        # what it was before is of the year before that one, not before the plan
        ("2018年，改革公交票价。票价由1元调整为2元。", ["2017", "2018"]),
        # the next point speaks of the plan's years again
        (
            "一是规范票价。2018年，公交票价改由县定价。票价为2元。二是调整租金。公房租金上涨30%。",
            ["2018", "2016/2020"],
        ),
        # a year before all the points is of each
        ("2018年，一是规范票价。票价为2元。二是调整租金。公房租金上涨30%。", ["2018", "2018"]),
        # and what all of them are held against
        (
            "一是调整水价。2020年与2015年相比（下同），水价上调7%。二是调整电价。工业用电上涨13%。",
            ["2015/2020", "2015/2020"],
        ),
    ],
)
def test_years_of_points_in_the_review_of_a_plan(text: str, expected: list[str]) -> None:
    assert periods(_DONE + text) == expected


def test_a_plan_named_behind_a_pair_dates_the_rate_beside_it() -> None:
    text = "产值从2015年的20亿元增加到2020年的40亿元，年均增长15%，高于全市年均增速（全市“十三五”年均增速为9%）。"
    assert periods(_DONE + text)[-2:] == ["2015/2020", "2016/2020"]


def test_a_measure_of_what_was_built_is_of_the_same_years() -> None:
    text = TASKS + "2022—2024年建成线路3公里、机组4台、机组容量9万千瓦。"
    assert periods(text) == ["2022/2024"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居民消费价格总水平调控目标3%左右。", "growth"),
        ("居民消费价格总水平年均预期调控目标3%左右。", "growth_per_year"),
        ("服务价格总水平满意度目标90%。", "share"),
    ],
)
def test_prices_that_are_aimed_at_rise(text: str, expected: str) -> None:
    assert rows(TASKS + text)[0].measure == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("认定中心31家，约占全省8%。", "approx"),
        ("认定中心31家，约占全省的8%。", "approx"),
        ("认定中心31家，占全省8%。", "exact"),
    ],
)
def test_a_bound_word_before_the_whole_of_a_share(text: str, expected: str) -> None:
    assert rows(text)[-1].qualifier == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a paragraph below tells of a year of its own
        (
            "2020年与2015年相比，水价上调7%。\n2018年，改革票价。票价由1元调整为2元，提高1元。",
            ["2015/2020", "2017", "2018", "2018"],
        ),
        # and what stands in the same is held against the base
        ("2020年与2015年相比，水价上调7%。票价由1元调整为2元。", ["2015/2020", "2015", "2020"]),
    ],
)
def test_what_a_text_counts_from_holds_up_to_a_year_told_of_below(text: str, expected: list[str]) -> None:
    assert periods(_DONE + text) == expected
