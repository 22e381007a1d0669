"""What workers do: functions of one batch that answer with bytes and records and change nothing else.

What reads and checks is imported by who does it: the run hands these functions out and needs none of it.
"""

from __future__ import annotations

import gc
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plancheck.errors import DocumentError, PlancheckError, TableError
from plancheck.scale.listing import Listed, is_url, open_address
from plancheck.store.manifest import Record
from plancheck.store.parts import (
    AREA,
    Common,
    areas_of,
    arrow_rows,
    columns_of,
    repeated,
    to_bytes,
    unpack,
    with_part,
)
from plancheck.store.store import home_of
from plancheck.tables import check_rows
from plancheck.vocabulary import load_vocabulary

if TYPE_CHECKING:
    import pyarrow as pa

    from plancheck.claims.claim import Claim
    from plancheck.documents.document import Document
    from plancheck.quantities.quantity import Quantity
    from plancheck.series.points import SeriesPoint
    from plancheck.statements.extract import Extraction
    from plancheck.statements.statement import Statement
    from plancheck.targets.assessment import TargetAssessment

FIRST_YEAR = 1900  # bit 0 of the years a document speaks of
LAST_YEAR = 2155
_MOST_BYTES = 4 << 20  # of a batch's files held at a time
_UNTOLD = 1 << 18  # bytes a file is taken to have that does not tell
_FETCHED_AT_A_TIME = 16  # of files that lie elsewhere
_LONGEST_SPAN = 10  # years of a span in each of which a share is looked for


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Documents to read together.

    Parameters
    ----------
    part : int
        Number of the part their rows will make.
    documents : tuple of Listed
    known : tuple of str
        For each the sha256 it had when these very code and words read it; empty where another reading is wanted.
    version : str
    vocabulary : str
        A user's own vocabulary folder; empty for none.
    """

    part: int
    documents: tuple[Listed, ...]
    known: tuple[str, ...]
    version: str
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Records of a batch, its rows as Arrow, and the documents whose content is what it was."""

    records: tuple[Record, ...]
    same: tuple[Listed, ...]
    tables: dict[str, tuple[bytes, int]]


def read_batch(task: ReadTask) -> ReadResult:
    """Read documents and extract their quantities and statements; one that cannot be read is a record with its reason."""
    with _no_collection():
        return _read(task)


@dataclass(slots=True)
class _Going:
    """A document of a batch, with what the steps so far made of it; one with a reason goes no further."""

    number: int
    listed: Listed
    known: str
    path: Path = Path()
    data: bytes = b""
    sha256: str = ""
    document: Document | None = None
    extraction: Extraction | None = None
    reason: str | None = None

    @property
    def same(self) -> bool:
        """Whether its content is what it was."""
        return self.known != "" and self.sha256 == self.known

    def goes(self, step: Callable[[_Going], None]) -> None:
        """Take a step, or keep why it cannot be taken."""
        if self.reason is not None or self.same:
            return
        try:
            step(self)
        except (PlancheckError, OSError) as error:
            self.reason = str(error)
        except Exception as error:  # one document that trips a defect of ours must not cost the others
            self.reason = (
                f"expected a reading, met {type(error).__name__}: {error}; please report it with the document"
            )


