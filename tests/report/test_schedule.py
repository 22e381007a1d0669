"""Schedules: cron as cron reads it, kept beside the site, missed runs made up for once, one scheduler a site."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from plancheck.cli.entry import app
from plancheck.errors import UsageError

pytest.importorskip("apscheduler", reason="APScheduler is not installed (extra: schedule)")

from plancheck.report.schedule import Schedule, Schedules, make_trigger, missed_due, run_now
from plancheck.report.status import HIDDEN, Status, file_lock
from plancheck.tables import read_rows

MONDAY = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "zone", "due"),
    [
        ("0 6 * * 1", "UTC", "2026-11-16T06:00"),  # cron's 1 is Monday
        ("0 6 * * 0", "UTC", "2026-11-22T06:00"),
        ("0 6 * * 7", "UTC", "2026-11-22T06:00"),
        ("30 6 * * 5-7", "UTC", "2026-11-20T06:30"),
        ("0 6 * * 0-2", "UTC", "2026-11-16T06:00"),
        # 22:00 UTC the day before is past; next is Tuesday in Shanghai
        (
            "0 6 * * MON-fri",
            "Asia/Shanghai",
            "2026-11-16T06:00",
        ),
        ("*/20 * * * *", "UTC", "2026-11-16T00:20"),
        ("0 0 1 * *", "UTC", "2026-12-01T00:00"),
        ("0 6 1 JAN *", "UTC", "2027-01-01T06:00"),
    ],
)
def test_expressions_mean_what_cron_means(cron: str, zone: str, due: str) -> None:
    after = MONDAY + timedelta(seconds=1)
    found = make_trigger(cron, timezone=zone).get_next_fire_time(None, after)
    expected = datetime.fromisoformat(due)
    if zone != "UTC":
        expected += timedelta(days=1) if expected.replace(tzinfo=found.tzinfo) < after else timedelta()
    assert found.replace(tzinfo=None) == expected


@pytest.mark.parametrize(
    ("cron", "zone", "said"),
    [
        ("0 6 * *", "UTC", "five fields"),
        ("0 6 1 * 1", "UTC", "not both"),
        ("61 * * * *", "UTC", "cron expression"),
        ("0 6 * * *", "Mars/Olympus", "time zone"),
        ("0 6 * * *", "../etc", "time zone"),
    ],
)
def test_wrong_expressions_are_refused_in_one_line(cron: str, zone: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as error:
        make_trigger(cron, timezone=zone)
    assert "\n" not in str(error.value)


def test_a_zone_with_summer_time_keeps_the_hour() -> None:
    trigger = make_trigger("0 6 * * *", timezone="Europe/Berlin")
    winter = trigger.get_next_fire_time(None, datetime(2026, 1, 5, tzinfo=UTC))
    summer = trigger.get_next_fire_time(None, datetime(2026, 7, 5, tzinfo=UTC))
    assert (winter.hour, summer.hour) == (6, 6)
    assert winter.utcoffset() != summer.utcoffset()


def test_schedules_are_kept_replaced_and_removed(tmp_path: Path) -> None:
    schedules = Schedules(tmp_path)
    schedules.add(Schedule("weekly", "0 6 * * 1", arguments=("--set", "study")))
    schedules.add(Schedule("weekly", "0 7 * * 1", "Asia/Shanghai"))
    assert [(one.name, one.cron, one.timezone) for one in schedules.all()] == [
        ("weekly", "0 7 * * 1", "Asia/Shanghai")
    ]
    with pytest.raises(UsageError, match="did you mean 'weekly'"):
        schedules.remove("wekly")
    schedules.remove("weekly")
    assert schedules.all() == []
    with pytest.raises(UsageError, match="letters"):
        schedules.add(Schedule("../x", "0 7 * * 1"))


def test_of_many_missed_runs_the_last_is_made_up_for_once_or_none() -> None:
    one = Schedule("a", "0 * * * *", added="2026-11-16T00:30:00+00:00")
    now = datetime(2026, 11, 16, 5, 30, tzinfo=UTC)
    assert missed_due(one, now=now) == datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
    assert missed_due(Schedule("a", "0 * * * *", missed="skip", added=one.added), now=now) is None
    assert (
        missed_due(Schedule("a", "0 * * * *", added=one.added, last_due="2026-11-16T05:00:00+00:00"), now=now)
        is None
    )


def test_the_command_line_adds_lists_runs_and_removes(tmp_path: Path) -> None:
    call = lambda *words: CliRunner().invoke(app, ["schedule", *words, "--out", str(tmp_path)])  # noqa: E731
    made = CliRunner().invoke(
        app, ["schedule", "add", "nightly", "--cron", "0 3 * * *", "--timezone", "Asia/Shanghai", "--out", str(tmp_path), "--", "--plan", "no-such"]
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "nightly: 0 3 * * * Asia/Shanghai" in call("list").output
    # the command's own exit code: a plan that is not known
    assert run_now(Schedules(tmp_path), "nightly") == 2
    assert "exit code 2" in call("list").output
    assert CliRunner().invoke(app, ["schedule", "remove", "nightly", "--out", str(tmp_path)]).exit_code == 0
    assert "no schedules in" in call("list").output


PLAN = "# 临江市“十四五”规划纲要\n\n临江市人民政府 2021年3月\n\n到2025年，电子商务交易额达到500亿元。\n"


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    """Return a folder with one document of one's own."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "linjiang.md").write_text(PLAN, encoding="utf-8")
    return folder


