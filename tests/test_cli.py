"""The command line with bad input: what is wrong is named, the rest is done, nothing is left half-written."""

from __future__ import annotations

import csv
import errno
import gc
import io
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import pytest

from plancheck import cli, cluster
from plancheck.cli import entry
from plancheck.documents.document import Document
from plancheck.documents.own_pages import own_pages
from plancheck.progress import track
from plancheck.series.dates import last_day
from plancheck.tables import read_rows, unescape_text

PLAN = "上海市商贸“十二五”规划\n一、现状\n2010年，全市电子商务交易额达到4.5万亿元，比上年增长21.7%。\n二、目标\n到2015年，交易额超过18万亿元。\n"
CONTRADICTION = "2011年某市统计公报\n一、综合\n全年生产总值达到1125.6亿元，其中第三产业增加值313.4亿元，占生产总值的比重为45.2%。\n"


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def plancheck(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run the command line in this process; no run may ever show a traceback."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        try:
            cli.main([str(argument) for argument in arguments])
            code = 0
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1 if ended.code else 0
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err + printed.out
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "good.txt").write_text(PLAN, encoding="utf-8")
    return folder


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


def test_the_version_is_that_of_the_installed_package(plancheck: Callable[..., Outcome]) -> None:
    assert plancheck("--version") == Outcome(0, f"plancheck {version('plancheck')}\n", "")


# Bad documents


