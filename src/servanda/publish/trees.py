"""The decision trees of a treaty's clauses, drawn from their parameters: how a State leaves, how it comes to be bound.

A tree asks what `law.clauses` asks, in the same order. `path` answers its questions for one State by the same facts, and leads to the leaf
whose answer the clause gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from ..errors import UsageError
from ..law.clauses import Engagement, withdrawal_effect
from ..law.model import EntryIntoForce, Treaty, Withdrawal
from ..record.model import CONSENT
from ..standing import Record
from ..standing.timeline import engaged, entry_day, notice_effect, succeeded_on
from ..standing.wording import the_day
from ..told import AND, NOTHING, Template, Told, count, row, say
from ..tuples import NamedTuple

KINDS = ("withdrawal", "joining")
ORDINALS: tuple[Template, ...] = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
STEPS = {  # what is supposed to reach an answer
    "period": ("withdraw",), "open": ("withdraw",), "end of conflict": ("withdraw", "conflict_ends"), "taken back": ("take_back",),
    "own": ("join",), "with the treaty": ("join",),
}  # fmt: skip
YES, NO = "yes", "no"
ANSWERS: dict[str, Template] = {YES: "yes", NO: "no"}
CLAUSES: dict[str, Template] = {"withdrawal": "withdrawal", "joining": "joining"}
CONFLICTS: dict[str, Template] = {
    "any": "an armed conflict", "international": "an international armed conflict",
    "non-international": "an armed conflict not of an international character",
}  # fmt: skip

# The sentences that hang on whether a notice has a period.
AT_ONCE: Template = "It takes effect when the notice is given."
AT_ITS_END: Template = "It takes effect when the {period} end."
AFTER_CONFLICT: Template = "It takes effect with the end of the conflict, though not before the notice is given."
AFTER_BOTH: Template = "It takes effect with the end of the conflict, though not before the {period} end."
ENGAGED_AT_NOTICE: Template = "Is the State engaged in {conflict} on the day of the notice?"
ENGAGED_AT_ONCE: Template = "Is the State engaged in {conflict} on the day on which the notice is given?"
ENGAGED_AT_END: Template = "Is the State engaged in {conflict} on the day on which the {period} end?"
STILL_OPEN: Template = "The day is undetermined until the conflict ends. The State stays bound."
OPEN_AGAIN: Template = "The day is undetermined: it waits for the end of that one too. The State stays bound."

# When a treaty enters into force, by the rule of its clause: for all, and for one that comes later.
FOR_ALL: dict[str, Template] = {
    "at-once": "Nothing yet: the treaty itself enters into force on the day on which {there} are there.",
    "days": "Nothing yet: the treaty itself enters into force {period} after the day on which {there} are there.",
    "months": "Nothing yet: the treaty itself enters into force {period} after the day on which {there} are there.",
    "month-start": "Nothing yet: the treaty itself enters into force on the first day of the {ordinal} month after the month of the day on"
    " which {there} are there.",
    "month-start-after-days": "Nothing yet: the treaty itself enters into force on the first day of the month after {period} from the day"
    " on which {there} are there.",
}
FOR_ONE: dict[str, Template] = {
    "at-once": "It enters into force for it on the day of its own deposit.",
    "days": "It enters into force for it {period} after its own deposit.",
    "months": "It enters into force for it {period} after its own deposit.",
    "month-start": "It enters into force for it on the first day of the {ordinal} month after the month of its own deposit.",
    "month-start-after-days": "It enters into force for it on the first day of the month after {period} from its own deposit.",
}
AFTER_ENTRY: Template = "Was its instrument deposited after the treaty's entry into force?"
AFTER_THRESHOLD: Template = "Was its instrument deposited after {there} were there?"
WITH_THE_TREATY: Template = "The treaty enters into force for it together with the treaty itself."
TAKEN_BACK: Template = "The notice was taken back on {day}."
OTHER_DAY: Template = "The depositary gives another day than the rule: {day}."
SUCCEEDED: Template = "It enters into force for it on {day}, a day of its own (succession)."


class Leaf(NamedTuple):
    """An answer. `id` names it within its tree."""

    id: str
    says: Told


class Fork(NamedTuple):
    """A question with what follows from each answer."""

    id: str
    asks: Told
    branches: tuple[tuple[str, Fork | Leaf], ...]


class Way(NamedTuple):
    """The way through a tree for one State: the forks with the answer taken at each, the leaf, and what follows there in its case."""

    taken: tuple[tuple[str, str], ...]
    leaf: str
    says: Told


def tree(rules: Treaty, kind: str) -> Fork | Leaf:
    """The tree of a treaty's clause: `withdrawal` (Ottawa Article 20(3)) or `joining` (Ottawa Article 17)."""
    if kind == "withdrawal":
        return _withdrawal(rules.withdrawal)
    if kind == "joining":
        return _joining(rules.entry_into_force)
    raise UsageError(f"There is no tree {kind!r}: use one of {', '.join(KINDS)}.")


