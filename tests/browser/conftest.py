"""A furnished site for tests that only read, and readers who look at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Route
from pytest_django import DjangoDbBlocker

from cms.users.models import User
from tests.browser.desk import PASSWORD, sign_in
from tests.browser.furniture import furnish
from tests.fixtures.browser import no_errors
from tests.fixtures.database import renew_database
from tests.fixtures.live_site import LiveSite, serving


@dataclass(frozen=True, slots=True)
class Furnished:
    """Where the site answers, the path of one page of each type by name, and its images."""

    url: str
    paths: dict[str, str]
    media: Path


@pytest.fixture(scope="module")
def furnished(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Furnished]:
    """Made once for a module, since its tests change nothing."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock():
        try:
            with override_settings(MEDIA_ROOT=media), serving() as site:
                yield Furnished(site.url, furnish(), media)
        finally:
            renew_database(request.config)


@pytest.fixture
def reader(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    """A tab of a reader in Japan; an error in a script fails the test."""
    context = browser.new_context(
        base_url=furnished.url,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        viewport={"width": 1280, "height": 900},
    )
    serve_images(context, furnished.media)
    page = context.new_page()
    with no_errors(page):
        yield page
        context.close()


@pytest.fixture
def scriptless(browser: Browser, furnished: Furnished) -> Iterator[Page]:
    """A tab on a phone whose browser runs no scripts."""
    context = browser.new_context(
        base_url=furnished.url,
        locale="ja-JP",
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    )
    yield context.new_page()
    context.close()


type Desk = Callable[[User], Page]


@pytest.fixture
def desk(browser: Browser, live_site: LiveSite) -> Iterator[Desk]:
    """Gives each person a browser of their own, in which they have signed in to the admin."""
    contexts = []

    def sit_down(user: User) -> Page:
        context = browser.new_context(
            base_url=live_site.url, locale="ja-JP", timezone_id="Asia/Tokyo"
        )
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(60_000)
        sign_in(tab, user.email)
        return tab

    yield sit_down
    for context in contexts:
        context.close()


@pytest.fixture
def editor(page: Page, live_site: LiveSite) -> Page:
    """A tab in which an editor has signed in to the admin."""
    user = User.objects.create_superuser("henshu@example.jp", PASSWORD)
    sign_in(page, user.email)
    return page


def serve_images(context: BrowserContext, media: Path) -> None:
    """Uploaded images come from the reverse proxy, as docs/operations.md says."""

    def serve(route: Route) -> None:
        name = urlsplit(route.request.url).path.removeprefix(settings.MEDIA_URL)
        route.fulfill(path=media / name)

    context.route(f"**{settings.MEDIA_URL}**", serve)
