"""Page furniture: what stands on a page and says nothing — contents, page feet, running titles, footnote marks."""

from __future__ import annotations

import re
from collections import Counter

from plancheck.asked_first import holds
from plancheck.documents.headings import find_heading
from plancheck.documents.lines import SITE_MARK, Line, Span
from plancheck.documents.origin.words import load_origin_words

_CONTENTS = re.compile(r"[\s　#*]*目[\s　]*[录錄][\s　*：:]*$")
holds(_CONTENTS, "录錄")
_LEADER = re.compile(
    r"(?:[.．…·•]{3,}|(?:[.．…·•][\s　]){3,}|…)[\s　.．…·•]*[-－—]?\s*\d{0,4}\s*[-－—]?[\s　]*$|\t\s*\d{1,4}\s*$"
)
_DOTS = ("…", "..", "··")  # one of which a line of a contents page holds
_ENTRY_PAGE = re.compile(r"[^\d\s年月日．.][\s　]{1,10}[-－—]?\s*\d{1,4}\s*[-－—]?[\s　]*$")
_GLUED_ENTRY = re.compile(
    r"第[一二三四五六七八九十\d]{1,4}[章节篇]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|[.．…·]{3,}"
)
_DASHED_FOOT = re.compile(r"[\s　]*[-–—―－─·•]{1,2}\s*[0-9０-９]{1,4}\s*[-–—―－─·•]{1,2}[\s　]*$")
_WORDED_FOOT = re.compile(
    r"[\s　]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*[共总]\s*\d{1,4}\s*页)?|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?|(?P<page>\d{1,4})\s*/\s*(?P<pages>\d{1,4}))[\s　]*$"
)
_CLOSES_FOOT = "页-–—―－─·•"  # or a digit
_RULE = re.compile(r"[\s　]*\*(?:[ ]\*){2,}[\s　]*")  # a page's end in what was written from a PDF
_NUMBERED = re.compile(r"[\s　]*(?:[0-9]{1,4}[\s　].*|.*[\s　][0-9]{1,4}[\s　]*)")
_VISIT_WORDS = ("浏览", "阅读", "点击", "访问", "瀏覽", "閱讀", "點擊", "訪問")
_VISITS = re.compile(
    r"(?:浏览|阅读|点击|访问|瀏覽|閱讀|點擊|訪問)(?:次数|次數|量|数|數|率|人数|人數)?[：:][ \u3000]?[0-9]{1,8}[ \u3000]?(?:人次|次)?"
)
_LEAST_PAGES = 3
_INDENT = ("    ", "\t", "\u3000\u3000\u3000")
_BARE_NUMBER = re.compile(r"[\s　]*(\d{1,4})[\s　]*$")
_ENDS_IN_NUMBER = re.compile(r"[0-9０-９][\s　]*$")
_BEGINS_WITH_UNIT = re.compile(
    r"[\s　]*(?:[百千]?[万亿萬億]|百分点|个百分点|[%％‰元人家个户件吨辆台亩倍]|公里|公顷|平方|立方|千瓦)"
)
_SENTENCE_MARK = re.compile(r"[。！？；]")
_FOOTNOTE = re.compile(
    r"[\s　]*[\[〔(（]?(\d{1,3})[\]〕)）]?[\s　]*(?=[^\W\d_]|“|\"|(?<=[\s　])(?:19|20)\d\d)"
)
# The digits stick to a word, unit or closing mark and end before a mark or the line's end.
_FOOTNOTE_MARK = re.compile(
    r"(?<=[\u4e00-\u9fff”）)%％])[\[〔]?(\d{1,3})[\]〕]?(?=[；，。、：\s）)”]|用户|$)"
)
_NOTE_WORDS = re.compile(
    r"(?=.{4})(?:此处|来源|数据来源|资料|指|注|见|“|参见|本|按|根据|截至|包括|不含|不包括|其中|即|由|该|(?:19|20)\d\d\s?年)"
)

