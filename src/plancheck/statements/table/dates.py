"""The period of a value in a table, and whether it is aimed at or reported."""

from __future__ import annotations

import re

from plancheck.statements.context.reading import Reading
from plancheck.statements.table.column_heads import PER_YEAR, Column
from plancheck.statements.table.rows import Row, bare_name
from plancheck.statements.table.source import HOW_MUCH, TableSource
from plancheck.statements.table.times import PLAN, CellTime, read_part
from plancheck.statements.table.titles import Title
from plancheck.statements.table.value_context import ValueContext
from plancheck.statements.words.written import BRACKETS

_DONE = re.compile("任务|计划|投资|(?<!实际)完成(?![值数额量情])")  # in a head: done over the years it names
_DONE_IN_TITLE = re.compile("任务|计划|投资|数量|完成(?!情况)|规模")  # in a head below a title's years

# 供电基准值, 补贴标准 under 2019—2020年: what holds in each of the years; 防洪标准 is what there is at their end
_NORM = re.compile("(?:[\u4e00-\u9fff]{2}(?<![年期末底])基准值|限值|限额|(?:补贴|补助|收费|奖励|资助)标准)$")
_NEWLY_BUILT = re.compile("新(?:[改扩]|（[改扩]）)?建(?!筑)")
_INDICATORS = "指标"  # in the title of a table of a plan's goals
_CAPACITY = "能力"
_CELL_LEAD = 6  # characters of a cell before its value: 累计完成3250
_PLAN_YEARS = 5  # the last of each is one that they divide
_AGAINST_LEAD = 16  # characters of a cell before its value that set it against a plan
_AGAINST_A_PLAN = re.compile("[较比]“?(?:二?十[一二三四五六七八]?|[六七八九])五”?[^，。；|\n末底年]{0,10}$")
_ON_YEAR_BEFORE = re.compile("上年|同比|去年")


