"""Identities, the root of the record, proofs, the seal and the export: what changes them, and what does not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import AT_PEACE, histories, made

from servanda.errors import DataError, IntegrityError, UsageError
from servanda.record import canonical, export, integrity, loader, merkle, seal
from servanda.record.facts import Facts
from servanda.record.model import Action, Source

RATIFIED = made(AT_PEACE, "ratification", "2010-03-15")
TEXT = st.text(max_size=8).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text))
FIELDS = st.sampled_from(Action._fields)


def other_than(value: Any, draw: st.DrawFn, field: str) -> Any:
    if field in ("effective", "known", "until"):
        return draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)).filter(lambda day: day != value))
    if field == "number":
        return draw(st.integers(0, 10**9).filter(lambda number: number != value))
    return draw(TEXT.filter(lambda text: text != value and text))


@st.composite
def altered(draw: st.DrawFn, actions: list[Action]) -> tuple[int, Action]:
    """One of the actions with one field changed."""
    place, field = draw(st.integers(0, len(actions) - 1)), draw(FIELDS)
    action = actions[place]
    return place, action._replace(**{field: other_than(getattr(action, field), draw, field)})


def test_identity_is_the_hash_of_the_content_and_leaves_empty_fields_out() -> None:
    content = canonical.content(RATIFIED)
    assert content == (
        b'{"action":"ratification","date":"2010-03-15","kind":"action","known":"2010-03-15","source":"made-up",'
        b'"state":"CHN","treaty":"apmbc"}'
    )
    assert RATIFIED.id == "3488fda3e33561ef"


def test_no_two_entries_of_the_record_share_an_identity() -> None:
    found = integrity.entries(Facts())
    assert len({entry.id for entry in found}) == len(found) > 4000


def test_every_action_and_every_source_that_it_rests_on_is_in_the_tree() -> None:
    kinds = [entry.kind for entry in integrity.entries(Facts())]
    assert kinds.count("action") == sum(len(loader.actions(path.stem)) for path in (Path(loader.DATA) / "actions").glob("*.csv"))
    assert set(kinds) == {"action", "conflict", "decision", "meeting", "vote", "membership", "reading", "source"}


def test_the_record_as_known_on_a_day_begins_the_record_as_known_later() -> None:
    found = integrity.entries(Facts())
    assert list(found) == sorted(found, key=lambda entry: entry.day)
    later = integrity.entries(Facts([RATIFIED._replace(known=date(2050, 1, 1))]))
    assert later[: len(found)] == found


@settings(max_examples=60)
@given(histories().filter(bool), st.data())
def test_every_single_change_of_an_action_changes_the_root(done: list[Action], data: st.DataObject) -> None:
    place, changed = data.draw(altered(done))
    assert integrity.tree_root([*done[:place], changed, *done[place + 1 :]]) != integrity.tree_root(done)
    assert integrity.tree_root(done[:place] + done[place + 1 :]) != integrity.tree_root(done)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_reading_leaves_the_root_as_it_is(done: list[Action], random: Any) -> None:
    mixed = sorted(done, key=lambda _: random.random())
    assert integrity.tree_root(mixed) == integrity.tree_root(done)


@settings(max_examples=25)
@given(st.data())
def test_a_change_of_any_action_of_the_record_changes_its_root(data: st.DataObject) -> None:
    things = list(integrity.things(Facts()))
    actions = [thing for thing in things if isinstance(thing, Action)]
    place, changed = data.draw(altered(actions))
    things[things.index(actions[place])] = changed
    assert integrity.tree_root([*things, *loader.sources().values()]) != integrity.packaged_root()


def test_what_is_added_for_a_what_if_has_another_root_and_nothing_added_has_the_same() -> None:
    assert integrity.root(Facts()) == integrity.root(Facts().with_actions([])) == integrity.packaged_root()
    assert integrity.root(Facts([RATIFIED])) != integrity.packaged_root()
    assert integrity.root(Facts().with_actions([], [("ind-pak-1947", date(2030, 1, 1))])) != integrity.packaged_root()


def proofs() -> list[dict[str, Any]]:
    some = loader.actions("apmbc")[7]
    return [integrity.prove(Facts(), some.id), integrity.prove_beginning(Facts(), date(2020, 1, 1))]


@pytest.mark.parametrize("proof", proofs(), ids=lambda proof: proof["proof"])
def test_a_proof_holds_by_itself_and_fails_with_any_field_altered(proof: dict[str, Any]) -> None:
    integrity.check_proof(json.loads(json.dumps(proof)))
    assert proof["root"] == integrity.packaged_root()
    for field, value in proof.items():
        alterations: list[Any] = [None, [], {}, -1, 1.5, "zz"]  # known_at is checked against the record, not by the path
        if isinstance(value, str):
            alterations.append(value[:-1] + ("0" if value[-1] != "0" else "1"))
        elif isinstance(value, int):
            alterations += [value * 2 + 1, 10**30] if field == "index" else []  # a path says no more of the size than its length
        elif isinstance(value, list):
            alterations += [value[1:], [value[1], value[0], *value[2:]]]
        else:
            alterations += [{**value, "date": "1997-12-04"}, {**value, "note": "added"}]
        for wrong in alterations:
            if field == "known_at":
                continue
            with pytest.raises(IntegrityError):
                integrity.check_proof({**proof, field: wrong})


@pytest.mark.parametrize("nothing", [None, [], {}, "proof", 7, {"proof": "inclusion"}, {"proof": "none", "path": [], "root": ""}])
def test_what_is_no_proof_is_an_integrity_failure_and_no_fault(nothing: Any) -> None:
    with pytest.raises(IntegrityError):
        integrity.check_proof(nothing)


@pytest.mark.parametrize("proof", proofs(), ids=lambda proof: proof["proof"])
def test_a_proof_against_the_record_here_must_have_its_root_size_and_days(proof: dict[str, Any]) -> None:
    integrity.check_against(Facts(), proof)
    with pytest.raises(IntegrityError, match="another record"):
        integrity.check_against(Facts([RATIFIED]), proof)
    wrong = [("size", proof["size"] + 1), ("root", "00")]
    wrong += [("known_at", "2015-01-01"), ("first_size", 7)] if proof["proof"] == "consistency" else []
    for field, value in wrong:
        with pytest.raises(IntegrityError):
            integrity.check_against(Facts(), {**proof, field: value})


def test_what_is_not_in_the_record_cannot_be_proved() -> None:
    with pytest.raises(UsageError, match="has the id"):
        integrity.prove(Facts(), RATIFIED.id)
    with pytest.raises(UsageError, match="knows nothing"):
        integrity.prove_beginning(Facts(), date(1800, 1, 1))


def test_the_record_is_what_was_sealed() -> None:
    try:
        seal.verify()
    except IntegrityError as why:
        pytest.fail(f"{why} Where the data was edited on purpose, run: servanda record seal")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data, in the place of the record's own."""
    data = tmp_path / "data"
    shutil.copytree(loader.DATA, data)
    caches = [found for found in (*vars(loader).values(), integrity.packaged_root) if hasattr(found, "cache_clear")]
    monkeypatch.setattr(loader, "DATA", str(data))
    for cached in caches:
        cached.cache_clear()
    seal.write_seal()
    yield data
    for cached in caches:
        cached.cache_clear()


