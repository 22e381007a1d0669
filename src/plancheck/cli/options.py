"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        envvar="PLANCHECK_CORPUS",
        help="Published texts (file name = document id) to read instead of the digests; data/raw when not given.",
    ),
]
VocabularyFolder = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary",
        envvar="PLANCHECK_VOCABULARY",
        help="Your own vocabulary folder; its rows add to or replace ours.",
    ),
]
Tables = Annotated[
    Path | None, typer.Option("--tables", help="Folder of the tables (default: data/tables of the study).")
]
Site = Annotated[
    Path | None, typer.Option("--out", help="Folder of the report site (default: reports/rendered).")
]


def _day_meant(date: str) -> str:
    from plancheck.series.dates import day_meant

    return day_meant(date)


AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Judge outcomes with what was published up to this date, such as 2025-06 or the word today "
        "(default: the newest publication at hand).",
        callback=_day_meant,
    ),
]


def split_words(words: str) -> tuple[str, ...]:
    """Return the words of a comma-separated option."""
    return tuple(word.strip() for word in words.split(",") if word.strip())
