"""Owners that stand above a name or in the sentences before it: the item of a list, the works that a text points back to."""

from __future__ import annotations

import re

from plancheck.statements.context.bare_heads import is_bare_head, joined, without_area, without_head
from plancheck.statements.context.clause import Clause
from plancheck.statements.context.item_heads import WORKS
from plancheck.statements.context.phrases import strip_lead
from plancheck.statements.context.things import is_action, strip_actions, strip_promotion
from plancheck.statements.naming.base import NamingReader

_LONGEST_ALONE, _LEAST_WORKS, _LONGEST_WORKS = 8, 5, 28  # characters of names
_REACH = 400  # characters before the words that point back in which the works are named
_POINTER = "(?:该|本|此|这一?[个项条座]?)<<title_work>>|(?:工程|项目)(?!法人|业主|单位|资金|建设单位)"
# 该项目总投资, 工程占地: of the works that were named before
_POINTS = f"^(?P<points>{_POINTER})(?=.{{2}})"
_POINTING = f"(?:^|[，；：])\\s*(?:{_POINTER})"
_OWN_LINE = re.compile("^(?:线路|路线|主线|全线)")
_YEARLY = re.compile("(?:年|日|总)[^，。；、的]{1,5}[量额值]")
_CAN = re.compile("(?:设计|年|日|输|送|供|调|蓄|灌溉|处理|吞吐)[^，。；、的]{0,6}(?:[量额值]|能力|规模|面积)")
_CLAUSES = re.compile("[，。；：\n]")
_WORKS_END = "(?:<<title_work>>|<<named_thing>>|(?<=.{4})段)"
_GOES_ON = frozenset("是位起拟已将总于正由在全占经0123456789")  # what is told of the works begins so
_NAMES = frozenset("、的“”")  # marks that no name of works holds
_COUNTED = re.compile("[0-9一二两三四五六七八九十][余多]?[个项批家]|等")
# 中央级库, 省级平台: things of a level, of what?
_OF_LEVEL = re.compile("(?:国家|中央|[省市县区乡镇州盟]|地市|区县)级(?!市)[^级、的]{1,3}")
_NUMBERED = re.compile("^(?:[0-9]{1,2}[.、．)）])?(?:[0-9]{4}年)?")
_PUSHED = "^(?:重点|全力|<<manner>>|<<how_it_was_done>>)+(?=<<act>>)"  # 重点推进东河引水工程
_HOUSE = "(?:<<institution>>|企业|项目|工程|[院站所园馆]|单位|团体|园区)$"
_COUNTED_IN_ALL = re.compile("^(?:我国|全[国省市县区]|现|共|约|已|拥|建|设)*有?(?=.{2})")
_GUESTS, _EARNERS = ("人次", "人数"), ("企业", "项目", "工程")
_FOR_EACH = ("人均", "户均")
_TRADES, _LEAST_TRADE = ("产业", "行业"), 3


