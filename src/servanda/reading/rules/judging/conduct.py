"""Conduct: use, production, stockpiling, transfer. An allegation or a denial is decided only by a formal finding of a treaty's body.

That a State did what it is accused of is a question of fact which no depositary's list answers. Where a body of the treaty found it
(such as the OPCW's Investigation and Identification Team), or the State itself acknowledged it to the parties, the record has that.
"""

from __future__ import annotations

from ....assertions.terms import CONTRADICTED, SUPPORTED
from ....record.model import Decision
from ....standing import Basis
from ....standing.model import BOUND
from ....standing.wording import called
from ...model import Period
from .bearing import CONDUCT
from .case import Answer, Case, Part, combine, norm_of, on, sentence
from .when import stray_numbers
from .words import CONDITIONS, HEDGES, NEGATIONS, hedged, proper, residue, vocabulary, words

_BODIES = frozenset({"parties", "OPCW", "IAEA"})  # those of the treaties; words alone do not tell what another body looked into
_GENERAL = vocabulary("conduct.general")
_AGENTS = vocabulary("conduct.agents")
_ACKNOWLEDGED = frozenset({"acknowledged", "admitted"})
_BREACH = vocabulary("conduct.breach")
_LEAVE = vocabulary("withdrawal.leave")
_FREE = vocabulary("conduct.free")
_THEN = vocabulary("conduct.then")
_FREE_WORDS = _LEAVE | _FREE | _THEN | vocabulary("conduct.deeds")
_DENIAL = vocabulary("conduct.denial")
_LAW = frozenset({"article", "treaty", "convention", "obligations", "its", "protocol", "provision"})


def found_formally(case: Case) -> Answer | None:
    """Conduct that a body of the treaty has formally found, at a place and in a year that claim and finding share."""
    claim = case.claim
    if not claim.targets or claim.act in ("demand", "announce") or case.p.modality not in ("fact", ""):
        return None
    if claim.norm not in CONDUCT and not (claim.norm == "other" and claim.act == "acknowledge"):
        return None
    if CONDITIONS & set(case.words) or hedged(case.p.text) or stray_numbers(case.words, len(claim.targets)):
        return None
    shared = [_matching(case, state) for state in claim.targets]
    if not all(shared):
        return None
    denied = claim.act == "deny" or case.p.negated or bool(NEGATIONS & set(case.words))
    first = [found[0] for found in shared]
    basis = tuple(Basis("circumstance", f"{d.body}, {d.date}", case.record.facts.source(d.source).address, d.says) for d in first)
    why = "; ".join(f"{d.body} ({d.date}): {d.says.rstrip('.')}" for d in first)
    return Answer(CONTRADICTED if denied else SUPPORTED, sentence(why), basis)


def _matching(case: Case, state: str) -> list[Decision]:
    """The formal findings about a State and this norm that the claim is about."""
    norms = CONDUCT if case.claim.norm == "other" else {case.claim.norm}
    made = [d for norm in sorted(norms) for d in case.record.facts.decisions(case.treaty.id, state, norm)]
    formal = [d for d in made if d.formal and _BODIES & set(d.by) and (case.known is None or d.date <= case.known.isoformat())]
    return [decision for decision in formal if _speaks_of(case, decision)]


def _speaks_of(case: Case, decision: Decision) -> bool:
    """Whether claim and finding share a place, and a year where the claim gives one; or the claim says "never" of all there is."""
    used, said = set(case.words), words(decision.says)
    spans = [case.claim.when] if case.claim.when else list(case.p.dates)
    same_year = not spans or any(str(year) in (*said, decision.date[:4]) for span in spans for year in _years(span))
    places = {word for word in proper(decision.says) if word not in _GENERAL and not word.isdigit()}
    if case.claim.act == "acknowledge":
        return bool(_ACKNOWLEDGED & set(said)) and bool(spans) and same_year
    if "never" in used and NEGATIONS & used == {"never"} and not spans:
        return case.day.isoformat() >= decision.date
    if _denies_all(case, spans):
        return case.day.isoformat() >= decision.date
    agents = _AGENTS & used
    return bool(places & used) and same_year and agents <= set(said)


def _denies_all(case: Case, spans: list[Period]) -> bool:
    """Whether conduct is denied altogether, at no place and in no time: "denied that its forces used chemical weapons"."""
    return case.claim.act == "deny" and not spans and not residue(case.p.text, case.treaty, _DENIAL, 0)


def _years(span: Period) -> range:
    return range(span.start.year, span.end.year + 1)


def would_breach(case: Case) -> Answer | None:
    """That conduct, if it happened, would breach the treaty: so where the State is bound, not where it is not."""
    claim, used = case.claim, set(case.words)
    if claim.norm not in CONDUCT or len(claim.targets) != 1 or not _BREACH & used or not _LAW & used or claim.act in ("demand", "deny"):
        return None
    if "if" not in used or not {"would", "will"} & used or NEGATIONS & used or hedged(case.p.text):
        return None
    norm, state = norm_of(case.treaty, claim.norm), claim.targets[0]
    days = claim.when or Period(case.dating.first, case.dating.last)
    status, standing = case.status(state, days), case.standing(state, days.end)
    if norm is None or norm.kind != "prohibition" or standing is None or any(not view.operates for view in standing.readings):
        return None
    article = f"{case.art(norm.provision)} of {called(case.treaty)}"
    basis = (case.provision(norm.provision), *standing.basis)
    if status in BOUND:
        return combine([Part(True, f"{article}, which forbids it, binds {{who}}", basis, who=case.name(state))])
    if status in ("no party", "signatory", "withdrawn"):
        return combine([Part(False, f"{article} does not bind {{who}} ({status})", basis, who=case.name(state))])
    return None


def free_to(case: Case) -> Answer | None:
    """That a State may do what the treaty forbade it once its withdrawal has taken effect: Article 1 binds it no longer."""
    claim, used = case.claim, set(case.words)
    if claim.norm not in CONDUCT or len(claim.targets) != 1 or not _FREE & used or not _THEN & used or (NEGATIONS | HEDGES) & used:
        return None
    state, norm = claim.targets[0], norm_of(case.treaty, claim.norm)
    effect = case.effect(state)
    leaves = _LEAVE & used or any(_LEAVE & set(words(c.proposition.text)) and state in c.targets for c in case.before[-2:])
    if effect is None or norm is None or norm.kind != "prohibition" or not leaves or residue(case.p.text, case.treaty, _FREE_WORDS):
        return None
    periods = case.periods()
    if periods is None or any(period.end < effect for period in periods):
        return None
    article = f"{case.art(norm.provision)} of {called(case.treaty)}"
    says = f"{article} binds {{who}} until its withdrawal takes effect {on(effect)}, and not after"
    return combine([Part(True, says, (case.provision(norm.provision), *case.cited(case.notice(state))), who=case.name(state))])