def article(rules: Treaty, kind: str) -> str:
    """The provisions that the tree is drawn from, as they are cited."""
    if kind == "withdrawal":
        return rules.reference(rules.withdrawal.article) if rules.withdrawal else rules.short
    clause = rules.entry_into_force
    return ", ".join(rules.reference(ref) for ref in dict.fromkeys((clause.article, clause.later_article)) if ref)


def leaves(node: Fork | Leaf) -> Iterator[Leaf]:
    """The answers of a tree, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for _, below in node.branches:
            yield from leaves(below)


def answer_told(answer: str) -> Told:
    """The answer to a question, as it is told."""
    return say(ANSWERS[answer])


def clause_told(kind: str) -> Told:
    """What a clause is about, as it is told."""
    return say(CLAUSES[kind])


def _withdrawal(clause: Withdrawal | None) -> Fork | Leaf:
    if clause is None:
        return Leaf("no clause", say("The treaty has no clause on withdrawal that is modelled."))
    if not clause.allowed:
        return Leaf("not allowed", say("The treaty does not allow withdrawal."))
    period = _period(clause.months, clause.days)
    at_end: Fork | Leaf = Leaf("period", _timed(AT_ITS_END, AT_ONCE, period))
    if clause.waits_for_conflict:
        ended: Fork | Leaf = Leaf("end of conflict", _timed(AFTER_BOTH, AFTER_CONFLICT, period))
        if clause.any_conflict:
            asks = say("Is it engaged in another that goes on on that day?")
            ended = Fork("another", asks, ((NO, ended), (YES, Leaf("open", say(OPEN_AGAIN)))))
        conflict = say(CONFLICTS[clause.conflicts])
        engaged_then = (
            say(ENGAGED_AT_NOTICE, conflict=conflict) if clause.conflict_on == "notice"
            else say(ENGAGED_AT_END, conflict=conflict, period=period) if period else say(ENGAGED_AT_ONCE, conflict=conflict)
        )  # fmt: skip
        over = Fork("ended", say("Has that conflict ended?"), ((YES, ended), (NO, Leaf("open", say(STILL_OPEN)))))
        at_end = Fork("conflict", engaged_then, ((NO, at_end), (YES, over)))
    back = Leaf("taken back", say("It stays bound as before."))
    asked = Fork("back", say("Was the notice taken back before it took effect?"), ((YES, back), (NO, at_end)))
    given = say("Was notice given? It counts from {event}.", event=_event(clause.counts_from))
    return Fork("notice", given, ((NO, Leaf("bound", say("It stays bound."))), (YES, asked)))


def _timed(with_period: Template, without: Template, period: Told) -> Told:
    return say(with_period, period=period) if period else say(without)


def _joining(clause: EntryIntoForce) -> Fork | Leaf:
    if not clause.instruments and not clause.states:
        return Leaf("parties", say("It enters into force for its parties together."))
    needed = [count("{number} instrument", "{number} instruments", clause.instruments)] if clause.instruments else []
    needed += [count("that of {number} named State", "those of {number} named States", len(clause.states))] if clause.states else []
    there = row(needed, AND)
    later = _entry(FOR_ONE, clause.later_rule or clause.rule, clause.later_count or clause.count)
    with_all, own = Leaf("with the treaty", say(WITH_THE_TREATY)), Leaf("own", later)
    asks = say(AFTER_ENTRY) if clause.later_from == "entry into force" else say(AFTER_THRESHOLD, there=there)
    met = Fork("late", asks, ((NO, with_all), (YES, own)))
    waits = Leaf("not in force", _entry(FOR_ALL, clause.rule, clause.count, there=there))
    in_force = Fork("threshold", say("Were {there} deposited?", there=there), ((NO, waits), (YES, met)))
    return Fork("deposit", say("Did the State deposit an instrument of consent?"), (
        (NO, Leaf("no party", say("It is no party, whether it signed or not."))), (YES, in_force),
    ))  # fmt: skip


def _entry(by_rule: Mapping[str, Template], rule: str, number: int, **facts: Told) -> Told:
    """When a treaty enters into force by a rule, with the facts that its sentence needs."""
    if rule == "month-start":
        facts["ordinal"] = say(ORDINALS[number])
    elif rule != "at-once":
        facts["period"] = _period(number, 0) if rule == "months" else _period(0, number)
    return say(by_rule[rule], **facts)


def way(asked: Record, state: str, rules: Treaty, kind: str, known_at: date | None) -> Way:
    """The way through the tree for a State on the record's day: by its last notice, or by its last instrument."""
    done = [action for action in asked.facts.of(state, rules.id, known_at) if action.last_day <= asked.today]
    if kind == "joining":
        given = [action for action in done if action.action in CONSENT]
        if not given:
            return Way((("deposit", NO),), "no party", say("No instrument of consent is on record."))
        start = asked.start(rules.id, known_at)
        day = entry_day(rules, start, given[-1])
        if day is None:
            return Way((("deposit", YES), ("threshold", NO)), "not in force", say("The treaty is not in force."))
        if given[-1].effective or succeeded_on(rules, given[-1]):
            return Way((("deposit", YES),), "", say(SUCCEEDED, day=the_day(day)))
        late = day != start.day
        taken = (("deposit", YES), ("threshold", YES), ("late", YES if late else NO))
        return Way(taken, "own" if late else "with the treaty", say("It entered into force for it on {day}.", day=the_day(day)))
    return _way_out(asked, state, rules, known_at)


