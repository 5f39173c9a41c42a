"""What was announced or decided at home and is not yet on a treaty's list: who is to join, to leave, to suspend or to come back."""

from __future__ import annotations

from datetime import date

from ..record.facts import Facts
from ..record.model import CONSENT, Action

DONE = {
    "join": CONSENT, "leave": frozenset({"withdrawal"}), "suspend": frozenset({"suspension"}),
    "take back notice": frozenset({"withdrawal-of-notice"}), "take back ratification": frozenset({"withdrawal-of-ratification"}),
}  # fmt: skip


def announced(facts: Facts, treaty: str, as_of: date, known_at: date | None = None) -> list[Action]:
    """For each State the last step towards an act that has not followed by a day, in order of States.

    An instrument of which the day is not on record is not yet in either: it stands here as well.
    """
    found = []
    for _, done in sorted(facts.actions(treaty, known_at).items()):
        steps = [a for a in done if a.action in ("announcement", "domestic-step") and a.about in DONE and a.day <= as_of]
        open_steps = [a for a in steps if not any(_ends(a, b) and b.last_day >= a.day and b.day <= as_of for b in done)]
        found += open_steps[-1:]
        found += [a for a in done if a.action in CONSENT and a.day <= as_of < a.last_day]
    return found


def _ends(step: Action, later: Action) -> bool:
    """Whether what came later is what was announced, or takes an announcement to leave back."""
    return later.action in DONE[step.about] or (step.about == "leave" and later.about == "stay")
