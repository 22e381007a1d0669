"""What the place in a document says about a figure: heading, status, years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plancheck.asked_first import holds
from plancheck.documents.characters import read_as
from plancheck.documents.document import Document, Origin, Section
from plancheck.documents.sections import number_value
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.times.periods import TimeExpression
from plancheck.statements.words.lexicon import Lexicon

_HEADING = re.compile(
    r"^[ ]*(?:(?P<part>第[一二三四五六七八九十百]{1,4}[章编篇部])|(?P<chapter>第[一二三四五六七八九十百]{1,4}节)"
    r"|(?P<one>[一二三四五六七八九十]{1,3}、)|(?P<two>（[一二三四五六七八九十]{1,3}）))[^。\n]{0,60}",
    re.MULTILINE,
)
_NUMBERING = re.compile(
    r"^[ ]*(?:第[一二三四五六七八九十百0-9]{1,4}[章节编篇条部]|[（(]?[一二三四五六七八九十0-9]{1,3}[）)、.．]?|[#*◇■●·-]+)[ 　]*"
)

_PARTS_OF_TITLE = re.compile("[，、；,]")


def fallback_sections(view: str) -> tuple[Section, ...]:
    """Return sections from numbered headings, for a text whose reader found none."""
    starts = []
    for match in _HEADING.finditer(view):
        level = 1 if match["part"] or match["one"] else 2
        line_end = view.find("\n", match.start())
        line_end = len(view) if line_end < 0 else line_end
        line = view[match.start() : line_end]
        cut = re.search(r"[。，；]", line)
        if cut is not None:  # what follows on the same line is no heading
            line = line[: cut.start()]
        line_end, title = match.start() + len(line), line.strip()
        if len(title) <= 45:
            starts.append((match.start(), line_end, level, title))
    sections = []
    path: list[str] = []
    for index, (start, body, level, title) in enumerate(starts):
        end = next((later[0] for later in starts[index + 1 :] if later[2] <= level), len(view))
        path = [*path[: level - 1], title]
        sections.append(Section(start, end, body, level, title, tuple(path)))
    return tuple(sections)


def _is_numbered(title: str) -> bool:
    """Whether a heading has a number of its own; 1月至10月多项指标创新高 begins with a month."""
    marker = _NUMBERING.match(title)
    return marker is not None and marker[0][-1] not in "0123456789一二三四五六七八九十"


_AND = re.compile("[和与及](?:主要|面临的?|目标|总体|今后|下一步|工作)*")
_BEFORE_COMPARED = re.compile("[比较与和同]$")
_COMPARED = re.compile("[末底]?(?:同期|水平)?的?(?:水平)?(?:基本|大体|大致)?(?:相当|持平|相比|一致|接近)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the words of a heading say, wherever it stands.

    Parameters
    ----------
    status : str
        ``observed``, ``target`` or nothing: what they say about the figures under it.
    intends : bool
        Whether only the verb that it or a part of it begins with says so. Headings of reviews begin so too
        (扎实推进新型城镇化): the text under them decides.
    """

    status: str
    intends: bool


@lru_cache(maxsize=KEPT)
def _head_of(words: str, lexicon: Lexicon) -> tuple[str, int | None]:
    """What the head noun of a heading says whatever stands above it (发展目标, 巨大成就) or nothing, and its number in its series."""
    marker = _NUMBERING.match(words)
    number = number_value(marker[0]) if marker is not None else None
    plain = _without_number(words, marker)
    head = lexicon.heading_ends.at_end(plain)
    return head[1] if head is not None and lexicon.heading_starts.match(plain) is None else "", number


def _without_number(words: str, marker: re.Match[str] | None) -> str:
    return (words[marker.end() :] if marker is not None else words).strip()


@lru_cache(maxsize=KEPT)
def heading_of(words: str, lexicon: Lexicon) -> Heading:
    """Return what the words of a heading say.

    Chinese headings end with their head noun (发展思路和主要目标), so the last word decides, unless the heading begins
    with a verb of intent (强化绿色科技创新引领) and does not close with what came of it (推进改革取得新进展).
    """
    plain = _without_number(words, _NUMBERING.match(words))
    intent = _intent(plain, lexicon)
    # 人民生活和社会保障: a field that is told of, no support for what is planned
    status = intent or ("" if plain.endswith(lexicon.words["field_told_of"]) else _last_said(plain, lexicon))
    return Heading(status, bool(intent))


