"""What a clause asserts: which norm it touches, and by which relation. Words come from the law files and `terms.toml`."""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import tomli

from .. import law
from .attribution import is_passive
from .lexicon import Mention
from .words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

CONDUCT = ("stockpile-destruction", "clearance", "transparency-report", "use", "production", "stockpiling", "transfer")
# Words that join a treaty verb to something else than a treaty ("sign a bill") when no treaty stands in the clause.
BANS = words("norms.bans")
ALLOWS = words("norms.allows")
REQUIRES = words("norms.requires")
BREACH_VERBS = words("norms.breach_verbs")
BREACH_NOUNS = words("norms.breach_nouns")
LEGAL = words("norms.legal")
TREATY_NOUNS = words("norms.treaty_nouns")
MEETING = words("norms.meeting")
LEAVE_WEAK = words("norms.leave_weak")
DECIDING = words("norms.deciding")
QUANTITIES = words("norms.quantities")
# With "it" only verbs that nothing but a weapon suits; with "them" all but the emptiest.
HEAVY = words("norms.heavy")
LIGHT = words("norms.light")
TAKING_PART = words("norms.taking_part")
PARTY_NOUNS = words("norms.party_nouns")
JOIN_NOUNS = words("norms.join_nouns")
JOIN_VERBS = {"join": "joined", "sign": "signed", "ratify": "ratified", "accede": "acceded", "adhere": "joined", "rejoin": "joined", "re-join": "joined", "unsign": "signed"}


class Hit(NamedTuple):
    """A norm found in a clause: the word that shows it, and the relation asserted."""

    norm: str
    relation: str
    token: Token
    strength: int = 2  # 2: the clause is about it; 1: a word of it stands there


@cache
def common() -> dict[str, dict[str, frozenset[str]]]:
    """The common words of each norm: verbs, nouns and, where a verb needs one, objects."""
    with open(os.path.join(os.path.dirname(law.loader.__file__), "terms.toml"), "rb") as file:
        table = tomli.load(file)["norm"]
    return {norm: {kind: frozenset(words) for kind, words in entry.items()} for norm, entry in table.items()}


@cache
def special(treaties: frozenset[str], norm: str) -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and nouns that the treaties in hand add to the common ones for a norm."""
    entries = [n for t in treaties for n in law.treaty(t).norm if n.id == norm]
    return frozenset(w for n in entries for w in n.verbs), frozenset(w for n in entries for w in n.nouns)


def lemma(token: Token) -> str:
    """A token's lemma in lower case."""
    return token.lemma_.lower()


def with_particle(token: Token) -> set[str]:
    """A verb alone, and with each of its particles: {"pull", "pull out"}."""
    found = {lemma(token)}
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod") and child.i > token.i:
            found.add(f"{lemma(token)} {child.lower_}")
    return found


