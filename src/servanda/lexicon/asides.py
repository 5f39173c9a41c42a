"""What the free words of an assertion stand for, where a field of it would say the same: the one place where they are read.

An assertion whose words were understood here comes back with the field filled; one whose words were not comes back as it was, and
checking, which reads no word, then leaves open what hangs on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..assertions.model import Assertion
from ..assertions.terms import DUTIES, FINAL_DOCUMENT
from ..dates import MONTHS
from ..law.model import Treaty
from ..record.model import Decision, Meeting
from ..record.states import state_name
from .likeness import concepts

# The concepts by which free words name a duty, and those that say nothing beside it.
NAMED = {"stockpile-destruction": frozenset({"stockpile", "destroy"}), "clearance": frozenset({"clear"})}
BESIDE = concepts(
    "not without obligations duties fulfilled failed failure failing deadline in time on time late well before years stated missed its"
    " their kept"
    " breached broken breach mines mined areas land cluster munitions chemical weapons withdrawal year"
)
UNFULFILLED = concepts("obligations duties fulfilled failed failure deadline time")
INTENT = concepts("promise promised pledge pledged plan planned intend intention expected expects goal aim said announced will")
DENIED = re.compile(r"(no|lack of|absence of) (?!one\b|party\b|less\b|more\b|longer\b|later\b|earlier\b|first[ -]use\b)", re.IGNORECASE)
NAMES = re.compile(r"\b[A-Z][\w.]*")
ANYTHING = concepts(
    "anything nothing something any all neither either limit limits duty duties obligation obligations party parties state states bound now"
)
IN_TIME = re.compile(
    r"\b(?:on|in) time\b|\bahead of (?:schedule|time|(?:its|the|their) (?:deadline|last day))\b|\bon schedule\b"
    r"|\b(?:by|before|within|inside) (?:the|its|their) (?:deadline|last day|limit|time limit)\b",
    re.IGNORECASE,
)
TESTS = ("tests", "nuclear tests", "explosions", "detonations")
LATE = concepts("late later by some about around roughly over almost nearly more less than deadline years months days its their")
NUMBERS = concepts("one two three four five six seven eight nine ten eleven twelve")
A_FINAL_DOCUMENT = re.compile(
    r"\b(?:final|outcome|consensus|concluding|agreed)(?: \w+)? (?:document|declaration|statement|text|outcome|result)s?\b|\bconsensus\b"
    r"|\boutcome document\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:without|no|not|failed?|fails|failing|failure|unable|lack(?:ed|ing|s)?|absence|collapsed?|blocked|prevented)\b", re.IGNORECASE
)
OUTCOME = concepts(
    "final outcome consensus concluding agreed agreement agree reach reached document declaration statement text result substantive full"
    " without no not failed failure fail fails failing unable lack lacked lacking absence collapsed ended end closed concluded adopted"
    " adopt adoption adopting approved produce produced issue issued unanimous unanimously any able could did was were there"
    " review conference conferences revcon parties states members delegates countries treaty npt on by in at its to"
    " first second third fourth fifth sixth seventh eighth ninth tenth eleventh"
)
PLACED = concepts(
    "again once more town city village area province attack attacks strike strikes gas gassed used use in on near at and of to for"
    " attacked against troops forces army stored stores kept keeps held part portion share some significant large depot site sites"
    " approved approval delivery deliveries delivered supply supplied shipment shipments sent sending transfer transferred gave given"
)
ANY_WEAPON = concepts("weapons arms munitions bombs agents gas gases poison poisonous toxic warfare devices warheads explosives landmines")
COMPLETION = concepts("completion completed finished done complete")


def understood(assertion: Assertion) -> Assertion:
    """The assertion with the norm that its free words name, and `of` as checking knows it."""
    if assertion.predicate == "conduct" and assertion.value in ("violation", "compliance") and assertion.about and not assertion.norm:
        return _norm_of_a_breach(assertion)
    if assertion.predicate == "rule" and assertion.value in ("allows", "provides") and DENIED.match(assertion.about):
        return assertion._replace(about=DENIED.sub("", assertion.about), holds=not assertion.holds)  # "no end date": not an end date
    if assertion.predicate == "rule" and assertion.states and concepts(NAMES.sub("", assertion.about)) <= ANYTHING:
        return assertion._replace(about="")
    if assertion.predicate == "conduct" and assertion.value == "testing" and assertion.unit in TESTS:
        return assertion._replace(unit="")
    if assertion.predicate == "duty" and assertion.value == "met" and assertion.holds and IN_TIME.search(assertion.about):
        return assertion._replace(value="missed", holds=False, about="")  # done, and its last day not missed
    if assertion.predicate == "duty" and assertion.value == "missed" and assertion.about:
        beside = concepts(assertion.about) - LATE
        if not beside or (assertion.number is not None and all(word.isdigit() or word in NUMBERS for word in beside)):
            return assertion._replace(about="")  # that it was late, and by how long where the number says it
    if assertion.mode == "plan" and assertion.about and concepts(assertion.about) <= INTENT:
        return assertion._replace(about="")
    if assertion.value in ("get-extension", "request-extension") and assertion.about and not assertion.norm:
        named = [norm for norm, naming in NAMED.items() if naming & concepts(assertion.about)]
        return assertion._replace(norm=named[0]) if len(named) == 1 else assertion
    if assertion.predicate == "act" and assertion.value == "declare" and " " in assertion.of:
        return _declared(assertion)
    if assertion.predicate == "act" and assertion.value == "declare" and NO_PARTY.fullmatch(assertion.about):
        return assertion._replace(value="take-back", of="sign", about="")  # the letter by which a signature is taken back
    if assertion.predicate == "event" and assertion.value in ("decision", "meeting") and assertion.number is None:
        return _ended(assertion)
    return assertion


OWN_PEOPLE = re.compile(
    r"\b(?:its|their|his|her) own (?:people|citizens|civilians|population|populace|countrymen|soil|territory|country)\b", re.IGNORECASE
)
NO_PARTY = re.compile(
    r"(?:that )?(?:it )?(?:(?:would|will|does|did|do) (?:not|never)|had no intention|has no intention|no intention)"
    r"(?: (?:intend|plan|mean))?(?: (?:to|of))? (?:ratify|ratifying|become a party|becoming a party|join|joining)"
    r"(?: (?:it|to it|the (?:treaty|convention|statute)))?",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
PLACE = re.compile(r"\b(?:in|at) (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)")  # "in New York"
MEETING_SORTS = {
    "review conference": re.compile(r"\breview (?:and extension )?conference|\brevcon\b", re.IGNORECASE),
    "preparatory session": re.compile(r"\bpreparatory|\bprepcom\b", re.IGNORECASE),
    "special conference": re.compile(r"\b(?:emergency|extraordinary|special) (?:meeting|conference|session)", re.IGNORECASE),
    "meeting of the parties": re.compile(r"\bmeetings? of (?:the )?states parties|\bmeetings? of (?:the )?parties", re.IGNORECASE),
}
ORGANISATION = ("United Nations", "UN")


def details(assertion: Assertion, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The places and weapons that the free words name, of those that decisions know, by the names that these give them, the longest first.

    "Its own people" live in the State that is told of, by its name: a decision that gives the State as a place tells of that.
    """
    every = sorted({detail for decision in decisions for detail in (*decision.place, *decision.about)}, key=lambda name: (-len(name), name))
    told = [detail for detail in every if re.search(rf"\b{re.escape(detail)}\b", assertion.about, re.IGNORECASE)]
    if len(assertion.states) == 1 and OWN_PEOPLE.search(assertion.about):
        told.append(state_name(assertion.states[0]))
    return tuple(told)


