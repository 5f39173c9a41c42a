"""A claim laid beside law and record: the questions that the rules put to them, each answered by what was known on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ....assertions.model import Assertion
from ....assertions.terms import CONTESTED, CONTRADICTED, SUPPORTED
from ....dates import in_words, parse_partial
from ....errors import UsageError
from ....law.clauses import offset
from ....law.model import Norm, Treaty
from ....record.model import CONSENT, Action
from ....record.states import state_name
from ....standing import Basis, Due, Interval, Record, Standing
from ....standing.model import BOUND
from ....standing.timeline import action_basis, list_basis, provision_basis
from ...model import Claim, Dating, Period, Proposition
from .when import explicit, named_years, periods, plain
from .words import WEEKDAYS, vocabulary, words

_WITH_ARTICLE = (
    "United ", "Central African", "Democratic Republic", "Republic of", "Dominican Republic", "Czech Republic", "Holy See", "Bahamas",
    "Comoros", "Cook Islands", "Gambia", "Maldives", "Marshall Islands", "Netherlands", "Philippines", "Seychelles", "Solomon Islands",
    "Soviet Union",
)  # fmt: skip
_SAID = vocabulary("words.said")
_AHEAD = vocabulary("words.ahead")
_GRACE = 92  # days after the end of a list for which "has not signed" is still held to it


class Answer(NamedTuple):
    """What one rule found: a verdict, the reason in one sentence, and what it rests on."""

    verdict: str
    why: str
    basis: tuple[Basis, ...] = ()
    means: tuple[Assertion | None, ...] = ()  # what its parts assert, as checking knows it


class Part(NamedTuple):
    """One elementary assertion checked: whether it holds (None: the record cannot tell), what the record says, what that rests on."""

    holds: bool | None
    says: str  # may hold {who}, so that States of which the same is true are named together
    basis: tuple[Basis, ...] = ()
    contested: bool = False  # it holds under one of the rival readings only
    who: str = ""
    means: Assertion | None = None  # as checking knows it; None where it does not


class Case(NamedTuple):
    """One claim with the record it is put to. `known` is the day by whose knowledge it is judged; None: all that is known."""

    claim: Claim
    record: Record
    dating: Dating
    treaty: Treaty
    known: date | None = None
    before: tuple[Claim, ...] = ()  # the claims that stand before it in the report

    @property
    def p(self) -> Proposition:
        """What the claim asserts."""
        return self.claim.proposition

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the proposition in lower case, without years that are part of a treaty's name."""
        return plain(self.claim.proposition.text)

    @property
    def dates(self) -> tuple[Period, ...]:
        """The days that reading resolved, without years that are part of a treaty's name."""
        found = words(self.claim.proposition.text)
        years = {int(found[place]) for place in named_years(found)}
        return tuple(p for p in self.p.dates if not (p.start.year in years and (p.end - p.start).days > 360))

    def periods(self) -> list[Period] | None:
        """The days spoken of, in order of the text; None where they are not known for sure."""
        return self.days_in(self.words)

    def days_in(self, found: tuple[str, ...]) -> list[Period] | None:
        """The days spoken of in part of the words. A day to come needs words that look ahead: else its year was guessed."""
        days = periods(found, self.dates)
        written = [period for _, period in explicit(found)]
        guessed = [day for day in days or () if day not in written and day.start > self.dating.last]
        return None if guessed and not _AHEAD & set(found) else days

    @property
    def day(self) -> date:
        """The day of publication, as far as it can be told."""
        return self.dating.day

    @property
    def whole_list(self) -> bool:
        """Whether the record holds every action under the treaty, up to a day."""
        return self.record.facts.list_of(self.treaty.id).coverage == "full"

    @property
    def complete_to(self) -> date | None:
        """The last day for which silence of the list tells that nothing happened."""
        complete = self.record.facts.list_of(self.treaty.id).complete_to if self.whole_list else None
        return min(complete, self.known) if complete and self.known else complete

    def name(self, state: str) -> str:
        """The short name of a State as a sentence has it: the United States, Ukraine."""
        name = state_name(state)
        body = name != state and name.startswith(_WITH_ARTICLE)
        return f"the {name}" if body or any(word in name for word in ("Meeting", "Conference", "Office", "Chair")) else name

    def days_without_saying(self, found: tuple[str, ...]) -> list[Period] | None:
        """The days spoken of without the day on which it was said: "..., the minister announced today"."""
        days = self.days_in(found)
        places = [place for place, word in enumerate(found) if word in WEEKDAYS or word in ("today", "yesterday")]
        said = [place for place in places if _SAID & set(found[max(0, place - 5) : place])]
        if days is None or not said or len(said) != len(places):
            return days
        recent = [day for day in days if day.start == day.end and 0 <= (self.dating.last - day.start).days <= 7]
        return [day for day in days if day not in recent] if len(recent) == len(said) else days

    def actions(self, state: str, kinds: Iterable[str] = (), norm: str = "") -> list[Action]:
        """What a State did under the treaty, in order, narrowed to kinds of action and to a norm."""
        wanted = frozenset(kinds)
        found = self.record.facts.of(state, self.treaty.id, self.known)
        return [a for a in found if (not wanted or a.action in wanted) and (not norm or a.norm == norm)]

    def consent(self, state: str) -> Action | None:
        """The instrument by which a State consented to be bound, the latest where there are several."""
        found = self.actions(state, CONSENT)
        return found[-1] if found else None

    def timeline(self, state: str) -> tuple[Interval, ...]:
        """The intervals of a State; none where the record cannot give them."""
        try:
            return self.record.timeline(state, self.treaty.id, self.known)
        except UsageError:
            return ()

    def standing(self, state: str, day: date) -> Standing | None:
        """What binds a State on a day; None where the record cannot tell."""
        try:
            return self.record.standing(state, self.treaty.id, day, self.known)
        except UsageError:
            return None

    def status(self, state: str, period: Period | None = None) -> str:
        """The one status that a State had throughout a period (default: when the report was published); nothing where there is none."""
        first, last = (period.start, period.end) if period else (self.dating.first, self.dating.last)
        found = {
            i.status for i in self.timeline(state) if (i.since is None or i.since <= last) and (i.until is None or i.until > first)
        }  # fmt: skip
        status = found.pop() if len(found) == 1 else "bound" if found and found <= BOUND else ""
        return status if status and self.settled(status, last) else ""

    def settled(self, status: str, day: date) -> bool:
        """Whether the record settles a status on a day.

        After the end of the list, an instrument that is not in it needs the offset of the clause on entry into force, and a notice
        its period, before it changes who is bound; until then the answer stands.
        """
        complete = self.complete_to
        if complete is None:
            return status in ("withdrawn", "expired")
        if day <= complete:
            return True
        if self.known and self.known < day:  # asked about a later day than the one of the knowledge: as the rules run from there
            return True
        following = complete + timedelta(days=1)
        if status in BOUND:
            clause = self.treaty.withdrawal
            return clause is not None and day < offset("days", clause.days, offset("months", clause.months, following))
        rule = self.treaty.entry_into_force
        return day < offset(rule.later_rule or rule.rule, rule.later_count or rule.count, following)

    def happened(self, day: date) -> bool | None:
        """Whether a day had come when the report was published; open where the day of publication is not known well enough."""
        return True if day <= self.dating.first else False if day > self.dating.last else None

    def listed_to(self, day: date) -> bool:
        """Whether silence of the list on a day tells that nothing was deposited by then."""
        return self.complete_to is not None and day <= self.complete_to

    def silent_to(self, day: date) -> bool:
        """Whether silence of the list still speaks for an absence: up to three months after its end, and then with a word on that."""
        return self.complete_to is not None and day <= self.complete_to + timedelta(days=_GRACE)

    def in_force_for(self, state: str) -> date | None:
        """The day on which the treaty entered, or is to enter, into force for a State."""
        return next((i.since for i in self.timeline(state) if i.status == "bound"), None)

    def effect(self, state: str) -> date | None:
        """The day on which a withdrawal took, or is to take, effect."""
        return next((i.since for i in self.timeline(state) if i.status == "withdrawn"), None)

    def notice(self, state: str) -> Action | None:
        """The last notice of withdrawal that a State gave."""
        found = self.actions(state, {"withdrawal"})
        return found[-1] if found else None

    def duties(self, state: str, norm: str, as_of: date) -> list[Due]:
        """The duties of a State with a last day, under one norm or all of them."""
        try:
            found = self.record.deadlines(state, self.treaty.id, as_of, self.known)
        except UsageError:
            return []
        return [due for due in found if not norm or due.norm == norm]

    def provision(self, ref: str) -> Basis:
        """A provision of the treaty as a basis."""
        return provision_basis(self.treaty, ref)

    def cited(self, *actions: Action | None) -> tuple[Basis, ...]:
        """Actions as a basis."""
        return tuple(action_basis(self.record.facts, action) for action in actions if action)

    def listed(self, says: str) -> Basis:
        """The list itself as a basis, where the answer is that something does not stand in it."""
        return list_basis(self.record.facts, self.treaty, says)

    def art(self, ref: str) -> str:
        """An article as a sentence cites it: Article 20(3)."""
        return f"Article {ref}"


