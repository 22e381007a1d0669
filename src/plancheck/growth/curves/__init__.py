r"""Growth curves as pure formulas: values, exact Jacobians, parameters with unit and meaning, starting values.

Time is :math:`t` in years since the first observation. "level" is the unit of the series. All functions work on
arrays and know nothing of fitting. A curve stands in a module of its kind; `CURVES` names those that are known.
"""

from plancheck.growth.curves.adoption import BASS
from plancheck.growth.curves.curve import Curve
from plancheck.growth.curves.s_curves import GOMPERTZ, LOGISTIC, RICHARDS
from plancheck.growth.curves.two_waves import TWO_WAVE_LOGISTIC
from plancheck.growth.curves.unbounded import EXPONENTIAL, LINEAR, POWER

CURVES: dict[str, Curve] = {
    curve.name: curve
    for curve in (LINEAR, EXPONENTIAL, POWER, LOGISTIC, GOMPERTZ, RICHARDS, BASS, TWO_WAVE_LOGISTIC)
}
