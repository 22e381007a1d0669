"""Reports on work as sites carry them: which years, which area and which status all of one has."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck import extract, read_document
from plancheck.statements.statement import Statement


def rows(text: str, tmp_path: Path) -> list[Statement]:
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    return list(extract(read_document(path)).statements)


HEAD = "柳河县人民政府工作报告\n2012年2月3日在柳河县第九届人民代表大会第一次会议上\n县长 李某\n各位代表:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the year of a rise's earlier end dates no clause behind it
        ("2011年,粮食产量8万吨;结构由2007年的一枝独秀调整得更优;税收5亿元。", {"8万吨": "2011", "5亿元": "2011"}),
        # nouns that begin with a verb are no deeds of five years
        ("五年来,县域更强。生产总值60亿元,进出口总值3亿元。新建公路90公里。",
         {"60亿元": "2011", "3亿元": "2011", "90公里": "2007/2011"}),
        ("五年来,县域更强。建成桥梁4座、在建6座。", {"4座": "2007/2011", "6座": "2011"}),
        # 公共 adds nothing up; what comes each year is that of the last
        ("五年来,县域更强。公共预算收入7亿元,略有增长。年接待游客超过80万人次。", {"7亿元": "2011", "80万人次": "2011"}),
        # a rate a year runs over the years that its paragraph counts from
        ("2011年,粮食产量8万吨,比2007年增长九成。企业年均增长6%。", {"8万吨": "2011", "九成": "2007/2011", "6%": "2008/2011"}),
        # reached earlier than planned is no change
        ("“十一五”期间,工业产值提前突破300亿元大关。", {"300亿元": "2010"}),
    ],
)  # fmt: skip
def test_years(text: str, expected: dict[str, str], tmp_path: Path) -> None:
    assert {row.figure: row.period for row in rows(HEAD + text + "\n", tmp_path)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济稳中有进,预计工业产值增长9%;税收5亿元。", ["target", "target"]),
        ("统计显示:全县预计完成工业产值70亿元;税收5亿元。", ["target", "target"]),
        ("工业产值预计达70亿元;税收5亿元。", ["target", "observed"]),
    ],
)
def test_how_far_a_forecast_reaches(text: str, expected: list[str], tmp_path: Path) -> None:
    assert [row.status for row in rows(HEAD + "2011年," + text + "\n", tmp_path)] == expected


@pytest.mark.parametrize(
    ("head", "region"),
    [
        ("2012年柳河县两会《政府工作报告》\n2012-02-28 作者:某某\n", "柳河县"),
        ("现在,我代表区人民政府报告工作。\n“十五”时期,面貌更美。\n", "全区"),
        ("2021年xx乡人民政府工作报告\n", "全乡"),
        ("——2021年1月8日在xx镇第九届人民代表大会第一次会议上\n现在,我代表镇人民政府报告工作。\n", "全镇"),
        ("(贵州省)2021年黔西南州人民政府工作报告(全文)\n(2021年3月9日在州八届人大七次会议上)\n", "黔西南布依族苗族自治州"),
    ],
)  # fmt: skip
def test_whose_report_it_is(head: str, region: str, tmp_path: Path) -> None:
    assert {row.region for row in rows(head + "全年粮食产量8万吨。\n", tmp_path)} == {region}


@pytest.mark.parametrize(
    "heading", ["“十三五”和2020年工作回顾", "“十三五”時期工作回顧", "过去五年工作回顾xYz"]
)
def test_a_line_that_heads_the_numbered_headings_behind_it(heading: str, tmp_path: Path) -> None:
    text = f"柳河州政府工作报告\n2021年1月9日在柳河州第九届人民代表大会第五次会议上\n{heading}\n这是奋进的时期。\n一、路网更密\n新建公路90公里。\n"
    assert [row.period for row in rows(text, tmp_path)] == ["2016/2020"]


def test_headings_in_traditional_characters_tell_what_is_aimed_at(tmp_path: Path) -> None:
    text = "柳河縣政府工作報告\n2011年1月9日在柳河縣第九屆人民代表大會第五次會議上\n一、2010年工作回顧\n糧食產量8萬噸。\n二、2011年主要目標\n糧食產量9萬噸。\n"
    assert [(row.period, row.status) for row in rows(text, tmp_path)] == [("2010", "observed"), ("2011", "target")]  # fmt: skip


def test_a_zone_named_by_its_country_is_of_its_place(tmp_path: Path) -> None:
    text = HEAD + "2011年,中国(柳河)自贸试验区新增企业90家。\n"
    assert [row.region for row in rows(text, tmp_path)] == ["柳河县"]


def test_a_report_on_half_a_year_stays_with_it(tmp_path: Path) -> None:
    text = "市人大调研我市上半年计划执行情况\n2014-08-11\n今年上半年面对困难,经济向好。上半年生产总值48亿元。全社会投资60亿元。\n"
    assert {row.period for row in rows(text, tmp_path)} == {"2014-01/2014-06"}
