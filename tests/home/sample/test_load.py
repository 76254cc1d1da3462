"""The content as it stands in the database after one load and after two."""

from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision, Site

from cms.reading.read import read, read_one
from cms.reading.targets import SPECS
from cms.reading.viewer import Viewer
from home.models import FrontPage, SiteSettings
from home.sample.content_files import FRONT, read_content
from home.sample.drawings.catalogue import DRAWINGS
from home.sample.load import SampleResult, sample_load
from home.sample.rich_text import linked
from members.models import Organization
from news.models import EventPage, NewsPage, Series
from tests.home.sample.test_content import texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_load")]

CONSTITUENTS = 395
"""Wards, cities, towns and villages of the associations that the content names."""

RECORDS: dict[str, Any] = dict(read_content().pages)


def page_at(key: str) -> Any:
    path = "" if key == FRONT else f"{key}/"
    return Page.objects.get(url_path=f"/home/{path}").specific


def detail(key: str) -> Any:
    page = page_at(key)
    found = read_one(type(page).objects.filter(pk=page.pk), Viewer.public(), type(page).detail)
    assert found is not None
    return found


def counts() -> list[int]:
    models: list[Any] = [
        Page, Revision, PageLogEntry, ModelLogEntry, Organization, Series, get_image_model()
    ]  # fmt: skip
    return [model.objects.count() for model in models]


def html_of(value: Any) -> list[str]:
    """Every resolved HTML in an answer."""
    if isinstance(value, dict):
        own = [value["html"]] if "html" in value else []
        return own + [html for item in value.values() for html in html_of(item)]
    if isinstance(value, list):
        return [html for item in value for html in html_of(item)]
    return []


def test_the_first_load_adds_everything(first_load: SampleResult) -> None:
    assert first_load.register.created == 1788
    assert (first_load.associations, first_load.series) == (17, 3)
    assert first_load.constituents == CONSTITUENTS
    assert (first_load.memberships, first_load.figures) == (184 + 23, 5)
    assert first_load.pages == len(RECORDS)
    assert first_load.has_settings


@pytest.mark.parametrize("key", RECORDS)
def test_a_page_is_published_with_history_and_everybody_may_read_it(key: str) -> None:
    page = page_at(key)
    assert page.live
    assert not page.has_unpublished_changes
    assert page.latest_revision_id == page.live_revision_id is not None
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").exists()
    assert detail(key).title == RECORDS[key].title


@pytest.mark.parametrize("key", RECORDS)
def test_every_link_of_a_text_comes_out_with_an_address(key: str) -> None:
    shown = detail(key).model_dump(mode="json")
    wanted = sum(len(linked(text)) for text in texts(RECORDS[key]))
    resolved = "".join(html_of(shown)) + shown.get("introduction", "")
    assert resolved.count("<a href=") == resolved.count("<a ") == wanted
    assert "](" not in str(shown)


@pytest.mark.parametrize("key", RECORDS)
def test_the_site_shows_the_page(key: str, client: Client) -> None:
    answer = client.get("/" if key == FRONT else f"/{key}/")
    assert answer.status_code == 200
    assert RECORDS[key].title in answer.content.decode()


@pytest.mark.parametrize("key", RECORDS)
def test_an_editor_can_save_the_page_as_it_is(key: str) -> None:
    page = page_at(key)
    page.full_clean()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            field.stream_block.clean(getattr(page, field.name))


@pytest.mark.parametrize("key", RECORDS)
def test_no_block_is_lost_between_file_and_reader(key: str) -> None:
    record, shown = RECORDS[key], detail(key)
    for field in ("body", "report", "about", "figures", "calls_to_action", "programme", "related"):
        if hasattr(record, field):
            assert len(getattr(shown, field)) == len(getattr(record, field)), field


def identifiers(value: Any) -> list[str]:
    """Those of blocks and of items of lists within a stored stream; empty where one is missing."""
    if isinstance(value, dict):
        return [name for part in value.values() for name in identifiers(part)]
    if isinstance(value, list):
        own = [item.get("id", "none") for item in value if isinstance(item, dict)]
        return own + [name for item in value for name in identifiers(item)]
    return []


@pytest.mark.parametrize("key", RECORDS)
def test_every_block_and_every_item_has_the_same_identifier_everywhere(key: str) -> None:
    page = page_at(key)
    streams = [field for field in page._meta.get_fields() if isinstance(field, StreamField)]
    stored = [list(field.value_from_object(page).raw_data) for field in streams]
    found = identifiers(stored)
    assert {UUID(name).version for name in found} <= {5}
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("key", RECORDS)
def test_no_page_names_the_address_of_this_site(key: str) -> None:
    """It may be another at the next start; what was loaded stays."""
    stored = str([row.content for row in Revision.objects.for_instance(page_at(key))])
    assert "testserver" not in stored
    assert "{site}" not in stored


