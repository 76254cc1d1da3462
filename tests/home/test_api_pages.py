"""`pages/{key}` answers any page type in its own schema, and hidden pages not at all."""

import json
from typing import Any, get_args

import pytest
from django.test import Client
from openapi_spec_validator import validate
from pytest_django import DjangoAssertNumQueries

from cms.api import api
from home.models import FrontPage
from home.page_types import detail_schema, page_types
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

HIDDEN = ["draft", "scheduled", "expired", "members_only"]


def make(model: type[Any]) -> Any:
    """A published page of any type, right below the front page or the front page itself."""
    if model is FrontPage:
        return FrontPage.objects.get()
    return front_page().add_child(instance=model(title="見本", slug="sample"))


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model._meta.label)
def test_each_page_type_answers_in_its_own_schema(model: type[Any], client: Client) -> None:
    page = make(model)
    response = client.get(f"/api/v1/pages/{page.pk}")
    assert response.status_code == 200
    answer = response.json()
    assert (answer["id"], answer["type"], answer["meta"]["type"]) == (
        page.pk,
        model._meta.label,
        model._meta.label,
    )
    assert answer["meta"]["detail_url"] == f"http://testserver/api/v1/pages/{page.pk}"
    assert detail_schema(model).model_validate_json(response.content)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model._meta.label)
def test_the_schema_of_a_page_type_names_it(model: type[Any]) -> None:
    annotation = detail_schema(model).model_fields["type"].annotation
    assert get_args(annotation) == (model._meta.label,)


def test_the_document_is_valid_openapi() -> None:
    validate(json.loads(json.dumps(api.document, default=str)))


def test_the_document_tells_page_types_apart_by_their_type() -> None:
    document = api.get_openapi_schema()
    schema = document["components"]["schemas"]["AnyPage"]
    assert schema["discriminator"]["propertyName"] == "type"
    assert set(schema["discriminator"]["mapping"]) == {model._meta.label for model in page_types()}
    content = document["paths"]["/api/v1/pages/{key}"]["get"]["responses"][200]["content"]
    assert content["application/json"]["schema"]["$ref"] == "#/components/schemas/AnyPage"


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model._meta.label)
@pytest.mark.parametrize("rest", ["", "/children"])
def test_a_hidden_page_of_any_type_is_not_there(
    model: type[Any], rest: str, client: Client
) -> None:
    page = make(model)
    page.unpublish()
    missing = client.get(f"/api/v1/pages/999999{rest}")
    hidden = client.get(f"/api/v1/pages/{page.pk}{rest}")
    assert (missing.status_code, hidden.status_code) == (404, 404)
    assert hidden.headers["Content-Type"] == "application/problem+json"
    assert hidden.content == missing.content


@pytest.mark.parametrize("state", HIDDEN)
def test_no_hidden_state_is_answered(state: str, client: Client) -> None:
    page = StandardPageFactory(title="カナリア", **{state: True})
    response = client.get(f"/api/v1/pages/{page.pk}")
    assert response.status_code == 404
    assert "カナリア" not in response.content.decode()


def test_the_root_of_the_tree_is_no_page(client: Client) -> None:
    root = front_page().get_parent()
    assert client.get(f"/api/v1/pages/{root.pk}").status_code == 404
    assert client.get(f"/api/v1/pages/{root.pk}/children").status_code == 404


@pytest.mark.parametrize("key", ["0", "-1", "abc", "%00", "99999999999999999999", "1.5"])
def test_an_impossible_id_is_an_address_that_does_not_exist(key: str, client: Client) -> None:
    response = client.get(f"/api/v1/pages/{key}")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_an_unknown_parameter_is_refused_by_name(client: Client) -> None:
    response = client.get(f"/api/v1/pages/{front_page().pk}?draft=1")
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "draft"


def test_related_pages_are_named_in_order_without_hidden_ones(client: Client) -> None:
    first, second = StandardPageFactory(title="一"), StandardPageFactory(title="二")
    hidden = StandardPageFactory(title="カナリア", draft=True)
    page = StandardPageFactory(lead="一行目\n二行目")
    page.related = [("page", second), ("page", hidden), ("page", first)]
    page.save_revision().publish()
    answer = client.get(f"/api/v1/pages/{page.pk}").json()
    assert [link["title"] for link in answer["related"]] == ["二", "一"]
    assert (answer["lead"], answer["description"]) == ("一行目 二行目", "一行目 二行目")


def test_children_are_listed_in_tree_order_without_hidden_ones(client: Client) -> None:
    parent = StandardPageFactory(title="案内")
    for title in ("一", "二", "三"):
        StandardPageFactory(parent=parent, title=title, search_description=f"{title}の説明")
    StandardPageFactory(parent=parent, title="カナリア", draft=True)
    answer = client.get(f"/api/v1/pages/{parent.pk}/children?limit=2").json()
    assert (answer["count"], [item["title"] for item in answer["items"]]) == (3, ["一", "二"])
    assert answer["items"][0]["description"] == "一の説明"
    rest = client.get(f"/api/v1/pages/{parent.pk}/children?limit=2&offset=2").json()
    assert [item["title"] for item in rest["items"]] == ["三"]


def test_a_section_names_the_pages_below_it(client: Client) -> None:
    parent = StandardPageFactory(title="案内", slug="guide")
    StandardPageFactory(parent=parent, title="その一")
    StandardPageFactory(parent=parent, title="カナリア", expired=True)
    text = client.get("/guide/").content.decode()
    assert "その一" in text
    assert "カナリア" not in text


def test_a_detail_costs_at_most_six_questions(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    target = StandardPageFactory()
    page = StandardPageFactory()
    page.related = [("page", target)] * 6
    page.save_revision().publish()
    client.get(f"/api/v1/pages/{page.pk}")
    with django_assert_max_num_queries(6):
        assert client.get(f"/api/v1/pages/{page.pk}?").status_code == 200
