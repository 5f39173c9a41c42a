"""What an operator sets. The environment is read here and nowhere else."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from ..errors import UsageError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
Words = Annotated[tuple[str, ...], NoDecode]  # parted by commas
Count = Annotated[int, Field(ge=0, le=10**12)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Settings(BaseModel):
    """How the server is to run. Each field is a variable of the environment, `SERVANDA_` before its name; the ledger is DATABASE_URL."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    database: str = Field(default="", validation_alias="DATABASE_URL")  # the ledger of the desk; without it a SQLite file of this user
    hosts: Words = LOOPBACK  # the names by which it is asked; any port
    read: Literal["all", "keys"] | None = None  # who may read the ledger: all, or who brings a key with the scope `read`; None: see below
    fetch: bool = False  # whether the checker may fetch the page at an address that is given in the place of a report
    workers: Count = 2  # processes that check reports; each holds the language model, some 300 MB
    queue: Count = 16  # long reports, and short ones, that may wait at once; more are refused with 503
    check_seconds: Seconds = 60.0  # a report that takes longer, from when its check starts, is given up
    wait_seconds: Seconds = 60.0  # a report whose check has not started by then is refused with 503
    report_characters: Count = 300_000  # the most that a report may have
    body_bytes: Count = 5_000_000  # the most that a request may carry
    body_seconds: Seconds = 20.0  # the time in which it must arrive
    head_bytes: Count = 16_384  # the most that its address and headers may have
    head_seconds: Seconds = 10.0  # the time in which they must arrive
    send_seconds: Seconds = 300.0  # the time in which an answer must have been taken
    reads: Count = 600  # of cost a minute from one address, a simple question costing 1; 0 is no limit
    writes: Count = 60  # the same of reports and entries: 1, and 1 more for each 20,000 bytes
    log: bool = True  # a JSON line on stderr for each request
    connections: Count = 512  # open at once
    client_connections: Count = 100  # open at once from one address; 0 is no limit
    proxies: Words = ()  # addresses of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed
    panel_rows: Count = 2_000_000  # the most that one panel may have
    panels: Annotated[int, Field(ge=1, le=1000)] = 4  # made or sent at once

    @field_validator("hosts", "proxies", mode="before")
    @classmethod
    def _parted(cls, value: Any) -> Any:
        return tuple(word.strip().casefold() for word in value.split(",") if word.strip()) if isinstance(value, str) else value

    @field_validator("hosts", mode="after")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*value, *LOOPBACK)))

    @property
    def read_with_key(self) -> bool:
        """Whether the ledger is read with a key alone: where that is set, and where nothing is and others than this machine may ask."""
        return self.read == "keys" or (self.read is None and self.asked_by_others)

    @property
    def asked_by_others(self) -> bool:
        """Whether others than this machine may ask: it has another name, or a proxy speaks for them."""
        return set(self.hosts) != set(LOOPBACK) or bool(self.proxies)

    def trusts(self, address: str) -> bool:
        """Whether an address is that of a proxy whose word counts."""
        return "*" in self.proxies or address in self.proxies


class _Environment(BaseSettings, Settings):
    """The settings, from the environment."""

    model_config = SettingsConfigDict(env_prefix="SERVANDA_", env_ignore_empty=True, extra="ignore", frozen=True)


VARIABLES = {
    name: field.validation_alias if isinstance(field.validation_alias, str) else f"SERVANDA_{name.upper()}"
    for name, field in Settings.model_fields.items()
}  # fmt: skip


def from_environment(**more: Any) -> Settings:
    """The settings that the environment gives, and `more` over them. Raises UsageError, naming the variable that does not fit."""
    try:
        return Settings(**(dict(_Environment()) | more))
    except ValidationError as why:
        wrong = why.errors()[0]
        name = str(wrong["loc"][0]) if wrong["loc"] else ""
        told = f"{wrong['msg']}, not {str(wrong['input'])[:60]!r}"
        raise UsageError(f"{VARIABLES.get(name, name)} does not fit: {told}.") from None