def _last_said(plain: str, lexicon: Lexicon) -> str:
    """What the word of a heading that ends last says; nothing where another beside it says otherwise (形势与任务)."""
    best, at = "", -1
    match = lexicon.section_pattern.search(plain)
    while match is not None:  # words may overlap: 发展目标 and 目标任务
        if match.end() > at:
            said = lexicon.section[match.group()]
            if best not in ("", said) and _AND.fullmatch(plain, at, match.start()) is not None:
                return ""
            best, at = said, match.end()
        match = lexicon.section_pattern.search(plain, match.start() + 1)
    return best


def _intent(plain: str, lexicon: Lexicon) -> str:
    """What the verb says that a heading or a part of it begins with."""
    if lexicon.heading_closes.at_end(plain) is not None:
        return ""
    # most titles are of one part, without a mark
    for part in [plain] if plain.isalpha() else _PARTS_OF_TITLE.split(plain):
        start = lexicon.heading_starts.match(part)
        if start is not None:
            return lexicon.heading["start"][start[0]]
    return ""


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Place:
    """Where a figure stands.

    Parameters
    ----------
    path : tuple of str
        Headings above it.
    status : str
        What they say: ``observed``, ``target`` or empty.
    frame : TimeExpression or None
        The years they name.
    start, top : int
        Offsets of the nearest and of the uppermost heading under the title.
    end : int or None
        Where the uppermost section ends.
    sure : bool
        Whether a head noun says the status (发展目标), not only a verb that also opens headings of reviews (推进…).
    """

    path: tuple[str, ...]
    status: str
    frame: TimeExpression | None
    start: int
    top: int = -1
    end: int | None = None
    sure: bool = True


