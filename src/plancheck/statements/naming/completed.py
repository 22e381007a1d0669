"""Names that say too little to be understood alone: a deed without what is done, a head without its owner."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plancheck.statements.context.bare_heads import is_bare_head, joined, without_head
from plancheck.statements.context.clause import Clause
from plancheck.statements.context.phrases import KEPT, PAREN, strip_lead, without_start, without_times
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import is_action, strip_actions, strip_promotion, strip_share
from plancheck.statements.naming.before import EFFECT_INSIDE, Before
from plancheck.statements.naming.carried import Carried
from plancheck.statements.words.lexicon import Lexicon

LONGEST_ALONE = 8  # characters of a name that can be a deed or a head alone
LONGEST_OWNER = 20
LEAST_TRADE = 3
LEAST_OWNER = 3
# 防洪标准, 机械化率: what works, land or machines have, and no place as such
# 水闸一座, 制氢每公斤耗电: how many of them are, and what is measured of them beside
_COUNTED_BEHIND = re.compile("(?<=..)[一二两三四五六七八九十][座处条个项台]$|(?<=.{4})耗[电水气煤油能]$")
_OF_WORKS = "(?:设计|平均|总|综合|预计|年|每年|可|实际|新增|整体)*<<of_works>>"
_DONE = re.compile("(?:共|累计|已|全年)*(?:完成|实施|开展)(?=..)")
_NUMBERED = ("）", ")", "、", ".", "．")  # what stands before a numbered heading
_LEAST_RATED = 5  # characters of a rate with its owner
_HOW_FAST = re.compile("(?<=..)(?:[0-9]{1,2}(?:小时|分钟|天|日)|当[日天年月])$")
_OUT_OF = re.compile("(?P<whole>[^，。；中]{3,16})中(?:实现|完成|达到|通过|[^，。；]{2,10}的)")
_PARTS_ITEMS = frozenset("，；：。\n、和及与")
_CLAUSE_ENDS = "，；：。\n"
# 在新办的专门学校中，学生人数…: of those schools
_AMONG = re.compile("^在?(?:[^，。；]*的)?(?P<of>[^，。；的在]{3,12})[中里]$")
# 新教师必须参加岗前培训，培训时间…: whose training it is
_UNDERGOES = "^(?P<who>[^，。；的]{2,12}?)(?:<<must_do>>)*<<undergoes>>(?P<what>[^，。；]{2,20})$"
# 项目全部投产后，预计销售收入…: once that is so
_ONCE = "^(?P<once>[^，。；]{2,12}?<<turns>>)(?:达产|见效)?后$"
_WORK_ON_IT = "(?<=.{3})<<work_on_it>>?<<how_work_goes>>$"  # 公共租赁住房建设力度: of the housing
# 对东河进行整治，防洪标准…: what something is done to
_TREATED = "对(?P<thing>[^，。；：对]{2,24}?)(?:进行|实施|开展|予以|加以|作)[^，。；：]{2,16}$"
# 新建的地下空间应优先用于停车，开发比例…: what shall be used or done so
_USED_FOR = "^(?P<thing>[^，。；：]{4,20}?)<<must_do>>(?:优先|主要|全部)*(?:用于|用作|作为)"
# 通过贷款、债券等方式: by what means; 超过了历史最高水平: how it compares
_NO_OWNER = "<<ends_no_owner>>$|<<in_no_owner>>"
_PER_HEAD = "(?P<who>[\u4e00-\u9fff]{0,6}<<people_earn>>)人均"
_AMOUNT = re.compile(
    "[0-9]|翻|[零〇一二三四五六七八九十百千]{2}|[一二三四五六七八九十百千][万亿]|[一二三四五六七八九十百千][万亿]?(?:元|公里|亩|平方米|吨|人|户)"
)


class Completed:
    """Completes names by what the sentence has said before."""

    def __init__(self, context: Context, before: Before, carried: Carried) -> None:
        self.context, self.before, self.carried = context, before, carried
        self.words, self.pattern = context.lexicon.words, context.lexicon.pattern
        self.sets = context.lexicon.sets

    def complete(self, clause: Clause, name: str, topic: str) -> str:
        """Return a name with its owner or its object.

        Parameters
        ----------
        clause : Clause
        name : str
            What the rules of naming found.
        topic : str
            What this sentence spoke of before the clause; empty where it had named nothing.
        """
        if not 2 <= len(name) <= LONGEST_ALONE or clause.reading.measure == "threshold":
            return name
        lexicon, title = self.context.lexicon, self.context.memory.title
        if name in self.sets["of_trade"] and self._is_headed_by(title, clause.reading.sentence[0]):
            return title + name  # （一）漆器制造业。实现工业总产值2亿元
        if whose := self._of_what_it_begins_with(clause, name, topic) or self._of_the_same_people(
            name, topic
        ):
            return whose
        done = without_start(_DONE, name)  # 完成造林 as 造林
        deed = done not in self.sets["deed_with_thing"] and _is_deed(name, lexicon)
        alone = name in self.sets["needs_owner"] or (
            is_bare_head(name, lexicon) and name[-1] != "率" and (len(name) > 2 or name[-1] in "量值额")
        )
        told = self.context.memory.block >= 0  # what a cell tells is of its row
        of_works = told and not alone and self.pattern(_OF_WORKS).fullmatch(name) is not None
        if not deed and not alone and not of_works:
            return name
        owner = self._owner_of_aspect(clause, name, topic) if of_works else self._owner(clause, name, topic)
        if owner.endswith("率") and name[-1] != "率" and len(owner) >= _LEAST_RATED:
            owner = _HOW_FAST.sub("", owner[:-3])  # 山火当日扑灭率95%，受害面积9公顷: of the fires
        if not 2 <= len(owner) <= LONGEST_OWNER + 4 or owner in name or name in owner:
            return name
        if self.pattern(_NO_OWNER).search(owner) is not None:
            return name
        if name.startswith("发电") and self.pattern("<<power_source>>").search(owner) is None:
            return name  # 原油产量增长9%，发电量增长8%
        if deed and is_action(name, lexicon):
            return name + owner  # 新开工 of 安居工程
        whole = joined(owner, name)
        self.context.memory.owned = (whole, owner)
        return whole

    def _owner_of_aspect(self, clause: Clause, name: str, topic: str) -> str:
        """Whose 防洪标准 or 机械化率 it is: of what the clause before builds or treats, or of what was counted or measured."""
        memory, lexicon = self.context.memory, self.context.lexicon
        if topic and topic == memory.owned[0]:
            return memory.owned[1]
        said = self._clause_before(clause)
        if said and _AMOUNT.search(said) is None:
            thing = self._acted_on(said)
            if thing or not topic:
                return thing
        if not topic or memory.last_unit[1] not in ("count", "physical"):
            return ""
        thing = _COUNTED_BEHIND.sub("", strip_actions(strip_share(topic), lexicon).rpartition("的")[2])
        thing = thing.removeprefix("对")
        if name.startswith("新增") and not thing.endswith(self.words["named_thing"]):
            return ""  # 治理河流9条，新增供水能力2亿立方米: one deed beside another
        return "" if len(thing) < LEAST_OWNER or self._says_deed_or_measure(thing) else thing

    def _acted_on(self, said: str) -> str:
        """What a clause without figures builds, treats or says the use of."""
        lexicon = self.context.lexicon
        treated = self.pattern(_TREATED).search(said) or self.pattern(_USED_FOR).match(said)
        thing = treated["thing"] if treated is not None else ""
        if not thing:
            done = lexicon.act.at_start(said)
            if done is None or len(done[0]) < 2:
                return ""
            thing = strip_actions(said, lexicon).removeprefix("了").rpartition("的")[2]
        thing = _COUNTED_BEHIND.sub("", thing)
        if not LEAST_OWNER <= len(thing) <= LONGEST_OWNER + 4 or self._says_deed_or_measure(thing):
            return ""
        return thing

    def _says_deed_or_measure(self, thing: str) -> bool:
        """Whether words are no thing that something can be of: they act, or measure another."""
        lexicon = self.context.lexicon
        return (
            lexicon.predicate.search(thing, 1) is not None
            or lexicon.heads.at_end(thing) is not None
            or _is_deed(thing, lexicon)
        )

    def _is_headed_by(self, title: str, start: int) -> bool:
        """Whether a sentence stands right behind the numbered name of a trade: （一）漆器制造业。 or its line."""
        view = self.context.view
        if len(title) < LEAST_TRADE or title[-1] != "业":
            return False
        at = len(view[max(0, start - LONGEST_OWNER) : start].rstrip("。 \n\u3000"))
        at += max(0, start - LONGEST_OWNER)
        before = view[max(0, at - len(title) - 3) : at - len(title)].rstrip()
        return view.endswith(title, 0, at) and before.endswith(_NUMBERED)

    def _of_the_same_people(self, name: str, topic: str) -> str:
        """城镇居民人均收入3万元，人均消费支出2万元: of the same people."""
        whose = self.context.lexicon.pattern(_PER_HEAD).match(topic) if name.startswith("人均") else None
        return whose["who"] + name if whose is not None else ""

    def _of_what_it_begins_with(self, clause: Clause, name: str, topic: str) -> str:
        """田径场地20个，场地面积10亩: the name begins with what the thing spoken of ends in, so it is of that thing."""
        head, thing = self.context.lexicon.heads.at_end(name), topic.removesuffix("数量")
        if head is not None and self._goes_on_with(clause, name, topic):
            return topic + name[2:]  # 节水工程48个项目完成投资9亿元: of those projects
        stem = name[: -len(head[0])] if head is not None else ""
        if len(stem) < 2 or len(thing) < len(stem) + 2 or not thing.endswith(stem):
            return ""
        if name[len(stem)] == "总":
            return ""  # 转运项目35项，项目总数353项: of all projects
        kind = self.context.regions.strip(thing[: -len(stem)])
        if len(kind) < 2 or is_action(kind, self.context.lexicon):
            return ""  # 全国煤炭, of which a place has its own; 种植油茶, whose output is of the trees
        return thing + name[len(stem) :]

    def _goes_on_with(self, clause: Clause, name: str, topic: str) -> bool:
        """Whether a name begins with what stands right behind the count before it, and so ends the thing counted."""
        view, start = self.context.view, clause.phrase.start
        counted = self.context.memory.last_unit[1] == "count" and len(topic) > 2
        return counted and topic.endswith(name[:2]) and view[start - 1 : start] not in _PARTS_ITEMS

    def _owner(self, clause: Clause, name: str, topic: str) -> str:
        """Whose it is: as the clause right before says, where that has no figure, or the thing spoken of."""
        said = self._clause_before(clause)
        if said and _AMOUNT.search(said) is None:
            owner = self._owner_in(said, clause, name)
            if owner or not topic:
                return owner
        view, named = self.context.view, self.before.named
        if topic and topic == self.context.memory.owned[0]:
            # 剧团64个，演出收入3亿元；国内观众4万人: all of them of the troupes
            return self.context.memory.owned[1]
        if not topic or (named and view.find("；", named[-1], clause.phrase.start) >= 0):
            return ""
        lexicon = self.context.lexicon
        # 节能灯拉动消费9亿元，年节电5亿千瓦时: of the lamps
        thing = strip_actions(self.pattern(EFFECT_INSIDE).split(strip_share(topic))[0], lexicon)
        if (out_of := _OUT_OF.match(thing)) is not None:
            thing = out_of["whole"]  # 41家企业中有33家完成改制，改制面80%: of all of them
        if self.carried.trade and thing in lexicon.own_thing:
            return self.carried.trade  # 出口额478亿美元，从业人数704万人: of the trade that the plan is about
        if len(thing) < 3 or _is_deed(thing, lexicon) or is_bare_head(thing, lexicon):
            return ""
        if thing.endswith(self.words["staff"]):
            return ""  # 小学专任教师900人，在校学生9000人
        return "" if lexicon.predicate.search(thing, 1) is not None else without_head(thing, lexicon)

    def _owner_in(self, said: str, clause: Clause, name: str) -> str:
        """Whose it is by a clause without figures: who does it, where it is, what is done to what."""
        among = _AMONG.match(said)
        if among is not None:
            return among["of"]
        undergoes = self.pattern(_UNDERGOES).match(said)
        if undergoes is not None and name[:2] == undergoes["what"][-2:]:
            return undergoes["who"] + undergoes["what"].rpartition("的")[2]
        once = self.pattern(_ONCE).match(said)
        if once is not None:
            return once["once"] + "后"
        reading, phrase = clause.reading, clause.phrase
        thing = self.before.object_before(reading, phrase) or self._object(said)
        thing = thing or self.before.earlier_subject(reading, replace(phrase, rest=""))
        if self.context.lexicon.predicate.search(thing, 1) is not None:
            return ""
        thing = strip_promotion(self.pattern(_WORK_ON_IT).sub("", thing), self.context.lexicon)
        return without_head(thing, self.context.lexicon)

    def _clause_before(self, clause: Clause) -> str:
        """The clause right before, without its times; nothing where none is or where it is another sentence."""
        view, end, start = self.context.view, clause.phrase.start - 1, clause.reading.sentence[0]
        if end <= start or view[end] not in "，：":
            return ""
        begin = max(start, *(view.rfind(mark, 0, end) + 1 for mark in _CLAUSE_ENDS))
        said = without_times(view, begin, end, self.context.times_in(begin, end), is_base=frozenset())
        if view[end] == "：" and not said.endswith(self.words["works"]):
            return ""  # 农民培训工程：每年培训9万人: the works that a heading names
        return strip_lead(PAREN.sub("", said), self.context.lexicon)

    def _object(self, said: str) -> str:
        """What a clause does something to: 在各地全面推行医疗互助制度."""
        lexicon = self.context.lexicon
        for at in range(len(said) - 4):
            done = lexicon.act.at_start(said[at:])
            if done is None or len(done[0]) < 2:
                continue
            if said[at + len(done[0])] in "性业":
                continue  # 保障性住房: what kind it is
            thing = strip_actions(said[at + len(done[0]) :], lexicon).removeprefix("了").rpartition("的")[2]
            if 4 <= len(thing) <= LONGEST_OWNER and lexicon.predicate.search(thing) is None:
                return thing
        return ""


@lru_cache(maxsize=KEPT)
def _is_deed(name: str, lexicon: Lexicon) -> bool:
    """新开工, 救助人数, 每月销售数量: what is done, or how much is, with no thing that it is done to."""
    head = lexicon.heads.at_end(name)
    if head is not None and (head[0] in lexicon.own_thing or head[0] in lexicon.sets["deed_measure"]):
        return False  # 新增贷款, 造林面积
    stem = name[: -len(head[0])] if head is not None else name
    if len(stem) < 2 or name in lexicon.own_thing:
        return False
    return is_action(stem, lexicon)
