"""What the readers of a table share: the document, its plan years, the words of tables, places."""

from __future__ import annotations

import re

from plancheck.documents.counties import load_counties
from plancheck.documents.regions import NATION
from plancheck.statements.cells.text import CellReader, cell_reader_of
from plancheck.statements.context.bare_heads import is_bare_head
from plancheck.statements.context.reading import Context
from plancheck.statements.table.joint_names import JOINED
from plancheck.statements.table.rows import measured_name
from plancheck.statements.words.written import BRACKETS
from plancheck.vocabulary import Vocabulary

_PLACE = re.compile(r"[\u4e00-\u9fff、]{1,24}(?:省|市|县|区|州|盟|旗|镇|乡|街道)(?:（[^（）]*）)?")
_NO_PLACE = "<<no_place>>|[各全本]|地区$|^其他|^非?(?:中心|主|老|新)城区$|^(?:集聚|开发|经开|高新)区$|[大中小等型级各设]城市$|街镇$"
RISE = re.compile("(?:提升|提高|上升)(?:幅度)?$")
_RISE = re.compile("(?<![率重比例度])(?:提升|提高|上升)(?:幅度)?$")
HOW_MUCH = re.compile("(?:数量|面积|长度|个数|里程|户数|套数)$")  # of what is done: 楼宇更新数量
_LEAST_OWNER = 2  # characters of a group
_OWN_AREA = re.compile("[全本][省市县区州旗盟镇乡]")


class TableSource:
    """One document as its tables see it."""

    def __init__(self, context: Context, vocabulary: Vocabulary) -> None:
        self.context = context
        self.reader: CellReader = cell_reader_of(vocabulary)
        self.words = self.reader.words
        reference = context.reference
        self.base_year = reference.observed or reference.own
        self.plan = ""
        if context.plan and reference.plan_first and reference.plan_last:
            many = reference.plan_first < reference.plan_last  # a plan for one year has no years to run over
            self.plan = f"{reference.plan_first}/{reference.plan_last}" if many else ""
            if reference.own is None or reference.own >= reference.plan_first - 1:
                self.base_year = reference.plan_first - 1
        elif reference.plan_last and reference.plan_first == reference.plan_last:
            self.base_year = reference.plan_last  # the year a bulletin reports on

    def is_owned(self, bare: str, group: str) -> bool:
        """Return whether a name that says nothing of its thing is of its group: 产气量 beside 沼气, not beside 发展目标 or 能源总量."""
        lexicon = self.context.lexicon
        if len(group) < _LEAST_OWNER or JOINED.search(group) or not is_bare_head(bare, lexicon):
            return False
        aims = group.endswith(lexicon.words["no_item"])
        return not aims and not self.measures(group) and lexicon.heads.at_end(group) is None

    def region(self, text: str) -> str:
        """Return the place a text names, the own area of the document for 全市; nothing where it names none."""
        bare = BRACKETS.sub("", text)
        if not 2 <= len(bare) <= 24:
            return ""
        if _OWN_AREA.fullmatch(bare) and self.context.region.endswith(bare[-1]):
            return self.context.region
        in_short = bare in self.context.lexicon.sets["part_of_country"]
        known = self.context.regions.name_of(f"{bare}地区" if in_short else bare)
        if known:
            return self.context.region if bare in self.context.regions.own else known
        if inner := self._inside(bare):
            return inner
        if len(bare) > 2 and _PLACE.fullmatch(bare) and not self.words.pattern(_NO_PLACE).search(bare):
            return bare
        return ""

    def _inside(self, bare: str) -> str:
        """Return what two names of places one behind the other mean: 岳阳市平江县 is the county, 长沙市岳阳市 are two cities."""
        regions = self.context.regions
        around = regions.leading(bare, own="")
        rest = regions.strip(bare)
        if around not in regions.prefectures or not 2 < len(rest) < len(bare):
            return ""
        if (beside := regions.name_of(rest)) in regions.prefectures:
            return f"{around}、{beside}"
        known = rest in load_counties().by_name
        return rest if known else ""

    def part_of_country(self, name: str) -> str:
        """Return the part of the country that a name begins with, in a document on all of it: 中西部地区外贸占比."""
        if self.context.region != NATION:
            return ""
        regions = self.context.regions
        place = regions.leading(name, own=NATION)
        return place if place in regions.parts or place in regions.groups else ""

    def is_known_place(self, text: str) -> bool:
        """Whether a text is a place of the list, or the own area of the document."""
        bare = BRACKETS.sub("", text)
        in_short = bare in self.context.lexicon.sets["part_of_country"]
        known = self.context.regions.name_of(f"{bare}地区" if in_short else bare)
        return bool(known) or bool(_OWN_AREA.fullmatch(bare))

    def is_flow(self, name: str) -> bool:
        """Whether a name is of something done over years: 改造, 建设, 治理面积."""
        lexicon = self.context.lexicon
        found = lexicon.total.search(name)
        return found is not None or lexicon.act.at_start(name) is not None

    def is_deed(self, name: str) -> bool:
        """Whether a name ends in the verb for what is done: 景观道路建设, 店招店牌整治."""
        done = self.context.lexicon.act.at_end(HOW_MUCH.sub("", name))
        return done is not None and done[0] not in self.context.lexicon.dating.state

    def is_fall(self, name: str, group: str) -> bool:
        """Whether a row, or the group it stands in, is of a fall."""
        bare, above = measured_name(name), measured_name(group)
        return self.words.ends(bare, "fall") or (
            bool(above) and self.words.ends(above, "fall") and next(self.reader.units_in(name), None) is None
        )

    def is_rate_less(self, name: str) -> bool:
        """Whether a name does not end in a word of growth."""
        bare = measured_name(name)
        return not self.words.ends(bare, "growth", "growth_per_year", "fall") and _RISE.search(bare) is None

    def is_rise(self, name: str) -> bool:
        """Whether a name is of the rise of an amount (单位面积产值提升), not of a rate's (覆盖率提高)."""
        return _RISE.search(measured_name(name)) is not None

    def measures(self, words: str) -> bool:
        """Whether a phrase ends with something that can be measured (投资, 产量, 率), not with a thing (第一产业)."""
        return len(words) <= 12 and self.context.lexicon.heads.at_end(words) is not None
