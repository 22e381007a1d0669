"""Notices of a run: a summary file, a mail, a webhook. What they say comes from the run; secrets come from the environment."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

from plancheck.amounts import count_of
from plancheck.errors import PlancheckError, UsageError
from plancheck.tables import write_text

if TYPE_CHECKING:
    from plancheck.report.request import ReportRun

PASSWORD_VARIABLE = "PLANCHECK_SMTP_PASSWORD"  # noqa: S105 the name of a variable
TOKEN_VARIABLE = "PLANCHECK_WEBHOOK_TOKEN"  # noqa: S105 the name of a variable
TIMEOUT = 20.0  # seconds for a mail server or a webhook to answer
When = Literal["always", "failure", "change"]


class NoticeError(PlancheckError):
    """A notice could not be delivered; the reports are made all the same."""


@dataclass(frozen=True, slots=True)
class Notices:
    """Who is told of a run.

    Parameters
    ----------
    summary : Path or None
        JSON file with what became of the run.
    mail_to : tuple of str
        Addresses.
    smtp : str
        ``smtp://[user@]host[:port]``, ``smtps://`` (TLS from the start) or ``smtp+starttls://``; the password is in the
        environment variable ``PLANCHECK_SMTP_PASSWORD``.
    webhook : str
        Address the summary is posted to as JSON; a token in ``PLANCHECK_WEBHOOK_TOKEN`` is sent as bearer.
    when : {"always", "failure", "change"}
        Mail and webhook only then; ``change`` is a failure or a difference to the run before.
    """

    summary: Path | None = None
    mail_to: tuple[str, ...] = ()
    smtp: str = "smtp://localhost"
    webhook: str = ""
    when: When = "always"

    def check(self) -> None:
        """Refuse what could not be delivered anywhere, before anything is made.

        Raises
        ------
        UsageError
        """
        if self.summary is not None and self.summary.is_dir():
            raise UsageError(
                "a JSON file to write", met="a folder", where=f"--summary {self.summary}", do="name a file"
            )
        if self.webhook and not _is_address(self.webhook, ("http", "https")):
            raise UsageError("an http or https address", met=repr(self.webhook), where="--webhook")
        if self.mail_to and not _is_address(self.smtp, tuple(_PORTS)):
            raise UsageError(
                f"an address of {', '.join(_PORTS)}://host[:port]", met=repr(self.smtp), where="--smtp"
            )
        for address in self.mail_to:
            if "@" not in address or any(c.isspace() for c in address):
                raise UsageError("a mail address", met=repr(address), where="--mail-to")


def _is_address(text: str, schemes: tuple[str, ...]) -> bool:
    try:
        address = urlsplit(text)
        _ = address.port  # a number below 65536, or none
    except ValueError:
        return False
    return address.scheme in schemes and bool(address.hostname)


_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


@dataclass(frozen=True)
class Summary:
    """What became of a run, as plain data."""

    content: dict[str, Any] = field(default_factory=dict)

    def text(self) -> str:
        """Return the summary as JSON."""
        return json.dumps(self.content, ensure_ascii=False, indent=1) + "\n"


def give_notice(run: ReportRun, notices: Notices) -> list[NoticeError]:
    """Write the summary file and send mail and webhook; return what could not be delivered.

    Parameters
    ----------
    run : ReportRun
    notices : Notices
    """
    content = summarize(run)
    if notices.summary is not None:
        path = notices.summary
        write_text(path, Summary(content).text())
    due = notices.when == "always" or bool(run.failures) or (notices.when == "change" and run.changes > 0)
    problems: list[NoticeError] = []
    if not due:
        return problems
    for send, wanted in ((_mail, bool(notices.mail_to)), (_post, bool(notices.webhook))):
        if wanted:
            try:
                send(run, notices, content)
            except NoticeError as error:
                problems.append(error)
    return problems


def summarize(run: ReportRun) -> dict[str, Any]:
    """Return what became of a run as plain data: counts, each report, what changed."""
    return {
        "name": run.name, "ok": not run.failures, "seconds": round(run.seconds, 3), "changes": run.changes,
        "counts": {name: sum(o.status == name for o in run.outcomes) for name in ("made", "unchanged", "failed")},
        "reports": [
            {"report": str(o.report), "status": o.status, "seconds": round(o.seconds, 3), "error": o.error} for o in run.outcomes
        ],
        "verdicts": run.verdicts(), "failed_before": list(run.before),
    }  # fmt: skip


def _mail(run: ReportRun, notices: Notices, content: dict[str, Any]) -> None:
    import smtplib
    import ssl
    from email.message import EmailMessage

    from plancheck.report.undelivered import why_mail_failed

    server = urlsplit(notices.smtp)
    user = unquote(server.username or "")
    host, port = server.hostname or "localhost", server.port or _PORTS[server.scheme]
    message = EmailMessage()
    message["Subject"] = _subject(run)
    message["From"] = user if "@" in user else f"plancheck@{host}"
    message["To"] = ", ".join(notices.mail_to)
    message.set_content("\n".join(_lines(run)))
    message.add_attachment(Summary(content).text(), subtype="json", filename="summary.json")
    context = ssl.create_default_context()
    try:
        connection: smtplib.SMTP
        if server.scheme == "smtps":
            connection = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
        else:
            connection = smtplib.SMTP(host, port, timeout=TIMEOUT)
        with connection as smtp:
            if server.scheme == "smtp+starttls":
                smtp.starttls(context=context)
            if user and PASSWORD_VARIABLE in os.environ:
                smtp.login(user, os.environ[PASSWORD_VARIABLE])
            smtp.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        met, advice = why_mail_failed(error, user=user, password_variable=PASSWORD_VARIABLE)
        raise NoticeError(
            "a mail server that takes the mail", met=met, where=f"{host}:{port}", do=advice
        ) from error


def _post(run: ReportRun, notices: Notices, content: dict[str, Any]) -> None:
    import httpx

    from plancheck.report.undelivered import why_post_failed

    token = os.environ.get(TOKEN_VARIABLE)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    server = urlsplit(notices.webhook)  # without its path, which is often its secret
    where = f"{server.hostname}:{server.port}" if server.port else server.hostname or ""
    try:
        answer = httpx.post(
            notices.webhook, json={"text": _subject(run), **content}, headers=headers, timeout=TIMEOUT
        )
        answer.raise_for_status()
    except httpx.HTTPError as error:
        met, advice = why_post_failed(error, token_variable=TOKEN_VARIABLE)
        raise NoticeError("a webhook that takes the summary", met=met, where=where, do=advice) from error


def _subject(run: ReportRun) -> str:
    failed, made = (sum(o.status == status for o in run.outcomes) for status in ("failed", "made"))
    state = (
        f"{failed} of {count_of(len(run.outcomes), 'report')} failed"
        if failed
        else f"{count_of(made, 'report')} made"
    )
    before = f", {count_of(len(run.before), 'failure')} before them" if run.before else ""
    return f"plancheck {run.name}: {state}{before}, {count_of(run.changes, 'change')}"


def _lines(run: ReportRun) -> Sequence[str]:
    return [run.summary(), *(f"failed: {outcome}" for outcome in run.failures)]
