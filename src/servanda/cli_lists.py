"""The verbs `treaties` and `states`."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from . import record
from .cli_common import bold, put, put_json, put_table
from .dates import in_words
from .law import Treaty, treaty, treaty_ids
from .law.names import find_treaty
from .publish.answers import state_json, treaty_json
from .record.states import State, find, names
from .record.states import states as all_states
from .standing import Record


def treaties(args: Namespace) -> int:
    """Prints all treaties, or what one of them says."""
    asked = record()
    if args.treaty:
        found = treaty(find_treaty(args.treaty))
        if args.format == "json":
            put_json(treaty_json(asked, found, in_full=True))
        else:
            _print_treaty(asked, found)
    elif args.format == "json":
        put_json([treaty_json(asked, treaty(name)) for name in treaty_ids()])
    else:
        rows = []
        for name in treaty_ids():
            listed = asked.facts.list_of(name)
            rows.append((name, treaty(name).short, listed.coverage, _iso(listed.complete_to) or "-"))
        put_table(("id", "treaty", "record", "complete to"), rows)
    return 0


def states(args: Namespace) -> int:
    """Prints all States with their codes, or one of them with its names."""
    if args.state:
        found = find(args.state)
        if args.format == "json":
            put_json(state_json(found, in_full=True))
        else:
            _print_state(found)
    elif args.format == "json":
        put_json([state_json(state) for state in all_states().values()])
    else:
        rows = [(s.iso3, s.iso2, s.m49, s.cow, s.gw, s.name) for s in all_states().values()]
        put_table(("iso3", "iso2", "m49", "cow", "gw", "name"), rows)
    return 0


def _print_treaty(asked: Record, found: Treaty) -> None:
    listed, start = asked.facts.list_of(found.id), asked.start(found.id)
    put(bold(found.name))
    put(f"{found.short} ({found.id}); depositary: {', '.join(found.depositary)}")
    put(f"entry into force: {in_words(start.day) if start.day else found.entry_into_force.never or 'not in force'}")
    put(f"record: {listed.coverage}{f', complete to {in_words(listed.complete_to)}' if listed.complete_to else ''}")
    put(f"text:   {found.text}")
    put(f"status: {found.status_page}")
    put("\nWhat it asks:")
    put_table(("norm", "kind", "provision"), [(n.id, n.kind, found.reference(n.provision)) for n in found.norm])
    put("\nWhat it says, in our own words:")
    for provision in found.provision:
        put(f"  {found.reference(provision.ref)}: {provision.says}")
    if found.not_modelled:
        put("\nNot modelled:")
        for line in found.not_modelled:
            put(f"  {line}")


def _print_state(state: State) -> None:
    put(f"{bold(state.name)} ({state.official_name or state.name})")
    codes = (("ISO 3166-1", f"{state.iso3} {state.iso2}"), ("UN M49", state.m49), ("COW", state.cow), ("Gleditsch-Ward", state.gw))
    put("codes: " + "; ".join(f"{name} {code.strip()}" for name, code in codes if code.strip()))
    if state.un:
        put(f"in the United Nations since: {state.un}")
    if state.valid_from or state.valid_until:
        put(f"valid: {_iso(state.valid_from) or ''} to {_iso(state.valid_until) or 'now'}")
    if state.note:
        put(f"note: {state.note}")
    kinds: dict[str, list[str]] = {}
    for name in names():
        if name.iso3 == state.iso3:
            span = f" ({_iso(name.since) or ''} to {_iso(name.until) or 'now'})" if name.since or name.until else ""
            kinds.setdefault(name.kind, []).append(name.name + span)
    for kind, found in kinds.items():
        put(f"{kind}: {', '.join(found)}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
