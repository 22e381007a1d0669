"""PDFium with the package's own Chinese font, so that a file is read alike on every machine.

Many Chinese files name a font (STSong, SimSun) and do not carry it. PDFium then takes one of the machine's; where that has
none, characters have no height and those that stand alone in their cell (人, 个, 亿) are lost.
"""

from __future__ import annotations

import contextlib
import ctypes
from functools import cache
from typing import Any

from plancheck.fonts import font_file

_FOLDERS: list[Any] = []  # PDFium keeps no copy of what it was started with


@cache
def load_pdfium() -> Any:
    """Return `pypdfium2`, started anew with the folder of the package's font as its only one.

    pypdfium2 starts PDFium when it is imported and offers no way to name folders of fonts, so PDFium is ended and started by
    its own functions. A process that has documents open already keeps them, and the fonts of its machine. So does one whose
    pypdfium2 has no such functions, or says otherwise what is open: `tests/documents/test_pdfium.py` tells when a version
    comes of which that is true.
    """
    import pypdfium2

    with contextlib.suppress(ImportError, AttributeError):
        _start_anew()
    return pypdfium2


def _start_anew() -> None:
    """End PDFium and start it with one folder of fonts; all that is asked for by name is asked for before it is ended."""
    import pypdfium2.raw as raw
    from pypdfium2.internal.bases import ObjectTracker

    end, start, configure = raw.FPDF_DestroyLibrary, raw.FPDF_InitLibraryWithConfig, raw.FPDF_LIBRARY_CONFIG
    if any(ObjectTracker.values()):
        return
    folders = (ctypes.c_char_p * 2)(str(font_file().parent).encode(), None)
    _FOLDERS.append(folders)
    configuration = configure(
        version=2,
        m_pUserFontPaths=ctypes.cast(folders, ctypes.POINTER(ctypes.POINTER(ctypes.c_char))),
        m_pIsolate=None,
        m_v8EmbedderSlot=0,
    )
    end()
    start(configuration)
