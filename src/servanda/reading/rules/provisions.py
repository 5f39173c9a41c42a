"""What a treaty itself does: it bans, allows, requires, is in force; and the deadlines it sets."""

from __future__ import annotations

from .attribution import is_passive
from .clauses import ALLOWS, BANS, Clause, Hit, is_verb, lemma, object_is_treaty, subject_is_treaty
from .conduct import conduct
from .tokens import Token
from .words import words

REQUIRES = words("provisions.requires")
STARTING = words("provisions.starting")
COURSE = words("provisions.course")
LAPSING = words("provisions.lapsing")
# Norm -> the words that name it and, where those alone are too common, words that must stand beside them.
TOPICS = {
    "withdrawal": (words("provisions.leaving"), frozenset[str]()),
    "stockpile-destruction": (words("provisions.stocks"), words("provisions.stocks_beside")),
    "clearance": (words("provisions.clearing"), words("provisions.clearing_beside")),
    "transparency-report": (words("provisions.reports"), words("provisions.reports_beside")),
}


def provisions(clause: Clause) -> list[Hit]:
    """What a clause says that a treaty does."""
    named = {lemma(t) for t in clause.tokens}
    found = [hit for token in clause.tokens if is_verb(token) and (hit := _rule(token, named, clause))]
    for token in clause.tokens:
        topic = _topic(named) if lemma(token) == "deadline" and token.dep_ in ("nsubj", "nsubjpass") and clause.on_topic else ""
        if topic:
            found.append(Hit(topic, "deadline", token, 3))
    return found


def _rule(token: Token, named: set[str], clause: Clause) -> Hit | None:
    """What a treaty does by one verb of a clause."""
    name = lemma(token)
    heads = token.i == clause.head.i
    if token.dep_ in ("relcl", "acl") and not heads:
        return None  # "the treaty that bans mines" is a name for it, no claim
    strength = 5 if heads or token.dep_ in ("conj", "xcomp") else 1
    if name in BANS and (subject_is_treaty(token, clause) or _weapon_is_banned(token, clause) or _under_treaty(token, clause)):
        return Hit("other", "bans", token, strength)
    if name in ALLOWS and subject_is_treaty(token, clause):
        return Hit(_subject_matter(named, clause), "allows", token, strength)
    if not heads or any(c.lower_ == "as" and c.dep_ == "mark" for c in token.children):
        return None  # "as the treaty requires"
    if (name in REQUIRES or _asks_for(token) or _has_no(token)) and subject_is_treaty(token, clause):
        return Hit(_subject_matter(named, clause), "requires", token, 4)
    if _stands(token) and subject_is_treaty(token, clause):
        return Hit("other", "in-force", token, 4)
    if name in STARTING and any(t.lower_ in ("force", "effect") for t in clause.tokens) and subject_is_treaty(token, clause):
        return Hit("other", "in-force", token, 5)
    if name in COURSE and (subject_is_treaty(token, clause) or (clause.links and object_is_treaty(token, clause))):
        return Hit("other", _course(name), token, 4)
    return None


def _asks_for(verb: Token) -> bool:
    """ "The Convention calls for stocks to be destroyed within eight years"."""
    return lemma(verb) == "call" and any(c.lower_ == "for" and c.dep_ == "prep" for c in verb.children)


def _has_no(verb: Token) -> bool:
    """ "The Convention has no verification mechanism": what it has is told of States."""
    things = [c for c in verb.children if c.dep_ == "dobj"] if lemma(verb) == "have" else []
    return any(c.lower_ == "no" for thing in things for c in thing.children)


def _stands(verb: Token) -> bool:
    """ "The treaty is in force", "is not yet in force", "has yet to enter into force"."""
    beneath = [t.lower_ for t in verb.subtree if t.i > verb.i]
    if "force" not in beneath:
        return False
    now = verb.tag_ in ("VBZ", "VBP") or any(c.dep_ == "neg" for c in verb.children)  # not "has been in force since 1972"
    return (lemma(verb) == "be" and "in" in beneath and now) or (lemma(verb) == "have" and "yet" in beneath and "enter" in beneath)


def _weapon_is_banned(verb: Token, clause: Clause) -> bool:
    """ "Mines are banned", whoever bans them."""
    return is_passive(verb) and bool(clause.weapons or clause.outside or clause.weak)


def _under_treaty(verb: Token, clause: Clause) -> bool:
    """ "Under the treaty, obligations that conflict with it are prohibited"."""
    ways = [c for c in verb.children if c.lower_ in ("under", "by")] if is_passive(verb) else []
    return any(t.i in clause.links for way in ways for t in way.children)


def _course(verb: str) -> str:
    """The relation of a verb that tells what becomes of a treaty."""
    if verb in LAPSING:
        return "expires"
    return {"open": "opened", "extend": "extends"}.get(verb, "treaty")


def _subject_matter(named: set[str], clause: Clause) -> str:
    """The norm that a rule is about: "allows a State to keep a few mines" is about stockpiling."""
    topic = _topic(named)
    if topic:
        return topic
    first = min(conduct(clause), key=lambda hit: hit.token.i, default=None)
    return first.norm if first else "other"


def _topic(named: set[str]) -> str:
    """The norm that a rule is about, by the words beside it."""
    for norm, (terms, beside) in TOPICS.items():
        if named & terms and (not beside or named & beside):
            return norm
    return ""
