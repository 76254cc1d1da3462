"""The chronology as an Atom feed."""

from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from django.test import Client

from cms.pages.dates.precision import StatedDate
from tests.factories.news import ChronologyEntryFactory, ChronologyPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_the_latest_lines_are_told_newest_first(client: Client) -> None:
    ChronologyPageFactory(title="架空の経過")
    news = NewsPageFactory()
    first: Any = ChronologyEntryFactory(
        date=StatedDate.from_iso("2014-09-10"), text="意見交換 <一>", place="架空会館"
    )
    ChronologyEntryFactory(
        date=StatedDate.from_iso("{2015-05-30,2015-05-31}"), text="祭り", record=news
    )
    answer = client.get("/feeds/chronology.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = Xml.fromstring(answer.content)  # noqa: S314  # our own answer
    assert feed.findtext("a:title", "", ATOM) == "架空の経過"
    newest, oldest = feed.findall("a:entry", ATOM)
    assert newest.findtext("a:title", "", ATOM) == "祭り"
    assert newest.find("a:link", ATOM).attrib["href"].endswith(news.get_url())  # type: ignore[union-attr]
    assert oldest.findtext("a:title", "", ATOM) == "意見交換 <一>"
    where = oldest.find("a:link", ATOM).attrib["href"]  # type: ignore[union-attr]
    assert where.endswith(f"/chronology/?fiscal_year=2014#entry-{first.pk}")
    assert oldest.findtext("a:summary", "", ATOM) == "2014年9月10日（水）・平成26年／架空会館"
    assert oldest.findtext("a:published", "", ATOM) == "2014-09-10T00:00:00+09:00"
    assert oldest.findtext("a:id", "", ATOM).endswith(f"/api/v1/chronology/{first.pk}")


def test_without_its_page_there_is_no_feed(client: Client) -> None:
    ChronologyEntryFactory()
    ChronologyPageFactory(draft=True)
    assert client.get("/feeds/chronology.atom").status_code == 404
