"""The command line: one function a command, each calling one function of the stages.

Exit codes: 0 all done, 1 a document, series or report failed (the rest is done and named), 2 wrong use, such
as a folder without the tables asked for.
Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Protocol

import typer

from plancheck.errors import PlancheckError, UsageError

if TYPE_CHECKING:
    from plancheck.report.schedule import Schedule

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
documents_app = typer.Typer(
    help="Documents and corpora: list, verify, fetch, add, stats.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(documents_app, name="documents")
schedule_app = typer.Typer(
    help="Reports on cron expressions: add, list, remove, run.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(schedule_app, name="schedule")

Paths = Annotated[list[Path], typer.Argument(help="Documents, or folders of documents.", show_default=False)]
Out = Annotated[Path, typer.Option("--out", help="Folder that the tables are written to.")]
Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        envvar="PLANCHECK_CORPUS",
        help="Published texts (file name = document id) to read instead of the digests; data/raw when not given.",
    ),
]
CorpusAddress = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        envvar="PLANCHECK_CORPUS",
        help="Published texts (file name = document id) to read instead of the digests; data/raw when not given. "
        "With --store also a URL: s3://bucket/plans.",
    ),
]
VocabularyFolder = Annotated[
    Path | None,
    typer.Option("--vocabulary", help="Your own vocabulary folder; its rows add to or replace ours."),
]
Tables = Annotated[
    Path | None, typer.Option("--tables", help="Folder of the tables (default: data/tables of the study).")
]


class _Run(Protocol):
    @property
    def failures(self) -> Sequence[object]: ...

    def summary(self) -> str: ...


def _finish(failures: Iterable[object]) -> None:
    """Name what failed and end with exit code 1; nothing failed: go on."""
    failed = list(failures)
    for failure in failed:
        typer.echo(f"failed: {failure}", err=True)
    if failed:
        raise typer.Exit(1)


def _show(run: _Run) -> None:
    if text := run.summary():
        typer.echo(text)
    _finish(run.failures)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"plancheck {version('plancheck')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Figures of Chinese plan documents: extracted, checked against each other, forecast and judged."""


@app.command()
def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Your own documents, or folders of them, to study instead of the five plans; "
            "tables go to ./tables and the site to ./site unless you say otherwise."
        ),
    ] = None,
    corpus: CorpusAddress = None,
    tables: Tables = None,
    vocabulary: VocabularyFolder = None,
    report: Annotated[bool, typer.Option("--report/--no-report", help="Render the report site too.")] = True,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder of the report site (default: reports/rendered).")
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            help="For corpora of any size: keep the rows of --corpus in this store instead of csv tables; "
            "what has not changed is not read again.",
        ),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", help="With --store: processes; 0: one a core.")] = 0,
    scheduler: Annotated[
        str,
        typer.Option("--scheduler", help="With --store: address of a Dask scheduler; local starts one here."),
    ] = "",
    verify: Annotated[
        bool,
        typer.Option("--verify", help="With --store: trust checksums only, not sizes and times of change."),
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="With --store: read again what could not be read before.")
    ] = False,
    targets: Annotated[
        bool, typer.Option("--targets", help="With --store: series and targets of every place too.")
    ] = False,
    models: Annotated[
        str, typer.Option("--models", help="With --targets: growth models asked, comma-separated.")
    ] = "pooled",
    timeout: Annotated[
        float, typer.Option("--timeout", help="With --store: seconds one batch of documents may take.")
    ] = 600,
) -> None:
    """Do the whole study, from texts to the report site.

    Tables, fits, verdicts and the report site, of the study's plans or of documents of your own; with --store the rows of a
    corpus of any size.
    """
    from plancheck.pipeline import render_site, run_study

    if store is not None:
        _show(_run_corpus(corpus, store=store, workers=workers, scheduler=scheduler, verify=verify, retry=retry, targets=targets, models=models, timeout=timeout, vocabulary=vocabulary))  # fmt: skip
        return
    own = list(paths or ())
    if own:
        tables, out = tables or Path("tables"), out or Path("site")
    study = run_study(
        own, corpus=Path(corpus) if corpus else None, tables=tables, vocabulary_folder=vocabulary
    )
    typer.echo(study.summary())
    failures: list[object] = list(study.failures)
    try:
        if report:
            site = render_site(study.tables, out=out)
            failures += site.failures
            typer.echo(f"open {site.index}")
    finally:
        typer.echo(study.next_step())  # last, and also when no site could be made
    _finish(failures)


