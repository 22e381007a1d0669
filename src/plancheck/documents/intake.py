"""Taking texts into a corpus: each is read, named, described by an origin.yml, or put aside with the reason."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plancheck.cluster import Here, Workers
from plancheck.documents.corpus import hash_file
from plancheck.documents.document import Origin
from plancheck.documents.fetching import Fetcher, FetchPolicy
from plancheck.documents.fingerprints import NEAR, Fingerprint, Fingerprints, fingerprint
from plancheck.documents.formats import ENDINGS, QUARANTINE
from plancheck.documents.limits import DEFAULT_LIMITS, Limits
from plancheck.documents.read import find_documents, read_document
from plancheck.documents.versions import Predecessor, Versions
from plancheck.errors import DocumentError, PlancheckError, UsageError
from plancheck.retried import GivenUp, Retried
from plancheck.tables import write_atomically

REASONS = "reasons.csv"
LISTS = (".csv", ".list", ".lst")  # files that name documents, one a line or one a row
_ADDRESS_COLUMNS = ("address", "url", "path", "file")
_RECOGNISED = "Recognised from the text; nobody has checked it yet."


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one file.

    Parameters
    ----------
    source : str
        The file or address given.
    verdict : {"added", "new version", "duplicate", "near duplicate", "quarantined", "not found"}
    document : str
        Id in the corpus; of the text it repeats for a duplicate, or whose place it takes; empty for a quarantined file and for
        what is not there.
    reason : str
        Why it was not added; of an added one, what it is like; of a new version, what it replaces.
    """

    source: str
    verdict: str
    document: str = ""
    reason: str = ""


def take_documents(
    sources: Iterable[str | Path],
    *,
    folder: Path,
    limits: Limits = DEFAULT_LIMITS,
    policy: FetchPolicy | None = None,
    keep_near: bool = False,
    workers: Workers | None = None,
) -> Iterator[Addition]:
    """Take texts into a corpus folder with what their heads say of them.

    ``<id>.<ending>`` holds the file's bytes as they are, ``<id>.origin.yml`` the recognised origin with the file's
    sha256, to be corrected by hand. A file that cannot be read goes to ``quarantine/`` with its reason in
    ``quarantine/reasons.csv``; one that says the same as a text already there is left out, also when all but a tenth of
    it is the same and its numbers are the same in the same order. A changed text with the address of one that an earlier
    call took in, or with its title, issuer and date and at least half of its words, is a new version: it takes the other's
    place and id, and the earlier one is kept in ``quarantine/earlier/``, named in ``quarantine/versions.csv``. Two such texts
    that come in one call are two.

    Parameters
    ----------
    sources : iterable of str or Path
        Files, folders, http addresses, and lists of these (``.list`` with one a line, ``.csv`` with a column ``address``
        or ``path``).
    folder : Path
        The corpus; it may hold texts already.
    limits : Limits
    policy : FetchPolicy, optional
        How addresses are fetched.
    keep_near : bool
        Add texts that are nearly the same as one already there, or new versions of it, beside it.
    workers : Workers, optional
        Processes that read the texts; this process alone by default. What is taken, and under which name, does not depend
        on them: texts are compared and kept here, one after the other in their order.

    Yields
    ------
    Addition
        One per file, as it is done.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with Fingerprints(folder) as known, tempfile.TemporaryDirectory(prefix="plancheck-") as scratch:
        team = workers or Here()
        _update(known, folder, team, limits=limits)
        intake = _Intake(folder, known, Versions(folder, known), _Names(folder), keep_near)
        with _Sources(Path(scratch), policy) as finder:
            for item, looked in _look_through(finder.find(sources), team, limits=limits):
                addition = item if isinstance(item, Addition) else intake.take(item, looked)
                if addition.verdict == "quarantined":
                    _write_reason(folder, addition)
                yield addition


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to take in, and where it came from."""

    path: Path
    named: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a worker says of a file: its document's id and origin and its fingerprint, or why it cannot be read."""

    document: str = ""
    origin: Origin = field(default_factory=Origin)
    fingerprint: Fingerprint | None = None
    reason: str = ""


def _look(task: tuple[int, Path, Limits]) -> _Look:
    """Read a file; for a worker."""
    _, path, limits = task
    try:
        document = read_document(path, limits=limits)
        return _Look(document.id, document.origin, fingerprint(document, sha256=hash_file(path)))
    except (PlancheckError, OSError) as error:
        return _Look(reason=str(error))
    except (MemoryError, RecursionError) as error:
        return _Look(reason=f"expected a document that fits into memory, met {type(error).__name__}")
    except Exception as error:  # a file that trips a defect of ours must not cost the others
        return _Look(
            reason=f"expected a reading, met {type(error).__name__}: {error}; please report it with the document"
        )


