"""Rewrite a copy of the sources so that mypyc makes better machine code of them; what they do, once compiled, stays the same.

    python tools/for_compiling.py FILE ...      rewrites the files in place: only ever a copy (`make compiled` makes one)

Six things mypyc cannot know by itself:

- a constant of a module is marked ``Final``, and is then read from a C variable rather than looked up by name;
- a dataclass gets its constructor written out, which is then called directly. The one that `dataclasses` makes is
  interpreted, and five times as slow. Of a frozen one too: only compiled code may set its fields so;
- a dataclass of nothing but numbers and words, and tuples of them, is marked as one that can be in no cycle: the collector of
  garbage then never looks at it, and it is made in a third of the time;
- a pattern written in a call (``re.sub("了$", "", word)``) becomes a constant. The functions of `re` are interpreted and look the
  pattern up each time, which takes longer than most matches;
- a method of a pattern that is a constant (``_YEAR.search``) is one itself, and need not be looked up at each call;
- so is a function of the library (``bisect_left``), and a function whose results are kept (``@lru_cache``).
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from pathlib import Path

# line, byte in it, what is put in there, how many bytes are taken out behind
Edit = tuple[int, int, str, int]
# arguments of a call with a pattern and nothing that changes how it is read
_CALLS = {
    "re.search": 2, "re.match": 2, "re.fullmatch": 2, "re.findall": 2, "re.finditer": 2, "re.split": 2, "re.sub": 3,
}  # fmt: skip
# methods that nothing but a pattern has, of the constants of other modules
_OF_PATTERNS_ONLY = ("search", "match", "fullmatch", "finditer", "sub")
# what can hold nothing that holds it; names of a module's own dataclasses of such fields are added
_IN_NO_CYCLE = frozenset(("str", "int", "bool", "float", "Decimal", "date", "tuple", "frozenset"))
_LIBRARY = ("bisect", "collections", "dataclasses", "decimal", "itertools")


def rewrite(source: str) -> str:
    r"""Return the source of a module with its constants marked final and its dataclasses' constructors written out.

    Examples
    --------
    >>> print(rewrite("_LONGEST = 5\n"))
    from typing import Final
    _LONGEST: Final = 5
    <BLANKLINE>
    """
    tree = ast.parse(source)
    lines = source.splitlines(keepends=True)
    edits: list[Edit] = []
    edits += _final_constants(tree)
    patterns, calls = _patterns_in_calls(tree)
    edits += calls
    edits += _methods_of_patterns(tree)
    edits += _functions_of_library(tree)
    edits += _kept_functions(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and (decorator := _plain_dataclass(node)) is not None:
            edits += _constructor(node, decorator, source)
    marks = _in_no_cycle(tree)
    edits += marks
    if not edits:
        return source
    written_out = "".join(f"{name}: Final = {method}\n" for method, name in patterns.items())
    opening = "from typing import Final\n" + ("import re\n" + written_out if patterns else "")
    if marks:  # read by mypyc alone: what it compiles runs without mypy_extensions
        opening += "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from mypy_extensions import mypyc_attr\n"
    edits.append((_after_docstring_and_future(tree), 0, opening, 0))
    # from behind; what is put in at a place, after what is taken out there
    for line, byte, text, removed in sorted(
        edits, key=lambda edit: (edit[0], edit[1], edit[3]), reverse=True
    ):
        if line > len(lines):
            lines.append(text)
            continue
        written = lines[line - 1].encode()
        lines[line - 1] = written[:byte].decode() + text + written[byte + removed :].decode()
    return "".join(lines)


def _patterns_in_calls(tree: ast.Module) -> tuple[dict[str, str], list[Edit]]:
    """Name the methods of patterns that are written in calls of `re`, and call those: ``_WRITTEN_1("", word)``."""
    patterns: dict[str, str] = {}
    edits: list[Edit] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or ast.unparse(node.func) not in _CALLS or node.keywords:
            continue
        first, *others = node.args
        literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
        plain = len(node.args) == _CALLS[ast.unparse(node.func)]  # neither flags nor a count
        if not literal or not plain or others[0].lineno != node.lineno:
            continue
        method = ast.unparse(node.func).removeprefix("re")
        name = patterns.setdefault(
            f"re.compile({ast.unparse(first)}){method}", f"_WRITTEN_{len(patterns) + 1}"
        )
        size = others[0].col_offset - node.col_offset
        edits.append((node.lineno, node.col_offset, f"{name}(", size))
    return patterns, edits


def _methods_of_patterns(tree: ast.Module) -> list[Edit]:
    """Name the methods of the module's patterns that its functions call behind each pattern: ``_YEAR_SEARCH``."""
    constants = _constants(tree)
    made: dict[str, int] = {}  # the last line of what gives the pattern
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            made |= {alias.asname or alias.name: node.end_lineno or 0 for alias in node.names}
        elif isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("re.compile("):
            made |= {one.id: node.end_lineno or 0 for one in node.targets if isinstance(one, ast.Name)}
    bound: dict[str, Edit] = {}
    edits: list[Edit] = []
    for called in _called_in_functions(tree):
        if not isinstance(called, ast.Attribute) or not isinstance(called.value, ast.Name):
            continue
        name, method = called.value.id, called.attr
        is_own = name in constants and name in made
        is_taken = name in made and name.strip("_").isupper() and method in _OF_PATTERNS_ONLY
        if called.lineno != called.end_lineno or not (is_own or is_taken):
            continue
        constant = f"{name}_{method.upper()}"
        bound[constant] = (made[name] + 1, 0, f"{constant}: Final = {name}.{method}\n", 0)
        edits.append((called.lineno, called.col_offset, constant, len(f"{name}.{method}".encode())))
    return [*bound.values(), *edits]


