"""Places told of with a figure each in news of a ranking: 江西（6.9%）、福建（6.7%）; 北京以1689.7亿元排名第二位."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plancheck.asked_first import holds
from plancheck.statements.context.clause import CARRIED
from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.words.ranks import TAKES_RANK

_LONGEST_PLACE = 16  # characters before a bracket in which the name of its place is looked for
_BLOCKS_ON = 3  # blocks of text, some without figures, behind which what was told is still meant
_PARTS = re.compile("[，、：；。\\n和与及是为有看]|其中|分别|包括|以及")
_RANKED = f"(?:左右|以上)?(?:的(?P<of>[\\u4e00-\\u9fff]{{2,14}}?))?[，,]?{TAKES_RANK}"
_RANK_OF_NAME = f"{TAKES_RANK}$"
_BY_SO_MUCH = re.compile("以[约近超逾达]{0,2}$")
holds(_BY_SO_MUCH, "以")
_RATE = "<<rate_noun>>"


class RankedPlaces:
    """Gives each place of a ranking its figure, of what the text has told before."""

    def __init__(self, context: Context) -> None:
        self.context, self.pattern = context, context.lexicon.pattern
        self._told: list[Reading] = []  # the last figures that were named, one of each unit
        self._block = -9

    def settle(self, readings: Sequence[Reading]) -> None:
        """Name the figures of places in brackets and of ranks by what was told last in their unit, and say where they are.

        Parameters
        ----------
        readings : sequence of Reading
            Those of one sentence, named and dated.
        """
        view, block = self.context.view, self.context.memory.block
        if not 0 <= block - self._block <= _BLOCKS_ON:
            self._told = []
        self._block = block
        for reading in readings:
            if reading.leftover:
                continue
            start, end = reading.figure.outer_start, reading.figure.outer_end
            if view[start - 1 : start] == "（" and view[end : end + 1] == "）":
                self._settle_bracketed(reading, start)
            elif "以" in (lead := view[max(0, start - 3) : start]) and _BY_SO_MUCH.search(lead) is not None:
                self._settle_ranked(reading, end)
            elif reading.indicator and reading.measure in ("level", "growth", "share"):
                told = [one for one in self._told if one.figure.unit != reading.figure.unit]
                self._told = [*told, reading]

    def _settle_bracketed(self, reading: Reading, start: int) -> None:
        """广东（5000亿元）、江苏（4900亿元）: of the place before the bracket."""
        words = self.context.view[max(reading.sentence[0], start - 1 - _LONGEST_PLACE) : start - 1]
        place = _PARTS.split(words)[-1].strip()
        region = self.context.regions.name_of(place)
        if not region:
            return
        reading.region = region
        self._take_rate(reading, start)
        last = self._last(reading)
        if last is not None and (place in reading.indicator or reading.measure != "level"):
            self._name_like(reading, last)

    def _settle_ranked(self, reading: Reading, end: int) -> None:
        """以1690亿元排名第二位: the place that the clause or its sentence begins with, of what is told of the places before."""
        view = self.context.view
        ranked = self.pattern(_RANKED).match(view, end)
        if ranked is None:
            return
        if reading.region == self.context.region:
            opens = reading.sentence[0]
            reading.region = (
                self.context.regions.leading(view[opens : opens + 12].lstrip(), own=reading.region)
                or reading.region
            )
        self._take_rate(reading, end)
        bare = self.pattern(_RANK_OF_NAME).sub("", reading.indicator)
        last = self._last(reading)
        if ranked["of"]:
            reading.indicator = ranked["of"]
        elif len(bare) > 1:
            reading.indicator = bare
        elif last is not None:
            self._name_like(reading, last)
        rate = self.pattern(_RATE).search(reading.indicator, 2) if reading.measure == "growth" else None
        if rate is not None:
            reading.indicator = reading.indicator[: rate.start()].rstrip("的")
        if last is None or len(bare) > 1 or ranked["of"]:
            self._told = [*(one for one in self._told if one.figure.unit != reading.figure.unit), reading]

    def _take_rate(self, reading: Reading, end: int) -> None:
        """Measure a percentage as growth where its sentence, or what is told before in its unit, is of a rate of growth."""
        if reading.measure != "share":
            return
        last = self._last(reading)
        said = self.pattern(_RATE).search(self.context.view, reading.sentence[0], end + _LONGEST_PLACE)
        if said is not None or (last is not None and last.measure == "growth"):
            reading.measure = "growth"

    def _last(self, reading: Reading) -> Reading | None:
        return next((one for one in self._told if one.figure.unit == reading.figure.unit), None)

    def _name_like(self, reading: Reading, last: Reading) -> None:
        name = last.indicator
        if last.region != reading.region:
            name = self.context.regions.strip(name).removeprefix("的") or name
        reading.indicator, reading.of = name, last.of
        reading.reasons["indicator"] = CARRIED
