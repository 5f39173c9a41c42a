"""Which statements of a treaty an assertion is about: by id, else by stance, norm, numbers and likeness of the matter.

This is the one place where the words of `about` are read. It takes less to find that a treaty says what is asserted than that it
says the contrary: what people say of treaties is mostly so, and a wrong contradiction is the worse mistake. Where two statements are
close and would decide differently, none is taken.
"""

from __future__ import annotations

import re
from functools import cache
from math import log

from .. import law
from ..assertions.model import Assertion
from ..law.model import DAYS, Statement
from ..tuples import NamedTuple
from .likeness import concepts, weight

AGREE = 0.6  # share of the weight of what is asserted that a statement to the same effect must account for
CONTRADICT = 0.65  # the same for a statement to the contrary
ALIKE = 0.6  # likeness that a statement to the contrary must have
NARROW = 0.8  # share of a statement's own weight that must be in what is only likely said, lest more is said than it says
PIECED = 0.8  # share of what is told in one piece that two statements must account for together
OWN = 0.5  # share of a statement's own weight that must be in what is asserted, where it is one of several
DENIAL, ALONE = "without", "only"  # the concepts of words such as no, without, lack of; of only, solely
UNKNOWN = 0.7  # weight of a word that no statement has, as a share of that of a word that one has: loose words are as often idle as telling
CLOSE = 0.08  # likeness by which two are as good as equal
# Stances that can tell of the same matter.
KIN = {
    "forbids": ("forbids", "allows"), "allows": ("allows", "forbids", "provides"), "requires": ("requires", "provides"),
    "limits": ("limits", "provides"), "provides": ("provides", "requires", "allows", "limits", "forbids"),
}  # fmt: skip


# What parts the members of a conjunction: of "production and transfer" each must be told, or nothing is decided of the two.
JOINED = re.compile(r"[,/](?!\d)|[;&]|\b(?:and|or|nor|plus|as well as|along with|together with|in addition to)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\b(between [^,;]{1,80}?) and\b", re.IGNORECASE)  # two ends of one thing
# What opens an exception: "use of mines, except in self-defence" is not what a statement says that knows no such exception.
EXCEPTED = re.compile(
    r"[,;]?\s*\b(?:except(?:ing)?(?: for| where| when| if)?|unless|save (?:for|in|where|when|as|by)|other than|apart from|aside from"
    r"|excluding|but (?:not|only)|provided that|as long as)\b",
    re.IGNORECASE,
)
# Weapons of every kind, of which a treaty knows some: "all landmines", but not "all anti-personnel mines".
EVERY = re.compile(
    r"\b(?:all|every|any|each)(?: (?:kinds?|types?|sorts?) of)?"
    r" (?:(?:land)?mines?|weapons?|bombs?|(?:sub)?munitions?|bomblets?|explosions?)\b",
    re.IGNORECASE,
)  # fmt: skip
# Everything of a kind; States apart, of which "all parties" says no more than "the parties".
ALL = re.compile(
    r"\b(?:all|every|any|each)\b(?! (?:of )?(?:the |its |their )?(?:states?|parties|party|members?|circumstances|times?|others?)\b)"
    r"|\bof any kind\b|\bwhatsoever\b", re.IGNORECASE,
)  # fmt: skip
EVER = re.compile(r"\b(?:n?ever|circumstances)\b", re.IGNORECASE)  # what is banned so is banned whole
DEEDS = concepts(
    "use production manufacture stockpiling keeping transfer development acquisition possession retention export import deployment"
)
FRAME = concepts("provisions clauses right obligation duty mechanism system regime measures move moves towards")  # they narrow nothing
WEAPONS = concepts("weapon mine munition bomb device arm warhead missile")
_WHO = concepts("nuclear-weapon states non-nuclear-weapon states")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")


# Of a weapon that a treaty bans, it bans the use or the making, never these.
UNDOING = frozenset().union(*(concepts(word) for word in (
    "destruction", "elimination", "monitoring", "reporting", "report", "inspection", "disposal", "dismantlement", "removal", "clearance",
)))  # fmt: skip
# Who does it, or whom it comes from; not "by signatory countries", whom a treaty is for, nor "from making to use".
BY = re.compile(
    r"\bby\b(?! (?:the |its |all |any )*(?:signator(?:y|ies)|contracting|member|parties|(?:states? )?part(?:y|ies)\b))"
    r"|\bfrom\b(?!.{1,60}\bto\b)", re.IGNORECASE,
)  # fmt: skip


