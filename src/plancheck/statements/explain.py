"""How one figure was read, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plancheck.amounts import say_amount, scale_of
from plancheck.documents.document import Document, require_document
from plancheck.errors import UsageError
from plancheck.quantities.find import Figure
from plancheck.quantities.view import make_view
from plancheck.statements.context.reading import UNNAMED, Reading
from plancheck.statements.context.standpoint import standpoint_of
from plancheck.statements.document_readings import read_figures
from plancheck.statements.extract import extract
from plancheck.statements.statement import Statement
from plancheck.statements.words.lexicon import lexicon_of
from plancheck.vocabulary import Vocabulary, load_vocabulary

_AROUND = 30


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """The reading of one figure.

    Parameters
    ----------
    document : str
    start, end : int
    figure : str
    context : str
        The text around it, with the figure in 【】.
    steps : tuple of str
        What was found, in the order it was decided.
    statement : Statement or None
        None when the figure became no statement.
    reason : str
        Why it became none.
    whole : tuple of str
        The years that the text as a whole counts from, each sign of them, and where they disagree.
    """

    document: str
    start: int
    end: int
    figure: str
    context: str
    steps: tuple[str, ...]
    statement: Statement | None
    reason: str
    whole: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        lines = [f"{self.document}:{self.start}-{self.end} {self.figure!r}", f"  {self.context}"]
        lines += [f"  {line}" for line in self.whole]
        lines += [f"  {number}. {step}" for number, step in enumerate(self.steps, 1)]
        row = self.statement
        if row is None:
            lines.append(f"  left over: {self.reason}")
        else:
            low, high = (say_amount(end, row.unit, lang="zh") for end in (row.low, row.high))
            lines.append(
                f"  = {row.indicator} | {_both_ways(row.value, row.unit)} ({row.qualifier}) [{low}, {high}]"
            )
            lines.append(
                f"    {row.measure}, {row.status}, {row.region}, {row.period or 'no period'}; certainty {row.certainty}: "
                f"the row is right with probability {row.probability}, its parts with {row.sureness.replace(':', ' ').replace(';', ', ')}"
            )
            if row.reasons:
                lines.append(f"    less than sure: {row.reasons}")
        return "\n".join(lines)


def _number_step(figure: Figure) -> str:
    unit = (
        f"unit {figure.counter or figure.unit} = {figure.unit or 'none'} ({figure.kind})"
        if figure.kind != "none"
        else "no unit written"
    )
    return (
        f"number in {figure.written} numerals: {_both_ways(figure.value)}; "
        f"last digit worth {_both_ways(figure.place)}; {unit}"
    )


def _both_ways(value: Decimal, unit: str = "") -> str:
    """Return a value as people say it, and with every digit where a scale word stands for some.

    Examples
    --------
    >>> _both_ways(Decimal("2.4E11"), "CNY"), _both_ways(Decimal("16.0"), "%")
    ('2400亿元 = 240,000,000,000 CNY', '16%')
    """
    said, digits = say_amount(value, unit, lang="zh"), f"{value.normalize():,f}"
    if scale_of(value, unit, lang="zh")[0] == 0:
        return said
    return f"{said} = {digits} {unit}".rstrip()


def _bound_step(figure: Figure, document: Document) -> str:
    if figure.qualifier == "exact":
        return "no bound word beside it"
    words = (
        document.text[figure.outer_start : figure.start].strip(),
        document.text[figure.end : figure.outer_end].strip(),
    )
    return f"bound word {' … '.join(word for word in words if word) or 'inside the figure or shared by its list'!r}: {figure.qualifier}"


def explain(document: Document, offset: int, *, vocabulary: Vocabulary | None = None) -> Explanation:
    """Return how the figure at an offset was read.

    Parameters
    ----------
    document : Document
    offset : int
        Any offset inside the figure.
    vocabulary : Vocabulary, optional
        The study's when not given.

    Raises
    ------
    UsageError
        When no figure was found there, with the nearest one; when a path or a text is given instead of a document.

    Examples
    --------
    >>> text = Document("plan", "2010年电子商务交易额达4.5万亿元。")
    >>> explain(text, 16).steps[0]
    'number in arabic numerals: 4.5万亿 = 4,500,000,000,000; last digit worth 1000亿 = 100,000,000,000; unit 元 = CNY (money)'
    """
    require_document(document)
    vocabulary = vocabulary or load_vocabulary()
    readings = read_figures(document, vocabulary=vocabulary, told=True)
    reading = next(
        (r for r in readings if r.figure.start <= offset < max(r.figure.end, r.figure.start + 1)), None
    )
    if reading is None:
        nearest = min(readings, key=lambda r: abs(r.figure.start - offset), default=None)
        advice = (
            ""
            if nearest is None
            else f"the nearest is {document.text[nearest.figure.start : nearest.figure.end]!r} at {nearest.figure.start}"
        )
        raise UsageError(
            "an offset inside a figure", met="none found there", where=f"{document.id}:{offset}", do=advice
        )
    return _explanation(reading, document, vocabulary)


def _explanation(reading: Reading, document: Document, vocabulary: Vocabulary) -> Explanation:
    figure, text = reading.figure, document.text
    statement = next(
        (row for row in extract(document, vocabulary=vocabulary).statements if row.start == figure.start),
        None,
    )
    steps = [_number_step(figure), _bound_step(figure, document), *reading.steps]
    for part, reason in sorted(reading.reasons.items()):
        steps.append(f"{part}: {reason}")
    view = make_view(text, vocabulary=vocabulary, skipped=document.skipped)
    standpoint = standpoint_of(document, view, lexicon_of(vocabulary))
    context = "".join(
        [
            text[max(0, figure.start - _AROUND) : figure.start], "【", text[figure.start : figure.end], "】",
            text[figure.end : figure.end + _AROUND],
        ]
    )  # fmt: skip
    return Explanation(
        document.id, figure.start, figure.end, text[figure.start : figure.end], " ".join(context.split()),
        tuple(steps), statement, reading.leftover or ("" if statement else UNNAMED), tuple(standpoint.lines()),
    )  # fmt: skip
