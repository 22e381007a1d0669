"""What the lines above a table say."""

from __future__ import annotations

import re

from plancheck.statements.cell_text import CellUnit
from plancheck.statements.table.source import PARENS, TableSource
from plancheck.statements.table.times import PLAN, SPAN, read_time

_TABLE_NUMBER = re.compile(
    r"^(?:附?表|附件|专栏|图)(?:[0-9]{1,2}(?=(?:19|20)[0-9]{2})|[0-9一二三四五六七八九十]{0,3})(?:-[0-9]{1,2}(?=(?:19|20)[0-9]{2}|[^0-9]))?[:：、.．]?"
    r"|^(?:续表)?[0-9]{1,2}-[0-9]{1,2}(?!月)(?=[\u4e00-\u9fff])"
)
_UNIT_LINE = re.compile(
    r"单 ?位[:：/]? ?([^\s，。；、（）)]{1,12}(?:[、，,][ ]?[^\s，。；、（）)0-9]{1,8}(?=[、，,）)\s]|$)){0,5})"
)
_BUDGETED = re.compile("预算(?=收入|支出)")
_TABLE_END = re.compile("(?:情况|一览|统计)?表?$")
_BOTH = re.compile("[及和与、]")
_BETWEEN_UNITS = re.compile("[、，,]")
_AGAINST = re.compile("(?<=.{2})[比较](?:上年|去年)(?:同期|同月)?(?=[涨增升变])")


class Title:
    """What the lines above a table say: its thing, years, status, unit and place."""

    def __init__(self, caption: str, tables: TableSource) -> None:
        lines = [line.strip() for line in caption.split("\n") if line.strip()]
        unit = None
        self.units: tuple[CellUnit, ...] = ()  # where the line of the unit has one for each kind of value
        kept: list[str] = []
        for line in lines:
            match = _UNIT_LINE.search(line)
            if match is not None:
                pieces = [piece.strip() for piece in _BETWEEN_UNITS.split(match[1])]
                named = [found for piece in pieces if (found := tables.reader.unit(piece)) is not None]
                self.units = tuple(named) if len(named) == len(pieces) > 1 else ()
                # 单位：亿元、%: the rates have heads of their own
                unit = next(
                    (found for found in named if found.kind != "percent"), named[0] if named else unit
                )
                line = line[: match.start()].rstrip("（( ")
            if len(line) >= 2:
                kept.append(re.sub(r"\s+", "", line))
        numbered = next((line for line in reversed(kept) if _TABLE_NUMBER.match(line)), "")
        if numbered and not _TABLE_NUMBER.sub("", numbered) and numbered != kept[-1]:
            numbered = kept[kept.index(numbered) + 1]  # 附件 on a line of its own, its title on the next
        self.text = numbered or (kept[-1] if kept else "")
        # 宁波市 alone above a table is its place, and its title when it has no other
        self.region = next((area for line in reversed(kept) if (area := tables.region(line))), "")
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
        bare = PARENS.sub("", _TABLE_NUMBER.sub("", self.text))
        target, observed = tables.words.last(bare, "target"), tables.words.last(bare, "observed")
        self.status = "target" if target > observed else "observed" if observed > target else ""
        thing = PLAN.sub("", SPAN.sub("", bare)).removeprefix("年")
        thing = re.sub(r"(?:19|20)[0-9]{2}年?(?:底|末|度)?|^[”“]+", "", thing)
        thing = (
            thing.removeprefix(tables.context.region)
            .removeprefix("全市")
            .removeprefix("全省")
            .removeprefix("全国")
        )
        self.said = thing.strip("及其的与和、：: ")  # all that it says beside years and the own area
        # 居民消费价格比上年涨跌幅度: a title says how much all of them rose, where the heads say nothing else; 主要指标及其增长速度 tells amounts too
        rates = _TABLE_END.sub("", bare)
        alone = tables.words.ends(rates, "growth") and _BOTH.search(rates) is None
        self.measure = "growth" if alone else ""
        thing = _BUDGETED.sub("\0", _AGAINST.sub("", thing))  # 预算收入 is what is told, 预算 alone a plan
        thing = tables.words.without(thing, "link", "target", "observed", "growth_per_year", "growth")
        thing = thing.replace("\0", "预算")
        if tables.region(self.text):
            thing = ""
        thing = re.sub("(?:情况)?如下[:：]?$", "", thing)
        self.thing = re.sub(
            r"^(?:分(?:行业|地区|产业|县区|县市|类别|品种)|按[^的]{1,6}分的?)", "", thing
        ).strip("及其的与和、：: ")
