"""News, events and publications as an editor makes them."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.users.models import User
from news.models import EventPage, NewsPage, PublicationPage, Series
from tests.factories.news import event_index, news_index, publication_index
from tests.news import full, places

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("henshu@example.jp", "hiraku"))
    return client


BODY = {"body": streamfield([]), "corrections": streamfield([])}
SHARED = {"title": "見出し", "slug": "midashi", "action-publish": "公開する", **BODY}
NEWS = SHARED | {
    "date_published": "2016-04-26",
    "category": "agreement",
    "lead": "協定を結びました。",
    "attachments": streamfield([]),
    "organizations": inline_formset([]),
    "agreements": inline_formset([]),
}
EVENT = SHARED | {
    "chronicled": "by_type",
    "agreements": inline_formset([]),
    "event_type": "symposium",
    "status": "planned",
    "webinar_status": "on_site",
    "fee_status": "free",
    "report": streamfield([]),
    "photographs": streamfield([]),
    "flyers": streamfield([]),
    "programme": streamfield([]),
    "sessions": inline_formset([]),
    "bodies": inline_formset([]),
}
PUBLICATION = SHARED | {
    "kind": "pamphlet",
    "chronicled": "by_type",
    "date_published": "2016-06-01",
    "files": streamfield([]),
}


def posted(form: dict[str, Any]) -> dict[str, Any]:
    """The form as a browser sends it: ticked boxes share a name, everything else is flat."""
    ticked = {name: value for name, value in form.items() if isinstance(value, list)}
    flat: dict[str, Any] = nested_form_data(
        {name: value for name, value in form.items() if name not in ticked}
    )
    return flat | ticked


def add(editor: Client, model: str, parent: Any, form: dict[str, Any]) -> Any:
    address = reverse("wagtailadmin_pages:add", args=("news", model, parent.pk))
    return editor.post(address, posted(form))


def edit(editor: Client, page: Any, form: dict[str, Any]) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    return editor.post(address, posted(form))


def words(response: Any) -> str:
    assert response.status_code == 200, response.headers
    text: str = response.content.decode()
    return text


def session(start: str, begin: str = "", **fields: str) -> dict[str, str]:
    return {"date_of_start": start, "start_time": begin, **fields}


def test_a_form_says_in_japanese_what_it_wants(editor: Client) -> None:
    address = reverse("wagtailadmin_pages:add", args=("news", "eventpage", event_index().pk))
    form = words(editor.get(address))
    for heading in ("いつ", "どこで", "だれが", "参加と申込", "開催後", "プログラム"):
        assert heading in form
    assert "例: 2016-06-25" in form


def test_news_are_published_with_organizations_and_files(editor: Client) -> None:
    series = Series.objects.create(name="架空だより")
    form = NEWS | {
        "series": str(series.pk),
        "cooperation_fields": ["tourism", "industry"],
        "organizations": inline_formset([{"organization": str(places.shiranuka().pk)}]),
        "attachments": streamfield([("file", str(full.document().pk))]),
    }
    assert add(editor, "newspage", news_index(), form).status_code == 302
    page = NewsPage.objects.get(slug="midashi")
    assert page.live
    assert page.date_published == date(2016, 4, 26)
    assert page.cooperation_fields == ["tourism", "industry"]
    assert [related.organization.name for related in page.organizations.all()] == ["白糠町"]
    assert page.organizations.get().locale == page.locale


def test_an_event_with_two_sessions_is_published_and_edited(editor: Client) -> None:
    sessions = [
        session("2016-04-26", "13:30", end_time="17:00", label="第1部"),
        session("2016-04-27", all_day="on"),
    ]
    bodies = [
        {"role": "organizer", "organization": str(places.arakawa().pk), "name": ""},
        {"role": "supporter", "organization": "", "name": "架空の会"},
    ]
    form = EVENT | {"sessions": inline_formset(sessions), "bodies": inline_formset(bodies)}
    assert add(editor, "eventpage", event_index(), form).status_code == 302
    page = EventPage.objects.get(slug="midashi")
    first, second = page.sessions.all()
    assert (first.start_time, first.label, second.all_day) == (time(13, 30), "第1部", True)
    uids = {first.uid, second.uid}

    kept = [
        session("2016-04-26", "14:00", id=str(first.pk), label="第1部"),
        session("2016-04-28", all_day="on", id=str(second.pk)),
        session("2016-04-29", "10:00"),
    ]
    own = [
        {"id": str(body.pk), "role": body.role, "organization": str(body.organization_id or ""),
         "name": body.name}
        for body in page.bodies.all()
    ]  # fmt: skip
    changed = EVENT | {
        "sessions": inline_formset(kept, initial=2),
        "bodies": inline_formset(own, initial=2),
    }
    assert edit(editor, page, changed).status_code == 302
    page = EventPage.objects.get(slug="midashi")
    moved, second, added = page.sessions.all()
    assert moved.start_time == time(14, 0)
    assert {moved.uid, second.uid} == uids
    assert added.uid not in uids
    assert [body.role for body in page.bodies.all()] == ["organizer", "supporter"]


def test_a_publication_is_published(editor: Client) -> None:
    form = PUBLICATION | {"files": streamfield([("file", str(full.document().pk))])}
    assert add(editor, "publicationpage", publication_index(), form).status_code == 302
    assert PublicationPage.objects.get(slug="midashi").live


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"date_of_start": "2016-04-26"}, "開始時刻を入れるか、「終日」に印を付けてください。"),
        (
            session("2016-04-26", "17:00", end_time="13:30"),
            "終了時刻が開始時刻より前になっています。",
        ),
        (session("2016-04-26", "17:00", date_of_end="2016-04-25"), "終了日が開始日より前"),
        (
            session("2016-04-26", "17:00", all_day="on"),
            "開始時刻と終了時刻を空にしてください。",
        ),
        (session("2016-02-30", "17:00"), "2016年の2月は29日までです。"),
    ],
)
@pytest.mark.parametrize("action", ["action-publish", "action-draft"])
def test_wrong_dates_are_sent_back_with_a_sentence(
    editor: Client, wrong: dict[str, str], sentence: str, action: str
) -> None:
    form = EVENT | {"sessions": inline_formset([wrong])}
    del form["action-publish"]
    assert sentence in words(add(editor, "eventpage", event_index(), form | {action: "1"}))
    assert not EventPage.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"latitude": "35.7"}, "緯度と経度は、両方を入れるか両方を空にしてください。"),
        ({"latitude": "1", "longitude": "2"}, "20"),
        ({"webinar_url": "https://example.jp/live"}, "オンラインかハイブリッドのときだけ"),
        ({"contact_telephone": "０３－００００"}, "半角の数字を市外局番から"),
        ({"contact_telephone_extension": "1"}, "内線は、電話番号と合わせて"),
        ({"event_name_kana": "しんぽじうむ"}, "全角カタカナで入れてください。"),
        ({"cooperation_fields": ["カナリア"]}, "カナリア"),
        ({"event_type": "カナリア"}, "カナリア"),
        ({"bodies": inline_formset([{"role": "organizer"}])}, "自治体・団体を選ぶか、名称を"),
    ],
)
@pytest.mark.parametrize("action", ["action-publish", "action-draft"])
def test_an_impossible_event_is_sent_back_with_a_sentence(
    editor: Client, wrong: dict[str, Any], sentence: str, action: str
) -> None:
    form = EVENT | wrong
    del form["action-publish"]
    assert sentence in words(add(editor, "eventpage", event_index(), form | {action: "1"}))
    assert not EventPage.objects.exists()


def test_a_number_without_a_series_is_sent_back(editor: Client) -> None:
    form = PUBLICATION | {"series_number": "3"}
    answer = words(add(editor, "publicationpage", publication_index(), form))
    assert "号数は、シリーズを選んだときだけ入れられます。" in answer


@pytest.mark.parametrize("missing", ["date_published", "category"])
def test_news_cannot_be_saved_without_a_date_and_a_category(editor: Client, missing: str) -> None:
    form = {name: value for name, value in NEWS.items() if name != "action-publish"}
    assert "必須" in words(add(editor, "newspage", news_index(), form | {missing: ""}))


def test_a_draft_with_a_whole_day_and_a_time_opens_and_previews(editor: Client) -> None:
    page = full.full_event(live=False)
    page.save_revision()
    words(editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))))
    shown = editor.get(reverse("wagtailadmin_pages:view_draft", args=(page.pk,)))
    assert "架空 太郎" in words(shown)


def test_series_are_kept_in_the_admin(editor: Client) -> None:
    address = reverse("wagtailsnippets_news_series:add")
    assert editor.post(address, {"name": "架空だより", "description": ""}).status_code == 302
    assert "架空だより" in words(editor.get(reverse("wagtailsnippets_news_series:list")))
    again = words(editor.post(address, {"name": "架空だより", "description": ""}))
    assert "同じ名称のシリーズがすでにあります。" in again


def test_a_series_that_is_used_is_not_deleted(editor: Client) -> None:
    news = full.full_news()
    address = reverse("wagtailsnippets_news_series:delete", args=(news.series_id,))
    editor.post(address)
    assert Series.objects.filter(pk=news.series_id).exists()
