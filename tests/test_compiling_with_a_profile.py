"""`make compiled`: files are compiled side by side, and with PROFILE=1 the busy ones twice."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

TOOLS = Path(__file__).resolve().parents[1] / "tools"
BUSY_FILE, OTHER_FILE = "build/__native_plancheck___claims___names.c", "build/__native_plancheck___amounts.c"
LOADING_FILE = "build/plancheck/claims/names.c"  # of the small module that loads the library


@pytest.fixture
def profiling(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TOOLS))
    return importlib.import_module("profiling")


@pytest.fixture
def built(profiling: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What is asked of the build, and whether reading documents leaves counts."""
    monkeypatch.chdir(tmp_path)
    told = SimpleNamespace(
        calls=[], counts=True, library=SimpleNamespace(extra_link_args=[], sources=[BUSY_FILE, OTHER_FILE])
    )

    def read_documents(python: str, package: Path, *arguments: str) -> str:
        told.calls.append(("read", python, package, *arguments))
        if not arguments and told.counts:
            Path("build").mkdir()
            Path("build", "names.gcda").touch()
        return "plancheck.claims.names\n"

    def build(extensions, *, options_of, only=lambda _: True) -> None:
        options = [
            options_of(file) if only(file) else "kept" for file in (BUSY_FILE, OTHER_FILE, LOADING_FILE)
        ]
        told.calls.append((len(extensions), *options, extensions[0].extra_link_args))

    monkeypatch.setattr(profiling, "read_documents", read_documents)
    told.run = lambda: profiling.build_with_profile([told.library, object()], Path("src"), "python", build)
    return told


def test_busy_modules_count_their_branches_and_are_compiled_anew_with_the_counts(built, profiling) -> None:
    built.run()
    assert built.calls == [
        ("read", "python", Path("src"), "--busy", profiling.BUSY),
        (2, profiling.COUNTED, [], [], profiling.COUNTED),
        ("read", "python", Path.cwd()),
        (1, profiling.USED, "kept", "kept", []),
    ]


def test_a_reading_that_leaves_no_counts_stops_the_build(built) -> None:
    built.counts = False
    with pytest.raises(SystemExit, match=r"expected counts of branches .* met none; leave PROFILE=1 out"):
        built.run()


@pytest.mark.parametrize(
    ("file", "busy"),
    [
        (BUSY_FILE, True),
        (OTHER_FILE, False),
        ("build/__native_plancheck___claims___names_of.c", False),
        ("build/str_ops.c", True),
        ("build/__native_plancheck.c", False),
    ],
)
def test_the_file_of_a_busy_module_is_one_of_its_name_and_what_all_share_is_busy(
    profiling, file, busy
) -> None:
    assert profiling.among(["plancheck.claims.names"])(file) is busy


@pytest.mark.skipif(os.name != "posix", reason="a compiler that is a script")
@pytest.mark.parametrize(
    ("script", "met"),
    [
        ("exit 1", "it fails"),
        ('for last; do :; done; printf "#!/bin/sh\\n" > "$last"; chmod +x "$last"', "leave no one.gcda"),
    ],
)
def test_a_compiler_without_profiles_is_told_with_what_to_do(
    profiling, tmp_path, monkeypatch, script, met
) -> None:
    compiler = tmp_path / "other-cc"
    compiler.write_text(f"#!/bin/sh\n{script}\n")
    compiler.chmod(0o755)
    monkeypatch.setenv("CC", str(compiler))
    with pytest.raises(SystemExit, match=rf"met .*other-cc: .*{met}.*; set CC=gcc, or leave PROFILE=1 out"):
        profiling.require_profiles(tmp_path)


def test_a_compiler_that_is_not_there_is_told_too(profiling, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CC", str(tmp_path / "none"))
    with pytest.raises(SystemExit, match="it fails"):
        profiling.require_profiles(tmp_path)


@pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")
def test_each_file_of_an_extension_has_its_own_options_and_what_is_left_out_stays(
    tmp_path, monkeypatch
) -> None:
    setuptools = pytest.importorskip("setuptools")
    monkeypatch.syspath_prepend(str(TOOLS))
    build = importlib.import_module("side_by_side").build
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    Path("first.c").write_text("int first(void) { return VALUE; }\n")
    Path("second.c").write_text(
        "#include <Python.h>\nint first(void);\n"
        'static struct PyModuleDef of = {PyModuleDef_HEAD_INIT, "sums", NULL, -1, NULL};\n'
        "PyMODINIT_FUNC PyInit_sums(void) { PyObject *it = PyModule_Create(&of);\n"
        ' PyModule_AddIntConstant(it, "sum", first() * 100 + VALUE); return it; }\n'
    )
    extension = setuptools.Extension("sums", ["first.c", "second.c"])
    build([extension], options_of=lambda file: ["-DVALUE=1" if file == "first.c" else "-DVALUE=2"])
    build([extension], options_of=lambda _: ["-DVALUE=7"], only=lambda file: file == "second.c")
    try:
        assert importlib.import_module("sums").sum == 107
    finally:
        sys.modules.pop("sums", None)


def test_modules_are_busy_up_to_a_share_of_their_own_time(monkeypatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    reading = importlib.import_module("read_for_profile")
    root = Path(reading.plancheck.__file__).parent
    spent = {
        (str(root / "amounts.py"), 1, "one"): (1, 1, 3.0, 9.0, {}),
        (str(root / "amounts.py"), 9, "two"): (1, 1, 3.0, 3.0, {}),
        (str(root / "claims/sums.py"), 1, "of"): (1, 1, 3.0, 9.0, {}),
        (str(root / "intervals.py"), 1, "of"): (1, 1, 1.0, 9.0, {}),
        ("~", 0, "len"): (1, 1, 90.0, 90.0, {}),
    }
    busy = [reading.busy_modules(SimpleNamespace(stats=spent), share) for share in (0.5, 0.9, 1.0)]
    assert busy == [
        ["plancheck.amounts"],
        ["plancheck.amounts", "plancheck.claims.sums"],
        ["plancheck.amounts", "plancheck.claims.sums", "plancheck.intervals"],
    ]