def _look_through(
    items: Iterable[_Source | Addition], workers: Workers, *, limits: Limits
) -> Iterator[tuple[_Source | Addition, _Look]]:
    """Yield each item in its order with what a worker says of its file; what is no file is passed on."""
    waiting: dict[int, _Source | Addition] = {}
    looked: dict[int, _Look] = {}
    due = 0

    def tasks() -> Iterator[tuple[int, Path, Limits]]:
        for number, item in enumerate(items):
            waiting[number] = item
            if isinstance(item, Addition):
                looked[number] = _Look()
            else:
                yield number, item.path, limits

    def ready() -> Iterator[tuple[_Source | Addition, _Look]]:
        nonlocal due
        while due in looked:
            yield waiting.pop(due), looked.pop(due)
            due += 1

    for outcome in Retried(workers, _look, tasks()):
        if isinstance(outcome, GivenUp):
            looked[outcome.task[0]] = _Look(reason=f"expected a reading, met {outcome.why}")
        else:
            looked[outcome.task[0]] = outcome.result
        yield from ready()
    yield from ready()


class _Sources:
    """Files that sources name; what an address names is fetched first."""

    def __init__(self, scratch: Path, policy: FetchPolicy | None) -> None:
        self._scratch = scratch
        self._policy = policy
        self._fetcher: Fetcher | None = None
        self._fetched = 0

    def __enter__(self) -> _Sources:
        return self

    def __exit__(self, *error: object) -> None:
        if self._fetcher is not None:
            self._fetcher.__exit__(*error)

    def find(self, sources: Iterable[str | Path]) -> Iterator[_Source | Addition]:
        for source in sources:
            named = str(source)
            if named.startswith(("http://", "https://")):
                yield self._fetch(named)
                continue
            path = Path(source)
            if not path.exists():
                yield Addition(named, "not found", reason=_not_there(named))
                continue
            if path.suffix.lower() in LISTS and path.is_file():
                yield from self._listed(path)
                continue
            try:
                files = find_documents(path)
            except DocumentError as error:
                yield Addition(named, "quarantined", reason=str(error))
                continue
            if not files:
                yield Addition(named, "not found", reason="expected a folder with documents, met none in it")
            for file in files:
                yield _Source(file, str(file))

    def _listed(self, path: Path) -> Iterator[_Source | Addition]:
        try:
            items = read_list(path)
        except PlancheckError as error:
            yield Addition(str(path), "quarantined", reason=str(error))
            return
        for item in items:
            local = not item.startswith(("http://", "https://"))
            # a path in a list is meant from where the list is
            yield from self.find([path.parent / item if local else item])

    def _fetch(self, address: str) -> _Source | Addition:
        if self._fetcher is None:
            self._fetcher = Fetcher(self._scratch, policy=self._policy, lasting=False)
        self._fetched += 1
        stem = re.sub(r"[^\w.-]+", "-", Path(unquote(urlsplit(address).path)).stem).strip("-.") or "document"
        self._fetcher.folder = self._scratch / str(self._fetched)  # two pages called index.html are two
        try:
            fetched = self._fetcher.fetch(stem, address=address)
        except PlancheckError as error:
            return Addition(address, "quarantined", reason=str(error))
        return _Source(Path(fetched.path), address, address)


def _not_there(source: str) -> str:
    if "://" in source:
        return f"expected an address of http or https, met {source.partition('://')[0]}"
    return "expected a document, a folder or an address, met no such file; check the path"


def read_list(path: Path) -> list[str]:
    """Return the addresses and paths that a list names.

    Parameters
    ----------
    path : Path
        ``.csv``: the column ``address``, ``url``, ``path`` or ``file``; else one a line, blank lines and ``#`` apart.

    Raises
    ------
    UsageError
        When a csv has none of these columns.
    """
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix.lower() != ".csv":
        return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(io.StringIO(text))
    column = next((name for name in _ADDRESS_COLUMNS if name in (reader.fieldnames or ())), None)
    if column is None:
        met = ", ".join(reader.fieldnames or ()) or "an empty file"
        raise UsageError(f"a column {', '.join(_ADDRESS_COLUMNS)}", met=met, where=str(path))
    return [row[column].strip() for row in reader if (row[column] or "").strip()]


def _update(known: Fingerprints, folder: Path, workers: Workers, *, limits: Limits) -> None:
    """Bring the fingerprints up to date with the texts that were put into the folder, or taken away, by hand."""
    before = known.known()
    there = {
        path.name: path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()
    }
    known.forget(before.keys() - there.keys())
    changed = []
    for name, path in sorted(there.items()):
        stat = path.stat()
        if before.get(name) != (stat.st_size, stat.st_mtime_ns):
            changed.append(_Source(path, name))
    for item, look in _look_through(changed, workers, limits=limits):
        # a text put there by hand that cannot be read repeats nothing
        if isinstance(item, _Source) and look.fingerprint is not None:
            known.put(item.path, look.fingerprint)


