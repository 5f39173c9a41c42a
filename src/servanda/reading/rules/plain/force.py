"""When a treaty was made, when it takes effect and when it ends; when it ceases to bind a State."""

from __future__ import annotations

import re
from datetime import date

from .... import law
from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .parts import Said, timed
from .phrases import ARTICLES, PRONOUNS, Scope, Time, inside, is_treaty, whose

MADE = {"adopt": "adopted", "conclude": "adopted", "agree": "adopted", "do": "adopted", "open": "opened", "sign": "opened"}
CONCLUDING = ("conclude", "come")
ENDING = ("expire", "lapse", "end", "terminate")
LEAVING = words("plain.leaving")
INTO = (["into", "force"], ["into", "effect"], ["into", "operation"])
AFTER_RATIFICATIONS = re.compile(r"into force ([\w-]+ (?:days|months) after (?:the )?[\w-]+ (?:- \w+ )?(?:instrument of )?ratification)")
OPENING = ["for", "signature"]
COMING = ("", "will", "shall")


def entry(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty entered into force in 1999", "took effect on 1 August", "has been in force since 1997"."""
    if said.negated or said.places or said.longer or said.modal not in COMING or not is_treaty(said.subject, scope):
        return ()
    name, into = lemma(said.verb), _behind(said, scope)
    takes = (name in ("enter", "come") and said.object is None and into in INTO) or (name == "take" and into == ["effect"])
    takes = takes or (name == "become" and into == ["effective"])
    if takes and (said.times or (not said.modal and said.verb.tag_ in ("VBD", "VBN"))):
        return (timed(Assertion("in-force", "entry", treaty=scope.treaty), said),)
    if name == "be" and into == ["in", "force"] and not said.modal and not law.treaty(scope.treaty).closed:
        since = said.times and said.times[0].how == "from"
        if said.times and not since:
            return ()
        when = said.times[0].when.removesuffix("/..") if since else ""
        return (Assertion("in-force", "entry", treaty=scope.treaty, when=when),)
    return ()


def by_number(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty will enter into force six months after the fortieth ratification"."""
    if said.negated or said.longer or said.times or said.places or said.modal not in COMING or not is_treaty(said.subject, scope):
        return ()
    told = AFTER_RATIFICATIONS.fullmatch(" ".join(_behind(said, scope)))
    if told is None or lemma(said.verb) not in ("enter", "come") or said.verb.tag_ == "VBD":
        return ()
    return (Assertion("rule", "provides", treaty=scope.treaty, about=f"entry into force {told[1]}"),)


def not_yet(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty is not yet in force", "has yet to enter into force", "never entered into force"."""
    if said.modal or said.places or said.times or said.longer or said.passive or not is_treaty(said.subject, scope):
        return ()
    if said.subject is None or said.subject.lower_ in PRONOUNS:
        return ()  # "the Adapted Treaty was signed in 1999; it has not entered into force": a later one may be meant
    name, into = lemma(said.verb), _behind(said, scope)
    denied = said.negated and ((name == "be" and into == ["in", "force"]) or (name in ("enter", "come") and into in INTO))
    yet = name == "have" and not said.negated and any(c.lower_ in ("yet", "still") for c in said.verb.children)
    due = into[:1] == ["to"] and into[1:2] in (["enter"], ["come"]) and into[2:] in INTO
    told = Assertion("in-force", "entry", treaty=scope.treaty, holds=False, ever=said.never)
    return (told,) if denied or (yet and due) else ()


def _behind(said: Said, scope: Scope) -> list[str]:
    phrases = [phrase for phrase in (said.object, *said.rest) if phrase is not None]
    return [t.lower_ for phrase in sorted(phrases, key=lambda t: t.i) for t in inside(phrase, scope)]


def made(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty was adopted in Oslo on 18 September 1997", "was opened for signature in Ottawa", "came into being in 1972"."""
    if said.negated or said.longer or said.modal not in COMING or (said.modal and not said.times) or not is_treaty(said.subject, scope):
        return ()
    name, into = lemma(said.verb), _behind(said, scope)
    born = name == "come" and into in (["into", "being"], ["into", "existence"])
    value = "adopted" if born else MADE.get(name)
    done = (said.passive and into in ([], ["for", "signature"])) or (value == "opened" and lemma(said.verb) == "open" and into == OPENING)
    if value is None or not (said.times or said.places) or not (born or done):
        return ()
    rules = law.treaty(scope.treaty)
    if name in CONCLUDING and said.times and _covers_only(said.times[0], rules.opened, rules.adopted):
        value = "opened"  # a treaty is concluded from its adoption to its signature: Part II of the Convention on the Law of Treaties
    cities = rules.opened_in if value == "opened" else rules.adopted_in
    if not set(said.places) <= set(cities) or (said.places and not said.times and not cities):
        return ()
    return (timed(Assertion("in-force", value, treaty=scope.treaty), said),)


def _covers_only(told: Time, one: date | None, other: date | None) -> bool:
    """Whether a time covers one day and not another one."""
    return one is not None and told.covers(one) and (other is None or not told.covers(other))


def dated(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The protocol dates from 1925", "dates back to 1925"."""
    if lemma(said.verb) != "date" or not said.bare or said.negated or said.passive or not is_treaty(said.subject, scope):
        return ()
    since = [told.when.removesuffix("/..") for told in said.times if told.how in ("from", "at")]
    if said.rest or said.object is not None or len(since) != 1:
        return ()
    return (Assertion("in-force", "adopted", treaty=scope.treaty, when=since[0]),)


def over(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty is no longer in force", "no longer exists", "has ceased to exist"."""
    if said.modal or said.places or said.negated or said.passive or said.times or not is_treaty(said.subject, scope):
        return ()
    here = (lemma(said.verb), _behind(said, scope)) in (("be", ["in", "force"]), ("exist", []), ("apply", []))
    gone = lemma(said.verb) == "cease" and _behind(said, scope) in (["to", "exist"], ["to", "be", "in", "force"], ["to", "apply"])
    return (Assertion("in-force", "end", treaty=scope.treaty),) if (here and said.longer) or (gone and not said.longer) else ()


def life(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty expired in 2009", "it will expire in February 2026"."""
    runs = lemma(said.verb) == "run" and _behind(said, scope) == ["out"]
    if said.object is not None or said.passive or (not runs and (lemma(said.verb) not in ENDING or said.rest)):
        return ()
    if said.negated or said.places or said.longer or said.modal not in COMING or not is_treaty(said.subject, scope):
        return ()
    if said.times and said.times[0].how != "at":
        return ()
    return (timed(Assertion("in-force", "end", treaty=scope.treaty), said),) if said.times or not said.modal else ()


def exit_of(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Lithuania's withdrawal took effect on 6 March 2025", "Russia's exit from it takes effect today"."""
    subject = said.subject
    if subject is None or lemma(subject) not in LEAVING or said.negated or said.places or said.longer or said.modal not in COMING:
        return ()
    takes = (lemma(said.verb), _behind(said, scope)) in (("take", ["effect"]), ("become", ["effective"]))
    owner: Token | None = next((c for c in subject.children if c.dep_ == "poss"), None)
    named = whose(owner, scope) if owner is not None else None
    if not takes or named is None or not named.states or named.none or (said.modal and not said.times):
        return ()
    own = {t.i for t in owner.subtree} if owner is not None else set[int]()
    rest = [t for t in inside(subject, scope) if t is not subject and t.i not in own and t.lower_ not in ARTICLES and t.lower_ != "from"]
    if any(t.i not in scope.named or scope.treaty not in scope.named[t.i].ids for t in rest if t.lower_ != "it"):
        return ()
    return (timed(Assertion("in-force", "exit", states=named.states, treaty=scope.treaty), said),)
