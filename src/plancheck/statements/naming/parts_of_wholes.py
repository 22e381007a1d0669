"""Rules for parts: 其中 and what follows it is done like the whole, and may leave out its noun or head."""

from __future__ import annotations

import re

from plancheck.statements.context.bare_heads import joined, without_area
from plancheck.statements.context.clause import OWNED, Clause, Name, spoken
from plancheck.statements.context.reading import ANY_KIND
from plancheck.statements.context.things import strip_actions, strip_share
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.behind import SHARE_END
from plancheck.statements.naming.counted import without_place

LONGEST_KIND = 14
_OF_ACCOUNTS = ("收入", "支出")
LEAST_NAMED, LONGEST_WHOLE = 3, 16  # characters of a part and of its whole
LEAST_OWNER = 3  # characters that tell whose it is
_OF_PEOPLE = "[^，。；、的中]{1,10}<<people_told>>中(?=[^，。；、]{2,})"
_SCHOOLED = re.compile("^[^，。；、]{1,6}(?:学历|学位|职称)(?:及?以[上下])?$")
_HOUSE = "(?:<<institution>>|[院站所园馆])$"
_HAVING = "^.*(?:共有|拥有|现有|实有|设有|共|<<institution>>)(?=.{2})"


class PartsOfWholes(NamingReader):
    """Finds what a part takes from its whole."""

    def part_among(self, clause: Clause) -> Name | None:
        """全市常住人口中，男性1012万人，女性949万人: of the people."""
        memory, bare = self.context.memory, clause.bare
        of, sentence = memory.among
        if sentence != memory.sentence or clause.figure.counter not in self.context.lexicon.person_counters:
            return None
        if bare.endswith(("人员", "人口", of[-2:])) or len(bare) > LONGEST_KIND // 2:
            return None
        if not of.endswith("人口") and self.context.lexicon.heads.at_end(of) is None:
            return None
        lacks = self.carried.is_kind(clause.reading, bare) and self.context.lexicon.act.at_start(bare) is None
        return Name(bare + without_place(self.context, of), OWNED, topic=bare) if lacks else None

    def schooled_among(self, clause: Clause) -> Name | None:
        """技术人员中本科学历86人，大专学历251人: of those people, as the first of the row has said."""
        memory, bare = self.context.memory, clause.bare
        people = clause.figure.counter in self.context.lexicon.person_counters
        of = self.context.lexicon.pattern(_OF_PEOPLE).match(memory.topic) if people else None
        if of is None or clause.noun:
            return None
        if bare.endswith("及") and clause.phrase.tokens:
            bare += clause.phrase.tokens[0][0]  # 中专学历及以下
        return spoken(f"{of[0]}{bare}", OWNED) if _SCHOOLED.search(bare) is not None else None

    def same_head_among(self, clause: Clause) -> Name | None:
        """在集体单位投资中，新建投资5亿元；改造投资2亿元: each of the investment of those units."""
        memory, bare, heads = self.context.memory, clause.bare, self.context.lexicon.heads
        of, sentence = memory.among
        if sentence != memory.sentence or len(bare) > LONGEST_KIND or clause.phrase.start < len(of):
            return None
        head = heads.at_end(bare)
        if head is None or len(head[0]) < 2 or not of.endswith(head[0]) or len(bare) == len(head[0]):
            return None
        if head[0] in _OF_ACCOUNTS:
            return None  # 在地方预算收入中，税收收入5亿元: a line of an account says what it is
        owner = of[: -len(head[0])].removesuffix("固定资产").rstrip("的")
        owner = without_place(self.context, owner)
        alike = len(owner) >= LEAST_OWNER and owner not in bare and "、" not in owner
        return Name(owner + bare, OWNED, topic=owner + bare) if alike else None

    def part_of_head(self, clause: Clause) -> Name | None:
        """其中猪肉3万吨、牛肉2万吨: the head of the whole goes on."""
        memory = self.context.memory
        goes_so = clause.bare in ("出口", "进口") if memory.trade[1] else clause.bare in self.sets["sold_so"]
        if goes_so and memory.trade[2] == memory.sentence:
            return spoken(memory.trade[0] + clause.bare + memory.trade[1], OWNED)
        head, sentence = memory.part_head
        if sentence != memory.sentence or not head:
            return None
        if clause.bare.startswith("新") and head in self.context.lexicon.words["stock"]:
            return None  # 汽车保有量98万辆，…；新注册汽车10万辆: what is new is no stock
        if not memory.part_kind:  # 从产品产量看，钢材8万吨，汽车2万辆: each in its own unit
            lacks = clause.reading.measure == "level" and self.carried.is_kind(clause.reading, clause.bare)
            return spoken(strip_actions(clause.bare, self.context.lexicon) + head, OWNED) if lacks else None
        if (
            clause.phrase.tokens
            and memory.part_kind != ANY_KIND
            and not clause.bare.endswith(memory.part_kind)
        ):
            return None
        done = bool(clause.phrase.tokens) and clause.phrase.tokens[-1][0] in ("完成", "实现")
        longest = 14 if done or memory.part_kind == "业" else 8  # 乡镇集体、私营企业完成35亿元
        lacks = self.carried.lacks_head(clause.reading, clause.bare, longest=longest)
        return spoken(joined(clause.bare, head), OWNED) if lacks else None

    def part(self, clause: Clause) -> Name | None:
        """其中: a part is done like its whole, and may leave out its noun."""
        memory = self.context.memory
        if not clause.part or not memory.topic or memory.sentence - memory.topic_sentence > 1:
            return None
        if self.context.lexicon.act.at_start(clause.bare) is not None:
            return None
        if clause.subject.startswith(("本地", "外地")) and clause.subject != clause.bare:
            return spoken(clause.subject)  # 农民工总量9万人，其中本地农民工4万人: which of them
        if clause.counts and (staff := without_area(self._staff(clause), self.context.lexicon)):
            memory.part_head, memory.part_kind = (staff, memory.sentence), ""
            return spoken(clause.bare + staff, OWNED)
        if clause.is_share and (share := self._share_named(clause) or self._share_of_part(clause)):
            return Name(share, OWNED)
        if clause.bare.endswith("部分") and memory.same_sentence and len(clause.bare) > len("部分"):
            return spoken(f"{strip_share(memory.topic)}中{clause.bare}", OWNED)  # 占地9亩，其中东区部分2亩
        name = self.carried.part_name(clause.reading, clause.bare, clause.subject)
        return spoken(name, OWNED) if name != clause.subject else None

    def _share_named(self, clause: Clause) -> str:
        """年演出9万场，其中乡村演出占比不低于60%: of all that were told of."""
        memory, bare = self.context.memory, clause.bare
        stem = SHARE_END.sub("", bare)
        if stem == bare or clause.noun or not memory.same_sentence or memory.level_unit[1] == "percent":
            return ""
        whole = memory.whole.removesuffix("数量")
        if len(stem) < LEAST_NAMED or not 2 <= len(whole) <= LONGEST_WHOLE or "占" in stem + whole:
            return ""
        if self.context.lexicon.act.at_start(whole) is not None or self.context.lexicon.heads.at_end(stem):
            return ""
        clause.reading.of = whole
        return f"{stem}占{whole}的比重"

    def _share_of_part(self, clause: Clause) -> str:
        """选派干部300名，其中女性不少于三分之一: of those who were counted."""
        memory, lexicon, bare = self.context.memory, self.context.lexicon, clause.bare
        counted = memory.same_sentence and memory.last_unit[1] in ("count", "none")
        if (
            not counted
            or clause.noun
            or len(bare) > LONGEST_KIND
            or lexicon.predicate.search(bare, 1) is not None
        ):
            return ""
        if lexicon.share_nouns.at_end(bare) is not None or lexicon.heads.at_end(bare) is not None:
            return ""
        whole = strip_actions(strip_share(memory.topic), lexicon)
        if len(whole) < 2:
            return ""
        clause.reading.of = whole
        return f"{bare}占{whole}的比重"

    def _staff(self, clause: Clause) -> str:
        """卫生技术人员9000人，其中医院6000人: those of the whole who belong to a part of another kind."""
        memory, figure = self.context.memory, clause.figure
        same = memory.last_unit == (figure.unit, figure.kind) and memory.same_sentence
        person = figure.counter in self.context.lexicon.person_counters or figure.counter == "张"
        if not person or not same or self.pattern(_HOUSE).search(clause.bare) is None or clause.noun:
            return ""
        whole = self.pattern(_HAVING).sub("", strip_share(memory.topic))
        return whole if 2 <= len(whole) <= 10 and self.pattern(_HOUSE).search(whole) is None else ""
