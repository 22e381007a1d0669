"""The report site: report, serve."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from plancheck.cli.options import Site, Tables
from plancheck.cli.outcome import finish, show
from plancheck.errors import UsageError


def report(
    plan: Annotated[
        list[str] | None, typer.Option("--plan", help="Id of a document; again for another.")
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="A concept; with --region in that place.")
    ] = None,
    region: Annotated[list[str] | None, typer.Option("--region", help="A place.")] = None,
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
        float, typer.Option("--wait", min=0, help="Seconds to wait for another run; 0: exit with code 4.")
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
    failed_before: Annotated[
        Path | None,
        typer.Option(
            "--failed-before",
            help="File with a line for each thing that failed in an earlier step; told with the reports, exit code 1.",
        ),
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
    from plancheck.paths import site_folder, tables_folder
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
        {"plan": plan or (), "indicator": indicator or (), "region": region or ()}, overview, tuple(sets or ()), everything,
        langs=(lang,) if lang else ("zh", "en"), parameters={name: text for name, text in given.items() if text},
    )  # fmt: skip
    options = BatchOptions(
        workers=workers, timeout=timeout, retries=retries, backoff=backoff, memory_mb=memory, pdf=pdf, wait=wait,
        force=force, name=" ".join(sets or ()) or "report",
    )  # fmt: skip
    made = make_reports(
        request, tables=tables or tables_folder(), out=out or site_folder(), options=options,
        notices=Notices(summary, tuple(mail_to or ()), smtp, webhook, notify), read_corpus=_read_corpus,
        before=_lines_of(failed_before),
    )  # fmt: skip
    show(made)
    if fail_on and made.meets(fail_on):
        raise typer.Exit(3)


def _lines_of(path: Path | None) -> list[str]:
    if path is None:
        return []
    if not path.is_file():
        raise UsageError(
            "a file with what failed before", met="no such file", where=f"--failed-before {path}"
        )
    return [
        line.strip()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]


def _read_corpus(corpus: Path, tables: Path) -> None:
    from plancheck.pipeline import run_study

    finish(run_study(corpus=corpus, tables=tables).failures)


def serve(
    out: Site = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 8000,
) -> None:
    """Serve the report site to this machine alone; Ctrl-C ends it."""
    from plancheck.paths import site_folder
    from plancheck.report.serve import site_server

    with site_server(out or site_folder(), port=port) as server:
        typer.echo("http://{}:{}/ (Ctrl-C ends it)".format(*server.server_address[:2]))
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
