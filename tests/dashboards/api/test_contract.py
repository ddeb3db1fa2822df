"""Schemathesis calls every address of the API in ways nobody thought of, against its own OpenAPI document."""

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboards.api.resources import RESOURCES
from data.settings import ROOT

MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)


@pytest.fixture(scope="module")
def contract(client: FlaskClient) -> schemathesis.BaseSchema:
    config = schemathesis.Config.from_path(ROOT.parent / "schemathesis.toml")
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", client.application, config=config)


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("address", [resource.address for resource in RESOURCES])
def test_the_api_keeps_its_word(contract: schemathesis.BaseSchema, address: str, mode: object) -> None:
    operation = contract[address]["GET"]

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def calls(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        case.call_and_validate(headers={"Accept-Encoding": "identity"})  # WSGI answers are not unpacked

    calls()
