"""The unit behind a number in Arabic digits: what it is counted by, and units that only what stands around them shows."""

from __future__ import annotations

import re
from decimal import Decimal

from plancheck.asked_first import holds
from plancheck.quantities.numerals import scale_factor
from plancheck.quantities.reader import is_year
from plancheck.quantities.torn import DATES, TORN_IN_PROSE, TornReader
from plancheck.vocabulary import Unit

# A length or mass per so many people or so much area keeps its own words.
_AREAS = ("平方", "万平方", "百平方")
_PEOPLE = ("万人", "千人", "百万人", "人·年")
_AND_BY = re.compile(r"\s?[·•・]\s?")
_PER = re.compile(r"\s?/\s?")
_COINED = re.compile("([\u4e00-\u9fff]{2,5})(?=[，。；、）\\s]|$)")
_BRACKETED_UNIT = re.compile(r"（([十百千]?[万亿]{0,2})([^（）\s]{1,8})）")
_MARK = re.compile(r"\s?分(?=[，。；、）\s以左提上下增减升降达到至和与及的]|$)")
holds(_MARK, "分")
_CLOSES = ("，", "。", "；", "、", "）")
_ENDS_CLAUSE = frozenset("，。；、） \n") | {""}


_OTHER_MEGA = frozenset("瓦焦帕赫电字比欧伏牛吨")  # 兆瓦, 兆赫: units of other things
_BANDWIDTH_WITHIN = 16  # characters behind 兆 in which a word says that it is a rate of data


class UnitReader(TornReader):
    """Reads the units of numbers."""

    def per_two(self, written: str, base: Unit, end: int) -> tuple[str, int]:
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

    def unit_by_context(
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
            if rises:
                return "点", "点", "points", Decimal(1), end + 1
            index = len(digits) > 2 and self.is_scored(start)  # 景气指数为125.6点, and no hour
            return ("点", "点", "physical", Decimal(1), end + 1) if index else None
        beside = view[end + 1 : end + 2]
        mark = _MARK.match(view, end) if "分" in view[end : end + 2] else None
        if mark is not None:  # 满意度达74分
            return ("分", "分", "physical", Decimal(1), mark.end()) if self.is_scored(start) else None
        if following == "成" and beside not in self.grammar.no_tenths and len(digits) in (1, 3):
            return "成", "%", "percent", Decimal(10), end + 1  # 占比超6成
        at = end + 1 if following == " " else end
        if view[at : at + 1] == "兆" and view[at + 1 : at + 2] not in _OTHER_MEGA:
            near = view[max(0, start - 12) : start] + view[end : end + _BANDWIDTH_WITHIN]
            if any(word in near for word in self.grammar.bandwidth):
                return "兆", "Mbps", "data", Decimal(1), at + 1  # 实现20兆宽带接入
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

    def is_spaced(self, start: int, tail: re.Match[str]) -> bool:
        """Whether a blank before 多 is the layout's: one stands before the number too, and a unit follows."""
        alone = tail["gap"] == " " and self.view[start - 1 : start] in (" ", "、", "，")
        return alone and self.grammar.unit_at(self.view, tail.end()) is not None

    def may_cross(
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
                unit.kind in TORN_IN_PROSE
                and written not in DATES
                and self.ends_prose(
                    blank, start, closed=self.view[end + len(written) : end + len(written) + 1] in _CLOSES
                )
            )
        )
