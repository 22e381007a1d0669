"""From a relation to a verdict: recompute, compare, and say which readings the verdict rests on.

A relation is first computed from the figures as printed. When that does not meet what is stated, the other readings a
fair reader allows are tried, the mildest first: bounds that lie beyond, figures cut off, words for multiples, round
numbers, another base year. A claim that holds under one of them is ``consistent`` and names it; only a claim that holds
under none is ``inconsistent``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException
from operator import is_

from plancheck.claims.conventions import Conventions
from plancheck.claims.figures import READINGS, Figure, operand_interval, stated_interval, widened
from plancheck.claims.relation import Formula, Relation, itself
from plancheck.intervals import INF, WHOLE_LINE, Interval

_NONE: frozenset[str] = frozenset()
_ALL = frozenset(READINGS)
_ABOVE_NOISE = Context(
    prec=20
)  # two ways of one computation part only in digits that intervals round outwards
_ONE_EACH = tuple(frozenset({name}) for name in READINGS)


@dataclass(slots=True)  # by the thousand, and never changed: freezing them makes each ten times as dear
class Judgement:
    """The verdict on a relation.

    Parameters
    ----------
    verdict : {"consistent", "inconsistent", "unverifiable"}
    computed, stated : Interval or None
    margin : Decimal or None
        Distance from the edge over the stated value: positive inside, negative outside.
    readings : tuple of str
        What the verdict rests on, parameters included.
    reason : tuple of (str, str)
        Why it is unverifiable, in Chinese and in English; empty strings otherwise.
    """

    verdict: str
    computed: Interval | None
    stated: Interval | None
    margin: Decimal | None
    readings: tuple[str, ...]
    reason: tuple[str, str] = ("", "")


def _compute(formula: Formula, values: list[Interval]) -> Interval:
    if formula is itself:  # half of all relations
        return values[0]
    try:
        return formula(values)
    except (ValueError, ArithmeticError, DecimalException):
        # an even root of a negative number, a power beyond all exponents: nothing can be said
        return WHOLE_LINE


def _ladder(relation: Relation) -> Iterator[tuple[frozenset[str], str, Formula]]:
    """Yield the readings beyond what is printed, with the word for another way to compute, the mildest first."""
    for reading in _ONE_EACH:
        yield reading, "", relation.formula
    for alternative in relation.alternatives:
        yield _NONE, alternative.reading, alternative.formula
    yield _ALL, "", relation.formula
    for alternative in relation.alternatives:
        yield _ALL, alternative.reading, alternative.formula


def margin_between(computed: Interval, stated: Interval, *, scale: Decimal) -> Decimal | None:
    """Return how far from the edge two intervals meet, over `scale`: the least shift that separates (or joins) them.

    Parameters
    ----------
    computed, stated : Interval
    scale : Decimal
        The stated value; its absolute value is used.

    Returns
    -------
    Decimal or None
        None when nothing can separate them or `scale` is 0.
    """
    below, above = computed.high - stated.low, stated.high - computed.low
    room = above if above < below else below
    if scale == 0 or not room.is_finite():
        return None
    return room / abs(scale)


def _blocked(relation: Relation) -> tuple[str, str] | None:
    if not all(term.figure.sound for term in relation.terms):
        return "有的数值无法计算", "an operand's value cannot be computed with"
    if relation.blocked:
        zh, _, en = relation.blocked.partition("|")
        return zh, en or zh
    return None


def judge(relation: Relation, *, conventions: Conventions) -> Judgement:
    """Return the verdict on a relation.

    Parameters
    ----------
    relation : Relation
    conventions : Conventions

    Notes
    -----
    Computed and stated values are intervals. With each operand in the formula once and every formula monotone in each,
    the computed interval is exact, so that intervals meet if and only if some values that the figures can stand for
    satisfy the relation.
    """
    parameters = relation.parameters
    reason = _blocked(relation)
    stated_figure = relation.terms[relation.stated].figure if relation.stated is not None else None
    operands = [term.figure for i, term in enumerate(relation.terms) if i != relation.stated]
    stated = stated_interval(stated_figure, conventions) if stated_figure and stated_figure.sound else None
    if relation.kind == "repeat" and stated is not None and (stated.low_open or stated.high_open):
        # 超过9% beside 9%以上: two printed bounds agree when their numbers do
        stated = Interval(stated.low, stated.high)
    if reason is not None:
        return Judgement("unverifiable", None, stated, None, parameters, reason)
    printed = [operand_interval(f, conventions) for f in operands]
    computed = _compute(relation.formula, printed)
    if not computed.bounded:
        return Judgement("unverifiable", None, stated, None, parameters, _unbounded(printed))
    if relation.constant is not None:
        return _against_constant(relation, relation.constant, operands, computed, conventions)
    if stated_figure is None or stated is None:
        role = relation.implied.role if relation.implied else "operand"
        bound, either = _as_bound(relation.formula, operands, computed, conventions)
        if either and "floors" not in parameters:
            parameters = (*parameters, "floors")
        return Judgement("unverifiable", bound, None, None, parameters, _missing(role))
    scale = stated_figure.statement.value
    target = _target(relation, stated_figure, stated, _NONE, conventions)
    margin = margin_between(computed, target, scale=scale)
    if computed.meets(target):
        edge = () if _at_centre(relation, operands, target) else ("edge",)
        return Judgement("consistent", computed, stated, margin, (*parameters, *edge))
    beyond = _as_read_otherwise(relation, stated_figure, stated, operands, printed, computed, conventions)
    if beyond is not None:
        return beyond
    if not relation.firm:
        return Judgement("unverifiable", computed, stated, margin, parameters, _LOOSE)
    return Judgement("inconsistent", computed, stated, margin, parameters)


def _as_bound(
    formula: Formula, operands: list[Figure], computed: Interval, conventions: Conventions
) -> tuple[Interval, bool]:
    """Return what follows from bounds (超过2400亿元) as a bound itself, and whether they leave both of its sides open.

    With both sides open no bound follows: what is computed from the bounds themselves is returned.
    """
    opened = [_beyond(figure, conventions) for figure in operands]
    furthest = _compute(formula, opened)
    below = _ABOVE_NOISE.plus(furthest.low) < _ABOVE_NOISE.plus(computed.low)
    above = _ABOVE_NOISE.plus(furthest.high) > _ABOVE_NOISE.plus(computed.high)
    if below == above:
        return computed, below
    return (Interval(-INF, computed.high) if below else Interval(computed.low, INF)), False


def _beyond(figure: Figure, conventions: Conventions) -> Interval:
    """Return the values of an operand with all that lies beyond its bound; a bound above 0 does not reach below it."""
    printed, value = stated_interval(figure, conventions), figure.statement.value
    if printed.bounded:
        return printed
    if printed.high.is_infinite():
        return Interval(value, INF)
    return Interval(Decimal(0) if value > 0 else -INF, value)


def _target(
    relation: Relation, figure: Figure, stated: Interval, readings: frozenset[str], conventions: Conventions
) -> Interval:
    """Return what a computed value is held against: the stated figure under some readings, or all below it."""
    if relation.at_most:
        ceiling = operand_interval(figure, conventions)
        highest = widened(figure, ceiling, readings=readings, conventions=conventions).high
        return Interval(-INF, highest)
    return widened(figure, stated, readings=readings, conventions=conventions) if readings else stated


def _as_read_otherwise(
    relation: Relation, stated_figure: Figure, stated: Interval, operands: list[Figure], printed: list[Interval],
    computed: Interval, conventions: Conventions,
) -> Judgement | None:  # fmt: skip
    """Return the verdict under the mildest reading, beyond what is printed, that a relation holds under; None for none."""

    def operands_under(readings: frozenset[str]) -> list[Interval]:
        return [
            widened(f, v, readings=readings, conventions=conventions)
            for f, v in zip(operands, printed, strict=True)
        ]

    # what all readings together do not reach, none of them does: computed intervals only grow with their operands
    furthest = _target(relation, stated_figure, stated, _ALL, conventions)
    reached = _compute(relation.formula, operands_under(_ALL)).meets(furthest)
    for readings, label, formula in _ladder(relation):
        if formula is relation.formula and not reached:
            continue
        values = operands_under(readings)
        same = formula is relation.formula and all(map(is_, values, printed))
        found = computed if same else _compute(formula, values)
        target = _target(relation, stated_figure, stated, readings, conventions)
        if (same and target is stated) or not found.meets(target):
            continue  # a reading that changes no figure changes no result
        needed = _needed(readings, operands, stated_figure, conventions)
        names = tuple(name for name in READINGS if name in needed)
        extra = (label,) if label else ()
        return Judgement(
            "consistent",
            found if label else computed,
            stated,
            margin_between(found, target, scale=stated_figure.statement.value),
            (*relation.parameters, *names, *extra),
        )
    return None


def _against_constant(
    relation: Relation,
    constant: Decimal,
    operands: list[Figure],
    computed: Interval,
    conventions: Conventions,
) -> Judgement:
    """Return the verdict on a relation whose result is known beforehand (a breakdown makes 100 %)."""
    target = Interval.exactly(constant)
    for readings, _, formula in ((_NONE, "", relation.formula), *_ladder(relation)):
        values = [
            widened(f, operand_interval(f, conventions), readings=readings, conventions=conventions)
            for f in operands
        ]
        found = _compute(formula, values)
        if found.meets(target):
            exact = _at_centre(relation, operands, target)
            names = tuple(sorted(readings)) or (() if exact else ("edge",))
            margin = margin_between(found, target, scale=constant)
            return Judgement("consistent", computed, target, margin, (*relation.parameters, *names))
    margin = margin_between(computed, target, scale=constant)
    if not relation.firm:
        return Judgement("unverifiable", computed, target, margin, relation.parameters, _LOOSE)
    return Judgement("inconsistent", computed, target, margin, relation.parameters)


_CAN_BE_ZERO = "基数或总体可能为零", "the base or whole can be zero"
_NO_BOUND = (
    "有的数没有界限，任何结果都可能",
    "an operand has no bound, so that nothing could contradict the relation",
)
_LOOSE = (
    "各数相差超出取整范围，但不能确定说的是同一对象",
    "the figures differ by more than rounding, but whether they speak of the same thing is not certain",
)


def _needed(
    readings: frozenset[str],
    operands: list[Figure],
    stated_figure: Figure,
    conventions: Conventions,
) -> frozenset[str]:
    """Return the readings that change any interval of the relation at all."""
    kept = set()
    for name in readings:
        one = frozenset({name})
        for figure in (*operands, stated_figure):
            base = operand_interval(figure, conventions)
            if widened(figure, base, readings=one, conventions=conventions) != base:
                kept.add(name)
                break
    return frozenset(kept)


def _at_centre(relation: Relation, operands: list[Figure], target: Interval) -> bool:
    """Return whether the values exactly as printed satisfy the relation, so that only the stated figure is rounded."""
    if relation.formula is itself:
        return target.contains(operands[0].statement.value)
    point = _compute(relation.formula, [Interval.exactly(f.statement.value) for f in operands])
    return point.meets(target)


def _missing(role: str) -> tuple[str, str]:
    zh, en = _ROLES.get(role, ("另一数", "an operand"))
    return f"{zh}未见于文件", f"{en} is not stated"


_ROLES = {
    "whole": ("总体", "the whole"),
    "population": ("人口", "the population"),
    "part": ("部分", "the part"),
    "base": ("基期数", "the base"),
    "end": ("期末数", "the end value"),
    "share": ("比重", "the share"),
    "rate": ("增速", "the rate"),
    "difference": ("差额", "the difference"),
}


def _unbounded(values: list[Interval]) -> tuple[str, str]:
    if any(v.low <= 0 <= v.high for v in values):
        return _CAN_BE_ZERO
    return _NO_BOUND


# Why a verdict is what it is, in Chinese and English: all that `judge` says; a relation that is blocked says its own.
REASONS = (_LOOSE, _CAN_BE_ZERO, _NO_BOUND, *(_missing(role) for role in (*_ROLES, "operand")))
