"""A finished study as an object: its tables, ready for pandas and for reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import MissingTablesError, PlancheckError
from plancheck.paths import started_in, tables_folder
from plancheck.schema import TABLES
from plancheck.tables import read_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Study:
    """The tables of one run; each is read, and passes its schema, when first asked for.

    Parameters
    ----------
    folder : Path
        Where the csv or Parquet tables lie.

    Examples
    --------
    >>> study = load_study()  # doctest: +SKIP
    >>> study.statements.query("measure == 'share'")  # doctest: +SKIP
    """

    folder: Path

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The documents read: title, issuer, date, place, years; empty where the run wrote no such table."""
        return self._optional("documents")

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """Every number with its unit that the documents print."""
        return read_table("quantities", folder=self.folder)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Figures asserted about a measurable thing, observed or aimed at."""
        return read_table("statements", folder=self.folder)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """Relations between figures, recomputed."""
        return read_table("claims", folder=self.folder)

    @cached_property
    def series(self) -> pd.DataFrame:
        """Yearly values by concept, region, definition and date of publication."""
        return read_table("series", folder=self.folder)

    @cached_property
    def growth(self) -> pd.DataFrame:
        """Growth models fitted to each series."""
        return read_table("growth", folder=self.folder)

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Each target judged as known when it was set and as known now."""
        return read_table("targets", folder=self.folder)

    @cached_property
    def implied(self) -> pd.DataFrame:
        """What targets set together imply for something no target names; empty where the run wrote no such table."""
        return self._optional("implied")

    def _optional(self, name: str) -> pd.DataFrame:
        if self._file(name) is None:
            from plancheck.tables import rows_frame

            return rows_frame(TABLES[name], [])
        return read_table(name, folder=self.folder)

    def sql(self, query: str, *, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return the answer to a query in SQL over the study's tables, computed without reading them whole.

        Parameters
        ----------
        query : str
            DuckDB's SQL; one view a table, as `plancheck.store.views.connect` says. `folder` may be a store too.
        parameters : sequence
            Values for the query's question marks.

        Examples
        --------
        >>> load_study().sql("SELECT count(*) > 0 AS some FROM statements WHERE measure = ?", parameters=["share"])["some"][0].item()
        True
        """
        from plancheck.store.views import ask_frame

        return ask_frame(self.folder, query, parameters=parameters)

    def __repr__(self) -> str:
        present = [name for name in TABLES if self._file(name) is not None]
        return f"Study({self.folder.name}: {', '.join(present)})"

    def _repr_html_(self) -> str:
        left = ' style="text-align: left"'  # JupyterLab sets every cell to the right
        rows = "".join(
            f"<tr><td{left}>{name}</td><td>{len(getattr(self, name)):,}</td><td{left}>{TABLES[name].about}</td></tr>"
            for name in TABLES
            if self._file(name) is not None
        )
        return f"<table><tr><th{left}>table</th><th>rows</th><th{left}>what it holds</th></tr>{rows}</table>"

    def signature(self) -> tuple[tuple[str, int, int], ...]:
        """Return name, size and time of change of every table file: differs when a table was written again."""
        files = (self._file(name) for name in TABLES)
        found = ((file, file.stat()) for file in files if file is not None)
        return tuple((file.name, stat.st_size, stat.st_mtime_ns) for file, stat in found)

    def _file(self, name: str) -> Path | None:
        for ending in ("csv", "parquet"):
            path = self.folder / f"{name}.{ending}"
            if path.is_file():
                return path
        return None


def load_study(folder: str | Path | None = None) -> Study:
    """Return the study whose tables lie in `folder` (default: ``data/tables`` of the checkout).

    Raises
    ------
    MissingTablesError
        When the folder holds none of the tables.
    """
    path = started_in() / folder if folder is not None else tables_folder()
    study = Study(path)
    if (path / "manifest.sqlite").is_file():
        return study  # a store: too large to be read whole, asked by `Study.sql`
    if not any(study._file(name) for name in TABLES):
        raise MissingTablesError(
            "a folder with tables", met=str(path.name), do="run 'plancheck run' or name another folder"
        )
    known = _preloaded.get(path.resolve())
    return known[1] if known is not None and known[0] == study.signature() else study


# Studies that a server of forked kernels has read for its children; empty in any other process.
_preloaded: dict[Path, tuple[tuple[tuple[str, int, int], ...], Study]] = {}


def preload_study(folder: Path) -> None:
    """Read every table of `folder` now, so that processes forked from this one find them read.

    They are used only while the files are what they were when read. A folder that cannot be read is left to the process
    that asks for it, which will say why.
    """
    study = Study(folder.resolve())  # a kernel works in a folder of its own
    signature = study.signature()
    try:
        for name in TABLES:
            if name != "quantities" and study._file(name) is not None:
                getattr(study, name)
    except PlancheckError:
        return
    _preloaded[study.folder] = (signature, study)