_SENTENCE_IN_HEADING = re.compile("[（(][0-9]{1,2}[）)][^，。；]{6,}，")
_LEADS_TO_SERIES = re.compile(
    "(?:以下|如下|下列|[0-9几两二三四五六七八九十]{1,2}(?:个方面|项)(?:的?重点)?(?:的?工作)?)"
)
_HOLDS_LEAD = ("下", "方面", "项")
holds(_LEADS_TO_SERIES, _HOLDS_LEAD)
_LIST_ITEM = re.compile("[ ]*[（(]?[0-9]")  # chapters are told of by more than a list is
_MARKS_OF_HEADING = 16  # marks and blanks that stand before and in a heading and not in its title
_OF_DOCUMENTS = ("规划", "报告", "意见", "纲要", "通知", "方案", "征求意见稿）")  # what their titles end with
_LONGEST_LEAD = 400  # characters of the line before a series in which its last sentence is looked for
_SENTENCE_ENDS, _ENDS_LEAD = "。；！", frozenset("：:。")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a sentence says of the series of headings after it (一年来，我们主要做了以下工作：), which goes on while they count on."""

    status: str
    frame: TimeExpression | None
    number: int


class Outline:
    """Places of a document by offset."""

    def __init__(self, document: Document, view: str, times: list[TimeExpression], lexicon: Lexicon) -> None:
        sections = document.sections or fallback_sections(view)
        self._root = Place((), "", None, 0)
        read = _characters_read(document.text, view, sections)
        reader = _HeadingReader(
            document.origin, _simplified(document.origin.title, read), view, times, lexicon
        )
        simplified: dict[str, str] = {}
        if read:
            names = {name for section in sections for name in (section.title, *section.path)}
            simplified = {name: _simplified(name, read) for name in names}
        marks: list[tuple[int, int, Place]] = []
        stack: list[tuple[int, Place]] = []
        for section in sorted(sections, key=lambda s: (s.start, -s.end)):
            title, path = section.title, section.path
            if read:
                title, path = simplified[title], tuple([simplified[above] for above in path])
            while stack and stack[-1][0] <= section.start:
                stack.pop()
            place = reader.place_of(section, title, path, stack[-1][1] if stack else self._root)
            marks.append((section.start, section.end, place))
            stack.append((section.end, place))
        self._places = [place for _, _, place in marks]
        self._events = _events(marks, self._root)
        self._starts = [start for start, _ in self._events]
        self._last = 0  # the event asked for last

    @property
    def places(self) -> list[Place]:
        """The place of each heading, in their order."""
        return self._places

    def correct(self, places: Mapping[int, Place]) -> None:
        """Take other places for some headings, by the offset of each."""
        if not places:
            return
        self._events = [
            (at, places.get(place.start, place) if place.path else place) for at, place in self._events
        ]

    def at(self, offset: int) -> Place:
        """Return the place of an offset."""
        starts, last = self._starts, self._last
        # most blocks stand under the heading of the one before
        if offset < starts[last] or (last + 1 < len(starts) and offset >= starts[last + 1]):
            last = self._last = bisect_right(starts, offset) - 1
        return self._events[last][1]


class _HeadingReader:
    """Makes the places of a document's headings, which it is given in their order: a series of them goes on from one to the next."""

    def __init__(
        self, origin: Origin, own_title: str, view: str, times: list[TimeExpression], lexicon: Lexicon
    ) -> None:
        self._own_title = own_title
        self._view = view
        self._times = times
        self._time_starts = [time.start for time in times]
        self._lexicon = lexicon
        self._begins = _first_year_ahead(origin)
        self._plans_from = _first_told_of_plan(origin, view, times)
        self._leads: dict[int, Lead] = {}  # of the series that are open, by their level

    def place_of(self, section: Section, title: str, path: tuple[str, ...], above: Place) -> Place:
        """Return the place of what stands under a heading; `above` is that of the heading over it."""
        start, level = section.start, section.level
        is_title = (title == self._own_title and not _is_numbered(title)) or title.endswith(_OF_DOCUMENTS)
        # the uppermost heading that says anything decides: 发展环境不断完善 under 发展现状 is no target
        status, sure = above.status, above.sure
        if not status:
            said = heading_of(title, self._lexicon)
            own = "" if is_title or (said.intends and start < self._plans_from) else said.status
            status, sure = own if level > 0 else "", not own or not said.intends
        head_says, number = _head_of(title, self._lexicon)
        if not is_title and level > 1 and head_says:
            status, sure = head_says, True
        frame = above.frame
        lead = self._lead(start, level, number)
        if lead is not None:
            frame = lead.frame or frame
            if not above.status or not above.sure:
                status, sure = lead.status, True
        named = [] if is_title else self._times_named(start, section.body)
        if named:
            frame = _frame_of(named, self._begins)
            if not above.status and _looks_back(named, self._begins):
                status, sure = "observed", True
        top, end = above.top, above.end
        if top < 0 and not is_title:
            top, end = start, section.end
        return Place(path, status, frame, start, top, end, sure)

    def _lead(self, start: int, level: int, number: int | None) -> Lead | None:
        """Return what leads to the series that a heading begins or goes on, and keep it for the next of them."""
        if self._leads:
            self._leads = {of: lead for of, lead in self._leads.items() if of <= level}
        lead = _goes_on(number, self._leads.get(level))
        if number is not None and number <= 1:
            lead = _led_by(self._view, start, self._begins, self._times, self._time_starts, self._lexicon)
        if lead is not None:
            self._leads[level] = lead
        else:
            self._leads.pop(level, None)
        return lead

    def _times_named(self, start: int, body: int) -> list[TimeExpression]:
        """Return the times that a heading names and that what stands under it may be of."""
        low, high = bisect_right(self._time_starts, start - 1), bisect_right(self._time_starts, body)
        named = [
            time
            for time in self._times[low:high]
            if time.end <= body and time.period and not _is_held_against(self._view, time)
        ]
        if named and _SENTENCE_IN_HEADING.search(self._view, start, named[0].start):
            return []  # （3）建立管理体系，2022年起新建建筑…: an item that is a sentence dates nothing but itself
        return named


def _events(marks: list[tuple[int, int, Place]], root: Place) -> list[tuple[int, Place]]:
    """Return where each place begins to hold: at its heading, and again behind what stands under a deeper one."""
    events: list[tuple[int, Place]] = [(0, root)]
    open_: list[tuple[int, Place]] = []
    for start, end, place in marks:
        while open_ and open_[-1][0] <= start:
            closed, _ = open_.pop()
            events.append((closed, open_[-1][1] if open_ else root))
        events.append((start, place))
        open_.append((end, place))
    while open_:
        closed, _ = open_.pop()
        events.append((closed, open_[-1][1] if open_ else root))
    return events


def _goes_on(number: int | None, before: Lead | None) -> Lead | None:
    """Return the lead of a series that a heading counts on; an excerpt may leave some of its headings out."""
    if number is None or before is None or number <= max(1, before.number):
        return None
    return Lead(before.status, before.frame, number)


