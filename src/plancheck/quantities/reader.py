"""What every reader of a candidate needs: the view, the grammar, and the bounds beside a figure."""

from __future__ import annotations

import re
from decimal import Decimal

from plancheck.quantities.candidates import BREAK, HAN, HAN_DIGIT
from plancheck.quantities.figure import Figure
from plancheck.quantities.grammar import Grammar
from plancheck.vocabulary import BoundWord

# 每公里不低于8000元, 电价每千瓦时下降0.2元: what the money is counted by, before the words that lead to it
_BY_EACH = re.compile("每 ?(?=[^ 每年月日天人户])")
_LEADS_TO_MONEY = re.compile("[^，。；：、0-9每\n（）]{0,8}")
_REACH_OF_EACH = 14  # characters
_CLOSES = ("", "，", "。", "；", "、", "）", "\n")
_ROUGHLY = {"强": ("more_than", "upper"), "弱": ("less_than", "lower")}  # 三分之一强
# 600毫米≤管径＜1000毫米: the sign behind a figure bounds what stands behind the sign
_BOUNDS_WHAT_FOLLOWS = {
    **dict.fromkeys("≤≦⩽", ("at_least", "upper")),
    **dict.fromkeys("<＜", ("more_than", "upper")),
    **dict.fromkeys("≥≧⩾", ("at_most", "lower")),
    **dict.fromkeys(">＞", ("less_than", "lower")),
}
_HALF = Decimal("0.5")
_NO_HALF = frozenset("径年月天数边岛球导价")  # of which 半 is part: 半径, 半年
_BEFORE_WHOLE = re.compile(
    r"(大?约(?=\s?占)|不[应得宜能]?(?:超过|高于|大于|多于|低于|少于|小于))\s?占?[^，。；：、0-9\n约近超]{2,16}的? ?$"
)
_ENDS_WHOLE = ("的", " ", "国", "省", "市", "区", "县")  # 约占全省8%

# 二千⏎五百万吨, 百分之九⏎十五: the rest of a number in Chinese characters, on the next line
_REST_BELOW = re.compile(
    rf"{BREAK}(?P<rest>(?:[{HAN}]+(?:点[{HAN_DIGIT}]+)?|点[{HAN_DIGIT}]+)[百千万亿]*)|点{BREAK}(?P<decimals>[{HAN_DIGIT}]+[百千万亿]*)"
)
_LINE_OF_PROSE = 8  # characters before the number, when a line is one of a sentence
_OTHER_COUNTERS = re.compile("（([\u4e00-\u9fff]{1,3}(?:[、，/][\u4e00-\u9fff]{1,4}){0,2})）")  # 件（套）
_SCORED_WITHIN = 30  # characters before a mark in which what is marked stands
_BEHIND_SHARE = frozenset("，。；）以左上下")


def is_year(digits: str) -> bool:
    """Whether four digits read like a year."""
    return len(digits) == 4 and digits[:2] in ("18", "19", "20", "21") and digits.isdigit()


