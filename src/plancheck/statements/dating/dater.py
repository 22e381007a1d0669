"""The period a figure is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.statements.context.outline import Place
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.dating.bases import AIM_BEHIND, CHANGES, Bases, year_before_goal
from plancheck.statements.dating.frames import Frames
from plancheck.statements.dating.from_to import PAIR_BEFORE, FromTo, pair_before
from plancheck.statements.dating.nearest import Nearest
from plancheck.statements.dating.situation import Situation, Situations
from plancheck.statements.dating.spans import STANDS_AT, SpanReader
from plancheck.statements.dating.status import StatusJudge
from plancheck.statements.dating.undated import Undated
from plancheck.statements.times.periods import TimeExpression, after_base, months_of_year
from plancheck.statements.words.said_words import SaidWords
from plancheck.statements.words.written import FROM

_AT_ITS_START = re.compile("年初|当初")
# 2010年第六次全国人口普查的: a count of its own
_ITS_FIGURE = re.compile(
    r"\s*(?:第[一二三四五六七八九十]{1,3}次[^，。；0-9]{0,16}[查源]|[^，。；0-9]{0,6}(?:成立|建国|建立|解放|开放)(?:时|之初|初期)?)?\s*(?:达到?|完成|实现)?的?\s*[约近超]?\s*"
)
_OF_SAME_YEARS = re.compile("[，、（]占[^，。；]{0,8}同期")
_GAP = re.compile("[高低快慢优好]于|高出|领先|超[过出](?=全[国省市区县州球]|世界)")
_COMPARES = re.compile("[比较超]")
# 是2010年的3倍，年均增长
_EACH_YEAR = re.compile(
    r"(?:多|以上)?）?[，、]\s?年平?均(?:复合)?(?:增长|递增|增速|增幅)率?(?:了|近|超过?|约|达到?|为)*\s{0,4}"
)
_COMES_TO = re.compile(r"(?:以上|左右)?[，、]\s?(?:达到?|总额达到?|突破|超过)\s{0,4}")
# 年均节能率; 年均增长率 is dated as other rates of growth are
_MEAN_RATE = re.compile(
    "(?:年均|年平均|平均每年)的?(?!增|递|复合)[\u4e00-\u9fff]{1,6}率[为达到约近超过]{0,3}\\s*$"
)
# 在去年改造小区300个的基础上, 在2015年增长8%的基础上
_ITS_BASIS, _WORDS_OF_BASIS = re.compile("(?:的|这一)?基础上"), re.compile("[^，。；、：0-9]{0,16}")
_SHOWN = ("growth", "growth_multiple", "change", "points_change")
_ONLY_ITS_END = ("the plan's last year", "period from heading")


def _changed_before(this: Situation) -> Reading | None:
    """甲100万，比2012年增加20万；乙50万，增加10万: the change before a change, over the level between them."""
    readings, index = this.readings, this.index
    if (
        index > 1
        and this.reading.measure in ("change", "points_change")
        and readings[index - 1].measure in ("level", "share")
        and readings[index - 2].measure == this.reading.measure
    ):
        return readings[index - 2]
    return readings[index - 1] if index else None


class Dater:
    """Decides periods and status.

    Parameters
    ----------
    context : Context
    said : SaidWords
        Where words of forecasts and announcements stand.

    Attributes
    ----------
    bases : Bases
    frames : Frames
        What the text sets for later sentences.
    """

    def __init__(self, context: Context, said: SaidWords) -> None:
        self.context = context
        self.bases = Bases(context)
        self._status = StatusJudge(context, said)
        self.frames = Frames(context, self.bases, self._status)
        self._spans = SpanReader(context)
        self._situations = Situations(context, self.bases)
        self._nearest = Nearest(context, self._spans)
        self._undated = Undated(context, self.bases, self._spans, self._status)
        self._pairs = FromTo(context, self.bases)
        self._last_told = ""  # the period of the figure before
        self._rate_years = ""  # the years that a rate a year was last told of

    def date(
        self,
        reading: Reading,
        readings: Sequence[Reading],
        index: int,
        times: list[TimeExpression],
        place: Place,
        clause: int,
    ) -> None:
        """Set period and base period of a reading."""
        this = self._situations.of(reading, readings, index, times, place, clause)
        if self._is_restated(this) or self._is_of_the_base(this):
            return
        self._by_pair(this)
        if not this.period:
            this.period = self._of_same_years(this)
        if not this.period:
            self._by_nearest(this)
        self._narrow(this)
        self.bases.set_base(reading, this.bases, this.period, clause, _changed_before(this))
        if reading.measure == "growth" and not reading.base_period:
            reading.base_period = year_before_goal(this.named)
        this.period = self._of_same_months(this) or this.period
        reading.period = self.bases.spanned(reading, this.period, this.bases)
        if this.yearly and reading.period != this.period:
            # 比1990年增长33.6%，平均每年增长6%: of each year of the plan that began then
            reading.period = after_base(reading.period)
        if this.base and not reading.base_period and reading.measure in CHANGES:
            reading.base_period = this.base
        reading.now = reading.now or (this.chosen is not None and this.chosen.kind == "now")
        reading.review = this.chosen is not None and this.chosen.kind in ("review", "so far")
        if this.why:
            reading.reasons.setdefault("period", this.why)
        self._run_over_years(this)
        self._last_told = reading.period
        pair = pair_before(readings, index + 1) if reading.role == "to" else None
        if pair is not None and len(pair[0]) == len(pair[1]) == len("2015"):
            self.context.memory.pair_told = ("/".join(pair), self.context.memory.sentence)

    def _goal_before(self, this: Situation) -> str:
        """Return the year of an aim that a later one doubles: 到2023年达到90万亩，到2025年翻一番."""
        told = this.readings[this.index - 1] if this.index else None
        if (
            told is None
            or told.measure != "level"
            or len(told.period) != len("2023")
            or told.reasons.get("period")
        ):
            return ""
        between = self.context.times_in(told.figure.outer_end, this.reading.figure.outer_start)
        later = [time.period for time in between if len(time.period) == len("2023")]
        return told.period if later and told.period < this.reading.period == later[-1] else ""

    def _years_of_multiple(self, this: Situation) -> str:
        """Return the years of a multiple that a rate goes on from: 是2010年的3倍，年均增长25%, both over the same years.

        The amount may stand between: 比2000年翻两番，达到90亿元，年均增长7.2%.
        """
        view, at = self.context.view, this.index - 1
        told = this.readings[at] if this.index else None
        if (
            told is None
            or _EACH_YEAR.fullmatch(view, told.figure.outer_end, this.reading.figure.outer_start) is None
        ):
            return ""
        while (
            at > 0
            and this.readings[at].measure == "level"
            and this.readings[at].indicator == this.reading.indicator
        ):
            at -= 1
        told = this.readings[at]
        if told.indicator != this.reading.indicator and at < this.index - 1:
            return ""
        if told.measure != "multiple" or len(told.period) != len("2010/2015"):
            return ""
        named = self.context.times_in(told.sentence[0], told.figure.outer_start)
        ends = (view[time.start : time.end] for time in named if time.period == told.base_period)
        if pair_before(this.readings, at) is None and any("年" not in end for end in ends):
            return after_base(told.period)  # 是“十五”末的3倍，年均增长26%: in each year of the plan behind it
        return told.period

    def _years_of_levels(self, this: Situation) -> str:
        """Return the years of the two amounts that a rate leads from and to: 2025年达到甲，2035年达到乙，年均增长3%."""
        if this.index < 2:
            return ""
        first, last = this.readings[this.index - 2], this.readings[this.index - 1]
        same = (
            first.indicator == last.indicator == this.reading.indicator
            and first.figure.unit == last.figure.unit
        )
        told = first.measure == last.measure == "level" and not (first.role or last.role)
        dated = len(first.period) == len(last.period) == len("2025") and first.period < last.period
        if not (same and told and dated) or "period" in first.reasons or "period" in last.reasons:
            return ""
        view, edge = self.context.view, this.reading.figure.outer_start
        after = _EACH_YEAR.fullmatch(view, last.figure.outer_end, edge) is not None
        return f"{first.period}/{last.period}" if after else ""

    def _is_restated(self, this: Situation) -> bool:
        """增加9%，即363亿元: what is told once more has the years of what it repeats."""
        if not this.index:
            return False
        if self._comes_to(this):
            return True
        if not this.words.lstrip().startswith("即"):
            return False
        told = this.readings[this.index - 1]
        if this.reading.measure in CHANGES and told.measure in ("level", "share"):
            return False  # 1957年已有44万人，即增加一倍多
        if told.period:
            this.reading.period, this.reading.base_period = told.period, told.base_period
            if this.reading.measure in ("level", "share"):
                # 增长40%，即达到21万人: what it has come to
                this.reading.period, this.reading.base_period = told.period.rpartition("/")[2], ""
        return bool(told.period)

    def _of_same_years(self, this: Situation) -> str:
        """Return the years of what a share is of: “十二五”期间新增9800万千瓦，占同期新增总量的18%."""
        told = this.readings[this.index - 1] if this.index else None
        if told is None or this.reading.measure != "share" or len(told.period) != len("2011/2015"):
            return ""
        between = self.context.view[told.figure.outer_end : this.reading.figure.outer_start]
        return told.period if _OF_SAME_YEARS.match(between) is not None else ""

    def _of_same_months(self, this: Situation) -> str:
        """Return the months of an earlier year that are set beside those told of: 1-2月增长9%, 主要是2020年同期下降6%."""
        time, view = this.chosen, self.context.view
        if time is None or len(this.period) != len("2020") or time.period != this.period:
            return ""
        if not view.startswith("同期", time.end) and not view.endswith("同期", time.start, time.end):
            return ""
        memory = self.context.memory
        told = [*(one.period for one in reversed(this.readings[: this.index])), self._last_told]
        told += [one.period for one in (memory.point, memory.frame, memory.lead) if one is not None]
        months = next((found for period in told if (found := months_of_year(period)) is not None), None)
        if months is None or int(this.period) >= months[0]:
            return ""
        return f"{this.period}-{months[1]}/{this.period}-{months[2]}"

    def _comes_to(self, this: Situation) -> bool:
        """Whether an amount is what the years of a plan come to against those before: 投资较“十三五”增长45%，达到5万亿元."""
        told, reading = this.readings[this.index - 1], this.reading
        if reading.measure != "level" or "/" not in told.base_period or len(told.period) != len("2021/2025"):
            return False
        edge = reading.figure.outer_start
        if told.measure not in CHANGES or not _COMES_TO.fullmatch(
            self.context.view, told.figure.outer_end, edge
        ):
            return False
        reading.period = told.period
        return True

    def _is_of_the_base(self, this: Situation) -> bool:
        """比2010年的392万千瓦增长70%, 比2020年402座增加193座: the figure of the year compared with, or the aim named for it."""
        reading, edge = this.reading, this.reading.figure.outer_start
        if reading.role or not this.before:
            return False
        base = this.before[-1]
        rate_then = reading.measure == "growth" and (
            self.context.view.startswith("的", base.end)
            or _ITS_BASIS.match(self.context.view, reading.figure.outer_end) is not None
        )
        if reading.measure in CHANGES and not rate_then:
            return False  # 较2015年的0.7%上升0.8个百分点: the rate of 2015
        if not self.bases.is_base(base):
            return False
        if reading.figure.kind == "percent" and self.bases.equals(base):
            return False  # 等于1953年的102%: told of the year that is set against it
        view, behind = self.context.view, reading.figure.outer_end
        reading.of_base = _ITS_FIGURE.fullmatch(view, base.end, edge) is not None or (
            _ITS_BASIS.match(view, behind) is not None
            and _WORDS_OF_BASIS.fullmatch(view, base.end, edge) is not None
        )
        its = reading.of_base or self._is_aim_of(base, edge)
        if its:
            reading.period = base.period
        return its

    def _by_pair(self, this: Situation) -> None:
        """Give a figure the years of the 从…到… that it is an end of, goes with, or stands behind."""
        reading, readings, index, words = this.reading, this.readings, this.index, this.words
        kept = reading.measure == "share" and not words.rstrip().endswith(STANDS_AT)
        if kept and self.context.lexicon.dating.kept.search(words):
            pair = pair_before(readings, index, told=True)
            this.period = f"{pair[0]}/{pair[1]}" if pair else ""
        if reading.role:
            this.period = self._pairs.period_of(reading, readings, index, this.named, this.place)
            this.undated = reading.role == "from" and not this.period
        if reading.role == "to" and index:
            lead = readings[index - 1].figure.outer_start
            this.named = [
                time
                for time in this.named
                if time.end > lead
                or not FROM.search(self.context.view[self._lead_of(time, this.clause) : time.start])
            ]
        if not this.period and not reading.role and "率" in words and _MEAN_RATE.search(words) is not None:
            pair = pair_before(readings, index, told=True)
            if pair is not None:  # 能耗由2010年的甲下降到2020年的乙，年均节能率3%: that of the years between
                this.period, this.why = after_base(f"{pair[0]}/{pair[1]}"), "years of the from-to pair"
        over_pair = reading.figure.written == "fold" or "年前" in words
        if not this.period and this.long and (reading.measure != "multiple" or over_pair):
            pair = pair_before(readings, index, told=True) if not self._names_its_years(this) else None
            if pair is not None and not self._is_of_plan(reading, readings, index, pair):
                this.period, this.why = f"{pair[0]}/{pair[1]}", "years of the from-to pair"
                this.base = pair[0]  # 由2015年的甲提高到2020年的乙，年均增长8%: counted from 甲
        if reading.role or this.period:
            return
        if self._is_gap_of_rate(this):
            this.period = readings[index - 1].period
            return
        this.period = self._years_of_its_whole(this)
        if this.period:
            return
        if reading.measure in ("growth", "points_change"):
            this.period = self._pairs.told_again(readings, index)
        if reading.measure == "change" and not reading.against and not _COMPARES.search(words):
            this.period = self._pairs.between(readings, index)
        if not this.period and reading.measure in _SHOWN:
            this.period = self._pairs.shown(readings, index) or self._pairs.each_year(readings, index)
        if not this.period:
            this.named, this.period = self._pairs.behind(readings, index, this.named)
            this.period = self._nearest.of_sum(reading, this.period)

    @staticmethod
    def _lead_of(time: TimeExpression, clause: int) -> int:
        """Return where the words that lead to a time begin: in the clause where it stands there."""
        return max(clause if clause < time.start else time.start - 2, time.start - 12)

    def _by_nearest(self, this: Situation) -> None:
        """Give a figure the time named nearest to it, that of its context, or the document's own."""
        this.chosen = self._choose(this)
        if this.period:
            return
        if this.chosen is not None:
            this.period = self._period_in(this, this.chosen)
            return
        this.period, this.why = self._undated.default(this.reading, this.place)
        self._with_its_whole(this)

    def _choose(self, this: Situation) -> TimeExpression | None:
        """Return the time that dates a figure: the nearest, its column's, its context's; None with its period where that is known otherwise."""
        reading = this.reading
        nearest = self._nearest.of(this)
        if nearest is not None:
            chosen = self._nearest.of_the_part(
                self._nearest.anchored(nearest, this.named), reading, this.clause
            )
            if self.context.told:
                reading.steps.append(
                    f"time {self.context.view[chosen.start : chosen.end].strip()!r} = {chosen.period}"
                )
            return chosen
        cell = self.context.sheets.cell_at(reading.figure.start)
        if cell is not None:
            this.why = "column head"
            return cell.time
        if counted := self.bases.year_of_same_base(reading):
            this.period, this.why = counted, "period of an earlier sentence"
            return None
        told, this.why = self._undated.context_time(
            this.place,
            sentence=reading.sentence[0],
            edge=reading.figure.outer_start,
            long=this.long and not this.bases,
            yearly=reading.measure == "growth",
        )
        if told is None or not self._is_over(told, this):
            return told
        this.why = ""
        reference = self.context.reference
        base, known = this.bases[-1].last_year or 0, reference.observed or reference.own
        if base == known and max(reference.target or 0, base + 1) == base + 1:
            # 比2014年增长9% where 2014 is the last that is told of
            this.period, this.why = str(base + 1), "the document's own year"
        return None

    def _period_in(self, this: Situation, chosen: TimeExpression) -> str:
        """Return the period that a figure has of the time that dates it: all of it, its end, a part, a year of it."""
        reading = this.reading
        if this.why and len(chosen.period) == len("2017-01/2017-03"):
            chosen = self._year_of_aim(chosen, reading, this.place)
        if chosen.relative:
            self.context.doubt(reading)
        if chosen.period == self.context.reference.day and (
            reading.measure in CHANGES or reading.figure.kind == "money"
        ):
            # what a census counts is of its day; growth, income and spending are of years
            chosen = replace(chosen, period=chosen.period[:4])
        period = self._spans.part_of(reading, chosen, this.clause)
        if chosen.coming and self._undated.is_every_year(reading):
            period = chosen.period
        if reading.measure == "multiple" and not this.long:
            period = period.rpartition("/")[2]
        period = self._spans.goes_with(reading, this.readings, this.index, chosen, period, this.clause)
        gap = reading.measure == "points_change" and self._is_gap(reading, this.readings, this.index)
        if self._spans.is_held_to_aim(reading, this.readings[: this.index], chosen):
            period, gap = chosen.period, False
        if gap or (this.why == "period of the section" and self._undated.is_aimed_at_end(reading, chosen)):
            period = period.rpartition("/")[2]
        return period

    def _with_its_whole(self, this: Situation) -> None:
        """Give a part of money that is gathered over a plan the plan's years too: 累计投资8亿元，其中水利投资3亿元、水保投资1亿元."""
        if not this.index or this.why != "the plan's last year":
            return
        told, reading = this.readings[this.index - 1], this.reading
        money = (
            told.figure.kind == reading.figure.kind == "money" and told.measure == reading.measure == "level"
        )
        if not money or told.leftover or told.reasons.get("period") != "the plan's years":
            return
        gap = self.context.view[told.figure.outer_end : reading.figure.outer_start]
        if gap.startswith("、") or ("其中" in gap and reading.value <= told.value):
            this.period, this.why = told.period, "the plan's years"

    def _year_of_aim(self, time: TimeExpression, reading: Reading, place: Place) -> TimeExpression:
        """Return the year of the months that a text tells of for what it only plans: 全县计划播种80万亩 in a report on a quarter.

        Months that were over when it was issued are told of by the sentence that names them.
        """
        words = (time.end, reading.figure.outer_start)
        over = time.period.rpartition("/")[2] < self.context.reference.month
        if (
            over
            and reading.sentence[0] <= time.start
            and not self.context.lexicon.dating.target.search(self.context.view, *words)
        ):
            return time
        aimed = self._status.leans(reading, place) == "target" and time.period[:4] == time.period[8:12]
        return replace(time, period=time.period[:4]) if aimed else time

    def _is_over(self, time: TimeExpression, this: Situation) -> bool:
        """Whether years of the context end before or with that which a change is counted from: 比1957年增长一倍 behind what 1953 to 1957 brought."""
        base = this.bases[-1].last_year if this.bases and this.reading.measure in CHANGES else None
        known = self.context.reference.observed or self.context.reference.own
        return (
            base is not None
            and len(this.bases[-1].period) == len("1957")
            and not this.bases[-1].relative
            and known is not None
            and base <= known
            and (time.last_year or 9999) <= base
        )

    def _narrow(self, this: Situation) -> None:
        """Complete 年底, 上半年; take of several years the one that a rate, a change beside it or an earlier end is of."""
        reading, incomplete = this.reading, this.incomplete
        nearer = incomplete is not None and (this.chosen is None or this.chosen.start < incomplete.start)
        if incomplete is not None and nearer and not reading.role:
            this.period = self._undated.complete(incomplete, this.period, this.place) or this.period
        if this.why == "period of the section" and reading.measure in ("change", "points_change"):
            this.period = self._undated.year_of_rates(this.readings, this.index) or this.period
        view, edge = self.context.view, reading.figure.outer_start
        if (
            reading.measure in ("growth", "change", "points_change")
            and this.period[4:5] == "/"
            and self.context.lexicon.dating.year_on_year.search(view, this.clause, edge)
        ):
            # 同比增长12.4%, 较上年增加6万人 are over one year, whatever years a part looks back on
            this.period = this.period.rpartition("/")[2]
        if this.undated and not _AT_ITS_START.search(view, this.clause, edge):
            this.period = self._pairs.base_of(this.period)
            reading.reasons["period"] = "base year before the span"
        if not reading.role:
            this.period = self._nearest.of_all_years(reading, this.period)
            this.period = self._nearest.of_running_years(reading, this.period)

    def _run_over_years(self, this: Situation) -> None:
        """Give 翻番, 增长2倍 and rates per year the years that they run over where only the last is named."""
        reading = this.reading
        undated = reading.measure == "growth_multiple" and this.why in _ONLY_ITS_END
        if (
            (reading.figure.written == "fold" or undated)
            and len(reading.period) == 4
            and reading.base_period != str(int(reading.period[:4]) - 1)  # 比上年翻一番
        ):
            base = self._goal_before(this) or self._undated.year_before_target(reading.period)
            reading.period = f"{base}/{reading.period}" if base else reading.period
        if (
            reading.measure == "growth"
            and "/" in reading.period
            and len(reading.period) == 9
            and not reading.base_period
            and reading.figure.unit != "‰"
            and self._undated.is_yearly_rate(reading, this.clause)
        ):
            reading.measure = "growth_per_year"
        if reading.measure == "growth_per_year":
            reading.period = self._years_of_multiple(this) or self._years_of_levels(this) or reading.period
        if reading.measure == "growth_per_year" and len(reading.period) == 4:
            self._undated.widen(reading, this.place)
            if len(reading.period) == 4 and self._rate_years.endswith(reading.period):
                # 年均增长29.8%。…增加值年均增长1.6%: over the years of the rate before
                reading.period = self._rate_years
            elif len(reading.period) == 4:
                reading.period = self.bases.years_of_paragraph(reading.period)
        if reading.measure == "growth_per_year" and len(reading.period) == len("2021/2025"):
            self._rate_years = reading.period

    def _is_aim_of(self, time: TimeExpression, edge: int) -> bool:
        """Whether a figure is the aim that a year was named for: 实现了省里提出的“十一五”末收入达到20亿元的目标."""
        aim = AIM_BEHIND.match(self.context.view, time.end)
        return aim is not None and aim.end() > edge

    @staticmethod
    def _names_its_years(this: Situation) -> bool:
        """Whether years are named behind a pair that names none, or those of a plan behind any.

        甲由32亿元增加到68亿元，五年翻了一番，年均增长16%; 从2005年的甲增加到2010年的乙，高于全市“十一五”年均增速4%.
        """
        end = next((one for one in reversed(this.readings[: this.index]) if one.role == "to"), None)
        if end is None:
            return False
        bare = end.reasons.get("period") == PAIR_BEFORE
        behind = [time for time in this.named if "/" in time.period and time.start > end.figure.start]
        return any(bare or time.kind == "plan" for time in behind)

    def _is_of_plan(
        self, reading: Reading, readings: Sequence[Reading], index: int, pair: tuple[str, str]
    ) -> bool:
        """Whether a yearly rate of another thing than the pair's is that of the plan looked back on: its years begin after the pair's."""
        frame = self.context.memory.frame or self.context.memory.span
        of_pair = any(one.role == "to" and one.indicator == reading.indicator for one in readings[:index])
        return (
            reading.measure == "growth_per_year"
            and not of_pair
            and frame is not None
            and frame.kind == "plan"
            and frame.period == f"{int(pair[0][:4]) + 1}/{pair[1]}"
        )

    def _is_gap(self, reading: Reading, readings: Sequence[Reading], index: int) -> bool:
        """Whether it is how far a state lies above another: 入学率达到97%，高于全国4.9个百分点."""
        before = next((one.measure for one in readings[:index][::-1] if one.measure != "points_change"), "")
        words = self.context.view[reading.begin : reading.figure.outer_start]
        return before in ("level", "share") and _GAP.search(words) is not None

    def _years_of_its_whole(self, this: Situation) -> str:
        """Return the years over which a part moved of what the sentence before told from one year to another: …由甲优化为乙。其中第一产业比重降低5个百分点."""
        memory, (start, _) = self.context.memory, this.reading.sentence
        if this.reading.measure != "points_change" or not self.context.view.startswith("其中", start):
            return ""
        years, sentence = memory.pair_told
        return years if sentence == memory.sentence - 1 and not this.before else ""

    def _is_gap_of_rate(self, this: Situation) -> bool:
        """Whether it is how far the rate before lies above another: 年均增长9%，高于规划目标2个百分点, both over the same years."""
        told = this.readings[this.index - 1] if this.index else None
        if this.reading.measure != "points_change" or told is None or told.measure != "growth_per_year":
            return False
        view, edge = self.context.view, this.reading.figure.outer_start
        if self.context.times_in(told.figure.outer_end, edge):
            return False
        return _GAP.search(view, told.figure.outer_end, edge) is not None

    def judge_status(self, reading: Reading, place: Place) -> None:
        """Set whether a reading is reported or aimed at."""
        self._status.judge(reading, place)
