"""Rules for what a small part of one thing sustains of another: 以19%的水资源承载全国46%的人口 are shares of the country's water and people."""

from __future__ import annotations

import re

from plancheck.statements.context.clause import BEHIND, Clause, Name
from plancheck.statements.naming.base import NamingReader
from plancheck.statements.naming.right_noun import right_noun

_PLACE = "(?P<whole>世界|全球|全[国省市县区州])"
_BOUNDS = "(?:占|不到|不足|不过|仅|只|近|约|超过?|有限的)*"
_WITH = re.compile(f"(?:^|(?P<who>[^，。；]{{0,12}}[^，。；可予加足得难所给是]))以{_BOUNDS}{_PLACE}?(?:的)?$")
_SUSTAINS = (
    f"\\s*的(?P<what>[^，。；的0-9]{{2,10}}?)[，,]?(?:就|却|来)?(?P<does><<sustains>>)了?{_BOUNDS}{_PLACE}?"
)
_SUSTAINED = f"(?:<<sustains>>)了?{_BOUNDS}{_PLACE}?$"
_AHEAD = 24  # characters behind a figure in which what it sustains is told


class Sustained(NamingReader):
    """Names the shares of what sustains and of what is sustained."""

    def means(self, clause: Clause) -> Name | None:
        """以全国5%的耕地养活…: the part of the land."""
        if not clause.right.startswith("的") or "以" not in clause.phrase.text:
            return None
        opens = _WITH.search(clause.phrase.text)
        if opens is None:
            return None
        view, end = self.context.view, clause.figure.outer_end
        told = self.pattern(_SUSTAINS).match(view, end, end + _AHEAD)
        if told is None:
            return None
        whole = opens["whole"] or told["whole"] or ""
        self.context.memory.sustains = (whole, told["does"], self.context.memory.sentence)
        return self._share_of(clause, "".join(told["what"].split()), whole)

    def sustained(self, clause: Clause) -> Name | None:
        """…养活了世界20%的人口和9%的牲畜: the part of the people, and of what follows."""
        whole, does, sentence = self.context.memory.sustains
        if sentence != self.context.memory.sentence or not clause.right.startswith("的"):
            return None
        here = self.pattern(_SUSTAINED).search(clause.phrase.text)
        if here is None and not clause.coordinated:
            return None
        thing = right_noun(clause.right, clause.figure, self.context.lexicon).rstrip("、和及与")
        whole = (here["whole"] if here is not None else "") or whole
        return self._share_of(clause, thing if whole else does + "的" + thing, whole)

    def _share_of(self, clause: Clause, thing: str, whole: str) -> Name | None:
        if not 2 <= len(thing) <= 14:
            return None
        clause.reading.of = whole
        return Name(f"{thing}占{whole}的比重" if whole else f"{thing}占比", BEHIND)
