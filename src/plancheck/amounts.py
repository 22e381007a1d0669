"""Numbers as readers write them: 亿 and 万亿 in Chinese, billion and trillion in English; periods and printed figures too."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Literal

Lang = Literal["zh", "en"]

_SCALES: dict[str, tuple[tuple[int, str], ...]] = {  # powers of ten
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, " trillion"), (9, " billion"), (6, " million")),
}
_CURRENCIES = {
    "CNY": ("元", "yuan"), "USD": ("美元", "US dollars"), "EUR": ("欧元", "euros"), "HKD": ("港元", "Hong Kong dollars"),
    "JPY": ("日元", "yen"), "TWD": ("新台币", "New Taiwan dollars"), "GBP": ("英镑", "pounds"),
}  # fmt: skip
_UNITS = {
    "pp": ("个百分点", " percentage points"), "x": ("倍", " times"), "m2": ("平方米", " m²"), "km2": ("平方公里", " km²"),
    "t": ("吨", " t"), "km": ("公里", " km"), "h": ("小时", " h"), "m3": ("立方米", " m³"),
}  # fmt: skip
# What Chinese counters and units count, for English. One that counts several kinds of things says nothing there: 家 firms,
# schools and shops, 张 beds and cards, 户 households and accounts, 个 anything; the indicator names the thing.
_COUNTERS = {
    "人": "persons", "名": "persons", "户": "", "家": "", "件": "items", "张": "", "个": "", "项": "items",
    "辆": "vehicles", "人次": "person-times", "亩": "mu", "公顷": "hectares", "吨": "t", "千瓦": "kW", "千瓦时": "kWh", "头": "head",
    "公里": "km", "平方米": "m²", "平方公里": "km²", "立方米": "m³", "册": "copies", "天": "days", "年": "years", "套": "sets",
    "吨标准煤": "t of standard coal", "台": "sets", "座": "", "所": "", "只": "head", "次": "times",
    "斤": "jin", "担": "dan", "里": "li", "海里": "nautical miles", "桶": "barrels", "车道公里": "lane-km",
    "吨公里": "t-km", "换算吨公里": "t-km", "人公里": "passenger-km", "载重吨": "DWT", "总吨": "GT",
    "千克标准煤": "kg of standard coal", "克标准煤": "g of standard coal", "克标准煤/千瓦时": "g of standard coal/kWh",
    "吨二氧化碳": "t of CO₂", "吨二氧化碳当量": "t of CO₂ equivalent", "吨油当量": "t of oil equivalent",
    "瓦": "W", "兆瓦": "MW", "吉瓦": "GW", "瓦时": "Wh", "兆瓦时": "MWh", "吉瓦时": "GWh", "太瓦时": "TWh",
    "千伏安": "kVA", "千伏": "kV", "马力": "hp", "分贝": "dB", "兆帕": "MPa", "标准立方米": "standard m³",
    "微克/立方米": "µg/m³", "毫克/立方米": "mg/m³", "毫克/升": "mg/L", "微克/升": "µg/L", "克/千瓦时": "g/kWh",
    "升/百公里": "L/100 km", "人/平方公里": "persons/km²", "立方米/公顷": "m³/ha", "公里/百平方公里": "km/100 km²",
    "兆比特/秒": "Mbit/s", "兆比特每秒": "Mbit/s", "吉比特/秒": "Gbit/s", "吉比特每秒": "Gbit/s", "太比特/秒": "Tbit/s",
    "太比特每秒": "Tbit/s", "千分点": "per-mille points", "基点": "basis points",
    "分钟": "minutes", "日": "days", "工作日": "working days", "周": "weeks", "月": "months", "岁": "years",
    "学时": "class hours", "课时": "class hours", "学年": "school years",
    "标准箱": "TEU", "标箱": "TEU", "张床位": "beds", "泊位": "berths", "车位": "parking spaces", "机架": "racks",
    "标准机架": "standard racks", "端口": "ports", "车道": "lanes", "剂次": "doses", "剂": "doses", "艘": "vessels",
    "艘次": "vessel calls", "架次": "flights", "车次": "vehicle trips", "户次": "household-times", "家次": "firm-times",
    "种": "kinds", "类": "kinds", "起": "cases", "例": "cases", "宗": "cases", "省份": "provinces", "镇": "towns", "乡": "townships",
    "位": "", "宅": "", "条": "", "架": "", "列": "", "部": "", "处": "", "间": "", "栋": "", "幢": "", "笔": "", "篇": "",
    "株": "", "棵": "", "匹": "", "枚": "", "支": "", "根": "", "块": "", "片": "", "批": "", "期": "", "届": "", "场": "",
    "班": "", "门": "", "本": "", "份": "", "对": "", "组": "", "站": "", "眼": "", "孔": "", "段": "", "节": "", "款": "",
    "口": "", "单": "", "台套": "", "台/套": "", "台件": "", "处(个)": "", "床": "", "箱": "", "首": "", "集": "", "层": "",
}  # fmt: skip
PER_MILLE = "‰"
_UNSCALED = ("%", "pp", "x", PER_MILLE)
# What an amount is told of, behind the stroke of 吨标准煤/万元.
_EACH = {
    "人": "person", "万人": "10,000 persons", "户": "household", "万元": "10,000 yuan", "亿元": "100 million yuan", "元": "yuan", "CNY": "yuan",
    "万美元": "10,000 US dollars", "亩": "mu", "公顷": "hectare", "年": "year", "月": "month", "日": "day", "天": "day", "小时": "hour",
    "千瓦": "kW", "千瓦时": "kWh", "吨": "t", "千克": "kg", "公斤": "kg", "升": "L", "立方米": "m³", "平方米": "m²", "平方公里": "km²",
    "公里": "km", "人次": "person-time", "辆": "vehicle", "件": "item", "次": "time", "头": "head", "日·人": "day and person",
}  # fmt: skip
# a figure is said once for each claim it is in, in two languages; those of one place come together
_KEPT = 4_096
EXACT_DIGITS = 12  # hold the ends of what any printed figure can stand for; a third has more
_LONGEST_EXACT = 20  # characters; what has more is a fraction without end: 三分之一
_WIDE = Context(prec=400)  # for digits behind the point of any float
_HAN = re.compile(r"[\u3400-\u9fff]")
AMOUNT_PARTS = re.compile(r"(\D*?)([\d.,]+)(.*)")  # sign, digits, scale word with unit
_LONGEST = 9  # digits before the point; what is longer after its scale word is no amount anyone prints
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def round_significant(value: Decimal, digits: int, *, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """Return `value` rounded to `digits` significant digits, half-even unless said otherwise.

    Examples
    --------
    >>> round_significant(Decimal("340885451028.48"), 4)
    Decimal('3.409E+11')
    """
    if not value.is_finite() or value == 0:
        return value
    return _context(max(digits, 1), rounding).create_decimal(value)


@lru_cache(maxsize=64)  # making one costs ten roundings
def _context(digits: int, rounding: str) -> Context:
    return Context(prec=digits, rounding=rounding)


def say_amount(
    value: Decimal | float,
    unit: str,
    *,
    lang: Lang,
    digits: int | None = None,
    rounding: str = ROUND_HALF_EVEN,
) -> str:
    """Return a value in base units with its scale word and unit.

    Parameters
    ----------
    value : Decimal or float
        In base units (currency units, persons, percent).
    unit : str
        Unit of the tables: ``CNY``, ``%``, ``pp``, ``x``, a counter.
    lang : {"zh", "en"}
    digits : int, optional
        Significant digits; exact when not given.
    rounding : str
        A rounding mode of `decimal`, for the ends of intervals.

    Examples
    --------
    >>> format_amount(Decimal("4252.8E8"), "CNY", lang="zh"), format_amount(Decimal("37.2E12"), "CNY", lang="en")
    ('4252.8亿元', '37.2 trillion yuan')
    >>> format_amount(Decimal("0.485E9"), "人", lang="zh"), format_amount(Decimal("9.36"), "%", lang="en")
    ('4.85亿人', '9.36%')
    >>> format_amount(Decimal("-2.11"), "‰", lang="en"), format_amount(Decimal("0.45"), "吨标准煤/万元", lang="en")
    ('−2.11‰', '0.45 t of standard coal per 10,000 yuan')
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not number.is_finite():
        return "–" if number.is_nan() else "∞" if number > 0 else "−∞"
    if digits is not None:
        number = round_significant(number, digits, rounding=rounding)
    sign, number = "−" if number < 0 else "", abs(number)
    power, word = _scale_of(number, unit, lang)
    number = number.scaleb(-power) if power else number
    return sign + _with_unit(_digits(number, grouped=lang == "en" or not word) + word, unit, lang)


