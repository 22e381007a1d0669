"""Where the study's files are: one place that knows the folder layout."""

from __future__ import annotations

import os
from pathlib import Path

from plancheck.errors import UsageError

STARTED_IN_VARIABLE = "PLANCHECK_STARTED_IN"


def started_in() -> Path:
    """Return the folder that paths on a command line start from.

    It is the working folder, except in a report's kernel: that works in a folder of its own and is told where the run started.
    """
    return Path(os.environ.get(STARTED_IN_VARIABLE) or Path.cwd())


def study_root() -> Path:
    """Return the folder that holds ``data/``: ``PLANCHECK_STUDY``, else the nearest parent, else the checkout.

    Raises
    ------
    UsageError
        When ``PLANCHECK_STUDY`` names a folder without ``data/``.
    """
    named = os.environ.get("PLANCHECK_STUDY")
    if named:
        root = started_in() / Path(named).expanduser()
        if not (root / "data").is_dir():
            raise UsageError("a folder with data/ in PLANCHECK_STUDY", met=named, do="point it to a study")
        return root
    here = started_in()
    for folder in (here, *here.parents):
        if (folder / "data" / "vocabulary").is_dir() and (folder / "data" / "documents").is_dir():
            return folder
    return Path(__file__).resolve().parents[2]


def vocabulary_folder() -> Path:
    """Return the folder of the vocabulary: the study's, else the copy inside the installed package."""
    own = study_root() / "data" / "vocabulary"
    return own if own.is_dir() else Path(__file__).resolve().parent / "data" / "vocabulary"


def documents_folder() -> Path:
    """Return ``data/documents`` of the study."""
    return study_root() / "data" / "documents"


def series_folder() -> Path:
    """Return ``data/series`` of the study."""
    return study_root() / "data" / "series"


def tables_folder() -> Path:
    """Return ``data/tables`` of the study."""
    return study_root() / "data" / "tables"


def corrections_folder() -> Path:
    """Return ``data/corrections`` of the study."""
    return study_root() / "data" / "corrections"


def raw_folder() -> Path:
    """Return ``data/raw`` of the study: published texts of one's own, not part of the repository."""
    return study_root() / "data" / "raw"


def site_folder() -> Path:
    """Return ``reports/rendered`` of the study: the report site, not part of the repository."""
    return study_root() / "reports" / "rendered"
