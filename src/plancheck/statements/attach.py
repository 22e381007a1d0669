"""Attach to each figure of a sentence what it says: indicator, measure, status, region, period.

A sentence is cut into clauses; the phrase between the clause's start and the figure is stripped from its end of the words
that link a thing to its amount (达到, 增长, 分别, …). What is left is the thing; where nothing is left, it was named earlier.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plancheck.quantities.find import Figure
from plancheck.statements.lexicon import Lexicon
from plancheck.statements.outline import Place
from plancheck.statements.periods import Reference, TimeExpression
from plancheck.statements.regions import RegionIndex

_CLAUSE = re.compile(r"[，；：。！？\n](?<!\n)|--|,(?![0-9]{3})|:(?![0-9])|；")
_SENTENCE = re.compile(r"[。！？]+[”’」）]?")
_JOIN = re.compile(r"[\s、，和及与或至到以~-]{0,6}(?:以及|其中)?")
_PAREN = re.compile(r"（[^（）]{0,60}）|〔[0-9]{1,2}〕|\[[0-9]{1,2}\]")
_BASE_BEFORE = re.compile(r"(?:比|较|同比|与|同|相比于|相对于|对比|在|以)\s*$")
_BASE_AFTER = re.compile(r"\s*(?:的)?(?:相比|基础上|为基期|为基数|水平|同期)")
_COMPARE = re.compile(
    r"(?:(?<![占对环百无])比(?![重例率])|较(?!大|好|高|快|多|为)|同比|环比|与|同)[^，。；]{0,24}$"
)
_TIME_LEAD = re.compile(
    r"(?:截至|截止到|截止|力争到|争取到|预计到|确保到|到|至|在|从|由|自|于|即|比|较|与|同|并|而)\s*$"
)
_TIME_TRAIL = re.compile(r"\s*(?:的|底|末|年底|期间|时期|，)?")
_FROM = re.compile(r"(?:从|由)(?:[^，。；]{0,40})$")
_WHOLE_TAIL = re.compile(r"(?:的)?(?:比重|比例|比率|份额|百分比)$")
_LEADING_MARK = re.compile(
    r"^(?:[\s\-*■◇●◆·•#>]+|[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]|一是|二是|三是|四是|五是|六是|[①-⑩])+"
)
_ITEMS = re.compile(r"、|和|及|与|以及")
_RIGHT_STOP = re.compile(r"[，。；：！？\n（]|--")
_PREDICATE = re.compile(
    r"实现|完成|提供|建成|达到|获得|进入|开展|全部|应用|提高|增加|增长|下降|减少|提升|升至|降至|占(?!地|用|比)|均(?!衡)|已经?|得到|参与|受益|通过|取得|覆盖|由(?!于)|为(?!主)|是"
)
_OPEN_ENDED = re.compile(r"^(?:的)?(?:年均|年度|速度|增速|增长|涨幅|幅度)")
_LEVEL_OF_TIME = re.compile(
    r"(?:年限|寿命|时间|期限|周期|时长|天数|年龄|龄|用时|耗时|缩短|压缩|控制|不超过|工期|日数|假|时限|办结|里程|周转|时效|重现期|速度)"
)
_DESCRIBES = re.compile(r"^(?:的)?[\u4e00-\u9fffA-Za-z“]{2}")


@dataclass(slots=True)
class Reading:
    """How one figure was read; becomes a row when nothing forbids it."""

    figure: Figure
    value: Decimal
    measure: str = "level"
    status: str = "observed"
    indicator: str = ""
    region: str = ""
    period: str = ""
    base_period: str = ""
    of: str = ""
    leftover: str = ""
    reasons: dict[str, str] = field(default_factory=dict)
    sentence: tuple[int, int] = (0, 0)
    steps: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Memory:
    """What the text has named so far and a later clause may leave out."""

    topic: str = ""
    topic_sentence: int = -1
    modifiers: list[str] = field(default_factory=list)
    region: str = ""
    region_sentence: int = -1
    measure: str = ""
    pair: tuple[str, str] | None = None
    point: TimeExpression | None = None
    span: TimeExpression | None = None
    block: int = -1
    sentence: int = -1
    past: bool = False


@dataclass(slots=True)
class _Phrase:
    """The words before a figure, taken apart."""

    text: str
    tokens: list[tuple[str, str]]
    rest: str
    compared: str = ""
    clause: int = 0

    def has(self, *names: str) -> bool:
        return any(name in names for _, name in self.tokens)

    def first(self, *names: str) -> str:
        """The word nearest to the figure that belongs to one of the classes."""
        return next((word for word, name in self.tokens if name in names), "")


class Attacher:
    """Reads the figures of one document, sentence by sentence, in order."""

    def __init__(self, view: str, *, lexicon: Lexicon, regions: RegionIndex, times: Sequence[TimeExpression],
                 reference: Reference, region: str, plan: bool) -> None:  # fmt: skip
        self.view = view
        self.lexicon = lexicon
        self.regions = regions
        self.times = list(times)
        self._time_starts = [time.start for time in self.times]
        self.reference = reference
        self.region = region
        self.plan = plan
        self.memory = Memory()

    # --- sentences ------------------------------------------------------------------------------------------------

    def read_block(
        self, start: int, end: int, figures: Sequence[Figure], *, place: Place, number: int
    ) -> list[Reading]:
        """Read the figures of one block of text."""
        memory = self.memory
        if memory.block != number:
            memory.block = number
            memory.point = memory.span = None
            memory.topic = ""
            memory.modifiers = []
        readings: list[Reading] = []
        at = start
        index = 0
        view = self.view
        while index < len(figures):
            first = figures[index]
            # the sentence that holds the next figure; the ones before it only set the time spoken of
            begin = at
            for match in _SENTENCE.finditer(view, at, first.start):
                begin = match.end()
            match = _SENTENCE.search(view, first.end, end)
            stop = match.end() if match else end
            last = index
            while last + 1 < len(figures) and figures[last + 1].start < stop:
                last += 1
            if begin > at:
                self._note_times(at, begin)
            memory.sentence += 1
            readings += self._read_sentence(begin, stop, list(figures[index : last + 1]), place)
            self._note_times(begin, stop)
            at = stop
            index = last + 1
        return readings

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Return the time expressions that lie in a span."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def _is_base(self, time: TimeExpression) -> bool:
        lead = self.view[max(0, time.start - 4) : time.start]
        if _BASE_BEFORE.search(lead) and not lead.rstrip().endswith(("在", "以")):
            return True
        return (
            bool(_BASE_AFTER.match(self.view, time.end)) and "同期" not in self.view[time.end : time.end + 3]
        )

    def _note_times(self, start: int, end: int) -> None:
        for time in self.times_in(start, end):
            if not time.period or self._is_base(time):
                continue
            if "/" in time.period:
                self.memory.span = time
                self.memory.point = None if time.kind in ("plan", "review") else self.memory.point
            else:
                self.memory.point = time

    # --- one sentence ---------------------------------------------------------------------------------------------

    def _read_sentence(self, start: int, end: int, figures: list[Figure], place: Place) -> list[Reading]:
        view = self.view
        times = self.times_in(start, end)
        breaks = [start]
        for match in _CLAUSE.finditer(view, start, end):
            breaks.append(match.end())
        readings: list[Reading] = []
        group: list[Reading] = []  # figures of one coordinated list
        phrase: _Phrase | None = None
        previous: Reading | None = None
        for index, figure in enumerate(figures):
            reading = Reading(figure, figure.value, sentence=(start, end))
            following = figures[index + 1] if index + 1 < len(figures) else None
            left_edge = breaks[bisect_right(breaks, figure.outer_start) - 1]
            joined = False
            if previous is not None:
                gap = view[previous.figure.outer_end : figure.outer_start]
                joined = (
                    len(gap) <= 8 and _JOIN.fullmatch(gap) is not None and figure.kind == previous.figure.kind
                )
                if joined and "，" in gap and not phrase_has_respectively(phrase):
                    joined = False
                if previous.figure.outer_end > left_edge:
                    left_edge = previous.figure.outer_end
            if joined and phrase is not None and previous is not None:
                group.append(reading)
                self._copy(previous, reading)
            else:
                if len(group) > 1 and phrase is not None:
                    self._distribute(group, phrase)
                group = [reading]
                phrase = self._phrase(left_edge, figure.outer_start, times, start)
                self._read_figure(reading, phrase, previous, following, end, breaks, place, times)
            readings.append(reading)
            previous = reading
        if len(group) > 1 and phrase is not None:
            self._distribute(group, phrase)
        self._pair_from_to(readings)
        for index, reading in enumerate(readings):
            if not reading.leftover:
                self._date(reading, readings, index, times, place, breaks)
                self._judge_status(reading, place, breaks)
        return readings

    def _phrase(self, start: int, end: int, times: list[TimeExpression], sentence: int) -> _Phrase:
        """Take apart the words before a figure: time out, bracketed remarks out, linking words off the end."""
        parts = []
        at = start
        for time in times:
            if time.end <= start or time.start >= end:
                continue
            before = self.view[at : time.start]
            lead = _TIME_LEAD.search(before)
            parts.append(before[: lead.start()] if lead and not self._is_base(time) else before)
            at = min(end, time.end)
            trail = _TIME_TRAIL.match(self.view, at, end)
            if trail is not None:
                at = trail.end()
        parts.append(self.view[at:end])
        text = "".join(parts)
        text = _PAREN.sub("", text)
        text = re.sub(r"\s+", "", text)
        text = _LEADING_MARK.sub("", text)
        tokens: list[tuple[str, str]] = []
        rest = text
        compared = ""
        while rest:
            found = self.lexicon.tail.at_end(rest)
            if found is None:
                comparison = _COMPARE.search(rest)
                if (
                    comparison is not None
                    and tokens
                    and any(name in ("rise", "fall", "growth") for _, name in tokens)
                ):
                    compared = rest[comparison.start() :] or "比"
                    rest = rest[: comparison.start()]
                    continue
                break
            word, name = found
            if len(rest) == len(word) + 1 and name == "adverb" and len(word) == 1:
                break
            if len(word) == 1 and self._belongs(rest):
                break
            tokens.append(found)
            rest = rest[: -len(word)]
        rest = rest.rstrip("的、")
        while rest:
            found = self.lexicon.lead.at_start(rest)
            if found is None:
                break
            rest = rest[len(found[0]) :].lstrip("、")
        return _Phrase(text, tokens, rest, compared, start)

    def _belongs(self, rest: str) -> bool:
        """Whether the last character is part of a word that must not be cut: 总数, 面积, 人均, 平均, 有效."""
        return (
            rest.endswith(
                (
                    "人均",
                    "户均",
                    "亩均",
                    "平均",
                    "所有",
                    "国有",
                    "公有",
                    "总共",
                    "公共",
                    "水平",
                    "实现",
                    "中共",
                    "均",
                    "作为",
                    "行为",
                    "认为",
                    "设计",
                    "统计",
                    "会计",
                    "预计",
                    "全部",
                    "干部",
                    "总部",
                    "内部",
                    "外部",
                    "俱全",
                    "安全",
                    "健全",
                    "成就",
                    "就业",
                    "增就",
                    "已",
                    "规则",
                    "法则",
                    "目的",
                    "一个",
                    "成为",
                    "社会",
                    "首都",
                    "成都",
                    "提高",
                    "最高",
                    "以上",
                    "至少",
                    "减少",
                    "缺少",
                    "拥有",
                )
            )
            and not rest.endswith(("人均达", "率为", "均达"))
            and rest[-2:] not in ("提高", "减少", "实现", "拥有", "成为", "预计", "平均")
            and len(rest) > 2
        )

    # --- one figure -----------------------------------------------------------------------------------------------

    def _read_figure(self, reading: Reading, phrase: _Phrase, previous: Reading | None, following: Figure | None, end: int,
                     breaks: list[int], place: Place, times: list[TimeExpression]) -> None:  # fmt: skip
        figure = reading.figure
        view = self.view
        stop = _RIGHT_STOP.search(view, figure.outer_end, end)
        right_end = stop.start() if stop else end
        if following is not None and following.outer_start < right_end:
            right_end = following.outer_start
        right = re.sub(r"\s+", "", view[figure.outer_end : right_end])
        reading.steps.append(
            f"words before: {phrase.text!r}; linking words: {', '.join(w for w, _ in phrase.tokens) or 'none'}; thing: {phrase.rest!r}"
        )
        leftover = self._is_no_statement(figure, phrase, right)
        if leftover:
            reading.leftover = leftover
        self._measure(reading, phrase, right, previous)
        self._name(reading, phrase, right, previous, following, place)
        reading.region = self._place_of(reading, phrase, breaks)
        if (
            not reading.leftover
            and reading.measure == "level"
            and self._is_threshold(figure, phrase, right, following)
        ):
            reading.measure = "threshold"
        if not reading.leftover and not reading.indicator:
            reading.leftover = "nothing named that it could measure"

    def _is_no_statement(self, figure: Figure, phrase: _Phrase, right: str) -> str:
        view = self.view
        if figure.reason:
            return figure.reason
        opening = view.rfind("“", max(0, figure.start - 12), figure.start)
        if opening >= 0 and "”" not in view[opening : figure.start]:
            closing = view.find("”", figure.end, figure.end + 10)
            if closing >= 0 and "“" not in view[figure.end : closing]:
                return "inside a quoted name"
        opening = view.rfind("《", max(0, figure.start - 40), figure.start)
        if (
            opening >= 0
            and "》" not in view[opening : figure.start]
            and "》" in view[figure.end : figure.end + 40]
        ):
            return "inside a title"
        if figure.kind == "time" and not self._is_level_of_time(figure, phrase, right):
            return "a duration that only dates"
        if figure.kind == "count" and figure.counter in (
            "项",
            "个",
            "条",
            "种",
            "类",
            "大",
            "方",
            "件",
            "点",
            "步",
            "届",
            "次",
            "期",
            "批",
            "层",
            "套",
        ):
            if figure.counter in ("届", "期", "批", "层"):
                return "an ordinal or a number of a series"
            thing = right or phrase.rest
            thing = re.split(r"[，。；、]", thing)[0]
            if (
                figure.counter in ("项", "条", "个", "种", "类", "件", "套")
                and not figure.scaled
                and figure.value < 1000
            ):
                if right and self._is_policy(right):
                    return "a number of policy items"
                if not right and phrase.rest and self._is_policy(phrase.rest) and figure.value < 100:
                    return "a number of policy items"
            if (
                figure.counter in ("方", "大", "点", "步")
                and not figure.decimals
                and not figure.scaled
                and figure.counter != "方"
            ):
                return "a number of policy items"
            if figure.counter == "方" and right.startswith("面"):
                return "a number of policy items"
        return ""

    def _is_policy(self, thing: str) -> bool:
        thing = re.split(r"的(?=.{2})", thing)[-1] if thing.count("的") else thing
        cut = _PREDICATE.search(thing, 2)
        head = thing[: cut.start()] if cut else thing
        return self.lexicon.policy.at_end(head[:14]) is not None and "示范" not in head and "项目" not in head

    def _is_level_of_time(self, figure: Figure, phrase: _Phrase, right: str) -> bool:
        if figure.counter in ("岁", "周岁", "个工作日", "工作日", "课时", "学时", "学分", "年一遇"):
            return True
        if figure.counter in ("秒", "毫秒", "分钟", "小时", "个小时") and (
            phrase.tokens or figure.qualifier != "exact"
        ):
            return not right.startswith(("圈", "交通", "经济", "生活", "通勤", "服务", "值班", "过境"))
        if _LEVEL_OF_TIME.search(phrase.text[-16:]) and figure.counter not in ("周年",):
            return True
        return bool(figure.decimals and phrase.has("value", "rise_to", "fall_to", "keep"))

    def _is_threshold(self, figure: Figure, phrase: _Phrase, right: str, following: Figure | None) -> bool:
        """Whether a bound describes which things are meant: 年收入过亿元的企业30家."""
        if figure.kind in ("percent", "points", "multiple", "none") or figure.qualifier == "exact":
            return False
        plain = right.removeprefix("的")
        if figure.kind == "count":
            return False
        if not plain or not _DESCRIBES.match(plain) or _PREDICATE.match(plain) or plain[0] in "，。；、":
            return False
        return figure.qualifier in ("at_least", "more_than", "at_most", "less_than") and not phrase.has(
            "rise_to", "fall_to"
        )

    # --- measure --------------------------------------------------------------------------------------------------

    def _measure(self, reading: Reading, phrase: _Phrase, right: str, previous: Reading | None) -> None:
        figure = reading.figure
        kind = figure.kind
        to = phrase.has("rise_to", "fall_to", "keep")
        nearest = next(
            (name for _, name in phrase.tokens if name in ("rise", "fall", "rise_to", "fall_to", "keep")), ""
        )
        linked = next(
            (
                name
                for _, name in phrase.tokens
                if name in ("rise", "fall", "value", "rise_to", "fall_to", "keep")
            ),
            "",
        )
        falls = nearest == "fall"
        per_year = phrase.has("per_year") or any(
            word in phrase.text[-16:] for word in ("年均", "平均每年", "年平均增")
        )
        growth_noun = self.lexicon.growth_nouns.at_end(phrase.rest)
        fall_noun = self.lexicon.fall_nouns.at_end(phrase.rest)
        if kind == "points":
            reading.measure = "points_change"
            if falls or fall_noun:
                reading.value = -abs(reading.value)
        elif kind == "multiple":
            grows = (
                nearest in ("rise", "fall")
                and linked in ("rise", "fall")
                or figure.counter == "倍"
                and phrase.text.endswith(("高", "增长了", "增加了", "增长", "增加"))
            )
            reading.measure = "multiple" if figure.written == "fold" or not grows else "growth_multiple"
        elif kind == "percent":
            if growth_noun and not (phrase.has("keep") and False):
                reading.measure = (
                    "growth_per_year"
                    if per_year
                    or "年均" in growth_noun[0]
                    or "复合" in growth_noun[0]
                    or "年平均" in growth_noun[0]
                    else "growth"
                )
                if "降" in growth_noun[0] or "跌" in growth_noun[0]:
                    reading.value = -abs(reading.value)
            elif nearest in ("rise", "fall"):
                reading.measure = "growth_per_year" if per_year else "growth"
                if falls:
                    reading.value = -abs(reading.value)
            elif _OPEN_ENDED.match(right):
                reading.measure = "growth_per_year" if per_year or "年均" in right else "growth"
            elif per_year and not to:
                reading.measure = "growth_per_year"
            elif fall_noun and not to and fall_noun[0].endswith(("率", "幅", "度", "比例")):
                reading.measure = "growth"
                reading.value = -abs(reading.value)
            elif nearest == "" and re.search(r"(?:增长|下降|减少|降低|提高)(?:约|近|超过|超)?$", phrase.text):
                reading.measure = "growth"
            else:
                reading.measure = "share"
        else:
            opened = self.lexicon.new.at_start(phrase.rest) or self.lexicon.new.at_start(
                phrase.rest.removeprefix("累计").removeprefix("共")
            )
            inner = re.search(r"新增|净增(?!值)|多收|少收", phrase.rest)
            if linked in ("rise", "fall") or nearest in ("rise", "fall") and linked != "value":
                reading.measure = "change"
                if falls:
                    reading.value = -abs(reading.value)
            elif (opened or inner) and not to and not phrase.has("value"):
                reading.measure = "change"
                if opened and opened[0].startswith(("减少", "压减", "削减", "净减少")):
                    reading.value = -abs(reading.value)
            elif (opened and opened[0].startswith(("新增", "净增")) or inner) and not to:
                reading.measure = "change"
        reading.steps.append(
            f"measure {reading.measure}: unit kind {kind}, verb {nearest or 'none'}{', per year' if per_year else ''}"
        )

    # --- indicator ------------------------------------------------------------------------------------------------

    def _name(
        self,
        reading: Reading,
        phrase: _Phrase,
        right: str,
        previous: Reading | None,
        following: Figure | None,
        place: Place,
    ) -> None:
        figure, memory, lexicon = reading.figure, self.memory, self.lexicon
        rest = phrase.rest
        same_sentence = memory.topic_sentence == memory.sentence
        growth_noun = (
            lexicon.growth_nouns.at_end(rest) if reading.measure in ("growth", "growth_per_year") else None
        )
        subject = rest
        if growth_noun is not None:
            subject = rest[: -len(growth_noun[0])]
        for word in ("年均", "平均每年", "年平均", "实际", "名义"):
            subject = subject.removesuffix(word)
        subject = subject.rstrip("的、")
        if reading.measure in ("share", "threshold", "level", "points_change") and (
            "占" in subject or "相当于" in phrase.text
        ):
            whole = self._share_of(phrase, subject)
            if whole is not None:
                part, of = whole
                if not part:
                    part = memory.topic
                    reading.reasons["indicator"] = "subject carried over"
                    part = _strip_share(part)
                else:
                    self._keep_topic(part)
                reading.of = of
                reading.indicator = f"{part}占{of}的比重"
                return
        act_only = self._is_act_only(subject)
        bare_right = right.removeprefix("的")
        if figure.kind != "percent" and act_only and bare_right and not bare_right.startswith(("，", "。")):
            reading.indicator = self._right_noun(bare_right, figure)
            if reading.indicator:
                reading.reasons["indicator"] = "named after the figure"
                self._keep_topic(reading.indicator)
                if subject:
                    reading.steps.append(f"{subject!r} is an action: the thing follows the figure")
                return
        if not subject or act_only and not bare_right and not subject:
            if (
                figure.kind == "percent"
                and bare_right
                and not phrase.tokens
                and not phrase.has("rise", "fall")
            ):
                noun = self._right_share(bare_right, right, figure)
                if noun:
                    reading.indicator = noun
                    reading.reasons["indicator"] = "named after the figure"
                    self._keep_topic(noun)
                    return
            if (
                figure.kind not in ("percent", "points", "multiple")
                and bare_right
                and not phrase.has("rise", "fall", "rise_to", "fall_to")
                and not phrase.has("value")
                or (figure.kind == "count" and bare_right and phrase.has("value") and not same_sentence)
            ):
                noun = self._right_noun(bare_right, figure)
                if noun:
                    reading.indicator = noun
                    reading.reasons["indicator"] = "named after the figure"
                    self._keep_topic(noun)
                    return
            if memory.topic:
                reading.indicator = memory.topic
                reading.reasons["indicator"] = (
                    "subject carried over"
                    if same_sentence
                    else "subject carried over from an earlier sentence"
                )
                return
            if bare_right:
                reading.indicator = self._right_noun(bare_right, figure)
                reading.reasons["indicator"] = "named after the figure"
                return
            return
        head = lexicon.heads.at_end(subject)
        if head is not None and head[0] == subject and memory.topic and same_sentence:
            reading.indicator = self._with_modifier(subject)
            reading.reasons["indicator"] = "owner carried over"
            reading.steps.append(f"{subject!r} needs its thing: taken from {memory.topic!r}")
            if subject not in ("占比", "比重", "比例", "增速", "增长率", "年均增速"):
                self._keep_topic(reading.indicator)
            return
        if subject.endswith(("在", "对", "为", "向", "于")) and bare_right and figure.kind != "percent":
            reading.indicator = self._right_noun(bare_right, figure, whole=True)
            reading.reasons["indicator"] = "named after the figure"
            return
        reading.indicator = subject
        if bare_right and figure.kind == "count" and act_only:
            reading.indicator = self._right_noun(bare_right, figure) or subject
        elif (
            right.startswith("的")
            and figure.kind not in ("percent", "multiple")
            and len(bare_right) >= 2
            and figure.qualifier == "exact"
        ):
            noun = self._right_noun(bare_right, figure)
            if noun:
                reading.indicator = subject + noun if len(noun) <= 8 else noun
        self._keep_topic(reading.indicator)

    def _keep_topic(self, topic: str) -> None:
        self.memory.topic = topic
        self.memory.topic_sentence = self.memory.sentence

    def _is_act_only(self, subject: str) -> bool:
        rest = subject
        while rest:
            found = self.lexicon.act.at_end(rest) or self.lexicon.tail.at_end(rest)
            if found is None:
                return False
            rest = rest[: -len(found[0])].rstrip("、和及的")
        return True

    def _share_of(self, phrase: _Phrase, subject: str) -> tuple[str, str] | None:
        text = subject
        if "占" not in text:
            text = phrase.text.replace("相当于", "占")
            text = re.sub(r"(?:的)?(?:比重|比例)?(?:达到|达|为|约)*$", "", text)
        at = -1
        for match in re.finditer("占(?!地|用|比|领|有|道|补)", text):
            at = match.start()
        if at < 0:
            return None
        part, whole = text[:at], text[at + 1 :]
        for word in ("约", "到", "了", "全部", "我国", "当年"):
            whole = whole.removeprefix(word)
        whole = _WHOLE_TAIL.sub("", whole).rstrip("的")
        while part:
            found = self.lexicon.tail.at_end(part)
            if found is None or found[1] in ("rise", "fall"):
                break
            part = part[: -len(found[0])]
        found = self.lexicon.lead.at_start(part)
        if found is not None:
            part = part[len(found[0]) :]
        if not whole:
            return None
        return part.strip("，、的"), whole

    def _with_modifier(self, head: str) -> str:
        topic = _strip_share(self.memory.topic)
        found = self.lexicon.heads.at_end(topic)
        if found is not None and len(found[0]) < len(topic):
            topic = topic[: -len(found[0])]
        return topic + head

    def _right_noun(self, right: str, figure: Figure, *, whole: bool = False) -> str:
        """The noun after a figure: after the last 的, up to a predicate."""
        text = right
        if "的" in text[:-2] and not whole:
            tail = text.rpartition("的")[2]
            if len(tail) >= 2:
                text = tail
        elif "、" in text:
            text = text.split("、")[0]
        if not whole:
            cut = _PREDICATE.search(text, 2)
            if (
                cut is not None
                and cut.start() >= 2
                and (figure.kind != "count" or self._continues(text, cut.start()))
            ):
                text = text[: cut.start()]
        return text.strip("的、和及")[:40]

    def _continues(self, text: str, cut: int) -> bool:
        return (
            len(text) > 24
            or text[cut : cut + 2] in ("提高", "增加", "增长", "下降", "减少", "提升", "升至", "降至")
            or text[cut] in "占均已"
        )

    def _right_share(self, bare_right: str, right: str, figure: Figure) -> str:
        if len(bare_right) < 2:
            return ""
        text = bare_right.rstrip("、")
        return text[:40]

    # --- lists ----------------------------------------------------------------------------------------------------

    def _copy(self, source: Reading, reading: Reading) -> None:
        reading.measure, reading.indicator, reading.of, reading.region = (
            source.measure,
            source.indicator,
            source.of,
            source.region,
        )
        reading.leftover = source.leftover
        reading.reasons = dict(source.reasons)
        if source.value < 0 < reading.value and source.measure in (
            "growth",
            "growth_per_year",
            "change",
            "points_change",
        ):
            reading.value = -reading.value
        reading.steps.append("one of a list: read like the figure before it")

    def _distribute(self, group: list[Reading], phrase: _Phrase) -> None:
        """Give the figures of a list the things listed before it: A、B和C分别为x、y和z."""
        if any(reading.figure.role for reading in group):
            return
        count = len(group)
        items = split_items(phrase.rest if phrase.rest else "", count, self.lexicon)
        if items is None and phrase.rest and self.memory.modifiers and len(self.memory.modifiers) == count:
            items = [modifier + phrase.rest for modifier in self.memory.modifiers]
        if items is None:
            return
        whole = None
        growth_noun = self.lexicon.growth_nouns
        for reading, item in zip(group, items, strict=True):
            noun = growth_noun.at_end(item) if reading.measure in ("growth", "growth_per_year") else None
            name = item[: -len(noun[0])] if noun and noun[0] != item else item
            reading.indicator = re.sub(r"(?:年均|平均每年|实际)$", "", name)
            reading.reasons["indicator"] = "list item with a shared head"
            reading.steps.append(f"item of the list before 分别: {reading.indicator!r}")
            if "占" in name:
                whole = name.partition("占")[2]
                reading.of = _WHOLE_TAIL.sub("", whole)
        self.memory.modifiers = modifiers_of(items)
        self._keep_topic(group[-1].indicator)

    def _pair_from_to(self, readings: list[Reading]) -> None:
        """Mark the base and the end of 从…提高到…."""
        for first, second in zip(readings, readings[1:], strict=False):
            between = self.view[first.figure.outer_end : second.figure.outer_start]
            if len(between) > 40 or re.search("[，。；]", between) and not between.startswith("，"):
                continue
            plain = re.sub(r"\s+", "", between)
            lead = self.view[max(0, first.figure.outer_start - 40) : first.figure.outer_start]
            lead = re.split("[，。；]", lead)[-1]
            plain = re.sub(r"(?:18|19|20)[0-9]{2}年的?|“?十.五”?末?的?", "", plain)
            found = self.lexicon.tail.at_end(plain)
            if (
                found is None
                or found[1] not in ("rise_to", "fall_to", "value")
                or not re.search("[从由]", lead)
            ):
                continue
            if found[1] == "value" and found[0] not in ("到", "至"):
                continue
            first.steps.append("base of a from-to pair")
            second.steps.append("end of a from-to pair")
            first.reasons["role"] = "from"
            second.reasons["role"] = "to"
            if second.figure.kind == first.figure.kind or not first.indicator:
                second.indicator = first.indicator
                second.of = first.of
            for reading in (first, second):
                if (
                    reading.measure in ("growth", "growth_per_year", "change")
                    and reading.figure.kind != "points"
                ):
                    reading.measure = "share" if reading.figure.kind == "percent" else "level"
                    reading.value = abs(reading.value)
            self._keep_topic(first.indicator)

    # --- region, period, status -----------------------------------------------------------------------------------

    def _place_of(self, reading: Reading, phrase: _Phrase, breaks: list[int]) -> str:
        memory = self.memory
        found = self.regions.find(phrase.text, lexicon=self.lexicon, own=self.region)
        if found is None and not phrase.rest and reading.indicator:
            found = self.regions.find(reading.indicator, lexicon=self.lexicon, own=self.region)
        if found is not None:
            memory.region, memory.region_sentence = found[0], memory.sentence
            return found[0]
        if memory.region and memory.region_sentence == memory.sentence:
            reading.reasons["region"] = "place carried over"
            return memory.region
        reading.reasons["region"] = "the document's own area"
        return self.region

    def _date(
        self,
        reading: Reading,
        readings: list[Reading],
        index: int,
        times: list[TimeExpression],
        place: Place,
        breaks: list[int],
    ) -> None:
        memory, figure = self.memory, reading.figure
        edge = figure.outer_start
        clause = breaks[bisect_right(breaks, edge) - 1]
        named = [time for time in times if time.end <= edge + 1 and not self._is_base(time)]
        bases = [
            time
            for time in times
            if time.end <= edge + 1 and self._is_base(time) and time.start >= clause - 1
        ]
        role = reading.reasons.pop("role", "")
        long = (
            reading.measure in ("growth_per_year", "multiple", "growth_multiple")
            or reading.measure == "change"
            and re.search("平均每年|年均", self.view[clause:edge])
        )
        chosen: TimeExpression | None = None
        why = ""
        period = ""
        month = next((time for time in reversed(named) if time.kind.startswith(("month:", "year:"))), None)
        named = [time for time in named if time.period]
        if role and index + (1 if role == "from" else -1) in range(len(readings)):
            period = self._pair_period(reading, readings, index, role, named)
        if not period and long:
            pair = self._own_pair(readings, index)
            if pair is not None and reading.measure != "multiple":
                period, why = f"{pair[0]}/{pair[1]}", "years of the from-to pair"
        if not period:
            chosen = self._nearest(named, clause, reading, long=bool(long))
            if chosen is None:
                chosen, why = self._context(place, long=bool(long))
            else:
                reading.steps.append(f"time {self.view[chosen.start : chosen.end].strip()!r}")
            if chosen is None:
                period, why = self._default(reading, place)
            else:
                period = self._period_of(reading, chosen, place)
        if month is not None and (chosen is None or chosen.start < month.start) and not role:
            period = self._with_month(month, period) or period
        self._apply_base(reading, bases, period)
        if reading.base_period and not reading.period:
            reading.period = self._spanned(reading, period)
        if not reading.period:
            reading.period = period
        if why:
            reading.reasons.setdefault("period", why)
        if (
            reading.period
            and len(reading.period) == 4
            and reading.measure == "multiple"
            and reading.figure.written == "fold"
            and self.reference.plan_first
            and reading.period == str(self.reference.plan_last)
        ):
            reading.period = f"{self.reference.plan_first - 1}/{reading.period}"
        if reading.measure == "growth_per_year" and len(reading.period) == 4:
            self._widen(reading, place)

    def _widen(self, reading: Reading, place: Place) -> None:
        """A rate per year that only names the last year runs over the plan's years."""
        reference = self.reference
        year = reading.period
        for span in (self.memory.span, place.frame):
            if span is not None and "/" in span.period and span.last_year == int(year):
                reading.period = span.period
                return
        if reference.plan_first and year == str(reference.plan_last):
            reading.period = f"{reference.plan_first}/{year}"
        elif (
            reference.report is False
            and self.plan is False
            and int(year) % 5 == 0
            and reference.own
            and int(year) > reference.own
        ):
            reading.period = f"{int(year) - 4}/{year}"
        elif self.plan and int(year) % 5 == 0:
            reading.period = f"{int(year) - 4}/{year}"

    def _pair_period(
        self, reading: Reading, readings: list[Reading], index: int, role: str, named: list[TimeExpression]
    ) -> str:
        other = readings[index + 1] if role == "from" else readings[index - 1]
        first, second = (reading, other) if role == "from" else (other, reading)
        start = self.view.rfind("，", 0, first.figure.outer_start)
        first_times = [
            t
            for t in self.times_in(max(start, first.sentence[0]), first.figure.outer_start)
            if t.period
            and "/" not in t.period
            and not self._is_base(t)
            and re.search("[从由]", self.view[max(start, first.sentence[0]) : t.start])
        ]
        second_times = [
            t for t in self.times_in(first.figure.outer_end, second.figure.outer_start) if t.period
        ]
        if first_times and second_times:
            pair = (first_times[-1].period, second_times[-1].period)
            self.memory.pair = pair
            return pair[0] if role == "from" else pair[1]
        if role == "to" and second_times:
            return second_times[-1].period
        if role == "from" and first_times:
            return first_times[-1].period
        context = [t for t in named if not ("/" not in t.period and t in first_times)]
        span = next((t for t in reversed(context) if "/" in t.period), None) or self.memory.span
        memory = self.memory
        if memory.pair and (span is None or _inside(memory.pair, span.period)):
            if span is not None or memory.point is None or memory.point.period[:4] == memory.pair[1][:4]:
                reading.reasons["period"] = "years of the from-to pair before"
                return memory.pair[0] if role == "from" else memory.pair[1]
        if span is not None:
            years = span.period.split("/")
            self_first = str(int(years[0][:4]) - 1) if span.kind in ("plan", "review") else years[0]
            reading.reasons["period"] = "base year before the span"
            return self_first if role == "from" else years[1]
        return ""

    def _own_pair(self, readings: list[Reading], index: int) -> tuple[str, str] | None:
        """The years of a from-to pair earlier in the sentence that a growth rate goes with."""
        for at in range(index - 1, 0, -1):
            if (
                "end of a from-to pair" in readings[at].steps
                and readings[at].period
                and readings[at - 1].period
            ):
                first, last = readings[at - 1].period, readings[at].period
                if first[:4] < last[:4]:
                    return first, last
        return None

    def _nearest(
        self, named: list[TimeExpression], clause: int, reading: Reading, *, long: bool
    ) -> TimeExpression | None:
        if not named:
            return None
        if long:
            spans = [time for time in named if "/" in time.period]
            if spans and (named[-1] is spans[-1] or named[-1].start < clause):
                return spans[-1]
        last = named[-1]
        # 五年翻了一番 after 2006年至2010年 means those years, not the five before the document
        if (
            last.kind == "review"
            and len(named) > 1
            and "/" in named[-2].period
            and named[-2].kind != "review"
        ):
            return named[-2]
        return last

    def _context(self, place: Place, *, long: bool) -> tuple[TimeExpression | None, str]:
        memory = self.memory
        if long and memory.span is not None:
            return memory.span, "period of an earlier sentence"
        if memory.point is not None and memory.span is not None:
            return (
                memory.point if memory.point.start > memory.span.start else memory.span
            ), "period of an earlier sentence"
        if memory.point is not None or memory.span is not None:
            return memory.point or memory.span, "period of an earlier sentence"
        if place.frame is not None:
            return place.frame, "period from heading"
        return None, ""

    def _default(self, reading: Reading, place: Place) -> tuple[str, str]:
        reference = self.reference
        target = self._leans(reading, place) == "target"
        year = reference.target if target else (reference.observed if reference.report else reference.own)
        if year is None:
            return "", "no year known"
        if target and reference.plan_first and reference.plan_last and reading.measure == "growth_per_year":
            return f"{reference.plan_first}/{reference.plan_last}", "the plan's years"
        if target and reference.plan_first and reading.figure.written == "fold":
            return f"{reference.plan_first - 1}/{reference.plan_last}", "from the year before the plan"
        return str(year), "the plan's last year" if target and self.plan else "the document's own year"

    def _period_of(self, reading: Reading, time: TimeExpression, place: Place) -> str:
        """The part of a named time that a figure is for: all of a span for what gathers, its end for a state."""
        if "/" not in time.period or time.kind == "span" and "-" in time.period:
            return time.period
        if reading.measure in ("growth_per_year", "multiple", "growth_multiple", "change", "points_change"):
            return time.period
        if reading.measure in ("growth",):
            return time.period
        first, last = time.period.split("/")
        clause = self.view[
            max(reading.sentence[0], reading.figure.outer_start - 30) : reading.figure.outer_start
        ]
        clause = re.split("[，。；]", clause)[-1]
        if reading.measure == "share":
            held = "持续" in clause or "始终" in clause or "稳定在" in clause or "保持" in clause
            return time.period if held else last
        if reading.measure == "threshold":
            return time.period if self._is_flow(reading, clause) else last
        return time.period if self._is_flow(reading, clause) else last

    def _is_flow(self, reading: Reading, clause: str) -> bool:
        if re.search("累计|共|总计|合计", clause):
            return True
        stock = None
        for stock in self.lexicon.stock.finditer(clause):
            pass
        total = None
        for total in self.lexicon.total.finditer(clause + reading.indicator[:6]):
            pass
        if stock is not None and (
            total is None
            or stock.end() > total.end()
            or stock.group() in ("达到", "达", "突破", "超过", "提升至", "增至", "增加到", "提高到")
        ):
            return False
        return total is not None

    def _with_month(self, time: TimeExpression, period: str) -> str:
        year = period.rpartition("/")[2][:4] or (str(self.reference.observed or self.reference.own or ""))
        if not year:
            return ""
        if time.kind.startswith("month:"):
            return f"{year}-{time.kind[6:]}"
        part = time.kind[5:]
        halves = {
            "上半年": ("01", "06"),
            "下半年": ("07", "12"),
            "前三季度": ("01", "09"),
            "一季度": ("01", "03"),
        }
        if part in halves:
            return f"{year}-{halves[part][0]}/{year}-{halves[part][1]}"
        return period if "/" not in period else ""

    def _apply_base(self, reading: Reading, bases: list[TimeExpression], period: str) -> None:
        if reading.measure not in (
            "growth",
            "growth_multiple",
            "multiple",
            "change",
            "points_change",
            "growth_per_year",
        ):
            return
        clause_start = max(reading.sentence[0], reading.figure.outer_start - 40)
        lead = self.view[clause_start : reading.figure.outer_start]
        if bases and bases[-1].period:
            reading.base_period = bases[-1].period
        elif re.search("上年|去年同期|上年同期|同比", lead) and len(period) == 4:
            reading.base_period = str(int(period) - 1)
        elif reading.measure == "multiple":
            match = re.search(r"是((?:18|19|20)[0-9]{2})年的$", re.sub(r"\s", "", lead))
            if match:
                reading.base_period = match[1]

    def _spanned(self, reading: Reading, period: str) -> str:
        base = reading.base_period
        if not period or not base or "/" in base:
            return period
        last = period.rpartition("/")[2]
        if len(base) == 4 and len(last) == 4:
            if int(last) - int(base) == 1 and reading.measure != "multiple":
                return last
            if int(last) <= int(base):
                return period
            return f"{base}/{last}"
        if len(base) >= 7 and len(last) >= 7 and base < last:
            return f"{base}/{last}"
        if len(base) == 4 and len(last) >= 7 and int(base) < int(last[:4]):
            return last
        return period

    def _leans(self, reading: Reading, place: Place) -> str:
        """What words and headings say about a figure without a date."""
        start, end = reading.sentence
        lead = self.view[start : reading.figure.outer_start]
        clause = re.split("[，。；]", lead)[-1]
        if re.search(
            r"力争|预计(?!未)|争取|有望|(?<![一二三四五六七八九十])将(?!近|军|领)|目标|计划(?!经济)|拟|预测|要达到|确保",
            clause,
        ):
            return "target"
        if (
            re.search(
                r"已(?:经|达|累计|有|建|完成|超|突破|成)|累计(?!制定|实施|新增|完成)|同比|比上年|较上年|增长了|达到了|下降了|完成了",
                clause,
            )
            and place.status != "target"
        ):
            return "observed"
        if place.status:
            return place.status
        return "target" if self.plan else "observed"

    def _judge_status(self, reading: Reading, place: Place, breaks: list[int]) -> None:
        reference = self.reference
        leans = self._leans(reading, place)
        last = int(reading.period.rpartition("/")[2][:4]) if reading.period else None
        known = reference.observed or reference.own
        if last is not None and known is not None:
            if last > known:
                reading.status = "target"
            elif last < known or reading.reasons.get("period", "").startswith("years of"):
                reading.status = (
                    "target"
                    if re.search(
                        "预计",
                        self.view[reading.sentence[0] : reading.figure.outer_start].rpartition("，")[2],
                    )
                    else "observed"
                )
            else:
                reading.status = leans
        else:
            reading.status = leans
            reading.reasons["status"] = "from heading" if place.status else "no date"
        reading.steps.append(
            f"status {reading.status}: period {reading.period or 'unknown'}, document of {reference.own}, heading says {place.status or 'nothing'}"
        )


