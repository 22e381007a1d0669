"""From a document to its statements: each figure's reading as a row."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from plancheck.documents.characters import characters_met
from plancheck.documents.document import Document, require_document
from plancheck.htmltable import html_table
from plancheck.quantities.find import Figure, quantity_of
from plancheck.quantities.quantity import Quantity
from plancheck.quantities.view import any_replaced, may_hold_words_read_otherwise, words_read_otherwise
from plancheck.schema import STATEMENTS
from plancheck.statements.certainty import RowJudge, certainty_of
from plancheck.statements.concepts import concepts_of
from plancheck.statements.document_readings import read_figures
from plancheck.statements.indicator import indicator_of
from plancheck.statements.lexicon import Lexicon, lexicon_of
from plancheck.statements.phrases import KEPT
from plancheck.statements.reading import UNNAMED, Reading
from plancheck.statements.statement import Statement
from plancheck.tables import rows_frame
from plancheck.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import pandas as pd

_LOCAL_MONEY = {"香港": "HKD", "澳门": "MOP", "台湾": "TWD"}  # where a plain 元 is not the yuan
SENTENCE_LENGTH = 300
MIXED_CHARACTERS = 3  # a simplified text has one or two variant characters; a traditional one has many


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

    def __repr__(self) -> str:
        return (
            f"Extraction({self.document.id!r}: {len(self.quantities)} figures, {len(self.statements)} statements, "
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
    written = _as_written(document.text, vocabulary)  # what is replaced in the text is next asked by its view
    readings = read_figures(document, vocabulary=vocabulary)
    finder = _SectionFinder(document)
    words = _words_as_written(document.text, written, vocabulary)
    matcher, lexicon = concepts_of(vocabulary), lexicon_of(vocabulary)
    judge = RowJudge(certainty_of(vocabulary), origin=document.origin, lexicon=lexicon)
    quantities: list[Quantity] = []
    statements: list[Statement] = []
    money = _LOCAL_MONEY.get(document.origin.region[:2], "")
    for reading in readings:
        figure = reading.figure
        if money and figure.unit.startswith("CNY") and figure.counter in ("元", "圆", "块钱", "元钱"):
            figure = reading.figure = replace(figure, unit=money + figure.unit[3:])
        name = indicator_of(reading, lexicon) if not reading.leftover else ""
        if not reading.leftover and not name:
            reading.leftover = UNNAMED
        page = finder.page(figure.start)
        quantity = quantity_of(figure, document=document, reason=reading.leftover, page=page)
        quantities.append(quantity)
        if not reading.leftover:
            statements.append(
                _statement(
                    reading,
                    name,
                    quantity,
                    document,
                    section=finder.section(figure.start),
                    page=page,
                    concept=matcher.match(reading),
                    written=written,
                    words=words,
                    lexicon=lexicon,
                    judge=judge,
                )
            )
    return Extraction(document, tuple(quantities), tuple(statements))


class _SectionFinder:
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


def _statement(
    reading: Reading,
    name: str,
    quantity: Quantity,
    document: Document,
    *,
    section: str,
    page: int | None,
    concept: str,
    written: dict[int, str],
    words: tuple[tuple[str, str], ...],
    lexicon: Lexicon,
    judge: RowJudge,
) -> Statement:
    figure: Figure = reading.figure
    low, high = quantity.low, quantity.high
    value: Decimal = reading.value
    if value != figure.value:
        low, high = -high, -low
    start, end = reading.sentence
    if end - start > SENTENCE_LENGTH:
        start = max(start, figure.start - SENTENCE_LENGTH // 2)
        end = min(end, start + SENTENCE_LENGTH)
    reasons = reading.reasons
    indicator, unit, of = name, figure.unit, reading.of
    for read, as_written in words:
        indicator, of = indicator.replace(read, as_written), of.replace(read, as_written)
    if written:
        indicator, unit, of = indicator.translate(written), unit.translate(written), of.translate(written)
    sentence = document.text[start:end].strip() or document.text[figure.start : figure.end]
    told = ""
    if reasons:
        if "" in reasons.values():
            reasons = {part: reason for part, reason in reasons.items() if reason}
        told = _told(tuple(reasons.items()))
    sure = judge.judge(reading, name, concept, reasons, told, len(sentence))
    return Statement(
        document.id, figure.start, figure.end, section, document.text[figure.start : figure.end], value,
        unit, figure.qualifier, figure.place, low, high, reading.measure, reading.status, indicator,
        concept, reading.region, reading.period, reading.base_period, of, "", document.source, sure.level,
        told, page, sentence, sure.row, sure.told,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _told(reasons: tuple[tuple[str, str], ...]) -> str:
    """Parts with their reasons as the column has them; few differ."""
    return ";".join([f"{part}:{reason}" for part, reason in sorted(reasons)])


def _words_as_written(
    text: str, written: dict[int, str], vocabulary: Vocabulary
) -> tuple[tuple[str, str], ...]:
    """Words of the view, each with the one of this document that it stands for: 经济成长 where 经济增长 was read."""
    if not written and not may_hold_words_read_otherwise(text, vocabulary):
        return ()  # as most texts in simplified characters
    words, any_word = words_read_otherwise(vocabulary)
    if not written:
        met = set(any_word.findall(text))
        words = {word: read for word, read in words.items() if word in met}
    return tuple(
        (read, word)
        for word, read in words.items()
        if word.translate(written) in text and read.translate(written) not in text
    )


def _as_written(text: str, vocabulary: Vocabulary) -> dict[int, str]:
    """Characters of the view as this document writes them: a traditional document keeps its characters in the indicator."""
    # traditional and variant characters, of which few are met
    present = characters_met(text, any_replaced(vocabulary)) & vocabulary.characters.keys()
    if sum(vocabulary.characters[character] >= "\u4e00" for character in present) < MIXED_CHARACTERS or sum(
        map(text.count, present)
    ) < sum(text.count(vocabulary.characters[c]) for c in present):
        return {}
    table: dict[int, str] = {}
    # 發 and 髮 are both 发: what the text writes more often, so that every run writes the same
    for traditional in sorted(present, key=lambda character: (-text.count(character), character)):
        simplified = vocabulary.characters[traditional]
        if simplified >= "\u4e00" and text.count(traditional) > 2 * text.count(simplified):
            table.setdefault(ord(simplified), traditional)
    return table if len(table) >= MIXED_CHARACTERS else {}
