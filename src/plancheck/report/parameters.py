"""Parameters of a template: what its cell tagged `parameters` declares, and whether given values fit.

Papermill only logs an unknown parameter and runs with the default; here it is refused before a kernel starts.
"""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plancheck.claims.names import read_names
from plancheck.claims.phrases import normalise_phrase
from plancheck.errors import PlancheckError, UsageError
from plancheck.growth.levels import LEVELS
from plancheck.report.dates import last_day
from plancheck.report.words import LANGUAGES
from plancheck.suggest import suggestion

TYPES: dict[str, type] = {"str": str, "int": int, "float": float, "bool": bool, "list": list}
LONGEST_TEXT = 200  # characters of a text parameter: file names and headings are made from them


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter a template declares.

    Parameters
    ----------
    name : str
    type : str
        ``str``, ``int``, ``float``, ``bool`` or ``list``.
    default : object
    about : str
        The comment behind the assignment.
    """

    name: str
    type: str
    default: Any
    about: str


@dataclass(frozen=True)
class Known:
    """What names a study has: the closed sets that parameters are checked against; an empty set checks nothing."""

    plans: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    aimed: tuple[str, ...] = ()
    tables: str = ""  # folder of the names, for errors

    @classmethod
    def of_tables(cls, folder: Path) -> Known:
        """Return the names in the tables of `folder`, read without pandas; nothing where a table is missing."""
        from plancheck.tables import read_rows

        def column(table: str, *names: str) -> set[tuple[str, ...]]:
            path = folder / f"{table}.csv"
            if not path.is_file():
                return set()
            return {tuple(str(row[name]) for name in names) for row in read_rows(table, path=path)}

        statements = column("statements", "document", "concept", "region")
        series = column("series", "concept", "region")
        return cls(
            tuple(sorted({s[0] for s in statements})),
            tuple(sorted(({s[1] for s in statements} | {s[0] for s in series}) - {""})),
            tuple(sorted({s[2] for s in statements} | {s[1] for s in series})),
            tuple(sorted({m for (m,) in column("growth", "model")})),
            tuple(sorted({c for (c,) in column("targets", "concept")} - {""})),
            str(folder),
        )


def read_parameters(template: Path) -> dict[str, Parameter]:
    """Return the parameters that a template declares, by name, in their order.

    Raises
    ------
    PlancheckError
        When the file is no notebook, has no cell or several cells tagged `parameters`, or a line of that cell is not one
        annotated assignment of a literal.
    """
    try:
        notebook = json.loads(template.read_text(encoding="utf-8"))
        cells = [c for c in notebook["cells"] if "parameters" in c.get("metadata", {}).get("tags", [])]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PlancheckError(
            "a notebook", met=f"{type(error).__name__}: {error}", where=str(template)
        ) from error
    if len(cells) != 1:
        raise PlancheckError("one cell tagged parameters", met=str(len(cells)), where=str(template))
    source = "".join(cells[0]["source"])
    comments = _comments(source)
    found: dict[str, Parameter] = {}
    for node in ast.parse(source).body:
        where = f"{template.name}, parameters cell, line {node.lineno}"
        if not (
            isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None
        ):
            raise PlancheckError(
                "one line `name: type = value  # what it is`", met=ast.unparse(node), where=where
            )
        kind = ast.unparse(node.annotation)
        if kind not in TYPES:
            raise PlancheckError(f"a type of {', '.join(TYPES)}", met=kind, where=where)
        try:
            default = ast.literal_eval(node.value)
        except ValueError:
            raise PlancheckError("a literal value", met=ast.unparse(node.value), where=where) from None
        found[node.target.id] = Parameter(node.target.id, kind, default, comments.get(node.lineno, ""))
    return found


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def check_parameters(
    given: Mapping[str, Any], *, template: Path, known: Known | None = None
) -> dict[str, Any]:
    """Return every parameter of a template with its given or default value, all checked.

    Parameters
    ----------
    given : mapping
        Values by name; text from a command line is read as the declared type.
    template : Path
    known : Known, optional
        The study's names; checked only when given.

    Raises
    ------
    UsageError
        For an unknown name (with the nearest known one), a value of another type, or one out of its range.

    Examples
    --------
    >>> check_text("../secret", name="plan")
    Traceback (most recent call last):
    plancheck.errors.UsageError: expected a name without path parts in plan, met '../secret'; ...
    """
    declared = read_parameters(template)
    for name in given:
        if name not in declared:
            do = suggestion(name, declared)
            raise UsageError(f"a parameter of {template.stem}: {', '.join(declared)}", met=repr(name), do=do)
    values = {
        name: _typed(given[name], parameter) if name in given else parameter.default
        for name, parameter in declared.items()
    }
    for name in sorted(values, key=lambda one: one not in given):  # what was given first, then the defaults
        value = values[name]
        rule = RULES.get(name)
        if rule is not None:
            rule(value, known or Known())
        elif isinstance(value, str):
            check_text(value, name=name, path=True)
    return values


def _typed(value: Any, parameter: Parameter) -> Any:
    kind = TYPES[parameter.type]
    if isinstance(value, str) and kind is not str:
        value = _read(value, parameter)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise UsageError(f"{parameter.type} in {parameter.name}", met=repr(value), do=parameter.about)
    return value


def _read(text: str, parameter: Parameter) -> Any:
    """Read a command line's text as the declared type; lists are comma-separated."""
    if parameter.type == "list":
        return [
            _number(part.strip()) if parameter.name == "levels" else part.strip()
            for part in text.split(",")
            if part.strip()
        ]
    if parameter.type == "bool":
        return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}.get(
            text.lower(), text
        )
    try:
        return TYPES[parameter.type](text)
    except ValueError:
        return text


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def check_text(value: str, *, name: str, path: bool = False) -> None:
    """Refuse a text that is overlong, has control characters, or (unless `path`) could leave its folder.

    Raises
    ------
    UsageError
    """
    if len(value) > (4096 if path else LONGEST_TEXT):
        raise UsageError(f"at most {LONGEST_TEXT} characters in {name}", met=f"{len(value)} characters")
    if re.search(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]", value):
        raise UsageError(f"a text without control characters in {name}", met=repr(value))
    if not path and (re.search(r"[/\\:*?\"<>|]", value) or value.startswith((".", "~", "-"))):
        raise UsageError(
            f"a name without path parts in {name}", met=repr(value), do="give an id of the study"
        )


