"""One sentence with all that was found in it: what the rules of claims look at."""

from __future__ import annotations

from typing import NamedTuple

from .actors import Actor
from .attribution import Frame
from .lexicon import Mention
from .segments import Segment
from .text import Block
from .tokens import Doc, Token, TokenSpan
from .words import words

NOBODY, UNTRUE = words("propositions.nobody"), words("propositions.untrue")


class Scene(NamedTuple):
    """A sentence: its paragraph, its mentions and attributions, its clauses, and who speaks in it."""

    block: Block
    doc: Doc
    sentence: TokenSpan
    mentions: list[Mention]  # of the whole paragraph
    here: list[Mention]  # of this sentence
    cues: list[Frame]
    pieces: list[Segment]
    actors: dict[int, Actor]  # by the index of the cue
    quoted: Actor | None  # who speaks where the sentence lies in a quotation
    label: Actor | None  # who speaks by the label of a transcript

    def named_by(self, mention: Mention) -> list[Token]:
        """The words of a mention in this sentence."""
        return self.doc.starting(mention.start, mention.end)

    def frame_of(self, piece: Segment) -> Frame | None:
        """The innermost attribution whose content holds a clause; a clause whose own cue has no clause speaks through that cue."""
        cues = self.cues
        if piece.kind == "absolute":  # ", with production expected to begin": the report's own addition
            cues = [f for f in cues if f.cue is not None and piece.head.i in f.content and has_content_clause(f)]
        around = [f for f in cues if piece.head.i in f.content]
        inner = min(around, key=lambda f: len(f.content), default=None)
        for frame in cues:
            cue = frame.cue
            if cue is None or cue not in piece.tokens or not frame.content or has_content_clause(frame):
                continue
            if cue.i == piece.head.i or cue.dep_ in ("xcomp", "conj", "advcl", "acl") or cue.pos_ == "NOUN":
                by_pronoun = len(frame.source) == 1 and self.doc[frame.source[0]].pos_ == "PRON"
                # "the ministry said it would ask for more time": the ministry says so, not "it"
                return inner if by_pronoun and inner is not None else frame
        return inner

    def reports(self, piece: Segment) -> bool:
        """Whether a clause does nothing but report another: "the ministry said"."""
        return any(f.cue is not None and f.cue.i == piece.head.i and has_content_clause(f) for f in self.cues)

    def extent(self, index: int, claimed: set[int]) -> list[Token]:
        """The tokens that the claim of a clause spans."""
        from .extents import extent

        return extent(self.sentence, self.pieces, index, claimed)


def has_content_clause(frame: Frame) -> bool:
    """Whether what is said is a clause of its own, which is then the claim, and not an object or infinitive of the cue."""
    if frame.cue is None:
        return False
    if any(c.dep_ in ("ccomp", "parataxis") and c.i in frame.content for c in frame.cue.children):
        return True
    return not any(frame.cue.is_ancestor(frame.cue.doc[i]) for i in frame.content)


def unsaid(frame: Frame) -> bool:
    """Whether an attribution tells what nobody said: "no one claimed that", "the envoy did not say that", "it is wrong to say that", or
    what its source doubts; a denial is one of its own."""
    cue = frame.cue
    if cue is None or cue.pos_ not in ("VERB", "AUX") or frame.act in ("deny", "demand"):
        return False
    if any(c.dep_ == "neg" and cue.doc[c.i + 1].lower_ != "only" for c in cue.children if c.i < cue.i):
        return True
    if cue.lemma_ == "doubt" or UNTRUE & {cue.head.lower_, *(c.lower_ for c in cue.head.children)}:
        return True
    return bool(frame.source) and cue.doc[frame.source[0]].lower_ in NOBODY
