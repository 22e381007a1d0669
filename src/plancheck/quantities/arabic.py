"""Read a candidate in Arabic digits: its scale, its unit, and whether it is an amount at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.quantities.candidates import TAIL
from plancheck.quantities.figure import Figure
from plancheck.quantities.numerals import LONGEST, Numeral, read_arabic, scale_factor
from plancheck.quantities.reader import Reader, is_year
from plancheck.vocabulary import Unit

SHORT_LINE = 24  # a line with fewer characters before the number ends by itself: a table's cell, a heading
_TORN_AT_POINT = re.compile(r"(?:\.\n|\n\.)([0-9]{1,4})(?=[ ]?[^0-9.,\s])")
_TORN = re.compile(r"\n([0-9]{1,4}(?:\.[0-9]+)?)(?=[ ]?[十百千]?[万亿%])")
# a count torn by the end of a line in a sentence: 累计开工 1⏎49 项，
_TORN_COUNT = re.compile(r"\n([0-9]{1,4})(?=[ ]?[\u4e00-\u9fff][^\n]{0,40}[，。；、])")
_SPACED_THOUSANDS = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){1,3}(?:\.[0-9]{1,4})?(?![0-9.])"
    r"(?=\s?[多余]?(?:[十百千]?[万亿%元]|km|公里|平方|公顷|万?亩|吨|标|[人户个家辆座处艘台套条件所只头名次张份册幢栋项]))"
)
_SPACED_DECIMAL = re.compile(r"[0-9]{1,4} ?\. ?[0-9]{1,2}(?=\s?(?:%|[万亿]|个百分点))")
# A length or mass per so many people or so much area keeps its own words.
_AREAS = ("平方", "万平方", "百平方")
_PEOPLE = ("万人", "千人", "百万人", "人·年")
_AND_BY = re.compile(r"\s?[·•・]\s?")
_PER = re.compile(r"\s?/\s?")
_COINED = re.compile("([\u4e00-\u9fff]{2,5})(?=[，。；、）\\s]|$)")
_PER_MANY = re.compile(r"([0-9]+(?:\.[0-9]+)?)(/1[0-9]{0,6}[万亿]?)(?![0-9/.])")
# 1/4、1/3, 1/4的甲、1/3的乙
_FRACTION_BEFORE = re.compile("(?<![0-9/第])[1-9][0-9]?/[1-9][0-9]{0,2}[^，。；：0-9/\n]{0,14}[、和及]近?$")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})(?![0-9/.])")
_SECOND_PART = re.compile(r"([0-9]{1,8})([千百]?)(?P<more>[多余几]?)(?P<great>万?)")
_SPACED_DIGITS = re.compile(
    r"[0-9](?: [0-9]){1,8}(?: ?\. ?[0-9](?: [0-9])?)?(?![0-9])(?= ?(?:[十百千]?[万亿]|%|元|公里|吨|个百分点))"
)
_LONGEST_WHOLE = (
    15  # digits of a whole number without separators; a longer run is the number of a file or an account
)
_TORN_SCALE = re.compile(r"[ ]{0,4}\n[ ]{0,8}亿(?=[多余]?[元美吨千立])")
_TITLE_NUMBER = re.compile("(?:^|\n)(?:[附续]?[表图]|专栏|附件) ?$")
_RANK_MOVED = re.compile("(?:升|提升|上升|前移|前进|跃升|进位?|晋|后移|下降|退后?)了?$")
_SIZE_CLASS = re.compile(r"[ \-]{0,3}\n{0,3}[ ]{0,3}级")
_TORN_IN_PROSE, _DATES = frozenset(("multiple", "count", "time")), frozenset("年日月周号时")
_LINE_OF_PROSE = 8  # characters before the number
_MAY_GO_ON = frozenset(" .\n")  # behind digits that a layout parts from the rest of their number
_BELOW = frozenset("十百千万")
_GREAT = re.compile("[万亿](?![0-9])")
_OPENS_TAIL = frozenset("多余几来十百千万亿")
_BRACKETED_UNIT = re.compile(r"（([十百千]?[万亿]{0,2})([^（）\s]{1,8})）")
_OTHER_COUNTERS = re.compile("（([\u4e00-\u9fff]{1,3}(?:[、，/][\u4e00-\u9fff]{1,4}){0,2})）")
_MARK = re.compile(r"\s?分(?=[，。；、）\s以左提上下增减升降达到至和与及的]|$)")
_CLOSES = ("，", "。", "；", "、", "）")
_RANKED, _AHEAD = (
    frozenset(("家", "户", "个", "大")),
    re.compile("(?:行业|排名|世界|全[国球省市]|国内|位[列居]|名列|进入)前 ?$"),
)
_COUNTED_BY = ("个", "种", "项", "款", "家")
_CLAUSE, _SCORED_WITHIN = re.compile("[。；]"), 30  # characters before a mark in which what is marked stands
_ENDS_CLAUSE = frozenset("，。；、） \n") | {""}
_FACTORS = tuple("0123456789）")
_CAPITALS = re.compile("(?<![A-Za-z0-9])(?:GDP|CPI|PPI|PMI|COD|BOD|R&D|TFP)$")
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
    """

    end: int
    scale: str = ""
    factor: int = 1
    more: str = ""
    close: bool = False
    unit_from: int = 0
    found: tuple[str, Unit] | None = None


