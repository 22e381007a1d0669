"""Breaks found from the data beside the known ones: which changes of definition would have been seen without being told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plancheck.series.points import SeriesPoint
from plancheck.series.segments import Segment, yearly_points
from plancheck.series.sources import Break, Definition

SIGNIFICANCE = 0.05  # family-wise over the years of one series: the tests' own p-values are Bonferroni's
KNOWN_KINDS = ("break", "suspected break", "vintage revision")


@dataclass(frozen=True, slots=True)
class FoundBreak:
    """One test on one series, beside what breaks.csv knows of the same year.

    Parameters
    ----------
    series : str
        Concept, region, basis and years.
    test : str
        ``jump`` (a single step out of line: a changed definition), ``sup_chow`` and ``chow`` (a changed trend),
        ``cusum``.
    year : int or None
        First year after the change.
    p_value : float or None
        None where the test could not be made.
    significant : bool
    known : str
        Ids of the rows of breaks.csv at that year; empty when none.
    reason : str
    """

    series: str
    test: str
    year: int | None
    p_value: float | None
    significant: bool
    known: str
    reason: str

    @property
    def agrees(self) -> bool | None:
        """Whether data and breaks.csv say the same of this year; None for tests of the trend as a whole.

        Only a jump speaks of a definition: growth that slows down changes the trend too.
        """
        return self.significant == bool(self.known) if self.test in ("jump", "chow") and self.year else None


def uncut_series(
    points: Iterable[SeriesPoint],
    definitions: Sequence[Definition],
    *,
    concept: str,
    region: str,
    measure: str = "level",
    of: str = "",
    basis: str = "",
) -> Segment | None:
    """Return a series across its breaks, for tests of these breaks only; None without values.

    Parameters
    ----------
    points : iterable of SeriesPoint
    definitions : sequence of Definition
    concept, region : str
        Of the series.
    measure, of : str
        As in the statements table.
    basis : str
        One definition; the official chain of the place when empty (only definitions that continue one another).
    """
    defaults = {
        d.basis: d
        for d in definitions
        if (d.concept, d.region) == (concept, region) and d.default_from is not None
    }
    if basis:
        chain = {basis}
    else:
        last = max(defaults.values(), key=lambda d: d.default_from or 0, default=None)
        chain = {last.basis} if last is not None else set()
        while last is not None and last.continues in defaults and last.continues not in chain:
            last = defaults[last.continues]
            chain.add(last.basis)
    chosen = [
        p
        for p in yearly_points(points)
        if (p.concept, p.region, p.measure, p.of) == (concept, region, measure, of)
        and p.basis in chain
        and (basis or defaults[p.basis].default_in(p.year or 0))
    ]
    chosen.sort(key=lambda p: p.year or 0)
    return Segment(chosen[-1].key, tuple(chosen)) if chosen else None


def compare_breaks(series: Segment, breaks: Sequence[Break]) -> list[FoundBreak]:
    """Return the tests of one uncut series: jumps of every year that stands out or is known, trend breaks, CUSUM.

    Parameters
    ----------
    series : Segment
        From `uncut_series`.
    breaks : sequence of Break
    """
    from plancheck.growth.breaks import chow_test, cusum_test, find_break
    from plancheck.growth.jumps import find_jumps
    from plancheck.growth.observations import check_observations
    from plancheck.growth.results import Refusal

    known: dict[int, list[str]] = {}
    bases = {point.basis for point in series.points}
    for row in breaks:
        mine = (row.concept, row.region) == (series.concept, series.region) and row.basis in bases
        if not mine or row.kind not in KNOWN_KINDS or (row.kind == "vintage revision" and not row.cuts):
            continue
        if row.known_until:  # the back years were republished since
            continue
        first = next((year for year in series.years if year >= row.period), None)
        if first is not None and first > series.years[0]:
            known.setdefault(first, []).append(row.id)
    observations = check_observations(list(series.years), list(series.values), name=series.name)
    found: list[FoundBreak] = []

    def add(test: str, year: int | None, p: float | None, reason: str, *, significant: bool) -> None:
        ids = ";".join(known.get(year or 0, []))
        found.append(FoundBreak(series.name, test, year, p, significant, ids, reason))

    jumps = find_jumps(observations)
    if isinstance(jumps, Refusal):
        add("jump", None, None, jumps.reason, significant=False)
    else:
        for jump in jumps:
            if jump.p_value <= SIGNIFICANCE or jump.year in known:
                add("jump", jump.year, jump.p_value, jump.reason, significant=jump.p_value <= SIGNIFICANCE)
    trends = [find_break(observations), *(chow_test(observations, year=year) for year in sorted(known))]
    for trend in (*trends, cusum_test(observations)):
        if isinstance(trend, Refusal):
            add(trend.model, None, None, trend.reason, significant=False)
        else:
            significant = trend.p_value <= SIGNIFICANCE
            add(trend.test, trend.year, trend.p_value, trend.reason, significant=significant)
    return found
