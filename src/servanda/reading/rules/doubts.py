"""Why a claim is not judged, or nothing is said against it: what it is about is told too loosely for a verdict that can be trusted."""

from __future__ import annotations

import re
from functools import cache

from ... import law
from ...dates import MONTHS
from ...lexicon.english import names
from ...told import Template
from ..model import Proposition
from .actors import Cast
from .clauses import STATUS, Hit, lemma
from .doers import Doers
from .facts import elliptic, present, told
from .lexicon import Mention
from .memory import DUTIES, Memory
from .referents import Referents, Sure
from .scene import Scene
from .segments import Segment
from .tokens import Token
from .words import words

NO_FACT: Template = "This is not told as a fact: it is shown, and not judged."
UNTOLD_TREATY: Template = "Which treaty is meant here is not sure from what was named before: it is shown, and not judged."
UNTOLD_STATE: Template = "Which State is meant here is not sure from what was named before: it is shown, and not judged."
ANOTHER_YEAR: Template = "The year that is told with this treaty is none of its own: it is shown, and not judged."
SOME_NOT: Template = "This is said of some States and denied of others: it is shown, and not judged."
NAMED_ONLY: Template = "Only a noun names this, and the sentence may wish or doubt it: it is shown, and not judged."
UNTOLD_DEED: Template = "What it did or did not do is left to be understood: it is shown, and not judged."
UNTOLD_DUTY: Template = "Which of several last days is meant is not told: it is shown, and not judged."
UNTOLD_YEAR: Template = "Of which year this is is not told: it is shown, and not judged."
MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\b"
)
AGO = re.compile(r"\byears? (?:ago|earlier|later|before|after)\b")  # "fifty years ago today"
YEAR = re.compile(r"\b(?:\d{4}|year)\b")
BUT_NOT = re.compile(r"\b(?:but|and|though|yet) (?:not|neither|never|hardly) (?:the )?[A-Z]")  # "Canada, but not Chad, ratified it"
WHEN = frozenset({"when", "before", "until", "till", "once"})
THEN = re.compile(r"\b(?:by|until|till|before|since) then\b|\b(?:by|at) (?:the|that) time\b", re.IGNORECASE)
DATED = re.compile(rf"\b(?:1[89]|20)\d\d\b|\b(?:{'|'.join(month.title() for month in MONTHS)})\b")
THINKING, ANYONE, FICTION = words("doubts.thinking"), words("doubts.anyone"), words("doubts.fiction")
NO_STATE = re.compile(r"\W*[A-Z][\w' ]{2,40}: (?:No|None|Neither|Nobody)\b")  # "Peru: No State has left it" is not of Peru
SAID_FALSE = re.compile(  # in the next sentence: "That is not true.", "Rating: false."
    r"\W*(?:(?:that|this|it) (?:is|was) (?:simply |plainly |just )?(?:not (?:so|true|the case)|untrue|false|wrong|incorrect)"
    r"|(?:our )?(?:rating|verdict|ruling|conclusion):? (?:mostly )?(?:false|wrong|untrue))\b", re.IGNORECASE
)
NOT_SO = re.compile(  # behind a claim: "Norway joined in 1999, which is untrue"
    r"\b(?:which|that|this|it) (?:is|was) (?:(?:simply|plainly|just|quite) )?"
    r"(?:not (?:so|true|the case)|untrue|false|wrong|incorrect|nonsense|an? (?:lie|myth|hoax|error|mistake))\b"
)
YEAR_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Aa]) ((?:18|19|20)\d\d) (?:the )?$")
YEAR_BEHIND = re.compile(r"^ of (?:\d{1,2} [A-Z][a-z]+ )?((?:18|19|20)\d\d)\b")
OF_A_MEETING = re.compile(r"\s+(?:review|preparatory|prepcom|revcon|conference|meeting|summit|session)", re.IGNORECASE)
A_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")


