"""The signs of a clause: what stands in it and around it, as short names that a model weighs.

No sign names a State, an organisation or a treaty: "Russia has used mines" and "Chad has used mines" have the same signs.
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..model import Proposition
from .actors import Actor, Cast, first_person
from .attribution import Frame, is_place, subject
from .clauses import Clause, Hit, lemma
from .memory import Memory
from .scene import Scene
from .segments import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .tokens import Token
    from .voice import Voice

KINDS = {
    "state": "STATE", "organisation": "ORG", "treaty": "TREATY", "weak-treaty": "WEAKTREATY", "weapon": "WEAPON",
    "weak-weapon": "WEAKWEAPON", "outside": "OUTSIDE", "topic": "TOPIC",
}  # fmt: skip

DENSITIES = (0.03, 0.06, 0.12, 0.25, 0.5, 1.0)  # mentions of treaties and weapons a sentence


class Look(NamedTuple):
    """A clause as a model looks at it."""

    scene: Scene
    memory: Memory
    piece: Segment
    clause: Clause
    frame: Frame | None
    hits: list[Hit]
    accepted: Hit | None  # what the rules make of it
    before: list[Hit]  # of the sentence so far
    own_voice: bool


def names_in(scene: Scene) -> dict[int, str]:
    """Token -> what is named there, for the tokens of a sentence that belong to a name."""
    return {token.i: KINDS[mention.kind] for mention in scene.here if mention.kind in KINDS for token in scene.named_by(mention)}


def word(token: Token, names: dict[int, str]) -> str:
    """A token as a sign: its lemma, or what it names."""
    name = names.get(token.i)
    if name:
        return name
    if token.pos_ == "NUM":
        return "YEAR" if len(token.text) == 4 and token.text[:2] in ("19", "20") else "NUM"
    if token.pos_ == "PROPN":
        return "NAME"
    return lemma(token)


def clause_signs(look: Look, names: dict[int, str]) -> list[str]:
    """The signs of a clause, each once."""
    scene, memory, piece, clause, frame, hits, accepted, before, own_voice = look
    head = piece.head
    found = {"any", f"kind={piece.kind}"}
    add = found.add
    # A name counts for as many words as it has: a clause is as long as it looks.
    seen = [word(t, names) for t in piece.tokens if not t.is_punct and not t.is_space for _ in t.text.split()]
    for w in seen:
        add(f"w={w}")
    for a, b in pairwise(seen):
        add(f"ww={a}_{b}")
    add(f"head={word(head, names)}")
    add(f"tag={head.tag_}")
    who = subject(head)
    subj = word(who, names) if who is not None else "none"
    if who is not None and subj not in KINDS.values():
        under = sorted({names[t.i] for t in who.subtree if t.i in names})
        for u in under:
            add(f"subjunder={u}")
        add(f"subjpos={who.pos_}")
    add(f"subj={subj}")
    add(f"subj+head={subj}+{word(head, names)}")
    for child in head.children:
        if child.dep_ in ("dobj", "attr", "acomp", "oprd", "nsubjpass", "xcomp", "prt", "neg", "aux"):
            add(f"{child.dep_}={word(child, names)}")
            if child.dep_ in ("dobj", "attr", "acomp", "xcomp"):
                add(f"head+{child.dep_}={word(head, names)}+{word(child, names)}")
        if child.dep_ in ("prep", "agent"):
            for g in child.children:
                if g.dep_ == "pobj":
                    add(f"prep={child.lower_}+{word(g, names)}")
    # what is named, in the clause and around it
    inside = {names[t.i] for t in clause.tokens if t.i in names}
    for n in inside:
        add(f"in={n}")
    for n in set(names.values()) - inside:
        add(f"beside={n}")
    if not inside:
        add("in=nothing")
    if clause.anaphors:
        add("anaphor")
    if clause.weak:
        add("weak")
    add(f"topic={clause.on_topic}")
    since = min(memory.since_topic, 12)
    add(f"since={since if since < 4 else since // 4 * 4}")
    density = bisect(DENSITIES, memory.density)
    add(f"density={density}")
    # who says it
    if frame is None:
        add(f"frame=none,own={own_voice},quoted={scene.quoted is not None}")
    else:
        add(f"frame={frame.act}")
        if frame.cue is not None:
            add(f"cue={lemma(frame.cue)}")
            add(f"cuehead={frame.cue.i == head.i}")
            actor = scene.actors.get(frame.cue.i)
            add(f"actor={actor.kind if actor else 'none'},{bool(actor and actor.stands_for)}")
    if scene.reports(piece):
        add("reports")
    if scene.label:
        add("label")
    add(f"own={own_voice}")
    length = len(seen)
    add(f"len={length if length < 6 else min(length // 5 * 5, 30)}")
    # what the rules see
    add(f"hit={accepted.norm if accepted else 'none'}")
    if accepted:
        add(f"rel={accepted.relation},{accepted.strength}")
        add(f"hit+kind={accepted.strength}+{piece.kind}+{accepted.relation in ('carried', 'reply', 'treaty')}")
    for hit in hits:
        add(f"saw={hit.norm}")
        add(f"saw={hit.norm},{hit.relation},{hit.strength}")
    if hits and accepted is None:
        add("refused")
    if before:
        add(f"before={before[-1].norm}")
    last = memory.last
    add(f"last={last.norm if last else 'none'}")
    if memory.duty:
        add(f"duty={memory.duty}")
    for n in sorted(inside) or ["nothing"]:
        add(f"in+density={n}+{density}")
        add(f"in+topic={n}+{clause.on_topic}")
        add(f"in+kind={n}+{piece.kind}")
        add(f"in+subj={n}+{subj}")
        add(f"in+last={n}+{bool(last)}+{since == 0 or since}")
    add(f"hit+topic={bool(accepted)}+{clause.on_topic}+{frame.act if frame else None}")
    return sorted(found)


def act_signs(look: Look, clause: list[str], hit: Hit, rule: str, said: Proposition, own: bool, others: bool) -> list[str]:
    """The signs of what saying a claim does: those of its clause, what it asserts, and what the rules make of it."""
    frame = look.frame.act if look.frame else "none"
    about = "self" if own else "others" if others else "none"
    found = {
        f"rule={rule}", f"norm={hit.norm}", f"relation={hit.relation}", f"negated={said.negated}", f"modality={said.modality}",
        f"about={about}", f"about+negated={about}+{said.negated}+{hit.norm}", f"about+modality={about}+{said.modality}",
        f"rule+about={rule}+{about}", f"frame+about={frame}+{about}", f"frame+norm={frame}+{hit.norm}+{about}",
        f"rule+norm={rule}+{hit.norm}",
    }  # fmt: skip
    return [*clause, *sorted(found)]


def aimed_signs(hit: Hit, frame: Frame | None, rule: Sequence[str], own: Sequence[str]) -> list[str]:
    """The signs of whether a claim is about any State: what it asserts, and what the rules make of it."""
    act = frame.act if frame else "none"
    return [
        f"norm={hit.norm}", f"relation={hit.relation}", f"rule={bool(rule)}", f"own={bool(own)}", f"rule+norm={bool(rule)}+{hit.norm}",
        f"rule+own={bool(rule)}+{bool(set(rule) & set(own))}", f"own+act={bool(own)}+{act}", f"norm+act={hit.norm}+{act}",
        f"relation+rule={hit.relation}+{bool(rule)}",
    ]  # fmt: skip


class Candidate(NamedTuple):
    """A State that a claim may be about, with the signs that speak for and against it."""

    code: str
    signs: list[str]


def candidates(
    look: Look, hit: Hit, cast: Cast, voice: Voice, speaker: Actor | None, rule: tuple[str, ...], names: dict[int, str]
) -> list[Candidate]:  # fmt: skip
    """The States that a claim may be about, in the order of the text, each with its signs: where it stands, what else points to it."""
    scene, memory, piece, frame = look.scene, look.memory, look.piece, look.frame
    doc = scene.doc
    own = speaker.stands_for if speaker else ()
    inside = {t.i for t in piece.tokens}
    at: dict[str, list[Token]] = {}
    for mention in scene.here:
        if mention.kind == "state":
            tokens = scene.named_by(mention)
            for code in cast.states_in(tuple(t.i for t in tokens), doc, scene.mentions):
                at.setdefault(code, []).append(next((t for t in tokens if t.head not in tokens or t.head.i == t.i), tokens[0]))
    # Where a treaty was signed is not who signed it.
    elsewhere = {code for code, tokens in at.items() if hit.relation == "signed" and all(is_place(t, hit.token) for t in tokens)}
    at = {code: tokens for code, tokens in at.items() if code not in elsewhere}
    pool = list(dict.fromkeys([*rule, *at, *own, *memory.last_targets, *cast.last_states, *memory.main_states]))
    who = subject(piece.head)
    subj = word(who, names) if who is not None else "none"
    aimed = frame.target if frame is not None and frame.cue in piece.tokens else None
    source = set(frame.source) if frame is not None else set()
    mine = any(map(first_person, piece.tokens))
    made = []
    here = [c for c in at if any(t.i in inside for t in at[c])]
    for code in pool:
        if len(code) != 3 or not code.isupper() or code in elsewhere:
            continue
        found = {"any"}
        add = found.add
        spots = [t for t in at.get(code, ()) if t.i in inside]
        other = [t for t in at.get(code, ()) if t.i not in inside]
        for token in spots:
            add(f"role={_role(token, piece, frame)}")
            add(f"role+norm={_role(token, piece, frame)}+{hit.norm}")
            add(f"role+head={token.dep_}+{lemma(token.head)}")
            add(f"role+frame={_role(token, piece, frame)}+{frame.act if frame else None}")
            add(f"source={token.i in source}")
            add(f"aimed={aimed is not None and (token.i == aimed.i or aimed.is_ancestor(token))}")
            add(f"undersubj={who is not None and (token.i == who.i or who.is_ancestor(token))}")
            add(f"before={token.i < hit.token.i}")
        place = "inside" if spots else "sentence" if other else "away"
        flags = (
            ("rule", code in rule), ("own", code in own), ("last", code in memory.last_targets), ("lastdoer", code in cast.last_states),
            ("main", code in memory.main_states), ("home", code in voice.home),
        )  # fmt: skip
        add(f"place={place}")
        for name, value in flags:
            add(f"{name}={value}")
            add(f"{name}+place={value}+{place}")
        add(f"rule+own={code in rule}+{code in own}+{place}")
        add(f"rule+here={code in rule}+{bool(here)}+{place}")
        add(f"own+norm={code in own}+{hit.norm}+{place}")
        add(f"own+frame={code in own}+{frame.act if frame else None}+{place}")
        add(f"own+subj={code in own}+{subj}+{place}")
        add(f"own+first={code in own}+{mine}+{place}")
        add(f"own+voice={code in own}+{voice.kind}+{bool(here)}+{place}")
        add(f"last+subj={code in memory.last_targets}+{subj}+{place}")
        add(f"rule+relation={code in rule}+{hit.relation}+{hit.norm}")
        add(f"many={min(len(here), 3)}+{place}")
        add(f"norules={not rule}+{place}")
        if here and code in here:
            add(f"first={here.index(code)}")
        made.append(Candidate(code, sorted(found)))
    return made


def _role(token: Token, piece: Segment, frame: Frame | None) -> str:
    """How a State's name hangs on the clause: the grammar of the way from it to the head."""
    path: list[str] = []
    at = token
    while at.i != piece.head.i and at.head.i != at.i and len(path) < 4:
        path.append(f"{at.dep_}:{at.head.lower_}" if at.dep_ == "pobj" else at.dep_)
        at = at.head
    return ">".join(path) or "head"