class Phrase(NamedTuple):
    """One wording of a statement, as concepts with their weight."""

    statement: Statement
    concepts: frozenset[str]
    weight: float
    figures: frozenset[str]  # its own, and the numbers that the statement sets
    denies: bool
    alone: bool


class Index(NamedTuple):
    """The wordings of a treaty's statements; `unknown` is the weight of a concept that none of them has."""

    phrases: tuple[Phrase, ...]
    weights: dict[str, float]
    unknown: float
    places: dict[str, tuple[int, ...]]  # the wordings that have a concept
    wholes: dict[str, frozenset[str]]  # the concepts of all wordings of a statement


class Fit(NamedTuple):
    """How a wording fits what is asserted: likeness of the two, share of what is asserted that it accounts for, to the same effect."""

    likeness: float
    covered: float
    agrees: bool
    phrase: Phrase


def statements_for(assertion: Assertion) -> tuple[Statement, ...]:
    """The statements that an assertion is about; none where that is not sure.

    Raises UsageError for a treaty that does not exist.
    """
    found = _statements(assertion)
    bearing_out = bool(found) and assertion.holds and not assertion.statement and all(_agrees(assertion, statement) for statement in found)
    return () if bearing_out and _wider(assertion, found) else found


def _statements(assertion: Assertion) -> tuple[Statement, ...]:
    own = law.treaty(assertion.treaty).statement
    if assertion.statement:
        named = tuple(statement for statement in own if statement.id in assertion.statement.split())
        return _disputed(assertion, named) or named
    matter, *exception = EXCEPTED.split(assertion.about, maxsplit=1)
    if exception:
        return _with_exception(assertion, matter, exception[0])
    index = _index(assertion.treaty)
    asked = (concepts(assertion.about) - _numbers(assertion)) or concepts(assertion.about)  # "6,000 warheads" is about warheads
    total = weight(asked, index.weights, index.unknown)
    members = JOINED.split(BETWEEN.sub(r"\1 to", assertion.about))
    numbered = _by_number(assertion, asked, index)
    if numbered or not total:
        return numbered if _all_members(assertion, members, numbered, index) else ()
    fits = _in_its_stance(assertion, _fits(assertion, asked, total, index))
    if _divided(fits):
        return ()
    best = _best(assertion, fits)
    if best and (_belied(assertion, fits[0]) or _all_members(assertion, members, best, index)):
        return best
    if len(members) > 1:
        fits = fits + [fit for member in members for fit in _of_a_member(assertion, member, index)]
    found = _together(assertion, fits, asked, total, index, PIECED if len(members) == 1 else 0.0)
    return found if found and (_belied(assertion, fits[0]) or _all_members(assertion, members, found, index)) else ()