def last_place_shown(low: Decimal, high: Decimal, *, least: int, is_narrow: bool = True) -> int:
    """Return the power of ten of the last digit that both ends of an interval are printed with.

    It is that of the end farther from zero with `least` significant digits; a finer one where the nearer end would lose its
    first digit, or, asked whether the interval is narrow, where an end would move by more than a quarter of the width.

    Examples
    --------
    >>> last_place_shown(Decimal("28672.5"), Decimal("28673.5"), least=4, is_narrow=True)
    -1
    >>> last_place_shown(Decimal("40.6"), Decimal("157.2"), least=3, is_narrow=False)
    0
    >>> last_place_shown(Decimal("0.012"), Decimal("57.4"), least=3, is_narrow=False)
    -2
    """
    first = [end.adjusted() for end in (low, high) if end]
    places = [max(first) - least + 1, *first]
    if is_narrow and high > low:
        places.append(((high - low) / 2).adjusted())
    return min(places, default=0)


def round_to(value: Decimal, last: int, *, rounding: str) -> Decimal:
    """Return a value rounded to a power of ten, with no more digits than any printed figure needs.

    Examples
    --------
    >>> round_to(Decimal("28672.53"), -1, rounding=ROUND_HALF_EVEN), round_to(Decimal("0.04"), 0, rounding=ROUND_HALF_UP)
    (Decimal('28672.5'), Decimal('0.04'))
    """
    return round_significant(value, min(max(value.adjusted() - last + 1, 1), EXACT_DIGITS), rounding=rounding)


