"""The files of a site of published findings."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from ...version import __version__
from .. import words
from ..as_claimreview import claim_review
from ..as_html import TEMPLATES, environment
from ..datapackage import whole_file
from . import cards
from .model import Published, Publisher

OURS = re.compile(r"finding-\d+\.(html|png)")


def write(folder: str, found: Sequence[Published], by: Publisher) -> list[str]:
    """Writes the site into a folder; pages of findings that are no longer published go. Returns the names of what was written."""
    os.makedirs(folder, exist_ok=True)
    made = {"index.html": index(found, by).encode(), "style.css": style()}
    for one in found:
        made[one.page] = page(one, by).encode("utf-8", "replace")
        if cards.AT_HAND:
            made[one.card] = cards.card(one, by)
    if by.organisation:
        made["claimreview.json"] = json.dumps([_claim_review(one, by) for one in found], ensure_ascii=False, indent=1).encode()
    for name in os.listdir(folder):
        if OURS.fullmatch(name) and name not in made:
            os.remove(os.path.join(folder, name))
    for name, data in made.items():
        with whole_file(os.path.join(folder, name)) as file:
            file.write(data)
    return sorted(made)


def style() -> bytes:
    """The style of checked reports, with what these pages need more."""
    parts = []
    for name in ("report.css", "site.css"):
        with open(os.path.join(TEMPLATES, name), "rb") as file:
            parts.append(file.read())
    return b"\n".join(parts)


def index(found: Sequence[Published], by: Publisher) -> str:
    """The list of all findings, the latest review first."""
    ordered = sorted(found, key=lambda one: (one.reviewed, one.number), reverse=True)
    return _made("site_index.html", found=ordered, by=by, title=f"Findings{f' of {by.organisation}' if by.organisation else ''}")


def page(one: Published, by: Publisher) -> str:
    """The page of one finding."""
    title = f"{one.verdict.capitalize()}: {words.quoted(one.finding.claim.quote)}"
    card = by.at(one.card) if cards.AT_HAND else ""
    return _made("site_finding.html", one=one, by=by, claim=one.finding.claim, title=title, review=_review(one, by), card=card)


def _claim_review(one: Published, by: Publisher) -> dict[str, Any]:
    told = next((where for _, _, where in one.outlets if where), "")
    day, judged = date.fromisoformat(one.reviewed[:10]), (one.verdict, one.why)
    return claim_review(one.report, one.finding, day, by.at(one.page), words.web_address(told), by.organisation, judged)


def _review(one: Published, by: Publisher) -> Markup | None:
    """The finding as ClaimReview, where it is told in whose name; as JSON that no text in it can end."""
    if not by.organisation:
        return None
    text = json.dumps(_claim_review(one, by), ensure_ascii=True)
    return Markup(text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026"))


def _made(template: str, **context: object) -> str:
    return environment().get_template(template).render(words=words, version=__version__, **context)
