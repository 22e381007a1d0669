"""The tables of words that come with the reports: csv files beside the modules."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def packaged_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``report/<name>.csv``, each as its cells by column; not to be changed.

    Examples
    --------
    >>> packaged_rows("words")[0]
    {'key': 'plan', 'zh': '规划', 'en': 'plan'}
    """
    text = files("plancheck.report").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
