"""Tables whose cells are glued together: parted again by units in brackets, marks and the size of numbers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import BlankHeads
from plancheck.statements.layout.glued_rows import GluedRows
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, trim
from plancheck.statements.layout.lines import CAPTION, Line, is_marked

_GLUED_PIECE = re.compile(
    r"指\s{0,4}标(?:名称|属性)?|项\s{0,4}目(?:名称)?|(?:“?十[一二三四五]五”?)?(?:19|20)[0-9]{2}年(?:(?:现状|目标|规划|基数|基期|实际|完成|预期|达到)值?){0,2}(?:（[^（）]{1,8}）)?"
    r"|年均(?:增长率?|增速)?/?[〔\[（]?(?:五年)?累计[〕\]）]?(?:（%）|%)?"
    r"|(?:年均|平均|五年|同比|比上年)?(?:增速|增长率|增长|累计增长)?(?:（%）|%)?[〔\[（]五?年?累计数?值?[〕\]）][0-9]?|(?:年均|平均|年)(?:增速|增长率|增长)(?:（%）|%)?|指标属性|属\s{0,4}性|单\s{0,4}位|五?年?累计数?|类型|备注"
)
_GLUED_HEAD = re.compile(
    rf"(?P<heads>(?:指\s{{0,4}}标(?:名称)?|项\s{{0,4}}目(?:名称)?)(?:{_GLUED_PIECE.pattern}){{1,9}})"
)
# looked for in a whole text by its first character: many times as fast as by either of two
_HAS_GLUED_HEAD = tuple(
    re.compile(rf"{opens}(?:名称)?(?:{_GLUED_PIECE.pattern})") for opens in (r"指\s{0,4}标", r"项\s{0,4}目")
)
_GLUED_VALUE = re.compile(
    r"[〔\[][-+]?[><≥≤]?[0-9][0-9.,]*%?[〕\]](?:左右|以上|以下|以内)?|（[-+]?[><≥≤]?[0-9][0-9.,]*%?）"
    r"|[><≥≤]?[0-9]++(?:[.,][0-9]++)*+(?![.、．][\u4e00-\u9fff])%?(?:左右|以上|以下|以内)?|-{1,4}|—{1,3}"
)
_DASH_BRACKET = re.compile(r"[-—][〔\[]")
_GLUED_RUN = re.compile(rf"(?:(?:{_GLUED_VALUE.pattern})\s?){{1,9}}")
_GLUED_DIGITS = re.compile(r"[0-9][0-9.]*")
_LONGEST_GLUED = 30  # digits of a row's values without a blank
_LARGEST_RATE = 50  # percent a year; a greater growth is hardly planned
_NO_SHARE = 1000  # percent
_PLAIN = re.compile(r"(?:[1-9][0-9]*|0)(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")


class GluedTables(LayoutReader):
    """Reads tables whose cells are glued together."""

    def __init__(self, view: str, reader: CellReader, heads: BlankHeads) -> None:
        super().__init__(view, reader)
        self.heads, self.whole = heads, GluedRows(view, reader)
        # heads glued together are rare: looked for once in the whole text, not in each of its lines
        self.any_heads = any(heads.search(view) is not None for heads in _HAS_GLUED_HEAD)

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose glued heads stand in a line, and the line after it."""
        if not self.any_heads:
            return None
        line = lines[index]
        match = _GLUED_HEAD.search(self.view, line.start, min(line.end, line.start + 200))
        if match is None or match.group() == "指标属性" or is_marked(self.view, line):
            return None
        heads = [re.sub(r"\s+", "", piece.group()) for piece in _GLUED_PIECE.finditer(match["heads"])]
        if len(heads) < 2 and not (heads and match.end() == line.end):
            return None
        heads = [re.sub("(?<=[〕\\]])[0-9]$", "", head) for head in heads]
        stop = index + 1
        spans = [(match.end(), line.end)] if match.end() < line.end else []
        while stop < len(lines):
            if self._glued_line(lines[stop]):
                spans.append((lines[stop].start, lines[stop].end))
            elif not (
                stop + 1 < len(lines)
                and self._glued_line(lines[stop + 1])
                and self.heads.heads_group(lines, stop, follows=True)
            ):
                break  # anything but the heading of a group between two rows
            stop += 1
        values = [head for head in heads if not self.words.ends(head, "note", "unit", "name")]
        attributed = self.words.ends(heads[-1], "note") if heads else False
        rows = (self.whole.read(spans, len(values)) if attributed else []) or [
            row
            for start, end in spans
            for row in self._glued_rows(
                start,
                end,
                len(values),
                bool(values and "计" in values[-1]),
                rated=bool(values) and re.search("年均|增速|增长", values[-1]) is not None,
            )
        ]
        if not rows:
            return None
        own = self.view[line.start : match.start()].strip()
        caption = self.caption_of(lines, index) + ("\n" + own if own else "")
        return Grid(
            match.start(), max(end for _, end in spans), caption, ("指标", *values), tuple(rows)
        ), stop

    def _glued_line(self, line: Line) -> bool:
        text = self.view[line.start : line.end]
        if (
            len(text) > 400
            or text[-1] in "。；"
            or (CAPTION.match(text) and text.startswith(("专栏", "表", "附")))
        ):
            return False
        return (
            bool(_GLUED_RUN.search(text))
            and ("（" in text or "-" in text or "〔" in text)
            and not text.startswith("注")
        )

    def _glued_rows(self, start: int, end: int, count: int, gathered: bool, *, rated: bool) -> list[GridRow]:
        """Rows of glued cells: a name, its unit in brackets, then values up to the next name."""
        view, rows = self.view, []
        group: GridCell | None = None
        at = start
        for match in _GLUED_RUN.finditer(view, start, end):
            if match.start() < at:
                continue
            before = view[match.start() - 1 : match.start()]
            after = view[match.end() : match.end() + 3]
            marked = match.group()[0] in "-—>≥<≤〔["
            ends = match.end() == end or after in self.words.classes["note_value"]
            opens = view.rfind("（", at, match.start())
            units = (
                before == "）"
                and opens >= 0
                and self.reader.unit(view[opens + 1 : match.start() - 1]) is not None
            )
            ends = ends or _DASH_BRACKET.search(match.group()) is not None
            if not (units or marked or ends) or (match.group().strip("-—") == "" and not (units or ends)):
                continue
            name = trim(view, at, match.start())
            group_here, name = self._leading_group(name)
            if group_here is not None:
                group = group_here
            values = self._glued_values(match.start(), match.end(), count, gathered=gathered, rated=rated)
            if units and view[match.start() - 2] == "%":
                values = [None if cell is not None and self._is_no_share(cell) else cell for cell in values]
            if units and group_here is None:
                group = None  # a row with its own unit stands under no heading with one
            if name is not None and len(plain(view, name)) >= 2:
                rows.append(GridRow((name, *values, *([None] * (count - len(values))))[: count + 1], group))
            at = match.end()
            if after in self.words.classes["note_value"]:
                at += 3
        return rows

    def _is_no_share(self, cell: GridCell) -> bool:
        """Whether the digits of a cell are too many for one number of percent: two that could not be parted."""
        digits = self.view[cell.start : cell.end]
        return digits.replace(".", "").isdigit() and float(digits.split(".")[0]) >= _NO_SHARE

    def _leading_group(self, name: GridCell | None) -> tuple[GridCell | None, GridCell | None]:
        """Part 污染物减少（%）氨氮 into the heading of several rows and the name of the first."""
        if name is None:
            return None, None
        text = self.view[name.start : name.end]
        numbered = list(re.finditer(r"(?<![0-9])[0-9]{1,2}[.．、](?![0-9])", text))
        start = name.start + (numbered[-1].end() if numbered else 0)
        for match in re.finditer("）", self.view[start : name.end - 1]):
            opening = self.view.rfind("（", start, start + match.start())
            if (
                opening > start
                and self.reader.unit(self.view[opening + 1 : start + match.start()]) is not None
            ):
                return GridCell(start, start + match.end()), trim(self.view, start + match.end(), name.end)
        return None, trim(self.view, start, name.end)

    def _glued_values(
        self, start: int, end: int, count: int, *, gathered: bool, rated: bool
    ) -> list[GridCell | None]:
        pieces = [
            GridCell(match.start(), match.end()) for match in _GLUED_VALUE.finditer(self.view, start, end)
        ]
        dashes = sum(max(0, piece.end - piece.start - 1) for piece in pieces if self.view[piece.start] == "-")
        first = self.view[pieces[0].start : pieces[0].end]
        if (
            len(pieces) + dashes > count
            and len(first) == 1
            and first.isdigit()
            and len(pieces) > 1
            and self.view[start - 1] != "）"
        ):
            pieces = pieces[1:]  # the mark of a footnote on the name
        for number, piece in reversed(list(enumerate(pieces))):
            if self.view[piece.start] == "-" and len(pieces) < count:
                size = min(piece.end - piece.start, count - len(pieces) + 1)
                pieces[number : number + 1] = [
                    GridCell(piece.start + i, piece.start + i + 1) for i in range(size)
                ]
        if rated and count >= 3 and len(pieces) < count and self.view[pieces[-1].start] not in "〔[-—":
            with_rate = _part_levels_and_rate(self.view, pieces[:-1], pieces[-1], count - len(pieces))
            if with_rate is not None:
                return [*pieces[:-1], *with_rate]
        last = self.view[pieces[-1].start]
        bounded = any(not self.view[piece.end - 1].isdigit() for piece in pieces[:-1])
        wanted = count - 1 if gathered and last.isdigit() and not (rated and bounded) else count
        whole = 0  # pieces before it are not parted again
        while len(pieces) < wanted and whole < len(pieces):
            parted = _part_digits(self.view, pieces[whole])
            if parted is not None:
                pieces[whole : whole + 1] = parted
                whole += 1
            whole += 1
        cells: list[GridCell | None] = [piece for piece in pieces if piece.end > piece.start]
        bracketed = [piece for piece in pieces if self.view[piece.start] in "〔[（"]
        if gathered and len(cells) < count and bracketed and cells[-1] is bracketed[-1]:
            cells = [*cells[:-1], *([None] * (count - len(cells))), cells[-1]]
        return cells[:count]


