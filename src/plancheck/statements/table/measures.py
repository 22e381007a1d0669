"""The measure of a value in a table: amount, share, growth, change."""

from __future__ import annotations

import re

from plancheck.statements.cells.values import CellValue
from plancheck.statements.context.reading import Reading
from plancheck.statements.table.column_heads import PER_YEAR
from plancheck.statements.table.rows import measured_name
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.value_context import ValueContext

_NEW = re.compile(  # not 新增劳动力平均受教育年限: a mean of those who are new
    "^(?!.{0,30}(?:平均|人均|年限))(?:累计)?(?:新增|净增|增加(?!值)|扩大|新增加)|新增就业|新增[^的]{0,6}(?:人数|数量|面积|规模|能力|容量)$"
)
# of parts to each other: 第二产业产值比例（以第一产业为100）
_RATIO = re.compile(r"(?:比例|比重|构成)[（(]以?[^（）()]{1,12}(?:为|=)100[）)]$")


class CellMeasures(TableSource):
    """Tells the measure of values."""

    def measure(self, reading: Reading, at: ValueContext) -> None:
        """Give a value its measure, and a fall its sign."""
        value, column, row, name = at.value, at.column, at.row, at.name
        kind, bare = reading.figure.kind, measured_name(name)
        # under 年均/累计 only what stands in brackets is gathered
        gathered = value.bracketed or (column.gathered and column.measure != "growth_per_year")
        falls = self.is_fall(name, row.group)
        rises = (
            self.words.ends(bare, "growth", "growth_per_year")
            or self.context.lexicon.growth_nouns.at_end(bare) is not None
            or self.is_rise(name)
        )
        vital = bare.endswith(self.context.lexicon.words["vital_rate"])
        if reading.figure.unit == "‰" and not column.measure and not vital:
            rises = False  # 出生率: in a thousand
        if self._is_told_before(reading, value):
            return
        measure = "level"
        # 占比 without a unit, as a table without a column of units has it
        shares = self.context.lexicon.words["bare_share"]
        share = kind == "none" and reading.figure.unit == "" and bare.endswith(shares)
        if share and value.bracketed and column.measure in ("growth", "growth_per_year", "change"):
            measure = "points_change"  # 占比 5.1, 11.2 and [6.1] below 增速
        elif share and not rises and not falls and not column.measure:
            measure = "share"
        elif kind == "points":
            measure = "points_change"
            falls = falls or column.measure == "fall"
        elif kind == "percent":
            measure, falls = self._of_percent(reading, at, rises=rises, falls=falls)
        elif kind == "multiple":
            measure, falls = "multiple", False
        elif column.measure == "growth_per_year" and reading.figure.unit == "%":
            measure = "growth_per_year"
        elif kind == "none" and _RATIO.search(name) is not None:
            measure = "share"
        elif (
            falls
            or _NEW.search(column.thing or bare)  # 新增水泵 under 总投资: what the project costs
            or (gathered and row.reached is not None and value.numbers[-1].numeral.value < row.reached)
            or (gathered and value.numbers[-1].numeral.value in row.gains)
            or column.measure == "change"
            or (column.measure == "growth" and reading.figure.unit not in ("%", ""))
        ):
            measure = "change"
        reading.measure = measure
        if falls and measure in ("growth", "growth_per_year", "change", "points_change"):
            reading.value = -abs(reading.value)

    @staticmethod
    def _is_rate_of_change(reading: Reading, at: ValueContext) -> bool:
        """Whether a gathered percentage says by how much an amount is to change: 〔-5%〕 beside 7.9 and 7.5 in a unit of their own."""
        if reading.value < 0 or at.column.measure in ("change", "growth"):
            return True
        return at.row.unit is not None and at.row.unit.kind not in ("percent", "none")

    def _is_told_before(self, reading: Reading, value: CellValue) -> bool:
        """Give a value the measure that words of its own cell tell: 年均增长5%, 增加20; whether they tell one."""
        kind = reading.figure.kind
        said = next(
            (name for name in ("growth_per_year", "growth", "fall") if self.words.ends(value.name, name)), ""
        )
        if said and kind == "percent":
            yearly = said == "growth_per_year" or PER_YEAR.search(value.name) is not None
            reading.measure = "growth_per_year" if yearly else "growth"
            if said == "fall":
                reading.value = -abs(reading.value)
            return True
        if kind not in ("percent", "points") and (rise := self._is_change(value)):
            reading.measure = "change"
            reading.value = rise * abs(reading.value)
            return True
        return False

    def _of_percent(
        self, reading: Reading, at: ValueContext, *, rises: bool, falls: bool
    ) -> tuple[str, bool]:
        """The measure of a percentage, and whether it is a fall."""
        value, column, row, name = at.value, at.column, at.row, at.name
        if column.measure == "multiple":
            return "multiple", False
        if (
            column.measure == "growth_per_year"
            and column.gathered
            and not value.bracketed
            and (row.unit is None or row.unit.kind == "percent")  # not 劳动生产率 in 万元/人
            and self._is_rate(name, rises=rises, falls=falls)
        ):
            return "share", False  # <5.5 for 失业率 in a column of rates and sums is the rate itself
        if column.measure in ("growth", "growth_per_year", "fall") and not value.bracketed:
            measure = "growth_per_year" if column.measure == "growth_per_year" else "growth"
            return measure, column.measure == "fall"
        if column.time is not None and column.time.base and not column.measure:
            return "growth", falls  # 2015年比2010年: how much more or less it is
        if value.bracketed and self._is_rate_of_change(reading, at):
            return "growth", False
        if rises or (falls and column.measure != "share"):
            return "growth_per_year" if PER_YEAR.search(measured_name(name)) else "growth", falls
        return "share", False

    def _is_change(self, value: CellValue) -> int:
        """1 where the word before a value says how much more there is to be (增加20), -1 for how much less; 0 for neither."""
        if self.words.is_word(value.name, "rise"):
            return 1
        return -1 if self.words.is_word(value.name, "fall") else 0

    def _is_rate(self, name: str, *, rises: bool, falls: bool) -> bool:
        """Whether a row names a rate or share in percent, which itself can be aimed at."""
        unit = next(self.reader.units_in(name), None)
        bare = measured_name(name)
        return (
            not rises
            and not falls
            and bare.endswith(self.context.lexicon.rate_ends)
            and (unit is None or unit.kind == "percent")
        )
