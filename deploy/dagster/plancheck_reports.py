"""Dagster: the command `deploy/run-reports` as a job with a schedule. `dagster dev -f plancheck_reports.py` shows it.

The command has its own lock, time limits and retries of single reports; Dagster adds retries of the whole run.
"""

import json
import os
import subprocess
from pathlib import Path

import dagster as dg

HOME = Path(os.environ.get("PLANCHECK_HOME", "/srv/plancheck"))
SITE = Path(os.environ.get("PLANCHECK_SITE", HOME / "reports" / "rendered"))
BUSY = 4  # exit code: another run holds the site


@dg.op(retry_policy=dg.RetryPolicy(max_retries=2, delay=600))
def run_reports(context: dg.OpExecutionContext) -> None:
    """Make tables and reports; the summary becomes metadata of the run."""
    done = subprocess.run(  # noqa: S603 our own command; no shell
        [str(HOME / "deploy" / "run-reports")], stderr=subprocess.PIPE, text=True, check=False
    )
    for line in done.stderr.splitlines():
        context.log.info(line)
    if done.returncode == BUSY:
        context.log.warning("another run holds the site; nothing done")
        return
    if done.returncode != 0:
        raise dg.Failure(f"exit code {done.returncode}", metadata={"log": done.stderr[-5000:]})
    summary = json.loads((SITE / ".plancheck" / "summary.json").read_text(encoding="utf-8"))
    context.add_output_metadata({"changes": summary["changes"], **summary["counts"]})


@dg.job
def plancheck_reports() -> None:
    """Tables and report site of plancheck."""
    run_reports()


weekly = dg.ScheduleDefinition(
    job=plancheck_reports, cron_schedule="0 6 * * 1", execution_timezone="Asia/Shanghai"
)
defs = dg.Definitions(jobs=[plancheck_reports], schedules=[weekly])
