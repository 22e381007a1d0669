"""A corpus of published texts: are they the ones that were read, and what are they."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from plancheck.documents.formats import ENDINGS
from plancheck.documents.origin.declared import ORIGIN_FILE, read_origin
from plancheck.errors import PlancheckError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a published text at hand is the one whose sha256 its origin.yml declares.

    Parameters
    ----------
    document : str
    verdict : {"same", "differs", "missing", "not declared", "unreadable origin"}
    expected, met : str
        The declared and the computed sha256.
    path : str
        The published text, empty when missing.
    reason : str
        What is wrong with the origin.yml, with its line.
    """

    document: str
    verdict: str
    expected: str = ""
    met: str = ""
    path: str = ""
    reason: str = ""


def hash_file(path: Path) -> str:
    """Return the sha256 of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def verify_documents(origins: Path, *, texts: Path) -> list[Verification]:
    """Compare the published texts of a folder with the sha256 that each ``<id>/origin.yml`` declares.

    So are the texts beside which ``documents add`` has put an ``<id>.origin.yml``.

    Parameters
    ----------
    origins : Path
        ``data/documents``: one folder per document with its origin.yml.
    texts : Path
        Folder of published texts, file name = document id.

    Returns
    -------
    list of Verification
        One per document, sorted by id.
    """
    declared = {
        path.name: path / ORIGIN_FILE
        for path in sorted(origins.iterdir() if origins.is_dir() else ())
        if (path / ORIGIN_FILE).is_file()
    }
    # texts that were added carry their own
    for path in sorted(texts.glob("*.origin.yml")) if texts.is_dir() else ():
        declared.setdefault(path.name.removesuffix(".origin.yml"), path)
    found: dict[str, Path] = {}
    for path in sorted(texts.iterdir()) if texts.is_dir() else ():
        if path.suffix.lower() in ENDINGS and path.is_file():
            found.setdefault(path.stem, path)
    return [_verify(name, path, found.get(name)) for name, path in sorted(declared.items())]


def _verify(document: str, origin: Path, text: Path | None) -> Verification:
    try:
        expected = read_origin(origin).sha256
    except PlancheckError as error:
        return Verification(document, "unreadable origin", reason=str(error))
    if text is None:
        return Verification(document, "missing", expected)
    met = hash_file(text)
    verdict = "not declared" if not expected else "same" if met == expected else "differs"
    return Verification(document, verdict, expected, met, str(text))


@dataclass(frozen=True, slots=True)
class CorpusStatistics:
    """What a corpus folder holds, from its files' names and the origins beside them; no text is read.

    Parameters
    ----------
    documents : int
    size : int
        Bytes.
    counts : tuple of (str, tuple of (str, int))
        By format, kind, province and year; an empty value counts what is not known.
    undescribed : int
        Texts without an origin beside them.
    unreadable : tuple of str
        Origins that cannot be read, each with its reason.
    quarantined : tuple of (str, int)
        Reasons of what was put aside, the names in them left out, by how often.
    earlier : int
        Texts that a new version took the place of.
    """

    documents: int
    size: int
    counts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    undescribed: int
    unreadable: tuple[str, ...]
    quarantined: tuple[tuple[str, int], ...]
    earlier: int = 0


def describe_corpus(folder: Path) -> CorpusStatistics:
    """Return what a corpus folder holds."""
    from collections import Counter

    from plancheck.documents.intake import read_reasons
    from plancheck.documents.provinces import province_of
    from plancheck.documents.read import find_documents
    from plancheck.documents.versions import read_versions

    names = ("format", "kind", "province", "year")
    counters = {name: Counter[str]() for name in names}
    size = undescribed = 0
    unreadable: list[str] = []
    files = find_documents(folder)
    for path in files:
        size += path.stat().st_size
        counters["format"][ENDINGS[path.suffix.lower()]] += 1
        beside = path.with_suffix(".origin.yml")
        if not beside.is_file():
            undescribed += 1
            continue
        try:
            origin = read_origin(beside)
        except PlancheckError as error:
            unreadable.append(str(error))
            continue
        counters["kind"][origin.kind] += 1
        counters["province"][province_of(origin.region)] += 1
        counters["year"][str(origin.year or "")] += 1
    reasons = Counter(
        re.sub(r"^.*?: (?=expected)", "", reason).split("; ")[0] for _, reason in read_reasons(folder)
    )
    counts = tuple(
        (name, tuple(sorted(counters[name].items(), key=lambda item: (-item[1], item[0])))) for name in names
    )
    return CorpusStatistics(
        len(files), size, counts, undescribed, tuple(unreadable), tuple(reasons.most_common()),
        len(read_versions(folder)),
    )  # fmt: skip