def _functions_of_library(tree: ast.Module) -> list[Edit]:
    """Name what the module takes of Python's own library and calls in its functions behind where it is taken: ``_BISECT_LEFT``."""
    taken = {
        alias.asname or alias.name: node.end_lineno or 0
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in _LIBRARY
        for alias in node.names
    }
    bound: dict[str, Edit] = {}
    edits: list[Edit] = []
    for called in _called_in_functions(tree):
        if isinstance(called, ast.Name) and called.id in taken:
            name, constant = called.id, f"_{called.id.upper()}"
            bound[constant] = (taken[name] + 1, 0, f"{constant}: Final = {name}\n", 0)
            edits.append((called.lineno, called.col_offset, constant, len(name)))
    return [*bound.values(), *edits]


def _called_in_functions(tree: ast.Module) -> list[ast.expr]:
    """Return what is called in the bodies of functions, but inside f-strings: Python 3.11 does not tell where that stands."""
    called: list[ast.expr] = []

    def walk(node: ast.AST, *, inside: bool) -> None:
        if isinstance(node, ast.JoinedStr):
            return
        if inside and isinstance(node, ast.Call):
            called.append(node.func)
        body = node.body if isinstance(node, ast.FunctionDef) else []
        for child in ast.iter_child_nodes(node):
            walk(child, inside=child in body if body else inside)

    walk(tree, inside=False)
    return called


def _kept_functions(tree: ast.Module) -> list[Edit]:
    """Make what keeps the results of a function a constant of the function's name; the function itself gets another."""
    edits: list[Edit] = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or len(node.decorator_list) != 1:
            continue
        decorator = node.decorator_list[0]
        if not ast.unparse(decorator).startswith("lru_cache("):
            continue
        begin = decorator.col_offset - 1
        written = (decorator.end_col_offset or 0) - begin
        plain = f"{node.name}_anew"
        edits += [
            (decorator.lineno, begin, "", written),
            (node.lineno, node.col_offset, f"def {plain}", len(f"def {node.name}")),
            ((node.end_lineno or 0) + 1, 0, f"\n{node.name}: Final = {ast.unparse(decorator)}({plain})\n", 0),
        ]
    return edits


