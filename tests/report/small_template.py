"""A report template of a few cells, for the tests of how reports are run."""

from pathlib import Path

import nbformat


def write_template(path: Path, *cells: str) -> Path:
    """Write a notebook with the one parameter `lang` and these cells of code."""
    first = nbformat.v4.new_code_cell('lang: str = "en"  # language', metadata={"tags": ["parameters"]})
    notebook = nbformat.v4.new_notebook(cells=[first, *map(nbformat.v4.new_code_cell, cells)])
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    nbformat.write(notebook, path)
    return path