# characters; without an end by then the word stood over a list that is no contents page
LONGEST_CONTENTS = 12_000
LONGEST_FOOT, LONGEST_INDENTED = 40, 160  # characters of a page's foot; with the blanks before it
LONGEST_ENTRY = 90  # characters of one contents entry with its leader
FOOT_GAP = 300  # bare page numbers stand at least this many characters apart; rows of a table do not
PAGE_LENGTH = 4000  # and at most this many: a page of A4 holds some 700 to 1500 characters
PROSE_LINE = 15  # a line this long beside the number is text, not a cell
FOOT_CHAIN = 4  # bare numbers that must follow each other, one by one, to be read as page numbers
# of these at least so many beside text, where the others stand between cells of tables
LEAST_BESIDE_PROSE = 3


# what a writer of Markdown sets above a text: --- title: … date: … ---
_FRONT_MATTER = re.compile(
    r"\s*---[ \t]*\r?\n(?P<fields>(?:(?!---)[^\n]{0,500}\n){1,60})---[ \t]*\r?(?:\n|$)"
)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(?P<title>[^\n]{2,200}?)[\"']?[ \t]*\r?$", re.MULTILINE)


_LEFT_AT_END = re.compile(r"(?<=[\u4e00-\u9fff。，；：！:;,])(?P<mark>[0-9A-Za-z]{3})(?=[ \u3000]*(?:\n|$))")
_CLOSING, _LEAST_MARKS = "。；：！:;", 4


def front_title(text: str) -> re.Match[str] | None:
    r"""Return the match of the title that Markdown sets above a text, as its group ``title``; None without one.

    Examples
    --------
    >>> found = front_title("---\ntitle: '茶叶产值增长9%'\ntags: 新闻\n---\n今年以来…")
    >>> found["title"] if found else None
    '茶叶产值增长9%'
    """
    front = _FRONT_MATTER.match(text)
    return (
        _FRONT_TITLE.search(text, front.start("fields"), front.end("fields")) if front is not None else None
    )


def front_matter_spans(text: str) -> list[Span]:
    r"""Return the spans of what Markdown sets above a text, without its title.

    Examples
    --------
    >>> front_matter_spans("---\ntitle: 茶叶产值\n---\n今年以来…")
    [(0, 11, 'front matter'), (15, 20, 'front matter')]
    """
    front = _FRONT_MATTER.match(text)
    if front is None:
        return []
    title = front_title(text)
    if title is None:
        return [(0, front.end(), "front matter")]
    return [
        (0, title.start("title"), "front matter"),
        (title.end("title"), front.end(), "front matter"),
    ]


def mark_spans(text: str) -> list[Span]:
    r"""Return the spans of a mark that a site leaves at the ends of lines, so that copies show where they came from.

    It is the same few letters each time, small and great, also behind full stops, as no unit is.

    Examples
    --------
    >>> sample = "各位代表:3Xa\n工作回顾3Xa\n全县面貌一新。3Xa\n产值达9亿元。3Xa\n"
    >>> {sample[a:b] for a, b, _ in mark_spans(sample)}, len(mark_spans(sample))
    ({'3Xa'}, 4)
    """
    found: dict[str, list[Span]] = {}
    closing: dict[str, int] = {}
    for match in _LEFT_AT_END.finditer(text):
        mark = match["mark"]
        if mark.isupper() or mark.islower():
            continue
        found.setdefault(mark, []).append((match.start("mark"), match.end("mark"), SITE_MARK))
        closing[mark] = closing.get(mark, 0) + (text[match.start() - 1] in _CLOSING)
    return [
        span
        for mark, spans in found.items()
        if len(spans) >= _LEAST_MARKS and 2 * closing[mark] >= len(spans)
        for span in spans
    ]


def visit_spans(text: str) -> list[Span]:
    r"""Return the spans of counters of visits: how often a page was seen is none of its figures.

    Examples
    --------
    >>> sample = "发布时间：2021-03-10 浏览次数：128 次\n"
    >>> [sample[a:b] for a, b, _ in visit_spans(sample)]
    ['浏览次数：128 次']
    """
    if not any(word[0] in text and word in text for word in _VISIT_WORDS):
        return []
    return [(match.start(), match.end(), "visits") for match in _VISITS.finditer(text)]


