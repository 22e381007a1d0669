"""Numerals: exact values, the worth of the last written digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.quantities.numerals import read_arabic, read_chinese, scale_factor

DIGITS = "零一二三四五六七八九"


def write_chinese(number: int) -> str:
    """Write a number below 10^16 in Chinese: an independent way to the same numerals."""

    def section(n: int) -> str:
        out, pending = "", False
        for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit, n = divmod(n, scale)
            if digit:
                out += ("零" if pending and out else "") + DIGITS[digit] + name
                pending = False
            elif out:
                pending = True
        return out

    if number == 0:
        return "零"
    out, gap = "", False
    for power, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, power)
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + section(part) + name
            gap = False
        elif out:
            gap = True
    return out.replace("万亿", "万亿")


@pytest.mark.parametrize(
    ("written", "value", "place"),
    [
        ("五百八十三亿", 58_300_000_000, 100_000_000),
        ("一亿二千万", 120_000_000, 10_000_000),
        ("一万二千二百", 12_200, 100),
        ("一千三百六十九亿一千四百万", 136_914_000_000, 1_000_000),
        ("六万万", 600_000_000, 100_000_000),
        ("一万五千亿", 1_500_000_000_000, 100_000_000_000),
        ("二十万亿", 20 * 10**12, 10 * 10**12),
        ("十", 10, 10),
        ("两万五", 25_000, 1_000),
        ("三百五", 350, 10),
        ("三百零五", 305, 1),
        ("二〇三五", 2035, 1),
        ("千亿", 10**11, 10**11),
    ],
)
def test_chinese_numerals_have_the_value_and_place_they_are_written_to(
    written: str, value: int, place: int
) -> None:
    numeral = read_chinese(written)
    assert (numeral.value, numeral.place) == (value, place)


def test_decimals_of_chinese_numerals_are_exact() -> None:
    assert read_chinese("四十二点三").value == Decimal("42.3")
    assert read_chinese("一点二五万").value == 12_500
    assert read_chinese("百".strip()).value == 100


@given(st.integers(min_value=1, max_value=9_999_999_999_999))
def test_a_written_number_reads_back(number: int) -> None:
    written = write_chinese(number)
    if "万亿" in written and "亿" in written.partition("万亿")[2]:
        written = written.replace("万亿", "万")  # 十二万三千亿, as it is spoken, has one 亿
    assert read_chinese(written).value == number


@given(st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False))
def test_thousands_separators_do_not_change_a_value(value: Decimal) -> None:
    assert read_arabic(f"{value:,f}").value == value == read_arabic(f"{value:f}").value


def test_scales_multiply() -> None:
    assert scale_factor("万亿") == 10**12
    assert scale_factor("千万") == 10**7
    with pytest.raises(KeyError):
        scale_factor("元")
