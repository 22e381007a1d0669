"""The 27 NIST StRD nonlinear problems: read from their files, models written from the files' formulas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parents[1] / "reference" / "nist"
Array = NDArray[np.float64]
COMPLEX_STEP = 1e-30


def _lanczos(x: Array, b: Array) -> Array:
    return b[0] * np.exp(-b[1] * x) + b[2] * np.exp(-b[3] * x) + b[4] * np.exp(-b[5] * x)


def _gauss(x: Array, b: Array) -> Array:
    first = b[2] * np.exp(-((x - b[3]) ** 2) / b[4] ** 2)
    return b[0] * np.exp(-b[1] * x) + first + b[5] * np.exp(-((x - b[6]) ** 2) / b[7] ** 2)


def _chwirut(x: Array, b: Array) -> Array:
    return np.exp(-b[0] * x) / (b[1] + b[2] * x)


def _cubic_ratio(x: Array, b: Array) -> Array:
    return (b[0] + b[1] * x + b[2] * x**2 + b[3] * x**3) / (1 + b[4] * x + b[5] * x**2 + b[6] * x**3)


def _enso(x: Array, b: Array) -> Array:
    year = b[0] + b[1] * np.cos(2 * np.pi * x / 12) + b[2] * np.sin(2 * np.pi * x / 12)
    slow = b[4] * np.cos(2 * np.pi * x / b[3]) + b[5] * np.sin(2 * np.pi * x / b[3])
    return year + slow + b[7] * np.cos(2 * np.pi * x / b[6]) + b[8] * np.sin(2 * np.pi * x / b[6])


def _roszman(x: Array, b: Array) -> Array:
    # arctan of the complex step: numpy's is analytic there
    return b[0] - b[1] * x - np.arctan(b[2] / (x - b[3])) / np.pi


MODELS: dict[str, Callable[[Array, Array], Array]] = {
    "Bennett5": lambda x, b: b[0] * (b[1] + x) ** (-1 / b[2]),
    "BoxBOD": lambda x, b: b[0] * (1 - np.exp(-b[1] * x)),
    "Chwirut1": _chwirut,
    "Chwirut2": _chwirut,
    "DanWood": lambda x, b: b[0] * x ** b[1],
    "ENSO": _enso,
    "Eckerle4": lambda x, b: (b[0] / b[1]) * np.exp(-0.5 * ((x - b[2]) / b[1]) ** 2),
    "Gauss1": _gauss,
    "Gauss2": _gauss,
    "Gauss3": _gauss,
    "Hahn1": _cubic_ratio,
    "Kirby2": lambda x, b: (b[0] + b[1] * x + b[2] * x**2) / (1 + b[3] * x + b[4] * x**2),
    "Lanczos1": _lanczos,
    "Lanczos2": _lanczos,
    "Lanczos3": _lanczos,
    "MGH09": lambda x, b: b[0] * (x**2 + x * b[1]) / (x**2 + x * b[2] + b[3]),
    "MGH10": lambda x, b: b[0] * np.exp(b[1] / (x + b[2])),
    "MGH17": lambda x, b: b[0] + b[1] * np.exp(-x * b[3]) + b[2] * np.exp(-x * b[4]),
    "Misra1a": lambda x, b: b[0] * (1 - np.exp(-b[1] * x)),
    "Misra1b": lambda x, b: b[0] * (1 - (1 + b[1] * x / 2) ** -2),
    "Misra1c": lambda x, b: b[0] * (1 - (1 + 2 * b[1] * x) ** -0.5),
    "Misra1d": lambda x, b: b[0] * b[1] * x / (1 + b[1] * x),
    "Nelson": lambda x, b: b[0] - b[1] * x[0] * np.exp(-b[2] * x[1]),
    "Rat42": lambda x, b: b[0] / (1 + np.exp(b[1] - b[2] * x)),
    "Rat43": lambda x, b: b[0] / (1 + np.exp(b[1] - b[2] * x)) ** (1 / b[3]),
    "Roszman1": _roszman,
    "Thurber": _cubic_ratio,
}


@dataclass(frozen=True)
class NistProblem:
    """One data set with its certified answer."""

    name: str
    x: Array
    y: Array
    starts: tuple[Array, Array]
    certified: Array
    certified_errors: Array
    certified_rss: float

    def model(self, b: Array) -> Array:
        """Return the model's values at parameters `b`."""
        return MODELS[self.name](self.x, b)

    def residuals(self, b: Array) -> Array:
        """Return model minus data."""
        return self.model(b) - self.y

    def jacobian(self, b: Array) -> Array:
        """Return the derivatives by complex step, exact to the last digit."""
        columns = []
        for place in range(b.size):
            moved = b.astype(complex)
            moved[place] += 1j * COMPLEX_STEP
            columns.append(np.imag(self.model(moved)) / COMPLEX_STEP)
        return np.stack(columns, axis=-1)


def read_problem(name: str) -> NistProblem:
    """Return the problem of ``<name>.dat``."""
    lines = (FOLDER / f"{name}.dat").read_text(encoding="latin-1").splitlines()
    rows = [
        [float(v) for v in line.split("=", 1)[1].split()]
        for line in lines
        if re.match(r"\s*b\d+\s*=\s*[-+.\d]", line) and len(line.split("=", 1)[1].split()) == 4
    ]
    table = np.array(rows)
    rss = next(float(line.split(":")[1]) for line in lines if line.startswith("Residual Sum of Squares"))
    first = next(i for i, line in enumerate(lines) if line.startswith("Data:") and i > 50) + 1
    data = np.array([[float(v) for v in line.split()] for line in lines[first:] if line.strip()])
    y, x = data[:, 0], (data[:, 1] if data.shape[1] == 2 else data[:, 1:].T)
    if name == "Nelson":
        y = np.log(y)
    return NistProblem(name, x, y, (table[:, 0], table[:, 1]), table[:, 2], table[:, 3], rss)


def log_relative_error(found: Array, certified: Array) -> float:
    """Return the least number of correct digits over the parameters, from 0 to 11."""
    with np.errstate(divide="ignore", invalid="ignore"):
        digits = -np.log10(np.abs(found - certified) / np.abs(certified))
    digits = np.where(np.isnan(digits), 0.0, digits)
    return float(np.clip(digits, 0, 11).min())
