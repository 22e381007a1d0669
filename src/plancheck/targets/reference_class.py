"""How often growth has been kept up: the outside view, from the study's other series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plancheck.series.segments import Segment

SMALLEST_CLASS = 5  # fewer cases than this say nothing; the base rate is then left empty


@dataclass(frozen=True, slots=True)
class BaseRate:
    """Share of comparable past cases that kept as much of their growth as the target asks for.

    Parameters
    ----------
    share : float or None
        None where the class is too small.
    cases : int
    reason : str
        What the class is, in words.
    """

    share: float | None
    cases: int
    reason: str


def growth_kept(segments: Iterable[Segment], *, years: int) -> list[float]:
    """Return later over earlier growth per year, for every year that has values `years` before and after it.

    Only growing series count: a ratio of growth rates means nothing around zero.
    """
    kept = []
    for segment in segments:
        values = dict(zip(segment.years, segment.values, strict=True))
        for year, value in values.items():
            before, after = values.get(year - years), values.get(year + years)
            if before is None or after is None or min(before, value, after) <= 0 or value <= before:
                continue
            earlier = (value / before) ** (1 / years) - 1
            kept.append(((after / value) ** (1 / years) - 1) / earlier)
    return kept


def base_rate(
    segments: Iterable[Segment], *, concept: str, years: int, required: float, past: float, date: str = ""
) -> BaseRate:
    """Return how often series of the study kept at least the share of their growth that the target needs.

    Parameters
    ----------
    segments : iterable of Segment
        All official series as known when the target was set: what came of them later is no evidence then.
    concept : str
        The target's own; its family is left out.
    years : int
        How far the target looks ahead; the same length is looked back.
    required, past : float
        Growth per year, fractions.
    date : str
        Of knowledge, for the words.
    """
    family = concept.split(".", maxsplit=1)[0]
    others = [s for s in segments if s.key.concept.split(".", maxsplit=1)[0] != family]
    if past <= 0:
        return BaseRate(None, 0, "past growth is not positive, so no share of it can be asked for")
    kept = growth_kept(others, years=years)
    known = f" known at {date}" if date else ""
    words = (
        f"{len(kept)} cases of {years} years before and after in the study's series{known} outside “{family}”; "
        f"asks to keep {f'{required / past:.2f}'.replace('-', '−')} of the growth"
    )
    if len(kept) < SMALLEST_CLASS:
        return BaseRate(None, len(kept), f"{words}: fewer than {SMALLEST_CLASS}")
    return BaseRate(sum(ratio >= required / past for ratio in kept) / len(kept), len(kept), words)
