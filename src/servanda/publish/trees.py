"""The decision trees of a treaty's clauses, drawn from their parameters: how a State leaves, how it comes to be bound.

A tree asks what `law.clauses` asks, in the same order. `path` answers its questions for one State by the same facts, and leads to the leaf
whose answer the clause gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

from ..dates import in_words
from ..errors import UsageError
from ..law.clauses import Engagement, withdrawal_effect
from ..law.model import EntryIntoForce, Treaty, Withdrawal
from ..record.model import CONSENT
from ..standing import Record
from ..standing.timeline import engaged, entry_day, notice_effect, succeeded_on
from ..tuples import NamedTuple

KINDS = ("withdrawal", "joining")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")
STEPS = {  # what is supposed to reach an answer
    "period": ("withdraw",), "open": ("withdraw",), "end of conflict": ("withdraw", "conflict_ends"), "taken back": ("take_back",),
    "own": ("join",), "with the treaty": ("join",),
}  # fmt: skip
YES, NO = "yes", "no"


class Leaf(NamedTuple):
    """An answer. `id` names it within its tree."""

    id: str
    says: str


class Fork(NamedTuple):
    """A question with what follows from each answer."""

    id: str
    asks: str
    branches: tuple[tuple[str, Fork | Leaf], ...]


class Way(NamedTuple):
    """The way through a tree for one State: the forks with the answer taken at each, the leaf, and what follows there in its case."""

    taken: tuple[tuple[str, str], ...]
    leaf: str
    says: str


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


def _withdrawal(clause: Withdrawal | None) -> Fork | Leaf:
    if clause is None:
        return Leaf("no clause", "The treaty has no clause on withdrawal that is modelled.")
    if not clause.allowed:
        return Leaf("not allowed", "The treaty does not allow withdrawal.")
    period = _period(clause.months, clause.days)
    end = f"the {period} end" if period else "the notice is given"
    at_end: Fork | Leaf = Leaf("period", f"It takes effect when {end}.")
    if clause.waits_for_conflict:
        what = {
            "international": "an international armed conflict", "non-international": "an armed conflict not of an international character",
        }.get(clause.conflicts, "an armed conflict")  # fmt: skip
        ended: Fork | Leaf = Leaf("end of conflict", f"It takes effect with the end of the conflict, though not before {end}.")
        if clause.any_conflict:
            more = Leaf("open", "The day is undetermined: it waits for the end of that one too. The State stays bound.")
            ended = Fork("another", "Is it engaged in another that goes on on that day?", ((NO, ended), (YES, more)))
        still = Leaf("open", "The day is undetermined until the conflict ends. The State stays bound.")
        on = "the day of the notice" if clause.conflict_on == "notice" else f"the day on which {end}"
        at_end = Fork("conflict", f"Is the State engaged in {what} on {on}?", (
            (NO, at_end), (YES, Fork("ended", "Has that conflict ended?", ((YES, ended), (NO, still)))),
        ))  # fmt: skip
    back = Leaf("taken back", "It stays bound as before.")
    asked = Fork("back", "Was the notice taken back before it took effect?", ((YES, back), (NO, at_end)))
    return Fork("notice", f"Was notice given? It counts from {clause.counts_from}.", ((NO, Leaf("bound", "It stays bound.")), (YES, asked)))


def _joining(clause: EntryIntoForce) -> Fork | Leaf:
    if not clause.instruments and not clause.states:
        return Leaf("parties", "It enters into force for its parties together.")
    needed = [f"{clause.instruments} instruments"] if clause.instruments else []
    needed += [f"those of {len(clause.states)} named States"] if clause.states else []
    first, later = _offset(clause.rule, clause.count), _offset(clause.later_rule or clause.rule, clause.later_count or clause.count)
    there = " and ".join(needed)
    own_from = "the treaty's entry into force" if clause.later_from == "entry into force" else f"{there} were there"
    with_all = Leaf("with the treaty", "The treaty enters into force for it together with the treaty itself.")
    own = Leaf("own", f"It enters into force for it {later} its own deposit.")
    met = Fork("late", f"Was its instrument deposited after {own_from}?", ((NO, with_all), (YES, own)))
    waits = Leaf("not in force", f"Nothing yet: the treaty itself enters into force {first} the day on which {there} are there.")
    in_force = Fork("threshold", f"Were {there} deposited?", ((NO, waits), (YES, met)))
    return Fork("deposit", "Did the State deposit an instrument of consent?", (
        (NO, Leaf("no party", "It is no party, whether it signed or not.")), (YES, in_force),
    ))  # fmt: skip


def way(asked: Record, state: str, rules: Treaty, kind: str, known_at: date | None) -> Way:
    """The way through the tree for a State on the record's day: by its last notice, or by its last instrument."""
    done = [action for action in asked.facts.of(state, rules.id, known_at) if action.last_day <= asked.today]
    if kind == "joining":
        given = [action for action in done if action.action in CONSENT]
        if not given:
            return Way((("deposit", NO),), "no party", "No instrument of consent is on record.")
        start = asked.start(rules.id, known_at)
        day = entry_day(rules, start, given[-1])
        if day is None:
            return Way((("deposit", YES), ("threshold", NO)), "not in force", "The treaty is not in force.")
        if given[-1].effective or succeeded_on(rules, given[-1]):
            return Way((("deposit", YES),), "", f"It enters into force for it on {in_words(day)}, a day of its own (succession).")
        late = day != start.day
        taken = (("deposit", YES), ("threshold", YES), ("late", YES if late else NO))
        return Way(taken, "own" if late else "with the treaty", f"It entered into force for it on {in_words(day)}.")
    return _way_out(asked, state, rules, known_at)


def _way_out(asked: Record, state: str, rules: Treaty, known_at: date | None) -> Way:
    done = [action for action in asked.facts.of(state, rules.id, known_at) if action.last_day <= asked.today]
    notices = [action for action in done if action.action == "withdrawal"]
    clause = rules.withdrawal
    if clause is None or not clause.allowed:
        return Way((), "not allowed" if clause else "no clause", "")
    if not notices:
        return Way((("notice", NO),), "bound", "No notice is on record.")
    notice = notices[-1]
    effect = notice_effect(asked.facts, rules, notice, known_at)
    back = [action for action in done if action.action == "withdrawal-of-notice" and action.last_day >= notice.last_day]
    if back and (effect is None or effect.day is None or back[-1].last_day < effect.day):
        return Way((("notice", YES), ("back", YES)), "taken back", f"The notice was taken back on {in_words(back[-1].last_day)}.")
    taken = [("notice", YES), ("back", NO)]
    conflicts = engaged(asked.facts, clause, notice, known_at)
    if notice.effective and notice.effective != withdrawal_effect(clause, notice.last_day, conflicts).day:
        return Way(tuple(taken), "", f"The depositary gives another day than the rule: {in_words(notice.effective)}.")
    more, leaf = path(clause, notice.last_day, conflicts)
    told = f"It takes effect on {in_words(effect.day)}." if effect and effect.day else "The day is undetermined."
    return Way((*taken, *more), leaf, told)


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


def _period(months: int, days: int) -> str:
    parts = [f"{number} {unit if number > 1 else unit[:-1]}" for number, unit in ((months, "months"), (days, "days")) if number]
    return " and ".join(parts)


def _offset(rule: str, count: int) -> str:
    if rule == "month-start":
        return f"on the first day of the {ORDINALS[count]} month after the month of"
    return {
        "at-once": "on the day of", "days": f"{count} days after", "months": f"{count} months after",
        "month-start-after-days": f"on the first day of the month after {count} days from",
    }[rule]  # fmt: skip


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
