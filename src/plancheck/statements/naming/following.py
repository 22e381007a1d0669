"""The words behind a figure, up to the next: what it counts, and which of those things an amount describes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.quantities.figure import Figure
from plancheck.statements.context.phrases import take_apart, without_remarks
from plancheck.statements.context.reading import Context
from plancheck.statements.context.sentences import ITEM_MARK, Sentence
from plancheck.statements.context.things import is_action, split_predicate
from plancheck.statements.words.written import JOINS

_BLANKS = " \u3000"
_CLOSES_CLAUSE = "，。；：！？"
_RIGHT_STOP = re.compile("，|。|；|：|！|？|--|" + ITEM_MARK)
_OWNS_IN_ALL = re.compile(
    "^[\u4e00-\u9fff]{2,8}?(?=(?:总(?!部|统|站|装|书|局|院)|平均|户均|人均)[\u4e00-\u9fff]{2})"
)
_AND_NEXT = frozenset("、和及与并")
_NO_THING = frozenset("、和及与的）以左（多余")
ATTRIBUTE = "([\u4e00-\u9fff]{0,6}?<<size_noun>>)(?:在|均|超过?|过|达到?|突破|逾|近)*$"
_REACHED = (
    "(?P<things>[\u4e00-\u9fff]{0,8}?(?:<<bounded_thing>>|[县市区镇乡村]))"
    "(?P<reaches>(?P<what>[\u4e00-\u9fff]{0,6}?<<own_size>>)(?:[均分别已]*)(?:超过?|过|突破|达到?|逾).*)"
)

# 淘汰钢铁9万吨、水泥8万吨等落后产能: the last words are what all of the row is of
_CLOSES_ROW = re.compile("(?:以上|左右)?等(?P<thing>[\u4e00-\u9fff]{3,8}?)(?=[，。；、\n]|$)")
_LISTED_ITEM = re.compile("、\\s*[\u4e00-\u9fff\\s]{1,12}")
LONGEST_ITEM = 14


class Following:
    """Finds the words behind the figures of one document."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def of(self, sentence: Sentence, index: int, figure: Figure) -> str:
        """Return the words behind the figure at an index, which `figure` is with the bound its words give it.

        Where the next figure describes what this one counts, the words are put together as if they were said the plain
        way, and ``sentence.described`` holds that next figure.
        """
        figures, end = sentence.figures, sentence.end
        follows = sentence.after(index)
        if follows is None:
            return self.between(figure, None, end)
        if figure.role == "low" and follows.role == "high" and index + 2 < len(figures):
            return self.of(sentence, index + 1, follows)  # 5-10家收入超20亿元的企业: both count those
        if figure.role == "low" or bounds_below(figure, follows):
            # 50万以上100万以下的城市: both bounds tell of what follows the second
            return self.between(follows, sentence.after(index + 1), end)
        if told := self._told_by(figure, follows, end):
            sentence.described = (follows, told)
            # 3个产值超千亿元的产业集群: what is counted
            return "".join(self.context.view[figure.outer_end : follows.outer_end].split()) + f"的{told}"
        if (sized := self._of_size(figures, index, end)) is not None:
            return sized
        if shared := self._of_deeds(sentence, index) or self._of_next_size(figures, index, end):
            return shared
        if not _describes(figure, follows, self.context):
            return self.between(figure, follows, end)
        bound = self.context.view[figure.outer_end : follows.outer_end]
        if bound.startswith("、") and figure.kind == "count" and figure.qualifier == "exact":
            return self.between(
                figure, follows, end
            )  # 百亿企业3户、年纳税2亿元以上企业6户: the next item of a list
        right = self._after_description(figures, index + 1, end)
        if "、" in bound:
            return right
        # 70个30亿元以上项目: those are counted; 9家企业收入过百亿: those whose income does
        plain = "".join(bound.split())
        reached = (
            self.context.lexicon.pattern(_REACHED).match(plain) if not right or right[0] in "、和" else None
        )
        if reached is None:
            return plain + right
        sentence.described = (follows, reached["things"] + reached["what"])
        return f"{reached['reaches']}的{reached['things']}"

    def _of_size(self, figures: Sequence[Figure], index: int, end: int) -> str | None:
        """建成20座500千伏变电站: how large the things counted are stands right before them."""
        figure, size = figures[index], figures[index + 1]
        if figure.kind != "count" or size.kind != "physical" or not self._stands_beside(figure, size):
            return None
        if figure.counter in self.context.lexicon.person_counters or figure.role or size.role:
            return None
        at = index + 1
        while at + 1 < len(figures) and figures[at + 1].kind == "physical":
            if self.between(figures[at], figures[at + 1], end) not in JOINS:
                break
            at += 1  # 22个750千伏和330千伏电网工程
        things = self.between(figures[at], figures[at + 1] if at + 1 < len(figures) else None, end)
        things = things.rstrip("、和及与") or self._of_next_size(figures, at, end)
        if len(things) < 2 or things[0] in _NO_THING:
            return None
        in_all = size.unit in self.context.lexicon.extents  # 16条28公里道路: how much there is of them in all
        said = "" if in_all else self.context.view[size.start : figures[at].outer_end]
        return "".join(said.split()) + things

    def _stands_beside(self, figure: Figure, size: Figure) -> bool:
        """Whether nothing but blanks stands between two figures."""
        return not self.context.view[figure.outer_end : size.outer_start].strip(_BLANKS)

    def _of_next_size(self, figures: Sequence[Figure], at: int, end: int) -> str:
        """Return the thing behind the last of a row of counts with their sizes, the first size of which stands at an index: 2台66万千瓦、1台100万千瓦机组."""
        if not 0 < at < len(figures) - 2:
            return ""
        count, size, following, its_size = figures[at - 1 : at + 3]
        alike = (count.kind, count.counter, size.unit) == (following.kind, following.counter, its_size.unit)
        gap = self.context.view[size.outer_end : following.outer_start].strip()
        if count.kind != "count" or size.kind != "physical" or not alike or gap not in JOINS:
            return ""
        if not self._stands_beside(count, size):
            return ""
        said = "".join(self.context.view[its_size.start : its_size.outer_end].split())
        return (self._of_size(figures, at + 1, end) or "").removeprefix(said)

    def _of_deeds(self, sentence: Sentence, index: int) -> str:
        """Return the thing that closes a row of deeds, each with its amount and no thing: 新建15个、提升10个农贸市场."""
        view, figure, follows = self.context.view, sentence.figures[index], sentence.figures[index + 1]
        if figure.kind not in ("count", "physical") or (figure.kind, figure.counter, figure.unit) != (
            follows.kind, follows.counter, follows.unit,
        ):  # fmt: skip
            return ""
        if figure.kind == "physical" and figure.unit not in self.context.lexicon.extents:
            return ""
        gap = view[figure.outer_end : follows.outer_start].strip()
        if len(gap) < 2 or gap[0] not in _AND_NEXT or not is_action(gap[1:], self.context.lexicon):
            return ""
        clause = view[max(sentence.start, figure.outer_start - LONGEST_ITEM) : figure.outer_start]
        lead = re.split("[，。；：、0-9]", clause.rstrip())[-1].strip()
        if self.context.lexicon.act.at_end(lead) is None:
            return ""
        right = self.of(sentence, index + 1, follows)
        thing, _ = split_predicate(right, self.context.lexicon)
        return right if len(thing) >= 2 and thing[0] not in _NO_THING else ""

    def closing(self, sentence: Sentence, index: int) -> Figure | None:
        """Return the last figure of a row of counts, each with its thing: 10个甲、20个乙和30个丙示范基地."""
        figures, at = sentence.figures, index
        while at + 1 < len(figures) and self.between(figures[at], figures[at + 1], sentence.end).endswith(
            JOINS
        ):
            at += 1
        return figures[at] if at > index else None

    def head_of_row(self, sentence: Sentence, index: int) -> str:
        """Return the thing that closes a row of amounts and is what all of them are of: 钢铁9吨、水泥8吨等落后产能."""
        view, figures = self.context.view, sentence.figures
        at = index
        while at + 1 < len(figures):
            gap = view[figures[at].outer_end : figures[at + 1].outer_start]
            if gap[:1] != "、" or len(gap) > LONGEST_ITEM or _LISTED_ITEM.fullmatch(gap) is None:
                break
            at += 1
        closes = _CLOSES_ROW.match(view, figures[at].outer_end, sentence.end)
        if closes is None or (at == index and not self._goes_on_from(figures, index)):
            return ""
        head = self.context.lexicon.heads.at_end(closes["thing"])
        return closes["thing"] if head is not None and len(head[0]) < len(closes["thing"]) else ""

    def _goes_on_from(self, figures: Sequence[Figure], index: int) -> bool:
        """Whether a figure stands in a row with the one before it."""
        if not index:
            return False
        gap = self.context.view[figures[index - 1].outer_end : figures[index].outer_start]
        return gap[:1] == "、" and len(gap) <= LONGEST_ITEM and _LISTED_ITEM.fullmatch(gap) is not None

    def between(self, figure: Figure, follows: Figure | None, end: int) -> str:
        """Return the words between a figure and the next, or up to the end of its clause."""
        view = self.context.view
        if follows is not None and self._restated(figure, follows):
            # 10万公顷（150万亩）基本农田: the same in another unit stands between the figure and its thing
            after = follows.outer_end + 1
            stop = _RIGHT_STOP.search(view, after, end)
            return "".join(view[after : stop.start() if stop is not None else end].split())
        if follows is not None and figure.kind == "count" and view.startswith("（", figure.outer_end):
            # 101个（受益面积78万亩）低洼圩区: the remark stands between the figure and its thing
            after = view.find("）", follows.outer_end, end) + 1
            if after > 0 and "一" <= view[after : after + 1] <= "鿿" and view[after] not in "和与及的其":
                stop = _RIGHT_STOP.search(view, after, end)
                return "".join(view[after : stop.start() if stop is not None else end].split())
        if view[figure.outer_end : figure.outer_end + 1] in _CLOSES_CLAUSE:
            return ""  # most figures close their clause
        if view.startswith("\n", figure.outer_end) and self._closes_row(figure):
            return ""
        stop = _RIGHT_STOP.search(view, figure.outer_end, end)
        right_end = stop.start() if stop else end
        if follows is not None and not _is_word(follows, view):
            right_end = min(right_end, follows.outer_start)
        right = view[figure.outer_end : max(figure.outer_end, right_end)]
        right = without_remarks(right)
        if "）" in right:
            right = right[: right.index("）") + 1]  # what follows a remark is no thing of its figures
        if right and "”" in right and "“" not in right:
            right = right.replace("”", "")
        if figure.kind == "count" and follows is not None and right_end == follows.outer_start:
            right = self._owner_of_next(right, follows)
            done, _, also = right.rpartition("、")
            if done and (
                self.context.lexicon.new.at_start(also) is not None or self.is_next_deed(done, also)
            ):
                # 11处煤矿试运转、新增产能9吨, 100个课堂、推出9场活动: that is of the next figure
                right = done
        return right.removeprefix("人民币") if figure.kind == "money" else right

    def _closes_row(self, figure: Figure) -> bool:
        """Whether a figure ends a line of a name and an amount set apart by blanks: 漆器修补    50万件."""
        view, edge = self.context.view, figure.outer_start
        line = view[view.rfind("\n", 0, edge) + 1 : edge].lstrip(_BLANKS)
        return any(_BLANKS[at] * 2 in line for at in range(len(_BLANKS)))

    def is_next_deed(self, said: str, deed: str) -> bool:
        """Whether the last of two things joined by 、 is an action and the first is not: 100个课堂、推出9场活动."""
        lexicon = self.context.lexicon
        return len(deed) > 1 and is_action(deed, lexicon) and not is_action(said, lexicon)

    def _restated(self, figure: Figure, follows: Figure) -> bool:
        """Whether the next figure stands alone in brackets behind this one, and words behind it but no figure."""
        view, at = self.context.view, figure.outer_end
        if view[at : at + 1] != "（" or follows.outer_start != at + 1 or figure.kind != follows.kind:
            return False
        after = view[follows.outer_end : follows.outer_end + 2]
        return (
            figure.kind == "physical"
            and after[:1] == "）"
            and "一" <= after[1:] <= "鿿"
            and after[1] not in "和与及、"
        )

    def _told_by(self, figure: Figure, follows: Figure, end: int) -> str:
        """The things a count counts when an amount tells which: 集群 of 3个产值超千亿元、2个产值超500亿元的集群."""
        view = self.context.view
        if figure.kind != "count" or follows.kind not in ("money", "physical"):
            return ""
        if (
            self.context.lexicon.pattern(ATTRIBUTE).match(
                "".join(view[figure.end : follows.outer_start].split())
            )
            is None
        ):
            return ""
        stop = _RIGHT_STOP.search(view, follows.outer_end, end)
        after = "".join(view[follows.outer_end : stop.start() if stop else end].split())
        if not after.startswith(("的", "、", "和")):
            return ""
        noun = after.rpartition("的")[2]
        told = 2 <= len(noun) <= 16 and "的" in after and not noun[0].isdigit()
        return split_predicate(noun, self.context.lexicon)[0] if told else ""

    def _after_description(self, figures: Sequence[Figure], at: int, end: int) -> str:
        """The words after the figure at an index, or after the range that begins there."""
        at += figures[at].role == "low" and at + 1 < len(figures)
        return self.between(figures[at], figures[at + 1] if at + 1 < len(figures) else None, end).lstrip("、")

    def _owner_of_next(self, right: str, follows: Figure) -> str:
        """74个城市细颗粒物浓度下降23%: the cities are counted, not their air."""
        lexicon = self.context.lexicon
        owns = lexicon.counted.match(right) or _OWNS_IN_ALL.match(right)
        did = lexicon.act.at_end(right) if owns is None and follows.kind == "count" else None
        if did is not None and len(did[0]) >= 2 and "、" not in right and "的" not in right:
            doer = right[: -len(did[0])]  # 16家工厂引进72台机器人: what they do is told of the next
            return doer if len(doer) >= 2 else right
        if owns is None or right[len(owns[0])] in "、和及与的":
            return right
        if right.endswith("、") and lexicon.predicate.match(right, len(owns[0])) is not None:
            return right  # 5所学校被评为甲、8所…: what they do is told, and the next begins anew
        said = take_apart(right[len(owns[0]) :], lexicon=lexicon)
        does = lexicon.act.at_start(said.text) is not None  # 90个城市新建和改造回收点3万个
        does = does or lexicon.predicate.match(said.text) is not None
        return owns[0] if does or said.tokens or lexicon.heads.at_end(said.rest) is not None else right