def test_verify_names_what_changed_is_missing_or_new(copied: Path) -> None:
    seal.verify()
    path = copied / "actions" / "apmbc.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2002-09-11", "2002-09-12", 1), encoding="utf-8")
    (copied / "actions" / "seabed.csv").unlink()
    (copied / "actions" / "more.csv").write_text("", encoding="utf-8")
    with pytest.raises(IntegrityError, match=r"changed: actions/apmbc.csv; missing: actions/seabed.csv; not sealed: actions/more.csv"):
        seal.verify()


def test_line_ends_of_a_checkout_change_nothing(copied: Path) -> None:
    path = copied / "groups.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    seal.verify()


def test_a_seal_that_is_missing_broken_or_of_another_record_is_an_integrity_failure(copied: Path) -> None:
    good = json.loads((copied / seal.NAME).read_text(encoding="utf-8"))
    for text in ("", "[]", "{}", json.dumps({**good, "files": []}), json.dumps({**good, "root": "00"}), json.dumps({**good, "entries": 1})):
        (copied / seal.NAME).write_text(text, encoding="utf-8")
        with pytest.raises(IntegrityError):
            seal.verify()
    (copied / seal.NAME).unlink()
    with pytest.raises(IntegrityError, match="cannot be read"):
        seal.verify()


