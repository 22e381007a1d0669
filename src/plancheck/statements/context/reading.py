"""What is known while a text is read: the reading of one figure, and what was named before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plancheck.quantities.find import Figure
from plancheck.statements.context.regions import RegionIndex
from plancheck.statements.times.counted import HAS_NOW
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.times.reference import Reference
from plancheck.statements.times.task_sheets import TaskSheets
from plancheck.statements.words.lexicon import Lexicon
from plancheck.statements.words.tone import Tone

ANY_KIND = "*"  # as the last character of parts: 从规模看, those of a thing need not be alike
UNNAMED = "nothing named that it could measure"  # why a figure became no statement

# Why a part of a statement is less than sure; the closed set of the `reasons` column.
REASONS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "subject carried over", "subject carried over from an earlier sentence", "owner carried over", "named after the figure",
        "list item with a shared head", "row and column heads", "row head", "sentence",
    ),
    "region": ("the document's own area", "place carried over", "row and column heads"),
    "period": (
        "period of an earlier sentence", "period of the section", "period from heading", "the document's own year",
        "the plan's last year", "the plan's years", "from the year before the plan", "years of the from-to pair",
        "years of the from-to pair before", "base year before the span", "column head", "row and column heads", "no year known",
    ),
    "status": ("from heading", "no date", "column head"),
    "text": ("its signs disagree on the year of facts", "its signs disagree on the year of goals"),
    "unit": ("from the row or column head",),
    "value": ("number torn apart by the layout", "column by the kind of value"),
}  # fmt: skip
_TERM = 5  # years of a plan and of a government
FACTS_DISPUTED, GOALS_DISPUTED = REASONS["text"]


@dataclass(slots=True, eq=False)  # each is of its own figure
class Reading:
    """How one figure was read; it becomes a row unless `leftover` says why not.

    Parameters
    ----------
    figure : Figure
    value : Decimal
        With its sign: a decrease is negative.
    measure, status, indicator, region, period, base_period, of : str
        As in `plancheck.statements.statement.Statement`.
    leftover : str
        Why it is no statement; empty when it is one.
    role : str
        ``from`` or ``to`` in 从…提高到….
    against : str
        What an excess is counted from: 超过计划目标.
    now : bool
        Whether it is for 目前, 当前.
    review : bool
        Whether it is for 近五年, 五年来: years that look back.
    of_base : bool
        Whether it is the figure that another is compared with: 比2010年的392万吨增加.
    like : Reading or None
        The figure of the same list whose year it shares.
    reasons : dict of str to str
        Part to reason, from `REASONS`.
    sentence : (int, int)
        Where its sentence begins and ends.
    begin : int
        Where the words that belong to this figure begin.
    steps : list of str
        How it was read, for ``plancheck explain``.
    """

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
    role: str = ""
    against: str = ""
    now: bool = False
    review: bool = False
    of_base: bool = False
    like: Reading | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    sentence: tuple[int, int] = (0, 0)
    begin: int = 0
    steps: list[str] = field(default_factory=list)


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Told:
    """Where a figure stood whose status its year or its words left no doubt of, and that status."""

    at: int
    status: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a text speaks of at one place: kept while a remark in brackets speaks of something else."""

    topic: str
    topic_sentence: int
    action: str
    rate: str
    share: tuple[str, int]
    last_unit: tuple[str, str]


@dataclass(slots=True)
class OpenList:
    """A whole whose parts are told in paragraphs of their own (其中：, 分配如下：); without a name where none is."""

    whole: str = ""
    unit: tuple[str, str] = ("", "")  # of the whole's amount
    period: str = ""
    section: int = 0  # where the section begins that the list ends with
    mark: str = ""  # behind which the last paragraph began
    numbering: str = ""  # of its first point


