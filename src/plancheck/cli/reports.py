"""The report site: report, serve."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from plancheck.cli import report_options as option
from plancheck.cli.options import Site, Tables
from plancheck.cli.outcome import finish, show
from plancheck.errors import UsageError


def report(
    plan: option.Plans = None,
    indicator: option.Indicators = None,
    region: option.Regions = None,
    overview: option.Overview = False,
    sets: option.Sets = None,
    everything: option.Everything = False,
    lang: option.Language = "",
    vintage: option.Vintage = "",
    horizon: option.Horizon = "",
    models: option.Models = "",
    levels: option.Levels = "",
    corpus: option.ReadFirst = "",
    series: option.WithSeries = True,
    tables: Tables = None,
    out: Site = None,
    pdf: option.Pdf = False,
    workers: option.Workers = 2,
    timeout: option.Timeout = 300,
    retries: option.Retries = 2,
    backoff: option.Backoff = 1,
    memory: option.Memory = 4096,
    wait: option.Wait = 0,
    force: option.Force = False,
    fail_on: option.FailOn = None,
    logs: option.Logs = "none",
    summary: option.Summary = None,
    failed_before: option.FailedBefore = None,
    mail_to: option.MailTo = None,
    smtp: option.Smtp = "smtp://localhost",
    webhook: option.Webhook = "",
    notify: option.Notify = "always",
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
            "a file with what failed before",
            met="no such file",
            where=f"--failed-before {path}",
            do="check the path",
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