def test_a_seal_made_anew_does_not_deceive_who_kept_the_root(copied: Path) -> None:
    kept = seal.verify().root
    path = copied / "actions" / "apmbc.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2002-09-11", "2002-09-12", 1), encoding="utf-8")
    loader.actions.cache_clear()
    integrity.packaged_root.cache_clear()
    assert seal.write_seal() == seal.verify()
    with pytest.raises(IntegrityError, match="another record"):
        seal.verify(kept)


def test_export_and_import_keep_the_record_and_its_root() -> None:
    lines = list(export.export(Facts()))
    things = export.read(lines)
    assert integrity.tree_root(things) == json.loads(lines[0])["root"] == integrity.packaged_root()
    assert set(integrity.things(Facts())) == {thing for thing in things if not isinstance(thing, Source)}


@given(histories(), st.randoms(use_true_random=False))
def test_an_import_in_any_order_keeps_things_and_root(done: list[Action], random: Any) -> None:
    done = list(dict.fromkeys(done))
    entries = [entry.content.decode() for entry in integrity.in_order(done)]
    head = json.dumps({"kind": "record", "entries": len(entries), "root": integrity.tree_root(done)})
    assert sorted(export.read([head, *sorted(entries, key=lambda _: random.random())])) == sorted(done, key=tuple)


@given(histories().filter(bool), st.data())
def test_an_altered_export_is_an_integrity_failure(done: list[Action], data: st.DataObject) -> None:
    place, changed = data.draw(altered(done))
    head = json.dumps({"kind": "record", "entries": len(done), "root": integrity.tree_root(done)})
    lines = [canonical.content(action).decode() for action in (*done[:place], changed, *done[place + 1 :])]
    with pytest.raises(IntegrityError):
        export.read([head, *lines])


@pytest.mark.parametrize("line", [
    "", "null", "[]", "7", "{", "[" * 5000, '{"kind":"action"}', '{"kind":"planet"}', '{"kind":[]}',
    '{"kind":"action","known":7}', '{"kind":"action","known":"2020-02-30"}', '{"kind":"action","known":"2020-01-01","colour":"red"}',
    '{"kind":"action","known":"2020-01-01","state":["UKR"]}', '{"kind":"decision","date":"soon"}', '{"kind":"conflict","start":""}',
    '{"kind":"conflict","start":"2020-01-01","states":[7]}', '{"kind":"reading","since":"2020-01-01","holding":[{"id":"x"}]}',
    '{"kind":"reading","since":"2020-01-01","holding":7}', '{"kind":"membership"}',
])  # fmt: skip
def test_a_line_that_is_no_entry_is_told_with_its_number(line: str) -> None:
    with pytest.raises(DataError, match="Line 2 of the export"):
        export.read(['{"kind":"record","entries":1,"root":"00"}', line])


def test_an_export_without_its_head_is_refused() -> None:
    with pytest.raises(DataError, match="Line 1 of the export"):
        export.read(list(export.export(Facts()))[1:])
    with pytest.raises(IntegrityError):
        export.read([])


def test_leaves_are_hashed_as_the_standard_says() -> None:
    entry = integrity.entries(Facts())[0]
    assert integrity.hashes([entry]) == [merkle.leaf_hash(entry.content)]
