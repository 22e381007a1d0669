"""What a value in a table measures: the row names the thing, the column a part of it."""

from __future__ import annotations

import re

from plancheck.statements.cells.values import CellValue
from plancheck.statements.context.bare_heads import head_of_part, is_industry
from plancheck.statements.context.reading import Reading
from plancheck.statements.table.column_heads import Column
from plancheck.statements.table.rows import OF_PEOPLE, SHORT_NAME, Row, bare_name, without_sum
from plancheck.statements.table.source import RISE, TableSource
from plancheck.statements.table.titles import Title
from plancheck.statements.table.value_context import ValueContext

# says how the rows are parted, not what they are
_DIVISION = re.compile("(?:按[\u4e00-\u9fff]{1,6}分组?|分[\u4e00-\u9fff]{2,4})[:：]?")
_AS_COUNTED = re.compile("(?<=.{4})(?:预计)?(?:决算|执行)数$")  # 债务余额预计决算数: how it was counted
_EACH_PLACE = re.compile(
    "^(?:全|[\u4e00-\u9fff]{1,4})?[市省县区州]?各(?:[县市州区镇]{1,3}|[\u4e00-\u9fff]{1,2}[县市州区镇])"
)
_LONGEST_THING = 8
_SUM = re.compile("(?<=..)(?:合计|总计|小计)$")  # 收入合计
_SHORT_THING = 4
_LONGEST_BEFORE = 20  # characters of a title before the thing of a column, which they say more of
_MAIN = re.compile("^主要(?:[\u4e00-\u9fff]{1,4}物(?=排放|产生|削减))?")
_LISTING = "(?:情况|任务|进度)?<<listing>>?表$"  # what a title is besides its thing
_PRODUCT, _ADDED = "生产总值", "增加值"  # what each industry adds makes the product of all
_OF_PLAN = re.compile("(?:完成|占|为)(?P<plan>(?:年初|调整|年度|全年|当年)?(?:预算|计划|任务|目标))")
_OF_BEFORE = re.compile("[为占](?:上年|(?:19|20)[0-9]{2}年)度?(?P<done>执行|决算|完成)数?的?[%（]*")
# says how large those are that count
_BOUNDED = re.compile("(?:限额|规模|规上|限上|亿元|万元)以?[上下](?:企业|单位)?")
_MADE_BEFORE = "<<counted_in_all>>$"
_MADE = ("产量", "产值")
_AMOUNTS = "量值额"  # what words for amounts end with: 产量, 产值, 销额
_TELLS_ENOUGH = 3  # characters of a head that says how a part is measured: 装机规模
_LAYOUT = "<<layout>>+$"
_JOINT = re.compile("(?<=..)[和及与、](?=..)")
_KINDS_OF_THINGS = "^.*<<row_kind>>(?=..)"  # 主要农产品产量: the rows are the products


