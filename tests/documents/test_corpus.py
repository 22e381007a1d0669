"""Published texts: verified by their sha256, fetched from a server that does everything servers do."""

from __future__ import annotations

import gzip
import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plancheck.documents.corpus import verify_documents
from plancheck.documents.fetching import (
    Fetched,
    Fetcher,
    FetchPolicy,
    NotFetched,
    fetch_documents,
)
from plancheck.documents.read import read_document
from plancheck.errors import DocumentError

from .pdf_maker import PdfPage, make_pdf

PAGE = "<html><body><p>浙江省商贸“十四五”规划</p><p>零售额为2.26万亿元，增长两成。</p></body></html>"
PDF = make_pdf(PdfPage().lines("一、现状", "零售额为2.26万亿元。"))
TEXT = ("零售额为2.26万亿元，增长两成。\n" * 4000).encode()


class Handler(BaseHTTPRequestHandler):
    """A server of one path per phenomenon; `counts` remembers how often each was asked for."""

    protocol_version = "HTTP/1.1"
    counts: dict[str, int]
    ranges: list[str]

    def log_message(self, *args: object) -> None:
        pass

    def answer(self, body: bytes, *, status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.counts[self.path] = self.counts.get(self.path, 0) + 1
        count = self.counts[self.path]
        if self.path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /private/\n")
        elif self.path == "/plan.txt":
            self.answer(TEXT)
        elif self.path == "/moved":
            self.answer(b"", status=302, Location="/page.html")
        elif self.path == "/circle":
            self.answer(b"", status=302, Location="/circle")
        elif self.path == "/to-private":
            self.answer(b"", status=302, Location="/private/plan.txt")
        elif self.path == "/page.html":
            self.answer(PAGE.encode("gb18030"), Content_Type="text/html; charset=utf-8")
        elif self.path == "/plan.pdf":
            self.answer(PDF, Content_Type="text/html")
        elif self.path == "/error.pdf":
            self.answer(PAGE.encode(), Content_Type="application/pdf")
        elif self.path == "/busy.txt":
            self.answer(TEXT, **({"status": 503, "Retry_After": "0"} if count < 3 else {}))  # type: ignore[arg-type]
        elif self.path == "/torn.txt":
            asked = self.headers.get("Range", "")
            self.ranges.append(asked)
            if asked and self.headers.get("If-Range") == '"v1"':
                start = int(asked.removeprefix("bytes=").rstrip("-"))
                self.answer(
                    TEXT[start:],
                    status=206,
                    ETag='"v1"',
                    Content_Range=f"bytes {start}-{len(TEXT) - 1}/{len(TEXT)}",
                )
            else:
                self.answer(TEXT[:70_000], length=len(TEXT), ETag='"v1"')
                self.close_connection = True
        elif self.path == "/always-torn.txt":
            self.answer(TEXT[:1000], length=len(TEXT))
            self.close_connection = True
        elif self.path == "/packed.txt":
            self.answer(gzip.compress(TEXT), Content_Encoding="gzip", ETag='"v1"')
        elif self.path == "/torn-packed.txt":
            self.ranges.append(self.headers.get("Range", ""))
            packed = gzip.compress(TEXT)
            if count == 1:
                self.answer(packed[:-20], length=len(packed), Content_Encoding="gzip", ETag='"v1"')
                self.close_connection = True
            else:
                self.answer(packed, Content_Encoding="gzip", ETag='"v1"')
        elif self.path == "/brotli.txt":
            self.answer(b"\x8b\x07\x80plan\x03", Content_Encoding="br")
        elif self.path == "/noise.pdf":
            self.answer(bytes(range(1, 256)) * 20, Content_Type="application/pdf")
        elif self.path == "/large.txt":
            self.answer(b"", length=10**12)
            self.close_connection = True
        elif self.path == "/slow.txt":
            self.send_response(200)
            self.end_headers()
            time.sleep(1.5)
            self.close_connection = True
        elif self.path == "/empty.txt":
            self.answer(b"")
        else:
            self.answer(b"no such page", status=404)


@pytest.fixture
def server() -> Iterator[tuple[str, type[Handler]]]:
    handler = type("OwnHandler", (Handler,), {"counts": {}, "ranges": []})
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}", handler
    httpd.shutdown()
    httpd.server_close()


