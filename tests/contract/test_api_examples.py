"""Every operation of the content API shows a real answer that fits its own description."""

from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator

from cms.api import api
from cms.reading.openapi import example_of, is_in_json, operations_of

OPERATIONS = [(item["operationId"], item) for item in operations_of(api.document)]
IN_JSON = [(name, item) for name, item in OPERATIONS if is_in_json(item)]


@pytest.mark.parametrize(("name", "operation"), IN_JSON, ids=[name for name, _ in IN_JSON])
def test_each_operation_has_a_fitting_example(name: str, operation: dict[str, Any]) -> None:
    content = operation["responses"][200]["content"]["application/json"]
    assert content.get("example"), "Run manage.py record_api_examples on the sample content."
    assert content["example"] == example_of(name)
    schema = {**content["schema"], "components": api.document["components"]}
    errors = OAS31Validator(schema).iter_errors(content["example"])
    assert [error.message for error in errors] == []


def test_operations_have_short_names_of_their_own() -> None:
    names = [name for name, _ in OPERATIONS]
    assert len(names) == len(set(names))
    assert all(name.isidentifier() and len(name) <= 40 for name in names)
