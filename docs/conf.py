"""Sphinx configuration: guides in MyST markdown, reference made from the docstrings, the schema and the command line."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


project = "plancheck"
author = "the plancheck authors"
version = release = installed_version("plancheck")
language = "en"

extensions = [
    "myst_parser",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "mathml",
    "reference_pages",
]
myst_enable_extensions = ["dollarmath", "deflist", "colon_fence"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "README.md"]
autosummary_generate = True
autodoc_typehints = "none"  # numpydoc's sections already give shapes and units
numpydoc_show_class_members = False
nitpicky = False

html_theme = "pydata_sphinx_theme"
html_title = "plancheck"
html_show_sourcelink = False
html_show_copyright = False
html_last_updated_fmt = None  # the same input gives the same pages
html_theme_options = {
    "show_prev_next": True,
    "navigation_with_keys": False,
    "secondary_sidebar_items": ["page-toc"],
}
html_sidebars = {"**": ["sidebar-nav-bs"]}
