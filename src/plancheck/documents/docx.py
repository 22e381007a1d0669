"""Word documents: paragraphs and tables in reading order, with their automatic numbers.

python-docx opens the package; its paragraph text leaves out what stands in tracked insertions, content controls and
text boxes, and every automatic number (第一章, 一、), so the tree is walked here.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import dataclass, field
from typing import Any

from plancheck.documents.content import Content
from plancheck.documents.document import Cell, TextTable
from plancheck.documents.limits import Limits, format_bytes
from plancheck.documents.lines import Span
from plancheck.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING_STYLE = re.compile(r"^(?:heading|标题|標題)\s*([1-9])$", re.IGNORECASE)
_SMALLEST_CHECKED = 1024 * 1024  # a ratio says something only about large parts
_SUPERSCRIPTS = {"2": "²", "3": "³"}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_DIGITS = "零一二三四五六七八九"
_ENTRY_POINT = "word/document.xml"


def check_archive(data: bytes, *, where: str, limits: Limits) -> None:
    """Refuse a zipped document that is torn, encrypted or unpacks to more than the limits.

    The declared sizes are checked first, without unpacking; the parts of the document are then unpacked against
    their declared size and checksum.

    Raises
    ------
    DocumentError
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise DocumentError(
                    "a docx file", met="an encrypted archive", where=where, do="save it without a password"
                )
            total = sum(part.file_size for part in parts)
            if total > limits.unpacked_bytes:
                expected = f"at most {format_bytes(limits.unpacked_bytes)} unpacked (Limits.unpacked_bytes={limits.unpacked_bytes})"
                raise DocumentError(
                    expected,
                    met=format_bytes(total),
                    where=where,
                    do="a zip bomb? raise the limit if it is not",
                )
            for part in parts:
                ratio = part.file_size / max(1, part.compress_size)
                if part.file_size > _SMALLEST_CHECKED and ratio > limits.unpacked_ratio:
                    expected = f"parts packed at most {limits.unpacked_ratio}:1 (Limits.unpacked_ratio)"
                    met = f"{part.filename} at {ratio:.0f}:1"
                    raise DocumentError(
                        expected, met=met, where=where, do="a zip bomb? raise the limit if it is not"
                    )
            names = {part.filename for part in parts}
            if _ENTRY_POINT not in names and not any(name.startswith("word/document") for name in names):
                raise DocumentError(
                    "a docx file",
                    met="another zipped format (xlsx, pptx, odt?)",
                    where=where,
                    do="save it as docx",
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, where=where)
    except (zipfile.BadZipFile, EOFError, ValueError, OverflowError, OSError, struct.error) as error:
        raise DocumentError(
            "a whole docx file",
            met=str(error),
            where=where,
            do="the file is truncated or damaged; fetch it again",
        ) from error
    except NotImplementedError as error:
        raise DocumentError("a docx file", met=str(error), where=where) from error


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, where: str) -> None:
    import zlib

    try:
        size = 0
        with archive.open(part) as handle:
            while chunk := handle.read(1 << 20):
                size += len(chunk)
    except zlib.error as error:
        raise DocumentError(
            "a whole docx file", met=f"{part.filename}: {error}", where=where, do="fetch it again"
        ) from error
    if size != part.file_size:
        met = f"{part.filename} with {size} bytes instead of the {part.file_size} declared"
        raise DocumentError("a whole docx file", met=met, where=where, do="fetch it again")


@dataclass
class _Level:
    """One level of a numbered list: its format, its pattern (``第%1章``) and where it starts."""

    format: str
    pattern: str
    start: int