class Reader:
    """Reads candidates of one view."""

    def __init__(self, view: str, grammar: Grammar) -> None:
        self.view, self.grammar = view, grammar

    def line_is_bare(self, start: int) -> bool:
        """Whether nothing but blanks stands before `start` on its line: a table cell, not a torn sentence."""
        line = self.view.rfind("\n", 0, start) + 1
        return not self.view[max(line, start - 200) : start].strip(" ><≥≤~-")

    def is_scored(self, at: int, *, marks: str = "。；") -> bool:
        """Whether the words before a place, back to one of some marks, speak of a score or an index (满意度, 指数)."""
        clause = max(self.view.rfind(mark, max(0, at - _SCORED_WITHIN), at) for mark in marks) + 1
        near = self.view[max(clause, at - _SCORED_WITHIN, 0) : at]
        return any(word in near for word in self.grammar.scored)

    def torn_numeral(self, start: int, at: int, written: str, *, share: bool = False) -> tuple[str, int]:
        """Return a number in Chinese characters that ends at `at` with its rest on the next line, and where it ends.

        `share`: whether it stands behind 百分之, so that no unit need follow.
        """
        view = self.view
        rest = _REST_BELOW.match(view, at) if view[at : at + 1] in ("\n", " ", "点") else None
        if rest is None:
            return written, at
        said = view[max(view.rfind("\n", 0, start) + 1, start - 200) : start]
        if len(said) < _LINE_OF_PROSE or said[-1].isspace() or said[-1].isascii():
            return written, at  # a cell of a table, not a sentence
        below = rest["rest"] or "点" + rest["decimals"]
        first, last, end = below[0], written[-1], rest.end()
        goes_on = (
            (first in "十百千万亿" and (last in HAN_DIGIT or first in "万亿") and last + first != "一十")
            or (last in "十百千万亿" and first in HAN_DIGIT)
            or (first == "点" and last in HAN and "点" not in written)
        )
        if not goes_on:
            return written, at
        ends = view[end : end + 1] in _BEHIND_SHARE if share else view[end : end + 1] in "多余"
        if not ends and (share or self.grammar.unit_at(view, end) is None):
            return written, at  # 共计五万⏎三是: the head of another sentence
        return written + below, end

    def built(self, start: int) -> bool:
        """Whether a word before an offset builds or reaches an amount (培育千家, 突破万亿)."""
        return self.view.endswith(self.grammar.build, 0, start) and not self.view.endswith(
            self.grammar.no_build, 0, start
        )

    def _bound_of_share(self, start: int) -> tuple[int, BoundWord] | None:
        """The bound word before the whole that a share is of: 约占全部发电量的16%, 不应大于现状总面积的20%."""
        found = _BEFORE_WHOLE.search(self.view, max(0, start - 24), start)
        if found is None:
            return None
        bound = self.grammar.bound_before(self.view, found.end(1))
        return (start, bound[1]) if bound is not None else None

    def _add_half(self, figure: Figure) -> None:
        """Read 六倍半 as 6.5; not 2倍半径."""
        beyond = self.view[figure.end + 1 : figure.end + 2]
        if figure.place == 1 and figure.written in ("han", "arabic") and beyond not in _NO_HALF:
            figure.value, figure.place, figure.decimals = figure.value + _HALF, _HALF, 1
            figure.end += 1

    def bounded(self, figure: Figure) -> Figure:
        """Give a figure that has just been read the bound words before and after it, and return it."""
        view = self.view
        if figure.kind == "multiple" and view[figure.end : figure.end + 1] == "半":
            self._add_half(figure)
        start, end, qualifier, opens = figure.start, figure.end, "exact", "none"
        if figure.kind == "count" and view[end : end + 1] == "（":
            end = self._past_other_counters(end)
        before = self.grammar.bound_before(view, start)
        if (before is None and figure.kind == "percent" and view[start - 1 : start] in _ENDS_WHOLE) or (
            before is None and figure.kind == "percent" and figure.written == "han"
        ):
            before = self._bound_of_share(start)
        if before is not None:
            start, qualifier, opens = before[0], before[1].qualifier, before[1].opens
        after = self.grammar.bound_after(view, end)
        if after is not None:
            end = after[0]
            if qualifier in ("exact", "approx") or (
                view[start : figure.start].strip().removesuffix("年均") in ("控制在", "限制在")
                and after[1].qualifier != "more_than"
            ):
                qualifier, opens = after[1].qualifier, after[1].opens
        elif self._is_rough(figure):
            qualifier, opens = _ROUGHLY[view[end]]
            end += 1
        elif (
            before is None
            and view[end : end + 1] in _BOUNDS_WHAT_FOLLOWS
            and "\u4e00" <= view[end + 1 : end + 2] <= "\u9fff"
        ):
            qualifier, opens = _BOUNDS_WHAT_FOLLOWS[view[end]]
        figure.qualifier, figure.opens = qualifier, opens
        figure.outer_start, figure.outer_end = start, end
        if (
            figure.kind == "money"
            and "/" not in figure.unit
            and "每" in view[max(0, start - _REACH_OF_EACH) : start]
        ):
            figure.unit += self._by_each(start)
        return figure

    def _past_other_counters(self, end: int) -> int:
        """Return where other counters in brackets behind the counter that ends at `end`, 件（套）, end; or `end`."""
        others = _OTHER_COUNTERS.match(self.view, end)
        if others is None:
            return end
        found = self.grammar.unit_at(self.view, end + 1)
        if found is None or found[1].kind != "count":
            return end
        return others.end() if self.view[end + 1 + len(found[0])] in "、，/）" else end

    def _is_rough(self, figure: Figure) -> bool:
        """Whether 强 or 弱 behind a part says that it is a little more or less: 三分之一强, 百分之六强; not 三分之一强县."""
        if figure.written not in ("fraction", "tenths") and figure.kind != "percent":
            return False
        view, end = self.view, figure.end
        return view[end : end + 1] in _ROUGHLY and view[end + 1 : end + 2] in _CLOSES

    def _by_each(self, start: int) -> str:
        """What an amount of money is counted by, with its slash: 每亩补助300元; empty where it is a time, a person or a thing."""
        for each in _BY_EACH.finditer(self.view, max(0, start - _REACH_OF_EACH), start):
            found = self.grammar.unit_at(self.view, each.end())
            if found is None or found[1].kind != "physical":
                continue
            if _LEADS_TO_MONEY.fullmatch(self.view, each.end() + len(found[0]), start) is not None:
                return f"/{found[1].unit}"
        return ""
