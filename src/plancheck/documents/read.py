"""Reading a document of any format into decoded text with its origin, sections, pages and tables."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plancheck.documents.as_read import with_plain_digits, without_layout
from plancheck.documents.content import Content
from plancheck.documents.decoding import decode_text
from plancheck.documents.document import Document, Origin
from plancheck.documents.formats import DIGEST, ENDINGS, QUARANTINE, UNREAD_ENDINGS
from plancheck.documents.limits import DEFAULT_LIMITS, Limits, format_bytes
from plancheck.documents.lines import merge_spans
from plancheck.documents.origin.declared import ORIGIN_FILE, read_origin
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.documents.own_pages import own_pages
from plancheck.documents.sections import find_structure
from plancheck.documents.sniffing import check_format, sniff_format
from plancheck.errors import DocumentError, PlancheckError

_ADDRESS = re.compile(r"[a-z][a-z0-9+]{1,11}:/")  # a Path has made one slash of two


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read; the run goes on without it."""

    path: str
    error: PlancheckError

    def __repr__(self) -> str:
        return f"Unread({self.error})"


def load_bytes(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """Return a file's content.

    Raises
    ------
    DocumentError
        When there is no such file, or it is a folder, cannot be read, holds blanks only or is larger than `limits` allow.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DocumentError("a document", met="a folder", where=str(path), do="name one of its files")
        size = found.st_size
        if size > limits.file_bytes:
            raise _too_large(path, size=size, limits=limits)
        with path.open("rb", buffering=0) as handle:
            # Not the limit at once: that much room is made ready for each. The file may have grown since it was measured.
            data = handle.read(size + 1)
            while len(data) != size and (more := handle.read(limits.file_bytes + 1 - len(data))):
                data += more
    except FileNotFoundError as error:
        if address := _ADDRESS.match(str(path)):
            raise DocumentError(
                "a file",
                met="an address",
                where=f"{address[0]}/{str(path)[address.end() :]}",
                do="fetch it first: plancheck documents add ADDRESS --to FOLDER",
            ) from error
        raise DocumentError("a document", met="no such file", where=str(path), do="check the path") from error
    except OSError as error:
        raise DocumentError(
            "a readable document",
            met=error.strerror or str(error),
            where=str(path),
            do="see that you may read it",
        ) from error
    if len(data) > limits.file_bytes:
        raise _too_large(path, size=len(data), limits=limits)
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf\xff\xfe\x00"):
        met = "an empty file" if not data else "a file of blanks only"
        raise DocumentError(
            "a document with text", met=met, where=str(path), do="fetch it again or leave it out"
        )
    return data


def _too_large(path: Path, *, size: int, limits: Limits) -> DocumentError:
    return DocumentError(
        f"a file of at most {format_bytes(limits.file_bytes)} (Limits.file_bytes={limits.file_bytes})",
        met=format_bytes(size),
        where=str(path),
        do="split the document, or raise the limit",
    )


def read_document(
    path: str | Path,
    *,
    source: str = "published",
    origin: Origin | None = None,
    id: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    vocabulary: Path | None = None,
    data: bytes | None = None,
) -> Document:
    r"""Read one document.

    Parameters
    ----------
    path : str or Path
        A txt, md, html, pdf or docx file. ``digest.md`` takes its folder's name as id.
    source : {"published", "digest"}
    origin : Origin, optional
        Instead of ``origin.yml`` beside a digest, ``NAME.origin.yml`` beside the file, or what the text's head
        says; its empty fields stay empty.
    id : str, optional
        Instead of the file name without its ending.
    limits : Limits
    vocabulary : Path, optional
        A user's own vocabulary folder: its places are known where the origin is recognised.
    data : bytes, optional
        What `load_bytes` gave for the file, where that was asked already.

    Returns
    -------
    Document
        For txt and md ``text`` is the decoded file, its line ends as they are and without a byte order mark. For
        html it is the main content, for pdf and docx the text in reading order, table rows on lines, cells parted
        by tabs.

    Raises
    ------
    DocumentError
        Missing, empty, too large, undecodable, binary, encrypted, scanned, truncated, or not the format its
        ending says; the message names the file.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "浙江.txt").write_bytes("浙江省数字经济发展“十四五”规划\n一、目标\n到2025年达7%。".encode("gb18030"))
    >>> document = read_document(folder / "浙江.txt")
    >>> document.encoding, document.origin.region, document.origin.last_year, document.sections[0].title
    ('gb18030', '浙江省', 2025, '一、目标')
    """
    path = Path(path)
    where, is_digest = str(path), path.name == DIGEST
    if data is None:
        data = load_bytes(path, limits=limits)
    declared = ENDINGS.get(path.suffix.lower())
    met = sniff_format(data)
    check_format(declared, met, where=where, data=data)
    format = declared or met
    content = _read_content(data, format=format, where=where, limits=limits)
    name = id or document_id(path)
    if origin is None:
        beside = path.parent / ORIGIN_FILE if is_digest else path.with_suffix(".origin.yml")
        origin = read_origin(beside) if beside.is_file() else None
    return make_document(
        content,
        id=name,
        format=format,
        source="digest" if is_digest and source == "published" else source,
        origin=origin,
        path=where,
        vocabulary=vocabulary,
    )


def document_id(path: Path) -> str:
    r"""Return the id of the document in a file: its name without the ending, of a digest its folder's name.

    A name whose bytes are no UTF-8 (from an old archive) has them escaped, so that a table can hold it.

    Examples
    --------
    >>> document_id(Path("plans/上海.txt")), document_id(Path("documents/shanghai/digest.md"))
    ('上海', 'shanghai')
    """
    name = path.parent.name if path.name == DIGEST else path.stem
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def make_document(
    content: Content,
    *,
    id: str,
    format: str = "txt",
    source: str = "published",
    origin: Origin | None = None,
    path: str = "",
    vocabulary: Path | None = None,
) -> Document:
    r"""Make a document of a text that is already decoded.

    Examples
    --------
    >>> make_document(Content("上海市电子商务发展“十二五”规划\n一、现状"), id="x").origin.first_year
    2011
    """
    text = content.text
    sections, found = find_structure(text, markup=format in ("txt", "md"), marked=dict(content.headings))
    skipped = tuple(merge_spans([*content.skipped, *found])) if content.skipped else found
    document = Document(
        id=id,
        text=text,
        source=source,
        sections=sections,
        pages=content.pages,
        tables=content.tables,
        skipped=skipped,
        path=path,
        format=format,
        encoding=content.encoding,
        notes=content.notes,
    )
    if origin is None:
        plain = without_layout(document)
        read = document if plain is None else plain[0]
        origin = recognise_origin(
            with_plain_digits(read.text),
            name=id,
            skipped=read.skipped,
            title=content.title,
            vocabulary=vocabulary,
        )
    return replace(document, origin=origin)


def _read_content(data: bytes, *, format: str, where: str, limits: Limits) -> Content:
    if format == "html":
        from plancheck.documents.html import read_html

        return read_html(data, where=where)
    if format == "pdf":
        from plancheck.documents.pdf import read_pdf

        return read_pdf(data, where=where, limits=limits)
    if format == "docx":
        from plancheck.documents.docx import read_docx

        return read_docx(data, where=where, limits=limits)
    decoded = decode_text(data, where=where)
    notes = () if decoded.encoding == "utf-8" else (f"decoded as {decoded.encoding}: {decoded.reason}",)
    return Content(decoded.text, encoding=decoded.encoding, notes=notes)


def find_documents(folder: str | Path) -> list[Path]:
    """Return the documents of a folder and its subfolders, sorted; hidden files, README files, what lies in quarantine are none.

    Nor are the pages of a report site or of claims that plancheck wrote there itself.

    Raises
    ------
    DocumentError
        When the folder is missing.
    """
    folder = Path(folder)
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise DocumentError("a folder of documents", met="none", where=str(folder), do="check the path")
    below = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    own = own_pages(below)
    return sorted(
        path
        for name, path in below.items()
        if path.suffix.lower() in ENDINGS and _is_shown(name, path) and name not in own
    )


def find_unread(folder: Path) -> list[Path]:
    """Return the files of a folder and its subfolders that are documents of a format that is not read, sorted."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in UNREAD_ENDINGS and _is_shown(path.relative_to(folder).as_posix(), path)
    )


