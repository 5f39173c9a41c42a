"""One `standing` once the record is loaded: the plain question, a contested State, and questions pinned to a day."""

from __future__ import annotations

from datetime import date

from lib.measure import best, told

import servanda

CALLS = 20_000
QUESTIONS = {
    "a State, a day": ("FIN", "apmbc", date(2025, 7, 2), None),
    "day as text": ("FIN", "apmbc", "2025-07-02", None),
    "name, day and known_at as text": ("Finland", "apmbc", "2026-02-01", "2025-07-01"),
    "contested, two readings": ("UKR", "apmbc", "2026-02-01", None),
    "contested and pinned": ("UKR", "apmbc", "2026-02-01", "2026-01-01"),
}


def main() -> None:
    """Prints the microseconds of one call for each kind of question."""
    record = servanda.record("2026-11-24")
    for what, (state, treaty, as_of, known_at) in QUESTIONS.items():
        record.standing(state, treaty, as_of, known_at)

        def ask(state: str = state, treaty: str = treaty, as_of: date | str = as_of, known_at: str | None = known_at) -> None:
            for _ in range(CALLS):
                record.standing(state, treaty, as_of, known_at)

        told(f"one standing ({what})", best(ask) / CALLS * 1e6, "microseconds", 20)


if __name__ == "__main__":
    main()
