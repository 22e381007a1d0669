"""What the readers of names share: what is known of the text, what was named before, and the words of the vocabulary."""

from __future__ import annotations

from plancheck.statements.context.reading import Context
from plancheck.statements.naming.carried import Carried


class NamingReader:
    """Base of the classes whose methods are rules of naming, or find what the rules ask for."""

    def __init__(self, context: Context, carried: Carried) -> None:
        self.context, self.carried = context, carried
        self.words, self.sets = context.lexicon.words, context.lexicon.sets
        self.pattern = context.lexicon.pattern
