"""What readers get of a full event, of news and of publications, and what they do not."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cms.media.models import PortalDocument, PortalImage
from cms.reading.read import read_one, read_row
from cms.reading.viewer import Viewer
from news.choices import BodyRole
from news.models import EventPage, EventSession, NewsPage, PublicationPage
from news.schemas.events import EventDetail
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.news import full, places

pytestmark = pytest.mark.django_db


def detail(page: Any) -> Any:
    model = type(page)
    found = read_one(model.objects.filter(pk=page.pk), Viewer.public(), model.detail)
    assert found is not None
    return found


def names(parties: Any) -> list[str]:
    return [party.name for party in parties]


def test_a_full_event_says_everything() -> None:
    found: EventDetail = detail(full.full_event())
    shown = found.model_dump(mode="json")
    assert [(party["name"], party["note"]) for party in shown["co_organizer"]] == [
        ("架空実行委員会", "会場係")
    ]
    assert found.organizer[0].organization is not None
    assert found.organizer[0].organization.title == "荒川区"
    assert (names(found.supporter), names(found.special_cooperation)) == (["道"], ["架空社"])
    assert names(found.cooperation) == ["架空協会"]
    assert shown["event_type"] == {"value": "symposium", "label": "シンポジウム"}
    assert [choice["value"] for choice in shown["field"]] == ["industry", "other"]
    assert shown["status"] == {"value": "held", "label": "開催済み"}
    assert (shown["date_of_start"], shown["date_of_end"]) == ("2016-04-26", "2016-04-28")
    assert [(one["start"], one["end"]) for one in shown["sessions"]] == [
        ("2016-04-26T13:30:00+09:00", "2016-04-26T17:00:00+09:00"),
        ("2016-04-27", "2016-04-28"),
    ]
    assert shown["keyword"] == ["地方創生", "広域連携", "自治体"]
    assert shown["position"] == {"latitude": 35.699722, "longitude": 139.75}
    assert shown["application"]["deadline"] == "2016-04-15T17:00:00+09:00"
    assert shown["contact_point"]["telephone_extension"] == "123"
    assert shown["programme"][0]["speakers"][0]["role"] == {
        "value": "keynote",
        "label": "基調講演",
    }
    assert shown["programme"][0]["start_time"] == "13:40:00"
    assert [file["title"] for file in shown["flyers"]] == ["チラシ"]
    assert [photo["caption"] for photo in shown["photographs"]] == ["基調講演のようす"]
    assert shown["photographs"][0]["image"]["alt"] == "講演"
    assert shown["report"][0]["html"].count("<a href=") == 2
    assert shown["attendance"] == 164


def test_participants_stand_by_prefecture_in_the_order_of_the_codes() -> None:
    groups = detail(full.full_event()).participants
    assert [
        (group.prefecture.name if group.prefecture else None, names(group.parties))
        for group in groups
    ] == [
        ("北海道", ["白糠町", "北海道町村会"]),
        ("東京都", ["荒川区"]),
        (None, ["架空の会"]),
    ]


def test_a_prefecture_that_takes_part_heads_its_own_group() -> None:
    taking_part = {"organization": places.hokkaido(), "role": BodyRole.PARTICIPANT, "name": ""}
    (group,) = detail(EventPageFactory(bodies=[taking_part])).participants
    assert (group.prefecture.code, names(group.parties)) == ("01", ["北海道"])


def test_an_event_without_details_invents_none() -> None:
    found: EventDetail = detail(EventPageFactory())
    assert (found.date_of_start, found.date_of_end, found.sessions) == (None, None, [])
    assert (found.position, found.application, found.contact_point) == (None, None, None)
    assert (found.capacity, found.attendance, found.keyword) == (None, None, [])
    assert found.participants == []


def test_the_description_is_what_search_engines_get_or_else_the_lead() -> None:
    assert detail(NewsPageFactory(lead="リード")).description == "リード"
    other = NewsPageFactory(lead="リード", search_description="検索用")
    assert detail(other).description == "検索用"


def test_news_and_publications_say_everything() -> None:
    news = detail(full.full_news()).model_dump(mode="json")
    assert [link["title"] for link in news["organizations"]] == ["白糠町", "荒川区"]
    assert news["series"]["description"] == "架空のまちの便りです。"
    assert news["attachments"][0]["media_type"] == "application/pdf"
    publication = detail(full.full_publication()).model_dump(mode="json")
    assert (publication["series_number"], publication["as_of"]) == (1, "2016-06-07")
    assert publication["files"][0]["size"] == 8
    assert publication["publisher"] == "架空市長会"


def test_what_a_stream_refers_to_goes_when_it_goes() -> None:
    page = full.full_event()
    PortalDocument.objects.all().delete()
    PortalImage.objects.all().delete()
    found: EventDetail = detail(EventPage.objects.get(pk=page.pk))
    assert (found.flyers, found.photographs, found.image) == ([], [], None)


def test_a_text_keeps_the_words_of_a_link_to_a_hidden_page_and_nothing_else() -> None:
    hidden = NewsPageFactory(title="カナリア", slug="canary", draft=True)
    found = detail(EventPageFactory(body=full.body(hidden.pk), report=full.body(hidden.pk)))
    shown = found.model_dump_json()
    assert "関連" in shown
    assert "カナリア" not in shown
    assert "canary" not in shown
    assert f'id=\\"{hidden.pk}\\"' not in shown


def test_a_draft_in_hand_shows_its_unsaved_sessions_in_order() -> None:
    page = full.full_event()
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    draft.sessions.add(EventSession(date_of_start=date(2016, 4, 26), all_day=True))
    draft.title = "下書き"
    shown = read_row(draft, Viewer.public(), EventPage.detail)
    assert shown.title == "下書き"
    assert [session.all_day for session in shown.sessions] == [True, False, True]
    assert detail(page).title == "全国連携シンポジウム"


@pytest.mark.parametrize("model", [EventPage, NewsPage, PublicationPage])
def test_the_page_of_each_type_answers_with_what_its_detail_says(
    client: Client, model: Any
) -> None:
    makers: dict[Any, Any] = {
        EventPage: full.full_event,
        NewsPage: full.full_news,
        PublicationPage: full.full_publication,
    }
    page = makers[model]()
    html = client.get(page.get_url())
    json = client.get(f"/api/v1/pages/{page.pk}")
    assert (html.status_code, json.status_code) == (200, 200)
    assert json.json()["type"] == model._meta.label
    assert page.title in html.content.decode()


def test_hidden_events_answer_as_if_they_were_not(client: Client) -> None:
    page = full.full_event(draft=True)
    assert client.get(page.get_url()).status_code == 404
    assert client.get(f"/api/v1/pages/{page.pk}").status_code == 404
