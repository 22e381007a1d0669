"""Steps on a folder of tables: the growth of its series (`fit_study`), and what became of its targets (`assess_study`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.errors import PlancheckError
from plancheck.inputs import Failure
from plancheck.paths import documents_folder, series_folder, tables_folder
from plancheck.progress import track
from plancheck.runs import StepRun, known_at, short_path
from plancheck.series.dates import require_date
from plancheck.tables import read_rows, require_writable, write_table
from plancheck.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from plancheck.documents.document import Origin
    from plancheck.series.points import SeriesPoint
    from plancheck.statements.statement import Statement


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
        points = of_families(points, statements)
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


def assess_study(
    *, tables: Path | None = None, as_of: str = "", vocabulary_folder: Path | None = None
) -> StepRun:
    """Judge the targets of a tables folder; write its targets and implied tables; the summary is the scoreboard.

    Parameters
    ----------
    tables : Path, optional
        As for `fit_study`.
    as_of : str
        Date of knowledge of the outcomes; the newest publication at hand when empty.
    vocabulary_folder : Path, optional
        A user's own vocabulary.

    Raises
    ------
    UsageError
        When `as_of` is no date.
    """
    from plancheck.claims.conventions import load_conventions
    from plancheck.targets.assess import assess
    from plancheck.targets.implied import imply
    from plancheck.targets.scoreboard import score_targets

    require_date(as_of, where="--as-of")
    folder = tables or tables_folder()
    conventions = load_conventions(vocabulary_folder)
    statements, points, dates, failures = _tabled_series(folder, vocabulary_folder)
    targets = assess(statements, points, as_of=as_of, dates=dates, conventions=conventions)
    write_table("targets", targets, folder=folder)
    implied = imply(statements, points, as_of=as_of, dates=dates, conventions=conventions)
    write_table("implied", implied, folder=folder)
    lines = [score_targets(targets).summary(), *known_at(targets), f"tables in {short_path(folder)}"]
    return StepRun("\n".join(lines), failures)


def of_families(points: Sequence[SeriesPoint], statements: Sequence[Statement]) -> list[SeriesPoint]:
    """Return the statistics of the concepts that documents speak of, and of their parts and wholes (``ecommerce.*``)."""
    families = {statement.concept.partition(".")[0] for statement in statements if statement.concept}
    return [point for point in points if point.concept.partition(".")[0] in families]


def _of_study(folder: Path) -> bool:
    """Return whether a folder's tables are of the study's documents; of one that names none they are."""
    path = folder / "documents.csv"
    declared = {origin.parent.name for origin in documents_folder().glob("*/origin.yml")}
    return not path.is_file() or all(row["document"] in declared for row in read_rows("documents", path=path))


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
