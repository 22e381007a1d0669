"""Rules for clauses that name only a place: what is measured there is what was measured before."""

from __future__ import annotations

import re

from plancheck.asked_first import begins_with, ends_with
from plancheck.statements.context.bare_heads import without_area
from plancheck.statements.context.clause import CARRIED, OWNED, Clause, Name
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import strip_actions, strip_share
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.carried import Carried
from plancheck.statements.naming.counted import without_place

_IN_AREA = "^[^，。；的]{0,6}?<<area_kind>>(?:地区|区域)?(?=.{3})"
_AREA_ENDS = frozenset("省市区县州盟旗镇乡道")
_AMONG_PLACES = re.compile(
    "在?(?P<of>[^，。；：\n在]{2,24})[中里]，[^，。；：]{0,8}前[^，。；：]{1,4}的(?:地区|省份?|省区市|城市|市县?|区县|县市?区?|镇街?|街道|乡镇)[^，。；：]{0,6}[是为有]："
)
_EACH_AREA = re.compile("各[省市县区州盟旗镇乡]{1,3}")  # 实现程度超过93%，各县区均突破90%
begins_with(_EACH_AREA, "各")
_SO_MANY_AREAS = re.compile("[二两三四五六七八九十]{1,2}[省市区县镇乡]")  # 五区由30元增加到40元
ends_with(_SO_MANY_AREAS, _AREA_ENDS)
_AREAS = frozenset("县市镇乡村区州")


class OfPlaces(NamingReader):
    """Finds what a place that stands alone has of the thing spoken of."""

    def __init__(self, context: Context, carried: Carried) -> None:
        super().__init__(context, carried)
        # what an area or a share that says nothing of its thing ends with
        self._ends = frozenset(word[-1] for word in (*self.words["area_kind"], *self.words["bare_share"]))

    def only_places(self, clause: Clause) -> Name | None:
        """京津冀、长三角分别下降…: the thing is the one before; 山区服务半径小于5公里，城区小于1公里."""
        memory = self.context.memory
        if not memory.topic:
            return None
        if clause.subject.endswith(self.words["zone_or_firm"]):
            thing = self.carried.parallel_head(clause.reading, clause.subject)
            if thing:
                return Name(clause.subject + thing, OWNED)  # 甲开发区收入9亿元；乙开发区8亿元
        if self.context.regions.names_all(clause.subject) or (
            clause.subject[:1] == "各" and _EACH_AREA.fullmatch(clause.subject) is not None
        ):
            return Name(memory.topic, CARRIED)
        if (
            memory.same_sentence
            and clause.subject[-1:] in _AREA_ENDS
            and _SO_MANY_AREAS.fullmatch(clause.subject) is not None
        ):
            thing = strip_actions(memory.topic, self.context.lexicon)
            raised = self.context.lexicon.betters.at_start(thing)
            return Name(clause.subject + thing[len(raised[0]) if raised is not None else 0 :], CARRIED)
        if clause.subject[-1:] not in self._ends:
            return None
        area = clause.subject.endswith(self.words["area_kind"]) and memory.same_sentence
        if area:
            return self._same_in_area(clause)
        return self._share_in_area(clause) if clause.subject.endswith(self.words["bare_share"]) else None

    def some_places(self, clause: Clause) -> Name | None:
        """辍学率较高，个别地区超过9%: the rate of some of the places that the clause before speaks of."""
        if clause.subject not in self.sets["some_places"]:
            return None
        rate = self.carried.before.earlier_subject(clause.reading, clause.phrase)
        return Name(clause.subject + rate, OWNED) if rate else None

    def among_places(self, clause: Clause) -> Name | None:
        """在法人单位中，位居前三位的地区是：甲省300万个，占14%；乙省200万个: of each place."""
        rest = clause.phrase.rest
        told = clause.is_share if rest in ("", "占") else rest[-1] in _AREA_ENDS
        start = clause.reading.sentence[0]
        if (
            not told
            or len(rest) > 10
            or clause.right
            or "：" not in self.context.view[start : clause.phrase.start]
        ):
            return None
        among = _AMONG_PLACES.search(self.context.view, start, clause.phrase.start)
        if among is None:
            return None
        of = "".join(among["of"].split())
        if not clause.is_share:
            return Name(of)
        clause.reading.of = self.context.region
        return Name(f"{of}占{self.context.region}的比重")

    def _share_in_area(self, clause: Clause) -> Name | None:
        """绿色建筑面积占比达到70%，其中甲市、乙市占比达到80%，其他市县占比达到60%."""
        topic, place = self.context.memory.topic, clause.subject[:-2].rstrip("的")
        if (
            not self.context.memory.same_sentence
            or not topic.endswith(self.words["bare_share"])
            or not 2 <= len(place) <= 12
        ):
            return None
        if "中" in place or not (
            place.endswith(self.words["area_kind"]) or self.context.regions.names_all(place)
        ):
            return None  # 总产值中郊区的比重 says of what
        return Name(place + self.pattern(_IN_AREA).sub("", without_place(self.context, topic)), CARRIED)

    def _same_in_area(self, clause: Clause) -> Name | None:
        """The thing measured in one area holds for the next, in the same unit."""
        memory, figure = self.context.memory, clause.figure
        told = (figure.unit, figure.kind)
        alone = clause.subject in self.words["area_kind"]
        level = alone and clause.reading.measure == "level"
        same = told == memory.last_unit or (level and told == memory.level_unit)
        same = same and clause.reading.measure != "threshold"
        if not same or not 2 <= len(clause.subject) <= 12:
            return None
        if self.context.lexicon.predicate.search(clause.subject.removesuffix("建成区")) is not None:
            return None
        if clause.right and clause.right[0] not in "、和及与）":
            return None
        thing = self.pattern(_IN_AREA).sub("", without_area(strip_share(memory.topic), self.context.lexicon))
        if thing.endswith(clause.subject[-2:]) or (figure.kind == "count" and thing[-1:] in _AREAS):
            # 建成五百亿级开发区2个、百亿级开发区9个, 示范县2个、示范乡镇64个: the areas themselves
            return None
        if not thing or thing == clause.subject:
            return None
        name = clause.subject + thing
        return Name(name, CARRIED, topic=name if level else "")  # 城镇26亿元、增长5%: of the towns
