"""A relation between figures: which operand is what, and what follows from them. Formulas only, no verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plancheck.claims.figures import HUNDRED, ONE, Figure
from plancheck.intervals import WHOLE_LINE, Interval
from plancheck.schema import GROWTH_MEASURES

Formula = Callable[[Sequence[Interval]], Interval]
ONE_EXACT = Interval.exactly(ONE)
HUNDRED_EXACT = Interval.exactly(HUNDRED)
THOUSAND_EXACT = Interval.exactly(Decimal(1000))
TWO_EXACT = Interval.exactly(Decimal(2))


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Term:
    """A figure and its part in the relation (``part``, ``whole``, ``share``, ``base``, ``rate``, ``end``, ...)."""

    figure: Figure
    role: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another admissible way to compute the same relation, with the convention it rests on."""

    reading: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class Implied:
    """What the relation asks for when no document states it."""

    role: str
    phrase: str
    concept: str
    region: str
    period: str


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Relation:
    """A relation found, before it is judged.

    Parameters
    ----------
    kind : str
        One of `plancheck.schema.CLAIM_KINDS`.
    terms : tuple of Term
        In the order the operands are printed.
    stated : int or None
        Which term the computed value is compared with; None when a value is implied.
    formula : callable
        The other terms' intervals, in their order, to the computed interval.
    alternatives : tuple of Alternative
    at_most : bool
        The computed value must not exceed the stated one (parts that leave something over).
    firm : bool
        Whether the operands are surely the ones meant. A loose relation that does not hold is ``unverifiable``.
    unit : str
        Unit of the computed value.
    parameters : tuple of str
        Conventions the computation used (``years=5``).
    blocked : str
        Why figures must not be compared although all are there (nominal against real growth).
    implied : Implied or None
    constant : Decimal or None
        What the computed value must be when no figure states it: a complete breakdown makes 100 %.
    """

    kind: str
    terms: tuple[Term, ...]
    stated: int | None
    formula: Formula
    unit: str
    alternatives: tuple[Alternative, ...] = ()
    at_most: bool = False
    firm: bool = True
    parameters: tuple[str, ...] = ()
    blocked: str = ""
    implied: Implied | None = None
    constant: Decimal | None = None

    @property
    def document(self) -> str:
        """Where the relation is asserted: the document of its last term that carries the assertion."""
        anchor = self.stated if self.stated is not None else len(self.terms) - 1
        return self.terms[anchor].figure.statement.document

    @property
    def keys(self) -> tuple[tuple[str, int], ...]:
        """Document and offset of every term, sorted."""
        terms = self.terms
        if len(terms) == 2:  # most are of two
            first, second = terms[0].figure.key, terms[1].figure.key
            return (first, second) if first <= second else (second, first)
        return tuple(sorted([term.figure.key for term in terms]))


@dataclass(slots=True)
class Relations:
    """Relations found so far; the same operands in the same family count once."""

    found: list[Relation] = field(default_factory=list)
    _seen: set[tuple[str, tuple[tuple[str, int], ...]]] = field(default_factory=set)
    _shares: dict[tuple[str, int], Relation] = field(default_factory=dict)

    def add(self, relation: Relation) -> None:
        """Keep a relation unless its figures are already related in this way, or one figure stands twice in it."""
        if relation.kind != "repeat":
            relation = _at_opened_ranges(relation)
        keys = relation.keys
        for i in range(1, len(keys)):
            if keys[i] == keys[i - 1]:  # sorted: what stands twice stands side by side
                return
        mark = (FAMILY.get(relation.kind, relation.kind), keys)
        if mark not in self._seen:
            self._seen.add(mark)
            self.found.append(relation)
            if (
                relation.kind in ("share", "penetration")
                and len(relation.terms) == 3
                and relation.stated == 2
            ):
                self._shares.setdefault(relation.terms[2].figure.key, relation)

    def has(self, kind: str, keys: tuple[tuple[str, int], ...]) -> bool:
        """Return whether the figures of these sorted keys are related in this way already."""
        return (FAMILY.get(kind, kind), keys) in self._seen

    def shares_by_whole(self) -> dict[tuple[str, int], list[Figure]]:
        """Return the shares that have their part and whole, by the key of that whole."""
        found: dict[tuple[str, int], list[Figure]] = {}
        for relation in self._shares.values():
            found.setdefault(relation.terms[1].figure.key, []).append(relation.terms[2].figure)
        return found

    def share_at(self, key: tuple[str, int]) -> Relation | None:
        """Return the relation that a share is stated in with its part and its whole."""
        return self._shares.get(key)


def are_certain(terms: Iterable[Term]) -> bool:
    """Return whether nothing that a figure of a relation is known by is less than sure, nor its column untold.

    Between documents its year and place must be told as well.
    """
    figures = [term.figure for term in terms]
    if any(figure.statement.certainty == "low" or figure.glued for figure in figures):
        return False
    return len({f.statement.document for f in figures}) < 2 or not any(f.assumed for f in figures)


def _at_opened_ranges(relation: Relation) -> Relation:
    """Return a relation with the second number of a range (8%-10%) replaced by the first: a range is one operand."""
    for term in relation.terms:
        if term.figure.opened_by is not None:
            break
    else:
        return relation
    terms = tuple(
        Term(t.figure.opened_by, t.role) if t.figure.opened_by is not None else t for t in relation.terms
    )
    return replace(relation, terms=terms)


FAMILY = {"penetration": "share", "ratio": "share", "multiple": "growth"}


def share_of(values: Sequence[Interval]) -> Interval:
    """``part / whole * 100``."""
    return (values[0] / values[1]).in_percent()


