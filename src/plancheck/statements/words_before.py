"""The words before a figure that are its own: where they begin, and what of them is neither a time nor a frame."""

from __future__ import annotations

import re

from plancheck.quantities.find import Figure
from plancheck.statements.context.phrases import without_times
from plancheck.statements.context.reading import Context
from plancheck.statements.context.sentences import Sentence, last_of_headline
from plancheck.statements.measuring.leftover import IN_NAMES
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.said_words import SaidWords

_VERB_INSIDE = "<<bound_ahead>> ?(?:要|应|须|需|可|再)?(<<bounded_deed>>)$|至[少多](?:要|应|须|需|可|再|达到?)?((?!有)[\u4e00-\u9fff]{2,8})$"
_ROUND_THE_CLOCK = "(?:对外|免费|不间断)?<<kept_going>>[\u4e00-\u9fff]{0,4}(?:率|比例|比重|占比)"
_ITEM_MARK = re.compile("（[一二三四五六七八九十]{1,3}）")
_SET_IN_A_BUDGET = ("收入安排", "支出安排")  # 基金收入安排3亿元: so much is budgeted
# 项目提前3个月实现100%交付: how much earlier, and no part of the thing
_HOW_MUCH_EARLIER = "<<moved_in_time>>[0-9一二两三四五六七八九十半]{1,3}个?多?[年月周天日]"
# 床位数达到每千人口7张: 每千人口床位数达到7张
_PER_LAST = re.compile(
    "(?P<thing>[^，。；：]{2,24}?)(?P<verb>(?:提高|增加|提升|上升|增|升|降|减少)[到至]|达到?|保持在|稳定在|不低于|不少于|为)"
    "(?P<per>(?:每[\u4e00-\u9fff0-9]{1,8})+)"
)
_COUNTED = ("count", "physical", "money", "none")
_DENSITY = ("密度", "强度", "率")  # a name that says by what it counts