def contents_spans(text: str, lines: list[Line]) -> list[Span]:
    r"""Return the spans of contents pages: after a line 目录, or by dot leaders alone.

    The contents end where their first entry comes again (the body's first heading), at the last entry with a
    leader or page number, or before the first line that is a sentence.

    Examples
    --------
    >>> from plancheck.documents.lines import split_lines
    >>> sample = "目 录\n一、现状 ... 1\n二、目标 ... 3\n一、现状\n2010年交易额达4.5万亿元。"
    >>> [sample[a:b].splitlines()[-1] for a, b, _ in contents_spans(sample, split_lines(sample))]
    ['二、目标 ... 3']
    """
    spans: list[Span] = []
    headed = "录" in text or "錄" in text
    led = any(dots in text for dots in _DOTS)
    index = 0
    while index < len(lines):
        line = lines[index]
        if headed and line.end - line.start <= 40 and _CONTENTS.match(text, line.start, line.end):
            last = _contents_end(text, lines, index)
            if last > index:
                spans.append((line.start, lines[last].stop, "contents"))
            index = last + 1
            continue
        if led and _is_leader(text, line):
            spans.append((line.start, line.stop, "contents"))
        index += 1
    return spans


def _numbers_inside_figures(
    text: str, lines: list[Line], bare: list[int], *, filled: list[int], place: dict[int, int]
) -> set[int]:
    """Bare numbers that tear a figure from its unit: a line of prose ends in digits, the next goes on with 亿元."""
    inside = set()
    for index in bare:
        order = place[index]
        if not 0 < order < len(filled) - 1:
            continue
        before, after = lines[filled[order - 1]], lines[filled[order + 1]]
        if (
            before.end - before.start >= PROSE_LINE
            and after.end - after.start >= PROSE_LINE
            and _ENDS_IN_NUMBER.search(text, before.start, before.end)
            and _BEGINS_WITH_UNIT.match(text, after.start, after.end)
        ):
            inside.add(index)
    return inside


def _is_worded_foot(content: str) -> bool:
    """Whether a line is 第3页, Page 3 of 20 or 3/20; 32/28 is no page of 28."""
    match = _WORDED_FOOT.match(content)
    return match is not None and (not match["page"] or int(match["page"]) <= int(match["pages"]))


def _is_leader(text: str, line: Line) -> bool:
    if not 4 <= line.end - line.start <= LONGEST_ENTRY:
        return False
    if not any(text.find(dots, line.start, line.end) >= 0 for dots in _DOTS):
        return False
    match = _LEADER.search(text, line.start, line.end)
    # Without a page number a line of dots is an omission mark in running text.
    return bool(match and text[match.start() : line.end].strip(" 　\t.．…·•-—－").isdigit())


def _entry_key(text: str, line: Line) -> str:
    heading = find_heading(text, line.start, line.end)
    words = heading.title if heading else text[line.start : line.end]
    words = re.sub(r"[\s　]*\d{1,4}[\s　]*$", "", _LEADER.sub("", words))
    return re.sub(r"[\s　*#.．·…。、：:（）()\d]", "", words)


def _contents_end(text: str, lines: list[Line], marker: int) -> int:
    """Return the index of the last line of the contents that begin at `marker`."""
    entries: list[tuple[int, str]] = []
    seen: set[str] = set()  # their keys
    last_paged = marker
    stop = len(lines)
    for index in range(marker + 1, len(lines)):
        line = lines[index]
        length = line.end - line.start
        if line.start - lines[marker].end > LONGEST_CONTENTS:
            return last_paged
        content = text[line.start : min(line.end, line.start + 4000)]
        if not content.strip(" 　\t\xa0"):
            continue
        if length > LONGEST_ENTRY or _SENTENCE_MARK.search(content):
            # A contents page glued into one line: many markers, no sentence.
            if not entries and len(_GLUED_ENTRY.findall(content)) >= 4 and not re.search(r"[。；]", content):
                return index
            stop = index
            break
        key = _entry_key(text, line)
        if not key or _DASHED_FOOT.match(content):
            last_paged = index if entries and last_paged == index - 1 else last_paged
            continue
        if entries and key == entries[0][1]:
            return _last_filled(text, lines, index)
        if key in seen and find_heading(text, line.start, line.end):
            return _last_filled(text, lines, index)
        entries.append((index, key))
        seen.add(key)
        if _LEADER.search(content) or _ENTRY_PAGE.search(content):
            last_paged = index
    if not entries:
        return marker
    if last_paged > marker:
        return last_paged
    # No page numbers and no entry again: headings right before the first sentence are the body's own.
    body = next((i for i, _ in reversed(entries) if i < stop), marker)
    return max(marker, _last_filled(text, lines, body))


