"""The whole way on one screen: documents to tables to verdicts to reports.

Each step is one function of one stage. A document that cannot be read becomes a `Failure` and the rest goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.amounts import count_of
from plancheck.errors import PlancheckError, UsageError
from plancheck.indicator_names import keep_own_indicators
from plancheck.inputs import (
    Failure,
    defect,
    find_files,
    read_files,
    read_study,
    require_one,
    split,
)
from plancheck.paths import documents_folder, series_folder, site_folder, tables_folder
from plancheck.progress import tell, track
from plancheck.runs import (
    CheckRun,
    DocumentsRun,
    ExtractionRun,
    StepRun,
    StudyRun,
    count_values,
    short_path,
)
from plancheck.tables import (
    TableWriter,
    read_rows,
    require_writable,
    write_table,
    write_text,
)
from plancheck.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from plancheck.documents.described import DocumentRow
    from plancheck.documents.document import Document, Origin
    from plancheck.quantities.quantity import Quantity
    from plancheck.report.site import RenderedSite
    from plancheck.series.points import SeriesPoint
    from plancheck.statements.extract import Extraction
    from plancheck.statements.statement import Statement

__all__ = [
    "CheckRun", "DocumentsRun", "ExtractionRun", "Failure", "StepRun", "StudyRun", "assess_study", "check_documents",
    "extract_documents", "fit_study", "forecast_series", "read_study", "render_site", "run_study", ]  # fmt: skip


def run_study(
    paths: Sequence[Path] = (),
    *,
    corpus: Path | None = None,
    tables: Path | None = None,
    vocabulary_folder: Path | None = None,
) -> StudyRun:
    """Run every stage on the study's documents, or on documents of one's own, and write every table.

    Parameters
    ----------
    paths : sequence of Path
        Documents, or folders of documents, to study instead of the study's five; actual statistics stay the study's.
    corpus : Path, optional
        Folder of published texts (file name = document id), ``data/raw`` when None; the digests are read where it has no file.
    tables : Path, optional
        Folder to write to; ``data/tables`` when None.
    vocabulary_folder : Path, optional
        A user's own vocabulary.

    Raises
    ------
    UsageError
        When own documents would be written over the study's tables.
    DocumentError
        When no document at all could be read; tables that are there stay as they are.
    """
    folder = tables or tables_folder()
    if paths and folder.resolve() == tables_folder().resolve():
        raise UsageError(
            "a folder of its own for tables of other documents",
            met=short_path(folder),
            where="--tables",
            do="name another folder",
        )
    require_writable(folder)
    vocabulary = load_vocabulary(vocabulary_folder)
    documents, failures = _documents(paths, corpus=corpus, vocabulary=vocabulary_folder)
    extractions, defects = _extract_each(
        track(documents, total=len(documents), what="documents"), vocabulary=vocabulary
    )
    require_one(len(documents), failures)
    rows = _tables_of(documents, extractions, vocabulary_folder, own=bool(paths))
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
    )


def _tables_of(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    vocabulary_folder: Path | None,
    *,
    own: bool,
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
    shown = _of_families(points, statements) if own else points
    segments = study_segments(shown, vocabulary=vocabulary_folder)
    growth = fit_table(track(segments, total=len(segments), what="series"))
    return {
        "documents": [describe_document(document) for document in documents],
        "quantities": quantities,
        "statements": statements,
        "claims": claims,
        "series": shown,
        "growth": growth,
        "targets": assess(statements, points, dates=dates, conventions=conventions),
        "implied": imply(statements, points, dates=dates, conventions=conventions),
    }


def _documents(
    paths: Sequence[Path], *, corpus: Path | None, vocabulary: Path | None
) -> tuple[list[Document], tuple[Failure, ...]]:
    if not paths:
        documents, failures = split(read_study(corpus=corpus, vocabulary=vocabulary))
        return list(documents), tuple(failures)
    named = find_files(paths)
    documents, failures = split(read_files(named.files, vocabulary=vocabulary))
    return list(documents), (*named.failures, *failures)


def _of_families(points: Sequence[SeriesPoint], statements: Sequence[Statement]) -> list[SeriesPoint]:
    """Return the statistics of the concepts that documents speak of, and of their parts and wholes (``ecommerce.*``)."""
    families = {statement.concept.partition(".")[0] for statement in statements if statement.concept}
    return [point for point in points if point.concept.partition(".")[0] in families]


def _extract_each(
    documents: Iterable[Document], *, vocabulary: Vocabulary
) -> tuple[list[Extraction], list[Failure]]:
    from plancheck.statements.extract import extract

    extractions, failures = [], []
    for document in documents:
        try:
            extractions.append(extract(document, vocabulary=vocabulary))
        except Exception as error:  # one document that trips a defect of ours must not cost the others
            failures.append(defect(document.id, error))
    return extractions, failures


def fit_study(*, tables: Path | None = None, vocabulary_folder: Path | None = None) -> StepRun:
    """Fit the growth models to the series of a tables folder; write its series and growth tables.

    Parameters
    ----------
    tables : Path, optional
        Folder with a statements table (`plancheck extract` makes one of any documents); ``data/tables`` when None. Of
        other documents than the study's the series are those of what they speak of, as `run_study` gives them.
    vocabulary_folder : Path, optional
        A user's own vocabulary.
    """
    from plancheck.growth.table import fit_table
    from plancheck.series.segments import study_segments

    folder = tables or tables_folder()
    statements, points, _, failures = _tabled_series(folder, vocabulary_folder)
    if not _of_study(folder):
        points = _of_families(points, statements)
    segments = study_segments(points, vocabulary=vocabulary_folder)
    growth = fit_table(track(segments, total=len(segments), what="series"))
    write_table("series", points, folder=folder)
    write_table("growth", growth, folder=folder)
    fitted = sum(row.converged for row in growth)
    text = (
        f"{len(points)} published values in {len(segments)} series of one definition; {len(growth)} fits, "
        f"{fitted} made, {len(growth) - fitted} refused with their reason\ntables in {short_path(folder)}"
    )
    return StepRun(text, failures)


def _of_study(folder: Path) -> bool:
    """Return whether a folder's tables are of the study's documents; of one that names none they are."""
    path = folder / "documents.csv"
    declared = {origin.parent.name for origin in documents_folder().glob("*/origin.yml")}
    return not path.is_file() or all(row["document"] in declared for row in read_rows("documents", path=path))


def assess_study(
    *, tables: Path | None = None, as_of: str = "", vocabulary_folder: Path | None = None
) -> StepRun:
    """Judge the targets of a tables folder; write its targets and implied tables; the summary is the scoreboard.

    Parameters
    ----------
    tables : Path, optional
        As for `fit_study`.
    as_of : str
        Date of knowledge of the outcomes; everything published when empty.
    vocabulary_folder : Path, optional
        A user's own vocabulary.

    Raises
    ------
    UsageError
        When `as_of` is no date.
    """
    from plancheck.claims.conventions import load_conventions
    from plancheck.series.dates import last_day
    from plancheck.targets.assess import assess
    from plancheck.targets.implied import imply
    from plancheck.targets.scoreboard import score_targets

    try:
        last_day(as_of)
    except ValueError as error:
        raise UsageError(
            "a date like 2012, 2012-03 or 2012-03-27", met=repr(as_of), where="--as-of"
        ) from error
    folder = tables or tables_folder()
    conventions = load_conventions(vocabulary_folder)
    statements, points, dates, failures = _tabled_series(folder, vocabulary_folder)
    targets = assess(statements, points, as_of=as_of, dates=dates, conventions=conventions)
    write_table("targets", targets, folder=folder)
    implied = imply(statements, points, as_of=as_of, dates=dates, conventions=conventions)
    write_table("implied", implied, folder=folder)
    return StepRun(f"{score_targets(targets).summary()}\ntables in {short_path(folder)}", failures)


def _tabled_series(
    folder: Path, vocabulary: Path | None
) -> tuple[list[Statement], list[SeriesPoint], dict[str, str], tuple[Failure, ...]]:
    """Return the statements of a tables folder, their series and the dates of its documents.

    A folder without a documents table has those of the documents that the study declares.
    """
    from plancheck.series.assemble import assemble_series
    from plancheck.statements.statement import Statement

    if vocabulary is not None:
        load_vocabulary(vocabulary)  # says what is wrong with it
    statements = [Statement(**row) for row in read_rows("statements", path=folder / "statements.csv")]
    require_writable(folder)
    failures: tuple[Failure, ...] = ()
    if (folder / "documents.csv").is_file():
        described = read_rows("documents", path=folder / "documents.csv")
        dates = {row["document"]: row["date"] for row in described}
        publishers = {row["document"]: row["issuer"] for row in described}
    else:
        origins, failures = _declared_origins()
        dates = {document: origin.date for document, origin in origins.items()}
        publishers = {document: origin.issuer for document, origin in origins.items()}
    points = assemble_series(
        statements,
        series_folder=series_folder(),
        dates=dates,
        publishers=publishers,
        vocabulary=vocabulary,
    )
    return statements, points, dates, failures


def _declared_origins() -> tuple[dict[str, Origin], tuple[Failure, ...]]:
    from plancheck.documents.origin.declared import read_origin

    origins, failures = {}, []
    for path in sorted(documents_folder().glob("*/origin.yml")) if documents_folder().is_dir() else ():
        try:
            origins[path.parent.name] = read_origin(path)
        except PlancheckError as error:
            failures.append(Failure(path.parent.name, str(error)))
    return origins, tuple(failures)


def extract_documents(
    paths: Sequence[Path],
    *,
    out: Path,
    format: str = "csv",
    text_out: Path | None = None,
    vocabulary_folder: Path | None = None,
) -> ExtractionRun:
    """Write the documents, quantities and statements of `paths`, one document in memory at a time.

    Raises
    ------
    DocumentError
        When no document at all could be read; tables that are there stay as they are.
    """
    from plancheck.documents.described import describe_document
    from plancheck.statements.extract import extract

    vocabulary = load_vocabulary(vocabulary_folder)
    for folder in (out, text_out):
        if folder is not None:
            require_writable(folder)
    named = find_files(paths)
    failures, reasons = list(named.failures), Counter[str]()
    with (
        TableWriter("documents", folder=out, format=format) as described,
        TableWriter("quantities", folder=out, format=format) as quantities,
        TableWriter("statements", folder=out, format=format) as statements,
    ):
        for document in track(
            read_files(named.files, vocabulary=vocabulary_folder), total=len(named.files), what="documents"
        ):
            if isinstance(document, Failure):
                failures.append(document)
                continue
            try:
                extraction = extract(document, vocabulary=vocabulary)
                statements.append(extraction.statements)
                quantities.append(extraction.quantities)
                if text_out is not None:
                    _write_text_of(document, text_out)
            except OSError:
                raise  # a table that cannot be written is not one document's failure
            except Exception as error:  # as in _extract_each
                failures.append(defect(document.id, error))
                continue
            described.append([describe_document(document)])
            reasons.update(quantity.reason for quantity in extraction.quantities if quantity.reason)
        require_one(described.count, failures)
    left = tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
    return ExtractionRun(out, described.count, quantities.count, statements.count, left, tuple(failures))


def _write_text_of(document: Document, folder: Path) -> None:
    """Write the text that offsets refer to, into a folder that says what it holds."""
    from plancheck.documents.own_pages import DECODED_LIST

    target = folder / f"{document.id}.txt"
    if target.exists() and target.samefile(document.path):
        raise UsageError(
            "a folder for decoded texts that does not hold the documents themselves",
            met=str(target),
            do="choose another --text-out",
        )
    write_text(target, document.text)
    if not (folder / DECODED_LIST).exists():
        write_text(folder / DECODED_LIST, DECODED_NOTE)


def check_documents(
    paths: Sequence[Path],
    *,
    out: Path | None = None,
    format: str = "csv",
    vocabulary_folder: Path | None = None,
) -> CheckRun:
    """Extract `paths` and check every relation between their figures; write the tables where `out` is given.

    Parameters
    ----------
    paths : sequence of Path
    out : Path, optional
    format : {"csv", "parquet", "json", "html"}
        Of the tables; ``json`` and ``html`` are written for the claims, beside the csv tables.
    vocabulary_folder : Path, optional
    """
    from plancheck.claims.check import check
    from plancheck.claims.conventions import load_conventions
    from plancheck.documents.described import describe_document

    if format not in CHECK_FORMATS:
        raise UsageError(f"format {', '.join(CHECK_FORMATS)}", met=repr(format))
    vocabulary = load_vocabulary(vocabulary_folder)
    conventions = load_conventions(vocabulary_folder)
    if out is not None:
        require_writable(out)
    named = find_files(paths)
    failures = list(named.failures)
    described: list[DocumentRow] = []
    quantities: list[Quantity] = []
    statements: list[Statement] = []
    for document in track(
        read_files(named.files, vocabulary=vocabulary_folder), total=len(named.files), what="documents"
    ):
        if isinstance(document, Failure):
            failures.append(document)
            continue
        extractions, defects = _extract_each([document], vocabulary=vocabulary)
        failures += defects
        for extraction in extractions:
            described.append(describe_document(document))
            statements += extraction.statements
            quantities += extraction.quantities if out is not None else ()
    require_one(len(described), failures)
    claims = check(statements, series=_statistics(), conventions=conventions)
    result = CheckRun(tuple(claims), tuple(statements), tuple(failures))
    if out is not None:
        tabled = format if format in ("csv", "parquet") else "csv"
        rows = (
            ("documents", described), ("quantities", quantities), ("statements", statements), ("claims", claims),
        )  # fmt: skip
        for name, table in rows:
            write_table(name, table, folder=out, format=tabled)
        if tabled != format:
            write_text(out / f"claims.{format}", result.export(format))
    return result


DECODED_NOTE = '{"holds": "decoded texts that the offsets of tables refer to, written by plancheck extract --text-out"}\n'
CHECK_FORMATS = ("csv", "parquet", "json", "html")


def _statistics() -> list[SeriesPoint]:
    """Return the study's actual statistics; none where the package runs without a study."""
    from plancheck.series.assemble import assemble_series

    return assemble_series([], series_folder=series_folder()) if series_folder().is_dir() else []


