"""What the columns of a table hold: told by their heads, by the cells under them and by the columns beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.bare_heads import OUTPUT, is_industry
from plancheck.statements.context.reading import Context
from plancheck.statements.context.regions import core_that_opens
from plancheck.statements.layout.grid import Grid, GridCell, plain
from plancheck.statements.layout.heads import counts_up, role_of_head
from plancheck.statements.table.column_heads import PER_YEAR, SUMMED, Column, HeadReader
from plancheck.statements.table.times import CellTime
from plancheck.statements.table.titles import Title
from plancheck.statements.times.named_terms import years_of_terms
from plancheck.statements.words.written import BRACKETS, HAN
from plancheck.vocabulary import Vocabulary

_SINCE_JANUARY = re.compile(
    r"(?<![0-9年个第季-])(?:1月?(?:-|~|至)(?:[01]?[0-9])月|[上下]半年|前三个?季度|第?[1-4一二三四](?:(?:-|~|至)[2-4二三四])?季度)"
)
_NOUN = 4  # characters of the noun that a total and its parts share
_OF_GOALS = re.compile("(?:五”?|规划|年)指标值?$")  # “十四五”指标 beside what was done
YEAR_BEFORE = re.compile("(?:上年|去年)度?(?![末底]?增|同)")  # at the start of a head: 上年执行数
_TERM = re.compile("(?:规划)?([近中远]期)")  # at the start of a head: 近期目标
_YEAR_LENGTH = 4  # characters of one
_AGAINST_YEAR = re.compile("上年|同比|去年|环比")
_YEARS_APART = 2  # at least, for a rate per year to differ from that of all of them
_MONTH = re.compile("[0-9]{4}-[0-9]{2}")
_THIS_MONTH = re.compile("^(?:本月|当月|本期)(?:止)?(?:数|值)?")
_MONTHS_TOGETHER = re.compile("^累计(?:数|值)?$")  # beside 本月: since January
_TO_THIS_MONTH = re.compile(
    "^(?:1(?:月份?)?(?:-|至)本月(?:止)?|(?:本月止|自?年初(?:至本月)?)累计|本年累计|本月止)(?:累计)?(?:数|值)?"
)
_PART_OF_MONTH = re.compile("((?:19|20)[0-9]{2}年(?:1[0-2]|[1-9])月份?)(累计|[当本]月)")
# 年初预算数, 调整预算数; 执行数 beside 决算数
_COUNT_OF_ACCOUNT = re.compile("(?:年初|调整)?(?:预算|执行|决算)数$")


def _with_parts_of_month(heads: Sequence[str]) -> Sequence[str]:
    """Put the month of heads that part it (2024年5月累计, 2024年5月当月, 同比累计, 同比当月) before each of them, 累计 as since January.

    Examples
    --------
    >>> _with_parts_of_month(["指标", "2024年5月累计", "2024年5月当月", "同比累计", "同比当月"])
    ['指标', '2024年1-5月', '2024年5月', '2024年1-5月同比', '2024年5月同比']
    """
    months = dict.fromkeys(
        found[1] for head in heads if (found := _PART_OF_MONTH.fullmatch(head)) is not None
    )
    ends = {head[-2:] for head in heads}
    if len(months) != 1 or "累计" not in ends or not ends & {"当月", "本月"}:
        return heads
    year, _, month = next(iter(months)).rstrip("月份").partition("年")
    spans = {"累计": f"{year}年1-{month}月", "当月": f"{year}年{month}月", "本月": f"{year}年{month}月"}
    return [
        spans[head[-2:]] + _PART_OF_MONTH.sub(r"\2", head)[:-2] if head[-2:] in spans else head
        for head in heads
    ]


class ColumnReader(HeadReader):
    """Reads the columns of a table: each head, the cells below it, and the columns beside it."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        super().__init__(context, vocabulary)
        self._years_of_terms: dict[str, str] | None = None  # looked for where a head names a term

    def read(self, grid: Grid, title: Title) -> list[Column]:
        """Return what each column of a grid holds."""
        grid = replace(grid, heads=self._dated_heads(grid.heads, title))
        columns: list[Column] = []
        seen_value = False
        for i, head in enumerate(grid.heads):
            kinds = [self.reader.kind(plain(self.context.view, row.cells[i])) for row in grid.rows]
            role = self._role(head, kinds, i, grid, seen_value=seen_value)
            seen_value = seen_value or role == "value"
            columns.append(self.column(head) if role == "value" else Column(head, role))
        columns = self._with_yearly_rates(columns, grid)
        columns = self._with_years_of_rates(columns, title)
        if title.measure and not any(column.measure or column.unit for column in columns):
            columns = [
                replace(column, measure=title.measure) if column.role == "value" else column
                for column in columns
            ]
        columns = [self._with_years_of_term(column) for column in columns]
        columns = [self._with_base_year(column, columns) for column in columns]
        columns = self._with_year_before(columns, title)
        columns = [self._as_whole(column, columns) for column in columns]
        if any(column.status == "observed" for column in columns):
            columns = [self._aimed_at(column) for column in columns]
        columns = [_with_own_year(column, columns[:i]) for i, column in enumerate(columns)]
        columns = self._with_units_in_order(columns, title)
        columns = [self._with_region(column, columns[:i]) for i, column in enumerate(columns)]
        columns = [self._told_apart(column, columns) for column in columns]
        columns = [self._as_part(column, columns[:i]) for i, column in enumerate(columns)]
        return [self._as_trade(column, columns[:i]) for i, column in enumerate(columns)]

    def _dated_heads(self, heads: Sequence[str], title: Title) -> tuple[str, ...]:
        """The heads with the title's year before parts of a year, and its month for 本月 and 1-本月."""
        heads = _with_parts_of_month([head.replace("#", "") for head in heads])  # the mark of a part
        year = str(title.time.last_year) if title.time is not None else str(self.base_year or "")
        told = title.time.period if title.time is not None else ""
        part = self.context.reference.part
        if title.time is None and part is not None:
            told = f"{year}-{part[1]}"  # a report on 前三季度: its last month is 本月
        if _MONTH.fullmatch(told) is not None:
            month = int(told[5:])
            if any(_THIS_MONTH.match(head) for head in heads):
                heads = [_MONTHS_TOGETHER.sub("本年累计", head) for head in heads]
            heads = [
                _THIS_MONTH.sub(f"{year}年{month}月", _TO_THIS_MONTH.sub(f"1-{month}月", head))
                for head in heads
            ]
        return tuple(_SINCE_JANUARY.sub(rf"{year}年\g<0>", head) if year else head for head in heads)

    def _with_years_of_term(self, column: Column) -> Column:
        """Give 近期 and 远期 the years that the text says they are: their last, all of them for what is done or spent in them."""
        term = _TERM.match(column.head) if column.role == "value" and column.time is None else None
        if term is None:
            return column
        if self._years_of_terms is None:
            self._years_of_terms = years_of_terms(self.context.view)
        period = self._years_of_terms.get(term[1], "")
        done = "投资" in column.head or self.is_flow(column.thing)
        return (
            replace(column, time=CellTime(period if done else period[-_YEAR_LENGTH:])) if period else column
        )

    @staticmethod
    def _with_year_before(columns: list[Column], title: Title) -> list[Column]:
        """Give 上年执行数 the year before the one that the title or the heads beside it name."""
        named = {column.time.period for column in columns if column.time is not None and column.time.period}
        told = title.time.period if title.time is not None else next(iter(named)) if len(named) == 1 else ""
        if len(told) != _YEAR_LENGTH:
            return columns
        before = CellTime(str(int(told) - 1))
        return [
            replace(column, time=before)
            if column.role == "value"
            and column.time is None
            and not column.measure
            and YEAR_BEFORE.match(column.head)
            else column
            for column in columns
        ]

    @staticmethod
    def _as_whole(column: Column, columns: Sequence[Column]) -> Column:
        """产值合计 beside 产值工业 and 产值农业 sums up its parts, not the years of a plan."""
        whole = SUMMED.sub("", column.head)
        if not column.gathered or not column.head or whole == column.head:
            return column
        parts = [other for other in columns if other is not column and other.head.startswith(whole)]
        if not parts or column.time is not None or any(other.time is not None for other in parts):
            return column
        return replace(column, gathered=False)

    def _with_years_of_rates(self, columns: list[Column], title: Title) -> list[Column]:
        """Give rates per year under heads without years those of the amounts beside them, where no plan has years for them.

        A plan has none for a table that ends with the year it starts from: 2010年, 2015年, 年均增长.
        """
        years = self._years_of(columns)
        first, _, last = years.partition("/")
        if last and int(last) - int(first) == 1:
            # 年增长率 beside two years that follow each other: how much more the later one has
            return [
                replace(column, time=CellTime(last), measure="growth")
                if column.measure == "growth_per_year"
                and column.time is None
                and not PER_YEAR.search(column.head)
                else column
                for column in columns
            ]
        planned = bool(self.plan) and not (years and int(years[-4:]) == self.base_year)
        if not years or planned or (title.time is not None and "/" in title.time.period):
            return columns
        return [
            replace(column, time=CellTime(years))
            if column.measure == "growth_per_year" and column.time is None
            else column
            for column in columns
        ]

    @staticmethod
    def _aimed_at(column: Column) -> Column:
        """“十四五”指标 beside a column of what was reached is what was aimed at."""
        if column.status or column.time is None or _OF_GOALS.search(column.head) is None:
            return column
        return replace(column, status="target")

    def _with_yearly_rates(self, columns: list[Column], grid: Grid) -> list[Column]:
        """增速 beside two years that lie apart is a rate per year where the values of most rows say so."""
        dated = [
            i
            for i, column in enumerate(columns)
            if column.role == "value" and column.time is not None and not column.measure
        ]
        rates = [
            i
            for i, column in enumerate(columns)
            if column.measure == "growth" and column.time is None and not _AGAINST_YEAR.search(column.head)
        ]
        if len(dated) != 2 or not rates:  # a first and a last year
            return columns
        times = [column.time for i in dated if (column := columns[i]).time is not None]
        first, last = (time.last_year if time is not None and len(time.period) == 4 else 0 for time in times)
        if not first or last - first < _YEARS_APART:
            return columns
        for i in rates:
            yearly = together = 0
            for row in grid.rows:
                start, end, rate = (self._number(row.cells[at]) for at in (*dated, i))
                if not start or not end or rate is None or start < 0 or end < 0:
                    continue
                ratio = float(end / start)
                per_year = 100 * (ratio ** (1 / (last - first)) - 1)
                nearer = abs(per_year - float(rate)) < abs(100 * (ratio - 1) - float(rate))
                yearly, together = yearly + nearer, together + (not nearer)
            if yearly > together:
                columns[i] = replace(columns[i], measure="growth_per_year")
        return columns

    def _number(self, cell: GridCell | None) -> Decimal | None:
        """The only number of a cell."""
        value = self.reader.value(self.context.view, cell.start, cell.end) if cell is not None else None
        return value.numbers[0].numeral.value if value is not None and len(value.numbers) == 1 else None

    def _with_region(self, column: Column, before: Sequence[Column]) -> Column:
        """中心城区机动车总量 and the growth of it in the column behind are of the core of the document's city."""
        own = self.context.region
        if column.role != "value" or column.region or not own.endswith("市"):
            return column
        rate = column.measure in GROWTH_MEASURES and not column.thing and bool(before)
        head = before[-1].head if rate else column.head
        core = core_that_opens(head, self.context.lexicon)
        return replace(column, region=own + core) if core and head != core else column

    @staticmethod
    def _with_units_in_order(columns: list[Column], title: Title) -> list[Column]:
        """面积, 单产 and 总产 below 单位：万亩、公斤/亩、万吨: each kind of value has the unit that stands in its place."""
        things = [column.thing for column in columns if column.role == "value" and not column.measure]
        kinds = list(dict.fromkeys(things))
        if len(title.units) < 2 or len(kinds) != len(title.units) or not all(kinds):
            return columns
        units = dict(zip(kinds, title.units, strict=True))
        return [
            replace(column, unit=units[column.thing])
            if column.unit is None and column.role == "value" and not column.measure
            else column
            for column in columns
        ]

    @staticmethod
    def _as_part(column: Column, before: Sequence[Column]) -> Column:
        """一般债务余额 behind 2018年债务余额预计数: a part of the total before it, foreseen like it."""
        if column.role != "value" or column.status or column.time is not None or len(column.thing) <= _NOUN:
            return column
        noun = column.thing[-_NOUN:]
        whole = next(
            (other for other in reversed(before) if other.time is not None and other.role == "value"), None
        )
        if whole is None or whole.status != "target" or noun not in whole.head:
            return column
        return replace(column, status=whole.status)

    def _as_trade(self, column: Column, before: Sequence[Column]) -> Column:
        """第一产业 behind 地区生产总值, or below it: what the industry adds to it."""
        above = next((output for output in OUTPUT if output in column.thing), "")
        trade = column.thing.rpartition(above)[2] if above else column.thing
        if not trade or not is_industry(trade, self.context.lexicon):
            return column
        if not above and not any(other.thing.endswith(OUTPUT) for other in before):
            return column
        return replace(column, thing=f"{trade}增加值")

    @staticmethod
    def _told_apart(column: Column, columns: Sequence[Column]) -> Column:
        """A column that another one would be read as too is named by its whole head.

        A rate: 产值环比增长 beside 产值同比增长; a count of an account: 决算数 beside 执行数.
        """
        if column.role != "value":
            return column
        if not (column.thing and column.measure) and not _COUNT_OF_ACCOUNT.search(column.head):
            return column
        alike = [
            other
            for other in columns
            if other.head != column.head and replace(other, head=column.head) == column
        ]
        whole = BRACKETS.sub("", column.head).rstrip("%‰")
        if not column.measure and (count := _COUNT_OF_ACCOUNT.search(whole)) is not None:
            whole = column.thing + count[0]
        return replace(column, thing=whole) if alike else column

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
        if len(set(years)) < 2:
            return ""
        first, last = min(years), max(years)
        # 2005 and 2010 are the year before a plan and its last: rates per year are of the plan's years
        return f"{first + (last - first == 5 and last % 5 == 0)}/{last}"

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
        if self.words.ends(column.head.rstrip("）"), "estimate"):
            return column  # 2025年预计: a year not yet over when the plan was made
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
            if index == 0 and not mostly:
                return "name"  # 内容 as the first column tells the rows apart
            return "value" if mostly and self._holds_bare_values(grid, index) else role
        if role == "year_row":
            return (
                "year_row"
                if index == 0 and any(kind in "yY" for kind in filled)
                else "span"
                if any(kind in "yY" for kind in filled)
                else "name"
            )
        if role == "note" and index == 0 and filled and not mostly:
            return "name"  # 城市类型 as the first column tells the rows apart
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
        told = self.column(head) if numbers and not mostly else None
        if mostly or (
            told is not None and (told.time is not None or told.status or told.measure or told.gathered)
        ):
            return "value"
        if filled and all(kind == "U" for kind in filled) and not seen_value:
            return "unit"
        if filled and all(kind in "PY" for kind in filled):
            return "note" if "P" in filled else "span"
        if not any(HAN.search(plain(self.context.view, row.cells[index])) for row in grid.rows):
            return "note"  # the names again in a second language
        long = sum(
            1 for row in grid.rows if (cell := row.cells[index]) is not None and cell.end - cell.start > 20
        )
        return "text" if seen_value or long * 2 > len(filled) else "name"

    def _holds_bare_values(self, grid: Grid, index: int) -> bool:
        """Whether most cells of a column are figures without a name of their own (新建冷库3座)."""
        texts = [text for row in grid.rows if (text := plain(self.context.view, row.cells[index]))]
        return sum(1 for text in texts if not "\u4e00" <= text[0] <= "\u9fff") * 2 > len(texts)

    def _counts_up(self, grid: Grid) -> bool:
        """Whether the first column numbers the rows; some may be left out."""
        texts = [plain(self.context.view, row.cells[0]) for row in grid.rows]
        return counts_up([text for text in texts if text])


def _with_own_year(column: Column, before: Sequence[Column]) -> Column:
    """Give 比1988年增长% and 为1988年% the year of the column before that names one."""
    time = column.time
    if time is None or time.period or not time.base:
        return column
    told = next(
        (other.time for other in reversed(before) if other.time is not None and other.time.period), None
    )
    if told is None or len(told.period) != _YEAR_LENGTH or told.period <= time.base:
        return column
    return replace(column, time=CellTime(told.period, time.base))
