"""Read the figures of a text sentence by sentence: cut clauses, take phrases apart, and let each part be decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.asked_first import holds
from plancheck.documents.regions import NATION
from plancheck.quantities.find import Figure
from plancheck.statements.beside import Beside, read_alike
from plancheck.statements.bounds_ahead import bound_of_deed, bound_of_whole, carry_bound
from plancheck.statements.context.clause import Clause
from plancheck.statements.context.item_heads import REACH, field_of, item_of, last_item
from plancheck.statements.context.items import share_head
from plancheck.statements.context.outline import Place
from plancheck.statements.context.phrases import Phrase, take_apart, without_standard
from plancheck.statements.context.reading import UNNAMED, Context, Reading, Spoken
from plancheck.statements.context.sentences import (
    Sentence,
    clause_starts,
    sentence_end,
    sentence_start,
)
from plancheck.statements.context.things import says_in_all, split_predicate, strip_actions
from plancheck.statements.context.trimming import title_of
from plancheck.statements.dating.dater import Dater
from plancheck.statements.dating.parts_of_year import read_parts_of_year
from plancheck.statements.lists import ListReader
from plancheck.statements.measuring.aims_met import read_aims_met
from plancheck.statements.measuring.comparisons import Comparer
from plancheck.statements.measuring.leftover import DATES, STEPS, judge_leftover
from plancheck.statements.measuring.measures import judge_bracketed_rate, judge_carried_rate, judge_measure
from plancheck.statements.measuring.set_against import SetAgainst
from plancheck.statements.measuring.thresholds import WITHIN, things_of_two
from plancheck.statements.naming import open_lists
from plancheck.statements.naming.following import ATTRIBUTE, Following, bounds_below
from plancheck.statements.naming.namer import Namer
from plancheck.statements.naming.ratio_names import RatioNamer
from plancheck.statements.naming.wholes_told import name_wholes
from plancheck.statements.pairs import PairReader
from plancheck.statements.placing.placer import Placer
from plancheck.statements.placing.ranked_places import RankedPlaces
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.said_words import said_words
from plancheck.statements.words_before import WordsBefore

_LONGEST_LINE = 24  # characters of a heading on a line of its own
_NO_TRADE = ("产业", "行业")  # 优化产业结构: of all of them
_LEAST_WORKS = 4  # characters that say which works
LONGEST_VERB = 2  # characters before so many steps that name no subject: 连跨4个台阶
_JOINED_BY = re.compile("(?:[、和与]|(?<![惠涉普波遍])及)$")
_BOX = re.compile(
    r"专栏\s*[0-9一二三四五六七八九十]{0,3}[\s:：]*(?:各[\u4e00-\u9fff]{1,2})?(?P<thing>[^（(，。；：0-9]{4,24})"
)
_OF_THE_COUNTRY = re.compile("(?:^|(?<=[区原域省市县部]))全国(?=[^重首示先第])")
_EACH_PLACE = re.compile("^(?:地区|区域|范围)?各?(?:地区|省|市|区|县|地)?的?")
_LEAST_NAME = 3  # characters that a name still says enough with
_MORE_OF = ("新增", "净增")
_NEXT = frozenset("、和及或且并，")  # what joins a second bound on the same things to the first
_OVER_THE_YEARS = ("平均每年", "年平均", "年均增")
# 实现减少2万人的目标, 产量9万吨的三项主要指标
_AIMED_AT = re.compile(
    f"(?<=.{{{LONGEST_VERB + 1}}})的(?:目标|任务)$|的[一二两三四五六七八九十]{{1,2}}项(?:主要|奋斗)?(?:目标|任务|指标)$"
)
holds(_AIMED_AT, "的")
_DONE_TO = ("对", "将", "把", "向", "给", "在")


class SentenceReader:
    """Reads the figures in the sentences of one document, in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        said = said_words(context.view, context.lexicon)
        self.before = WordsBefore(context, said)
        self.following = Following(context)
        self.beside = Beside(context)
        self.namer = Namer(context)
        self.lists = ListReader(context, self.namer.carried)
        self.pairs = PairReader(context)
        self.set_against = SetAgainst(context)
        self.ranked = RankedPlaces(context)
        self.comparer = Comparer(context)
        self.dater = Dater(context, said)
        self.placer = Placer(context, said)
        self.ratios = RatioNamer(context, self.placer)
        self._heading, self._about = "", ("", "")
        self._line_above = ""  # what a line of its own right above a paragraph is about

    def pass_block(self, start: int, end: int, *, place: Place) -> None:
        """Take note of the years that a block without figures sets for the ones after it, and of what it heads."""
        line = self.context.view[start:end] if end - start <= _LONGEST_LINE else ""
        self._line_above = field_of(line, self.context.lexicon) if line else ""
        self.dater.frames.enter(place)
        self.dater.frames.set_frame(start, end, alone=True)
        self.dater.frames.close(start, end)

    def read_block(
        self, start: int, end: int, figures: Sequence[Figure], *, place: Place, number: int
    ) -> list[Reading]:
        """Read the figures of one block of text."""
        view = self.context.view
        if self.context.memory.block != number:
            self._enter_block(start, end, place, number)
        self.dater.frames.enter(place)
        self.dater.frames.set_frame(start, min(end, start + 60))
        self.placer.enter(place.path, start)
        readings: list[Reading] = []
        at, index = start, 0
        while index < len(figures):
            begin = sentence_start(view, at, figures[index])
            stop = sentence_end(view, figures[index], end)
            last = index
            while last + 1 < len(figures) and figures[last + 1].start < stop:
                last += 1
            if begin > at:
                self.dater.frames.note(at, begin, self.context.times_in(at, begin))
            self.dater.frames.open_point(start, at, begin)
            self.context.memory.sentence += 1
            if begin > start:
                self._enter_item(at, begin, stop)
            sentence = self._sentence(begin, stop, figures[index : last + 1], place)
            readings += self._read_sentence(sentence)
            self.dater.frames.note(begin, stop, sentence.times)
            at, index = stop, last + 1
        self.dater.frames.close(start, end)
        return readings

    def _enter_block(self, start: int, end: int, place: Place, number: int) -> None:
        """Forget what does not outlast a block, and take note of its title."""
        memory, view = self.context.memory, self.context.view
        memory.block = number
        open_lists.enter(memory, view, start, end, place.start, self.context.lexicon)
        # 其中，甲…: goes on with what the block before told
        if not open_lists.tells_parts(memory, view, start):
            memory.point = memory.span = memory.goal = None
        if not memory.base or (view[start : start + 1] not in "-" and start - memory.base.end > 3000):
            memory.base = None
        if not view.startswith(_OVER_THE_YEARS, start):  # 平均每年增加9万人: of what the block before told
            memory.topic, memory.topic_sentence = memory.open_list.whole, memory.sentence
        memory.action, memory.modifiers = "", []
        lexicon, heading = self.context.lexicon, place.path[-1] if place.path else ""
        memory.block_start, memory.item = start, item_of(view[start : min(end, start + REACH)], lexicon)
        opening = view[start : min(end, start + 40)]
        title, field = self._title_of(heading)
        memory.title = title_of(opening, lexicon) or title
        works = strip_actions(memory.title, lexicon)  # 实施东河引水工程
        memory.title = works if len(works) >= _LEAST_WORKS else memory.title
        if memory.title in lexicon.sets["no_item"] or works in _NO_TRADE:
            memory.title = ""  # 重点项目：1.东河水库
        memory.headed_by = field_of(opening, lexicon) or self._line_above or field
        self._line_above = ""
        box = _BOX.match(view, start, min(end, start + 60)) if view.startswith("专栏", start) else None
        if box is not None:
            memory.box = box["thing"].strip()
        elif view[start : start + 1] not in "（(" and not view[start : start + 1].isdigit():
            memory.box = ""

    def _enter_item(self, at: int, start: int, end: int) -> None:
        """Take note of the item inside a block that a sentence stands in; `at` is where the sentence before it ends."""
        item = last_item(self.context.view[at:end], start - at, self.context.lexicon)
        if item is not None:
            self.context.memory.item, self.context.memory.title = item, ""

    def _title_of(self, heading: str) -> tuple[str, str]:
        """What a heading is about, as works or a trade and as any field; asked for by each block under it."""
        if heading != self._heading:
            lexicon = self.context.lexicon
            self._heading, self._about = heading, (title_of(heading, lexicon), field_of(heading, lexicon))
        return self._about

    # --- one sentence ---------------------------------------------------------------------------------------------

    def _sentence(self, start: int, end: int, figures: Sequence[Figure], place: Place) -> Sentence:
        """Return a sentence with its times and where its clauses begin."""
        times, is_base = self.context.times_in(start, end), self.dater.bases.is_base
        bases = frozenset([time.start for time in times if is_base(time)])
        breaks = [start, *clause_starts(self.context.view, start, end)]
        return Sentence(start, end, figures, place, times, bases, breaks)

    def _read_sentence(self, sentence: Sentence) -> list[Reading]:
        view, start, end = self.context.view, sentence.start, sentence.end
        if view[start : start + 2] != "其中":
            self.context.memory.action = ""  # what is done in one sentence is not done in the next
        group: list[Reading] = []  # the figures one phrase speaks of: 甲、乙分别为1、2
        phrase: Phrase | None = None
        remarks = view.find("（", start, end) >= 0
        aside: Spoken | None = None  # what was spoken of where a remark in brackets begins
        for index, figure in enumerate(sentence.figures):
            reading = Reading(figure, figure.value, sentence=(start, end))
            previous = sentence.previous
            if remarks:
                aside = self._step_aside(figure, previous, start, aside)
            clause = sentence.clause_start(figure.outer_start)
            if previous is not None and self.beside.joins(previous, figure, phrase):
                group.append(reading)
                gap = view[previous.figure.outer_end : figure.outer_start]
                read_alike(reading, previous, moves=self.beside.moves_apart(gap, phrase))
            else:
                self.lists.close(group, phrase, sentence.readings)
                group = [reading]
                phrase = self._read_with_phrase(reading, sentence, index, clause)
                carry_bound(reading, previous, view)
            sentence.readings.append(reading)
            if reading.leftover == DATES:
                sentence.passed, group = figure, []
            else:
                sentence.previous = reading
        if aside is not None and view.find("）", sentence.readings[-1].figure.outer_end, end) >= 0:
            self.context.memory.speak_of(aside)
        self.lists.close(group, phrase, sentence.readings)
        self.pairs.pair(sentence.readings)
        self.set_against.settle(sentence.readings)
        self._date_all(sentence)
        read_parts_of_year(sentence.readings, view)
        read_aims_met(sentence.readings, view, self.context.lexicon)
        name_wholes(sentence.readings, self.context, self.placer)
        self.ranked.settle(sentence.readings)
        return sentence.readings

    def _date_all(self, sentence: Sentence) -> None:
        """Date the figures of a sentence, and say which are targets; those of one list share the first one's."""
        readings = sentence.readings
        for index, reading in enumerate(readings):
            if reading.leftover or reading.like is not None:
                continue
            if not reading.period:
                clause = sentence.clause_start(reading.figure.outer_start)
                self.dater.date(reading, readings, index, sentence.times, sentence.place, clause)
            self.dater.judge_status(reading, sentence.place)
        for reading in readings:
            if reading.like is not None:
                reading.period, reading.status = reading.like.period, reading.like.status

    def _read_with_phrase(self, reading: Reading, sentence: Sentence, index: int, clause: int) -> Phrase:
        """Read a figure that has a phrase of its own before it, and return the phrase."""
        previous = sentence.previous
        edge, coordinated = self.before.begin(reading.figure, sentence, clause)
        text = self.before.words(reading.figure, sentence, edge)
        if "、" in text and (not coordinated or (previous is not None and previous.figure.kind == "count")):
            said, _, deed = text.rpartition("、")
            if said and self.following.is_next_deed(said, deed.removesuffix("了")):
                text = deed  # 100个课堂、推出9场活动; 加强建设、完成了6所学校改造
        figure, text = self.comparer.take_bound(reading, text.rstrip("：:"))
        phrase = take_apart(text, lexicon=self.context.lexicon, start=edge)
        reading.begin = edge
        right = self.following.of(sentence, index, figure)
        if self.context.memory.action.startswith(_MORE_OF) and (
            self.context.view[edge - 1 : edge] == "；"
            or phrase.text.lstrip("，、；").startswith(self.context.lexicon.words["there_are_now"])
        ):
            self.context.memory.action = ""  # 净增单位9家；实缴单位80家, 现有单位90家: not what was added
        phrase, right = without_standard(phrase, right, self.context.lexicon)
        if "的" in right:
            right = _AIMED_AT.sub("", right)  # 实现减少2万贫困人口的目标
        if phrase.rest and right.removeprefix("的").startswith("基础上"):
            right = ""  # 在去年9亿元的基础上增长10%
        goes_on = coordinated or self.beside.goes_on(previous, edge, phrase)
        another = previous is not None and previous.figure.kind == figure.kind == "money"
        if goes_on and not (another and self.context.view[edge] in _NEXT):
            phrase = self.beside.with_bound(phrase, previous)
        self._read_figure(reading, phrase, right, sentence, index, coordinated=goes_on)
        self._name_threshold(reading, sentence, edge)
        return phrase

    def _name_threshold(self, reading: Reading, sentence: Sentence, edge: int) -> None:
        """Name a bound after the things that it describes, or after those of the other bound on them."""
        figure, previous = reading.figure, sentence.previous
        if (
            sentence.described is not None
            and sentence.described[0].start == figure.start
            and not reading.leftover
        ):
            # 3个产值超千亿元的产业集群: the bound tells which
            things = sentence.described[1]
            said = "".join(self.context.view[edge : figure.outer_start].split())
            attribute = (
                self.context.lexicon.pattern(ATTRIBUTE).match(said) if not things.endswith(said) else None
            )
            reading.measure, reading.value = "threshold", abs(reading.value)
            more = attribute[1] if attribute is not None and not things.endswith(attribute[1][-3:]) else ""
            reading.indicator = things + more
        if previous is not None and previous.measure == "threshold" and bounds_below(previous.figure, figure):
            reading.measure, reading.indicator = "threshold", previous.indicator
            reading.reasons = dict(previous.reasons)

    def _things_described(self, figure: Figure, phrase: Phrase, right: str) -> str:
        """What a bound tells of: the words behind it, or behind the second of two bounds on the same things."""
        if figure.kind == "physical" and right[:1] in ("内", "范"):
            return WITHIN.sub("", right)
        return (things_of_two(figure, phrase, self.context) if right[:1] in _NEXT else "") or right

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

    # --- one figure -----------------------------------------------------------------------------------------------

    def _read_figure(
        self,
        reading: Reading,
        phrase: Phrase,
        right: str,
        sentence: Sentence,
        index: int,
        *,
        coordinated: bool,
    ) -> None:
        """Decide what a figure is: what it leaves over or measures, what it is called, and where that lies."""
        if self.context.told:
            reading.steps.append(
                f"words before {phrase.text!r}: linking words {'、'.join(word for word, _ in phrase.tokens) or 'none'}, thing {phrase.rest or 'none'!r}"
            )
        joined = right[:1] in ("、", "和", "及", "与") or right[:2] == "以及"
        joined = joined and right[:2] not in self.context.lexicon.no_lead  # 500个和美乡村
        noun_after = "" if joined else right
        before = sentence.readings[-1] if sentence.readings else None
        phrase = self._own_words(reading, phrase, right, noun_after, before, coordinated=coordinated)
        reading.leftover = judge_leftover(reading.figure, phrase, right, context=self.context)
        judge_measure(reading, phrase, right, context=self.context)
        if before is not None:
            judge_bracketed_rate(reading, before, phrase, context=self.context)
        self.comparer.restate(reading, phrase, sentence.readings)
        if reading.figure.written == "ratio":
            self.ratios.name(reading, phrase)
            return
        if reading.measure == "threshold":
            noun_after = right = self._things_described(reading.figure, phrase, right)
        absolute = reading.measure == "level" and reading.figure.kind in ("count", "physical")
        if absolute:
            self._share_change(reading, phrase, noun_after, before, coordinated=coordinated)
        closing = self.following.closing(sentence, index)
        if (
            closing is not None
            and reading.figure.kind in ("count", "percent")
            and reading.measure != "threshold"
        ):
            noun_after = self._noun_shared(phrase, right, closing, sentence.end)
        if reading.leftover == DATES or (reading.leftover == STEPS and len(phrase.rest) <= LONGEST_VERB):
            return  # a span of years, or 连跨4个台阶, names nothing, and nothing is carried over from it
        self.namer.name(Clause(reading, phrase, noun_after, coordinated))
        judge_carried_rate(reading, phrase, lexicon=self.context.lexicon)
        if absolute and (head := self.following.head_of_row(sentence, index)):
            reading.indicator = reading.indicator.removesuffix(head).removesuffix("等") + head
        self._place(reading, phrase, before)
        if not reading.leftover and not reading.indicator:
            reading.leftover = UNNAMED

    def _own_words(
        self,
        reading: Reading,
        phrase: Phrase,
        right: str,
        noun_after: str,
        before: Reading | None,
        *,
        coordinated: bool,
    ) -> Phrase:
        """Return the phrase without what it says of another thing, and give the figure the bound that stands in it."""
        figure = reading.figure
        listed = figure.kind == "count" and len(noun_after) >= 2 and not figure.role
        if listed and phrase.has("rise", "fall") and phrase.rest in self.context.lexicon.sets["no_thing"]:
            phrase = replace(phrase, rest="")  # 计划新增2万个车位: the thing stands behind
        if before is not None and before.figure.outer_end == phrase.start:
            phrase = self.beside.without_the_last(phrase, before, figure, right, listed=listed)
        if right and _JOINED_BY.search(phrase.text) and (coordinated or listed):
            # 甲和: the thing of the figure before, not of this one
            phrase = replace(phrase, text="", rest="", tokens=())
        if figure.qualifier == "exact":
            bound_of_whole(reading, phrase)
            phrase = bound_of_deed(reading, phrase, self.context.lexicon)
        return phrase

    def _share_change(
        self, reading: Reading, phrase: Phrase, noun_after: str, before: Reading | None, *, coordinated: bool
    ) -> None:
        """Take what seems a level for a change where it goes on with one or adds to what is there."""
        shares = (
            coordinated
            and self.beside.shares_change(phrase, noun_after, before)
            and not says_in_all(phrase.rest, reading.figure, self.context.lexicon)
        )
        if shares or self.beside.adds_more(reading, phrase, noun_after, before):
            reading.measure = "change"
            if before is not None and before.measure == "change" and before.value < 0:
                reading.value = -abs(reading.value)  # 削减烟尘68万吨、二氧化硫32万吨

    def _place(self, reading: Reading, phrase: Phrase, before: Reading | None) -> None:
        """Say where what a figure tells of lies; its name stays without the place that it was carried over from."""
        reading.region = self.placer.place(reading, phrase)
        if len(reading.indicator) == 1 and len(phrase.rest) > 1:
            reading.indicator = phrase.rest  # 其中造林2亿亩: a character alone names nothing
        if reading.reasons.get("indicator") and not reading.reasons.get("region"):
            self._leave_other_place(reading, before)

    def _leave_other_place(self, reading: Reading, before: Reading | None) -> None:
        """全国货运量增长30%，其中长三角增长10%: a name carried over leaves the place that it was told of."""
        if before is None or reading.region == before.region:
            return
        name = reading.indicator
        if before.region == NATION:
            plain = _OF_THE_COUNTRY.sub("", name)
        else:
            plain = (
                _EACH_PLACE.sub("", name.removeprefix(before.region))
                if name.startswith(before.region)
                else name
            )
        if len(plain) >= _LEAST_NAME:
            reading.indicator = plain

    def _noun_shared(self, phrase: Phrase, right: str, closing: Figure, end: int) -> str:
        """Return the words behind a figure of a row with what the last of the row says for all of them."""
        lexicon = self.context.lexicon
        if split_predicate(right.rstrip("、和及与"), lexicon)[1]:
            return right  # 5所学校被评为甲、8所医院被评为乙: each says what it does
        last = self.following.between(closing, None, end)
        does = _predicate_of(last, lexicon)
        noun = share_head(right.rstrip("、和及与"), split_predicate(last.removesuffix(does), lexicon)[0])
        if not self.namer.subjects.without_place(phrase.rest) or phrase.rest.startswith(_DONE_TO):
            noun += does[:30]
        elif "的" in last and lexicon.betters.at_end(phrase.text) is not None:
            noun += last[last.index("的") :]  # 解决700个乡镇、300万人口的用电问题
        return noun


def _predicate_of(right: str, lexicon: Lexicon) -> str:
    """What the last of several things does holds for all: 11个地级市和19个县级市已编制完成…."""
    cut = lexicon.predicate.match(right) or lexicon.predicate.search(right, 1)
    return right[cut.start() :] if cut is not None else ""
