"""What a fresh database holds before anybody has edited anything."""

import pytest
from django.db import IntegrityError
from wagtail.models import Locale, Page, Site

from home.models import FrontPage, SiteSettings

pytestmark = pytest.mark.django_db


def test_the_only_site_is_rooted_at_the_front_page() -> None:
    site = Site.objects.get()
    assert site.root_page.specific == FrontPage.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("testserver", 80, True)


def test_both_languages_stand_and_the_welcome_page_is_gone() -> None:
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"ja", "en"}
    assert [page.title for page in Page.objects.filter(depth=2)] == ["トップページ"]
    assert FrontPage.objects.get().locale.language_code == "ja"


def test_the_tree_is_sound() -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_settings_have_their_one_row() -> None:
    assert SiteSettings.objects.get().name == "Renkei"


def test_the_settings_cannot_stand_twice() -> None:
    with pytest.raises(IntegrityError):
        SiteSettings.objects.create()
