"""The whole that a figure is a part of: what 其中, 第三产业中 and 分产业看 take parts of."""

from __future__ import annotations

import re

from plancheck.asked_first import ends_with
from plancheck.statements.context.bare_heads import head_of_part
from plancheck.statements.context.clause import Clause
from plancheck.statements.context.reading import ANY_KIND, Context
from plancheck.statements.context.things import strip_share
from plancheck.statements.naming.before import Before

_SORTED = re.compile("(?:[分从按])([^，。；：]{2,12}?)(?:来看|看|分)[，：]$")
_AMONG = "(?<![^。；\n])在?[^，。；\n]{0,8}?<<told_by_part>>中，$"
_AMONG_THEM = re.compile(
    "(?<![^，。；：\n])\\s*(?:[一二三四五六七八九十]{1,3}、[^，。；：\n]{2,6}(?=全[国省市区县州]))?(?:[0-9]{4}年[末底]?)?在?(?![一二三四五六七八九十]{1,3}、)([^，。；：\n在0-9]{2,19}[^，。；：\n在0-9集其之当空高初从途心手])中[，,]$"
)
# 在90万吨零售量中，汽油20万吨: parts of what the amount was of
_OF_AMOUNT = re.compile(
    "[0-9]\\s?[万亿千百]{0,2}(?:吨|千瓦时|度|立方米|公里|人次?|户|家|个|件|亩|元|辆|台|套|千瓦)(?P<of>[\u4e00-\u9fff]{2,8}[量额值])中[，,]$"
)
_NEXT_ITEM = re.compile("；\\s*(?:[（(][一二三四五六七八九十0-9]|[一二三四五六七八九十]是|[①-⑩])")
_HEADED = "<<product_kind>>(?P<head>产量|销量|销售量|生产能力|产能)(?:都|均|有|又|继续|持续|稳步|普遍|大幅度?|较大|较多|平稳|稳定)*(?:增加|增长|提高|上升|下降|减少|了)*，$"
_ENDS_HEADED = frozenset("量力能都均有又续步遍幅度大多稳定加长高升降少了")  # what can stand before its comma
ends_with(_HEADED, _ENDS_HEADED, beside="，$")

LEAST_WHOLE = 4  # characters that say enough of a whole named in full before
_CLOSES_LEAD = frozenset("，,：:")


class Wholes:
    """Notes of which whole the parts are told."""

    def __init__(self, context: Context, before: Before) -> None:
        self.context, self.before = context, before

    def _speaks_of_other(self, clause: Clause) -> bool:
        """景区3个，其中高级的1个；从业人员5万人，年轻人占三成: behind a semicolon a thing in another unit was told."""
        memory = self.context.memory
        if not clause.is_share or memory.level_unit == memory.whole_unit or memory.level_unit[1] == "percent":
            return False
        return self.context.view.find("；", memory.whole_from, clause.phrase.start) >= 0

    def _counted_alike(self, clause: Clause) -> str:
        """学校有20所，占地9亩。其中小学12所，占60%: parts of what was counted so before, not of the land told last."""
        memory, figure = self.context.memory, clause.figure
        if figure.kind != "count" or memory.level_unit == (figure.unit, figure.kind):
            return ""
        thing, sentence = memory.counted.get(figure.counter, ("", -9))
        return thing if memory.sentence - sentence <= 1 else ""

    def _note_lead(self, clause: Clause) -> None:
        """Keep what the words before a mark say of the parts behind it: 全市人口中，…, 分产业看，…."""
        memory, view, phrase = self.context.memory, self.context.view, clause.phrase
        if view.endswith(("中，", "中,"), 0, phrase.start):
            among = _AMONG_THEM.search(
                view, max(clause.reading.sentence[0] - 1, phrase.start - 26), phrase.start
            )
            of_amount = _OF_AMOUNT.search(
                view, max(clause.reading.sentence[0], phrase.start - 20), phrase.start
            )
            if of_amount is not None:
                memory.part_head, memory.part_kind = (of_amount["of"], memory.sentence), ""
            if among is not None and not among[1].endswith(self.context.lexicon.words["course"]):
                memory.among = (among[1], memory.sentence)  # 全市常住人口中，男性…: parts of the people
        if view[phrase.start - 2 : phrase.start] in ("看，", "分，", "看：", "分："):
            sorted_by = _SORTED.search(view, max(0, phrase.start - 16), phrase.start)
            if sorted_by is not None:  # 分产业看，第一产业…: parts of the thing spoken of
                clause.part = True
                head = self.context.lexicon.heads.at_end(sorted_by[1])
                memory.part_kind = ""
                named = head[0] if head is not None else ""
                if head is None:
                    named = head_of_part(strip_share(memory.topic), sorted_by[1], self.context.lexicon)
                    memory.part_kind = ANY_KIND if named else ""
                memory.part_head = (named, memory.sentence)
        elif (
            clause.reading.measure == "growth"
            and view.startswith("中，", phrase.start - 2)
            and self.context.lexicon.pattern(_AMONG).search(view, max(0, phrase.start - 16), phrase.start)
        ):
            clause.part = True  # 第三产业中，金融业增长9%: parts of the thing spoken of
        elif (
            view[phrase.start - 1] == "，"
            and view[phrase.start - 2] in _ENDS_HEADED
            and memory.part_head[1] != memory.sentence
        ):
            start = clause.reading.sentence[0]
            headed = self.context.lexicon.pattern(_HEADED).search(
                view, max(start, phrase.start - 24), phrase.start
            )
            if headed is not None:  # 主要工业产品产量继续增加，原煤达到9亿吨
                memory.part_head, memory.part_kind = (headed["head"], memory.sentence), ""

    def note(self, clause: Clause) -> None:
        """Keep the whole that 其中 takes a part of, until its item or sentence ends."""
        memory, view, phrase = self.context.memory, self.context.view, clause.phrase
        clause.part = "其中" in view[max(0, phrase.start - 4) : phrase.start + 4]
        if memory.open_list.whole and memory.first[1] != memory.block:
            clause.part = True  # 其中： and each part in a paragraph of its own
            memory.last_unit = memory.level_unit = memory.open_list.unit
        if view[phrase.start - 1 : phrase.start] in _CLOSES_LEAD:
            self._note_lead(clause)
        if clause.part:
            said = "" if memory.same_sentence else self.before.earlier_subject(clause.reading, phrase)
            counted = self._counted_alike(clause) if not said else ""
            memory.whole = strip_share(said.removesuffix("结构") or counted or memory.topic)
            if memory.open_list.whole and memory.whole.find("的") > 0:
                # 对于公用事业的支出总数: said in full where the list opens
                told = memory.whole.rpartition("的")[2]
                memory.whole = told if len(told) >= LEAST_WHOLE else memory.whole
            memory.whole_from, memory.whole_unit = phrase.start, memory.level_unit
            memory.whole_value = memory.amount_value
            if said and memory.whole and view.startswith("，其中", phrase.start - 1):
                memory.keep_topic(memory.whole)  # 消费价格与上年持平，其中食品下降1%
        elif memory.whole and (
            self._speaks_of_other(clause)
            or not memory.same_sentence
            or _NEXT_ITEM.search(view, memory.whole_from, phrase.start + 4)
        ):
            memory.whole = ""
