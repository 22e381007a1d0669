"""Read what the rows of a table say about their values: names, place, year, unit, and which rows they are parts of."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.statements.cells.units import CellUnit
from plancheck.statements.context.bare_heads import is_industry
from plancheck.statements.context.reading import Context
from plancheck.statements.layout.grid import Grid, GridRow, plain
from plancheck.statements.table.column_heads import Column
from plancheck.statements.table.columns import ColumnReader
from plancheck.statements.table.inherited import inherited_units
from plancheck.statements.table.joint_names import JOINED, RATES, part_joint_names
from plancheck.statements.table.rows import OF_PEOPLE, SHORT_NAME, Row, bare_name, is_among, without_sum
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.times import read_part, read_time
from plancheck.statements.table.titles import Title
from plancheck.statements.words.written import HAN
from plancheck.vocabulary import Vocabulary

_NUMBER_ALONE = re.compile("^[0-9]{1,2}")
_NUMBER_APART = re.compile("([0-9]{1,2})[ \u3000]{1,8}(?=[\u4e00-\u9fff])")
_LEAST_NUMBERED = 3  # rows
_ANY_YEAR, _WHOLE_YEAR = "2000", "全年"
_PRODUCT = "生产总值"
_WHOLE_BESIDE = re.compile("(?P<whole>[\u4e00-\u9fff]{2,16})其中[:：](?=.)")
_LONGEST_PART = 8  # the same where the whole says what is measured: 非化石能源 under 电力装机规模
_HEAD = 2  # characters at the end of a name that say what it is
_OTHERS = ("其他", "其它", "其余")
_SHORT_PART = 4  # characters of the name of a part, of those below the first, which 其中 stands before


@dataclass(slots=True)
class _Above:
    """What the rows above tell of the next one."""

    year: str
    owner: str = ""  # the row that 其中 rows are parts of
    owner_unit: CellUnit | None = None
    product: bool = False  # whether those down from one that tells the product of all are industries
    among: bool = False  # whether the last one is a part of the owner
    parts_summed: bool = (
        False  # whether a group's rows were summed up: a total is of more than its group then
    )


class RowReader(TableSource):
    """Reads rows without their values."""

    def __init__(self, context: Context, vocabulary: Vocabulary, columns: ColumnReader) -> None:
        super().__init__(context, vocabulary)
        self.columns = columns
        self._places_alone = True  # of the table that is read: whether its rows are named by places
        self._of_parts = False  # whether some of its rows are named by parts of a year

    def read(self, grid: Grid, columns: Sequence[Column], title: Title) -> list[tuple[GridRow, Row]]:
        """Return the rows of a grid, each with what it says; the heads printed again on a next page are left out."""
        parts = _part_columns(grid, columns)
        inherited = self._units_from_above(grid, columns)
        has_units = any(column.role == "unit" for column in columns)
        names_above: dict[int, str] = {}
        above = _Above(self._year_over(title))
        rows: list[tuple[GridRow, Row]] = []
        self._places_alone = self._names_places(grid, columns)
        self._of_parts = any(
            read_part(plain(self.context.view, row.cells[0]), _ANY_YEAR) is not None for row in grid.rows
        )
        numbered = self._numbers_names(grid, columns)
        for number, written in enumerate(grid.rows):
            if self._is_head_again(written, grid.heads):
                continue
            row = self._row(written, columns, names_above, title, above.year)
            if numbered in row.names:
                row.names[numbered] = _NUMBER_ALONE.sub("", row.names[numbered])
            rows.append((written, row))
            if row.year is not None and row.year.period:
                above.year = row.year.period.rpartition("/")[2][:4]
            row.unit = row.unit or inherited[number]
            if row.unit is None and has_units and not row.unit_written:
                row.unit = self._unit_of_next_part(row, above)
            row.parted = not parts.isdisjoint(row.names)
            self._set_below(row, above, columns, unit_inherited=inherited[number] is not None)
        told_of = [row for _, row in rows]
        part_joint_names(told_of, self.context.lexicon)
        _mark_repeated(told_of)
        return rows

    def _unit_of_next_part(self, row: Row, above: _Above) -> CellUnit | None:
        """The owner's unit for a next part of it that has none: 其中：国有从业人员 万人, 个体从业人员."""
        told = bare_name(row.names.get(self._told_by(row), ""))
        next_part = above.among and told[-_HEAD:] == bare_name(above.owner)[-_HEAD:] != told
        return above.owner_unit if next_part else None

    def _set_below(self, row: Row, above: _Above, columns: Sequence[Column], *, unit_inherited: bool) -> None:
        """Tell a row what it is of the rows above it, and what they are with it for the next one."""
        told_by = self._told_by(row)
        first = row.names.get(told_by, "")
        if bare_name(first) in _OTHERS:
            first = row.names[told_by] = first + self._kind_listed(columns[told_by].head)
        whole = _WHOLE_BESIDE.match(first)
        if whole is not None:  # 消费结构 其中：煤炭 on one line
            first = row.names[told_by] = first[whole.end("whole") :]
            above.owner, above.owner_unit = (
                whole["whole"],
                row.unit or next(self.reader.units_in(first), None),
            )
        name, owner = bare_name(first), above.owner
        unit = row.unit or next(self.reader.units_in(first), None)
        row.owner, row.same_unit = owner, unit == above.owner_unit is not None
        goes_on = above.among and self._goes_on(name, owner, same=_same_kind(unit, above.owner_unit))
        row.among = is_among(first) or (goes_on and bool(first))
        above.product = self._adds(first) if above.product and first else name.endswith(_PRODUCT)
        row.adds_to = above.product and self._adds(first)
        row.kind_of_owner = unit_inherited and not row.among and self._says_kind(name, owner)
        above.among = row.among
        is_part = row.among or row.kind_of_owner
        if not is_part and len(first) > SHORT_NAME and not self.words.is_word(first, "total"):
            above.owner, above.owner_unit = first, unit
        if row.sums and any(self.words.is_word(text, "subtotal") for text in row.texts):
            above.parts_summed = True
        elif row.sums and above.parts_summed:
            row.group = ""

    def _kind_listed(self, head: str) -> str:
        """What the head of a column of names says they are, of which a row is any other: 交通子行业; empty for 指标."""
        kind = bare_name(head).removesuffix("名称")
        return "" if self.words.is_word(kind, "index", "name", "place") else kind

    def _told_by(self, row: Row) -> int:
        """The column of the name that tells what a row measures: the last of several, the one before where the last sums up."""
        columns = list(row.names)
        if len(columns) > 1 and not row.parted and not self.words.is_word(row.names[columns[-1]], "total"):
            return columns[-1]
        return columns[0] if columns else -1

    def _names_places(self, grid: Grid, columns: Sequence[Column]) -> bool:
        """Whether most rows are named by words that may be a place: 建制镇 among 城市 and 县城 is none."""
        first = next((i for i, column in enumerate(columns) if column.role in ("name", "place")), None)
        if first is None or columns[first].role == "place":
            return True
        texts = [text for row in grid.rows if (text := plain(self.context.view, row.cells[first]))]
        named = [bool(self.region(text)) or self.words.is_word(bare_name(text), "total") for text in texts]
        return sum(named) * 2 > len(named)

    def _goes_on(self, name: str, owner: str, *, same: bool) -> bool:
        """Whether a row behind a part is the next part: a name that measures nothing in the owner's unit, or one of people."""
        short = len(name) <= (_LONGEST_PART if self.measures(bare_name(owner)) else _SHORT_PART)
        return (short and same and not self.measures(name)) or OF_PEOPLE.fullmatch(name) is not None

    def _numbers_names(self, grid: Grid, columns: Sequence[Column]) -> int:
        """The column whose names each begin with a number and a blank, counting up; -1 for none."""
        first = next((i for i, column in enumerate(columns) if column.role == "name"), -1)
        numbers: list[int] = []
        for row in grid.rows:
            cell = row.cells[first] if first >= 0 else None
            found = _NUMBER_APART.match(self.context.view, cell.start, cell.end) if cell is not None else None
            if found is not None:
                numbers.append(int(found[1]))
        rising = all(a < b for a, b in itertools.pairwise(numbers))
        many = len(numbers) >= _LEAST_NUMBERED and numbers[0] == 1 and numbers[-1] <= 2 * len(grid.rows)
        return first if rising and many else -1

    def _says_kind(self, name: str, owner: str) -> bool:
        """Whether a name says only of which kind something is that the row above measures: 铁路 under 客运量总计."""
        counted = next(self.reader.units_in(owner), None) is not None  # 总产出（亿元）, 总产出构成（%）
        return bool(name) and not self.measures(name) and (counted or self.measures(without_sum(owner)))

    def _is_head_again(self, row: GridRow, heads: Sequence[str]) -> bool:
        """Whether a row is the heads again, as they stand at the top of the next page."""
        said = [
            (plain(self.context.view, cell), head)
            for cell, head in zip(row.cells, heads, strict=True)
            if cell is not None
        ]
        return len(said) > 2 and not row.told and all(text and text in head for text, head in said)

    def _units_from_above(self, grid: Grid, columns: Sequence[Column]) -> Sequence[CellUnit | None]:
        """The unit that each row has from a row above it, where no column has the units of rows."""
        first = next((i for i, column in enumerate(columns) if column.role == "name"), None)
        if first is None or any(column.role == "unit" for column in columns):
            return [None] * len(grid.rows)
        names = [
            row.told[first] if first < len(row.told) else plain(self.context.view, row.cells[first])
            for row in grid.rows
        ]
        return inherited_units(names, self.reader)

    def _year_over(self, title: Title) -> str:
        """The year of rows that name parts of one (2季度) before any row names a year: the title's, else the document's own."""
        if title.time is None:
            return str(self.base_year or "")
        return title.time.period[:4] if "/" not in title.time.period else ""

    def _row(
        self, written: GridRow, columns: Sequence[Column], above: dict[int, str], title: Title, year: str
    ) -> Row:
        """What a row says about its values; `year` is that of the rows above it, for parts of a year."""
        view = self.context.view
        texts = [plain(view, cell) for cell in written.cells]
        texts[: len(written.told)] = written.told
        filled = [cell for cell in written.cells if cell is not None]
        span = (min(cell.start for cell in filled), max(cell.end for cell in filled)) if filled else (0, 0)
        group = plain(view, written.group)
        row = Row(texts, span, group=group if HAN.search(group) else "", sure=written.sure)
        row.placed = written.placed
        for column, text in zip(columns, texts, strict=False):
            if column.role == "unit" and text:
                row.unit_written = text
                row.unit = self.reader.unit(text, sure=True) or next(self.reader.units_in(text), None)
            elif column.role == "span" and text:
                row.span = read_time(text)
            elif column.role == "year_row" and text:
                part = read_part(text, year)
                row.year, row.part = part or read_time(text), text if part is not None else ""
        names, places = _names_and_places(texts, columns, above, again=_says_rate_alone(row, columns, above))
        region, kept = self._place_of(names, places)
        row.region = region or self.region(row.group) or title.region
        if not row.region and names:
            row.region = self.part_of_country(names[0][1])
        row.sums = any(self.words.is_word(bare_name(text), "total") for text in kept.values())
        if not kept and not region and places and not self.words.is_word(places[-1], "total"):
            kept = {0: places[-1]}
        row.names = kept
        if row.year is None and names:
            self._read_year_in_name(row, *names[0], year)
        if len(row.names) == 1 and not row.group:
            said = self.columns.column(next(iter(row.names.values())))
            row.measure = said.measure if not said.thing and said.time is None else ""
        return row

    def _place_of(
        self, names: Sequence[tuple[int, str]], places: Sequence[str]
    ) -> tuple[str, dict[int, str]]:
        """The place that a row names, empty where it names none, and its names that are of no place."""
        region = next((found for text in reversed(places) if (found := self.region(text))), "")
        kept: dict[int, str] = {}
        for number, (column, text) in enumerate(names):
            found = self.region(text) if number == 0 or region else ""
            if found and not self._places_alone and not self.is_known_place(text):
                found = ""
            finer = len(names) > 1 or region.endswith("地区")  # 东部 over its provinces
            if found and (not region or (found != region and finer)):
                region = found
            elif not found:
                kept[column] = text
        return region, kept

    def _read_year_in_name(self, row: Row, column: int, name: str, year: str) -> None:
        """Take the first name of a row for its year where it is one or a part of one: 2季度, 2025年目标."""
        if (part := read_part(name, year)) is not None:
            row.year, row.part = part, name
            row.names.pop(column, None)
        elif self._of_parts and name == _WHOLE_YEAR:
            row.names.pop(column, None)  # below 上半年 and 前三季度
        elif (time := read_time(name)) is not None and time.period:
            said = self.columns.column(name)
            if not said.thing and not said.measure:
                row.year, row.status = time, said.status
                row.names.pop(column, None)

    def _adds(self, name: str) -> bool:
        """Whether a row is an industry and no more: 第一产业, 批发和零售业."""
        return is_industry(bare_name(name), self.context.lexicon)


