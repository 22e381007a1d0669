"""Read the figures of a grid: the row names the thing, the column its year, status, measure or a part of the thing.

What a head says is decided by the words of ``table_words.csv``; what a column holds by its head and its cells together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.quantities.find import Figure
from plancheck.statements.cells.text import AMONG
from plancheck.statements.cells.units import CellUnit
from plancheck.statements.cells.values import CellExtent, CellValue
from plancheck.statements.context.bare_heads import head_of_part
from plancheck.statements.context.outline import Place, heading_of
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.layout.grid import Grid, GridCell, GridRow
from plancheck.statements.table.column_heads import PER_YEAR, Column
from plancheck.statements.table.columns import YEAR_BEFORE, ColumnReader
from plancheck.statements.table.dates import CellDating
from plancheck.statements.table.measures import CellMeasures
from plancheck.statements.table.names import CellNaming
from plancheck.statements.table.row_reader import RowReader
from plancheck.statements.table.rows import SHORT_NAME, Row, bare_name
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.titles import Title
from plancheck.statements.table.units import CellUnits
from plancheck.statements.table.value_context import ValueContext
from plancheck.vocabulary import Vocabulary

_PROSE_LENGTH = 5
_FORESEEN = "预计"  # what a star beside a value says where a note under the table tells of it
_STARS = "*＊∗"
_MARKED_YEAR = re.compile(
    rf"(?:(?P<mark>[{_STARS}①-⑳])[”’\"]?(?:号|的|项)?(?:数据|指标|数值|数)?|(?<![0-9])(?P<number>[1-9])[.．、]?)(?:均?为|系|是|表示)(?P<year>(?:19|20)[0-9]{{2}})年(?:的|底|末)?(?:数据|数值|数|值)"
)
_LINKED_BY = re.compile(r"[\s—–-]+")  # a view writes one dash for all (1—9月)
# a head that says what stands in brackets below it
_GATHERED_IN_PARENS = re.compile("（(?:五年)?累计(?:数|值)?）")
_SIDES = ("收入", "支出")  # of an account
_NOTE_BELOW = 600  # characters under a table in which its notes stand
_STARRED_FORESEEN = re.compile(
    rf"[{_STARS}][”’\"]?(?:号|的|项)?(?:数据|指标|数值|数)?(?:均?为|是|表示|代表)?预[计测期]"
)


@dataclass(frozen=True, slots=True)
class ProseCell:
    """A cell that holds a sentence: it is read as one, about the thing, place and years of its row."""

    cell: GridCell
    name: str
    region: str
    period: str
    status: str  # what its head or the title says of it, else empty


@dataclass(frozen=True, slots=True)
class TableReading:
    """The readings of a table's values, and its cells that hold sentences."""

    readings: tuple[Reading, ...]
    prose: tuple[ProseCell, ...]


_HEADS_A_PART = 2  # characters of a head that may stand over any rows


