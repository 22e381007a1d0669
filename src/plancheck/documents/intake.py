"""Taking texts into a corpus: each is read, named, described by an origin.yml, or put aside with the reason."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plancheck.documents.corpus import hash_file
from plancheck.documents.document import Document, Origin
from plancheck.documents.flow import logical_text
from plancheck.documents.limits import DEFAULT_LIMITS, Limits
from plancheck.documents.read import ENDINGS, QUARANTINE, find_documents, read_document
from plancheck.errors import DocumentError, PlancheckError
from plancheck.tables import write_atomically

REASONS = "reasons.csv"
ADD_VERDICTS = ("added", "duplicate", "quarantined")
_RECOGNISED = "Recognised from the text; nobody has checked it yet."


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one file.

    Parameters
    ----------
    source : str
        The file given.
    verdict : {"added", "duplicate", "quarantined"}
    document : str
        Id in the corpus; of the text it repeats for a duplicate; empty for a quarantined file.
    reason : str
        Why it was not added.
    """

    source: str
    verdict: str
    document: str = ""
    reason: str = ""


def text_fingerprint(document: Document) -> str:
    r"""Return a hash of what a document says: letters and digits of its logical text, nothing else.

    The same plan as txt in GB18030, as docx and as a web page with other line breaks has one fingerprint.

    Examples
    --------
    >>> a, b = Document("a", "交易额达 4.5\n万亿元。"), Document("b", "交易额达4.5万亿元")
    >>> text_fingerprint(a) == text_fingerprint(b)
    True
    """
    text = re.sub(r"[\W_]+", "", logical_text(document).text)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def add_documents(
    sources: Iterable[Path], *, folder: Path, limits: Limits = DEFAULT_LIMITS
) -> list[Addition]:
    """Copy texts into a corpus folder with what their heads say of them.

    ``<id>.<ending>`` holds the file's bytes as they are, ``<id>.origin.yml`` the recognised origin with the file's
    sha256, to be corrected by hand. A file that cannot be read goes to ``quarantine/`` with its reason in
    ``quarantine/reasons.csv``; one that says the same as a text already there is left out.

    Parameters
    ----------
    sources : iterable of Path
        Files and folders.
    folder : Path
        The corpus; it may hold texts already.
    limits : Limits

    Returns
    -------
    list of Addition
        One per file, in order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _known_texts(folder, limits=limits)
    additions = []
    for source in sources:
        try:
            files = find_documents(source)
        except DocumentError as error:
            additions.append(Addition(str(source), "quarantined", reason=str(error)))
            continue
        additions.extend(_add_file(path, folder=folder, known=known, limits=limits) for path in files)
    _write_reasons(folder, additions)
    return additions


def _known_texts(folder: Path, *, limits: Limits) -> dict[str, str]:
    known: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in ENDINGS or not path.is_file():
            continue
        known.setdefault(hash_file(path), path.stem)
        try:
            known.setdefault(text_fingerprint(read_document(path, limits=limits)), path.stem)
        except PlancheckError:
            continue  # a text put there by hand that cannot be read repeats nothing
    return known


def _add_file(path: Path, *, folder: Path, known: dict[str, str], limits: Limits) -> Addition:
    try:
        document = read_document(path, limits=limits)
    except PlancheckError as error:
        if path.is_file():
            aside = folder / QUARANTINE
            aside.mkdir(exist_ok=True)
            shutil.copyfile(path, aside / path.name)
        return Addition(str(path), "quarantined", reason=str(error))
    digest = hash_file(path)
    for key in (digest, text_fingerprint(document)):
        if key in known:
            same = "bytes" if key == digest else "text"
            return Addition(str(path), "duplicate", known[key], f"the same {same} as {known[key]}")
    name = _free_name(document.id, folder)
    for key in (digest, text_fingerprint(document)):
        known[key] = name
    target = folder / f"{name}{path.suffix.lower()}"
    write_atomically(target, lambda temporary: _copy(path, temporary))
    described = origin_text(
        document.origin, id=name, sha256=digest, note="" if document.origin.declared else _RECOGNISED
    )
    write_atomically(folder / f"{name}.origin.yml", lambda temporary: _write(temporary, described))
    return Addition(str(path), "added", name)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _free_name(wanted: str, folder: Path) -> str:
    """Return the id, or the id with a number where another text has it already."""
    wanted = re.sub(r"[^\w.-]+", "-", wanted).strip("-.") or "document"
    taken = {
        path.name.split(".")[0] if path.name.endswith(".origin.yml") else path.stem
        for path in folder.iterdir()
    }
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def origin_text(origin: Origin, *, id: str, sha256: str = "", note: str = "") -> str:
    """Return an ``origin.yml`` that `read_origin` reads back.

    Examples
    --------
    >>> print(origin_text(Origin(title="某规划", region="上海市", kind="plan"), id="a").splitlines()[1])
    title: "某规划"
    """
    values: dict[str, str | int | None] = {
        "id": id,
        "title": origin.title or id,
        "issuer": origin.issuer,
        "number": origin.number,
        "date": origin.date,
        "plan_first_year": origin.first_year,
        "plan_last_year": origin.last_year,
        "region": origin.region,
        "kind": origin.kind,
        "address": origin.address,
        "sha256": sha256 or origin.sha256,
        "note": note,
    }
    return "".join(f"{key}: {_quoted(value)}\n" for key, value in values.items() if value is not None)


def _quoted(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write_reasons(folder: Path, additions: list[Addition]) -> None:
    rows = [addition for addition in additions if addition.verdict == "quarantined"]
    if not rows:
        return
    path = folder / QUARANTINE / REASONS
    before: list[list[str]] = []
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as handle:
            before = list(csv.reader(handle))[1:]
    replaced = {addition.source for addition in rows}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "reason"])
    writer.writerows(row for row in before if row and row[0] not in replaced)
    writer.writerows([addition.source, addition.reason] for addition in rows)
    write_atomically(path, lambda temporary: _write(temporary, out.getvalue()))