def _way_out(asked: Record, state: str, rules: Treaty, known_at: date | None) -> Way:
    done = [action for action in asked.facts.of(state, rules.id, known_at) if action.last_day <= asked.today]
    notices = [action for action in done if action.action == "withdrawal"]
    clause = rules.withdrawal
    if clause is None or not clause.allowed:
        return Way((), "not allowed" if clause else "no clause", NOTHING)
    if not notices:
        return Way((("notice", NO),), "bound", say("No notice is on record."))
    notice = notices[-1]
    effect = notice_effect(asked.facts, rules, notice, known_at)
    back = [action for action in done if action.action == "withdrawal-of-notice" and action.last_day >= notice.last_day]
    if back and (effect is None or effect.day is None or back[-1].last_day < effect.day):
        return Way((("notice", YES), ("back", YES)), "taken back", say(TAKEN_BACK, day=the_day(back[-1].last_day)))
    taken = [("notice", YES), ("back", NO)]
    conflicts = engaged(asked.facts, clause, notice, known_at)
    if notice.effective and notice.effective != withdrawal_effect(clause, notice.last_day, conflicts).day:
        return Way(tuple(taken), "", say(OTHER_DAY, day=the_day(notice.effective)))
    more, leaf = path(clause, notice.last_day, conflicts)
    if effect and effect.day:
        return Way((*taken, *more), leaf, say("It takes effect on {day}.", day=the_day(effect.day)))
    return Way((*taken, *more), leaf, say("The day is undetermined."))


def path(clause: Withdrawal, notice: date, conflicts: Sequence[Engagement]) -> tuple[tuple[tuple[str, str], ...], str]:
    """The answers to the questions behind a standing notice, and the leaf they lead to, by what the clause gives."""
    effect = withdrawal_effect(clause, notice, conflicts)
    if not clause.waits_for_conflict:
        return (), "period"
    if not effect.waits_for:
        return (("conflict", NO),), "period"
    first = withdrawal_effect(clause._replace(any_conflict=False), notice, conflicts)
    if first.day is None:
        return (("conflict", YES), ("ended", NO)), "open"
    taken = (("conflict", YES), ("ended", YES))
    if not clause.any_conflict:
        return taken, "end of conflict"
    return (*taken, ("another", NO if effect.day else YES)), "end of conflict" if effect.day else "open"


def _period(months: int, days: int) -> Told:
    """A time in months, in days, or in both; nothing where there is none."""
    parts = [count("{number} month", "{number} months", months)] if months else []
    return row([*parts, *([count("{number} day", "{number} days", days)] if days else [])], AND)


def _event(text: str) -> Told:
    """What a notice counts from, as the file of the treaty has it."""
    return say(text)


def address(asked: Record, rules: Treaty, kind: str, leaf: str, code: str) -> str:
    """Where the answer of a leaf is worked out: what-if on a server's page for a State; the article where no State is named."""
    if not code:
        ref = rules.withdrawal.article if kind == "withdrawal" and rules.withdrawal else rules.entry_into_force.article
        return rules.url(ref)
    day = asked.today
    steps = dict.fromkeys(STEPS.get(leaf, ()), day.isoformat())
    if not any(conflict.end is None and conflict.start <= day for conflict in asked.facts.engagements(code)):
        steps.pop("conflict_ends", None)  # there is none that could end
    return f"/whatif?{urlencode({'state': code, 'treaty': rules.id, **steps, 'as_of': day.isoformat()})}"


def text(node: Fork | Leaf, taken: Sequence[tuple[str, str]] = (), here: str | None = None, indent: str = "") -> str:
    """A tree as text; the way that is taken is marked with an asterisk."""
    if isinstance(node, Leaf):
        return f"{indent}{'* ' if node.id == here else ''}{node.says}"
    lines, answers = [f"{indent}{node.asks}"], dict(taken)
    for answer, below in node.branches:
        on_way = here is not None and answers.get(node.id) == answer
        lines.append(f"{indent}  {'* ' if on_way else ''}{answer}:")
        lines.append(text(below, taken, here if on_way else None, indent + "    "))
    return "\n".join(lines)
