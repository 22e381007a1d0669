"""Write the reference pages that follow from the program itself: the command line, the tables, the data files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from plancheck.cli.entry import app
from plancheck.schema import TABLES, Column

ROOT = Path(__file__).resolve().parents[1]
GENERATED = Path(__file__).parent / "reference" / "generated"


def write_all() -> None:
    """Write every generated page anew."""
    GENERATED.mkdir(parents=True, exist_ok=True)
    pages = {"commands": command_page(), "tables": tables_page(), "data-files": data_files_page()}
    for name, text in pages.items():
        path = GENERATED / f"{name}.md"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _cell(text: object) -> str:
    return str(text or "").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace("*", "\\*")


def _table(header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> str:
    lines = [header, ("---",) * len(header), *(tuple(_cell(cell) for cell in row) for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    yield name, command
    for child, sub in sorted(getattr(command, "commands", {}).items()):
        yield from _walk(sub, f"{name} {child}")


def _options(command: Any) -> Iterator[tuple[object, ...]]:
    for parameter in command.params:
        if parameter.name == "help" or getattr(parameter, "hidden", False):
            continue
        names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        default = "" if callable(parameter.default) or parameter.default is None else str(parameter.default)
        yield names, getattr(parameter, "help", ""), "required" if parameter.required else default


def command_page() -> str:
    """Every command with its options, read from the command line's own declarations."""
    parts = [
        "# Commands\n",
        "Made from the command line itself; `plancheck COMMAND --help` prints the same.\n",
    ]
    for name, command in _walk(typer.main.get_command(app), "plancheck"):
        if command.hidden:
            continue
        parts.append(f"## {name}\n\n{(command.help or '').strip()}\n")
        options = list(_options(command))
        if options:
            parts.append(_table(("option", "what it does", "default"), iter(options)) + "\n")
    return "\n".join(parts)


def _meaning(column: Column) -> str:
    return f"{column.about}: {', '.join(column.allowed)}" if column.allowed else column.about


def tables_page() -> str:
    """Every table of a run, column by column, read from the schema that the tables are checked with."""
    parts = [
        "# Tables\n",
        "What a run writes. The schema in `plancheck.schema` is the one place where columns are declared.\n",
    ]
    for table in TABLES.values():
        parts.append(
            f"## {table.name}\n\n{table.about[:1].upper()}{table.about[1:]}.\n\nKey: {', '.join(f'`{key}`' for key in table.key)}\n"
        )
        rows = (
            (f"`{c.name}`", c.kind if c.required else f"{c.kind}, may be empty", _meaning(c))
            for c in table.columns
        )
        parts.append(_table(("column", "type", "meaning"), rows) + "\n")
    return "\n".join(parts)


def data_files_page() -> str:
    """Every file below data/, read from the data package."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    parts = ["# Data files\n", "Every file below `data/`, from its Frictionless data package.\n"]
    for resource in package["resources"]:
        path = resource["path"] if isinstance(resource["path"], str) else ", ".join(resource["path"])
        parts.append(f"## {resource['name']}\n\n`data/{path}`: {resource.get('description', '')}\n")
        fields = resource.get("schema", {}).get("fields", [])
        if fields:
            rows = ((f"`{f['name']}`", f.get("type"), f.get("description")) for f in fields)
            parts.append(_table(("column", "type", "meaning"), rows) + "\n")
    return "\n".join(parts)


def setup(sphinx: Any) -> dict[str, Any]:
    """Let Sphinx write the pages before it reads any."""
    sphinx.connect("builder-inited", lambda _: write_all())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