@dataclass
class _Numbering:
    """The automatic numbers of a document, counted as they come."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)

    def next_label(self, number_id: str, level: int) -> str:
        """Return the label of the next paragraph of a list, empty for bullets."""
        levels = self.levels.get(number_id, {})
        found = levels.get(level)
        if found is None:
            return ""
        counts = self.counts.setdefault(self.lists.get(number_id, number_id), {})
        counts[level] = counts.get(level, found.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if found.format in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            of = levels.get(index, found)
            count = counts.get(index, of.start)
            return format_count(count, of.format)

        return re.sub(r"%([1-9])", written, found.pattern)


def format_count(count: int, format: str) -> str:
    """Return a list number as Word writes it.

    Examples
    --------
    >>> format_count(12, "chineseCountingThousand"), format_count(3, "decimal"), format_count(2, "decimalEnclosedCircle")
    ('十二', '3', '②')
    """
    if format in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographTraditional",
        "koreanDigital2",
    ):
        return _chinese_count(count)
    if format in ("ideographDigital", "taiwaneseDigital", "chineseDigital"):
        return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(count))
    if format.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(ord("①") + count - 1)
    if format == "decimalFullWidth":
        return str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if format in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
        return chr(ord("a" if format == "lowerLetter" else "A") + count - 1)
    if format in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (count // value)
            count %= value
        return roman if format == "upperRoman" else roman.lower()
    return str(count)


def _chinese_count(count: int) -> str:
    if count <= 0 or count >= 1000:
        return str(count)
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def _read_numbering(document: Any) -> _Numbering:
    numbering = _Numbering()
    try:
        part = document.part.numbering_part
    except (KeyError, NotImplementedError, AttributeError):
        return numbering
    abstract: dict[str, dict[int, _Level]] = {}
    for node in part.element.iter(f"{_W}abstractNum"):
        levels = {}
        for level in node.iter(f"{_W}lvl"):
            start = level.find(f"{_W}start")
            format = level.find(f"{_W}numFmt")
            pattern = level.find(f"{_W}lvlText")
            levels[int(level.get(f"{_W}ilvl") or 0)] = _Level(
                format.get(f"{_W}val") if format is not None else "decimal",
                pattern.get(f"{_W}val") or "" if pattern is not None else "",
                int(start.get(f"{_W}val") or 1) if start is not None else 1,
            )
        abstract[node.get(f"{_W}abstractNumId")] = levels
    for node in part.element.iter(f"{_W}num"):
        reference = node.find(f"{_W}abstractNumId")
        if reference is None:
            continue
        key = reference.get(f"{_W}val")
        levels = dict(abstract.get(key, {}))
        own = False
        for override in node.iter(f"{_W}lvlOverride"):
            begin = override.find(f"{_W}startOverride")
            at = int(override.get(f"{_W}ilvl") or 0)
            if begin is not None and at in levels:
                levels[at] = _Level(levels[at].format, levels[at].pattern, int(begin.get(f"{_W}val") or 1))
                own = True
        number_id = node.get(f"{_W}numId")
        numbering.levels[number_id] = levels
        numbering.lists[number_id] = f"{key}/{number_id}" if own else key
    return numbering


@dataclass
class _Styles:
    """What paragraph styles say: heading level and automatic number."""

    headings: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, tuple[str, int]] = field(default_factory=dict)


def _read_styles(document: Any) -> _Styles:
    styles = _Styles()
    based: dict[str, str] = {}
    for node in document.styles.element.iter(f"{_W}style"):
        key = node.get(f"{_W}styleId") or ""
        name = node.find(f"{_W}name")
        found = _HEADING_STYLE.match(name.get(f"{_W}val") or "") if name is not None else None
        if found:
            styles.headings[key] = int(found.group(1))
        parent = node.find(f"{_W}basedOn")
        if parent is not None:
            based[key] = parent.get(f"{_W}val") or ""
        number = _number_of(node.find(f"{_W}pPr"))
        if number:
            styles.numbers[key] = number
    for key in based:
        seen = {key}
        at = based[key]
        while at and at not in seen:
            seen.add(at)
            if at in styles.headings:
                styles.headings.setdefault(key, styles.headings[at])
            if at in styles.numbers:
                styles.numbers.setdefault(key, styles.numbers[at])
            at = based.get(at, "")
    return styles


def _number_of(properties: Any) -> tuple[str, int] | None:
    number = properties.find(f"{_W}numPr") if properties is not None else None
    if number is None:
        return None
    identity, level = number.find(f"{_W}numId"), number.find(f"{_W}ilvl")
    if identity is None:
        return None
    return identity.get(f"{_W}val") or "0", int(level.get(f"{_W}val") or 0) if level is not None else 0


@dataclass
class _Reader:
    """Writes the text and remembers where tables, headings and footnote marks lie."""

    numbering: _Numbering
    styles: _Styles
    parts: list[str] = field(default_factory=list)
    length: int = 0
    tables: list[TextTable] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)

    def write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def read_blocks(self, parent: Any) -> None:
        """Read paragraphs and tables of the body, a text box or a content control, in order."""
        for node in parent:
            if node.tag == f"{_W}p":
                self.read_paragraph(node)
            elif node.tag == f"{_W}tbl":
                self.read_table(node)
            elif node.tag in (
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}ins",
                f"{_W}customXml",
                f"{_W}moveTo",
                f"{_W}smartTag",
            ):
                self.read_blocks(node)

    def read_paragraph(self, node: Any) -> None:
        begin = self.length
        words, marks, boxes = self.paragraph_text(node)
        level = self.heading_level(node)
        if level and words.strip():
            self.headings.append((begin, level))
        self.marks.extend((begin + start, begin + end, "footnote mark") for start, end in marks)
        self.write(words + "\n")
        for box in boxes:
            self.read_blocks(box)

    def heading_level(self, node: Any) -> int:
        properties = node.find(f"{_W}pPr")
        if properties is None:
            return 0
        style = properties.find(f"{_W}pStyle")
        return self.styles.headings.get(style.get(f"{_W}val") or "", 0) if style is not None else 0

    def paragraph_text(self, node: Any) -> tuple[str, list[tuple[int, int]], list[Any]]:
        """Return a paragraph's text with its automatic number, its superscript marks and its text boxes."""
        parts: list[str] = [self.label(node)]
        length = len(parts[0])
        marks: list[tuple[int, int]] = []
        boxes: list[Any] = []
        stack = list(reversed(node))
        while stack:
            item = stack.pop()
            tag = item.tag
            if not isinstance(tag, str) or tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_MC}Fallback"):
                continue
            if tag == f"{_W}txbxContent":
                boxes.append(item)
                continue
            if tag == f"{_W}r":
                words, raised = _run_text(item)
                if words and raised and words.strip().isdigit():
                    before = "".join(parts)[-2:]
                    if re.search(r"[mM米]$", before) and words.strip() in _SUPERSCRIPTS:
                        words = _SUPERSCRIPTS[words.strip()]
                    else:
                        marks.append((length, length + len(words)))
                parts.append(words)
                length += len(words)
                stack.extend(
                    child
                    for child in reversed(item)
                    if child.tag in (f"{_MC}AlternateContent", f"{_W}pict", f"{_W}drawing", f"{_W}object")
                )
                continue
            if tag == f"{_M}t":
                parts.append(item.text or "")
                length += len(parts[-1])
                continue
            stack.extend(reversed(item))
        return "".join(parts), marks, boxes

    def label(self, node: Any) -> str:
        properties = node.find(f"{_W}pPr")
        if properties is None:
            return ""
        number = _number_of(properties)
        style = properties.find(f"{_W}pStyle")
        if number is None and style is not None:
            number = self.styles.numbers.get(style.get(f"{_W}val") or "")
        if number is None or number[0] == "0":
            return ""
        return self.numbering.next_label(*number)

    def cell_text(self, node: Any) -> str:
        words = ""
        for item in node.iter(f"{_W}p"):
            part = self.paragraph_text(item)[0].strip().replace("\n", " ").replace("\t", " ")
            gap = " " if words and part and words[-1].isascii() and part[0].isascii() else ""
            words += gap + part
        return words

    def read_table(self, table: Any) -> None:
        """Write rows on lines and cells parted by tabs; a cell merged downward is written once."""
        begin = self.length
        cells: list[Cell] = []
        above: dict[int, int] = {}  # column -> index in `cells` of the cell merged downward
        for row_number, row in enumerate(_rows(table)):
            column = 0
            first = True
            properties = row.find(f"{_W}trPr")
            skip = properties.find(f"{_W}gridBefore") if properties is not None else None
            if skip is not None:
                column += int(skip.get(f"{_W}val") or 0)
            for node in _cells(row):
                cell_properties = node.find(f"{_W}tcPr")
                span, merge = 1, None
                if cell_properties is not None:
                    grid = cell_properties.find(f"{_W}gridSpan")
                    span = int(grid.get(f"{_W}val") or 1) if grid is not None else 1
                    merge = cell_properties.find(f"{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart" and column in above:
                    index = above[column]
                    held = cells[index]
                    cells[index] = Cell(
                        held.start,
                        held.end,
                        held.row,
                        held.column,
                        row_number - held.row + 1,
                        held.column_span,
                    )
                    column += span
                    continue
                if not first:
                    self.write("\t")
                words = self.cell_text(node)
                cells.append(Cell(self.length, self.length + len(words), row_number, column, 1, span))
                if merge is not None:
                    above[column] = len(cells) - 1
                else:
                    above.pop(column, None)
                self.write(words)
                first = False
                column += span
            self.write("\n")
        if cells:
            self.tables.append(TextTable(begin, self.length, tuple(cells)))


def _rows(table: Any) -> list[Any]:
    rows = []
    for node in table:
        if node.tag == f"{_W}tr":
            rows.append(node)
        elif node.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}customXml"):
            rows.extend(node.iter(f"{_W}tr"))
    return rows