class TableReader(TableSource):
    """Reads the tables of one document."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        super().__init__(context, vocabulary)
        self.columns = ColumnReader(context, vocabulary)
        self.rows = RowReader(context, vocabulary, self.columns)
        self.units = CellUnits(context, vocabulary)
        self.cell_measures = CellMeasures(context, vocabulary)
        self.names = CellNaming(context, vocabulary)
        self.dates = CellDating(context, vocabulary)

    def read(self, grid: Grid, *, place: Place) -> TableReading:
        """Return the readings of a table.

        Parameters
        ----------
        grid : Grid
        place : Place
            Where in the document it stands: its headings say what its title leaves open.
        """
        title = Title(grid.caption, self)
        columns = self.columns.read(grid, title)
        if not any(column.role == "value" for column in columns):
            return TableReading((), ())
        place = self._without_own_title(place, title)
        foreseen = _STARRED_FORESEEN.search(self.context.view, grid.end, grid.end + _NOTE_BELOW) is not None
        years = self._years_of_marks(grid)
        known = self._tell_something(columns)
        readings: list[Reading] = []
        prose: list[ProseCell] = []
        seen: set[int] = set()
        for written, row in self.rows.read(grid, columns, title):
            found_in = self._values_of_row(written, row, columns)
            for i, (cell, column) in enumerate(zip(written.cells, columns, strict=True)):
                text = row.texts[i]
                if cell is None or not text or cell.start in seen:
                    continue
                seen.add(cell.start)  # a cell merged over several rows is read once
                side = _side_of(written, i, columns)
                name = self._name_for(i, row, alone=bool(side))
                values = found_in.get(i, ())
                for value in values:
                    if _GATHERED_IN_PARENS.search(column.head) and self.context.view[value.start] == "（":
                        value = replace(value, bracketed=True)
                    if foreseen and not value.remark and self._is_starred(value):
                        value = replace(value, remark=_FORESEEN)
                    elif years and not value.remark:
                        year = years.get(self.context.view[value.end : value.end + 1], "")
                        value = replace(value, remark=year and f"{year}年")
                    told = self._column_of(value, i, columns, row, name)
                    at = ValueContext(value, told, row, name, title, place, side)
                    readings += self._read_value(at, known=known)
                if not values and column.role in ("value", "text", "note") and len(text) >= _PROSE_LENGTH:
                    time = row.span or column.time
                    prose.append(
                        ProseCell(
                            cell,
                            bare_name(name),
                            row.region,
                            period=time.period if time is not None else "",
                            status=column.status or title.status,
                        )
                    )
        return TableReading(tuple(readings), tuple(prose))

    def _without_own_title(self, place: Place, title: Title) -> Place:
        """A table's place where its own title was taken for a heading: goals that it speaks of are heard already, what stands above it still holds."""
        if not place.path or _LINKED_BY.sub("", place.path[-1]) != _LINKED_BY.sub("", title.text):
            return place
        aims = heading_of(place.path[-1], self.context.lexicon).status == "target"
        held = "" if aims and place.status == "target" else place.status
        return replace(place, status=held, frame=None)

    def _tell_something(self, columns: Sequence[Column]) -> bool:
        """Whether any head says what its column holds."""
        return any(
            column.time or column.status or column.measure or column.thing or column.unit
            for column in columns
            if column.role == "value"
        ) or any(
            column.role in ("index", "unit") or self.words.is_word(column.head, "name", "place", "year_row")
            for column in columns
        )

    def _values_of_row(
        self, row: GridRow, read: Row, columns: Sequence[Column]
    ) -> dict[int, list[CellValue]]:
        """The values in the cells of a row, by column; what they say of the row is kept with it."""
        counted = self.reader.units_in(read.group) if read.sums and read.group else ()
        count_unit = next(iter(counted), None)
        found_in = {
            i: [
                replace(value, bracketed=True) if value.enclosed and column.gathered else value
                for value in self._values(cell)
            ]
            for i, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
            if cell is not None
            and not self._is_year(read.texts[i])
            and (column.role in ("value", "rank") or (column.role == "text" and count_unit is not None))
        }
        named = [value.unit for values in found_in.values() for value in values if value.name and value.unit]
        read.shared = named[0] if named else None
        reached = self._amounts_of(found_in, lambda i: self._is_reached(columns[i]))
        aims = self._amounts_of(
            found_in,
            lambda i: not (columns[i].measure or columns[i].gathered or self._is_reached(columns[i])),
        )
        read.reached = next(iter(reached), None)
        read.gains = frozenset(aim - amount for aim in aims for amount in reached)
        read.based = any(values and self._is_before_plan(columns[i]) for i, values in found_in.items())
        return found_in

    def _is_year(self, text: str) -> bool:
        """Whether a cell holds years and no amount: 2025年 as the head of the next part of a table."""
        return "年" in text and self.reader.kind(text) == "Y"

    @staticmethod
    def _amounts_of(found_in: dict[int, list[CellValue]], holds: Callable[[int], bool]) -> list[Decimal]:
        """The values of a row in the columns that a test asks for, those in brackets left out."""
        return [
            value.numbers[-1].numeral.value
            for i, values in found_in.items()
            if holds(i)
            for value in values
            if not value.bracketed
        ]

    def _is_before_plan(self, column: Column) -> bool:
        time = column.time
        return time is not None and bool(time.period) and time.last_year <= (self.base_year or 0)

    def _is_reached(self, column: Column) -> bool:
        """Whether a column holds what was reached by a time: of a year that is over, or said to be observed."""
        if column.measure or column.gathered or column.status == "target":
            return False
        if column.status == "observed":
            return True
        year = column.time.period if column.time is not None else ""
        return len(year) == 4 and self.base_year is not None and int(year) <= self.base_year

    def _years_of_marks(self, grid: Grid) -> dict[str, str]:
        """The year that the notes below a table give for each mark beside values: 带*的为2019年数据, ④为2013年数据."""
        notes = _MARKED_YEAR.finditer(self.context.view, grid.end, grid.end + _NOTE_BELOW)
        return {note["mark"] or note["number"]: note["year"] for note in notes}

    def _is_starred(self, value: CellValue) -> bool:
        """Whether a star stands beside a value."""
        return value.end < len(self.context.view) and self.context.view[value.end] in _STARS

    def _name_for(self, index: int, row: Row, *, alone: bool = False) -> str:
        """The name to the left of a value, the nearest one; with the names before it when it says little.

        `alone`: whether the names before it are those of the other side of an account.
        """
        left = [text for i, text in row.names.items() if i < index] or list(row.names.values())
        if alone and left:
            return left[-1]
        if len(left) > 1 and row.parted:
            owner, part = bare_name(left[-2]), AMONG.sub("", left[-1])
            if self.words.is_word(part, "total"):
                return left[-2]
            return part if part.startswith(owner[:SHORT_NAME]) else owner + part
        if len(left) > 1 and (head := self._head_of_kind(left[-2], left[-1])):
            bare = bare_name(left[-1])
            return left[-1].replace(bare, bare + head, 1)  # 水电（万千瓦） beside 电源装机规模
        if len(left) > 1 and self.region(left[-2]) == "":
            owner = bare_name(left[-2])
            if self._says_too_little(left[-1]) or self.is_owned(bare_name(left[-1]), owner):
                return left[-2] + left[-1]  # 服务业税收 and beside it 总量, 比重
        return left[-1] if left else ""

    def _head_of_kind(self, kind: str, name: str) -> str:
        """What a name that only says a thing has of the kind before it, which says what is measured; empty where it has nothing."""
        whole, bare = bare_name(kind), bare_name(name)
        said = any(bare[i : i + 2] in whole for i in range(len(bare) - 1))
        if not bare or said or self.words.is_word(bare, "total"):
            return ""
        if not self.measures(whole) or self.measures(bare):
            return ""
        head = head_of_part(whole, bare, self.context.lexicon) or whole
        # 电力总量, 产业规模, 提高效率 head all that is told of one side; 装机规模, 吞吐量 are of each thing
        return "" if len(head) <= _HEADS_A_PART or self.words.is_word(head, "sum_of_parts") else head

    def _says_too_little(self, name: str) -> bool:
        """Whether a name needs the one before it: two characters, or a word that every group could have (巩固率)."""
        bare = bare_name(name)
        return len(name) <= SHORT_NAME or self.words.is_word(bare, "in_group")

    def _values(self, cell: GridCell) -> list[CellValue]:
        """The values of a cell: one, or one on each of its lines; none where a line holds words."""
        view = self.context.view
        found: list[CellValue] = []
        at = cell.start
        leads = -1  # where words begin that lead to the value on the next line: “十五五”年均增长
        for line in view[cell.start : cell.end].split("\n"):
            if line.strip():
                if leads >= 0:
                    value = self.reader.value(view, leads, at + len(line))
                    if value is None:
                        return []
                    found.append(value)
                    leads = -1
                    at += len(line) + 1
                    continue
                if self.reader.leads(line.strip()):
                    leads = at
                    at += len(line) + 1
                    continue
                goes_on = self.reader.value(view, found[-1].start, at + len(line)) if found else None
                if goes_on is not None and not line.strip()[:1].isdigit():
                    found[-1] = goes_on  # a bound or a remark on a line of its own
                    at += len(line) + 1
                    continue
                value = self.reader.value(view, at, at + len(line))
                if value is None:
                    return self.reader.several(view, cell.start, cell.end)
                found.append(value)
            at += len(line) + 1
        return found

    def _column_of(
        self, value: CellValue, index: int, columns: Sequence[Column], row: Row, name: str
    ) -> Column:
        """The column of a value with what its neighbours, the value's remark and its row say for it."""
        column = self._told(index, columns)
        if value.remark:
            remark = self.columns.column(f"（{value.remark}）")
            status = remark.status if value.remark in _FORESEEN else column.status or remark.status
            unit = next(self.reader.units_in(name), None)
            percent = unit is not None and unit.kind == "percent"
            yearly = percent and PER_YEAR.search(value.remark) is not None
            measure = "growth_per_year" if yearly else column.measure
            column = replace(column, status=status, time=remark.time or column.time, measure=measure)
        if row.status and not column.status:
            column = replace(column, status=row.status)
        if row.measure and column.thing and not column.measure:
            column = replace(column, measure=row.measure, unit=None)
        return column

    def _read_value(self, at: ValueContext, *, known: bool) -> list[Reading]:
        """The readings of a value's numbers, and of the share that a remark says it is for."""
        value, column, row = at.value, at.column, at.row
        said, from_head = self.units.unit(at)
        units = self.units.units_of_pair(row, said) if value.apart else (said,)
        readings = []
        for number in range(len(value.numbers)):
            unit = units[min(number, len(units) - 1)]
            figure = self._figure(value, number, unit)
            reading = Reading(figure, figure.value, sentence=row.sentence)
            reading.base_period = value.base
            if from_head and unit is not None:
                reading.reasons["unit"] = "from the row or column head"
            if column.role == "rank":
                reading.leftover = "a rank"
            elif not row.placed:
                reading.leftover = "table cell that could stand under several heads"
            else:
                if not row.sure:
                    reading.reasons["value"] = "column by the kind of value"
                self._say(reading, at)
                if not reading.indicator or not (known or reading.reasons.get("unit") or value.unit):
                    reading.leftover = "table cell without a head"
            if value.extent is not None and number == 0 and not reading.leftover:
                readings.append(self._read_extent(value.extent, reading, figure))
            if self.context.told:
                reading.steps.append(
                    f"table cell: row {at.name or row.region!r}, column {column.head!r}, title {at.title.text!r}, unit {figure.unit or 'none'!r}"
                )
            readings.append(reading)
        return readings

    def _figure(self, value: CellValue, number: int, unit: CellUnit | None) -> Figure:
        """One number of a value as a figure in base units; of two the lower opens upwards, the higher downwards."""
        part = value.numbers[number]
        qualifier, opens, role = value.qualifier, value.opens, ""
        if len(value.numbers) == 2 and not value.apart:
            lower = part.numeral.value < value.numbers[1 - number].numeral.value
            qualifier, opens, role = ("at_least", "upper", "low") if lower else ("at_most", "lower", "high")
        factor = unit.factor if unit is not None else Decimal(1)
        end = value.unit_end if value.unit is not None and number == len(value.numbers) - 1 else part.end
        to_one = any(mark in self.context.view[part.start : part.end] for mark in ":∶：")
        return Figure(
            part.start, end, part.numeral.value * factor, part.numeral.place * factor, part.numeral.decimals,
            unit.unit if unit else "", unit.kind if unit else "none", "toone" if to_one else "arabic",
            qualifier=qualifier, opens=opens, outer_start=value.start, outer_end=value.end, role=role,
            counter=unit.counter if unit else "",
        )  # fmt: skip

    def _read_extent(self, extent: CellExtent, reading: Reading, figure: Figure) -> Reading:
        """The share that a remark says a value is for: 20（80%用户） is 20 for 80% of the users."""
        number = extent.number
        share = Figure(
            number.start, extent.end, number.numeral.value, number.numeral.place, number.numeral.decimals, "%", "percent", "arabic",
            outer_start=number.start, outer_end=extent.end, counter="%",
        )  # fmt: skip
        written = re.sub(r"\s+", "", self.context.view[figure.start : figure.end])
        of = written if written.endswith(figure.counter) else written + figure.counter
        said = Reading(share, share.value, measure="share", status=reading.status, sentence=reading.sentence)
        said.region, said.period, said.reasons = reading.region, reading.period, dict(reading.reasons)
        said.indicator = f"{reading.indicator}达到{of}的{extent.words}比例"
        said.steps.append("table cell: the remark says the share the value is for")
        return said

    def _told(self, index: int, columns: Sequence[Column]) -> Column:
        """A column with what its neighbours say for it: a rate is of the column before it, a first count of the earliest year."""
        column = columns[index]
        others = [other for i, other in enumerate(columns) if other.role == "value" and i != index]
        if column.measure in ("growth", "share", "fall", "change"):
            before = [
                other for other in reversed(columns[:index]) if other.role == "value" and not other.measure
            ]
            # 年增长率 behind 用户规模 and 使用率 is of the former, 比上年提高（百分点） of the latter
            grown = column.measure in ("growth", "change") and column.unit is None
            amounts = [other for other in before if not other.thing.endswith("率")] if grown else []
            left = _latest(amounts or before)
            if left is not None:
                thing = column.thing if column.measure == "share" else column.thing or left.thing
                head_says = column.time is not None and column.time.period
                return replace(
                    column,
                    time=column.time if head_says else left.time or column.time,
                    status=column.status or left.status,
                    thing=thing,
                )
        if column.time is None and not column.status and not column.measure and not column.gathered:
            timed = [
                other
                for other in others
                if other.time is not None and "/" not in other.time.period and not other.measure
            ]
            ahead = all(columns.index(other) > index for other in timed)
            if timed and ahead and not any(other.role == "span" for other in columns):
                earliest = min(timed, key=lambda other: other.time.last_year if other.time else 0)
                return replace(column, time=earliest.time, status=earliest.status)
        return column

    def _say(self, reading: Reading, at: ValueContext) -> None:
        """Say what a value measures, where, when, and whether it is aimed at."""
        self.cell_measures.measure(reading, at)
        reading.indicator = self.names.indicator(reading, at)
        reading.reasons["indicator"] = "row and column heads"
        region = at.column.region or at.row.region
        reading.region = region or self.context.region
        reading.reasons["region"] = "row and column heads" if region else "the document's own area"
        self.dates.date(reading, at)
        self.dates.judge(reading, at)


def _latest(amounts: Sequence[Column]) -> Column | None:
    """The amount that a rate behind it tells of: the nearest, or the one of the next year before it: 2024年 and 2023年, 本年 and 上年."""
    nearest, others = next(iter(amounts), None), amounts[1:2]
    if nearest is None or not others or nearest.thing != others[0].thing or nearest.time is None:
        return nearest
    later = others[0].time
    if later is None:
        return others[0] if YEAR_BEFORE.match(nearest.head) else nearest
    both = len(nearest.time.period) == len(later.period)
    return others[0] if both and nearest.time.last_year + 1 == later.last_year else nearest


def _side_of(row: GridRow, index: int, columns: Sequence[Column]) -> str:
    """The side of an account that a value is on: the head over the nearest names on its left, where it is 收入 or 支出."""
    head = row.half or next(
        (column.head for column in reversed(columns[:index]) if column.role == "name"), ""
    )
    return head if head in _SIDES else ""