class CellDating(TableSource):
    """Dates values."""

    def date(self, reading: Reading, at: ValueContext) -> None:
        """Give a value its period: of its column, its row, the title, the heading or the document, in this order."""
        column = at.column
        compared = bool(reading.base_period)  # with a year that the value itself names
        period, reason = _period_of_heads(reading, column, at.row)
        if not period and at.row.span is not None:
            period, reason = self._of_project(at.row.span, reading, column), "row and column heads"
        yearly = reading.measure == "growth_per_year" and column.measure != "growth_per_year"
        if yearly and not at.gathered and self.plan and not PER_YEAR.search(at.name):
            period, reason = self.plan, "the plan's years"  # the value says 年均, and no head does
        if reading.measure == "share" and column.measure == "growth_per_year":
            period = period.rpartition("/")[2]  # <5.5 for a rate in a column of rates and sums
        elif compared:
            pass
        elif self._runs_over_years(reading, at):
            if "/" not in period:
                period = self._widened(period, reading, at)
        elif "/" in period and reason == "column head" and PLAN.search(column.head):
            period = self._end_of_plan(period, reading, column, self._name_of_deed(at))
        if not period:
            period, reason = self._told_above(reading, at)
        if period.isdigit() and self._is_against_a_plan(reading):
            period = self._span_to(int(period), at.title) or period
        reading.period = period
        reading.reasons["period"] = reason if period else "no year known"
        _set_base(reading, column)

    def _is_against_a_plan(self, reading: Reading) -> bool:
        """Whether a cell sets all the years of a plan against those of the one before: 较“十二五”下降30%; not 较“十二五”末."""
        start = reading.figure.start
        lead = self.context.view[max(0, start - _AGAINST_LEAD) : start]
        return reading.measure in ("growth", "change") and _AGAINST_A_PLAN.search(lead) is not None

    def _of_project(self, years: CellTime, reading: Reading, column: Column) -> str:
        """The part of a project's years that a value is for: their end for what there is then (装机规模), else all of them."""
        head, lexicon = column.head, self.context.lexicon
        built = reading.figure.kind == "money" or lexicon.act.at_start(head) is not None
        state = not built and (lexicon.stock.search(head) is not None or _CAPACITY in head)
        return years.period.rpartition("/")[2] if state else years.period

    def _runs_over_years(self, reading: Reading, at: ValueContext) -> bool:
        """Whether a value is of all the years up to the one its head names: a yearly rate, what is gathered, what is to be added."""
        if reading.measure == "growth_per_year" or (at.gathered and reading.measure != "share"):
            return True
        if reading.measure == "growth" and reading.value < 0 and self.is_fall(at.name, at.row.group):
            return True
        if self._is_all_that_is_built(reading, at):
            return True
        many = bool(self.plan) or (at.title.time is not None and "/" in at.title.time.period)
        return at.column.status == "target" and many and self._is_more(reading, at.name, at.row)

    def _is_all_that_is_built(self, reading: Reading, at: ValueContext) -> bool:
        """Whether a row tells under the last year of a plan alone what is built anew: 新建客运站（个） with one goal."""
        time = at.column.time
        if not self.plan or time is None or time.period != self.plan[5:] or at.row.based:
            return False
        amount = reading.measure == "level" and "/" not in reading.figure.unit
        return amount and _NEWLY_BUILT.match(bare_name(at.name)) is not None

    def _widened(self, period: str, reading: Reading, at: ValueContext) -> str:
        """The years that end in the one a head names, where the value runs over them."""
        year = int(period[:4]) if period else None
        span = self._span_to(year, at.title)
        if not span and at.value.bracketed and year is not None and year % _PLAN_YEARS != 1:
            return f"{year - (year - 1) % _PLAN_YEARS}/{year}"  # [16] under 2019年: since its plan began
        # 年均增速 as a row's name under the head of a year that is over: that year's own growth
        over_years = year is None or at.gathered or at.column.measure == "growth_per_year"
        if not span or not (over_years or (year is not None and self._is_target_year(year))):
            return period
        if at.row.based and reading.measure == "growth" and reading.value > 0:
            reading.measure = "growth_per_year"  # 地区生产总值增长: 5.3 in the year before, 5 in those ahead
        return span

    def _told_above(self, reading: Reading, at: ValueContext) -> tuple[str, str]:
        """The period that the title, the heading or the document gives, and which of them."""
        title, place = at.title, at.place
        if title.time is not None and title.time.period:
            period = self._part_of(
                title.time, reading, at.column, self._name_of_deed(at), gathered=at.gathered
            )
            if period:
                return period, "period from heading"
        if place.frame is not None and place.frame.period != self.plan and place.frame.period:
            period = place.frame.period
            if "/" in period and not self._is_done(bare_name(self._name_of_deed(at))):
                period = period.rpartition("/")[2]
            return period, "period from heading"
        return self._default(reading, at)

    def _end_of_plan(self, period: str, reading: Reading, column: Column, name: str) -> str:
        """The last year of a plan that heads a column (“十五五”目标) where a row is of a state, not of what is done over the years."""
        bare = bare_name(name)
        done = self.is_flow(bare) or self.is_deed(bare) or self.is_flow(column.thing)
        done = done or _DONE.search(name + column.head) is not None
        rate = reading.measure == "share" and bare.endswith(self.context.lexicon.rate_ends)
        state = rate or (reading.measure in ("level", "share") and not done)
        return period.rpartition("/")[2] if state and not reading.base_period else period

    @staticmethod
    def _is_more(reading: Reading, name: str, row: Row) -> bool:
        """Whether a value is how much more there is to be: over the plan's years, where none of a year before stands beside it.

        城镇新增就业人数 with one goal; 调节能力增长, 地区生产总值增长 also beside what it was.
        """
        if reading.measure == "change":
            return not row.based
        return reading.measure == "growth" and PER_YEAR.search(name) is None

    def _is_done(self, name: str) -> bool:
        """Whether a name is of what is done over years, or of how much of it: 楼宇更新数量, 综合修缮面积."""
        return self.is_flow(name) or (HOW_MUCH.search(name) is not None and self.is_deed(name))

    def _name_of_deed(self, at: ValueContext) -> str:
        """The name that tells whether something is done over years: a part in the unit of its whole is done like it (新建绿地, 其中公园绿地)."""
        row = at.row
        part = row.among and row.same_unit and row.owner
        return row.owner if part and not self._is_done(bare_name(at.name)) else at.name

    def _is_target_year(self, year: int) -> bool:
        return self.base_year is not None and year > self.base_year

    def _span_to(self, year: int | None, title: Title) -> str:
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
        if year is not None and year % _PLAN_YEARS == 0:
            return f"{year - _PLAN_YEARS + 1}/{year}"
        return ""

    def _part_of(self, time: CellTime, reading: Reading, column: Column, name: str, *, gathered: bool) -> str:
        """The part of the title's years that a value is for: all of them for what is done, their end for a state."""
        if "/" not in time.period or "-" in time.period:
            return time.period
        _first, last = time.period.split("/")
        if column.status == "observed" and self.base_year is not None and int(last) > self.base_year:
            return str(self.base_year)
        if reading.measure == "share" and column.measure != "share" and column.status != "observed":
            return last
        done = (
            self._is_done(bare_name(name))
            or self.is_flow(column.thing)
            or reading.measure in ("change", "growth_per_year")
        )
        # 规划目标: 4000亿元 of what a row earns is aimed at for the end
        lead = self.context.view[max(0, reading.figure.start - _CELL_LEAD) : reading.figure.start]
        gathered = gathered or "累计" in lead
        spent = reading.figure.kind == "money" and (column.status != "target" or gathered)
        done = done or bool(_DONE_IN_TITLE.search(column.head)) or spent
        done = done or _NORM.search(BRACKETS.sub("", column.head)) is not None
        return time.period if done or column.measure == "share" else last

    def _default(self, reading: Reading, at: ValueContext) -> tuple[str, str]:
        column, row = at.column, at.row
        reference = self.context.reference
        status = (
            column.status
            or ("target" if column.gathered and self.plan else "")
            or at.title.status
            or at.place.status
            or ("target" if self.context.plan else "observed")
        )
        self.context.doubt(reading, goal=status == "target")
        if status == "target":
            if self.plan:
                flow = (
                    reading.measure == "change"
                    or (row.sums and reading.figure.kind == "count" and row.reached is None)
                    or (
                        reading.figure.kind != "percent"
                        and (
                            (self._is_done(bare_name(self._name_of_deed(at))) and row.reached is None)
                            or "投资" in column.head
                        )
                    )
                )
                return (
                    (self.plan, "the plan's years")
                    if flow or reading.measure == "growth_per_year"
                    else (str(reference.plan_last), "the plan's last year")
                )
            year = reference.target or reference.own
            return (str(year), "the document's own year") if year else ("", "no year known")
        year = self.base_year
        if (
            reference.day[:4] == str(year)
            and reading.measure in ("level", "share")
            and reading.figure.kind != "money"
        ):
            return reference.day, "the document's own year"
        return (str(year), "the document's own year") if year else ("", "no year known")

    def judge(self, reading: Reading, at: ValueContext) -> None:
        """Say whether a value is aimed at or reported."""
        column, title, place = at.column, at.title, at.place
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
        if not column.status and not title.status and last is not None and self._is_of_plan(title, last):
            reading.status, reading.reasons["status"] = "target", "from heading"
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
            # 2018年1-2月 in a text of 2018 that is no plan: what the months brought
            months = not self.context.plan and "-" in reading.period and own is not None and last <= own
            reading.status = "target" if last > known and not months else "observed"
            if from_column:
                reading.reasons["status"] = "column head"
        else:
            reading.status = title.status or place.status or ("target" if self.context.plan else "observed")
            if title.status or place.status:
                reading.reasons["status"] = "from heading"
            elif self.context.plan:
                reading.reasons["status"] = "no date"

    def _is_of_plan(self, title: Title, year: int) -> bool:
        """Whether a title gives a plan's main indicators, and a year is the plan's last, in a text that says nowhere when it is of."""
        reference = self.context.reference
        if (reference.own is not None and not reference.why) or title.time is None:
            return False
        told = PLAN.search(title.text) is not None and _INDICATORS in title.text
        return told and "/" in title.time.period and year == title.time.last_year


def _period_of_heads(reading: Reading, column: Column, row: Row) -> tuple[str, str]:
    """The years that the heads of a column or of a row name, and which of them; a base beside them is noted."""
    time = column.time
    if time is not None and time.base:
        reading.base_period = time.base
    if time is not None and len(time.period) == 4 and row.part:
        part = read_part(row.part, time.period)  # 上半年 under 2022年 and 2023年
        return part.period if part is not None else time.period, "row and column heads"
    if time is not None and time.period:
        return time.period, "column head"
    if row.year is not None and row.year.period:
        return row.year.period, "row and column heads"
    return "", "column head"


def _set_base(reading: Reading, column: Column) -> None:
    """Note the year a growth is counted from, and make a span of a growth over more than one."""
    period = reading.period
    if len(period) != 4:
        return
    grown = reading.measure == "growth" and column.measure == "growth" and not reading.base_period
    if grown and _ON_YEAR_BEFORE.search(column.head):
        reading.base_period = str(int(period) - 1)
    base = reading.base_period
    apart = reading.measure == "multiple" or (base and int(period) - int(base[:4]) > 1)
    if base and base < period and apart:
        reading.period = f"{base}/{period}"
