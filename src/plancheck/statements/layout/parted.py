"""Tables in lines whose cells are parted by tabs, bars or blanks."""

from __future__ import annotations

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.blank_heads import CAPTION_LIST, LONGEST_HEADS, LONGEST_UNNAMED, BlankHeads
from plancheck.statements.layout.blanks import BlankTables
from plancheck.statements.layout.grid import Grid
from plancheck.statements.layout.line_cells import LineCells
from plancheck.statements.layout.lines import Line
from plancheck.statements.layout.marked import MarkedTables


class PartedTables(LayoutReader):
    """Reads tables in lines whose cells are parted by tabs, bars or blanks.

    Attributes
    ----------
    cells, heads, marked, blanks
        What other layouts share: the cells of lines, heads over blanks, tables of marks, tables of blanks.
    """

    def __init__(self, view: str, reader: CellReader) -> None:
        super().__init__(view, reader)
        self.cells = LineCells(view, reader)
        self.heads = BlankHeads(view, reader, self.cells)
        self.marked = MarkedTables(view, reader, self.cells, self.heads)
        self.blanks = BlankTables(view, reader, self.cells, self.heads)
        self._has_marks = "|" in view or "\t" in view

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table that begins at a line, and the line after it."""
        view = self.view
        first = view[lines[index].start : lines[index].end]
        marked = self._has_marks and (
            first.count("|") >= 2 or "\t" in first or self.marked.is_label(lines, index)
        )
        if not marked and (
            len(first) > LONGEST_HEADS
            or (len(first) > LONGEST_UNNAMED and ("，" in first or "。" in first))
            or (
                " " not in first
                and index + 1 < len(lines)
                and not (("、" in first or "%" in first) and self._may_be_heads(first))
            )
        ):
            return None  # a sentence: most lines of a text
        return self.marked.read(lines, index) if marked else self.blanks.read(lines, index)

    @staticmethod
    def _may_be_heads(text: str) -> bool:
        """Whether a line without a plain blank could hold heads: of a caption's list, parted by blanks of another kind, or one in percent."""
        return CAPTION_LIST.search(text) is not None or len(text.split()) > 1 or text[-3:].find("%") >= 0
