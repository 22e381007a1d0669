"""Which rules of naming can hold for a clause: a rule says it as data, and only those that fit are tried, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from plancheck.statements.clause import Clause, Name
from plancheck.statements.lexicon import Lexicon
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
# What the words before the figure hold.
POINTING, COMPARING, ACHIEVING, PLANNING, EXCEEDING = 256, 512, 1024, 2048, 4096
_SAID = (
    (POINTING, ("这", "该")),
    (COMPARING, ("比", "较")),
    (ACHIEVING, ("完成", "实现")),
    (PLANNING, ("计划", "规划")),
    (EXCEEDING, ("超",)),
)
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


def said(text: str) -> int:
    """Return which of the words that a rule asks for stand in the words before a figure.

    Examples
    --------
    >>> said("比计划多完成") == COMPARING | PLANNING | ACHIEVING
    True
    """
    which = 0
    for one, words in _SAID:
        for word in words:
            if word in text:
                which |= one
                break
    return which


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
        Whose method it is: a key of `plancheck.statements.naming.Namer`'s readers.
    kinds, measures : frozenset of str
        Kinds of figures and measures it can hold for; empty for all.
    needs, lacks : int
        What the clause must have, and must not have.
    asks : function, optional
        Whether the words alone allow that it finds a name; most words do so for few rules.
    """

    find: Finder
    of: str
    kinds: frozenset[str] = ANY
    measures: frozenset[str] = ANY
    needs: int = 0
    lacks: int = 0
    asks: Asks | None = None

    def is_for(self, kind: str, measure: str) -> bool:
        """Whether it can hold for figures of a kind with a measure."""
        return (not self.kinds or kind in self.kinds) and (not self.measures or measure in self.measures)

    def fits(self, has: int) -> bool:
        """Whether it can hold for a clause that has so much."""
        return has & self.needs == self.needs and not has & self.lacks


@dataclass(slots=True)
class Rules:
    """Rules in the order in which they are tried; which of them can hold for a kind of figure and a measure is worked out once."""

    rules: tuple[Rule, ...]
    _left: dict[tuple[str, str], list[Rule]] = field(default_factory=dict)

    def left_for(self, kind: str, measure: str) -> list[Rule]:
        """Return the rules for a kind of figures and a measure, whatever they ask of the clause."""
        found = self._left.get((kind, measure))
        if found is None:
            found = self._left[kind, measure] = [rule for rule in self.rules if rule.is_for(kind, measure)]
        return found
