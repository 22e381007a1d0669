"""Line ends that a page puts around every figure: joined in sentences, left alone in tables."""

from __future__ import annotations

import re

import pytest

from plancheck.documents.content import Content
from plancheck.documents.flow import logical_text
from plancheck.documents.lines import split_lines
from plancheck.documents.read import make_document
from plancheck.documents.torn_lines import torn_line_spans
from plancheck.statements.extract import extract

HEAD = "云江市\n2023\n年政府工作报告\n——\n2023\n年\n1\n月\n6\n日在云江市第五届人民代表大会第二次会议上\n"
REVIEW = (
    "一、2022年工作回顾\n全市茶叶产量\n3.2\n万吨，增长\n4.5\n%\n；旅游收入\n68\n亿元\n、接待游客\n310\n万人次，分别增长\n7.1%\n、\n6.4%\n。"
    "新建充电桩\n1200\n个，建成\n5G\n基站\n860\n座。城镇新增就业\n9\n千人。\n"
)
TABLE = "附表 主要指标\n指标\n单位\n2022年\n茶叶产量\n万吨\n3.2\n旅游收入\n亿元\n68\n年末总人口\n万人\n41.7\n绿地率\n%\n38\n"


def read(text: str) -> list[tuple[str, str, str, str]]:
    found = extract(make_document(Content(text), id="torn")).statements
    return [(s.indicator, re.sub(r"\s", "", s.figure), s.measure, s.period) for s in found]


def joined(text: str) -> str:
    spans = torn_line_spans(text, split_lines(text))
    for start, end, _ in reversed(spans):
        text = text[:start] + text[end:]
    return text


def whole(text: str) -> str:
    return re.sub(r"\n(?=[0-9]|G)|(?<=[0-9G%元年月])\n(?!二、|一、|附)|\n(?=[，、；。])", "", text)


def test_a_report_torn_around_every_figure_says_what_it_says_whole():
    assert read(HEAD + REVIEW) == read(whole(HEAD + REVIEW))
    names = [name for name, *_ in read(HEAD + REVIEW)]
    assert names[:3] == ["茶叶产量", "茶叶产量", "旅游收入"]
    assert len(names) == 9


def test_empty_lines_and_blanks_around_the_figures_change_nothing():
    spaced = (HEAD + REVIEW).replace("\n3.2\n", "\n\n 3.2 \n\n").replace("\n68\n", "\n \n\u3000\u300068\n")
    assert read(spaced) == read(HEAD + REVIEW)
    assert read((HEAD + REVIEW).replace("\n", "\r\n")) == read(HEAD + REVIEW)


def test_the_figure_holds_the_line_end_that_tears_it():
    text = HEAD + REVIEW
    figures = [s.figure for s in extract(make_document(Content(text), id="torn")).statements]
    assert "3.2\n万吨" in figures
    assert all(figure in text for figure in figures)


def test_the_logical_text_has_the_sentence_on_one_line():
    document = make_document(Content(HEAD + REVIEW), id="torn")
    logical, offsets = logical_text(document)
    assert "茶叶产量3.2万吨，增长4.5%；旅游收入68亿元、接待游客310万人次" in logical
    at = logical.index("310")
    assert document.text[slice(*offsets.span(at, at + 5))] == "310\n万人"


def test_a_table_in_the_same_text_keeps_a_line_for_each_cell():
    found = read(HEAD + REVIEW + TABLE)
    assert [(name, figure) for name, figure, *_ in found][-4:] == [
        ("茶叶产量", "3.2"),
        ("旅游收入", "68"),
        ("年末总人口", "41.7"),
        ("绿地率", "38"),
    ]


def test_a_title_torn_at_its_year_is_dated():
    origin = make_document(Content(HEAD + REVIEW), id="torn").origin
    assert (origin.date, origin.first_year, origin.last_year, origin.region) == (
        "2023-01-06",
        2022,
        2023,
        "云江市",
    )


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "茶叶产量\n3.2\n万吨\n旅游收入\n68\n亿元\n绿地率\n38\n%\n",
        "指标\n2021\n2022\n年均增长\n总人口\n40\n41\n人均收入\n3.1\n3.4\n万元以上企业数\n12\n15\n",
        "序号\n1\n人均绿地\n12\n2\n年末人口\n41\n3\n户籍人口\n38\n",
    ],
)
def test_cells_on_lines_of_their_own_are_not_joined(table):
    assert joined(table) == table
    assert (
        joined(table + "以上指标由统计局核定，未经审计。\n") == table + "以上指标由统计局核定，未经审计。\n"
    )


def test_two_torn_figures_are_too_few_to_say_how_a_text_was_written():
    text = "产量\n3\n万吨，比上年好。\n一、目标\n4\n二、任务\n"
    assert joined(text) == text


def test_headings_and_paragraphs_stay_apart():
    text = (
        REVIEW
        + "二、目标\n2023\n年，茶叶产量达到\n4\n万吨，增长\n5\n%\n。\n三、任务\n稳定就业，开展\n24365\n招聘活动，新增岗位\n3000\n个。\n"
    )
    lines = joined(text).split("\n")
    assert lines[-5:] == [
        "二、目标",
        "2023年，茶叶产量达到4万吨，增长5%。",
        "三、任务",
        "稳定就业，开展24365招聘活动，新增岗位3000个。",
        "",
    ]


def test_a_heading_without_a_number_is_not_drawn_into_the_year_below_it():
    text = REVIEW + "下一年的打算\n2023\n年，茶叶产量达到\n4\n万吨，增长\n5\n%\n。\n"
    assert joined(text).endswith("。\n下一年的打算\n2023年，茶叶产量达到4万吨，增长5%。\n")


@pytest.mark.parametrize("behind", ["匹", "公顷", "张床位", "个养殖场", "多人", "以上", "百万元"])
def test_a_unit_or_bound_of_the_vocabulary_goes_on_with_the_sentence_before_it(behind):
    text = f"{REVIEW}牧区登记\n46\n{behind}，较上年多。\n"
    assert joined(text).endswith(f"牧区登记46{behind}，较上年多。\n")


@pytest.mark.parametrize(
    "begins", ["人均住房", "年末存栏", "人民调解员", "个体商铺", "天然气用户", "本地客商", "项目数"]
)
def test_a_name_that_only_begins_like_a_unit_stays_on_its_row(begins):
    table = f"附表\n牧区草场\n46\n{begins}，另计\n12\n"
    assert joined(REVIEW + table).endswith(table)
