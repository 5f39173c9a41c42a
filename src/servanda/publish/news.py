"""The morning list of a desk in words and as a feed: claims told since a day, each with verdict, what was understood, and who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree

from ..dates import in_words
from . import words
from .as_atom import ATOM, add, name, urn


def as_text(found: Sequence[Any], since: date) -> str:
    """The list (`servanda.desk.model.News`) for a terminal or a mail."""
    count = words.counted(len(found), "claim")
    parts = [f"Told since {in_words(since)}: {count}, {sum(one.claim.verdict == 'contradicted' for one in found)} contradicted."]
    parts += [_entry(one) for one in found]
    return "\n\n".join(parts) + "\n"


def _entry(one: Any) -> str:
    claim = one.claim
    lines = [f"{claim.id}  {claim.verdict.upper()}{'' if one.new else ' (told before)'}  {words.quoted(words.clean(claim.quote))}"]
    lines += [f"    understood  {sentence}" for sentence in claim.understood]
    lines.append(f"    why         {' '.join(words.clean(one.why).split())}")
    if claim.judged:
        lines.append(f"    the desk    {claim.judged['verdict']}: {' '.join(words.clean(claim.judged['why']).split())}")
    lines.append(f"    told by     {words.clean(', '.join(one.outlets)) or 'no outlet named'}; report {', '.join(map(str, one.reports))}")
    return "\n".join(lines)


def as_atom(found: Sequence[Any], address: str) -> str:
    """The list as an Atom feed; `address` is that of the server, to whose pages the entries lead. An entry keeps its identity."""
    address = address.rstrip("/")
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(name("feed"))
    add(feed, "title", "Claims about treaties on the desk")
    add(feed, "id", urn("desk", address))
    add(feed, "updated", max((one.at for one in found), default="2000-01-01T00:00:00Z"))
    add(feed, "generator", "servanda")
    add(ElementTree.SubElement(feed, name("author")), "name", "servanda")
    for one in found:
        claim = one.claim
        entry = ElementTree.SubElement(feed, name("entry"))
        add(entry, "title", f"{claim.verdict.capitalize()}: {words.quoted(words.clean(claim.quote))}"[:300])
        add(entry, "id", urn("desk", address, str(claim.id), claim.verdict))
        add(entry, "updated", one.at)
        ElementTree.SubElement(entry, name("category"), term=claim.verdict)
        ElementTree.SubElement(entry, name("link"), rel="alternate", href=f"{address}/desk/claims/{claim.id}")
        told = f"Told by {words.clean(', '.join(one.outlets)) or 'no outlet that is named'}."
        add(entry, "summary", "\n".join([*claim.understood, words.clean(one.why), told]))
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"
