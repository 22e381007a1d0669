"""What tells the C compiler which code is run only when something fails, so that it is put apart from the code that is run.

mypyc checks what nearly every call gives back, and at each check there is code that tells of an error: a third of all. Between
the other code it takes the room of the processor's cache of instructions. The functions that tell of errors are declared
``cold``; the compiler then puts every branch that leads to one of them into a section of its own (``-freorder-blocks-and-partition``).
"""

from __future__ import annotations

import re
from pathlib import Path

# of mypyc's library: what a branch calls where something failed
TELL_OF_ERRORS = (
    "CPy_AddTraceback",
    "CPy_TypeErrorTraceback",
    "CPy_AttributeError",
    "CPy_TypeError",
    "CPyError_OutOfMemory",
)
APART = ("-freorder-blocks-and-partition", "-freorder-functions")


def declared_cold(header: str) -> str:
    r"""Return a C header that declares cold what the header of mypyc's library declares of `TELL_OF_ERRORS`.

    What it does not declare is left out: then its branches stay among the others.

    Examples
    --------
    >>> declared_cold("void CPy_TypeError(const char *expected,\n PyObject *value);\nint CPy_Other(void);\n")
    'struct _object;\nvoid CPy_TypeError(const char *expected, struct _object *value) __attribute__((cold));\n'
    """
    declared = re.findall(rf"^void (?:{'|'.join(TELL_OF_ERRORS)})\([^;]*\)(?=;)", header, flags=re.MULTILINE)
    # `PyObject` is declared by Python.h only, before which a module may define what that header asks for
    lines = [re.sub(r"\s+", " ", one).replace("PyObject", "struct _object") for one in declared]
    return "struct _object;\n" + "".join(f"{line} __attribute__((cold));\n" for line in lines)


def options(library: Path, folder: Path) -> str:
    """Write the header into a folder, which the compiler runs in, and return the options to compile with.

    ``library`` is the folder of mypyc's own C files.
    """
    text = declared_cold(Path(library, "CPy.h").read_text(encoding="utf-8"))
    Path(folder, "unlikely.h").write_text(text, encoding="utf-8")
    return " ".join((*APART, "-include unlikely.h"))
