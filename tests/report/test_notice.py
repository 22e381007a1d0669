"""Summary, mail and webhook against sinks of this machine; log lines a machine can read."""

from __future__ import annotations

import json
import logging
import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from plancheck.errors import UsageError
from plancheck.report.layout import ReportId
from plancheck.report.logs import JsonLines, TextLines
from plancheck.report.notice import Notices, give_notice
from plancheck.report.request import ReportRun
from plancheck.report.site import ReportOutcome

MADE = ReportOutcome(
    ReportId("zh", "overview"),
    "made",
    1.0,
    facts={"kind": "overview", "counts": {"inconsistent": 1, "missed": 2}},
)
FAILED = ReportOutcome(ReportId("zh", "plan", "a"), "failed", 2.0, "plan.ipynb, cell 3: 甲")


def run_of(*outcomes: ReportOutcome, changes: int = 0) -> ReportRun:
    return ReportRun(Path("site/index.html"), outcomes, 3.0, "weekly", changes)


class Posted:
    """A web server that keeps what is posted to it."""

    def __init__(self, status: int) -> None:
        bodies: list[tuple[dict[str, str], Any]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bodies.append((dict(self.headers), json.loads(body)))
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_: Any) -> None: ...

        self.bodies = bodies
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/hooks/secret"


class MailHandler(socketserver.StreamRequestHandler):
    """As much SMTP as one mail needs."""

    def handle(self) -> None:
        mails: list[bytes] = self.server.mails  # type: ignore[attr-defined]
        say = lambda line: self.wfile.write(line + b"\r\n")  # noqa: E731
        say(b"220 sink")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"DATA"):
                say(b"354 go on")
                mail = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    mail += part
                mails.append(mail)
                say(b"250 kept")
            elif word.startswith(b"QUIT"):
                say(b"221 bye")
                return
            else:
                say(b"250 ok")


@pytest.fixture
def mail_sink() -> Iterator[tuple[str, list[bytes]]]:
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), MailHandler)
    server.mails = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"smtp://127.0.0.1:{server.server_address[1]}", server.mails  # type: ignore[attr-defined]
    server.shutdown()


def test_the_summary_file_says_what_became_of_each_report(tmp_path: Path) -> None:
    assert give_notice(run_of(MADE, FAILED, changes=3), Notices(summary=tmp_path / "summary.json")) == []
    content = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert (content["ok"], content["changes"], content["counts"]) == (
        False,
        3,
        {"made": 1, "unchanged": 0, "failed": 1},
    )
    assert content["reports"][1] == {
        "report": "zh/plan/a",
        "status": "failed",
        "seconds": 2.0,
        "error": "plan.ipynb, cell 3: 甲",
    }


def test_a_mail_goes_out_with_the_summary(mail_sink: tuple[str, list[bytes]]) -> None:
    import email
    from email.policy import default

    smtp, mails = mail_sink
    assert (
        give_notice(run_of(MADE, FAILED), Notices(mail_to=("a@example.org", "b@example.org"), smtp=smtp))
        == []
    )
    mail = email.message_from_bytes(mails[0], policy=default)
    assert mail["Subject"] == "plancheck weekly: 1 of 2 reports failed, 0 changes"
    assert "zh/plan/a" in mail.get_body().get_content()  # type: ignore[union-attr]
    assert [part.get_filename() for part in mail.iter_attachments()] == ["summary.json"]  # type: ignore[attr-defined]


def test_a_webhook_gets_the_summary_with_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = Posted(204)
    monkeypatch.setenv("PLANCHECK_WEBHOOK_TOKEN", "t0ken")
    assert give_notice(run_of(MADE), Notices(webhook=sink.address)) == []
    headers, body = sink.bodies[0]
    assert headers["Authorization"] == "Bearer t0ken"
    assert body["text"] == "plancheck weekly: 1 report made, 0 changes"


@pytest.mark.parametrize(
    ("when", "run", "sent"),
    [
        ("failure", run_of(MADE), 0),
        ("failure", run_of(FAILED), 1),
        ("change", run_of(MADE, changes=1), 1),
        ("change", run_of(MADE), 0),
    ],
)
def test_notices_are_given_when_asked_for(when: Any, run: ReportRun, sent: int) -> None:
    sink = Posted(200)
    give_notice(run, Notices(webhook=sink.address, when=when))
    assert len(sink.bodies) == sent


def test_a_sink_that_refuses_or_is_away_is_named_without_its_secret() -> None:
    for address in (Posted(500).address, "http://127.0.0.1:9/hooks/secret"):
        problems = give_notice(run_of(MADE), Notices(webhook=address))
        assert len(problems) == 1
        assert "secret" not in str(problems[0])
    assert len(give_notice(run_of(MADE), Notices(mail_to=("a@b.c",), smtp="smtp://127.0.0.1:9"))) == 1


@pytest.mark.parametrize(
    "notices",
    [
        Notices(webhook="file:///etc/passwd"),
        Notices(mail_to=("x y",)),
        Notices(mail_to=("a@b.c",), smtp="host"),
        Notices(mail_to=("a@b.c",), smtp="smtp://host:post"),
        Notices(webhook="https://:8080/hook"),
        Notices(webhook="https://host:99999/hook"),
    ],
)
def test_what_could_never_be_delivered_is_refused(notices: Notices) -> None:
    with pytest.raises(UsageError):
        notices.check()


