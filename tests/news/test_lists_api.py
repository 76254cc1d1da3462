"""The lists of the API through its outermost door."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from news.choices import CooperationField, NewsCategory
from news.models import Series
from tests.factories.news import (
    NewsPageFactory,
)
from tests.news import places

pytestmark = pytest.mark.django_db

ALL_DAY = {"all_day": True, "start_time": None, "end_time": None}


def get(path: str, status: int = 200) -> Any:
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == status, response.content.decode()
    return response.json()


def titles(path: str) -> list[str]:
    found = get(path)
    assert found["count"] >= len(found["items"])
    return [item["title"] for item in found["items"]]


def test_news_stand_newest_first_and_are_filtered() -> None:
    series = Series.objects.create(name="架空だより")
    NewsPageFactory(
        title="協定", category=NewsCategory.AGREEMENT, organizations=[places.shiranuka()]
    )
    NewsPageFactory(title="会議", category=NewsCategory.MEETING, date_published=date(2015, 6, 16))
    NewsPageFactory(title="連載", series=series, cooperation_fields=[CooperationField.TOURISM])
    NewsPageFactory(title="カナリア", draft=True, date_published=date(2017, 1, 1))
    assert titles("news") == ["連載", "協定", "会議"]
    assert titles("news?category=agreement") == ["協定"]
    assert titles("news?year=2015") == ["会議"]
    assert titles("news?prefecture=01") == titles("news?region=hokkaido") == ["協定"]
    assert titles("news?field=tourism") == titles(f"news?series={series.pk}") == ["連載"]
    assert titles("news?locale=en") == []
    assert titles("news?year=2016&limit=1&offset=1") == ["協定"]
