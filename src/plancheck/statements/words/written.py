"""What the readers of tables and sentences look for in written text: characters, words, marks and years."""

from __future__ import annotations

import re

HAN = re.compile("[\u4e00-\u9fff]")
DIGIT = re.compile("[0-9]")
WORD = re.compile(r"\S+")  # between blanks
ENDS_SENTENCE = re.compile("[。；！？]")  # one of these in a line or cell: it is prose
STOPS = ("。", "；")
JOINS = ("、", "和", "及", "与")  # of a list
FROM = re.compile("[从由自]")
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DATES = re.compile("[0-9]{1,4}[年月日]")
BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕|\[[^\[\]]*\]")
UNIT_AT_END = re.compile(r"（([^（）]{1,16})）[*＊]?$")