def _run_corpus(
    corpus: str | None, *, store: Path, workers: int, scheduler: str, verify: bool, retry: bool, targets: bool,
    models: str, timeout: float, vocabulary: Path | None,
) -> _Run:  # fmt: skip
    from plancheck.paths import raw_folder
    from plancheck.scale.run import CorpusOptions, run_corpus

    options = CorpusOptions(
        workers=workers, scheduler=scheduler, verify=verify, retry=retry, targets=targets, models=_split(models),
        timeout_s=timeout, vocabulary=vocabulary,
    )  # fmt: skip
    return run_corpus(corpus or str(raw_folder()), store=store, options=options)


@app.command()
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


@app.command()
def extract(
    paths: Paths,
    out: Out = Path(),
    format: Annotated[Literal["csv", "parquet"], typer.Option("--format", help="Of the tables.")] = "csv",
    text_out: Annotated[
        Path | None,
        typer.Option("--text-out", help="Folder for the decoded texts that the offsets refer to."),
    ] = None,
    vocabulary: VocabularyFolder = None,
) -> None:
    """Write the quantities and statements of any documents."""
    from plancheck.pipeline import extract_documents

    _show(extract_documents(paths, out=out, format=format, text_out=text_out, vocabulary_folder=vocabulary))


@app.command()
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

    if format == "parquet" and out is None:
        raise UsageError("a folder for parquet tables", met="none", where="--format", do="give --out DIR")
    result = check_documents(paths, out=out, format=format, vocabulary_folder=vocabulary)
    if out is None and format in ("json", "html"):
        typer.echo(result.export(format, lang=lang), nl=False)
    else:
        typer.echo(result.present(lang=lang, everything=all_claims))
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

    typer.echo(
        str(
            explain_figure(
                read_document(path, vocabulary=vocabulary), offset, vocabulary=load_vocabulary(vocabulary)
            )
        )
    )


@app.command()
def fit(tables: Tables = None) -> None:
    """Fit the growth models to every series of a tables folder.

    Writes its series and growth tables.
    """
    from plancheck.pipeline import fit_study

    _show(fit_study(tables=tables))


@app.command()
def assess(
    tables: Tables = None,
    vintage: Annotated[
        str, typer.Option("--as-of", help="Judge outcomes with what was published up to this date.")
    ] = "",
) -> None:
    """Judge every target of a tables folder.

    Writes its targets and implied tables.
    """
    from plancheck.pipeline import assess_study

    _show(assess_study(tables=tables, as_of=vintage))


@app.command()
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

    _show(forecast_series(path, out=out, horizon=horizon, levels=_split(levels), models=_split(models)))


@app.command()
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

    _show(export_tables(tables, to=to, out=out))


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


Site = Annotated[
    Path | None, typer.Option("--out", help="Folder of the report site (default: reports/rendered).")
]


