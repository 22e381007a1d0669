"""The value that a cell of a table holds, with its bound, unit and a short name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.quantities.find import find_figures
from plancheck.quantities.numerals import Numeral, read_arabic
from plancheck.statements.cells.units import HAN, CellUnit, UnitReader
from plancheck.statements.words.written import DIGIT

VALUE_LENGTH = 40
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_VALUE = re.compile(
    rf"(?P<name>[{HAN}]{{1,14}})?[:：]?\s{{0,4}}(?P<bound>[><≥≤≧≦⩾⩽])? {{0,4}}(?P<open>[〔\[（])?(?:(?<=[〔\[])(?:五年)?[累合]计(?:达到?|约)?)? ?(?P<inner>[><≥≤])? {{0,4}}(?P<sign>[-+±])?"
    rf"(?P<low>{_NUMBER})(?:(?P<lowpercent>%)? ?(?:--?|~|至) ?(?P<high>{_NUMBER}))?(?P<mark>[%‰])? ?(?P<close>[〕\]）])?"
)
# 10 536 205 and - 540: thousands, or a sign, apart from the other digits; nothing else is in the cell
_SPACED = re.compile(
    rf"(?P<name>(?!))?(?P<bound>(?!))?(?P<open>(?!))?(?P<inner>(?!))?(?P<sign>[-+])? ?"
    rf"(?P<low>[0-9]{{1,3}}(?: [0-9]{{3}}){{1,4}}(?:\.[0-9]+)?|(?<=[-+] ){_NUMBER})"
    rf"(?P<high>(?!))?(?P<mark>[%‰])?(?P<close>(?!))?"
)
_PAIR = re.compile(rf"({_NUMBER}) ?/ ?({_NUMBER})")
_REMARK = re.compile(
    rf"（(?P<share>{_NUMBER}%)?(?P<words>[{HAN}]{{1,10}}|(?:19|20)[0-9]{{2}}年?[{HAN}]{{0,4}}"
    rf"|“?十[一二三四五]五”?[{HAN}]{{0,8}})）"
)
_NUMERALS = "一二三四五六七八九十百千万亿两近约超"
_CLASSES = ("级", "类", "等", "期", "批", "号", "档", "星", "届", "次", "个", "位", "名")
_SIGNS = {"≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤"}
_PLAN_BEFORE = re.compile(
    r"(?P<years>“?十[一二三四五]五”?(?:期间|时期)?|(?:19|20)[0-9]{2}(?:--?|~|至)(?:19|20)[0-9]{2}年)(?=\D)"
)
_AGAINST = re.compile(
    "[较比](?:(?P<year>(?:19|20)[0-9]{2})年[底末]?|“?十[一二三四五]五”?(?:期?末|期间)?|上年|基期)(?=.)"
)
# a second figure in brackets behind the first: 12.5[7], a value and its growth
_ANOTHER_BEHIND = re.compile(r"(?<=[0-9%‰])[\[〔][0-9.,%‰]{1,10}[\]〕]")
_WORDS_BEHIND = re.compile(rf"[、，,；;][{HAN}“][^0-9]*$")
_MARKS = "*＊∗\\①②③④⑤⑥⑦⑧⑨⑩"  # of footnotes, behind a value
_PLAN_AT_END = re.compile("“十.五”(?:期间|时期)?$")
_FORESEEN = ("预计", "预期", "预估", "预计达到", "预计为")
_FORECAST = "预计"  # the remark of a value before which any of them stands
# whom a row counts
_AGES = re.compile(
    r"(?:其中)?[:：]? ?(?:[0-9]{1,2}(?:周?岁)?(?:--?|~|至)[0-9]{1,3}周?岁|[0-9]{1,3}周?岁及以[上下])"
)
_TO_ONE = re.compile(rf"(?P<ratio>(?P<number>{_NUMBER}) ?[:：∶] ?1)(?P<bound>左右|以内|以下)?")
_TWO_BOUNDS = re.compile(r"\s*([<>≤≥][^，,、；;\n]{1,10})[，,、；;]\s?([<>≤≥][^，,、；;\n]{1,10})\s*")
# 98%、95%: each has a unit or decimals, 2、3 may be numbers of rows
_MEASURED = rf"(?:{_NUMBER}(?=[^0-9、，,；;\s])|[0-9]+\.[0-9]+)[^0-9、，,；;\s]{{0,6}}"
_TWO_MEASURED = re.compile(rf"\s*({_MEASURED})[、；;]\s?({_MEASURED})\s*")
_NO_NAME_ENDS = "第约零一二三四五六七八九十"  # a name does not end in an ordinal, a bound or a number


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class CellNumber:
    """One number of a value by its offsets in the view."""

    start: int
    end: int
    numeral: Numeral


@dataclass(frozen=True, slots=True)
class CellExtent:
    """A share in a remark behind a value: 80% of the users in 20（80%用户)."""

    number: CellNumber
    end: int
    words: str


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class CellValue:
    """A cell that holds a figure and nothing else but its bound, unit and a short name.

    Parameters
    ----------
    start, end : int
        All of it, in the view.
    name : str
        Words before the figure (设区市≥25).
    numbers : tuple of CellNumber
        One, or the two ends of a range.
    qualifier, opens : str
        What its bound word makes of it, and the side that the word opens.
    bracketed : bool
        Written 〔3.9〕: gathered over the years of the plan.
    unit : CellUnit or None
        Written in the cell itself.
    unit_end : int
        Where that unit ends, in the view.
    remark : str
        Words or a year in brackets behind it (预计, 2024年), or the years said before it (“十四五”年均增长4.0); 预计 where that
        stands before it.
    extent : CellExtent or None
        A share in such brackets.
    apart : bool
        Whether its numbers are two values (32/28), not the ends of a range.
    base : str
        The year it is compared with (比2015年下降18%), empty where none is named.
    enclosed : bool
        Written （3.9）: gathered over the years of the plan where the head says that something under it is.
    """

    start: int
    end: int
    name: str
    numbers: tuple[CellNumber, ...]
    qualifier: str
    opens: str
    bracketed: bool
    unit: CellUnit | None
    unit_end: int
    remark: str = ""
    extent: CellExtent | None = None
    apart: bool = False
    base: str = ""
    enclosed: bool = False


class ValueReader(UnitReader):
    """Reads values."""

    def value(self, view: str, start: int, end: int) -> CellValue | None:
        """Return the value a span of the view holds, with a remark in brackets or none; None where it holds anything else.

        Examples
        --------
        >>> from plancheck.vocabulary import load_vocabulary
        >>> found = ValueReader(load_vocabulary()).value("≥733万亩", 0, 6)
        >>> str(found.numbers[0].numeral.value), found.qualifier, found.unit.unit, str(found.unit.factor)
        ('733', 'at_least', '亩', '10000')
        """
        while start < end and view[start].isspace():
            start += 1
        while end > start and (view[end - 1].isspace() or view[end - 1] in _MARKS):
            end -= 1
        if not 0 < end - start <= VALUE_LENGTH:
            return None
        if "岁" in view[end - 4 : end] and _AGES.fullmatch(view, start, end) is not None:
            return None
        if view[start] in "较比" and (against := _AGAINST.match(view, start, end)) is not None:
            inner = self.value(view, against.end(), end)
            return replace(inner, start=start, base=against["year"] or "") if inner is not None else None
        years = _PLAN_BEFORE.match(view, start, end) if view[start] in "“十12" else None
        # words: most cells, and the lines of a text tried as rows
        if DIGIT.search(view, start, end) is None:
            return self._value_in_words(view, start, end) if years is None else None
        if years is not None:
            rest = years.end()
            while rest < end and view[rest].isspace():
                rest += 1
            inner = self._plain_value(view, rest, end) if view[rest] > "\x7f" else None
            return replace(inner, start=start, remark=years["years"]) if inner is not None else None
        remark = _REMARK.search(view, start, end) if view[end - 1] == "）" else None
        if remark is not None and remark.start() > start and self.unit(remark["words"]) is None:
            inner = self._plain_value(view, start, remark.start())
            if inner is not None:
                extent = None
                if remark["share"]:
                    number = CellNumber(
                        remark.start("share"), remark.end("share") - 1, read_arabic(remark["share"][:-1])
                    )
                    extent = CellExtent(number, remark.end("share"), remark["words"])
                return replace(inner, remark=remark["words"], extent=extent)
        if view[end - 1] in "]〕" and view[start] not in "[〔":
            another = _ANOTHER_BEHIND.search(view, start, end)
            if another is not None and another.end() == end:
                end = another.start()
        return (
            self._plain_value(view, start, end)
            or self._value_in_words(view, start, end)
            or self._before_words(view, start, end)
        )

    def _before_words(self, view: str, start: int, end: int) -> CellValue | None:
        """A value with a bound or a unit before a comma, behind which words without figures go on: >7，力争更高."""
        match = _WORDS_BEHIND.search(view, start, end)
        if match is None or match.start() == start:
            return None
        inner = self._plain_value(view, start, match.start())
        told = inner is not None and not inner.name and (inner.qualifier != "exact" or inner.unit is not None)
        return inner if told else None

    def leads(self, text: str) -> bool:
        """Whether words lead to a value that stands behind them: “十五五”年均增长, “十四五”, 累计."""
        if not text or text[-1].isdigit() or text[-1] in "%‰）":
            return False
        return _PLAN_AT_END.search(text) is not None or self.words.ends(
            text, "growth_per_year", "growth", "fall", "cumulative"
        )

    def several(self, view: str, start: int, end: int) -> list[CellValue]:
        """Return the values of a cell that gives a class by its bounds or a value for each of two things; nothing for any other.

        Examples
        --------
        >>> from plancheck.vocabulary import load_vocabulary
        >>> reader = ValueReader(load_vocabulary())
        >>> [(str(value.numbers[0].numeral.value), value.qualifier) for value in reader.several("<150，≥50", 0, 8)]
        [('150', 'less_than'), ('50', 'at_least')]
        >>> [str(value.numbers[0].numeral.value) for value in reader.several("96%、90.5%", 0, 9)]
        ['96', '90.5']
        """
        match = _TWO_BOUNDS.fullmatch(view, start, end) or _TWO_MEASURED.fullmatch(view, start, end)
        if match is None:
            return []
        both = [self._plain_value(view, match.start(i), match.end(i)) for i in (1, 2)]
        return [value for value in both if value is not None] if all(both) else []

    def _value_in_words(self, view: str, start: int, end: int) -> CellValue | None:
        """A value in Chinese numerals: 三百二十, 五成; a class or a place in an order (一级, 第二) is none."""
        text = view[start:end]
        if len(text) > 16 or text[0] not in _NUMERALS or any(character.isdigit() for character in text):
            return None
        found = find_figures(text, vocabulary=self.vocabulary)
        if len(found) != 1 or found[0].reason or found[0].outer_start != 0 or found[0].outer_end != len(text):
            return None
        figure = found[0]
        if figure.counter in _CLASSES or (figure.kind in ("none", "count") and abs(figure.value) < 10):
            return None
        unit = (
            CellUnit(figure.unit, figure.kind, Decimal(1), figure.counter) if figure.kind != "none" else None
        )
        number = CellNumber(
            start + figure.start, start + figure.end, Numeral(figure.value, figure.place, figure.decimals)
        )
        return CellValue(
            start, end, "", (number,), figure.qualifier, figure.opens, False, unit, start + figure.end
        )

    def _plain_value(self, view: str, start: int, end: int) -> CellValue | None:
        while end > start and view[end - 1].isspace():
            end -= 1
        told = self._pair(view, start, end) or self._to_one(view, start, end)
        if told is not None:
            return told
        match = _SPACED.fullmatch(view, start, end) or _VALUE.match(view, start, end)
        if match is None:
            return None
        bound = match["bound"] or match["inner"] or ""
        name, qualifier, opens = self._before(match, view, start, bound)
        unsaid = name and name not in _FORESEEN and qualifier == "exact"
        if unsaid and not bound and (len(name) > 6 or name[-1] in _NO_NAME_ENDS or match["open"]):
            return None
        at = match.end()
        unit, unit_end = None, at
        if match["mark"]:
            unit = self.unit(match["mark"])
            unit_end = match.end("mark")
            if at + 1 == end and view[at].isdigit() and not match["close"]:
                at = end  # the mark of a footnote: 74.2%2
        elif at < end:
            unit, at = self.unit_after(view, at, end)
            unit_end = at
        while at < end:
            if (view[at] in "〕]）" and not match["close"]) or view[at].isspace():
                at += 1
                continue
            after = self.grammar.bound_after(view, at)
            if after is None or after[0] > end:
                return None
            qualifier, opens = after[1].qualifier, after[1].opens
            at = after[0]
        numbers = _numbers(match, view)
        if not match["close"] and unit is None and at == match.end() and match["open"] == "（":
            return None
        small = qualifier == "exact" and unit is None and len(match["low"]) <= 2 and len(numbers) == 1
        footnote = name not in _FORESEEN and not self.words.is_word(name, "rise", "fall", "reach")
        if name and small and footnote:
            return None  # 用户数3: the mark of a footnote
        bracketed = bool(match["open"]) and match["open"] in "〔["
        if not numbers:
            return None
        enclosed = match["open"] == "（" and match["close"] == "）" and not match["name"]
        remark = _FORECAST if name in _FORESEEN else ""
        name = "" if remark else name
        return CellValue(
            start, end, name, numbers, qualifier, opens, bracketed, unit, unit_end, remark, enclosed=enclosed
        )

    def _pair(self, view: str, start: int, end: int) -> CellValue | None:
        """Two numbers of one cell: 12/34."""
        pair = _PAIR.fullmatch(view, start, end)
        if pair is None:
            return None
        both = tuple(CellNumber(pair.start(i), pair.end(i), read_arabic(pair[i])) for i in (1, 2))
        return CellValue(start, end, "", both, "exact", "none", False, None, end, apart=True)

    def _to_one(self, view: str, start: int, end: int) -> CellValue | None:
        """So many to one: 18∶1左右."""
        to_one = _TO_ONE.fullmatch(view, start, end)
        if to_one is None:
            return None
        ratio = CellNumber(to_one.start(), to_one.end("ratio"), read_arabic(to_one["number"]))
        after = self.grammar.bound_after(view, ratio.end) if to_one["bound"] else None
        said = after[1] if after is not None else None
        qualifier, opens = (said.qualifier, said.opens) if said is not None else ("exact", "none")
        return CellValue(start, end, "", (ratio,), qualifier, opens, False, None, ratio.end)

    def _before(self, match: re.Match[str], view: str, start: int, bound: str) -> tuple[str, str, str]:
        """The name before a value, and the qualifier and openness that a bound word or sign before it gives."""
        name, qualifier, opens = match["name"] or "", "exact", "none"
        found = self.grammar.bound_before(view, match.end("name")) if name else None
        if found is not None and found[0] >= start:
            name = view[start : found[0]]
            qualifier, opens = found[1].qualifier, found[1].opens
        found = self.grammar.bound_before(_SIGNS.get(bound, bound), 1) if bound else None
        if found is not None:
            qualifier, opens = found[1].qualifier, found[1].opens
        return name, qualifier, opens


def _numbers(match: re.Match[str], view: str) -> tuple[CellNumber, ...]:
    """The number of a value or both ends of its range; none where they are no range (5-2)."""
    numbers = []
    for group in ("low", "high"):
        if match[group] is None:
            continue
        numeral = read_arabic(match[group].replace(" ", ""))
        begin = match.start(group)
        if group == "low" and match["sign"] == "-":
            begin = match.start("sign")
            numeral = Numeral(-numeral.value, numeral.place, numeral.decimals)
        numbers.append(CellNumber(begin, match.end(group), numeral))
    if len(numbers) == 2 and numbers[0].numeral.value >= numbers[1].numeral.value:
        falls = view[match.end("low") : match.start("high")].strip() in ("~", "至")
        if not falls or numbers[0].numeral.value == numbers[1].numeral.value:
            return ()  # 200~100 is a range that is told from its upper end
    return tuple(numbers)
