"""Read a candidate in Arabic digits: its scale, its unit, and whether it is an amount at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.asked_first import begins_with
from plancheck.quantities.candidates import TAIL
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import LONGEST, Numeral, read_arabic, scale_factor
from plancheck.quantities.reader import is_year
from plancheck.quantities.unit_behind import UnitReader
from plancheck.vocabulary import Unit

_PER_MANY = re.compile(r"([0-9]+(?:\.[0-9]+)?)(/1[0-9]{0,6}[万亿]?)(?![0-9/.])")
# 1/4、1/3, 1/4的甲、1/3的乙
_FRACTION_BEFORE = re.compile("(?<![0-9/第])[1-9][0-9]?/[1-9][0-9]{0,2}[^，。；：0-9/\n]{0,14}[、和及]近?$")
_BEFORE_FRACTION = (
    *"占的约近达到过有",
    *("全国", "全省", "全市", "全球", "世界"),
    *("总量", "总数", "总额"),
)
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/.])")
_DIGITS_ADDED = "([0-9]{1,3},[0-9]{3}(?![0-9,])|[0-9]{1,8})"
_SECOND_PART = re.compile(f"{_DIGITS_ADDED}([千百]?)(?P<more>[多余几]?)(?P<great>万?)")
_SECOND_OF_TRILLIONS = re.compile(f"{_DIGITS_ADDED}([千百]?)(?P<more>[多余几]?)(?P<great>[万亿])")
# digits of a whole number without separators; a longer run is the number of a file or an account
_LONGEST_WHOLE = 15
_TORN_SCALE = re.compile(r"[ ]{0,4}\n[ ]{0,8}亿(?=[多余]?[元美吨千立])")
_TITLE_NUMBER = re.compile("(?:^|\n)(?:[附续]?[表图]|专栏|附件) ?$")
_RANK_MOVED = re.compile("(?:升|提升|上升|前移|前进|跃升|进位?|晋|后移|下降|退后?)了?$")
# 排名由369位上升到235位
_IS_RANK = re.compile(
    "(?:排名|位次|名次|排位)(?:[由从为居至到的已第]|上年|20[0-9]{2}年|[0-9]{1,4}位|[上提跃晋]?升|前移|下降|后移|降)*$"
)
_SIZE_CLASS = re.compile(r"[ \-]{0,3}\n{0,3}[ ]{0,3}级")
_MAY_GO_ON = frozenset(" .\n")  # behind digits that a layout parts from the rest of their number
_BELOW = frozenset("十百千万")
_GREAT = re.compile("[万亿](?![0-9])")
_OPENS_TAIL = frozenset("多余几来十百千万亿兆")
begins_with(TAIL, _OPENS_TAIL, blank=True)
_RANKED = frozenset(("家", "户", "个", "大"))
_AHEAD = re.compile(
    "(?:行业|排名|世界|全[国球省市]|国内|位[列居]|名列|进入)前 ?$|(?:世界|全[国球省市])最[大强]的? ?$"
)
_FACTORS = tuple("0123456789）")
_BEFORE_MINUS = "为达长速率幅是由从的、和：:（到至 降\n"  # what a sign stands behind; behind a figure the dash leads to another
_CAPITALS = re.compile("(?<![A-Za-z0-9])(?:GDP|gdp|CPI|cpi|PPI|PMI|COD|BOD|R&D|TFP)$")
_AMOUNT = re.compile(r"\s?(?:%|个百分点|[十百千]?[万亿]|元|吨)")
_INDEX_BASES = ("1", "10", "100", "1000")
_INDEX_BASE = re.compile(r"(?:（[^（）]{0,8}|以[^，。；（）]{1,10})(?:为|=)\s?$")


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class _Tail:
    """What stands behind the digits of an amount.

    Parameters
    ----------
    end : int
        Where the number ends, with its scale and 多.
    scale : str
        十, 百, 万, 亿 …; empty where none is written.
    factor : int
        What the scale multiplies by.
    more : str
        多, 余, 几 or 来.
    close : bool
        Whether the scale stands right behind the digits.
    unit_from : int
        Where the unit begins.
    found : (str, Unit) or None
        The unit, and how it is written.
    times : int
        What a second part and the first are multiplied with together: 亿 of 3万5千亿.
    """

    end: int
    scale: str = ""
    factor: int = 1
    more: str = ""
    close: bool = False
    unit_from: int = 0
    found: tuple[str, Unit] | None = None
    times: int = 1


class ArabicReader(UnitReader):
    """Reads 1.2万家, 22/10万, 3.5亿元/年."""

    def read(self, match: re.Match[str], *, low: Figure | None) -> Figure | None:
        """Return the figure of a candidate in Arabic digits; None where it is no amount.

        `low`: the figure whose range this one may close.
        """
        view, start = self.view, match.start()
        before = view[start - 1 : start]
        digits = match.group()
        at = match.end()
        following = view[at : at + 1]
        if following == "年" and is_year(digits):
            return None  # most numbers that are no amount
        if len(digits) > LONGEST or ("," not in digits and len(digits.partition(".")[0]) > _LONGEST_WHOLE):
            return None
        if before and self._is_part_of_more(start, at):
            return None
        if digits in _INDEX_BASES and self._is_base_of_index(start, at):
            return None
        if following == "%" and self._is_style(start, at + 1):
            return None
        if following in _MAY_GO_ON:
            digits, at = self.whole_number(start, at, digits, before)
            following = view[at : at + 1]
        if following and self._is_told_otherwise(digits, at):
            return None
        if following == "/" and view[at + 1 : at + 2].isdigit():
            return self._read_slash(start)
        if following == "×" or (before == "/" and view[start - 2 : start - 1].isdigit()):
            return None
        numeral = read_arabic(digits)
        if before == "-":
            previous = view[start - 2 : start - 1]
            if low is None and previous.isascii() and previous.isalnum():
                return None
            if previous in _BEFORE_MINUS and view[start - 3 : start - 1] != "--":
                numeral = Numeral(-numeral.value, numeral.place, numeral.decimals)
                return self._with_tail(start - 1, at, numeral, digits=digits)
        return self._with_tail(start, at, numeral, digits=digits)

    def _is_part_of_more(self, start: int, end: int) -> bool:
        """Whether what stands before a number makes it part of a name, a formula or a rank: A5, 2×100万千瓦, 第3, 表2."""
        view = self.view
        before, of = view[start - 1], view[start - 2 : start - 1]
        if before.isascii() and (before.isalnum() or before in "_.:\\#&=@$"):
            # 其中:12个 is no time, 1欧元=7.8元 no formula
            apart = (before == ":" and "\u4e00" <= of <= "\u9fff") or (
                before == "=" and of != "" and of in "元镑"
            )
            if not apart and not self._follows_short_name(start, end):
                return True
        if before == "×":
            return of in _FACTORS  # 2×100万千瓦 is a size, （甲/乙）×100% a formula
        if before in "第双〔":
            return before != "〔" or not self._is_cumulative(start, end)
        if before in ",+":
            return of.isdigit()
        if before == " " and view[max(0, start - 40) : start].rstrip(" ")[-1:] == "第":
            return True
        titled = before in "表图栏件 "
        return titled and _TITLE_NUMBER.search(view, max(0, start - 6), start) is not None  # 表2 单价

    def _is_told_otherwise(self, digits: str, end: int) -> bool:
        """Whether what follows a number makes it a year, a month, the number of a list or a part of a sum: 05年, 3月, 2+1."""
        view = self.view
        following = view[end]
        if following == "年" and (
            is_year(digits)
            or is_year(digits.partition(".")[2])  # 2.2020年: the number of a list before a year
            or (digits.startswith("0") and len(digits) == 2)
        ):
            return True
        if following in self.grammar.no_amount and not view.startswith("日元", end):
            return True
        return following == "+" or (following == "." and view[end + 1 : end + 2].isdigit())

    def _is_base_of_index(self, start: int, end: int) -> bool:
        """Whether a number only says what an index or a ratio is measured against: 性别比（女性为100）, 以上年为100."""
        return (
            self.view[end : end + 1] in "，。；、） \n"
            and _INDEX_BASE.search(self.view, max(0, start - 14), start) is not None
        )

    def _follows_short_name(self, start: int, end: int) -> bool:
        """Whether a number with a unit of amounts stands right behind a name in letters: GDP5.5%, gdp9亿元, COD571万吨, not PM2.5."""
        name = _CAPITALS.search(self.view, max(0, start - 6), start)
        return name is not None and _AMOUNT.match(self.view, end) is not None

    def _is_style(self, start: int, end: int) -> bool:
        """Whether a number is what a page's markup sets (width: 100%;), and no amount."""
        if self.view[end : end + 1] not in ";\"'" or self.view[end : end + 1] == "":
            return False
        set_to = self.view[max(0, start - 4) : start].rstrip(" ")
        return len(set_to) > 1 and set_to[-1] in ":=" and set_to[-2].isascii() and set_to[-2].isalpha()

    def _is_cumulative(self, start: int, end: int) -> bool:
        return self.view[end : end + 1] in "〕%" and not is_year(self.view[start:end])

    def _read_slash(self, start: int) -> Figure | None:
        """Return a rate per so many, 22/10万, or a fraction where one of a whole stands, 占1/4; else None."""
        rate = _PER_MANY.match(self.view, start)
        if rate is not None and (rate[2][-1] in "万亿" or rate[2] in ("/100000", "/10000")):
            numeral = read_arabic(rate[1])
            value, place, decimals = numeral.value, numeral.place, numeral.decimals
            return self.bounded(
                Figure(start, rate.end(), value, place, decimals, rate[2], "percent", "arabic")
            )
        fraction = _FRACTION.match(self.view, start)
        if fraction is None:
            return None
        taken, parts = Decimal(fraction[1]), Decimal(fraction[2])
        before = self.view[max(0, start - 4) : start].rstrip(" ")
        following = self.view[fraction.end() : fraction.end() + 2]
        if not 0 < taken < parts or not (
            before.endswith(_BEFORE_FRACTION)
            or following in ("以上", "左右", "以下")
            or _FRACTION_BEFORE.search(self.view, max(0, start - 22), start) is not None
        ):
            return None
        return self.bounded(
            Figure(start, fraction.end(), taken * 100 / parts, Decimal(10), 0, "%", "percent", "fraction")
        )

    def _with_tail(self, start: int, at: int, numeral: Numeral, *, digits: str) -> Figure | None:
        """Return the figure whose digits end at `at`, with its scale, 多 and unit; None where it is no amount."""
        view = self.view
        tail = self._tail(start, at, digits)
        if tail is None:
            return None
        value, place = numeral.value, numeral.place
        if tail.scale:
            value, place = value * tail.factor, place * tail.factor
            second = (
                self._second_part(tail) if tail.close and not tail.more and not numeral.decimals else None
            )
            if second is not None:  # 1亿3千多万, 1万6千多户
                part, tail = second
                value, place = (value + part.value) * tail.times, part.place * tail.times
        scaled, end = bool(tail.scale), tail.end
        unit, kind, counter = "", "none", ""
        if tail.found is not None:
            written, base = tail.found
            if written == "两" and not scaled and is_year(digits):
                return None  # 2021和2022两年
            if written == "年" and not scaled and (is_year(digits) or numeral.value < 0):
                return None
            unit, kind, counter = base.unit, base.kind, base.written if "\n" in written else written
            value, place = value * base.factor, place * base.factor
            end = tail.unit_from + len(written)
            if "/" in view[end : end + 2]:
                unit, end = self.per_two(written, base, end)
        elif (told := self.unit_by_context(start, end, scaled=scaled, digits=digits)) is not None:
            counter, unit, kind, times, end = told
            value, place = value * times, place * times
        elif not scaled:
            following = view[end : end + 1]
            if is_year(digits) or (following.isascii() and following.isalpha()):
                return None
        if scaled and (not unit or kind == "physical") and _SIZE_CLASS.match(view, end) is not None:
            return None
        figure = self.bounded(
            Figure(start, end, value, place, numeral.decimals, unit, kind, "arabic", scaled, counter=counter)
        )
        if tail.more in ("多", "余", "几") and figure.qualifier in ("exact", "approx"):
            figure = replace(figure, qualifier="more_than", opens="upper")
        elif tail.more == "来" and figure.qualifier == "exact":
            figure = replace(figure, qualifier="approx", opens="both")
        return self._sift(figure, digits)

    def _tail(self, start: int, at: int, digits: str) -> _Tail | None:
        """Return what stands behind the digits; None where it shows that they are a year."""
        view = self.view
        following = view[at : at + 1]
        if following not in _OPENS_TAIL and not following.isspace():
            return _Tail(at, close=True, unit_from=at, found=self.grammar.unit_at(view, at))
        match = TAIL.match(view, at)
        if match is None:
            return _Tail(at)
        gap, scale, more = match["gap"], match["scale"] or "", match["more"] or match["more2"] or ""
        if "\n" in gap:
            if gap.count("\n") > 6 or self.line_is_bare(start):
                return _Tail(at)
            if scale and scale[0] in "十百千":
                scale = ""
        end, factor = at, 1
        if scale:
            factor = scale_factor(scale)
            end = match.end("more2") if match["more2"] else match.end("scale")
            if is_year(digits) and "\n" in gap and scale[0] not in "万亿":
                return None
        elif match["more"]:
            end = match.end("more")
        # 700 多个 of a layout with blanks around every number
        spaced = bool(match["more2"]) and not scale and self.is_spaced(start, match)
        if spaced:
            end = match.end("more2")
        unit_from = match.end()
        if (
            scale in _BELOW
            and match["more2"]
            and (great := _GREAT.match(view, match.end("more2"))) is not None
            and (scale != "万" or great[0] == "亿")
        ):  # 3万多亿元, 6千多万人
            factor, end, unit_from = factor * scale_factor(great[0]), great.end(), great.end()
        torn_scale = _TORN_SCALE.match(view, match.end("scale")) if scale == "万" else None
        if torn_scale is not None:  # 2800 万⏎亿元
            factor, end, unit_from = factor * 10**8, torn_scale.end(), torn_scale.end()
        elif match["more2"] and not scale and not spaced:
            # 2000多家 has its 多 in `more`; a 多 after blanks belongs to what follows
            unit_from, more = match.start("more2"), match["more"] or ""
        over = match["gap2"]
        if "\n" in over and (over.count("\n") > 6 or (not scale and self.line_is_bare(start))):
            unit_from = end
        found = self.grammar.unit_at(view, unit_from)
        if found is not None and found[0] == "年" and scale[-1:] in ("万", "亿"):
            found = None  # 45亿年收入: the year belongs to the words after it
        blank = view[end:unit_from]
        if (
            found is not None
            and blank
            and not self.may_cross(
                blank, found, start=start, end=unit_from, scaled=bool(scale), digits=digits
            )
        ):
            found = None
        return _Tail(end, scale, factor, more, not gap, unit_from, found)

    def _second_part(self, tail: _Tail) -> tuple[Numeral, _Tail] | None:
        """Return what is added behind a scale, 3千多万 of 1亿3千多万, and what stands behind it; None where nothing is."""
        view = self.view
        spaced = view[tail.end : tail.end + 1] == " "  # 15万 5000吨, where a layout parts numbers from words
        seconds = _SECOND_OF_TRILLIONS if tail.scale[-1:] == "兆" else _SECOND_PART
        part = seconds.match(view, tail.end + spaced)
        if part is None or (spaced and (len(part[1]) != 4 or is_year(part[1]))):
            return None
        scale = part[2] + part["great"]
        factor = scale_factor(scale)
        digits = part[1].replace(",", "")
        worth = int(digits) * factor
        if scale:
            added = worth < tail.factor and (bool(part["great"]) or not part["more"] or len(part[1]) == 1)
        else:
            added = tail.scale == "万" and (len(digits) == 4 or self._is_rest_of_count(part))
        if not added:
            return None
        end, times = part.end(), 1
        if tail.scale == "万" and not part["great"] and view.startswith("亿", end):
            end, times = end + 1, 10**8  # 3万5千亿元, 1万5000亿元
        unit_from = end + (view[end : end + 1] == "\n" and not part["more"])
        found = self.grammar.unit_at(view, unit_from)
        if found is None:
            if spaced:
                return None
            unit_from = end
        return Numeral(Decimal(worth), Decimal(factor)), replace(
            tail, end=end, more=part["more"], unit_from=unit_from, found=found, times=times
        )

    def _is_rest_of_count(self, part: re.Match[str]) -> bool:
        """Whether a few digits right behind 万 are the rest of a count, as Taiwan writes it: 9萬15戶, 3萬313人."""
        found = self.grammar.unit_at(self.view, part.end())
        return 1 < len(part[1]) < 4 and found is not None and found[1].kind in ("count", "money")

    def _sift(self, figure: Figure, digits: str) -> Figure | None:
        """Drop what is no amount: dates, numbers of things' names, list numbers."""
        view, start, end = self.view, figure.start, figure.end
        following = view[end : end + 1]
        if figure.counter in ("位", "名", "强") and view[max(0, start - 2) : start].rstrip().endswith("前"):
            return None
        if figure.counter in _RANKED and _AHEAD.search(view, max(0, start - 6), start) is not None:
            return None  # 行业前100家企业, 全球最大的500家企业
        before = view[start - 1 : start]
        if (
            figure.counter == "类"
            and before in self.grammar.counts_kind
            and view[start - 2 : start - 1].isdigit()
        ):
            return None  # 15个1类新药: of which class they are
        if figure.counter in ("位", "位次", "个位次") and _RANK_MOVED.search(view, max(0, start - 4), start):
            return replace(figure, reason="a rank")  # 居全省第2位，提升3位
        if figure.counter == "位" and _IS_RANK.search(view, max(0, start - 24), start) is not None:
            return replace(figure, reason="a rank")  # 排位由51位上升到36位
        if figure.counter == "个" and following == "位" and view.startswith("位次", end):
            return replace(figure, reason="a rank")
        if figure.counter in ("日", "号") or (figure.counter == "页" and view[start - 1 : start] == "共"):
            return None
        if figure.kind == "none" and not figure.scaled:
            if following and following in self.grammar.no_count:
                return None
            if following in ".、．" and following and self.line_is_bare(start):
                return None
        if following == "级" and figure.kind in ("physical", "money", "count"):
            return None  # 30万千瓦级机组, 百万级: a size class
        if figure.kind == "physical" and view[end : end + 3].lstrip(" ").startswith("等级"):
            return None  # 300兆瓦等级机组
        if figure.kind == "time" and figure.counter == "年":
            if view[start - 1 : start] in "‘’'" and view[start - 1 : start]:
                return None
            if len(digits) == 2 and digits[0] in "5678" and following in "代":
                return None
        return figure
