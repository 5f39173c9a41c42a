"""The verb `treaties`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from .. import record
from ..dates import in_words
from ..law import Treaty, treaty, treaty_ids
from ..publish.answers import treaty_json
from ..standing import Record
from ..standing.announced import announced
from ..standing.timeline import action_basis
from .options import forms
from .output import bold, put, put_json, put_table

ABOUT = "Lists the treaties with how far the record of each goes, or tells what one of them says."
EXAMPLES = """\
examples:
  servanda treaties
  servanda treaties apmbc
  servanda treaties "Convention d'Ottawa"
  servanda treaties "Mine Ban Treaty" --format json
"""


def arguments(parser: ArgumentParser) -> None:
    """The arguments of `treaties`."""
    parser.add_argument("treaty", metavar="TREATY", nargs="?", help="an id such as apmbc, or a name, in any of eight languages")
    forms(parser, "text", "json")


def run(args: Namespace) -> int:
    """Prints all treaties, or what one of them says."""
    asked = record()
    if args.treaty:
        from ..lexicon.states import treaty_named

        found = treaty(treaty_named(args.treaty))
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
            age = f"{(asked.today - listed.complete_to).days} days" if listed.complete_to else "-"
            told = ", ".join(f"{action.state} {action.about or action.action}" for action in announced(asked.facts, name, asked.today))
            complete = listed.complete_to.isoformat() if listed.complete_to else "-"
            rows.append((name, treaty(name).short, listed.coverage, complete, age, told or "-"))
        put_table(("id", "treaty", "record", "complete to", "age", "announced, not yet in"), rows)
    return 0


def _print_treaty(asked: Record, found: Treaty) -> None:
    listed, start = asked.facts.list_of(found.id), asked.start(found.id)
    put(bold(found.name))
    put(f"{found.short} ({found.id}); depositary: {', '.join(found.depositary)}")
    put(f"entry into force: {in_words(start.day) if start.day else found.entry_into_force.never or 'not in force'}")
    put(f"record: {listed.coverage}{f', complete to {in_words(listed.complete_to)}' if listed.complete_to else ''}")
    for action in announced(asked.facts, found.id, asked.today):
        basis = action_basis(asked.facts, action)
        put(f"announced, not yet in: {basis.ref} [{basis.sure}]{f': {basis.says}' if basis.says else ''}")
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
