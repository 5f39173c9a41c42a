"""No reason denies what is on record: each denial in a reason is held against actions, decisions and standings, as data.

A denial that stands neither among DENIALS, each with the facts that would belie it, nor among LIMITS, which tell how far the record goes,
fails the test: who words a new one says here what it denies.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from asked import TODAY, Made, decision
from strategies import made

import evaluation
from servanda import law
from servanda.assertions import terms
from servanda.assertions.model import Assertion
from servanda.checking.wording import called, named
from servanda.errors import UsageError
from servanda.record import loader
from servanda.record.model import CONSENT, Action, Decision
from servanda.record.states import states
from servanda.standing import Record
from servanda.standing.model import BOUND
from servanda.verification import judge, taken

RECORD = Record(TODAY)
BREACHES = {"violation", "use", "production", "stockpiling", "transfer", "testing", "programme", "missed"}
KINDS = {
    "sign": {"signature", "succession-to-signature"}, "ratify": CONSENT, "accede": CONSENT, "join": CONSENT, "leave": {"withdrawal"},
    "notify-withdrawal": {"withdrawal"}, "announce-withdrawal": {"announcement", "domestic-step", "withdrawal"},
    "approve-at-home": {"domestic-step"}, "suspend": {"suspension"}, "object": {"objection"}, "reserve": {"reservation"},
    "declare": {"declaration", "communication"}, "request-extension": {"extension-request", "extension"}, "get-extension": {"extension"},
    "report": {"report", "completion"},
    "take-back": {"withdrawal-of-ratification", "withdrawal-of-signature", "withdrawal-of-notice"},
}  # fmt: skip
BACK = {"ratify": "withdrawal-of-ratification", "sign": "withdrawal-of-signature", "leave": "withdrawal-of-notice"}
WORDS = {"destroying its stockpiles": "stockpile-destruction", "clearing its mined or contaminated areas": "clearance",
         "its report": "transparency-report", "stockpile destruction": "stockpile-destruction", "clearance": "clearance"}  # fmt: skip


class Put(NamedTuple):
    """An assertion put to the record, the day it was said, and the State that a denial in its reason names."""

    assertion: Assertion
    said: date
    record: Record
    who: str = ""

    def actions(self, kinds: object = (), norm: str = "", by: date | None = None) -> list[Action]:
        found = self.record.facts.of(self.who, self.assertion.treaty)
        return [
            action for action in found
            if (not kinds or action.action in kinds) and (not norm or action.norm == norm) and (by is None or action.day <= by)  # type: ignore[operator]
        ]  # fmt: skip

    def decisions(self, formal: bool = True) -> list[Decision]:
        return [d for d in self.record.facts.decisions(self.assertion.treaty, self.who) if d.formal or not formal]

    def intervals(self, *statuses: str) -> list[str]:
        """The intervals with another status than these, where there is none with one of them: a denial of what is so throughout."""
        try:
            line = self.record.timeline(self.who, self.assertion.treaty)
        except UsageError:
            return []
        return [] if any(i.status in statuses for i in line) else [i.status for i in line]


def kinds_of(put: Put) -> set[str] | frozenset[str]:
    a = put.assertion
    if a.value == "take-back" and a.of in BACK:
        return {BACK[a.of]}
    if a.value == "declare" and a.of:
        return {"suspend": {"suspension", "announcement"}, "leave": {"announcement", "withdrawal"}, "completion": {"completion"}}.get(
            a.of, KINDS["declare"]
        )
    return KINDS.get(str(a.value), set())


def of_the_kind(put: Put) -> list[Action]:
    """Actions of the kind told, on the matter and to the State told."""
    a = put.assertion
    about = {
        "leave": "leave",
        "join": "join",
        "ratify": "join",
        "accede": "join",
        "suspend": "suspend",
        "announce-withdrawal": "leave",
    }.get(a.of if a.value == "approve-at-home" else str(a.value))
    narrow = about if a.value in ("approve-at-home", "announce-withdrawal") else None
    found = [x for x in put.actions(kinds_of(put), a.norm) if not narrow or x.about == narrow or x.action == "withdrawal"]
    return [x for x in found if not a.to or x.to in a.to]


def extended(put: Put, match: re.Match[str]) -> list[Action]:
    return put.actions({"extension"}, WORDS[match["what"]])


def finished(put: Put, match: re.Match[str]) -> list[Action]:
    by = put.said if "by then" in match[0] else None
    return [x for x in put.actions({"completion"}, WORDS[match["what"]]) if by is None or x.last_day <= by]


def last_days(put: Put, match: re.Match[str]) -> list[str]:
    try:
        due = put.record.deadlines(put.who, put.assertion.treaty, put.said)
    except UsageError:
        return []
    return [d.norm for d in due if d.norm == WORDS[match["what"]]]


def not_bound(put: Put, match: re.Match[str]) -> list[str]:
    try:
        status = put.record.standing(put.who, put.assertion.treaty, day_of(match["day"])).status
    except UsageError:
        return []
    return [status] if status in BOUND else []


def day_of(words: str) -> date:
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
    day, month, year = words.split()
    return date(int(year), months.index(month) + 1, int(day))


DAY = r"(?P<day>\d+ [A-Z][a-z]+ \d{4})"
WHO = r"(?P<who>[^;:.]+?)"
WHAT = f"(?P<what>{'|'.join(WORDS)})"
Facts = Callable[[Put, "re.Match[str]"], list[object]]
# A denial, and the facts on record that would belie it.
DENIALS: dict[str, Facts] = {
    rf"no such act of {WHO} under T is on record by then": lambda put, m: put.actions(kinds_of(put), by=put.said),
    rf"no such act of {WHO} under T is on (record|the list)": lambda put, m: of_the_kind(put),
    rf"no notice of withdrawal of {WHO} from T is on record by then": lambda put, m: put.actions({"withdrawal"}, by=put.said),
    rf"no notice of withdrawal of {WHO} from T is on record": lambda put, m: put.actions({"withdrawal"}),
    rf"{WHO} had given no notice on {DAY}": lambda put, m: put.actions({"withdrawal"}, by=day_of(m["day"])),
    rf"{WHO} is not on the list of those who signed T": lambda put, m: put.actions({"signature"}),
    rf"nothing of the kind for {WHO} under T, and need not hold every such act": lambda put, m: of_the_kind(put),
    rf"{WHO} is no party to T": lambda put, m: put.intervals("no party"),
    rf"T is not in force, and {WHO} has not joined it": lambda put, m: put.intervals("not in force"),
    rf"{WHO} has signed T and is not bound by it": lambda put, m: put.intervals("signatory"),
    rf"{WHO} has consented to T, which is not yet in force for it": lambda put, m: put.intervals("pending"),
    rf"{WHO} applies T provisionally since {DAY} and is not yet bound by it": lambda put, m: put.intervals("provisionally applying"),
    rf"T did not bind {WHO} on {DAY}(, so that it (could not breach it|had no such duty)|, so that this would be no"
     f" breach of it)?": not_bound,
    rf"T has not entered into force for"
     f" {WHO}(?=[.;])": lambda put, m: [i for i in [put.record.entry_into_force(put.who, put.assertion.treaty)] if i],
    r"T has not entered into force(, so that it has not ended)?": lambda put, m: [
        day for day in [put.record.start(put.assertion.treaty).day] if day
    ],
    r"T has no end on record": lambda put, m: [day for day in [law.treaty(put.assertion.treaty).expires] if day],
    rf"no finding of that kind( about {WHO})? under T is on record, which need not hold every one": lambda put, m: [
        d for d in put.decisions() if d.finds and d.finds in (BREACHES if put.assertion.value == "violation" else {put.assertion.value})
    ],
    rf"no body of the treaty has found it of {WHO}(?=[.;])": lambda put, m: [
        d for d in put.decisions() if d.finds == (put.assertion.norm or "violation")
    ],
    rf"no body of the treaty and no report of {WHO} on record decides this": lambda put, m: [
        d for d in put.decisions(False) if d.formal or d.own
    ],
    rf"no decision of that kind about {WHO} is on record": lambda put, m: [
        d for d in put.decisions() if not put.assertion.norm or d.norm == put.assertion.norm
    ],
    rf"no completion by {WHO} of (its )?{WHAT}( by then)?( is on record| under T, and need not hold every one)": finished,
    rf"no extension for {WHO} of its time for {WHAT} is on record, which need not hold every one": extended,
    rf"the record holds no last day for {WHAT} by {WHO} under T": last_days,
    rf"{WHO} had not finished {WHAT}": finished,
    rf"{WHO} had not finished its {WHAT} by {DAY}": lambda put, m: [
        x for x in put.actions({"completion"}, WORDS[m["what"]]) if x.last_day <= day_of(m["day"])
    ],
    r"the record holds no list of actions for T": lambda put, m: [
        at for at in [put.record.facts.list_of(put.assertion.treaty).coverage] if at != "none"
    ],
    r"the record holds single events only, or a part of the list, for T": lambda put, m: [
        at for at in [put.record.facts.list_of(put.assertion.treaty).coverage] if at == "full"
    ],
}  # fmt: skip
# How far the record goes, and what is no denial of a fact on record.
LIMITS = (
    r"nothing later is held", r"whether on what is told the record does not hold", r"whether there was another time is not on record",
    r"the record holds no acts of that kind under T", r"no meeting that fits under T is on record",
    r"the record holds no (one vote|such vote|votes|order of|numbers for such an act|such number|such events|list|entry|end|day)[^;]*",
    r"It was not the same throughout the time told", r"did not exist on", r"what is on record of [^;]* does not decide just this",
    r"no nearer day is on record", r"of which the day is not on record", r"only if it has such areas or stocks; none is on record",
    r"whether [^;]* has such a duty is not on record", r"of a part or a share the record does not tell",
    r"which what is so on the day does not decide", r"is a treaty between [^;]* none of them",
    r"This is (an opinion|a demand|a pledge|what was said|a fact|law)[^.]*", r"the number of [^;]* cannot be told", r"cannot be told",
    r"No State is named that this is about", r"no total of several States under T is on record", r"gave its instrument only on",
    r"The record holds no (rules|treaty)[^.]*", r"is no State, and no treaty record tells of it", r"is none of the group",
    r"of them with no instrument in place", r"\d+ signatories that have not ratified", r"not before", r"undetermined[^;]*",
    r"as an entity whose acts some depositaries list and others do not count",
)  # fmt: skip
NEGATION = re.compile(r"\b(no|not|never|none|neither|nor|nothing|nobody|cannot|only)\b", re.IGNORECASE)


@cache
def quoted() -> re.Pattern[str]:
    """What reasons take over from the record as it stands and has a denial in it: findings, readings, votes, the longest first."""
    found = {d.says.rstrip(".") for d in loader.decisions()} | {d.body for d in loader.decisions()} | {v.what for v in loader.votes()}
    found |= {h.holds.rstrip(".") for r in loader.readings() for h in r.holding}
    found |= {law.treaty(t).entry_into_force.never for t in law.treaty_ids()}
    return re.compile("|".join(re.escape(text) for text in sorted(filter(NEGATION.search, found), key=len, reverse=True)))


@cache
def codes() -> dict[str, str]:
    return {named(code): code for code in (*states(), *terms.EXTRA_CODES)}


def belied(a: Assertion, said: date, record: Record, why: str) -> Iterator[str]:
    """What a reason denies and the record holds, and denials that this test does not know."""
    if a.treaty not in law.treaty_ids() or a.predicate == "rule" or not NEGATION.search(why):
        return
    left = quoted().sub("…", why)
    left = re.sub(rf"\b[Tt]?{re.escape(called(law.treaty(a.treaty)).removeprefix('t'))}", "T", left)
    if not NEGATION.search(left):
        return
    for pattern, facts in DENIALS.items():
        if not (told := list(re.finditer(pattern, left, re.IGNORECASE))):
            continue
        for match in told:
            who = match.groupdict().get("who") or ""
            who = re.sub(r"^(.*, |.*; |as of that day |at its end, |the record holds |The record holds )", "", who.strip())
            code = codes().get(who) or codes().get(who[:1].lower() + who[1:]) or ""
            if who and not code:
                yield f"a denial of nobody that is known, {who!r}: {why}"
                continue
            for fact in facts(Put(a, said, record, code), match):
                yield f"{why} But the record holds {fact}"
        left = re.sub(pattern, "…", left, flags=re.IGNORECASE)
    left = re.sub("|".join(LIMITS), "…", left, flags=re.IGNORECASE)
    if NEGATION.search(left):
        yield f"a denial that this test does not know: {left}"


CORPORA = [folder for folder in (*sorted(p for p in evaluation.CORPUS.iterdir() if p.is_dir()), evaluation.OTHERS)
           if (folder / "assertions.jsonl").exists()]  # fmt: skip


def claims(folder: Path) -> Iterator[tuple[str, date, list[Assertion]]]:
    """The claims of a corpus as assertions, each with its place and the day of its report."""
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        days = {row["id"]: date.fromisoformat(row["date"]) for row in csv.DictReader(file)}
    with (folder / "gold.jsonl").open(encoding="utf-8") as file:
        treaties = {(g["doc"], g["start"], g["end"]): g["treaty"] for g in map(json.loads, file)}
    with (folder / "assertions.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            told = taken(row["assertions"], treaties[row["doc"], row["start"], row["end"]] or "")
            yield f"{row['doc']}/{row['start']}", days[row["doc"]], told


@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_no_reason_over_a_corpus_denies_what_is_on_record(folder: Path) -> None:
    faults = [
        f"{place}: {fault}"
        for place, said, told in claims(folder)
        for a, part in zip(told, judge(told, said, RECORD).parts, strict=True)
        for fault in belied(a, said, RECORD, part.why)
    ]
    assert faults == []


def test_the_corpora_are_there() -> None:
    assert {folder.name for folder in CORPORA} >= {"a", "b", "c"}
    assert sum(len(told) for folder in CORPORA[:3] for _, _, told in claims(folder)) >= 955


STATES = ("UKR", "USA", "SYR", "PRK", "SUN")
EVERY = [(predicate, value) for predicate, values in terms.PREDICATES.items() for value in values or (100,) if predicate != "rule"]


@pytest.mark.parametrize("treaty", law.treaty_ids())
def test_no_reason_about_a_state_denies_what_is_on_record(treaty: str) -> None:
    """Each predicate of two States, another two for the next one and for the next treaty, for time."""
    faults = []
    for place, (predicate, value) in enumerate(EVERY, law.treaty_ids().index(treaty)):
        for state in (STATES[place % 5], STATES[(place + 2) % 5]) if treaty in RECORD.listed_treaties() else ("UKR",):
            for more in ({}, {"when": "2010"}, {"when": "2019/..", "holds": False}, {"order": "last"}):
                if "order" in more and predicate != "act":
                    continue
                for norm in terms.DUTIES if predicate == "duty" else ("",):
                    given = {"predicate": predicate, "value": value, "states": [state], **more, **({"norm": norm} if norm else {}),
                             **({"of": "parties"} if predicate == "count" else {})}  # fmt: skip
                    told = taken(given, treaty)
                    part = judge(told, date(2025, 7, 2), RECORD).parts[0]
                    faults += list(belied(told[0], date(2025, 7, 2), RECORD, part.why))
    assert faults == []


@pytest.mark.parametrize(
    ("why", "given", "seen"),
    [
        ("No such act of China under the Ottawa Convention is on record.", {"predicate": "act", "value": "sign"}, True),
        ("No such act of China under the Ottawa Convention is on record.", {"predicate": "act", "value": "notify-withdrawal"}, False),
        ("No notice of withdrawal of China from the Ottawa Convention is on record.", {"predicate": "act", "value": "leave"}, False),
        ("No finding of that kind about China under the Ottawa Convention is on record, which need not hold every one.",
         {"predicate": "found", "value": "use"}, True),
        ("No body of the treaty has found it of China.", {"predicate": "conduct", "value": "violation", "norm": "use"}, True),
        ("The Ottawa Convention did not bind China on 1 July 2010.", {"predicate": "conduct", "value": "violation"}, True),
        ("The Ottawa Convention did not bind China on 1 June 2000.", {"predicate": "conduct", "value": "violation"}, False),
        ("The Ottawa Convention has not entered into force for China.", {"predicate": "in-force", "value": "entry"}, True),
        ("The Ottawa Convention has not entered into force.", {"predicate": "in-force", "value": "entry"}, True),
        ("China has nothing to do with it.", {"predicate": "status", "value": "party"}, True),
        ("China did it on 1 July 2010.", {"predicate": "status", "value": "party"}, False),
    ],
)  # fmt: skip
def test_this_test_sees_a_denial_of_what_is_on_record(why: str, given: dict[str, str], seen: bool) -> None:
    facts = Made([made("CHN", "signature", "1998-01-10"), made("CHN", "ratification", "2000-01-05")],
                 [decision("CHN", "2015-08-24", finds="use", norm="use")])  # fmt: skip
    told = taken({**given, "states": ["CHN"]}, "apmbc")[0]
    assert bool(list(belied(told, date(2020, 1, 1), Record(TODAY, facts), why))) is seen
