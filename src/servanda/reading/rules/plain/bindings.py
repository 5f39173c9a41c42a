"""What a treaty binds its parties to, told of them or of a deed: "parties may not use it", "its use is illegal under the treaty"."""

from __future__ import annotations

from ....assertions.model import Assertion
from ..clauses import lemma
from ..tokens import Token
from ..words import words
from .parts import Said, behind, without_treaty
from .phrases import ARTICLES, MEMBERS, THE_STATE, Scope, inside, is_treaty, noun
from .provisions import STANCES, says

MUST, MAY = ("must", "shall"), ("may", "can")
BINDING = {**STANCES, "entitle": "allows", "bar": "forbids"}  # told of the parties: "are required to destroy them"
UNDERTAKING = words("plain.undertaking")  # "parties undertake never to use mines"
RENOUNCING = words("plain.renouncing")
FORBIDDEN, ALLOWED = words("plain.forbidden"), words("plain.allowed")  # "is illegal under", "is legal under"
ANY = words("plain.any_party")  # beside a noun for States: "each State Party", "no State"
NOT = ("not", "never", "n't")


def bound(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Parties to the treaty may not use mines", "under the treaty, no State may use them", "parties are required to destroy them"."""
    if said.times or said.places or said.longer or said.subject is None:
        return ()
    under, scope = without_treaty(said.verb, scope)
    if not _any_party(said.subject, scope, under):
        return ()
    denied = said.negated != any(t.lower_ == "no" for t in said.subject.children)
    if said.passive:
        stance, deed = BINDING.get(lemma(said.verb)), _to_do(said, scope)
        if stance is None or deed is None or said.modal:
            return ()
        if stance == "allows" and denied:
            stance, denied = "forbids", False
        return _on(stance, deed, said._replace(negated=denied), scope)
    if said.modal not in (*MUST, *MAY):
        return ()
    stance = "forbids" if denied else "requires" if said.modal in MUST else "allows"
    left = {t.i for c in said.verb.children if c.dep_ in ("nsubj", "aux", "neg", "mark") for t in c.subtree}
    return says(stance, [t for t in inside(said.verb, scope) if t.i not in left], said._replace(negated=False), scope)


def renounced(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Under the treaty all parties renounce the use of mines", "parties to it forswear such weapons"."""
    if lemma(said.verb) not in RENOUNCING or said.passive or said.negated or not said.bare or said.times or said.subject is None:
        return ()
    under, scope = without_treaty(said.verb, scope)
    if said.object is None or any(phrase.i in scope.inside for phrase in said.rest) or not _any_party(said.subject, scope, under):
        return ()
    return says("forbids", inside(said.object, scope), said, scope)


def undertaken(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "Parties to the treaty undertake never to use mines"."""
    if lemma(said.verb) not in UNDERTAKING or said.passive or said.negated or not said.bare or said.times or said.subject is None:
        return ()
    under, scope = without_treaty(said.verb, scope)
    deed = _to_do(said, scope)
    return _on("requires", deed, said, scope) if deed is not None and _any_party(said.subject, scope, under) else ()


def illegal(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The use of mines is illegal under the treaty", "it is illegal under it to use them", "the treaty makes it illegal to use them"."""
    if said.times or not said.bare or said.passive or said.subject is None:
        return ()
    under, scope = without_treaty(said.verb, scope)
    if lemma(said.verb) == "make" and is_treaty(said.subject, scope):
        made = [c for c in said.verb.children if c.dep_ in ("ccomp", "xcomp") and c.i in scope.inside]
        within = inside(made[0], scope) if len(made) == 1 and not said.negated else []
    elif lemma(said.verb) == "be" and under:
        within = [t for t in inside(said.verb, scope) if t.i != said.verb.i and t.dep_ != "neg"]
    else:
        return ()
    called = [t for t in within if t.lower_ in FORBIDDEN | ALLOWED]
    matter = [t for t in within if t not in called and t.lower_ not in ("it", "to")]
    if len(called) != 1:
        return ()
    stance = "forbids" if called[0].lower_ in FORBIDDEN else "allows"
    if stance == "allows" and said.negated:
        stance, said = "forbids", said._replace(negated=False)
    return says(stance, matter, said, scope)


def _on(stance: str, deed: Token, said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """What some are required, allowed or forbidden to do; "required not to" is forbidden."""
    turned = [c for c in deed.children if c.lower_ in NOT and c.i in scope.inside]
    if turned and (stance != "requires" or said.negated):
        return ()
    left = {c.i for c in deed.children if c in turned or (c.dep_ == "aux" and c.lower_ == "to")}
    return says("forbids" if turned else stance, [t for t in inside(deed, scope) if t.i not in left], said, scope)


def _to_do(said: Said, scope: Scope) -> Token | None:
    """What a verb binds somebody to do or not to do, where nothing else stands beside it: "to destroy them", "from using them"."""
    left = [phrase for phrase in said.rest if phrase.i in scope.inside]
    if said.object is not None or len(left) != 1:
        return None
    if left[0].dep_ == "xcomp":
        return left[0]
    return next((c for c in left[0].children if c.dep_ == "pcomp"), None) if left[0].lower_ == "from" else None


def _any_party(subject: Token, scope: Scope, under: bool) -> bool:
    """Whether a phrase means any party to the treaty: "the parties to it", "no State Party"; any State, where it is so `under` it."""
    if noun(subject) not in THE_STATE | MEMBERS:
        return False
    for child in subject.children:
        if child.i not in scope.inside or child.is_punct or child.lower_ in ARTICLES or child.lower_ in ANY:
            continue
        if child.dep_ != "prep" or child.lower_ not in ("to", "of") or not is_treaty(behind(child, scope), scope):
            return False
        under = True
    return under or noun(subject) == "party"