class ArabicReader(Reader):
    """Reads 1.2万家, 22/10万, 3.5亿元/年."""

    def read(self, match: re.Match[str], *, low: Figure | None) -> Figure | None:
        """Return the figure of a candidate in Arabic digits; None where it is no amount.

        `low`: the figure whose range this one may close.
        """
        view, start = self.view, match.start()
        before = view[start - 1 : start]
        digits = match["arabic"]
        at = match.end()
        following = view[at : at + 1]
        if following == "年" and is_year(digits):
            return None  # most numbers that are no amount
        if len(digits) > LONGEST or ("," not in digits and len(digits.partition(".")[0]) > _LONGEST_WHOLE):
            return None
        glued = before.isascii() and (before.isalnum() or before in "_.:\\#&=@$") and before
        apart = before == ":" and "\u4e00" <= view[start - 2 : start - 1] <= "\u9fff"  # 其中:12个 is no time
        if glued and not apart and not self._follows_short_name(start, at):
            return None
        if before == "×" and view[start - 2 : start - 1] in _FACTORS:
            return None  # 2×100万千瓦 is a size, （甲/乙）×100% a formula
        if digits in _INDEX_BASES and self._is_base_of_index(start, at):
            return None
        if before and before in "第双〔" and (before != "〔" or not self._is_cumulative(start, at)):
            return None
        if before == " " and view[max(0, start - 40) : start].rstrip(" ")[-1:] == "第":
            return None
        if (
            before
            and before in "表图栏件 "
            and _TITLE_NUMBER.search(view, max(0, start - 6), start) is not None
        ):
            return None  # 表2 单价
        if before == "," and view[start - 2 : start - 1].isdigit():
            return None
        if following == "%" and self._is_style(start, at + 1):
            return None
        if following in _MAY_GO_ON:
            digits, at = self._whole_number(start, at, digits, before)
            following = view[at : at + 1]
        if following == "年" and is_year(digits.partition(".")[2]):
            return None  # 2.2020年: the number of a list before a year
        if following == "年" and (is_year(digits) or (digits.startswith("0") and len(digits) == 2)):
            return None
        if following and following in self.grammar.no_amount and not view.startswith("日元", at):
            return None
        if following == "." and view[at + 1 : at + 2].isdigit():
            return None
        if following == "+" or (before == "+" and view[start - 2 : start - 1].isdigit()):
            return None
        if following == "/" and view[at + 1 : at + 2].isdigit():
            return self._read_slash(match, start)
        if following == "×" or (before == "/" and view[start - 2 : start - 1].isdigit()):
            return None
        numeral = read_arabic(digits)
        begin = start
        if before == "-":
            previous = view[start - 2 : start - 1]
            if previous.isascii() and previous.isalnum() and previous:
                if low is None:
                    return None
            elif previous in "为达长速率幅是：:（到至 降\n" and view[start - 3 : start - 1] != "--":
                numeral = Numeral(-numeral.value, numeral.place, numeral.decimals)
                begin = start - 1
        return self._with_tail(begin, at, numeral, digits=digits)

    def _whole_number(self, start: int, at: int, digits: str, before: str) -> tuple[str, int]:
        """Return all digits of a number that the layout parts by blanks or a line break, and where they end."""
        view = self.view
        following = view[at : at + 1]
        spaced = None
        if following == " ":
            spaced = _SPACED_THOUSANDS.match(view, start) or self._spaced_digits(start, before)
        if spaced is None and (following == "." or view[at : at + 2] == " ."):
            spaced = _SPACED_DECIMAL.match(view, start)
        if spaced is not None and spaced.end() > at and not is_year(digits):
            digits, at = spaced.group().replace(" ", ""), spaced.end()
            at += view[at : at + 3] in (" 余万", " 多万", " 余亿", " 多亿")
        torn = _TORN.match(view, at) if view.startswith("\n", at) else None
        whole = "." not in digits and "," not in digits
        if torn is None and whole and view.startswith("\n", at) and self._goes_on_below(start, at, digits):
            torn = _TORN_COUNT.match(view, at)
        # 0.2⏎8%: what is torn behind its point has no second one
        goes_on = torn is not None and (whole or ("," not in digits and "." not in torn[1]))
        if torn is not None and goes_on and (not self._line_is_short(start) or self._in_prose(start)):
            # a hard line break inside the number: 资金1⏎3.69亿元
            digits, at = digits + torn[1], torn.end()
        at_point = _TORN_AT_POINT.match(view, at) if view[at : at + 2] in (".\n", "\n.") else None
        if at_point is not None and "." not in digits and not self._line_is_short(start):
            # at its decimal point: 投资3.⏎4亿元
            digits, at = f"{digits}.{at_point[1]}", at_point.end()
        return digits, at

    def _goes_on_below(self, start: int, at: int, digits: str) -> bool:
        """Whether digits that end a line of a sentence are the first of a count: a unit stands behind those below."""
        torn = _TORN_COUNT.match(self.view, at)
        if torn is None or is_year(digits) or digits == "0":
            return False
        end = torn.end() + self.view.startswith(" ", torn.end())
        found = self.grammar.unit_at(self.view, end)
        return found is not None and found[0] not in _DATES and self._ends_prose("\n", start)

    def _spaced_digits(self, start: int, before: str) -> re.Match[str] | None:
        """A number whose digits a layout parts by blanks, as it does all characters around: 达 到 7 4 7 7 2 亿 元, 增 长 8 . 5 %."""
        if before not in (" ", "") and not "\u4e00" <= before <= "\u9fff":
            return None
        view = self.view
        if view[start + 1 : start + 2] != " " or view[start - 2 : start - 1].isdigit():
            return None
        return _SPACED_DIGITS.match(view, start)

    def _is_base_of_index(self, start: int, end: int) -> bool:
        """Whether a number only says what an index or a ratio is measured against: 性别比（女性为100）, 以上年为100."""
        return (
            self.view[end : end + 1] in "，。；、） \n"
            and _INDEX_BASE.search(self.view, max(0, start - 14), start) is not None
        )

    def _follows_short_name(self, start: int, end: int) -> bool:
        """Whether a number with a unit of amounts stands right behind a name in capitals: GDP5.5%, COD571万吨, not PM2.5."""
        name = _CAPITALS.search(self.view, max(0, start - 6), start)
        return name is not None and _AMOUNT.match(self.view, end) is not None

    def _is_style(self, start: int, end: int) -> bool:
        """Whether a number is what a page's markup sets (width: 100%;), and no amount."""
        if self.view[end : end + 1] not in ";\"'" or self.view[end : end + 1] == "":
            return False
        set_to = self.view[max(0, start - 4) : start].rstrip(" ")
        return len(set_to) > 1 and set_to[-1] in ":=" and set_to[-2].isascii() and set_to[-2].isalpha()

    def _line_is_short(self, start: int) -> bool:
        line = self.view.rfind("\n", 0, start) + 1
        return start - line < SHORT_LINE

    def _in_prose(self, start: int) -> bool:
        """Whether the line before a number holds the end of a clause and runs up to the number, as in a sentence."""
        line = self.view.rfind("\n", 0, start) + 1
        return self.view.find("，", line, start) >= 0 and self._ends_prose("\n", start)

    def _is_cumulative(self, start: int, end: int) -> bool:
        return self.view[end : end + 1] in "〕%" and not is_year(self.view[start:end])

    def _read_slash(self, match: re.Match[str], start: int) -> Figure | None:
        rate = _PER_MANY.match(self.view, start)
        if rate is not None and (rate[2][-1] in "万亿" or rate[2] in ("/100000", "/10000")):
            numeral = read_arabic(rate[1])
            return self.bounded(
                Figure(
                    start,
                    rate.end(),
                    numeral.value,
                    numeral.place,
                    numeral.decimals,
                    rate[2],
                    "percent",
                    "arabic",
                )
            )
        fraction = _FRACTION.match(self.view, start)
        if fraction is None:
            return None
        taken, parts = Decimal(fraction[1]), Decimal(fraction[2])
        before = self.view[max(0, start - 4) : start].rstrip(" ")
        following = self.view[fraction.end() : fraction.end() + 2]
        if not 0 < taken < parts or not (
            before.endswith(
                ("占", "的", "约", "近", "达", "到", "过", "有", "全国", "全省", "全市", "全球", "世界")
            )
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
                value, place = value + part.value, part.place
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
                unit, end = self._per_two(written, base, end)
            elif kind == "count" and view[end : end + 1] == "（":
                unit, end = self._or_counted_by(unit, end)
        elif (told := self._unit_by_context(start, end, scaled=scaled, digits=digits)) is not None:
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
        if tail.more in ("多", "余", "几") and figure.qualifier == "exact":
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
        spaced = bool(match["more2"]) and not scale and self._is_spaced(start, match)
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
            and not self._may_cross(
                blank, found, start=start, end=unit_from, scaled=bool(scale), digits=digits
            )
        ):
            found = None
        return _Tail(end, scale, factor, more, not gap, unit_from, found)

    def _second_part(self, tail: _Tail) -> tuple[Numeral, _Tail] | None:
        """Return what is added behind a scale, 3千多万 of 1亿3千多万, and what stands behind it; None where nothing is."""
        view = self.view
        spaced = view[tail.end : tail.end + 1] == " "  # 15万 5000吨, where a layout parts numbers from words
        part = _SECOND_PART.match(view, tail.end + spaced)
        if part is None or (spaced and (len(part[1]) != 4 or is_year(part[1]))):
            return None
        scale = part[2] + part["great"]
        factor = scale_factor(scale)
        worth = int(part[1]) * factor
        if scale:
            added = worth < tail.factor and (bool(part["great"]) or not part["more"] or len(part[1]) == 1)
        else:
            added = len(part[1]) == 4 and tail.scale == "万"
        if not added:
            return None
        unit_from = part.end() + (view[part.end() : part.end() + 1] == "\n" and not part["more"])
        found = self.grammar.unit_at(view, unit_from)
        if found is None:
            if spaced:
                return None
            unit_from = part.end()
        return Numeral(Decimal(worth), Decimal(factor)), replace(
            tail, end=part.end(), more=part["more"], unit_from=unit_from, found=found
        )

    def _per_two(self, written: str, base: Unit, end: int) -> tuple[str, int]:
        """Return the unit that ends at `end` with one or two things it is counted by: 吨/月, 吨/月·平方公里."""
        unit, at = self._per(written, base, end)
        and_by = _AND_BY.match(self.view, at) if "/" in unit else None
        if and_by is None:
            return unit, at
        other = self.grammar.unit_at(self.view, and_by.end())
        listed = max(
            (name for name in self.grammar.denominators if self.view.startswith(name, and_by.end())),
            key=len,
            default="",
        )
        if other is not None and len(other[0]) > len(listed):
            return f"{unit}·{other[1].unit}", and_by.end() + len(other[0])
        if listed:
            return f"{unit}·{self.grammar.denominators[listed]}", and_by.end() + len(listed)
        return unit, at

    def _per(self, written: str, base: Unit, end: int) -> tuple[str, int]:
        """Return the unit whose numerator ends at `end`, with what it is counted by (元/吨), and where it ends."""
        view = self.view
        per = _PER.match(view, end)
        if per is None:
            return base.unit, end
        listed = max(
            (name for name in self.grammar.denominators if view.startswith(name, per.end())),
            key=len,
            default="",
        )
        other = self.grammar.unit_at(view, per.end())
        coined = _COINED.match(view, per.end())
        physical = base.kind == "physical"
        if coined is not None and self._is_coined(coined, other, listed):
            dense = physical and coined[1].startswith(_AREAS)
            return f"{written if dense else base.unit}/{coined[1]}", coined.end(1)
        if other is not None and len(other[0]) > len(listed):
            beyond = per.end() + len(other[0])
            dense = physical and other[0].startswith(_AREAS)
            return view[end - len(written) : beyond] if dense else f"{base.unit}/{other[1].unit}", beyond
        if listed:
            dense = physical and listed in _PEOPLE
            return f"{written if dense else base.unit}/{self.grammar.denominators[listed]}", per.end() + len(
                listed
            )
        return base.unit, end

    def _or_counted_by(self, unit: str, end: int) -> tuple[str, int]:
        """Return the counter that ends at `end` with others in brackets behind it, 件（套）, and where they end."""
        others = _OTHER_COUNTERS.match(self.view, end)
        if others is None:
            return unit, end
        at = end + 1
        found = self.grammar.unit_at(self.view, at)
        if found is None or found[1].kind != "count" or self.view[at + len(found[0])] not in "、，/）":
            return unit, end
        return f"{unit}({others[1]})", others.end()

    def _unit_by_context(
        self, start: int, end: int, *, scaled: bool, digits: str
    ) -> tuple[str, str, str, Decimal, int] | None:
        """Word, unit, kind, factor and end of a unit that only what stands around it shows; None where there is none.

        A unit in brackets behind its number (0.36（m³/s）), points of an index (提高20点), rates of data (宽带达100M).
        """
        view = self.view
        following = view[end : end + 1]
        if scaled or (is_year(digits) and following not in ("M", "G")):
            return None
        if following == "（":
            bracket = _BRACKETED_UNIT.match(view, end)
            found = self.grammar.unit_at(view, bracket.start(2)) if bracket is not None else None
            if bracket is None or found is None or len(found[0]) != len(bracket[2]):
                return None
            if found[1].kind not in ("physical", "money"):
                return None
            factor = scale_factor(bracket[1]) * Decimal(found[1].factor)
            return found[0], found[1].unit, found[1].kind, factor, bracket.end()
        if following == "点" and view[end + 1 : end + 2] in _ENDS_CLAUSE:
            rises = view[max(0, start - 3) : start].removesuffix("了").endswith(self.grammar.points_before)
            return ("点", "点", "points", Decimal(1), end + 1) if rises else None
        beside = view[end + 1 : end + 2]
        mark = _MARK.match(view, end)
        if mark is not None:
            near = _CLAUSE.split(view[max(0, start - _SCORED_WITHIN) : start])[-1]
            scored = any(word in near for word in self.grammar.scored)
            return ("分", "分", "physical", Decimal(1), mark.end()) if scored else None  # 满意度达74分
        if following == "成" and beside not in self.grammar.no_tenths and len(digits) in (1, 3):
            return "成", "%", "percent", Decimal(10), end + 1  # 占比超6成
        if (
            following
            and following in "MG"
            and len(digits) > 1
            and not (beside.isascii() and beside.isalnum())
        ):
            near = view[max(0, start - 12) : start]
            if any(word in near for word in self.grammar.bandwidth):
                return following, following, "data", Decimal(1), end + 1
        return None

    def _is_coined(self, coined: re.Match[str], other: tuple[str, Unit] | None, listed: str) -> bool:
        """Whether a denominator is of a kind of its own (吨标气, 千立方米): kept as written."""
        word = coined[1]
        if word in (listed, other[0] if other else "") or self.view[coined.end() : coined.end() + 1] == "/":
            return False
        known = max(len(listed), len(other[0]) if other else 0)
        if known:
            rest = coined.start(1) + known
            return len(word) - known <= 2 and self.grammar.bound_after(self.view, rest) is None
        scaled = self.grammar.unit_at(self.view, coined.start(1) + 1) if word[0] in "百千万" else None
        return scaled is not None and len(scaled[0]) == len(word) - 1

    def _is_spaced(self, start: int, tail: re.Match[str]) -> bool:
        """Whether a blank before 多 is the layout's: one stands before the number too, and a unit follows."""
        alone = tail["gap"] == " " and self.view[start - 1 : start] in (" ", "、", "，")
        return alone and self.grammar.unit_at(self.view, tail.end()) is not None

    def _may_cross(
        self, blank: str, found: tuple[str, Unit], *, start: int, end: int, scaled: bool, digits: str
    ) -> bool:
        """Whether a unit after blanks belongs to the number: over a line break only where it can be nothing else."""
        written, unit = found
        if "\n" not in blank:
            return not (written.isascii() and written.isalpha() and len(written) == 1)
        if is_year(digits) and not scaled:
            return (unit.kind == "money" and written != "元") or written in (
                "元",
                "%",
                "公里",
                "人",
                "个百分点",
            )
        return (
            scaled
            or (
                unit.kind in ("money", "percent", "points", "physical")
                and written not in ("年", "日", "两", "方", "度", "里", "m", "t", "g", "L")
            )
            or written in ("人", "个", "家", "户", "辆", "件", "项", "条", "万人")
            or (
                unit.kind in _TORN_IN_PROSE
                and written not in _DATES
                and self._ends_prose(
                    blank, start, closed=self.view[end + len(written) : end + len(written) + 1] in _CLOSES
                )
            )
        )

    def _ends_prose(self, blank: str, start: int, *, closed: bool = True) -> bool:
        """Whether a line ends inside a sentence before a number: words run up to it, and no blank parts it as in a row.

        One blank may stand before the number where a mark closes what is below: 茶亭 200⏎座，
        """
        line = self.view.rfind("\n", 0, start) + 1
        said = self.view[line:start]
        if closed and said.endswith(" "):
            said = said[:-1]
        return blank.count("\n") == 1 and len(said) >= _LINE_OF_PROSE and "\u4e00" <= said[-1] <= "\u9fff"

    def _sift(self, figure: Figure, digits: str) -> Figure | None:
        """Drop what is no amount: dates, numbers of things' names, list numbers."""
        view, start, end = self.view, figure.start, figure.end
        following = view[end : end + 1]
        if figure.counter in ("位", "名", "强") and view[max(0, start - 2) : start].rstrip().endswith("前"):
            return None
        if figure.counter in _RANKED and _AHEAD.search(view, max(0, start - 6), start) is not None:
            return None  # 行业前100家企业
        before = view[start - 1 : start]
        if figure.counter == "类" and before in _COUNTED_BY and view[start - 2 : start - 1].isdigit():
            return None  # 15个1类新药: of which class they are
        if figure.counter in ("位", "位次", "个位次") and _RANK_MOVED.search(view, max(0, start - 4), start):
            return replace(figure, reason="a rank")  # 居全省第2位，提升3位
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
        if figure.kind == "time" and figure.counter == "年":
            if view[start - 1 : start] in "‘’'" and view[start - 1 : start]:
                return None
            if len(digits) == 2 and digits[0] in "5678" and following in "代":
                return None
        return figure
