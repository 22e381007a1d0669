"""Read the figures of a grid: the row names the thing, the column its year, status, measure or a part of the thing.

What a head says is decided by the words of ``table_words.csv``; what a column holds by its head and its cells together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from plancheck.quantities.find import Figure
from plancheck.quantities.numerals import read_chinese
from plancheck.statements.cell_text import CellExtent, CellReader, CellUnit, CellValue, cell_reader_of
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain
from plancheck.statements.layout.heads import role_of_head
from plancheck.statements.outline import Place
from plancheck.statements.periods import plan_years
from plancheck.statements.reading import Context, Reading
from plancheck.vocabulary import Vocabulary

_SPAN = re.compile(
    r"((?:19|20)[0-9]{2})(?:年|[./][01]?[0-9])?(?:[01]?[0-9]月)?(?:底|末)?(?:--?|~|至|到|/)((?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))"
)
_POINT = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?:年?[-./年]([01]?[0-9])(?![0-9年])月?)?")
_PART_OF_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:([01]?[0-9])月?(?:-|~|至)([01]?[0-9])月|(上半年|前三季度|[一1]季度|前三个?季度))"
)
_MONTHS = {"上半年": 6, "前三季度": 9, "前三个季度": 9, "一季度": 3, "1季度": 3}
_SINCE_JANUARY = re.compile(r"(?<![0-9年])(?:1月?(?:-|~|至)(?:[01]?[0-9])月|上半年|前三季度|[一1]季度)")
_BASE = re.compile(r"(?:比|较|以)((?:19|20)[0-9]{2})年?")
_PLAN = re.compile(r"“?(二?十[一二三四五六七八]?)五”?")
_PARENS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]")
_NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}[.、．](?![0-9])|（[0-9一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、.．]|[①-⑳#*＊·•]|--?|—+)+"
)
_AMONG = re.compile(r"^(?:其中|其它|#)[:：]?")
_TABLE_NUMBER = re.compile(
    r"^(?:附?表|附件|专栏|图)(?:[0-9]{1,2}(?=(?:19|20)[0-9]{2})|[0-9一二三四五六七八九十]{0,3})(?:-[0-9]{1,2}(?=(?:19|20)[0-9]{2}|[^0-9]))?[:：、.．]?"
)
_UNIT_LINE = re.compile(r"单 ?位[:：/]? ?([^\s，。；、（）)]{1,12}(?:、[^\s，。；（）)]{1,8})?)")
_PLACE = re.compile(r"[\u4e00-\u9fff、]{1,24}(?:省|市|县|区|州|盟|旗|镇|乡|街道)(?:（[^（）]*）)?")
_NO_PLACE = re.compile("各|地区$|片区|园区|社区|示范区|全|本|景区|校区|库区|小区|保护区|^其他")
_NEW = re.compile("(?:累计)?(?:新增|净增|增加|扩大|新增加)")
_PER_YEAR = re.compile("年均|年平均|年递增|复合|平均每年")
# 规划防洪标准 and 现状防洪标准 are told apart by their first word, 2025年产量目标 names no more than 产量.
_STATUS_END = re.compile(r"(?:目标值?|任务数?|完成情况|情况|完成值?|实际值?|指标值|预期值?|达到值)$")
_STATUS_START = re.compile(r"^(?:实际|完成|实现|达到|预计|预期|累计)+(?=..)")
_MAIN = re.compile("^主要(?:[\u4e00-\u9fff]{1,4}物(?=排放|产生|削减))?")
_PROSE_LENGTH = 5
_SHORT_NAME = 2


@dataclass(frozen=True, slots=True)
class CellTime:
    """The time a head names: ``period`` as in the statements table, ``base`` a year it compares with."""

    period: str
    base: str = ""

    @property
    def last_year(self) -> int:
        """The last year it names."""
        return int(self.period.rpartition("/")[2][:4])


def read_time(text: str) -> CellTime | None:
    """Return the time that a head, row or title names.

    Examples
    --------
    >>> [read_time(text).period for text in ("2020年（已整治）", "2021-2023", "2021—25年", "“十三五”规划目标", "“十四五”末", "2020年6月")]
    ['2020', '2021/2023', '2021/2025', '2016/2020', '2025', '2020-06']
    """
    text = text.replace("—", "-")
    part = _PART_OF_YEAR.search(text)
    if part is not None:
        last = int(part[3]) if part[3] else _MONTHS[part[4]]
        if 1 <= last <= 12:
            first = 1 if part[3] is None or part[2] is None else int(part[2])
            return CellTime(f"{part[1]}-{first:02d}/{part[1]}-{last:02d}")
    base = _BASE.search(text)
    if base is not None:
        rest = read_time(text[: base.start()] + text[base.end() :])
        return CellTime(rest.period if rest else "", base[1]) if rest or base else None
    span = _SPAN.search(text)
    if span is not None:
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == 4 else first // 100 * 100 + int(span[2])
        if first < last <= first + 60:
            return CellTime(f"{first}/{last}")
    point = _POINT.search(text)
    if point is not None:
        month = f"-{int(point[2]):02d}" if point[2] and 1 <= int(point[2]) <= 12 else ""
        return CellTime(point[1] + month)
    plan = _PLAN.search(text)
    if plan is not None and ("“" in plan.group() or len(plan[1]) == 2):
        first, last = plan_years(int(read_chinese(plan[1]).value))
        if re.match("(?:规划)?(?:时?期)?末", text[plan.end() :]):
            return CellTime(str(last))
        return CellTime(f"{first}/{last}")
    return None


@dataclass(frozen=True, slots=True)
class Column:
    """What the head and the cells of a column say about its values.

    Parameters
    ----------
    role : str
        ``value``, ``name``, ``place``, ``unit``, ``span``, ``note``, ``text``, ``index``, ``date``, ``rank`` or ``year_row``.
    thing : str
        What the head names beside time, status and unit (总投资, 产量).
    measure : str
        ``growth``, ``growth_per_year``, ``fall``, ``share`` or empty.
    gathered : bool
        Whether its values are gathered over the plan's years (累计).
    """

    head: str
    role: str
    time: CellTime | None = None
    status: str = ""
    measure: str = ""
    gathered: bool = False
    thing: str = ""
    unit: CellUnit | None = None
    region: str = ""


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


@dataclass(slots=True)
class _Row:
    """What a row says about all its values."""

    texts: list[str]
    sentence: tuple[int, int]
    group: str = ""
    region: str = ""
    unit: CellUnit | None = None
    shared: CellUnit | None = (
        None  # of a value with its own name and unit (城市≥20%), for the others without one
    )
    span: CellTime | None = None
    year: CellTime | None = None
    status: str = ""  # a row of a year may say whether it was aimed at (2025年目标)
    names: dict[int, str] = field(default_factory=dict)
    reached: bool = False  # whether a value of it was observed: a state then, not something done over years


class TableReader:
    """Reads the tables of one document."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        self.context = context
        self.reader: CellReader = cell_reader_of(vocabulary)
        self.words = self.reader.words
        reference = context.reference
        self.base_year = reference.observed or reference.own
        self.plan = ""
        if context.plan and reference.plan_first and reference.plan_last:
            self.plan = f"{reference.plan_first}/{reference.plan_last}"
            if reference.own is None or reference.own >= reference.plan_first - 1:
                self.base_year = reference.plan_first - 1
        elif reference.plan_last and reference.plan_first == reference.plan_last:
            self.base_year = reference.plan_last  # the year a bulletin reports on

    def read(self, grid: Grid, *, place: Place) -> TableReading:
        """Return the readings of a table.

        Parameters
        ----------
        grid : Grid
        place : Place
            Where in the document it stands: its headings say what its title leaves open.
        """
        title = _Title(grid.caption, self)
        columns = self._columns(grid, title)
        values = [i for i, column in enumerate(columns) if column.role == "value"]
        if not values:
            return TableReading((), ())
        if place.path and re.sub(r"\s+", "", place.path[-1]) == title.text:
            place = replace(place, status="", frame=None)  # its own title was taken for a heading
        known = any(
            columns[i].time or columns[i].status or columns[i].measure or columns[i].thing or columns[i].unit
            for i in values
        )
        known = known or any(
            column.role in ("index", "unit") or self.words.is_word(column.head, "name", "place", "year_row")
            for column in columns
        )
        readings: list[Reading] = []
        prose: list[ProseCell] = []
        above: dict[int, str] = {}
        seen: set[int] = set()
        owner = ""  # the row that 其中 rows are parts of
        for row in grid.rows:
            read = self._row(row, columns, above, title)
            found_in = {
                i: self._values(cell)
                for i, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
                if cell is not None and column.role in ("value", "rank")
            }
            named = [
                value.unit for values in found_in.values() for value in values if value.name and value.unit
            ]
            read.shared = named[0] if named else None
            read.reached = any(
                values
                and columns[i].status == "observed"
                and not columns[i].measure
                and not columns[i].gathered
                for i, values in found_in.items()
            )
            for i, column in enumerate(columns):
                cell = row.cells[i]
                text = read.texts[i]
                if cell is None or not text or cell.start in seen:
                    continue
                seen.add(cell.start)  # a cell merged over several rows is read once
                name = self._name_for(i, read, columns)
                for value in found_in.get(i, ()):
                    readings += self._read_value(
                        value, i, columns, read, name, owner, title, place, known=known, sure=row.sure
                    )
                if found_in.get(i):
                    continue
                if column.role in ("value", "text", "note") and len(text) >= _PROSE_LENGTH:
                    prose.append(
                        ProseCell(cell, _bare_name(name), read.region, read.span.period if read.span else "")
                    )
            first = next(iter(read.names.values()), "")
            if (
                len(first) > _SHORT_NAME
                and not _AMONG.match(first)
                and not self.words.is_word(first, "total")
            ):
                owner = first
        return TableReading(tuple(readings), tuple(prose))

    # --- columns --------------------------------------------------------------------------------------------------

    def _columns(self, grid: Grid, title: _Title) -> list[Column]:
        year = str(title.time.last_year) if title.time is not None else str(self.base_year or "")
        grid = replace(
            grid,
            heads=tuple(
                _SINCE_JANUARY.sub(lambda match: year + "年" + match.group(), head) if year else head
                for head in grid.heads
            ),
        )
        kinds = [
            [self.reader.kind(plain(self.context.view, row.cells[i])) for row in grid.rows]
            for i in range(len(grid.heads))
        ]
        columns: list[Column] = []
        seen_value = False
        for i, head in enumerate(grid.heads):
            role = self._role(head, kinds[i], i, grid, seen_value=seen_value)
            seen_value = seen_value or role == "value"
            columns.append(self._column(head) if role == "value" else Column(head, role))
        years = self._years_of(columns)
        if years and not self.plan and (title.time is None or "/" not in title.time.period):
            columns = [
                replace(column, time=CellTime(years))
                if column.measure == "growth_per_year" and column.time is None
                else column
                for column in columns
            ]
        return [self._with_base_year(column, columns) for column in columns]

    @staticmethod
    def _years_of(columns: Sequence[Column]) -> str:
        """The first to the last year that columns of amounts are for: what a column of yearly growth without years spans."""
        years = [
            column.time.last_year
            for column in columns
            if column.time is not None
            and "/" not in column.time.period
            and not column.measure
            and column.time.period
        ]
        return f"{min(years)}/{max(years)}" if len(set(years)) > 1 else ""

    def _with_base_year(self, column: Column, columns: Sequence[Column]) -> Column:
        """The plan's base year beside its targets under one head (目标值 over 2020年 and 2025年) was observed."""
        base = self.base_year
        if (
            base is None
            or not self.plan
            or column.status != "target"
            or column.time is None
            or not column.time.period
        ):
            return column
        if "/" in column.time.period or column.time.last_year > base:
            return column
        others = [
            other for other in columns if other is not column and other.time is not None and other.time.period
        ]
        aimed = any(
            other.status == "target" and other.time is not None and other.time.last_year > base
            for other in others
        )
        told = any(other.status == "observed" for other in others)
        return replace(column, status="observed") if aimed and not told else column

    def _role(self, head: str, kinds: Sequence[str], index: int, grid: Grid, *, seen_value: bool) -> str:
        role = role_of_head(head, self.reader)
        filled = [kind for kind in kinds if kind not in "ED"]
        numbers = sum(1 for kind in filled if kind in "Ny")
        mostly = numbers * 2 >= len(filled) and numbers > 0
        if mostly and role == "name":
            mostly = self._holds_bare_values(grid, index)
        if role in ("index", "rank", "date", "span", "unit") or not filled:
            return role
        if role == "text":
            return "value" if mostly and self._holds_bare_values(grid, index) else role
        if role == "year_row":
            return (
                "year_row"
                if index == 0 and any(kind in "yY" for kind in filled)
                else "span"
                if any(kind in "yY" for kind in filled)
                else "name"
            )
        if role == "note":
            return "value" if mostly and not self.words.is_word(head, "note") else "note"
        if role in ("place", "name"):
            return "value" if mostly and index > 0 else role
        if index == 0 and not head and mostly and self._counts_up(grid):
            return "index"
        if index == 0 and filled and not mostly:
            return "name"
        if index == 0 and all(kind in "yY" for kind in filled) and filled:
            return "year_row"
        if mostly or (numbers and (self._column(head).time is not None or self._column(head).status)):
            return "value"
        if filled and all(kind == "U" for kind in filled) and not seen_value:
            return "unit"
        if filled and all(kind in "PY" for kind in filled):
            return "note" if "P" in filled else "span"
        long = sum(
            1 for row in grid.rows if (cell := row.cells[index]) is not None and cell.end - cell.start > 20
        )
        return "text" if seen_value or long * 2 > len(filled) else "name"

    def _holds_bare_values(self, grid: Grid, index: int) -> bool:
        """Whether most cells of a column are figures without a name of their own (新建冷库3座)."""
        texts = [text for row in grid.rows if (text := plain(self.context.view, row.cells[index]))]
        return sum(1 for text in texts if not "\u4e00" <= text[0] <= "\u9fff") * 2 > len(texts)

    def _counts_up(self, grid: Grid) -> bool:
        texts = [plain(self.context.view, row.cells[0]) for row in grid.rows]
        return [text for text in texts if text] == [
            str(i + 1) for i in range(sum(1 for text in texts if text))
        ]

    def _column(self, head: str) -> Column:
        words = self.words
        region = self._region_of_head(head)
        if region:
            unit = next(self.reader.units_in(head), None)
            return Column(head, "value", unit=unit, region=region)
        inner = head.replace("（", "").replace("）", "")
        time = read_time(head)
        target, observed = words.last(inner, "target"), words.last(inner, "observed")
        status = "target" if target > observed else "observed" if observed > target else ""
        if "已" in inner and observed < 0:
            status = "observed"
        bare = _PARENS.sub("", head).rstrip("%‰").strip("：:")
        measure = ""
        for name in ("growth_per_year", "share", "fall", "growth"):
            if words.ends(bare, name) or (name.startswith("growth") and words.last(bare, name) > 0):
                measure = name
                break
        if measure == "share" and "完成" in bare:
            status = "observed"
        if measure == "growth" and _PER_YEAR.search(bare):
            measure = "growth_per_year"
        # 1-8月累计 is a part of a year, 五年累计 what is gathered over a plan
        gathered = words.last(head, "cumulative") > 0 and not re.search("月|季度|年初|本年|全年|上半年", head)
        unit = next(self.reader.units_in(head), None)
        return Column(head, "value", time, status, measure, gathered, self._thing(head), unit)

    def _region_of_head(self, head: str) -> str:
        """The place a column is for: a place of the list, or a name like one; 全市 is the document's own."""
        bare = _PARENS.sub("", head)
        if bare in ("全市", "全省", "全县", "全区", "全州", "全国", "全域"):
            return self._region(bare)
        return self._region(bare) if not self.words.is_word(bare, "place", "name", "total") else ""

    def _thing(self, head: str) -> str:
        """What a head names beside time, status, unit and measure."""
        text = _PARENS.sub("", head).rstrip("%‰")
        text = re.sub(r"(?:其中|在内)[:：]?|(?:截?至|到|截止)(?=(?:19|20)[0-9]{2})", "", text)
        text = _BASE.sub("", text)
        text = _PART_OF_YEAR.sub("", text)
        text = _SPAN.sub("", text)
        text = re.sub(r"(?:19|20)[0-9]{2}年?(?:[01]?[0-9]月)?(?:底|末|度)?", "", text)
        text = _PLAN.sub("", text)
        text = re.sub(r"^(?:规划|时?期)?(?:期间|末|时期)", "", text)
        text = self.words.without(text, "growth_per_year", "growth", "fall", "cumulative").strip(
            "：:-、±/的 "
        )
        plain_thing = text
        for name in ("target", "observed"):
            for match in reversed(list(self.words.inside[name].finditer(plain_thing))):
                if "投资" not in match.group():
                    plain_thing = plain_thing[: match.start()] + plain_thing[match.end() :]
        done = re.search(r"（(已[^（）]{1,6})）", head)
        if done is not None:
            return done[1]
        if not plain_thing.strip("：:-、±/的 ") or self.words.is_word(
            plain_thing, "name", "unit", "link", "index"
        ):
            return ""
        text = _STATUS_END.sub("", _STATUS_START.sub("", text)).strip("：:-、±/的 ")
        plan = _PLAN.search(head)
        return plan.group() + text if text == "投资" and plan is not None else text

    # --- rows -----------------------------------------------------------------------------------------------------

    def _row(self, row: GridRow, columns: Sequence[Column], above: dict[int, str], title: _Title) -> _Row:
        view = self.context.view
        texts = [plain(view, cell) for cell in row.cells]
        filled = [cell for cell in row.cells if cell is not None]
        read = _Row(
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
                read.unit = self.reader.unit(text, sure=True) or next(self.reader.units_in(text), None)
            elif column.role == "span" and text:
                read.span = read_time(text)
            elif column.role == "year_row" and text:
                read.year = read_time(text)
        region = next((found for text in reversed(places) if (found := self._region(text))), "")
        kept: list[tuple[int, str]] = []
        for i, text in names:
            found = self._region(text) if i == names[0][0] or columns[i].role == "place" or region else ""
            if (found and not region) or (found and found != region and i <= last_name and len(names) > 1):
                region = found
            elif not found:
                kept.append((i, text))
        read.region = region or self._region(read.group) or title.region
        if not kept and places and not region:
            kept = [(0, text) for text in places[-1:] if not self.words.is_word(text, "total")]
        read.names = dict(kept)
        if read.year is None and names and (time := read_time(names[0][1])) is not None:
            # 2025年目标 as the name of a row is a year and a status, not a thing
            said = self._column(names[0][1])
            if time.period and not said.thing and not said.measure:
                read.year, read.status = time, said.status
                read.names.pop(names[0][0], None)
        return read

    def _name_for(self, index: int, row: _Row, columns: Sequence[Column]) -> str:
        """The name to the left of a value, the nearest one; with the names before it when it says little."""
        left = [text for i, text in row.names.items() if i < index] or list(row.names.values())
        if len(left) > 1 and len(left[-1]) <= _SHORT_NAME and self._region(left[-2]) == "":
            return left[-2] + left[-1]  # 服务业税收 and beside it 总量, 比重
        return left[-1] if left else ""

    def _region(self, text: str) -> str:
        bare = _PARENS.sub("", text)
        if not 2 <= len(bare) <= 24:
            return ""
        known = self.context.regions.name_of(bare)
        if known:
            return self.context.region if bare in self.context.regions.own else known
        if len(bare) > 2 and _PLACE.fullmatch(bare) and not _NO_PLACE.search(bare):
            return bare
        return ""

    # --- values ---------------------------------------------------------------------------------------------------

    def _values(self, cell: GridCell) -> list[CellValue]:
        """The values of a cell: one, or one on each of its lines; none where a line holds words."""
        view = self.context.view
        found: list[CellValue] = []
        at = cell.start
        for line in view[cell.start : cell.end].split("\n"):
            if line.strip():
                value = self.reader.value(view, at, at + len(line))
                if value is None:
                    return []
                found.append(value)
            at += len(line) + 1
        return found

    def _read_value(
        self, value: CellValue, index: int, columns: Sequence[Column], row: _Row, name: str, owner: str, title: _Title, place: Place, *,
        known: bool, sure: bool,
    ) -> list[Reading]:  # fmt: skip
        column = self._told(index, columns)
        if value.remark and not column.status:
            said = self._column(f"（{value.remark}）").status
            column = replace(column, status=said) if said else column
        if row.status and not column.status:
            column = replace(column, status=row.status)
        unit, from_head = self._unit(value, column, row, name, title)
        readings = []
        for number, part in enumerate(value.numbers):
            qualifier, opens, role = value.qualifier, value.opens, ""
            if len(value.numbers) == 2 and not value.apart:
                qualifier, opens, role = (
                    ("at_least", "upper", "low") if number == 0 else ("at_most", "lower", "high")
                )
            factor = unit.factor if unit is not None else Decimal(1)
            end = value.unit_end if value.unit is not None and number == len(value.numbers) - 1 else part.end
            figure = Figure(
                part.start, end, part.numeral.value * factor, part.numeral.place * factor, part.numeral.decimals,
                unit.unit if unit else "", unit.kind if unit else "none", "arabic", qualifier=qualifier, opens=opens,
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
        row: _Row,
        name: str,
        title: _Title,
    ) -> tuple[CellUnit | None, bool]:
        """The unit of a value and whether a head gives it."""
        if value.unit is not None and (value.unit.kind != "none" or row.unit is None):
            return value.unit, False
        percent = CellUnit("%", "percent", Decimal(1), "%")
        row_unit = (
            row.unit or next(self.reader.units_in(name), None) or next(self.reader.units_in(row.group), None)
        )
        if value.bracketed or (column.gathered and not column.measure):
            if (
                row_unit is not None
                and row_unit.kind == "percent"
                and not self._is_fall(name, row.group)
                and self._is_rate_less(name)
            ):
                return CellUnit("pp", "points", Decimal(1), "百分点"), True
            return row_unit or column.unit or title.unit, True
        if column.unit is not None:
            return column.unit, True
        if column.measure:
            return percent, True
        if value.name and row.shared is not None:
            return row.shared, True
        return row_unit or title.unit, True

    def _is_rate_less(self, name: str) -> bool:
        return not self.words.ends(_bare_name(name), "growth", "growth_per_year", "fall")

    def _is_fall(self, name: str, group: str) -> bool:
        bare, above = _bare_name(name), _bare_name(group)
        return self.words.ends(bare, "fall") or (
            bool(above) and self.words.ends(above, "fall") and next(self.reader.units_in(name), None) is None
        )

    # --- what a value says ----------------------------------------------------------------------------------------

    def _say(
        self,
        reading: Reading,
        value: CellValue,
        column: Column,
        row: _Row,
        name: str,
        owner: str,
        title: _Title,
        place: Place,
    ) -> None:
        self._measure(reading, value, column, row, name)
        reading.indicator = self._indicator(reading, value, column, row, name, owner, title)
        reading.reasons["indicator"] = "row and column heads"
        reading.region = column.region or row.region or self.context.region
        reading.reasons["region"] = (
            "row and column heads" if column.region or row.region else "the document's own area"
        )
        gathered = value.bracketed or column.gathered
        self._date(reading, column, row, name, title, place, gathered=gathered)
        self._judge(reading, column, title, place)

    def _measure(self, reading: Reading, value: CellValue, column: Column, row: _Row, name: str) -> None:
        kind, bare = reading.figure.kind, _bare_name(name)
        gathered = value.bracketed or column.gathered
        falls = self._is_fall(name, row.group)
        rises = (
            self.words.ends(bare, "growth", "growth_per_year")
            or self.context.lexicon.growth_nouns.at_end(bare) is not None
        )
        measure = "level"
        said = next(
            (name for name in ("growth_per_year", "growth", "fall") if self.words.ends(value.name, name)), ""
        )
        if said and kind == "percent":
            reading.measure = (
                "growth_per_year" if said == "growth_per_year" or _PER_YEAR.search(value.name) else "growth"
            )
            if said == "fall":
                reading.value = -abs(reading.value)
            return
        if kind == "points":
            measure = "points_change"
            falls = falls or column.measure == "fall"
        elif kind == "percent":
            measure = "share"
            if (
                column.measure == "growth_per_year"
                and column.gathered
                and not value.bracketed
                and self._is_rate(name, rises=rises, falls=falls)
            ):
                falls = False  # <5.5 for 失业率 in a column of rates and sums is the rate itself
            elif column.measure in ("growth", "growth_per_year", "fall") and not value.bracketed:
                measure = "growth_per_year" if column.measure == "growth_per_year" else "growth"
                falls = (falls and column.measure == "fall") or column.measure == "fall"
            elif rises or (falls and column.measure != "share"):
                measure = "growth_per_year" if _PER_YEAR.search(bare) else "growth"
            else:
                falls = False
        elif kind == "multiple":
            measure, falls = "multiple", False
        elif column.measure == "growth_per_year" and reading.figure.unit == "%":
            measure = "growth_per_year"
        elif (
            falls
            or _NEW.match(bare)
            or (gathered and (row.reached or not self._is_flow(bare)))
            or (column.measure == "growth" and reading.figure.unit not in ("%", ""))
        ):
            measure = "change"
        reading.measure = measure
        if falls and measure in ("growth", "growth_per_year", "change", "points_change"):
            reading.value = -abs(reading.value)

    def _is_rate(self, name: str, *, rises: bool, falls: bool) -> bool:
        """Whether a row names a rate or share in percent, which itself can be aimed at."""
        unit = next(self.reader.units_in(name), None)
        bare = _bare_name(name)
        return (
            not rises
            and not falls
            and bare.endswith(("率", "比重", "比例", "占比"))
            and (unit is None or unit.kind == "percent")
        )

    def _is_flow(self, name: str) -> bool:
        """Whether a name is of something done over years: 改造, 建设, 治理面积."""
        lexicon = self.context.lexicon
        found = lexicon.total.search(name)
        return found is not None or lexicon.act.at_start(name) is not None

    def _indicator(
        self,
        reading: Reading,
        value: CellValue,
        column: Column,
        row: _Row,
        name: str,
        owner: str,
        title: _Title,
    ) -> str:
        part = bool(_AMONG.match(_NUMBERING.sub("", name)))
        bare = _bare_name(name)
        if self.words.is_word(bare, "total"):
            bare = ""
        thing = column.thing
        if reading.measure in ("growth", "growth_per_year", "change", "points_change"):
            for names in ("fall", "growth_per_year", "growth"):
                found = self.words.endings[names].at_end(bare)
                if found is not None and len(found[0]) < len(bare) - 1 and found[0] not in ("增减",):
                    bare = bare[: -len(found[0])]
                    break
        group = _bare_name(row.group)
        if (
            bare
            and group
            and (len(bare) <= _SHORT_NAME or next(self.reader.units_in(row.group), None) is not None)
        ):
            for names in ("fall", "growth"):
                found = self.words.endings[names].at_end(group)
                if found is not None:
                    group = group[: -len(found[0])]
            bare = bare + _MAIN.sub("", group) if self._is_fall("", row.group) else group + bare
        elif part and owner and len(bare) <= _SHORT_NAME and (not thing or column.measure == "share"):
            bare = _bare_name(owner) + bare
        if not bare:
            bare, thing = self._without_name(thing, title), ""
        elif not thing and title.thing and self._measures(title.thing) and not self._measures(bare):
            bare = bare + title.thing
        if (
            thing
            and thing not in bare
            and not (column.measure == "share" and thing in ("比例", "比重", "占比") and "比" in bare)
        ):
            bare = bare + thing
        own = self._own_name(value)
        if own and own not in bare:
            bare = own + bare
        return bare.strip("的：:、，")

    def _own_name(self, value: CellValue) -> str:
        """The words before a figure in its cell, without those that only link (稳定在90%以上)."""
        name = value.name
        if self.words.ends(name, "growth_per_year", "growth", "fall"):
            return ""
        while name and (found := self.context.lexicon.tail.at_end(name)) is not None:
            name = name[: -len(found[0])]
        return name

    def _measures(self, words: str) -> bool:
        """Whether a phrase ends with something that can be measured (投资, 产量, 率), not with a thing (第一产业)."""
        return len(words) <= 12 and self.context.lexicon.heads.at_end(words) is not None

    @staticmethod
    def _without_name(thing: str, title: _Title) -> str:
        """What the values of a row without a name measure (a place, a year): the head's thing, the title's, or both."""
        if not thing or not title.thing:
            return thing or title.thing
        for size in range(min(len(thing), len(title.thing)), 1, -1):
            if title.thing.endswith(thing[:size]):
                return title.thing + thing[size:]
        if thing.startswith("已"):
            return thing + title.thing.removesuffix(thing[1:])
        return thing if len(thing) >= 3 else title.thing + thing

    # --- time and status ------------------------------------------------------------------------------------------

    def _date(
        self,
        reading: Reading,
        column: Column,
        row: _Row,
        name: str,
        title: _Title,
        place: Place,
        *,
        gathered: bool,
    ) -> None:
        reference = self.context.reference
        time = column.time
        if time is not None and time.base:
            reading.base_period = time.base
        period = time.period if time is not None else ""
        reason = "column head"
        if not period and row.year is not None:
            period, reason = row.year.period, "row and column heads"
        if not period and row.span is not None:
            period, reason = row.span.period, "row and column heads"
        value_says_yearly = (
            reading.measure == "growth_per_year" and column.measure != "growth_per_year" and not gathered
        )
        value_says_yearly = value_says_yearly and not _PER_YEAR.search(name)
        long = (
            reading.measure == "growth_per_year"
            or (gathered and reading.measure != "share")
            or (reading.measure == "growth" and reading.value < 0 and self._is_fall(name, row.group))
        )
        if value_says_yearly and self.plan:
            period, reason = self.plan, "the plan's years"
        if long and "/" not in period:
            year = int(period[:4]) if period else None
            span = self._span_to(year, column, title)
            if span and (
                year is None or gathered or reading.measure == "growth_per_year" or self._is_target_year(year)
            ):
                period = span
        if not period and title.time is not None and title.time.period:
            period, reason = self._part_of(title.time, reading, column, name), "period from heading"
        if not period and place.frame is not None and place.frame.period != self.plan:
            period, reason = place.frame.period, "period from heading"
            if "/" in period and not self._is_flow(_bare_name(name)):
                period = period.rpartition("/")[2]
        if not period:
            period, reason = self._default(reading, column, row, name, title, place)
        reading.period = period
        reading.reasons["period"] = reason if period else "no year known"
        if (
            reading.measure == "growth"
            and not reading.base_period
            and len(period) == 4
            and column.measure == "growth"
            and re.search("上年|同比|去年", column.head)
        ):
            reading.base_period = str(int(period) - 1)
        if (
            reading.base_period
            and reading.base_period < period
            and len(period) == 4
            and int(period) - int(reading.base_period[:4]) > 1
        ):
            reading.period = f"{reading.base_period}/{period}"
        if not reference.known and not period:
            reading.reasons["period"] = "no year known"

    def _is_target_year(self, year: int) -> bool:
        return self.base_year is not None and year > self.base_year

    def _span_to(self, year: int | None, column: Column, title: _Title) -> str:
        """The years over which a yearly or gathered figure runs: the plan's, the title's, or the five that end in the year."""
        reference = self.context.reference
        if (
            title.time is not None
            and "/" in title.time.period
            and (year is None or title.time.last_year == year)
        ):
            return title.time.period
        if self.plan and (year is None or year == reference.plan_last):
            return self.plan
        if year is not None and year % 5 == 0:
            return f"{year - 4}/{year}"
        return ""

    def _part_of(self, time: CellTime, reading: Reading, column: Column, name: str) -> str:
        """The part of the title's years that a value is for: all of them for what is done, their end for a state."""
        if "/" not in time.period or "-" in time.period:
            return time.period
        _first, last = time.period.split("/")
        if column.status == "observed" and self.base_year is not None and int(last) > self.base_year:
            return str(self.base_year)
        if reading.measure == "share" and column.measure != "share" and column.status != "observed":
            return last
        done = (
            self._is_flow(_bare_name(name))
            or self._is_flow(column.thing)
            or reading.measure in ("change", "growth_per_year")
        )
        done = (
            done
            or bool(re.search("任务|计划|投资|数量|完成|规模", column.head))
            or reading.figure.kind == "money"
        )
        return time.period if done or column.measure == "share" else last

    def _default(
        self, reading: Reading, column: Column, row: _Row, name: str, title: _Title, place: Place
    ) -> tuple[str, str]:
        reference = self.context.reference
        status = (
            column.status
            or ("target" if column.gathered and self.plan else "")
            or title.status
            or place.status
            or ("target" if self.context.plan else "observed")
        )
        if status == "target":
            if self.plan:
                flow = reading.measure == "change" or (
                    reading.figure.kind != "percent"
                    and ((self._is_flow(_bare_name(name)) and not row.reached) or "投资" in column.head)
                )
                return (
                    (self.plan, "the plan's years")
                    if flow or reading.measure == "growth_per_year"
                    else (str(reference.plan_last), "the plan's last year")
                )
            year = reference.target or reference.own
            return (str(year), "the document's own year") if year else ("", "no year known")
        year = self.base_year
        return (str(year), "the document's own year") if year else ("", "no year known")

    def _judge(self, reading: Reading, column: Column, title: _Title, place: Place) -> None:
        known = self.base_year
        own = self.context.reference.own
        last = int(reading.period.rpartition("/")[2][:4]) if reading.period else None
        begins = last is not None and own is not None and last >= own
        if not column.status and title.status == "target" and begins and (not self.plan or last != known):
            # a timetable of goals may begin with the year it was written in
            reading.status, reading.reasons["status"] = "target", "from heading"
            return
        dated = title.time is not None and reading.reasons.get("period") == "period from heading"
        if (
            dated
            and not column.status
            and not title.status
            and not self.plan
            and last is not None
            and last == known
        ):
            reading.status = "observed"
            return
        from_column = reading.reasons.get("period") in ("column head", "row and column heads")
        if column.status and not (
            column.status == "observed"
            and last is not None
            and self.context.reference.own is not None
            and last > self.context.reference.own
        ):
            reading.status = column.status
            reading.reasons["status"] = "column head"
        elif last is not None and known is not None and (last != known or from_column):
            reading.status = "target" if last > known else "observed"
            if from_column:
                reading.reasons["status"] = "column head"
        else:
            reading.status = title.status or place.status or ("target" if self.context.plan else "observed")
            if title.status or place.status:
                reading.reasons["status"] = "from heading"
            elif self.context.plan:
                reading.reasons["status"] = "no date"


class _Title:
    """What the lines above a table say: its thing, years, status, unit and place."""

    def __init__(self, caption: str, tables: TableReader) -> None:
        lines = [line.strip() for line in caption.split("\n") if line.strip()]
        unit = None
        kept: list[str] = []
        for line in lines:
            match = _UNIT_LINE.search(line)
            if match is not None:
                named = [
                    found
                    for piece in match[1].split("、")
                    if (found := tables.reader.unit(piece)) is not None
                ]
                # 单位：亿元、%: the rates have heads of their own
                unit = next(
                    (found for found in named if found.kind != "percent"), named[0] if named else unit
                )
                line = line[: match.start()].rstrip("（( ")
            if len(line) >= 2:
                kept.append(re.sub(r"\s+", "", line))
        numbered = next((line for line in reversed(kept) if _TABLE_NUMBER.match(line)), "")
        self.text = numbered or (kept[-1] if kept else "")
        self.region = next(
            (area for line in reversed(kept) if line != self.text and (area := tables._region(line))), ""
        )
        if unit is None:
            unit = next(tables.reader.units_in(self.text), None)
        self.unit = unit
        # 表4 2018年 without its blank is no year: the number of the table goes first
        self.time = next(
            (
                when
                for line in (self.text, *reversed(kept[-2:]))
                if (when := read_time(_TABLE_NUMBER.sub("", line))) is not None
            ),
            None,
        )
        if self.time is not None and not self.time.period:
            self.time = None
        bare = _PARENS.sub("", _TABLE_NUMBER.sub("", self.text))
        target, observed = tables.words.last(bare, "target"), tables.words.last(bare, "observed")
        self.status = "target" if target > observed else "observed" if observed > target else ""
        thing = _PLAN.sub("", _SPAN.sub("", bare))
        thing = re.sub(r"(?:19|20)[0-9]{2}年?(?:底|末|度)?|^[”“]+", "", thing)
        thing = (
            thing.removeprefix(tables.context.region)
            .removeprefix("全市")
            .removeprefix("全省")
            .removeprefix("全国")
        )
        thing = tables.words.without(thing, "link", "target", "observed", "growth_per_year", "growth")
        self.thing = re.sub(
            r"^(?:分(?:行业|地区|产业|县区|县市|类别|品种)|按[^的]{1,6}分的?)", "", thing
        ).strip("及其的与和、：: ")


_NAME_BRACKETS = re.compile(
    r"（[^（）]{1,30}(?:-|~|至)[^（）]{1,30}）|（[^（）]*）$|〔[^〔〕]*〕|\[[^\[\]]*\]|（(?:%|‰)）"
)
_FOOTNOTE = re.compile(
    r"(?<=[\u4e00-\u9fff])[1-9](?=[\u4e00-\u9fff]{2})(?![年月日个项家级期类条次届大位代五])|(?<=[\u4e00-\u9fff])[0-9]{1,2}$"
)


@lru_cache(maxsize=4096)
def _bare_name(name: str) -> str:
    """Return a row's name without its number, 其中, its unit in brackets and footnote marks.

    Examples
    --------
    >>> _bare_name("1.其中：城镇居民人均可支配收入（元）"), _bare_name("地表水质量3达到或好于Ⅲ类水体比例（%）")
    ('城镇居民人均可支配收入', '地表水质量达到或好于Ⅲ类水体比例')
    """
    text = _AMONG.sub("", _NUMBERING.sub("", name))
    text = _FOOTNOTE.sub("", _NAME_BRACKETS.sub("", text))
    return text.strip("：:、，* ")
