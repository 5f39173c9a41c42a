"""What a treaty itself says: what it bans, allows, requires, provides for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....assertions.model import Assertion
from ..clauses import ALLOWS, BANS, lemma
from ..lexicon import scan
from ..tokens import Token
from ..words import words
from .parts import Said, behind, instead
from .phrases import MEMBERS, THE_STATE, Scope, inside, is_treaty, noun, who, whole_number

STANCES = {
    **dict.fromkeys(BANS, "forbids"), **dict.fromkeys(ALLOWS, "allows"),
    **dict.fromkeys(("require", "oblige", "obligate", "commit", "mandate", "bind"), "requires"),
    **dict.fromkeys(("limit", "restrict"), "limits"),
    **dict.fromkeys(words("plain.providing"), "provides"),
}  # fmt: skip
# What the treaty says by a verb, as a noun.
NOUNS = {"protect": "protection of", "safeguard": "protection of", "regulate": "regulation of", "govern": "rules on"}
WANTING = ("lack", "omit")
PROVISIONS = words("plain.provisions")
DUTIES = words("plain.duties")
IMPOSED = {"limit": "limits", "restriction": "limits", "limitation": "limits", "ban": "forbids", "prohibition": "forbids"}
AIMING = words("plain.aiming")
LEAVES = frozenset({"withdraw", "leave", "quit"})
UNITS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
NOTICE = re.compile(  # what is left of a clause on how to leave
    r"(?:may|can) (?:also )?(?:withdraw|leave|quit) (?:only )?(?:(?:on|with|upon|by giving|after giving|after) )?(?:a )?"
    r"(\S+) (day|week|month|year)s?(?: ['’]s?| 's| ’s)?"
    r" (?:(?:prior |advance |written )?notice|after (?:giving|serving|submitting) notice)"
)
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
NUMERAL = re.compile(r"[IVXLC]+|[0-9]+")
POINTING = words("plain.pointing")  # "those exports": what is meant stands elsewhere


def imposed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The protocol imposes restrictions on the use of mines"."""
    if lemma(said.verb) != "impose" or said.object is None or said.passive or said.times or not said.bare:
        return ()
    stance = IMPOSED.get(lemma(said.object)) or ("requires" if lemma(said.object) in DUTIES else None)
    on = [c for holder in (said.object, said.verb) for c in holder.children if c.lower_ == "on" and c.i in scope.inside]
    if stance is None or len(on) != 1 or not is_treaty(said.subject, scope):
        return ()
    upon = behind(on[0], scope)
    to_do = [c for c in (*said.object.children, *said.verb.children) if c.dep_ in ("acl", "xcomp", "advcl") and c.tag_ == "VB"]
    phrases = [noun for noun in (upon, *(to_do if stance == "requires" else ())) if noun is not None]
    return says(stance, _matter(phrases, scope), said, scope) if len(phrases) > (stance == "requires") else ()


