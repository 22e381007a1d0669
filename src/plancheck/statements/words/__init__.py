"""The words that the grammar of statements asks for: those of the vocabulary as patterns, and where a text has them."""
