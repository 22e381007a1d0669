"""From a document to its statements: each figure's reading as a row."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from plancheck.amounts import count_of
from plancheck.documents.document import Document, require_document
from plancheck.htmltable import html_table
from plancheck.quantities.find import quantity_of
from plancheck.quantities.quantity import Quantity
from plancheck.schema import STATEMENTS
from plancheck.statements.certainty import RowJudge, certainty_of
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.reading import UNNAMED, Reading
from plancheck.statements.document_readings import read_figures
from plancheck.statements.indicator import indicator_of
from plancheck.statements.naming.concepts import concepts_of
from plancheck.statements.spelling import Spelling, spelling_of
from plancheck.statements.statement import Statement
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.tables import rows_frame
from plancheck.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import pandas as pd

_LOCAL_MONEY = {"香港": "HKD", "澳门": "MOP", "台湾": "TWD"}  # where a plain 元 is not the yuan
_PLAIN_MONEY = ("元", "圆", "块钱", "元钱")
SENTENCE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document says in figures.

    Parameters
    ----------
    document : Document
    quantities : tuple of Quantity
        Every figure; ``reason`` says why one became no statement.
    statements : tuple of Statement
    """

    document: Document
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]

    @property
    def left_over(self) -> tuple[Quantity, ...]:
        """Figures that became no statement, each with its reason."""
        return tuple(quantity for quantity in self.quantities if quantity.reason)

    def __reduce__(self) -> tuple[type[Extraction], tuple[object, ...]]:
        """Return what makes it anew from its parts: a compiled class is pickled and copied by nothing else."""
        return Extraction, (self.document, self.quantities, self.statements)

    def __repr__(self) -> str:
        return (
            f"Extraction({self.document.id!r}: {count_of(len(self.quantities), 'figure')}, "
            f"{count_of(len(self.statements), 'statement')}, "
            f"{len(self.left_over)} left over)"
        )

    def to_frame(self) -> pd.DataFrame:
        """Return the statements as the table of that name."""
        return rows_frame(STATEMENTS, self.statements)

    def _repr_html_(self) -> str:
        columns = ("indicator", "region", "period", "measure", "status", "figure", "certainty")
        return html_table(
            columns,
            [[getattr(statement, column) for column in columns] for statement in self.statements],
            caption=repr(self),
            hints=[f"{s.document}:{s.start} {s.section}\n{s.sentence}" for s in self.statements],
            footer="Rest the pointer on a row to see the sentence it was read from.",
        )


def extract(document: Document, *, vocabulary: Vocabulary | None = None) -> Extraction:
    """Return the figures of a document and the statements they make.

    Parameters
    ----------
    document : Document
    vocabulary : Vocabulary, optional
        The study's when not given; `load_vocabulary` adds a user's own rows.

    Raises
    ------
    UsageError
        When a path or a text is given instead of a document.

    Examples
    --------
    >>> from plancheck.documents.document import Origin
    >>> plan = Document("plan", "到2015年，电子商务交易额突破18万亿元。", origin=Origin(date="2011", kind="plan", first_year=2011, last_year=2015))
    >>> [(s.indicator, s.figure, s.qualifier, s.status, s.period) for s in extract(plan).statements]
    [('电子商务交易额', '18万亿元', 'more_than', 'target', '2015')]
    """
    require_document(document)
    vocabulary = vocabulary or load_vocabulary()
    # before the readings: what it replaces in the text is kept, and the view asks for the same next
    spelling = spelling_of(document.text, vocabulary)
    readings = read_figures(document, vocabulary=vocabulary)
    rows = _RowMaker(document, vocabulary, spelling)
    for reading in readings:
        rows.add(reading)
    return Extraction(document, tuple(rows.quantities), tuple(rows.statements))


class _SectionFinder:
    """Finds the section and the page that an offset lies in."""

    def __init__(self, document: Document) -> None:
        self._sections = sorted(document.sections, key=lambda section: section.start)
        self._section_starts = [section.start for section in self._sections]
        self._pages = document.pages
        self._page_starts = [page.start for page in document.pages]

    def section(self, offset: int) -> str:
        index = bisect_left(self._section_starts, offset + 1) - 1
        while index >= 0:
            if self._sections[index].end > offset:
                return " > ".join(self._sections[index].path)
            index -= 1
        return ""

    def page(self, offset: int) -> int | None:
        index = bisect_left(self._page_starts, offset + 1) - 1
        return self._pages[index].number if index >= 0 else None


class _RowMaker:
    """Makes the rows of a document's readings."""

    def __init__(self, document: Document, vocabulary: Vocabulary, spelling: Spelling) -> None:
        self.quantities: list[Quantity] = []
        self.statements: list[Statement] = []
        self._document, self._spelling = document, spelling
        self._sections = _SectionFinder(document)
        self._lexicon, self._concepts = lexicon_of(vocabulary), concepts_of(vocabulary)
        self._judge = RowJudge(certainty_of(vocabulary), origin=document.origin, lexicon=self._lexicon)
        self._money = _LOCAL_MONEY.get(document.origin.region[:2], "")

    def add(self, reading: Reading) -> None:
        """Add the rows of the next reading: a quantity, and a statement where it is one and names what it measures."""
        figure = reading.figure
        if self._money and figure.unit.startswith("CNY") and figure.counter in _PLAIN_MONEY:
            figure = reading.figure = replace(figure, unit=self._money + figure.unit[3:])
        name = indicator_of(reading, self._lexicon) if not reading.leftover else ""
        if not reading.leftover and not name:
            reading.leftover = UNNAMED
        page = self._sections.page(figure.start)
        quantity = quantity_of(figure, document=self._document, reason=reading.leftover, page=page)
        self.quantities.append(quantity)
        if not reading.leftover:
            self.statements.append(self._statement(reading, name, quantity))

    def _statement(self, reading: Reading, name: str, quantity: Quantity) -> Statement:
        document, figure = self._document, reading.figure
        low, high = quantity.low, quantity.high
        if reading.value != figure.value:
            low, high = -high, -low
        section, concept = self._sections.section(figure.start), self._concepts.match(reading)
        indicator, unit, of = self._spelling.restore(name, figure.unit, reading.of)
        sentence = self._sentence(reading)
        reasons = reading.reasons
        told = ""
        if reasons:
            if "" in reasons.values():
                reasons = {part: reason for part, reason in reasons.items() if reason}
            told = _told(tuple(reasons.items()))
        sure = self._judge.judge(reading, name, concept, reasons, told, len(sentence))
        return Statement(
            document.id, figure.start, figure.end, section, quantity.figure, reading.value, unit, figure.qualifier,
            figure.place, low, high, reading.measure, reading.status, indicator, concept, reading.region, reading.period,
            reading.base_period, of, "", document.source, sure.level, told, quantity.page, sentence, sure.row, sure.told,
        )  # fmt: skip

    def _sentence(self, reading: Reading) -> str:
        """The sentence of a figure; of one that is very long, the part around it."""
        text, figure = self._document.text, reading.figure
        start, end = reading.sentence
        if end - start > SENTENCE_LENGTH:
            start = max(start, figure.start - SENTENCE_LENGTH // 2)
            end = min(end, start + SENTENCE_LENGTH)
        return text[start:end].strip() or text[figure.start : figure.end]


@lru_cache(maxsize=KEPT)
def _told(reasons: tuple[tuple[str, str], ...]) -> str:
    """Parts with their reasons as the column has them; few differ."""
    return ";".join([f"{part}:{reason}" for part, reason in sorted(reasons)])
