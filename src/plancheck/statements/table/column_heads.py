"""What the head of a column says by itself: its time, status, measure, unit, place and the thing it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plancheck.statements.cells.units import CellUnit
from plancheck.statements.table.source import TableSource
from plancheck.statements.table.times import (
    BASE,
    PART_OF_YEAR,
    PLAN,
    SPAN,
    CellTime,
    read_time,
    with_whole_years,
)
from plancheck.statements.words.written import BRACKETS

PER_YEAR = re.compile("年均|年平均|年递增|复合|平均每年|平均增(?:长|速|幅)")
# 规划防洪标准 and 现状防洪标准 are told apart by their first word, 2025年产量目标 names no more than 产量.
_STATUS_END = re.compile(r"(?:目标值?|任务数?|完成情况|情况|完成值?|实际值?|指标值|预期值?|达到值)$")
_WHEN_AT_END = re.compile(
    "(?:“十.五”(?:规划)?(?:时期|期间)?|(?:19|20)[0-9]{2}(?:年?(?:--?|~|至)(?:19|20)[0-9]{2})?年?)(?:累计|合计)?$"
)
_BETWEEN = "：:-、±/的或 "  # what stands between the words of a head and is none: 年均增长或[累计]
_PLANS = ("计划", "任务", "计划数", "任务数", "计划值", "任务值")
_PLANNED = re.compile("(?<=..)(?:计划|任务)[数值]?$")
SUMMED = re.compile("(?<=..)(?:小计|合计)$")  # 本年安排小计 under one head is what its parts sum up to
_TASK = re.compile("..任务数?")
_WHOLE_AREA = frozenset(("全市", "全省", "全县", "全区", "全州", "全国", "全域"))
_FORESEEN = re.compile("预计(?!未)|预估")
_AGAINST = re.compile("(?<=[一-鿿]数)[为占比较][^为占比较]{2,12}$")  # 执行数为预算数的%: what was done
# 为计划%: what was done
_OF_PLAN = re.compile("[为占](?:全?年度?|年初|调整|上年)?(?:计划|预算|决算|执行)数?的?$")
_SHARE_OF_PLAN = re.compile("[为占](?:全?年度?|当年|年初|调整)?(?:计划|预算|任务|目标)数?的?")
# 一般公共预算收入: a line of the accounts, be it planned or reached
_OF_BUDGET = re.compile("(?:公共|基金|资本经营)预算(?=总?(?:收入|支出))")
_MOVED_BY = re.compile(
    "(?:比|较|同比)(?:上年|去年)?(?:同期|末|底)?(?:提高|上升|增减|变化|(?P<fall>下降|回落|降低))"
)
# the amount of one year in percent of that of another: 2012年为2008年的%; of the year before: 为上年%
_TIMES_OF = re.compile("(?P<year>(?:19|20)[0-9]{2})年为(?P<base>(?:19|20)[0-9]{2})年的?%")
_TIMES_OF_BEFORE = re.compile("(?:(?:19|20)[0-9]{2}年)?为(?:(?:19|20)[0-9]{2}年|上年|去年)的?%")
# 比去年同月 of 比去年同月增长
_THAN_BEFORE = re.compile(
    "[比较]?(?:上年|去年|上月|上季度?|上期|年初)(?:同期|同月|同季度?|末|底)?(?:相比)?(?=增|减|[升降涨变±]|$)"
)
_THAN_YEAR_BEFORE = re.compile("[比较](?:上年|去年)")
_OF_YEAR_BEFORE = re.compile("[为占](?:上年|去年)")
# 能效基准水平, 供电基准值: what is asked of all; not 2020年基准值, 规划基准年
_A_NORM = re.compile("(?<=[\u4e00-\u9fff]{2})(?<![年期末底])基准(?![年期])(?:值|水平|线)?")
_NOTE_MARK = re.compile(r"(?<=[〕\]）])[0-9]$")  # 〔累计〕1
_OWN_YEAR = re.compile("^(?:本年度?|当年)(?=.)")  # 本年预算数
# 2024年约1900亩: so much of what the head above names
_AMOUNT_OF_YEAR = re.compile("(?<=年)(?:共计?|约|计)?[0-9][0-9.]*[万亿]?[\u4e00-\u9fff]{1,3}$")
_MONTH_ALONE = re.compile("^(?:1[0-2]|[1-9])月份?(?:末|底)?")
_LONGEST_PLACE = 4  # characters before a plan in a head
_ONE_YEAR = re.compile("^(?:19|20)[0-9]{2}年(?=增)")  # 2017年增速 is of that year, 年增速 of each of several
_STATUS_START = re.compile(r"^(?:实际|完成|实现|达到|预计|预期|累计)+(?=..)")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head and the cells of a column say about its values.

    Parameters
    ----------
    head : str
        As it is written.
    role : str
        ``value``, ``name``, ``place``, ``unit``, ``span``, ``note``, ``text``, ``index``, ``date``, ``rank`` or ``year_row``.
    time : CellTime, optional
        The years that the head names.
    status : str
        ``target`` or ``observed`` where the head says so, else empty.
    measure : str
        ``growth``, ``growth_per_year``, ``change``, ``fall``, ``share``, ``multiple`` or empty.
    gathered : bool
        Whether its values are gathered over the plan's years (累计).
    thing : str
        What the head names beside time, status and unit (总投资, 产量).
    unit : CellUnit, optional
        The unit that the head names.
    region : str
        The place that the head names.
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


class HeadReader(TableSource):
    """Reads one head after the other."""

    def column(self, head: str) -> Column:
        """Return what a head alone says about the values under it."""
        words, head = self.words, with_whole_years(_NOTE_MARK.sub("", head))
        region = self._region_of_head(head)
        if region:
            unit = next(self.reader.units_in(head), None)
            return Column(head, "value", unit=unit, region=region)
        times = _TIMES_OF.fullmatch(head)
        if times is not None:
            unit = self.reader.unit("%")
            return Column(
                head, "value", CellTime(f"{times['base']}/{times['year']}"), "observed", "multiple", unit=unit
            )
        if _TIMES_OF_BEFORE.fullmatch(head) is not None:
            return Column(head, "value", read_time(head), "observed", "multiple", unit=self.reader.unit("%"))
        planned = head.find("“十")
        own = planned >= 2 and self.context.region.startswith(head[:planned])
        if 0 < planned <= _LONGEST_PLACE and (
            region := self.context.region if own else self.region(head[:planned])
        ):
            place = "" if region == self.context.region else region  # 全市“十四五”末
            return replace(self.column(head[planned:]), head=head, region=place)
        inner = head.replace("（", "").replace("）", "")
        time = read_time(head)
        told = _OF_BUDGET.sub("", _AGAINST.sub("", _THAN_YEAR_BEFORE.sub("", inner)))
        target, observed = words.last(told, "target"), words.last(_A_NORM.sub("", told), "observed")
        status = "target" if target > observed else "observed" if observed > target else ""
        if "已" in inner and observed < 0:
            status = "observed"
        if _FORESEEN.search(inner):
            status = "target"  # 2018年债务余额预计决算数
        bare = _ONE_YEAR.sub("", BRACKETS.sub("", head).rstrip("%‰").strip("：:的"))
        when = _WHEN_AT_END.search(bare)
        if when is not None and words.ends(bare[: when.start()], "fall"):
            bare = bare[: when.start()]  # 能耗降低率 over “十一五”时期 and 2006-2015年累计
        measure = ""
        for name in ("change", "growth_per_year", "share", "fall", "growth"):
            if words.ends(bare, name) or (name.startswith("growth") and words.last(bare, name) > 0):
                measure = name
                break
        if measure == "growth" and "/" in bare and words.ends(bare.partition("/")[0], "change"):
            measure = "change"  # 变化幅度/变化率: the rates are those in brackets or with a % of their own
        moved = _MOVED_BY.fullmatch(bare) if not measure else None
        if moved is not None:
            measure = "fall" if moved["fall"] else "growth"  # 比上年提高（百分点）: of the rate before it
        if measure == "share" and ("完成" in bare or _OF_PLAN.search(bare) is not None):
            # 为上年执行数的%: of what is planned, or was done, in the year of the column before
            status = status if _OF_YEAR_BEFORE.search(bare) is not None else "observed"
        if measure == "growth" and PER_YEAR.search(bare):
            measure = "growth_per_year"
        # 1-8月累计 is a part of a year, 五年累计 what is gathered over a plan
        gathered = words.last(head, "cumulative") > 0 and not re.search("月|季度|年初|本年|全年|上半年", head)
        unit = next(self.reader.units_in(head), None)
        if measure == "growth" and unit is not None and unit.unit == "‰":
            measure = ""  # 人口自然增长率: births less deaths in a thousand
        return Column(head, "value", time, status, measure, gathered, self._thing(head), unit)

    def _region_of_head(self, head: str) -> str:
        """The place a column is for: a place of the list, or a name like one; 全市 is the document's own."""
        bare = BRACKETS.sub("", head)
        if bare in _WHOLE_AREA:
            return self.region(bare)
        return self.region(bare) if not self.words.is_word(bare, "place", "name", "total") else ""

    def _thing(self, head: str) -> str:
        """What a head names beside time, status, unit and measure."""
        text = BRACKETS.sub("", head).rstrip("%‰")
        text = re.sub(r"(?:其中|在内)[:：]?|(?:截?至|到|截止)(?=(?:19|20)[0-9]{2})", "", text)
        text = _AMOUNT_OF_YEAR.sub("", BASE.sub("", text))
        text = PART_OF_YEAR.sub("", text)
        text = SPAN.sub("", text)
        text = re.sub(r"(?:19|20)[0-9]{2}年?(?:[01]?[0-9]月)?(?:底|末|度)?", "", text)
        text = _MONTH_ALONE.sub("", PLAN.sub("", text))
        text = re.sub(r"^(?:规划|时?期)?(?:期间|末|时期)|(?<=..)(?:规划)?(?:期间|时期)$", "", text)
        text = re.sub("(?<=[率量度额])年(?=累计|合计|$)", "", text)
        text = _OWN_YEAR.sub("", text)
        grown = self.words.without(text, "change", "growth_per_year", "growth", "fall", "cumulative")
        text = (_THAN_BEFORE.sub("", grown) if grown != text else grown).strip(_BETWEEN)
        if _MOVED_BY.fullmatch(BRACKETS.sub("", head).rstrip("%‰").strip("：: ")) is not None:
            return ""
        if _SHARE_OF_PLAN.fullmatch(text) is not None:
            return ""  # 为预算的%: how much of what was planned was done
        plain_thing = text if _OF_PLAN.search(text) is None else _AGAINST.sub("", text)
        for name in ("target", "observed"):
            for match in reversed(list(self.words.inside[name].finditer(plain_thing))):
                if "投资" not in match.group():
                    plain_thing = plain_thing[: match.start()] + plain_thing[match.end() :]
        done = re.search(r"（(已[^（）]{1,6})）", head)
        if done is not None:
            return done[1]
        if not plain_thing.strip(_BETWEEN) or self.words.is_word(
            plain_thing, "name", "unit", "link", "index"
        ):
            return ""
        if plain_thing in _WHOLE_AREA:
            return ""  # 全市 over the only column of values: the place of them all
        text = _STATUS_START.sub("", text)
        if not _TASK.fullmatch(text):  # 治理任务: what is done alone names nothing
            text = _STATUS_END.sub("", text)
        unit = next(self.reader.units_in(head), None) if text.endswith(_PLANS) else None
        if unit is not None and unit.kind != "count":
            text = _PLANNED.sub("", text)  # 装机计划（MW）: so much of what is planned
        text = SUMMED.sub("", text.strip(_BETWEEN))
        plan = PLAN.search(head)
        return plan.group() + text if text == "投资" and plan is not None else text
