"""Read the figures of a text sentence by sentence: cut clauses, take phrases apart, and let each part be decided."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plancheck.quantities.find import Figure
from plancheck.statements.dating import Dater
from plancheck.statements.measures import judge_leftover, judge_measure
from plancheck.statements.naming import Namer, modifiers_of, split_items, strip_actions
from plancheck.statements.outline import Place
from plancheck.statements.phrases import PAREN, Phrase, take_apart, without_times
from plancheck.statements.placing import Placer
from plancheck.statements.reading import Context, Reading

LONGEST_SENTENCE = (
    1200  # what is longer is a table or a run of characters: read in pieces, so that time grows with length
)
_CLAUSE = re.compile(r"[，；。！？]|：(?!\s?[约近]?[0-9])|(?<![为是达至到])：|--|,(?![0-9]{3})|:(?![0-9])")
_SENTENCE = re.compile(r"[。！？]+[”’」）]?")
_JOIN = re.compile(r"[\s、，和及与或至到以~-]{0,6}(?:以及|其中)?(?:人均|户均)?(?:每[年月日天季])?")
_RIGHT_STOP = re.compile(r"[，。；：！？]|--")
_BOUNDS = {
    "不低于": ("at_least", "upper"), "不少于": ("at_least", "upper"), "不超过": ("at_most", "lower"), "不高于": ("at_most", "lower"),
    "超过": ("more_than", "upper"), "高于": ("more_than", "upper"), "低于": ("less_than", "lower"), "不足": ("less_than", "lower"),
    "不到": ("less_than", "lower"), "接近": ("nearly", "lower"),
}  # fmt: skip
_BOUND_OF_WHOLE = re.compile(f"({'|'.join(_BOUNDS)})[^，。；]{{2,34}}的$")
_EXCEEDS = re.compile("(超过|超出|超额|超|高出|高|多出|多|增加|少|低|减少)了?")
_SAYS = re.compile("实现|分别|达|为(?!主)|是|有(?!效|机|色|限|关)")
_JOINED_BY = re.compile("(?:[、和与]|(?<![惠涉普波遍])及)$")
_EXCESS = frozenset(("超过", "超出", "高出", "多出", "超"))
_OTHER = re.compile("(?<![占对环百无之])比(?![重例率值])[^，。；]{2,24}$")
_RESTATES = re.compile("即|也就是|亦即|折合|合")
_VERB_INSIDE = re.compile("(?:大约|至少|至多|最多|将近|接近|不低于|不少于)(?:要|应|须)?(新增|增加)$")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
_PAIR_YEARS = re.compile(r"(?:18|19|20)[0-9]{2}年(?:底|末)?的?|“?十.五”?(?:时期|期间)?末?的?")


class Attacher:
    """Reads the figures of one document in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._sentence_readings: list[Reading] = []
        self.namer = Namer(context)
        self.dater = Dater(context)
        self.placer = Placer(context)

    def pass_block(self, start: int, end: int, *, place: Place) -> None:
        """Take note of the years that a block without figures sets for the ones after it."""
        self.dater.enter(place)
        self.dater.set_frame(start, end)

    def read_block(
        self, start: int, end: int, figures: Sequence[Figure], *, place: Place, number: int
    ) -> list[Reading]:
        """Read the figures of one block of text."""
        memory, view = self.context.memory, self.context.view
        if memory.block != number:
            memory.block = number
            memory.point = memory.span = memory.goal = None
            if not memory.base or (view[start : start + 1] not in "-" and start - memory.base.end > 3000):
                memory.base = None
            memory.topic, memory.action, memory.modifiers = "", "", []
        self.dater.enter(place)
        self.dater.set_frame(start, min(end, start + 60))
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
                self.dater.note(at, begin)
            memory.sentence += 1
            readings += self._read_sentence(begin, stop, list(figures[index : last + 1]), place)
            self.dater.note(begin, stop)
            at, index = stop, last + 1
        return readings

    # --- one sentence ---------------------------------------------------------------------------------------------

    def _read_sentence(self, start: int, end: int, figures: list[Figure], place: Place) -> list[Reading]:
        context = self.context
        view = context.view
        times = context.times_in(start, end)
        bases = frozenset(time.start for time in times if self.dater.is_base(time))
        breaks = [start, *_clause_starts(view, start, end)]
        readings: list[Reading] = []
        self._sentence_readings = readings
        group: list[Reading] = []
        phrase: Phrase | None = None
        previous: Reading | None = None
        for index, figure in enumerate(figures):
            reading = Reading(figure, figure.value, sentence=(start, end))
            edge = breaks[bisect_right(breaks, figure.outer_start) - 1]
            coordinated = previous is not None and previous.figure.outer_end > edge
            if previous is not None and self._joins(previous, figure, phrase, edge):
                group.append(reading)
                _copy(previous, reading)
            else:
                self._close(group, phrase)
                group = [reading]
                if previous is not None and previous.leftover == "a size in a name":
                    edge, coordinated = previous.begin, False  # 新建110千伏变电站3座: one thing with its size
                elif coordinated and previous is not None:
                    edge = previous.figure.outer_end
                text = without_times(view, edge, figure.outer_start, times, is_base=bases)
                if "“" in text and text.rfind("“") > text.rfind("”"):
                    text = (
                        text.rpartition("“")[2] or text
                    )  # 县里提出“全年新开工…: what is said, not who says it
                if verb := _VERB_INSIDE.search(view, figure.outer_start, figure.start):
                    text += verb[1]  # 大约增加30亿元: the bound word stands before the verb
                figure, text = self._compared(reading, text.rstrip("：:"))
                phrase = take_apart(text, lexicon=context.lexicon, start=edge)
                reading.begin = edge
                follows = figures[index + 1] if index + 1 < len(figures) else None
                right = self._right(figure, follows, end)
                if figure.role == "low" and follows is not None:
                    right = self._right(
                        follows, figures[index + 2] if index + 2 < len(figures) else None, end
                    )
                elif _describes(figure, follows):
                    right = self._right(follows, None, end).lstrip("、") if follows is not None else right
                self._read_figure(
                    reading,
                    phrase,
                    right,
                    coordinated=coordinated or self._goes_on(previous, edge, phrase),
                    follows=follows,
                    end=end,
                )
            readings.append(reading)
            previous = reading
        self._close(group, phrase)
        self._pair_from_to(readings)
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

    def _compared(self, reading: Reading, text: str) -> tuple[Figure, str]:
        """比上期投资总和高出52%: the bound word is the verb, and the figure is exact."""
        figure = reading.figure
        bound = self.context.view[figure.outer_start : figure.start].strip()
        if bound in _EXCESS and _OTHER.search(text):
            figure = replace(figure, qualifier="exact", opens="none", outer_start=figure.start)
            reading.figure, text = figure, text + "高出"
        return figure, text

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
        if len(gap) > 8 or figure.kind != previous.figure.kind or _JOIN.fullmatch(gap) is None:
            return False
        return "，" not in gap or (phrase is not None and "分别" in phrase.text)

    def _right(self, figure: Figure, follows: Figure | None, end: int) -> str:
        view = self.context.view
        stop = _RIGHT_STOP.search(view, figure.outer_end, end)
        right_end = stop.start() if stop else end
        if follows is not None:
            right_end = min(right_end, follows.outer_start)
        right = re.sub(r"\s+", "", PAREN.sub("", view[figure.outer_end : max(figure.outer_end, right_end)]))
        if right and "”" in right and "“" not in right:
            right = right.replace("”", "")
        if figure.kind == "count" and follows is not None and right_end == follows.outer_start:
            right = self._owner_of_next(right)
        return right.removeprefix("人民币") if figure.kind == "money" else right

    def _owner_of_next(self, right: str) -> str:
        """74个城市细颗粒物浓度下降23%: the cities are counted, not their air."""
        lexicon = self.context.lexicon
        owns = lexicon.counted.match(right)
        if owns is None or right[len(owns[0])] in "、和及与的":
            return right
        said = take_apart(right[len(owns[0]) :], lexicon=lexicon)
        return owns[0] if said.tokens or lexicon.heads.at_end(said.rest) is not None else right

    def _read_figure(
        self,
        reading: Reading,
        phrase: Phrase,
        right: str,
        *,
        coordinated: bool,
        follows: Figure | None,
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
            and (phrase.text.startswith("的") or (not phrase.tokens and phrase.text[:1] not in "，、和及"))
        ):
            # 收入超过50亿元的企业20家: the bound belongs to the thing
            before = self._sentence_readings[-1]
            thing = re.sub(r"\s+", "", self.context.view[before.begin : before.figure.outer_end])
            if "“" in thing and "”" not in thing:
                thing = thing.rpartition("“")[2]
            phrase = replace(
                phrase,
                rest=strip_actions(thing, self.context.lexicon)
                + ("的" if phrase.text.startswith("的") else "")
                + phrase.rest.lstrip("的"),
            )
        noun_after = right if right[:1] not in ("、", "和", "及", "与") else ""
        listed = reading.figure.kind == "count" and len(noun_after) >= 2 and not reading.figure.role
        if right and _JOINED_BY.search(phrase.text) and (coordinated or listed):
            phrase = replace(
                phrase, text="", rest="", tokens=()
            )  # 甲和: the thing of the figure before, not of this one
        if reading.figure.qualifier == "exact":
            self._bound_of_whole(reading, phrase)
        reading.leftover = judge_leftover(reading.figure, phrase, right, context=self.context)
        judge_measure(reading, phrase, right, context=self.context)
        self._restate(reading, phrase)
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
            and _SAYS.search(phrase.text) is None
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
            follows is not None
            and reading.figure.kind in ("count", "percent")
            and right.endswith(("、", "和", "及", "与"))
            and not self.namer.without_place(phrase.rest)
        ):
            named_after = right.rstrip("、和及与") + self._shared_predicate(follows, end)
        self.namer.name(reading, phrase, named_after, coordinated=coordinated)
        reading.region = self.placer.place(reading, phrase)
        if not reading.leftover and not reading.indicator:
            reading.leftover = "nothing named that it could measure"

    def _restate(self, reading: Reading, phrase: Phrase) -> None:
        """增加9%，即363亿元: the same change as an amount. 其中B 20家 after 新增A 50家: a part of the change."""
        before = self._sentence_readings[-1] if self._sentence_readings else None
        if before is None or before.leftover or reading.measure != "level":
            return
        if reading.figure.kind in ("percent", "points", "multiple"):
            return
        if self._exceeds(reading, before):
            return
        if _RESTATES.fullmatch(phrase.text) and before.measure == "growth":
            reading.measure = "change"
            reading.value = -abs(reading.value) if before.value < 0 else reading.value
            return
        lead = self.context.view[max(0, phrase.start - 1) : phrase.start + 4]
        same = (before.figure.unit, before.figure.kind) == (reading.figure.unit, reading.figure.kind)
        part = "其中" in lead and same and abs(reading.value) <= abs(before.value)
        if part and before.measure == "change" and not phrase.tokens and not _SAYS.search(phrase.text):
            reading.measure = "change"
            reading.value = -abs(reading.value) if before.value < 0 else reading.value

    def _exceeds(self, reading: Reading, before: Reading) -> bool:
        """比目标3000亿元超过1070亿元: by how much, not more than."""
        view, figure = self.context.view, reading.figure
        between = view[before.figure.outer_end : figure.start]
        found = _EXCEEDS.fullmatch(between)
        lead = re.split("[，。；：]", view[before.begin : before.figure.outer_start])[-1]
        if found is None or not lead.startswith(("比", "较")):
            return False
        reading.figure = replace(figure, qualifier="exact", opens="none", outer_start=figure.start)
        reading.measure, reading.against = "change", found[1] + lead[1:]
        if found[1] in ("少", "低", "减少"):
            reading.value = -abs(reading.value)
        return True

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
        reading.region = self.placer.place(reading, phrase)
        if not subject:
            reading.leftover = "nothing named that it could measure"

    def _bound_of_whole(self, reading: Reading, phrase: Phrase) -> None:
        """不低于居用地总量的70%: the bound word stands before the whole."""
        match = _BOUND_OF_WHOLE.search(phrase.text)
        if match is None or reading.figure.kind != "percent":
            return
        qualifier, opens = _BOUNDS[match[1]]
        reading.figure = replace(reading.figure, qualifier=qualifier, opens=opens)
        reading.steps.append(f"bound word {match[1]!r} before the whole")

    def _shared_predicate(self, follows: Figure, end: int) -> str:
        """What the last of several coordinated things does holds for all: 11个地级市和19个县级市已编制完成…."""
        from plancheck.statements.measures import PREDICATE

        last = self._right(follows, None, end)
        cut = PREDICATE.search(last, 1)
        return last[cut.start() :][:20] if cut is not None else ""

    # --- lists ----------------------------------------------------------------------------------------------------

    def _close(self, group: list[Reading], phrase: Phrase | None) -> None:
        """Give the figures of a list the things listed before it: A、B和C分别为x、y和z."""
        if len(group) < 2 or phrase is None or any(reading.figure.role for reading in group):
            return
        _share_bounds(group, phrase)
        if self._distribute_years(group, phrase):
            return
        memory, lexicon = self.context.memory, self.context.lexicon
        count = len(group)
        head = phrase.rest
        if not head and "分别" in phrase.text and self._spread(group):
            return
        places = [self.context.regions.name_of(part) for part in re.split("、|和|及", head)]
        if len(places) == count and all(places):
            for reading, place in zip(group, places, strict=True):
                reading.region = place
            memory.region = ""  # 京津冀、长三角分别下降…，另一事物…: the next thing is of none of them
            return
        items = split_items(head, count, lexicon) if head else None
        owner = group[0].indicator[: -len(head)] if head and group[0].indicator.endswith(head) else ""
        if (
            items is None
            and not head
            and len(memory.items) == count
            and memory.items_sentence == memory.sentence
        ):
            for reading, item in zip(group, memory.items, strict=True):
                # 甲、乙分别增长a、b，达x、y: the second list is of the things of the first
                share = reading.of and reading.measure == "share"
                reading.indicator = f"{item}占{reading.of}的比重" if share else item
                reading.reasons["indicator"] = "subject carried over"
            return
        if items is None and head and len(memory.modifiers) == count:
            whole = head.startswith("占") and len(memory.items) == count
            items = [part + head for part in (memory.items if whole else memory.modifiers)]
            # the owner was taken from the last thing of the first list: what tells that one apart is no owner
            owner = "" if whole else owner.removesuffix(memory.modifiers[-1])
        if items is None:
            return
        for reading, item in zip(group, items, strict=True):
            noun = (
                lexicon.growth_nouns.at_end(item)
                if reading.measure in ("growth", "growth_per_year")
                else None
            )
            name = item[: -len(noun[0])] if noun and noun[0] != item else item
            reading.indicator = owner + re.sub(r"(?:年均|平均每年|实际)$", "", name)
            reading.reasons["indicator"] = "list item with a shared head"
            reading.steps.append(f"item of the list before the figures: {reading.indicator!r}")
            if "占" in name:
                reading.of = re.sub(r"(?:的)?(?:比重|比例|比率)$", "", name.partition("占")[2])
        memory.modifiers = modifiers_of(items)
        memory.items = [reading.indicator for reading in group]
        memory.items_sentence = memory.sentence
        memory.keep_topic(group[-1].indicator)

    def _spread(self, group: list[Reading]) -> bool:
        """甲x，乙y，同比分别增长a和b: the rates go to the things of the sentence in order."""
        named = self._sentence_readings
        things: list[Reading] = []
        for reading in named:
            if reading not in group and reading.indicator and reading.measure in ("level", "share", "change"):
                things.append(reading)
        if len(things) < len(group):
            return False
        for reading, thing in zip(group, things[-len(group) :], strict=True):
            reading.indicator, reading.of = thing.indicator, thing.of
            reading.reasons["indicator"] = "subject carried over"
        return True

    def _distribute_years(self, group: list[Reading], phrase: Phrase) -> bool:
        """从2007年至2009年分别达到a、b、c: one year each."""
        if "分别" not in phrase.text:
            return False
        view = self.context.view
        named = [
            time for time in self.context.times_in(phrase.start, group[0].figure.outer_start) if time.period
        ]
        years = [int(year) for year in _YEARS.findall(view[phrase.start : group[0].figure.outer_start])]
        if len(named) == 1 and named[0].kind == "span" and len(named[0].period) == 9:
            first, last = (int(year) for year in named[0].period.split("/"))
            years = list(range(first, last + 1))
        if len(years) != len(group) or split_items(phrase.rest, len(group), self.context.lexicon):
            return False
        for reading, year in zip(group, years, strict=True):
            reading.period = str(year)
            reading.steps.append(f"one year each: {year}")
        return True

    def _pair_from_to(self, readings: Sequence[Reading]) -> None:
        """Mark the base and the end of 从…提高到…, and let the end take over the name."""
        view, lexicon = self.context.view, self.context.lexicon
        for at, (first, second) in enumerate(pairwise(readings)):
            between = view[first.figure.outer_end : second.figure.outer_start]
            if len(between) > 40 or re.search("[。；]", between):
                continue
            lead = re.split(
                "[，。；]",
                view[max(first.sentence[0], first.figure.outer_start - 50) : first.figure.outer_start],
            )[-1]
            if not re.search("[从由](?!业|于)", lead) and not (at and readings[at - 1].role == "" and False):
                continue
            plain = _PAIR_YEARS.sub("", re.sub(r"\s+", "", between))
            found = lexicon.tail.at_end(plain)
            if (
                found is None
                or found[0] in ("由", "从")
                or found[1] not in ("rise_to", "fall_to", "value", "adverb")
            ):
                continue
            if (
                first.figure.written == "ratio"
                and first.figure.role == "part3"
                and second.figure.written == "ratio"
            ):
                for offset in range(3):
                    if at - 2 + offset >= 0 and at + 1 + offset < len(readings):
                        readings[at - 2 + offset].role, readings[at + 1 + offset].role = "from", "to"
                continue
            if found[1] in ("value", "adverb") and found[0] not in ("到", "至", "变"):
                continue
            first.role, second.role = "from", "to"
            self._pair_lists(readings, at)
            if second.figure.kind == first.figure.kind or second.figure.kind == "none":
                second.indicator, second.of, second.region = first.indicator, first.of, first.region
            for reading in (first, second):
                if (
                    reading.measure in ("growth", "growth_per_year", "change", "threshold")
                    and reading.figure.kind != "points"
                ):
                    reading.measure = "share" if reading.figure.kind == "percent" else "level"
                    reading.value = abs(reading.value)
            first.steps.append("base of a from-to pair")
            second.steps.append("end of a from-to pair")

    def _pair_lists(self, readings: Sequence[Reading], at: int) -> None:
        """从甲年的a、b提高到乙年的c、d: what stands in a list with one end is of the same year."""
        view = self.context.view
        step = 1
        while at - step >= 0 and at + 1 + step < len(readings):
            before, after = readings[at - step], readings[at + 1 + step]
            left = view[before.figure.outer_end : readings[at - step + 1].figure.outer_start]
            right = view[readings[at + step].figure.outer_end : after.figure.outer_start]
            if len(left) > 4 or len(right) > 4 or not (_JOIN.fullmatch(left) and _JOIN.fullmatch(right)):
                return
            before.like, after.like = readings[at], readings[at + 1]
            for reading in (before, after):
                if reading.measure == "change":
                    reading.measure, reading.value = "level", abs(reading.value)
            step += 1
        for offset in range(step if step > 1 else 0):
            source, target = readings[at - step + 1 + offset], readings[at + 1 + offset]
            target.indicator, target.of, target.region = source.indicator, source.of, source.region

    # --- region ---------------------------------------------------------------------------------------------------


