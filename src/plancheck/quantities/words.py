"""Read amounts in words and ratios: 百分之十六, 翻两番, 一半, 三分之一, 近六成, 8.7∶41.2∶50.1."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from plancheck.quantities.candidates import ARABIC, HAN, HAN_DIGIT
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import LONGEST, ONE, Numeral, read_arabic, read_chinese, scale_factor
from plancheck.quantities.reader import Reader

_PART = rf"([0-9]{{1,2}}(?:\.\s?[0-9]+)?|[{HAN_DIGIT}十]{{1,4}}(?:点[{HAN_DIGIT}]{{1,2}})?)"  # a page may break it after the point
_TO = r"\s?[:∶：比]\s?"  # 6:4, 六比四
_RATIO = re.compile(rf"{_PART}{_TO}{_PART}{_TO}{_PART}(?![0-9:{HAN}点])")
_NUMBER = rf"({ARABIC}|[{HAN_DIGIT}十百]{{1,5}}(?:点[{HAN_DIGIT}]{{1,2}})?)"
_CLOCK = re.compile("(?:[01]?[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$")
_DAY = re.compile(r"[0-9]{1,2}[-/.月][0-9]{1,2}日?[ T]{0,2}$|时间[:：]? ?$")
_TO_ONE = re.compile(rf"{_NUMBER}{_TO}[1一](?![0-9.:∶：{HAN}点])")
_ONE_TO = re.compile(rf"[1一]{_TO}{_NUMBER}(?![0-9.:∶：%{HAN}点])")
_TWO_PARTS = re.compile(rf"{_PART}{_TO}{_PART}(?![0-9.:∶：%{HAN}点]|比[0-9{HAN}])")
_TENTHS, _HUNDREDTHS = Decimal(10), Decimal(100)
_PER = {"百": "%", "千": "‰", "万": "‱"}
_PARTS_WORDS = re.compile("(?:比例|比重|结构|占比|配比)[^，。；]{0,14}$")
# 所占的比重，由1949年的二九比七一变为1952年的三九点七比六〇点三
_PARTS_TOLD = re.compile("(?:比例|比重|结构|占比|配比|之比)[^。；\n]{0,40}$")
_PARTS_BEHIND = re.compile("的?(?:比例|比重)")
_RATIO_OF_MAPS = ("尺", "分")  # 比例尺1:500, 比分1:3
_RATIO_WORDS = re.compile(  # 收入比由2015年的2.7∶1缩小到2020年的2.5∶1
    rf"(?:比(?:值|例)?|差距|倍差)(?:[^，。；]{{0,14}}|[^，。；]{{0,12}}?{_NUMBER}{_TO}[1一][^，。；]{{1,12}})$"
)


class WordReader(Reader):
    """Reads shares, fractions and multiples that are words, and ratios."""

    def read(self, match: re.Match[str]) -> Figure | None:
        """Return the figure of a candidate in words; None where it is no amount."""
        start = match.start()
        if match["per"] is not None:
            return self._read_per(match, start)
        if match["fold"] is not None:
            return self._read_fold(match, start)
        if match["doubled"] is not None:
            doubled = Figure(start, match.end(), Decimal(2), Decimal(1), 0, "x", "multiple", "fold")
            return self.bounded(doubled)
        if match["halfpoint"] is not None:
            half = Figure(start, match.end(), Decimal("0.5"), Decimal("0.5"), 0, "pp", "points", "half")
            return self.bounded(half)
        if match["half"] is not None:
            return self._read_half(match, start)
        if match["fraction"] is not None:
            return self._read_fraction(match, start)
        if match["tenths"] is not None:
            return self._read_tenths(match, start, self.view[start - 1 : start])
        return None

    def _read_per(self, match: re.Match[str], start: int) -> Figure | None:
        """百分之十六, 千分之三, 十万分之五."""
        digits, end = match["perdigits"], match.end()
        if digits and len(digits) > LONGEST:
            return None
        try:
            if digits:
                numeral = read_arabic(digits)
            else:
                written, end = self.torn_numeral(start, end, match["perhan"], share=True)
                numeral = read_chinese(written)
                numeral = replace(numeral, place=min(numeral.place, ONE))  # 百分之十 is 10%, not 5 to 15
        except (KeyError, ValueError):
            return None
        of = match["per"].partition("分")[0].rstrip()
        if of == match["perhan"] == "百" and self.view.startswith(self.grammar.no_whole, end):
            return None  # 百分之百地投入: a figure of speech
        unit = _PER.get(of, "%")
        if of not in _PER:  # 十万分之五, 百万分之三: no sign of their own
            worth = Decimal(100) / scale_factor(of)
            numeral = replace(numeral, value=numeral.value * worth, place=numeral.place * worth)
        return self.bounded(
            Figure(start, end, numeral.value, numeral.place, numeral.decimals, unit, "percent", "han")
        )

    def _read_fold(self, match: re.Match[str], start: int) -> Figure:
        """翻一番, 翻了近两番, 翻一番半: doubled so many times."""
        times = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}.get(
            match["times"] or ""
        ) or int(match["times"])
        value = Decimal(2) ** times
        if match["foldhalf"]:
            value *= Decimal("1.5")
        inner = match["fold"]
        figure = self.bounded(Figure(start, match.end(), value, Decimal(1), 0, "x", "multiple", "fold"))
        for word, qualifier, opens in (
            ("近", "nearly", "lower"),
            ("超过", "more_than", "upper"),
            ("约", "approx", "both"),
            ("不止", "more_than", "upper"),
        ):
            if word in inner:
                figure = replace(figure, qualifier=qualifier, opens=opens)
        return figure

    def _read_half(self, match: re.Match[str], start: int) -> Figure | None:
        """一半, 过半, 半数以上."""
        view, end = self.view, match.end()
        if match["half"] == "半" and view[max(0, start - 3) : start - 1] in ("时间", "任务", "双"):
            return None  # 时间过半: idle talk
        if view[start - 1 : start] == "另" or (
            match["half"] == "半数" and view[end : end + 1] in tuple("是天路导自旱")
        ):
            return None
        following = view[end : end + 2]
        figure = Figure(start, end, Decimal(50), Decimal(10), 0, "%", "percent", "half")
        if following in ("稍多", "略多", "还多", "强，") or following[:1] == "多":
            return replace(self.bounded(figure), qualifier="more_than", opens="upper")
        return self.bounded(figure)

    def _read_fraction(self, match: re.Match[str], start: int) -> Figure | None:
        """三分之一; no fraction above one."""
        if max(len(match["parts"]), len(match["taken"])) > LONGEST:
            return None
        parts, taken = read_chinese(match["parts"]).value, read_chinese(match["taken"]).value
        if not parts or taken > parts:
            return None
        return self.bounded(
            Figure(start, match.end(), taken * 100 / parts, Decimal(10), 0, "%", "percent", "fraction")
        )

    def _read_tenths(self, match: re.Match[str], start: int, before: str) -> Figure | None:
        following = self.view[match.end() : match.end() + 1]
        if before == "\n":
            before = self.view[start - 2 : start - 1]  # a line may end before the number
        if (following in self.grammar.no_tenths and following) or (
            before and before not in self.grammar.tenths_before and following not in "以左多，。；、"
        ):
            return None
        written = match["tenths"].partition("成")[0].rstrip()
        value = read_chinese(written[-1]).value * 10
        place = Decimal(10)
        if match["tenthhalf"]:
            value, place = value + 5, Decimal(5)
        return self.bounded(Figure(start, match.end(), value, place, 0, "%", "percent", "tenths"))

    def read_ratio(self, start: int) -> list[Figure]:
        """Return the shares of a whole (8.7∶41.2∶50.1) or the ratio to one (2.4:1) at an offset; nothing where there is none."""
        parts = _RATIO.match(self.view, start)
        if parts is not None and _CLOCK.match(parts[0]) and _DAY.search(self.view, max(0, start - 12), start):
            return []  # 发布时间：2020-02-17 18:52:29
        if parts is not None:
            whole = _whole_of(parts, 3)
            if abs(whole - 100) <= 1:
                return [_part_of_whole(parts, number) for number in (1, 2, 3)]
            if whole == _TENTHS and self._told_as_parts(parts.start()):
                return [_part_of_whole(parts, number, times=Decimal(10)) for number in (1, 2, 3)]
        two = _TWO_PARTS.match(self.view, start)
        if two is not None and self._parts_whole(two):
            times = 100 / _whole_of(two, 2)
            return [_part_of_whole(two, number, times=times) for number in (1, 2)]
        to_one = _TO_ONE.match(self.view, start)
        one_to = _ONE_TO.match(self.view, start) if to_one is None else None
        found = to_one or one_to
        if found is None or _RATIO_WORDS.search(self.view, max(0, start - 40), start) is None:
            return []
        numeral = _read_part(found, 1)
        value, place = numeral.value, numeral.place
        if one_to is not None:  # 师生比不低于1:350: so much of the one for each of the other
            if not value or self.view[start - 1 : start] in _RATIO_OF_MAPS:
                return []
            value, place = 1 / value, place / (value * value)
        return [
            self.bounded(Figure(start, found.end(), value, place, numeral.decimals, "", "multiple", "toone"))
        ]

    def _parts_whole(self, two: re.Match[str]) -> bool:
        """Whether two numbers are the parts of a whole: 由6:4调整为5.5:4.5 behind 比例, 按90:10比例共担."""
        if _whole_of(two, 2) not in (_TENTHS, _HUNDREDTHS):
            return False
        if _PARTS_BEHIND.match(self.view, two.end()) is not None:
            return True
        if "比" in two.group():
            return self._told_as_parts(two.start())
        return _PARTS_WORDS.search(self.view, max(0, two.start() - 24), two.start()) is not None

    def _told_as_parts(self, start: int) -> bool:
        """Whether the sentence before an offset speaks of proportions: 农轻重的比例由三比三比四改为二比四比四."""
        return _PARTS_TOLD.search(self.view, max(0, start - 44), start) is not None


def _whole_of(parts: re.Match[str], number: int) -> Decimal:
    """What the first numbers of a ratio are together; zero where one is no number (一〇十)."""
    try:
        return sum((_read_part(parts, part).value for part in range(1, number + 1)), Decimal(0))
    except (KeyError, ValueError):
        return Decimal(0)


def _read_part(parts: re.Match[str], number: int) -> Numeral:
    written = parts[number]
    return read_chinese(written) if written[0] in HAN else read_arabic("".join(written.split()))


def _part_of_whole(parts: re.Match[str], number: int, *, times: Decimal = Decimal(1)) -> Figure:
    numeral = _read_part(parts, number)
    start, end = parts.span(number)
    return Figure(
        start, end, numeral.value * times, numeral.place * times, numeral.decimals, "%", "percent", "ratio",
        outer_start=start, outer_end=end, role=f"part{number}",
    )  # fmt: skip
