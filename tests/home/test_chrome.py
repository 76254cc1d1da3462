"""Every page has its frame, and a warm one does not ask for it again."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from home.chrome import current_site
from tests.factories.home import StandardPageFactory, site_settings


@pytest.mark.django_db(transaction=True)
def test_a_warm_frame_costs_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    StandardPageFactory(title="案内", show_in_menus=True)
    first = current_site("ja")
    with django_assert_num_queries(1):
        assert current_site("ja") is first


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_the_very_next_request() -> None:
    page = StandardPageFactory(title="案内", show_in_menus=True)
    assert [item.title for item in current_site("ja").navigation] == ["案内"]
    page.unpublish()
    assert current_site("ja").navigation == []
    settings = site_settings()
    settings.name = "架空連携"
    settings.save()
    assert current_site("ja").name == "架空連携"


@pytest.mark.django_db(transaction=True)
def test_an_expiry_shows_though_nobody_writes() -> None:
    moment = timezone.now() + timedelta(seconds=2)
    StandardPageFactory(title="案内", show_in_menus=True, expire_at=moment)
    assert len(current_site("ja").navigation) == 1
    with time_machine.travel(moment, tick=True):
        assert current_site("ja").navigation == []


@pytest.mark.django_db
def test_what_is_not_committed_is_not_kept() -> None:
    page = StandardPageFactory(title="案内", show_in_menus=True)
    assert len(current_site("ja").navigation) == 1
    page.delete()
    assert current_site("ja").navigation == []


@pytest.mark.django_db
def test_an_unknown_address_answers_in_japanese_and_names_nothing_hidden(client: Client) -> None:
    StandardPageFactory(title="案内", show_in_menus=True)
    StandardPageFactory(title="カナリア", slug="canary", show_in_menus=True, draft=True)
    for path in ("/nowhere/", "/canary/"):
        response = client.get(path)
        text = response.content.decode()
        assert response.status_code == 404
        assert "ページが見つかりません" in text
        assert "案内" in text
        assert "カナリア" not in text


@pytest.mark.django_db
def test_an_unknown_english_address_says_which_words_are_japanese(client: Client) -> None:
    text = client.get("/en/nowhere/").text
    assert '<html lang="ja">' in text
    assert '<p class="lead" lang="en">There is no page at this address.' in text
    assert "There is no page" not in client.get("/nowhere/").text


def test_a_failure_answers_in_japanese_without_asking_the_database(client: Client) -> None:
    client.raise_request_exception = False
    # No database is open to this test, so that the page itself fails.
    response = client.get("/")
    assert response.status_code in {500, 503}
    assert "ただいま、このページを表示できません" in response.content.decode()
