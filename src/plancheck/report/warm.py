"""Imported by the fork server of the report workers: does once what each worker would do again.

The import itself is the purpose: the fork server can only be told what to import.
"""

from plancheck.report.render import to_html


def warm_up() -> None:
    """Compile the page's template by turning an empty notebook into a page."""
    import nbformat

    to_html(nbformat.v4.new_notebook(), title="", lang="zh")  # type: ignore[no-untyped-call]


warm_up()
