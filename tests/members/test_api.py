"""The register in the content API."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from members.choices import OrganizationKind, Region
from members.models import Organization
from members.schemas.organization import OrganizationDetail, OrganizationList
from members.services.organizations import LoadResult
from tests.members.conftest import Load

LIST = "/api/v1/organizations"


def items(client: Client, **query: Any) -> list[dict[str, Any]]:
    response = client.get(LIST, query)
    assert response.status_code == 200, response.content.decode()
    answer = OrganizationList.model_validate_json(response.content)
    assert answer.count >= len(answer.items)
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def test_the_register_runs_in_the_order_of_its_readings(client: Client, load: Load) -> None:
    load("品川区", "足立区", "北区", "江東区")
    assert [item["name"] for item in items(client, kind="special_ward")] == [
        *("足立区", "北区", "江東区", "品川区")
    ]


def test_a_summary_says_what_was_agreed(client: Client, load: Load) -> None:
    load("池田町")
    (found,) = items(client, q="福井県池田町")
    row = Organization.objects.get(code="183822")
    assert found == {
        "id": row.pk,
        "meta": {
            "type": "members.Organization",
            "detail_url": f"http://testserver{LIST}/{row.pk}",
            "html_url": "http://testserver/organizations/ikeda-cho-fukui/",
            "slug": "ikeda-cho-fukui",
            "locale": "ja",
        },
        "kind": {"value": "town", "label": "町"},
        "code": "183822",
        "name": "池田町",
        "kana": "いけだちょう",
        "romaji": "Ikeda-cho",
        "prefecture": {"code": "18", "name": "福井県"},
        "region": {"value": "chubu", "label": "中部"},
        "present_name": "",
        "dissolved_on": None,
    }


def test_a_detail_adds_the_rest(client: Client, load: Load) -> None:
    load("檮原町")
    town = Organization.objects.get(code="394050")
    response = client.get(f"{LIST}/{town.pk}")
    OrganizationDetail.model_validate_json(response.content)
    found = response.json()
    assert found["county"] == "高岡郡"
    assert found["position"] == {"latitude": 33.391944, "longitude": 132.926944}
    assert found["aliases"] == ["梼原町"]
    assert found["is_designated"] is False
    assert found["translations"] == []
    assert found["breadcrumbs"][-1] == {
        "title": "自治体・団体",
        "html_url": "http://testserver/organizations/",
    }


def test_a_prefecture_lies_in_none_and_has_its_own_region(client: Client, load: Load) -> None:
    load("檮原町")
    (found,) = items(client, kind="prefecture")
    assert found["prefecture"] is None
    assert found["region"] == {"value": "shikoku", "label": "四国"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"prefecture": "39"}, {"高知県", "檮原町"}),
        ({"region": "shikoku"}, {"高知県", "檮原町"}),
        ({"region": "shikoku", "kind": "town"}, {"檮原町"}),
        ({"kind": "special_ward"}, {"品川区"}),
        ({"q": "梼原"}, {"檮原町"}),
        ({"q": "ﾕｽﾊﾗ"}, {"檮原町"}),
        ({"q": "13109"}, {"品川区"}),
        ({"q": "%"}, set()),
        ({"kind": "company"}, set()),
        ({"locale": "en"}, set()),
    ],
)
def test_filters(client: Client, load: Load, query: dict[str, str], names: set[str]) -> None:
    load("檮原町", "品川区")
    assert {item["name"] for item in items(client, **query)} == names


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("prefecture=48", "prefecture"),
        ("prefecture=1", "prefecture"),
        ("region=東北", "region"),
        ("kind=ward", "kind"),
        ("q=", "q"),
        ("q=%00", "q"),
        ("q=" + "あ" * 201, "q"),
        ("limit=101", "limit"),
        ("offset=-1", "offset"),
        ("locale=fr", "locale"),
        ("name=池田町", "name"),
        ("kind=city&kind=town", "kind"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    client: Client, db: None, query: str, parameter: str
) -> None:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == [parameter]


@pytest.mark.parametrize("key", ["0", "999999999", "x", "-1", str(2**63)])
def test_what_is_not_there_is_not_found(client: Client, db: None, key: str) -> None:
    response = client.get(f"{LIST}/{key}")
    assert response.status_code == 404
    assert response.json()["code"] == "not_found"


def test_slices_meet_without_gap_or_repeat(client: Client, register: LoadResult) -> None:
    seen = [
        item["id"]
        for offset in range(0, 1788, 100)
        for item in items(client, limit=100, offset=offset)
    ]
    assert len(seen) == len(set(seen)) == 1788


def test_translations_name_each_other(client: Client, load: Load) -> None:
    load("品川区")
    ward = Organization.objects.get(code="131091")
    english = Locale.objects.get_or_create(language_code="en")[0]
    copy = ward.copy_for_translation(english)
    copy.name = "Shinagawa City"
    copy.save()
    assert [item["name"] for item in items(client, kind="special_ward")] == ["品川区"]
    assert [item["name"] for item in items(client, locale="en")] == ["Shinagawa City"]
    detail = client.get(f"{LIST}/{ward.pk}").json()
    assert detail["translations"] == [
        {
            "locale": "en",
            "id": copy.pk,
            "title": "Shinagawa City",
            "html_url": "http://testserver/en/organizations/shinagawa-ku-tokyo/",
        }
    ]
    assert client.get(f"{LIST}/{copy.pk}").json()["meta"]["locale"] == "en"


def test_one_row_costs_as_much_as_a_hundred(client: Client, register: LoadResult) -> None:
    counts = set()
    for limit in (1, 20, 100):
        with CaptureQueriesContext(connection) as queries:
            items(client, limit=limit, kind="town")
        counts.add(len(queries))
    town = Organization.objects.get(code="394050")
    with CaptureQueriesContext(connection) as detail:
        client.get(f"{LIST}/{town.pk}")
    assert len(counts) == 1
    assert counts.pop() <= 8
    assert len(detail) <= 10  # it also tells of names, mergers, associations and membership


def test_the_document_names_every_kind_and_region(client: Client, db: None) -> None:
    document = client.get("/api/v1/openapi.json").json()
    operation = document["paths"]["/api/v1/organizations"]["get"]
    schemas = document["components"]["schemas"]
    assert schemas["OrganizationKind"]["enum"] == OrganizationKind.values
    assert schemas["Region"]["enum"] == Region.values
    assert {parameter["name"] for parameter in operation["parameters"]} == {
        *("prefecture", "region", "kind", "county", "q", "as_of"),
        *("locale", "limit", "offset"),
    }
