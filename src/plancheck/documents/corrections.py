"""Declared corrections: what a text is read as where its copy is wrong, each with its reason and what it expects."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from plancheck.documents.document import Document
from plancheck.errors import DocumentError

_REQUIRED = ("expect", "read", "reason")
_KEYS = (*_REQUIRED, "at")


@dataclass(frozen=True, slots=True)
class Correction:
    """One declared correction.

    Parameters
    ----------
    document : str
        Id of the document it is for.
    expect : str
        What stands in the text.
    read : str
        What is read instead; not longer than `expect`.
    reason : str
    at : int or None
        Offset, needed where `expect` stands more than once.
    where : str
        File and line of the declaration.
    """

    document: str
    expect: str
    read: str
    reason: str
    at: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document after its corrections, with those that could not be made."""

    document: Document
    failures: tuple[DocumentError, ...] = ()


def read_correction_file(path: Path) -> list[Correction]:
    """Return the corrections of one document, declared in a file ``<document>.yml``.

    Raises
    ------
    DocumentError
        With ``file:line``: broken yaml, no list of corrections, an unknown or missing key, an empty reason, a reading longer
        than what it replaces, or one that changes nothing.
    """
    import yaml

    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise DocumentError("yaml", met=error.problem or "a syntax error", where=f"{path}{line}") from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise DocumentError("yaml in UTF-8", met=str(error).splitlines()[0], where=str(path)) from error
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise DocumentError("a list of corrections", met="something else", where=f"{path}:1")
    corrections = []
    for item in node.value:
        where = f"{path}:{item.start_mark.line + 1}"
        if not isinstance(item, yaml.MappingNode):
            raise DocumentError("keys and values", met="something else", where=where)
        values: dict[str, str] = {}
        for key, value in item.value:
            line = f"{path}:{key.start_mark.line + 1}"
            if key.value not in _KEYS:
                raise DocumentError(f"one of the keys {', '.join(_KEYS)}", met=repr(key.value), where=line)
            if not isinstance(value, yaml.ScalarNode):
                raise DocumentError(f"one value for {key.value}", met="a list or mapping", where=line)
            values[key.value] = value.value
        corrections.append(_correction(path.stem, values, where=where))
    return corrections


def _correction(document: str, values: dict[str, str], *, where: str) -> Correction:
    for key in _REQUIRED:
        if not values.get(key):
            raise DocumentError(f"a value for {key}", met="none", where=where, do=f"add '{key}: …'")
    expect, read = values["expect"], values["read"]
    if len(read) > len(expect):
        met = f"{len(read)} characters for {len(expect)}"
        raise DocumentError(
            "a reading not longer than what it replaces",
            met=met,
            where=where,
            do="widen expect by the text beside it",
        )
    if read == expect:
        raise DocumentError("a reading that differs from the text", met="the same", where=where)
    at = values.get("at", "")
    if at and not at.isdigit():
        raise DocumentError("an offset in at", met=repr(at), where=where)
    return Correction(document, expect, read, values["reason"], int(at) if at else None, where)


def apply_corrections(document: Document, corrections: tuple[Correction, ...]) -> Corrected:
    """Return the document with its corrections made; no offset of anything else moves.

    Every correction made is written into `Document.notes`. One that does not find what it expects is left out and
    returned as a failure.

    Examples
    --------
    >>> document = Document("x", "交易额达4.5万忆元")
    >>> corrected = apply_corrections(document, (Correction("x", "万忆元", "万亿元", "a slip of the copy"),))
    >>> corrected.document.text, corrected.document.notes
    ('交易额达4.5万亿元', ("read '万亿元' for '万忆元' at 7: a slip of the copy",))
    """
    text = document.text
    notes = list(document.notes)
    failures = []
    for correction in corrections:
        if correction.document != document.id:
            continue
        found = _find(document.text, correction)
        if isinstance(found, DocumentError):
            failures.append(found)
            continue
        end = found + len(correction.expect)
        if text[found:end] != correction.expect:
            met = "another correction of the same place"
            failures.append(
                DocumentError(repr(correction.expect), met=met, where=correction.where or document.id)
            )
            continue
        text = text[:found] + correction.read.ljust(len(correction.expect)) + text[end:]
        notes.append(f"read {correction.read!r} for {correction.expect!r} at {found}: {correction.reason}")
    return Corrected(replace(document, text=text, notes=tuple(notes)), tuple(failures))


def _find(text: str, correction: Correction) -> int | DocumentError:
    where = correction.where or correction.document
    expected = f"{correction.expect!r} in {correction.document}"
    if correction.at is not None:
        if text.startswith(correction.expect, correction.at):
            return correction.at
        met = repr(text[correction.at : correction.at + len(correction.expect)])
        return DocumentError(
            f"{expected} at {correction.at}", met=met, where=where, do="the text has changed: look again"
        )
    first = text.find(correction.expect)
    if first < 0:
        return DocumentError(expected, met="it nowhere", where=where, do="the text has changed: look again")
    second = text.find(correction.expect, first + 1)
    if second >= 0:
        return DocumentError(
            f"{expected} once", met=f"it at {first} and {second}", where=where, do="say which one with 'at:'"
        )
    return first
