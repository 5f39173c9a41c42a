"""The verb `states`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from ..publish.answers import state_json
from ..record.states import State, names
from ..record.states import states as all_states
from .options import forms
from .output import bold, put, put_json, put_table

ABOUT = "Lists the States with their codes, or tells the codes, names and dates of one."
EXAMPLES = """\
examples:
  servanda states
  servanda states Kyiv
  servanda states Франція
  servanda states UKR --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `states`."""
    parser.add_argument("state", metavar="STATE", nargs="?", help="a code such as UKR, or a name, in any of eight languages")
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints all States with their codes, or one of them with its names."""
    if args.state:
        from ..lexicon.states import state_named

        found = state_named(args.state)
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
    from ..lexicon.states import names_of

    if told := [f"{language} {known[state.iso3]}" for language, known in names_of().items() if state.iso3 in known]:
        put(f"in other languages: {', '.join(told)}")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
