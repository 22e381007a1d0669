"""`make compiled`: what mypyc's library is called with where something failed is declared cold."""

from __future__ import annotations

import importlib
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"
LIBRARY = """
// misc
int CPy_Count(PyObject *list);
void CPy_TypeError(const char *expected, PyObject *value);
void CPy_TypeErrorTraceback(const char *filename, int line,
                            PyObject *globals);
void CPy_Raise(PyObject *exc);
"""


@pytest.fixture
def unlikely(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("unlikely")


def test_what_tells_of_errors_is_declared_cold_and_nothing_else(unlikely) -> None:
    assert unlikely.declared_cold(LIBRARY).splitlines() == [
        "struct _object;",
        "void CPy_TypeError(const char *expected, struct _object *value) __attribute__((cold));",
        "void CPy_TypeErrorTraceback(const char *filename, int line, struct _object *globals) __attribute__((cold));",
    ]


def test_the_library_of_the_mypyc_installed_declares_all_of_them(unlikely) -> None:
    include_dir = pytest.importorskip("mypyc.build").include_dir
    declared = unlikely.declared_cold(Path(include_dir(), "CPy.h").read_text(encoding="utf-8"))
    assert [name for name in unlikely.TELL_OF_ERRORS if f" {name}(" not in declared] == []


def test_the_header_is_written_where_the_compiler_runs_and_named_to_it(unlikely, tmp_path) -> None:
    library, folder = tmp_path / "library", tmp_path / "folder"
    library.mkdir()
    folder.mkdir()
    Path(library, "CPy.h").write_text(LIBRARY, encoding="utf-8")
    options = unlikely.options(library, folder).split()
    assert Path(folder, options[options.index("-include") + 1]).read_text() == unlikely.declared_cold(LIBRARY)
    assert set(unlikely.APART) <= set(options)


@pytest.mark.skipif(shutil.which("gcc") is None or shutil.which("objdump") is None, reason="needs gcc")
def test_gcc_puts_a_branch_that_tells_of_an_error_into_a_section_of_its_own(unlikely, tmp_path) -> None:
    Path(tmp_path, "CPy.h").write_text("void CPy_TypeError(const char *expected, PyObject *value);\n")
    source = (
        "typedef struct _object PyObject;\nint other(PyObject *);\n"
        'int asked(PyObject *one) { if (!one) { CPy_TypeError("int", one); return -1; } return other(one); }\n'
    )
    Path(tmp_path, "one.c").write_text(source)
    options = unlikely.options(tmp_path, tmp_path).split()
    subprocess.run(["gcc", "-O1", *options, "-c", "one.c", "-o", "one.o"], cwd=tmp_path, check=True)
    sections = subprocess.run(
        ["objdump", "-r", "one.o"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    _, _, apart = sections.partition("[.text.unlikely]:")
    assert "CPy_TypeError" in apart.partition("RELOCATION RECORDS")[0]
    assert "other" not in apart.partition("RELOCATION RECORDS")[0]
