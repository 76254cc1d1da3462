"""Our pages for the desk: lists of fifty, with as many rows as Wagtail's beside them."""

import datetime
from typing import Any

from wagtail.models import Site

from cms.media.models import PortalImage
from members.models import Organization
from news.models import (
    EventBody,
    EventIndexPage,
    EventPage,
    EventSession,
    NewsIndexPage,
    NewsOrganization,
    NewsPage,
    Series,
)
from tests.benchmarks.content import Writer
from tests.benchmarks.desk_content import DAY, desk, editor, fill_index, texts


def fill_ours() -> dict[str, Any]:
    """Make the pages and somebody who may look at them."""
    user = editor("編集者", email="editor@bench.example.jp", password="benchmark")
    front: Any = Site.objects.get(is_default_site=True).root_page
    news, events = (
        front.add_child(instance=model(title=title, slug=f"desk-{slug}"))
        for model, title, slug in (
            (NewsIndexPage, "机のお知らせ", "news"),
            (EventIndexPage, "机のイベント", "events"),
        )
    )
    return desk(user, fill_index(news, user, _news), fill_index(events, user, _event))


def _common(writer: Writer, number: int) -> dict[str, Any]:
    image = PortalImage.objects.order_by("pk")[number].pk
    keys = list(NewsPage.objects.order_by("pk").values_list("pk", flat=True)[:3])
    return texts(writer, number, image, keys)


def _news(writer: Writer, number: int) -> NewsPage:
    page = NewsPage(
        **_common(writer, number), date_published=DAY, series=Series.objects.order_by("pk")[0]
    )
    page.organizations = [
        NewsOrganization(organization=organization, locale_id=1)
        for organization in Organization.objects.order_by("pk")[:3]
    ]
    return page


def _event(writer: Writer, number: int) -> Any:
    page: Any = EventPage(**_common(writer, number))
    page.sessions = [
        EventSession(date_of_start=DAY + datetime.timedelta(days=day), all_day=True)
        for day in range(3)
    ]
    page.bodies = [
        EventBody(organization=organization)
        for organization in Organization.objects.order_by("pk")[:3]
    ]
    return page
