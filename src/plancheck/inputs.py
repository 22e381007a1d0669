"""What goes in: the documents of the study, or any files, one at a time; what cannot be read is named and the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plancheck.amounts import count_of
from plancheck.errors import DocumentError, PlancheckError, UsageError
from plancheck.paths import corrections_folder, documents_folder, raw_folder

if TYPE_CHECKING:
    from plancheck.documents.document import Document


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that could not be done, and why; everything else was."""

    what: str
    why: str

    def __str__(self) -> str:
        return self.why if self.why.startswith(self.what) else f"{self.what}: {self.why}"


def defect(document: str, error: Exception) -> Failure:
    """Return the failure of one document; an error that we did not foresee says so."""
    if isinstance(error, PlancheckError):
        return Failure(document, str(error))
    return Failure(
        document,
        f"expected a reading, met {type(error).__name__}: {error}; please report it with the document",
    )


def read_study(*, corpus: Path | None = None, vocabulary: Path | None = None) -> Iterator[Document | Failure]:
    """Yield the study's documents, with the declared corrections of their published texts made.

    Parameters
    ----------
    corpus : Path, optional
        Folder of published texts (file name = document id); ``data/raw`` when None. A document without a text there is
        read from its digest. Any other text there joins the study: with the ``<id>.origin.yml`` beside it
        (`plancheck documents add` writes one), else with the origin recognised from the text, which its notes say.
    vocabulary : Path, optional
        A user's own vocabulary folder, with more places.

    Yields
    ------
    Document or Failure
        A correction that does not find what it expects is a failure too; its document is read without it.
    """
    texts = published_texts(corpus)
    folders = {path.name: path for path in _document_folders()}
    for name in sorted(folders.keys() | texts.keys()):
        yield from _read_one(name, folder=folders.get(name), text=texts.get(name), vocabulary=vocabulary)
    for path in sorted(corrections_folder().glob("*.yml")):
        if path.stem not in folders and path.stem not in texts:
            yield Failure(
                str(path), f"expected a document of the study, met {path.stem!r}; rename the file to its id"
            )


def _document_folders() -> list[Path]:
    folder = documents_folder()
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _read_one(
    name: str, *, folder: Path | None, text: Path | None, vocabulary: Path | None
) -> Iterator[Document | Failure]:
    from plancheck.documents.corrections import apply_corrections, read_correction_file
    from plancheck.documents.formats import DIGEST
    from plancheck.documents.origin.declared import ORIGIN_FILE, read_origin
    from plancheck.documents.read import read_document

    try:
        origin = read_origin(folder / ORIGIN_FILE) if folder is not None else None
        if text is None:
            # a digest is our own text: what is wrong in it is put right there
            yield read_document((folder or Path()) / DIGEST, source="digest", origin=origin, id=name)
            return
        document = read_document(text, source="published", origin=origin, vocabulary=vocabulary)
        if not document.origin.declared:
            note = (
                f"origin recognised from the text; put a {text.stem}.origin.yml beside it to declare another"
            )
            document = replace(document, notes=(*document.notes, note))
    except PlancheckError as error:
        yield Failure(name, str(error))
        return
    declared = corrections_folder() / f"{name}.yml"
    if declared.is_file():
        try:
            corrected = apply_corrections(document, tuple(read_correction_file(declared)))
        except PlancheckError as error:
            yield Failure(str(declared), str(error))
        else:
            document = corrected.document
            for failure in corrected.failures:
                yield Failure(str(declared), str(failure))
    yield document


