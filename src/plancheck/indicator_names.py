"""What indicators are called, for tables that lie in a folder: the vocabulary's, and a user's own that a run kept beside them."""

from __future__ import annotations

import csv
from pathlib import Path

from plancheck.paths import vocabulary_folder
from plancheck.tables import write_text

OWN_INDICATORS = "own_indicators.csv"


def keep_own_indicators(vocabulary: Path | None, *, tables: Path) -> None:
    """Put a user's own indicators beside the tables made with them; those of an earlier run go.

    Parameters
    ----------
    vocabulary : Path or None
        The user's vocabulary folder, if there is one; it need not hold indicators.
    tables : Path
    """
    rows = vocabulary / "indicators.csv" if vocabulary is not None else None
    if rows is not None and rows.is_file():
        write_text(tables / OWN_INDICATORS, rows.read_text(encoding="utf-8-sig"))
    else:
        (tables / OWN_INDICATORS).unlink(missing_ok=True)


def indicator_names(tables: Path) -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English name of each indicator, by concept.

    Parameters
    ----------
    tables : Path
        Folder of tables. The vocabulary is the one that lies beside it, else the study's; rows of a user's own replace
        and add to it.
    """
    beside = tables.parent / "vocabulary"
    folder = beside if beside.is_dir() else vocabulary_folder()
    names: dict[str, tuple[str, str]] = {}
    for path in (folder / "indicators.csv", tables / OWN_INDICATORS):
        if path.is_file():
            with path.open(encoding="utf-8-sig", newline="") as handle:
                names |= {row["concept"]: (row["name_zh"], row["name_en"]) for row in csv.DictReader(handle)}
    return names