def _inside(pair: tuple[str, str], span: str) -> bool:
    first, last = span.split("/")
    return int(first[:4]) - 1 <= int(pair[0][:4]) and int(pair[1][:4]) <= int(last[:4])


def _strip_share(topic: str) -> str:
    return topic.partition("占")[0] if "占" in topic and "占地" not in topic else topic


def phrase_has_respectively(phrase: _Phrase | None) -> bool:
    """Whether 分别 stands before a list, so that its items may be parted by commas."""
    return phrase is not None and "分别" in phrase.text


def split_items(head: str, count: int, lexicon: Lexicon) -> list[str] | None:
    """Split the things listed before 分别 into as many items as there are figures; None when they do not fit.

    A head noun written once belongs to every item: 网络购物、网上支付和网上银行使用率 gives three 使用率.
    """
    if "占" in head and not head.startswith("占"):
        left, _, right = head.partition("占")
        lefts, rights = split_items(left, count, lexicon), split_items(right, count, lexicon)
        if lefts is not None:
            tail = rights or [right] * count
            return [f"{part}占{whole}" for part, whole in zip(lefts, tail, strict=True)]
    parts = [part for part in _ITEMS.split(head) if part]
    if len(parts) < count:
        return None
    if len(parts) > count:
        parts = [part for part in re.split("、", head) if part]
        if len(parts) != count:
            return None
    last = parts[-1]
    others = parts[:-1]
    sizes = {len(part) for part in others}
    found = lexicon.heads.at_end(last)
    if all(lexicon.heads.at_end(part) is not None and len(part) > 1 for part in others):
        return parts
    shared = ""
    if len(sizes) == 1 and len(last) > (size := sizes.pop()) and size <= 6:
        shared = last[size:]
    elif found is not None and len(found[0]) < len(last):
        shared = found[0]
    return [part + shared for part in others] + [last]


def modifiers_of(items: list[str]) -> list[str]:
    """Return what tells the items of a list apart: their words without the ending they share."""
    shared = items[0]
    for item in items[1:]:
        size = 0
        while size < min(len(shared), len(item)) and shared[-1 - size] == item[-1 - size]:
            size += 1
        shared = shared[len(shared) - size :]
    return [item[: len(item) - len(shared)] if shared else item for item in items]


def with_value(figure: Figure, value: Decimal) -> Figure:
    """Return a figure with another sign: a decrease is negative."""
    return figure if figure.value == value else replace(figure, value=value)
