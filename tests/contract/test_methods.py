"""Beside GET: HEAD, OPTIONS and what is refused, for every operation and in its described form."""

import json
from typing import Any

import pytest
from django.test import Client
from openapi_schema_validator import OAS31Validator
from wagtail.models import Page

from cms.api import api
from cms.pages.preview.looks import Look
from cms.pages.preview.sources import Kind, Source
from cms.pages.preview.tokens import token_for
from cms.reading.openapi import operations_of
from cms.users.models import User
from members.models import Organization
from news.models import SchedulePage
from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.contract

DOCUMENT = json.loads(json.dumps(api.document))
PATHS = list(DOCUMENT["paths"])
PROBLEM = "application/problem+json"


@pytest.fixture
def client(furnished_site: LiveSite) -> Client:
    return Client(headers={"host": f"localhost:{furnished_site.port}"})


def address(path: str) -> str:
    """A path of the document with something that is there."""
    if path.endswith("/resolve"):
        return f"{path}?path=/news/"
    if path.endswith("/preview"):
        return f"{path}?token={a_token()}"
    if path.endswith("/{fiscal_year}"):
        return path.replace("{fiscal_year}", str(SchedulePage.objects.all()[0].fiscal_year))
    there = Organization.objects if "/organizations/" in path else Page.objects.filter(depth=2)
    return path.replace("{key}", str(there.values_list("pk", flat=True)[0]))


def a_token() -> str:
    """For a preview of the front page, by somebody who may edit it."""
    name = "preview@example.jp"
    editor = User.objects.filter(email=name).first() or User.objects.create_superuser(name)
    key = Page.objects.filter(depth=2).values_list("pk", flat=True)[0]
    return token_for(Source(Kind.STANDING, key, key), editor, Look())


def fits(body: Any, path: str, status: str, content_type: str) -> None:
    """The body is what the document says of this status, or of any other."""
    responses = DOCUMENT["paths"][path]["get"]["responses"]
    response = responses.get(status, responses["default"])
    schema = {**response["content"][content_type]["schema"], "components": DOCUMENT["components"]}
    assert [error.message for error in OAS31Validator(schema).iter_errors(body)] == []


@pytest.mark.parametrize("path", PATHS)
def test_head_has_the_headers_of_get_and_options_names_the_methods(
    path: str, client: Client
) -> None:
    whole, head = client.get(address(path)), client.head(address(path))
    assert (whole.status_code, head.status_code, head.content) == (200, 200, b"")
    assert dict(head.items()) == dict(whole.items())
    asked = client.options(address(path))
    assert (asked.status_code, asked.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", PATHS)
def test_other_methods_are_refused_with_a_problem(path: str, method: str, client: Client) -> None:
    response = client.generic(method, address(path))
    assert (response.status_code, response.headers["Content-Type"]) == (405, PROBLEM)
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["code"] == "method_not_allowed"
    fits(response.json(), path, "405", PROBLEM)


@pytest.mark.parametrize("path", PATHS)
def test_a_question_too_many_is_a_described_problem(path: str, client: Client) -> None:
    mark = "&" if "?" in address(path) else "?"
    response = client.get(f"{address(path)}{mark}canary=1")
    assert (response.status_code, response.headers["Content-Type"]) == (422, PROBLEM)
    fits(response.json(), path, "422", PROBLEM)


@pytest.mark.parametrize("path", [path for path in PATHS if "{key}" in path])
@pytest.mark.parametrize("key", ["999999999", "0", "-1", "x", "9" * 40])
def test_what_is_not_there_is_a_described_problem(path: str, key: str, client: Client) -> None:
    response = client.get(path.replace("{key}", key))
    assert (response.status_code, response.headers["Content-Type"]) == (404, PROBLEM)
    assert "404" in DOCUMENT["paths"][path]["get"]["responses"]
    fits(response.json(), path, "404", PROBLEM)


def test_every_page_fits_its_schema(client: Client) -> None:
    path = "/api/v1/pages/{key}"
    seen = set()
    for key in Page.objects.filter(depth__gt=1).values_list("pk", flat=True):
        response = client.get(path.replace("{key}", str(key)))
        assert response.status_code == 200
        fits(response.json(), path, "200", "application/json")
        seen.add(response.json()["type"])
    assert seen == set(DOCUMENT["components"]["schemas"]["AnyPage"]["discriminator"]["mapping"])


def test_every_operation_knows_get_alone() -> None:
    assert {method for methods in DOCUMENT["paths"].values() for method in methods} == {"get"}
    assert len(list(operations_of(DOCUMENT))) == len(PATHS)
