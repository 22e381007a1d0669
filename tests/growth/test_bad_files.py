"""Bad input of a batch: a result with a reason or an error that names series and row; one bad series stops nothing."""

import pandas as pd
import pytest

from plancheck.errors import UsageError
from plancheck.growth.many import forecast_file

BAD = {
    "one": ("one,2010,5\n", "at least 2 years"),
    "none": ("none,2010,\n", "at least one value"),
    "twice": ("twice,2010,1\ntwice,2010,2\n", "each year once"),
    "text": ("text,2010,1\ntext,2011,约5\n", "a number, met '约5'"),
    "endless": ("endless,2010,1\nendless,2011,inf\n", "a finite value"),
    "year": ("year,20x5,1\nyear,2006,2\n", "a year as a whole number"),
}
GOOD = "good,2005,1\ngood,2006,2\ngood,2007,3.5\n"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_series_has_its_reason_with_row_and_the_good_one_its_forecast(tmp_path, name):
    rows, words = BAD[name]
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"series_id,period,value\n{rows}{GOOD}", encoding="utf-8")
    run = forecast_file(source, out=out, horizon=2)
    assert (run.series, run.exit_code) == (2, 1)
    (failed,) = run.failed
    assert words in failed.reason
    assert name in failed.reason
    table = pd.read_csv(out)
    assert table[table["series_id"] == "good"]["high_95"].notna().all()


@pytest.mark.parametrize(
    "rows",
    [
        "s,2005,0\ns,2006,0\ns,2007,0\n",
        "s,2005,-3\ns,2006,-4\ns,2007,-6\n",
        "s,2005,7\ns,2006,7\ns,2007,7\n",
        "s,2005,1\ns,2006,2\ns,2007,1000000\ns,2008,3\n",
        "s,2005,1\ns,2010,5\n",
    ],
    ids=["zeros", "negative", "constant", "outlier", "gap"],
)
def test_odd_series_get_a_finite_interval_with_a_width(tmp_path, rows):
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"series_id,period,value\n{rows}", encoding="utf-8")
    assert forecast_file(source, out=out, horizon=2).exit_code == 0
    table = pd.read_csv(out)
    assert (table["high_80"] > table["low_80"]).all()
    assert table["high_95"].abs().max() < 1e8


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("series_id,period,value\na,2010,1\n".encode("utf-16"), "met another encoding; save it as CSV UTF-8"),
        (b"series_id;period;value\na;2010;1\n", "part the cells by commas"),
        (b"id,year,value\na,2010,1\n", r"\(no series_id, period\); rename the columns"),
    ],
)
def test_a_file_of_another_form_says_what_to_do(tmp_path, content, expected):
    source = tmp_path / "in.csv"
    source.write_bytes(content)
    with pytest.raises(UsageError, match=expected):
        forecast_file(source, out=tmp_path / "out.csv", horizon=2)


def test_a_header_alone_is_an_error(tmp_path):
    source = tmp_path / "in.csv"
    source.write_text("series_id,period,value\n", encoding="utf-8")
    with pytest.raises(UsageError, match="at least one row"):
        forecast_file(source, out=tmp_path / "out.csv", horizon=2)
