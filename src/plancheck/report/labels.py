"""Names a reader knows for the ids of the tables: documents, concepts, regions, definitions, breaks."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from plancheck import paths
from plancheck.report.amounts import Lang
from plancheck.report.words import Words


@dataclass(frozen=True, slots=True)
class DocumentLabel:
    """What a reader is told about a document; every text may be empty."""

    id: str
    title: str = ""
    issuer: str = ""
    number: str = ""
    date: str = ""
    address: str = ""
    region: str = ""
    years: str = ""

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
    concepts: dict[str, tuple[str, str]] = field(default_factory=dict)
    breaks: dict[str, BreakLabel] = field(default_factory=dict)

    @classmethod
    def load(cls, tables: Path) -> Labels:
        """Return the labels for the tables in `tables`: from ``../`` beside them, else from the study's data."""
        data = tables.parent

        def beside(name: str, otherwise: Path) -> Path:
            return data / name if (data / name).is_dir() else otherwise

        series = beside("series", paths.series_folder())
        return cls(
            _documents(beside("documents", paths.documents_folder())) | _tabled_documents(tables),
            {
                row["concept"]: (row["name_zh"], row["name_en"])
                for row in _rows(beside("vocabulary", paths.vocabulary_folder()) / "indicators.csv")
            },
            {
                row["id"]: BreakLabel(row["id"], row["change"], row["source"], row["reason"])
                for row in _rows(series / "breaks.csv")
            },
        )

    def document(self, document: str) -> DocumentLabel:
        """Return what is known about a document."""
        return self.documents.get(document, DocumentLabel(document))

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
        from plancheck.claims.names import concept_named
        from plancheck.claims.phrases import normalise_phrase

        last = "".join(written.rpartition(":")[2].split())
        if lang == "zh" or not last:
            return last
        if last in self.concepts:
            return self.concept(last, lang=lang)
        names = dict(self.concepts.values())
        concept = concept_named(normalise_phrase(last))
        if last in names or concept:
            return names.get(last) or self.concept(concept, lang=lang)
        return self.region(last, lang=lang)

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
        texts = {name: row[name] for name in ("title", "issuer", "number", "date", "address", "region")}
        found[row["document"]] = DocumentLabel(row["document"], years=years, **texts)
    return found


def _documents(folder: Path) -> dict[str, DocumentLabel]:
    import yaml

    found: dict[str, DocumentLabel] = {}
    for path in sorted(folder.glob("*/origin.yml")):
        try:
            origin = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError):
            continue  # the documents stage has named the broken file; a report goes on with the id
        if not isinstance(origin, dict):
            continue
        first, last = origin.get("plan_first_year"), origin.get("plan_last_year")
        texts = {
            name: str(origin.get(name) or "")
            for name in ("title", "issuer", "number", "date", "address", "region")
        }
        identity = str(origin.get("id") or path.parent.name)
        found[identity] = DocumentLabel(identity, years=f"{first}–{last}" if first and last else "", **texts)
    return found
