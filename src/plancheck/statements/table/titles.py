"""What the lines above a table say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plancheck.statements.cells.units import CellUnit
from plancheck.statements.layout.lines import UNIT_WORD
from plancheck.statements.table.joint_names import JOINED
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.times import PART_ALONE, PLAN, SPAN, CellTime, read_part, read_time
from plancheck.statements.words.written import BRACKETS

_TABLE_NUMBER = re.compile(
    r"^(?:附?表|附件|专栏|图)(?:[0-9]{1,2}(?=(?:19|20)[0-9]{2})|[一二三四五六七八九十]{1,3}|(?!(?:19|20)[0-9]{2})[0-9]{1,3})?(?:-[0-9]{1,2}(?=(?:19|20)[0-9]{2}|[^0-9]))?[:：、.．]?"
    r"|^(?:续表)?[0-9]{1,2}-[0-9]{1,2}(?!月)(?=[\u4e00-\u9fff])"
)
_UNIT_LINE = re.compile(
    rf"{UNIT_WORD}[:：/]? ?([^\s，。；、（）)]{{1,12}}(?:[、，,][ ]?[^\s，。；、（）)0-9]{{1,8}}(?=[、，,）)\s]|$)){{0,5}})"
)
_BUDGETED = re.compile("预算(?=收入|支出|收支)")
_TABLE_END = re.compile("(?:情况|一览|统计)?表?$")
_LINKS = "及其的与和、：: "
_AS_FOLLOWS = re.compile("(?:情况)?如下[:：]?$")
# 其他指标数据表: a table of figures
_NO_THING = re.compile(
    "^(?:其他|其它|部分|主要|有关|相关|重点)?(?:经济|统计)?(?:指标|数据)(?:数据|情况|一览|统计)*表?$"
)
_PARTED_BY = "^(?:各?分<<parted_by>>|按[^的]{1,6}分的?)"
_YEAR_LEFT = re.compile("^年(?![末底度均内初])")  # of 云溪县2019—2023年产值 without its years
# 2024年9月 and 2024年1-9月 before what was sold then
_MONTHS_OF_YEAR = re.compile(
    rf"(?:19|20)[0-9]{{2}}年(?:{PART_ALONE}|[01]?[0-9]月份?)(?:累计)?(?=[\u4e00-\u9fff]{{2}})"
)
_TIME_LEFT = re.compile("^(?:时期|期间)的?")  # of “十一五”时期邮政业务 without its plan
_SOME_YEARS = re.compile("^(?:历年|各年|主要年份|重点年份)")
_PARTED_OUT = re.compile("^分解$")  # what is left of 任务分解
_BETWEEN_UNITS = re.compile("[、，,]")
_PART = re.compile(rf"(?<![0-9.年]){PART_ALONE}(?![0-9日])")
_AGAINST = re.compile("(?<=.{2})[比较](?:上年|去年)(?:同期|同月)?(?=[涨增升变])")


class Title:
    """What the lines above a table say: its thing, years, status, unit and place."""

    def __init__(self, caption: str, tables: TableSource) -> None:
        kept, told, self.units = _read_units(caption, tables)
        self.text = _main_line(kept)
        # 宁波市 alone above a table is its place, and its title when it has no other
        self.region = next((area for line in reversed(kept) if (area := tables.region(line))), "")
        self.unit = told if told is not None else next(tables.reader.units_in(self.text), None)
        self.time = _time_in((self.text, *reversed(kept[-2:])), tables.base_year)
        bare = BRACKETS.sub("", _TABLE_NUMBER.sub("", self.text))
        target, observed = tables.words.last(bare, "target"), tables.words.last(bare, "observed")
        self.status = "target" if target > observed else "observed" if observed > target else ""
        # 居民消费价格比上年涨跌幅度: a title says how much all of them rose, where the heads say nothing else; 主要指标及其增长速度 tells amounts too
        rates = _TABLE_END.sub("", bare)
        alone = tables.words.ends(rates, "growth") and JOINED.search(rates) is None
        self.measure = "growth" if alone else ""
        thing = _without_time_and_area(bare, tables.context.region)
        self.said = thing.strip(_LINKS)  # all that it says beside years and the own area
        self.thing = "" if tables.region(self.text) else _thing_in(thing, tables)


def _read_units(caption: str, tables: TableSource) -> tuple[list[str], CellUnit | None, tuple[CellUnit, ...]]:
    """What the lines above a table say beside its unit, without blanks; its unit, and all where it has one for each kind of value."""
    kept: list[str] = []
    unit: CellUnit | None = None
    units: tuple[CellUnit, ...] = ()
    for line in map(str.strip, caption.split("\n")):
        match = _UNIT_LINE.search(line)
        if match is not None:
            pieces = [piece.strip() for piece in _BETWEEN_UNITS.split(match[1])]
            named = [found for piece in pieces if (found := tables.reader.unit(piece)) is not None]
            units = tuple(named) if len(named) == len(pieces) > 1 else ()
            if named:  # 单位：亿元、%: the rates have heads of their own
                unit = next((found for found in named if found.kind != "percent"), named[0])
            line = line[: match.start()].rstrip("（( ")
        if len(line) >= 2:
            kept.append(re.sub(r"\s+", "", line))
    return kept, unit, units


def _main_line(lines: Sequence[str]) -> str:
    """The title among the lines above a table: the last with the number of a table, else the last."""
    numbered = next((line for line in reversed(lines) if _TABLE_NUMBER.match(line)), "")
    if numbered and not _TABLE_NUMBER.sub("", numbered) and numbered != lines[-1]:
        return lines[lines.index(numbered) + 1]  # 附件 on a line of its own, its title on the next
    return numbered or (lines[-1] if lines else "")


def _time_in(lines: Iterable[str], year: int | None) -> CellTime | None:
    """The first time that one of some lines names; one without years is none, a part of a year is of the year given."""
    for line in lines:
        # 表4 2018年 without its blank is no year: the number of the table goes first
        said = _TABLE_NUMBER.sub("", line)
        time = read_time(said)
        if time is None and year is not None and (part := _PART.search(said)) is not None:
            time = read_part(part[0], str(year))  # 主要经济指标（1-9月）
        if time is not None:
            return time if time.period else None
    return None


def _without_time_and_area(title: str, area: str) -> str:
    """A title without its years and the document's own area before its thing."""
    thing = _TIME_LEFT.sub("", PLAN.sub("", SPAN.sub("", title)).removeprefix("年"))
    thing = _MONTHS_OF_YEAR.sub("", thing)
    thing = re.sub(r"(?:19|20)[0-9]{2}年?(?:底|末|度)?|^[”“]+", "", thing)
    thing = thing.removeprefix("时期").removeprefix("期间")  # of “十二五”时期快件业务情况
    for own in (area, "全市", "全省", "全国"):
        thing = _YEAR_LEFT.sub("", thing.removeprefix(own))
    return _SOME_YEARS.sub("", thing)


def _thing_in(title: str, tables: TableSource) -> str:
    """What a title without years is about: without words for goals, growth, and how its rows are parted."""
    thing = _BUDGETED.sub("\0", _AGAINST.sub("", title))  # 预算收入 is what is told, 预算 alone a plan
    thing = tables.words.without(thing, "link", "target", "observed", "growth_per_year", "growth")
    thing = _NO_THING.sub("", _AS_FOLLOWS.sub("", thing.replace("\0", "预算")))
    return _PARTED_OUT.sub("", tables.words.pattern(_PARTED_BY).sub("", thing)).strip(_LINKS)