def _last_filled(text: str, lines: list[Line], index: int) -> int:
    """Return the last line before `index` that is not blank."""
    index -= 1
    while index > 0 and not text[lines[index].start : lines[index].end].strip():
        index -= 1
    return index


def foot_spans(text: str, lines: list[Line]) -> list[Span]:
    r"""Return page numbers and the running titles beside them.

    ``- 7 -`` and 第7页 are page numbers wherever they fill a line. A bare number is one only with evidence: a
    form feed beside it, a repeated title beside it, or a chain of numbers, each one more than the last, far apart.

    Examples
    --------
    >>> from plancheck.documents.lines import split_lines
    >>> sample = "交易额达到2046\n\f- 7 -\n亿元"
    >>> [(sample[a:b], reason) for a, b, reason in foot_spans(sample, split_lines(sample))]
    [('- 7 -\n', 'page number')]
    """
    spans: list[Span] = []
    bare: list[int] = []
    feet: list[int] = []
    filled = [
        i
        for i, line in enumerate(lines)
        if line.end - line.start > 0 and not text[line.start : line.end].isspace()
    ]
    place = {index: order for order, index in enumerate(filled)}
    for index in filled:
        line = lines[index]
        if line.end - line.start > LONGEST_FOOT and not _is_pushed_in(text, line):
            continue
        content = text[line.start : line.end]
        closes = content.rstrip()[-1]
        if not closes.isdecimal() and closes not in _CLOSES_FOOT:
            continue
        if _DASHED_FOOT.match(content) or _is_worded_foot(content):
            feet.append(index)
        elif _BARE_NUMBER.match(content):
            bare.append(index)
    titles = _running_titles(text, lines, filled, place, feet + bare)
    accepted = set(feet)
    for index in bare:
        order = place[index]
        near = [filled[o] for o in (order - 1, order + 1) if 0 <= o < len(filled)]
        if any(_key(text, lines[i]) in titles for i in near):
            accepted.add(index)
    accepted |= _numbers_at_edges(text, lines, bare)
    accepted |= _numbers_inside_figures(text, lines, bare, filled=filled, place=place)
    accepted |= _number_chain(text, lines, bare, filled=filled, place=place)
    for index in sorted(accepted):
        spans.append((lines[index].start, lines[index].stop, "page number"))
        order = place[index]
        for neighbour in (order - 1, order + 1):
            if 0 <= neighbour < len(filled):
                beside = filled[neighbour]
                if _key(text, lines[beside]) in titles and beside not in accepted:
                    spans.append((lines[beside].start, lines[beside].stop, "running title"))
    taken = {start for start, _, _ in spans}
    spans += [
        (lines[index].start, lines[index].stop, "running title")
        for index in _repeated_edges(text, lines, filled) | _edges_at_rules(text, lines, filled, place)
        if lines[index].start not in taken
    ]
    return spans


def _is_pushed_in(text: str, line: Line) -> bool:
    """Whether a line is long only by the blanks that set it in the middle or at the right of its page."""
    if line.end - line.start > LONGEST_INDENTED or not text.startswith(_INDENT, line.start):
        return False
    return len(text[line.start : line.end].strip()) <= LONGEST_FOOT


def _edges_at_rules(text: str, lines: list[Line], filled: list[int], place: dict[int, int]) -> set[int]:
    """Return the rules that part pages (* * *) with the numbered titles behind them: 8 2024年度报告.

    Pages are parted by rules where at least three of them stand before a line that repeats with another number.
    """
    if "* * *" not in text:
        return set()
    heads: dict[str, list[tuple[int, int]]] = {}
    for index in filled:
        if not _RULE.fullmatch(text[lines[index].start : lines[index].end]) or place[index] + 1 >= len(
            filled
        ):
            continue
        behind = filled[place[index] + 1]
        key = _key(text, lines[behind])
        if len(key) >= 4 and _NUMBERED.fullmatch(text, lines[behind].start, lines[behind].end):
            heads.setdefault(key, []).append((index, behind))
    repeated = [pair for pairs in heads.values() if len(pairs) >= _LEAST_PAGES for pair in pairs]
    return {index for pair in repeated for index in pair}


