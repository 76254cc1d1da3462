"""READ-3: what is hidden cannot be guessed at, and a wrong question is not answered with a list."""

import json
from typing import Any

import httpx
import pytest
from wagtail.models import Page

from cms.users.models import User
from members.choices import OrganizationKind
from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import register_rows
from tests.factories.home import ContactPointFactory
from tests.factories.news import (
    EventPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
    event_index,
)

LISTS = ("news", "events", "publications", "organizations", "redirects")

HIDDEN = (
    "owner",
    "owner__email",
    "live",
    "draft_title",
    "locked",
    "go_live_at",
    "expire_at",
    "has_unpublished_changes",
    "latest_revision",
    "alias_of",
    "url_path",
    "view_restrictions__password",
    "private_contact",
)
"""What a page has and no reader may ask for, and ways that other products opened to it."""

WRONG = {
    "events?prefectrue=13": ("prefectrue", "unknown_parameter"),
    "events?prefecture=": ("prefecture", "empty_parameter"),
    "events?prefecture=%20": ("prefecture", "empty_parameter"),
    "events?prefecture=99": ("prefecture", "invalid_format"),
    "events?prefecture=13&prefecture=14": ("prefecture", "repeated_parameter"),
    "events?prefecture=13&prefecture=13": ("prefecture", "repeated_parameter"),
    "events?prefecture[]=13": ("prefecture[]", "unknown_parameter"),
    "events?PREFECTURE=13": ("PREFECTURE", "unknown_parameter"),
    "events?status=draft": ("status", "unknown_value"),
    "news?category=": ("category", "empty_parameter"),
    "news?order=owner": ("order", "unknown_parameter"),
    "news?fields=*": ("fields", "unknown_parameter"),
    "organizations?prefecture=99": ("prefecture", "invalid_format"),
    "organizations?q=": ("q", "empty_parameter"),
    "organizations?order=name_key": ("order", "unknown_parameter"),
    "publications?kind=secret": ("kind", "unknown_value"),
    "redirects?site=1": ("site", "unknown_parameter"),
    "site?draft=1": ("draft", "unknown_parameter"),
    "statistics?as_of=": ("as_of", "empty_parameter"),
    "statistics?as_of=2016": ("as_of", "not_a_date"),
    "statistics?day=2016-06-07": ("day", "unknown_parameter"),
}


@pytest.fixture
def content(live_site: object) -> None:
    """A row in each list, with an owner whom nobody shall learn of."""
    load_prefectures()
    owner = User.objects.create_user("himitsu@example.jp", "hiraku")
    for factory in (NewsPageFactory, EventPageFactory, PublicationPageFactory):
        factory(title="架空の記事", owner=owner)


@pytest.mark.usefixtures("content")
def test_a_wrong_question_is_refused_by_name(visitor: httpx.Client) -> None:
    for path, (parameter, code) in WRONG.items():
        errors = refused(visitor, path)
        assert [(error["parameter"], error["code"]) for error in errors] == [(parameter, code)]


@pytest.mark.usefixtures("content")
def test_no_hidden_field_filters_or_orders(visitor: httpx.Client) -> None:
    for resource in LISTS:
        assert visitor.get(f"/api/v1/{resource}").json()["items"] or resource == "redirects"
        asked = [
            parameter
            for name in HIDDEN
            for parameter in (name, f"{name}__startswith", f"{name}[gte]", f"filter[{name}]")
        ] + ["order", "ordering", "sort", "order_by"]
        query = "&".join(f"{parameter}=himitsu@example.jp" for parameter in asked)
        errors = refused(visitor, f"{resource}?{query}")
        assert [error["parameter"] for error in errors] == asked
        assert {error["code"] for error in errors} == {"unknown_parameter"}


@pytest.mark.usefixtures("content")
def test_a_search_cannot_tell_what_is_hidden_from_what_is_not_there(visitor: httpx.Client) -> None:
    ContactPointFactory(telephone="03-0000-1234", email="madoguchi@example.jp")
    asked = ("03-0000-1234", "himitsu@example.jp", "hiraku", "03-0000-9999", "nobody@example.jp")
    answers = {visitor.get("/api/v1/organizations", params={"q": text}).content for text in asked}
    (answer,) = (json.loads(answer) for answer in answers)
    assert (answer["count"], answer["items"]) == (0, [])


def test_a_filter_cannot_tell_a_hidden_row_from_none(visitor: httpx.Client) -> None:
    load_prefectures()
    event_index()
    none = {path: visitor.get(path) for path in filtered()}
    for state in ("draft", "scheduled", "expired", "members_only"):
        EventPageFactory(
            title="カナリア",
            event_type="market",
            cooperation_fields=["industry"],
            sessions=[{"date_of_start": "2015-10-17", "date_of_end": "2015-10-18"}],
            bodies=[{"organization_id": tokyo()}],
            **{state: True},
        )
    for path, before in none.items():
        after = visitor.get(path)
        assert (after.status_code, after.content) == (200, before.content), path
        assert "カナリア" not in after.text
    EventPageFactory(title="みえる", bodies=[{"organization_id": tokyo()}])
    assert visitor.get("/api/v1/events?prefecture=13").json()["count"] == 1


def test_the_description_of_the_api_knows_no_private_field(visitor: httpx.Client) -> None:
    document = visitor.get("/api/v1/openapi.json").json()
    described = set(names(document))
    assert {"title", "prefecture", "count"} <= described
    fields = {field.name for field in Page._meta.get_fields()} & set(HIDDEN)
    assert len(fields) > 5
    assert not described & {*HIDDEN, "password", "email_verified", "is_superuser", "last_login"}


def refused(visitor: httpx.Client, path: str) -> list[dict[str, str]]:
    """What exactly was refused; the answer holds nothing of a list."""
    answer = visitor.get(f"/api/v1/{path}")
    assert answer.status_code == 422, f"{path}: {answer.text}"
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "code", "errors"}
    assert problem["code"] == "invalid_parameters"
    assert "架空の記事" not in answer.text
    errors: list[dict[str, str]] = problem["errors"]
    assert all(error["parameter"] in error["message"] for error in errors)
    return errors


def filtered() -> list[str]:
    lists = [f"/api/v1/events?{query}" for query in (
        "prefecture=13", "region=kanto", "field=industry", "event_type=market", "year=2015",
        "from=2015-10-17&to=2015-10-18", "upcoming=false", "limit=1",
    )]  # fmt: skip
    return [*lists, "/api/v1/events", "/api/v1/statistics", "/events/?prefecture=13&year=2015"]


def load_prefectures() -> None:
    organizations_load(
        rows=[row for row in register_rows() if row.kind == OrganizationKind.PREFECTURE]
    )


def tokyo() -> int:
    key: int = Organization.objects.get(name="東京都").pk
    return key


def names(part: Any) -> Any:
    """The names of all properties and parameters."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        yield from (p["name"] for p in part.get("parameters", []) if isinstance(p, dict))
        for value in part.values():
            yield from names(value)
    elif isinstance(part, list):
        for value in part:
            yield from names(value)
