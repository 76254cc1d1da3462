"""The OpenAPI document is valid, and changes only where somebody meant it to."""

import difflib
import json
from pathlib import Path

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.contract.snapshot import SNAPSHOT, as_text

pytestmark = pytest.mark.contract

RENEW = "If the change is meant: .venv/bin/python -m tests.contract.snapshot"


def test_the_document_is_valid_openapi(openapi_file: Path) -> None:
    document = json.loads(openapi_file.read_text("utf-8"))
    errors = OpenAPIV31SpecValidator(document).iter_errors()
    assert [(list(error.absolute_path), error.message) for error in errors] == []


def test_the_document_is_the_one_that_was_agreed() -> None:
    agreed, now = SNAPSHOT.read_text("utf-8").splitlines(), as_text().splitlines()
    change = "\n".join(difflib.unified_diff(agreed, now, "agreed", "now", lineterm="", n=2))
    assert not change, f"{change}\n\n{RENEW}"


@pytest.mark.django_db
def test_what_is_sent_is_the_document(client: Client, openapi_file: Path) -> None:
    response = client.get("/api/v1/openapi.json")
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.json() == json.loads(openapi_file.read_text("utf-8"))


def test_every_schema_is_used(openapi_file: Path) -> None:
    text = openapi_file.read_text("utf-8")
    schemas = json.loads(text)["components"]["schemas"]
    assert [name for name in schemas if f'"#/components/schemas/{name}"' not in text] == []
