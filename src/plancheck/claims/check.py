"""Find every relation that documents assert between their figures, recompute it, and say what does not fit.

What a verdict does not prove. ``consistent`` says that the figures can stand together as printed, not that they are
true: two wrong figures fit as well as two right ones, and rounded figures fit loosely. ``inconsistent`` says that at
least one operand, or the reading that they belong together, is wrong, not which one, and not why (a slip, a revision, a
change of definition). ``unverifiable`` is no reproach: most documents leave the base or the whole out. No verdict speaks
of intent.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import isfinite
from typing import TYPE_CHECKING

from plancheck.claims.claim import Claim
from plancheck.claims.contributions import find_contributions
from plancheck.claims.conventions import Conventions, load_conventions
from plancheck.claims.differences import find_differences
from plancheck.claims.figures import Figure
from plancheck.claims.findings import Wording, describe
from plancheck.claims.found import Claims
from plancheck.claims.given import take_statements, take_statistics
from plancheck.claims.growths import find_growths
from plancheck.claims.implied import Actuals, Comparison, Statistic
from plancheck.claims.index import Index, make_index
from plancheck.claims.judge import Judgement, judge
from plancheck.claims.places import find_place_shares
from plancheck.claims.ratios import find_ratios
from plancheck.claims.relation import Relation, Relations, Term
from plancheck.claims.repeats import find_repeats
from plancheck.claims.shares import find_shares
from plancheck.claims.sums import find_sums
from plancheck.statements.statement import Statement

if TYPE_CHECKING:
    import pandas as pd

    from plancheck.statements.extract import Extraction


def check(
    statements: Iterable[Statement] | Extraction | pd.DataFrame,
    *,
    series: Iterable[Statistic] | pd.DataFrame | None = None,
    conventions: Conventions | None = None,
    focus: Set[str] | None = None,
) -> Claims:
    """Return the claims that documents make about relations between their figures, each recomputed.

    Parameters
    ----------
    statements : iterable of Statement, Extraction, or pandas.DataFrame
        Of one document or of many; relations across documents are found too. A frame is one of the statements table, or of
        your own: `plancheck.claims.given.take_statements` says which columns it needs.
    series : iterable of Statistic, or pandas.DataFrame, optional
        Published statistics that implied figures are compared with: rows of the series table, or `ActualStatistic`; of a
        frame of your own `plancheck.claims.given.take_statistics` says which columns it needs. None are when not given.
    conventions : Conventions, optional
        Instead of the vocabulary's.
    focus : set of str, optional
        Documents whose claims are wanted; the others are there to be compared with. Of all when not given.

    Returns
    -------
    Claims
        A list of `Claim`, sorted by document and place in the text.

    Raises
    ------
    UsageError
        When anything else is given, or a frame lacks columns.

    Notes
    -----
    Time and memory are near linear in the statements: every relation is looked up in an index by indicator, region and
    period. Nothing is compared with everything.
    """
    rules = conventions or load_conventions()
    index = make_index(take_statements(statements, conventions=rules), conventions=rules)
    relations = Relations()
    find_shares(index, relations, conventions=rules)
    find_growths(index, relations, conventions=rules)
    find_repeats(index, relations, conventions=rules)
    find_sums(index, relations, conventions=rules)
    find_differences(index, relations, conventions=rules)
    find_contributions(index, relations, conventions=rules)
    find_place_shares(index, relations)
    find_ratios(index, relations, conventions=rules)
    judged = [
        (relation, judge(relation, conventions=rules))
        for relation in relations.found
        if focus is None or relation.document in focus
    ]
    actuals = Actuals(take_statistics(series) if series is not None else ())
    by_figure: dict[tuple[str, int], list[Relation]] = {
        term.figure.key: []
        for relation, judgement in judged
        if judgement.verdict == "inconsistent" and relation.kind == "repeat"
        for term in relation.terms
    }
    if by_figure:
        for relation in relations.found:
            if relation.kind != "repeat":
                for term in relation.terms:
                    if term.figure.key in by_figure:
                        by_figure[term.figure.key].append(relation)
    claims = []
    wording = Wording(rules.names)
    for relation, judgement in judged:
        compared = None
        if relation.implied is not None and judgement.computed is not None:
            compared = actuals.compare(relation.implied, judgement.computed, unit=relation.unit)
        changes = None
        if judgement.verdict == "inconsistent":
            changes = _changes_conclusion(relation, judgement, by_figure, index, rules)
        claims.append(_make_claim(relation, judgement, compared, changes, wording))
    claims.sort(key=lambda pair: pair[0])
    return Claims(claim for _, claim in claims)


_Order = tuple[str, int, str, str]


def _make_claim(
    relation: Relation,
    judgement: Judgement,
    compared: Comparison | None,
    changes: bool | None,
    wording: Wording,
) -> tuple[_Order, Claim]:
    document = relation.document
    stated = relation.terms[relation.stated].figure if relation.stated is not None else None
    ids, operands, roles = [], [], []
    first = -1
    for term in relation.terms:
        s = term.figure.statement
        place = str(s.start)
        if s.document != document:
            place = f"{s.document}#{place}"
        elif first < 0 or s.start < first:
            first = s.start
        ids.append(place)
        operands.append(f"{place}:{s.figure}")
        roles.append(term.role)
    name = f"{document}/{relation.kind}/{'+'.join(ids)}"
    text_zh, text_en = describe(relation, judgement, compared, changes, wording=wording)
    computed = judgement.computed
    claim = Claim(
        claim=name,
        document=document,
        kind=relation.kind,
        operands=" ; ".join(operands),
        roles=" ; ".join(roles),
        computed_low=computed.low if computed else None,
        computed_high=computed.high if computed else None,
        stated=stated.statement.figure if stated else "",
        stated_low=judgement.stated.low if judgement.stated else None,
        stated_high=judgement.stated.high if judgement.stated else None,
        unit=relation.unit,
        verdict=judgement.verdict,
        margin=_margin(judgement.margin),
        reading=";".join(judgement.readings),
        changes_conclusion=changes,
        implied=_implied_text(relation) if computed else "",
        actual_low=compared.actual.low if compared else None,
        actual_high=compared.actual.high if compared else None,
        actual_source=compared.source if compared else "",
        actual_agrees=compared.agrees if compared else None,
        reason=judgement.reason[1],
        text_zh=text_zh,
        text_en=text_en,
    )
    return (document, first, relation.kind, name), claim


_SIX_DIGITS = Context(prec=6, rounding=ROUND_HALF_EVEN)


def _margin(margin: Decimal | None) -> float | None:
    # six digits say all a reader needs; a longer float would differ between platforms
    number = None if margin is None else float(_SIX_DIGITS.create_decimal(margin))
    return number if number is not None and isfinite(number) else None


def _implied_text(relation: Relation) -> str:
    implied = relation.implied
    if implied is None:
        return ""
    # a part that is not known keeps its place, so that the others keep theirs
    return ":".join((implied.role, implied.region, implied.concept or implied.phrase, implied.period))


def _changes_conclusion(
    relation: Relation,
    judgement: Judgement,
    by_figure: dict[tuple[str, int], list[Relation]],
    index: Index,
    conventions: Conventions,
) -> bool:
    """Return whether an inconsistency flips a conclusion, as statcheck's decision errors do.

    It does when the recomputed value lies on the wrong side of a stated bound (超过, 不足, a doubling), when growth turns
    into decline, or when one figure of a contradicting pair meets a target, or makes another relation hold, and the other
    does not.
    """
    stated = relation.terms[relation.stated].figure if relation.stated is not None else None
    computed = judgement.computed
    if stated is None or computed is None:
        return False
    s = stated.statement
    if relation.kind == "repeat":
        return _decides_target(relation, index) or _pair_decides(relation, by_figure, conventions)
    if s.qualifier in ("at_least", "more_than") and computed.high < s.value:
        return True
    if s.qualifier in ("at_most", "less_than") and computed.low > s.value:
        return True
    if s.measure in ("growth", "growth_per_year", "change", "points_change"):
        return (s.value > 0 and computed.high < 0) or (s.value < 0 and computed.low > 0)
    if s.measure == "multiple":
        return (s.value > 1 and computed.high < 1) or (s.value < 1 and computed.low > 1)
    return False


def _decides_target(relation: Relation, index: Index) -> bool:
    """Return whether one figure of a contradicting pair meets a target that the other misses."""
    first, second = (term.figure for term in relation.terms)
    if "target" in (first.statement.status, second.statement.status):
        return False
    for target in (*index.targets_for(first), *index.targets_for(second)):
        t = target.statement
        if (t.low <= first.statement.value <= t.high) != (t.low <= second.statement.value <= t.high):
            return True
    return False


def _pair_decides(
    relation: Relation,
    by_figure: dict[tuple[str, int], list[Relation]],
    conventions: Conventions,
) -> bool:
    """Return whether another relation holds with one figure of a contradicting pair and not with the other."""
    first, second = (term.figure for term in relation.terms)
    for one, other in ((first, second), (second, first)):
        for used in by_figure.get(one.key, ()):
            judgement = judge(used, conventions=conventions)
            if judgement.verdict == "unverifiable":
                continue
            swapped = judge(_with(used, one, other), conventions=conventions)
            if swapped.verdict != judgement.verdict:
                return True
    return False


def _with(relation: Relation, old: Figure, new: Figure) -> Relation:
    terms = tuple(Term(new, t.role) if t.figure is old else t for t in relation.terms)
    return replace(relation, terms=terms)
