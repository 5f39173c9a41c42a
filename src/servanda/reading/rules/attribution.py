"""Who says what: the layer of attributions, useful on any English news text.

A frame is an attribution on the parse: the cue, the tokens of its source, and the tokens of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Attribution, Span
from .cues import cues, verb_cue
from .language import parse
from .lexicon import scan
from .text import Block, blocks
from .tokens import Doc, Token, TokenSpan
from .words import words

RELATIVE = ("WDT", "WP", "WP$")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
ADVERBIAL = words("attribution.adverbial")
HEARD = words("attribution.heard")  # verbs that name their hearer before what is said
VIEWS = words("attribution.views")  # "in the view of"
TAKING = words("attribution.taking")  # prepositions before what a verb accuses of, calls for, insists on
TREATY_NOUNS, PROVISION_NOUNS = words("clauses.treaty_nouns"), words("clauses.provision_nouns")
JUDGING = words("attribution.judging")  # verbs that say something of their bare object
WALKED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM", "CCONJ", "PRON"})


class Frame(NamedTuple):
    """An attribution on the tokens of one block. `source` and `content` are token indices in order."""

    cue: Token | None
    act: str
    source: tuple[int, ...]
    content: frozenset[int]
    direct: bool
    target: Token | None = None  # whom an accusation or a demand is aimed at
    passive: bool = False


def frames(doc: Doc, block: Block) -> list[Frame]:
    """All attributions of a parsed block, in the order of their cues. Found once for a block, however often asked for."""
    if doc.frames is not None:
        return doc.frames
    found: list[Frame] = []
    for sentence in doc.sents:
        quoted = frozenset(t.i for t in sentence if block.quote_at(t.idx)) if block.quotes else frozenset[int]()
        for token in sentence:
            if token.i in quoted and not _quote_is_scare(token, block):
                frame = _verbal(token, sentence, frozenset()) if token.pos_ == "VERB" else None
            elif token.pos_ in ("VERB", "AUX") and token.lower_ != "according":
                frame = _verbal(token, sentence, quoted)
            elif token.pos_ in ("NOUN", "PROPN"):
                frame = _nominal(token)
            else:
                frame = _according(token, sentence) or _in_view_of(token)
            if frame:
                found.append(frame)
    doc.frames = found
    return found


def attributions(text: str) -> list[Attribution]:
    """Who says what in any English text: source, cue and content as exact spans of the text, in order.

    Direct speech has `direct` true. A quotation without a cue of its own continues the speaker before; a text longer than the
    reader's limit is the caller's to cut. Rests on no treaty and no record.
    """
    found: list[Attribution] = []
    last: Span | None = None
    all_blocks = blocks(text)
    for block, doc in zip(all_blocks, parse(all_blocks, (scan(block.clean) for block in all_blocks)), strict=True):
        covered: set[int] = set()
        for frame in frames(doc, block):
            source = _piece(doc, block, frame.source)
            content = tuple(_pieces(doc, block, frame.content))
            if content:
                cue = block.span(frame.cue.idx, frame.cue.idx + len(frame.cue)) if frame.cue else None
                found.append(Attribution(source, cue, content, frame.direct))
                covered |= frame.content
                last = source or last
        label = block.span(0, len(block.label)) if block.label else None
        if label and block.body < len(block.clean):
            found.append(Attribution(label, None, (block.span(block.body, len(block.clean)),), True))
            continue
        for quote in block.quotes:
            inside = [t.i for t in doc if quote.start <= t.idx < quote.end]
            if len(inside) > 5 and not covered.intersection(inside):
                found.append(Attribution(last, None, (block.span(quote.start, quote.end),), True))
    return found


def is_place(token: Token, verb: Token) -> bool:
    """ "was signed in Dublin", "in Oslo and Vienna": where something was done, which is not who did it."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return is_passive(verb) and token.dep_ == "pobj" and token.head.lower_ in ("in", "at")