@app.command()
def report(
    plan: Annotated[str, typer.Option("--plan", help="Id of one document.")] = "",
    indicator: Annotated[
        str, typer.Option("--indicator", help="One concept; with --region in one place.")
    ] = "",
    region: Annotated[str, typer.Option("--region", help="One place.")] = "",
    overview: Annotated[bool, typer.Option("--overview", help="The report over all plans.")] = False,
    sets: Annotated[
        list[str] | None, typer.Option("--set", help="A named set; `study` when nothing is chosen.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Plans, indicators, regions and overview.")
    ] = False,
    lang: Annotated[str, typer.Option("--lang", help="zh or en (default: both).")] = "",
    vintage: Annotated[str, typer.Option("--vintage", help="Only what was known on this date.")] = "",
    horizon: Annotated[str, typer.Option("--horizon", help="Years the growth models look ahead.")] = "",
    models: Annotated[str, typer.Option("--models", help="Growth models shown, comma-separated.")] = "",
    levels: Annotated[str, typer.Option("--levels", help="Interval levels shown: 0.8, 0.95 or both.")] = "",
    corpus: Annotated[
        str, typer.Option("--corpus", help="Published texts to read first, instead of the tables at hand.")
    ] = "",
    series: Annotated[bool, typer.Option("--series/--no-series", help="Show actual statistics.")] = True,
    tables: Tables = None,
    out: Site = None,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Print PDF too (needs the extra pdf and Chromium).")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", help="Reports at the same time.")] = 2,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds one report may take.")] = 300,
    retries: Annotated[
        int, typer.Option("--retries", min=0, help="Tries after a report died or took too long.")
    ] = 2,
    backoff: Annotated[
        float, typer.Option("--backoff", min=0, help="Seconds before the first, doubled each time.")
    ] = 1,
    memory: Annotated[
        int, typer.Option("--memory", min=0, help="MB of data one report may take; 0: no limit.")
    ] = 4096,
    wait: Annotated[
        float, typer.Option("--wait", help="Seconds to wait for another run; 0: exit with code 4.")
    ] = 0,
    force: Annotated[bool, typer.Option("--force", help="Make unchanged reports too.")] = False,
    fail_on: Annotated[
        Literal["changed", "inconsistent", "unverifiable", "missed"] | None,
        typer.Option(
            "--fail-on", help="Exit with code 3 when the tables changed, or a report has this verdict."
        ),
    ] = None,
    logs: Annotated[
        Literal["none", "text", "json"], typer.Option("--log", help="Log lines on standard error.")
    ] = "none",
    summary: Annotated[
        Path | None, typer.Option("--summary", help="JSON file with what became of the run.")
    ] = None,
    mail_to: Annotated[
        list[str] | None, typer.Option("--mail-to", help="Address to mail the summary to.")
    ] = None,
    smtp: Annotated[
        str, typer.Option("--smtp", help="smtp://, smtps:// or smtp+starttls://[user@]host[:port].")
    ] = "smtp://localhost",
    webhook: Annotated[str, typer.Option("--webhook", help="Address to post the summary to.")] = "",
    notify: Annotated[
        Literal["always", "failure", "change"], typer.Option("--notify", help="When to mail and post.")
    ] = "always",
) -> None:
    """Make reports and the index over them.

    What has not changed is not made again.
    """
    from plancheck.paths import study_root, tables_folder
    from plancheck.report.batch import BatchOptions
    from plancheck.report.logs import write_log
    from plancheck.report.notice import Notices
    from plancheck.report.request import Request, make_reports

    write_log(logs)
    given = {
        "vintage": vintage, "horizon": horizon, "models": models, "levels": levels, "corpus": corpus,
        "series": "" if series else "off",
    }  # fmt: skip
    request = Request(
        {"plan": plan, "indicator": indicator, "region": region}, overview, tuple(sets or ()), everything,
        langs=(lang,) if lang else ("zh", "en"), parameters={name: text for name, text in given.items() if text},
    )  # fmt: skip
    options = BatchOptions(
        workers=workers, timeout=timeout, retries=retries, backoff=backoff, memory_mb=memory, pdf=pdf, wait=wait,
        force=force, name=" ".join(sets or ()) or "report",
    )  # fmt: skip
    made = make_reports(
        request, tables=tables or tables_folder(), out=out or _site_folder(study_root()), options=options,
        notices=Notices(summary, tuple(mail_to or ()), smtp, webhook, notify), read_corpus=_read_corpus,
    )  # fmt: skip
    _show(made)
    if fail_on and made.meets(fail_on):
        raise typer.Exit(3)


def _site_folder(root: Path) -> Path:
    return root / "reports" / "rendered"


def _read_corpus(corpus: Path, tables: Path) -> None:
    from plancheck.pipeline import run_study

    _finish(run_study(corpus=corpus, tables=tables).failures)


@app.command()
def serve(
    out: Site = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 8000,
) -> None:
    """Serve the report site to this machine alone; Ctrl-C ends it."""
    from plancheck.paths import study_root
    from plancheck.report.serve import site_server

    with site_server(out or study_root() / "reports" / "rendered", port=port) as server:
        typer.echo("http://{}:{}/ (Ctrl-C ends it)".format(*server.server_address[:2]))
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


@schedule_app.command("add")
def add_schedule(
    name: Annotated[str, typer.Argument(help="What the schedule is called; one of that name is replaced.")],
    cron: Annotated[str, typer.Option("--cron", help="minute hour day month weekday, as cron reads them.")],
    arguments: Annotated[
        list[str] | None, typer.Argument(help="After --: options of `plancheck report`.")
    ] = None,
    timezone: Annotated[str, typer.Option("--timezone", help="IANA name, such as Asia/Shanghai.")] = "UTC",
    missed: Annotated[
        Literal["run", "skip"],
        typer.Option(
            "--missed", help="A run that fell due while no scheduler ran: once at its start, or not."
        ),
    ] = "run",
    out: Site = None,
) -> None:
    """Keep a command on a cron expression."""
    from plancheck.paths import study_root
    from plancheck.report.schedule import Schedule, Schedules

    schedules = Schedules(out or _site_folder(study_root()))
    schedules.add(Schedule(name, cron, timezone, missed, tuple(arguments or ())))
    typer.echo(_schedule_line(schedules.get(name)))


