"""The command line: one function a command, each calling one function of the stages.

Exit codes: 0 all done, 1 a document, series or report failed (the rest is done and named), 2 wrong use.
Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from plancheck.errors import PlancheckError, UsageError

app = typer.Typer(
    help="Figures of Chinese plan documents: extracted, checked against each other, forecast and judged.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
documents_app = typer.Typer(help="The study's documents.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(documents_app, name="documents")

Paths = Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.", show_default=False)]
Out = Annotated[Path, typer.Option("--out", help="Folder that the tables are written to.")]
Format = Annotated[str, typer.Option("--format", help="csv or parquet.")]
Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        envvar="PLANCHECK_CORPUS",
        help="Published texts (file name = document id) to read instead of the digests.",
    ),
]
VocabularyFolder = Annotated[
    Path | None,
    typer.Option("--vocabulary", help="Your own vocabulary folder; its rows add to or replace ours."),
]
Tables = Annotated[
    Path | None, typer.Option("--tables", help="Folder of the tables (default: data/tables of the study).")
]


def _say(text: str) -> None:
    typer.echo(text)


def _finish(failures: tuple[object, ...] | list[object]) -> None:
    for failure in failures:
        typer.echo(f"failed: {failure}", err=True)
    if failures:
        raise typer.Exit(1)


@app.command()
def run(
    corpus: Corpus = None,
    tables: Tables = None,
    vocabulary: VocabularyFolder = None,
    report: Annotated[bool, typer.Option("--report/--no-report", help="Render the report site too.")] = True,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder of the report site (default: reports/rendered).")
    ] = None,
) -> None:
    """Do the whole study: tables, fits, verdicts and the report site."""
    from plancheck.pipeline import render_site, run_study

    study = run_study(corpus=corpus, tables=tables, vocabulary_folder=vocabulary)
    _say(study.summary())
    failures: list[object] = list(study.failures)
    if report:
        site = render_site(study.tables, out=out)
        failures += site.failures
        _say(f"open {site.index}")
    _finish(failures)


@app.command()
def extract(
    paths: Paths,
    out: Out = Path(),
    format: Format = "csv",
    text_out: Annotated[
        Path | None,
        typer.Option("--text-out", help="Folder for the decoded texts that the offsets refer to."),
    ] = None,
    vocabulary: VocabularyFolder = None,
) -> None:
    """Write the quantities and statements of any documents."""
    from plancheck.pipeline import extract_documents

    result = extract_documents(paths, out=out, format=format, text_out=text_out, vocabulary_folder=vocabulary)
    _say(result.summary())
    _finish(result.failures)


@app.command()
def check(
    paths: Paths,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder for the tables; only printed when not given.")
    ] = None,
    format: Annotated[str, typer.Option("--format", help="csv, json or html for the claims.")] = "csv",
    vocabulary: VocabularyFolder = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="Exit 1 when a claim has this verdict, e.g. inconsistent.")
    ] = "",
    all_claims: Annotated[
        bool, typer.Option("--all", help="Print every claim, not only what to look at first.")
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help="zh or en.")] = "en",
) -> None:
    """Extract, then check every relation between the figures; findings first."""
    from plancheck.pipeline import check_documents

    result = check_documents(paths, out=out, format=format, vocabulary_folder=vocabulary)
    _say(result.present(lang=lang, everything=all_claims))
    _finish(result.failures)
    if fail_on and result.has_verdict(fail_on):
        raise typer.Exit(1)


@app.command()
def explain(
    path: Annotated[Path, typer.Argument(help="The document.")],
    offset: Annotated[int, typer.Argument(help="A character offset inside the figure.")],
    vocabulary: VocabularyFolder = None,
) -> None:
    """Show step by step how one figure was read."""
    from plancheck.documents.read import read_document
    from plancheck.statements.explain import explain as explain_figure
    from plancheck.vocabulary import load_vocabulary

    _say(str(explain_figure(read_document(path), offset, vocabulary=load_vocabulary(vocabulary))))


@app.command()
def fit(tables: Tables = None, corpus: Corpus = None) -> None:
    """Fit the growth models to every series and write the series and growth tables."""
    from plancheck.pipeline import fit_study

    _say(fit_study(tables=tables))


@app.command()
def assess(
    tables: Tables = None,
    vintage: Annotated[
        str, typer.Option("--as-of", help="Judge outcomes with what was published up to this date.")
    ] = "",
) -> None:
    """Judge every target and write the targets table."""
    from plancheck.pipeline import assess_study

    _say(assess_study(tables=tables, as_of=vintage))


@app.command()
def forecast(
    path: Annotated[Path, typer.Argument(help="csv with the columns series_id, period, value.")],
    horizon: Annotated[int, typer.Option("--horizon", help="Years ahead.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out", help="csv to write: series_id, model, period, value, low_80, high_80, low_95, high_95."
        ),
    ],
    levels: Annotated[str, typer.Option("--levels", help="Interval levels, comma-separated.")] = "0.80,0.95",
    models: Annotated[str, typer.Option("--models", help="Models, comma-separated; all when empty.")] = "",
) -> None:
    """Forecast many yearly series; the row `pooled` is the calibrated one."""
    from plancheck.growth.forecast import forecast_file

    try:
        numbers = tuple(float(level) for level in levels.split(","))
    except ValueError:
        raise UsageError("levels like 0.80,0.95", met=repr(levels)) from None
    result = forecast_file(
        path,
        out=out,
        horizon=horizon,
        levels=numbers,
        models=tuple(m for m in models.split(",") if m) or None,
    )
    _say(result.summary())
    _finish(result.failures)


@documents_app.command("list")
def list_documents(corpus: Corpus = None) -> None:
    """List the study's documents with their issuer, date, place and years."""
    from plancheck.pipeline import describe_documents

    text, failures = describe_documents(corpus=corpus)
    _say(text)
    _finish(failures)


def main() -> None:
    """Run the command line; an error of ours is one line and its exit code."""
    try:
        app()
    except PlancheckError as error:
        typer.echo(f"plancheck: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.exit(0)
