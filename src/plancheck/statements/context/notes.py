"""Notes at a page's foot (① 扣除物价因素后的实际增速为…): their figures are of what carries the same mark."""

from __future__ import annotations

import re

from plancheck.schema import GROWTH_MEASURES
from plancheck.statements.context.reading import UNNAMED, Context, Reading

_NOTE = re.compile("\n[ \u3000\t]*(?P<mark>[①-⑳])[^①-⑳。；]*$")  # up to a figure
_LONGEST_NOTE = 120  # characters of a note up to its figure
_REACH = 6000  # characters between a mark and its note
_LONGEST_CLAUSE = 120  # characters of the clause that carries the mark
_BLANKS = " \u3000\t\n"
_BEHIND = "，。；、）,;)\n"  # what stands behind a mark: behind the mark of a list stands its item
_CARRIED = "subject carried over from an earlier sentence"


def name_in_notes(readings: list[Reading], text: str, context: Context) -> None:
    """Name the rates of a note that says only how they are counted: they are of the figures that carry its mark.

    Parameters
    ----------
    readings : list of Reading
        All of a text, in order; those of notes are changed.
    text : str
        As written, with its lines; the view of `context` has the same length.
    context : Context
    """
    notes: dict[int, list[Reading]] = {}  # where a note's mark stands -> its figures without name and year
    for reading in readings:
        if reading.measure in GROWTH_MEASURES and _names_nothing(reading):
            at = reading.figure.start
            note = _NOTE.search(text, max(0, at - _LONGEST_NOTE), at)
            if note is not None and not context.times_in(note.start("mark"), at):
                notes.setdefault(note.start("mark"), []).append(reading)
    for mark, told in notes.items():
        marked = _marked(readings, text, mark)
        if len(marked) == len(told):
            for reading, of in zip(told, marked, strict=True):
                _name_after(reading, of)
                if context.told:
                    carrier = "".join(text[of.figure.start : of.figure.end].split())
                    reading.steps.append(f"named after {carrier}, which carries the mark of this note")


def _names_nothing(reading: Reading) -> bool:
    """Whether the words of a figure's own sentence do not say what it is of."""
    return reading.leftover == UNNAMED or reading.reasons.get("indicator") == _CARRIED


def _marked(readings: list[Reading], text: str, note: int) -> list[Reading]:
    """Return the named rates of the clause that ends in the mark of the note at `note`."""
    mark = text.rfind(text[note], max(0, note - _REACH), note)
    if mark < 1 or text[mark - 1] in _BLANKS or text[mark + 1] not in _BEHIND:
        return []
    begin = max(mark - _LONGEST_CLAUSE, *(text.rfind(end, 0, mark) for end in "，。；"))
    return [
        reading
        for reading in readings
        if begin < reading.figure.start < mark and not reading.leftover and reading.measure in GROWTH_MEASURES
    ]


def _name_after(reading: Reading, of: Reading) -> None:
    """Give a figure of a note the thing, the place and the years of the figure that carries its mark."""
    reading.leftover = ""
    reading.indicator, reading.region, reading.of = of.indicator, of.region, of.of
    if reading.measure == "growth":
        reading.measure = of.measure
    reading.status, reading.period, reading.base_period = of.status, of.period, of.base_period
    reading.reasons = {
        **reading.reasons,
        "indicator": _CARRIED,
        "region": of.reasons.get("region", ""),
        "period": "period of an earlier sentence",
    }
