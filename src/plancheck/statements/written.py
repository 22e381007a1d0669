"""What the readers of tables and sentences look for in written text: characters of Chinese, words between blanks, years."""

from __future__ import annotations

import re

HAN = re.compile("[\u4e00-\u9fff]")
WORD = re.compile(r"\S+")
ENDS_SENTENCE = re.compile("[。；！？]")  # one of these in a line or cell: it is prose
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
