"""Claims: from the clauses of a report to one assertion each, with speaker, act, targets, treaty, norm and time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from .. import law
from .acts import act_of
from .actors import Actor, Cast, pick
from .attribution import SUBJECTS, Frame, agent, frames, is_passive, noun_phrase, subject
from .language import parse
from .lexicon import Mention, scan
from .model import Claim, Period, Proposition
from .norms import BANS, TREATY_NOUNS, Clause, Hit, detect, lemma
from .propositions import proposition
from .segments import Segment, segments
from .text import Block
from .voice import Voice, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

STRONG = ("treaty", "weapon")
REACH = 8  # sentences over which "the treaty" and "them" still mean the treaty and weapon named before
ANAPHORA = re.compile(r"^(the|this|that|these|those|said|such|same|its|whose|bare)$")
SELF = frozenset("we our us i my ours".split())
IDLE = frozenset("fund funding donate donation training train awareness educate education casualty survivor victim rehabilitation prosthetic".split())
PASSING = IDLE | frozenset("aid assistance grant injure kill wound maim".split())
JOB = frozenset("job work task process deadline programme program".split())
FINISHING = frozenset("finish complete miss meet conclude end fail begin start".split())
DEFINITE = frozenset("both these those two three four five six same".split())
GENERIC = frozenset("countries states nations governments parties all many most others members state-parties signatories actors everyone list".split())
GOING_ON = frozenset("notice notices decision move step work job deadline it they withdrawal document paper instrument law plan exit suspension stock stockpile mine clearance destruction measure".split())
CARRIED = ("accuse", "deny", "acknowledge", "announce", "argue", "demand", "say")
# Talk of threats and budgets is no claim about a treaty (guidelines).
TALK = PASSING | frozenset("fear threat attack invade intention spending budget peace ceasefire sanction visit concern".split())
POINTING = frozenset("it they them this that these those he she its their his her".split())
CHAMBERS = frozenset("parliament lawmaker deputy house senate chamber legislature assembly mps legislator".split())
THINGS = frozenset("weapon munition bomb device arm arms bomblet shell rocket missile".split())
DUTIES = ("stockpile-destruction", "clearance")
CHARGES = frozenset("it this that charge charges accusation accusations allegation allegations claim claims report reports them suggestion story stories so".split())


def relevant(found: list[Mention]) -> bool:
    """Whether a text speaks of a treaty or of its weapon at all: what has neither is not parsed."""
    return any(m.kind in STRONG for m in found)


class Reader:
    """Reads one report block by block, and remembers what was spoken of."""

    def __init__(self, all_blocks: list[Block], day: date) -> None:
        self.blocks = all_blocks
        self.day = day
        self.mentions = [[m for m in scan(b.clean) if m.start >= b.body or b.lead == "bullet"] for b in all_blocks]
        self.docs: list[Doc] = []
        self.topic: tuple[str, ...] = ()  # treaty ids in hand
        self.before: tuple[str, ...] = ()  # the one in hand before this sentence
        self.since_topic = REACH + 1
        self.proper: tuple[str, ...] = ()  # the treaty in hand that is no protocol: what "the convention" means
        self.reach = REACH
        self.block = self.topic_block = 0  # the paragraph in hand, and the one that named the treaty in hand
        self.duty = ""  # the duty with a last day that was spoken of last
        self.main = ""  # the treaty that the report is about most
        self.weapon: Mention | None = None
        self.last: Claim | None = None
        self.last_targets: tuple[str, ...] = ()
        self.last_charge: Claim | None = None
        self.speaking: Actor | None = None  # the label that a transcript last showed
        self.claims: list[Claim] = []

    def read(self) -> tuple[Claim, ...]:
        """All claims of the report, in the order of the text."""
        if not any(relevant(found) for found in self.mentions):
            return ()
        self.docs = parse(self.blocks)
        self.voice = voice_of(self.blocks, self.docs, self.mentions, self.day)
        self.cast = Cast(self.day, self.voice.home[0] if self.voice.home else None)
        self._foresee()
        self._first_topic()
        for self.block, (block, doc, found) in enumerate(zip(self.blocks, self.docs, self.mentions, strict=True)):
            if block.heading and len(self.blocks) > 1:
                self._note_topic(found)
                if any(m.kind == "treaty" for m in found):
                    self.main = main_treaty(self.topic) or self.main  # a section about another treaty
            else:
                self._block(block, doc, found)
        ordered = sorted(self.claims, key=lambda c: (c.start, c.end))
        return tuple(c._replace(id=f"c{n}") for n, c in enumerate(ordered, 1))

    def _foresee(self) -> None:
        """The first organisation of the report, for "a watchdog" that is named only later."""
        for found in self.mentions:
            for mention in found:
                if mention.kind == "organisation" and mention.detail in ("ngo", "monitor"):
                    self.cast.coming_organisation = Actor(mention.text, mention.ids, "organisation")
                    return

    def _first_topic(self) -> None:
        """What the report is about before it names it: the treaty or weapon most often named."""
        self.count = count = Counter(main_treaty(m.ids) or "" for found in self.mentions for m in found if m.kind in STRONG)
        if count:
            self.main = count.most_common(1)[0][0]
            self.topic, self.since_topic = (self.main,), 0
            sentences = sum(len(b.sentences) for b in self.blocks)
            if sum(count.values()) / max(sentences, 1) > 0.06:
                self.reach = 5 * REACH  # a report about one treaty means it all through
        named = Counter(pick(m.ids, self.day) for found in self.mentions for m in found if m.kind == "state")
        self.main_states = tuple(code for code, _ in named.most_common(1))

    def _block(self, block: Block, doc: Doc, found: list[Mention]) -> None:
        spoken = frames(doc, block)
        self.speaking = label = self.voice.label(block) or self.speaking
        for sentence in doc.sents:
            if sentence.end_char <= block.body:
                continue
            here = [m for m in found if sentence.start_char <= m.start < sentence.end_char]
            self._note_topic(here)
            cues = [f for f in spoken if f.cue is not None and sentence.start <= f.cue.i < sentence.end]
            made = self._sentence(block, doc, sentence, here, found, cues, label)
            self.claims += made
            if made:
                self.last = made[-1]
                self.last_targets = next((c.targets for c in reversed(made) if c.targets), self.last_targets)
                self.duty = next((c.norm for c in reversed(made) if c.norm in DUTIES), self.duty)
                self.last_charge = next((c for c in reversed(made) if c.act == "accuse"), self.last_charge)
            self.since_topic += 1

    def _note_topic(self, here: list[Mention]) -> None:
        self.before = self.topic
        named = [m for m in here if m.kind == "treaty"]
        weapons = [m for m in here if m.kind == "weapon"]
        if named:
            self.topic, self.since_topic, self.topic_block = named[-1].ids, 0, self.block
            if law.treaty(named[-1].ids[0]).kind != "protocol":
                self.proper = named[-1].ids
        elif weapons and (self.since_topic > self.reach or not set(self.topic) & set(weapons[-1].ids)):
            self.topic, self.since_topic, self.topic_block = weapons[-1].ids, 0, self.block
        elif weapons:
            self.since_topic = 0
        if weapons:
            self.weapon = weapons[-1]

    def _sentence(
        self, block: Block, doc: Doc, sentence: TokenSpan, here: list[Mention], found: list[Mention], cues: list[Frame], label: Actor | None
    ) -> list[Claim]:  # fmt: skip
        pieces = segments(sentence, cues)
        actors = self._actors(doc, found, cues)
        quote_speaker = self._quote_speaker(block, doc, sentence, cues, actors)
        if sentence.text.rstrip().rstrip("”\"'").endswith("?") and not cues:
            self._advance(doc, found, pieces, cues, actors)
            return []
        drafts: list[tuple[int, Hit, str, Frame | None]] = []
        claimed: set[int] = set()
        for index, piece in enumerate(pieces):
            clause = self._clause(doc, sentence, piece, here)
            frame = self._frame_of(piece, cues)
            hit = self._assertion(clause, piece, frame, cues, [h for _, h, _, _ in drafts])
            if hit is None:
                continue
            hit = self._in_context(clause, hit, frame)
            treaty = self._treaty(clause, hit)
            if treaty is None and hit.norm not in ("withdrawal", "transparency-report", "transfer"):
                continue
            if self._merged(index, piece, hit, frame, treaty or "", pieces, drafts):
                continue
            if piece.kind == "absolute":
                hit = self._condition(index, pieces, doc, sentence, here) or hit
            drafts.append((index, hit, treaty or "", frame))
            claimed.add(index)
        made = []
        extents = {index: _extent(sentence, pieces, index, claimed, frame) for index, _, _, frame in drafts}
        for index, hit, treaty, frame in drafts:
            if any(hit.token in tokens for other, tokens in extents.items() if other != index and pieces[other].parent == index):
                continue  # its words belong to the claim inside it
            made.append(self._claim(block, doc, sentence, found, pieces, index, claimed, hit, treaty, frame, extents[index], actors, quote_speaker, label))
        self._advance(doc, found, pieces, cues, actors)
        return [claim for claim in made if claim is not None]

    def _in_context(self, clause: Clause, hit: Hit, frame: Frame | None) -> Hit:
        """The norm that the claims before supply: "the treaty gives four years" speaks of the duty in hand."""
        if self.last is None or hit.norm != "other":
            return hit
        words = {lemma(t) for t in clause.tokens}
        if hit.relation in ("requires", "allows") and words & {"year", "month", "period", "deadline", "day", "time"} and self.last.norm in (*DUTIES, "withdrawal"):
            return hit._replace(norm=self.last.norm)
        if hit.relation == "treaty" and frame is not None and frame.act == "deny" and self.last.norm == "withdrawal":
            return hit._replace(norm="withdrawal", relation="leave")
        return hit

    def _condition(self, index: int, pieces: list[Segment], doc: Doc, sentence: TokenSpan, here: list[Mention]) -> Hit | None:
        """"... expected to begin once the six-month withdrawal is over": the term it hangs on is what rule and record can tell."""
        for piece in pieces:
            if piece.kind == "adverbial" and piece.parent == index:
                return next((h for h in detect(self._clause(doc, sentence, piece, here)) if h.norm == "withdrawal"), None)
        return None

    def _actors(self, doc: Doc, found: list[Mention], cues: list[Frame]) -> dict[int, Actor]:
        made = {}
        for frame in cues:
            if frame.cue is not None and frame.source:
                around = tuple(t.i for t in frame.cue.sent if t.i not in frame.source)
                made[frame.cue.i] = self.cast.actor(frame.source, doc, found, self.cast.states_in(around, doc, found) or self.main_states)
        return made

    def _advance(self, doc: Doc, found: list[Mention], pieces: list[Segment], cues: list[Frame], actors: dict[int, Actor]) -> None:
        """Remembers who acted and who spoke, for the sentences to come."""
        for piece in pieces:
            who = subject(piece.head)
            if who is not None and piece.kind in ("root", "content", "conj"):
                codes = self.cast.states_of(who, doc, found)
                if codes:
                    self.cast.acted(codes)
        for frame in cues:
            if frame.cue is not None and frame.cue.i in actors and actors[frame.cue.i].text:
                self.cast.spoke(actors[frame.cue.i])

    def _clause(self, doc: Doc, sentence: TokenSpan, piece: Segment, here: list[Mention]) -> Clause:
        inside = {t.i for t in piece.tokens}
        if piece.kind in ("relative", "appositive") and piece.head.head.i != piece.head.i:
            inside |= {t.i for t in piece.head.head.subtree if t.i <= piece.head.i}
        groups: dict[str, dict[int, Mention]] = {"treaty": {}, "weapon": {}, "weak-weapon": {}, "outside": {}, "weak-treaty": {}}
        for mention in here:
            if mention.kind in groups:
                tokens = [t for t in sentence if mention.start <= t.idx < mention.end and t.i in inside]
                for token in tokens:
                    groups[mention.kind][token.i] = mention
        on_topic = bool(self.topic) and self.since_topic <= self.reach
        anaphors = frozenset(t.i for t in sentence if t.i in inside and on_topic and self._stands_for_treaty(t) and t.i not in groups["treaty"])
        hand = {*self.topic, *self.proper, self.main} - {""} | {t for group in ("treaty", "weapon") for m in groups[group].values() for t in m.ids}
        for group in ("weak-weapon", "outside"):
            groups[group] = {i: m for i, m in groups[group].items() if hand.intersection(m.ids)}
        treaties = groups["treaty"] or (groups["weak-treaty"] if on_topic else {})
        weak = dict(groups["weak-weapon"]) if on_topic else {}
        if on_topic and self.weapon is not None:
            weak.update({t.i: self.weapon for t in sentence if t.i in inside and lemma(t) in THINGS and any(ANAPHORA.match(c.lower_) for c in t.children)})
        return Clause(piece.head, [doc[i] for i in sorted(inside)], treaties, groups["weapon"], weak, groups["outside"], anaphors, on_topic, frozenset(hand))

    def _stands_for_treaty(self, token: Token) -> bool:
        """"the convention", "this ban": a noun for a treaty with an article, and no name of another one."""
        if lemma(token) not in TREATY_NOUNS:
            return False
        named = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
        return not named and (any(ANAPHORA.match(c.lower_) for c in token.children) or token.text[0].isupper() or token.dep_ in ("poss", "compound", "pobj"))

    def _frame_of(self, piece: Segment, cues: list[Frame]) -> Frame | None:
        """The innermost attribution whose content holds the segment; a segment whose own cue has no clause speaks through that cue."""
        if piece.kind == "absolute":  # ", with production expected to begin": the report's own addition
            cues = [f for f in cues if f.cue is not None and piece.head.i in f.content and _has_content_clause(f)]
        around = [f for f in cues if piece.head.i in f.content]
        own = [f for f in cues if f.cue is not None and f.cue in piece.tokens and f.content and not _has_content_clause(f)]
        own = [f for f in own if f.cue is not None and (f.cue.i == piece.head.i or f.cue.dep_ in ("xcomp", "conj", "advcl", "acl") or f.cue.pos_ == "NOUN")]
        inner = min(around, key=lambda f: len(f.content), default=None)
        if own and not (inner is not None and len(own[0].source) == 1 and piece.head.doc[own[0].source[0]].pos_ == "PRON"):
            return own[0]  # "said it would ask for more time": the ministry says so, not "it"
        return min(around, key=lambda f: len(f.content), default=None)

    def _assertion(self, clause: Clause, piece: Segment, frame: Frame | None, cues: list[Frame], before: list[Hit]) -> Hit | None:
        """What the clause asserts of a treaty, or None where it asserts nothing of one."""
        if any(f.cue is not None and f.cue.i == piece.head.i and _has_content_clause(f) for f in cues):
            return self._reply(clause, piece, frame)
        hits = [h for h in detect(clause) if h.token in piece.tokens]
        if not hits:
            return self._reply(clause, piece, frame) or self._ellipsis(piece) or self._unfinished(clause, before) or self._carried(clause, piece, frame)
        best = hits[0]
        if best.strength == 1 and self.voice.actor is None and self.speaking is None and (frame is None or frame.act not in CARRIED):
            return None
        if best.strength <= 3 and self._idle(clause, best):
            return None
        if piece.kind == "adverbial" and best.strength <= 3 and not clause.treaties:
            return None
        return best

    def _reply(self, clause: Clause, piece: Segment, frame: Frame | None) -> Hit | None:
        """"The government denies it": an answer to the claim before, with that claim's norm."""
        if frame is None or frame.cue is None or frame.cue.i != piece.head.i or self.since_topic > self.reach:
            return None
        before = self.last_charge or self.last  # a denial answers a charge
        if before is not None and frame.act in ("deny", "acknowledge"):
            answered = [t for t in piece.head.children if t.dep_ in ("dobj", "ccomp") or t.i in frame.content]
            if any(t.lower_ in CHARGES or lemma(t) in CHARGES for t in answered):
                return Hit(before.norm, "reply", piece.head, 3)
        if self.last is not None and frame.act == "demand" and any(lemma(doc_token) in ("stop", "halt", "cease", "end") for doc_token in piece.head.subtree):
            return Hit(self.last.norm, "reply", piece.head, 3)
        return None

    def _ellipsis(self, piece: Segment) -> Hit | None:
        """"Neither has Russia", "nor is Lebanon": the claim before, said of another State."""
        words = [t for t in piece.tokens if not t.is_punct]
        if self.last is None or len(words) > 7 or piece.head.pos_ != "AUX" and piece.head.lower_ not in ("has", "have", "did", "does", "is"):
            return None
        if any(t.lower_ in ("neither", "nor", "so") for t in words[:2]) or (words[-1].lower_ in ("not", "either", "too", "neither")):
            return Hit(self.last.norm, self.last.proposition.relation, piece.head, 3)
        return None

    def _carried(self, clause: Clause, piece: Segment, frame: Frame | None) -> Hit | None:
        """What an actor says in a report about one treaty, where the words alone show no norm: it goes on with the claim before."""
        if frame is None or not frame.source or self.last is None or self.reach == REACH or frame.act not in CARRIED:
            return None
        words = [t for t in piece.tokens if not t.is_punct]
        if len(words) < 5 or {lemma(t) for t in words} & TALK or self.since_topic > REACH:
            return None
        refers = clause.weak or clause.weapons or clause.anaphors or any(t.lower_ in POINTING for t in words)
        before = self.last_charge if frame.act == "deny" and self.last_charge else self.last
        return Hit(before.norm, "carried", piece.head, 2) if refers else None

    def _unfinished(self, clause: Clause, before: list[Hit]) -> Hit | None:
        """"They should have finished by March", "promised to complete the job": a duty named in the claim before."""
        norm = before[-1].norm if before and before[-1].norm in DUTIES else self.duty
        if not norm:
            return None
        words = {lemma(t) for t in clause.tokens}
        for token in clause.tokens:
            if token.pos_ == "VERB" and lemma(token) in FINISHING and (words & JOB or not any(c.dep_ == "dobj" for c in token.children)):
                if token.i == clause.head.i or token.dep_ in ("xcomp", "conj"):
                    return Hit(norm, "deadline", token, 3)
            if lemma(token) == "deadline":
                return Hit(norm, "deadline", token, 3)
        return None

    def _idle(self, clause: Clause, hit: Hit) -> bool:
        """Whether the clause is about aid, training or casualties, and names its norm only in passing."""
        words = {lemma(t) for t in clause.tokens}
        idle = IDLE if hit.strength == 3 else PASSING
        return bool(words & idle) and not clause.treaties and not clause.anaphors

    def _treaty(self, clause: Clause, hit: Hit) -> str | None:
        """The treaty that a clause is about: the one it names, the one whose weapon it names, the one in hand."""
        candidates: tuple[str, ...] = ()
        if hit.relation == "reply" and self.last:
            return (self.last_charge or self.last).treaty
        if clause.treaties:
            nearest = min(clause.treaties, key=lambda i: abs(i - hit.token.i))
            candidates = clause.treaties[nearest].ids
        elif clause.weapons:
            candidates = next(iter(clause.weapons.values())).ids
            if set(candidates) & set(self.topic) and self.since_topic <= self.reach:
                candidates = tuple(t for t in self.topic if t in candidates)
        elif clause.weak and not clause.anaphors:
            candidates = next(iter(clause.weak.values())).ids
            if self.main in candidates or set(candidates) & set(self.topic):
                candidates = (self.main,) if self.main in candidates else self.topic
        elif clause.on_topic and (clause.anaphors or hit.strength >= 3 or clause.outside or hit.relation == "carried" or hit.norm in DUTIES):
            candidates = self.topic if self._lasting() else (self.main,)
            if self.since_topic == 0 and self.before and not clause.anaphors:
                candidates = self.before  # the treaty is named only in another clause of the sentence
            protocol = any(clause.head.doc[i].lemma_.lower() == "protocol" for i in clause.anaphors)
            if not protocol and clause.anaphors and self.proper and law.treaty(candidates[0]).kind == "protocol":
                candidates = self.proper
        return main_treaty(candidates)

    def _lasting(self) -> bool:
        """Whether the treaty in hand is more than named in passing in a report about another."""
        return not self.main or self.main in self.topic or self.topic_block == self.block or self.count[main_treaty(self.topic) or ""] > 1

    def _merged(
        self, index: int, piece: Segment, hit: Hit, frame: Frame | None, treaty: str, pieces: list[Segment], drafts: list[tuple[int, Hit, str, Frame | None]]
    ) -> bool:  # fmt: skip
        """Whether a clause only goes on with the claim of the one before it: same norm, no subject or speaker of its own."""
        for other, other_hit, other_treaty, other_frame in drafts:
            if other != piece.parent and pieces[other].parent != index:
                continue
            own_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in piece.head.children)
            if piece.kind == "conj" and not own_subject and other_hit.norm == hit.norm and frame is other_frame and other_treaty == treaty:
                return True
            if piece.kind == "adverbial" and other_hit.norm == hit.norm:
                return True
            if piece.kind == "relative" and other_hit.norm == hit.norm and frame is other_frame and hit.strength < 4:
                return True
        return False

    def _quote_speaker(self, block: Block, doc: Doc, sentence: TokenSpan, cues: list[Frame], actors: dict[int, Actor]) -> Actor | None:
        """Who speaks in a sentence that lies in a quotation without a cue of its own: the one who is named with it, or spoke before."""
        middle = (sentence.start_char + sentence.end_char) // 2
        quote = next((q for q in block.quotes if q.start <= middle < q.end), None)
        if quote is None:
            return None
        later = [f for f in frames(doc, block) if f.cue is not None and f.source and not quote.start <= f.cue.idx < quote.end and f.direct
                 and any(quote.start <= doc[i].idx < quote.end for i in f.content)]  # fmt: skip
        if later:
            return self.cast.actor(later[0].source, doc, self.mentions[self.docs.index(doc)])
        return self.cast.last_speaker

    def _claim(
        self, block: Block, doc: Doc, sentence: TokenSpan, found: list[Mention], pieces: list[Segment], index: int, claimed: set[int],
        hit: Hit, treaty: str, frame: Frame | None, tokens: list[Token], actors: dict[int, Actor], quote_speaker: Actor | None, label: Actor | None,
    ) -> Claim | None:  # fmt: skip
        piece = pieces[index]
        if len(tokens) < 3:
            return None
        speaker = self._speaker(piece, frame, actors, quote_speaker, label)
        targets = self._targets(doc, found, piece, hit, frame, speaker)
        first, last = tokens[0], tokens[-1]
        span = block.span(first.idx, last.idx + len(last))
        direct = any(q.start <= piece.head.idx < q.end for q in block.quotes)
        if hit.relation == "bans":
            piece = piece._replace(tokens=tuple(tokens))
        content = [t for t in piece.tokens if frame is None or not frame.content or t.i in frame.content or frame.cue in piece.tokens]
        said = proposition(hit, piece, content or list(piece.tokens), self.day, self.cast, doc, found, targets, law.treaty(treaty) if treaty else None)
        named = speaker is not None
        act = act_of(hit, frame, said, speaker.stands_for if speaker else (), targets, piece)
        trace = (
            ("norm", f"{hit.norm} by {hit.token.text!r} ({hit.relation})"),
            ("treaty", f"{treaty or 'none'}: {', '.join(sorted({m.text for m in found if treaty in m.ids})) or 'named before'}"),
            ("speaker", f"{speaker.text if speaker else 'the outlet'} by {frame.cue.text if frame and frame.cue else 'position'!r}"),
            ("act", f"{act} by {frame.cue.text if frame and frame.cue else 'the clause'!r}"),
        )
        return Claim("", span.start, span.end, span.text, speaker.text if speaker and speaker.text else None, speaker.stands_for if speaker else (),
                     act, targets, treaty or None, hit.norm, named, direct, said.dates[0] if said.dates else None, said, trace)  # fmt: skip

    def _speaker(self, piece: Segment, frame: Frame | None, actors: dict[int, Actor], quote_speaker: Actor | None, label: Actor | None) -> Actor | None:
        if frame is not None and frame.cue is not None and frame.cue.i in actors:
            actor = actors[frame.cue.i]
            if set(actor.text.lower().split()) & SELF and (quote_speaker or label or self.voice.actor):
                return quote_speaker or label or self.voice.actor
            return actor
        if quote_speaker is not None:
            return quote_speaker
        return label or self.voice.actor

    def _targets(self, doc: Doc, found: list[Mention], piece: Segment, hit: Hit, frame: Frame | None, speaker: Actor | None) -> tuple[str, ...]:
        """Whose conduct or status is at issue (guidelines): the accused, the doer, the one who leaves or joins."""
        own = tuple(code for code in (speaker.stands_for if speaker else ()) if len(code) == 3 and code.isupper() and _is_state(code))
        if hit.relation == "reply" and self.last:
            return (self.last.targets if frame is not None and frame.act == "demand" else ()) or own or self.last.targets
        if hit.relation in ("bans", "allows", "requires", "in-force", "opened", "meeting", "expires", "extends") and not (hit.relation == "requires" and frame):
            if hit.relation in ("meeting", "extends") and own:
                return own
            return ()
        if frame is not None and frame.cue is not None and frame.act == "accuse" and frame.cue in piece.tokens and frame.target is not None:
            return self._states_of(frame.target, doc, found, speaker)
        if hit.relation == "carried" and own and frame is not None and frame.act in ("argue", "announce", "acknowledge"):
            return own
        doer = self._doer(hit, piece)
        if frame is not None and frame.cue is not None and frame.cue in piece.tokens and frame.target is not None and frame.act == "demand":
            return self.cast.states_of(frame.target, doc, found) or (self.last_targets if frame.target.pos_ == "PRON" else ())
        if doer is not None:
            if lemma(doer) in ("state", "country", "party", "member", "nation", "government") and any(c.lower_ in ("a", "an", "any", "each", "every", "no") for c in doer.children):
                return ()
            if doer.lower_ in GENERIC and not self.cast.states_in((doer.i,), doc, found) and not any(c.lower_ in DEFINITE for c in doer.children):
                return self.cast.states_of(doer, doc, found) if any(c.dep_ in ("conj", "appos") for c in doer.children) else ()
            if any(c.lower_ in SELF and c.dep_ == "poss" for c in doer.children) and own:
                return own
            if doer.lower_ in SELF or (doer.lower_ in ("it", "they", "he", "she", "its", "their", "his", "her") and own and self._refers_to_speaker(doer, piece, frame)):
                return own
            named = self._states_of(doer, doc, found, speaker)
            if named:
                return named
        if own and (frame is not None and frame.act in ("announce", "deny", "acknowledge") or doer is None and self.voice.actor is speaker):
            return own
        before = self._just_before(hit, piece, doc, found)
        if before:
            return before
        if doer is not None and self.last_targets and not self.cast.states_in(tuple(t.i for t in piece.tokens), doc, found):
            if lemma(doer) in GOING_ON and (doer.pos_ == "PRON" or any(ANAPHORA.match(c.lower_) or c.lower_ in ("his", "her", "their") for c in doer.children)):
                return self.last_targets
        rest = [code for code in self.cast.states_in(tuple(t.i for t in piece.tokens), doc, found) if code not in own]
        if len(rest) == 1 and hit.norm != "other":
            return (rest[0],)
        if hit.relation in ("violate", "comply") and rest:
            return tuple(rest[:1])
        if hit.norm == "withdrawal" and not rest and doer is None:
            return ()
        if doer is not None and doer.pos_ == "PRON" and self.cast.last_group:
            return self.cast.last_group
        return own if speaker is not None and set(t.lower_ for t in piece.tokens) & SELF else ()

    def _just_before(self, hit: Hit, piece: Segment, doc: Doc, found: list[Mention]) -> tuple[str, ...]:
        """The States named right before the verb, where the parser lost its subject ("..., Latvia and Estonia ceased to be parties")."""
        at = piece.head.i - 1
        while at > piece.head.sent.start and doc[at].pos_ in ("AUX", "ADV", "PART"):
            at -= 1
        named: list[str] = []
        while at >= piece.head.sent.start:
            codes = self.cast.states_in((at,), doc, found)
            if codes:
                named = [*codes, *named] if codes[0] not in named else named
            elif doc[at].text not in (",", "and") or not named:
                break
            at -= 1
        return tuple(named)

    def _refers_to_speaker(self, doer: Token, piece: Segment, frame: Frame | None) -> bool:
        return frame is not None and frame.cue is not None and (doer.i in frame.content or frame.cue in piece.tokens)

    def _doer(self, hit: Hit, piece: Segment) -> Token | None:
        """The noun that does, is or leaves what the norm says: subject, possessor, or agent."""
        token = hit.token
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ not in ("attr", "acomp", "appos", "oprd"):
            at: Token = token
            for _ in range(3):
                for child in at.children:
                    if child.dep_ == "poss" and child.pos_ != "PRON":
                        return child
                    if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from") and at.i == token.i:
                        thing = next((c for c in child.children if c.dep_ == "pobj"), None)
                        if thing is not None and lemma(thing) not in TREATY_NOUNS:
                            return thing
                    if child.dep_ in ("amod", "compound") and child.pos_ in ("PROPN", "ADJ") and child.text[0].isupper() and child.dep_ == "amod":
                        return child
                if at.head.i == at.i or at.head.pos_ in ("VERB", "AUX"):
                    break
                at = at.head
            verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
            who = subject(verb) if verb is not None and verb in piece.tokens else None
            if who is not None and who.i != token.i and not is_passive(verb or token):
                return who
            return next((c for c in token.children if c.dep_ == "poss"), who)
        if token.dep_ == "appos":
            return token.head
        verb = token if token.pos_ in ("VERB", "AUX") else next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), piece.head)
        if is_passive(verb) and hit.norm not in ("membership",):
            who = agent(verb)
            if who is not None:
                return who
            return None if hit.norm not in ("withdrawal", "joining") else subject(verb)
        who = subject(verb)
        if who is None and verb.dep_ == "acl":
            noun = verb.head
            return next((c for c in noun.children if c.dep_ == "poss"), subject(noun.head) if noun.head.pos_ in ("VERB", "AUX") else noun)
        if who is not None:
            owner = next((c for c in who.children if c.dep_ == "poss"), None)
            if owner is not None and lemma(who) in ("decision", "move", "step", "plan", "parliament", "government", "ministry", "army", "force", "forces", "troops", "notice", "withdrawal", "stock", "stockpile", "president", "intention", "announcement", "exit", "suspension"):
                return owner
        return who

    def _states_of(self, token: Token, doc: Doc, found: list[Mention], speaker: Actor | None) -> tuple[str, ...]:
        if any(c.dep_ == "relcl" and c.tag_ == "VBZ" or c.dep_ == "relcl" and any(g.lower_ in ("has", "is", "was") for g in c.children) for c in token.children):
            alone = self.cast.states_in((token.i,), doc, found)  # "Egypt and Israel, which has signed": Israel
            if alone:
                return alone
        codes = self.cast.states_of(token, doc, found)
        if codes:
            return codes
        if lemma(token) in CHAMBERS:
            return self.cast.last_states[:1] or self.main_states
        actor = self.cast.actor(noun_phrase(token), doc, found, self.main_states)
        return tuple(code for code in actor.stands_for if _is_state(code))


