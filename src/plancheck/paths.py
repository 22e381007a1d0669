"""Where the study's files are: one place that knows the folder layout."""

from __future__ import annotations

import os
from pathlib import Path

from plancheck.errors import UsageError


def study_root() -> Path:
    """Return the folder that holds ``data/``: ``PLANCHECK_STUDY``, else the nearest parent, else the checkout.

    Raises
    ------
    UsageError
        When ``PLANCHECK_STUDY`` names a folder without ``data/``.
    """
    named = os.environ.get("PLANCHECK_STUDY")
    if named:
        root = Path(named).expanduser()
        if not (root / "data").is_dir():
            raise UsageError("a folder with data/ in PLANCHECK_STUDY", met=named, do="point it to a study")
        return root
    here = Path.cwd()
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
