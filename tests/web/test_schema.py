"""schemathesis asks every address of the OpenAPI document: no fault of the server, every answer in its schema."""

from __future__ import annotations

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("schemathesis", reason="needs schemathesis")

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from servanda.web.app import create_app
from servanda.web.settings import Settings

FOLDER = Path(mkdtemp(prefix="servanda-schema-"))
SETTINGS = Settings(reads=0, writes=0, log=False, hosts=("testserver",), read="all")
app = create_app(SETTINGS.model_copy(update={"database": f"sqlite:///{FOLDER}/desk.db", "panel_rows": 20_000}))


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """What goes together in an assertion takes minutes to be drawn from; `tests/assertions` draws from it."""
    del raw_schema["components"]["schemas"]["Assertion"]["allOf"]


PATIENCE = 60  # seconds: how fast answers are is measured elsewhere, and other tests may have the cores
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


LEDGER = "/(reports|claims|trail|allegations|readyz)"
CHECKS = [not_a_server_error, response_schema_conformance, content_type_conformance]
FEW = settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
    database=None,
)  # fmt: skip


@schema.parametrize()
@settings(parent=FEW)
@pytest.mark.filterwarnings("ignore")
def test_every_address_answers_as_its_schema_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=CHECKS, timeout=PATIENCE)


@pytest.mark.filterwarnings("ignore")
def test_the_ledger_answers_who_may_write_on_both_databases(database_url: str) -> None:
    kept = create_app(SETTINGS.model_copy(update={"database": database_url}))
    ledger = kept.state.service.ledger
    key = ledger.keys.create("desk", ["write", "review"], "test")[1]
    asked = 0
    for found in schemathesis.openapi.from_asgi("/openapi.json", kept).include(path_regex=LEDGER).get_all_operations():

        @given(case=found.ok().as_strategy())
        @settings(parent=FEW)
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, timeout=PATIENCE, headers={"Authorization": f"Bearer {key}"})

        ask()
        asked += 1
    assert asked >= 9
    assert ledger.verify().entries > 1  # something was kept
    kept.state.service.close()
