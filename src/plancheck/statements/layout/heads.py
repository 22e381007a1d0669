"""Heads of columns: what a head says its column holds, and heads torn or laid over several columns put together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.words.table_words import TableWords
from plancheck.statements.words.written import BRACKETS, YEAR

_IN_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]|[0-9]$")
# 2020 年 and 年均增长: the one goes on with the year before it, the others say how its values were reckoned
_YEARLY = ("年均", "年平均", "年增", "年度", "年递增")
NUMBERED_NAME = re.compile(r"(?:[0-9]{1,2}[.、．](?![0-9])|（[0-9一二三四五六七八九十]{1,2}）|其中[:：])")
TITLE_START = re.compile(r"(?:附?表|专栏|图|附件) ?[0-9一二三四五六七八九十]")
YEAR_HEAD = re.compile(
    r"(?:19|20)[0-9]{2}年?(?:[0-9]{1,2}月)?(?:底|末|度)?(?:--?|~|至)?(?:(?:19|20)?[0-9]{2,4}年?)?[\u4e00-\u9fff]{0,8}[0-9]?"
)
# 为1981年%, 1982年比1981年: one year in percent of another, or set against it
COMPARED_HEAD = re.compile(
    r"(?:(?:(?:19|20)?[0-9]{2})年?)?(?:为|比|较)(?:(?:(?:19|20)?[0-9]{2})年|上年|去年)(?:的?%|±%?)"
)
HALF_COMPARED = re.compile(
    r"(?:(?:(?:19|20)?[0-9]{2})年?)?(?:为|比|较)(?:(?:(?:19|20)?[0-9]{2})年|上年|去年)?"
)
YEAR_ONLY = re.compile(r"(?:19|20)[0-9]{2}年?(?:底|末)?[（]?([\u4e00-\u9fff]{0,5})[）]?")
PART_OF_YEAR_HEAD = re.compile(
    r"(?:[01]?[0-9]月?(?:--?|~|至|—+))?[01]?[0-9]月份?(?:累计)?|第?[1-4一二三四]季度|[上下]半年|前三个?季度|全年"
)
_PLANNED = re.compile("“?十[一二三四五六七]?五”?(?:规划|期间|时期)?$")
_PLAN = re.compile("“十[一二三四五六七]?五”")
_WHEN_ONLY = re.compile("(?:[月年日]止|同期|同月)$")
_TOLD_OF_IT = re.compile("(?:累计|到达|完成|实绩|增长|增减|净增|±|%)")
_LONGEST_PLACE = 4
_LEFT_OUT = 9  # rows by which a number may be ahead of the one above it
HEAD_CLASSES = (
    "index", "unit", "name", "place", "year_row", "span", "date", "note", "content", "rank", "target", "observed", "growth_per_year",
    "growth", "change", "fall", "share", "cumulative",
)  # fmt: skip
WANTS = {
    "index": "Ny",
    "unit": "U",
    "note": "PT",
    "text": "TN",
    "value": "NDy",
    "name": "T",
    "place": "T",
    "span": "YyN",
    "date": "YyTN",
    "year_row": "Yy",
}


def is_unit_row(texts: Sequence[str], reader: CellReader) -> bool:
    """Whether a row gives the units of the columns: 单位 and then nothing but units."""
    return (
        len(texts) >= 2
        and reader.words.is_word(texts[0], "unit")
        and all(reader.kind(text) in "UD" for text in texts[1:])
    )


def counts_up(texts: Sequence[str]) -> bool:
    """Whether texts number rows from one on; a few left out are forgiven.

    Examples
    --------
    >>> counts_up(["1", "2", "4"]), counts_up(["2", "3"]), counts_up(["1", "85"])
    (True, False, False)
    """
    numbers = [int(text) for text in texts if text.isdecimal()]
    rising = all(0 < after - before <= _LEFT_OUT for before, after in itertools.pairwise(numbers))
    return len(numbers) == len(texts) and numbers[:1] == [1] and rising


def joined_head(parts: Sequence[str], reader: CellReader) -> str:
    """The heads above a column as one; a unit under a name stands in brackets as it does beside one."""
    if (
        len(parts) >= 2
        and reader.kind(parts[-1]) == "U"
        and not reader.words.is_word(parts[-2], "index", "unit")
    ):
        return "".join(parts[:-1]) + f"（{parts[-1].strip('（）')}）"
    return "".join(parts)


def merge_head_rows(above: Sequence[str], *, reader: CellReader) -> list[str] | None:
    """Merge the two rows of a head whose first row has one head over several; None where there is one row.

    The empty cells before the second row stand under the heads that go down over both rows.

    Examples
    --------
    >>> from plancheck.statements.cells.text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> merge_head_rows(["序号", "地市", "计划（处）", "", "", "2021年", "2022年"], reader=reader)
    ['序号', '地市', '计划（处）2021年', '计划（处）2022年']
    """
    first_gap = next((i for i, text in enumerate(above) if not text), None)
    if first_gap is None:
        return None
    second = next((i for i in range(first_gap, len(above)) if above[i]), None)
    if second is None or any(not text for text in above[second:]):
        return None
    upper = join_heads(above[:first_gap], 1, reader, least=4)
    lower = join_heads(above[second:], 1, reader, least=4)
    empty = second - first_gap
    if empty < 1 or len(upper) != empty + 1 or len(lower) < 2:
        return None
    group = upper[-1]

    def named(head: str) -> str:
        alone = YEAR.match(head) or head.startswith("“十") or reader.words.is_word(head, *HEAD_CLASSES)
        return group + head if alone else head

    return [*upper[:-1], *(named(head) for head in lower)]


def join_heads(header: Sequence[str], width: int, reader: CellReader, *, least: int = 1) -> list[str]:
    """Join neighbours that belong together best, until so many heads are left or none belong together."""
    heads = list(header)
    while len(heads) > width:
        scores = [(_join_score(heads[i - 1], heads[i], reader), i) for i in range(1, len(heads))]
        score, at = max(scores, key=lambda pair: (pair[0], -pair[1]))
        if score < least:
            break
        heads[at - 1 : at + 1] = [heads[at - 1] + heads[at]]
    return heads


def fit_heads(header: Sequence[str], width: int, *, reader: CellReader, forced: bool = True) -> list[str]:
    """Join the lines of a table's head until there is one head for each column.

    Examples
    --------
    >>> from plancheck.statements.cells.text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> fit_heads(["序号", "项目类别", "单位", "“十三五”完成", "情况", "总投资", "（万元）"], 5, reader=reader)
    ['序号', '项目类别', '单位', '“十三五”完成情况', '总投资（万元）']
    """
    heads = join_heads(_with_years_below(header), width, reader)
    if forced and len(heads) > width:
        # a head over several columns stands before theirs: it goes in front of each that has a time
        over = head_over(heads, reader) if len(heads) == width + 1 else None
        if over is not None:
            name = heads.pop(over)
            heads = [name + head if i >= over and is_timed(head) else head for i, head in enumerate(heads)]
        else:
            keep = max(1, width - 1)
            heads = [heads[0], *heads[-keep:]] if width > 1 else heads[:width]
    if forced and len(heads) < width:
        # one head over several columns of names (城市及分区): the last names stand under it too
        words = [i for i, head in enumerate(heads) if reader.words.ends(head, "name", "place")]
        at = words[0] if words else 0
        heads = heads[: at + 1] + [heads[at]] * (width - len(heads)) + heads[at + 1 :]
    return heads


def _with_years_below(header: Sequence[str]) -> Sequence[str]:
    """Put years in brackets at the end of the heads behind as many heads before them: 现状, 近期规划, （2025年）, （2030年）."""
    size = next((i for i, head in enumerate(reversed(header)) if not YEAR.match(head, 1)), 0)
    if size < 2 or len(header) < 2 * size or any(head[0] != "（" for head in header[-size:]):
        return header
    above = header[len(header) - 2 * size : len(header) - size]
    return [*header[: -2 * size], *(head + year for head, year in zip(above, header[-size:], strict=True))]


def goes_on_with_year(before: str, after: str) -> bool:
    """Whether a piece of a line of heads begins with the 年 of the year before it.

    Examples
    --------
    >>> goes_on_with_year("2025", "年"), goes_on_with_year("2025", "年均增长"), goes_on_with_year("目标", "年")
    (True, False, False)
    """
    return after.startswith("年") and not after.startswith(_YEARLY) and YEAR.fullmatch(before) is not None


def is_timed(head: str) -> bool:
    """Whether a head begins with a year or a plan."""
    return bool(YEAR.match(head)) or head.startswith(("“十", "十"))


def head_over(heads: Sequence[str], reader: CellReader) -> int | None:
    """The head without a time that stands before two with one: 改造任务 over 2021年 and 2022年."""
    for i in range(len(heads) - 2, 0, -1):
        pair = is_timed(heads[i + 1]) and (i + 2 >= len(heads) or is_timed(heads[i + 2]))
        named = reader.words.ends(heads[i], "index", "unit", "name", "place", "note")
        if pair and not named and not is_timed(heads[i]):
            return i
    return None


def _join_score(before: str, after: str, reader: CellReader) -> int:
    planned = _PLAN.search(before)
    if planned is not None and planned.start() <= _LONGEST_PLACE:
        before = before[planned.start() :]  # 全市“十四五” as “十四五”
    if after.startswith(("（", "〔", "[")) or before.count("（") > before.count("）"):
        return 6
    if _WHEN_ONLY.search(before) and _TOLD_OF_IT.match(after):
        return 5  # 本年本月止 and 累计到达, 比上年同期 and 累计（±%）
    if len(before) > 1 and before[-1] in "/、及和与比较为占":
        return 6  # a head that goes on: 年均/ 累计, 2015年比 2014年增长%
    if after == "指标" and _PLANNED.search(before):
        return 8  # “十五五” and 指标: what is aimed at
    if len(before) <= _LONGEST_PLACE and _PLAN.match(after) and not reader.words.ends(before, *HEAD_CLASSES):
        return 7  # a place before a plan: 全市 and “十四五”
    if reader.words.is_word(before, "index", "unit", "note", "name", "place") or reader.words.is_word(
        after, "index", "unit", "name", "place"
    ):
        return 0
    if reader.words.is_word(after, "link"):
        return 5
    timed = bool(re.fullmatch("“?十.五”?(?:期间|时期|规划)?|(?:19|20)[0-9]{2}年?", before))
    if before.startswith("“十") and reader.words.is_word(after, "target", "observed"):
        return 4
    apart = (
        "note",
        "growth",
        "growth_per_year",
        "change",
        "cumulative",
        "share",
        "fall",
        "date",
        "span",
        "rank",
    )
    if (
        timed
        and not re.match("(?:19|20)[0-9]{2}|“?十.五", after)
        and not reader.words.ends(BRACKETS.sub("", after).rstrip("/%"), *apart)
    ):
        return 3
    if len(after) <= 2 and not reader.words.is_word(after, *HEAD_CLASSES):
        return 2
    return 0


def spread_heads(header: Sequence[str], *, reader: CellReader) -> list[str] | None:
    """Put heads over several columns before each head under them; None where no heads come again.

    Examples
    --------
    >>> from plancheck.statements.cells.text import cell_reader_of
    >>> from plancheck.vocabulary import load_vocabulary
    >>> reader = cell_reader_of(load_vocabulary())
    >>> spread_heads(["指标", "规划目标", "实际完成", "2015年", "年均增长", "2015年", "年均增长"], reader=reader)
    ['指标', '规划目标2015年', '规划目标年均增长', '实际完成2015年', '实际完成年均增长']
    """
    size = len(header)
    for count, under in itertools.product((2, 3), (2, 3, 4)):
        begin = size - count * (under + 1)
        if begin < 1:
            continue
        rows = [list(header[begin + count + i * under :][:under]) for i in range(count)]
        over = list(header[begin : begin + count])
        if any(row != rows[0] for row in rows):
            blocks = [list(header[begin + i * (under + 1) :][: under + 1]) for i in range(count)]
            over, rows = [block[0] for block in blocks], [block[1:] for block in blocks]
        if any(row != rows[0] for row in rows) or len(set(over)) < count or len(set(rows[0])) < under:
            continue
        if any(reader.words.is_word(head, "index", "unit", "name", "note") for head in over):
            continue
        return [*header[:begin], *(o + head for o, row in zip(over, rows, strict=True) for head in row)]
    return None


def role_of_head(head: str, reader: CellReader) -> str:
    """Return what a head alone says its column holds; ``value`` where it says nothing else."""
    known = reader.roles.get(head)
    if known is None:
        if len(reader.roles) > 4096:
            reader.roles.clear()
        known = reader.roles[head] = _role_of_head(head, reader.words)
    return known


def _role_of_head(head: str, words: TableWords) -> str:
    bare = _IN_BRACKETS.sub("", head).rstrip("%‰")
    for role in ("index", "unit", "rank", "span", "date"):
        if (
            words.is_word(head, role)
            or words.is_word(bare, role)
            or (role in ("rank", "span", "date") and words.ends(bare, role))
        ):
            return role
    if words.is_word(bare, "year_row"):
        return "year_row"
    if words.ends(bare, "note"):
        return "note"
    if words.ends(bare, "content") and not words.is_word(bare, "name"):
        return "text"
    if words.ends(bare, "place") and not words.ends(bare, "target", "observed"):
        return "place"
    if words.is_word(head, "place"):
        return "place"
    if words.ends(bare, "name") and not YEAR.match(bare):
        return "name"
    return "value"
