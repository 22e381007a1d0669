"""Read the figures of a grid: the row names the thing, the column its year, status, measure or a part of the thing.

What a head says is decided by the words of ``table_words.csv``; what a column holds by its head and its cells together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plancheck.quantities.find import Figure
from plancheck.statements.cell_text import CellExtent, CellUnit, CellValue
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.outline import Place, title_status
from plancheck.statements.reading import Context, Reading
from plancheck.statements.table.columns import Column, ColumnReader
from plancheck.statements.table.dates import CellDating
from plancheck.statements.table.inherited import inherited_units
from plancheck.statements.table.measures import CellMeasures
from plancheck.statements.table.names import CellNaming
from plancheck.statements.table.rows import OF_PEOPLE, SHORT_NAME, Row, bare_name, is_among
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.times import read_part, read_time
from plancheck.statements.table.titles import Title
from plancheck.vocabulary import Vocabulary

_SHORT_PART = 4  # characters of the name of a part, of those below the first, which 其中 stands before
_PROSE_LENGTH = 5
_FORESEEN = "预计"  # what a star beside a value says where a note under the table tells of it
_STARS = "*＊∗"
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


@dataclass(frozen=True, slots=True)
class TableReading:
    """The readings of a table's values, and its cells that hold sentences."""

    readings: tuple[Reading, ...]
    prose: tuple[ProseCell, ...]