def notice_needed(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "A State may withdraw from the treaty on six months' notice", "can leave it six months after giving notice"."""
    who_may, leaves = said.subject, lemma(said.verb) in LEAVES and said.modal in ("may", "can")
    if who_may is None or not leaves or said.negated or said.passive or said.times:
        return ()
    anyone = noun(who_may) in THE_STATE | MEMBERS and not any(c.lower_ == "no" for c in who_may.children)
    treaty = [t for phrase in (said.object, *said.rest) if phrase is not None for t in _of_the_treaty(phrase, scope)]
    if not treaty or not (anyone or who(who_may, scope).states):
        return ()
    its = {i for i, mention in scope.named.items() if mention.kind == "treaty" and scope.treaty in mention.ids}
    apart = {t.i for t in (*treaty, *who_may.subtree)} | its
    told = NOTICE.fullmatch(" ".join(t.lower_ for t in inside(said.verb, scope) if t.i not in apart))
    length = whole_number(told[1]) if told else None
    if told is None or not length:
        return ()
    return (Assertion("rule", "requires", treaty=scope.treaty, norm="withdrawal", number=length, unit=UNITS[told[2]]),)


def _of_the_treaty(phrase: Token, scope: Scope) -> list[Token]:
    """The words of a phrase that is the treaty: "it", "from the Convention"."""
    noun = behind(phrase, scope) if phrase.lower_ in ("from", "of") else phrase
    return inside(phrase, scope) if is_treaty(noun, scope) else []


def rule(said: Said, scope: Scope) -> tuple[Assertion, ...]:
    """ "The treaty bans the use and production of mines", "mines are banned under the treaty"."""
    said = _purpose(said)
    includes = lemma(said.verb) == "include" and said.object is not None and lemma(said.object) in PROVISIONS  # not "includes tear gas"
    stance = STANCES.get(lemma(said.verb)) or ("provides" if includes or (lemma(said.verb) == "have" and has_none(said)) else None)
    if stance is None or said.times or not said.bare:
        return ()
    if said.passive:
        ways = [c for phrase in said.rest if phrase.lower_ in ("by", "under") for c in phrase.children if c.dep_ == "pobj"]
        if any(m.kind == "treaty" and scope.treaty not in m.ids for t in said.verb.subtree if (m := scope.named.get(t.i))):
            return ()  # "banned by the one and by the other"
        wants = lemma(said.verb) in WANTING  # "inspections are omitted by it" is left alone
        if len(said.rest) != 1 or len(ways) != 1 or not is_treaty(ways[0], scope) or said.subject is None or wants:
            return ()
        return says(stance, _matter([said.subject], scope), said, scope, NOUNS.get(lemma(said.verb), ""))
    article = _article(said.subject, scope)
    if article is None:
        return ()
    matter = _matter([phrase for phrase in (said.object, *said.rest) if phrase is not None], scope)
    wants = lemma(said.verb) in WANTING or has_none(said)
    matter = matter[1:] if has_none(said) else matter
    if wants and said.negated:
        return ()
    said = said._replace(negated=said.negated or wants)
    told = says(stance, matter, said, scope, NOUNS.get(lemma(said.verb), ""))
    return tuple(a._replace(article=article) for a in told)


def has_none(said: Said) -> bool:
    """ "It contains no provision on verification", "it has no enforcement mechanism"."""
    return said.object is not None and said.object.left_edge.lower_ == "no" and STANCES.get(lemma(said.verb), "provides") == "provides"


def _purpose(said: Said) -> Said:
    """ "The treaty is intended to ban tests", "it aims to ban them": what it is to do, it does by its terms."""
    aims = lemma(said.verb) in AIMING and (said.passive or lemma(said.verb) in ("aim", "seek")) and not said.negated
    return (instead(said) or said) if aims else said


def _article(subject: Token | None, scope: Scope) -> str | None:
    """The article that says something: "Article VI of the treaty"; empty where the treaty does; None where it is neither."""
    if subject is None or is_treaty(subject, scope):
        return "" if subject is not None else None
    found = inside(subject, scope)
    found = found[1:] if found and found[0].lower_ == "common" else found  # "common Article 3 of the Geneva Conventions"
    if len(found) < 2 or found[0].lower_ not in ("article", "art", "art.") or not NUMERAL.fullmatch(found[1].text):
        return None
    of = found[2] if len(found) > 2 else None
    return found[1].text if of is None or (of.lower_ == "of" and is_treaty(behind(of, scope), scope)) else None


def _matter(phrases: Sequence[Token], scope: Scope) -> list[Token]:
    return sorted({t for phrase in phrases for t in phrase.subtree if t.i in scope.inside}, key=lambda t: t.i)


def says(stance: str, matter: Sequence[Token], said: Said, scope: Scope, opening: str = "") -> tuple[Assertion, ...]:
    """That the treaty of a clause takes a stance on what some words tell; nothing where they name States or bodies, or point elsewhere.

    `opening`: what a verb says of them, as a noun.
    """
    kinds = {scope.named[t.i].kind for t in matter if t.i in scope.named}
    named = [t for t in matter if t.i in scope.named]
    alone = kinds == {"organisation"} and all(t in named or t.dep_ == "det" for t in matter)
    if not matter or _goes_on(matter[-1]) or kinds & {"state", "treaty"} or (alone and not any(_serves(t, scope) for t in named)):
        return ()
    points = (t for t in matter if t.lower_ in POINTING and not _of_these(t, matter))
    if any(points) or any(t.pos_ == "NUM" or t.text.isdigit() for t in matter):
        return ()
    about = HYPHEN.sub("-", " ".join((*opening.split(), *(t.text for t in matter))))
    return (Assertion("rule", stance, treaty=scope.treaty, about=about, holds=not said.negated),)


def _serves(body: Token, scope: Scope) -> bool:
    """Whether a body is that of the treaty alone: the OPCW; "established the IAEA" is none of the Non-Proliferation Treaty's deeds."""
    found = scan(scope.named[body.i].text)
    return any(m.kind in ("topic", "weak-treaty", "treaty") and scope.treaty in m.ids for m in found)


def _of_these(token: Token, matter: Sequence[Token]) -> bool:
    """Whether a pronoun stands for what is told: "mines whose device outlasts them", "those who surrendered"."""
    described = token.lower_ == "those" and any(c.dep_ == "relcl" for c in token.children)
    return described or any(above.dep_ == "relcl" and above.head in matter and above.head.i < token.i for above in token.ancestors)


def _goes_on(last: Token) -> bool:
    """Whether a list goes on behind its last word, where the parser cut it: "production, | stockpiling and use of mines"."""
    after = [t for t in last.doc[last.i + 1 : last.i + 3] if t.sent is last.sent]
    return len(after) == 2 and after[0].text == "," and after[1].pos_ in ("NOUN", "VERB") and after[1].tag_ in ("NN", "NNS", "VBG")