@dataclass(frozen=True, slots=True)
class _Intake:
    """What a corpus folder has, and how texts are taken into it."""

    folder: Path
    known: Fingerprints
    versions: Versions
    names: _Names
    keep_near: bool
    fresh: set[str] = field(default_factory=set)  # ids taken in by this call

    def take(self, source: _Source, look: _Look) -> Addition:
        """Add a text, put it in another's place, leave it out, or put it aside."""
        print_, origin = look.fingerprint, look.origin
        if print_ is None:
            return _put_aside(source, self.folder, look.reason)
        if source.address:
            origin = replace(origin, address=origin.address or source.address)
        like = self.known.like(print_)
        if like is not None and like.kind in ("bytes", "text"):
            return Addition(
                source.named, "duplicate", like.document, f"the same {like.kind} as {like.document}"
            )
        if not self.keep_near and (document := self.versions.earlier(print_)):
            return Addition(
                source.named, "duplicate", document, f"an earlier version of {document}, which was replaced"
            )
        found = self.versions.predecessor(origin, print_, wanted=look.document, but=self.fresh)
        near = like is not None and like.kind == "near"
        if found and found.is_replaced and not self.keep_near and (not near or found.by == "address"):
            return self._replace(source, print_, origin, found)
        notes = []
        if like is not None:
            share = f"{like.similarity:.0%} of it as in {like.document} (from {NEAR:.0%} on a near duplicate)"
            if near and not self.keep_near:
                return Addition(
                    source.named, "near duplicate", like.document, f"{share}, with the same numbers"
                )
            notes.append(f"{share}, {'kept as asked' if near or self.keep_near else 'with other numbers'}")
        elif found:
            asked = ", kept as asked" if found.is_replaced else ": another text"
            notes.append(f"{found.shared} as {found.document}, {found.similarity:.0%} of it the same{asked}")
        name = self.names.take(look.document)
        self._keep(source.path, name, print_)
        described = origin_text(
            origin, id=name, sha256=print_.sha256, note="" if origin.declared else _RECOGNISED
        )
        write_atomically(self.folder / f"{name}.origin.yml", lambda temporary: _write(temporary, described))
        return Addition(source.named, "added", name, "; ".join(notes))

    def _replace(self, source: _Source, print_: Fingerprint, origin: Origin, found: Predecessor) -> Addition:
        """Put a changed text in the place of an earlier one; an origin corrected by hand stays, with the new sha256."""
        name = found.document
        path = self.folder / f"{name}.origin.yml"
        before = path.read_text(encoding="utf-8-sig")
        text, place = self.versions.keep_earlier(
            name, print_, reason=f"a changed text with the same {found.shared} came as {source.named}"
        )
        if self._keep(source.path, name, print_) != text:  # another format than before
            text.unlink()
            self.known.forget([text.name])
        if _RECOGNISED in before or origin.declared:
            note = "" if origin.declared else _RECOGNISED
            described = origin_text(origin, id=name, sha256=print_.sha256, note=note)
        else:
            kept = re.sub(r"(?m)^sha256:.*\n?", "", before)
            described = f'{kept.rstrip()}\nsha256: "{print_.sha256}"\n'
        write_atomically(path, lambda temporary: _write(temporary, described))
        return Addition(
            source.named, "new version", name,
            f"the same {found.shared}, {found.similarity:.0%} of it as before; the earlier text is in {place} "
            "(--keep-near keeps both)",
        )  # fmt: skip

    def _keep(self, path: Path, name: str, print_: Fingerprint) -> Path:
        ending = path.suffix.lower()
        # a text under an ending that no corpus is searched for would be taken in and never read
        target = self.folder / f"{name}{ending if ending in ENDINGS else '.txt'}"
        write_atomically(target, lambda temporary: _copy(path, temporary))
        self.known.put(target, print_)
        self.fresh.add(name)
        return target


def _put_aside(source: _Source, folder: Path, reason: str) -> Addition:
    if source.path.is_file():
        aside = folder / QUARANTINE
        aside.mkdir(exist_ok=True)
        target, number = aside / source.path.name, 2
        while target.exists() and hash_file(target) != hash_file(source.path):
            target = aside / f"{source.path.stem}-{number}{source.path.suffix}"
            number += 1
        shutil.copyfile(source.path, target)
    return Addition(source.named, "quarantined", reason=reason)


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


class _Names:
    """The ids of a corpus folder, listed once."""

    def __init__(self, folder: Path) -> None:
        self._taken = {
            path.name.split(".")[0] if path.name.endswith(".origin.yml") else path.stem
            for path in folder.iterdir()
        }

    def take(self, wanted: str) -> str:
        """Return the id, or the id with a number where another text has it already."""
        wanted = re.sub(r"[^\w.-]+", "-", wanted).strip("-.") or "document"
        name, number = wanted, 2
        while name in self._taken:
            name = f"{wanted}-{number}"
            number += 1
        self._taken.add(name)
        return name


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


def _write_reason(folder: Path, addition: Addition) -> None:
    """Keep why a file was put aside; at once, so that a run that is broken off has named what it met."""
    path = folder / QUARANTINE / REASONS
    before = [row for row in read_reasons(folder) if row[0] != addition.source]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "reason"])
    writer.writerows([*before, (addition.source, addition.reason)])
    write_atomically(path, lambda temporary: _write(temporary, out.getvalue()))


def read_reasons(folder: Path) -> list[tuple[str, str]]:
    """Return what was put aside of a corpus folder, and why."""
    path = folder / QUARANTINE / REASONS
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return [(row[0], row[1]) for row in list(csv.reader(handle))[1:] if len(row) == 2]
