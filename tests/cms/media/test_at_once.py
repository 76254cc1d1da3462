"""Twenty who ask at once for what is not there yet make it once."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from cms.media.models import PortalImage, PortalRendition
from cms.media.tasks import make_renditions
from cms.users.models import User
from home.models import StandardPage
from tests.cms.media.images import image
from tests.factories.home import StandardPageFactory
from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 20
PATIENCE = 30.0  # seconds until a test gives up waiting for others
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def all_at_once[T](ask: Callable[[], T]) -> list[T]:
    start = threading.Barrier(MANY)

    def one() -> T:
        start.wait()
        return ask()

    with ThreadPoolExecutor(MANY) as pool:
        return [future.result() for future in [pool.submit(one) for _ in range(MANY)]]


def fetch(address: str, cookie: str = "") -> bytes:
    with urlopen(Request(address, headers={"Cookie": cookie})) as answer:
        body: bytes = answer.read()
    return body


def session() -> str:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts builds by spec; each goes on only when all others wait for it, or build themselves."""
    counted: Counter[str] = Counter()
    build = PortalImage.generate_rendition_file

    def slowly(self: PortalImage, filter: Any, **options: Any) -> Any:  # noqa: A002  # Wagtail's name
        counted[filter.spec] += 1
        _until(lambda: _waiting() + counted[filter.spec] >= MANY)
        return build(self, filter, **options)

    monkeypatch.setattr(PortalImage, "generate_rendition_file", slowly)
    return counted


def _waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end


def test_a_thumbnail_of_the_admin_is_built_once(live_site: LiveSite, builds: Counter[str]) -> None:
    picture, cookie = image(title="雪の小山"), session()
    pages = all_at_once(lambda: fetch(f"{live_site.url}/admin/images/", cookie).decode())
    assert builds == {"max-165x165": 1}
    (row,) = PortalRendition.objects.all()
    assert row.image_id == picture.pk
    shown = {tuple(re.findall(r'src="(/media/[^"]+)"', page)) for page in pages}
    assert shown == {(row.url,)}
    assert len(set(all_at_once(lambda: fetch(live_site.url + row.url, cookie)))) == 1


def test_a_page_is_built_once_and_waits_for_no_picture(
    live_site: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = image(width=400)
    page = StandardPageFactory(image=picture, image_alt="雪の小山")
    built: Counter[int] = Counter()
    detail = StandardPage.detail

    def counted(self: StandardPage, context: Any) -> Any:
        built[self.pk] += 1
        return detail(self, context)

    monkeypatch.setattr(StandardPage, "detail", counted)
    address = live_site.url + page.relative_url(None)
    (before,) = set(all_at_once(lambda: fetch(address)))
    assert built == {page.pk: 1}
    assert not PortalRendition.objects.exists()
    all_at_once(lambda: _job(picture.pk))
    assert sorted(picture.renditions.values_list("width", flat=True)) == [320, 400]
    (after,) = set(all_at_once(lambda: fetch(address)))
    assert built == {page.pk: 2}
    assert b"/media/" not in before
    for row in picture.renditions.all():
        assert row.url.encode() in after
        with row.file.open() as file:
            kept = file.read()
        assert set(all_at_once(partial(fetch, live_site.url + row.url))) == {kept}


def _job(key: int) -> None:
    """As two workers would run it."""
    make_renditions(image_id=key)
    connection.close()
