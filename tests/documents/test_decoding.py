"""Bytes to text: every encoding a Chinese document comes in, and no guess that is not Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.documents.decoding import BELIEVED_SHARE, chinese_share, decode_text
from plancheck.errors import DocumentError

SIMPLIFIED = "二〇二五年全市地区生产总值达到1.2万亿元，比上年增长5.1%；其中第三产业占比为六成以上。\r\n数字经济增加值突破四千亿元。\n"
TRADITIONAL = "二零二五年全市地區生產總值達到1.2萬億元，比上年增長5.1%；其中第三產業佔比為六成以上。\r\n數字經濟增加值突破四千億元。\n"
JAPANESE = (
    "人口計画は、二〇三〇年の目標を三百万人とする。温室効果ガスの排出量を四六％削減し、次の施策を講ずる。\n"
    * 4
)
WORDS = st.lists(
    st.sampled_from("经济发展规划目标增长同比万亿元人户家年月日的是在和达到，。；、（）\n\r0123456789%.").map(
        str
    ),
    min_size=40,
    max_size=200,
).map("".join)


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_simplified_text_comes_back_exactly(encoding: str, codec: str) -> None:
    decoded = decode_text(SIMPLIFIED.encode(encoding), where="a.txt")
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, codec)


@pytest.mark.parametrize(
    ("encoding", "codec"), [("big5", "big5hkscs"), ("gb18030", "gb18030"), ("utf-8", "utf-8")]
)
def test_traditional_text_comes_back_exactly(encoding: str, codec: str) -> None:
    decoded = decode_text(TRADITIONAL.encode(encoding), where="a.txt")
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, codec)


def test_four_byte_gb18030_characters_are_read() -> None:
    text = "䶮县二〇二五年地区生产总值为一百亿元，比上年增长百分之五，目标如期完成。"
    assert decode_text(text.encode("gb18030"), where="a.txt").text == text


@given(WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_decoding_is_the_inverse_of_encoding(text: str, encoding: str) -> None:
    assert decode_text((text + SIMPLIFIED).encode(encoding), where="a.txt").text == text + SIMPLIFIED


def test_a_declared_charset_is_believed_only_when_it_reads_as_chinese() -> None:
    data = SIMPLIFIED.encode("gb18030")
    assert decode_text(data, where="a", declared="gb2312").text == SIMPLIFIED
    assert decode_text(data, where="a", declared="big5").text == SIMPLIFIED
    assert decode_text(data, where="a", declared="no-such-charset").text == SIMPLIFIED


def test_chinese_read_with_the_wrong_table_is_not_believed() -> None:
    assert chinese_share(SIMPLIFIED) == 1.0
    assert chinese_share(SIMPLIFIED.encode("utf-8").decode("gb18030", "ignore")) < BELIEVED_SHARE
    assert chinese_share(SIMPLIFIED.encode("gb18030").decode("latin-1")) < BELIEVED_SHARE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"abc\x00def", "NUL"),
        (bytes(range(256)) * 4, "binary"),
        (SIMPLIFIED.encode("utf-8")[:-2], "truncated"),
        (SIMPLIFIED.encode("utf-8").replace("年".encode(), b"\xff\xfe"), "UTF-16"),
        (SIMPLIFIED.encode("utf-16")[:-1], "truncated"),
        (JAPANESE.encode("iso2022_jp"), "ISO-2022"),
        (b"\x1b$)A\x0e4zJ6\x0f 2015\n", "ISO-2022"),
    ],
)
def test_what_is_no_text_is_named_with_its_file_and_place(data: bytes, expected: str) -> None:
    with pytest.raises(DocumentError, match=expected) as raised:
        decode_text(data, where="plan.txt")
    assert "plan.txt" in str(raised.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode_text(data, where="a.txt")
    except DocumentError:
        return
    assert "\x00" not in decoded.text


KOREAN = "인구 계획은 2030년 목표를 삼백만 명으로 한다. 경제성장률은 연평균 5%이다.\n" * 4


@pytest.mark.parametrize("declared", ["", "gb2312"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(JAPANESE, "euc-jp"), (JAPANESE, "shift-jis"), (KOREAN, "euc-kr"), (JAPANESE, "gb18030")],
)
def test_japanese_and_korean_are_never_read_as_other_characters(
    text: str, encoding: str, declared: str
) -> None:
    """Their bytes decode as GB18030 without an error, into Hanzi in common use."""
    try:
        decoded = decode_text(text.encode(encoding), where="plan.txt", declared=declared)
    except DocumentError as error:
        read, refusal = "", str(error)
    else:
        read, refusal = decoded.text, ""
    assert read == text or "expected Chinese text in UTF-8, GB18030, Big5 or UTF-16" in refusal


def test_a_whole_text_of_no_known_encoding_is_not_called_truncated() -> None:
    with pytest.raises(DocumentError, match="save the document as UTF-8") as raised:
        decode_text("Ефективність виробництва зросла на 5%\n".encode("koi8-u") * 3, where="plan.txt")
    assert "truncated" not in str(raised.value)


def test_a_list_of_rare_names_is_chinese() -> None:
    text = "、".join(["扬州", "徐州", "盐城", "淮安", "镇江", "嘉兴", "绍兴", "芜湖", "蚌埠", "亳州"] * 4)
    assert decode_text(text.encode("gb18030"), where="a.txt").text == text
