"""Run one template and publish its page: papermill, then nbconvert, in process. The only place that knows both."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from plancheck.errors import PlancheckError
from plancheck.report.display import FACTS_MIME
from plancheck.report.forked import PROVISIONERS, STOCK_KERNEL, register
from plancheck.report.kernel_folder import kernel_folder
from plancheck.report.languages import mark_languages
from plancheck.report.layout import ReportId
from plancheck.report.parameters import Known, check_parameters
from plancheck.report.words import Words

PAGES = Path(__file__).parent / "pages"


class ReportError(PlancheckError):
    """A report could not be made; the last good one stays where it is."""


@dataclass(frozen=True)
class RenderedReport:
    """A published report.

    Parameters
    ----------
    html, notebook : Path
        The page and the executed notebook.
    facts : Mapping
        What the page is about, for the site: title, language, counts, findings, entries.
    seconds : float
        Wall-clock time it took.
    """

    html: Path
    notebook: Path
    facts: Mapping[str, Any] = field(repr=False)
    seconds: float


def render_report(
    template: Path,
    *,
    parameters: Mapping[str, Any],
    out: Path,
    kernel: str = STOCK_KERNEL,
    timeout: float = 300,
    known: Known | None = None,
    page: ReportId | None = None,
    scratch: Path | None = None,
) -> RenderedReport:
    """Run a template and write its page and executed notebook, each replaced in one step.

    Parameters
    ----------
    template : Path
        Notebook with one cell tagged `parameters`.
    parameters : mapping
        Values of that cell; checked before a kernel starts.
    out : Path
        The page; the executed notebook lies beside it with the ending ``.ipynb``.
    kernel : str
        Name of a kernelspec.
    timeout : float
        Seconds that one cell may take.
    known : Known, optional
        The study's names, to check the parameters against.
    page : ReportId, optional
        Place in a site, for the links to its other pages; a page by itself has none.
    scratch : Path, optional
        Folder for drafts, on the file system of `out`; the folder of `out` when not given. The kernel works in a folder of
        its own below it.

    Returns
    -------
    RenderedReport

    Raises
    ------
    UsageError
        When a parameter is unknown, misspelt, of another type or out of range.
    ReportError
        When a cell raises, takes too long, or the kernel dies. What was published before stays.
    """
    started = time.monotonic()
    values = check_parameters(parameters, template=template, known=known)
    name = out.with_suffix(".ipynb").name
    with kernel_folder(scratch) as folder:
        notebook = _execute(template, values, kernel=kernel, timeout=timeout, name=name, folder=folder)
    for folder in (out.parent, scratch or out.parent):  # only now: a template may have removed them
        folder.mkdir(parents=True, exist_ok=True)
    drafts_folder = Path(tempfile.mkdtemp(prefix=".report.", dir=scratch or out.parent))
    try:
        facts = read_facts(notebook)
        html = to_html(
            notebook, title=str(facts.get("title", out.stem)), lang=str(values.get("lang", "en")), page=page
        )
        drafts = (drafts_folder / "page.html", drafts_folder / "notebook.ipynb")
        drafts[0].write_text(html, encoding="utf-8")
        _write_notebook(notebook, drafts[1])
        # the notebook first: a reader who follows the page's link never meets an older notebook than the page
        drafts[1].replace(out.with_suffix(".ipynb"))
        drafts[0].replace(out)
    finally:
        shutil.rmtree(drafts_folder, ignore_errors=True)
    return RenderedReport(out, out.with_suffix(".ipynb"), facts, time.monotonic() - started)


def _execute(
    template: Path, values: Mapping[str, Any], *, kernel: str, timeout: float, name: str, folder: Path
) -> Any:
    """Return the notebook executed in `folder`; errors of the kernel become `ReportError` with the cell they happened in."""
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    if kernel in PROVISIONERS:
        register()
    source = nbformat.read(template, as_version=4)  # type: ignore[no-untyped-call]
    where = template.name
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # several kernels share the cores
    try:
        notebook = papermill.execute_notebook(
            source,
            None,
            parameters=dict(values),
            kernel_name=kernel,
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            execution_timeout=timeout,
            start_timeout=max(60, int(timeout)),
            kernel_manager_class=_kernel_manager_class(),
            resources={"metadata": {"path": str(folder)}},
        )
    except PapermillExecutionError as error:
        last = f"{error.ename}: {error.evalue}"
        raise ReportError(
            "every cell to finish", met=last, where=f"{where}, cell {error.cell_index}"
        ) from error
    except CellTimeoutError as error:
        met = f"a cell still running after {timeout:g} s"
        raise ReportError("every cell to finish", met=met, where=where, do="raise --timeout") from error
    except DeadKernelError as error:
        raise ReportError(
            "a kernel that lives", met=str(error), where=where, do="raise --memory, or take fewer --workers"
        ) from error
    _declare(notebook, template=template.name, name=name)
    return notebook


@cache
def _kernel_manager_class() -> Any:
    """Return a kernel manager that encrypts what runs over the loopback, where the kernel can."""
    from jupyter_client.manager import AsyncKernelManager
    from traitlets import CaselessStrEnum

    class EncryptingKernelManager(AsyncKernelManager):
        """Stock manager with another default."""

        transport_encryption = CaselessStrEnum(
            ["disabled", "auto", "required"], default_value="auto", config=True
        )

    return EncryptingKernelManager


def _declare(notebook: Any, *, template: str, name: str) -> None:
    """Leave of papermill's metadata only what does not change from run to run: template, page, parameters."""
    notebook.metadata["papermill"] = {
        "input_path": template,
        "output_path": name,
        "parameters": notebook.metadata.get("papermill", {}).get("parameters", {}),
    }
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"


def _write_notebook(notebook: Any, path: Path) -> None:
    import nbformat

    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


def read_facts(notebook: Any) -> dict[str, Any]:
    """Return what the executed notebook says about itself to the site; empty when it says nothing."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            facts = output.get("data", {}).get(FACTS_MIME)
            if facts is not None:
                return dict(facts)
    return {}


@cache
def _exporter() -> Any:
    from nbconvert.exporters import TemplateExporter

    class ReportExporter(TemplateExporter):
        """Outputs of a report as one page; no code, no script, nothing fetched."""

        file_extension = ".html"
        output_mimetype = "text/html"
        exclude_input = True
        exclude_markdown = True
        exclude_raw = True

    make: Any = ReportExporter
    return make(template_name="report", extra_template_basedirs=[str(PAGES)])


@cache
def style_sheet() -> str:
    """Return the style sheet that every page carries inside."""
    return (PAGES / "report.css").read_text(encoding="utf-8")


def to_html(notebook: Any, *, title: str, lang: str, page: ReportId | None = None) -> str:
    """Return an executed notebook as one self-contained page.

    The page carries a content security policy that forbids scripts and requests, so that even a text which slipped
    through escaping could neither run nor fetch.
    """
    words = Words.of(lang)
    about = {
        "title": title,
        "site": words["site"],
        "html_lang": {"zh": "zh-Hans", "en": "en"}[words.lang],
        "css": style_sheet(),
        "skip": words["skip"],
        "home": words["home"],
        "home_href": page.link(PurePosixPath(page.lang, "index.html")) if page else "",
        "other_href": page.link(page.other.path) if page else "",
        "other_lang": {"zh": "en", "en": "zh-Hans"}[words.lang],
        "other_name": words["languages"],
        "foot": words["foot"],
        "drawing": words["drawing"],
    }
    html, _ = _exporter().from_notebook_node(notebook, resources={"plancheck": about})
    return mark_languages(str(html), lang=words.lang)