def _one_of(name: str, known: Iterable[str], *, tables: str = "") -> Callable[[str], None]:
    names = list(known)
    where = f"--tables {tables}" if tables else ""

    def check(value: str) -> None:
        check_text(value, name=name)
        if names and value not in names:
            raise UsageError(f"a known {name}", met=repr(value), where=where, do=suggestion(value, names))

    return check


def _lang(value: Any, _: Known) -> None:
    _one_of("lang", LANGUAGES)(value)


def _plan(value: Any, known: Known) -> None:
    _one_of("plan", known.plans, tables=known.tables)(value)


def _indicator(value: Any, known: Known) -> None:
    if value not in known.indicators and (concept := _concept_named(value, known)):
        raise UsageError("the id of an indicator", met=f"the name {value!r}", do=f"its id is {concept!r}")
    _one_of("indicator", known.indicators, tables=known.tables)(value)


def _concept_named(value: Any, known: Known) -> str:
    """Return the known concept that a Chinese or English name of the vocabulary means, or an empty string."""
    if not isinstance(value, str):
        return ""
    names = read_names(None)
    by_english = {name.casefold(): concept for concept, name in names.english.items()}
    concept = names.concept_named(normalise_phrase(value)) or by_english.get(value.strip().casefold(), "")
    return concept if concept in known.indicators else ""


def _region(value: Any, known: Known) -> None:
    if value:  # an indicator's report is of every place unless one is named; a region's own always names one
        _one_of("region", known.regions, tables=known.tables)(value)


def _vintage(value: Any, _: Known) -> None:
    if value:
        last_day(value)


def _horizon(value: Any, _: Known) -> None:
    if not 0 <= value <= 30:
        raise UsageError("a horizon of 0 to 30 years", met=str(value))


def _models(value: Any, known: Known) -> None:
    for model in value:
        if not isinstance(model, str):
            raise UsageError("names of growth models in models", met=repr(model))
        _one_of("model", known.models)(model)


def _levels(value: Any, _: Known) -> None:
    for level in value:
        if level not in LEVELS:
            raise UsageError("levels of 0.8 and 0.95, which the growth table holds", met=repr(level))


def _tables(value: Any, _: Known) -> None:
    check_text(value, name="tables", path=True)
    if (
        value
        and not (Path(value) / "statements.csv").is_file()
        and not (Path(value) / "statements.parquet").is_file()
    ):
        raise UsageError(
            "a folder with tables in tables",
            met="no statements there",
            where=value,
            do="run `plancheck run` first",
        )


def _corpus(value: Any, _: Known) -> None:
    check_text(value, name="corpus", path=True)
    if value and not Path(value).is_dir():
        raise UsageError("a folder of published texts in corpus", met="no such folder", where=value)


RULES: dict[str, Callable[[Any, Known], None]] = {
    "lang": _lang,
    "plan": _plan,
    "indicator": _indicator,
    "region": _region,
    "vintage": _vintage,
    "horizon": _horizon,
    "models": _models,
    "levels": _levels,
    "tables": _tables,
    "corpus": _corpus,
}
