"""PDF files with a text layer: pages, text in reading order, ruled tables with their cells.

Two libraries share the work. PDFium (pypdfium2) gives text: it is some fifty times faster than pdfminer, reads damaged
files as a browser does, and keeps the order of the content. pdfplumber finds the cells of ruled tables, which PDFium
does not know; it is asked only for pages with ruling lines. Characters are put into the cells by their position.
"""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Any

from plancheck.amounts import count_of
from plancheck.documents.content import Content, TextWriter
from plancheck.documents.decoding import BELIEVED_SHARE, chinese_share
from plancheck.documents.document import Cell, Page, TextTable
from plancheck.documents.limits import Limits
from plancheck.documents.pdfium import load_pdfium
from plancheck.errors import DocumentError

_END_MARK = re.compile(rb"%%EOF")
_TAIL = 2048  # PDF 1.7, implementation note 18: readers look for the end mark in the last 1024 bytes
_RULES = 4  # a ruled table has at least four lines
_READABLE = 0.6  # least share of frequently used characters in a text layer that is Chinese
_RAISED = 0.75  # a footnote mark is set in at most this share of the size of the character before it
_MARK = re.compile(r"(?<=[\u4e00-\u9fff”）)%％])[0-9]{1,3}(?=[；，。、：\s）)”]|[\u4e00-\u9fff]|$)")
# Font maps that name the radical instead of the character it is: without this 月 and 年 of such files are not found.
_RADICALS = str.maketrans(
    {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    | dict(
        zip(
            "⻓⻔⻋⻅⻚⻛⻢⻥⻦⻩⻬⻄⻆⻉⻝⻘⻣⻰⻁⻜⻨⻤",
            "长门车见页风马鱼鸟黄齐西角贝食青骨龙虎飞麦鬼",
            strict=True,
        )
    )
)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A ruled table of one page: the boxes of its cells in PDF coordinates (left, bottom, right, top)."""

    box: tuple[float, float, float, float]
    cells: tuple[tuple[int, int, int, int, tuple[float, float, float, float]], ...]


def read_pdf(data: bytes, *, where: str, limits: Limits) -> Content:
    """Return the text of a PDF, page by page, parted by form feeds.

    Raises
    ------
    DocumentError
        Encrypted, truncated, damaged, too many pages, without a text layer, or with one that is no text.
    """
    if not _END_MARK.search(data[-_TAIL:]):
        raise DocumentError(
            "a whole PDF",
            met="a file without its end mark %%EOF",
            where=where,
            do="the file is truncated; fetch it again",
        )
    pypdfium2 = load_pdfium()
    from pypdfium2 import PdfiumError

    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError(
                "a PDF that opens without a password",
                met="an encrypted one",
                where=where,
                do="save it without a password",
            ) from error
        raise DocumentError(
            "a PDF", met=f"a damaged file ({error})", where=where, do="fetch it again"
        ) from error
    try:
        return _read_pages(document, data, where=where, limits=limits)
    except PdfiumError as error:
        raise DocumentError(
            "a PDF", met=f"a damaged page ({error})", where=where, do="fetch it again"
        ) from error
    finally:
        document.close()


def _read_pages(document: Any, data: bytes, *, where: str, limits: Limits) -> Content:
    count = len(document)
    if count > limits.pages:
        expected = f"at most {limits.pages} pages (Limits.pages)"
        raise DocumentError(
            expected, met=f"{count}", where=where, do="split the document, or raise the limit"
        )
    writer = TextWriter()
    tables = _TableFinder(data)
    empty: list[int] = []
    ruled = 0
    try:
        for index in range(count):
            page = document[index]
            begin = writer.length
            grids: tuple[_Grid, ...] = ()
            if _has_rules(page):
                ruled += 1
                grids = tables.find(index) if ruled <= limits.table_pages else ()
            textpage = page.get_textpage()
            _write_page(textpage, grids, writer)
            if writer.length == begin:
                empty.append(index + 1)
            writer.pages.append(Page(index + 1, begin, writer.length))
            if index + 1 < count:
                writer.write("\f")
            textpage.close()
            page.close()
    finally:
        tables.close()
    text = writer.text
    _check_text(text, pages=count, where=where)
    notes = []
    if empty:
        notes.append(f"{len(empty)} of {count} pages have no text layer: {', '.join(map(str, empty[:10]))}")
    if ruled > limits.table_pages:
        notes.append(
            f"tables looked for on the first {limits.table_pages} of {ruled} ruled pages (Limits.table_pages)"
        )
    if tables.failed:
        notes.append(f"tables of damaged pages read as text: {', '.join(map(str, tables.failed[:10]))}")
    title = _title(document)
    return Content(
        text,
        pages=tuple(writer.pages),
        tables=join_tables(text, writer.tables),
        skipped=tuple(writer.marks),
        title=title,
        notes=tuple(notes),
    )


def join_tables(text: str, tables: list[TextTable]) -> tuple[TextTable, ...]:
    """Return the tables with those that a page break tears made one, so that a head counts for all its rows.

    Two tables are one when only a page break with at most a page number and a running title lies between them and
    they have as many columns.
    """
    joined: list[TextTable] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(text[last.end : table.start]) and _columns(last) == _columns(table):
            rows = max(cell.row + cell.row_span for cell in last.cells)
            moved = tuple(replace(cell, row=cell.row + rows) for cell in table.cells)
            joined[-1] = TextTable(last.start, table.end, last.cells + moved)
        else:
            joined.append(table)
    return tuple(joined)


def _goes_on(between: str) -> bool:
    lines = [line for line in re.split(r"[\n\f]", between) if line.strip()]
    return (
        "\f" in between
        and len(lines) <= 3
        and all(len(line) <= 40 and "。" not in line for line in lines)
        and not any(re.match(r"\s*(?:表|专栏|[一二三四五六七八九十]+、|[（(])", line) for line in lines)
    )


def _columns(table: TextTable) -> int:
    return max(cell.column + cell.column_span for cell in table.cells)


def _title(document: Any) -> str:
    try:
        title = str(document.get_metadata_value("Title") or "")
    except UnicodeDecodeError:
        return ""  # damaged metadata are no reason not to read the text
    return (
        title
        if any("\u4e00" <= c <= "\u9fff" for c in title) and chinese_share(title) >= BELIEVED_SHARE
        else ""
    )


def _check_text(text: str, *, pages: int, where: str) -> None:
    if not re.search(r"[^\W_]", text):
        raise DocumentError(
            "a PDF with a text layer",
            met=f"{count_of(pages, 'page')} without text: a scan",
            where=where,
            do="add a text layer by optical character recognition",
        )
    share = chinese_share(text)
    if share < _READABLE:
        raise DocumentError(
            "a readable text layer",
            met=f"characters of which {share:.0%} are in use: fonts without a map to Unicode",
            where=where,
            do="print it again to PDF, or use optical character recognition",
        )


def _has_rules(page: Any) -> bool:
    """Return whether a page draws enough lines for a table; pictures and text are not counted."""
    import pypdfium2.raw as raw

    rules = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _ in itertools.islice(rules, _RULES)) == _RULES


class _TableFinder:
    """Finds ruled tables with pdfplumber, which is opened only when a page asks for it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None
        self.failed: list[int] = []

    def find(self, index: int) -> tuple[_Grid, ...]:
        """Return the tables of a page; none where pdfplumber cannot read it."""
        import logging

        import pdfplumber

        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts that PDFium reads
        try:
            if self._file is None:
                self._file = pdfplumber.open(io.BytesIO(self._data))
            page = self._file.pages[index]
            if page.rotation:
                return ()
            grids = tuple(grid for found in page.find_tables() if (grid := _grid(found, page)) is not None)
            page.close()
        except Exception:
            # pdfminer is stricter than PDFium about damaged files and raises whatever its parser meets; the page's
            # text is read all the same, `failed` says that its tables are not.
            self.failed.append(index + 1)
            return ()
        return grids

    def close(self) -> None:
        if self._file is not None and not self.failed:  # closing walks the pages again
            self._file.close()


def _grid(found: Any, page: Any) -> _Grid | None:
    """Return a table of at least two rows and two columns in PDF coordinates; a frame around text is none."""
    height = float(page.height)
    left, bottom = float(page.bbox[0]), float(page.mediabox[1])

    def box(corners: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        x0, top, x1, below = corners
        return (
            x0 - left + float(page.mediabox[0]),
            bottom + height - below,
            x1 - left + float(page.mediabox[0]),
            bottom + height - top,
        )

    corners = [cell for cell in found.cells if cell is not None]
    rows = _edges([c[1] for c in corners])
    columns = _edges([c[0] for c in corners])
    if len(rows) < 2 or len(columns) < 2:
        return None
    cells = []
    for cell in sorted(corners, key=lambda c: (_at(rows, c[1]), _at(columns, c[0]))):
        row, column = _at(rows, cell[1]), _at(columns, cell[0])
        row_span = max(1, sum(1 for edge in rows if cell[1] - 1 <= edge < cell[3] - 1))
        column_span = max(1, sum(1 for edge in columns if cell[0] - 1 <= edge < cell[2] - 1))
        cells.append((row, column, row_span, column_span, box(cell)))
    return _Grid(box(found.bbox), tuple(cells))


def _edges(values: list[float]) -> list[float]:
    """Return distinct positions; those within two points are one line drawn twice."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > 2:
            edges.append(value)
    return edges


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def _page_characters(textpage: Any) -> str:
    """Return the page's characters, one for each index PDFium knows them by."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range(0, count)) if count > 0 else ""
    if len(text) != count:
        import pypdfium2.raw as raw

        text = "".join(chr(raw.FPDFText_GetUnicode(textpage.raw, i) or 0x20) for i in range(count))
    return text.translate(_RADICALS).replace("\x00", " ").replace("\ufffe", "-").replace("\x02", "-")


def _write_page(textpage: Any, grids: tuple[_Grid, ...], writer: TextWriter) -> None:
    characters = _page_characters(textpage)
    owner = _owners(textpage, characters, grids) if grids else {}
    marks = _raised_digits(textpage, characters)
    written: set[int] = set()
    line: list[tuple[str, int]] = []

    def flush() -> None:
        while line and line[-1][0].isspace():
            line.pop()
        while line and line[0][0].isspace():
            line.pop(0)
        if line:
            begin = writer.length
            run = None
            for offset, (_, index) in enumerate(line):
                if index in marks:
                    run = offset if run is None else run
                elif run is not None:
                    writer.marks.append((begin + run, begin + offset, "footnote mark"))
                    run = None
            if run is not None:
                writer.marks.append((begin + run, begin + len(line), "footnote mark"))
            writer.write("".join(character for character, _ in line) + "\n")
        line.clear()

    for index, character in enumerate(characters):
        at = owner.get(index)
        if at is not None:
            if at[0] not in written:
                flush()
                written.add(at[0])
                _write_table(at[0], grids[at[0]], characters, owner, writer)
            continue
        if character in "\r\n\f":
            flush()
        else:
            line.append((character, index))
    flush()


def _owners(textpage: Any, characters: str, grids: tuple[_Grid, ...]) -> dict[int, tuple[int, int]]:
    """Return for each character inside a table its table and cell, by the middle of its box."""
    owner: dict[int, tuple[int, int]] = {}
    for index, character in enumerate(characters):
        if character.isspace():
            continue
        left, bottom, right, top = textpage.get_charbox(index)
        x, y = (left + right) / 2, (bottom + top) / 2
        for number, grid in enumerate(grids):
            if not (grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]):
                continue
            for cell, (_, _, _, _, box) in enumerate(grid.cells):
                if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                    owner[index] = (number, cell)
                    break
            break
    return owner


def _write_table(
    number: int, grid: _Grid, characters: str, owner: dict[int, tuple[int, int]], writer: TextWriter
) -> None:
    words: dict[int, list[str]] = {}
    last: dict[int, int] = {}
    for index, (table, cell) in owner.items():
        if table != number:
            continue
        held = words.setdefault(cell, [])
        gap = characters[last[cell] + 1 : index] if cell in last else ""
        # A blank between Latin letters or digits is kept; line breaks inside a cell are only its width.
        if gap and held and held[-1].isascii() and characters[index].isascii() and gap.isspace():
            held.append(" ")
        held.append(characters[index])
        last[cell] = index
    begin = writer.length
    cells: list[Cell] = []
    row_at = -1
    for cell, (row, column, row_span, column_span, _) in enumerate(grid.cells):
        if row != row_at:
            if row_at >= 0:
                writer.write("\n")
            row_at = row
        elif cells:
            writer.write("\t")
        content = "".join(words.get(cell, ()))
        cells.append(Cell(writer.length, writer.length + len(content), row, column, row_span, column_span))
        writer.write(content)
    writer.write("\n")
    writer.tables.append(TextTable(begin, writer.length, tuple(cells)))


def _raised_digits(textpage: Any, characters: str) -> set[int]:
    """Return the indices of digits set small behind a word: footnote marks (8.22 亿 with a raised 8)."""
    import pypdfium2.raw as raw

    marks: set[int] = set()
    for match in _MARK.finditer(characters):
        before = raw.FPDFText_GetFontSize(textpage.raw, match.start() - 1)
        own = raw.FPDFText_GetFontSize(textpage.raw, match.start())
        if before > 0 and 0 < own <= _RAISED * before:
            marks.update(range(match.start(), match.end()))
    return marks
