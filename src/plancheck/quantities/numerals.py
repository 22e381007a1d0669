"""Numerals: Arabic, Chinese and mixed, to exact decimals with the worth of their last written digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "○": 0, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}  # as pages in traditional characters write them
SMALL_SCALES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LONGEST = 40  # 九千九百九十九万…亿 with decimals has 36; a longer run is no number
GREAT_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}  # 兆 of money, as Taiwan and Hong Kong count it
ONE = Decimal(1)
_PLACES = tuple(ONE.scaleb(-decimals) for decimals in range(9))  # worth of the last digit behind the point


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Numeral:
    """A number and how exactly it was written.

    Parameters
    ----------
    value : Decimal
    place : Decimal
        Worth of one unit of the last written digit.
    decimals : int
        Digits written after the decimal point.
    """

    value: Decimal
    place: Decimal
    decimals: int = 0


def read_arabic(digits: str) -> Numeral:
    """Return the value of Arabic digits, with or without thousands separators.

    Examples
    --------
    >>> read_arabic("33,019,905").value, read_arabic("4.50").decimals
    (Decimal('33019905'), 2)
    """
    plain = digits.replace(",", "")
    decimals = len(plain) - plain.index(".") - 1 if "." in plain else 0
    return Numeral(
        Decimal(plain), _PLACES[decimals] if decimals < len(_PLACES) else ONE.scaleb(-decimals), decimals
    )


def scale_factor(scale: str) -> int:
    """Return what a run of scale characters multiplies by: 千万 = 10^7, 万亿 = 10^12.

    Examples
    --------
    >>> scale_factor("万亿")
    1000000000000
    """
    factor = 1
    for character in scale:
        factor *= SMALL_SCALES.get(character) or GREAT_SCALES[character]
    return factor


def _read_section(written: str) -> tuple[int, int]:
    """Value and last place of a numeral below 万: 三千六百五十, 五十, 十, 百."""
    if not written:
        return 1, 1
    total, digit, place, last = 0, None, 1, 0
    for character in written:
        if character in DIGITS:
            digit = DIGITS[character] if digit is None or last == -1 else digit * 10 + DIGITS[character]
            last, place = 0, 1
        else:
            scale = SMALL_SCALES[character]
            total += (1 if digit is None else digit) * scale
            digit, last, place = None, scale, scale
    if digit is not None:
        # 三百五 is 350, but 三百零五 is 305 and 二〇〇五 is written digit by digit
        shorthand = (
            total and len(written) > 2 and written[-2] in SMALL_SCALES and SMALL_SCALES[written[-2]] > 10
        )
        if shorthand:
            place = SMALL_SCALES[written[-2]] // 10
            digit *= place
        total += digit
    return total, place


def _read_integer(written: str) -> tuple[int, int]:
    for scale in ("亿", "万"):
        at = written.rfind(scale)
        if at >= 0:
            left, left_place = _read_integer(written[:at])
            factor = GREAT_SCALES[scale]
            rest = written[at + 1 :].lstrip("零〇")
            if not rest:
                return left * factor, left_place * factor
            right, right_place = _read_integer(rest)
            if len(rest) == 1 and rest in DIGITS and len(written) == at + 2:
                right, right_place = right * (factor // 10), factor // 10  # 两万五 is 25000
            return left * factor + right, right_place
    return _read_section(written)


@lru_cache(maxsize=4096)  # few are written out, and each again and again
def read_chinese(written: str) -> Numeral:
    """Return the value of a Chinese numeral.

    Raises
    ------
    KeyError
        When a character is no numeral.
    ValueError
        When it is longer than any amount that is written out (`LONGEST`).

    Examples
    --------
    >>> read_chinese("五百八十三亿").value, read_chinese("四十二点三").value, read_chinese("六万万").value
    (Decimal('58300000000'), Decimal('42.3'), Decimal('600000000'))
    >>> read_chinese("廿一亿").value, read_chinese("卅八点五").value
    (Decimal('2100000000'), Decimal('38.5'))
    """
    if len(written) > LONGEST:
        raise ValueError(f"expected a numeral of at most {LONGEST} characters, met {len(written)}")
    for tens, spelt in _TENS.items():
        written = written.replace(tens, spelt)
    whole, point, fraction = written.partition("点")
    scale = ""
    while fraction and fraction[-1] in "十百千万亿":
        scale, fraction = fraction[-1] + scale, fraction[:-1]
    if all(character in DIGITS for character in whole) and len(whole) > 1:
        value, place = int("".join(str(DIGITS[character]) for character in whole)), 1
    else:
        value, place = _read_integer(whole)
    if not point or not fraction:
        return Numeral(Decimal(value), Decimal(place))
    digits = "".join(str(DIGITS[character]) for character in fraction)
    factor = scale_factor(scale)
    decimals = len(digits)
    return Numeral(Decimal(f"{value}.{digits}") * factor, Decimal(1).scaleb(-decimals) * factor, decimals)
