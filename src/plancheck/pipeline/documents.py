"""Steps on documents: their figures as tables (`extract_documents`), and the relations between them (`check_documents`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.errors import UsageError
from plancheck.inputs import Failure, defect, find_files, read_files, require_one
from plancheck.paths import series_folder
from plancheck.progress import track, warn
from plancheck.runs import CheckRun, ExtractionRun
from plancheck.tables import TableWriter, check_rows, require_writable, write_table, write_text
from plancheck.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from plancheck.documents.described import DocumentRow
    from plancheck.documents.document import Document
    from plancheck.quantities.quantity import Quantity
    from plancheck.series.points import SeriesPoint
    from plancheck.statements.extract import Extraction
    from plancheck.statements.statement import Statement

DECODED_NOTE = '{"holds": "decoded texts that the offsets of tables refer to, written by plancheck extract --text-out"}\n'
CHECK_FORMATS = ("csv", "parquet", "json", "html")


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
    warn(named.passed_over_words())
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
            except Exception as error:  # as in extract_each
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

    Raises
    ------
    UsageError
        On another format, or a folder that cannot be written.
    DocumentError
        When no document at all could be read; tables that are there stay as they are.
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
    warn(named.passed_over_words())
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
        extractions, defects = extract_each([document], vocabulary=vocabulary)
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


def _statistics() -> list[SeriesPoint]:
    """Return the study's actual statistics; none where the package runs without a study."""
    from plancheck.series.assemble import assemble_series

    return assemble_series([], series_folder=series_folder()) if series_folder().is_dir() else []


def extract_each(
    documents: Iterable[Document], *, vocabulary: Vocabulary
) -> tuple[list[Extraction], list[Failure]]:
    """Return what each document holds, and of those that trip a defect of ours the failure."""
    from plancheck.statements.extract import extract

    extractions, failures = [], []
    for document in documents:
        try:
            extraction = extract(document, vocabulary=vocabulary)
            check_rows("quantities", extraction.quantities)
            check_rows("statements", extraction.statements)
            extractions.append(extraction)
        except Exception as error:  # one document that trips a defect of ours must not cost the others
            failures.append(defect(document.id, error))
    return extractions, failures
