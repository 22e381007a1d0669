"""How a csv file kept by hand is described: where it lies, its columns, which of them point to an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plancheck.schema import Column, Kind, Table


@dataclass(frozen=True, slots=True)
class Described:
    """Files of one form: which paths under ``data/``, their columns, and the columns that point to an indicator.

    Parameters
    ----------
    pattern : str
        Glob under ``data/``; several files of one pattern make one resource.
    table : Table
        Name, key, columns and meaning.
    links : tuple of str
        Columns whose values are concepts of ``vocabulary/indicators.csv``.
    except_for : tuple of str
        Paths that match the pattern and have their own description.
    """

    pattern: str
    table: Table
    links: tuple[str, ...] = ()
    except_for: tuple[str, ...] = ()

    def files(self, data: Path) -> list[str]:
        """Return the files there are, as sorted paths relative to ``data/``."""
        found = (path.relative_to(data).as_posix() for path in data.glob(self.pattern) if path.is_file())
        return sorted(path for path in found if path not in self.except_for)


def column(
    name: str,
    about: str,
    kind: Kind = "string",
    *,
    required: bool = True,
    allowed: tuple[str, ...] | None = None,
) -> Column:
    """Return a column: its name, what it means, its kind, whether it may be empty, its closed set of values."""
    return Column(name, kind, about, required, allowed)


def optional(
    name: str, about: str, kind: Kind = "string", *, allowed: tuple[str, ...] | None = None
) -> Column:
    """Return a column that may be empty."""
    return column(name, about, kind, required=False, allowed=allowed)


REASON = column("reason", "why the row is as it is")
LINK = "id in vocabulary/indicators.csv"
