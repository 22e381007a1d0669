"""Read amounts in words and ratios: 百分之十六, 翻两番, 一半, 三分之一, 近六成, 8.7∶41.2∶50.1."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from plancheck.quantities.candidates import ARABIC
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import LONGEST, Numeral, read_arabic, read_chinese, scale_factor
from plancheck.quantities.reader import Reader

_PART = r"([0-9]{1,2}(?:\.\s?[0-9]+)?)"  # a page may break it after the point
_RATIO = re.compile(rf"{_PART}\s?[:∶：]\s?{_PART}\s?[:∶：]\s?{_PART}(?![0-9:])")
_TO_ONE = re.compile(rf"({ARABIC})\s?[:∶：]\s?1(?![0-9.:∶：])")
_ONE_TO = re.compile(rf"1\s?[:∶：]\s?({ARABIC})(?![0-9.:∶：%万千])")
_TWO_PARTS = re.compile(rf"{_PART}\s?[:∶：]\s?{_PART}(?![0-9.:∶：%])")
_PER = {"百": "%", "千": "‰", "万": "‱"}
_PARTS_WORDS = re.compile("(?:比例|比重|结构|占比|配比)[^，。；]{0,14}$")
_PARTS_BEHIND = re.compile("的?(?:比例|比重)")
_RATIO_OF_MAPS = ("尺", "分")  # 比例尺1:500, 比分1:3
_RATIO_WORDS = re.compile("(?:比(?:值|例)?|差距|倍差)[^，。；]{0,14}$")


class WordReader(Reader):
    """Reads shares, fractions and multiples that are words, and ratios."""

    def read(self, match: re.Match[str]) -> Figure | None:
        """Return the figure of a candidate in words; None where it is no amount."""
        view, start = self.view, match.start()
        before = view[start - 1 : start]
        if match["per"] is not None:
            digits = match["perdigits"]
            if digits and len(digits) > LONGEST:
                return None
            try:
                numeral = read_arabic(digits) if digits else read_chinese(match["perhan"])
            except (KeyError, ValueError):
                return None
            of = match["per"].partition("分")[0]
            unit = _PER.get(of, "%")
            if of not in _PER:  # 十万分之五, 百万分之三: no sign of their own
                worth = Decimal(100) / scale_factor(of)
                numeral = replace(numeral, value=numeral.value * worth, place=numeral.place * worth)
            return self.bounded(
                Figure(
                    start, match.end(), numeral.value, numeral.place, numeral.decimals, unit, "percent", "han"
                )
            )
        if match["fold"] is not None:
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
        if match["doubled"] is not None:
            doubled = Figure(start, match.end(), Decimal(2), Decimal(1), 0, "x", "multiple", "fold")
            return self.bounded(doubled)
        if match["halfpoint"] is not None:
            half = Figure(start, match.end(), Decimal("0.5"), Decimal("0.5"), 0, "pp", "points", "half")
            return self.bounded(half)
        if match["half"] is not None:
            if match["half"] == "半" and view[max(0, start - 3) : start - 1] in ("时间", "任务", "双"):
                return None  # 时间过半: idle talk
            if before == "另" or (
                match["half"] == "半数" and view[match.end() : match.end() + 1] in tuple("是天路导自旱")
            ):
                return None
            following = view[match.end() : match.end() + 2]
            figure = Figure(start, match.end(), Decimal(50), Decimal(10), 0, "%", "percent", "half")
            if following in ("稍多", "略多", "还多", "强，") or following[:1] == "多":
                return replace(self.bounded(figure), qualifier="more_than", opens="upper")
            return self.bounded(figure)
        if match["fraction"] is not None:
            if max(len(match["parts"]), len(match["taken"])) > LONGEST:
                return None
            parts, taken = read_chinese(match["parts"]).value, read_chinese(match["taken"]).value
            if not parts or taken > parts:
                return None
            return self.bounded(
                Figure(start, match.end(), taken * 100 / parts, Decimal(10), 0, "%", "percent", "fraction")
            )
        if match["tenths"] is not None:
            return self._read_tenths(match, start, before)
        return None

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
        if parts is not None and _sums_to_whole(parts):
            return [_part_of_whole(parts, number) for number in (1, 2, 3)]
        two = _TWO_PARTS.match(self.view, start)
        if two is not None and self._parts_whole(two):
            whole = sum((_read_part(two, number).value for number in (1, 2)), Decimal(0))
            return [_part_of_whole(two, number, times=100 / whole) for number in (1, 2)]
        to_one = _TO_ONE.match(self.view, start)
        one_to = _ONE_TO.match(self.view, start) if to_one is None else None
        found = to_one or one_to
        if found is None or _RATIO_WORDS.search(self.view, max(0, start - 24), start) is None:
            return []
        numeral = read_arabic(found[1])
        value, place = numeral.value, numeral.place
        if one_to is not None:  # 师生比不低于1:350: so much of the one for each of the other
            if not value or self.view[start - 1 : start] in _RATIO_OF_MAPS:
                return []
            value, place = 1 / value, place / (value * value)
        return [
            self.bounded(Figure(start, found.end(), value, place, numeral.decimals, "x", "multiple", "toone"))
        ]

    def _parts_whole(self, two: re.Match[str]) -> bool:
        """Whether two numbers are the parts of a whole: 由6:4调整为5.5:4.5 behind 比例, 按90:10比例共担."""
        whole = sum((_read_part(two, number).value for number in (1, 2)), Decimal(0))
        if whole not in (Decimal(10), Decimal(100)):
            return False
        if _PARTS_BEHIND.match(self.view, two.end()) is not None:
            return True
        return _PARTS_WORDS.search(self.view, max(0, two.start() - 24), two.start()) is not None


def _sums_to_whole(parts: re.Match[str]) -> bool:
    """Whether three numbers of a ratio are the shares of a whole: 8.7∶41.2∶50.1."""
    return abs(sum((_read_part(parts, number).value for number in (1, 2, 3)), -Decimal(100))) <= 1


def _read_part(parts: re.Match[str], number: int) -> Numeral:
    return read_arabic("".join(parts[number].split()))


def _part_of_whole(parts: re.Match[str], number: int, *, times: Decimal = Decimal(1)) -> Figure:
    numeral = _read_part(parts, number)
    start, end = parts.span(number)
    return Figure(
        start, end, numeral.value * times, numeral.place * times, numeral.decimals, "%", "percent", "ratio",
        outer_start=start, outer_end=end, role=f"part{number}",
    )  # fmt: skip
