"""What every reader of a candidate needs: the view, the grammar, and the bounds beside a figure."""

from __future__ import annotations

from plancheck.quantities.figure import Figure
from plancheck.quantities.grammar import Grammar

# 上 of these is no verb: 海上千米水深
_PLACES_ABOVE = (
    "海上",
    "网上",
    "线上",
    "路上",
    "陆上",
    "水上",
    "地上",
)


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

    def built(self, start: int) -> bool:
        """Whether a word before an offset builds or reaches an amount (培育千家, 突破万亿)."""
        return self.view.endswith(self.grammar.build, 0, start) and not self.view.endswith(
            _PLACES_ABOVE, 0, start
        )

    def bounded(self, figure: Figure) -> Figure:
        """Return a figure with the bound words before and after it."""
        view = self.view
        start, end, qualifier, opens = figure.start, figure.end, "exact", "none"
        before = self.grammar.bound_before(view, start)
        if before is not None:
            start, qualifier, opens = before[0], before[1].qualifier, before[1].opens
        after = self.grammar.bound_after(view, end)
        if after is not None:
            end = after[0]
            if qualifier in ("exact", "approx") or (
                view[start : figure.start].strip() in ("控制在", "限制在")
                and after[1].qualifier != "more_than"
            ):
                qualifier, opens = after[1].qualifier, after[1].opens
        return Figure(
            figure.start, figure.end, figure.value, figure.place, figure.decimals, figure.unit, figure.kind, figure.written,
            figure.scaled, qualifier, opens, start, end, figure.role, figure.reason, figure.counter,
        )  # fmt: skip
