"""The seal of the rules: a changed month of a treaty, a word of the lexicon or a learnt weight is found as a changed action is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from servanda.errors import IntegrityError
from servanda.record import rules_seal

CHANGED = {
    "law": ("law/treaties/apmbc.toml", b"months = 6", b"months = 7"),
    "lexicon": ("lexicon/en/likeness.toml", b"\n", b"\n# more\n"),
}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package's data, sealed, in the place of the package."""
    for folder in rules_seal.folders():
        shutil.copytree(Path(rules_seal.PACKAGE) / folder, tmp_path / folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(rules_seal, "PACKAGE", str(tmp_path))
    monkeypatch.setattr(rules_seal, "NAME", str(tmp_path / "rules.json"))
    rules_seal.write()
    return tmp_path


def test_the_rules_are_what_was_sealed() -> None:
    try:
        rules_seal.verify()
    except IntegrityError as why:
        pytest.fail(f"{why} Where they were edited on purpose, run: servanda record seal")


@pytest.mark.parametrize("what", [*CHANGED, "weights"])
def test_what_decides_answers_is_sealed(copied: Path, what: str) -> None:
    if what == "weights":
        path = next(path for path in sorted((copied / "reading").rglob("*")) if path.is_file() and path.parent.name == "weights")
        path.write_bytes(path.read_bytes() + b" ")
        name = path.relative_to(copied).as_posix()
    else:
        name, was, now = CHANGED[what]
        data = (copied / name).read_bytes()
        assert was in data
        (copied / name).write_bytes(data.replace(was, now, 1))
    with pytest.raises(IntegrityError, match=f"changed: {name}"):
        rules_seal.verify()


def test_files_that_are_missing_or_new_and_other_rules_are_found(copied: Path) -> None:
    kept = rules_seal.verify()
    with pytest.raises(IntegrityError, match="these are other rules"):
        rules_seal.verify("00")
    (copied / "law" / "treaties" / "ccm.toml").unlink()
    (copied / "lexicon" / "more.toml").write_text("", encoding="utf-8")
    with pytest.raises(IntegrityError, match=r"missing: law/treaties/ccm.toml; not sealed: lexicon/more.toml"):
        rules_seal.verify()
    rules_seal.write()
    with pytest.raises(IntegrityError, match="these are other rules"):  # a seal made anew does not deceive who kept the hash
        rules_seal.verify(kept.hash)
    (copied / "rules.json").write_text("[]", encoding="utf-8")
    with pytest.raises(IntegrityError, match="cannot be read"):
        rules_seal.verify()


def test_what_is_kept_beside_the_rules_for_speed_is_no_rule() -> None:
    assert not [name for name in rules_seal.hashes() if "__pycache__" in name]
