"""Which rules of naming can hold for a clause: a rule says it as data, and only those that fit are tried, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from plancheck.statements.context.clause import Clause, Name
from plancheck.statements.context.phrases import KEPT
from plancheck.statements.context.reading import Memory
from plancheck.statements.words.lexicon import Lexicon

# What a clause has; a rule names those it needs, or needs to be missing.
TOPIC = 1  # something is spoken of
TOPIC_HERE = 2  # and was named in this sentence
RIGHT = 4  # words behind the figure
NOUN = 8  # words behind it that can be a thing
LINKED = 16  # linking words between the thing and the figure
COORDINATED = 32  # it follows another figure of its clause
ACTS = 64  # nothing but actions before the figure
PART = 128  # 其中 opens it
# What the words before the figure hold.
POINTING, COMPARING, ACHIEVING, PLANNING, EXCEEDING = 256, 512, 1024, 2048, 4096
SAID = {
    POINTING: ("这", "该"),
    COMPARING: ("比", "较"),
    ACHIEVING: ("完成", "实现"),
    PLANNING: ("计划", "规划"),
    EXCEEDING: ("超",),
}
# What the sentence has told before it.
AMONG_HERE = 8192  # in or among what it tells: 在甲中，…
HEAD_HERE = 16384  # the head or the trade that its parts share
ACHIEVED = 32768  # what was achieved, here or in the sentence before
# What the subject is.
HEADED = 65536  # it ends in a head (面积), or is a thing that names itself
GENERIC = 131072  # it says no more than 总量

Finder = Callable[[Any, Clause], Name | None]
# whether a rule can say something of a subject without its place, behind the words before a figure
Asks = Callable[[str, str, Lexicon], bool]
ANY: frozenset[str] = frozenset()
# kinds that can have their thing behind them
COUNTING = frozenset(("count", "money", "physical", "time", "none"))


@lru_cache(maxsize=KEPT)
def said(text: str) -> int:
    """Return which of the words that a rule asks for stand in the words before a figure.

    Examples
    --------
    >>> said("比计划多完成") == COMPARING | PLANNING | ACHIEVING
    True
    """
    return sum(which for which, words in SAID.items() if any(word in text for word in words))


def told(clause: Clause, memory: Memory) -> int:
    """Return what a clause has before its subject is known: what was spoken of, and what stands beside the figure."""
    has, sentence = said(clause.phrase.text), memory.sentence
    if memory.topic:
        has |= TOPIC | TOPIC_HERE if memory.topic_sentence == sentence else TOPIC
    if clause.right:
        has |= RIGHT
    if clause.phrase.tokens:
        has |= LINKED
    if clause.coordinated:
        has |= COORDINATED
    if clause.part:
        has |= PART
    if memory.among[1] == sentence:
        has |= AMONG_HERE
    if memory.part_head[1] == sentence or memory.trade[2] == sentence:
        has |= HEAD_HERE
    if sentence - memory.achieved[2] <= 1:
        has |= ACHIEVED
    return has


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of naming, and the clauses it can hold for.

    Parameters
    ----------
    find : function
        The method that finds a name, or None.
    of : str
        Whose method it is: a key of `plancheck.statements.naming.namer.Namer`'s readers.
    kinds, measures : frozenset of str
        Kinds of figures and measures it can hold for; empty for all.
    needs, lacks : int
        What the clause must have, and must not have.
    asks : function, optional
        Whether the words alone allow that it finds a name; most words do so for few rules, and are asked once.
    """

    find: Finder
    of: str
    kinds: frozenset[str] = ANY
    measures: frozenset[str] = ANY
    needs: int = 0
    lacks: int = 0
    asks: Asks | None = None

    def fits(self, kind: str, measure: str, has: int) -> bool:
        """Whether it can hold for such a clause."""
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.measures or measure in self.measures)
            and has & self.needs == self.needs
            and not has & self.lacks
        )


@dataclass(slots=True)
class Fitting:
    """The rules that fit a kind of clause, and those of them that are left for the words of the clauses met."""

    rules: list[Rule]
    asks: bool  # whether any of them asks for words
    left: dict[tuple[str, str, Lexicon], list[Rule]] = field(default_factory=dict)

    def left_for(self, clause: Clause, lexicon: Lexicon) -> list[Rule]:
        """Return the rules that the words of a clause leave."""
        words = (clause.bare, clause.phrase.text, lexicon)
        found = self.left.get(words)
        if found is None:
            if len(self.left) >= KEPT:
                self.left.clear()
            found = self.left[words] = [
                rule
                for rule in self.rules
                if rule.asks is None or rule.asks(clause.bare, clause.phrase.text, lexicon)
            ]
        return found


@dataclass(slots=True)
class Rules:
    """Rules in the order in which they are tried; which of them fit a kind of clause is worked out once."""

    rules: tuple[Rule, ...]
    _fitting: dict[tuple[str, str, int], Fitting] = field(default_factory=dict)
    _asked: int = 0  # what any of them asks for: clauses that differ in nothing else are of one kind

    def __post_init__(self) -> None:
        for rule in self.rules:
            self._asked |= rule.needs | rule.lacks

    def fitting(self, clause: Clause, lexicon: Lexicon) -> list[Rule]:
        """Return the rules that can hold for a clause, in order; the list is not to be changed."""
        reading = clause.reading
        kind, measure, has = reading.figure.kind, reading.measure, clause.has & self._asked
        key = kind, measure, has
        found = self._fitting.get(key)
        if found is None:
            rules = [rule for rule in self.rules if rule.fits(kind, measure, has)]
            found = self._fitting[key] = Fitting(rules, any(rule.asks is not None for rule in rules))
        return found.left_for(clause, lexicon) if found.asks else found.rules
