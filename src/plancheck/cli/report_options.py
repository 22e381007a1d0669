"""The options of `plancheck report`: which reports, with which parameters, how they are made, and who is told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Plans = Annotated[
    list[str] | None, typer.Option("--plan", metavar="ID", help="Id of a document; again for another.")
]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="CONCEPT", help="A concept; with --region in that place."),
]
Regions = Annotated[list[str] | None, typer.Option("--region", metavar="PLACE", help="A place.")]
Overview = Annotated[bool, typer.Option("--overview", help="The report over all plans.")]
Sets = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="NAME", help="A named set; `study` when nothing is chosen."),
]
Everything = Annotated[bool, typer.Option("--all", help="Plans, indicators, regions and overview.")]
Language = Annotated[str, typer.Option("--lang", help="zh or en (default: both).")]
Vintage = Annotated[str, typer.Option("--vintage", metavar="DATE", help="Only what was known on this date.")]
Horizon = Annotated[
    str, typer.Option("--horizon", metavar="YEARS", help="Years the growth models look ahead.")
]
Models = Annotated[
    str, typer.Option("--models", metavar="MODELS", help="Growth models shown, comma-separated.")
]
Levels = Annotated[
    str, typer.Option("--levels", metavar="LEVELS", help="Interval levels shown: 0.8, 0.95 or both.")
]
ReadFirst = Annotated[
    str,
    typer.Option(
        "--corpus", metavar="FOLDER", help="Published texts to read first, instead of the tables at hand."
    ),
]
WithSeries = Annotated[bool, typer.Option("--series/--no-series", help="Show actual statistics.")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Print PDF too (needs the extra pdf and Chromium).")]
Workers = Annotated[int, typer.Option("--workers", help="Reports at the same time.")]
Timeout = Annotated[float, typer.Option("--timeout", help="Seconds one report may take.")]
Retries = Annotated[int, typer.Option("--retries", min=0, help="Tries after a report died or took too long.")]
Backoff = Annotated[
    float, typer.Option("--backoff", min=0, help="Seconds before the first, doubled each time.")
]
Memory = Annotated[int, typer.Option("--memory", min=0, help="MB of data one report may take; 0: no limit.")]
Wait = Annotated[
    float, typer.Option("--wait", min=0, help="Seconds to wait for another run; 0: exit with code 4.")
]
Force = Annotated[bool, typer.Option("--force", help="Make unchanged reports too.")]
FailOn = Annotated[
    Literal["changed", "inconsistent", "unverifiable", "missed"] | None,
    typer.Option("--fail-on", help="Exit with code 3 when the tables changed, or a report has this verdict."),
]
Logs = Annotated[Literal["none", "text", "json"], typer.Option("--log", help="Log lines on standard error.")]
Summary = Annotated[Path | None, typer.Option("--summary", help="JSON file with what became of the run.")]
FailedBefore = Annotated[
    Path | None,
    typer.Option(
        "--failed-before",
        help="File with a line for each thing that failed in an earlier step; told with the reports, exit code 1.",
    ),
]
MailTo = Annotated[
    list[str] | None, typer.Option("--mail-to", metavar="ADDRESS", help="Address to mail the summary to.")
]
Smtp = Annotated[
    str,
    typer.Option("--smtp", metavar="URL", help="smtp://, smtps:// or smtp+starttls://[user@]host[:port]."),
]
Webhook = Annotated[str, typer.Option("--webhook", metavar="URL", help="Address to post the summary to.")]
Notify = Annotated[
    Literal["always", "failure", "change"], typer.Option("--notify", help="When to mail and post.")
]
