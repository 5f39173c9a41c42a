"""Pairs of sentences of equal meaning, made by rule from the forms of pairs.toml, the names of treaties and States, and the record.

    python -m evaluation.pairs                 how many pairs of each predicate are judged alike, and which are not
    python -m evaluation.pairs --reader NAME   with another reader
    python -m evaluation.pairs --raise         pin the figures of every fifth pair that are better than their floors

What two sentences say alike must be judged alike, in whatever words. Of a pair that is not, a verdict for and one against is the worst:
one of the two is false.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

import tomli

import servanda
from servanda import law
from servanda.checking.wording import called, named
from servanda.dates import in_words, parse_partial
from servanda.law.model import Treaty
from servanda.lexicon.english import names as names_of
from servanda.reading.reader import Reader
from servanda.record.model import CONSENT
from servanda.record.states import names as names_of_states
from servanda.record.states import state_name, states
from servanda.standing import Record

from . import HERE, floors
from .checking import TODAY
from .scoring import DECIDED

FLOORS = ("alike", "decided", f"opposite{floors.MOST}")
FORMS = HERE / "pairs.toml"
OPPOSITE = {"supported", "contradicted"}
WRONG = 40  # years before the day that is right: nobody means the same
DUTIES = {"stockpile-destruction": "the destruction of its stockpiles", "clearance": "the clearance of its mined areas"}
WEAPONS = {"apmbc": "anti-personnel mines", "ccm": "cluster munitions", "cwc": "chemical weapons"}
BODIES = {"OPCW": "the OPCW", "UN": "the United Nations", "UNSC": "the Security Council"}
ONE, SEVERAL = {"s": "s", "does": "does", "was": "was", "has": "has"}, {"s": "", "does": "do", "was": "were", "has": "have"}
_TREATIES = re.compile(r"^(?:(?!(?:of|on|to|for)\b)[\w-]+ ){0,4}(?:[Cc]onventions|[Pp]rotocols|[Aa]mendments)\b")
_THINGS = re.compile(r"(?!\w+ing\b)(?:(?!(?:of|in|to|on|for|that|who|whose|against|with|without|from|by)\b)[\w-]+ ){0,4}?[\w-]*[^s\W]s\b")
Told = dict[str, str]


class Pair(NamedTuple):
    """Two sentences of one meaning, and the day on which both are said."""

    predicate: str
    treaty: str
    said: date
    one: str
    other: str


class Judged(NamedTuple):
    """What the sentences of a pair came to: the verdicts of their claims, each once."""

    pair: Pair
    one: frozenset[str]
    other: frozenset[str]

    @property
    def alike(self) -> bool:
        """Whether both came to the same."""
        return self.one == self.other

    @property
    def opposite(self) -> bool:
        """Whether one is borne out and the other is not."""
        return self.one | self.other >= OPPOSITE and not self.alike

    @property
    def decided(self) -> bool:
        """Whether both came to one and the same verdict for or against."""
        return self.alike and len(self.one) == 1 and self.one <= set(DECIDED)


def digest() -> str:
    """The SHA-256 of the forms."""
    return hashlib.sha256(FORMS.read_bytes()).hexdigest()


def pairs(record: Record) -> list[Pair]:
    """All pairs, in the order of groups and treaties; none twice."""
    forms = tomli.loads(FORMS.read_text(encoding="utf-8"))
    found = dict.fromkeys(
        pair
        for place, group in enumerate(forms["group"])
        for number, treaty_id in enumerate(law.treaty_ids())
        if treaty_id in group.get("only", (treaty_id,))
        for pair in _of_a_group(group, forms["names"], law.treaty(treaty_id), record, place + number)
    )
    return list(found)


def some(record: Record) -> list[Pair]:
    """Every fifth pair: those that the floors are measured on, for time."""
    return pairs(record)[::5]


def _of_a_group(group: Mapping[str, Any], names: Mapping[str, int], treaty: Treaty, record: Record, place: int) -> Iterator[Pair]:
    """The pairs of a group for one treaty: its first form against the others, then against itself by other names."""
    said = _said(treaty, record)
    subjects = sorted(SUBJECTS[group["of"]](treaty, record, said), key=lambda told: sorted(told.items()))
    if not subjects:
        return
    told = subjects[place % len(subjects)]
    first, *others = group["texts"]
    one = _filled(first, told, called(treaty))
    made = [_filled(text, told, called(treaty)) for text in others]
    made += [_filled(first, told, name) for name in _other_names(treaty, place, names["treaty"])]
    if "code" in told:
        made += [_filled(first, told | {"state": name}, called(treaty)) for name in _state_names(told["code"], names["state"])]
    yield from (Pair(group["predicate"], treaty.id, said, one, other) for other in made if other != one)


def _filled(text: str, told: Told, treaty: str) -> str:
    words = told | {"treaty": treaty}
    verbs = SEVERAL if _TREATIES.search(treaty) else ONE
    verbs = verbs | {"is": "are" if _THINGS.match(told.get("matter", "")) else "is"}
    return text.format(**words, **verbs, **{word.capitalize(): value[:1].upper() + value[1:] for word, value in words.items()})


def _other_names(treaty: Treaty, place: int, most: int) -> list[str]:
    """Some of the treaty's other names, others for each group."""
    known = [name for name in names_of(treaty.id) if not name.isupper() or len(name) > 2]
    step = max(len(known) // most, 1)
    return [name if name.split()[0].lower() in ("the", "new") else f"the {name}" for name in known[place % step :: step][:most]]


def _state_names(code: str, most: int) -> list[str]:
    own = state_name(code)
    return [n.name for n in names_of_states() if n.iso3 == code and n.kind == "name" and n.name != own and not n.until][:most]


def _said(treaty: Treaty, record: Record) -> date:
    """The last day of which the treaty's list knows, before its end where it has one."""
    ends = [date.fromisoformat(TODAY), *([treaty.expires - timedelta(days=1)] if treaty.expires else [])]
    if treaty.id in record.listed_treaties():
        ends.append(record.facts.list_of(treaty.id).complete_to or ends[0])
    return min(ends)


def _full(treaty: Treaty, record: Record) -> bool:
    """Whether the record holds the whole list of the treaty, by which its parties can be counted."""
    return treaty.id in record.listed_treaties() and record.facts.list_of(treaty.id).coverage == "full"


def _bound(treaty: Treaty, record: Record, said: date) -> Iterator[str]:
    """The States that are bound on a day, by every reading."""
    if _full(treaty, record):
        yield from (code for code in record.parties(treaty.id, said) if not record.standing(code, treaty.id, said).readings)


def _strangers(treaty: Treaty, record: Record, said: date) -> Iterator[str]:
    """The States that never did anything under the treaty, where it is open to them and its list holds all."""
    closed = treaty.entry_into_force.states and not treaty.entry_into_force.instruments
    if closed or not _full(treaty, record):
        return
    known, acted = record.facts.list_of(treaty.id), record.facts.actions(treaty.id)
    for code, state in sorted(states().items()):
        if not state.valid_until and code not in acted and code not in known.uncounted:
            yield code


def _party(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    yield from map(_state, _bound(treaty, record, said))


def _outsider(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    yield from map(_state, _strangers(treaty, record, said))


def _state(code: str) -> Told:
    return {"state": named(code), "code": code}


def _did(kinds: frozenset[str]) -> Any:
    """The States that did one of some kinds of act, on a day that is on record."""

    def subjects(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
        for code in _bound(treaty, record, said):
            acts = [action for action in record.facts.of(code, treaty.id) if action.action in CONSENT | kinds]
            mine = [action for action in acts if action.action in kinds]
            if len(mine) == 1 and len([a for a in acts if a.action in CONSENT]) == 1 and len(mine[0].date) == 10:
                day = mine[0].day
                yield _state(code) | _day(day) | {"wrong": str(day.year - WRONG)}

    return subjects


def _day(day: date) -> Told:
    return {"year": str(day.year), "day": in_words(day), "day_us": f"{day:%B} {day.day}, {day.year}"}


def _force(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    day = record.start(treaty.id).day if _full(treaty, record) else None
    if day and day <= said:
        yield _day(day) | {"count": str(len(record.parties(treaty.id, said)))}


def _due(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    if treaty.deadline and _full(treaty, record):
        for due in record.deadlines(treaty=treaty.id, as_of=said):
            if due.norm in DUTIES and due.status == "running" and due.due:
                yield _state(due.state) | _day(due.due) | {"duty": DUTIES[due.norm]}


def _ban(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    for statement in treaty.statement:
        if statement.stance == "forbids" and statement.holds and not (statement.unless or statement.contested or statement.until):
            yield {"matter": statement.about}


def _leaving(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    leaving = treaty.withdrawal
    if leaving and leaving.allowed and (leaving.months or leaving.days):
        yield {"number": str(leaving.months or leaving.days), "unit": "months" if leaving.months else "days"}


def _meeting(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    for meeting in record.facts.meetings(treaty.id):
        if meeting.sort in ("meeting of the parties", "review conference") and meeting.place and meeting.last <= said:
            yield {"place": meeting.place, "year": str(meeting.first.year)}


def _finding(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    for decision in record.facts.decisions(treaty.id):
        body = next((BODIES[by] for by in decision.by if by in BODIES), "")
        one = decision.state and "|" not in decision.state
        if one and body and decision.finds == "use" and treaty.id in WEAPONS and parse_partial(decision.date)[1] <= said:
            yield _state(decision.state) | {"body": body, "weapon": WEAPONS[treaty.id]}


def _conduct(treaty: Treaty, record: Record, said: date) -> Iterator[Told]:
    if treaty.id in WEAPONS:
        yield from (told | {"weapon": WEAPONS[treaty.id]} for told in _party(treaty, record, said))


SUBJECTS = {
    "party": _party, "outsider": _outsider, "ratifier": _did(frozenset({"ratification"})), "signer": _did(frozenset({"signature"})),
    "acceder": _did(frozenset({"accession"})), "force": _force, "due": _due, "ban": _ban, "leaving": _leaving, "meeting": _meeting,
    "finding": _finding, "conduct": _conduct,
}  # fmt: skip


def judged(told: Iterable[Pair], record: Record, reader: Reader | str | None = None) -> Iterator[Judged]:
    """Each pair with what its two sentences come to; a sentence that stands in several pairs is read once."""
    known: dict[tuple[str, date], frozenset[str]] = {}

    def verdicts(text: str, said: date) -> frozenset[str]:
        if (text, said) not in known:
            found = servanda.check(text, said, record=record, reader=reader)
            known[text, said] = frozenset(finding.verdict for finding in found.findings)
        return known[text, said]

    for pair in told:
        yield Judged(pair, verdicts(pair.one, pair.said), verdicts(pair.other, pair.said))


def figures(found: Iterable[Judged]) -> dict[str, float]:
    """The shares of pairs that are judged alike, and that are decided alike; how many are judged in opposite ways."""
    told = list(found)
    alike, decided, opposite = (sum(getattr(one, name) for one in told) for name in ("alike", "decided", "opposite"))
    return {"alike": alike / len(told), "decided": decided / len(told), "opposite": opposite}


def measured(record: Record) -> dict[str, floors.Figures]:
    """The figures that have floors."""
    found = {name: round(value, 3) for name, value in figures(judged(some(record), record)).items()}
    return {"all": {name: found[name.removesuffix(floors.MOST)] for name in FLOORS}}


def _raise(record: Record) -> int:
    """Pins what is better than its floor."""
    every = floors.read()
    every["pairs"] = {**every["pairs"], **floors.raised(measured(record), floors.kinds_of(every["pairs"])), "sha256": digest()}
    floors.FLOORS.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")
    print(every["pairs"]["all"])
    return 0


def main(argv: Iterable[str] | None = None) -> int:
    """Prints, by predicate, how many pairs are judged alike, and each that is not. Returns 1 where two verdicts are opposite."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pairs", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--reader", help="who reads (default: the usual reader)")
    parser.add_argument("--raise", dest="up", action="store_true", help="pin what is better than its floor")
    args = parser.parse_args(None if argv is None else list(argv))
    record = Record(TODAY)
    if args.up:
        return _raise(record)
    found = list(judged(pairs(record), record, args.reader))
    for one in found:
        if not one.alike:
            told = " / ".join(f"{text} ({', '.join(sorted(verdicts)) or 'no claim'})"
                              for text, verdicts in ((one.pair.one, one.one), (one.pair.other, one.other)))  # fmt: skip
            print(f"{'OPPOSITE ' if one.opposite else ''}{one.pair.predicate} {one.pair.treaty}: {told}")
    for predicate in sorted({one.pair.predicate for one in found}):
        mine = [one for one in found if one.pair.predicate == predicate]
        print(f"{predicate:10} {len(mine):4} pairs  " + "  ".join(f"{name} {value:.3g}" for name, value in figures(mine).items()))
    print(f"{'all':10} {len(found):4} pairs  " + "  ".join(f"{name} {value:.3g}" for name, value in figures(found).items()))
    return int(any(one.opposite for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
