"""`servanda record`: what it says of the record here, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.cli.parsing import names
from servanda.errors import IntegrityError
from servanda.record import integrity, loader, rules_seal, seal

Capture = pytest.CaptureFixture[str]
INTEGRITY = 5


def told(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    out = capsys.readouterr()
    return code, out.out, out.err


@pytest.fixture
def proof(capsys: Capture, tmp_path: Path) -> Path:
    """A proof in a file."""
    path = tmp_path / "proof.json"
    path.write_text(told(capsys, "record", "prove", loader.actions("apmbc")[0].id)[1], encoding="utf-8")
    return path


def test_verify_tells_the_root(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "read_seal", seal.seal)
    code, out, err = told(capsys, "record", "verify")
    assert (code, err) == (0, "")
    assert f"root {integrity.packaged_root()}" in out
    assert told(capsys, "record", "verify", "--root", integrity.packaged_root().upper())[0] == 0
    code, out, err = told(capsys, "record", "verify", "--root", "00")
    assert (code, out) == (INTEGRITY, "")
    assert err.count("\n") == 1


def test_verify_fails_where_the_data_is_not_what_was_sealed(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = seal.seal()
    sealed["files"]["groups.csv"] = "00"
    monkeypatch.setattr(seal, "read_seal", lambda: sealed)
    code, _, err = told(capsys, "record", "verify")
    assert code == INTEGRITY
    assert "changed: groups.csv" in err


def test_verify_fails_where_the_rules_are_not_what_was_sealed_or_kept(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = rules_seal.verify().hash
    assert f"rules {kept}" in told(capsys, "record", "verify", "--rules", kept)[1]
    assert told(capsys, "record", "verify", "--rules", "00")[0] == INTEGRITY
    sealed = rules_seal.read() | {"law/treaties/apmbc.toml": "00"}
    monkeypatch.setattr(rules_seal, "read", lambda: sealed)
    code, _, err = told(capsys, "record", "verify")
    assert code == INTEGRITY
    assert "The rules are not what was sealed (changed: law/treaties/apmbc.toml)." in err


def test_a_proof_is_checked_and_an_altered_one_is_not_believed(capsys: Capture, proof: Path) -> None:
    code, out, _ = told(capsys, "record", "prove", "--check", str(proof))
    assert code == 0
    assert "The proof holds" in out
    made = json.loads(proof.read_text(encoding="utf-8"))
    assert told(capsys, "record", "prove", "--check", str(proof), "--root", made["root"])[0] == 0
    assert told(capsys, "record", "prove", "--check", str(proof), "--root", "00")[0] == INTEGRITY
    for wrong in ({**made, "entry": {**made["entry"], "state": "XXX"}}, {**made, "index": made["index"] + 1}, {**made, "size": 2}, [], 7):
        proof.write_text(json.dumps(wrong), encoding="utf-8")
        code, out, err = told(capsys, "record", "prove", "--check", str(proof))
        assert (code, out) == (INTEGRITY, ""), err
        assert err.count("\n") == 1


def test_a_tree_of_ones_own_does_not_prove_anything_of_the_record(capsys: Capture, proof: Path) -> None:
    made = json.loads(proof.read_text(encoding="utf-8"))
    alone = {**made, "index": 0, "size": 1, "path": [], "root": made["leaf"]}
    integrity.check_proof(alone)
    proof.write_text(json.dumps(alone), encoding="utf-8")
    assert told(capsys, "record", "prove", "--check", str(proof))[0] == INTEGRITY


def test_a_beginning_is_proved_and_checked(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "beginning.json"
    path.write_text(told(capsys, "record", "prove", "--known-at", "2020-01-01")[1], encoding="utf-8")
    code, out, _ = told(capsys, "record", "prove", "--check", str(path))
    assert code == 0
    assert "known on 2020-01-01 begin" in out


def test_an_export_is_verified_and_an_altered_one_is_not(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    text = told(capsys, "record", "export")[1]
    path.write_text(text, encoding="utf-8")
    code, out, _ = told(capsys, "record", "verify", str(path))
    assert code == 0
    assert out.endswith(f"root {integrity.packaged_root()}\n")
    assert told(capsys, "record", "verify", str(path), "--root", "00")[0] == INTEGRITY
    path.write_text(text.replace('"2002-09-11"', '"2002-09-12"', 1), encoding="utf-8")
    assert told(capsys, "record", "verify", str(path))[0] == INTEGRITY
    path.write_text(text + "{}\n", encoding="utf-8")
    assert told(capsys, "record", "verify", str(path))[0] == 1


def test_list_tells_ids_that_can_be_proved(capsys: Capture) -> None:
    code, out, _ = told(capsys, "record", "list", "Ukraine", "apmbc", "--format", "json")
    assert code == 0
    for action in json.loads(out):
        assert action["id"] in told(capsys, "record", "list", "UKR", "apmbc")[1]
    known = json.loads(told(capsys, "record", "list", "UKR", "--known-at", "2000-01-01", "--format", "json")[1])
    assert {action["treaty"] for action in known} > {"apmbc", "npt"}
    assert all(action["known"] <= "2000-01-01" for action in known)
    assert "knows no such action" in told(capsys, "record", "list", "UKR", "apmbc", "--known-at", "1990-01-01")[1]


@pytest.mark.parametrize(("argv", "sentence"), [
    (["record"], "Say what to do"), (["record", "burn"], "There is no verb 'burn'"), (["record", "prove"], "required"),
    (["record", "prove", "0123456789abcdef"], "has the id"), (["record", "prove", "--check", "no-such-file"], "does not exist"),
    (["record", "prove", "--check", "."], "is a folder"), (["record", "prove", "--known-at", "1"], "is not a day"),
    (["record", "verify", "no-such-file"], "does not exist"), (["record", "list", "Nowhere"], "No State"),
])  # fmt: skip
def test_usage_errors_are_one_sentence_and_code_2(capsys: Capture, argv: list[str], sentence: str) -> None:
    code, out, err = told(capsys, *argv)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_a_binary_file_is_refused(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    assert told(capsys, "record", "verify", str(tmp_path / "x"))[0] == 2


def test_each_verb_has_help_and_runs(capsys: Capture) -> None:
    for name in names("record"):
        with pytest.raises(SystemExit) as end:
            main(["record", name, "--help"])
        assert end.value.code == 0
        assert f"servanda record {name}" in capsys.readouterr().out


def test_seal_says_what_was_sealed(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(seal, "NAME", str(tmp_path / "seal.json"))
    monkeypatch.setattr(rules_seal, "NAME", str(tmp_path / "rules.json"))
    with pytest.raises(IntegrityError):
        seal.read_seal()
    code, out, _ = told(capsys, "record", "seal")
    assert code == 0
    assert f"root {integrity.packaged_root()}" in out
    assert seal.read_seal() == seal.seal()
