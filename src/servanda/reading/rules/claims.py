"""Claims: from the clauses of a report to one assertion each, with speaker, act, targets, treaty, norm and time."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta
from typing import NamedTuple

from ...assertions.model import Assertion
from ..model import PLAIN, WHOLE, Claim, Speaking
from .actors import Actor, Cast, pick
from .acts import act_of
from .attribution import Frame, frames, subject
from .carrying import assertion, condition
from .clauses import PROVISION_NOUNS, TREATY_NOUNS, Clause, Hit, about_treaty, lemma
from .doubts import NAMED_ONLY, NO_FACT, Doubts
from .extents import clause_alone, with_terms
from .language import parse
from .lexicon import STRONG, Mention, scan
from .lists import charges, further_states, further_treaties
from .memory import Memory, main_treaty
from .naming import in_short
from .norms import detect
from .other_treaties import KIND as OTHER
from .plain import (
    PARTS_OF_TIMES,
    UNTOLD,
    Aside,
    Scope,
    about,
    adds,
    asides,
    body_of,
    found_by,
    going_on,
    hangs_on,
    norm_of,
    plainly,
    referring,
    subject_of_all,
    tells_more,
)
from .propositions import proposition
from .scene import Scene, unsaid
from .segments import Segment, segments
from .signs import Look, act_signs, aimed_signs, candidates, clause_signs, names_in
from .speakers import Speakers, first_organisation
from .targets import IMPERSONAL, targets
from .text import Block
from .times import NAMED_YEAR, periods, whole_year
from .tokens import Doc, Token
from .union import with_union
from .voice import voice_of
from .weighing import Scales
from .words import words

YEAR = timedelta(days=366)
# What is denied where it was read whole. A rule is denied by a statement that was found for it, which may be another; that a treaty was
# made may be told of its adoption, its signature or what was agreed before.
DEEDS, MADE = ("act", "status", "in-force", "duty"), ("adopted", "opened")
ANYONE = words("claims.anyone")
DENYING = words("claims.denying")  # "denied that", "disputes that"
NOBODY = words("claims.nobody")
OF_A_TREATY = ("membership", "joining", "withdrawal", "other", "compliance", "reservation")  # norms that only a treaty tells apart
# Norms that a claim may touch where no treaty can be told.
WITHOUT_TREATY = ("withdrawal", "transparency-report", "transfer")


class Draft(NamedTuple):
    """A claim in the making: the place of its clause in the sentence, what it asserts, its treaty, its attribution."""

    place: int
    hit: Hit
    treaty: str
    frame: Frame | None
    look: Look
    signs: list[str]
    said: tuple[Token, ...] = ()  # its words in full, where it shares some of another claim's
    plain: tuple[Assertion, ...] = ()  # what it asserts by its grammar
    read: frozenset[int] = frozenset()  # the places of the words that assert it


class Found(NamedTuple):
    """The claims of a report, in the order of the text, and who speaks in each of its clauses."""

    claims: tuple[Claim, ...] = ()
    speaking: tuple[Speaking, ...] = ()


def find(blocks: list[Block], day: date, scales: Scales | None = None, known: str = "day") -> Found:
    """All claims of a report. A report that names neither treaty nor weapon is not even parsed.

    `known`: how well the day of publication is known, which decides what times hang on it (`times.periods`).
    """
    mentions = [[m for m in scan(b.clean) if m.start >= b.body or b.lead == "bullet"] for b in blocks]
    if not any(m.kind in STRONG for found in mentions for m in found):
        return Found()
    mentions = with_union(mentions, [b.clean for b in blocks])
    reader = Reader(blocks, mentions, parse(blocks, mentions), day, scales or Scales(), known)
    made = sorted(reader.read(), key=lambda c: (c.start, c.end))
    return Found(tuple(c._replace(id=f"c{n}") for n, c in enumerate(made, 1)), tuple(reader.spoken))


class Reader:
    """Reads one report block by block, and remembers what was spoken of."""

    def __init__(
        self, blocks: list[Block], mentions: list[list[Mention]], docs: list[Doc], day: date, scales: Scales, known: str
    ) -> None:  # fmt: skip
        self.scales, self.known = scales, known
        self.blocks, self.mentions, self.docs, self.day = blocks, mentions, docs, day
        self.voice = voice_of(blocks, docs, mentions, day)
        self.memory = Memory(blocks, mentions, day)
        self.cast = Cast(day, self.voice.home[0] if self.voice.home else None, "\n".join(block.clean for block in blocks))
        self.doubts = Doubts(self.memory, self.cast)
        self.cast.coming_organisation = first_organisation(mentions)
        if self.voice.actor is not None and self.voice.actor.kind in ("institution", "organisation"):
            self.cast.coming_organisation = self.cast.last_organisation = self.voice.actor
        self.speakers = Speakers(self.voice, self.cast, self.memory)
        self.speaking: Actor | None = None  # the label that a transcript last showed
        self.spoken: list[Speaking] = []  # who speaks in the clauses read so far

    def read(self) -> list[Claim]:
        """The claims of all blocks. A heading claims nothing: it tells what comes."""
        found: list[Claim] = []
        for number, (block, doc, mentions) in enumerate(zip(self.blocks, self.docs, self.mentions, strict=True)):
            self.memory.block = number
            if block.heading and len(self.blocks) > 1:
                self.memory.heading(mentions)
                self.doubts.heading(mentions)
            else:
                found += self._block(block, doc, mentions)
        return found

    def _block(self, block: Block, doc: Doc, mentions: list[Mention]) -> list[Claim]:
        found: list[Claim] = []
        self.doubts.paragraph()
        spoken = frames(doc, block)
        self.speaking = self.voice.label(block) or self.speaking
        for sentence in doc.sents:
            if sentence.end_char <= block.body:
                continue
            here = [m for m in mentions if sentence.start_char <= m.start < sentence.end_char]
            self.memory.note(here)
            self.memory.hear({lemma(token) for token in sentence})
            cues = [f for f in spoken if f.cue is not None and sentence.start <= f.cue.i < sentence.end and not _leaves(f.cue)]
            quoted = self.speakers.quoted(block, doc, sentence, mentions, spoken)
            scene = Scene(block, doc, sentence, mentions, here, cues, segments(sentence, cues),
                          self.speakers.actors(doc, mentions, cues), quoted, self.speaking)  # fmt: skip
            self.doubts.note(scene)
            asks = sentence.text.rstrip().rstrip("”\"'").endswith("?") and not cues
            self.spoken += self.speakers.clauses(scene)
            made = [] if asks else self._sentence(scene)
            self.speakers.advance(scene)
            self.memory.remember(made)
            for claim in made:
                if len(claim.targets) > 1:
                    self.cast.last_plural = claim.targets  # "both", "the three"
            found += made
        return found

    def _sentence(self, scene: Scene) -> list[Claim]:
        drafts: list[Draft] = []
        names = names_in(scene)
        for index, piece in enumerate(scene.pieces):
            frame = scene.frame_of(piece)
            if any(unsaid(other) and piece.head.i in other.content for other in scene.cues):
                continue
            look = self._look(scene, piece, frame, [d.hit for d in drafts])
            if look.accepted is None and scene.reports(piece):
                continue
            signs = clause_signs(look, names)
            hit = self.scales.hit(look, signs)
            treaty = self.memory.treaty(look.clause, hit or Hit("other", "", piece.head, 4), frame)
            plain, _ = self._plain(scene, index, frame, treaty or "")
            if hit is None and plain and look.accepted is None:
                hit = Hit(norm_of(plain[0]), "", piece.head, 4)
            if hit is None or (hit.norm in OF_A_TREATY and self._of_another(look, scene)):
                continue
            if treaty is None and hit.norm not in WITHOUT_TREATY:
                treaty = self.memory.main
            draft = Draft(index, hit, treaty or "", frame, look, signs, plain=plain)
            if _goes_on(draft, scene.pieces, drafts):
                continue
            if piece.kind == "absolute":
                draft = draft._replace(hit=condition(self.memory, scene, index) or hit)
            drafts.append(draft)
        nested = {scene.pieces[draft.place].parent for draft in drafts}
        # "criticised Britain, which has yet to clear a field": the charge stands in the relative clause
        drafts = [draft for draft in drafts if draft.hit.relation != "carried" or draft.place not in nested]
        drafts = [draft for draft in drafts if not _only_says(draft, drafts, scene)]
        drafts = [*self._with_items(scene, drafts), *self._asides(scene, {draft.place for draft in drafts if draft.plain})]
        claimed, drafts, extents = self._apart(scene, drafts)
        made = []
        for draft in drafts:
            inside = [o for o in extents if scene.pieces[o].parent == draft.place and scene.pieces[o].kind not in ("item", "noun")]
            inner = [token for other in inside for token in extents[other]]
            if draft.hit.token not in inner:  # else its words belong to the claim inside it
                made.append(self._claim(scene, draft, extents[draft.place], with_terms(scene.pieces, draft.place, claimed)))
        return made

    def _apart(self, scene: Scene, drafts: list[Draft]) -> tuple[set[int], list[Draft], dict[int, list[Token]]]:
        """The places of claims, each read without the clauses of the others, and the words of each.

        Two words are no claim of their own: they are read with the one around them, "signed in 1987 and extended indefinitely".
        """
        claimed = {draft.place for draft in drafts}
        read = [self._read_apart(scene, draft, claimed) for draft in drafts]
        extents = {draft.place: _narrowest(draft, scene, claimed) for draft in read}
        long = [draft for draft in drafts if sum(len(token.text.split()) for token in extents[draft.place]) > 2]
        return (claimed, read, extents) if len(long) == len(drafts) else self._apart(scene, long)

    def _look(self, scene: Scene, piece: Segment, frame: Frame | None, before: list[Hit]) -> Look:
        own_voice = self.voice.actor is not None or scene.label is not None
        clause = self.memory.clause(scene, piece)
        hits = [hit for hit in detect(clause) if hit.token in piece.tokens]
        accepted = assertion(self.memory, scene, piece, clause, hits, frame, before, own_voice)
        return Look(scene, self.memory, piece, clause, frame, hits, accepted, before, own_voice)

    def _of_another(self, look: Look, scene: Scene) -> bool:
        """Whether a clause is about a treaty of which no file of law is: "left the European Convention on Human Rights", "signed it"."""
        if look.clause.treaties or look.clause.weapons:
            return False
        inside = {t.i for t in look.clause.tokens}
        named = any(m.kind == OTHER and any(t.i in inside for t in scene.named_by(m)) for m in scene.here)
        return named or (look.accepted is None and self.memory.of_another())

    def _with_items(self, scene: Scene, drafts: list[Draft]) -> list[Draft]:
        """The drafts with those of the items that share a clause with one of them; the items become segments of the scene."""
        found = [(item, "") for item in charges(scene, self.memory)]
        for draft in drafts:
            found += [(item, draft.treaty) for item in further_states(scene, draft.place, draft.hit)]
            found += [(item, draft.treaty) for item in further_treaties(scene, draft.place, draft.hit, draft.treaty)]
        taken = {item.hit.token.i for item, _ in found}
        kept = [draft for draft in drafts if draft.hit.token.i not in taken or draft.hit.relation != "violate"]
        for item, treaty in found:
            frame = scene.frame_of(scene.pieces[item.piece.parent])
            told = item.treaty or treaty or self.memory.treaty(self.memory.clause(scene, item.piece), item.hit, frame)
            scene.pieces.append(item.piece)
            look = self._look(scene, item.piece, frame, [draft.hit for draft in drafts])
            kept.append(Draft(len(scene.pieces) - 1, item.hit, told or "", frame, look, clause_signs(look, names_in(scene)), item.said))
        return kept

    def _asides(self, scene: Scene, plain: set[int]) -> list[Draft]:
        """What is only added, "Ukraine, a party since 2006, asked for time", each as a segment of the scene.

        What a noun tells is left to the clause around it where that is `plain` as a whole.
        """
        named, made = _named(scene), list[Draft]()
        alone = tuple({pick(mention.ids, self.day) for mention in scene.here if mention.kind == "state"})  # whose "its" may be
        for index, piece in enumerate(list(scene.pieces)):
            if piece.kind == "item" or not adds(piece.tokens, named):
                continue
            frame = scene.frame_of(piece)
            look = self._look(scene, piece, frame, [])
            treaty = self.memory.treaty(look.clause, Hit("membership", "", piece.head, 4), frame) or main_treaty(self.memory.topic)
            scope = Scope(frozenset(), named, treaty or "", (), self.day, self.known)
            for aside in asides(piece.tokens, scope) if treaty else ():
                if _long_ago(scene, aside, self.day, self.known) or (aside.noun and index in plain):
                    continue
                hit = Hit(norm_of(aside.told[0]), "", aside.head, 4)
                scene.pieces.append(Segment(aside.head, aside.tokens, "noun" if aside.noun else "aside", index))
                own = look._replace(piece=scene.pieces[-1], accepted=None)
                told = referring(aside.told, alone) if aside.noun and len(alone) == 1 else aside.told
                made.append(Draft(len(scene.pieces) - 1, hit, treaty or "", frame, own, clause_signs(own, names_in(scene)),
                                  plain=told, read=frozenset(t.i for t in aside.tokens)))  # fmt: skip
        return made

    def _claim(self, scene: Scene, draft: Draft, tokens: list[Token], own: set[Token]) -> Claim:
        _, hit, treaty, frame, look, signs, in_full, *_ = draft
        piece = scene.pieces[draft.place]
        if hit.relation == "bans" or piece.kind == "absolute":  # what it says stands in more than its own clause
            piece = piece._replace(tokens=tuple(tokens))
        speaker = self.speakers.who(scene, piece, frame)
        stands_for = speaker.stands_for if speaker else ()
        aimed = targets(scene, self.memory, self.cast, self.voice, piece, hit, frame, speaker)
        told = bool(aimed) and hit is look.accepted
        others = _by_the_text(look.clause) or _of_any(piece, look.clause) or _names(scene, piece, "namesake")
        general = not aimed and others and not _names(scene, piece, "state")
        if hit.relation not in IMPERSONAL and not told and not general:
            in_view = candidates(look, hit, self.cast, self.voice, speaker, aimed, names_in(scene))
            aimed = self.scales.targets(look, [*signs, *aimed_signs(hit, frame, aimed, stands_for)], in_view)
        span = scene.block.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
        direct = scene.block.quote_at(piece.head.idx) is not None
        own |= set(piece.tokens)
        content = [t for t in own if frame is None or not frame.content or t.i in frame.content or frame.cue in piece.tokens]
        spanned = range(tokens[0].i, tokens[-1].i + 1)
        content = [t for t in content if t.i in spanned] or content or list(piece.tokens)
        if in_full and not periods(in_short((t for t in in_full if t not in content), scene.mentions), self.day, self.known):
            content = list(in_full)  # a time among the shared words may be that of another item
        content = sorted(content, key=lambda t: t.i)
        dates = periods(in_short(content, scene.mentions), self.day, self.known)
        said = proposition(hit, piece, content, dates, self.cast, scene.doc, scene.mentions, aimed)
        said = said._replace(rival=not look.clause.treaties and self.memory.rival(treaty))
        itself, others = bool(set(aimed) & set(stands_for)), bool(set(aimed) - set(stands_for))
        rule_act = act_of(hit, frame, said, stands_for, aimed, piece)
        act = self.scales.act(look, act_signs(look, signs, hit, rule_act, said, itself, others), rule_act)
        # "announced last month that ...": the time of an announcement stands beside its cue
        spoken = periods(in_short(tokens, scene.mentions), self.day, self.known)
        named_by_year = {int(year) for year in NAMED_YEAR.findall(scene.sentence.text)}
        when = next((p for p in (*said.dates, *spoken) if not (whole_year(p) and p.start.year in named_by_year)), None)
        cue = repr(frame.cue.text) if frame is not None and frame.cue is not None else "its place"
        named = sorted({m.text for m in scene.here if treaty in m.ids})
        trace = (
            ("norm", f"{hit.norm}: {hit.token.text!r} ({hit.relation})"),
            ("treaty", f"{treaty or 'none'}: {', '.join(named) or 'named before'}"),
            ("speaker", f"{speaker.text if speaker else 'the outlet'}: by {cue}"),
            ("act", f"{act}: by {cue}"),
            ("targets", f"{', '.join(aimed) or 'none'}"),
        )
        name = (speaker.text or None) if speaker else None
        attributed = speaker is not None and speaker.kind != "institution"
        plain, aimed = referring(draft.plain, aimed), about(draft.plain, aimed)
        doubt, unsure = self.doubts.of(scene, scene.pieces[draft.place], tokens, hit, treaty, aimed, said)
        if denial := _denial(scene, frame, (hit.token, scene.pieces[draft.place].head)):
            denied = act == "deny" and denial is frame  # word rules know it, then
            plain, doubt = (_turned(plain, denial), doubt) if denied else ((), doubt or NO_FACT)
        # A noun is judged by what it tells alone; those of several treaties tell each by its name.
        sure = bool(plain) and (doubt in ("", NAMED_ONLY) or len({a.treaty for a in plain}) > 1)
        piece = scene.pieces[draft.place]
        clause = piece.kind not in ("noun", "aside") and piece.head.tag_ != "VBG" and all(map(_deniable, plain))  # "is leaving" is a plan
        clause = clause and not PARTS_OF_TIMES.keys() & {t.lower_ for t in tokens}  # where "late 2015" begins is not sure
        whole = sure and not unsure and clause and _by_name(scene, tokens, treaty, plain, self.cast)
        return Claim("", *span, name, stands_for, act, aimed, treaty or None, hit.norm, attributed, direct, when, said, trace,
                     doubt=doubt, unsure=unsure, guess=plain, guess_sure=WHOLE if whole else PLAIN * sure)  # fmt: skip

    def _plain(
        self, scene: Scene, index: int, frame: Frame | None, treaty: str, apart: Container[int] = ()
    ) -> tuple[tuple[Assertion, ...], frozenset[int]]:  # fmt: skip
        """What a clause plainly asserts by its grammar, clauses that claim something `apart` left out, and the words that assert it.

        Where what goes on with its subject is nothing plain ("signed it in 2008 but has shown no interest"), the clause alone.
        """
        if not treaty or hangs_on(scene.pieces, index, frame):
            return (), frozenset()
        named = _named(scene)
        if frame is not None and frame.cue is not None and (body := body_of(frame, scene.doc, scene.here)):
            read = going_on(scene.pieces, index, named, apart)
            told = found_by(scene.pieces[index].head, Scope(read, named, treaty, UNTOLD, self.day, self.known), body, frame.cue)
            whole = {*read, *frame.source, frame.cue.i}
            return told, frozenset(range(min(whole), max(whole) + 1)) if told else frozenset()
        subject, of_it = subject_of_all(scene.pieces, index)
        alone = () if tells_more(scene.pieces, index) else range(len(scene.pieces))
        for without in (apart, alone):
            read = going_on(scene.pieces, index, named, without)
            if told := plainly(scene.pieces[index], Scope(read | of_it, named, treaty, UNTOLD, self.day, self.known), subject):
                return told, read
        return (), frozenset()

    def _read_apart(self, scene: Scene, draft: Draft, claimed: set[int]) -> Draft:
        if scene.pieces[draft.place].kind in ("aside", "noun"):
            return draft
        plain, read = self._plain(scene, draft.place, draft.frame, draft.treaty, claimed)
        return draft._replace(plain=plain, read=read)


def _long_ago(scene: Scene, aside: Aside, day: date, known: str) -> bool:
    """Whether a sentence tells of another year, in which what is only added may not have been so: "in 1995 Ukraine, a party to it, ..."."""
    if any(told.when or told.predicate == "rule" for told in aside.told):
        return False
    around = " ".join(t.text for t in scene.sentence if t not in aside.tokens)
    return any(period.end < day - YEAR for period in periods(around, day, known))


def _named(scene: Scene) -> dict[int, Mention]:
    """What each word of a sentence names; of a court that is named for its statute, the statute."""
    return {t.i: m for m in sorted(scene.here, key=lambda m: "treaty" in m.kind) for t in scene.named_by(m)}


def _narrowest(draft: Draft, scene: Scene, claimed: set[int]) -> list[Token]:
    """The tokens of a claim: no more than its clause, where that says all by itself."""
    if not draft.plain:
        return _with_name(scene.extent(draft.place, claimed), scene)
    piece = scene.pieces[draft.place]
    return _with_name(clause_alone([scene.doc[i] for i in sorted(draft.read)], piece), scene)


def _with_name(tokens: list[Token], scene: Scene) -> list[Token]:
    """Words with the whole of the name that they begin in: "the Convention on Cluster Munitions, which was adopted in 2008"."""
    for mention in scene.here:
        named = scene.named_by(mention)
        if tokens and tokens[0] in named[1:]:
            article = [t for t in named[0].lefts if t.dep_ == "det"]
            return [*article, *named[: named.index(tokens[0])], *tokens]
    return tokens


def _leaves(cue: Token) -> bool:
    """ "denounce a treaty" is to leave it, and blames no one."""
    return lemma(cue) in ("denounce", "renounce") and any(c.dep_ == "dobj" and lemma(c) in TREATY_NOUNS for c in cue.children)


def _goes_on(draft: Draft, pieces: list[Segment], drafts: list[Draft]) -> bool:
    """Whether a clause only goes on with the claim of the one before it: same norm, no subject or speaker of its own."""
    piece = pieces[draft.place]
    own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in piece.head.children)
    for other in drafts:
        if other.place != piece.parent and pieces[other.place].parent != draft.place:
            continue
        same = other.hit.norm == draft.hit.norm
        if piece.kind == "conj" and same and not own_subject and draft.frame is other.frame and other.treaty == draft.treaty:
            return True
        if same and (piece.kind == "adverbial" or (piece.kind == "relative" and draft.frame is other.frame and draft.hit.strength < 4)):
            return True
    return False


def _only_says(draft: Draft, drafts: list[Draft], scene: Scene) -> bool:
    """Whether a clause, "the lecturer said", does no more than report what another draft claims."""
    head = scene.pieces[draft.place].head
    frame = next((frame for frame in scene.cues if frame.cue is head and frame.act == "say"), None)
    if draft.hit.relation not in ("carried", "") or frame is None:
        return False
    return any(scene.pieces[other.place].head.i in frame.content for other in drafts if other is not draft)


def _by_the_text(clause: Clause) -> bool:
    """Whether a clause tells what a treaty says: "under the treaty's text, a withdrawal does not take effect"."""
    under = [child for token in clause.tokens if token.lower_ == "under" for child in token.children]
    return any(about_treaty(noun, clause) or lemma(noun) in PROVISION_NOUNS for noun in under)


def _of_any(piece: Segment, clause: Clause) -> bool:
    """Whether a clause is about treaties or States in general: "a withdrawal takes effect", "any party may", "it cannot be suspended"."""
    who = subject(piece.head)
    if who is None or who.i in clause.links:
        return who is not None
    return lemma(who) in ANYONE and any(c.lower_ in ("a", "an", "any", "each", "every", "no") for c in who.children)


def _denial(scene: Scene, frame: Frame | None, words: tuple[Token, Token]) -> Frame | None:
    """The denial within which a claim is told, or somebody's word of it: "denied that", "disputes that the OPCW found"."""
    inner = {word.i for word in words} | ({frame.cue.i} if frame is not None and frame.cue is not None else set())
    return next((f for f in scene.cues if f.cue is not None and lemma(f.cue) in DENYING and inner & f.content), None)


