"""The whole way on one screen: documents to tables to verdicts to reports.

Each step is one function of one stage. A document that cannot be read becomes a `Failure` and the rest goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.errors import DocumentError, PlancheckError, UsageError
from plancheck.paths import documents_folder, series_folder, study_root, tables_folder
from plancheck.tables import TableWriter, read_rows, write_atomically, write_table
from plancheck.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from plancheck.claims.claim import Claim
    from plancheck.documents.document import Document
    from plancheck.report.site import RenderedSite
    from plancheck.series.points import SeriesPoint
    from plancheck.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be done, and why; everything else was."""

    what: str
    why: str

    def __str__(self) -> str:
        return self.why if self.why.startswith(self.what) else f"{self.what}: {self.why}"


@dataclass(frozen=True, slots=True)
class StudyRun:
    """What a run made: row counts by table, the documents read, the failures."""

    tables: Path
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]
    verdicts: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]

    def summary(self) -> str:
        """Return what a person wants to know first."""
        kinds = ", ".join(f"{count} from {kind}" for kind, count in sorted(Counter(self.sources).items()))
        lines = [f"{len(self.documents)} documents ({kinds}): {', '.join(self.documents)}"]
        lines += [f"  {name:<11} {count:>6,} rows" for name, count in self.rows]
        lines += [f"  {name:<24} {count:>4}" for name, count in self.verdicts]
        lines.append(f"tables in {_short(self.tables)}")
        return "\n".join(lines)


def run_study(
    *, corpus: Path | None = None, tables: Path | None = None, vocabulary_folder: Path | None = None
) -> StudyRun:
    """Run every stage on the study's documents and write every table.

    Parameters
    ----------
    corpus : Path, optional
        Folder of published texts (file name = document id); the digests are read where None or where it has no file.
    tables : Path, optional
        Folder to write to; ``data/tables`` when None.
    vocabulary_folder : Path, optional
        A user's own vocabulary.
    """
    from plancheck.claims.check import check
    from plancheck.claims.conventions import load_conventions
    from plancheck.growth.table import fit_table
    from plancheck.series.assemble import assemble_series
    from plancheck.series.segments import study_segments
    from plancheck.statements.extract import extract
    from plancheck.targets.assess import assess
    from plancheck.targets.implied import imply

    folder = tables or tables_folder()
    vocabulary = load_vocabulary(vocabulary_folder)
    documents, failures = _split(read_study(corpus=corpus))
    extractions = [extract(document, vocabulary=vocabulary) for document in documents]
    quantities = [quantity for extraction in extractions for quantity in extraction.quantities]
    statements = [statement for extraction in extractions for statement in extraction.statements]
    dates = {document.id: document.origin.date for document in documents}
    points = assemble_series(
        statements,
        series_folder=series_folder(),
        dates=dates,
        publishers={document.id: document.origin.issuer for document in documents},
    )
    claims = check(statements, series=points, conventions=load_conventions(vocabulary_folder))
    growth = fit_table(study_segments(points))
    targets = assess(statements, points, dates=dates)
    rows = (
        ("quantities", quantities), ("statements", statements), ("claims", claims),
        ("series", points), ("growth", growth), ("targets", targets),
        ("implied", imply(statements, points, dates=dates)),
    )  # fmt: skip
    for name, table in rows:
        write_table(name, table, folder=folder)
    return StudyRun(
        folder,
        tuple(document.id for document in documents),
        tuple(document.source for document in documents),
        tuple((name, len(table)) for name, table in rows),
        (
            *_count("claims", (claim.verdict for claim in claims)),
            *_count("outcomes", (target.outcome for target in targets)),
        ),
        tuple(failures),
    )


def fit_study(*, tables: Path | None = None) -> str:
    """Fit the growth models to the series of a tables folder; write its series and growth tables and return a summary.

    Parameters
    ----------
    tables : Path, optional
        Folder with a statements table (`plancheck extract` makes one of any documents); ``data/tables`` when None.
    """
    from plancheck.growth.table import fit_table
    from plancheck.series.segments import study_segments

    folder = tables or tables_folder()
    _, points, _ = _tabled_series(folder)
    segments = study_segments(points)
    growth = fit_table(segments)
    write_table("series", points, folder=folder)
    write_table("growth", growth, folder=folder)
    fitted = sum(row.converged for row in growth)
    return (
        f"{len(points)} published values in {len(segments)} series of one definition; {len(growth)} fits, "
        f"{fitted} made, {len(growth) - fitted} refused with their reason\ntables in {_short(folder)}"
    )


