"""The columns of the files in ``data/vocabulary``."""

from __future__ import annotations

from plancheck.datapackage.described import REASON, Described, column, optional
from plancheck.schema import QUALIFIERS, Table
from plancheck.vocabulary import CONCEPT_KINDS, PREDICATE_CLASSES

VOCABULARY = (
    Described(
        "vocabulary/indicators.csv",
        Table(
            "indicators",
            ("concept",),
            (
                column("concept", "id: dotted words from the general to the special"),
                column("name_zh", "Chinese name"),
                column("name_en", "English name"),
                optional("aliases", "other Chinese phrases for it as documents write them, joined by |"),
                optional("unit", "base unit of its amount; empty for a number without unit"),
                column(
                    "kind",
                    "amount over a period, amount at a time, share, rate or amount per something",
                    allowed=CONCEPT_KINDS,
                ),
                optional("parent", "concept it is a part of"),
                optional("whole", "concept that a share of it is usually taken of"),
                REASON,
            ),
            "indicators that plans, reports and statistics state: names, unit, kind, part and whole",
        ),
        ("parent", "whole"),
    ),
    Described(
        "vocabulary/units.csv",
        Table(
            "units",
            ("written",),
            (
                column("written", "unit or counter as documents write it"),
                column("unit", "base unit"),
                column("factor", "how many base units it is", "decimal"),
                column("kind", "money, percent, points, multiple, physical, counter and so on"),
                REASON,
            ),
            "written units and counters with their base units",
        ),
    ),
    Described(
        "vocabulary/region_names.csv",
        Table(
            "region_names",
            ("name",),
            (
                column("name", "full name, as in regions.csv"),
                column("name_en", "English name: customary, or romanised by Hanyu Pinyin"),
                REASON,
            ),
            "English names of places",
        ),
    ),
    Described(
        "vocabulary/regions.csv",
        Table(
            "regions",
            ("name",),
            (
                column("name", "full name"),
                optional("aliases", "other names, joined by |"),
                column("level", "world, country, province and so on"),
                optional("within", "place it lies in"),
                optional(
                    "spelling",
                    "the name in Latin letters as file names write it, joined by |; provinces and prefectures (西安 not as xian, which is 县 too)",
                ),
                REASON,
            ),
            "places and the places they lie in",
        ),
    ),
    Described(
        "vocabulary/bound_words.csv",
        Table(
            "bound_words",
            ("word", "side"),
            (
                column("word", "the word"),
                column("side", "before, inside or after the figure"),
                column("qualifier", "what it says about the figure", allowed=QUALIFIERS),
                optional("opens", "side of the interval that it opens"),
                REASON,
            ),
            "bound words beside a figure",
        ),
    ),
    Described(
        "vocabulary/bounded_sizes.csv",
        Table(
            "bounded_sizes",
            ("unit",),
            (
                column("unit", "base unit of a bound, or the unit as written where it is a compound (吨/年)"),
                column("size", "what such a bound is on where the text does not say"),
                REASON,
            ),
            "what a bound in a unit is on",
        ),
    ),
    Described(
        "vocabulary/conventions.csv",
        Table(
            "conventions",
            ("convention", "applies_to"),
            (
                column("convention", "name of the convention"),
                optional("applies_to", "what it applies to"),
                optional("value", "the reading or number taken"),
                REASON,
                optional("source", "who reads it so"),
            ),
            "how relations between figures are read",
        ),
    ),
    Described(
        "vocabulary/period_words.csv",
        Table(
            "period_words",
            ("word",),
            (
                column("word", "the word"),
                optional(
                    "first",
                    "first year it stands for: years from the document's own, a year, document, told (the last reported on), plan_first, plan_last",
                ),
                optional(
                    "last", "last year it stands for, in the same words; none where the word is no time"
                ),
                REASON,
            ),
            "words that stand for a period",
        ),
    ),
    Described(
        "vocabulary/counties.csv",
        Table(
            "counties",
            ("name", "within"),
            (
                column("name", "full name of a district, county, banner or county-level city"),
                optional("short", "the name without its class word, where that leaves two characters"),
                column("within", "the city or province it lies in"),
                optional("spelling", "the short name in Latin letters, as file names write it"),
                REASON,
            ),
            "counties of GB/T 2260 since 2002, former ones with the year of the last list they stand in",
        ),
    ),
    Described(
        "vocabulary/certainty.csv",
        Table(
            "certainty",
            ("part", "sign", "value"),
            (
                column("part", "figure, time, region, indicator, or row for the whole row"),
                column("sign", "what is seen of the reading; all rows: what every row begins with"),
                optional("value", "the sign's value"),
                column(
                    "weight",
                    "what it adds to the log odds that the part is right; of a level, its least probability",
                ),
                REASON,
            ),
            "weights of what makes a statement more or less sure",
        ),
    ),
    Described(
        "vocabulary/dating_words.csv",
        Table(
            "dating_words",
            ("word", "says"),
            (
                column("word", "the word"),
                column(
                    "says",
                    "what it says of a figure's time: target, forecast, observed, gathered, kept, spent, state",
                ),
                optional("not_before", "words behind it that make it another word, parted by |"),
                optional("not_after", "words before it that make it another word, parted by |"),
                REASON,
            ),
            "words that say whether a figure is aimed at or reported, and for which part of a span of years",
        ),
    ),
    Described(
        "vocabulary/predicate_words.csv",
        Table(
            "predicate_words",
            ("word", "class"),
            (
                column("word", "the word"),
                column(
                    "class",
                    "what it opens or closes: a predicate, alone or by how it is done, or the subject of a clause",
                    allowed=PREDICATE_CLASSES,
                ),
                optional("only_before", "words of which one must stand behind it, parted by |"),
                optional("not_before", "words behind it that make it another word, parted by |"),
                optional("only_after", "words of which one must stand before it, parted by |"),
                optional("not_after", "words before it that make it another word, parted by |"),
                REASON,
            ),
            "words that a predicate begins with, and words that the subject of a clause ends before",
        ),
    ),
    Described(
        "vocabulary/evidence_votes.csv",
        Table(
            "evidence_votes",
            ("evidence", "decides"),
            (
                column("evidence", "what speaks for or against"),
                column(
                    "decides",
                    "year: the last that a text reports on; status: reported (above zero) or aimed at",
                ),
                column(
                    "votes",
                    "how much it weighs; of a year for each mention, of a status in half nats of log odds",
                ),
                REASON,
            ),
            "what each piece of evidence weighs where the years of a text or the status of a figure are told by votes",
        ),
    ),
    Described(
        "vocabulary/no_places.csv",
        Table(
            "no_places",
            ("word", "where"),
            (
                column("word", "the word"),
                column(
                    "where",
                    "stem (before a class word), whole, part (anywhere), end (behind one character at most)",
                ),
                REASON,
            ),
            "words that end in 区, 县, 市 … and name no place, and words that no place's name holds",
        ),
    ),
    Described(
        "vocabulary/tone_words.csv",
        Table(
            "tone_words",
            ("word",),
            (
                column("word", "the word"),
                column(
                    "votes",
                    "how much it speaks for what has been (above zero) or what is aimed at, in half nats of log odds",
                ),
                optional("not_before", "words behind it that make it another word, parted by |"),
                optional("not_after", "words before it that make it another word, parted by |"),
                REASON,
            ),
            "words whose votes say whether a stretch of text looks back or ahead where headings and years do not",
        ),
    ),
    Described(
        "vocabulary/place_words.csv",
        Table(
            "place_words",
            ("word", "side", "applies_to"),
            (
                column("word", "the word"),
                column("side", "before or after the place"),
                optional("applies_to", "the place it applies to; all places where empty"),
                REASON,
            ),
            "words beside a place that make it part of a name or the other side of a comparison",
        ),
    ),
    Described(
        "vocabulary/section_words.csv",
        Table(
            "section_words",
            ("word",),
            (column("word", "word in a heading"), column("status", "what figures under it are"), REASON),
            "words in headings that say whether figures below are facts or aims",
        ),
    ),
    Described(
        "vocabulary/heading_words.csv",
        Table(
            "heading_words",
            ("word", "where"),
            (
                column("word", "the word"),
                column(
                    "where",
                    "start: a heading begins with it; close: it closes one that begins so; end: its head noun; lead: it stands in the sentence before a series of headings",
                ),
                column("status", "what figures under it are"),
                REASON,
            ),
            "words at the beginning and end of headings that say whether figures below are facts or aims",
        ),
    ),
    Described(
        "vocabulary/statement_words.csv",
        Table(
            "statement_words",
            ("word", "class"),
            (column("word", "the word"), column("class", "its part in a statement"), REASON),
            "words that tell the parts of a statement apart",
        ),
    ),
    Described(
        "vocabulary/figure_words.csv",
        Table(
            "figure_words",
            ("word", "class", "beside"),
            (
                column("word", "the character or word"),
                column("class", "what it makes of the number beside it"),
                optional("beside", "the unit or bound word it is read with, or the base unit it stands for"),
                REASON,
            ),
            "words beside a number that tell amounts from dates, ordinals and names",
        ),
    ),
    Described(
        "vocabulary/table_words.csv",
        Table(
            "table_words",
            ("word", "class"),
            (column("word", "the word"), column("class", "its part in a table"), REASON),
            "words in heads, rows and titles of tables",
        ),
    ),
    Described(
        "vocabulary/origin_words.csv",
        Table(
            "origin_words",
            ("word", "class"),
            (
                column("word", "the word; … in it stands for up to 30 characters"),
                column("class", "what it says of the document"),
                REASON,
            ),
            "words in the head of a document that tell its kind, office, dates and area",
        ),
    ),
    Described(
        "vocabulary/characters.csv",
        Table(
            "characters",
            ("written",),
            (
                column("written", "character or word as written"),
                column("read", "as many characters that it is read as"),
                REASON,
            ),
            "traditional and variant characters read as simplified ones, words of Taiwan, Hong Kong and Macau as those of the mainland",
        ),
    ),
)