def as_fine_as(text: str, other: str) -> str:
    """Return an amount with zeros behind the point where another counted in the same has more digits there.

    Examples
    --------
    >>> as_fine_as("91.5%", "91.62%"), as_fine_as("91.62%", "91.5%"), as_fine_as("9000万元", "1.25亿元")
    ('91.50%', '91.62%', '9000万元')
    """
    mine, its = AMOUNT_PARTS.fullmatch(text), AMOUNT_PARTS.fullmatch(other)
    if mine is None or its is None or mine[3] != its[3]:
        return text
    lacking = len(its[2].partition(".")[2]) - len(mine[2].partition(".")[2])
    if lacking <= 0:
        return text
    return f"{mine[1]}{mine[2]}{'' if '.' in mine[2] else '.'}{'0' * lacking}{mine[3]}"


def say_in_both(value: Decimal, unit: str) -> tuple[str, str]:
    """Return a value in base units with its scale word and unit, exact, in Chinese and in English.

    Parameters
    ----------
    value : Decimal
        In base units.
    unit : str

    Examples
    --------
    >>> say_in_both(Decimal("-4252.8E8"), "CNY"), say_in_both(Decimal("9.360"), "%")
    (('−4252.8亿元', '−425.28 billion yuan'), ('9.36%', '9.36%'))
    """
    if unit not in _UNSCALED or not value.is_finite():
        return say_amount(value, unit, lang="zh"), say_amount(value, unit, lang="en")
    # nothing but the commas and the name of the unit can differ
    text = ("−" if value < 0 else "") + _digits(abs(value), grouped=True)
    return _with_unit(text, unit, "zh"), _with_unit(text, unit, "en")


