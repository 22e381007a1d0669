"""A single step out of line: the mark of a changed definition, which a change of trend is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import special

from plancheck.growth.breaks import BreakTest
from plancheck.growth.observations import Observations, observe_series
from plancheck.growth.results import Refusal

if TYPE_CHECKING:
    import pandas as pd

# a line through the yearly rates and one step set apart leave two degrees of freedom at five
FEWEST_STEPS = 5


def find_jumps(series: pd.Series[Any] | Observations) -> list[BreakTest] | Refusal:
    r"""Test every year for a step of the logs that does not fit the other years' growth.

    Growth rates :math:`g_t = \Delta\ln y_t / \Delta t` of all years follow a line in time, so that growth may slow
    down steadily; a year stands out when its externally studentised residual is large:

    .. math:: t_i = \frac{e_i}{s_{(i)} \sqrt{1 - h_i}} \sim t_{m - 3}

    with :math:`s_{(i)}` from the other years, weights :math:`\Delta t` over gaps, m rates. The p-value is
    Bonferroni's over the m years tried, two-sided.

    Parameters
    ----------
    series : pandas.Series
        Values indexed by year, above zero; at least six.

    Returns
    -------
    list of BreakTest or Refusal
        One per year, the smallest p-value first; `year` is the first on the new level.

    References
    ----------
    Cook and Weisberg (1982), Residuals and Influence in Regression, section 2.2.
    """
    observations = observe_series(series)
    y = observations.values
    if np.any(y <= 0):
        return Refusal("jump", "needs values above zero for logs")
    steps = observations.steps
    if len(steps) < FEWEST_STEPS:
        return Refusal("jump", f"needs {FEWEST_STEPS + 1} values, has {len(y)}")
    weight = np.sqrt(steps)
    middle = observations.years[1:] - steps / 2
    rate = np.diff(np.log(y)) / steps
    design = np.stack([np.ones_like(middle), middle - middle.mean()], axis=1) * weight[:, None]
    response = rate * weight
    orthogonal, _ = np.linalg.qr(design)
    leverage = (orthogonal**2).sum(axis=1)
    residual = response - orthogonal @ (orthogonal.T @ response)
    m = len(response)
    freedom = m - 3
    rest = np.maximum(residual @ residual - residual**2 / (1 - leverage), 0) / freedom
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = residual / np.sqrt(rest * (1 - leverage))
    statistic = np.where(np.abs(residual) <= 1e-12 * (1 + np.abs(response).max()), 0.0, statistic)
    p = np.minimum(1.0, m * 2 * special.stdtr(freedom, -np.abs(statistic)))
    return [
        BreakTest(
            "jump",
            int(observations.years[i + 1]),
            float(statistic[i]),
            float(p[i]),
            len(y),
            "log",
            f"{100 * np.expm1(rate[i]):.1f} % a year into {observations.years[i + 1]}: t = {statistic[i]:.2f}, p <= {p[i]:.4f}",
        )
        for i in np.argsort(p, kind="stable")
    ]
