"""All targets of a corpus at once: how ambitious, how often met, how good the forecasts of reaching them were."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from plancheck.amounts import count_of, with_minus

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
WILSON_Z = 1.959963984540054  # 95 % two-sided


class Judged(Protocol):
    """What the scoreboard needs of a judged target."""

    @property
    def consistency(self) -> str: ...  # noqa: D102
    @property
    def outcome(self) -> str: ...  # noqa: D102
    @property
    def probability(self) -> float | None: ...  # noqa: D102
    @property
    def ratio(self) -> float | None: ...  # noqa: D102
    @property
    def acceleration_pp(self) -> float | None: ...  # noqa: D102
    @property
    def outcome_margin_pct(self) -> float | None: ...  # noqa: D102
    @property
    def pit(self) -> float | None: ...  # noqa: D102
    @property
    def forecast_error_pct(self) -> float | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Targets whose forecast probability lay in [low, high): how often they were met.

    `met_low` and `met_high` are the 95 % Wilson interval of the share met.
    """

    low: float
    high: float
    n: int
    forecast: float | None
    met: float | None
    met_low: float | None
    met_high: float | None


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Counts and scores over judged targets.

    Parameters
    ----------
    n : int
        All targets.
    consistency, outcomes : tuple of (verdict, count)
    decided : int
        Met or missed.
    met_share, met_low, met_high : float or None
        Of the decided ones, with the 95 % Wilson interval.
    median_ratio : float or None
        Past over required growth, of the targets where both rise or both fall: below 1 asks for more than was seen.
    turned : int
        Targets that ask for a rise after a fall or a fall after a rise, of which a ratio says nothing.
    median_acceleration_pp : float or None
    median_margin_pct : float or None
        Outcome beyond the target, of the decided ones.
    scored : int
        Decided targets with a forecast probability.
    brier, brier_reference : float or None
        Mean squared error of the probabilities; of always forecasting the share met among the scored.
    log_score : float or None
        Mean of -ln of the probability given to what came; a certain miss scores infinity.
    reliability : tuple of ReliabilityBin
    pit : tuple of float
        In ascending order; uniform where the forecasts are calibrated.
    median_forecast_error_pct : float or None
    """

    n: int
    consistency: tuple[tuple[str, int], ...]
    outcomes: tuple[tuple[str, int], ...]
    decided: int
    met_share: float | None
    met_low: float | None
    met_high: float | None
    median_ratio: float | None
    turned: int
    median_acceleration_pp: float | None
    median_margin_pct: float | None
    scored: int
    brier: float | None
    brier_reference: float | None
    log_score: float | None
    reliability: tuple[ReliabilityBin, ...]
    pit: tuple[float, ...]
    median_forecast_error_pct: float | None

    def summary(self) -> str:
        """Return the scoreboard in a few lines; of what nothing was decided or scored it says nothing."""

        def text(value: float | None, form: str = ".2f") -> str:
            return "–" if value is None else format(value, form)

        def counts(verdicts: tuple[tuple[str, int], ...]) -> str:
            return ", ".join(f"{count} {name}" for name, count in verdicts)

        judged = count_of(self.n, "target")
        lines = [f"{judged}: {counts(self.outcomes)}" if self.outcomes else judged]
        if self.consistency:
            lines.append(f"against growth so far: {counts(self.consistency)}")
        if self.decided:
            lines.append(
                f"met {text(self.met_share)} of {self.decided} decided (95 %: {text(self.met_low)} to {text(self.met_high)})"
            )
        paces = (
            [f"median past/required growth {text(self.median_ratio)}"]
            if self.median_ratio is not None
            else []
        )
        if self.median_acceleration_pp is not None:
            paces.append(
                f"median acceleration asked {with_minus(f'{self.median_acceleration_pp:.1f}')} points"
            )
        if self.turned:
            paces.append(
                f"{count_of(self.turned, 'target')} where growth would have to turn, without a ratio"
            )
        if paces:
            lines.append(", ".join(paces))
        if self.scored:
            lines.append(
                f"Brier {text(self.brier, '.3f')} on {self.scored} scored (always the share met: {text(self.brier_reference, '.3f')})"
            )
        return "\n".join(lines)


def wilson_interval(successes: int, n: int, *, z: float = WILSON_Z) -> tuple[float, float]:
    r"""Return Wilson's interval of a share.

    :math:`\frac{p + z^2/2n \pm z\sqrt{p(1-p)/n + z^2/4n^2}}{1 + z^2/n}`

    Raises
    ------
    ValueError
        When `n` is not positive or `successes` lies outside 0 to n.

    Examples
    --------
    >>> low, high = wilson_interval(8, 10)
    >>> round(low, 3), round(high, 3)
    (0.49, 0.943)
    """
    if n < 1 or not 0 <= successes <= n:
        raise ValueError(f"expected 0 <= successes <= n and n >= 1, met {successes} of {n}")
    p = successes / n
    middle = p + z * z / (2 * n)
    spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _median(values: Sequence[float]) -> float | None:
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _finite(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None and math.isfinite(value)]


def reliability_bins(
    pairs: Sequence[tuple[float, bool]], *, edges: Sequence[float] = BINS
) -> tuple[ReliabilityBin, ...]:
    """Return forecast and observed frequency by bins of the forecast probability; the last bin holds 1."""
    bins = []
    for low, high in pairwise(edges):
        inside = [(p, met) for p, met in pairs if low <= p < high or (p == high == edges[-1])]
        if not inside:
            bins.append(ReliabilityBin(low, high, 0, None, None, None, None))
            continue
        met = sum(hit for _, hit in inside)
        share_low, share_high = wilson_interval(met, len(inside))
        mean = sum(p for p, _ in inside) / len(inside)
        bins.append(ReliabilityBin(low, high, len(inside), mean, met / len(inside), share_low, share_high))
    return tuple(bins)


def score_targets(targets: Sequence[Judged]) -> Scoreboard:
    """Return the scoreboard of judged targets; every figure over none of them is None.

    Notes
    -----
    Several targets of one plan share base, series and outcome (a level, its growth, its multiple), so the effective
    number is smaller than the count: the Wilson intervals are too narrow by that.
    """
    ratios = _finite([t.ratio for t in targets])
    decided = [t for t in targets if t.outcome in ("met", "missed")]
    met = sum(t.outcome == "met" for t in decided)
    low, high = wilson_interval(met, len(decided)) if decided else (None, None)
    pairs = [(t.probability, t.outcome == "met") for t in decided if t.probability is not None]
    brier = reference = log_score = None
    if pairs:
        rate = sum(hit for _, hit in pairs) / len(pairs)
        brier = sum((p - hit) ** 2 for p, hit in pairs) / len(pairs)
        reference = sum((rate - hit) ** 2 for _, hit in pairs) / len(pairs)
        given = [p if hit else 1 - p for p, hit in pairs]
        log_score = math.inf if min(given) <= 0 else -sum(math.log(p) for p in given) / len(given)
    return Scoreboard(
        n=len(targets),
        consistency=tuple(sorted(Counter(t.consistency for t in targets).items())),
        outcomes=tuple(sorted(Counter(t.outcome for t in targets).items())),
        decided=len(decided),
        met_share=met / len(decided) if decided else None,
        met_low=low,
        met_high=high,
        median_ratio=_median([ratio for ratio in ratios if ratio > 0]),
        turned=sum(ratio < 0 for ratio in ratios),
        median_acceleration_pp=_median(_finite([t.acceleration_pp for t in targets])),
        median_margin_pct=_median(_finite([t.outcome_margin_pct for t in decided])),
        scored=len(pairs),
        brier=brier,
        brier_reference=reference,
        log_score=log_score,
        reliability=reliability_bins(pairs),
        pit=tuple(sorted(_finite([t.pit for t in targets]))),
        median_forecast_error_pct=_median(_finite([t.forecast_error_pct for t in targets])),
    )