@dataclass(slots=True)
class Memory:
    """What the text has named so far and a later clause may leave out.

    A number beside a name is the sentence that it is of, or -9; a pair of words is a unit and its kind.
    """

    # where the reading is
    block: int = -1
    sentence: int = -1
    top: int = -2  # the great heading
    block_start: int = 0
    title: str = ""  # what the heading or the opening of the block is about
    item: str = ""  # what the block is about as an item of a list
    headed_by: str = ""  # the thing that all below the heading is of, where that names one: （二）蔬菜
    box: str = ""  # and the box (专栏) that it stands in
    # what is spoken of
    topic: str = ""
    topic_sentence: int = -1
    first: tuple[str, int] = ("", -9)  # the thing that a block of text named first, and that block
    action: str = ""  # what is done to the things of a row: 新增甲2个、乙3个
    done_unit: tuple[str, str] = ("", "")  # of the last thing that something was done to
    achieved: tuple[str, str, int] = ("", "", -9)  # by whom, and what: 全省完成投资
    account: tuple[str, int] = ("", -9)  # whose income or spending the text tells of
    aspect: tuple[str, int] = ("", -9)  # what a bound was last told of: 产值 of 产值超百亿元企业
    zone_thing: tuple[str, int] = ("", -9)  # what amount of a zone or firm was told
    house: tuple[str, int, int] = ("", -9, -9)  # the institution that a sentence counts first, and its block
    owned: tuple[str, str] = ("", "")  # the name completed last, and the owner it was given
    # the figures before
    rate: str = ""  # the measure of the figure before, if that is a growth
    last_unit: tuple[str, str] = ("", "")
    last_value: Decimal = Decimal(0)
    level_unit: tuple[str, str] = ("", "")  # of the last level or share
    amount_value: Decimal = Decimal(0)  # of the last level
    share: tuple[str, int] = ("", -9)  # the share told last, no name where the last figure is none
    of_whole: tuple[str, int] = ("", -9)  # the last share of a whole that was named
    counted: dict[str, tuple[str, int]] = field(default_factory=dict)  # what was counted, by its counter
    # what was built or planted, by its unit
    measured: dict[str, tuple[str, int]] = field(default_factory=dict)
    unit_heads: dict[str, tuple[str, int]] = field(default_factory=dict)  # the head of a level, by its unit
    # wholes and parts
    whole: str = ""
    whole_from: int = 0  # where the words begin that named it
    whole_unit: tuple[str, str] = ("", "")
    whole_value: Decimal = Decimal(0)
    among: tuple[str, int] = ("", -9)  # what a clause takes parts of: 常住人口中
    part_head: tuple[str, int] = ("", -9)  # the head that the parts leave out
    part_kind: str = ""  # the last character of the first of them
    part_unit: str = ""  # the unit of the first of them
    kinds_of: tuple[str, str, int] = ("", "", -9)  # the thing whose kinds are counted, and its counter
    trade: tuple[str, str, int] = ("", "", -9)  # what stands around 进口 and 出口 in the name of both
    sustains: tuple[str, str, int] = ("", "", -9)  # of which whole a part sustains another's, and how
    open_list: OpenList = field(default_factory=OpenList)
    # lists
    items: list[str] = field(default_factory=list)  # the things of the list before: 甲、乙分别…
    items_places: list[str] = field(default_factory=list)  # where each item of a list of places is
    items_sentence: int = -1
    modifiers: list[str] = field(default_factory=list)  # what tells each of them apart
    dealt: tuple[str, int] = ("", -9)  # the thing of which kinds or places have a share each
    dealt_to_places: tuple[str, int] = ("", -9)
    # places
    region: str = ""
    region_sentence: int = -1
    region_at: int = 0  # the last figure that is of it
    region_outside: str = ""  # the place told of before a remark in brackets
    # times
    point: TimeExpression | None = None
    span: TimeExpression | None = None
    frame: TimeExpression | None = None  # the years that a section sets
    part: TimeExpression | None = None  # the years that the heading of a part looks back on
    base: TimeExpression | None = None  # the year that is compared with
    goal: TimeExpression | None = None  # the year of the goals that a paragraph opens with
    lead: TimeExpression | None = None  # what the whole text tells of: 截至2023年第二季度末
    pair: tuple[str, str] | None = None  # the years of 从…到…
    pair_told: tuple[str, int] = ("", -9)  # the years of the pair told last, and in which sentence
    told_year: str = ""  # the year that a report's heading looks back on
    origin: int = -9  # the paragraph in which the beginning of something long before was told
    # reported or aimed at
    told: Told | None = None
    aims: bool = False  # whether something was announced, which the next sentences go on with
    led_by: str = ""  # the words that end in the colon before a list
    looks_back: bool = False  # whether a heading stands over what has been
    looks_ahead: bool = False

    def keep_topic(self, topic: str) -> None:
        """Note the thing spoken of."""
        self.topic = topic
        self.topic_sentence = self.sentence

    @property
    def spoken(self) -> Spoken:
        """What is spoken of here."""
        return Spoken(
            self.topic, self.topic_sentence, self.action, self.rate, self.share, self.last_unit
        )  # fmt: skip

    def speak_of(self, spoken: Spoken) -> None:
        """Speak again of what was spoken of before a remark."""
        self.topic, self.topic_sentence, self.action = spoken.topic, spoken.topic_sentence, spoken.action
        self.rate, self.share, self.last_unit = spoken.rate, spoken.share, spoken.last_unit

    @property
    def same_sentence(self) -> bool:
        """Whether the topic was named in the sentence being read."""
        return self.topic_sentence == self.sentence


