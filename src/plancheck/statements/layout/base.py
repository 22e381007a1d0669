"""What the readers of all layouts share: the view, and what a text of a head is."""

from __future__ import annotations

from collections.abc import Sequence

from plancheck.statements.cells.text import CellReader
from plancheck.statements.layout.heads import (
    COMPARED_HEAD,
    HEAD_CLASSES,
    NUMBERED_NAME,
    PART_OF_YEAR_HEAD,
    TITLE_START,
    YEAR_HEAD,
    YEAR_ONLY,
)
from plancheck.statements.layout.lines import Line, caption_above, gives_unit
from plancheck.statements.words.written import BRACKETS

_MOST_UNIT_LINES = 2
_LONGEST_ABOVE = 160  # characters of a line above a table, most of which may be blanks


class LayoutReader:
    """Reads one layout of tables in one view."""

    def __init__(self, view: str, reader: CellReader) -> None:
        self.view, self.reader = view, reader
        self.words = reader.words

    def text(self, start: int, end: int) -> str:
        """Return the text of a span without blanks."""
        return "".join(self.view[start:end].split())

    def caption_of(self, lines: list[Line], index: int, below: Sequence[Line] = ()) -> str:
        """Return the title and unit among the lines above the line of an index, and the lines of units below the heads."""
        return caption_above(
            [
                self.view[line.start : min(line.end, line.start + _LONGEST_ABOVE)]
                for line in (*lines[max(0, index - 3) : index], *below)
            ]
        )

    def units_below(self, lines: list[Line], begin: int) -> list[Line]:
        """Return the lines below the heads, one or two, that give the unit of the values: 单位：万元."""
        end = begin
        while end < min(begin + _MOST_UNIT_LINES, len(lines)) and gives_unit(self.view, lines[end]):
            end += 1
        return lines[begin:end]

    def is_plain_head(self, text: str) -> bool:
        """Whether a text is a head beyond doubt: a word of heads or a year and nothing else."""
        bare = BRACKETS.sub("", text).rstrip("%‰/")
        return (
            self.words.is_word(bare, *HEAD_CLASSES)
            or bool(YEAR_HEAD.fullmatch(bare))
            or (not bare and bool(text))
        )

    def is_head(self, text: str) -> bool:
        """Whether a text is one that heads columns: 指标名称, 2025年目标, 比上年增长%, 单位."""
        if (
            not text
            or len(text) > 24
            or text[-1] in "。；，"
            or NUMBERED_NAME.match(text)
            or TITLE_START.match(text)
        ):
            return False
        if self.words.is_word(text, *HEAD_CLASSES):
            return True
        bare = BRACKETS.sub("", text).rstrip("%‰")
        if self.words.ends(bare, *HEAD_CLASSES) and len(bare) <= 16:
            return True
        return bool(YEAR_HEAD.fullmatch(bare) or COMPARED_HEAD.fullmatch(text)) or (
            bare.startswith(("“十", "十")) and "五" in bare and len(bare) <= 14
        )

    def is_head_below(self, text: str) -> bool:
        """Whether a text is one that heads columns, or names a part of a year as heads below others do: 1-2月."""
        return self.is_head(text) or PART_OF_YEAR_HEAD.fullmatch(text) is not None

    def is_year(self, text: str) -> bool:
        """Whether a text is a year and at most a word for what is aimed at or reported: 2025年目标."""
        match = YEAR_ONLY.fullmatch(text)
        return match is not None and (not match[1] or self.words.is_word(match[1], "target", "observed"))
