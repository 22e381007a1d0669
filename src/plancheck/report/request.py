"""What a person asks the command line for: one report, a named set, or all there is; checked, made, indexed."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path

from plancheck.amounts import count_of
from plancheck.errors import UsageError
from plancheck.progress import count
from plancheck.report.batch import BatchOptions, ending_in_order, run_batch
from plancheck.report.layout import KINDS
from plancheck.report.notice import NoticeError, Notices, give_notice
from plancheck.report.parameters import Known
from plancheck.report.sets import load_set, report_job, set_names
from plancheck.report.site import ReportJob, ReportOutcome
from plancheck.report.status import HIDDEN, site_lock
from plancheck.report.words import LANGUAGES, Words


@dataclass(frozen=True, slots=True)
class Request:
    """Which reports, and how they differ from the templates' defaults.

    Parameters
    ----------
    subjects : mapping
        Subject, or several, by kind (``plan``, ``indicator``, ``region``); ``indicator`` and ``region`` together are reports
        of each indicator in each place.
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

    subjects: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    overview: bool = False
    sets: tuple[str, ...] = ()
    everything: bool = False
    langs: tuple[str, ...] = LANGUAGES
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ReportRun:
    """What became of a request.

    Parameters
    ----------
    index : Path
        Start page of the site.
    outcomes : tuple of ReportOutcome
    seconds : float
    name : str
    changes : int
        Differences of the tables to those of the run before.
    undelivered : tuple of NoticeError
        Notices that could not be given.
    before : tuple of str
        What failed in earlier steps, such as documents that could not be read; told with the reports.
    """

    index: Path
    outcomes: tuple[ReportOutcome, ...]
    seconds: float
    name: str = "report"
    changes: int = 0
    undelivered: tuple[NoticeError, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def failures(self) -> list[object]:
        """What failed before, the reports that could not be made (their last good pages stay), the notices not delivered."""
        failed = (outcome for outcome in self.outcomes if outcome.status == "failed")
        return [*self.before, *failed, *self.undelivered]

    def verdicts(self) -> dict[str, int]:
        """Return the verdicts counted over the reports: those of the overview where it was made, else the greatest."""
        found: Counter[str] = Counter()
        facts = [outcome.facts for outcome in self.outcomes if outcome.facts]
        for fact in [f for f in facts if f.get("kind") == "overview"] or facts:
            for name, count_ in fact.get("counts", {}).items():
                found[name] = max(found[name], int(count_))
        return dict(found)

    def meets(self, condition: str) -> bool:
        """Return whether what `--fail-on` names has come about."""
        if condition == "changed":
            return self.changes > 0
        return self.verdicts().get(condition, 0) > 0

    def summary(self) -> str:
        """Return how many were made, and the page to open."""
        counts = Counter(outcome.status for outcome in self.outcomes)
        parts = ", ".join(f"{counts[s]} {s}" for s in ("made", "unchanged", "failed") if counts[s])
        made = [self.index.parent / f"{outcome.report}.html" for outcome in self.outcomes]
        one = len({o.report.kind + o.report.subject for o in self.outcomes}) == 1
        # of a report that failed there may be none
        page = made[0] if one and made[0].is_file() else self.index
        changed = f", {count_of(self.changes, 'change')} since the run before" if self.changes else ""
        return (
            f"{count_of(len(self.outcomes), 'report')}: {parts} in {self.seconds:.1f} s{changed}\nopen {page}"
        )


def make_reports(
    request: Request,
    *,
    tables: Path,
    out: Path,
    options: BatchOptions | None = None,
    notices: Notices | None = None,
    read_corpus: Callable[[Path, Path], object] | None = None,
    before: Sequence[str] = (),
) -> ReportRun:
    """Make the reports of a request and the pages over them, and tell whom it concerns.

    Parameters
    ----------
    request : Request
    tables, out : Path
        Folders of the tables and of the site.
    options : BatchOptions, optional
    notices : Notices, optional
    read_corpus : callable, optional
        Writes the tables of the published texts in its first folder to its second; needed where `corpus` is a parameter.
    before : sequence of str
        What failed in earlier steps; told with the reports.

    Raises
    ------
    UsageError
        When a name or parameter is wrong, two choices contradict each other, or there are no tables; nothing was started.
    SiteBusyError
        When another run holds the site.
    """
    started = time.monotonic()
    options, notices = options or BatchOptions(), notices or Notices()
    notices.check()
    corpus = str(request.parameters.get("corpus", ""))
    if corpus:
        tables = _corpus_tables(corpus, out=out, wait=options.wait, read_corpus=read_corpus)
    if not (tables / "statements.csv").is_file():
        raise UsageError(
            "a folder with the study's tables", met="no statements.csv", where=str(tables),
            do="run 'plancheck run --no-report' first, or give --tables DIR",
        )  # fmt: skip
    known = Known.of_tables(tables)
    jobs = list(asked_jobs(request, tables=tables, known=known))
    if not jobs:
        raise UsageError("a choice with at least one report", met="none", do="see the set's file")
    with count(len(jobs), what="reports") as step, ending_in_order():
        batch = run_batch(
            jobs, out=out, tables=tables, known=known, options=options, progress=lambda _: step()
        )
    made = ReportRun(
        out / "index.html", tuple(batch), time.monotonic() - started, options.name, batch.changes,
        before=tuple(before),
    )  # fmt: skip
    return replace(made, undelivered=tuple(give_notice(made, notices)))


def _corpus_tables(
    corpus: str, *, out: Path, wait: float, read_corpus: Callable[[Path, Path], object] | None
) -> Path:
    """Return the tables of a corpus, read now; kept beside the site, so that what did not change is not made again."""
    folder = Path(corpus)
    if not folder.is_dir():
        raise UsageError(
            "a folder of published texts", met="no such folder", where=corpus, do="check --corpus"
        )
    if read_corpus is None:
        raise UsageError("a reader of published texts", met="none", where="corpus")
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    tables = out / HIDDEN / "corpus" / name / "tables"
    with site_lock(out, wait_seconds=wait):
        read_corpus(folder, tables)
    return tables


def asked_jobs(request: Request, *, tables: Path, known: Known) -> Iterator[ReportJob]:
    """Yield the reports that a request asks for, each once, in the order they are made.

    Parameters
    ----------
    request : Request
    tables : Path
    known : Known
        What the tables hold, for sets that make a report for each plan, indicator or region.

    Raises
    ------
    UsageError
        For more than one choice of reports, or a language there is none in.
    """
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
        chosen = [_each(request.subjects[k]) for k in kinds]
        for lang in request.langs:
            for subjects in product(*chosen):
                given = {**dict(zip(kinds, subjects, strict=True)), "lang": lang, **request.parameters}
                yield report_job(kind, given, tables=tables)
        return
    seen = set()
    for name in _sets(request):
        for job in load_set(name, tables=tables, known=known):
            if job.report.lang in request.langs and job.report not in seen:
                seen.add(job.report)
                given = {k: v for k, v in job.parameters.items() if k != "tables"} | dict(request.parameters)
                yield report_job(job.report.kind, given, tables=tables)


def _each(subjects: str | Sequence[str]) -> list[str]:
    """Return the subjects named, each once, in their order."""
    return [subjects] if isinstance(subjects, str) else list(dict.fromkeys(subjects))


def _sets(request: Request) -> Sequence[str]:
    if request.everything:
        return [name for name in set_names() if name in ("study", "indicators", "regions")]
    return request.sets or ("study",)