def test_pictures_have_all_renditions_and_their_words() -> None:
    images: Any = get_image_model().objects.all()
    assert images.count() == len(DRAWINGS)
    for image in images:
        assert set(image.renditions.values_list("filter_spec", flat=True)) >= set(SPECS)
        assert image.credit == "Renkei"
    shown = detail("news/golden-crab").image
    assert shown.alt == RECORDS["news/golden-crab"].picture.alt
    assert [source.width for source in shown.srcset] == [320, 640, 960, 1280]


def test_events_invent_nothing() -> None:
    events = read(EventPage.objects.all(), Viewer.public(), EventPage.detail)
    for event in events:
        assert (event.capacity, event.application, event.position) == (None, None, None)
        assert event.fee_status.value == "unknown"
        assert all(session.all_day and session.start_time is None for session in event.sessions)
        texts = (event.fee_description, event.access_method, event.parking, event.target_person)
        assert texts == ("", "", "", "")
        assert [item.start_time for item in event.programme] == [None] * len(event.programme)


def test_participants_stand_under_their_prefectures() -> None:
    groups = detail("events/ishikari-nakano-2015").participants
    assert [(group.prefecture.name, len(group.parties)) for group in groups] == [
        ("北海道", 2),
        ("東京都", 1),
    ]
    assert all(party.organization for group in groups for party in group.parties)


def test_the_series_holds_its_three_parts_and_the_talk_between() -> None:
    shown = read(NewsPage.objects.all(), Viewer.public(), NewsPage.summary)
    series = [
        one.title for one in shown if one.series and one.series.name == "北海道町村会との連携"
    ]
    assert len(series) == 4


def test_the_front_page_and_the_settings_say_who_and_since_when() -> None:
    front = detail(FRONT)
    assert [(one.value, str(one.as_of)) for one in front.figures] == [
        (198, "2016-09-01"),
        (195, "2016-06-07"),
        (564, "2015-08-01"),
        (1718, "2014-09-16"),
        (328, "2014-12-16"),
    ]
    settings = SiteSettings.objects.get()
    assert settings.name == "特別区全国連携プロジェクト"
    assert [point.telephone for point in settings.contact_points.all()] == [
        "03-5210-9741",
        "03-5210-9910",
    ]
    assert settings.footer_links.count() == 6


def test_the_main_menu_has_its_pages_in_order() -> None:
    menu = Page.objects.child_of(page_at(FRONT)).filter(show_in_menus=True).order_by("path")
    assert [page.slug for page in menu] == [
        "news", "events", "members", "agreements", "collaborations", "chronology",
        "publications", "about", "join",
    ]  # fmt: skip


def test_a_second_load_changes_nothing_and_says_so() -> None:
    before = counts()
    out = StringIO()
    call_command("load_sample", stdout=out)
    assert out.getvalue() == "Nothing to do: the sample content has been loaded before.\n"
    assert counts() == before


def test_a_second_load_keeps_what_an_editor_did() -> None:
    edited, deleted, front = page_at("news/snow"), page_at("news/logo"), page_at(FRONT)
    edited.title = "編集した題"
    edited.save_revision().publish()
    front.hero_title = "編集した見出し"
    front.save_revision().publish()
    deleted.delete()
    Series.objects.get(name="全国連携NEWS").publications.update(series=None, series_number=None)
    Series.objects.filter(name="全国連携NEWS").delete()
    SiteSettings.objects.update(name="編集した名前")
    assert sample_load().is_empty
    assert page_at("news/snow").title == "編集した題"
    assert FrontPage.objects.get().hero_title == "編集した見出し"
    assert not Page.objects.filter(slug="logo").exists()
    assert not Series.objects.filter(name="全国連携NEWS").exists()
    assert SiteSettings.objects.get().name == "編集した名前"


def test_a_moved_or_renamed_page_is_not_loaded_again() -> None:
    page = page_at("about/why")
    page.slug = "reasons"
    page.save_revision().publish()
    page.move(page_at(FRONT), pos="last-child")
    assert sample_load().is_empty


def test_a_site_without_a_front_page_is_refused_in_one_sentence() -> None:
    Site.objects.update(root_page=page_at("news"))
    with pytest.raises(CommandError, match="no front page at its root"):
        call_command("load_sample")
