"""Who speaks in each clause: the source of its attribution, the one quoted, the one labelled, the report's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Speaking
from .actors import Actor, Cast, first_person
from .attribution import Frame, subject
from .clauses import lemma
from .lexicon import Mention
from .memory import Memory
from .scene import Scene
from .segments import Segment
from .text import Block
from .tokens import Doc, TokenSpan
from .voice import Voice
from .words import words

MEETING = words("actors.meeting")
OTHERS = words("claims.others")  # bodies of several


class Speakers:
    """Tells who speaks, by what a report says of it so far."""

    def __init__(self, voice: Voice, cast: Cast, memory: Memory) -> None:
        self._voice, self._cast, self._memory = voice, cast, memory

    def who(self, scene: Scene, piece: Segment, frame: Frame | None) -> Actor | None:
        """Who says a clause: the source of its attribution, the one quoted, the one labelled, the report's own voice."""
        here = scene.quoted or scene.label or self._voice.actor
        if piece.kind == "relative" and frame is not None and frame.cue is not None and piece.head.i < frame.cue.i and scene.quoted is None:
            return here  # "Russia, which never signed, says ...": the report tells that, not Russia
        if frame is not None and frame.cue is not None and frame.cue.i in scene.actors:
            actor = scene.actors[frame.cue.i]
            return here if here is not None and any(first_person(scene.doc[i]) for i in frame.source) else actor
        return here

    def clauses(self, scene: Scene) -> Iterator[Speaking]:
        """Who speaks in each clause of a sentence."""
        for piece in scene.pieces:
            first, last = (f(piece.tokens, key=lambda t: t.i) for f in (min, max))
            speaker = self.who(scene, piece, scene.frame_of(piece))
            start, end, *_ = scene.block.span(first.idx, last.idx + len(last))
            yield Speaking(start, end, (speaker.text or None) if speaker else None, speaker.stands_for if speaker else ())

    def actors(self, doc: Doc, mentions: list[Mention], cues: list[Frame]) -> dict[int, Actor]:
        """Who is named as the source of each cue, by the place of the cue."""
        made = {}
        for frame in cues:
            if frame.cue is not None and frame.source:
                around = tuple(t.i for t in frame.cue.sent if t.i not in frame.source)
                context = self._cast.states_in(around, doc, mentions) or self._memory.main_states
                if doc[frame.source[0]].lower_ == "its":  # that of the State named before it, here or in the sentence before
                    before = tuple(i for i in around if i < frame.source[0])
                    context = self._cast.states_in(before, doc, mentions) or self._cast.last_states[:1] or context
                actor = self._cast.actor(frame.source, doc, mentions, context)
                if _blames_its_own(frame, actor, self._cast, doc, mentions):
                    actor = actor._replace(stands_for=())
                behalf = _on_behalf(frame.cue.sent, mentions)
                made[frame.cue.i] = actor if behalf is None else actor._replace(stands_for=behalf)
        return made

    def quoted(self, block: Block, doc: Doc, sentence: TokenSpan, mentions: list[Mention], spoken: list[Frame]) -> Actor | None:
        """Who speaks in a sentence that lies in a quotation: the one who is named with it, or else spoke before."""
        middle = (sentence.start_char + sentence.end_char) // 2
        quote = block.quote_at(middle)
        if quote is None:
            return None
        for frame in spoken:
            outside = frame.cue is not None and not quote.start <= frame.cue.idx < quote.end
            if outside and frame.source and frame.direct and any(quote.start <= doc[i].idx < quote.end for i in frame.content):
                return self._cast.actor(frame.source, doc, mentions)
        return self._cast.last_speaker

    def advance(self, scene: Scene) -> None:
        """Remembers who acted and who spoke, for the sentences to come."""
        for piece in scene.pieces:
            who = subject(piece.head)
            if who is not None and piece.kind in ("root", "content", "conj"):
                codes = self._cast.states_of(who, scene.doc, scene.mentions)
                self._cast.acted(codes)
                if lemma(piece.head) in MEETING:
                    self._cast.met = codes if len(codes) > 1 else ()
        for frame in scene.cues:
            if frame.cue is not None and frame.cue.i in scene.actors and scene.actors[frame.cue.i].text:
                self._cast.spoke(scene.actors[frame.cue.i])


def _blames_its_own(frame: Frame, actor: Actor, cast: Cast, doc: Doc, mentions: list[Mention]) -> bool:
    """Whether who is not named would speak for whom he blames or calls on: "they called on Chad", "the ministers condemned its use"."""
    if frame.act not in ("accuse", "demand") or frame.target is None or cast.states_in(frame.source, doc, mentions):
        return False
    whose = [t.i for c in frame.target.children if c.dep_ in ("poss", "amod", "compound") for t in c.subtree]
    return bool(set(actor.stands_for) & set(cast.states_in((frame.target.i, *whose), doc, mentions)))


def _on_behalf(sentence: TokenSpan, mentions: list[Mention]) -> tuple[str, ...] | None:
    """Whom a speaker says to speak for: "On behalf of the European Union, the delegate of Czechia condemned ...".

    Nobody where others are meant whom no list knows ("on behalf of the Council"); None where he speaks for whom he always does.
    """
    lowered = sentence.text.lower()
    at = lowered.find("on behalf of ")
    if at < 0:
        return None
    start = sentence.start_char + at + len("on behalf of ")
    named = next((m.ids[:1] for m in mentions if m.kind in ("organisation", "state") and start <= m.start <= start + 8), None)
    others = OTHERS & {word.strip(",.;:()") for word in lowered[at + len("on behalf of ") :].split(maxsplit=5)[:5]}
    return () if named is None and others else named


def first_organisation(mentions: list[list[Mention]]) -> Actor | None:
    """The first organisation of a report, for "a watchdog" that is named only later."""
    for found in mentions:
        for mention in found:
            if mention.kind == "organisation" and mention.detail == "ngo":
                return Actor(mention.text, mention.ids, "organisation")
    return None
