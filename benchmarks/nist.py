"""Certified digits on the 27 NIST StRD nonlinear problems from both starts, beside lmfit and scipy's defaults.

    .venv/bin/python benchmarks/nist.py            # with lmfit from the peers' environment
    .venv/bin/python benchmarks/nist.py --no-lmfit

A run's digits are the least over its parameters: -log10(|found - certified| / |certified|), from 0 to 11.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "growth"))

from nist_problems import MODELS, NistProblem, log_relative_error, read_problem  # noqa: E402

PARAMETER_DIGITS = ERROR_DIGITS = 6.0


@dataclass(frozen=True)
class Run:
    """One solver on one problem from one start."""

    problem: str
    start: int
    digits: float
    error_digits: float
    milliseconds: float


Solver = Callable[[NistProblem, np.ndarray], tuple[np.ndarray, np.ndarray]]


def solve_plancheck(problem: NistProblem, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The recipe of plancheck.growth.least_squares."""
    from plancheck.growth.least_squares import minimize_squares

    solution = minimize_squares(problem.residuals, problem.jacobian, start)
    return solution.parameters, solution.standard_errors


def solve_curve_fit(problem: NistProblem, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """scipy.optimize.curve_fit as it comes."""
    from scipy.optimize import curve_fit

    found, covariance = curve_fit(lambda _, *b: problem.model(np.array(b)), problem.x, problem.y, p0=start)
    return found, np.sqrt(np.diag(covariance))


def solve_least_squares(problem: NistProblem, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """scipy.optimize.least_squares as it comes (trf, two-point Jacobian, 1e-8)."""
    from scipy.optimize import least_squares

    found = least_squares(problem.residuals, start)
    freedom = problem.y.size - start.size
    covariance = 2 * found.cost / freedom * np.linalg.inv(found.jac.T @ found.jac)
    return found.x, np.sqrt(np.diag(covariance))


def solve_lmfit(problem: NistProblem, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """lmfit.minimize as it comes (leastsq)."""
    import lmfit

    parameters = lmfit.Parameters()
    for place, value in enumerate(start):
        parameters.add(f"b{place}", value=float(value))
    found = lmfit.minimize(lambda p: problem.residuals(np.array([v.value for v in p.values()])), parameters)
    values = [found.params[name] for name in found.params]
    return (
        np.array([v.value for v in values]),
        np.array([np.nan if v.stderr is None else v.stderr for v in values]),
    )


SOLVERS: dict[str, Solver] = {
    "plancheck": solve_plancheck,
    "scipy curve_fit": solve_curve_fit,
    "scipy least_squares": solve_least_squares,
    "lmfit": solve_lmfit,
}


def run_solver(name: str) -> list[Run]:
    """Return the solver's 54 runs."""
    runs = []
    for problem in map(read_problem, sorted(MODELS)):
        for number, start in enumerate(problem.starts, start=1):
            begun = time.perf_counter()
            try:
                with np.errstate(all="ignore"):
                    found, errors = SOLVERS[name](problem, start)
                digits = log_relative_error(found, problem.certified)
                error_digits = log_relative_error(errors, problem.certified_errors)
            except (RuntimeError, ValueError, np.linalg.LinAlgError):
                digits = error_digits = 0.0
            elapsed = 1000 * (time.perf_counter() - begun)
            runs.append(Run(problem.name, number, digits, error_digits, elapsed))
    return runs


def lmfit_runs() -> list[Run]:
    """Return lmfit's runs, made by this script in the peers' environment."""
    python = HERE / ".env-forecast" / "bin" / "python"
    if not python.is_file():
        raise SystemExit("the peers' environment is missing: see benchmarks/README.md, or use --no-lmfit")
    out = subprocess.run(
        [str(python), "-W", "ignore", __file__, "--solver-json", "lmfit"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [Run(**row) for row in json.loads(out)]


def main() -> int:
    """Print the table; 0 when the certified digits are reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--no-lmfit", action="store_true", help="leave lmfit out")
    parser.add_argument("--solver-json", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.solver_json:
        print(json.dumps([run.__dict__ for run in run_solver(options.solver_json)]))
        return 0
    print(
        f"{'solver':22}{'>=4':>5}{'>=6':>5}{'>=8':>5}{'worst':>7}{'median':>8}{'s.e. >=6':>10}{'median ms':>11}{'max ms':>8}"
    )
    ours: list[Run] = []
    for name in SOLVERS:
        if name == "lmfit" and options.no_lmfit:
            continue
        runs = lmfit_runs() if name == "lmfit" else run_solver(name)
        ours = runs if name == "plancheck" else ours
        digits = np.array([run.digits for run in runs])
        errors = np.array([run.error_digits for run in runs])
        spent = np.array([run.milliseconds for run in runs])
        counts = "".join(f"{np.sum(digits >= least):5d}" for least in (4, 6, 8))
        print(
            f"{name:22}{counts}{digits.min():7.1f}{np.median(digits):8.1f}{np.sum(errors >= 6):10d}"
            f"{np.median(spent):11.1f}{spent.max():8.0f}"
        )
    short = [r for r in ours if r.digits < PARAMETER_DIGITS]
    rough = [r for r in ours if r.error_digits < ERROR_DIGITS and r.problem != "Lanczos1"]
    print(
        f"\nplancheck: {len(ours) - len(short)} of {len(ours)} runs with >= 6 certified digits in every parameter"
    )
    excused = sum(r.problem == "Lanczos1" for r in ours)
    print(
        f"           {len(ours) - excused - len(rough)} of {len(ours) - excused} in every standard error (Lanczos1 left out)"
    )
    for run in (*short, *rough):
        print(
            f"  short: {run.problem} start {run.start}: {run.digits:.1f}, standard errors {run.error_digits:.1f}"
        )
    return 1 if short or rough else 0


if __name__ == "__main__":
    raise SystemExit(main())