def _is_shown(name: str, path: Path) -> bool:
    """Return whether a file below a folder may be a document: not hidden, no README, not put aside, no office program's lock."""
    return (
        path.is_file()
        and not any(part.startswith(".") or part == QUARANTINE for part in name.split("/"))
        and not path.name.startswith("~$")
        and path.stem.upper() != "README"
    )


def read_documents(
    paths: str | Path | Iterable[str | Path],
    *,
    source: str = "published",
    limits: Limits = DEFAULT_LIMITS,
    vocabulary: Path | None = None,
) -> Iterator[Document | Unread]:
    """Yield every document of files and folders one by one; what cannot be read comes as `Unread`.

    Only one document is held at a time. Two files with one id (the same name in two folders) are told apart by
    their folder's name.

    Examples
    --------
    >>> [type(item).__name__ for item in read_documents("no such folder")]
    ['Unread']
    """
    named = [paths] if isinstance(paths, (str, Path)) else list(paths)
    seen: set[str] = set()
    for start in named:
        try:
            found = find_documents(start) if not Path(start).is_file() else [Path(start)]
        except DocumentError as error:
            yield Unread(str(start), error)
            continue
        for path in found:
            try:
                document = read_document(path, source=source, limits=limits, vocabulary=vocabulary)
            except PlancheckError as error:
                yield Unread(str(path), error)
                continue
            except (MemoryError, RecursionError) as error:
                met = f"{type(error).__name__} while reading"
                yield Unread(
                    str(path), DocumentError("a document that fits into memory", met=met, where=str(path))
                )
                continue
            if document.id in seen:
                document = replace(document, id=f"{path.parent.name}/{document.id}")
            seen.add(document.id)
            yield document
