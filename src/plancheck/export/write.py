"""`plancheck export`: a tables folder in one of the other forms."""

from __future__ import annotations

from pathlib import Path

from plancheck.errors import UsageError
from plancheck.export.content import find_tables, read_tables
from plancheck.paths import tables_folder
from plancheck.runs import StepRun, short_path
from plancheck.tables import require_writable

FORMS = ("parquet", "xlsx", "dta", "sdmx-csv", "duckdb")
FILES = ("xlsx", "duckdb")  # one file; the others are a folder with a file a table
_ENDINGS = {
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".dta": "dta",
    ".csv": "sdmx-csv",
    ".duckdb": "duckdb",
}


def export_tables(folder: Path | None = None, *, to: str, out: Path) -> StepRun:
    """Write the tables of `folder` in another form.

    Parameters
    ----------
    folder : Path, optional
        Tables folder; ``data/tables`` of the study when None.
    to : {"parquet", "xlsx", "dta", "sdmx-csv", "duckdb"}
    out : Path
        The file to write for xlsx and duckdb, the folder to write into for the others; what it holds under the same
        names is replaced.

    Returns
    -------
    StepRun
        What was written, in words.

    Raises
    ------
    UsageError
        For another form, an `out` that is a folder where a file is written, or the other way round, and one whose ending is
        that of another form.
    MissingTablesError
        When there are no tables.
    TableError
        When the tables cannot be read or do not fit the form.
    """
    source = folder or tables_folder()
    if to not in FORMS:
        raise UsageError(f"one of {', '.join(FORMS)}", met=repr(to), where="--to")
    if to in FILES and out.is_dir():
        raise UsageError(
            f"a file of the form {to} to write", met="a folder", where=str(out), do="name a file in it"
        )
    if to not in FILES and out.exists() and out.resolve() == source.resolve():
        raise UsageError("another folder than the one read", met=str(out), where="--out")
    _check_ending(out, to)
    find_tables(source)  # before a folder is made for them
    require_writable(out.parent if to in FILES else out)
    tables = read_tables(source)
    if to == "parquet":
        from plancheck.export.parquet import write_parquet as write
    elif to == "xlsx":
        from plancheck.export.workbook import write_workbook as write
    elif to == "dta":
        from plancheck.export.stata import write_stata as write
    elif to == "sdmx-csv":
        from plancheck.export.sdmx import write_sdmx as write
    else:
        from plancheck.export.database import write_database as write
    write(tables, out)
    carried = [(t.name, len(f)) for t, f in tables if to != "sdmx-csv" or t.name == "series"]
    lines = [f"  {name:<11} {rows:>8,} rows" for name, rows in carried]
    return StepRun("\n".join([f"{to}: {short_path(out)}", *lines]))


def _check_ending(out: Path, to: str) -> None:
    """Refuse a name that the program it is meant for would not open, and a folder named as a file."""
    ending = out.suffix.lower()
    form = _ENDINGS.get(ending)
    if to not in FILES:
        if form is not None and not out.is_dir():
            raise UsageError(
                f"a folder to write the {to} files into",
                met=f"a file's name with the ending {ending}",
                where=f"--out {out}",
                do=f"name a folder, such as {out.with_suffix('')}",
            )
    elif form is not None and form != to:
        raise UsageError(
            f"a file with the ending .{to}",
            met=ending,
            where=f"--out {out}",
            do=f"call it {out.with_suffix('.' + to)}",
        )
