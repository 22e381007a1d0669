"""The one Chinese font that figures are drawn with and that PDF files which carry none are read with."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from plancheck.errors import PlancheckError


@cache
def font_file() -> Path:
    """Return the Noto Sans SC file (OFL 1.1) that the `zhplot` package carries.

    The package is located, not imported: importing it changes matplotlib's settings.

    Raises
    ------
    PlancheckError
        When the package is not installed.
    """
    spec = find_spec("zhplot")
    if spec is None or spec.origin is None:
        raise PlancheckError(
            "the font file of the package zhplot", met="no such package", do="install requirements.lock"
        )
    return Path(spec.origin).parent / "fonts" / "NotoSansSC-Regular.ttf"
