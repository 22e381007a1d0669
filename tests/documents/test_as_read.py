"""The same words in other layouts say the same, and every offset leads back to the text as it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.documents.as_read import with_plain_digits, without_layout
from plancheck.documents.content import Content
from plancheck.documents.document import Cell, Document, TextTable
from plancheck.documents.read import make_document
from plancheck.statements.extract import extract

HEAD = "临江市政府工作报告\n（2019年1月16日在临江市第八届人民代表大会第三次会议上）\n各位代表：\n一、2018年工作回顾\n"
TOLD = (
    "一年来，全市地区生产总值达到812.4亿元，增长7.3%；一般公共预算收入61.5亿元，增长5.2%，其中税收收入占78.6%。"
    "新建农村公路312公里，改造老旧小区46个，惠及居民1.8万户。城镇新增就业2.4万人，城镇登记失业率控制在3.1%以内。"
    "空气质量优良天数比例提高到83.5%，比上年提高2.1个百分点。粮食总产量达到96.7万吨，建成高标准农田18万亩。\n"
)


_LAYOUT = "* \n\u3000\xa0"


def said(text: str) -> list[tuple[object, ...]]:
    return [
        (s.value, s.unit, s.qualifier, s.measure, s.status, s.indicator, s.region, s.period)
        for s in extract(make_document(Content(text), id="x")).statements
    ]


def plain(text: str) -> str:
    found = without_layout(make_document(Content(text), id="x"))
    return found[0].text if found else text


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        line[at : at + width] for line in text.split("\n") for at in range(0, max(1, len(line)), width)
    )


def emphasised(text: str) -> str:
    for figure in ("812.4", "7.3", "312", "2.1", "96.7"):
        text = text.replace(figure, f"**{figure}**")
    return text


def blanks_beside_figures(text: str) -> str:
    spaced = [text[0]]
    for before, after in pairwise(text):
        figure, word = "0123456789%", "一" <= before <= "鿿"
        if (word and after in figure) or (before in figure and "一" <= after <= "鿿"):
            spaced.append(" ")
        spaced.append(after)
    return "".join(spaced)


@pytest.mark.parametrize(
    "layout",
    [
        blanks_beside_figures,
        emphasised,
        lambda text: wrapped(text, 28),
        lambda text: wrapped(text, 35),
        lambda text: wrapped(text, 35).replace("\n", "\r\n"),
        lambda text: text.replace("812", "<b>812</b>").replace("61.5", '<span lang="EN-US">61</span>.5'),
        lambda text: text.replace("\n", "\n> "),
        lambda text: text.replace("一年来", "- 一年来"),
        lambda text: text.replace(".", "\\.").replace("%", "\\%"),
        lambda text: "".join(chr(ord(c) + 0xFEE0) if c in "0123456789" else c for c in text),
    ],
    ids=[
        "blanks",
        "bold",
        "wrapped 28",
        "wrapped 35",
        "wrapped, CRLF",
        "tags",
        "quoted",
        "item",
        "escaped",
        "full width",
    ],
)
def test_the_same_words_in_another_layout_say_the_same(layout) -> None:
    whole = said(HEAD + TOLD)
    assert len(whole) == 14
    assert whole[0] == (81240000000, "CNY", "exact", "level", "observed", "地区生产总值", "临江市", "2018")
    assert said(layout(HEAD + TOLD)) == whole


def test_figures_stand_where_the_text_has_them() -> None:
    text = wrapped(HEAD + blanks_beside_figures(TOLD), 33)
    found = extract(make_document(Content(text), id="x")).statements
    assert all(s.figure == text[s.start : s.end] and s.figure[0].isdigit() for s in found)
    assert any("\n" in s.sentence for s in found)


def test_an_escaped_mark_is_the_mark() -> None:
    assert plain("产值达到12\\.5亿元\\[1\\]，") == "产值达到12.5亿元[1]，"
    assert plain(r"甲\\[1] | 乙 \| 丙 | \ | C:\temp") == r"甲\[1] | 乙 \| 丙 | \ | C:\temp"


@pytest.mark.parametrize(
    "kept",
    [
        "指标 2015年 2020年\n粮食产量 500 520\n人口 30 31\n",
        "茶叶 3.2 万吨\n羊毛 5 吨\n",
        "一、综合 2019年，增长8%。",
        "城镇化率\n> 60\n保障率\n> 95\n",
        "产值达到12亿元，增长8%。\n",
    ],
)
def test_rows_and_plain_sentences_stay_as_they_are(kept: str) -> None:
    assert plain(kept) == kept


def test_line_ends_that_a_record_writes_out_join_sentences_and_part_paragraphs() -> None:
    text = "造林面积\\r\\n9万亩。\\r\\n用水量增长6%，漏损率\\n降到9%。"
    wanted = [("造林面积", "9万亩"), ("用水量", "6%"), ("漏损率", "9%")]
    program = text.replace("\\r\\n", '\\n" +\n    "').replace("率\\n", '率\\n" +\n    "')
    for written in (text, program):
        rows = extract(make_document(Content(written), id="x")).statements
        assert [(row.indicator, row.figure) for row in rows] == wanted
    # no line end: the name of a letter in a formula
    assert plain(r"漏损率\nu降到9%") == r"漏损率\nu降到9%"


def test_a_table_keeps_its_blanks() -> None:
    text = "产值 12 亿元，增长 8 %。"
    cells = (Cell(0, 9, 0, 0), Cell(10, len(text), 0, 1))
    assert without_layout(Document("x", text)) is not None
    assert without_layout(Document("x", text, tables=(TextTable(0, len(text), cells),))) is None


def test_what_a_document_holds_moves_with_its_text() -> None:
    document = make_document(Content(emphasised(HEAD + TOLD).replace("一年来", "**一年来**")), id="x")
    found = without_layout(document)
    assert found is not None
    read, offsets = found
    for section, moved in zip(document.sections, read.sections, strict=True):
        assert read.text[moved.start : moved.body] == document.text[section.start : section.body]
    at = read.text.index("96.7万吨")
    assert document.text[slice(*offsets.span(at, at + 6))] == "96.7**万吨"


def test_full_width_digits_are_read_as_narrow_ones() -> None:
    assert with_plain_digits("增长８．５％（ＧＤＰ）") == "增长8．5％（GDP）"


@given(st.text(alphabet="产值达到增长，。；12.8% \n*年月日\u3000\xa0", max_size=200))
def test_nothing_but_layout_is_left_out(text: str) -> None:
    found = without_layout(Document("x", text))
    if found is None:
        return
    read, offsets = found
    assert [text[offsets[at]] for at in range(len(read.text))] == list(read.text)
    assert [c for c in read.text if c not in _LAYOUT] == [c for c in text if c not in _LAYOUT]


def in_chinese_characters(text: str) -> str:
    for year, written in (("2019", "二〇一九"), ("2018", "二〇一八")):
        text = text.replace(year, written)
    return text


def test_years_in_chinese_characters_are_those_in_digits() -> None:
    assert said(in_chinese_characters(HEAD + TOLD)) == said(HEAD + TOLD)


def test_yuan_are_yuan_with_their_name_behind_them() -> None:
    told = "产值12亿元、增长8%，其中出口3亿元。"
    assert said(told.replace("亿元", "亿元人民币")) == said(told)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("出口总额9万元，是20 11年的4倍。", "出口总额9万元，是2011年的4倍。"),
        ("出口总额9万元，是201 1 年的4倍。", "出口总额9万元，是2011 年的4倍。"),
        ("2 018年，出口总额9万元。", "2018年，出口总额9万元。"),
        ("1 998年和20 18年，出口总额9万元。", "1998年和2018年，出口总额9万元。"),
        ("漏损率下 降9%左 右，其中县城超 过8%。", "漏损率下降9%左右，其中县城超过8%。"),
        ("煤耗降低3.5克标 准煤/千瓦时。", "煤耗降低3.5克标准煤/千瓦时。"),
        ("茶馆接待9万人\n次，漏损率下\n降9%左\n右。", "茶馆接待9万人次，漏损率下降9%左右。"),
        ("茶馆接待客人， \n其中农户9户。 \n茶园", "茶馆接待客人，\n其中农户9户。\n茶园"),
        ("建成区分别达到7平方公里、8平方公 里。", "建成区分别达到7平方公里、8平方公里。"),
        ("年用电量3亿千瓦 时，新建管网5公 里。", "年用电量3亿千瓦时，新建管网5公里。"),
    ],
)
def test_blanks_inside_years_and_units_of_sentences_are_left_out(text: str, read: str) -> None:
    found = without_layout(Document("x", text))
    assert found is not None
    assert found[0].text == read


@pytest.mark.parametrize(
    "text",
    [
        "20 11年  20 12年",
        "| 20 11年 | 9，8 |",
        "办公 里弄，共20 1处。",
        "增\n长\n8%",  # the cells of a narrow column
        "| 下 降 | 8%，9% |",
        "茶农可以 上学，茶园在山左 右侧。",
        "上 升下 降，茶价12 020年年都好。",
    ],
)
def test_blanks_that_part_cells_or_words_stay(text: str) -> None:
    assert without_layout(Document("x", text)) is None