def _read(task: ReadTask) -> ReadResult:
    """Take each step with all documents before the next: what fetching alone runs is cold after every extraction."""
    from plancheck.documents.origin.declared import read_origin
    from plancheck.documents.read import read_document
    from plancheck.statements.extract import extract

    vocabulary = load_vocabulary(Path(task.vocabulary) if task.vocabulary else None)
    going = [
        _Going(number, listed, known)
        for number, (listed, known) in enumerate(zip(task.documents, task.known, strict=True))
    ]
    elsewhere = any(is_url(listed.address) for listed in task.documents)
    with tempfile.TemporaryDirectory(prefix="plancheck-") if elsewhere else nullcontext("") as scratch:

        def fetched(one: _Going) -> None:
            one.path, one.data = _fetch(one.listed, Path(scratch, str(one.number)))
            one.sha256 = hashlib.sha256(one.data).hexdigest()

        def understood(one: _Going) -> None:
            data, one.data = one.data, b""
            origin = read_origin(one.path.with_suffix(".origin.yml")) if one.listed.origin else None
            one.document = read_document(one.path, id=one.listed.document, origin=origin, data=data)

        def extracted(one: _Going) -> None:
            if one.document is not None:
                one.extraction = extract(one.document, vocabulary=vocabulary)

        with ThreadPoolExecutor(_FETCHED_AT_A_TIME) if elsewhere else nullcontext() as threads:
            for portion in _portions(going):
                if threads is None:
                    for one in portion:
                        one.goes(fetched)
                else:  # what lies elsewhere is waited for
                    wait([threads.submit(one.goes, fetched) for one in portion])
                for one in portion:
                    one.goes(understood)
        for one in going:
            one.goes(extracted)
    read = [one for one in going if not one.same]
    same = tuple(one.listed for one in going if one.same)
    try:
        return _result(read, same, task)
    except TableError:  # which document broke the schema is asked only then, as it is asked cell by cell
        for one in read:
            one.goes(_require_rows)
        return _result(read, same, task)


def _require_rows(one: _Going) -> None:
    """Let go of rows that no table can hold."""
    if one.extraction is None:
        return
    extraction, one.extraction = one.extraction, None
    check_rows("quantities", extraction.quantities)
    check_rows("statements", extraction.statements)
    one.extraction = extraction


def _result(read: Sequence[_Going], same: tuple[Listed, ...], task: ReadTask) -> ReadResult:
    records = [_recorded(one, task) for one in read]
    extractions = [
        (one.extraction, record.place)
        for one, record in zip(read, records, strict=True)
        if one.extraction is not None
    ]
    return ReadResult(tuple(records), same, _tables(extractions, task.part) if extractions else {})


def _recorded(one: _Going, task: ReadTask) -> Record:
    if one.extraction is None:
        return _failed(one.listed, one.sha256, task.version, one.reason or "")
    return _record(one.listed, one.sha256, task, one.extraction)


def _portions(going: Sequence[_Going]) -> Iterator[Sequence[_Going]]:
    """Part a batch so that not much more than `_MOST_BYTES` of files are held at a time."""
    first = held = 0
    for at, one in enumerate(going):
        size = one.listed.size or _UNTOLD
        if at > first and held + size > _MOST_BYTES:
            yield going[first:at]
            first, held = at, 0
        held += size
    if going:
        yield going[first:]


class _no_collection:  # noqa: N801 (reads as a statement)
    """Leave the cyclic garbage of a batch to its end: a tenth of the time of reading goes into looking for it.

    What is still in use then is gone through: a batch is done inside by a function of its own, whose names are gone.
    """

    def __enter__(self) -> None:
        self._was = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was:
            gc.enable()
        gc.collect(1)


def _fetch(listed: Listed, scratch: Path) -> tuple[Path, bytes]:
    """Return a document's file and bytes; what lies elsewhere is first brought to a folder of its own."""
    from plancheck.documents.limits import DEFAULT_LIMITS
    from plancheck.documents.read import load_bytes

    if not is_url(listed.address):
        path = Path(listed.address)
        return path, load_bytes(path)
    path = scratch / listed.address.rsplit("/", 1)[-1]
    system, where = open_address(listed.address)
    with system.open(where, "rb") as source:
        data: bytes = source.read(DEFAULT_LIMITS.file_bytes + 1)
    if len(data) > DEFAULT_LIMITS.file_bytes:
        raise DocumentError(f"at most {DEFAULT_LIMITS.file_bytes} bytes", met="more", where=listed.address)
    scratch.mkdir()
    path.write_bytes(data)
    if listed.origin:
        system, where = open_address(listed.origin)
        path.with_suffix(".origin.yml").write_bytes(system.cat_file(where))
    return path, load_bytes(path)


def _failed(listed: Listed, sha256: str, version: str, reason: str) -> Record:
    return Record(
        listed.document, listed.address, listed.stamp, listed.size, sha256, version, "failed", reason
    )