def _disputed(assertion: Assertion, named: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of which readings differ that are meant, where what the words say beyond the one named beside them is theirs.

    "Suspension in war" under the statement that there is no clause on suspension is what readings differ on.
    """
    wholes = _index(assertion.treaty).wholes
    beyond = concepts(assertion.about) - frozenset().union(*(wholes[statement.id] for statement in named))
    provisions = {statement.provision for statement in named}
    disputed = [s for s in law.treaty(assertion.treaty).statement if s.contested and s.provision in provisions]
    return tuple(statement for statement in disputed if beyond and statement not in named and beyond <= wholes[statement.id])


def accounted(assertion: Assertion, statements: tuple[Statement, ...]) -> bool:
    """Whether each word of the matter that is told is one of the statements, and each of them is told as narrowly as it stands.

    "Transfer of nuclear technology" is more than of weapons, "all landmines" are more than those that a treaty forbids, "weapons in
    orbit" more than nuclear ones, "all tests" more than those in the atmosphere.
    """
    if _wider(assertion, statements):
        return False
    own = law.treaty(assertion.treaty)
    index, told = _index(assertion.treaty), concepts(assertion.about)
    if assertion.value in ("forbids", "requires") and assertion.holds:  # all those to this effect that are told as narrowly as they stand
        same = (s for s in own.statement if s.holds and s.stance == assertion.value and not s.contested)
        statements = tuple(s for s in same if _as_narrow(told, s, index))
    known = frozenset[str]().union(*(index.wholes[statement.id] for statement in statements)) | _numbers(assertion)
    return told - FRAME <= known


def _wider(assertion: Assertion, statements: tuple[Statement, ...]) -> bool:
    """Whether everything of a kind is told, and the statements do not tell of all of it: "all landmines", "all toxic chemicals"."""
    if assertion.value in ("forbids", "provides") and EVERY.search(assertion.about):
        return True
    own = law.treaty(assertion.treaty)
    texts = [text for statement in statements for text in (statement.about, *statement.also)]
    texts += [found.says for statement in statements if (found := own.find(statement.provision)) is not None]
    return bool(ALL.search(assertion.about)) and not any(ALL.search(text) or EVER.search(text) for text in texts)


def _as_narrow(told: frozenset[str], statement: Statement, index: Index) -> bool:
    """Whether a wording of a statement has hardly a word that is not told; which weapon is meant, and further deeds, may go unsaid."""
    wordings = [phrase for phrase in index.phrases if phrase.statement.id == statement.id]
    unsaid = DEEDS if told & WEAPONS else DEEDS | WEAPONS if told & DEEDS else frozenset[str]()
    return any(weight(phrase.concepts - told - unsaid, index.weights, 0.0) <= (1 - NARROW) * phrase.weight for phrase in wordings)


def _of_a_member(assertion: Assertion, member: str, index: Index) -> list[Fit]:
    """The wordings of the matter of one member, which may be of another statement, with names and figures of its own."""
    asked = concepts(member)
    total = weight(asked, index.weights, index.unknown)
    return _fits(assertion._replace(about=member), asked, total, index) if total else []


def _with_exception(assertion: Assertion, matter: str, exception: str) -> tuple[Statement, ...]:
    """The statements on the matter that make the very exception which is told; none where one of them does not."""
    found = statements_for(assertion._replace(about=matter)) if concepts(matter) else ()
    weights, unknown = _index(assertion.treaty).weights, _index(assertion.treaty).unknown
    told = concepts(exception) - concepts(matter)
    whole = weight(told, weights, unknown)
    made = [max(weight(told & concepts(text), weights, unknown) for text in _exceptions(statement)) for statement in found]
    return found if whole and all(share >= AGREE * whole for share in made) else ()


def _exceptions(statement: Statement) -> list[str]:
    """The exception that a statement makes, and those that its wordings tell."""
    parted = (EXCEPTED.split(text, maxsplit=1) for text in (statement.about, *statement.also))
    return [statement.unless, *(parts[1] for parts in parted if len(parts) > 1)]


def _can_be(assertion: Assertion, statement: Statement) -> bool:
    unlimited = statement.stance == "limits" and not statement.holds and assertion.value in ("forbids", "allows")
    if statement.stance not in KIN[str(assertion.value)] and not unlimited:  # what it does not even limit, it does not forbid
        return False
    if assertion.value == "provides" and statement.stance == "forbids" and "forbid" not in concepts(assertion.about):
        return False  # "the treaty provides for inspections" is not about a ban on them
    return not (assertion.norm and statement.norm and assertion.norm != statement.norm)


def _numbers(assertion: Assertion) -> frozenset[str]:
    """The concepts of the number and its unit: they are held against the numbers of a statement, not against its words."""
    return concepts(f"{assertion.number:g} {assertion.unit}") if assertion.number is not None else frozenset()


def _by_number(assertion: Assertion, asked: frozenset[str], index: Index) -> tuple[Statement, ...]:
    """The statement that sets just the number told, for the norm or on the matter that is told; else the one of the norm that sets one."""
    if assertion.number is None:
        return ()
    unit = assertion.unit.lower().rstrip("s")
    shared: dict[str, int] = {}
    of_the_unit, timed = [], []
    for phrase in index.phrases:
        statement = phrase.statement
        if not statement.numbers or not statement.holds:
            continue
        if statement.id not in shared:
            shared[statement.id] = 0
            if _can_be(assertion, statement) or (assertion.value == "allows" and statement.stance == "requires"):
                units = {quantity.unit.lower().rstrip("s") for quantity in statement.numbers}
                of_the_unit += [statement] if unit in units or not unit else []
                timed += [statement] if unit in DAYS and units & DAYS.keys() else []
        shared[statement.id] = max(shared[statement.id], len(asked & phrase.concepts))
    same = [s for s in of_the_unit if any(q.number == assertion.number for q in s.numbers)]
    close = [s for s in same if shared[s.id] == max(shared[s.id] for s in same)]
    close = [s for s in close if 2 * shared[s.id] > len(asked) or (assertion.norm and s.norm == assertion.norm)]
    if close:
        return (close[0],)
    for able in (of_the_unit, timed):
        of_the_norm = [s for s in able if assertion.norm and s.norm == assertion.norm and (shared[s.id] or not asked)]
        if of_the_norm:
            return tuple(of_the_norm) if len(of_the_norm) == 1 else ()
    return ()


def _agrees(assertion: Assertion, statement: Statement) -> bool:
    """Whether a statement is to the same effect as what is asserted."""
    contrary = {str(assertion.value), statement.stance} in ({"forbids", "allows"}, {"limits", "allows"})
    return (statement.holds != contrary) == assertion.holds and not statement.contested


def _fits(assertion: Assertion, asked: frozenset[str], total: float, index: Index) -> list[Fit]:
    """The wordings that share a concept with what is asserted and can be of its matter, the likest first.

    A denial, "only" or a figure keeps two wordings apart: "leaving without notice" is not about leaving on notice, nor "a conference
    every ten years" about one every five. Another number can be held only against a statement that sets one.
    """
    shared: dict[int, float] = {}
    for concept in asked:
        for place in index.places.get(concept, ()):
            shared[place] = shared.get(place, 0.0) + index.weights[concept]
    denies, alone = DENIAL in asked, ALONE in asked
    turned = assertion.value == "forbids" and bool(BY.search(assertion.about))  # "attacks by civilians" are none on them
    figures = {concept for concept in asked if concept[0].isdigit()} | (asked & concepts(" ".join(NAME.findall(assertion.about))))
    numbers, found, wanted = _numbers(assertion) - asked, [], dict[str, bool]()
    for place in sorted(shared):
        phrase = index.phrases[place]
        if phrase.denies != denies or (alone and not phrase.alone) or not figures <= phrase.figures:
            continue
        statement = phrase.statement
        if _of_others(asked - phrase.concepts, statement) or (assertion.value == "forbids" and not asked & UNDOING <= phrase.concepts):
            continue
        if turned and not BY.search(" ".join((statement.about, *statement.also))):
            continue
        if statement.id not in wanted:
            wanted[statement.id] = (assertion.number is None or bool(statement.numbers)) and _can_be(assertion, statement)
        if wanted[statement.id]:
            own = phrase.weight - (weight(numbers & phrase.concepts, index.weights, 0.0) if numbers else 0.0)
            likeness = 2 * shared[place] / (total + own)
            found.append(Fit(round(likeness, 6), shared[place] / total, _agrees(assertion, statement), phrase))
    return sorted(found, key=lambda fit: -fit.likeness)


def _of_others(asked: frozenset[str], statement: Statement) -> bool:
    """Whether what is asserted is of States with nuclear weapons, and a statement is said to those without, or the other way round."""
    told, addressed = asked & _WHO, concepts(statement.who) & _WHO
    return bool(told and addressed) and told != addressed


def _enough(assertion: Assertion, fit: Fit, covered: float) -> bool:
    """Whether a wording, or several, account for enough.

    The contrary is told by a statement of the same kind, or by one that the treaty does not say so, in much the same words.
    """
    if fit.agrees:  # a number is borne out by a statement on just its matter
        return covered >= (AGREE if assertion.number is None else CONTRADICT)
    statement = fit.phrase.statement
    kinds = {str(assertion.value), statement.stance}
    plain = len(kinds) == 1 or kinds == {"forbids", "allows"} or (assertion.holds and not statement.holds)
    return covered >= CONTRADICT and fit.likeness >= ALIKE and plain


def _close(fits: list[Fit]) -> list[Fit]:
    """The wordings that are as good as equally close as the likest."""
    return [fit for fit in fits if fit.likeness >= fits[0].likeness - CLOSE]


def _in_its_stance(assertion: Assertion, fits: list[Fit]) -> list[Fit]:
    """The wordings without those that are no closer, where one of them tells the whole matter in the very stance that is told.

    So do those on which readings differ: that a treaty has no clause on suspension does not settle whether it allows one.
    """
    close = _close(fits)
    whole = [fit for fit in close if fit.covered >= 1 and fit.phrase.statement.stance == assertion.value]
    if whole and not any(fit.covered >= 1 for fit in close if fit not in whole):
        return whole + fits[len(close) :]
    contested = [fit for fit in close if fit.phrase.statement.contested and fit.phrase.statement.stance == assertion.value]
    return contested + fits[len(close) :] if contested else fits


def _divided(fits: list[Fit]) -> bool:
    """Whether two statements are as good as equally close and would decide differently."""
    close = _close(fits)
    return any(fit.agrees != close[0].agrees and fit.phrase.statement.id != close[0].phrase.statement.id for fit in close)


def _best(assertion: Assertion, fits: list[Fit]) -> tuple[Statement, ...]:
    """The one statement that what is asserted is about."""
    return (fits[0].phrase.statement,) if fits and _enough(assertion, fits[0], fits[0].covered) else ()


def _belied(assertion: Assertion, fit: Fit) -> bool:
    """Whether a statement is to the contrary: that one member of a conjunction is not so belies it as a whole."""
    return assertion.holds and not fit.agrees and not fit.phrase.statement.contested


def _all_members(assertion: Assertion, members: list[str], found: tuple[Statement, ...], index: Index) -> bool:
    """Whether the statements account for every member of a conjunction."""
    if len(members) == 1:
        return True
    told = frozenset().union(*(index.wholes[statement.id] for statement in found)) | _numbers(assertion)
    for member in map(concepts, members):
        whole = weight(member, index.weights, index.unknown)
        if whole and weight(member & told, index.weights, index.unknown) < AGREE * whole:
            return False
    return True


def _together(
    assertion: Assertion, fits: list[Fit], asked: frozenset[str], total: float, index: Index, least: float
) -> tuple[Statement, ...]:
    """Several statements to the same effect that together account for what is asserted: "use, production and transfer of ...".

    They account for `least` of it at least: what is told in one piece is put together of two statements by chance as well.
    """
    taken: list[Statement] = []
    left = set(asked)
    able = [fit.phrase for fit in fits if fit.agrees == fits[0].agrees
            and weight(asked & fit.phrase.concepts, index.weights, index.unknown) >= OWN * fit.phrase.weight]  # fmt: skip
    while left and able:
        phrase = max(able, key=lambda phrase: weight(left & phrase.concepts, index.weights, index.unknown))
        if not left & phrase.concepts:
            break
        taken.append(phrase.statement)
        left -= phrase.concepts
    share = 1 - weight(left, index.weights, index.unknown) / total
    enough = taken and _enough(assertion, fits[0], share) and (len(set(taken)) == 1 or share >= least)
    return tuple(dict.fromkeys(taken)) if enough else ()


@cache
def _index(treaty_id: str) -> Index:
    """The wordings of a treaty's statements with the weight of each concept: the rarer, the heavier."""
    own = law.treaty(treaty_id).statement
    wordings = [(statement, concepts(words)) for statement in own for words in (statement.about, *statement.also)]
    spread: dict[str, set[str]] = {}
    for statement, found in wordings:
        for concept in found:
            spread.setdefault(concept, set()).add(statement.id)
    # Figures weigh nothing: one that differs keeps a wording apart, one that is the same makes no matter the same.
    weights = {concept: 0.0 if concept[0].isdigit() else log(1 + len(own) / len(ids)) for concept, ids in spread.items()}
    phrases = tuple(
        Phrase(statement, found, weight(found, weights, 0.0), found | _set_by(statement), DENIAL in found, ALONE in found)
        for statement, found in wordings
    )
    places: dict[str, list[int]] = {}
    for place, (_, found) in enumerate(wordings):
        for concept in found:
            places.setdefault(concept, []).append(place)
    unknown = UNKNOWN * log(1 + len(own)) if own else 1.0
    wholes = {statement.id: frozenset[str]() for statement in own}
    for statement, found in wordings:
        wholes[statement.id] |= found | _set_by(statement)
    return Index(phrases, weights, unknown, {concept: tuple(found) for concept, found in places.items()}, wholes)


def _set_by(statement: Statement) -> frozenset[str]:
    """The numbers that a statement sets, as concepts."""
    return frozenset(f"{quantity.number:g}" for quantity in statement.numbers)
