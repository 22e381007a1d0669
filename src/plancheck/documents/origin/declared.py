"""The origin of a document as ``origin.yml`` declares it, every key checked."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from plancheck.documents.dates import valid_date
from plancheck.documents.document import Origin
from plancheck.errors import DocumentError
from plancheck.schema import DOCUMENT_KINDS

ORIGIN_FILE = "origin.yml"
_KEYS = {
    "id": "", "title": "title", "title_en": "", "issuer": "issuer", "issuer_en": "", "number": "number", "date": "date",
    "plan_first_year": "first_year", "plan_last_year": "last_year", "region": "region", "kind": "kind",
    "address": "address", "sha256": "sha256", "note": "",
}  # fmt: skip
_REQUIRED = ("title", "region", "kind")


def read_origin(path: Path) -> Origin:
    """Read ``origin.yml``; every key is checked and a wrong one is named with its line.

    Keys: id, title, issuer, number, date, plan_first_year, plan_last_year, region, kind, address, sha256, note; title_en and
    issuer_en are for English reports.

    Raises
    ------
    DocumentError
        With ``file:line``: broken yaml, an unknown or doubled key, a value of the wrong kind, a date that is none.
    """
    import yaml

    where = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DocumentError("an origin.yml", met="no such file", where=where) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError("an origin.yml in UTF-8", met=str(error), where=where) from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        told = f":{mark.line + 1}" if mark else ""
        raise DocumentError(
            "yaml", met=error.problem or "a syntax error", where=f"{where}{told}", do="quote titles and dates"
        ) from error
    except yaml.YAMLError as error:
        raise DocumentError("yaml", met=str(error).splitlines()[0], where=where) from error
    if not isinstance(node, yaml.MappingNode):
        raise DocumentError(
            "keys and values",
            met="an empty file" if node is None else type(node).__name__,
            where=f"{where}:1",
        )
    values: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key not in _KEYS:
            raise DocumentError(f"one of the keys {', '.join(_KEYS)}", met=repr(key), where=f"{where}:{line}")
        if key in seen:
            raise DocumentError(
                f"the key {key} once", met=f"it again (first in line {seen[key]})", where=f"{where}:{line}"
            )
        seen[key] = line
        if not isinstance(value_node, yaml.ScalarNode):
            raise DocumentError(f"one value for {key}", met="a list or mapping", where=f"{where}:{line}")
        values[key] = _origin_value(key, value_node.value, where=f"{where}:{line}")
    for key in _REQUIRED:
        if not values.get(key):
            raise DocumentError(
                f"a value for {key}", met="none", where=f"{where}:{seen.get(key, 1)}", do=f"add '{key}: …'"
            )
    first, last = values.get("plan_first_year"), values.get("plan_last_year")
    if first is not None and last is not None and first > last:
        where_years = f"{where}:{seen['plan_last_year']}"
        raise DocumentError(
            "plan_last_year not before plan_first_year", met=f"{first} to {last}", where=where_years
        )
    known = {field.name for field in fields(Origin)}
    given = {_KEYS[key]: value for key, value in values.items() if _KEYS[key] in known}
    return Origin(**given, declared=True)


def _origin_value(key: str, written: str, *, where: str) -> str | int | None:
    written = "" if written in ("null", "~") else written.strip()
    if key in ("plan_first_year", "plan_last_year"):
        if not written:
            return None
        if not re.fullmatch(r"(?:18|19|20|21)\d\d", written):
            raise DocumentError(f"a year in {key}", met=repr(written), where=where)
        return int(written)
    if (
        key == "date"
        and written
        and (not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", written) or valid_date(written) != written)
    ):
        raise DocumentError("a date as 2016, 2016-11 or 2016-11-24", met=repr(written), where=where)
    if key == "kind" and written not in DOCUMENT_KINDS:
        raise DocumentError(f"one of {', '.join(DOCUMENT_KINDS)} in kind", met=repr(written), where=where)
    if key == "sha256" and written and not re.fullmatch(r"[0-9a-f]{64}", written):
        raise DocumentError("64 hexadecimal digits in sha256", met=repr(written), where=where)
    if key == "address" and written and not re.match(r"https?://", written):
        raise DocumentError("an http address", met=repr(written), where=where)
    return written
