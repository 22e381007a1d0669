"""A number in the view with what it can stand for, before it is known what it measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plancheck.intervals import INF, last_digit_place


# by the thousand, and unchanged once its bounds are read: freezing makes each ten times as dear
@dataclass(slots=True)
class Figure:
    """A number in the view, before it is known what it measures.

    Parameters
    ----------
    start, end : int
        The figure itself.
    value, place, decimals
        As in `plancheck.quantities.quantity.Quantity`.
    unit : str
        Base unit; empty where none is written.
    kind : str
        Kind of the unit; ``none`` where no unit is written.
    written : str
        ``arabic``, ``han``, ``fold``, ``half``, ``fraction`` or ``tenths``.
    scaled : bool
        Whether a scale (万, 亿) is written.
    qualifier, opens : str
        What its bound word makes of it, and the side that the word opens.
    outer_start, outer_end : int
        As `start` and `end`, with its bound words.
    role : str
        ``low`` or ``high`` end of a range, else empty.
    reason : str
        Why it cannot be a statement; empty when it can.
    counter : str
        The unit or counter as it is written: 个, 公里; of 3亿元 its 元.
    """

    start: int
    end: int
    value: Decimal
    place: Decimal
    decimals: int
    unit: str
    kind: str
    written: str
    scaled: bool = False
    qualifier: str = "exact"
    opens: str = "none"
    outer_start: int = 0
    outer_end: int = 0
    role: str = ""
    reason: str = ""
    counter: str = ""

    def moved(self, start: int, end: int, outer_start: int, outer_end: int) -> Figure:
        """Return the figure at other offsets."""
        return Figure(
            start, end, self.value, self.place, self.decimals, self.unit, self.kind, self.written, self.scaled,
            self.qualifier, self.opens, outer_start, outer_end, self.role, self.reason, self.counter,
        )  # fmt: skip

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and greatest value the figure can stand for: rounding, then its bound word."""
        half = self.place / 2
        low, high = self.value - half, self.value + half
        if self.opens == "both":
            widening = last_digit_place(self.value) / 2 if self.value else half
            low, high = low - widening, high + widening
        elif self.opens == "upper":
            high = INF
        elif self.opens == "lower":
            low = -INF
        return low, high
