"""A share told with the amount that it is of: 装机容量9万千瓦，占全省装机容量100万千瓦的9%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from plancheck.statements.context.reading import Context, Reading
from plancheck.statements.placing.placer import Placer

_OF_IT = re.compile("的(?:约|近|大约|将近)?")
_WHOLE = re.compile("占了?(?:同期|当年)?(?P<whole>[^，。；：、占0-9]{2,20})$")
_ALL_OF = re.compile("全([省市区县州])")
_LONGEST_WHOLE = 24  # characters from 占 to the amount


def name_wholes(readings: Sequence[Reading], context: Context, placer: Placer) -> None:
    """Name the amount by the whole and give the share the name that was read for both.

    Parameters
    ----------
    readings : sequence of Reading
        Those of one sentence, named and placed.
    context : Context
    placer : Placer
        Knows which province 全省 is in the text of a city.
    """
    view, regions = context.view, context.regions
    for amount, share in pairwise(readings):
        start, end = amount.figure.outer_start, amount.figure.outer_end
        if share.figure.kind != "percent" or amount.figure.kind not in ("count", "money", "physical", "none"):
            continue
        if amount.leftover or share.leftover or not _OF_IT.fullmatch(view, end, share.figure.outer_start):
            continue
        told = _WHOLE.search(view, max(amount.sentence[0], start - _LONGEST_WHOLE), start)
        if told is None or not amount.indicator.endswith("的比重"):
            continue
        whole = "".join(told["whole"].split())
        level = _ALL_OF.match(whole)
        place = placer.area_around(level[1]) if level is not None else ""
        place = place or regions.leading(whole, own=context.region)
        share.indicator, share.of, share.measure = amount.indicator, whole, "share"
        share.region = amount.region
        thing = whole[2:] if level is not None else regions.strip(whole)
        amount.indicator, amount.of, amount.measure = thing or whole, "", "level"
        amount.region = place or amount.region