def _record(listed: Listed, sha256: str, task: ReadTask, extraction: Extraction) -> Record:
    from plancheck.documents.provinces import province_of
    from plancheck.documents.regions import NATION

    origin = extraction.document.origin
    place = origin.region or NATION
    held, sought = years_of(extraction.statements)
    return Record(
        listed.document, listed.address, listed.stamp, listed.size, sha256, task.version, "read",
        title=origin.title, issuer=origin.issuer, date=origin.date, kind=origin.kind, place=place,
        home=home_of(place, province_of(place), origin.year), characters=len(extraction.document.text),
        quantities=len(extraction.quantities), statements=len(extraction.statements),
        targets=sum(s.status == "target" for s in extraction.statements), held=f"{held:x}", sought=f"{sought:x}", part=task.part,
    )  # fmt: skip


def years_of(statements: Iterable[Statement]) -> tuple[int, int]:
    """Return the years that statements speak of, and the years whose figures they can be compared with, as bits.

    The second are the first with the years a growth or a change is counted from, the year before each (where no base is
    stated), and every year of a span.

    Examples
    --------
    >>> from plancheck.targets.goal import example_target
    >>> held, sought = years_of([example_target("18万亿元", "18E12", period="2015")])
    >>> (held >> (2015 - FIRST_YEAR)) & 1, (sought >> (2014 - FIRST_YEAR)) & 1
    (1, 1)
    """
    held = sought = 0
    for period, base_period in {(statement.period, statement.base_period) for statement in statements}:
        spoken, compared = _years_of_period(period)
        held |= spoken
        sought |= compared
        if base_period:
            sought |= _years_of_period(base_period)[1]
    return held, sought


@lru_cache(maxsize=4096)
def _years_of_period(period: str) -> tuple[int, int]:
    """Return the years a period names, and those whose figures one of that period can be compared with, as bits."""
    start, _, end = period.partition("/")
    if not start[:4].isdigit():
        return 0, 0
    first = int(start[:4])
    last = int(end[:4]) if end[:4].isdigit() else first
    spoken = _bit(first) | _bit(last)
    compared = spoken | _bit(first - 1) | _bit(last - 1)
    for year in range(max(first, last - _LONGEST_SPAN + 1), last):
        compared |= _bit(year)
    return spoken, compared


def _bit(year: int) -> int:
    return 1 << (min(max(year, FIRST_YEAR), LAST_YEAR) - FIRST_YEAR)


def _tables(extractions: Sequence[tuple[Extraction, str]], part: int) -> dict[str, tuple[bytes, int]]:
    ordered = sorted(extractions, key=lambda pair: pair[0].document.id)
    quantities = [extraction.quantities for extraction, _ in ordered]
    statements = [extraction.statements for extraction, _ in ordered]
    places = [place for _, place in ordered]
    common = Common()

    def landing(name: str, rows: Sequence[Sequence[Quantity] | Sequence[Statement]]) -> tuple[bytes, int]:
        table = arrow_rows(name, list(chain.from_iterable(rows)), common=common)
        return to_bytes(_tagged(table, part, places, list(map(len, rows))), lasting=False), table.num_rows

    return {"quantities": landing("quantities", quantities), "statements": landing("statements", statements)}


def _tagged(table: pa.Table, part: int, places: Sequence[str], rows: Sequence[int]) -> pa.Table:
    """Return a table with the places of its rows, so many of each in turn, and their part."""
    return with_part(table.append_column(AREA, repeated(places, rows)), part)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of one place that are checked together.

    Parameters
    ----------
    place : str
    focus : frozenset of str
        Those whose claims are wanted; the others are there to be compared with.
    """

    place: str
    focus: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckTask:
    """Places to check.

    Parameters
    ----------
    part : int
    home : str
        Folder of the claims: ``province=浙江省``.
    groups : tuple of Group
    statements : bytes
        Packed rows of all of them, in the order of the groups' places, without the columns of `UNASKED_BY_CHECKS`.
    vocabulary : str
    """

    part: int
    home: str
    groups: tuple[Group, ...]
    statements: bytes
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Claims of a batch as Parquet, how many, and how many of them across documents."""

    claims: bytes
    rows: int
    across: int