def objects(token: Token) -> list[Token]:
    """What a verb acts on: its objects, the subject of its passive, and what stands behind its prepositions."""
    found = []
    for child in token.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
            found.append(child)
        elif child.dep_ in ("prep", "agent") and child.dep_ != "agent":
            found += [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
    if token.dep_ == "relcl" and not any(c.dep_ in ("dobj",) for c in token.children):
        found.append(token.head)
    if token.dep_ == "acl" and token.tag_ == "VBN":
        found.append(token.head)
    return found


class Clause(NamedTuple):
    """What detection looks at: a clause's head, its tokens, and the mentions in it by token."""

    head: Token
    tokens: Sequence[Token]
    treaties: dict[int, Mention]  # token index -> a treaty named there
    weapons: dict[int, Mention]
    weak: dict[int, Mention]
    outside: dict[int, Mention]
    anaphors: frozenset[int]  # tokens that stand for the treaty in hand: "the convention"
    on_topic: bool  # the sentences before speak of a treaty
    in_hand: frozenset[str] = frozenset()  # the treaties whose words count here


def detect(clause: Clause) -> list[Hit]:
    """The norms that a clause touches, the one it is about first."""
    hits: list[Hit] = []
    for finder in (_provision, _withdrawal, _membership, _joining, _conduct, _other):
        hits += finder(clause)
    return sorted(hits, key=lambda h: -h.strength)


def _links(clause: Clause) -> set[int]:
    return set(clause.treaties) | clause.anaphors


def _about_treaty(token: Token, clause: Clause) -> bool:
    """Whether a treaty, or a word that stands for it, is what a token governs or is."""
    links = _links(clause)
    if token.i in links:
        return True
    near = list(token.subtree)
    return any(t.i in links for t in near)


def _object_is_treaty(verb: Token, clause: Clause) -> bool:
    for thing in objects(verb):
        if clause.on_topic and lemma(thing) in TAKING_PART:
            return True
        if _about_treaty(thing, clause):
            return True
        if thing.lower_ in ("it", "them", "which", "that", "this") and clause.on_topic:
            return True
        if thing.lower_ in ("itself",):
            continue
    return False


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _subject_is_treaty(verb: Token, clause: Clause) -> bool:
    who = _subject(verb)
    if who is None:
        if verb.dep_ == "acl":
            return verb.head.i in _links(clause) or lemma(verb.head) in TREATY_NOUNS
        if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
            return _subject_is_treaty(verb.head, clause)
        return False
    if who.lower_ in ("which", "that") and verb.dep_ == "relcl":
        return verb.head.i in _links(clause) or lemma(verb.head) in TREATY_NOUNS
    if who.i in _links(clause) or (lemma(who) in TREATY_NOUNS and clause.on_topic):
        return True
    if who.lower_ in ("article", "provision", "text", "clause") or lemma(who) in ("article", "provision", "clause", "paragraph"):
        return True
    return who.lower_ in ("it", "that", "this") and clause.on_topic and lemma(verb) in BANS | ALLOWS


def _provision(clause: Clause) -> list[Hit]:
    """What the treaty itself does: it bans, allows, requires, is in force."""
    found = []
    words = {lemma(t) for t in clause.tokens}
    for token in clause.tokens:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        name = lemma(token)
        whole = token.i == clause.head.i or token.dep_ in ("conj", "acl", "xcomp")
        if token.dep_ in ("relcl", "acl") and token.i != clause.head.i:
            continue  # "the treaty that bans mines" is a name for it, no claim
        if name in BANS and (_subject_is_treaty(token, clause) or (is_passive(token) and (clause.weapons or clause.outside or clause.weak))):
            found.append(Hit("other", "bans", token, 5 if whole else 1))
        elif name in ALLOWS and _subject_is_treaty(token, clause):
            found.append(Hit(_topic(words, clause) or _first_conduct(clause) or "other", "allows", token, 5 if whole else 1))
        elif any(c.lower_ == "as" and c.dep_ == "mark" for c in token.children):
            continue  # "as the treaty requires"
        elif name in REQUIRES and token.i == clause.head.i and _subject_is_treaty(token, clause):
            found.append(Hit(_topic(words, clause) or _first_conduct(clause) or "other", "requires", token, 4))
        elif name in ("enter", "come", "take") and token.i == clause.head.i and any(t.lower_ in ("force", "effect") for t in clause.tokens) and _subject_is_treaty(token, clause):
            found.append(Hit("other", "in-force", token, 5))
        elif name in ("open", "adopt", "conclude", "negotiate", "expire", "lapse", "extend", "verify", "depend", "collapse") and token.i == clause.head.i and (_subject_is_treaty(token, clause) or (_object_is_treaty(token, clause) and _links(clause))):
            found.append(Hit("other", "opened" if name == "open" else "expires" if name in ("expire", "lapse") else "extends" if name == "extend" else "treaty", token, 4))
    for token in clause.tokens:
        if lemma(token) == "deadline" and token.dep_ in ("nsubj", "nsubjpass") and clause.on_topic:
            topic = _topic(words, clause)
            if topic:
                found.append(Hit(topic, "deadline", token, 3))
    return found


def _first_conduct(clause: Clause) -> str:
    """The conduct that a rule is about: "allows a State to keep a few mines" is about stockpiling."""
    hits = sorted(_conduct(clause), key=lambda hit: hit.token.i)
    return hits[0].norm if hits else ""


def _topic(words: set[str], clause: Clause) -> str:
    """The norm that a rule is about, by the words beside it."""
    if words & {"withdrawal", "withdraw", "leave", "notice", "denounce", "exit", "denunciation", "suspension", "suspend"}:
        return "withdrawal"
    if words & {"destroy", "stockpile", "stock", "destruction"} and words & {"year", "deadline", "destroy", "destruction", "within", "extension", "extend"}:
        return "stockpile-destruction"
    if words & {"clear", "clearance", "demine"} and words & {"year", "deadline", "extension", "ten", "within", "mine", "area"}:
        return "clearance"
    if words & {"report", "transparency"} and words & {"year", "annual", "yearly"}:
        return "transparency-report"
    return ""


def _withdrawal(clause: Clause) -> list[Hit]:
    found = []
    verbs, nouns = common()["withdrawal"]["verbs"], common()["withdrawal"]["nouns"]
    links = _links(clause)
    for token in clause.tokens:
        names = with_particle(token) if token.pos_ in ("VERB", "AUX") else {lemma(token)}
        if token.pos_ in ("VERB", "AUX") and names & verbs:
            weak = lemma(token) in LEAVE_WEAK
            linked = _object_is_treaty(token, clause) or any(t.i in links for t in token.subtree)
            relation = "suspend" if lemma(token) in ("suspend", "freeze", "halt") else "leave"
            voted = lemma(token) in ("leave", "quit", "exit") and clause.on_topic and not any(c.dep_ == "dobj" for c in token.children) and (lemma(token.head) in DECIDING or token.dep_ in ("csubj", "ROOT", "pcomp", "nsubj", "nsubjpass"))
            if linked or voted or (not weak and (clause.on_topic or links) and not clause.weapons and not clause.weak):
                if lemma(token) in ("cease", "scrap", "halt", "drop", "freeze", "end") and not (linked and (links or clause.on_topic)):
                    continue
                if lemma(token) == "cease" and not {"party", "member", "bind", "apply"} & {lemma(t) for t in token.subtree}:
                    continue
                if lemma(token) in ("suspend", "halt", "terminate", "freeze") and not linked:
                    continue
                found.append(Hit("withdrawal", relation, token, 4 if token.i == clause.head.i or token.dep_ in ("xcomp", "conj", "ccomp", "acl", "pcomp") else 2))
        elif token.pos_ == "VERB" and lemma(token) in ("notify", "deposit", "lodge") and clause.on_topic and any(lemma(t) in ("depositary", "notice", "withdrawal", "secretary", "nations", "instrument") for t in token.subtree):
            if lemma(token) != "deposit" or any(lemma(t) in ("withdrawal", "notice") for t in token.subtree):
                found.append(Hit("withdrawal", "notify", token, 3))
        elif token.pos_ in ("NOUN", "PROPN") and lemma(token) in nouns:
            if lemma(token) == "notice" and not (clause.on_topic or links):
                continue
            if links or clause.on_topic:
                if lemma(token) in ("suspension", "termination", "departure", "exit", "notice", "leaving", "revocation", "abandonment") and not (any(t.i in links for t in token.subtree) or clause.on_topic):
                    continue
                subject_of = token.dep_ in ("nsubj", "nsubjpass", "dobj") or token.head.lower_ in ("of", "for", "to")
                found.append(Hit("withdrawal", "suspend" if lemma(token) == "suspension" else "leave", token, 3 if subject_of else 2))
    return found


def _membership(clause: Clause) -> list[Hit]:
    found = []
    for token in clause.tokens:
        name = lemma(token)
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and (name in PARTY_NOUNS or token.lower_ in ("parties", "members", "signatories")):
            named = _about_treaty(token, clause) or _state_party(token)
            counted = token.dep_ == "dobj" and lemma(token.head) in ("have", "count", "number", "include")
            if name in ("party", "member") and not named and not (clause.on_topic and (counted or (token.dep_ in ("attr", "oprd") and not _of_something_else(token)))):
                continue
            if not (_about_treaty(token, clause) or clause.on_topic):
                continue
            predicate = token.dep_ in ("attr", "appos", "oprd", "acomp", "conj", "dep") or token.head.lower_ in ("as",) or counted
            if predicate:
                counted = counted or any(c.dep_ == "nummod" for c in token.children)
                relation = "signatory" if name in ("signatory", "non-signatory") else "members" if counted else "party"
                found.append(Hit("withdrawal" if _no_longer(token) else "membership", relation, token, 4))
        elif name in ("bind", "bound") and token.pos_ in ("VERB", "ADJ") and token.tag_ in ("VBN", "JJ", "VBD") and (_links(clause) or clause.on_topic):
            found.append(Hit("withdrawal" if _no_longer(token) else "membership", "bound", token, 4))
        elif name in ("commitment", "obligation") and any(c.lower_ == "binding" for c in token.children) and (_links(clause) or clause.on_topic):
            found.append(Hit("membership", "bound", token, 5))
        elif name == "belong" and _object_is_treaty(token, clause):
            found.append(Hit("membership", "party", token, 4))
        elif name in ("stay", "remain", "stand", "be", "keep") and token.pos_ in ("VERB", "AUX") and _stands_outside(token, clause):
            found.append(Hit("membership", "party", token, 3))
    return found


def _no_longer(token: Token) -> bool:
    """"no longer bound": said of one who has left."""
    near = token.doc[max(token.sent.start, token.i - 6) : token.i]
    return any(a.lower_ == "no" and b.lower_ == "longer" for a, b in pairwise(near))


def _stands_outside(verb: Token, clause: Clause) -> bool:
    """"has kept out of the convention", "stayed outside the ban", "remains in the treaty"."""
    for child in verb.children:
        if child.lower_ in ("outside", "in", "inside", "out") and any(_about_treaty(g, clause) for g in child.subtree if g.i != child.i):
            return True
    return False


def _of_something_else(token: Token) -> bool:
    """"a member of parliament", "a NATO member": not of the treaty."""
    return any(c.dep_ in ("prep", "compound", "amod", "poss") and c.lower_ not in ("full", "state", "states", "founding", "original", "early") for c in token.children)


def _state_party(token: Token) -> bool:
    return any(c.lower_ in ("state", "states") and c.dep_ == "compound" for c in token.children)


def _joining(clause: Clause) -> list[Hit]:
    found = []
    for token in clause.tokens:
        name = lemma(token)
        if token.pos_ == "VERB" and name in JOIN_VERBS:
            if not _object_is_treaty(token, clause):
                bare = not [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
                if not (clause.on_topic and bare and name in ("ratify", "accede", "join", "sign", "rejoin")):
                    continue
                if name == "join" and any(c.dep_ in ("dobj",) for c in token.children):
                    continue
            if not (_links(clause) or clause.on_topic):
                continue
            done = token.tag_ in ("VBD", "VBN", "VBZ") and not any(c.dep_ == "aux" and c.lower_ in ("to", "will", "would", "should", "may", "might", "could", "must", "can") for c in token.children)
            if token.tag_ in ("VB", "VBP") and any(c.lower_ in ("did", "does", "do") for c in token.children):
                done = True
            norm = "membership" if done else "joining"
            if name == "sign" and any(c.lower_ in ("on", "for") for c in token.children) and done:
                norm = "joining"
            whole = token.i == clause.head.i or token.dep_ in ("xcomp", "conj", "ccomp", "relcl", "pcomp", "advcl", "acl")
            found.append(Hit(norm, JOIN_VERBS[name], token, 4 if whole else 2))
        elif token.pos_ == "NOUN" and name in JOIN_NOUNS and (_about_treaty(token, clause) or clause.on_topic):
            found.append(Hit("joining", {"ratification": "ratified", "accession": "acceded", "signature": "signed"}.get(name, "joined"), token, 3))
        elif name == "become" and any(c.dep_ == "attr" and lemma(c) in PARTY_NOUNS for c in token.children) and token.tag_ in ("VB", "VBG"):
            found.append(Hit("joining", "party", token, 5))
        elif name in ("align", "alignment") and _links(clause):
            found.append(Hit("joining", "aligned", token, 3))
    return found


def _conduct(clause: Clause) -> list[Hit]:
    """Conduct with the weapon, by the first verb or noun that has the weapon for its object."""
    found: list[Hit] = []
    things = set(clause.weapons) | set(clause.weak) | set(clause.outside)
    for token in clause.tokens:
        name = lemma(token)
        for norm in CONDUCT:
            words = common()[norm]
            verbs, nouns = special(clause.in_hand, norm)
            if token.pos_ == "VERB" and (with_particle(token) & (words["verbs"] | verbs)):
                if _conduct_object(token, norm, clause, things):
                    found.append(Hit(norm, name, token, 3 if token.i == clause.head.i or token.dep_ in ("xcomp", "pcomp", "conj", "advcl", "ccomp", "acl", "relcl") else 2))
                    break
            elif token.pos_ in ("NOUN", "PROPN", "ADJ") and (name in words["nouns"] | nouns):
                if norm in ("stockpile-destruction", "clearance", "transparency-report"):
                    if norm == "transparency-report" and not _of_treaty_report(token, clause):
                        continue
                    if name in ("elimination", "destruction", "disposal", "contamination") and not any(t.i in things or lemma(t) in common()["stockpile-destruction"]["objects"] for t in token.subtree):
                        continue
                    found.append(Hit(norm, name, token, 2))
                    break
                if any(t.i in things for t in token.subtree) or _noun_of_weapon(token, things) or (name in nouns and clause.on_topic and not things):
                    found.append(Hit(norm, name, token, 2))
                    break
    return found


def _of_treaty_report(token: Token, clause: Clause) -> bool:
    """Whether a report or declaration is one that a treaty asks for."""
    words = {t.lower_ for t in token.subtree} | {t.lower_ for t in token.head.subtree if abs(t.i - token.i) < 4}
    return bool(words & {"transparency", "article", "annual", "initial", "exchange"}) and (clause.on_topic or bool(_links(clause)))


def _noun_of_weapon(token: Token, things: set[int]) -> bool:
    """"mine production", "cluster munition use", "the mines' use"."""
    return any(t.i in things and t.head.i == token.i for t in token.lefts) or (token.head.i in things and token.dep_ == "compound")


def _conduct_object(token: Token, norm: str, clause: Clause, things: set[int]) -> bool:
    needed = common()[norm].get("objects", frozenset())
    for thing in objects(token):
        inside = list(thing.subtree)
        if norm == "clearance":
            if any(t.i in things or lemma(t) in ("area", "land", "field", "minefield", "territory", "hectare", "site", "contamination", "square") for t in inside) and (things or clause.on_topic):
                return True
        elif norm == "transparency-report":
            if any(lemma(t) in needed for t in inside) and (clause.on_topic or _links(clause) or things) and (lemma(token) != "report" or any(lemma(t) in ("stockpile", "holding", "report") for t in inside)):
                return True
        elif norm == "stockpile-destruction":
            if any(t.i in things or lemma(t) in needed for t in inside) and (things or clause.on_topic):
                return True
        elif thing.i in things or any(t.i in things for t in thing.conjuncts) or (lemma(thing) in QUANTITIES and any(t.i in things for t in inside)):
            return True
        elif thing.lower_ in ("them", "it", "these", "those", "ones") and clause.on_topic and norm in ("use", "transfer", "production", "stockpiling"):
            return lemma(token) not in LIGHT if thing.lower_ == "them" else lemma(token) in HEAVY
    return norm == "clearance" and lemma(token) in ("demine", "de-mine")


def _other(clause: Clause) -> list[Hit]:
    found = []
    links = _links(clause)
    for token in clause.tokens:
        name = lemma(token)
        near = clause.on_topic or bool(links)
        if token.pos_ == "VERB" and name in BREACH_VERBS and near:
            if _object_is_treaty(token, clause) or any(lemma(t) in BREACH_NOUNS | TREATY_NOUNS for thing in objects(token) for t in thing.subtree):
                found.append(Hit("other", "violate" if name not in ("comply", "abide", "respect", "honour", "honor", "fulfil", "fulfill", "observe", "uphold", "adhere", "implement") else "comply", token, 3))
        elif token.pos_ in ("NOUN", "ADJ") and name in BREACH_NOUNS and ((links and (any(t.i in links for t in token.subtree) or any(a.i in links for a in token.ancestors))) or (name in ("violation", "breach", "compliance", "noncompliance", "non-compliance") and near)):
            found.append(Hit("other", "comply" if "compl" in name else "violate", token, 2))
        elif name in LEGAL and near and token.pos_ in ("ADJ", "ADV", "VERB"):
            found.append(Hit("other", "legal", token, 2))
        elif name in ("extension", "renewal", "expiry", "expiration", "future", "collapse", "amendment", "negotiation") and token.pos_ == "NOUN" and any(t.i in links for t in token.subtree):
            found.append(Hit("other", "extends" if name in ("extension", "renewal") else "treaty", token, 2))
        elif name in MEETING and links and any(lemma(v) in ("host", "hold", "chair", "preside", "open", "attend", "meet", "convene", "join", "invite") for v in clause.tokens):
            found.append(Hit("other", "meeting", token, 3))
    if not found and clause.treaties:
        found.append(Hit("other", "treaty", clause.head, 1))
    return found
