"""Rewriting sources for mypyc changes nothing that they do."""

from __future__ import annotations

import ast
import dataclasses
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = '''"""A module."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

LIMIT = 5
_LEAST, MOST = 2, frozenset("2；")  # of both
_NAMES: dict[str, int] = {"甲": 1}
_CHANGED = 1
_CHANGED = 2
lower = 3


@dataclass(
    slots=True
)  # by the thousand
class Point:
    """A point."""

    x: int
    label: str = "无"
    seen: list[int] = field(default_factory=list)
    by: dict[str, int] = field(default_factory=lambda: {"a": 1})
    weight: Decimal = Decimal(2)
    _sum: int = 0
    _kept: int | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._sum = self.x + LIMIT

    @property
    def total(self) -> int:
        return self._sum


@dataclass(frozen=True, slots=True)
class Fixed:
    x: int


def clean(word: str) -> list[str]:
    """A word without 了 and its digits: 达到了 5."""
    return re.split("[、 ]", re.sub("了(?=[、 ]|$)", "", word)) if re.search("了", word, re.MULTILINE) else []


_YEAR = re.compile(
    "[0-9]{4}"
)  # 年


def years(text: str) -> list[str]:
    return [found[0] for found in _YEAR.finditer(text)] if _YEAR.search(text) else [f"{_YEAR.search(text)}"]


def place(numbers: list[int], one: int) -> int:
    return bisect_left(numbers, one)


@lru_cache(maxsize=2)
def doubled(number: int) -> int:
    """Twice a number."""
    return number * 2


def count(**given: int) -> int:
    global lower
    lower += len(given)
    return lower
'''


