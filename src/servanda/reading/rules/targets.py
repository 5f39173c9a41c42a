"""Whose conduct or status is at issue: the accused, the doer, the one who leaves or joins (guidelines, `targets`)."""

from __future__ import annotations

from ...assertions.terms import EXTRA_CODES
from ...record.states import states
from .actors import Actor, Cast, first_person
from .attribution import Frame, agent, is_passive, is_place, noun_phrase, subject
from .clauses import TREATY_NOUNS, Hit, lemma
from .memory import ANAPHORA, Memory
from .scene import Scene
from .segments import Segment
from .tokens import Token
from .voice import Voice
from .words import words

PRONOUNS = words("targets.pronouns")
DEFINITE = words("targets.definite")
GENERIC = words("targets.generic")
ANY = words("targets.any")
ONE = words("targets.one")
GOING_ON = words("targets.going_on")
CHAMBERS = words("targets.chambers")
BODIES = words("targets.bodies")
OWNED = words("targets.owned")
IMPERSONAL = ("bans", "allows", "requires", "in-force", "opened", "expires", "extends", "members")


def targets(
    scene: Scene, memory: Memory, cast: Cast, voice: Voice, piece: Segment, hit: Hit, frame: Frame | None, speaker: Actor | None
) -> tuple[str, ...]:  # fmt: skip
    """The codes of the States whose conduct or status a claim is about; none for armed groups and rules in general."""
    own = _that_act(speaker) if speaker else ()
    if hit.relation == "reply" and memory.last:
        asked = memory.last.targets if frame is not None and frame.act == "demand" else ()
        return asked or own or memory.last.targets
    if hit.relation == "requires" and (bound := _required_of(hit.token, scene, cast)):
        return bound
    if hit.relation in IMPERSONAL and not (hit.relation == "requires" and frame):
        return own if hit.relation == "extends" else ()
    aimed = frame.target if frame is not None and frame.cue in piece.tokens else None
    if frame is not None and frame.act == "accuse" and aimed is not None:
        return _states_of(aimed, scene, memory, cast)
    if hit.relation == "carried" and own and frame is not None and frame.act in ("argue", "announce", "acknowledge"):
        return own
    if frame is not None and frame.act == "demand" and aimed is not None:
        return cast.states_of(aimed, scene.doc, scene.mentions) or (memory.last_targets if aimed.pos_ == "PRON" else ())
    doer = _antecedent(_doer(hit, piece))
    if doer is not None:
        named = _by_doer(doer, own, scene, memory, cast, piece, frame)
        if named is not None:
            return named
    of_itself = doer is None or doer.i == hit.token.i  # "ratification would come", "leaving was needed"
    leaving = hit.norm == "withdrawal" and hit.token.tag_ == "VBG"
    if own and of_itself and (leaving or hit.norm == "joining") and frame is not None and not _others(scene, cast, piece, own):
        return own
    if own and ((frame is not None and frame.act in ("announce", "deny", "acknowledge")) or (doer is None and voice.actor is speaker)):
        return own
    return _just_before(piece, scene, cast) or _by_context(doer, own, scene, memory, cast, voice, piece, hit, speaker)


def _required_of(verb: Token, scene: Scene, cast: Cast) -> tuple[str, ...]:
    """The States of which a treaty requires something: "the Convention requires Albania to destroy its stockpile by 2007"."""
    bound = [c for c in verb.children if c.dep_ == "dobj"]
    bound += [who for c in verb.children if c.dep_ in ("ccomp", "xcomp") for who in c.children if who.dep_ == "nsubj"]
    return tuple(dict.fromkeys(code for who in bound for code in cast.states_in((who.i,), scene.doc, scene.mentions)))


def _by_doer(
    doer: Token, own: tuple[str, ...], scene: Scene, memory: Memory, cast: Cast, piece: Segment, frame: Frame | None
) -> tuple[str, ...] | None:  # fmt: skip
    """Whom the doer stands for; an empty answer where it stands for States in general, None where that is open."""
    beneath = {c.lower_ for c in doer.children}
    if any(m.kind == "namesake" and doer in scene.named_by(m) for m in scene.here):
        return ()  # "New Mexico", "Senator Jordan"
    if lemma(doer) in ONE and beneath & ANY:
        return ()  # "a State", "each party"
    if doer.lower_ in GENERIC and not cast.states_in((doer.i,), scene.doc, scene.mentions) and not beneath & DEFINITE:
        listed = any(c.dep_ in ("conj", "appos") for c in doer.children)
        return cast.states_of(doer, scene.doc, scene.mentions) if listed else ()
    if own and any(c.dep_ == "poss" and first_person(c) for c in doer.children):
        return own
    if lemma(doer) == "country" and beneath & {"his", "her", "their"} and frame is not None:
        return own or cast.states_in(frame.source, scene.doc, scene.mentions) or None
    if own and lemma(doer) in BODIES and "the" in beneath and not cast.states_of(doer, scene.doc, scene.mentions):
        return own  # "a Syrian official said that the army was mining the border"
    said = frame is not None and frame.cue is not None and (doer.i in frame.content or frame.cue in piece.tokens)
    if first_person(doer) or (doer.lower_ in PRONOUNS and own and said):
        return own
    return _states_of(doer, scene, memory, cast) or None