class Doubts:
    """What stands in the way of a verdict, sentence by sentence."""

    def __init__(self, memory: Memory, cast: Cast) -> None:
        self._memory = memory
        self._referents, self._doers = Referents(), Doers(cast)

    def heading(self, here: list[Mention]) -> None:
        """Notes what a heading names."""
        self._referents.heading(here)

    def paragraph(self) -> None:
        """Notes that another paragraph begins."""
        self._referents.paragraph()
        self._doers.paragraph()

    def note(self, scene: Scene) -> None:
        """Notes what a sentence names and who does something in it."""
        self._referents.note(scene)
        self._doers.note(scene)

    def of(
        self, scene: Scene, piece: Segment, words: list[Token], hit: Hit, treaty: str, states: tuple[str, ...], said: Proposition
    ) -> tuple[str, str]:  # fmt: skip
        """Why a claim of some words is not judged, and why nothing is said against it; empty where nothing stands in the way.

        That a treaty or a State is only likely meant is judged where the treaty is the one that the report is about and a day or a number
        is told with what was done: law and record do not bear that out by chance. Where it is another treaty, both are told, so that a
        reader who means the same may judge it so.
        """
        sure, why = self._sure(scene, piece, words, hit, treaty, states)
        sentence = scene.sentence
        if NOT_SO.search(sentence.text, max(0, words[-1].idx - sentence.start_char)) or NO_STATE.match(sentence.text):
            return NO_FACT, ""
        if SAID_FALSE.match(scene.block.clean, sentence.end_char):
            return NO_FACT, ""
        if BUT_NOT.search(said.text):
            return SOME_NOT, ""
        if treaty and _of_another_year(scene, words, treaty):
            return ANOTHER_YEAR, ""
        if _only_thought(piece.head):
            return NO_FACT, ""
        of_it = (hit.norm in STATUS and states) or any(t.lower_ == "force" for t in piece.tokens)
        standing = of_it and piece.kind not in ("aside", "noun", "item", "absolute")
        if sure is not Sure.NO and standing and _at_another_time(scene, piece):
            return UNTOLD_YEAR, ""
        if sure is Sure.YES and self._in_passing(scene, piece, words, treaty):
            sure, why = Sure.LIKELY, UNTOLD_TREATY
        if sure is Sure.YES and piece.kind == "noun":
            return NAMED_ONLY, ""
        if sure is Sure.YES and piece.kind == "aside" and not said.dates:
            return "", UNTOLD_YEAR  # "in 2018 the United States, a party to the treaty, ..."
        if sure is Sure.YES and said.negated and not said.dates and _was(piece):
            return "", UNTOLD_YEAR  # "was not a party under the king"
        if sure is Sure.YES:
            return "", UNTOLD_DEED if elliptic(piece) else NO_FACT if present(piece) else self._open(hit.norm, said)
        told = bool(said.dates or any(number > 1 for number in said.numbers)) and not said.negated
        if sure is Sure.LIKELY and why != UNTOLD_STATE and treaty == self._memory.main and told:
            return "", why
        return why, why if sure is Sure.LIKELY and told else ""

    def _sure(
        self, scene: Scene, piece: Segment, words: list[Token], hit: Hit, treaty: str, states: tuple[str, ...]
    ) -> tuple[Sure, str]:  # fmt: skip
        if not treaty:
            return Sure.YES, ""
        around = scene.pieces[piece.parent] if piece.kind == "item" and piece.parent >= 0 else piece  # "Algeria joined, Bahrain in 2016"
        if not told(piece, hit.token):
            return Sure.NO, NO_FACT
        of_treaty = max(self._referents.meant(one, words, treaty, self._memory.of_one(treaty)) for one in (piece, around))
        of_states = self._doers.meant(scene, around, states) if hit.norm in STATUS and states else Sure.YES
        return min((of_treaty, UNTOLD_TREATY), (of_states, UNTOLD_STATE), key=lambda one: one[0])

    def _in_passing(self, scene: Scene, piece: Segment, words: list[Token], treaty: str) -> bool:
        """Whether neither a claim nor the subject of its clause names the treaty, and the report or its paragraph is about another one."""
        named = {t.i for m in scene.here if m.kind != "state" and treaty in m.ids for t in scene.named_by(m)}
        subjects = (t for c in piece.head.children if c.dep_ in ("nsubj", "nsubjpass") for t in c.subtree)
        by_name = named & {t.i for t in (*words, *subjects)}
        return bool(treaty) and treaty != self._memory.main and not by_name and not self._referents.alone_here(treaty)

    def _open(self, norm: str, said: Proposition) -> str:
        """Why nothing is said against a claim that is sure otherwise: which duty or which year is meant is not told."""
        if norm in DUTIES and (len(said.dates) > 1 or self._memory.duties):
            return UNTOLD_DUTY
        if AGO.search(said.text):
            return UNTOLD_YEAR
        return UNTOLD_YEAR if said.dates and MONTH.search(said.text) and not YEAR.search(said.text) else ""


def _was(piece: Segment) -> bool:
    """Whether a clause tells how somebody stood in the past, and no report of it is given."""
    return piece.kind != "content" and piece.head.lower_ in ("was", "were")


def _only_thought(head: Token) -> bool:
    """Whether a clause is what some may think: "you might think that it is a party", "many believe that", "in the novel, when"."""
    above = [t for t in head.ancestors if lemma(t) in THINKING]
    who = (c for t in above for c in t.children if c.dep_ == "nsubj")
    anyone = any(c.lower_ in ANYONE for c in who) or any(t.tag_ == "VBG" for t in above)
    return anyone or any(lemma(t) in FICTION for t in head.sent)


def _at_another_time(scene: Scene, piece: Segment) -> bool:
    """Whether a clause tells how things stood at the time of something else: "when Syria joined, Angola had already ratified it"."""
    own = {t.lower_ for t in piece.tokens}
    if DATED.search(" ".join(t.text for t in piece.tokens)):
        return False
    index = next((number for number, other in enumerate(scene.pieces) if other is piece), -1)
    beside = [other for other in scene.pieces if other.kind == "adverbial" and other.parent == index]
    marks = {c.lower_ for other in beside for c in other.head.children if c.dep_ in ("mark", "advmod") and c.i < other.head.i}
    before = "had" in own and ("already" in own or "yet" in own) and piece.kind != "content"
    return bool(marks & WHEN) or before or THEN.search(scene.sentence.text) is not None


def _of_another_year(scene: Scene, words: list[Token], treaty: str) -> bool:
    """Whether a treaty is named with a year that is none of its own: "the 1999 CFE Treaty" is the adapted one."""
    text, inside = scene.block.clean, {t.i for t in words}
    for mention in scene.here:
        if mention.kind == "treaty" and treaty in mention.ids and inside & {t.i for t in scene.named_by(mention)}:
            of_it = not OF_A_MEETING.match(text, mention.end)
            before = YEAR_BEFORE.findall(text[max(0, mention.start - 12) : mention.start]) if of_it else ()
            behind = YEAR_BEHIND.findall(text[mention.end : mention.end + 26])[:1]
            if any(int(year) not in _years(treaty) for year in (*before, *behind)):
                return True
    return False


@cache
def _years(treaty: str) -> frozenset[int]:
    """The years by which a treaty may be called: those of its names, its adoption, its opening and its entry into force."""
    rules = law.treaty(treaty)
    days = (rules.adopted, rules.opened, rules.entry_into_force.published)
    named = (year for name in names(treaty) for year in A_YEAR.findall(name))
    return frozenset({*(day.year for day in days if day), *map(int, named)})