def _part_levels_and_rate(
    view: str, before: Sequence[GridCell], piece: GridCell, levels: int
) -> list[GridCell] | None:
    """Part amounts and a yearly growth printed without a blank between them: 180.4432.32.8 is 180.4, 432.3 and 2.8.

    The amounts, also those parted before, should be of like size and have as many decimals each, the growth one;
    nothing is returned where two amounts alone would do as well.
    """
    begin = piece.start + (view[piece.start] in "><≥≤")
    match = _GLUED_DIGITS.match(view, begin, piece.end)
    if match is None or match.end() != piece.end or piece.end - begin > _LONGEST_GLUED:
        return None
    told = [re.sub("[^0-9.]", "", view[cell.start : cell.end]) for cell in before]
    if not all(_PLAIN.fullmatch(text) for text in told):
        return None
    digits = match.group()
    best: tuple[float, tuple[int, ...]] | None = None
    for cuts in itertools.combinations(range(1, len(digits)), levels):
        edges = (0, *cuts, len(digits))
        parts = [digits[a:b] for a, b in itertools.pairwise(edges)]
        if all(_PLAIN.fullmatch(part) for part in parts):
            cost = _cost_of_parts([*told, *parts[:-1]], parts[-1])
            if cost is not None and (best is None or cost < best[0]):
                best = (cost, edges)
    if best is None:
        return None
    pair = _part_digits(view, piece) if not before else None
    if pair is not None:
        first, second = (view[cell.start : cell.end] for cell in pair)
        same = len(first.partition(".")[2]) == len(second.partition(".")[2])
        if same and 1 - min(float(first), float(second)) / max(float(first), float(second)) <= best[0]:
            return None
    edges = best[1]
    cells = [GridCell(begin + a, begin + b) for a, b in itertools.pairwise(edges)]
    return [GridCell(piece.start, cells[0].end), *cells[1:]]


