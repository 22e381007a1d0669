"""A study as it was known at a date: later documents and publications left out, verdicts and fits made anew from the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck import paths
from plancheck.errors import TableError
from plancheck.report.dates import last_day
from plancheck.schema import TABLES
from plancheck.series.points import SeriesPoint
from plancheck.statements.statement import Statement
from plancheck.study import Study
from plancheck.tables import read_rows, rows_frame

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class JudgedStudy(Study):
    """The tables of a study, its targets judged anew with what was published up to `vintage`.

    Parameters
    ----------
    folder : Path
        Folder of the csv tables.
    vintage : str
        ISO date, month or year, which counts from its last day.
    dates : mapping of str to str
        Date of each document; one without a date is taken as known.
    """

    vintage: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _limit(self) -> str:
        return last_day(self.vintage)

    def _rows(self, name: str) -> list[dict[str, Any]]:
        path = self.folder / f"{name}.csv"
        if not path.is_file():
            raise TableError(
                f"the csv table {name}",
                met="none",
                where=str(self.folder.name),
                do="a vintage needs csv tables",
            )
        return read_rows(name, path=path)

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        late = {name for name, date in self.dates.items() if date and last_day(date) > self._limit}
        return tuple(Statement(**row) for row in self._rows("statements") if row["document"] not in late)

    @cached_property
    def _points(self) -> tuple[SeriesPoint, ...]:
        rows = self._rows("series")
        return tuple(
            series_point(row) for row in rows if row["vintage"] and last_day(row["vintage"]) <= self._limit
        )

    @cached_property
    def _series_folder(self) -> Path:
        own = self.folder.parent / "series"
        return own if (own / "definitions.csv").is_file() else paths.series_folder()

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Targets judged with what was published by then."""
        from plancheck.targets.assess import assess

        judged = assess(
            self._statements,
            self._points,
            as_of=self._limit,
            dates=self.dates,
            series_folder=self._series_folder,
        )
        return rows_frame(TABLES["targets"], judged)

    @cached_property
    def implied(self) -> pd.DataFrame:
        """What the targets of the documents published by then imply together."""
        from plancheck.targets.implied import imply

        found = imply(
            self._statements,
            self._points,
            as_of=self._limit,
            dates=self.dates,
            series_folder=self._series_folder,
        )
        return rows_frame(TABLES["implied"], found)


class KnownStudy(JudgedStudy):
    """The tables of a study as a run at `vintage` would have written them.

    Notes
    -----
    The growth models are not fitted here but in a report's scope, which needs few of them.
    """

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Statements of the documents published by then."""
        return rows_frame(TABLES["statements"], self._statements)

    @cached_property
    def series(self) -> pd.DataFrame:
        """Values published by then."""
        return rows_frame(TABLES["series"], self._points)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Relations between the figures of the documents published by then."""
        from plancheck.claims.check import check

        return rows_frame(TABLES["claims"], check(self._statements, series=self._points))


def series_point(row: Mapping[str, Any]) -> SeriesPoint:
    """Return a row of the series table as the point it was written from."""
    from decimal import Decimal

    given = {("break_" if name == "break" else name): value for name, value in row.items()}
    for name in ("value", "low", "high"):
        given[name] = given[name] if isinstance(given[name], Decimal) else Decimal(str(given[name]))
    given["chosen"] = given["chosen"] is not None and bool(given["chosen"])
    return SeriesPoint(**{name: given[name] for name in SeriesPoint.__dataclass_fields__ if name in given})


def as_known(study: Study, *, vintage: str, dates: Mapping[str, str]) -> Study:
    """Return the study as known at `vintage`; itself where its tables are those of that day.

    Where everything it has was published by then, only its targets are judged anew: a year that was to come is over now.

    Parameters
    ----------
    study : Study
    vintage : str
        Empty: everything.
    dates : mapping of str to str
        Date of each document.
    """
    if not vintage:
        return study
    limit = last_day(vintage)
    published = [*dates.values(), *study.series["vintage"]]
    if all(last_day(date) <= limit for date in published if date):
        is_of_the_day = set(study.targets["as_of"]) <= {limit}
        return study if is_of_the_day else JudgedStudy(study.folder, vintage, dict(dates))
    return KnownStudy(study.folder, vintage, dict(dates))
