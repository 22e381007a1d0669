"""Read the figures of a text sentence by sentence: cut clauses, take phrases apart, and let each part be decided."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from plancheck.quantities.find import Figure
from plancheck.statements.clause import Clause
from plancheck.statements.comparisons import SAYS, Comparer
from plancheck.statements.dating import Dater
from plancheck.statements.items import share_head, split_items
from plancheck.statements.lists import ListReader, copy_reading
from plancheck.statements.measures import DATES, PREDICATE, judge_leftover, judge_measure
from plancheck.statements.naming import Namer
from plancheck.statements.outline import Place
from plancheck.statements.pairs import JOIN, PairReader
from plancheck.statements.periods import TimeExpression
from plancheck.statements.phrases import PAREN, Phrase, take_apart, without_times
from plancheck.statements.placing import Placer
from plancheck.statements.reading import Context, Reading, Spoken
from plancheck.statements.things import is_action, split_predicate, strip_targets
from plancheck.statements.trimming import title_of

LONGEST_SENTENCE = (
    1200  # what is longer is a table or a run of characters: read in pieces, so that time grows with length
)
LONGEST_HEADLINE = 40
# In the patterns of marks each branch begins with a character of its own, and only those characters are looked for.
_ITEM_MARK = r" - (?<=[\])）”\u4e00-\u9fff] - )(?=\S)"  # 甲 - 乙: items of a list run together in one line
_NO_SPAN = "(?<![年月日亿万千元] - )"  # 2011年 - 2015年
_STOP = r"\.(?<=[%\u4e00-\u9fff]\.)(?=\s{0,3}[\u4e00-\u9fff])"
_CLAUSE = re.compile(
    r"，|；|。|！|？|：(?!\s?[约近]?[0-9])|：(?<![为是达至到]：)|--|,(?![0-9]{3})|:(?![0-9])"
)
_SENTENCE = re.compile(
    "".join(f"{mark}[。！？]*[”’」）]?|" for mark in "。！？") + f"{_STOP}|{_ITEM_MARK}{_NO_SPAN}"
)
_RIGHT_STOP = re.compile("，|。|；|：|！|？|--|" + _ITEM_MARK)
_BOUNDS = {
    "不低于": ("at_least", "upper"), "不少于": ("at_least", "upper"), "不超过": ("at_most", "lower"), "不高于": ("at_most", "lower"),
    "超过": ("more_than", "upper"), "高于": ("more_than", "upper"), "低于": ("less_than", "lower"), "不足": ("less_than", "lower"),
    "不到": ("less_than", "lower"), "接近": ("nearly", "lower"),
}  # fmt: skip
_BOUND_OF_WHOLE = re.compile(f"({'|'.join(_BOUNDS)})[^，。；]{{2,34}}的$")
_ATTRIBUTE = re.compile(
    "([\u4e00-\u9fff]{0,6}?(?:产值|投资|收入|营收|规模|面积|装机|容量|资产|产能|产量|销售额|库容|能力|长度|金额|税收))(?:在|均|超过?|过|达到?|突破|逾|近)*$"
)
_OF_WHOLE = re.compile(
    "产业(?:分别)?(?:在(?P<within>[^，。；占]{2,16})中|(?=占))所?占(?P<whole>[^，。；比]{2,16}?)?(?:的)?(?:比重|比例|比)"
)
_REACHED = re.compile(
    "(?P<things>[\u4e00-\u9fff]{0,8}?(?:企业|公司|集团|园区|开发区|产业|行业|集群|项目|基地|平台|市场|产品|品牌|景区|学校|乡镇|街道|县市区|县区|[县市区镇乡村]))"
    "(?P<reaches>(?P<what>[\u4e00-\u9fff]{0,6}?(?:收入|产值|投资|税收|利润|营收|规模|总额|总值|资产|吞吐量|人口|纳税|市值))(?:[均分别已]*)(?:超过?|过|突破|达到?|逾).*)"
)
_JOINED_BY = re.compile("(?:[、和与]|(?<![惠涉普波遍])及)$")
_VERB_INSIDE = re.compile("(?:大约|至少|至多|最多|将近|接近|不低于|不少于)(?:要|应|须)?(新增|增加)$")


_BOX = re.compile(
    r"专栏\s*[0-9一二三四五六七八九十]{0,3}[\s:：]*(?:各[\u4e00-\u9fff]{1,2})?(?P<thing>[^（(，。；：0-9]{4,24})"
)
_DONE_TO = ("对", "将", "把", "向", "给", "在")
_AND = ("、", "和", "及", "与")


class Attacher:
    """Reads the figures of one document in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._sentence_readings: list[Reading] = []
        self.namer = Namer(context)
        self.lists = ListReader(context)
        self.pairs = PairReader(context)
        self.comparer = Comparer(context)
        self.dater = Dater(context)
        self.placer = Placer(context)

    def pass_block(self, start: int, end: int, *, place: Place) -> None:
        """Take note of the years that a block without figures sets for the ones after it."""
        self.dater.frames.enter(place)
        self.dater.frames.set_frame(start, end, alone=True)
        self.dater.frames.close(start, end)

    def read_block(
        self, start: int, end: int, figures: Sequence[Figure], *, place: Place, number: int
    ) -> list[Reading]:
        """Read the figures of one block of text."""
        memory, view = self.context.memory, self.context.view
        if memory.block != number:
            memory.block = number
            if not view.startswith("其中", start):  # 其中，甲…: goes on with what the block before told
                memory.point = memory.span = memory.goal = None
            if not memory.base or (view[start : start + 1] not in "-" and start - memory.base.end > 3000):
                memory.base = None
            memory.topic, memory.action, memory.modifiers = "", "", []
            memory.title = title_of(view[start : min(end, start + 40)]) or title_of(
                place.path[-1] if place.path else ""
            )
            box = _BOX.match(view, start, min(end, start + 60)) if view.startswith("专栏", start) else None
            if box is not None:
                memory.box = box["thing"].strip()
            elif view[start : start + 1] not in "（(" and not view[start : start + 1].isdigit():
                memory.box = ""
        self.dater.frames.enter(place)
        self.dater.frames.set_frame(start, min(end, start + 60))
        readings: list[Reading] = []
        at, index = start, 0
        while index < len(figures):
            first = figures[index]
            begin = at
            for match in _SENTENCE.finditer(view, at, first.start):
                begin = match.end()
            begin = max(begin, first.start - LONGEST_SENTENCE)
            stop_match = _SENTENCE.search(view, first.end, min(end, first.end + LONGEST_SENTENCE))
            stop = stop_match.end() if stop_match else min(end, first.end + LONGEST_SENTENCE)
            last = index
            while last + 1 < len(figures) and figures[last + 1].start < stop:
                last += 1
            if begin > at:
                self.dater.frames.note(at, begin)
            memory.sentence += 1
            readings += self._read_sentence(begin, stop, list(figures[index : last + 1]), place)
            self.dater.frames.note(begin, stop)
            at, index = stop, last + 1
        self.dater.frames.close(start, end)
        return readings

    # --- one sentence ---------------------------------------------------------------------------------------------

    def _read_sentence(self, start: int, end: int, figures: list[Figure], place: Place) -> list[Reading]:
        context = self.context
        view = context.view
        times = context.times_in(start, end)
        bases = frozenset(time.start for time in times if self.dater.bases.is_base(time))
        breaks = [start, *_clause_starts(view, start, end)]
        readings: list[Reading] = []
        self._sentence_readings = readings
        group: list[Reading] = []
        phrase: Phrase | None = None
        previous: Reading | None = None
        described: tuple[Figure, str] | None = None
        passed: Figure | None = None  # the last figure that only dates
        remarks = view.find("（", start, end) >= 0
        aside: Spoken | None = None  # what was spoken of where a remark in brackets begins
        for index, figure in enumerate(figures):
            reading = Reading(figure, figure.value, sentence=(start, end))
            if remarks:
                aside = self._step_aside(figure, previous, start, aside)
            edge = breaks[bisect_right(breaks, figure.outer_start) - 1]
            coordinated = previous is not None and previous.figure.outer_end > edge
            if previous is not None and self._joins(previous, figure, phrase, edge):
                group.append(reading)
                copy_reading(previous, reading)
                reading.begin = previous.begin
                if figure.kind != previous.figure.kind and reading.measure in ("level", "share"):
                    reading.measure = "share" if figure.kind == "percent" else "level"
                elif figure.kind == "multiple" and reading.measure == "growth":
                    reading.measure = "growth_multiple"  # 分别增长34%、42%和1.3倍
                elif figure.kind != previous.figure.kind and reading.measure in ("change", "points_change"):
                    reading.measure = "points_change" if figure.kind == "points" else "change"
            else:
                self.lists.close(group, phrase, readings)
                group = [reading]
                if previous is not None and previous.leftover == "a size in a name":
                    edge, coordinated = previous.begin, False  # 新建110千伏变电站3座: one thing with its size
                elif coordinated and previous is not None:
                    edge = previous.figure.outer_end
                if passed is not None and passed.outer_end > edge and not _is_timed(passed, times):
                    edge = passed.outer_end  # 5年增长率: the years are said, and no part of the thing
                text = without_times(view, edge, figure.outer_start, times, is_base=bases)
                if headline := _last_of_headline(view, edge, figure.outer_start):
                    text = without_times(
                        view, figure.outer_start - len(headline), figure.outer_start, times, is_base=bases
                    )
                titled = view.rfind("》\n", edge, figure.outer_start)
                if titled >= 0:
                    text = without_times(view, titled + 1, figure.outer_start, times, is_base=bases)
                if "“" in text and text.rfind("“") > text.rfind("”"):
                    text = (
                        text.rpartition("“")[2] or text
                    )  # 县里提出“全年新开工…: what is said, not who says it
                if "）" in text and "（" not in text[: text.index("）")]:
                    text = text.rpartition("）")[2].lstrip(
                        "、"
                    )  # the end of a remark is no part of the thing
                bounded = figure.outer_start < figure.start
                if bounded and (verb := _VERB_INSIDE.search(view, figure.outer_start, figure.start)):
                    text += verb[1]  # 大约增加30亿元: the bound word stands before the verb
                if coordinated and "、" in text and previous is not None and previous.figure.kind == "count":
                    said, _, deed = text.rpartition("、")
                    if said and self._is_next_deed(said, deed):
                        text = deed
                figure, text = self.comparer.take_bound(reading, text.rstrip("：:"))
                phrase = take_apart(text, lexicon=context.lexicon, start=edge)
                reading.begin = edge
                follows = figures[index + 1] if index + 1 < len(figures) else None
                right = self._right(figure, follows, end)
                if figure.role == "low" and follows is not None:
                    right = self._right(
                        follows, figures[index + 2] if index + 2 < len(figures) else None, end
                    )
                elif _bounds_below(figure, follows):
                    # 50万以上100万以下的城市: both bounds tell of what follows the second
                    after = figures[index + 2] if index + 2 < len(figures) else None
                    right = self._right(follows, after, end) if follows is not None else right
                elif follows is not None and (told := self._told_by(figure, follows, end)):
                    described = (follows, told)
                    right = (
                        "".join(view[figure.outer_end : follows.outer_end].split()) + f"的{told}"
                    )  # 3个产值超千亿元的产业集群: what is counted
                elif _describes(figure, follows, view):
                    bound = view[figure.outer_end : figures[index + 1].outer_end]
                    right = self._after_description(figures, index + 1, end)
                    if "、" not in bound:
                        # 70个30亿元以上项目: those are counted; 9家企业收入过百亿: those whose income does
                        plain = "".join(bound.split())
                        reached = _REACHED.match(plain) if not right or right[0] in "、和" else None
                        right = (
                            f"{reached['reaches']}的{reached['things']}"
                            if reached is not None
                            else plain + right
                        )
                        if reached is not None and follows is not None:
                            described = (follows, reached["things"] + reached["what"])
                self._read_figure(
                    reading,
                    phrase,
                    right,
                    coordinated=coordinated or self._goes_on(previous, edge, phrase),
                    closing=self._closing(figures, index, end),
                    end=end,
                )
                if described is not None and described[0].start == figure.start and not reading.leftover:
                    # 3个产值超千亿元的产业集群: the bound tells which
                    said = "".join(view[edge : figure.outer_start].split())
                    attribute = _ATTRIBUTE.match(said) if not described[1].endswith(said) else None
                    reading.measure, reading.value = "threshold", abs(reading.value)
                    reading.indicator = described[1] + (attribute[1] if attribute is not None else "")
                if (
                    previous is not None
                    and previous.measure == "threshold"
                    and _bounds_below(previous.figure, figure)
                ):
                    reading.measure, reading.indicator = "threshold", previous.indicator
                    reading.reasons = dict(previous.reasons)
            readings.append(reading)
            if reading.leftover == DATES:
                passed, group = figure, []
                continue
            previous = reading
        self.lists.close(group, phrase, readings)
        self.pairs.pair(readings)
        for index, reading in enumerate(readings):
            if reading.leftover:
                continue
            if reading.like is not None:
                continue
            if not reading.period:
                clause = breaks[bisect_right(breaks, reading.figure.outer_start) - 1]
                self.dater.date(reading, readings, index, times, place, clause)
            self.dater.judge_status(reading, place)
        for reading in readings:
            if reading.like is not None:
                reading.period, reading.status = reading.like.period, reading.like.status
        return readings

    def _step_aside(
        self, figure: Figure, previous: Reading | None, start: int, aside: Spoken | None
    ) -> Spoken | None:
        """支出15663亿元（含补助8240亿元），增长8%: after a remark the text speaks of what it spoke of before it."""
        view, memory = self.context.view, self.context.memory
        after = previous.figure.outer_end if previous is not None else start
        if aside is not None and view.find("）", after, figure.outer_start) >= 0:
            memory.speak_of(aside)
            aside = None
        if aside is None and view.rfind("（", after, figure.outer_start) > view.rfind(
            "）", after, figure.outer_start
        ):
            return memory.spoken
        return aside

    def _goes_on(self, previous: Reading | None, edge: int, phrase: Phrase) -> bool:
        """Whether a clause directly follows a clause with a figure: 建成新线5944公里，复线4603公里."""
        return previous is not None and 0 <= edge - previous.figure.outer_end <= 1 and len(phrase.rest) <= 8

    def _joins(self, previous: Reading, figure: Figure, phrase: Phrase | None, edge: int) -> bool:
        if figure.written == "ratio" or previous.figure.written == "ratio":
            return False
        gap = self.context.view[previous.figure.outer_end : figure.outer_start]
        if "（" in gap:
            gap = PAREN.sub("", gap)
        if not gap and figure.role != "high":
            return False  # 比目标3000亿元超过1070亿元
        if len(gap) > 8 or JOIN.fullmatch(gap) is None:
            return False
        if figure.kind != previous.figure.kind:
            # 绿化覆盖率、人均绿地面积分别达到42%和13.5平方米
            return (
                gap in ("和", "、", "与", "及")
                and phrase is not None
                and "分别" in phrase.text
                and (
                    (
                        phrase.has("rise", "fall")
                        and not phrase.rest
                        and previous.measure in ("change", "points_change")
                    )
                    or (
                        phrase.has("value")
                        and previous.measure in ("level", "share")
                        and len(split_items(phrase.rest, 2, self.context.lexicon) or ()) == 2
                    )
                    or (
                        figure.kind == "multiple"
                        and previous.measure == "growth"
                        and phrase.has("rise")
                        and "、" in phrase.rest
                    )
                )
            )
        return "，" not in gap or (phrase is not None and "分别" in phrase.text)

    def _told_by(self, figure: Figure, follows: Figure, end: int) -> str:
        """The things a count counts when an amount tells which: 集群 of 3个产值超千亿元、2个产值超500亿元的集群."""
        view = self.context.view
        if figure.kind != "count" or follows.kind not in ("money", "physical"):
            return ""
        if _ATTRIBUTE.match("".join(view[figure.end : follows.outer_start].split())) is None:
            return ""
        stop = _RIGHT_STOP.search(view, follows.outer_end, end)
        after = "".join(view[follows.outer_end : stop.start() if stop else end].split())
        if not after.startswith(("的", "、", "和")):
            return ""
        noun = after.rpartition("的")[2]
        return split_predicate(noun)[0] if 2 <= len(noun) <= 16 and "的" in after else ""

    def _after_description(self, figures: Sequence[Figure], at: int, end: int) -> str:
        """The words after the figure at an index, or after the range that begins there."""
        at += figures[at].role == "low" and at + 1 < len(figures)
        return self._right(figures[at], figures[at + 1] if at + 1 < len(figures) else None, end).lstrip("、")

    def _right(self, figure: Figure, follows: Figure | None, end: int) -> str:
        view = self.context.view
        if follows is not None and self._restated(figure, follows):
            # 10万公顷（150万亩）基本农田: the same in another unit stands between the figure and its thing
            after = follows.outer_end + 1
            stop = _RIGHT_STOP.search(view, after, end)
            return "".join(view[after : stop.start() if stop is not None else end].split())
        stop = _RIGHT_STOP.search(view, figure.outer_end, end)
        right_end = stop.start() if stop else end
        if follows is not None and not _is_word(follows, view):
            right_end = min(right_end, follows.outer_start)
        right = view[figure.outer_end : max(figure.outer_end, right_end)]
        if not right.isalpha():
            right = "".join(PAREN.sub("", right).split())
        if "）" in right:
            right = right[: right.index("）") + 1]  # what follows a remark is no thing of its figures
        if right and "”" in right and "“" not in right:
            right = right.replace("”", "")
        if figure.kind == "count" and follows is not None and right_end == follows.outer_start:
            right = self._owner_of_next(right)
            done, _, also = right.rpartition("、")
            if done and (
                self.context.lexicon.new.at_start(also) is not None or self._is_next_deed(done, also)
            ):
                right = (
                    done  # 11处煤矿试运转、新增产能9吨, 100个课堂、推出9场活动: that is of the next figure
                )
        return right.removeprefix("人民币") if figure.kind == "money" else right

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

    def _is_next_deed(self, said: str, deed: str) -> bool:
        lexicon = self.context.lexicon
        return len(deed) > 1 and is_action(deed, lexicon) and not is_action(said, lexicon)

    def _closing(self, figures: Sequence[Figure], index: int, end: int) -> Figure | None:
        """The last figure of a row of counts, each with its thing: 10个甲、20个乙和30个丙示范基地."""
        at = index
        while at + 1 < len(figures) and self._right(figures[at], figures[at + 1], end).endswith(_AND):
            at += 1
        return figures[at] if at > index else None

    def _owner_of_next(self, right: str) -> str:
        """74个城市细颗粒物浓度下降23%: the cities are counted, not their air."""
        lexicon = self.context.lexicon
        owns = lexicon.counted.match(right)
        if owns is None or right[len(owns[0])] in "、和及与的":
            return right
        said = take_apart(right[len(owns[0]) :], lexicon=lexicon)
        does = lexicon.act.at_start(said.text) is not None  # 90个城市新建和改造回收点3万个
        return owns[0] if does or said.tokens or lexicon.heads.at_end(said.rest) is not None else right

    def _read_figure(
        self,
        reading: Reading,
        phrase: Phrase,
        right: str,
        *,
        coordinated: bool,
        closing: Figure | None,
        end: int,
    ) -> None:
        if self.context.told:
            reading.steps.append(
                f"words before {phrase.text!r}: linking words {'、'.join(word for word, _ in phrase.tokens) or 'none'}, thing {phrase.rest or 'none'!r}"
            )
        if (
            coordinated
            and self._sentence_readings
            and self._sentence_readings[-1].measure == "threshold"
            and self._sentence_readings[-1].figure.outer_end == phrase.start
            and phrase.rest
            and phrase.text[:1] not in "，、和及"
        ):
            # 收入超过50亿元的企业20家: the bound belongs to the thing
            bound = self._sentence_readings[-1]
            thing = "".join(self.context.view[bound.begin : bound.figure.outer_end].split())
            if "“" in thing and "”" not in thing:
                thing = thing.rpartition("“")[2]
            phrase = replace(
                phrase,
                rest=strip_targets(thing, self.context.lexicon)
                + ("的" if phrase.text.startswith("的") else "")
                + phrase.rest.lstrip("的"),
            )
        noun_after = right if right[:1] not in ("、", "和", "及", "与") else ""
        listed = reading.figure.kind == "count" and len(noun_after) >= 2 and not reading.figure.role
        before = self._sentence_readings[-1] if self._sentence_readings else None
        if (
            before is not None
            and before.figure.kind == "count"
            and reading.figure.kind == "physical"
            and before.figure.outer_end == phrase.start
            and not phrase.tokens
            and not right
            and before.indicator.removesuffix("数量").endswith(phrase.rest or "，")
        ):
            phrase = replace(phrase, text="", rest="")  # 工程188个项目433公里: the same thing once more
        both_count = before is not None and before.figure.kind == reading.figure.kind == "count"
        if before is not None and both_count and before.figure.outer_end == phrase.start:
            doers = self.context.lexicon.counted.match(phrase.rest)
            done = phrase.rest[len(doers[0]) :] if doers is not None else ""
            if self.context.lexicon.act.at_start(done) is not None:
                phrase = replace(phrase, rest=done)  # 90个城市新建和改造回收点3万个: not of the cities
        if (
            listed
            and before is not None
            and before.figure.kind == "count"
            and before.figure.outer_end == phrase.start
            and not phrase.tokens
            and self.context.lexicon.act.at_end(phrase.rest) is None
        ):
            phrase = replace(phrase, text="", rest="")  # 30项工程87个项目: each count has its thing behind it
        if (
            both_count
            and before is not None
            and before.figure.outer_end == phrase.start
            and "、" in phrase.rest
        ):
            deed = phrase.rest.rpartition("、")[2]
            if is_action(deed, self.context.lexicon) and right:
                phrase = replace(phrase, text=deed, rest=deed)  # 100个课堂、推出5000场活动
        if right and _JOINED_BY.search(phrase.text) and (coordinated or listed):
            phrase = replace(
                phrase, text="", rest="", tokens=()
            )  # 甲和: the thing of the figure before, not of this one
        if reading.figure.qualifier == "exact":
            self._bound_of_whole(reading, phrase)
        reading.leftover = judge_leftover(reading.figure, phrase, right, context=self.context)
        judge_measure(reading, phrase, right, context=self.context)
        self.comparer.restate(reading, phrase, self._sentence_readings)
        if reading.figure.written == "ratio":
            self._name_ratio(reading, phrase)
            return
        opened = self.context.lexicon.act.at_start(phrase.rest) is not None
        named_after = (
            "" if right[:1] in ("、", "和", "及", "与") and reading.measure != "threshold" else right
        )
        inherits = (
            coordinated
            and not named_after
            and not opened
            and not phrase.tokens
            and self.context.memory.action.startswith(("新增", "净增"))
            and SAYS.search(phrase.text) is None
        )
        if (
            coordinated
            and not phrase.text
            and self._sentence_readings
            and self._sentence_readings[-1].measure == "change"
        ):
            inherits = True  # 净增10家企业、20家合作社
        if inherits and reading.measure == "level" and reading.figure.kind in ("count", "physical"):
            reading.measure = "change"
        if (
            closing is not None
            and reading.figure.kind in ("count", "percent")
            and reading.measure != "threshold"
        ):
            last = self._right(closing, None, end)
            does = _predicate_of(last)
            noun = share_head(right.rstrip("、和及与"), split_predicate(last.removesuffix(does))[0])
            if not self.namer.without_place(phrase.rest) or phrase.rest.startswith(_DONE_TO):
                noun += does[:20]
            elif "的" in last and self.context.lexicon.betters.at_end(phrase.text) is not None:
                noun += last[last.index("的") :]  # 解决700个乡镇、300万人口的用电问题
            named_after = noun
        if reading.leftover == DATES:
            return  # a span of years names nothing, and nothing is carried over from it
        self.namer.name(Clause(reading, phrase, named_after, coordinated))
        reading.region = self.placer.place(reading, phrase)
        if not reading.leftover and not reading.indicator:
            reading.leftover = "nothing named that it could measure"

    def _name_ratio(self, reading: Reading, phrase: Phrase) -> None:
        """三次产业结构由8.7∶41.2∶50.1调整为…: the shares of the first, second and third."""
        memory = self.context.memory
        number = "一二三"[int(reading.figure.role[-1]) - 1]
        subject = phrase.rest or memory.topic
        if "产业" in memory.topic and "产业" not in subject:
            subject = memory.topic
        if number == "一" and phrase.rest:
            memory.keep_topic(subject)
        elif memory.topic:
            subject = memory.topic
        reading.indicator = (
            f"第{number}产业占三次产业结构的比重" if "产业" in subject else f"{subject}第{number}部分占比"
        )
        reading.measure = "share"
        whole = _OF_WHOLE.search(subject) if "占" in subject else None
        if whole is not None and "产业" in subject:
            reading.of = whole["within"] or whole["whole"]  # 三次产业在生产总值中所占比重
            reading.indicator = f"第{number}产业占{reading.of}的比重"
        reading.region = self.placer.place(reading, phrase)
        if not subject:
            reading.leftover = "nothing named that it could measure"

    def _bound_of_whole(self, reading: Reading, phrase: Phrase) -> None:
        """不低于居用地总量的70%: the bound word stands before the whole."""
        if reading.figure.kind != "percent" or not phrase.text.endswith("的"):
            return
        match = _BOUND_OF_WHOLE.search(phrase.text)
        if match is None:
            return
        qualifier, opens = _BOUNDS[match[1]]
        reading.figure = replace(reading.figure, qualifier=qualifier, opens=opens)
        reading.steps.append(f"bound word {match[1]!r} before the whole")


