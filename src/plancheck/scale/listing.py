"""The documents at an address: a folder of this machine, or of any store that fsspec reads (s3, http, memory, ...)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from plancheck.documents.formats import ENDINGS, QUARANTINE
from plancheck.documents.own_pages import own_pages
from plancheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as its folder lists it, unread.

    Parameters
    ----------
    document : str
        Id: the path below the folder without its ending, of two that differ in the ending alone with it.
    address : str
        What it is opened by.
    stamp : str
        Time of change or ETag, also of an ``origin.yml`` beside it: another stamp is another state.
    size : int
        Bytes.
    origin : str
        Address of the ``<id>.origin.yml`` beside it; empty where there is none.
    """

    document: str
    address: str
    stamp: str
    size: int
    origin: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    path: str  # below the folder
    address: str
    stamp: str
    size: int


def list_documents(address: str) -> list[Listed]:
    """Return the documents at an address, in the order of their ids.

    Hidden files, README files, what lies in a folder called quarantine and the pages that plancheck wrote itself are none.

    Parameters
    ----------
    address : str
        A folder, or a URL such as ``s3://bucket/plans`` or ``memory://plans``.

    Raises
    ------
    UsageError
        When there is no such folder, or nothing to read its kind of address with.
    """
    files = {file.path: file for file in (_remote(address) if is_url(address) else _local(address))}
    taken: dict[str, str] = {}
    listed = []
    for path in sorted(files.keys() - own_pages(files)):
        base, dot, ending = path.rpartition(".")
        if f".{ending}".lower() not in ENDINGS or not dot or base.rpartition("/")[2].upper() == "README":
            continue
        file = files[path]
        document = (
            base
            if base.isascii()
            else base.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        )
        if taken.setdefault(document, path) != path:
            document = f"{document}.{ending}"
        beside = files.get(f"{base}.origin.yml")
        stamp = file.stamp
        if beside is not None:  # what says nothing of its own state says nothing of both
            stamp = f"{file.stamp}+{beside.stamp}" if file.stamp and beside.stamp else ""
        listed.append(Listed(document, file.address, stamp, file.size, beside.address if beside else ""))
    return sorted(listed, key=lambda item: item.document)


def is_url(address: str) -> bool:
    """Return whether an address is for fsspec, not a path of this machine.

    Examples
    --------
    >>> is_url("s3://bucket/plans"), is_url("plans/2011")
    (True, False)
    """
    return "://" in address


def _local(address: str) -> Iterator[_File]:
    top = Path(address)
    if not top.is_dir():
        raise UsageError("a folder of documents", met="none", where=address, do="check --corpus")
    waiting = [(str(top), "")]
    while waiting:
        folder, below = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "~$")) or (entry.name == QUARANTINE and entry.is_dir()):
                    continue
                if entry.is_dir():
                    waiting.append((entry.path, f"{below}{entry.name}/"))
                elif entry.is_file():
                    stat = entry.stat()
                    yield _File(below + entry.name, entry.path, str(stat.st_mtime_ns), stat.st_size)


def _remote(address: str) -> Iterator[_File]:
    system, top = open_address(address)
    try:
        found: dict[str, dict[str, Any]] = system.find(top, detail=True)
    except (OSError, ValueError) as error:
        raise UsageError(
            "a folder of documents", met=str(error) or type(error).__name__, where=address
        ) from error
    if not found:
        raise UsageError("a folder of documents", met="nothing", where=address)
    web = "http" in system.protocol
    for path, detail in found.items():
        below = path.removeprefix(str(top)).strip("/")
        if web:
            # a web server's links write 青河 as %E9%9D%92%E6%B2%B3; the file is called 青河
            below = unquote(below)
        parts = below.split("/")
        if any(part.startswith((".", "~$")) or part == QUARANTINE for part in parts):
            continue
        stamps = (detail.get(key) for key in ("ETag", "etag", "mtime", "LastModified", "created"))
        stamp = next((str(value) for value in stamps if value), "")
        yield _File(below, str(system.unstrip_protocol(path)), stamp, int(detail.get("size") or 0))


def open_address(address: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path in it.

    Raises
    ------
    UsageError
        When the package for its kind of address is missing.
    """
    try:
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise UsageError(
            "an address that fsspec reads",
            met=str(error),
            where=address,
            do="install the extra cluster (.venv/bin/python -m pip install -e '.[cluster]') and the package it names",
        ) from error
    return system, str(path)
