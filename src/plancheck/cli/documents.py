"""Documents and corpora: plancheck documents list, verify, fetch, add, stats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancheck.cli.options import Corpus
from plancheck.cli.outcome import show

_Folder = Annotated[
    Path | None, typer.Argument(help="Folder of the texts; says the same as --corpus.", show_default=False)
]

app = typer.Typer(
    help="Documents and corpora: list, verify, fetch, add, stats.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_documents(folder: _Folder = None, corpus: Corpus = None) -> None:
    """List the study's documents.

    One line a document: date, years, place, title, issuer and what was read.
    """
    from plancheck.texts import describe_documents

    show(describe_documents(corpus=folder or corpus))


@app.command("verify")
def verify(folder: _Folder = None, corpus: Corpus = None) -> None:
    """Compare the texts at hand with the sha256 of each origin.yml."""
    from plancheck.texts import verify_texts

    show(verify_texts(corpus=folder or corpus))


@app.command("fetch")
def fetch(
    documents: Annotated[
        list[str] | None, typer.Argument(help="Ids of documents; all of them when none is named.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="Folder for the texts (default: data/raw of the study).")
    ] = None,
) -> None:
    """Fetch published texts from the issuers' addresses.

    robots.txt is obeyed, a broken transfer resumed.
    """
    from plancheck.texts import fetch_texts

    show(fetch_texts(documents or (), folder=to))


@app.command("add")
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Documents, folders, http addresses, and lists of these (.list with one a line, .csv with a column address or path).",
            show_default=False,
        ),
    ],
    to: Annotated[
        Path | None, typer.Option("--to", help="The corpus folder (default: data/raw of the study).")
    ] = None,
    keep_near: Annotated[
        bool,
        typer.Option(
            "--keep-near",
            help="Add texts too that are nearly the same as one already there, or new versions of it, beside it.",
        ),
    ] = False,
    workers: Annotated[
        int,
        typer.Option("--workers", help="Processes that read the texts; 0: one a core.", min=0),
    ] = 0,
) -> None:
    """Take texts into a corpus.

    Each is described by an origin.yml to be checked; duplicates are left out, the unreadable put aside. A changed text with the
    address, or the title, issuer and date, of one already there takes its place; the earlier one is kept in quarantine/earlier.
    """
    from plancheck.texts import add_texts

    show(add_texts(sources, folder=to, keep_near=keep_near, workers=workers))


@app.command("stats")
def stats(folder: _Folder = None, corpus: Corpus = None) -> None:
    """Count the texts of a corpus.

    By format, kind, province and year, and what was put aside by its reason.
    """
    from plancheck.texts import describe_texts

    show(describe_texts(corpus=folder or corpus))
