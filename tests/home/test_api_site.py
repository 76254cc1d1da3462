"""`site` and `statistics` say to programs what every page shows."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories.home import ContactPointFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def test_site_answers_the_frame(client: Client) -> None:
    page = StandardPageFactory(title="案内", slug="guide", show_in_menus=True)
    StandardPageFactory(title="カナリア", show_in_menus=True, draft=True)
    ContactPointFactory(topic="登録について", topic_en="Registration")
    answer = client.get("/api/v1/site").json()
    assert answer["navigation"] == [
        {"id": page.pk, "title": "案内", "html_url": "http://testserver/guide/"}
    ]
    assert answer["contact_points"][0]["topic"] == "登録について"
    assert answer["api"]["root"] == "http://testserver/api/v1/"
    english = client.get("/api/v1/site?locale=en").json()
    assert (english["navigation"], english["contact_points"][0]["topic"]) == ([], "Registration")


@pytest.mark.parametrize("query", ["locale=fr", "locale=", "locale=ja&locale=en", "lang=ja"])
def test_impossible_languages_are_refused(query: str, client: Client) -> None:
    response = client.get(f"/api/v1/site?{query}")
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"


def test_statistics_answer_the_register(client: Client) -> None:
    call_command("load_organizations", verbosity=0)
    answer = client.get("/api/v1/statistics").json()
    assert (answer["municipalities"], len(answer["prefectures"])) == (1741, 47)
    assert answer["prefectures"][46]["name"] == "沖縄県"
