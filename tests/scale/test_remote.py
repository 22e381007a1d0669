"""Corpora on a web server and in an object store, both on loopback: read as the folder they came from is."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plancheck.cluster import Here, LocalWorkers
from plancheck.documents.intake import origin_text
from plancheck.documents.origin.recognised import recognise_origin
from plancheck.scale.run import CorpusRun, run_corpus
from plancheck.store.views import ask, export_rows


def _contents(store: Path, scratch: Path) -> list[bytes]:
    scratch.mkdir()
    found = []
    for table in ("quantities", "statements", "claims"):
        export_rows(store, table, scratch / table)
        found.append((scratch / table).read_bytes())
    return found


def _as_the_folder(run: CorpusRun, corpus: Path, tmp_path: Path) -> None:
    assert (run.read, run.failures) == (15, ())
    run_corpus(str(corpus), store=tmp_path / "local", workers=Here())
    assert _contents(run.store, tmp_path / "a") == _contents(tmp_path / "local", tmp_path / "b")
    issuers = [
        ask(s, "SELECT document, issuer FROM documents ORDER BY 1").rows
        for s in (run.store, tmp_path / "local")
    ]
    assert issuers[0] == issuers[1]


@pytest.fixture
def web(corpus: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(corpus))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_corpus_on_a_web_server(web: str, corpus: Path, tmp_path: Path) -> None:
    pytest.importorskip("aiohttp", reason="needs plancheck[cluster]")
    origin = recognise_origin((corpus / "青河2010.txt").read_text(encoding="utf-8"))
    described = origin_text(replace(origin, issuer="青河县人民政府办公室"), id="青河2010")
    (corpus / "青河2010.origin.yml").write_text(described, encoding="utf-8")
    run = run_corpus(web, store=tmp_path / "store", workers=LocalWorkers(2))
    _as_the_folder(run, corpus, tmp_path)
    again = run_corpus(web, store=tmp_path / "store", workers=Here())
    # the server says nothing of their state: all are hashed, and what has an origin.yml beside it is read again
    assert (again.read, again.unchanged) == (1, 14)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server_module = pytest.importorskip("moto.server", reason="needs moto[s3], flask and flask-cors")
    pytest.importorskip("s3fs", reason="needs plancheck[cluster]")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    _, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    yield "s3://plans/china"
    server.stop()


def test_a_corpus_in_an_object_store(bucket: str, corpus: Path, tmp_path: Path) -> None:
    import s3fs

    system = s3fs.S3FileSystem()
    system.mkdir("plans")
    for path in corpus.iterdir():
        system.pipe_file(f"{bucket}/{path.name}", path.read_bytes())
    # a fork server may be older than the credentials
    run = run_corpus(bucket, store=tmp_path / "store", workers=Here())
    _as_the_folder(run, corpus, tmp_path)
    changed = next(corpus.glob("*2012.txt"))
    system.pipe_file(f"{bucket}/{changed.name}", changed.read_bytes() + "又及。\n".encode())
    again = run_corpus(bucket, store=tmp_path / "store", workers=Here())
    assert (again.read, again.unchanged) == (1, 14)
