"""Why a mail or a webhook was not delivered, in words, and what to do about it."""

from __future__ import annotations

import os
import smtplib
import socket
import ssl

import httpx


def why_mail_failed(
    error: OSError | smtplib.SMTPException, *, user: str, password_variable: str
) -> tuple[str, str]:
    """Return what was met, and what to do.

    Parameters
    ----------
    error : OSError or SMTPException
    user : str
        Of the address of the server; empty where none is named.
    password_variable : str
        Name of the variable of the environment that holds the password.
    """
    anonymous = (
        f"{password_variable} is not set, so no login was tried"
        if user and password_variable not in os.environ
        else ""
    )
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return f"a refused login ({_answer(error)})", f"check the user in --smtp and {password_variable}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        refused = "; ".join(f"{to} ({_said(*answer)})" for to, answer in error.recipients.items())
        return f"refused recipients: {refused}", anonymous or "check --mail-to"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        what = "no STARTTLS" if "STARTTLS" in str(error) else "no login"
        return f"a server that offers {what}", "try smtps:// or, within one machine or network, smtp://"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"a refusal ({_answer(error)})", anonymous
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return "a closed connection", "check that a mail server answers at this port"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"a certificate that is not trusted ({error.verify_message})", "check the name of the host"
    if isinstance(error, ssl.SSLError):
        return (
            "a server that speaks no TLS at this port",
            "smtps:// speaks TLS from the start; try smtp+starttls:// or another port",
        )
    return _why_no_answer(error), "check the host and port in --smtp"


def why_post_failed(error: httpx.HTTPError, *, token_variable: str) -> tuple[str, str]:
    """Return what was met, and what to do; never the address, whose path is often its secret.

    Parameters
    ----------
    error : httpx.HTTPError
    token_variable : str
        Name of the variable of the environment that holds the token.
    """
    if isinstance(error, httpx.HTTPStatusError):
        code = error.response.status_code
        advice = f"check {token_variable}" if code in (401, 403) else "check the address"
        return f"status {code} {error.response.reason_phrase}".strip(), advice
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time", "check the host and port in --webhook"
    return _why_no_answer(error.__cause__ or error), "check the host and port in --webhook"


def _why_no_answer(error: BaseException) -> str:
    text = str(error)
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror) or "Name or service not known" in text:
        return "no host of this name"
    if isinstance(error, ConnectionRefusedError) or "Connection refused" in text:
        return "a refused connection: nothing answers at this port"
    return f"{type(error).__name__}: {text}".splitlines()[0][:200].removesuffix(": ")


def _answer(error: smtplib.SMTPResponseException) -> str:
    return _said(error.smtp_code, error.smtp_error)


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {text}".splitlines()[0][:200]
