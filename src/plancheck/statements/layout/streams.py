"""Tables whose cells are parted by bars while nothing parts their rows: several rows on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plancheck.statements.layout.base import LayoutReader
from plancheck.statements.layout.grid import Grid, GridCell, plain, trim
from plancheck.statements.layout.lines import Line
from plancheck.statements.layout.regular import RegularTables
from plancheck.statements.words.written import HAN

_LEAST_BARS = 6  # a line with fewer holds no two rows
_MOST_LINES = 400


class StreamTables(LayoutReader):
    """Reads tables that are one stream of cells."""

    def __init__(self, view: str, reader: RegularTables) -> None:
        super().__init__(view, reader.reader)
        self.regular = reader
        self._barred = "|" in view

    def read(self, lines: list[Line], index: int) -> tuple[Grid, int] | None:
        """Return the table whose stream of cells begins in a line, and the line after it."""
        if not self._barred or self.view.count("|", lines[index].start, lines[index].end) < _LEAST_BARS:
            return None
        tokens: list[GridCell | None] = []
        stop = index
        while stop < len(lines) and stop - index < _MOST_LINES and (stop == index or lines[stop].breaks <= 2):
            line = lines[stop]
            if "|" not in self.view[line.start : line.end]:
                break
            at = line.start
            for piece in self.view[line.start : line.end].split("|"):
                tokens.append(trim(self.view, at, at + len(piece)))
                at += len(piece) + 1
            stop += 1
        while tokens and tokens[-1] is None:
            tokens.pop()
        own = self._part_caption(tokens)
        texts = [plain(self.view, token) for token in tokens]
        while texts and not texts[0]:
            texts, tokens = texts[1:], tokens[1:]
        if len(texts) < _LEAST_BARS:
            return None
        grid = self.regular.read(tokens, texts, self._kinds(texts), own or self.caption_of(lines, index))
        written = sum(self.view[line.start : line.end].strip("| ") != "" for line in lines[index:stop])
        if grid is None or len(grid.rows) <= written:
            return None
        return grid, stop

    def _part_caption(self, tokens: list[GridCell | None]) -> str:
        """Take the title off the first cell, where it stands before the first head: 表1 人口构成 指标."""
        first = tokens[0] if tokens else None
        if first is None:
            return ""
        words = self.view[first.start : first.end]
        for blank in re.finditer(r"\s+", words):
            if self.is_plain_head(re.sub(r"\s+", "", words[blank.end() :])):
                tokens[0] = replace(first, start=first.start + blank.end())
                return words[: blank.start()]
        return ""

    def _kinds(self, texts: Sequence[str]) -> list[str]:
        """The kinds of cells; a value with words (60周岁及以上) before two others is the name of a row."""
        kinds = [self.reader.kind(text) for text in texts]
        for i in range(1, len(kinds) - 1):
            named = kinds[i] == "N" and HAN.search(texts[i]) is not None
            if named and kinds[i + 1] == "N" and not HAN.search(texts[i + 1]):
                kinds[i] = "T"
        return kinds
