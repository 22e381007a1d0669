"""One figure with the words around it, as the rules of naming see it, and the name a rule finds."""

from __future__ import annotations

from dataclasses import dataclass

from plancheck.quantities.figure import Figure
from plancheck.statements.context.phrases import Phrase
from plancheck.statements.context.reading import Reading

BEHIND = "named after the figure"
CARRIED = "subject carried over"
OWNED = "owner carried over"
LISTED = "list item with a shared head"


@dataclass(slots=True)
class Clause:
    """The words around one figure.

    Parameters
    ----------
    reading : Reading
    phrase : Phrase
        Words before the figure.
    right : str
        Words behind it in its clause, up to the next figure.
    coordinated : bool
        Whether the phrase follows another figure of the same clause by 、 or 和.
    subject : str
        The thing before the figure.
    bare : str
        The same without the place it opens with.
    noun : str
        The words behind the figure where they can be a thing.
    acts : bool
        Whether the subject is nothing but actions: 累计建成.
    own_verb : bool
        Whether a verb of having or finishing was taken off the subject.
    part : bool
        Whether 其中 opens it.
    has : int
        What the rules ask for (`plancheck.statements.naming.rules`) and it has.
    """

    reading: Reading
    phrase: Phrase
    right: str
    coordinated: bool
    subject: str = ""
    bare: str = ""
    noun: str = ""
    acts: bool = False
    own_verb: bool = False
    part: bool = False
    has: int = 0

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.reading.figure

    @property
    def counts(self) -> bool:
        """Whether the figure counts things."""
        return self.reading.figure.kind == "count"

    @property
    def is_share(self) -> bool:
        """Whether the figure is a percentage of a whole."""
        return self.reading.figure.kind == "percent" and self.reading.measure == "share"


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Name:
    """What a rule found.

    Parameters
    ----------
    text : str
    reason : str
        Why it is less than sure, from `reading.REASONS`.
    topic : str
        What is spoken of from here on; empty where that stays what it was.
    step : str
        How it was found, for ``plancheck explain``.
    """

    text: str
    reason: str = ""
    topic: str = ""
    step: str = ""


def spoken(text: str, reason: str = "") -> Name:
    """Return a name that is spoken of from here on."""
    return Name(text, reason, topic=text)