def _page_edges(text: str, lines: list[Line], filled: list[int]) -> list[list[int]]:
    """Return for each page, parted by form feeds, its first two and last two filled lines."""
    pages: list[list[int]] = [[]]
    before = 0
    for index in filled:
        if "\f" in text[before : lines[index].start]:
            pages.append([])
        before = lines[index].end
        pages[-1].append(index)
    return [page if len(page) <= 4 else [*page[:2], *page[-2:]] for page in pages]


def _repeated_edges(text: str, lines: list[Line], filled: list[int]) -> set[int]:
    """Return lines at page edges that at least half of the pages repeat, their digits aside."""
    if "\f" not in text:
        return set()
    edges = _page_edges(text, lines, filled)
    if len(edges) < 2:
        return set()
    counts: Counter[str] = Counter()
    for page in edges:
        counts.update({key for index in page if len(key := _key(text, lines[index])) >= 4})
    wanted = max(2, len(edges) / 2)
    repeated = {key for key, count in counts.items() if count >= wanted and (len(key) >= 8 or count >= 3)}
    return {index for page in edges for index in page if _key(text, lines[index]) in repeated}


def _numbers_at_edges(text: str, lines: list[Line], bare: list[int]) -> set[int]:
    """Return bare numbers beside form feeds that count as the pages do.

    A torn value may stand alone beside a page break too, so the numbers must go on with the pages: each differs
    from its page by the same amount.
    """
    if "\f" not in text:
        return set()
    shifts: dict[int, int] = {}
    page = position = 0
    for index in bare:
        page += text.count("\f", position, lines[index].start)
        position = lines[index].start
        if _beside_form_feed(text, lines, index):
            shifts[index] = int(text[lines[index].start : lines[index].end].strip()) - page
    if not shifts:
        return set()
    shift, agreeing = Counter(shifts.values()).most_common(1)[0]
    if agreeing < 2 and not 0 <= shift <= 2:
        return set()
    return {index for index, own in shifts.items() if own == shift}


def _key(text: str, line: Line) -> str:
    return re.sub(r"[\s　\d]", "", text[line.start : line.end]) if line.end - line.start <= 80 else ""


def _running_titles(
    text: str, lines: list[Line], filled: list[int], place: dict[int, int], numbers: list[int]
) -> set[str]:
    """Return the lines that stand beside page numbers at least twice."""
    counts: Counter[str] = Counter()
    for index in numbers:
        order = place[index]
        beside = {_key(text, lines[filled[o]]) for o in (order - 1, order + 1) if 0 <= o < len(filled)}
        counts.update(key for key in beside if 4 <= len(key) <= 50 and not re.search(r"[。；，：]", key))
    # Beside a bare number a table's row label also repeats: the title of a document or report is longer.
    return {
        key
        for key, count in counts.items()
        if count >= 2 and (len(key) >= 8 or count >= 4) and _is_title_like(key)
    }


def _is_title_like(key: str) -> bool:
    """Whether a line that stands beside page numbers may be the title of a paper or the office that issued it."""
    return any(word in key for word in load_origin_words().of("running_title"))


