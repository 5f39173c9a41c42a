"""schemathesis asks every address of the OpenAPI document: no fault of the server, every answer in its schema."""

from __future__ import annotations

import pytest

pytest.importorskip("fastapi", reason="needs the extra servanda[web]")
pytest.importorskip("sqlalchemy", reason="needs the extra servanda[desk]")
pytest.importorskip("schemathesis", reason="needs schemathesis")

from pathlib import Path
from tempfile import mkdtemp

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from servanda.web.app import create_app
from servanda.web.settings import Settings

FOLDER = Path(mkdtemp(prefix="servanda-schema-"))
app = create_app(Settings(database=f"sqlite:///{FOLDER}/desk.db", reads=0, writes=0, log=False, panel_rows=20_000))
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


@schema.parametrize()
@settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
    database=None,
)  # fmt: skip
@pytest.mark.filterwarnings("ignore")
def test_every_address_answers_as_its_schema_says(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error, response_schema_conformance, content_type_conformance])
