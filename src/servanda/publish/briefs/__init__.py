"""A note of one page on one State under one treaty: what it tells, and its writers as Markdown, Word and PDF."""
