"""What a page of a published finding is made of."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...reports import Finding, Report


class Published(NamedTuple):
    """A reviewed finding. `verdict` and `why` are the reviewers' own, where they gave some, else those that were found."""

    number: int  # of the claim on the desk
    report: Report
    finding: Finding  # the latest, on the claim as corrected
    verdict: str
    why: str
    own: bool  # whether the verdict is the reviewers' own
    outlets: tuple[tuple[str, str, str], ...]  # who told it, on which day (ISO), and where on the web
    reviewed: str  # the moment of the review, ISO 8601 in UTC
    receipt: dict[str, Any]  # of the finding

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"finding-{self.number}.html"

    @property
    def card(self) -> str:
        """The name of its picture for social networks."""
        return f"finding-{self.number}.png"


class Publisher(NamedTuple):
    """Who publishes, and where; both may be empty."""

    organisation: str
    address: str  # of the folder on the web, with a slash at its end

    def at(self, name: str) -> str:
        """The address of a file on the web, where there is one."""
        return self.address + name if self.address else ""
