"""A word of the vocabulary as a branch of a pattern, with the words that must or must not stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plancheck.quantities.view import make_views
from plancheck.vocabulary import Vocabulary


def branch_of(
    word: str,
    vocabulary: Vocabulary,
    *,
    only_before: Iterable[str] = (),
    not_before: Iterable[str] = (),
    only_after: Iterable[str] = (),
    not_after: Iterable[str] = (),
) -> str:
    """Return the pattern of a word, normalised like the view.

    What stands before a word is asked for behind it: a pattern whose branches all begin with a character of their own is
    searched for at the places of those characters only.

    Parameters
    ----------
    word : str
    vocabulary : Vocabulary
    only_before, not_before : iterable of str
        Words of which one must, and none may, follow it.
    only_after, not_after : iterable of str
        Words of which one must, and none may, precede it.

    Examples
    --------
    >>> from plancheck.vocabulary import load_vocabulary
    >>> branch_of("较", load_vocabulary(), only_before=["高", "低"], only_after=["率", "量"])
    '较(?<=(?:率|量)较)(?=高|低)'
    >>> branch_of("均", load_vocabulary(), not_before=["衡"], not_after=["人", "每户"])
    '均(?<!人均)(?<!每户均)(?!衡)'
    """
    own = _written([word], vocabulary)[0]
    before = _alike_long(_written(only_after, vocabulary))
    needed = [f"(?<={some}{own})" for some in before]
    banned = [f"(?<!{some}{own})" for some in _written(not_after, vocabulary)]
    ahead, never = "|".join(_written(only_before, vocabulary)), "|".join(_written(not_before, vocabulary))
    return "".join(
        (
            own,
            f"(?:{'|'.join(needed)})" if len(needed) > 1 else "".join(needed),
            *banned,
            f"(?={ahead})" if ahead else "",
            f"(?!{never})" if never else "",
        )
    )


def _written(words: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    return list(map(re.escape, make_views(words, vocabulary=vocabulary)))


def _alike_long(words: Iterable[str]) -> list[str]:
    """The words as branches, those of one length together: a look behind goes back by one number of characters."""
    lengths: dict[int, list[str]] = {}
    for word in words:
        lengths.setdefault(len(re.sub(r"\\(.)", r"\1", word)), []).append(word)
    return [some[0] if len(some) == 1 else f"(?:{'|'.join(some)})" for some in lengths.values()]