@dataclass(slots=True)
class Context:
    """One document while it is read.

    `told` when each step is to be put into words (``plancheck explain``); `yearly` when it is a report to an assembly, which
    tells of years: a month dates only its own sentence; `guidance` when its title is that of an opinion or measures, whose rules
    stand from the day they are issued; `facts` and `goals` the years that the signs of the text disagree on.
    """

    view: str
    tone: Tone
    lexicon: Lexicon
    regions: RegionIndex
    times: list[TimeExpression]
    reference: Reference
    region: str
    plan: bool
    told: bool = False
    memory: Memory = field(default_factory=Memory)
    kind: str = "other"
    whole: bool = False
    yearly: bool = False
    guidance: bool = False
    facts: frozenset[int] = frozenset()
    goals: frozenset[int] = frozenset()
    _starts: list[int] = field(default_factory=list)
    _next: int = 0  # the first time behind what was asked for last
    sheets: TaskSheets = field(init=False)

    def __post_init__(self) -> None:
        self.sheets = TaskSheets(self.view, self.times)
        self._starts = [time.start for time in self.times]

    def doubt(self, reading: Reading, *, goal: bool = False) -> None:
        """Note that a reading rests on years of the text that its signs disagree on."""
        if self.goals if goal else self.facts:
            reading.reasons.setdefault("text", GOALS_DISPUTED if goal else FACTS_DISPUTED)

    def is_ahead(self, time: TimeExpression) -> bool:
        """Whether a time ends behind the last year reported on; not where neither that nor the document's own is known."""
        known = self.reference.observed or self.reference.own
        return known is not None and (time.last_year or 0) > known

    def is_had_by_then(self, time: TimeExpression) -> bool:
        """Whether 现有 in a part that looks back on the five years just over tells what there was at their end."""
        part, observed = self.memory.part or self.memory.frame, self.reference.observed
        if time.kind != "now" or not self.view.startswith(HAS_NOW, time.start):
            return False
        over = part is not None and part.years == _TERM and part.last_year == observed
        return over and observed == (self.reference.own or 0) - 1

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """Return the time expressions that start in a span.

        五年内 is the years ahead where the text looks ahead; 今年 under 2019年工作总结 is 2019 whenever it was given.
        """
        starts, first = self._starts, self._next
        # most spans stand between the same two times as the one before
        if (first < len(starts) and starts[first] < start) or (first and starts[first - 1] >= start):
            first = self._next = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return []
        times = self.times[first : bisect_left(starts, end, first)]
        relative = review = ahead = False  # asked twice of each figure: one loop for the three of them
        for time in times:
            relative = relative or time.relative
            review = review or time.kind == "review"
            ahead = ahead or time.ahead != ""
        if relative and (year := self.memory.told_year):
            own = str(self.reference.own)
            return [
                replace(time, period=year) if time.relative and time.period == own else time for time in times
            ]
        frame = self.memory.frame
        if review and frame is not None and frame.coming:
            times = [self._within(frame, time) for time in times]  # 五年内, 这五年 under 今后五年的任务
        if ahead and self.memory.looks_ahead:
            past = self._years_over()
            if past is not None:  # 五年提高4个百分点 where the part still tells of the last plan
                return [replace(time, period=past, kind="review") if time.ahead else time for time in times]
            return [replace(time, period=time.ahead, kind="plan") if time.ahead else time for time in times]
        return times

    def _within(self, frame: TimeExpression, time: TimeExpression) -> TimeExpression:
        """Return the years to come that a part tells of for as many years that are not said to be past."""
        same = time.kind == "review" and time.years == frame.years
        if not same or not (time.ahead or self.view.startswith("这", time.start)):
            return time
        return replace(time, period=frame.period, kind="span", ahead="")

    def _years_over(self) -> str | None:
        """The five years looked back on just before, where they are over."""
        past, known = self.memory.span or self.memory.frame, self.reference.observed or self.reference.own
        if past is None or past.kind not in ("plan", "review") or known is None:
            return None
        over = (past.last_year or 9999) <= known and (past.last_year or 0) - (past.first_year or 0) == 4
        return past.period if over else None
