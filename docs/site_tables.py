"""Tables of the site that come from the data themselves, so that they cannot fall behind: a comment in a page says where each stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import metadata

from servanda import law
from servanda.dates import in_words
from servanda.record import loader


def not_modelled() -> str:
    """What each treaty's file leaves out."""
    parts = ["## What each treaty's file leaves out", ""]
    for name in law.treaty_ids():
        treaty = law.treaty(name)
        parts += [f"### {treaty.short} (`{name}`)", "", *(f"- {entry}" for entry in treaty.not_modelled), ""]
    return "\n".join(parts)


def lists() -> str:
    """How far the record of each treaty goes."""
    rows = ["| treaty | list | complete to | source |", "|---|---|---|---|"]
    for name in law.treaty_ids():
        listed = loader.lists().get(name)
        if listed is None:
            rows.append(f"| {law.treaty(name).short} (`{name}`) | none | | |")
            continue
        source = loader.sources().get(listed.source)
        day = in_words(listed.complete_to) if listed.complete_to else ""
        linked = (f"[{source.title}]({source.address})" if source.url else source.title) if source else ""
        told = "; ".join(part for part in (linked, listed.note) if part)
        rows.append(f"| {law.treaty(name).short} (`{name}`) | {listed.coverage} | {day} | {told} |")
    return "\n".join(rows)


def dependencies() -> str:
    """The packages that servanda asks for, and the licence that each states of itself."""
    extras: dict[str, list[str]] = {}
    for line in metadata.requires("servanda") or []:
        name = re.split(r"[\s\[<>=!~;(]", line, maxsplit=1)[0]
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", line)
        if name != "servanda":
            extras.setdefault(name, []).append(f"`{extra[1]}`" if extra else "")
    rows = ["| package | extra | licence |", "|---|---|---|"]
    rows += [f"| {name} | {', '.join(dict.fromkeys(extra))} | {licence(name)} |" for name, extra in sorted(extras.items())]
    return "\n".join(rows)


def licence(package: str) -> str:
    """The licence by the package's own metadata; nothing where it is not installed."""
    try:
        told = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return "not installed where this page was made: see `pyproject.toml`"
    classified = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    short = (told.get("License") or "").strip()
    return told.get("License-Expression") or ", ".join(classified) or (short if 0 < len(short) < 60 else "see the package")


TABLES: dict[str, Callable[[], str]] = {
    "<!-- every treaty: what its file leaves out -->": not_modelled,
    "<!-- the lists of the record -->": lists,
    "<!-- the dependencies -->": dependencies,
}
