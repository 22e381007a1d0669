"""The whole way: documents to tables to verdicts to reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import UsageError
from plancheck.indicator_names import keep_own_indicators
from plancheck.inputs import Failure, find_files, read_files, read_study, require_one, split
from plancheck.paths import series_folder, site_folder, tables_folder
from plancheck.pipeline.documents import extract_each
from plancheck.pipeline.tabled import of_families
from plancheck.progress import tell, track, warn
from plancheck.runs import StudyRun, count_values, known_at, short_path
from plancheck.series.dates import require_date
from plancheck.tables import require_writable, write_table
from plancheck.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from plancheck.documents.document import Document
    from plancheck.report.site import RenderedSite
    from plancheck.statements.extract import Extraction


def run_study(
    paths: Sequence[Path | str] | Path | str = (),
    *,
    corpus: Path | None = None,
    tables: Path | str | None = None,
    as_of: str = "",
    vocabulary_folder: Path | None = None,
) -> StudyRun:
    """Run every stage on the study's documents, or on documents of one's own, and write every table.

    Parameters
    ----------
    paths : sequence of Path or str, or one of them
        Documents, or folders of documents, to study instead of the study's five; actual statistics stay the study's.
    corpus : Path, optional
        Folder of published texts (file name = document id), ``data/raw`` when None; the digests are read where it has no file.
    tables : Path or str, optional
        Folder to write to; ``data/tables`` when None.
    as_of : str
        Date of knowledge of the targets' outcomes; the newest publication at hand when empty.
    vocabulary_folder : Path, optional
        A user's own vocabulary.

    Raises
    ------
    UsageError
        When own documents would be written over the study's tables, or `as_of` is no date.
    DocumentError
        When no document at all could be read; tables that are there stay as they are.
    """
    folder = Path(tables) if tables else tables_folder()
    own = [Path(path) for path in ([paths] if isinstance(paths, (str, Path)) else paths)]
    if own and folder.resolve() == tables_folder().resolve():
        raise UsageError(
            "a folder of its own for tables of other documents",
            met=short_path(folder),
            where="--tables",
            do="name another folder",
        )
    require_date(as_of, where="--as-of")
    require_writable(folder)
    vocabulary = load_vocabulary(vocabulary_folder)
    documents, failures = _documents(own, corpus=corpus, vocabulary=vocabulary_folder)
    extractions, defects = extract_each(
        track(documents, total=len(documents), what="documents"), vocabulary=vocabulary
    )
    require_one(len(documents), failures)
    rows = _tables_of(documents, extractions, vocabulary_folder, own=bool(own), as_of=as_of)
    for name, table in rows.items():
        write_table(name, table, folder=folder)
    keep_own_indicators(vocabulary_folder, tables=folder)
    return StudyRun(
        folder,
        tuple(document.id for document in documents),
        tuple(document.source for document in documents),
        tuple((name, len(table)) for name, table in rows.items()),
        (
            *count_values("claims", (claim.verdict for claim in rows["claims"])),
            *count_values("outcomes", (target.outcome for target in rows["targets"])),
        ),
        (*failures, *defects),
        known_at(rows["targets"]),
    )


def _tables_of(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    vocabulary_folder: Path | None,
    *,
    own: bool,
    as_of: str,
) -> dict[str, Sequence[Any]]:
    """Return the rows of every table by its name; of one's `own` documents the statistics of what they speak of alone."""
    from plancheck.claims.check import check
    from plancheck.claims.conventions import load_conventions
    from plancheck.documents.described import describe_document
    from plancheck.growth.table import fit_table
    from plancheck.series.assemble import assemble_series
    from plancheck.series.segments import study_segments
    from plancheck.targets.assess import assess
    from plancheck.targets.implied import imply

    quantities = [quantity for extraction in extractions for quantity in extraction.quantities]
    statements = [statement for extraction in extractions for statement in extraction.statements]
    dates = {document.id: document.origin.date for document in documents}
    points = assemble_series(
        statements,
        series_folder=series_folder(),
        dates=dates,
        publishers={document.id: document.origin.issuer for document in documents},
        vocabulary=vocabulary_folder,
    )
    conventions = load_conventions(vocabulary_folder)
    claims = check(statements, series=points, conventions=conventions)
    shown = of_families(points, statements) if own else points
    segments = study_segments(shown, vocabulary=vocabulary_folder)
    growth = fit_table(track(segments, total=len(segments), what="series"))
    return {
        "documents": [describe_document(document) for document in documents],
        "quantities": quantities,
        "statements": statements,
        "claims": claims,
        "series": shown,
        "growth": growth,
        "targets": assess(statements, points, as_of=as_of, dates=dates, conventions=conventions),
        "implied": imply(statements, points, as_of=as_of, dates=dates, conventions=conventions),
    }


def _documents(
    paths: Sequence[Path], *, corpus: Path | None, vocabulary: Path | None
) -> tuple[list[Document], tuple[Failure, ...]]:
    if not paths:
        documents, failures = split(read_study(corpus=corpus, vocabulary=vocabulary))
        return list(documents), tuple(failures)
    named = find_files(paths)
    warn(named.passed_over_words())
    documents, failures = split(read_files(named.files, vocabulary=vocabulary))
    return list(documents), (*named.failures, *failures)


def render_site(tables: Path, *, out: Path | None = None) -> RenderedSite:
    """Render the report of every plan and the overview in both languages, and the index."""
    from plancheck.report.site import render_study

    return render_study(tables, out=out or site_folder(), progress=tell)
