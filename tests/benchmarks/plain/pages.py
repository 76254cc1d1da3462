"""The same pages as ours, in plain Wagtail."""

import datetime
import io
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Site

from tests.benchmarks.content import Writer
from tests.benchmarks.desk_content import DAY, PAGES, desk, editor, fill_index, texts
from tests.benchmarks.plain.models import (
    ListPage,
    PlainBody,
    PlainEvent,
    PlainNews,
    PlainNewsOrganization,
    PlainSession,
    Series,
)


def fill() -> dict[str, Any]:
    """Make everything, and somebody who may look at it."""
    name = "editor"
    user = editor("Editors", username=name, email="editor@example.jp", password=name)
    front: Any = Site.objects.get(is_default_site=True).root_page
    drawn = io.BytesIO()
    Drawing.new("RGB", (800, 600), "navy").save(drawn, "JPEG")
    for number in range(PAGES):
        drawn.seek(0)
        Image.objects.create(
            title=f"絵 {number}", file=ImageFile(drawn, name=f"plain-{number}.jpg")
        )
    for number in range(3):
        Series.objects.create(name=f"シリーズ{number}")
    news, events = (
        front.add_child(instance=ListPage(title=title, slug=title)) for title in ("news", "events")
    )
    return desk(user, fill_index(news, user, _news), fill_index(events, user, _event))


def _common(writer: Writer, number: int) -> dict[str, Any]:
    image = Image.objects.order_by("pk")[number].pk
    pages = list(ListPage.objects.order_by("pk").values_list("pk", flat=True))
    given = texts(writer, number, image, [*pages, 1])
    given["body"][-1]["value"].pop("organization")
    return given


def _news(writer: Writer, number: int) -> PlainNews:
    page = PlainNews(
        **_common(writer, number), date_published=DAY, series=Series.objects.order_by("pk")[0]
    )
    page.organizations = [PlainNewsOrganization(organization=row) for row in Series.objects.all()]
    return page


def _event(writer: Writer, number: int) -> PlainEvent:
    page = PlainEvent(**_common(writer, number))
    page.sessions = [
        PlainSession(date_of_start=DAY + datetime.timedelta(days=day)) for day in range(3)
    ]
    page.bodies = [PlainBody(organization=row) for row in Series.objects.all()]
    return page
