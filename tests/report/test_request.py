"""The command `report`: one report, sets, refusals before anything starts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from small_study import Made

from plancheck.cli import main
from plancheck.errors import UsageError
from plancheck.report.layout import ReportId
from plancheck.report.parameters import Known
from plancheck.report.request import ReportRun, Request, asked_jobs, make_reports
from plancheck.report.site import ReportOutcome


def reports(request: Request, tables: Path) -> list[str]:
    return [str(job.report) for job in asked_jobs(request, tables=tables, known=Known.of_tables(tables))]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (Request({"plan": "tea-plan"}, langs=("zh",)), ["zh/plan/tea-plan"]),
        (
            Request({"plan": ("tea-plan-2", "tea-plan", "tea-plan-2")}, langs=("en",)),
            ["en/plan/tea-plan-2", "en/plan/tea-plan"],
        ),
        (
            Request({"indicator": ["tea.turnover"], "region": ["上海市", "杭州市"]}, langs=("en",)),
            ["en/indicator/tea.turnover@region-上海市", "en/indicator/tea.turnover@region-杭州市"],
        ),
        (Request(overview=True), ["zh/overview", "en/overview"]),
        (Request({"region": "上海市"}, langs=("en",)), ["en/region/上海市"]),
        (
            Request({"indicator": "tea.turnover", "region": "上海市"}, langs=("en",)),
            ["en/indicator/tea.turnover@region-上海市"],
        ),
        (
            Request({"plan": "tea-plan"}, langs=("en",), parameters={"vintage": "2012"}),
            ["en/plan/tea-plan@vintage-2012"],
        ),
        (Request(langs=("en",)), ["en/overview", "en/plan/tea-plan", "en/plan/tea-plan-2"]),
    ],
)
def test_a_request_names_its_reports(request_: Request, expected: list[str], tables: Path) -> None:
    assert reports(request_, tables) == expected


def test_all_is_every_plan_indicator_region_and_the_overview(tables: Path) -> None:
    names = reports(Request(everything=True), tables)
    assert len(names) == len(set(names))
    kinds = {name.split("/")[1] for name in names}
    assert kinds == {"overview", "plan", "indicator", "region"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--plan", "tea-paln"], "did you mean 'tea-plan'"),
        (["--indicator", "tea.turnovr"], "did you mean 'tea.turnover'"),
        (["--indicator", "tea.turnover", "--region", "上海"], "did you mean '上海市'"),
        (["--set", "studi"], "did you mean 'study'"),
        (["--lang", "de"], "zh, en"),
        (["--vintage", "soon"], "a date like"),
        (["--plan", "tea-plan", "--overview"], "one choice of reports"),
        (["--models", "splin"], "a known model"),
        (["--workers", "0"], "at least one worker"),
        (["--timeout", "0"], "--timeout: expected a finite number of seconds above 0, met 0"),
        (["--timeout", "-5"], "--timeout: expected a finite number of seconds above 0, met -5"),
        (["--timeout", "inf"], "--timeout: expected a finite number of seconds above 0, met inf"),
        (["--wait", "-1"], "--wait"),
        (["--plan", "../../etc/passwd"], "without path parts"),
    ],
)
def test_a_wrong_choice_ends_with_2_and_the_suggestion(
    arguments: list[str], message: str, tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", *arguments, "--tables", str(tables), "--out", str(tmp_path / "site")])
    assert ended.value.code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_what_cannot_be_written_is_refused_before_a_report_is_made(
    tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    for arguments, message in (
        (["--out", str(blocked)], "expected a folder that can be written, met a file of that name"),
        (["--out", str(tmp_path / "site"), "--summary", str(tmp_path)], "expected a JSON file to write, met a folder"),
    ):  # fmt: skip
        with pytest.raises(SystemExit) as ended:
            main(["report", "--overview", "--tables", str(tables), *arguments])
        assert ended.value.code == 2
        assert message in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_without_tables_the_command_to_make_them_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="plancheck run --no-report"):
        make_reports(Request(), tables=tmp_path, out=tmp_path / "site")


@pytest.mark.usefixtures("nursery")
def test_the_command_adds_to_a_site_and_leaves_the_rest(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    shutil.copytree(made.out, out)
    arguments = ["report", "--indicator", "tea.turnover", "--region", "上海市", "--lang", "en"]
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--tables", str(made.tables), "--out", str(out)])
    assert ended.value.code == 0
    assert "1 report: 1 made" in capsys.readouterr().out
    facts = json.loads((out / "reports.json").read_text(encoding="utf-8"))
    name = "en/indicator/tea.turnover@region-上海市"
    assert facts[name]["title"] == "tea turnover, Shanghai"
    assert {entry["region"] for entry in facts[name]["entries"]} == {"Shanghai"}
    assert "en/plan/tea-plan" in facts
    page = (out / f"{name}.html").read_text(encoding="utf-8")
    assert "plancheck report --indicator tea.turnover --region 上海市 --lang en" in page


def test_a_summary_names_a_page_that_is_there(tmp_path: Path) -> None:
    """A report that failed the first time it was made has no page to open."""
    outcome = ReportOutcome(ReportId("zh", "plan", "tea-plan"), "failed", error="not done after 1 s")
    run = ReportRun(tmp_path / "index.html", (outcome,), 1.0)
    assert run.summary().endswith(f"open {tmp_path / 'index.html'}")
    page = tmp_path / "zh/plan/tea-plan.html"
    page.parent.mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    assert run.summary().endswith(f"open {page}")