class CellNaming(TableSource):
    """Names what values measure."""

    def indicator(self, reading: Reading, at: ValueContext) -> str:
        """Return what a value measures: the name of its row, its group or owner before it, the thing of its column behind it."""
        column, row, title = at.column, at.row, at.title
        part = row.among and bool(row.owner)
        bare = bare_name(at.name)
        if self.words.is_word(bare, "total") or (row.measure and column.thing):
            bare = ""
        elif (sum_of := _SUM.sub("", bare)) != bare:
            both = title.said.find("收支")
            listed = self.words.pattern(_LISTING).sub("", title.thing)  # 一般公共预算支出预算表
            if listed.endswith(sum_of):
                bare = listed
            elif both > 0 and sum_of in ("收入", "支出"):
                bare = title.said[:both] + sum_of  # 一般公共预算收支: 收入合计
            else:
                bare = sum_of
        bare = self._on_side(bare, at)
        thing = _AS_COUNTED.sub("", column.thing)
        if thing in ("产量", "数量", "总量") and bare.endswith("量"):
            thing = ""  # 发电量 in a table of 产量
        bare = self._without_growth(reading, bare)
        group = "" if _DIVISION.fullmatch(bare_name(row.group)) else bare_name(row.group)
        if not bare and group and row.sums:
            counts = not thing and reading.measure == "level" and reading.figure.kind == "count"
            bare = group + ("数量" if counts and not group.endswith(("数", "数量")) else "")
        elif row.adds_to and not thing and bare:
            bare += _ADDED  # 第一产业 below 地区生产总值
        elif row.kind_of_owner and bare:
            bare += without_sum(row.owner)
        elif part and bare and self._says_part(bare, row, thing, column):
            whole = bare_name(row.owner)
            adds = whole.endswith(_PRODUCT) and is_industry(bare, self.context.lexicon)
            if group and self.words.is_word(whole, "in_group") and group not in whole:
                whole = group + whole  # 在校生 under 高等教育, and 研究生 among them
            bounded = _BOUNDED.fullmatch(bare) is not None
            within = "" if adds or bounded else self._within(whole, bare)
            bare = bare + _ADDED if adds else bare + whole if bounded else within or whole + bare
        elif (
            bare
            and group
            and (
                len(bare) <= SHORT_NAME
                or (column.unit is None and self._has_unit(row.group))
                or ((row.repeated or self.words.is_word(bare, "in_group")) and group not in bare)
                or self.is_owned(bare, group)
            )
        ):
            bare = self._in_group(bare, group, row)
        bare, thing = self._with_title(bare, thing, row, column, title)
        bare = self._with_thing(bare, thing, column, title)
        of_plan = _OF_PLAN.search(column.head) if column.measure == "share" and not thing else None
        if of_plan is not None:
            bare += f"完成{of_plan['plan']}的比例"
        elif reading.measure == "share" and not thing and (before := _OF_BEFORE.search(column.head)):
            bare += f"为上年{before['done']}数的比例"
        own = self._own_name(at.value)
        if own and own not in bare:
            bare = own + bare
        return bare.strip("的：:、，")

    def _within(self, whole: str, part: str) -> str:
        """The name of a part within that of its whole: 煤炭 among 能源生产总量 is 能源煤炭生产总量; empty where the two have no head in common."""
        if self.context.lexicon.heads.at_end(part) is not None:
            return ""
        head = head_of_part(whole, part, self.context.lexicon)
        if self.words.is_word(head, "sum_of_parts"):
            made = self.words.pattern(_MADE_BEFORE).search(whole[: -len(head)])
            head = f"{made[0]}{head}" if made is not None else ""
        elif len(head) < _TELLS_ENOUGH and head not in _MADE:
            return ""  # 住宅 among 房屋施工面积 is of no 面积 alone
        return f"{whole[: -len(head)]}{part}{head}" if head else ""

    def _on_side(self, bare: str, at: ValueContext) -> str:
        """The name of a line of an account that has two sides: 总计, 转移性收入 and 教育 of 一般公共预算收支平衡表 are of that budget."""
        both = at.title.said.find("收支") if at.side else 0
        if both <= 0:
            return bare
        lexicon, owner = self.context.lexicon, at.title.said[:both]
        if not bare and self.words.is_word(line := bare_name(at.name), "total"):
            return owner + at.side + line
        if len(bare) == SHORT_NAME and not self.words.is_word(bare, "tax") and not bare.endswith("税"):
            return owner + bare + at.side
        of_account = bare in lexicon.accounts or bare in lexicon.sets["added_line"] or bare[:2] == "本级"
        return owner + bare if of_account and owner not in bare else bare

    def _without_growth(self, reading: Reading, bare: str) -> str:
        """The name of a row without the word for growth at its end, which the measure says."""
        if reading.measure not in ("growth", "growth_per_year", "change", "points_change"):
            return bare
        if bare.endswith(self.context.lexicon.words["vital_rate"]):
            return bare  # 人口自然增长率: a rate of its own
        for names in ("fall", "growth_per_year", "growth"):
            found = self.words.endings[names].at_end(bare)
            if found is not None and len(found[0]) < len(bare) - 1 and found[0] not in ("增减",):
                return bare[: -len(found[0])]
        risen = RISE.search(bare) if reading.measure == "points_change" else None
        return bare[: risen.start()] if risen is not None and risen.start() > 1 else bare

    def _in_group(self, bare: str, group: str, row: Row) -> str:
        """The name of a row with that of its group before it, or behind it where the group is what falls."""
        for names in ("fall", "growth"):
            found = self.words.endings[names].at_end(group)
            if found is not None:
                group = group[: -len(found[0])]
        return bare + _MAIN.sub("", group) if self.is_fall("", row.group) else group + bare

    def _with_title(self, bare: str, thing: str, row: Row, column: Column, title: Title) -> tuple[str, str]:
        """The name of a row with what only the title says of it, and what of the column's thing is left to say."""
        if not bare and row.sums and title.thing and thing:
            whole = self.words.pattern(_LISTING).sub("", title.thing)
            return whole if thing in whole else whole + thing, thing
        if not bare and (counted := self._counted(thing, column, title)):
            return counted, ""
        if not bare:
            return self._without_name(thing, column, title), ""
        shares = column.measure == "share" and thing in self.context.lexicon.sets["bare_share"]
        where = self._is_where(thing)
        if (
            (not thing or shares or where)
            and title.thing
            and self.measures(title.thing)
            and not self.measures(bare)
            and not self.words.ends(bare, "tax")
        ):
            measured = self.words.pattern(_KINDS_OF_THINGS).sub("", self._first_measure(title.thing))
            if measured.endswith(_PRODUCT) and is_industry(bare, self.context.lexicon):
                measured = _ADDED
            whole = measured.removesuffix("数")
            shared = next(
                (size for size in range(len(measured) - 1, 1, -1) if bare.endswith(measured[:size])), 0
            )
            measured = measured[shared:]  # 春收粮食 in a table of 粮食产量
            return bare if whole in bare else bare + (whole if thing and not where else measured), thing
        return bare, thing

    def _first_measure(self, told: str) -> str:
        """主要畜产品产量 of 主要畜产品产量和牲畜存栏数: rows of the second say themselves what is counted."""
        joint = _JOINT.search(told)
        if joint is None:
            return told
        first, second = told[: joint.start()], told[joint.end() :]
        return first if self.measures(first) and self.measures(second) else told

    def _with_thing(self, bare: str, thing: str, column: Column, title: Title) -> str:
        """The name of a row with the thing of its column behind it."""
        shares = column.measure == "share" and thing in self.context.lexicon.sets["bare_share"]
        if not thing or thing in bare or (shares and "比" in bare):
            return bare
        told = column.unit or column.measure or self.measures(thing) or not self.measures(title.thing)
        # 大城市 under 中心城区 in a table of return periods
        return bare + thing if told else bare + thing + title.thing

    def _has_unit(self, head: str) -> bool:
        return next(self.reader.units_in(head), None) is not None

    def _own_name(self, value: CellValue) -> str:
        """The words before a figure in its cell, without those that only link (稳定在90%以上)."""
        name = value.name
        if self.words.ends(name, "growth_per_year", "growth", "fall") or self.words.is_word(
            name, "rise", "reach"
        ):
            return ""
        while name and (found := self.context.lexicon.tail.at_end(name)) is not None:
            name = name[: -len(found[0])]
        return name

    def _is_where(self, thing: str) -> bool:
        """Whether a column is for towns or for the country: 城市, 农村."""
        return 2 <= len(thing) <= SHORT_NAME and thing.endswith(self.context.lexicon.words["area_kind"])

    def _says_part(self, bare: str, row: Row, thing: str, column: Column) -> bool:
        """Whether a part's own name says only which part it is: 城镇 or 光伏发电 of what the row above it measures."""
        if thing and column.measure != "share" and not self._is_where(thing):
            return False
        whole = bare_name(row.owner)
        if len(bare) <= SHORT_NAME or OF_PEOPLE.fullmatch(bare):
            return True
        if row.same_unit and self.is_deed(whole) and not self.measures(bare):
            return True  # 农民工 of 开展职业技能培训, both in 人次
        said = any(bare[i : i + 2] in whole for i in range(len(bare) - 1))  # 农村网民 under 网民数量
        return self.measures(whole) and not self.measures(bare) and not said

    def _counted(self, thing: str, column: Column, title: Title) -> str:
        """The kind that a head names of the things that the title counts: 民营 over places in a table of 加油站（座）."""
        if not thing or column.unit is not None or title.unit is None or title.unit.kind != "count":
            return ""
        counted = self.words.pattern(_LAYOUT).sub("", _EACH_PLACE.sub("", title.thing))
        if not 2 <= len(counted) <= _LONGEST_THING or counted in thing:
            return ""
        if thing in ("总数", "数量", "个数"):
            return counted + thing
        return "" if self.measures(thing) or thing.endswith(("数", "数量")) else thing + counted

    def _without_name(self, thing: str, column: Column, title: Title) -> str:
        """What the values of a row without a name measure (a place, a year): the head's thing, the title's, or both."""
        if not thing or not title.thing:
            return thing or self.words.pattern(_LISTING).sub("", _EACH_PLACE.sub("", title.thing))
        if len(thing) > SHORT_NAME and 0 < (at := title.said.find(thing)) <= _LONGEST_BEFORE:
            return _EACH_PLACE.sub("", title.said[: at + len(thing)])
        whole = self.words.pattern(_LISTING).sub("", _EACH_PLACE.sub("", title.thing))
        of_kinds = self.words.pattern(_KINDS_OF_THINGS).sub("", whole)
        if of_kinds != whole and self.measures(of_kinds) and not self.measures(thing):
            return thing + of_kinds  # 油料 in a table of 主要农产品产量
        if len(thing) <= _SHORT_THING or self.is_deed(thing) or self.is_flow(thing):
            said = any(thing[i : i + 2] in whole for i in range(len(thing) - 1))
            counts = column.unit is not None and column.unit.kind == "count" and len(thing) >= _TELLS_ENOUGH
            if counts and not (self.is_deed(thing) or self.is_flow(thing) or self.measures(thing)):
                return thing  # 充电站（座） over places: things counted in a unit of their own
            aims = whole.endswith(self.context.lexicon.words["no_item"])  # 充电设施发展目标
            if not said and len(whole) > _SHORT_THING and not aims and not self.measures(whole):
                return whole + thing  # 新建任务 and 计划投资 of what the title says is done
        for size in range(min(len(thing), len(title.thing)), 1, -1):
            if whole.endswith(thing[:size]):
                parted = whole[-size - 1 : -size] in ("和", "及", "与", "、")
                return thing if parted else whole + thing[size:]
        begins = whole.find(thing[:SHORT_NAME])
        if begins >= SHORT_NAME and SHORT_NAME < len(thing) <= _SHORT_THING:
            return whole[:begins] + thing  # 排放量 in a table of 某物排放总量控制
        if thing.startswith("已"):
            return thing + title.thing.removesuffix(thing[1:])
        if whole.endswith("业") and len(whole) <= _SHORT_THING and self.measures(thing):
            return whole + thing  # 增加值 in a table of 工业
        if len(thing) == SHORT_NAME and whole[-1:] == thing[-1] and thing[-1] in _AMOUNTS:
            return whole[:-SHORT_NAME] + thing  # 销量 beside 产量 in a table of 原盐产量
        return thing if len(thing) >= 3 else title.thing + thing