def check_batch(task: CheckTask) -> CheckResult:
    """Check the documents of each place against themselves and each other; the claims of those in focus are kept."""
    with _no_collection():
        return _check(task)


def _check(task: CheckTask) -> CheckResult:
    from plancheck.claims.check import check
    from plancheck.claims.conventions import load_conventions

    conventions = load_conventions(Path(task.vocabulary) if task.vocabulary else None)
    by_place = _by_place(unpack(task.statements), without=UNASKED_BY_CHECKS)
    claims: list[Claim] = []
    counts: list[int] = []
    for group in task.groups:
        rows = by_place.get(group.place, [])
        found = check(rows, conventions=conventions, focus=group.focus)
        claims += found
        counts.append(len(found))
    across = sum("#" in claim.operands for claim in claims)
    table = _tagged(arrow_rows("claims", claims), task.part, [group.place for group in task.groups], counts)
    return CheckResult(to_bytes(table), len(claims), across)


# what no check asks of a statement, and what it says instead: to make it of each row is a tenth of the time of making rows
UNASKED_BY_CHECKS = {"section": "", "source": "", "page": None, "probability": Decimal(1), "sureness": ""}


def _by_place(table: pa.Table, *, without: Mapping[str, object] | None = None) -> dict[str, list[Statement]]:
    """Return the statements of each place, in their order, with the values of `without` instead of those columns."""
    from plancheck.statements.from_columns import statements_from

    unasked = without or {}
    columns = columns_of("statements", table, without=unasked)
    columns |= {name: [value] * table.num_rows for name, value in unasked.items()}
    by_place: dict[str, list[Statement]] = {}
    for place, statement in zip(areas_of(table), statements_from(columns), strict=True):
        by_place.setdefault(place, []).append(statement)
    return by_place


@dataclass(frozen=True, slots=True)
class JudgeTask:
    """Places whose series are assembled and whose targets are judged.

    Parameters
    ----------
    part : int
    home : str
    places : tuple of str
    statements : bytes
    dates, publishers : dict
        By document.
    as_of : str
        Day of knowledge of the outcomes.
    models : tuple of str
        Growth models asked for the probabilities.
    vocabulary : str
        A user's own vocabulary folder; empty for none.
    """

    part: int
    home: str
    places: tuple[str, ...]
    statements: bytes
    dates: dict[str, str]
    publishers: dict[str, str]
    as_of: str
    models: tuple[str, ...]
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class JudgeResult:
    """Series and targets of some places as Parquet."""

    tables: dict[str, tuple[bytes, int]]


def judge_batch(task: JudgeTask) -> JudgeResult:
    """Assemble the series of each place from its documents and the study's statistics, and judge its targets."""
    from plancheck.claims.conventions import load_conventions
    from plancheck.paths import series_folder
    from plancheck.series.assemble import assemble_series
    from plancheck.targets.assess import assess

    own = Path(task.vocabulary) if task.vocabulary else None
    conventions = load_conventions(own)
    by_place = _by_place(unpack(task.statements))
    series: list[SeriesPoint] = []
    targets: list[TargetAssessment] = []
    series_rows: list[int] = []
    target_rows: list[int] = []
    for place in task.places:
        rows = by_place.get(place, [])
        points = assemble_series(
            rows,
            series_folder=series_folder(),
            dates=task.dates,
            publishers=task.publishers,
            vocabulary=own,
        )
        judged = assess(
            rows, points, as_of=task.as_of, dates=task.dates, models=task.models, conventions=conventions
        )
        stated = [point for point in points if point.grade == "document"]
        series += stated
        targets += judged
        series_rows.append(len(stated))
        target_rows.append(len(judged))

    def packed(name: str, made: Sequence[Any], rows: Sequence[int]) -> tuple[bytes, int]:
        return to_bytes(_tagged(arrow_rows(name, made), task.part, task.places, rows)), len(made)

    return JudgeResult(
        {
            "series": packed("series", series, series_rows),
            "targets": packed("targets", targets, target_rows),
        }
    )
