"""Words of a language and what they stand for: one folder a language."""