class WordsBefore:
    """Takes the words before the figures of one document."""

    def __init__(self, context: Context, said: SaidWords) -> None:
        self.context = context
        self._moved = said.moved

    def begin(self, figure: Figure, sentence: Sentence, clause: int) -> tuple[int, bool]:
        """Return where the words before a figure begin, and whether they go on with the figure before it.

        三、总体目标 （九）守住18亿亩红线, a text whose line breaks are lost: behind the last mark of an item.
        """
        view, end = self.context.view, figure.outer_start
        edge, coordinated = self._behind_figures(sentence, clause)
        if coordinated:
            remark = view.rfind("（其中", edge, end) + 1
            if remark > 0 and view[remark + 2] not in "：:，" and view.find("）", remark, end) < 0:
                return remark, False  # 建成64个站点（其中国家站5个
        elif view.find("（", edge, end) >= 0:
            for mark in _ITEM_MARK.finditer(view, edge, end):
                edge = mark.end()
        return edge, coordinated

    def words(self, figure: Figure, sentence: Sentence, edge: int) -> str:
        """Return the words from an offset up to a figure, without times and without what only frames them."""
        view, times, bases, end = self.context.view, sentence.times, sentence.bases, figure.outer_start
        indented = view.rfind("\n\u3000\u3000", edge, end)
        if indented >= 0:
            edge = indented + 1  # a heading above the paragraph is none of its words
        titled = view.rfind("》\n", edge, end)
        if titled >= 0:
            text = without_times(view, titled + 1, end, times, is_base=bases)
        elif headline := last_of_headline(view, edge, end):
            text = without_times(view, end - len(headline), end, times, is_base=bases)
        else:
            text = without_times(view, edge, end, times, is_base=bases)
        if "“" in text and text.rfind("“") > text.rfind("”"):
            # 县里提出“全年新开工…: what is said, not who says it
            text = text.rpartition("“")[2] or text
        if "）" in text and "（" not in text[: text.index("）")]:
            text = text.rpartition("）")[2].lstrip("、")  # the end of a remark is no part of the thing
        if text.endswith(_SET_IN_A_BUDGET):
            text = text[:-2]
        pattern = self.context.lexicon.pattern
        if self._moved.within(edge, end):
            text = pattern(_HOW_MUCH_EARLIER).sub("", text)
        if "每" in text and figure.kind in _COUNTED and (per := _PER_LAST.fullmatch(text)) is not None:
            text = _put_per_first(per, self.context.lexicon)
        if end < figure.start and (verb := pattern(_VERB_INSIDE).search(view, end, figure.start)):
            text += verb[1] or verb[2]  # 大约增加30亿元: the bound word stands before the verb
        return text

    def _behind_figures(self, sentence: Sentence, clause: int) -> tuple[int, bool]:
        """Return where the words before a figure begin, and whether they go on with the figure before it."""
        previous, passed = sentence.previous, sentence.passed
        edge, coordinated = clause, False
        if previous is not None and previous.figure.outer_end > clause:
            if previous.leftover in IN_NAMES or (previous.leftover and self._is_per(previous.figure)):
                edge = previous.begin  # 新建110千伏变电站3座: one thing with its size
            elif self._tells_reach(previous.figure):
                return previous.begin, False
            elif self._in_remark(previous.figure, sentence, clause):
                return clause, False
            else:
                edge, coordinated = previous.figure.outer_end, True
        if passed is not None and passed.outer_end > edge and not self._is_part(passed, sentence.times):
            edge = passed.outer_end  # 5年增长率: the years are said, and no part of the thing
        return edge, coordinated

    def _is_part(self, passed: Figure, times: list[TimeExpression]) -> bool:
        """Whether a span of years passed over belongs to the words: 5年内, 项目提前5年实现…, 15分钟步行可达."""
        moved = self.context.lexicon.words["moved_in_time"]
        return (
            _is_timed(passed, times)
            or self.context.view.endswith(moved, 0, passed.outer_start)
            or self._tells_reach(passed)
        )

    def _is_per(self, figure: Figure) -> bool:
        """Whether a figure is what others are counted by: 每10万人口在校大学生2600人."""
        return self.context.view.endswith("每", 0, figure.outer_start)

    def _in_remark(self, before: Figure, sentence: Sentence, clause: int) -> bool:
        """Whether the figures before this one in its clause all stand in a remark on its thing: 投资（500万元以上项目）达到…."""
        view = self.context.view
        first = next(figure for figure in sentence.figures if figure.start >= clause)
        opened = view.find("（", clause, first.start)
        if opened < clause + 2:
            return False
        following = next(
            (figure.start for figure in sentence.figures if figure.start >= before.end), sentence.end
        )
        closed = view.find("）", opened, following)
        return closed >= before.end

    def _tells_reach(self, figure: Figure) -> bool:
        """站点600米半径人口覆盖率, 设施15分钟步行可达覆盖率, 公园24小时开放率: how far or long is part of the thing."""
        if figure.kind not in ("physical", "time"):
            return False
        view, end = self.context.view, figure.outer_end
        words, pattern = self.context.lexicon.words, self.context.lexicon.pattern
        return view.startswith((*words["reach"], *words["reach_rate"]), end) or (
            figure.counter == "小时" and pattern(_ROUND_THE_CLOCK).match(view, end) is not None
        )


def _is_timed(figure: Figure, times: list[TimeExpression]) -> bool:
    """Whether a time expression covers a figure: 5年内, 未来5年."""
    return any(time.start <= figure.start and figure.end <= time.end for time in times)


def _put_per_first(per: re.Match[str], lexicon: Lexicon) -> str:
    """床位数达到每千人口 as 每千人口床位数达到, behind an area that opens it; without 每平方公里 where a name is a density."""
    thing = per["thing"]
    if thing.endswith(_DENSITY):
        return thing + per["verb"]
    if per["verb"] == "为" and per["per"].endswith("了"):
        return thing + per["per"]  # 为每户家庭准备了…: for whom
    area = lexicon.area.at_start(thing.lstrip("，、；"))
    begin = (
        thing.find(area[0]) + len(area[0]) if area is not None else len(thing) - len(thing.lstrip("，、；"))
    )
    return thing[:begin] + per["per"] + thing[begin:] + per["verb"]
