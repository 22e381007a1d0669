"""The unit of a value in a table: its own, or that of a head."""

from __future__ import annotations

from decimal import Decimal

from plancheck.statements.cells.units import CellUnit
from plancheck.statements.table.rows import Row, bare_name
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.value_context import ValueContext

_PERCENT = CellUnit("%", "percent", Decimal(1), "%")
_NO_RATE = 100  # percent a year; under 年均/累计 a greater value is an amount
_RATES_AND_FALLS = ("growth", "growth_per_year", "fall")
_POINTS = CellUnit("pp", "points", Decimal(1), "百分点")


def _in_many(scale: CellUnit, unit: CellUnit) -> CellUnit | None:
    """Return a head's unit by so many as a value itself says: 1.2万 under 亿元 or 人; not 3万 under 万人, who are 30000."""
    if scale.factor == 1 or (unit.factor != 1 and unit.factor <= scale.factor):
        return None
    return CellUnit(unit.unit, unit.kind, unit.factor * scale.factor, unit.counter)


class CellUnits(TableSource):
    """Tells the unit of values."""

    def unit(self, at: ValueContext) -> tuple[CellUnit | None, bool]:
        """Return the unit of a value and whether a head gives it."""
        value, column, row, title = at.value, at.column, at.row, at.title
        if value.bracketed and value.unit is not None and value.unit.kind == "percent" and self._adds_up(at):
            return _POINTS, False  # 〔3%〕: by how much a share is to rise
        if value.unit is not None and (value.unit.kind != "none" or row.unit is None):
            return value.unit, False
        if value.unit is not None and row.unit is not None and (many := _in_many(value.unit, row.unit)):
            return many, True
        of_row = self._unit_of_row(row, at.name)
        if value.bracketed or (column.gathered and not column.measure):
            in_percent = of_row is not None and of_row.kind == "percent"
            if in_percent and not self.is_fall(at.name, row.group) and self.is_rate_less(at.name):
                return _POINTS, True
            of_rates = (
                column.unit is not None
                and column.unit.kind == "percent"
                and column.measure in _RATES_AND_FALLS
            )
            if of_row is None and of_rates and value.bracketed:
                # 〔0.03〕 under 年均增长（%）: how much more a coefficient is to be, in no percent
                return (
                    _POINTS if bare_name(at.name).endswith(self.context.lexicon.rate_ends) else title.unit
                ), True
            return of_row or column.unit or title.unit, True
        if column.unit is not None:
            return column.unit, True
        in_shares = of_row is not None and of_row.kind == "percent" and self._adds_up(at)
        if column.measure == "change" and in_shares:
            return _POINTS, True  # a loss rate of 6.4 and then 6.1 in %: -0.3
        if column.measure and column.measure != "change":
            amount = column.measure == "growth_per_year" and value.numbers[0].numeral.value >= _NO_RATE
            no_rate = amount and of_row is not None and of_row.kind != "percent"
            return (of_row if no_rate else _PERCENT), True
        if value.name and row.shared is not None:
            return row.shared, True
        if of_row is None and title.unit is not None and title.unit.kind == "money":
            counted = self._counted(column.thing or bare_name(at.name))  # 个数 below 金额单位：亿美元
            return counted or title.unit, True
        return of_row or title.unit, True

    def _adds_up(self, at: ValueContext) -> bool:
        """Whether a row is of a share, so that what is gathered of it are percentage points."""
        bare = bare_name(at.name)
        if not bare.endswith(self.context.lexicon.rate_ends):
            return False
        return not self.is_fall(at.name, at.row.group) and not self.is_rise(at.name)

    def units_of_pair(self, row: Row, unit: CellUnit | None) -> tuple[CellUnit | None, ...]:
        """Return the units of two values in a cell, where their row gives two: 亿吨/万标箱 for 7.4/3100."""
        both = tuple(self.reader.unit(text) for text in row.unit_written.split("/"))
        return both if len(both) == 2 and all(both) else (unit,)

    def _unit_of_row(self, row: Row, name: str) -> CellUnit | None:
        """The unit in a row's column of units, else in a value's name, in the group's or in another name of the row."""
        if row.unit is not None:
            return row.unit
        for text in (name, row.group, *row.names.values()):
            if (unit := next(self.reader.units_in(text), None)) is not None:
                return unit
        return None

    def _counted(self, thing: str) -> CellUnit | None:
        """The unit of what a name says is counted by its last characters: 家数, 职工人数."""
        if thing[-1:] != "数" or len(thing) < 2 or self.words.ends(thing, "link"):
            return None  # 绝对数
        counted = self.reader.unit(thing[-2])
        return counted if counted is not None and counted.kind == "count" else None
