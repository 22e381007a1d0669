"""Tables as grids: from the cells a format gives, or from lines of plain text that hold one cell each.

A table pasted as text has lost its borders; what is left is the order of its cells, the blank lines of empty ones and the
numbering of its rows. From these the columns are found again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plancheck.documents.document import TextTable
from plancheck.statements.outline import Block

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
VALUE = re.compile(
    rf"(?:(?P<name>[\u4e00-\u9fff]{{1,12}})[ ]?)?(?P<bound>[><≥≤≧≦⩾⩽]|不低于|不高于|大于|小于|超过|约|低于)?[ ]?(?P<open>[〔\[（]?)(?P<figure>-?(?:{_NUMBER}))(?:[ ]?(?P<dash>-|~|至|—)[ ]?(?P<high>{_NUMBER}))?(?P<close>[〕\]）]?)"
    r"[ ]?(?P<unit>[十百千]?[万亿]{0,2}(?:个百分点|百分点|%|‰|[\u4e00-\u9fffA-Za-zμ℃²³/]{0,8}?))?(?P<after>左右|以上|以下|以内|及以上)?(?P<note>〔[0-9]{1,2}〕)?[ ]*$"
)
DASH = re.compile(r"[ ]*(?:[-/—]{1,4}|—+|无|/)[ ]*$")
_ID = re.compile(r"[ ]*(?:[0-9]{1,3}|（[0-9一二三四五六七八九十]{1,3}）)[.、．]?[ ]*$")
_HEAD_TAIL = frozenset("目标 情况 属性 指标 任务 投资 时间 标准 数量 值 面积 金额 规模 进度 现状 水平 要求 累计 增速 名称 内容 单位 类别".split())
_ID_HEADS = ("序号", "编号", "No", "序", "NO.")
PROPERTY = frozenset(("约束性", "预期性", "约束", "预期", "新建", "续建", "改建", "扩建", "改扩建", "新扩建", "在建", "谋划"))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's text by its offsets in the view; an empty cell has ``start == end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: heads of its columns and its rows, both as cells; ``title`` is the line above it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[GridCell | None, ...], ...]
    start: int
    end: int


def _text(view: str, cell: GridCell | None) -> str:
    return re.sub(r"\s+", "", view[cell.start : cell.end]) if cell is not None else ""


def is_value(text: str) -> bool:
    """Whether a cell holds nothing but a figure, with its bound and unit."""
    return bool(text) and VALUE.match(text) is not None and any(character.isdigit() for character in text)


# --- tables of the format -----------------------------------------------------------------------------------------


def grid_of_table(table: TextTable, view: str) -> Grid | None:
    """Return the grid of a table whose cells the format gives."""
    if not table.cells:
        return None
    width = max(cell.column + cell.column_span for cell in table.cells)
    height = max(cell.row + cell.row_span for cell in table.cells)
    if width < 2 or width * height > 200_000:
        return None
    cells: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    owner: list[list[int]] = [[-1] * width for _ in range(height)]
    for number, cell in enumerate(table.cells):
        for row in range(cell.row, min(height, cell.row + cell.row_span)):
            for column in range(cell.column, min(width, cell.column + cell.column_span)):
                cells[row][column] = GridCell(cell.start, cell.end)
                owner[row][column] = number
    head_rows = 0
    for row in range(height):
        values = [_text(view, cells[row][column]) for column in range(width)]
        filled = [value for value in values if value]
        numeric = [value for value in values[1:] if is_value(value) and not re.fullmatch(r"(?:19|20)[0-9]{2}年?", value)]
        if numeric or (row > 0 and len(filled) == width and head_rows):
            break
        head_rows = row + 1
        if row >= 3:
            break
    if head_rows == 0 or head_rows == height:
        return None
    title = ""
    first = {_text(view, cells[0][column]) for column in range(width)}
    begin = 0
    if len(first) == 1 and head_rows > 1:
        title, begin = next(iter(first)), 1
    heads = []
    for column in range(width):
        parts: list[str] = []
        seen = set()
        for row in range(begin, head_rows):
            if owner[row][column] not in seen:
                seen.add(owner[row][column])
                part = _text(view, cells[row][column])
                if part and part not in parts:
                    parts.append(part)
        heads.append("".join(parts))
    rows = []
    for row in range(head_rows, height):
        out: list[GridCell | None] = []
        for column in range(width):
            cell = cells[row][column]
            repeated = column > 0 and owner[row][column] == owner[row][column - 1]
            merged_down = row > head_rows and owner[row][column] == owner[row - 1][column] and cell is not None and is_value(_text(view, cell))
            out.append(None if cell is None or cell.start == cell.end or repeated or merged_down else cell)
        rows.append(tuple(out))
    return Grid(title, tuple(heads), tuple(rows), table.start, table.end)


# --- tables of plain text -----------------------------------------------------------------------------------------


def grid_of_lines(blocks: Sequence[Block], view: str, *, title: str = "") -> list[Grid]:
    """Return the grids of a run of one-cell lines."""
    tokens = _with_empty(blocks, view)
    grids = _numbered(tokens, view, title)
    if grids:
        return grids
    columnar = _columnar(tokens, view, title)
    if columnar is not None:
        return [columnar]
    plain = _unnumbered(tokens, view, title)
    return [plain] if plain is not None else []


def _with_empty(blocks: Sequence[Block], view: str) -> list[GridCell | None]:
    """The cells in order, with None for an empty one: more blank lines than between two filled cells."""
    gaps = [view.count("\n", before.end, after.start) for before, after in zip(blocks, blocks[1:], strict=False)]
    usual = min(gaps, default=1) or 1
    common = Counter(gaps).most_common(1)[0][0] if gaps else usual
    usual = common if common <= 2 * usual else usual
    tokens: list[GridCell | None] = [GridCell(blocks[0].start, blocks[0].end)] if blocks else []
    for gap, block in zip(gaps, blocks[1:], strict=False):
        if usual >= 2 or gap > usual:
            tokens += [None] * min(12, max(0, round(gap / usual) - 1))
        tokens.append(GridCell(block.start, block.end))
    return tokens


def _numbered(tokens: list[GridCell | None], view: str, title: str) -> list[Grid]:
    """Tables with a column 序号: each row begins at its number."""
    texts = [_text(view, token) for token in tokens]
    grids: list[Grid] = []
    at = 0
    heads_at = [i for i, text in enumerate(texts) if text in _ID_HEADS]
    for number, head in enumerate(heads_at):
        stop = heads_at[number + 1] if number + 1 < len(heads_at) else len(tokens)
        starts = _row_starts(texts, head, stop)
        if not starts:
            continue
        header = [text for text in texts[head : starts[0]] if text]
        rows = [tokens[a:b] for a, b in zip(starts, [*starts[1:], stop], strict=True)]
        lengths = Counter(len(_trimmed(row)) for row in rows[:-1] or rows)
        width = lengths.most_common(1)[0][0]
        heads = fit_heads(header, width)
        above = next((texts[i] for i in range(head - 1, max(at - 1, head - 4), -1) if texts[i]), "")
        own_title = title if number == 0 and not above else above or title
        fitted = [_fit_row(row, width, view) for row in rows]
        first, last = tokens[head], tokens[stop - 1]
        begin = first.start if first else 0
        grids.append(Grid(own_title, heads, tuple(fitted), begin, last.end if last else begin))
        at = stop
    return grids


def _trimmed(row: Sequence[GridCell | None]) -> Sequence[GridCell | None]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _row_starts(texts: list[str], head: int, stop: int) -> list[int]:
    """Offsets of the cells 1, 2, 3 … that number the rows."""
    starts: list[int] = []
    expected = 1
    last = head
    for i in range(head + 2, stop):
        text = texts[i].rstrip(".、．")
        if text == str(expected) and (expected > 1 or i - head >= 2):
            if starts and i - last < 2:
                continue
            following = next((t for t in texts[i + 1 : min(stop, i + 3)] if t), "")
            if is_value(following) and not re.search("[\u4e00-\u9fff]", following) and expected == 1 and i + 1 < stop and texts[i + 1] == "2":
                continue
            if not following or is_value(following) and not re.search("[\u4e00-\u9fff]", following):
                continue  # a value that happens to be the next number: a row goes on with its name
            starts.append(i)
            last = i
            expected += 1
        elif text == "1" and starts and expected > 2 and i - last >= 3:
            following = next((t for t in texts[i + 1 : min(stop, i + 3)] if t), "")
            if following and not is_value(following) and len(following) > 2:
                starts.append(i)
                last = i
                expected = 2
    return starts


def fit_heads(header: list[str], width: int) -> tuple[str, ...]:
    """Join the lines of a table's head until there is one head for each column.

    Examples
    --------
    >>> fit_heads(["序号", "名称", "“十三五”完成", "情况", "总投资", "（万元）"], 4)
    ('序号', '名称', '“十三五”完成情况', '总投资（万元）')
    """
    heads = list(header)
    while len(heads) > width:
        scores = [(_join_score(heads[i - 1], heads[i]), -i) for i in range(1, len(heads))]
        score, at = max(scores)
        if score <= 0:
            break
        heads[-at - 1 : -at + 1] = [heads[-at - 1] + heads[-at]]
    if len(heads) > width:
        # a head over several columns stands before them: it goes in front of each
        surplus = len(heads) - width
        timed = [i for i, head in enumerate(heads) if re.search("(?:19|20)[0-9]{2}|十[一二三四五]?五", head)]
        group = next((i for i in range(len(heads) - 1) if i + 1 in timed and i not in timed), None)
        if surplus == 1 and group is not None:
            name = heads.pop(group)
            heads = [name + head if i >= group and (i + 1) in timed else head for i, head in enumerate(heads)]
        else:
            heads = heads[:1] + heads[-(width - 1) :] if width > 1 else heads[:width]
    return tuple(heads + [""] * (width - len(heads)))


def _join_score(before: str, after: str) -> int:
    if after.startswith(("（", "〔")):
        return 4
    if after in _HEAD_TAIL and len(before) > 2:
        return 3
    if re.fullmatch("“?十.五”?|(?:19|20)[0-9]{2}年?", before) and not re.search("[0-9]", after):
        return 2
    return 1 if len(after) <= 2 and len(before) <= 4 and not after.startswith("单") else 0


def _fit_row(row: Sequence[GridCell | None], width: int, view: str) -> tuple[GridCell | None, ...]:
    cells = list(_trimmed(row))
    while len(cells) > width:
        # several lines in one cell (设区市≥25, 县级市≥20) stand beside each other: the later ones join the first
        at = next((i for i in range(len(cells) - 1, 0, -1) if cells[i] is None), None)
        if at is None:
            at = next(
                (i for i in range(len(cells) - 1, 1, -1) if _named_value(view, cells[i]) and _named_value(view, cells[i - 1])), None
            )
            if at is None:
                at = next((i for i in range(2, len(cells)) if not is_value(_text(view, cells[i])) and not is_value(_text(view, cells[i - 1]))), len(cells) - 1)
            before, after = cells[at - 1], cells[at]
            if before is None or after is None:
                cells.pop(at)
                continue
            cells[at - 1 : at + 1] = [GridCell(before.start, after.end)]
            continue
        cells.pop(at)
    return tuple(cells + [None] * (width - len(cells)))


def _named_value(view: str, cell: GridCell | None) -> bool:
    match = VALUE.match(_text(view, cell)) if cell is not None else None
    return match is not None and bool(match["name"])


def _columnar(tokens: list[GridCell | None], view: str, title: str) -> Grid | None:
    """A small table that a page printed column by column: names, then units, then values."""
    cells = [token for token in tokens if token is not None]
    texts = [_text(view, cell) for cell in cells]
    end = len(cells)
    values = 0
    while values < end and is_value(texts[end - 1 - values]):
        values += 1
    if values < 3 or end < 2 * values + 1:
        return None
    units = texts[end - 2 * values : end - values]
    has_units = all(len(unit) <= 8 and not re.search("[0-9]{3,}", unit) for unit in units) and len(set(units)) < values and end >= 3 * values
    start = end - (3 if has_units else 2) * values
    names = cells[start : start + values]
    if any(is_value(_text(view, name)) for name in names):
        return None
    head = texts[:start]
    last_head = head[-1] if head else ""
    rows = []
    for i in range(values):
        unit = cells[end - 2 * values + i] if has_units else None
        rows.append((names[i], unit, cells[end - values + i]))
    return Grid(title or "".join(head[:1]), ("指标", "单位", last_head), tuple(rows), cells[0].start, cells[-1].end)


def _unnumbered(tokens: list[GridCell | None], view: str, title: str) -> Grid | None:
    """A table without row numbers: a row begins with its name after the values of the one before."""
    cells = [token for token in tokens if token is not None]
    texts = [_text(view, cell) for cell in cells]
    kinds = ["N" if is_value(text) and not re.fullmatch("(?:19|20)[0-9]{2}年?", text) else "D" if DASH.match(text) else "P" if text in PROPERTY else "T" for text in texts]
    first = next((i for i, kind in enumerate(kinds) if kind == "N"), None)
    if first is None or first < 1:
        return None
    rows_at: list[int] = []
    begin = first
    while begin > 0 and kinds[begin - 1] == "D":
        begin -= 1
    for i in range(begin, len(kinds)):
        if kinds[i] in "ND" and (i == begin or kinds[i - 1] in "TP") and (i == begin or kinds[i - 1] == "T"):
            rows_at.append(i)
    if len(rows_at) < 2:
        return None
    spans = []
    for number, at in enumerate(rows_at):
        end = at
        while end < len(kinds) and kinds[end] in "ND":
            end += 1
        stop = rows_at[number + 1] if number + 1 < len(rows_at) else len(kinds)
        spans.append((at, end, stop))
    width = Counter(end - at for at, end, _ in spans).most_common(1)[0][0]
    names_before: list[list[int]] = []
    for number, (at, _, _) in enumerate(spans):
        low = spans[number - 1][1] if number else max(0, at - 3)
        names_before.append([i for i in range(low, at) if kinds[i] == "T"])
    usual = Counter(len(names) for names in names_before[1:]).most_common(1)[0][0] or 1
    header_end = rows_at[0] - min(usual, len(names_before[0]))
    header = texts[:header_end]
    tail = [head for head in header if head not in ("指标属性", "属性", "备注", "类型")]
    value_heads = tail[-width:] if len(tail) >= width else [""] * (width - len(tail)) + tail
    rows = []
    for (at, end, _), names in zip(spans, names_before, strict=True):
        own = names[-usual:] if usual else names[-1:]
        name = cells[own[0]] if own else None
        unit = None
        if len(own) >= 2 and len(texts[own[-1]]) <= 8 and re.search("[%个家件人元米吨亩里户次张条台套所座年时瓦升顷‰度]", texts[own[-1]]):
            unit = cells[own[-1]]
            name = cells[own[-2]]
        elif own:
            name = cells[own[-1]]
        values = [cells[i] if kinds[i] == "N" else None for i in range(at, end)][:width]
        rows.append((name, unit, *values, *([None] * (width - len(values)))))
    return Grid(title or (header[0] if header else ""), ("指标", "单位", *value_heads), tuple(rows), cells[0].start, cells[-1].end)
