"""Fetch the published texts from their issuers' addresses: politely, resumed where a transfer broke off."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plancheck.documents.corpus import verify_documents
from plancheck.documents.formats import ENDINGS
from plancheck.documents.limits import MEBIBYTE, format_bytes
from plancheck.documents.origin.declared import ORIGIN_FILE, read_origin
from plancheck.documents.sniffing import check_format, sniff_format
from plancheck.errors import DocumentError, PlancheckError

if TYPE_CHECKING:
    import httpx

_AGENT = "plancheck/0.1 (research; reads robots.txt)"
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
_UNPACKED = frozenset({"identity", "gzip", "deflate"})  # codings that every installation of httpx unpacks


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """How politely and how patiently texts are fetched.

    Parameters
    ----------
    pause_s : float
        Least time between two requests to one host; a longer ``Crawl-delay`` of its robots.txt counts instead.
    timeout_s : float
        Longest silence of a server.
    deadline_s : float
        Longest time for one document, so that a server dripping bytes does not hold up a run.
    tries : int
        Attempts at one document; the pause between them doubles, a ``Retry-After`` counts instead.
    max_bytes : int
        Largest answer.
    max_redirects : int
    robots : bool
        Whether robots.txt is asked for and obeyed (RFC 9309).
    agent : str
        User-Agent; name yourself and an address when fetching many texts.
    """

    pause_s: float = 1.0
    timeout_s: float = 30.0
    deadline_s: float = 600.0
    tries: int = 4
    max_bytes: int = 256 * MEBIBYTE
    max_redirects: int = 5
    robots: bool = True
    agent: str = _AGENT


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text that was fetched.

    Parameters
    ----------
    document : str
    address : str
        Where it was found, after redirects.
    path : str
    sha256 : str
        Of the bytes as the server sent them.
    size : int
        Bytes.
    charset : str
        Charset of the HTTP header; pages without one in their own head are read with it.
    resumed_at : int
        Byte from which an earlier, broken-off transfer was continued; 0 for a fresh one.
    """

    document: str
    address: str
    path: str
    sha256: str
    size: int
    charset: str = ""
    resumed_at: int = 0


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A text that could not be fetched; the others still are."""

    document: str
    address: str
    error: PlancheckError


@dataclass(frozen=True, slots=True)
class _Partial:
    """What is known of a broken-off transfer, kept beside its bytes."""

    address: str
    validator: str


class _RefusedError(Exception):
    """An answer that another try will not change."""

    def __init__(self, error: DocumentError) -> None:
        super().__init__(str(error))
        self.error = error


class _TryAgainError(Exception):
    """An answer that another try may change, with the seconds the server asks to wait."""

    def __init__(self, met: str, *, wait_s: float | None = None) -> None:
        super().__init__(met)
        self.wait_s = wait_s


class Fetcher:
    """Fetches texts into a folder: one connection pool, robots.txt read once per host, a pause between requests.

    Parameters
    ----------
    folder : Path
        Where the texts go, as ``<id>.<ending>``.
    policy : FetchPolicy
    sleep : callable
        Given seconds; replaced in tests.
    lasting : bool
        Whether the folder is there for the next run too, so that a broken-off transfer can go on in it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        policy: FetchPolicy | None = None,
        sleep: Callable[[float], None] = time.sleep,
        lasting: bool = True,
    ) -> None:
        import httpx

        self.folder = folder
        self._lasting = lasting
        self.policy = policy or FetchPolicy()
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._robots: dict[str, _Robots] = {}
        self._client = httpx.Client(
            timeout=self.policy.timeout_s,
            follow_redirects=True,
            max_redirects=self.policy.max_redirects,
            headers={"User-Agent": self.policy.agent, "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, document: str, *, address: str, sha256: str = "") -> Fetched:
        """Fetch one text.

        An earlier broken-off transfer is continued where the server allows it and the text is still the same. The
        file appears under its name only when it is whole and is what its address says.

        Parameters
        ----------
        document : str
            Id; the file's name.
        address : str
        sha256 : str, optional
            Declared in origin.yml; another content is refused.

        Raises
        ------
        DocumentError
            Forbidden by robots.txt, not found, too large, another format than the address says, another content
            than declared, or no whole answer after `FetchPolicy.tries` tries.
        """
        import httpx

        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise DocumentError("an http address", met=repr(address), where=document)
        if not re.fullmatch(r"[\w.-]+", document) or document.startswith("."):
            raise DocumentError("a document id without path marks", met=repr(document), where=address)
        self._check_robots(address, document=document)
        self.folder.mkdir(parents=True, exist_ok=True)
        began = time.monotonic()
        met = ""
        for attempt in range(self.policy.tries):
            wait_s: float | None = None
            try:
                return self._try(document, address, sha256=sha256, until=began + self.policy.deadline_s)
            except _RefusedError as refused:
                raise refused.error from None
            except _TryAgainError as again:
                met, wait_s = str(again), again.wait_s
            except httpx.TooManyRedirects as error:
                expected = f"at most {self.policy.max_redirects} redirects"
                raise DocumentError(expected, met="more", where=address) from error
            except (httpx.TransportError, httpx.DecodingError) as error:
                met = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            if time.monotonic() - began > self.policy.deadline_s:
                met = f"{met} ({self.policy.deadline_s:g} s are over)"
                break
            if attempt + 1 < self.policy.tries:
                self._sleep(wait_s if wait_s is not None else self.policy.pause_s * 2**attempt)
        raise DocumentError(
            "a whole answer",
            met=f"{met} after {self.policy.tries} tries",
            where=address,
            do="try again later: what has come is kept" if self._goes_on(document) else "try again later",
        )

    def _goes_on(self, document: str) -> bool:
        """Return whether the next run can continue what has come of a text."""
        part = self.folder / f".{document}.part"
        partial = _read_partial(self.folder / f".{document}.part.json")
        return (
            self._lasting
            and partial is not None
            and bool(partial.validator)
            and part.is_file()
            and part.stat().st_size > 0
        )

    def _try(self, document: str, address: str, *, sha256: str, until: float) -> Fetched:
        part = self.folder / f".{document}.part"
        known = self.folder / f".{document}.part.json"
        partial = _read_partial(known)
        kept = part.is_file() and partial is not None and partial.address == address and partial.validator
        have = part.stat().st_size if kept else 0
        # If-Range: the server sends the rest only of the very same text, else the whole.
        headers = {"Range": f"bytes={have}-", "If-Range": partial.validator} if have and partial else {}
        self._pause(address)
        with self._client.stream("GET", address, headers=headers) as answer:
            if str(answer.url) != address:
                self._check_robots(str(answer.url), document=document)
            packed = self._check_answer(answer, part, address)
            resumed_at = _resumes_at(answer, part, have=0 if packed else have)
            validator = answer.headers.get("ETag", "") or answer.headers.get("Last-Modified", "")
            # A weak ETag names no bytes (RFC 9110, 13.1.5); a range of a packed answer would not name those kept.
            validator = "" if validator.startswith("W/") or packed else validator
            known.write_text(json.dumps(asdict(_Partial(address, validator))), encoding="utf-8")
            self._save(answer, part, address, resumed_at=resumed_at, until=until)
            charset = answer.charset_encoding or ""
            final = str(answer.url)
        return self._keep(
            document,
            part,
            known,
            address=final,
            asked=address,
            charset=charset,
            sha256=sha256,
            resumed_at=resumed_at,
        )

    def _check_answer(self, answer: httpx.Response, part: Path, address: str) -> bool:
        """Refuse an answer that is no text to keep; return whether it is packed."""
        if answer.status_code == 416:
            part.unlink(missing_ok=True)
            raise _TryAgainError("416: what was kept is longer than the text", wait_s=0.0)
        self._check_status(answer, address)
        return _packing(answer, address)

    def _save(
        self, answer: httpx.Response, part: Path, address: str, *, resumed_at: int, until: float
    ) -> None:
        """Write an answer behind what is kept of it, as long as it is neither too large nor too slow, and see that all came."""
        length = answer.headers.get("Content-Length", "")
        announced = int(length) + resumed_at if length.isdigit() else None  # bytes as sent
        if announced is not None and announced > self.policy.max_bytes:
            raise _RefusedError(self._too_large(announced, address))
        size = resumed_at
        with part.open("ab" if resumed_at else "wb") as handle:
            for chunk in answer.iter_bytes(1 << 16):
                size += len(chunk)
                if size > self.policy.max_bytes:
                    raise _RefusedError(self._too_large(size, address))
                handle.write(chunk)
                if time.monotonic() > until:
                    raise _TryAgainError("an answer that does not end")
        sent = resumed_at + answer.num_bytes_downloaded
        if announced is not None and sent != announced:
            raise _TryAgainError(f"{sent} of {announced} bytes")

    def _keep(
        self,
        document: str,
        part: Path,
        known: Path,
        *,
        address: str,
        asked: str,
        charset: str,
        sha256: str,
        resumed_at: int,
    ) -> Fetched:
        data = part.read_bytes()
        if not data.strip():
            part.unlink()
            raise _TryAgainError("an empty answer")
        met = hashlib.sha256(data).hexdigest()
        format = sniff_format(data)
        suffixes = [Path(urlsplit(where).path).suffix.lower() for where in (asked, address)]
        declared = next((ENDINGS[suffix] for suffix in suffixes if suffix in ENDINGS), None)
        try:
            check_format(declared, format, where=asked, data=data)
            if sha256 and met != sha256:
                raise DocumentError(
                    f"the text with sha256 {sha256}",
                    met=met,
                    where=asked,
                    do="the issuer changed it: read it again before the new sha256 is declared",
                )
        except DocumentError as error:
            part.unlink()
            known.unlink(missing_ok=True)
            raise _RefusedError(error) from error
        ending = {"pdf": ".pdf", "docx": ".docx", "html": ".html"}.get(format, "")
        if not ending:
            ending = next((suffix for suffix in suffixes if suffix in ENDINGS), ".txt")
        path = self.folder / f"{document}{ending}"
        part.replace(path)
        known.unlink(missing_ok=True)
        return Fetched(document, address, str(path), met, len(data), charset, resumed_at)

    def _check_status(self, answer: httpx.Response, address: str) -> None:
        status = answer.status_code
        if status in (200, 206):
            return
        if status in _RETRIED:
            wait = answer.headers.get("Retry-After", "")
            raise _TryAgainError(
                f"{status} {answer.reason_phrase}", wait_s=min(float(wait), 120.0) if wait.isdigit() else None
            )
        advice = "look for the text's new address" if status in (404, 410) else ""
        raise _RefusedError(
            DocumentError("the text", met=f"{status} {answer.reason_phrase}", where=address, do=advice)
        )

    def _too_large(self, size: int, address: str) -> DocumentError:
        expected = (
            f"at most {format_bytes(self.policy.max_bytes)} (FetchPolicy.max_bytes={self.policy.max_bytes})"
        )
        return DocumentError(
            expected, met=format_bytes(size), where=address, do="raise the limit if the text is that long"
        )

    def _pause(self, address: str) -> None:
        host = urlsplit(address).netloc
        robots = self._robots.get(host)
        pause = max(self.policy.pause_s, robots.delay_s if robots else 0.0)
        left = self._last.get(host, float("-inf")) + pause - time.monotonic()
        if left > 0:
            self._sleep(left)
        self._last[host] = time.monotonic()

    def _check_robots(self, address: str, *, document: str) -> None:
        if not self.policy.robots:
            return
        parts = urlsplit(address)
        if parts.netloc not in self._robots:
            self._robots[parts.netloc] = self._read_robots(f"{parts.scheme}://{parts.netloc}/robots.txt")
        if not self._robots[parts.netloc].allows(address, agent=self.policy.agent):
            raise DocumentError(
                "an address that robots.txt allows",
                met="a forbidden one",
                where=f"{document}: {address}",
                do="fetch it by hand",
            )

    def _read_robots(self, address: str) -> _Robots:
        import httpx

        try:
            self._pause(address)
            answer = self._client.get(address)
        except httpx.HTTPError as error:
            met = f"no answer for robots.txt ({type(error).__name__})"
            raise DocumentError(
                "a server that answers", met=met, where=address, do="try again later"
            ) from error
        # RFC 9309, 2.3.1: no robots.txt allows everything, a failing server forbids everything.
        if answer.status_code >= 500:
            return _Robots("User-agent: *\nDisallow: /", agent=self.policy.agent)
        return _Robots(
            answer.text[: 512 * 1024] if answer.status_code == 200 else "", agent=self.policy.agent
        )


class _Robots:
    """A host's robots.txt."""

    def __init__(self, text: str, *, agent: str) -> None:
        from urllib.robotparser import RobotFileParser

        self._parser = RobotFileParser()
        self._parser.parse(text.splitlines())
        delay = self._parser.crawl_delay(agent)
        self.delay_s = min(float(delay), 60.0) if delay else 0.0

    def allows(self, address: str, *, agent: str) -> bool:
        """Return whether the address may be fetched."""
        return self._parser.can_fetch(agent, address)


def _packing(answer: httpx.Response, address: str) -> bool:
    """Return whether an answer is packed: some servers do so although none is asked to."""
    codings = {word.strip().lower() for word in answer.headers.get("Content-Encoding", "").split(",")} - {""}
    if unknown := codings - _UNPACKED:
        error = DocumentError(
            "an answer as it is, or packed by gzip or deflate",
            met=", ".join(sorted(unknown)),
            where=address,
            do="fetch it by hand",
        )
        raise _RefusedError(error)
    return bool(codings - {"identity"})


def _resumes_at(answer: httpx.Response, part: Path, *, have: int) -> int:
    """Return where a part that was asked for begins, 0 for the whole text; another part than that is thrown away."""
    if answer.status_code != 206:
        return 0
    if not have or _range_start(answer) != have:
        part.unlink(missing_ok=True)
        raise _TryAgainError("another part than asked for", wait_s=0.0)
    return have


def _range_start(answer: httpx.Response) -> int:
    match = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return int(match.group(1)) if match else -1


def _read_partial(path: Path) -> _Partial | None:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return _Partial(str(values["address"]), str(values["validator"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fetch_documents(
    origins: Path, *, texts: Path, documents: Iterable[str] | None = None, policy: FetchPolicy | None = None
) -> Iterator[Fetched | NotFetched]:
    """Fetch the published texts from the addresses of the ``origin.yml`` files, one after the other.

    A text that is already there with the declared sha256 is not fetched again.

    Parameters
    ----------
    origins : Path
        ``data/documents``.
    texts : Path
        Where the texts go (``data/raw``).
    documents : iterable of str, optional
        Only these ids.
    policy : FetchPolicy, optional

    Yields
    ------
    Fetched or NotFetched
    """
    wanted = set(documents) if documents is not None else None
    verified = {item.document: item for item in verify_documents(origins, texts=texts)}
    with Fetcher(texts, policy=policy) as fetcher:
        for document, item in verified.items():
            if wanted is not None and document not in wanted:
                continue
            try:
                origin = read_origin(origins / document / ORIGIN_FILE)
            except PlancheckError as failure:
                yield NotFetched(document, "", failure)
                continue
            if item.verdict == "same":
                yield Fetched(document, origin.address, item.path, item.met, Path(item.path).stat().st_size)
                continue
            if not origin.address:
                error = DocumentError(
                    "an address in origin.yml", met="none", where=str(origins / document / ORIGIN_FILE)
                )
                yield NotFetched(document, "", error)
                continue
            try:
                yield fetcher.fetch(document, address=origin.address, sha256=origin.sha256)
            except PlancheckError as failure:
                yield NotFetched(document, origin.address, failure)
