"""Collaborations: shapes, filters, the wards' yearly tables, and the ways from and to others."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from members.choices import CollaborationRole, CollaborationStatus, CooperationField
from members.models import CollaborationPage
from tests.factories.members import (
    AgreementPageFactory,
    CollaborationPageFactory,
    collaboration_index,
)
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.news import places

pytestmark = pytest.mark.django_db


def get(path: str) -> Any:
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def titles(path: str) -> list[str]:
    return [item["title"] for item in get(path)["items"]]


def listing(query: str) -> Any:
    request = RequestFactory().get(f"/{query}")
    return collaboration_index().specific.readings(request, Viewer.public())["listing"]


def arakawa() -> dict[str, Any]:
    return {"role": CollaborationRole.WARD, "organization": places.arakawa()}


def full_collaboration(**fields: Any) -> CollaborationPage:
    filled: dict[str, Any] = {
        "title": "雪の活用",
        "cooperation_fields": [CooperationField.ENVIRONMENT],
        "period": "2015-11-18/2015-11-23",
        "status": CollaborationStatus.HELD,
        "series": "北海道町村会との連携",
        "series_number": 1,
        "visitors": 1200,
        "parties": [{"organization": places.shiranuka(), "note": "雪を運ぶ"}, arakawa()],
        "subsidies": [
            {"fiscal_year": 2016, "ward": places.arakawa(), "amount": 200000},
            {"fiscal_year": 2015, "ward": places.arakawa(), "amount": 500000, "note": "運搬費"},
        ],
        **fields,
    }
    found: CollaborationPage = CollaborationPageFactory(**filled)
    return found


def test_a_collaboration_tells_who_did_what_when_and_with_how_much() -> None:
    agreement = AgreementPageFactory(title="架空協定")
    page = full_collaboration(agreement=agreement)
    event = EventPageFactory(title="雪の広場", collaboration=page)
    NewsPageFactory(title="カナリア", draft=True, collaboration=page)
    shown = get(f"pages/{page.pk}")
    assert shown["period"]["text"] == "2015年11月18日（水）～23日（月）"
    assert [(party["role"]["value"], party["name"]) for party in shown["parties"]] == [
        ("ward", "荒川区"), ("partner", "白糠町")
    ]  # fmt: skip
    assert [(one["fiscal_year"], one["amount"]) for one in shown["subsidies"]] == [
        (2015, 500000), (2016, 200000)
    ]  # fmt: skip
    assert shown["agreement"]["title"] == "架空協定"
    assert [link["title"] for link in shown["events"]] == ["雪の広場"]
    assert shown["news"] == []
    assert get(f"pages/{event.pk}")["collaboration"]["title"] == "雪の活用"
    assert [one["title"] for one in get(f"pages/{agreement.pk}")["collaborations"]] == ["雪の活用"]


def test_an_agreement_forgets_a_collaboration_that_is_taken_back() -> None:
    """READ-1."""
    agreement = AgreementPageFactory(title="架空協定")
    page = full_collaboration(title="カナリア一号", slug="canary", agreement=agreement)
    event = EventPageFactory(collaboration=page)
    CollaborationPage.objects.get(pk=page.pk).unpublish()
    for address in (agreement.get_url(), f"/api/v1/pages/{agreement.pk}", event.get_url()):
        said = Client().get(address).content.decode()
        assert "カナリア" not in said
        assert "canary" not in said
    assert get(f"pages/{event.pk}")["collaboration"] is None
    assert get("collaborations")["count"] == 0


def test_collaborations_are_filtered_by_what_the_wards_ask_for() -> None:
    agreement = AgreementPageFactory()
    full_collaboration(agreement=agreement)
    CollaborationPageFactory(
        title="年度末から", period="2016-03-31/2016-04-01", parties=[arakawa()]
    )
    CollaborationPageFactory(title="未定", status=CollaborationStatus.POSTPONED)
    assert titles("collaborations") == ["未定", "年度末から", "雪の活用"]
    for query in (
        "field=environment", "prefecture=01", "region=hokkaido", f"agreement={agreement.pk}",
        "status=held", "as_of=2016-01-01",
    ):  # fmt: skip
        assert titles(f"collaborations?{query}") == ["雪の活用"], query
    assert titles("collaborations?ward=131181") == ["年度末から", "雪の活用"]
    assert titles("collaborations?fiscal_year=2015") == ["年度末から", "雪の活用"]
    assert titles("collaborations?fiscal_year=2016") == ["年度末から"]
    assert titles("collaborations?as_of=2015-11-17") == []
    assert Client().get("/api/v1/collaborations?fiscal_year=27").status_code == 422
    assert Client().get("/api/v1/collaborations?view=table").status_code == 422


def test_the_wards_have_their_table_of_a_year() -> None:
    full_collaboration()
    CollaborationPageFactory(title="全体で", period="2015-05", parties=[{"name": "架空の会"}])
    CollaborationPageFactory(title="別の年", period="2014-05", parties=[arakawa()])
    tables = listing("?view=table&fiscal_year=2015").tables
    assert (tables.label, tables.total) == ("平成27年度", 500000)
    assert [(group.ward, [item.title for item in group.items]) for group in tables.wards] == [
        ("荒川区", ["雪の活用"]), ("", ["全体で"])
    ]  # fmt: skip
    page = Client().get("/collaborations/", {"view": "table", "fiscal_year": "2015"})
    assert "区を定めないもの" in page.content.decode()
    assert "1,200人" in page.content.decode()


def test_subsidies_of_a_year_are_listed_and_added_up_also_for_work_of_another_year() -> None:
    full_collaboration()
    tables = listing("?view=subsidies&fiscal_year=2016").tables
    assert [(row.ward, row.title, row.amount) for row in tables.subsidies] == [
        ("荒川区", "雪の活用", 200000)
    ]
    assert [(one.ward, one.amount) for one in tables.totals] == [("荒川区", 200000)]
    shown = Client().get("/collaborations/", {"view": "subsidies", "fiscal_year": "2016"})
    assert "200,000円" in shown.content.decode()
    assert listing("?view=nothing").tables is None


def test_a_number_without_a_series_is_refused() -> None:
    page = CollaborationPage(title="事業", slug="jigyo", series_number=1)
    with pytest.raises(ValidationError, match="シリーズを入れたときだけ"):
        page.full_clean(exclude=["path", "depth", "content_type", "locale"])


def test_a_list_costs_the_same_for_any_length() -> None:
    costs = set()
    for number in (2, 20):
        while CollaborationPage.objects.count() < number:
            full_collaboration()
        with CaptureQueriesContext(connection) as queries:
            part = read_slice(
                CollaborationPage.objects.all(),
                Viewer.public(),
                CollaborationPage.summary,
                offset=0,
                limit=100,
            )
        assert part.count == len(part.items) == number
        costs.add(len(queries))
    assert len(costs) == 1
    assert costs.pop() <= 8


def test_a_copy_begins_without_what_came_of_it() -> None:
    page = full_collaboration()
    copy = page.copy(update_attrs={"title": "写し", "slug": "copy"}, keep_live=False)
    copy = CollaborationPage.objects.get(pk=copy.pk)
    assert (copy.visitors, copy.status, copy.subsidies.count()) == (None, "planned", 0)
    assert copy.parties.count() == 2
    assert copy.period.first == date(2015, 11, 18)
