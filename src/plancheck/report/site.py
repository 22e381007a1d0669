"""The report site: which reports there are, their index, and what was done when one of them failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from plancheck.errors import PlancheckError
from plancheck.report.layout import ReportId
from plancheck.report.words import LANGUAGES

if TYPE_CHECKING:
    from plancheck.report.batch import BatchOptions

TEMPLATES = Path("reports") / "templates"


@dataclass(frozen=True, slots=True)
class ReportJob:
    """One report to make: which, and the parameters its template gets."""

    report: ReportId
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """What became of one report.

    Parameters
    ----------
    report : ReportId
    status : str
        ``made``, ``unchanged`` (nothing that goes into it differs), or ``failed`` (the last good one stays).
    seconds : float
    error : str
        Why it failed; empty otherwise.
    facts : mapping
        What the page says about itself to the index.
    """

    report: ReportId
    status: str
    seconds: float = 0.0
    error: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.report}: {self.error}" if self.error else f"{self.report}: {self.status}"


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """A report site on disk."""

    index: Path
    outcomes: tuple[ReportOutcome, ...]

    @property
    def failures(self) -> list[ReportOutcome]:
        """The reports that could not be made; each is named in the index and its last good page stays."""
        return [outcome for outcome in self.outcomes if outcome.status == "failed"]


def templates_folder() -> Path:
    """Return the folder of the report templates: the study's, else the checkout's.

    Raises
    ------
    PlancheckError
        When neither has templates.
    """
    from plancheck.paths import study_root

    for root in (study_root(), Path(__file__).resolve().parents[3]):
        if (root / TEMPLATES).is_dir():
            return root / TEMPLATES
    raise PlancheckError("the folder reports/templates", met="none", where=str(study_root()))


def parameter_path(tables: Path) -> str:
    """Return a tables folder as a parameter: empty for the study's own, so that no page names a machine's folders."""
    from plancheck.paths import study_root, tables_folder

    if tables.resolve() == tables_folder().resolve():
        return ""
    for base in (Path.cwd(), study_root()):
        if tables.resolve().is_relative_to(base.resolve()) and base.resolve() == Path.cwd().resolve():
            return str(tables.resolve().relative_to(base.resolve()))
    return str(tables.resolve())


def render_study(
    tables: Path,
    *,
    out: Path,
    name: str = "study",
    langs: Sequence[str] = LANGUAGES,
    options: BatchOptions | None = None,
    progress: Callable[[ReportOutcome], None] | None = None,
) -> RenderedSite:
    """Render a named set of reports, and the index over them.

    Parameters
    ----------
    tables : Path
        Folder of the tables.
    out : Path
        Folder of the site. A report that fails leaves its last good page; the index names it.
    name : str
        Set of reports: ``study`` is the overview and every plan in each language.
    langs : sequence of {"zh", "en"}
        Languages rendered of the set.
    options : BatchOptions, optional
        Kernel, workers, time limit, retries.
    progress : callable, optional
        Called with each outcome as it comes.

    Returns
    -------
    RenderedSite
    """
    from plancheck.report.batch import run_batch
    from plancheck.report.parameters import Known
    from plancheck.report.sets import load_set

    known = Known.of_tables(tables)
    jobs = [job for job in load_set(name, tables=tables, known=known) if job.report.lang in langs]
    outcomes = run_batch(jobs, out=out, tables=tables, known=known, options=options, progress=progress)
    return RenderedSite(out / "index.html", tuple(outcomes))


def page_path(out: Path, report: ReportId) -> Path:
    """Return where a report's page lies; never outside `out`."""
    return out.joinpath(*PurePosixPath(report.path).parts)
