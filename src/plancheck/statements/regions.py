"""Which place a phrase speaks of; the document's own area where it names none."""

from __future__ import annotations

from functools import lru_cache

from plancheck.quantities.view import make_view
from plancheck.statements.lexicon import Lexicon
from plancheck.vocabulary import Vocabulary

_NAME_LENGTH = 12
_BOUNDARY = "，、。；：和及与在以对如为从由的（“年月日末间来使是 "


class RegionIndex:
    """Places by their names, found in a phrase from left to right."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names: dict[str, str] = {}
        self.within: dict[str, str] = {}
        self.own: set[str] = set()
        for region in vocabulary.regions:
            self.within[region.name] = region.within
            if region.level == "group" and region.name.endswith(("城市", "县", "市", "区县")):
                continue  # a kind of place (地级及以上城市), not a place
            for name in (region.name, *region.aliases):
                written = make_view(name, vocabulary=vocabulary)
                if len(written) < 2:
                    continue
                if region.name in ("本地", "本区域") or region.level == "self":
                    self.own.add(written)
                self.names.setdefault(written, region.name)
        self.before: dict[str, tuple[str, ...]] = {}
        self.after: dict[str, tuple[str, ...]] = {}
        for beside in vocabulary.place_words:
            table = self.before if beside.side == "before" else self.after
            word = make_view(beside.word, vocabulary=vocabulary)
            table[beside.applies_to] = (*table.get(beside.applies_to, ()), word)
        self.heads = {name[:2] for name in self.names} | {name[:2] for name in self.own}
        self.lengths = sorted({len(name) for name in self.names}, reverse=True)

    def find(self, phrase: str, *, lexicon: Lexicon, own: str) -> tuple[str, int] | None:
        """Return the place a phrase speaks of and its offset; None when it names none.

        Parameters
        ----------
        phrase : str
            The clause up to the figure, normalised.
        own : str
            The document's own area, for 全市, 我省, 本区.
        """
        found: tuple[str, int] | None = None
        at = 0
        size = len(phrase)
        while at < size - 1:
            if phrase[at : at + 2] in self.heads:
                for length in self.lengths:
                    name = phrase[at : at + length]
                    region = self.names.get(name) if len(name) == length else None
                    if region is None:
                        continue
                    before, after = phrase[max(0, at - 4) : at], phrase[at + length :]
                    if name in self.own:
                        region = own
                    if self._speaks(region, before, after, lexicon, own, at, length, name):
                        found = (region, at)
                        if region != "全国" or own == "全国":
                            at += length - 1
                    break
            at += 1
        return found

    def strip(self, phrase: str, *, own: str) -> str:
        """Return a phrase without a place at its start."""
        for length in self.lengths:
            if phrase[:length] in self.names and len(phrase) >= length:
                return phrase[length:]
        return phrase

    def name_of(self, phrase: str) -> str:
        """Return the place a phrase names as a whole, or nothing."""
        return self.names.get(phrase, "")

    def _speaks(
        self, region: str, before: str, after: str, lexicon: Lexicon, own: str, at: int, size: int, name: str
    ) -> bool:
        if before.endswith(self.before.get("", ())) and region != own:
            return False
        if before.endswith(self.before.get(region, ())) or after.startswith(self.after.get(region, ())):
            return False
        if (
            size == 2
            and before
            and before[-1] not in _BOUNDARY
            and region not in ("全国", "全球")
            and region != own
        ):
            return False  # a short name inside another word: 江河源头 is not 河源
        if after.startswith(self.after.get("", ())) and region != own:
            return False
        if (
            name in ("全国", "全球", "世界", "国家")
            and (after.startswith(lexicon.honour) or not after)
            and (own != region or region == "全球")
        ):
            return False
        return not (
            region == "全国"
            and own not in ("全国", "")
            and at > 0
            and before[-1:] not in "，。；：的年月日底末、期间来，"
        )


@lru_cache(maxsize=8)
def regions_of(vocabulary: Vocabulary) -> RegionIndex:
    """Return the places of a vocabulary; built once."""
    return RegionIndex(vocabulary)
