"""Districts and counties by name: which of some 3,300 a text of 本区 or 本县 is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plancheck.paths import vocabulary_folder
from plancheck.vocabulary_files import once_a_folder, read_rows

CLASS_WORDS = {"region": ("区",), "county": ("县", "旗"), "city": ("市",)}


@dataclass(frozen=True, slots=True)
class County:
    """A district, county, banner or county-level city of ``data/vocabulary/counties.csv``.

    Parameters
    ----------
    name : str
        Full name; several cities may have a district of that name.
    short : str
        The name without its class word; empty where that would be one character.
    within : str
        The city or province it lies in.
    spelling : str
        The short name in Latin letters.
    """

    name: str
    short: str
    within: str
    spelling: str


@dataclass(frozen=True)
class Counties:
    """All counties, findable by name and by spelling."""

    counties: tuple[County, ...]
    by_spelling: dict[str, tuple[County, ...]]
    names: frozenset[str]
    sizes: tuple[int, ...]
    by_city: dict[str, tuple[County, ...]]
    by_name: dict[str, tuple[County, ...]]
    by_short: dict[str, tuple[County, ...]]

    def spelled(self, file_name: str, *, class_words: tuple[str, ...] = ()) -> tuple[County, ...]:
        """Return the counties whose name stands in Latin letters in a file name, of the class words asked for.

        Examples
        --------
        >>> [county.name for county in load_counties().spelled("report_anyuan_2010", class_words=("区",))]
        ['安源区']
        """
        words = {word for word in re.split(r"[^a-z]+", file_name.lower()) if len(word) > 3}
        return tuple(
            county
            for word in sorted(words)
            for county in self.by_spelling.get(word, ())
            if not class_words or county.name.endswith(class_words)
        )

    def leading(self, words: str) -> str:
        """Return the county whose full name words begin with, the longest; empty when there is none.

        Examples
        --------
        >>> load_counties().leading("内乡县2019年统计公报"), load_counties().leading("内乡情况")
        ('内乡县', '')
        """
        return next((words[:size] for size in self.sizes if words[:size] in self.names), "")

    def told_by_name(self, body: str, file_name: str, *, class_words: tuple[str, ...] = ()) -> str:
        """Return the county that a file name spells: the only one, or the only one that the text names too.

        Examples
        --------
        >>> load_counties().told_by_name("全区上下建设六个龙岗。", "report_longgang", class_words=("区",))
        '龙岗区'
        >>> load_counties().told_by_name("全区上下努力。", "report_longgang", class_words=("区",))
        ''
        """
        spelled = self.spelled(file_name, class_words=class_words)
        named = {county.name for county in spelled if (county.short or county.name) in body}
        names = named or {county.name for county in spelled}
        return names.pop() if len(names) == 1 else ""

    def named_in(self, body: str, *, class_words: tuple[str, ...]) -> str:
        """Return the county that a text names in full or, beside its city, by its short name twice at least.

        Examples
        --------
        >>> load_counties().named_in("深圳市领导关心，建设活力龙岗、幸福龙岗。", class_words=("区",))
        '龙岗区'
        """
        full: Counter[str] = Counter()
        short: Counter[str] = Counter()
        for county in self.counties:
            if not county.name.endswith(class_words):
                continue
            if count := _times_named(body, county.name):
                full[county.name] = count
            elif county.short and (count := body.count(county.short)) >= 2 and county.within[:2] in body:
                short[county.name] = count
        for counter in (full, short):
            best = counter.most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                return best[0][0]
        return ""

    def inside(self, place: str) -> tuple[County, ...]:
        """Return the counties of a city or province directly under the state.

        Examples
        --------
        >>> "义乌市" in [county.name for county in load_counties().inside("金华市")]
        True
        """
        return self.by_city.get(place, ())

    def above(self, name: str, *, told: str = "") -> str:
        """Return the city or province that a county lies in; of several of its name, the one whose city a text names.

        Examples
        --------
        >>> counties = load_counties()
        >>> counties.above("杨浦区"), counties.above("鼓楼区"), counties.above("鼓楼区", told="福州市鼓楼区")
        ('上海市', '', '福州市')
        """
        found = [county.within for county in self.by_name.get(name, ())]
        if len(found) > 1:
            found = [within for within in found if within in told]
        return found[0] if len(found) == 1 else ""


def _times_named(body: str, name: str) -> int:
    """Return how often a text names a county; 和县 only where no word can end with its first character's conjunction."""
    if len(name) > 2 or name not in body:
        return body.count(name)
    return len(re.findall(rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[省市在是])){name}", body))


@once_a_folder
def load_counties(folder: Path | None = None) -> Counties:
    """Return the counties of ``counties.csv``, and those of a user's own vocabulary folder."""
    folders = tuple(path for path in (vocabulary_folder(), folder) if path is not None)
    counties = tuple(
        County(row["name"], row["short"], row["within"], row["spelling"])
        for row in read_rows("counties", folders=folders)
    )
    by_name = _grouped(counties, lambda county: county.name)
    return Counties(
        counties,
        _grouped(counties, lambda county: county.spelling),
        frozenset(by_name),
        tuple(sorted(set(map(len, by_name)), reverse=True)),
        _grouped(counties, lambda county: county.within),
        by_name,
        _grouped(counties, lambda county: county.short),
    )


def _grouped(counties: Iterable[County], key: Callable[[County], str]) -> dict[str, tuple[County, ...]]:
    """Counties by what a function says of each, in their order."""
    found: dict[str, list[County]] = {}
    for county in counties:
        found.setdefault(key(county), []).append(county)
    return {name: tuple(same) for name, same in found.items()}
