"""What holds for any text: true offsets, no crash, one time through, the same values in traditional characters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.documents.document import Document
from plancheck.quantities.find import find_quantities
from plancheck.quantities.view import make_view
from plancheck.statements.extract import extract
from plancheck.vocabulary import load_vocabulary

PIECES = st.sampled_from(
    [
        "2010年", "到2015年", "“十二五”期间", "交易额", "达到", "增长", "分别", "4.5", "万亿元", "亿", "%", "个百分点", "，", "。", "、", "和",
        "\n", "\f", " ", "　", "从", "提高到", "百分之", "十六", "翻两番", "一半", "〔", "〕", "（", "）", "<b>", "</b>", "&nbsp;", "-", "~",
        "1,234", "企业", "30家", "以上", "近", "占", "比重", "其中", "0", "9", "１２", "％", "萬", "億", "2011-2015年", ":", "/", "8.7:41.2:50.1",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_offsets_are_always_true(text: str) -> None:
    result = extract(Document("d", text))
    for row in (*result.quantities, *result.statements):
        assert text[row.start : row.end] == row.figure
        assert row.start < row.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_figure_becomes_a_statement_or_says_why_not(text: str) -> None:
    result = extract(Document("d", text))
    made = {row.start for row in result.statements}
    for quantity in result.quantities:
        assert (quantity.start in made) != bool(quantity.reason)
    assert all(row.indicator for row in result.statements)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_view_has_the_length_of_its_text(text: str) -> None:
    assert len(make_view(text, vocabulary=load_vocabulary())) == len(text)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_documents_one_after_the_other_give_the_figures_of_each(first: str, second: str) -> None:
    gap = "。\n\n\n"
    joined = [(q.value, q.unit) for q in find_quantities(first + gap + second)]
    apart = [(q.value, q.unit) for part in (first + gap, second) for q in find_quantities(part)]
    assert joined == apart


SIMPLIFIED = [
    "成交额达4.28万亿元",
    "约有30多个网点",
    "过千亿元的企业",
    "占总额的一半左右",
    "增加五百八十三亿元",
    "两万五千辆",
    "三分之二",
]
TO_TRADITIONAL = str.maketrans("万亿个额达总约网点过业占左两辆增", "萬億個額達總約網點過業佔左兩輛增")


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_traditional_characters_give_the_same_values(text: str) -> None:
    def values(t: str) -> list[tuple[str, str]]:
        return [(str(q.value), q.qualifier) for q in find_quantities(t)]

    assert values(text.translate(TO_TRADITIONAL)) == values(text) != []


HOSTILE = [
    "1", "一", "万", "亿", "，", "。", " ", "\n", "<", "&", "@", "a", "-", "(", "（", "“", "年", "五", "百", "分", "%", "1,", "1.", "1/", "<!--", "<script",
    "1年", "占", "的", "第", "十五", "2010年", "2010-", "约", "、", "和", "&#", "<a ", "从1到", "1:", "〔1", "一二三千", "百分之",
]  # fmt: skip


def cpu_seconds(text: str) -> float:
    start = time.process_time()
    extract(Document("d", text))
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_line_of_one_repeated_piece_costs_no_more_than_its_length(unit: str) -> None:
    """Sixteen times the text may take sixteen times as long, with room for noise, but not its square (256 times)."""
    small, large = unit * (1_500 // len(unit)), unit * (24_000 // len(unit))
    cpu_seconds(small)
    # a machine that is slow for a moment is asked again; the square is slow each time
    pairs = ((max(cpu_seconds(small), 0.002), cpu_seconds(large)) for _ in range(4))
    assert any(slow < 64 * fast for fast, slow in pairs)