def _same_kind(unit: CellUnit | None, other: CellUnit | None) -> bool:
    """Whether two units count in the same base: 万千瓦 and 亿千瓦."""
    return unit is not None and other is not None and unit.unit == other.unit and unit.kind == other.kind


def _mark_repeated(rows: Sequence[Row]) -> None:
    """Mark the rows whose name stands under several groups, which tell them apart: 在校生 under 小学 and under 中学."""
    groups: dict[str, set[str]] = {}
    for row in rows:
        groups.setdefault(bare_name(next(reversed(row.names.values()), "")), set()).add(row.group)
    for row in rows:
        name = bare_name(next(reversed(row.names.values()), ""))
        row.repeated = bool(name) and len(groups[name]) > 1


def _says_rate_alone(row: Row, columns: Sequence[Column], above: dict[int, str]) -> bool:
    """Whether a row without a name begins with its unit, in which the row above goes on: 产值 | 亿元 over %, 人口及户数 | 万人 over 万户."""
    named = any(
        text and column.role in ("name", "place") for column, text in zip(columns, row.texts, strict=False)
    )
    if named or row.unit is None or not row.unit_written or not above:
        return False
    return row.unit.kind in RATES or JOINED.search(above[max(above)]) is not None


def _names_and_places(
    texts: Sequence[str], columns: Sequence[Column], above: dict[int, str], *, again: bool
) -> tuple[list[tuple[int, str]], list[str]]:
    """The names of a row by column, and its places; one merged over several rows is that of the row above.

    `above` has the names of the rows above by column, and is given those of this row. With `again` all its names are those
    above.
    """
    last = max((i for i, column in enumerate(columns) if column.role in ("name", "place")), default=-1)
    names: list[tuple[int, str]] = []
    places: list[str] = []
    for i, column in enumerate(columns):
        if column.role not in ("name", "place"):
            continue
        text = texts[i]
        if text:
            above[i] = text
            for later in [key for key in above if key > i]:
                del above[later]
        elif i < last or again or column.role == "place":
            text = above.get(i, "")
        if text and column.role == "place":
            places.append(text)
        elif text:
            names.append((i, text))
    return names, places


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
