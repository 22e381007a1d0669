"""`plancheck serve` answers with the site's pages, on the loopback, and with nothing else."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancheck.errors import PlancheckError
from plancheck.report.serve import site_server


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    folder = tmp_path_factory.mktemp("served")
    site = folder / "site"
    for place in ("index.html", "zh/index.html", "zh/plan/茶.html", ".plancheck/status.sqlite", "notes.txt"):
        path = site / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(place, encoding="utf-8")
    (folder / "secret.html").write_text("secret", encoding="utf-8")
    (site / "link.html").symlink_to(folder / "secret.html")
    with site_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield str(server.server_address[0]), server.server_address[1]
        server.shutdown()


def get(address: tuple[str, int], path: str, **headers: str) -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection(*address, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


@pytest.mark.parametrize(
    ("path", "text"),
    [("/", "index.html"), ("/zh/", "zh/index.html"), ("/zh/plan/%E8%8C%B6.html?x=1", "zh/plan/茶.html")],
)
def test_a_page_comes_with_headers_that_forbid_the_rest(
    address: tuple[str, int], path: str, text: str
) -> None:
    answer, body = get(address, path)
    assert (answer.status, body) == (200, text)
    assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"])
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html", "/%2e%2e/secret.html", "/zh/..%2f..%2fsecret.html", "/link.html", "/.plancheck/status.sqlite",
        "/notes.txt", "/none.html", "/%00", "//etc/passwd", "/zh/plan/",
    ],
)  # fmt: skip
def test_nothing_but_pages_of_the_site_is_served(address: tuple[str, int], path: str) -> None:
    answer, body = get(address, path)
    assert answer.status == 404
    assert "secret" not in body
    assert "default-src 'none'" in str(answer.headers["Content-Security-Policy"])


def test_it_listens_on_the_loopback_and_answers_to_its_own_name_only(address: tuple[str, int]) -> None:
    assert address[0] == "127.0.0.1"
    assert get(address, "/", Host="evil.example")[0].status == 421


def test_a_folder_without_a_site_and_a_taken_port_are_named(address: tuple[str, int], tmp_path: Path) -> None:
    with pytest.raises(PlancheckError, match="plancheck report"):
        site_server(tmp_path)
    (tmp_path / "index.html").touch()
    with pytest.raises(PlancheckError, match="--port"):
        site_server(tmp_path, port=address[1])
