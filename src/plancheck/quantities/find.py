"""Find every number with its unit in a view of a text, with what it can stand for.

One compiled expression proposes candidates; what follows is decided by looking at the characters beside them, so the
cost per character is that of the expression and the cost per figure is small and bounded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.documents.document import Document
from plancheck.quantities.arabic import ArabicReader
from plancheck.quantities.candidates import CANDIDATE, DIGITS, HAN, NUMERAL, PART_WITHIN
from plancheck.quantities.figure import Figure
from plancheck.quantities.grammar import Grammar, grammar_of
from plancheck.quantities.hanzi import HanReader
from plancheck.quantities.quantity import Quantity
from plancheck.quantities.ranges import Neighbours
from plancheck.quantities.view import make_view
from plancheck.quantities.words import WordReader
from plancheck.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Figure", "Grammar", "find_figures", "find_quantities", "grammar_of", "quantity_of"]

_CONNECTOR = re.compile(r"\s{0,3}(?:-{1,2}|~|至|到)\s{0,3}")
_OF_RATIO, _OF_WRITTEN_RATIO = frozenset(" \n\t\r\f\u3000:∶：比"), frozenset("比:∶：")
_LIST_JOIN = re.compile(r"\s{0,3}(?:、|和|及|与|以及)\s{0,3}(?=[0-9])")


class _Finder:
    """Goes through a view from candidate to candidate; what may open a range waits until what follows it is read."""

    def __init__(self, view: str, grammar: Grammar) -> None:
        self._view, self._heads = view, grammar.heads
        self._arabic, self._hanzi = ArabicReader(view, grammar), HanReader(view, grammar)
        self._words, self._beside = WordReader(view, grammar), Neighbours(view, grammar)
        self._figures: list[Figure] = []
        self._low: Figure | None = None  # what may be the low end of a range
        self._high_from = -1  # where the other end would begin

    def find(self, start: int, end: int) -> list[Figure]:
        """Return the figures of a part of the view."""
        at = start
        while (candidate := self._candidate(at, end)) is not None:
            at = self._take(candidate)
        self._leave_low()
        return self._beside.share_units(self._figures)

    def _candidate(self, at: int, end: int) -> re.Match[str] | None:
        """Return what may be the next figure; at the high end of a range also a number that would begin none elsewhere."""
        view = self._view
        if at == self._high_from:
            pattern = DIGITS if "0" <= view[at : at + 1] <= "9" else CANDIDATE
            if (high := pattern.match(view, at, end)) is not None:
                return high
        while (head := self._heads.search(view, at, end)) is not None:
            at = head.start()
            if "0" <= view[at] <= "9":
                return head  # with all of a number in digits
            pattern = NUMERAL if view[at] in HAN and self._has_no_part(at) else CANDIDATE
            if (candidate := pattern.match(view, at, end)) is not None:
                return candidate
            at += 1
        return None

    def _has_no_part(self, at: int) -> bool:
        """Whether no mark of a part of something stands near a numeral in Chinese characters, as near most of them."""
        near = self._view[at : at + PART_WITHIN]
        return "分" not in near and "成" not in near and "半" not in near

    def _take(self, candidate: re.Match[str]) -> int:
        """Read a candidate, keep what it proves to be, and return where to go on."""
        view, begin, stop = self._view, candidate.start(), candidate.end()
        in_digits = "0" <= view[begin] <= "9"
        low = self._low
        if low is None and view[stop : stop + 1] in (_OF_RATIO if in_digits else _OF_WRITTEN_RATIO):
            ratio = self._words.read_ratio(begin)
            if ratio:
                self._figures += ratio
                return ratio[-1].end
        if begin != self._high_from:
            low = None
        figure: Figure | None
        if in_digits:
            figure = self._arabic.read(candidate, low=low)
        elif candidate["han"] is not None:
            figure = self._hanzi.read(candidate, low=low)
        else:
            figure = self._words.read(candidate)
        if figure is None:
            self._leave_low()
            return stop
        at = max(figure.end, begin + 1)
        if low is not None and (span := self._beside.join(low, figure)) is not None:
            self._figures += span
            self._low = None
            return at
        self._leave_low()
        return self._keep(figure) or at

    def _leave_low(self) -> None:
        """Keep the figure that waits for the other end of a range, as none follows: …达到3900公里⏎到2018年."""
        if self._low is not None and self._beside.stands(self._low):
            self._figures.append(self._low)
        self._low = None

    def _keep(self, figure: Figure) -> int:
        """Keep a figure, or let it wait where what follows it may join it to a range; return where the other end begins then, else 0."""
        view = self._view
        following = view[figure.end : figure.end + 1]
        connector = (
            _CONNECTOR.match(view, figure.end) if following in "-~至到" or following.isspace() else None
        )
        if connector is not None and self._beside.range_may_start(figure, connector):
            self._low, self._high_from = figure, connector.end()
            return self._high_from
        if self._beside.stands(figure):
            self._figures.append(figure)
        elif figure.kind == "none" and figure.written == "arabic" and not figure.reason:
            joined = _LIST_JOIN.match(view, figure.end)
            if joined is not None:
                self._figures.append(replace(figure, reason="list"))
        return 0


def find_figures(
    view: str, *, vocabulary: Vocabulary, start: int = 0, end: int | None = None
) -> list[Figure]:
    """Return the figures of a view in their order."""
    return _Finder(view, grammar_of(vocabulary)).find(start, len(view) if end is None else end)


def quantity_of(figure: Figure, *, document: Document, reason: str = "", page: int | None = None) -> Quantity:
    """Return a figure as a row of the quantities table."""
    low, high = figure.bounds
    return Quantity(
        document.id, figure.start, figure.end, document.text[figure.start : figure.end], figure.value, figure.unit,
        figure.qualifier, figure.decimals, figure.place, low, high, page, reason,
    )  # fmt: skip


def find_quantities(text: str | Document, *, vocabulary: Vocabulary | None = None) -> list[Quantity]:
    """Return every number with its unit that a text prints.

    Parameters
    ----------
    text : str or Document
    vocabulary : Vocabulary, optional
        The study's when not given.

    Returns
    -------
    list of Quantity
        In the order of their offsets; ``text[q.start:q.end] == q.figure`` always holds.

    Examples
    --------
    >>> [(q.figure, f"{q.value:f}", q.unit, q.qualifier) for q in find_quantities("交易额突破18万亿元，翻两番，占比近六成")]
    [('18万亿元', '18000000000000', 'CNY', 'more_than'), ('翻两番', '4', 'x', 'exact'), ('六成', '60', '%', 'nearly')]
    """
    document = text if isinstance(text, Document) else Document(id="text", text=text)
    vocabulary = vocabulary or load_vocabulary()
    view = make_view(document.text, vocabulary=vocabulary, skipped=document.skipped)
    return [quantity_of(figure, document=document) for figure in find_figures(view, vocabulary=vocabulary)]