def _by_context(
    doer: Token | None, own: tuple[str, ...], scene: Scene, memory: Memory, cast: Cast, voice: Voice, piece: Segment, hit: Hit,
    speaker: Actor | None,
) -> tuple[str, ...]:  # fmt: skip
    """Whom the claims before or the other States of the clause point to, where the doer is no State."""
    spoken = [t for t in piece.tokens if hit.relation != "signed" or not is_place(t, hit.token)]
    here = cast.states_in(tuple(t.i for t in spoken), scene.doc, scene.mentions)
    if own and voice.actor is speaker and not set(here) - set(own):
        return own  # a State's own statement about "the new policy"
    if doer is not None and memory.last_targets and not here and lemma(doer) in GOING_ON and _points_back(doer):
        return memory.last_targets
    rest = tuple(code for code in here if code not in own)
    if len(rest) == 1 and hit.norm != "other":
        return rest
    if hit.relation in ("violate", "comply") and rest:
        return rest[:1]
    if hit.norm == "withdrawal" and not rest and doer is None:
        return ()
    if doer is not None and doer.pos_ == "PRON" and cast.last_group:
        return cast.last_group
    return own if speaker is not None and any(map(first_person, piece.tokens)) else ()


def _others(scene: Scene, cast: Cast, piece: Segment, own: tuple[str, ...]) -> bool:
    """Whether a clause names other States than the speaker's."""
    return bool(set(cast.states_in(tuple(t.i for t in piece.tokens), scene.doc, scene.mentions)) - set(own))


def _points_back(noun: Token) -> bool:
    """ "it", "this notice", "their stockpile": what the claim before was about."""
    return noun.pos_ == "PRON" or any(ANAPHORA.match(c.lower_) or c.lower_ in ("his", "her", "their") for c in noun.children)


def _just_before(piece: Segment, scene: Scene, cast: Cast) -> tuple[str, ...]:
    """The States named right before the verb, where the parser lost its subject ("..., Latvia and Estonia ceased to be parties")."""
    doc, start = scene.doc, scene.sentence.start
    at = piece.head.i - 1
    while at > start and doc[at].pos_ in ("AUX", "ADV", "PART"):
        at -= 1
    named: list[str] = []
    while at >= start:
        codes = cast.states_in((at,), doc, scene.mentions)
        if codes:
            named = [*(code for code in codes if code not in named), *named]
        elif doc[at].text not in (",", "and") or not named:
            break
        at -= 1
    return tuple(named)


def _antecedent(doer: Token | None) -> Token | None:
    """ "Greece, whose deadline ran out", "Greece, which missed its deadline": whom the relative clause is about, else the doer."""
    if doer is None:
        return None
    verb = next((t for t in doer.ancestors if t.dep_ == "relcl"), None)
    if verb is None:
        return doer
    of_it = "whose" in {doer.lower_, *(c.lower_ for c in doer.children)}
    it = doer.lower_ in ("its", "their") and any(c.lower_ in ("which", "who", "that") and c.dep_ == "nsubj" for c in verb.children)
    return verb.head if of_it or it else doer


def _doer(hit: Hit, piece: Segment) -> Token | None:
    """The noun that does, is or leaves what the norm says: subject, possessor, or agent."""
    token = hit.token
    if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ not in ("attr", "acomp", "appos", "oprd"):
        return _doer_of_noun(token, piece)
    if token.dep_ == "appos":
        return token.head
    verb = token if token.pos_ in ("VERB", "AUX") else next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), piece.head)
    if is_passive(verb) and hit.norm != "membership" and hit.relation != "bound":
        return agent(verb) or (subject(verb) if hit.norm in ("withdrawal", "joining") else None)
    who = subject(verb)
    if who is None and verb.dep_ == "acl":
        noun = verb.head
        return _owner(noun) or (subject(noun.head) if noun.head.pos_ in ("VERB", "AUX") else noun)
    if who is None and verb.dep_ == "pcomp":  # "which missed its deadline for destroying them"
        above = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None)
        who = subject(above) if above is not None and not is_passive(above) else None
    if who is not None and lemma(who) in OWNED:
        return _owner(who) or who
    return who


def _doer_of_noun(token: Token, piece: Segment) -> Token | None:
    """ "Ukraine's withdrawal", "use by Syrian troops", "Russian production"; else the subject of the verb above."""
    at: Token = token
    for _ in range(3):
        for child in at.children:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return child
            if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from") and at.i == token.i:
                thing = next((c for c in child.children if c.dep_ == "pobj"), None)
                if thing is not None and lemma(thing) not in TREATY_NOUNS:
                    return thing
            if child.dep_ == "amod" and child.pos_ in ("PROPN", "ADJ") and child.text[0].isupper():
                return child
        if at.head.i == at.i or at.head.pos_ in ("VERB", "AUX"):
            break
        at = at.head
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    who = subject(verb) if verb is not None and verb in piece.tokens else None
    if who is not None and verb is not None and who.i != token.i and not is_passive(verb):
        return who
    return _owner(token) or who


def _owner(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _states_of(token: Token, scene: Scene, memory: Memory, cast: Cast) -> tuple[str, ...]:
    """The States that a noun stands for: named, or meant by an office, a chamber, a pronoun."""
    for clause in token.children:
        if clause.dep_ == "relcl" and (clause.tag_ == "VBZ" or any(c.lower_ in ("has", "is", "was") for c in clause.children)):
            alone = cast.states_in((token.i,), scene.doc, scene.mentions)  # "Egypt and Israel, which has signed": Israel
            if alone:
                return alone
    codes = cast.states_of(token, scene.doc, scene.mentions)
    if codes:
        return codes
    if lemma(token) in CHAMBERS:
        return cast.last_states[:1] or memory.main_states
    actor = cast.actor(noun_phrase(token), scene.doc, scene.mentions, memory.main_states)
    return _that_act(actor)


def _that_act(actor: Actor) -> tuple[str, ...]:
    """Whom a claim can be about of those that somebody stands for: States, and the European Union."""
    return tuple(code for code in actor.stands_for if code in states() or code in EXTRA_CODES)
