"""The error family: each message says what was expected, what was met, where, and what to do."""

from __future__ import annotations

from traceback import format_exception


class PlancheckError(Exception):
    """Base of every error plancheck raises on purpose.

    Parameters
    ----------
    expected : str
        What the code needed.
    met : str
        What it found instead.
    where : str, optional
        File with line, ``document:offset``, or ``series row``.
    do : str, optional
        What the reader of the message can do about it.

    Examples
    --------
    >>> str(PlancheckError("a unit of data/vocabulary/units.csv", met="'垧'", where="plan:120"))
    "plan:120: expected a unit of data/vocabulary/units.csv, met '垧'"
    """

    exit_code = 1

    def __init__(self, expected: str, *, met: str, where: str = "", do: str = "") -> None:
        self.expected, self.met, self.where, self.do = expected, met, where, do
        place = f"{where}: " if where else ""
        advice = f"; {do}" if do else ""
        super().__init__(f"{place}expected {expected}, met {met}{advice}")

    def __reduce__(self) -> tuple[object, ...]:
        # an error of a worker must reach the process that asked, whole
        return _remade, (type(self), self.expected, self.met, self.where, self.do)

    def _render_traceback_(self) -> list[str]:
        """Return what IPython and JupyterLab show: one readable line first, the traceback below it."""
        return [f"{type(self).__name__}: {self}", "", *"".join(format_exception(self)).splitlines()]


def _remade(kind: type[PlancheckError], expected: str, met: str, where: str, do: str) -> PlancheckError:
    return kind(expected, met=met, where=where, do=do)


class DocumentError(PlancheckError):
    """A document cannot be read: missing, empty, undecodable, binary, broken origin, too large."""


class VocabularyError(PlancheckError):
    """A row of the vocabulary (indicator, unit, region, bound word, convention) is wrong."""

    exit_code = 2


class TableError(PlancheckError):
    """A table does not have the columns or values its schema demands."""


class MissingTablesError(TableError):
    """A folder holds none of the tables that were asked for: no run has written them, or another folder was meant."""

    exit_code = 2


class SeriesError(PlancheckError):
    """A series cannot be used as it is: no rows, duplicate periods, non-numeric values."""


class UsageError(PlancheckError):
    """A command or function was called wrongly (unknown option value, missing argument)."""

    exit_code = 2
