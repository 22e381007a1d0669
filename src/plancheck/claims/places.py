"""A place's figure beside its country's: the share that two plans imply together, where one of them speaks of that share."""

from __future__ import annotations

from plancheck.claims.figures import Years
from plancheck.claims.index import Index
from plancheck.claims.phrases import split_share
from plancheck.claims.relation import Implied, Relation, Relations, Term, share_of
from plancheck.documents.regions import NATION


def find_place_shares(index: Index, relations: Relations) -> None:
    """Add the share of the nation that a place's level implies in every period for which both are stated.

    Only for things whose share of the nation the place's own documents speak of in some period: Shanghai states 10 % of
    the country's turnover for 2010, so that its target for 2015 beside the country's says which share is aimed at.

    Parameters
    ----------
    index : Index
    relations : Relations
        Extended in place.
    """
    spoken: set[tuple[str, str, str]] = set()
    for sentence in index.sentences:
        for f in sentence.figures:
            s = f.statement
            if s.measure == "share" and s.region != NATION and f.concept:
                of_nation = s.of.startswith(f"{NATION}:") or split_share(s.indicator).place == NATION
                if of_nation:
                    spoken.add((s.document, s.region, f.concept))
    if not spoken:
        return
    for sentence in index.sentences:
        for f in sentence.figures:
            s = f.statement
            if s.measure != "level" or f.years is None or (s.document, s.region, f.concept) not in spoken:
                continue
            years = Years(f.years.first, f.years.last, f.years.part)
            for whole in index.find("level", [f"c:{f.concept}"], NATION, years, near=f, unit=s.unit):
                if whole.statement.status != s.status:
                    continue
                if s.status != "target":
                    continue  # observed shares are stated or asked for elsewhere
                implied = Implied("share", s.indicator, f.concept, s.region, s.period)
                terms = (Term(whole, "whole"), Term(f, "part"))
                relations.add(
                    Relation("share", terms, None, lambda v: share_of((v[1], v[0])), "%", implied=implied)
                )
