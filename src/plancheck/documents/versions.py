"""New versions of texts that a corpus has: which text a changed one replaces, and where the earlier one is kept."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plancheck.documents.document import Origin
from plancheck.documents.fingerprints import Fingerprint, Fingerprints
from plancheck.documents.formats import ENDINGS, QUARANTINE
from plancheck.documents.origin.declared import read_origin
from plancheck.errors import DocumentError
from plancheck.tables import write_text

EARLIER = "earlier"  # folder in the quarantine
VERSIONS = "versions.csv"
# Least similarity of two texts with one head that are versions of one: an annex may have the head of its plan. Measured on
# data/documents: every third sentence left out .55 to .91, the last third left out .69 to .86, every fifth figure another .78 to .95
# (every figure: .41 to .70); two of the plans put under one head .02 to .12. Whatever lies between .12 and .55 would do.
ALIKE = 0.5
_COLUMNS = ("document", "file", "sha256", "said", "until", "reason")
_KEY = re.compile(r"^(title|address):[ \t]*(.+?)[ \t]*$", re.M)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A text of the corpus that a changed text may be a new version of.

    Parameters
    ----------
    document : str
        Id.
    by : {"address", "head"}
        The same address, or the same title, issuer (place where none is named) and date.
    similarity : float
        Estimated share of common shingles.
    """

    document: str
    by: str
    similarity: float

    @property
    def is_replaced(self) -> bool:
        """Whether the two are versions of one text."""
        return self.by == "address" or self.similarity >= ALIKE

    @property
    def shared(self) -> str:
        """What the two have in common, in words."""
        return "address" if self.by == "address" else "title, issuer and date"


class Versions:
    """The texts of a corpus folder by their addresses and titles, and the earlier versions kept of them.

    The origins are looked through once, when the first text is asked for that the corpus does not have.

    Parameters
    ----------
    folder : Path
        The corpus.
    known : Fingerprints
        Of its texts.
    """

    def __init__(self, folder: Path, known: Fingerprints) -> None:
        self._folder = folder
        self._known = known
        self._by: dict[str, dict[str, list[str]]] | None = None
        self._earlier = {
            row[key]: row for row in read_versions(folder) for key in ("sha256", "said") if row[key]
        }

    def earlier(self, print_: Fingerprint) -> str:
        """Return the id of the text that this is an earlier version of; empty where it is none."""
        row = self._earlier.get(print_.sha256) or self._earlier.get(print_.said)
        return row["document"] if row and self._text(row["document"]) else ""

    def predecessor(
        self, origin: Origin, print_: Fingerprint, *, wanted: str, but: Collection[str]
    ) -> Predecessor | None:
        """Return the text of the corpus whose address, else whose title, issuer and date a text has; the most like it of several.

        Parameters
        ----------
        origin : Origin
            Of the text.
        print_ : Fingerprint
        wanted : str
            Id that the text would have; preferred among several.
        but : collection of str
            Ids that are not looked at.
        """
        found: list[tuple[bool, float, str]] = []
        for by, value in (("address", origin.address), ("title", origin.title)):
            if found or not value:
                continue
            for document in self._index()[by].get(value, ()):
                text = self._text(document)
                if text is None or document in but or not self._has_head(document, origin, by=by):
                    continue
                found.append((document == wanted, self._known.similarity_to(text.name, print_), document))
            if found:
                _, alike, document = max(found)
                return Predecessor(document, "address" if by == "address" else "head", alike)
        return None

    def keep_earlier(self, document: str, print_: Fingerprint, *, reason: str) -> tuple[Path, str]:
        """Copy a text and its origin aside as an earlier version; return the text, and the path of its copy in the corpus.

        Both are left where they are until the new version is there.

        Parameters
        ----------
        document : str
            Id.
        print_ : Fingerprint
            Of the new version.
        reason : str
            In words.

        Raises
        ------
        DocumentError
            When the corpus holds no text of that id.
        """
        text = self._text(document)
        if text is None:
            raise DocumentError(f"a text {document}.*", met="no such file", where=str(self._folder))
        sha256, said = self._known.hashes(text.name)
        aside = self._folder / QUARANTINE / EARLIER
        aside.mkdir(parents=True, exist_ok=True)
        kept = aside / f"{document}-{sha256[:12]}{text.suffix}"
        shutil.copyfile(text, kept)
        origin = self._folder / f"{document}.origin.yml"
        if origin.is_file():
            shutil.copyfile(origin, aside / f"{document}-{sha256[:12]}.origin.yml")
        place = f"{QUARANTINE}/{EARLIER}/{kept.name}"
        row = dict(
            zip(_COLUMNS, (document, place, sha256, said, date.today().isoformat(), reason), strict=True)
        )
        out = io.StringIO()
        writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
        writer.writeheader()
        # a version that comes back is one no more
        now = {print_.sha256, print_.said}
        writer.writerows(
            [*(old for old in read_versions(self._folder) if not now & {old["sha256"], old["said"]}), row]
        )
        write_text(self._folder / QUARANTINE / VERSIONS, out.getvalue())
        self._earlier |= {sha256: row, said: row}
        return text, place

    def _text(self, document: str) -> Path | None:
        return next(
            (
                path
                for ending in ENDINGS
                if (path := self._folder / f"{document}{ending}").is_file()
            ),
            None,
        )  # fmt: skip

    def _has_head(self, document: str, origin: Origin, *, by: str) -> bool:
        try:
            other = read_origin(self._folder / f"{document}.origin.yml")
        except DocumentError:
            return False  # `documents stats` names it
        if by == "address":
            return other.address == origin.address
        head = (origin.title, origin.issuer or origin.region, origin.date)
        return all(head) and head == (other.title, other.issuer or other.region, other.date)

    def _index(self) -> dict[str, dict[str, list[str]]]:
        """Return ids by title and by address, as the lines of the origins say them: quick, and confirmed when one is met."""
        if self._by is None:
            self._by = {"title": defaultdict(list), "address": defaultdict(list)}
            for document, key, value in _lines_of_origins(self._folder):
                self._by[key][value].append(document)
        return self._by


def _lines_of_origins(folder: Path) -> Iterator[tuple[str, str, str]]:
    for path in sorted(folder.glob("*.origin.yml")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue  # `documents stats` names it
        for key, value in _KEY.findall(text):
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            said = value[1:-1] if quoted else value
            yield (
                path.name.removesuffix(".origin.yml"),
                key,
                re.sub(r"\\(.)", r"\1", said) if quoted else said,
            )


def read_versions(folder: Path) -> list[dict[str, str]]:
    """Return the earlier versions kept of a corpus folder: id, file, sha256 of bytes and of words, until when, why."""
    path = folder / QUARANTINE / VERSIONS
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return [row for row in csv.DictReader(handle) if set(_COLUMNS) <= row.keys()]
