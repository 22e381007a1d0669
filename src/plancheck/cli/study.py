"""The study and its stages: run, fit, assess, forecast."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from plancheck.cli.options import AsOf, Site, Tables, VocabularyFolder, split_words
from plancheck.cli.outcome import finish, show
from plancheck.errors import UsageError

BATCH_SECONDS = 600.0
CorpusAddress = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        envvar="PLANCHECK_CORPUS",
        help="Published texts (file name = document id) to read instead of the digests; data/raw when not given. "
        "With --store also a URL: s3://bucket/plans.",
    ),
]
OwnDocuments = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Your own documents, or folders of them, to study instead of the five plans; "
        "tables go to ./tables and the site to ./site unless you say otherwise.",
    ),
]
Rendered = Annotated[bool, typer.Option("--report/--no-report", help="Render the report site too.")]
Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        help="For corpora of any size: keep the rows of --corpus in this store instead of csv tables; "
        "what has not changed is not read again.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", help="With --store: processes; 0: one a core.")]
Scheduler = Annotated[
    str, typer.Option("--scheduler", help="With --store: address of a Dask scheduler; local starts one here.")
]
Verify = Annotated[
    bool, typer.Option("--verify", help="With --store: trust checksums only, not sizes and times of change.")
]
Retry = Annotated[
    bool,
    typer.Option("--retry", help="With --store: try again what could not be read, checked or judged before."),
]
Targets = Annotated[
    bool, typer.Option("--targets", help="With --store: series and targets of every place too.")
]
Models = Annotated[
    str, typer.Option("--models", help="With --targets: growth models asked, comma-separated.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", help="With --store: seconds one batch of documents may take.")
]


def run(
    context: typer.Context,
    paths: OwnDocuments = None,
    corpus: CorpusAddress = None,
    tables: Tables = None,
    vocabulary: VocabularyFolder = None,
    report: Rendered = True,
    out: Site = None,
    as_of: AsOf = "",
    store: Store = None,
    workers: Workers = 0,
    scheduler: Scheduler = "",
    verify: Verify = False,
    retry: Retry = False,
    targets: Targets = False,
    models: Models = "pooled",
    timeout: Timeout = BATCH_SECONDS,
) -> None:
    """Do the whole study, from texts to the report site.

    Tables, fits, verdicts and the report site, of the study's plans or of documents of your own; with --store the rows of a
    corpus of any size.
    """
    own = list(paths or ())
    _refuse_two_sources(own, corpus if _is_typed(context, "corpus") else None, store)
    if store is None:
        _refuse_alone(
            workers=bool(workers), scheduler=bool(scheduler), verify=verify, retry=retry, targets=targets,
            models=_is_typed(context, "models"), timeout=timeout != BATCH_SECONDS,
        )  # fmt: skip
        if own:
            tables, out = tables or Path("tables"), out or Path("site")
        published = Path(corpus) if corpus else None
        _run_into_tables(
            own, published, tables=tables, as_of=as_of, vocabulary=vocabulary, report=report, out=out
        )
        return
    if not targets:
        _refuse_without_targets(models=_is_typed(context, "models"), as_of=bool(as_of))
    from plancheck.paths import raw_folder
    from plancheck.scale.run import CorpusOptions, run_corpus

    options = CorpusOptions(
        workers=workers, scheduler=scheduler, verify=verify, retry=retry, targets=targets, models=split_words(models), as_of=as_of,
        timeout_s=timeout, vocabulary=vocabulary,
    )  # fmt: skip
    show(run_corpus(corpus or str(raw_folder()), store=store, options=options))


def _refuse_two_sources(own: list[Path], typed_corpus: str | None, store: Path | None) -> None:
    """Say that documents were named beside what else would be read."""
    named = ", ".join(map(str, own))
    if own and typed_corpus:
        raise UsageError(
            "your own documents, or --corpus with the study's published texts",
            met=f"both: {named} and --corpus {typed_corpus}",
            do="leave --corpus out, and name its folder beside the documents where its texts are to be read too",
        )
    if own and store is not None:
        raise UsageError(
            "the documents of a store in --corpus",
            met=named,
            where="--store",
            do="name their folder with --corpus",
        )


def _run_into_tables(
    own: list[Path],
    corpus: Path | None,
    *,
    tables: Path | None,
    as_of: str,
    vocabulary: Path | None,
    report: bool,
    out: Path | None,
) -> None:
    """Write csv tables and the report site, of the study's plans or of one's own documents."""
    from plancheck.paths import tables_folder
    from plancheck.pipeline import render_site, run_study
    from plancheck.tables_lock import hold_tables

    # held until the reports are made: they are of these tables, and of no other run's
    with hold_tables(tables or tables_folder()):
        study = run_study(own, corpus=corpus, tables=tables, as_of=as_of, vocabulary_folder=vocabulary)
        typer.echo(study.summary())
        failures: list[object] = list(study.failures)
        try:
            if report:
                site = render_site(study.tables, out=out)
                failures += site.failures
                typer.echo(f"open {site.index}")
        finally:
            typer.echo(study.next_step())  # last, and also when no site could be made
    finish(failures)


def _is_typed(context: typer.Context, option: str) -> bool:
    """Return whether an option was given on the command line, and does not come from the environment or its default."""
    source = context.get_parameter_source(option)
    return source is not None and source.name == "COMMANDLINE"


def _refuse_alone(**given: bool) -> None:
    """Say which options were given that only a store heeds, rather than leave them unheeded."""
    unheeded = [f"--{name}" for name, is_given in given.items() if is_given]
    if unheeded:
        raise UsageError(
            f"--store with {', '.join(unheeded)}",
            met="none",
            do="name a store, or leave them out: without a store every series and target is judged, by all models",
        )


def _refuse_without_targets(**given: bool) -> None:
    """Say which options were given that only judging targets heeds."""
    unheeded = [f"--{name.replace('_', '-')}" for name, is_given in given.items() if is_given]
    if unheeded:
        named = " and ".join(unheeded)
        raise UsageError(
            f"--targets with {named}",
            met="none",
            do=f"add --targets, or leave {named} out: only targets ask for it",
        )


def fit(tables: Tables = None, vocabulary: VocabularyFolder = None) -> None:
    """Fit the growth models to every series of a tables folder.

    Writes its series and growth tables.
    """
    from plancheck.pipeline import fit_study
    from plancheck.tables_lock import hold_tables

    with hold_tables(_there(tables)):
        step = fit_study(tables=tables, vocabulary_folder=vocabulary)
    show(step)


def assess(
    tables: Tables = None,
    as_of: AsOf = "",
    vocabulary: VocabularyFolder = None,
) -> None:
    """Judge every target of a tables folder.

    Writes its targets and implied tables.
    """
    from plancheck.pipeline import assess_study
    from plancheck.tables_lock import hold_tables

    with hold_tables(_there(tables)):
        step = assess_study(tables=tables, as_of=as_of, vocabulary_folder=vocabulary)
    show(step)


def _there(tables: Path | None) -> Path | None:
    """Return the folder of tables where it is there; None where a step will say that it is not."""
    from plancheck.paths import tables_folder

    folder = tables or tables_folder()
    return folder if folder.is_dir() else None


def forecast(
    path: Annotated[
        Path,
        typer.Argument(
            help="csv with the columns series_id, period, value; and ceiling, where a series has a largest value."
        ),
    ],
    horizon: Annotated[int, typer.Option("--horizon", help="Years ahead.")],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help="csv to write: series_id, model, period, value, low_80, high_80, low_95, high_95, reason.",
        ),
    ],
    levels: Annotated[str, typer.Option("--levels", help="Interval levels, comma-separated.")] = "0.80,0.95",
    models: Annotated[
        str,
        typer.Option(
            "--models", help="Models, comma-separated; all for every one. pooled is the calibrated one."
        ),
    ] = "pooled",
) -> None:
    """Forecast many yearly series.

    The rows of the model `pooled` are the calibrated forecast.
    """
    from plancheck.pipeline import forecast_series

    show(
        forecast_series(
            path, out=out, horizon=horizon, levels=split_words(levels), models=split_words(models)
        )
    )