def forecast_series(
    path: Path, *, out: Path, horizon: int, levels: Sequence[str | float], models: Sequence[str]
) -> StepRun:
    """Forecast every series of a csv file; a series that cannot be used is a row with its reason and a failure.

    Parameters
    ----------
    path : Path
        Columns ``series_id, period, value``; ``ceiling`` where a series has a largest value.
    out : Path
        Csv to write.
    horizon : int
        Years ahead.
    levels : sequence of str or float
        Of the intervals, as fractions.
    models : sequence of str
        Names, or ``all``.
    """
    from plancheck.growth.forecast import ALL_MODELS
    from plancheck.growth.many import forecast_file

    try:
        fractions = tuple(float(level) for level in levels)
    except ValueError as error:
        raise UsageError(
            "levels like 0.80,0.95", met=", ".join(map(str, levels)), where="--levels"
        ) from error
    if out.is_dir():
        raise UsageError("a csv file to write", met="a folder", where=str(out))
    if out.exists() and path.exists() and out.samefile(path):
        raise UsageError("another file to write than the one read", met=str(out), where="--out")
    require_writable(out.parent)
    asked = ALL_MODELS if tuple(models) == ("all",) else tuple(models)
    done = forecast_file(path, out=out, horizon=horizon, levels=fractions, models=asked)
    text = (
        f"{count_of(done.series, 'series', 'series')}: {done.series - len(done.failed)} forecast {horizon} years ahead "
        f"by {', '.join(asked)}\ntable in {short_path(done.out)}"
    )
    return StepRun(
        text, tuple(Failure(one.series_id or "a series without id", one.reason) for one in done.failed)
    )


def render_site(tables: Path, *, out: Path | None = None) -> RenderedSite:
    """Render the report of every plan and the overview in both languages, and the index."""
    from plancheck.report.site import render_study

    return render_study(tables, out=out or site_folder(), progress=tell)
