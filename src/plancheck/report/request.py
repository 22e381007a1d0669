"""What a person asks the command line for: one report, a named set, or all there is; checked, made, indexed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plancheck.errors import UsageError
from plancheck.progress import count
from plancheck.report.batch import BatchOptions, run_batch
from plancheck.report.layout import KINDS
from plancheck.report.parameters import Known
from plancheck.report.sets import load_set, report_job, set_names
from plancheck.report.site import ReportJob, ReportOutcome, write_index
from plancheck.report.words import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Request:
    """Which reports, and how they differ from the templates' defaults.

    Parameters
    ----------
    subjects : mapping
        Subject by kind (``plan``, ``indicator``, ``region``); ``indicator`` and ``region`` together are one report of the
        indicator in that place.
    overview : bool
        The report over all plans.
    sets : tuple of str
        Named sets; ``study`` when nothing else is asked for.
    everything : bool
        Every set that has no parameters of its own.
    langs : tuple of str
        Languages made.
    parameters : mapping
        Given parameters (``vintage``, ``models``, ``series``), as text or typed.
    """

    subjects: Mapping[str, str] = field(default_factory=dict)
    overview: bool = False
    sets: tuple[str, ...] = ()
    everything: bool = False
    langs: tuple[str, ...] = LANGUAGES
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportRun:
    """What became of a request."""

    index: Path
    outcomes: tuple[ReportOutcome, ...]
    seconds: float

    @property
    def failures(self) -> list[ReportOutcome]:
        """The reports that could not be made; their last good pages stay."""
        return [outcome for outcome in self.outcomes if outcome.status == "failed"]

    def summary(self) -> str:
        """Return how many were made, and the page to open."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        parts = ", ".join(f"{counts[s]} {s}" for s in ("made", "unchanged", "failed") if counts[s])
        made = [self.index.parent / f"{outcome.report}.html" for outcome in self.outcomes]
        page = made[0] if len({o.report.kind + o.report.subject for o in self.outcomes}) == 1 else self.index
        return f"{len(self.outcomes)} reports: {parts} in {self.seconds:.1f} s\nopen {page}"


def make_reports(
    request: Request, *, tables: Path, out: Path, options: BatchOptions | None = None
) -> ReportRun:
    """Make the reports of a request and the index over the site.

    Parameters
    ----------
    request : Request
    tables, out : Path
        Folders of the tables and of the site.
    options : BatchOptions, optional

    Raises
    ------
    UsageError
        When a name or parameter is wrong, two choices contradict each other, or there are no tables; nothing was started.
    SiteBusyError
        When another run holds the site.
    """
    started = time.monotonic()
    if not (tables / "statements.csv").is_file():
        raise UsageError(
            "a folder with the study's tables", met="no statements.csv", where=str(tables),
            do="run `plancheck run --no-report` first, or give --tables DIR",
        )  # fmt: skip
    known = Known.of_tables(tables)
    jobs = list(_jobs(request, tables=tables, known=known))
    if not jobs:
        raise UsageError("a choice with at least one report", met="none", do="see the set's file")
    with count(len(jobs), what="reports") as step:
        outcomes = run_batch(
            jobs, out=out, tables=tables, known=known, options=options, progress=lambda _: step()
        )
    return ReportRun(write_index(out, outcomes), tuple(outcomes), time.monotonic() - started)


def _jobs(request: Request, *, tables: Path, known: Known) -> Iterator[ReportJob]:
    for lang in request.langs:
        Words.of(lang)
    kinds = [kind for kind in KINDS if request.subjects.get(kind)]
    choices = [f"--{kind}" for kind in kinds if not (kind == "region" and "indicator" in kinds)]
    choices += [
        f"--{name}" for name, on in (("overview", request.overview), ("all", request.everything)) if on
    ]
    choices += ["--set"] if request.sets else []
    if len(choices) > 1:
        raise UsageError("one choice of reports", met=", ".join(choices), do="run the command once for each")
    if kinds or request.overview:
        kind = kinds[0] if kinds else "overview"
        for lang in request.langs:
            given = {**{k: request.subjects[k] for k in kinds}, "lang": lang, **request.parameters}
            yield report_job(kind, given, tables=tables)
        return
    seen = set()
    for name in _sets(request):
        for job in load_set(name, tables=tables, known=known):
            if job.report.lang in request.langs and job.report not in seen:
                seen.add(job.report)
                given = {k: v for k, v in job.parameters.items() if k != "tables"} | dict(request.parameters)
                yield report_job(job.report.kind, given, tables=tables)


def _sets(request: Request) -> Sequence[str]:
    if request.everything:
        return [name for name in set_names() if name in ("study", "indicators", "regions")]
    return request.sets or ("study",)
