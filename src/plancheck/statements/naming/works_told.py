"""How large works are, where the clauses before say which works: 东河公路北起甲镇，南至乙镇，全长90公里."""

from __future__ import annotations

import re

from plancheck.statements.context.bare_heads import is_bare_head
from plancheck.statements.context.clause import OWNED, Clause, Name
from plancheck.statements.context.phrases import strip_lead, without_times
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.words.lexicon import Lexicon

_OWN_LINE = re.compile("^(?:线路|路线|主线|管线|全线)")
_SIDES = "[东南西北]{1,2}(?:侧|端|面)?(?:起|至|到|接|连|临|靠|抵|止|达)"
_RUNS = f"(?:终点|起点|{_SIDES}|向[东南西北]|经(?![济营费理常])|<<lies_at>>)"
# 东河公路是贯穿全县的主干线: what works are said to be names them no better
_WORK_RUNS = (
    f"^(?P<thing>[^，。；：、的“”是]{{3,20}}?)(?:{_RUNS}|是[^，。；：]{{0,16}}?的[^，。；：的]{{2,10}}$)"
)
_SITED = "^<<lies_at>>[^，。；的]{2,20}的(?=.{3})"  # 位于甲县的东河水库，总库容3亿立方米
_WORK_ALONE = "^(?P<thing>[^，。；：、的“”]{2,20}?<<named_thing>>)$"
_STRETCH = re.compile("[^，。；、的]{0,4}段(?:主线|线路|路线)?(?:全?长度?)?")
_LINE = "(?:全长|总长度?|长度|里程)$"
# “一纵”是指东河公路: the nickname stands first
_NICKNAMED = re.compile("“[^“”，。；]{1,8}”(?:就?是指?|指|即|为)(?P<thing>[^，。；：、“”的]{3,20})$")


def says_size(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a size of works that says nothing of which: 全长, 线路全长, 总投资."""
    return bare.endswith(lexicon.words["works_size"]) and is_bare_head(_OWN_LINE.sub("", bare), lexicon)


def says_stretch(bare: str, text: str, lexicon: Lexicon) -> bool:
    """Whether a subject is a stretch of a line that says nothing of which: 东河段, 东河段主线."""
    return _STRETCH.fullmatch(bare) is not None


class WorksTold(NamingReader):
    """Names the sizes of works by the works that the clauses before tell the course or the place of."""

    def size(self, clause: Clause) -> Name | None:
        """东河公路北起甲镇，南至乙镇，全长90公里: of the road."""
        work = self._work(clause) if says_size(clause.bare, "", self.context.lexicon) else ""
        return Name(work + clause.bare, OWNED, topic=work + _OWN_LINE.sub("", clause.bare)) if work else None

    def stretch(self, clause: Clause) -> Name | None:
        """东河公路北起甲镇，全长90公里，其中甲镇段长20公里: of the road."""
        memory = self.context.memory
        if _STRETCH.fullmatch(clause.bare) is None:
            return None
        work = self._work(clause)
        if not work and memory.same_sentence:
            line = self.pattern(_LINE).sub("", memory.topic)
            if line != memory.topic and _STRETCH.search(line) is None:
                work = line
            elif memory.owned[0] == memory.topic and _STRETCH.search(memory.owned[0]) is not None:
                work = memory.owned[1]
        if len(work) < 3:
            return None
        name = work + clause.subject  # 青岛段: the place belongs to it
        memory.owned = (name, work)
        return Name(name, OWNED, topic=name)

    def _work(self, clause: Clause) -> str:
        """The works named in the clause right before, or before clauses that only tell where they run."""
        view, first, end = self.context.view, clause.reading.sentence[0], clause.phrase.start - 1
        while end > first and view[end] == "，":
            begin = max(first, *(view.rfind(mark, first, end) + 1 for mark in "，；："))
            times = self.context.times_in(begin, end)
            said = without_times(view, begin, end, times, is_base=frozenset()).strip()
            said = self.pattern(_SITED).sub("", said)
            if (named := _NICKNAMED.search(said)) is not None:
                return named["thing"]
            if self.pattern(f"^{_RUNS}").match(said) is None:
                said = strip_lead(said, self.context.lexicon)
                named = self.pattern(_WORK_RUNS).match(said) or self.pattern(_WORK_ALONE).match(said)
                return self._plain(named["thing"]) if named is not None else ""
            end = begin - 1
        return ""

    def _plain(self, thing: str) -> str:
        """Return the name of works; nothing where it tells a deed, a place or points back."""
        lexicon = self.context.lexicon
        if thing[0] in "该本此这其" or lexicon.act.at_start(thing) is not None:
            return ""
        if lexicon.predicate.search(thing, 1) is not None or len(self.context.regions.strip(thing)) < 2:
            return ""  # 东河县位于河谷，总面积90平方公里: the place has a column of its own
        return thing