def _clause_starts(view: str, start: int, end: int) -> list[int]:
    """Offsets after the marks that part clauses; marks inside brackets part nothing."""
    found = [match.end() for match in _CLAUSE.finditer(view, start, end)]
    if view.find("（", start, end) < 0:
        return found
    remarks = [match.span() for match in PAREN.finditer(view, start, end)]
    return [at for at in found if not any(first < at <= last for first, last in remarks)]


def _bounds_below(figure: Figure, follows: Figure | None) -> bool:
    """Whether the next figure closes what this one opens: 50万以上100万以下."""
    return (
        follows is not None and figure.kind == follows.kind and figure.unit == follows.unit
        and follows.outer_start - figure.outer_end <= 1
        and figure.qualifier in ("at_least", "more_than") and follows.qualifier in ("at_most", "less_than")
    )  # fmt: skip


def _predicate_of(right: str) -> str:
    """What the last of several things does holds for all: 11个地级市和19个县级市已编制完成…."""
    cut = PREDICATE.search(right, 1)
    return right[cut.start() :] if cut is not None else ""


def _last_of_headline(view: str, start: int, end: int) -> str:
    """速度 of 某网站进入物流市场 速度由3天变1天: a blank parts the clauses of a headline, which has no other marks."""
    begin = view.rfind("\n", max(0, end - LONGEST_HEADLINE - 1), end) + 1
    if (begin == 0 and end > LONGEST_HEADLINE) or view.find(" ", begin, end) < 0:
        return ""
    line = view[begin:end]
    if _CLAUSE.search(line) is not None:
        return ""
    stop = view.find("\n", end)
    if _CLAUSE.search(view, end, stop if stop >= 0 else end + LONGEST_HEADLINE) is not None:
        return ""
    parts = line.split()
    last = line[line.rstrip().rfind(" ") + 1 :]
    return last if len(last) <= end - start and all(len(part) >= 4 for part in parts) else ""