def bounds_below(figure: Figure, follows: Figure | None) -> bool:
    """Whether the next figure closes what this one opens: 50万以上100万以下."""
    return (
        follows is not None and figure.kind == follows.kind and figure.unit == follows.unit
        and follows.outer_start - figure.outer_end <= 1
        and figure.qualifier in ("at_least", "more_than") and follows.qualifier in ("at_most", "less_than")
    )  # fmt: skip


def _is_word(figure: Figure, view: str) -> bool:
    """Whether a figure is part of a word: 24小时 of 24小时开放, 亿元 of 亿元级项目."""
    if figure.counter == "小时":
        return (
            view.startswith("24小时", figure.start) and view[figure.end : figure.end + 1] not in "，。；、的"
        )
    return view[figure.outer_end : figure.outer_end + 1] == "级" and not view[figure.start].isdigit()


def _describes(figure: Figure, follows: Figure | None, context: Context) -> bool:
    """Whether the next figure only describes what this one counts: 培育30家以上年收入过亿元的企业."""
    return (
        figure.kind == "count" and follows is not None
        and (
            follows.kind in ("money", "physical", "time") or (follows.kind == "none" and follows.scaled)
            or follows.counter in ("户", "人", "人口")
            or context.lexicon.pattern(_REACHED).match(context.view, figure.outer_end, follows.outer_end) is not None
        )
        and follows.qualifier != "exact" and 0 <= follows.outer_start - figure.outer_end <= 10
        and _RIGHT_STOP.search(context.view, figure.outer_end, follows.outer_start) is None
    )  # fmt: skip