class ToldAbove(NamingReader):
    """Completes names by what stands above them."""

    def complete(self, clause: Clause, name: str, topic: str, last: str) -> str:
        """Return a name with its owner where the text points back to it or what stands above names it; else the name.

        `topic` is what the sentence spoke of before the clause, `last` what the one before it spoke of; empty where they named nothing.
        """
        if not 2 <= len(name) <= _LONGEST_ALONE or clause.reading.measure == "threshold":
            return name
        return (
            self._of_works(clause, name)
            or self._of_item(clause, name)
            or self._of_house(clause, name)
            or self._of_trade(clause, name)
            or (_of_what_was_done(name, last) if not topic else "")
            or self._of_field(clause, name, fresh=not topic)
            or name
        )

    def note(self, clause: Clause) -> None:
        """Keep the first institution that a sentence counts: those who work, learn or lie there may follow."""
        memory, reading = self.context.memory, clause.reading
        if (
            reading.figure.kind != "count"
            or clause.part
            or reading.leftover
            or memory.house[1] == memory.sentence
        ):
            return
        name = strip_actions(reading.indicator.removesuffix("数量"), self.context.lexicon)
        house = _COUNTED_IN_ALL.sub("", self.context.regions.strip(name))
        plain = reading.measure == "level" and self.context.lexicon.predicate.search(house, 1) is None
        if plain and self.pattern(_HOUSE).search(house) is not None:
            memory.house = (house, memory.sentence, memory.block)

    def _of_works(self, clause: Clause, name: str) -> str:
        """东河引水工程开工。该项目总投资2亿元, 工程起于甲镇，止于乙镇，全长90公里: of the works named before."""
        points = self.pattern(_POINTS).match(name)
        size = name[points.end() :] if points is not None else _OWN_LINE.sub("", name)
        if not self._is_size(size) and _CAN.fullmatch(size) is None:
            return ""
        view, end = self.context.view, clause.phrase.start
        if points is None:
            start = clause.reading.sentence[0]
            pointing = self.pattern(_POINTING).search(view[start : clause.figure.outer_start])
            if pointing is None:
                return ""
            end = start + pointing.start()
        works = self._works_named(end)
        return works + size if works else ""

    def _is_size(self, size: str) -> bool:
        """Whether words say how large works are, or what they yield, and not which: 总投资, 占地, 年输送电量."""
        if size.endswith("率"):
            return False  # 项目开工率: of all of them
        plain = size in self.sets["works_size"] or is_bare_head(size, self.context.lexicon)
        return plain or _YEARLY.fullmatch(size) is not None

    def _works_named(self, end: int) -> str:
        """The works that a clause of the paragraph before names first; the item, where none does."""
        view, memory = self.context.view, self.context.memory
        points = self.pattern(f"^(?:{_POINTER})")
        for said in reversed(_CLAUSES.split(view[max(memory.block_start, end - _REACH) : end])):
            said = "".join(said.replace("*", "").split())
            if points.match(said) is None and (works := self._works_in(said)):
                return works
        return memory.item if memory.item.endswith(self.words["title_work"]) else ""

    def _works_in(self, said: str) -> str:
        """The works that a clause begins with: 重点推进东河引水工程, 东河大桥位于白镇."""
        lexicon = self.context.lexicon
        said = strip_promotion(strip_lead(_NUMBERED.sub("", said), lexicon), lexicon)
        said = self.pattern(_PUSHED).sub("", said)
        ends = [found.end() for found in self.pattern(_WORKS_END).finditer(said, 0, _LONGEST_WORKS)]
        whole = ends[-1:] == [len(said)]
        at = len(said) if whole else next((end for end in ends if self._goes_on(said[end:])), 0)
        works = strip_actions(said[:at], lexicon)
        plain = self.context.regions.strip(works)
        if len(plain) < _LEAST_WORKS or _COUNTED.search(works) is not None or not _NAMES.isdisjoint(works):
            return ""
        return works if lexicon.predicate.search(plain, 1) is None else ""

    def _goes_on(self, rest: str) -> bool:
        """Whether words say something of the works that stand before them."""
        lexicon = self.context.lexicon
        told = rest[0] in _GOES_ON or lexicon.act.at_start(rest) is not None
        return told or lexicon.predicate.match(rest) is not None

    def _of_item(self, clause: Clause, name: str) -> str:
        """东河流域治理：造林34万公顷; 应急物资：建设8个中央级库: of the item."""
        lexicon, item = self.context.lexicon, self.context.memory.item
        if not item or name in item or item in name or len(self.context.regions.strip(item)) < 2:
            return ""
        deed = lexicon.act.at_start(name)
        begin = len(deed[0]) if deed is not None else 0
        if begin < len(name) and _OF_LEVEL.fullmatch(name, begin) is not None:
            return name[:begin] + item + name[begin:]
        works = self.pattern(WORKS).search(item) is not None
        if self._is_size(name) or (works and _CAN.fullmatch(name) is not None):
            return "" if self._tells_of_another(clause, item) else joined(item, name)
        whole = name.startswith(self.words["deed_with_thing"])
        if clause.figure.kind != "physical" or not (whole or lexicon.act.at_end(name) is not None):
            return ""
        return name + item if is_action(name, lexicon) and not whole else item + name

    def _of_house(self, clause: Clause, name: str) -> str:
        """公共图书馆90个，藏书8万册；服务人次9万; 各类学校80所。在校学生9万人: of those counted first."""
        memory, lexicon = self.context.memory, self.context.lexicon
        house, sentence, block = memory.house
        held = clause.figure.counter in self.sets["held_by_house"] or name.endswith(_GUESTS)
        if house.endswith(_EARNERS):
            held = held or (clause.figure.kind == "money" and clause.reading.measure == "level")
        if not house or block != memory.block or not held or clause.part:
            return ""
        if "每" in self.context.view[clause.reading.sentence[0] : clause.phrase.start]:
            return ""  # 每千名儿童拥有医生2名、床位3张
        if name not in self.sets["needs_owner"] and not is_bare_head(name, lexicon):
            return ""
        opens = clause.phrase.start == clause.reading.sentence[0] and clause.subject == clause.bare
        near = sentence == memory.sentence or (sentence == memory.sentence - 1 and opens)
        return house + name if near and name[:2] not in house else ""

    def _of_trade(self, clause: Clause, name: str) -> str:
        """产业规模, 行业总产值 below the head of an industry or in its plan: of that industry."""
        rest = name[2:]
        if name[:2] not in _TRADES or clause.figure.kind == "count":
            return ""  # 国家标准9项、行业标准8项
        if not is_bare_head(rest, self.context.lexicon):
            return ""
        title = strip_actions(self.context.memory.title, self.context.lexicon)
        headed = title.endswith("业") and len(title) >= _LEAST_TRADE and "的" not in title
        trade = self.context.regions.strip(title if headed else self.carried.trade)
        if not trade:
            return ""
        return trade + (rest if trade.endswith(_TRADES) else name)

    def _of_field(self, clause: Clause, name: str, *, fresh: bool) -> str:
        """（二）蔬菜。播种面积9万亩，产量8万吨; 渗透率 under 一、宽带网络: of what the heading names, where that is short."""
        lexicon, field = self.context.lexicon, self.context.memory.headed_by
        bare = name if name.startswith("全国") else without_area(name, lexicon)
        if field:
            bare = self.context.regions.strip(bare)  # 清河县用气量 under 天然气
        elif fresh:
            field = self.carried.before.headline_before(clause.reading, clause.phrase)
        alone = is_bare_head(bare, lexicon) or bare in self.sets["needs_owner"]
        return (
            joined(without_head(field, self.context.lexicon), bare)
            if field and alone and not bare.startswith(_FOR_EACH)
            else ""
        )

    def _tells_of_another(self, clause: Clause, item: str) -> bool:
        """Whether the sentence names something else before the clause: 窑厂扩建：厂房占地90亩。东车间建在镇北，占地30亩."""
        said = self.context.view[clause.reading.sentence[0] : clause.phrase.start]
        said = said[said.find(item) + len(item) :] if item in said else said
        clauses = [part for part in _CLAUSES.split(said) if part.strip(" *→—:")]
        return not all(any(map(str.isdigit, part)) for part in clauses)


def _of_what_was_done(name: str, last: str) -> str:
    """养老保险参保人数9万人。参保率98%: the rate of what the sentence before counts; nothing where it counts another deed."""
    told = last.find(name[:2], 2) if len(name) == len("参保率") and name[-1] == "率" else -1
    return joined(last, name) if told > 0 and len(last) - told <= len("参保人数") else ""
