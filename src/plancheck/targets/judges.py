"""Who judges which target: what all documents tell, or its own alone where its place is not told; and which ends of ranges are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from plancheck.claims.place_told import place_is_told, unplaced_documents
from plancheck.series.assemble import statement_source
from plancheck.statements.statement import Statement
from plancheck.targets.evidence import Evidence
from plancheck.targets.judge import Judge

FAR_END = "the far end of a range: its other end is what has to be reached"


def far_ends(targets: Sequence[Statement], judge: Judge) -> frozenset[tuple[str, int]]:
    """Return the targets that only close a range (增长10%—13%): the greater end, or the smaller where less is wanted."""
    found = set()
    for first, second in pairwise(targets):
        one = first.document == second.document and 0 <= second.start - first.end <= _RANGE_SIGN
        ends = (first.qualifier, second.qualifier) == ("at_least", "at_most")
        same = (first.measure, first.period, first.unit) == (second.measure, second.period, second.unit)
        if one and ends and same and first.indicator == second.indicator:
            far = first if judge.wants_less(second) else second
            found.add((far.document, far.start))
    return frozenset(found)


_RANGE_SIGN = 2  # characters between the ends of a range


class Judges:
    """The judge of each target: of one whose place is not told, what its own document says.

    Parameters
    ----------
    judge : Judge
        With everything known.
    """

    def __init__(self, judge: Judge) -> None:
        self._all = judge
        self._unplaced = unplaced_documents(judge.statements)
        self._own: dict[str, Judge] = {}
        self._of_coverage: dict[tuple[str, str, str], Judge] = {}
        self._common = self._among(
            [s for s in judge.statements if place_is_told(s, self._unplaced)], official=True
        )

    def of(self, target: Statement) -> Judge:
        """Return who judges a target: of one name for two totals (财政总收入, 地方财政收入) without what is told of the other."""
        if not place_is_told(target, self._unplaced):
            return self._of_document(target)
        judge = self._common
        coverage = judge.coverage(target)
        if not coverage or not target.concept:
            return judge
        key = (target.concept, target.region, coverage)
        if key not in self._of_coverage:
            rows = [s for s in judge.statements if not _is_of_other_coverage(s, target, judge)]
            same = len(rows) == len(judge.statements)
            self._of_coverage[key] = judge if same else self._among(rows, official=True)
        return self._of_coverage[key]

    def _of_document(self, target: Statement) -> Judge:
        if target.document not in self._own:
            rows = [s for s in self._all.statements if s.document == target.document]
            self._own[target.document] = self._among(rows, official=False)
        return self._own[target.document]

    def _among(self, rows: Sequence[Statement], *, official: bool) -> Judge:
        """Return a judge who knows some statements and their points, and the published statistics where `official`."""
        judge = self._all
        if official and len(rows) == len(judge.statements):
            return judge
        sources = {statement_source(s) for s in rows}
        points = tuple(p for p in judge.points if (official and p.grade != "document") or p.source in sources)
        now = Evidence.at(judge.as_of, points, breaks=judge.now.breaks, definitions=judge.now.definitions)
        return replace(judge, statements=tuple(rows), points=points, now=now, asked={})


def _is_of_other_coverage(statement: Statement, target: Statement, judge: Judge) -> bool:
    """Return whether a figure is of the wider total where a target is of the narrower one, or the other way round."""
    if (statement.concept, statement.region) != (target.concept, target.region):
        return False
    coverage = judge.coverage(statement)
    return bool(coverage) and coverage != judge.coverage(target)
