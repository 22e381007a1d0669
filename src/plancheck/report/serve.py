"""The report site on this machine alone: loopback, the site's pages and nothing else, with headers that forbid the rest."""

from __future__ import annotations

import base64
import hashlib
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from plancheck.errors import PlancheckError

LOOPBACK = "127.0.0.1"
SERVED = {
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
}


def site_headers() -> dict[str, str]:
    """Return what every answer carries: no request may leave a page; the index's own search script may run, no other."""
    script = (Path(__file__).parent / "pages" / "search.js").read_bytes()
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode("ascii")
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }


def find_page(site: Path, address: str) -> Path | None:
    """Return the file of the site that an address names; None for anything that is not one of its pages.

    Hidden files, other endings, paths that lead out of the folder and links that do so are no pages.

    Examples
    --------
    >>> find_page(Path("site"), "/../secret.html"), find_page(Path("site"), "/.plancheck/status.sqlite")
    (None, None)
    """
    parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    path = site.joinpath(*parts)
    if not parts or path.is_dir():
        path /= "index.html"
    whole = path.resolve()
    if whole.suffix not in SERVED or not whole.is_relative_to(site.resolve()) or not whole.is_file():
        return None
    return whole


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers GET and HEAD with the pages of one site; a stranger's host name (rebinding) is refused."""

    site = Path()
    headers_sent: dict[str, str] = {}  # noqa: RUF012 set by `site_server` on a class of its own
    server_version = "plancheck"
    sys_version = ""

    def send_head(self) -> Any:
        """Send the head of the answer; return the open page, None where there is none."""
        port = cast(ThreadingHTTPServer, self.server).server_port
        if self.headers.get("Host", "") not in {f"{name}:{port}" for name in (LOOPBACK, "localhost")}:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        path = urlsplit(self.path).path
        page = find_page(self.site, self.path)
        if page is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if page.name == "index.html" and not path.endswith(("/", ".html")):
            # relative links of a folder's page need the slash
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", "/" + path.strip("/") + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        handle = page.open("rb")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", SERVED[page.suffix])
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        return handle

    def end_headers(self) -> None:
        """Add the site's headers, to errors too."""
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a person looks at the browser, not at this."""


def site_server(site: Path, *, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the site on the loopback, bound and not yet running.

    Parameters
    ----------
    site : Path
        Folder that `plancheck report` wrote.
    port : int
        0: any free one.

    Raises
    ------
    PlancheckError
        When the folder has no site, or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise PlancheckError(
            "a report site", met="no index.html", where=str(site), do="run `plancheck report` first"
        )
    handler = type("Handler", (SiteHandler,), {"site": site, "headers_sent": site_headers()})
    try:
        return ThreadingHTTPServer((LOOPBACK, port), handler)
    except OSError as error:
        met = error.strerror or str(error)
        raise PlancheckError(
            "a free port", met=met, where=f"{LOOPBACK}:{port}", do="give --port N"
        ) from error
