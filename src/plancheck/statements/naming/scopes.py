"""What a remark in brackets says is counted in or left out of a thing: 粮食（不包括大豆）产量."""

from __future__ import annotations

from plancheck.statements.context.reading import Context, Reading

_SCOPE = "（(?:<<tells_scope>>)[^（），。；：0-9]{1,20}(?<!价格计算)）|（[^（），。；：0-9]{2,16}(?<!价格)(?<!价)计算）|（折[纯标][^（），。；：0-9]{0,4}）"
# 增长4%（包括村办工业为6%）: the same thing with or without a part of it
_OWN_FIGURE = "（(?P<scope>(?:<<tells_scope>>)[^（），。；：0-9]{1,20}?)(?:也|均)?[为是]$"
_BEHIND = ("以上", "以下", "左右")
_OPENS_BEHIND = frozenset(word[0] for word in _BEHIND)
_REACH = 40  # characters before a figure in which a remark on its thing can stand


class Scopes:
    """Puts the remark that bounds a thing back into its name, and into the names that the sentence gives it after that."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._scope = context.lexicon.pattern(_SCOPE)
        self._own_figure = context.lexicon.pattern(_OWN_FIGURE)
        self._before = ("", -9)  # the name before, and its sentence
        self._told = ("", "", -9)  # the thing, the remark on it, the sentence

    def of(self, reading: Reading, start: int, name: str) -> str:
        """Return a name with the remark on its thing.

        Parameters
        ----------
        reading : Reading
        start : int
            Where the words before the figure begin.
        name : str
        """
        view, figure, sentence = self.context.view, reading.figure, self.context.memory.sentence
        if reading.measure == "threshold" or len(name) < 2:
            return name
        begin = max(start, figure.outer_start - _REACH)
        own = (
            self._own_figure.match(view, begin, figure.outer_start) if view.startswith("（", begin) else None
        )
        thing_before, told_before = self._before
        if own is not None and told_before == sentence:
            return f"{thing_before}（{own['scope']}）"
        self._before = (name, sentence)
        found = None
        if view.find("）", begin, figure.outer_start) >= 0:
            found = next(self._scope.finditer(view, begin, figure.outer_start), None)
        if found is not None:
            thing = self._thing(view[begin : found.start()], name)
            if thing:
                self._told = (thing, found[0], sentence)
        else:
            at = figure.outer_end
            if view[at : at + 1] in _OPENS_BEHIND and view.startswith(_BEHIND, at):
                at += len("以上")
            if view[at : at + 1] == "（" and (found := self._scope.match(view, at)) is not None:
                self._told = (name, found[0], sentence)
        thing, remark, told = self._told
        if told != sentence or not thing or not name.startswith(thing) or remark in name:
            return name
        return thing + remark + name[len(thing) :]

    def _thing(self, before: str, name: str) -> str:
        """The beginning of a name that the words right before the remark end in; nothing where they are no part of it."""
        said = "".join(before.split())
        for size in range(len(name), 1, -1):
            if said.endswith(name[:size]):
                return name[:size]
        return ""
