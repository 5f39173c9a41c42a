"""How the tables came to be, step by step: Alembic runs what a ledger has not seen yet."""