def norm_of(treaty: Treaty, name: str) -> Norm | None:
    """What a treaty asks under a norm as a whole: no more than a restriction where it restricts some of it and forbids some (CCW AP II)."""
    entries = [entry for entry in treaty.norm if entry.id == name]
    order = {"restriction": 0, "prohibition": 1}
    return min(entries, key=lambda entry: order.get(entry.kind, 2), default=None)


def closed(treaty: Treaty) -> bool:
    """Whether a treaty lies between the States that it names and takes no others: no clause on a State that comes later."""
    return bool(treaty.entry_into_force.states) and not treaty.entry_into_force.later_rule


def covers(period: Period, day: date | None, slack: int = 0) -> bool:
    """Whether a day lies in a period, or within `slack` days of it."""
    return day is not None and period.start - timedelta(days=slack) <= day <= period.end + timedelta(days=slack)


def overlaps(period: Period, partial: str) -> bool:
    """Whether a partial date of the record (2004-06) shares a day with a period."""
    first, last = parse_partial(partial)
    return first <= period.end and last >= period.start


def combine(parts: list[Part]) -> Answer | None:
    """One answer from elementary ones: contradicted where one fails, contested where that or what holds is so by one reading only.

    Parts of which one is undecided decide nothing, not even where another fails: what is not wholly understood is not judged.
    """
    if not parts or any(part.holds is None for part in parts):
        return None
    failed = [part for part in parts if not part.holds]
    basis = tuple(dict.fromkeys(entry for part in failed or parts for entry in part.basis))
    named: dict[str, list[str]] = {}
    for part in failed or parts:
        named.setdefault(part.says, []).append(part.who)
    said = [says.replace("{who}", listing(dict.fromkeys(who))) for says, who in named.items() if says]
    contested = any(part.contested for part in parts) and all(part.contested for part in failed)
    verdict = CONTESTED if contested else CONTRADICTED if failed else SUPPORTED
    return Answer(verdict, sentence("; ".join(said)), basis, tuple(part.means for part in parts))


def sentence(text: str) -> str:
    """The text as a sentence: a capital first and a full stop at the end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}" if text else ""


def listing(items: Iterable[str]) -> str:
    """Items as English lists them: a, b and c."""
    found = list(items)
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def on(day: date | None) -> str:
    """The day with its preposition, or that it is open."""
    return f"on {in_words(day)}" if day else "on a day that is not determined"
