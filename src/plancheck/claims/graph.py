"""The claims of a run as a graph: figures are nodes, relations are edges from operand to stated figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plancheck.claims.claim import Claim

LONGEST_LABEL = 18  # characters of a figure in a node; a figure in words can be a clause

_OPERAND = re.compile(r"^(?:(?P<document>[^#\s]+)#)?(?P<start>\d+):(?P<figure>.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand of a claim, read back from the table."""

    document: str
    start: int
    figure: str
    role: str

    @property
    def node(self) -> str:
        """Name of the node: ``document:start``."""
        return f"{self.document}:{self.start}"


@dataclass(frozen=True, slots=True)
class Node:
    """A figure that at least one claim uses."""

    node: str
    document: str
    start: int
    figure: str
    claims: int

    @property
    def label(self) -> str:
        """The figure on one line, short enough to stand in a node."""
        text = "".join(self.figure.split())
        return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1]}…"


@dataclass(frozen=True, slots=True)
class Edge:
    """A figure's part in a claim: from the operand to the figure that the claim says follows from it.

    Two claims over the same figures are two parallel edges, told apart by `claim`. Where nothing is stated the edge ends
    at the implied figure (``claim id?``), which is no printed figure and so none of the graph's nodes.
    """

    claim: str
    source: str
    target: str
    role: str
    kind: str
    verdict: str
    margin: float | None


@dataclass(frozen=True, slots=True)
class ClaimGraph:
    """Nodes sorted by document and offset, edges in the order of the claims."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def claim_operands(claim: Claim) -> tuple[Operand, ...]:
    """Return the operands of a claim with their roles.

    Examples
    --------
    >>> from plancheck.claims.present import example_claim
    >>> [(o.node, o.role) for o in claim_operands(example_claim())]
    [('miit-12fyp:1369', 'stated'), ('mofcom-12fyp-draft:662', 'stated')]
    """
    operands = []
    roles = claim.roles.split(" ; ")
    for part, role in zip(claim.operands.split(" ; "), roles, strict=True):
        match = _OPERAND.match(part)
        if match:
            document = match["document"] or claim.document
            operands.append(Operand(document, int(match["start"]), match["figure"], role))
    return tuple(operands)


def claim_graph(claims: Iterable[Claim]) -> ClaimGraph:
    """Return the graph of claims.

    Parameters
    ----------
    claims : iterable of Claim

    Returns
    -------
    ClaimGraph
        Every figure once, and one edge per operand that is not the stated figure itself. Colour the edges by `verdict`.
    """
    seen: dict[str, tuple[Operand, int]] = {}
    edges: list[Edge] = []
    for claim in claims:
        operands = claim_operands(claim)
        for operand in operands:
            count = seen[operand.node][1] if operand.node in seen else 0
            seen[operand.node] = (operand, count + 1)
        target = _stated(claim, operands)
        name = target.node if target else f"{claim.claim}?"
        edges += [
            Edge(claim.claim, operand.node, name, operand.role, claim.kind, claim.verdict, claim.margin)
            for operand in operands
            if operand is not target
        ]
    nodes = [
        Node(name, operand.document, operand.start, operand.figure, count)
        for name, (operand, count) in seen.items()
    ]
    nodes.sort(key=lambda n: (n.document, n.start))
    return ClaimGraph(tuple(nodes), tuple(edges))


def _stated(claim: Claim, operands: tuple[Operand, ...]) -> Operand | None:
    if not claim.stated:
        return None
    wanted = {
        "repeat": "stated",
        "sum": "total",
        "difference": "difference",
        "share": "share",
        "penetration": "share",
    }
    role = wanted.get(claim.kind)
    for operand in operands:
        if operand.figure == claim.stated and (role is None or operand.role == role):
            return operand
    return None