def _cells(row: Any) -> list[Any]:
    cells = []
    for node in row:
        if node.tag == f"{_W}tc":
            cells.append(node)
        elif node.tag in (f"{_W}sdt", f"{_W}customXml"):
            cells.extend(node.iter(f"{_W}tc"))
    return cells


def _run_text(run: Any) -> tuple[str, bool]:
    """Return a run's text and whether it is raised above the line."""
    properties = run.find(f"{_W}rPr")
    raised = False
    if properties is not None:
        hidden = properties.find(f"{_W}vanish")
        if hidden is not None and hidden.get(f"{_W}val") not in ("0", "false"):
            return "", False
        align = properties.find(f"{_W}vertAlign")
        raised = align is not None and align.get(f"{_W}val") == "superscript"
    words = []
    for node in run:
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag == f"{_W}tab":
            words.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("-")
    return "".join(words), raised


def read_docx(data: bytes, *, where: str, limits: Limits) -> Content:
    """Return the text of a docx file with its tables.

    Tracked insertions are read, tracked deletions and hidden text are not. Headers, footers, footnotes and comments
    are left out, which `notes` says when the file has footnotes.

    Raises
    ------
    DocumentError
        Encrypted, truncated, a zip bomb, not a Word document, or without text.
    """
    check_archive(data, where=where, limits=limits)
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(_read_numbering(document), _read_styles(document))
        reader.read_blocks(document.element.body)
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx raises whatever a damaged part makes it meet
        raise DocumentError(
            "a Word document", met=f"{type(error).__name__}: {error}", where=where, do="save it again as docx"
        ) from error
    text = "".join(reader.parts)
    if not text.strip():
        raise DocumentError(
            "a document with text",
            met="none (pictures of pages?)",
            where=where,
            do="add a text layer by optical character recognition",
        )
    has_footnotes = next(document.element.body.iter(f"{_W}footnoteReference"), None) is not None
    notes = ("footnotes left out",) if has_footnotes else ()
    return Content(
        text,
        tables=tuple(reader.tables),
        skipped=tuple(reader.marks),
        headings=tuple(reader.headings),
        title=title,
        notes=notes,
    )
