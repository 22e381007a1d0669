"""The unit of a value as a head, a unit column or a cell writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plancheck.asked_first import holds
from plancheck.quantities.find import Grammar, find_figures, grammar_of
from plancheck.quantities.numerals import scale_factor
from plancheck.statements.words.table_words import TableWords
from plancheck.vocabulary import Vocabulary

HAN = "\u4e00-\u9fff"
_OTHER_COUNTER = re.compile(rf"(?<=[{HAN}])（[{HAN}]）$")  # 万套（间）
holds(_OTHER_COUNTER, "（")
# also with the other of two counters in brackets of its own, one of them too many or lost: （（万套（间））
_UNIT_IN_BRACKETS = re.compile(
    r"（(?:(?P<two>[^（）]{1,16}（(?P<other>[^（）]{1,4})）)）?|(?P<one>[^（）]{1,16})）)"
)
_PIECES = re.compile(r"[·•，,、；;:：]")
# of deaths: 孕产妇死亡率（1/10万）
_PER_MANY = ("1/10万", "/10万", "1/十万", "/十万", "十万分之一", "1/100000")
NO_UNIT = ("无", "-", "—", "/", "")


@dataclass(frozen=True, slots=True)
class CellUnit:
    """A unit as a head, a unit column or a cell writes it.

    Parameters
    ----------
    unit, kind, counter : str
        As in `plancheck.quantities.find.Figure`.
    factor : Decimal
        What one of it is in base units: 10^8 for 亿元.
    """

    unit: str
    kind: str
    factor: Decimal
    counter: str


class UnitReader:
    """Reads units."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.grammar: Grammar = grammar_of(vocabulary)
        self.words = TableWords(vocabulary)
        self._units: dict[str, CellUnit | None] = {}

    def unit(self, text: str, *, sure: bool = False) -> CellUnit | None:
        """Return a unit as heads write it: 亿元, %, 万m³/小时, 重现期·年.

        Parameters
        ----------
        text : str
            What may be one; brackets around it do not count.
        sure : bool
            Whether the text stands in a column of units, so that an unknown word is one too.
        """
        written = text
        text = text.strip("（）〔〕[]：: ")
        if text in NO_UNIT:
            return None
        if text in _PER_MANY:
            return CellUnit("/10万", "percent", Decimal(1), "/10万")
        if text not in self._units:
            if len(self._units) > 4096:
                self._units.clear()
            self._units[text] = self._read_unit(text) or self._read_two_counters(written)
        found = self._units[text]
        if found is None and sure and len(text) <= 8 and not any(character.isdigit() for character in text):
            scale = re.match(r"[十百千]?[万亿]{1,2}(?=.)", text)
            factor = Decimal(scale_factor(scale.group())) if scale else Decimal(1)
            rest = text[scale.end() :] if scale else text
            return CellUnit(rest, "count", factor, rest)
        return found

    def _read_two_counters(self, text: str) -> CellUnit | None:
        """The first of two counters, the other in brackets: 万套（间）."""
        other = _OTHER_COUNTER.search(text) if "（" in text else None
        first = self._read_unit(text[: other.start()]) if other is not None else None
        return first if first is not None and first.kind == "count" else None

    def _read_unit(self, text: str) -> CellUnit | None:
        for piece in (text, *reversed(_PIECES.split(text))) if _PIECES.search(text) else (text,):
            piece = piece.removeprefix("单位")
            if not 1 <= len(piece) <= 12 or piece[0].isdigit():
                continue
            if "/" not in piece and not self.grammar.may_be_unit(piece):
                continue
            found = find_figures("1" + piece, vocabulary=self.vocabulary)
            if (
                len(found) == 1
                and found[0].start == 0
                and found[0].end == len(piece) + 1
                and (found[0].kind != "none" or found[0].scaled)
            ):
                figure = found[0]
                return CellUnit(figure.unit, figure.kind, figure.value, figure.counter)
            written = self.grammar.unit_at(piece, 0)
            if written is not None and len(written[0]) == len(piece):
                return CellUnit(written[1].unit, written[1].kind, written[1].factor, written[0])
            if re.fullmatch(r"[十百千]?[万亿]{1,2}", piece):
                return CellUnit("", "none", Decimal(scale_factor(piece)), "")
            above, slash, below = piece.partition("/")
            if slash and 0 < len(below) <= 6:
                base = self._read_unit(above)
                if base is not None and base.kind not in ("percent", "none"):
                    per = self.grammar.unit_at(below, 0)
                    written_per = (
                        per[1].unit
                        if per is not None and len(per[0]) == len(below) and per[1].factor == 1
                        else below
                    )
                    return CellUnit(f"{base.unit}/{written_per}", base.kind, base.factor, piece)
        return None

    def units_in(self, head: str) -> Iterator[CellUnit]:
        """Yield the units that a head names: in brackets, the last first, after a slash, or its last sign (增长%)."""
        for match in reversed(list(_UNIT_IN_BRACKETS.finditer(head))):
            found = self.unit(match["two"] or match["one"])
            if found is None and match["other"]:
                found = self.unit(match["other"])
            if found is not None:
                yield found
        if head.endswith(("%", "‰")):
            yield CellUnit(head[-1], "percent", Decimal(1), head[-1])
        bare = re.search(r"[/：:]([^/：:（）0-9]{1,6})$", head)
        if bare is not None:
            found = self.unit(bare[1])
            if found is not None:
                yield found

    def unit_after(self, view: str, at: int, end: int) -> tuple[CellUnit | None, int]:
        """The longest unit written from an offset."""
        reach = min(end, at + 12)
        mark = _PIECES.search(view, at, reach)
        for stop in range(reach if mark is None else mark.start(), at, -1):
            found = self.unit(view[at:stop].strip())
            if found is not None and view[stop - 1] != " ":
                return found, stop
        return None, at
