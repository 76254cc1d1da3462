"""Query parameters are refused by name when they are unknown, empty, repeated or impossible."""

import json
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory
from django.urls import path
from ninja import Query
from ninja.errors import HttpError
from pydantic import BaseModel, Field

from cms.reading.answers import answer
from cms.reading.api import ContentAPI
from cms.reading.parameters import Day, Flag, Key, PeriodParameters, SliceParameters, Text, parse
from cms.reading.problems import Refused, install


class Filters(SliceParameters, PeriodParameters):
    """Every kind of parameter that there is."""

    kind: Annotated[Literal["event", "talk"] | None, Field(description="Kind.")] = None
    upcoming: Annotated[Flag | None, Field(description="Only what is to come.")] = None
    as_of: Annotated[Day | None, Field(description="Day.")] = None
    q: Annotated[Text | None, Field(description="Words.")] = None
    fields: Annotated[list[str], Field(max_length=2, description="Several.")] = []


class Echo(BaseModel):
    said: dict[str, Any]


api = ContentAPI(title="試験", version="test", urls_namespace="test-parameters")


@api.get("echo", response=Echo)
def echo(request: HttpRequest, parameters: Query[Filters]) -> HttpResponse:
    return answer(Echo(said=parameters.model_dump(mode="json", by_alias=True)))


@api.get("plain", response=Echo)
def plain(request: HttpRequest) -> HttpResponse:
    return answer(Echo(said={}))


@api.get("records/{key}", response=Echo)
def record(request: HttpRequest, key: Key) -> HttpResponse:
    if key == 404:
        raise Http404
    if key == 403:
        raise HttpError(403, "入れません。")
    if key == 500:
        raise ZeroDivisionError
    return answer(Echo(said={"key": key}))


urlpatterns = [path("api/", api.urls)]

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.cms.reading.test_parameters")]


def refused(client: Any, address: str) -> dict[str, str]:
    """The codes of a 422, by parameter."""
    response = client.get(address)
    assert response.status_code == 422, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == 422
    assert problem["code"] == "invalid_parameters"
    for error in problem["errors"]:
        assert error["parameter"] in error["message"]
        assert error["message"] in problem["detail"]
    return {error["parameter"]: error["code"] for error in problem["errors"]}


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("prefectrue=13", {"prefectrue": "unknown_parameter"}),
        ("private_contact=%E6%9E%B6", {"private_contact": "unknown_parameter"}),
        ("kind=", {"kind": "empty_parameter"}),
        ("kind=%20", {"kind": "empty_parameter"}),
        ("kind=party", {"kind": "unknown_value"}),
        ("kind=event&kind=talk", {"kind": "repeated_parameter"}),
        ("limit=-1", {"limit": "out_of_range"}),
        ("limit=0", {"limit": "out_of_range"}),
        ("limit=101", {"limit": "out_of_range"}),
        ("limit=1000000", {"limit": "out_of_range"}),
        ("limit=1e3", {"limit": "not_an_integer"}),
        ("limit=5.0", {"limit": "not_an_integer"}),
        ("limit=%2B5", {"limit": "not_an_integer"}),
        ("limit=%EF%BC%95", {"limit": "not_an_integer"}),
        ("limit=1_0", {"limit": "not_an_integer"}),
        ("offset=10001", {"offset": "out_of_range"}),
        ("offset=99999999999999999999", {"offset": "out_of_range"}),
        ("offset=" + "9" * 10_000, {"offset": "out_of_range"}),
        ("from=2016-02-30", {"from": "not_a_date"}),
        ("from=2016-2-3", {"from": "not_a_date"}),
        ("from=1461628800", {"from": "not_a_date"}),
        ("from=2016-05-02T00:00:00", {"from": "not_a_date"}),
        ("from=2016-05-02&to=2016-05-01", {"to": "invalid_value"}),
        ("as_of=%E4%BB%A4%E5%92%8C8%E5%B9%B4", {"as_of": "not_a_date"}),
        ("upcoming=1", {"upcoming": "not_a_boolean"}),
        ("upcoming=True", {"upcoming": "not_a_boolean"}),
        ("q=%00", {"q": "invalid_characters"}),
        ("q=a%00b", {"q": "invalid_characters"}),
        ("q=%ED%A0%80", {"q": "invalid_characters"}),
        ("q=%FF", {"q": "invalid_characters"}),
        ("q=%1B%5B31m", {"q": "invalid_characters"}),
        ("q=" + "%E3%81%82" * 201, {"q": "too_long"}),
        ("q=" + "a" * 20_000, {"q": "too_long"}),
        ("fields=a&fields=b&fields=c", {"fields": "too_many"}),
        ("limit=0&x=1&kind=", {"x": "unknown_parameter", "kind": "empty_parameter"}),
        ("limit=0&offset=-1", {"limit": "out_of_range", "offset": "out_of_range"}),
        ("from_=2016-05-01", {"from_": "unknown_parameter"}),
    ],
)
def test_each_wrong_parameter_is_named(client: Any, query: str, codes: dict[str, str]) -> None:
    assert refused(client, f"/api/echo?{query}") == codes


