"""The texts that one has: which documents are described, which published texts are at hand and whether they are the issuers'."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancheck.amounts import count_of
from plancheck.errors import UsageError
from plancheck.inputs import (
    Failure,
    published_texts,
    read_study,
)
from plancheck.paths import documents_folder, raw_folder
from plancheck.progress import track
from plancheck.runs import (
    DocumentsRun,
    align,
    short_path,
)
from plancheck.tables import require_writable


def describe_documents(*, corpus: Path | None = None) -> DocumentsRun:
    """Return one line a document: id, date, years, place, what was read, title, issuer, what its reader noted."""
    rows, failures = [], []
    for item in read_study(corpus=corpus):
        if isinstance(item, Failure):
            failures.append(item)
            continue
        origin = item.origin
        years = f"{origin.first_year}-{origin.last_year}" if origin.first_year else ""
        read = f"{item.source}, {len(item.text):,} characters"
        issuer = f"({origin.issuer})" if origin.issuer else ""
        what = " ".join(part for part in (origin.region, origin.title, issuer) if part)
        rows.append((item.id, origin.date, years, read, what))
        rows += [("", "", "", "", f"note: {note}") for note in item.notes]
    return DocumentsRun(align(rows) if rows else (), tuple(failures))


def verify_texts(*, corpus: Path | None = None) -> DocumentsRun:
    """Compare the published texts with the sha256 that each origin.yml declares; all but ``same`` is a failure.

    A folder that has texts of its own and none of the study's is not asked for those.

    Raises
    ------
    UsageError
        When none of a folder's texts is described by an origin.yml.
    """
    from plancheck.documents.corpus import verify_documents
    from plancheck.documents.read import find_documents

    published_texts(corpus)  # refuses a folder that is none
    folder = corpus or raw_folder()
    verified = verify_documents(documents_folder(), texts=folder)
    of_study = {origin.parent.name for origin in documents_folder().glob("*/origin.yml")}
    others = [one for one in verified if one.document not in of_study]
    if all(one.verdict == "missing" for one in verified if one.document in of_study):
        texts = len(find_documents(folder)) if folder.is_dir() and not others else 0
        if texts:
            raise UsageError(
                "texts described by an origin.yml beside them, or named as a document of the study",
                met=f"{count_of(texts, 'text')} without",
                where=str(folder),
                do="'plancheck documents add' takes texts into a corpus and describes them",
            )
        verified = others or verified
    rows, failures = [], []
    for one in verified:
        rows.append((one.document, one.verdict, short_path(Path(one.path)) if one.path else ""))
        if one.verdict == "differs":
            why = (
                f"expected the text with sha256 {one.expected}, met {one.met} in {one.path};"
                " where the change is meant, its origin.yml gets the new sha256"
            )
        elif one.verdict == "missing":
            why = f"expected a text {one.document}.* in {corpus or raw_folder()}, met none; 'plancheck documents fetch' may get it"
        elif one.verdict == "not declared":
            why = f"expected a sha256 in origin.yml, met none; the text's is {one.met}"
        else:
            why = one.reason
        if one.verdict != "same":
            failures.append(Failure(one.document, why))
    return DocumentsRun(align(rows) if rows else (), tuple(failures))


def fetch_texts(documents: Sequence[str] = (), *, folder: Path | None = None) -> DocumentsRun:
    """Fetch published texts from the addresses of their origin.yml into `folder` (``data/raw``).

    Raises
    ------
    UsageError
        For an id that the study does not have.
    """
    from plancheck.documents.fetching import Fetched, fetch_documents

    known = [path.parent.name for path in sorted(documents_folder().glob("*/origin.yml"))]
    for document in documents:
        if document not in known:
            raise UsageError(f"a document of the study ({', '.join(known)})", met=repr(document))
    texts = folder or raw_folder()
    require_writable(texts)
    rows, failures = [], []
    wanted = list(documents) or known
    for one in track(
        fetch_documents(documents_folder(), texts=texts, documents=wanted), total=len(wanted), what="texts"
    ):
        if isinstance(one, Fetched):
            rows.append(
                (one.document, f"{one.size:,} bytes", f"{short_path(Path(one.path))} from {one.address}")
            )
        else:
            failures.append(Failure(one.document, str(one.error)))
    return DocumentsRun(align(rows) if rows else (), tuple(failures))


def add_texts(
    sources: Sequence[str | Path], *, folder: Path | None = None, keep_near: bool = False, workers: int = 0
) -> DocumentsRun:
    """Take texts into a corpus folder (``data/raw``), each with what its head says of it in an origin.yml beside it.

    Parameters
    ----------
    sources : sequence of str or Path
        Files, folders, http addresses, and lists of these.
    folder : Path, optional
    keep_near : bool
        Add texts that are nearly the same as one already there, or new versions of it, beside it.
    workers : int
        Processes that read the texts; 0: as many as there are cores, and none beside this one for single files.
    """
    from plancheck.cluster import Here, workers_for
    from plancheck.documents.intake import LISTS, take_documents

    corpus = folder or raw_folder()
    require_writable(corpus)
    rows, failures = [], []
    many = any(Path(source).is_dir() or Path(source).suffix.lower() in LISTS for source in sources)
    alone = workers == 1 or (workers == 0 and not many)
    with Here() if alone else workers_for(size=workers) as team:
        taken = take_documents(sources, folder=corpus, keep_near=keep_near, workers=team)
        for one in track(taken, what="documents"):
            if one.verdict in ("quarantined", "not found"):
                failures.append(Failure(one.source, one.reason))
            else:
                rows.append(
                    (one.verdict, one.document, f"{one.source}: {one.reason}" if one.reason else one.source)
                )
    return DocumentsRun(align(rows) if rows else (), tuple(failures))


def describe_texts(*, corpus: Path | None = None) -> DocumentsRun:
    """Return what a corpus folder holds by format, kind, province and year, and what was put aside."""
    from plancheck.documents.corpus import describe_corpus
    from plancheck.documents.limits import format_bytes

    folder = corpus or raw_folder()
    published_texts(folder)  # refuses a folder that is none
    found = describe_corpus(folder)
    lines = [f"{count_of(found.documents, 'document')}, {format_bytes(found.size)}"]
    for name, counts in found.counts:
        if counts:
            lines.append(
                f"by {name}: " + ", ".join(f"{value or 'unknown'} {count:,}" for value, count in counts)
            )
    if found.undescribed:
        lines.append(
            f"{found.undescribed:,} without an origin.yml beside them: 'plancheck documents add' makes one"
        )
    if found.earlier:
        lines.append(f"earlier versions kept: {found.earlier:,} (quarantine/versions.csv)")
    lines += [f"quarantined, {reason}: {count:,}" for reason, count in found.quarantined]
    return DocumentsRun(tuple(lines), tuple(Failure(str(folder), why) for why in found.unreadable))