def main_treaty(ids: tuple[str, ...]) -> str | None:
    """Of several treaties that a word may point to, the one that people mean: a treaty proper before a protocol."""
    if not ids:
        return None
    return min(ids, key=lambda t: (law.treaty(t).kind != "treaty", ids.index(t)))


def _is_state(code: str) -> bool:
    from ..record.states import states

    return code in states()


def _has_content_clause(frame: Frame) -> bool:
    """Whether what is said is a clause of its own, which is then the claim, and not an object or infinitive of the cue."""
    if frame.cue is None:
        return False
    if any(c.dep_ in ("ccomp", "parataxis") and c.i in frame.content for c in frame.cue.children):
        return True
    return not any(frame.cue.is_ancestor(frame.cue.doc[i]) for i in frame.content)


def _extent(sentence: TokenSpan, pieces: list[Segment], index: int, claimed: set[int], frame: Frame | None) -> list[Token]:
    """The tokens that a claim spans: the whole sentence where it is the only claim, else its own clause and what hangs on it."""
    if len(claimed) == 1 and pieces[index].kind != "relative":
        apart = {i for i, p in enumerate(pieces) if p.kind == "conj" and i not in claimed and any(c.dep_ in SUBJECTS for c in p.head.children)}
        apart = {i for i in apart if not pieces[index].head.is_ancestor(pieces[i].head) or pieces[i].head in pieces[index].head.children}
        tokens = [t for i, p in enumerate(pieces) if not _within(i, apart, pieces) for t in p.tokens]
        tokens = sorted(tokens, key=lambda t: t.i) if index not in apart else list(sentence)
        tokens = _hull(tokens, pieces[index].head) if apart else tokens
    else:
        mine = {index}
        for other, piece in enumerate(pieces):
            at = other
            while at not in claimed and pieces[at].parent >= 0:
                at = pieces[at].parent
            if at == index and piece.head.i >= 0:
                mine.add(other)
        own = sorted((t for i in mine for t in pieces[i].tokens), key=lambda t: t.i)
        head = pieces[index].head
        if pieces[index].kind in ("relative", "appositive"):
            noun = head.head
            own = sorted({*own, *(t for t in noun.subtree if t.i <= noun.i)}, key=lambda t: t.i)
        tokens = _hull(own, head)
    if pieces[index].kind == "relative" and pieces[index].head.lemma_.lower() in BANS:
        tokens = _whole_list(tokens)
    while tokens and (tokens[0].is_punct and tokens[0].text not in "“(" or tokens[0].is_space or tokens[0].dep_ == "cc" and len(claimed) > 1 or tokens[0].lower_ == "that" and len(claimed) > 1 and tokens[0].dep_ == "mark"):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_punct and tokens[-1].text not in "”)" or tokens[-1].is_space or tokens[-1].dep_ == "cc"):
        tokens = tokens[:-1]
    return tokens