def _cost_of_parts(amounts: Sequence[str], rate: str) -> float | None:
    """How unlike amounts of one thing and its growth some numbers are; None where they cannot be."""
    decimals = [len(amount.partition(".")[2]) for amount in amounts]
    sizes = [float(amount) for amount in amounts]
    after_point = len(rate.partition(".")[2])
    if float(rate) >= _LARGEST_RATE or after_point > 2 or not min(sizes):
        return None
    cost = 1 - min(sizes) / max(sizes) + 0.3 * (max(decimals) - min(decimals)) + 0.1 * max(decimals)
    return cost + 0.25 * (after_point != 1) + float(rate) / _LARGEST_RATE


def _part_digits(view: str, piece: GridCell) -> list[GridCell] | None:
    """Part two numbers printed without a blank between them: 70.570 is 70.5 and 70, 45.246.8 is 45.2 and 46.8.

    The parts should be of like size; a footnote digit may stand between them.
    """
    match = re.match(r"[0-9][0-9.,]*", view[piece.start : piece.end])
    if match is None:
        return None
    digits = match.group()
    options = []
    for at in range(1, len(digits)):
        for mark in (0, 1):
            first, second = digits[:at], digits[at + mark :]
            if not (_PLAIN.fullmatch(first) and _PLAIN.fullmatch(second)) or (
                mark and not digits[at].isdigit()
            ):
                continue
            one, two = float(first.replace(",", "")), float(second.replace(",", ""))
            if not one or not two:
                continue
            decimals = len(first.partition(".")[2])
            cost = (
                abs(one - two) / max(one, two)
                + 0.25 * mark
                + 0.3 * (max(0, decimals - 1) if len(second.partition(".")[2]) != decimals else 0)
                + (0.2 if "." in digits and not decimals else 0)
            )
            cost += 0.4 if max(one, two) > 100 and "." in digits and min(one, two) < 100 else 0
            options.append((cost, at, mark))
    if not options:
        return None
    cost, at, mark = min(options)
    if cost > 0.95:
        return None
    start = piece.start
    return [GridCell(start, start + at), GridCell(start + at + mark, piece.end)]