def test_what_failed_before_the_reports_is_told_with_them(mail_sink: tuple[str, list[bytes]]) -> None:
    import email
    from email.policy import default

    smtp, mails = mail_sink
    run = ReportRun(Path("site/index.html"), (MADE,), 3.0, "monthly", 2, before=("torn.pdf: expected a PDF",))
    assert [str(failure) for failure in run.failures] == ["torn.pdf: expected a PDF"]
    assert give_notice(run, Notices(mail_to=("a@example.org",), smtp=smtp, when="failure")) == []
    mail = email.message_from_bytes(mails[0], policy=default)
    assert mail["Subject"] == "plancheck monthly: 1 report made, 1 failure before them, 2 changes"
    assert "failed: torn.pdf: expected a PDF" in mail.get_body().get_content()  # type: ignore[union-attr]


class Strict(MailHandler):
    """A mail server that answers some words as it is told to."""

    def handle(self) -> None:
        answers: dict[bytes, bytes] = self.server.answers  # type: ignore[attr-defined]
        say = lambda line: self.wfile.write(line + b"\r\n")  # noqa: E731
        say(b"220 strict")
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"QUIT"):
                say(b"221 bye")
                return
            say(next((answer for begin, answer in answers.items() if word.startswith(begin)), b"250 ok"))


@pytest.mark.parametrize(
    ("scheme", "user", "password", "answers", "met", "do"),
    [
        (
            "smtp", "me@", "wrong", {b"EHLO": b"250-strict\r\n250 AUTH PLAIN", b"AUTH": b"535 bad password"},
            "a refused login (535 bad password)", "check the user in --smtp and PLANCHECK_SMTP_PASSWORD",
        ),
        (
            "smtp", "me@", "", {b"RCPT": b"550 no relaying"},
            "refused recipients: a@b.c (550 no relaying)", "PLANCHECK_SMTP_PASSWORD is not set, so no login was tried",
        ),
        ("smtp", "", "", {b"RCPT": b"550 nobody of this name"}, "a@b.c (550 nobody of this name)", "check --mail-to"),
        ("smtp", "", "", {b"MAIL": b"452 disk full"}, "(452 disk full)", ""),
        ("smtp+starttls", "", "", {}, "a server that offers no STARTTLS", "try smtps://"),
        ("smtps", "", "", {}, "a server that speaks no TLS at this port", "try smtp+starttls:// or another port"),
    ],
)  # fmt: skip
def test_what_a_mail_server_refuses_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, scheme: str, user: str, password: str, answers: dict[bytes, bytes], met: str, do: str
) -> None:  # fmt: skip
    monkeypatch.delenv("PLANCHECK_SMTP_PASSWORD", raising=False)
    if password:
        monkeypatch.setenv("PLANCHECK_SMTP_PASSWORD", password)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Strict) as server:
        server.answers = answers  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"{scheme}://{user}127.0.0.1:{server.server_address[1]}"
        (problem,) = give_notice(run_of(MADE), Notices(mail_to=("a@b.c",), smtp=address))
        server.shutdown()
    assert met in str(problem)
    assert do in str(problem)
    assert not password or password not in problem.do


@pytest.mark.parametrize(
    ("address", "met"),
    [
        ("http://127.0.0.1:9/hooks/secret", "127.0.0.1:9: expected a webhook that takes the summary, met a refused connection"),
        ("http://nowhere.invalid/hooks/secret", "nowhere.invalid: expected a webhook that takes the summary, met"),
    ],
)  # fmt: skip
def test_a_webhook_that_is_away_is_named_with_its_port(address: str, met: str) -> None:
    (problem,) = give_notice(run_of(MADE), Notices(webhook=address))
    assert str(problem).startswith(met)
    assert "secret" not in str(problem)


def test_a_token_that_is_refused_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = give_notice(run_of(MADE), Notices(webhook=Posted(403).address))
    assert str(problem).endswith("met status 403 Forbidden; check PLANCHECK_WEBHOOK_TOKEN")


def test_fail_on_reads_the_verdicts_of_the_overview() -> None:
    run = run_of(MADE, changes=2)
    assert run.meets("inconsistent")
    assert run.meets("missed")
    assert run.meets("changed")
    assert not run.meets("unverifiable")


def test_log_lines_are_one_line_and_json_can_be_read() -> None:
    record = logging.getLogger("x").makeRecord(
        "x", logging.INFO, "f", 1, "made", (), None, extra={"report": "zh/甲 乙\nz", "seconds": 1.5}
    )
    assert json.loads(JsonLines().format(record)) | {"time": ""} == {
        "time": "",
        "level": "info",
        "event": "made",
        "report": "zh/甲 乙\nz",
        "seconds": 1.5,
    }
    line = TextLines().format(record)
    assert line.endswith('info made report="zh/甲 乙\\nz" seconds=1.5')
    assert "\n" not in line