def _whole_list(tokens: list[Token]) -> list[Token]:
    """A list of what is banned to its end, where the parser cut it: on to the next finite verb."""
    doc, end = tokens[-1].doc, tokens[-1].sent.end
    at = tokens[-1].i + 1
    while at < end and doc[at].pos_ in ("NOUN", "ADJ", "PUNCT", "CCONJ", "ADP", "DET", "PROPN", "VERB") and doc[at].tag_ not in ("VBD", "VBZ", "VBP", "MD"):
        at += 1
    return list(doc[tokens[0].i : at]) if at < end else tokens


def _within(index: int, apart: set[int], pieces: list[Segment]) -> bool:
    """Whether a segment is, or hangs on, one that stands apart."""
    while index >= 0:
        if index in apart:
            return True
        index = pieces[index].parent
    return False


def _hull(own: list[Token], head: Token) -> list[Token]:
    """The unbroken run of tokens around a clause's head; small gaps are closed, far pieces are left to others."""
    runs: list[list[Token]] = []
    for token in own:
        if runs and token.i - runs[-1][-1].i <= 3:
            runs[-1].append(token)
        else:
            runs.append([token])
    best = next((run for run in runs if any(t.i == head.i for t in run)), runs[0] if runs else [])
    return list(head.doc[best[0].i : best[-1].i + 1]) if best else []



