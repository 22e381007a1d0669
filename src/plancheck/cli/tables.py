"""The tables: ask them in SQL, write them in another program's form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from plancheck.cli.options import Tables
from plancheck.cli.outcome import show


def sql(
    query: Annotated[
        str,
        typer.Argument(
            help="In DuckDB's SQL, over the views documents, quantities, statements, claims, series, growth, targets, implied."
        ),
    ],
    store: Annotated[
        Path | None,
        typer.Option("--store", "--tables", help="A store, or a folder of tables (default: data/tables)."),
    ] = None,
    format: Annotated[Literal["text", "csv"], typer.Option("--format", help="Of the answer.")] = "text",
) -> None:
    """Ask the tables a question in SQL."""
    from plancheck.paths import tables_folder
    from plancheck.store.views import ask

    typer.echo(ask(store or tables_folder(), query).text(format), nl=False)


def export(
    to: Annotated[
        Literal["parquet", "xlsx", "dta", "sdmx-csv", "duckdb"],
        typer.Option("--to", help="Form: Parquet, Excel, Stata 118, SDMX-CSV of the series, a DuckDB file."),
    ],
    out: Annotated[
        Path, typer.Option("--out", help="File for xlsx and duckdb; folder for parquet, dta and sdmx-csv.")
    ],
    tables: Tables = None,
) -> None:
    """Write the tables in the form another program reads."""
    from plancheck.export.write import export_tables

    show(export_tables(tables, to=to, out=out))
