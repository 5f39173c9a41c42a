"""What an assertion says, as one short sentence: "Russia, party to the Ottawa Convention: no".

Made from the assertion alone, so that a reader sees what was understood and not the words it was understood from. One template for each
predicate and value, which names States, treaty and matter by placeholders; what else an assertion says stands behind it in brackets, one
template each. Nothing is put together of pieces of a sentence, so that every template can be put into another language as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from .. import law
from ..assertions.model import Assertion
from ..checking.wording import called, listing, the_day
from ..record.states import state_name
from ..told import Name, Template, Text, Told, line, named, number, row, say

FRAME: dict[tuple[bool, bool], Template] = {(True, False): "{what}: yes", (False, False): "{what}: no",
         (True, True): "{what} ({more}): yes", (False, True): "{what} ({more}): no"}  # fmt: skip

STATUS: dict[str, Template] = {
    "party": "{who}, party to {treaty}",
    "signatory": "{who}, signatory of {treaty}",
    "outside": "{who}, outside {treaty}",
    "left": "{who}, no longer in {treaty}",
}
ACT: dict[str, Template] = {
    "sign": "{who}, signature of {treaty}",
    "ratify": "{who}, ratification of {treaty}",
    "accede": "{who}, accession to {treaty}",
    "join": "{who}, consent to be bound by {treaty}",
    "approve-at-home": "{who}, approval at home under {treaty}",
    "announce-withdrawal": "{who}, announcement of a withdrawal from {treaty}",
    "notify-withdrawal": "{who}, notice of withdrawal from {treaty}",
    "leave": "{who}, withdrawal from {treaty}",
    "suspend": "{who}, suspension of {treaty}",
    "resume": "{who}, resumption of {treaty}",
    "take-back": "{who}, taking back of an act under {treaty}",
    "extend": "{who}, extension of {treaty}",
    "object": "{who}, objection under {treaty}",
    "reserve": "{who}, reservation to {treaty}",
    "declare": "{who}, declaration under {treaty}",
    "request-extension": "{who}, request for more time under {treaty}",
    "get-extension": "{who}, grant of more time under {treaty}",
    "report": "{who}, report under {treaty}",
    "ask-clarification": "{who}, request for clarification under {treaty}",
    "start-destruction": "{who}, start of destruction under {treaty}",
    "propose": "{who}, proposal under {treaty}",
    "vote-for": "{who}, vote in favour under {treaty}",
    "vote-against": "{who}, vote against under {treaty}",
    "abstain": "{who}, abstention in a vote under {treaty}",
    "veto": "{who}, veto under {treaty}",
}
IN_FORCE: dict[str, Template] = {
    "entry": "{treaty}, entry into force",
    "exit": "{treaty}, a withdrawal taking effect",
    "end": "{treaty}, end",
    "adopted": "{treaty}, adoption",
    "opened": "{treaty}, opening for signature",
}
IN_FORCE_FOR: dict[str, Template] = {
    "entry": "{who}, entry into force of {treaty}",
    "exit": "{who}, withdrawal from {treaty} taking effect",
    "end": "{who}, end of {treaty}",
    "adopted": "{who}, adoption of {treaty}",
    "opened": "{who}, signature of {treaty} at its opening",
}
DUTY: dict[str, Template] = {
    "due": "{who}, duty with a last day under {treaty}",
    "met": "{who}, duty under {treaty} met",
    "missed": "{who}, duty under {treaty} missed",
    "extended": "{who}, duty under {treaty} with more time",
    "running": "{who}, duty under {treaty} still running",
    "none": "{who}, without such a duty under {treaty}",
}
COUNT: dict[str, Template] = {
    "parties": "{treaty}, number of parties {number}",
    "signatories": "{treaty}, number of signatories {number}",
    "ratifications": "{treaty}, number of ratifications {number}",
    "outside": "{treaty}, number of States outside it {number}",
    "withdrawals": "{treaty}, number of withdrawals {number}",
    "signed-or-ratified": "{treaty}, number of States that signed or joined {number}",
    "signed-not-ratified": "{treaty}, number of States that signed and have not ratified {number}",
    "votes-for": "{treaty}, number of votes in favour {number}",
    "votes-against": "{treaty}, number of votes against {number}",
    "abstentions": "{treaty}, number of abstentions {number}",
}
RULE: dict[str, Template] = {
    "forbids": "{treaty}, forbidden by it",
    "allows": "{treaty}, allowed by it",
    "requires": "{treaty}, required by it",
    "limits": "{treaty}, limited by it",
    "provides": "{treaty}, provided for by it",
}
FOUND: dict[str, Template] = {
    "use": "{who}, formal finding of use under {treaty}",
    "production": "{who}, formal finding of production under {treaty}",
    "stockpiling": "{who}, formal finding of stockpiling under {treaty}",
    "transfer": "{who}, formal finding of transfer under {treaty}",
    "stockpile-destruction": "{who}, formal finding on the destruction of stocks under {treaty}",
    "clearance": "{who}, formal finding on clearance under {treaty}",
    "transparency-report": "{who}, formal finding on reports under {treaty}",
    "withdrawal": "{who}, formal finding on a withdrawal from {treaty}",
    "membership": "{who}, formal finding on membership of {treaty}",
    "joining": "{who}, formal finding on joining {treaty}",
    "other": "{who}, formal finding of another kind under {treaty}",
    "testing": "{who}, formal finding of a test under {treaty}",
    "programme": "{who}, formal finding of a weapons programme under {treaty}",
    "violation": "{who}, formal finding of a violation of {treaty}",
}
CONDUCT: dict[str, Template] = {
    "use": "{who}, use of weapons under {treaty}",
    "production": "{who}, production of weapons under {treaty}",
    "stockpiling": "{who}, possession of weapons under {treaty}",
    "transfer": "{who}, transfer of weapons under {treaty}",
    "stockpile-destruction": "{who}, destruction of stocks under {treaty}",
    "clearance": "{who}, clearance under {treaty}",
    "transparency-report": "{who}, reporting under {treaty}",
    "withdrawal": "{who}, conduct on withdrawal from {treaty}",
    "membership": "{who}, conduct as a member of {treaty}",
    "joining": "{who}, conduct on joining {treaty}",
    "other": "{who}, other conduct under {treaty}",
    "testing": "{who}, test of weapons under {treaty}",
    "programme": "{who}, weapons programme under {treaty}",
    "assistance": "{who}, assistance with weapons under {treaty}",
    "violation": "{who}, violation of {treaty}",
    "compliance": "{who}, compliance with {treaty}",
}
EVENT: dict[str, Template] = {
    "meeting": "{treaty}, meeting",
    "negotiation": "{treaty}, negotiation",
    "inspection": "{treaty}, inspection",
    "talks": "{treaty}, talks",
    "decision": "{treaty}, decision",
    "other": "{treaty}, event of another kind",
}
UNMODELLED: dict[str, Template] = {
    "opinion": "an opinion, which is not decided",
    "demand": "a demand, which is not decided",
    "policy": "a pledge or policy, which is not decided",
    "speech": "what was only said, which is not decided",
    "fact": "a fact of a kind that no record here holds",
    "law": "other law than that of the treaty",
}
TEMPLATES: dict[str, dict[str, Template]] = {
    "status": STATUS, "act": ACT, "in-force": IN_FORCE, "duty": DUTY, "rule": RULE, "found": FOUND, "conduct": CONDUCT, "event": EVENT,
    "unmodelled": UNMODELLED,
}  # fmt: skip

ALL_OF: dict[str, Template] = {
    "nato": "all of NATO", "eu": "all of the European Union", "csto": "all of the CSTO", "g7": "all of the G7",
    "p5": "all five nuclear-weapon States", "annex2": "all States whose ratification entry into force needs",
    "un": "all members of the United Nations", "parties": "all parties", "non-parties": "all States that are no party",
}  # fmt: skip
AMONG: dict[str, Template] = {
    "nato": "among NATO", "eu": "among the European Union", "csto": "among the CSTO", "g7": "among the G7",
    "p5": "among the five nuclear-weapon States", "annex2": "among the States whose ratification entry into force needs",
    "un": "among the members of the United Nations", "parties": "among the parties", "non-parties": "among the States that are no party",
}  # fmt: skip
EXCEPT: Template = "{group} except {states}"
NOBODY: Template = "no State named"
NO_TREATY: Template = "a treaty that is not named"
AS_MANY: Template = "{number} {unit}"
UNITS: dict[str, Template] = {
    "days": "{number} days", "weeks": "{number} weeks", "months": "{number} months", "years": "{number} years", "mines": "{number} mines",
    "warheads": "{number} warheads", "missiles": "{number} missiles", "States": "{number} States",
}  # fmt: skip
UNDECIDED: dict[bool, Template] = {False: "{what}", True: "{what} ({more})"}
COMPARED: dict[str, Template] = {
    "=": "{number}", "~": "about {number}", ">": "more than {number}", "<": "fewer than {number}", ">=": "at least {number}",
    "<=": "at most {number}",
}  # fmt: skip
ORDER: dict[str, Template] = {
    "first": "first to do so",
    "last": "last to do so",
    "only": "only one to do so",
    "among-first": "among the first to do so",
}
NTH: Template = "number {place} in order"
NORM: dict[str, Template] = {
    "use": "norm: use", "production": "norm: production", "stockpiling": "norm: stockpiling", "transfer": "norm: transfer",
    "stockpile-destruction": "destruction of stocks", "clearance": "clearance", "transparency-report": "transparency report",
    "withdrawal": "norm: withdrawal", "membership": "norm: membership", "joining": "norm: joining", "other": "norm: other",
}  # fmt: skip
TIME: dict[str, Template] = {
    "day": "on {first}",
    "span": "in {first}",
    "since": "since {first}",
    "until": "until {last}",
    "between": "from {first} to {last}",
}
DEED: dict[str, Template] = {
    "day": "deed on {first}", "span": "deed in {first}", "since": "deed since {first}", "until": "deed until {last}",
    "between": "deed from {first} to {last}",
}  # fmt: skip
EVER: Template = "at any time"
EXACTLY: Template = "exactly then"
JOINTLY: Template = "together"
OF: dict[str, Template] = {
    "leave": "of leaving",
    "join": "of joining",
    "suspend": "of suspending",
    "resume": "of resuming",
    "ratify": "of ratifying",
}
OTHER_OF: Template = "of {text}"
TO: Template = "to {text}"
BY: Template = "by {text}"
WEAPON: Template = "with {text}"
ARTICLE: Template = "Article {text}"
ABOUT: Template = "“{text}”"
STATEMENT: Template = "statement {text}"
MODE: dict[str, Template] = {"plan": "as a plan", "possible": "as a possibility", "ought": "as what ought to be"}


def understood(assertion: Assertion) -> Told:
    """The assertion as one sentence on one line, with a capital and no full stop: what it says of whom, the rest in brackets, yes or no."""
    a = assertion
    what = say(_template(a), who=_who(a), treaty=_treaty(a.treaty, a.name), number=_number(a.value, a.compare))
    more = row(_more(a))
    frame = UNDECIDED[bool(more)] if a.predicate == "unmodelled" else FRAME[a.holds, bool(more)]
    return line(say(frame, what=what, more=more))


def _template(a: Assertion) -> Template:
    if a.predicate == "count":
        return COUNT[a.of]
    if a.predicate == "in-force" and (a.states or a.group):
        return IN_FORCE_FOR[str(a.value)]
    return TEMPLATES[a.predicate][str(a.value)]


def _more(a: Assertion) -> Iterable[Told]:
    """What an assertion says beside its predicate, its States and its treaty."""
    if a.predicate in ("event", "unmodelled") and (a.states or a.group):
        yield _who(a)
    if a.predicate == "count" and a.group:
        yield say(AMONG[a.group])
    if a.norm:
        yield say(NORM[a.norm])
    for field, template in ((a.about, ABOUT), (a.article, ARTICLE), (a.statement, STATEMENT), (a.weapon, WEAPON), (a.by, BY)):
        if field:
            yield say(template, text=Text(field))
    if a.of and a.predicate != "count":
        yield say(OF.get(a.of, OTHER_OF), text=Text(a.of))
    if a.to:
        yield say(TO, text=listing(_state(one) if one != "EU" else Text(one) for one in a.to))
    if a.actor and (a.states or a.group):
        yield say(BY, text=Text(a.actor))
    if a.number is not None:
        many = _number(a.number, a.compare)
        yield say(UNITS.get(a.unit, AS_MANY), number=many, unit=Text(a.unit)) if a.unit.strip() else many
    if a.jointly:
        yield say(JOINTLY)
    if a.order:
        yield say(ORDER[a.order]) if isinstance(a.order, str) else say(NTH, place=a.order)
    if a.among:
        yield say(AMONG[a.among])
    if a.when:
        yield _time(a.when, TIME)
    if a.deed:
        yield _time(a.deed, DEED)
    for said, template in ((a.exactly, EXACTLY), (a.ever, EVER)):
        if said:
            yield say(template)
    if a.mode in MODE:
        yield say(MODE[a.mode])


def _who(a: Assertion) -> Told:
    """The States that it is about, or who else."""
    states: list[Told] = [_state(code) for code in a.states]
    if a.group:
        spread = say(ALL_OF[a.group])
        if a.exclude:
            spread = say(EXCEPT, group=spread, states=listing(_state(code) for code in a.exclude))
        states.append(spread)
    return listing(states) or (Text(a.actor) if a.actor else say(NOBODY))


def _state(code: str) -> Name:
    return named("European Union" if code == "EU" else state_name(code), "state", code)


@lru_cache(256)
def _treaty(treaty_id: str, name: str) -> Told:
    if treaty_id in law.treaty_ids():
        return called(law.treaty(treaty_id))
    return Text(name) if name else say(NO_TREATY)


def _number(value: str | float, compare: str) -> Told:
    return say(COMPARED[compare], number=number(value) if isinstance(value, (int, float)) else Text(value))


def _time(when: str, templates: dict[str, Template]) -> Told:
    first, bar, last = when.partition("/")
    if not bar:
        return say(templates["day" if len(first) == 10 else "span"], first=the_day(first))
    kind = "until" if first == ".." else "since" if last == ".." else "between"
    return say(templates[kind], **{name: the_day(day) for name, day in (("first", first), ("last", last)) if day != ".."})
