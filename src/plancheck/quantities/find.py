"""Find every number with its unit in a view of a text, with what it can stand for.

One compiled expression proposes candidates; what follows is decided by looking at the characters beside them, so the
cost per character is that of the expression and the cost per figure is small and bounded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plancheck.documents.document import Document
from plancheck.quantities.arabic import ArabicReader
from plancheck.quantities.candidates import CANDIDATE, DIGITS
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


def _find(view: str, grammar: Grammar, start: int, end: int) -> list[Figure]:
    """Return the figures of a part of a view."""
    arabic, hanzi, words = ArabicReader(view, grammar), HanReader(view, grammar), WordReader(view, grammar)
    beside = Neighbours(view, grammar)
    heads = grammar.heads
    figures: list[Figure] = []
    at = start
    pending: Figure | None = None  # the low end of a range
    pending_end = -1
    digit = False
    while True:
        match = None
        if at == pending_end:
            digit = "0" <= view[at : at + 1] <= "9"
            match = (DIGITS if digit else CANDIDATE).match(view, at, end)
        if match is None:
            match = heads.search(view, at, end)  # with all of a number in digits
            if match is None:
                break
            at = match.start()
            digit = "0" <= view[at] <= "9"
            if not digit:
                match = CANDIDATE.match(view, at, end)
                if match is None:
                    at += 1
                    continue
        begin, stop = at, match.end()
        if pending is None and view[stop : stop + 1] in (_OF_RATIO if digit else _OF_WRITTEN_RATIO):
            ratio = words.read_ratio(begin)
            if ratio:
                figures += ratio
                at = ratio[-1].end
                continue
        low = pending if begin == pending_end else None
        if digit:
            figure = arabic.read(match, low=low)
        elif match["han"] is not None:
            figure = hanzi.read(match, low=low)
        else:
            figure = words.read(match)
        if figure is None:
            at = stop
            if pending is not None and at > pending_end:
                if beside.stands(pending):
                    figures.append(pending)  # …达到3900公里\n到2018年: no range
                pending = None
            continue
        at = max(figure.end, begin + 1)
        if pending is not None and begin == pending_end:
            joined_range = beside.join(pending, figure)
            if joined_range is not None:
                figures += joined_range
                pending = None
                continue
        if pending is not None:
            if beside.stands(pending):
                figures.append(pending)
            pending = None
        following = view[figure.end : figure.end + 1]
        connector = (
            _CONNECTOR.match(view, figure.end) if following in "-~至到" or following.isspace() else None
        )
        if connector is not None and beside.range_may_start(figure, connector):
            pending, pending_end = figure, connector.end()
            at = connector.end()
            continue
        if beside.stands(figure):
            figures.append(figure)
        elif figure.kind == "none" and figure.written == "arabic" and not figure.reason:
            joined = _LIST_JOIN.match(view, figure.end)
            if joined is not None:
                figures.append(replace(figure, reason="list"))
    if pending is not None and beside.stands(pending):
        figures.append(pending)
    return beside.share_units(figures)


def find_figures(
    view: str, *, vocabulary: Vocabulary, start: int = 0, end: int | None = None
) -> list[Figure]:
    """Return the figures of a view in their order."""
    return _find(view, grammar_of(vocabulary), start, len(view) if end is None else end)


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
