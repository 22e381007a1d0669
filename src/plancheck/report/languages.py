"""Passages of another language than the page's, marked so that a screen reader says them in that language."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_KANA = "\u3040-\u30ff"
_CJK = f"{_HAN}{_KANA}々〇"
# A passage may hold digits and punctuation between its characters: 2020年12月份社会消费品零售总额.
_SCRIPTS = (
    (
        "zh-Hans",
        re.compile(
            f"(?:[0-9][0-9.,]*)?[《（“]*[{_CJK}](?:[{_CJK}、，。；：·《》（）“”0-9.,%％~—–-]*[{_CJK}）》”])?"
        ),
    ),
    ("ar", re.compile("[\u0600-\u06ff]+(?:\\s+[\u0600-\u06ff]+)*")),
    ("ru", re.compile("[\u0400-\u04ff]+(?:[ ,.-]+[\u0400-\u04ff]+)*")),
    ("ko", re.compile("[\uac00-\ud7af]+(?:\\s+[\uac00-\ud7af]+)*")),
)
# On a Chinese page names and abbreviations are read as they stand; two words or more, one of them no name, are a passage.
_ENGLISH = re.compile(r"(?<![\w/.:@-])[A-Za-z][A-Za-z'’-]*(?:,? [A-Za-z][A-Za-z'’-]*)+(?![\w/.:@-])")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}")
_TOKENS = re.compile(r"(<[^>]*>)")
_SKIPPED = ("style", "script", "title", "pre", "code", "math", "option")


def mark_languages(html: str, *, lang: str) -> str:
    """Return a page with the passages of other languages in ``<span lang>``; elements that say their language are left alone.

    Parameters
    ----------
    html : str
        A whole page; only what stands between tags is looked at.
    lang : {"zh", "en"}
        The page's language.

    Examples
    --------
    >>> mark_languages("<p>see 国家统计局 2020年公报</p>", lang="en")
    '<p>see <span lang="zh-Hans">国家统计局</span> <span lang="zh-Hans">2020年公报</span></p>'
    >>> mark_languages("<p>商务部，as reported by 新华社，MOFCOM</p>", lang="zh")
    '<p>商务部，<span lang="en">as reported by</span> 新华社，MOFCOM</p>'
    """
    skipping, pieces = "", []
    said = False  # the element that just opened names its language itself
    for piece in _TOKENS.split(html):
        if piece.startswith("<"):
            name = re.match(r"</?([a-zA-Z0-9]+)", piece)
            tag = name[1].lower() if name else ""
            if skipping:
                skipping = "" if piece.startswith(f"</{skipping}") else skipping
            elif tag in _SKIPPED and not piece.startswith("</"):
                skipping = tag
            said = " lang=" in piece
        elif piece and not skipping and not said:
            piece = _marked(piece, lang=lang)
        pieces.append(piece)
    return "".join(pieces)


def _marked(text: str, *, lang: str) -> str:
    if lang == "zh":
        text = _ENGLISH.sub(_english, text)
    for script, pattern in _SCRIPTS:
        if script[:2] == lang and not re.search(f"[{_KANA}]", text):
            continue
        text = pattern.sub(lambda match, script=script: _spoken(match[0], script, lang), text)  # type: ignore[misc]
    return text


def _english(match: re.Match[str]) -> str:
    return f'<span lang="en">{match[0]}</span>' if _LOWER_WORD.search(match[0]) else match[0]


def _spoken(passage: str, script: str, lang: str) -> str:
    if script == "zh-Hans" and re.search(f"[{_KANA}]", passage):
        script = "ja"
    return passage if script[:2] == lang else f'<span lang="{script}">{passage}</span>'
