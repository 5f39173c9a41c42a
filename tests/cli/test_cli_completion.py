"""Completion: the shells offer what the parsers take, and run nothing for it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from servanda.cli import main
from servanda.cli.completion import SHELLS, places
from servanda.cli.parsing import names
from servanda.law import treaty_ids

Capture = pytest.CaptureFixture[str]
CASES = [
    (["st"], {"status", "states"}), (["record", "ver"], {"verify"}), (["status", "FIN", "apm"], {"apmbc"}),
    (["status", "--form"], {"--format"}), (["status", "--format", "js"], {"json"}), (["deadlines", "--treaty", "cwc"], {"cwc"}),
    (["check", "--fail-on", "contra"], {"contradicted"}), (["desk", "rev"], {"review"}),
]  # fmt: skip


def script(shell: str, capsys: Capture) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def test_every_verb_and_option_is_in_every_script(capsys: Capture) -> None:
    found = places()
    assert {place.words for place in found} >= {f"servanda {name}" for name in names()}
    for shell in SHELLS:
        text = script(shell, capsys)
        for place in found:
            assert place.words in text
            assert all(name.removeprefix("--") in text for name, *_ in place.options)
        assert all(name in text for name in treaty_ids())


@pytest.mark.parametrize(("words", "wanted"), CASES, ids=[" ".join(words) for words, _ in CASES])
def test_bash_offers_what_the_parser_takes(words: list[str], wanted: set[str], tmp_path: Path, capsys: Capture) -> None:
    bash = shutil.which("bash") or pytest.skip("bash is not installed")
    (tmp_path / "servanda").write_text(script("bash", capsys), encoding="utf-8")
    line = " ".join(f"'{word}'" for word in ("servanda", *words))
    asked = f'source {tmp_path}/servanda; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _servanda; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run([bash, "--norc", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert wanted <= set(done.stdout.split()) and not done.stderr
    assert all(offered.startswith(words[-1]) for offered in done.stdout.split())


@pytest.mark.parametrize(("words", "wanted"), CASES, ids=[" ".join(words) for words, _ in CASES])
def test_fish_offers_the_same(words: list[str], wanted: set[str], tmp_path: Path, capsys: Capture) -> None:
    fish = shutil.which("fish") or pytest.skip("fish is not installed")
    (tmp_path / "servanda.fish").write_text(script("fish", capsys), encoding="utf-8")
    asked = f"source {tmp_path}/servanda.fish; complete -C 'servanda {' '.join(words)}'"
    done = subprocess.run([fish, "--no-config", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert wanted <= {line.partition("\t")[0] for line in done.stdout.splitlines()}


def test_zsh_reads_its_script_and_offers_verbs(tmp_path: Path, capsys: Capture) -> None:
    zsh = shutil.which("zsh") or pytest.skip("zsh is not installed")
    (tmp_path / "_servanda").write_text(script("zsh", capsys), encoding="utf-8")
    # the widgets of zsh need a terminal; its functions are asked with what they would be given, and what they offer is caught
    for words, wanted in CASES:
        asked = (
            f"compdef() {{ : }}; compadd() {{ shift; print -l -- $@ }}; _files() {{ : }}; source {tmp_path}/_servanda; "
            f"words=(servanda {' '.join(words)}); CURRENT={len(words) + 1}; PREFIX='{words[-1]}'; _servanda"
        )
        done = subprocess.run([zsh, "-f", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
        assert wanted <= set(done.stdout.split()), (words, done.stderr)
