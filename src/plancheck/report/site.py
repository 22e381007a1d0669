"""The report site: which reports there are, their index, and what was done when one of them failed."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from plancheck.errors import PlancheckError
from plancheck.report.layout import KINDS, ReportId
from plancheck.report.words import LANGUAGES, Words
from plancheck.tables import write_atomically

if TYPE_CHECKING:
    from plancheck.report.batch import BatchOptions

PAGES = Path(__file__).parent / "pages"
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
    return RenderedSite(write_index(out, outcomes), tuple(outcomes))


def write_index(out: Path, outcomes: Sequence[ReportOutcome]) -> Path:
    """Write the index of each language and the start page, each in one step; return the start page."""
    facts = _remember(out, outcomes)
    failed = {str(outcome.report): outcome for outcome in outcomes if outcome.status == "failed"}
    for lang in LANGUAGES:
        _write(out / lang / "index.html", _index_page(lang, facts, failed, home=False))
    _write(out / "index.html", _index_page(LANGUAGES[0], facts, failed, home=True))
    return out / "index.html"


def _remember(out: Path, outcomes: Sequence[ReportOutcome]) -> dict[str, dict[str, Any]]:
    """Return the facts of every page in the site, kept in ``reports.json``; forget those whose page is gone."""
    path = out / "reports.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    for outcome in outcomes:
        if outcome.facts:
            kept[str(outcome.report)] = dict(outcome.facts)
    kept = {name: facts for name, facts in kept.items() if (out / f"{name}.html").is_file()}
    _write(path, json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    return dict(sorted(kept.items(), key=lambda pair: _order(pair[1])))


def _order(facts: Mapping[str, Any]) -> tuple[int, str, str]:
    kind = str(facts.get("kind", ""))
    return (
        KINDS.index(kind) if kind in KINDS else len(KINDS),
        str(facts.get("order", "")),
        str(facts.get("title", "")),
    )


def _index_page(
    lang: str, facts: Mapping[str, Mapping[str, Any]], failed: Mapping[str, ReportOutcome], *, home: bool
) -> str:
    from plancheck.report.display import environment
    from plancheck.report.render import style_sheet

    words = Words.of(lang)
    up = "" if home else "../"
    groups: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for name, fact in facts.items():
        if fact.get("lang") == lang and fact.get("kind") in groups:
            stale = name in failed
            groups[str(fact["kind"])].append({**fact, "href": f"{up}{name}.html", "stale": stale})
    other = next(one for one in LANGUAGES if one != lang)
    script = (PAGES / "search.js").read_text(encoding="utf-8")
    targets = [
        {**entry, "href": f"{up}{name}.html" + (f"#{entry['anchor']}" if entry["anchor"] else "")}
        for name, fact in facts.items()
        if fact.get("lang") == lang and fact.get("kind") == "plan" and "@" not in name
        for entry in fact.get("entries", ())
    ]
    return environment().get_template("index.html.j2").render(
        words=words,
        lang={"zh": "zh-Hans", "en": "en"}[lang],
        other={"zh": "zh-Hans", "en": "en"}[other],
        other_href=f"{up}{other}/index.html",
        groups=groups,
        targets=targets,
        entries=_search_entries(lang, facts, targets, up=up, words=words),
        failed=[outcome for name, outcome in failed.items() if name.startswith(f"{lang}/")],
        css=style_sheet(),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
    )  # fmt: skip


def _search_entries(
    lang: str,
    facts: Mapping[str, Mapping[str, Any]],
    targets: Sequence[Mapping[str, Any]],
    *,
    up: str,
    words: Words,
) -> list[tuple[str, str, str]]:
    """Return what the index's search looks through: (kind, text, link) of reports, targets and findings."""
    own = {name: fact for name, fact in facts.items() if fact.get("lang") == lang}
    found = [
        (words[f"kicker.{fact['kind']}"], f"{fact['title']} {fact['subject']}", f"{up}{name}.html")
        for name, fact in own.items()
    ]
    found += [
        (words["target"], " ".join(t[key] for key in ("name", "region", "period", "figure", "concept", "document")), t["href"])
        for t in targets
    ]  # fmt: skip
    seen: set[str] = set()
    for name, fact in own.items():
        for finding in fact["findings"]:
            if finding["verdict"] and finding["text"] not in seen:
                seen.add(finding["text"])
                found.append((words["findings"], finding["text"], f"{up}{name}.html#findings"))
    return found


def _write(path: Path, text: str) -> None:
    write_atomically(path, lambda target: _write_text(target, text))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def page_path(out: Path, report: ReportId) -> Path:
    """Return where a report's page lies; never outside `out`."""
    return out.joinpath(*PurePosixPath(report.path).parts)
