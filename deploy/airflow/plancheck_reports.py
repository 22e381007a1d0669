"""Airflow 3: the command `deploy/run-reports` as a DAG. Put this file into the DAGs folder and set PLANCHECK_HOME.

The command has its own lock, time limits and retries of single reports; Airflow adds retries of the whole run. Exit code 4
(another run holds the site) is a skipped task, not a failed one.
"""

from __future__ import annotations

import os
from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

HOME = os.environ.get("PLANCHECK_HOME", "/srv/plancheck")

with DAG(
    dag_id="plancheck_reports",
    description="Tables and report site of plancheck",
    schedule="0 6 * * 1",
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    tags=["plancheck"],
) as dag:
    BashOperator(
        task_id="run_reports",
        bash_command=f"{HOME}/deploy/run-reports ",  # the space keeps Airflow from reading a template file
        env={"PLANCHECK_HOME": HOME},
        append_env=True,
        skip_on_exit_code=4,
        retries=2,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=2),
    )