def _led_by(
    view: str,
    at: int,
    begins: int | None,
    times: list[TimeExpression],
    starts: list[int],
    lexicon: Lexicon,
) -> Lead | None:
    """Return what the sentence before the first heading of a series says of it.

    `begins` is the first year that the document plans, `starts` where its times begin.
    """
    end = at
    while end and view[end - 1].isspace():
        end -= 1
    if view[end - 1 : end] not in _ENDS_LEAD:
        return None  # as before most headings
    start = max(view.rfind("\n", 0, end) + 1, end - _LONGEST_LEAD)
    line = view[start : end - 1]
    start += max([line.rfind(mark) for mark in _SENTENCE_ENDS]) + 1
    words = view[start:end]
    low, high = bisect_right(starts, start - 1), bisect_right(starts, end)
    named = [time for time in times[low:high] if time.period and time.end <= end]
    status = ""
    if any(word in words for word in _HOLDS_LEAD) and _LEADS_TO_SERIES.search(words) is not None:
        said = lexicon.heading["lead"]
        status = next((status for word, status in said.items() if word in words), "")
    if not status and named and not words.endswith("。") and _LIST_ITEM.match(view, at) is not None:
        status = _status_of_years(named, begins, words, lexicon)
    if not status:
        return None
    several = status == "target" and len({time.period for time in named}) > 1
    # 今年秋播和明年春耕: of neither alone
    return Lead(status, named[0] if named and not several else None, 1)


def _status_of_years(named: list[TimeExpression], begins: int | None, words: str, lexicon: Lexicon) -> str:
    """What the years that lead to a list say of it: “十二五”期间完成的工作有：, 到2020年将实现：."""
    if begins is not None:
        if all((time.last_year or begins) < begins for time in named):
            return "observed"
        if all((time.last_year or 0) >= begins for time in named):
            return "target"
    return "target" if lexicon.dating.target.search(words) is not None else ""


def _simplified(name: str, read: Mapping[str, str]) -> str:
    """Return a heading as the view reads it."""
    return read_as(name, read, [one for one in read if one in name])


def _characters_read(text: str, view: str, sections: Iterable[Section]) -> dict[str, str]:
    """Return the traditional characters of headings and what the view reads them as: 工作回顧."""
    read: dict[str, str] = {}
    for section in sections:
        title, start = section.title, section.start
        end = start + len(title) + _MARKS_OF_HEADING
        if title in view[start:end]:
            continue
        pairs = zip(text[start:end], view[start:end], strict=False)
        read |= {a: b for a, b in pairs if a != b and "\u4e00" <= a <= "\u9fff" and b > " "}
    return read


def _is_held_against(view: str, time: TimeExpression) -> bool:
    """Whether a heading only compares with a time: 用电量增长6.6%，增速与2009年相当."""
    return _BEFORE_COMPARED.search(view, max(0, time.start - 1), time.start) is not None and (
        view[time.start - 1] in "比较" or _COMPARED.match(view, time.end) is not None
    )


def _frame_of(named: list[TimeExpression], begins: int | None) -> TimeExpression:
    """Return the time that a heading sets: the first, but the year planned beside a plan that begins with it (“十五五”目标和2026年工作)."""
    first = named[0]
    if first.kind == "plan" and begins is not None and (first.last_year or 0) > begins:
        return next((time for time in named if time.period == str(begins)), first)
    return first


def _first_year_ahead(origin: Origin) -> int | None:
    """Return the first year that a document plans: a plan's first, the year after the one that a report looks back on."""
    if origin.kind == "plan":
        return origin.first_year
    return origin.last_year if origin.kind == "report" else None


def _first_told_of_plan(origin: Origin, view: str, times: list[TimeExpression]) -> int:
    """Return where a report first speaks of the year that it plans; 0 in what is no report, or tells of no year before it.

    一、服务大局，保障发展 behind 2019年，…取得新成效 is a heading of what was done, where nothing was said of 2020 yet.
    """
    if origin.kind != "report" or not origin.last_year or origin.first_year == origin.last_year:
        return 0
    planned, told = str(origin.last_year), str(origin.first_year)
    first = next((time.start for time in times if time.period == told), -1)
    if first < 0:
        return 0
    return next((time.start for time in times if time.period == planned and time.start > first), len(view))


def _looks_back(named: list[TimeExpression], begins: int | None) -> bool:
    """Whether a heading names only five-year plans that were over before the document's own begins: 顺利实现“十四五”发展目标."""
    return begins is not None and all(
        time.kind == "plan" and (time.last_year or begins) < begins for time in named
    )
