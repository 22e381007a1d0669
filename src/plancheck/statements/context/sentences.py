"""Cut a text into sentences and clauses, and hold what is known of one sentence while its figures are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from plancheck.documents.characters import places_of
from plancheck.quantities.figure import Figure
from plancheck.statements.context.outline import Place
from plancheck.statements.context.phrases import PAREN
from plancheck.statements.context.reading import Reading
from plancheck.statements.times.periods import TimeExpression

# what is longer is a table or a run of characters: read in pieces, so that time grows with length
LONGEST_SENTENCE = 1200
LONGEST_HEADLINE = 40
_SHORTEST_HEADLINE = 8
LONGEST_CAPTIONED = 60  # characters of a sentence before its figure, behind the unit of a caption
# 图2 生产总值构成 单位：% 据抽样调查，…: what a page runs together with the sentence behind it
_UNIT_OF_CAPTION = re.compile("单位[：:] ?[%‰\u4e00-\u9fff/、]{1,10} {1,4}(?=[\u4e00-\u9fff]{4})")
# In the patterns of marks each branch begins with a character of its own, and only those characters are looked for.
ITEM_MARK = r" - (?<=[\])）”\u4e00-\u9fff] - )(?=\S)"  # 甲 - 乙: items of a list run together in one line
_NO_SPAN = "(?<![年月日亿万千元] - )"  # 2011年 - 2015年
_FULL_STOPS = "。！？"
_LINES_ABOVE = 400  # characters before a line end in which a headline and the line above it are looked for
_HEADLINE = re.compile("[\u4e00-\u9fff“《][^。；\\n]*[^，、；：,;:—0-9-]")
_MARK_INSIDE = re.compile("[，。；、]")
_CLOSES = "”’」）"  # belong to the sentence whose full stop they stand behind
_STOP = r"\.(?<=[%\u4e00-\u9fff]\.)(?=\s{0,3}[\u4e00-\u9fff])"
# begins with a set of characters, so that only those are tried
_CLAUSE = re.compile(
    r"[，；。！？：,:-](?:(?<=[，；。！？])|(?<=：)(?:(?!\s?[约近]?[0-9])|(?<![为是达至到]：))"
    r"|(?<=-)-|(?<=,)(?![0-9]{3})|(?<=:)(?:(?![0-9])|(?<![0-9为是达至到]:)))"
)
_PART_ALWAYS, _PART_SOMETIMES = "，；。！？", "：-,:"  # of the marks of clauses
_SENTENCE = re.compile(
    "".join(f"{mark}[{_FULL_STOPS}]*[{_CLOSES}]?|" for mark in _FULL_STOPS) + f"{_STOP}|{ITEM_MARK}{_NO_SPAN}"
)


@dataclass(slots=True)
class Sentence:
    """One sentence with its figures, and how far they are read.

    Parameters
    ----------
    start, end : int
        Where it stands in the view.
    figures : sequence of Figure
        Those that stand in it, in order.
    place : Place
        Where it stands in the outline.
    times : sequence of TimeExpression
        Its time expressions.
    bases : frozenset of int
        Where those begin that a figure is compared with: 比2010年.
    breaks : list of int
        Where its clauses begin.
    readings : list of Reading
        What its figures were read as, up to here.
    previous : Reading or None
        The last of them that more than dates.
    passed : Figure or None
        The last figure that only dates.
    described : (Figure, str) or None
        A figure that tells which things the one before it counts, and the words that say so.
    """

    start: int
    end: int
    figures: Sequence[Figure]
    place: Place
    times: list[TimeExpression]
    bases: frozenset[int]
    breaks: list[int]
    readings: list[Reading] = field(default_factory=list)
    previous: Reading | None = None
    passed: Figure | None = None
    described: tuple[Figure, str] | None = None

    def clause_start(self, at: int) -> int:
        """Return where the clause around an offset begins."""
        return self.breaks[bisect_right(self.breaks, at) - 1]

    def after(self, index: int) -> Figure | None:
        """Return the figure behind the one at an index."""
        return self.figures[index + 1] if index + 1 < len(self.figures) else None


def sentence_start(view: str, at: int, figure: Figure) -> int:
    """Return where the sentence with a figure begins, at or behind an offset."""
    stop = figure.start
    # the marks before the last row of full stops decide nothing
    last = max(view.rfind("。", at, stop), view.rfind("！", at, stop), view.rfind("？", at, stop))
    begin = at
    if view.find(".", max(at, last), stop) >= 0 or view.find(" - ", max(at, last), stop) >= 0:
        while last > at and view[last - 1] in _FULL_STOPS:
            last -= 1
        for mark in _SENTENCE.finditer(view, max(at, last), stop):
            begin = mark.end()
    elif last >= at:  # nothing but this row of full stops, and what they close
        begin = last + 1
        if begin < stop and view[begin] in _CLOSES:
            begin += 1
    caption = view.rfind("单位", max(begin, stop - LONGEST_CAPTIONED), stop)
    if caption >= 0 and (unit := _UNIT_OF_CAPTION.match(view, caption, stop)) is not None:
        begin = unit.end()
    line = view.rfind("\n", begin, stop)
    if line >= 0 and _parts_headline(view, line):
        begin = line + 1
    return max(begin, stop - LONGEST_SENTENCE)


def _parts_headline(view: str, at: int) -> bool:
    """Whether a line end stands between a headline, which ends with no mark, and the prose under it: a line of several clauses."""
    lines = view[max(0, at - _LINES_ABOVE) : at].rstrip().rsplit("\n", 2)  # markup is blanks here
    headline = lines[-1].strip()
    if not _SHORTEST_HEADLINE <= len(headline) < LONGEST_HEADLINE or _HEADLINE.fullmatch(headline) is None:
        return False
    above = lines[-2].strip() if len(lines) > 1 else ""
    open_above = above != "" and above[-1] not in _FULL_STOPS and _MARK_INSIDE.search(above) is not None
    if open_above and not headline.endswith(above):  # 原标题：… below the title
        return False  # a line that goes on in the next: the lines of a page
    below = view[at + 1 : at + LONGEST_SENTENCE].lstrip().partition("\n")[0]
    return ("。" in below and "，" in below) or below.strip().endswith(headline)


def sentence_end(view: str, figure: Figure, end: int) -> int:
    """Return where the sentence with a figure ends, at or before an offset."""
    begin, stop = figure.end, min(end, figure.end + LONGEST_SENTENCE)
    line = view.find("\n", begin, stop)
    # 修缮50座⏎茶亭，…: what is counted stands on the next line
    if line >= 0 and (view[begin - 1] == "%" or view[begin:line].strip()) and _parts_headline(view, line):
        stop = line
    full = view.find("。", begin, stop)
    limit = full if full >= 0 else stop
    point = view.find(".", begin, limit)
    while point >= 0 and view[point + 1 : point + 2].isdigit():  # 3.5: no full stop
        point = view.find(".", point + 1, limit)
    if (
        point >= 0
        or view.find("！", begin, limit) >= 0
        or view.find("？", begin, limit) >= 0
        or view.find(" - ", begin, limit) >= 0
    ):
        mark = _SENTENCE.search(view, begin, stop)
        return mark.end() if mark is not None else stop
    if full < 0:
        return stop
    full += 1
    while full < stop and view[full] in _FULL_STOPS:
        full += 1
    return full + 1 if full < stop and view[full] in _CLOSES else full


def clause_starts(view: str, start: int, end: int) -> list[int]:
    """Offsets after the marks that part clauses; marks inside brackets part nothing."""
    for mark in _PART_SOMETIMES:
        if view.find(mark, start, end) >= 0:
            found = [match.end() for match in _CLAUSE.finditer(view, start, end)]
            break
    else:
        found = [at + 1 for at in places_of(view, _PART_ALWAYS, start, end)]
    if view.find("（", start, end) < 0:
        return found
    remarks = [match.span() for match in PAREN.finditer(view, start, end)]
    return [at for at in found if not any(first < at <= last for first, last in remarks)]


def last_of_headline(view: str, start: int, end: int) -> str:
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
