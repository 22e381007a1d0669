"""Any documents: extract, check, explain."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from plancheck.cli.options import VocabularyFolder
from plancheck.cli.outcome import finish, show
from plancheck.errors import UsageError

Paths = Annotated[
    list[Path],
    typer.Argument(help="Documents (txt, md, html, pdf, docx), or folders of them.", show_default=False),
]


def extract(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="Folder that the tables are written to.")] = Path(),
    format: Annotated[Literal["csv", "parquet"], typer.Option("--format", help="Of the tables.")] = "csv",
    text_out: Annotated[
        Path | None,
        typer.Option("--text-out", help="Folder for the decoded texts that the offsets refer to."),
    ] = None,
    vocabulary: VocabularyFolder = None,
) -> None:
    """Write the quantities and statements of any documents."""
    from plancheck.pipeline import extract_documents
    from plancheck.tables_lock import hold_tables

    with hold_tables(out):
        step = extract_documents(
            paths, out=out, format=format, text_out=text_out, vocabulary_folder=vocabulary
        )
    show(step)


def check(
    paths: Paths,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder for the tables; the findings are only printed without it."),
    ] = None,
    format: Annotated[
        Literal["csv", "parquet", "json", "html"],
        typer.Option(
            "--format",
            help="With --out: csv or parquet tables, or csv tables and the claims as json or html. "
            "Without: json or html print the claims in this form.",
        ),
    ] = "csv",
    vocabulary: VocabularyFolder = None,
    fail_on: Annotated[
        Literal["inconsistent", "unverifiable", "consistent"] | None,
        typer.Option("--fail-on", help="Exit 1 when a claim has this verdict."),
    ] = None,
    all_claims: Annotated[
        bool, typer.Option("--all", help="Print every claim, not only what to look at first.")
    ] = False,
    lang: Annotated[Literal["zh", "en"], typer.Option("--lang", help="Language of the findings.")] = "en",
) -> None:
    """Extract, then check every relation between the figures."""
    from plancheck.pipeline import check_documents
    from plancheck.tables_lock import hold_tables

    if format == "parquet" and out is None:
        raise UsageError("a folder for parquet tables", met="none", where="--format", do="give --out DIR")
    with hold_tables(out):
        result = check_documents(paths, out=out, format=format, vocabulary_folder=vocabulary)
    if out is None and format in ("json", "html"):
        typer.echo(result.export(format, lang=lang), nl=False)
    else:
        typer.echo(result.present(lang=lang, everything=all_claims))
    finish(result.failures)
    if fail_on and result.has_verdict(fail_on):
        raise typer.Exit(1)


def explain(
    path: Annotated[Path, typer.Argument(help="The document.")],
    offset: Annotated[
        int, typer.Argument(help="A character offset inside the figure: `start` in the tables.")
    ],
    vocabulary: VocabularyFolder = None,
) -> None:
    """Show step by step how one figure was read."""
    from plancheck.documents.read import read_document
    from plancheck.statements.explain import explain as explain_figure
    from plancheck.vocabulary import load_vocabulary

    typer.echo(
        str(
            explain_figure(
                read_document(path, vocabulary=vocabulary), offset, vocabulary=load_vocabulary(vocabulary)
            )
        )
    )
