"""Reading costs the same for 1, 20 and 100 rows, and never more than was agreed."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.reading.read import read_slice
from cms.reading.viewer import Viewer
from news.models import EventPage, NewsPage, PublicationPage
from tests.news import full

pytestmark = pytest.mark.django_db

LIST, DETAIL = 8, 8
TYPES = [
    (EventPage, full.full_event),
    (NewsPage, full.full_news),
    (PublicationPage, full.full_publication),
]


def cost(model: Any, limit: int) -> tuple[int, int]:
    """How many rows a list had, and how many queries it took."""
    with CaptureQueriesContext(connection) as queries:
        rows = model.objects.order_by("-pk")  # the last one made is a full one
        part = read_slice(rows, Viewer.public(), model.summary, offset=0, limit=limit)
    return len(part.items), len(queries)


@pytest.mark.parametrize(("model", "make"), TYPES)
def test_one_record_costs_at_most_eight_queries(client: Client, model: Any, make: Any) -> None:
    address = f"/api/v1/pages/{make().pk}"
    client.get(address)  # a process asks once of what type a page is
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= DETAIL, [query["sql"] for query in queries]


@pytest.mark.parametrize(("model", "make"), TYPES)
def test_a_list_costs_the_same_for_any_length(model: Any, make: Any) -> None:
    for _ in range(20):
        make()
    counts = {limit: cost(model, limit) for limit in (1, 20, 100)}
    assert counts[1][0] == 1
    assert counts[20][0] == 20
    assert len({queries for _, queries in counts.values()}) == 1
    assert counts[1][1] <= LIST