POLICY = FetchPolicy(pause_s=0.0, timeout_s=5.0, tries=4)


def fetch(server: str, path: str, folder: Path, **policy: float) -> Fetched:
    from dataclasses import replace

    with Fetcher(folder, policy=replace(POLICY, **policy), sleep=lambda _: None) as fetcher:
        return fetcher.fetch("plan", address=server + path)


def test_a_text_is_fetched_as_it_is(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    fetched = fetch(server[0], "/plan.txt", tmp_path)
    assert Path(fetched.path).read_bytes() == TEXT
    assert (fetched.sha256, fetched.size, fetched.resumed_at) == (
        hashlib.sha256(TEXT).hexdigest(),
        len(TEXT),
        0,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]


def test_redirects_and_a_wrong_charset(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    fetched = fetch(server[0], "/moved", tmp_path)
    assert fetched.address.endswith("/page.html")
    assert (Path(fetched.path).name, fetched.charset) == ("plan.html", "utf-8")
    document = read_document(fetched.path)
    assert (document.encoding, document.text.splitlines()[1]) == ("gb18030", "零售额为2.26万亿元，增长两成。")


def test_the_content_decides_the_ending(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    assert Path(fetch(server[0], "/plan.pdf", tmp_path).path).suffix == ".pdf"


def test_a_broken_off_transfer_is_continued(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    address, handler = server
    fetched = fetch(address, "/torn.txt", tmp_path)
    assert Path(fetched.path).read_bytes() == TEXT
    assert fetched.resumed_at > 0
    assert handler.ranges[-1] == f"bytes={fetched.resumed_at}-"


def test_a_packed_answer_is_unpacked_and_its_announced_length_is_that_of_the_packed(
    server: tuple[str, type[Handler]], tmp_path: Path
) -> None:
    fetched = fetch(server[0], "/packed.txt", tmp_path)
    assert Path(fetched.path).read_bytes() == TEXT
    assert fetched.size == len(TEXT)
    assert server[1].counts["/packed.txt"] == 1


def test_a_packed_answer_that_broke_off_is_fetched_from_its_beginning(
    server: tuple[str, type[Handler]], tmp_path: Path
) -> None:
    fetched = fetch(server[0], "/torn-packed.txt", tmp_path)
    assert Path(fetched.path).read_bytes() == TEXT
    assert fetched.resumed_at == 0
    assert server[1].ranges == ["", ""]


def test_only_what_the_next_run_goes_on_with_is_said_to_be_kept(
    server: tuple[str, type[Handler]], tmp_path: Path
) -> None:
    from plancheck.documents.intake import take_documents

    with pytest.raises(DocumentError, match="try again later: what has come is kept"):
        fetch(server[0], "/torn.txt", tmp_path, tries=1)
    with pytest.raises(DocumentError, match=r"try again later$"):
        fetch(server[0], "/empty.txt", tmp_path, tries=1)
    server[1].counts.clear()
    once = FetchPolicy(pause_s=0.0, timeout_s=5.0, tries=1)
    (added,) = take_documents([f"{server[0]}/torn.txt"], folder=tmp_path / "corpus", policy=once)
    assert added.reason.endswith("try again later")


def test_a_busy_server_is_asked_again(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    address, handler = server
    assert fetch(address, "/busy.txt", tmp_path).size == len(TEXT)
    assert handler.counts["/busy.txt"] == 3


@pytest.mark.parametrize(
    ("path", "met"),
    [
        ("/nowhere.txt", "404"),
        ("/circle", "redirects"),
        ("/private/plan.txt", "robots.txt"),
        ("/to-private", "robots.txt"),
        ("/error.pdf", "web page"),
        ("/noise.pdf", "bytes of no kind of document"),
        ("/brotli.txt", "packed by gzip or deflate, met br"),
        ("/always-torn.txt", "after 4 tries"),
        ("/large.txt", r"FetchPolicy\.max_bytes"),
        ("/empty.txt", "empty answer"),
    ],
)
def test_what_cannot_be_fetched_says_why_and_leaves_no_file(
    server: tuple[str, type[Handler]], tmp_path: Path, path: str, met: str
) -> None:
    with pytest.raises(DocumentError, match=met):
        fetch(server[0], path, tmp_path)
    assert [found for found in tmp_path.iterdir() if not found.name.startswith(".")] == []


def test_a_silent_server_is_given_up(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="ReadTimeout"):
        fetch(server[0], "/slow.txt", tmp_path, timeout_s=0.1, tries=2)


def test_no_server_at_all(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="ConnectError"):
        fetch("http://127.0.0.1:9", "/plan.txt", tmp_path)


@pytest.mark.parametrize(
    ("document", "address"), [("plan", "ftp://x/y"), ("../plan", "http://127.0.0.1/x"), ("plan", "plan.txt")]
)
def test_wrong_use_is_refused_before_any_request(tmp_path: Path, document: str, address: str) -> None:
    with Fetcher(tmp_path, policy=POLICY) as fetcher, pytest.raises(DocumentError):
        fetcher.fetch(document, address=address)


def test_one_host_is_asked_with_pauses(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    pauses: list[float] = []
    with Fetcher(tmp_path, policy=FetchPolicy(pause_s=30.0), sleep=pauses.append) as fetcher:
        fetcher.fetch("a", address=f"{server[0]}/plan.txt")
        fetcher.fetch("b", address=f"{server[0]}/plan.txt")
    assert len(pauses) == 2
    assert all(25 < pause <= 30 for pause in pauses)


def study(folder: Path, **documents: tuple[str, str]) -> Path:
    for name, (address, sha256) in documents.items():
        (folder / name).mkdir(parents=True)
        yml = f"title: {name}\nregion: 全国\nkind: plan\naddress: {address}\nsha256: {sha256}\n"
        (folder / name / "origin.yml").write_text(yml, encoding="utf-8")
    return folder


def test_a_study_is_fetched_and_verified(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    address, handler = server
    right, wrong = hashlib.sha256(TEXT).hexdigest(), "0" * 64
    origins = study(
        tmp_path / "documents", a=(f"{address}/plan.txt", right), b=(f"{address}/page.html", wrong), c=('""', '""'), d=(f"{address}/gone.txt", right)
    )  # fmt: skip
    texts = tmp_path / "raw"
    results = {item.document: item for item in fetch_documents(origins, texts=texts, policy=POLICY)}
    assert isinstance(results["a"], Fetched)
    errors = {name: str(item.error) for name, item in results.items() if isinstance(item, NotFetched)}
    assert sorted(errors) == ["b", "c", "d"]
    assert "the issuer changed it" in errors["b"]
    assert "an address in origin.yml" in errors["c"]
    assert "404" in errors["d"]
    assert [(item.document, item.verdict) for item in verify_documents(origins, texts=texts)] == [
        ("a", "same"), ("b", "missing"), ("c", "missing"), ("d", "missing"),
    ]  # fmt: skip
    (texts / "d.txt").write_bytes(b"other")
    (texts / "c.txt").write_bytes(b"other")
    assert [item.verdict for item in verify_documents(origins, texts=texts)] == [
        "same",
        "missing",
        "not declared",
        "differs",
    ]
    before = dict(handler.counts)
    (again,) = fetch_documents(origins, texts=texts, documents=["a"], policy=POLICY)
    assert isinstance(again, Fetched)
    assert handler.counts == before


def test_the_published_texts_are_those_that_were_read(corpus: Path, root: Path) -> None:
    verdicts = {
        item.document: item.verdict for item in verify_documents(root / "data" / "documents", texts=corpus)
    }
    assert set(verdicts.values()) == {"same"}


def test_addresses_are_added_to_a_corpus(server: tuple[str, type[Handler]], tmp_path: Path) -> None:
    from plancheck.documents.intake import take_documents
    from plancheck.documents.origin.declared import read_origin

    address = server[0]
    wanted = tmp_path / "wanted.csv"
    wanted.write_text(f"address\n{address}/page.html\n{address}/moved\n{address}/nothing\n", encoding="utf-8")
    sources = [f"{address}/plan.txt", wanted]
    additions = list(take_documents(sources, folder=tmp_path / "corpus", policy=POLICY))
    assert [item.verdict for item in additions] == ["added", "added", "duplicate", "quarantined"]
    assert [item.document for item in additions[:2]] == ["plan", "page"]
    assert "404" in additions[-1].reason
    assert read_origin(tmp_path / "corpus" / "page.origin.yml").address == f"{address}/page.html"