def _turned(plain: tuple[Assertion, ...], denial: Frame) -> tuple[Assertion, ...]:
    """What is asserted by a denial of one thing; nothing by one of several things, or where nobody denies it."""
    cue = denial.cue
    if cue is None or len(plain) != 1 or any(c.dep_ == "neg" or c.tag_ == "MD" for c in cue.children):
        return ()
    by = {cue.doc[i].lower_ for i in denial.source}
    return () if by & NOBODY else (plain[0]._replace(holds=not plain[0].holds),)


def _deniable(told: Assertion) -> bool:
    """Whether an assertion is one of those that are denied; that something was not done at a time may deny only the time."""
    return told.predicate in DEEDS and told.value not in MADE and bool(told.holds or not told.when)


def _by_name(scene: Scene, words: list[Token], treaty: str, plain: tuple[Assertion, ...], cast: Cast) -> bool:
    """Whether some words name the treaty, and every State that they assert something of."""
    inside = {t.i for t in words}
    named = {i for m in scene.here if m.kind == "treaty" for i in m.ids if inside & {t.i for t in scene.named_by(m)}}
    return treaty in named and {s for a in plain for s in a.states} <= set(cast.states_in(tuple(inside), scene.doc, scene.mentions))


def _names(scene: Scene, piece: Segment, kind: str) -> bool:
    """Whether a clause names something of a kind, such as a State."""
    own = set(piece.tokens)
    return any(m.kind == kind and own.intersection(scene.named_by(m)) for m in scene.here)
