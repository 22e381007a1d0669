"""Figures beside figures: ranges (10—15家), lists that share a unit (15、20和25家), bare numbers that stand for amounts."""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.quantities.candidates import HAN
from plancheck.quantities.figure import Figure
from plancheck.quantities.reader import Reader

_FROM = re.compile("[由从](?![业于来])[^，。；]{0,24}$")
_RANK = re.compile("(?:排名|位次|名次|排位)[^，。；\n]{0,14}$")  # 排名由12升至8
_LONGEST_JOIN = 6  # characters between two items of a list
_ALIKE = 100  # times the next item of its list is what stands in the same scale at most
_LISTED = re.compile(r"\s{0,3}(?:、|和|及|与|以及|，)\s{0,3}(?:近|约|超)?")
# 提高8个、13个和16个百分点, 分别提高2个和下降3个百分点
_LISTED_MOVES = re.compile(_LISTED.pattern + "(?:提高|上升|回升|增加|下降|降低|回落|减少)?")


class Neighbours(Reader):
    """Tells what figures that stand beside each other share."""

    def stands(self, figure: Figure) -> bool:
        """Whether a figure without a unit stands where an amount stands."""
        if figure.kind != "none" or figure.scaled:
            return True
        if figure.written != "arabic":
            return False
        if self.view[figure.end : figure.end + 1] == "〕":
            return False
        if _RANK.search(self.view, max(0, figure.start - 20), figure.start) is not None:
            return False
        if figure.qualifier != "exact" and figure.outer_start < figure.start and figure.value != 0:
            return self.view[
                figure.outer_end : figure.outer_end + 1
            ] in "，。；、）\n " or figure.outer_end >= len(self.view)
        grammar = self.grammar
        if grammar.becomes.match(self.view, figure.outer_end) and _FROM.search(
            self.view, max(0, figure.start - 26), figure.start
        ):
            # 系数由2000年的0.43提高到0.5, 指数从65提高到75
            return bool(figure.decimals) or self.is_scored(figure.start, marks="，。；\n")
        lead = self.view[max(0, figure.start - 4) : figure.start].rstrip()
        if lead.endswith("的"):
            became = grammar.became.search(self.view, max(0, figure.start - 14), figure.start)
            return became is not None and (
                bool(figure.decimals) or self.is_scored(became.start(), marks="，。；\n")
            )
        return lead.endswith(self.grammar.amount_before) and (
            self.view[figure.outer_end : figure.outer_end + 1] in "，。；、）（\n "
            or figure.outer_end >= len(self.view)
        )

    def range_may_start(self, figure: Figure, connector: re.Match[str]) -> bool:
        """Whether what connects a figure to the next one may make them a range."""
        view = self.view
        if connector.end() >= len(view) or view[connector.end()] not in "0123456789百" + HAN:
            return False
        word = connector.group().strip()
        if word in ("至", "到"):
            lead = view[max(0, figure.outer_start - 14) : figure.outer_start]
            if re.search("[从由自](?![业来])", lead):
                return False
            return figure.kind != "time" or figure.counter not in ("年", "日")
        return True

    def join(self, low: Figure, high: Figure) -> tuple[Figure, Figure] | None:
        """Make two figures a range: the low end takes over the unit, and the scale where it has none of its own."""
        view = self.view
        if high.kind == "none" and not high.scaled and low.kind == "none":
            return self._join_bare(low, high)
        if low.kind not in ("none", high.kind) and high.kind != "none":
            return None
        if low.kind == "none" and low.written == "arabic":
            factor = high.place.scaleb(high.decimals)
            if not low.scaled and high.scaled and abs(low.value) <= high.value / factor:
                low = replace(low, value=low.value * factor, place=low.place * factor)
            low = replace(low, unit=high.unit, kind=high.kind, counter=high.counter)
        elif low.kind != "none" and high.kind == "none":
            if low.kind != "percent" or (high.written == "arabic" and not view[high.start : high.end]):
                return None
            high = replace(high, unit=low.unit, kind=low.kind)
        elif low.kind == "none":
            low = replace(low, unit=high.unit, kind=high.kind, counter=high.counter)
        if low.value >= high.value:
            return None
        low = replace(low, qualifier="at_least", opens="upper", role="low", outer_end=low.end)
        return low, replace(
            high, qualifier="at_most", opens="lower", role="high", outer_start=low.outer_start
        )

    def _join_bare(self, low: Figure, high: Figure) -> tuple[Figure, Figure] | None:
        """Make two numbers without units a range where a ratio or index is kept between them: 比值控制在0.6—0.8."""
        kept = low.qualifier == "at_most" or self.view.endswith(self.grammar.kept_between, 0, low.start)
        if not kept or not (low.decimals or high.decimals) or low.value >= high.value:
            return None
        if self.view[high.end : high.end + 1] not in "，。；、）之左的 " or low.written != high.written:
            return None
        return (
            replace(low, qualifier="at_least", opens="upper", role="low", outer_end=low.end),
            replace(high, qualifier="at_most", opens="lower", role="high", outer_start=low.outer_start),
        )

    def _share_bound(self, figure: Figure, following: Figure, beyond: Figure | None) -> Figure:
        """Give an item of a list the bound that stands behind the last one for all of them: 24%和26%以上.

        `beyond`: the figure behind the following one; where it has a bound of its own too, each says its own.
        """
        if following.outer_end <= following.end or following.role or figure.role or figure.kind == "none":
            return figure
        if beyond is not None and beyond.outer_end > beyond.end and self._listed(following, beyond):
            return figure  # 下降6%、7%以上、9%以上
        if figure.unit != following.unit:
            return figure
        if following.outer_start < following.start or not self._listed(figure, following):
            return figure
        return replace(figure, qualifier=following.qualifier, opens=following.opens)

    def _listed(self, figure: Figure, following: Figure) -> bool:
        """Whether nothing but 、 or 和 stands between two figures."""
        between = self.view[figure.outer_end : following.start]
        return (
            len(between) <= _LONGEST_JOIN and "，" not in between and _LISTED.fullmatch(between) is not None
        )

    def share_units(self, figures: list[Figure]) -> list[Figure]:
        """Give the items of a list (15、20和25家) the unit that only the last one carries."""
        out: list[Figure] = []
        following: Figure | None = None
        beyond: Figure | None = None
        for figure in reversed(figures):
            if (
                figure.counter == "个"
                and following is not None
                and following.kind == "points"
                and (figure.decimals or _LISTED_MOVES.fullmatch(self.view, figure.end, following.start))
            ):
                figure = replace(figure, unit=following.unit, kind="points")  # 拉动0.5个、5个和2.0个百分点
            if following is not None and figure.qualifier == "exact" and figure.kind == following.kind:
                figure = self._share_bound(figure, following, beyond)
            if figure.kind == "none" and following is not None:
                between = self.view[figure.end : following.start]
                if len(between) <= _LONGEST_JOIN and _LISTED.fullmatch(between):
                    figure = _as_listed(figure, following, between)
            if figure.reason != "list":
                out.append(figure)
                beyond = following
                following = figure
        out.reverse()
        for at in range(1, len(out)):
            out[at] = self._of_the_same(out[at - 1], out[at])
        return out

    def _of_the_same(self, figure: Figure, following: Figure) -> Figure:
        """Give the other size of one thing the bound before the first: 约20万千瓦/40万千瓦时."""
        if following.qualifier != "exact" or figure.role or figure.kind == "none":
            return following
        if figure.outer_start == figure.start or figure.outer_end != figure.end or following.kind == "none":
            return following
        if figure.unit == following.unit or self.view[figure.end : following.outer_start].strip() != "/":
            return following
        return replace(following, qualifier=figure.qualifier, opens=figure.opens)


def _as_listed(figure: Figure, following: Figure, between: str) -> Figure:
    """Give an item of a list the unit of the one behind it, and its scale: 3、5万吨; not 300，5万吨 or 20000和5万吨."""
    shared = replace(figure, unit=following.unit, kind=following.kind, reason="")
    written = (figure.written, following.written) == ("arabic", "arabic")
    if not written or figure.scaled or not following.scaled or "，" in between:
        return shared
    factor = following.place.scaleb(following.decimals)
    if figure.value >= _ALIKE * following.value / factor:
        return shared
    return replace(shared, value=figure.value * factor, place=figure.place * factor, scaled=True)
