"""Re-execute notebooks in place, so that their outputs are those of the committed tables.

    python tools/execute_notebooks.py [NOTEBOOK ...]     default: all of them

Execution times and the interpreter's patch version are left out: they would differ on every machine.
"""

import sys
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(path: Path) -> None:
    """Run one notebook and write it back."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    # what is printed comes in pieces that depend on the machine's load; kept, it is one
    client = NotebookClient(
        notebook, kernel_name="plancheck", resources=resources, timeout=600, coalesce_streams=True
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        _name_widgets(cell)
    notebook.metadata.pop("widgets", None)  # the state of sliders: large, and new with every run
    notebook.metadata.language_info = {"name": "python"}
    nbformat.write(notebook, path)


def _name_widgets(cell: nbformat.NotebookNode) -> None:
    """Give each widget of a cell an id that follows from the cell: the kernel draws a new one with every run."""
    for number, output in enumerate(cell.get("outputs", ())):
        view = output.get("data", {}).get(WIDGET)
        if view is not None:
            view["model_id"] = uuid5(NAMESPACE_OID, f"{cell.id}/{number}").hex


def main() -> None:
    """Execute the notebooks named, or all."""
    named = [Path(name) for name in sys.argv[1:]]
    for path in named or sorted((ROOT / "notebooks").rglob("*.ipynb")):
        execute(path)
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
