"""A yearly series as the models take it: checked, sorted, floats; and what was wrong with it, by year or row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from plancheck.errors import SeriesError
from plancheck.growth.arrays import Floats

if TYPE_CHECKING:
    import pandas as pd

FIRST_YEAR, LAST_YEAR = 1000, 2999  # a period outside is a typing error, not a year


@dataclass(frozen=True, slots=True)
class Observations:
    """Yearly values of one series in ascending years, all finite.

    Parameters
    ----------
    name : str
        How messages call the series.
    years : ndarray of int, shape (n,)
        Strictly increasing; years without a value are left out.
    values : ndarray of float, shape (n,)
    notes : tuple of str
        What a reader of the result must know: missing years, years without a value.
    """

    name: str
    years: NDArray[np.int64]
    values: Floats
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return int(self.years.size)

    @property
    def steps(self) -> Floats:
        """Years between neighbouring observations, shape (n - 1,); all 1 for a series without gaps."""
        return np.diff(self.years).astype(float)


def _year(label: Any, where: str) -> int:
    year = getattr(label, "year", label)  # pandas Period and Timestamp carry their year
    if isinstance(year, bool):
        raise SeriesError("a year", met=repr(label), where=where)
    try:
        number = int(str(year).strip()) if isinstance(year, str) else int(year)
        exact = isinstance(year, str) or number == year
    except (TypeError, ValueError, OverflowError):
        raise SeriesError(
            "a year as a whole number", met=repr(label), where=where, do="give one value a year"
        ) from None
    if not exact or not FIRST_YEAR <= number <= LAST_YEAR:
        raise SeriesError(f"a year from {FIRST_YEAR} to {LAST_YEAR}", met=repr(label), where=where)
    return number


def _value(cell: Any, where: str) -> float:
    """Return the number, or NaN for an empty cell; a text that is no number is an error, never a gap."""
    if cell is None:
        return float("nan")
    if isinstance(cell, bool | np.bool_):
        raise SeriesError("a number", met=repr(cell), where=where)
    if isinstance(cell, str):
        cell = cell.strip()
        if not cell:
            return float("nan")
        if "_" in cell:  # Python reads 1_000; no statistics office writes it
            raise SeriesError("a number", met=repr(cell), where=where)
    try:
        return float(cell)
    except (TypeError, ValueError, OverflowError):
        return _not_a_number(cell, where)


def _not_a_number(cell: Any, where: str) -> float:
    if type(cell).__name__ == "NAType":  # pandas' missing value refuses float()
        return float("nan")
    raise SeriesError("a number", met=repr(cell), where=where, do="write plain digits without separators")


def _plain_observations(years: Any, values: Any, *, name: str) -> Observations | None:
    """Return whole years in order with finite floats as they are; None where anything needs a closer look."""
    if getattr(years, "dtype", None) is None or years.dtype.kind != "i":
        return None
    if getattr(values, "dtype", None) is None or values.dtype.kind != "f":
        return None
    labels, numbers = np.asarray(years, dtype=np.int64), np.asarray(values, dtype=float)
    if labels.size < 1 or labels.shape != numbers.shape or labels.ndim != 1:
        return None
    if labels[0] < FIRST_YEAR or labels[-1] > LAST_YEAR or np.any(labels[1:] - labels[:-1] != 1):
        return None
    return Observations(name, labels, numbers) if np.isfinite(numbers).all() else None


def check_observations(
    years: Sequence[Any] | ArrayLike,
    values: Sequence[Any] | ArrayLike,
    *,
    name: str = "series",
    rows: Sequence[int] | None = None,
) -> Observations:
    """Return the series sorted by year, or raise an error naming the series and the row.

    Parameters
    ----------
    years, values : sequences of the same length
        Years may be whole numbers, digits, pandas Periods or Timestamps; values numbers, Decimals or digits.
        An empty value (None, NaN, blank) is a year without a figure: left out and noted.
    name : str
        How messages call the series.
    rows : sequence of int, optional
        Line numbers in the file they came from; else the position from 1 is named.

    Raises
    ------
    SeriesError
        On a period that is no year, a year given twice, a value that is text or infinite, or no value at all.

    Examples
    --------
    >>> check_observations(["2006", "2005"], ["2.4", 1.6]).values.tolist()
    [1.6, 2.4]
    """
    years, values = list(np.atleast_1d(years)) if np.ndim(years) == 0 else list(years), list(values)  # type: ignore[arg-type]
    if len(years) != len(values):
        raise SeriesError(f"{len(years)} values, one per year", met=str(len(values)), where=name)
    places = [f"{name}, row {row}" for row in (rows if rows is not None else range(1, len(years) + 1))]
    numbers: dict[int, float] = {}
    first_place: dict[int, str] = {}
    empty: list[int] = []
    for label, cell, where in zip(years, values, places, strict=True):
        year = _year(label, where)
        if year in first_place:
            raise SeriesError(
                "each year once",
                met=f"{year} again (first at {first_place[year]})",
                where=where,
                do="keep one definition and vintage of each year",
            )
        first_place[year] = where
        value = _value(cell, where)
        if np.isinf(value):
            raise SeriesError("a finite value", met=repr(cell), where=where)
        if np.isnan(value):
            empty.append(year)
        else:
            numbers[year] = value
    if not numbers:
        raise SeriesError("at least one value", met="none", where=name)
    ordered = np.array(sorted(numbers), dtype=np.int64)
    notes = []
    if empty:
        notes.append(f"no value for {', '.join(map(str, sorted(empty)))}")
    missing = int(ordered[-1] - ordered[0]) + 1 - ordered.size
    if missing:
        notes.append(f"{missing} missing {'year' if missing == 1 else 'years'} bridged")
    return Observations(name, ordered, np.array([numbers[int(y)] for y in ordered]), tuple(notes))


def observe_series(series: pd.Series[Any] | Observations, *, name: str | None = None) -> Observations:
    """Return a pandas Series indexed by year as checked observations.

    Parameters
    ----------
    series : pandas.Series
        Index: years. ``series.name`` names it in messages unless `name` is given.
    name : str, optional
        What messages call the series.

    Raises
    ------
    SeriesError
        When it is no Series, an index entry no year, a year twice there, or a value no number.
    """
    if isinstance(series, Observations):
        return series
    if not hasattr(series, "index") or not hasattr(series, "to_numpy") or not hasattr(series, "name"):
        raise SeriesError(
            "a pandas Series indexed by year",
            met=type(series).__name__,
            do="one column of a table: frame['value']",
        )
    label = name if name is not None else str(series.name) if series.name is not None else "series"
    plain = _plain_observations(series.index, series.to_numpy(), name=label)
    return plain if plain is not None else check_observations(list(series.index), list(series), name=label)