@pytest.mark.parametrize(
    ("name", "content", "met"),
    [
        ("empty.txt", b"", "an empty file"),
        ("blank.txt", b" \r\n\t\n", "blanks only"),
        ("binary.txt", bytes(range(256)) * 8, "zero bytes"),
        ("nul.txt", "交易额\0达4.5亿元".encode(), "NUL"),
        ("torn.txt", PLAN.encode()[:-2], "ends inside a character"),
        ("mojibake.txt", b"\xff\xfe\xff\xd8\x00\xd8" * 9, "expected"),
        ("page.pdf", b"<html><body>404</body></html>", "expected a PDF"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "cut.pdf"),
        ("cut.docx", b"PK\x03\x04word/document.xml", "cut.docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "an old Office file"),
    ],
)
def test_a_bad_document_is_named_and_the_others_are_read(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, name: str, content: bytes, met: str
) -> None:
    bad = texts / name
    bad.write_bytes(content)
    out = tmp_path / "out"
    done = plancheck("extract", texts / "good.txt", bad, "--out", out)
    assert done.code == 1
    assert done.err.startswith("failed: ")
    assert str(bad) in done.err
    assert met in done.err
    assert "please report" not in done.err
    assert {row["document"] for row in read(out / "statements.csv")} == {"good"}
    assert names(out) == {"documents.csv", "statements.csv", "quantities.csv"}


def test_a_missing_document_and_an_empty_folder(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    done = plancheck("extract", tmp_path / "gone.txt", tmp_path / "none", texts, "--out", tmp_path / "out")
    assert done.code == 1
    assert "gone.txt: expected a document, met no such file" in done.err
    assert "expected a folder with documents" in done.err
    assert "1 document: 3 figures found" in done.out


def test_documents_of_a_folder_that_no_reader_is_for_are_told_of(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    for name in ("a.doc", "b.DOC", "c.ofd", "data.csv", "~$a.doc"):
        (texts / name).write_bytes(b"x")
    for command in (("extract", "--out", tmp_path / "out"), ("check",)):
        done = plancheck(command[0], texts, *command[1:])
        assert done.code == 0
        assert "passed over: 3 files of formats that are not read (.doc 2, .ofd 1)" in done.err
    assert "passed over" not in plancheck("check", texts / "good.txt").err


def test_a_broken_origin_beside_a_text_is_named_with_its_line(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    (texts / "other.txt").write_text(PLAN, encoding="utf-8")
    (texts / "other.origin.yml").write_text('title: "x"\nregion: 上海市\nkind: novel\n', encoding="utf-8")
    done = plancheck("extract", texts, "--out", tmp_path / "out")
    assert done.code == 1
    assert f"{texts / 'other.origin.yml'}:3: expected one of plan" in done.err
    assert {row["document"] for row in read(tmp_path / "out" / "statements.csv")} == {"good"}


def test_two_documents_of_one_id(plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path) -> None:
    (texts / "old").mkdir()
    (texts / "old" / "good.md").write_text(PLAN, encoding="utf-8")
    done = plancheck("extract", texts, "--out", tmp_path / "out")
    assert done.code == 1
    assert "expected one document of the id 'good'" in done.err
    assert "1 document:" in done.out
    assert plancheck("extract", texts / "good.txt", texts / "good.txt", "--out", tmp_path / "out").code == 0


def test_a_file_name_that_is_no_text(plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(texts) + b"/\xb9\xa1.txt")).write_text(PLAN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system holds only UTF-8 names")
    done = plancheck("extract", texts, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert {row["document"] for row in read(tmp_path / "out" / "statements.csv")} == {
        "good",
        r"\xb9\xa1",
    }


def test_a_defect_of_ours_costs_one_document_only(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.statements import extract as module

    whole = module.extract

    def trip(document: Document, **options: object) -> object:
        if document.id == "bad":
            raise KeyError("a slip")
        return whole(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "extract", trip)
    (texts / "bad.txt").write_text(PLAN, encoding="utf-8")
    for command in ("extract", "check"):
        done = plancheck(command, texts, "--out", tmp_path / command)
        assert done.code == 1
        assert "failed: bad: expected a reading, met KeyError" in done.err
        assert {row["document"] for row in read(tmp_path / command / "statements.csv")} == {"good"}


def test_a_row_that_no_table_can_hold_costs_one_document_only(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.statements import extract as module

    whole = module.extract

    def unnamed(document: Document, **options: object) -> object:
        extraction = whole(document, **options)  # type: ignore[arg-type]
        if document.id != "bad":
            return extraction
        return replace(extraction, statements=tuple(replace(s, indicator="") for s in extraction.statements))

    monkeypatch.setattr(module, "extract", unnamed)
    (texts / "bad.txt").write_text(PLAN, encoding="utf-8")
    for command in ("extract", "check"):
        done = plancheck(command, texts, "--out", tmp_path / command)
        assert done.code == 1
        assert "bad" in done.err
        assert "statements.indicator" in done.err
        assert {row["document"] for row in read(tmp_path / command / "statements.csv")} == {"good"}


# Bad vocabulary

HEADERS = {
    "indicators": "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason",
    "units": "written,unit,factor,kind,reason",
    "bound_words": "word,side,qualifier,opens,reason",
    "regions": "name,aliases,level,within,reason",
}


@pytest.mark.parametrize(
    ("file", "row", "met"),
    [
        ("indicators", "own.thing,某量,a thing,,垧,stock,,,a test", "'垧'"),
        ("indicators", "own.thing,某量,a thing,,,stock,no.such,,a test", "'no.such'"),
        ("indicators", "own.thing,某量,a thing,,CNY,stock,,,", "column reason"),
        ("units", "垧,m2,many,physical,a test", "'many'"),
        ("units", "垧,m2,1,weight,a test", "'weight'"),
        ("bound_words", "逾,before,beyond,upper,a test", "'beyond'"),
        ("bound_words", "逾,before,more_than,upper", "4"),
        ("regions", "某地,,county,无此地,a test", "'无此地'"),
    ],
)
def test_a_wrong_vocabulary_row_is_named_with_its_line_and_nothing_is_written(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, file: str, row: str, met: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / f"{file}.csv").write_text(f"{HEADERS[file]}\n{row}\n", encoding="utf-8")
    out = tmp_path / "out"
    for command in (("extract",), ("check",), ("run", "--no-report")):
        paths = () if command[0] == "run" else (texts,)
        where = ("--tables", out) if command[0] == "run" else ("--out", out)
        done = plancheck(*command, *paths, *where, "--vocabulary", own)
        assert done.code == 2
        assert f"{file}.csv:2: expected" in done.err
        assert met in done.err
        assert not out.exists() or names(out) == set()


def test_nothing_that_can_be_read_leaves_the_tables_of_an_earlier_run(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert plancheck("check", texts, "--out", out).code == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    gone = [tmp_path / f"gone{number}.txt" for number in range(5)]
    for command in (
        ("extract", "--out", out),
        ("check", "--out", out),
        ("run", "--no-report", "--tables", out),
    ):
        done = plancheck(command[0], *gone, *command[1:])
        assert done.code == 1
        assert "gone0.txt: expected a document, met no such file" in done.err
        assert "and 2 more" in done.err
        assert "no table was written" in done.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("command", ["extract", "check", "run"])
def test_a_run_that_reads_nothing_leaves_no_folder(
    plancheck: Callable[..., Outcome], tmp_path: Path, command: str
) -> None:
    empty, binary = tmp_path / "empty", tmp_path / "binary.txt"
    empty.mkdir()
    binary.write_bytes(bytes(range(256)) * 4)
    option = "--tables" if command == "run" else "--out"
    more = ("--no-report",) if command == "run" else ()
    for source in (empty, binary, tmp_path / "gone.pdf"):
        done = plancheck(command, source, option, tmp_path / "new" / "tables", *more)
        assert done.code == 1
        assert "no table was written" in done.err
        assert names(tmp_path) == {"empty", "binary.txt"}


def test_a_folder_that_was_there_stays(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert plancheck("extract", tmp_path / "gone.txt", "--out", out / "tables").code == 1
    assert names(tmp_path) == {"out"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("indicator.csv", "met indicator.csv; did you mean 'indicators.csv'?"),
        ("unit.csv", "met unit.csv; did you mean 'units.csv'?"),
        ("zzz.csv", "met zzz.csv; choose one of bound_words.csv, "),
        ("readme.txt", "met no csv file; choose from bound_words.csv, "),
    ],
)
def test_a_vocabulary_file_that_would_not_be_read_is_named(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, name: str, said: str
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / name).write_text("x", encoding="utf-8")
    done = plancheck("extract", texts, "--vocabulary", own, "--out", tmp_path / "out")
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_no_vocabulary_folder(plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path) -> None:
    done = plancheck("extract", texts, "--vocabulary", tmp_path / "none", "--out", tmp_path)
    assert done.code == 2
    assert "expected a vocabulary folder" in done.err


def test_a_unit_of_ones_own(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "units.csv").write_text(f"{HEADERS['units']}\n垧,ha,1,physical,a test\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("2010年耕地面积达到300垧。", encoding="utf-8")
    assert plancheck("extract", tmp_path / "a.txt", "--out", tmp_path, "--vocabulary", own).code == 0
    assert [row["unit"] for row in read(tmp_path / "statements.csv")] == ["ha"]


# Wrong use


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("extract", "TEXTS", "--format", "xml"),
        ("extract", "TEXTS", "--bogus"),
        ("check", "TEXTS", "--format", "xml"),
        ("check", "TEXTS", "--format", "parquet"),
        ("check", "TEXTS", "--lang", "fr"),
        ("check", "TEXTS", "--fail-on", "wrong"),
        ("explain", "GOOD", "four"),
        ("explain", "GOOD", "0"),
        ("explain", "GOOD", "99999999"),
        ("assess", "--as-of", "spring"),
        ("run", "--no-report", "--as-of", "spring"),
        ("run", "--no-report", "--corpus", "NOWHERE"),
        ("documents", "list", "--corpus", "NOWHERE"),
        ("documents", "verify", "--corpus", "NOWHERE"),
        ("documents", "fetch", "no-such-document"),
        ("documents", "burn"),
        ("forecast", "NOWHERE", "--horizon", "3", "--out", "OUT"),
        ("forecast", "GOOD", "--horizon", "3", "--out", "GOOD"),
        ("forecast", "GOOD", "--horizon", "3", "--out", "OUT"),
        ("forecast", "GOOD", "--horizon", "3"),
        ("nonsense",),
        ("sql", "--tables", "NOWHERE", "SELECT 1"),
        ("fit", "--tables", "NOWHERE"),
        ("assess", "--tables", "NOWHERE"),
        ("export", "--tables", "NOWHERE", "--to", "xlsx", "--out", "OUT"),
        ("report", "--tables", "NOWHERE", "--out", "OUT"),
        ("sql", "--store", "EMPTY", "SELECT 1"),
        ("fit", "--tables", "EMPTY"),
        ("assess", "--tables", "EMPTY"),
        ("export", "--tables", "EMPTY", "--to", "parquet", "--out", "OUT"),
        ("report", "--tables", "EMPTY", "--out", "OUT"),
    ],
)
def test_wrong_use_is_exit_2_with_advice(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    places = {
        "TEXTS": texts, "GOOD": texts / "good.txt", "NOWHERE": tmp_path / "nowhere", "OUT": tmp_path / "out.csv",
        "EMPTY": tmp_path / "empty",
    }  # fmt: skip
    places["EMPTY"].mkdir()
    before = names(tmp_path)
    done = plancheck(*(places.get(argument, argument) for argument in arguments))
    assert done.code == 2
    assert done.err.strip()
    assert names(tmp_path) == before


def test_a_run_ends_with_the_command_that_asks_its_tables(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = plancheck("run", "--no-report", "--tables", "my tables", texts / "good.txt")
    assert done.code == 0
    where, _, command = done.out.strip().splitlines()[-1].partition("; ")
    assert where == "tables in my tables"
    program, *arguments = shlex.split(command)
    assert program == "plancheck"
    answer = plancheck(*arguments, "--format", "csv")
    assert answer.code == 0
    figures = [row["figure"] for row in csv.DictReader(io.StringIO(answer.out))]
    assert figures == [row["figure"] for row in read(tmp_path / "my tables" / "statements.csv")]


def test_an_out_that_cannot_be_written_is_refused_before_the_work(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    for out in (blocked, blocked / "below"):
        for command in (
            ("extract", texts, "--out", out),
            ("extract", texts, "--out", tmp_path / "ok", "--text-out", out),
            ("check", texts, "--out", out),
            ("run", "--no-report", "--tables", out),
            ("documents", "add", texts, "--to", out),
        ):
            done = plancheck(*command)
            assert done.code == 2, command
            assert "expected a folder that can be written" in done.err
    assert blocked.read_text(encoding="utf-8") == "not a folder"
    assert not (tmp_path / "ok").exists()


def test_an_error_nobody_foresaw_is_one_line(
    plancheck: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck import pipeline

    def trip(**_: object) -> None:
        raise ValueError("a slip")

    monkeypatch.setattr(pipeline, "fit_study", trip)
    done = plancheck("fit")
    assert done.code == 1
    assert done.err.startswith("plancheck: met ValueError: a slip")
    assert len(done.err.splitlines()) == 1


def test_a_system_that_cannot_name_files_in_chinese_is_told_what_to_set(
    plancheck: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck import pipeline

    def trip(**_: object) -> None:
        "云溪市".encode("ascii")

    monkeypatch.setattr(pipeline, "fit_study", trip)
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "ascii")
    done = plancheck("fit")
    assert (done.code, done.err.rstrip()) == (
        1,
        "plancheck: expected a system that can name files in Chinese, met one whose names are ascii; set PYTHONUTF8=1",
    )


# extract


def test_text_out_holds_what_the_offsets_refer_to(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "gb.txt").write_bytes(PLAN.replace("\n", "\r\n").encode("gb18030"))
    (sources / "bom.txt").write_bytes("2010年交易额达到４．５\r\n万亿元。".encode("utf-8-sig"))
    (sources / "page.html").write_text(
        "<html><body><nav>首页</nav><p>2010年交易额达到4.5万亿元。</p></body></html>", encoding="utf-8"
    )
    decoded = tmp_path / "decoded"
    done = plancheck("extract", sources, "--out", tmp_path, "--text-out", decoded)
    assert (done.code, done.err) == (0, "")
    rows = read(tmp_path / "statements.csv")
    assert {row["document"] for row in rows} == {"gb", "bom", "page"}
    for row in rows:
        text = (decoded / f"{row['document']}.txt").read_bytes().decode("utf-8")
        assert text[int(row["start"]) : int(row["end"])] == unescape_text(row["figure"])


def test_text_out_never_writes_over_a_document(plancheck: Callable[..., Outcome], texts: Path) -> None:
    (texts / "good.txt").write_bytes(PLAN.encode("gb18030"))
    done = plancheck("extract", texts, "--out", texts / "out", "--text-out", texts)
    assert done.code == 1
    assert "choose another --text-out" in done.err
    assert (texts / "good.txt").read_bytes() == PLAN.encode("gb18030")


def test_a_run_replaces_the_tables_of_the_last_one(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    assert plancheck("extract", texts, "--out", tmp_path / "out").code == 0
    first = (tmp_path / "out" / "statements.csv").read_bytes()
    assert plancheck("extract", texts, "--out", tmp_path / "out").code == 0
    assert (tmp_path / "out" / "statements.csv").read_bytes() == first
    assert plancheck("extract", texts, "--out", tmp_path / "out", "--format", "parquet").code == 0
    assert names(tmp_path / "out") >= {"statements.parquet", "quantities.parquet"}


def test_a_full_disk_leaves_the_last_tables_and_no_rest(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck import tables

    out = tmp_path / "out"
    assert plancheck("extract", texts, "--out", out).code == 0
    before = {name: (out / name).read_bytes() for name in names(out)}

    def full(*_: object) -> object:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(out / "statements.csv"))

    monkeypatch.setattr(tables, "_cells", full)
    (texts / "other.txt").write_text(PLAN, encoding="utf-8")
    for format in ("csv", "parquet"):
        if format == "parquet":
            monkeypatch.setattr(tables, "_arrow_rows", full)
        done = plancheck("extract", texts, "--out", out, "--format", format)
        assert done.code == 1
        assert os.strerror(errno.ENOSPC) in done.err
        assert {name: (out / name).read_bytes() for name in names(out)} == before


def test_a_file_that_finds_no_room_is_named_with_what_to_do(texts: Path, tmp_path: Path) -> None:
    small = 256  # bytes that a file may have: what a full disk is to the writer
    code = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({small}, {small}));"
        "import sys; from plancheck.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code]
    for words, said in (
        (
            ["extract", str(texts), "--out", str(tmp_path / "out")],
            ".csv: expected to read or write, met ",
        ),
        (
            ["export", "--to", "xlsx", "--out", str(tmp_path / "x.xlsx")],
            "expected room for the sheets of a workbook",
        ),
    ):
        done = subprocess.run([*command, *words], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 1, done.stderr
        assert f"plancheck: {tempfile.gettempdir() if 'xlsx' in words else tmp_path}" in done.stderr
        assert said in done.stderr
        assert "make room" in done.stderr
    assert not (tmp_path / "x.xlsx").exists()


def test_a_folder_of_many_documents_is_read_one_at_a_time(
    plancheck: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plancheck.statements import extract as module

    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:04}.txt").write_text(PLAN, encoding="utf-8")
    whole = module.extract
    alive: list[int] = []

    def watch(document: Document, **options: object) -> object:
        alive.append(sum(isinstance(thing, Document) for thing in gc.get_objects()))
        return whole(document, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "extract", watch)
    done = plancheck("extract", folder, "--out", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert "60 documents: 180 figures found" in done.out
    assert max(alive) - min(alive) <= 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(track(range(3), total=3, what="documents")) == [0, 1, 2]
        assert ("documents" in stream.getvalue()) is shown


@pytest.mark.parametrize(
    "command",
    [["--help"], ["documents", "list"], ["check", "small.txt", "--all"], ["sql", "SELECT * FROM statements"]],
)
def test_a_reader_that_has_seen_enough_of_the_pipe_is_no_failure(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "small.txt").write_text(PLAN, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "plancheck", *command],
        stdout=write_end, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [["--help"], ["extract", "small.txt"], ["check", "small.txt"]])
def test_a_small_text_needs_nothing_heavy(tmp_path: Path, command: list[str]) -> None:
    """Start-up: what is slow to import is not, whatever the machine's load."""
    (tmp_path / "small.txt").write_text(PLAN, encoding="utf-8")
    program = (
        "import sys\nfrom plancheck.cli import main\n"
        f"try: main({command!r})\nexcept SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'pandas', 'numpy', 'pandera', 'scipy', 'statsmodels', 'matplotlib', 'pyarrow', 'lxml', 'bs4', 'pdfplumber',"
        " 'pypdfium2', 'docx', 'httpx', 'duckdb', 'papermill', 'nbconvert', 'jinja2', 'rich.progress', 'charset_normalizer'}\n"
        "print('heavy', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "heavy []"


@pytest.mark.parametrize(
    ("arguments", "prepared"),
    [
        ("run --corpus texts --store {new}", True),
        ("run --store={new} --workers 1", True),
        ("run --store {old}", False),
        ("run --store={old}", False),
        ("run --store {new} --scheduler local", False),
        ("run --store {new} --help", False),
        ("run --corpus texts --store", False),
        ("run --corpus texts", False),
        ("sql --store {new}", False),
        ("", False),
    ],
)
def test_workers_load_beside_the_command_line_where_a_run_will_need_them(
    arguments: str, prepared: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    asked: list[bool] = []
    monkeypatch.setattr(cluster, "prepare_workers", lambda: asked.append(True))
    monkeypatch.setattr(entry, "run", lambda arguments: None)
    cli.main(arguments.format(new=tmp_path / "new", old=tmp_path / "old").split())
    assert asked == [True] * prepared


@pytest.mark.parametrize("module", ["typer", "plancheck.cli.entry", "plancheck.cli.options"])
def test_an_interrupt_while_the_modules_load_is_no_traceback(module: str) -> None:
    program = (
        "import builtins, sys\nload = builtins.__import__\n"
        "def watched(name, *more):\n"
        f"    if name == {module!r}: raise KeyboardInterrupt\n"
        "    return load(name, *more)\n"
        "builtins.__import__ = watched\n"
        "from plancheck.cli import main\nmain(['--help'])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_reader_that_leaves_early_is_no_error(texts: Path) -> None:
    script = Path(sys.executable).with_name("plancheck")
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{script}' check '{texts}' --all | :"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""


# check


def test_findings_are_printed_and_can_fail_a_run(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(CONTRADICTION, encoding="utf-8")
    assert plancheck("check", path).code == 0
    assert "不符 1" in plancheck("check", path, "--lang", "zh").out
    assert plancheck("check", path, "--fail-on", "inconsistent").code == 1
    assert plancheck("check", path, "--fail-on", "unverifiable").code == 0


def test_claims_as_json_and_html(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(CONTRADICTION, encoding="utf-8")
    printed = plancheck("check", path, "--format", "json")
    assert [row["verdict"] for row in json.loads(printed.out)] == ["inconsistent"]
    assert plancheck("check", path, "--format", "html").out.startswith("<!doctype html>")
    out = tmp_path / "out"
    assert plancheck("check", path, "--format", "json", "--out", out).code == 0
    assert json.loads((out / "claims.json").read_text(encoding="utf-8")) == json.loads(printed.out)
    assert names(out) == {"claims.csv", "claims.json", "documents.csv", "statements.csv", "quantities.csv"}
    assert plancheck("check", path, "--format", "parquet", "--out", tmp_path / "parquet").code == 0
    assert names(tmp_path / "parquet") == {
        "claims.parquet",
        "documents.parquet",
        "statements.parquet",
        "quantities.parquet",
    }


def test_explain_shows_a_figure_and_fails_for_a_file_that_is_not_there(
    plancheck: Callable[..., Outcome], texts: Path
) -> None:
    done = plancheck("explain", texts / "good.txt", PLAN.index("4.5万亿"))
    assert done.code == 0
    assert "4.5万亿元" in done.out
    assert plancheck("explain", texts / "none.txt", 3).code == 1


# forecast


def test_forecast_of_many_series_with_a_bad_one(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    rows = [
        f"netizens,{year},{value}"
        for year, value in zip(range(2005, 2011), (1.1, 1.4, 2.1, 3.0, 3.8, 4.6), strict=True)
    ]
    rows += ["torn,2005,1.0", "torn,2005,2.0", "words,2005,many", "words,2006,2"]
    path.write_text("series_id,period,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "forecast.csv"
    done = plancheck("forecast", path, "--horizon", 2, "--out", out)
    assert done.code == 1
    assert "failed: torn: " in done.err
    assert "failed: words: " in done.err
    assert "3 series: 1 forecast 2 years ahead" in done.out
    written = read(out)
    assert [(row["series_id"], row["period"]) for row in written if row["value"]] == [
        ("netizens", "2011"),
        ("netizens", "2012"),
    ]
    assert all(row["reason"] for row in written if not row["value"])
    assert names(tmp_path) == {"series.csv", "forecast.csv"}


@pytest.mark.parametrize(
    "options",
    [
        ("--levels", "high"),
        ("--levels", "1.2"),
        ("--models", "oracle"),
        ("--models", ","),
        ("--horizon", "0"),
    ],
)
def test_wrong_options_of_a_forecast(
    plancheck: Callable[..., Outcome], tmp_path: Path, options: tuple[str, str]
) -> None:
    path = tmp_path / "series.csv"
    path.write_text("series_id,period,value\na,2005,1\na,2006,2\na,2007,3\n", encoding="utf-8")
    horizon = () if options[0] == "--horizon" else ("--horizon", 2)
    done = plancheck("forecast", path, *horizon, "--out", tmp_path / "out.csv", *options)
    assert done.code == 2
    assert names(tmp_path) == {"series.csv"}


# documents


def test_add_and_then_list(plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path) -> None:
    (texts / "copy.md").write_text(PLAN, encoding="utf-8")
    (texts / "empty.txt").write_bytes(b"")
    corpus = tmp_path / "corpus"
    done = plancheck("documents", "add", texts, "--to", corpus)
    assert done.code == 1
    assert "empty.txt" in done.err
    assert done.out.count("added") == 1
    assert "duplicate" in done.out
    listed = plancheck("documents", "list", "--corpus", corpus)
    assert listed.code == 0
    assert any(
        line.startswith("copy ") and "上海市商贸“十二五”规划" in line and "2011-2015" in line
        for line in listed.out.splitlines()
    )


def test_verify_names_what_is_missing_or_differs(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "shanghai-11fyp.txt").write_text("别的文字", encoding="utf-8")
    done = plancheck("documents", "verify", "--corpus", tmp_path)
    assert done.code == 1
    assert "failed: shanghai-11fyp: expected the text with sha256" in done.err
    assert "failed: national-13fyp: expected a text national-13fyp.*" in done.err


def test_texts_that_nothing_describes_are_not_taken_for_those_of_the_study(
    plancheck: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text(PLAN, encoding="utf-8")
    done = plancheck("documents", "verify", tmp_path)
    assert done.code == 2
    assert "met 1 text without; 'plancheck documents add'" in done.err
    assert "shanghai" not in done.err


@pytest.mark.parametrize("command", ["list", "stats", "verify"])
def test_the_folder_of_a_corpus_may_be_named_without_its_option(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, command: str
) -> None:
    corpus = tmp_path / "corpus"
    assert plancheck("documents", "add", texts / "good.txt", "--to", corpus).code == 0
    plain = plancheck("documents", command, corpus)
    assert (plain.code, plain.err) == (0, "")
    assert plain.out == plancheck("documents", command, "--corpus", corpus).out
    assert plancheck("documents", command, tmp_path / "nowhere").code == 2


def test_the_published_texts_at_hand_are_the_declared_ones(
    plancheck: Callable[..., Outcome], corpus: Path
) -> None:
    assert plancheck("documents", "verify", "--corpus", corpus).code == 0


def test_a_size_of_ones_own_names_what_a_bound_in_the_unit_is_on(
    plancheck: Callable[..., Outcome], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = tmp_path / "a.txt"
    text.write_text("2010年，关闭30万吨/年以下煤矿12处。", encoding="utf-8")
    (own / "bounded_sizes.csv").write_text("unit,size,reason\nt/年,设计能力,a test\n", encoding="utf-8")
    named = []
    for vocabulary in ((), ("--vocabulary", own)):
        assert plancheck("extract", text, "--out", tmp_path, *vocabulary).code == 0
        named.append(read(tmp_path / "statements.csv")[0]["indicator"])
    assert named == ["关闭的煤矿产能", "关闭的煤矿设计能力"]


def test_a_finding_calls_an_indicator_of_ones_own_by_its_english_name(
    plancheck: Callable[..., Outcome], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = tmp_path / "county.txt"
    text.write_text(
        "2015年，开放采摘园数量为200个。2020年，开放采摘园数量达到320个，比2015年增长50%。", encoding="utf-8"
    )
    header = "concept,name_zh,name_en,aliases,unit,kind,parent,whole,reason"
    row = "orchards.open,采摘园数量,orchards open to visitors,开放采摘园,个,stock,,,our county counts them"
    (own / "indicators.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    said = [plancheck("check", text, *own_words).out for own_words in ((), ("--vocabulary", own))]
    assert "“开放采摘园数量”" in said[0]
    assert "orchards" not in said[0]
    assert "Growth of orchards open to visitors" in said[1]


# What plancheck wrote itself


def test_a_second_run_in_a_folder_does_not_read_the_reports_of_the_first(
    plancheck: Callable[..., Outcome], texts: Path
) -> None:
    site = texts / "site"
    for name in ("index.html", "zh/plan/good.html", "en/overview.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("<p>到2025年，交易额达到30亿元。</p>", encoding="utf-8")
    (site / "reports.json").write_text("{}", encoding="utf-8")
    (site / "notes.html").write_text("<p>到2025年，交易额达到40亿元。</p>", encoding="utf-8")
    assert plancheck("check", texts, "--out", texts, "--format", "html").code == 0  # writes claims.html
    assert plancheck("check", texts, "--out", texts, "--format", "html").code == 0
    assert {row["document"] for row in read(texts / "documents.csv")} == {"good", "notes"}


def test_the_decoded_text_of_an_earlier_run_is_no_second_document(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    decoded = texts / "decoded"  # sorts before good.txt
    for _ in range(2):
        done = plancheck("extract", texts, "--out", tmp_path / "out", "--text-out", decoded)
        assert (done.code, done.err) == (0, "")
    assert (decoded / "good.txt").read_text(encoding="utf-8")
    done = plancheck("extract", texts, "--out", tmp_path / "out")  # a later run that asks for no texts
    assert (done.code, done.err) == (0, "")
    assert {row["document"] for row in read(tmp_path / "out" / "documents.csv")} == {"good"}
    other = texts / "other"
    other.mkdir()
    (other / "good.txt").write_text(PLAN, encoding="utf-8")
    done = plancheck("extract", texts, "--out", tmp_path / "out", "--text-out", decoded)
    assert "expected one document of the id 'good'" in done.err


def test_decoded_texts_alone_are_documents(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    decoded = tmp_path / "decoded"
    plancheck("extract", texts, "--out", tmp_path / "out", "--text-out", decoded)
    done = plancheck("extract", decoded, "--out", tmp_path / "again")
    assert (done.code, done.err) == (0, "")
    again = (tmp_path / "again" / "statements.csv").read_bytes()
    assert again == (tmp_path / "out" / "statements.csv").read_bytes()


def test_a_text_beside_a_document_of_its_name_is_none_of_ours_without_the_list(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    (texts / "typed").mkdir()
    (texts / "typed" / "good.txt").write_text(PLAN, encoding="utf-8")
    done = plancheck("extract", texts, "--out", tmp_path / "out")
    assert "expected one document of the id 'good'" in done.err


def test_the_texts_of_digests_are_told_by_the_names_of_their_folders() -> None:
    paths = ["tea/digest.md", "texts/decoded_texts.json", "texts/tea.txt", "texts/rice.txt", "texts/tea.md"]
    assert own_pages(paths) == {"texts/tea.txt"}


# Options that do not go together


@pytest.mark.parametrize(
    "option",
    [("--workers", 2), ("--targets",), ("--retry",), ("--verify",), ("--models", "theta"), ("--timeout", 5)],
)
def test_what_only_a_store_heeds_is_refused_without_one(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, option: tuple[object, ...]
) -> None:
    done = plancheck("run", texts, "--tables", tmp_path / "tables", "--no-report", *option)
    assert done.code == 2
    assert f"expected --store with {option[0]}" in done.err
    assert not (tmp_path / "tables").exists()


def test_own_documents_beside_a_corpus_are_refused_and_not_left_unheeded(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = ("--tables", tmp_path / "tables", "--no-report")
    done = plancheck("run", texts, "--corpus", tmp_path, *tables)
    assert done.code == 2
    assert (
        f"expected your own documents, or --corpus with the study's published texts, met both: {texts}"
        in done.err
    )
    assert not (tmp_path / "tables").exists()
    monkeypatch.setenv("PLANCHECK_CORPUS", str(tmp_path))  # stands there for other runs
    assert plancheck("run", texts, *tables).code == 0


@pytest.mark.parametrize("models", ["poold", "theta", "pooled"])
def test_models_that_no_target_asks_are_refused(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, models: str
) -> None:
    done = plancheck("run", "--corpus", texts, "--store", tmp_path / "store", "--models", models)
    assert done.code == 2
    assert "expected --targets with --models" in done.err
    assert not (tmp_path / "store").exists()


def test_a_day_of_knowledge_that_no_target_asks_for_is_refused(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    done = plancheck("run", "--corpus", texts, "--store", tmp_path / "store", "--as-of", "2026")
    assert done.code == 2
    assert "expected --targets with --as-of" in done.err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("day", "outcome"), [("2012-06", "open"), ("2019", "undetermined"), ("2015-06-30", "open")]
)
def test_a_run_judges_outcomes_as_known_at_the_day_asked_for_as_assess_does(
    plancheck: Callable[..., Outcome], tmp_path: Path, day: str, outcome: str
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "临江市茶业规划\n（2011—2015年）\n\n2010年，全市财政收入为100亿元。到2015年，全市财政收入达到200亿元。\n",
        encoding="utf-8",
    )
    tables = ("--tables", tmp_path / "tables")
    done = plancheck("run", plan, *tables, "--no-report", "--as-of", day)
    assert done.code == 0
    assert f"outcomes as known at {last_day(day)}" in done.out
    run = (tmp_path / "tables" / "targets.csv").read_bytes()
    (row,) = read_rows("targets", path=tmp_path / "tables" / "targets.csv")
    assert (row["outcome"], row["as_of"]) == (outcome, last_day(day))
    assert plancheck("assess", *tables, "--as-of", day).code == 0
    assert (tmp_path / "tables" / "targets.csv").read_bytes() == run


def test_today_is_the_day_of_the_run(plancheck: Callable[..., Outcome], tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("临江市茶业规划\n2011年3月\n\n到2015年，全市财政收入达到200亿元。\n", encoding="utf-8")
    before = datetime.now().astimezone().date()
    done = plancheck("run", plan, "--tables", tmp_path / "tables", "--no-report", "--as-of", "today")
    (row,) = read_rows("targets", path=tmp_path / "tables" / "targets.csv")
    assert before <= date.fromisoformat(row["as_of"]) <= datetime.now().astimezone().date()
    assert f"outcomes as known at {row['as_of']}" in done.out


@pytest.mark.parametrize("seconds", ["0", "-1", "nan"])
def test_a_run_into_a_store_without_time_is_refused(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path, seconds: str
) -> None:
    done = plancheck("run", "--corpus", texts, "--store", tmp_path / "store", "--timeout", seconds)
    assert done.code == 2
    assert "--timeout: expected a finite number of seconds above 0" in done.err
    assert not (tmp_path / "store").exists()


def test_documents_beside_a_store_are_refused(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    done = plancheck("run", texts, "--store", tmp_path / "store")
    assert done.code == 2
    assert "expected the documents of a store in --corpus" in done.err
    assert not (tmp_path / "store").exists()


def test_a_corpus_of_its_own_is_not_asked_for_the_plans_of_the_study(
    plancheck: Callable[..., Outcome], texts: Path, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    assert plancheck("documents", "add", texts / "good.txt", "--to", corpus).code == 0
    done = plancheck("documents", "verify", "--corpus", corpus)
    assert (done.code, done.err) == (0, "")
    assert [line.split()[:2] for line in done.out.splitlines()] == [["good", "same"]]
    good = corpus / "good.txt"
    good.write_text(good.read_text(encoding="utf-8").replace("亿", "万"), encoding="utf-8")
    done = plancheck("documents", "verify", corpus)
    assert done.code == 1
    assert "good.txt; where the change is meant, its origin.yml gets the new sha256" in done.err
    (corpus / "miit-12fyp.txt").write_text(PLAN, encoding="utf-8")  # now it is one of the study's
    done = plancheck("documents", "verify", "--corpus", corpus)
    assert done.code == 1
    assert "failed: miit-12fyp: expected the text with sha256" in done.err
    assert "failed: shanghai-11fyp: expected a text shanghai-11fyp.*" in done.err
