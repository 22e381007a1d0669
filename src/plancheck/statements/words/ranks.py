"""How a rank is told: 位居全国第二, 名列前茅, 排在前10位. Parts of patterns, with words of the vocabulary (`WordPatterns`)."""

from __future__ import annotations

_NUMBER = "[一二三四五六七八九十0-9]{1,3}"
# of what: 全国, 各市
_AMONG = "(?:[全各][国省市区县州])?"
RANK = f"(?:<<rank>>|第{_NUMBER}[位名]?|前{_NUMBER}[位名强]?)"
TAKES_RANK = f"<<takes_rank>>{_AMONG}(?:<<rank>>|第?{_NUMBER}[位名]?)"
