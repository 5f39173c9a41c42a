"""Where a model is found: in what is given, the environment, or a file; nothing is sent anywhere unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.errors import UsageError
from servanda.reading.llm.reader import LLMReader
from servanda.reading.llm.settings import Settings, settings

URL = {"SERVANDA_LLM_URL": "http://localhost:11434/v1", "SERVANDA_LLM_MODEL": "qwen3:14b", "HOME": "/nowhere"}


def test_the_environment_is_read() -> None:
    found = settings(URL | {"SERVANDA_LLM_KEY": "k", "SERVANDA_LLM_MAX_TOKENS": "5000", "SERVANDA_LLM_YES": "1"})
    assert (found.url, found.model, found.key, found.max_tokens, found.yes) == (URL["SERVANDA_LLM_URL"], "qwen3:14b", "k", 5000, True)


def test_a_file_is_read_where_the_environment_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[llm]\nurl = "http://127.0.0.1:1/v1"\nmodel = "m"\nseconds = 30\n', "utf-8")
    found = settings({"SERVANDA_CONFIG": str(path), "SERVANDA_LLM_MODEL": "other"})
    assert (found.url, found.model, found.seconds) == ("http://127.0.0.1:1/v1", "other", 30.0)
    home = tmp_path / ".config" / "servanda"
    home.mkdir(parents=True)
    path.rename(home / "config.toml")
    assert settings({"HOME": str(tmp_path)}).model == "m"


@pytest.mark.parametrize(
    ("environ", "told"),
    [
        ({"HOME": "/nowhere"}, "set SERVANDA_LLM_URL"),
        (URL | {"SERVANDA_LLM_MODEL": ""}, "set SERVANDA_LLM_MODEL"),
        (URL | {"SERVANDA_LLM_URL": "localhost:11434"}, "give an address such as"),
        (URL | {"SERVANDA_LLM_URL": "file:///etc/passwd"}, "give an address such as"),
        (URL | {"SERVANDA_LLM_URL": "http://x:99999/v1"}, "give an address such as"),
        (URL | {"SERVANDA_LLM_SECONDS": "soon"}, "SERVANDA_LLM_SECONDS is 'soon'"),
        (URL | {"SERVANDA_LLM_YES": "maybe"}, "say 1 or 0"),
        (URL | {"SERVANDA_LLM_CONTEXT": "100"}, "needs 10240 tokens or more"),
        (URL | {"SERVANDA_CONFIG": "/nowhere/config.toml"}, "is not there"),
    ],
)
def test_what_is_wrong_is_named_in_a_sentence(environ: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        settings(environ)


@pytest.mark.parametrize(("content", "told"), [("llm = 3", "no section"), ("[llm", "as TOML"), ("[llm]\ncolour = 1", "not known: colour")])
def test_a_file_that_is_wrong_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=told):
        settings({"SERVANDA_CONFIG": str(path)} | URL)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "[::1]"])
def test_loopback_needs_no_consent(host: str) -> None:
    LLMReader(Settings(url=f"http://{host}:1/v1", model="m"))


@pytest.mark.parametrize("host", ["10.0.0.1", "localhost.example.org", "127.0.0.1.example.org", "example.org", "[2001:db8::1]", "0.0.0.0"])
def test_anything_else_does(host: str) -> None:
    with pytest.raises(UsageError, match=r"which is not this machine: say --yes"):
        LLMReader(Settings(url=f"http://{host}:1/v1", model="m"))
    assert LLMReader(Settings(url=f"http://{host}:1/v1", model="m", yes=True))


def test_that_a_text_goes_unencrypted_is_said() -> None:
    assert "unencrypted" in Settings(url="http://10.0.0.1/v1", model="m").where
    assert "unencrypted" not in Settings(url="https://10.0.0.1/v1", model="m").where