def _constants(tree: ast.Module) -> set[str]:
    """Return the names in capitals that are set once."""
    named = [
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    changed = {name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names}
    return {
        name for name, times in Counter(named).items() if times == 1 and name.strip("_").isupper()
    } - changed


def _final_constants(tree: ast.Module) -> list[Edit]:
    """Mark each name in capitals that the module sets once."""
    constants = _constants(tree)

    def is_constant(target: ast.expr) -> bool:
        return isinstance(target, ast.Name) and target.id in constants

    edits = []
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        target = targets[0]
        if isinstance(target, ast.Tuple) and len(targets) == 1 and node.lineno == node.end_lineno:
            values = node.value.elts if isinstance(node.value, ast.Tuple) else []
            if len(values) == len(target.elts) and all(map(is_constant, target.elts)):
                # FIRST, SECOND = 1, 2: no tuple is final, each of its names is
                single = [
                    f"{ast.unparse(name)}: Final = {ast.unparse(value)}"
                    for name, value in zip(target.elts, values, strict=True)
                ]
                edits.append((node.lineno, node.col_offset, "; ".join(single), node.end_col_offset or 0))
            continue
        if (
            len(targets) > 1
            or not isinstance(target, ast.Name)
            or not is_constant(target)
            or node.value is None
        ):
            continue
        if isinstance(node, ast.Assign):
            edits.append((target.end_lineno or 0, target.end_col_offset or 0, ": Final", 0))
        elif not ast.unparse(node.annotation).startswith(("Final", "TypeAlias")):
            edits.append((node.annotation.lineno, node.annotation.col_offset, "Final[", 0))
            edits.append((node.annotation.end_lineno or 0, node.annotation.end_col_offset or 0, "]", 0))
    return edits


def _plain_dataclass(node: ast.ClassDef) -> ast.Call | None:
    """The decorator of a dataclass that has no base: `@dataclass(slots=True)`."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "dataclass" and not node.bases:
            said = {keyword.arg for keyword in decorator.keywords}
            return decorator if not said & {"init", "kw_only"} else None
    return None


def _in_no_cycle(tree: ast.Module) -> list[Edit]:
    """Mark the dataclasses of the module that hold nothing but numbers and words, and tuples of them."""
    names = set(_IN_NO_CYCLE)
    edits: list[Edit] = []
    for node in tree.body:
        if not isinstance(node, ast.ClassDef) or _plain_dataclass(node) is None:
            continue
        fields = [one.annotation for one in node.body if isinstance(one, ast.AnnAssign)]
        held = {one.id for field in fields for one in ast.walk(field) if isinstance(one, ast.Name)}
        if held <= names:
            names.add(node.name)
            first = node.decorator_list[0]
            edits.append((first.lineno, first.col_offset - 1, "@mypyc_attr(acyclic=True)\n", 0))
    return edits


def _constructor(node: ast.ClassDef, decorator: ast.Call, source: str) -> list[Edit]:
    """Write the constructor of a dataclass behind its last field."""
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name)]
    parameters, body = [], []
    for one in fields:
        name, kind = ast.unparse(one.target), ast.unparse(one.annotation)
        made = _made(one.value)
        if one.value is None:
            parameters.append(f"{name}: {kind}")
        elif made:
            parameters.append(f"{name}: {kind} | None = None")
        elif (alone := _default_alone(one.value)) is not None:
            body.append(f"        self.{name} = {alone}  # type: ignore[misc]\n")
            continue
        elif isinstance(one.value, ast.Call) and ast.unparse(one.value.func) == "field":
            return []  # field(...) with more to it than a factory
        else:
            parameters.append(f"{name}: {kind} = {ast.unparse(one.value)}")
        given = f"{made} if {name} is None else {name}" if made else name
        body.append(f"        self.{name} = {given}  # type: ignore[misc]\n")
    if any(isinstance(one, ast.FunctionDef) and one.name == "__post_init__" for one in node.body):
        body.append("        self.__post_init__()\n")
    last = fields[-1]
    begins = decorator.end_lineno or 0
    closing = (decorator.end_col_offset or 0) - 1
    comma = ", " if decorator.keywords and not _ends_with_comma(source, decorator) else ""
    text = f"\n    def __init__(self, {', '.join(parameters)}) -> None:\n{''.join(body)}\n"
    return [(begins, closing, f"{comma}init=False", 0), ((last.end_lineno or 0) + 1, 0, text, 0)]


def _default_alone(value: ast.expr) -> str | None:
    """What a field is set to that is no argument of the constructor: ``field(default=None, init=False)``."""
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "field":
        return None
    said = {keyword.arg: ast.unparse(keyword.value) for keyword in value.keywords}
    return said.get("default") if said.keys() == {"default", "init"} and said["init"] == "False" else None


def _ends_with_comma(source: str, decorator: ast.Call) -> bool:
    written = ast.get_source_segment(source, decorator) or ""
    return written.rstrip(")").rstrip().endswith(",")


def _made(value: ast.expr | None) -> str:
    """What makes a field's value, where it is only that: dict() of field(default_factory=dict)."""
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "field" and len(value.keywords) == 1:
        factory = value.keywords[0]
        if factory.arg == "default_factory":
            made = (
                factory.value.body
                if isinstance(factory.value, ast.Lambda)
                else ast.Call(factory.value, [], [])
            )
            return ast.unparse(made)
    return ""


def _after_docstring_and_future(tree: ast.Module) -> int:
    """The line before which an import can stand."""
    for node in tree.body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        future = isinstance(node, ast.ImportFrom) and node.module == "__future__"
        if not docstring and not future:
            return node.lineno
    return (tree.body[-1].end_lineno or 0) + 1 if tree.body else 1


def main() -> None:
    """Rewrite the files named."""
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(rewrite(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