def _is_word(figure: Figure, view: str) -> bool:
    """Whether a figure is part of a word: 24小时 of 24小时开放, 亿元 of 亿元级项目."""
    if figure.counter == "小时":
        return (
            view.startswith("24小时", figure.start) and view[figure.end : figure.end + 1] not in "，。；、的"
        )
    return view[figure.outer_end : figure.outer_end + 1] == "级" and not view[figure.start].isdigit()


def _is_timed(figure: Figure, times: Sequence[TimeExpression]) -> bool:
    """Whether a time expression covers a figure: 5年内, 未来5年."""
    return any(time.start <= figure.start and figure.end <= time.end for time in times)


def _describes(figure: Figure, follows: Figure | None, view: str) -> bool:
    """Whether the next figure only describes what this one counts: 培育30家以上年收入过亿元的企业."""
    return (
        figure.kind == "count" and follows is not None
        and (
            follows.kind in ("money", "physical", "time") or follows.counter in ("户", "人", "人口")
            or _REACHED.match(view, figure.outer_end, follows.outer_end) is not None
        )
        and follows.qualifier != "exact" and 0 <= follows.outer_start - figure.outer_end <= 10
        and _RIGHT_STOP.search(view, figure.outer_end, follows.outer_start) is None
    )  # fmt: skip