def subject(token: Token) -> Token | None:
    """The one who does what a verb says: its own subject, or the one it shares with the verb that governs it."""
    for child in token.children:
        if child.dep_ in SUBJECTS and not _so_often(child):
            if child.tag_ in ("WDT", "WP") and token.dep_ == "relcl":
                return token.head
            return child
        if child.dep_ == "expl":
            return child
    for child in token.children:  # now and then the parser hangs the subject on the auxiliary
        inner = next((c for c in child.children if c.dep_ in SUBJECTS), None) if child.dep_ in ("aux", "auxpass") else None
        if inner is not None:
            return inner
    shares = token.dep_ in ("conj", "xcomp", "advcl") or (token.dep_ == "ccomp" and token.tag_ in ("VBG", "VB"))
    if shares and token.head.pos_ in ("VERB", "AUX"):
        return subject(token.head) if token.head.i != token.i else None
    if (misread := _misread(token)) is not None:
        return subject(misread)
    if token.dep_ == "pcomp" and token.head.head.pos_ in ("VERB", "AUX") and token.head.i != token.head.head.i:
        return subject(token.head.head)
    if token.dep_ == "acl" and (token.tag_ == "VBG" or any(c.dep_ == "ccomp" for c in token.children)):
        return token.head  # "Ukraine, which ..., announced that": the parser takes the verb for a participle
    return None


def _misread(token: Token) -> Token | None:
    """ "A message shared thousands of times says that": the participle that the parser takes for a verb with the subject of this one."""
    if has_subject(token) or token.doc[token.i - 1].is_punct:
        return None
    if token.dep_ == "parataxis" and token.i > token.head.i:
        return token.head
    said = [c for c in token.children if c.dep_ == "ccomp"]
    around = len(said) > 1 and said[0].i < token.i < said[-1].i
    return said[0] if around and said[0].tag_ in ("VBD", "VBN") else None


def has_subject(token: Token) -> bool:
    """Whether a verb or predicate has a subject of its own."""
    return any(child.dep_ in SUBJECTS and not _so_often(child) for child in token.children)


