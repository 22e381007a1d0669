"""Headings and the spans that say nothing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.documents.headings import find_heading
from plancheck.documents.sections import find_structure

PROSE = "到2025年，全市数字经济增加值占地区生产总值的比重达到六成以上，信息基础设施保持全国领先。"


def titles(text: str) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in find_structure(text)[0]]


def skipped(text: str) -> list[tuple[str, str]]:
    return [(text[start:end].strip(), reason) for start, end, reason in find_structure(text)[1]]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("第一章 总则", "第一章 总则"),
        ("　　第二节　主要目标", "第二节 主要目标"),
        ("第十二節　主要目標", "第十二節 主要目標"),
        ("一、发展现状", "一、发展现状"),
        ("二十一、保障措施", "二十一、保障措施"),
        ("（一）发展现状。2010年交易额为4.5万亿元。", "（一）发展现状"),
        ("(三) 主要任务", "(三) 主要任务"),
        ("１．加强统计监测。建立制度。", "１．加强统计监测"),
        ("1.2 总体目标", "1.2 总体目标"),
        ("（2）完善支付体系。推动银行合作。", "（2）完善支付体系"),
        ("①强化监管。落实责任。", "①强化监管"),
        ("专栏3：重点工程", "专栏3：重点工程"),
        ("表 2-1　主要指标", "表 2-1 主要指标"),
        ("## **二、主要目标**", "二、主要目标"),
        ("### 其他事项", "其他事项"),
        ("前　言", "前言"),
        ("附件：重点项目清单", "附件：重点项目清单"),
        ("（一）造纸行业：淘汰落后产能，到2020年完成改造。", "（一）造纸行业"),
    ],
)
def test_headings_of_every_style(line: str, title: str) -> None:
    heading = find_heading(line, 0, len(line))
    assert heading is not None
    assert heading.title == title


@pytest.mark.parametrize(
    "line",
    [
        "1.73亿人使用网络购物。",
        "10.5%的企业开展网上采购。",
        "一、二季度经济平稳增长。",
        "2010年，交易额达4.5万亿元。",
        "（一）2010年交易额达到4.5万亿元，增长两成。其中零售额为五千亿元。",
        "1、2、3月份增速分别为5%、6%和7%。",
        "图书馆面积为1万平方米。",
        "表明经济稳中向好。",
        "第一产业增加值增长3.5%。",
        "1．新建港口泊位；",
        PROSE,
        "",
        "　　",
    ],
)
def test_text_that_only_looks_like_a_heading(line: str) -> None:
    assert find_heading(line, 0, len(line)) is None


def test_sections_nest_by_rank() -> None:
    text = f"第一章 总则\n第一节 现状\n一、规模\n（一）总量。{PROSE}\n1.总量\n{PROSE}\n（二）结构\n第二节 目标\n{PROSE}\n第二章 任务\n{PROSE}"
    assert titles(text) == [
        (1, "第一章 总则"), (2, "第一节 现状"), (3, "一、规模"), (4, "（一）总量"), (5, "1.总量"), (4, "（二）结构"),
        (2, "第二节 目标"), (1, "第二章 任务"),
    ]  # fmt: skip
    sections = find_structure(text)[0]
    assert sections[3].path == ("第一章 总则", "第一节 现状", "一、规模", "（一）总量")
    assert text[sections[3].body :].startswith("到2025年")
    assert sections[0].end == sections[7].start


def test_a_box_holds_its_own_list_and_the_outer_numbering_closes_it() -> None:
    text = f"（一）治理\n{PROSE}\n专栏1 工程\n1. 完善体系。{PROSE}\n2. 提升能力。{PROSE}\n（二）管理\n{PROSE}"
    assert titles(text) == [
        (1, "（一）治理"),
        (2, "专栏1 工程"),
        (3, "1. 完善体系"),
        (3, "2. 提升能力"),
        (1, "（二）管理"),
    ]


def test_numbered_notes_under_a_table_head_nothing() -> None:
    text = f"一、目标\n表1 主要指标\n指标\n60\n注：1．括号内为累计数。\n2. 空气质量评价覆盖全部城市。\n3. 为快报数。\n二、任务\n{PROSE}"
    assert [title for _, title in titles(text)] == ["一、目标", "表1 主要指标", "二、任务"]


def test_the_text_goes_on_after_a_table() -> None:
    text = f"一、目标\n表1 主要指标\n指标\n60\n{PROSE}\n二、任务\n"
    table = find_structure(text)[0][1]
    assert text[table.start : table.end] == "表1 主要指标\n指标\n60\n"


@pytest.mark.parametrize(
    ("contents", "last"),
    [
        ("目 录\n一、现状 ..... 1\n（一）规模 ..... 2\n二、目标 ..... 9\n", "二、目标 ..... 9"),
        ("目录\n一、现状\t1\n二、目标\t5\n", "二、目标\t5"),
        ("目　录\n一、现状\n（一）规模\n二、目标\n", "二、目标"),
        (
            "目　　录\n　　第一章　现状　第一节　规模　第二节　结构第二章　目标　第一节　总体　第二节　具体\n",
            "第二节　具体",
        ),
        ("## 目录\n\n一、现状……1\n\n二、目标……5\n", "二、目标……5"),
    ],
)
def test_contents_pages_in_every_layout(contents: str, last: str) -> None:
    text = f"某规划\n{contents}一、现状\n{PROSE}\n（一）规模\n{PROSE}\n二、目标\n{PROSE}\n"
    (found,) = skipped(text)
    assert found[1] == "contents"
    assert found[0].endswith(last)
    assert titles(text)[0] == (1, "一、现状")


def test_an_omission_mark_is_no_contents_line() -> None:
    assert skipped(f"一、现状\n他说……\n发展很快…… 成效明显。\n{PROSE}") == []


@pytest.mark.parametrize("foot", ["- 7 -", "— 12 —", "－７－", "第 7 页 共 30 页", "第7页", "7 / 30"])
def test_page_numbers_that_say_so(foot: str) -> None:
    assert skipped(f"{PROSE}\n{foot}\n{PROSE}") == [(foot, "page number")]


def test_bare_numbers_need_evidence() -> None:
    cells = "\n".join(["序号", "指标", "1", "河道", "350", "2", "管网", "40", "3", "泵站", "7"])
    assert skipped(f"一、目标\n{cells}\n") == []
    pages = "\n".join(f"{PROSE * 8}\n{number}\n" for number in range(1, 7))
    assert [reason for _, reason in skipped(pages)] == ["page number"] * 6


def test_running_titles_go_with_their_page_numbers() -> None:
    page = f"某市第十四个五年规划纲要\n%d\n{PROSE}\n"
    found = skipped("".join(page % number for number in range(1, 4)))
    assert [reason for _, reason in found].count("running title") == 3
    assert [words for words, reason in found if reason == "page number"] == ["1", "2", "3"]


def test_numbered_titles_behind_rules_are_those_of_pages() -> None:
    page = f"{PROSE}\n\n* * *\n\n%d 某市年度报告\n\n"
    found = skipped("".join(page % number for number in range(1, 4)) + PROSE)
    assert [words for words, _ in found] == [
        words for number in range(1, 4) for words in ("* * *", f"{number} 某市年度报告")
    ]
    assert skipped(f"{PROSE}\n\n* * *\n\n{PROSE}\n\n* * *\n\n{PROSE}") == []


def test_a_value_torn_off_at_a_page_break_is_no_page_number() -> None:
    text = f"{PROSE}\n1\n\f{PROSE}\n2\n\f网络零售额达到\n2046\n\f- 4 -\n亿元，占比为4%。\n"
    assert ("2046", "page number") not in skipped(text)


def test_footnote_marks_are_cut_and_values_are_not() -> None:
    text = (
        "用户数达8.22亿8；域名为3302万个9，第8位。\n"
        + PROSE
        + "\n8 此处为截至11月数据。\n9 来源：注册机构统计。\n"
    )
    assert [found for found in skipped(text) if found[1] == "footnote mark"] == [
        ("8", "footnote mark"),
        ("9", "footnote mark"),
    ]
    assert text[find_structure(text)[1][0][0] - 1] == "亿"


def test_markup_in_a_text_is_skipped_and_stays() -> None:
    text = (
        "<script>var a=4.5;</script><h1>标题</h1><p>交易额&nbsp;3.8万亿元</p><!-- 5% --><U+00A0>PM2.5<35且>20"
    )
    reasons = [reason for _, _, reason in find_structure(text)[1]]
    assert reasons == ["script", "tag", "tag", "tag", "entity", "tag", "comment", "tag"]
    assert titles(text) == [(1, "标题")]


@given(
    st.lists(
        st.sampled_from(
            [
                "一、现状",
                "（一）规模",
                "1.总量",
                "专栏1 工程",
                "表1 指标",
                "目录",
                "- 3 -",
                PROSE,
                "\f",
                "",
                "350",
                "<p>",
                "&nbsp;",
                "8 来源：公报。",
                "第一章 总则",
                "…… 3",
                "# 标题",
                "　",
            ]
        ),
        max_size=40,
    )
)
def test_sections_and_spans_lie_in_order_inside_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections, spans = find_structure(text)
    assert list(spans) == sorted(spans)
    assert all(0 <= a < b <= len(text) for a, b, _ in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    for section in sections:
        assert 0 <= section.start < section.body <= max(section.end, section.body) <= len(text)
        assert section.level == len(section.path)
        assert section.path[-1] == section.title
    for outer in sections:
        for inner in sections:
            if outer.start < inner.start < outer.end:
                assert inner.end <= outer.end


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**2021年主要工作**", "2021年主要工作"),
        ("** 2021 年主要工作 **", "2021 年主要工作"),
        ("**“十三五”时期及2020年工作回顾**", "“十三五”时期及2020年工作回顾"),
        ("“十四五”奋斗目标和重点任务", "“十四五”奋斗目标和重点任务"),
    ],
)
def test_a_line_in_bold_heads_a_part_like_a_plain_one(line: str, title: str) -> None:
    assert titles(f"各位代表：\n\n{line}\n\n全年造林3万亩。") == [(1, title)]


@pytest.mark.parametrize(
    "line",
    ["**2021年主要工作进展顺利，成效明显。**", "**2021年柳河市政府工作报告**", "2021年**主要工作**有三项"],
)
def test_a_sentence_or_title_in_bold_heads_nothing(line: str) -> None:
    assert titles(f"各位代表：\n\n{line}\n\n全年造林3万亩。") == []


PARAGRAPH = "去年各地抓紧春耕，粮食和棉花都有增加，市场供应好转。" * 8 + "\u3000\u3000"


def test_words_alone_between_indents_are_a_heading_where_line_ends_were_lost() -> None:
    text = f"{PARAGRAPH * 6}兴修水利发展农业\u3000\u3000{PARAGRAPH * 6}"
    assert titles(text) == [(1, "兴修水利发展农业")]


@pytest.mark.parametrize(
    "words", ["同志们！", "兴修水利，发展农业。", "1956年", "水利", "\n兴修水利发展农业\n"]
)
def test_other_words_between_indents_are_none(words: str) -> None:
    assert titles(f"{PARAGRAPH * 6}{words}\u3000\u3000{PARAGRAPH * 6}") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、对经济发展的简单评价 在完成目标之后，全县进入了新的时期。", "一、对经济发展的简单评价"),
        ("（一）“十一五”取得的成就“十一五”时期，全县团结奋斗。", "（一）“十一五”取得的成就"),
        ("（一）发展的目标和要求。到2015年，产值达到9亿元。", "（一）发展的目标和要求"),
    ],
)
def test_a_title_ends_where_its_line_end_was_lost(line: str, title: str) -> None:
    heading = find_heading(line, 0, len(line))
    assert heading is not None
    assert heading.title == title


def test_a_mark_that_a_site_leaves_at_line_ends_is_no_part_of_a_heading() -> None:
    text = "各位代表:3Xa\n过去一年工作回顾3Xa\n全县面貌一新。3Xa\n产值达9亿元。3Xa\n新建公路9公里，覆盖率达90%。\n"
    sections, skipped = find_structure(text)
    assert [section.title for section in sections] == ["过去一年工作回顾"]
    assert [text[start:end] for start, end, reason in skipped if reason == "mark of a site"] == ["3Xa"] * 4


def test_a_unit_at_line_ends_is_no_mark_of_a_site() -> None:
    text = "发电量9亿kWh\n用电量8亿kWh\n外送7亿kWh\n购入1亿kWh\n储能2亿kWh\n"
    assert not [reason for _, _, reason in find_structure(text)[1] if reason == "mark of a site"]