@schedule_app.command("list")
def list_schedules(out: Site = None) -> None:
    """List the schedules: when each is due, how its last run ended."""
    from plancheck.paths import study_root
    from plancheck.report.schedule import Schedules

    for one in Schedules(out or _site_folder(study_root())).all():
        typer.echo(_schedule_line(one))


@schedule_app.command("remove")
def remove_schedule(
    name: Annotated[str, typer.Argument(help="What the schedule is called.")], out: Site = None
) -> None:
    """Forget a schedule."""
    from plancheck.paths import study_root
    from plancheck.report.schedule import Schedules

    Schedules(out or _site_folder(study_root())).remove(name)


@schedule_app.command("run")
def run_schedules(
    now: Annotated[str, typer.Option("--now", help="Run this schedule's command once, and end.")] = "",
    out: Site = None,
    logs: Annotated[
        Literal["none", "text", "json"], typer.Option("--log", help="Log lines on standard error.")
    ] = "text",
) -> None:
    """Run the schedules until the process is asked to end."""
    from plancheck.paths import study_root
    from plancheck.report.batch import ending_in_order
    from plancheck.report.logs import write_log
    from plancheck.report.schedule import Schedules, run_now, run_scheduler

    write_log(logs)
    site = out or _site_folder(study_root())
    if now:
        raise typer.Exit(run_now(Schedules(site), now))
    with ending_in_order(), contextlib.suppress(KeyboardInterrupt):
        run_scheduler(site)


def _schedule_line(one: Schedule) -> str:
    from datetime import UTC, datetime

    due = one.next_due(datetime.now(UTC))
    last = f"last ended {one.last_ended} with exit code {one.last_exit}" if one.last_ended else "not run yet"
    command = " ".join(("plancheck report", *one.arguments))
    when = due.isoformat(timespec="minutes") if due else "never"
    return f"{one.name}: {one.cron} {one.timezone} ({one.missed} when missed), next {when}; {last}; {command}"


@documents_app.command("list")
def list_documents(corpus: Corpus = None) -> None:
    """List the study's documents.

    One line a document: date, years, place, title, issuer and what was read.
    """
    from plancheck.pipeline import describe_documents

    _show(describe_documents(corpus=corpus))


@documents_app.command("verify")
def verify(corpus: Corpus = None) -> None:
    """Compare the texts at hand with the sha256 of each origin.yml."""
    from plancheck.pipeline import verify_texts

    _show(verify_texts(corpus=corpus))


@documents_app.command("fetch")
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
    from plancheck.pipeline import fetch_texts

    _show(fetch_texts(documents or (), folder=to))


@documents_app.command("add")
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
        bool, typer.Option("--keep-near", help="Add texts too that are nearly the same as one already there.")
    ] = False,
    workers: Annotated[
        int,
        typer.Option("--workers", help="Processes that read the texts; 0: one a core.", min=0),
    ] = 0,
) -> None:
    """Take texts into a corpus.

    Each is described by an origin.yml to be checked; duplicates are left out, the unreadable put aside.
    """
    from plancheck.pipeline import add_texts

    _show(add_texts(sources, folder=to, keep_near=keep_near, workers=workers))


@documents_app.command("stats")
def stats(corpus: Corpus = None) -> None:
    """Count the texts of a corpus.

    By format, kind, province and year, and what was put aside by its reason.
    """
    from plancheck.pipeline import describe_texts

    _show(describe_texts(corpus=corpus))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error is one line and its exit code, never a traceback.

    Parameters
    ----------
    arguments : sequence of str, optional
        Instead of those of the process. ``PLANCHECK_TRACEBACK=1`` shows where an error came from.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                errors="backslashreplace"
            )  # a terminal that has no Chinese still gets every line
    try:
        app(args=arguments, prog_name="plancheck")
    except BrokenPipeError:
        # the reader of the pipe has seen enough; nothing may be flushed into it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("PLANCHECK_TRACEBACK"):
            raise
        typer.echo(f"plancheck: {_one_line(error)}", err=True)
        sys.exit(error.exit_code if isinstance(error, PlancheckError) else 1)


def _one_line(error: Exception) -> str:
    if isinstance(error, PlancheckError):
        return str(error)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"{place}expected to read or write, met {error.strerror or error}"
    return f"met {type(error).__name__}: {error}; please report it (PLANCHECK_TRACEBACK=1 shows where)"
