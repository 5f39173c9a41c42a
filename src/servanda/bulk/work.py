"""What is done with one document, by the same calls as `servanda check`; it runs in the process that the guard watches."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from .. import check
from ..publish.as_json import report_json
from ..reading import any_language, topics
from ..reading.documents import Document, from_html
from ..reading.inputs import accept, decode
from ..reading.rules.language import looks_english
from ..reading.rules.lexicon import on_topic
from ..reading.rules.preparing import prepared
from ..reading.stated import kept
from ..reading.stated import told as told_day
from ..standing import Record


def main_text(raw: bytes, form: str) -> dict[str, Any] | str:
    """The text of a report with what its page says of it, or why it is not read: off topic, in another language. Raises InputError."""
    found = from_html(raw, "The page") if form == "html" else Document(decode(raw, "The document"))
    text = accept(found.text, "The document")
    read = text if any_language() else prepared(text).text
    if any_language():
        if not topics.on_topic(text):
            return "off topic"
    elif not on_topic(read):
        return "off topic"
    elif not looks_english(read):
        return "in another language"
    return {"text": text, "title": found.title, "outlet": found.outlet, "stated": told_day(found.published) if found.published else None}


def checked_rows(text: str, told: dict[str, Any], today: date) -> dict[str, Any]:
    """The rows of one checked report: of the report, of its claims, of its findings."""
    stated = kept(told["stated"]) if told["stated"] else None
    made = report_json(check(text, told["published"], told["title"] or "", _record(today), stated))
    published = made["report"]["published"]
    about = {"document": told["id"], "url": told["url"], "outlet": told["outlet"], "published": date.fromisoformat(published)}
    dated = {key: made["report"][key] for key in ("title", "published_from", "language", "sha256", "characters")}
    document = about | dated | {"place": told["place"], "text": text if made["claims"] else None, "receipt": json.dumps(made["receipt"])}
    return {
        "documents": [document | {"cluster": told["cluster"]}],
        "claims": [about | claim | {"assertions": [json.dumps(one) for one in claim["assertions"]]} for claim in made["claims"]],
        "findings": [about | finding for finding in made["findings"]],
    }


@cache
def _record(today: date) -> Record:
    return Record(today)
