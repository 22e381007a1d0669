"""Words that point back to what was named before: 这个比重, 这一数字."""

from __future__ import annotations

import re

from plancheck.asked_first import holds
from plancheck.statements.context.clause import CARRIED, Clause, Name
from plancheck.statements.context.reading import Context
from plancheck.statements.context.things import strip_share
from plancheck.statements.naming.rules import POINTING, SAID

_POINTS_BACK = "[这该](?:一?个|一|种|项)?(?:(?P<share>比重|比例|占比)|<<pointed_at>>)"
holds(_POINTS_BACK, SAID[POINTING])
_REACH = 240  # characters before the words that point back in which their share is named
_NAMED = re.compile("(?P<thing>[^，。；：\n0-9]{2,40}?(?:的|所占)?)(?P<noun>比重|比例|占比)")
_COUNTED_OFF = re.compile("^(?:第[一二三四五六七八九十]|[一二三四五六七八九十])是")


class Pointed:
    """Finds what words that point back mean."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def again(self, clause: Clause) -> Name | None:
        """甲在乙中的比重上升。1949年，这个比重是17%: the share named before, with or without a figure."""
        rest = clause.phrase.rest
        if (
            rest[:1] not in ("这", "该")
            or (found := self.context.lexicon.pattern(_POINTS_BACK).fullmatch(rest)) is None
        ):
            return None
        memory = self.context.memory
        if not found["share"]:
            near = memory.sentence - memory.topic_sentence <= 1
            return Name(strip_share(memory.topic), CARRIED) if memory.topic and near else None
        edge = self.context.view.rfind(rest[0], 0, clause.figure.outer_start)
        named = None
        for named in _NAMED.finditer(self.context.view, max(0, edge - _REACH), edge):  # noqa: B007 - the last
            pass
        if named is None:
            return None
        name = _COUNTED_OFF.sub("", "".join(named[0].split()))
        return Name(name, CARRIED, topic=name)