def assess_study(*, tables: Path | None = None, as_of: str = "") -> str:
    """Judge the targets of a tables folder; write its targets and implied tables and return the scoreboard.

    Parameters
    ----------
    tables : Path, optional
        As for `fit_study`.
    as_of : str
        Date of knowledge of the outcomes; everything published when empty.

    Raises
    ------
    UsageError
        When `as_of` is no date.
    """
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
    statements, points, dates = _tabled_series(folder)
    targets = assess(statements, points, as_of=as_of, dates=dates)
    write_table("targets", targets, folder=folder)
    write_table("implied", imply(statements, points, as_of=as_of, dates=dates), folder=folder)
    return f"{score_targets(targets).summary()}\ntables in {_short(folder)}"


def _tabled_series(folder: Path) -> tuple[list[Statement], list[SeriesPoint], dict[str, str]]:
    """Return the statements of a tables folder, their series and the dates of the documents the study declares."""
    from plancheck.documents.origin import read_origin
    from plancheck.series.assemble import assemble_series
    from plancheck.statements.statement import Statement

    statements = [Statement(**row) for row in read_rows("statements", path=folder / "statements.csv")]
    declared = documents_folder().glob("*/origin.yml") if documents_folder().is_dir() else ()
    origins = {path.parent.name: read_origin(path) for path in declared}
    dates = {document: origin.date for document, origin in origins.items()}
    points = assemble_series(
        statements,
        series_folder=series_folder(),
        dates=dates,
        publishers={document: origin.issuer for document, origin in origins.items()},
    )
    return statements, points, dates


def read_study(*, corpus: Path | None = None) -> Iterator[Document | Failure]:
    """Yield the study's documents: the published text where `corpus` has it, else the digest."""
    from plancheck.documents.origin import read_origin
    from plancheck.documents.read import read_document

    published = _published_files(corpus) if corpus is not None else {}
    for folder in sorted(path for path in documents_folder().iterdir() if path.is_dir()):
        try:
            origin = read_origin(folder / "origin.yml")
            path = published.get(folder.name)
            if path is not None:
                yield read_document(path, source="published", origin=origin)
            else:
                yield read_document(folder / "digest.md", source="digest", origin=origin, id=folder.name)
        except PlancheckError as error:
            yield Failure(folder.name, str(error))


def _published_files(corpus: Path) -> dict[str, Path]:
    if not corpus.is_dir():
        raise UsageError(
            "a folder of published texts",
            met="no such folder",
            where=str(corpus),
            do="check --corpus or PLANCHECK_CORPUS",
        )
    return {path.stem: path for path in sorted(corpus.iterdir()) if path.is_file()}


@dataclass(frozen=True, slots=True)
class ExtractionRun:
    """What `plancheck extract` made: found / made into statements / left over, and the failures."""

    out: Path
    documents: int
    found: int
    stated: int
    reasons: tuple[tuple[str, int], ...]
    failures: tuple[Failure, ...]

    def summary(self) -> str:
        """Return the counts, with the reasons of what was left over."""
        left = self.found - self.stated
        lines = [
            f"{self.documents} documents: {self.found} figures found, {self.stated} made into statements, {left} left over"
        ]
        lines += [f"  left over, {reason}: {count}" for reason, count in self.reasons]
        lines.append(f"tables in {_short(self.out)}")
        return "\n".join(lines)


def extract_documents(
    paths: Sequence[Path],
    *,
    out: Path,
    format: str = "csv",
    text_out: Path | None = None,
    vocabulary_folder: Path | None = None,
) -> ExtractionRun:
    """Write the quantities and statements of `paths`, one document in memory at a time."""
    from plancheck.statements.extract import extract

    vocabulary = load_vocabulary(vocabulary_folder)
    failures, reasons, documents = [], Counter[str](), 0
    with (
        TableWriter("quantities", folder=out, format=format) as quantities,
        TableWriter("statements", folder=out, format=format) as statements,
    ):
        for document in read_paths(paths):
            if isinstance(document, Failure):
                failures.append(document)
                continue
            try:
                extraction = extract(document, vocabulary=vocabulary)
                statements.append(extraction.statements)
                quantities.append(extraction.quantities)
            except Exception as error:  # one document that trips a defect of ours must not cost the others
                failures.append(_defect(document.id, error))
                continue
            reasons.update(quantity.reason for quantity in extraction.quantities if quantity.reason)
            documents += 1
            if text_out is not None:
                write_text(text_out / f"{document.id}.txt", document.text)
    left = tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
    return ExtractionRun(out, documents, quantities.count, statements.count, left, tuple(failures))


