"""Every file that the sample site names anywhere is there, for everybody, and is what it says."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Site

from cms.api import api
from cms.media import renditions
from cms.media.models import PortalDocument, PortalImage
from cms.reading.files import media_type_of
from tests.contract.leaks.files import plant_files, referring
from tests.factories.home import StandardPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_load")]

ADDRESS = re.compile(r"""(?:https?://([^/\s"'<>]+))?(/[^\s"'<>\\]*)""")
FILES = ("/media/", "/documents/")
ELSEWHERE = ("/admin/", "/static/", "/api/member/", "/api/wagtail/", "/api/v1/preview")
ALIKE = ("/organizations/", "/en/organizations/", "/api/v1/organizations/")
ENOUGH = 10
"""How many of four hundred organizations are looked at in each way."""
BEGINNINGS = {"image/webp": b"RIFF", "application/pdf": b"%PDF-"}


@dataclass
class Walk:
    """What a visitor without an account comes by who follows every address without a query."""

    client: Client
    hosts: set[str]
    seen: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    alike: Counter[str] = field(default_factory=Counter)

    def go(self, start: list[str]) -> None:
        waiting = start
        while waiting:
            address = waiting.pop()
            if address in self.seen or self._is_more_of_the_same(address):
                continue
            self.seen.add(address)
            answer = self.client.get(address)
            if answer.status_code != 200 or answer.streaming:
                continue
            for path in self._named(answer.content.decode(errors="replace")):
                if path.startswith(FILES):
                    self.files.add(path)
                elif not path.startswith(ELSEWHERE):
                    waiting.append(path)

    def _is_more_of_the_same(self, address: str) -> bool:
        alike = [each for each in ALIKE if address.startswith(each)]
        self.alike.update(alike)
        return any(self.alike[each] > ENOUGH for each in alike)

    def _named(self, text: str) -> Iterator[str]:
        for host, path in ADDRESS.findall(html.unescape(text)):
            if not host or host in self.hosts:
                yield quote(unquote(urlsplit(path).path.rstrip(",.)]")), safe="/%")


@pytest.fixture
def walk() -> Walk:
    hosts = {f"{site.hostname}:{site.port}" for site in Site.objects.all()}
    return Walk(Client(), hosts | {host.partition(":")[0] for host in hosts} | {"testserver"})


def starts() -> list[str]:
    lists = [path for path in api.document["paths"] if "{" not in path]
    return ["/", "/robots.txt", "/sitemap.xml", "/en/", *lists]


def offered() -> PortalDocument:
    """A file on a page; the sample content has pictures only."""
    document: PortalDocument = PortalDocument.objects.create(
        title="資料", file=ContentFile(b"%PDF-1.7", "資料（表）.pdf")
    )
    text = f'<p><a linktype="document" id="{document.pk}">資料</a></p>'
    StandardPageFactory(slug="shiryo", body=[("text", text)], show_in_menus=True)
    return document


def test_every_file_that_is_named_is_handed_out(walk: Walk) -> None:
    for picture in PortalImage.objects.all():
        renditions.make(picture)
    document, hidden = offered(), plant_files()
    StandardPageFactory(draft=True, **referring(hidden))
    walk.go(starts())
    shown = {url for picture in PortalImage.objects.all() for url in _made(picture)}
    assert walk.files == (shown | {document.url}) - {*hidden.shown, *hidden.never}
    for address in walk.files:
        answer: Any = walk.client.get(address)
        assert answer.status_code == 200, address
        body = b"".join(answer)
        kind = answer.headers["Content-Type"]
        assert kind == media_type_of(unquote(address))
        assert body.startswith(BEGINNINGS[kind])
        assert answer.headers["Content-Length"] == str(len(body))
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for address in hidden.shown + hidden.never:
        assert walk.client.get(address).status_code == 404


def _made(picture: PortalImage) -> list[str]:
    return [rendition.url for rendition in picture.renditions.all()]
