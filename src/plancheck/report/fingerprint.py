"""What a report is made from, as one hash: when it has not changed, the report need not be made again."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from plancheck import paths

# Whose versions change what a page looks like.
LIBRARIES = (
    "matplotlib",
    "great-tables",
    "pandas",
    "numpy",
    "nbconvert",
    "jinja2",
    "papermill",
    "ipykernel",
    "zhplot",
)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes; empty when there is none."""
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError:
        return ""


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def tables_digest(tables: Path) -> str:
    """Return the hash of the tables of a folder."""
    files = [*sorted(tables.glob("*.csv")), *sorted(tables.glob("*.parquet"))]
    return _digest(f"{path.name}={file_digest(path)}" for path in files)


def inputs_digest(tables: Path) -> str:
    """Return the hash of what every report of a study shares: tables, names, code, libraries.

    Parameters
    ----------
    tables : Path
        Folder of the tables; ``documents``, ``series`` and ``vocabulary`` are looked for beside it, then in the study.
    """
    data = tables.parent
    places = {
        "documents/*/origin.yml": data if (data / "documents").is_dir() else paths.documents_folder().parent,
        "series/breaks.csv": data if (data / "series").is_dir() else paths.series_folder().parent,
        "vocabulary/indicators.csv": data
        if (data / "vocabulary").is_dir()
        else paths.vocabulary_folder().parent,
    }
    files = []
    for pattern, folder in places.items():
        files += sorted(folder.glob(pattern))
    package = Path(__file__).parents[1]
    kinds = (".py", ".csv", ".css", ".j2", ".js", ".json")
    code = sorted(p for p in package.rglob("*") if p.suffix in kinds)
    parts = [f"{path.parent.name}/{path.name}={file_digest(path)}" for path in [*files, *code]]
    return _digest([sys.version, *_versions(), tables_digest(tables), *parts])


def _versions() -> list[str]:
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name}={version(name)}")
        except PackageNotFoundError:
            found.append(f"{name}=")
    return found


def report_key(inputs: str, *, template: Path, parameters: Mapping[str, Any]) -> str:
    """Return the key of one report: the shared inputs, its template and its parameters."""
    return _digest(
        [inputs, file_digest(template), json.dumps(parameters, sort_keys=True, ensure_ascii=False)]
    )
