"""Log lines of a run for people and machines: text or one JSON object a line, on standard error."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Mapping
from typing import Literal

LogFormat = Literal["none", "text", "json"]
_STANDARD = set(vars(logging.makeLogRecord({})))  # what every record has; the rest was given with it


def _given(record: logging.LogRecord) -> Mapping[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


class TextLines(logging.Formatter):
    """``2026-11-21T06:00:00Z info made report=zh/overview seconds=2.1``."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ")
        given = (f"{name}={json.dumps(value, ensure_ascii=False) if isinstance(value, str) and ' ' in value else value}" for name, value in _given(record).items())  # fmt: skip
        return " ".join([when, record.levelname.lower(), record.getMessage(), *given]).replace("\n", " ")


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        head = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        return json.dumps(head | dict(_given(record)), ensure_ascii=False, default=str)


def write_log(form: LogFormat) -> None:
    """Write the lines of the runs of this process to standard error; ``none`` writes warnings nowhere.

    Parameters
    ----------
    form : {"none", "text", "json"}
    """
    log = logging.getLogger("plancheck")
    for handler in list(log.handlers):
        log.removeHandler(handler)
    if form == "none":
        log.addHandler(logging.NullHandler())
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else TextLines())
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
