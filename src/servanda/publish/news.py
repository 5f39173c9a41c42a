"""The morning list of a desk in words and as a feed: claims told since a day, each with verdict, what was understood, and who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree

from ..assertions.validate import assertion
from ..dates import in_words
from ..told import Text
from ..translation.language import ENGLISH, Language
from . import words
from .as_atom import ATOM, add, name, urn
from .understood import understood
from .verdicts import verdict


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


def as_atom(found: Sequence[Any], address: str, told_in: Language = ENGLISH) -> str:
    """The list as an Atom feed; `address` is that of the server, to whose pages the entries lead. An entry keeps its identity.

    In another language than English reasons stay as the desk keeps them.
    """
    address = address.rstrip("/")
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(name("feed"))
    spoken = () if told_in is ENGLISH else (told_in.code,)
    if spoken:
        feed.set("{http://www.w3.org/XML/1998/namespace}lang", told_in.code)
    add(feed, "title", told_in.say("Claims about treaties on the desk"))
    add(feed, "id", urn("desk", address, *spoken))
    add(feed, "updated", max((one.at for one in found), default="2000-01-01T00:00:00Z"))
    add(feed, "generator", "servanda")
    add(ElementTree.SubElement(feed, name("author")), "name", "servanda")
    for one in found:
        claim = one.claim
        entry = ElementTree.SubElement(feed, name("entry"))
        quote = Text(words.quoted(words.clean(claim.quote)))
        title = told_in.say("{verdict}: {quote}", verdict=verdict(claim.verdict), quote=quote)
        add(entry, "title", (title[:1].upper() + title[1:])[:300])
        add(entry, "id", urn("desk", address, str(claim.id), claim.verdict))
        add(entry, "updated", one.at)
        ElementTree.SubElement(entry, name("category"), term=claim.verdict)
        here = f"{address}/desk/claims/{claim.id}{'?lang=' + told_in.code if spoken else ''}"
        ElementTree.SubElement(entry, name("link"), rel="alternate", href=here)
        outlets = words.clean(", ".join(one.outlets))
        told = told_in.say("Told by {outlets}.", outlets=Text(outlets)) if outlets else told_in.say("Told by no outlet that is named.")
        sentences = [told_in.tell(understood(assertion(held))) for held in claim.assertions] if spoken else claim.understood
        add(entry, "summary", "\n".join([*sentences, words.clean(one.why), told]))
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"