@pytest.fixture(scope="module")
def rewrite():
    spec = importlib.util.spec_from_file_location("for_compiling", ROOT / "tools/for_compiling.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.rewrite


def names_of(source: str) -> dict:
    import sys
    import types

    module = types.ModuleType("rewritten")
    module.mypyc_attr = lambda **_: lambda kind: kind  # mypyc reads it, and runs without it
    sys.modules["rewritten"] = module  # dataclasses look up the module of a class
    try:
        exec(compile(source, "rewritten.py", "exec", dont_inherit=True), module.__dict__)
    finally:
        del sys.modules["rewritten"]
    return module.__dict__


def test_a_dataclass_made_by_its_written_constructor_is_the_same(rewrite) -> None:
    plain, other = names_of(SOURCE), names_of(rewrite(SOURCE))
    for arguments in ((1,), (2, "乙"), (3, "丙", [1], {})):
        one, two = plain["Point"](*arguments), other["Point"](*arguments)
        assert repr(one) == repr(two)
        assert (one.total, one.seen, one.by, one._kept) == (two.total, two.seen, two.by, two._kept)
        assert two == other["Point"](*arguments)
    assert other["Point"](1).seen is not other["Point"](1).seen
    assert dataclasses.replace(other["Point"](1), label="丁").label == "丁"
    with pytest.raises(TypeError):
        other["Point"]()


def test_patterns_in_calls_are_made_once_and_find_the_same(rewrite) -> None:
    written = rewrite(SOURCE)
    assert "_WRITTEN_1: Final = re.compile('[、 ]').split\n" in written
    assert '_WRITTEN_1(_WRITTEN_2("", word))' in written
    assert 're.search("了", word, re.MULTILINE)' in written  # flags change how a pattern is read
    for word in ("达到了 5", "建成、投产了", "没有", ""):
        assert names_of(SOURCE)["clean"](word) == names_of(written)["clean"](word)


def test_methods_of_patterns_and_functions_of_the_library_are_constants(rewrite) -> None:
    written = rewrite(SOURCE)
    plain, other = names_of(SOURCE), names_of(written)
    assert ")  # 年\n_YEAR_FINDITER: Final = _YEAR.finditer\n" in written
    assert "in _YEAR_FINDITER(text)] if _YEAR_SEARCH(text) else" in written
    assert 'f"{_YEAR.search(text)}"' in written  # Python 3.11 does not tell where it stands
    for text in ("2015年和2020年", "去年", ""):
        assert plain["years"](text) == other["years"](text)
    assert "    return _BISECT_LEFT(numbers, one)\n" in written
    assert plain["place"]([1, 3, 5], 4) == other["place"]([1, 3, 5], 4) == 2


def test_a_function_whose_results_are_kept_is_a_constant(rewrite) -> None:
    written = rewrite(SOURCE)
    assert "\ndoubled: Final = lru_cache(maxsize=2)(doubled_anew)\n" in written
    made = names_of(written)
    assert [made["doubled"](one) for one in (2, 3, 2)] == [4, 6, 4]
    assert made["doubled"].cache_info().hits == 1


def test_constants_set_once_are_marked_and_nothing_else(rewrite) -> None:
    written = rewrite(SOURCE)
    assert "LIMIT: Final = 5" in written
    assert "_LEAST: Final = 2; MOST: Final = frozenset(" in written
    assert '_NAMES: Final[dict[str, int]] = {"甲": 1}' in written
    assert "_CHANGED = 1" in written
    assert "lower = 3" in written


def test_a_frozen_dataclass_gets_a_constructor_that_sets_its_fields(rewrite) -> None:
    # mypyc sets the fields of its own classes directly, frozen or not; the type checker is told not to mind
    written = rewrite(SOURCE)
    assert (
        "@mypyc_attr(acyclic=True)\n@dataclass(frozen=True, slots=True, init=False)\nclass Fixed" in written
    )
    assert "@dataclass(frozen=True, slots=True, init=False)\nclass Fixed:\n    x: int\n" in written
    assert "    def __init__(self, x: int) -> None:\n        self.x = x  # type: ignore[misc]\n" in written


def test_a_dataclass_that_can_hold_itself_is_in_the_hands_of_the_collector(rewrite) -> None:
    marked = rewrite(
        "from dataclasses import dataclass\n"
        "@dataclass(slots=True)\nclass One:\n    at: int\n    words: tuple[str, ...] | None = None\n\n"
        "@dataclass(slots=True)\nclass Two:\n    ones: tuple[One, ...]\n\n"
        "@dataclass(slots=True)\nclass Three:\n    twos: list[Two]\n\n"
        "@dataclass(slots=True)\nclass Four:\n    other: Four | None\n"
    )
    assert marked.count("@mypyc_attr(acyclic=True)\n@dataclass(slots=True, init=False)\n") == 2
    assert "(acyclic=True)\n@dataclass(slots=True, init=False)\nclass Two" in marked


def test_every_module_that_is_compiled_can_be_rewritten(rewrite) -> None:
    folders = [ROOT / "src/plancheck" / name for name in ("quantities", "statements", "claims")]
    rewritten = 0
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        written = rewrite(source)
        functions = [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
        kept = [node.name for node in ast.walk(ast.parse(written)) if isinstance(node, ast.FunctionDef)]
        # a function whose results are kept stands behind a constant of its name
        kept = [name.removesuffix("_anew") for name in kept]
        assert [name for name in kept if name != "__init__"] == [
            name for name in functions if name != "__init__"
        ]
        rewritten += written != source
    assert rewritten > 40


def compiled_modules() -> list[Path]:
    tree = ast.parse((ROOT / "tools/compile_modules.py").read_text(encoding="utf-8"))
    left = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LEFT_PLAIN"
    )
    names = [
        node.value
        for node in ast.walk(left.value)
        if isinstance(node, ast.Constant) and node.value.isidentifier()
    ]
    assert "conventions" in names
    folders = [ROOT / "src/plancheck" / name for name in ("quantities", "statements", "claims")]
    return [path for folder in folders for path in folder.rglob("*.py") if path.stem not in names]


def test_nothing_that_mypyc_refuses_or_makes_slow_is_compiled() -> None:
    met = []
    for path in compiled_modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare) and any(
                isinstance(one, ast.Starred)
                for right in node.comparators
                if isinstance(right, ast.Tuple | ast.List | ast.Set)
                for one in right.elts
            ):
                met.append(
                    f"{path.name}:{node.lineno}: in (..., *NAMES); expected a constant that holds them all"
                )
            if isinstance(node, ast.FunctionDef) and "cached_property" in map(
                ast.unparse, node.decorator_list
            ):
                met.append(f"{path.name}:{node.lineno}: cached_property, which mypyc works out at each look")
            if isinstance(node, ast.ClassDef) and {
                ast.unparse(base).partition("[")[0] for base in node.bases
            } & {
                "list",
                "dict",
                "set",
                "tuple",
                "str",
            }:
                met.append(f"{path.name}:{node.lineno}: a list or dict of its own")
    assert met == []
