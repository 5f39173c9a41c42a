"""An assertion composed by choosing: what stands in the form for each predicate, and the assertion that its address is.

A field has the name that it has in JSON; what is not said is empty. `holds` is `no` where the claim says that it is not so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from inspect import Parameter, Signature
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Depends, Query

from ... import law, limits
from ...assertions import terms, typed
from ...assertions.model import FIELDS, Assertion, as_json
from ...assertions.validate import LONGEST
from ...publish.understood import ALL_OF
from ...publish.words import treaty_told
from ...reading.model import Claim
from ...record.states import states
from ...standing.wording import norm_told
from ...told import Template, Text, Told, say
from ...translation.language import ENGLISH, Language
from . import languages

DAYS = ("said", "known_at")
LISTS = ("states", "except", "to")
PREDICATES: dict[str, Template] = {
    "status": "Is it a party?", "act": "Did it do that?", "in-force": "In force, and until when?", "duty": "A duty with a last day",
    "count": "How many States?", "rule": "What the treaty says", "found": "What a body found", "conduct": "What it did with weapons",
    "event": "A meeting or decision", "unmodelled": "Something else",
}  # fmt: skip
# What stands in the form at once, and what is said more seldom. A field that is given always stands there.
MAIN = {
    "status": ("states", "group", "treaty", "value", "holds", "when"),
    "act": ("states", "group", "treaty", "value", "of", "holds", "when", "order"),
    "in-force": ("treaty", "value", "states", "holds", "when"),
    "duty": ("states", "group", "treaty", "norm", "value", "holds", "when"),
    "count": ("treaty", "of", "compare", "value", "holds", "when"),
    "rule": ("treaty", "value", "about", "statement", "article", "holds"),
    "found": ("states", "treaty", "value", "by", "holds", "when"),
    "conduct": ("states", "treaty", "value", "weapon", "holds", "when"),
    "event": ("treaty", "value", "about", "states", "holds", "when"),
    "unmodelled": ("value", "about", "states", "treaty"),
}  # fmt: skip
_AMOUNT, _TIME, _WHO = ("compare", "number", "unit"), ("exactly", "ever", "mode"), ("group", "except", "actor")
SELDOM = {
    "status": ("except", *_TIME, *_AMOUNT, "order", "name"),
    "act": ("except", "to", "about", "norm", "among", *_TIME, *_AMOUNT, "jointly", "actor", "name"),
    "in-force": (*_WHO, "about", "article", *_TIME, *_AMOUNT, "name"),
    "duty": ("except", "about", "weapon", *_TIME, *_AMOUNT, "jointly", "name"),
    "count": ("group", "except", *_TIME, "name"),
    "rule": ("norm", "weapon", *_AMOUNT, "states", "group", "when", *_TIME, "name"),
    "found": (*_WHO, "about", "weapon", "deed", *_TIME, *_AMOUNT, "order", "name"),
    "conduct": (*_WHO, "about", "norm", *_TIME, *_AMOUNT, "jointly", "order", "name"),
    "event": (*_WHO, "by", *_TIME, "order", "name"),
    "unmodelled": (*_WHO, "when", *_TIME, "name"),
}  # fmt: skip
LABELS: dict[str, Template] = {
    "states": "State", "group": "Or all of a group", "except": "But not", "treaty": "Treaty", "name": "Its name, if it is another one",
    "holds": "The claim says that it is", "mode": "Told as", "when": "When", "ever": "At any time", "exactly": "On that very day",
    "of": "Of what", "to": "To whom", "order": "In which order", "among": "Among", "number": "Number", "unit": "Of what (days, mines)",
    "compare": "The number is", "jointly": "All together", "norm": "Norm", "article": "Article", "about": "About what, in a few words",
    "statement": "Or one thing that it says", "by": "Found by", "deed": "When it was done", "weapon": "Weapon",
    "actor": "Another actor than a State", "said": "Said on", "known_at": "As known at",
}  # fmt: skip
VALUES: dict[str, Template] = {
    "status": "It is", "act": "It did", "in-force": "What of it", "duty": "It is", "count": "Number of States", "rule": "The treaty",
    "found": "What was found", "conduct": "What it did", "event": "What took place", "unmodelled": "Of the kind",
}  # fmt: skip
WORDS: dict[str, dict[str, Template]] = {
    "status": {"party": "party", "signatory": "signatory", "outside": "outside it", "left": "no longer in it"},
    "act": {
        "sign": "signature", "ratify": "ratification", "accede": "accession", "join": "consent to be bound",
        "approve-at-home": "approval at home", "announce-withdrawal": "announcement of a withdrawal",
        "notify-withdrawal": "notice of withdrawal", "leave": "withdrawal that took effect", "suspend": "suspension",
        "resume": "resumption", "take-back": "taking back of an act", "extend": "extension of the treaty", "object": "objection",
        "reserve": "reservation", "declare": "declaration", "request-extension": "request for more time",
        "get-extension": "grant of more time", "report": "handing in of a report", "ask-clarification": "request for clarification",
        "start-destruction": "start of destruction", "propose": "proposal", "vote-for": "vote in favour", "vote-against": "vote against",
        "abstain": "abstention", "veto": "veto",
    },
    "in-force": {
        "entry": "entry into force", "exit": "withdrawal taking effect", "end": "end of the treaty", "adopted": "adoption",
        "opened": "opening for signature",
    },
    "duty": {
        "due": "due on that day", "met": "met", "missed": "missed", "extended": "extended", "running": "running",
        "none": "no such duty",
    },
    "rule": {"forbids": "forbids", "allows": "allows", "requires": "requires", "limits": "limits", "provides": "provides for"},
    "found": {"testing": "test of weapons", "programme": "weapons programme", "violation": "violation of the treaty"},
    "conduct": {
        "testing": "test of weapons", "programme": "weapons programme", "assistance": "assistance", "violation": "violation of the treaty",
        "compliance": "compliance with the treaty",
    },
    "event": {
        "meeting": "meeting", "negotiation": "negotiation", "inspection": "inspection", "talks": "talks", "decision": "decision",
        "other": "event of another kind",
    },
    "unmodelled": {
        "opinion": "opinion", "demand": "demand", "policy": "pledge or policy", "speech": "what was only said",
        "fact": "fact of another kind", "law": "other law than the treaty",
    },
}  # fmt: skip
COUNTED: dict[str, Template] = {
    "parties": "parties", "signatories": "signatories", "ratifications": "ratifications", "outside": "States outside it",
    "withdrawals": "withdrawals", "signed-or-ratified": "States that signed or ratified",
    "signed-not-ratified": "States that signed and did not ratify", "votes-for": "votes in favour", "votes-against": "votes against",
    "abstentions": "abstentions",
}  # fmt: skip
COMPARE: dict[str, Template] = {
    "=": "exactly", "~": "about", ">": "more than", "<": "fewer than", ">=": "at least", "<=": "at most",
}  # fmt: skip
MODES: dict[str, Template] = {"fact": "a fact", "plan": "a plan", "possible": "a possibility", "ought": "what ought to be"}
HINTS = {"when": "2025, 2025-06-27, 2022/.., ../2010", "order": "first, last, 50", "of": "leave, join", "by": "OPCW, IAEA, UNSC"}
Choices = tuple[tuple[str, Told], ...]


class Field(NamedTuple):
    """A field as the form shows it: what it holds (several texts where it is a list), and what can be chosen, if it is chosen."""

    name: str
    label: Told
    kind: str  # choice | State | flag | day | number | text
    given: tuple[str, ...]
    choices: Choices = ()
    hint: str = ""


class Form(NamedTuple):
    """The form of one predicate."""

    predicate: str
    main: tuple[Field, ...]
    seldom: tuple[Field, ...]

    @property
    def opened(self) -> bool:
        """Whether anything is said that is said seldom."""
        return any(any(field.given) for field in self.seldom)


Given = dict[str, Any]  # texts by the name of their field, lists of texts for LISTS


def _given(**brought: Any) -> Given:
    return {_NAMES[name]: value for name, value in brought.items() if value}


_NAMES = {name.replace("except", "except_"): name for name in (*FIELDS, *DAYS)}  # `except` is a word of Python
_ONE, _SOME = Annotated[str, Query(max_length=LONGEST)], list[Annotated[str, Query(max_length=LONGEST)]]


def _parameter(name: str, field: str) -> Parameter:
    some = field in LISTS
    kind = Annotated[_SOME, Query(alias=field, max_length=limits.PARTIES)] if some else Annotated[_ONE, Query(alias=field)]
    return Parameter(name, Parameter.KEYWORD_ONLY, default=[] if some else "", annotation=kind)


# The fields of an assertion and the two days are the parameters of an address: read off the assertion, so that none is forgotten.
_given.__signature__ = Signature([_parameter(name, field) for name, field in _NAMES.items()])  # type: ignore[attr-defined]
Composed = Annotated[Given, Depends(_given)]


def assertion_json(given: Given) -> dict[str, Any]:
    """What was chosen as the JSON of an assertion. Raises UsageError for a State or a treaty that is none."""
    made: dict[str, Any] = {"predicate": given.get("predicate", "status")}
    for field in FIELDS:
        told = given.get(field)
        if field == "predicate" or not told:
            continue
        if field in LISTS:
            parts = [part.strip() for part in told if part.strip()]
            made[field] = parts if field == "to" else [code for part in parts for code in languages.codes(field, part)]
        elif field in typed.FLAGS or field == "holds":
            made[field] = told not in ("no", "false")
        else:
            made[field] = told if field == "value" and made["predicate"] != "count" else typed.read(field, told.strip())
    return made


def chosen(assertion: Assertion) -> Given:
    """An assertion as the form holds it."""
    return {field: _text(value) for field, value in as_json(assertion).items()}


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, list) else str(value)


def address(assertion: Assertion, **days: str | None) -> str:
    """The page that asks of this assertion: `said` and `known_at` are days."""
    return link(chosen(assertion) | {name: day for name, day in days.items() if day})


def addresses(claim: Claim, said: date) -> list[str]:
    """The pages that ask of a claim again, one for each thing that it says; one to begin with, where that was not understood as data."""
    if claim.assertions:
        return [address(assertion, said=said.isoformat()) for assertion in claim.assertions]
    about = {"predicate": "status", "states": [code for code in claim.targets if code in states()], "treaty": claim.treaty}
    return [link({name: value for name, value in about.items() if value} | {"said": said.isoformat()})]


def link(given: Given, page: str = "/verify") -> str:
    """A page with a form that holds what is given."""
    return f"{page}?" + urlencode(given, doseq=True)


def kinds(given: Given, page: str = "/verify") -> list[tuple[str, Told, str]]:
    """Each kind of question with its words, and the page that asks it of what is given."""
    return [(name, say(said), link({"predicate": name} | given, page)) for name, said in PREDICATES.items()]


def form(given: Given, told_in: Language = ENGLISH, days: bool = True) -> Form:
    """The form for the predicate that is given, with names in a language; with the two days, where they are asked for."""
    predicate = given.get("predicate", "status")
    predicate = predicate if predicate in PREDICATES else "status"
    main = (*MAIN[predicate], *(DAYS if days else ()))
    more = [name for name in FIELDS if name not in ("predicate", *main, *SELDOM[predicate]) and given.get(name)]
    seldom = (*SELDOM[predicate], *more)
    return Form(predicate, *(tuple(_field(name, predicate, given, told_in) for name in names) for names in (main, seldom)))


def _field(name: str, predicate: str, given: Given, told_in: Language) -> Field:
    told = given.get(name) or ()
    label = say(VALUES[predicate] if name == "value" else LABELS[name])
    if name in LISTS:
        way = languages.language(told_in.code)
        shown = tuple(languages.state_in(code, way).text for code in told) if name != "to" else tuple(told)
        return Field(name, label, "text" if name == "to" else "State", (*shown, ""))
    held = (str(told),) if told else ("",)
    if name in typed.FLAGS:
        return Field(name, label, "flag", held)
    if name in DAYS:
        return Field(name, label, "day", held)
    choices = _choices(name, predicate, given, told_in)
    if choices:
        others = () if not told or any(told == value for value, _ in choices) else ((held[0], Text(held[0])),)  # refused, but shown
        return Field(name, label, "choice", held, (*choices, *others))
    return Field(name, label, "number" if name == "value" else "text", held, (), HINTS.get(name, ""))


def _choices(name: str, predicate: str, given: Mapping[str, Any], told_in: Language) -> Choices:
    """What can be chosen of a field, each with its words; an empty value is "nothing of it is said"."""
    none = (("", say("not said")),)
    if name == "value":
        return tuple((value, _value(predicate, value)) for value in terms.PREDICATES[predicate])
    if name == "holds":
        return (("", say("so")), ("no", say("not so")))
    if name == "treaty":
        return (*none, *_treaties(told_in), (terms.OTHER, say("another agreement")))
    if name == "statement":
        return (*none, *_statements(given.get("treaty", ""))) if _statements(given.get("treaty", "")) else ()
    if name == "of":
        return tuple((value, say(COUNTED[value])) for value in terms.COUNTED) if predicate == "count" else ()
    if name == "norm":
        return _norms(terms.DUTIES) if predicate == "duty" else (*none, *_norms(terms.NORMS))
    if name in ("group", "among"):
        return (*none, *((group, say(said)) for group, said in ALL_OF.items()))
    if name == "mode":
        return tuple(("" if mode == "fact" else mode, say(said)) for mode, said in MODES.items())
    if name == "compare":
        return tuple(("" if how == "=" else how, say(COMPARE[how])) for how in terms.COMPARE)
    return ()


def _value(predicate: str, value: str) -> Told:
    found = WORDS[predicate].get(value)
    return say(found) if found else norm_told(value)


def _norms(values: tuple[str, ...]) -> Choices:
    return tuple((value, norm_told(value)) for value in values)


def _treaties(told_in: Language) -> Choices:
    named = ((name, treaty_told(name)) for name in law.treaty_ids())
    return tuple(sorted(named, key=lambda pair: told_in.tell(pair[1]).casefold()))


def _statements(treaty: str) -> Choices:
    """What the treaty says, provision by provision."""
    if treaty not in law.treaty_ids():
        return ()
    rules = law.treaty(treaty)
    return tuple(
        (one.id, Text(f"{one.provision}: {one.stance if one.holds else f'does not say that it {one.stance}'} {one.about}"))
        for one in rules.statement
    )  # fmt: skip


def names_of_states(told_in: Language = ENGLISH) -> list[str]:
    """Every State by name in a language, as the form offers them."""
    way = languages.language(told_in.code)
    return sorted({languages.state_in(code, way).text for code in states()} | set(terms.EXTRA_CODES))