def test_a_strange_name_is_refused_without_being_repeated_at_length(client: Any) -> None:
    response = client.get("/api/echo?" + "%00x" * 100 + "=1")
    assert response.status_code == 422
    assert "\x00" not in response.text
    assert len(response.json()["errors"][0]["parameter"]) == 50


def test_an_operation_without_parameters_takes_none(client: Any) -> None:
    assert client.get("/api/plain").status_code == 200
    assert refused(client, "/api/plain?limit=1") == {"limit": "unknown_parameter"}
    assert refused(client, "/api/records/1?x=1") == {"x": "unknown_parameter"}


def test_right_parameters_arrive_as_they_were_meant(client: Any) -> None:
    query = "limit=100&offset=10000&from=2016-02-29&to=2016-02-29&upcoming=false&kind=talk"
    said = client.get(f"/api/echo?{query}&q=%E9%98%B2%E7%81%BD&fields=a&fields=b").json()["said"]
    assert said == {
        "limit": 100,
        "offset": 10_000,
        "from": "2016-02-29",
        "to": "2016-02-29",
        "upcoming": False,
        "kind": "talk",
        "as_of": None,
        "q": "防災",
        "fields": ["a", "b"],
    }


@pytest.mark.parametrize(
    "key", ["0", "-1", "abc", "1.5", "99999999999999999999", "9" * 5000, "404"]
)
def test_an_impossible_address_is_not_found(client: Any, key: str) -> None:
    response = client.get(f"/api/records/{key}")
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"
    assert response.json()["errors"] == []


def test_other_failures_are_problems_too(client: Any) -> None:
    assert client.get("/api/records/403").json()["detail"] == "入れません。"
    assert client.get("/api/nothing/here").json()["code"] == "not_found"
    client.raise_request_exception = False
    response = client.get("/api/records/500")
    assert response.status_code == 500
    assert response.json()["code"] == "internal_error"
    assert "ZeroDivision" not in response.text


@pytest.mark.parametrize(
    "address", ["/api/plain", "/api/docs", "/api/openapi.json", "/api/records/1"]
)
def test_every_address_says_which_methods_it_knows(client: Any, address: str) -> None:
    options = client.options(address)
    assert options.status_code == 204
    assert options.headers["Allow"] == "GET, HEAD, OPTIONS"
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(address)
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert response.json()["code"] == "method_not_allowed"


def test_the_site_reads_with_the_same_model() -> None:
    assert parse(Filters, QueryDict("from=2016-04-26")).from_ == date(2016, 4, 26)
    with pytest.raises(Refused) as caught:
        parse(Filters, QueryDict("limit=0&limit=1"))
    assert [error.code for error in caught.value.errors] == ["repeated_parameter"]


def test_limits_are_published(client: Any) -> None:
    operation = client.get("/api/openapi.json").json()["paths"]["/api/echo"]["get"]
    schemas = {item["name"]: item["schema"] for item in operation["parameters"]}
    assert (schemas["limit"]["minimum"], schemas["limit"]["maximum"]) == (1, 100)
    assert schemas["limit"]["default"] == 20
    assert schemas["offset"]["maximum"] == 10_000
    assert schemas["kind"]["enum"] == ["event", "talk"]
    assert schemas["from"]["format"] == "date"
    assert schemas["q"]["maxLength"] == 200
    assert "null" not in json.dumps(schemas)
    assert operation["responses"]["422"]["content"].keys() == {"application/problem+json"}


def test_a_database_that_is_away_is_left_to_the_public_cache() -> None:
    from django.db import OperationalError

    install(api)
    with pytest.raises(OperationalError):
        api.on_exception(RequestFactory().get("/"), OperationalError("gone"))