def share_of_sum(values: Sequence[Interval]) -> Interval:
    """``(sum of all parts) / whole * 100`` of (part, part, ..., whole)."""
    return (total(values[:-1]) / values[-1]).in_percent()


def share_of_last(values: Sequence[Interval]) -> Interval:
    """``last part / whole * 100`` of (part, ..., last part, whole)."""
    return (values[-2] / values[-1]).in_percent()


def whole_of(values: Sequence[Interval]) -> Interval:
    """``part / share * 100``: the whole that a part and its share imply."""
    return (values[0] / values[1]).in_percent()


def part_of(values: Sequence[Interval]) -> Interval:
    """``whole * share / 100``: the part that a whole and its share imply."""
    return values[0] * values[1] / HUNDRED_EXACT


def rate_factor(rate: Interval, *, measure: str) -> Interval:
    """Return what the base is multiplied by in one step.

    Growth of g % multiplies by ``1 + g / 100``, a multiple by itself, an increase of m times the base by ``1 + m``.
    """
    if measure in GROWTH_MEASURES:
        return ONE_EXACT + rate / HUNDRED_EXACT
    return rate if measure == "multiple" else ONE_EXACT + rate


def end_after(measure: str, steps: int) -> Formula:
    """Return the formula ``base * factor ** steps`` of (base, rate)."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] * rate_factor(values[1], measure=measure) ** steps

    return formula


def rate_after_increase(measure: str, steps: int) -> Formula:
    """Return the formula of the rate from (end, increase): ``(end / (end - increase)) ** (1 / steps) - 1``.

    Written as ``1 / (1 - increase / end)``, so that each operand stands in it once.
    """

    def formula(values: Sequence[Interval]) -> Interval:
        ratio = (ONE_EXACT - values[1] / values[0]).reciprocal()
        return rate_between(measure, steps)([ONE_EXACT, ratio])

    return formula


def base_before(measure: str, steps: int) -> Formula:
    """Return the formula ``end / factor ** steps`` of (rate, end)."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[1] / rate_factor(values[0], measure=measure) ** steps

    return formula


def rate_between(measure: str, steps: int) -> Formula:
    """Return the formula of the rate between (base, end): ``(end / base) ** (1 / steps) - 1``, in percent for growth."""

    def formula(values: Sequence[Interval]) -> Interval:
        ratio = values[1] / values[0]
        if steps > 1:
            if ratio.low < 0:
                return WHOLE_LINE
            ratio = ratio.root(steps)
        if measure in GROWTH_MEASURES:
            return (ratio - ONE_EXACT).in_percent()
        return ratio if measure == "multiple" else ratio - ONE_EXACT

    return formula


def base_of_increase(measure: str) -> Formula:
    """Return the formula ``increase / (factor - 1)`` of (rate, increase): 增长26%，即增加127.6亿元 asks for a base of 491亿元."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[1] / (rate_factor(values[0], measure=measure) - ONE_EXACT)

    return formula


def increase_from_base(measure: str) -> Formula:
    """Return the formula ``base * (factor - 1)`` of (base, rate)."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] * (rate_factor(values[1], measure=measure) - ONE_EXACT)

    return formula


def increase_to_end(measure: str) -> Formula:
    """Return the formula ``end * (1 - 1 / factor)`` of (rate, end)."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[1] * (ONE_EXACT - rate_factor(values[0], measure=measure).reciprocal())

    return formula


def quotient(values: Sequence[Interval]) -> Interval:
    """``first / second``."""
    return values[0] / values[1]


def per_mille(values: Sequence[Interval]) -> Interval:
    """``first / second * 1000``."""
    return values[0] / values[1] * THOUSAND_EXACT


def per_mean_of_ends(values: Sequence[Interval]) -> Interval:
    """``amount / ((end + earlier end) / 2)``: an amount per head of the year's average population."""
    return values[0] / ((values[1] + values[2]) / TWO_EXACT)


def per_mean_with_change(values: Sequence[Interval]) -> Interval:
    """``amount / (end - change / 2)``: the same where the year's change of the population is stated."""
    return values[0] / (values[1] - values[2] / TWO_EXACT)


def times_thousand(formula: Formula) -> Formula:
    """Return a formula's result per thousand."""

    def scaled(values: Sequence[Interval]) -> Interval:
        return formula(values) * THOUSAND_EXACT

    return scaled


def per_step(steps: int) -> Formula:
    """Return the formula ``whole / steps``: a yearly total spread over its days, a plan's over its years."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] / Interval.exactly(Decimal(steps))

    return formula


def total(values: Sequence[Interval]) -> Interval:
    """Return the sum of all values."""
    result = values[0]
    for value in values[1:]:
        result = result + value
    return result


def difference(values: Sequence[Interval]) -> Interval:
    """``first - second``."""
    return values[0] - values[1]


def above(base: Decimal) -> Formula:
    """Return the formula ``first - base`` of an index (102.9 with last year = 100 has risen by 2.9)."""

    def formula(values: Sequence[Interval]) -> Interval:
        return values[0] - Interval.exactly(base)

    return formula


def yearly_difference(steps: int) -> Formula:
    """Return the formula ``(first - second) / steps``: 平均每年增加2053亿元 over five years."""

    def formula(values: Sequence[Interval]) -> Interval:
        return (values[0] - values[1]) / Interval.exactly(Decimal(steps))

    return formula


def itself(values: Sequence[Interval]) -> Interval:
    """Return the first value: a repeat asserts that it is the stated one."""
    return values[0]