def say_percent(value: Decimal | float, *, digits: int = 1, signed: bool = False) -> str:
    """Return a percentage rounded half up to so many digits after the point, with the sign that amounts have.

    Parameters
    ----------
    value : Decimal or float
        In percent; a float is taken as it is written.
    digits : int
        After the point.
    signed : bool
        Write a plus too.

    Examples
    --------
    >>> say_percent(-3.21), say_percent(12.5), say_percent(12.5, signed=True), say_percent(-0.04)
    ('−3.2%', '12.5%', '+12.5%', '0.0%')
    >>> say_percent(7.45), say_percent(Decimal("-7.45")), say_percent(2.5, digits=0)
    ('7.5%', '−7.5%', '3%')
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not number.is_finite():
        return "–" if number.is_nan() else "∞" if number > 0 else "−∞"
    size = abs(number).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP, context=_WIDE)
    sign = "" if not size else "−" if number < 0 else "+" if signed else ""
    return f"{sign}{size}%"


def say_margin(margin: float) -> str:
    """Return how far a relation is from its edge, a fraction, as a percentage with its sign.

    Examples
    --------
    >>> say_margin(-0.1153), say_margin(0.0018), say_margin(-0.00001)
    ('−11.53%', '+0.18%', '0.00%')
    """
    return say_percent(Decimal(repr(float(margin))).scaleb(2), digits=2, signed=True)


def scale_of(value: Decimal | float, unit: str, *, lang: Lang) -> tuple[int, str]:
    """Return the power of ten that a value is counted in and its word; 0 and no word for a small one and for percentages.

    Parameters
    ----------
    value : Decimal or float
        In base units; finite.
    unit : str
    lang : {"zh", "en"}

    Examples
    --------
    >>> scale_of(4.5e12, "CNY", lang="zh"), scale_of(Decimal("-485000000"), "人", lang="en"), scale_of(12000, "%", lang="zh")
    ((12, '万亿'), (6, ' million'), (0, ''))
    """
    return _scale_of(value if isinstance(value, Decimal) else Decimal(value), unit, lang)


def _scale_of(value: Decimal, unit: str, lang: Lang) -> tuple[int, str]:
    if value and unit not in _UNSCALED:
        size = value.adjusted()  # the power of ten of its first digit
        for power, word in _SCALES[lang]:
            if size >= power:
                return power, word
    return 0, ""


def _digits(number: Decimal, *, grouped: bool) -> str:
    text = str(number)
    if ("E" in text or len(text) >= _LONGEST + 3) and number and number.adjusted() >= _LONGEST + 3:
        return f"{number:.4E}"
    if len(text) > _LONGEST_EXACT:
        text = str(round_significant(number, max(4, number.adjusted() + 1)))
    if "E" in text:
        text = _without_exponent(number)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if not grouped or len(text) <= 3:
        return text
    whole, point, fraction = text.partition(".")
    return f"{_grouped(whole)}{point}{fraction}" if len(whole) > 3 else text


def _grouped(digits: str) -> str:
    first = len(digits) % 3 or 3
    parts = [digits[:first]]
    for start in range(first, len(digits), 3):
        parts.append(digits[start : start + 3])
    return ",".join(parts)


def _without_exponent(number: Decimal) -> str:
    """Return ``f"{number:f}"`` in a third of its time."""
    text = str(number)
    if "E" not in text:
        return text
    mantissa, _, exponent = text.partition("E+")
    if not exponent or not number:
        return f"{number:f}"
    whole, _, fraction = mantissa.partition(".")
    return f"{whole}{fraction}{'0' * (int(exponent) - len(fraction))}"


def _with_unit(text: str, unit: str, lang: Lang) -> str:
    if unit in ("%", "‰"):
        return f"{text}{unit}"
    if unit in _CURRENCIES:
        zh, en = _CURRENCIES[unit]
        return text + zh if lang == "zh" else f"{text} {en}"
    if unit in _UNITS:
        return text + _UNITS[unit][0 if lang == "zh" else 1]
    if lang == "zh" or not unit:
        return text + unit
    return f"{text} {_counter_in_english(unit)}".rstrip()


@lru_cache(maxsize=_KEPT)
def _counter_in_english(unit: str) -> str:
    """Return the English of a unit; of one over another (吨标准煤/万元) where both are known, else it stays as it is."""
    known = _COUNTERS.get(unit)
    if known is not None:
        return known
    above, slash, below = unit.partition("/")
    if not slash or (unit.isascii() and above not in _CURRENCIES):  # t/d
        return unit
    counted = (
        _COUNTERS.get(above) or _CURRENCIES.get(above, ("", ""))[1] or _UNITS.get(above, ("", ""))[1].strip()
    )
    each = _EACH.get(below) or _UNITS.get(below, ("", ""))[1].strip()
    counted, each = (
        part or ("" if _HAN.search(whole) else whole) for part, whole in ((counted, above), (each, below))
    )
    return f"{counted} per {each}" if counted and each else unit


# for values that come again and again, as printed ones do
format_amount = lru_cache(maxsize=_KEPT)(say_amount)

_BOUNDS_ZH = {"approx": "约", "more_than": "超过", "nearly": "近", "less_than": "不足"}
_BOUNDS_EN = {
    "approx": "about ", "more_than": "more than ", "nearly": "nearly ", "less_than": "less than ",
    "at_least": "at least ", "at_most": "at most ",
}  # fmt: skip
_AFTER_ZH = {"at_least": "以上", "at_most": "以下"}
# 下降5%以上 is −5% or less
_TURNED = {"at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"}
_SIGNED = re.compile(r"[\[(（【［\s]*[-−－﹣负負]")


_HYPHENS = frozenset("-－﹣")
_BARE = re.compile(r"[+\-]?[0-9][0-9,.]*")
_ENDS_BARE = "0123456789.,"
_SAID_BARE = ("", "%", "‰", "个")  # a bare number of these is said as it stands
_PER = ("%", "‰")
_AROUND_DIGITS = re.compile(r"[,%‰\s]")


def one_line(text: str) -> str:
    r"""Return a figure that a page break tore apart on one line.

    Examples
    --------
    >>> one_line("3.88\n\n万亿元")
    '3.88万亿元'
    """
    return "".join(text.split())


def is_fall_in_words(figure: str, value: Decimal | float) -> bool:
    """Return whether only the words beside a figure tell that it counts a fall: its value has a sign, its print has none.

    Examples
    --------
    >>> is_fall_in_words("13.5%", Decimal("-13.5")), is_fall_in_words("-13.5%", Decimal("-13.5")), is_fall_in_words("5%", 5.0)
    (True, False, False)
    """
    return value == value and value < 0 and _SIGNED.match(figure) is None


def signed_qualifier(figure: str, qualifier: str, *, value: Decimal | float) -> str:
    """Return what a bound word says of a signed value: beside a fall in words it bounds the fall.

    Examples
    --------
    >>> signed_qualifier("13.5%", "at_least", value=-13.5), signed_qualifier("-3%", "at_least", value=-3.0)  # 下降13.5%以上
    ('at_most', 'at_least')
    """
    return _TURNED.get(qualifier, qualifier) if is_fall_in_words(figure, value) else qualifier


def with_minus(figure: str) -> str:
    """Return a printed figure whose hyphen before the first digit is the minus that our own amounts have.

    Examples
    --------
    >>> with_minus("-3%"), with_minus("－0.5个百分点"), with_minus("2-3家")
    ('−3%', '−0.5个百分点', '2-3家')
    """
    return f"−{figure[1:]}" if figure[:1] in _HYPHENS and figure[1:2].isdigit() else figure


def with_its_unit(figure: str, *, value: Decimal | float, unit: str) -> str:
    """Return a figure as printed; one that is a bare number, as in a table's cell, as an amount with its unit.

    Examples
    --------
    >>> with_its_unit("86.4", value=8.64e9, unit="CNY"), with_its_unit("18.3", value=18.3, unit="%"), with_its_unit("3400亿元", value=3.4e11, unit="CNY")
    ('86.4亿元', '18.3%', '3400亿元')
    >>> with_its_unit("4.57亿", value=4.57e8, unit=""), with_its_unit("12", value=12.0, unit="")
    ('4.57亿', '12')
    """
    if not unit or _BARE.fullmatch(unicodedata.normalize("NFKC", figure)) is None:
        return figure
    return format_amount(
        value if isinstance(value, Decimal) else Decimal(repr(float(value))), unit, lang="zh"
    )


@lru_cache(maxsize=_KEPT)
def printed_figure(figure: str, qualifier: str, *, value: Decimal, unit: str, lang: Lang) -> str:
    """Return a figure as printed with its bound word; in English its value first, the printed figure beside it.

    Examples
    --------
    >>> printed_figure("3400亿元", "more_than", value=Decimal("3.4E11"), unit="CNY", lang="zh")
    '超过3400亿元'
    >>> printed_figure("3400亿元", "more_than", value=Decimal("3.4E11"), unit="CNY", lang="en")
    'more than 340 billion yuan (3400亿元)'
    >>> printed_figure("91.6%", "exact", value=Decimal("91.6"), unit="%", lang="en")
    '91.6%'

    A cell of a table whose unit stands in its head is told with it:

    >>> printed_figure("4000", "exact", value=Decimal("4E7"), unit="件", lang="zh")
    '4000万件'
    >>> printed_figure("200", "exact", value=Decimal("2E10"), unit="CNY", lang="en")
    '20 billion yuan (200)'

    A fall that only the words beside it tell (下降5%以上) has its sign, and its bound is that of the value:

    >>> printed_figure("5%", "at_least", value=Decimal(-5), unit="%", lang="zh")
    '−5%以下'
    >>> printed_figure("5%", "at_least", value=Decimal(-5), unit="%", lang="en")
    'at most −5% (5%)'
    """
    return printed_in_both(figure, qualifier, value, unit)[0 if lang == "zh" else 1]


def printed_in_both(figure: str, qualifier: str, value: Decimal, unit: str) -> tuple[str, str]:
    """Return a figure as `printed_figure` says it, in Chinese and in English: what both ask of it is asked once.

    Examples
    --------
    >>> printed_in_both("3400亿元", "more_than", Decimal("3.4E11"), "CNY")
    ('超过3400亿元', 'more than 340 billion yuan (3400亿元)')
    >>> printed_in_both("三分之一", "exact", Decimal(100) / 3, "%")[1]
    '33.33% (三分之一)'
    """
    text = one_line(figure)
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    last = plain[-1:]
    bare = last in _ENDS_BARE and _BARE.fullmatch(plain) is not None
    chinese = say_amount(value, unit, lang="zh") if bare and unit else text
    if value.is_signed() and is_fall_in_words(figure, value):
        qualifier = signed_qualifier(figure, qualifier, value=value)
        if not chinese.startswith("−"):
            chinese = f"−{chinese}" if chinese[:1].isdigit() else say_amount(value, unit, lang="zh")
    said: str | None = None
    words = "\u3400" <= last <= "\u9fff" or not (plain.isascii() or _HAN.search(plain) is None)
    if not words and (not bare or unit in _SAID_BARE):
        digits = plain if plain.isdigit() else _AROUND_DIGITS.sub("", plain)
        if _plain_digits(digits) == _plain_digits(_without_exponent(value)):
            said = plain if unit not in _PER or plain.endswith(unit) else f"{plain}{unit}"
    if said is None:
        english = say_amount(value, unit, lang="en")
        said = english if english == plain else f"{english} ({text})"
    return (
        f"{_BOUNDS_ZH.get(qualifier, '')}{with_minus(chinese)}{_AFTER_ZH.get(qualifier, '')}",
        f"{_BOUNDS_EN.get(qualifier, '')}{with_minus(said)}",
    )


def _plain_digits(digits: str) -> str:
    """Return digits without zeros behind the point: a value of 50000 is not the 5 that its cell prints."""
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@lru_cache(maxsize=_KEPT)
def format_period(period: str, *, lang: Lang) -> str:
    """Return a period of the tables in words.

    Examples
    --------
    >>> format_period("2006/2010", lang="zh"), format_period("2011-06-30", lang="zh"), format_period("2011-06", lang="en")
    ('2006—2010年', '2011年6月30日', 'June 2011')
    >>> format_period("2006/2010", lang="en"), format_period("2010", lang="en")
    ('2006–2010', '2010')
    """
    first, slash, last = period.partition("/")
    if slash:
        if lang == "zh" and first.isdigit() and last.isdigit():
            return f"{first}—{last}年"
        sign = "—" if lang == "zh" else "–"
        return f"{format_period(first, lang=lang)}{sign}{format_period(last, lang=lang)}"
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", period)
    if match is None or not 1 <= int(match[2] or 1) <= len(_MONTHS):
        return period
    year, month, day = match[1], match[2], match[3]
    if lang == "zh":
        return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    parts = [str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year]
    return " ".join(part for part in parts if part)


def count_of(count: int, thing: str, things: str = "") -> str:
    """Return a count with its noun, `things` being its plural where it is not regular.

    Examples
    --------
    >>> count_of(1, "document"), count_of(2, "document")
    ('1 document', '2 documents')
    """
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"