def _clause_starts(view: str, start: int, end: int) -> list[int]:
    """Offsets after the marks that part clauses; marks inside brackets part nothing."""
    found = [match.end() for match in _CLAUSE.finditer(view, start, end)]
    if view.find("（", start, end) < 0:
        return found
    remarks = [match.span() for match in PAREN.finditer(view, start, end)]
    return [at for at in found if not any(first < at <= last for first, last in remarks)]


def _describes(figure: Figure, follows: Figure | None) -> bool:
    """Whether the next figure only describes what this one counts: 培育30家以上年收入过亿元的企业."""
    return (
        figure.kind == "count" and follows is not None
        and (follows.kind in ("money", "physical", "time") or follows.counter in ("户", "人", "人口"))
        and follows.qualifier != "exact" and 0 <= follows.outer_start - figure.outer_end <= 10
    )  # fmt: skip


def _copy(source: Reading, reading: Reading) -> None:
    reading.measure, reading.indicator, reading.of, reading.region = (
        source.measure,
        source.indicator,
        source.of,
        source.region,
    )
    reading.leftover = source.leftover
    reading.reasons = dict(source.reasons)
    if source.value < 0 < reading.value:
        reading.value = -reading.value
    reading.steps.append("one of a list: read like the figure before it")


def _share_bounds(group: Sequence[Reading], phrase: Phrase) -> None:
    """A bound before the first figure of a list, or after the last, holds for all: 分别超过50%和20%."""
    if "分别" not in phrase.text:
        return
    first, last = group[0].figure, group[-1].figure
    if first.qualifier != "exact" and first.outer_start < first.start and first.outer_end == first.end:
        source = first
    elif last.outer_end > last.end and last.qualifier in ("at_least", "at_most", "approx"):
        source = last
    else:
        return
    for reading in group:
        if reading.figure.qualifier == "exact":
            reading.figure = replace(reading.figure, qualifier=source.qualifier, opens=source.opens)
