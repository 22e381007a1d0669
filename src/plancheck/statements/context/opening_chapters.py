"""Chapters of a plan before its goals: they look back where their text does, though their headings begin with verbs of intent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from plancheck.statements.context.outline import Place
from plancheck.statements.times.periods import TimeExpression

_PAST = ("review", "plan", "so far", "since")


def looking_back(
    places: Sequence[Place],
    times: Iterable[TimeExpression],
    *,
    known: int | None,
    sounds: Callable[[int, int], float],
) -> dict[int, Place]:
    """Return the places of a plan that are read as its review, by their offset: 一、厚植发展沃土 before 二、主要目标.

    A plan tells its chapters in order: what stands before its first sure heading of goals may be its review, whatever verb
    the heading begins with. It is one where it names years that are over and its words speak of what has been.

    Parameters
    ----------
    places : sequence of Place
        In the order of their headings.
    times : iterable of TimeExpression
        The times that the text names.
    known : int or None
        The last year that the plan tells of.
    sounds : callable
        The votes of the words between two offsets, above zero for what has been.
    """
    goals = next((place.start for place in places if place.status == "target" and place.sure), None)
    if goals is None or known is None:
        return {}
    unsure = [place for place in places if place.start < goals and place.status == "target"]
    found: dict[int, Place] = {}
    reviews: dict[int, bool] = {}
    past = [
        time.start for time in times if time.kind in _PAST and time.period and (time.last_year or 0) <= known
    ]
    for place in unsure:
        if place.top not in reviews:
            end = min(goals, place.end or goals)
            named = any(place.top <= at < end for at in past)
            reviews[place.top] = named and sounds(place.top, end) > 0
        if reviews[place.top]:
            found[place.start] = replace(place, status="observed", sure=True)
    return found
