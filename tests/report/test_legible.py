"""Tables shown in a notebook: words on the left, amounts as people write them."""

from __future__ import annotations

import re
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from plancheck import load_study
from plancheck.errors import UsageError
from plancheck.report.legible import legible_html, legible_number, with_amounts


def cells(html: str, tag: str) -> list[tuple[str, bool]]:
    """Every cell of a kind: its text, and whether it stands on the left."""
    found = re.findall(rf"<{tag}( style=\"text-align: left\")?[^>]*>(.*?)</{tag}>", html)
    return [(text, bool(left)) for left, text in found]


def test_words_stand_on_the_left_and_numbers_on_the_right() -> None:
    frame = pd.DataFrame({"publisher": ["云岭县统计局", ""], "value": [12.5, 7.0], "rows": [1, 2]})
    assert cells(legible_html(frame) or "", "td") == [
        ("云岭县统计局", True), ("12.5", False), ("1", False), ("", True), ("7.0", False), ("2", False),
    ]  # fmt: skip
    assert cells(legible_html(frame) or "", "th")[:4] == [
        ("", False), ("publisher", True), ("value", False), ("rows", False),
    ]  # fmt: skip


def test_an_index_of_words_stands_on_the_left_too() -> None:
    frame = pd.DataFrame({"rows": [1, 2]}, index=pd.Index(["茶园面积", "茶叶产量"], name="indicator"))
    assert ("茶园面积", True) in cells(legible_html(frame) or "", "th")
    assert all(left is False for _, left in cells(legible_html(frame.reset_index(drop=True)) or "", "th"))


def test_columns_left_out_of_a_wide_table_do_not_shift_the_others() -> None:
    wide = pd.DataFrame({f"c{number}": ["词" if number % 2 else 1.5] for number in range(40)})
    with pd.option_context("display.max_columns", 20):
        shown = [cell for cell in cells(legible_html(wide) or "", "td") if cell[0] != "..."]
    assert len(shown) == 20
    assert all(left == (text == "词") for text, left in shown)


def test_large_numbers_have_no_exponents_and_small_ones_stay_as_pandas_writes_them() -> None:
    html = legible_html(pd.DataFrame({"value": [239_950_000_000.0, np.nan], "pct": [15.5, np.inf]})) or ""
    assert [text for text, _ in cells(html, "td")] == ["239,950,000,000", "15.5", "NaN", "inf"]
    small = pd.DataFrame({"pct": [15.5, 7.25]})
    assert [text for text, _ in cells(legible_html(small) or "", "td")] == ["15.50", "7.25"]


@pytest.mark.parametrize(
    ("value", "said"),
    [(1e11, "100,000,000,000"), (-2.5e10, "-25,000,000,000"), (8.5, "8.5"), (99_999.25, "99,999.25"), (0.0, "0")],
)  # fmt: skip
def test_a_number_is_written_with_its_thousands_apart(value: float, said: str) -> None:
    assert legible_number(value) == said


def test_amounts_are_said_in_the_unit_of_their_row() -> None:
    rows = load_study().quantities.query("figure == '3400亿元' or figure == '42.1%'")
    said = with_amounts(rows).set_index("figure")[["value", "low", "high"]]
    assert said.loc["3400亿元"].tolist() == ["3400亿元", "3399.5亿元", "∞"]
    assert said.loc["42.1%"].iloc[0].tolist() == ["42.1%", "42.05%", "42.15%"]
    english = with_amounts(rows, lang="en").set_index("figure")
    assert english.loc["3400亿元", "value"] == "340 billion yuan"
    with pytest.raises(UsageError, match="expected a table with the column unit"):
        with_amounts(rows[["value"]])


def test_a_notebook_shows_every_table_so_once_it_was_asked() -> None:
    program = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell.instance()\n"
        "import pandas as pd\n"
        "frame = pd.DataFrame({'word': ['茶'], 'value': [2.5e11]})\n"
        "before = shell.display_formatter.format(frame)[0]['text/html']\n"
        "from plancheck.report.legible import legible_tables\n"
        "legible_tables()\n"
        "after = shell.display_formatter.format(frame)[0]['text/html']\n"
        "assert 'text-align: left' not in before and '2.5' in before\n"
        "assert 'text-align: left' in after and '250,000,000,000' in after\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
