"""Tables with one cell on a line: put together from the order of cells, empty lines, numbers of rows and kinds of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from string import ascii_letters

from plancheck.asked_first import begins_with
from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.align import align
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.columns_first import ColumnsFirst
from plancheck.statements.layout.grid import Grid, GridCell, GridRow, plain, trimmed
from plancheck.statements.layout.head_groups import unlike_groups
from plancheck.statements.layout.heads import (
    NUMBERED_NAME,
    TITLE_START,
    fit_heads,
    head_over,
    is_unit_row,
    join_heads,
    merge_head_rows,
    role_of_head,
    spread_heads,
)
from plancheck.statements.layout.lines import CAPTION, UNIT_LINE, Line, caption_above
from plancheck.statements.layout.marked import MarkedTables
from plancheck.statements.layout.regular import MOST_HEADS, RegularTables
from plancheck.statements.layout.row_starts import RowStarts
from plancheck.statements.layout.single_cell_lines import SingleCellLines
from plancheck.statements.layout.unnamed import UnnamedHeads
from plancheck.statements.layout.whole_matrix import WholeMatrix

_NAMES = re.compile("[\u4e00-\u9fff]{2,4}(?:类型|名称|类别|级别|等级)")  # heads of names of their own kind
# GDP, in capitals, may be a name
_FOREIGN = re.compile(r"[(（#]?[A-Z]?[A-Za-z]*[a-z][A-Za-z &,.'’/()（）%#\s0-9-]*")
begins_with(_FOREIGN, ascii_letters + "(（#")  # no Chinese character
_LEAST_AGAIN = 3  # heads that stand again, as at the top of a page
_LEAST_FOREIGN = 3  # cells in another language
_LONGEST_NAME = 4  # characters of a head of names that no list has


class StackedTables(LayoutReader):
    """Reads tables with one cell on a line."""

    def __init__(self, view: str, reader: CellReader, lines: SingleCellLines, marked: MarkedTables) -> None:
        super().__init__(view, reader)
        self.lines, self.regular = lines, RegularTables(view, reader)
        self.whole = WholeMatrix(view, marked)
        self.starts, self.columns_first = RowStarts(view, reader), ColumnsFirst(view, reader)
        self.unnamed = UnnamedHeads(view, reader)

    def read(self, run: list[Line], index: int, lines: list[Line]) -> list[Grid]:
        """Return the tables of a run of lines that hold one cell each."""
        tokens = self._without_translation(self.lines.cells_of(run))
        return self.read_cells(tokens, self.caption_of(lines, index))

    def read_cells(self, tokens: list[GridCell | None], above: str) -> list[Grid]:
        """Return the tables of cells in their order, None for an empty one; `above` has the lines above them."""
        texts = [plain(self.view, token) for token in tokens]
        grids: list[Grid] = []
        unnamed = self.unnamed.read(tokens, texts, [self.reader.kind(text) for text in texts], above)
        if unnamed:
            return unnamed
        starts = self._head_starts(texts)
        for number, head in enumerate(starts):
            stop = starts[number + 1] if number + 1 < len(starts) else len(tokens)
            if number + 1 < len(starts):
                while stop > head + 1 and (
                    not texts[stop - 1] or (CAPTION.match(texts[stop - 1]) and len(texts[stop - 1]) > 3)
                ):
                    stop -= 1  # the next table's title
            leading = self._leading(texts, head)
            caption = caption_above(([above] if number == 0 and not leading else []) + leading)
            found = self._stack_grid(tokens[head:stop], texts[head:stop], caption)
            if found is not None:
                grids.append(found)
        if not grids:
            columns = self.columns_first.read(tokens, above)
            if columns is not None:
                grids.append(columns)
        return grids

    def _without_translation(self, tokens: list[GridCell | None]) -> list[GridCell | None]:
        """The cells of a table in two languages without the words of the other one: they say again what the Chinese say."""
        foreign = [
            token is not None
            and not "\u4e00" <= self.view[token.start : token.start + 1] <= "\u9fff"
            and _FOREIGN.fullmatch(self.view, token.start, token.end) is not None
            for token in tokens
        ]
        if sum(foreign) < _LEAST_FOREIGN:
            return tokens
        return [token for token, other in zip(tokens, foreign, strict=True) if not other]

    def _leading(self, texts: Sequence[str], head: int) -> list[str]:
        """The lines before a head that belong to its table: from the last caption on, or the line right above it."""
        near = [text for text in texts[max(0, head - 8) : head] if text]
        for i in range(len(near) - 1, -1, -1):
            if self.reader.kind(near[i]) in "NDP":
                near = near[i + 1 :]
                break
            if CAPTION.match(near[i]) and near[i][0] in "附表专图":
                return near[i:]
        if near and UNIT_LINE.match(near[-1]):
            return near[-3:]  # a title, its month and the unit
        return near[-2:] if head <= 4 else near[-1:]

    def _head_starts(self, texts: Sequence[str]) -> list[int]:
        """Where heads begin: 序号, or the first word that heads a column before others do."""
        numbered = [i for i, text in enumerate(texts) if self.words.is_word(text, "index")]
        if numbered:
            return numbered
        starts: list[int] = []
        body = False
        for i, text in enumerate(texts):
            kind = self.reader.kind(text)
            if kind in "ND":
                body = True
            elif (
                (body or not starts)
                and (self.words.is_word(text, "name", "place", "year_row") or _NAMES.fullmatch(text))
                and (
                    any(
                        self.is_head_below(later) or next(self.reader.units_in(later), None) is not None
                        for later in texts[i + 1 : i + 5]
                    )
                    or self._heads_rows(texts, i)
                )
            ):
                starts.append(i)
                body = False
        if not starts:
            below = self._below_caption(texts)
            first = next((i for i in range(below, len(texts)) if self.is_head(texts[i])), None)
            if first is not None:
                begin = first - 1 if self._is_name_before_years(texts, first) else first
                heads = texts[begin : begin + _LEAST_AGAIN]
                again = range(begin + _LEAST_AGAIN, len(texts) - _LEAST_AGAIN)
                starts = [begin, *(i for i in again if texts[i : i + _LEAST_AGAIN] == heads)]
        return starts

    def _below_caption(self, texts: Sequence[str]) -> int:
        """The first cell below the last title of a table or line of its unit that stands above the first value."""
        values = next((i for i, text in enumerate(texts) if self.reader.kind(text) == "N"), 0)
        titles = [
            i for i, text in enumerate(texts[:values]) if TITLE_START.match(text) or UNIT_LINE.match(text)
        ]
        return titles[-1] + 1 if titles else 0

    def _is_name_before_years(self, texts: Sequence[str], first: int) -> bool:
        """Whether a short word that no list of heads has stands before the first of two years: it heads the names of the rows."""
        if not first or not all(map(self.is_year, texts[first : first + 2])):
            return False
        word = texts[first - 1]
        return 0 < len(word) <= _LONGEST_NAME and self.reader.kind(word) == "T" and not CAPTION.match(word)

    def _heads_rows(self, texts: Sequence[str], at: int) -> bool:
        """Whether a head of names and words that no list has stand over two rows of a name and as many values as there are words."""
        kinds = "".join(self.reader.kind(text) for text in texts[at : at + 3 * (MOST_HEADS + 1)])
        first = next((i for i, kind in enumerate(kinds) if kind in "ND"), 0)
        size = first - 2  # heads of values, between that of names and the name of the first row
        if size < 2 or set(kinds[:first]) != {"T"}:
            return False
        row = rf"T[NDy]{{{size}}}"
        return re.match(rf"T{{{size + 1}}}{row}{row}", kinds) is not None

    def _stack_grid(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], caption: str
    ) -> Grid | None:
        kinds = [self.reader.kind(text) for text in texts]
        regular = self.whole.read(tokens, kinds, caption) or self.regular.read(tokens, texts, kinds, caption)
        if regular is not None:
            return regular
        starts = self.starts.find(texts, kinds)
        numbered = self.words.is_word(texts[0], "index")
        if not starts:
            return None
        above, group = self._above_rows(tokens, texts, starts[0])
        header = [text for text in above if text]
        if not numbered and not self.words.is_word(texts[0], "year_row") and len(header) < 2:
            return None
        with_units = self._with_unit_row(header)
        if with_units is not None:
            header = above = with_units
        spread = spread_heads(header, reader=self.reader)
        header = spread or merge_head_rows(above, reader=self.reader) or header
        rows = [list(tokens[a:b]) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]
        rows[-1] = self._without_foot(rows[-1], rows[:-1])
        width = len(header) if spread else self._width(rows, header, numbered=numbered)
        common = Counter(len(trimmed(row)) for row in rows).most_common(1)[0][0]
        unlike = None if spread else unlike_groups(header, common, reader=self.reader)
        if unlike is not None:
            width = common
        heads = unlike or fit_heads(header, width, reader=self.reader)
        out = self._laid(rows, heads, width, group, numbered=numbered)
        filled = [token for token in tokens if token is not None]
        last = max(
            (cell.end for row in out for cell in row.cells if cell is not None), default=filled[-1].end
        )
        return Grid(filled[0].start, last, caption, tuple(heads), tuple(out))

    def _above_rows(
        self, tokens: Sequence[GridCell | None], texts: Sequence[str], first: int
    ) -> tuple[list[str], GridCell | None]:
        """The heads above the first row, and the heading of the first group of rows where the last of them is one."""
        above = _without_blanks(texts[:first])
        group: GridCell | None = None
        heads = sum(map(bool, above))
        while heads > 2 and len(self._without_unit(above[-1])) > 12 and not self.is_head(above[-1]):
            group = group or tokens[len(above) - 1]
            above = _without_blanks(above[:-1])
            heads -= 1
        return above, group

    def _laid(
        self,
        rows: Sequence[list[GridCell | None]],
        heads: Sequence[str],
        width: int,
        group: GridCell | None,
        *,
        numbered: bool,
    ) -> list[GridRow]:
        """Rows laid under heads, each with the heading of its group."""
        usual = self._usual_kinds(rows, width)
        laid: list[GridRow] = []
        for row in rows:
            follows = None
            if numbered:
                row, follows = self._without_next_group(row, heads)
            for part in _chunks(row, width, usual, self.view, self.reader):
                leading, part = self._group_of(part, heads) if not numbered else (None, part)
                group = leading or group
                cells, sure = align(part, heads, self.view, self.reader)
                laid.append(GridRow(cells, group, sure))
            group = follows or group
        return laid

    def _usual_kinds(self, rows: Sequence[Sequence[GridCell | None]], width: int) -> str:
        """The kinds of cells that most rows of a width have."""
        kinds = Counter(
            "".join(self.reader.kind(plain(self.view, cell)) for cell in row)
            for row in rows
            if len(row) == width
        )
        return kinds.most_common(1)[0][0] if kinds else ""

    def _with_unit_row(self, header: Sequence[str]) -> list[str] | None:
        """Heads whose second half is 单位 and a unit for each of them; None where it is not."""
        half, odd = divmod(len(header), 2)
        if odd or half < 2 or not is_unit_row(header[half:], self.reader):
            return None
        return [
            header[0],
            *(f"{name}（{unit}）" for name, unit in zip(header[1:half], header[half + 1 :], strict=True)),
        ]

    def _without_unit(self, head: str) -> str:
        """A head without the unit in brackets at its end."""
        at = head.rfind("（")
        return head[:at] if at > 0 and head.endswith("）") and self.reader.unit(head[at + 1 : -1]) else head

    def _without_foot(
        self, row: list[GridCell | None], others: Sequence[Sequence[GridCell | None]]
    ) -> list[GridCell | None]:
        """Cut the text after a table off its last row: all that goes beyond the longest row."""
        longest = max((len(trimmed(other)) for other in others), default=0)
        for i, cell in enumerate(row):
            text = plain(self.view, cell)
            if (
                i
                and text
                and (
                    text.startswith(
                        ("注：", "注:", "备注", "说明：", "资料来源", "数据来源", "（一）", "（二）", "专栏")
                    )
                    or (
                        text[0] in "表附图"
                        and CAPTION.match(text)
                        and (len(text) > 4 or CAPTION.fullmatch(text))
                    )
                )
            ):
                return row[:i]
        if longest and len(row) > longest:
            kinds = [self.reader.kind(plain(self.view, cell)) for cell in row]
            last = max((i for i, kind in enumerate(kinds[:longest]) if kind in "NDP"), default=longest - 1)
            while last + 1 < len(kinds) and kinds[last + 1] in "NDP" and last + 1 < longest + 2:
                last += 1
            return row[: max(last + 1, 1)]
        return row

    def _width(
        self, rows: Sequence[Sequence[GridCell | None]], header: Sequence[str], *, numbered: bool
    ) -> int:
        lengths = Counter(len(trimmed(row)) for row in (rows[:-1] if len(rows) > 2 else rows))
        common = lengths.most_common(1)[0][0]
        known = len(header)
        if len(rows) <= 2:
            return max(2, min(common, known) if known >= 2 else common)
        if numbered:
            whole = any(cell is None for row in rows for cell in trimmed(row))
            return max(common if whole or common <= known else known, 2)
        if any(len(trimmed(row)) == known for row in rows):
            return max(2, known)
        joined = len(join_heads(header, 1, self.reader, least=3))
        if joined == common + 1 and len(rows) > 1 and head_over(header, self.reader) is not None:
            return common
        return max(2, joined if joined >= common - 1 else common)

    def _group_of(
        self, row: list[GridCell | None], heads: Sequence[str]
    ) -> tuple[GridCell | None, list[GridCell | None]]:
        """Take the heading of a group off a row that begins with more words than its heads have columns for."""
        kinds = [self.reader.kind(plain(self.view, cell)) for cell in row]
        words = next((i for i, kind in enumerate(kinds) if kind not in "T"), len(kinds))
        room = next(
            (
                i
                for i, head in enumerate(heads)
                if self.words.is_word(head, "unit")
                or not self.words.ends(head, "name", "place", "index", "year_row")
            ),
            1,
        )
        if words <= max(1, room):
            return None, row
        first, second = plain(self.view, row[words - 2]), plain(self.view, row[words - 1])
        # 创新驱动 above （3）研发投入强度: what is numbered begins a name
        numbered = second.startswith("（") and NUMBERED_NAME.match(second) is not None
        if not numbered and (
            second.startswith(("（", "）", "比", "率", "占"))
            or (len(second) <= 3 and not second.startswith(("GDP", "其中")))
            or len(first) >= 14
        ):
            before, after = row[words - 2], row[words - 1]
            if before is not None and after is not None:
                return None, [*row[: words - 2], GridCell(before.start, after.end), *row[words:]]
        return row[words - 2], row[words - 1 :]

    def _without_next_group(
        self, row: list[GridCell | None], heads: Sequence[str]
    ) -> tuple[list[GridCell | None], GridCell | None]:
        """Part a row from words after its values where the last head asks for a value: they head the rows that follow."""
        cells = trimmed(row)
        last = cells[-1] if cells else None
        if (
            last is None
            or role_of_head(heads[-1], self.reader) != "value"
            or self.reader.kind(plain(self.view, last)) != "T"
        ):
            return row, None
        rest = trimmed(cells[:-1])
        if not rest or self.reader.kind(plain(self.view, rest[-1])) not in "NDy":
            return row, None
        return list(rest), last


def _chunks(
    row: Sequence[GridCell | None], width: int, usual: str, view: str, reader: CellReader
) -> list[list[GridCell | None]]:
    """Part a row of several lines (values again after empty cells) and join cells that wrap."""
    cells = list(trimmed(row))
    chunks = []
    while (
        len(cells) > width + 1
        and any(cell is None for cell in cells[width:])
        and reader.kind(plain(view, cells[-1])) in "NDy"
    ):
        head, rest = cells[:width], cells[width:]
        if reader.kind(plain(view, head[-1])) not in "NDyEP" or all(cell is None for cell in rest):
            break
        chunks.append(head)
        cells = rest
    kinds = [reader.kind(plain(view, cell)) for cell in cells]
    while len(cells) > width:
        named = next(
            (
                i
                for i in range(len(cells) - 1, 0, -1)
                if kinds[i] == "N" == kinds[i - 1]
                and _is_named(view, cells[i])
                and _is_named(view, cells[i - 1])
            ),
            None,
        )
        wrapped = next(
            (i for i in range(2, len(cells)) if kinds[i] in "TU" and kinds[i - 1] == "T" and kinds[i] == "T"),
            None,
        )
        # a numbered row like the others but for one cell too many: the two of words that make it one of them
        like = [
            i
            for i in range(1, len(cells))
            if usual[:1] == "N"
            and kinds[i] == kinds[i - 1] == "T"
            and "".join(kinds[:i] + kinds[i + 1 :]) == usual
        ]
        at = named or (like[-1] if like else wrapped)
        if at is None:
            break
        before, after = cells[at - 1], cells[at]
        if before is None or after is None:
            break
        cells[at - 1 : at + 1] = [GridCell(before.start, after.end)]
        kinds.pop(at)
    return [*chunks, cells]


def _without_blanks(texts: Sequence[str]) -> list[str]:
    """Texts without the empty ones at their end."""
    kept = list(texts)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _is_named(view: str, cell: GridCell | None) -> bool:
    return cell is not None and "\u4e00" <= view[cell.start] <= "\u9fff"