def _so_often(noun: Token) -> bool:
    """Whether a noun only tells how often: "shared thousands of times"."""
    return noun.tag_ == "NNS" and [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["of", "times"]


def agent(token: Token) -> Token | None:
    """The one who does what a passive verb says, behind "by"."""
    for child in token.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(token: Token) -> bool:
    """Whether a verb stands in the passive voice."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)


def noun_phrase(token: Token) -> tuple[int, ...]:
    """The tokens of a source: the noun with what belongs to its name and office, without relative clauses that follow."""
    dropped: set[int] = set()
    for child in token.children:
        if child.dep_ in ("relcl", "acl", "appos", "punct", "advcl") and child.i > token.i:
            heavy = child.dep_ != "appos" or len(list(child.subtree)) > 12
            if heavy:
                dropped.update(t.i for t in child.subtree)
        if child.dep_ == "cc" and child.i > token.i and not any(c.dep_ == "conj" for c in token.children):
            dropped.add(child.i)
    kept = sorted(t.i for t in token.subtree if t.i not in dropped)
    while kept and token.doc[kept[-1]].is_punct and token.doc[kept[-1]].text != "”":
        kept.pop()
    return tuple(kept)


def _quote_is_scare(token: Token, block: Block) -> bool:
    """Whether the token stands in a quotation of a word or two, which is no speech of its own."""
    quote = block.quote_at(token.idx)
    return quote is not None and block.clean.count(" ", quote.start, quote.end) < 3


def _verbal(token: Token, sentence: TokenSpan, quoted: frozenset[int]) -> Frame | None:
    cue = verb_cue(token)
    if cue is None:
        return None
    name, act = cue
    passive = is_passive(token)
    who = agent(token) if passive else subject(token)
    misread = _misread(token)
    clauses = [c for c in token.children if (c.dep_ == "ccomp" and c is not misread) or _fronted(c, token)] or _told(token)
    content = {t.i for child in clauses for t in child.subtree}
    target = _target(token, name)
    tail = _tail(token, sentence) if not clauses or (who is None and not passive) else None
    if tail:
        return Frame(token, act, tail[0], tail[1], bool(tail[1] & quoted))
    if not clauses:
        aside = _aside(token, sentence) or _inverted(token, sentence)
        if aside:
            return Frame(token, act, aside[0], aside[1], bool(aside[1] & quoted))
        around = _parenthesis(token, sentence) if who is not None and not passive else frozenset()
        if around and who is not None:
            return Frame(token, act, noun_phrase(who), around, bool(around & quoted))
        if who is None and not passive:
            return None
        if name in cues().needs_clause and not _has_infinitive(token, act) and not quoted:
            return None
        content = _object_content(token, name, act)
    if act == "announce" and not clauses and who is not None and _is_text(who):
        return None
    if who is not None and who.lower_ in cues().mute and not quoted and (who.lower_ != "it" or passive):
        return None
    if quoted and not content & quoted:
        content |= _adjacent_quote(token, sentence, quoted)
    content.discard(token.i)
    if who is not None:
        content -= set(noun_phrase(who))
    if not content:
        return None
    source = noun_phrase(who) if who is not None else ()
    return Frame(token, act, source, frozenset(content), bool(content & quoted), target, passive)


def _is_text(who: Token) -> bool:
    """Whether a treaty or an article does what a verb says: "Article VI commits States to negotiate" is no pledge of anybody."""
    return any(t.lemma in TREATY_NOUNS | PROVISION_NOUNS for t in (who, *who.children)) or (len(who.text) > 2 and who.text.isupper())


def _target(cue: Token, name: str) -> Token | None:
    """Whom a cue is aimed at: "accused Ukraine", "called on Cambodia"."""
    if " " in name:
        for child in cue.children:
            if child.dep_ == "prep" and name.endswith(f" {child.lower_}") and child.lower_ in ("on", "upon"):
                return next((c for c in child.children if c.dep_ == "pobj"), None)
    return next((c for c in cue.children if c.dep_ in ("dobj", "dative", "nsubjpass") and c.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _fronted(clause: Token, cue: Token) -> bool:
    """Whether a clause before the cue is speech that the parser took for an adverbial, and no real one (if, when, while ...)."""
    if clause.dep_ != "advcl" or clause.i > cue.i or clause.tag_ == "VBG" or not has_subject(clause):
        return False
    return not any(c.dep_ in ("mark", "advmod") and c.lower_ in ADVERBIAL for c in clause.children)


def _told(cue: Token) -> list[Token]:
    """ "Told the meeting it had finished": the clause that the parser hangs on the hearer instead of the cue."""
    hearer = next((c for c in cue.children if c.dep_ in ("dobj", "dative")), None) if cue.lemma_ in HEARD else None
    if hearer is None:
        return []
    clauses = [c for c in hearer.children if c.dep_ in ("acl", "relcl") and c.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VB", "MD")]
    return [c for c in clauses if has_subject(c) and not any(_relates(g) for g in c.children)]


def _relates(token: Token) -> bool:
    """Whether a pronoun makes a clause a relative one; "that" beside another subject only joins it: "told a show that Russia had"."""
    return token.tag_ in RELATIVE and (token.dep_ in SUBJECTS or token.lower_ != "that")


def _has_infinitive(token: Token, act: str) -> bool:
    return act in ("announce", "demand", "accuse") and any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in token.children)


def _object_content(token: Token, name: str, act: str) -> set[int]:
    """What is said by a verb that has no clause: its object, its infinitive, what it accuses of or calls for."""
    content: set[int] = set()
    for child in token.children:
        takes = child.dep_ in ("xcomp", "dobj", "oprd", "ccomp") or (child.dep_ == "prep" and child.lower_ in TAKING)
        if act in ("demand", "accuse", "announce"):
            takes = takes or child.dep_ in ("dative", "nsubjpass") or (child.dep_ == "advcl" and child.tag_ == "VB")
        clausal = child.dep_ in ("xcomp", "ccomp", "oprd")
        if takes and (clausal or act not in ("say", "argue") or name in JUDGING):
            content.update(t.i for t in child.subtree)
    return content


def _tail(token: Token, sentence: TokenSpan) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """Speech, then source and cue at its end: "..., the ministry said on Friday." Found on the surface where the parse lost it."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    first = token.i
    while first > sentence.start and _in_title(doc[first - 1]) and doc[first - 1].lower_ not in ("that", "which", "who"):
        first -= 1
    if first == token.i or first - sentence.start < 4 or doc[first - 1].text not in (",", "”", "—", "–"):
        return None
    after = [t for t in doc[token.i + 1 : sentence.end] if not t.is_punct]
    if len(after) > 12 or any(t.dep_ in SUBJECTS or t.tag_ in ("VBZ", "VBD") for t in after):
        return None
    end = first - 1
    return tuple(range(first, token.i)), frozenset(range(sentence.start, end + (doc[end].text == "”")))


def _in_title(token: Token) -> bool:
    return token.pos_ in WALKED or token.text == "-"  # "the Attorney-General"


def _parenthesis(token: Token, sentence: TokenSpan) -> frozenset[int]:
    """ "Britain, it said, had failed to start": a cue set between commas, with the sentence around it as what is said."""
    doc = token.doc
    inner = [t.i for t in token.subtree if not t.is_punct]
    if not inner or inner[-1] - inner[0] > 14 or token.dep_ == "ROOT" or doc[inner[0]].tag_ in RELATIVE:
        return frozenset()
    before, after = inner[0] - 1, inner[-1] + 1
    if before <= sentence.start or after >= sentence.end - 1 or any(doc[i].text not in (",", "—", "–") for i in (before, after)):
        return frozenset()
    return frozenset(i for i in range(sentence.start, sentence.end) if not before <= i <= after)


def _aside(token: Token, sentence: TokenSpan) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """ "Armenia, a diplomat said, will accede": the source is the noun beside the cue, which the parser takes for an apposition."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ") or token.i + 2 >= sentence.end or doc[token.i + 1].text != ",":
        return None
    first = token.i
    while first > sentence.start and doc[first - 1].pos_ in WALKED:
        first -= 1
    if token.i - first < 2 or first - sentence.start < 2 or doc[first - 1].text != "," or doc[first].tag_ in ("CC", "IN", *RELATIVE):
        return None
    if not any(t.pos_ in ("VERB", "AUX") for t in doc[token.i + 2 : sentence.end]) or doc[token.i + 2].tag_ in ("CC", "WDT", "WP", "VBG"):
        return None
    before = frozenset(range(sentence.start, first - 1))
    if any(doc[i].pos_ in ("VERB", "AUX") for i in before):
        return None
    return tuple(range(first, token.i)), before | frozenset(range(token.i + 2, sentence.end))


def _inverted(token: Token, sentence: TokenSpan) -> tuple[tuple[int, ...], frozenset[int]] | None:
    """ "Both have used it, concluded researchers of the group": cue, then source, which the parser takes for its object."""
    doc = token.doc
    if token.tag_ != "VBD" or token.i - sentence.start < 4 or doc[token.i - 1].text != "," or has_subject(token):
        return None
    who = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i and c.pos_ in ("NOUN", "PROPN")), None)
    if who is None or any(c.dep_ == "cc" for c in token.children) or any(c.dep_ == "cc" for c in token.head.children if c.i < token.i):
        return None
    before = range(sentence.start, token.i - 1)
    return (noun_phrase(who), frozenset(before)) if any(doc[i].pos_ in ("VERB", "AUX") for i in before) else None


def _adjacent_quote(token: Token, sentence: TokenSpan, quoted: frozenset[int]) -> set[int]:
    """The quotation that a cue introduces or follows, all its pieces in the sentence."""
    if not any(token.i < i for i in quoted) and not any(i < token.i for i in quoted):
        return set()
    near = min(abs(token.i - i) for i in quoted)
    return set(quoted) if near <= 12 or token.dep_ == "ROOT" else set()


def _nominal(token: Token) -> Frame | None:
    """A noun of saying with what is said: "the claim that ...", "accusations of ...", "Russia's charge that ..."."""
    act = cues().nouns.get(token.lemma_.lower())
    if act is None:
        return None
    content: set[int] = set()
    source: tuple[int, ...] = ()
    for child in token.children:
        clause = child.dep_ in ("acl", "ccomp") and child.i > token.i and any(c.lower_ == "that" for c in child.children)
        charge = child.dep_ == "prep" and child.lower_ == "of" and act in ("accuse", "deny", "acknowledge")
        if clause or charge:
            content.update(t.i for t in child.subtree)
        elif child.dep_ == "poss" or (child.dep_ in ("amod", "compound") and child.pos_ == "PROPN"):
            source = noun_phrase(child)
        elif child.dep_ == "prep" and child.lower_ in ("by", "from"):
            source = tuple(i for c in child.children if c.dep_ == "pobj" for i in noun_phrase(c))
    if not content:
        return None
    return Frame(token, act, source, frozenset(content - set(source)), False)


def _according(token: Token, sentence: TokenSpan) -> Frame | None:
    """ "According to X, ..." and "..., according to X": all else in the clause is what X says."""
    if token.lower_ not in ("according", "per") or token.dep_ not in ("prep", "advcl", "pcomp", "prt", "advmod", "ROOT"):
        return None
    to = next((c for c in token.children if c.lower_ == "to"), token)
    who = next((c for c in to.children if c.dep_ == "pobj"), None)
    if who is None:
        return None
    phrase = {t.i for t in token.subtree}
    head = token.head
    scope = head.subtree if head.i != token.i and head.pos_ in ("VERB", "AUX") else sentence
    said = {t.i for t in scope} - phrase
    return Frame(token, "say", noun_phrase(who), frozenset(said), False) if said else None


def _in_view_of(token: Token) -> Frame | None:
    """ "In the view of X, ...": all else in the clause is what X holds."""
    if token.lower_ not in ("in", "to") or token.dep_ != "prep" or token.head.pos_ not in ("VERB", "AUX"):
        return None
    view = next((c for c in token.children if c.dep_ == "pobj" and c.lower_ in VIEWS), None)
    of = next((c for c in view.children if c.dep_ == "prep" and c.lower_ == "of"), None) if view is not None else None
    who = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if view is None or who is None:
        return None
    said = {t.i for t in token.head.subtree} - {t.i for t in token.subtree}
    return Frame(view, "argue", noun_phrase(who), frozenset(said), False) if said else None


def _piece(doc: Doc, block: Block, tokens: tuple[int, ...]) -> Span | None:
    if not tokens:
        return None
    first, last = doc[tokens[0]], doc[tokens[-1]]
    return block.span(first.idx, last.idx + len(last))


def _pieces(doc: Doc, block: Block, tokens: frozenset[int]) -> Iterator[Span]:
    """The runs of tokens as spans, without the commas at their ends."""
    run: list[int] = []
    for i in [*sorted(tokens), -1]:
        if run and i != run[-1] + 1:
            while (run and doc[run[-1]].text in (",", ";", ":")) or (run and doc[run[-1]].is_space):
                run.pop()
            while run and doc[run[0]].text in (",", ";", ":"):
                run.pop(0)
            if run:
                last = doc[run[-1]]
                yield block.span(doc[run[0]].idx, last.idx + len(last))
            run = []
        if i >= 0:
            run.append(i)