def _beside_form_feed(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    after = text[line.end : line.stop] == "\f" or text[line.stop : line.stop + 1] == "\f"
    before = line.start > 0 and text[line.start - 1] == "\f"
    return after or before


def _number_chain(
    text: str, lines: list[Line], bare: list[int], *, filled: list[int], place: dict[int, int]
) -> set[int]:
    """Return the longest run of bare numbers n, n + 1, … a page's length apart, beside lines of running text.

    A page that holds a table has its number between cells, where nothing tells it from a value: the run goes
    through such numbers, from one that parts two lines of text to the next, but they are not returned.
    """
    best: dict[int, tuple[int, int]] = {}  # number -> (chain length, line)
    through: dict[int, int] = {}  # number between cells -> the line of the number the run left the text at
    previous: dict[int, int] = {}
    length: dict[int, int] = {}
    top = -1
    for index in bare:
        order = place[index]
        number = int(text[lines[index].start : lines[index].end].strip())
        before = best.get(number - 1)
        sides = _sides_of_prose(lines, filled, order)
        if sides == 0:  # between cells of a table
            start = through.get(number - 1, -1)
            if before and before[1] > start and _sides_of_prose(lines, filled, place[before[1]]) == 2:
                start = before[1]
            if start > through.get(number, -1):
                through[number] = start
            continue
        length[index] = 1
        if before and FOOT_GAP <= lines[index].start - lines[before[1]].start <= PAGE_LENGTH:
            length[index], previous[index] = before[0] + 1, before[1]
        start = through.get(number - 1, -1)
        if start >= 0 and sides == 2:
            pages = number - int(text[lines[start].start : lines[start].end].strip())
            apart = lines[index].start - lines[start].start
            if length[start] + pages > length[index] and FOOT_GAP * pages <= apart <= PAGE_LENGTH * pages:
                length[index], previous[index] = length[start] + pages, start
        held = best.get(number)
        if held is None or length[index] >= held[0]:
            best[number] = (length[index], index)
        if top < 0 or length[index] > length[top]:
            top = index
    if top < 0 or length[top] < FOOT_CHAIN:
        return set()
    chain = [top]
    while chain[-1] in previous:
        chain.append(previous[chain[-1]])
    # Page numbers go through the whole text; row numbers of one long table do not.
    reach = 3 * PAGE_LENGTH
    if lines[chain[-1]].start > reach or len(text) - lines[top].start > reach:
        return set()
    return set(chain) if len(chain) >= LEAST_BESIDE_PROSE else set()


def _sides_of_prose(lines: list[Line], filled: list[int], order: int) -> int:
    """Return on how many of its two sides a filled line has a line of running text: 0, 1 or 2."""
    sides = 0
    if order > 0:
        line = lines[filled[order - 1]]
        sides += line.end - line.start >= PROSE_LINE
    if order + 1 < len(filled):
        line = lines[filled[order + 1]]
        sides += line.end - line.start >= PROSE_LINE
    return sides


def footnote_spans(text: str, lines: list[Line], *, feet: list[Span]) -> list[Span]:
    r"""Return footnote marks stuck to words: digits whose number begins a note line further down.

    A mark is only taken where the note exists and the notes are numbered one by one, so a value is never cut
    by a guess.

    Examples
    --------
    >>> from plancheck.documents.lines import split_lines
    >>> sample = "用户数达8.22亿8；域名3302万个9。\n8 此处为截至11月数据。\n9 来源：注册机构。"
    >>> [sample[a:b] for a, b, _ in footnote_spans(sample, split_lines(sample), feet=[])]
    ['8', '9']
    """
    spans: list[Span] = []
    filled = [line for line in lines if line.end > line.start and not text[line.start : line.end].isspace()]
    feet_at = {start for start, _, reason in feet if reason in ("page number", "running title")}
    for order, line in enumerate(filled):
        if line.end - line.start < 6 or "\u4e00" <= text[line.start] <= "\u9fff":
            continue
        match = _FOOTNOTE.match(text, line.start, line.end)
        if match is None or not _NOTE_WORDS.match(text, match.end(), line.end):
            continue
        number = match.group(1)
        window = max(0, line.start - 6000)
        found = None
        for candidate in _FOOTNOTE_MARK.finditer(text, window, line.start):
            if candidate[1] == number and not _is_value(text, candidate.start(), candidate.end()):
                found = candidate  # the last one is nearest to the note
        if found is not None:
            spans.append((found.start(), found.end(), "footnote mark"))
            spans += _note_at_foot(filled, order, feet_at)
    return spans


def _note_at_foot(filled: list[Line], order: int, feet_at: set[int]) -> list[Span]:
    """Return the span of a note that stands at its page's foot, where it would tear the running sentence."""
    for ahead in range(order + 1, min(order + 12, len(filled))):
        if filled[ahead].start in feet_at:
            return [(filled[order].start, filled[ahead].start, "footnote")]
        if filled[ahead].end - filled[ahead].start < 6:
            return []
    return []


def _is_value(text: str, start: int, end: int) -> bool:
    """Return whether the digits read as a value of their own: 第3, 图1, 专栏2 or a number with its unit behind."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 3].lstrip(" \u3000")
    return bool(
        re.search(r"[第图表栏约达为至到超过增降达每]$", before)
        or re.match(r"[个人家万亿元%％年月日倍项户]", after)
    )
