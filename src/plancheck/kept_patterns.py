"""Compiled patterns kept beside the byte code: compiling them takes half of the time of loading what reads a document.

Python keeps byte code of modules, not of patterns. What is kept is found by a pattern's own text and flags, so that it is
never out of date: a pattern that is not there is compiled as ever. Where byte code is not kept, patterns are not either,
nor where `re` is not made as this module knows it: a pattern put together again is tried before any is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:  # what `re` itself is made of; asked for nowhere else, and not for sure the same in every interpreter
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:
    _sre = None

_WORD = "I"  # an unsigned number of `_sre.CODESIZE` bytes: what the code of a pattern is made of
_TRIED = r"(?P<year>[12]\d{3})(?P<tail>年(?!末))?"
_CHECKSUM = 32  # bytes before what is kept
_Key = tuple[str, int]
# flags as the pattern sees them, code, number of groups, groups by name, names by group
_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def patterns_file(name: str = "patterns") -> Path | None:
    """Return where compiled patterns are kept, or None where this interpreter keeps none."""
    if _sre is None or array(_WORD).itemsize != _sre.CODESIZE or not _puts_together():
        return None
    try:
        code = Path(importlib.util.cache_from_source(__file__))
    except NotImplementedError:
        return None
    return code.with_name(f"{name}.{sys.implementation.cache_tag}-{_sre.MAGIC}")


@contextlib.contextmanager
def kept_patterns(file: Path | None = None, *, most: int = 0) -> Iterator[None]:
    """Let patterns that are compiled inside be taken from those kept; those that were not there are kept at the end.

    Not for several threads: it stands in for a function of the module `re`.

    Parameters
    ----------
    file : Path, optional
        Instead of `patterns_file`.
    most : int
        So many are kept, those too that were not asked for this time: each command asks for others. 0: what is no longer
        asked for is dropped.
    """
    file = file or patterns_file()
    if file is None:
        yield
        return
    known = _read(file)
    asked: dict[_Key, _Compiled] = {}
    compile_anew = _compiler.compile

    def compile_once(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        if type(pattern) is not str:
            return compile_anew(pattern, flags)  # type: ignore[no-any-return]
        key = pattern, int(flags)
        found = known.get(key)
        if found is None:
            found = _compile(pattern, flags)
        asked[key] = found
        return _made_of(pattern, found)

    _compiler.compile = compile_once
    try:
        yield
    finally:
        _compiler.compile = compile_anew
        wanted = known | asked if len(known | asked) <= most else asked
        if wanted.keys() != known.keys() and not sys.dont_write_bytecode:
            _write(file, wanted)


def _compile(pattern: str, flags: int) -> _Compiled:
    """Return what a pattern is made of, as `re` does it."""
    parsed = _parser.parse(pattern, flags)
    code = array(_WORD, map(int, _compiler._code(parsed, flags)))
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in groups.items():
        names[number] = name
    return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, groups, tuple(names)


def _made_of(pattern: str, kept: _Compiled) -> re.Pattern[str]:
    made: re.Pattern[str] = _sre.compile(pattern, kept[0], array(_WORD, kept[1]).tolist(), *kept[2:])
    return made


def _puts_together() -> bool:
    """Whether a pattern put together from its code is the one that `re` makes."""
    try:
        made = _made_of(_TRIED, _compile(_TRIED, 0))
        return [m.groupdict() for m in made.finditer("1998年")] == [{"year": "1998", "tail": "年"}]
    except Exception:  # whatever another interpreter makes of it
        return False


def _read(file: Path) -> dict[_Key, _Compiled]:
    try:
        data = file.read_bytes()
    except OSError:
        return {}
    if hashlib.sha256(data[_CHECKSUM:]).digest() != data[:_CHECKSUM]:  # cut short, or damaged
        return {}
    # trusted as the byte code beside it is
    kept: dict[_Key, _Compiled] = marshal.loads(data[_CHECKSUM:])  # noqa: S302
    return kept


def _write(file: Path, patterns: dict[_Key, _Compiled]) -> None:
    unfinished = file.with_name(f"{file.name}.{os.getpid()}")
    # a folder that may not be written, a full disk: compiled again next time
    with contextlib.suppress(OSError):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            data = marshal.dumps(patterns)
            unfinished.write_bytes(hashlib.sha256(data).digest() + data)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