class TableReader(TableSource):
    """Reads the tables of one document."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        super().__init__(context, vocabulary)
        self.columns = ColumnReader(context, vocabulary)
        self.measures = CellMeasures(context, vocabulary)
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
        known = self._tell_something(columns)
        parts = self._part_columns(grid, columns)
        readings: list[Reading] = []
        prose: list[ProseCell] = []
        above: dict[int, str] = {}
        seen: set[int] = set()
        owner = ""  # the row that 其中 rows are parts of
        owner_unit: CellUnit | None = None
        among = False  # whether the row before was a part of the owner
        # whether a group's rows were summed up before: a total is of more than its group then
        parts_summed = False
        year = self._year_over(title)
        above_units = self._units_from_above(grid, columns)
        for number, row in enumerate(grid.rows):
            if self._is_head_again(row, grid.heads):
                continue
            read = self._row(row, columns, above, title, year)
            if read.year is not None and read.year.period:
                year = read.year.period.rpartition("/")[2][:4]
            read.unit = read.unit or above_units[number]
            read.parted = not parts.isdisjoint(read.names)
            first = next(iter(read.names.values()), "")
            unit = read.unit or next(self.reader.units_in(first), None)
            short = len(bare_name(first)) <= _SHORT_PART and not self.names.measures(bare_name(first))
            goes_on = among and short and unit == owner_unit is not None
            goes_on = goes_on or (among and OF_PEOPLE.fullmatch(bare_name(first)) is not None)
            among = read.among = is_among(first) or (goes_on and bool(first))
            if read.sums:
                if not any(self.words.is_word(text, "subtotal") for text in read.texts):
                    read.group = "" if parts_summed else read.group
                else:
                    parts_summed = True
            found_in = self._values_of_row(row, read, columns)
            for i, column in enumerate(columns):
                cell = row.cells[i]
                text = read.texts[i]
                if cell is None or not text or cell.start in seen:
                    continue
                seen.add(cell.start)  # a cell merged over several rows is read once
                name = self._name_for(i, read)
                for value in found_in.get(i, ()):
                    if foreseen and not value.remark and self._is_starred(value):
                        value = replace(value, remark=_FORESEEN)
                    readings += self._read_value(
                        value, i, columns, read, name, owner, title, place, known=known, sure=row.sure
                    )
                if found_in.get(i):
                    continue
                if column.role in ("value", "text", "note") and len(text) >= _PROSE_LENGTH:
                    prose.append(
                        ProseCell(cell, bare_name(name), read.region, read.span.period if read.span else "")
                    )
            if not read.among and len(first) > SHORT_NAME and not self.words.is_word(first, "total"):
                owner, owner_unit = first, read.unit or next(self.reader.units_in(first), None)
        return TableReading(tuple(readings), tuple(prose))

    def _without_own_title(self, place: Place, title: Title) -> Place:
        """A table's place where its own title was taken for a heading: goals that it speaks of are heard already, what stands above it still holds."""
        if not place.path or re.sub(r"\s+", "", place.path[-1]) != title.text:
            return place
        aims = title_status(place.path[-1], self.context.lexicon) == "target"
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
            i: self._values(cell)
            for i, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
            if cell is not None
            and (column.role in ("value", "rank") or (column.role == "text" and count_unit is not None))
        }
        named = [value.unit for values in found_in.values() for value in values if value.name and value.unit]
        read.shared = named[0] if named else None
        read.reached = next(
            (
                value.numbers[-1].numeral.value
                for i, values in found_in.items()
                if self._is_reached(columns[i])
                for value in values
                if not value.bracketed
            ),
            None,
        )
        read.based = any(values and self._is_before_plan(columns[i]) for i, values in found_in.items())
        return found_in

    def _is_head_again(self, row: GridRow, heads: Sequence[str]) -> bool:
        """Whether a row is the heads again, as they stand at the top of the next page."""
        said = [
            (plain(self.context.view, cell), head)
            for cell, head in zip(row.cells, heads, strict=True)
            if cell is not None
        ]
        return len(said) > 2 and not row.told and all(text and text in head for text, head in said)

    def _is_before_plan(self, column: Column) -> bool:
        time = column.time
        return time is not None and bool(time.period) and time.last_year <= (self.base_year or 0)

    def _units_from_above(self, grid: Grid, columns: Sequence[Column]) -> Sequence[CellUnit | None]:
        """The unit that each row has from a row above it, where no column has the units of rows."""
        first = next((i for i, column in enumerate(columns) if column.role == "name"), None)
        if first is None or any(column.role == "unit" for column in columns):
            return [None] * len(grid.rows)
        return inherited_units([plain(self.context.view, row.cells[first]) for row in grid.rows], self.reader)

    def _year_over(self, title: Title) -> str:
        """The year of rows that name parts of one (2季度) before any row names a year: the title's, else the document's own."""
        if title.time is None:
            return str(self.base_year or "")
        return title.time.period[:4] if "/" not in title.time.period else ""

    def _row(
        self, row: GridRow, columns: Sequence[Column], above: dict[int, str], title: Title, year: str
    ) -> Row:
        """What a row says about its values; `year` is that of the rows above it, for parts of a year."""
        view = self.context.view
        texts = [plain(view, cell) for cell in row.cells]
        texts[: len(row.told)] = row.told
        filled = [cell for cell in row.cells if cell is not None]
        read = Row(
            texts,
            (min(cell.start for cell in filled), max(cell.end for cell in filled)) if filled else (0, 0),
        )
        read.group = plain(view, row.group)
        places: list[str] = []
        names: list[tuple[int, str]] = []
        last_name = max(
            (i for i, column in enumerate(columns) if column.role in ("name", "place")), default=-1
        )
        for i, column in enumerate(columns):
            text = texts[i]
            if column.role in ("name", "place"):
                if text:
                    above[i] = text
                    for later in [key for key in above if key > i]:
                        del above[later]
                elif i < last_name or column.role == "place":
                    text = above.get(i, "")
                if text and column.role == "place":
                    places.append(text)
                elif text:
                    names.append((i, text))
            elif column.role == "unit" and text:
                read.unit_written = text
                read.unit = self.reader.unit(text, sure=True) or next(self.reader.units_in(text), None)
            elif column.role == "span" and text:
                read.span = read_time(text)
            elif column.role == "year_row" and text:
                read.year = read_part(text, year) or read_time(text)
        region = next((found for text in reversed(places) if (found := self.region(text))), "")
        kept: list[tuple[int, str]] = []
        for i, text in names:
            found = self.region(text) if i == names[0][0] or columns[i].role == "place" or region else ""
            finer = len(names) > 1 or region.endswith("地区")  # 东部 over its provinces
            if (found and not region) or (found and found != region and i <= last_name and finer):
                region = found
            elif not found:
                kept.append((i, text))
        read.region = region or self.region(read.group) or title.region
        read.sums = any(self.words.is_word(bare_name(text), "total") for _, text in kept)
        if not kept and places and not region:
            kept = [(0, text) for text in places[-1:] if not self.words.is_word(text, "total")]
        read.names = dict(kept)
        if read.year is None and names and (part := read_part(names[0][1], year)) is not None:
            read.year = part
            read.names.pop(names[0][0], None)
        elif read.year is None and names and (time := read_time(names[0][1])) is not None:
            # 2025年目标 as the name of a row is a year and a status, not a thing
            said = self.columns.column(names[0][1])
            if time.period and not said.thing and not said.measure:
                read.year, read.status = time, said.status
                read.names.pop(names[0][0], None)
        return read

    def _is_reached(self, column: Column) -> bool:
        """Whether a column holds what was reached by a time: of a year that is over, or said to be observed."""
        if column.measure or column.gathered or column.status == "target":
            return False
        if column.status == "observed":
            return True
        year = column.time.period if column.time is not None else ""
        return len(year) == 4 and self.base_year is not None and int(year) <= self.base_year

    def _is_starred(self, value: CellValue) -> bool:
        """Whether a star stands beside a value."""
        return value.end < len(self.context.view) and self.context.view[value.end] in _STARS

    @staticmethod
    def _part_columns(grid: Grid, columns: Sequence[Column]) -> frozenset[int]:
        """The columns of names of parts: under the head of the names before them, and empty beside those that are whole."""
        return frozenset(
            i
            for i in range(1, len(columns))
            if columns[i].role == columns[i - 1].role == "name"
            and grid.heads[i] in ("", grid.heads[i - 1])
            and any(row.cells[i] is not None for row in grid.rows)
            and any(row.cells[i] is None and row.cells[i - 1] is not None for row in grid.rows)
        )

    def _name_for(self, index: int, row: Row) -> str:
        """The name to the left of a value, the nearest one; with the names before it when it says little."""
        left = [text for i, text in row.names.items() if i < index] or list(row.names.values())
        if len(left) > 1 and row.parted:
            owner = bare_name(left[-2])
            return left[-1] if left[-1].startswith(owner[:SHORT_NAME]) else owner + left[-1]
        if len(left) > 1 and len(left[-1]) <= SHORT_NAME and self.region(left[-2]) == "":
            return left[-2] + left[-1]  # 服务业税收 and beside it 总量, 比重
        return left[-1] if left else ""

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
                    return self.reader.bounds(view, cell.start, cell.end)
                found.append(value)
            at += len(line) + 1
        return found

    def _read_value(
        self, value: CellValue, index: int, columns: Sequence[Column], row: Row, name: str, owner: str, title: Title, place: Place, *,
        known: bool, sure: bool,
    ) -> list[Reading]:  # fmt: skip
        column = self._told(index, columns)
        if value.remark:
            remark = self.columns.column(f"（{value.remark}）")
            status = remark.status if value.remark in _FORESEEN else column.status or remark.status
            column = replace(column, status=status, time=remark.time or column.time)
        if row.status and not column.status:
            column = replace(column, status=row.status)
        said, from_head = self._unit(value, column, row, name, title)
        units = self._units_of_pair(row, said) if value.apart else (said,)
        readings = []
        for number, part in enumerate(value.numbers):
            unit = units[min(number, len(units) - 1)]
            qualifier, opens, role = value.qualifier, value.opens, ""
            if len(value.numbers) == 2 and not value.apart:
                other = value.numbers[1 - number]
                qualifier, opens, role = (
                    ("at_least", "upper", "low")
                    if part.numeral.value < other.numeral.value
                    else ("at_most", "lower", "high")
                )
            factor = unit.factor if unit is not None else Decimal(1)
            end = value.unit_end if value.unit is not None and number == len(value.numbers) - 1 else part.end
            ratio = (
                "toone"
                if any(mark in self.context.view[part.start : part.end] for mark in ":∶：")
                else "arabic"
            )
            figure = Figure(
                part.start, end, part.numeral.value * factor, part.numeral.place * factor, part.numeral.decimals,
                unit.unit if unit else "", unit.kind if unit else "none", ratio, qualifier=qualifier, opens=opens,
                outer_start=value.start, outer_end=value.end, role=role, counter=unit.counter if unit else "",
            )  # fmt: skip
            reading = Reading(figure, figure.value, sentence=row.sentence)
            if from_head and unit is not None:
                reading.reasons["unit"] = "from the row or column head"
            if column.role == "rank":
                reading.leftover = "a rank"
            else:
                if not sure:
                    reading.reasons["value"] = "column by the kind of value"
                self._say(reading, value, column, row, name, owner, title, place)
                if not reading.indicator or not (known or reading.reasons.get("unit") or value.unit):
                    reading.leftover = "table cell without a head"
            if value.extent is not None and number == 0 and not reading.leftover:
                readings.append(self._read_extent(value.extent, reading, figure))
            reading.steps.append(
                f"table cell: row {name or row.region!r}, column {column.head!r}, title {title.text!r}, unit {figure.unit or 'none'!r}"
            )
            readings.append(reading)
        return readings

    def _units_of_pair(self, row: Row, unit: CellUnit | None) -> tuple[CellUnit | None, ...]:
        """The units of two values in a cell, where their row gives two: 亿吨/万标箱 for 7.4/3100."""
        both = tuple(self.reader.unit(text) for text in row.unit_written.split("/"))
        return both if len(both) == 2 and all(both) else (unit,)

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
        if column.measure in ("growth", "share", "fall"):
            left = next(
                (other for other in reversed(columns[:index]) if other.role == "value" and not other.measure),
                None,
            )
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
            before = all(columns.index(other) > index for other in timed)
            if timed and before and not any(other.role == "span" for other in columns):
                earliest = min(timed, key=lambda other: other.time.last_year if other.time else 0)
                return replace(column, time=earliest.time, status=earliest.status)
        return column

    def _unit(
        self,
        value: CellValue,
        column: Column,
        row: Row,
        name: str,
        title: Title,
    ) -> tuple[CellUnit | None, bool]:
        """The unit of a value and whether a head gives it."""
        if value.unit is not None and (value.unit.kind != "none" or row.unit is None):
            return value.unit, False
        percent = CellUnit("%", "percent", Decimal(1), "%")
        row_unit = (
            row.unit
            or next(self.reader.units_in(name), None)
            or next(self.reader.units_in(row.group), None)
            or next((unit for text in row.names.values() for unit in self.reader.units_in(text)), None)
        )
        if value.bracketed or (column.gathered and not column.measure):
            if (
                row_unit is not None
                and row_unit.kind == "percent"
                and not self.is_fall(name, row.group)
                and self.is_rate_less(name)
            ):
                return CellUnit("pp", "points", Decimal(1), "百分点"), True
            return row_unit or column.unit or title.unit, True
        if column.unit is not None:
            return column.unit, True
        if column.measure:
            return percent, True
        if value.name and row.shared is not None:
            return row.shared, True
        if row_unit is None and title.unit is not None and title.unit.kind == "money":
            counted = self._counted(column.thing or bare_name(name))  # 个数 below 金额单位：亿美元
            return counted or title.unit, True
        return row_unit or title.unit, True

    def _counted(self, thing: str) -> CellUnit | None:
        """The unit of what a name says is counted by its last characters: 家数, 职工人数."""
        if thing[-1:] != "数" or len(thing) < 2 or self.words.ends(thing, "link"):
            return None  # 绝对数
        counted = self.reader.unit(thing[-2])
        return counted if counted is not None and counted.kind == "count" else None

    def _say(
        self,
        reading: Reading,
        value: CellValue,
        column: Column,
        row: Row,
        name: str,
        owner: str,
        title: Title,
        place: Place,
    ) -> None:
        self.measures.measure(reading, value, column, row, name)
        reading.indicator = self.names.indicator(reading, value, column, row, name, owner, title)
        reading.reasons["indicator"] = "row and column heads"
        reading.region = column.region or row.region or self.context.region
        reading.reasons["region"] = (
            "row and column heads" if column.region or row.region else "the document's own area"
        )
        gathered = value.bracketed or column.gathered
        self.dates.date(reading, column, row, name, title, place, gathered=gathered)
        self.dates.judge(reading, column, title, place)