def write_text(path: Path, text: str) -> None:
    """Write `text` atomically as UTF-8, line ends as they are."""
    write_atomically(path, lambda target: _write_bytes(target, text))


def _write_bytes(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def read_paths(paths: Sequence[Path]) -> Iterator[Document | Failure]:
    """Yield the documents of files and folders in the order of their ids; one id, one document."""
    from plancheck.documents.read import DIGEST, find_documents, read_document

    named: dict[str, Path] = {}
    for path in paths:
        try:
            files = find_documents(path) if path.is_dir() else [path]
        except DocumentError as error:
            yield Failure(str(path), str(error))
            continue
        for file in files:
            document_id = file.parent.name if file.name == DIGEST else file.stem
            if document_id in named and named[document_id] != file:
                other = named[document_id]
                yield Failure(
                    str(file), f"expected one document of the id {document_id!r}, met {other} too; rename one"
                )
            named.setdefault(document_id, file)
    for _, file in sorted(named.items()):
        try:
            yield read_document(file)
        except PlancheckError as error:
            yield Failure(str(file), str(error))
        except (MemoryError, RecursionError) as error:
            yield Failure(str(file), f"expected a document that fits into memory, met {type(error).__name__}")


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What `plancheck check` found."""

    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    failures: tuple[Failure, ...]

    def present(self, *, lang: str, everything: bool = False) -> str:
        """Return the findings a person should look at first, or all of them."""
        from plancheck.claims.present import present_claims

        return present_claims(self.claims, lang=lang, everything=everything)

    def has_verdict(self, verdict: str) -> bool:
        """Return whether a claim has `verdict`."""
        return any(claim.verdict == verdict for claim in self.claims)


def check_documents(
    paths: Sequence[Path],
    *,
    out: Path | None = None,
    format: str = "csv",
    vocabulary_folder: Path | None = None,
) -> CheckRun:
    """Extract `paths` and check every relation between their figures; write the tables where `out` is given."""
    from plancheck.claims.check import check
    from plancheck.claims.conventions import load_conventions
    from plancheck.claims.present import export_claims
    from plancheck.statements.extract import extract

    vocabulary = load_vocabulary(vocabulary_folder)
    documents, failures = _split(read_paths(paths))
    extractions = []
    for document in documents:
        try:
            extractions.append(extract(document, vocabulary=vocabulary))
        except Exception as error:  # as in extract_documents
            failures.append(_defect(document.id, error))
    statements = [statement for extraction in extractions for statement in extraction.statements]
    claims = check(statements, series=_statistics(), conventions=load_conventions(vocabulary_folder))
    if out is not None:
        write_table(
            "quantities", [q for extraction in extractions for q in extraction.quantities], folder=out
        )
        write_table("statements", statements, folder=out)
        write_table("claims", claims, folder=out)
        if format != "csv":
            write_text(out / f"claims.{format}", export_claims(claims, format=format))
    return CheckRun(tuple(claims), tuple(statements), tuple(failures))


def _statistics() -> list[SeriesPoint]:
    """Return the study's actual statistics; none where the package runs without a study."""
    from plancheck.series.assemble import assemble_series

    return assemble_series([], series_folder=series_folder()) if series_folder().is_dir() else []


def describe_documents(*, corpus: Path | None = None) -> tuple[str, list[Failure]]:
    """Return one line a document: id, date, place, years, issuer, title, and what was read."""
    documents, failures = _split(read_study(corpus=corpus))
    lines = [
        f"{d.id:<20} {d.origin.date:<11} {d.origin.region} {d.origin.first_year}-{d.origin.last_year} "
        f"{d.origin.issuer} {d.origin.title} ({d.source}, {len(d.text):,} characters)"
        for d in documents
    ]
    return "\n".join(lines), failures


def render_site(tables: Path, *, out: Path | None = None) -> RenderedSite:
    """Render the report of every plan and the overview in both languages, and the index."""
    from plancheck.report.site import render_study

    return render_study(tables, out=out or study_root() / "reports" / "rendered")


def _split(items: Iterable[Document | Failure]) -> tuple[list[Document], list[Failure]]:
    documents: list[Document] = []
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            documents.append(item)
    return documents, failures


def _defect(document: str, error: Exception) -> Failure:
    if isinstance(error, PlancheckError):
        return Failure(document, str(error))
    return Failure(
        document,
        f"expected a reading, met {type(error).__name__}: {error}; please report it with the document",
    )


def _count(name: str, values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((f"{name} {value}", count) for value, count in sorted(Counter(values).items()))


def _short(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
