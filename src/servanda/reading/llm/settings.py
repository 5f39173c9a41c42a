"""Which model reads, where it is, and how much it may cost: from the environment, else from the section `llm` of a configuration file."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ...errors import UsageError, shown

LEAST_CONTEXT = 10240  # guidelines, statements, a passage and its answer need as much
_TRUE, _FALSE = ("1", "yes", "true", "on"), ("0", "no", "false", "off")


@dataclass(frozen=True)
class Settings:
    """Every field has a variable of the environment, told beside it; in the file the name is the same, in the section `llm`."""

    url: str = ""  # SERVANDA_LLM_URL: the base of the endpoint, such as http://localhost:11434/v1
    model: str = ""  # SERVANDA_LLM_MODEL: the name by which the endpoint knows the model
    key: str = ""  # SERVANDA_LLM_KEY: sent as a bearer token, and nowhere kept
    yes: bool = False  # SERVANDA_LLM_YES: texts may be sent to another machine without asking
    context: int = 16384  # SERVANDA_LLM_CONTEXT: tokens that the model takes at once, answer included
    max_tokens: int = 0  # SERVANDA_LLM_MAX_TOKENS: what all reports of a run may use, prompts included; 0 is no limit
    seconds: float = 600.0  # SERVANDA_LLM_SECONDS: the longest that one answer may take
    retries: int = 3  # SERVANDA_LLM_RETRIES: how often a request is sent again that the endpoint refused for now
    price_in: float = 0.0  # SERVANDA_LLM_PRICE_IN: what a million tokens of prompts cost; with the next one the cost of a run is shown
    price_out: float = 0.0  # SERVANDA_LLM_PRICE_OUT: and a million tokens of answers
    keep: str = ""  # SERVANDA_LLM_KEEP: a folder in which the answers are kept

    def __repr__(self) -> str:
        return f"Settings(url={self.url!r}, model={self.model!r})"  # the key stands in no log

    @property
    def loopback(self) -> bool:
        """Whether nothing leaves this machine."""
        host = urlsplit(self.url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def where(self) -> str:
        """Where texts are sent, in words, without what might be secret in the address."""
        parts = urlsplit(self.url)
        port = f":{parts.port}" if parts.port else ""
        open_ = "" if parts.scheme == "https" or self.loopback else ", unencrypted"
        return f"{parts.hostname}{port}{' on this machine' if self.loopback else ''} (model {self.model}{open_})"


def settings(environ: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """The settings in force: what is `given`, else the environment, else the file. Raises UsageError, naming what is wrong."""
    filed = _from_file(environ)
    found: dict[str, Any] = {}
    for field, default in Settings().__dict__.items():
        variable = f"SERVANDA_LLM_{field.upper()}"
        if text := environ.get(variable, "").strip():
            found[field] = _typed(variable, text, default)
        elif field in filed:
            found[field] = _typed(f"{field} in the section llm of {_path(environ)}", filed.pop(field), default)
        filed.pop(field, None)
    if filed:
        odd = ", ".join(sorted(map(str, filed)))
        known = ", ".join(Settings().__dict__)
        raise UsageError(f"{_path(environ)} has settings in its section llm that are not known: {odd}. Known are: {known}.")
    made = Settings(**(found | {field: value for field, value in given.items() if value}))
    _checked(made)
    return made


def _checked(made: Settings) -> None:
    if not made.url:
        raise UsageError("No endpoint of a language model is set: set SERVANDA_LLM_URL, such as http://localhost:11434/v1 for Ollama.")
    try:
        parts = urlsplit(made.url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError(f"SERVANDA_LLM_URL is {shown(made.url)}: give an address such as http://localhost:11434/v1.")
    if not made.model:
        raise UsageError("No model is set: set SERVANDA_LLM_MODEL to the name by which the endpoint knows it.")
    if made.context < LEAST_CONTEXT:
        raise UsageError(f"SERVANDA_LLM_CONTEXT is {made.context}: the reader needs {LEAST_CONTEXT} tokens or more.")


def _typed(name: str, value: Any, default: Any) -> Any:
    text = str(value).strip()
    if isinstance(default, bool):
        if text.lower() in _TRUE + _FALSE:
            return text.lower() in _TRUE
        raise UsageError(f"{name} is {shown(text)}: say 1 or 0.")
    if isinstance(default, str):
        return text
    try:
        number = type(default)(text)
    except ValueError:
        number = -1
    if not 0 <= number < 1e12:
        raise UsageError(f"{name} is {shown(text)}: give a number, not below zero.")
    return number


def _path(environ: Mapping[str, str]) -> str:
    if named := environ.get("SERVANDA_CONFIG", ""):
        return named
    base = environ.get("XDG_CONFIG_HOME") or os.path.join(environ.get("HOME") or environ.get("USERPROFILE") or "", ".config")
    return os.path.join(base, "servanda", "config.toml")


def _from_file(environ: Mapping[str, str]) -> dict[str, Any]:
    import tomli

    path = _path(environ)
    try:
        with open(path, "rb") as file:
            section = tomli.load(file).get("llm", {})
    except FileNotFoundError:
        if environ.get("SERVANDA_CONFIG"):
            raise UsageError(f"{path}, which SERVANDA_CONFIG names, is not there.") from None
        return {}
    except (OSError, ValueError) as why:
        raise UsageError(f"{path} cannot be read as TOML: {why}.") from None
    if not isinstance(section, dict):
        raise UsageError(f"{path} has an llm that is no section: write [llm] above its settings.")
    return section
