"""Names a reader knows for the ids of the tables: documents, concepts, regions, definitions, breaks."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from plancheck import paths
from plancheck.amounts import Lang
from plancheck.indicator_names import indicator_names
from plancheck.report.english_titles import english_issuer, english_title
from plancheck.report.names import say_name
from plancheck.report.words import Words

_TEXTS = ("title", "issuer", "number", "date", "address", "region", "kind")


@dataclass(frozen=True, slots=True)
class DocumentLabel:
    """What a reader is told about a document, in one language; every text may be empty."""

    id: str
    title: str = ""
    issuer: str = ""
    number: str = ""
    date: str = ""
    address: str = ""
    region: str = ""
    years: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The title, else the id."""
        return self.title or self.id

    @property
    def sort_key(self) -> str:
        """The date, else the first year of the plan, else last of all."""
        return self.date or self.years[:4] or "9999"


@dataclass(frozen=True, slots=True)
class BreakLabel:
    """A change of definition."""

    id: str
    change: str
    source: str
    reason: str


@dataclass(frozen=True)
class Labels:
    """Names by id, read from the data folder that the tables lie in; an id without a name is shown as it is.

    Examples
    --------
    >>> labels = Labels(concepts={"ecommerce.turnover": ("电子商务交易额", "e-commerce turnover")})
    >>> labels.concept("ecommerce.turnover", lang="en"), labels.concept("parcels", lang="en")
    ('e-commerce turnover', 'parcels')
    >>> labels.region("上海市", lang="en")
    'Shanghai'
    """

    documents: dict[str, DocumentLabel] = field(default_factory=dict)
    english: dict[str, DocumentLabel] = field(default_factory=dict)
    concepts: dict[str, tuple[str, str]] = field(default_factory=dict)
    breaks: dict[str, BreakLabel] = field(default_factory=dict)

    @classmethod
    def load(cls, tables: Path) -> Labels:
        """Return the labels for the tables in `tables`: from ``../`` beside them, else from the study's data.

        Indicators of a user's own vocabulary are those that the run put beside its tables.
        """
        data = tables.parent

        def beside(name: str, otherwise: Path) -> Path:
            return data / name if (data / name).is_dir() else otherwise

        series = beside("series", paths.series_folder())
        folder = beside("documents", paths.documents_folder())
        origins = _origins(folder)
        documents = _documents(origins) | _tabled_documents(tables)
        return cls(
            documents,
            {one: _in_english(label, origins.get(one, {})) for one, label in documents.items()},
            indicator_names(tables),
            {
                row["id"]: BreakLabel(row["id"], row["change"], row["source"], row["reason"])
                for row in _rows(series / "breaks.csv")
            },
        )

    def document(self, document: str, *, lang: Lang = "zh") -> DocumentLabel:
        """Return what is known about a document; in English with the title and issuer its ``origin.yml`` gives, else what its kind says."""
        known = self.documents if lang == "zh" else self.english
        return known.get(document) or self.documents.get(document, DocumentLabel(document))

    def concept(self, concept: str, *, lang: Lang, otherwise: str = "") -> str:
        """Return the name of a concept; `otherwise` (the document's own words), else the id, when it has none."""
        names = self.concepts.get(concept)
        return names[0 if lang == "zh" else 1] if names else otherwise or concept

    def named(self, written: str, *, lang: Lang) -> str:
        """Return a thing by the document's own words: in English by the concept or place they name, else as written.

        Examples
        --------
        >>> labels = Labels(concepts={"retail_sales": ("社会消费品零售总额", "retail sales")})
        >>> labels.named("社会消费品零售总额", lang="en"), labels.named("retail_sales", lang="en"), labels.named("全国", lang="en")
        ('retail sales', 'retail sales', 'China')
        """
        from plancheck.claims.conventions import load_conventions
        from plancheck.claims.phrases import normalise_phrase

        last = "".join(written.rpartition(":")[2].split())
        if lang == "zh" or not last:
            return last
        if last in self.concepts:
            return self.concept(last, lang=lang)
        names = dict(self.concepts.values())
        concept = load_conventions().names.concept_named(normalise_phrase(last))
        if last in names or concept:
            return names.get(last) or self.concept(concept, lang=lang)
        said = say_name(last, lang=lang)
        return said if said != last else self.region(last, lang=lang)

    def own_words(self, written: str, *, lang: Lang) -> str:
        """Return a thing as `named`; in English in quotes where nobody knows another name than the document's own.

        Examples
        --------
        >>> labels = Labels(concepts={"retail_sales": ("社会消费品零售总额", "retail sales")})
        >>> labels.own_words("社会消费品零售总额", lang="en"), labels.own_words("采摘园数量", lang="en")
        ('retail sales', '“采摘园数量”')
        >>> labels.own_words("采摘园数量", lang="zh")
        '采摘园数量'
        """
        named = self.named(written, lang=lang)
        return named if lang == "zh" or named.isascii() or not named else f"“{named}”"

    def region(self, region: str, *, lang: Lang) -> str:
        """Return the name of a place in the reader's language, as it is where the vocabulary has no English one."""
        from plancheck.place_names import place_name_en

        return place_name_en(region) if lang == "en" else region

    def basis(self, basis: str, *, lang: Lang) -> str:
        """Return whose definition a basis names."""
        return Words.of(lang).get(f"basis.{basis}", basis)


def _rows(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def _tabled_documents(tables: Path) -> dict[str, DocumentLabel]:
    """Return what the run wrote of its documents; nothing for tables of an older run."""
    found = {}
    for row in _rows(tables / "documents.csv"):
        years = f"{row['first_year']}–{row['last_year']}" if row["first_year"] and row["last_year"] else ""
        texts = {name: row[name] for name in _TEXTS}
        found[row["document"]] = DocumentLabel(row["document"], years=years, **texts)
    return found


def _in_english(label: DocumentLabel, origin: Mapping[str, object]) -> DocumentLabel:
    title = str(origin.get("title_en") or "") or english_title(
        label.title, kind=label.kind, region=label.region, years=label.years
    )
    issuer = str(origin.get("issuer_en") or "")
    if not issuer:
        issuer = "; ".join(english_issuer(one) for one in label.issuer.split("、") if one)
    return replace(label, title=title, issuer=issuer)


def _origins(folder: Path) -> dict[str, dict[str, object]]:
    """Return what the documents' ``origin.yml`` say, by id; a broken one has been named by the documents stage."""
    import yaml

    found: dict[str, dict[str, object]] = {}
    for path in sorted(folder.glob("*/origin.yml")):
        try:
            origin = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError):
            continue
        if isinstance(origin, dict):
            found[str(origin.get("id") or path.parent.name)] = origin
    return found


def _documents(origins: Mapping[str, Mapping[str, object]]) -> dict[str, DocumentLabel]:
    found: dict[str, DocumentLabel] = {}
    for identity, origin in origins.items():
        first, last = origin.get("plan_first_year"), origin.get("plan_last_year")
        texts = {name: str(origin.get(name) or "") for name in _TEXTS}
        found[identity] = DocumentLabel(identity, years=f"{first}–{last}" if first and last else "", **texts)
    return found
