"""A figure named by its own subject: with the noun behind a counter, the part it has of another, or the deed before that goes on."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.statements.context.clause import Clause, Name, spoken
from plancheck.statements.context.items import ITEMS
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import (
    MOVES,
    figure_counts,
    is_action,
    says_in_all,
    split_predicate,
    strip_actions,
)
from plancheck.statements.naming.right_noun import noun_without_predicate, right_noun
from plancheck.statements.naming.shares import ShareNamer
from plancheck.statements.naming.sizes import PERSONS
from plancheck.statements.naming.subjects import Subjects

_MANNER = "^<<manner>>+"
_IN_ALL = ("共", "共计", "合计", "总计")
_MADE = re.compile("^.{2,12}?(?:共|累计)?(?:新增|净增|新建|建成)(?!长|值)(?=.{2})")
holds(_MADE, "增建")
_WORDS = re.compile("[\u4e00-\u9fff]+(?<![至到])")
_NO_DEED = ("建筑", "建材", "建制", "建档", "建设")  # 种植烤烟12亩，建菜园3亩: another deed
_THERE_ARE = ("有", "约有", "已有", "就有", "大体上有")
# characters of a thing that takes over what the clause before does: 新增大棚3座，温室5座
LONGEST_LEFT_SHORT = 4
_LEAST_ALIKE = 3  # characters of a thing that begins like the one before
_TASK = re.compile("^(?P<what>[^，。；的0-9]{4,20}?)(?:的)?(?:任务|工作)$")


class OwnSubject:
    """Names figures by the words that stand before them in their clause."""

    def __init__(self, context: Context, subjects: Subjects, shares: ShareNamer) -> None:
        self.context, self.subjects, self.shares = context, subjects, shares
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.sets = context.lexicon.sets

    def share(self, clause: Clause) -> Name | None:
        """甲占乙的比重."""
        if (
            clause.is_share
            and clause.right.startswith("的")
            and ("占" in clause.phrase.text or "养活" in clause.phrase.text)
        ):
            noun = noun_without_predicate(clause.right, clause.figure, self.context.lexicon)
            if named := self.shares.with_part(clause.reading, clause.phrase, noun):
                return spoken(named, "named after the figure")
        if not self.shares.name(clause.reading, clause.phrase, clause.subject):
            return None
        return Name(clause.reading.indicator)

    def bracketed_bound(self, clause: Clause) -> Name | None:
        """小型管网（管径<600mm）: the width of the small pipes."""
        if clause.reading.measure != "threshold" or "（" not in clause.bare:
            return None
        return Name(clause.bare.replace("（", "")) if clause.right.startswith(("）", "≤", "<")) else None

    def action_goes_on(self, clause: Clause) -> Name | None:
        """建成管网6公里、泵站3座: both were built."""
        memory, lexicon, figure, bare = self.context.memory, self.context.lexicon, clause.figure, clause.bare
        same = memory.done_unit == (figure.unit, figure.kind)
        memory.done_unit = (figure.unit, figure.kind)
        apart = self.context.view[clause.phrase.start - 1 : clause.phrase.start] in ("，", "；")
        # 新建泵站3座，水闸5座; 建成大棚700亩，库房3万平方米
        built = (
            figure.kind == "physical"
            and lexicon.heads.at_end(bare) is None
            and memory.action.startswith(self.words["built"])
        )
        plain = (clause.counts or built) and clause.phrase.text == bare
        if clause.own_verb or not (same or clause.counts or (plain and not apart)):
            return None
        if apart and (figure.kind == "money" or not (same or plain)):
            return None  # 新增债券2亿元，援助3亿元: an amount in a clause of its own
        if apart and clause.noun:
            return None  # 新增总部25家，落户49家组织: another deed, whose thing stands behind the figure
        if apart and len(bare) > LONGEST_LEFT_SHORT:
            return None  # 培育龙头企业3家，新认定绿色食品12个: a clause that says enough by itself
        if same and not apart and clause.counts and (kind := self._kind_shared(bare)):
            name = memory.action + kind + bare
            return Name(name, topic=name, step=f"{kind!r} before {bare[:2]!r} holds for both")
        if (
            memory.action in ("", "完成", "实现")
            or bare in lexicon.people_do
            or (bare.endswith(lexicon.people_do) and lexicon.new.at_start(memory.action) is None)
            or _MADE.match(bare)
            or (bare[0] == "建" and bare[:2] not in _NO_DEED)
            or lexicon.predicate.search(bare, 1)
        ):
            return None
        site = bare in self.sets["site_behind_deed"]
        if not site and (lexicon.act.at_start(bare) is not None or lexicon.act.at_end(bare) is not None):
            return None
        if memory.action.endswith(self.words["effect"]) and self._behind_semicolon(clause):
            return None  # 贷款惠及企业90家；纳税大户20家: not by the loans
        if bare.endswith(("总数", "总量", "总计", "合计")):
            return None  # 收集转运项目35项，项目总数353项
        head = lexicon.heads.at_end(bare)
        own_head = head is not None and len(head[0]) > 1 and memory.topic.endswith(head[0])
        if lexicon.new.at_start(memory.action) is not None and says_in_all(bare, figure, lexicon):
            return None
        if own_head and (apart or figure.kind == "money"):
            return None  # 养殖水产品产量4万吨，捕捞水产品产量2万吨: each with its own head
        name = memory.action + bare.lstrip("和及与")
        return Name(name, topic=name, step=f"the action {memory.action!r} goes on")

    def _kind_shared(self, bare: str) -> str:
        """创建国家级文化示范区9个、示范项目18个: what stands before the word that both begin with is said once."""
        thing = strip_actions(self.context.memory.topic, self.context.lexicon)
        at = thing.find(bare[:2], 2) if len(bare) >= _LEAST_ALIKE else -1
        if bare.startswith("技术"):
            return ""  # 高新技术企业86个、技术中心7个: it closes the word before it, and opens another
        alike = at > 0 and 2 < len(thing) - at <= len(bare) + 1 and thing[at:] != bare
        return thing[:at] if alike and self.context.lexicon.predicate.search(bare, 1) is None else ""

    def _behind_semicolon(self, clause: Clause) -> bool:
        """Whether a semicolon stands between the figure before and this clause's words."""
        start = clause.phrase.start
        return self.context.view.rfind("；", max(0, start - 40), clause.figure.start) >= 0

    def subject_itself(self, clause: Clause) -> Name | None:
        """The subject, with the noun behind a counter where it has one."""
        memory, bare, right = self.context.memory, clause.bare, clause.right
        memory.done_unit = (clause.figure.unit, clause.figure.kind)
        name = self._with_noun(clause)
        has = clause.phrase.tokens and clause.phrase.tokens[0][0] in _THERE_ARE
        if has and clause.reading.measure == "share" and self.context.lexicon.predicate.match(right):
            return Name(f"{right[:20].rstrip('的')}的{name}比例", topic=name)  # 农民有六成过着富裕的生活
        thing = strip_actions(bare, self.context.lexicon) if bare != "生产总值" else bare
        memory.action = bare[: len(bare) - len(thing)] if bare.endswith(thing) else ""
        own = next((word for word in self.words["of_their_own"] if memory.action.endswith(word)), "")
        if own != memory.action:
            memory.action = memory.action.removesuffix(own)  # 新增上市企业2户、链主企业3户: both are new
        if thing in self.context.lexicon.heads.found and bare != thing:
            memory.action = ""  # 造林面积9万公顷，退耕还林3万公顷: a measure of the deed, which has no object
        built = self.context.lexicon.act.at_end(bare) if clause.noun and clause.counts else None
        if not memory.action and built is not None and len(built[0]) > 1:
            memory.action = built[0]  # 其他城市新建4座甲、5座乙
        news = "增" in bare or "建" in bare
        if not memory.action and news and (made := _MADE.match(bare)) is not None:
            memory.action = made[0]  # 沿海港口共新增泊位…，其中深水泊位…
        return spoken(name)

    def _with_noun(self, clause: Clause) -> str:
        """地铁6号线区内9座车站全部进场施工: the noun behind a counter is what it counts."""
        subject, right, figure = clause.subject, clause.right, clause.figure
        if clause.noun and clause.counts and "、" in clause.bare and (named := self._each_named(clause)):
            return named
        if clause.noun and clause.counts and self.context.lexicon.act.at_end(clause.bare) is not None:
            return self.subjects.without_frame(subject) + right_noun(right, figure, self.context.lexicon)
        if len(clause.noun) < 2:
            return subject
        if clause.counts and "、" in clause.bare and (apposed := self._apposed(clause)):
            return apposed
        if (
            clause.counts
            and clause.reading.measure == "level"
            and (not clause.phrase.tokens or self._deed_before_adverb(clause))
            and not right.startswith(("的", "其中", "以上", "以下", "左右"))
            and self.context.lexicon.predicate.match(clause.noun) is None
            and not self._names_the_next(clause)
        ):
            noun = right_noun(right, figure, self.context.lexicon)
            if len(noun) > 16:
                noun = noun_without_predicate(right, figure, self.context.lexicon, pivot=True)
            if len(noun) <= 16 and not clause.bare.endswith(("的", noun[:2], noun[-2:])):
                return subject + noun
        if (
            figure.kind == "none"
            and subject.endswith(self.words["reaches_people"])
            and self.pattern(PERSONS).match(right) is not None
        ):
            return subject + right_noun(right, figure, self.context.lexicon)  # 惠及120余万婴幼儿
        if figure.kind in ("physical", "count") and (task := _TASK.match(right)) is not None:
            return subject + task["what"]  # 完成城区4万平方米旧房改造任务
        if figure.kind == "physical" and self._measured_behind(clause):
            return subject + right_noun(right, figure, self.context.lexicon).split("、")[0]
        if right.startswith("的") and figure_counts(figure) and clause.reading.measure != "threshold":
            noun = right_noun(right, figure, self.context.lexicon)
            return subject + noun if len(noun) <= 10 else noun
        return subject

    def _names_the_next(self, clause: Clause) -> bool:
        """新建水闸3座泵站2座: whether the words behind a figure lead right up to the next one, and words of its own stand before it."""
        view, end = self.context.view, clause.figure.outer_end + len(clause.right)
        if "的" in clause.right:
            return False  # 通达全球90个国家的300个港口
        if not view[end : end + 2].lstrip(" ")[:1].isdigit() or not view.startswith(
            clause.right, clause.figure.outer_end
        ):
            return False
        return len(strip_actions(clause.bare, self.context.lexicon)) >= 2

    def _deed_before_adverb(self, clause: Clause) -> bool:
        """稳固现有3个栖息地: a short verb and an adverb before what is counted."""
        plain = all(name == "adverb" for _, name in clause.phrase.tokens)
        return plain and len(clause.bare) <= 3 and self.context.lexicon.heads.at_end(clause.bare) is None

    def _measured_behind(self, clause: Clause) -> bool:
        """滨河两岸45公里绿道贯通, 绿地500米服务半径: what is so long stands behind the figure."""
        if (
            clause.phrase.tokens
            or clause.reading.measure == "threshold"
            or clause.right[0] in "的以左、和及与"
        ):
            return False
        lexicon = self.context.lexicon
        noun = split_predicate(clause.right, lexicon)[0]
        heads, longest = lexicon.heads, 14
        if lexicon.act.at_start(clause.bare) is not None:  # 推进南湾200万千瓦海上风电项目开发建设
            noun, longest = noun.split("、")[0], 16
        if not 2 <= len(noun) <= longest or heads.at_end(clause.bare) is not None:
            return False
        return _WORDS.fullmatch(noun) is not None and not (
            lexicon.pattern(MOVES).match(noun) or lexicon.predicate.match(noun)
        )

    def _each_named(self, clause: Clause) -> str:
        """打造粮食、水果、蔬菜3个特色产业: as many names stand before the figure as it counts."""
        names = [name for name in ITEMS.split(clause.bare) if name]
        if clause.phrase.tokens or len(names) != clause.figure.value or clause.bare.endswith(("的", "、")):
            return ""
        thing = ITEMS.split(right_noun(clause.right, clause.figure, self.context.lexicon))[0]
        deed = self._deed(clause.bare)
        return "" if len(thing) < 2 or len(deed) >= len(names[0]) else deed + thing

    def _deed(self, bare: str) -> str:
        """What is done to the things that words name, 建设 of 加快建设甲电厂; or nothing."""
        plain = self.pattern(_MANNER).sub("", bare)
        act = self.context.lexicon.act.at_start(plain)
        return act[0] if act is not None else ""

    def _apposed(self, clause: Clause) -> str:
        """建设甲电厂、乙电厂2个煤电项目: what stands before the figure are its names."""
        bare, noun = clause.bare, clause.noun
        if (
            any(word not in _IN_ALL for word, _ in clause.phrase.tokens)
            or len(noun) < 4
            or bare.endswith(("和", "及", "与", "的", "、", "等"))
        ):
            return ""
        names = bare.split("、")
        if any(len(name) < 3 for name in names) or clause.reading.measure != "level":
            return ""
        lexicon, thing = (
            self.context.lexicon,
            ITEMS.split(right_noun(clause.right, clause.figure, self.context.lexicon))[0],
        )
        if len(thing) < 4 or lexicon.act.at_start(names[-1]) is not None or is_action(names[-1], lexicon):
            return ""
        return self._deed(bare) + thing
