"""The names of a yearbook's rows: units and bases of the rows and groups above them, names that go on in the row below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.layout.grid import GridCell, plain
from plancheck.statements.words.written import HAN

_UNIT = re.compile(r"[（(][^（）()]{0,12}[）)]$")
_BASE = re.compile(r"[（(]以?[^（）()]{1,12}(?:为|=)100[）)]$")  # 以第一产业为100
_PART = re.compile("#|其中")  # of the row above, in its unit
# names of things that have not the unit of those above
_OWN_UNIT = re.compile("(?:率|比重|比例|指数|系数|倍数)$")
_GOES_ON = re.compile("(?:相当于|占|与|和|及|的|比|按|、)$")  # of a name whose rest stands in the row below
_INDUSTRIES = re.compile("^(?:三次|各次|各)产业")  # of a group: its rows are they
_INDUSTRY = re.compile("第[一二三]产业")


@dataclass(slots=True)
class RowName:
    """What a row is called, with its unit or base in brackets; empty where its name was lost."""

    text: str
    group: GridCell | None = None


class RowNames:
    """Reads the names of the rows of a table in order."""

    def __init__(self, view: str) -> None:
        self.view = view

    def read(self, cells: Sequence[GridCell | None], valued: Sequence[bool]) -> list[RowName]:
        """Return the name of each row.

        Parameters
        ----------
        cells : sequence of GridCell or None
            The first cell of each row, without a second language.
        valued : sequence of bool
            Whether the row has values; one without heads those below it, or goes on with the name above it.
        """
        names: list[RowName] = []
        group: GridCell | None = None
        unit = of_group = heading = ""
        for number, (cell, has_values) in enumerate(zip(cells, valued, strict=True)):
            told = plain(self.view, cell)
            name = RowName("")
            names.append(name)
            if not HAN.search(told):
                continue
            brackets = _BASE.search(told) or _UNIT.search(told)
            own = brackets.group() if brackets is not None else ""
            if has_values:
                if own:
                    unit, heading = own, ""
                elif _INDUSTRY.fullmatch(told) and (rest := _INDUSTRIES.sub("", heading)) != heading:
                    told += rest  # 第一产业 under 三次产业从业者比例
                elif _PART.match(told) is None and _OWN_UNIT.search(told):
                    unit = of_group if of_group[1:-1] in ("%", "‰") else ""
                name.text = told if own or _GOES_ON.search(told) else told + unit
                name.group = group
            elif own == told:
                unit = of_group = own  # 以第一产业为100 below a heading
            elif number and valued[number - 1] and _GOES_ON.search(names[-2].text):
                names[-2].text += told
            else:
                unit = of_group = own
                heading, group = told.removesuffix(own), _without_brackets(self.view, cell)
        return names


def _without_brackets(view: str, cell: GridCell | None) -> GridCell | None:
    """A heading without the unit or base behind it."""
    if cell is None:
        return None
    words = view[cell.start : cell.end].rstrip()
    found = re.search(r"\s*[（(][^（）()]{0,20}[）)]$", words)
    end = found.start() if found is not None else len(words)
    return GridCell(cell.start, cell.start + end) if end else None
