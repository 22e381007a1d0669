"""Word documents: paragraphs and tables in reading order, with their automatic numbers.

python-docx opens the package; its paragraph text leaves out what stands in tracked insertions, content controls and
text boxes, and every automatic number (第一章, 一、), so the tree is walked here.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from plancheck.documents.cell_lines import hold_values
from plancheck.documents.content import Content, TextWriter
from plancheck.documents.document import Cell, TextTable
from plancheck.documents.docx_archive import check_archive
from plancheck.documents.docx_numbering import Numbering, Styles, W, number_of, read_numbering, read_styles
from plancheck.documents.limits import Limits
from plancheck.errors import DocumentError

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SUPERSCRIPTS = {"2": "²", "3": "³"}


@dataclass(kw_only=True)
class _Reader(TextWriter):
    """Reads the blocks of a document in order and writes their text."""

    numbering: Numbering
    styles: Styles

    def read_blocks(self, parent: Any) -> None:
        """Read paragraphs and tables of the body, a text box or a content control, in order."""
        for node in parent:
            if node.tag == f"{W}p":
                self.read_paragraph(node)
            elif node.tag == f"{W}tbl":
                self.read_table(node)
            elif node.tag in (
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}ins",
                f"{W}customXml",
                f"{W}moveTo",
                f"{W}smartTag",
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
        properties = node.find(f"{W}pPr")
        if properties is None:
            return 0
        style = properties.find(f"{W}pStyle")
        return self.styles.headings.get(style.get(f"{W}val") or "", 0) if style is not None else 0

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
            if not isinstance(tag, str) or tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{_MC}Fallback"):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(item)
                continue
            if tag == f"{W}r":
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
                    if child.tag in (f"{_MC}AlternateContent", f"{W}pict", f"{W}drawing", f"{W}object")
                )
                continue
            if tag == f"{_M}t":
                parts.append(item.text or "")
                length += len(parts[-1])
                continue
            stack.extend(reversed(item))
        return "".join(parts), marks, boxes

    def label(self, node: Any) -> str:
        properties = node.find(f"{W}pPr")
        if properties is None:
            return ""
        number = number_of(properties)
        style = properties.find(f"{W}pStyle")
        if number is None and style is not None:
            number = self.styles.numbers.get(style.get(f"{W}val") or "")
        if number is None or number[0] == "0":
            return ""
        return self.numbering.next_label(*number)

    def cell_lines(self, node: Any) -> list[str]:
        """Return the filled paragraphs of a cell."""
        parts = (self.paragraph_text(item)[0] for item in node.iter(f"{W}p"))
        return [line for part in parts if (line := part.strip().replace("\n", " ").replace("\t", " "))]

    @staticmethod
    def joined(lines: list[str]) -> str:
        """Return the paragraphs of a cell as one text."""
        words = ""
        for part in lines:
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
            properties = row.find(f"{W}trPr")
            skip = properties.find(f"{W}gridBefore") if properties is not None else None
            if skip is not None:
                column += int(skip.get(f"{W}val") or 0)
            nodes = _cells(row)
            held_from_above = [_is_merged_up(node) for node in nodes]
            lines_of = [
                [] if merged else self.cell_lines(node)
                for node, merged in zip(nodes, held_from_above, strict=True)
            ]
            apart = any(map(hold_values, lines_of))
            for node, lines in zip(nodes, lines_of, strict=True):
                cell_properties = node.find(f"{W}tcPr")
                span, merge = 1, None
                if cell_properties is not None:
                    grid = cell_properties.find(f"{W}gridSpan")
                    span = int(grid.get(f"{W}val") or 1) if grid is not None else 1
                    merge = cell_properties.find(f"{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and column in above:
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
                lines = lines or self.cell_lines(node)  # a lower part without an upper one
                words = "\n".join(lines) if apart else self.joined(lines)
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


def _is_merged_up(node: Any) -> bool:
    """Return whether a cell is the lower part of one that begins above it."""
    properties = node.find(f"{W}tcPr")
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val") != "restart"


def _rows(table: Any) -> list[Any]:
    rows = []
    for node in table:
        if node.tag == f"{W}tr":
            rows.append(node)
        elif node.tag in (f"{W}sdt", f"{W}ins", f"{W}customXml"):
            rows.extend(node.iter(f"{W}tr"))
    return rows


def _cells(row: Any) -> list[Any]:
    cells = []
    for node in row:
        if node.tag == f"{W}tc":
            cells.append(node)
        elif node.tag in (f"{W}sdt", f"{W}customXml"):
            cells.extend(node.iter(f"{W}tc"))
    return cells


def _run_text(run: Any) -> tuple[str, bool]:
    """Return a run's text and whether it is raised above the line."""
    properties = run.find(f"{W}rPr")
    raised = False
    if properties is not None:
        hidden = properties.find(f"{W}vanish")
        if hidden is not None and hidden.get(f"{W}val") not in ("0", "false"):
            return "", False
        align = properties.find(f"{W}vertAlign")
        raised = align is not None and align.get(f"{W}val") == "superscript"
    words = []
    for node in run:
        if node.tag == f"{W}t":
            words.append(node.text or "")
        elif node.tag == f"{W}tab":
            words.append("\t")
        elif node.tag in (f"{W}br", f"{W}cr"):
            words.append("\n")
        elif node.tag == f"{W}noBreakHyphen":
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
        reader = _Reader(numbering=read_numbering(document), styles=read_styles(document))
        reader.read_blocks(document.element.body)
        title = document.core_properties.title or ""
    except Exception as error:  # python-docx raises whatever a damaged part makes it meet
        raise DocumentError(
            "a Word document", met=f"{type(error).__name__}: {error}", where=where, do="save it again as docx"
        ) from error
    text = reader.text
    if not text.strip():
        raise DocumentError(
            "a document with text",
            met="none (pictures of pages?)",
            where=where,
            do="add a text layer by optical character recognition",
        )
    has_footnotes = next(document.element.body.iter(f"{W}footnoteReference"), None) is not None
    notes = ("footnotes left out",) if has_footnotes else ()
    return Content(
        text,
        tables=tuple(reader.tables),
        skipped=tuple(reader.marks),
        headings=tuple(reader.headings),
        title=title,
        notes=notes,
    )
