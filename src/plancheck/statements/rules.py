"""Which rules of naming can hold for a clause: a rule says it as data, and only those that fit are tried, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from plancheck.statements.clause import Clause, Name
from plancheck.statements.reading import Memory

# What a clause has; a rule names those it needs, or needs to be missing.
TOPIC = 1  # something is spoken of
TOPIC_HERE = 2  # and was named in this sentence
RIGHT = 4  # words behind the figure
NOUN = 8  # words behind it that can be a thing
LINKED = 16  # linking words between the thing and the figure
COORDINATED = 32  # it follows another figure of its clause
ACTS = 64  # nothing but actions before the figure
PART = 128  # 其中 opens it

Finder = Callable[[Any, Clause], Name | None]
ANY: frozenset[str] = frozenset()
# kinds that can have their thing behind them
COUNTING = frozenset(("count", "money", "physical", "time", "none"))


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of naming, and the clauses it can hold for.

    Parameters
    ----------
    find : function
        The method that finds a name, or None.
    of : str
        Whose method it is: a key of `plancheck.statements.naming.Namer`'s readers.
    kinds, measures : frozenset of str
        Kinds of figures and measures it can hold for; empty for all.
    needs, lacks : int
        What the clause must have, and must not have.
    """

    find: Finder
    of: str
    kinds: frozenset[str] = ANY
    measures: frozenset[str] = ANY
    needs: int = 0
    lacks: int = 0

    def fits(self, kind: str, measure: str, has: int) -> bool:
        """Whether it can hold for such a clause."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.measures or measure in self.measures)
            and has & self.needs == self.needs
            and not has & self.lacks
        )


@dataclass(slots=True)
class Rules:
    """Rules in the order in which they are tried; which of them fit a kind of clause is worked out once."""

    rules: tuple[Rule, ...]
    _fitting: dict[tuple[str, str, int], tuple[tuple[Finder, str], ...]] = field(default_factory=dict)
    _asked: int = 0  # what any of them asks for: clauses that differ in nothing else are of one kind

    def __post_init__(self) -> None:
        for rule in self.rules:
            self._asked |= rule.needs | rule.lacks

    def fitting(self, clause: Clause, memory: Memory) -> tuple[tuple[Finder, str], ...]:
        """Return what finds the name of a clause and whose method it is, of the rules that can hold for it, in order."""
        reading, has = clause.reading, 0
        if memory.topic:
            has = TOPIC | TOPIC_HERE if memory.topic_sentence == memory.sentence else TOPIC
        if clause.right:
            has |= RIGHT
        if clause.noun:
            has |= NOUN
        if clause.phrase.tokens:
            has |= LINKED
        if clause.coordinated:
            has |= COORDINATED
        if clause.acts:
            has |= ACTS
        if clause.part:
            has |= PART
        key = (reading.figure.kind, reading.measure, has & self._asked)
        found = self._fitting.get(key)
        if found is None:
            found = self._fitting[key] = tuple((rule.find, rule.of) for rule in self.rules if rule.fits(*key))
        return found
