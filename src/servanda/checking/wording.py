"""How a reason names things: States, treaties and days as a sentence has them, as `standing` names them too."""

from __future__ import annotations

from ..standing.wording import called, listing, named, on, the_day
from ..told import Template

__all__ = ["TAKEN_BACK", "VERDICT", "called", "listing", "named", "on", "the_day"]

VERDICT: dict[str, Template] = {
    "supported": "supported",
    "contradicted": "contradicted",
    "contested": "contested",
    "outside the record": "outside the record",
}
TAKEN_BACK: Template = "the notice was taken back {when}"
