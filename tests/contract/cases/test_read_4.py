"""READ-4: what sorts alike stands in one order, the same on every page of JSON and HTML."""

import re
from datetime import datetime

import httpx

from members.choices import OrganizationKind
from members.services.organizations import organizations_load
from members.services.register_files import register_rows
from news.models import NewsPage
from tests.factories.news import NewsPageFactory

MOMENT = datetime.fromisoformat("2016-04-26T09:00:00+09:00")


def test_news_of_one_moment_are_the_same_on_json_and_html(visitor: httpx.Client) -> None:
    pages = [NewsPageFactory(slug=f"tie-{n}", first_published_at=MOMENT) for n in range(25)]
    again = NewsPage.objects.get(pk=pages[12].pk)
    walks = set()
    for _ in range(5):
        walked: list[str] = []
        for offset in (0, 10, 20):
            part = visitor.get(f"/api/v1/news?limit=10&offset={offset}").json()
            assert part["count"] == 25
            walked += [item["meta"]["slug"] for item in part["items"]]
            again.save_revision().publish()
        walks.add(tuple(walked))
    (walk,) = walks
    assert len(set(walk)) == 25
    shown: list[str] = []
    for number in (1, 2, 3):
        text = visitor.get(f"/news/?page={number}").text
        shown += dict.fromkeys(re.findall(r"/news/(tie-\d+)/", text))
    assert list(dict.fromkeys(shown)) == list(walk)


def test_towns_of_one_name_are_each_met_once(visitor: httpx.Client) -> None:
    organizations_load(
        rows=[
            row
            for row in register_rows()
            if row.name == "池田町" or row.kind == OrganizationKind.PREFECTURE
        ]
    )
    walked = []
    for offset in range(4):
        part = visitor.get(f"/api/v1/organizations?q=池田町&limit=1&offset={offset}").json()
        assert part["count"] == 4
        walked += [item["id"] for item in part["items"]]
    assert len(set(walked)) == 4
