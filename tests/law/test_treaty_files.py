"""Treaty files: every good one loads and hangs together, every bad one says file, key and cure."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest

from servanda import law
from servanda.errors import DataError, ServandaError, UsageError
from servanda.law.clauses import threshold_behind
from servanda.law.loader import FOLDER
from servanda.record.states import states
from servanda.standing import Record
from servanda.standing.timeline import computed_start

BAD = os.path.join(os.path.dirname(__file__), "..", "bad", "law")
BAD_FILES = sorted(name for name in os.listdir(BAD) if name != "good.toml")
IDS = law.treaty_ids()


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_treaty_file_says_what_is_wrong_where_and_what_to_do(name: str) -> None:
    path = os.path.join(BAD, name)
    with open(path, encoding="utf-8") as file:
        expected = file.readline().removeprefix("# error: ").strip()
    with pytest.raises(DataError) as why:
        law.load(path)
    message = str(why.value)
    if expected.endswith("."):  # the whole sentence; where it would be long, or is the parser's, only its beginning is said
        assert message == f"{name}: {expected}"
    assert expected in message
    assert message.startswith(f"{name}") and message.endswith(".")


def test_the_file_that_the_bad_ones_spoil_is_good() -> None:
    """Otherwise a bad file might fail for a reason that is not its own. A number may be zero, which is no number below it."""
    good = law.load(os.path.join(BAD, "good.toml"))
    assert (good.id, good.entry_into_force.later_count, good.deadline[0].days) == ("good", 0, 0)


def test_a_file_that_is_not_there_is_a_data_error() -> None:
    with pytest.raises(DataError, match=r"nowhere\.toml cannot be read"):
        law.load(os.path.join(BAD, "nowhere.toml"))


@pytest.mark.parametrize("name", ["nowhere", "", "../../secret", "apmbc.toml", "APMBC ", "terms"])
def test_an_unknown_treaty_is_refused_and_the_known_ones_are_named(name: str) -> None:
    with pytest.raises(UsageError, match="apmbc, "):
        law.treaty(name)


@pytest.mark.parametrize("name", IDS)
def test_every_treaty_file_loads(name: str) -> None:
    """Read anew here: `law.treaty` reads each file once."""
    assert law.treaty(name).id == name
    assert law.load(os.path.join(FOLDER, f"{name}.toml")) == law.treaty(name)


SCRIPTS = {"ar": "ARABIC", "zh": "CJK", "ru": "CYRILLIC", "fr": "LATIN", "es": "LATIN"}


@pytest.mark.parametrize("name", IDS)
def test_every_title_is_written_in_the_script_of_its_language(name: str) -> None:
    """Roman numerals of protocols aside; French and Spanish are told apart by their first word, which no two treaties mix up."""
    treaty = law.treaty(name)
    titles = treaty.titles.by_language()
    for language, title in titles.items():
        letters = [letter for letter in title if letter.isalpha() and letter not in "IV"]
        assert letters and all(unicodedata.name(letter).startswith(SCRIPTS[language]) for letter in letters), (language, title)
        assert title == " ".join(title.split()) and title != treaty.name
    assert len(set(titles.values())) == len(titles)
    first = {"fr": ("Convention", "Traité", "Protocole", "Statut", "Document", "Amendements", "Accord"),
             "es": ("Convención", "Convenio", "Tratado", "Protocolo", "Estatuto", "Enmiendas", "Acuerdo")}  # fmt: skip
    assert all(titles[language].split()[0] in first[language] for language in titles.keys() & first.keys())


def test_no_two_treaties_have_one_title() -> None:
    titles = [title for name in IDS for title in law.treaty(name).titles.by_language().values()]
    assert len(titles) == len(set(titles)) > 100


@pytest.mark.parametrize("name", IDS)
def test_every_provision_that_a_treaty_refers_to_is_said_and_can_be_found(name: str) -> None:
    treaty = law.treaty(name)
    refs = [norm.provision for norm in treaty.norm] + [d.article for d in treaty.deadline] + [o.provision for o in treaty.outside]
    refs += [treaty.entry_into_force.article, *treaty.consent, *([treaty.withdrawal.article] if treaty.withdrawal else [])]
    for ref in refs:
        provision = treaty.find(ref)
        assert provision is not None and provision.says.strip(), ref
        assert treaty.url(ref).startswith("https://"), ref
        assert treaty.reference(ref).startswith(treaty.cite), ref


@pytest.mark.parametrize("name", IDS)
def test_every_provision_is_said_in_a_sentence_and_what_is_not_modelled_is_listed(name: str) -> None:
    treaty = law.treaty(name)
    assert all(p.says[0].isupper() and p.says.endswith(".") for p in treaty.provision)
    assert treaty.not_modelled, "no treaty is modelled whole: say what is left out"


@pytest.mark.parametrize("name", IDS)
def test_days_of_a_treaty_are_in_order(name: str) -> None:
    treaty = law.treaty(name)
    days = [day for day in (treaty.adopted, treaty.opened, treaty.entry_into_force.published, treaty.expires) if day]
    assert days == sorted(days)
    if treaty.entry_into_force.published:
        assert threshold_behind(treaty.entry_into_force, treaty.entry_into_force.published) <= treaty.entry_into_force.published


@pytest.mark.parametrize("name", IDS)
def test_treaties_that_a_treaty_names_exist_and_so_do_its_states(name: str) -> None:
    treaty = law.treaty(name)
    assert set(treaty.fallback) <= set(IDS) - {name}
    assert treaty.parent in ("", *IDS) and treaty.parent != name
    assert set(treaty.entry_into_force.states) <= states().keys()


# Where rule and list give another day than the depositary, and why. The published day stands.
NOT_BY_THE_LIST = {
    "ccw-ap2": "twenty consents stand in the list by 20 April 1998, and the depositary counted the twentieth on 3 June",
}


@pytest.mark.parametrize("name", [name for name in IDS if law.treaty(name).entry_into_force.published])
def test_the_treaty_entered_into_force_on_the_day_that_was_published(record: Record, name: str) -> None:
    treaty = law.treaty(name)
    assert record.start(name).day == treaty.entry_into_force.published
    if record.facts.list_of(name).coverage == "full":
        by_rule = computed_start(treaty, record.facts.actions(name)).day
        assert (by_rule != treaty.entry_into_force.published) == (name in NOT_BY_THE_LIST), by_rule


@pytest.mark.parametrize("name", [name for name in IDS if law.treaty(name).entry_into_force.never])
def test_a_treaty_that_says_why_it_is_not_in_force_is_not_in_force_by_its_own_rule(record: Record, name: str) -> None:
    assert record.start(name).day is None and law.treaty(name).entry_into_force.published is None


def test_the_test_ban_is_not_in_force() -> None:
    assert "Annex 2" in law.treaty("ctbt").entry_into_force.never


def test_law_reads_no_clock_no_network_and_no_room_below_it() -> None:
    """The rooms of the house: law imports neither record nor standing."""
    code = "import sys, servanda.law.clauses; print(*(m for m in sys.modules if m.startswith('servanda.') and '.law' not in m))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(said.split()) == {f"servanda.{name}" for name in ("compiled", "dates", "errors", "told", "tuples")}


def test_every_error_for_a_reader_has_an_exit_code_of_its_kind() -> None:
    assert {kind.__name__: kind.exit_code for kind in ServandaError.__subclasses__() if kind.__module__ == "servanda.errors"} == {
        "UsageError": 2, "InputError": 2, "DataError": 1, "IntegrityError": 5, "LedgerError": 1,
    }  # fmt: skip


def test_of_several_provisions_under_one_norm_the_first_prohibition_is_meant() -> None:
    """Amended Protocol II restricts uses before it forbids some, the Arms Trade Treaty lists duties; a ban says more than either."""
    found = law.treaty("ccw-ap2").find_norm("use")
    assert found is not None and (found.provision, found.kind) == ("3(7)", "prohibition")
    duty = law.treaty("att").find_norm("transparency-report")
    assert duty is not None and (duty.provision, duty.kind) == ("13(1)", "duty")
    assert law.treaty("npt").find_norm("stockpile-destruction") is None


def test_a_provision_is_found_by_its_reference_and_addressed_by_its_article() -> None:
    apmbc, other = law.load(os.path.join(FOLDER, "apmbc.toml")), law.load(os.path.join(FOLDER, "new-start.toml"))
    found = apmbc.find("1(1)(b)")
    assert found is not None and found.ref == "1(1)(b)" and apmbc.find("1(1)(z)") is None
    assert apmbc.url("1(1)(b)") == "https://ihl-databases.icrc.org/en/ihl-treaties/apmbc-1997/article-1" == apmbc.url("1")
    assert other.url("XIV(3)") == other.text


def test_a_commitment_needs_no_threshold_and_a_table_must_be_one(tmp_path: os.PathLike[str]) -> None:
    with open(os.path.join(BAD, "good.toml"), encoding="utf-8") as file:
        good = file.read()
    path = os.path.join(tmp_path, "good.toml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(good.replace('kind = "treaty"', 'kind = "commitment"', 1).replace("instruments = 20\n", "", 1))
    assert law.load(path).kind == "commitment"


def test_a_treaty_is_read_from_its_file_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law.loader, "_loaded", {})
    found = law.treaty("geneva-gas-protocol")
    assert found.id == "geneva-gas-protocol" and law.treaty("geneva-gas-protocol") is found


@pytest.mark.parametrize("treaty_id", [name for name in IDS if law.treaty(name).signing_closed])
def test_no_signature_is_on_record_from_the_day_on_which_a_treaty_was_closed_for_it(record: Record, treaty_id: str) -> None:
    rules = law.treaty(treaty_id)
    signed = [a for done in record.facts.actions(treaty_id).values() for a in done if a.action == "signature"]
    assert rules.opened and rules.signing_closed and rules.opened < rules.signing_closed
    assert [action for action in signed if action.day >= rules.signing_closed] == []


@pytest.mark.parametrize("treaty_id", ["apmbc", "att", "bwc", "ccm", "cwc", "enmod", "npt", "outer-space", "seabed"])
def test_a_treaty_open_for_signature_until_it_enters_into_force_is_closed_from_that_day(record: Record, treaty_id: str) -> None:
    assert law.treaty(treaty_id).signing_closed == record.start(treaty_id, None).day
