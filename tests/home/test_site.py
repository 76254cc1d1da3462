"""The frame of every page says what editors set, and names nothing hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from cms.reading.viewer import Viewer
from home.choices import ContentLicence
from home.services.site import read_site
from tests.factories.home import (
    ContactPointFactory,
    FooterLinkFactory,
    MenuLinkFactory,
    StandardPageFactory,
    site_settings,
)
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db


def test_a_fresh_site_has_a_frame() -> None:
    site = read_site(Viewer.public(), "ja")
    assert (site.name, site.html_url) == ("Renkei", "http://testserver/")
    assert [(language.code, language.name) for language in site.languages] == [("ja", "日本語")]
    assert (site.navigation, site.footer, site.contact_points) == ([], [], [])
    assert site.api.openapi == "http://testserver/api/v1/openapi.json"


def test_settings_are_said_in_the_language_asked_for() -> None:
    settings = site_settings()
    settings.name, settings.name_en = "架空連携", "Kaku Partnership"
    settings.publisher, settings.postal_code, settings.address = "架空区長会", "100-0000", "架空町1"
    settings.licence, settings.attribution = ContentLicence.CC_BY, "出典：架空連携"
    settings.save()
    ContactPointFactory(topic="登録について", topic_en="Registration", telephone="03-0000-0001")

    site = read_site(Viewer.public(), "ja")
    assert (site.name, site.publisher.name, site.publisher.postal_code) == (
        "架空連携",
        "架空区長会",
        "100-0000",
    )
    assert (site.licence.spdx, site.licence.attribution) == ("CC-BY-4.0", "出典：架空連携")
    assert [point.topic for point in site.contact_points] == ["登録について"]

    english = read_site(Viewer.public(), "en")
    assert (english.name, english.publisher.name) == ("Kaku Partnership", "架空区長会")
    assert [point.topic for point in english.contact_points] == ["Registration"]


def test_nothing_is_granted_unless_an_editor_grants_it() -> None:
    licence = read_site(Viewer.public(), "ja").licence
    assert (licence.url, licence.spdx) == (None, None)


def test_the_menu_is_the_front_pages_children_in_tree_order_then_links() -> None:
    second = StandardPageFactory(title="二", slug="b", show_in_menus=True)
    StandardPageFactory(title="一", slug="a", show_in_menus=True).move(second, pos="left")
    StandardPageFactory(title="印なし", slug="c")
    StandardPageFactory(title="下", slug="d", parent=second, show_in_menus=True)
    MenuLinkFactory(url="/organizations/", title="自治体")

    items = read_site(Viewer.public(), "ja").navigation
    assert [(item.title, item.html_url) for item in items] == [
        ("一", "http://testserver/a/"),
        ("二", "http://testserver/b/"),
        ("自治体", "http://testserver/organizations/"),
    ]
    assert [item.id for item in items][1:] == [second.pk, None]


@pytest.mark.parametrize("state", ["draft", "scheduled", "expired", "members_only"])
def test_hidden_pages_are_in_no_menu(state: str) -> None:
    page = StandardPageFactory(title="カナリア", slug="canary", show_in_menus=True, **{state: True})
    FooterLinkFactory(page=page)
    MenuLinkFactory(page=page, title="カナリアへ")
    assert "カナリア" not in read_site(Viewer.public(), "ja").model_dump_json()
    assert "canary" not in read_site(Viewer.public(), "ja").model_dump_json()


def test_a_section_for_members_is_in_the_menu_of_members() -> None:
    StandardPageFactory(title="会員の部屋", show_in_menus=True, members_only=True)
    assert [item.title for item in read_site(Viewer.member(), "ja").navigation] == ["会員の部屋"]


def test_footer_links_take_the_title_of_their_page_and_lead_to_its_translation() -> None:
    page = StandardPageFactory(title="方針", slug="policy")
    FooterLinkFactory(page=page)
    FooterLinkFactory(url="https://www.example.jp/", title="発行者", title_en="Publisher")
    footer = read_site(Viewer.public(), "ja").footer
    assert [(link.title, link.html_url) for link in footer] == [
        ("方針", "http://testserver/policy/"),
        ("発行者", "https://www.example.jp/"),
    ]

    english = Locale.objects.get(language_code="en")
    translation = page.copy_for_translation(english, copy_parents=True)
    translation.title = "Policy"
    translation.save_revision().publish()
    footer = read_site(Viewer.public(), "en").footer
    assert [(link.title, link.html_url) for link in footer] == [
        ("Policy", f"http://testserver/en/{translation.slug}/"),
        ("Publisher", "https://www.example.jp/"),
    ]


def test_a_language_is_offered_once_its_front_page_is_published() -> None:
    english = Locale.objects.get(language_code="en")
    front = front_page().specific.copy_for_translation(english)
    assert len(read_site(Viewer.public(), "ja").languages) == 1
    front.save_revision().publish()
    languages = read_site(Viewer.public(), "ja").languages
    assert [(language.code, language.html_url) for language in languages] == [
        ("ja", "http://testserver/"),
        ("en", "http://testserver/en/"),
    ]


def test_a_frame_stands_even_without_settings_or_a_visible_front_page() -> None:
    site_settings().delete()
    Page.objects.filter(pk=front_page().pk).update(live=False)
    site = read_site(Viewer.public(), "ja")
    assert (site.name, site.languages, site.html_url) == ("Renkei", [], "http://testserver/")


def test_a_long_menu_costs_no_more_than_a_short_one() -> None:
    def lengthen(numbers: range) -> None:
        for number in numbers:
            FooterLinkFactory(page=StandardPageFactory(show_in_menus=True))
            ContactPointFactory(topic=f"用件{number}")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            read_site(Viewer.public(), "ja")
        return len(queries)

    lengthen(range(1))
    short = cost()
    lengthen(range(1, 20))
    assert len(read_site(Viewer.public(), "ja").navigation) == 20
    assert cost() == short
