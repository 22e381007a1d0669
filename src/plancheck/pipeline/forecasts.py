"""A step on a file of series: each is forecast (`forecast_series`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plancheck.amounts import count_of
from plancheck.errors import UsageError
from plancheck.inputs import Failure
from plancheck.runs import StepRun, short_path
from plancheck.tables import require_writable


def forecast_series(
    path: Path, *, out: Path, horizon: int, levels: Sequence[str | float], models: Sequence[str]
) -> StepRun:
    """Forecast every series of a csv file; a series that cannot be used is a row with its reason and a failure.

    Parameters
    ----------
    path : Path
        Columns ``series_id, period, value``; ``ceiling`` where a series has a largest value.
    out : Path
        Csv to write.
    horizon : int
        Years ahead.
    levels : sequence of str or float
        Of the intervals, as fractions.
    models : sequence of str
        Names, or ``all``.

    Raises
    ------
    UsageError
        On a level, horizon or model that is none, a file without the columns, or an `out` that is the file read or a folder.
    """
    from plancheck.growth.forecast import ALL_MODELS
    from plancheck.growth.many import forecast_file

    try:
        fractions = tuple(float(level) for level in levels)
    except ValueError as error:
        raise UsageError(
            "levels like 0.80,0.95", met=", ".join(map(str, levels)), where="--levels"
        ) from error
    if out.is_dir():
        raise UsageError(
            "a csv file to write",
            met="a folder",
            where=str(out),
            do=f"name a file in it: {out.name}/forecast.csv",
        )
    if out.exists() and path.exists() and out.samefile(path):
        raise UsageError(
            "another file to write than the one read", met=str(out), where="--out", do="name a new file"
        )
    require_writable(out.parent)
    asked = ALL_MODELS if tuple(models) == ("all",) else tuple(models)
    done = forecast_file(path, out=out, horizon=horizon, levels=fractions, models=asked)
    text = (
        f"{count_of(done.series, 'series', 'series')}: {done.series - len(done.failed)} forecast {horizon} years ahead "
        f"by {', '.join(asked)}\ntable in {short_path(done.out)}"
    )
    return StepRun(
        text, tuple(Failure(one.series_id or "a series without id", one.reason) for one in done.failed)
    )