def test_documents_are_read_anew_before_each_report(tmp_path: Path, growing: Path) -> None:
    site = tmp_path / "site"
    words = [
        "schedule",
        "add",
        "weekly",
        "--cron",
        "0 6 * * 1",
        "--documents",
        str(growing),
        "--out",
        str(site),
    ]
    made = CliRunner().invoke(app, [*words, "--", "--overview", "--lang", "en", "--workers", "1"])
    assert f"plancheck run {growing}, then plancheck report --overview" in made.output
    schedules = Schedules(site)
    assert run_now(schedules, "weekly") == 0
    (growing / "second.md").write_text(PLAN.replace("临江市", "青河市"), encoding="utf-8")
    (growing / "broken.pdf").write_bytes(b"%PDF-1.7 torn")
    assert run_now(schedules, "weekly") == 1  # the torn one is told, the new one is in the report
    assert "broken.pdf" in (site / HIDDEN / "failed_documents.txt").read_text(encoding="utf-8")
    assert "青河市" in (site / "en" / "overview.html").read_text(encoding="utf-8")


def test_two_runs_of_schedules_never_write_the_same_tables(
    tmp_path: Path, growing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schedules = Schedules(tmp_path)
    schedules.add(Schedule("weekly", "0 6 * * 1", documents=(str(growing),)))
    with file_lock(tmp_path / HIDDEN / "documents.lock", what="run of a schedule"):
        assert run_now(schedules, "weekly") == 4
    assert "met a run of a schedule with process id" in capsys.readouterr().err
    assert not (tmp_path / HIDDEN / "tables").exists()
    assert schedules.get("weekly").last_exit == 4


@pytest.mark.parametrize(
    ("day", "known_at"),
    [("2023-06", "2023-06-30"), ("today", datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat())],
)
def test_outcomes_are_judged_at_the_day_a_schedule_names(
    tmp_path: Path, growing: Path, day: str, known_at: str
) -> None:
    site = tmp_path / "site"
    words = ["weekly", "--cron", "0 6 * * 1", "--timezone", "Asia/Shanghai", "--documents", str(growing)]
    made = CliRunner().invoke(
        app,
        [
            "schedule",
            "add",
            *words,
            "--as-of",
            day,
            "--out",
            str(site),
            "--",
            "--plan",
            "linjiang",
            "--lang",
            "en",
        ],
    )
    assert f"plancheck run {growing} --as-of {day}, then plancheck report --plan" in made.output
    assert run_now(Schedules(site), "weekly") == 0
    (row,) = read_rows("targets", path=site / HIDDEN / "tables" / "targets.csv")
    # a run over midnight is a day later than this file was read
    assert row["as_of"] == known_at or (day == "today" and row["as_of"] > known_at)


@pytest.mark.parametrize(
    ("documents", "day", "said"), [(("x",), "spring", "a date like 2012"), ((), "today", "add --documents")]
)
def test_a_day_that_no_run_could_heed_is_refused_when_it_is_kept(
    tmp_path: Path, documents: tuple[str, ...], day: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        Schedules(tmp_path).add(Schedule("weekly", "0 6 * * 1", documents=documents, as_of=day))
    assert not Schedules(tmp_path).all()


def test_documents_and_tables_at_hand_exclude_each_other(tmp_path: Path, growing: Path) -> None:
    one = Schedule("weekly", "0 6 * * 1", arguments=("--tables", "x"), documents=(str(growing),))
    with pytest.raises(UsageError, match="--documents"):
        Schedules(tmp_path).add(one)


def test_schedules_kept_before_they_could_read_documents_or_name_a_day_are_still_read(tmp_path: Path) -> None:
    status = Status(tmp_path)
    status.keep_schedule(
        ("old", "0 6 * * 1", "UTC", "run", '["--set", "study"]', "2026-01-01T00:00:00+00:00")
    )
    status.keep_schedule(
        ("read", "0 6 * * 1", "UTC", "run", '{"documents": ["x"], "report": []}', "2026-01-01T00:00:00+00:00")
    )
    status.close()
    old, read = Schedules(tmp_path).all()
    assert (old.arguments, old.documents, old.as_of) == (("--set", "study"), (), "")
    assert (read.arguments, read.documents, read.as_of) == ((), ("x",), "")


def test_one_scheduler_a_site(tmp_path: Path) -> None:
    with file_lock(tmp_path / HIDDEN / "scheduler.lock", what="scheduler"):
        code = "import sys; from pathlib import Path; from plancheck.cli import main; main(sys.argv[1:])"
        done = subprocess.run(
            [sys.executable, "-c", code, "schedule", "run", "--out", str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 4
    assert "scheduler with process id" in done.stderr


def test_a_scheduler_makes_up_for_a_missed_run_and_ends_when_asked(tmp_path: Path) -> None:
    schedules = Schedules(tmp_path)
    schedules.add(
        Schedule("hourly", "0 * * * *", arguments=("--plan", "no-such"), added="2026-01-01T00:00:00+00:00")
    )
    code = "import sys; from plancheck.cli import main; main(sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "schedule", "run", "--out", str(tmp_path), "--log", "json"],
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not schedules.get("hourly").last_ended and time.monotonic() < deadline:
        time.sleep(0.2)
    assert schedules.get("hourly").last_exit == 2
    process.send_signal(signal.SIGTERM)
    _, lines = process.communicate(timeout=60)
    assert '"event": "scheduler ended"' in lines
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)
    status = Status(tmp_path)
    assert len(status.schedules()) == 1
    status.close()


def test_options_that_the_report_does_not_take_are_refused_when_they_are_kept(tmp_path: Path) -> None:
    for options in (["--bogus"], ["--workers", "many"], ["--fail-on", "rain"]):
        done = CliRunner().invoke(
            app, ["schedule", "add", "nightly", "--cron", "0 3 * * *", "--out", str(tmp_path), "--", *options]
        )
        assert done.exit_code == 2, options
        assert options[0] in done.output
    assert not Schedules(tmp_path).all()