def unknown_names(assertion: Assertion, decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The names in the free words that no decision has in any of its words: another town, another plant, another agent.

    The first of several words has a capital because it is the first.
    """
    known = {word for d in decisions for text in (d.says, d.body, *d.place, *d.about) for word in NAMES.findall(text)}
    told, own = assertion.about.split(maxsplit=1), {*MONTHS, *(word for code in assertion.states for word in state_name(code).split())}
    return tuple(word for word in NAMES.findall(told[-1] if told else "") if word not in known | own)


def placed(assertion: Assertion, treaty: Treaty, decisions: Iterable[Decision]) -> tuple[Assertion, tuple[str, ...]]:
    """Conduct without free words, where these only name places and weapons that decisions know; with these, and the weapon it tells of."""
    known = tuple(decisions)
    weapons = details(assertion._replace(about=assertion.weapon), known)
    if not weapons and concepts(assertion.weapon) - ANY_WEAPON - concepts(f"{treaty.name} {treaty.short}"):
        weapons = (assertion.weapon,)  # of which no decision is
    told, rest = details(assertion, known), OWN_PEOPLE.sub(" ", assertion.about)
    for detail in told:
        rest = re.sub(rf"\b{re.escape(detail)}\b", " ", rest, flags=re.IGNORECASE)
    if not told or concepts(rest) - PLACED - BESIDE:
        return assertion, weapons
    return assertion._replace(about=""), tuple(sorted({*told, *weapons}))


def held_at(text: str, meetings: Iterable[Meeting]) -> tuple[str, ...]:
    """The places at which a text tells that something was held, by the names that meetings on record give them; a State by its code."""
    known = tuple(meetings)
    return tuple(dict.fromkeys(_as_known(place, known) for place in PLACE.findall(text) if place not in (*MONTHS, *ORGANISATION)))


def sorts_of(text: str) -> tuple[str, ...]:
    """Of which sort a text tells that a meeting is, as the record has it: "an emergency meeting" is a special conference."""
    return tuple(sort for sort, naming in MEETING_SORTS.items() if naming.search(text))


def _as_known(place: str, meetings: Sequence[Meeting]) -> str:
    for meeting in meetings:
        if place in meeting.place or meeting.place in place:
            return meeting.place
        if meeting.host and place == state_name(meeting.host):
            return meeting.host
    return place


def _norm_of_a_breach(assertion: Assertion) -> Assertion:
    words = concepts(assertion.about)
    for norm, naming in NAMED.items():
        if naming & words and words <= naming | BESIDE:
            return assertion._replace(norm=norm, about="")
    if words & UNFULFILLED and words <= BESIDE:  # some duty, of which nothing more is told
        return assertion._replace(norm="other", about="")
    return assertion


def _ended(assertion: Assertion) -> Assertion:
    """That a conference ended with a final document, or without one, and nothing more."""
    if not A_FINAL_DOCUMENT.search(assertion.about) or concepts(YEAR.sub("", assertion.about)) - OUTCOME:
        return assertion
    years, failed = YEAR.findall(assertion.about), FAILED.search(assertion.about) is not None
    if failed and not assertion.holds:
        return assertion  # denied once or twice: that is not to be told
    when = assertion.when or (years[0] if len(years) == 1 else "")
    return assertion._replace(value="decision", of=FINAL_DOCUMENT, when=when, holds=not failed and assertion.holds, about="")


def _declared(assertion: Assertion) -> Assertion:
    words = concepts(assertion.of)
    norm = next((norm for norm in DUTIES if NAMED.get(norm, frozenset()) & words), "")
    return assertion._replace(of="completion", norm=norm or assertion.norm) if words & COMPLETION and norm else assertion
