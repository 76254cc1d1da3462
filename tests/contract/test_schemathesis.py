"""Hundreds of questions made from the OpenAPI document, good and bad: each answer fits it."""

import json
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from cms.api import api
from cms.wsgi import application
from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.contract

CONFIGURATION = SchemathesisConfig.from_dict(
    {
        "seed": 20160426,
        "generation": {"deterministic": True, "database": "none"},
        "phases": {"coverage": {"enabled": False}},
        # Some right refusals no schema can foretell: that `to` comes before `from`, or that a
        # text holds control characters or blanks alone.
        "checks": {"positive_data_acceptance": {"enabled": False}},
    }
)


schema = schemathesis.openapi.from_dict(json.loads(json.dumps(api.document)), config=CONFIGURATION)
schema.app = application  # asked within this process, through every middleware


@schema.parametrize()
@settings(max_examples=36, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_answer_is_an_error_or_outside_the_schema(case: Any, furnished_site: LiveSite) -> None:
    case.call_and_validate(headers={"Host": "localhost", "Accept-Encoding": "identity"})