def published_texts(corpus: Path | None) -> dict[str, Path]:
    """Return the published texts of a folder by document id; those of ``data/raw`` when None.

    Raises
    ------
    UsageError
        When `corpus` is no folder.
    """
    from plancheck.documents.formats import ENDINGS

    folder = corpus if corpus is not None else raw_folder()
    if not folder.is_dir():
        if corpus is None:
            return {}
        raise UsageError(
            "a folder of published texts",
            met="no such folder",
            where=str(corpus),
            do="check --corpus or PLANCHECK_CORPUS",
        )
    texts: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in ENDINGS and path.is_file() and path.stem.upper() != "README":
            texts.setdefault(path.stem, path)
    return texts


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """The files that paths and folders name, in the order of their document ids, and what is wrong with the rest."""

    files: tuple[Path, ...]
    failures: tuple[Failure, ...]
    passed_over: tuple[Path, ...] = ()

    def passed_over_words(self) -> str:
        """Return how many files of folders are documents of formats that are not read; empty for none.

        Examples
        --------
        >>> NamedFiles((), (), (Path("a.doc"), Path("b.doc"), Path("c.ofd"))).passed_over_words()
        'passed over: 3 files of formats that are not read (.doc 2, .ofd 1); save them as docx or pdf'
        >>> NamedFiles((), ()).passed_over_words()
        ''
        """
        if not self.passed_over:
            return ""
        endings = Counter(path.suffix.lower() for path in self.passed_over)
        kinds = ", ".join(f"{ending} {count}" for ending, count in sorted(endings.items()))
        files = count_of(len(self.passed_over), "file")
        return f"passed over: {files} of formats that are not read ({kinds}); save them as docx or pdf"


def find_files(paths: Sequence[Path]) -> NamedFiles:
    """Return the documents among files and folders; one id, one document."""
    from plancheck.documents.formats import ENDINGS
    from plancheck.documents.read import document_id, find_documents, find_unread

    named: dict[str, Path] = {}
    failures = []
    passed_over: list[Path] = []
    for path in paths:
        try:
            files = find_documents(path) if path.is_dir() else [path]
        except (DocumentError, OSError) as error:
            failures.append(Failure(str(path), str(error)))
            continue
        if path.is_dir():
            passed_over += find_unread(path)
        if not files:
            kinds = " ".join(sorted(ENDINGS))
            failures.append(Failure(str(path), f"expected a folder with documents ({kinds}), met none"))
        for file in files:
            id = document_id(file)
            other = named.setdefault(id, file)
            if other != file and not _same_file(other, file):
                failures.append(
                    Failure(
                        str(file),
                        f"expected one document of the id {id!r}, met {other} too; rename one",
                    )
                )
    files_named = tuple(path for _, path in sorted(named.items()))
    return NamedFiles(files_named, tuple(failures), tuple(passed_over))


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def read_files(files: Iterable[Path], *, vocabulary: Path | None = None) -> Iterator[Document | Failure]:
    """Yield the documents of files one by one; `vocabulary` is a user's own folder, with more places."""
    from plancheck.documents.read import read_document

    for file in files:
        try:
            yield read_document(file, vocabulary=vocabulary)
        except PlancheckError as error:
            yield Failure(str(file), str(error))
        except (MemoryError, RecursionError) as error:
            yield Failure(str(file), f"expected a document that fits into memory, met {type(error).__name__}")
        except Exception as error:  # a reader that trips over one file must not cost the others
            yield defect(str(file), error)


NAMED_AT_MOST = 3  # failures told in one message


def require_one(count: int, failures: Sequence[Failure]) -> None:
    """See that one document at least was read, so that a misspelt path does not empty the tables of an earlier run.

    Raises
    ------
    DocumentError
        When nothing was read, with the first failures.
    """
    if count or not failures:
        return
    told = " / ".join(str(failure) for failure in failures[:NAMED_AT_MOST])
    more = f" / and {len(failures) - NAMED_AT_MOST} more" if len(failures) > NAMED_AT_MOST else ""
    raise DocumentError("a document that can be read", met=f"none ({told}{more})", do="no table was written")


def split(items: Iterable[Document | Failure]) -> tuple[list[Document], list[Failure]]:
    """Return the documents and the failures apart."""
    documents: list[Document] = []
    failures: list[Failure] = []
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            documents.append(item)
    return documents, failures
