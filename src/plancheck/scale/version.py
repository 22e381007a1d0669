"""What read a document, as one hash: when it is the same, so is every row."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from pathlib import Path

from plancheck.paths import vocabulary_folder

# Rows depend on these; reports, growth and the command line may change without a document being read again.
READING = (
    "documents",
    "quantities",
    "statements",
    "vocabulary.py",
    "vocabulary_files.py",
    "intervals.py",
    "decimals.py",
    "schema.py",
    "tables.py",
    "scale/tasks.py",
)
CHECKING = (*READING, "claims", "amounts.py", "place_names.py")
JUDGING = (*CHECKING, "series", "growth", "targets")


@lru_cache(maxsize=64)  # a process goes on with the code it has loaded, whatever becomes of the files
def code_version(parts: tuple[str, ...] = READING, *, vocabulary: Path | None = None) -> str:
    """Return a hash of the code of `parts` and of the vocabulary.

    Parameters
    ----------
    parts : tuple of str
        Folders and modules of the package.
    vocabulary : Path, optional
        A user's own vocabulary folder, beside the study's.

    Examples
    --------
    >>> code_version() == code_version(), code_version() == code_version(CHECKING)
    (True, False)
    """
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256(platform.python_version().encode())
    for part in parts:
        path = package / part
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".json", ".csv"):
                _add(digest, file.relative_to(package).as_posix(), file)
    for folder in (vocabulary_folder(), vocabulary):
        for file in sorted(folder.glob("*.csv")) if folder is not None else []:
            _add(digest, file.name, file)
    return digest.hexdigest()[:16]


def _add(digest: hashlib._Hash, name: str, file: Path) -> None:
    digest.update(f"\0{name}\0".encode())
    digest.update(file.read_bytes())
